"""What the reason of an event suggests to change in a profile, a limit or some work.

Only what the reason itself says, with values that are known: nobody guesses. Health limits never
become looser by it, and what an employer contests becomes unknown, so that somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from modellen.belastbaarheid.fml import FmlSoort, item
from modellen.klant.model import Klant
from modellen.voorstel.model import Voorstelgebeurtenis
from modellen.voorstel.redenen import Toelichting, Voorstelreden
from modellen.voorstel.wijziging import Wijziging, Wijzigingsoort
from modellen.waarden import MAX_UREN_PER_WEEK
from vacatures.werk import Werk, WerkSoort

REISSTAP = 5
"""Minutes; a travel limit is set to the next lower multiple (own choice)."""

_R = Voorstelreden
_W = Wijzigingsoort


def leid_wijzigingen_af(
    gebeurtenis: Voorstelgebeurtenis, klant: Klant, werk: Werk
) -> tuple[Wijziging, ...]:
    """What would change, as far as it would change anything."""
    regel = _REGELS.get(gebeurtenis.reden) if gebeurtenis.reden is not None else None
    if regel is None:
        return ()
    return tuple(
        Wijziging(soort, gegevens)
        for soort, gegevens in regel(gebeurtenis.toelichting, klant, werk)
    )


_Gevonden = Iterator[tuple[Wijzigingsoort, Mapping[str, Any]]]
_Regel = Callable[[Toelichting, Klant, Werk], _Gevonden]


def _te_ver(toelichting: Toelichting, klant: Klant, _: Werk) -> _Gevonden:
    middel, minuten = toelichting.middel, toelichting.minuten
    if middel is None or minuten is None:
        return
    nieuw = (minuten - 1) // REISSTAP * REISSTAP
    if 0 < nieuw < klant.vervoer.get(middel, 0):
        yield _W.REISTIJD_KORTER, {"middel": middel.value, "minuten": nieuw}


def _te_zwaar(toelichting: Toelichting, _: Klant, werk: Werk) -> _Gevonden:
    code = toelichting.fml_item
    if code is None:
        return
    if werk.soort is not WerkSoort.WERKGEVER and code in werk.belasting.items:
        yield _W.BELASTING_NAGAAN, {"fml_item": code}
    gevraagd = werk.belasting.items.get(code)
    if item(code).soort is FmlSoort.SCHAAL:
        yield _W.FML_HERBEOORDELEN, {"fml_item": code}
    elif gevraagd is not None and gevraagd.opties:
        yield _W.FML_HERBEOORDELEN, {"fml_item": code, "opties": sorted(gevraagd.opties)}


def _te_veel(_: Toelichting, klant: Klant, werk: Werk) -> _Gevonden:
    gevraagd, nu = werk.uren.minimum, klant.uren.maximum
    if gevraagd is not None and gevraagd >= 1 and (nu is None or nu >= gevraagd):
        yield _W.UREN_HOOGSTENS, {"uren": gevraagd - 1}


def _te_weinig(_: Toelichting, klant: Klant, werk: Werk) -> _Gevonden:
    aanbod, nu = werk.uren.maximum, klant.uren.minimum
    if aanbod is not None and aanbod + 1 <= MAX_UREN_PER_WEEK and (nu is None or nu <= aanbod):
        yield _W.UREN_MINSTENS, {"uren": aanbod + 1}


def _dagdelen(toelichting: Toelichting, klant: Klant, _: Werk) -> _Gevonden:
    if toelichting.dagdelen is None or klant.dagdelen is None:
        return
    weg = klant.dagdelen & toelichting.dagdelen
    if weg:
        yield _W.DAGDELEN_MINDER, {"dagdelen": weg.bits}


def _branche(_: Toelichting, klant: Klant, werk: Werk) -> _Gevonden:
    if werk.branche is not None and werk.branche not in klant.uitgesloten_branches:
        yield _W.BRANCHE_UITSLUITEN, {"branche": werk.branche.value}


def _werkgever(_: Toelichting, klant: Klant, werk: Werk) -> _Gevonden:
    if werk.werkgever is not None and werk.werkgever not in klant.uitgesloten_werkgevers:
        yield _W.WERKGEVER_UITSLUITEN, {"werkgever": werk.werkgever}


def _sluiten(_: Toelichting, __: Klant, werk: Werk, *, status: str) -> _Gevonden:
    if werk.is_actief and werk.soort is not WerkSoort.WERKGEVER:
        yield _W.WERK_SLUITEN, {"status": status}


def _vervuld(toelichting: Toelichting, klant: Klant, werk: Werk) -> _Gevonden:
    # One of several places that is filled does not fill the others.
    if (werk.posities or 1) == 1:
        yield from _sluiten(toelichting, klant, werk, status="vervuld")


def _vervallen(toelichting: Toelichting, klant: Klant, werk: Werk) -> _Gevonden:
    yield from _sluiten(toelichting, klant, werk, status="ingetrokken")


def _eis(*velden: str) -> _Regel:
    def regel(_: Toelichting, __: Klant, werk: Werk) -> _Gevonden:
        bekend = [veld for veld in velden if getattr(werk.eisen, veld) is not None]
        if bekend and werk.soort is not WerkSoort.WERKGEVER:
            yield _W.EIS_NAGAAN, {"eisen": bekend}

    return regel


def _uren_werk(_: Toelichting, __: Klant, werk: Werk) -> _Gevonden:
    if not werk.uren.is_onbekend:
        yield _W.UREN_NAGAAN, {}


def _tijden_werk(_: Toelichting, __: Klant, werk: Werk) -> _Gevonden:
    if werk.dagdelen is not None:
        yield _W.TIJDEN_NAGAAN, {}


_REGELS: Mapping[Voorstelreden, _Regel] = {
    _R.TE_VER: _te_ver,
    _R.TE_ZWAAR: _te_zwaar,
    _R.UREN_TE_VEEL: _te_veel,
    _R.UREN_TE_WEINIG: _te_weinig,
    _R.DAGDELEN: _dagdelen,
    _R.WIL_BRANCHE_NIET: _branche,
    _R.WIL_WERKGEVER_NIET: _werkgever,
    _R.VERVULD: _vervuld,
    _R.VERVALLEN: _vervallen,
    _R.TAAL: _eis("taal"),
    _R.OPLEIDING: _eis("opleiding"),
    _R.PAPIEREN: _eis("rijbewijzen", "certificaten"),
    _R.UREN_WERKGEVER: _uren_werk,
    _R.TIJDEN_WERKGEVER: _tijden_werk,
}
