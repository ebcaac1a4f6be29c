"""Every life story of every trajectory type, to each of its results: what documents are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from modellen.assessment.model import (
    Bevinding,
    Leefgebied,
    RealLifeAssessment,
    RlaConclusies,
    Termijn,
)
from modellen.beroepskeuze.model import Beroepskeuzetest, Competentie, CompetentieScore
from modellen.documenten.bron import Bron
from modellen.documenten.model import Documentsoort, Periode
from modellen.documenten.opstellen import Opgesteld, stel_op
from modellen.traject.model import Gegeven
from modellen.traject.repository import splits
from modellen.traject.stand import Stand
from tests.modellen.traject.kwalificatiebaan_verhaal import met_lks as kwalificatiebaan_lks
from tests.modellen.traject.opstapbaan_verhaal import tot as opstap
from tests.modellen.traject.test_kwalificatiebaan import VERHALEN as KWALIFICATIEBAAN
from tests.modellen.traject.test_opstapbaan_uitkomsten import VERHALEN as OPSTAPBAAN
from tests.modellen.traject.test_toeleiding import VERHALEN as TOELEIDING
from tests.modellen.traject.test_tweede_spoor import AFLOPEN
from tests.modellen.traject.toeleiding_verhaal import met_vervolg as toeleiding_vervolg
from tests.modellen.traject.tweede_spoor_verhaal import Spoor2, aangemeld, in_uitvoering
from tests.modellen.traject.verhaal import Verhaal

NU = datetime(2029, 6, 1, 12, tzinfo=UTC)

GEHEIM = "Zevenblad"
"""Stands in every confidential text of a story told by :func:`met_geheimen`."""


def _spoor2(code: str) -> Callable[[], Verhaal]:
    def vertel() -> Verhaal:
        if code == "SP2-R7":
            return geen_traject()
        v = AFLOPEN[code]()
        return v.sluit(code) if code == "SP2-R6" else v.doe("eindrapportage").sluit(code)

    return vertel


def geen_traject() -> Spoor2:
    """Decision B."""
    v = aangemeld().doe("start_screening").doe("rla").doe("screening_conclusie").doe("totaalbeeld")
    return v.doe("besluit", uitkomst="B", zorgvuldig_onderzocht=True).sluit("SP2-R7")


def _dicht(vertel: Callable[[], Any], code: str) -> Callable[[], Verhaal]:
    return lambda: vertel().sluit(code)


LEVENSVERHALEN: Mapping[tuple[str, str], Callable[[], Verhaal]] = MappingProxyType(
    {("opstapbaan", c): vertel for c, (vertel, _) in OPSTAPBAAN.items()}
    | {("toeleiding", c): _dicht(vertel, c) for c, vertel in TOELEIDING.items()}
    | {("kwalificatiebaan", c): _dicht(vertel, c) for c, vertel in KWALIFICATIEBAAN.items()}
    | {("tweede_spoor", c): _spoor2(c) for c in (*AFLOPEN, "SP2-R7")}
)
"""By type and result."""

GEDEELD: tuple[tuple[str, dict[str, Gegeven]], ...] = (
    (
        "kader",
        {
            "plichten_uitgelegd": True,
            "klant_paste_prioriteiten_aan": True,
            "bevestigd_door_klant": True,
        },
    ),
    (
        "contactmoment",
        {
            "soort": "gesprek",
            "duur_minuten": 45,
            "deelnemers": ["klant", "jobcoach"],
            "aanwezig": True,
        },
    ),
    ("afspraak", {"wat": "Belt drie werkgevers.", "voor_datum": "2026-12-01"}),
    (
        "workshop",
        {"soort": "empowerment", "empowerment": True, "praktische_informatie": True, "actie": True},
    ),
)
"""Steps that every type shares and that the stories to a result do without."""


_RLA: dict[str, Gegeven] = {
    "leefgebieden": [gebied.value for gebied in Leefgebied],
    "locatie_gekozen_door_klant": True,
    "conclusies": ["a", "b", "c", "d", "e"],
}


def met_gedeelde(v: Verhaal) -> Verhaal:
    """The same story with those steps at its end."""
    for stap, gegevens in GEDEELD:
        v.stap(stap, **gegevens)
    return v


VOLLE: Mapping[str, tuple[Callable[[], Verhaal], ...]] = MappingProxyType(
    {
        "opstapbaan": (
            lambda: met_gedeelde(opstap("in_opstapbaan").doe("werkplek_sdw", "observatie")).doe(
                "weekgesprek", "opdracht", "beroepskeuzetest", "rla", "mindset", "totaalbeeld"
            ),
            lambda: met_gedeelde(opstap("in_nazorg")).doe("nazorg_werknemer", "nazorg_werkgever"),
        ),
        "toeleiding": (lambda: met_gedeelde(toeleiding_vervolg().stap("rla", **_RLA)),),
        "kwalificatiebaan": (lambda: met_gedeelde(kwalificatiebaan_lks()),),
        "tweede_spoor": (lambda: met_gedeelde(in_uitvoering()),),
    }
)
"""Running stories by type, with everything that the shared steps give."""


def met_geheimen(v: Verhaal) -> Stand:
    """The story with another text in every confidential field."""
    gebeurtenissen = []
    for g in v.stand.gebeurtenissen:
        _, besloten = splits(v.soort, g)
        gegevens = dict(g.gegevens) | {veld: f"{GEHEIM} {veld}" for veld in besloten}
        gebeurtenissen.append(replace(g, gegevens=gegevens))
    return Stand(v.stand.traject, tuple(gebeurtenissen))


def stel_document_op(
    v: Verhaal,
    soort: Documentsoort,
    stand: Stand | None = None,
    *,
    periode: Periode | None = None,
) -> Opgesteld:
    """As the service does it: the record with and without what is confidential."""
    heel = stand or v.stand
    kaal = Stand(
        heel.traject,
        tuple(replace(g, gegevens=splits(v.soort, g)[0]) for g in heel.gebeurtenissen),
    )
    assessment = RealLifeAssessment(
        klant=heel.traject.klant,
        datum=date(2026, 2, 2),
        locatie="thuis",
        verslag={gebied: f"{GEHEIM} over {gebied.label}." for gebied in Leefgebied},
        kwaliteiten=frozenset({Bevinding.PRAKTISCH, Bevinding.DOORZETTER}),
        conclusies=RlaConclusies(
            te_motiveren=True,
            kan_uitstromen=True,
            scholing="Een cursus van een week.",
            weg_te_nemen="Er is nog geen recent cv.",
            termijn=Termijn.ZES_MAANDEN,
        ),
    )
    test = Beroepskeuzetest(
        klant=heel.traject.klant,
        datum=date(2026, 2, 3),
        competenties=(CompetentieScore(Competentie.HANDVAARDIGHEID, 5),),
    )

    bron = Bron(soort=v.soort, stand=heel, op=NU, periode=periode, assessment=assessment, test=test)
    return stel_op(soort, open_=kaal, heel=bron)
