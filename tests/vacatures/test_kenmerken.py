"""Place, requirements and contract form: what is unknown is not the same as nothing."""

from __future__ import annotations

import pytest

from vacatures.kenmerken import Contractvorm, Eisen, Werkplek


@pytest.mark.parametrize(("land", "is_buitenland"), [(None, False), ("NL", False), ("BE", True)])
def test_buitenland_is_alleen_een_bekend_ander_land(land: str | None, is_buitenland: bool):
    assert Werkplek(3811, "Amersfoort", land).is_buitenland == is_buitenland


@pytest.mark.parametrize(
    ("plek", "tekst"),
    [
        (Werkplek(), "plaats onbekend"),
        (Werkplek(3811), "3811"),
        (Werkplek(3811, "Amersfoort", "NL"), "Amersfoort"),
        (Werkplek(None, "Lanaken", "BE"), "Lanaken (BE)"),
        (Werkplek(None, None, "DE"), "plaats onbekend (DE)"),
    ],
)
def test_een_plek_is_te_lezen(plek: Werkplek, tekst: str):
    assert str(plek) == tekst


def test_onbekende_eisen_zijn_iets_anders_dan_geen_eisen():
    onbekend = Eisen()
    assert (onbekend.opleiding, onbekend.taal) == (None, None)
    assert (onbekend.rijbewijzen, onbekend.certificaten) == (None, None)
    assert onbekend != Eisen(rijbewijzen=frozenset(), certificaten=frozenset())


def test_elke_contractvorm_heeft_een_eigen_naam():
    labels = [vorm.label for vorm in Contractvorm]
    assert len(set(labels)) == len(labels)
    assert Contractvorm.VAST.label == "vast contract"
