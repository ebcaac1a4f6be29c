"""From a match to what a person reads: per audience, and never more than it may know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matching.antwoord import Match, Telling
from matching.constraints import CONSTRAINT_PER_NAAM
from matching.oordeel import Oordeel, Reden, Uitkomst
from matching.ranking.componenten import COMPONENTEN
from matching.representatie import vergelijk_werksoorten
from matching.uitleg.kans import Kanswoorden, leg_kans_uit
from matching.uitleg.zinnen import zin
from modellen.schrijfwijze import duizend

MEER_DAN_DIT_SAMENVATTEN = 3
"""More questions of one kind than this become one line: nobody asks sixty questions."""


MOGELIJKHEDEN = ("mogelijkheid", "mogelijkheden")
KLANTEN = ("klant", "klanten")


class Publiek(StrEnum):
    """Who reads. Health limits are for klant and coach only."""

    COACH = "coach"
    KLANT = "klant"
    ACCOUNTMANAGER = "accountmanager"


UITKOMST_LABEL = {
    Uitkomst.GESCHIKT: "geschikt",
    Uitkomst.AANDACHTSPUNT: "aandachtspunten",
    Uitkomst.ONGESCHIKT: "ongeschikt",
}


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One constraint in words."""

    constraint: str
    titel: str
    uitkomst: Uitkomst
    zinnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreDeel:
    """One part of the score in words and figures; the effects of all parts add up to the score."""

    component: str
    titel: str
    betekenis: str
    waarde: float
    gewicht: float
    effect: float
    is_bekend: bool


@dataclass(frozen=True, slots=True)
class Uitleg:
    """Everything that can be said about one match to one audience.

    ``pluspunten`` and ``minpunten`` are what is sure; the questions are what is still open, with
    whom to ask. For an audience that may not see all parts ``score_delen`` is empty and ``kans`` is
    missing; ``kans`` also where the fixed score orders.
    """

    uitkomst: Uitkomst
    uitkomst_label: str
    pluspunten: tuple[str, ...]
    minpunten: tuple[str, ...]
    vragen_werkgever: tuple[str, ...]
    vragen_klant: tuple[str, ...]
    onderdelen: tuple[Onderdeel, ...]
    score_delen: tuple[ScoreDeel, ...]
    kans: Kanswoorden | None


def leg_uit(match: Match, *, publiek: Publiek) -> Uitleg:
    """Put a match in words for one audience."""
    oordelen = [o for o in match.oordeel.oordelen if _is_het_melden_waard(o)]
    mag_alles = publiek is not Publiek.ACCOUNTMANAGER
    zichtbaar = [o for o in oordelen if mag_alles or not _is_gevoelig(o)]
    redenen = [r for o in zichtbaar for r in o.redenen]
    return Uitleg(
        uitkomst=match.uitkomst,
        uitkomst_label=UITKOMST_LABEL[match.uitkomst],
        pluspunten=_pluspunten(match, zichtbaar, mag_alles=mag_alles),
        minpunten=_minpunten(match, redenen, mag_alles=mag_alles),
        vragen_werkgever=_vragen(redenen, "werkgever"),
        vragen_klant=_vragen(redenen, "klant") if mag_alles else (),
        onderdelen=tuple(_onderdeel(o, mag_alles=mag_alles) for o in oordelen),
        score_delen=_score_delen(match) if mag_alles else (),
        kans=leg_kans_uit(match.kans) if mag_alles and match.kans else None,
    )


def _is_het_melden_waard(oordeel: Oordeel) -> bool:
    """That a werk is open and visible goes without saying; that it is not, does not."""
    aanbod = CONSTRAINT_PER_NAAM[oordeel.constraint].bepaalt_aanbod
    return not aanbod or oordeel.uitkomst is not Uitkomst.GESCHIKT


def _is_gevoelig(oordeel: Oordeel) -> bool:
    return CONSTRAINT_PER_NAAM[oordeel.constraint].is_gevoelig


def _onderdeel(oordeel: Oordeel, *, mag_alles: bool) -> Onderdeel:
    titel = CONSTRAINT_PER_NAAM[oordeel.constraint].titel
    if not mag_alles and _is_gevoelig(oordeel):
        tekst = "Past." if oordeel.uitkomst is Uitkomst.GESCHIKT else "Bespreek met de jobcoach."
        return Onderdeel(oordeel.constraint, titel, oordeel.uitkomst, (tekst,))
    return Onderdeel(oordeel.constraint, titel, oordeel.uitkomst, _samengevat(oordeel.redenen))


def _pluspunten(match: Match, oordelen: Iterable[Oordeel], *, mag_alles: bool) -> tuple[str, ...]:
    sterk = [
        c.pluspunt
        for c, b in zip(COMPONENTEN, match.bijdragen, strict=False)
        if b.is_bekend and b.waarde >= c.sterk_vanaf and (mag_alles or not c.is_gevoelig)
    ]
    zeker = [
        zin(reden)
        for o in oordelen
        for reden in o.redenen
        if o.uitkomst is Uitkomst.GESCHIKT and reden.code not in _VANZELF
    ]
    return tuple(sterk + _gewenst(match) + zeker)


def _minpunten(match: Match, redenen: Iterable[Reden], *, mag_alles: bool) -> tuple[str, ...]:
    zeker = [zin(r) for r in redenen if r.uitkomst is Uitkomst.ONGESCHIKT]
    geweigerd = vergelijk_werksoorten(match.profiel, match.werk).geweigerd if mag_alles else ()
    liever_niet = [f"De klant doet dit soort werk liever niet: {_som_op(geweigerd)}."]
    return tuple(zeker + liever_niet * bool(geweigerd))


def _gewenst(match: Match) -> list[str]:
    gewenst = vergelijk_werksoorten(match.profiel, match.werk).gewenst
    return [f"Dit soort werk past bij het profiel: {_som_op(gewenst)}."] if gewenst else []


def _som_op(namen: Sequence[str]) -> str:
    return ", ".join(namen)


_VANZELF = frozenset({"niets_uitgesloten", "geen_eis"})


def _vragen(redenen: Iterable[Reden], aan: str) -> tuple[str, ...]:
    return _samengevat(
        r for r in redenen if r.uitkomst is Uitkomst.AANDACHTSPUNT and r.vraag_aan == aan
    )


def _samengevat(redenen: Iterable[Reden]) -> tuple[str, ...]:
    """Sentences, in order; many of one code become one line that names how many."""
    redenen = list(redenen)
    aantal: dict[str, int] = {}
    for reden in redenen:
        aantal[reden.code] = aantal.get(reden.code, 0) + 1
    gezegd: list[str] = []
    for reden in redenen:
        veel = aantal[reden.code] > MEER_DAN_DIT_SAMENVATTEN and reden.code in _SAMENVATTING
        tekst = _SAMENVATTING[reden.code].format(n=aantal[reden.code]) if veel else zin(reden)
        if tekst not in gezegd:
            gezegd.append(tekst)
    return tuple(gezegd)


_SAMENVATTING = {
    "item_niet_beoordeeld": "Wat kan de klant aan? {n} punten zijn nog niet beoordeeld.",
    "belasting_onbekend": (
        "Hoe zwaar is het werk? Van {n} punten waarop de klant beperkt is, is dat niet bekend."
    ),
    "belasting_geschat": ("Hoe zwaar is het werk echt? Op {n} punten is er alleen een schatting."),
}


def _score_delen(match: Match) -> tuple[ScoreDeel, ...]:
    return tuple(
        ScoreDeel(
            component=component.naam,
            titel=component.titel,
            betekenis=component.betekenis if b.is_bekend else component.bij_onbekend,
            waarde=b.waarde,
            gewicht=b.gewicht,
            effect=b.effect,
            is_bekend=b.is_bekend,
        )
        for component, b in zip(COMPONENTEN, match.bijdragen, strict=False)
    )


def leg_telling_uit(telling: Telling, *, wat: tuple[str, str] = MOGELIJKHEDEN) -> tuple[str, ...]:
    """How a list came about, in sentences; a short list always says what empties it.

    Args:
        wat: what was counted, as one and as many.
    """
    if telling.beschouwd == 0:
        reden = " De klant doet niet mee aan het zoeken, of er staat geen werk open."
        return (f"Er zijn nu geen {wat[1]} om te bekijken.{reden * (wat == MOGELIJKHEDEN)}",)
    zinnen = [
        f"{duizend(telling.beschouwd)} {wat[telling.beschouwd != 1]} bekeken: "
        f"{duizend(telling.geschikt)} geschikt, "
        f"{duizend(telling.met_aandachtspunten)} met aandachtspunten, "
        f"{duizend(telling.ongeschikt)} ongeschikt."
    ]
    meeste = sorted(telling.afgevallen_op.items(), key=lambda kv: (-kv[1], kv[0]))
    afgevallen = [f"{_titel(naam)} ({duizend(n)})" for naam, n in meeste[:3] if n]
    if afgevallen:
        zinnen.append(f"De meeste vielen af op: {', '.join(afgevallen)}.")
    naam, n = max(telling.enige_reden.items(), key=lambda kv: kv[1], default=("", 0))
    if n:
        zinnen.append(f"{duizend(n)} keer was {_titel(naam)} de enige reden.")
    if telling.getoond < telling.gevraagd:
        zinnen.append(
            f"De lijst heeft {duizend(telling.getoond)} van de {duizend(telling.gevraagd)} "
            "gevraagde regels, omdat er niet meer past."
        )
    if telling.tegengehouden:
        zinnen.append(
            f"Bij de laatste controle zijn {duizend(telling.tegengehouden)} regels tegengehouden. "
            "Meld dit aan de beheerder."
        )
    return tuple(zinnen)


def _titel(naam: str) -> str:
    return CONSTRAINT_PER_NAAM[naam].titel.lower()
