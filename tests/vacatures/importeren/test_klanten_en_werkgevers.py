"""Klanten and employers come in by the same door, under their own rules."""

from __future__ import annotations

from datetime import date

import pytest

from modellen.klant.model import WensSoort, Werkervaring
from modellen.klant.repository import KlantRepository
from modellen.kwalificatie import Branche, Rijbewijs, Taalniveau, Vervoermiddel
from modellen.waarden import Postcode, UrenPerWeek
from vacatures.importeren import importeer_klanten, importeer_vacatures, importeer_werkgevers
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository

VANDAAG = date(2026, 11, 22)
KOP = "klantnummer;organisatie;coach;postcode;vervoer;uren_min;uren_max;taalniveau;rijbewijs"


@pytest.fixture
def lees_klanten(opslag, tmp_path):
    def _lees(tekst, **opties):
        pad = tmp_path / "klanten.csv"
        pad.write_text(tekst, encoding="utf-8")
        return importeer_klanten(
            opslag, pad, door="test", vandaag=VANDAAG, afgekeurd_map=tmp_path, **opties
        )

    return _lees


@pytest.mark.parametrize(
    ("rij", "veld"),
    [
        (";org;coach;4811;;;;;", "nummer"),
        ("123456789;org;coach;4811;;;;;", "nummer"),
        ("K-1;;coach;4811;;;;;", "organisatie"),
        ("K-1;org;;4811;;;;;", "coach"),
        ("K-1;org;coach;48AB;;;;;", "postcode"),
        ("K-1;org;coach;4811;te paard 30;;;;", "vervoer"),
        ("K-1;org;coach;4811;fiets 900;;;;", "vervoer"),
        ("K-1;org;coach;4811;;;;heel goed Engels;", "taalniveau"),
    ],
)
def test_klant_met_een_onleesbare_waarde_wordt_afgekeurd(lees_klanten, rij, veld):
    rapport = lees_klanten(f"{KOP}\n{rij}")
    assert (rapport.nieuw, rapport.fouten[0].veld) == (0, veld)


def test_klant_wordt_gelezen_en_gezondheid_niet(lees_klanten, opslag):
    kop = f"{KOP};wensen;liever_niet;werkervaring;uitgesloten_branches;voornaam;achternaam;diagnose"
    rij = ("K-1;org;coach;4811 AB;fiets 30, dan ov 60;16;24;B1;B;tuinman;haast;"
           "vakkenvuller (3 jaar);horeca;Sam;de Vries;verzonnen kwaal")  # fmt: skip
    rapport = lees_klanten(f"{kop}\n{rij.replace(', dan', ' |')}")
    assert rapport.meldingen == []
    with opslag.lezen() as session:
        klant = KlantRepository(session).get("K-1")
        naam = KlantRepository(session).find_identiteit("K-1")
    assert klant.postcode == Postcode(4811, "AB")
    assert dict(klant.vervoer) == {Vervoermiddel.FIETS: 30, Vervoermiddel.OV: 60}
    assert (klant.uren, klant.taalniveau) == (UrenPerWeek(16, 24), Taalniveau.B1)
    assert klant.rijbewijzen == {Rijbewijs.B}
    assert [w.soort for w in klant.wensen] == [WensSoort.BEROEP, WensSoort.LIEVER_NIET]
    assert klant.werkervaring == (Werkervaring("vakkenvuller", jaren=3),)
    assert klant.uitgesloten_branches == {Branche.HORECA}
    assert "kwaal" not in repr(klant)
    assert naam.volledige_naam == "Sam de Vries"


def test_zelfde_klanten_nog_eens_verandert_niets_en_proef_schrijft_niets(lees_klanten, opslag):
    tekst = f"{KOP}\nK-1;org;coach;4811;fiets 30;16;24;B1;B"
    assert lees_klanten(tekst, proef=True).nieuw == 1
    with opslag.lezen() as session:
        assert KlantRepository(session).list_() == []
    assert lees_klanten(tekst).nieuw == 1
    assert lees_klanten(tekst).ongewijzigd == 1


def test_werkgevers_worden_gelezen_en_gekoppeld_aan_hun_vacatures(opslag, tmp_path):
    werkgevers = tmp_path / "werkgevers.csv"
    werkgevers.write_text("nummer;naam;plaats;branche;actief\n12;Jansen BV;Breda;schoonmaak;ja\n"
                          ";;Breda;;\n;Pietersen;Tilburg;;misschien\n")  # fmt: skip
    rapport = importeer_werkgevers(
        opslag, werkgevers, door="test", vandaag=VANDAAG, afgekeurd_map=tmp_path
    )
    assert (rapport.nieuw, rapport.afgekeurd, rapport.met_waarschuwing) == (2, 1, 1)
    weer = importeer_werkgevers(
        opslag, werkgevers, door="test", vandaag=VANDAAG, afgekeurd_map=tmp_path
    )
    assert weer.ongewijzigd == 2
    vacatures = tmp_path / "vacatures.csv"
    vacatures.write_text("titel;werkgever;plaats\nSchoonmaker;jansen b.v.;Breda\n")
    importeer_vacatures(opslag, vacatures, door="test", vandaag=VANDAAG, afgekeurd_map=tmp_path)
    with opslag.lezen() as session:
        assert [v.werkgever for v in VacatureRepository(session).list_()] == ["W-12"]
        assert len(WerkgeverRepository(session).list_()) == 2
