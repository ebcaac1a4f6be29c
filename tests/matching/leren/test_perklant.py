"""What the log says of each klant: counted once, and who lasted only when that can be known."""

from __future__ import annotations

import pytest

from matching.leren.perklant import (
    RIJP_NA,
    Klantgeschiedenis,
    als_uitkomsten,
    plaatsgewicht,
    tel_per_klant,
)
from modellen.tellen import Tijdvak
from modellen.voorstel.lijst import Klantplaats
from modellen.waarden import KlantNummer
from tests.modellen.voorstel.opzet import S, dag, verloop

KLANT = KlantNummer("K-1001")
ALTIJD = Tijdvak()
GEPLAATST = ((S.VOORGESTELD, 1), (S.GESPREK, 5), (S.INLEEN, 10))


def geschiedenis(*verlopen, plaatsen=(), na: int = 400, tijdvak: Tijdvak = ALTIJD):
    return tel_per_klant([KLANT], verlopen, plaatsen, tijdvak=tijdvak, peildag=dag(na))[KLANT]


def test_wie_geen_klant_van_de_vraag_is_telt_nergens():
    vreemd = Klantplaats(KlantNummer("K-9"), 0, 1, dag(1))
    uit = tel_per_klant(
        [KlantNummer("K-2")], [verloop(*GEPLAATST)], [vreemd], tijdvak=ALTIJD, peildag=dag(400)
    )
    assert uit == {"K-2": Klantgeschiedenis()}


def test_alleen_bekeken_is_geen_voorstel():
    assert geschiedenis(verloop((S.BEKEKEN, 1))) == Klantgeschiedenis()


def test_een_hogere_plaats_telt_zwaarder():
    gewichten = [plaatsgewicht(p) for p in range(4)]
    assert gewichten == pytest.approx([1.0, 0.6309, 0.5, 0.4307], abs=1e-4)
    plaatsen = [Klantplaats(KLANT, 0, 3, dag(2)), Klantplaats(KLANT, 2, 2, dag(9))]
    uit = geschiedenis(plaatsen=plaatsen)
    assert (uit.getoond, uit.laatst_getoond) == (5, dag(9))
    assert uit.blootstelling == pytest.approx(4.0)


def test_voorstellen_gesprekken_en_wat_nog_loopt():
    uit = geschiedenis(
        verloop((S.VOORGESTELD, 1), (S.GEWEIGERD, 3)),
        verloop((S.VOORGESTELD, 7), (S.GESPREK, 9)),
    )
    assert (uit.voorstellen, uit.gesprekken, uit.lopend) == (2, 1, 1)
    assert uit.laatst_voorgesteld == dag(7)


def test_een_tijdvak_gaat_over_de_dag_van_voorstellen():
    vroeg, laat = verloop((S.VOORGESTELD, 1)), verloop((S.VOORGESTELD, 40))
    uit = geschiedenis(vroeg, laat, tijdvak=Tijdvak(dag(30), dag(60)))
    assert (uit.voorstellen, uit.laatst_voorgesteld) == (1, dag(40))


@pytest.mark.parametrize(
    ("daarna", "duurzaam"),
    [
        (((S.UITVAL, 20),), False),
        (((S.NOG_AAN_HET_WERK, 195, {"maanden": 6}),), True),
    ],
)
def test_een_plaatsing_telt_pas_als_ook_een_blijver_bekend_zou_zijn(daarna, duurzaam):
    hier = verloop(*GEPLAATST, *daarna)
    rijp_op = 10 + RIJP_NA.days
    ervoor, erna = (geschiedenis(hier, na=na) for na in (rijp_op - 1, rijp_op))
    assert (ervoor.geplaatst, ervoor.rijp, ervoor.duurzaam) == (True, False, False)
    assert (erna.geplaatst, erna.rijp, erna.duurzaam) == (True, True, duurzaam)


def test_van_wie_niemand_het_vroeg_is_niet_bekend_of_het_duurde():
    uit = geschiedenis(verloop(*GEPLAATST))
    assert (uit.geplaatst, uit.rijp) == (True, False)


def test_als_rijen_zonder_wie_het_zijn():
    wat = als_uitkomsten([Klantgeschiedenis(blootstelling=2.5, voorstellen=3, geplaatst=True)])
    assert wat.blootstelling.tolist() == [2.5]
    assert wat.voorgesteld.tolist() == wat.geplaatst.tolist() == [True]
    assert wat.rijp.tolist() == wat.duurzaam.tolist() == [False]
