"""What is asked of whoever pays depends on a few steps alone: a list need read no others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from modellen.traject.model import AFSLUITEN, INGETROKKEN, Gebeurtenis, Traject
from modellen.traject.stand import Stand
from modellen.traject.vragen import (
    STAPPEN_VAN_VRAGEN,
    UREN_AFGEWEZEN,
    UREN_BETAALD,
    UREN_VERZONDEN,
    VERLENGING_AKKOORD,
    VERLENGING_GEWEIGERD,
    VERLENGING_VOORGESTELD,
    Vraagsoort,
    open_vragen,
)
from modellen.waarden import KlantNummer
from tests.builders import ORGANISATIE
from tests.modellen.traject.proefsoort import een_gebeurtenis

UREN = (UREN_VERZONDEN, UREN_BETAALD, UREN_AFGEWEZEN)
VERLENGING = (VERLENGING_VOORGESTELD, VERLENGING_AKKOORD, VERLENGING_GEWEIGERD)
TRAJECT = Traject("T-1", KlantNummer("K-1"), "proef", ORGANISATIE, "gemeente", "coach.x")


def een_stand(*gebeurtenissen: Gebeurtenis) -> Stand:
    return Stand(TRAJECT, gebeurtenissen)


@st.composite
def verhalen(draw: st.DrawFn) -> tuple[Gebeurtenis, ...]:
    """Steps in any order, some of them withdrawn or corrected later."""
    verhaal: list[Gebeurtenis] = []
    stappen = st.sampled_from(("gesprek", "uren_geregistreerd", *UREN, *VERLENGING, AFSLUITEN))
    for nummer in range(1, draw(st.integers(1, 14)) + 1):
        oud = draw(st.sampled_from(een_stand(*verhaal).geldend or (None,)))
        if oud is not None and draw(st.integers(0, 3)) == 0:
            stap = draw(st.sampled_from((oud.stap, INGETROKKEN)))
            nieuw = replace(een_gebeurtenis(nummer, stap, uren=1), corrigeert=oud.volgnummer)
        else:
            nieuw = een_gebeurtenis(nummer, draw(stappen), uren=draw(st.integers(1, 3)))
        verhaal.append(nieuw)
    return tuple(verhaal)


def test_uren_die_zijn_betaald_worden_niet_meer_gevraagd():
    verzonden = een_gebeurtenis(1, UREN_VERZONDEN, uren=1)
    assert [v.soort for v in open_vragen(een_stand(verzonden))] == [Vraagsoort.UREN]
    assert open_vragen(een_stand(verzonden, een_gebeurtenis(2, UREN_BETAALD, uren=1))) == ()


@given(verhaal=verhalen())
def test_andere_stappen_veranderen_niet_wat_er_wordt_gevraagd(verhaal):
    alleen = [g for g in verhaal if g.stap in {*STAPPEN_VAN_VRAGEN, INGETROKKEN}]
    heel, deel = (
        [replace(vraag, over=None) for vraag in open_vragen(een_stand(*hier))]
        for hier in (verhaal, alleen)
    )
    assert heel == deel
