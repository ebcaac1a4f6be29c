"""The oracle: docs/besluiten/0003 read aloud in plain Python, one pair and one rule at a time.

It shares no line with ``matching.constraints``. Sets instead of masks, loops instead of columns,
and each rule in the words and the order of the page. Where the page can be read in two ways, the
reading is written down beside the line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from modellen.belastbaarheid.model import Itemoordeel
from modellen.dagdelen import Dagdeel
from modellen.klant.model import KlantStatus
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Opleidingsniveau, Taalniveau
from modellen.plaats.buitenland import find_gebied
from modellen.plaats.grens import GEBIEDEN_MET_GRENS, afstand_tot_gebied
from vacatures.belasting.model import Belastingitem
from vacatures.werk import Werk

GESCHIKT, AANDACHTSPUNT, ONGESCHIKT = 2, 1, 0

UREN_DIE_MOGEN = {0: math.inf, 1: 40.0, 2: 30.0, 3: 20.0, 4: 10.0}
"""VI-3: hours a week at each level; level 0 sets no cap."""

UREN_IN_DAGDEEL = 6


Hulp = Any
"""The PC4 register and the travel model come from outside; the oracle only asks them."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """One pair, and what is needed to judge it."""

    profiel: Klantprofiel
    werk: Werk
    vandaag: date
    register: Hulp
    reistijd: Hulp


def orakel_uitkomst(
    constraint_naam: str,
    profiel: Klantprofiel,
    werk: Werk,
    *,
    vandaag: date,
    register: Hulp,
    reistijd: Hulp,
) -> int:
    """Outcome (0, 1 or 2) of one constraint for one pair, by the text of 0003."""
    vraag = Vraag(profiel, werk, vandaag, register, reistijd)
    return REGELS[constraint_naam](vraag)


def orakel_paar(
    profiel: Klantprofiel, werk: Werk, *, vandaag: date, register: Hulp, reistijd: Hulp
) -> dict[str, int]:
    """Outcome of every constraint for one pair, by name; the lowest is that of the pair."""
    vraag = Vraag(profiel, werk, vandaag, register, reistijd)
    return {naam: regel(vraag) for naam, regel in REGELS.items()}


# --- may it be proposed at all -------------------------------------------------------------------


def _zichtbaarheid(v: Vraag) -> int:
    zichtbaar_voor = v.werk.zichtbaar_voor
    if zichtbaar_voor is None:
        return GESCHIKT
    return GESCHIKT if v.profiel.klant.organisatie in zichtbaar_voor else ONGESCHIKT


def _beschikbaarheid(v: Vraag) -> int:
    if v.profiel.klant.status is not KlantStatus.ACTIEF:
        return ONGESCHIKT
    if not v.werk.is_actief:
        return ONGESCHIKT
    if v.werk.sluit_op is not None and v.werk.sluit_op < v.vandaag:
        return ONGESCHIKT
    return GESCHIKT


def _uitsluitingen(v: Vraag) -> int:
    klant, werk = v.profiel.klant, v.werk
    if werk.werkgever is not None and werk.werkgever in klant.uitgesloten_werkgevers:
        return ONGESCHIKT
    if werk.branche is not None and werk.branche in klant.uitgesloten_branches:
        return ONGESCHIKT
    if len(klant.uitgesloten_werkgevers) > 0 and werk.werkgever is None:
        return AANDACHTSPUNT
    if len(klant.uitgesloten_branches) > 0 and werk.branche is None:
        return AANDACHTSPUNT
    return GESCHIKT


# --- reistijd ------------------------------------------------------------------------------------


def _ruimer(maximum: int) -> int:
    """floor(1.15 x max), exactly: 100 minutes give 115, which floating point makes 114."""
    return maximum * 115 // 100


def _coordinaat(register: Hulp, pc4: int | None) -> tuple[float, float] | None:
    plaats = None if pc4 is None else register.find_pc4(pc4)
    return None if plaats is None else (plaats.breedtegraad, plaats.lengtegraad)


def _reistijd(v: Vraag) -> int:
    klant, plek = v.profiel.klant, v.werk.plek
    thuis = _coordinaat(v.register, klant.postcode.cijfers if klant.postcode else None)
    if thuis is None or len(klant.vervoer) == 0:
        return AANDACHTSPUNT
    if plek.land is not None and plek.land != "NL":
        return _reistijd_buitenland(v, thuis)
    werkplek = _coordinaat(v.register, plek.pc4)
    if werkplek is None:
        return AANDACHTSPUNT
    minuten = {
        middel: v.reistijd.minuten_een(
            van_lat=thuis[0],
            van_lon=thuis[1],
            naar_lat=werkplek[0],
            naar_lon=werkplek[1],
            middel=middel,
        )
        for middel in klant.vervoer
    }
    if any(minuten[middel] <= maximum for middel, maximum in klant.vervoer.items()):
        return GESCHIKT
    if any(minuten[middel] <= _ruimer(maximum) for middel, maximum in klant.vervoer.items()):
        return AANDACHTSPUNT
    return ONGESCHIKT


def _reistijd_buitenland(v: Vraag, thuis: tuple[float, float]) -> int:
    land = v.werk.plek.land
    # Of another country only this is known: its border is not less than 0 km away.
    gebied = find_gebied(land or "", v.werk.plek.plaatsnaam)
    grens_km = afstand_tot_gebied(*thuis, gebied) if gebied in GEBIEDEN_MET_GRENS else 0.0
    for middel, maximum in v.profiel.klant.vervoer.items():
        bereik = v.reistijd.bereik_km(middel, _ruimer(maximum))
        if bereik is not None and grens_km <= bereik:
            return AANDACHTSPUNT
    return ONGESCHIKT


# --- uren and dagdelen ---------------------------------------------------------------------------


def _oordeel(v: Vraag, code: str) -> Itemoordeel | None:
    """The klant's judgement on an item if it is valid today, else unknown."""
    oordeel = v.profiel.belastbaarheid.oordelen.get(code)
    if oordeel is None:
        return None
    if oordeel.geldig_tot is not None and oordeel.geldig_tot < v.vandaag:
        return None
    return oordeel


def _uren(v: Vraag) -> int:
    wens, baan = v.profiel.klant.uren, v.werk.uren
    vi3 = _oordeel(v, "VI-3")
    grens = math.inf if vi3 is None else UREN_DIE_MOGEN[vi3.niveau or 0]
    hoog = min(grens, math.inf if wens.maximum is None else wens.maximum)

    if baan.minimum is not None and baan.minimum > hoog:
        return ONGESCHIKT
    if wens.minimum is not None and wens.minimum > hoog:
        return AANDACHTSPUNT
    if baan.maximum is not None and wens.minimum is not None and baan.maximum < wens.minimum:
        return ONGESCHIKT
    if vi3 is not None and wens.minimum is not None and wens.maximum is not None:
        if baan.minimum is not None and baan.maximum is not None:
            return GESCHIKT
        if any(wens.minimum <= e <= hoog for e in (baan.minimum, baan.maximum) if e is not None):
            return GESCHIKT
    return AANDACHTSPUNT


def _dagdelen(v: Vraag) -> int:
    klant, werk = v.profiel.klant, v.werk
    if not werk.dagdelen or not klant.dagdelen:  # None, or a set with nothing in it
        return AANDACHTSPUNT
    vi1 = _oordeel(v, "VI-1")
    gespaard = set() if vi1 is None else set(vi1.opties or ())
    gevraagd = set(werk.dagdelen)
    kan = {
        (dag, deel)
        for dag, deel in klant.dagdelen
        if not (deel is Dagdeel.AVOND and "avond" in gespaard)
        and not (deel is Dagdeel.NACHT and "nacht" in gespaard)
    }
    laat = any(deel in (Dagdeel.AVOND, Dagdeel.NACHT) for _, deel in gevraagd)
    if gevraagd <= kan:
        return GESCHIKT if vi1 is not None or not laat else AANDACHTSPUNT
    samen = gevraagd & kan
    nodig = max((u for u in (werk.uren.minimum, klant.uren.minimum) if u is not None), default=0)
    if len(samen) == 0 or len(samen) * UREN_IN_DAGDEEL < nodig:
        return ONGESCHIKT
    return AANDACHTSPUNT


# --- requirements --------------------------------------------------------------------------------


def _taal(v: Vraag) -> int:
    return _naar_rang(v.werk.eisen.taal, v.profiel.klant.taalniveau, list(Taalniveau))


def _opleiding(v: Vraag) -> int:
    return _naar_rang(v.werk.eisen.opleiding, v.profiel.klant.opleiding, list(Opleidingsniveau))


def _naar_rang(eis: Any, heeft: Any, lijst: list[Any]) -> int:
    if eis is lijst[0]:
        return GESCHIKT
    if heeft is lijst[-1]:
        return GESCHIKT
    if eis is None or heeft is None:
        return AANDACHTSPUNT
    return GESCHIKT if heeft.rang >= eis.rang else ONGESCHIKT


def _rijbewijs(v: Vraag) -> int:
    return _alles_in_bezit(v.werk.eisen.rijbewijzen, v.profiel.klant.rijbewijzen)


def _certificaten(v: Vraag) -> int:
    return _alles_in_bezit(v.werk.eisen.certificaten, v.profiel.klant.certificaten)


def _alles_in_bezit(gevraagd: Any, bezit: Any) -> int:
    if gevraagd is not None and len(gevraagd) == 0:
        return GESCHIKT
    if gevraagd is None or bezit is None:
        return AANDACHTSPUNT
    for eis in gevraagd:
        if not any(eis in stuk.omvat for stuk in bezit):
            return ONGESCHIKT
    return GESCHIKT


# --- belastbaarheid ------------------------------------------------------------------------------


def _belastbaarheid(v: Vraag) -> int:
    laagste = GESCHIKT
    for fml_item in FML:
        if fml_item.soort is FmlSoort.KENMERK or fml_item.code in ("VI-1", "VI-3"):
            continue
        laagste = min(laagste, orakel_item(fml_item, v))
    return laagste


def orakel_item(fml_item: FmlItem, v: Vraag) -> int:
    """Outcome of one FML item."""
    k = _oordeel(v, fml_item.code)
    b = v.werk.belasting.items.get(fml_item.code)
    if b is not None and b.bron.value == "geschat":
        return _geschat(fml_item, k, b)
    if fml_item.soort is FmlSoort.SCHAAL:
        return _schaal(fml_item, k, b)
    return _keuze(fml_item, k, b)


def _geschat(fml_item: FmlItem, k: Itemoordeel | None, b: Belastingitem) -> int:
    """An estimate neither excludes nor clears."""
    if k is None:
        return AANDACHTSPUNT
    if fml_item.soort is FmlSoort.SCHAAL:
        return GESCHIKT if k.niveau == 0 and b.niveau != -1 else AANDACHTSPUNT
    return GESCHIKT if k.opties == frozenset() else AANDACHTSPUNT


def _schaal(fml_item: FmlItem, k: Itemoordeel | None, b: Belastingitem | None) -> int:
    hoogste = fml_item.niveaus[-1].niveau
    if k is None:
        return GESCHIKT if b is not None and b.niveau == hoogste else AANDACHTSPUNT
    if b is None:
        return GESCHIKT if k.niveau == 0 else AANDACHTSPUNT
    if b.niveau == -1:
        return AANDACHTSPUNT if k.niveau == 0 else ONGESCHIKT
    assert k.niveau is not None
    assert b.niveau is not None
    return GESCHIKT if k.niveau <= b.niveau else ONGESCHIKT


def _keuze(fml_item: FmlItem, k: Itemoordeel | None, b: Belastingitem | None) -> int:
    bespreken = {optie.code for optie in fml_item.opties if optie.altijd_bespreken}
    if k is None:
        leeg = b is not None and b.opties == frozenset()
        return GESCHIKT if leeg and not bespreken else AANDACHTSPUNT
    sparen = set(k.opties or ())
    if not sparen:
        return GESCHIKT
    if b is None:
        return AANDACHTSPUNT
    botst = {optie for optie in sparen if optie in (b.opties or ())}
    if botst - bespreken:
        return ONGESCHIKT
    return AANDACHTSPUNT if sparen & bespreken else GESCHIKT


REGELS: Mapping[str, Callable[[Vraag], int]] = {
    "zichtbaarheid": _zichtbaarheid,
    "beschikbaarheid": _beschikbaarheid,
    "uitsluitingen": _uitsluitingen,
    "reistijd": _reistijd,
    "uren": _uren,
    "dagdelen": _dagdelen,
    "taal": _taal,
    "opleiding": _opleiding,
    "rijbewijs": _rijbewijs,
    "certificaten": _certificaten,
    "belastbaarheid": _belastbaarheid,
}
"""Every constraint of 0003, in its order."""
