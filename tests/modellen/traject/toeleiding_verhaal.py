"""Stories of a toeleiding: ordinary answers per step, and the road to each phase."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from modellen.traject.model import Gebeurtenis, Gegeven
from modellen.traject.soorten.toeleiding import SOORT
from modellen.traject.vastleggen import NormenOp
from tests.modellen.traject.verhaal import COACH, Verhaal

COLLEGA = "collega-2"
ANTWOORDEN: dict[str, dict[str, Gegeven]] = {
    "aanmelding": {"financier": "gemeente", "banenafspraak": True, "nog_niet_bemiddelbaar": True},
    "sa_programma": {
        "praktische_vaardigheden": "Op tijd komen",
        "sociale_vaardigheden": "Hulp vragen",
        "training_nodig": False,
        "wat_heb_jij_nodig": "Oefenen in het echt.",
    },
    "mindset": {"vertrouwen": 4},
    "handtekening": {"rol": "klant"},
    "bedrijfsverkenning": {"bedrijf": "W-12", "dag": "2026-01-20"},
    "training": {"naam": "Ik wil aan het werk"},
    "sa_evaluatie": {
        "meer_zelfvertrouwen": True,
        "lost_zelf_op": True,
        "geslaagd": True,
        "wat_heb_jij_nodig": "Een werkgever die mij kent.",
    },
    "branchekeuze": {"branche": "groen", "werkzaamheden": "Snoeien", "eigen_keuze": True},
    "portaaltoegang": {"account": COACH, "taken": ["aanvragen", "uren"]},
    "portaaltoegang_ingetrokken": {"account": COACH},
    "proefplaatsing_aangevraagd": {
        "werkgever": "W-12",
        "branche": "groen",
        "ingangsdatum": "2026-03-01",
        "einddatum": "2026-05-01",
        "klant_akkoord": True,
    },
    "proefplaatsing_toegekend": {"beslisser": "klantmanager"},
    "proefplaatsing_afgewezen": {"beslisser": "klantmanager", "reden": "Geen begeleider"},
    "proefplaatsing_gestart": {
        "werkgever": "W-12",
        "ingangsdatum": "2026-03-01",
        "einddatum": "2026-05-01",
    },
    "proefplaatsing_gestopt": {"reden": "niet_allen_tevreden"},
    "jobcoaching_aangevraagd": {
        "doelen": "Zelf het werk plannen",
        "percentage": 10,
        "licentie_geldig_tot": "2030-12-31",
    },
    "jobcoaching_toegekend": {"beslisser": "klantmanager", "percentage": 10},
    "jobcoaching_afgewezen": {"beslisser": "klantmanager", "reden": "Niet nodig"},
    "jobcoaching_gestart": {"ingangsdatum": "2026-03-02"},
    "tevredenheid": {"wie": "kandidaat", "tevreden": True},
    "omzetting": {},
    "uren_geregistreerd": {
        "periode_van": "2026-03-02",
        "periode_tot": "2026-03-08",
        "uren_jobcoach": 2,
        "uren_gewerkt": 20,
    },
    "loonwaarde": {
        "percentage": 60,
        "vastgesteld_op": "2026-04-20",
        "methode": "Werkbezoek",
        "beslisser": "klantmanager",
        "overleg_werkgever": True,
        "overleg_jobcoach": True,
    },
    "arbeidsovereenkomst": {"begin": "2026-05-01", "uren_per_week": 24},
    "plaatsing_beeindigd": {"datum": "2026-06-01", "reden": "werkgever_stopt"},
    "functioneert_met_collegas": {"collegas_begeleiden": True, "zonder_jobcoach": True},
    "vervolg_aangevraagd": {
        "doelen": "Zelf het werk plannen",
        "percentage": 10,
        "licentie_geldig_tot": "2030-12-31",
    },
    "vervolg_toegekend": {
        "beslisser": "klantmanager",
        "percentage": 10,
        "ingangsdatum": "2026-05-01",
        "einddatum": "2026-11-01",
    },
    "vervolg_afgewezen": {"beslisser": "klantmanager", "reden": "Niet nodig"},
    "verantwoording": {"sa": "behaald", "iro": "behaald", "jobcoaching": "behaald"},
    "afspraak": {"wat": "Werkgever bellen", "wie": "jobcoach", "voor_datum": "2026-12-01"},
    "klantevaluatie": {"klant_doet_mee": False},
}


class Toeleiding(Verhaal):
    """A toeleiding in which more than one person records."""

    def __init__(self, *, normen: NormenOp | None = None) -> None:
        super().__init__(SOORT, normen=normen)
        self.door = COACH

    def als(self, account: str) -> Self:
        """Who records from now on."""
        self.door = account
        return self

    def doe(self, stap: str, **anders: Gegeven) -> Self:
        """A step with ordinary answers, some of them otherwise."""
        return self.stap(stap, **self._antwoorden(stap, anders))

    def nee(self, stap: str, regel: str | None, **anders: Gegeven) -> Self:
        """The same step is refused by this rule."""
        return self.weigert(stap, regel=regel, **self._antwoorden(stap, anders))

    def _antwoorden(self, stap: str, anders: dict[str, Gegeven]) -> dict[str, Gegeven]:
        programma = self.stand.laatste("sa_programma")
        nu: dict[str, Gegeven] = {}
        if stap == "handtekening" and programma is not None:
            nu["sa_programma"] = programma.volgnummer
        return ANTWOORDEN.get(stap, {}) | nu | anders

    def tevreden(self, *partijen: str) -> Self:
        """These parties say yes."""
        for wie in partijen:
            self.doe("tevredenheid", wie=wie)
        return self

    def uren_verwerkt(self) -> Self:
        """The newest hours are approved by a colleague and sent."""
        nummer = self.nummer("uren_geregistreerd")
        self.als(COLLEGA).stap("uren_geaccordeerd", uren=nummer)
        return self.als(COACH).stap("uren_verzonden", uren=nummer, ontvanger="gemeente")

    def sluit(self, resultaat: str) -> Self:
        """Ask the klant and close."""
        return self.doe("klantevaluatie").stap("afsluiten", resultaat=resultaat)

    def _nieuw(
        self,
        stap: str,
        gegevens: dict[str, Gegeven],
        corrigeert: int | None = None,
        reden: str | None = None,
    ) -> Gebeurtenis:
        return replace(super()._nieuw(stap, gegevens, corrigeert, reden), door=self.door)


def aangemeld(*, normen: NormenOp | None = None) -> Toeleiding:
    """Registered, with access to the portal for coach and colleague."""
    v = Toeleiding(normen=normen).op("2026-01-05").doe("aanmelding").doe("portaaltoegang")
    return v.doe("portaaltoegang", account=COLLEGA, taken=["accorderen"])


def met_programma(*, normen: NormenOp | None = None, **programma: Gegeven) -> Toeleiding:
    """The kandidaat said how he sees himself, and signed the programme."""
    v = aangemeld(normen=normen).doe("mindset").doe("sa_programma", **programma)
    return v.doe("handtekening")


def met_sa(*, normen: NormenOp | None = None) -> Toeleiding:
    """Sociale activering succeeded and a branche was chosen."""
    v = met_programma(normen=normen).op("2026-01-20").doe("bedrijfsverkenning")
    return v.op("2026-02-10").doe("mindset").doe("sa_evaluatie").doe("branchekeuze")


def in_proefplaatsing(*, normen: NormenOp | None = None) -> Toeleiding:
    """The proefplaatsing runs, without jobcoaching yet."""
    v = met_sa(normen=normen).doe("proefplaatsing_aangevraagd").doe("jobcoaching_aangevraagd")
    return (
        v.op("2026-02-20")
        .doe("proefplaatsing_toegekend")
        .op("2026-03-01")
        .doe("proefplaatsing_gestart")
    )


def met_jobcoach(*, normen: NormenOp | None = None) -> Toeleiding:
    """Both were granted and the jobcoach began."""
    v = in_proefplaatsing(normen=normen).doe("jobcoaching_toegekend")
    return v.op("2026-03-02").doe("jobcoaching_gestart")


def geplaatst() -> Toeleiding:
    """Converted, with loonwaarde and contract."""
    v = met_jobcoach().op("2026-04-20").tevreden("kandidaat", "werkgever", "financier", "jobcoach")
    return v.doe("omzetting").op("2026-04-25").doe("loonwaarde").doe("arbeidsovereenkomst")


def met_vervolg() -> Toeleiding:
    """The first half-year after the placement was granted."""
    return geplaatst().doe("vervolg_aangevraagd").op("2026-05-01").doe("vervolg_toegekend")
