"""What a machine may lack: skipped with a printed reason, and in CI a failure.

So a missing installation step cannot hide behind a green run.
"""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


def ontbreekt(reason: str) -> NoReturn:
    """Skip the test, or fail it in CI (`CI=true`)."""
    if IN_CI:
        pytest.fail(f"{reason}; CI has to install it", pytrace=False)
    pytest.skip(reason)


def eis_programmas(*namen: str) -> None:
    """Go on only when these programs are installed."""
    for naam in namen:
        if shutil.which(naam) is None:
            ontbreekt(f"{naam} is not installed")
