"""A row whose values stand under other headers is put right only when that is beyond doubt."""

from __future__ import annotations

import random

import pytest

from modellen.plaats.plaats import standaard_register
from vacatures.importeren.herschikken import herschik, is_verschoven

GOED = {
    "titel": "Leerkracht groep 4",
    "werkgever": "De Eik",
    "postcode": "4811 AB",
    "plaats": "Breda",
    "geplaatst_op": "28-06-2026",
    "sluit_op": "31-12-2026",
    "startdatum": "In overleg",
    "url": "https://voorbeeld.example/vacature/12",
    "breedtegraad": "51.589500",
    "lengtegraad": "4.775300",
    "fte": "0,8 - 1,0",
    "contractvorm": "Tijdelijk met uitzicht op vast",
    "omvang": "Parttime",
}
VELDEN = frozenset(GOED)


def schud(waarden: dict[str, str], seed: int) -> dict[str, object]:
    inhoud = list(waarden.values())
    random.Random(seed).shuffle(inhoud)
    return dict(zip(waarden, inhoud, strict=True))


def zet_terug(waarden):
    return herschik(waarden, velden=VELDEN, register=standaard_register())


def test_rij_in_de_goede_kolommen_is_niet_verschoven():
    assert not is_verschoven(GOED)
    assert not is_verschoven({"titel": "Kok voor groep 4", "plaats": "1234 AB Breda"})


@pytest.mark.parametrize("seed", range(25))
def test_elke_schudding_wordt_teruggezet(seed):
    geschud = schud(GOED, seed)
    assert is_verschoven(geschud)
    assert zet_terug(geschud).velden == GOED


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"startdatum": "01-09-2026"}, "sluitingsdatum"),
        ({"werkgever": "Docent op De Eik"}, "titel"),
        ({"titel": "Iets leuks", "werkgever": "Iets anders"}, "titel"),
        ({"postcode": "", "plaats": ""}, "plaats"),
    ],
)
def test_wat_twee_dingen_kan_zijn_wordt_afgekeurd_met_de_reden(anders, reden):
    uitkomst = zet_terug(schud(GOED | anders, 1))
    assert not uitkomst.is_eenduidig
    assert reden in uitkomst.leg_uit()


def test_startdatum_in_een_andere_schrijfwijze_is_te_herkennen():
    uitkomst = zet_terug(schud(GOED | {"startdatum": "1-9-2026"}, 2))
    assert uitkomst.velden["sluit_op"] == "31-12-2026"
    assert uitkomst.velden["startdatum"] == "1-9-2026"


def test_herschikte_rij_wordt_aangenomen_met_een_waarschuwing(lees_in, bewaard):
    kop = ";".join(GOED)
    rijen = [";".join(str(w) for w in schud(GOED, seed).values()) for seed in (3, 4)]
    rapport = lees_in("\n".join([kop, rijen[0]]))
    assert rapport.nieuw == 1
    assert "teruggezet op inhoud" in rapport.waarschuwingen[0].wat
    assert bewaard()[0].titel == GOED["titel"]
    assert bewaard()[0].plek.pc4 == 4811
