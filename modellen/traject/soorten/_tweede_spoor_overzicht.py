"""What one tweede spoor shows: remarks, progress, the UWV dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from modellen.normen.duur import dag_van, tel_op
from modellen.normen.norm import Normen
from modellen.traject.model import Gebeurtenis
from modellen.traject.soorten import _tweede_spoor_poorten as p
from modellen.traject.soorten._tweede_spoor_modules import PIJLERS, SOLLICITATIE
from modellen.traject.stand import Stand
from modellen.traject.velden import find_getal, keuzes, tekst

FEITEN_UWV = ("afwezigheid", "inzichtgesprek", "afwijkend_gedrag", "opdracht", "uwv_dossier")
"""What a dossier for UWV holds: facts about effort, and the view of the kandidaat."""


@dataclass(frozen=True, slots=True)
class Opmerking:
    """Something that asks for attention and stops nothing."""

    regel: str
    melding: str


def opmerkingen(stand: Stand, normen: Normen, *, vandaag: date) -> tuple[Opmerking, ...]:
    """Soft norms that are not met, and what was recorded late; in the order of the rules."""
    return (
        *_te_veel_dagdelen(stand, normen),
        *_te_weinig_inzet(stand, normen, vandaag),
        *_rapport_te_laat(stand, vandaag),
        *_laat_vastgelegd(stand, normen),
    )


def _te_veel_dagdelen(stand: Stand, normen: Normen) -> Iterator[Opmerking]:
    conclusie = stand.laatste("screening_conclusie")
    gebruikt = find_getal(conclusie, "dagdelen") if conclusie else None
    ruimte = normen.getal("sp2.screening_inspanning")
    if gebruikt is not None and gebruikt > ruimte:
        yield Opmerking("SP2-35", f"De screening kostte {gebruikt} dagdelen; er zijn er {ruimte}.")


def _rapport_te_laat(stand: Stand, vandaag: date) -> Iterator[Opmerking]:
    """The frequency follows what this opdrachtgever owes UWV, so it stands in the plan."""
    plan, begin = stand.laatste("trajectplan"), stand.laatste("start_uitvoering", p.TERUG)
    weken = find_getal(plan, "rapportage_weken") if plan else None
    if begin is None or weken is None or not loopt(stand):
        return
    rapport = stand.laatste("voortgangsrapportage")
    vanaf = max(dag_van(g.moment) for g in (begin, rapport) if g is not None)
    if (vandaag - vanaf).days > weken * 7:
        yield Opmerking(
            "SP2-93", f"De voortgangsrapportage komt elke {weken} weken; nu is het laat."
        )


def _te_weinig_inzet(stand: Stand, normen: Normen, vandaag: date) -> Iterator[Opmerking]:
    begin = stand.eerste("start_uitvoering")
    venster = normen.duur("sp2.inzet_venster")
    gemiddeld = uren_per_week(stand, normen, vandaag=vandaag)
    if begin is None or not loopt(stand) or tel_op(dag_van(begin.moment), venster) > vandaag:
        return
    if gemiddeld < normen.getal("sp2.inzet_kandidaat"):
        yield Opmerking("SP2-75", f"De kandidaat werkte gemiddeld {gemiddeld:g} uur per week.")


def _laat_vastgelegd(stand: Stand, normen: Normen) -> Iterator[Opmerking]:
    for contact in te_laat_vastgelegd(stand, normen):
        yield Opmerking(
            "SP2-94", f"Contactmoment {contact.volgnummer} is later dan die dag vastgelegd."
        )


def te_laat_vastgelegd(stand: Stand, normen: Normen) -> tuple[Gebeurtenis, ...]:
    """Contact moments first recorded after the day on which they were (SP2-94).

    A later correction of a moment that was recorded in time does not make it late.
    """
    marge = normen.duur("sp2.registratie")
    return tuple(
        g
        for g in stand.gebeurtenissen
        if g.stap == "contactmoment"
        and g.corrigeert is None
        and stand.find(g.volgnummer) is not None
        and dag_van(g.vastgelegd_op) > tel_op(dag_van(g.moment), marge)
    )


def uren_per_week(stand: Stand, normen: Normen, *, vandaag: date) -> float:
    """Own effort of the kandidaat: average hours a week over the window up to today (A24)."""
    venster = normen.duur("sp2.inzet_venster")
    recent = [g for g in stand.alle("opdracht") if tel_op(dag_van(g.moment), venster) > vandaag]
    uren = sum(float(find_getal(g, "uren") or 0) for g in recent)
    weken = (tel_op(vandaag, venster) - vandaag).days / 7
    return uren / weken


def loopt(stand: Stand) -> bool:
    """True while the execution goes on."""
    begonnen = p.plaats(stand, "start_uitvoering", p.TERUG)
    return begonnen > p.plaats(stand, *p.UITGANGEN) and not stand.is_afgesloten


def per_pijler(stand: Stand) -> Mapping[str, int]:
    """How often each of the four pillars was used (SP2-59)."""
    telling = Counter(tekst(g, "pijler") for g in stand.alle("bemiddeling"))
    return {pijler: telling[pijler] for pijler in PIJLERS}


def ontbrekende_sollicitatiedelen(stand: Stand) -> tuple[str, ...]:
    """Parts of the application training that were not done yet (SP2-56)."""
    gedaan = {
        deel
        for g in stand.alle("module_sollicitatiebegeleiding")
        for deel in keuzes(g, "onderdelen")
    }
    return tuple(deel for deel in SOLLICITATIE if deel not in gedaan)


def dagen_tot_uitstroom(stand: Stand) -> int | None:
    """Days from the request to a job or own business (SP2-99); ``None`` = none yet."""
    begin = stand.eerste("aanmelding")
    uitstroom = stand.laatste("plaatsing", "kvk_inschrijving")
    terug = p.plaats(stand, p.TERUG)
    if begin is None or uitstroom is None:
        return None
    if p.plaats(stand, "plaatsing", "kvk_inschrijving") < terug:
        return None
    return (dag_van(uitstroom.moment) - dag_van(begin.moment)).days


def tevreden(stand: Stand) -> Mapping[str, bool | None]:
    """Whether both sides are content with how it ended (SP2-18); ``None`` = not asked."""
    antwoord: dict[str, bool | None] = {"kandidaat": None, "opdrachtgever": None}
    for gebeurtenis in stand.alle("tevredenheid"):
        wie = tekst(gebeurtenis, "wie")
        if wie in antwoord:
            antwoord[wie] = gebeurtenis.gegevens.get("is_tevreden") is True
    return antwoord


def feiten_voor_uwv(stand: Stand) -> tuple[Gebeurtenis, ...]:
    """The facts behind a dismissal request (SP2-85), with what the kandidaat says about them.

    The topics of a talk stay out: that there was one is the fact.
    """
    return tuple(
        replace(g, gegevens={}) if g.stap == "inzichtgesprek" else g
        for g in stand.alle(*FEITEN_UWV)
    )
