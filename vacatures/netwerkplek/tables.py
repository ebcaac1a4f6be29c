"""Table of the netwerkplek."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, MetInhoudHash, MetVolgnummer, WieWanneer
from vacatures.tables import Werkkolommen, werkplek_controles


class NetwerkplekRij(Werkkolommen, MetInhoudHash, MetVolgnummer, WieWanneer, Base):
    """A possibility at an employer; meaning of the columns as in ``Netwerkplek``."""

    __tablename__ = "netwerkplek"
    __table_args__ = werkplek_controles()

    soort: Mapped[Code]
    werkgever: Mapped[Code] = mapped_column(ForeignKey("werkgever.nummer"), index=True)
    werkgever_naam: Mapped[str]
    laatste_contact: Mapped[date | None]
    is_actief: Mapped[bool]
