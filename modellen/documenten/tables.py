"""Tables of documents. Versions and signatures are only ever added: triggers refuse the rest.

What only klant and jobcoach may read of a version is in a table of its own: other rights.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonObject, WieWanneer

_VAN_DOCUMENT = (["traject", "nummer"], ["document.traject", "document.nummer"])


class DocumentRij(WieWanneer, Base):
    """The open part of one version."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("nummer >= 1", name="nummer"),
        CheckConstraint("versie >= 1", name="versie"),
        CheckConstraint("(periode_van IS NULL) = (periode_tot IS NULL)", name="periode"),
        CheckConstraint("length(vingerafdruk) = 64", name="vingerafdruk"),
    )

    traject: Mapped[Code] = mapped_column(ForeignKey("traject.nummer"), primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    soort: Mapped[Code]
    versie: Mapped[int]
    periode_van: Mapped[date | None]
    periode_tot: Mapped[date | None]
    delen: Mapped[JsonObject]
    vingerafdruk: Mapped[Code]
    gebeurtenissen: Mapped[int]
    opgemaakt_op: Mapped[datetime]
    opgemaakt_door: Mapped[Code]


class DocumentVertrouwelijkRij(WieWanneer, Base):
    """The confidential part of one version."""

    __tablename__ = "document_vertrouwelijk"
    __table_args__ = (
        ForeignKeyConstraint(*_VAN_DOCUMENT),
        CheckConstraint("length(vingerafdruk) = 64", name="vingerafdruk"),
    )

    traject: Mapped[Code] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    delen: Mapped[JsonObject]
    vingerafdruk: Mapped[Code]


class HandtekeningRij(WieWanneer, Base):
    """One signature; a role signs a version once."""

    __tablename__ = "handtekening"
    __table_args__ = (ForeignKeyConstraint(*_VAN_DOCUMENT),)

    traject: Mapped[Code] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rol: Mapped[Code] = mapped_column(primary_key=True)
    naam: Mapped[str]
    wijze: Mapped[Code]
    getekend_op: Mapped[datetime]
    door: Mapped[Code]
    vingerafdruk: Mapped[Code]
    vingerafdruk_besloten: Mapped[Code | None]


class WeigeringRij(WieWanneer, Base):
    """One refusal of a version by who has to sign it; a role refuses a version once."""

    __tablename__ = "document_weigering"
    __table_args__ = (ForeignKeyConstraint(*_VAN_DOCUMENT),)

    traject: Mapped[Code] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rol: Mapped[Code] = mapped_column(primary_key=True)
    reden: Mapped[str]
    geweigerd_op: Mapped[datetime]
    door: Mapped[Code]
