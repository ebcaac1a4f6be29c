"""A talk has two records: that it took place, and what was said. Other readers, other rights.

That it took place is an event of the trajectory; :class:`Contactmoment` is that event as a reader
wants it, so that nothing is kept twice. What was said refers to the event and is kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from modellen.fouten import OpstapFout
from modellen.normen.duur import dag_van
from modellen.traject.model import Gebeurtenis, Gegeven
from modellen.traject.stand import Stand

CONTACTMOMENT = "contactmoment"
"""Code of the step that records a talk, in every trajectory type."""


@dataclass(frozen=True, slots=True)
class Contactmoment:
    """A talk that took place, without what was said. The opdrachtgever may see it.

    Attributes:
        nummer: number of the event that first recorded it; a correction keeps it.
        moment: when it was (aware). duur_minuten: ``None`` = not recorded.
        deelnemers: codes of who took part. aanwezig: whether the klant came, ``None`` = unknown.
        geregistreerd_op: when it was first recorded (aware), by ``door``.
    """

    traject: str
    nummer: int
    moment: datetime
    soort: str | None
    deelnemers: tuple[str, ...]
    duur_minuten: float | None
    aanwezig: bool | None
    geregistreerd_op: datetime
    door: str

    @property
    def is_zelfde_dag_geregistreerd(self) -> bool:
        """Recorded on the Dutch calendar day of the talk itself."""
        return dag_van(self.moment) == dag_van(self.geregistreerd_op)


@dataclass(frozen=True, slots=True)
class Gespreksinhoud:
    """One version of what was said, for the klant and the own coach alone.

    Attributes:
        contactmoment: ``nummer`` of the talk within the trajectory.
        versie: 1, 2, 3 …; the highest holds, the others stay. reden: why it was corrected.
    """

    traject: str
    contactmoment: int
    versie: int
    tekst: str
    door: str
    vastgelegd_op: datetime
    reden: str | None = None


class InhoudIntussenGewijzigd(OpstapFout):
    """Somebody recorded another version of the content than the one that was read."""

    def __init__(self) -> None:
        super().__init__(
            code="inhoud_intussen_gewijzigd",
            melding="Van dit gesprek is intussen een andere tekst vastgelegd.",
            volgende_stap="Lees de nieuwste tekst en leg dan uw verbetering vast.",
        )


def contactmomenten(stand: Stand) -> tuple[Contactmoment, ...]:
    """The talks that hold, oldest first; one that was withdrawn is left out."""
    per_nummer = {g.volgnummer: g for g in stand.gebeurtenissen}
    return tuple(
        _contactmoment(stand.traject.nummer, geldend, _begin(per_nummer, geldend))
        for geldend in stand.alle(CONTACTMOMENT)
    )


def laatste_contact(stand: Stand) -> datetime | None:
    """The last talk to which the klant came, or of which that was not recorded."""
    gevoerd = [
        g.moment for g in stand.alle(CONTACTMOMENT) if g.gegevens.get("aanwezig") is not False
    ]
    return max(gevoerd, default=None)


def _begin(per_nummer: dict[int, Gebeurtenis], gebeurtenis: Gebeurtenis) -> Gebeurtenis:
    """The event that was corrected, and corrected again, into this one."""
    while gebeurtenis.corrigeert is not None:
        gebeurtenis = per_nummer[gebeurtenis.corrigeert]
    return gebeurtenis


def _contactmoment(traject: str, geldend: Gebeurtenis, begin: Gebeurtenis) -> Contactmoment:
    gegevens = geldend.gegevens
    deelnemers = gegevens.get("deelnemers")
    aanwezig = gegevens.get("aanwezig")
    return Contactmoment(
        traject=traject,
        nummer=begin.volgnummer,
        moment=geldend.moment,
        soort=_tekst(gegevens.get("soort")),
        deelnemers=tuple(deelnemers) if isinstance(deelnemers, list) else (),
        duur_minuten=_getal(gegevens.get("duur_minuten")),
        aanwezig=aanwezig if isinstance(aanwezig, bool) else None,
        geregistreerd_op=begin.vastgelegd_op,
        door=begin.door,
    )


def _tekst(waarde: Gegeven) -> str | None:
    return waarde if isinstance(waarde, str) else None


def _getal(waarde: Gegeven) -> float | None:
    return float(waarde) if isinstance(waarde, int | float) else None
