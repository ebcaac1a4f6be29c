from __future__ import annotations

import numpy as np
import pytest

from matching.taal.glad import (
    DRUKTE_GEWICHT,
    NAMEN_GEWICHT,
    OMSCHRIJVING_GEWICHT,
    VOORKEUR_GEWICHT,
    get_middens,
    strijk_glad,
)

# Two names of occupation 0, one of occupation 1, at right angles.
NAMEN = np.eye(3, dtype=np.float32)
CONCEPT = np.array([0, 0, 1])
GEEN = np.zeros(3, dtype=bool)


def test_midden_is_het_genormeerde_gemiddelde_van_de_namen() -> None:
    half = np.sqrt(0.5)
    assert get_middens(NAMEN, CONCEPT, 2) == pytest.approx(
        np.array([[half, half, 0], [0, 0, 1]]), abs=1e-6
    )


def test_gladgestreken_vector_is_die_van_de_hand() -> None:
    omschrijvingen = np.array([[0, 0, 1], [0, 0, 0]], dtype=np.float32)
    voorkeur = np.array([True, False, True])
    glad = strijk_glad(NAMEN, CONCEPT, omschrijvingen, voorkeur)
    midden = NAMEN_GEWICHT * np.sqrt(0.5)
    som = np.array(
        [
            [1 + midden, midden, OMSCHRIJVING_GEWICHT],
            [midden, 1 + midden, OMSCHRIJVING_GEWICHT],
            [0, 0, 1 + NAMEN_GEWICHT],
        ]
    )
    richting = som / np.linalg.norm(som, axis=1, keepdims=True)
    # With three names every name is a neighbour, so business is the mean of a row.
    drukte = richting.mean(axis=1)
    lengte = 1 - DRUKTE_GEWICHT * (drukte - drukte.mean())
    lengte *= 1 + VOORKEUR_GEWICHT * voorkeur
    assert glad == pytest.approx(richting * lengte[:, None], abs=1e-6)


def test_beroep_zonder_omschrijving_en_naam_die_niets_zegt_blijven_eindig() -> None:
    glad = strijk_glad(
        np.zeros((2, 4), np.float32), np.array([0, 1]), np.zeros((2, 4), np.float32), GEEN[:2]
    )
    assert np.array_equal(glad, np.zeros((2, 4)))
