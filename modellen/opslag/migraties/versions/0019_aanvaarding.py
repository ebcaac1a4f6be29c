"""Accepted aandachtspunten, and what was judged on belastbaarheid before.

Rows of both are only added, and go with their klant: triggers refuse a change, as in 0002; on
PostgreSQL they use its function.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)

SLEUTELS = {
    "aanvaarding": ("klant", "werk", "volgnummer"),
    "belastbaarheid_eerder": ("klant", "code", "tot"),
}
"""The new tables with their primary keys."""

BRONNEN = (
    "bron IN ('fml', 'inzetbaarheidsprofiel', 'arbeidsdeskundig_onderzoek',"
    " 'real_life_assessment', 'klant_zelf')"
)
BEOORDELAARS = (
    "beoordelaar IN ('verzekeringsarts', 'bedrijfsarts', 'arbeidsdeskundige', 'jobcoach', 'klant')"
)


def _maak(tabel: str, *delen: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        tabel,
        *delen,
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
        sa.PrimaryKeyConstraint(*SLEUTELS[tabel], name=op.f(f"pk_{tabel}")),
        sa.ForeignKeyConstraint(
            ["klant"], ["klant.nummer"], name=op.f(f"fk_{tabel}_klant"), ondelete="CASCADE"
        ),
    )


def _kolom(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg, autoincrement=False)


def _eis(tabel: str, naam: str, tekst: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(tekst, name=op.f(f"ck_{tabel}_{naam}"))


def upgrade() -> None:
    _maak(
        "aanvaarding",
        _kolom("klant", CODE),
        _kolom("werk", CODE),
        _kolom("volgnummer", sa.Integer()),
        _kolom("punt", CODE),
        _kolom("grond", CODE),
        _kolom("motivatie", sa.Text()),
        _kolom("door", CODE),
        _kolom("op", TIJDSTIP),
        _kolom("ingetrokken", sa.Boolean()),
        _eis("aanvaarding", "volgnummer", "volgnummer >= 1"),
        _eis("aanvaarding", "motivatie", "length(motivatie) BETWEEN 15 AND 600"),
        _eis("aanvaarding", "grond", "length(grond) = 32"),
    )
    tabel = "belastbaarheid_eerder"
    _maak(
        tabel,
        _kolom("klant", CODE),
        _kolom("code", CODE),
        _kolom("tot", TIJDSTIP),
        _kolom("niveau", sa.SmallInteger(), leeg=True),
        _kolom("masker", sa.SmallInteger(), leeg=True),
        _kolom("bron", CODE),
        _kolom("beoordelaar", CODE),
        _kolom("datum", sa.Date(), leeg=True),
        _kolom("geldig_tot", sa.Date(), leeg=True),
        _kolom("sinds", TIJDSTIP),
        _kolom("door", CODE),
        _eis(tabel, "code", "length(code) <= 6"),
        _eis(tabel, "waarde", "(niveau IS NULL) <> (masker IS NULL)"),
        _eis(tabel, "niveau", "niveau BETWEEN 0 AND 4"),
        _eis(tabel, "masker", "masker BETWEEN 0 AND 32767"),
        _eis(tabel, "bron", BRONNEN),
        _eis(tabel, "beoordelaar", BEOORDELAARS),
    )
    if op.get_bind().dialect.name == "sqlite":
        _bewaak_in_sqlite()
    else:
        _bewaak_in_postgresql()


def _bewaak_in_sqlite() -> None:
    for tabel, sleutel in SLEUTELS.items():
        weiger = f"SELECT RAISE(ABORT, '{tabel}: rows are only added')"
        op.execute(
            f"CREATE TRIGGER weiger_{tabel}_update BEFORE UPDATE ON {tabel} BEGIN {weiger}; END"
        )
        zelfde = " AND ".join(f"{kolom} = NEW.{kolom}" for kolom in sleutel)
        op.execute(
            f"CREATE TRIGGER weiger_{tabel}_replace BEFORE INSERT ON {tabel} "
            f"WHEN EXISTS (SELECT 1 FROM {tabel} WHERE {zelfde}) BEGIN {weiger}; END"
        )


def _bewaak_in_postgresql() -> None:
    for tabel in SLEUTELS:
        op.execute(
            f"CREATE TRIGGER weiger_{tabel}_wijziging BEFORE UPDATE ON {tabel} "
            "FOR EACH ROW EXECUTE FUNCTION weiger_wijziging()"
        )


def downgrade() -> None:
    for tabel in reversed(SLEUTELS):
        op.drop_table(tabel)
