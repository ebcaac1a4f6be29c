"""Table of the werkgever."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import (
    Base,
    Code,
    JsonLijst,
    MetInhoudHash,
    MetVolgnummer,
    WieWanneer,
)


class WerkgeverRij(MetInhoudHash, MetVolgnummer, WieWanneer, Base):
    """An employer; meaning of the columns as in ``Werkgever``."""

    __tablename__ = "werkgever"
    __table_args__ = (CheckConstraint("pc4 BETWEEN 1000 AND 9999", name="pc4"),)

    nummer: Mapped[Code] = mapped_column(primary_key=True)
    naam: Mapped[str]
    branche: Mapped[Code | None]
    pc4: Mapped[int | None]
    plaatsnaam: Mapped[str | None]
    land: Mapped[Code | None]
    activiteiten: Mapped[str]
    zichtbaar_voor: Mapped[JsonLijst | None]
    is_actief: Mapped[bool]
