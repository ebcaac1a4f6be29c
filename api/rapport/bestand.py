"""A version of a document as a file to send or print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from api.rapport.rapport import Namen, Rapport, maak_rapport
from api.toegang.documenten import KLANT

if TYPE_CHECKING:
    from api.toegang.documenten import Gelezen


class Vorm(StrEnum):
    """Kinds of file, by their extension."""

    PDF = "pdf"
    DOCX = "docx"

    @property
    def mediatype(self) -> str:
        """As HTTP names it."""
        if self is Vorm.PDF:
            return "application/pdf"
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file; its name holds numbers only, since names of files travel further than their text."""

    naam: str
    inhoud: bytes


def maak_bestand(gelezen: Gelezen, vorm: Vorm) -> Bestand:
    """One version, in the edition that was read, as a file."""
    document = gelezen.document
    rapport = rapport_van(gelezen)
    if vorm is Vorm.PDF:
        from api.rapport.pdf import maak_pdf

        inhoud = maak_pdf(rapport)
    else:
        from api.rapport.word import maak_word

        inhoud = maak_word(rapport)
    uitgave = document.uitgave.value
    naam = f"{document.soort.value}-{document.traject}-v{document.versie}-{uitgave}.{vorm.value}"
    return Bestand(naam, inhoud)


def rapport_van(gelezen: Gelezen) -> Rapport:
    """What is printed of one version."""
    document, traject, namen = gelezen.document, gelezen.traject, gelezen.namen
    return maak_rapport(
        document,
        traject=traject,
        soort=gelezen.documentsoort,
        trajectsoort=gelezen.soort,
        namen=Namen(
            organisatie=traject.organisatie.replace("-", " ").title(),
            klant=namen.get(KLANT),
            opdrachtgever=traject.opdrachtgever,
            jobcoach=namen.get(traject.coach) if traject.coach else None,
            opgemaakt_door=namen.get(document.opgemaakt_door),
        ),
        handtekeningen=gelezen.handtekeningen,
    )
