"""Keeps outcomes of the beroepskeuzetest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from modellen.beroepskeuze.model import Beroepskeuzetest, Competentie, CompetentieScore, Riasec
from modellen.beroepskeuze.tables import RIASEC_VELDEN, BeroepskeuzetestRij
from modellen.klant.repository import eis_klanten, verschuif_klanten
from modellen.opslag.bewaar import bewaar
from modellen.opslag.codes import Codelezer, getal
from modellen.opslag.volgnummer import Stroom, vergrendel
from modellen.opslag.vragen import lees_laatste
from modellen.waarden import KlantNummer

_lezer = Codelezer("beroepskeuzetest")


class BeroepskeuzeRepository:
    """Tests in one session; a klant has at most one a day."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, test: Beroepskeuzetest, *, door: str) -> None:
        """Insert, or replace the one of that day; raises ``NietGevonden`` without the klant."""
        vergrendel(self._session, Stroom.KLANT)
        eis_klanten(self._session, [test.klant])
        tabel = BeroepskeuzetestRij.tabel()
        if bewaar(self._session, tabel, [test_naar_rij(test)], door=door).geschreven:
            verschuif_klanten(self._session, [test.klant])

    def find_laatste(self, nummer: str) -> Beroepskeuzetest | None:
        """The most recent test, or ``None``."""
        return self.laatste([nummer]).get(KlantNummer(nummer))

    def laatste(self, nummers: Iterable[str]) -> dict[KlantNummer, Beroepskeuzetest]:
        """The most recent test of each klant that has one."""
        rijen = lees_laatste(self._session, BeroepskeuzetestRij, nummers)
        return {rij.klant: test_van_rij(rij) for rij in rijen}


def test_naar_rij(test: Beroepskeuzetest) -> dict[str, Any]:
    """The test as column values."""
    return {
        "klant": test.klant,
        "datum": test.datum,
        **{veld: getal(getattr(test.riasec, veld, None)) for veld in RIASEC_VELDEN},
        "competenties": [[score.competentie.value, score.sterkte] for score in test.competenties],
    }


def test_van_rij(rij: Row[Any]) -> Beroepskeuzetest:
    """The test of a row; raises ``OnbekendeCode``."""
    scores = {veld: getattr(rij, veld) for veld in RIASEC_VELDEN}
    return Beroepskeuzetest(
        klant=KlantNummer(rij.klant),
        datum=rij.datum,
        riasec=None if None in scores.values() else Riasec(**scores),
        competenties=tuple(
            CompetentieScore(
                _lezer.verplicht(Competentie, naam, nummer=rij.klant, veld="competenties"), sterkte
            )
            for naam, sterkte in rij.competenties
        ),
    )
