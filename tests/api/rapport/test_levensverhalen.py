"""Every document of every type is really set as PDF and Word, in both editions."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from api.rapport.pdf import maak_pdf
from api.rapport.rapport import Namen, Rapport, maak_rapport
from api.rapport.word import maak_word
from modellen.documenten.model import Document, Documentsoort, Uitgave
from modellen.documenten.opstellen import vingerafdruk
from modellen.traject.soorten import trajectsoorten
from tests.modellen.documenten.levensverhalen import (
    GEHEIM,
    LEVENSVERHALEN,
    NU,
    VOLLE,
    met_geheimen,
    stel_document_op,
)
from tests.modellen.traject.verhaal import Verhaal

SOORTEN = trajectsoorten()
DOCUMENTEN = [(s.code, d.code.value) for s in SOORTEN.values() for d in s.documenten]


def rapport(v: Verhaal, soort: Documentsoort, uitgave: Uitgave) -> Rapport:
    gemaakt = stel_document_op(v, soort, met_geheimen(v))
    is_heel = uitgave is Uitgave.DOSSIER
    return maak_rapport(
        Document(
            traject="T-1",
            nummer=1,
            soort=soort.code,
            versie=1,
            uitgave=uitgave,
            inhoud=gemaakt.heel if is_heel else gemaakt.open_,
            opgemaakt_op=NU,
            opgemaakt_door="coach-1",
            gebeurtenissen=len(v.stand.gebeurtenissen),
            vingerafdruk=vingerafdruk(gemaakt.open_),
            vingerafdruk_besloten=vingerafdruk(gemaakt.besloten) if is_heel else None,
        ),
        traject=v.stand.traject,
        soort=soort,
        trajectsoort=v.soort,
        namen=Namen(organisatie="Opstap Noord", klant="Anna Voorbeeld", jobcoach="Bram Jansen"),
    )


def pdf_tekst(inhoud: bytes) -> str:
    return "\n".join(pagina.extract_text() for pagina in PdfReader(BytesIO(inhoud)).pages)


def word_tekst(inhoud: bytes) -> str:
    document = WordDocument(BytesIO(inhoud))
    cellen = [c.text for t in document.tables for rij in t.rows for c in rij.cells]
    return "\n".join([*(alinea.text for alinea in document.paragraphs), *cellen])


@pytest.mark.parametrize(("trajectsoort", "code"), DOCUMENTEN)
@pytest.mark.parametrize("uitgave", list(Uitgave))
def test_een_lopend_dossier_geeft_het_document_als_pdf_en_word(trajectsoort, code, uitgave):
    v = VOLLE[trajectsoort][0]()
    soort = v.soort.find_document(code)
    assert soort is not None
    gemaakt = rapport(v, soort, uitgave)
    is_besloten = any(d.is_vertrouwelijk for d in soort.delen)
    for tekst in (pdf_tekst(maak_pdf(gemaakt)), word_tekst(maak_word(gemaakt))):
        assert soort.code.label in tekst
        for deel in soort.delen:
            if deel.is_verplicht:
                assert deel.titel in tekst  # there, or named as missing
        assert uitgave is Uitgave.DOSSIER or GEHEIM not in tekst
    assert is_besloten or gemaakt.delen


@pytest.mark.slow
@pytest.mark.parametrize(("trajectsoort", "resultaat"), sorted(LEVENSVERHALEN))
def test_elk_levensverhaal_geeft_zijn_documenten(trajectsoort, resultaat):
    v = LEVENSVERHALEN[trajectsoort, resultaat]()
    for soort in v.soort.documenten:
        gemaakt = rapport(v, soort, Uitgave.OPDRACHTGEVER)
        # What stands in it is what is printed; reading that back costs ten times the printing.
        assert GEHEIM not in repr(gemaakt)
        gegevens = PdfReader(BytesIO(maak_pdf(gemaakt))).metadata
        assert gegevens is not None
        assert (gegevens.title or "").startswith(soort.code.label)
