"""Gates of the opstapbaan: each asks one thing of the state before the step and of the step.

A gate never fails on a field that is filled in wrongly; that is refused beside it.
"""

from __future__ import annotations

from datetime import date, timedelta

from modellen.normen.duur import Duur, Eenheid, dag_van, tel_op
from modellen.normen.norm import Normen
from modellen.traject.gedeeld import open_afspraken
from modellen.traject.model import Gebeurtenis
from modellen.traject.poorten import Controle, find_verwezen
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag, find_getal, is_ja, tekst

ROLLEN = ("klant", "jobcoach", "casemanager")
CONTRACT = "contract_zonder_lks"
INLEEN = "inleen"
ANDERE_AFSCHALING = "andere_afschaling"
LKS = "lks_op_proef"
VERGOEDING = "vergoeding_werkgever"
TREDEN = (CONTRACT, INLEEN, ANDERE_AFSCHALING, LKS)
_RANG = {CONTRACT: 1, INLEEN: 2, ANDERE_AFSCHALING: 2, LKS: 3}
WERKPLEKKEN = ("werkplek_sdw", "werkplek_regulier")

# --- contact and agreements -----------------------------------------------------------------------


def _vorig_contact(stand: Stand) -> Gebeurtenis | None:
    return next((g for g in reversed(stand.alle("contactmoment")) if is_ja(g, "aanwezig")), None)


def vorig_contact_gaf_afspraak(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Each contact ends with an agreement (OPS-42); a klant who is absent makes none."""
    vorig = _vorig_contact(stand)
    if vorig is None or not is_ja(nieuw, "aanwezig"):
        return True
    return any(a.moment >= vorig.moment for a in stand.alle("afspraak"))


def eerdere_afspraken_besproken(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """What was agreed before the previous contact was discussed in it (OPS-44)."""
    vorig = _vorig_contact(stand)
    if vorig is None or not is_ja(nieuw, "aanwezig"):
        return True
    return all(a.moment >= vorig.moment for a in open_afspraken(stand))


# --- from registration to intake ------------------------------------------------------------------


def sdw_na_intake_gepland(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The talk at SDW follows the intake (OPS-29)."""
    return _oplopend(find_dag(nieuw, "intake_op"), find_dag(nieuw, "sdw_op"))


def is_al_in_dienst(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Employment at SDWork begins before the intake (OPS-24)."""
    begin = stand.dag("in_dienst", "datum")
    return begin is not None and begin <= dag_van(nieuw.moment)


def thuis_of_na_weigering_in_de_wijk(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """At home, unless the klant does not want that (OPS-25)."""
    return tekst(nieuw, "locatie") != "wijk" or stand.heeft("huisbezoek_geweigerd")


def weigering_geldt(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Whoever refuses a home visit gets no home visit (OPS-27)."""
    return tekst(nieuw, "locatie") != "thuis" or not stand.heeft("huisbezoek_geweigerd")


# --- periods --------------------------------------------------------------------------------------


def _oplopend(begin: date | None, eind: date | None) -> bool:
    return begin is None or eind is None or begin <= eind


def periode_loopt_vooruit(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The last day is not before the first."""
    return _oplopend(find_dag(nieuw, "begin"), find_dag(nieuw, "tot_en_met"))


def _past_binnen(begin: date | None, eind: date | None, duur: Duur) -> bool:
    """Is ``eind`` at most this long after ``begin``? The same day months later still is (A39)."""
    return begin is None or eind is None or eind <= tel_op(begin, duur)


def _eerste_begin(gebeurtenissen: tuple[Gebeurtenis, ...]) -> date | None:
    dagen = (find_dag(g, "begin") for g in gebeurtenissen)
    return min((dag for dag in dagen if dag is not None), default=None)


def binnen_de_opstapbaan(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Everything at the expense of the opstapbaan fits in its six months (OPS-56, A6)."""
    start = stand.dag("start_opstapbaan", "datum")
    begin = find_dag(nieuw, "begin")
    vooraf = start is not None and begin is not None and begin < start
    eind = find_dag(nieuw, "tot_en_met")
    return not vooraf and _past_binnen(start, eind, normen.duur("ops.opstapbaan_max"))


def een_werkplek_tegelijk(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """One place at a time, thus exactly one unit of SDW (OPS-32)."""
    begin, eind = find_dag(nieuw, "begin"), find_dag(nieuw, "tot_en_met")
    if begin is None or eind is None:
        return True
    for ander in stand.alle(*WERKPLEKKEN):
        ander_begin, ander_eind = find_dag(ander, "begin"), find_dag(ander, "tot_en_met")
        if ander_begin and ander_eind and begin <= ander_eind and ander_begin <= eind:
            return False
    return True


def langer_bij_sdw_heeft_reden(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Longer than the target at SDW asks for a reason (OPS-58); the full period may (OPS-57)."""
    begin = _eerste_begin((*stand.alle("werkplek_sdw"), nieuw))
    binnen = _past_binnen(begin, find_dag(nieuw, "tot_en_met"), normen.duur("ops.sdw_streef"))
    return binnen or tekst(nieuw, "reden_langer") is not None


def inleen_binnen_maximum(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Working against a fee takes at most three months at one employer (OPS-65)."""
    eerder = (g for g in stand.alle("inleen") if _zelfde_werkgever(g, nieuw))
    begin = _eerste_begin((*eerder, nieuw))
    return _past_binnen(begin, find_dag(nieuw, "tot_en_met"), normen.duur("ops.inleen_max"))


def lks_binnen_maximum(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Loonkostensubsidie takes at most six months in total, from its first day (OPS-67)."""
    begin = _eerste_begin((*stand.alle("lks_op_proef"), nieuw))
    return _past_binnen(begin, find_dag(nieuw, "tot_en_met"), normen.duur("ops.lks_max"))


# --- what the consulent saw -----------------------------------------------------------------------


def verwijst_naar_observatie(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A weekly talk that names an observation names one that holds (OPS-49)."""
    if find_getal(nieuw, "observatie") is None:
        return True
    return find_verwezen(stand, nieuw, veld="observatie", stap="observatie") is not None


# --- the offer to the employer --------------------------------------------------------------------


def _zelfde_werkgever(een: Gebeurtenis, ander: Gebeurtenis) -> bool:
    return tekst(een, "werkgever") is not None and tekst(een, "werkgever") == tekst(
        ander, "werkgever"
    )


def _rang(gebeurtenis: Gebeurtenis | None) -> int:
    return _RANG.get(tekst(gebeurtenis, "trede") or "", 0)


def _afgewezen_rangen(stand: Stand, nieuw: Gebeurtenis) -> set[int]:
    return {_rang(g) for g in stand.alle("aanbod_afgewezen") if _zelfde_werkgever(g, nieuw)}


def _open_aanbod(stand: Stand, nieuw: Gebeurtenis) -> Gebeurtenis | None:
    """The newest offer to this employer, unless he turned it down."""
    stappen = [g for g in stand.alle("aanbod", "aanbod_afgewezen") if _zelfde_werkgever(g, nieuw)]
    return stappen[-1] if stappen and stappen[-1].stap == "aanbod" else None


def begint_met_contract(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """First the contract without subsidy is asked for (OPS-63)."""
    return _rang(nieuw) <= 1 or any(
        _rang(g) == 1 for g in stand.alle("aanbod") if _zelfde_werkgever(g, nieuw)
    )


def hogere_trede_mislukte(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A step down needs the reason why the step above failed (OPS-64)."""
    return _rang(nieuw) <= 1 or 1 in _afgewezen_rangen(stand, nieuw)


def lks_is_laatste_trede(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Subsidy only when scaling down in another way is not possible (OPS-66)."""
    return _rang(nieuw) <= 2 or 2 in _afgewezen_rangen(stand, nieuw)


def er_is_geen_open_aanbod(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """An employer answers one offer before he gets the next (OPS-64)."""
    return _open_aanbod(stand, nieuw) is None


def werkgever_zegt_contract_toe(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Below the first step the employer promises at least six months, no proeftijd (OPS-69)."""
    if _rang(nieuw) <= 1:
        return True
    maanden = nieuw.gegevens.get("toegezegde_maanden")
    if not isinstance(maanden, int | float) or isinstance(maanden, bool) or not 0 <= maanden <= 999:
        return False
    vandaag = dag_van(nieuw.moment)
    toegezegd = tel_op(vandaag, Duur(int(maanden), Eenheid.MAAND))
    lang_genoeg = toegezegd >= tel_op(vandaag, normen.duur("ops.ao_min"))
    return lang_genoeg and is_ja(nieuw, "toegezegd_zonder_proeftijd")


def bedrag_kan(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Costs are not below zero, and a compensation is an amount (OPS-13, OPS-62)."""
    kosten = find_getal(nieuw, "kosten")
    if kosten is None:
        return True
    return kosten > 0 if tekst(nieuw, "soort") == VERGOEDING else kosten >= 0


def vergoeding_is_van_de_gemeente(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """An employer is compensated on behalf of the municipality, with its yes (OPS-62)."""
    return tekst(nieuw, "soort") != VERGOEDING or is_ja(nieuw, "namens_gemeente")


def _vergoeding(stand: Stand, aanbod: Gebeurtenis) -> Gebeurtenis | None:
    return find_verwezen(stand, aanbod, veld="vergoeding", stap="instrument")


def verwijst_naar_vergoeding(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The number at the offer is a compensation for an employer (OPS-62)."""
    if find_getal(nieuw, "vergoeding") is None:
        return True
    return tekst(_vergoeding(stand, nieuw), "soort") == VERGOEDING


def vergoeding_is_vrij(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A compensation belongs to one employer, unless he turned the offer down (OPS-62)."""
    gevraagd = _vergoeding(stand, nieuw)
    return gevraagd is None or not any(
        _vergoeding(stand, g) is gevraagd
        and not _zelfde_werkgever(g, nieuw)
        and _open_aanbod(stand, g) is g
        for g in stand.alle("aanbod")
    )


def wijst_open_aanbod_af(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Only an offer that is open can be turned down (OPS-64)."""
    aanbod = _open_aanbod(stand, nieuw)
    return aanbod is not None and tekst(aanbod, "trede") == tekst(nieuw, "trede")


def heeft_aanbod(trede: str) -> Controle:
    """The employer has this offer and did not turn it down."""
    return lambda stand, nieuw, normen: tekst(_open_aanbod(stand, nieuw), "trede") == trede


def heeft_enig_aanbod(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A contract follows on an offer, of whatever step (OPS-63)."""
    return _open_aanbod(stand, nieuw) is not None


def contract_lang_genoeg(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """At least six months; without a last day it is for an indefinite time (OPS-63)."""
    begin, eind = find_dag(nieuw, "begin"), find_dag(nieuw, "tot_en_met")
    if begin is None or eind is None:
        return True
    return eind + timedelta(days=1) >= tel_op(begin, normen.duur("ops.ao_min"))


def toezegging_nagekomen(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """After fee or subsidy the promised contract has no proeftijd (OPS-69)."""
    return _rang(_open_aanbod(stand, nieuw)) <= 1 or nieuw.gegevens.get("proeftijd") is False


# --- nazorg and closing ---------------------------------------------------------------------------


def lopend_contract(stand: Stand) -> Gebeurtenis | None:
    """The regular contract that has not ended."""
    laatste = stand.laatste("regulier_contract", "contract_beeindigd")
    return laatste if laatste is not None and laatste.stap == "regulier_contract" else None


def contract_loopt(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The klant has a regular contract now."""
    return lopend_contract(stand) is not None


def geen_contract_loopt(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The klant has no regular contract now."""
    return lopend_contract(stand) is None


def _sinds_contract(stand: Stand, stap: str) -> Gebeurtenis | None:
    """The newest event of a step after the newest regular contract."""
    laatste = stand.laatste("regulier_contract", stap)
    return laatste if laatste is not None and laatste.stap == stap else None


def informatie_werkgever_besproken(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """What the employer tells is discussed with the klant (OPS-77)."""
    for g in reversed(stand.alle("nazorg_werkgever", "nazorg_werknemer")):
        if g.stap == "nazorg_werkgever":
            return False
        if is_ja(g, "informatie_werkgever_besproken"):
            return True
    return True


def na_duurzame_periode(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Sustainability is looked at after six months at work (OPS-80)."""
    begin = find_dag(lopend_contract(stand), "begin")
    return begin is not None and dag_van(nieuw.moment) >= tel_op(begin, normen.duur("ops.duurzaam"))


def nazorg_duurde_lang_genoeg(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Three months of nazorg, unless the contract ended (OPS-04)."""
    contract = lopend_contract(stand)
    begin = find_dag(contract, "begin")
    return contract is None or (
        begin is not None and dag_van(nieuw.moment) >= tel_op(begin, normen.duur("ops.nazorg"))
    )


def duurzaamheid_bekeken(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The sustainability of this contract is known, or it ended (OPS-80, A5)."""
    return lopend_contract(stand) is None or _sinds_contract(stand, "duurzaamheid") is not None


def functioneren_bekeken(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The six points were looked at in this contract, or it ended (OPS-79)."""
    return lopend_contract(stand) is None or _sinds_contract(stand, "functioneren") is not None


def is_duurzaam(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """At work and independent of benefit: both, in the contract that runs (OPS-80)."""
    toets = _sinds_contract(stand, "duurzaamheid")
    return is_ja(toets, "aan_het_werk") and is_ja(toets, "uitkeringsonafhankelijk")


def is_aan_het_werk(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Sustainability was looked at and the klant is at work."""
    return is_ja(_sinds_contract(stand, "duurzaamheid"), "aan_het_werk")


def nazorg_is_afgerond(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Whoever had a regular contract has a beeindigingsrapportage about it (OPS-81)."""
    return not stand.heeft("regulier_contract") or (
        _sinds_contract(stand, "beeindigingsrapportage") is not None
    )


def frequentie_niet_onder_minimum(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """More contact may, less than once in two weeks may not (OPS-75)."""
    dagen = nieuw.gegevens.get("om_de_dagen")
    if not isinstance(dagen, int | float) or isinstance(dagen, bool) or not 1 <= dagen <= 999:
        return False
    vandaag = dag_van(nieuw.moment)
    return vandaag + timedelta(days=dagen) <= tel_op(vandaag, normen.duur("ops.nazorg_contact"))
