"""Keeps agreed norms and reports in one session; both are added, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Table, func, select
from sqlalchemy.orm import Session

from modellen.beheer.model import Beheerverslag, Verslagsoort
from modellen.beheer.tables import BeheerverslagRij, NormoverschrijvingRij
from modellen.fouten import NietGevonden, OpstapFout
from modellen.normen.afspraken import Normafspraak, lees_waarde, schrijf_waarde
from modellen.normen.norm import Norm, Waarde
from modellen.opslag.bewaar import nieuwe_rij, voeg_toe
from modellen.waarden import OrganisatieCode

_norm, _verslag = NormoverschrijvingRij.tabel(), BeheerverslagRij.tabel()


class BeheerIntussenGewijzigd(OpstapFout):
    """Somebody else recorded something at the same moment."""

    def __init__(self) -> None:
        super().__init__(
            code="beheer_intussen_gewijzigd",
            melding="Iemand anders legde op dit moment ook iets vast.",
            volgende_stap="Bekijk wat er nu staat en leg het dan zo nodig opnieuw vast.",
        )


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
