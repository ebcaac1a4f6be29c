"""What can have happened to a proposal, and what cannot: refusals first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellen.dagdelen import Dagdelen
from modellen.fouten import OngeldigeWaarde
from modellen.kwalificatie import Vervoermiddel
from modellen.voorstel.model import (
    PLAATSINGEN,
    GebeurtenisGeweigerd,
    Verloop,
    Voorstelgebeurtenis,
    VoorstelIntussenGewijzigd,
    maanden_later,
)
from modellen.voorstel.mogelijk import Actie, find_vervolg
from modellen.voorstel.redenen import Klantantwoord, Toelichting, Voorstelreden, Weigeraar
from modellen.voorstel.vastleggen import leg_vast
from tests.modellen.voorstel.opzet import S, dag, een_voorstel, gebeurd, verloop

VOORSTEL = (S.VOORGESTELD, 0)
BAAN = (S.ARBEIDSOVEREENKOMST, 10)


@pytest.mark.parametrize(
    "stappen",
    [
        [(S.GESPREK, 3)],
        [(S.ARBEIDSOVEREENKOMST, 3)],
        [(S.GEWEIGERD, 3)],
        [(S.BEKEKEN, 0), (S.PROEFPLAATSING, 3)],
        [VOORSTEL, (S.VOORGESTELD, 2)],
        [VOORSTEL, (S.GESPREK, -1)],
        [VOORSTEL, (S.UREN, 3)],
        [VOORSTEL, (S.UITVAL, 3)],
        [VOORSTEL, (S.NOG_AAN_HET_WERK, 60)],
        [VOORSTEL, BAAN, (S.NOG_AAN_HET_WERK, 30)],
        [VOORSTEL, BAAN, (S.NOG_AAN_HET_WERK, 50), (S.NOG_AAN_HET_WERK, 60)],
        [VOORSTEL, BAAN, (S.UITVAL, 9)],
        [VOORSTEL, BAAN, (S.GEWEIGERD, 12)],
        [VOORSTEL, BAAN, (S.PROEFPLAATSING, 12)],
        [VOORSTEL, (S.GEWEIGERD, 2), (S.GESPREK, 3)],
        [VOORSTEL, BAAN, (S.UITVAL, 60), (S.UREN, 61)],
    ],
    ids=lambda stappen: " ".join(s[0].value for s in stappen),
)
def test_wat_niet_zo_gebeurd_kan_zijn_wordt_geweigerd(stappen):
    verloop(*stappen[:-1])
    with pytest.raises(GebeurtenisGeweigerd):
        verloop(*stappen)


@pytest.mark.parametrize(
    ("soort", "velden", "veld"),
    [
        (S.GEWEIGERD, {"reden": None}, "reden"),
        (S.GEWEIGERD, {"weigeraar": None}, "weigeraar"),
        (S.GEWEIGERD, {"reden": Voorstelreden.VERVULD}, "reden"),
        (S.GEWEIGERD, {"weigeraar": Weigeraar.WERKGEVER}, "reden"),
        (S.GEWEIGERD, {"toelichting": Toelichting(fml_item="IV-13")}, "fml_item"),
        (S.GEWEIGERD, {"toelichting": Toelichting(minuten=0)}, "minuten"),
        (S.GESPREK, {"reden": Voorstelreden.TE_VER}, "reden"),
        (S.GESPREK, {"toelichting": Toelichting(minuten=10)}, "toelichting"),
        (S.GESPREK, {"uren": 12.0}, "uren"),
        (S.GESPREK, {"maanden": 1}, "maanden"),
        (S.INGETROKKEN, {}, "corrigeert"),
    ],
)
def test_wat_er_niet_bij_hoort_of_ontbreekt_wordt_genoemd(soort, velden, veld):
    with pytest.raises(OngeldigeWaarde) as fout:
        verloop(VOORSTEL, (soort, 3, velden))
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("soort", "velden"),
    [(S.NOG_AAN_HET_WERK, {"maanden": 2}), (S.UREN, {"uren": 0.0}), (S.UREN, {"uren": 61.0})],
)
def test_een_getal_dat_niet_kan_wordt_geweigerd(soort, velden):
    with pytest.raises(OngeldigeWaarde):
        verloop(VOORSTEL, BAAN, (soort, 80, velden))


@pytest.mark.parametrize("reden", [Voorstelreden.ANDERE_KEUZE, Voorstelreden.WIL_WERK_NIET])
def test_werk_dat_begon_eindigt_niet_om_een_reden_van_vooraf(reden):
    with pytest.raises(OngeldigeWaarde):
        verloop(VOORSTEL, BAAN, (S.UITVAL, 40, {"reden": reden}))


def test_een_dag_in_de_toekomst_kan_alleen_voor_het_begin_van_werk():
    with pytest.raises(GebeurtenisGeweigerd):
        verloop(VOORSTEL, (S.GESPREK, 5, {"vastgelegd": 4}))
    with pytest.raises(GebeurtenisGeweigerd):
        verloop(VOORSTEL, (S.ARBEIDSOVEREENKOMST, 100, {"vastgelegd": 4}))
    assert verloop(VOORSTEL, (S.ARBEIDSOVEREENKOMST, 30, {"vastgelegd": 4}))


def test_een_verschreven_jaar_wordt_geweigerd():
    with pytest.raises(GebeurtenisGeweigerd):
        leg_vast(
            Verloop(een_voorstel()),
            Voorstelgebeurtenis(
                1, S.BEKEKEN, date(1926, 1, 5), gebeurd(1, S.BEKEKEN, 0).vastgelegd_op, "x"
            ),
        )


def test_wie_intussen_iets_vastlegde_gaat_voor():
    with pytest.raises(VoorstelIntussenGewijzigd):
        leg_vast(verloop(VOORSTEL), gebeurd(1, S.GESPREK, 3))


class TestVerbeteren:
    def test_een_verbetering_die_later_gebeurtenissen_onmogelijk_maakt_wordt_geweigerd(self):
        hier = verloop(VOORSTEL, BAAN, (S.NOG_AAN_HET_WERK, 45))
        with pytest.raises(GebeurtenisGeweigerd):
            leg_vast(hier, gebeurd(4, S.ARBEIDSOVEREENKOMST, 30, vastgelegd=50, corrigeert=2))
        with pytest.raises(GebeurtenisGeweigerd):
            leg_vast(hier, gebeurd(4, S.INGETROKKEN, 50, corrigeert=1))

    def test_wat_al_verbeterd_is_wordt_niet_nog_eens_verbeterd(self):
        hier = verloop(VOORSTEL, (S.GESPREK, 3), (S.GESPREK, 4, {"corrigeert": 2}))
        for weg in (2, 7):
            with pytest.raises(GebeurtenisGeweigerd):
                leg_vast(hier, gebeurd(4, S.INGETROKKEN, 5, corrigeert=weg))

    def test_wat_er_stond_blijft_staan_en_telt_niet_meer(self):
        hier = verloop(VOORSTEL, (S.GEWEIGERD, 3), (S.GESPREK, 3, {"corrigeert": 2}))
        assert [g.soort for g in hier.gebeurtenissen] == [S.VOORGESTELD, S.GEWEIGERD, S.GESPREK]
        assert [g.soort for g in hier.geldend] == [S.VOORGESTELD, S.GESPREK]
        assert hier.einde is None

    def test_een_verbetering_houdt_haar_plaats_op_dezelfde_dag(self):
        hier = verloop(VOORSTEL, (S.GESPREK, 0), (S.VOORGESTELD, 0, {"corrigeert": 1}))
        assert [g.volgnummer for g in hier.geldend] == [3, 2]

    def test_een_intrekking_van_het_einde_laat_het_voorstel_verder_lopen(self):
        hier = verloop(VOORSTEL, (S.GEWEIGERD, 3), (S.INGETROKKEN, 4, {"corrigeert": 2}), BAAN)
        assert hier.einde is None


class TestAchteraf:
    @pytest.mark.parametrize("soort", [S.GESPREK, S.GEWEIGERD, S.INLEEN, S.PROEFPLAATSING])
    def test_wie_zegt_achteraf_in_te_voeren_mag_beginnen_waar_het_was(self, soort):
        assert verloop((soort, 3, {"achteraf": True}))

    def test_maanden_werk_gaan_nooit_voor_het_werk(self):
        with pytest.raises(GebeurtenisGeweigerd):
            verloop((S.NOG_AAN_HET_WERK, 90, {"achteraf": True}))

    def test_een_coach_mag_nee_zeggen_tegen_wat_hij_alleen_zag(self):
        assert verloop((S.BEKEKEN, 0), (S.GEWEIGERD, 1, {"weigeraar": Weigeraar.COACH})).einde


class TestAntwoordVanDeKlant:
    @pytest.mark.parametrize("antwoord", [None, Klantantwoord.ANTWOORDT_ZELF])
    def test_een_antwoord_zegt_iets(self, antwoord):
        with pytest.raises(OngeldigeWaarde):
            verloop((S.VOORGESTELD, 0), (S.ANTWOORD, 1, {"antwoord": antwoord}))

    def test_het_laatste_woord_telt_en_wie_zelf_ja_zei_wacht_niet(self):
        zelf = {"antwoord": Klantantwoord.ANTWOORDT_ZELF}
        hier = verloop((S.VOORGESTELD, 0, zelf))
        vervolg = find_vervolg(hier, dag(1))
        assert vervolg is not None
        assert (vervolg.actie, vervolg.vanaf) == (Actie.KLANT_VRAGEN, dag(7))
        hier = verloop(
            (S.VOORGESTELD, 0, zelf), (S.ANTWOORD, 1, {"antwoord": Klantantwoord.DENKT_NA})
        )
        assert hier.antwoord is Klantantwoord.DENKT_NA
        assert find_vervolg(hier, dag(1)).actie is Actie.KLANT_VRAGEN
        hier = verloop((S.VOORGESTELD, 0, zelf), (S.ANTWOORD, 1))
        vervolg = find_vervolg(hier, dag(1))
        assert (vervolg.actie, vervolg.vanaf) == (Actie.GESPREK_REGELEN, dag(1))
        hier = verloop((S.VOORGESTELD, 0, zelf), (S.GESPREK, 1), (S.ANTWOORD, 2))
        assert find_vervolg(hier, dag(2)).actie is Actie.BESLUIT_VRAGEN


@pytest.mark.parametrize("reden", list(Voorstelreden))
def test_elke_reden_heeft_een_zin_en_iemand_die_haar_geeft(reden):
    assert reden.label[0].isupper()
    assert reden.weigeraars or reden.is_van_uitval


def test_geen_reden_gaat_over_wie_iemand_is():
    verboden = ("leeftijd", "oud", "vrouw", "man ", "gezin", "kind", "afkomst", "ziek", "uitkering")
    assert [r for r in Voorstelreden for w in verboden if w in r.label.lower()] == []


def test_een_toelichting_hoort_bij_haar_reden():
    for reden, toelichting in (
        (Voorstelreden.TE_VER, Toelichting(middel=Vervoermiddel.FIETS, minuten=40)),
        (Voorstelreden.TE_ZWAAR, Toelichting(fml_item="IV-13")),
        (Voorstelreden.DAGDELEN, Toelichting(dagdelen=Dagdelen(3))),
    ):
        assert verloop(VOORSTEL, (S.GEWEIGERD, 1, {"reden": reden, "toelichting": toelichting}))


# --- the same rules said once more, over the whole chain at once ----------------------------------


def _kan(keten: list[Voorstelgebeurtenis]) -> bool:
    """Slow oracle: looks at every pair instead of walking along."""
    op_dag = sorted(keten, key=lambda g: (g.dag, g.volgnummer))
    werk = [i for i, g in enumerate(op_dag) if g.soort in PLAATSINGEN]
    for i, g in enumerate(op_dag):
        voor = op_dag[:i]
        begonnen = g.achteraf or any(v.soort is not S.BEKEKEN for v in voor)
        werkt = bool(werk) and werk[0] < i
        op_proef = any(v.soort is S.PROEFPLAATSING for v in voor)
        if any(v.soort in (S.GEWEIGERD, S.UITVAL) for v in voor):
            return False
        if g.soort is S.VOORGESTELD and any(v.soort is not S.BEKEKEN for v in voor):
            return False
        na_begin = {S.ANTWOORD, S.GESPREK, S.PROEFPLAATSING, S.GEWEIGERD, *PLAATSINGEN}
        if g.soort in na_begin and not begonnen:
            return False
        if g.soort in (S.ANTWOORD, S.GEWEIGERD, S.PROEFPLAATSING) and werkt:
            return False
        if g.soort in (S.UREN, S.UITVAL) and not (werkt or op_proef):
            return False
        if g.soort is S.NOG_AAN_HET_WERK:
            if not werkt or g.dag < maanden_later(op_dag[werk[0]].dag, g.maanden):
                return False
            if any(v.soort is S.NOG_AAN_HET_WERK and v.maanden == g.maanden for v in voor):
                return False
    return True


_STAP = st.tuples(
    st.sampled_from([s for s in S if s is not S.INGETROKKEN]),
    st.sampled_from([0, 1, 3, 40, 100, 200]),
    st.booleans(),
    st.sampled_from([1, 3, 6]),
)


@settings(max_examples=300)
@given(st.lists(_STAP, max_size=5))
def test_de_regels_langs_de_weg_zijn_die_over_het_geheel(stappen):
    hier, keten = Verloop(een_voorstel()), []
    for soort, na, achteraf, maanden in stappen:
        velden = {"maanden": maanden} if soort is S.NOG_AAN_HET_WERK else {}
        nieuw = gebeurd(len(keten) + 1, soort, na, vastgelegd=300, achteraf=achteraf, **velden)
        if _kan([*keten, nieuw]):
            hier = leg_vast(hier, nieuw)
            keten.append(nieuw)
        else:
            with pytest.raises(GebeurtenisGeweigerd):
                leg_vast(hier, nieuw)
