"""Deadlines as they were derived, so that an agenda only reads them.

Both tables can be emptied at any time: what is missing is derived again from the events.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)


def _wie_wanneer() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
    )


def upgrade() -> None:
    op.create_table(
        "traject_agenda",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("tot_volgnummer", sa.Integer(), nullable=False),
        sa.Column("kenmerk", CODE, nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", name=op.f("pk_traject_agenda")),
        sa.ForeignKeyConstraint(
            ["traject"],
            ["traject.nummer"],
            name=op.f("fk_traject_agenda_traject"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "traject_deadline",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("klok", CODE, nullable=False),
        sa.Column("ronde", sa.Integer(), nullable=False),
        sa.Column("begonnen_op", TIJDSTIP, nullable=False),
        sa.Column("start_gebeurtenis", sa.Integer(), nullable=False),
        sa.Column("begin_tekst", sa.Text(), nullable=False),
        sa.Column("duur", CODE, nullable=False),
        sa.Column("afspraak", sa.Text(), nullable=True),
        sa.Column("uiterlijk", TIJDSTIP, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "klok", name=op.f("pk_traject_deadline")),
        sa.ForeignKeyConstraint(
            ["traject"],
            ["traject_agenda.traject"],
            name=op.f("fk_traject_deadline_traject"),
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table("traject_deadline")
    op.drop_table("traject_agenda")
