"""The norms of one store, with what was agreed otherwise; read again when there is more."""

from __future__ import annotations

from threading import Lock

from modellen.beheer.repository import NormafspraakRepository
from modellen.normen.afspraken import overschrijvingen
from modellen.normen.norm import Normboek, standaardnormen
from modellen.opslag.engine import Opslag


class Normenlezer:
    """Gives the norms as they are now; threads share one."""

    def __init__(self, opslag: Opslag) -> None:
        self._opslag = opslag
        self._slot = Lock()
        self._gelezen: tuple[int, Normboek] = (0, standaardnormen())

    def __call__(self) -> Normboek:
        """The norms, with every agreement that is committed."""
        with self._slot, self._opslag.lezen() as session:
            afspraken = NormafspraakRepository(session)
            nummer = afspraken.hoogste_nummer()
            if nummer != self._gelezen[0]:
                boek = standaardnormen()
                eigen = overschrijvingen(afspraken.list_({n.key: n for n in boek.normen}))
                self._gelezen = (nummer, boek.met(eigen))
            return self._gelezen[1]
