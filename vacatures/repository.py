"""Columns that the repositories of work write and read in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from modellen.dagdelen import Dagdelen
from modellen.fouten import NietGevonden
from modellen.kwalificatie import Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from modellen.opslag.base import Base, in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER
from modellen.opslag.codes import Codelezer, code, codes_of_onbekend, getal
from modellen.opslag.vragen import JsonBevat
from modellen.waarden import OrganisatieCode, UrenPerWeek
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.werkgever.tables import WerkgeverRij


def plek_naar_rij(plek: Werkplek) -> dict[str, Any]:
    """The place as column values."""
    return {"pc4": plek.pc4, "plaatsnaam": plek.plaatsnaam, "land": plek.land}


def plek_van_rij(rij: Row[Any]) -> Werkplek:
    """The place of a row."""
    return Werkplek(rij.pc4, rij.plaatsnaam, rij.land)


def uren_naar_rij(uren: UrenPerWeek) -> dict[str, Any]:
    """The hours as column values."""
    return {"uren_min": getal(uren.minimum), "uren_max": getal(uren.maximum)}


def uren_van_rij(rij: Row[Any]) -> UrenPerWeek:
    """The hours of a row."""
    return UrenPerWeek(rij.uren_min, rij.uren_max)


def dagdelen_van_rij(rij: Row[Any]) -> Dagdelen | None:
    """The dagdelen of a row."""
    return Dagdelen(rij.dagdelen) if rij.dagdelen is not None else None


def eisen_naar_rij(eisen: Eisen) -> dict[str, Any]:
    """The requirements as column values."""
    return {
        "eis_opleiding": code(eisen.opleiding),
        "eis_taal": code(eisen.taal),
        "eis_rijbewijzen": codes_of_onbekend(eisen.rijbewijzen),
        "eis_certificaten": codes_of_onbekend(eisen.certificaten),
    }


def eisen_van_rij(rij: Row[Any], lezer: Codelezer) -> Eisen:
    """The requirements of a row; raises ``OnbekendeCode``."""
    nummer = rij.nummer
    return Eisen(
        opleiding=lezer.een(
            Opleidingsniveau, rij.eis_opleiding, nummer=nummer, veld="eis_opleiding"
        ),
        taal=lezer.een(Taalniveau, rij.eis_taal, nummer=nummer, veld="eis_taal"),
        rijbewijzen=lezer.verzameling_of_onbekend(
            Rijbewijs, rij.eis_rijbewijzen, nummer=nummer, veld="eis_rijbewijzen"
        ),
        certificaten=lezer.verzameling_of_onbekend(
            Certificaat, rij.eis_certificaten, nummer=nummer, veld="eis_certificaten"
        ),
    )


def zichtbaarheid_van_rij(rij: Row[Any]) -> frozenset[OrganisatieCode] | None:
    """Who may see it; ``None`` = all."""
    return frozenset(rij.zichtbaar_voor) if rij.zichtbaar_voor is not None else None


def alleen_zichtbaar(
    vraag: Select[Any], soort: type[Base], organisatie: OrganisatieCode | None
) -> Select[Any]:
    """Keep what this organisation may see; ``None`` keeps everything."""
    if organisatie is None:
        return vraag
    kolom = soort.tabel().c.zichtbaar_voor
    return vraag.where(or_(kolom.is_(None), JsonBevat(kolom, organisatie)))


def eis_werkgevers(session: Session, nummers: Iterable[str | None]) -> None:
    """Raise ``NietGevonden`` for the first of ``nummers`` that is no werkgever."""
    gevraagd = [nummer for nummer in dict.fromkeys(nummers) if nummer is not None]
    kolom = WerkgeverRij.tabel().c.nummer
    for deel in in_delen(gevraagd, RIJEN_PER_KEER):
        bekend = set(session.execute(select(kolom).where(kolom.in_(deel))).scalars())
        for nummer in deel:
            if nummer not in bekend:
                raise NietGevonden(soort="werkgever", nummer=nummer)
