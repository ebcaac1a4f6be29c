"""Tables of the log of proposals. Rows are only added: triggers refuse the rest (migration 0009).

What rests on health limits stands apart: features of a list, reasons of klant and coach, and what
those suggest to change. Numbers of klanten and werk, never a name.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from modellen.opslag.base import Base, Code, JsonLijst, JsonObject, WieWanneer

_VAN_LIJST = "getoonde_lijst.nummer"
_VAN_GEBEURTENIS = (
    ["voorstel", "volgnummer"],
    ["voorstelgebeurtenis.voorstel", "voorstelgebeurtenis.volgnummer"],
)


class KenmerksetRij(WieWanneer, Base):
    """Which features a set holds, in order; a version never changes."""

    __tablename__ = "kenmerkset"

    code: Mapped[Code] = mapped_column(primary_key=True)
    namen: Mapped[JsonLijst]


class GetoondeLijstRij(WieWanneer, Base):
    """One list; meaning of the columns as in ``GetoondeLijst`` and ``Lijstpool``."""

    __tablename__ = "getoonde_lijst"
    __table_args__ = (
        CheckConstraint("soort IN ('shortlist', 'kandidaten')", name="soort"),
        CheckConstraint("beschouwd >= passend AND passend >= 0", name="passend"),
        CheckConstraint("length(pool_basis) = length(pool_scores)", name="pool"),
        Index(None, "soort", "onderwerp", "getoond_op"),
    )

    nummer: Mapped[Code] = mapped_column(primary_key=True)
    soort: Mapped[Code]
    onderwerp: Mapped[Code]
    organisatie: Mapped[Code]
    gebruiker: Mapped[Code]
    rol: Mapped[Code]
    getoond_op: Mapped[datetime] = mapped_column(index=True)
    dag: Mapped[date]
    versies: Mapped[JsonObject]
    beschouwd: Mapped[int]
    passend: Mapped[int]
    kenmerkset: Mapped[Code] = mapped_column(ForeignKey("kenmerkset.code"))
    pool_nummers: Mapped[JsonLijst]
    pool_basis: Mapped[bytes] = mapped_column(LargeBinary)
    pool_scores: Mapped[bytes] = mapped_column(LargeBinary)


class LijstkenmerkenRij(WieWanneer, Base):
    """Features of the pool of a list: under the rights of belastbaarheid."""

    __tablename__ = "lijstkenmerken"

    lijst: Mapped[Code] = mapped_column(ForeignKey(_VAN_LIJST), primary_key=True)
    kenmerken: Mapped[bytes] = mapped_column(LargeBinary)


class GetoondePlaatsRij(WieWanneer, Base):
    """One line of a list."""

    __tablename__ = "getoonde_plaats"
    __table_args__ = (
        CheckConstraint("plaats >= 0", name="plaats"),
        CheckConstraint("kans > 0 AND kans <= 1", name="kans"),
        CheckConstraint("bron IN ('ranking', 'verkenning')", name="bron"),
    )

    lijst: Mapped[Code] = mapped_column(ForeignKey(_VAN_LIJST), primary_key=True)
    plaats: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nummer: Mapped[Code]
    poolrij: Mapped[int]
    kans: Mapped[float]
    bron: Mapped[Code]


class LijstBekekenRij(WieWanneer, Base):
    """That the same list was looked at again."""

    __tablename__ = "lijst_bekeken"

    lijst: Mapped[Code] = mapped_column(ForeignKey(_VAN_LIJST), primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bekeken_op: Mapped[datetime]


class VoorstelRij(WieWanneer, Base):
    """One proposal; the klant cannot be removed while it exists."""

    __tablename__ = "voorstel"
    __table_args__ = (
        CheckConstraint("(lijst IS NULL) = (plaats IS NULL)", name="lijst"),
        ForeignKeyConstraint(
            ["lijst", "plaats"], ["getoonde_plaats.lijst", "getoonde_plaats.plaats"]
        ),
    )

    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    klant: Mapped[Code] = mapped_column(ForeignKey("klant.nummer"), index=True)
    werk: Mapped[Code] = mapped_column(index=True)
    organisatie: Mapped[Code] = mapped_column(index=True)
    lijst: Mapped[Code | None]
    plaats: Mapped[int | None]
    begonnen_op: Mapped[datetime]


class VoorstelgebeurtenisRij(WieWanneer, Base):
    """One event; ``reden`` is that of a werkgever, those of others are in a table of their own."""

    __tablename__ = "voorstelgebeurtenis"
    __table_args__ = (
        ForeignKeyConstraint(
            ["voorstel", "corrigeert"],
            ["voorstelgebeurtenis.voorstel", "voorstelgebeurtenis.volgnummer"],
        ),
        CheckConstraint("volgnummer >= 1", name="volgnummer"),
        CheckConstraint("corrigeert < volgnummer", name="corrigeert"),
        CheckConstraint("soort <> 'ingetrokken' OR corrigeert IS NOT NULL", name="ingetrokken"),
        CheckConstraint("(soort = 'geweigerd') = (weigeraar IS NOT NULL)", name="weigeraar"),
        CheckConstraint("weigeraar IN ('klant', 'coach', 'werkgever')", name="wie"),
        CheckConstraint(
            "(weigeraar IS NOT NULL AND weigeraar = 'werkgever') = (reden IS NOT NULL)",
            name="reden",
        ),
        CheckConstraint("(soort = 'nog_aan_het_werk') = (maanden IS NOT NULL)", name="na_maanden"),
        CheckConstraint("maanden IN (1, 3, 6)", name="maanden"),
        CheckConstraint("(soort = 'uren') = (uren IS NOT NULL)", name="met_uren"),
        CheckConstraint("uren > 0 AND uren <= 60", name="uren"),
    )

    voorstel: Mapped[int] = mapped_column(ForeignKey("voorstel.nummer"), primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    soort: Mapped[Code]
    dag: Mapped[date]
    vastgelegd_op: Mapped[datetime]
    door: Mapped[Code]
    achteraf: Mapped[bool]
    weigeraar: Mapped[Code | None]
    reden: Mapped[Code | None]
    maanden: Mapped[int | None]
    uren: Mapped[float | None]
    corrigeert: Mapped[int | None]
    antwoord: Mapped[Code | None]
    correctiereden: Mapped[Code | None]


class VoorstelredenRij(WieWanneer, Base):
    """Why klant or coach refused, or why work ended: under the rights of belastbaarheid.

    All of these are here, not only those about health: else a reason that is missing would tell.
    """

    __tablename__ = "voorstelreden"
    __table_args__ = (
        ForeignKeyConstraint(*_VAN_GEBEURTENIS),
        CheckConstraint("minuten BETWEEN 1 AND 1440", name="minuten"),
        CheckConstraint("dagdelen BETWEEN 0 AND 268435455", name="dagdelen"),
    )

    voorstel: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    volgnummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reden: Mapped[Code]
    middel: Mapped[Code | None]
    minuten: Mapped[int | None]
    fml_item: Mapped[Code | None]
    dagdelen: Mapped[int | None]


class WijzigingsvoorstelRij(WieWanneer, Base):
    """What a reason suggests to change: under the rights of belastbaarheid, as the reason is."""

    __tablename__ = "wijzigingsvoorstel"
    __table_args__ = (
        ForeignKeyConstraint(
            ["voorstel", "gebeurtenis"],
            ["voorstelgebeurtenis.voorstel", "voorstelgebeurtenis.volgnummer"],
        ),
    )

    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    voorstel: Mapped[int] = mapped_column(index=True)
    gebeurtenis: Mapped[int]
    soort: Mapped[Code]
    gegevens: Mapped[JsonObject]
    gemaakt_op: Mapped[datetime]


class WijzigingsbesluitRij(WieWanneer, Base):
    """What somebody decided on it, and what that changed."""

    __tablename__ = "wijzigingsbesluit"
    __table_args__ = (CheckConstraint("besluit IN ('aanvaard', 'afgewezen')", name="besluit"),)

    nummer: Mapped[int] = mapped_column(
        ForeignKey("wijzigingsvoorstel.nummer"), primary_key=True, autoincrement=False
    )
    besluit: Mapped[Code]
    besloten_door: Mapped[Code]
    besloten_op: Mapped[datetime]
    gewijzigd: Mapped[str]
