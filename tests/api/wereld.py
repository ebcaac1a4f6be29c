"""A small world behind the doors: two organisations, two coaches, and work that tells them apart.

Words that may never reach an accountmanager are unique, so that a scan finds them anywhere.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

from pydantic import SecretStr

from api.bootstrap import Samenstelling, bouw
from api.instellingen import Instellingen
from api.toegang.accounts import accountcode
from api.toegang.wachtwoord import hash_wachtwoord
from modellen.assessment.model import Leefgebied
from modellen.assessment.repository import AssessmentRepository
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.beroepskeuze.repository import BeroepskeuzeRepository
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.model import Klant, KlantStatus, Wens, WensSoort
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.traject.model import Traject
from modellen.traject.repository import TrajectRepository
from modellen.waarden import KlantNummer
from tests.builders import (
    ANDERE_ORGANISATIE,
    ORGANISATIE,
    VANDAAG,
    een_assessment,
    een_belastbaarheid,
    een_beroepskeuzetest,
    een_gebruiker,
    een_identiteit,
    een_klant,
    een_netwerkplek,
    een_vacature,
    een_werkgever,
)
from tests.modellen.traject.proefsoort import PROEFSOORT, een_gebeurtenis
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository

WACHTWOORD = "een lang wachtwoord"
COACH, ANDERE_COACH, VERRE_COACH = "coach.anna", "coach.bram", "coach.ver"
ACCOUNTMANAGER, TEAMLEIDER, BEHEERDER = "am.karin", "tl.mo", "beheer"
OPDRACHTGEVER, ANDERE_OPDRACHTGEVER, VERRE_OPDRACHTGEVER = "og.gemeente", "og.uwv", "og.ver"
"""Contact persons: of who pays for T-1 and T-2, of somebody else, and in the other organisation."""
KLANTACCOUNT, ANDER_KLANTACCOUNT, LOS_KLANTACCOUNT = "mijn.1001", "mijn.1002", "mijn.los"
"""Accounts of K-1001 and K-1002, and one that is not linked to anybody yet."""
ACCOUNTS = (
    *(COACH, ANDERE_COACH, VERRE_COACH, ACCOUNTMANAGER, TEAMLEIDER, BEHEERDER),
    *(OPDRACHTGEVER, ANDERE_OPDRACHTGEVER, VERRE_OPDRACHTGEVER),
    *(KLANTACCOUNT, ANDER_KLANTACCOUNT, LOS_KLANTACCOUNT),
)
NAMEN = {"K-1001": ("Xenobia", "Quispel"), "K-1002": ("Ygdrasil", "Zwartveld")}
NAAM_ELDERS = ("Wolmoed", "Ijzerzand")
VERSLAG = "paarse olifant op de vensterbank"
WENS_OVER_GEZONDHEID = "Ik heb last van mijn rug door de zwabberziekte."
GEHEIM = "g" * 40
NU = datetime.combine(VANDAAG, time(12), UTC)
"""What the clock says in this world."""
BIJZIN = "groene giraf achter het gordijn"
"""In a confidential field of a traject."""


@cache
def _hash() -> str:
    return hash_wachtwoord(WACHTWOORD)


def maak_wereld(data: Path) -> Samenstelling:
    """A filled installation in an empty folder."""
    samenstelling = open_wereld(data)
    _vul(samenstelling.opslag)
    return samenstelling


def open_wereld(data: Path) -> Samenstelling:
    """An installation in a folder, as it is there."""
    instellingen = Instellingen(data=data, geheim=SecretStr(GEHEIM))
    samenstelling = bouw(instellingen, kalender=lambda: VANDAAG)
    samenstelling.klok = lambda: NU
    samenstelling.soorten = lambda: {PROEFSOORT.code: PROEFSOORT}
    return samenstelling


def _vul(opslag: Opslag) -> None:
    with opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        for account, rol, organisatie in (
            (COACH, Rol.JOBCOACH, ORGANISATIE),
            (ANDERE_COACH, Rol.JOBCOACH, ORGANISATIE),
            (VERRE_COACH, Rol.JOBCOACH, ANDERE_ORGANISATIE),
            (ACCOUNTMANAGER, Rol.ACCOUNTMANAGER, ORGANISATIE),
            (TEAMLEIDER, Rol.TEAMLEIDER, ORGANISATIE),
            (BEHEERDER, Rol.BEHEERDER, ORGANISATIE),
        ):
            gebruiker = een_gebruiker(
                account, rol=rol, organisatie=organisatie, naam=f"Collega {account}",
                wachtwoord_hash=_hash(),
            )  # fmt: skip
            gebruikers.save(gebruiker, door="test")
        klanten = KlantRepository(session)
        for klant in _klanten():
            klanten.save(klant, door="test")
        for nummer, (voornaam, achternaam) in (NAMEN | {"K-2001": NAAM_ELDERS}).items():
            identiteit = een_identiteit(nummer, voornaam=voornaam, achternaam=achternaam)
            klanten.save_identiteit(identiteit, door="test")
        _vul_buitenstaanders(gebruikers)
        _vul_dossiers(BelastbaarheidRepository(session), AssessmentRepository(session))
        BeroepskeuzeRepository(session).save(een_beroepskeuzetest("K-1001"), door="test")
        WerkgeverRepository(session).save(een_werkgever("W-1"), door="test")
        NetwerkplekRepository(session).save(een_netwerkplek("N-1"), door="test")
        vacatures = VacatureRepository(session)
        for vacature in (
            een_vacature("V-1"),
            een_vacature("V-2", titel="Chauffeur buitenland", plek="Maastricht 6211"),
            een_vacature(
                "V-3", titel="Alleen voor zuid", zichtbaar_voor=frozenset({ANDERE_ORGANISATIE})
            ),
            een_vacature("V-4", titel="Al vervuld", status=VacatureStatus.VERVULD),
        ):
            vacatures.save(vacature, door="test")
        _vul_trajecten(TrajectRepository(session, soorten={PROEFSOORT.code: PROEFSOORT}))


def _vul_buitenstaanders(gebruikers: GebruikerRepository) -> None:
    """Accounts of who pays, and of klanten; the klanten must be there already."""
    for account, rol, velden in (
        (OPDRACHTGEVER, Rol.OPDRACHTGEVER, {"opdrachtgever": "gemeente"}),
        (ANDERE_OPDRACHTGEVER, Rol.OPDRACHTGEVER, {"opdrachtgever": "uwv"}),
        (
            VERRE_OPDRACHTGEVER,
            Rol.OPDRACHTGEVER,
            {"opdrachtgever": "gemeente", "organisatie": ANDERE_ORGANISATIE},
        ),
        (KLANTACCOUNT, Rol.KLANT, {"klant": KlantNummer("K-1001")}),
        (ANDER_KLANTACCOUNT, Rol.KLANT, {"klant": KlantNummer("K-1002")}),
        (LOS_KLANTACCOUNT, Rol.KLANT, {}),
    ):
        gebruiker = een_gebruiker(
            account, rol=rol, naam=f"Buiten {account}", wachtwoord_hash=_hash(), **velden
        )
        gebruikers.save(gebruiker, door="test")


def _klanten() -> tuple[Klant, ...]:
    return (
        een_klant(
            "K-1001",
            coach=COACH,
            wensen=(
                Wens(WensSoort.TAAK, "Ik wil graag met mijn handen werken."),
                Wens(WensSoort.OMGEVING, WENS_OVER_GEZONDHEID),
                Wens(WensSoort.LIEVER_NIET, "Liever niet in de kou."),
            ),
        ),
        een_klant("K-1002", coach=ANDERE_COACH, dagdelen=None, uren=(None, 24)),
        een_klant("K-1003", coach=COACH, status=KlantStatus.GEPLAATST),
        een_klant("K-2001", coach=VERRE_COACH, organisatie=ANDERE_ORGANISATIE),
    )


def _vul_dossiers(
    belastbaarheid: BelastbaarheidRepository, assessments: AssessmentRepository
) -> None:
    belastbaarheid.save(
        een_belastbaarheid("K-1001", {"IV-13": 2, "III-6": 1, "I-8": {"deadlines"}}), door="test"
    )
    assessment = een_assessment("K-1001", verslag={Leefgebied.GEZONDHEID: VERSLAG})
    assessments.save(assessment, door="test")


def _vul_trajecten(trajecten: TrajectRepository) -> None:
    for nummer, klant, organisatie in (
        ("T-1", "K-1001", ORGANISATIE),
        ("T-2", "K-1002", ORGANISATIE),
        ("T-3", "K-2001", ANDERE_ORGANISATIE),
    ):
        traject = Traject(nummer, KlantNummer(klant), PROEFSOORT.code, organisatie, "gemeente")
        trajecten.create(traject, door="test")
        trajecten.voeg_toe(nummer, een_gebeurtenis(1, "aanmelding", bron="gemeente"))
        trajecten.voeg_toe(
            nummer, een_gebeurtenis(2, "gesprek", onderwerp="werk", verhaal=f"{BIJZIN} {nummer}")
        )


WAARDEN = {
    "werk": "V-1", "volgnummer": "1", "contact": "1", "document": "1", "stap": "gesprek",
    "gebied": "motivatie", "voorstel": "1", "code": "AAAA-BBBB", "wijziging": "1", "traject": "T-1",
    "account": accountcode(GEHEIM.encode(), COACH),
    "vraagsoort": "uren", "vraag": "1", "norm": "ops.intake", "verslag": "1",
    "ranker": "2026-01-01-00000000",
    "sleutel": "0" * 32,
}  # fmt: skip
"""What stands in for the parts of an address."""


def adres_van(pad: str) -> str:
    """An address of this world for the pattern of a route."""
    nummer = "V-1" if re.search("/(werk|vacatures)/", pad) else "K-1001"
    nummer = "T-1" if re.search("/(trajecten|meedenken|opdracht)/", pad) else nummer
    nummer = "N-1" if "/netwerkplekken/" in pad else nummer
    nummer = "W-1" if "/werkgevers/" in pad else nummer
    return re.sub(r"\{(\w+)\}", lambda t: {**WAARDEN, "nummer": nummer}[t[1]], pad)
