"""Two or three jobs for one klant, side by side: what differs, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query, Request, Response

from api.toegang.aanvaarden import lees_punten
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.web.coach.aanvaardbeeld import aanvaard_per_werk
from api.web.coach.dossier import Uitgelegd, standen_van, uitgelegd
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from matching.antwoord import Waarom
from matching.uitleg import Onderdeel
from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.werk import Werk

router = maak_router()

MINSTENS, HOOGSTENS = 2, 3
"""Jobs beside each other: more do not fit a screen, nor a head."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One job."""

    werk: Werk
    waarom: Waarom
    regel: Uitgelegd


@dataclass(frozen=True, slots=True)
class Puntrij:
    """One point of all jobs; ``delen`` in the order of the columns, ``None`` = not at stake."""

    titel: str
    delen: tuple[Onderdeel | None, ...]

    @property
    def verschilt(self) -> bool:
        """Whether the jobs differ on it."""
        return len({deel.uitkomst if deel else None for deel in self.delen}) > 1


@router.get("/klanten/{nummer}/vergelijk")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_vergelijk(
    request: Request,
    nummer: Annotated[str, Path(max_length=64)],
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    werk: Annotated[list[str] | None, Query(max_length=20)] = None,
) -> Response:
    """The chosen jobs; with fewer than two or more than three it says how to choose."""
    klant = zicht.get_klant(KlantNummer(nummer))
    gekozen = [WerkNummer(n[:64]) for n in dict.fromkeys(werk or ())]
    bekend = zicht.werk_van(gekozen[:HOOGSTENS])
    nummers = [n for n in gekozen[:HOOGSTENS] if n in bekend]
    kolommen: list[Kolom] = []
    if len(nummers) >= MINSTENS:
        antwoorden = samenstelling.matchdienst.waarom_vele(
            klant.nummer, nummers, vandaag=zicht.vandaag
        )
        kolommen = [_kolom(waarom, samenstelling.geheim) for waarom in antwoorden]
    bekeken = lees_punten(
        samenstelling,
        zicht.gebruiker,
        klant.nummer,
        [k.waarom.match for k in kolommen],
        alleen_aanvaard=True,
    )
    return toon(
        request,
        "coach/vergelijk.html",
        naam=zicht.naam_van(klant),
        klant=klant,
        kolommen=kolommen,
        te_veel=len(gekozen) > HOOGSTENS,
        onbekend=len(gekozen[:HOOGSTENS]) - len(nummers),
        punten=_puntrijen(kolommen),
        aanvaard=aanvaard_per_werk(bekeken, zicht.namen_van_coaches()),
        standen=standen_van(zicht, samenstelling, klant),
    )


def _kolom(waarom: Waarom, geheim: bytes) -> Kolom:
    return Kolom(waarom.match.werk, waarom, uitgelegd(waarom.match, geheim))


def _puntrijen(kolommen: Sequence[Kolom]) -> tuple[Puntrij, ...]:
    """All points that any job has, in the order in which they are judged."""
    per_kolom = [{o.constraint: o for o in k.regel.uitleg.onderdelen} for k in kolommen]
    titels = {o.constraint: o.titel for delen in per_kolom for o in delen.values()}
    return tuple(
        Puntrij(titel, tuple(delen.get(naam) for delen in per_kolom))
        for naam, titel in titels.items()
    )
