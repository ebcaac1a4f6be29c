"""What the klant said to a proposal, and why an event was corrected; rows of before lack both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TABEL, KOLOMMEN = "voorstelgebeurtenis", ("antwoord", "correctiereden")


def upgrade() -> None:
    for kolom in KOLOMMEN:
        op.add_column(TABEL, sa.Column(kolom, CODE, nullable=True))


def downgrade() -> None:
    for kolom in KOLOMMEN:
        op.drop_column(TABEL, kolom)
