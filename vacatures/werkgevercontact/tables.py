"""Tables of contacts with employers. Rows are only added: triggers refuse the rest."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, WieWanneer


class WerkgevercontactRij(WieWanneer, Base):
    """One contact; meaning of the columns as in ``Werkgevercontact``."""

    __tablename__ = "werkgevercontact"
    __table_args__ = (
        ForeignKeyConstraint(
            ["werkgever", "organisatie", "corrigeert"],
            ["werkgevercontact.werkgever", "werkgevercontact.organisatie",
             "werkgevercontact.nummer"],
        ),
        CheckConstraint("nummer >= 1", name="nummer"),
        CheckConstraint("corrigeert < nummer", name="corrigeert"),
        CheckConstraint("(afspraak IS NULL) = (afspraak_op IS NULL)", name="afspraak"),
        CheckConstraint("NOT is_ingetrokken OR corrigeert IS NOT NULL", name="ingetrokken"),
        Index(None, "organisatie", "dag"),
    )  # fmt: skip

    werkgever: Mapped[Code] = mapped_column(ForeignKey("werkgever.nummer"), primary_key=True)
    organisatie: Mapped[Code] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    dag: Mapped[date]
    soort: Mapped[Code]
    onderwerp: Mapped[Code]
    uitkomst: Mapped[Code]
    met: Mapped[str | None]
    notitie: Mapped[str | None]
    afspraak: Mapped[str | None]
    afspraak_op: Mapped[date | None]
    door: Mapped[Code]
    vastgelegd_op: Mapped[datetime]
    corrigeert: Mapped[int | None]
    is_ingetrokken: Mapped[bool]


class BudgetafspraakRij(WieWanneer, Base):
    """What an employer said of the number; meaning of the columns as in ``Budgetafspraak``."""

    __tablename__ = "budgetafspraak"
    __table_args__ = (
        CheckConstraint("nummer >= 1", name="nummer"),
        CheckConstraint("per_maand BETWEEN 0 AND 31", name="per_maand"),
    )

    werkgever: Mapped[Code] = mapped_column(ForeignKey("werkgever.nummer"), primary_key=True)
    organisatie: Mapped[Code] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    per_maand: Mapped[int]
    vanaf: Mapped[date]
    reden: Mapped[str]
    door: Mapped[Code]
    vastgelegd_op: Mapped[datetime]
