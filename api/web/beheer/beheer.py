"""Pages of who manages the installation: where everything is, its health, nights and models.

Nothing of a dossier: a beheerder has no right to any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Path, Request, Response

from api.toegang import installatie
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.audit import tel_keten
from api.toegang.bewaking import voor
from api.toegang.kopregels import API_VERSIE
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from modellen.gebruiker.model import Rol

router = maak_router()

LINKS: tuple[tuple[str, str, str], ...] = (
    ("/beheer/accounts", "Accounts", "Wie er kan inloggen, in welke rol, en wie niet meer."),
    ("/beheer/aanmeldingen", "Aanmeldingen", "Wie inlogde, wat mislukte en wat er veranderde."),
    ("/beheer/imports", "Imports", "Vacatures en werkgevers inlezen, en zien wat er misging."),
    ("/beheer/normen", "Normen", "Termijnen en percentages, en wat per opdrachtgever anders is."),
    ("/beheer/nachten", "Nachten", "De laatste nachtelijke rondes: hoe lang en hoeveel."),
    ("/beheer/modellen", "Modellen", "Welke ranker telt, welke er zijn, en hoe goed zij zijn."),
    ("/audit/keten", "Logboek", "Of het logboek van inzage nog heel is."),
)
"""What there is to manage: address, name, and what one finds there. Add a line for a new page."""

MEESTE_BAKKEN = 20
_MB = 1_000_000


@router.get("/beheer")
@voor(Rol.BEHEERDER)
def get_beheer(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """Where everything is, and how the installation is doing."""
    stand = installatie.gezondheid(samenstelling, sessie.gebruiker)
    keten = tel_keten(samenstelling, sessie.gebruiker)
    return toon(
        request,
        "beheer/beheer.html",
        links=LINKS,
        stand=stand,
        versie=API_VERSIE,
        vrij_mb=stand.vrij // _MB,
        schijf_mb=stand.schijf // _MB,
        keten=keten.waarde if keten else None,
    )


@router.get("/beheer/nachten")
@voor(Rol.BEHEERDER)
def get_nachten(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """The last nights."""
    nachten = installatie.list_nachten(samenstelling, sessie.gebruiker)
    return toon(request, "beheer/beheer_nachten.html", nachten=nachten)


@router.get("/beheer/modellen")
@voor(Rol.BEHEERDER)
def get_modellen(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """All rankers, and how the champion changed."""
    rankers, geschiedenis = installatie.list_rankers(samenstelling, sessie.gebruiker)
    return toon(
        request,
        "beheer/beheer_modellen.html",
        rankers=rankers,
        geschiedenis=geschiedenis,
        kampioen=next((r.naam for r in rankers if r.is_kampioen), None),
    )


@router.get("/beheer/modellen/{ranker}")
@voor(Rol.BEHEERDER)
def get_ranker(
    request: Request,
    ranker: Annotated[str, Path(max_length=40)],
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> Response:
    """One ranker: its card, and whether its chances came true."""
    regel, kaart = installatie.get_ranker(samenstelling, sessie.gebruiker, ranker)
    later = regel.cijfers.get("later") or {}
    return toon(
        request,
        "beheer/beheer_ranker.html",
        regel=regel,
        kaart=kaart,
        later=later,
        ijking=ijkbeeld(later.get("ijking", {}).get("bakken", ())),
    )


@dataclass(frozen=True, slots=True)
class Ijkpunt:
    """One group of proposals: what was said, what came of it (percent), how many; a place."""

    gezegd: float
    gezien: float
    aantal: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ijkbeeld:
    """Said against seen, in a square of 100; ``top`` is the percentage at its edge."""

    punten: tuple[Ijkpunt, ...]
    top: int


def ijkbeeld(bakken: Sequence[Sequence[Any]]) -> Ijkbeeld:
    """The picture of bins (said, seen, how many), shares of 1; on the diagonal they are right."""
    paren = [(100 * float(g), 100 * float(z), int(n)) for g, z, n in bakken[:MEESTE_BAKKEN]]
    hoogste = max((max(g, z) for g, z, _ in paren), default=0.0)
    top = next(t for t in (5, 10, 25, 50, 100) if hoogste <= t or t == 100)
    return Ijkbeeld(
        tuple(Ijkpunt(g, z, n, 100 * g / top, 100 - 100 * z / top) for g, z, n in paren), top
    )
