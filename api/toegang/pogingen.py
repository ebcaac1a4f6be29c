"""Lock-out after repeated failures, per account name, whether or not the account exists.

Counted in the store, so processes beside each other count together and a restart forgives nothing.
An attempt counts before it is judged and is taken back when it was right: guesses that run beside
each other cannot slip past. Wrong codes of the second factor count with wrong passwords.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy.orm import Session

from api.toegang.fouten import TeVaakGeprobeerd
from modellen.aanmelding.repository import PogingRepository
from modellen.opslag.engine import Opslag

MAX_POGINGEN = 5
WACHTTIJD = timedelta(minutes=15)


class Pogingen:
    """Counts attempts and refuses once too many failed; threads and processes may share it."""

    def __init__(self, opslag: Opslag, *, geheim: bytes, klok: Callable[[], datetime]) -> None:
        self._opslag = opslag
        self._geheim = geheim
        self._klok = klok

    def sleutel(self, account: str) -> str:
        """What the store knows of a name: people type passwords in that field."""
        naam = account.strip().lower()
        return hmac.digest(self._geheim, f"poging|{naam}".encode(), "sha256").hex()

    def begin(self, account: str) -> int:
        """Count an attempt as failed until it proves right; gives how many count now.

        Raises:
            TeVaakGeprobeerd: with the minutes left to wait.
        """
        moment = self._klok()
        with self._opslag.schrijven() as session:
            poging = PogingRepository(session).tel(
                self.sleutel(account),
                moment=moment,
                vervallen=moment - WACHTTIJD,
                hoogstens=MAX_POGINGEN,
            )
        if poging.mag:
            return poging.aantal
        rest = poging.laatste + WACHTTIJD - moment
        raise TeVaakGeprobeerd(minuten=max(1, ceil(rest / timedelta(minutes=1))))

    def half_gelukt(self, account: str) -> None:
        """The password was right and the code is still to come: this attempt does not count.

        Earlier failures stay: who knows the password may not guess codes for ever.
        """
        with self._opslag.schrijven() as session:
            PogingRepository(session).geef_terug(self.sleutel(account))

    def gelukt(self, session: Session, account: str) -> bool:
        """Forget the failures of this account; whether there were any."""
        return PogingRepository(session).wis(self.sleutel(account))

    def op_slot(self, accounts: Iterable[str]) -> frozenset[str]:
        """Those of these accounts that are locked now."""
        per_sleutel = {self.sleutel(account): account for account in accounts}
        with self._opslag.lezen() as session:
            standen = PogingRepository(session).standen(
                per_sleutel, vervallen=self._klok() - WACHTTIJD
            )
        return frozenset(per_sleutel[s] for s, n in standen.items() if n >= MAX_POGINGEN)

    def ruim_op(self, session: Session) -> None:
        """Forget what no longer counts, of whomever."""
        PogingRepository(session).ruim_op(vervallen=self._klok() - WACHTTIJD)
