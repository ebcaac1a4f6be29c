"""Tables of the vacature and of the record it was read from."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, MetInhoudHash, MetVolgnummer, WieWanneer
from vacatures.tables import Werkkolommen, werkplek_controles


class VacatureRij(Werkkolommen, MetInhoudHash, MetVolgnummer, WieWanneer, Base):
    """An opening; meaning of the columns as in ``Vacature``.

    ``cluster`` is checked at commit, because the openings of a cluster arrive together.
    """

    __tablename__ = "vacature"
    __table_args__ = (
        UniqueConstraint("bron", "bron_id"),
        CheckConstraint("posities >= 1", name="posities"),
        *werkplek_controles(),
        # The newest first is what a list of open work begins with.
        Index("ix_vacature_open", "status", "geplaatst_op", "nummer", "sluit_op", "cluster"),
        # Counting what employers offer; the long list of who may see it would not fit in here.
        Index("ix_vacature_aanbod", "werkgever", "status", "sluit_op", "cluster", "nummer"),
    )

    bron: Mapped[Code]
    bron_id: Mapped[Code]
    werkgever: Mapped[Code | None] = mapped_column(ForeignKey("werkgever.nummer"), index=True)
    werkgever_naam: Mapped[str | None]
    contractvorm: Mapped[Code | None]
    posities: Mapped[int | None]
    geplaatst_op: Mapped[date | None]
    sluit_op: Mapped[date | None]
    status: Mapped[Code]
    cluster: Mapped[Code | None] = mapped_column(
        ForeignKey("vacature.nummer", deferrable=True, initially="DEFERRED"), index=True
    )
    url: Mapped[str | None]


class VacatureBronRij(WieWanneer, Base):
    """The record as the source sent it, so that a better reading can be made of it later."""

    __tablename__ = "vacature_bron"

    vacature: Mapped[Code] = mapped_column(
        ForeignKey("vacature.nummer", ondelete="CASCADE"), primary_key=True
    )
    ruw: Mapped[str]
