"""How far each proposal is from being made known to the employer, read for many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from modellen.toestemming.bekend import Bekendheid, bepaal_bekendheid
from modellen.toestemming.model import Toestemming, Vrijgave
from modellen.toestemming.repository import ToestemmingRepository
from modellen.voorstel.model import Verloop
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.werk import Werk
from vacatures.werk_repository import WerkRepository


@dataclass(frozen=True, slots=True)
class Deelstand:
    """One proposal, its work, and the last words of klant and coach.

    Attributes:
        werk: ``None`` = it is not there (any more).
        toestemming: last word on the employer of the work. vrijgave: last one of the proposal.
    """

    verloop: Verloop
    werk: Werk | None
    toestemming: Toestemming | None
    vrijgave: Vrijgave | None

    @property
    def bekendheid(self) -> Bekendheid:
        """Whether the employer may know who it is."""
        bij = bij_werk(self.werk) if self.werk else None
        return bepaal_bekendheid(self.verloop, bij, self.toestemming, self.vrijgave)

    @property
    def werkgever(self) -> str:
        """Name of the employer."""
        naam = self.werk.werkgever_naam if self.werk else None
        return naam or "de werkgever van dit werk"


def bij_werk(werk: Werk) -> WerkNummer:
    """For whom a toestemming counts: the employer, or this work alone when nobody knows whose."""
    return werk.werkgever or werk.nummer


def lees_standen(
    session: Session, verlopen: Iterable[Verloop], *, organisatie: OrganisatieCode
) -> list[Deelstand]:
    """Of proposals to which the asker has the right, in the same order."""
    gevraagd = list(verlopen)
    gevonden = WerkRepository(session).get_vele(v.voorstel.werk for v in gevraagd)
    werk = {n: w for n, w in gevonden.items() if w.is_zichtbaar_voor(organisatie)}
    repository = ToestemmingRepository(session)
    toestemmingen = repository.laatste_van(
        {v.voorstel.klant for v in gevraagd}, {bij_werk(w) for w in werk.values()}
    )
    vrijgaven = repository.laatste_vrijgaven(v.voorstel.nummer for v in gevraagd)
    standen = []
    for verloop in gevraagd:
        van = verloop.voorstel
        hier = werk.get(van.werk)
        toestemming = toestemmingen.get((van.klant, bij_werk(hier))) if hier else None
        standen.append(Deelstand(verloop, hier, toestemming, vrijgaven.get(van.nummer)))
    return standen
