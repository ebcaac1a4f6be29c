"""Keeps real-life assessments; the confidential report is read one klant at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import Session

from modellen.assessment.model import (
    Bevinding,
    Leefgebied,
    RealLifeAssessment,
    RlaConclusies,
    Termijn,
)
from modellen.assessment.tables import AssessmentVerslagRij, RealLifeAssessmentRij
from modellen.klant.repository import eis_klanten, verschuif_klanten
from modellen.opslag.bewaar import bewaar
from modellen.opslag.codes import Codelezer, code, codes
from modellen.opslag.volgnummer import Stroom, vergrendel
from modellen.opslag.vragen import lees_laatste
from modellen.waarden import KlantNummer

_lezer = Codelezer("real_life_assessment")
_verslaglezer = Codelezer("assessment_verslag")


class AssessmentRepository:
    """Assessments in one session; a klant has at most one a day."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, assessment: RealLifeAssessment, *, door: str) -> None:
        """Insert, or replace the one of that day; raises ``NietGevonden`` without the klant."""
        vergrendel(self._session, Stroom.KLANT)
        eis_klanten(self._session, [assessment.klant])
        rij = assessment_naar_rij(assessment)
        telling = bewaar(self._session, RealLifeAssessmentRij.tabel(), [rij], door=door)
        self._vervang_verslag(assessment, door=door)
        if telling.geschreven:  # the report itself never enters a profile
            verschuif_klanten(self._session, [assessment.klant])

    def find_laatste(self, nummer: str) -> RealLifeAssessment | None:
        """The most recent assessment with its confidential report, or ``None``."""
        assessment = self.laatste([nummer]).get(KlantNummer(nummer))
        if assessment is None:
            return None
        verslag = self._lees_verslag(assessment.klant, assessment.datum)
        return replace(assessment, verslag=MappingProxyType(verslag))

    def laatste(self, nummers: Iterable[str]) -> dict[KlantNummer, RealLifeAssessment]:
        """The most recent assessment of each klant that has one, without ``verslag``."""
        rijen = lees_laatste(self._session, RealLifeAssessmentRij, nummers)
        return {rij.klant: assessment_van_rij(rij) for rij in rijen}

    def _lees_verslag(self, klant: KlantNummer, datum: date) -> dict[Leefgebied, str]:
        kolom = AssessmentVerslagRij.tabel().c
        vraag = select(kolom.leefgebied, kolom.tekst).where(
            kolom.klant == klant, kolom.datum == datum
        )
        return {
            _verslaglezer.verplicht(Leefgebied, leefgebied, nummer=klant, veld="leefgebied"): tekst
            for leefgebied, tekst in self._session.execute(vraag)
        }

    def _vervang_verslag(self, assessment: RealLifeAssessment, *, door: str) -> None:
        tabel = AssessmentVerslagRij.tabel()
        rijen = [
            {
                "klant": assessment.klant,
                "datum": assessment.datum,
                "leefgebied": leefgebied.value,
                "tekst": tekst,
            }
            for leefgebied, tekst in assessment.verslag.items()
        ]
        self._session.execute(
            delete(tabel).where(
                tabel.c.klant == assessment.klant,
                tabel.c.datum == assessment.datum,
                tabel.c.leefgebied.not_in([rij["leefgebied"] for rij in rijen]),
            )
        )
        bewaar(self._session, tabel, rijen, door=door)


def assessment_naar_rij(assessment: RealLifeAssessment) -> dict[str, Any]:
    """The assessment as column values, without the report."""
    conclusies = assessment.conclusies
    return {
        "klant": assessment.klant,
        "datum": assessment.datum,
        "locatie": assessment.locatie,
        "kwaliteiten": codes(assessment.kwaliteiten),
        "te_motiveren": conclusies.te_motiveren,
        "kan_uitstromen": conclusies.kan_uitstromen,
        "scholing": conclusies.scholing,
        "weg_te_nemen": conclusies.weg_te_nemen,
        "termijn": code(conclusies.termijn),
    }


def assessment_van_rij(rij: Row[Any]) -> RealLifeAssessment:
    """The assessment of a row, without the report; raises ``OnbekendeCode``."""
    return RealLifeAssessment(
        klant=KlantNummer(rij.klant),
        datum=rij.datum,
        locatie=rij.locatie,
        kwaliteiten=_lezer.verzameling(
            Bevinding, rij.kwaliteiten, nummer=rij.klant, veld="kwaliteiten"
        ),
        conclusies=RlaConclusies(
            te_motiveren=rij.te_motiveren,
            kan_uitstromen=rij.kan_uitstromen,
            scholing=rij.scholing,
            weg_te_nemen=rij.weg_te_nemen,
            termijn=_lezer.een(Termijn, rij.termijn, nummer=rij.klant, veld="termijn"),
        ),
    )
