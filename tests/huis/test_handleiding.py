"""The guide for a first day says what is on the screen: its buttons and its pictures exist."""

from __future__ import annotations

import re

import pytest

from tests.huis.project import REPO

GIDS = (REPO / "docs" / "handleiding.md").read_text(encoding="utf-8")
KNOPPEN = sorted(set(re.findall(r"\*\*(.+?)\*\*", GIDS)))
BEELDEN = sorted(set(re.findall(r"\]\((schermen/[^)]+)\)", GIDS)))


@pytest.fixture(scope="module")
def scherm() -> str:
    """All words that pages can show."""
    web = REPO / "api" / "web"
    bronnen = [*web.rglob("*.html"), *web.rglob("*.py")]
    return " ".join(pad.read_text(encoding="utf-8") for pad in bronnen)


@pytest.mark.parametrize("knop", KNOPPEN)
def test_wat_vet_staat_staat_ook_op_een_pagina(scherm: str, knop: str):
    assert knop in scherm


@pytest.mark.parametrize("beeld", BEELDEN)
def test_elk_beeld_is_er(beeld: str):
    assert (REPO / "docs" / beeld).is_file()
