"""Table of messages about vacatures. Rows are only added: triggers refuse the rest."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class VacatureberichtRij(WieWanneer, Base):
    """One message; meaning of the columns as in ``Vacaturebericht``."""

    __tablename__ = "vacaturebericht"
    __table_args__ = (
        CheckConstraint("nummer >= 1", name="nummer"),
        CheckConstraint("(soort = 'vervuld') = (aantal IS NOT NULL)", name="met_aantal"),
        CheckConstraint("aantal BETWEEN 1 AND 9999", name="aantal"),
        CheckConstraint("(aantal IS NULL) = (wie IS NULL)", name="wie"),
    )

    vacature: Mapped[Code] = mapped_column(ForeignKey("vacature.nummer"), primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    organisatie: Mapped[Code]
    soort: Mapped[Code]
    dag: Mapped[date]
    aantal: Mapped[int | None]
    wie: Mapped[Code | None]
    door: Mapped[Code]
    vastgelegd_op: Mapped[datetime]
