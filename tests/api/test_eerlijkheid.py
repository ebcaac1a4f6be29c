"""Groups beside what is learnt from, and the report from the store: aligned, and nobody named."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from sqlalchemy.orm import Session

from api.toegang.eerlijkheid import lees_met_groepen
from matching.leren.kenmerken import NAMEN
from matching.leren.lezen import lees_leergegevens
from modellen.eerlijkheid.model import Geslacht, Groepsgegevens, Leeftijdsband
from modellen.eerlijkheid.repository import GroepsgegevensRepository
from modellen.klant.repository import KlantRepository
from modellen.voorstel.lijst import (
    GetoondePlaats,
    Klantplaats,
    Lijstpool,
    Lijstsoort,
    Lijsttelling,
    Plaatsbron,
    als_bytes,
)
from modellen.voorstel.lijst_repository import LijstRepository
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import KlantNummer, WerkNummer
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_klant
from tests.modellen.opslag.databank import op_proef, verse_opslag
from tests.modellen.voorstel.opzet import S, dag, een_lijst, gebeurd, moment

KLANTEN = tuple(KlantNummer(f"K-{i:02}") for i in range(36))
VELDEN = ("moment", "fase_op", "einde_op", "kenmerken", "basis", "plaats", "lijst")


@pytest.fixture
def sessie(database_url: str) -> Iterator[Session]:
    """36 klanten, each with two proposals on days of his own; his number is the feature."""
    with verse_opslag(database_url) as opslag, op_proef(opslag) as sessie:
        KlantRepository(sessie).save_all(map(een_klant, KLANTEN), door="test")
        # Not in the order of their numbers: an order by klant would be another one.
        for i, klant in enumerate(KLANTEN):
            for keer in range(2):
                _stel_voor(sessie, klant, i, na=(7 * i) % 36 + 40 * keer)
        yield sessie


def _stel_voor(sessie: Session, klant: KlantNummer, i: int, *, na: int) -> None:
    werk = f"V-{na}"
    pool = Lijstpool((werk,), *[als_bytes([0.5])] * 2, als_bytes([float(i)]), ("marge",), "p-1")
    lijst = een_lijst(
        werk, onderwerp=klant, pool=pool, dag=dag(na), getoond_op=moment(na, 9), passend=1
    )
    voorstellen = VoorstelRepository(sessie)
    hier = voorstellen.begin(
        klant,
        WerkNummer(werk),
        organisatie=ORGANISATIE,
        lijst=LijstRepository(sessie).leg_vast(lijst),
        op=moment(na),
        door="coach.anna",
    )
    voorstellen.voeg_toe(hier, gebeurd(1, S.VOORGESTELD, na))


def test_zonder_groepen_is_er_niets_om_te_vergelijken(sessie: Session):
    gegevens, groepen = lees_met_groepen(sessie, dag(100))
    assert (len(gegevens), groepen) == (72, {})


def test_zonder_voorstellen_ook_niet(sessie: Session):
    gegevens, groepen = lees_met_groepen(sessie, dag(-1))
    assert (len(gegevens), groepen) == (0, {})


def test_elke_rij_krijgt_de_groep_van_haar_klant_en_de_gegevens_zijn_dezelfde(sessie: Session):
    banden = list(Leeftijdsband)[:3]
    gezegd = [Groepsgegevens(k, leeftijd=banden[i % 3]) for i, k in enumerate(KLANTEN)]
    GroepsgegevensRepository(sessie).save_all(gezegd, door="test")
    gegevens, groepen = lees_met_groepen(sessie, dag(60))
    wie = gegevens.kenmerken[:, NAMEN.index("marge")].astype(int)
    assert 36 < len(gegevens) < 72
    assert groepen["leeftijd"].tolist() == (wie % 3).tolist()
    assert list(groepen) == ["leeftijd"]
    zonder = lees_leergegevens(sessie, dag(60))
    for veld in VELDEN:
        np.testing.assert_array_equal(getattr(gegevens, veld), getattr(zonder, veld))


def test_een_groep_van_een_paar_klanten_is_onbekend_hoeveel_voorstellen_zij_ook_hebben(
    sessie: Session,
):
    gezegd = [
        Groepsgegevens(k, geslacht=Geslacht.ANDERS if i < 9 else Geslacht.VROUW)
        for i, k in enumerate(KLANTEN)
    ]
    GroepsgegevensRepository(sessie).save_all(gezegd, door="test")
    _, groepen = lees_met_groepen(sessie, dag(100))
    assert set(groepen["geslacht"].tolist()) == {-1, 0}
    assert (groepen["geslacht"] == -1).sum() == 18


def test_plaatsen_per_klant_tellen_eigen_lijsten_binnen_de_dagen(sessie: Session):
    def geteld(organisatie=ORGANISATIE, van=0, tot=100) -> dict[str, Klantplaats]:
        rijen = LijstRepository(sessie).plaatsen_per_klant(organisatie, van=dag(van), tot=dag(tot))
        return {p.klant: p for p in rijen}

    assert geteld()[KLANTEN[1]] == Klantplaats(KLANTEN[1], 0, 2, dag(47))
    assert geteld(van=47)[KLANTEN[1]].keren == 1
    assert KLANTEN[1] not in geteld(van=48)
    assert geteld(ANDERE_ORGANISATIE) == {}


def test_tellingen_van_een_dag_staan_per_soort_en_versie(sessie: Session):
    verkend = (GetoondePlaats("V-1", 0), GetoondePlaats("V-2", 1, 0.1, Plaatsbron.VERKENNING))
    lijsten = LijstRepository(sessie)
    for klant, versie in (("K-01", "som-1"), ("K-02", "som-1"), ("K-03", "geleerd")):
        lijst = een_lijst(
            *("V-1", "V-2"),
            onderwerp=klant,
            plaatsen=verkend,
            dag=dag(200),
            getoond_op=moment(200),
            versies={"ranking": versie},
        )
        lijsten.leg_vast(lijst)
    assert lijsten.tellingen_van(dag(201)) == []
    assert lijsten.tellingen_van(dag(200)) == [
        Lijsttelling(Lijstsoort.SHORTLIST, {"ranking": "geleerd"}, 1, 3, 2, 1),
        Lijsttelling(Lijstsoort.SHORTLIST, {"ranking": "som-1"}, 2, 6, 4, 2),
    ]
