"""`rapport`: refusals first, then a document as PDF and Word, open and confidential."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest

from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.traject.model import Gebeurtenis, Gegeven, Traject
from modellen.traject.repository import TrajectRepository
from modellen.waarden import KlantNummer
from tests.api.cli.conftest import ACHTERNAAM, VOORNAAM, Draai
from tests.builders import ORGANISATIE, een_identiteit, een_klant

GEHEIM = "Een paarse ooievaar op het balkon."


def _gebeurtenissen(*stappen: tuple[str, dict[str, Gegeven]]) -> list[Gebeurtenis]:
    moment = datetime(2026, 10, 5, 9, tzinfo=UTC)
    return [
        Gebeurtenis(nummer, stap, moment, "coach.anna", moment, gegevens)
        for nummer, (stap, gegevens) in enumerate(stappen, 1)
    ]


EVALUATIE: dict[str, Gegeven] = {
    "klant_doet_mee": True,
    "wat_vond_je": GEHEIM,
    "tips": "Eerder bellen.",
    "opvolging_tips": "naar_team",
}


@pytest.fixture
def dossiers(gevuld: Path) -> Path:
    """K-1001 has T-1 with an evaluation, K-1002 has T-2 and T-3 of the same type."""
    opslag = Opslag(f"sqlite:///{gevuld / 'opstap.sqlite3'}")
    with opslag.schrijven() as sessie:
        klanten = KlantRepository(sessie)
        klanten.save(een_klant("K-1003"), door="test")
        klanten.save_identiteit(een_identiteit("K-1003"), door="test")
        trajecten = TrajectRepository(sessie)
        for nummer, klant in (("T-1", "K-1001"), ("T-2", "K-1002"), ("T-3", "K-1002")):
            traject = Traject(
                nummer, KlantNummer(klant), "kwalificatiebaan", ORGANISATIE, "Gemeente Voorbeeld"
            )
            trajecten.create(traject, door="test")
        trajecten.voeg_vele_toe({"T-1": _gebeurtenissen(("klantevaluatie", EVALUATIE))})
    opslag.sluit()
    return gevuld


def _woorden(inhoud: bytes) -> str:
    word = docx.Document(BytesIO(inhoud))
    cellen = [vak.text for tabel in word.tables for rij in tabel.rows for vak in rij.cells]
    return " ".join([*(alinea.text for alinea in word.paragraphs), *cellen])


class TestWeigeren:
    @pytest.mark.parametrize(
        ("argumenten", "verwacht"),
        [
            (("K-9999", "trajectplan"), "K-9999"),
            (("K-1003", "trajectplan"), "heeft nog geen traject"),
            (("K-1001", "jaarverslag"), "Kies uit: trajectplan, rla_rapport"),
            (("K-1001", "klantevaluatie", "--naar", "uit.odt"), ".pdf of .docx"),
            (("K-1001", "klantevaluatie", "--naar", "nergens/uit.pdf"), "map die bestaat"),
            (("K-1001", "klantevaluatie", "--traject", "T-2"), "T-2"),
            (("K-1001", "voortgangsrapportage", "--van", "2026-11-01"), "--van en --tot"),
            (
                ("K-1001", "klantevaluatie", "--van", "2026-11-01", "--tot", "2026-11-30"),
                "Laat de periode weg",
            ),
            (("K-1002", "trajectplan"), "--traject: T-2, T-3"),
        ],
    )
    def test_verkeerde_vraag_zegt_wat_wel_kan(self, draai: Draai, dossiers, argumenten, verwacht):
        afloop = draai("rapport", *argumenten, "--data", str(dossiers))
        assert (afloop.status, afloop.uit) == (2, "")
        assert verwacht in " ".join(afloop.fout.split())

    def test_een_geweigerd_bestand_wordt_niet_gemaakt(self, draai: Draai, dossiers, tmp_path):
        draai("rapport", "K-1001", "klantevaluatie", "--naar", "uit.odt", "--data", str(dossiers))
        assert not list(tmp_path.glob("*.odt"))


class TestMaken:
    def test_pdf_krijgt_een_naam_met_nummers_en_zonder_naam(self, draai: Draai, dossiers, tmp_path):
        afloop = draai("rapport", "K-1001", "klantevaluatie", "--data", str(dossiers))
        assert afloop.status == 0
        (bestand,) = tmp_path.glob("*.pdf")
        assert bestand.name == "klantevaluatie-T-1-v1-opdrachtgever.pdf"
        assert bestand.read_bytes().startswith(b"%PDF-")
        assert bestand.name in afloop.uit
        assert "compleet" in afloop.uit
        assert "Nog te tekenen door: klant." in afloop.uit
        assert VOORNAAM not in afloop.uit
        assert ACHTERNAAM not in afloop.uit

    def test_gewone_uitgave_is_open_en_alleen_met_vertrouwelijk_staat_alles_erin(
        self, draai: Draai, dossiers, tmp_path
    ):
        opdracht = ("rapport", "K-1001", "klantevaluatie", "--data", str(dossiers), "--naar")
        assert draai(*opdracht, str(tmp_path / "open.docx")).status == 0
        assert draai(*opdracht, str(tmp_path / "heel.docx"), "--vertrouwelijk").status == 0
        open_ = _woorden((tmp_path / "open.docx").read_bytes())
        heel = _woorden((tmp_path / "heel.docx").read_bytes())
        assert "besproken in het team" in open_
        assert GEHEIM not in open_
        assert "Eerder bellen." not in open_
        assert GEHEIM in heel

    def test_wat_ontbreekt_wordt_genoemd_en_de_status_is_1(self, draai: Draai, dossiers, tmp_path):
        afloop = draai(
            *("rapport", "K-1002", "trajectplan", "--traject", "T-3", "--data", str(dossiers)),
        )
        assert afloop.status == 1
        assert "ontbreekt  Richting en aanpak" in afloop.uit
        assert list(tmp_path.glob("trajectplan-T-3-*.pdf"))

    def test_json_is_een_document_met_het_bestand(self, draai: Draai, dossiers, tmp_path):
        naar = tmp_path / "uit.pdf"
        document = draai(
            *("rapport", "K-1001", "klantevaluatie", "--json", "--naar", str(naar)),
            *("--data", str(dossiers)),
        ).document
        assert document["bestand"] == str(naar)
        assert document["versie"] == 1
        assert GEHEIM not in str(document)

    def test_twee_keer_hetzelfde_is_een_versie(self, draai: Draai, dossiers):
        opdracht = ("rapport", "K-1001", "klantevaluatie", "--json", "--data", str(dossiers))
        assert draai(*opdracht).document["versie"] == draai(*opdracht).document["versie"] == 1
