"""Keeps werkgevers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.kwalificatie import Branche
from modellen.opslag.bewaar import Telling, bewaar
from modellen.opslag.codes import Codelezer, code, codes_of_onbekend
from modellen.opslag.volgnummer import Stroom
from modellen.opslag.vragen import bladzij, lees_op_sleutel, lees_wijzigingen
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.repository import (
    alleen_zichtbaar,
    plek_naar_rij,
    plek_van_rij,
    zichtbaarheid_van_rij,
)
from vacatures.werkgever.model import Werkgever
from vacatures.werkgever.tables import WerkgeverRij

_lezer = Codelezer("werkgever")


class WerkgeverRepository:
    """Werkgevers in one session; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, werkgever: Werkgever, *, door: str) -> None:
        """Insert, or replace the one with this nummer."""
        self.save_all([werkgever], door=door)

    def save_all(self, werkgevers: Iterable[Werkgever], *, door: str) -> Telling:
        """Insert or replace many; of two with one nummer the last one counts."""
        rijen = [werkgever_naar_rij(werkgever) for werkgever in werkgevers]
        return bewaar(self._session, WerkgeverRij.tabel(), rijen, door=door, stroom=Stroom.WERK)

    def find(self, nummer: str) -> Werkgever | None:
        """The werkgever, or ``None``."""
        return self.get_vele([nummer]).get(WerkNummer(nummer))

    def get(self, nummer: str) -> Werkgever:
        """The werkgever; raises ``NietGevonden``."""
        werkgever = self.find(nummer)
        if werkgever is None:
            raise NietGevonden(soort="werkgever", nummer=nummer)
        return werkgever

    def get_vele(self, nummers: Iterable[str]) -> dict[WerkNummer, Werkgever]:
        """Those of ``nummers`` that exist."""
        rijen = lees_op_sleutel(self._session, WerkgeverRij, "nummer", nummers)
        return {rij.nummer: werkgever_van_rij(rij) for rij in rijen}

    def list_(
        self,
        *,
        zichtbaar_voor: OrganisatieCode | None = None,
        na: str | None = None,
        aantal: int | None = None,
    ) -> list[Werkgever]:
        """Werkgevers ordered by nummer.

        Args:
            zichtbaar_voor: only what this organisation may see.
            na, aantal: page: start after this nummer, return at most this many.
        """
        vraag = alleen_zichtbaar(select(*WerkgeverRij.inhoud()), WerkgeverRij, zichtbaar_voor)
        vraag = bladzij(vraag, WerkgeverRij.tabel().c.nummer, na=na, aantal=aantal)
        return [werkgever_van_rij(rij) for rij in self._session.execute(vraag)]

    def gewijzigd_na(self, volgnummer: int) -> Iterator[tuple[int, Werkgever]]:
        """Werkgevers that changed after ``volgnummer``, in order, with the number."""
        for rijen in lees_wijzigingen(self._session, WerkgeverRij, na=volgnummer):
            for rij in rijen:
                yield rij.volgnummer, werkgever_van_rij(rij)


def werkgever_naar_rij(werkgever: Werkgever) -> dict[str, Any]:
    """The werkgever as column values."""
    return {
        "nummer": werkgever.nummer,
        "naam": werkgever.naam,
        "branche": code(werkgever.branche),
        **plek_naar_rij(werkgever.plek),
        "activiteiten": werkgever.activiteiten,
        "zichtbaar_voor": codes_of_onbekend(werkgever.zichtbaar_voor),
        "is_actief": werkgever.is_actief,
    }


def werkgever_van_rij(rij: Row[Any]) -> Werkgever:
    """The werkgever of a row; raises ``OnbekendeCode``."""
    return Werkgever(
        nummer=WerkNummer(rij.nummer),
        naam=rij.naam,
        branche=_lezer.een(Branche, rij.branche, nummer=rij.nummer, veld="branche"),
        plek=plek_van_rij(rij),
        activiteiten=rij.activiteiten,
        zichtbaar_voor=zichtbaarheid_van_rij(rij),
        is_actief=rij.is_actief,
    )
