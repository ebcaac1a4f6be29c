"""Tables of the team. None of them refers to a klant; one refers to a traject, by its number.

Facts about colleagues are only ever added: migration 0004 makes triggers that refuse the rest.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class TeamfeitRij(WieWanneer, Base):
    """One statement about a colleague, or the withdrawal of an earlier one."""

    __tablename__ = "teamfeit"
    __table_args__ = (
        ForeignKeyConstraint(["account", "trekt_in"], ["teamfeit.account", "teamfeit.volgnummer"]),
        CheckConstraint("volgnummer >= 1", name="volgnummer"),
        CheckConstraint("trekt_in < volgnummer", name="trekt_in"),
        CheckConstraint("trekt_in IS NULL OR reden IS NOT NULL", name="reden"),
    )

    account: Mapped[Code] = mapped_column(ForeignKey("gebruiker.account"), primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    soort: Mapped[Code]
    wat: Mapped[str]
    dag: Mapped[date]
    vastgelegd_op: Mapped[datetime]
    toelichting: Mapped[str | None]
    trekt_in: Mapped[int | None]
    reden: Mapped[str | None]


class MeedenkerRij(WieWanneer, Base):
    """A colleague who may look along at one traject for a while; ending it fills one column."""

    __tablename__ = "meedenker"
    __table_args__ = (
        CheckConstraint("volgnummer >= 1", name="volgnummer"),
        CheckConstraint("tot >= van", name="tot"),
    )

    traject: Mapped[Code] = mapped_column(ForeignKey("traject.nummer"), primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[Code] = mapped_column(ForeignKey("gebruiker.account"), index=True)
    van: Mapped[date]
    tot: Mapped[date]
    vraag: Mapped[str]
    door: Mapped[Code]
    vastgelegd_op: Mapped[datetime]
    beeindigd_op: Mapped[datetime | None]


class TeamFeedbackRij(WieWanneer, Base):
    """What one colleague told another; read by those two, and removed by either of them."""

    __tablename__ = "team_feedback"
    __table_args__ = (CheckConstraint("van <> aan", name="aan"),)

    nummer: Mapped[Code] = mapped_column(primary_key=True)
    van: Mapped[Code] = mapped_column(ForeignKey("gebruiker.account"), index=True)
    aan: Mapped[Code] = mapped_column(ForeignKey("gebruiker.account"), index=True)
    tekst: Mapped[str]
    gegeven_op: Mapped[datetime]
