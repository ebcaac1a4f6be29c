"""Groups of klanten for figures over many people; a table apart, gone with the klant."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
TABEL = "groepsgegevens"
KEUZES = {
    "leeftijdsband": ("tot_27", "27_tot_45", "45_tot_55", "vanaf_55", "wil_niet_zeggen"),
    "geslacht": ("vrouw", "man", "anders", "wil_niet_zeggen"),
    "herkomst": ("nederland", "europa", "buiten_europa", "wil_niet_zeggen"),
}


def _eis(naam: str, tekst: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(tekst, name=op.f(f"ck_{TABEL}_{naam}"))


def upgrade() -> None:
    op.create_table(
        TABEL,
        sa.Column("klant", CODE, nullable=False),
        *(sa.Column(naam, CODE, nullable=True) for naam in KEUZES),
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
        sa.PrimaryKeyConstraint("klant", name=op.f(f"pk_{TABEL}")),
        sa.ForeignKeyConstraint(
            ["klant"], ["klant.nummer"], name=op.f(f"fk_{TABEL}_klant"), ondelete="CASCADE"
        ),
        *(
            _eis(naam, f"{naam} IN ({', '.join(map(repr, keuzes))})")
            for naam, keuzes in KEUZES.items()
        ),
        _eis("iets", "coalesce(leeftijdsband, geslacht, herkomst) IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table(TABEL)
