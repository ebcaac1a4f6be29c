"""Forks that are killed with -9, for the scripts of the kill tests.

The process that forks holds the model and no database, so that an attempt costs no start.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from tests.huis.project import REPO


def get_keren(standaard: int) -> int:
    """How often a test kills: ``MOORDEN=50 python -m pytest -k moord`` is the whole proof."""
    return int(os.environ.get("MOORDEN", standaard))


def in_kind(doe: Callable[[], object], *, na: float | None) -> bool:
    """Run in a child that is killed after ``na`` seconds; true when it ended by itself."""
    kind = os.fork()
    if kind == 0:
        os.dup2(2, 1)  # a line that is cut off by the kill stays out of the story
        try:
            doe()
        except BaseException as fout:
            sys.stderr.write(f"{type(fout).__name__}: {fout}\n")
            os._exit(1)
        os._exit(0)
    if na is not None:
        time.sleep(na)
        os.kill(kind, signal.SIGKILL)
    _, status = os.waitpid(kind, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a child failed by itself")
    return os.WIFEXITED(status)


def zeg(regel: str) -> None:
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


def draai_script(module: str, *argumenten: object) -> str:
    """What the script printed; it must end well."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, argumenten)],
        cwd=REPO,
        env=os.environ | {"PYTHONPATH": str(REPO), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
