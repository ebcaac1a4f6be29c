"""What was said in a talk. That the talk took place is an event of the trajectory, elsewhere."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class GespreksinhoudRij(WieWanneer, Base):
    """One version of the confidential content; a trigger refuses every change of a row."""

    __tablename__ = "gespreksinhoud"
    __table_args__ = (
        ForeignKeyConstraint(
            ["traject", "gebeurtenis"],
            ["traject_gebeurtenis.traject", "traject_gebeurtenis.volgnummer"],
        ),
        CheckConstraint("versie >= 1", name="versie"),
        CheckConstraint("versie = 1 OR reden IS NOT NULL", name="reden"),
    )

    traject: Mapped[Code] = mapped_column(primary_key=True)
    gebeurtenis: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    versie: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tekst: Mapped[str]
    door: Mapped[Code]
    vastgelegd_op: Mapped[datetime]
    reden: Mapped[str | None]
