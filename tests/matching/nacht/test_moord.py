"""Killed with -9 at random moments: no half night shown, none lost, the same night in the end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from matching.taal.laden import laad_taalmodel
from modellen.nacht.repository import NachtRepository
from modellen.nacht.tables import NachtblokRij, NachtRij
from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import migreer
from tests.builders import VANDAAG
from tests.matching.doden import draai_script, get_keren
from tests.matching.nacht.wereld import inhoud, matchdienst, nachtdienst, vul

KEREN = get_keren(6)


@pytest.mark.slow
def test_een_gedode_nacht_toont_niets_halfs_en_komt_af(
    opslag: Opslag, database_url: str, tmp_path: Path
):
    vul(opslag, klanten=40, vacatures=120)
    uit = draai_script(
        "tests.matching.nacht.moord", database_url, tmp_path / "index", KEREN, 20261123
    )
    gevonden = re.findall(r"^(heel|gedood|vanzelf|klaar) (\d+)$", uit, re.MULTILINE)
    regels = [(woord, int(nummer)) for woord, nummer in gevonden]
    assert len(regels) == KEREN + 2
    assert [woord for woord, _ in regels].count("gedood") >= KEREN // 2
    assert regels[0] == ("heel", 1)
    # Whatever readers see was published; it only ever goes forward.
    nummers = [nummer for _, nummer in regels]
    assert nummers == sorted(nummers)
    with opslag.lezen() as session:
        laatste = NachtRepository(session).laatste()
        assert laatste is not None
        assert laatste.nummer == nummers[-1] > 1
        nachten = session.execute(select(NachtRij.tabel().c.nummer)).scalars().all()
        assert nachten == [laatste.nummer], "nothing of another night remains"
        blok = NachtblokRij.tabel().c
        open_ = session.execute(select(blok.blok).where(blok.gedaan_op.is_(None))).scalars().all()
        assert open_ == []
    assert _index_klopt(opslag, tmp_path / "index")
    gekregen = inhoud(opslag, laatste.nummer)
    ander = Opslag(f"sqlite:///{tmp_path / 'schoon.sqlite3'}")
    assert gekregen == _ongestoord(ander, tmp_path)


def _index_klopt(opslag: Opslag, indexmap: Path) -> bool:
    index = matchdienst(opslag, laad_taalmodel(), indexmap).index
    return all(o.klopt for o in index.controleer().values())


def _ongestoord(opslag: Opslag, tmp_path: Path):
    migreer(opslag)
    vul(opslag, klanten=40, vacatures=120)
    dienst = nachtdienst(opslag, laad_taalmodel(), tmp_path / "index-schoon")
    nacht = dienst.draai(vandaag=VANDAAG).nacht.nummer
    gelezen = inhoud(opslag, nacht)
    opslag.sluit()
    return gelezen
