"""How the Word file looks: styles with names, the paper, and what Word keeps outside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph

TITEL, ONDERTITEL, KOP = "Title", "Subtitle", "Heading 1"
GEWOON, PUNT, RUIMTE = "Normal", "List Bullet", "No Spacing"
STATUS, STATUS_CONCEPT = "Opstap status", "Opstap concept"
KADER, KADER_AANDACHT = "Opstap kader", "Opstap aandacht"
KADER_PUNT = "Opstap aandacht punt"
TABELTEKST, LABEL = "Opstap tabel", "Opstap label"

BREEDTE_MM = 162.0
"""Between the margins of 24 mm on A4."""

_LETTER = "Arial"
# The colours of the site, without their number sign.
_INKT, _ZACHT, _LIJN = "1B2430", "4C5867", "C9CFC8"
_ACCENT, _ACCENT_ZACHT = "0F5C5A", "E8F2F0"
_AANDACHT, _AANDACHT_ZACHT = "6D4200", "FCEFD2"
_GROND = "F4F5F2"

_PROGRAMMA = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Opstap</Application></Properties>"
)


def leeg_document() -> Word:
    """An empty A4 document in Dutch with our styles."""
    import docx

    word = docx.Document()
    _zet_papier(word)
    _zet_taal(word)
    _zet_lettertypen(word)
    _zet_koppen(word)
    _maak_stijlen(word)
    _wis_herkomst(word)
    return word


def _zet_papier(word: Word) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    blad = word.sections[0]
    blad.page_width, blad.page_height = Mm(210), Mm(297)
    blad.left_margin = blad.right_margin = Mm(24)
    blad.top_margin, blad.bottom_margin = Mm(26), Mm(24)
    blad.header_distance = blad.footer_distance = Mm(12)
    for naam in ("Header", "Footer"):
        stijl = _stijl(word, naam)
        _letter(stijl, maat=8, kleur=_ZACHT)
        tabs = stijl.element.get_or_add_pPr().find(_naam("w:tabs"))
        if tabs is not None:
            tabs.getparent().remove(tabs)
        stijl.paragraph_format.tab_stops.add_tab_stop(Mm(BREEDTE_MM), WD_TAB_ALIGNMENT.RIGHT)


def _zet_taal(word: Word) -> None:
    for element in (word.styles.element, word.settings.element):
        for taal in (*element.iter(_naam("w:lang")), *element.iter(_naam("w:themeFontLang"))):
            taal.set(_naam("w:val"), "nl-NL")
    for onderdeel in word.settings.element.findall(_naam("w:decimalSymbol")):
        onderdeel.set(_naam("w:val"), ",")
    for onderdeel in word.settings.element.findall(_naam("w:listSeparator")):
        onderdeel.set(_naam("w:val"), ";")
    # Words that do not fit are broken, as in the PDF.
    breken = _element("w:autoHyphenation", val="true")
    word.settings.element.find(_naam("w:defaultTabStop")).addnext(breken)


def _zet_lettertypen(word: Word) -> None:
    from docx.shared import Pt

    gewoon = _stijl(word, GEWOON)
    _letter(gewoon, maat=10, kleur=_INKT)
    gewoon.paragraph_format.space_after = Pt(7)
    gewoon.paragraph_format.line_spacing = 1.15
    gewoon.paragraph_format.widow_control = True
    _stijl(word, PUNT).paragraph_format.space_after = Pt(4)
    ruimte = _stijl(word, RUIMTE)
    _letter(ruimte, maat=6, kleur=_INKT)


def _zet_koppen(word: Word) -> None:
    from docx.shared import Pt

    titel = _stijl(word, TITEL)
    _letter(titel, maat=22, kleur=_ACCENT, vet=True)
    _zonder_rand(titel)
    titel.paragraph_format.space_after = Pt(2)
    onder = _stijl(word, ONDERTITEL)
    _letter(onder, maat=12, kleur=_ZACHT)
    onder.font.italic = False
    onder.paragraph_format.space_after = Pt(8)
    kop = _stijl(word, KOP)
    _letter(kop, maat=13, kleur=_ACCENT, vet=True)
    kop.paragraph_format.space_before, kop.paragraph_format.space_after = Pt(18), Pt(6)
    kop.paragraph_format.keep_with_next = True


def _maak_stijlen(word: Word) -> None:
    from docx.shared import Pt

    for naam, kleur, vlak in (
        (STATUS, _ACCENT, _ACCENT_ZACHT),
        (STATUS_CONCEPT, _AANDACHT, _AANDACHT_ZACHT),
        (KADER, _ZACHT, _GROND),
        (KADER_AANDACHT, _AANDACHT, _AANDACHT_ZACHT),
    ):
        stijl = _nieuwe_stijl(word, naam)
        _letter(stijl, maat=10, kleur=kleur, vet=naam in (STATUS, STATUS_CONCEPT))
        _geef_rand(stijl, kleur=kleur, vlak=vlak)
        stijl.paragraph_format.space_after = Pt(10 if naam in (STATUS, STATUS_CONCEPT) else 0)
    punt = _nieuwe_stijl(word, KADER_PUNT, van=PUNT)
    _geef_rand(punt, kleur=_AANDACHT, vlak=_AANDACHT_ZACHT)
    punt.paragraph_format.space_after = Pt(0)
    for naam, kleur in ((TABELTEKST, _INKT), (LABEL, _ZACHT)):
        stijl = _nieuwe_stijl(word, naam)
        _letter(stijl, maat=9, kleur=kleur)
        stijl.paragraph_format.space_before = stijl.paragraph_format.space_after = Pt(2)
        stijl.paragraph_format.line_spacing = 1.05


def _wis_herkomst(word: Word) -> None:
    """Take out the picture and the program that the empty file came with."""
    pakket = word.part.package
    for sleutel, relatie in list(pakket.rels.items()):
        if relatie.reltype.endswith("/thumbnail"):
            del pakket.rels[sleutel]
        elif relatie.reltype.endswith("/extended-properties"):
            relatie.target_part._blob = _PROGRAMMA.encode()


def geef_stijl(alinea: Paragraph, naam: str) -> None:
    """Put a paragraph in one of the styles above.

    By its identifier: looking up a name goes through all styles, for every cell of a table.
    """
    alinea._p.style = naam.replace(" ", "")


# --- tables and fields ----------------------------------------------------------------------------


def zet_kopregel(tabel: Table) -> None:
    """Mark the first row as the head: repeated on every page, and announced to who cannot see."""
    for rij in tabel.rows[:1]:
        rij._tr.get_or_add_trPr().append(_element("w:tblHeader"))
        for vak in rij.cells:
            vlak = _element("w:shd", val="clear", color="auto", fill=_ACCENT_ZACHT)
            vak._tc.get_or_add_tcPr().append(vlak)


def trek_lijnen(tabel: Table) -> None:
    """Thin lines between the rows."""
    randen = _element("w:tblBorders")
    for kant in ("top", "bottom", "insideH"):
        randen.append(_element(f"w:{kant}", val="single", sz="4", space="0", color=_LIJN))
    eigenschappen = tabel._tbl.tblPr
    plaats = eigenschappen.find(_naam("w:tblLayout"))
    if plaats is None:
        eigenschappen.append(randen)
    else:
        plaats.addprevious(randen)


def schrijf_velden(alinea: Paragraph, *delen: str) -> None:
    """Texts and, in capitals, fields that Word works out: PAGE and NUMPAGES."""
    for deel in delen:
        if not deel.isupper():
            alinea.add_run(deel)
            continue
        veld = _element("w:fldSimple", instr=deel)
        loop = _element("w:r")
        tekst = _element("w:t")
        tekst.text = "1"
        loop.append(tekst)
        veld.append(loop)
        alinea._p.append(veld)


# --- pieces ---------------------------------------------------------------------------------------


def _stijl(word: Word, naam: str) -> ParagraphStyle:
    from docx.styles.style import ParagraphStyle

    stijl = word.styles[naam]
    assert isinstance(stijl, ParagraphStyle)
    return stijl


def _nieuwe_stijl(word: Word, naam: str, *, van: str = GEWOON) -> ParagraphStyle:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.styles.style import ParagraphStyle

    stijl = word.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(stijl, ParagraphStyle)
    stijl.base_style = _stijl(word, van)
    return stijl


def _letter(stijl: ParagraphStyle, *, maat: float, kleur: str, vet: bool = False) -> None:
    from docx.shared import Pt, RGBColor

    stijl.font.name = _LETTER
    stijl.font.size = Pt(maat)
    stijl.font.bold = vet
    stijl.font.color.rgb = RGBColor.from_string(kleur)
    letters = stijl.element.get_or_add_rPr().find(_naam("w:rFonts"))
    for sleutel in list(letters.attrib):
        if "Theme" in sleutel or sleutel.endswith("theme"):
            del letters.attrib[sleutel]
    for soort in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        letters.set(_naam(soort), _LETTER)


def _geef_rand(stijl: ParagraphStyle, *, kleur: str, vlak: str) -> None:
    from docx.shared import Mm

    alinea = stijl.element.get_or_add_pPr()
    rand = _element("w:pBdr")
    rand.append(_element("w:left", val="single", sz="18", space="6", color=kleur))
    vulling = _element("w:shd", val="clear", color="auto", fill=vlak)
    alinea.append(rand)
    alinea.append(vulling)
    if stijl.name != KADER_PUNT:
        stijl.paragraph_format.left_indent = Mm(3)


def _zonder_rand(stijl: ParagraphStyle) -> None:
    alinea = stijl.element.get_or_add_pPr()
    for rand in alinea.findall(_naam("w:pBdr")):
        alinea.remove(rand)


def _naam(naam: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(naam))


def _element(naam: str, **waarden: str) -> Any:
    from docx.oxml import OxmlElement

    element: BaseOxmlElement = OxmlElement(naam)
    for sleutel, waarde in waarden.items():
        element.set(_naam(f"w:{sleutel}"), waarde)
    return element
