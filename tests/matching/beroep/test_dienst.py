"""Linking the vacatures in the store: what people and sources say stays, the rest is estimated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from matching.beroep.dienst import Beroepsdienst, Koppeltelling
from matching.taal.laden import Taalmodel
from modellen.fouten import NietGevonden, OngeldigeWaarde, OpstapFout
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from tests.builders import een_vacature
from vacatures.belasting.model import BelastingBron, SchattingUit
from vacatures.beroep.corrigeren import zet_beroep
from vacatures.beroep.model import Beroepsbron
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository


@pytest.fixture(scope="module")
def beroepen(taalmodel: Taalmodel) -> Beroepsdienst:
    return Beroepsdienst(taalmodel)


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    opslag = Opslag(database_url)
    with opslag.schrijven() as session:
        VacatureRepository(session).save_all(
            [
                een_vacature("V-1", titel="Heftruckchauffeur", isco=None),
                een_vacature("V-2", titel="Weekendhulp", taken="", isco=None),
                een_vacature("V-3", titel="Keukenhulp", isco="9112"),
                een_vacature("V-4", titel="Kapper", isco=None, status=VacatureStatus.GESLOTEN),
            ],
            door="test",
        )
    yield opslag
    opslag.sluit()


def koppelingen(opslag: Opslag) -> dict[str, tuple[str | None, Beroepsbron]]:
    with opslag.lezen() as session:
        gevonden = BeroepskoppelingRepository(session).get_vele(["V-1", "V-2", "V-3", "V-4"])
    return {nummer: (k.isco, k.bron) for nummer, k in sorted(gevonden.items())}


def isco(opslag: Opslag, nummer: str) -> str | None:
    with opslag.lezen() as session:
        return VacatureRepository(session).get(nummer).isco


class TestWeigeringen:
    def test_een_beroep_dat_niet_bestaat(self, opslag: Opslag):
        with opslag.schrijven() as session, pytest.raises(OpstapFout) as fout:
            zet_beroep(session, "V-1", "0000", bron=Beroepsbron.JOBCOACH, door="anna")
        assert fout.value.code == "onbekende_isco_code"

    def test_een_vacature_die_niet_bestaat(self, opslag: Opslag):
        with opslag.schrijven() as session, pytest.raises(NietGevonden):
            zet_beroep(session, "V-0", "8344", bron=Beroepsbron.JOBCOACH, door="anna")

    @pytest.mark.parametrize("bron", [Beroepsbron.MODEL, Beroepsbron.OPGAVE])
    def test_wie_geen_mens_is_verbetert_niets(self, opslag: Opslag, bron: Beroepsbron):
        with opslag.schrijven() as session, pytest.raises(OngeldigeWaarde):
            zet_beroep(session, "V-1", "8344", bron=bron, door="anna")


class TestKoppelen:
    def test_model_bron_en_weet_niet(self, opslag: Opslag, beroepen: Beroepsdienst):
        telling = beroepen.koppel_vacatures(opslag, door="test")
        assert koppelingen(opslag) == {
            "V-1": ("8344", Beroepsbron.MODEL),
            "V-2": (None, Beroepsbron.MODEL),
            "V-3": ("9112", Beroepsbron.OPGAVE),
        }
        assert telling == Koppeltelling(gekoppeld=1, onbekend=1, opgegeven=1, gewijzigd=2)
        assert [isco(opslag, n) for n in ("V-1", "V-2", "V-3")] == ["8344", None, "9112"]

    def test_een_koppeling_zegt_welk_model_en_hoe_zeker(
        self, opslag: Opslag, beroepen: Beroepsdienst, taalmodel: Taalmodel
    ):
        beroepen.koppel_vacatures(opslag, door="test")
        with opslag.lezen() as session:
            koppeling = BeroepskoppelingRepository(session).find("V-1")
        assert koppeling is not None
        assert koppeling.model == f"{taalmodel.naam}-{taalmodel.versie}"
        assert 0.5 <= koppeling.zekerheid <= 1
        assert koppeling.brc == "1215"

    def test_nog_eens_koppelen_verandert_niets(self, opslag: Opslag, beroepen: Beroepsdienst):
        beroepen.koppel_vacatures(opslag, door="test")
        with opslag.lezen() as session:
            voor = hoogste_nummer(session, Stroom.WERK)
        weer = beroepen.koppel_vacatures(opslag, door="test")
        assert (weer.gekoppeld, weer.opgegeven, weer.gewijzigd) == (1, 1, 0)
        with opslag.lezen() as session:
            assert hoogste_nummer(session, Stroom.WERK) == voor

    def test_de_schatting_komt_uit_beroep_en_tekst(self, opslag: Opslag, beroepen: Beroepsdienst):
        with opslag.schrijven() as session:
            vacature = een_vacature(
                "V-1", titel="Heftruckchauffeur", isco=None, taken="Je draait nachtdiensten."
            )
            VacatureRepository(session).save(vacature, door="test")
        beroepen.koppel_vacatures(opslag, door="test")
        with opslag.lezen() as session:
            items = VacatureRepository(session).get("V-1").belasting.items
        assert all(i.bron is BelastingBron.GESCHAT for i in items.values())
        tillen, delen = items["IV-13"], items["VI-1"]
        assert delen.opties == {"nacht"}
        assert tillen.schatting is not None
        assert delen.schatting is not None
        assert tillen.schatting.uit is SchattingUit.BEROEP
        assert delen.schatting.uit is SchattingUit.TEKST


class TestVerbeteren:
    def test_een_verbetering_wint_van_model_en_van_nieuwe_import(
        self, opslag: Opslag, beroepen: Beroepsdienst
    ):
        beroepen.koppel_vacatures(opslag, door="test")
        with opslag.schrijven() as session:
            zet_beroep(session, "V-1", "4321", bron=Beroepsbron.ACCOUNTMANAGER, door="karin")
        beroepen.koppel_vacatures(opslag, door="test")
        with opslag.schrijven() as session:
            opnieuw = een_vacature("V-1", titel="Heftruckchauffeur", isco="8344")
            VacatureRepository(session).save(opnieuw, door="import")
        beroepen.koppel_vacatures(opslag, door="test")
        assert isco(opslag, "V-1") == "4321"
        assert koppelingen(opslag)["V-1"] == ("4321", Beroepsbron.ACCOUNTMANAGER)

    def test_een_mens_verbetert_ook_een_mens_en_de_bron(self, opslag: Opslag):
        with opslag.schrijven() as session:
            zet_beroep(session, "V-3", "9412", bron=Beroepsbron.ACCOUNTMANAGER, door="karin")
            zet_beroep(session, "V-3", "5120", bron=Beroepsbron.JOBCOACH, door="anna")
        assert isco(opslag, "V-3") == "5120"
        assert koppelingen(opslag)["V-3"] == ("5120", Beroepsbron.JOBCOACH)

    def test_de_schatting_volgt_het_verbeterde_beroep(
        self, opslag: Opslag, beroepen: Beroepsdienst
    ):
        beroepen.koppel_vacatures(opslag, door="test")

        def trillingen() -> int | None:
            with opslag.lezen() as session:
                return VacatureRepository(session).get("V-1").belasting.items["III-7"].niveau

        assert trillingen() == 0
        with opslag.schrijven() as session:
            zet_beroep(session, "V-1", "4110", bron=Beroepsbron.JOBCOACH, door="anna")
        assert trillingen() == 1

    def test_een_bevestigde_belasting_blijft_bij_opnieuw_koppelen(
        self, opslag: Opslag, beroepen: Beroepsdienst
    ):
        beroepen.koppel_vacatures(opslag, door="test")
        with opslag.schrijven() as session:
            vacatures = VacatureRepository(session)
            vacature = vacatures.get("V-1")
            bevestigd = vacature.belasting.bevestig(BelastingBron.ACCOUNTMANAGER, ["IV-13"])
            vacatures.save(replace(vacature, belasting=bevestigd), door="karin")
        beroepen.koppel_vacatures(opslag, door="test")
        with opslag.lezen() as session:
            items = VacatureRepository(session).get("V-1").belasting.items
        assert items["IV-13"].bron is BelastingBron.ACCOUNTMANAGER
        assert items["IV-14"].is_geschat

    def test_met_de_vacature_gaat_haar_koppeling_weg(self, opslag: Opslag, beroepen: Beroepsdienst):
        beroepen.koppel_vacatures(opslag, door="test")
        with opslag.schrijven() as session:
            session.execute(text("DELETE FROM vacature WHERE nummer = 'V-1'"))
        assert "V-1" not in koppelingen(opslag)
