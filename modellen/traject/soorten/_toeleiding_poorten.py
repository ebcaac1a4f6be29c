"""What the toeleiding asks before a step: one small function per rule.

Requests, decisions and starts follow each other in a chain; what may happen next is read from the
newest link. A proefplaatsing that stops ends its chain, and a new one needs new decisions.
"""

from __future__ import annotations

from datetime import date

from modellen.normen.duur import dag_van, tel_op
from modellen.normen.norm import Normen
from modellen.traject.gedeeld import open_afspraken
from modellen.traject.model import Deelnemer, Gebeurtenis
from modellen.traject.poorten import Controle
from modellen.traject.soorten._toeleiding_uren import (
    find_periode,
    find_uren,
    geregistreerd,
    past_onder_plafond,
    perioden_over,
)
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag, find_getal, is_ja, keuzes, tekst

BESLISSER = {"uwv": "arbeidsdeskundige", "gemeente": "klantmanager"}
"""Who decides for which financier (WNH-04, WNH-23)."""

PARTIJEN = ("kandidaat", "werkgever", "financier", "jobcoach")
"""The four who must be satisfied (WNH-02, WNH-34, ambiguity A17)."""

PROEF = (
    "proefplaatsing_aangevraagd",
    "proefplaatsing_toegekend",
    "proefplaatsing_afgewezen",
    "proefplaatsing_gestart",
    "proefplaatsing_gestopt",
)
COACHING = (
    "jobcoaching_aangevraagd",
    "jobcoaching_toegekend",
    "jobcoaching_afgewezen",
    "jobcoaching_gestart",
    "proefplaatsing_gestopt",
)
VERVOLG = ("vervolg_aangevraagd", "vervolg_toegekend", "vervolg_afgewezen")


def schakel(keten: tuple[str, ...], *stappen: str | None) -> Controle:
    """The newest link of a chain is one of these; ``None`` = nothing happened yet."""

    def controle(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
        laatste = stand.laatste(*keten)
        return (laatste.stap if laatste else None) in stappen

    return controle


# --- sociale activering ---------------------------------------------------------------------------


def als_geslaagd(controle: Controle) -> Controle:
    """Asked only of an evaluation that claims success: whoever stops is not held up."""
    return lambda stand, nieuw, normen: (
        not is_ja(nieuw, "geslaagd") or controle(stand, nieuw, normen)
    )


def training_is_gevolgd(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A training that the programme asks for has been finished before success is claimed."""
    nodig = stand.waarde("sa_programma", "training_nodig") is True
    return not is_ja(nieuw, "geslaagd") or not nodig or stand.heeft("training")


def training_is_nodig(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A training is given only when the programme asks for one."""
    return stand.waarde("sa_programma", "training_nodig") is True


def bedrijf_is_verkend(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Success needs the exploration of a company."""
    return not is_ja(nieuw, "geslaagd") or stand.heeft("bedrijfsverkenning")


def is_echt_geslaagd(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Success means both intended results: more confidence, and solving simple problems."""
    return not is_ja(nieuw, "geslaagd") or all(
        is_ja(nieuw, veld) for veld in ("meer_zelfvertrouwen", "lost_zelf_op")
    )


def sa_is_geslaagd(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The newest evaluation of the sociale activering says that it succeeded."""
    return is_ja(stand.laatste("sa_evaluatie"), "geslaagd")


def branche_is_gekozen(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The request is for the branche that the kandidaat chose."""
    keuze = tekst(stand.laatste("branchekeuze"), "branche")
    return keuze is not None and keuze == tekst(nieuw, "branche")


# --- applications and access ----------------------------------------------------------------------


def _toegang(stand: Stand, account: str) -> Gebeurtenis | None:
    return next(
        (
            g
            for g in reversed(stand.alle("portaaltoegang", "portaaltoegang_ingetrokken"))
            if tekst(g, "account") == account
        ),
        None,
    )


def heeft_toegang(taak: str) -> Controle:
    """Whoever records the step was given this task in the jobcoachportaal."""
    return lambda stand, nieuw, normen: taak in keuzes(_toegang(stand, nieuw.door), "taken")


def beslisser_klopt(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """UWV decides through its arbeidsdeskundige, a gemeente through its klantmanager."""
    financier = stand.waarde("aanmelding", "financier")
    return BESLISSER.get(str(financier)) == tekst(nieuw, "beslisser")


def financier_klopt(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The hours go to whoever pays for this traject."""
    return stand.waarde("aanmelding", "financier") == tekst(nieuw, "ontvanger")


def licentie_geldt(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The licence for jobcoaching still holds on the day of the request."""
    geldig_tot = find_dag(nieuw, "licentie_geldig_tot")
    return geldig_tot is not None and geldig_tot >= dag_van(nieuw.moment)


def percentage_mag(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """One of the closed list of percentages."""
    percentage = find_getal(nieuw, "percentage")
    return percentage is not None and percentage in normen.keuzes("wnh.jobcoach_pct")


def niet_boven_aanvraag(aanvraag: str) -> Controle:
    """Nobody grants more than was asked for."""

    def controle(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
        gevraagd = stand.laatste(aanvraag)
        meest = find_getal(gevraagd, "percentage") if gevraagd else None
        krijgt = find_getal(nieuw, "percentage")
        return meest is None or krijgt is None or krijgt <= meest

    return controle


# --- proefplaatsing -------------------------------------------------------------------------------


def gevraagde_duur_mag(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """From ``ingangsdatum`` to ``einddatum`` is at most the length of a proefplaatsing."""
    van, tot = find_dag(nieuw, "ingangsdatum"), find_dag(nieuw, "einddatum")
    if van is None or tot is None:
        return True
    return van <= tot <= tel_op(van, normen.duur("wnh.proefplaatsing_max"))


def werkgever_is_aangevraagd(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The proefplaatsing starts with the werkgever for whom it was granted."""
    gevraagd = tekst(stand.laatste("proefplaatsing_aangevraagd"), "werkgever")
    return gevraagd is None or gevraagd == tekst(nieuw, "werkgever")


def duur_bij_werkgever_mag(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Stopping and starting again with the same werkgever gives no extra time."""
    van, tot = find_dag(nieuw, "ingangsdatum"), find_dag(nieuw, "einddatum")
    if van is None or tot is None:
        return True
    eerder = (
        find_dag(g, "ingangsdatum")
        for g in stand.alle("proefplaatsing_gestart")
        if tekst(g, "werkgever") == tekst(nieuw, "werkgever")
    )
    eerste = min((van, *(dag for dag in eerder if dag is not None)))
    return tot <= tel_op(eerste, normen.duur("wnh.proefplaatsing_max"))


def allen_tevreden(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The last word of each of the four, in this proefplaatsing, is yes."""
    start = stand.laatste("proefplaatsing_gestart")
    if start is None:
        return False
    sinds = stand.geldend[stand.geldend.index(start) :]
    woord = {tekst(g, "wie"): is_ja(g, "tevreden") for g in sinds if g.stap == "tevredenheid"}
    return all(woord.get(partij, False) for partij in PARTIJEN)


def binnen_de_termijn(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The conversion happens before the proefplaatsing has run out."""
    einde = find_dag(stand.laatste("proefplaatsing_gestart"), "einddatum")
    return einde is not None and dag_van(nieuw.moment) <= einde


def start_tijdens_proefplaatsing(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The coaching begins on a day of the proefplaatsing, once both decisions are there."""
    proef, besluit = stand.laatste("proefplaatsing_gestart"), stand.laatste("jobcoaching_toegekend")
    van, tot = find_dag(proef, "ingangsdatum"), find_dag(proef, "einddatum")
    dag = find_dag(nieuw, "ingangsdatum")
    if van is None or tot is None or dag is None or besluit is None:
        return besluit is None
    return max(van, dag_van(besluit.moment)) <= dag <= tot


# --- hours ----------------------------------------------------------------------------------------


def uren_kloppen(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Possible hours of days that have been, and no day is counted twice."""
    uren = find_uren(nieuw)
    if uren is None or uren.tot_en_met > dag_van(nieuw.moment):
        return False
    return not any(uren.overlapt(eerder) for eerder in geregistreerd(stand))


def uren_vallen_in_periode(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """All hours lie in one granted period."""
    uren = find_uren(nieuw)
    return uren is None or find_periode(stand, uren) is not None


def uren_onder_plafond(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """With these hours the period is still under its percentage of the hours worked."""
    uren = find_uren(nieuw)
    periode = find_periode(stand, uren) if uren else None
    if uren is None or periode is None:
        return True
    samen = (u for u in (*geregistreerd(stand), uren) if periode.omvat(u))
    return past_onder_plafond(periode.percentage, samen)


def find_verwezen(stand: Stand, nieuw: Gebeurtenis, stap: str) -> Gebeurtenis | None:
    """The event of ``stap`` that the field ``uren`` of a step points at, if it holds."""
    nummer = find_getal(nieuw, "uren")
    return next((g for g in stand.alle(stap) if g.volgnummer == nummer), None)


def uren_bestaan(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The registration that the step is about holds."""
    return find_verwezen(stand, nieuw, "uren_geregistreerd") is not None


def tweede_persoon(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Nobody approves hours that he registered."""
    uren = find_verwezen(stand, nieuw, "uren_geregistreerd")
    return uren is None or uren.door != nieuw.door


def uren_zijn(stap: str) -> Controle:
    """The hours went through this step already."""
    return lambda stand, nieuw, normen: _over_uren(stand, nieuw, stap)


def uren_nog_niet(stap: str) -> Controle:
    """The hours did not go through this step yet."""
    return lambda stand, nieuw, normen: not _over_uren(stand, nieuw, stap)


def _over_uren(stand: Stand, nieuw: Gebeurtenis, stap: str) -> bool:
    nummer = find_getal(nieuw, "uren")
    return any(find_getal(g, "uren") == nummer for g in stand.alle(stap))


def alle_uren_verzonden(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """No registered hours are left behind."""
    verzonden = {find_getal(g, "uren") for g in stand.alle("uren_verzonden")}
    return all(g.volgnummer in verzonden for g in stand.alle("uren_geregistreerd"))


# --- placement and after --------------------------------------------------------------------------


def loonwaarde_mag(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A percentage from 0 to 100."""
    percentage = find_getal(nieuw, "percentage")
    return percentage is not None and 0 <= percentage <= 100


def er_is_een_periode_over(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Fewer half-years were granted than there may be."""
    maximum = int(normen.getal("wnh.jobcoach_perioden_max"))
    return perioden_over(maximum, len(stand.alle("vervolg_toegekend"))) > 0


def vervolg_duurt_een_halfjaar(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A follow-up period is no longer than a half-year."""
    van, tot = find_dag(nieuw, "ingangsdatum"), find_dag(nieuw, "einddatum")
    if van is None or tot is None:
        return True
    return van < tot <= tel_op(van, normen.duur("wnh.jobcoach_periode"))


def vervolg_sluit_aan(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """A follow-up period begins after the proefplaatsing and after the one before."""
    van = find_dag(nieuw, "ingangsdatum")
    omzetting, vorige = stand.laatste("omzetting"), stand.laatste("vervolg_toegekend")
    if van is None or omzetting is None:
        return van is None
    return van > dag_van(omzetting.moment) and van >= (find_dag(vorige, "einddatum") or date.min)


def plaatsing_duurt(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The job has not ended."""
    return not stand.heeft("plaatsing_beeindigd")


# --- account of the results -----------------------------------------------------------------------


def redenen_genoemd(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Whatever was not achieved has a reason."""
    iets_niet = any(tekst(nieuw, e) == "niet_behaald" for e in ("sa", "iro", "jobcoaching"))
    return not iets_niet or bool(keuzes(nieuw, "redenen"))


def verantwoording_klopt(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """What the account claims per erkenning is what the record shows."""
    bron = nieuw if nieuw.stap == "verantwoording" else stand.laatste("verantwoording")
    if bron is None:
        return False
    return (
        (tekst(bron, "sa") == "behaald") == sa_is_geslaagd(stand, nieuw, normen)
        and (tekst(bron, "iro") == "behaald")
        == (stand.heeft("arbeidsovereenkomst") and plaatsing_duurt(stand, nieuw, normen))
        and (tekst(bron, "jobcoaching") == "niet_ingezet")
        == (not stand.heeft("jobcoaching_gestart", "vervolg_toegekend"))
    )


def beloften_besproken(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Of everything that the jobcoach promised, it stands whether he did it."""
    return all(tekst(a, "wie") != Deelnemer.JOBCOACH for a in open_afspraken(stand))


def iets_niet_behaald(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The account names at least one thing that was not achieved."""
    bron = stand.laatste("verantwoording")
    return any(tekst(bron, e) == "niet_behaald" for e in ("sa", "iro", "jobcoaching"))


def er_is_een_contract(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """The placement is complete."""
    return stand.heeft("arbeidsovereenkomst")


def er_is_geen_plaatsing(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Nothing was converted and no proefplaatsing runs."""
    laatste = stand.laatste(*PROEF)
    loopt = laatste is not None and laatste.stap == "proefplaatsing_gestart"
    return not loopt and not stand.heeft("omzetting")
