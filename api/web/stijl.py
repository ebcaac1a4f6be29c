"""The stylesheet and the icon: the only files that are the same for everybody."""

from __future__ import annotations

from fastapi import Response

from api.toegang.bewaking import openbaar
from api.web.paginas import maak_router
from api.web.sjablonen import lees_stijl

router = maak_router()

# The address carries a digest of the content.
_BLIJVEND = {"Cache-Control": "public, max-age=31536000, immutable"}


@router.get("/stijl/opstap.css")
@openbaar
def get_stijlblad() -> Response:
    """The one stylesheet."""
    return Response(lees_stijl("opstap.css"), media_type="text/css", headers=_BLIJVEND)


@router.get("/stijl/opstap.svg")
@openbaar
def get_pictogram() -> Response:
    """The icon of the site."""
    return Response(lees_stijl("opstap.svg"), media_type="image/svg+xml", headers=_BLIJVEND)
