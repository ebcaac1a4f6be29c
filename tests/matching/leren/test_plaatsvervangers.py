"""No feature stands in for a trait that nobody may rank on: neither one alone nor all together.

The record holds no traits, so this test invents them for the people of the demo. Of every klant we
take what the features say of him over the same werk: the mean, and how often they are unknown.
A trait is predicted from that; what counts is how much better than from shuffled traits.
"""

from __future__ import annotations

import numpy as np
import pytest

from api.demo.klanten import bouw_klanten
from api.demo.maken import STANDAARD_SEED
from api.demo.toeval import bron
from api.demo.vacatures import bouw_vacatures
from api.demo.werkgevers import bouw_werkgevers
from matching.leren.kenmerken import NAMEN
from matching.leren.kenmerken.feiten import tel_feiten
from matching.leren.kenmerken.pool import kenmerken_van
from modellen.klantprofiel.bouw import bouw_klantprofiel
from tests.builders import VANDAAG
from tests.matching.leren.paren import OMGEVING, klantzijde, werkzijde
from vacatures.werk import werk_van_vacature

MARGE = 0.15
"""Area under the ROC curve above .5 that is never flagged: less says little of anybody."""

GESCHUD = 200
SAMEN = "samen"


@pytest.fixture(scope="module")
def klantbeeld() -> np.ndarray:
    """What the features say of each klant of the demo, [klanten, 2 x features]."""
    werkgevers = bouw_werkgevers(bron(STANDAARD_SEED, "werkgevers"))
    mensen = bouw_klanten(bron(STANDAARD_SEED, "klanten"), werkgevers, vandaag=VANDAAG)
    vacatures = bouw_vacatures(bron(STANDAARD_SEED, "vacatures"), werkgevers, vandaag=VANDAAG)
    werk = werkzijde([werk_van_vacature(v) for v in vacatures[:40]])
    klanten = klantzijde(
        [
            bouw_klantprofiel(k.klant, k.belastbaarheid, assessment=k.assessment, test=k.test)
            for k in mensen
        ]
    )
    feiten = tel_feiten([], [], VANDAAG)
    beeld = []
    for i in range(len(klanten.kolommen)):
        hier = slice(i, i + 1)
        een = type(klanten)(klanten.kolommen.neem(hier), klanten.vectoren[hier])
        waarden = kenmerken_van(een, werk, feiten=feiten, omgeving=OMGEVING)
        gemiddeld = np.ma.masked_invalid(waarden).mean(axis=0).filled(np.nan)
        beeld.append(np.concatenate([gemiddeld, np.isnan(waarden).mean(axis=0)]))
    return np.array(beeld)


def find_plaatsvervangers(beeld: np.ndarray, eigenschap: np.ndarray, namen: list[str]) -> list[str]:
    """Names of columns that tell the trait, and ``SAMEN`` when all of them together do.

    Args:
        beeld: [klanten, columns]; nan = unknown, put in the middle.
        eigenschap: bool [klanten].
    """
    midden = np.ma.median(np.ma.masked_invalid(beeld), axis=0).filled(0.0)
    beeld = np.where(np.isnan(beeld), midden, beeld)
    rng = np.random.default_rng(0)
    geschud = np.stack([rng.permutation(eigenschap) for _ in range(GESCHUD)], axis=1)
    alle = np.concatenate([eigenschap[:, None], geschud], axis=1)
    apart = np.abs(_auc(_rangen(beeld), alle) - 0.5)  # [columns, traits]
    grens = max(MARGE, float(np.quantile(apart[:, 1:].max(axis=0), 0.99)))
    gevonden = [naam for naam, waarde in zip(namen, apart[:, 0], strict=True) if waarde > grens]
    samen = _samen(beeld, alle)
    if samen[0] - 0.5 > max(MARGE, float(np.quantile(samen[1:] - 0.5, 0.99))):
        gevonden.append(SAMEN)
    return gevonden


def _rangen(kolommen: np.ndarray) -> np.ndarray:
    """Ranks, ties in the middle."""
    return np.stack(
        [(k[:, None] > k).sum(1) + ((k[:, None] == k).sum(1) + 1) / 2 for k in kolommen.T], axis=1
    )


def _auc(rangen: np.ndarray, eigenschap: np.ndarray) -> np.ndarray:
    """Area under the ROC curve of each column for each trait (Mann and Whitney)."""
    n = eigenschap.sum(axis=0)
    som = rangen.T @ eigenschap
    return (som - n * (n + 1) / 2) / (n * (len(rangen) - n))


def _samen(beeld: np.ndarray, eigenschap: np.ndarray) -> np.ndarray:
    """The same for ridge regression on all columns, each klant predicted from the others."""
    spreiding = beeld.std(axis=0)
    x = (beeld - beeld.mean(axis=0))[:, spreiding > 0] / spreiding[spreiding > 0]
    y = eigenschap - eigenschap.mean(axis=0)
    hoed = x @ np.linalg.solve(x.T @ x + 5.0 * np.eye(x.shape[1]), x.T)
    eigen = np.diag(hoed)[:, None]
    voorspeld = y - (y - hoed @ y) / (1 - eigen)
    return np.array(
        [
            _auc(_rangen(voorspeld[:, [i]]), eigenschap[:, [i]])[0, 0]
            for i in range(eigenschap.shape[1])
        ]
    )


NAMEN_VAN_BEELD = [*NAMEN, *(f"{naam} onbekend" for naam in NAMEN)]


def _verzonnen(aantal: int, zaad: int) -> np.ndarray:
    return np.random.default_rng(zaad).random(aantal) < 0.5


@pytest.mark.parametrize("zaad", range(3))
def test_geen_kenmerk_verraadt_een_eigenschap_die_niet_in_het_dossier_staat(klantbeeld, zaad):
    eigenschap = _verzonnen(len(klantbeeld), zaad)
    assert find_plaatsvervangers(klantbeeld, eigenschap, NAMEN_VAN_BEELD) == []


def test_een_kenmerk_dat_een_eigenschap_benadert_wordt_gevonden(klantbeeld):
    eigenschap = _verzonnen(len(klantbeeld), 10)
    ruis = np.random.default_rng(1).normal(0.0, 0.6, len(klantbeeld))
    met = np.concatenate([klantbeeld, (eigenschap + ruis)[:, None]], axis=1)
    gevonden = find_plaatsvervangers(met, eigenschap, [*NAMEN_VAN_BEELD, "benadering"])
    assert gevonden[0] == "benadering"


def test_ook_dat_het_onbekend_is_kan_een_eigenschap_verraden(klantbeeld):
    eigenschap = _verzonnen(len(klantbeeld), 11)
    met = klantbeeld.copy()
    met[:, len(NAMEN)] = np.where(eigenschap, 1.0, met[:, len(NAMEN)])
    gevonden = find_plaatsvervangers(met, eigenschap, NAMEN_VAN_BEELD)
    assert f"{NAMEN[0]} onbekend" in gevonden


def test_wat_alleen_samen_iets_verraadt_wordt_ook_gevonden(klantbeeld):
    """Two columns that each say next to nothing, and whose difference is the trait."""
    rng = np.random.default_rng(2)
    eigenschap = _verzonnen(len(klantbeeld), 12)
    ruis = rng.normal(0.0, 3.0, len(klantbeeld))
    twee = np.stack([ruis, ruis + eigenschap], axis=1)
    alleen = find_plaatsvervangers(twee, eigenschap, ["een", "twee"])
    assert alleen == [SAMEN]
