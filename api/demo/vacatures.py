"""The vacancies of the demo, with the gaps and contradictions of real files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from api.demo.belastingen import bouw_belasting, kies_graad
from api.demo.lezen import Functie, Rooster, lees_accounts, lees_functies, lees_regios
from api.demo.toeval import kans, kies_gewogen, kies_plaats
from api.demo.vacatureteksten import (
    met_tegenspraak,
    met_tikfouten,
    schrijf_tekst,
)
from api.demo.werkgevers import ELDERS, DemoWerkgever, bureaus, kies_regio, met_functie
from modellen.dagdelen import Dagdeel
from modellen.waarden import OrganisatieCode, UrenPerWeek
from vacatures.belasting.model import Belasting
from vacatures.importeren.bouwen import kort_nummer
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.vacature.model import Vacature, VacatureStatus

AANTAL = 620
AANTAL_DUBBEL = 22
BORDEN = (("werkgeversservicepunt", "WSP"), ("banenbord-regio", "BBR"), ("vacaturekrant", "VK"))
EIGEN = ("eigen-acquisitie", "EA")
_BRONREEKS = (0, 1, 2, 0, 3, 1, 0, 2, 1, 0, 2, 3)
"""Source by turn, so that the number of a vacancy does not depend on the seed."""

_STATUSSEN = (VacatureStatus.OPEN, VacatureStatus.VERVULD, VacatureStatus.INGETROKKEN)
_STATUSGEWICHT = (95, 3, 2)
_EERSTE_ID = 20000
_VEEL_GEVRAAGD = frozenset({"logistiek", "schoonmaak", "winkel", "zorg"})


def bouw_vacatures(
    rng: Random, werkgevers: Sequence[DemoWerkgever], *, vandaag: date
) -> list[Vacature]:
    """All vacancies: every occupation in turn, then postings of the same job on a second board."""
    reeks = _functiereeks(rng)
    eerste = [
        _met_gaten(rng, _vacature(rng, i, functie, werkgevers, vandaag=vandaag))
        for i, functie in enumerate(reeks)
    ]
    return eerste + _dubbele(rng, eerste, vandaag=vandaag)


def _dubbele(rng: Random, eerste: Sequence[Vacature], *, vandaag: date) -> list[Vacature]:
    """Some open vacancies once more, each on another board than the first time."""
    open_ = [v for v in eerste if v.is_open(vandaag) and v.bron != EIGEN[0] and v.werkgever]
    rng.shuffle(open_)
    dubbel = []
    for i in range(len(eerste), len(eerste) + AANTAL_DUBBEL):
        bord = BORDEN[i % len(BORDEN)]
        vacature = next(v for v in open_ if v.bron != bord[0])
        open_.remove(vacature)
        dubbel.append(_dubbel(rng, i, vacature, bord))
    return dubbel


def _functiereeks(rng: Random) -> list[Functie]:
    functies = lees_functies()
    vaak = [f for f in functies if f.sector in _VEEL_GEVRAAGD]
    rondes = [f for _ in range(AANTAL // len(functies)) for f in functies]
    reeks = rondes + rng.choices(vaak, k=AANTAL - len(rondes))
    rng.shuffle(reeks)
    return reeks


def _vacature(
    rng: Random,
    i: int,
    functie: Functie,
    werkgevers: Sequence[DemoWerkgever],
    *,
    vandaag: date,
) -> Vacature:
    regio = kies_regio(rng, lees_regios())
    werkgever = _kies_werkgever(rng, functie, werkgevers, regio.code)
    plaats, pc4 = kies_plaats(rng, regio)
    rooster = rng.choice(functie.roosters)
    eisen = kies_eisen(rng, functie)
    bron, voorvoegsel = (*BORDEN, EIGEN)[_BRONREEKS[i % len(_BRONREEKS)]]
    bron_id = f"{voorvoegsel}-{_EERSTE_ID + i}"
    geplaatst = vandaag - timedelta(days=rng.randint(0, 60))
    return Vacature(
        nummer=kort_nummer("V", bron, bron_id),
        bron=bron,
        bron_id=bron_id,
        titel=rng.choice(functie.titels),
        taken=schrijf_tekst(
            rng, functie, rooster, eisen, werkgever=_in_tekst(werkgever), plaats=plaats
        ),
        werkgever=werkgever.werkgever.nummer if werkgever else None,
        werkgever_naam=werkgever.werkgever.naam if werkgever else None,
        branche=functie.branche,
        isco=functie.isco,
        plek=Werkplek(pc4, plaats, "NL"),
        uren=_uren(rng, rooster),
        dagdelen=rooster.dagdelen,
        contractvorm=rng.choice(functie.contractvormen),
        posities=kies_gewogen(rng, (None, 1, 2, 3, 5, 10), (40, 40, 9, 5, 4, 2)),
        eisen=eisen,
        belasting=bouw_belasting(rng, functie, rooster, kies_graad(rng)),
        geplaatst_op=geplaatst,
        sluit_op=_sluitdatum(rng, vandaag),
        status=kies_gewogen(rng, _STATUSSEN, _STATUSGEWICHT),
        zichtbaar_voor=_zichtbaar(bron, regio.code),
    )


def _kies_werkgever(
    rng: Random, functie: Functie, werkgevers: Sequence[DemoWerkgever], regio: str
) -> DemoWerkgever | None:
    if kans(rng, 0.06):  # a board that hides the employer
        return None
    if functie.sector != "werkbedrijf" and kans(rng, 0.1):
        return rng.choice(bureaus(werkgevers))
    return rng.choice(met_functie(werkgevers, functie.code, regio=regio))


def _in_tekst(werkgever: DemoWerkgever | None) -> str:
    """How the text calls the employer: an agency does not give the name of its client."""
    bekend = werkgever is not None and not werkgever.is_bureau
    return werkgever.werkgever.naam if werkgever and bekend else "onze opdrachtgever"


def kies_eisen(rng: Random, functie: Functie) -> Eisen:
    """Requirements of one job: what the occupation always asks and what some employers add."""
    rijbewijzen, certificaten = set(functie.rijbewijzen), set(functie.certificaten)
    if functie.soms_rijbewijs and kans(rng, 0.3):
        rijbewijzen.add(rng.choice(functie.soms_rijbewijs))
    if functie.soms_certificaten and kans(rng, 0.2):
        certificaten.add(rng.choice(functie.soms_certificaten))
    return Eisen(
        opleiding=rng.choice(functie.opleidingen),
        taal=rng.choice(functie.talen),
        rijbewijzen=frozenset(rijbewijzen),
        certificaten=frozenset(certificaten),
    )


def _uren(rng: Random, rooster: Rooster) -> UrenPerWeek:
    """The hours of the schedule; half of the employers narrow them down."""
    laag, hoog = rooster.uren.minimum or 0.0, rooster.uren.maximum or 0.0
    midden = round((laag + hoog) / 2)
    if laag >= midden or kans(rng, 0.5):
        return rooster.uren
    return UrenPerWeek(laag, midden) if kans(rng, 0.5) else UrenPerWeek(midden, hoog)


def _sluitdatum(rng: Random, vandaag: date) -> date | None:
    if kans(rng, 0.25):
        return None
    if kans(rng, 0.05):
        return vandaag - timedelta(days=rng.randint(1, 30))
    return vandaag + timedelta(days=rng.randint(4, 60))


def _zichtbaar(bron: str, regio: str) -> frozenset[OrganisatieCode] | None:
    """What an organisation found itself stays its own; what is on a board is for all."""
    if bron != EIGEN[0] or regio == ELDERS:
        return None
    return frozenset(
        OrganisatieCode(code) for code, regios in lees_accounts()["organisaties"] if regio in regios
    )


def _met_gaten(rng: Random, vacature: Vacature) -> Vacature:
    """The vacancy as it stands in a real file: incomplete, and sometimes wrong."""
    if kans(rng, 0.07):
        vacature = replace(vacature, titel=vacature.titel.upper())
    if kans(rng, 0.06):
        vacature = replace(vacature, taken=met_tikfouten(rng, vacature.taken))
    if kans(rng, 0.15) and _alleen_overdag(vacature):
        vacature = replace(vacature, taken=met_tegenspraak(rng, vacature.taken))
    return replace(
        vacature,
        plek=_plek_met_gaten(rng, vacature.plek),
        uren=_uren_met_gaten(rng, vacature.uren),
        dagdelen=None if kans(rng, 0.14) else vacature.dagdelen,
        branche=None if kans(rng, 0.04) else vacature.branche,
        isco=None if kans(rng, 0.08) else vacature.isco,
        contractvorm=None if kans(rng, 0.1) else vacature.contractvorm,
        eisen=_eisen_met_gaten(rng, vacature.eisen),
        geplaatst_op=None if kans(rng, 0.05) else vacature.geplaatst_op,
    )


def _alleen_overdag(vacature: Vacature) -> bool:
    """Mornings only: about one in six vacancies."""
    return {deel for _, deel in vacature.dagdelen or ()} == {Dagdeel.OCHTEND}


def _plek_met_gaten(rng: Random, plek: Werkplek) -> Werkplek:
    return kies_gewogen(
        rng,
        (plek, Werkplek(), Werkplek(None, "meerdere locaties")),
        (93, 4, 3),
    )


def _uren_met_gaten(rng: Random, uren: UrenPerWeek) -> UrenPerWeek:
    return kies_gewogen(
        rng,
        (uren, UrenPerWeek(), UrenPerWeek(maximum=uren.maximum), UrenPerWeek(uren.minimum)),
        (82, 9, 6, 3),
    )


def _eisen_met_gaten(rng: Random, eisen: Eisen) -> Eisen:
    return Eisen(
        opleiding=None if kans(rng, 0.12) else eisen.opleiding,
        taal=None if kans(rng, 0.25) else eisen.taal,
        rijbewijzen=None if kans(rng, 0.1) else eisen.rijbewijzen,
        certificaten=None if kans(rng, 0.12) else eisen.certificaten,
    )


def _dubbel(rng: Random, i: int, vacature: Vacature, bord: tuple[str, str]) -> Vacature:
    """The same job on a second board, which copies less and sometimes shouts."""
    bron, voorvoegsel = bord
    bron_id = f"{voorvoegsel}-{_EERSTE_ID + i}"
    titel = vacature.titel.upper() if kans(rng, 0.3) else f"{vacature.titel} gezocht"
    return replace(
        vacature,
        nummer=kort_nummer("V", bron, bron_id),
        bron=bron,
        bron_id=bron_id,
        titel=titel,
        uren=UrenPerWeek() if kans(rng, 0.4) else vacature.uren,
        dagdelen=None if kans(rng, 0.4) else vacature.dagdelen,
        belasting=Belasting(),
    )
