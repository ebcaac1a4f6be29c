"""Every reason has a sentence, and no audience reads more than it may know."""

from __future__ import annotations

import ast
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

import matching.constraints
from matching.antwoord import Match, Pad, Telling
from matching.constraints import CONSTRAINTS, Omgeving, beoordeel_paar
from matching.oordeel import Uitkomst
from matching.ranking.bijdrage import Bijdrage
from matching.ranking.componenten import COMPONENTEN
from matching.uitleg import (
    KLANTEN,
    Publiek,
    Uitleg,
    leg_aan_klant_uit,
    leg_telling_uit,
    leg_uit,
    zin,
)
from matching.uitleg.zinnen import alle_codes
from modellen.belastbaarheid.fml import FML
from modellen.belastbaarheid.model import leeg
from modellen.klantprofiel.bouw import bouw_klantprofiel
from modellen.kwalificatie import Vervoermiddel
from tests.builders import een_belastbaarheid, een_klant, een_klantprofiel, een_werk
from tests.matching.paren import willekeurige_profielen, willekeurige_werken


def een_match(profiel, werk, omgeving: Omgeving) -> Match:
    oordeel = beoordeel_paar(profiel, werk, omgeving)
    return Match(profiel, werk, oordeel, score=0.0, bijdragen=(), reistijden={})


def _codes_in_bron() -> set[str]:
    """Codes of every ``Reden("…")`` and of every chosen code in the constraints."""
    codes: set[str] = set()
    for pad in Path(matching.constraints.__file__).parent.glob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "Reden":
                eerste = knoop.args[0]
                if isinstance(eerste, ast.Constant):
                    codes.add(eerste.value)
    return codes


class TestZinnen:
    def test_elke_reden_in_de_code_heeft_een_zin(self):
        assert _codes_in_bron() <= alle_codes()

    def test_elke_reden_van_willekeurige_paren_is_een_hele_zin(self, omgeving: Omgeving):
        rng = Random(8)
        profielen = willekeurige_profielen(rng, 1500)
        werken = willekeurige_werken(rng, 1500)
        gezien: set[str] = set()
        for profiel, werk in zip(profielen, werken, strict=True):
            for oordeel in beoordeel_paar(profiel, werk, omgeving).oordelen:
                for reden in oordeel.redenen:
                    tekst = zin(reden)
                    gezien.add(reden.code)
                    assert tekst[0].isupper() or tekst[0].isdigit(), tekst
                    assert tekst.endswith((".", "?")), tekst
                    assert "{" not in tekst
                    assert "None" not in tekst
                    assert ".." not in tekst, tekst
        assert len(gezien) > 35

    def test_een_datum_staat_er_zoals_mensen_hem_schrijven(self, omgeving: Omgeving):
        match = een_match(een_klantprofiel(), een_werk(sluit_op=date(2026, 3, 1)), omgeving)
        (oordeel,) = match.oordeel.oordelen_met(Uitkomst.ONGESCHIKT)
        assert zin(oordeel.redenen[0]) == "De laatste dag was 1 maart 2026."


class TestPubliek:
    def _beperkt(self, omgeving: Omgeving) -> Match:
        afwijkingen = {"IV-13": 2, "I-8": {"deadlines"}, "VI-3": 3, "VI-1": {"avond"}}
        klant = een_klant(dagdelen="ma-vr middag,avond", uren=(16, 36))
        profiel = bouw_klantprofiel(klant, een_belastbaarheid(klant.nummer, afwijkingen))
        werk = een_werk(
            uren=(24, 32), dagdelen="ma-vr avond", belasting={"IV-13": 1, "I-8": {"deadlines"}}
        )
        return een_match(profiel, werk, omgeving)

    def test_de_accountmanager_leest_niets_over_gezondheid(self, omgeving: Omgeving):
        uitleg = leg_uit(self._beperkt(omgeving), publiek=Publiek.ACCOUNTMANAGER)
        alles = " ".join(
            [
                *uitleg.pluspunten,
                *uitleg.minpunten,
                *uitleg.vragen_werkgever,
                *uitleg.vragen_klant,
                *(z for o in uitleg.onderdelen for z in o.zinnen),
            ]
        ).lower()
        for item in FML:
            if item.code != "II-10":  # its name is a word of every journey: "openbaar vervoer"
                assert item.naam.lower() not in alles
        assert "aankan" not in alles
        assert "20 uur" not in alles
        assert uitleg.score_delen == ()
        assert uitleg.vragen_klant == ()
        zinnen = {o.constraint: o.zinnen for o in uitleg.onderdelen}
        for constraint in CONSTRAINTS:
            if constraint.is_gevoelig:
                assert zinnen[constraint.naam] == ("Bespreek met de jobcoach.",)

    def test_de_coach_leest_per_onderdeel_waarom(self, omgeving: Omgeving):
        uitleg = leg_uit(self._beperkt(omgeving), publiek=Publiek.COACH)
        tekst = " ".join(uitleg.minpunten)
        assert "Tillen" in tekst
        assert "20 uur" in tekst

    def test_zestig_vragen_worden_een_vraag(self, omgeving: Omgeving):
        klant = een_klant()
        match = een_match(bouw_klantprofiel(klant, leeg(klant.nummer)), een_werk(), omgeving)
        vragen = leg_uit(match, publiek=Publiek.COACH).vragen_klant
        assert len(vragen) <= 3
        assert any("nog niet beoordeeld" in vraag for vraag in vragen)

    @pytest.mark.parametrize("publiek", list(Publiek))
    def test_dat_werk_open_staat_hoeft_niemand_te_lezen(self, publiek, omgeving: Omgeving):
        uitleg = leg_uit(een_match(een_klantprofiel(), een_werk(), omgeving), publiek=publiek)
        namen = {o.constraint for o in uitleg.onderdelen}
        assert namen == {c.naam for c in CONSTRAINTS if not c.bepaalt_aanbod}

    def test_dat_werk_gesloten_is_staat_er_wel(self, omgeving: Omgeving):
        gesloten = een_match(een_klantprofiel(), een_werk(sluit_op=date(2026, 3, 1)), omgeving)
        uitleg = leg_uit(gesloten, publiek=Publiek.COACH)
        assert "De laatste dag was 1 maart 2026." in uitleg.minpunten


@pytest.mark.regel("SUC-24")
class TestSterkEerst:
    def test_uitleg_noemt_wat_sterk_is_voor_wat_niet_past(self):
        velden = [veld.name for veld in fields(Uitleg)]
        volgorde = [
            velden.index(naam)
            for naam in ("pluspunten", "minpunten", "vragen_werkgever", "vragen_klant")
        ]
        assert volgorde == sorted(volgorde)

    def test_van_het_sterke_komt_eerst_wat_de_klant_zelf_meebrengt(self, omgeving: Omgeving):
        """What fits the klant's wishes and experience, and only then what a constraint allows."""
        match = een_match(een_klantprofiel(), een_werk(), omgeving)
        sterk = tuple(
            Bijdrage(c.naam, waarde=1.0, gewicht=1.0, is_bekend=True) for c in COMPONENTEN
        )
        uitleg = leg_uit(replace(match, bijdragen=sterk), publiek=Publiek.COACH)
        eigen = tuple(c.pluspunt for c in COMPONENTEN if c.sterk_vanaf <= 1.0)
        assert uitleg.pluspunten[: len(eigen)] == eigen != ()
        assert len(uitleg.pluspunten) > len(eigen)

    @pytest.mark.parametrize("publiek", list(Publiek))
    def test_ook_bij_ongeschikt_werk_blijft_staan_wat_sterk_is(self, publiek, omgeving: Omgeving):
        gesloten = een_match(een_klantprofiel(), een_werk(sluit_op=date(2026, 3, 1)), omgeving)
        open_ = een_match(een_klantprofiel(), een_werk(), omgeving)
        uitleg = leg_uit(gesloten, publiek=publiek)
        assert uitleg.uitkomst is Uitkomst.ONGESCHIKT
        assert uitleg.pluspunten == leg_uit(open_, publiek=publiek).pluspunten != ()


class TestTelling:
    def een_telling(self, **velden) -> Telling:
        standaard = {
            "beschouwd": 1200,
            "geschikt": 3,
            "met_aandachtspunten": 7,
            "ongeschikt": 1190,
            "afgevallen_op": {"reistijd": 1100, "uren": 300, "taal": 0},
            "enige_reden": {"reistijd": 700, "uren": 20, "taal": 0},
            "gevraagd": 20,
            "getoond": 10,
            "pad": Pad.EXACT_ALLE,
            "tegengehouden": 0,
        }
        return Telling(**(standaard | velden))

    def test_een_korte_lijst_zegt_dat_en_waarop_het_afvalt(self):
        tekst = " ".join(leg_telling_uit(self.een_telling()))
        assert "1.200 mogelijkheden" in tekst
        assert "reistijd (1.100)" in tekst
        assert "taal" not in tekst
        assert "10 van de 20" in tekst

    def test_een_klant_is_geen_mogelijkheid(self):
        telling = self.een_telling(beschouwd=1, geschikt=1, met_aandachtspunten=0, ongeschikt=0)
        assert leg_telling_uit(telling, wat=KLANTEN)[0].startswith("1 klant bekeken")

    def test_niets_te_bekijken_is_iets_anders_dan_niets_geschikt(self):
        telling = self.een_telling(beschouwd=0)
        assert leg_telling_uit(telling, wat=KLANTEN) == ("Er zijn nu geen klanten om te bekijken.",)
        assert "doet niet mee" in leg_telling_uit(telling)[0]

    def test_een_volle_lijst_zwijgt_over_kort(self):
        assert "gevraagde" not in " ".join(leg_telling_uit(self.een_telling(getoond=20)))

    def test_een_tegengehouden_regel_wordt_gemeld(self):
        assert "beheerder" in " ".join(leg_telling_uit(self.een_telling(tegengehouden=1)))


class TestAanDeKlant:
    def test_twee_korte_zinnen_zonder_iets_over_gezondheid(self):
        verboden = ("belast", "beperk", "gezond", "ziek", "aankan", "de klant")
        for profiel in willekeurige_profielen(Random(3), 12):
            for werk in willekeurige_werken(Random(4), 6):
                zinnen = leg_aan_klant_uit(profiel, werk, {Vervoermiddel.FIETS: 14})
                assert len(zinnen) == 2
                for tekst in zinnen:
                    assert tekst[0].isupper()
                    assert tekst.endswith(".")
                    assert len(tekst.split()) <= 20, tekst
                    assert not [w for w in verboden if w in tekst.lower()], tekst

    def test_reis_en_uren_staan_er_alleen_als_zij_bekend_zijn(self):
        profiel = een_klantprofiel()
        reizen = {Vervoermiddel.OV: 40, Vervoermiddel.FIETS: 14}
        _, hoe = leg_aan_klant_uit(profiel, een_werk(uren=(16, 24)), reizen)
        assert hoe == (
            "U reist er ongeveer 14 minuten naartoe, met de fiets, "
            "en het werk is 16 tot 24 uur per week."
        )
        _, hoe = leg_aan_klant_uit(profiel, een_werk(uren=(None, None)), {})
        assert hoe.startswith("Vraag uw coach")
