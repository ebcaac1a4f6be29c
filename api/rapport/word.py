"""A report as a Word file: real headings, lists and tables, that people can work on.

The file says the same words as the PDF. Its properties name the organisation and no account, and
its bytes depend on the report alone.
"""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from api.rapport.rapport import (
    AFGESCHERMD,
    HANDTEKENING_KOP,
    LEEG,
    NIET_COMPLEET,
    NOG_NIET,
    ONDERTEKENING,
    Rapport,
    RapportDeel,
    alineas,
    raster,
    regels,
)
from api.rapport.word_stijl import (
    BREEDTE_MM,
    GEWOON,
    KADER,
    KADER_AANDACHT,
    KADER_PUNT,
    KOP,
    LABEL,
    ONDERTITEL,
    PUNT,
    RUIMTE,
    STATUS,
    STATUS_CONCEPT,
    TABELTEKST,
    TITEL,
    geef_stijl,
    leeg_document,
    schrijf_velden,
    trek_lijnen,
    zet_kopregel,
)
from modellen.documenten.model import Alinea, Blok, Cel, Feiten, Lijst, Tabel

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table
    from docx.table import _Cell as Vak
    from docx.text.paragraph import Paragraph

_VROEGST = (1980, 1, 1, 0, 0, 0)
"""The zip format knows no earlier moment; every file in it gets this one."""
_LABEL_MM = 48
_REGELHOOGTE_MM = 17


def maak_word(rapport: Rapport) -> bytes:
    """The report as a .docx file, in Dutch; the same bytes for the same report."""
    word = leeg_document()
    _zet_eigenschappen(word, rapport)
    _zet_randen(word, rapport)
    _alinea(word, regels(rapport.titel), TITEL)
    _alinea(word, regels(rapport.trajectsoort), ONDERTITEL)
    if rapport.status:
        stijl = STATUS_CONCEPT if rapport.is_concept else STATUS
        _alinea(word, regels(rapport.status), stijl)
    _feiten(word, rapport.kop)
    if rapport.ontbrekend:
        _alinea(word, (NIET_COMPLEET,), KADER_AANDACHT).runs[0].bold = True
        for regel in rapport.ontbrekend:
            _alinea(word, regels(regel), KADER_PUNT)
    for deel in rapport.delen:
        _deel(word, deel)
    if rapport.ondertekening:
        _handtekeningen(word, rapport)
    return _vast(word)


def _zet_eigenschappen(word: Word, rapport: Rapport) -> None:
    eigenschappen = word.core_properties
    eigenschappen.title = _regel(rapport.bestandstitel)
    eigenschappen.author = _regel(rapport.organisatie)
    eigenschappen.last_modified_by = _regel(rapport.organisatie)
    eigenschappen.language = "nl-NL"
    eigenschappen.comments = ""
    eigenschappen.revision = 1
    moment = rapport.moment.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    eigenschappen.created = moment
    eigenschappen.modified = moment


def _zet_randen(word: Word, rapport: Rapport) -> None:
    """What stands above and below every page."""
    blad = word.sections[0]
    kop = blad.header.paragraphs[0]
    kop.add_run(_regel(rapport.organisatie)).bold = True
    kop.add_run(f"\t{_regel(rapport.uitgave)}")
    voet = blad.footer.paragraphs[0]
    voet.add_run(f"{_regel(rapport.voettekst)}\tPagina ")
    schrijf_velden(voet, "PAGE", " van ", "NUMPAGES")


def _deel(word: Word, deel: RapportDeel) -> None:
    _alinea(word, regels(deel.titel), KOP)
    if deel.ontbreekt:
        _alinea(word, regels(f"Ontbreekt: {deel.ontbreekt}"), KADER_AANDACHT)
    if deel.is_afgeschermd:
        _alinea(word, (AFGESCHERMD,), KADER)
    for blok in deel.blokken:
        _blok(word, blok)


def _blok(word: Word, blok: Blok) -> None:
    match blok:
        case Alinea(tekst):
            for alinea in alineas(tekst):
                _alinea(word, alinea, GEWOON)
        case Feiten(feiten):
            _feiten(word, feiten)
        case Lijst(punten):
            for punt in punten:
                _alinea(word, regels(punt), PUNT)
        case Tabel():
            _tabel(word, blok)


def _feiten(word: Word, feiten: tuple[tuple[Cel, Cel], ...]) -> None:
    if not feiten:
        return
    tabel = _nieuwe_tabel(word, rijen=len(feiten), breedtes_mm=(_LABEL_MM, BREEDTE_MM - _LABEL_MM))
    for rij, (label, waarde) in zip(tabel.rows, feiten, strict=True):
        _vul(rij.cells[0], regels(label), LABEL)
        _vul(rij.cells[1], regels(waarde) or (LEEG,), TABELTEKST)
    _na_tabel(word)


def _tabel(word: Word, blok: Tabel) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    rooster = raster(blok)
    rijen = [rij for rij in (rooster.kop, *rooster.rijen, rooster.totaal) if rij]
    if not rijen:
        return
    breedtes = tuple(deel * BREEDTE_MM for deel in rooster.breedtes)
    tabel = _nieuwe_tabel(word, rijen=len(rijen), breedtes_mm=breedtes)
    vet = {id(rooster.kop), id(rooster.totaal)}
    for rij, cellen in zip(tabel.rows, rijen, strict=True):
        for kolom, (vak, lijnen) in enumerate(zip(rij.cells, cellen, strict=True)):
            alinea = _vul(vak, lijnen, TABELTEKST, vet=id(cellen) in vet)
            if kolom in rooster.rechts:
                alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if rooster.kop:
        zet_kopregel(tabel)
    trek_lijnen(tabel)
    _na_tabel(word)


def _handtekeningen(word: Word, rapport: Rapport) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    _alinea(word, (ONDERTEKENING,), KOP)
    breedtes = tuple(BREEDTE_MM * deel for deel in (0.19, 0.26, 0.3, 0.25))
    tabel = _nieuwe_tabel(word, rijen=1 + len(rapport.ondertekening), breedtes_mm=breedtes)
    kop, *rijen = tabel.rows
    for vak, tekst in zip(kop.cells, HANDTEKENING_KOP, strict=True):
        _vul(vak, (tekst,), TABELTEKST, vet=True)
    for rij, regel in zip(rijen, rapport.ondertekening, strict=True):
        waarden = (regel.rol, regel.naam, regel.op, regel.wijze)
        if not regel.is_gezet:
            waarden = (regel.rol, "", "", NOG_NIET)
            rij.height, rij.height_rule = Mm(_REGELHOOGTE_MM), WD_ROW_HEIGHT_RULE.AT_LEAST
        for vak, waarde in zip(rij.cells, waarden, strict=True):
            _vul(vak, regels(waarde), TABELTEKST)
    for rij in tabel.rows[:-1]:
        for vak in rij.cells:
            vak.paragraphs[0].paragraph_format.keep_with_next = True
    zet_kopregel(tabel)
    trek_lijnen(tabel)


# --- pieces ---------------------------------------------------------------------------------------


def _nieuwe_tabel(word: Word, *, rijen: int, breedtes_mm: tuple[float, ...]) -> Table:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    tabel: Table = word.add_table(rows=rijen, cols=len(breedtes_mm))
    tabel.autofit = False
    for kolom, breedte in zip(tabel.columns, breedtes_mm, strict=True):
        kolom.width = Mm(breedte)
    for rij in tabel.rows:
        rij._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for vak, breedte in zip(rij.cells, breedtes_mm, strict=True):
            vak.width = Mm(breedte)
    return tabel


def _vul(vak: Vak, lijnen: tuple[str, ...], stijl: str, *, vet: bool = False) -> Paragraph:
    alinea: Paragraph = vak.paragraphs[0]
    geef_stijl(alinea, stijl)
    if lijnen:
        alinea.add_run("\n".join(lijnen)).bold = True if vet else None
    return alinea


def _alinea(word: Word, lijnen: tuple[str, ...], stijl: str) -> Paragraph:
    alinea = word.add_paragraph("\n".join(lijnen))
    geef_stijl(alinea, stijl)
    return alinea


def _na_tabel(word: Word) -> None:
    """A little room; Word joins two tables that touch."""
    _alinea(word, (), RUIMTE)


def _regel(tekst: str) -> str:
    return " ".join(regels(tekst))


def _vast(word: Word) -> bytes:
    """The file with every clock in it stopped."""
    los = BytesIO()
    word.save(los)
    vast = BytesIO()
    with ZipFile(los) as oud, ZipFile(vast, "w", ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            regel = ZipInfo(naam, date_time=_VROEGST)
            regel.compress_type = ZIP_DEFLATED
            nieuw.writestr(regel, oud.read(naam))
    return vast.getvalue()
