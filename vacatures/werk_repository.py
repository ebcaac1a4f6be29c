"""Reads Werk: vacatures, netwerkplekken and werkgevers in one shape and one order of change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from heapq import merge
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER
from modellen.waarden import WerkNummer
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.netwerkplek.tables import NetwerkplekRij
from vacatures.vacature.repository import VacatureRepository
from vacatures.vacature.tables import VacatureRij
from vacatures.werk import Werk, werk_van_netwerkplek, werk_van_vacature, werk_van_werkgever
from vacatures.werkgever.repository import WerkgeverRepository
from vacatures.werkgever.tables import WerkgeverRij

T = TypeVar("T")


class WerkRepository:
    """Everything a klant can be ranked on; to change it, use the repository of its kind."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._vacatures = VacatureRepository(session)
        self._netwerkplekken = NetwerkplekRepository(session)
        self._werkgevers = WerkgeverRepository(session)

    def find(self, nummer: str) -> Werk | None:
        """The work with this nummer, of whatever kind, or ``None``."""
        return self.get_vele([nummer]).get(WerkNummer(nummer))

    def get(self, nummer: str) -> Werk:
        """The work with this nummer; raises ``NietGevonden``."""
        werk = self.find(nummer)
        if werk is None:
            raise NietGevonden(soort="werk", nummer=nummer)
        return werk

    def get_vele(self, nummers: Iterable[str]) -> dict[WerkNummer, Werk]:
        """Those of ``nummers`` that exist, in the order asked."""
        gevraagd = [WerkNummer(nummer) for nummer in dict.fromkeys(nummers)]
        gevonden: dict[WerkNummer, Werk] = {}
        # The kinds share no numbers (V-…, N-…, W-…).
        for vacature in self._vacatures.get_vele(gevraagd).values():
            gevonden[vacature.nummer] = werk_van_vacature(vacature)
        rest = [nummer for nummer in gevraagd if nummer not in gevonden]
        for netwerkplek in self._netwerkplekken.get_vele(rest).values():
            gevonden[netwerkplek.nummer] = werk_van_netwerkplek(netwerkplek)
        rest = [nummer for nummer in rest if nummer not in gevonden]
        for werkgever in self._werkgevers.get_vele(rest).values():
            gevonden[werkgever.nummer] = werk_van_werkgever(werkgever)
        return {nummer: gevonden[nummer] for nummer in gevraagd if nummer in gevonden}

    def gewijzigd_na(self, volgnummer: int) -> Iterator[tuple[int, Werk]]:
        """Everything that changed after ``volgnummer``, in order; read in blocks.

        Work that may no longer be proposed comes too, with ``is_actief`` false.

        Yields:
            the sequence number of the change, to continue from, and the work as it is now.
        """
        return merge(
            _als_werk(self._vacatures.gewijzigd_na(volgnummer), werk_van_vacature),
            _als_werk(self._netwerkplekken.gewijzigd_na(volgnummer), werk_van_netwerkplek),
            _als_werk(self._werkgevers.gewijzigd_na(volgnummer), werk_van_werkgever),
            key=itemgetter(0),
        )

    def gewijzigd_sinds(
        self, nummers: Iterable[str], *, volgnummer: int, moment: datetime
    ) -> dict[WerkNummer, bool]:
        """Those that changed after ``volgnummer``; true when they came after ``moment``."""
        gevonden: dict[WerkNummer, bool] = {}
        for deel in in_delen(list(dict.fromkeys(nummers)), RIJEN_PER_KEER):
            for soort in (VacatureRij, NetwerkplekRij, WerkgeverRij):
                kolom = soort.tabel().c
                vraag = select(kolom.nummer, kolom.aangemaakt_op).where(
                    kolom.nummer.in_(deel), kolom.volgnummer > volgnummer
                )
                for rij in self._session.execute(vraag):
                    gevonden[WerkNummer(rij.nummer)] = rij.aangemaakt_op > moment
        return gevonden


def _als_werk(
    wijzigingen: Iterator[tuple[int, T]], vorm: Callable[[T], Werk]
) -> Iterator[tuple[int, Werk]]:
    return ((volgnummer, vorm(ding)) for volgnummer, ding in wijzigingen)
