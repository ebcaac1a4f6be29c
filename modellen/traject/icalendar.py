"""Deadlines as an iCalendar feed (RFC 5545), for the calendar that somebody already looks at.

A feed leaves the system, so it holds the number of a trajectory and never a name. A deadline in
days is an all-day event; one in hours is a moment in UTC, which needs no time zone table. The UID
is the clock and its round: a corrected start moves the same event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from modellen.normen.duur import Eenheid
from modellen.traject.klokken import Deadline, DeadlineStatus

MAX_OCTETTEN = 75
"""Longest line without its end (RFC 5545, 3.1); a longer one is folded."""

_PRODID = "-//Opstap//Agenda//NL"
_STATUS = {
    DeadlineStatus.KOMEND: "",
    DeadlineStatus.NU: "Nu: ",
    DeadlineStatus.TE_LAAT: "Te laat: ",
    DeadlineStatus.GEHAALD: "Gehaald: ",
    DeadlineStatus.TE_LAAT_GEHAALD: "Te laat gehaald: ",
}


def to_icalendar(deadlines: Iterable[Deadline], *, naam: str, nu: datetime) -> str:
    """A calendar with one event per deadline.

    Args:
        naam: what the calendar application calls the feed.
        nu: moment of making, aware.
    """
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODID}", "CALSCALE:GREGORIAN"]
    # NAME is RFC 7986; most applications still read only the older X-WR-CALNAME.
    regels += ["METHOD:PUBLISH", f"NAME:{_tekst(naam)}", f"X-WR-CALNAME:{_tekst(naam)}"]
    for deadline in deadlines:
        regels += _gebeurtenis(deadline, nu)
    regels.append("END:VCALENDAR")
    return "".join(f"{_vouw(regel)}\r\n" for regel in regels)


def _gebeurtenis(deadline: Deadline, nu: datetime) -> Iterator[str]:
    titel = f"{_STATUS[deadline.status]}{deadline.wat} ({deadline.traject})"
    yield "BEGIN:VEVENT"
    yield f"UID:{_tekst(f'{deadline.traject}.{deadline.klok}.{deadline.ronde}@opstap')}"
    yield f"DTSTAMP:{_moment(nu)}"
    if deadline.duur.eenheid is Eenheid.UUR:
        yield f"DTSTART:{_moment(deadline.uiterlijk)}"
    else:
        dag = deadline.uiterste_dag
        yield f"DTSTART;VALUE=DATE:{dag:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{dag + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_tekst(titel)}"
    yield f"DESCRIPTION:{_tekst(f'Wie: {deadline.wie_label}. {deadline.reden}')}"
    yield "TRANSP:TRANSPARENT"  # a deadline does not make anybody busy
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _tekst(tekst: str) -> str:
    """Escaped as RFC 5545, 3.3.11; control characters other than a new line have no place."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    tekst = "".join(t for t in tekst if t == "\n" or (t >= " " and t != "\x7f"))
    for teken, geschreven in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        tekst = tekst.replace(teken, geschreven)
    return tekst


def _vouw(regel: str) -> str:
    """Folded so that no line is longer than 75 octets and no character is cut in two."""
    delen, huidig, octetten = [], "", 0
    for teken in regel:
        lengte = len(teken.encode())
        if octetten + lengte > MAX_OCTETTEN:
            delen.append(huidig)
            huidig, octetten = "", 1  # the space that begins the next line
        huidig += teken
        octetten += lengte
    return "\r\n ".join([*delen, huidig])
