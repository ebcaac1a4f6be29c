"""Indexes for what pages ask most: a caseload in order, and the newest open vacatures."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

CASELOAD = ("organisatie", "coach", "nummer")
OPEN = ("status", "geplaatst_op", "nummer", "sluit_op", "cluster")


def upgrade() -> None:
    op.drop_index("ix_klant_organisatie", "klant")
    op.create_index("ix_klant_caseload", "klant", CASELOAD)
    op.create_index("ix_vacature_open", "vacature", OPEN)


def downgrade() -> None:
    op.drop_index("ix_vacature_open", "vacature")
    op.drop_index("ix_klant_caseload", "klant")
    op.create_index("ix_klant_organisatie", "klant", ["organisatie"])
