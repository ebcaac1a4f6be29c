"""The netwerkplekken of the demo: employers with standing places, and employers to approach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from api.demo.belastingen import bouw_belasting, kies_graad
from api.demo.lezen import Functie, Regio, lees_accounts, lees_functies, lees_regios, lees_teksten
from api.demo.toeval import in_volgorde, kans, kies_plaats
from api.demo.vacatures import kies_eisen
from api.demo.werkgevers import ELDERS, DemoWerkgever, kies_regio
from modellen.dagdelen import Dagdelen
from modellen.waarden import OrganisatieCode, UrenPerWeek
from vacatures.importeren.bouwen import kort_nummer
from vacatures.kenmerken import Werkplek
from vacatures.netwerkplek.model import Netwerkplek, NetwerkSoort

AANTAL = 70
_BRON = "demo-netwerk"


def bouw_netwerkplekken(
    rng: Random, werkgevers: Sequence[DemoWerkgever], *, vandaag: date
) -> list[Netwerkplek]:
    """One netwerkplek for each occupation, and a few more for occupations with many places."""
    functies = list(lees_functies())
    reeks = functies + rng.sample(functies, AANTAL - len(functies))
    return [
        _netwerkplek(rng, i, functie, _kies_werkgever(rng, functie, werkgevers), vandaag=vandaag)
        for i, functie in enumerate(reeks)
    ]


def _kies_werkgever(
    rng: Random, functie: Functie, werkgevers: Sequence[DemoWerkgever]
) -> DemoWerkgever:
    return rng.choice([w for w in werkgevers if functie.code in w.functies])


def _kies_regio(rng: Random, werkgever: DemoWerkgever) -> Regio:
    """The region of the employer; one in which klanten live when it is everywhere."""
    regios = [regio for regio in lees_regios() if regio.code != ELDERS]
    eigen = [regio for regio in regios if regio.code == werkgever.regio]
    return eigen[0] if eigen else kies_regio(rng, regios)


def _netwerkplek(
    rng: Random,
    i: int,
    functie: Functie,
    werkgever: DemoWerkgever,
    *,
    vandaag: date,
) -> Netwerkplek:
    soort = NetwerkSoort.DOORLOPEND if kans(rng, 0.65) else NetwerkSoort.TE_BENADEREN
    regio = _kies_regio(rng, werkgever)
    plaats, pc4 = kies_plaats(rng, regio)
    rooster = rng.choice(functie.roosters)
    bekend = soort is NetwerkSoort.DOORLOPEND
    return Netwerkplek(
        nummer=kort_nummer("N", _BRON, str(i)),
        soort=soort,
        werkgever=werkgever.werkgever.nummer,
        werkgever_naam=werkgever.werkgever.naam,
        titel=_titel(rng, functie, soort),
        taken=_tekst(rng, functie, soort),
        branche=functie.branche,
        isco=functie.isco,
        plek=Werkplek(pc4, plaats, "NL"),
        uren=_ruim(functie) if bekend else UrenPerWeek(),
        dagdelen=_alle_dagdelen(functie) if bekend and kans(rng, 0.8) else None,
        eisen=kies_eisen(rng, functie),
        belasting=bouw_belasting(rng, functie, rooster, kies_graad(rng)),
        laatste_contact=vandaag - timedelta(days=rng.randint(3, 120)) if bekend else None,
        zichtbaar_voor=frozenset(
            OrganisatieCode(code)
            for code, codes in lees_accounts()["organisaties"]
            if regio.code in codes
        ),
        is_actief=kans(rng, 0.96),
    )


def _titel(rng: Random, functie: Functie, soort: NetwerkSoort) -> str:
    naam = functie.titels[0]
    if not naam[1].isupper():  # CNC stays CNC
        naam = naam[0].lower() + naam[1:]
    vorm: str = rng.choice(lees_teksten()["netwerk"][f"titel_{soort.value}"])
    titel = vorm.format(functie=naam)
    return titel[0].upper() + titel[1:]


def _tekst(rng: Random, functie: Functie, soort: NetwerkSoort) -> str:
    taken = in_volgorde(rng, functie.taken, rng.randint(3, 5))
    return " ".join([*taken, rng.choice(lees_teksten()["netwerk"][soort.value])])


def _ruim(functie: Functie) -> UrenPerWeek:
    """A standing place can be cut to size: the whole range of the schedules."""
    uren = [rooster.uren for rooster in functie.roosters]
    return UrenPerWeek(
        min(u.minimum for u in uren if u.minimum is not None),
        max(u.maximum for u in uren if u.maximum is not None),
    )


def _alle_dagdelen(functie: Functie) -> Dagdelen:
    samen = Dagdelen()
    for rooster in functie.roosters:
        samen |= rooster.dagdelen
    return samen
