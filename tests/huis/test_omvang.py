"""The size wall: what does not fit on a few screens is split by use case."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.huis.project import PACKAGES, REPO, list_modules, parse

MAX_MODULE_LINES = 600
MAX_FUNCTION_LINES = 60


def _length(path: Path) -> int:
    return len((REPO / path).read_text(encoding="utf-8").splitlines())


def _functions(path: Path) -> list[tuple[str, int]]:
    return [
        (f"{path}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_geen_module_is_langer_dan_de_muur():
    lengths = {str(path): _length(path) for path in list_modules(of=(*PACKAGES, "tests"))}
    assert {path: n for path, n in lengths.items() if n > MAX_MODULE_LINES} == {}


def test_geen_functie_is_langer_dan_zestig_regels():
    # A migration lists every table of a release; splitting it would only hide that.
    modules = [path for path in list_modules() if "migraties" not in path.parts]
    functions = [function for path in modules for function in _functions(path)]
    assert [f"{name}: {n} lines" for name, n in functions if n > MAX_FUNCTION_LINES] == []
