"""The werkgever: an employer in the network, whether or not there is an opening."""

from __future__ import annotations

from dataclasses import dataclass

from modellen.kwalificatie import Branche
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.kenmerken import Werkplek


@dataclass(frozen=True, slots=True)
class Werkgever:
    """An employer.

    Attributes:
        activiteiten: what is done there, in a few sentences; ranks when nothing else is known.
        zichtbaar_voor: organisations that may see it; ``None`` = all.
    """

    nummer: WerkNummer
    naam: str
    branche: Branche | None = None
    plek: Werkplek = Werkplek()
    activiteiten: str = ""
    zichtbaar_voor: frozenset[OrganisatieCode] | None = None
    is_actief: bool = True
