"""The Word file: a document to work on, with the same words as the PDF."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn

from api.rapport.pdf import maak_pdf
from api.rapport.rapport import LEEG
from api.rapport.word import maak_word
from modellen.documenten.model import Alinea, Feiten, Lijst, Onderdeel, Tabel
from modellen.traject.model import Deelnemer
from tests.api.rapport.test_pdf import VIJANDIG
from tests.api.rapport.voorbeeld import (
    ALLES,
    een_document,
    een_handtekening,
    een_rapport,
    kaal,
    lees_word,
    overal,
    pdf_tekst,
    rapport_met,
    word_tekst,
)

DOCUMENT = een_document(*ALLES)
RAPPORT = een_rapport(DOCUMENT, een_handtekening(DOCUMENT, Deelnemer.JOBCOACH))
BYTES = maak_word(RAPPORT)


def _onderdelen(inhoud: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(inhoud)) as zip_:
        return {naam: zip_.read(naam).decode("utf-8", "replace") for naam in zip_.namelist()}


@pytest.mark.parametrize("tekst", [*VIJANDIG, "\U0001f642 \u4e2d \u05e9\u05dc", "x" * 10_000])
def test_wat_iemand_typte_staat_er_letterlijk(tekst):
    assert word_tekst(maak_word(rapport_met(*overal(tekst)))).count(tekst.strip()) == 6


@pytest.mark.parametrize("tekst", ["a\x00b", "a\x1fb", "a\ufffeb", "a\u202eb"])
def test_tekens_die_word_stuk_maken_vallen_weg(tekst):
    gedrukt = word_tekst(maak_word(rapport_met(Alinea(tekst))))
    assert "ab" in gedrukt or "a\nb" in gedrukt


def test_een_regeleinde_en_een_lege_regel_blijven():
    word = lees_word(maak_word(rapport_met(Alinea("een\ntwee\n\ndrie"))))
    gewoon = [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Normal"]
    assert gewoon == ["een\ntwee", "drie"]


def test_een_lege_tabel_en_een_lege_lijst_breken_niets():
    leeg = (Tabel((), ()), Lijst(()), Feiten(()), Alinea(""), Tabel((), ((),)))
    assert maak_word(rapport_met(*leeg))
    assert maak_pdf(rapport_met(*leeg))


def test_koppen_zijn_echte_koppen():
    stijlen = {p.text: p.style.name for p in lees_word(BYTES).paragraphs if p.style is not None}
    assert stijlen["Trajectplan"] == "Title"
    for titel in [*(deel.titel for deel in RAPPORT.delen), "Ondertekening"]:
        assert stijlen[titel] == "Heading 1"
    assert stijlen["Kennismaking met de werkgever."] == "List Bullet"


def test_elke_stijl_die_gebruikt_wordt_bestaat():
    stukken = _onderdelen(BYTES)
    gebruikt = set(re.findall(r'<w:pStyle w:val="([^"]+)"', stukken["word/document.xml"]))
    bestaan = set(re.findall(r'w:styleId="([^"]+)"', stukken["word/styles.xml"]))
    assert gebruikt <= bestaan


def test_wat_ontbreekt_en_wat_afgeschermd_is_staat_in_een_kader():
    stijlen = {p.text: p.style.name for p in lees_word(BYTES).paragraphs if p.style is not None}
    assert stijlen["Ontbreekt: leg de datum van de evaluatie vast."] == "Opstap aandacht"
    assert stijlen["Planning: leg de datum van de evaluatie vast."] == "Opstap aandacht punt"
    assert stijlen["Dit deel is alleen voor klant en jobcoach."] == "Opstap kader"
    assert stijlen["Concept: 1 van 3 handtekeningen gezet"] == "Opstap concept"


def test_kopregels_van_tabellen_zijn_gemerkt():
    tabellen = {tabel.cell(0, 0).text: tabel for tabel in lees_word(BYTES).tables}
    for eerste in ("Datum", "Wie"):
        gemerkt = [rij._tr.find(f".//{qn('w:tblHeader')}") for rij in tabellen[eerste].rows]
        assert [g is not None for g in gemerkt] == [True] + [False] * (len(gemerkt) - 1)


def test_getallen_staan_rechts():
    uren = next(t for t in lees_word(BYTES).tables if t.cell(0, 0).text == "Datum")
    assert [str(cel.paragraphs[0].alignment) for cel in uren.columns[2].cells] == ["RIGHT (2)"] * 4


def test_de_taal_is_nederlands():
    stukken = _onderdelen(BYTES)
    assert "en-US" not in re.sub(r'w:eastAsia="[^"]*"', "", stukken["word/styles.xml"])
    assert 'w:val="nl-NL"' in stukken["word/styles.xml"]
    assert lees_word(BYTES).core_properties.language == "nl-NL"


def test_eigenschappen_noemen_organisatie_en_geen_account():
    eigen = lees_word(BYTES).core_properties
    assert eigen.title == "Trajectplan T-2041-3, versie 2"
    assert {eigen.author, eigen.last_modified_by} == {"Stichting Opstap Noord"}
    assert eigen.created == eigen.modified == RAPPORT.moment
    stukken = _onderdelen(BYTES)
    alles = "".join(stukken.values())
    assert not re.search("python-docx|Macintosh|coach.anna|account.jobcoach", alles)
    assert not [naam for naam in stukken if "thumbnail" in naam]


def test_twee_keer_maken_geeft_dezelfde_bytes():
    assert maak_word(RAPPORT) == BYTES
    with ZipFile(BytesIO(BYTES)) as zip_:
        assert {regel.date_time for regel in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_kop_en_voet_staan_op_elk_blad():
    blad = lees_word(BYTES).sections[0]
    assert blad.header.paragraphs[0].text == "Stichting Opstap Noord\tVoor de opdrachtgever"
    assert RAPPORT.vingerafdruk in blad.footer.paragraphs[0].text
    velden = blad.footer.paragraphs[0]._p.findall(qn("w:fldSimple"))
    assert [veld.get(qn("w:instr")) for veld in velden] == ["PAGE", "NUMPAGES"]


# --- the same words -------------------------------------------------------------------------------


def _woorden() -> list[str]:
    """What RAPPORT says, in the order of the page, as the content has it."""
    return [
        "Trajectplan",
        "Opstapbaan (Work-2-Gether)",
        "Concept: 1 van 3 handtekeningen gezet",
        *("Klant", "Sanne Bakker (K-1001)", "Opdrachtgever", "Gemeente Voorbeeld"),
        *("Jobcoach", "Anna de Wit"),
        *("Periode", "1 oktober 2026 tot en met 30 november 2026"),
        *("Opgemaakt", "20 november 2026 door Anna de Wit"),
        *("Kenmerk", "T-2041-3, versie 2"),
        *("Uitgave", "Voor de opdrachtgever"),
        *("Nog niet compleet", "Planning: leg de datum van de evaluatie vast."),
        *[tekst for deel in ALLES for tekst in _deel(deel)],
        *("Ondertekening", "Wie", "Naam", "Datum", "Handtekening"),
        *("Klant", "nog niet ondertekend"),
        *("Jobcoach", "Naam van jobcoach", "21 november 2026, 10:30 uur", "digitaal ondertekend"),
        *("Casemanager", "nog niet ondertekend"),
    ]


def _deel(deel: Onderdeel) -> list[str]:
    if deel.is_afgeschermd:
        return [deel.titel, "Dit deel is alleen voor klant en jobcoach."]
    if deel.ontbreekt:
        return [deel.titel, f"Ontbreekt: {deel.ontbreekt}"]
    teksten = [tekst for blok in deel.blokken for tekst in _blok(blok)]
    return [deel.titel, *teksten] if teksten else []


def _blok(blok: object) -> list[str]:
    match blok:
        case Alinea(tekst):
            return [str(tekst)]
        case Feiten(feiten):
            return [str(tekst) or LEEG for feit in feiten for tekst in feit]
        case Lijst(punten):
            return [str(punt) for punt in punten]
        case Tabel(kop, rijen, _, totaal):
            return [str(cel) for rij in (kop, *rijen, totaal or ()) for cel in rij]
    raise AssertionError(blok)


def test_word_zegt_wat_de_inhoud_zegt_en_niets_meer():
    assert kaal(word_tekst(BYTES)) == kaal("".join(_woorden()))


def test_pdf_zegt_wat_de_inhoud_zegt_en_niets_meer():
    alles = kaal(pdf_tekst(maak_pdf(RAPPORT)))
    assert kaal("".join(_woorden())) in _zonder_randen(alles)


def _zonder_randen(tekst: str) -> str:
    """Without what stands above and below each page."""
    for rand in (RAPPORT.organisatie + RAPPORT.uitgave, RAPPORT.voettekst):
        tekst = tekst.replace(kaal(rand), "")
    return re.sub(r"Pagina\dvan\d", "", tekst)
