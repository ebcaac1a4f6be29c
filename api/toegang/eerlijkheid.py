"""The one place where groups of klanten are read: for figures over many people, and for the gate.

Only commands reach it: no page, no /v1 and no account of Opstap. Whoever types them manages the
store; even then nothing of fewer than ten people comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import numpy.typing as npt
from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.geschiedenis import lees_per_klant
from matching.leren.eerlijkheid import (
    ONBEKEND,
    Eerlijkheidsrapport,
    Groepering,
    vergelijk_groepen,
)
from matching.leren.gegevens import Leergegevens
from matching.leren.lezen import als_leergegevens
from matching.leren.perklant import als_uitkomsten
from modellen.eerlijkheid.repository import GroepsgegevensRepository
from modellen.fouten import OpstapFout
from modellen.klant.repository import KlantRepository
from modellen.tellen import MINSTE_AANTAL, Tijdvak
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import OrganisatieCode

Gehelen = npt.NDArray[np.int64]


def eerlijkheid_als_beheer(
    samenstelling: Samenstelling,
    *,
    organisatie: OrganisatieCode | None = None,
    jaar: int | None = None,
) -> dict[OrganisatieCode, Eerlijkheidsrapport]:
    """A report for each organisation that has groups, or for the one that is named.

    Args:
        jaar: of showing and proposing; two of these never differ by one day. ``None`` = all of it.

    Raises:
        OpstapFout: when there are no groups.
    """
    tijdvak = Tijdvak() if jaar is None else Tijdvak.jaar(jaar)
    with samenstelling.opslag.lezen() as sessie:
        bekend = GroepsgegevensRepository(sessie).organisaties()
        gevraagd = bekend if organisatie is None else (organisatie,)
        if not bekend or not set(gevraagd) <= set(bekend):
            raise _geen_groepen()
        return {code: _rapport(samenstelling, sessie, code, tijdvak) for code in gevraagd}


def rapporteert_groepen(samenstelling: Samenstelling) -> bool:
    """Whether anybody said anything about groups."""
    with samenstelling.opslag.lezen() as sessie:
        return bool(GroepsgegevensRepository(sessie).organisaties())


def vergeet_als_beheer(samenstelling: Samenstelling, klant: str) -> None:
    """Wipe what a klant said about groups; raises ``OpstapFout`` when there is nothing."""
    with samenstelling.opslag.schrijven() as sessie:
        if not GroepsgegevensRepository(sessie).wis(klant):
            raise OpstapFout(
                code="geen_groepsgegevens",
                melding=f"Van klant {klant[:40]} zijn geen groepsgegevens bewaard.",
                volgende_stap="Controleer het nummer; anders hoeft u niets te doen.",
            )


def lees_met_groepen(sessie: Session, tot: date) -> tuple[Leergegevens, Mapping[str, Gehelen]]:
    """What there is to learn from, and beside it the group of each row, for the gate alone.

    The data themselves never hold whose a row is: it is known here, while both are read in one
    order, and dropped. A group of fewer than ten klanten counts as unknown.

    Returns:
        The data of n rows, and by attribute int64 [n], -1 = unknown; nothing when nobody said any.
    """
    paren = list(VoorstelRepository(sessie).leerregels_per_klant(tot))
    klanten = [klant for klant, _ in paren]
    gegevens = als_leergegevens([regel for _, regel in paren], tot)
    wie = np.unique(np.array(klanten, dtype=str), return_inverse=True)[1]
    groepen = {}
    for indeling in GroepsgegevensRepository(sessie).indelingen(klanten):
        nummers = _zonder_kleine(np.array(indeling.nummers, dtype=np.int64), wie)
        if (nummers != ONBEKEND).any():
            groepen[indeling.eigenschap] = nummers
    return gegevens, groepen


def _zonder_kleine(nummers: Gehelen, wie: npt.NDArray[np.intp]) -> Gehelen:
    uit = nummers.copy()
    for groep in np.unique(nummers):
        if len(np.unique(wie[nummers == groep])) < MINSTE_AANTAL:
            uit[nummers == groep] = ONBEKEND
    return uit


def _rapport(
    samenstelling: Samenstelling, sessie: Session, organisatie: OrganisatieCode, tijdvak: Tijdvak
) -> Eerlijkheidsrapport:
    vandaag = samenstelling.kalender()
    klanten = [k.nummer for k in KlantRepository(sessie).list_(organisatie=organisatie)]
    per_klant = lees_per_klant(sessie, organisatie, klanten, tijdvak=tijdvak, peildag=vandaag)
    groeperingen = [
        Groepering(i.eigenschap, i.labels, np.array(i.nummers, dtype=np.int64))
        for i in GroepsgegevensRepository(sessie).indelingen(klanten)
    ]
    return vergelijk_groepen(
        als_uitkomsten(per_klant.values()),
        groeperingen,
        minstens=samenstelling.instellingen.minste_groep,
    )


def _geen_groepen() -> OpstapFout:
    return OpstapFout(
        code="geen_groepsgegevens",
        melding="Er zijn geen groepsgegevens om een rapport van te maken.",
        volgende_stap="Een organisatie die dat wil, leest ze in met: opstap importeer "
        "groepsgegevens BESTAND.",
    )
