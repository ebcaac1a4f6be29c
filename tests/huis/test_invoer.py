"""Heavy imports stay at the edge: what starts often starts fast."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.huis.project import REPO, dotted_name, list_modules

HEAVY = frozenset({"datasets", "sentence_transformers", "sklearn", "torch", "transformers"})
INFRASTRUCTURE = frozenset({"alembic", "fastapi", "pandas", "sqlalchemy", "torch"})
# Storage and import are the only places in the two domain rooms that may know a database or a file.
STORAGE_MODULES = frozenset(
    {
        "tables.py",
        "repository.py",
        "deadline_repository.py",
        "lijst_repository.py",
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
    statements = "; ".join(f"import {module}" for module in modules)
    script = f"import sys; {statements}; print(' '.join({{m.split('.')[0] for m in sys.modules}}))"
    return set(_run([sys.executable, "-c", script]).split())


def _fastest_seconds(command: list[str], *, runs: int) -> float:
    """Processor seconds of the quickest of some runs.

    Wall time would measure what else the machine was doing; starting up waits for nothing.
    """
    return min(_seconds(command) for _ in range(runs))


def _laadtijd(modules: str) -> float:
    return _seconds([sys.executable, "-c", f"import {modules}"])


def _seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def _run(command: list[str]) -> str:
    environment = os.environ | {"PYTHONPATH": str(REPO)}
    done = subprocess.run(command, cwd=REPO, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


BIBLIOTHEKEN = "fastapi, jinja2, numpy, pydantic_settings, sqlalchemy.orm, structlog"
"""What serving cannot do without."""


@pytest.mark.parametrize("module", ["api.app", "matching", "matching.dienst"])
def test_dienen_laadt_geen_torch(module):
    assert _loaded_top_level(module) & HEAVY == set()


@pytest.mark.parametrize("module", ["api.app", "matching", "matching.dienst"])
def test_dienen_laadt_niet_veel_langer_dan_de_bibliotheken_zelf(module):
    """A ratio in the same run: what this machine does besides slows both down."""
    paren = [(_laadtijd(BIBLIOTHEKEN), _laadtijd(module)) for _ in range(5)]
    assert min(eigen for _, eigen in paren) < 3 * min(peer for peer, _ in paren)


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
