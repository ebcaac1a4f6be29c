"""What every table shares: one metadata, named constraints, column types and who-and-when columns.

Row classes only describe tables. Domain objects are mapped to and from plain rows by explicit
functions in each ``repository.py``; see docs/besluiten/0002-opslag.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Dialect,
    Double,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.schema import Table

T = TypeVar("T")

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class TijdstipUtc(TypeDecorator[datetime]):
    """A moment, always with a time zone in Python and always UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; SQLite keeps no zone, so it gets the bare UTC time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Collation "C": order and comparison of codes do not depend on the server's language.
CODE = String().with_variant(String(collation="C"), "postgresql")
JSON_KOLOM = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

Code = Annotated[str, "code"]
"""A number, key or enumeration value: compared exactly, never shown as it is."""

JsonLijst = Annotated[list[Any], "json"]
"""A small list that is only ever read and replaced as a whole."""

JsonObject = Annotated[dict[str, Any], "json"]
"""A small mapping that is only ever read and replaced as a whole."""


class Base(DeclarativeBase):
    """Root of all tables."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as a plain class attribute
        str: Text(),
        float: Double(),
        date: Date(),
        datetime: TijdstipUtc(),
        Code: CODE,
        JsonLijst: JSON_KOLOM,
        JsonObject: JSON_KOLOM,
    }

    @classmethod
    def tabel(cls) -> Table:
        """The Core table, for bulk statements."""
        assert isinstance(cls.__table__, Table)
        return cls.__table__

    @classmethod
    def inhoud(cls) -> list[ColumnElement[Any]]:
        """All columns that say something: without hash, sequence number and who-and-when."""
        return [kolom for kolom in cls.tabel().c if kolom.name not in BEHEERKOLOMMEN]


class WieWanneer:
    """Columns of every table: when a row came, when it last changed, and by whose hand."""

    aangemaakt_op: Mapped[datetime] = mapped_column(sort_order=900)
    gewijzigd_op: Mapped[datetime] = mapped_column(sort_order=901)
    gewijzigd_door: Mapped[Code] = mapped_column(sort_order=902)


class MetInhoudHash:
    """A digest of the content, so that saving the same again is recognised without reading it."""

    inhoud_hash: Mapped[Code] = mapped_column(sort_order=800)


class MetVolgnummer:
    """Place in a stream of changes; see :mod:`modellen.opslag.volgnummer`."""

    volgnummer: Mapped[int] = mapped_column(BigInteger, unique=True, sort_order=801)


BEHEERKOLOMMEN = frozenset(
    {"inhoud_hash", "volgnummer", "aangemaakt_op", "gewijzigd_op", "gewijzigd_door"}
)
"""Columns that storage itself keeps; no domain object carries them."""


def nu() -> datetime:
    """The moment of writing, UTC."""
    return datetime.now(UTC)


def wie_wanneer(door: str) -> dict[str, Any]:
    """Values of the columns of :class:`WieWanneer` for a row that is new now."""
    moment = nu()
    return {"aangemaakt_op": moment, "gewijzigd_op": moment, "gewijzigd_door": door}


def in_delen(rijen: Sequence[T], grootte: int) -> Iterator[Sequence[T]]:
    """Consecutive slices of at most ``grootte``."""
    return (rijen[i : i + grootte] for i in range(0, len(rijen), grootte))
