"""The PDF: what people typed stays text, everybody can read it, and it is always the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.rapport.pdf import maak_beeld, maak_pdf
from api.rapport.tekens import _REEKSEN, druk_af
from modellen.documenten.model import Alinea, Onderdeel, Tabel
from modellen.traject.model import Deelnemer
from tests.api.rapport.voorbeeld import (
    ALLES,
    LANG,
    een_document,
    een_handtekening,
    een_rapport,
    kaal,
    lees_pdf,
    overal,
    pdf_tekst,
    rapport_met,
)
from tests.huis.project import REPO

VIJANDIG = [
    '#import "@preview/x:1.0.0": *',
    '#panic("nee") #let a = 1 #read("rapport.typ") #sys.inputs',
    "$ x^2 $ en @bron en <label> en *vet* en _schuin_ en `code`",
    "= Kop / term: uitleg // weg /* ook weg */ + een - twee",
    r"C:\map\nieuw \u{41} \# einde \ ",
    '"aanhaling" [haken] {accolades} (ronde) #[',
    "{{7*7}} <script>alert(1)</script> &amp; %s",
    "caf\u00e9, na\u00efef, \u00a7 5, 24 \u20ac, \u00bd, \u0141\u00f3d\u017a, \u0391\u03b8",
    "-- --- ... ~ 1/2",
]
RAPPORT = een_rapport(een_document(*ALLES))


def _soorten(knoop: Any) -> list[str]:
    """The kinds of element in the structure that a screen reader walks through."""
    knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
    if isinstance(knoop, list):
        return [soort for kind in knoop for soort in _soorten(kind)]
    if not isinstance(knoop, dict):
        return []
    eigen = [str(knoop["/S"])] if "/S" in knoop else []
    return eigen + (_soorten(knoop["/K"]) if "/K" in knoop else [])


@pytest.mark.parametrize("tekst", VIJANDIG)
def test_wat_iemand_typte_is_nooit_code(tekst):
    inhoud = maak_pdf(rapport_met(*overal(tekst)))
    assert kaal(pdf_tekst(inhoud)).count(kaal(tekst)) == 6


def test_een_titel_en_een_naam_zijn_ook_geen_code():
    code = '#panic("nee") $x$ @y'
    document = een_document(Onderdeel("x", code, ontbreekt=code))
    naam = een_handtekening(document, Deelnemer.KLANT, naam=code)
    tekst = kaal(pdf_tekst(maak_pdf(een_rapport(document, naam))))
    assert tekst.count(kaal(code)) == 5  # list at the top (twice), heading, box and signature


def test_wat_de_letters_niet_hebben_wordt_genoemd_en_niet_weggelaten():
    inhoud = maak_pdf(rapport_met(Alinea("blij \U0001f642 en \u4e2d\u6587")))
    assert kaal("blij [U+1F642] en [U+4E2D U+6587]") in kaal(pdf_tekst(inhoud))


def test_van_rechts_naar_links_staat_er_ook():
    tekst = pdf_tekst(maak_pdf(rapport_met(Alinea("naam: \u05e9\u05dc\u05d5\u05dd (K-12)"))))
    assert set("\u05e9\u05dc\u05d5\u05dd") <= set(tekst)
    assert "K-12" in tekst


def test_tekens_van_twee_schriften_op_een_letter_houden_het_document_niet_tegen():
    # Latin mark on a Hebrew letter: no font has both.
    inhoud = maak_pdf(rapport_met(Alinea("\u05dd\u059a blijft leesbaar")))
    assert "[U+05DD U+059A] blijft leesbaar" in pdf_tekst(inhoud)


@pytest.mark.slow
def test_elk_teken_dat_afgedrukt_heet_te_worden_wordt_dat():
    grenzen = [reeks.split("-") for reeks in _REEKSEN.split()]
    tekens = [chr(t) for r in grenzen for t in range(int(r[0], 16), int(r[-1], 16) + 1)]
    los = " ".join(f"e{teken}" for teken in tekens)
    assert druk_af(los) == los
    assert "U+" not in pdf_tekst(maak_pdf(rapport_met(Alinea(los))))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_uit_elke_tekst_komt_een_document(tekst):
    assert maak_pdf(rapport_met(Alinea(tekst), Tabel(("a", "b"), ((tekst, tekst),))))


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=120))
def test_gewone_tekens_komen_er_ongeschonden_uit(tekst):
    assert kaal(tekst) in kaal(pdf_tekst(maak_pdf(rapport_met(Alinea(tekst)))))


@pytest.mark.parametrize(
    "tekst",
    ["a" * 10_000, "x1" * 300, "https://voorbeeld.example/" + "pad/" * 60, "Ab-" * 200],
    ids=["toets", "code", "adres", "streepjes"],
)
def test_een_heel_lang_woord_blijft_binnen_het_blad(tekst):
    smal = Tabel(tuple("abcdefgh"), ((tekst[:90],) * 8,))
    inhoud = maak_pdf(rapport_met(Alinea(tekst), smal))
    gelezen = kaal(pdf_tekst(inhoud))
    assert gelezen.count("a") >= tekst.count("a")
    # The picture tells: the outermost 15 mm of a page stay white.
    for beeld in maak_beeld(rapport_met(Alinea(tekst[:600]), smal), ppi=25.4):
        assert _is_rand_wit(beeld, millimeters=15)


def _is_rand_wit(png: bytes, *, millimeters: int) -> bool:
    from io import BytesIO

    from PIL import Image

    blad = Image.open(BytesIO(png)).convert("L")
    rand = blad.crop((blad.width - millimeters, 0, blad.width, blad.height))
    return rand.getextrema()[0] == 255


def test_tienduizend_tekens_staan_er_alle():
    tekst = (LANG + " ") * (10_000 // len(LANG) + 1)
    gelezen = kaal(pdf_tekst(maak_pdf(rapport_met(Alinea(tekst)))))
    assert gelezen.count(kaal(LANG[:60])) == tekst.count(LANG)


# --- the page -------------------------------------------------------------------------------------


def test_kop_van_een_tabel_staat_op_elk_blad():
    rijen = tuple((f"dag {n}", "1,00") for n in range(90))
    bladen = lees_pdf(maak_pdf(rapport_met(Tabel(("Wanneer", "Uren"), rijen)))).pages
    assert len(bladen) > 1
    assert all("Wanneer" in blad.extract_text() for blad in bladen)


def test_een_totaal_staat_er_een_keer():
    rijen = tuple((f"dag {n}", "1,00") for n in range(90))
    tabel = Tabel(("Wanneer", "Uren"), rijen, (1,), ("Totaal", "90,00"))
    assert pdf_tekst(maak_pdf(rapport_met(tabel))).count("90,00") == 1


def test_getallen_staan_rechts_onder_elkaar():
    tabel = Tabel(("Wat", "Uren"), (("a", "5"), ("b", "12.345,50")), (1,))
    blad = lees_pdf(maak_pdf(rapport_met(tabel))).pages[0]
    regels = blad.extract_text(extraction_mode="layout").splitlines()
    kort, lang = (regel.rstrip() for regel in regels if regel.startswith((" a ", " b ")))
    assert kort.endswith(" 5")
    assert lang.endswith(" 12.345,50")
    assert len(kort) == pytest.approx(len(lang), abs=1)


def test_wie_kopieert_krijgt_wat_er_getypt_is():
    adres = "https://voorbeeld.example/een/heel/lang/pad?met=vragen"
    assert f"Zie {adres}, bijlage" in pdf_tekst(
        maak_pdf(rapport_met(Alinea(f"Zie {adres}, bijlage")))
    )


def test_elk_blad_heeft_zijn_nummer_en_de_vingerafdruk():
    rapport = rapport_met(*[Alinea(LANG)] * 30)
    bladen = lees_pdf(maak_pdf(rapport)).pages
    for nummer, blad in enumerate(bladen, start=1):
        tekst = blad.extract_text()
        assert f"Pagina {nummer} van {len(bladen)}" in tekst
        assert rapport.vingerafdruk in tekst


# --- the file -------------------------------------------------------------------------------------


def test_het_bestand_zegt_titel_taal_en_standaarden():
    lezer = lees_pdf(maak_pdf(RAPPORT))
    wortel: Any = lezer.trailer["/Root"]
    assert lezer.metadata is not None
    assert lezer.metadata.title == "Trajectplan T-2041-3, versie 2"
    assert lezer.metadata.author == "Stichting Opstap Noord"
    assert lezer.metadata.creation_date == RAPPORT.moment
    assert wortel["/Lang"] == "nl-NL"
    assert wortel["/MarkInfo"]["/Marked"]
    xmp = wortel["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1" in xmp
    assert "<pdfaid:part>2" in xmp


def test_een_schermlezer_vindt_titel_koppen_lijsten_en_tabelkoppen():
    wortel: Any = lees_pdf(maak_pdf(RAPPORT)).trailer["/Root"]
    soorten = _soorten(wortel["/StructTreeRoot"])
    assert soorten.count("/Title") == 1
    assert soorten.count("/H1") == len(RAPPORT.delen) + 1
    assert soorten.count("/Table") == 2
    assert soorten.count("/TH") == 3 + 4
    assert "/L" in soorten


def test_elke_letter_zit_in_het_bestand():
    for blad in lees_pdf(maak_pdf(RAPPORT)).pages:
        bladen: Any = blad["/Resources"]
        for letter in bladen["/Font"].values():
            kind = letter.get_object()["/DescendantFonts"][0].get_object()
            beschrijving = kind["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(beschrijving)


def test_twee_keer_maken_geeft_dezelfde_bytes():
    assert maak_pdf(RAPPORT) == maak_pdf(een_rapport(een_document(*ALLES)))


def test_een_andere_machine_maakt_dezelfde_bytes():
    script = (
        "from hashlib import sha256\n"
        "from api.rapport.pdf import maak_pdf\n"
        "from tests.api.rapport.test_pdf import RAPPORT\n"
        "print(sha256(maak_pdf(RAPPORT)).hexdigest())"
    )
    omgeving = os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONPATH": str(REPO)}
    gedaan = subprocess.run(
        [sys.executable, "-c", script], cwd=REPO, env=omgeving, capture_output=True, text=True
    )
    assert gedaan.stdout.strip() == sha256(maak_pdf(RAPPORT)).hexdigest(), gedaan.stderr


def test_een_handtekening_verandert_het_bestand():
    document = een_document(*ALLES)
    getekend = een_rapport(document, een_handtekening(document, Deelnemer.KLANT))
    assert maak_pdf(getekend) != maak_pdf(een_rapport(document))


def test_een_document_kost_minder_dan_een_halve_seconde():
    rijen = tuple((f"dag {n}", LANG[:90], "1,00") for n in range(60))
    rapport = rapport_met(Tabel(("Wanneer", "Wat", "Uren"), rijen), *[Alinea(LANG)] * 20)

    def seconden() -> float:
        begin = time.process_time()
        maak_pdf(rapport)
        return time.process_time() - begin

    assert min(seconden() for _ in range(3)) < 0.5
