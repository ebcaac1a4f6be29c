"""A traject as its pages show it: where it is, what happened, and what can be recorded now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.toegang.trajecten import raakt_vertrouwelijk
from api.web.coach.agendabeeld import Agendaregel, agendaregel
from api.web.traject.stapvelden import afspraak_in_woorden, coachvelden, in_woorden, woorden
from api.web.traject.tijdbalk import Tijdbalk, tijdbalk
from modellen.contact.model import CONTACTMOMENT, contactmomenten
from modellen.normen.duur import AMSTERDAM, dag_van
from modellen.traject.gedeeld import AFSPRAAK, open_afspraken, wie_doet_het
from modellen.traject.inzage import resultaat_van
from modellen.traject.klokken import Deadline
from modellen.traject.model import INGETROKKEN, Gebeurtenis, Trajectsoort, Veld, VeldSoort
from modellen.traject.mogelijk import MogelijkeStap
from modellen.traject.route import Route, route
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag

# --- what happened --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gegevenregel:
    """One field of an event in words."""

    label: str
    tekst: str
    is_vertrouwelijk: bool


@dataclass(frozen=True, slots=True)
class Gebeurtenisregel:
    """One event on the timeline.

    Attributes:
        tijd: on the Dutch clock. door: name of who recorded it.
        waarom: why it corrects or withdraws, for who may read that; empty otherwise.
        gesprek: number of the talk whose content can be read, ``None`` = no talk.
    """

    volgnummer: int
    titel: str
    dag: date
    tijd: str
    door: str
    vastgelegd_op: date
    gegevens: tuple[Gegevenregel, ...]
    geldt: bool
    waarom: str
    gesprek: int | None


def gebeurtenisregels(
    soort: Trajectsoort,
    stand: Stand,
    *,
    namen: Mapping[str, str],
    met_vertrouwelijk: bool,
    gekozen: Sequence[Gebeurtenis] | None = None,
) -> list[Gebeurtenisregel]:
    """Events as lines, in the order that is given; ``gekozen``: only these, default all."""
    geldend = {g.volgnummer for g in stand.geldend}
    gesprekken = _gesprekken(stand)

    def regel(gebeurtenis: Gebeurtenis) -> Gebeurtenisregel:
        mag_reden = met_vertrouwelijk or not raakt_vertrouwelijk(soort, stand, gebeurtenis)
        return Gebeurtenisregel(
            volgnummer=gebeurtenis.volgnummer,
            titel=titel_van(soort, gebeurtenis),
            dag=dag_van(gebeurtenis.moment),
            tijd=f"{gebeurtenis.moment.astimezone(AMSTERDAM):%H.%M}",
            door=namen.get(gebeurtenis.door, gebeurtenis.door),
            vastgelegd_op=dag_van(gebeurtenis.vastgelegd_op),
            gegevens=_gegevens(soort, stand, gebeurtenis, namen),
            geldt=gebeurtenis.volgnummer in geldend,
            waarom=(gebeurtenis.reden or "") if mag_reden else "",
            gesprek=gesprekken.get(gebeurtenis.volgnummer),
        )

    return [regel(g) for g in (stand.gebeurtenissen if gekozen is None else gekozen)]


def _gesprekken(stand: Stand) -> Mapping[int, int]:
    """By number of the event that holds: the number under which a talk is known."""
    geldend = stand.alle(CONTACTMOMENT)
    return {g.volgnummer: c.nummer for g, c in zip(geldend, contactmomenten(stand), strict=True)}


def titel_van(soort: Trajectsoort, gebeurtenis: Gebeurtenis) -> str:
    """The name of the step."""
    stap = soort.find_stap(gebeurtenis.stap)
    if gebeurtenis.stap == INGETROKKEN:
        return "Ingetrokken"
    return stap.label if stap else gebeurtenis.stap.replace("_", " ").capitalize()


def _gegevens(
    soort: Trajectsoort, stand: Stand, gebeurtenis: Gebeurtenis, namen: Mapping[str, str]
) -> tuple[Gegevenregel, ...]:
    """What it says; a coach who is recorded by account is shown by name."""
    stap, van_coach = soort.find_stap(gebeurtenis.stap), coachvelden(soort)

    def tekst(veld: Veld) -> str:
        gelezen = _tekst(soort, stand, veld, gebeurtenis)
        is_coach = (gebeurtenis.stap, veld.code) in van_coach
        return namen.get(gelezen, gelezen) if is_coach else gelezen

    return tuple(
        Gegevenregel(veld.label, tekst(veld), veld.is_vertrouwelijk)
        for veld in (stap.velden if stap else ())
        if gebeurtenis.gegevens.get(veld.code) not in (None, "", [])
    )


def _tekst(soort: Trajectsoort, stand: Stand, veld: Veld, gebeurtenis: Gebeurtenis) -> str:
    """In words; a number that is that of another event says which one."""
    waarde = gebeurtenis.gegevens.get(veld.code)
    verwijst = veld.soort is VeldSoort.GETAL and soort.find_stap(veld.code) is not None
    verwezen = stand.find(waarde) if verwijst and isinstance(waarde, int) else None
    if verwezen is not None:
        return _verwezen_in_woorden(soort, verwezen)
    return in_woorden(soort, veld, waarde)


def _verwezen_in_woorden(soort: Trajectsoort, gebeurtenis: Gebeurtenis) -> str:
    if gebeurtenis.stap == AFSPRAAK.code:
        return afspraak_in_woorden(gebeurtenis)
    return titel_van(soort, gebeurtenis)


# --- the card -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """An agreement that is still open."""

    wat: str
    wie: str
    voor: date | None
    is_voorbij: bool


@dataclass(frozen=True, slots=True)
class Trajectkaart:
    """One traject in short.

    Attributes:
        agenda: open deadlines, the first day first. laatste: the last talk, day and kind.
        balk: ``None`` while nothing happened.
    """

    nummer: str
    soort: str
    opdrachtgever: str
    route: Route
    resultaat: str
    agenda: tuple[Agendaregel, ...]
    laatste: tuple[date, str, bool | None] | None
    afspraken: tuple[Afspraakregel, ...]
    balk: Tijdbalk | None

    @property
    def is_afgesloten(self) -> bool:
        """Whether it has a result."""
        return bool(self.resultaat)


def trajectkaart(
    soort: Trajectsoort,
    stand: Stand,
    deadlines: Sequence[Deadline],
    *,
    naam: str,
    vandaag: date,
) -> Trajectkaart:
    """One traject in short, for whoever sees its klant."""
    weg = route(soort, stand, deadlines)
    open_ = [d for d in deadlines if d.status.is_open]
    gesprekken = contactmomenten(stand)
    laatste = gesprekken[-1] if gesprekken else None
    resultaat = resultaat_van(soort, stand)
    eerste = open_[0].uiterste_dag if open_ else None
    return Trajectkaart(
        nummer=stand.traject.nummer,
        soort=soort.naam,
        opdrachtgever=stand.traject.opdrachtgever,
        route=weg,
        resultaat=resultaat.label if resultaat else "",
        agenda=tuple(
            agendaregel(d, stand.traject, soort, naam=naam, vandaag=vandaag) for d in open_
        ),
        laatste=(dag_van(laatste.moment), woorden(soort, laatste.soort or ""), laatste.aanwezig)
        if laatste
        else None,
        afspraken=afspraakregels(soort, stand, vandaag),
        balk=tijdbalk(
            weg, (dag_van(g.moment) for g in stand.geldend), vandaag=vandaag, deadline=eerste
        ),
    )


def afspraakregels(soort: Trajectsoort, stand: Stand, vandaag: date) -> tuple[Afspraakregel, ...]:
    """Open agreements, the first day first."""
    regels = [
        Afspraakregel(
            wat=str(a.gegevens.get("wat") or ""),
            wie=woorden(soort, wie_doet_het(a)),
            voor=(voor := find_dag(a, "voor_datum")),
            is_voorbij=voor is not None and voor < vandaag,
        )
        for a in open_afspraken(stand)
    ]
    return tuple(sorted(regels, key=lambda r: (r.voor or date.max, r.wat)))


def trajectkaarten(
    standen: Sequence[Stand],
    *,
    soort_van: Callable[[str], Trajectsoort],
    deadlines_van: Callable[[Stand], Sequence[Deadline]],
    naam: str,
    vandaag: date,
) -> tuple[Trajectkaart, ...]:
    """Every traject of one klant: what runs first, and the newest first."""
    kaarten = [
        trajectkaart(
            soort_van(stand.traject.soort), stand, deadlines_van(stand), naam=naam, vandaag=vandaag
        )
        for stand in reversed(standen)
    ]
    return tuple(sorted(kaarten, key=lambda kaart: kaart.is_afgesloten))


# --- what can be recorded -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stapkeuze:
    """A step to choose, with what stands in the way."""

    code: str
    label: str
    wie: str
    adres: str
    bezwaren: tuple[tuple[str, str], ...]


def stapkeuzes(
    soort: Trajectsoort, nummer: str, stappen: Sequence[MogelijkeStap]
) -> tuple[list[Stapkeuze], list[Stapkeuze]]:
    """What can be recorded now, and what cannot yet."""
    alle = [_stapkeuze(soort, nummer, mogelijk) for mogelijk in stappen]
    return [k for k in alle if not k.bezwaren], [k for k in alle if k.bezwaren]


def _stapkeuze(soort: Trajectsoort, nummer: str, mogelijk: MogelijkeStap) -> Stapkeuze:
    stap, begin = mogelijk.stap, f"/trajecten/{nummer}"
    is_gesprek = stap.code == CONTACTMOMENT
    return Stapkeuze(
        code=stap.code,
        label=stap.label,
        wie=soort.deelnemer(stap.wie),
        adres=f"{begin}/gesprek" if is_gesprek else f"{begin}/vastleggen?stap={stap.code}",
        bezwaren=tuple((b.melding, b.volgende_stap) for b in mogelijk.bezwaren),
    )
