"""Lists that an organisation sets itself: what is refused, and what then may be recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modellen.fouten import OpstapFout
from modellen.normen.norm import standaardnormen
from modellen.traject.keuzelijsten import (
    Keuzelijsten,
    lees_keuzelijstbestand,
    lees_keuzelijsten,
    standaardlijsten,
)
from modellen.traject.model import Trajectsoort
from modellen.traject.soorten import trajectsoorten
from modellen.traject.soorten.opstapbaan import SOORT
from modellen.waarden import OrganisatieCode
from tests.modellen.traject.opstapbaan_verhaal import tot

NOORD, ZUID = OrganisatieCode("opstap-noord"), OrganisatieCode("opstap-zuid")
EIGEN = '[opstap-noord]\nsdw_onderdelen = ["tuinonderhoud", "kringloop"]'
MET_LIJST = {("sdw_gesprek", "onderdeel"), ("werkplek_sdw", "onderdeel")}


def _keuzes(soort: Trajectsoort, stap: str) -> tuple[str, ...]:
    gevonden = soort.find_stap(stap)
    assert gevonden is not None
    return next(veld.keuzes for veld in gevonden.velden if veld.code == "onderdeel")


@pytest.mark.regel("OPS-86")
@pytest.mark.parametrize(
    "tekst",
    [
        "niet toml",
        "opstap-noord = 3",
        "[opstap-noord]\nonbekende_lijst = ['a']",
        "[opstap-noord]\nsdw_onderdelen = []",
        "[opstap-noord]\nsdw_onderdelen = 'tuinonderhoud'",
        "[opstap-noord]\nsdw_onderdelen = ['a', 'a']",
        "[opstap-noord]\nsdw_onderdelen = ['Tuin onderhoud']",
        "[opstap-noord]\nsdw_onderdelen = ['']",
        "[opstap-noord]\nsdw_onderdelen = ['a_']",
        "[opstap-noord]\nsdw_onderdelen = [1]",
        f"[opstap-noord]\nsdw_onderdelen = ['{'a' * 61}']",
    ],
)
def test_een_lijst_die_niet_klopt_wordt_geweigerd(tekst):
    with pytest.raises(OpstapFout) as fout:
        lees_keuzelijsten(tekst)
    assert fout.value.code == "keuzelijsten_onleesbaar"
    assert "sdw_onderdelen" in fout.value.volgende_stap


@pytest.mark.regel("OPS-86")
def test_wat_niet_op_de_eigen_lijst_staat_wordt_geweigerd():
    v = tot("in_intake").doe("intakegesprek")
    v.weiger("sdw_gesprek", "OPS-32", onderdeel="kringloop")
    v.soort = lees_keuzelijsten(EIGEN).pas_toe(SOORT, NOORD)
    v.weiger("sdw_gesprek", "OPS-32", onderdeel="fietsenstalling")
    v.doe("sdw_gesprek", onderdeel="kringloop")


@pytest.mark.regel("OPS-86")
def test_wat_er_al_stond_blijft_als_de_lijst_verandert():
    v = tot("in_opstapbaan").doe("werkplek_sdw", onderdeel="fietsenstalling")
    v.soort = lees_keuzelijsten(EIGEN).pas_toe(SOORT, NOORD)
    # Telling the whole story again judges no choice of before the change.
    v.verbeter(v.nummer("start_opstapbaan"), consulent="consulent-2")
    assert v.stand.waarde("werkplek_sdw", "onderdeel") == "fietsenstalling"


@pytest.mark.regel("OPS-86", "OPS-32")
def test_zonder_eigen_lijst_zijn_het_er_twaalf():
    normen = standaardnormen().normen_op("gemeente", tot("niets").nu.date())
    lijst = standaardlijsten()["sdw_onderdelen"]
    assert len(lijst) == normen.getal("ops.sectoren") == 12
    for stap, _ in MET_LIJST:
        assert _keuzes(SOORT, stap) == lijst


@pytest.mark.regel("OPS-86")
def test_een_eigen_lijst_geldt_alleen_voor_die_organisatie_en_in_elke_stap():
    lijsten = lees_keuzelijsten(EIGEN)
    assert lijsten.pas_toe(SOORT, ZUID) is SOORT
    anders = lijsten.pas_toe(SOORT, NOORD)
    for stap, _ in MET_LIJST:
        assert _keuzes(anders, stap) == ("tuinonderhoud", "kringloop")
    # Nothing else changed: put the standard list back and it is the same type.
    terug = Keuzelijsten({NOORD: standaardlijsten()}).pas_toe(anders, NOORD)
    assert terug == SOORT


def test_elk_veld_met_een_lijst_noemt_een_lijst_die_er_is():
    gevonden = {
        (stap.code, veld.code): veld
        for soort in trajectsoorten().values()
        for stap in soort.stappen
        for veld in stap.velden
        if veld.lijst is not None
    }
    assert set(gevonden) == MET_LIJST
    for veld in gevonden.values():
        assert veld.keuzes == standaardlijsten()[veld.lijst]
    assert replace(SOORT) == SOORT


@pytest.mark.regel("OPS-86")
def test_een_bestand_is_niet_nodig_en_wordt_gelezen_als_het_er_is(tmp_path):
    pad = tmp_path / "keuzelijsten.toml"
    assert lees_keuzelijstbestand(pad) == Keuzelijsten()
    pad.write_text(EIGEN, encoding="utf-8")
    assert lees_keuzelijstbestand(pad) == lees_keuzelijsten(EIGEN)
