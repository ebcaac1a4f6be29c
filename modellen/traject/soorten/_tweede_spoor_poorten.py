"""Gates of the tweede spoor: what must hold before a step may be recorded.

Each maker gives a function of the state before the step, the step and the norms of that day.
"""

from __future__ import annotations

from datetime import timedelta

from modellen.klantprofiel.zeef import zeef_tekst
from modellen.klantprofiel.zeefwoorden import Reden
from modellen.normen.duur import dag_van, tel_op
from modellen.normen.norm import Normen
from modellen.traject.model import Gebeurtenis, Poort
from modellen.traject.poorten import Controle
from modellen.traject.stand import Stand
from modellen.traject.successtappen import huidige_begeleider
from modellen.traject.velden import find_dag, is_ja, keuzes

UITGANGEN = (
    "plaatsing",
    "kvk_inschrijving",
    "ontslag_genomen",
    "vaststellingsovereenkomst",
    "uwv_dossier",
    "spoor1_hervat",
    "gestopt_door_werkgever",
)
"""Steps that end the execution: from then on no contact or report is asked."""

TERUG = "terug_naar_uitvoering"
"""Step after which an earlier placement, registration or agreement no longer counts."""


def gevuld_als(veld: str, waarde: object, *dan: str) -> Controle:
    """When ``veld`` holds ``waarde``, these other fields are filled in."""
    return lambda stand, stap, normen: (
        stap.gegevens.get(veld) != waarde
        or all(stap.gegevens.get(code) not in (None, "", False) for code in dan)
    )


def zei(stap_code: str, veld: str, waarde: object) -> Controle:
    """The newest event of another step says this."""
    return lambda stand, stap, normen: stand.waarde(stap_code, veld) == waarde


def in_plan(module: str) -> Controle:
    """The trajectplan that holds names this module."""
    return lambda stand, stap, normen: module in plan_lijst(stand, "modules")


def niet_ouder(stap_code: str, dan: str) -> Controle:
    """The newest ``stap_code`` came after the newest ``dan``."""
    return lambda stand, stap, normen: plaats(stand, stap_code) > plaats(stand, dan)


def geldt(*stappen: str) -> Controle:
    """One of these steps happened and was not undone by a return to the execution."""
    return lambda stand, stap, normen: plaats(stand, *stappen) > plaats(stand, TERUG)


def plaats(stand: Stand, *stappen: str) -> int:
    """Place of the newest of these steps in what holds; -1 when there is none."""
    plekken = (i for i, g in enumerate(stand.geldend) if g.stap in stappen)
    return max(plekken, default=-1)


def plan_lijst(stand: Stand, veld: str) -> tuple[str, ...]:
    """The choices in a field of the trajectplan that holds."""
    plan = stand.laatste("trajectplan")
    return keuzes(plan, veld) if plan else ()


def binnen_looptijd(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-69, SP2-85: not after the planned end of the trajectory."""
    einde = stand.dag("trajectplan", "geplande_einddatum")
    return einde is not None and dag_van(stap.moment) <= einde


def looptijd_voorbij(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-88: the planned end has been reached."""
    einde = stand.dag("trajectplan", "geplande_einddatum")
    return einde is not None and dag_van(stap.moment) >= einde


def spoor1_onmogelijk(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-23: the dossierscreening, where that was the entrance, found spoor 1 impossible."""
    if stand.heeft("start_screening"):
        return True
    return stand.waarde("dossierscreening", "spoor1_mogelijk") is False


def besloten_tot_traject(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-33: after a screening op haalbaarheid only outcome A opens the trajectory."""
    return not stand.heeft("start_screening") or stand.waarde("besluit", "uitkomst") == "A"


def is_besluit_b(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-34: the newest decision is B."""
    return stand.waarde("besluit", "uitkomst") == "B"


def start_op_tijd(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """A start later than six weeks after the eerstejaarsevaluatie names its reason."""
    evaluatie = stand.laatste("eerstejaarsevaluatie")
    if evaluatie is None or stap.gegevens.get("reden_late_start"):
        return True
    uiterste = tel_op(dag_van(evaluatie.moment), normen.duur("sp2.start_na_evaluatie"))
    return dag_van(stap.moment) <= uiterste


def rla_is_vers(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-36: the one of step 1, or one of the screening that is not too old (A22)."""
    rla = stand.laatste("rla")
    if rla is None:
        return False
    if plaats(stand, "rla") > plaats(stand, "helderheid"):
        return True
    laatste_dag = tel_op(dag_van(rla.moment), normen.duur("sp2.rla_herbruikbaar"))
    return dag_van(stap.moment) <= laatste_dag


def contact_uit_keuzes(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-74: one of the frequencies that are agreed, at most the longest."""
    return stap.gegevens.get("contact_dagen") in normen.keuzes("sp2.contact_keuzes")


def is_vaste_adviseur(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-49: the plan names the one adviser whom the kandidaat has."""
    return huidige_begeleider(stand) in (None, stap.gegevens.get("adviseur"))


def einde_na_begin(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-48: the planned end lies after the day of the plan."""
    einde = find_dag(stap, "geplande_einddatum")
    return einde is not None and einde > dag_van(stap.moment)


def einde_binnen_loondoorbetaling(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-88: not past the week in which the pay ends, unless the plan says why (A27)."""
    einde, begin = find_dag(stap, "geplande_einddatum"), stand.dag("aanmelding", "eerste_ziektedag")
    if einde is None or begin is None or stap.gegevens.get("reden_langere_duur"):
        return True
    return einde <= tel_op(begin, normen.duur("sp2.loondoorbetaling"))


def duale_aanpak(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-104: outside the own branche the plan has scholing, or says why not."""
    if stand.waarde("assessment_rapport", "herplaatsbaar_in_branche") is not False:
        return True
    return "scholing" in keuzes(stap, "modules") or bool(stap.gegevens.get("reden_geen_scholing"))


def nieuw_plan_in_overleg(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-91: a plan that replaces a signed one needs an agreed deviation after it."""
    if not stand.heeft("start_uitvoering"):
        return True
    return plaats(stand, "afwijking") > plaats(stand, "trajectplan")


def getekend_door(*rollen: str) -> Controle:
    """SP2-44: these roles signed the plan that holds."""

    def controle(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
        tekenden = stand.geldend[plaats(stand, "trajectplan") + 1 :]
        wie = {g.gegevens.get("rol") for g in tekenden if g.stap == "handtekening"}
        return stand.heeft("trajectplan") and set(rollen) <= wie

    return controle


def melding_klopt(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-96: there is a change that was not told yet, and only facts are told."""
    is_nieuw = plaats(stand, "wijziging") > plaats(stand, "wijziging_gemeld")
    return is_nieuw and is_ja(stap, "alleen_feiten")


def zonder_zoekrichting(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-52: the kandidaat has no search direction, or one that is not clear."""
    return stand.waarde("assessment_rapport", "zoekrichting") in ("geen", "onduidelijk")


def doel_uit_plan(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-73: the aim of the activity is one of the aims of the trajectplan."""
    return stap.gegevens.get("doel") in plan_lijst(stand, "doelen")


def eigen_netwerk_eerst(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-60: the first search is in the own network."""
    if stap.gegevens.get("pijler") == "eigen_netwerk":
        return True
    return any(g.gegevens.get("pijler") == "eigen_netwerk" for g in stand.alle("bemiddeling"))


def netwerkkaart_eerst(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-62: the network of the kandidaat is mapped before it is used."""
    return stap.gegevens.get("pijler") != "netwerk_kandidaat" or stand.heeft("netwerkkaart")


def onderzoek_haalbaar(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-68: the research says that an own business is feasible."""
    return stand.waarde("zelfstandig_onderzoek", "haalbaar") is True


def baan_lang_genoeg(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-82: an open-ended contract, or one of at least the minimum length."""
    plaatsing = stand.laatste("plaatsing")
    if plaatsing is None:
        return False
    if plaatsing.gegevens.get("contractduur") == "onbepaald":
        return True
    begin, einde = find_dag(plaatsing, "begindatum"), find_dag(plaatsing, "einddatum")
    if begin is None or einde is None:
        return False
    return einde + timedelta(days=1) >= tel_op(begin, normen.duur("sp2.baan_min"))


def einde_contract_klopt(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-82: a contract for a time has an end after its begin."""
    if stap.gegevens.get("contractduur") != "bepaald":
        return True
    begin, einde = find_dag(stap, "begindatum"), find_dag(stap, "einddatum")
    return begin is not None and einde is not None and einde >= begin


def hielp_bij_voorwaarden(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-66: the adviser helped with the terms of employment of this job."""
    is_van_nu = geldt("arbeidsvoorwaardengesprek")(stand, stap, normen)
    return is_van_nu and stand.waarde("arbeidsvoorwaardengesprek", "adviseur_hielp") is True


def advies_op_dossier(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-86: UWV answered on the dossier that holds."""
    return plaats(stand, "uwv_advies") > plaats(stand, "uwv_dossier")


def positief_advies(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-86: that answer is positive."""
    is_antwoord = advies_op_dossier(stand, stap, normen)
    return is_antwoord and stand.waarde("uwv_advies", "is_positief") is True


def kvk_nummer_klopt(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-84: a KvK number has eight digits."""
    nummer = stap.gegevens.get("kvk_nummer")
    return isinstance(nummer, str) and nummer.isascii() and nummer.isdigit() and len(nummer) == 8


def eindrapport_gemaakt(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-92: once the execution has begun, there is an eindrapportage of how it ended."""
    if not stand.heeft("start_uitvoering"):
        return True
    return plaats(stand, "eindrapportage") > plaats(stand, TERUG, *UITGANGEN)


def spoor1_open(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
    """SP2-88: work was resumed in spoor 1, or the dossierscreening found that possible."""
    if plaats(stand, "spoor1_hervat") > plaats(stand, TERUG):
        return True
    return stand.waarde("dossierscreening", "spoor1_mogelijk") is True


def _zonder_gezondheid(*velden: str) -> Controle:
    def controle(stand: Stand, stap: Gebeurtenis, normen: Normen) -> bool:
        teksten = (stap.gegevens.get(veld) for veld in velden)
        return all(
            reden is not Reden.GEZONDHEID
            for tekst in teksten
            if isinstance(tekst, str)
            for _, reden in zeef_tekst(tekst)
        )

    return controle


def geen_gezondheid(*velden: str) -> Poort:
    """SP2-97: text that may leave the house says nothing about health."""
    return Poort(
        regel="SP2-97",
        melding="Hier staat iets over gezondheid.",
        volgende_stap=(
            "Haal het weg. Grenzen aan het werk horen bij belastbaarheid, de rest bij de arts."
        ),
        controle=_zonder_gezondheid(*velden),
    )
