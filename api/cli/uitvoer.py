"""What a command prints: the answer on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import IntEnum
from math import isfinite
from typing import TYPE_CHECKING, Any, Protocol

from modellen.fouten import OpstapFout

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel
    from rich.console import Console, RenderableType
    from rich.progress import Progress, ProgressColumn, TaskID

MAX_BREEDTE = 120
"""Wider lines are hard to read, also on a wide screen."""


class Voortgang(Protocol):
    """Called with how much is done, of how much (``None`` when nobody knows), and of what."""

    def __call__(self, gedaan: int, totaal: int | None, titel: str | None = None, /) -> None:
        """Move the bar; another title begins another one."""


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
    def voortgang(self, titel: str, *, eenheid: str | None = None) -> Iterator[Voortgang]:
        """A progress bar when a person watches; otherwise nothing is drawn.

        Args:
            eenheid: of what is counted; with it the rate and the time that remains are shown too.
        """
        if not self._meldingen.is_terminal:
            yield lambda gedaan, totaal, nieuwe_titel=None: None
            return
        from rich.progress import Progress

        with Progress(*_kolommen(eenheid), console=self._meldingen, transient=True) as balk:
            taak = balk.add_task(titel, total=None)
            yield _Balk(balk, taak, titel)


class _Balk:
    """Moves one bar; a new title is a new bar, with a rate of its own."""

    def __init__(self, balk: Progress, taak: TaskID, titel: str) -> None:
        self._balk, self._taak, self._titel = balk, taak, titel

    def __call__(self, gedaan: int, totaal: int | None, titel: str | None = None) -> None:
        if titel is not None and titel != self._titel:
            self._balk.remove_task(self._taak)
            self._taak = self._balk.add_task(titel, total=totaal)
            self._titel = titel
        self._balk.update(self._taak, completed=gedaan, total=totaal)


def _kolommen(eenheid: str | None) -> list[ProgressColumn]:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        Task,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    kolommen: list[ProgressColumn] = [
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
    ]
    if eenheid is None:
        return kolommen

    class Tempo(ProgressColumn):
        def render(self, task: Task) -> Text:
            tempo = f"{task.speed:.1f}".replace(".", ",") if task.speed else "-"
            return Text(f"{eenheid}, {tempo} per seconde, nog")

    return [*kolommen, MofNCompleteColumn(), Tempo(), TimeRemainingColumn()]


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
    """One JSON document on stdout; a number that is not known, or has no end, is null."""
    tekst = json.dumps(_eindig(document), ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write(tekst + "\n")


def _eindig(waarde: Any) -> Any:
    if isinstance(waarde, Mapping):
        return {naam: _eindig(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_eindig(deel) for deel in waarde]
    return None if isinstance(waarde, float) and not isfinite(waarde) else waarde


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
