"""The table of the audit log. Lines are only added: triggers refuse the rest (migration 0013).

No line refers to another table: the log outlives the klant and the account that it names by number.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class AuditregelRij(WieWanneer, Base):
    """One look into a dossier or one change of it; numbers and codes only."""

    __tablename__ = "auditregel"
    __table_args__ = (
        CheckConstraint("volgnummer >= 1", name="volgnummer"),
        CheckConstraint("handeling IN ('lezen', 'schrijven')", name="handeling"),
        CheckConstraint("aantal >= 0 AND (klant IS NULL OR aantal = 1)", name="aantal"),
        CheckConstraint("length(zegel) = 64", name="zegel"),
    )

    volgnummer: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    moment: Mapped[datetime] = mapped_column(index=True)
    account: Mapped[Code] = mapped_column(index=True)
    rol: Mapped[Code]
    organisatie: Mapped[Code]
    handeling: Mapped[Code]
    soort: Mapped[Code]
    klant: Mapped[Code | None] = mapped_column(index=True)
    aantal: Mapped[int]
    zegel: Mapped[Code]
