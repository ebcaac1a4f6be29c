"""Table of the occupation that each vacature was linked to."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class BeroepskoppelingRij(WieWanneer, Base):
    """The link of one vacature; meaning of the columns as in ``Beroepskoppeling``."""

    __tablename__ = "beroepskoppeling"
    __table_args__ = (
        CheckConstraint("zekerheid BETWEEN 0 AND 1", name="zekerheid"),
        CheckConstraint("length(isco) = 4", name="isco"),
        CheckConstraint("length(brc) = 4", name="brc"),
    )

    vacature: Mapped[Code] = mapped_column(
        ForeignKey("vacature.nummer", ondelete="CASCADE"), primary_key=True
    )
    isco: Mapped[Code | None]
    brc: Mapped[Code | None]
    zekerheid: Mapped[float]
    bron: Mapped[Code]
    model: Mapped[Code | None]
    esco: Mapped[Code | None]
    competentnl: Mapped[Code | None]
