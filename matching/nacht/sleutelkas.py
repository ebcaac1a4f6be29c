"""What the re-check needs of every record that was ever asked for: read once, kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
from sqlalchemy.orm import Session

from matching.constraints import CONSTRAINTS
from matching.nacht.controle import Sleutels
from matching.nacht.groei import Groeitabel
from modellen.opslag.volgnummer import Stroom, hoogste_nummer


class _Record(Protocol):
    @property
    def nummer(self) -> str: ...


T = TypeVar("T", bound=_Record)

ONTBREEKT = -1
"""Place of a number that the store does not have."""


class Sleutelkas(Generic[T]):
    """Keys of the records of one stream, by number.

    A record that changed since it was read is read again at the next question, so an answer is
    about records as they are when the question is asked. Not for several threads at once.

    Args:
        lees: records by number; those that do not exist are left out.
        gewijzigd: records that changed after a sequence number.
        sleutels: what the re-check makes of one.
    """

    def __init__(
        self,
        stroom: Stroom,
        *,
        lees: Callable[[Session, Sequence[str]], Mapping[Any, T]],
        gewijzigd: Callable[[Session, int], Iterable[tuple[int, T]]],
        sleutels: Callable[[T], Sleutels],
    ) -> None:
        self._stroom = stroom
        self._lees = lees
        self._gewijzigd = gewijzigd
        self._sleutels = sleutels
        self._plaats: dict[str, int] = {}
        self._tabel = Groeitabel(len(CONSTRAINTS), np.int32)
        self._tot: int | None = None

    def plaatsen(self, sessie: Session, nummers: Sequence[str]) -> npt.NDArray[np.int64]:
        """Rows of ``tabel`` for these numbers, ``ONTBREEKT`` where there is no record."""
        self._haal_in(sessie)
        nieuw = [nummer for nummer in nummers if nummer not in self._plaats]
        if nieuw:
            self._onthoud(self._lees(sessie, nieuw).values())
        gevonden = (self._plaats.get(nummer, ONTBREEKT) for nummer in nummers)
        return np.fromiter(gevonden, dtype=np.int64, count=len(nummers))

    def records(self, sessie: Session, nummers: Sequence[str]) -> list[T]:
        """The records themselves, those that exist in the order asked, and remember their keys."""
        self._haal_in(sessie)
        gelezen = list(self._lees(sessie, nummers).values())
        self._onthoud(gelezen)
        return gelezen

    def geef(self, sessie: Session, nummers: Sequence[str]) -> dict[str, Sleutels]:
        """The keys of those of ``nummers`` that exist."""
        plaatsen = self.plaatsen(sessie, nummers)
        rijen = self._tabel.rijen[plaatsen].tolist() if len(nummers) else []
        return {
            nummer: tuple(rij)
            for nummer, plaats, rij in zip(nummers, plaatsen.tolist(), rijen, strict=True)
            if plaats != ONTBREEKT
        }

    @property
    def tabel(self) -> npt.NDArray[np.int32]:
        """Int32 [records, constraints], ``Sleutels`` of each; valid until the next question."""
        return self._tabel.rijen

    def _haal_in(self, sessie: Session) -> None:
        doel = hoogste_nummer(sessie, self._stroom)
        if self._tot is not None and self._tot < doel:
            anders = (record for _, record in self._gewijzigd(sessie, self._tot))
            self._onthoud(record for record in anders if record.nummer in self._plaats)
        self._tot = doel

    def _onthoud(self, records: Iterable[T]) -> None:
        for record in records:
            rij = self._sleutels(record)
            plaats = self._plaats.get(record.nummer)
            if plaats is None:
                self._plaats[record.nummer] = self._tabel.voeg_toe(rij)
            else:
                self._tabel.vervang(plaats, rij)
