"""Accounts of opdrachtgevers and of klanten, and the counter of trajecten."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)

STROOM = "traject"
VOORVOEGSEL = "T-"


def upgrade() -> None:
    with op.batch_alter_table("gebruiker") as tabel:
        tabel.add_column(sa.Column("opdrachtgever", CODE, nullable=True))
        tabel.add_column(sa.Column("klant", CODE, nullable=True))
        tabel.create_foreign_key(
            op.f("fk_gebruiker_klant"), "klant", ["klant"], ["nummer"], ondelete="CASCADE"
        )
        tabel.create_check_constraint(
            op.f("ck_gebruiker_opdrachtgever"), "opdrachtgever IS NULL OR rol = 'opdrachtgever'"
        )
        tabel.create_check_constraint(op.f("ck_gebruiker_klant"), "klant IS NULL OR rol = 'klant'")
    teller = sa.table(
        "teller",
        sa.column("stroom", CODE),
        sa.column("stand", sa.BigInteger()),
        sa.column("aangemaakt_op", TIJDSTIP),
        sa.column("gewijzigd_op", TIJDSTIP),
        sa.column("gewijzigd_door", CODE),
    )
    nu = datetime.now(UTC)
    op.bulk_insert(
        teller,
        [
            {
                "stroom": STROOM,
                "stand": _hoogste_nummer(),
                "aangemaakt_op": nu,
                "gewijzigd_op": nu,
                "gewijzigd_door": "migratie",
            }
        ],
    )


def _hoogste_nummer() -> int:
    """Trajecten that have a number already keep it; the counter goes on after the highest."""
    nummers = op.get_bind().execute(sa.text("SELECT nummer FROM traject")).scalars()
    achter = (nummer.removeprefix(VOORVOEGSEL) for nummer in nummers)
    # Eighteen digits fit in the counter; a longer one was no number of ours.
    return max((int(n) for n in achter if n.isascii() and n.isdigit() and len(n) < 19), default=0)


def downgrade() -> None:
    op.execute(f"DELETE FROM teller WHERE stroom = '{STROOM}'")
    with op.batch_alter_table("gebruiker") as tabel:
        tabel.drop_constraint(op.f("ck_gebruiker_klant"), type_="check")
        tabel.drop_constraint(op.f("ck_gebruiker_opdrachtgever"), type_="check")
        tabel.drop_constraint(op.f("fk_gebruiker_klant"), type_="foreignkey")
        tabel.drop_column("klant")
        tabel.drop_column("opdrachtgever")
