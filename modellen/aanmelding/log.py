"""Keeps what happened at the door and to accounts; lines are added, and go after a year."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select
from sqlalchemy.orm import Session

from modellen.aanmelding.model import Accountgebeurtenis, Accountregel, Middel
from modellen.aanmelding.tables import AccountregelRij
from modellen.gebruiker.model import Rol
from modellen.opslag.base import wie_wanneer
from modellen.opslag.codes import Codelezer, code
from modellen.opslag.volgnummer import Stroom, volgend_nummer
from modellen.waarden import OrganisatieCode

_tabel = AccountregelRij.tabel()
_lezer = Codelezer("accountregel")


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
        self._session.execute(insert(_tabel).values({**rij, **wie_wanneer(regel.door or "")}))

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
        vraag = select(*AccountregelRij.inhoud()).order_by(_tabel.c.nummer.desc()).limit(aantal)
        vraag = vraag.where(
            or_(_tabel.c.organisatie == organisatie, _tabel.c.organisatie.is_(None))
        )
        if soorten:
            vraag = vraag.where(_tabel.c.soort.in_([s.value for s in soorten]))
        if voor is not None:
            vraag = vraag.where(_tabel.c.nummer < voor)
        return [(rij.nummer, _regel_van_rij(rij)) for rij in self._session.execute(vraag)]

    def ruim_op(self, *, voor: datetime) -> None:
        """Remove the lines of before this moment."""
        self._session.execute(delete(_tabel).where(_tabel.c.moment < voor))


def _regel_van_rij(rij: Row[Any]) -> Accountregel:
    nummer = str(rij.nummer)
    return Accountregel(
        moment=rij.moment,
        soort=_lezer.verplicht(Accountgebeurtenis, rij.soort, nummer=nummer, veld="soort"),
        account=rij.account,
        organisatie=None if rij.organisatie is None else OrganisatieCode(rij.organisatie),
        door=rij.door,
        middel=_lezer.een(Middel, rij.middel, nummer=nummer, veld="middel"),
        rol=_lezer.een(Rol, rij.rol, nummer=nummer, veld="rol"),
    )
