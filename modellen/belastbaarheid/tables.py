"""Table of belastbaarheid: one row per judged item, codes and dates only, no room for text."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer

# Closed in the database too, so that no sentence about a person's health fits anywhere.
_BRONNEN = (
    "bron IN ('fml', 'inzetbaarheidsprofiel', 'arbeidsdeskundig_onderzoek',"
    " 'real_life_assessment', 'klant_zelf')"
)
_BEOORDELAARS = (
    "beoordelaar IN ('verzekeringsarts', 'bedrijfsarts', 'arbeidsdeskundige', 'jobcoach', 'klant')"
)


class BelastbaarheidOordeelRij(WieWanneer, Base):
    """The judgement on one FML item of one klant; an absent row is unknown.

    ``masker`` holds the options of a keuze or kenmerk, as ``FmlItem.opties_als_masker`` gives it.
    """

    __tablename__ = "belastbaarheid_oordeel"
    __table_args__ = (
        CheckConstraint("length(code) <= 6", name="code"),
        CheckConstraint("(niveau IS NULL) <> (masker IS NULL)", name="waarde"),
        CheckConstraint("niveau BETWEEN 0 AND 4", name="niveau"),
        CheckConstraint("masker BETWEEN 0 AND 32767", name="masker"),
        CheckConstraint(_BRONNEN, name="bron"),
        CheckConstraint(_BEOORDELAARS, name="beoordelaar"),
    )

    klant: Mapped[Code] = mapped_column(
        ForeignKey("klant.nummer", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[Code] = mapped_column(primary_key=True)
    niveau: Mapped[int | None] = mapped_column(SmallInteger)
    masker: Mapped[int | None] = mapped_column(SmallInteger)
    bron: Mapped[Code]
    beoordelaar: Mapped[Code]
    datum: Mapped[date | None]
    geldig_tot: Mapped[date | None]


class EerderOordeelRij(WieWanneer, Base):
    """A judgement that another one took the place of; codes and dates only, as above.

    ``tot`` is when it was replaced or taken away, by ``gewijzigd_door``; ``sinds`` when it was
    recorded, by ``door``. A trigger refuses every change of a row.
    """

    __tablename__ = "belastbaarheid_eerder"
    __table_args__ = (
        CheckConstraint("length(code) <= 6", name="code"),
        CheckConstraint("(niveau IS NULL) <> (masker IS NULL)", name="waarde"),
        CheckConstraint("niveau BETWEEN 0 AND 4", name="niveau"),
        CheckConstraint("masker BETWEEN 0 AND 32767", name="masker"),
        CheckConstraint(_BRONNEN, name="bron"),
        CheckConstraint(_BEOORDELAARS, name="beoordelaar"),
    )

    klant: Mapped[Code] = mapped_column(
        ForeignKey("klant.nummer", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[Code] = mapped_column(primary_key=True)
    tot: Mapped[datetime] = mapped_column(primary_key=True)
    niveau: Mapped[int | None] = mapped_column(SmallInteger)
    masker: Mapped[int | None] = mapped_column(SmallInteger)
    bron: Mapped[Code]
    beoordelaar: Mapped[Code]
    datum: Mapped[date | None]
    geldig_tot: Mapped[date | None]
    sinds: Mapped[datetime]
    door: Mapped[Code]
