"""A profile in words and in choices: what each part says now, and what can be chosen in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from matching.antwoord import Profieleffect
from modellen.klant.model import Klant, WensSoort
from modellen.klant.profieldeel import Profieldeel
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum, duizend

Opties = tuple[tuple[str, str], ...]

WENS_LABEL = {
    WensSoort.BEROEP: "beroep",
    WensSoort.TAAK: "taak",
    WensSoort.OMGEVING: "werkplek",
    WensSoort.LIEVER_NIET: "liever niet",
}
TAAL: Opties = tuple((t.value, t.label) for t in Taalniveau)
OPLEIDINGEN: Opties = tuple((o.value, o.label) for o in Opleidingsniveau)
RIJBEWIJZEN: Opties = tuple((r.value, r.value) for r in Rijbewijs)
CERTIFICATEN: Opties = tuple(
    sorted(((c.value, c.label) for c in Certificaat), key=lambda paar: paar[1].lower())
)
BRANCHES: Opties = tuple(
    sorted(((b.value, b.label) for b in Branche), key=lambda paar: paar[1].lower())
)
WENSSOORTEN: Opties = tuple((soort.value, label) for soort, label in WENS_LABEL.items())
MIDDELEN: Opties = tuple((m.value, m.label) for m in Vervoermiddel)

_NIET_GEVRAAGD = "Nog niet gevraagd"


@dataclass(frozen=True, slots=True)
class Deelbeeld:
    """One part: what it says now, in lines."""

    code: str
    label: str
    regels: tuple[str, ...]


def deelbeelden(klant: Klant, werkgevers: Mapping[str, str]) -> tuple[Deelbeeld, ...]:
    """Every part as it is in the record.

    Args:
        werkgevers: names of excluded werkgevers by number, as far as they are known.
    """
    return tuple(
        Deelbeeld(deel.value, deel.label, tuple(_regels(deel, klant, werkgevers)))
        for deel in Profieldeel
    )


def _regels(deel: Profieldeel, klant: Klant, werkgevers: Mapping[str, str]) -> Iterable[str]:
    match deel:
        case Profieldeel.UREN:
            return [_hoofd(str(klant.uren))]
        case Profieldeel.DAGDELEN:
            return [str(klant.dagdelen) if klant.dagdelen is not None else _NIET_GEVRAAGD]
        case Profieldeel.REIZEN:
            postcode = str(klant.postcode.cijfers) if klant.postcode else "nog niet gevraagd"
            reist = [f"{_hoofd(m.label)}: {n} minuten" for m, n in klant.vervoer.items()]
            return [f"Postcode: {postcode}", *(reist or ["Vervoer: nog niet gevraagd"])]
        case Profieldeel.TAAL:
            taal, opleiding = klant.taalniveau, klant.opleiding
            return [
                f"Nederlands: {taal.label if taal else 'nog niet gevraagd'}",
                f"Opleiding: {opleiding.label if opleiding else 'nog niet gevraagd'}",
            ]
        case Profieldeel.PAPIEREN:
            return [
                f"Rijbewijs: {_som(klant.rijbewijzen, lambda r: r.value)}",
                f"Certificaten: {_som(klant.certificaten, lambda c: c.label)}",
            ]
        case Profieldeel.WENSEN:
            return [f"{_hoofd(WENS_LABEL[w.soort])}: {w.tekst}" for w in klant.wensen]
        case Profieldeel.ERVARING:
            return [e.functie for e in klant.werkervaring]
        case Profieldeel.UITSLUITINGEN:
            namen = sorted(werkgevers.get(w, w) for w in klant.uitgesloten_werkgevers)
            branches = sorted(b.label for b in klant.uitgesloten_branches)
            return [
                *([f"Branches: {', '.join(branches)}"] if branches else []),
                *([f"Werkgevers: {', '.join(namen)}"] if namen else []),
            ]


def _som(waarden: frozenset[Rijbewijs] | frozenset[Certificaat] | None, naam: object) -> str:
    if waarden is None:
        return "nog niet gevraagd"
    assert callable(naam)
    return ", ".join(sorted(map(naam, waarden))) or "geen"


def _hoofd(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


# --- what a change did ----------------------------------------------------------------------------


def effect_als_code(effect: Profieleffect | None) -> str:
    """Counts alone, for the address of the page that says them."""
    if effect is None:
        return ""
    delen = (effect.erbij, effect.eraf, effect.passend, effect.geschikt_eerst, effect.geschikt)
    return ".".join(map(str, delen))


EFFECT = r"^(\d{1,7}(\.\d{1,7}){4})?$"
"""What :func:`effect_als_code` gives."""


def effect_in_woorden(code: str) -> tuple[str, ...]:
    """What a change did to the ranking, in sentences; none when it is not known."""
    if not code:
        return ()
    erbij, eraf, passend, eerst, geschikt = map(int, code.split("."))
    if erbij or eraf:
        zinnen = [f"In de ranglijst: {_werken(erbij)} erbij en {_werken(eraf)} eraf."]
    else:
        zinnen = ["In de ranglijst staan dezelfde werken."]
    zinnen.append(f"Nu staan er {_werken(passend)} in.")
    if geschikt != eerst:
        zinnen.append(f"Zonder aandachtspunt: {duizend(geschikt)}. Dat waren er {duizend(eerst)}.")
    else:
        zinnen.append(f"Zonder aandachtspunt: {duizend(geschikt)}.")
    return tuple(zinnen)


def _werken(aantal: int) -> str:
    return f"{duizend(aantal) if aantal else 'geen'} {'werk' if aantal == 1 else 'werken'}"


def wie_wanneer(laatst: tuple[str, datetime] | None, namen: Mapping[str, str]) -> str:
    """Who recorded something last, and on which Dutch day."""
    if laatst is None:
        return ""
    account, op = laatst
    return f"{namen.get(account, account)}, {datum(dag_van(op))}"
