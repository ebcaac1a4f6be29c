"""Werk: one flat shape of three, with nothing lost and nothing made up."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

from modellen.waarden import OrganisatieCode, UrenPerWeek, WerkNummer
from tests.builders import (
    ANDERE_ORGANISATIE,
    ORGANISATIE,
    VANDAAG,
    een_netwerkplek,
    een_vacature,
    een_werk,
    een_werkgever,
)
from vacatures.belasting.model import Belasting
from vacatures.kenmerken import Eisen
from vacatures.vacature.model import VacatureStatus
from vacatures.werk import (
    Werk,
    WerkSoort,
    werk_van_netwerkplek,
    werk_van_vacature,
    werk_van_werkgever,
)

GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)
WIE = frozenset({ORGANISATIE})


@pytest.mark.parametrize("status", [s for s in VacatureStatus if s is not VacatureStatus.OPEN])
def test_een_vacature_die_niet_open_is_wordt_nooit_voorgesteld(status: VacatureStatus):
    werk = een_werk(status=status)
    assert not werk.is_actief
    assert not werk.is_open(VANDAAG)


@pytest.mark.parametrize(("cluster", "actief"), [(None, True), ("V-1", True), ("V-2", False)])
def test_van_dubbele_vacatures_wordt_alleen_het_hoofd_voorgesteld(
    cluster: WerkNummer | None, actief: bool
):
    assert een_werk("V-1", cluster=cluster).is_actief == actief


@pytest.mark.parametrize(
    ("sluit_op", "is_open"), [(None, True), (MORGEN, True), (VANDAAG, True), (GISTEREN, False)]
)
def test_werk_is_open_tot_en_met_de_laatste_dag(sluit_op: date | None, is_open: bool):
    assert een_werk(sluit_op=sluit_op).is_open(VANDAAG) == is_open


@pytest.mark.parametrize(
    ("voor", "organisatie", "zichtbaar"),
    [
        (None, ORGANISATIE, True),
        (WIE, ORGANISATIE, True),
        (WIE, ANDERE_ORGANISATIE, False),
        (frozenset(), ORGANISATIE, False),
    ],
)
def test_werk_is_alleen_zichtbaar_voor_wie_het_bedoeld_is(
    voor: frozenset[OrganisatieCode] | None, organisatie: OrganisatieCode, zichtbaar: bool
):
    assert een_werk(zichtbaar_voor=voor).is_zichtbaar_voor(organisatie) == zichtbaar


BEREKEND = {"soort", "is_actief"}


def _gelijke_velden(werk: Werk, bron: object) -> set[str]:
    namen = {v.name for v in fields(Werk)} - BEREKEND
    return {n for n in namen if hasattr(bron, n) and getattr(bron, n) == getattr(werk, n)}


def test_een_vacature_verliest_geen_kenmerk():
    vacature = een_vacature(
        werkgever=WerkNummer("W-1"),
        belasting={"IV-13": 2},
        sluit_op=MORGEN,
        zichtbaar_voor=WIE,
    )
    werk = werk_van_vacature(vacature)
    assert werk.soort is WerkSoort.VACATURE
    assert _gelijke_velden(werk, vacature) == {v.name for v in fields(Werk)} - BEREKEND


def test_een_netwerkplek_verliest_geen_kenmerk_en_sluit_nooit():
    plek = een_netwerkplek(belasting={"IV-13": 2}, zichtbaar_voor=WIE)
    werk = werk_van_netwerkplek(plek)
    assert werk.soort is WerkSoort.NETWERKPLEK
    assert _gelijke_velden(werk, plek) == {v.name for v in fields(Werk)} - BEREKEND - {
        *("sluit_op", "contractvorm", "posities", "geplaatst_op"),
    }
    assert (werk.sluit_op, werk.contractvorm, werk.posities) == (None, None, None)
    assert not werk_van_netwerkplek(een_netwerkplek(is_actief=False)).is_actief


def test_van_een_werkgever_zijn_uren_tijden_eisen_en_belasting_onbekend():
    werkgever = een_werkgever(zichtbaar_voor=WIE)
    werk = werk_van_werkgever(werkgever)
    assert werk.soort is WerkSoort.WERKGEVER
    assert (werk.titel, werk.taken) == (werkgever.naam, werkgever.activiteiten)
    assert (werk.werkgever, werk.werkgever_naam) == (werkgever.nummer, werkgever.naam)
    assert (werk.branche, werk.plek) == (werkgever.branche, werkgever.plek)
    assert (werk.uren, werk.dagdelen) == (UrenPerWeek(), None)
    assert (werk.eisen, werk.belasting, werk.isco) == (Eisen(), Belasting(), None)
    assert werk.zichtbaar_voor == WIE
    assert not werk_van_werkgever(een_werkgever(is_actief=False)).is_actief
