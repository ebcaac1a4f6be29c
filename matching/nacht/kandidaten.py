"""The lists of many werken as they are stored: numbers, scores and outcomes in columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy.orm import Session

from matching.nacht.inpakken import pak_in, pak_uit
from matching.nacht.paren import Paren
from modellen.nacht.repository import NachtRepository
from modellen.waarden import OrganisatieCode


class Kandidaatregel(NamedTuple):
    """One klant in the list of a werk; ``uitkomst`` as the number of ``Uitkomst``."""

    klant: str
    score: float
    uitkomst: int


@dataclass(frozen=True, slots=True)
class Werklijst:
    """What a night holds of one werk for one organisation; ``passend`` klanten were possible."""

    werk: str
    passend: int
    regels: tuple[Kandidaatregel, ...]


@dataclass(frozen=True, slots=True)
class Nachtkandidaten:
    """Lists of werken: re-checked pairs, and the outcome of each, int8 [p]."""

    paren: Paren
    uitkomst: npt.NDArray[np.int8]

    def als_bytes(self) -> bytes:
        """For storage."""
        return pak_in(*self.paren.kolommen(), self.uitkomst.astype(np.uint8))

    @classmethod
    def van_bytes(cls, inhoud: bytes) -> Nachtkandidaten:
        """The lists back."""
        *paren, uitkomst = pak_uit(inhoud)
        return cls(Paren.van_kolommen(*paren), uitkomst.astype(np.int8))

    def in_bladen(self, per_blad: int) -> Iterator[Nachtkandidaten]:
        """Parts of ``per_blad`` werken in order."""
        begin = self.paren.begin
        for van in range(0, len(self.paren.werken), per_blad):
            tot = min(van + per_blad, len(self.paren.werken))
            yield Nachtkandidaten(self.paren.deel(van, tot), self.uitkomst[begin[van] : begin[tot]])

    def tussen(self, van: str, tot: str | None) -> Nachtkandidaten:
        """The werken from ``van`` up to ``tot``."""
        werken = self.paren.werken
        links = bisect_left(werken, van)
        rechts = len(werken) if tot is None else bisect_left(werken, tot)
        begin = self.paren.begin
        return Nachtkandidaten(
            self.paren.deel(links, rechts), self.uitkomst[begin[links] : begin[rechts]]
        )

    def regels(self, werk: int) -> tuple[Kandidaatregel, ...]:
        """The list of the werk at this place, best first."""
        van, tot = np.searchsorted(self.paren.werk, [werk, werk + 1])
        return tuple(
            Kandidaatregel(self.paren.klanten[klant], score, uitkomst)
            for klant, score, uitkomst in zip(
                self.paren.klant[van:tot].tolist(),
                self.paren.score[van:tot].tolist(),
                self.uitkomst[van:tot].tolist(),
                strict=True,
            )
        )


def lees_werklijsten(
    session: Session, nacht: int, organisatie: OrganisatieCode, werken: Iterable[str]
) -> dict[str, Werklijst]:
    """The lists of those of ``werken`` that have one in this night."""
    gezocht = set(werken)
    uit: dict[str, Werklijst] = {}
    for inhoud in NachtRepository(session).kandidaten_van(nacht, organisatie, gezocht):
        blad = Nachtkandidaten.van_bytes(inhoud)
        for plaats, werk in enumerate(blad.paren.werken):
            if werk in gezocht:
                passend = int(blad.paren.passend[plaats])
                uit[werk] = Werklijst(werk, passend, blad.regels(plaats))
    return uit


def andere_lijsten(oud: Sequence[Nachtkandidaten], nu: Nachtkandidaten) -> list[int]:
    """Places in ``nu`` of the werken whose list has other klanten or another order.

    Args:
        oud: lists of an earlier night; those werken of it that had somebody are in ``nu``.
    """
    werk_op = {nummer: i for i, nummer in enumerate(nu.paren.werken)}
    klant_op: dict[str, int] = {}
    alle = [*(blad.paren for blad in oud), nu.paren]
    breed = max((int(p.getoond.max(initial=0)) for p in alle), default=0)
    toen, nu_ = (np.full((len(werk_op), breed), -1, dtype=np.int32) for _ in range(2))
    for paren in alle:
        naar = nu_ if paren is nu.paren else toen
        werk = np.array([werk_op.get(n, -1) for n in paren.werken], dtype=np.int32)
        klant = np.array([klant_op.setdefault(n, len(klant_op)) for n in paren.klanten], np.int32)
        plaats = np.arange(len(paren.werk)) - paren.begin[paren.werk]
        naar[werk[paren.werk], plaats] = klant[paren.klant]
    anders: list[Any] = np.flatnonzero((toen != nu_).any(axis=1)).tolist()
    return anders
