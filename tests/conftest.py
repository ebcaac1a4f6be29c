"""Fixtures that every room shares: databases, the shared data folder and the browser.

For what this machine may lack see `tests/beschikbaar.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import migreer
from tests.beschikbaar import IN_CI, ontbreekt

REPO = Path(__file__).resolve().parents[1]

# A marker follows from the fixture, so that nobody can forget it.
MARKER_BY_FIXTURE = {
    "postgres_url": "postgres",
    "lege_postgres_url": "postgres",
    "chromium_pad": "browser",
    "gedeeld": "gedeeld",
}

# One process makes what these make: a second site would cost more than the tests that it spreads.
GROUP_BY_FIXTURE = {"site": "site"}

# No deadline: two workers share the cores. In CI the examples are the same at every run.
settings.register_profile("huis", deadline=None, derandomize=IN_CI, print_blob=True)
settings.load_profile("huis")

# Tests see their own settings, not those of whoever runs them, and never reach for a model hub.
os.environ["HF_HUB_OFFLINE"] = "1"
_GEDEELD = os.environ.get("OPSTAP_GEDEELD")
for _name in [name for name in os.environ if name.startswith("OPSTAP_")]:
    del os.environ[_name]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    met_groepen = config.getoption("loadgroup", default=False)
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if marker := MARKER_BY_FIXTURE.get(fixture):
                item.add_marker(marker)
            if group := GROUP_BY_FIXTURE.get(fixture):
                item.add_marker(pytest.mark.xdist_group(group))
        if met_groepen:
            _noem_groep(item)


def _noem_groep(item: pytest.Item) -> None:
    """Put the group of a test behind its name, where the scheduler of xdist looks for it.

    xdist 3.8 writes it to a field that pytest 9.2 no longer reads, so that groups did nothing.
    """
    groepen = {str(mark.args[0]) for mark in item.iter_markers("xdist_group")}
    naam = f"@{'_'.join(sorted(groepen))}"
    if groepen and not item.nodeid.endswith(naam):
        item._id = type(item.id).parse(item.nodeid + naam)


# --- shared data and browser ---------------------------------------------------------------------


@pytest.fixture(scope="session")
def gedeeld() -> Path:
    """The folder with public source data beside the repository, or the one in OPSTAP_GEDEELD."""
    folder = Path(_GEDEELD) if _GEDEELD else REPO.parent / "shared"
    if not folder.is_dir():
        # Not a fault in CI either: the data belongs beside the repository, not in it.
        pytest.skip("the shared data folder is absent; point OPSTAP_GEDEELD at it")
    return folder


@pytest.fixture(scope="session")
def chromium_pad() -> Path:
    """The path of an installed Chromium, for `executable_path` of the browser tests."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return Path(path)
    ontbreekt("Chromium is not installed")


# --- databases -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cluster:
    """A throw-away PostgreSQL cluster that listens on a Unix socket in its own folder only."""

    programs: Path
    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def execute(self, statement: str) -> None:
        """Run one statement in the maintenance database, outside a transaction."""
        with psycopg.connect(
            host=str(self.folder), user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def start(self) -> None:
        options = (
            f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
            " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
            " -c shared_buffers=64MB"
        )
        self._run(
            "initdb",
            "-D",
            str(self.data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        self._run(
            "pg_ctl",
            "-D",
            str(self.data),
            "-l",
            str(self.folder / "log"),
            "-o",
            options,
            "-w",
            "start",
        )

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        # The server refuses to run as root, so root hands over to the account of the package.
        account = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        # Output goes to a file: a pipe would stay open for as long as the server runs.
        with (self.folder / "output").open("ab+") as output:
            done = subprocess.run(
                [*account, str(self.programs / program), *arguments],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                timeout=120,
                check=False,
            )
            if done.returncode != 0:
                output.seek(0)
                raise RuntimeError(f"{program}: {output.read().decode(errors='replace')}")


def _find_postgres_programs() -> Path | None:
    """The newest installed server's programs: Debian's folders first, then the search path."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).parent if found else None


@pytest.fixture(scope="session")
def _postgres_cluster() -> Iterator[_Cluster]:
    """One cluster per test process, so that parallel workers share nothing."""
    programs = _find_postgres_programs()
    if programs is None:
        ontbreekt("the PostgreSQL server programs are not installed")
    folder = Path(tempfile.mkdtemp(prefix="opstap-pg-"))
    if os.geteuid() == 0:
        try:
            shutil.chown(folder, "postgres", "postgres")
        except LookupError:
            folder.rmdir()
            ontbreekt("PostgreSQL cannot run as root and there is no account postgres")
    cluster = _Cluster(programs, folder)
    try:
        cluster.start()
        yield cluster
        cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _sqlite_sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the newest schema and nothing in it: copying costs a thirtieth of migrating."""
    bestand = tmp_path_factory.mktemp("sjabloon") / "opstap.sqlite3"
    _breng_bij(f"sqlite:///{bestand}")
    return bestand


@pytest.fixture(scope="session")
def _postgres_sjabloon(_postgres_cluster: _Cluster) -> str:
    """The name of a database with the newest schema, for the server to copy."""
    _postgres_cluster.execute("CREATE DATABASE sjabloon")
    _breng_bij(_postgres_cluster.url("sjabloon"))
    return "sjabloon"


def _breng_bij(url: str) -> None:
    opslag = Opslag(url)
    migreer(opslag)
    opslag.sluit()


@contextmanager
def _databank(cluster: _Cluster, *, sjabloon: str) -> Iterator[str]:
    naam = f"opstap_{uuid.uuid4().hex}"
    cluster.execute(f"CREATE DATABASE {naam} TEMPLATE {sjabloon}")
    yield cluster.url(naam)
    cluster.execute(f"DROP DATABASE {naam} WITH (FORCE)")


@pytest.fixture
def postgres_url(_postgres_cluster: _Cluster, _postgres_sjabloon: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with the newest schema; dropped after the test."""
    with _databank(_postgres_cluster, sjabloon=_postgres_sjabloon) as url:
        yield url


@pytest.fixture
def lege_postgres_url(_postgres_cluster: _Cluster) -> Iterator[str]:
    """The URL of a PostgreSQL database without any table; dropped after the test."""
    with _databank(_postgres_cluster, sjabloon="template1") as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path, _sqlite_sjabloon: Path) -> str:
    """The URL of a SQLite file of this test with the newest schema."""
    return f"sqlite:///{shutil.copy(_sqlite_sjabloon, tmp_path / 'opstap.sqlite3')}"


@pytest.fixture
def lege_sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'opstap.sqlite3'}"


_OP_BEIDE = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=_OP_BEIDE)
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with the newest schema: once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=_OP_BEIDE)
def lege_database_url(request: pytest.FixtureRequest) -> str:
    """The same without any table, for whoever migrates."""
    url: str = request.getfixturevalue(f"lege_{request.param}_url")
    return url
