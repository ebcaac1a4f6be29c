"""What is done beside the questions: nobody waits for it, and nothing gets lost meanwhile."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest

from matching.dienst import Matchdienst
from matching.zoekindex import index as indexmodule
from matching.zoekindex import momentopname
from matching.zoekindex import segment as segmentmodule
from matching.zoekindex import stand as standmodule
from matching.zoekindex.naast import Naast
from matching.zoekindex.stand import Stand
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from tests.builders import VANDAAG, een_klant, een_vacature
from tests.matching.test_segment import genummerd, inhoud, werken_met_herhaling
from vacatures.vacature.repository import VacatureRepository


def bewaar(opslag: Opslag, *vacatures) -> None:
    with opslag.schrijven() as session:
        VacatureRepository(session).save_all(list(vacatures), door="test")


@pytest.fixture
def klein(monkeypatch):
    monkeypatch.setattr(segmentmodule, "KLEIN", 2)
    monkeypatch.setattr(standmodule, "KLEIN", 2)
    monkeypatch.setattr(standmodule, "TERLOOPS", 4)
    monkeypatch.setattr(standmodule, "PER_NIEUWE", 1)


class TestNaast:
    def test_wat_mislukt_stoort_niemand_en_wordt_later_weer_gevraagd(self):
        keren: list[int] = []

        def werk() -> None:
            keren.append(1)
            if len(keren) == 1:
                raise OSError("disk full")

        naast = Naast(werk)
        for _ in range(2):
            naast.vraag_aan()
            naast.wacht()
        assert len(keren) == 2

    def test_nooit_twee_tegelijk_en_wie_onderweg_vraagt_krijgt_nog_een_keer(self):
        bezig, verder = threading.Event(), threading.Event()
        keren: list[int] = []

        def werk() -> None:
            keren.append(1)
            bezig.set()
            verder.wait(10)

        naast = Naast(werk)
        naast.vraag_aan()
        bezig.wait(10)
        for _ in range(5):
            naast.vraag_aan()
        assert len(keren) == 1
        verder.set()
        naast.wacht()
        assert len(keren) == 2


class TestOpruimen:
    def test_wat_lang_duurt_wordt_terloops_niet_gedaan(self, klein):
        kolommen = werken_met_herhaling(9, 60, 20)
        stand = Stand.van(kolommen.neem(slice(0, 40)), genummerd(40), 1)
        for i in range(40, 60, 2):
            stand = stand.met(kolommen.neem(slice(i, i + 2)), genummerd(2), i)
        assert len(stand.segmenten[0]) == 40
        assert not stand.is_opgeruimd
        netjes = stand.opgeruimd()
        assert netjes.is_opgeruimd
        assert len(netjes.segmenten) == 1
        assert inhoud(netjes) == inhoud(stand)
        assert netjes.opgeruimd() is netjes

    def test_wijzigingen_tijdens_het_opruimen_zijn_er_meteen_en_blijven(
        self, klein, opslag: Opslag, dienst: Matchdienst, monkeypatch
    ):
        """The old state goes on answering; what it learns meanwhile is in the new one too."""
        bezig, verder = threading.Event(), threading.Event()
        echt = Stand.opgeruimd

        def langzaam(stand):
            bezig.set()
            assert verder.wait(10)
            return echt(stand)

        monkeypatch.setattr(Stand, "opgeruimd", langzaam)
        with opslag.schrijven() as session:
            KlantRepository(session).save(een_klant(), door="test")
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(12)))
        index = dienst.index
        index.werk()
        for i in range(12, 24, 2):
            bewaar(opslag, een_vacature(f"V-{i}"), een_vacature(f"V-{i + 1}"))
            index.werk()
        assert bezig.wait(10)
        bewaar(opslag, een_vacature("V-3", titel="Hovenier"))
        bewaar(opslag, een_vacature("V-99"), een_vacature("V-3", titel="Timmerman"))
        tijdens = index.werk()
        assert len(tijdens) == 25
        assert dienst.shortlist("K-1001", vandaag=VANDAAG).telling.beschouwd == 25
        verder.set()
        index.wacht()
        na = index.werk()
        assert len(na.segmenten) < len(tijdens.segmenten)
        assert na.volgnummer == tijdens.volgnummer
        assert sorted(na.nummers()) == sorted(tijdens.nummers())
        np.testing.assert_array_equal(na.find("V-3")[1], tijdens.find("V-3")[1])
        assert all(o.klopt for o in index.controleer().values())


class TestMomentopname:
    @pytest.fixture
    def stand(self):
        return Stand.van(werken_met_herhaling(3, 30, 10), genummerd(30), 7)

    def test_verdicht_op_hetzelfde_nummer_wordt_bewaard_en_gelezen(
        self, opslag, dienst: Matchdienst, indexmap: Path, monkeypatch
    ):
        monkeypatch.setattr(indexmodule, "BEWAAR_VANAF", 1)
        bewaar(opslag, *(een_vacature(f"V-{i}") for i in range(20)))
        dienst.index.werk()
        bewaar(opslag, een_vacature("V-3", titel="Hovenier"))
        dienst.index.werk()
        dienst.index.wacht()
        dienst.index.verdicht()
        namen = [pad.name.split(".")[0] for pad in sorted(indexmap.glob("werk-*"))]
        assert namen[0] == namen[1]
        (nieuwste,) = max(indexmap.glob("werk-*")).glob("[0-9]")
        assert nieuwste.name == "0"

    def test_twee_processen_die_hetzelfde_schrijven_zitten_elkaar_niet_in_de_weg(
        self, stand, indexmap: Path, monkeypatch
    ):
        doel = momentopname.schrijf(stand, indexmap, "sleutel")
        echt = Path.exists
        gezien: list[Path] = []

        def nog_niet(pad: Path) -> bool:  # at the first look the other one was not ready
            gezien.append(pad)
            return len(gezien) > 1 and echt(pad)

        monkeypatch.setattr(Path, "exists", nog_niet)
        assert momentopname.schrijf(stand, indexmap, "sleutel") == doel
        monkeypatch.undo()
        assert len(momentopname.lees_map(doel)) == 30
        assert not list(indexmap.glob(".nieuw-*"))

    def test_wat_een_gedood_proces_liet_liggen_wordt_opgeruimd(self, stand, indexmap: Path):
        for naam in (".nieuw-dood", ".nieuw-bezig"):
            (indexmap / naam / "0").mkdir(parents=True)
        os.utime(indexmap / ".nieuw-dood", (0, 0))
        momentopname.schrijf(stand, indexmap, "sleutel")
        assert [pad.name for pad in indexmap.glob(".nieuw-*")] == [".nieuw-bezig"]
