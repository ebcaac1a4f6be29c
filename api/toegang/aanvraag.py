"""What an endpoint gets: the parts of the installation, who asks, and what that person may see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from api.bootstrap import Samenstelling
from api.toegang.bewaking import get_sessie
from api.toegang.sessie import Sessie, Sessies
from api.toegang.zicht import Zicht


def get_samenstelling(request: Request) -> Samenstelling:
    """The parts of this installation."""
    samenstelling: Samenstelling = request.app.state.samenstelling
    return samenstelling


def get_sessies(request: Request) -> Sessies:
    """Who signs in and out."""
    sessies: Sessies = request.app.state.sessies
    return sessies


def get_zicht(
    sessie: Annotated[Sessie, Depends(get_sessie)],
    samenstelling: Annotated[Samenstelling, Depends(get_samenstelling)],
) -> Iterator[Zicht]:
    """The record as the asker may see it, on one read session."""
    with samenstelling.opslag.lezen() as session:
        yield Zicht(session, sessie.gebruiker, vandaag=samenstelling.kalender())


DeSamenstelling = Annotated[Samenstelling, Depends(get_samenstelling)]
DeSessies = Annotated[Sessies, Depends(get_sessies)]
DeSessie = Annotated[Sessie, Depends(get_sessie)]
HetZicht = Annotated[Zicht, Depends(get_zicht)]
