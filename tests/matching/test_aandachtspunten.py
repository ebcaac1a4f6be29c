"""A point rests on what both sides say on it, and on nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.aandachtspunten import Aandachtspunt, aandachtspunten
from matching.antwoord import Match
from matching.constraints import CONSTRAINT_PER_NAAM, Omgeving, beoordeel_paar
from matching.dienst import Matchdienst
from matching.oordeel import Uitkomst
from matching.reistijd import AfstandReistijd
from modellen.belastbaarheid.fml import FML, FmlSoort
from modellen.belastbaarheid.model import Belastbaarheid, leeg
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.model import Klantprofiel
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import standaard_register
from modellen.waarden import Postcode, UrenPerWeek
from tests.builders import (
    VANDAAG,
    een_belastbaarheid,
    een_klant,
    een_klantprofiel,
    een_vacature,
    een_werk,
)
from vacatures.vacature.repository import VacatureRepository
from vacatures.werk import Werk

REGISTER = standaard_register()
OMGEVING = Omgeving(VANDAAG, REGISTER, AfstandReistijd())
BEPERKT = een_belastbaarheid("K-1001", {"IV-13": 2, "III-6": 1, "I-8": {"deadlines"}})
SCHALEN = [i.code for i in FML if i.soort is FmlSoort.SCHAAL and i.code[:2] != "VI"]


def punten(profiel: Klantprofiel, werk: Werk) -> dict[str, Aandachtspunt]:
    oordeel = beoordeel_paar(profiel, werk, OMGEVING)
    match = Match(profiel, werk, oordeel, 0.0, (), {})
    return {punt.code: punt for punt in aandachtspunten(match, REGISTER)}


def gronden(profiel: Klantprofiel, werk: Werk) -> dict[str, str]:
    return {code: punt.grond for code, punt in punten(profiel, werk).items()}


def test_wat_past_heeft_geen_aandachtspunten():
    assert punten(een_klantprofiel(), een_werk()) == {}


def test_wat_ongeschikt_is_staat_er_niet_bij_en_wat_ernaast_openstaat_wel():
    werk = een_werk(belasting={"IV-13": 1})
    gevonden = punten(een_klantprofiel(belastbaarheid=BEPERKT), werk)
    assert set(gevonden) == {"belastbaarheid.III-6", "belastbaarheid.I-8"}
    assert gevonden["belastbaarheid.III-6"].titel == "Geluid"


def test_elk_punt_is_een_aandachtspunt_en_elke_grond_een_eigen():
    klant = een_klant(postcode=None, uren=(None, None), dagdelen=None, taalniveau=None)
    profiel = een_klantprofiel(klant, belastbaarheid=leeg(klant.nummer))
    werk = replace(een_werk(), eisen=een_vacature(uren=(None, None)).eisen, dagdelen=None)
    gevonden = punten(profiel, werk)
    assert {"reistijd", "uren", "dagdelen"} < set(gevonden)
    assert len({p.grond for p in gevonden.values()}) == len(gevonden)
    for punt in gevonden.values():
        assert all(r.uitkomst is Uitkomst.AANDACHTSPUNT for r in punt.redenen)
        assert len(punt.grond) == 32
        assert punt.code.split(".")[0] in CONSTRAINT_PER_NAAM


@given(st.sampled_from(SCHALEN), st.sampled_from(SCHALEN))
def test_een_ander_oordeel_raakt_alleen_het_eigen_punt(een: str, ander: str):
    eerst = een_belastbaarheid("K-1001", dict.fromkeys({een, ander}, 1))
    zonder = {code: o for code, o in eerst.oordelen.items() if code != een}
    voor = gronden(een_klantprofiel(belastbaarheid=eerst), een_werk())
    na = gronden(een_klantprofiel(belastbaarheid=Belastbaarheid(eerst.klant, zonder)), een_werk())
    assert voor[f"belastbaarheid.{een}"] != na[f"belastbaarheid.{een}"]
    if een != ander:
        assert voor[f"belastbaarheid.{ander}"] == na[f"belastbaarheid.{ander}"]


@pytest.mark.parametrize(
    ("punt", "klant", "werk"),
    [
        ("reistijd", {"postcode": Postcode(3812)}, {}),
        ("uren", {"uren": UrenPerWeek(18, None)}, {}),
        ("belastbaarheid.III-6", {}, {"belasting": {"III-6": -1}}),
    ],
)
def test_verandert_een_van_beide_kanten_dan_is_de_grond_een_andere(punt, klant, werk):
    basis_klant = {"uren": UrenPerWeek(16, None)}
    basis_werk = {"plek": replace(een_werk().plek, pc4=None), "uren": UrenPerWeek(None, None)}
    zwaar = {"belasting": {"III-6": -1}} if punt.startswith("bel") else {}

    def van(k: dict, w: dict) -> dict[str, str]:
        profiel = een_klantprofiel(een_klant(**(basis_klant | k)))
        return gronden(profiel, een_werk(**(basis_werk | zwaar | w)))

    eerst = van({}, {})
    assert punt in eerst
    assert van({"wensen": (), "opleiding": None}, {"titel": "Iets anders"}).get(punt) == eerst[punt]
    if klant:
        assert van(klant, {})[punt] != eerst[punt]
    else:
        verlopen = een_belastbaarheid("K-1001", geldig_tot=date(2026, 1, 1))
        profiel = een_klantprofiel(een_klant(**basis_klant), belastbaarheid=verlopen)
        assert gronden(profiel, een_werk(**(basis_werk | werk)))[punt] != eerst[punt]


class TestEffect:
    @pytest.fixture
    def gevuld(self, opslag: Opslag) -> Opslag:
        with opslag.schrijven() as session:
            KlantRepository(session).save(een_klant("K-1"), door="test")
            BelastbaarheidRepository(session).save(een_belastbaarheid("K-1"), door="test")
            for vacature in (
                een_vacature("V-1"),
                een_vacature("V-2", uren=(36, 40)),
                een_vacature("V-3", belasting={"IV-13": -1}),
            ):
                VacatureRepository(session).save(vacature, door="test")
        return opslag

    def test_telt_wat_erbij_komt_wat_wegvalt_en_wat_er_zonder_vraag_past(
        self, gevuld: Opslag, dienst: Matchdienst
    ):
        with gevuld.lezen() as session:
            eerst = KlantprofielRepository(session).get("K-1")
        meer = replace(eerst, klant=replace(eerst.klant, uren=UrenPerWeek(36, 40)))
        zwakker = replace(eerst, belastbaarheid=een_belastbaarheid("K-1", {"IV-13": 1}))

        def effect(nu: Klantprofiel):
            return dienst.profieleffect(eerst, nu, vandaag=VANDAAG, binnen=60)

        niets = effect(eerst)
        assert (niets.erbij, niets.eraf, niets.passend, niets.geschikt) == (0, 0, 2, 1)
        assert (effect(meer).erbij, effect(meer).eraf) == (1, 2)
        minder = effect(zwakker)
        assert (minder.eraf, minder.passend_eerst, minder.passend) == (1, 2, 1)
        assert (minder.geschikt_eerst, minder.geschikt) == (1, 0)

    def test_duurt_het_te_lang_dan_is_er_geen_antwoord(self, gevuld, dienst: Matchdienst):
        with gevuld.lezen() as session:
            eerst = KlantprofielRepository(session).get("K-1")
        assert dienst.profieleffect(eerst, eerst, vandaag=VANDAAG, binnen=0) is None

    def test_van_meer_werk_tegelijk_is_het_antwoord_hetzelfde(self, gevuld, dienst: Matchdienst):
        samen = dienst.waarom_vele("K-1", ["V-3", "V-1", "V-2"], vandaag=VANDAAG)
        los = tuple(dienst.waarom("K-1", w, vandaag=VANDAAG) for w in ("V-3", "V-1", "V-2"))
        assert samen == los
        assert samen[2].plaats is None
