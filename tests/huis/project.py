"""What the house tests look at: the project's own files and syntax trees."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

REPO = Path(__file__).resolve().parents[2]
PACKAGES = ("modellen", "vacatures", "matching", "api")


@cache
def list_project_files() -> tuple[Path, ...]:
    """Every file that is or would be committed, relative to the repository."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=True,
    )
    names = {name for name in done.stdout.split("\0") if name}
    return tuple(sorted(Path(name) for name in names if (REPO / name).is_file()))


def list_modules(*, of: tuple[str, ...] = PACKAGES) -> tuple[Path, ...]:
    """The Python files under the given top-level folders, relative to the repository."""
    return tuple(
        path for path in list_project_files() if path.suffix == ".py" and path.parts[0] in of
    )


@cache
def parse(path: Path) -> ast.Module:
    """The syntax tree of one of `list_modules`."""
    return ast.parse((REPO / path).read_text(encoding="utf-8"), filename=str(path))


def dotted_name(path: Path) -> str:
    """`modellen/klant/__init__.py` is `modellen.klant`."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


@cache
def read_pyproject() -> dict[str, Any]:
    return tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
