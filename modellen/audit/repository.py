"""Adds to the audit log and reads it. There is nothing here that changes or removes a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select
from sqlalchemy.orm import Session

from modellen.audit.model import (
    BEGIN,
    Auditregel,
    Auditvraag,
    Gegevenssoort,
    Handeling,
    Inzage,
    Ketenstand,
    Lezer,
    bereken_zegel,
    controleer_keten,
)
from modellen.audit.tables import AuditregelRij
from modellen.gebruiker.model import Rol
from modellen.opslag.base import wie_wanneer
from modellen.opslag.codes import Codelezer
from modellen.opslag.volgnummer import Stroom, hoogste_nummer, neem_nummers
from modellen.opslag.vragen import RIJEN_PER_BLOK
from modellen.waarden import KlantNummer, OrganisatieCode

_tabel = AuditregelRij.tabel()
_lezer = Codelezer("auditregel")

# Made beforehand, and run past the ORM: every page with a dossier pays for these two.
_ZEGEL = select(_tabel.c.zegel).where(_tabel.c.volgnummer == bindparam("bij"))
_VOEG_TOE = insert(_tabel)


class AuditRepository:
    """The log in one database session.

    Args:
        sleutel: key of the seals; who has the database without it cannot make one.
    """

    def __init__(self, session: Session, sleutel: bytes) -> None:
        self._session = session
        self._sleutel = sleutel

    def voeg_toe(self, wie: Lezer, inzagen: Sequence[Inzage], *, op: datetime) -> None:
        """Add one line for each, all of the same moment.

        Taking the numbers waits for whoever else is adding, so this comes last in a transaction.
        """
        nummers = neem_nummers(self._session, Stroom.AUDIT, aantal=len(inzagen))
        vorig = self._zegel(nummers[0] - 1)
        rijen = []
        for nummer, inzage in zip(nummers, inzagen, strict=True):
            vorig = bereken_zegel(self._sleutel, vorig, nummer, op, wie, inzage)
            regel = Auditregel(nummer, op, wie, inzage, vorig)
            rijen.append(regel_naar_rij(regel) | wie_wanneer(wie.account))
        self._session.connection().execute(_VOEG_TOE, rijen)

    def _zegel(self, volgnummer: int) -> str:
        verbinding = self._session.connection()
        gevonden: str | None = verbinding.execute(_ZEGEL, {"bij": volgnummer}).scalar()
        # With that line gone the chain is broken here already, and the check will say so.
        return BEGIN if gevonden is None else gevonden

    def van_klant(self, klant: KlantNummer, *, vanaf: datetime) -> list[Auditregel]:
        """Lines about one klant from a moment on, newest first."""
        vraag = (
            select(_tabel)
            .where(_tabel.c.klant == klant, _tabel.c.moment >= vanaf)
            .order_by(_tabel.c.volgnummer.desc())
        )
        return [regel_van_rij(rij) for rij in self._session.execute(vraag)]

    def zoek(self, vraag: Auditvraag, *, hoogstens: int) -> list[Auditregel]:
        """Lines of people of one organisation, newest first."""
        kolom = _tabel.c
        eisen = [kolom.organisatie == vraag.organisatie]
        if vraag.van is not None:
            eisen.append(kolom.moment >= vraag.van)
        if vraag.tot is not None:
            eisen.append(kolom.moment <= vraag.tot)
        if vraag.account is not None:
            eisen.append(kolom.account == vraag.account)
        if vraag.handeling is not None:
            eisen.append(kolom.handeling == vraag.handeling.value)
        if vraag.soort is not None:
            eisen.append(kolom.soort == vraag.soort.value)
        if vraag.klant is not None:
            eisen.append(kolom.klant == vraag.klant)
        if vraag.voor is not None:
            eisen.append(kolom.volgnummer < vraag.voor)
        rijen = self._session.execute(
            select(_tabel).where(*eisen).order_by(kolom.volgnummer.desc()).limit(hoogstens)
        )
        return [regel_van_rij(rij) for rij in rijen]

    def lees(self, *, na: int = 0) -> Iterator[Auditregel]:
        """Lines with a higher number than ``na``, in order."""
        vraag = select(_tabel).order_by(_tabel.c.volgnummer).limit(RIJEN_PER_BLOK)
        while rijen := self._session.execute(vraag.where(_tabel.c.volgnummer > na)).all():
            yield from map(regel_van_rij, rijen)
            na = rijen[-1].volgnummer

    def controleer(self) -> Ketenstand:
        """Check the whole chain, a block of lines at a time."""
        return controleer_keten(
            self._sleutel, self.lees(), uitgegeven=hoogste_nummer(self._session, Stroom.AUDIT)
        )


def regel_naar_rij(regel: Auditregel) -> dict[str, Any]:
    """The line as column values."""
    return {
        "volgnummer": regel.volgnummer,
        "moment": regel.moment,
        "account": regel.wie.account,
        "rol": regel.wie.rol.value,
        "organisatie": regel.wie.organisatie,
        "handeling": regel.inzage.handeling.value,
        "soort": regel.inzage.soort.value,
        "klant": regel.inzage.klant,
        "aantal": regel.inzage.aantal,
        "zegel": regel.zegel,
    }


def regel_van_rij(rij: Row[Any]) -> Auditregel:
    """The line of a row; raises ``OnbekendeCode``."""
    nummer = str(rij.volgnummer)
    return Auditregel(
        volgnummer=rij.volgnummer,
        moment=rij.moment,
        wie=Lezer(
            account=rij.account,
            rol=_lezer.verplicht(Rol, rij.rol, nummer=nummer, veld="rol"),
            organisatie=OrganisatieCode(rij.organisatie),
        ),
        inzage=Inzage(
            handeling=_lezer.verplicht(Handeling, rij.handeling, nummer=nummer, veld="handeling"),
            soort=_lezer.verplicht(Gegevenssoort, rij.soort, nummer=nummer, veld="soort"),
            klant=None if rij.klant is None else KlantNummer(rij.klant),
            aantal=rij.aantal,
        ),
        zegel=rij.zegel,
    )
