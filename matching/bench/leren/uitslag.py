"""The figures of a run: a summary as data, and what was aimed at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from matching.bench.leren.echt import MATEN
from matching.bench.leren.meten import Leeruitslag
from matching.bench.leren.winst import spreiding, vat_samen
from matching.simulatie import WERELDEN

MIKPUNTEN = {200: 0.25, 1_000: 0.5, 5_000: 0.8}
"""Share of the gap that ought to be closed, by known proposals."""

HOOGSTENS_LAGER = 0.01
HOOGSTE_ECE = 0.03
DEKKING = (0.87, 0.93)
DEKKING_BUITEN = 0.9
BEVORDERD = 0.8
LEREN_S = 120.0
RANGSCHIKKEN_MS = 20.0


def maak_samenvatting(uitslag: Leeruitslag) -> dict[str, Any]:
    """Every figure with its spread over the seeds, and per aim whether it was reached."""
    return {
        "winst": vat_samen(uitslag.winst),
        "ijking": vat_ijking(uitslag),
        "buiten": vat_buiten(uitslag),
        "poort": vat_poort(uitslag),
        "echt": vat_echt(uitslag),
        "tijd": None if uitslag.tijd is None else uitslag.tijd.als_dict(),
        "gehaald": beoordeel_mikpunten(uitslag),
    }


def beoordeel_mikpunten(uitslag: Leeruitslag) -> dict[str, bool]:
    """Per aim of issue 6 whether the run reached it; an aim that was not measured is left out."""
    gehaald: dict[str, bool] = {}
    for rij in vat_samen(uitslag.winst):
        naam, bekend = str(rij["wereld"]), rij["bekend"]
        if WERELDEN[naam].is_leerbaar and bekend in MIKPUNTEN:
            deel = als_spreiding(rij["deel"])["gemiddeld"]
            gehaald[f"{naam}: {MIKPUNTEN[bekend]:.0%} na {bekend}"] = deel >= MIKPUNTEN[bekend]
        elif not WERELDEN[naam].is_leerbaar:
            for maat in ("tegen_prior", "opbrengst_tegen_prior"):
                laagste = als_spreiding(rij[maat])["laagste"]
                gehaald[f"{naam}: {maat} na {bekend}"] = laagste >= -HOOGSTENS_LAGER
    for rij in vat_ijking(uitslag):
        dekking = rij["dekking"]["gemiddeld"]
        gehaald[f"{rij['wereld']}: ijkfout"] = rij["ece"]["gemiddeld"] <= HOOGSTE_ECE
        gehaald[f"{rij['wereld']}: dekking"] = DEKKING[0] <= dekking <= DEKKING[1]
    for rij in vat_buiten(uitslag):
        sleutel = f"buiten beleid, {rij['schatter']}, {rij['doel']}"
        gehaald[sleutel] = rij["dekking"] >= DEKKING_BUITEN
    for rij in vat_poort(uitslag):
        is_beter = rij["soort"] == "beter"
        goed = rij["bevorderd"] >= BEVORDERD * rij["pogingen"] if is_beter else not rij["bevorderd"]
        gehaald[f"poort, {rij['soort']}"] = bool(goed)
    for rij in vat_echt(uitslag):
        gehaald[f"echt, {rij['bron']}: beter dan de goedkoopste"] = bool(rij["ondergrens"] > 0)
    if uitslag.tijd is not None:
        gehaald["leren binnen de tijd"] = uitslag.tijd.leren_s <= LEREN_S
        gehaald["rangschikken binnen de tijd"] = uitslag.tijd.rangschikken_ms <= RANGSCHIKKEN_MS
    return gehaald


def als_spreiding(iets: object) -> Mapping[str, float]:
    """A value of ``vat_samen`` that is a spread.

    Raises:
        TypeError: when it is not.
    """
    if not isinstance(iets, Mapping):
        raise TypeError(f"expected a spread, got {type(iets).__name__}")
    return iets


def vat_ijking(uitslag: Leeruitslag) -> list[dict[str, Any]]:
    """Calibration per world, with its spread over the seeds."""
    return [
        {
            "wereld": naam,
            **{
                maat: spreiding([getattr(i, maat) for i in uitslag.ijking if i.wereld == naam])
                for maat in ("ece", "ece_alle", "dekking", "dekking_alle", "breedte")
            },
        }
        for naam in dict.fromkeys(i.wereld for i in uitslag.ijking)
    ]


def vat_buiten(uitslag: Leeruitslag) -> list[dict[str, Any]]:
    """Off-policy estimates per kind and per target, all worlds together."""
    sleutels = dict.fromkeys((b.schatter, b.doel) for b in uitslag.buiten)
    uit = []
    for schatter, doel in sleutels:
        groep = [b for b in uitslag.buiten if (b.schatter, b.doel) == (schatter, doel)]
        uit.append(
            {
                "schatter": schatter,
                "doel": doel,
                "metingen": len(groep),
                "dekking": float(np.mean([b.is_gedekt for b in groep])),
                "fout": spreiding([b.schatting - b.waar for b in groep]),
                "breedte": spreiding([b.hoog - b.laag for b in groep]),
                "steun": float(np.mean([b.steun for b in groep])),
            }
        )
    return uit


def vat_poort(uitslag: Leeruitslag) -> list[dict[str, Any]]:
    """The gate per kind of challenger."""
    uit = []
    for soort in dict.fromkeys(p.soort for p in uitslag.pogingen):
        groep = [p for p in uitslag.pogingen if p.soort == soort]
        uit.append(
            {
                "soort": soort,
                "pogingen": len(groep),
                "bevorderd": sum(p.bevordert for p in groep),
                "verschil": spreiding([p.uitdager - p.kampioen for p in groep]),
            }
        )
    return uit


def vat_echt(uitslag: Leeruitslag) -> list[dict[str, Any]]:
    """Real choices per set, over the parts that were kept apart.

    ``ondergrens`` and ``ondergrens_op_meest``: lowest of the lower ends of the gain in nDCG, beside
    the cheapest and beside what was chosen most.
    """
    uit: list[dict[str, Any]] = []
    for bron in dict.fromkeys(e.bron for e in uitslag.echt or ()):
        groep = [e for e in uitslag.echt or () if e.bron == bron]
        rij: dict[str, Any] = {"bron": bron, "keuzes": groep[0].geleerd + groep[0].geoordeeld}
        for wie in ("ranker", "goedkoopst", "meest_gekozen"):
            rij[wie] = {m: spreiding([getattr(e, wie)[m] for e in groep]) for m in MATEN}
        for wie in ("winst", "winst_op_meest"):
            rij[wie] = spreiding([getattr(e, wie)["ndcg"][0] for e in groep])
        rij["ondergrens"] = min(e.winst["ndcg"][1] for e in groep)
        rij["ondergrens_op_meest"] = min(e.winst_op_meest["ndcg"][1] for e in groep)
        uit.append(rij)
    return uit
