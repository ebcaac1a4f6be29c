"""A part has a version of its own: it changes with the part, and with nothing else."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellen.klant.model import Klant
from modellen.klant.profieldeel import Profieldeel, versie_van
from modellen.kwalificatie import Certificaat, Vervoermiddel
from tests.builders import een_klant

ANDERS = een_klant(
    postcode="1011",
    uren=(1, 2),
    dagdelen="za nacht",
    taalniveau=None,
    opleiding=None,
    rijbewijzen=None,
    certificaten=None,
    wensen=(),
    werkervaring=(),
    uitgesloten_werkgevers=frozenset({"W-9"}),
)


def test_elk_veld_van_een_klant_hoort_bij_een_deel_of_bij_niemand_om_te_wijzigen():
    velden = [veld for deel in Profieldeel for veld in deel.velden]
    van_beheer = ["nummer", "organisatie", "coach", "status"]
    assert sorted(velden + van_beheer) == sorted(veld.name for veld in fields(Klant))


@pytest.mark.parametrize("deel", list(Profieldeel))
def test_een_versie_verandert_met_haar_eigen_deel_en_met_geen_ander(deel: Profieldeel):
    eerst = een_klant()
    velden = {veld: getattr(ANDERS, veld) for veld in deel.velden}
    na = replace(eerst, **velden)
    for een in Profieldeel:
        assert (versie_van(na, een) != versie_van(eerst, een)) is (een is deel)


@settings(max_examples=15)
@given(st.permutations(list(Certificaat)[:6]), st.permutations(list(Vervoermiddel)))
def test_de_volgorde_waarin_iets_is_opgeschreven_telt_niet(papieren, middelen):
    een = een_klant(certificaten=frozenset(papieren), vervoer=dict.fromkeys(middelen, 30))
    ander = een_klant(
        certificaten=frozenset(sorted(papieren)), vervoer=dict.fromkeys(sorted(middelen), 30)
    )
    assert [versie_van(een, d) for d in Profieldeel] == [versie_van(ander, d) for d in Profieldeel]
