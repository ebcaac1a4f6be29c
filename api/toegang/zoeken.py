"""Searching work for a page: a read model, straight on the tables, within what may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from modellen.opslag.vragen import TekstBevat
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.netwerkplek.tables import NetwerkplekRij
from vacatures.repository import alleen_zichtbaar
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.tables import VacatureRij
from vacatures.werk import Werk, WerkSoort
from vacatures.werk_repository import WerkRepository

MAX_WOORDEN = 8
"""Words of a search that count; the rest is ignored."""

_Rij = type[VacatureRij] | type[NetwerkplekRij]


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What is looked for: all words must occur; an empty text finds everything."""

    soort: WerkSoort = WerkSoort.VACATURE
    tekst: str = ""
    pagina: int = 1
    paginagrootte: int = 25


@dataclass(frozen=True, slots=True)
class Vondst:
    """One page of what was found, newest first, and how much there is."""

    werk: tuple[Werk, ...]
    totaal: int
    vraag: Zoekvraag

    @property
    def paginas(self) -> int:
        """Number of pages, at least one."""
        return max(1, -(-self.totaal // self.vraag.paginagrootte))


def zoek_werk(
    session: Session, vraag: Zoekvraag, *, organisatie: OrganisatieCode, vandaag: date
) -> Vondst:
    """Find open work that this organisation may see."""
    tabel: _Rij = NetwerkplekRij if vraag.soort is WerkSoort.NETWERKPLEK else VacatureRij
    keuze = alleen_zichtbaar(kies_open_werk(vraag.soort, vandaag), tabel, organisatie)
    for woord in vraag.tekst.split()[:MAX_WOORDEN]:
        keuze = keuze.where(_komt_voor(tabel, woord))
    begin = (vraag.pagina - 1) * vraag.paginagrootte
    bladzij = _op_volgorde(keuze, vraag.soort).limit(vraag.paginagrootte).offset(begin)
    nummers = [WerkNummer(nummer) for nummer in session.scalars(bladzij)]
    totaal = begin + len(nummers)
    if begin or len(nummers) == vraag.paginagrootte:
        totaal = session.scalar(select(func.count()).select_from(keuze.subquery())) or 0
    per_nummer = WerkRepository(session).get_vele(nummers)
    return Vondst(tuple(per_nummer[n] for n in nummers if n in per_nummer), totaal, vraag)


def _komt_voor(tabel: _Rij, woord: str) -> ColumnElement[bool]:
    kolommen = (tabel.titel, tabel.werkgever_naam, tabel.plaatsnaam, tabel.nummer)
    return or_(*(TekstBevat(kolom, woord) for kolom in kolommen))


def kies_open_werk(soort: WerkSoort, vandaag: date) -> Select[Any]:
    """The numbers of work that may be proposed today."""
    if soort is WerkSoort.NETWERKPLEK:
        return select(NetwerkplekRij.nummer).where(NetwerkplekRij.is_actief)
    return select(VacatureRij.nummer).where(
        VacatureRij.status == VacatureStatus.OPEN.value,
        or_(VacatureRij.sluit_op.is_(None), VacatureRij.sluit_op >= vandaag),
        or_(VacatureRij.cluster.is_(None), VacatureRij.cluster == VacatureRij.nummer),
    )


def _op_volgorde(keuze: Select[Any], soort: WerkSoort) -> Select[Any]:
    if soort is WerkSoort.NETWERKPLEK:
        return keuze.order_by(NetwerkplekRij.titel, NetwerkplekRij.nummer)
    return keuze.order_by(VacatureRij.geplaatst_op.desc().nulls_last(), VacatureRij.nummer)
