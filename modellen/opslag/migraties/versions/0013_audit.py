"""The audit log: who looked into which dossier, in a chain that shows what was taken out.

Rows are only added. Triggers refuse the rest as in 0002; on PostgreSQL they use its function. No
foreign keys: a line stays when its klant or account is gone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
TABEL = "auditregel"
STROOM = "audit"


def _kolom(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg, autoincrement=False)


def _eis(naam: str, tekst: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(tekst, name=op.f(f"ck_{TABEL}_{naam}"))


def upgrade() -> None:
    op.create_table(
        TABEL,
        _kolom("volgnummer", sa.BigInteger()),
        _kolom("moment", TIJDSTIP),
        _kolom("account", CODE),
        _kolom("rol", CODE),
        _kolom("organisatie", CODE),
        _kolom("handeling", CODE),
        _kolom("soort", CODE),
        _kolom("klant", CODE, leeg=True),
        _kolom("aantal", sa.Integer()),
        _kolom("zegel", CODE),
        _kolom("aangemaakt_op", TIJDSTIP),
        _kolom("gewijzigd_op", TIJDSTIP),
        _kolom("gewijzigd_door", CODE),
        sa.PrimaryKeyConstraint("volgnummer", name=op.f(f"pk_{TABEL}")),
        _eis("volgnummer", "volgnummer >= 1"),
        _eis("handeling", "handeling IN ('lezen', 'schrijven')"),
        _eis("aantal", "aantal >= 0 AND (klant IS NULL OR aantal = 1)"),
        _eis("zegel", "length(zegel) = 64"),
    )
    op.create_index(op.f(f"ix_{TABEL}_klant"), TABEL, ["klant"])
    _begin_teller()
    if op.get_bind().dialect.name == "sqlite":
        _bewaak_in_sqlite()
    else:
        _bewaak_in_postgresql()


def _begin_teller() -> None:
    teller = sa.table(
        "teller",
        sa.column("stroom", CODE),
        sa.column("stand", sa.BigInteger()),
        sa.column("aangemaakt_op", TIJDSTIP),
        sa.column("gewijzigd_op", TIJDSTIP),
        sa.column("gewijzigd_door", CODE),
    )
    nu = datetime.now(UTC)
    rij = {"aangemaakt_op": nu, "gewijzigd_op": nu, "gewijzigd_door": "migratie"}
    op.bulk_insert(teller, [{"stroom": STROOM, "stand": 0, **rij}])


def _bewaak_in_sqlite() -> None:
    weiger = f"SELECT RAISE(ABORT, '{TABEL}: rows are only added')"
    for wat in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER weiger_{TABEL}_{wat.lower()} BEFORE {wat} ON {TABEL} "
            f"BEGIN {weiger}; END"
        )
    op.execute(
        f"CREATE TRIGGER weiger_{TABEL}_replace BEFORE INSERT ON {TABEL} "
        f"WHEN EXISTS (SELECT 1 FROM {TABEL} WHERE volgnummer = NEW.volgnummer) "
        f"BEGIN {weiger}; END"
    )


def _bewaak_in_postgresql() -> None:
    op.execute(
        f"CREATE TRIGGER weiger_{TABEL}_wijziging BEFORE UPDATE OR DELETE ON {TABEL} "
        "FOR EACH ROW EXECUTE FUNCTION weiger_wijziging()"
    )
    op.execute(
        f"CREATE TRIGGER weiger_{TABEL}_truncate BEFORE TRUNCATE ON {TABEL} "
        "FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging()"
    )


def downgrade() -> None:
    op.drop_table(TABEL)
    op.execute(f"DELETE FROM teller WHERE stroom = '{STROOM}'")
