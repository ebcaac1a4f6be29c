"""What the kwalificatiebaan asks before a step: one small function per rule.

The voortraject runs from its start; an extension runs from the end of the planned months. Nazorg
runs from the end of the LKS, or from the first day of work when there is none (ambiguity A32).
"""

from __future__ import annotations

from datetime import date

from modellen.normen.duur import dag_van, tel_op
from modellen.normen.norm import Normen
from modellen.traject.model import Gebeurtenis
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag, is_ja, keuzes, tekst

PLAATSINGEN = ("plaatsing_met_lks", "plaatsing_zonder_lks")


def einde_voortraject(stand: Stand, normen: Normen) -> date | None:
    """The last day of the planned voortraject, without extension."""
    start = find_dag(stand.laatste("voortraject_gestart"), "ingangsdatum")
    return tel_op(start, normen.duur("kwb.voortraject")) if start else None


def einde_met_verlenging(stand: Stand, normen: Normen) -> date | None:
    """The last day of the voortraject as it was agreed."""
    verlengd = find_dag(stand.laatste("verlenging_akkoord"), "einddatum")
    return verlengd or einde_voortraject(stand, normen)


def begin_nazorg(stand: Stand) -> date | None:
    """From when nazorg counts; a new job without LKS starts it again."""
    return find_dag(stand.laatste("lks_beeindigd", "plaatsing_zonder_lks"), "ingangsdatum")


# --- voortraject and extension --------------------------------------------------------------------


def hoort_bij_doelgroep(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The klant has a benefit, or looks for work without a right to one."""
    return stand.waarde("verwijzing", "doelgroep") in ("uitkering", "nugger")


def geen_ernstige_belemmering(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The klantmanager says so at the referral; nobody asks which or why."""
    return is_ja(stand.laatste("verwijzing"), "geen_ernstige_belemmering")


def korte_afstand(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The klant is close to work."""
    return is_ja(stand.laatste("verwijzing"), "korte_afstand")


def tekort_is_gebleken(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The review shows too little skill as an employee, or too many obstacles."""
    evaluatie = stand.laatste("evaluatie_voortraject")
    return evaluatie is not None and not (
        is_ja(evaluatie, "vaardigheden_voldoende") and is_ja(evaluatie, "belemmeringen_hanteerbaar")
    )


def belemmeringen_staan_in_dossier(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The obstacles in the request are those of the record."""
    bekend = {tekst(g, "soort") for g in stand.alle("belemmering")}
    genoemd = keuzes(nieuw, "belemmeringen")
    return bool(genoemd) and set(genoemd) <= bekend


def voorstel_ligt_er(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The newest word about an extension is a proposal, not yet a decision."""
    laatste = stand.laatste("verlenging_voorgesteld", "verlenging_akkoord", "verlenging_geweigerd")
    return laatste is not None and laatste.stap == "verlenging_voorgesteld"


def nog_niet_verlengd(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Fewer extensions than may be agreed."""
    return len(stand.alle("verlenging_akkoord")) < normen.getal("kwb.verlenging_aantal")


def verlenging_is_kort_genoeg(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The extension ends after the planned months and within its own length."""
    gepland, tot = einde_voortraject(stand, normen), find_dag(nieuw, "einddatum")
    if gepland is None or tot is None:
        return False
    return gepland < tot <= tel_op(gepland, normen.duur("kwb.verlenging_max"))


def samen_kort_genoeg(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Voortraject and extension together stay under the longest length."""
    start = find_dag(stand.laatste("voortraject_gestart"), "ingangsdatum")
    tot = find_dag(nieuw, "einddatum")
    if start is None or tot is None:
        return False
    return tot <= tel_op(start, normen.duur("kwb.voortraject_max"))


# --- placement ------------------------------------------------------------------------------------


def begint_in_het_voortraject(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The first job begins before the voortraject is over; a later job may begin any day."""
    if stand.heeft(*PLAATSINGEN):
        return True
    start = find_dag(stand.laatste("voortraject_gestart"), "ingangsdatum")
    einde, begin = einde_met_verlenging(stand, normen), find_dag(nieuw, "ingangsdatum")
    return start is not None and einde is not None and begin is not None and start <= begin <= einde


def is_vrij_voor_plaatsing(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A first placement, or a new one after dropping out."""
    laatste = stand.laatste("uitval", *PLAATSINGEN)
    return laatste is None or laatste.stap == "uitval"


def heeft_werk(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The klant was placed and has not dropped out since."""
    laatste = stand.laatste("uitval", *PLAATSINGEN)
    return laatste is not None and laatste.stap != "uitval"


def is_uitgevallen(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The klant dropped out and has no new job."""
    laatste = stand.laatste("uitval", *PLAATSINGEN)
    return laatste is not None and laatste.stap == "uitval"


def is_begeleid(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """There was contact with the klant in every calendar month of the LKS so far."""
    plaatsing = stand.laatste("plaatsing_met_lks")
    begin = find_dag(plaatsing, "ingangsdatum")
    einde = find_dag(nieuw, "ingangsdatum")
    if plaatsing is None or begin is None or einde is None:
        return False
    dagen = [dag_van(g.moment) for g in stand.alle("contactmoment") if is_ja(g, "aanwezig")]
    gehad = {(dag.year, dag.month) for dag in dagen if begin <= dag <= einde}
    eerste, laatste = begin.year * 12 + begin.month - 1, einde.year * 12 + einde.month - 1
    return bool(gehad) and all(
        (maand // 12, maand % 12 + 1) in gehad for maand in range(eerste + 1, laatste)
    )


def lks_eindigt_na_begin(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The LKS ends after it began, and on a day that has been."""
    begin = find_dag(stand.laatste("plaatsing_met_lks"), "ingangsdatum")
    einde = find_dag(nieuw, "ingangsdatum")
    return begin is not None and einde is not None and begin <= einde <= dag_van(nieuw.moment)


def nazorg_is_vol(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The months of nazorg have passed."""
    begin = begin_nazorg(stand)
    return begin is not None and dag_van(nieuw.moment) >= tel_op(begin, normen.duur("kwb.nazorg"))


def nazorg_is_afgerond(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Nazorg ended after the newest placement."""
    laatste = stand.laatste("nazorg_afgerond", *PLAATSINGEN)
    return laatste is not None and laatste.stap == "nazorg_afgerond"


# --- results --------------------------------------------------------------------------------------


def _eerste_werkdag(stand: Stand) -> date | None:
    return find_dag(stand.eerste(*PLAATSINGEN), "ingangsdatum")


def werk_in_korte_voortraject(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The first day of work fell in the planned voortraject."""
    begin, einde = _eerste_werkdag(stand), einde_voortraject(stand, normen)
    return begin is not None and einde is not None and begin <= einde


def werk_na_verlenging(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The first day of work fell in the extension."""
    begin, einde = _eerste_werkdag(stand), einde_voortraject(stand, normen)
    return begin is not None and einde is not None and begin > einde


def nooit_subsidie(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """No job had LKS."""
    return not stand.heeft("plaatsing_met_lks")


def nooit_geplaatst(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """There was no job at all."""
    return not stand.heeft(*PLAATSINGEN)


def voortraject_is_voorbij(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The voortraject, with its extension, has run its full length."""
    einde = einde_met_verlenging(stand, normen)
    return einde is not None and dag_van(nieuw.moment) >= einde


def advies_is_recent(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """There is an advice, and nothing was tried after it."""
    laatste = stand.laatste("advies", "uitval", *PLAATSINGEN)
    return laatste is not None and laatste.stap == "advies"
