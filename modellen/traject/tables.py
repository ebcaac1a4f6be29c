"""Tables of the trajectory. Events are only ever added: triggers refuse every change of a row.

The triggers are made by migration 0002, with the same meaning on both databases. What only klant
and jobcoach may read is in a table of its own: other rights, other readers.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonObject, WieWanneer


class TrajectRij(WieWanneer, Base):
    """One trajectory of one klant; the klant cannot be removed while it exists."""

    __tablename__ = "traject"

    nummer: Mapped[Code] = mapped_column(primary_key=True)
    klant: Mapped[Code] = mapped_column(ForeignKey("klant.nummer"), index=True)
    soort: Mapped[Code]
    organisatie: Mapped[Code] = mapped_column(index=True)
    opdrachtgever: Mapped[Code]
    coach: Mapped[Code | None]


class TrajectGebeurtenisRij(WieWanneer, Base):
    """One event; ``gegevens`` holds the fields that are not confidential."""

    __tablename__ = "traject_gebeurtenis"
    __table_args__ = (
        ForeignKeyConstraint(
            ["traject", "corrigeert"],
            ["traject_gebeurtenis.traject", "traject_gebeurtenis.volgnummer"],
        ),
        CheckConstraint("volgnummer >= 1", name="volgnummer"),
        CheckConstraint("corrigeert < volgnummer", name="corrigeert"),
        CheckConstraint("corrigeert IS NULL OR reden IS NOT NULL", name="reden"),
        Index(None, "stap", "traject"),
    )

    traject: Mapped[Code] = mapped_column(ForeignKey("traject.nummer"), primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stap: Mapped[Code]
    moment: Mapped[datetime]
    gegevens: Mapped[JsonObject]
    door: Mapped[Code]
    vastgelegd_op: Mapped[datetime]
    corrigeert: Mapped[int | None]
    reden: Mapped[str | None]


class TrajectVertrouwelijkRij(WieWanneer, Base):
    """The confidential fields of an event that has any."""

    __tablename__ = "traject_vertrouwelijk"
    __table_args__ = (
        ForeignKeyConstraint(
            ["traject", "volgnummer"],
            ["traject_gebeurtenis.traject", "traject_gebeurtenis.volgnummer"],
        ),
    )

    traject: Mapped[Code] = mapped_column(primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    gegevens: Mapped[JsonObject]


class TrajectAgendaRij(WieWanneer, Base):
    """What the stored deadlines of a trajectory were derived from, and where it stood then.

    ``tot_volgnummer`` is its last event then (0 = none yet), ``kenmerk`` stands for everything
    else. ``fase`` began at ``fase_sinds`` (``None`` = nothing happened yet); ``laatste_contact`` is
    the last talk to which the klant came. This table and the next are derived: rows come and go.
    """

    __tablename__ = "traject_agenda"

    traject: Mapped[Code] = mapped_column(
        ForeignKey("traject.nummer", ondelete="CASCADE"), primary_key=True
    )
    tot_volgnummer: Mapped[int]
    kenmerk: Mapped[Code]
    is_open: Mapped[bool]
    fase: Mapped[Code | None]
    fase_sinds: Mapped[datetime | None]
    laatste_contact: Mapped[datetime | None]


class TrajectDeadlineRij(WieWanneer, Base):
    """One open deadline; a clock has at most one. Its status depends on the moment of reading."""

    __tablename__ = "traject_deadline"

    traject: Mapped[Code] = mapped_column(
        ForeignKey("traject_agenda.traject", ondelete="CASCADE"), primary_key=True
    )
    klok: Mapped[Code] = mapped_column(primary_key=True)
    ronde: Mapped[int]
    begonnen_op: Mapped[datetime]
    start_gebeurtenis: Mapped[int]
    begin_tekst: Mapped[str]
    duur: Mapped[Code]
    afspraak: Mapped[str | None]
    uiterlijk: Mapped[datetime]
