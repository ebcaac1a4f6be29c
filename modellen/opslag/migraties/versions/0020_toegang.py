"""Signing in: attempts in the store, second factor, OIDC, and a line of what happened."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)
STROOM = "account"
TABELLEN = (
    "accountregel", "factorplicht", "herstelcode", "tweede_factor", "oidc_aanvraag",
    "halve_sessie", "poging",
)  # fmt: skip


def _kolom(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg)


def _wie_wanneer() -> list[sa.Column[Any]]:
    return [
        _kolom("aangemaakt_op", TIJDSTIP),
        _kolom("gewijzigd_op", TIJDSTIP),
        _kolom("gewijzigd_door", CODE),
    ]


def _van_account(tabel: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["account"], ["gebruiker.account"], name=op.f(f"fk_{tabel}_account"), ondelete="CASCADE"
    )


def _lang(tabel: str, kolom: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"length({kolom}) = 64", name=op.f(f"ck_{tabel}_{kolom}"))


def upgrade() -> None:
    op.add_column("gebruiker", _kolom("eenmalig_tot", TIJDSTIP, leeg=True))
    op.add_column("sessie", _kolom("middel", CODE, leeg=True))
    op.create_table(
        "poging",
        _kolom("sleutel", CODE),
        _kolom("aantal", sa.Integer()),
        _kolom("laatste", TIJDSTIP),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_poging")),
        _lang("poging", "sleutel"),
        sa.CheckConstraint("aantal >= 0", name=op.f("ck_poging_aantal")),
    )
    op.create_index(op.f("ix_poging_laatste"), "poging", ["laatste"])
    op.create_table(
        "halve_sessie",
        _kolom("token_hash", CODE),
        _kolom("account", CODE),
        _kolom("verloopt_op", TIJDSTIP),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_halve_sessie")),
        _van_account("halve_sessie"),
        _lang("halve_sessie", "token_hash"),
    )
    op.create_index(op.f("ix_halve_sessie_account"), "halve_sessie", ["account"])
    op.create_index(op.f("ix_halve_sessie_verloopt_op"), "halve_sessie", ["verloopt_op"])
    op.create_table(
        "oidc_aanvraag",
        _kolom("staat_hash", CODE),
        _kolom("versleuteld", sa.Text()),
        _kolom("verloopt_op", TIJDSTIP),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("staat_hash", name=op.f("pk_oidc_aanvraag")),
        _lang("oidc_aanvraag", "staat_hash"),
    )
    op.create_index(op.f("ix_oidc_aanvraag_verloopt_op"), "oidc_aanvraag", ["verloopt_op"])
    _maak_factor()
    _maak_log()


def _maak_factor() -> None:
    op.create_table(
        "tweede_factor",
        _kolom("account", CODE),
        _kolom("versleuteld", sa.Text()),
        _kolom("bevestigd_op", TIJDSTIP, leeg=True),
        _kolom("laatste_stap", sa.BigInteger()),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_tweede_factor")),
        _van_account("tweede_factor"),
    )
    op.create_table(
        "herstelcode",
        _kolom("account", CODE),
        _kolom("code_hash", CODE),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("account", "code_hash", name=op.f("pk_herstelcode")),
        _van_account("herstelcode"),
        _lang("herstelcode", "code_hash"),
    )
    op.create_table(
        "factorplicht",
        _kolom("organisatie", CODE),
        _kolom("rol", CODE),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("organisatie", "rol", name=op.f("pk_factorplicht")),
    )


def _maak_log() -> None:
    op.create_table(
        "accountregel",
        sa.Column("nummer", sa.BigInteger(), nullable=False, autoincrement=False),
        _kolom("moment", TIJDSTIP),
        _kolom("soort", CODE),
        *(_kolom(naam, CODE, leeg=True) for naam in ("account", "organisatie", "door")),
        *(_kolom(naam, CODE, leeg=True) for naam in ("middel", "rol")),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_accountregel")),
    )
    for kolom in ("moment", "account", "organisatie"):
        op.create_index(op.f(f"ix_accountregel_{kolom}"), "accountregel", [kolom])
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


def downgrade() -> None:
    op.execute(f"DELETE FROM teller WHERE stroom = '{STROOM}'")
    for tabel in TABELLEN:
        op.drop_table(tabel)
    op.drop_column("sessie", "middel")
    op.drop_column("gebruiker", "eenmalig_tot")
