"""Trajectories for figures: only the events that count, straight into a state, past all gates."""

from __future__ import annotations

from datetime import datetime

from modellen.cijfers.geval import Geval, lees_gevallen
from modellen.cijfers.overzicht import ALTIJD, Tijdvak, maak_cijfers
from modellen.normen.norm import standaardnormen
from modellen.traject.model import AFSLUITEN, Gebeurtenis, Gegeven, Traject, Trajectsoort
from modellen.traject.soorten.kwalificatiebaan import SOORT as KWALIFICATIEBAAN
from modellen.traject.soorten.toeleiding import SOORT as TOELEIDING
from modellen.traject.stand import Stand
from modellen.waarden import KlantNummer, OrganisatieCode
from tests.modellen.traject.verhaal import moment

VANDAAG = "2027-06-15"
NU = moment(VANDAAG)

Stap = tuple[str, str] | tuple[str, str, dict[str, Gegeven]]
"""Day (or moment) and code, and the fields when there are any."""
Paar = tuple[Trajectsoort, Stand]


def een_traject(
    soort: Trajectsoort,
    nummer: int,
    *stappen: Stap,
    klant: int | None = None,
    opdrachtgever: str = "gemeente",
    vastgelegd: dict[int, datetime] | None = None,
) -> Paar:
    """A trajectory of a klant of its own, unless told otherwise; recorded when it happened."""
    traject = Traject(
        f"T-{nummer}",
        KlantNummer(f"K-{klant or nummer}"),
        soort.code,
        OrganisatieCode("opstap-noord"),
        opdrachtgever,
    )
    gebeurtenissen = []
    for volgnummer, (op, code, *velden) in enumerate(stappen, start=1):
        wanneer = moment(op)
        gegevens = velden[0] if velden else {}
        laat = (vastgelegd or {}).get(volgnummer, wanneer)
        gebeurtenissen.append(Gebeurtenis(volgnummer, code, wanneer, "coach-1", laat, gegevens))
    return soort, Stand(traject, tuple(gebeurtenissen))


def slot(op: str, resultaat: str) -> Stap:
    """Closed with a result."""
    return op, AFSLUITEN, {"resultaat": resultaat}


def gesloten(
    nummer: int,
    resultaat: str,
    *,
    begin: str = "2026-01-05",
    op: str = "2026-03-02",
    klant: int | None = None,
    soort: Trajectsoort = KWALIFICATIEBAAN,
) -> Paar:
    """Begun and closed, and nothing between."""
    eerste = "verwijzing" if soort is KWALIFICATIEBAAN else "aanmelding"
    return een_traject(soort, nummer, (begin, eerste), slot(op, resultaat), klant=klant)


def lees(*paren: Paar) -> tuple[Geval, ...]:
    """As the figures see them."""
    return lees_gevallen(paren)


def cijfers(*paren: Paar, tijdvak: Tijdvak = ALTIJD):
    """All figures on 15 June 2027, with the ordinary norms."""
    return maak_cijfers(paren, normboek=standaardnormen(), nu=NU, teams={}, tijdvak=tijdvak)


__all__ = ["KWALIFICATIEBAAN", "NU", "TOELEIDING", "VANDAAG", "cijfers", "een_traject", "gesloten"]
