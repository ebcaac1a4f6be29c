"""Tables of what a klant lets an employer know. Rows are only added: triggers refuse the rest
(migrations 0015, 0021)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonLijst, JsonObject, WieWanneer


class ToestemmingRij(WieWanneer, Base):
    """One yes or no for one employer, with the card that was said yes to.

    ``weggelaten``: codes of the lines that the klant left off; NULL = none.
    """

    __tablename__ = "toestemming"
    __table_args__ = (
        CheckConstraint("volgnummer >= 1", name="volgnummer"),
        CheckConstraint("bron IN ('klant_zelf', 'gesprek')", name="bron"),
        CheckConstraint("mag = (kaart IS NOT NULL)", name="kaart"),
    )

    klant: Mapped[Code] = mapped_column(ForeignKey("klant.nummer"), primary_key=True)
    bij: Mapped[Code] = mapped_column(primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mag: Mapped[bool]
    bron: Mapped[Code]
    dag: Mapped[date]
    vastgelegd_op: Mapped[datetime]
    door: Mapped[Code]
    kaart: Mapped[JsonObject | None]
    weggelaten: Mapped[JsonLijst | None]


class VrijgaveRij(WieWanneer, Base):
    """What the coach decided on one proposal, and under which yes of the klant."""

    __tablename__ = "vrijgave"
    __table_args__ = (
        ForeignKeyConstraint(
            ["klant", "bij", "toestemming"],
            ["toestemming.klant", "toestemming.bij", "toestemming.volgnummer"],
        ),
        CheckConstraint("volgnummer >= 1", name="volgnummer"),
    )

    voorstel: Mapped[int] = mapped_column(ForeignKey("voorstel.nummer"), primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    klant: Mapped[Code]
    bij: Mapped[Code]
    toestemming: Mapped[int]
    is_open: Mapped[bool]
    vastgelegd_op: Mapped[datetime]
    door: Mapped[Code]
