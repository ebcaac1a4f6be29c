"""Hypothesis looks for the pair on which implementations differ or a rule turns against somebody.

An answer that was certain while something was unknown stays what it was, whatever the unknown turns
out to be. What holds for each constraint by itself stands in ``constraints/contract.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matching.constraints import CONSTRAINTS, beoordeel_paar
from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from modellen.belastbaarheid.model import Belastbaarheid, Itemoordeel, leeg
from modellen.klant.model import Klant
from modellen.klantprofiel.model import Klantprofiel
from modellen.waarden import MAX_UREN_PER_WEEK, KlantNummer, UrenPerWeek, WerkNummer
from tests.builders import een_klant, een_klantprofiel, een_werk
from tests.matching.orakel import AANDACHTSPUNT, GESCHIKT, ONGESCHIKT, REGELS, orakel_paar
from tests.matching.paren import (
    GISTEREN,
    RAAKVLAK,
    VANDAAG,
    een_omgeving,
    klant_kolommen,
    profielen,
    werk_kolommen,
    werken,
    willekeurig_profiel,
    willekeurig_werk,
)
from tests.matching.verruiming import Paar, met_eis, met_klant, met_oordeel
from vacatures.belasting.model import BOVEN_NORMAAL, Belasting, Belastingitem
from vacatures.kenmerken import Contractvorm
from vacatures.werk import Werk, WerkSoort

pytestmark = pytest.mark.slow

ruim_de_tijd = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
)

Dobbelsteen = st.integers(0, 2**32 - 1).map(Random)


def _oordeel(profiel: Klantprofiel, werk: Werk) -> dict[str, int]:
    """The outcomes of the slow path by constraint."""
    paar = beoordeel_paar(profiel, werk, een_omgeving())
    return {o.constraint: int(o.uitkomst) for o in paar.oordelen}


def _orakel(profiel: Klantprofiel, werk: Werk) -> dict[str, int]:
    omgeving = een_omgeving()
    return orakel_paar(
        profiel,
        werk,
        vandaag=omgeving.vandaag,
        register=omgeving.register,
        reistijd=omgeving.reistijd,
    )


def _snel(profiel: Klantprofiel, werk: Werk) -> dict[str, int]:
    """The outcomes of the fast path by constraint."""
    klant, kolommen = klant_kolommen([profiel]), werk_kolommen([werk])
    return {c.naam: int(c.uitkomsten(klant, kolommen, een_omgeving())[0]) for c in CONSTRAINTS}


# --- the three implementations agree -------------------------------------------------------------


@ruim_de_tijd
@given(profielen(), werken())
def test_drie_uitvoeringen_zijn_het_eens(profiel: Klantprofiel, werk: Werk) -> None:
    verwacht = _orakel(profiel, werk)
    assert _oordeel(profiel, werk) == verwacht
    assert _snel(profiel, werk) == verwacht


@ruim_de_tijd
@given(st.lists(profielen(), max_size=2), st.lists(werken(), max_size=2))
def test_beide_richtingen_en_losse_paren_zijn_gelijk(
    klanten: list[Klantprofiel], banen: list[Werk]
) -> None:
    """1 klant x n jobs, n klanten x 1 job and n aligned pairs, against the oracle."""
    omgeving = een_omgeving()
    klant, werk = klant_kolommen(klanten), werk_kolommen(banen)
    orakel = [[_orakel(k, w) for w in banen] for k in klanten]
    alle_k, alle_w = np.divmod(np.arange(len(klanten) * len(banen)), max(len(banen), 1))
    for constraint in CONSTRAINTS:
        tafel = np.array([[o[constraint.naam] for o in rij] for rij in orakel], dtype=np.int8)
        tafel = tafel.reshape(len(klanten), len(banen))
        los = constraint.uitkomsten(klant.neem(alle_k), werk.neem(alle_w), omgeving)
        assert np.array_equal(los, tafel.ravel())
        for i in range(len(klanten)):
            rij = constraint.uitkomsten(klant.neem(np.array([i])), werk, omgeving)
            assert np.array_equal(rij, tafel[i])
        for j in range(len(banen)):
            kolom = constraint.uitkomsten(klant, werk.neem(np.array([j])), omgeving)
            assert np.array_equal(kolom, tafel[:, j])


_VRAAGT_NIETS = {
    i.code: i.hoogste_niveau if i.soort is FmlSoort.SCHAAL else frozenset[str]()
    for i in FML
    if i.soort is not FmlSoort.KENMERK
}


# --- what is unknown, and what is learned --------------------------------------------------------

Lering = Callable[[Random, Paar], Paar]

KLANTVELDEN = (
    "postcode",
    "dagdelen",
    "taalniveau",
    "opleiding",
    "rijbewijzen",
    "certificaten",
)
WERKVELDEN = ("werkgever", "branche", "dagdelen")
EISVELDEN = ("opleiding", "taal", "rijbewijzen", "certificaten")


def _leer_van_de_klant(rng: Random, paar: Paar) -> Paar:
    """Every unknown field of the klant gets an answer, save the judgements on belastbaarheid."""
    klant, ander = paar[0].klant, _bekende_klant(rng)
    velden = {v: getattr(ander, v) for v in KLANTVELDEN if getattr(klant, v) is None}
    if not klant.vervoer:
        velden["vervoer"] = ander.vervoer
    velden["uren"] = _vul_aan(rng, klant.uren)
    return met_klant(paar[0], **velden), paar[1]


def _bekende_klant(rng: Random) -> Klant:
    """Some klant of whom each field is known (not necessarily true of one and the same klant)."""
    klant = willekeurig_profiel(rng, 2).klant
    while any(getattr(klant, v) is None for v in KLANTVELDEN) or not klant.vervoer:
        ander = willekeurig_profiel(rng, 2).klant
        aanvulling = {v: getattr(ander, v) for v in KLANTVELDEN if getattr(klant, v) is None}
        klant = replace(klant, **aanvulling, vervoer=klant.vervoer or ander.vervoer)
    return klant


def _leer_van_het_werk(rng: Random, paar: Paar) -> Paar:
    """Every unknown field of the job gets an answer, save its place and its belasting."""
    werk, ander = paar[1], _bekend_werk(rng)
    velden = {v: getattr(ander, v) for v in WERKVELDEN if getattr(werk, v) is None}
    eisen = {v: getattr(ander.eisen, v) for v in EISVELDEN if getattr(werk.eisen, v) is None}
    geleerd = replace(werk, **velden, uren=_vul_aan(rng, werk.uren))
    return paar[0], met_eis(geleerd, **eisen)


def _bekend_werk(rng: Random) -> Werk:
    werk = willekeurig_werk(rng, 2)
    while any(getattr(werk, v) is None for v in WERKVELDEN) or any(
        getattr(werk.eisen, v) is None for v in EISVELDEN
    ):
        ander = willekeurig_werk(rng, 2)
        velden = {v: getattr(ander, v) for v in WERKVELDEN if getattr(werk, v) is None}
        eisen = {v: getattr(ander.eisen, v) for v in EISVELDEN if getattr(werk.eisen, v) is None}
        werk = met_eis(replace(werk, **velden), **eisen)
    return werk


def _vul_aan(rng: Random, band: UrenPerWeek) -> UrenPerWeek:
    laag, hoog = band.minimum, band.maximum
    if laag is None:
        laag = rng.random() * (MAX_UREN_PER_WEEK if hoog is None else hoog)
    if hoog is None:
        hoog = laag + rng.random() * (MAX_UREN_PER_WEEK - laag)
    return UrenPerWeek(min(laag, hoog), min(hoog, MAX_UREN_PER_WEEK))


def _leer_belastbaarheid(rng: Random, paar: Paar) -> Paar:
    """An item that nobody validly judged gets a judgement."""
    onbekend = [i for i in FML if paar[0].belastbaarheid.geldig_oordeel(i.code, VANDAAG) is None]
    fml_item = _kies(rng, onbekend)
    if fml_item.soort is FmlSoort.SCHAAL:
        oordeel = Itemoordeel(fml_item.code, niveau=rng.randint(0, fml_item.hoogste_niveau))
    else:
        oordeel = Itemoordeel(fml_item.code, opties=_enkele(rng, fml_item.opties))
    return met_oordeel(paar[0], oordeel), paar[1]


def _leer_belasting(rng: Random, paar: Paar) -> Paar:
    """The employer answers on an item of which nothing was known."""
    items = dict(paar[1].belasting.items)
    onbekend = [i for i in FML if i.code not in items]
    fml_item = _kies(rng, onbekend)
    if fml_item.soort is FmlSoort.SCHAAL:
        niveau = rng.randint(BOVEN_NORMAAL, fml_item.hoogste_niveau)
        items[fml_item.code] = Belastingitem(fml_item.code, niveau=niveau)
    else:
        items[fml_item.code] = Belastingitem(fml_item.code, opties=_enkele(rng, fml_item.opties))
    return paar[0], replace(paar[1], belasting=Belasting(MappingProxyType(items)))


def _kies(rng: Random, items: list[FmlItem]) -> FmlItem:
    """One of the items, often one on which another constraint or a special rule turns."""
    assume(items)
    raak = [i for i in items if i.code in RAAKVLAK]
    return rng.choice(raak if raak and rng.random() < 0.5 else items)


def _enkele(rng: Random, opties: tuple[Any, ...]) -> frozenset[str]:
    return frozenset(o.code for o in opties if rng.random() < 0.5)


LERINGEN: tuple[Lering, ...] = (
    _leer_van_de_klant,
    _leer_van_het_werk,
    _leer_belastbaarheid,
    _leer_belasting,
)


@pytest.mark.parametrize("lering", LERINGEN, ids=lambda v: v.__name__.lstrip("_"))
@ruim_de_tijd
@given(st.data())
def test_een_antwoord_keert_een_zekere_uitkomst_niet_om(
    lering: Lering, data: st.DataObject
) -> None:
    """From unsuitable to suitable or back takes a change of facts, never an answer."""
    paar = data.draw(profielen()), data.draw(werken())
    voor, na = _oordeel(*paar), _oordeel(*lering(data.draw(Dobbelsteen), paar))
    omgekeerd = {n: (voor[n], na[n]) for n in voor if {voor[n], na[n]} == {ONGESCHIKT, GESCHIKT}}
    assert omgekeerd == {}


@pytest.mark.parametrize("lering", LERINGEN, ids=lambda v: v.__name__.lstrip("_"))
@ruim_de_tijd
@given(st.data())
def test_een_zekere_uitkomst_hangt_niet_af_van_wat_onbekend_is(
    lering: Lering, data: st.DataObject
) -> None:
    """The principle of 0003, with its two exceptions.

    k = 0 while the load is unknown is suitable; and work below the klant's own minimum is
    unsuitable, although an unknown VI-3 may turn out to cap the klant below that minimum.
    """
    paar = data.draw(profielen()), data.draw(werken())
    voor, na = _oordeel(*paar), _oordeel(*lering(data.draw(Dobbelsteen), paar))
    zeker = [naam for naam, uitkomst in voor.items() if uitkomst != AANDACHTSPUNT]
    if lering is _leer_belasting:
        zeker = [n for n in zeker if (n, voor[n]) != ("belastbaarheid", GESCHIKT)]
    if lering is _leer_belastbaarheid:
        zeker = [n for n in zeker if (n, voor[n]) != ("uren", ONGESCHIKT)]
    assert {n: (voor[n], na[n]) for n in zeker if na[n] != voor[n]} == {}


def test_onbekende_belastbaarheid_is_niet_zekerder_dan_een_besproken_optie() -> None:
    """What nobody judged may turn out to be an option that always asks for a look."""
    werk = een_werk(belasting=_VRAAGT_NIETS)
    onbekend = een_klantprofiel(belastbaarheid=leeg(KlantNummer("K-1001")))
    overig = Itemoordeel("IV-21", opties=frozenset({"overig"}))
    bekend = met_oordeel(onbekend, overig)
    assert _oordeel(onbekend, werk)["belastbaarheid"] <= _oordeel(bekend, werk)["belastbaarheid"]


def test_onbekend_avondwerk_wordt_niet_strenger_beoordeeld_dan_elk_antwoord() -> None:
    """One evening of 6 hours, a klant who wants 16: suitable when VI-1 is normal."""
    klant = een_klant(dagdelen="ma-vr avond", uren=(16, 32))
    werk = een_werk(dagdelen="ma avond", uren=(4, 24))
    onbekend = een_klantprofiel(klant, belastbaarheid=leeg(klant.nummer))
    assert _oordeel(een_klantprofiel(klant), werk)["dagdelen"] == GESCHIKT
    assert _oordeel(onbekend, werk)["dagdelen"] != ONGESCHIKT


@ruim_de_tijd
@given(profielen(), werken())
def test_een_verlopen_oordeel_telt_als_geen_oordeel(profiel: Klantprofiel, werk: Werk) -> None:
    oordelen = profiel.belastbaarheid.oordelen
    verlopen = {c: replace(o, geldig_tot=GISTEREN) for c, o in oordelen.items()}
    nummer = profiel.nummer
    met = replace(profiel, belastbaarheid=Belastbaarheid(nummer, MappingProxyType(verlopen)))
    zonder = replace(profiel, belastbaarheid=Belastbaarheid(nummer))
    assert _oordeel(met, werk) == _oordeel(zonder, werk)
    assert _snel(met, werk) == _snel(zonder, werk)


# --- what a constraint may not look at -----------------------------------------------------------


@ruim_de_tijd
@given(profielen(), werken())
def test_geen_constraint_kijkt_naar_wie_het_zegt_of_hoe_het_heet(
    profiel: Klantprofiel, werk: Werk
) -> None:
    anders_k = met_klant(profiel, nummer=KlantNummer("K-9"), coach="coach.bram")
    anders_w = replace(
        werk,
        nummer=WerkNummer("N-9"),
        soort=WerkSoort.NETWERKPLEK,
        titel="Iets anders",
        taken="Heel ander werk.",
        werkgever_naam="De Buren",
        isco="9112",
        contractvorm=Contractvorm.OPROEP,
        posities=3,
    )
    assert _oordeel(anders_k, anders_w) == _oordeel(profiel, werk)


def test_een_orakel_zonder_constraint_bestaat_niet() -> None:
    assert list(REGELS) == [c.naam for c in CONSTRAINTS]
