"""What a command prints: the answer on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from modellen.fouten import OpstapFout

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel
    from rich.console import Console, RenderableType

MAX_BREEDTE = 120
"""Wider lines are hard to read, also on a wide screen."""

Voortgang = Callable[[int, int | None], None]
"""Called with how much is done, and of how much (``None`` when nobody knows)."""


class Status(IntEnum):
    """Exit status of a command: a stable contract."""

    KLAAR = 0
    MET_AFKEURING = 1
    FOUT = 2


class Uitvoer:
    """Prints for a person, or with ``als_json`` exactly one JSON document on stdout."""

    def __init__(self, *, als_json: bool = False) -> None:
        self.als_json = als_json
        self._scherm = _console(is_fout=False)
        self._meldingen = _console(is_fout=True)

    def toon(self, *onderdelen: RenderableType) -> None:
        """Print for a person; nothing with ``--json``."""
        if self.als_json:
            return
        with self._scherm.capture() as gevangen:
            for onderdeel in onderdelen:
                self._scherm.print(onderdeel, markup=False)
        # Tables fill their lines with spaces; in a file or a message those are only noise.
        regels = gevangen.get().splitlines()
        sys.stdout.write("".join(f"{regel.rstrip()}\n" for regel in regels))

    def toon_tekst(self, tekst: str) -> None:
        """Print lines for a person; a long one goes on under its own indentation."""
        from rich.padding import Padding
        from rich.text import Text

        for regel in tekst.splitlines():
            kaal = regel.lstrip()
            self.toon(Padding(Text(kaal), (0, 0, 0, len(regel) - len(kaal))))

    def document(self, document: BaseModel | Mapping[str, Any]) -> None:
        """Print the answer for a machine; nothing without ``--json``."""
        if not self.als_json:
            return
        schrijf_json(
            document
            if isinstance(document, Mapping)
            else document.model_dump(mode="json", by_alias=True)
        )

    def meld(self, tekst: str) -> None:
        """Say something that is not the answer, on stderr."""
        self._meldingen.print(tekst, markup=False, highlight=False)

    @contextmanager
    def voortgang(self, titel: str) -> Iterator[Voortgang]:
        """A progress bar when a person watches; otherwise nothing is drawn."""
        if not self._meldingen.is_terminal:
            yield lambda gedaan, totaal: None
            return
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        kolommen = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
        with Progress(*kolommen, console=self._meldingen, transient=True) as balk:
            taak = balk.add_task(titel, total=None)
            yield lambda gedaan, totaal: balk.update(taak, completed=gedaan, total=totaal)


def schrijf_bestand(pad: Path, inhoud: bytes, *, optie: str) -> None:
    """Write a file that the user named with ``optie``; raises ``OpstapFout`` when that fails."""
    try:
        pad.write_bytes(inhoud)
    except OSError as fout:
        raise OpstapFout(
            code="bestand_niet_te_schrijven",
            melding=f"Het bestand {pad} is niet te schrijven ({type(fout).__name__}).",
            volgende_stap=f"Kies bij {optie} een bestand in een map die bestaat.",
        ) from None


def schrijf_json(document: Mapping[str, Any]) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def toon_fout(fout: OpstapFout, *, als_json: bool) -> None:
    """Say what is wrong and how to go on: on stderr, and as the JSON document when asked."""
    sys.stderr.write(f"Fout: {fout.melding}\n      {fout.volgende_stap}\n")
    if als_json:
        schrijf_json(
            {
                "fout": {
                    "code": fout.code,
                    "melding": fout.melding,
                    "volgendeStap": fout.volgende_stap,
                }
            }
        )


def _console(*, is_fout: bool) -> Console:
    from rich.console import Console

    console = Console(stderr=is_fout, highlight=False, soft_wrap=False)
    if console.width > MAX_BREEDTE:
        console.width = MAX_BREEDTE
    return console
