"""The comparison of fast and plain: it agrees, and a fault anywhere is noticed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from matching.bench import lijsten as lijstenmodule
from matching.bench import paren as parenmodule
from matching.bench.grillig import Palet, maak_voorbeelden
from matching.bench.lijsten import Lijsttelling, controleer_wereld
from matching.bench.paren import vergelijk_wereld
from matching.bench.wijzigingen import Begin
from matching.constraints.eisen import TaalConstraint
from matching.rangschikken import Rangschikking
from matching.taal.laden import Taalmodel, laad_taalmodel
from matching.zoekindex import segment as segmentmodule
from matching.zoekindex.beoordeling import Beoordeling

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("bench")]


@pytest.fixture(scope="module")
def bron() -> Begin:
    return maak_voorbeelden(laad_taalmodel())


@pytest.fixture
def klein(monkeypatch):
    monkeypatch.setattr(parenmodule, "WEINIG", 4)
    monkeypatch.setattr(parenmodule, "VEEL", 40)
    monkeypatch.setattr(segmentmodule, "KLEIN", 20)
    monkeypatch.setattr(lijstenmodule, "_KLANTEN", (6,))
    monkeypatch.setattr(lijstenmodule, "_VACATURES", (20,))


def test_zelfde_zaad_geeft_dezelfde_wereld(bron: Begin):
    een, ander = (Palet.trek(Random(4), bron) for _ in range(2))
    assert [een.vacature(i) for i in range(9)] == [ander.vacature(i) for i in range(9)]
    assert [een.mens(i) for i in range(9)] == [ander.mens(i) for i in range(9)]


class TestParen:
    @pytest.mark.parametrize("zaad", [1, 2])
    def test_alle_wegen_zijn_het_eens(self, klein, bron: Begin, zaad: int):
        telling = vergelijk_wereld(bron, zaad)
        assert telling.paren == 160
        assert telling.verschillen.total() == 0
        assert sum(telling.verdeling["paar"].values()) == 160

    def test_een_fout_in_een_snelle_constraint_valt_op(self, klein, bron: Begin, monkeypatch):
        echt = TaalConstraint.uitkomsten
        monkeypatch.setattr(
            TaalConstraint, "uitkomsten", lambda *args: np.minimum(echt(*args) + 1, 2)
        )
        verschillen = vergelijk_wereld(bron, 1).verschillen
        assert {"kolommen: taal", "kolommen_andersom: taal", "kolommen_los: taal"} <= set(
            +verschillen
        )

    def test_een_rij_die_de_index_mist_valt_op(self, klein, bron: Begin, monkeypatch):
        echt = Beoordeling._rij_voor_rij

        def mist(self, rijen):
            over, los = echt(self, rijen)
            return over[1:], {g: u[:, 1:] for g, u in los.items()}

        monkeypatch.setattr(Beoordeling, "_rij_voor_rij", mist)
        verschillen = +vergelijk_wereld(bron, 1).verschillen
        assert {"index_werk: rijen", "index_klant: rijen"} & set(verschillen)


class TestLijsten:
    def _tel(self, bron: Begin, taalmodel: Taalmodel) -> Lijsttelling:
        return controleer_wereld(bron, taalmodel, 3, hoogstens=25)

    def test_lijsten_zonder_fouten(self, klein, bron: Begin, taalmodel: Taalmodel):
        telling = self._tel(bron, taalmodel)
        assert telling.lijsten + telling.geweigerd == 25
        assert telling.rijen > 0
        assert telling.korter > 0
        assert telling.nog_eens > 0
        assert telling.fouten == 0

    def test_een_lijst_die_stil_korter_wordt_valt_op(
        self, klein, bron: Begin, taalmodel: Taalmodel, monkeypatch
    ):
        monkeypatch.setattr(Rangschikking, "__len__", lambda self: max(len(self._sleutel) - 1, 0))
        telling = self._tel(bron, taalmodel)
        assert telling.stil_kort > 0
        assert telling.fout_geteld > 0

    def test_een_verkeerde_volgorde_valt_op(
        self, klein, bron: Begin, taalmodel: Taalmodel, monkeypatch
    ):
        echt = Rangschikking._eerste
        monkeypatch.setattr(Rangschikking, "_eerste", lambda self, tot: echt(self, tot)[::-1])
        assert self._tel(bron, taalmodel).fout_op_volgorde > 0


def test_werkmap_blijft_niet_achter(klein, bron, taalmodel, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(lijstenmodule.tempfile, "tempdir", None)
    controleer_wereld(bron, taalmodel, 3, hoogstens=5)
    assert list(tmp_path.iterdir()) == []
