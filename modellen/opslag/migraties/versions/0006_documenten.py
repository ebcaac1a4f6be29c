"""Documents, their versions and their signatures.

Rows are only added. Triggers refuse the rest as in 0002; on PostgreSQL they use its function.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)

SLEUTELS = {
    "document": ("traject", "nummer"),
    "document_vertrouwelijk": ("traject", "nummer"),
    "handtekening": ("traject", "nummer", "rol"),
}
"""Tables to which rows are only added, with their primary keys."""


def _wie_wanneer() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
    )


def _van_document(tabel: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["traject", "nummer"],
        ["document.traject", "document.nummer"],
        name=op.f(f"fk_{tabel}_traject_nummer"),
    )


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("soort", CODE, nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("periode_van", sa.Date(), nullable=True),
        sa.Column("periode_tot", sa.Date(), nullable=True),
        sa.Column("delen", JSON, nullable=False),
        sa.Column("vingerafdruk", CODE, nullable=False),
        sa.Column("gebeurtenissen", sa.Integer(), nullable=False),
        sa.Column("opgemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("opgemaakt_door", CODE, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "nummer", name=op.f("pk_document")),
        sa.ForeignKeyConstraint(["traject"], ["traject.nummer"], name=op.f("fk_document_traject")),
        sa.CheckConstraint("nummer >= 1", name=op.f("ck_document_nummer")),
        sa.CheckConstraint("versie >= 1", name=op.f("ck_document_versie")),
        sa.CheckConstraint(
            "(periode_van IS NULL) = (periode_tot IS NULL)", name=op.f("ck_document_periode")
        ),
        sa.CheckConstraint("length(vingerafdruk) = 64", name=op.f("ck_document_vingerafdruk")),
    )
    op.create_table(
        "document_vertrouwelijk",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("delen", JSON, nullable=False),
        sa.Column("vingerafdruk", CODE, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "nummer", name=op.f("pk_document_vertrouwelijk")),
        _van_document("document_vertrouwelijk"),
        sa.CheckConstraint(
            "length(vingerafdruk) = 64", name=op.f("ck_document_vertrouwelijk_vingerafdruk")
        ),
    )
    op.create_table(
        "handtekening",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("rol", CODE, nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("wijze", CODE, nullable=False),
        sa.Column("getekend_op", TIJDSTIP, nullable=False),
        sa.Column("door", CODE, nullable=False),
        sa.Column("vingerafdruk", CODE, nullable=False),
        sa.Column("vingerafdruk_besloten", CODE, nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "nummer", "rol", name=op.f("pk_handtekening")),
        _van_document("handtekening"),
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
