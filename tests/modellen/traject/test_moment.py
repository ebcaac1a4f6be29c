"""From a day that somebody names to a moment: refusals have their place elsewhere, this orders."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from modellen.normen.duur import AMSTERDAM, dag_van
from modellen.traject.moment import moment_op

NU = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAGEN = st.dates(date(2020, 1, 1), date(2026, 11, 22))


def test_vandaag_zonder_tijd_is_nu_en_met_tijd_die_tijd():
    assert moment_op(date(2026, 11, 23), nu=NU) == NU
    assert moment_op(date(2026, 11, 23), time(9, 30), nu=NU).hour == 9


@given(DAGEN, st.lists(st.integers(0, 23 * 60), max_size=4))
def test_zonder_tijd_komt_een_stap_na_wat_er_die_dag_al_was(dag: date, minuten: list[int]):
    begin = datetime.combine(dag, time(0, 30), AMSTERDAM)
    eerder = [begin + timedelta(minutes=m) for m in minuten]
    moment = moment_op(dag, nu=NU, na=[*eerder, NU, begin - timedelta(days=2)])
    assert dag_van(moment) == dag
    assert all(moment >= e for e in eerder if dag_van(e) == dag)


@given(DAGEN, st.times())
def test_een_tijd_die_gezegd_is_verandert_niet(dag: date, uur: time):
    moment = moment_op(dag, uur, nu=NU, na=[NU])
    assert moment.astimezone(AMSTERDAM).date() - dag <= timedelta(days=1)
    assert moment.replace(tzinfo=None, fold=0) == datetime.combine(dag, uur).replace(fold=0)
