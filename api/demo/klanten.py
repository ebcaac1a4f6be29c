"""The klanten of the demo: profile, name, belastbaarheid and test. Nobody of them exists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from api.demo.lezen import (
    KlantInhoud,
    Regio,
    lees_accounts,
    lees_beperkingen,
    lees_klanten,
    lees_namen,
    lees_regios,
)
from api.demo.toeval import kans, kies_gewogen, kies_plaats, postcodeletters
from api.demo.verslagen import bouw_assessment
from api.demo.werkgevers import DemoWerkgever, met_functie
from modellen.assessment.model import RealLifeAssessment
from modellen.belastbaarheid.model import Belastbaarheid, Beoordelaar, Bron, Itemoordeel, leeg
from modellen.beroepskeuze.model import Beroepskeuzetest, CompetentieScore, Riasec
from modellen.klant.model import Identiteit, Klant, KlantStatus
from modellen.waarden import KlantNummer, OrganisatieCode, Postcode

EERSTE_NUMMER = 1001
VERDELING = {"zaanhaven": 21, "groningen": 20, "ijssel": 20, "brabant": 11}
"""Klanten by region; the last region belongs to the second organisation."""

NIET_ACTIEF = (
    *(KlantStatus.GEPAUZEERD,) * 3,
    *(KlantStatus.GEPLAATST,) * 3,
    *(KlantStatus.AFGESLOTEN,) * 2,
)
_ARTS = (
    (Bron.FML, Beoordelaar.VERZEKERINGSARTS),
    (Bron.INZETBAARHEIDSPROFIEL, Beoordelaar.BEDRIJFSARTS),
    (Bron.ARBEIDSDESKUNDIG_ONDERZOEK, Beoordelaar.ARBEIDSDESKUNDIGE),
)
_ARTSGEWICHT = (55, 35, 10)
_STERK = 4
_TEST_GEMAAKT = 0.86
"""Share of those with scores in the content who took the test: about 70 % of all."""


@dataclass(frozen=True, slots=True)
class DemoKlant:
    """One klant with all that is recorded."""

    klant: Klant
    identiteit: Identiteit
    belastbaarheid: Belastbaarheid
    assessment: RealLifeAssessment | None
    test: Beroepskeuzetest | None
    soort_belastbaarheid: str

    @property
    def heeft_sterke_kanten(self) -> bool:
        """Something is known of what this klant is good at: a report can begin with it."""
        kwaliteiten = self.assessment.kwaliteiten if self.assessment else frozenset()
        competenties = self.test.competenties if self.test else ()
        return bool(kwaliteiten) or any(score.sterkte >= _STERK for score in competenties)


def bouw_klanten(
    rng: Random, werkgevers: Sequence[DemoWerkgever], *, vandaag: date
) -> list[DemoKlant]:
    """All klanten, numbered in the order drawn."""
    inhoud = list(lees_klanten())
    rng.shuffle(inhoud)
    codes = [code for code, aantal in VERDELING.items() for _ in range(aantal)]
    rng.shuffle(codes)
    namen = _namen(rng, len(inhoud))
    statussen = _statussen(rng, inhoud)
    regios = {regio.code: regio for regio in lees_regios()}
    return [
        _klant(rng, i, een, regios[codes[i]], namen[i], statussen[i], werkgevers, vandaag=vandaag)
        for i, een in enumerate(inhoud)
    ]


def _namen(rng: Random, aantal: int) -> list[tuple[str, str]]:
    voor, achter = (list(rij) for rij in lees_namen())
    rng.shuffle(voor)
    rng.shuffle(achter)
    return list(zip(voor[:aantal], achter[:aantal], strict=True))


def _statussen(rng: Random, inhoud: Sequence[KlantInhoud]) -> list[KlantStatus]:
    statussen = [KlantStatus.ACTIEF] * len(inhoud)
    bekend = [i for i, een in enumerate(inhoud) if een.belast != "niets"]
    for i, status in zip(rng.sample(bekend, len(NIET_ACTIEF)), NIET_ACTIEF, strict=True):
        statussen[i] = status
    return statussen


def _klant(
    rng: Random,
    i: int,
    inhoud: KlantInhoud,
    regio: Regio,
    naam: tuple[str, str],
    status: KlantStatus,
    werkgevers: Sequence[DemoWerkgever],
    *,
    vandaag: date,
) -> DemoKlant:
    nummer = KlantNummer(f"K-{EERSTE_NUMMER + i}")
    organisatie, coach = _begeleiding(regio.code)
    _, pc4 = kies_plaats(rng, regio)
    klant = Klant(
        nummer=nummer,
        organisatie=organisatie,
        coach=coach,
        status=status,
        postcode=Postcode(pc4, postcodeletters(rng)),
        vervoer=inhoud.vervoer,
        uren=inhoud.uren,
        dagdelen=inhoud.dagdelen,
        taalniveau=inhoud.taal,
        opleiding=inhoud.opleiding,
        rijbewijzen=inhoud.rijbewijzen,
        certificaten=inhoud.certificaten,
        werkervaring=inhoud.ervaring,
        wensen=inhoud.wensen,
        uitgesloten_branches=inhoud.uitgesloten_branches,
        uitgesloten_werkgevers=_uitgesloten(rng, inhoud, regio.code, werkgevers),
    )
    return DemoKlant(
        klant=klant,
        identiteit=Identiteit(nummer, *naam),
        belastbaarheid=_belastbaarheid(rng, nummer, inhoud, vandaag=vandaag),
        assessment=bouw_assessment(rng, klant, inhoud, vandaag=vandaag),
        test=_test(rng, nummer, inhoud, vandaag=vandaag),
        soort_belastbaarheid=inhoud.belast.partition(".")[0],
    )


def _begeleiding(regio: str) -> tuple[OrganisatieCode, str]:
    """The organisation and the coach of a region."""
    accounts = lees_accounts()["account"]
    return next(
        (OrganisatieCode(organisatie), account)
        for account, _, _, organisatie, gebied in accounts
        if gebied == regio
    )


def _uitgesloten(
    rng: Random, inhoud: KlantInhoud, regio: str, werkgevers: Sequence[DemoWerkgever]
) -> frozenset[str]:
    """Employers to which this klant does not want to go (back)."""
    if not inhoud.aantal_uitgesloten_werkgevers:
        return frozenset()
    keuze = met_functie(werkgevers, "receptionist", regio=regio)
    gekozen = rng.sample(keuze, min(inhoud.aantal_uitgesloten_werkgevers, len(keuze)))
    return frozenset(w.werkgever.nummer for w in gekozen)


def _belastbaarheid(
    rng: Random, nummer: KlantNummer, inhoud: KlantInhoud, *, vandaag: date
) -> Belastbaarheid:
    if inhoud.belast == "niets":
        return leeg(nummer)
    if inhoud.belast.startswith("deels."):
        return _deels(rng, nummer, inhoud, vandaag=vandaag)
    afwijkingen = {} if inhoud.belast == "normaal" else lees_beperkingen()[inhoud.belast]
    bron, beoordelaar = kies_gewogen(rng, _ARTS, _ARTSGEWICHT)
    datum = vandaag - timedelta(days=rng.randint(20, 400))
    geldig_tot = rng.choice([None, datum + timedelta(days=2 * 365)])
    if inhoud.is_verlopen:
        datum -= timedelta(days=2 * 365)
        geldig_tot = vandaag - timedelta(days=rng.randint(15, 90))
    return Belastbaarheid.vastgesteld(
        nummer,
        afwijkingen,
        bron=bron,
        beoordelaar=beoordelaar,
        datum=datum,
        geldig_tot=geldig_tot,
    )


def _deels(
    rng: Random, nummer: KlantNummer, inhoud: KlantInhoud, *, vandaag: date
) -> Belastbaarheid:
    """A few items only: told by the klant, or seen at work by the jobcoach."""
    zelf = inhoud.belast.startswith("deels.zelf_")
    datum = vandaag - timedelta(days=rng.randint(5, 200))
    return Belastbaarheid.van_oordelen(
        nummer,
        [
            Itemoordeel(
                code=code,
                niveau=waarde if isinstance(waarde, int) else None,
                opties=None if isinstance(waarde, int) else waarde,
                bron=Bron.KLANT_ZELF if zelf else Bron.REAL_LIFE_ASSESSMENT,
                beoordelaar=Beoordelaar.KLANT if zelf else Beoordelaar.JOBCOACH,
                datum=datum,
                geldig_tot=datum + timedelta(days=365),
            )
            for code, waarde in lees_beperkingen()[inhoud.belast].items()
        ],
    )


def _test(
    rng: Random, nummer: KlantNummer, inhoud: KlantInhoud, *, vandaag: date
) -> Beroepskeuzetest | None:
    if inhoud.riasec is None or not kans(rng, _TEST_GEMAAKT):
        return None
    scores = (min(max(score + rng.uniform(-0.06, 0.06), 0.0), 1.0) for score in inhoud.riasec)
    return Beroepskeuzetest(
        klant=nummer,
        datum=vandaag - timedelta(days=rng.randint(10, 300)),
        riasec=Riasec(*(round(score, 2) for score in scores)),
        competenties=tuple(
            CompetentieScore(competentie, sterkte)
            for competentie, sterkte in inhoud.competenties.items()
        ),
    )
