"""Tables as Markdown, for the pages and reports that commands write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """A table of words, without a line break at its end."""
    return _tabel(koppen, "---", rijen)


def cijfertabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """The same of figures, which stand right, with words in the first column."""
    return _tabel(koppen, "--:", rijen)


def _tabel(koppen: Sequence[str], streep: str, rijen: Iterable[Sequence[str]]) -> str:
    regels = [koppen, ["---", *[streep] * (len(koppen) - 1)], *rijen]
    return "\n".join("| " + " | ".join(regel) + " |" for regel in regels)
