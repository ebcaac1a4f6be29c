"""What a klant lets an employer know, and what his coach released.

Rows are only added. Triggers refuse the rest as in 0002; on PostgreSQL they use its function.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

SLEUTELS = {
    "toestemming": ("klant", "bij", "volgnummer"),
    "vrijgave": ("voorstel", "volgnummer"),
}
"""Tables to which rows are only added, with their primary keys; the second refers to the first."""


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


def upgrade() -> None:
    _maak(
        "toestemming",
        _kolom("klant", CODE),
        _kolom("bij", CODE),
        _kolom("volgnummer", sa.Integer()),
        _kolom("mag", sa.Boolean()),
        _kolom("bron", CODE),
        _kolom("dag", sa.Date()),
        _kolom("vastgelegd_op", TIJDSTIP),
        _kolom("door", CODE),
        _kolom("kaart", JSON, leeg=True),
        sa.ForeignKeyConstraint(["klant"], ["klant.nummer"], name=op.f("fk_toestemming_klant")),
        _eis("toestemming", "volgnummer", "volgnummer >= 1"),
        _eis("toestemming", "bron", "bron IN ('klant_zelf', 'gesprek')"),
        _eis("toestemming", "kaart", "mag = (kaart IS NOT NULL)"),
    )
    _maak(
        "vrijgave",
        _kolom("voorstel", sa.Integer()),
        _kolom("volgnummer", sa.Integer()),
        _kolom("klant", CODE),
        _kolom("bij", CODE),
        _kolom("toestemming", sa.Integer()),
        _kolom("is_open", sa.Boolean()),
        _kolom("vastgelegd_op", TIJDSTIP),
        _kolom("door", CODE),
        sa.ForeignKeyConstraint(
            ["voorstel"], ["voorstel.nummer"], name=op.f("fk_vrijgave_voorstel")
        ),
        sa.ForeignKeyConstraint(
            ["klant", "bij", "toestemming"],
            ["toestemming.klant", "toestemming.bij", "toestemming.volgnummer"],
            name=op.f("fk_vrijgave_klant_bij_toestemming"),
        ),
        _eis("vrijgave", "volgnummer", "volgnummer >= 1"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _bewaak_in_sqlite()
    else:
        _bewaak_in_postgresql()


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
