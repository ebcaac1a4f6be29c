"""Keeps belasting: each distinct content once, however many openings share it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from modellen.belastbaarheid.fml import item
from modellen.fouten import OpstapFout
from modellen.opslag.base import in_delen, wie_wanneer
from modellen.opslag.bewaar import RIJEN_PER_KEER, inhoud_hash
from modellen.opslag.codes import Codelezer, codes_of_onbekend
from modellen.opslag.vragen import lees_op_sleutel
from vacatures.belasting.model import (
    Belasting,
    BelastingBron,
    Belastingitem,
    Schatting,
    SchattingUit,
)
from vacatures.belasting.tables import BelastingprofielRij

_lezer = Codelezer("belastingprofiel")


class BelastingRepository:
    """Belastingprofielen in one session.

    Equal content read through one repository is one object, so that it can be judged once.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._gelezen: dict[str, Belasting] = {}

    def save_all(self, belastingen: Iterable[Belasting], *, door: str) -> list[str | None]:
        """Keep what is new; returns the id of each, ``None`` where nothing is known.

        The caller holds the lock of stream WERK.
        """
        ids: list[str | None] = []
        items_per_id: dict[str, list[Any]] = {}
        for belasting in belastingen:
            items = belasting_naar_items(belasting)
            profiel = inhoud_hash("belastingprofiel", {"items": items}) if items else None
            ids.append(profiel)
            if profiel is not None:
                items_per_id[profiel] = items
        self._voeg_toe(items_per_id, door=door)
        return ids

    def get_vele(self, ids: Iterable[str | None]) -> dict[str | None, Belasting]:
        """The content by id; ``None`` gives a belasting of which nothing is known."""
        gevraagd = set(ids) - {None}
        nieuw = sorted(profiel for profiel in gevraagd if profiel and profiel not in self._gelezen)
        for rij in lees_op_sleutel(self._session, BelastingprofielRij, "id", nieuw):
            self._gelezen[rij.id] = belasting_van_items(rij.id, rij.items)
        return {None: Belasting(), **{p: self._gelezen[p] for p in gevraagd if p is not None}}

    def _voeg_toe(self, items_per_id: dict[str, list[Any]], *, door: str) -> None:
        tabel, beheer = BelastingprofielRij.tabel(), wie_wanneer(door)
        for deel in in_delen(list(items_per_id), RIJEN_PER_KEER):
            vraag = select(tabel.c.id).where(tabel.c.id.in_(deel))
            bekend = set(self._session.execute(vraag).scalars())
            rijen = [
                {"id": profiel, "items": items_per_id[profiel], **beheer}
                for profiel in deel
                if profiel not in bekend
            ]
            if rijen:
                self._session.execute(insert(tabel), rijen)


def belasting_naar_items(belasting: Belasting) -> list[Any]:
    """Items in FML order as ``[code, niveau, opties, bron]``: equal content, equal list.

    An estimate that says how wide it is has that as a fifth part.
    """
    return [
        [i.code, i.niveau, codes_of_onbekend(i.opties), i.bron.value, *_schatting_naar_deel(i)]
        for i in sorted(belasting.items.values(), key=lambda i: item(i.code).index)
    ]


def _schatting_naar_deel(belastingitem: Belastingitem) -> list[Any]:
    schatting = belastingitem.schatting
    if schatting is None:
        return []
    mogelijk = codes_of_onbekend(schatting.mogelijk)
    return [[schatting.uit.value, schatting.zwaarst, schatting.lichtst, mogelijk]]


def belasting_van_items(profiel: str, items: list[Any]) -> Belasting:
    """The belasting of a row; raises ``OnbekendeCode``."""
    return Belasting.van_items(_lees_item(profiel, *stuk) for stuk in items)


def _lees_item(
    profiel: str,
    code: str,
    niveau: int | None,
    opties: list[str] | None,
    bron: str,
    schatting: list[Any] | None = None,
) -> Belastingitem:
    bekende_bron = _lezer.verplicht(BelastingBron, bron, nummer=profiel, veld=f"{code}.bron")
    band = None if schatting is None else _lees_schatting(profiel, code, *schatting)
    try:
        return _maak_item(code, niveau, _verzameling(opties), bekende_bron, band)
    except OpstapFout:
        _lezer.weiger(niveau if opties is None else opties, nummer=profiel, veld=code)


def _lees_schatting(
    profiel: str,
    code: str,
    uit: str,
    zwaarst: int | None,
    lichtst: int | None,
    mogelijk: list[str] | None,
) -> Schatting:
    bekend = _lezer.verplicht(SchattingUit, uit, nummer=profiel, veld=f"{code}.uit")
    return Schatting(bekend, zwaarst, lichtst, _verzameling(mogelijk))


def _verzameling(codes: list[str] | None) -> frozenset[str] | None:
    return None if codes is None else frozenset(codes)


@lru_cache(maxsize=8192)
def _maak_item(
    code: str,
    niveau: int | None,
    opties: frozenset[str] | None,
    bron: BelastingBron,
    schatting: Schatting | None,
) -> Belastingitem:
    # Thousands of profiles are made of a few hundred different items.
    return Belastingitem(code, niveau, opties, bron, schatting)
