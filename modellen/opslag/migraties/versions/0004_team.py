"""What the team knows about itself, apart from every dossier: facts, thinking along, feedback.

Rows of ``teamfeit`` can only be added; triggers refuse the rest, as in 0002, whose function for
PostgreSQL is used again. A later migration that rebuilds this table (batch mode on SQLite) must
make its triggers again. The other two tables hold nothing that must stay.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
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


def _van_gebruiker(tabel: str, kolom: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([kolom], ["gebruiker.account"], name=op.f(f"fk_{tabel}_{kolom}"))


def upgrade() -> None:
    op.create_table(
        "teamfeit",
        sa.Column("account", CODE, nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("soort", CODE, nullable=False),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("vastgelegd_op", TIJDSTIP, nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=True),
        sa.Column("trekt_in", sa.Integer(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("account", "volgnummer", name=op.f("pk_teamfeit")),
        _van_gebruiker("teamfeit", "account"),
        sa.ForeignKeyConstraint(
            ["account", "trekt_in"],
            ["teamfeit.account", "teamfeit.volgnummer"],
            name=op.f("fk_teamfeit_account_trekt_in"),
        ),
        sa.CheckConstraint("volgnummer >= 1", name=op.f("ck_teamfeit_volgnummer")),
        sa.CheckConstraint("trekt_in < volgnummer", name=op.f("ck_teamfeit_trekt_in")),
        sa.CheckConstraint("trekt_in IS NULL OR reden IS NOT NULL", name=op.f("ck_teamfeit_reden")),
    )
    op.create_table(
        "meedenker",
        sa.Column("traject", CODE, nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("account", CODE, nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("vraag", sa.Text(), nullable=False),
        sa.Column("door", CODE, nullable=False),
        sa.Column("vastgelegd_op", TIJDSTIP, nullable=False),
        sa.Column("beeindigd_op", TIJDSTIP, nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "volgnummer", name=op.f("pk_meedenker")),
        sa.ForeignKeyConstraint(["traject"], ["traject.nummer"], name=op.f("fk_meedenker_traject")),
        _van_gebruiker("meedenker", "account"),
        sa.CheckConstraint("volgnummer >= 1", name=op.f("ck_meedenker_volgnummer")),
        sa.CheckConstraint("tot >= van", name=op.f("ck_meedenker_tot")),
    )
    op.create_index(op.f("ix_meedenker_account"), "meedenker", ["account"])
    op.create_table(
        "team_feedback",
        sa.Column("nummer", CODE, nullable=False),
        sa.Column("van", CODE, nullable=False),
        sa.Column("aan", CODE, nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("gegeven_op", TIJDSTIP, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_team_feedback")),
        _van_gebruiker("team_feedback", "van"),
        _van_gebruiker("team_feedback", "aan"),
        sa.CheckConstraint("van <> aan", name=op.f("ck_team_feedback_aan")),
    )
    op.create_index(op.f("ix_team_feedback_van"), "team_feedback", ["van"])
    op.create_index(op.f("ix_team_feedback_aan"), "team_feedback", ["aan"])
    _bewaak_feiten()


def _bewaak_feiten() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER weiger_teamfeit_wijziging BEFORE UPDATE OR DELETE ON teamfeit "
            "FOR EACH ROW EXECUTE FUNCTION weiger_wijziging()"
        )
        op.execute(
            "CREATE TRIGGER weiger_teamfeit_truncate BEFORE TRUNCATE ON teamfeit "
            "FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging()"
        )
        return
    weiger = "SELECT RAISE(ABORT, 'teamfeit: rows are only added')"
    for wat in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER weiger_teamfeit_{wat.lower()} BEFORE {wat} ON teamfeit "
            f"BEGIN {weiger}; END"
        )
    op.execute(
        "CREATE TRIGGER weiger_teamfeit_replace BEFORE INSERT ON teamfeit "
        "WHEN EXISTS (SELECT 1 FROM teamfeit WHERE account = NEW.account "
        f"AND volgnummer = NEW.volgnummer) BEGIN {weiger}; END"
    )


def downgrade() -> None:
    for tabel in ("team_feedback", "meedenker", "teamfeit"):
        op.drop_table(tabel)
