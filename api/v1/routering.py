"""The router of one part of /v1: guarded, and documented in Dutch."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import APIRouter

from api.toegang.bewaking import MachineRoute
from api.v1.schemas import Probleem

PROBLEEM_TYPE = "application/problem+json"

_FOUTEN = {
    400: "Ongeldige invoer; alle fouten staan in `fouten`.",
    401: "Niet aangemeld, of de sessie is verlopen.",
    403: "Deze rol mag dit niet.",
    404: "Bestaat niet, of is niet zichtbaar voor dit account.",
}


@cache
def _probleem() -> dict[str, Any]:
    return Probleem.model_json_schema()


def maak_router(label: str) -> APIRouter:
    """A router under /v1; ``label`` is the heading in the documentation."""
    return APIRouter(
        prefix="/v1",
        tags=[label],
        route_class=MachineRoute,
        responses={
            status: {
                "description": uitleg,
                "content": {PROBLEEM_TYPE: {"schema": _probleem()}},
            }
            for status, uitleg in _FOUTEN.items()
        },
    )
