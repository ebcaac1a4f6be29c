"""What holds now: corrections, withdrawals, order and time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.traject.model import INGETROKKEN, Gebeurtenis, Traject
from modellen.traject.soorten.opstapbaan import SOORT
from modellen.traject.stand import Stand
from modellen.waarden import KlantNummer, OrganisatieCode
from tests.modellen.traject.opstapbaan_verhaal import Opstap, tot
from tests.modellen.traject.verhaal import moment

TRAJECT = Traject("T-1", KlantNummer("K-1"), "proef", OrganisatieCode("o"), "gemeente")
BEGIN = moment("2026-01-05 09:00")


def een_gebeurtenis(nummer: int, *, dag: int = 0, corrigeert: int | None = None, stap: str = "a"):
    op = BEGIN + timedelta(days=dag)
    reden = "fout" if corrigeert else None
    return Gebeurtenis(nummer, stap, op, "coach", op, {"n": nummer}, corrigeert, reden)


def test_een_leeg_traject_is_in_de_eerste_fase_en_weet_niets() -> None:
    stand = Stand(TRAJECT)
    assert stand.fase(SOORT).code == "aangemeld"
    assert stand.geldend == ()
    assert stand.eerste("a") is stand.laatste("a") is None
    assert stand.waarde("a", "n") is stand.dag("a", "n") is None
    assert not stand.heeft("a")
    assert not stand.is_afgesloten


def test_een_verbetering_vervangt_en_het_oude_blijft_bewaard() -> None:
    v = tot("aangemeld").verbeter(1, bron="uwv")
    assert v.stand.waarde("aanmelding", "bron") == "uwv"
    assert [g.gegevens["bron"] for g in v.stand.gebeurtenissen] == ["gemeente", "uwv"]
    assert v.stand.gebeurtenissen[1].reden == "Verkeerd ingevuld."


def test_wat_is_ingetrokken_geldt_niet_en_staat_er_nog() -> None:
    v = tot("aangemeld").trek_in(1)
    assert v.stand.geldend == ()
    assert [g.stap for g in v.stand.gebeurtenissen] == ["aanmelding", INGETROKKEN]
    assert v.stand.find(1) is None


def test_een_verbetering_van_een_verbetering_telt_als_laatste() -> None:
    v = tot("aangemeld").verbeter(1, bron="uwv").verbeter(2, bron="anders")
    assert v.stand.waarde("aanmelding", "bron") == "anders"
    assert v.stand.find(1) is v.stand.find(2) is v.stand.find(3) is v.stand.geldend[0]


def test_op_hetzelfde_moment_houdt_een_verbetering_haar_plaats() -> None:
    """Otherwise correcting the first of two things at nine o'clock would break the second."""
    v = tot("aangemeld").doe("toewijzing").verbeter(1, bron="uwv")
    assert [g.stap for g in v.stand.geldend] == ["aanmelding", "toewijzing"]


def test_wat_later_is_vastgelegd_staat_op_zijn_eigen_moment() -> None:
    v = tot("in_opstapbaan").op("2026-02-20 10:00").doe("weekgesprek")
    v.op("2026-02-10 10:00").doe("jobfinding")
    assert [g.stap for g in v.stand.geldend[-2:]] == ["jobfinding", "weekgesprek"]
    assert [g.stap for g in v.stand.gebeurtenissen[-2:]] == ["weekgesprek", "jobfinding"]


def test_de_eerste_de_laatste_en_alle() -> None:
    v = tot("ondertekend")
    assert len(v.stand.alle("handtekening")) == 3
    eerste, laatste = v.stand.eerste("handtekening"), v.stand.laatste("handtekening")
    assert eerste is not None
    assert laatste is not None
    assert (eerste.gegevens["rol"], laatste.gegevens["rol"]) == ("klant", "casemanager")
    assert v.stand.dag("in_dienst", "datum") == date(2026, 1, 7)


def test_de_fase_volgt_het_laatste_dat_ergens_heen_leidde() -> None:
    fasen = [tot(h).fase for h in ("aangemeld", "in_intake", "in_opstapbaan", "in_nazorg")]
    assert fasen == ["aangemeld", "intake", "opstapbaan", "nazorg"]


def test_de_stand_van_vroeger_kent_de_nummers_van_nu() -> None:
    v = tot("aangemeld").verbeter(1, bron="uwv").doe("toewijzing")
    vroeger = v.stand.tot(1)
    assert [g.stap for g in vroeger.geldend] == ["aanmelding"]
    assert vroeger.find(1) == vroeger.geldend[0]
    assert vroeger.find(3) is None
    assert vroeger.find(99) is None
    assert v.stand.tot(0).geldend == ()


@pytest.mark.parametrize("aantal", [0, 1, 5, 12])
def test_tot_geeft_het_begin_van_wat_geldt(aantal: int) -> None:
    stand = tot("zes_maanden").stand
    eerder = stand.tot(aantal)
    assert [g.volgnummer for g in eerder.geldend] == [g.volgnummer for g in stand.geldend[:aantal]]


@st.composite
def geschiedenissen(draw: st.DrawFn) -> list[Gebeurtenis]:
    """Events in order of recording; some correct or withdraw one that holds then."""
    gebeurtenissen: list[Gebeurtenis] = []
    geldend: list[int] = []
    for nummer in range(1, draw(st.integers(0, 12)) + 1):
        doel = draw(st.sampled_from([None, *geldend]))
        weg = doel is not None and draw(st.booleans())
        stap = INGETROKKEN if weg else "a"
        dag = draw(st.integers(0, 3))
        gebeurtenissen.append(een_gebeurtenis(nummer, dag=dag, corrigeert=doel, stap=stap))
        geldend = [n for n in geldend if n != doel] + ([] if weg else [nummer])
    return gebeurtenissen


@given(geschiedenissen())
def test_wat_geldt_is_wat_niet_verbeterd_of_ingetrokken_is(gebeurtenissen) -> None:
    stand = Stand(TRAJECT, tuple(gebeurtenissen))
    weg = {g.corrigeert for g in gebeurtenissen}
    verwacht = {g.volgnummer for g in gebeurtenissen if g.stap != INGETROKKEN} - weg
    assert {g.volgnummer for g in stand.geldend} == verwacht
    assert [g.moment for g in stand.geldend] == sorted(g.moment for g in stand.geldend)
    assert stand.gebeurtenissen == tuple(gebeurtenissen)


@given(geschiedenissen())
def test_stap_voor_stap_of_in_een_keer_geeft_hetzelfde(gebeurtenissen) -> None:
    stand = Stand(TRAJECT)
    for gebeurtenis in gebeurtenissen:
        stand = stand.met(gebeurtenis)
    assert stand == Stand(TRAJECT, tuple(gebeurtenissen))


def test_een_stand_verandert_niet() -> None:
    v: Opstap = tot("aangemeld")
    voor = v.stand
    v.doe("toewijzing")
    assert len(voor.gebeurtenissen) == 1
    assert v.stand is not voor
