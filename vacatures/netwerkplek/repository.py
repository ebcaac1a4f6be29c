"""Keeps netwerkplekken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.kwalificatie import Branche
from modellen.opslag.bewaar import Telling, bewaar
from modellen.opslag.codes import Codelezer, code, codes_of_onbekend
from modellen.opslag.volgnummer import Stroom, vergrendel
from modellen.opslag.vragen import bladzij, lees_op_sleutel, lees_wijzigingen
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.belasting.model import Belasting
from vacatures.belasting.repository import BelastingRepository
from vacatures.netwerkplek.model import Netwerkplek, NetwerkSoort
from vacatures.netwerkplek.tables import NetwerkplekRij
from vacatures.repository import (
    alleen_zichtbaar,
    dagdelen_van_rij,
    eis_werkgevers,
    eisen_naar_rij,
    eisen_van_rij,
    plek_naar_rij,
    plek_van_rij,
    uren_naar_rij,
    uren_van_rij,
    zichtbaarheid_van_rij,
)

_lezer = Codelezer("netwerkplek")


class NetwerkplekRepository:
    """Netwerkplekken in one session; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._belasting = BelastingRepository(session)

    def save(self, netwerkplek: Netwerkplek, *, door: str) -> None:
        """Insert, or replace the one with this nummer; its werkgever must exist."""
        self.save_all([netwerkplek], door=door)

    def save_all(self, netwerkplekken: Iterable[Netwerkplek], *, door: str) -> Telling:
        """Insert or replace many; of two with one nummer the last one counts.

        Raises:
            NietGevonden: when a werkgever does not exist.
        """
        plekken = list(netwerkplekken)
        vergrendel(self._session, Stroom.WERK)
        eis_werkgevers(self._session, (plek.werkgever for plek in plekken))
        profielen = self._belasting.save_all((plek.belasting for plek in plekken), door=door)
        rijen = [netwerkplek_naar_rij(plek, p) for plek, p in zip(plekken, profielen, strict=True)]
        return bewaar(self._session, NetwerkplekRij.tabel(), rijen, door=door, stroom=Stroom.WERK)

    def find(self, nummer: str) -> Netwerkplek | None:
        """The netwerkplek, or ``None``."""
        return self.get_vele([nummer]).get(WerkNummer(nummer))

    def get(self, nummer: str) -> Netwerkplek:
        """The netwerkplek; raises ``NietGevonden``."""
        netwerkplek = self.find(nummer)
        if netwerkplek is None:
            raise NietGevonden(soort="netwerkplek", nummer=nummer)
        return netwerkplek

    def get_vele(self, nummers: Iterable[str]) -> dict[WerkNummer, Netwerkplek]:
        """Those of ``nummers`` that exist."""
        rijen = list(lees_op_sleutel(self._session, NetwerkplekRij, "nummer", nummers))
        return {plek.nummer: plek for plek in self._lees(rijen)}

    def list_(
        self,
        *,
        werkgever: str | None = None,
        zichtbaar_voor: OrganisatieCode | None = None,
        na: str | None = None,
        aantal: int | None = None,
    ) -> list[Netwerkplek]:
        """Netwerkplekken ordered by nummer.

        Args:
            werkgever: only of this one.
            zichtbaar_voor: only what this organisation may see.
            na, aantal: page: start after this nummer, return at most this many.
        """
        kolom = NetwerkplekRij.tabel().c
        vraag = alleen_zichtbaar(select(*NetwerkplekRij.inhoud()), NetwerkplekRij, zichtbaar_voor)
        if werkgever is not None:
            vraag = vraag.where(kolom.werkgever == werkgever)
        vraag = bladzij(vraag, kolom.nummer, na=na, aantal=aantal)
        return self._lees(self._session.execute(vraag).all())

    def gewijzigd_na(self, volgnummer: int) -> Iterator[tuple[int, Netwerkplek]]:
        """Netwerkplekken that changed after ``volgnummer``, in order, with the number."""
        for rijen in lees_wijzigingen(self._session, NetwerkplekRij, na=volgnummer):
            yield from zip((rij.volgnummer for rij in rijen), self._lees(rijen), strict=True)

    def _lees(self, rijen: Sequence[Row[Any]]) -> list[Netwerkplek]:
        profielen = self._belasting.get_vele(rij.belastingprofiel for rij in rijen)
        return [netwerkplek_van_rij(rij, profielen[rij.belastingprofiel]) for rij in rijen]


def netwerkplek_naar_rij(plek: Netwerkplek, belastingprofiel: str | None) -> dict[str, Any]:
    """The netwerkplek as column values."""
    return {
        "nummer": plek.nummer,
        "soort": code(plek.soort),
        "werkgever": plek.werkgever,
        "werkgever_naam": plek.werkgever_naam,
        "titel": plek.titel,
        "taken": plek.taken,
        "branche": code(plek.branche),
        "isco": plek.isco,
        **plek_naar_rij(plek.plek),
        **uren_naar_rij(plek.uren),
        "dagdelen": plek.dagdelen.bits if plek.dagdelen is not None else None,
        **eisen_naar_rij(plek.eisen),
        "belastingprofiel": belastingprofiel,
        "laatste_contact": plek.laatste_contact,
        "zichtbaar_voor": codes_of_onbekend(plek.zichtbaar_voor),
        "is_actief": plek.is_actief,
    }


def netwerkplek_van_rij(rij: Row[Any], belasting: Belasting) -> Netwerkplek:
    """The netwerkplek of a row; raises ``OnbekendeCode``."""
    return Netwerkplek(
        nummer=WerkNummer(rij.nummer),
        soort=_lezer.verplicht(NetwerkSoort, rij.soort, nummer=rij.nummer, veld="soort"),
        werkgever=WerkNummer(rij.werkgever),
        werkgever_naam=rij.werkgever_naam,
        titel=rij.titel,
        taken=rij.taken,
        branche=_lezer.een(Branche, rij.branche, nummer=rij.nummer, veld="branche"),
        isco=rij.isco,
        plek=plek_van_rij(rij),
        uren=uren_van_rij(rij),
        dagdelen=dagdelen_van_rij(rij),
        eisen=eisen_van_rij(rij, _lezer),
        belasting=belasting,
        laatste_contact=rij.laatste_contact,
        zichtbaar_voor=zichtbaarheid_van_rij(rij),
        is_actief=rij.is_actief,
    )
