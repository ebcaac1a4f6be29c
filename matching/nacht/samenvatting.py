"""What a night says to people: whose list is thin and why, and what changed for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from matching.antwoord import Telling
from matching.constraints import CONSTRAINT_PER_NAAM
from matching.nacht.document import lees_telling
from matching.nacht.verschil import TE_BESPREKEN, Verschil, VerschilSoort, Waarom
from matching.ranking.componenten import COMPONENTEN
from modellen.klant.model import Klant
from modellen.nacht.repository import NachtRepository
from modellen.waarden import KlantNummer, OrganisatieCode

MAGER = 5
"""A list with fewer lines than this gets a person's attention."""

_TITEL = {c.naam: c.titel.lower() for c in CONSTRAINT_PER_NAAM.values()} | {
    f"deel:{c.naam}": c.titel.lower() for c in COMPONENTEN
}


@dataclass(frozen=True, slots=True)
class MagereLijst:
    """A klant with an empty or thin list.

    ``oorzaak`` is the constraint that alone keeps most work away, else the one on which most falls
    off; ``None`` when there was no work to look at. ``scheelt`` is how many would come if only
    that one did not hold.
    """

    klant: KlantNummer
    coach: str
    telling: Telling
    oorzaak: str | None
    scheelt: int

    @property
    def zin(self) -> str:
        """One sentence: how thin, and what empties it."""
        n = self.telling.getoond
        begin = (
            "Geen mogelijkheden" if n == 0 else f"Maar {n} mogelijkhe{'id' if n == 1 else 'den'}"
        )
        if self.oorzaak is None:
            return f"{begin}: er staat geen werk open dat de organisatie mag zien."
        if not self.scheelt:
            return f"{begin}: het meeste valt af op {_TITEL[self.oorzaak]}."
        return f"{begin}: {self.scheelt} keer is {_TITEL[self.oorzaak]} de enige reden."


def magere_lijsten(
    tellingen: Mapping[KlantNummer, Mapping[str, Any]], klanten: Iterable[Klant]
) -> list[MagereLijst]:
    """Of these klanten those with an empty or thin list: emptiest first, then by number."""
    gevonden = []
    for klant in klanten:
        document = tellingen.get(klant.nummer)
        if document is None:
            continue
        telling = lees_telling(document)
        if telling.getoond >= min(MAGER, telling.gevraagd):
            continue
        oorzaak, scheelt = _oorzaak(telling)
        gevonden.append(MagereLijst(klant.nummer, klant.coach, telling, oorzaak, scheelt))
    return sorted(gevonden, key=lambda m: (m.telling.getoond, m.klant))


def _oorzaak(telling: Telling) -> tuple[str | None, int]:
    def meeste(per_naam: Mapping[str, int]) -> tuple[str, int]:
        return max(per_naam.items(), key=lambda paar: (paar[1], paar[0]), default=("", 0))

    naam, aantal = meeste(telling.enige_reden)
    if aantal:
        return naam, aantal
    naam, aantal = meeste(telling.afgevallen_op)
    return (naam, 0) if aantal else (None, 0)


def lees_verschillen_van_klanten(
    session: Session, nacht: int, klanten: Iterable[Klant]
) -> Iterator[tuple[Klant, list[Verschil]]]:
    """Of every one of these klanten whose list changed: the changes. For coach and klant only."""
    per_nummer = {k.nummer: k for k in klanten}
    for nummer, verschillen in NachtRepository(session).verschillen(nacht, per_nummer).items():
        yield per_nummer[nummer], [Verschil.van_document(d) for d in verschillen]


def lees_verschillen_van_werk(
    session: Session, nacht: int, organisatie: OrganisatieCode
) -> Iterator[tuple[str, list[Verschil]]]:
    """Of every werk whose kandidaten changed: its number and the changes."""
    per_werk = NachtRepository(session).verschillen_van_werk(nacht, organisatie)
    for nummer, verschillen in per_werk.items():
        yield nummer, [Verschil.van_document(d) for d in verschillen]


def leg_verschil_uit(verschil: Verschil, *, ander: str) -> str:
    """One sentence about one line.

    Args:
        ander: what the line is of, ``"werk"`` or ``"klant"``.
    """
    if verschil.soort is VerschilSoort.NIEUW:
        wat = f"Nieuw op plaats {verschil.naar}"
    elif verschil.soort is VerschilSoort.WEG:
        wat = f"Weg, stond op plaats {verschil.van}"
    else:
        wat = f"Van plaats {verschil.van} naar {verschil.naar}"
    return f"{wat}: {_reden(verschil, ander)}."


def _reden(verschil: Verschil, ander: str) -> str:
    zelf, dit = ("de klant", "het werk") if ander == "werk" else ("het werk", "de klant")
    # "reistijd" and "uren" are names of a constraint and of a part of the score.
    soort = "" if verschil.waarom is Waarom.VALT_AF else "deel:"
    wat = [_TITEL[f"{soort}{naam}"] for naam in verschil.wat if naam != TE_BESPREKEN]
    bespreek = "bespreek dit met de jobcoach" if TE_BESPREKEN in verschil.wat else ""
    redenen = {
        Waarom.ANDER_NIEUW: f"{dit} is nieuw",
        Waarom.ANDER_GEWIJZIGD: f"{dit} is gewijzigd",
        Waarom.ANDER_WEG: f"{dit} is verwijderd",
        Waarom.ZELF_GEWIJZIGD: f"{zelf} is gewijzigd",
        Waarom.VERDRONGEN: "andere passen nu beter",
        Waarom.RANGLIJST: "de rest van de lijst is veranderd",
        Waarom.SCORE: "de score is veranderd",
        Waarom.KANS: "de geschatte kans is veranderd",
        Waarom.VALT_AF: "past niet meer",
    }
    reden = redenen[verschil.waarom]
    if verschil.soort is VerschilSoort.VERSCHOVEN and wat:
        reden += f", vooral {wat[0]}"
    elif wat:
        reden += f" op {', '.join(wat)}"
    elif verschil.waarom is Waarom.VERDRONGEN and verschil.naar:
        reden += f" (nu plaats {verschil.naar})"
    return f"{reden}; {bespreek}" if bespreek else reden
