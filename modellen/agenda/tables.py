"""The table of calendar feeds: who has one, and by which code it is found."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class AgendakoppelingRij(WieWanneer, Base):
    """The one feed of an account. What opens it is not kept: it is made from the code."""

    __tablename__ = "agendakoppeling"
    __table_args__ = (CheckConstraint("length(kenmerk) = 32", name="kenmerk"),)

    account: Mapped[Code] = mapped_column(
        ForeignKey("gebruiker.account", ondelete="CASCADE"), primary_key=True
    )
    kenmerk: Mapped[Code] = mapped_column(unique=True)
