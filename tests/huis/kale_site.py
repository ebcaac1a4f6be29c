"""As many routes as the site has, with nothing behind them: what the framework itself costs."""

from __future__ import annotations

import os
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request

AANTAL = "KALE_ROUTES"
"""Environment variable with the number of routes."""

router = APIRouter()


def _wie(request: Request) -> object:
    return request


for i in range(int(os.environ.get(AANTAL, "0"))):

    @router.get(f"/{i}/{{nummer}}")
    def route(
        nummer: Annotated[str, Path(max_length=64)],
        wie: Annotated[object, Depends(_wie)],
        pagina: Annotated[int, Query(ge=1)] = 1,
    ) -> str:
        return f"{nummer}{wie}{pagina}"
