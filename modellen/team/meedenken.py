"""What a colleague sees who was asked to think along: where it stands, never what was said.

The one place where a traject becomes readable for somebody who is not its coach. What is not
copied here cannot leak: no klant, no other step, no confidential field, no content of a talk.
"""

from __future__ import annotations

from dataclasses import dataclass

from modellen.contact.model import Contactmoment, contactmomenten
from modellen.traject.gedeeld import wie_doet_het
from modellen.traject.inzage import afspraken
from modellen.traject.model import Fase, Trajectsoort
from modellen.traject.stand import Stand


@dataclass(frozen=True, slots=True)
class Meedenkafspraak:
    """An agreement: what is done, by whom and by which day (ISO); whether it is still open."""

    wat: str
    wie: str
    voor_datum: str | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Meedenkbeeld:
    """One traject for a colleague who thinks along."""

    traject: str
    soort: str
    fase: Fase
    contactmomenten: tuple[Contactmoment, ...]
    afspraken: tuple[Meedenkafspraak, ...]


def meedenkbeeld(stand: Stand, soort: Trajectsoort) -> Meedenkbeeld:
    """Reduce a traject to what thinking along needs (SUC-16)."""
    return Meedenkbeeld(
        traject=stand.traject.nummer,
        soort=soort.naam,
        fase=stand.fase(soort),
        contactmomenten=contactmomenten(stand),
        afspraken=tuple(
            Meedenkafspraak(
                wat=_tekst(afspraak.gemaakt.gegevens.get("wat")) or "",
                wie=wie_doet_het(afspraak.gemaakt),
                voor_datum=_tekst(afspraak.gemaakt.gegevens.get("voor_datum")),
                is_open=afspraak.besproken is None,
            )
            for afspraak in afspraken(stand)
        ),
    )


def _tekst(waarde: object) -> str | None:
    return waarde if isinstance(waarde, str) else None
