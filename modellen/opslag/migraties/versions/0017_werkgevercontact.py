"""Contacts with employers and their budget, and what became of a vacature.

Rows are only added. Triggers refuse the rest as in 0002; on PostgreSQL they use its function.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
SLEUTELS = {
    "werkgevercontact": ("werkgever", "organisatie", "nummer"),
    "budgetafspraak": ("werkgever", "organisatie", "nummer"),
    "vacaturebericht": ("vacature", "nummer"),
}


def _maak(tabel: str, *delen: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        tabel,
        *delen,
        _kolom("aangemaakt_op", TIJDSTIP),
        _kolom("gewijzigd_op", TIJDSTIP),
        _kolom("gewijzigd_door", CODE),
        sa.PrimaryKeyConstraint(*SLEUTELS[tabel], name=op.f(f"pk_{tabel}")),
        _eis(tabel, "nummer", "nummer >= 1"),
    )


def _kolom(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg, autoincrement=False)


def _eis(tabel: str, naam: str, tekst: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(tekst, name=op.f(f"ck_{tabel}_{naam}"))


def _verwijst(tabel: str, van: list[str], naar: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(van, naar, name=op.f(f"fk_{tabel}_{van[0]}"))


def upgrade() -> None:
    _maak_contacten()
    _maak(
        "budgetafspraak",
        _kolom("werkgever", CODE),
        _kolom("organisatie", CODE),
        _kolom("nummer", sa.Integer()),
        _kolom("per_maand", sa.Integer()),
        _kolom("vanaf", sa.Date()),
        _kolom("reden", sa.Text()),
        _kolom("door", CODE),
        _kolom("vastgelegd_op", TIJDSTIP),
        _verwijst("budgetafspraak", ["werkgever"], ["werkgever.nummer"]),
        _eis("budgetafspraak", "per_maand", "per_maand BETWEEN 0 AND 31"),
    )
    _maak(
        "vacaturebericht",
        _kolom("vacature", CODE),
        _kolom("nummer", sa.Integer()),
        _kolom("organisatie", CODE),
        _kolom("soort", CODE),
        _kolom("dag", sa.Date()),
        _kolom("aantal", sa.Integer(), leeg=True),
        _kolom("wie", CODE, leeg=True),
        _kolom("door", CODE),
        _kolom("vastgelegd_op", TIJDSTIP),
        _verwijst("vacaturebericht", ["vacature"], ["vacature.nummer"]),
        _eis("vacaturebericht", "met_aantal", "(soort = 'vervuld') = (aantal IS NOT NULL)"),
        _eis("vacaturebericht", "aantal", "aantal BETWEEN 1 AND 9999"),
        _eis("vacaturebericht", "wie", "(aantal IS NULL) = (wie IS NULL)"),
    )
    op.create_index(
        "ix_vacature_aanbod",
        "vacature",
        ["werkgever", "status", "sluit_op", "cluster", "nummer"],
    )
    if op.get_bind().dialect.name == "sqlite":
        _bewaak_in_sqlite()
    else:
        _bewaak_in_postgresql()


def _maak_contacten() -> None:
    tabel = "werkgevercontact"
    _maak(
        tabel,
        _kolom("werkgever", CODE),
        _kolom("organisatie", CODE),
        _kolom("nummer", sa.Integer()),
        _kolom("dag", sa.Date()),
        _kolom("soort", CODE),
        _kolom("onderwerp", CODE),
        _kolom("uitkomst", CODE),
        _kolom("met", sa.Text(), leeg=True),
        _kolom("notitie", sa.Text(), leeg=True),
        _kolom("afspraak", sa.Text(), leeg=True),
        _kolom("afspraak_op", sa.Date(), leeg=True),
        _kolom("door", CODE),
        _kolom("vastgelegd_op", TIJDSTIP),
        _kolom("corrigeert", sa.Integer(), leeg=True),
        _kolom("is_ingetrokken", sa.Boolean()),
        _verwijst(tabel, ["werkgever"], ["werkgever.nummer"]),
        sa.ForeignKeyConstraint(
            ["werkgever", "organisatie", "corrigeert"],
            [f"{tabel}.werkgever", f"{tabel}.organisatie", f"{tabel}.nummer"],
            name=op.f(f"fk_{tabel}_werkgever_organisatie_corrigeert"),
        ),
        _eis(tabel, "corrigeert", "corrigeert < nummer"),
        _eis(tabel, "afspraak", "(afspraak IS NULL) = (afspraak_op IS NULL)"),
        _eis(tabel, "ingetrokken", "NOT is_ingetrokken OR corrigeert IS NOT NULL"),
    )
    op.create_index(op.f(f"ix_{tabel}_organisatie_dag"), tabel, ["organisatie", "dag"])


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
    op.drop_index("ix_vacature_aanbod", "vacature")
    for tabel in ("vacaturebericht", "budgetafspraak", "werkgevercontact"):
        op.drop_table(tabel)
