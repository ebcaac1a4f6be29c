"""What docs/beheer.md tells a system administrator to type is typed here, on a store of a test.

Only the folders differ: those of the page are replaced by folders of the test.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from tests.api.cli.conftest import Draai
from tests.builders import een_klant
from tests.huis.project import REPO

BLADZIJDE = (REPO / "docs" / "beheer.md").read_text(encoding="utf-8")
PROGRAMMA, DATA, BACK_UP = "/srv/opstap", "/var/lib/opstap", "/srv/back-up"
OMGEVING = "/etc/opstap.env"


def _blokken(kop: str, soort: str = "") -> list[str]:
    """The fenced blocks below one heading."""
    deel = re.split(r"^## ", BLADZIJDE, flags=re.MULTILINE)
    (tekst,) = (d for d in deel if d.startswith(f"{kop}\n"))
    return re.findall(rf"^```{soort}\n(.*?)^```$", tekst, re.MULTILINE | re.DOTALL)


def _getypt(kop: str) -> list[str]:
    """The lines after ``$`` below one heading, in order."""
    return [
        regel.removeprefix("$ ")
        for blok in _blokken(kop)
        for regel in blok.splitlines()
        if regel.startswith("$ ")
    ]


def _units() -> dict[str, str]:
    gevonden = re.findall(
        r"^`/etc/systemd/system/([\w.-]+)`:\n\n```ini\n(.*?)^```$",
        BLADZIJDE,
        re.MULTILINE | re.DOTALL,
    )
    return dict(gevonden)


def _nodig(*programmas: str) -> None:
    for naam in programmas:
        if shutil.which(naam) is None:
            pytest.skip(f"{naam} is not installed")


Shell = Callable[[str], str]


@pytest.fixture
def shell(gevuld: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Type one line in the folders of this test; what it prints."""
    program = tmp_path / "programma"
    (program / ".venv" / "bin").mkdir(parents=True)
    opstap = program / ".venv" / "bin" / "opstap"
    code = "import sys; from api.cli.hoofd import main; sys.exit(main())"
    opstap.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c "{code}" "$@"\n')
    opstap.chmod(0o755)
    (tmp_path / "opstap.env").write_text(f"OPSTAP_DATA={gevuld}\n")
    (tmp_path / "back-up").mkdir()
    plekken = {
        PROGRAMMA: program,
        DATA: gevuld,
        BACK_UP: tmp_path / "back-up",
        OMGEVING: tmp_path / "opstap.env",
    }
    monkeypatch.setenv("PYTHONPATH", str(REPO))

    def typ(regel: str) -> str:
        for van, naar in plekken.items():
            regel = regel.replace(van, str(naar))
        gedaan = subprocess.run(["sh", "-c", regel], capture_output=True, text=True, cwd="/")
        assert gedaan.returncode == 0, f"{regel}\n{gedaan.stderr}"
        return gedaan.stdout

    return typ


def _klanten(map_: Path) -> set[str]:
    opslag = Opslag(f"sqlite:///{map_ / 'opstap.sqlite3'}")
    with opslag.lezen() as session:
        gevonden = {klant.nummer for klant in KlantRepository(session).list_()}
    opslag.sluit()
    return gevonden


def _bewaar_klant(map_: Path, nummer: str) -> None:
    opslag = Opslag(f"sqlite:///{map_ / 'opstap.sqlite3'}")
    with opslag.schrijven() as session:
        KlantRepository(session).save(een_klant(nummer), door="test")
    opslag.sluit()


# --- starting -------------------------------------------------------------------------------------


def test_systemd_heeft_niets_aan_te_merken_op_de_units(tmp_path: Path):
    _nodig("systemd-analyze")
    units = _units()
    assert sorted(units) == ["opstap-nacht.service", "opstap-nacht.timer", "opstap.service"]
    for naam, tekst in units.items():
        # The program has to be there; which program it is does not matter here.
        (tmp_path / naam).write_text(tekst.replace(f"{PROGRAMMA}/.venv/bin/opstap", "/bin/true"))
    gedaan = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / naam) for naam in units)],
        capture_output=True,
        text=True,
    )
    # What it does not understand it ignores, with a line and without a status.
    assert (gedaan.returncode, gedaan.stdout + gedaan.stderr) == (0, "")


def test_elke_unit_start_een_opdracht_die_bestaat(draai: Draai):
    starts = re.findall(r"^ExecStart=(\S+) (\S+)", "\n".join(_units().values()), re.MULTILINE)
    assert [opdracht for _, opdracht in starts] == ["serveer", "nacht"]
    assert {program for program, _ in starts} == {f"{PROGRAMMA}/.venv/bin/opstap"}
    assert all(draai(opdracht, "--help").status == 0 for _, opdracht in starts)


def test_de_regel_van_cron_maakt_een_nacht_in_het_logboek(shell: Shell, gevuld: Path):
    (regel,) = (r for b in _blokken("The nightly run") for r in b.splitlines() if "set -a" in r)
    *tijd, account, opdracht = regel.split(maxsplit=6)[:7]
    assert (tijd, account) == (["30", "2", "*", "*", "*"], "opstap")
    assert "%" not in opdracht, "cron reads % as the end of the line"
    shell(opdracht)
    logboek = (gevuld / "nacht.log").read_text(encoding="utf-8")
    document = json.loads(logboek[logboek.index("{") :])
    assert document["nacht"] == 1


# --- back-up and restore --------------------------------------------------------------------------


def test_een_back_up_van_sqlite_zet_terug_wat_er_was(
    shell: Shell, draai: Draai, gevuld: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    _nodig("sqlite3", "tar")
    monkeypatch.setenv("OPSTAP_DATA", str(gevuld))
    assert draai("shortlist", "K-1001", "--aantal", "1").status == 0
    was = _klanten(gevuld)
    maken = [r for r in _getypt("Back-up") if not r.startswith("pg_")]
    assert [shell(regel) for regel in maken][1] == "ok\n"

    _bewaar_klant(gevuld, "K-9999")
    assert (gevuld / "index").is_dir()
    terug = [r for r in _getypt("Restore") if not re.search(r"createdb|pg_restore|postgresql", r)]
    bestanden = [regel for regel in terug if not regel.startswith("opstap ")]
    for regel in bestanden:
        shell(regel)
    assert not (gevuld / "index").exists()
    assert _klanten(gevuld) == was
    (opdracht,) = (regel for regel in terug if regel.startswith("opstap "))
    assert draai(*shlex.split(opdracht)[1:]).status == 0

    inhoud = shell(f"tar -tzf {BACK_UP}/data.tgz")
    assert "./geheim" in inhoud
    assert not re.search(r"sqlite3|index|nacht/", inhoud)


def test_een_back_up_van_postgresql_zet_terug_wat_er_was(
    shell: Shell, postgres_url: str, monkeypatch: pytest.MonkeyPatch
):
    _nodig("pg_dump", "pg_restore", "createdb")
    opslag = Opslag(postgres_url)
    with opslag.schrijven() as session:
        KlantRepository(session).save(een_klant("K-1"), door="test")
    naam, server = opslag.engine.url.database, str(opslag.engine.url.query["host"])
    monkeypatch.setenv("PGHOST", server)
    monkeypatch.setenv("PGUSER", "postgres")
    regels = [
        r for r in (*_getypt("Back-up"), *_getypt("Restore")) if "pg_" in r or "createdb" in r
    ]
    assert [shlex.split(r)[0] for r in regels] == ["pg_dump", "createdb", "pg_restore"]
    terug = f"{naam}_terug"
    try:
        for regel in regels:
            shell(re.sub(r"\bopstap(_terug)?(?= |$)", rf"{naam}\1", regel))
        with psycopg.connect(host=server, user="postgres", dbname=terug) as verbinding:
            assert verbinding.execute("SELECT nummer FROM klant").fetchall() == [("K-1",)]
    finally:
        opslag.sluit()
        with psycopg.connect(
            host=server, user="postgres", dbname="postgres", autocommit=True
        ) as verbinding:
            verbinding.execute(f'DROP DATABASE IF EXISTS "{terug}"'.encode())
