"""A list that an organisation sets itself: read at the start, and it counts for every step."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.bootstrap import Samenstelling, bouw
from api.instellingen import Instellingen
from api.toegang.trajecten import Voorstel, begin_traject_als_beheer, leg_stap_vast_als_beheer
from modellen.fouten import OpstapFout
from modellen.klant.repository import KlantRepository
from modellen.traject.repository import TrajectRepository
from modellen.traject.vastleggen import StapGeweigerd
from tests.builders import ORGANISATIE, een_klant
from tests.modellen.traject.opstapbaan_verhaal import ANTWOORDEN, tot


def _bouw(data: Path, eigen: str) -> Samenstelling:
    (data / "keuzelijsten.toml").write_text(eigen, encoding="utf-8")
    return bouw(Instellingen(data=data))


def test_een_bestand_dat_niet_klopt_houdt_het_begin_tegen(tmp_path: Path):
    with pytest.raises(OpstapFout, match="keuzelijsten"):
        _bouw(tmp_path, "[opstap-noord]\nsdw_onderdelen = 3")


@pytest.mark.regel("OPS-86")
@pytest.mark.parametrize("organisatie", [ORGANISATIE, "opstap-elders"])
def test_de_eigen_lijst_telt_bij_het_vastleggen(tmp_path: Path, organisatie: str):
    samenstelling = _bouw(tmp_path, f'[{organisatie}]\nsdw_onderdelen = ["kringloop"]')
    klant = een_klant("K-1")
    with samenstelling.opslag.schrijven() as session:
        KlantRepository(session).save(klant, door="test")
    nummer = begin_traject_als_beheer(
        samenstelling, klant.nummer, soort="opstapbaan", opdrachtgever="gemeente", door="test"
    ).traject.nummer
    with samenstelling.opslag.schrijven() as session:
        trajecten = TrajectRepository(session)
        for gebeurtenis in tot("in_intake").doe("intakegesprek").stand.gebeurtenissen:
            trajecten.voeg_toe(nummer, gebeurtenis)

    def leg_vast(onderdeel: str) -> None:
        gegevens = {**ANTWOORDEN["sdw_gesprek"], "onderdeel": onderdeel}
        voorstel = Voorstel("sdw_gesprek", gegevens)
        leg_stap_vast_als_beheer(samenstelling, nummer, voorstel, door="test")

    goed, fout = ("kringloop", "tuinonderhoud")
    if organisatie != ORGANISATIE:
        goed, fout = fout, goed
    with pytest.raises(StapGeweigerd):
        leg_vast(fout)
    leg_vast(goed)
    samenstelling.sluit()
