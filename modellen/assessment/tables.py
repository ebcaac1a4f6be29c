"""Tables of the real-life assessment; what was said is kept apart from what was concluded."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonLijst, MetInhoudHash, WieWanneer


class RealLifeAssessmentRij(MetInhoudHash, WieWanneer, Base):
    """Date, place, findings and conclusions a to e of one assessment."""

    __tablename__ = "real_life_assessment"

    klant: Mapped[Code] = mapped_column(
        ForeignKey("klant.nummer", ondelete="CASCADE"), primary_key=True
    )
    datum: Mapped[date] = mapped_column(primary_key=True)
    locatie: Mapped[str]
    kwaliteiten: Mapped[JsonLijst]
    te_motiveren: Mapped[bool | None]
    kan_uitstromen: Mapped[bool | None]
    scholing: Mapped[str | None]
    weg_te_nemen: Mapped[str | None]
    termijn: Mapped[Code | None]


class AssessmentVerslagRij(WieWanneer, Base):
    """Confidential report text on one leefgebied: for the klant and the own coach."""

    __tablename__ = "assessment_verslag"
    __table_args__ = (
        ForeignKeyConstraint(
            ["klant", "datum"],
            ["real_life_assessment.klant", "real_life_assessment.datum"],
            ondelete="CASCADE",
        ),
    )

    klant: Mapped[Code] = mapped_column(primary_key=True)
    datum: Mapped[date] = mapped_column(primary_key=True)
    leefgebied: Mapped[Code] = mapped_column(primary_key=True)
    tekst: Mapped[str]
