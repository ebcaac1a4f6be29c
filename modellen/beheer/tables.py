"""Tables of management: agreed norms and reports. Rows are only added (migration 0018)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonObject, WieWanneer


class NormoverschrijvingRij(WieWanneer, Base):
    """One agreement about a norm; ``waarde`` as text, ``None`` = the ordinary norm again."""

    __tablename__ = "normoverschrijving"
    __table_args__ = (CheckConstraint("nummer >= 1", name="nummer"),)

    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    opdrachtgever: Mapped[Code]
    norm: Mapped[Code]
    waarde: Mapped[str | None]
    reden: Mapped[str]
    geldig_van: Mapped[date]
    op: Mapped[datetime]
    door: Mapped[Code]


class BeheerverslagRij(WieWanneer, Base):
    """One report; ``gegevens`` are only ever read as a whole."""

    __tablename__ = "beheerverslag"
    __table_args__ = (
        CheckConstraint("nummer >= 1", name="nummer"),
        CheckConstraint("soort IN ('import', 'eerlijkheid')", name="soort"),
    )

    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    soort: Mapped[Code] = mapped_column(index=True)
    organisatie: Mapped[Code | None]
    kenmerk: Mapped[Code]
    op: Mapped[datetime]
    door: Mapped[Code]
    gegevens: Mapped[JsonObject]
