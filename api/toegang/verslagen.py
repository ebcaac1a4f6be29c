"""Reports that are kept: of imports, and of fairness over a calendar year that is over.

A fairness report is made by a command alone (besluit 0018) and put here by it, once per year: who
has two reports of one year with a day between them could subtract. Pages read what is here and
never the groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.bootstrap import Samenstelling
from modellen.beheer.model import Beheerverslag, Verslagsoort
from modellen.beheer.repository import BeheerverslagRepository
from modellen.fouten import GeenToegang, OpstapFout
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.waarden import OrganisatieCode


def list_eerlijkheid(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Beheerverslag]:
    """Of the organisation of a teamleider, newest first; raises ``GeenToegang``."""
    if gebruiker.rol is not Rol.TEAMLEIDER:
        raise GeenToegang(wat="het eerlijkheidsrapport bekijken")
    with samenstelling.opslag.lezen() as session:
        return BeheerverslagRepository(session).list_(
            Verslagsoort.EERLIJKHEID, organisatie=gebruiker.organisatie
        )


def publiceer_eerlijkheid_als_beheer(
    samenstelling: Samenstelling,
    per_organisatie: Mapping[OrganisatieCode, Mapping[str, Any]],
    *,
    jaar: int | None,
    door: str,
) -> None:
    """Give the teamleiders of these organisations their report of a year.

    Raises:
        OpstapFout: the year is not over, or one of them has its report already; nothing is kept.
    """
    if jaar is None or jaar >= samenstelling.kalender().year:
        raise OpstapFout(
            code="jaar_niet_voorbij",
            melding="Een eerlijkheidsrapport gaat over een heel kalenderjaar dat voorbij is.",
            volgende_stap="Geef een jaar met --jaar, op zijn laatst het vorige.",
        )
    with samenstelling.opslag.schrijven() as session:
        verslagen = BeheerverslagRepository(session)
        for code, document in per_organisatie.items():
            eerder = verslagen.list_(Verslagsoort.EERLIJKHEID, organisatie=code)
            if any(v.kenmerk == str(jaar) for v in eerder):
                raise OpstapFout(
                    code="al_gepubliceerd",
                    melding=f"Het eerlijkheidsrapport van {jaar} is er al voor {code}.",
                    volgende_stap="Per jaar is er een: twee naast elkaar verraden een persoon.",
                )
            verslagen.voeg_toe(
                Verslagsoort.EERLIJKHEID,
                str(jaar),
                document,
                organisatie=code,
                door=door,
                op=samenstelling.klok(),
            )
