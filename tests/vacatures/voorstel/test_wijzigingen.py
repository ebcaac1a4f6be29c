"""What a reason suggests to change, and what happens when a person says yes to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from modellen.belastbaarheid.model import Beoordelaar, Bron, leeg
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.dagdelen import Dagdelen
from modellen.fouten import NietGevonden
from modellen.klant.repository import KlantRepository
from modellen.kwalificatie import Branche, Vervoermiddel
from modellen.opslag.engine import Opslag
from modellen.voorstel.redenen import ZONDER_TOELICHTING, Toelichting, Voorstelreden, Weigeraar
from modellen.voorstel.wijziging import (
    Wijziging,
    Wijzigingsoort,
    Wijzigingsvoorstel,
    WijzigingVerouderd,
)
from modellen.waarden import KlantNummer, WerkNummer
from tests.builders import (
    ORGANISATIE,
    VANDAAG,
    een_belastbaarheid,
    een_klant,
    een_netwerkplek,
    een_vacature,
    een_werk,
    een_werkgever,
    geen_eisen,
)
from tests.modellen.opslag.databank import op_proef, verse_opslag
from tests.modellen.voorstel.opzet import S, gebeurd, moment
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository
from vacatures.voorstel.afleiden import leid_wijzigingen_af
from vacatures.voorstel.corrigeren import voer_uit
from vacatures.werkgever.repository import WerkgeverRepository

R, W = Voorstelreden, Wijzigingsoort
FIETS = Vervoermiddel.FIETS


def leid_af(reden: Voorstelreden, toelichting=ZONDER_TOELICHTING, *, klant=None, **werk):
    weigeraar = Weigeraar.KLANT if Weigeraar.KLANT in reden.weigeraars else Weigeraar.WERKGEVER
    gebeurtenis = gebeurd(
        2, S.GEWEIGERD, 1, reden=reden, weigeraar=weigeraar, toelichting=toelichting
    )
    gevonden = leid_wijzigingen_af(gebeurtenis, klant or een_klant(), een_werk(**werk))
    return {w.soort: dict(w.gegevens) for w in gevonden}


@pytest.mark.parametrize(
    ("reden", "toelichting", "werk"),
    [
        (R.TE_VER, ZONDER_TOELICHTING, {}),
        (R.TE_VER, Toelichting(middel=FIETS), {}),
        (R.TE_VER, Toelichting(middel=FIETS, minuten=4), {}),
        (R.TE_VER, Toelichting(middel=FIETS, minuten=45), {}),
        (R.TE_VER, Toelichting(middel=Vervoermiddel.AUTO, minuten=20), {}),
        (R.TE_ZWAAR, ZONDER_TOELICHTING, {}),
        (R.UREN_TE_VEEL, ZONDER_TOELICHTING, {"uren": (None, 40)}),
        (R.UREN_TE_VEEL, ZONDER_TOELICHTING, {"uren": (36, 40)}),
        (R.UREN_TE_WEINIG, ZONDER_TOELICHTING, {"uren": (4, None)}),
        (R.UREN_TE_WEINIG, ZONDER_TOELICHTING, {"uren": (4, 60)}),
        (R.DAGDELEN, ZONDER_TOELICHTING, {}),
        (R.DAGDELEN, Toelichting(dagdelen=Dagdelen.lees("zo nacht")), {}),
        (R.WIL_WERKGEVER_NIET, ZONDER_TOELICHTING, {"werkgever": None}),
        (R.WIL_BRANCHE_NIET, ZONDER_TOELICHTING, {"branche": None}),
        (R.VERVULD, ZONDER_TOELICHTING, {"posities": 3}),
        (R.VERVULD, ZONDER_TOELICHTING, {"status": VacatureStatus.GESLOTEN}),
        (R.TAAL, ZONDER_TOELICHTING, {"eisen": geen_eisen(taal=None)}),
        (R.TIJDEN_WERKGEVER, ZONDER_TOELICHTING, {"dagdelen": None}),
        (R.LOON, ZONDER_TOELICHTING, {}),
        (R.ANDERS, ZONDER_TOELICHTING, {}),
    ],
)
def test_waar_niets_bekend_is_of_niets_zou_veranderen_wordt_niets_voorgesteld(
    reden, toelichting, werk
):
    assert leid_af(reden, toelichting, **werk) == {}


@pytest.mark.parametrize(
    ("reden", "toelichting", "werk", "soort", "gegevens"),
    [
        (R.TE_VER, Toelichting(middel=FIETS, minuten=28), {}, W.REISTIJD_KORTER,
         {"middel": "fiets", "minuten": 25}),
        (R.TE_VER, Toelichting(middel=FIETS, minuten=25), {}, W.REISTIJD_KORTER,
         {"middel": "fiets", "minuten": 20}),
        (R.UREN_TE_VEEL, ZONDER_TOELICHTING, {"uren": (24, 32)}, W.UREN_HOOGSTENS, {"uren": 23}),
        (R.UREN_TE_WEINIG, ZONDER_TOELICHTING, {"uren": (8, 20)}, W.UREN_MINSTENS, {"uren": 21}),
        (R.DAGDELEN, Toelichting(dagdelen=Dagdelen.lees("ma ochtend; zo nacht")), {},
         W.DAGDELEN_MINDER, {"dagdelen": Dagdelen.lees("ma ochtend").bits}),
        (R.WIL_BRANCHE_NIET, ZONDER_TOELICHTING, {}, W.BRANCHE_UITSLUITEN,
         {"branche": "logistiek"}),
        (R.WIL_WERKGEVER_NIET, ZONDER_TOELICHTING, {"werkgever": WerkNummer("W-7")},
         W.WERKGEVER_UITSLUITEN, {"werkgever": "W-7"}),
        (R.VERVULD, ZONDER_TOELICHTING, {}, W.WERK_SLUITEN, {"status": "vervuld"}),
        (R.VERVALLEN, ZONDER_TOELICHTING, {"posities": 3}, W.WERK_SLUITEN,
         {"status": "ingetrokken"}),
        (R.PAPIEREN, ZONDER_TOELICHTING, {}, W.EIS_NAGAAN,
         {"eisen": ["rijbewijzen", "certificaten"]}),
        (R.UREN_WERKGEVER, ZONDER_TOELICHTING, {}, W.UREN_NAGAAN, {}),
        (R.TIJDEN_WERKGEVER, ZONDER_TOELICHTING, {}, W.TIJDEN_NAGAAN, {}),
    ],
)  # fmt: skip
def test_een_reden_zegt_wat_er_zou_veranderen(reden, toelichting, werk, soort, gegevens):
    assert leid_af(reden, toelichting, **werk) == {soort: gegevens}


def test_te_zwaar_vraagt_naar_het_werk_en_naar_de_klant():
    zwaar = Toelichting(fml_item="IV-13")
    assert leid_af(R.TE_ZWAAR, zwaar, belasting={"IV-13": 1}) == {
        W.BELASTING_NAGAAN: {"fml_item": "IV-13"}, W.FML_HERBEOORDELEN: {"fml_item": "IV-13"},
    }  # fmt: skip
    assert set(leid_af(R.TE_ZWAAR, zwaar)) == {W.FML_HERBEOORDELEN}
    keuze = leid_af(R.TE_ZWAAR, Toelichting(fml_item="I-8"), belasting={"I-8": {"deadlines"}})
    assert keuze[W.FML_HERBEOORDELEN] == {"fml_item": "I-8", "opties": ["deadlines"]}


def test_alles_wat_op_gezondheid_rust_is_gevoelig_en_nooit_van_een_accountmanager():
    uit_zwaar = leid_af(R.TE_ZWAAR, Toelichting(fml_item="IV-13"), belasting={"IV-13": 1})
    assert set(uit_zwaar) == {soort for soort in W if soort.is_gevoelig}
    assert [soort for soort in W if soort.is_gevoelig and soort.is_van_werk] == []


# --- carried out ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opslag]:
    url = f"sqlite:///{tmp_path_factory.mktemp('wijziging') / 'opstap.sqlite3'}"
    with verse_opslag(url) as opslag:
        yield opslag


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with op_proef(opslag) as session:
        KlantRepository(session).save(een_klant(), door="test")
        VacatureRepository(session).save(een_vacature(belasting={"IV-13": 1}), door="test")
        WerkgeverRepository(session).save(een_werkgever(), door="test")
        NetwerkplekRepository(session).save(een_netwerkplek(), door="test")
        yield session


def suggestie(soort: W, *, werk: str = "V-1", **gegevens) -> Wijzigingsvoorstel:
    return Wijzigingsvoorstel(
        nummer=1,
        voorstel=1,
        gebeurtenis=2,
        klant=KlantNummer("K-1001"),
        werk=WerkNummer(werk),
        organisatie=ORGANISATIE,
        wijziging=Wijziging(soort, gegevens),
        gemaakt_op=moment(1),
    )


def voer(session: Session, soort: W, **gegevens) -> str:
    return voer_uit(session, suggestie(soort, **gegevens), vandaag=VANDAAG, door="coach.anna")


KLANTKANT = [
    (W.REISTIJD_KORTER, {"middel": "fiets", "minuten": 20}),
    (W.UREN_HOOGSTENS, {"uren": 23}),
    (W.UREN_MINSTENS, {"uren": 20}),
    (W.DAGDELEN_MINDER, {"dagdelen": Dagdelen.lees("ma ochtend").bits}),
    (W.BRANCHE_UITSLUITEN, {"branche": "zorg"}),
    (W.WERKGEVER_UITSLUITEN, {"werkgever": "W-7"}),
]
WERKKANT = [
    (W.WERK_SLUITEN, {"status": "vervuld"}),
    (W.BELASTING_NAGAAN, {"fml_item": "IV-13"}),
    (W.EIS_NAGAAN, {"eisen": ["taal"]}),
    (W.UREN_NAGAAN, {}),
    (W.TIJDEN_NAGAAN, {}),
]


@pytest.mark.parametrize(("soort", "gegevens"), [*KLANTKANT, *WERKKANT])
def test_wat_al_gedaan_is_verandert_niet_nog_eens_en_zegt_dat(session, soort, gegevens):
    assert voer(session, soort, **gegevens)
    with pytest.raises(WijzigingVerouderd):
        voer(session, soort, **gegevens)


@pytest.mark.parametrize(
    ("soort", "gegevens"),
    [
        (W.UREN_HOOGSTENS, {"uren": 8}),
        (W.UREN_MINSTENS, {"uren": 40}),
        (W.REISTIJD_KORTER, {"middel": "auto", "minuten": 20}),
    ],
)
def test_wat_met_het_profiel_van_nu_botst_wordt_geweigerd(session, soort, gegevens):
    with pytest.raises(WijzigingVerouderd):
        voer(session, soort, **gegevens)


def test_werk_dat_weg_is_wordt_niet_gevonden(session):
    with pytest.raises(NietGevonden):
        voer(session, W.WERK_SLUITEN, werk="V-77", status="vervuld")


def test_het_profiel_verandert_zoals_gezegd(session):
    zinnen = [voer(session, soort, **gegevens) for soort, gegevens in KLANTKANT]
    klant = KlantRepository(session).get("K-1001")
    assert klant.vervoer[FIETS] == 20
    assert (klant.uren.minimum, klant.uren.maximum) == (20, 23)
    assert not klant.dagdelen & Dagdelen.lees("ma ochtend")
    assert klant.uitgesloten_branches == {Branche.ZORG}
    assert klant.uitgesloten_werkgevers == {"W-7"}
    assert "20 minuten in plaats van 30" in zinnen[0]


def test_wat_de_werkgever_betwist_wordt_onbekend(session):
    for soort, gegevens in WERKKANT[1:]:
        voer(session, soort, **gegevens)
    vacature = VacatureRepository(session).get("V-1")
    assert vacature.belasting.is_onbekend
    assert (vacature.eisen.taal, vacature.dagdelen) == (None, None)
    assert vacature.uren.is_onbekend
    assert vacature.eisen.opleiding is not None


def test_een_plek_gaat_dicht(session):
    voer(session, W.WERK_SLUITEN, status="vervuld")
    voer(session, W.WERK_SLUITEN, werk="N-1", status="vervuld")
    assert VacatureRepository(session).get("V-1").status is VacatureStatus.VERVULD
    assert not NetwerkplekRepository(session).get("N-1").is_actief


class TestBelastbaarheid:
    def bewaar(self, session, belastbaarheid):
        BelastbaarheidRepository(session).save(belastbaarheid, door="test")

    def oordeel(self, session, code="IV-13", na=0):
        gelezen = BelastbaarheidRepository(session).get("K-1001")
        return gelezen.geldig_oordeel(code, VANDAAG + timedelta(days=na))

    def test_een_grens_van_een_arts_wordt_nooit_ruimer_ook_later_niet(self, session):
        self.bewaar(session, een_belastbaarheid("K-1001", {"IV-13": 2}))
        zin = voer(session, W.FML_HERBEOORDELEN, fml_item="IV-13")
        assert self.oordeel(session).niveau == 3
        assert self.oordeel(session, na=4000).niveau == 3
        assert "verzekeringsarts" in zin

    def test_een_strengste_grens_blijft_zoals_zij_is(self, session):
        self.bewaar(session, een_belastbaarheid("K-1001", {"III-6": 1}))
        with pytest.raises(WijzigingVerouderd):
            voer(session, W.FML_HERBEOORDELEN, fml_item="III-6")

    @pytest.mark.parametrize("bekend", [True, False])
    def test_wat_normaal_of_onbekend_was_geldt_een_tijd_op_eigen_woord(self, session, bekend):
        self.bewaar(
            session, een_belastbaarheid("K-1001") if bekend else leeg(KlantNummer("K-1001"))
        )
        voer(session, W.FML_HERBEOORDELEN, fml_item="IV-13")
        nu = self.oordeel(session)
        assert (nu.niveau, nu.bron, nu.beoordelaar) == (1, Bron.KLANT_ZELF, Beoordelaar.KLANT)
        assert self.oordeel(session, na=93) is None

    def test_keuzes_komen_erbij_en_gaan_niet_weg(self, session):
        self.bewaar(session, een_belastbaarheid("K-1001", {"I-8": {"deadlines"}}))
        voer(session, W.FML_HERBEOORDELEN, fml_item="I-8", opties=["storingen"])
        assert self.oordeel(session, "I-8").opties == {"deadlines", "storingen"}

    def test_andere_punten_blijven_zoals_zij_zijn(self, session):
        self.bewaar(session, een_belastbaarheid("K-1001", {"IV-13": 1, "III-6": 1}))
        voor = BelastbaarheidRepository(session).get("K-1001").oordelen
        voer(session, W.FML_HERBEOORDELEN, fml_item="IV-13")
        na = BelastbaarheidRepository(session).get("K-1001").oordelen
        assert {c: o for c, o in na.items() if c != "IV-13"} == {
            c: o for c, o in voor.items() if c != "IV-13"
        }
