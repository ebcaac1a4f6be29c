"""Deadlines as a coach reads them: whom it is about, what, why now, and where one does it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from modellen.contact.model import CONTACTMOMENT
from modellen.traject.klokken import Deadline, DeadlineStatus
from modellen.traject.model import Traject, Trajectsoort
from modellen.waarden import KlantNummer

KLEUR = {DeadlineStatus.TE_LAAT: "te-laat", DeadlineStatus.NU: "nu"}


@dataclass(frozen=True, slots=True)
class Agendaregel:
    """One deadline.

    Attributes:
        wanneer: how long still, or too long already. kleur: for the stylesheet.
        adres: where one does it.
    """

    traject: str
    klant: KlantNummer
    naam: str
    soort: str
    wat: str
    wie: str
    dag: date
    wanneer: str
    waarom: str
    regel: str
    kleur: str
    adres: str


def agendaregel(
    deadline: Deadline, traject: Traject, soort: Trajectsoort, *, naam: str, vandaag: date
) -> Agendaregel:
    """One deadline of one traject."""
    return Agendaregel(
        traject=traject.nummer,
        klant=traject.klant,
        naam=naam,
        soort=soort.naam,
        wat=deadline.wat[:1].upper() + deadline.wat[1:],
        wie=deadline.wie_label,
        dag=deadline.uiterste_dag,
        wanneer=wanneer(deadline, vandaag),
        waarom=deadline.waarom,
        regel=deadline.regel,
        kleur=KLEUR.get(deadline.status, "komt"),
        adres=adres_van(deadline, soort),
    )


def agendaregels(
    deadlines: Iterable[Deadline],
    trajecten: Mapping[str, Traject],
    soorten: Mapping[str, Trajectsoort],
    *,
    namen: Mapping[KlantNummer, str],
    vandaag: date,
) -> list[Agendaregel]:
    """In the same order; what another request closed meanwhile is left out."""
    return [
        agendaregel(
            d,
            traject,
            soorten[traject.soort],
            naam=namen.get(traject.klant, traject.klant),
            vandaag=vandaag,
        )
        for d in deadlines
        if (traject := trajecten.get(d.traject)) is not None
    ]


def wanneer(deadline: Deadline, vandaag: date) -> str:
    """``3 dagen te laat``, ``vandaag``, ``over 12 dagen``."""
    dagen = (deadline.uiterste_dag - vandaag).days
    if deadline.status is DeadlineStatus.TE_LAAT:
        return f"{dagen_in_woorden(-dagen)} te laat" if dagen else "vandaag te laat"
    return {0: "vandaag", 1: "morgen"}.get(dagen, f"over {dagen_in_woorden(dagen)}")


def dagen_in_woorden(dagen: int) -> str:
    """``1 dag``, ``12 dagen``."""
    return "1 dag" if dagen == 1 else f"{dagen} dagen"


def adres_van(deadline: Deadline, soort: Trajectsoort) -> str:
    """Where one records what meets this deadline."""
    klok = next((k for k in soort.klokken if k.code == deadline.klok), None)
    klaar = klok.klaar if klok else ()
    begin = f"/trajecten/{deadline.traject}"
    if CONTACTMOMENT in klaar:
        return f"{begin}/gesprek"
    if len(klaar) == 1:
        return f"{begin}/vastleggen?stap={klaar[0]}"
    return f"{begin}/vastleggen?klok={deadline.klok}"
