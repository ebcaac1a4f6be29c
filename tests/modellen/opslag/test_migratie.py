"""Migrations: one schema, reached from anywhere, by any number of processes at once."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text

import modellen
import vacatures
from modellen.belastbaarheid.fml import FML
from modellen.belastbaarheid.model import Beoordelaar, Bron
from modellen.eerlijkheid.model import Geslacht, Herkomst, Leeftijdsband
from modellen.fouten import OpstapFout
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.repository import KlantRepository
from modellen.opslag.base import Base
from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import (
    alembic_config,
    huidige_versie,
    migratieverbinding,
    migreer,
    nieuwste_versie,
)
from tests.builders import een_gebruiker, een_klant, een_vacature
from vacatures.vacature.repository import VacatureRepository

# A table is known once its module is imported; whichever tests run, this one sees all of them.
for pakket in (modellen, vacatures):
    for pad in Path(pakket.__path__[0]).rglob("tables.py"):
        module = pad.relative_to(Path(pakket.__path__[0]).parent).with_suffix("")
        import_module(".".join(module.parts))


@pytest.fixture
def opslag(lege_database_url: str) -> Iterator[Opslag]:
    opslag = Opslag(lege_database_url)
    yield opslag
    opslag.sluit()


def tabellen(opslag: Opslag) -> set[str]:
    with opslag.lezen() as session:
        return set(inspect(session.connection()).get_table_names())


def ga_naar(opslag: Opslag, versie: str) -> None:
    with migratieverbinding(opslag) as verbinding:
        command.downgrade(alembic_config(verbinding), versie)


def test_databank_van_een_latere_versie_wordt_geweigerd(opslag: Opslag):
    migreer(opslag)
    with opslag.schrijven() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(OpstapFout) as fout:
        migreer(opslag)
    assert fout.value.code == "database_te_nieuw"


def test_lege_databank_heeft_geen_versie(opslag: Opslag):
    assert huidige_versie(opslag) is None
    migreer(opslag)
    assert huidige_versie(opslag) == nieuwste_versie()


def test_nieuwste_versie_is_het_hoofd_van_de_scripts(lege_sqlite_url: str):
    opslag = Opslag(lege_sqlite_url)
    with migratieverbinding(opslag) as verbinding:
        scripts = ScriptDirectory.from_config(alembic_config(verbinding))
        assert scripts.get_heads() == [nieuwste_versie()]
    opslag.sluit()


def test_schema_is_dat_van_de_tabellen(opslag: Opslag):
    migreer(opslag)
    with opslag.engine.connect() as verbinding:
        context = MigrationContext.configure(verbinding, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_controles_zijn_die_van_de_tabellen(opslag: Opslag):
    # Alembic does not compare these.
    migreer(opslag)
    with opslag.engine.connect() as verbinding:
        in_databank = {
            tabel: {
                controle["name"] for controle in inspect(verbinding).get_check_constraints(tabel)
            }
            for tabel in Base.metadata.tables
        }
    verwacht = {
        naam: {str(c.name) for c in tabel.constraints if isinstance(c, CheckConstraint)}
        for naam, tabel in Base.metadata.tables.items()
    }
    assert in_databank == verwacht


def test_terug_en_weer_heen_geeft_hetzelfde_schema(opslag: Opslag):
    migreer(opslag)
    voor = tabellen(opslag)
    ga_naar(opslag, "base")
    assert tabellen(opslag) == {"alembic_version"}
    migreer(opslag)
    assert tabellen(opslag) == voor
    with opslag.schrijven() as session:
        KlantRepository(session).save(een_klant(), door="test")


def test_elke_stap_terug_kan_weer_heen(opslag: Opslag):
    migreer(opslag)
    while huidige_versie(opslag) is not None:
        ga_naar(opslag, "-1")
    migreer(opslag)
    assert huidige_versie(opslag) == nieuwste_versie()


def test_wie_aangemeld_is_blijft_dat_als_accounts_een_kolom_krijgen(opslag: Opslag):
    migreer(opslag)
    verloopt_op = datetime.now(UTC) + timedelta(hours=1)
    with opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        gebruikers.save(een_gebruiker("anna"), door="test")
        gebruikers.create_sessie("a" * 64, account="anna", verloopt_op=verloopt_op)
    ga_naar(opslag, "0004")
    migreer(opslag)
    with opslag.lezen() as session:
        gebruikers = GebruikerRepository(session)
        assert gebruikers.get("anna") == een_gebruiker("anna")
        assert gebruikers.find_sessie("a" * 64, moment=datetime.now(UTC)) is not None


def test_mislukte_migratie_laat_niets_achter(opslag: Opslag):
    with suppress(RuntimeError), migratieverbinding(opslag) as verbinding:
        command.upgrade(alembic_config(verbinding), "head")
        raise RuntimeError
    assert tabellen(opslag) == set()


def test_twee_die_tegelijk_beginnen_zitten_elkaar_niet_in_de_weg(lege_database_url: str):
    def begin(_: int) -> str | None:
        opslag = Opslag(lege_database_url)
        try:
            migreer(opslag)
            return huidige_versie(opslag)
        finally:
            opslag.sluit()

    with ThreadPoolExecutor(2) as draden:
        assert set(draden.map(begin, range(2))) == {nieuwste_versie()}


def test_verwijzingen_staan_weer_aan_na_een_migratie(lege_sqlite_url: str):
    opslag = Opslag(lege_sqlite_url)
    migreer(opslag)
    with opslag.lezen() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
    opslag.sluit()


def test_tweede_keer_is_zo_klaar_en_laadt_geen_alembic(lege_sqlite_url: str):
    opslag = Opslag(lege_sqlite_url)
    migreer(opslag)
    seconden = []
    for _ in range(5):
        start = time.perf_counter()
        migreer(opslag)
        seconden.append(time.perf_counter() - start)
    opslag.sluit()
    assert min(seconden) < 0.05
    code = (
        "import sys; from modellen.opslag.engine import Opslag;"
        "from modellen.opslag.migratie import migreer;"
        f"migreer(Opslag({lege_sqlite_url!r})); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_elke_tabel_zegt_wie_en_wanneer():
    vereist = {"aangemaakt_op", "gewijzigd_op", "gewijzigd_door"}
    zonder = {naam for naam, t in Base.metadata.tables.items() if not vereist <= set(t.c.keys())}
    assert zonder == set()


def test_elke_regel_heeft_een_naam():
    regels = [regel for tabel in Base.metadata.tables.values() for regel in tabel.constraints]
    assert [regel for regel in regels if not regel.name] == []


class TestPrivacy:
    def test_naam_staat_alleen_bij_identiteit_en_account(self):
        namen = {"naam", "voornaam", "achternaam"}
        met_naam = {n for n, t in Base.metadata.tables.items() if namen & set(t.c.keys())}
        # A signature says who signed, as the name was then.
        assert met_naam == {"klant_identiteit", "gebruiker", "werkgever", "handtekening"}

    def test_klant_heeft_geen_kolom_die_nooit_mag_tellen(self):
        verboden = ("geboorte", "leeftijd", "geslacht", "bsn", "uitkering", "diagnose", "herkomst")
        # One table has groups, for figures over many people; nothing that ranks may read it.
        elders = set(Base.metadata.tables) - {"groepsgegevens"}
        kolommen = {c.name for naam in elders for c in Base.metadata.tables[naam].c}
        assert [k for k in kolommen if any(woord in k for woord in verboden)] == []

    def test_groepsgegevens_zijn_codes_en_verwijzen_alleen_naar_de_klant(self):
        tabel = Base.metadata.tables["groepsgegevens"]
        assert set(tabel.c.keys()) == {
            "klant", "leeftijdsband", "geslacht", "herkomst",
            "aangemaakt_op", "gewijzigd_op", "gewijzigd_door",
        }  # fmt: skip
        assert {k.target_fullname for k in tabel.foreign_keys} == {"klant.nummer"}
        tekst = " ".join(
            str(c.sqltext) for c in tabel.constraints if isinstance(c, CheckConstraint)
        )
        assert all(f"'{code}'" in tekst for code in (*Leeftijdsband, *Geslacht, *Herkomst))

    def test_belastbaarheid_heeft_alleen_codes_getallen_en_datums(self):
        tabel = Base.metadata.tables["belastbaarheid_oordeel"]
        assert set(tabel.c.keys()) == {
            "klant", "code", "niveau", "masker", "bron", "beoordelaar", "datum", "geldig_tot",
            "aangemaakt_op", "gewijzigd_op", "gewijzigd_door",
        }  # fmt: skip

    def test_controles_van_belastbaarheid_noemen_elke_code(self):
        tekst = " ".join(
            str(c.sqltext)
            for c in Base.metadata.tables["belastbaarheid_oordeel"].constraints
            if isinstance(c, CheckConstraint)
        )
        assert all(f"'{code}'" in tekst for code in (*Bron, *Beoordelaar))
        assert max(len(item.code) for item in FML) <= 6

    def test_verslag_staat_los_van_conclusies(self):
        assert "tekst" in Base.metadata.tables["assessment_verslag"].c
        kolommen = set(Base.metadata.tables["real_life_assessment"].c.keys())
        assert not kolommen & {"verslag", "tekst"}


def test_verwijderde_klant_neemt_alles_van_zichzelf_mee(opslag: Opslag):
    migreer(opslag)
    with opslag.schrijven() as session:
        KlantRepository(session).save(een_klant(), door="test")
        VacatureRepository(session).save(een_vacature(), door="test", ruw="{}")
        session.execute(text("DELETE FROM klant"))
        session.execute(text("DELETE FROM vacature"))
        assert session.execute(text("SELECT count(*) FROM vacature_bron")).scalar() == 0
