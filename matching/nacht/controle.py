"""The re-check of a night: every stored pair judged on the records, what repeats judged once.

``beoordeel_paar`` asks eleven constraints about a pair. Each of them reads a few fields only, and
few different combinations of those exist, so an answer is kept by the fields it rests on. It is
the same plain-Python side of each constraint, on the records themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from matching.constraints import CONSTRAINTS, Omgeving
from matching.nacht.document import schrijf_oordeel
from matching.oordeel import Oordeel, Uitkomst
from modellen.klantprofiel.model import Klantprofiel
from vacatures.werk import Werk

MEESTE_BEWAARD = 400_000
"""Answers kept of one constraint: some hundreds of megabytes at the very most."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """Which fields of both sides a constraint reads. A test changes all others."""

    klant: Callable[[Klantprofiel, date], Hashable]
    werk: Callable[[Werk], Hashable]


def _fml(profiel: Klantprofiel, code: str, vandaag: date) -> Hashable:
    oordeel = profiel.belastbaarheid.geldig_oordeel(code, vandaag)
    return None if oordeel is None else (oordeel.niveau, oordeel.opties)


def _alle_fml(profiel: Klantprofiel, vandaag: date) -> Hashable:
    oordelen = profiel.belastbaarheid.oordelen.values()
    return frozenset((o.code, o.niveau, o.opties) for o in oordelen if o.is_geldig(vandaag))


def _alle_belasting(werk: Werk) -> Hashable:
    items = werk.belasting.items.values()
    return frozenset((b.code, b.niveau, b.opties, b.is_geschat) for b in items)


LEEST: Mapping[str, Gelezen] = {
    "zichtbaarheid": Gelezen(lambda p, _: p.klant.organisatie, lambda w: w.zichtbaar_voor),
    "beschikbaarheid": Gelezen(lambda p, _: p.klant.status, lambda w: (w.is_actief, w.sluit_op)),
    "uitsluitingen": Gelezen(
        lambda p, _: (p.klant.uitgesloten_werkgevers, p.klant.uitgesloten_branches),
        lambda w: (w.werkgever, w.werkgever_naam, w.branche),
    ),
    "reistijd": Gelezen(
        lambda p, _: (
            p.klant.postcode and p.klant.postcode.cijfers,
            tuple(sorted(p.klant.vervoer.items())),
        ),
        lambda w: w.plek,
    ),
    "uren": Gelezen(lambda p, dag: (p.klant.uren, _fml(p, "VI-3", dag)), lambda w: w.uren),
    "dagdelen": Gelezen(
        lambda p, dag: (p.klant.dagdelen, p.klant.uren.minimum, _fml(p, "VI-1", dag)),
        lambda w: (w.dagdelen, w.uren.minimum),
    ),
    "taal": Gelezen(lambda p, _: p.klant.taalniveau, lambda w: w.eisen.taal),
    "opleiding": Gelezen(lambda p, _: p.klant.opleiding, lambda w: w.eisen.opleiding),
    "rijbewijs": Gelezen(lambda p, _: p.klant.rijbewijzen, lambda w: w.eisen.rijbewijzen),
    "certificaten": Gelezen(lambda p, _: p.klant.certificaten, lambda w: w.eisen.certificaten),
    "belastbaarheid": Gelezen(_alle_fml, _alle_belasting),
}

Sleutels = tuple[int, ...]
"""Per constraint the number of what it reads of one record."""


@dataclass(slots=True)
class Antwoord:
    """One outcome with its reasons; put in text once, and only for a list that holds reasons."""

    oordeel: Oordeel
    uitkomst: int
    _document: str | None = None

    @property
    def document(self) -> str:
        """The outcome as it is stored."""
        if self._document is None:
            self._document = schrijf_oordeel(self.oordeel)
        return self._document


class Controle:
    """Judges pairs of records. Not for several threads at once.

    Raises:
        ValueError: when a constraint does not say in ``LEEST`` what it reads.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        if set(LEEST) != {c.naam for c in CONSTRAINTS}:
            raise ValueError("LEEST must name what every constraint reads")
        self._omgeving = omgeving
        self._leest = [LEEST[c.naam] for c in CONSTRAINTS]
        self._nummers: list[dict[tuple[str, Hashable], int]] = [{} for _ in CONSTRAINTS]
        self._bewaard: list[dict[tuple[int, int], Antwoord]] = [{} for _ in CONSTRAINTS]

    def sleutels_van_klant(self, profiel: Klantprofiel) -> Sleutels:
        """Work this out once per klant."""
        dag = self._omgeving.vandaag
        return tuple(
            self._nummer(i, ("klant", gelezen.klant(profiel, dag)))
            for i, gelezen in enumerate(self._leest)
        )

    def sleutels_van_werk(self, werk: Werk) -> Sleutels:
        """Work this out once per werk."""
        return tuple(
            self._nummer(i, ("werk", gelezen.werk(werk))) for i, gelezen in enumerate(self._leest)
        )

    def _nummer(self, i: int, deel: tuple[str, Hashable]) -> int:
        nummers = self._nummers[i]
        return nummers.setdefault(deel, len(nummers))

    def oordeel(
        self, profiel: Klantprofiel, van_klant: Sleutels, werk: Werk, van_werk: Sleutels
    ) -> list[Antwoord]:
        """Every constraint on one pair, in the order of the registry."""
        antwoorden = []
        for i, sleutel in enumerate(zip(van_klant, van_werk, strict=True)):
            bewaard = self._bewaard[i]
            antwoord = bewaard.get(sleutel)
            if antwoord is None:
                oordeel = CONSTRAINTS[i].oordeel(profiel, werk, self._omgeving)
                antwoord = Antwoord(oordeel, int(oordeel.uitkomst))
                if len(bewaard) >= MEESTE_BEWAARD:
                    bewaard.clear()
                bewaard[sleutel] = antwoord
            antwoorden.append(antwoord)
        return antwoorden


def laagste(antwoorden: list[Antwoord]) -> Uitkomst:
    """The outcome of the pair."""
    return Uitkomst(min(a.uitkomst for a in antwoorden))


def faalt_op(antwoorden: list[Antwoord]) -> list[str]:
    """Names of the constraints on which the pair is unsuitable."""
    return [a.oordeel.constraint for a in antwoorden if a.uitkomst == Uitkomst.ONGESCHIKT]
