"""For who leads and who pays: refusals of documents, phase beside the agenda, norms, reports.

Refusals, agreed norms and reports are only added; triggers refuse the rest as in 0002. What the
agenda derives is emptied, so that phase and last contact are derived with it at the next reading.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)

SLEUTELS = {
    "document_weigering": ("traject", "nummer", "rol"),
    "normoverschrijving": ("nummer",),
    "beheerverslag": ("nummer",),
}
"""Tables to which rows are only added, with their primary keys."""

INDEXEN = (
    ("ix_traject_gebeurtenis_stap_traject", "traject_gebeurtenis", ("stap", "traject")),
    ("ix_auditregel_account", "auditregel", ("account",)),
    ("ix_auditregel_moment", "auditregel", ("moment",)),
)
"""To find which trajecten had a step, and who looked when, without reading every row."""


def _kolom(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg, autoincrement=False)


def _wie_wanneer() -> tuple[sa.Column[Any], ...]:
    return (
        _kolom("aangemaakt_op", TIJDSTIP),
        _kolom("gewijzigd_op", TIJDSTIP),
        _kolom("gewijzigd_door", CODE),
    )


def upgrade() -> None:
    op.create_table(
        "document_weigering",
        _kolom("traject", CODE),
        _kolom("nummer", sa.Integer()),
        _kolom("rol", CODE),
        _kolom("reden", sa.Text()),
        _kolom("geweigerd_op", TIJDSTIP),
        _kolom("door", CODE),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("traject", "nummer", "rol", name=op.f("pk_document_weigering")),
        sa.ForeignKeyConstraint(
            ["traject", "nummer"],
            ["document.traject", "document.nummer"],
            name=op.f("fk_document_weigering_traject_nummer"),
        ),
    )
    op.create_table(
        "normoverschrijving",
        _kolom("nummer", sa.Integer()),
        _kolom("opdrachtgever", CODE),
        _kolom("norm", CODE),
        _kolom("waarde", sa.Text(), leeg=True),
        _kolom("reden", sa.Text()),
        _kolom("geldig_van", sa.Date()),
        _kolom("op", TIJDSTIP),
        _kolom("door", CODE),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_normoverschrijving")),
        sa.CheckConstraint("nummer >= 1", name=op.f("ck_normoverschrijving_nummer")),
    )
    op.create_table(
        "beheerverslag",
        _kolom("nummer", sa.Integer()),
        _kolom("soort", CODE),
        _kolom("organisatie", CODE, leeg=True),
        _kolom("kenmerk", CODE),
        _kolom("op", TIJDSTIP),
        _kolom("door", CODE),
        _kolom("gegevens", JSON),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_beheerverslag")),
        sa.CheckConstraint("nummer >= 1", name=op.f("ck_beheerverslag_nummer")),
        sa.CheckConstraint(
            "soort IN ('import', 'eerlijkheid')", name=op.f("ck_beheerverslag_soort")
        ),
    )
    op.create_index(op.f("ix_beheerverslag_soort"), "beheerverslag", ["soort"])
    _bewaak()
    op.execute("DELETE FROM traject_deadline")
    op.execute("DELETE FROM traject_agenda")
    op.add_column("traject_agenda", sa.Column("fase", CODE, nullable=True))
    op.add_column("traject_agenda", sa.Column("fase_sinds", TIJDSTIP, nullable=True))
    op.add_column("traject_agenda", sa.Column("laatste_contact", TIJDSTIP, nullable=True))
    for naam, tabel, kolommen in INDEXEN:
        op.create_index(op.f(naam), tabel, list(kolommen))


def _bewaak() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for tabel, sleutel in SLEUTELS.items():
        if is_sqlite:
            _bewaak_in_sqlite(tabel, sleutel)
        else:
            _bewaak_in_postgresql(tabel)


def _bewaak_in_sqlite(tabel: str, sleutel: tuple[str, ...]) -> None:
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


def _bewaak_in_postgresql(tabel: str) -> None:
    op.execute(
        f"CREATE TRIGGER weiger_{tabel}_wijziging BEFORE UPDATE OR DELETE ON {tabel} "
        "FOR EACH ROW EXECUTE FUNCTION weiger_wijziging()"
    )
    op.execute(
        f"CREATE TRIGGER weiger_{tabel}_truncate BEFORE TRUNCATE ON {tabel} "
        "FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging()"
    )


def downgrade() -> None:
    for naam, tabel, _ in reversed(INDEXEN):
        op.drop_index(op.f(naam), tabel)
    for kolom in ("laatste_contact", "fase_sinds", "fase"):
        op.drop_column("traject_agenda", kolom)
    for tabel in reversed(SLEUTELS):
        op.drop_table(tabel)
