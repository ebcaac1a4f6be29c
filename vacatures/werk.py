"""Werk: anything a klant can be ranked on, in one flat shape.

A vacature, a netwerkplek and a werkgever differ in life and rights, but a constraint and a
ranking ask all three the same questions. Matching reads only this.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from modellen.dagdelen import Dagdelen
from modellen.kwalificatie import Branche
from modellen.waarden import OrganisatieCode, UrenPerWeek, WerkNummer
from vacatures.belasting.model import Belasting
from vacatures.kenmerken import Contractvorm, Eisen, Werkplek
from vacatures.netwerkplek.model import Netwerkplek
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.werkgever.model import Werkgever


class WerkSoort(StrEnum):
    """Kinds of work, in the order in which a coach tries them."""

    VACATURE = "vacature"
    NETWERKPLEK = "netwerkplek"
    WERKGEVER = "werkgever"


@dataclass(frozen=True, slots=True)
class Werk:
    """Flat view for matching; field meanings as in ``Vacature``.

    ``is_actief`` is false for what may never be proposed whatever the date: filled, withdrawn,
    or a near-duplicate of another one. ``sluit_op`` is checked against the day of asking.
    """

    soort: WerkSoort
    nummer: WerkNummer
    titel: str
    taken: str
    werkgever: WerkNummer | None
    werkgever_naam: str | None
    branche: Branche | None
    isco: str | None
    plek: Werkplek
    uren: UrenPerWeek
    dagdelen: Dagdelen | None
    eisen: Eisen
    belasting: Belasting
    sluit_op: date | None
    is_actief: bool
    zichtbaar_voor: frozenset[OrganisatieCode] | None
    contractvorm: Contractvorm | None = None
    posities: int | None = None
    geplaatst_op: date | None = None

    def is_open(self, vandaag: date) -> bool:
        """May it be proposed today?"""
        return self.is_actief and (self.sluit_op is None or vandaag <= self.sluit_op)

    def is_zichtbaar_voor(self, organisatie: OrganisatieCode) -> bool:
        """May this organisation see it?"""
        return self.zichtbaar_voor is None or organisatie in self.zichtbaar_voor


def werk_van_vacature(vacature: Vacature) -> Werk:
    """Flat view of a vacature."""
    staat_voor_cluster = vacature.cluster in (None, vacature.nummer)
    return Werk(
        soort=WerkSoort.VACATURE,
        nummer=vacature.nummer,
        titel=vacature.titel,
        taken=vacature.taken,
        werkgever=vacature.werkgever,
        werkgever_naam=vacature.werkgever_naam,
        branche=vacature.branche,
        isco=vacature.isco,
        plek=vacature.plek,
        uren=vacature.uren,
        dagdelen=vacature.dagdelen,
        eisen=vacature.eisen,
        belasting=vacature.belasting,
        sluit_op=vacature.sluit_op,
        is_actief=vacature.status is VacatureStatus.OPEN and staat_voor_cluster,
        zichtbaar_voor=vacature.zichtbaar_voor,
        contractvorm=vacature.contractvorm,
        posities=vacature.posities,
        geplaatst_op=vacature.geplaatst_op,
    )


def werk_van_netwerkplek(netwerkplek: Netwerkplek) -> Werk:
    """Flat view of a netwerkplek."""
    return Werk(
        soort=WerkSoort.NETWERKPLEK,
        nummer=netwerkplek.nummer,
        titel=netwerkplek.titel,
        taken=netwerkplek.taken,
        werkgever=netwerkplek.werkgever,
        werkgever_naam=netwerkplek.werkgever_naam,
        branche=netwerkplek.branche,
        isco=netwerkplek.isco,
        plek=netwerkplek.plek,
        uren=netwerkplek.uren,
        dagdelen=netwerkplek.dagdelen,
        eisen=netwerkplek.eisen,
        belasting=netwerkplek.belasting,
        sluit_op=None,
        is_actief=netwerkplek.is_actief,
        zichtbaar_voor=netwerkplek.zichtbaar_voor,
    )


def werk_van_werkgever(werkgever: Werkgever) -> Werk:
    """Flat view of a werkgever: hours, times, requirements and load are all unknown."""
    return Werk(
        soort=WerkSoort.WERKGEVER,
        nummer=werkgever.nummer,
        titel=werkgever.naam,
        taken=werkgever.activiteiten,
        werkgever=werkgever.nummer,
        werkgever_naam=werkgever.naam,
        branche=werkgever.branche,
        isco=None,
        plek=werkgever.plek,
        uren=UrenPerWeek(),
        dagdelen=None,
        eisen=Eisen(),
        belasting=Belasting(),
        sluit_op=None,
        is_actief=werkgever.is_actief,
        zichtbaar_voor=werkgever.zichtbaar_voor,
    )
