"""Questions that several repositories ask in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Boolean, Row, Select, func, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, SQLColumnExpression
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from modellen.opslag.base import Base, in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER

RIJEN_PER_BLOK = 2000
"""Rows read at a time from a stream of changes: some megabytes."""


def lees_op_sleutel(
    session: Session, soort: type[Base], kolom: str, waarden: Iterable[str]
) -> Iterator[Row[Any]]:
    """Rows of which ``kolom`` is one of ``waarden``, in no particular order."""
    vraag = select(*soort.inhoud())
    for deel in in_delen(list(dict.fromkeys(waarden)), RIJEN_PER_KEER):
        yield from session.execute(vraag.where(soort.tabel().c[kolom].in_(deel))).all()


def lees_laatste(session: Session, soort: type[Base], klanten: Iterable[str]) -> Iterator[Row[Any]]:
    """The row with the latest ``datum`` of each klant that has one."""
    tabel = soort.tabel()
    eerder = tabel.alias("eerder")
    laatste = (
        select(func.max(eerder.c.datum)).where(eerder.c.klant == tabel.c.klant).scalar_subquery()
    )
    vraag = select(*soort.inhoud()).where(tabel.c.datum == laatste)
    for deel in in_delen(list(dict.fromkeys(klanten)), RIJEN_PER_KEER):
        yield from session.execute(vraag.where(tabel.c.klant.in_(deel))).all()


def lees_wijzigingen(
    session: Session, soort: type[Base], *, na: int
) -> Iterator[Sequence[Row[Any]]]:
    """Rows with a ``volgnummer`` above ``na``, in order, in blocks; the number comes last."""
    volgnummer = soort.tabel().c.volgnummer
    kolommen: list[ColumnElement[Any]] = [*soort.inhoud(), volgnummer]
    vraag = select(*kolommen).order_by(volgnummer).limit(RIJEN_PER_BLOK)
    while rijen := session.execute(vraag.where(volgnummer > na)).all():
        yield rijen
        na = rijen[-1].volgnummer


def bladzij(
    vraag: Select[Any], sleutel: ColumnElement[str], *, na: str | None, aantal: int | None
) -> Select[Any]:
    """Order by key; start after ``na`` and stop after ``aantal`` where those are given."""
    vraag = vraag.order_by(sleutel)
    if na is not None:
        vraag = vraag.where(sleutel > na)
    return vraag if aantal is None else vraag.limit(aantal)


class JsonBevat(GenericFunction[bool]):
    """``JsonBevat(column, code)``: the stored list holds this code."""

    type = Boolean()
    inherit_cache = True
    name = "json_bevat"


@compiles(JsonBevat, "sqlite")
def _json_bevat_sqlite(element: JsonBevat, compiler: SQLCompiler, **opties: Any) -> str:
    kolom, waarde = (compiler.process(deel, **opties) for deel in element.clauses)
    return f"EXISTS (SELECT 1 FROM json_each({kolom}) WHERE json_each.value = {waarde})"


@compiles(JsonBevat, "postgresql")
def _json_bevat_postgresql(element: JsonBevat, compiler: SQLCompiler, **opties: Any) -> str:
    kolom, waarde = (compiler.process(deel, **opties) for deel in element.clauses)
    return f"({kolom} @> to_jsonb(CAST({waarde} AS text)))"


class TekstBevat(GenericFunction[bool]):
    """``TekstBevat(column, words)``: the text holds these letters, upper or lower case alike.

    On SQLite that goes for the letters of ASCII; ``lower()`` there knows no others either, and
    makes a search through all work three times as slow.
    """

    type = Boolean()
    inherit_cache = True
    name = "tekst_bevat"

    def __init__(self, kolom: SQLColumnExpression[Any], tekst: str) -> None:
        vrij = re.sub("([%_/])", r"/\1", tekst)
        super().__init__(kolom, literal(f"%{vrij}%"))


@compiles(TekstBevat, "sqlite")
def _tekst_bevat_sqlite(element: TekstBevat, compiler: SQLCompiler, **opties: Any) -> str:
    kolom, patroon = (compiler.process(deel, **opties) for deel in element.clauses)
    return f"({kolom} LIKE {patroon} ESCAPE '/')"


@compiles(TekstBevat, "postgresql")
def _tekst_bevat_postgresql(element: TekstBevat, compiler: SQLCompiler, **opties: Any) -> str:
    kolom, patroon = (compiler.process(deel, **opties) for deel in element.clauses)
    return f"({kolom} ILIKE {patroon} ESCAPE '/')"
