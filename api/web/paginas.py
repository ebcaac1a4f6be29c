"""The router of the pages: guarded by the cookie, and no part of the API's description."""

from __future__ import annotations

from fastapi import APIRouter

from api.toegang.bewaking import PaginaRoute


def maak_router() -> APIRouter:
    """A router for pages."""
    return APIRouter(route_class=PaginaRoute, include_in_schema=False)
