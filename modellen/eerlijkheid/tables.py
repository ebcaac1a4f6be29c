"""The table of groups: under its own rights, joined by nothing that ranks or shows."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class GroepsgegevensRij(WieWanneer, Base):
    """What one klant said; gone with the klant."""

    __tablename__ = "groepsgegevens"
    __table_args__ = (
        CheckConstraint(
            "leeftijdsband IN ('tot_27', '27_tot_45', '45_tot_55', 'vanaf_55', 'wil_niet_zeggen')",
            name="leeftijdsband",
        ),
        CheckConstraint(
            "geslacht IN ('vrouw', 'man', 'anders', 'wil_niet_zeggen')", name="geslacht"
        ),
        CheckConstraint(
            "herkomst IN ('nederland', 'europa', 'buiten_europa', 'wil_niet_zeggen')",
            name="herkomst",
        ),
        CheckConstraint("coalesce(leeftijdsband, geslacht, herkomst) IS NOT NULL", name="iets"),
    )

    klant: Mapped[Code] = mapped_column(
        ForeignKey("klant.nummer", ondelete="CASCADE"), primary_key=True
    )
    leeftijdsband: Mapped[Code | None]
    geslacht: Mapped[Code | None]
    herkomst: Mapped[Code | None]
