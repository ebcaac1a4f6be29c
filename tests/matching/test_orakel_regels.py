"""The text of besluit 0003, sentence by sentence: oracle, slow path and fast path all follow it.

Every case is one klant and one job that differ from the suitable pair of the builders in what is
named, with the outcome that the page gives. So the oracle itself is not taken on trust.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from matching.constraints import CONSTRAINTS
from modellen.belastbaarheid.fml import FML, FmlSoort
from modellen.belastbaarheid.model import leeg
from modellen.klant.model import KlantStatus
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.waarden import UrenPerWeek, WerkNummer
from tests.builders import (
    ANDERE_ORGANISATIE,
    ORGANISATIE,
    VANDAAG,
    een_belastbaarheid,
    een_belasting,
    een_klant,
    een_klantprofiel,
    een_werk,
    geen_eisen,
)
from tests.matching.orakel import AANDACHTSPUNT, GESCHIKT, ONGESCHIKT, REGELS, orakel_uitkomst
from tests.matching.paren import een_omgeving, snelle_uitkomst
from vacatures.belasting.model import BelastingBron
from vacatures.kenmerken import Werkplek
from vacatures.vacature.model import VacatureStatus

Fml = dict[str, Any]
ONBEKEND: Fml = {"alles": "onbekend"}


@dataclass(frozen=True)
class Geval:
    """One sentence of 0003 as a pair; ``fml`` is what deviates from normal, or ``ONBEKEND``."""

    constraint: str
    zin: str
    uitkomst: int
    klant: dict[str, Any] = field(default_factory=dict)
    werk: dict[str, Any] = field(default_factory=dict)
    fml: Fml = field(default_factory=dict)
    fml_tot: date | None = None

    def __str__(self) -> str:
        return f"{self.constraint}: {self.zin}"


def _band(laag: float | None, hoog: float | None) -> dict[str, Any]:
    return {"uren": UrenPerWeek(laag, hoog)}


def _geschat(gevraagd: dict[str, Any]) -> dict[str, Any]:
    return {"belasting": een_belasting(gevraagd, bron=BelastingBron.GESCHAT)}


def _fietser(minuten: int) -> dict[str, Any]:
    return {"vervoer": {Vervoermiddel.FIETS: minuten}}


GISTEREN = date(2026, 11, 22)
DEZE = frozenset({ORGANISATIE})
ANDERE = frozenset({ANDERE_ORGANISATIE})

TOEGANG = [
    Geval("zichtbaarheid", "visible to all", GESCHIKT),
    Geval("zichtbaarheid", "visible to this one", GESCHIKT, werk={"zichtbaar_voor": DEZE}),
    Geval("zichtbaarheid", "visible to another", ONGESCHIKT, werk={"zichtbaar_voor": ANDERE}),
    Geval("zichtbaarheid", "visible to nobody", ONGESCHIKT, werk={"zichtbaar_voor": frozenset()}),
    Geval("beschikbaarheid", "last day is today", GESCHIKT, werk={"sluit_op": VANDAAG}),
    Geval("beschikbaarheid", "last day was yesterday", ONGESCHIKT, werk={"sluit_op": GISTEREN}),
    Geval("beschikbaarheid", "filled", ONGESCHIKT, werk={"status": VacatureStatus.VERVULD}),
    Geval("beschikbaarheid", "paused", ONGESCHIKT, klant={"status": KlantStatus.GEPAUZEERD}),
]

_NIET_W1 = {"uitgesloten_werkgevers": frozenset({"W-1"})}
_NIET_GROEN = {"uitgesloten_branches": frozenset({Branche.GROEN})}
_W1, _W2 = {"werkgever": WerkNummer("W-1")}, {"werkgever": WerkNummer("W-2")}
_GROEN: dict[str, Any] = {"branche": Branche.GROEN}
_GEEN_BRANCHE: dict[str, Any] = {"branche": None}

UITSLUITINGEN = [
    Geval("uitsluitingen", "nothing excluded, all unknown", GESCHIKT, werk=_GEEN_BRANCHE),
    Geval("uitsluitingen", "this werkgever", ONGESCHIKT, klant=_NIET_W1, werk=_W1),
    Geval("uitsluitingen", "another werkgever", GESCHIKT, klant=_NIET_W1, werk=_W2),
    Geval("uitsluitingen", "werkgever unknown", AANDACHTSPUNT, klant=_NIET_W1),
    Geval("uitsluitingen", "this branche", ONGESCHIKT, klant=_NIET_GROEN, werk=_GROEN),
    Geval("uitsluitingen", "branche unknown", AANDACHTSPUNT, klant=_NIET_GROEN, werk=_GEEN_BRANCHE),
    Geval(
        "uitsluitingen",
        "an exclusion goes before an unknown",
        ONGESCHIKT,
        klant=_NIET_W1 | _NIET_GROEN,
        werk=_W1 | _GEEN_BRANCHE,
    ),
]

# 3811 and 3812 are neighbours in Amersfoort; 9711 is Groningen, 6211 Maastricht on the border.
_GRONINGEN = {"plek": "Groningen 9711"}
_BELGIE: dict[str, Any] = {"plek": Werkplek(None, "Lanaken", "BE")}

REISTIJD = [
    Geval("reistijd", "near by", GESCHIKT, klant=_fietser(30)),
    Geval("reistijd", "too far", ONGESCHIKT, klant=_fietser(30), werk=_GRONINGEN),
    Geval(
        "reistijd",
        "one mode reaches",
        GESCHIKT,
        klant={"vervoer": {Vervoermiddel.LOPEN: 10, Vervoermiddel.AUTO: 180}},
        werk=_GRONINGEN,
    ),
    Geval("reistijd", "home unknown", AANDACHTSPUNT, klant={"postcode": None}, werk=_GRONINGEN),
    Geval("reistijd", "home not in the table", AANDACHTSPUNT, klant={"postcode": "1000"}),
    Geval("reistijd", "modes unknown", AANDACHTSPUNT, klant={"vervoer": {}}, werk=_GRONINGEN),
    Geval("reistijd", "place unknown", AANDACHTSPUNT, werk={"plek": Werkplek()}),
    Geval("reistijd", "place not in the table", AANDACHTSPUNT, werk={"plek": Werkplek(1000)}),
    Geval("reistijd", "border out of reach", ONGESCHIKT, klant=_fietser(30), werk=_BELGIE),
    Geval(
        "reistijd",
        "border within reach",
        AANDACHTSPUNT,
        klant=_fietser(30) | {"postcode": "6211"},
        werk=_BELGIE,
    ),
    Geval("reistijd", "abroad, home unknown", AANDACHTSPUNT, {"postcode": None}, _BELGIE),
    Geval("reistijd", "abroad, modes unknown", AANDACHTSPUNT, {"vervoer": {}}, _BELGIE),
]

UREN = [
    Geval("uren", "bands overlap", GESCHIKT, _band(16, 32), _band(24, 40)),
    Geval("uren", "bands touch", GESCHIKT, _band(16, 32), _band(32, 40)),
    Geval("uren", "asks more than the wish", ONGESCHIKT, _band(16, 32), _band(36, 40)),
    Geval("uren", "offers less than the wish", ONGESCHIKT, _band(16, 32), _band(8, 12)),
    Geval("uren", "asks more than the cap", ONGESCHIKT, _band(16, 32), _band(24, 40), {"VI-3": 3}),
    Geval("uren", "asks as much as the cap", GESCHIKT, _band(16, 32), _band(20, 40), {"VI-3": 3}),
    Geval("uren", "cap without a wish", ONGESCHIKT, _band(None, None), _band(24, 40), {"VI-3": 3}),
    Geval(
        "uren", "wants more than the cap", AANDACHTSPUNT, _band(24, 32), _band(16, 24), {"VI-3": 3}
    ),
    Geval(
        "uren", "cap 10, job 12, wants 16", ONGESCHIKT, _band(16, 32), _band(12, 24), {"VI-3": 4}
    ),
    Geval(
        "uren",
        "less than the wish, but what the cap allows",
        AANDACHTSPUNT,
        _band(24, 32),
        _band(16, 20),
        {"VI-3": 3},
    ),
    Geval("uren", "VI-3 unknown", AANDACHTSPUNT, _band(16, 32), _band(20, 24), ONBEKEND),
    Geval("uren", "VI-3 unknown, no overlap", ONGESCHIKT, _band(16, 32), _band(36, 40), ONBEKEND),
    Geval("uren", "low end in the band", GESCHIKT, _band(16, 32), _band(24, None)),
    Geval("uren", "high end in the band", GESCHIKT, _band(16, 32), _band(None, 24)),
    Geval("uren", "low end below the band", AANDACHTSPUNT, _band(16, 32), _band(8, None)),
    Geval("uren", "high end above the band", AANDACHTSPUNT, _band(16, 32), _band(None, 40)),
    Geval("uren", "job unknown", AANDACHTSPUNT, _band(16, 32), _band(None, None)),
    Geval("uren", "low wish unknown", AANDACHTSPUNT, _band(None, 32), _band(24, 24)),
    Geval("uren", "high wish unknown", AANDACHTSPUNT, _band(16, None), _band(24, 24)),
    Geval(
        "uren",
        "high wish unknown under a cap",
        AANDACHTSPUNT,
        _band(16, None),
        _band(24, 24),
        {"VI-3": 2},
    ),
    Geval(
        "uren",
        "an expired cap is unknown",
        AANDACHTSPUNT,
        _band(16, 32),
        _band(24, 40),
        {"VI-3": 3},
        GISTEREN,
    ),
]


def _dd(klant: str | None, werk: str | None, uitkomst: int, zin: str, **rest: Any) -> Geval:
    fml = rest.pop("fml", {})
    uren_klant, uren_werk = rest.pop("nodig", (None, None))
    return Geval(
        "dagdelen",
        zin,
        uitkomst,
        {"dagdelen": klant} | _band(uren_klant, None),
        {"dagdelen": werk} | _band(uren_werk, None),
        fml,
    )


DAGDELEN = [
    _dd(None, "ma ochtend", AANDACHTSPUNT, "klant unknown"),
    _dd("ma ochtend", None, AANDACHTSPUNT, "job unknown"),
    _dd("ma-vr ochtend", "ma,wo ochtend", GESCHIKT, "within"),
    _dd("ma-vr ochtend", "ma,wo ochtend", GESCHIKT, "within, by day, VI-1 unknown", fml=ONBEKEND),
    _dd("ma-vr avond", "ma avond", GESCHIKT, "within, in the evening, VI-1 normal"),
    _dd("ma-vr avond", "ma avond", AANDACHTSPUNT, "evening, VI-1 unknown", fml=ONBEKEND),
    _dd("ma-vr avond", "ma avond", ONGESCHIKT, "VI-1 evening", fml={"VI-1": {"avond"}}),
    _dd("ma-vr avond", "ma avond", GESCHIKT, "VI-1 night only", fml={"VI-1": {"nacht"}}),
    _dd("ma-vr nacht", "zo nacht", ONGESCHIKT, "nothing in common"),
    _dd("ma-vr ochtend", "ma-vr middag", ONGESCHIKT, "other half of the day"),
    _dd("ma-di ochtend", "ma-vr ochtend", AANDACHTSPUNT, "partly, hours unknown"),
    _dd("ma-di ochtend", "ma-vr ochtend", AANDACHTSPUNT, "2 x 6 = 12 hours", nodig=(12, 8)),
    _dd("ma-di ochtend", "ma-vr ochtend", ONGESCHIKT, "12 hours for 13", nodig=(13, 8)),
    _dd("ma-di ochtend", "ma-vr ochtend", ONGESCHIKT, "12 hours for a job of 16", nodig=(8, 16)),
    _dd("ma ochtend", "ma ochtend", GESCHIKT, "within goes before the hours", nodig=(24, 24)),
    _dd("", "ma ochtend", AANDACHTSPUNT, "an empty set is no answer of the klant"),
    _dd("ma ochtend", "", AANDACHTSPUNT, "an empty set is no answer of the employer"),
]

_B1, _WO = Taalniveau.B1, Opleidingsniveau.WO


def _rang(constraint: str, zin: str, uitkomst: int, *, klant: Any, eis: Any) -> Geval:
    velden = {
        "taal": ("taalniveau", "taal"),
        "opleiding": ("opleiding", "opleiding"),
        "rijbewijs": ("rijbewijzen", "rijbewijzen"),
        "certificaten": ("certificaten", "certificaten"),
    }[constraint]
    return Geval(
        constraint, zin, uitkomst, {velden[0]: klant}, {"eisen": geen_eisen(**{velden[1]: eis})}
    )


_RB, _C = Rijbewijs, Certificaat
_LEEG: frozenset[Any] = frozenset()

EISEN = [
    _rang("taal", "nothing asked", GESCHIKT, klant=None, eis=Taalniveau.A0),
    _rang("taal", "the highest has all", GESCHIKT, klant=Taalniveau.C2, eis=None),
    _rang("taal", "C1 is not the highest", AANDACHTSPUNT, klant=Taalniveau.C1, eis=None),
    _rang("taal", "klant unknown", AANDACHTSPUNT, klant=None, eis=_B1),
    _rang("taal", "equal", GESCHIKT, klant=_B1, eis=_B1),
    _rang("taal", "one below", ONGESCHIKT, klant=Taalniveau.A2, eis=_B1),
    _rang("opleiding", "nothing asked", GESCHIKT, klant=None, eis=Opleidingsniveau.GEEN),
    _rang("opleiding", "the highest has all", GESCHIKT, klant=_WO, eis=None),
    _rang("opleiding", "unknown", AANDACHTSPUNT, klant=Opleidingsniveau.HBO, eis=None),
    _rang("opleiding", "klant unknown", AANDACHTSPUNT, klant=None, eis=_WO),
    _rang(
        "opleiding",
        "mbo 4 and havo are of one rank",
        GESCHIKT,
        klant=Opleidingsniveau.MBO4,
        eis=Opleidingsniveau.HAVO_VWO,
    ),
    _rang("opleiding", "below", ONGESCHIKT, klant=Opleidingsniveau.MBO3, eis=_WO),
    _rang("rijbewijs", "nothing asked", GESCHIKT, klant=None, eis=_LEEG),
    _rang("rijbewijs", "requirement unknown", AANDACHTSPUNT, klant=frozenset(_RB), eis=None),
    _rang("rijbewijs", "klant unknown", AANDACHTSPUNT, klant=None, eis=frozenset({_RB.B})),
    _rang("rijbewijs", "C includes B", GESCHIKT, klant=frozenset({_RB.C}), eis=frozenset({_RB.B})),
    _rang("rijbewijs", "B is not C", ONGESCHIKT, klant=frozenset({_RB.B}), eis=frozenset({_RB.C})),
    _rang(
        "rijbewijs",
        "one of two is not all",
        ONGESCHIKT,
        klant=frozenset({_RB.B}),
        eis=frozenset({_RB.B, _RB.T}),
    ),
    _rang(
        "certificaten",
        "VCA vol includes basis",
        GESCHIKT,
        klant=frozenset({_C.VCA_VOL}),
        eis=frozenset({_C.VCA_BASIS}),
    ),
    _rang(
        "certificaten",
        "VCA basis is not vol",
        ONGESCHIKT,
        klant=frozenset({_C.VCA_BASIS}),
        eis=frozenset({_C.VCA_VOL}),
    ),
    _rang("certificaten", "none held", ONGESCHIKT, klant=_LEEG, eis=frozenset({_C.BHV})),
    _rang("certificaten", "klant unknown", AANDACHTSPUNT, klant=None, eis=frozenset({_C.BHV})),
]


def _fml(
    zin: str, uitkomst: int, *, k: Fml, b: dict[str, Any] | None, geschat: bool = False
) -> Geval:
    werk = _geschat(b or {}) if geschat else {"belasting": een_belasting(b or {})}
    return Geval("belastbaarheid", zin, uitkomst, werk=werk, fml=k)


def _vraagt_niets(**behalve: Any) -> dict[str, Any]:
    """Every item at its highest level or empty, save what is named (IV_13 for IV-13)."""
    alles: dict[str, Any] = {
        i.code: i.hoogste_niveau if i.soort is FmlSoort.SCHAAL else frozenset()
        for i in FML
        if i.soort is not FmlSoort.KENMERK
    }
    return alles | {code.replace("_", "-"): waarde for code, waarde in behalve.items()}


BELASTBAARHEID = [
    _fml("normal, nothing known of the job", GESCHIKT, k={}, b=None),
    _fml("nothing known of either", AANDACHTSPUNT, k=ONBEKEND, b=None),
    _fml(
        "klant unknown, job asks nothing, yet overig may hide",
        AANDACHTSPUNT,
        k=ONBEKEND,
        b=_vraagt_niets(),
    ),
    _fml("klant unknown, job nearly nothing", AANDACHTSPUNT, k=ONBEKEND, b=_vraagt_niets(IV_13=2)),
    _fml("limited, job unknown", AANDACHTSPUNT, k={"IV-13": 1}, b=None),
    _fml("more than normal, klant normal", AANDACHTSPUNT, k={}, b={"IV-13": -1}),
    _fml("more than normal, klant limited", ONGESCHIKT, k={"IV-13": 1}, b={"IV-13": -1}),
    _fml("k = b", GESCHIKT, k={"IV-13": 2}, b={"IV-13": 2}),
    _fml("k < b", GESCHIKT, k={"IV-13": 1}, b={"IV-13": 2}),
    _fml("k > b", ONGESCHIKT, k={"IV-13": 2}, b={"IV-13": 1}),
    _fml("choice, job unknown", AANDACHTSPUNT, k={"I-8": {"deadlines"}}, b=None),
    _fml("choice clashes", ONGESCHIKT, k={"I-8": {"deadlines"}}, b={"I-8": {"deadlines"}}),
    _fml("choice differs", GESCHIKT, k={"I-8": {"deadlines"}}, b={"I-8": {"storingen"}}),
    _fml("choice, klant spared nothing", GESCHIKT, k={}, b={"I-8": {"deadlines"}}),
    _fml("to discuss", AANDACHTSPUNT, k={"I-8": {"overig"}}, b={"I-8": frozenset()}),
    _fml("to discuss, in both", AANDACHTSPUNT, k={"I-8": {"overig"}}, b={"I-8": {"overig"}}),
    _fml(
        "to discuss does not hide a clash",
        ONGESCHIKT,
        k={"I-8": {"overig", "deadlines"}},
        b={"I-8": {"deadlines"}},
    ),
    _fml("estimate, k = 0", GESCHIKT, k={}, b={"IV-13": 0}, geschat=True),
    _fml("estimate -1, k = 0", AANDACHTSPUNT, k={}, b={"IV-13": -1}, geschat=True),
    _fml("estimate never clears", AANDACHTSPUNT, k={"IV-13": 1}, b={"IV-13": 3}, geschat=True),
    _fml("estimate never excludes", AANDACHTSPUNT, k={"IV-13": 3}, b={"IV-13": 0}, geschat=True),
    _fml("estimate, choice empty", GESCHIKT, k={}, b={"I-8": {"deadlines"}}, geschat=True),
    _fml(
        "estimate, choice clashes",
        AANDACHTSPUNT,
        k={"I-8": {"deadlines"}},
        b={"I-8": {"deadlines"}},
        geschat=True,
    ),
    _fml("estimate, klant unknown", AANDACHTSPUNT, k=ONBEKEND, b=_vraagt_niets(), geschat=True),
    _fml("VI-1 and VI-3 do not count", GESCHIKT, k={"VI-1": {"avond"}, "VI-3": 4}, b={"VI-3": 0}),
    _fml("VI-2 counts", ONGESCHIKT, k={"VI-2": 4}, b={"VI-2": 0}),
    _fml("a kenmerk does not count", GESCHIKT, k={"IV-1": {"links"}}, b=None),
    _fml("the lowest item decides", ONGESCHIKT, k={"IV-13": 2, "V-1": 1}, b={"IV-13": 1, "V-1": 3}),
]

GEVALLEN = [
    *TOEGANG,
    *UITSLUITINGEN,
    *REISTIJD,
    *UREN,
    *DAGDELEN,
    *EISEN,
    *BELASTBAARHEID,
]


@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_regel_geldt_in_alle_drie_de_uitvoeringen(geval: Geval) -> None:
    klant = een_klant(**geval.klant)
    belastbaarheid = (
        leeg(klant.nummer)
        if geval.fml is ONBEKEND
        else een_belastbaarheid(klant.nummer, geval.fml, geldig_tot=geval.fml_tot)
    )
    profiel = een_klantprofiel(klant, belastbaarheid=belastbaarheid)
    werk = een_werk(**geval.werk)
    omgeving = een_omgeving()
    constraint = next(c for c in CONSTRAINTS if c.naam == geval.constraint)
    gevonden = {
        "orakel": orakel_uitkomst(
            geval.constraint,
            profiel,
            werk,
            vandaag=omgeving.vandaag,
            register=omgeving.register,
            reistijd=omgeving.reistijd,
        ),
        "oordeel": int(constraint.oordeel(profiel, werk, omgeving).uitkomst),
        "uitkomsten": snelle_uitkomst(constraint, profiel, werk),
    }
    assert gevonden == dict.fromkeys(gevonden, geval.uitkomst)


def test_de_marge_van_vijftien_procent_rekent_zonder_afrondfout() -> None:
    """15 % over 100 minutes is 115; binary floating point makes 1.15 x 100 a little less."""
    omgeving = een_omgeving()
    thuis = omgeving.register.get_pc4(3811)
    op_115_minuten = next(
        pc4
        for pc4 in range(1000, 10_000)
        if (plaats := omgeving.register.find_pc4(pc4)) is not None
        and omgeving.reistijd.minuten_een(
            van_lat=thuis.breedtegraad,
            van_lon=thuis.lengtegraad,
            naar_lat=plaats.breedtegraad,
            naar_lon=plaats.lengtegraad,
            middel=Vervoermiddel.FIETS,
        )
        == 115
    )
    werk = een_werk(plek=Werkplek(op_115_minuten, None, "NL"))
    reistijd = next(c for c in CONSTRAINTS if c.naam == "reistijd")
    for minuten, uitkomst in {99: ONGESCHIKT, 100: AANDACHTSPUNT, 115: GESCHIKT}.items():
        profiel = een_klantprofiel(een_klant(**_fietser(minuten)))
        assert reistijd.oordeel(profiel, werk, omgeving).uitkomst == uitkomst
        assert snelle_uitkomst(reistijd, profiel, werk) == uitkomst


def test_elke_regel_van_het_besluit_is_een_constraint() -> None:
    assert {c.naam for c in CONSTRAINTS} == set(REGELS)
