"""Keeps what signing in needs: attempts, half sessions, second factors, duties, and the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, insert, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from modellen.aanmelding.model import Accountgebeurtenis, Accountregel, Middel, TweedeFactor
from modellen.aanmelding.tables import (
    AccountregelRij,
    FactorplichtRij,
    HalveSessieRij,
    HerstelcodeRij,
    OidcAanvraagRij,
    PogingRij,
    TweedeFactorRij,
)
from modellen.gebruiker.model import Rol
from modellen.opslag.base import wie_wanneer
from modellen.opslag.bewaar import bewaar
from modellen.opslag.codes import Codelezer, code
from modellen.opslag.volgnummer import Stroom, volgend_nummer
from modellen.waarden import OrganisatieCode

DOOR = "aanmelden"
"""Who wrote what nobody who is signed in wrote."""

_plichtlezer = Codelezer("factorplicht")
_loglezer = Codelezer("accountregel")
_log = AccountregelRij.tabel()
_plicht = FactorplichtRij.tabel()

# Made beforehand, and run past the ORM: every request of who gave only a password pays for it.
_IS_PLICHT = select(_plicht.c.rol).where(
    _plicht.c.organisatie == bindparam("bij_organisatie"), _plicht.c.rol == bindparam("bij_rol")
)


@dataclass(frozen=True, slots=True)
class Poging:
    """What counting one attempt gave. ``mag``: it may go on. ``laatste``: of those that count."""

    mag: bool
    aantal: int
    laatste: datetime


class PogingRepository:
    """Attempts under one name, counted so that processes beside each other count together."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tel(self, sleutel: str, *, moment: datetime, vervallen: datetime, hoogstens: int) -> Poging:
        """Count one attempt, unless ``hoogstens`` are counted since ``vervallen``."""
        kolom = PogingRij.tabel().c
        opdracht = (
            update(PogingRij.tabel())
            .where(
                kolom.sleutel == sleutel,
                or_(kolom.aantal < hoogstens, kolom.laatste <= vervallen),
            )
            .values(
                aantal=case((kolom.laatste <= vervallen, 1), else_=kolom.aantal + 1),
                laatste=moment,
                gewijzigd_op=moment,
            )
            .returning(kolom.aantal)
        )
        while True:
            aantal = self._session.execute(opdracht).scalar()
            if aantal is not None:
                return Poging(mag=True, aantal=aantal, laatste=moment)
            stand = self._find(sleutel)
            if stand is not None:
                return stand
            if self._begin(sleutel, moment):
                return Poging(mag=True, aantal=1, laatste=moment)

    def geef_terug(self, sleutel: str) -> None:
        """Take back one attempt that was counted before it was known to be right."""
        kolom = PogingRij.tabel().c
        opdracht = update(PogingRij.tabel()).where(kolom.sleutel == sleutel, kolom.aantal > 0)
        self._session.execute(opdracht.values(aantal=kolom.aantal - 1))

    def wis(self, sleutel: str) -> bool:
        """Forget the attempts under this name; whether there were any."""
        opdracht = delete(PogingRij.tabel()).where(PogingRij.tabel().c.sleutel == sleutel)
        return _aantal(self._session, opdracht) > 0

    def standen(self, sleutels: Iterable[str], *, vervallen: datetime) -> dict[str, int]:
        """How many attempts count under each of these names, when any."""
        kolom = PogingRij.tabel().c
        vraag = select(kolom.sleutel, kolom.aantal).where(
            kolom.sleutel.in_(list(sleutels)), kolom.laatste > vervallen
        )
        return {rij.sleutel: rij.aantal for rij in self._session.execute(vraag)}

    def ruim_op(self, *, vervallen: datetime) -> None:
        """Forget what no longer counts."""
        tabel = PogingRij.tabel()
        self._session.execute(delete(tabel).where(tabel.c.laatste <= vervallen))

    def _find(self, sleutel: str) -> Poging | None:
        kolom = PogingRij.tabel().c
        vraag = select(kolom.aantal, kolom.laatste).where(kolom.sleutel == sleutel)
        rij = self._session.execute(vraag).one_or_none()
        return None if rij is None else Poging(mag=False, aantal=rij.aantal, laatste=rij.laatste)

    def _begin(self, sleutel: str, moment: datetime) -> bool:
        rij = {"sleutel": sleutel, "aantal": 1, "laatste": moment, **wie_wanneer(DOOR)}
        try:
            with self._session.begin_nested():
                self._session.execute(insert(PogingRij.tabel()).values(rij))
        except IntegrityError:  # somebody else began at the same moment: count with him
            return False
        return True


class TussenstapRepository:
    """Who is half way: the code still asked, or away at the identity provider."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def create_halve_sessie(self, token_hash: str, *, account: str, verloopt_op: datetime) -> None:
        """Remember that the password of ``account`` was right."""
        rij = {"token_hash": token_hash, "account": account, "verloopt_op": verloopt_op}
        self._session.execute(insert(HalveSessieRij.tabel()).values({**rij, **wie_wanneer(DOOR)}))

    def find_halve_sessie(self, token_hash: str, *, moment: datetime) -> str | None:
        """The account, or ``None`` when there is none or it has expired at ``moment``."""
        kolom = HalveSessieRij.tabel().c
        vraag = select(kolom.account).where(
            kolom.token_hash == token_hash, kolom.verloopt_op > moment
        )
        gevonden: str | None = self._session.execute(vraag).scalar_one_or_none()
        return gevonden

    def delete_halve_sessies(self, account: str) -> None:
        """Every half session of an account."""
        tabel = HalveSessieRij.tabel()
        self._session.execute(delete(tabel).where(tabel.c.account == account))

    def create_aanvraag(self, staat_hash: str, *, versleuteld: str, verloopt_op: datetime) -> None:
        """Remember somebody who goes to the identity provider."""
        rij = {"staat_hash": staat_hash, "versleuteld": versleuteld, "verloopt_op": verloopt_op}
        self._session.execute(insert(OidcAanvraagRij.tabel()).values({**rij, **wie_wanneer(DOOR)}))

    def neem_aanvraag(self, staat_hash: str, *, moment: datetime) -> str | None:
        """What was remembered, once: the second time there is nothing."""
        tabel = OidcAanvraagRij.tabel()
        opdracht = (
            delete(tabel)
            .where(tabel.c.staat_hash == staat_hash)
            .returning(tabel.c.versleuteld, tabel.c.verloopt_op)
        )
        rij = self._session.execute(opdracht).one_or_none()
        return rij.versleuteld if rij is not None and rij.verloopt_op > moment else None

    def ruim_op(self, *, moment: datetime) -> None:
        """Forget what has expired at ``moment``."""
        for soort in (HalveSessieRij, OidcAanvraagRij):
            tabel = soort.tabel()
            self._session.execute(delete(tabel).where(tabel.c.verloopt_op <= moment))


class FactorRepository:
    """Second factors, recovery codes, and which roles must have one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, factor: TweedeFactor, *, door: str) -> None:
        """Insert, or replace the one of this account."""
        rij = {naam: getattr(factor, naam) for naam in _FACTORKOLOMMEN}
        bewaar(self._session, TweedeFactorRij.tabel(), [rij], door=door)

    def find(self, account: str) -> TweedeFactor | None:
        """The factor of an account, also one that is not in use yet."""
        tabel = TweedeFactorRij.tabel()
        vraag = select(*TweedeFactorRij.inhoud()).where(tabel.c.account == account)
        rij = self._session.execute(vraag).one_or_none()
        return None if rij is None else TweedeFactor(*(getattr(rij, n) for n in _FACTORKOLOMMEN))

    def met_factor(self, accounts: Iterable[str]) -> frozenset[str]:
        """Those of these accounts that have one in use."""
        kolom = TweedeFactorRij.tabel().c
        vraag = select(kolom.account).where(
            kolom.account.in_(list(accounts)), kolom.bevestigd_op.is_not(None)
        )
        return frozenset(self._session.execute(vraag).scalars())

    def verbruik_stap(self, account: str, stap: int) -> bool:
        """Let a time step count; ``False`` when it, or a later one, counted already."""
        kolom = TweedeFactorRij.tabel().c
        opdracht = update(TweedeFactorRij.tabel()).where(
            kolom.account == account, kolom.laatste_stap < stap
        )
        return _aantal(self._session, opdracht.values(laatste_stap=stap)) == 1

    def delete(self, account: str) -> bool:
        """Take factor and recovery codes away; whether there was one."""
        self.save_herstelcodes(account, [], door=account)
        tabel = TweedeFactorRij.tabel()
        return _aantal(self._session, delete(tabel).where(tabel.c.account == account)) > 0

    def save_herstelcodes(self, account: str, hashes: Iterable[str], *, door: str) -> None:
        """Replace the recovery codes of an account."""
        tabel = HerstelcodeRij.tabel()
        self._session.execute(delete(tabel).where(tabel.c.account == account))
        rijen = [{"account": account, "code_hash": h, **wie_wanneer(door)} for h in hashes]
        if rijen:
            self._session.execute(insert(tabel), rijen)

    def verbruik_herstelcode(self, account: str, code_hash: str) -> bool:
        """Let a recovery code count, once."""
        kolom = HerstelcodeRij.tabel().c
        opdracht = delete(HerstelcodeRij.tabel()).where(
            kolom.account == account, kolom.code_hash == code_hash
        )
        return _aantal(self._session, opdracht) == 1

    def aantal_herstelcodes(self, account: str) -> int:
        """How many are left."""
        tabel = HerstelcodeRij.tabel()
        vraag = select(tabel.c.code_hash).where(tabel.c.account == account)
        return len(self._session.execute(vraag).all())

    def plichten(self, organisatie: OrganisatieCode) -> frozenset[Rol]:
        """The roles that must have a second factor in an organisation."""
        tabel = FactorplichtRij.tabel()
        vraag = select(tabel.c.rol).where(tabel.c.organisatie == organisatie)
        return frozenset(
            _plichtlezer.verplicht(Rol, rol, nummer=organisatie, veld="rol")
            for rol in self._session.execute(vraag).scalars()
        )

    def is_plicht(self, organisatie: OrganisatieCode, rol: Rol) -> bool:
        """Whether this role must have one there."""
        bij = {"bij_organisatie": organisatie, "bij_rol": rol.value}
        return self._session.connection().execute(_IS_PLICHT, bij).first() is not None

    def save_plichten(
        self, organisatie: OrganisatieCode, rollen: Iterable[Rol], *, door: str
    ) -> None:
        """Replace the roles that must have one."""
        tabel = FactorplichtRij.tabel()
        self._session.execute(delete(tabel).where(tabel.c.organisatie == organisatie))
        rijen = [{"organisatie": organisatie, "rol": r.value, **wie_wanneer(door)} for r in rollen]
        if rijen:
            self._session.execute(insert(tabel), rijen)


_FACTORKOLOMMEN = ("account", "versleuteld", "bevestigd_op", "laatste_stap")


class AccountlogRepository:
    """The log of accounts in one database session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def voeg_toe(self, regel: Accountregel) -> None:
        """Add one line; taking its number waits for who else adds, so this comes last."""
        rij = {
            "nummer": volgend_nummer(self._session, Stroom.ACCOUNT),
            "moment": regel.moment,
            "soort": code(regel.soort),
            "account": regel.account,
            "organisatie": regel.organisatie,
            "door": regel.door,
            "middel": None if regel.middel is None else code(regel.middel),
            "rol": None if regel.rol is None else code(regel.rol),
        }
        self._session.execute(insert(_log).values({**rij, **wie_wanneer(regel.door or "")}))

    def lees(
        self,
        organisatie: OrganisatieCode,
        *,
        soorten: tuple[Accountgebeurtenis, ...] = (),
        voor: int | None = None,
        aantal: int,
    ) -> list[tuple[int, Accountregel]]:
        """Lines of one organisation and of names that are no account, newest first.

        Args:
            soorten: only these; empty = all.
            voor: only lines with a lower number.
        """
        vraag = select(*AccountregelRij.inhoud()).order_by(_log.c.nummer.desc()).limit(aantal)
        vraag = vraag.where(or_(_log.c.organisatie == organisatie, _log.c.organisatie.is_(None)))
        if soorten:
            vraag = vraag.where(_log.c.soort.in_([s.value for s in soorten]))
        if voor is not None:
            vraag = vraag.where(_log.c.nummer < voor)
        return [(rij.nummer, _regel_van_rij(rij)) for rij in self._session.execute(vraag)]

    def ruim_op(self, *, voor: datetime) -> None:
        """Remove the lines of before this moment."""
        self._session.execute(delete(_log).where(_log.c.moment < voor))


def _regel_van_rij(rij: Row[Any]) -> Accountregel:
    nummer = str(rij.nummer)
    return Accountregel(
        moment=rij.moment,
        soort=_loglezer.verplicht(Accountgebeurtenis, rij.soort, nummer=nummer, veld="soort"),
        account=rij.account,
        organisatie=None if rij.organisatie is None else OrganisatieCode(rij.organisatie),
        door=rij.door,
        middel=_loglezer.een(Middel, rij.middel, nummer=nummer, veld="middel"),
        rol=_loglezer.een(Rol, rij.rol, nummer=nummer, veld="rol"),
    )


def _aantal(session: Session, opdracht: Any) -> int:
    uitkomst = session.execute(opdracht)
    assert isinstance(uitkomst, CursorResult)
    return uitkomst.rowcount
