"""The menu of steps: it says no only where recording would say no, whatever is filled in."""

from __future__ import annotations

import pytest

from modellen.traject.model import AFSLUITEN, Gebeurtenis, Gegeven, Stap, Veld, VeldSoort
from modellen.traject.mogelijk import MogelijkeStap, mogelijke_stappen
from modellen.traject.vastleggen import StapGeweigerd, leg_vast
from tests.modellen.traject.kwalificatiebaan_verhaal import SOORT as KWALIFICATIEBAAN
from tests.modellen.traject.opstapbaan_verhaal import tot
from tests.modellen.traject.toeleiding_verhaal import SOORT as TOELEIDING
from tests.modellen.traject.tweede_spoor_verhaal import Spoor2, in_uitvoering
from tests.modellen.traject.verhaal import COACH, Verhaal


def menu(v: Verhaal, *, door: str = COACH) -> dict[str, MogelijkeStap]:
    gevonden = mogelijke_stappen(v.soort, v.stand, v.laatst, door=door, normen=v.normen)
    return {mogelijk.stap.code: mogelijk for mogelijk in gevonden}


def regels(mogelijk: MogelijkeStap) -> list[str | None]:
    return [bezwaar.regel for bezwaar in mogelijk.bezwaren]


def test_afgesloten_traject_heeft_een_leeg_menu():
    v = tot("aangemeld").doe("stopverzoek", "klantevaluatie", "afsluiten")
    assert menu(v) == {}


def test_stap_van_een_andere_fase_staat_er_niet_in():
    codes = set(menu(tot("aangemeld")))
    assert "toewijzing" in codes
    assert not codes & {"aanmelding", "intakegesprek", "weekgesprek"}


def test_eenmalige_stap_die_er_al_is_staat_er_niet_meer_in():
    v = tot("aangemeld")
    assert "toewijzing" in menu(v)
    v.doe("toewijzing")
    assert v.fase == "aangemeld"
    assert "toewijzing" not in menu(v)
    v.trek_in(v.nummer("toewijzing"))
    assert "toewijzing" in menu(v)


def test_wat_zeker_in_de_weg_staat_wordt_gezegd_met_de_regel():
    v = tot("aangemeld")
    assert "SUC-18" in regels(menu(v)[AFSLUITEN])
    v.doe("stopverzoek", "klantevaluatie")
    assert "SUC-18" not in regels(menu(v)[AFSLUITEN])


def test_over_een_veld_dat_niemand_invulde_wordt_niet_geraden():
    # A talk about doelmatigheid asks for a coach, but nobody said what this talk is about.
    assert menu(tot("aangemeld"))["contactmoment"].bezwaren == ()


def test_elk_resultaat_zegt_wat_er_nog_ontbreekt():
    v = in_uitvoering()
    resultaten = menu(v)[AFSLUITEN].resultaten
    assert [r.resultaat for r in resultaten] == list(v.soort.resultaten)
    assert all(r.bezwaren for r in resultaten), "nothing was reached yet"
    v = in_uitvoering().doe("gestopt_door_werkgever")
    per_code = {r.resultaat.code: r.bezwaren for r in menu(v)[AFSLUITEN].resultaten}
    zonder_reden = {str(b.regel) for b in per_code["SP2-R1"]} - {
        str(b.regel) for b in per_code["SP2-R6"]
    }
    assert zonder_reden, "a job needs other evidence than a stop by the employer"


def test_wie_vraagt_telt_mee():
    # Approval of hours asks for somebody with that task; nobody got access yet.
    v = Verhaal(TOELEIDING)
    v.stap("aanmelding", **_vul_in(v, "aanmelding"))
    assert menu(v)["uren_geaccordeerd"].bezwaren


VERHALEN = (
    lambda: tot("aangemeld"),
    lambda: tot("in_opstapbaan"),
    lambda: Verhaal(KWALIFICATIEBAAN),
    lambda: Verhaal(TOELEIDING),
    lambda: Spoor2(),
    in_uitvoering,
)


@pytest.mark.parametrize("maak", VERHALEN)
def test_menu_weigert_alleen_wat_vastleggen_ook_weigert(maak):
    """What the menu refuses is refused with any fields; what it leaves out is refused too."""
    v = maak()
    gevonden = menu(v)
    for stap in v.soort.stappen:
        for gegevens in (_vul_in(v, stap.code), {}):
            geweigerd = _weigering(v, stap, gegevens)
            if stap.code not in gevonden:
                assert geweigerd, stap.code
            elif gegevens:
                verwacht = set(regels(gevonden[stap.code]))
                assert verwacht <= geweigerd, stap.code


def _weigering(v: Verhaal, stap: Stap, gegevens: dict[str, Gegeven]) -> set[str | None]:
    nummer = len(v.stand.gebeurtenissen) + 1
    nieuw = Gebeurtenis(nummer, stap.code, v.laatst, COACH, v.laatst, gegevens)
    try:
        leg_vast(v.soort, v.stand, nieuw, normen=v.normen)
    except StapGeweigerd as fout:
        return {bezwaar.regel for bezwaar in fout.bezwaren}
    return set()


def _vul_in(v: Verhaal, code: str) -> dict[str, Gegeven]:
    """Something that fits in every field of the step."""
    stap = v.soort.find_stap(code)
    assert stap is not None
    return {veld.code: _iets(veld) for veld in stap.velden}


def _iets(veld: Veld) -> Gegeven:
    match veld.soort:
        case VeldSoort.TEKST:
            return "iets"
        case VeldSoort.DATUM:
            return "2026-01-05"
        case VeldSoort.GETAL:
            return 1
        case VeldSoort.JA_NEE:
            return True
        case VeldSoort.KEUZE:
            return veld.keuzes[0]
        case VeldSoort.KEUZES:
            return list(veld.keuzes)
