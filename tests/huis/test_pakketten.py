"""What is installed is complete: type information and data files travel with the packages."""

from __future__ import annotations

import doctest
import importlib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.huis.project import (
    PACKAGES,
    REPO,
    dotted_name,
    list_modules,
    list_project_files,
    read_pyproject,
)

MODULES_WITH_EXAMPLES = [
    dotted_name(path)
    for path in list_modules()
    if ">>> " in (REPO / path).read_text(encoding="utf-8")
]


@pytest.mark.parametrize("package", PACKAGES)
def test_elk_pakket_deelt_zijn_typen(package):
    assert (REPO / package / "py.typed").is_file()


def test_elke_map_met_code_is_een_pakket():
    # setuptools only finds folders with an __init__.py; others would be missing once installed.
    folders = {path.parent for path in list_modules() if "migraties" not in path.parts}
    without = [folder for folder in folders if not (REPO / folder / "__init__.py").is_file()]
    assert sorted(map(str, without)) == []


def test_elk_gegevensbestand_reist_mee():
    patterns = read_pyproject()["tool"]["setuptools"]["package-data"]["*"]
    files = [path for path in list_project_files() if path.parts[0] in PACKAGES]
    data = [path for path in files if path.suffix != ".py"]
    assert [str(path) for path in data if not _matches(path, patterns)] == []


def _matches(path: Path, patterns: list[str]) -> bool:
    return any(fnmatch(path.name, pattern.rsplit("/", 1)[-1]) for pattern in patterns)


@pytest.mark.parametrize("module", MODULES_WITH_EXAMPLES)
def test_voorbeelden_in_docstrings_kloppen(module):
    outcome = doctest.testmod(importlib.import_module(module))
    assert outcome.attempted > 0
    assert outcome.failed == 0
