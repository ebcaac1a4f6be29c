"""Making files is loaded when the first file is asked for."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.huis.project import REPO


def test_dienen_laadt_geen_zetwerk():
    script = "import sys, api.app; print(sorted({'typst', 'docx', 'lxml'} & set(sys.modules)))"
    gedaan = subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPO,
        env=os.environ | {"PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
    )
    assert gedaan.stdout.strip() == "[]", gedaan.stderr
