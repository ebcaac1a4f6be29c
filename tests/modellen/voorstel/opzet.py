"""Proposals of which a test names only what matters to it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from modellen.gebruiker.model import Rol
from modellen.voorstel.lijst import (
    GetoondeLijst,
    GetoondePlaats,
    Lijstpool,
    Lijstsoort,
    als_bytes,
)
from modellen.voorstel.model import Verloop, Voorstel, Voorstelgebeurtenis, Voorstelsoort
from modellen.voorstel.redenen import Klantantwoord, Voorstelreden, Weigeraar
from modellen.voorstel.vastleggen import leg_vast
from modellen.waarden import KlantNummer, WerkNummer
from tests.builders import ORGANISATIE

BEGIN = date(2026, 1, 5)
S = Voorstelsoort


def dag(na: int) -> date:
    return BEGIN + timedelta(days=na)


def moment(na: int, uur: int = 12) -> datetime:
    return datetime.combine(dag(na), time(uur), UTC)


def een_voorstel(**velden: Any) -> Voorstel:
    standaard: dict[str, Any] = {
        "nummer": 1,
        "klant": KlantNummer("K-1001"),
        "werk": WerkNummer("V-1"),
        "organisatie": ORGANISATIE,
        "lijst": None,
        "plaats": None,
        "begonnen_op": moment(0),
    }
    return Voorstel(**(standaard | velden))


def gebeurd(
    volgnummer: int, soort: Voorstelsoort, na: int, *, vastgelegd: int | None = None, **velden: Any
) -> Voorstelgebeurtenis:
    """An event so many days after the beginning, recorded that day unless said otherwise."""
    extra: dict[str, Any] = {}
    if soort is S.GEWEIGERD:
        extra = {"weigeraar": Weigeraar.KLANT, "reden": Voorstelreden.TE_VER}
    elif soort is S.ANTWOORD:
        extra = {"antwoord": Klantantwoord.JA}
    elif soort is S.UITVAL:
        extra = {"reden": Voorstelreden.CONTRACT_AFGELOPEN}
    elif soort is S.NOG_AAN_HET_WERK:
        extra = {"maanden": 1}
    elif soort is S.UREN:
        extra = {"uren": 20.0}
    return Voorstelgebeurtenis(
        volgnummer=volgnummer,
        soort=soort,
        dag=dag(na),
        vastgelegd_op=moment(na if vastgelegd is None else vastgelegd),
        door="coach.anna",
        **(extra | velden),
    )


def verloop(*stappen: tuple[Any, ...] | Voorstelgebeurtenis) -> Verloop:
    """Recorded one after the other, through the rules: ``(soort, days, fields)``."""
    hier = Verloop(een_voorstel())
    for nummer, stap in enumerate(stappen, start=1):
        if not isinstance(stap, Voorstelgebeurtenis):
            soort, na, *velden = stap
            stap = gebeurd(nummer, soort, na, **(velden[0] if velden else {}))
        hier = leg_vast(hier, stap)
    return hier


def een_lijst(*nummers: str, **velden: Any) -> GetoondeLijst:
    """A shortlist of these werk out of a pool with one row more."""
    pool = (*nummers, "V-99")
    standaard: dict[str, Any] = {
        "soort": Lijstsoort.SHORTLIST,
        "onderwerp": "K-1001",
        "organisatie": ORGANISATIE,
        "gebruiker": "coach.anna",
        "rol": Rol.JOBCOACH,
        "getoond_op": moment(0, 9),
        "dag": dag(0),
        "versies": {"ranking": "som-1"},
        "beschouwd": 40,
        "passend": len(pool),
        "pool": Lijstpool(
            nummers=pool,
            basis=als_bytes([0.9 - 0.1 * i for i in range(len(pool))]),
            scores=als_bytes([0.8 - 0.1 * i for i in range(len(pool))]),
            kenmerken=als_bytes([float(i) for i in range(2 * len(pool))]),
            namen=("gelijkenis", "marge"),
            kenmerkset="proef-1",
        ),
        "plaatsen": tuple(GetoondePlaats(n, i) for i, n in enumerate(nummers)),
    }
    return GetoondeLijst(**(standaard | velden))
