"""The model card: in Dutch, for whoever has to answer for it, made from the ranker itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from matching.leren.kansmodel import Kansmodel
from matching.leren.lijstwaarde import GENOEG_STEUN
from matching.leren.vorm import Vorm
from modellen.markdown import tabel

_RICHTING = {1: "meer is nooit slechter", -1: "meer is nooit beter", 0: "vrij"}


def maak_kaart(
    naam: str, model: Kansmodel, afdruk: Mapping[str, Any], cijfers: Mapping[str, Any]
) -> str:
    """Markdown."""
    delen = [
        f"# Ranker {naam}",
        "Deze ranker schat de kans dat een voorstel tot een duurzame plaatsing leidt: zes maanden "
        "later nog aan het werk. Hij zet werk dat al past en al is nagegaan op volgorde van kans "
        "maal wens. Hij beslist niets: de jobcoach en de klant kiezen.",
        _sectie("Waarvan hij leerde", _gegevens(afdruk)),
        _sectie("Hoe ver hij van de vaste score af mag", [_sterkte(model)]),
        _sectie("Wat telt", _kenmerken(model)),
        _sectie("Hoe goed hij is op latere voorstellen", _cijfers(cijfers)),
        _sectie("Wat hij niet kan en niet weet", _grenzen()),
    ]
    return "\n\n".join(delen) + "\n"


def _sectie(titel: str, regels: list[str]) -> str:
    return f"## {titel}\n\n" + "\n".join(regels)


def _gegevens(afdruk: Mapping[str, Any]) -> list[str]:
    return [
        f"- voorstellen: {afdruk['voorstellen']}, van {afdruk['van']} tot en met {afdruk['tot']}",
        f"- afgelopen: {afdruk['afgelopen']}, daarvan duurzaam geplaatst: {afdruk['duurzaam']}",
        f"- vingerafdruk: `{afdruk['sha256']}`",
        "- wat nog loopt, telt niet als mislukt: alleen de stappen die beslist zijn, tellen",
    ]


def _sterkte(model: Kansmodel) -> str:
    return (
        f"Sterkte {model.sterkte:.2f} op een schaal van 0 (precies de vaste score) tot 1 (alles "
        "wat geleerd is). De sterkte is gekozen op latere voorstellen dan waarvan geleerd werd."
    )


def _kenmerken(model: Kansmodel) -> list[str]:
    gewicht = _gewichten(model)
    rijen = [
        (f"`{vorm.naam}`", _RICHTING[vorm.richting], f"{gewicht[vorm.naam]:+.2f}")
        for vorm in sorted(model.vormen.vormen, key=lambda v: -abs(gewicht[v.naam]))
    ]
    return [
        tabel(("kenmerk", "richting", "effect"), rijen),
        "",
        "Effect: hoeveel de logaritme van de opbrengst verandert als het kenmerk van laag naar "
        "hoog gaat en de rest gewoon is, de vaste score niet meegeteld.",
    ]


def _gewichten(model: Kansmodel) -> dict[str, float]:
    """From the low to the high end of each feature, the others unknown."""
    namen = model.namen
    rijen = np.full((2 * len(model.vormen.vormen), len(namen)), np.nan)
    for i, vorm in enumerate(model.vormen.vormen):
        rijen[2 * i : 2 * i + 2, namen.index(vorm.naam)] = _uiteinden(vorm)
    gewoon = np.full(len(rijen), 0.6)
    opbouw = model.opbouw(rijen, gewoon, gewoon)
    return {
        v.naam: float(
            opbouw.delen[opbouw.namen.index(v.naam), 2 * i + 1]
            - opbouw.delen[opbouw.namen.index(v.naam), 2 * i]
        )
        for i, v in enumerate(model.vormen.vormen)
    }


def _uiteinden(vorm: Vorm) -> tuple[float, float]:
    if vorm.knopen:
        return vorm.knopen[0], vorm.knopen[-1]
    return vorm.midden - vorm.schaal, vorm.midden + vorm.schaal


def _cijfers(cijfers: Mapping[str, Any]) -> list[str]:
    later = cijfers.get("later")
    if not later:
        return ["Er waren nog geen latere voorstellen."]
    maand, ijking = later["per_maand"], later["ijking"]
    return [
        f"- voorstellen: {later['voorstellen']}, duurzaam: {later['duurzaam']}",
        f"- volgorde per maand: nDCG {maand['ndcg']:.3f}, MRR {maand['mrr']:.3f}, "
        f"recall {maand['recall']:.3f}",
        f"- kansen zitten er gemiddeld {100 * ijking['ece']:.1f} punten naast (ECE)",
        *_lijsten(cijfers.get("lijsten")),
    ]


def _lijsten(terugblik: Mapping[str, Any] | None) -> list[str]:
    if not terugblik or not terugblik["lijsten"]:
        return []
    regels = [
        f"- duurzame plaatsingen per 100 lijsten als hij die op volgorde had gezet, geschat uit "
        f"{terugblik['lijsten']} getoonde lijsten (95% zekerheid):"
    ]
    for methode, w in terugblik["waarden"]["ranker"].items():
        vast = terugblik["waarden"]["vaste_score"][methode]
        regels.append(
            f"    - {methode.upper()}: {_lijstwaarde(w)}; de vaste score: {_lijstwaarde(vast)}"
        )
    return regels


def _lijstwaarde(w: Mapping[str, float]) -> str:
    if w["steun"] < GENOEG_STEUN:
        return "te weinig steun in het logboek"
    return f"{w['waarde']:.1f} ({w['laag']:.1f} tot {w['hoog']:.1f})"


def _grenzen() -> list[str]:
    return [
        "- Hij leest niets persoonlijks: geen leeftijd, geslacht, herkomst, gezin, uitkering, "
        "verzuim of gaten in een cv.",
        "- Hij kent alleen voorstellen die iemand gekozen heeft. Aangenomen is dat wat een coach "
        "verder weet, voor elk soort werk even veel zegt.",
        "- Hij kent geen verbanden tussen twee kenmerken samen, behalve via de vaste score.",
        "- Is een kans te onzeker, dan staat er: te weinig gegevens.",
    ]
