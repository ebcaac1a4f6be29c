"""From record to vector: unit length, one by one as in a batch, and a wish above the past."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from matching.representatie import ZIN_GEWICHT, profielvectoren, werkvectoren
from matching.taal.laden import Taalmodel
from modellen.assessment.model import Bevinding
from modellen.klant.model import Wens, WensSoort, Werkervaring
from modellen.klantprofiel.model import Klantprofiel, ZinSoort
from tests.builders import (
    een_assessment,
    een_belastbaarheid,
    een_beroepskeuzetest,
    een_klant,
    een_klantprofiel,
    een_werk,
)
from vacatures.werk import Werk

HOVENIER = een_werk(
    "V-1", titel="Hovenier", taken="Je onderhoudt tuinen, snoeit struiken en maait gras."
)
ADMINISTRATIE = een_werk(
    "V-2",
    titel="Administratief medewerker",
    taken="Je boekt facturen, beheert de debiteuren en houdt de boekhouding bij.",
)
SCHOONMAAK = een_werk(
    "V-3", titel="Schoonmaker", taken="Je stofzuigt kantoren en maakt sanitair schoon."
)


def _profiel(
    wens: str | None = None, ervaring: str | None = None, **velden: object
) -> Klantprofiel:
    klant = een_klant(
        wensen=() if wens is None else (Wens(WensSoort.BEROEP, wens),),
        werkervaring=() if ervaring is None else (Werkervaring(ervaring),),
        **velden,
    )
    return een_klantprofiel(klant)


def _lengtes(vectoren: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.linalg.norm(vectoren, axis=1)


def _nabijheid(taalmodel: Taalmodel, profiel: Klantprofiel, werk: Werk) -> float:
    [van], [naar] = profielvectoren(taalmodel, [profiel]), werkvectoren(taalmodel, [werk])
    return float(van @ naar)


PROFIELEN = [
    _profiel("tuinman", "boekhouder"),
    _profiel(None, "lasser"),
    _profiel("Ik wil graag met mensen werken"),
    een_klantprofiel(
        een_klant(),
        assessment=een_assessment(kwaliteiten=frozenset(Bevinding)),
        test=een_beroepskeuzetest(),
    ),
]


# --- nothing to say ------------------------------------------------------------------------------


def test_geen_rijen_geven_een_lege_tabel_van_de_goede_breedte(taalmodel: Taalmodel):
    assert profielvectoren(taalmodel, []).shape == (0, taalmodel.dimensie)
    assert werkvectoren(taalmodel, []).shape == (0, taalmodel.dimensie)


def test_een_profiel_zonder_tekst_is_nul_en_lijkt_op_niets(taalmodel: Taalmodel):
    vectoren = profielvectoren(taalmodel, [_profiel("tuinman"), _profiel(), _profiel("kok")])
    assert not vectoren[1].any()
    np.testing.assert_allclose(_lengtes(vectoren), [1, 0, 1], atol=1e-5)


def test_werk_zonder_woorden_die_iets_zeggen_is_nul_en_geen_nan(taalmodel: Taalmodel):
    assert not werkvectoren(taalmodel, [een_werk(titel=".", taken="")]).any()


# --- unit length, and a row does not know its neighbours -----------------------------------------


def test_elke_vector_heeft_lengte_een(taalmodel: Taalmodel):
    werken = [HOVENIER, ADMINISTRATIE, een_werk(titel="Kok", taken="")]
    for vectoren in (profielvectoren(taalmodel, PROFIELEN), werkvectoren(taalmodel, werken)):
        assert vectoren.dtype == np.float32
        np.testing.assert_allclose(_lengtes(vectoren), 1, atol=1e-5)


def test_een_voor_een_is_gelijk_aan_allemaal_tegelijk(taalmodel: Taalmodel):
    werken = [HOVENIER, ADMINISTRATIE, SCHOONMAAK]
    los = np.vstack([profielvectoren(taalmodel, [p]) for p in PROFIELEN])
    np.testing.assert_allclose(profielvectoren(taalmodel, PROFIELEN), los, atol=1e-5)
    los = np.vstack([werkvectoren(taalmodel, [w]) for w in werken])
    np.testing.assert_allclose(werkvectoren(taalmodel, werken), los, atol=1e-5)


def test_de_volgorde_van_rijen_volgt_de_invoer(taalmodel: Taalmodel):
    heen, terug = (profielvectoren(taalmodel, p) for p in (PROFIELEN, PROFIELEN[::-1]))
    np.testing.assert_allclose(heen, terug[::-1], atol=1e-5)


# --- what weighs ---------------------------------------------------------------------------------


def test_een_wens_weegt_zwaarder_dan_ervaring(taalmodel: Taalmodel):
    wil_naar_buiten = _profiel("tuinman", "boekhouder")
    assert _nabijheid(taalmodel, wil_naar_buiten, HOVENIER) > _nabijheid(
        taalmodel, wil_naar_buiten, ADMINISTRATIE
    )
    wil_naar_binnen = _profiel("boekhouder", "tuinman")
    assert _nabijheid(taalmodel, wil_naar_binnen, ADMINISTRATIE) > _nabijheid(
        taalmodel, wil_naar_binnen, HOVENIER
    )


def test_zonder_wens_telt_wat_iemand_deed(taalmodel: Taalmodel):
    profiel = _profiel(None, "hovenier")
    assert _nabijheid(taalmodel, profiel, HOVENIER) > _nabijheid(taalmodel, profiel, SCHOONMAAK)


def test_een_wens_heeft_het_grootste_gewicht_van_alle_zinnen():
    assert set(ZIN_GEWICHT) == set(ZinSoort)
    assert min(ZIN_GEWICHT.values()) > 0
    assert all(
        ZIN_GEWICHT[ZinSoort.WENS] > gewicht
        for soort, gewicht in ZIN_GEWICHT.items()
        if soort is not ZinSoort.WENS
    )


def test_de_titel_van_het_werk_telt_ook_zonder_taken(taalmodel: Taalmodel):
    kaal = een_werk(titel="Hovenier", taken="")
    profiel = _profiel("hovenier")
    assert _nabijheid(taalmodel, profiel, kaal) == pytest.approx(1, abs=1e-4)


# --- what does not weigh -------------------------------------------------------------------------


def test_belastbaarheid_verandert_de_vector_niet(taalmodel: Taalmodel):
    klant = een_klant()
    beperkt = een_belastbaarheid(afwijkingen={"IV-13": 3, "I-8": {"deadlines"}})
    een = profielvectoren(taalmodel, [een_klantprofiel(klant)])
    ander = profielvectoren(taalmodel, [een_klantprofiel(klant, belastbaarheid=beperkt)])
    np.testing.assert_array_equal(een, ander)


def test_een_geweerde_zin_verandert_de_vector_niet(taalmodel: Taalmodel):
    een = profielvectoren(taalmodel, [_profiel("Ik wil tuinman worden.")])
    ander = profielvectoren(
        taalmodel, [_profiel("Ik wil tuinman worden. Ik heb rugklachten. Mijn zoon is klein.")]
    )
    np.testing.assert_array_equal(een, ander)


def test_werkgever_en_plaats_veranderen_de_vector_van_werk_niet(taalmodel: Taalmodel):
    een = een_werk(titel="Kok", taken="Koken.", werkgever_naam="De Linde", plek="Utrecht 3511")
    ander = een_werk(titel="Kok", taken="Koken.", werkgever_naam="Moskee", plek="Amersfoort 3811")
    np.testing.assert_array_equal(*(werkvectoren(taalmodel, [w]) for w in (een, ander)))
