"""Figures as far as somebody may see them: a teamleider the own organisation, whoever pays only
group figures over what that opdrachtgever pays for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from api.bootstrap import Samenstelling
from api.geheugen import Geteld
from api.toegang.spoor import noteer_overzicht
from api.toegang.tellen import tel
from api.toegang.trajecten import get_soort
from api.toegang.zicht import Zicht
from modellen.cijfers.geval import Invoer
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klant.repository import KlantRepository
from modellen.team.repository import TeamfeitRepository
from modellen.tellen import Tijdvak
from modellen.traject.repository import TrajectRepository
from modellen.traject.stand import Stand
from modellen.traject.succesfactoren import Aanwezigheid, Teambeeld, succesfactoren
from modellen.waarden import OrganisatieCode

if TYPE_CHECKING:
    from api.rapport.trechter import Trechter
    from modellen.cijfers.overzicht import Groepscijfers, Teamcijfers


def teamcijfers(
    samenstelling: Samenstelling, gebruiker: Gebruiker, *, tijdvak: Tijdvak
) -> Teamcijfers:
    """Of the organisation of a teamleider.

    A klant who moved to another organisation still counts, without a line of the own.

    Raises:
        GeenToegang: for another role.
    """
    _eis_teamleider(gebruiker)
    cijfers = cijfers_als_beheer(samenstelling, organisatie=gebruiker.organisatie, tijdvak=tijdvak)
    with samenstelling.opslag.lezen() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        zichtbaar = {klant.nummer for klant in zicht.list_klanten()}
    per_klant = tuple(s for s in cijfers.subsidie_per_klant if s.klant in zichtbaar)
    return replace(cijfers, subsidie_per_klant=per_klant)


def groepscijfers(
    samenstelling: Samenstelling, gebruiker: Gebruiker, opdrachtgever: str, *, tijdvak: Tijdvak
) -> Groepscijfers:
    """What a teamleider can give to one opdrachtgever of the own organisation.

    Raises:
        GeenToegang: for another role.
    """
    _eis_teamleider(gebruiker)
    return groepscijfers_als_beheer(
        samenstelling, opdrachtgever, organisatie=gebruiker.organisatie, tijdvak=tijdvak
    )


def eigen_groepscijfers(
    samenstelling: Samenstelling, zicht: Zicht, *, tijdvak: Tijdvak
) -> Groepscijfers:
    """For whoever pays, over the trajecten that this account may see.

    Raises:
        GeenToegang: for another role.
    """
    # The figures know the types; the site starts without them.
    from modellen.cijfers.overzicht import voor_opdrachtgever

    return voor_opdrachtgever(
        _paren(samenstelling, zicht.standen_van_opdrachtgever()),
        zicht.gebruiker.opdrachtgever or "",
        normboek=samenstelling.normboek(),
        nu=samenstelling.klok(),
        tijdvak=tijdvak,
    )


def tel_team(
    samenstelling: Samenstelling, gebruiker: Gebruiker, *, tijdvak: Tijdvak, opdrachtgever: str = ""
) -> Geteld[Groepscijfers] | None:
    """Group figures of the organisation of a teamleider, or what one opdrachtgever gets of them.

    Returns:
        ``None`` while they are counted for the first time.

    Raises:
        GeenToegang: for another role.
    """
    _eis_teamleider(gebruiker)
    organisatie = gebruiker.organisatie
    with samenstelling.opslag.lezen() as session:
        aantal = TrajectRepository(session).aantal(organisatie)
    noteer_overzicht(aantal)

    return tel(samenstelling, aantal, _van_team, organisatie, opdrachtgever, tijdvak)


def tel_eigen(
    samenstelling: Samenstelling, zicht: Zicht, *, tijdvak: Tijdvak
) -> Geteld[Groepscijfers] | None:
    """As ``eigen_groepscijfers``, counted aside when it is over many trajecten.

    Raises:
        GeenToegang: for another role.
    """
    aantal = zicht.aantal_van_opdrachtgever()
    opdrachtgever, organisatie = zicht.gebruiker.opdrachtgever or "", zicht.gebruiker.organisatie
    return tel(samenstelling, aantal, _van_opdrachtgever, organisatie, opdrachtgever, tijdvak)


def tel_trechter(
    samenstelling: Samenstelling, gebruiker: Gebruiker, *, tijdvak: Tijdvak
) -> Geteld[Trechter] | None:
    """How far the klanten of a teamleider's organisation came with what was proposed.

    Returns:
        ``None`` while it is counted for the first time.

    Raises:
        GeenToegang: for another role.
    """
    _eis_teamleider(gebruiker)
    organisatie = gebruiker.organisatie
    with samenstelling.opslag.lezen() as session:
        aantal = KlantRepository(session).aantal(organisatie)
    noteer_overzicht(aantal)
    return tel(samenstelling, aantal, _trechter_van, organisatie, tijdvak)


def cijfers_als_beheer(
    samenstelling: Samenstelling, *, organisatie: OrganisatieCode | None, tijdvak: Tijdvak
) -> Teamcijfers:
    """For whoever owns the machine; without ``organisatie`` over everything."""
    from modellen.cijfers.overzicht import maak_cijfers

    invoer = _lees(samenstelling, organisatie)
    return maak_cijfers(
        invoer,
        teams=_teams(samenstelling, invoer),
        normboek=samenstelling.normboek(),
        nu=samenstelling.klok(),
        tijdvak=tijdvak,
    )


def groepscijfers_als_beheer(
    samenstelling: Samenstelling,
    opdrachtgever: str,
    *,
    organisatie: OrganisatieCode | None,
    tijdvak: Tijdvak,
) -> Groepscijfers:
    """For whoever owns the machine, to give to this opdrachtgever."""
    from modellen.cijfers.overzicht import voor_opdrachtgever

    return voor_opdrachtgever(
        _lees(samenstelling, organisatie, opdrachtgever),
        opdrachtgever,
        normboek=samenstelling.normboek(),
        nu=samenstelling.klok(),
        tijdvak=tijdvak,
    )


def succesfactoren_van(samenstelling: Samenstelling, stand: Stand) -> Mapping[str, Aanwezigheid]:
    """The eighteen of one traject, with what is recorded of the team that does the work."""
    with samenstelling.opslag.lezen() as session:
        team = TeamfeitRepository(session).teamfeiten(stand.traject.organisatie)
    return succesfactoren(stand, team.per_regel)


def _eis_teamleider(gebruiker: Gebruiker) -> None:
    if gebruiker.rol is not Rol.TEAMLEIDER:
        raise GeenToegang(wat="cijfers over de organisatie bekijken")


def _van_team(
    samenstelling: Samenstelling,
    organisatie: OrganisatieCode,
    opdrachtgever: str,
    tijdvak: Tijdvak,
) -> Groepscijfers:
    if opdrachtgever:
        return _van_opdrachtgever(samenstelling, organisatie, opdrachtgever, tijdvak)
    return cijfers_als_beheer(samenstelling, organisatie=organisatie, tijdvak=tijdvak).groep


def _van_opdrachtgever(
    samenstelling: Samenstelling,
    organisatie: OrganisatieCode,
    opdrachtgever: str,
    tijdvak: Tijdvak,
) -> Groepscijfers:
    return groepscijfers_als_beheer(
        samenstelling, opdrachtgever, organisatie=organisatie, tijdvak=tijdvak
    )


def _trechter_van(
    samenstelling: Samenstelling, organisatie: OrganisatieCode, tijdvak: Tijdvak
) -> Trechter:
    from api.toegang.geschiedenis import lees_trechter

    peildag = samenstelling.kalender()
    with samenstelling.opslag.lezen() as session:
        return lees_trechter(session, organisatie, tijdvak=tijdvak, peildag=peildag)


def _lees(
    samenstelling: Samenstelling,
    organisatie: OrganisatieCode | None,
    opdrachtgever: str | None = None,
) -> Invoer:
    """Confidential fields are not read at all."""
    with samenstelling.opslag.lezen() as session:
        standen = TrajectRepository(session).standen(
            organisatie=organisatie, opdrachtgever=opdrachtgever
        )
    return _paren(samenstelling, standen.values())


def _teams(samenstelling: Samenstelling, invoer: Invoer) -> Mapping[OrganisatieCode, Teambeeld]:
    organisaties = sorted({stand.traject.organisatie for _, stand in invoer})
    with samenstelling.opslag.lezen() as session:
        feiten = TeamfeitRepository(session)
        return {code: feiten.teamfeiten(code).per_regel for code in organisaties}


def _paren(samenstelling: Samenstelling, standen: Iterable[Stand]) -> Invoer:
    return [(get_soort(samenstelling, stand.traject.soort), stand) for stand in standen]
