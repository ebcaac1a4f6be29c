"""Tests that share what is dear to make run in one process: a group unseen costs minutes."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("proef")
@pytest.mark.parametrize("deel", ["een", "twee"])
def test_een_groep_staat_achter_de_naam_van_elke_test_erin(
    request: pytest.FixtureRequest, deel: str
):
    met_groepen = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith(f"[{deel}]" + "@proef" * met_groepen)


def test_wie_in_geen_groep_zit_houdt_zijn_naam(request: pytest.FixtureRequest):
    assert request.node.nodeid.endswith("::test_wie_in_geen_groep_zit_houdt_zijn_naam")
