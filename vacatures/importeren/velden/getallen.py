"""Numbers, dates and hours as Dutch people and their programs write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from modellen.waarden import MAX_UREN_PER_WEEK, UrenPerWeek
from vacatures.importeren.rij import Onleesbaar

FTE_UREN = (36.0, 40.0)
"""Hours of one full-time job: collective agreements lie between 36 and 40 (CBS counts 35 and up
as full-time). A share of a full-time job therefore becomes a band."""

_MAANDEN = {
    kort: nummer
    for nummer, namen in enumerate(
        ("jan", "feb", "mrt maa mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct",
         "nov", "dec"),
        start=1,
    )
    for kort in namen.split()
}  # fmt: skip
_GEEN_DATUM = re.compile(
    r"^(?:in overleg|nader te bepalen|z\.?s\.?m\.?|zo (?:snel|spoedig) (?:als )?mogelijk|asap"
    r"|per direct|direct|open|doorlopend|onbepaald|geen|n\.?v\.?t\.?|onbekend|-+|\?|none|null"
    r"|nan|tot vervulling|continu)$"
)
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?$")
_NL = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:,? \d{1,2}:\d{2}.*)?$")
_WOORD = re.compile(r"^(?:[a-z]+,? )?(\d{1,2})(?:e|ste|de)?[ -]([a-z]{3,9})\.?[ -](\d{4})$")
_ACHT = re.compile(r"^\d{8}$")
_EXCEL_NUL = date(1899, 12, 30)
_EERSTE, _LAATSTE = date(1990, 1, 1), date(2099, 12, 31)
_DATUM_GOED = "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-12-2026."


def lees_datum(waarde: object) -> date | None:
    """A date; ``None`` for words that say there is none ("In overleg").

    A time of day is dropped; day comes before month. Excel's day numbers are understood.

    Raises:
        Onleesbaar: when it is no date, or one before 1990 or after 2099.
    """
    if isinstance(waarde, datetime):
        gelezen: date | None = waarde.date()
    elif isinstance(waarde, date):
        gelezen = waarde
    elif isinstance(waarde, bool) or not isinstance(waarde, str | int | float):
        raise _geen_datum(waarde)
    else:
        tekst = " ".join(str(waarde).split()).lower()
        if not tekst or _GEEN_DATUM.match(tekst):
            return None
        gelezen = _uit_tekst(tekst)
    if gelezen is None or not _EERSTE <= gelezen <= _LAATSTE:
        raise _geen_datum(waarde)
    return gelezen


def _uit_tekst(tekst: str) -> date | None:
    try:
        if treffer := _ISO.match(tekst):
            return date(*(int(g) for g in treffer.groups()))
        if treffer := _NL.match(tekst):
            dag, maand, jaar = (int(g) for g in treffer.groups())
            return date(jaar if jaar > 99 else 2000 + jaar, maand, dag)
        if treffer := _WOORD.match(tekst):
            return date(int(treffer[3]), _MAANDEN[treffer[2][:3]], int(treffer[1]))
        if _ACHT.match(tekst):
            return _acht_cijfers(tekst)
        if re.fullmatch(r"[3-6]\d{4}(?:\.\d+)?", tekst):
            return _EXCEL_NUL + timedelta(days=int(float(tekst)))
    except (ValueError, KeyError):
        return None
    return None


def _acht_cijfers(tekst: str) -> date:
    if tekst.startswith(("19", "20")) and int(tekst[4:6]) <= 12:
        return date(int(tekst[:4]), int(tekst[4:6]), int(tekst[6:]))
    return date(int(tekst[4:]), int(tekst[2:4]), int(tekst[:2]))


def _geen_datum(waarde: object) -> Onleesbaar:
    return Onleesbaar(f"'{str(waarde)[:40]}' is geen datum.", _DATUM_GOED)


_GETAL = r"(\d{1,4}(?:[.,]\d{1,4})?)"
_TUSSEN = r"\s*(?:-|–|—|/|t/m|tot en met|tot|a|à|en|to)\s*"  # noqa: RUF001
_BAND = re.compile(rf"{_GETAL}(?:\s*u\w*)?{_TUSSEN}{_GETAL}")
_ENKEL = re.compile(_GETAL)
_MET_UREN = re.compile(rf"((?:{_GETAL}{_TUSSEN})?{_GETAL})\s*(?:u\b|uur|uren|hours?\b|hrs?\b)")
_GEEN_UREN = re.compile(r"^(?:parttime|part-time|part time|deeltijd|parttime of fulltime"
                        r"|fulltime of parttime|in overleg|nader te bepalen|flexibel|onbekend"
                        r"|n\.?v\.?t\.?|variabel|-+|\?)$")  # fmt: skip
_VOLTIJD = re.compile(r"^(?:fulltime|full-time|full time|voltijds?|volledig)$")
_UREN_GOED = "Schrijf het aantal uren per week, bijvoorbeeld 24 of 24-32."


def lees_uren(waarde: object) -> UrenPerWeek:
    """Hours a week from "24-32 uur", "0,8 fte", "24", "minimaal 16 uur", "fulltime".

    "Parttime" says nothing about how many and gives an unknown band.

    Raises:
        Onleesbaar: when it says something else than hours, or more than 60.
    """
    tekst = _getaltekst(waarde)
    if not tekst or _GEEN_UREN.match(tekst):
        return UrenPerWeek()
    if _VOLTIJD.match(tekst):
        return UrenPerWeek(*FTE_UREN)
    if treffer := _MET_UREN.search(tekst):
        rand = tekst[: treffer.start()]
        return _band(treffer.group(1), rand, waarde)
    if re.search(r"fte|wtf|werktijdfactor", tekst) or re.fullmatch(
        rf"0[.,]\d+(?:{_TUSSEN}[01](?:[.,]\d+)?)?|1[.,]0+", tekst
    ):
        return lees_fte(tekst)
    if re.search(r"[a-z]", re.sub(r"\b(?:t/m|tot en met|tot|en|a|min\w*|max\w*|van|ca|per|week"
                                  r"|p/?w)\b", "", tekst)):  # fmt: skip
        raise Onleesbaar(f"'{str(waarde)[:40]}' is geen aantal uren.", _UREN_GOED)
    return _band(tekst, tekst, waarde)


def _band(tekst: str, rand: str, waarde: object) -> UrenPerWeek:
    if treffer := _BAND.search(tekst):
        laag, hoog = sorted(_getal(g) for g in treffer.groups())
    elif treffer := _ENKEL.search(tekst):
        laag = hoog = _getal(treffer.group(1))
    else:
        raise Onleesbaar(f"'{str(waarde)[:40]}' is geen aantal uren.", _UREN_GOED)
    if hoog > MAX_UREN_PER_WEEK or hoog <= 0 or tekst.lstrip().startswith("-"):
        raise Onleesbaar(
            f"'{str(waarde)[:40]}' is geen mogelijk aantal uren per week.",
            "Geef een getal van 1 tot en met 60.",
        )
    if laag == hoog and re.search(r"\bmin|vanaf|ten minste|\+\s*$", f"{rand}{tekst}"):
        return UrenPerWeek(minimum=laag)
    if laag == hoog and re.search(r"\bmax|hoogstens|tot en met|^tot\b", rand):
        return UrenPerWeek(maximum=hoog)
    return UrenPerWeek(laag or None, hoog)


def lees_fte(waarde: object) -> UrenPerWeek:
    """Hours a week from a share of a full-time job: 0,8 fte is 0.8 x 36 to 0.8 x 40 hours.

    Raises:
        Onleesbaar: when it is no share between 0 and 1.2.
    """
    tekst = _getaltekst(waarde)
    if not tekst or _GEEN_UREN.match(tekst):
        return UrenPerWeek()
    if _VOLTIJD.match(tekst):
        return UrenPerWeek(*FTE_UREN)
    if treffer := _MET_UREN.search(tekst):
        return _band(treffer.group(1), "", waarde)
    treffer_band = _BAND.search(tekst) or _ENKEL.search(tekst)
    if treffer_band is None:
        raise Onleesbaar(f"'{str(waarde)[:40]}' is geen deel van een fte.", _FTE_GOED)
    delen = sorted(_getal(g) for g in treffer_band.groups())
    if delen[0] <= 0 or delen[-1] > 1.2:
        raise Onleesbaar(f"'{str(waarde)[:40]}' is geen deel van een fte.", _FTE_GOED)
    laag, hoog = FTE_UREN
    return UrenPerWeek(round(delen[0] * laag, 1), round(delen[-1] * hoog, 1))


_FTE_GOED = "Geef een getal tussen 0 en 1, bijvoorbeeld 0,8."


def lees_geheel(waarde: object, *, laagste: int, hoogste: int) -> int | None:
    """A whole number within bounds; empty is ``None``.

    Raises:
        Onleesbaar: when it is something else.
    """
    tekst = _getaltekst(waarde)
    if not tekst:
        return None
    if not re.fullmatch(r"-?\d{1,9}(?:[.,]0+)?", tekst) or not (
        laagste <= int(_getal(tekst)) <= hoogste
    ):
        raise Onleesbaar(
            f"'{str(waarde)[:40]}' is geen getal van {laagste} tot en met {hoogste}.",
            f"Geef een heel getal van {laagste} tot en met {hoogste}, of laat het leeg.",
        )
    return int(_getal(tekst))


def _getaltekst(waarde: object) -> str:
    if isinstance(waarde, bool) or not isinstance(waarde, str | int | float):
        raise Onleesbaar(f"'{str(waarde)[:40]}' is geen getal.", "Geef een getal.")
    return " ".join(str(waarde).split()).lower()[:200]


def _getal(tekst: str) -> float:
    return float(tekst.replace(",", "."))
