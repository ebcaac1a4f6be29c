"""Versions of documents about invented people, and how a test reads the files made of them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO
from types import MappingProxyType
from typing import Any

import docx
from docx.document import Document as Word
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from api.rapport.rapport import Namen, Rapport, maak_rapport
from modellen.documenten.model import (
    Alinea,
    Blok,
    Document,
    DocumentCode,
    Documentsoort,
    Feiten,
    Handtekening,
    Inhoud,
    Lijst,
    Onderdeel,
    Ondertekenaar,
    Periode,
    Tabel,
    Uitgave,
    Wijze,
)
from modellen.documenten.opstellen import vingerafdruk
from modellen.traject.model import Deelnemer, Traject, Trajectsoort
from modellen.waarden import KlantNummer, OrganisatieCode

TRAJECT = Traject(
    "T-2041",
    KlantNummer("K-1001"),
    "opstapbaan",
    OrganisatieCode("opstap-noord"),
    opdrachtgever="Gemeente Voorbeeld",
)
TRAJECTSOORT = Trajectsoort(
    code="opstapbaan",
    naam="Opstapbaan (Work-2-Gether)",
    fasen=(),
    stappen=(),
    resultaten=(),
    deelnemers=MappingProxyType({Deelnemer.OPDRACHTGEVER: "casemanager"}),
)
NAMEN = Namen(
    organisatie="Stichting Opstap Noord",
    klant="Sanne Bakker",
    opdrachtgever="Gemeente Voorbeeld",
    jobcoach="Anna de Wit",
    opgemaakt_door="Anna de Wit",
)
TEKENAARS = (Deelnemer.KLANT, Deelnemer.JOBCOACH, Deelnemer.OPDRACHTGEVER)

LANG = (
    "Mevrouw Bakker wil weer aan het werk op een plek waar zij met haar handen bezig is en waar "
    "de dag een vaste opbouw heeft. Zij heeft in een keuken en in een kwekerij gewerkt, en vindt "
    "het prettig wanneer de taken vooraf op papier staan. De afspraken hieronder zijn samen met "
    "haar gemaakt en worden elke vier weken besproken in het driegesprek."
)
FEITEN = Feiten(
    (
        ("Einddoel", "betaald werk van ten minste 24 uur per week"),
        ("Vorm van werk", "opstapbaan met loonkostensubsidie"),
        ("Reiskosten", ""),
    )
)
LIJST = Lijst(("Kennismaking met de werkgever.", "Proefplaatsing van twee maanden."))
UREN = Tabel(
    kop=("Datum", "Activiteit", "Uren"),
    rijen=(
        ("1 oktober 2026", "begeleiding op de werkplek", "1,50"),
        ("2 november 2026", "driegesprek", "10,25"),
    ),
    rechts=(2,),
    totaal=("Totaal", "", "11,75"),
)
ALLES = (
    Onderdeel("doel", "Doel en richting", (FEITEN, Alinea(f"{LANG}\n\nDaarna kijken wij verder."))),
    Onderdeel("grenzen", "Mogelijkheden", is_afgeschermd=True),
    Onderdeel("planning", "Planning", ontbreekt="leg de datum van de evaluatie vast."),
    Onderdeel("uren", "Uren jobcoaching", (UREN,)),
    Onderdeel("niets", "Niet van toepassing"),
    Onderdeel("vervolg", "Vervolg", (LIJST,)),
)
"""Every kind of block, and parts that are missing, shielded and absent."""


def een_document(*delen: Onderdeel, **velden: Any) -> Document:
    """The second version of a trajectplan for the opdrachtgever; other fields by keyword."""
    inhoud = Inhoud(delen)
    standaard: dict[str, Any] = {
        "traject": TRAJECT.nummer,
        "nummer": 3,
        "soort": DocumentCode.TRAJECTPLAN,
        "versie": 2,
        "uitgave": Uitgave.OPDRACHTGEVER,
        "inhoud": inhoud,
        "opgemaakt_op": datetime(2026, 11, 20, 13, 5, tzinfo=UTC),
        "opgemaakt_door": "coach.anna",
        "gebeurtenissen": 41,
        "vingerafdruk": vingerafdruk(inhoud),
        "periode": Periode(date(2026, 10, 1), date(2026, 11, 30)),
    }
    return Document(**standaard | velden)


def een_handtekening(document: Document, rol: Deelnemer, **velden: Any) -> Handtekening:
    standaard: dict[str, Any] = {
        "traject": document.traject,
        "nummer": document.nummer,
        "rol": rol,
        "naam": f"Naam van {rol.value}",
        "wijze": Wijze.DIGITAAL,
        "getekend_op": datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
        "door": f"account.{rol.value}",
        "vingerafdruk": document.vingerafdruk,
        "vingerafdruk_besloten": "f" * 64,
    }
    return Handtekening(**standaard | velden)


def een_rapport(
    document: Document,
    *handtekeningen: Handtekening,
    tekenaars: tuple[Deelnemer, ...] = TEKENAARS,
    namen: Namen = NAMEN,
) -> Rapport:
    soort = Documentsoort(document.soort, (), (), tuple(Ondertekenaar(rol) for rol in tekenaars))
    return maak_rapport(
        document,
        traject=TRAJECT,
        soort=soort,
        trajectsoort=TRAJECTSOORT,
        namen=namen,
        handtekeningen=handtekeningen,
    )


def rapport_met(*blokken: Blok) -> Rapport:
    """A report of one part, that nobody has to sign."""
    return een_rapport(een_document(Onderdeel("deel", "Deel", blokken)), tekenaars=())


def overal(tekst: str) -> tuple[Blok, ...]:
    """The text in every place of every kind of block: six places."""
    return (
        Alinea(tekst),
        Feiten(((tekst, tekst),)),
        Lijst((tekst,)),
        Tabel((tekst,), ((tekst,),)),
    )


# --- reading the files ----------------------------------------------------------------------------


def lees_pdf(inhoud: bytes) -> PdfReader:
    return PdfReader(BytesIO(inhoud))


def pdf_tekst(inhoud: bytes) -> str:
    return "\n".join(blad.extract_text() for blad in lees_pdf(inhoud).pages)


def lees_word(inhoud: bytes) -> Word:
    return docx.Document(BytesIO(inhoud))


def word_tekst(inhoud: bytes) -> str:
    """The body, in the order of the page, a line per paragraph or cell."""
    regels: list[str] = []
    for stuk in lees_word(inhoud).iter_inner_content():
        if isinstance(stuk, Table):
            regels += [cel.text for rij in stuk.rows for cel in rij.cells]
        elif isinstance(stuk, Paragraph):
            regels.append(stuk.text)
    return "\n".join(regels)


def kaal(tekst: str) -> str:
    """Without what belongs to the setting: white space, hyphens, break points and bullets."""
    return re.sub(r"[\s\u00ad\u200b\u2022\u2010-]", "", tekst)
