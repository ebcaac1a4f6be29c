"""Pictures of a match say what the outcome says, and stay within their frame."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from api.web.coach.waarombeeld import balken, kaart, zekerheid
from matching.antwoord import Match
from matching.constraints import Omgeving, beoordeel_paar
from matching.leren.herordenen import Kansuitleg
from matching.oordeel import Uitkomst
from matching.ranking.bijdrage import Bijdrage
from matching.reistijd import AfstandReistijd
from matching.uitleg import Publiek, leg_uit
from modellen.belastbaarheid.fml import FML, FmlSoort
from modellen.belastbaarheid.model import leeg
from modellen.kwalificatie import Vervoermiddel
from modellen.plaats.plaats import standaard_register
from modellen.waarden import KlantNummer, Postcode
from tests.builders import (
    VANDAAG,
    een_belastbaarheid,
    een_klant,
    een_klantprofiel,
    een_werk,
)
from vacatures.belasting.model import BelastingBron

REGISTER = standaard_register()
OMGEVING = Omgeving(VANDAAG, REGISTER, AfstandReistijd())
SCHALEN = [i for i in FML if i.soort is FmlSoort.SCHAAL and i.code[:2] != "VI"]


def een_match(profiel=None, werk=None, **velden) -> Match:
    profiel, werk = profiel or een_klantprofiel(), werk or een_werk()
    standaard = {"score": 0.0, "bijdragen": (), "reistijden": {}}
    oordeel = beoordeel_paar(profiel, werk, OMGEVING)
    return Match(profiel, werk, oordeel, **(standaard | velden))


class TestBalken:
    @settings(max_examples=30)
    @given(st.sampled_from(SCHALEN), st.data())
    def test_vraagt_het_werk_te_veel_dan_is_zijn_balk_langer_en_anders_niet(self, fml_item, data):
        kan = data.draw(st.integers(1, fml_item.hoogste_niveau))
        eis = data.draw(st.integers(-1, fml_item.hoogste_niveau))
        profiel = een_klantprofiel(
            belastbaarheid=een_belastbaarheid("K-1001", {fml_item.code: kan})
        )
        (balk,), onbekend = balken(
            een_match(profiel, een_werk(belasting={fml_item.code: eis})), VANDAAG
        )
        assert (balk.vraagt_deel > balk.kan_deel) is (balk.uitkomst is Uitkomst.ONGESCHIKT)
        assert (
            0 < balk.kan_deel < balk.vraagt_deel <= 100 or balk.vraagt_deel <= balk.kan_deel <= 100
        )
        assert onbekend == 0

    def test_wat_niemand_beoordeelde_heeft_geen_balk_en_wordt_geteld(self):
        profiel = een_klantprofiel(belastbaarheid=leeg(KlantNummer("K-1001")))
        punten, onbekend = balken(een_match(profiel), VANDAAG)
        assert punten == ()
        assert onbekend == 60

    def test_een_schatting_heet_zo_en_een_keuze_heeft_woorden(self):
        profiel = een_klantprofiel(
            belastbaarheid=een_belastbaarheid("K-1001", {"IV-13": 2, "I-8": {"deadlines"}})
        )
        werk = een_werk(belasting={"IV-13": 1})
        geschat = replace(werk.belasting.items["IV-13"], bron=BelastingBron.GESCHAT)
        werk = replace(werk, belasting=type(werk.belasting).van_items([geschat]))
        punten, _ = balken(een_match(profiel, werk), VANDAAG)
        per_code = {punt.code: punt for punt in punten}
        assert per_code["IV-13"].is_geschat
        assert per_code["IV-13"].uitkomst is Uitkomst.AANDACHTSPUNT
        assert (per_code["I-8"].kan_deel, per_code["I-8"].vraagt) == (None, "niet bekend")


class TestKaart:
    @settings(max_examples=30)
    @given(st.sampled_from(REGISTER.plaatsen), st.sampled_from(REGISTER.plaatsen))
    def test_thuis_en_werk_staan_er_altijd_in_en_het_blijft_klein(self, huis, daar):
        profiel = een_klantprofiel(een_klant(postcode=Postcode(huis.pc4, "AB")))
        werk = een_werk(plek=f"Ergens {daar.pc4}")
        beeld = kaart(een_match(profiel, werk), REGISTER)
        assert beeld is not None
        for x, y in (beeld.thuis, beeld.werk):
            assert 0 <= x <= beeld.breed
            assert 0 <= y <= beeld.hoog
        assert len(beeld.stippen) < 10_000
        assert len(beeld.namen) <= 5
        assert "AB" not in beeld.thuis_naam

    def test_zonder_postcode_of_over_de_grens_is_er_geen_kaart(self):
        zonder = een_klantprofiel(een_klant(postcode=None))
        assert kaart(een_match(zonder), REGISTER) is None
        over_grens = replace(een_werk(), plek=replace(een_werk().plek, land="BE"))
        assert kaart(een_match(werk=over_grens), REGISTER) is None

    def test_elke_manier_van_reizen_staat_er_met_minuten_en_grens(self):
        beeld = kaart(
            een_match(reistijden={Vervoermiddel.OV: 70, Vervoermiddel.FIETS: 20}), REGISTER
        )
        assert beeld is not None
        assert [(r.minuten, r.grens, r.past) for r in beeld.reizen] == [
            (20, 30, True), (70, 60, False),
        ]  # fmt: skip


class TestZekerheid:
    def test_zonder_score_is_er_niets_te_zeggen(self):
        match = een_match()
        assert zekerheid(match, leg_uit(match, publiek=Publiek.COACH)) is None

    @settings(max_examples=10)
    @given(st.lists(st.booleans(), min_size=4, max_size=4))
    def test_wat_onbekend_is_maakt_de_band_breder_en_de_score_ligt_erin(self, bekend):
        delen = tuple(Bijdrage("x", 0.5, 0.25, is_bekend=b) for b in bekend)
        match = een_match(bijdragen=delen, score=sum(d.effect for d in delen))
        zeker = zekerheid(match, leg_uit(match, publiek=Publiek.COACH))
        assert zeker is not None
        assert zeker.laag <= zeker.midden <= zeker.hoog
        breed = 25 * bekend.count(False)
        assert abs(zeker.hoog - zeker.laag - breed) < 1e-9
        assert ("Alles waarop de score rust" in zeker.zin) is all(bekend)

    def test_van_een_ranker_is_het_de_band_van_de_kans(self):
        kans = Kansuitleg(
            niveau=-1.0, bijdragen=(), kans=0.4, laag=0.3, hoog=0.5, wens=0.5, gain=0.2
        )
        match = een_match(kans=kans)
        zeker = zekerheid(match, leg_uit(match, publiek=Publiek.COACH))
        assert (zeker.laag, zeker.midden, zeker.hoog) == (30, 40, 50)
        assert "tussen 30% en 50%" in zeker.zin
