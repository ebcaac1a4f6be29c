"""Two processes make the same night as one, and a lost one leaves nothing half."""

from __future__ import annotations

import os
import signal
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from matching.nacht import processen
from matching.nacht.elders import in_taken
from matching.nacht.processen import open_processen
from modellen.nacht.model import BlokSoort, Nachtblok
from modellen.nacht.repository import NachtRepository
from modellen.opslag.engine import Opslag
from tests.builders import VANDAAG
from tests.matching.nacht.wereld import inhoud, nachtdienst, vul


@pytest.mark.slow
def test_een_proces_dat_sterft_kost_de_ronde_en_niet_de_nacht(
    opslag: Opslag, database_url: str, taalmodel, indexmap: Path, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(processen, "MINSTE_BLOKKEN", 2)
    vul(opslag, klanten=40, vacatures=120)
    alleen = nachtdienst(opslag, taalmodel, indexmap).draai(vandaag=VANDAAG)
    verwacht = inhoud(opslag, alleen.nacht.nummer)

    with open_processen(2, opslag_url=database_url, standmap=tmp_path / "nacht") as werkers:

        def dood(wat: str, gedaan: int, totaal: int) -> None:
            if gedaan == 2:
                os.kill(next(iter(werkers.pool._processes)), signal.SIGKILL)

        dienst = nachtdienst(opslag, taalmodel, indexmap)
        with pytest.raises(BrokenProcessPool):
            dienst.draai(vandaag=VANDAAG, werkers=werkers, voortgang=dood)
    with opslag.lezen() as session:
        assert NachtRepository(session).laatste().nummer == alleen.nacht.nummer

    with open_processen(2, opslag_url=database_url, standmap=tmp_path / "nacht") as werkers:
        verslag = nachtdienst(opslag, taalmodel, indexmap).draai(vandaag=VANDAAG, werkers=werkers)
    assert verslag.hervat
    assert inhoud(opslag, verslag.nacht.nummer) == verwacht


def test_een_kleine_nacht_begint_geen_proces(
    opslag: Opslag, database_url: str, taalmodel, indexmap: Path, tmp_path: Path
):
    vul(opslag, klanten=5, vacatures=10)
    with open_processen(2, opslag_url=database_url, standmap=tmp_path / "nacht") as werkers:
        nachtdienst(opslag, taalmodel, indexmap).draai(vandaag=VANDAAG, werkers=werkers)
        assert not werkers.pool._processes


def test_werk_dat_naast_elkaar_staat_gaat_naar_een_proces_en_klanten_gaan_los():
    klanten = [Nachtblok(1, i, BlokSoort.KLANT, org, "", "") for i, org in enumerate("AAB")]
    werk = [
        Nachtblok(1, 3 + i, BlokSoort.WERK, org, van, tot)
        for i, (van, tot, org) in enumerate(
            [("", "V-5", "A"), ("", "V-5", "B"), ("V-5", "V-9", "A"), ("V-5", "V-9", "B")]
        )
    ]
    assert in_taken(klanten) == [(blok,) for blok in klanten]
    assert in_taken(werk) == [tuple(werk[:2]), tuple(werk[2:])]
    assert in_taken([]) == []
