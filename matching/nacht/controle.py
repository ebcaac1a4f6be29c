"""The re-check of a night: every stored pair judged on the records, what repeats judged once.

``beoordeel_paar`` asks eleven constraints about a pair. Each of them reads a few fields only, and
few different combinations of those exist. So each side of a record becomes eleven numbers, one for
what each constraint reads of it, and an answer is kept by two of those numbers. It is the same
plain-Python side of each constraint, asked about the first record that had that number.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from matching.constraints import CONSTRAINTS, Omgeving
from matching.nacht.antwoordtabel import Antwoordtabel
from matching.nacht.belasttabel import Belasttabel
from matching.nacht.document import schrijf_oordeel
from matching.nacht.reistabel import Reistabel
from matching.oordeel import Oordeel, Uitkomst
from modellen.klantprofiel.model import Klantprofiel
from vacatures.werk import Werk

MEESTE_BEWAARD = 30_000
"""Answers with reasons kept of one constraint; those on health hardly repeat and are large."""

T = TypeVar("T")
Rijen = npt.NDArray[np.int32]


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
        # The name is in the reason only when the employer is refused, so only with its number.
        lambda w: (w.werkgever, w.werkgever and w.werkgever_naam, w.branche),
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


class _Nummers(Generic[T]):
    """What one constraint reads of one side, numbered, with the first record that had it."""

    def __init__(self) -> None:
        self._nummer: dict[Hashable, int] = {}
        self.records: list[T] = []

    def geef(self, gelezen: Hashable, record: T) -> int:
        nummer = self._nummer.setdefault(gelezen, len(self.records))
        if nummer == len(self.records):
            self.records.append(record)
        return nummer


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
        self._klant: list[_Nummers[Klantprofiel]] = [_Nummers() for _ in CONSTRAINTS]
        self._werk: list[_Nummers[Werk]] = [_Nummers() for _ in CONSTRAINTS]
        self._antwoorden: list[dict[tuple[int, int], Antwoord]] = [{} for _ in CONSTRAINTS]
        self._tabellen = [
            Antwoordtabel(partial(self._vraag_uitkomst, i)) for i in range(len(CONSTRAINTS))
        ]
        self._reis = Reistabel(omgeving)
        self._belast = Belasttabel(omgeving.vandaag)

    def sleutels_van_klant(self, profiel: Klantprofiel) -> Sleutels:
        """Work this out once per klant."""
        dag = self._omgeving.vandaag
        return tuple(
            nummers.geef(gelezen.klant(profiel, dag), profiel)
            for nummers, gelezen in zip(self._klant, self._leest, strict=True)
        )

    def sleutels_van_werk(self, werk: Werk) -> Sleutels:
        """Work this out once per werk."""
        return tuple(
            nummers.geef(gelezen.werk(werk), werk)
            for nummers, gelezen in zip(self._werk, self._leest, strict=True)
        )

    def oordeel(self, van_klant: Sleutels, van_werk: Sleutels) -> list[Antwoord]:
        """Every constraint on one pair with its reasons, in the order of the registry."""
        antwoorden = []
        for i, sleutel in enumerate(zip(van_klant, van_werk, strict=True)):
            bewaard = self._antwoorden[i]
            antwoord = bewaard.get(sleutel)
            if antwoord is None:
                oordeel = self._vraag(i, *sleutel)
                antwoord = Antwoord(oordeel, int(oordeel.uitkomst))
                if len(bewaard) >= MEESTE_BEWAARD:
                    bewaard.clear()
                bewaard[sleutel] = antwoord
            antwoorden.append(antwoord)
        return antwoorden

    def uitkomsten(
        self, van_klant: Rijen, van_werk: Rijen, klant: Rijen, werk: Rijen
    ) -> npt.NDArray[np.int8]:
        """Outcomes of many pairs without a reason, the same as ``oordeel``.

        Args:
            van_klant, van_werk: int32 [records, constraints], ``Sleutels`` of each record.
            klant, werk: int32 [pairs], places in them.

        Returns:
            int8 [constraints, pairs].
        """
        uit = np.empty((len(CONSTRAINTS), len(klant)), dtype=np.int8)
        for i, constraint in enumerate(CONSTRAINTS):
            paar = van_klant[:, i][klant], van_werk[:, i][werk]
            records = self._klant[i].records, self._werk[i].records
            if constraint.naam == "belastbaarheid":
                uit[i] = self._belast.uitkomsten(*records, *paar)
            elif constraint.naam == "reistijd":
                uit[i], los = self._reis.uitkomsten(*records, *paar)
                uit[i, los] = self._tabellen[i].uitkomsten(paar[0][los], paar[1][los])
            else:
                uit[i] = self._tabellen[i].uitkomsten(*paar)
        return uit

    def _vraag_uitkomst(self, i: int, klant: int, werk: int) -> int:
        return int(self._vraag(i, klant, werk).uitkomst)

    def _vraag(self, i: int, klant: int, werk: int) -> Oordeel:
        records = self._klant[i].records, self._werk[i].records
        if CONSTRAINTS[i].naam == "belastbaarheid":
            return self._belast.oordeel(*records, klant, werk, self._omgeving)
        return CONSTRAINTS[i].oordeel(records[0][klant], records[1][werk], self._omgeving)


def laagste(antwoorden: list[Antwoord]) -> Uitkomst:
    """The outcome of the pair."""
    return Uitkomst(min(a.uitkomst for a in antwoorden))


def faalt_op(antwoorden: list[Antwoord]) -> list[str]:
    """Names of the constraints on which the pair is unsuitable."""
    return [a.oordeel.constraint for a in antwoorden if a.uitkomst == Uitkomst.ONGESCHIKT]


def namen_van(uitkomsten: npt.NDArray[np.int8]) -> list[str]:
    """The same of one column of ``Controle.uitkomsten``, int8 [constraints]."""
    return [CONSTRAINTS[i].naam for i in np.flatnonzero(uitkomsten == Uitkomst.ONGESCHIKT)]
