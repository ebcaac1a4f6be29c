"""Which steps a part of a document is made of, found without declaring it twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from modellen.documenten.bron import Bron
from modellen.documenten.herkomst import stappen_achter
from modellen.documenten.model import Deel
from modellen.traject.model import Traject, Trajectsoort
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand
from modellen.waarden import KlantNummer

ELDERS = {"sterke_kanten", "verloop"}
"""Made of the assessment, and of whatever happened."""


def _leeg(soort: Trajectsoort) -> Bron:
    traject = Traject("T-1", KlantNummer("K-1"), soort.code, "opstap-noord", "gemeente")
    return Bron(soort, Stand(traject), datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize("soort", trajectsoorten().values(), ids=lambda s: s.code)
def test_elk_deel_dat_kan_ontbreken_wijst_naar_een_stap_van_zijn_soort(soort: Trajectsoort):
    delen = [d for kind in soort.documenten for d in kind.delen if d.is_verplicht]
    assert delen
    for deel in delen:
        codes = stappen_achter(deel, _leeg(soort))
        assert bool(codes) == (deel.code not in ELDERS), deel.code
        assert all(soort.find_stap(code) for code in codes)


def test_een_stap_die_de_soort_niet_heeft_wordt_niet_genoemd():
    soort = trajectsoorten()["tweede_spoor"]
    deel = Deel("x", "X", (), lambda bron: bron.feiten(bron.laatste("vakantie", "rla")), "Nee.")
    assert stappen_achter(deel, _leeg(soort)) == ("rla",)


@pytest.mark.parametrize("soort", trajectsoorten().values(), ids=lambda s: s.code)
def test_een_getal_met_de_naam_van_een_stap_is_het_nummer_van_een_gebeurtenis(soort: Trajectsoort):
    """The forms offer those events to choose from; the gates look the number up."""
    velden = {
        (stap.code, veld.code)
        for stap in soort.stappen
        for veld in stap.velden
        if veld.soort.value == "getal" and soort.find_stap(veld.code)
    }
    bekend = {
        ("handtekening", "trajectplan"),
        ("handtekening", "sa_programma"),
        ("weekgesprek", "observatie"),
        ("afspraak_besproken", "afspraak"),
    }
    assert ("afspraak_besproken", "afspraak") in velden
    assert velden <= bekend
