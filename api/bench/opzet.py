"""A throw-away organisation of real size behind the site: its records, its people, its accounts.

Work and klanten are the synthetic ones of ``matching.bench``. Every klant gets a traject with the
events of one of the demo's, under the klant's own number, and some get a proposal, so that pages
have what they show on a normal Tuesday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import cycle, islice
from pathlib import Path

from sqlalchemy.orm import Session

from api.demo.maken import Demodata, bouw_demo, maak_demo
from api.toegang.wachtwoord import hash_wachtwoord
from matching.bench.opzet import VANDAAG
from matching.bench.proefopslag import maak_proefopslag
from matching.taal.laden import laad_taalmodel
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.model import Identiteit, Klant
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.traject.repository import TrajectRepository
from modellen.voorstel.model import Voorstelgebeurtenis, Voorstelsoort
from modellen.voorstel.redenen import Klantantwoord
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import WerkNummer
from vacatures.vacature.repository import VacatureRepository

WACHTWOORD = "bench zonder geheim"
DOOR = "bench"
CASELOAD = 25
"""Klanten of one coach."""

MET_VOORSTEL = 3
"""One klant in so many has a proposal."""

WERK_MET_VOORSTEL = 1000
TEAM = (
    *(Rol.JOBCOACH, Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.JOBCOACH, Rol.TEAMLEIDER),
    *(Rol.JOBCOACH, Rol.KLANT, Rol.JOBCOACH, Rol.OPDRACHTGEVER, Rol.JOBCOACH, Rol.BEHEERDER),
)
"""Who works at the same time, in turn."""

NU = datetime.combine(VANDAAG, time(10), UTC)


def maak_organisatie(map_: Path, *, vacatures: int, klanten: int) -> str:
    """Fill a store in this folder; gives its address."""
    url = maak_proefopslag(map_, laad_taalmodel(), aantal=vacatures, klanten=klanten)
    opslag = Opslag(url)
    demo = bouw_demo(vandaag=VANDAAG)
    with opslag.lezen() as session:
        synthetisch = KlantRepository(session).list_()
        werk = [v.nummer for v in VacatureRepository(session).list_(aantal=WERK_MET_VOORSTEL)]
    wachtwoord_hash = hash_wachtwoord(WACHTWOORD)
    maak_demo(opslag, vandaag=VANDAAG, hash_wachtwoord=lambda _: wachtwoord_hash)
    organisatie = demo.accounts[0].organisatie
    mensen = [
        replace(klant, organisatie=organisatie, coach=f"coach.{i // CASELOAD}")
        for i, klant in enumerate(synthetisch)
    ]
    with opslag.schrijven() as session:
        _bewaar_mensen(session, mensen, wachtwoord_hash)
        _bewaar_trajecten(session, mensen, demo)
    with opslag.schrijven() as session:
        _bewaar_voorstellen(session, mensen[::MET_VOORSTEL], werk)
    opslag.sluit()
    return url


def _bewaar_mensen(session: Session, mensen: Sequence[Klant], wachtwoord_hash: str) -> None:
    klanten = KlantRepository(session)
    klanten.save_all(mensen, door=DOOR)
    klanten.save_identiteiten(
        (Identiteit(k.nummer, "Proef", f"Persoon {i}") for i, k in enumerate(mensen)), door=DOOR
    )
    gebruikers = GebruikerRepository(session)
    coaches = dict.fromkeys((k.coach, k.organisatie) for k in mensen)
    for coach, organisatie in coaches:
        gebruiker = Gebruiker(coach, f"Coach {coach}", Rol.JOBCOACH, organisatie, wachtwoord_hash)
        gebruikers.save(gebruiker, door=DOOR)


def _bewaar_trajecten(session: Session, mensen: Sequence[Klant], demo: Demodata) -> None:
    trajecten = TrajectRepository(session)
    gebeurtenissen = {}
    for klant, dossier in zip(mensen, cycle(demo.trajecten), strict=False):
        traject = replace(
            dossier.traject,
            nummer=f"T-{klant.nummer}",
            klant=klant.nummer,
            organisatie=klant.organisatie,
            coach=klant.coach,
        )
        trajecten.create(traject, door=DOOR)
        gebeurtenissen[traject.nummer] = dossier.gebeurtenissen
    trajecten.voeg_vele_toe(gebeurtenissen)


def _bewaar_voorstellen(
    session: Session, mensen: Sequence[Klant], werk: Sequence[WerkNummer]
) -> None:
    voorstellen = VoorstelRepository(session)
    for klant, nummer in zip(mensen, cycle(werk), strict=False):
        verloop = voorstellen.begin(
            klant.nummer, nummer, organisatie=klant.organisatie, op=NU, door=klant.coach
        )
        voorgesteld = Voorstelgebeurtenis(
            1, Voorstelsoort.VOORGESTELD, VANDAAG, NU, klant.coach, antwoord=Klantantwoord.JA
        )
        voorstellen.voeg_toe(verloop, voorgesteld)


def kies_accounts(opslag: Opslag, *, aantal: int) -> list[str]:
    """So many accounts: of every role in turn, coaches most of all, as in a real team."""
    with opslag.lezen() as session:
        gebruikers = GebruikerRepository(session).list_()
    per_rol = {
        rol: cycle(sorted(g.account for g in gebruikers if g.rol is rol)) for rol in set(TEAM)
    }
    return [next(per_rol[rol]) for rol in islice(cycle(TEAM), aantal)]
