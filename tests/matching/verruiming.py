"""Making a pair wider: the klant can do more, or the work asks less. Nobody may lose by it.

Read from the other side: whoever is stricter never gets a better outcome.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from types import MappingProxyType
from typing import Any

from modellen.belastbaarheid.fml import FML, UREN_PER_WEEK_BIJ_NIVEAU
from modellen.belastbaarheid.model import Itemoordeel
from modellen.dagdelen import ALLE_BITS, Dagdelen
from modellen.klant.model import MAX_REISMINUTEN
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import (
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.waarden import MAX_UREN_PER_WEEK, UrenPerWeek
from tests.matching.paren import VANDAAG
from vacatures.belasting.model import Belasting
from vacatures.werk import Werk

Paar = tuple[Klantprofiel, Werk]
Verruiming = Callable[[Random, Paar], Paar | None]
"""The wider pair, or ``None`` where there is nothing to widen."""


def met_klant(profiel: Klantprofiel, **velden: Any) -> Klantprofiel:
    return replace(profiel, klant=replace(profiel.klant, **velden))


def met_oordeel(profiel: Klantprofiel, oordeel: Itemoordeel) -> Klantprofiel:
    oordelen = dict(profiel.belastbaarheid.oordelen) | {oordeel.code: oordeel}
    belastbaarheid = replace(profiel.belastbaarheid, oordelen=MappingProxyType(oordelen))
    return replace(profiel, belastbaarheid=belastbaarheid)


def met_eis(werk: Werk, **velden: Any) -> Werk:
    return replace(werk, eisen=replace(werk.eisen, **velden))


def langer_reizen(rng: Random, paar: Paar) -> Paar | None:
    vervoer = dict(paar[0].klant.vervoer)
    if not vervoer:
        return None
    extra = rng.choice(tuple(Vervoermiddel))
    vervoer[extra] = min(vervoer.get(extra, 0) + rng.randint(1, 60), MAX_REISMINUTEN)
    return met_klant(paar[0], vervoer=vervoer), paar[1]


def meer_dagdelen(rng: Random, paar: Paar) -> Paar | None:
    dagdelen = paar[0].klant.dagdelen
    if not dagdelen:  # an empty set is unknown, and learning it may go either way
        return None
    return met_klant(paar[0], dagdelen=dagdelen | Dagdelen(rng.randint(0, ALLE_BITS))), paar[1]


def ruimere_urenwens(rng: Random, paar: Paar) -> Paar | None:
    laag, hoog = paar[0].klant.uren.minimum, paar[0].klant.uren.maximum
    ruimer = UrenPerWeek(
        None if laag is None else laag * rng.random(),
        None if hoog is None else hoog + (MAX_UREN_PER_WEEK - hoog) * rng.random(),
    )
    return met_klant(paar[0], uren=ruimer), paar[1]


def meer_rijbewijzen(rng: Random, paar: Paar) -> Paar | None:
    heeft = paar[0].klant.rijbewijzen
    if heeft is None:
        return None
    return met_klant(paar[0], rijbewijzen=heeft | {rng.choice(tuple(Rijbewijs))}), paar[1]


def meer_certificaten(rng: Random, paar: Paar) -> Paar | None:
    heeft = paar[0].klant.certificaten
    if heeft is None:
        return None
    return met_klant(paar[0], certificaten=heeft | {rng.choice(tuple(Certificaat))}), paar[1]


def beter_nederlands(rng: Random, paar: Paar) -> Paar | None:
    heeft = paar[0].klant.taalniveau
    if heeft is None:
        return None
    beter = rng.choice([t for t in Taalniveau if t.rang >= heeft.rang])
    return met_klant(paar[0], taalniveau=beter), paar[1]


def hoger_opgeleid(rng: Random, paar: Paar) -> Paar | None:
    heeft = paar[0].klant.opleiding
    if heeft is None:
        return None
    hoger = rng.choice([o for o in Opleidingsniveau if o.rang >= heeft.rang])
    return met_klant(paar[0], opleiding=hoger), paar[1]


def minder_uitgesloten(rng: Random, paar: Paar) -> Paar | None:
    klant = paar[0].klant
    branches = frozenset(b for b in klant.uitgesloten_branches if rng.random() < 0.5)
    bedrijven = frozenset(w for w in klant.uitgesloten_werkgevers if rng.random() < 0.5)
    minder = met_klant(paar[0], uitgesloten_branches=branches, uitgesloten_werkgevers=bedrijven)
    return minder, paar[1]


def minder_beperkt(rng: Random, paar: Paar) -> Paar | None:
    """One valid judgement becomes milder: VI-1 and VI-3 as well.

    Not for whoever wishes more hours than VI-3 allows: until the limit gives way that wish
    counts for nothing (besluit 0003), and then it counts again.
    """
    return _milder(rng, paar, list(paar[0].belastbaarheid.oordelen.values()))


def ruimere_tijden(rng: Random, paar: Paar) -> Paar | None:
    """The same for the hours and the parts of the week."""
    oordelen = paar[0].belastbaarheid.oordelen
    return _milder(rng, paar, [oordelen[code] for code in ("VI-1", "VI-3") if code in oordelen])


def _milder(rng: Random, paar: Paar, oordelen: list[Itemoordeel]) -> Paar | None:
    beperkt = [o for o in oordelen if o.is_geldig(VANDAAG) and (o.niveau or o.opties)]
    if not beperkt:
        return None
    oordeel = rng.choice(beperkt)
    if oordeel.code == "VI-3":
        wens = paar[0].klant.uren.minimum
        if wens is not None and wens > UREN_PER_WEEK_BIJ_NIVEAU[oordeel.niveau or 0]:
            return None
    if oordeel.niveau is not None:
        milder = replace(oordeel, niveau=rng.randrange(oordeel.niveau))
    else:
        over = frozenset(o for o in sorted(oordeel.opties or ()) if rng.random() < 0.5)
        milder = replace(oordeel, opties=over)
    return met_oordeel(paar[0], milder), paar[1]


def lagere_eis(rng: Random, paar: Paar) -> Paar | None:
    eisen = paar[1].eisen
    velden: dict[str, Any] = {}
    if eisen.taal is not None:
        velden["taal"] = rng.choice([t for t in Taalniveau if t.rang <= eisen.taal.rang])
    if eisen.opleiding is not None:
        lager = [o for o in Opleidingsniveau if o.rang <= eisen.opleiding.rang]
        velden["opleiding"] = rng.choice(lager)
    if eisen.rijbewijzen is not None:
        velden["rijbewijzen"] = frozenset(r for r in eisen.rijbewijzen if rng.random() < 0.5)
    if eisen.certificaten is not None:
        velden["certificaten"] = frozenset(c for c in eisen.certificaten if rng.random() < 0.5)
    return paar[0], met_eis(paar[1], **velden)


def lichter_werk(rng: Random, paar: Paar) -> Paar | None:
    """One stated or estimated demand becomes lighter, by the same source."""
    items = dict(paar[1].belasting.items)
    zwaar = [
        i
        for i in items.values()
        if i.opties or (i.niveau is not None and i.niveau < _hoogste(i.code))
    ]
    if not zwaar:
        return None
    gevraagd = rng.choice(zwaar)
    if gevraagd.niveau is not None:
        hoogste = _hoogste(gevraagd.code)
        lichter = replace(gevraagd, niveau=rng.randint(gevraagd.niveau + 1, hoogste))
    else:
        over = frozenset(o for o in sorted(gevraagd.opties or ()) if rng.random() < 0.5)
        lichter = replace(gevraagd, opties=over)
    items[gevraagd.code] = lichter
    return paar[0], replace(paar[1], belasting=Belasting(MappingProxyType(items)))


def _hoogste(code: str) -> int:
    return next(i.hoogste_niveau for i in FML if i.code == code)


def wijder_zichtbaar(rng: Random, paar: Paar) -> Paar | None:
    zichtbaar = paar[1].zichtbaar_voor
    if zichtbaar is None:
        return None
    wijder = rng.choice((None, zichtbaar | {paar[0].klant.organisatie}))
    return paar[0], replace(paar[1], zichtbaar_voor=wijder)


def langer_open(rng: Random, paar: Paar) -> Paar | None:
    sluit_op = paar[1].sluit_op
    if sluit_op is None:
        return None
    later = rng.choice((None, sluit_op + timedelta(days=rng.randint(1, 60))))
    return paar[0], replace(paar[1], sluit_op=later)


VERRUIMINGEN: tuple[Verruiming, ...] = (
    langer_reizen,
    meer_dagdelen,
    ruimere_urenwens,
    meer_rijbewijzen,
    meer_certificaten,
    beter_nederlands,
    hoger_opgeleid,
    minder_uitgesloten,
    minder_beperkt,
    ruimere_tijden,
    lagere_eis,
    lichter_werk,
    wijder_zichtbaar,
    langer_open,
)
