"""Tells the tweede spoor: a complete set of answers per step, and stories up to each phase."""

from __future__ import annotations

from modellen.assessment.model import Leefgebied
from modellen.traject.model import Gegeven
from modellen.traject.soorten._tweede_spoor_plan import DOELEN
from modellen.traject.soorten.tweede_spoor import SOORT
from tests.modellen.traject.verhaal import COACH, Verhaal

ANTWOORDEN: dict[str, dict[str, Gegeven]] = {
    "aanmelding": {
        "eerste_ziektedag": "2025-01-06",
        "eigen_werk_kan_niet": True,
        "vergelijkbaar_werk_kan_niet": True,
        "werkgever_betaalt": True,
        "werkgever_faciliteert": True,
    },
    "dossierscreening": {
        "werkgever_spoor1": True,
        "werkgever_spoor2": True,
        "werknemer_spoor1": True,
        "werknemer_spoor2": True,
        "bron_grenzen": "bedrijfsarts",
        "spoor1_mogelijk": False,
        "eindconclusie": "Terug naar de eigen werkgever lukt niet.",
    },
    "start_screening": {"spoor1_onderzocht": True, "spoor1_niet_haalbaar": True},
    "rla": {
        "leefgebieden": [g.value for g in Leefgebied],
        "locatie_gekozen_door_klant": True,
        "locatie": "thuis",
        "meer_vragen": True,
        "wat_heb_jij_nodig": "Duidelijkheid.",
    },
    "screening_conclusie": {
        "kans_van_slagen": True,
        "conclusie": "Er is werk dat past.",
        "dagdelen": 4,
        "besproken_met_werknemer": True,
    },
    "totaalbeeld": {
        "conclusie_verzuimcoordinator": "Een nieuwe start elders is haalbaar.",
        "totaalbeeld": "Beide conclusies wijzen naar een traject.",
    },
    "besluit": {"uitkomst": "A", "onderbouwing": "Er is werk dat past."},
    "helderheid": {
        "geen_plek_intern": True,
        "ontslag_op_termijn": True,
        "ontslag_bij_baan": True,
        "gelijke_inzet": True,
    },
    "belastbaarheidsonderzoek": {"is_nodig": True, "in_belastbaarheid": True},
    "assessment_rapport": {
        "te_motiveren": True,
        "kan_uitstromen": True,
        "scholing": "Een korte cursus voorraadbeheer.",
        "weg_te_nemen": "Nog geen recent cv.",
        "termijn": "zes_maanden",
        "herplaatsbaar_in_branche": True,
        "richting": "Logistiek op kantoor.",
        "zoekrichting": "onduidelijk",
    },
    "intakerapportage": {"samenvatting": "De kandidaat zoekt werk in de logistiek."},
    "trajectplan": {
        "adviseur": COACH,
        "plaats": "vestiging",
        "doelen": list(DOELEN),
        "methoden": ["coaching", "verzuimbegeleiding"],
        "modules": [
            "verliesverwerking",
            "sollicitatiebegeleiding",
            "bemiddeling",
            "psycholoog",
            "orientatie",
            "scholing",
            "zelfstandige_vestiging",
            "fitness",
            "stage",
        ],
        "geplande_einddatum": "2026-12-01",
        "looptijd_tot": "wia",
        "afstand_tot_werk": "zes_maanden",
        "contact_dagen": 7,
        "uren_per_week": 2,
        "gevolgen": "Wie zonder bericht wegblijft, wordt aan de werkgever gemeld.",
        "gevolgen_besproken": True,
        "aanwezigheid_uitgelegd": True,
        "verwachte_maanden": 6,
        "is_kortste_weg": True,
        "rapportage_weken": 6,
    },
    "handtekening": {"rol": "kandidaat"},
    "start_uitvoering": {},
    "afwijking": {
        "wat": "De einddatum schuift op.",
        "reden": "De cursus begint later.",
        "kandidaat_akkoord": True,
        "werkgever_akkoord": True,
    },
    "module_verliesverwerking": {"vormen": ["gesprek"], "onderwerpen": ["blik_naar_buiten"]},
    "module_psycholoog": {"gericht_op_werk": True, "kandidaat_wil": True},
    "module_orientatie": {"testen": ["beroepskeuzetest"], "uitkomst": "Planner of inkoper."},
    "module_scholing": {
        "opleiding": "Cursus voorraadbeheer",
        "doelberoep": "Voorraadbeheerder",
        "past_bij_ervaring": True,
        "past_bij_richting": True,
        "vraag_in_regio": True,
        "tijdafspraak": "Op dinsdagavond, drie uur.",
        "werkgever_maakt_mogelijk": True,
    },
    "module_fitness": {"is_nodig": True, "doel": "conditie"},
    "module_stage": {
        "bedrijf": "W-12",
        "tijdens": "traject",
        "begindatum": "2026-05-01",
        "einddatum": "2026-05-08",
        "leerdoel": "Werken met het systeem voor de voorraad.",
    },
    "vacatures_besproken": {
        "vacatures": "V-12, V-13",
        "eisen": "Ervaring met een planning.",
        "voldoet": True,
    },
    "module_sollicitatiebegeleiding": {"onderdelen": ["presenteren", "netwerken"]},
    "netwerkkaart": {"stand": "in_kaart", "aantal_contacten": 24},
    "bemiddeling": {
        "pijler": "eigen_netwerk",
        "werk": "V-12",
        "sector": "logistiek",
        "regio": "Haarlem",
        "netwerk": "eigen",
        "uit_profiel": True,
        "zonder_concurrentie": True,
        "doorlopend": True,
        "klant_akkoord": True,
    },
    "opdracht": {"wat": "Drie bedrijven gebeld.", "uren": 2},
    "maandverslag": {"inspanningen": "Vier brieven geschreven.", "voortgang": "Eén gesprek."},
    "voortgang": {
        "afspraken_nagekomen": True,
        "op_schema": True,
        "wat_heb_jij_nodig": "Meer gesprekken oefenen.",
    },
    "mindset": {"vertrouwen": 5},
    "voortgangsrapportage": {"kandidaat": "Op schema.", "project": "Drie van tien aan het werk."},
    "afwezigheid": {
        "feit": "niet_verschenen",
        "datum": "2026-04-20",
        "toestemming_vooraf": False,
    },
    "inzichtgesprek": {"onderwerpen": ["aanwezigheid"]},
    "afwijkend_gedrag": {
        "feit": "De kandidaat kwam twee keer niet.",
        "datum": "2026-04-20",
        "reactie_kandidaat": "Ik had een andere afspraak.",
        "gezien_door_kandidaat": True,
    },
    "wijziging": {"soort": "beschikbaarheid"},
    "wijziging_gemeld": {"alleen_feiten": True},
    "plaatsing": {
        "is_extern": True,
        "contractduur": "bepaald",
        "begindatum": "2026-08-31",
        "einddatum": "2027-02-27",
        "uren_per_week": 24,
        "pijler": "eigen_netwerk",
        "uitzicht_op_blijven": True,
    },
    "arbeidsvoorwaardengesprek": {"adviseur_hielp": True},
    "terug_naar_uitvoering": {"reden": "baan_gaat_niet_door"},
    "zelfstandig_onderzoek": {"haalbaar": True},
    "kvk_inschrijving": {"kvk_nummer": "01234567", "datum": "2026-06-01"},
    "ontslag_genomen": {"datum": "2026-06-01", "brief_aanwezig": True},
    "vaststellingsovereenkomst": {"datum": "2026-06-01", "wederzijds_goedvinden": True},
    "uwv_dossier": {
        "zienswijze_kandidaat": "Ik vind dat ik genoeg deed.",
        "gelezen_door_kandidaat": True,
        "alleen_feiten": True,
    },
    "uwv_advies": {"datum": "2026-07-01", "is_positief": True},
    "vergoeding": {},
    "spoor1_hervat": {"datum": "2026-06-01"},
    "gestopt_door_werkgever": {"datum": "2026-06-01"},
    "eindrapportage": {"samenvatting": "Het traject is klaar."},
    "tevredenheid": {"wie": "kandidaat", "is_tevreden": True},
    "eerstejaarsevaluatie": {},
    "wia_aanvraag": {},
    "contactmoment": {
        "soort": "gesprek",
        "duur_minuten": 45,
        "deelnemers": ["klant", "jobcoach"],
        "aanwezig": True,
    },
    "klantevaluatie": {"klant_doet_mee": False},
}
"""Answers with which each step passes once what comes before it has happened."""


class Spoor2(Verhaal):
    """A story in which a step is told with its usual answers; name only what differs."""

    def __init__(self) -> None:
        super().__init__(SOORT)

    def doe(self, stap: str, **anders: Gegeven) -> Spoor2:
        """The step happens."""
        return self.stap(stap, **_antwoord(stap, anders))

    def niet(self, stap: str, regel: str | None, **anders: Gegeven) -> Spoor2:
        """The step is refused by this rule."""
        return self.weigert(stap, regel=regel, **_antwoord(stap, anders))

    def sluit(self, resultaat: str) -> Spoor2:
        """The kandidaat is asked for his view and the trajectory ends."""
        return self.doe("klantevaluatie").stap("afsluiten", resultaat=resultaat)

    def nog_niet_klaar(self, resultaat: str, regel: str) -> Spoor2:
        """This result is refused."""
        return self.weigert("afsluiten", regel=regel, resultaat=resultaat)


def _antwoord(stap: str, anders: dict[str, Gegeven]) -> dict[str, Gegeven]:
    return {k: v for k, v in {**ANTWOORDEN[stap], **anders}.items() if v is not None}


def aangemeld() -> Spoor2:
    """The employer asked."""
    return Spoor2().op("2026-01-12").doe("aanmelding")


def via_dossier() -> Spoor2:
    """First entrance, up to the assessment."""
    return aangemeld().op("2026-01-19").doe("dossierscreening").op("2026-01-26").doe("helderheid")


def via_screening() -> Spoor2:
    """Second entrance, up to the assessment."""
    v = aangemeld().op("2026-01-19").doe("start_screening").op("2026-01-22").doe("rla")
    v.op("2026-01-26").doe("screening_conclusie").doe("totaalbeeld").doe("besluit")
    return v.op("2026-02-02").doe("helderheid")


def met_plan(**plan: Gegeven) -> Spoor2:
    """Up to the plan, not signed."""
    v = via_dossier().op("2026-02-02").doe("rla").op("2026-02-09").doe("assessment_rapport")
    return v.doe("mindset").doe("intakerapportage").op("2026-02-16").doe("trajectplan", **plan)


def in_uitvoering(*, zoekrichting: str = "onduidelijk", **plan: Gegeven) -> Spoor2:
    """Up to the execution."""
    v = via_dossier().op("2026-02-02").doe("rla").op("2026-02-09")
    v.doe("assessment_rapport", zoekrichting=zoekrichting).doe("mindset").doe("intakerapportage")
    v.op("2026-02-16").doe("trajectplan", **plan)
    for rol in ("kandidaat", "adviseur", "werkgever"):
        v.doe("handtekening", rol=rol)
    return v.op("2026-02-23").doe("start_uitvoering").op("2026-03-02")
