"""The trail: every look into a dossier and every change of one leaves a line in the audit log.

The guard of a route opens a trail; the doors to the record (``Zicht`` and the modules beside it)
note on it whose data they give, and of which kind. What was written is added in the transaction
that wrote it. What was read is added before the answer leaves: an answer of which no line could be
written is not given. What a route notes is also what the table of rights says of it
(``api.toegang.rechten``), so there is one place to say it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import event
from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.matrix import MAG_ZIEN
from modellen.audit.model import Gegevenssoort, Handeling, Inzage, Lezer
from modellen.audit.repository import AuditRepository
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker
from modellen.opslag.engine import is_schrijver
from modellen.waarden import KlantNummer

_GESCHREVEN = "audit_geschreven"
"""Under this name a write session keeps what is to be added when it is committed."""


def auditsleutel(geheim: bytes) -> bytes:
    """The key of the seals, made from the secret of the installation."""
    return hmac.digest(geheim, b"auditlog", "sha256")


class Spoor:
    """What one request reads and writes of dossiers; the same twice is one line."""

    def __init__(self, samenstelling: Samenstelling, gebruiker: Gebruiker) -> None:
        self._samenstelling = samenstelling
        self._wie = Lezer(gebruiker.account, gebruiker.rol, gebruiker.organisatie)
        self._gelezen: dict[Inzage, None] = {}

    def noteer(
        self, session: Session, soort: Gegevenssoort, klanten: Iterable[KlantNummer]
    ) -> None:
        """Note that data of these klanten came through ``session``: written, or else read.

        Raises:
            GeenToegang: when the role may never see this kind of data.
        """
        wie = set(klanten)
        een = next(iter(wie)) if len(wie) == 1 else None
        if is_schrijver(session):
            inzage = self._toegestaan(Inzage(Handeling.SCHRIJVEN, soort, een, len(wie)))
            self._te_schrijven(session)[inzage] = None
        else:
            self.noteer_gelezen(Inzage(Handeling.LEZEN, soort, een, len(wie)))

    def noteer_gelezen(self, inzage: Inzage) -> None:
        """Note what was read.

        Raises:
            GeenToegang: when the role may never see this kind of data.
        """
        self._gelezen[self._toegestaan(inzage)] = None

    def _toegestaan(self, inzage: Inzage) -> Inzage:
        if inzage.soort not in MAG_ZIEN[self._wie.rol]:
            raise GeenToegang(wat=f"gegevens van de soort {inzage.soort.value} zien")
        return inzage

    @property
    def heeft_gelezen(self) -> bool:
        """Whether this request read anything of a dossier that is not in the log yet."""
        return bool(self._gelezen)

    def schrijf_gelezen(self) -> None:
        """Add what was read."""
        with self._samenstelling.opslag.schrijven() as session:
            self._voeg_toe(session, self._gelezen)
        self._gelezen = {}

    def _te_schrijven(self, session: Session) -> dict[Inzage, None]:
        if _GESCHREVEN not in session.info:
            session.info[_GESCHREVEN] = {}
            event.listen(session, "before_commit", self._bij_vastleggen)
        geschreven: dict[Inzage, None] = session.info[_GESCHREVEN]
        return geschreven

    def _bij_vastleggen(self, session: Session) -> None:
        # Releasing a savepoint is announced as a commit too; the lines belong to the real one.
        if session.in_nested_transaction():
            return
        self._voeg_toe(session, session.info[_GESCHREVEN])

    def _voeg_toe(self, session: Session, inzagen: Iterable[Inzage]) -> None:
        audit = AuditRepository(session, auditsleutel(self._samenstelling.geheim))
        audit.voeg_toe(self._wie, list(inzagen), op=self._samenstelling.klok())


_SPOOR: ContextVar[Spoor | None] = ContextVar("spoor", default=None)


@contextmanager
def volg(spoor: Spoor) -> Iterator[None]:
    """Note on this trail whatever is read or written inside."""
    teken = _SPOOR.set(spoor)
    try:
        yield
    finally:
        _SPOOR.reset(teken)


def noteer_overzicht(aantal: int, soort: Gegevenssoort = Gegevenssoort.OVERZICHT) -> None:
    """Note a list of so many lines, or a count over so many, on the trail of this request."""
    spoor = _SPOOR.get()
    if spoor is not None:
        spoor.noteer_gelezen(Inzage(Handeling.LEZEN, soort, None, aantal))


def noteer(session: Session, soort: Gegevenssoort, klanten: Iterable[KlantNummer]) -> None:
    """Note on the trail of this request; the command line, which has none, leaves no line."""
    spoor = _SPOOR.get()
    if spoor is not None:
        spoor.noteer(session, soort, klanten)
