"""Reading much at once: values as the driver gives them, without a column type in between.

Through the column types of SQLAlchemy a hundred thousand rows take twice as long. A question asks
for such a column with ``type_coerce(kolom, String())`` and reads it with these functions.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from json import JSONDecoder
from typing import Any


@contextmanager
def zonder_opruimen() -> Iterator[None]:
    """Hold the collector of cycles: a third of the time goes to looking for none.

    Of two threads that do this at once the first that ends may switch it on again for both.
    """
    stond_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stond_aan:
            gc.enable()


def lees_moment(waarde: str | datetime) -> datetime:
    """SQLite keeps UTC as text without a zone; PostgreSQL gives the zone of the session."""
    if isinstance(waarde, str):
        return datetime.fromisoformat(f"{waarde}+00:00")
    return waarde.astimezone(UTC)


def lees_json(waarde: str | dict[str, Any]) -> dict[str, Any]:
    """SQLite keeps JSON as text; PostgreSQL's driver has read it already."""
    if isinstance(waarde, str):
        gelezen: dict[str, Any] = _raw_decode(waarde)[0]
        return gelezen
    return waarde


_raw_decode = JSONDecoder().raw_decode
