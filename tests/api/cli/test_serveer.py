"""`serveer`: a port that is taken, and a site that answers."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.api.cli.conftest import Draai
from tests.conftest import REPO


def test_bezette_poort_wordt_geweigerd(draai: Draai, gevuld):
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = str(bezet.getsockname()[1])
        afloop = draai("serveer", "--port", poort, "--data", str(gevuld))
    assert (afloop.status, afloop.uit) == (2, "")
    assert "--port" in afloop.fout


@pytest.mark.slow
@pytest.mark.parametrize("processen", ["1", "2"])
def test_site_antwoordt_op_het_adres_dat_op_stdout_staat(gevuld, processen):
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = str(vrij.getsockname()[1])
    opstap = str(Path(sys.executable).with_name("opstap"))
    opdracht = [opstap, "serveer", "--json", "--processen", processen]
    proces = subprocess.Popen(
        [*opdracht, "--port", poort, "--data", str(gevuld)],
        cwd=REPO,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert proces.stdout is not None
        regels = []
        while not regels or regels[-1].strip() != "}":
            regel = proces.stdout.readline()
            assert regel, "the server stopped before it answered"
            regels.append(regel)
        adres = json.loads("".join(regels))["adres"]
        with urllib.request.urlopen(f"{adres}/v1/gezondheid", timeout=10) as antwoord:
            assert antwoord.status == 200
    finally:
        proces.send_signal(signal.SIGINT)
        assert proces.wait(timeout=20) == 0
