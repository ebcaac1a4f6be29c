"""Contacts of the demo with employers: who, when, about what, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from sqlalchemy.orm import Session

from api.demo.toeval import kans, kies_gewogen
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.netwerkplek.model import Netwerkplek
from vacatures.werkgevercontact.model import (
    Budgetafspraak,
    Contactonderwerp,
    Contactsoort,
    Contactuitkomst,
    Werkgevercontact,
)
from vacatures.werkgevercontact.repository import WerkgevercontactRepository

MEESTE = 5
TERUG = 130
"""Days; the first contact is at most so long ago."""

_PERSONEN = ("mevrouw Terpstra", "de heer Aziz", "Joyce van personeelszaken", "Henk, de chef")
_AFSPRAKEN = (
    "Terugbellen over de nieuwe ploeg",
    "Langskomen om de werkplek te bekijken",
    "Horen of er na de verbouwing plek is",
    "Doorgeven hoeveel uur er per dag werk is",
)
_NOTITIES = (
    "Bel na tien uur, dan is de opstart voorbij.",
    "Ruim voor een vaste begeleider op de vloer.",
    "Rooster kan anders als het twee weken van tevoren bekend is.",
)
_ONDERWERP = {
    Contactonderwerp.VACATURE: 4,
    Contactonderwerp.MOGELIJKHEDEN: 3,
    Contactonderwerp.KANDIDAAT: 2,
    Contactonderwerp.NAZORG: 1,
}
_UITKOMST = {
    Contactuitkomst.BESPROKEN: 4,
    Contactuitkomst.WERK: 3,
    Contactuitkomst.DENKT_NA: 2,
    Contactuitkomst.NU_NIET: 2,
    Contactuitkomst.NIET_BEREIKT: 1,
}


def bouw_contacten(
    rng: Random,
    netwerkplekken: Sequence[Netwerkplek],
    accounts: Mapping[OrganisatieCode, str],
    *,
    vandaag: date,
) -> list[Werkgevercontact]:
    """Contacts of each organisation that has somebody who talks with employers.

    Args:
        accounts: that person's account by organisation.
    """
    return [
        contact
        for organisatie, account in sorted(accounts.items())
        for werkgever in _netwerk(netwerkplekken, organisatie)
        for contact in _contacten(rng, werkgever, organisatie, account, vandaag)
    ]


def bouw_budgetafspraken(contacten: Sequence[Werkgevercontact]) -> list[Budgetafspraak]:
    """One employer of each organisation wants to hear less than others."""
    eerste: dict[OrganisatieCode, Werkgevercontact] = {}
    for contact in contacten:
        eerste.setdefault(contact.organisatie, contact)
    return [
        Budgetafspraak(
            werkgever=contact.werkgever,
            organisatie=organisatie,
            nummer=1,
            per_maand=1,
            vanaf=contact.dag,
            reden="Gezegd door de bedrijfsleider: liever een keer per maand alles tegelijk.",
            door=contact.door,
            vastgelegd_op=contact.vastgelegd_op,
        )
        for organisatie, contact in eerste.items()
    ]


def bewaar_contacten(
    session: Session, contacten: Sequence[Werkgevercontact], afspraken: Sequence[Budgetafspraak]
) -> None:
    """Keep them once: a log is never overwritten, not even that of a demo."""
    for organisatie in sorted({c.organisatie for c in contacten}):
        repository = WerkgevercontactRepository(session, organisatie)
        if repository.aantal():
            continue
        repository.voeg_alle_toe([c for c in contacten if c.organisatie == organisatie])
        for afspraak in afspraken:
            if afspraak.organisatie == organisatie:
                repository.leg_budget_vast(afspraak)


def _netwerk(
    netwerkplekken: Sequence[Netwerkplek], organisatie: OrganisatieCode
) -> list[WerkNummer]:
    return sorted(
        {
            plek.werkgever
            for plek in netwerkplekken
            if plek.zichtbaar_voor is None or organisatie in plek.zichtbaar_voor
        }
    )


def _contacten(
    rng: Random, werkgever: WerkNummer, organisatie: OrganisatieCode, account: str, vandaag: date
) -> Iterator[Werkgevercontact]:
    dagen = sorted(rng.randint(1, TERUG) for _ in range(rng.randint(0, MEESTE)))
    persoon = rng.choice(_PERSONEN)
    for nummer, terug in enumerate(reversed(dagen), start=1):
        dag = vandaag - timedelta(days=terug)
        uitkomst = kies_gewogen(rng, list(_UITKOMST), list(_UITKOMST.values()))
        bereikt = uitkomst is not Contactuitkomst.NIET_BEREIKT
        met_afspraak = bereikt and nummer == len(dagen) and kans(rng, 0.4)
        yield Werkgevercontact(
            werkgever=werkgever,
            organisatie=organisatie,
            nummer=nummer,
            dag=dag,
            soort=rng.choice((Contactsoort.TELEFOON, Contactsoort.MAIL, Contactsoort.BEZOEK)),
            onderwerp=kies_gewogen(rng, list(_ONDERWERP), list(_ONDERWERP.values())),
            uitkomst=uitkomst,
            door=account,
            vastgelegd_op=datetime.combine(dag, time(15, 30), UTC),
            met=persoon if bereikt and kans(rng, 0.8) else None,
            notitie=rng.choice(_NOTITIES) if bereikt and kans(rng, 0.3) else None,
            afspraak=rng.choice(_AFSPRAKEN) if met_afspraak else None,
            afspraak_op=vandaag + timedelta(days=rng.randint(-4, 12)) if met_afspraak else None,
        )
