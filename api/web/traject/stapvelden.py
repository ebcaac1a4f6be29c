"""The fields of a step on a form: choices in words, what is known filled in, and read again.

What was typed is kept as text. Whether a step can have happened like that is up to its gates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from api.web.velden import lees_dag
from modellen.documenten.bron import schrijf
from modellen.documenten.model import Vrij
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum, keuze
from modellen.traject.gedeeld import AFSPRAAK, open_afspraken
from modellen.traject.model import (
    AFSLUITEN,
    Deelnemer,
    Gebeurtenis,
    Gegeven,
    Stap,
    Trajectsoort,
    Veld,
    VeldSoort,
)
from modellen.traject.stand import Stand
from modellen.traject.successtappen import COLLEGA_BETROKKEN
from modellen.traject.velden import tekst

VOORVOEGSEL = "v-"
MEESTE_RONDJES = 5
"""Choices that stand under each other; more of them go in a list."""

Opties = tuple[tuple[str, str], ...]
Getypt = Mapping[str, tuple[str, ...]]
"""What was typed, by the name of the field on the form."""

_GETAL = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,2})?")
_JA_NEE: Opties = (("ja", "Ja"), ("nee", "Nee"))
_ONTBREEKT = {
    VeldSoort.TEKST: "Vul dit in.",
    VeldSoort.DATUM: "Vul een dag in, zoals 23-11-2026.",
    VeldSoort.GETAL: "Vul een getal in.",
    VeldSoort.JA_NEE: "Kies ja of nee.",
    VeldSoort.KEUZE: "Kies wat klopt.",
    VeldSoort.KEUZES: "Kies wat klopt; meer mag.",
}
_ONLEESBAAR = _ONTBREEKT | {
    VeldSoort.GETAL: "Vul een getal in, zoals 45 of 7,5, zonder punt tussen duizenden.",
    VeldSoort.KEUZE: "Kies iets uit de lijst.",
    VeldSoort.KEUZES: "Kies iets uit de lijst.",
}


async def lees_getypt(request: Request) -> Getypt:
    """The fields of the step among what was sent."""
    formulier = await request.form()
    namen = dict.fromkeys(naam for naam, _ in formulier.multi_items())
    return {
        naam: tuple(w for w in formulier.getlist(naam) if isinstance(w, str))
        for naam in namen
        if naam.startswith(VOORVOEGSEL)
    }


GetypteVelden = Annotated[Getypt, Depends(lees_getypt)]


@dataclass(frozen=True, slots=True)
class Stapveld:
    """One field as it is drawn.

    Attributes:
        vorm: ``tekst``, ``dag``, ``getal``, ``rondjes``, ``lijst`` or ``vakken``.
        opties: value and words of each choice.
        waarden: what stands in it, as text; more than one only with ``vakken``.
    """

    naam: str
    label: str
    vorm: str
    opties: Opties
    waarden: tuple[str, ...]
    is_vertrouwelijk: bool
    is_verplicht: bool
    hulp: str = ""

    @property
    def waarde(self) -> str:
        """The one value; empty when nothing stands there."""
        return self.waarden[0] if self.waarden else ""

    @property
    def is_dag(self) -> bool:
        """Whether it holds a day that can be read, or nothing."""
        return not self.waarde or lees_dag(self.waarde) is not None


def stapvelden(
    soort: Trajectsoort,
    stap: Stap,
    stand: Stand,
    getypt: Getypt,
    *,
    hulp: Mapping[str, str] | None = None,
    collegas: Opties = (),
) -> tuple[Stapveld, ...]:
    """The fields of a step with what was typed in them.

    Args:
        hulp: a line per code of a field. collegas: account and name of who can be chosen where a
            field names the coach.
    """
    van_coach = coachvelden(soort)
    velden = []
    for veld in stap.velden:
        waarden = getypt.get(naam_van(veld), ())
        opties = _opties(soort, stap, veld, stand)
        if (stap.code, veld.code) in van_coach and collegas:
            # Somebody from elsewhere, or who left, stays as he was recorded.
            opties = (*collegas, *((w, w) for w in waarden if w and w not in dict(collegas)))
        velden.append(_stapveld(veld, opties, waarden, (hulp or {}).get(veld.code, "")))
    return tuple(velden)


def coachvelden(soort: Trajectsoort) -> frozenset[tuple[str, str]]:
    """Step and field where a coach is named by account."""
    return frozenset(
        [paar for feit in soort.feiten if feit.van_coach for paar in (*feit.velden, *feit.uit)]
        + [(COLLEGA_BETROKKEN.code, "collega")]
    )


def naam_van(veld: Veld) -> str:
    """The name of a field on the form."""
    return f"{VOORVOEGSEL}{veld.code}"


def _stapveld(veld: Veld, opties: Opties, waarden: tuple[str, ...], hulp: str) -> Stapveld:
    return Stapveld(
        naam=naam_van(veld),
        label=veld.label,
        vorm=_vorm(veld, opties),
        opties=opties,
        waarden=waarden,
        is_vertrouwelijk=veld.is_vertrouwelijk,
        is_verplicht=veld.is_verplicht,
        hulp=hulp,
    )


def _vorm(veld: Veld, opties: Opties) -> str:
    match veld.soort:
        case VeldSoort.TEKST if not opties:
            return "tekst"
        case VeldSoort.DATUM:
            return "dag"
        case VeldSoort.GETAL if not opties:
            return "getal"
        case VeldSoort.KEUZES:
            return "vakken"
        case VeldSoort.JA_NEE | VeldSoort.KEUZE if len(opties) <= MEESTE_RONDJES:
            return "rondjes"
    return "lijst"


def _opties(soort: Trajectsoort, stap: Stap, veld: Veld, stand: Stand) -> Opties:
    if veld.soort is VeldSoort.JA_NEE:
        return _JA_NEE
    if veld.soort is VeldSoort.GETAL:
        return _verwijzingen(soort, veld, stand)
    if stap.code == AFSLUITEN and veld.code == "resultaat":
        return tuple((r.code, r.label) for r in soort.resultaten)
    return tuple((code, woorden(soort, code)) for code in veld.keuzes)


def _verwijzingen(soort: Trajectsoort, veld: Veld, stand: Stand) -> Opties:
    """A number that is that of an event has the name of its step: then one chooses the event."""
    stap = soort.find_stap(veld.code)
    if stap is None:
        return ()
    if stap.code == AFSPRAAK.code:
        return tuple((str(a.volgnummer), afspraak_in_woorden(a)) for a in open_afspraken(stand))
    gevonden = reversed(stand.alle(stap.code))
    return tuple((str(g.volgnummer), f"{stap.label}, {datum(dag_van(g.moment))}") for g in gevonden)


def woorden(soort: Trajectsoort, code: str) -> str:
    """A choice in words; people are called what this type calls them."""
    return soort.deelnemer(Deelnemer(code)) if code in set(Deelnemer) else keuze(code)


def afspraak_in_woorden(afspraak: Gebeurtenis) -> str:
    """What was agreed and by when."""
    voor = tekst(afspraak, "voor_datum")
    wat = tekst(afspraak, "wat") or "Afspraak"
    return f"{wat} (voor {datum(date.fromisoformat(voor))})" if voor else wat


# --- reading --------------------------------------------------------------------------------------


def lees_velden(
    velden: Iterable[Veld], getypt: Getypt
) -> tuple[dict[str, Gegeven], dict[str, str]]:
    """Values by code of the field, and a message by name on the form for what is wrong."""
    gegevens: dict[str, Gegeven] = {}
    fouten: dict[str, str] = {}
    for veld in velden:
        naam = naam_van(veld)
        waarden = [w.strip() for w in getypt.get(naam, ()) if w.strip()]
        if not waarden:
            if veld.is_verplicht:
                fouten[naam] = _bij(veld, _ONTBREEKT)
            continue
        waarde = _lees(veld, waarden)
        if waarde is None:
            fouten[naam] = _bij(veld, _ONLEESBAAR)
        else:
            gegevens[veld.code] = waarde
    return gegevens, fouten


def _bij(veld: Veld, meldingen: Mapping[VeldSoort, str]) -> str:
    """The message with the name of its field: it also stands in a list above the form."""
    melding = meldingen[veld.soort]
    return f"{veld.label}: {melding[:1].lower()}{melding[1:]}"


def _lees(veld: Veld, waarden: list[str]) -> Gegeven:
    """``None`` for what cannot be read."""
    waarde = waarden[0]
    match veld.soort:
        case VeldSoort.TEKST:
            return waarde
        case VeldSoort.DATUM:
            dag = lees_dag(waarde)
            return dag.isoformat() if dag else None
        case VeldSoort.GETAL:
            return lees_cijfer(waarde)
        case VeldSoort.JA_NEE:
            return {"ja": True, "nee": False}.get(waarde)
        case VeldSoort.KEUZE:
            return waarde if waarde in veld.keuzes else None
        case VeldSoort.KEUZES:
            return waarden if set(waarden) <= set(veld.keuzes) else None


def lees_cijfer(waarde: str) -> int | float | None:
    """A number with a comma or a point; a whole one stays whole: it may be that of an event."""
    if not _GETAL.fullmatch(waarde):
        return None
    getal = float(waarde.replace(",", "."))
    return int(getal) if getal.is_integer() else getal


# --- writing --------------------------------------------------------------------------------------


def getypt_van(gegevens: Mapping[str, Gegeven]) -> Getypt:
    """Values of the record as somebody would have typed them."""
    return {
        f"{VOORVOEGSEL}{code}": _als_tekst(waarde)
        for code, waarde in gegevens.items()
        if waarde is not None
    }


def _als_tekst(waarde: Gegeven) -> tuple[str, ...]:
    match waarde:
        case bool():
            return ("ja" if waarde else "nee",)
        case list():
            return tuple(waarde)
        case float():
            return (f"{waarde:g}".replace(".", ","),)
        case _:
            return (str(waarde),)


def in_woorden(soort: Trajectsoort, veld: Veld, waarde: Gegeven) -> str:
    """A value as people read it."""
    if veld.code == "resultaat" and (gevonden := soort.find_resultaat(waarde)) is not None:
        return gevonden.label
    match veld.soort:
        case VeldSoort.KEUZE:
            return woorden(soort, str(waarde))
        case VeldSoort.KEUZES if isinstance(waarde, list):
            return ", ".join(woorden(soort, deel) for deel in waarde)
    cel = schrijf(veld, waarde)
    return cel.tekst if isinstance(cel, Vrij) else cel
