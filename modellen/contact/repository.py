"""Talks, and what was said in them: two repositories, because they have two sets of readers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from modellen.contact.model import (
    Contactmoment,
    Gespreksinhoud,
    InhoudIntussenGewijzigd,
    contactmomenten,
)
from modellen.contact.tables import GespreksinhoudRij
from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.opslag.bewaar import nieuwe_rij, voeg_toe
from modellen.traject.repository import TrajectRepository

_tabel = GespreksinhoudRij.tabel()


class ContactmomentRepository:
    """Talks of a trajectory: read from its events, and never from the content."""

    def __init__(self, session: Session) -> None:
        self._trajecten = TrajectRepository(session)

    def list_(self, traject: str) -> tuple[Contactmoment, ...]:
        """The talks that hold, oldest first; raises ``NietGevonden`` without the trajectory."""
        return contactmomenten(self._trajecten.stand(traject))

    def get(self, traject: str, nummer: int) -> Contactmoment:
        """One talk; raises ``NietGevonden``, also when it was withdrawn."""
        for contact in self.list_(traject):
            if contact.nummer == nummer:
                return contact
        raise NietGevonden(soort="contactmoment", nummer=f"{traject}/{nummer}")


class GespreksinhoudRepository:
    """What was said. Whoever makes one has checked that the reader is the klant or the coach."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def create(self, contact: Contactmoment, *, tekst: str, door: str, op: datetime) -> None:
        """Record what was said, for the first time.

        Raises:
            NietGevonden: when the talk does not exist or was withdrawn.
            InhoudIntussenGewijzigd: when there is a text already.
            OngeldigeWaarde: when there is no text.
        """
        eerste = Gespreksinhoud(contact.traject, contact.nummer, 1, tekst, door, op)
        self._voeg_toe(eerste)

    def verbeter(
        self, gelezen: Gespreksinhoud, *, tekst: str, reden: str, door: str, op: datetime
    ) -> None:
        """Record a better text beside ``gelezen``, which must be the newest; the old one stays.

        Raises:
            InhoudIntussenGewijzigd: when it is not the newest.
            OngeldigeWaarde: when text or reason is empty.
        """
        if not reden.strip():
            raise OngeldigeWaarde(
                veld="reden",
                melding="De reden van de verbetering ontbreekt.",
                volgende_stap="Schrijf waarom de tekst anders is.",
            )
        versie = gelezen.versie + 1
        nieuw = Gespreksinhoud(
            gelezen.traject, gelezen.contactmoment, versie, tekst, door, op, reden
        )
        self._voeg_toe(nieuw)

    def find(self, contact: Contactmoment) -> Gespreksinhoud | None:
        """The newest version, or ``None`` when nothing was recorded."""
        return next(reversed(self.versies(contact.traject, contact.nummer)), None)

    def versies(self, traject: str, nummer: int) -> tuple[Gespreksinhoud, ...]:
        """Everything ever recorded of one talk, oldest first, also when it was withdrawn."""
        vraag = (
            select(*GespreksinhoudRij.inhoud())
            .where(_tabel.c.traject == traject, _tabel.c.gebeurtenis == nummer)
            .order_by(_tabel.c.versie)
        )
        return tuple(inhoud_van_rij(rij) for rij in self._session.execute(vraag))

    def _voeg_toe(self, nieuw: Gespreksinhoud) -> None:
        if not nieuw.tekst.strip():
            raise OngeldigeWaarde(
                veld="tekst",
                melding="Er staat nog geen tekst.",
                volgende_stap="Schrijf wat er besproken is.",
            )
        ContactmomentRepository(self._session).get(nieuw.traject, nieuw.contactmoment)
        if len(self.versies(nieuw.traject, nieuw.contactmoment)) != nieuw.versie - 1:
            raise InhoudIntussenGewijzigd()
        rij = nieuwe_rij(_tabel, inhoud_naar_rij(nieuw), door=nieuw.door)
        voeg_toe(self._session, (_tabel, [rij]), bij_botsing=InhoudIntussenGewijzigd())


def inhoud_naar_rij(inhoud: Gespreksinhoud) -> dict[str, Any]:
    """One version as column values."""
    return {
        "traject": inhoud.traject,
        "gebeurtenis": inhoud.contactmoment,
        "versie": inhoud.versie,
        "tekst": inhoud.tekst,
        "door": inhoud.door,
        "vastgelegd_op": inhoud.vastgelegd_op,
        "reden": inhoud.reden,
    }


def inhoud_van_rij(rij: Row[Any]) -> Gespreksinhoud:
    """One version of a row."""
    return Gespreksinhoud(
        traject=rij.traject,
        contactmoment=rij.gebeurtenis,
        versie=rij.versie,
        tekst=rij.tekst,
        door=rij.door,
        vastgelegd_op=rij.vastgelegd_op,
        reden=rij.reden,
    )
