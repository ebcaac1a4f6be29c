"""Tables of the nightly run. Lists are documents: read and replaced as a whole (besluit 0002)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonLijst, JsonObject, WieWanneer

_VAN_NACHT = "nacht.nummer"


class NachtRij(WieWanneer, Base):
    """One night; meaning of the columns as in ``Nacht`` and ``Nachtplan``."""

    __tablename__ = "nacht"
    __table_args__ = (
        CheckConstraint("status IN ('bezig', 'gepubliceerd', 'mislukt')", name="status"),
        CheckConstraint("per_klant >= 1", name="per_klant"),
        CheckConstraint("per_werk >= 1", name="per_werk"),
    )

    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    status: Mapped[Code] = mapped_column(index=True)
    dag: Mapped[date]
    versies: Mapped[JsonObject]
    per_klant: Mapped[int]
    per_werk: Mapped[int]
    vorige: Mapped[int | None]
    klant_stand: Mapped[int] = mapped_column(BigInteger)
    werk_stand: Mapped[int] = mapped_column(BigInteger)
    begonnen_op: Mapped[datetime]
    gepubliceerd_op: Mapped[datetime | None]


class NachtblokRij(WieWanneer, Base):
    """A block and whether it is done."""

    __tablename__ = "nachtblok"
    __table_args__ = (CheckConstraint("soort IN ('klant', 'werk')", name="soort"),)

    nacht: Mapped[int] = mapped_column(ForeignKey(_VAN_NACHT, ondelete="CASCADE"), primary_key=True)
    blok: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    soort: Mapped[Code]
    organisatie: Mapped[Code]
    van: Mapped[Code]
    tot: Mapped[Code | None]
    gedaan_op: Mapped[datetime | None]
    lijsten: Mapped[int | None]
    regels: Mapped[int | None]
    tegengehouden: Mapped[int | None]


class NachtparenRij(WieWanneer, Base):
    """What a block of klanten (``blok``) leaves for the block of werk that begins at ``van``."""

    __tablename__ = "nachtparen"

    nacht: Mapped[int] = mapped_column(ForeignKey(_VAN_NACHT, ondelete="CASCADE"), primary_key=True)
    organisatie: Mapped[Code] = mapped_column(primary_key=True)
    van: Mapped[Code] = mapped_column(primary_key=True)
    blok: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    gegevens: Mapped[bytes] = mapped_column(LargeBinary)


class NachtlijstRij(WieWanneer, Base):
    """The list of one klant in one night: counts, lines and reasons that tell nothing of health."""

    __tablename__ = "nachtlijst"

    nacht: Mapped[int] = mapped_column(ForeignKey(_VAN_NACHT, ondelete="CASCADE"), primary_key=True)
    klant: Mapped[Code] = mapped_column(
        ForeignKey("klant.nummer", ondelete="CASCADE"), primary_key=True, index=True
    )
    telling: Mapped[JsonObject]
    regels: Mapped[JsonObject]


class NachtlijstGevoeligRij(WieWanneer, Base):
    """What rests on health limits in that list: under the rights of belastbaarheid."""

    __tablename__ = "nachtlijst_gevoelig"
    __table_args__ = (
        ForeignKeyConstraint(
            ["nacht", "klant"], ["nachtlijst.nacht", "nachtlijst.klant"], ondelete="CASCADE"
        ),
    )

    nacht: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    klant: Mapped[Code] = mapped_column(primary_key=True)
    regels: Mapped[JsonObject]
    verschillen: Mapped[JsonLijst]


class NachtkandidatenRij(WieWanneer, Base):
    """The klanten of one organisation for a few hundred werken, from number ``van`` on.

    ``gegevens``, written by ``matching.nacht.kandidaten``, are numbers, scores and outcomes, and
    no reason at all. ``verschillen`` are by number of the werk; absent when nothing changed.
    """

    __tablename__ = "nachtkandidaten"

    nacht: Mapped[int] = mapped_column(ForeignKey(_VAN_NACHT, ondelete="CASCADE"), primary_key=True)
    organisatie: Mapped[Code] = mapped_column(primary_key=True)
    van: Mapped[Code] = mapped_column(primary_key=True)
    gegevens: Mapped[bytes] = mapped_column(LargeBinary)
    verschillen: Mapped[JsonObject | None]


class NachtslotRij(WieWanneer, Base):
    """Who makes the night now; ``tot`` is when a silent holder is taken for dead."""

    __tablename__ = "nachtslot"

    sleutel: Mapped[Code] = mapped_column(primary_key=True)
    houder: Mapped[Code]
    machine: Mapped[Code]
    proces: Mapped[int]
    tot: Mapped[datetime]
