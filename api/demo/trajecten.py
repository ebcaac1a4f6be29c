"""The caseload of the demo: which klant is in which story, who pays and where the work is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from api.demo.klanten import DemoKlant
from api.demo.lezen import lees_accounts
from api.demo.teller import Dossier, Vertelling, vertel
from api.demo.verhalen import (
    Plek,
    Werkrichting,
    get_opdrachtgever,
    get_streek,
    lees_caseload,
    lees_werkrichtingen,
)
from api.demo.werkgevers import DemoWerkgever
from modellen.gebruiker.model import Rol
from modellen.normen.norm import standaardnormen
from modellen.traject.model import Traject
from modellen.traject.soorten import trajectsoorten
from vacatures.werkgever.model import Werkgever

EERSTE_NUMMER = 1001
_BESLISSER = {"uwv": "arbeidsdeskundige", "gemeente": "klantmanager"}
_BETAALT = {"opstapbaan": "gemeente", "kwalificatiebaan": "gemeente", "tweede_spoor": "bedrijf"}
"""Who pays, by type; for a toeleiding the place in the caseload says it."""


def bouw_trajecten(
    rng: Random,
    klanten: Sequence[DemoKlant],
    werkgevers: Sequence[DemoWerkgever],
    *,
    met_account: Iterable[str],
    vandaag: date,
) -> tuple[Dossier, ...]:
    """Every trajectory, told up to yesterday, numbered in the order of the caseload.

    Args:
        met_account: numbers of klanten who can sign in; they get the first places.
    """
    verdeling = _verdeel(rng, klanten, list(met_account))
    return tuple(
        vertel(rng, _vertelling(rng, f"T-{EERSTE_NUMMER + i}", plek, klant, werkgevers, vandaag))
        for i, (plek, klant) in enumerate(verdeling)
    )


def _verdeel(
    rng: Random, klanten: Sequence[DemoKlant], met_account: list[str]
) -> Iterator[tuple[Plek, DemoKlant]]:
    """A klant for each place: of the status that fits, and with something to begin from first."""
    wachtrijen: dict[str, list[DemoKlant]] = {"account": []}
    for klant in rng.sample(list(klanten), len(klanten)):
        bijzonder = klant.klant.nummer in met_account
        wachtrijen.setdefault("account" if bijzonder else klant.klant.status.value, []).append(
            klant
        )
    for rij in wachtrijen.values():
        rij.sort(key=lambda klant: not klant.heeft_sterke_kanten)
    terug: DemoKlant | None = None
    for plek in lees_caseload():
        if plek.terug == "daarna" and terug is not None:
            yield plek, terug
            continue
        gekozen = wachtrijen[plek.klant].pop(0)
        terug = gekozen if plek.terug == "eerst" else terug
        yield plek, gekozen


def _vertelling(
    rng: Random,
    nummer: str,
    plek: Plek,
    klant: DemoKlant,
    werkgevers: Sequence[DemoWerkgever],
    vandaag: date,
) -> Vertelling:
    soort = trajectsoorten()[plek.soort]
    regio = get_regio(klant.klant.coach)
    opdrachtgever = get_opdrachtgever(plek.financier or _BETAALT[plek.soort], regio)
    accounts = _accounts(klant)
    richting = _kies_richting(rng, klant)
    woorden = dict(richting.woorden) | accounts
    woorden |= _bedrijven(rng, richting, werkgevers, regio=regio)
    woorden["regio"] = get_streek(regio)
    if plek.financier is not None:
        woorden |= {"financier": plek.financier, "beslisser": _BESLISSER[plek.financier]}
    return Vertelling(
        traject=Traject(
            nummer=nummer,
            klant=klant.klant.nummer,
            soort=plek.soort,
            organisatie=klant.klant.organisatie,
            opdrachtgever=opdrachtgever,
            coach=klant.klant.coach,
        ),
        soort=soort,
        lijn=plek.lijn,
        begin=vandaag - timedelta(days=plek.dagen),
        tot=vandaag,
        woorden=woorden,
        accounts=accounts,
        normen=standaardnormen().voor(opdrachtgever),
    )


def get_regio(coach: str) -> str:
    """The region of a coach."""
    return next(
        str(regio) for account, _, _, _, regio in lees_accounts()["account"] if account == coach
    )


def _accounts(klant: DemoKlant) -> dict[str, str]:
    """Who records, by role."""
    van_organisatie: Mapping[str, str] = {
        rol: account
        for account, _, rol, organisatie, _ in lees_accounts()["account"]
        if organisatie == klant.klant.organisatie
    }
    return {
        "coach": klant.klant.coach,
        "teamleider": van_organisatie[Rol.TEAMLEIDER],
        "accordeur": van_organisatie[Rol.ACCORDEUR],
    }


def _kies_richting(rng: Random, klant: DemoKlant) -> Werkrichting:
    """Work in a branche that the klant knows, or any that is not excluded."""
    ervaring = {
        e.branche.value
        for e in klant.klant.werkervaring
        if e.branche is not None and e.wil_terug is not False
    }
    weg = {branche.value for branche in klant.klant.uitgesloten_branches}
    mag = [r for r in lees_werkrichtingen() if not weg & set(r.branches)]
    bekend = [r for r in mag if ervaring & set(r.branches)]
    return rng.choice(bekend or mag)


def _bedrijven(
    rng: Random, richting: Werkrichting, werkgevers: Sequence[DemoWerkgever], *, regio: str
) -> dict[str, str]:
    """Two employers of this work, in the region if there are any."""
    passend = [w for w in werkgevers if _branche(w.werkgever) in richting.branches]
    dichtbij = [w for w in passend if w.regio in (regio, "land")]
    een, ander = rng.sample(dichtbij if len(dichtbij) > 1 else passend, 2)
    return _woorden(een.werkgever, "bedrijf") | _woorden(ander.werkgever, "ander_bedrijf")


def _woorden(werkgever: Werkgever, naam: str) -> dict[str, str]:
    woorden = {naam: werkgever.naam, f"{naam}snummer": str(werkgever.nummer)}
    return woorden | ({"branche": _branche(werkgever)} if naam == "bedrijf" else {})


def _branche(werkgever: Werkgever) -> str:
    return werkgever.branche.value if werkgever.branche else ""
