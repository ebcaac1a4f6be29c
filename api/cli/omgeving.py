"""From the flags of ``opstap`` to the parts that a command works with."""

from __future__ import annotations

import logging
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from modellen.fouten import OpstapFout

if TYPE_CHECKING:
    from api.bootstrap import Samenstelling
    from api.instellingen import Instellingen

DOOR = "opdrachtregel"
"""Who made a change, as the store keeps it, when it was made by a command."""


@dataclass(frozen=True, slots=True)
class Vlaggen:
    """The options of ``opstap`` itself; ``None`` leaves it to ``.env`` and the environment."""

    data: Path | None = None
    database_url: str | None = None
    taalmodel: Path | None = None


def get_instellingen(vlaggen: Vlaggen) -> Instellingen:
    """The settings; flags win from ``.env``, and that from the environment.

    Raises:
        OpstapFout: naming the setting that cannot be used.
    """
    from pydantic import ValidationError

    from api.instellingen import Instellingen

    gegeven: dict[str, Any] = {
        naam: waarde
        for naam in ("data", "database_url", "taalmodel")
        if (waarde := getattr(vlaggen, naam)) is not None
    }
    try:
        return Instellingen(**gegeven)
    except ValidationError as fout:
        namen = sorted({str(f["loc"][0]).upper() for f in fout.errors() if f["loc"]})
        # The value itself is not repeated: it may be a secret.
        raise OpstapFout(
            code="ongeldige_instelling",
            melding=f"Deze instelling is niet te gebruiken: {', '.join(namen)}.",
            volgende_stap="Verbeter de vlag, het bestand .env of de omgevingsvariabele OPSTAP_….",
        ) from None


def voorbeeld(vlaggen: Vlaggen, opdracht: str) -> str:
    """The line to type for another command on the same data."""
    delen = ["opstap", opdracht]
    if vlaggen.data is not None:
        delen.append(f"--data {shlex.quote(str(vlaggen.data))}")
    if vlaggen.database_url is not None:
        # Not repeated: it may hold a password.
        delen.append("--database-url ADRES")
    return " ".join(delen)


@contextmanager
def open_samenstelling(vlaggen: Vlaggen) -> Iterator[Samenstelling]:
    """The parts of the installation, closed at the end.

    Raises:
        OpstapFout: when the store or a setting cannot be used.
    """
    richt_logboek_in()
    instellingen = get_instellingen(vlaggen)
    from sqlalchemy.exc import OperationalError

    from api.bootstrap import bouw

    try:
        samenstelling = bouw(instellingen)
    except (OperationalError, OSError) as fout:
        raise OpstapFout(
            code="opslag_niet_bereikbaar",
            melding=f"De opslag is niet te openen ({type(fout).__name__}).",
            volgende_stap=(
                "Controleer of de map van --data beschrijfbaar is, of het adres van --database-url."
            ),
        ) from None
    try:
        yield samenstelling
    finally:
        samenstelling.sluit()


def richt_logboek_in(*, stil: bool = False) -> None:
    """Log lines go to stderr, warnings and worse: stdout is for the answer alone.

    Args:
        stil: only what cannot go on.
    """
    import structlog

    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.CRITICAL if stil else logging.WARNING
        ),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
