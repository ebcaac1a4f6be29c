"""Lock-out after repeated failures, per account name, whether or not the account exists.

Kept in memory: one process serves the site, and a restart may forgive.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from threading import Lock

from api.toegang.fouten import TeVaakGeprobeerd

MAX_POGINGEN = 5
WACHTTIJD = timedelta(minutes=15)
MAX_ACCOUNTS = 10_000
"""Names remembered at once; the one that failed longest ago is forgotten first."""


@dataclass(slots=True)
class _Stand:
    aantal: int
    laatste: datetime


class Pogingen:
    """Counts failures and refuses once there were too many; threads may share it."""

    def __init__(self, klok: Callable[[], datetime]) -> None:
        self._klok = klok
        self._standen: OrderedDict[str, _Stand] = OrderedDict()
        self._slot = Lock()

    def controleer(self, account: str) -> None:
        """Refuse when this account is locked.

        Raises:
            TeVaakGeprobeerd: with the minutes left to wait.
        """
        with self._slot:
            stand = self._standen.get(account)
            if stand is None:
                return
            rest = stand.laatste + WACHTTIJD - self._klok()
            if rest <= timedelta(0):
                del self._standen[account]
            elif stand.aantal >= MAX_POGINGEN:
                raise TeVaakGeprobeerd(minuten=ceil(rest / timedelta(minutes=1)))

    def mislukt(self, account: str) -> None:
        """Count one failure."""
        with self._slot:
            stand = self._standen.pop(account, None) or _Stand(0, self._klok())
            self._standen[account] = _Stand(stand.aantal + 1, self._klok())
            if len(self._standen) > MAX_ACCOUNTS:
                self._standen.popitem(last=False)

    def gelukt(self, account: str) -> None:
        """Forget the failures of this account."""
        with self._slot:
            self._standen.pop(account, None)
