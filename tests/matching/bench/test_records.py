"""The records say the same as the columns."""

from __future__ import annotations

import numpy as np
import pytest

from matching.bench.klantdeel import maak_klanten
from matching.bench.records import list_klanten, list_vacatures, vul_opslag
from matching.bench.werkdeel import maak_werk
from matching.kolommen import KlantKolommen, WerkKolommen
from modellen.klantprofiel.bouw import bouw_klantprofiel
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import migreer
from modellen.plaats.plaats import standaard_register
from tests.matching.bench.conftest import VANDAAG_NUMMER
from vacatures.werk import werk_van_vacature
from vacatures.werk_repository import WerkRepository

pytestmark = pytest.mark.xdist_group("bench")
NIET_IN_RECORDS = {"werkgever", "zonder_werkgevers"}


@pytest.fixture(scope="module")
def werk(soort, land):
    return maak_werk(600, soort=soort, land=land, zaad=2)


@pytest.fixture(scope="module")
def klanten(soort, land):
    return maak_klanten(150, soort=soort, land=land, vandaag=VANDAAG_NUMMER, zaad=2)


def _anders(een, ander, *, uitgezonderd=NIET_IN_RECORDS):
    return [
        naam
        for naam, kolom in een.als_dict().items()
        if naam not in uitgezonderd
        and not np.array_equal(kolom, getattr(ander, naam), equal_nan=kolom.dtype.kind == "f")
    ]


def test_kolommen_van_de_vacatures_zijn_de_verzonnen_kolommen(soort, werk):
    register = standaard_register()
    records = [werk_van_vacature(v) for v in list_vacatures(werk, soort=soort, register=register)]
    assert _anders(werk.kolommen, WerkKolommen.van(records, register)) == []


def test_kolommen_van_de_klanten_zijn_de_verzonnen_kolommen(soort, klanten):
    register = standaard_register()
    profielen = [
        bouw_klantprofiel(klant, belastbaarheid=kan)
        for klant, kan in list_klanten(klanten, soort=soort, register=register)
    ]
    gelezen = KlantKolommen.van(profielen, register)
    # Interests come from a test that these klanten did not take; an end matters where one is known.
    assert (
        _anders(klanten.kolommen, gelezen, uitgezonderd={*NIET_IN_RECORDS, "riasec", "fml_tot"})
        == []
    )


def test_opslag_met_de_records_geeft_ze_allemaal_terug(soort, werk, klanten, tmp_path):
    opslag = Opslag(f"sqlite:///{tmp_path / 'bench.db'}")
    migreer(opslag)
    vul_opslag(opslag, werk, klanten, soort=soort, register=standaard_register())
    with opslag.lezen() as sessie:
        assert len(list(WerkRepository(sessie).gewijzigd_na(0))) == 600
        assert len(list(KlantprofielRepository(sessie).gewijzigd_na(0))) == 150
    opslag.sluit()
