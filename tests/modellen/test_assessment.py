"""The real-life assessment: thirteen leefgebieden, five conclusions, closed findings."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from modellen.assessment.model import Bevinding, Leefgebied, RlaConclusies, Termijn
from modellen.klantprofiel.zeef import zeef_tekst
from tests.builders import een_assessment

VOLLEDIG = RlaConclusies(
    te_motiveren=True,
    kan_uitstromen=False,
    scholing="geen",
    weg_te_nemen="geen",
    termijn=Termijn.DIRECT,
)


def test_er_zijn_dertien_leefgebieden_met_elk_een_eigen_label():
    assert len(Leefgebied) == 13
    assert len({gebied.label for gebied in Leefgebied}) == 13


def test_een_leeg_assessment_mist_alles():
    assessment = een_assessment(verslag={})
    assert assessment.ontbrekende_leefgebieden == tuple(Leefgebied)
    assert assessment.conclusies.ontbrekend == ("a", "b", "c", "d", "e")


def test_een_verslag_van_alleen_spaties_telt_niet():
    verslag = {Leefgebied.WERK: "Werkte drie jaar in een magazijn.", Leefgebied.OPLEIDING: " \n"}
    ontbreekt = een_assessment(verslag=verslag).ontbrekende_leefgebieden
    assert Leefgebied.OPLEIDING in ontbreekt
    assert Leefgebied.WERK not in ontbreekt
    assert len(ontbreekt) == 13 - 1


@pytest.mark.parametrize(
    ("letter", "veld"), list(zip("abcde", [v.name for v in fields(RlaConclusies)], strict=True))
)
def test_elke_open_conclusie_wordt_met_haar_letter_genoemd(letter: str, veld: str):
    assert VOLLEDIG.ontbrekend == ()
    assert replace(VOLLEDIG, **{veld: None}).ontbrekend == (letter,)


def test_nee_is_ook_een_conclusie():
    assert "b" not in RlaConclusies(kan_uitstromen=False).ontbrekend


def test_de_zinnen_van_bevindingen_zijn_eigen_en_mogen_in_de_profieltekst():
    zinnen = [bevinding.zin for bevinding in Bevinding]
    assert len(set(zinnen)) == len(zinnen)
    assert [zeef_tekst(zin) for zin in zinnen] == [[(zin, None)] for zin in zinnen]


def test_een_assessment_is_van_een_dag_en_kent_standaard_geen_verslag():
    assessment = een_assessment(datum=date(2026, 1, 2))
    assert assessment.datum == date(2026, 1, 2)
    assert dict(assessment.verslag) == {}
