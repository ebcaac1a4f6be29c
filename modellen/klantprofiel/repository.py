"""Reads Klantprofielen: everything matching may know of a klant, put together from its tables.

The tables with names and with report texts are never read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from modellen.assessment.repository import AssessmentRepository
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.beroepskeuze.repository import BeroepskeuzeRepository
from modellen.fouten import NietGevonden
from modellen.klant.model import Klant
from modellen.klant.repository import klant_van_rij
from modellen.klant.tables import KlantRij
from modellen.klantprofiel.bouw import bouw_klantprofiel
from modellen.klantprofiel.model import Klantprofiel, Profielkern
from modellen.opslag.vragen import lees_op_sleutel, lees_wijzigingen
from modellen.waarden import KlantNummer


class KlantprofielRepository:
    """Profiles in one session; to change one, change what it is built from."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._belastbaarheid = BelastbaarheidRepository(session)
        self._assessment = AssessmentRepository(session)
        self._beroepskeuze = BeroepskeuzeRepository(session)

    def get(self, nummer: str) -> Klantprofiel:
        """The profile; raises ``NietGevonden``."""
        profiel = self.get_vele([nummer]).get(KlantNummer(nummer))
        if profiel is None:
            raise NietGevonden(soort="klant", nummer=nummer)
        return profiel

    def get_vele(self, nummers: Iterable[str]) -> dict[KlantNummer, Klantprofiel]:
        """The profiles of those of ``nummers`` that exist, in the order asked."""
        gevraagd = list(dict.fromkeys(nummers))
        rijen = lees_op_sleutel(self._session, KlantRij, "nummer", gevraagd)
        klanten = {rij.nummer: klant_van_rij(rij) for rij in rijen}
        profielen = self._bouw([klanten[nummer] for nummer in gevraagd if nummer in klanten])
        return {profiel.nummer: profiel for profiel in profielen}

    def get_kernen(self, klanten: Sequence[Klant]) -> list[Profielkern]:
        """The structure of these profiles, in this order; their texts are not read."""
        nummers = [klant.nummer for klant in klanten]
        belastbaarheid = self._belastbaarheid.get_vele(nummers)
        riasec = {k: test.riasec for k, test in self._beroepskeuze.laatste(nummers).items()}
        return [
            Profielkern(klant, belastbaarheid[klant.nummer], riasec.get(klant.nummer))
            for klant in klanten
        ]

    def gewijzigd_na(self, volgnummer: int) -> Iterator[tuple[int, Klantprofiel]]:
        """Profiles that changed after ``volgnummer``, of klanten in any status, in order.

        Yields:
            the sequence number of the change, to continue from, and the profile as it is now.
        """
        for rijen in lees_wijzigingen(self._session, KlantRij, na=volgnummer):
            profielen = self._bouw([klant_van_rij(rij) for rij in rijen])
            yield from zip((rij.volgnummer for rij in rijen), profielen, strict=True)

    def _bouw(self, klanten: Sequence[Klant]) -> list[Klantprofiel]:
        nummers = [klant.nummer for klant in klanten]
        belastbaarheid = self._belastbaarheid.get_vele(nummers)
        assessments = self._assessment.laatste(nummers)
        tests = self._beroepskeuze.laatste(nummers)
        return [
            bouw_klantprofiel(
                klant,
                belastbaarheid[klant.nummer],
                assessment=assessments.get(klant.nummer),
                test=tests.get(klant.nummer),
            )
            for klant in klanten
        ]
