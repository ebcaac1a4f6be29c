"""Columns that a vacature and a netwerkplek have in common."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Code, JsonLijst


def werkplek_controles() -> tuple[CheckConstraint, ...]:
    """What the database itself refuses in those columns."""
    return (
        CheckConstraint("pc4 BETWEEN 1000 AND 9999", name="pc4"),
        CheckConstraint("uren_min BETWEEN 0 AND 60", name="uren_min"),
        CheckConstraint("uren_max BETWEEN 0 AND 60", name="uren_max"),
        CheckConstraint("uren_min <= uren_max", name="uren"),
        CheckConstraint("dagdelen BETWEEN 0 AND 268435455", name="dagdelen"),
    )


class Werkkolommen:
    """Place, hours, requirements, load and visibility; meaning as in ``Vacature``."""

    nummer: Mapped[Code] = mapped_column(primary_key=True)
    titel: Mapped[str]
    taken: Mapped[str]
    branche: Mapped[Code | None]
    isco: Mapped[Code | None]
    pc4: Mapped[int | None]
    plaatsnaam: Mapped[str | None]
    land: Mapped[Code | None]
    uren_min: Mapped[float | None]
    uren_max: Mapped[float | None]
    dagdelen: Mapped[int | None]
    eis_opleiding: Mapped[Code | None]
    eis_taal: Mapped[Code | None]
    eis_rijbewijzen: Mapped[JsonLijst | None]
    eis_certificaten: Mapped[JsonLijst | None]
    belastingprofiel: Mapped[Code | None] = mapped_column(ForeignKey("belastingprofiel.id"))
    zichtbaar_voor: Mapped[JsonLijst | None]
