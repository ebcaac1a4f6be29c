"""The week as boxes in a form: what they are called, which are ticked, and what was sent back."""

from __future__ import annotations

from collections.abc import Iterable

from modellen.dagdelen import Dag, Dagdeel, Dagdelen

Weekrij = tuple[str, tuple[tuple[str, str], ...]]
"""A part of the day, and its seven boxes: code and name of each."""


def vakken_van(dagdelen: Dagdelen | None) -> list[str]:
    """Codes of the boxes that are ticked; none for what is not known."""
    return [_code(dag, deel) for dag, deel in dagdelen or ()]


def lees_vakken(vakken: Iterable[str]) -> Dagdelen:
    """The dagdelen of these boxes; raises ``ValueError`` for a code that is none."""
    paren = []
    for vak in vakken:
        dag, _, deel = vak.partition("-")
        paren.append((Dag(int(dag)), Dagdeel(int(deel))))
    return Dagdelen.van(paren)


def _code(dag: Dag, deel: Dagdeel) -> str:
    return f"{dag.value}-{deel.value}"


WEEK: tuple[Weekrij, ...] = tuple(
    (
        deel.name.lower(),
        tuple((_code(dag, deel), f"{dag.name.lower()} {deel.name.lower()}") for dag in Dag),
    )
    for deel in Dagdeel
)
"""Four rows of seven."""
