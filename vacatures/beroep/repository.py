"""Keeps which occupation each vacature was linked to; what a person says stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, Telling, bewaar
from modellen.opslag.codes import Codelezer, code
from modellen.opslag.vragen import lees_op_sleutel
from modellen.waarden import WerkNummer
from vacatures.beroep.model import Beroepsbron, Beroepskoppeling
from vacatures.beroep.tables import BeroepskoppelingRij

_lezer = Codelezer("beroepskoppeling")
_MENSEN = [bron.value for bron in Beroepsbron if bron.is_mens]


class BeroepskoppelingRepository:
    """Links in one session; the vacature itself is changed by ``VacatureRepository``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, koppeling: Beroepskoppeling, *, door: str) -> None:
        """Insert or replace the link of one vacature."""
        self.save_all([koppeling], door=door)

    def save_all(self, koppelingen: Iterable[Beroepskoppeling], *, door: str) -> Telling:
        """Insert or replace many; a link by a person is replaced only by a person's."""
        nieuw = list(koppelingen)
        vast = self.vastgezet(k.vacature for k in nieuw if not k.bron.is_mens)
        rijen = [_naar_rij(k) for k in nieuw if k.bron.is_mens or k.vacature not in vast]
        return bewaar(self._session, BeroepskoppelingRij.tabel(), rijen, door=door)

    def find(self, vacature: str) -> Beroepskoppeling | None:
        """The link of this vacature, or ``None``."""
        return self.get_vele([vacature]).get(WerkNummer(vacature))

    def get_vele(self, vacatures: Iterable[str]) -> dict[WerkNummer, Beroepskoppeling]:
        """The links that exist, by vacature."""
        rijen = lees_op_sleutel(self._session, BeroepskoppelingRij, "vacature", vacatures)
        return {k.vacature: k for k in map(_van_rij, rijen)}

    def vastgezet(self, vacatures: Iterable[str]) -> dict[WerkNummer, str]:
        """ISCO-08 code of those of ``vacatures`` whose occupation a person has set."""
        kolom = BeroepskoppelingRij.tabel().c
        gevonden: dict[WerkNummer, str] = {}
        for deel in in_delen(list(vacatures), RIJEN_PER_KEER):
            vraag = select(kolom.vacature, kolom.isco).where(
                kolom.vacature.in_(deel), kolom.bron.in_(_MENSEN)
            )
            gevonden |= {WerkNummer(r.vacature): r.isco for r in self._session.execute(vraag)}
        return gevonden


def _naar_rij(koppeling: Beroepskoppeling) -> dict[str, Any]:
    return {
        "vacature": koppeling.vacature,
        "isco": koppeling.isco,
        "brc": koppeling.brc,
        "zekerheid": float(koppeling.zekerheid),
        "bron": code(koppeling.bron),
        "model": koppeling.model,
        "esco": koppeling.esco,
        "competentnl": koppeling.competentnl,
    }


def _van_rij(rij: Row[Any]) -> Beroepskoppeling:
    return Beroepskoppeling(
        vacature=WerkNummer(rij.vacature),
        isco=rij.isco,
        brc=rij.brc,
        zekerheid=rij.zekerheid,
        bron=_lezer.verplicht(Beroepsbron, rij.bron, nummer=rij.vacature, veld="bron"),
        model=rij.model,
        esco=rij.esco,
        competentnl=rij.competentnl,
    )
