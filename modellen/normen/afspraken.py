"""What an opdrachtgever agreed otherwise: one agreement after another, nothing overwritten.

An agreement holds from its day on, until a later one about the same norm. A value of ``None`` takes
the ordinary norm back. The terms that already run keep the norm of the day on which they began.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from modellen.fouten import OngeldigeWaarde
from modellen.normen.duur import Duur
from modellen.normen.norm import Getal, Norm, Normoverschrijving, Waarde
from modellen.schrijfwijze import getal

HOOGSTE = 9999


@dataclass(frozen=True, slots=True)
class Normafspraak:
    """One agreement, as somebody recorded it.

    Attributes:
        nummer: 1, 2, 3 … in the order of recording; of two from one day the later one counts.
        key: of the norm. waarde: ``None`` = from then on the ordinary norm again.
        op: when it was recorded (aware), by account ``door``.
    """

    nummer: int
    opdrachtgever: str
    key: str
    waarde: Waarde | None
    reden: str
    geldig_van: date
    op: datetime
    door: str


def overschrijvingen(afspraken: Iterable[Normafspraak]) -> tuple[Normoverschrijving, ...]:
    """The stretches in which an agreement holds, by opdrachtgever and norm."""
    per_norm: dict[tuple[str, str], list[Normoverschrijving]] = {}
    for afspraak in sorted(afspraken, key=lambda a: a.nummer):
        sleutel = (afspraak.opdrachtgever, afspraak.key)
        eerder = [_tot(o, afspraak.geldig_van) for o in per_norm.get(sleutel, ())]
        per_norm[sleutel] = [o for o in eerder if o is not None]
        if afspraak.waarde is not None:
            per_norm[sleutel].append(
                Normoverschrijving(
                    opdrachtgever=afspraak.opdrachtgever,
                    key=afspraak.key,
                    waarde=afspraak.waarde,
                    reden=afspraak.reden,
                    geldig_van=afspraak.geldig_van,
                )
            )
    return tuple(o for eigen in per_norm.values() for o in eigen)


def _tot(eerder: Normoverschrijving, dag: date) -> Normoverschrijving | None:
    """Cut off at the day from which a later agreement counts; ``None`` = nothing is left."""
    if eerder.geldig_van >= dag:
        return None
    return replace(eerder, geldig_tot=min(eerder.geldig_tot or dag, dag))


def schrijf_waarde(waarde: Waarde) -> str:
    """``2 weken``, ``12,5`` or ``5; 10; 15``."""
    if isinstance(waarde, tuple):
        return "; ".join(map(_schrijf_getal, waarde))
    return str(waarde) if isinstance(waarde, Duur) else _schrijf_getal(waarde)


def lees_waarde(tekst: str, norm: Norm) -> Waarde:
    """What somebody typed, as the kind of value that the norm has.

    Raises:
        OngeldigeWaarde: it is of another kind, or no value at all.
    """
    if isinstance(norm.waarde, Duur):
        return Duur.lees(" ".join(tekst.lower().split()))
    if isinstance(norm.waarde, tuple):
        return tuple(_lees_getal(deel) for deel in tekst.split(";"))
    return _lees_getal(tekst)


def _schrijf_getal(waarde: Getal) -> str:
    return str(waarde) if isinstance(waarde, int) else getal(waarde, 4).rstrip("0").rstrip(",")


def _lees_getal(tekst: str) -> Getal:
    schoon = tekst.strip().replace(",", ".")
    try:
        gevonden: Getal = int(schoon) if schoon.isdecimal() else float(schoon)
    except ValueError:
        gevonden = -1
    if not 0 <= gevonden <= HOOGSTE:
        raise OngeldigeWaarde(
            veld="waarde",
            melding=f"'{tekst.strip()[:40]}' is geen getal van 0 tot en met {HOOGSTE}.",
            volgende_stap="Schrijf een getal, zoals 40 of 12,5; meer getallen met een ; ertussen.",
        )
    return gevonden
