"""Keeps accepted aandachtspunten in one session: added, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from modellen.aanvaarding.model import (
    Aanvaarding,
    AanvaardingIntussenGewijzigd,
    lees_motivatie,
)
from modellen.aanvaarding.tables import AanvaardingRij
from modellen.fouten import OngeldigeWaarde
from modellen.klant.repository import eis_klanten
from modellen.opslag.bewaar import nieuwe_rij, voeg_toe
from modellen.waarden import KlantNummer, WerkNummer

_tabel = AanvaardingRij.tabel()


class AanvaardingRepository:
    """Whoever makes one has checked that the reader may read about this klant's health limits."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list_(self, klant: str, werk: WerkNummer | None = None) -> tuple[Aanvaarding, ...]:
        """Everything recorded of a klant, or of a klant with one werk, oldest first."""
        vraag = select(_tabel).where(_tabel.c.klant == klant)
        if werk is not None:
            vraag = vraag.where(_tabel.c.werk == werk)
        vraag = vraag.order_by(_tabel.c.werk, _tabel.c.volgnummer)
        return tuple(aanvaarding_van_rij(rij) for rij in self._session.execute(vraag))

    def voeg_toe(
        self,
        klant: KlantNummer,
        werk: WerkNummer,
        gronden: Mapping[str, str],
        *,
        motivatie: str,
        door: str,
        op: datetime,
        gezien: int | None = None,
        ingetrokken: bool = False,
    ) -> tuple[Aanvaarding, ...]:
        """Accept these punten with one motivation, or take their acceptance back.

        Args:
            gronden: digest of what both sides say now, by punt.
            gezien: how many rows of this pair the person saw; ``None`` = not asked.

        Raises:
            OngeldigeWaarde: without a punt, or for a motivation that says nothing or a cause.
            NietGevonden: when there is no such klant.
            AanvaardingIntussenGewijzigd: when there is more than was seen.
        """
        if not gronden:
            raise OngeldigeWaarde(
                veld="punt",
                melding="Er is geen aandachtspunt gekozen.",
                volgende_stap="Kruis aan welk aandachtspunt u beoordeelde.",
            )
        kaal = lees_motivatie(motivatie)
        eis_klanten(self._session, [klant])
        al = len(self.list_(klant, werk))
        if gezien not in (None, al):
            raise AanvaardingIntussenGewijzigd()
        nieuw = tuple(
            Aanvaarding(klant, werk, al + i, punt, grond, kaal, door, op, ingetrokken)
            for i, (punt, grond) in enumerate(gronden.items(), start=1)
        )
        rijen = [nieuwe_rij(_tabel, aanvaarding_naar_rij(een), door=door) for een in nieuw]
        voeg_toe(self._session, (_tabel, rijen), bij_botsing=AanvaardingIntussenGewijzigd())
        return nieuw


def aanvaarding_naar_rij(een: Aanvaarding) -> dict[str, Any]:
    """One acceptance as column values."""
    return {
        "klant": een.klant,
        "werk": een.werk,
        "volgnummer": een.volgnummer,
        "punt": een.punt,
        "grond": een.grond,
        "motivatie": een.motivatie,
        "door": een.door,
        "op": een.op,
        "ingetrokken": een.ingetrokken,
    }


def aanvaarding_van_rij(rij: Row[Any]) -> Aanvaarding:
    """One acceptance of a row."""
    return Aanvaarding(
        klant=KlantNummer(rij.klant),
        werk=WerkNummer(rij.werk),
        volgnummer=rij.volgnummer,
        punt=rij.punt,
        grond=rij.grond,
        motivatie=rij.motivatie,
        door=rij.door,
        op=rij.op,
        ingetrokken=rij.ingetrokken,
    )
