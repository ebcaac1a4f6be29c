"""Heavy imports stay at the edge: what starts often starts fast."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from api.app import ROUTERS
from tests.huis.kale_site import AANTAL
from tests.huis.project import REPO, dotted_name, list_modules

HEAVY = frozenset({"datasets", "sentence_transformers", "sklearn", "torch", "transformers"})
INFRASTRUCTURE = frozenset({"alembic", "fastapi", "pandas", "sqlalchemy", "torch"})
# Storage and import are the only places in the two domain rooms that may know a database or a file.
STORAGE_MODULES = frozenset(
    {
        "tables.py",
        "repository.py",
        "caseload_repository.py",
        "deadline_repository.py",
        "lijst_repository.py",
        "wachtend_repository.py",
        "wijziging_repository.py",
        "werk_repository.py",
        "ontdubbelen.py",
        "corrigeren.py",
        "maken.py",
        "slot.py",
    }
)
STORAGE_FOLDERS = frozenset({"opslag", "importeren"})


def _loaded_top_level(*modules: str) -> set[str]:
    """The top-level names in `sys.modules` after importing the modules in a fresh interpreter."""
    return _start(", ".join(modules)).loaded


@dataclass(frozen=True, slots=True)
class Start:
    """A fresh interpreter that imported something: processor seconds, and what was loaded."""

    seconds: float
    loaded: frozenset[str]


def _start(modules: str) -> Start:
    script = f"import sys, {modules}; print(' '.join({{m.split('.')[0] for m in sys.modules}}))"
    seconds, output = _seconds([sys.executable, "-c", script])
    return Start(seconds, frozenset(output.split()))


@pytest.fixture(scope="module")
def first_start() -> Callable[[str], Start]:
    """One start for all claims about a module."""
    return cache(_start)


def _fastest_seconds(command: list[str], *, runs: int) -> float:
    """Processor seconds of the quickest of some runs.

    Wall time would measure what else the machine was doing; starting up waits for nothing.
    """
    return min(_seconds(command)[0] for _ in range(runs))


def _seconds(command: list[str]) -> tuple[float, str]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime), output


def _run(command: list[str]) -> str:
    environment = os.environ | {"PYTHONPATH": str(REPO), AANTAL: str(_routes())}
    done = subprocess.run(command, cwd=REPO, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def _routes() -> int:
    return sum(len(router.routes) for router in ROUTERS)


BIBLIOTHEKEN = "fastapi, jinja2, numpy, pydantic_settings, sqlalchemy.orm, structlog"
"""What serving cannot do without."""
KALE_SITE = f"{BIBLIOTHEKEN}, tests.huis.kale_site"
"""The same with as many routes as ours."""


@pytest.mark.parametrize("module", ["api.app", "matching", "matching.dienst"])
def test_dienen_laadt_geen_torch(module, first_start):
    assert first_start(module).loaded & HEAVY == set()


@pytest.mark.parametrize(
    ("module", "kaal"),
    [("api.app", KALE_SITE), ("matching", BIBLIOTHEKEN), ("matching.dienst", BIBLIOTHEKEN)],
)
def test_dienen_laadt_niet_veel_langer_dan_de_bibliotheken_zelf(module, kaal, first_start):
    """A ratio in the same run: what this machine does besides slows both down."""
    seconds = {naam: [first_start(naam).seconds] for naam in (module, kaal)}
    while min(seconds[module]) >= 3 * min(seconds[kaal]):
        # Something disturbed it, or it is slow: five tries tell which.
        assert len(seconds[module]) < 5, seconds
        for naam, gemeten in seconds.items():
            gemeten.append(_start(naam).seconds)


def test_hulp_van_de_opdrachtregel_komt_binnen_een_halve_seconde():
    program = Path(sys.executable).with_name("opstap")
    assert program.exists(), "install the project first: make install-test"
    assert _fastest_seconds([str(program), "--help"], runs=5) < 0.5


def test_domein_laadt_geen_database_webkader_of_pandas():
    # import-linter reads the import statements of a module; this also sees its packages' __init__.
    domain = [
        dotted_name(path)
        for path in list_modules(of=("modellen", "vacatures"))
        if path.name not in STORAGE_MODULES and not STORAGE_FOLDERS & set(path.parts)
    ]
    assert domain, "no domain modules found"
    assert _loaded_top_level(*domain) & INFRASTRUCTURE == set()
