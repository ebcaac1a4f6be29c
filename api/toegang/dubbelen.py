"""Whether an opening that somebody types is there already, by the same rule as in an import."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, func, or_
from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.zoeken import kies_open_werk
from modellen.gebruiker.model import Gebruiker
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.ontdubbelen import cluster_vacatures
from vacatures.repository import alleen_zichtbaar
from vacatures.vacature.model import Vacature
from vacatures.vacature.repository import VacatureRepository
from vacatures.vacature.tables import VacatureRij
from vacatures.werk import WerkSoort

MEESTE = 200
"""Vacatures that the new one is compared with: of the employer, or alike in place and title."""


def vind_dubbelen(
    samenstelling: Samenstelling, gebruiker: Gebruiker, vacature: Vacature
) -> tuple[Vacature, ...]:
    """Open vacatures within sight that are the same job, by number.

    Also one of another board: who may see it makes no difference to what the job is.
    """
    with samenstelling.opslag.lezen() as session:
        nummers = _lijkt_op(session, samenstelling, gebruiker.organisatie, vacature)
        anderen = list(VacatureRepository(session).get_vele(nummers).values())
    anderen = [v for v in anderen if v.nummer != vacature.nummer]
    clusters = cluster_vacatures(_kaal(v) for v in (vacature, *anderen))
    eigen = clusters.get(vacature.nummer)
    gelijk = [v for v in anderen if eigen is not None and clusters.get(v.nummer) == eigen]
    return tuple(sorted(gelijk, key=lambda v: v.nummer))


def _lijkt_op(
    session: Session,
    samenstelling: Samenstelling,
    organisatie: OrganisatieCode,
    vacature: Vacature,
) -> list[WerkNummer]:
    keuzes: list[ColumnElement[bool]] = []
    if vacature.werkgever is not None:
        keuzes.append(VacatureRij.werkgever == vacature.werkgever)
    plaatsen: list[ColumnElement[bool]] = []
    if vacature.plek.pc4 is not None:
        plaatsen.append(VacatureRij.pc4 == vacature.plek.pc4)
    if vacature.plek.plaatsnaam:
        plaatsen.append(func.lower(VacatureRij.plaatsnaam) == vacature.plek.plaatsnaam.lower())
    woord = max(vacature.titel.lower().split(), key=len, default="")
    if plaatsen and woord:
        titel = func.lower(VacatureRij.titel).contains(woord, autoescape=True)
        keuzes.append(or_(*plaatsen) & titel)
    if not keuzes:
        return []
    open_ = kies_open_werk(WerkSoort.VACATURE, samenstelling.kalender()).where(or_(*keuzes))
    vraag = alleen_zichtbaar(open_, VacatureRij, organisatie).order_by(VacatureRij.nummer)
    return [WerkNummer(nummer) for nummer in session.scalars(vraag.limit(MEESTE))]


def _kaal(vacature: Vacature) -> Vacature:
    return replace(vacature, zichtbaar_voor=None)
