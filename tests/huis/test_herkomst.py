"""The project speaks of itself alone: no path of one machine, no host that packages came from."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.huis.project import REPO, list_project_files

# Written in pieces, so that this file does not trip over itself.
MACHINE_PATH = re.compile(
    r"(?<![\w.}$-])/(?:" + "|".join(["work", "root", "home", "opt", "tmp"]) + r")/\w"
)
PACKAGE_HOST = re.compile(
    r"(?i)(?:https?|file)://[^\s\"'<>]*(?:"
    + "|".join(["py" + "pi", "pythonhosted", "npm" + "js", "/simple\\b", "registry", "wheels"])
    + r")|--(?:extra-)?index"
    + r"-url|--find"
    + r"-links"
)


@cache
def _lines() -> list[tuple[str, str]]:
    found = []
    for path in list_project_files():
        content = (REPO / path).read_bytes()
        if b"\0" in content:
            continue
        text = content.decode("utf-8", errors="replace")
        found += [(f"{path}:{n}", line) for n, line in enumerate(text.splitlines(), start=1)]
    return found


@pytest.mark.parametrize("pattern", [MACHINE_PATH, PACKAGE_HOST], ids=["machine", "host"])
def test_geen_bestand_noemt_een_machine_of_pakketbron(pattern):
    assert [f"{place}: {line[:120]}" for place, line in _lines() if pattern.search(line)] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATH, "open('/" + "work/shared/x.csv')"),
        (MACHINE_PATH, "#!/" + "root/bin/python"),
        (PACKAGE_HOST, "https://py" + "pi.org/project/numpy"),
        (PACKAGE_HOST, "pip install --extra-index" + "-url x"),
    ],
)
def test_de_patronen_vinden_wat_zij_moeten_vinden(pattern, line):
    assert pattern.search(line)


@pytest.mark.parametrize(
    "line", ["/".join(("", "usr", "bin", "chromium")), "vacatures/work/x", "https://schema.org/"]
)
def test_de_patronen_laten_gewone_regels_door(line):
    assert not MACHINE_PATH.search(line)
    assert not PACKAGE_HOST.search(line)
