"""Trajecten of the real types in the small world: what a coach recorded, waiting for who pays.

T-11 waits for a signature, T-12 for an answer about an extension, T-13 for one about hours. They
are told by the demo, so every step passed its gates.
"""

from __future__ import annotations

from datetime import timedelta
from random import Random

from api.bootstrap import Samenstelling
from api.demo.teller import Dossier, Vertelling, vertel
from api.demo.verhalen import lees_werkrichtingen
from api.toegang.documenten import maak_document
from api.toegang.ondertekenen import Ondertekening, teken_document
from modellen.documenten.model import Wijze
from modellen.gebruiker.repository import GebruikerRepository
from modellen.normen.norm import standaardnormen
from modellen.traject.model import Deelnemer, Traject
from modellen.traject.repository import TrajectRepository
from modellen.traject.soorten import trajectsoorten
from modellen.waarden import KlantNummer, OrganisatieCode
from tests.api.wereld import ANDERE_COACH, COACH, NAMEN, TEAMLEIDER
from tests.builders import ORGANISATIE, VANDAAG

PLAN, VERLENGING, UREN = "T-11", "T-12", "T-13"
ACCOUNTS = {"coach": COACH, "teamleider": TEAMLEIDER, "accordeur": "accordeur.a"}
_VERHALEN = (
    (PLAN, "K-1001", COACH, "opstapbaan", "naar_contract", 11),
    (VERLENGING, "K-1003", COACH, "kwalificatiebaan", "besluit_blijft_liggen", 101),
    (UREN, "K-1002", ANDERE_COACH, "toeleiding", "naar_collegas", 135),
)


def vertel_verhaal(
    nummer: str,
    klant: str,
    coach: str,
    soort: str,
    lijn: str,
    dagen: int,
    *,
    opdrachtgever: str = "gemeente",
    organisatie: OrganisatieCode = ORGANISATIE,
) -> Dossier:
    """One trajectory, begun so many days ago."""
    traject = Traject(nummer, KlantNummer(klant), soort, organisatie, opdrachtgever, coach)
    bedrijven = {
        f"{wie}{wat}": waarde
        for wie in ("bedrijf", "ander_bedrijf")
        for wat, waarde in (("", f"{wie} BV"), ("snummer", "W-1"))
    }
    woorden = {
        **dict(lees_werkrichtingen()[0].woorden), **ACCOUNTS, **bedrijven, "coach": coach,
        "regio": "de streek", "financier": "gemeente", "beslisser": "klantmanager",
        "branche": "groen",
    }  # fmt: skip
    return vertel(
        Random(3),
        Vertelling(
            traject=traject,
            soort=trajectsoorten()[soort],
            lijn=lijn,
            begin=VANDAAG - timedelta(days=dagen),
            tot=VANDAAG,
            woorden=woorden,
            accounts=ACCOUNTS | {"coach": coach},
            normen=standaardnormen().voor("gemeente"),
        ),
    )


def vul_trajecten(samenstelling: Samenstelling) -> None:
    """Tell the three, and have klant and coach sign the plan of the first."""
    echte = samenstelling.soorten()
    samenstelling.soorten = lambda: {**trajectsoorten(), **echte}
    dossiers = [vertel_verhaal(*verhaal) for verhaal in _VERHALEN]
    with samenstelling.opslag.schrijven() as session:
        trajecten = TrajectRepository(session)
        for dossier in dossiers:
            trajecten.create(dossier.traject, door="test")
        trajecten.voeg_vele_toe(
            {d.traject.nummer: [g for g in d.gebeurtenissen if g.stap != "handtekening"]
             for d in dossiers if d.traject.nummer == PLAN}
            | {d.traject.nummer: d.gebeurtenissen for d in dossiers if d.traject.nummer != PLAN}
        )  # fmt: skip
        coach = GebruikerRepository(session).get(COACH)
    maak_document(samenstelling, coach, PLAN, "trajectplan")
    klant = Ondertekening(Deelnemer.KLANT, " ".join(NAMEN["K-1001"]), Wijze.OP_PAPIER)
    for wie in (klant, Ondertekening()):
        teken_document(samenstelling, coach, PLAN, 1, wie)
