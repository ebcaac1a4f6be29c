"""The eighteen success factors over a caseload, and measures as a figure of the organisation.

The factors strengthen each other and work when all are applied (SUC-19). So per factor it is
counted who has it, and apart from that who has all; there is no average and no total score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modellen.cijfers.geval import Geval
from modellen.cijfers.maat import Aandeel
from modellen.normen.duur import dag_van
from modellen.tellen import Tijdvak
from modellen.traject.succesfactoren import (
    GEEN_TEAM,
    SUCCESFACTOREN,
    Aanwezigheid,
    Teambeeld,
    is_volledig,
    succesfactoren,
)
from modellen.traject.successtappen import MAATREGEL
from modellen.waarden import OrganisatieCode


@dataclass(frozen=True, slots=True)
class Factortelling:
    """One factor: in how many trajectories it is there, is missing, or is not due yet."""

    regel: str
    titel: str
    aanwezig: int
    ontbreekt: int
    nog_niet: int


@dataclass(frozen=True, slots=True)
class Factoroverzicht:
    """All factors, in the order of the source, and how many trajectories have every one."""

    alle: Aandeel
    factoren: tuple[Factortelling, ...]


def tel_factoren(
    gevallen: Iterable[Geval], teams: Mapping[OrganisatieCode, Teambeeld]
) -> Factoroverzicht:
    """As the records are now; ``teams`` says what is known of the team of each organisation."""
    telling: Counter[tuple[str, Aanwezigheid]] = Counter()
    alle = trajecten = 0
    for geval in gevallen:
        team = teams.get(geval.stand.traject.organisatie, GEEN_TEAM)
        gezien = succesfactoren(geval.stand, team)
        telling.update(gezien.items())
        alle += is_volledig(gezien)
        trajecten += 1
    return Factoroverzicht(
        alle=Aandeel(alle, trajecten),
        factoren=tuple(
            Factortelling(
                factor.regel,
                factor.titel,
                aanwezig=telling[factor.regel, Aanwezigheid.AANWEZIG],
                ontbreekt=telling[factor.regel, Aanwezigheid.ONTBREEKT],
                nog_niet=telling[factor.regel, Aanwezigheid.NOG_NIET],
            )
            for factor in SUCCESFACTOREN
        ),
    )


@dataclass(frozen=True, slots=True)
class Maatregelen:
    """How many measures there were (SUC-26).

    A measure often means that the help did not work, so it is a figure of the organisation as a
    whole. It is counted over everybody at once and cannot be asked per klant or per coach.
    """

    aantal: int
    trajecten: int


def tel_maatregelen(gevallen: Iterable[Geval], tijdvak: Tijdvak) -> Maatregelen:
    """Measures within the days asked for, and how many trajectories that is over."""
    per_traject = [
        sum(tijdvak.omvat(dag_van(g.moment)) for g in geval.stand.alle(MAATREGEL.code))
        for geval in gevallen
    ]
    return Maatregelen(sum(per_traject), len(per_traject))
