"""The nightly run: nights, their blocks, the lists of klanten and of werk, and who makes them.

What rests on health limits stands apart, so that the rights of belastbaarheid can be given to it.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def _wie_wanneer() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
    )


def _van_nacht(tabel: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["nacht"], ["nacht.nummer"], name=op.f(f"fk_{tabel}_nacht"), ondelete="CASCADE"
    )


def upgrade() -> None:
    _maak_nacht()
    _maak_lijsten()
    op.create_table(
        "nachtslot",
        sa.Column("sleutel", CODE, nullable=False),
        sa.Column("houder", CODE, nullable=False),
        sa.Column("machine", CODE, nullable=False),
        sa.Column("proces", sa.Integer(), nullable=False),
        sa.Column("tot", TIJDSTIP, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_nachtslot")),
    )


def _maak_nacht() -> None:
    op.create_table(
        "nacht",
        sa.Column("nummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("versies", JSON, nullable=False),
        sa.Column("per_klant", sa.Integer(), nullable=False),
        sa.Column("per_werk", sa.Integer(), nullable=False),
        sa.Column("vorige", sa.Integer(), nullable=True),
        sa.Column("klant_stand", sa.BigInteger(), nullable=False),
        sa.Column("werk_stand", sa.BigInteger(), nullable=False),
        sa.Column("begonnen_op", TIJDSTIP, nullable=False),
        sa.Column("gepubliceerd_op", TIJDSTIP, nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_nacht")),
        sa.CheckConstraint(
            "status IN ('bezig', 'gepubliceerd', 'mislukt')", name=op.f("ck_nacht_status")
        ),
        sa.CheckConstraint("per_klant >= 1", name=op.f("ck_nacht_per_klant")),
        sa.CheckConstraint("per_werk >= 1", name=op.f("ck_nacht_per_werk")),
    )
    op.create_index(op.f("ix_nacht_status"), "nacht", ["status"])
    op.create_table(
        "nachtblok",
        sa.Column("nacht", sa.Integer(), nullable=False),
        sa.Column("blok", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("soort", CODE, nullable=False),
        sa.Column("organisatie", CODE, nullable=False),
        sa.Column("van", CODE, nullable=False),
        sa.Column("tot", CODE, nullable=True),
        sa.Column("gedaan_op", TIJDSTIP, nullable=True),
        sa.Column("lijsten", sa.Integer(), nullable=True),
        sa.Column("regels", sa.Integer(), nullable=True),
        sa.Column("tegengehouden", sa.Integer(), nullable=True),
        sa.Column("paren", sa.LargeBinary(), nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nacht", "blok", name=op.f("pk_nachtblok")),
        _van_nacht("nachtblok"),
        sa.CheckConstraint("soort IN ('klant', 'werk')", name=op.f("ck_nachtblok_soort")),
    )


def _maak_lijsten() -> None:
    op.create_table(
        "nachtlijst",
        sa.Column("nacht", sa.Integer(), nullable=False),
        sa.Column("klant", CODE, nullable=False),
        sa.Column("telling", JSON, nullable=False),
        sa.Column("regels", JSON, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nacht", "klant", name=op.f("pk_nachtlijst")),
        _van_nacht("nachtlijst"),
        sa.ForeignKeyConstraint(
            ["klant"], ["klant.nummer"], name=op.f("fk_nachtlijst_klant"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_nachtlijst_klant"), "nachtlijst", ["klant"])
    op.create_table(
        "nachtlijst_gevoelig",
        sa.Column("nacht", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("klant", CODE, nullable=False),
        sa.Column("regels", JSON, nullable=False),
        sa.Column("verschillen", JSON, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nacht", "klant", name=op.f("pk_nachtlijst_gevoelig")),
        sa.ForeignKeyConstraint(
            ["nacht", "klant"],
            ["nachtlijst.nacht", "nachtlijst.klant"],
            name=op.f("fk_nachtlijst_gevoelig_nacht_klant"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "nachtkandidaten",
        sa.Column("nacht", sa.Integer(), nullable=False),
        sa.Column("werk", CODE, nullable=False),
        sa.Column("organisatie", CODE, nullable=False),
        sa.Column("passend", sa.Integer(), nullable=False),
        sa.Column("getoond", sa.Integer(), nullable=False),
        sa.Column("regels", JSON, nullable=False),
        sa.Column("verschillen", JSON, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nacht", "werk", "organisatie", name=op.f("pk_nachtkandidaten")),
        _van_nacht("nachtkandidaten"),
    )


def downgrade() -> None:
    for tabel in (
        "nachtslot", "nachtkandidaten", "nachtlijst_gevoelig", "nachtlijst", "nachtblok", "nacht",
    ):  # fmt: skip
        op.drop_table(tabel)
