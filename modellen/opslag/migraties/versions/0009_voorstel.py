"""The log of proposals: lists that were shown, what came of what was proposed, and its reasons.

Rows are only added. Triggers refuse the rest as in 0002; on PostgreSQL they use its function.
What rests on health limits stands apart, so that the rights of belastbaarheid can be given to it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

STROOM = "voorstel"

SLEUTELS = {
    "kenmerkset": ("code",),
    "getoonde_lijst": ("nummer",),
    "lijstkenmerken": ("lijst",),
    "getoonde_plaats": ("lijst", "plaats"),
    "lijst_bekeken": ("lijst", "volgnummer"),
    "voorstel": ("nummer",),
    "voorstelgebeurtenis": ("voorstel", "volgnummer"),
    "voorstelreden": ("voorstel", "volgnummer"),
    "wijzigingsvoorstel": ("nummer",),
    "wijzigingsbesluit": ("nummer",),
}
"""Tables to which rows are only added, with their primary keys; each refers to earlier ones."""


def _maak(tabel: str, *delen: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        tabel,
        *delen,
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
        sa.PrimaryKeyConstraint(*SLEUTELS[tabel], name=op.f(f"pk_{tabel}")),
    )


def _kolom(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg, autoincrement=False)


def _eis(tabel: str, naam: str, tekst: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(tekst, name=op.f(f"ck_{tabel}_{naam}"))


def _verwijst(tabel: str, van: list[str], naar: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(van, naar, name=op.f(f"fk_{tabel}_{'_'.join(van)}"))


def upgrade() -> None:
    _maak_lijsten()
    _maak_voorstellen()
    _maak_redenen()
    _begin_teller()
    if op.get_bind().dialect.name == "sqlite":
        _bewaak_in_sqlite()
    else:
        _bewaak_in_postgresql()


def _maak_lijsten() -> None:
    _maak("kenmerkset", _kolom("code", CODE), _kolom("namen", JSON))
    _maak(
        "getoonde_lijst",
        _kolom("nummer", CODE),
        _kolom("soort", CODE),
        _kolom("onderwerp", CODE),
        _kolom("organisatie", CODE),
        _kolom("gebruiker", CODE),
        _kolom("rol", CODE),
        _kolom("getoond_op", TIJDSTIP),
        _kolom("dag", sa.Date()),
        _kolom("versies", JSON),
        _kolom("beschouwd", sa.Integer()),
        _kolom("passend", sa.Integer()),
        _kolom("kenmerkset", CODE),
        _kolom("pool_nummers", JSON),
        _kolom("pool_basis", sa.LargeBinary()),
        _kolom("pool_scores", sa.LargeBinary()),
        _verwijst("getoonde_lijst", ["kenmerkset"], ["kenmerkset.code"]),
        _eis("getoonde_lijst", "soort", "soort IN ('shortlist', 'kandidaten')"),
        _eis("getoonde_lijst", "passend", "beschouwd >= passend AND passend >= 0"),
        _eis("getoonde_lijst", "pool", "length(pool_basis) = length(pool_scores)"),
    )
    for kolommen in (["soort", "onderwerp", "getoond_op"], ["getoond_op"]):
        op.create_index(op.f(f"ix_getoonde_lijst_{'_'.join(kolommen)}"), "getoonde_lijst", kolommen)
    _maak(
        "lijstkenmerken",
        _kolom("lijst", CODE),
        _kolom("kenmerken", sa.LargeBinary()),
        _verwijst("lijstkenmerken", ["lijst"], ["getoonde_lijst.nummer"]),
    )
    _maak(
        "getoonde_plaats",
        _kolom("lijst", CODE),
        _kolom("plaats", sa.Integer()),
        _kolom("nummer", CODE),
        _kolom("poolrij", sa.Integer()),
        _kolom("kans", sa.Double()),
        _kolom("bron", CODE),
        _verwijst("getoonde_plaats", ["lijst"], ["getoonde_lijst.nummer"]),
        _eis("getoonde_plaats", "plaats", "plaats >= 0"),
        _eis("getoonde_plaats", "kans", "kans > 0 AND kans <= 1"),
        _eis("getoonde_plaats", "bron", "bron IN ('ranking', 'verkenning')"),
    )
    _maak(
        "lijst_bekeken",
        _kolom("lijst", CODE),
        _kolom("volgnummer", sa.Integer()),
        _kolom("bekeken_op", TIJDSTIP),
        _verwijst("lijst_bekeken", ["lijst"], ["getoonde_lijst.nummer"]),
    )


def _maak_voorstellen() -> None:
    _maak(
        "voorstel",
        _kolom("nummer", sa.Integer()),
        _kolom("klant", CODE),
        _kolom("werk", CODE),
        _kolom("organisatie", CODE),
        _kolom("lijst", CODE, leeg=True),
        _kolom("plaats", sa.Integer(), leeg=True),
        _kolom("begonnen_op", TIJDSTIP),
        _verwijst("voorstel", ["klant"], ["klant.nummer"]),
        _verwijst(
            "voorstel", ["lijst", "plaats"], ["getoonde_plaats.lijst", "getoonde_plaats.plaats"]
        ),
        _eis("voorstel", "lijst", "(lijst IS NULL) = (plaats IS NULL)"),
    )
    for kolom in ("klant", "werk", "organisatie"):
        op.create_index(op.f(f"ix_voorstel_{kolom}"), "voorstel", [kolom])
    tabel = "voorstelgebeurtenis"
    _maak(
        tabel,
        _kolom("voorstel", sa.Integer()),
        _kolom("volgnummer", sa.Integer()),
        _kolom("soort", CODE),
        _kolom("dag", sa.Date()),
        _kolom("vastgelegd_op", TIJDSTIP),
        _kolom("door", CODE),
        _kolom("achteraf", sa.Boolean()),
        _kolom("weigeraar", CODE, leeg=True),
        _kolom("reden", CODE, leeg=True),
        _kolom("maanden", sa.Integer(), leeg=True),
        _kolom("uren", sa.Double(), leeg=True),
        _kolom("corrigeert", sa.Integer(), leeg=True),
        _verwijst(tabel, ["voorstel"], ["voorstel.nummer"]),
        _verwijst(tabel, ["voorstel", "corrigeert"], [f"{tabel}.voorstel", f"{tabel}.volgnummer"]),
        _eis(tabel, "volgnummer", "volgnummer >= 1"),
        _eis(tabel, "corrigeert", "corrigeert < volgnummer"),
        _eis(tabel, "ingetrokken", "soort <> 'ingetrokken' OR corrigeert IS NOT NULL"),
        _eis(tabel, "weigeraar", "(soort = 'geweigerd') = (weigeraar IS NOT NULL)"),
        _eis(tabel, "wie", "weigeraar IN ('klant', 'coach', 'werkgever')"),
        _eis(
            tabel,
            "reden",
            "(weigeraar IS NOT NULL AND weigeraar = 'werkgever') = (reden IS NOT NULL)",
        ),
        _eis(tabel, "na_maanden", "(soort = 'nog_aan_het_werk') = (maanden IS NOT NULL)"),
        _eis(tabel, "maanden", "maanden IN (1, 3, 6)"),
        _eis(tabel, "met_uren", "(soort = 'uren') = (uren IS NOT NULL)"),
        _eis(tabel, "uren", "uren > 0 AND uren <= 60"),
    )


def _maak_redenen() -> None:
    gebeurtenis = ["voorstelgebeurtenis.voorstel", "voorstelgebeurtenis.volgnummer"]
    _maak(
        "voorstelreden",
        _kolom("voorstel", sa.Integer()),
        _kolom("volgnummer", sa.Integer()),
        _kolom("reden", CODE),
        _kolom("middel", CODE, leeg=True),
        _kolom("minuten", sa.Integer(), leeg=True),
        _kolom("fml_item", CODE, leeg=True),
        _kolom("dagdelen", sa.Integer(), leeg=True),
        _verwijst("voorstelreden", ["voorstel", "volgnummer"], gebeurtenis),
        _eis("voorstelreden", "minuten", "minuten BETWEEN 1 AND 1440"),
        _eis("voorstelreden", "dagdelen", "dagdelen BETWEEN 0 AND 268435455"),
    )
    _maak(
        "wijzigingsvoorstel",
        _kolom("nummer", sa.Integer()),
        _kolom("voorstel", sa.Integer()),
        _kolom("gebeurtenis", sa.Integer()),
        _kolom("soort", CODE),
        _kolom("gegevens", JSON),
        _kolom("gemaakt_op", TIJDSTIP),
        _verwijst("wijzigingsvoorstel", ["voorstel", "gebeurtenis"], gebeurtenis),
    )
    op.create_index(op.f("ix_wijzigingsvoorstel_voorstel"), "wijzigingsvoorstel", ["voorstel"])
    _maak(
        "wijzigingsbesluit",
        _kolom("nummer", sa.Integer()),
        _kolom("besluit", CODE),
        _kolom("besloten_door", CODE),
        _kolom("besloten_op", TIJDSTIP),
        _kolom("gewijzigd", sa.Text()),
        _verwijst("wijzigingsbesluit", ["nummer"], ["wijzigingsvoorstel.nummer"]),
        _eis("wijzigingsbesluit", "besluit", "besluit IN ('aanvaard', 'afgewezen')"),
    )


def _begin_teller() -> None:
    teller = sa.table(
        "teller",
        sa.column("stroom", CODE),
        sa.column("stand", sa.BigInteger()),
        sa.column("aangemaakt_op", TIJDSTIP),
        sa.column("gewijzigd_op", TIJDSTIP),
        sa.column("gewijzigd_door", CODE),
    )
    nu = datetime.now(UTC)
    rij = {"aangemaakt_op": nu, "gewijzigd_op": nu, "gewijzigd_door": "migratie"}
    op.bulk_insert(teller, [{"stroom": STROOM, "stand": 0, **rij}])


def _bewaak_in_sqlite() -> None:
    for tabel, sleutel in SLEUTELS.items():
        weiger = f"SELECT RAISE(ABORT, '{tabel}: rows are only added')"
        for wat in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER weiger_{tabel}_{wat.lower()} BEFORE {wat} ON {tabel} "
                f"BEGIN {weiger}; END"
            )
        zelfde = " AND ".join(f"{kolom} = NEW.{kolom}" for kolom in sleutel)
        op.execute(
            f"CREATE TRIGGER weiger_{tabel}_replace BEFORE INSERT ON {tabel} "
            f"WHEN EXISTS (SELECT 1 FROM {tabel} WHERE {zelfde}) BEGIN {weiger}; END"
        )


def _bewaak_in_postgresql() -> None:
    for tabel in SLEUTELS:
        op.execute(
            f"CREATE TRIGGER weiger_{tabel}_wijziging BEFORE UPDATE OR DELETE ON {tabel} "
            "FOR EACH ROW EXECUTE FUNCTION weiger_wijziging()"
        )
        op.execute(
            f"CREATE TRIGGER weiger_{tabel}_truncate BEFORE TRUNCATE ON {tabel} "
            "FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging()"
        )


def downgrade() -> None:
    for tabel in reversed(SLEUTELS):
        op.drop_table(tabel)
    op.execute(f"DELETE FROM teller WHERE stroom = '{STROOM}'")
