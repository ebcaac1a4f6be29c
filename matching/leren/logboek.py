"""The decision log of a day: what ranked, how many, what fell off on what. No names, no numbers.

Sums over all lists of a night, and over the lists that people opened that day. Limits on which work
falls off touch health, so of fewer than ten klanten no limit is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matching.antwoord import Telling
from matching.constraints import CONSTRAINT_PER_NAAM
from modellen.schrijfwijze import duizend, getal
from modellen.tellen import MINSTE_AANTAL
from modellen.voorstel.lijst import Lijsttelling


@dataclass(frozen=True, slots=True)
class Lijstsom:
    """Counts of the lists of klanten together; as in ``Telling``.

    ``afgevallen_op`` is ``None`` with fewer than ten lists.
    """

    lijsten: int
    leeg: int
    beschouwd: int
    geschikt: int
    met_aandachtspunten: int
    ongeschikt: int
    getoond: int
    tegengehouden: int
    afgevallen_op: Mapping[str, int] | None

    @classmethod
    def van(cls, tellingen: Iterable[Telling]) -> Lijstsom:
        """Of every list of a night."""
        alle = list(tellingen)
        per_grens: Counter[str] = Counter()
        for telling in alle:
            per_grens.update(telling.afgevallen_op)

        def som(naam: str) -> int:
            return sum(getattr(telling, naam) for telling in alle)

        return cls(
            lijsten=len(alle),
            leeg=sum(telling.getoond == 0 for telling in alle),
            beschouwd=som("beschouwd"),
            geschikt=som("geschikt"),
            met_aandachtspunten=som("met_aandachtspunten"),
            ongeschikt=som("ongeschikt"),
            getoond=som("getoond"),
            tegengehouden=som("tegengehouden"),
            afgevallen_op=dict(per_grens.most_common()) if len(alle) >= MINSTE_AANTAL else None,
        )


@dataclass(frozen=True, slots=True)
class Nachtdeel:
    """One published night: its versions, its lists of klanten, and those of werk."""

    nummer: int
    gepubliceerd_op: str
    versies: Mapping[str, str]
    klanten: Lijstsom
    werklijsten: int
    werkregels: int
    werk_tegengehouden: int


@dataclass(frozen=True, slots=True)
class Logboek:
    """One day. ``ranker`` is the champion at its end, ``None`` = the fixed score."""

    dag: str
    ranker: str | None
    nachten: Sequence[Nachtdeel] = field(default=())
    getoond: Sequence[Lijsttelling] = field(default=())

    @property
    def verkend_deel(self) -> float | None:
        """Share of the shown lines that exploration put there; ``None`` = nothing was shown."""
        regels = sum(deel.regels for deel in self.getoond)
        return sum(deel.verkend for deel in self.getoond) / regels if regels else None


def als_document(logboek: Logboek) -> dict[str, Any]:
    """For a machine."""
    return {
        "dag": logboek.dag,
        "ranker": logboek.ranker,
        "nachten": [
            {
                "nacht": n.nummer,
                "gepubliceerdOp": n.gepubliceerd_op,
                "versies": dict(n.versies),
                "klantlijsten": n.klanten.lijsten,
                "legeLijsten": n.klanten.leeg,
                "beschouwd": n.klanten.beschouwd,
                "geschikt": n.klanten.geschikt,
                "metAandachtspunten": n.klanten.met_aandachtspunten,
                "ongeschikt": n.klanten.ongeschikt,
                "getoond": n.klanten.getoond,
                "afgevallenOp": n.klanten.afgevallen_op,
                "tegengehouden": n.klanten.tegengehouden + n.werk_tegengehouden,
                "werklijsten": n.werklijsten,
                "werkregels": n.werkregels,
            }
            for n in logboek.nachten
        ],
        "getoond": [
            {
                "soort": g.soort.value,
                "versies": dict(g.versies),
                "lijsten": g.lijsten,
                "passend": g.passend,
                "regels": g.regels,
                "verkend": g.verkend,
            }
            for g in logboek.getoond
        ],
        "verkendDeel": logboek.verkend_deel,
    }


def schrijf_logboek(logboek: Logboek) -> str:
    """Markdown, in Dutch."""
    ranker = logboek.ranker or "de vaste score"
    delen = [f"# Logboek van {logboek.dag}", f"Aan het eind van de dag telde: {ranker}."]
    for nacht in logboek.nachten:
        delen += [f"## Nacht {nacht.nummer}", "\n".join(f"- {z}" for z in _nacht(nacht))]
    if not logboek.nachten:
        delen.append("Van deze dag is geen nachtelijke ronde bewaard.")
    delen += ["## Door mensen geopend", "\n".join(f"- {z}" for z in _getoond(logboek))]
    return "\n\n".join(delen) + "\n"


def _nacht(nacht: Nachtdeel) -> list[str]:
    som = nacht.klanten
    return [
        f"gepubliceerd: {nacht.gepubliceerd_op}",
        f"versies: {_versies(nacht.versies)}",
        f"lijsten voor klanten: {duizend(som.lijsten)}, waarvan leeg: {duizend(som.leeg)}",
        f"paren bekeken: {duizend(som.beschouwd)}; geschikt: {duizend(som.geschikt)}, met "
        f"aandachtspunten: {duizend(som.met_aandachtspunten)}, ongeschikt: "
        f"{duizend(som.ongeschikt)}",
        f"regels op die lijsten: {duizend(som.getoond)}",
        f"afgevallen op: {_grenzen(som.afgevallen_op)}",
        f"lijsten voor werk: {duizend(nacht.werklijsten)}, met {duizend(nacht.werkregels)} regels",
        "tegengehouden bij het narekenen: "
        f"{duizend(som.tegengehouden + nacht.werk_tegengehouden)} regels",
    ]


def _grenzen(per_grens: Mapping[str, int] | None) -> str:
    if per_grens is None:
        return f"niet getoond, want het gaat om minder dan {MINSTE_AANTAL} klanten"
    delen = [
        f"{CONSTRAINT_PER_NAAM[naam].titel.lower()} {duizend(n)}"
        for naam, n in per_grens.items()
        if n
    ]
    return f"{', '.join(delen)} (een paar kan op meer dan een punt afvallen)" if delen else "niets"


def _getoond(logboek: Logboek) -> list[str]:
    if logboek.verkend_deel is None:
        return ["Niemand opende die dag een lijst."]
    regels = [
        f"{deel.soort.value}: {duizend(deel.lijsten)} lijsten met {duizend(deel.regels)} regels "
        f"uit {duizend(deel.passend)} die pasten, waarvan {duizend(deel.verkend)} om te verkennen; "
        f"versies: {_versies(deel.versies)}"
        for deel in logboek.getoond
    ]
    return [
        *regels,
        f"verkend in totaal: {getal(100 * logboek.verkend_deel, 1)} procent van de regels",
    ]


def _versies(versies: Mapping[str, str]) -> str:
    return ", ".join(f"{naam} {versie}" for naam, versie in sorted(versies.items()))
