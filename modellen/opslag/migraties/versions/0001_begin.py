"""First schema: klant and what is known about one, accounts, and work.

The names are written out and nothing of the project is imported: what an earlier release made
must not change when the code does.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TIJDSTIP = sa.DateTime(timezone=True)


TABELLEN = (
    "belastingprofiel",
    "gebruiker",
    "klant",
    "teller",
    "werkgever",
    "belastbaarheid_oordeel",
    "beroepskeuzetest",
    "klant_identiteit",
    "netwerkplek",
    "real_life_assessment",
    "sessie",
    "vacature",
    "assessment_verslag",
    "vacature_bron",
)


def _wie_wanneer() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_op", TIJDSTIP, nullable=False),
        sa.Column("gewijzigd_door", CODE, nullable=False),
    )


def upgrade() -> None:
    op.create_table(
        "belastingprofiel",
        sa.Column("id", CODE, nullable=False),
        sa.Column("items", JSON, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belastingprofiel")),
    )
    op.create_table(
        "gebruiker",
        sa.Column("account", CODE, nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("rol", CODE, nullable=False),
        sa.Column("organisatie", CODE, nullable=False),
        sa.Column("wachtwoord_hash", sa.Text(), nullable=False),
        sa.Column("is_actief", sa.Boolean(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_gebruiker")),
    )
    op.create_index(op.f("ix_gebruiker_organisatie"), "gebruiker", ["organisatie"])
    op.create_table(
        "klant",
        sa.Column("nummer", CODE, nullable=False),
        sa.Column("organisatie", CODE, nullable=False),
        sa.Column("coach", CODE, nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("pc4", sa.Integer(), nullable=True),
        sa.Column("postcode_letters", CODE, nullable=True),
        sa.Column("vervoer", JSON, nullable=False),
        sa.Column("uren_min", sa.Double(), nullable=True),
        sa.Column("uren_max", sa.Double(), nullable=True),
        sa.Column("dagdelen", sa.Integer(), nullable=True),
        sa.Column("taalniveau", CODE, nullable=True),
        sa.Column("opleiding", CODE, nullable=True),
        sa.Column("rijbewijzen", JSON, nullable=True),
        sa.Column("certificaten", JSON, nullable=True),
        sa.Column("werkervaring", JSON, nullable=False),
        sa.Column("wensen", JSON, nullable=False),
        sa.Column("uitgesloten_branches", JSON, nullable=False),
        sa.Column("uitgesloten_werkgevers", JSON, nullable=False),
        sa.Column("inhoud_hash", CODE, nullable=False),
        sa.Column("volgnummer", sa.BigInteger(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_klant")),
        sa.CheckConstraint("dagdelen BETWEEN 0 AND 268435455", name=op.f("ck_klant_dagdelen")),
        sa.CheckConstraint("pc4 BETWEEN 1000 AND 9999", name=op.f("ck_klant_pc4")),
        sa.CheckConstraint("uren_min <= uren_max", name=op.f("ck_klant_uren")),
        sa.CheckConstraint("uren_max BETWEEN 0 AND 60", name=op.f("ck_klant_uren_max")),
        sa.CheckConstraint("uren_min BETWEEN 0 AND 60", name=op.f("ck_klant_uren_min")),
        sa.UniqueConstraint("volgnummer", name=op.f("uq_klant_volgnummer")),
    )
    op.create_index(op.f("ix_klant_coach"), "klant", ["coach"])
    op.create_index(op.f("ix_klant_organisatie"), "klant", ["organisatie"])
    op.create_table(
        "teller",
        sa.Column("stroom", CODE, nullable=False),
        sa.Column("stand", sa.BigInteger(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("stroom", name=op.f("pk_teller")),
    )
    op.create_table(
        "werkgever",
        sa.Column("nummer", CODE, nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("branche", CODE, nullable=True),
        sa.Column("pc4", sa.Integer(), nullable=True),
        sa.Column("plaatsnaam", sa.Text(), nullable=True),
        sa.Column("land", CODE, nullable=True),
        sa.Column("activiteiten", sa.Text(), nullable=False),
        sa.Column("zichtbaar_voor", JSON, nullable=True),
        sa.Column("is_actief", sa.Boolean(), nullable=False),
        sa.Column("inhoud_hash", CODE, nullable=False),
        sa.Column("volgnummer", sa.BigInteger(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_werkgever")),
        sa.CheckConstraint("pc4 BETWEEN 1000 AND 9999", name=op.f("ck_werkgever_pc4")),
        sa.UniqueConstraint("volgnummer", name=op.f("uq_werkgever_volgnummer")),
    )
    op.create_table(
        "belastbaarheid_oordeel",
        sa.Column("klant", CODE, nullable=False),
        sa.Column("code", CODE, nullable=False),
        sa.Column("niveau", sa.SmallInteger(), nullable=True),
        sa.Column("masker", sa.SmallInteger(), nullable=True),
        sa.Column("bron", CODE, nullable=False),
        sa.Column("beoordelaar", CODE, nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("klant", "code", name=op.f("pk_belastbaarheid_oordeel")),
        sa.CheckConstraint(
            "beoordelaar IN ('verzekeringsarts', 'bedrijfsarts', 'arbeidsdeskundige',"
            " 'jobcoach', 'klant')",
            name=op.f("ck_belastbaarheid_oordeel_beoordelaar"),
        ),
        sa.CheckConstraint(
            "bron IN ('fml', 'inzetbaarheidsprofiel', 'arbeidsdeskundig_onderzoek',"
            " 'real_life_assessment', 'klant_zelf')",
            name=op.f("ck_belastbaarheid_oordeel_bron"),
        ),
        sa.CheckConstraint("length(code) <= 6", name=op.f("ck_belastbaarheid_oordeel_code")),
        sa.CheckConstraint(
            "masker BETWEEN 0 AND 32767", name=op.f("ck_belastbaarheid_oordeel_masker")
        ),
        sa.CheckConstraint("niveau BETWEEN 0 AND 4", name=op.f("ck_belastbaarheid_oordeel_niveau")),
        sa.CheckConstraint(
            "(niveau IS NULL) <> (masker IS NULL)", name=op.f("ck_belastbaarheid_oordeel_waarde")
        ),
        sa.ForeignKeyConstraint(
            ["klant"],
            ["klant.nummer"],
            name=op.f("fk_belastbaarheid_oordeel_klant"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "beroepskeuzetest",
        sa.Column("klant", CODE, nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("realistisch", sa.Double(), nullable=True),
        sa.Column("onderzoekend", sa.Double(), nullable=True),
        sa.Column("artistiek", sa.Double(), nullable=True),
        sa.Column("sociaal", sa.Double(), nullable=True),
        sa.Column("ondernemend", sa.Double(), nullable=True),
        sa.Column("conventioneel", sa.Double(), nullable=True),
        sa.Column("competenties", JSON, nullable=False),
        sa.Column("inhoud_hash", CODE, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("klant", "datum", name=op.f("pk_beroepskeuzetest")),
        sa.CheckConstraint("artistiek BETWEEN 0 AND 1", name=op.f("ck_beroepskeuzetest_artistiek")),
        sa.CheckConstraint(
            "conventioneel BETWEEN 0 AND 1", name=op.f("ck_beroepskeuzetest_conventioneel")
        ),
        sa.CheckConstraint(
            "ondernemend BETWEEN 0 AND 1", name=op.f("ck_beroepskeuzetest_ondernemend")
        ),
        sa.CheckConstraint(
            "onderzoekend BETWEEN 0 AND 1", name=op.f("ck_beroepskeuzetest_onderzoekend")
        ),
        sa.CheckConstraint(
            "realistisch BETWEEN 0 AND 1", name=op.f("ck_beroepskeuzetest_realistisch")
        ),
        sa.CheckConstraint("sociaal BETWEEN 0 AND 1", name=op.f("ck_beroepskeuzetest_sociaal")),
        sa.ForeignKeyConstraint(
            ["klant"], ["klant.nummer"], name=op.f("fk_beroepskeuzetest_klant"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "klant_identiteit",
        sa.Column("klant", CODE, nullable=False),
        sa.Column("voornaam", sa.Text(), nullable=False),
        sa.Column("achternaam", sa.Text(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("klant", name=op.f("pk_klant_identiteit")),
        sa.ForeignKeyConstraint(
            ["klant"], ["klant.nummer"], name=op.f("fk_klant_identiteit_klant"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "netwerkplek",
        sa.Column("soort", CODE, nullable=False),
        sa.Column("werkgever", CODE, nullable=False),
        sa.Column("werkgever_naam", sa.Text(), nullable=False),
        sa.Column("laatste_contact", sa.Date(), nullable=True),
        sa.Column("is_actief", sa.Boolean(), nullable=False),
        sa.Column("nummer", CODE, nullable=False),
        sa.Column("titel", sa.Text(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("branche", CODE, nullable=True),
        sa.Column("isco", CODE, nullable=True),
        sa.Column("pc4", sa.Integer(), nullable=True),
        sa.Column("plaatsnaam", sa.Text(), nullable=True),
        sa.Column("land", CODE, nullable=True),
        sa.Column("uren_min", sa.Double(), nullable=True),
        sa.Column("uren_max", sa.Double(), nullable=True),
        sa.Column("dagdelen", sa.Integer(), nullable=True),
        sa.Column("eis_opleiding", CODE, nullable=True),
        sa.Column("eis_taal", CODE, nullable=True),
        sa.Column("eis_rijbewijzen", JSON, nullable=True),
        sa.Column("eis_certificaten", JSON, nullable=True),
        sa.Column("belastingprofiel", CODE, nullable=True),
        sa.Column("zichtbaar_voor", JSON, nullable=True),
        sa.Column("inhoud_hash", CODE, nullable=False),
        sa.Column("volgnummer", sa.BigInteger(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_netwerkplek")),
        sa.CheckConstraint(
            "dagdelen BETWEEN 0 AND 268435455", name=op.f("ck_netwerkplek_dagdelen")
        ),
        sa.CheckConstraint("pc4 BETWEEN 1000 AND 9999", name=op.f("ck_netwerkplek_pc4")),
        sa.CheckConstraint("uren_min <= uren_max", name=op.f("ck_netwerkplek_uren")),
        sa.CheckConstraint("uren_max BETWEEN 0 AND 60", name=op.f("ck_netwerkplek_uren_max")),
        sa.CheckConstraint("uren_min BETWEEN 0 AND 60", name=op.f("ck_netwerkplek_uren_min")),
        sa.ForeignKeyConstraint(
            ["belastingprofiel"],
            ["belastingprofiel.id"],
            name=op.f("fk_netwerkplek_belastingprofiel"),
        ),
        sa.ForeignKeyConstraint(
            ["werkgever"], ["werkgever.nummer"], name=op.f("fk_netwerkplek_werkgever")
        ),
        sa.UniqueConstraint("volgnummer", name=op.f("uq_netwerkplek_volgnummer")),
    )
    op.create_index(op.f("ix_netwerkplek_werkgever"), "netwerkplek", ["werkgever"])
    op.create_table(
        "real_life_assessment",
        sa.Column("klant", CODE, nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("locatie", sa.Text(), nullable=False),
        sa.Column("kwaliteiten", JSON, nullable=False),
        sa.Column("te_motiveren", sa.Boolean(), nullable=True),
        sa.Column("kan_uitstromen", sa.Boolean(), nullable=True),
        sa.Column("scholing", sa.Text(), nullable=True),
        sa.Column("weg_te_nemen", sa.Text(), nullable=True),
        sa.Column("termijn", CODE, nullable=True),
        sa.Column("inhoud_hash", CODE, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("klant", "datum", name=op.f("pk_real_life_assessment")),
        sa.ForeignKeyConstraint(
            ["klant"],
            ["klant.nummer"],
            name=op.f("fk_real_life_assessment_klant"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "sessie",
        sa.Column("token_hash", CODE, nullable=False),
        sa.Column("account", CODE, nullable=False),
        sa.Column("verloopt_op", TIJDSTIP, nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessie")),
        sa.CheckConstraint("length(token_hash) = 64", name=op.f("ck_sessie_token_hash")),
        sa.ForeignKeyConstraint(
            ["account"], ["gebruiker.account"], name=op.f("fk_sessie_account"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_sessie_account"), "sessie", ["account"])
    op.create_index(op.f("ix_sessie_verloopt_op"), "sessie", ["verloopt_op"])
    op.create_table(
        "vacature",
        sa.Column("bron", CODE, nullable=False),
        sa.Column("bron_id", CODE, nullable=False),
        sa.Column("werkgever", CODE, nullable=True),
        sa.Column("werkgever_naam", sa.Text(), nullable=True),
        sa.Column("contractvorm", CODE, nullable=True),
        sa.Column("posities", sa.Integer(), nullable=True),
        sa.Column("geplaatst_op", sa.Date(), nullable=True),
        sa.Column("sluit_op", sa.Date(), nullable=True),
        sa.Column("status", CODE, nullable=False),
        sa.Column("cluster", CODE, nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("nummer", CODE, nullable=False),
        sa.Column("titel", sa.Text(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("branche", CODE, nullable=True),
        sa.Column("isco", CODE, nullable=True),
        sa.Column("pc4", sa.Integer(), nullable=True),
        sa.Column("plaatsnaam", sa.Text(), nullable=True),
        sa.Column("land", CODE, nullable=True),
        sa.Column("uren_min", sa.Double(), nullable=True),
        sa.Column("uren_max", sa.Double(), nullable=True),
        sa.Column("dagdelen", sa.Integer(), nullable=True),
        sa.Column("eis_opleiding", CODE, nullable=True),
        sa.Column("eis_taal", CODE, nullable=True),
        sa.Column("eis_rijbewijzen", JSON, nullable=True),
        sa.Column("eis_certificaten", JSON, nullable=True),
        sa.Column("belastingprofiel", CODE, nullable=True),
        sa.Column("zichtbaar_voor", JSON, nullable=True),
        sa.Column("inhoud_hash", CODE, nullable=False),
        sa.Column("volgnummer", sa.BigInteger(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_vacature")),
        sa.CheckConstraint("dagdelen BETWEEN 0 AND 268435455", name=op.f("ck_vacature_dagdelen")),
        sa.CheckConstraint("pc4 BETWEEN 1000 AND 9999", name=op.f("ck_vacature_pc4")),
        sa.CheckConstraint("posities >= 1", name=op.f("ck_vacature_posities")),
        sa.CheckConstraint("uren_min <= uren_max", name=op.f("ck_vacature_uren")),
        sa.CheckConstraint("uren_max BETWEEN 0 AND 60", name=op.f("ck_vacature_uren_max")),
        sa.CheckConstraint("uren_min BETWEEN 0 AND 60", name=op.f("ck_vacature_uren_min")),
        sa.ForeignKeyConstraint(
            ["belastingprofiel"], ["belastingprofiel.id"], name=op.f("fk_vacature_belastingprofiel")
        ),
        sa.ForeignKeyConstraint(
            ["cluster"],
            ["vacature.nummer"],
            name=op.f("fk_vacature_cluster"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["werkgever"], ["werkgever.nummer"], name=op.f("fk_vacature_werkgever")
        ),
        sa.UniqueConstraint("bron", "bron_id", name=op.f("uq_vacature_bron_bron_id")),
        sa.UniqueConstraint("volgnummer", name=op.f("uq_vacature_volgnummer")),
    )
    op.create_index(op.f("ix_vacature_cluster"), "vacature", ["cluster"])
    op.create_index(op.f("ix_vacature_werkgever"), "vacature", ["werkgever"])
    op.create_table(
        "assessment_verslag",
        sa.Column("klant", CODE, nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("leefgebied", CODE, nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("klant", "datum", "leefgebied", name=op.f("pk_assessment_verslag")),
        sa.ForeignKeyConstraint(
            ["klant", "datum"],
            ["real_life_assessment.klant", "real_life_assessment.datum"],
            name=op.f("fk_assessment_verslag_klant_datum"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "vacature_bron",
        sa.Column("vacature", CODE, nullable=False),
        sa.Column("ruw", sa.Text(), nullable=False),
        *_wie_wanneer(),
        sa.PrimaryKeyConstraint("vacature", name=op.f("pk_vacature_bron")),
        sa.ForeignKeyConstraint(
            ["vacature"],
            ["vacature.nummer"],
            name=op.f("fk_vacature_bron_vacature"),
            ondelete="CASCADE",
        ),
    )

    _begin_tellers()


def _begin_tellers() -> None:
    nu = datetime.now(UTC)
    teller = sa.table(
        "teller",
        sa.column("stroom", CODE),
        sa.column("stand", sa.BigInteger()),
        *(sa.column(kolom.name, kolom.type) for kolom in _wie_wanneer()),
    )
    op.bulk_insert(
        teller,
        [
            {
                "stroom": stroom,
                "stand": 0,
                "aangemaakt_op": nu,
                "gewijzigd_op": nu,
                "gewijzigd_door": "migratie",
            }
            for stroom in ("klant", "werk")
        ],
    )


def downgrade() -> None:
    for tabel in reversed(TABELLEN):
        op.drop_table(tabel)
