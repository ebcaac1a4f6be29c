"""Messages about vacatures in one session: added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, nieuwe_rij, voeg_toe
from modellen.opslag.codes import Codelezer, code
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.vacaturebericht.model import (
    Berichtsoort,
    Vacaturebericht,
    VacatureIntussenGewijzigd,
    Vervuldoor,
)
from vacatures.vacaturebericht.tables import VacatureberichtRij

_tabel = VacatureberichtRij.tabel()
_lezer = Codelezer("vacaturebericht")


class VacatureberichtRepository:
    """Messages; whether one fits the vacature is up to ``status_na``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def voeg_toe(self, bericht: Vacaturebericht) -> None:
        """Add a message; its ``nummer`` must be the next one.

        Raises:
            VacatureIntussenGewijzigd: when there is one with this number already.
        """
        if bericht.nummer != len(self.list_(bericht.vacature)) + 1:
            raise VacatureIntussenGewijzigd()
        rij = nieuwe_rij(_tabel, bericht_naar_rij(bericht), door=bericht.door)
        voeg_toe(self._session, (_tabel, [rij]), bij_botsing=VacatureIntussenGewijzigd())

    def list_(self, vacature: str) -> tuple[Vacaturebericht, ...]:
        """Everything ever recorded of one vacature, in the order of recording."""
        return self.get_vele([vacature]).get(WerkNummer(vacature), ())

    def get_vele(
        self, vacatures: Iterable[str]
    ) -> Mapping[WerkNummer, tuple[Vacaturebericht, ...]]:
        """The same of many; a vacature without messages is absent."""
        vraag = select(*VacatureberichtRij.inhoud()).order_by(_tabel.c.vacature, _tabel.c.nummer)
        per: dict[WerkNummer, list[Vacaturebericht]] = {}
        for deel in in_delen(list(dict.fromkeys(vacatures)), RIJEN_PER_KEER):
            for rij in self._session.execute(vraag.where(_tabel.c.vacature.in_(deel))):
                bericht = bericht_van_rij(rij)
                per.setdefault(bericht.vacature, []).append(bericht)
        return {nummer: tuple(berichten) for nummer, berichten in per.items()}


def bericht_naar_rij(bericht: Vacaturebericht) -> dict[str, Any]:
    """The message as column values."""
    return {
        "vacature": bericht.vacature,
        "nummer": bericht.nummer,
        "organisatie": bericht.organisatie,
        "soort": bericht.soort.value,
        "dag": bericht.dag,
        "aantal": bericht.aantal,
        "wie": code(bericht.wie),
        "door": bericht.door,
        "vastgelegd_op": bericht.vastgelegd_op,
    }


def bericht_van_rij(rij: Row[Any]) -> Vacaturebericht:
    """The message of a row; raises ``OnbekendeCode``."""
    waar = f"{rij.vacature}/{rij.nummer}"
    return Vacaturebericht(
        vacature=WerkNummer(rij.vacature),
        organisatie=OrganisatieCode(rij.organisatie),
        nummer=rij.nummer,
        soort=_lezer.verplicht(Berichtsoort, rij.soort, nummer=waar, veld="soort"),
        dag=rij.dag,
        door=rij.door,
        vastgelegd_op=rij.vastgelegd_op,
        aantal=rij.aantal,
        wie=_lezer.een(Vervuldoor, rij.wie, nummer=waar, veld="wie"),
    )
