"""Derive ``isco_belasting.csv`` from O*NET; run when O*NET or the crosswalk is renewed.

Input, in one folder: one file a scale (O*NET work context and work activities, 0 to 100, CC BY
4.0), ``hazardous_conditions.csv`` (the same) and ``esco_onet_crosswalk_Nov2020.csv`` (Nesta, MIT).
Per ESCO occupation the scale of its O*NET occupation is read; per ISCO-08 unit group that gives a
mean and a spread. ``REGELS`` says which scales tell something about which FML item and from which
value a level begins. Those thresholds are ours: a first estimate, to be confirmed by a person.

The interval runs from the 10th to the 90th percentile of the occupations in the group, and at
least ``marge`` points to either side: O*NET's means are American, and most scales only point to
the item (``marge`` 20 or more).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vacatures.beroep.afleiden import VERHUISD, lees_koppeling

BESTANDEN = {
    "kracht": "Handling_and_Moving_Objects.csv",
    "handen": (
        "Spend_Time_Using_Your_Hands_to_Handle_Control_or_Feel_Objects_Tools_or_Controls.csv"
    ),
    "machines": "Controlling_Machines_and_Processes.csv",
    "voertuig": "Operating_Vehicles_Mechanized_Devices_or_Equipment.csv",
    "mail": "Electronic_Mail.csv",
    "brieven": "Letters_and_Memos.csv",
    "telefoon": "Telephone.csv",
    "gesprek": "Face-to-Face_Discussions.csv",
    "contact": "Contact_With_Others.csv",
    "klanten": "Deal_With_External_Customers.csv",
    "publiek": "Performing_for_or_Working_Directly_with_the_Public.csv",
    "zorg": "Assisting_and_Caring_for_Others.csv",
    "groep": "Work_With_Work_Group_or_Team.csv",
    "leiding": "Guiding_Directing_and_Motivating_Subordinates.csv",
    "afstemmen": "Coordinating_the_Work_and_Activities_of_Others.csv",
    "ziekte": "Exposed_to_Disease_or_Infections.csv",
    "gevaar": "hazardous_conditions.csv",
}
"""The scales that say something about an FML item; the others do not."""

Schalen = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Regel:
    """How one FML item, or one option of it, follows from the scales.

    ``druk`` is the demand, 0 to 100. ``grenzen``, falling: a scale item has level i when i of
    them are not reached; for an option the two are "likely" and "possible".
    """

    item: str
    druk: Callable[[Schalen], float]
    grenzen: tuple[float, ...]
    marge: float
    optie: str | None = None

    @property
    def kolom(self) -> str:
        """Name of its column in the table."""
        return self.item if self.optie is None else f"{self.item}.{self.optie}"


def _hoogste(*namen: str) -> Callable[[Schalen], float]:
    return lambda schalen: max(schalen[naam] for naam in namen)


def _midden(*namen: str) -> Callable[[Schalen], float]:
    return lambda schalen: sum(schalen[naam] for naam in namen) / len(namen)


REGELS = (
    Regel("I-2", _hoogste("voertuig", "afstemmen"), (60, 35), 20),
    Regel("I-8", _hoogste("gevaar", "voertuig", "machines"), (60, 40), 15, "verhoogd_risico"),
    Regel("II-2", _hoogste("telefoon", "gesprek"), (60,), 20),
    Regel("II-3", _hoogste("telefoon", "contact", "publiek"), (60,), 20),
    Regel("II-4", _hoogste("mail", "brieven"), (45,), 20),
    Regel("II-5", _hoogste("mail", "brieven"), (35,), 20),
    Regel("II-6", _hoogste("zorg"), (60, 40), 15),
    Regel("II-8", _midden("klanten", "publiek"), (65, 45), 20),
    Regel("II-9", _hoogste("groep"), (80, 60), 15),
    Regel("II-11", _hoogste("voertuig"), (45,), 15),
    Regel("II-12", _hoogste("klanten", "publiek"), (65, 45), 10, "klantcontact"),
    Regel("II-12", _hoogste("zorg"), (60, 45), 10, "zorgcontact"),
    Regel("II-12", _hoogste("groep"), (80, 60), 10, "collegacontact"),
    Regel("II-12", _hoogste("leiding"), (60, 45), 10, "leidinggeven"),
    Regel("III-3", _hoogste("gevaar", "ziekte", "handen"), (75,), 25),
    Regel("III-4", _hoogste("gevaar", "ziekte"), (45,), 20),
    Regel("III-5", _hoogste("gevaar"), (45,), 20),
    Regel("III-6", _hoogste("machines"), (50,), 20),
    Regel("III-7", _hoogste("voertuig", "machines"), (60,), 20),
    Regel("III-8", _hoogste("ziekte"), (50, 30), 10, "besmetting"),
    Regel("III-8", _hoogste("gevaar"), (50, 30), 15, "klachtgevende_stoffen"),
    Regel("IV-3", _hoogste("mail"), (70, 45), 15, "toetsenbord_muis"),
    Regel("IV-3", _midden("handen", "kracht"), (70, 55), 15, "cilindergreep"),
    Regel("IV-4", _hoogste("mail"), (85, 60, 30), 20),
    Regel("IV-5", _hoogste("handen"), (60,), 20),
    Regel("IV-6", _midden("handen", "kracht"), (60,), 20),
    Regel("IV-12", _hoogste("kracht"), (60, 45), 15),
    Regel("IV-13", _hoogste("kracht"), (60, 45, 30), 15),
    Regel("IV-14", _hoogste("kracht"), (60, 45, 30), 15),
)

_NIET_BEKEND = "Not available"
_NIET_VAN_BELANG = "Not relevant"

_LENGTES = (10, 7, 6)
"""Characters of an O*NET code, of a detailed and of a broad SOC group."""

KOLOMMEN = ("isco08", *(regel.kolom for regel in REGELS), "aantal_beroepen")


def write_isco_belasting(onet_map: Path, doel: Path) -> int:
    """Write the table for the files in ``onet_map`` to ``doel``; returns the number of rows.

    A cell of a scale item reads "heaviest/likely/lightest" level, that of an option 2 (likely),
    1 (possible) or 0.

    Raises:
        FileNotFoundError: when one of the input files is missing.
    """
    schalen = {naam: _lees_schaal(onet_map / pad) for naam, pad in BESTANDEN.items()}
    per_isco: dict[str, list[Schalen]] = defaultdict(list)
    for isco, onet in lees_koppeling(onet_map / "esco_onet_crosswalk_Nov2020.csv"):
        waarden = {naam: _find(onet, schaal) for naam, schaal in schalen.items()}
        bekend = {naam: waarde for naam, waarde in waarden.items() if waarde is not None}
        if len(bekend) == len(waarden):
            per_isco[isco].append(bekend)
    with doel.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(KOLOMMEN)
        for isco, beroepen in sorted(per_isco.items()):
            cellen = [_cel(regel, [regel.druk(b) for b in beroepen]) for regel in REGELS]
            schrijver.writerow([isco, *cellen, len(beroepen)])
    return len(per_isco)


def _cel(regel: Regel, waarden: Sequence[float]) -> str:
    geordend = sorted(waarden)
    midden = sum(waarden) / len(waarden)
    hoog = max(_kwantiel(geordend, 0.9), midden + regel.marge)
    laag = min(_kwantiel(geordend, 0.1), midden - regel.marge)
    if regel.optie is not None:
        waarschijnlijk, mogelijk = regel.grenzen
        return "2" if midden >= waarschijnlijk else "1" if hoog >= mogelijk else "0"
    return "/".join(str(_niveau(druk, regel.grenzen)) for druk in (hoog, midden, laag))


def _niveau(druk: float, grenzen: Sequence[float]) -> int:
    return sum(druk < grens for grens in grenzen)


def _kwantiel(geordend: Sequence[float], deel: float) -> float:
    return geordend[round(deel * (len(geordend) - 1))]


def _lees_schaal(pad: Path) -> dict[str, float]:
    """Value 0 to 100 per O*NET code, and per SOC group the mean of its occupations.

    The value is the context, or the mean of importance and level.
    """
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        rijen = [rij for rij in csv.DictReader(bestand) if rij.get("Context") != _NIET_BEKEND]
    per_groep: dict[str, list[float]] = defaultdict(list)
    for code, waarde in map(_lees_rij, rijen):
        for lengte in _LENGTES:
            per_groep[code[:lengte]].append(waarde)
    return {groep: sum(waarden) / len(waarden) for groep, waarden in per_groep.items()}


def _lees_rij(rij: Mapping[str, str]) -> tuple[str, float]:
    if "hazard_context" in rij:
        return rij["onet_soc2018_code"], float(rij["hazard_context"])
    if "Context" in rij:
        return rij["Code"], float(rij["Context"])
    belang = float(rij["Importance"])
    if rij["Level"] == _NIET_BEKEND:
        return rij["Code"], belang
    niveau = 0.0 if rij["Level"] == _NIET_VAN_BELANG else float(rij["Level"])
    return rij["Code"], (belang + niveau) / 2


def _find(onet: str, schaal: Schalen) -> float | None:
    """The value of this occupation, else of its detailed, else of its broad SOC group.

    The crosswalk and most scales use the taxonomy of 2010, the hazards that of 2019: an
    occupation that moved is looked up under its new code too.
    """
    codes = (onet, VERHUISD.get(onet, onet))
    beginnen = [code[:lengte] for lengte in _LENGTES for code in codes]
    return next((schaal[begin] for begin in beginnen if begin in schaal), None)
