"""The figures as a page in Markdown."""

from __future__ import annotations

from matching.bench.leren.echt import PAKKET
from matching.bench.leren.meten import Leeruitslag
from matching.bench.leren.uitslag import (
    als_spreiding,
    vat_buiten,
    vat_echt,
    vat_ijking,
    vat_poort,
)
from matching.bench.leren.winst import vat_samen
from matching.simulatie import WERELDEN
from modellen.markdown import cijfertabel

_INLEIDING = """# Learning from placements

What a ranker that learns from proposals gains, measured by `opstap bench leren` in simulated labour
markets (`matching/simulatie`), where the true chance of every pair is known. Only the worlds are
made up; every figure is a measurement. A log is two years long; *known* counts its proposals that
have stopped or lasted. Worth is durable placements per 100 proposals on new klanten.

* **Prior** is issue 1's fixed sum, **oracle** knows every hidden cause, and **ceiling** is the best
  that can be made of the features that anybody can see. The gap is that between prior and ceiling:
  nothing that learns can pass it.
* Figures are means over the seeds, with lowest and highest."""


def maak_pagina(uitslag: Leeruitslag, beeld: str = "") -> str:
    """The page; sections that were not measured are left out.

    Args:
        beeld: name of the file with the chart, empty when there is none.
    """
    delen = [_INLEIDING, _werelden(uitslag)]
    if beeld:
        delen.append(f"![Chart of all that was measured]({beeld})")
    for deel in (_winstdeel, _ruisdeel, _ijkdeel, _buitendeel, _poortdeel, _echtdeel, _tijddeel):
        tekst = deel(uitslag)
        if tekst:
            delen.append(tekst)
    return "\n\n".join(delen) + "\n"


def _werelden(uitslag: Leeruitslag) -> str:
    namen = dict.fromkeys(w.wereld for w in uitslag.winst)
    return "\n".join(f"* `{n}`: {WERELDEN[n].mechanisme} Prior: {WERELDEN[n].prior}" for n in namen)


def _winstdeel(uitslag: Leeruitslag) -> str:
    rijen = [
        (
            f"`{r['wereld']}`",
            f"{r['bekend']:,}",
            *(_getal(r[m]) for m in ("prior", "naar_gain", "naar_kans", "plafond", "orakel")),
            *(_procent(r[m]) for m in ("deel", "deel_naar_kans", "deel_van_orakel")),
        )
        for r in vat_samen(uitslag.winst)
        if "deel" in r
    ]
    if not rijen:
        return ""
    koppen = (
        "World", "Known", "Prior", "Ranker, by gain", "Ranker, by chance", "Ceiling", "Oracle",
        "Gap closed, by gain", "Gap closed, by chance", "Of the gap to the oracle",
    )  # fmt: skip
    return "## What is gained\n\n" + cijfertabel(koppen, rijen)


def _ruisdeel(uitslag: Leeruitslag) -> str:
    rijen = [
        (
            f"`{r['wereld']}`",
            f"{r['bekend']:,}",
            _getal(r["prior"]),
            *(_procent(r[m]) for m in ("tegen_prior", "opbrengst_tegen_prior")),
        )
        for r in vat_samen(uitslag.winst)
        if "deel" not in r
    ]
    if not rijen:
        return ""
    koppen = ("World", "Known", "Prior", "Placements, beside the prior", "With wishes counted")
    tekst = (
        "## Where there is nothing to learn\n\nIn `ruis` every proposal is worth the same, so that "
        "only the wishes can suffer; in `raak` every move away from the prior costs placements."
    )
    return f"{tekst}\n\n{cijfertabel(koppen, rijen)}"


def _ijkdeel(uitslag: Leeruitslag) -> str:
    rijen = [
        (
            f"`{r['wereld']}`",
            *(_getal(r[m], 3) for m in ("ece", "ece_alle")),
            *(_procent(r[m]) for m in ("dekking", "dekking_alle")),
            _getal(r["breedte"], 3),
        )
        for r in vat_ijking(uitslag)
    ]
    if not rijen:
        return ""
    koppen = ("World", "ECE", "ECE, all pairs", "Coverage", "Coverage, all pairs", "Width")
    return (
        f"## Calibration after {uitslag.ijking[0].bekend:,} known\n\n{cijfertabel(koppen, rijen)}"
    )


def _buitendeel(uitslag: Leeruitslag) -> str:
    rijen = [
        (
            r["schatter"], r["doel"], str(r["metingen"]), f"{r['dekking']:.0%}",
            _getal(r["fout"]), _getal(r["breedte"]), f"{r['steun']:.0%}",
        )
        for r in vat_buiten(uitslag)
    ]  # fmt: skip
    if not rijen:
        return ""
    koppen = ("Estimate", "Of", "Runs", "Coverage", "Error", "Width", "Support")
    uitleg = (
        "What lists in another order would have brought, estimated from the second year of a log "
        "with a little exploration: the shown lists without that exploration, and those of a "
        "ranker that learnt from the first year. 95 % intervals. Support: share of the wanted "
        "places that the log could have filled exactly so; what could only stand elsewhere counts "
        "by the attention of both places."
    )
    return f"## Off-policy, per 100 lists\n\n{uitleg}\n\n{cijfertabel(koppen, rijen)}"


def _poortdeel(uitslag: Leeruitslag) -> str:
    rijen = [
        (r["soort"], str(r["pogingen"]), str(r["bevorderd"]), _getal(r["verschil"]))
        for r in vat_poort(uitslag)
    ]
    if not rijen:
        return ""
    koppen = ("Challenger", "Tried", "Promoted", "True worth minus the champion's")
    return f"## The gate\n\n{cijfertabel(koppen, rijen)}"


def _echtdeel(uitslag: Leeruitslag) -> str:
    kop = "## Choices that real people made\n\n"
    if uitslag.echt is None:
        return f"{kop}Not measured: the package `{PAKKET}` (extra `bench`) is not installed."
    rijen = [
        (
            r["bron"], f"{r['keuzes']:,}",
            *(_getal(r[wie]["ndcg"], 3) for wie in ("ranker", "goedkoopst", "meest_gekozen")),
            *(_getal(r[wie]["eerste"], 2) for wie in ("ranker", "goedkoopst", "meest_gekozen")),
            f"{r['winst']['gemiddeld']:+.3f} ({r['ondergrens']:+.3f})",
            f"{r['winst_op_meest']['gemiddeld']:+.3f} ({r['ondergrens_op_meest']:+.3f})",
        )
        for r in vat_echt(uitslag)
    ]  # fmt: skip
    koppen = (
        "Set", "Choices", "nDCG, ranker", "cheapest", "most chosen", "First chosen, ranker",
        "cheapest", "most chosen", "nDCG beside cheapest", "beside most chosen",
    )  # fmt: skip
    return (
        f"{kop}Public data out of `{PAKKET}`, learnt from two thirds of the people and judged on "
        "the others. Cheapest first is the fixed score here. Nobody knew more than what was on "
        "offer and what was chosen. Behind a gain stands the lowest lower end of the 90 % "
        f"bootstrap intervals.\n\n{cijfertabel(koppen, rijen)}"
    )


def _tijddeel(uitslag: Leeruitslag) -> str:
    t = uitslag.tijd
    if t is None:
        return ""
    return (
        f"## Time\n\nLearning from {t.voorstellen:,} proposals: {t.leren_s:.1f} s "
        f"({t.leren_cpu_s:.1f} s of processor time). Ordering 1,000: {t.rangschikken_ms:.1f} ms "
        f"({t.rangschikken_cpu_ms:.1f} ms)."
    )


def _getal(waarde: object, cijfers: int = 1) -> str:
    s = als_spreiding(waarde)
    van, tot = f"{s['laagste']:.{cijfers}f}", f"{s['hoogste']:.{cijfers}f}"
    return f"{s['gemiddeld']:.{cijfers}f} ({van} to {tot})"


def _procent(waarde: object) -> str:
    s = als_spreiding(waarde)
    return f"{s['gemiddeld']:.0%} ({s['laagste']:.1%} to {s['hoogste']:.1%})"
