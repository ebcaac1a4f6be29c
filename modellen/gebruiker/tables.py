"""Tables of accounts and of who is signed in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class GebruikerRij(WieWanneer, Base):
    """An account."""

    __tablename__ = "gebruiker"
    __table_args__ = (
        CheckConstraint("opdrachtgever IS NULL OR rol = 'opdrachtgever'", name="opdrachtgever"),
        CheckConstraint("klant IS NULL OR rol = 'klant'", name="klant"),
    )

    account: Mapped[Code] = mapped_column(primary_key=True)
    naam: Mapped[str]
    rol: Mapped[Code]
    organisatie: Mapped[Code] = mapped_column(index=True)
    wachtwoord_hash: Mapped[str]
    is_actief: Mapped[bool]
    opdrachtgever: Mapped[Code | None]
    klant: Mapped[Code | None] = mapped_column(ForeignKey("klant.nummer", ondelete="CASCADE"))
    eenmalig_tot: Mapped[datetime | None]


class SessieRij(WieWanneer, Base):
    """A signed-in browser; only the digest of its token is kept."""

    __tablename__ = "sessie"
    __table_args__ = (CheckConstraint("length(token_hash) = 64", name="token_hash"),)

    token_hash: Mapped[Code] = mapped_column(primary_key=True)
    account: Mapped[Code] = mapped_column(
        ForeignKey("gebruiker.account", ondelete="CASCADE"), index=True
    )
    verloopt_op: Mapped[datetime] = mapped_column(index=True)
    # Empty: signed in before this was kept, so with a password.
    middel: Mapped[Code | None]
