"""`docs/begrippen.md` is the law: every name in it exists, and nothing has a second name."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.huis.project import REPO, list_modules, parse

HEADER = ("Term", "Definition", "Source", "Code name", "Forbidden synonyms")
WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Begrip:
    term: str
    definition: str
    source: str
    code_name: str
    forbidden: tuple[str, ...]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _read_begrippen() -> list[Begrip]:
    text = (REPO / "docs" / "begrippen.md").read_text(encoding="utf-8")
    header, _, *rows = [_cells(line) for line in text.splitlines() if line.startswith("|")]
    assert header == HEADER
    assert {len(row) for row in rows} == {len(HEADER)}, "a row has too many or too few cells"
    return [
        Begrip(term, definition, source, code.strip("`"), tuple(forbidden.split(", ")))
        for term, definition, source, code, forbidden in rows
    ]


BEGRIPPEN = _read_begrippen()


def _words(identifier: str) -> tuple[str, ...]:
    """`KlantRepository` and `klant_repository` are both `("klant", "repository")`."""
    return tuple(word.lower() for word in WORD.findall(identifier))


def _contains(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1))


def _given_names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The names that this code gives itself, not those of the libraries it uses."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name, node.lineno
            case ast.AsyncFunctionDef(name=name):
                yield name, node.lineno
            case ast.arg(arg=name):
                yield name, node.lineno
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name, node.lineno
            case ast.alias(asname=str(name)):
                yield name, node.lineno


FORBIDDEN = [
    (_words(synonym), synonym, begrip.term) for begrip in BEGRIPPEN for synonym in begrip.forbidden
]
FORBIDDEN_BY_WORD = {
    first: [found for found in FORBIDDEN if found[0][0] == first]
    for first in {phrase[0] for phrase, _, _ in FORBIDDEN}
}


@cache
def _synonyms_in(name: str) -> tuple[tuple[str, str], ...]:
    """The forbidden synonyms in one name, each with the term to say instead."""
    words = _words(name)
    # A phrase can only be there when its first word is: most names are done after a look or two.
    return tuple(
        (synonym, term)
        for word in dict.fromkeys(words)
        for phrase, synonym, term in FORBIDDEN_BY_WORD.get(word, ())
        if _contains(words, phrase)
    )


def _find_synonyms(path: Path) -> list[str]:
    names = [*_given_names(parse(path)), *((part, 0) for part in path.with_suffix("").parts)]
    return [
        f"{path}:{line} {name} contains {synonym}; say {term}"
        for name, line in names
        for synonym, term in _synonyms_in(name)
    ]


@pytest.mark.parametrize("begrip", BEGRIPPEN, ids=lambda begrip: begrip.term)
def test_elk_begrip_bestaat_in_de_code(begrip):
    assert pkgutil.resolve_name(begrip.code_name) is not None


@pytest.mark.parametrize("begrip", BEGRIPPEN, ids=lambda begrip: begrip.term)
def test_elk_begrip_is_in_een_zin_uitgelegd(begrip):
    assert begrip.definition.endswith(".")
    assert ". " not in begrip.definition
    assert begrip.source
    assert all(begrip.forbidden)


def test_begrippen_en_codenamen_staan_er_een_keer_in():
    for names in ([b.term for b in BEGRIPPEN], [b.code_name for b in BEGRIPPEN]):
        assert sorted(names) == sorted(set(names))


def test_geen_naam_in_de_code_bevat_een_verboden_synoniem():
    assert [found for path in list_modules() for found in _find_synonyms(path)] == []


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("KlantRepository", ("klant", "repository")),
        ("find_job_seekers2", ("find", "job", "seekers", "2")),
        ("MAX_VUMVacature", ("max", "vum", "vacature")),
    ],
)
def test_een_naam_valt_in_woorden_uiteen(identifier, words):
    assert _words(identifier) == words


def test_een_synoniem_telt_alleen_als_heel_woord():
    assert _contains(_words("ClientRepository"), ("client",))
    assert not _contains(_words("clientele"), ("client",))
