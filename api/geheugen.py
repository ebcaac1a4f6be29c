"""Figures that take long are counted aside and kept for an hour, so that no page waits for them.

Of a small organisation they are counted at once and never kept. What is kept belongs to one
organisation or to one who pays; whoever asks is noted each time, also when nothing is counted anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

import structlog

T = TypeVar("T")

VERS = timedelta(hours=1)
DIRECT = 200
"""Trajecten that are counted while somebody waits: about half a second."""

MEESTE = 64
"""Results kept; the one that nobody asked for longest goes first."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Geteld(Generic[T]):
    """A result and when it was counted (aware)."""

    waarde: T
    op: datetime


class Geheugen:
    """Results of one installation; threads share it. One thing at a time is counted aside."""

    def __init__(self) -> None:
        self._slot = Lock()
        self._aan_de_beurt = Lock()
        self._bewaard: OrderedDict[Hashable, Geteld[Any]] = OrderedDict()
        self._bezig: set[Hashable] = set()

    def vraag(
        self,
        sleutel: Hashable,
        *,
        direct: Callable[[], T],
        terzijde: Callable[[], T],
        aantal: int,
        nu: datetime,
    ) -> Geteld[T] | None:
        """The result, counted now or within the hour; an older one while a newer is counted.

        Args:
            sleutel: of what. aantal: trajecten that it is over.
            direct: counts it while the asker waits. terzijde: the same without him, in a thread.

        Returns:
            ``None`` = it is being counted for the first time; ask again later.
        """
        if aantal <= DIRECT:
            return Geteld(direct(), nu)
        with self._slot:
            bekend = self._bewaard.get(sleutel)
            if bekend is not None:
                self._bewaard.move_to_end(sleutel)
            if (bekend is None or nu - bekend.op > VERS) and sleutel not in self._bezig:
                self._bezig.add(sleutel)
                Thread(target=self._tel, args=(sleutel, terzijde, nu), daemon=True).start()
        return bekend

    def _tel(self, sleutel: Hashable, terzijde: Callable[[], Any], nu: datetime) -> None:
        try:
            with self._aan_de_beurt:
                geteld = Geteld(terzijde(), nu)
        except Exception as fout:  # nobody waits for it; the next one to ask tries again
            _log.error("count_failed", error=type(fout).__name__)
            geteld = None
        with self._slot:
            self._bezig.discard(sleutel)
            if geteld is not None:
                self._bewaard[sleutel] = geteld
                while len(self._bewaard) > MEESTE:
                    self._bewaard.popitem(last=False)
