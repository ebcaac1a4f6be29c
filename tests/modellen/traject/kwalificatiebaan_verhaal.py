"""Stories of a kwalificatiebaan: ordinary answers per step, and the road to each phase."""

from __future__ import annotations

from typing import Self

from modellen.traject.gedeeld import CONCLUSIES, LEEFGEBIEDEN
from modellen.traject.model import Gegeven
from modellen.traject.soorten.kwalificatiebaan import SOORT
from modellen.traject.vastleggen import NormenOp
from tests.modellen.traject.verhaal import Verhaal

ANTWOORDEN: dict[str, dict[str, Gegeven]] = {
    "verwijzing": {
        "doelgroep": "uitkering",
        "geen_ernstige_belemmering": True,
        "korte_afstand": True,
        "inschatting": "goed",
    },
    "mindset": {"vertrouwen": 5},
    "trajectplan": {"richting": "Magazijn", "aanpak": ["gericht_zoeken"]},
    "handtekening": {"rol": "klant"},
    "voortraject_gestart": {
        "ingangsdatum": "2026-01-10",
        "wat_heb_jij_nodig": "Weten waar ik moet zoeken.",
    },
    "belemmering": {"soort": "reisafstand", "stand": "open", "actie": "Fiets regelen"},
    "inzicht_gevolgen": {},
    "gericht_gezocht": {"soort_werk": "Magazijn"},
    "rla": {
        "leefgebieden": list(LEEFGEBIEDEN),
        "locatie_gekozen_door_klant": True,
        "conclusies": list(CONCLUSIES),
    },
    "evaluatie_voortraject": {
        "vaardigheden_voldoende": False,
        "belemmeringen_hanteerbaar": True,
        "wat_heb_jij_nodig": "Nog wat tijd.",
    },
    "verlenging_voorgesteld": {
        "criteria": ["weinig_werkervaring"],
        "belemmeringen": ["reisafstand"],
        "toelichting": "De klant leert nog op tijd te komen.",
        "overlegd": True,
    },
    "verlenging_akkoord": {"einddatum": "2026-07-10"},
    "verlenging_geweigerd": {},
    "plaatsing_met_lks": {
        "werkgever": "W-12",
        "ingangsdatum": "2026-03-01",
        "vorm": "arbeidsovereenkomst",
        "betaald": True,
        "klant_akkoord": True,
        "lks_tot": "2026-06-01",
        "uitzicht_regulier": True,
    },
    "plaatsing_zonder_lks": {
        "werkgever": "W-12",
        "ingangsdatum": "2026-03-01",
        "vorm": "aanstelling",
        "betaald": True,
        "klant_akkoord": True,
    },
    "contactmoment": {
        "soort": "gesprek",
        "duur_minuten": 45,
        "deelnemers": ["klant", "jobcoach"],
        "aanwezig": True,
    },
    "lks_evaluatie": {
        "nog_nodig": True,
        "reden": "inwerken",
        "wat_heb_jij_nodig": "Een vaste collega.",
    },
    "lks_beeindigd": {"ingangsdatum": "2026-05-31"},
    "scholing": {"opleiding": "Heftruck", "kwalificatie": "Heftruckcertificaat"},
    "uitval": {"datum": "2026-04-10"},
    "nazorg_afgerond": {},
    "advies": {
        "redenen": ["geen_vacature"],
        "vervolgtraject": "Leerwerktraject",
        "toelichting": "De klant wil eerst een vak leren.",
    },
    "gestopt": {"wie": "klant"},
    "klantevaluatie": {"klant_doet_mee": False},
}


class Kwalificatiebaan(Verhaal):
    """A kwalificatiebaan."""

    def __init__(self, *, normen: NormenOp | None = None) -> None:
        super().__init__(SOORT, normen=normen)

    def doe(self, stap: str, **anders: Gegeven) -> Self:
        """A step with ordinary answers, some of them otherwise."""
        return self.stap(stap, **self._antwoorden(stap, anders))

    def nee(self, stap: str, regel: str | None, **anders: Gegeven) -> Self:
        """The same step is refused by this rule."""
        return self.weigert(stap, regel=regel, **self._antwoorden(stap, anders))

    def _antwoorden(self, stap: str, anders: dict[str, Gegeven]) -> dict[str, Gegeven]:
        plan = self.stand.laatste("trajectplan")
        nu: dict[str, Gegeven] = {}
        if stap == "handtekening" and plan is not None:
            nu["trajectplan"] = plan.volgnummer
        return ANTWOORDEN.get(stap, {}) | nu | anders

    def sluit(self, resultaat: str) -> Self:
        """Ask the klant and close."""
        return self.doe("klantevaluatie").stap("afsluiten", resultaat=resultaat)

    def niet_sluiten(self, resultaat: str, regel: str) -> Self:
        """Closing with this result is refused."""
        return self.doe("klantevaluatie").nee("afsluiten", regel, resultaat=resultaat)


def verwezen() -> Kwalificatiebaan:
    """Referred."""
    return Kwalificatiebaan().op("2026-01-05").doe("verwijzing")


def met_plan() -> Kwalificatiebaan:
    """The klant said how he sees himself, and signed the plan."""
    return verwezen().doe("mindset").doe("trajectplan").doe("handtekening")


def in_voortraject(*, begin: str = "2026-01-10") -> Kwalificatiebaan:
    """The voortraject runs from 10 January to 10 April 2026, or from another day."""
    return met_plan().op("2026-01-10").doe("voortraject_gestart", ingangsdatum=begin)


def met_voorstel(*, begin: str = "2026-01-10") -> Kwalificatiebaan:
    """An extension was proposed."""
    v = (
        in_voortraject(begin=begin)
        .op("2026-04-01")
        .doe("belemmering")
        .doe("rla")
        .doe("inzicht_gevolgen")
    )
    return (
        v.doe("gericht_gezocht")
        .doe("mindset")
        .doe("evaluatie_voortraject")
        .doe("verlenging_voorgesteld")
    )


def verlengd() -> Kwalificatiebaan:
    """The klantmanager agreed; the voortraject runs to 10 July 2026."""
    return met_voorstel().op("2026-04-08").doe("verlenging_akkoord")


def met_lks() -> Kwalificatiebaan:
    """At work with LKS since 1 March 2026, with contact every month."""
    v = in_voortraject().op("2026-03-01").doe("plaatsing_met_lks")
    for dag in ("2026-03-10", "2026-04-09", "2026-05-12"):
        v.op(dag).doe("contactmoment")
    return v


def in_nazorg() -> Kwalificatiebaan:
    """LKS ended on 31 May 2026; nazorg runs to 31 August."""
    return met_lks().op("2026-06-01").doe("lks_beeindigd")
