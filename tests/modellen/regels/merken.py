"""Which rules the tests say they prove: their `pytest.mark.regel`, read from the syntax."""

from __future__ import annotations

import ast
from collections.abc import Iterator

MERK = "pytest.mark.regel"


def find_merken(tree: ast.Module) -> tuple[list[str], list[str]]:
    """The ids that the tests of one file are marked with, and what is wrong with its marks.

    A mark counts on a test function or a test class, with ids written out: only then does somebody
    who searches for an id find its test.
    """
    ids: list[str] = []
    fouten: list[str] = []
    gelezen: set[ast.Attribute] = set()
    for test in _list_tests(tree):
        for merk in test.decorator_list:
            if isinstance(merk, ast.Call) and _is_merk(merk.func):
                gelezen.add(merk.func)
                gevonden = [a.value for a in merk.args if isinstance(a, ast.Constant)]
                if not gevonden or len(gevonden) != len(merk.args) or merk.keywords:
                    fouten.append(f"line {merk.lineno}: write the ids out")
                ids += [str(id_) for id_ in gevonden]
    for knoop in ast.walk(tree):
        if _is_merk(knoop) and knoop not in gelezen:
            fouten.append(f"line {knoop.lineno}: no decorator of a test")
    return ids, fouten


def _is_merk(knoop: ast.AST) -> bool:
    return isinstance(knoop, ast.Attribute) and ast.unparse(knoop) == MERK


def _list_tests(
    tree: ast.Module,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for knoop in tree.body:
        match knoop:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if knoop.name.startswith("test_"):
                yield knoop
            case ast.ClassDef() if knoop.name.startswith("Test"):
                tests = list(_list_tests(ast.Module(body=knoop.body, type_ignores=[])))
                if tests:
                    yield knoop
                yield from tests
