"""Groups come in by the same door; what is on no closed list is kept nowhere."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from modellen.klant.repository import KlantRepository
from tests.builders import een_klant
from vacatures.importeren.groepsgegevens import importeer_groepsgegevens

KOP = "klantnummer;leeftijdsband;geslacht;herkomst;geboortedatum"


@pytest.fixture
def lees(opslag, tmp_path):
    with opslag.schrijven() as sessie:
        KlantRepository(sessie).save_all([een_klant("K-1"), een_klant("K-2")], door="test")

    def _lees(*rijen, **opties):
        pad = tmp_path / "groepen.csv"
        pad.write_text("\n".join((KOP, *rijen)), encoding="utf-8")
        return importeer_groepsgegevens(
            opslag,
            pad,
            door="test",
            vandaag=date(2026, 11, 22),
            afgekeurd_map=tmp_path / "afgekeurd",
            **opties,
        )

    return _lees


def bewaard(opslag) -> list[tuple[str | None, ...]]:
    vraag = "SELECT klant, leeftijdsband, geslacht, herkomst FROM groepsgegevens ORDER BY klant"
    with opslag.lezen() as sessie:
        return [tuple(rij) for rij in sessie.execute(text(vraag))]


@pytest.mark.parametrize(
    ("rij", "veld"),
    [
        (";vanaf 55;vrouw;nederland;", "nummer"),
        ("K-9;vanaf 55;vrouw;nederland;", "nummer"),
        ("K-1;58;vrouw;nederland;", "leeftijd"),
        ("K-1;1968;vrouw;nederland;", "leeftijd"),
        ("K-1;;vrouw;Verzonië;", "herkomst"),
        ("K-1;;v;;", "geslacht"),
        ("K-1;;;;", "rij"),
        ("K-1;;;", "kolommen"),
    ],
)
def test_wat_niet_klopt_wordt_afgekeurd_met_hoe_het_wel_moet(lees, opslag, rij, veld):
    rapport = lees(rij)
    assert (rapport.nieuw, rapport.afgekeurd) == (0, 1)
    assert rapport.fouten[0].veld == veld
    assert rapport.fouten[0].herstel
    assert bewaard(opslag) == []


def test_van_een_afgekeurde_rij_blijft_niets_persoonlijks_bewaard(lees, tmp_path):
    rapport = lees("K-1;58 jaar;vrouw;Verzonië;12-03-1968", "K-2;;;12-03-1968")
    inhoud = rapport.afgekeurd_bestand.read_text(encoding="utf-8-sig")
    assert rapport.afgekeurd == 2
    assert "K-1" in inhoud
    assert "vrouw" in inhoud
    for geheim in ("58", "1968", "Verzonië"):
        assert geheim not in inhoud
        assert geheim not in rapport.als_json()


def test_code_en_label_mogen_allebei_en_leeg_is_niet_gevraagd(lees, opslag):
    rapport = lees("K-1;55 jaar en ouder;Vrouw;buiten Europa;", "K-2;27_tot_45;wil niet zeggen;;")
    assert rapport.meldingen == []
    assert bewaard(opslag) == [
        ("K-1", "vanaf_55", "vrouw", "buiten_europa"),
        ("K-2", "27_tot_45", "wil_niet_zeggen", None),
    ]


def test_elke_rij_telt_precies_een_keer_en_nog_eens_verandert_niets(lees, opslag):
    rijen = ("K-1;;man;;", "K-1;;man;;", "K-1;;vrouw;;", "K-2;;anders;;", "K-9;;man;;")
    assert lees(*rijen, proef=True).nieuw == 2
    assert bewaard(opslag) == []
    rapport = lees(*rijen)
    assert rapport.gelezen == 5 == rapport.aangenomen + rapport.afgekeurd + rapport.dubbel
    assert (rapport.nieuw, rapport.afgekeurd, rapport.dubbel) == (2, 2, 1)
    assert lees(*rijen).ongewijzigd == 2
