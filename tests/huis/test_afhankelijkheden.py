"""What the project stands on: pinned, importable and free to use."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import (
    Distribution,
    PackageNotFoundError,
    distribution,
    packages_distributions,
)

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.huis.project import REPO, read_pyproject

# Weak copyleft is fine for a library that we only import.
LESSER_ALLOWED = frozenset({"psycopg", "psycopg-binary"})
COPYLEFT = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|GNU Lesser|GNU Library", re.IGNORECASE)
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([0-9][0-9A-Za-z.]*)$")


def _constraint_lines() -> list[str]:
    lines = (REPO / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _pins() -> dict[str, Version]:
    found = (PIN.match(line) for line in _constraint_lines())
    return {canonicalize_name(pin[1]): Version(pin[2]) for pin in found if pin}


def _runtime() -> list[Requirement]:
    return [Requirement(text) for text in read_pyproject()["project"]["dependencies"]]


def _extras() -> list[Requirement]:
    groups = read_pyproject()["project"]["optional-dependencies"].values()
    return [Requirement(text) for group in groups for text in group]


def _closure(requirements: list[Requirement]) -> dict[str, Distribution]:
    """The installed distributions that these requirements bring, by canonical name."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    todo = [(req, extra) for req in requirements for extra in ("", *req.extras)]
    while todo:
        requirement, extra = todo.pop()
        name = canonicalize_name(requirement.name)
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        for text in found[name].requires or ():
            child = Requirement(text)
            if child.marker is None or child.marker.evaluate({"extra": extra}):
                todo += [(child, wanted) for wanted in ("", *child.extras)]
    return found


def _licence(dist: Distribution) -> str:
    """What a distribution says of its licence in one line, never the full text."""
    metadata = dist.metadata
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classifiers = [c for c in metadata.get_all("Classifier") or () if c.startswith("License ::")]
    lines = str(metadata.get("License", "")).splitlines()
    return "; ".join(classifiers) or (lines[0] if lines else "")


def test_elke_regel_van_constraints_is_een_exacte_versie():
    assert [line for line in _constraint_lines() if not PIN.match(line)] == []


def test_constraints_staan_op_volgorde_en_zonder_dubbelen():
    names = [line.split("==")[0].lower() for line in _constraint_lines()]
    assert names == sorted(set(names))


def test_constraints_voldoen_aan_pyproject():
    pins = _pins()
    direct = [*_runtime(), *_extras()]
    unmet = [
        str(requirement)
        for requirement in direct
        if (pin := pins.get(canonicalize_name(requirement.name))) is None
        or not requirement.specifier.contains(pin)
    ]
    assert unmet == []


def test_ook_wat_indirect_meekomt_is_vastgezet():
    assert sorted(set(_closure([*_runtime(), *_extras()])) - set(_pins())) == []


def test_torch_is_in_pyproject_exact_vastgezet():
    torch = next(requirement for requirement in _runtime() if requirement.name == "torch")
    assert str(torch.specifier) == f"=={_pins()['torch']}"


def test_geen_afhankelijkheid_legt_haar_licentie_aan_ons_op():
    closure = _closure(_runtime())
    assert "numpy" in closure, "the dependencies are not installed"
    licences = {name: _licence(dist) for name, dist in closure.items()}
    refused = {
        name: licence
        for name, licence in licences.items()
        if COPYLEFT.search(LESSER.sub("", licence))
        or (LESSER.search(licence) and name not in LESSER_ALLOWED)
    }
    assert refused == {}


@pytest.mark.slow
def test_elke_afhankelijkheid_laat_zich_importeren():
    # pip can leave an environment that it calls sound and that still fails at import.
    names = {canonicalize_name(requirement.name) for requirement in _runtime()}
    modules = [
        module
        for module, owners in packages_distributions().items()
        if module.isidentifier()
        and not module.startswith("_")
        and names & {canonicalize_name(owner) for owner in owners}
    ]
    script = "\n".join(f"import {module}" for module in sorted(modules))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
