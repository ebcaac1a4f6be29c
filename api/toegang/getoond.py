"""Keeps what a person was shown, in the request that shows it.

The same list for the same person on the same day is one list, however often the page is loaded;
a browser that fetches a page ahead of time shows it to nobody. Lists that only machines read, such
as those of the night, are kept when somebody opens one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request

from api.bootstrap import Samenstelling
from api.toegang.nacht import Nachtlijst
from matching.antwoord import Kandidaten, Lijst, Match, Shortlist, Telling
from modellen.gebruiker.model import Gebruiker
from modellen.voorstel.lijst import (
    GetoondeLijst,
    GetoondePlaats,
    Lijstpool,
    Lijstsoort,
    Plaatsbron,
    als_bytes,
)
from modellen.voorstel.lijst_repository import LijstRepository

VOORAF = "Sec-Purpose"
"""Header of a browser that fetches ahead (Fetch Metadata: ``prefetch``)."""


def kijkt_iemand(request: Request) -> bool:
    """False when a browser fetches ahead and nobody sees the page yet."""
    return "prefetch" not in request.headers.get(VOORAF, "")


def toon_shortlist(samenstelling: Samenstelling, gebruiker: Gebruiker, lijst: Shortlist) -> str:
    """Keep that this account saw werk for one klant; gives the number of the list."""
    nummers = [match.werk.nummer for match in lijst.matches]
    vorm = _Vorm(Lijstsoort.SHORTLIST, lijst.klant, _versies(lijst), lijst.telling)
    return _leg_vast(samenstelling, gebruiker, vorm, lijst.pool, nummers, lijst.keuzes)


def toon_kandidaten(samenstelling: Samenstelling, gebruiker: Gebruiker, lijst: Kandidaten) -> str:
    """Keep that this account saw klanten for one werk; gives the number of the list."""
    nummers = [match.profiel.nummer for match in lijst.matches]
    vorm = _Vorm(Lijstsoort.KANDIDATEN, lijst.werk, _versies(lijst), lijst.telling)
    return _leg_vast(samenstelling, gebruiker, vorm, lijst.pool, nummers, lijst.keuzes)


def toon_nachtlijst(samenstelling: Samenstelling, gebruiker: Gebruiker, lijst: Nachtlijst) -> str:
    """Keep that this account opened a list of the night; what is left of its lines is the pool."""
    pool = samenstelling.matchdienst.vul_kenmerken(
        lijst.klant,
        pool_van([(match.werk.nummer, match) for match in lijst.matches]),
        vandaag=samenstelling.kalender(),
    )
    vorm = _Vorm(Lijstsoort.SHORTLIST, lijst.klant, lijst.versies, lijst.telling)
    return _leg_vast(samenstelling, gebruiker, vorm, pool, pool.nummers, ())


def pool_van(matches: Sequence[tuple[str, Match]]) -> Lijstpool:
    """A pool of matches alone, best first, each under its number; without features."""
    return Lijstpool(
        nummers=tuple(nummer for nummer, _ in matches),
        basis=als_bytes([match.score for _, match in matches]),
        scores=als_bytes([match.kans.gain if match.kans else match.score for _, match in matches]),
        kenmerken=b"",
        namen=(),
        kenmerkset="",
    )


@dataclass(frozen=True, slots=True)
class _Vorm:
    """What a list is about and how it came about."""

    soort: Lijstsoort
    onderwerp: str
    versies: Mapping[str, str]
    telling: Telling


def _versies(lijst: Lijst) -> Mapping[str, str]:
    """Without the sequence number of the store: that moves while a list stays the same."""
    versies = lijst.versies
    return {
        "taalmodel": versies.taalmodel,
        "ranking": versies.ranking,
        "ranker": versies.ranker,
        "reistijd": versies.reistijd,
    }


def _leg_vast(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    vorm: _Vorm,
    pool: Lijstpool,
    nummers: Sequence[str],
    keuzes: Sequence[tuple[Plaatsbron, float]],
) -> str:
    getoond = GetoondeLijst(
        soort=vorm.soort,
        onderwerp=vorm.onderwerp,
        organisatie=gebruiker.organisatie,
        gebruiker=gebruiker.account,
        rol=gebruiker.rol,
        getoond_op=samenstelling.klok(),
        dag=samenstelling.kalender(),
        versies=vorm.versies,
        beschouwd=vorm.telling.beschouwd,
        passend=vorm.telling.kandidaat_rijen,
        pool=pool,
        plaatsen=plaatsen(pool, nummers, keuzes),
    )
    with samenstelling.opslag.schrijven() as session:
        return LijstRepository(session).leg_vast(getoond)


def plaatsen(
    pool: Lijstpool, nummers: Sequence[str], keuzes: Sequence[tuple[Plaatsbron, float]] = ()
) -> tuple[GetoondePlaats, ...]:
    """The lines of a list; without ``keuzes`` the ranking put each of them where it stands."""
    rij: Mapping[str, int] = {nummer: i for i, nummer in enumerate(pool.nummers)}
    gekozen = keuzes or [(Plaatsbron.RANKING, 1.0)] * len(nummers)
    return tuple(
        GetoondePlaats(nummer, rij[nummer], kans, bron)
        for nummer, (bron, kans) in zip(nummers, gekozen, strict=True)
    )
