"""Accepted aandachtspunten. A trigger refuses every change of a row; rows go with their klant."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class AanvaardingRij(WieWanneer, Base):
    """One acceptance, or that it was taken back; meaning of the columns as in ``Aanvaarding``.

    The text comes near health: rights of belastbaarheid, and never to an employer.
    """

    __tablename__ = "aanvaarding"
    __table_args__ = (
        CheckConstraint("volgnummer >= 1", name="volgnummer"),
        CheckConstraint("length(motivatie) BETWEEN 15 AND 600", name="motivatie"),
        CheckConstraint("length(grond) = 32", name="grond"),
    )

    klant: Mapped[Code] = mapped_column(
        ForeignKey("klant.nummer", ondelete="CASCADE"), primary_key=True
    )
    werk: Mapped[Code] = mapped_column(primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    punt: Mapped[Code]
    grond: Mapped[Code]
    motivatie: Mapped[str]
    door: Mapped[Code]
    op: Mapped[datetime]
    ingetrokken: Mapped[bool]
