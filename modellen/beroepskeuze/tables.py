"""Table of the beroepskeuzetest."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonLijst, MetInhoudHash, WieWanneer

RIASEC_VELDEN = (
    "realistisch",
    "onderzoekend",
    "artistiek",
    "sociaal",
    "ondernemend",
    "conventioneel",
)


class BeroepskeuzetestRij(MetInhoudHash, WieWanneer, Base):
    """Outcome of one test; the six scores are all there or all absent."""

    __tablename__ = "beroepskeuzetest"
    __table_args__ = tuple(
        CheckConstraint(f"{veld} BETWEEN 0 AND 1", name=veld) for veld in RIASEC_VELDEN
    )

    klant: Mapped[Code] = mapped_column(
        ForeignKey("klant.nummer", ondelete="CASCADE"), primary_key=True
    )
    datum: Mapped[date] = mapped_column(primary_key=True)
    realistisch: Mapped[float | None]
    onderzoekend: Mapped[float | None]
    artistiek: Mapped[float | None]
    sociaal: Mapped[float | None]
    ondernemend: Mapped[float | None]
    conventioneel: Mapped[float | None]
    competenties: Mapped[JsonLijst]
