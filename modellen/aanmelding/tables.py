"""Tables of signing in: attempts, half a session, the second factor, and what happened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class PogingRij(WieWanneer, Base):
    """Attempts of late under one name; the key is a digest, because people type passwords there."""

    __tablename__ = "poging"
    __table_args__ = (
        CheckConstraint("length(sleutel) = 64", name="sleutel"),
        CheckConstraint("aantal >= 0", name="aantal"),
    )

    sleutel: Mapped[Code] = mapped_column(primary_key=True)
    aantal: Mapped[int]
    laatste: Mapped[datetime] = mapped_column(index=True)


class HalveSessieRij(WieWanneer, Base):
    """Somebody whose password was right and whose code is still asked."""

    __tablename__ = "halve_sessie"
    __table_args__ = (CheckConstraint("length(token_hash) = 64", name="token_hash"),)

    token_hash: Mapped[Code] = mapped_column(primary_key=True)
    account: Mapped[Code] = mapped_column(
        ForeignKey("gebruiker.account", ondelete="CASCADE"), index=True
    )
    verloopt_op: Mapped[datetime] = mapped_column(index=True)


class OidcAanvraagRij(WieWanneer, Base):
    """Somebody who was sent to the identity provider and has not come back yet.

    ``versleuteld``: what must come back the same, where to go, and what was typed.
    """

    __tablename__ = "oidc_aanvraag"
    __table_args__ = (CheckConstraint("length(staat_hash) = 64", name="staat_hash"),)

    staat_hash: Mapped[Code] = mapped_column(primary_key=True)
    versleuteld: Mapped[str]
    verloopt_op: Mapped[datetime] = mapped_column(index=True)


class TweedeFactorRij(WieWanneer, Base):
    """The second factor of an account."""

    __tablename__ = "tweede_factor"

    account: Mapped[Code] = mapped_column(
        ForeignKey("gebruiker.account", ondelete="CASCADE"), primary_key=True
    )
    versleuteld: Mapped[str]
    bevestigd_op: Mapped[datetime | None]
    laatste_stap: Mapped[int] = mapped_column(BigInteger)


class HerstelcodeRij(WieWanneer, Base):
    """A recovery code that has not been used; only its digest is kept."""

    __tablename__ = "herstelcode"
    __table_args__ = (CheckConstraint("length(code_hash) = 64", name="code_hash"),)

    account: Mapped[Code] = mapped_column(
        ForeignKey("gebruiker.account", ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[Code] = mapped_column(primary_key=True)


class FactorplichtRij(WieWanneer, Base):
    """A role that must have a second factor in an organisation."""

    __tablename__ = "factorplicht"

    organisatie: Mapped[Code] = mapped_column(primary_key=True)
    rol: Mapped[Code] = mapped_column(primary_key=True)


class AccountregelRij(WieWanneer, Base):
    """What happened at the door or to an account; outlives the account that it names."""

    __tablename__ = "accountregel"

    nummer: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    moment: Mapped[datetime] = mapped_column(index=True)
    soort: Mapped[Code]
    account: Mapped[Code | None] = mapped_column(index=True)
    organisatie: Mapped[Code | None] = mapped_column(index=True)
    door: Mapped[Code | None]
    middel: Mapped[Code | None]
    rol: Mapped[Code | None]
