from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OngeldigeWaarde
from modellen.normen.duur import (
    AMSTERDAM,
    MAX_AANTAL,
    Duur,
    Eenheid,
    begin_van_dag,
    dag_van,
    einde_van_dag,
    tel_op,
    uiterlijk,
)
from modellen.normen.feestdagen import feestdagen, is_werkdag

DAGEN = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MOMENTEN = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 (Hypothesis adds the zone)
    datetime(2100, 12, 31),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, AMSTERDAM]),
)
MAANDEN = st.integers(0, 240)


def _duur(tekst: str) -> Duur:
    return Duur.lees(tekst)


def _in_nederland(*delen: int, fold: int = 0) -> datetime:
    jaar, maand, dag, uur, minuut = delen
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=AMSTERDAM, fold=fold)


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    ["", "2", "weken", "2 jaren", "-1 dag", "2  weken", "twee weken", "1.5 uur", "12345 dagen"],
)
def test_een_tekst_die_geen_duur_is_wordt_geweigerd(tekst):
    with pytest.raises(OngeldigeWaarde, match="geen duur"):
        Duur.lees(tekst)


@pytest.mark.parametrize("aantal", [-1, MAX_AANTAL + 1])
def test_een_onmogelijk_aantal_wordt_geweigerd(aantal):
    with pytest.raises(OngeldigeWaarde):
        Duur(aantal, Eenheid.DAG)


def test_een_moment_zonder_tijdzone_wordt_geweigerd():
    kaal = datetime(2026, 3, 1, 12, 0)  # noqa: DTZ001 (that is the point)
    for vraag in (lambda: tel_op(kaal, _duur("1 dag")), lambda: tel_op(kaal, _duur("1 uur"))):
        with pytest.raises(OngeldigeWaarde, match="tijdzone"):
            vraag()
    with pytest.raises(OngeldigeWaarde, match="tijdzone"):
        dag_van(kaal)


def test_uren_tellen_vanaf_een_dag_zonder_tijd_wordt_geweigerd():
    with pytest.raises(OngeldigeWaarde, match="48 uur"):
        tel_op(date(2026, 3, 1), _duur("48 uur"))


# --- reading and writing -------------------------------------------------------------------------


@given(st.integers(0, MAX_AANTAL), st.sampled_from(Eenheid))
def test_een_duur_leest_terug_wat_er_geschreven_is(aantal, eenheid):
    assert Duur.lees(str(Duur(aantal, eenheid))) == Duur(aantal, eenheid)


@pytest.mark.parametrize("tekst", ["48 uur", "1 uur", "1 dag", "2 weken", "1 maand", "0 werkdagen"])
def test_een_duur_staat_in_gewoon_nederlands(tekst):
    assert str(Duur.lees(tekst)) == tekst


# --- months --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "duur", "einde"),
    [
        ("2026-08-31", "6 maanden", "2027-02-28"),
        ("2027-08-31", "6 maanden", "2028-02-29"),
        ("2026-01-31", "1 maand", "2026-02-28"),
        ("2028-01-31", "1 maand", "2028-02-29"),
        ("2028-02-29", "12 maanden", "2029-02-28"),
        ("2028-02-29", "48 maanden", "2032-02-29"),
        ("2026-02-28", "6 maanden", "2026-08-28"),  # the end of a month does not stick
        ("2026-10-31", "3 maanden", "2027-01-31"),
        ("2026-12-31", "2 maanden", "2027-02-28"),
        ("2026-12-01", "1 maand", "2027-01-01"),
        ("2026-05-31", "0 maanden", "2026-05-31"),
        ("2026-12-20", "2 weken", "2027-01-03"),
        ("2028-02-22", "1 week", "2028-02-29"),
    ],
)
def test_de_moeilijke_dagen_van_de_kalender(begin, duur, einde):
    assert tel_op(date.fromisoformat(begin), _duur(duur)) == date.fromisoformat(einde)


def _oracle_maanden(dag: date, aantal: int) -> date:
    """Walk month by month and keep the day of the start."""
    jaar, maand = dag.year, dag.month
    for _ in range(aantal):
        jaar, maand = (jaar + 1, 1) if maand == 12 else (jaar, maand + 1)
    return date(jaar, maand, min(dag.day, monthrange(jaar, maand)[1]))


@given(DAGEN, MAANDEN)
def test_maanden_tellen_slaat_geen_maand_over_en_klemt_op_de_laatste_dag(dag, aantal):
    assert tel_op(dag, Duur(aantal, Eenheid.MAAND)) == _oracle_maanden(dag, aantal)


@given(DAGEN, DAGEN, MAANDEN)
def test_wie_eerder_begint_is_nooit_later_klaar(een, ander, aantal):
    vroeg, laat = sorted((een, ander))
    duur = Duur(aantal, Eenheid.MAAND)
    assert tel_op(vroeg, duur) <= tel_op(laat, duur)


@given(DAGEN, MAANDEN, MAANDEN)
def test_meer_maanden_is_altijd_later(dag, een, ander):
    if een < ander:
        assert tel_op(dag, Duur(een, Eenheid.MAAND)) < tel_op(dag, Duur(ander, Eenheid.MAAND))


# --- summer time ---------------------------------------------------------------------------------

# In 2026 the clock goes forward in the night of 29 March and back in that of 25 October.
LENTE = _in_nederland(2026, 3, 28, 10, 0)
HERFST = _in_nederland(2026, 10, 24, 10, 0)


@pytest.mark.parametrize(
    ("begin", "klok"), [(LENTE, (2026, 3, 30, 11, 0)), (HERFST, (2026, 10, 26, 9, 0))]
)
def test_48_uur_is_verstreken_tijd_ook_als_de_klok_verspringt(begin, klok):
    einde = tel_op(begin, _duur("48 uur"))
    assert einde.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=48)
    assert einde == _in_nederland(*klok)


@pytest.mark.parametrize(
    ("begin", "uren", "klok"),
    [(LENTE, 23, (2026, 3, 29, 10, 0)), (HERFST, 25, (2026, 10, 25, 10, 0))],
)
def test_een_dag_later_is_dezelfde_tijd_op_de_klok(begin, uren, klok):
    einde = tel_op(begin, _duur("1 dag"))
    assert einde.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=uren)
    assert einde == _in_nederland(*klok)


def test_een_tijd_die_de_lentenacht_overslaat_wordt_een_uur_later():
    einde = tel_op(_in_nederland(2026, 3, 28, 2, 30), _duur("1 dag"))
    assert einde.astimezone(AMSTERDAM).strftime("%d %H.%M") == "29 03.30"


def test_het_tweede_halfdrie_van_de_herfstnacht_blijft_zichzelf():
    tweede = _in_nederland(2026, 10, 25, 2, 30, fold=1)
    assert tel_op(tweede, _duur("0 dagen")).astimezone(UTC) == tweede.astimezone(UTC)
    # 154 days later the clock skips 02.30: half past three, not half past one.
    lente = tel_op(tweede, Duur(154, Eenheid.DAG))
    assert date(2026, 10, 25) + timedelta(days=154) == date(2027, 3, 28)
    assert lente.astimezone(AMSTERDAM).strftime("%d %H.%M") == "28 03.30"


@given(MOMENTEN, st.integers(0, 2000))
def test_uren_zijn_altijd_verstreken_tijd(moment, uren):
    einde = tel_op(moment, Duur(uren, Eenheid.UUR))
    assert einde.astimezone(UTC) - moment.astimezone(UTC) == timedelta(hours=uren)
    assert einde.tzinfo is moment.tzinfo


@given(MOMENTEN, st.integers(0, 500), st.sampled_from([e for e in Eenheid if e != Eenheid.UUR]))
def test_een_moment_komt_op_dezelfde_dag_uit_als_zijn_dag(moment, aantal, eenheid):
    duur = Duur(aantal, eenheid)
    assert dag_van(tel_op(moment, duur)) == tel_op(dag_van(moment), duur)


# --- working days --------------------------------------------------------------------------------


def _oracle_werkdagen(dag: date, aantal: int) -> date:
    """Walk day by day and count the ones on which people work."""

    def vrij(d: date) -> bool:
        return d.isoweekday() in (6, 7) or d in feestdagen(d.year)

    while vrij(dag) and aantal == 0:
        dag += timedelta(days=1)
    while aantal:
        dag += timedelta(days=1)
        aantal -= not vrij(dag)
    return dag


@given(DAGEN, st.integers(0, 60))
def test_werkdagen_slaan_elk_weekend_en_elke_feestdag_over(dag, aantal):
    einde = tel_op(dag, Duur(aantal, Eenheid.WERKDAG))
    assert einde == _oracle_werkdagen(dag, aantal)
    assert is_werkdag(einde)


@pytest.mark.parametrize(
    ("begin", "duur", "einde"),
    [
        ("2026-04-02", "1 werkdag", "2026-04-03"),  # Goede Vrijdag counts
        ("2026-04-03", "1 werkdag", "2026-04-07"),  # over Easter
        ("2026-12-24", "2 werkdagen", "2026-12-29"),  # over Christmas and a weekend
        ("2026-12-31", "1 werkdag", "2027-01-04"),  # over New Year and a weekend
        ("2026-11-21", "0 werkdagen", "2026-11-23"),  # Saturday: the next Monday
        ("2026-11-23", "0 werkdagen", "2026-11-23"),
    ],
)
def test_werkdagen_rond_feestdagen(begin, duur, einde):
    assert tel_op(date.fromisoformat(begin), _duur(duur)) == date.fromisoformat(einde)


# --- the last moment in time ---------------------------------------------------------------------


def test_een_handtekening_om_23_59_geeft_dezelfde_laatste_dag_als_een_om_9_uur():
    vroeg, laat = _in_nederland(2026, 3, 2, 9, 0), _in_nederland(2026, 3, 2, 23, 59)
    assert uiterlijk(vroeg, _duur("2 weken")) == uiterlijk(laat, _duur("2 weken"))
    assert dag_van(uiterlijk(laat, _duur("2 weken"))) == date(2026, 3, 16)


def test_een_minuut_na_middernacht_is_een_dag_later_ook_als_het_in_utc_nog_gisteren_is():
    na = _in_nederland(2026, 7, 3, 0, 1)
    assert na.astimezone(UTC).date() == date(2026, 7, 2)
    assert dag_van(uiterlijk(na.astimezone(UTC), _duur("2 weken"))) == date(2026, 7, 17)


@given(MOMENTEN, st.integers(0, 100), st.sampled_from([e for e in Eenheid if e != Eenheid.UUR]))
def test_een_termijn_in_dagen_loopt_tot_het_einde_van_zijn_laatste_dag(moment, aantal, eenheid):
    grens = uiterlijk(moment, Duur(aantal, eenheid))
    laatste = tel_op(dag_van(moment), Duur(aantal, eenheid))
    assert dag_van(grens) == laatste
    assert dag_van(grens + timedelta(microseconds=1)) == laatste + timedelta(days=1)
    assert grens.tzinfo is UTC


def test_een_termijn_in_uren_eindigt_op_de_minuut():
    assert uiterlijk(LENTE, _duur("48 uur")) == _in_nederland(2026, 3, 30, 11, 0)
    # From a day without a time: from its first moment.
    assert uiterlijk(date(2026, 3, 2), _duur("24 uur")) == _in_nederland(2026, 3, 3, 0, 0)


@given(DAGEN)
def test_begin_en_einde_van_een_dag_sluiten_aan_op_de_buren(dag):
    morgen = dag + timedelta(days=1)
    assert einde_van_dag(dag) + timedelta(microseconds=1) == begin_van_dag(morgen)
    assert dag_van(begin_van_dag(dag)) == dag_van(einde_van_dag(dag)) == dag
