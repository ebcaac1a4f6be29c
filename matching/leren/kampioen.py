"""The ranker that counts now, for a running service: promoted or taken back at any moment."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import structlog

from matching.leren.kansmodel import Kansmodel
from matching.leren.register import Register
from modellen.fouten import OpstapFout

VASTE_SCORE = "vaste-score"
"""Version of a list that the fixed score alone put in order."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Kampioen:
    """The champion under its name."""

    naam: str
    model: Kansmodel


class Kampioenlezer:
    """Reads which ranker counts, and reads that ranker once. Safe from several threads.

    A champion that is damaged counts for nothing: the fixed score orders until somebody puts a
    back-up in place or goes back, and the log says so.

    Args:
        map_: folder of the rankers; ``None`` = never a champion.
    """

    def __init__(self, map_: Path | None) -> None:
        self._register = None if map_ is None else Register(map_)
        self._gelezen: tuple[object, Kampioen | None] | None = None
        self._slot = threading.Lock()

    def nu(self) -> Kampioen | None:
        """The champion; ``None`` when the fixed score counts."""
        if self._register is None:
            return None
        stempel = self._register.stempel()
        with self._slot:
            if self._gelezen is None or self._gelezen[0] != stempel:
                self._gelezen = stempel, self._lees(self._register)
            return self._gelezen[1]

    def lees(self, naam: str) -> Kampioen | None:
        """The ranker of this name, for a night that began with it.

        Raises:
            OpstapFout: when it is not there or damaged.
        """
        if naam == VASTE_SCORE or self._register is None:
            return None
        return Kampioen(naam, self._register.laad(naam))

    @staticmethod
    def _lees(register: Register) -> Kampioen | None:
        try:
            naam = register.kampioen
            return None if naam is None else Kampioen(naam, register.laad(naam))
        except OpstapFout as fout:
            _log.error("champion_unreadable", code=fout.code)
            return None
