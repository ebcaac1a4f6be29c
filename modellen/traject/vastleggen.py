"""Recording an event: every gate is asked, and a refusal names its rules.

A step is judged against the state at its own moment, so that what is recorded a day late is not
refused for what happened since. A correction is judged by telling the whole story again: it may
not make a later step impossible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite

from modellen.fouten import OpstapFout
from modellen.normen.duur import dag_van
from modellen.normen.norm import NormenOp
from modellen.traject.model import (
    AFSLUITEN,
    INGETROKKEN,
    LAATSTE_JAAR,
    VROEGSTE_JAAR,
    Gebeurtenis,
    Poort,
    Stap,
    Trajectsoort,
    Veld,
    VeldSoort,
)
from modellen.traject.stand import Stand


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One reason why a step is refused; ``regel`` is an id of the register, ``None`` for form."""

    regel: str | None
    melding: str
    volgende_stap: str

    def __str__(self) -> str:
        return f"{self.melding} ({self.regel})" if self.regel else self.melding


class StapGeweigerd(OpstapFout):
    """A step that may not be recorded now; ``bezwaren`` are all reasons at once."""

    def __init__(self, stap: str, bezwaren: tuple[Bezwaar, ...]) -> None:
        super().__init__(
            code="stap_geweigerd",
            melding=f"'{stap}' kan nu niet: " + " ".join(str(b) for b in bezwaren),
            volgende_stap=" ".join(dict.fromkeys(b.volgende_stap for b in bezwaren)),
        )
        self.bezwaren = bezwaren


class IntussenVastgelegd(OpstapFout):
    """The number of the event is not the next one: the dossier went on, or a number was skipped."""

    def __init__(self, *, nummer: str, volgnummer: int) -> None:
        super().__init__(
            code="intussen_vastgelegd",
            melding=(
                f"Gebeurtenis {volgnummer} is niet de volgende van traject {nummer}: iemand anders "
                "legde intussen iets vast."
            ),
            volgende_stap="Lees het dossier opnieuw en leg dan vast.",
        )


class TrajectLooptAl(OpstapFout):
    """A klant has one open trajectory of a type at most."""

    def __init__(self, *, nummer: str, naam: str) -> None:
        super().__init__(
            code="traject_loopt_al",
            melding=f"Deze klant heeft al een open traject {naam}: {nummer}.",
            volgende_stap="Ga verder in dat traject, of sluit het eerst af.",
        )


def leg_vast(soort: Trajectsoort, stand: Stand, nieuw: Gebeurtenis, *, normen: NormenOp) -> Stand:
    """Record one event, or refuse it.

    Raises:
        StapGeweigerd: with every rule that stands in the way.
    """
    bezwaren = tuple(_bezwaren(soort, stand, nieuw, normen))
    if bezwaren:
        stap = soort.find_stap(nieuw.stap)
        raise StapGeweigerd(stap.label if stap else nieuw.stap[:40], bezwaren)
    return stand.met(nieuw)


def _bezwaren(
    soort: Trajectsoort, stand: Stand, nieuw: Gebeurtenis, normen: NormenOp
) -> Iterator[Bezwaar]:
    stap = soort.find_stap(nieuw.stap)
    vorm = tuple(_vorm_bezwaren(soort, stand, nieuw))
    velden = tuple(_veld_bezwaren(stap, nieuw)) if stap is not None else ()
    yield from (*vorm, *velden)
    # Without a sound moment there is no state to judge against; gates read only sound values.
    if vorm or (stap is not None and _misvormd(stap, nieuw)):
        return
    if nieuw.corrigeert is None and stap is not None:
        eerder = _voor(stand, nieuw)
        yield from volgorde_bezwaren(soort, eerder, stap)
        yield from _poort_bezwaren(soort, eerder, nieuw, stap, normen)
    if len(_na(stand, nieuw)) > 0 or nieuw.corrigeert is not None:
        yield from _verhaal_bezwaren(soort, stand.met(nieuw), normen, behalve=nieuw)


def _voor(stand: Stand, nieuw: Gebeurtenis) -> Stand:
    return stand.tot(sum(g.moment <= nieuw.moment for g in stand.geldend))


def _na(stand: Stand, nieuw: Gebeurtenis) -> tuple[Gebeurtenis, ...]:
    return tuple(g for g in stand.geldend if g.moment > nieuw.moment)


def _vorm_bezwaren(soort: Trajectsoort, stand: Stand, nieuw: Gebeurtenis) -> Iterator[Bezwaar]:
    if nieuw.moment.tzinfo is None or nieuw.vastgelegd_op.tzinfo is None:
        yield Bezwaar(None, "Het moment heeft geen tijdzone.", "Geef een moment met tijdzone.")
    elif nieuw.moment > nieuw.vastgelegd_op:
        yield Bezwaar(
            None,
            "Dit moment ligt in de toekomst.",
            "Leg vast wat gebeurd is; een afspraak is een eigen stap.",
        )
    if nieuw.volgnummer != len(stand.gebeurtenissen) + 1:
        yield Bezwaar(
            None,
            "Iemand anders legde intussen iets vast.",
            "Lees het dossier opnieuw en leg dan vast.",
        )
    if nieuw.corrigeert is None:
        if soort.find_stap(nieuw.stap) is None:
            yield Bezwaar(
                None,
                f"De stap '{nieuw.stap[:40]}' bestaat niet in {soort.naam}.",
                "Kies een stap van dit soort traject.",
            )
        if stand.is_afgesloten:
            yield Bezwaar(
                None,
                "Het traject is afgesloten.",
                "Trek eerst de afsluiting in, met de reden.",
            )
        return
    yield from _correctie_bezwaren(soort, stand, nieuw)


def _correctie_bezwaren(soort: Trajectsoort, stand: Stand, nieuw: Gebeurtenis) -> Iterator[Bezwaar]:
    oud = next((g for g in stand.geldend if g.volgnummer == nieuw.corrigeert), None)
    if oud is None:
        yield Bezwaar(
            None,
            f"Er is geen geldende gebeurtenis {nieuw.corrigeert} om te verbeteren.",
            "Kies een gebeurtenis die nu geldt.",
        )
    elif nieuw.stap == INGETROKKEN:
        if nieuw.gegevens:
            yield Bezwaar(None, "Wie intrekt, legt geen gegevens vast.", "Laat de velden leeg.")
    elif nieuw.stap != oud.stap:
        yield Bezwaar(
            None,
            "Een verbetering verandert niet om welke stap het gaat.",
            "Trek de stap in en leg de andere vast.",
        )
    if not (nieuw.reden or "").strip():
        yield Bezwaar(
            None, "De reden van de verbetering ontbreekt.", "Schrijf waarom het anders is."
        )


def _veld_bezwaren(stap: Stap, nieuw: Gebeurtenis) -> Iterator[Bezwaar]:
    bekend = {veld.code for veld in stap.velden}
    for code in sorted(set(nieuw.gegevens) - bekend):
        yield Bezwaar(None, f"Het veld '{code[:40]}' hoort niet bij deze stap.", "Laat het weg.")
    for veld in stap.velden:
        waarde = nieuw.gegevens.get(veld.code)
        if _is_leeg(waarde):
            if veld.is_verplicht:
                yield Bezwaar(veld.regel, f"'{veld.label}' ontbreekt.", f"Vul '{veld.label}' in.")
        elif not _past(veld, waarde):
            yield Bezwaar(veld.regel, f"'{veld.label}' is niet goed ingevuld.", _verwacht(veld))


def _misvormd(stap: Stap, nieuw: Gebeurtenis) -> bool:
    waarden = ((veld, nieuw.gegevens.get(veld.code)) for veld in stap.velden)
    return any(not _is_leeg(waarde) and not _past(veld, waarde) for veld, waarde in waarden)


def _is_leeg(waarde: object) -> bool:
    """Nothing was filled in: the same for the fields as for whether the gates are asked."""
    return waarde is None or waarde in ("", [])


def _past(veld: Veld, waarde: object) -> bool:
    match veld.soort:
        case VeldSoort.TEKST:
            return isinstance(waarde, str) and bool(waarde.strip())
        case VeldSoort.DATUM:
            return isinstance(waarde, str) and _is_datum(waarde)
        case VeldSoort.GETAL:
            return (
                isinstance(waarde, int | float)
                and not isinstance(waarde, bool)
                and isfinite(waarde)
            )
        case VeldSoort.JA_NEE:
            return isinstance(waarde, bool)
        case VeldSoort.KEUZE:
            return waarde in veld.keuzes
        case VeldSoort.KEUZES:
            return isinstance(waarde, list) and all(deel in veld.keuzes for deel in waarde)


def _is_datum(tekst: str) -> bool:
    try:
        dag = date.fromisoformat(tekst)
        return dag.isoformat() == tekst and VROEGSTE_JAAR <= dag.year <= LAATSTE_JAAR
    except ValueError:
        return False


def _verwacht(veld: Veld) -> str:
    match veld.soort:
        case VeldSoort.DATUM:
            return "Geef een datum als 2026-11-22."
        case VeldSoort.GETAL:
            return "Geef een getal."
        case VeldSoort.JA_NEE:
            return "Kies ja of nee."
        case VeldSoort.KEUZE | VeldSoort.KEUZES:
            return f"Kies uit: {', '.join(veld.keuzes)}."
        case VeldSoort.TEKST:
            return "Schrijf een korte tekst."


def volgorde_bezwaren(soort: Trajectsoort, stand: Stand, stap: Stap) -> Iterator[Bezwaar]:
    """What stands in the way of a step in this state, whatever the step says: phase and once."""
    fase = stand.fase(soort)
    mag = stap.fasen or tuple(f.code for f in soort.fasen[:-1])
    if fase.code not in mag:
        namen = " of ".join(f.label for f in soort.fasen if f.code in mag)
        regel = stap.regels[0] if stap.regels else None
        yield Bezwaar(
            regel,
            f"Het traject is in de fase {fase.label}; dit hoort bij {namen}.",
            "Leg eerst de stappen vast die daarvoor nodig zijn.",
        )
    if stap.is_eenmalig and stand.heeft(stap.code):
        yield Bezwaar(
            None,
            "Deze stap is al vastgelegd.",
            "Verbeter de eerdere, als die niet klopt.",
        )


def _poort_bezwaren(
    soort: Trajectsoort, stand: Stand, nieuw: Gebeurtenis, stap: Stap, normen: NormenOp
) -> Iterator[Bezwaar]:
    poorten: tuple[Poort, ...] = stap.poorten
    if stap.code == AFSLUITEN:
        resultaat = soort.find_resultaat(nieuw.gegevens.get("resultaat"))
        poorten += resultaat.poorten if resultaat else ()
    gelden = normen(dag_van(nieuw.moment))
    for poort in poorten:
        if not poort.controle(stand, nieuw, gelden):
            yield Bezwaar(poort.regel, poort.melding, poort.volgende_stap)


def _verhaal_bezwaren(
    soort: Trajectsoort, stand: Stand, normen: NormenOp, *, behalve: Gebeurtenis
) -> Iterator[Bezwaar]:
    """Tell the story again from the start: does every step that holds still pass its gates?"""
    for plaats, gebeurtenis in enumerate(stand.geldend):
        stap = soort.find_stap(gebeurtenis.stap)
        if stap is None or (gebeurtenis is behalve and behalve.corrigeert is None):
            continue
        eerder = stand.tot(plaats)
        for bezwaar in (
            *volgorde_bezwaren(soort, eerder, stap),
            *_poort_bezwaren(soort, eerder, gebeurtenis, stap, normen),
        ):
            zelf = gebeurtenis.volgnummer == behalve.volgnummer
            melding = (
                bezwaar.melding
                if zelf
                else f"Dan klopt '{stap.label}' niet meer: {bezwaar.melding}"
            )
            yield Bezwaar(bezwaar.regel, melding, bezwaar.volgende_stap)
