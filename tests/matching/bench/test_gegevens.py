"""The synthetic data hang together, and are the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from matching.bench.klantdeel import Klantdeel, maak_klanten
from matching.bench.land import INWONERS, _lees_inwoners
from matching.bench.soortwerk import LASTEN
from matching.bench.werkdeel import BLOK, Werkdeel, maak_werk
from matching.kolommen import ONBEKEND
from matching.representatie import get_breedte
from matching.taal.laden import laad_taalmodel
from modellen.belastbaarheid.fml import FML, Rubriek
from modellen.plaats.plaats import standaard_register
from tests.matching.bench.conftest import VANDAAG_NUMMER

pytestmark = pytest.mark.xdist_group("bench")
AANTAL = 20_000


@pytest.fixture(scope="module")
def werk(soort, land) -> Werkdeel:
    return maak_werk(AANTAL, soort=soort, land=land, zaad=1)


@pytest.fixture(scope="module")
def klanten(soort, land) -> Klantdeel:
    return maak_klanten(3_000, soort=soort, land=land, vandaag=VANDAAG_NUMMER, zaad=1)


def _gelijk(een: dict[str, np.ndarray], ander: dict[str, np.ndarray]) -> bool:
    return all(np.array_equal(een[n], ander[n], equal_nan=een[n].dtype.kind == "f") for n in een)


def test_zelfde_zaad_geeft_dezelfde_gegevens(soort, land, werk):
    nog_eens = maak_werk(AANTAL, soort=soort, land=land, zaad=1)
    assert _gelijk(werk.kolommen.als_dict(), nog_eens.kolommen.als_dict())
    assert np.array_equal(werk.vectoren, nog_eens.vectoren)


def test_eerste_rijen_van_een_grotere_set_zijn_die_van_een_kleinere(soort, land, werk):
    groter = maak_werk(BLOK + 10, soort=soort, land=land, zaad=1)
    assert _gelijk(werk.kolommen.als_dict(), groter.kolommen.neem(slice(0, AANTAL)).als_dict())
    assert np.array_equal(werk.vectoren, groter.vectoren[:AANTAL])
    assert len(set(groter.kolommen.nummer.tolist())) == BLOK + 10


def test_vectoren_zijn_zo_breed_als_die_van_het_taalmodel_en_niet_langer_dan_een(werk, klanten):
    breedte = get_breedte(laad_taalmodel())
    for vectoren in (werk.vectoren, klanten.vectoren):
        assert vectoren.shape[1] == breedte
        assert vectoren.dtype == np.float32
        lengte = np.linalg.norm(vectoren, axis=1)
        assert (lengte < 1.001).all()
        assert (lengte > 0.5).mean() > 0.99


def test_elke_gemeente_met_inwoners_staat_in_het_register_en_er_blijft_over():
    in_register = {plaats.gemeente for plaats in standaard_register().plaatsen}
    bekend = _lees_inwoners()
    assert set(bekend) <= in_register
    assert 0.5 < sum(bekend.values()) / INWONERS < 0.55


def test_amsterdam_heeft_ongeveer_zijn_deel_van_werk_en_mensen(werk, klanten):
    plaatsen = standaard_register().plaatsen
    stad = {p.breedtegraad for p in plaatsen if p.gemeente == "Amsterdam"}
    for kolommen in (werk.kolommen, klanten.kolommen):
        aandeel = np.isin(kolommen.lat, list(stad)).mean()
        assert 0.035 < aandeel < 0.12  # 5 % of the people, more of the work


def test_een_wens_lijkt_op_sommig_werk_en_op_het_meeste_niet(werk, klanten):
    """As with the shipped model on real records: half of the pairs near nothing, the best near."""
    gelijkenis = klanten.vectoren[:200] @ werk.vectoren.T
    assert np.median(gelijkenis) < 0.15
    assert 0.45 < np.median(gelijkenis.max(axis=1)) < 0.85


def test_belasting_hoort_bij_het_beroep_en_komt_vaak_terug(soort, werk):
    kolommen = werk.kolommen
    samen = np.concatenate([kolommen.belasting, kolommen.geschat.astype(np.int16)], axis=1)
    verschillend = len(np.unique(samen, axis=0))
    profielen = len(soort.codes) * len(LASTEN)
    assert verschillend < 2 * profielen + 0.04 * AANTAL


def test_belasting_is_soms_onbekend_vaak_geschat_en_soms_gezegd(werk):
    bekend = werk.kolommen.belasting != ONBEKEND
    geschat = (werk.kolommen.geschat & bekend).any(axis=1)
    gezegd = (~werk.kolommen.geschat & bekend).any(axis=1)
    assert 0.15 < (~bekend.any(axis=1)).mean() < 0.30
    assert 0.40 < geschat.mean() < 0.60
    assert 0.20 < (gezegd & ~geschat).mean() < 0.40


def test_beperkingen_van_een_soort_komen_samen(klanten):
    lichaam = [i.index for i in FML if i.rubriek is Rubriek.DYNAMISCH and i.niveaus]
    geest = [i.index for i in FML if i.rubriek is Rubriek.PERSOONLIJK and i.niveaus]
    bekend = (klanten.kolommen.fml != ONBEKEND).all(axis=1)
    beperkt = (klanten.kolommen.fml[bekend] > 0).astype(float)
    binnen = np.corrcoef(beperkt[:, lichaam[0]], beperkt[:, lichaam[1:]].mean(axis=1))[0, 1]
    buiten = np.corrcoef(beperkt[:, lichaam[0]], beperkt[:, geest].mean(axis=1))[0, 1]
    assert binnen > buiten + 0.1


@pytest.mark.parametrize(
    "kolom", ["uren_min", "lat", "dagdelen", "eis_taal", "eis_certificaten", "branche"]
)
def test_elke_kolom_van_werk_is_soms_onbekend(werk, kolom):
    waarden = getattr(werk.kolommen, kolom)
    onbekend = np.isnan(waarden) if waarden.dtype.kind == "f" else waarden == ONBEKEND
    assert 0.01 < onbekend.mean() < 0.7


def test_groep_is_gelijk_verdeeld(werk):
    telling = np.histogram(werk.groep, bins=10, range=(0, 100_000))[0]
    assert (abs(telling - AANTAL / 10) < 5 * (AANTAL / 10) ** 0.5).all()
