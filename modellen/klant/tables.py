"""Tables of the klant. The name is in a table of its own: other rights, other readers."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import (
    Base,
    Code,
    JsonLijst,
    JsonObject,
    MetInhoudHash,
    MetVolgnummer,
    WieWanneer,
)


class KlantRij(MetInhoudHash, MetVolgnummer, WieWanneer, Base):
    """What matching may know of a klant; meaning of the columns as in ``Klant``."""

    __tablename__ = "klant"
    __table_args__ = (
        CheckConstraint("pc4 BETWEEN 1000 AND 9999", name="pc4"),
        CheckConstraint("uren_min BETWEEN 0 AND 60", name="uren_min"),
        CheckConstraint("uren_max BETWEEN 0 AND 60", name="uren_max"),
        CheckConstraint("uren_min <= uren_max", name="uren"),
        CheckConstraint("dagdelen BETWEEN 0 AND 268435455", name="dagdelen"),
        Index("ix_klant_caseload", "organisatie", "coach", "nummer"),
    )

    nummer: Mapped[Code] = mapped_column(primary_key=True)
    organisatie: Mapped[Code]
    coach: Mapped[Code] = mapped_column(index=True)
    status: Mapped[Code]
    pc4: Mapped[int | None]
    postcode_letters: Mapped[Code | None]
    vervoer: Mapped[JsonObject]
    uren_min: Mapped[float | None]
    uren_max: Mapped[float | None]
    dagdelen: Mapped[int | None]
    taalniveau: Mapped[Code | None]
    opleiding: Mapped[Code | None]
    rijbewijzen: Mapped[JsonLijst | None]
    certificaten: Mapped[JsonLijst | None]
    werkervaring: Mapped[JsonLijst]
    wensen: Mapped[JsonLijst]
    uitgesloten_branches: Mapped[JsonLijst]
    uitgesloten_werkgevers: Mapped[JsonLijst]


class KlantIdentiteitRij(WieWanneer, Base):
    """Who the klant is. Nothing that ranks ever joins this table."""

    __tablename__ = "klant_identiteit"

    klant: Mapped[Code] = mapped_column(
        ForeignKey("klant.nummer", ondelete="CASCADE"), primary_key=True
    )
    voornaam: Mapped[str]
    achternaam: Mapped[str]
