"""Klanten whom somebody should look at, named to who may see them: own caseload or organisation.

What counts as much or little is measured over the whole organisation; only those within sight are
given. An accountmanager knows no klant, so there is nothing here for him.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.geheugen import Geteld
from api.toegang.geschiedenis import lees_per_klant
from api.toegang.spoor import noteer_overzicht
from api.toegang.tellen import tel
from api.toegang.zicht import Bereik, zichtbaar_voor
from matching.leren.aandacht import VENSTER, Aandacht, Klantbeeld, vind_aandacht
from matching.nacht.document import lees_telling
from modellen.gebruiker.model import Gebruiker
from modellen.klant.model import KlantStatus
from modellen.klant.repository import KlantRepository
from modellen.nacht.repository import NachtRepository
from modellen.normen.duur import dag_van
from modellen.tellen import Tijdvak
from modellen.waarden import OrganisatieCode


def aandacht(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Aandacht]:
    """Klanten within sight; raises ``GeenToegang`` for who sees no klant."""
    bereik = zichtbaar_voor(gebruiker)
    regels = _alleen(_van_organisatie(samenstelling, bereik.organisatie), bereik)
    noteer_overzicht(len(regels))
    return regels


def tel_aandacht(
    samenstelling: Samenstelling, gebruiker: Gebruiker
) -> Geteld[list[Aandacht]] | None:
    """As ``aandacht``, counted aside for a large organisation; ``None`` = for the first time.

    Raises:
        GeenToegang: for who sees no klant.
    """
    bereik = zichtbaar_voor(gebruiker)
    with samenstelling.opslag.lezen() as sessie:
        aantal = KlantRepository(sessie).aantal(bereik.organisatie)
    noteer_overzicht(aantal)
    geteld = tel(samenstelling, aantal, _van_organisatie, bereik.organisatie)
    return geteld and Geteld(_alleen(geteld.waarde, bereik), geteld.op)


def aandacht_als_beheer(samenstelling: Samenstelling, *, coach: str | None) -> list[Aandacht]:
    """For whoever manages the store: of all organisations, or of one coach."""
    with samenstelling.opslag.lezen() as sessie:
        klanten = KlantRepository(sessie).list_(coach=coach)
        organisaties = sorted({klant.organisatie for klant in klanten})
    return [
        regel
        for code in organisaties
        for regel in _alleen(_van_organisatie(samenstelling, code), Bereik(code, coach))
    ]


def _van_organisatie(samenstelling: Samenstelling, organisatie: OrganisatieCode) -> list[Aandacht]:
    vandaag = samenstelling.kalender()
    with samenstelling.opslag.lezen() as sessie:
        return vind_aandacht(_beelden(sessie, organisatie, vandaag), vandaag)


def _alleen(gevonden: Iterable[Aandacht], bereik: Bereik) -> list[Aandacht]:
    return [regel for regel in gevonden if bereik.coach in (None, regel.coach)]


def _beelden(sessie: Session, organisatie: OrganisatieCode, vandaag: date) -> list[Klantbeeld]:
    klanten = KlantRepository(sessie)
    actief = klanten.list_(organisatie=organisatie, status=KlantStatus.ACTIEF)
    nummers = [klant.nummer for klant in actief]
    tijdvak = Tijdvak(vandaag - VENSTER, vandaag)
    per_klant = lees_per_klant(sessie, organisatie, nummers, tijdvak=tijdvak, peildag=vandaag)
    nachten = NachtRepository(sessie)
    nacht = nachten.laatste()
    tellingen = {} if nacht is None else nachten.tellingen(nacht.nummer, nummers)
    sinds = klanten.bekend_sinds(organisatie)
    return [
        Klantbeeld(
            klant=klant.nummer,
            coach=klant.coach,
            bekend_sinds=dag_van(sinds[klant.nummer]),
            past=lees_telling(tellingen[klant.nummer]).kandidaat_rijen
            if klant.nummer in tellingen
            else None,
            geschiedenis=per_klant[klant.nummer],
        )
        for klant in actief
    ]
