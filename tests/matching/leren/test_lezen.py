"""From the log to arrays: what was kept, what was known, and nothing of a later day."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from matching.dienst import Matchdienst
from matching.leren.beoordelen import rest_van_fasen
from matching.leren.gegevens import Fase
from matching.leren.kenmerken import KENMERKSET, NAMEN
from matching.leren.kenmerken.pool import kenmerken_van
from matching.leren.lezen import (
    Feitenlezer,
    als_leergegevens,
    lees_feiten,
    lees_leergegevens,
    lees_lijstaflopen,
)
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.opslag.engine import Opslag
from modellen.voorstel.lijst import GetoondePlaats, Lijstpool, Lijstsoort, als_bytes
from modellen.voorstel.lijst_repository import LijstRepository
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import WerkNummer
from tests.builders import (
    ANDERE_ORGANISATIE,
    ORGANISATIE,
    VANDAAG,
    een_belastbaarheid,
    een_klant,
    een_vacature,
    een_werkgever,
)
from tests.matching.leren.paren import OMGEVING, klantzijde, werkzijde
from tests.modellen.opslag.databank import verse_opslag
from tests.modellen.voorstel.opzet import S, dag, een_lijst, gebeurd, moment
from vacatures.vacature.repository import VacatureRepository
from vacatures.werk_repository import WerkRepository
from vacatures.werkgever.repository import WerkgeverRepository

VERLOPEN = {
    "V-1": ((S.VOORGESTELD, 1), (S.GESPREK, 5), (S.INLEEN, 10), (S.NOG_AAN_HET_WERK, 45)),
    "V-2": ((S.VOORGESTELD, 1), (S.GEWEIGERD, 3)),
    "V-3": ((S.BEKEKEN, 1),),
}


@pytest.fixture(scope="module")
def opslag(_sqlite_sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opslag]:
    """One store for all tests."""
    bestand = shutil.copy(_sqlite_sjabloon, tmp_path_factory.mktemp("leren") / "opstap.sqlite3")
    with verse_opslag(f"sqlite:///{bestand}") as opslag:
        yield opslag


@pytest.fixture(scope="module")
def gevuld(opslag: Opslag) -> Opslag:
    """Two klanten, three vacatures of one employer, a shown list and what came of it."""
    with opslag.schrijven() as sessie:
        WerkgeverRepository(sessie).save(een_werkgever("W-1"), door="test")
        for nummer in ("K-1001", "K-1002"):
            KlantRepository(sessie).save(een_klant(nummer), door="test")
            BelastbaarheidRepository(sessie).save(een_belastbaarheid(nummer), door="test")
        for nummer in VERLOPEN:
            vacature = een_vacature(nummer, werkgever="W-1")
            VacatureRepository(sessie).save(vacature, door="test")
        lijst = LijstRepository(sessie).leg_vast(een_lijst(*VERLOPEN))
        for nummer, stappen in VERLOPEN.items():
            hier = VoorstelRepository(sessie).begin(
                "K-1001",
                WerkNummer(nummer),
                organisatie=ORGANISATIE,
                lijst=lijst,
                op=moment(0),
                door="coach.anna",
            )
            for volgnummer, (soort, na) in enumerate(stappen, start=1):
                hier = VoorstelRepository(sessie).voeg_toe(hier, gebeurd(volgnummer, soort, na))
    return opslag


def test_een_leeg_logboek_geeft_lege_gegevens():
    gegevens = als_leergegevens([], VANDAAG)
    assert len(gegevens) == 0
    assert gegevens.kenmerken.shape == (0, len(NAMEN))


def test_alleen_wat_is_voorgesteld_leert_iets(gevuld: Opslag):
    with gevuld.lezen() as sessie:
        gegevens = lees_leergegevens(sessie, dag(300))
    assert gegevens.bereikt.tolist() == [Fase.NA_1_MAAND, Fase.VOORGESTELD]
    assert gegevens.einde.tolist() == [False, True]
    assert gegevens.plaats.tolist() == [0, 1]
    assert gegevens.lijst.tolist() == [0, 0]
    assert gegevens.moment.tolist() == [dag(0), dag(0)]
    assert gegevens.peildag == np.datetime64(dag(300))
    assert gegevens.basis.tolist() == pytest.approx([0.9, 0.8])


def test_kenmerken_komen_bij_hun_naam_en_wat_niet_bewaard_is_blijft_onbekend(gevuld: Opslag):
    """The list kept `gelijkenis` and `marge`: 0, 1 of the first row and 2, 3 of the second."""
    with gevuld.lezen() as sessie:
        kenmerken = lees_leergegevens(sessie, dag(300)).kenmerken
    assert kenmerken[:, NAMEN.index("gelijkenis")].tolist() == [0.0, 2.0]
    assert kenmerken[:, NAMEN.index("marge")].tolist() == [1.0, 3.0]
    assert np.isnan(kenmerken).sum() == 2 * (len(NAMEN) - 2)


def test_wat_op_een_dag_gelezen_wordt_is_wat_later_tot_die_dag_bekend_was(gevuld: Opslag):
    for na in (0, 1, 4, 9, 10, 44, 45, 300):
        with gevuld.lezen() as sessie:
            toen = lees_leergegevens(sessie, dag(na))
            later = lees_leergegevens(sessie, dag(300)).tot(np.datetime64(dag(na)))
        assert toen.peildag == later.peildag
        for veld in ("moment", "fase_op", "einde_op", "kenmerken", "plaats"):
            np.testing.assert_array_equal(getattr(toen, veld), getattr(later, veld))


def test_lijsten_komen_met_wat_hun_voorstellen_waard_zijn(gevuld: Opslag):
    """V-1 runs: one month at work. V-2 ended. V-3 was looked at and never proposed."""
    with gevuld.lezen() as sessie:
        gegevens = lees_leergegevens(sessie, dag(300))
        rest = rest_van_fasen(gegevens)
        (afloop,) = lees_lijstaflopen(sessie, gegevens, na=dag(-1), tot=dag(300))
        assert afloop.waarde == {0: rest[Fase.NA_1_MAAND], 1: 0.0}
        assert [p.nummer for p in afloop.lijst.plaatsen] == list(VERLOPEN)
        # Too young to have been answered; and of the day itself, so not after it.
        assert not list(lees_lijstaflopen(sessie, gegevens, na=dag(-1), tot=dag(41)))
        assert not list(lees_lijstaflopen(sessie, gegevens, na=dag(0), tot=dag(300)))


def test_feiten_tellen_van_voor_de_dag_en_van_de_eigen_organisatie(gevuld: Opslag):
    with gevuld.lezen() as sessie:
        werken = WerkRepository(sessie).get_vele(VERLOPEN)
        werk = werkzijde(list(werken.values())).kolommen
        op = {na: lees_feiten(sessie, ORGANISATIE, dag(na)).bij(werk) for na in (0, 1, 2, 4, 60)}
        elders = lees_feiten(sessie, ANDERE_ORGANISATIE, dag(60)).bij(werk)
    assert op[0].op_lijsten.tolist() == [0, 0, 0]
    assert op[1].op_lijsten.tolist() == [1, 1, 1]
    assert op[60].op_lijsten.tolist() == [0, 0, 0]
    assert op[1].lopend.tolist() == [0, 0, 0]
    assert op[2].lopend.tolist() == [1, 1, 0]
    assert op[4].lopend.tolist() == [1, 0, 0]
    # One placement and one refusal, on the organisation's own 4 of 22 and a weight of 5.
    assert op[60].plaatsingskans[0] == pytest.approx((1 + 5 * 4 / 22) / 7)
    assert elders.plaatsingskans.tolist() == pytest.approx([0.15] * 3)
    assert elders.op_lijsten.tolist() == [0, 0, 0]


def test_wat_vandaag_wordt_vastgelegd_verandert_de_feiten_van_vandaag_niet(gevuld: Opslag):
    lezer = Feitenlezer(gevuld)
    assert lezer.op(ORGANISATIE, dag(1)) is lezer.op(ORGANISATIE, dag(1))
    vers = Feitenlezer(gevuld).op(ORGANISATIE, dag(1))
    with gevuld.lezen() as sessie:
        werk = werkzijde(list(WerkRepository(sessie).get_vele(VERLOPEN).values())).kolommen
    assert vers.bij(werk).lopend.tolist() == [0, 0, 0]  # proposed on that day itself
    assert lezer.op(ORGANISATIE, dag(2)).bij(werk).lopend.tolist() == [1, 1, 0]


def test_de_pool_van_een_shortlist_heeft_de_geregistreerde_kenmerken(
    gevuld: Opslag, dienst: Matchdienst
):
    lijst = dienst.shortlist("K-1001", vandaag=VANDAAG, aantal=2)
    pool = lijst.pool
    assert (pool.namen, pool.kenmerkset) == (NAMEN, KENMERKSET)
    gevonden = np.frombuffer(pool.kenmerken, dtype=np.float32).reshape(len(pool.nummers), -1)
    with gevuld.lezen() as sessie:
        klant = klantzijde([KlantprofielRepository(sessie).get("K-1001")])
        werk = werkzijde(list(WerkRepository(sessie).get_vele(pool.nummers).values()))
        feiten = lees_feiten(sessie, ORGANISATIE, VANDAAG)
    verwacht = kenmerken_van(klant, werk, feiten=feiten, omgeving=OMGEVING)
    np.testing.assert_allclose(gevonden, verwacht, rtol=1e-5, atol=1e-5)
    assert len(pool.nummers) == 3


def test_de_pool_van_kandidaten_heeft_ze_ook(gevuld: Opslag, dienst: Matchdienst):
    pool = dienst.kandidaten("V-1", organisatie=ORGANISATIE, vandaag=VANDAAG).pool
    assert pool.namen == NAMEN
    assert sorted(pool.nummers) == ["K-1001", "K-1002"]


def test_een_pool_van_elders_krijgt_kenmerken_en_wat_weg_is_blijft_onbekend(
    gevuld: Opslag, dienst: Matchdienst
):
    nacht = Lijstpool(("V-2", "V-weg"), als_bytes([0.5, 0.4]), als_bytes([0.5, 0.4]), b"", (), "n")
    pool = dienst.vul_kenmerken("K-1001", nacht, vandaag=VANDAAG)
    waarden = np.frombuffer(pool.kenmerken, dtype=np.float32).reshape(2, -1)
    assert not np.isnan(waarden[0, NAMEN.index("gelijkenis")])
    assert np.isnan(waarden[1]).all()
    assert pool.basis == nacht.basis


def test_een_lijst_van_kandidaten_telt_ook_als_getoond(gevuld: Opslag):
    lijst = een_lijst(
        "K-1001",
        "K-1002",
        soort=Lijstsoort.KANDIDATEN,
        onderwerp="V-3",
        dag=dag(100),
        getoond_op=moment(100),
        plaatsen=(GetoondePlaats("K-1001", 0), GetoondePlaats("K-1002", 1)),
    )
    with gevuld.schrijven() as sessie:
        LijstRepository(sessie).leg_vast(lijst)
    with gevuld.lezen() as sessie:
        getoond = list(
            LijstRepository(sessie).getoond(
                ORGANISATIE, van=dag(100), tot=dag(100) + timedelta(days=1)
            )
        )
    assert sorted(getoond) == [("V-3", "K-1001", dag(100)), ("V-3", "K-1002", dag(100))]
