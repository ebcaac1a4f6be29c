"""Dutch public holidays and working days.

The days are those of art. 3 of the Algemene termijnenwet, with two of them left out on purpose:
Goede Vrijdag (art. 3 lid 2 equates it for that act only; most people work) and 5 mei in years that
are not a lustrum (most employers give the day off once in five years). A norm in working days is
agreed by contract, so the days count on which people work; and a holiday too few makes a deadline
early, never late.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

ZATERDAG = 5
_DAG = timedelta(days=1)


def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar.

    Source: the anonymous algorithm in J. Meeus, Astronomical Algorithms (1991), chapter 8; the
    letters are the ones of that book.
    """
    a = jaar % 19
    b, c = divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    maand, dag = divmod(h + l_ - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """27 april (until 2013: 30 april), a day earlier when that is a Sunday."""
    dag = date(jaar, 4, 27 if jaar >= 2014 else 30)
    return dag - _DAG if dag.weekday() > ZATERDAG else dag


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """The public holidays of a year on which no work is expected; valid from 1980."""
    pasen = eerste_paasdag(jaar)
    dagen = {
        date(jaar, 1, 1),
        pasen + _DAG,
        koningsdag(jaar),
        pasen + 39 * _DAG,  # Hemelvaartsdag
        pasen + 50 * _DAG,  # Tweede Pinksterdag
        date(jaar, 12, 25),
        date(jaar, 12, 26),
    }
    if jaar % 5 == 0:
        dagen.add(date(jaar, 5, 5))
    return frozenset(dagen)


def is_werkdag(dag: date) -> bool:
    """Monday to Friday, and no public holiday."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year)


def eerste_werkdag(dag: date) -> date:
    """This day when it is a working day, otherwise the next one."""
    while not is_werkdag(dag):
        dag += _DAG
    return dag
