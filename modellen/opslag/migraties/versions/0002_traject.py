"""The trajectory: its events, their confidential part, and what was said in talks.

Rows of the last three can only be added. Triggers refuse the rest, also to whoever comes with a
tool of his own; SQLite's ``INSERT OR REPLACE`` removes without asking the trigger for removal, so
a row that exists is refused at insertion too. A later migration that rebuilds one of these tables
(batch mode on SQLite) must make its triggers again.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)

SLEUTELS = {
    "traject_gebeurtenis": ("traject", "volgnummer"),
    "traject_vertrouwelijk": ("traject", "volgnummer"),
    "gespreksinhoud": ("traject", "gebeurtenis", "versie"),
}
"""Tables to which rows are only added, with their primary keys."""


def _wie_wanneer() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
    )


def _van_gebeurtenis(tabel: str, kolom: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["traject", kolom],
        ["traject_gebeurtenis.traject", "traject_gebeurtenis.volgnummer"],
        name=op.f(f"fk_{tabel}_traject_{kolom}"),
    )


def upgrade() -> None:
    op.create_table(
        "traject",
        sa.Column("nummer", CODE, nullable=False),
        sa.Column("klant", CODE, nullable=False),
        sa.Column("soort", CODE, nullable=False),
        sa.Column("organisatie", CODE, nullable=False),
        sa.Column("opdrachtgever", CODE, nullable=False),
        sa.Column("coach", CODE, nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_traject")),
        sa.ForeignKeyConstraint(["klant"], ["klant.nummer"], name=op.f("fk_traject_klant")),
    )
    op.create_index(op.f("ix_traject_klant"), "traject", ["klant"])
    op.create_index(op.f("ix_traject_organisatie"), "traject", ["organisatie"])
    op.create_table(
        "traject_gebeurtenis",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("stap", CODE, nullable=False),
        sa.Column("moment", TIJDSTIP, nullable=False),
        sa.Column("gegevens", JSON, nullable=False),
        sa.Column("door", CODE, nullable=False),
        sa.Column("vastgelegd_op", TIJDSTIP, nullable=False),
        sa.Column("corrigeert", sa.Integer(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "volgnummer", name=op.f("pk_traject_gebeurtenis")),
        sa.ForeignKeyConstraint(
            ["traject"], ["traject.nummer"], name=op.f("fk_traject_gebeurtenis_traject")
        ),
        _van_gebeurtenis("traject_gebeurtenis", "corrigeert"),
        sa.CheckConstraint("volgnummer >= 1", name=op.f("ck_traject_gebeurtenis_volgnummer")),
        sa.CheckConstraint(
            "corrigeert < volgnummer", name=op.f("ck_traject_gebeurtenis_corrigeert")
        ),
        sa.CheckConstraint(
            "corrigeert IS NULL OR reden IS NOT NULL", name=op.f("ck_traject_gebeurtenis_reden")
        ),
    )
    op.create_table(
        "traject_vertrouwelijk",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("gegevens", JSON, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "volgnummer", name=op.f("pk_traject_vertrouwelijk")),
        _van_gebeurtenis("traject_vertrouwelijk", "volgnummer"),
    )
    op.create_table(
        "gespreksinhoud",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("gebeurtenis", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("door", CODE, nullable=False),
        sa.Column("vastgelegd_op", TIJDSTIP, nullable=False),
        sa.Column("reden", sa.Text(), nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "gebeurtenis", "versie", name=op.f("pk_gespreksinhoud")),
        _van_gebeurtenis("gespreksinhoud", "gebeurtenis"),
        sa.CheckConstraint("versie >= 1", name=op.f("ck_gespreksinhoud_versie")),
        sa.CheckConstraint("versie = 1 OR reden IS NOT NULL", name=op.f("ck_gespreksinhoud_reden")),
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
    op.execute(
        "CREATE FUNCTION weiger_wijziging() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%: rows are only added', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
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
    op.drop_table("traject")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION weiger_wijziging()")
