"""Killed with -9 while it writes, searches and keeps snapshots: no committed record lost, no
transaction half, and the next start has an index that says what the store says.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import migreer
from tests.matching.doden import draai_script, get_keren
from tests.matching.nacht.wereld import vul

KEREN = get_keren(4)


@pytest.mark.slow
def test_een_gedood_proces_verliest_niets_en_laat_een_goede_index_na(
    database_url: str, tmp_path: Path
):
    opslag = Opslag(database_url)
    migreer(opslag)
    vul(opslag, klanten=12, vacatures=60)
    opslag.sluit()
    uit = draai_script("tests.matching.moord_live", database_url, tmp_path, KEREN, 20261123)
    regels = re.findall(r"^gedood (\d+) (\w+)$", uit, re.MULTILINE)
    assert len(regels) == KEREN
    bevindingen = [bevinding for _, bevinding in regels]
    assert set(bevindingen) <= {"momentopname", "leeg"}
    assert bevindingen[-1] == "momentopname", "the last start read what an earlier process left"
    assert sum(int(aantal) for aantal, _ in regels) > KEREN
