"""What pages draw: a week as a grid, belastbaarheid by rubriek, where a sentence comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort, Rubriek
from modellen.belastbaarheid.model import Belastbaarheid, Bron, Itemoordeel
from modellen.dagdelen import Dag, Dagdeel, Dagdelen
from modellen.klantprofiel.model import Klantprofiel, ProfielZin, ZinSoort
from vacatures.belasting.model import BOVEN_NORMAAL, Belasting, Belastingitem

SOORT_LABEL = {
    ZinSoort.WENS: "Wensen",
    ZinSoort.INTERESSE: "Interesses",
    ZinSoort.COMPETENTIE: "Competenties",
    ZinSoort.ERVARING: "Werkervaring",
    ZinSoort.KWALITEIT: "Kwaliteiten",
    ZinSoort.KWALIFICATIE: "Papieren",
}

_VELD = re.compile(r"^(?P<naam>[a-z_.]+?)(?:\[(?P<nr>\d+)\])?(?:\.(?P<rest>\w+))?$")
_VELD_LABEL = {
    "klant.wensen": "wens",
    "klant.werkervaring": "werkervaring",
    "klant.certificaten": "certificaten",
    "beroepskeuzetest.riasec": "beroepskeuzetest, interesses",
    "beroepskeuzetest.competenties": "beroepskeuzetest, competenties",
    "assessment.kwaliteiten": "real-life assessment",
}


def herkomst(veld: str) -> str:
    """A field path in words: ``klant.wensen[0].tekst`` is ``wens 1``."""
    treffer = _VELD.match(veld)
    label = _VELD_LABEL.get(treffer["naam"]) if treffer else None
    if treffer is None or label is None:
        return veld
    return f"{label} {int(treffer['nr']) + 1}" if treffer["nr"] else label


@dataclass(frozen=True, slots=True)
class Weekrij:
    """One part of the day over the seven days."""

    label: str
    vakken: tuple[bool, ...]


def week(dagdelen: Dagdelen) -> tuple[Weekrij, ...]:
    """Four rows of seven; rows of nights and evenings are there too, so that empty is seen."""
    gekozen = set(dagdelen)
    return tuple(
        Weekrij(deel.name.lower(), tuple((dag, deel) in gekozen for dag in Dag)) for deel in Dagdeel
    )


@dataclass(frozen=True, slots=True)
class Zinsgroep:
    """Sentences of one kind."""

    label: str
    zinnen: tuple[ProfielZin, ...]


def zinsgroepen(profiel: Klantprofiel) -> tuple[Zinsgroep, ...]:
    """The sentences of the profile by kind, empty kinds left out."""
    groepen = (
        Zinsgroep(label, tuple(z for z in profiel.zinnen if z.soort is soort))
        for soort, label in SOORT_LABEL.items()
    )
    return tuple(groep for groep in groepen if groep.zinnen)


# --- belastbaarheid ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Afwijking:
    """One item on which the klant is limited, and who found that when."""

    naam: str
    label: str
    uitleg: str
    niveau: int
    hoogste: int
    bron: str
    beoordelaar: str
    datum: date | None
    geldig_tot: date | None


@dataclass(frozen=True, slots=True)
class Rubriekbeeld:
    """One rubriek: what differs first, then what is unknown, then what was found normal."""

    label: str
    afwijkend: tuple[Afwijking, ...]
    onbekend: tuple[str, ...]
    verlopen: tuple[str, ...]
    normaal: tuple[str, ...]


BRON_LABEL = {
    Bron.FML: "FML",
    Bron.INZETBAARHEIDSPROFIEL: "inzetbaarheidsprofiel",
    Bron.ARBEIDSDESKUNDIG_ONDERZOEK: "arbeidsdeskundig onderzoek",
    Bron.REAL_LIFE_ASSESSMENT: "real-life assessment",
    Bron.KLANT_ZELF: "volgens de klant zelf",
}


def rubrieken(belastbaarheid: Belastbaarheid, vandaag: date) -> tuple[Rubriekbeeld, ...]:
    """Belastbaarheid in the order of the FML."""
    return tuple(_rubriek(rubriek, belastbaarheid, vandaag) for rubriek in Rubriek)


def _rubriek(rubriek: Rubriek, belastbaarheid: Belastbaarheid, vandaag: date) -> Rubriekbeeld:
    afwijkend, onbekend, verlopen, normaal = [], [], [], []
    for item in _te_beoordelen(rubriek):
        oordeel = belastbaarheid.oordelen.get(item.code)
        if oordeel is None:
            onbekend.append(item.naam)
        elif not oordeel.is_geldig(vandaag):
            verlopen.append(item.naam)
        elif oordeel.niveau or oordeel.opties:
            afwijkend.append(_afwijking(item, oordeel))
        else:
            normaal.append(item.naam)
    return Rubriekbeeld(
        rubriek.label, tuple(afwijkend), tuple(onbekend), tuple(verlopen), tuple(normaal)
    )


def _te_beoordelen(rubriek: Rubriek) -> Iterable[FmlItem]:
    return (i for i in FML if i.rubriek is rubriek and i.soort is not FmlSoort.KENMERK)


def _afwijking(item: FmlItem, oordeel: Itemoordeel) -> Afwijking:
    if item.soort is FmlSoort.SCHAAL:
        niveau = item.get_niveau(oordeel.niveau or 0)
        label, uitleg = niveau.label, niveau.uitleg
    else:
        label = "beperkt"
        opties = oordeel.opties or frozenset()
        uitleg = "; ".join(optie.uitleg for optie in item.opties if optie.code in opties)
    return Afwijking(
        naam=item.naam,
        label=label,
        uitleg=uitleg,
        niveau=oordeel.niveau or 1,
        hoogste=item.hoogste_niveau or 1,
        bron=BRON_LABEL[oordeel.bron],
        beoordelaar=oordeel.beoordelaar.value,
        datum=oordeel.datum,
        geldig_tot=oordeel.geldig_tot,
    )


# --- belasting -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """What a job asks on one item, in words."""

    tekst: str
    is_geschat: bool


def belasting_in_woorden(belasting: Belasting) -> tuple[Gevraagd, ...]:
    """What is known of the load, in the order of the FML; normal demands are left out."""
    gevonden = []
    for item in FML:
        gevraagd = belasting.items.get(item.code)
        tekst = _eis(item, gevraagd) if gevraagd else None
        if gevraagd is not None and tekst:
            gevonden.append(Gevraagd(tekst, gevraagd.is_geschat))
    return tuple(gevonden)


def _eis(item: FmlItem, gevraagd: Belastingitem) -> str | None:
    if gevraagd.opties is not None:
        return "; ".join(o.eis for o in item.opties if o.code in gevraagd.opties) or None
    if gevraagd.niveau == BOVEN_NORMAAL:
        return f"meer dan normaal: {item.naam.lower()}"
    return item.get_niveau(gevraagd.niveau or 0).eis
