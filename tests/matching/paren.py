"""Random klanten and werk for the proof of the constraints: everything may be anything, or unknown.

Two kinds. ``willekeurige_...`` fill the large samples from a seeded ``Random``. ``profielen`` and
``werken`` are for Hypothesis: few values to each field, so that they meet, and shrinking is quick.

``grensparen`` are pairs of which the travel time lies on a limit, or one minute beside it.

Records come in styles, because 11 independent throws of the dice never meet: ``RUIM`` klanten and
jobs fit nearly always, so that a pair that is wholly suitable occurs as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from matching.constraints import Constraint, Omgeving
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.reistijd import AfstandReistijd
from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from modellen.belastbaarheid.model import Belastbaarheid, Beoordelaar, Bron, Itemoordeel, leeg
from modellen.dagdelen import ALLE_DAGDELEN, KANTOORTIJDEN, Dag, Dagdeel, Dagdelen
from modellen.klant.model import MAX_REISMINUTEN, Klant, KlantStatus
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.plaats.buitenland import find_gebied
from modellen.plaats.grens import afstand_tot_gebied
from modellen.plaats.plaats import standaard_register
from modellen.waarden import KlantNummer, OrganisatieCode, Postcode, UrenPerWeek, WerkNummer
from vacatures.belasting.model import BOVEN_NORMAAL, Belasting, BelastingBron, Belastingitem
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.werk import Werk, WerkSoort

VANDAAG = date(2026, 11, 23)
GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)

ORGANISATIES = tuple(OrganisatieCode(f"opstap-{n}") for n in ("noord", "zuid", "west"))
WERKGEVERS = tuple(WerkNummer(f"W-{n}") for n in range(1, 6))
BRANCHES = (Branche.SCHOONMAAK, Branche.GROEN, Branche.ZORG, Branche.LOGISTIEK, Branche.OVERIG)

MIDDEN = (3811, 3812, 3817, 3829, 3762, 3731, 3511, 3527, 3431, 1211, 1221)
"""Amersfoort, Utrecht and Hilversum: each within an hour of the others."""
RAND: tuple[int, ...] = (
    1011,
    1102,
    2511,
    2611,
    3011,
    6511,
    6562,
    7511,
    7581,
    7587,
    6211,
    6291,
    4551,
    4524,
)
RAND += (4701, 5111, 1791, 8881, 9711, 9671, 9693, 9999)
"""Far away: other cities, islands, and places on the Belgian and German border."""
NIET_IN_TABEL = (1000, 1010, 3810)

ELDERS = ("Elders", "Menen", "Geel", "Hasselt", "Brussel", "Luik", "Gent")
"""Places abroad; all but the first name a Belgian province when the country is Belgium."""
LANDEN = ("BE", "BE", "DE", "DE", "FR", "LU", "PL", "GB", "US")
UREN = (0.0, 4.0, 8.0, 10.0, 12.0, 16.0, 19.5, 20.0, 24.0, 30.0, 32.0, 36.0, 40.0, 45.0, 60.0)

STIJLEN = ("willekeurig", "ruim", "onbekend")

T = TypeVar("T")


def willekeurige_profielen(rng: Random, n: int) -> list[Klantprofiel]:
    """``n`` random profielen, K-1 to K-n."""
    return [willekeurig_profiel(rng, nummer) for nummer in range(1, n + 1)]


def willekeurige_werken(rng: Random, n: int) -> list[Werk]:
    """``n`` random jobs, V-1 to V-n."""
    return [willekeurig_werk(rng, nummer) for nummer in range(1, n + 1)]


# --- the surroundings, and the fast path on lists ------------------------------------------------


@cache
def een_omgeving() -> Omgeving:
    """The day, the PC4 register and the travel model of the proof."""
    return Omgeving(vandaag=VANDAAG, register=standaard_register(), reistijd=AfstandReistijd())


def klant_kolommen(klanten: Iterable[Klantprofiel]) -> KlantKolommen:
    """Columns of these klanten."""
    return KlantKolommen.van(list(klanten), een_omgeving().register)


def werk_kolommen(werken: Iterable[Werk]) -> WerkKolommen:
    """Columns of these jobs."""
    return WerkKolommen.van(list(werken), een_omgeving().register)


def snelle_uitkomsten(
    constraint: Constraint, klanten: Sequence[Klantprofiel], werken: Sequence[Werk]
) -> npt.NDArray[np.int8]:
    """The fast path on n aligned pairs, 1 klant x n jobs or n klanten x 1 job."""
    return constraint.uitkomsten(klant_kolommen(klanten), werk_kolommen(werken), een_omgeving())


def snelle_uitkomst(constraint: Constraint, profiel: Klantprofiel, werk: Werk) -> int:
    """The fast path on one pair."""
    return int(snelle_uitkomsten(constraint, [profiel], [werk])[0])


# --- pairs on the travel limit -------------------------------------------------------------------


def grensparen(rng: Random, n: int) -> tuple[list[Klantprofiel], list[Werk]]:
    """``n`` aligned pairs, K-g1 and V-g1 and on, with one mode whose limit is just met or missed.

    Abroad it is the border that is just within reach or just not.
    """
    klanten: list[Klantprofiel] = []
    werken: list[Werk] = []
    while len(klanten) < n:
        profiel, werk = willekeurig_profiel(rng, 0), willekeurig_werk(rng, 0)
        middel = rng.choice(tuple(Vervoermiddel))
        omslag = _omslagen(profiel, werk, middel)
        if not omslag:
            continue
        maximum = min(max(rng.choice(omslag) + rng.choice((-1, 0, 0, 1)), 1), MAX_REISMINUTEN)
        nummer = len(klanten) + 1
        klant = replace(
            profiel.klant, vervoer={middel: maximum}, nummer=KlantNummer(f"K-g{nummer}")
        )
        klanten.append(replace(profiel, klant=klant))
        werken.append(replace(werk, nummer=WerkNummer(f"V-g{nummer}")))
    return klanten, werken


def _omslagen(profiel: Klantprofiel, werk: Werk, middel: Vervoermiddel) -> list[int]:
    """The least maxima for which the journey fits, without and with the tolerance of 15 %."""
    omgeving = een_omgeving()
    postcode = profiel.klant.postcode
    thuis = omgeving.register.find_pc4(postcode.cijfers) if postcode else None
    if thuis is None:
        return []
    mogelijk = range(1, MAX_REISMINUTEN + 1)
    if werk.plek.is_buitenland:
        if werk.plek.land not in ("BE", "DE"):
            return []
        km = afstand_tot_gebied(
            thuis.breedtegraad,
            thuis.lengtegraad,
            find_gebied(werk.plek.land, werk.plek.plaatsnaam),
        )
        bereik = {m: omgeving.reistijd.bereik_km(middel, m * 115 // 100) or -1.0 for m in mogelijk}
        return [m for m in mogelijk if bereik[m] >= km][:1]
    plaats = omgeving.register.find_pc4(werk.plek.pc4) if werk.plek.pc4 else None
    if plaats is None:
        return []
    minuten = omgeving.reistijd.minuten_een(
        van_lat=thuis.breedtegraad,
        van_lon=thuis.lengtegraad,
        naar_lat=plaats.breedtegraad,
        naar_lon=plaats.lengtegraad,
        middel=middel,
    )
    precies = [m for m in mogelijk if m >= minuten][:1]
    return precies + [m for m in mogelijk if m * 115 // 100 >= minuten][:1]


# --- draws ---------------------------------------------------------------------------------------


def _soms(rng: Random, kans: float) -> bool:
    return rng.random() < kans


def _misschien(rng: Random, kans_onbekend: float, waarde: T) -> T | None:
    """``waarde``, or unknown."""
    return None if _soms(rng, kans_onbekend) else waarde


def _deel(rng: Random, waarden: Sequence[T], kans: float) -> frozenset[T]:
    return frozenset(w for w in waarden if _soms(rng, kans))


def _stijl(rng: Random) -> str:
    return rng.choices(STIJLEN, weights=(55, 35, 10))[0]


def _uren(rng: Random, kans_onbekend: float) -> UrenPerWeek:
    laag, hoog = sorted((rng.choice(UREN), rng.choice(UREN)))
    return UrenPerWeek(_misschien(rng, kans_onbekend, laag), _misschien(rng, kans_onbekend, hoog))


def _dagdelen(rng: Random) -> Dagdelen:
    """Office hours, a block, all week, nothing at all, or a scatter."""
    vorm = rng.randrange(6)
    if vorm == 0:
        return KANTOORTIJDEN
    if vorm in (1, 2):
        dagen = rng.sample(tuple(Dag), rng.randint(1, 5))
        return Dagdelen.blok(dagen, rng.sample(tuple(Dagdeel), rng.randint(1, 2)))
    if vorm == 3:
        return rng.choice((ALLE_DAGDELEN, Dagdelen(), KANTOORTIJDEN))
    return Dagdelen(rng.getrandbits(28) & rng.getrandbits(28))


def _pc4(rng: Random) -> int:
    if _soms(rng, 0.04):
        return rng.choice(NIET_IN_TABEL)
    return rng.choice(MIDDEN if _soms(rng, 0.6) else RAND)


# --- the person ----------------------------------------------------------------------------------


def willekeurig_profiel(rng: Random, nummer: int) -> Klantprofiel:
    """One random klant with a random belastbaarheid; no sentences, the constraints read none."""
    stijl = _stijl(rng)
    klant = _ruime_klant(rng, nummer) if stijl == "ruim" else _klant(rng, nummer, stijl)
    return Klantprofiel(klant, _belastbaarheid(rng, klant.nummer, stijl), None, ())


def _klant(rng: Random, nummer: int, stijl: str) -> Klant:
    onbekend = 0.7 if stijl == "onbekend" else 0.12
    return Klant(
        KlantNummer(f"K-{nummer}"),
        rng.choice(ORGANISATIES),
        "coach.anna",
        status=rng.choice(tuple(KlantStatus)) if _soms(rng, 0.12) else KlantStatus.ACTIEF,
        postcode=_misschien(rng, onbekend / 2, Postcode(_pc4(rng))),
        vervoer={} if _soms(rng, onbekend / 2) else _vervoer(rng),
        uren=_uren(rng, onbekend),
        dagdelen=_misschien(rng, onbekend, _dagdelen(rng)),
        taalniveau=_misschien(rng, onbekend, rng.choice(tuple(Taalniveau))),
        opleiding=_misschien(rng, onbekend, rng.choice(tuple(Opleidingsniveau))),
        rijbewijzen=_misschien(rng, onbekend, _deel(rng, tuple(Rijbewijs), 0.15)),
        certificaten=_misschien(rng, onbekend, _deel(rng, tuple(Certificaat), 0.4)),
        uitgesloten_branches=_deel(rng, BRANCHES, 0.12),
        uitgesloten_werkgevers=frozenset(_deel(rng, WERKGEVERS, 0.1)),
    )


def _vervoer(rng: Random) -> dict[Vervoermiddel, int]:
    middelen = rng.sample(tuple(Vervoermiddel), rng.randint(1, 3))
    return {m: rng.choice((1, 10, 15, 20, 30, 45, 60, 90, 100, MAX_REISMINUTEN)) for m in middelen}


def _ruime_klant(rng: Random, nummer: int) -> Klant:
    return Klant(
        KlantNummer(f"K-{nummer}"),
        rng.choice(ORGANISATIES),
        "coach.anna",
        postcode=Postcode(rng.choice(MIDDEN)),
        vervoer={Vervoermiddel.AUTO: rng.choice((90, 120)), Vervoermiddel.FIETS: 30},
        uren=UrenPerWeek(rng.choice((8.0, 12.0, 16.0)), rng.choice((32.0, 36.0, 40.0))),
        dagdelen=rng.choice((KANTOORTIJDEN, ALLE_DAGDELEN)),
        taalniveau=rng.choice((Taalniveau.B2, Taalniveau.C1, Taalniveau.C2)),
        opleiding=rng.choice((Opleidingsniveau.MBO4, Opleidingsniveau.HBO, Opleidingsniveau.WO)),
        rijbewijzen=frozenset({Rijbewijs.BE, Rijbewijs.A}),
        certificaten=frozenset(Certificaat),
    )


def _belastbaarheid(rng: Random, klant: KlantNummer, stijl: str) -> Belastbaarheid:
    vormen = {"ruim": (0, 80, 20, 0), "onbekend": (60, 0, 0, 40), "willekeurig": (12, 23, 40, 25)}
    vorm = rng.choices(("leeg", "normaal", "fml", "los"), weights=vormen[stijl])[0]
    if vorm == "leeg":
        return leeg(klant)
    if vorm == "los":
        kans = rng.choice((0.1, 0.5, 0.95))
        return Belastbaarheid.van_oordelen(
            klant, [_itemoordeel(rng, i, beperkt=0.3) for i in FML if _soms(rng, kans)]
        )
    afwijkend = {rng.choice(FML).code for _ in range(rng.randint(1, 5))} if vorm == "fml" else set()
    afwijkend |= _deel(rng, ("VI-1", "VI-3"), 0.3) if vorm == "fml" else set()
    oordelen = [_itemoordeel(rng, i, beperkt=float(i.code in afwijkend)) for i in FML]
    # A complete assessment is of one day: it expires as a whole, or not at all.
    tot = GISTEREN if _soms(rng, 0.05) else rng.choice((None, VANDAAG, MORGEN))
    return Belastbaarheid.van_oordelen(klant, [replace(o, geldig_tot=tot) for o in oordelen])


def _itemoordeel(rng: Random, fml_item: FmlItem, *, beperkt: float) -> Itemoordeel:
    niveau, opties = _waarde(rng, fml_item, kans_iets=beperkt)
    return Itemoordeel(
        fml_item.code,
        niveau=niveau,
        opties=opties,
        bron=rng.choice((Bron.FML, Bron.KLANT_ZELF)),
        beoordelaar=rng.choice((Beoordelaar.VERZEKERINGSARTS, Beoordelaar.KLANT)),
        datum=date(2026, 9, 1),
        geldig_tot=rng.choice((None, None, None, GISTEREN, VANDAAG, MORGEN)),
    )


def _waarde(
    rng: Random, fml_item: FmlItem, *, kans_iets: float
) -> tuple[int | None, frozenset[str] | None]:
    """A level or options: normal (0, empty), or with ``kans_iets`` something else."""
    iets = _soms(rng, kans_iets)
    if fml_item.soort is FmlSoort.SCHAAL:
        return (rng.randint(1, fml_item.hoogste_niveau) if iets else 0), None
    codes = tuple(o.code for o in fml_item.opties)
    return None, frozenset(rng.sample(codes, rng.randint(1, len(codes)))) if iets else frozenset()


# --- the work ------------------------------------------------------------------------------------


def willekeurig_werk(rng: Random, nummer: int) -> Werk:
    """One random vacature, netwerkplek or werkgever."""
    stijl = _stijl(rng)
    velden = _ruime_velden(rng) if stijl == "ruim" else _velden(rng, stijl)
    return Werk(
        soort=rng.choice(tuple(WerkSoort)),
        nummer=WerkNummer(f"V-{nummer}"),
        titel="Medewerker",
        taken="",
        werkgever_naam=None,
        isco=None,
        **velden,
    )


def _velden(rng: Random, stijl: str) -> dict[str, Any]:
    onbekend = 0.7 if stijl == "onbekend" else 0.15
    return {
        "werkgever": _misschien(rng, onbekend, rng.choice(WERKGEVERS)),
        "branche": _misschien(rng, onbekend, rng.choice(BRANCHES)),
        "plek": _plek(rng),
        "uren": _uren(rng, onbekend),
        "dagdelen": _misschien(rng, onbekend, _dagdelen(rng)),
        "eisen": _eisen(rng, onbekend),
        "belasting": _belasting(rng, stijl),
        "sluit_op": rng.choice((None, None, MORGEN, VANDAAG, GISTEREN, date(2027, 6, 1))),
        "is_actief": not _soms(rng, 0.06),
        "zichtbaar_voor": _misschien(rng, 0.6, _deel(rng, ORGANISATIES, 0.5)),
    }


def _ruime_velden(rng: Random) -> dict[str, Any]:
    laag = rng.choice((16.0, 20.0, 24.0))
    dagen = rng.sample(tuple(Dag)[:5], rng.randint(4, 5))
    return {
        "werkgever": rng.choice(WERKGEVERS),
        "branche": rng.choice(BRANCHES),
        "plek": Werkplek(rng.choice(MIDDEN), None, rng.choice(("NL", None))),
        "uren": UrenPerWeek(laag, laag + rng.choice((0.0, 4.0, 8.0))),
        "dagdelen": Dagdelen.blok(dagen, (Dagdeel.OCHTEND, Dagdeel.MIDDAG)),
        "eisen": Eisen(
            rng.choice((Opleidingsniveau.GEEN, Opleidingsniveau.VMBO)),
            rng.choice((Taalniveau.A0, Taalniveau.A2, Taalniveau.B1)),
            rng.choice((frozenset(), frozenset({Rijbewijs.B}))),
            rng.choice((frozenset(), frozenset({Certificaat.VCA_BASIS}))),
        ),
        "belasting": _belasting(rng, "ruim"),
        "sluit_op": rng.choice((None, VANDAAG)),
        "is_actief": True,
        "zichtbaar_voor": None,
    }


def _plek(rng: Random) -> Werkplek:
    if _soms(rng, 0.12):
        # A foreign place with four digits is no Dutch postcode, whatever the digits.
        return Werkplek(_misschien(rng, 0.8, _pc4(rng)), rng.choice(ELDERS), rng.choice(LANDEN))
    return Werkplek(_misschien(rng, 0.08, _pc4(rng)), None, rng.choice(("NL", "NL", None)))


def _eisen(rng: Random, onbekend: float) -> Eisen:
    certificaten = frozenset(rng.sample(tuple(Certificaat), rng.choice((0, 0, 1, 1, 2))))
    rijbewijzen = frozenset(rng.sample(tuple(Rijbewijs), rng.choice((0, 0, 1, 1, 2))))
    return Eisen(
        _misschien(rng, onbekend, rng.choice(tuple(Opleidingsniveau))),
        _misschien(rng, onbekend, rng.choice(tuple(Taalniveau))),
        _misschien(rng, onbekend, rijbewijzen),
        _misschien(rng, onbekend, certificaten),
    )


def _belasting(rng: Random, stijl: str) -> Belasting:
    vormen = {
        "ruim": (55, 35, 10, 0, 0),
        "onbekend": (70, 0, 20, 0, 10),
        "willekeurig": (20, 15, 25, 30, 10),
    }
    namen = ("leeg", "licht", "enkele", "zwaar", "geschat")
    vorm = rng.choices(namen, weights=vormen[stijl])[0]
    if vorm == "leeg":
        return Belasting()
    if vorm == "licht":
        # Sometimes one item asks a little: that alone decides for a klant of whom nothing is known.
        zwaarder = rng.choice((None, None, rng.choice(FML)))
        return Belasting.van_items(_zwaar(rng, i) if i is zwaarder else _licht(i) for i in FML)
    if vorm == "zwaar":
        kans = rng.choice((0.5, 0.95))
        return Belasting.van_items(_zwaar(rng, i) for i in FML if _soms(rng, kans))
    gekozen = rng.sample(FML, rng.randint(1, 8))
    geschat = 1.0 if vorm == "geschat" else 0.2
    return Belasting.van_items(_belastingitem(rng, i, geschat=geschat) for i in gekozen)


def _licht(fml_item: FmlItem) -> Belastingitem:
    """Asks nothing that the most limited cannot do."""
    if fml_item.soort is FmlSoort.SCHAAL:
        return Belastingitem(fml_item.code, niveau=fml_item.hoogste_niveau)
    return Belastingitem(fml_item.code, opties=frozenset())


def _zwaar(rng: Random, fml_item: FmlItem) -> Belastingitem:
    niveau, opties = _waarde(rng, fml_item, kans_iets=0.5)
    if niveau is not None and _soms(rng, 0.02):
        niveau = BOVEN_NORMAAL
    return Belastingitem(fml_item.code, niveau=niveau, opties=opties)


def _belastingitem(rng: Random, fml_item: FmlItem, *, geschat: float) -> Belastingitem:
    niveau, opties = _waarde(rng, fml_item, kans_iets=0.6)
    if niveau is not None and _soms(rng, 0.12):
        niveau = BOVEN_NORMAAL
    bronnen = (BelastingBron.WERKGEVER, BelastingBron.ACCOUNTMANAGER)
    bron = BelastingBron.GESCHAT if _soms(rng, geschat) else rng.choice(bronnen)
    return Belastingitem(fml_item.code, niveau=niveau, opties=opties, bron=bron)


# --- for Hypothesis ------------------------------------------------------------------------------

FmlWaarde = tuple[str, int | None, frozenset[str] | None]

RAAKVLAK = ("VI-1", "VI-3", "IV-13", "I-8", "IV-21")
"""Items that get more than their share: the two judged elsewhere, a scale and two choices."""


def _fml_waarden(*, laagste: int) -> list[FmlWaarde]:
    """Every level, and of the options: none, each one, and all."""
    waarden: list[FmlWaarde] = []
    for fml_item in FML:
        if fml_item.soort is FmlSoort.SCHAAL:
            niveaus = range(laagste, fml_item.hoogste_niveau + 1)
            waarden += [(fml_item.code, niveau, None) for niveau in niveaus]
        else:
            codes = [o.code for o in fml_item.opties]
            keuzes = {frozenset(), frozenset(codes), *(frozenset({c}) for c in codes)}
            waarden += [(fml_item.code, None, keuze) for keuze in sorted(keuzes, key=sorted)]
    return waarden


def _enkele_waarden(*, laagste: int) -> st.SearchStrategy[list[FmlWaarde]]:
    alle = _fml_waarden(laagste=laagste)
    raak = [w for w in alle if w[0] in RAAKVLAK]
    een = st.sampled_from(raak) | st.sampled_from(alle)
    return st.lists(een, max_size=6, unique_by=lambda w: w[0])


def _onbekend_of(*waarden: T) -> st.SearchStrategy[T | None]:
    return st.sampled_from((None, *waarden))


_NORMAAL = {i.code: _itemoordeel(Random(0), i, beperkt=0.0) for i in FML}
_NIETS_GEVRAAGD = {i.code: _licht(i) for i in FML}
_BANDEN = [
    UrenPerWeek(laag, hoog) for laag in (None, 0.0, 8.0, 20.0) for hoog in (None, 20.0, 30.0)
]
_BANDEN += [UrenPerWeek(24.0, hoog) for hoog in (None, 30.0, 40.0)]
_DAGDELEN = [
    Dagdelen.lees(t)
    for t in ("", "ma ochtend", "ma avond", "di nacht", "ma-vr avond", "ma-vr ochtend,middag")
]
_DAGDELEN += [ALLE_DAGDELEN]
_STUKKEN = (Certificaat.VCA_BASIS, Certificaat.VCA_VOL, Certificaat.VOG)


def _verzamelingen(waarden: Sequence[T]) -> st.SearchStrategy[frozenset[T] | None]:
    return st.none() | st.frozensets(st.sampled_from(waarden), max_size=2)


def profielen() -> st.SearchStrategy[Klantprofiel]:
    """A klant of few values a field, with up to six FML judgements on none or on a normal FML."""
    vervoer = st.dictionaries(
        st.sampled_from(tuple(Vervoermiddel)), st.sampled_from((1, 15, 30, 60, 180)), max_size=2
    )
    klanten = st.builds(
        Klant,
        nummer=st.just(KlantNummer("K-1")),
        organisatie=st.sampled_from(ORGANISATIES[:2]),
        coach=st.just("coach.anna"),
        status=st.sampled_from((KlantStatus.ACTIEF, KlantStatus.ACTIEF, KlantStatus.GEPLAATST)),
        postcode=_onbekend_of(*(Postcode(p) for p in (3811, 6211, 9711, *NIET_IN_TABEL[:1]))),
        vervoer=vervoer,
        uren=st.sampled_from(_BANDEN),
        dagdelen=_onbekend_of(*_DAGDELEN),
        taalniveau=_onbekend_of(*Taalniveau),
        opleiding=_onbekend_of(*Opleidingsniveau),
        rijbewijzen=_verzamelingen((Rijbewijs.B, Rijbewijs.CE, Rijbewijs.T)),
        certificaten=_verzamelingen(_STUKKEN),
        uitgesloten_branches=st.frozensets(st.sampled_from(BRANCHES[:2]), max_size=1),
        uitgesloten_werkgevers=st.frozensets(st.sampled_from(WERKGEVERS[:2]), max_size=1),
    )
    return st.builds(
        _profiel_van,
        klanten,
        st.sampled_from(({}, _NORMAAL)),
        _enkele_waarden(laagste=0),
        st.sampled_from((None, VANDAAG, GISTEREN)),
    )


def _profiel_van(
    klant: Klant, basis: dict[str, Itemoordeel], waarden: list[FmlWaarde], tot: date | None
) -> Klantprofiel:
    oordelen = {c: replace(o, geldig_tot=None) for c, o in basis.items()}
    oordelen |= {c: Itemoordeel(c, niveau=n, opties=o, geldig_tot=tot) for c, n, o in waarden}
    belastbaarheid = Belastbaarheid.van_oordelen(klant.nummer, oordelen.values())
    return Klantprofiel(klant, belastbaarheid, None, ())


def werken() -> st.SearchStrategy[Werk]:
    """A job of few values a field, with up to six FML items on nothing known or nothing asked."""
    plekken = [Werkplek(p) for p in (None, 3811, 3812, 6211, 9711, NIET_IN_TABEL[0])]
    plekken += [Werkplek(None, "Elders", land) for land in ("BE", "DE", "FR")]
    return st.builds(
        Werk,
        soort=st.just(WerkSoort.VACATURE),
        nummer=st.just(WerkNummer("V-1")),
        titel=st.just("Medewerker"),
        taken=st.just(""),
        werkgever=_onbekend_of(*WERKGEVERS[:2]),
        werkgever_naam=st.none(),
        branche=_onbekend_of(*BRANCHES[:2]),
        isco=st.none(),
        plek=st.sampled_from(plekken),
        uren=st.sampled_from(_BANDEN),
        dagdelen=_onbekend_of(*_DAGDELEN),
        eisen=st.builds(
            Eisen,
            opleiding=_onbekend_of(*Opleidingsniveau),
            taal=_onbekend_of(*Taalniveau),
            rijbewijzen=_verzamelingen((Rijbewijs.AM, Rijbewijs.B, Rijbewijs.C)),
            certificaten=_verzamelingen(_STUKKEN),
        ),
        belasting=st.builds(
            _belasting_van,
            st.sampled_from(({}, _NIETS_GEVRAAGD)),
            _enkele_waarden(laagste=BOVEN_NORMAAL),
            st.sampled_from((BelastingBron.WERKGEVER, BelastingBron.GESCHAT)),
        ),
        sluit_op=_onbekend_of(GISTEREN, VANDAAG),
        is_actief=st.sampled_from((True, True, False)),
        zichtbaar_voor=st.none() | st.frozensets(st.sampled_from(ORGANISATIES[:2])),
    )


def _belasting_van(
    basis: dict[str, Belastingitem], waarden: list[FmlWaarde], bron: BelastingBron
) -> Belasting:
    items = basis | {c: Belastingitem(c, niveau=n, opties=o, bron=bron) for c, n, o in waarden}
    return Belasting.van_items(items.values())
