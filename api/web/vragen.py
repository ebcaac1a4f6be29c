"""Query parameters that several pages share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

Zoekterm = Annotated[str, Query(max_length=200)]
Bladzijde = Annotated[int, Query(ge=1, le=100_000)]
