"""Long lists in pages. A list that is bare in the answer says in headers where the others are.

So an answer that fits one page is what it always was.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Request, Response

TOTAAL = "Opstap-Totaal"

Pagina = Annotated[int, Query(ge=1, le=100_000, description="Pagina, vanaf 1.")]

BLADZIJ_KOPPEN: dict[int | str, dict[str, Any]] = {
    200: {
        "headers": {
            TOTAAL: {
                "description": "Aantal over alle pagina's.",
                "schema": {"type": "integer"},
            },
            "Link": {
                "description": "De vorige (`prev`) en de volgende (`next`) pagina, als die er is.",
                "schema": {"type": "string"},
            },
        }
    }
}
"""What the documentation says of such an answer."""


def zet_bladzij(
    request: Request, response: Response, *, pagina: int, per_pagina: int, totaal: int
) -> None:
    """Say how many there are, and where the pages around this one are (RFC 8288)."""
    response.headers[TOTAAL] = str(totaal)
    buren = []
    if pagina > 1 and totaal:
        buren.append(("prev", min(pagina - 1, -(-totaal // per_pagina))))
    if pagina * per_pagina < totaal:
        buren.append(("next", pagina + 1))
    if buren:
        # Relative: behind a proxy this side does not know its own name for sure.
        response.headers["Link"] = ", ".join(
            f'<{request.url.path}?pagina={nummer}&paginaGrootte={per_pagina}>; rel="{rel}"'
            for rel, nummer in buren
        )
