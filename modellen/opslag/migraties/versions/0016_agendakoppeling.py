"""The feed with which a calendar program reads somebody's deadlines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
TABEL = "agendakoppeling"


def upgrade() -> None:
    op.create_table(
        TABEL,
        sa.Column("account", CODE, nullable=False),
        sa.Column("kenmerk", CODE, nullable=False),
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f(f"pk_{TABEL}")),
        sa.ForeignKeyConstraint(
            ["account"],
            ["gebruiker.account"],
            name=op.f(f"fk_{TABEL}_account"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("kenmerk", name=op.f(f"uq_{TABEL}_kenmerk")),
        sa.CheckConstraint("length(kenmerk) = 32", name=op.f(f"ck_{TABEL}_kenmerk")),
    )


def downgrade() -> None:
    op.drop_table(TABEL)
