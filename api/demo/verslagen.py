"""The real-life assessments of the demo: confidential prose per leefgebied, and conclusions."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from api.demo.lezen import KlantInhoud, Verslagteksten, lees_verslag
from api.demo.toeval import kans, kies_gewogen
from modellen.assessment.model import (
    Leefgebied,
    RealLifeAssessment,
    RlaConclusies,
    Termijn,
)
from modellen.klant.model import Klant, WensSoort
from modellen.kwalificatie import Opleidingsniveau, Taalniveau

_TERMIJNEN = tuple(Termijn)
_TERMIJNGEWICHT = (20, 35, 25, 15, 5)
_GEZONDHEID = {"volledig": "gezondheid_beoordeeld", "normaal": "gezondheid_normaal"}
_STERK = 0.7
"""A RIASEC score from which training in that direction makes sense."""


def bouw_assessment(
    rng: Random, klant: Klant, inhoud: KlantInhoud, *, vandaag: date
) -> RealLifeAssessment | None:
    """The assessment, or ``None`` for the few who did not have one yet.

    Three in four are complete; the others miss some areas and conclusions.
    """
    if not kans(rng, 0.3 if inhoud.belast == "niets" else 0.95):
        return None
    teksten = lees_verslag()
    is_compleet = kans(rng, 0.75)
    verslag = {
        gebied: _tekst(rng, gebied, klant, inhoud, teksten)
        for gebied in Leefgebied
        if is_compleet or kans(rng, 0.7)
    }
    return RealLifeAssessment(
        klant=klant.nummer,
        datum=vandaag - timedelta(days=rng.randint(7, 240)),
        locatie=rng.choice(teksten.locaties),
        verslag=verslag,
        kwaliteiten=inhoud.kwaliteiten,
        conclusies=_conclusies(rng, klant, inhoud, teksten, is_compleet=is_compleet),
    )


def _tekst(
    rng: Random, gebied: Leefgebied, klant: Klant, inhoud: KlantInhoud, teksten: Verslagteksten
) -> str:
    zin = rng.choice(teksten.gebied[_sleutel(gebied, klant, inhoud)])
    functie = klant.werkervaring[0].functie if klant.werkervaring else ""
    wensen = [wens.tekst for wens in klant.wensen if wens.soort is not WensSoort.LIEVER_NIET]
    return zin.format(functie=functie, wens=wensen[0])


def _sleutel(gebied: Leefgebied, klant: Klant, inhoud: KlantInhoud) -> str:
    """The key of the sentences that fit this person: by experience, schooling and assessment."""
    if gebied is Leefgebied.WERK:
        return "werk_met" if klant.werkervaring else "werk_zonder"
    if gebied is Leefgebied.OPLEIDING:
        if _leert_taal(klant):
            return "opleiding_taal"
        return "opleiding_laag" if _is_laag_geschoold(klant) else "opleiding_hoog"
    if gebied is Leefgebied.GEZONDHEID:
        groep = inhoud.belast.partition(".")[0]
        return _GEZONDHEID.get(groep, "gezondheid_open")
    return gebied.value


def _leert_taal(klant: Klant) -> bool:
    return klant.taalniveau is not None and klant.taalniveau.rang <= Taalniveau.A2.rang


def _is_laag_geschoold(klant: Klant) -> bool:
    return (klant.opleiding or Opleidingsniveau.GEEN).rang < Opleidingsniveau.MBO2.rang


def _scholing(klant: Klant, inhoud: KlantInhoud, teksten: Verslagteksten) -> list[str]:
    """Training that makes sense for this person."""
    riasec = inhoud.riasec or (0.0,) * 6
    past = {
        "scholing_altijd": True,
        "scholing_taal": _leert_taal(klant),
        "scholing_techniek": riasec[0] >= _STERK,
        "scholing_kantoor": riasec[5] >= _STERK,
        "scholing_laag": _is_laag_geschoold(klant),
    }
    return [zin for sleutel, ja in past.items() if ja for zin in teksten.conclusies[sleutel]]


def _conclusies(
    rng: Random,
    klant: Klant,
    inhoud: KlantInhoud,
    teksten: Verslagteksten,
    *,
    is_compleet: bool,
) -> RlaConclusies:
    def of_open(waarde: str) -> str | None:
        return waarde if is_compleet or kans(rng, 0.5) else None

    return RlaConclusies(
        te_motiveren=kans(rng, 0.9) if is_compleet else None,
        kan_uitstromen=kans(rng, 0.85) if is_compleet or kans(rng, 0.5) else None,
        scholing=of_open(rng.choice(_scholing(klant, inhoud, teksten))),
        weg_te_nemen=of_open(rng.choice(teksten.conclusies["weg_te_nemen"])),
        termijn=kies_gewogen(rng, _TERMIJNEN, _TERMIJNGEWICHT) if is_compleet else None,
    )
