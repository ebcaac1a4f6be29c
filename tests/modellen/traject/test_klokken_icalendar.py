"""The feed is read back with a small parser of its own, written from RFC 5545."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.normen.duur import AMSTERDAM, Duur, Eenheid, uiterlijk
from modellen.traject.icalendar import MAX_OCTETTEN, to_icalendar
from modellen.traject.klokken import Deadline, DeadlineStatus
from modellen.traject.model import Deelnemer

NU = datetime(2026, 3, 3, 9, 30, tzinfo=AMSTERDAM)
BEGIN = datetime(2026, 3, 2, 10, 0, tzinfo=AMSTERDAM)


def een_deadline(duur: str = "2 weken", **velden) -> Deadline:
    lengte = Duur.lees(duur)
    gegeven = {
        "traject": "T1",
        "klok": "intake",
        "regel": "OPS-23",
        "wat": "het intakegesprek",
        "wie": Deelnemer.JOBCOACH,
        "wie_label": "jobcoach",
        "ronde": 1,
        "begonnen_op": BEGIN.astimezone(UTC),
        "start_gebeurtenis": 4,
        "begin_tekst": "'Trajectplan ondertekend'",
        "duur": lengte,
        "afspraak": None,
        "uiterlijk": uiterlijk(BEGIN, lengte),
        "status": DeadlineStatus.KOMEND,
    } | velden
    return Deadline(**gegeven)


def _lees(tekst: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The calendar's own properties and those of its events, unfolded and unescaped."""
    assert tekst.endswith("\r\n")
    kalender, gebeurtenissen, diepte = {}, [], []
    for regel in tekst.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        naam, _, waarde = regel.partition(":")
        if naam == "BEGIN":
            diepte.append(waarde)
            if waarde == "VEVENT":
                gebeurtenissen.append({})
        elif naam == "END":
            assert diepte.pop() == waarde
        else:
            doel = kalender if diepte == ["VCALENDAR"] else gebeurtenissen[-1]
            assert naam not in doel
            doel[naam] = _ontsnap(waarde)
    assert diepte == []
    return kalender, gebeurtenissen


def _ontsnap(waarde: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], waarde)


def test_een_feed_zonder_deadlines_is_een_geldige_kalender():
    kalender, gebeurtenissen = _lees(to_icalendar([], naam="Agenda", nu=NU))
    assert gebeurtenissen == []
    assert (kalender["VERSION"], kalender["NAME"]) == ("2.0", "Agenda")
    assert kalender["PRODID"]


def test_een_deadline_in_dagen_is_een_hele_dag():
    _, (gebeurtenis,) = _lees(to_icalendar([een_deadline()], naam="Agenda", nu=NU))
    assert gebeurtenis["DTSTART;VALUE=DATE"] == "20260316"
    assert gebeurtenis["DTEND;VALUE=DATE"] == "20260317"  # the end is not part of it
    assert gebeurtenis["DTSTAMP"] == "20260303T083000Z"
    assert gebeurtenis["SUMMARY"] == "het intakegesprek (T1)"
    assert gebeurtenis["DESCRIPTION"] == f"Wie: jobcoach. {een_deadline().reden}"


def test_een_deadline_in_uren_is_een_moment_in_utc():
    begin = datetime(2026, 3, 28, 10, 0, tzinfo=AMSTERDAM)
    lengte = Duur(48, Eenheid.UUR)
    deadline = een_deadline("48 uur", begonnen_op=begin, uiterlijk=uiterlijk(begin, lengte))
    _, (gebeurtenis,) = _lees(to_icalendar([deadline], naam="Agenda", nu=NU))
    # 10.00 in winter is 09.00 UTC, and stays that two days later in summer time.
    assert gebeurtenis["DTSTART"] == "20260330T090000Z"
    assert "DTEND" not in gebeurtenis


def test_de_status_staat_er_in_woorden_bij():
    for status, begin in [(DeadlineStatus.TE_LAAT, "Te laat: het"), (DeadlineStatus.NU, "Nu: het")]:
        _, (gebeurtenis,) = _lees(to_icalendar([een_deadline(status=status)], naam="Agenda", nu=NU))
        assert gebeurtenis["SUMMARY"].startswith(begin)


def test_een_verschoven_deadline_houdt_zijn_uid_en_een_volgende_ronde_krijgt_een_eigen():
    deadlines = [
        een_deadline(),
        een_deadline("3 weken", start_gebeurtenis=9),
        een_deadline(ronde=2),
        een_deadline(klok="toewijzing"),
        een_deadline(traject="T2"),
    ]
    _, gelezen = _lees(to_icalendar(deadlines, naam="Agenda", nu=NU))
    eerste, verschoven, *andere = [gebeurtenis["UID"] for gebeurtenis in gelezen]
    assert eerste == verschoven
    assert len({eerste, *andere}) == 4


# Everything a name could hold but what RFC 5545 has no way to write.
TEKSTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"))


@given(TEKSTEN, TEKSTEN)
def test_elke_tekst_komt_heel_terug_en_geen_regel_is_te_lang(wat, naam):
    tekst = to_icalendar([een_deadline(wat=wat)], naam=naam, nu=NU)
    for regel in tekst.encode().split(b"\r\n"):
        assert len(regel) <= MAX_OCTETTEN
        regel.decode()  # no character was cut in two
    kalender, (gebeurtenis,) = _lees(tekst)
    assert kalender["NAME"] == naam
    assert gebeurtenis["SUMMARY"] == f"{wat} (T1)"


@pytest.mark.parametrize("kwaad", ["a\r\nEND:VEVENT", "a\rb", "a\x00\x07b", "a\x7fb"])
def test_een_tekst_kan_geen_eigen_regels_toevoegen(kwaad):
    _, gebeurtenissen = _lees(to_icalendar([een_deadline(wat=kwaad)], naam="Agenda", nu=NU))
    assert len(gebeurtenissen) == 1
    assert gebeurtenissen[0]["SUMMARY"].startswith("a")


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_de_dag_in_de_feed_is_de_nederlandse_dag(dag):
    deadline = een_deadline("0 dagen", uiterlijk=uiterlijk(dag, Duur(0, Eenheid.DAG)))
    _, (gebeurtenis,) = _lees(to_icalendar([deadline], naam="Agenda", nu=NU))
    assert gebeurtenis["DTSTART;VALUE=DATE"] == f"{dag:%Y%m%d}"
    assert gebeurtenis["DTEND;VALUE=DATE"] == f"{dag + timedelta(days=1):%Y%m%d}"
