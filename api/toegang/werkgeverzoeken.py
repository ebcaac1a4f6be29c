"""Searching employers for a page: a read model, straight on the tables, within what may be seen.

Everything about the lines of one page is read at once; no question is asked per line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from api.toegang.zoeken import MAX_WOORDEN, kies_open_werk
from modellen.kwalificatie import Branche
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.netwerkplek.tables import NetwerkplekRij
from vacatures.repository import alleen_zichtbaar
from vacatures.vacature.tables import VacatureRij
from vacatures.werk import WerkSoort
from vacatures.werkgever.model import Werkgever
from vacatures.werkgever.repository import WerkgeverRepository
from vacatures.werkgever.tables import WerkgeverRij
from vacatures.werkgevercontact.tables import WerkgevercontactRij


@dataclass(frozen=True, slots=True)
class Werkgevervraag:
    """What is looked for: all words must occur in name, place or number.

    Attributes:
        alleen_netwerk: with a netwerkplek, or contact with somebody of the organisation before.
    """

    tekst: str = ""
    branche: Branche | None = None
    alleen_netwerk: bool = False
    pagina: int = 1
    paginagrootte: int = 25


@dataclass(frozen=True, slots=True)
class Aanbod:
    """What there is at one employer, and since when a netwerkplek knows of contact."""

    vacatures: int = 0
    netwerkplekken: int = 0
    netwerkcontact: date | None = None


GEEN_AANBOD = Aanbod()


def zoek_werkgevers(
    session: Session, vraag: Werkgevervraag, *, organisatie: OrganisatieCode
) -> tuple[list[Werkgever], int]:
    """One page by name, and how many there are in all."""
    keuze = _keuze(vraag, organisatie)
    totaal = session.scalar(select(func.count()).select_from(keuze.subquery())) or 0
    begin = (vraag.pagina - 1) * vraag.paginagrootte
    bladzij = keuze.order_by(WerkgeverRij.naam, WerkgeverRij.nummer)
    nummers = list(session.scalars(bladzij.limit(vraag.paginagrootte).offset(begin)))
    per_nummer = WerkgeverRepository(session).get_vele(nummers)
    return [per_nummer[WerkNummer(nummer)] for nummer in nummers], totaal


def _keuze(vraag: Werkgevervraag, organisatie: OrganisatieCode) -> Select[str]:
    keuze = select(WerkgeverRij.nummer).where(WerkgeverRij.is_actief)
    keuze = alleen_zichtbaar(keuze, WerkgeverRij, organisatie)
    for woord in vraag.tekst.lower().split()[:MAX_WOORDEN]:
        keuze = keuze.where(_komt_voor(woord))
    if vraag.branche is not None:
        keuze = keuze.where(WerkgeverRij.branche == vraag.branche.value)
    if vraag.alleen_netwerk:
        keuze = keuze.where(_in_netwerk(organisatie))
    return keuze


def _komt_voor(woord: str) -> ColumnElement[bool]:
    kolommen = (WerkgeverRij.naam, WerkgeverRij.plaatsnaam, WerkgeverRij.nummer)
    return or_(*(func.lower(kolom).contains(woord, autoescape=True) for kolom in kolommen))


def _in_netwerk(organisatie: OrganisatieCode) -> ColumnElement[bool]:
    plekken = select(NetwerkplekRij.werkgever).where(NetwerkplekRij.is_actief)
    contacten = select(WerkgevercontactRij.werkgever).where(
        WerkgevercontactRij.organisatie == organisatie
    )
    return or_(
        WerkgeverRij.nummer.in_(alleen_zichtbaar(plekken, NetwerkplekRij, organisatie)),
        WerkgeverRij.nummer.in_(contacten),
    )


def list_netwerk(session: Session, *, organisatie: OrganisatieCode) -> list[WerkNummer]:
    """All employers of the own network, by number."""
    keuze = _keuze(Werkgevervraag(alleen_netwerk=True), organisatie)
    return [WerkNummer(nummer) for nummer in session.scalars(keuze.order_by(WerkgeverRij.nummer))]


def list_open_vacatures(
    session: Session,
    werkgever: WerkNummer,
    *,
    organisatie: OrganisatieCode,
    vandaag: date,
    hoogstens: int,
) -> list[WerkNummer]:
    """The newest open vacatures of one employer that this organisation may see."""
    open_ = alleen_zichtbaar(kies_open_werk(WerkSoort.VACATURE, vandaag), VacatureRij, organisatie)
    vraag = open_.where(VacatureRij.werkgever == werkgever).order_by(
        VacatureRij.geplaatst_op.desc().nulls_last(), VacatureRij.nummer
    )
    return [WerkNummer(nummer) for nummer in session.scalars(vraag.limit(hoogstens))]


def lees_aanbod(
    session: Session,
    werkgevers: Sequence[WerkNummer],
    *,
    organisatie: OrganisatieCode,
    vandaag: date,
) -> Mapping[WerkNummer, Aanbod]:
    """What these employers offer that is open and visible; who offers nothing is absent."""
    open_ = alleen_zichtbaar(kies_open_werk(WerkSoort.VACATURE, vandaag), VacatureRij, organisatie)
    per_vacature = (
        open_.with_only_columns(VacatureRij.werkgever, func.count())
        .where(VacatureRij.werkgever.in_(werkgevers))
        .group_by(VacatureRij.werkgever)
    )
    vacatures = {nummer: aantal for nummer, aantal in session.execute(per_vacature)}
    actief = alleen_zichtbaar(
        kies_open_werk(WerkSoort.NETWERKPLEK, vandaag), NetwerkplekRij, organisatie
    )
    per_plek = (
        actief.with_only_columns(
            NetwerkplekRij.werkgever, func.count(), func.max(NetwerkplekRij.laatste_contact)
        )
        .where(NetwerkplekRij.werkgever.in_(werkgevers))
        .group_by(NetwerkplekRij.werkgever)
    )
    plekken = {nummer: (aantal, dag) for nummer, aantal, dag in session.execute(per_plek)}
    return {
        nummer: Aanbod(vacatures.get(nummer, 0), *plekken.get(nummer, (0, None)))
        for nummer in werkgevers
        if nummer in vacatures or nummer in plekken
    }
