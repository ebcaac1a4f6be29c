"""Kandidaten of a night by the page instead of a row per werk, and pairs in a table of their own.

What earlier nights hold for werk is written anew on pages, so that the next night can be compared
with it. A night that was being made ends: its blocks are of the old form.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
PER_BLAD = 500


def upgrade() -> None:
    op.create_table(
        "nachtparen",
        *_sleutel(),
        sa.Column("blok", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("gegevens", sa.LargeBinary(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nacht", "organisatie", "van", "blok", name=op.f("pk_nachtparen")),
        _van_nacht("nachtparen"),
    )
    op.drop_column("nachtblok", "paren")
    op.execute("UPDATE nacht SET status = 'mislukt' WHERE status = 'bezig'")
    oud = sa.table(
        "nachtkandidaten_oud",
        *(sa.column(naam) for naam in ("nacht", "organisatie", "werk", "passend")),
        *(sa.column(naam, JSON) for naam in ("regels", "verschillen")),
        *(sa.column(naam, TIJDSTIP) for naam in ("aangemaakt_op", "gewijzigd_op")),
        sa.column("gewijzigd_door"),
    )
    op.rename_table("nachtkandidaten", "nachtkandidaten_oud")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_nachtkandidaten RENAME TO pk_nachtkandidaten_oud")
    nieuw = op.create_table(
        "nachtkandidaten",
        *_sleutel(),
        sa.Column("gegevens", sa.LargeBinary(), nullable=False),
        sa.Column("verschillen", JSON, nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nacht", "organisatie", "van", name=op.f("pk_nachtkandidaten")),
        _van_nacht("nachtkandidaten"),
    )
    op.get_bind().execute(sa.delete(oud).where(oud.c.nacht.in_(_mislukt())))
    for blad in _bladen(oud):
        op.get_bind().execute(sa.insert(nieuw), [blad])
    op.drop_table("nachtkandidaten_oud")


def _mislukt() -> sa.Select[Any]:
    nacht = sa.table("nacht", sa.column("nummer"), sa.column("status"))
    return sa.select(nacht.c.nummer).where(nacht.c.status == "mislukt")


def _sleutel() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("nacht", sa.Integer(), nullable=False),
        sa.Column("organisatie", CODE, nullable=False),
        sa.Column("van", CODE, nullable=False),
    )


def _wie_wanneer() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
    )


def _van_nacht(tabel: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["nacht"], ["nacht.nummer"], name=op.f(f"fk_{tabel}_nacht"), ondelete="CASCADE"
    )


def _bladen(oud: sa.TableClause) -> Iterator[dict[str, Any]]:
    """The rows of the old table, some hundreds of one night and organisation on a page."""
    sleutels = sa.select(oud.c.nacht, oud.c.organisatie).distinct()
    for nacht, organisatie in op.get_bind().execute(sleutels).all():
        hier = sa.select(oud).where(oud.c.nacht == nacht, oud.c.organisatie == organisatie)
        rijen = op.get_bind().execute(hier.order_by(oud.c.werk)).all()
        for _, deel in groupby(enumerate(rijen), key=lambda paar: paar[0] // PER_BLAD):
            op_blad = [rij for _, rij in deel]
            yield {
                "nacht": nacht,
                "organisatie": organisatie,
                "van": op_blad[0].werk,
                "gegevens": _gegevens(op_blad),
                "verschillen": {r.werk: r.verschillen for r in op_blad if r.verschillen} or None,
                "aangemaakt_op": op_blad[0].aangemaakt_op,
                "gewijzigd_op": op_blad[0].gewijzigd_op,
                "gewijzigd_door": op_blad[0].gewijzigd_door,
            }


def _gegevens(rijen: Sequence[Any]) -> bytes:
    """As ``matching.nacht.kandidaten`` reads a page: texts deflated, numbers little-endian."""
    klanten = sorted({regel[0] for rij in rijen for regel in rij.regels})
    plaats = {klant: i for i, klant in enumerate(klanten)}
    regels = [regel for rij in rijen for regel in rij.regels]
    return b"".join(
        (
            _teksten([rij.werk for rij in rijen]),
            _teksten(klanten),
            _getallen("I", [rij.passend for rij in rijen]),
            _getallen("I", [len(rij.regels) for rij in rijen]),
            _getallen("I", [plaats[klant] for klant, _, _ in regels]),
            _getallen("i", [round(score * 10**9) for _, score, _ in regels]),
            _getallen("B", [uitkomst for _, _, uitkomst in regels]),
        )
    )


def _teksten(teksten: list[str]) -> bytes:
    inhoud = zlib.compress("\0".join(teksten).encode(), 1)
    return struct.pack("<cI", b"t", len(inhoud)) + inhoud


def _getallen(soort: str, waarden: list[int]) -> bytes:
    inhoud = struct.pack(f"<{len(waarden)}{soort}", *waarden)
    return struct.pack("<cI", soort.encode(), len(inhoud)) + inhoud


def downgrade() -> None:
    """Lists of werk are not written back: the next night makes them."""
    op.drop_table("nachtparen")
    op.drop_table("nachtkandidaten")
    op.execute("UPDATE nacht SET status = 'mislukt' WHERE status = 'bezig'")
    op.add_column("nachtblok", sa.Column("paren", sa.LargeBinary(), nullable=True))
    op.create_table(
        "nachtkandidaten",
        sa.Column("nacht", sa.Integer(), nullable=False),
        sa.Column("werk", CODE, nullable=False),
        sa.Column("organisatie", CODE, nullable=False),
        sa.Column("passend", sa.Integer(), nullable=False),
        sa.Column("getoond", sa.Integer(), nullable=False),
        sa.Column("regels", JSON, nullable=False),
        sa.Column("verschillen", JSON, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nacht", "werk", "organisatie", name=op.f("pk_nachtkandidaten")),
        _van_nacht("nachtkandidaten"),
    )
