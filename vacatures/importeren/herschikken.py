"""Rows whose values stand in other columns than the headers say, put right by their content.

A row is suspect when at least two columns hold a value of an unmistakable kind that belongs
elsewhere (a web address under Postcode, a date under Titel). Then the headers of that row are
worth nothing, and each value is placed by what it is. The row is accepted only when title,
place and closing date can each be one value; otherwise it is rejected and says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from modellen.plaats.afstand import afstand_km
from modellen.plaats.plaats import Plaats, Plaatsregister, UitkomstSoort
from vacatures.importeren.rij import Onleesbaar
from vacatures.importeren.velden.getallen import lees_datum
from vacatures.importeren.waardesoort import (
    STERK,
    Waardesoort,
    noemt_beroep,
    noemt_organisatie,
    soort_van,
)

_MIN_MISPLAATST = 2
_MERKBAAR = re.compile(r"\d|://")
_BIJ_POSTCODE_KM = 15.0
"""A place name belongs to a postcode when their points lie this close (a large town's width)."""

_HOORT_IN = {
    "url": Waardesoort.URL,
    "postcode": Waardesoort.POSTCODE,
    "geplaatst_op": Waardesoort.DATUM,
    "sluit_op": Waardesoort.DATUM,
    "startdatum": Waardesoort.DATUM,
    "breedtegraad": Waardesoort.BREEDTE,
    "lengtegraad": Waardesoort.LENGTE,
}
_GEEN_STERKE = frozenset({
    "titel", "werkgever", "plaats", "contractvorm", "uren", "fte", "omvang", "posities",
    "opleiding", "branche",
})  # fmt: skip
_EENDUIDIG = {
    Waardesoort.URL: "url",
    Waardesoort.POSTCODE: "postcode",
    Waardesoort.BREEDTE: "breedtegraad",
    Waardesoort.LENGTE: "lengtegraad",
    Waardesoort.CONTRACT: "contractvorm",
    Waardesoort.OMVANG: "omvang",
    Waardesoort.FTE: "fte",
    Waardesoort.UREN: "uren",
    Waardesoort.START: "startdatum",
}


def is_verschoven(velden: Mapping[str, object]) -> bool:
    """True when two or more values are of an unmistakable kind that belongs elsewhere."""
    misplaatst = 0
    for veld, waarde in velden.items():
        past = _HOORT_IN.get(veld)
        if past is None and veld not in _GEEN_STERKE:
            continue
        # Every unmistakable kind has a digit or is a web address; most cells have neither.
        if not isinstance(waarde, str) or len(waarde) > 500 or not _MERKBAAR.search(waarde):
            continue
        soort = soort_van(waarde)
        if soort in STERK and soort is not past:
            misplaatst += 1
    return misplaatst >= _MIN_MISPLAATST


@dataclass(slots=True)
class Herschikking:
    """The values by field again, what could not be decided, and whether that rejects the row."""

    velden: dict[str, object] = field(default_factory=dict)
    onbeslist: list[str] = field(default_factory=list)
    redenen: list[str] = field(default_factory=list)

    @property
    def is_eenduidig(self) -> bool:
        """True when the row may be accepted."""
        return not self.redenen

    def leg_uit(self) -> str:
        """Dutch, for the report."""
        if not self.is_eenduidig:
            return (
                "De waarden staan niet onder hun eigen kolomnaam, en zijn niet met zekerheid "
                f"terug te zetten: {'; '.join(self.redenen)}."
            )
        tekst = (
            "Waarden stonden in andere kolommen; teruggezet op inhoud: "
            f"{', '.join(sorted(self.velden))}."
        )
        if self.onbeslist:
            tekst += f" Niet te bepalen en leeg gelaten: {', '.join(self.onbeslist)}."
        return tekst


def herschik(
    waarden: Mapping[str, object], *, velden: frozenset[str], register: Plaatsregister
) -> Herschikking:
    """Place the values of a suspect row by content.

    Args:
        waarden: all values of the row, also those of columns that we do not know.
        velden: the fields that the headers of the file promise.
    """
    per_soort: dict[Waardesoort, list[str]] = {}
    for waarde in waarden.values():
        if isinstance(waarde, str | int | float) and str(waarde).strip():
            tekst = " ".join(str(waarde).split())
            per_soort.setdefault(soort_van(tekst), []).append(tekst)
    uit = Herschikking()
    for soort, veld in _EENDUIDIG.items():
        gevonden = list(dict.fromkeys(per_soort.get(soort, [])))
        if len(gevonden) == 1 and veld in velden and not _is_een(gevonden[0], velden):
            uit.velden[veld] = gevonden[0]
        elif gevonden and veld in velden:
            uit.onbeslist.append(veld)
    _plaats_datums(uit, per_soort, velden)
    teksten = list(dict.fromkeys(per_soort.get(Waardesoort.TEKST, [])))
    _plaats_teksten(uit, teksten, velden, register)
    return uit


def _is_een(tekst: str, velden: frozenset[str]) -> bool:
    """'1' may be one hour or one full-time job when the file has a column for either."""
    return tekst == "1" and {"uren", "fte"} <= velden


def _plaats_datums(
    uit: Herschikking, per_soort: Mapping[Waardesoort, list[str]], velden: frozenset[str]
) -> None:
    """Posted before closing; with a start date among them the odd one out in writing is it.

    A program writes its own dates all alike; a start date is typed by hand ("1-9-2023" among
    "13-07-2023"), or is words ("in overleg").
    """
    datums = per_soort.get(Waardesoort.DATUM, [])
    heeft_start = "startdatum" in velden
    if not datums:
        return
    if heeft_start and Waardesoort.START not in per_soort:
        vreemd = [d for d in datums if sum(_vorm(d) == _vorm(e) for e in datums) == 1]
        if len(datums) == 3 and len(vreemd) == 1:
            uit.velden["startdatum"] = vreemd[0]
            datums = [d for d in datums if d != vreemd[0]]
        elif len(datums) != 2 or len(set(map(_vorm, datums))) > 1:
            uit.redenen.append(f"welke van {', '.join(datums)} de sluitingsdatum is")
            return
    if len(datums) != 2 or not {"geplaatst_op", "sluit_op"} <= velden:
        uit.redenen.append(f"welke van {', '.join(datums)} de sluitingsdatum is")
        return
    eerst, laatst = sorted(datums, key=_datum)
    uit.velden |= {"geplaatst_op": eerst, "sluit_op": laatst}


def _vorm(datum: str) -> str:
    return re.sub(r"[a-z]+", "a", re.sub(r"\d", "9", datum.lower()))


def _datum(tekst: str) -> int:
    try:
        datum = lees_datum(tekst)
    except Onleesbaar:
        return 0
    return datum.toordinal() if datum else 0


def _plaats_teksten(
    uit: Herschikking, teksten: list[str], velden: frozenset[str], register: Plaatsregister
) -> None:
    postcode = uit.velden.get("postcode")
    anker = register.find_pc4(str(postcode)) if postcode else None
    plaatsen = [t for t in teksten if _is_plaats(t, anker, register)]
    if len(plaatsen) == 1:
        uit.velden["plaats"] = plaatsen[0]
        teksten = [t for t in teksten if t != plaatsen[0]]
    elif anker is None:
        uit.redenen.append("wat de plaats is")
    titels = [t for t in teksten if noemt_beroep(t)]
    if not titels and len(teksten) == 2:
        titels = [t for t in teksten if not noemt_organisatie(t)]
    if len(titels) != 1:
        keuze = ", ".join(f"'{t[:40]}'" for t in (titels or teksten)[:4]) or "niets"
        uit.redenen.append(f"wat de titel is ({keuze})")
        return
    uit.velden["titel"] = titels[0]
    rest = [t for t in teksten if t != titels[0]]
    werkgevers = rest if len(rest) == 1 else [t for t in rest if noemt_organisatie(t)]
    if len(werkgevers) == 1:
        uit.velden["werkgever"] = werkgevers[0]
    elif rest and "werkgever" in velden:
        uit.onbeslist.append("werkgever")


def _is_plaats(tekst: str, anker: Plaats | None, register: Plaatsregister) -> bool:
    """A place name, and with a postcode in the row: one that lies at that postcode."""
    if len(tekst) > 60 or noemt_beroep(tekst):
        return False
    uitkomst = register.find_plaats(tekst)
    if uitkomst.soort is UitkomstSoort.MEERDERE and anker is not None:
        return any(_ligt_bij(kandidaat, anker) for kandidaat in uitkomst.kandidaten)
    if uitkomst.soort is not UitkomstSoort.GEVONDEN or uitkomst.plaats is None:
        return False
    return anker is None or _ligt_bij(uitkomst.plaats, anker)


def _ligt_bij(plaats: Plaats, anker: Plaats) -> bool:
    if plaats.gemeente == anker.gemeente:
        return True
    km = afstand_km(
        van_lat=plaats.breedtegraad,
        van_lon=plaats.lengtegraad,
        naar_lat=anker.breedtegraad,
        naar_lon=anker.lengtegraad,
    )
    return km <= _BIJ_POSTCODE_KM
