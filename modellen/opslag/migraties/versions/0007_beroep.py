"""The occupation of each vacature: which one, how certain, and who says so."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "beroepskoppeling",
        sa.Column("vacature", CODE, nullable=False),
        sa.Column("isco", CODE, nullable=True),
        sa.Column("brc", CODE, nullable=True),
        sa.Column("zekerheid", sa.Double(), nullable=False),
        sa.Column("bron", CODE, nullable=False),
        sa.Column("model", CODE, nullable=True),
        sa.Column("esco", CODE, nullable=True),
        sa.Column("competentnl", CODE, nullable=True),
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
        sa.PrimaryKeyConstraint("vacature", name=op.f("pk_beroepskoppeling")),
        sa.ForeignKeyConstraint(
            ["vacature"],
            ["vacature.nummer"],
            name=op.f("fk_beroepskoppeling_vacature"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("zekerheid BETWEEN 0 AND 1", name=op.f("ck_beroepskoppeling_zekerheid")),
        sa.CheckConstraint("length(isco) = 4", name=op.f("ck_beroepskoppeling_isco")),
        sa.CheckConstraint("length(brc) = 4", name=op.f("ck_beroepskoppeling_brc")),
    )


def downgrade() -> None:
    op.drop_table("beroepskoppeling")
