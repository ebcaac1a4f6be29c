"""Table of belasting: each distinct content is stored once and shared by all work that has it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonLijst, WieWanneer


class BelastingprofielRij(WieWanneer, Base):
    """What a job asks, item by item; ``id`` is the digest of ``items``. Rows never change."""

    __tablename__ = "belastingprofiel"

    id: Mapped[Code] = mapped_column(primary_key=True)
    items: Mapped[JsonLijst]
