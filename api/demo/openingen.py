"""Openings of the demo that an accountmanager took down, and two klanten who wait for an answer.

They go the way of the page: read from a text, kept through the door. Done once: who has them
already gets no others.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from api.bootstrap import Samenstelling
from api.toegang.openingen import BRON, NieuweOpening, neem_op
from api.toegang.werkgeverzoeken import list_netwerk
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.voorstel.model import Voorstelgebeurtenis, Voorstelsoort
from modellen.voorstel.redenen import Klantantwoord
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import WerkNummer
from vacatures.importeren.bouwen import kort_nummer
from vacatures.importeren.lopende_tekst import lees_lopende_tekst
from vacatures.kenmerken import Werkplek
from vacatures.vacature.model import Vacature
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository

WACHTENDEN = 2
"""Klanten who said yes to the first opening."""

_TEKSTEN = (
    "Assistent in de bedrijfskeuken\n"
    "Wij zoeken iemand voor 16 tot 24 uur per week, maandag t/m vrijdag van 8.00 tot 12.00 uur. "
    "Je snijdt groente, vult de afwasmachine en houdt de keuken schoon. "
    "Geen diploma nodig. Rustig tempo, vaste collega erbij. Twee plaatsen.",
    "Hulp bij de groenploeg\n"
    "Voor 24 uur per week zoeken wij een hulp bij het onderhoud van plantsoenen. "
    "Je werkt veel buiten en duwt een kruiwagen. Tijdelijk contract met uitzicht op vast.",
)
_GELEDEN, _SLUIT_OVER = (36, 3), (60, 4)
"""Days since each was posted, and until it closes."""


def neem_demo_openingen_op(samenstelling: Samenstelling) -> None:
    """For every accountmanager that there is."""
    with samenstelling.opslag.lezen() as session:
        wie = [g for g in GebruikerRepository(session).list_() if g.rol is Rol.ACCOUNTMANAGER]
    for gebruiker in wie:
        with samenstelling.opslag.lezen() as session:
            werkgevers = list_netwerk(session, organisatie=gebruiker.organisatie)
            al = VacatureRepository(session).find(_nummer(gebruiker, 0))
        if not werkgevers or al is not None:
            continue
        for i in range(len(_TEKSTEN)):
            vacature = _vacature(samenstelling, gebruiker, werkgevers[i % len(werkgevers)], i)
            opening = NieuweOpening(vacature, vacature.werkgever, isco=None)
            neem_op(samenstelling, gebruiker, opening)
        _laat_wachten(samenstelling, gebruiker, _nummer(gebruiker, 0))


def _nummer(gebruiker: Gebruiker, i: int) -> WerkNummer:
    return kort_nummer("V", BRON, _bron_id(gebruiker, i))


def _bron_id(gebruiker: Gebruiker, i: int) -> str:
    return f"{gebruiker.organisatie}/demo-{i + 1}"


def _vacature(
    samenstelling: Samenstelling, gebruiker: Gebruiker, werkgever: WerkNummer, i: int
) -> Vacature:
    with samenstelling.opslag.lezen() as session:
        plek: Werkplek = WerkgeverRepository(session).get(werkgever).plek
    gelezen = lees_lopende_tekst(_TEKSTEN[i], register=samenstelling.register).vacature
    assert gelezen is not None
    vandaag = samenstelling.kalender()
    return replace(
        gelezen,
        nummer=_nummer(gebruiker, i),
        bron=BRON,
        bron_id=_bron_id(gebruiker, i),
        werkgever=werkgever,
        plek=plek,
        geplaatst_op=vandaag - timedelta(days=_GELEDEN[i]),
        sluit_op=vandaag + timedelta(days=_SLUIT_OVER[i]),
    )


def _laat_wachten(samenstelling: Samenstelling, gebruiker: Gebruiker, werk: WerkNummer) -> None:
    """The first kandidaten said yes some days ago; the employer said nothing yet."""
    lijst = samenstelling.matchdienst.kandidaten(
        werk,
        organisatie=gebruiker.organisatie,
        vandaag=samenstelling.kalender(),
        aantal=WACHTENDEN,
    )
    for terug, match in enumerate(lijst.matches, start=3):
        klant = match.profiel.klant
        op = samenstelling.klok() - timedelta(days=terug)
        gebeurtenis = Voorstelgebeurtenis(
            volgnummer=1,
            soort=Voorstelsoort.VOORGESTELD,
            dag=op.date(),
            vastgelegd_op=op,
            door=klant.coach,
            antwoord=Klantantwoord.JA,
        )
        with samenstelling.opslag.schrijven() as session:
            voorstellen = VoorstelRepository(session)
            verloop = voorstellen.begin(
                klant.nummer, werk, organisatie=klant.organisatie, op=op, door=klant.coach
            )
            voorstellen.voeg_toe(verloop, gebeurtenis)
