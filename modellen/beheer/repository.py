"""Keeps agreed norms and reports in one session; both are added, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from threading import Lock
from typing import Any

from sqlalchemy import Row, Table, func, select
from sqlalchemy.orm import Session

from modellen.beheer.model import BeheerIntussenGewijzigd, Beheerverslag, Verslagsoort
from modellen.beheer.tables import BeheerverslagRij, NormoverschrijvingRij
from modellen.fouten import NietGevonden
from modellen.normen.afspraken import (
    Normafspraak,
    lees_waarde,
    overschrijvingen,
    schrijf_waarde,
)
from modellen.normen.norm import Norm, Normboek, Waarde, standaardnormen
from modellen.opslag.bewaar import nieuwe_rij, voeg_toe
from modellen.opslag.engine import Opslag
from modellen.waarden import OrganisatieCode

_norm, _verslag = NormoverschrijvingRij.tabel(), BeheerverslagRij.tabel()


class NormafspraakRepository:
    """Agreements about norms, of every opdrachtgever."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def hoogste_nummer(self) -> int:
        """Of the newest agreement, 0 = there is none: tells whether there is anything new."""
        return _hoogste(self._session, _norm)

    def voeg_toe(
        self,
        opdrachtgever: str,
        key: str,
        waarde: Waarde | None,
        *,
        reden: str,
        geldig_van: date,
        door: str,
        op: datetime,
    ) -> Normafspraak:
        """Add an agreement; raises ``BeheerIntussenGewijzigd``."""
        nieuw = Normafspraak(
            nummer=self.hoogste_nummer() + 1,
            opdrachtgever=opdrachtgever,
            key=key,
            waarde=waarde,
            reden=reden,
            geldig_van=geldig_van,
            op=op,
            door=door,
        )
        _bewaar(self._session, _norm, _afspraak_naar_rij(nieuw), door=door)
        return nieuw

    def list_(self, bekend: Mapping[str, Norm]) -> list[Normafspraak]:
        """All, in the order of recording; those of a norm that is gone are left out."""
        vraag = select(*NormoverschrijvingRij.inhoud()).order_by(_norm.c.nummer)
        return [
            _afspraak_van_rij(rij, bekend[rij.norm])
            for rij in self._session.execute(vraag)
            if rij.norm in bekend
        ]


class BeheerverslagRepository:
    """Reports of imports and of fairness."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def voeg_toe(
        self,
        soort: Verslagsoort,
        kenmerk: str,
        inhoud: Mapping[str, Any],
        *,
        organisatie: OrganisatieCode | None,
        door: str,
        op: datetime,
    ) -> Beheerverslag:
        """Add a report; raises ``BeheerIntussenGewijzigd``."""
        nummer = _hoogste(self._session, _verslag) + 1
        nieuw = Beheerverslag(nummer, soort, organisatie, kenmerk, op, door, inhoud)
        rij = {
            "nummer": nummer,
            "soort": soort.value,
            "organisatie": organisatie,
            "kenmerk": kenmerk,
            "op": op,
            "door": door,
            "gegevens": dict(inhoud),
        }
        _bewaar(self._session, _verslag, rij, door=door)
        return nieuw

    def get(self, nummer: int, soort: Verslagsoort) -> Beheerverslag:
        """One report; raises ``NietGevonden``."""
        vraag = select(*BeheerverslagRij.inhoud()).where(
            _verslag.c.nummer == nummer, _verslag.c.soort == soort.value
        )
        for rij in self._session.execute(vraag):
            return _verslag_van_rij(rij)
        raise NietGevonden(soort="verslag", nummer=str(nummer))

    def list_(
        self,
        soort: Verslagsoort,
        *,
        organisatie: OrganisatieCode | None = None,
        hoogstens: int = 100,
    ) -> list[Beheerverslag]:
        """Of one kind, newest first; with ``organisatie`` those of that one alone."""
        vraag = select(*BeheerverslagRij.inhoud()).where(_verslag.c.soort == soort.value)
        if organisatie is not None:
            vraag = vraag.where(_verslag.c.organisatie == organisatie)
        vraag = vraag.order_by(_verslag.c.nummer.desc()).limit(hoogstens)
        return [_verslag_van_rij(rij) for rij in self._session.execute(vraag)]


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


def _hoogste(session: Session, tabel: Table) -> int:
    return int(session.execute(select(func.max(tabel.c.nummer))).scalar() or 0)


def _bewaar(session: Session, tabel: Table, rij: dict[str, Any], *, door: str) -> None:
    rijen = [nieuwe_rij(tabel, rij, door=door)]
    voeg_toe(session, (tabel, rijen), bij_botsing=BeheerIntussenGewijzigd())


def _afspraak_naar_rij(afspraak: Normafspraak) -> dict[str, Any]:
    return {
        "nummer": afspraak.nummer,
        "opdrachtgever": afspraak.opdrachtgever,
        "norm": afspraak.key,
        "waarde": None if afspraak.waarde is None else schrijf_waarde(afspraak.waarde),
        "reden": afspraak.reden,
        "geldig_van": afspraak.geldig_van,
        "op": afspraak.op,
        "door": afspraak.door,
    }


def _afspraak_van_rij(rij: Row[Any], norm: Norm) -> Normafspraak:
    return Normafspraak(
        nummer=rij.nummer,
        opdrachtgever=rij.opdrachtgever,
        key=rij.norm,
        waarde=None if rij.waarde is None else lees_waarde(rij.waarde, norm),
        reden=rij.reden,
        geldig_van=rij.geldig_van,
        op=rij.op,
        door=rij.door,
    )


def _verslag_van_rij(rij: Row[Any]) -> Beheerverslag:
    return Beheerverslag(
        nummer=rij.nummer,
        soort=Verslagsoort(rij.soort),
        organisatie=None if rij.organisatie is None else OrganisatieCode(rij.organisatie),
        kenmerk=rij.kenmerk,
        op=rij.op,
        door=rij.door,
        inhoud=rij.gegevens,
    )
