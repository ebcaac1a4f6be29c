"""The last night over /v1: what is another's is not there; employers' side never sees who."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from api.bootstrap import Samenstelling
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.fouten import OpstapFout
from tests.api.conftest import Aanmelder
from tests.api.wereld import ACCOUNTMANAGER, ANDERE_COACH, COACH, NAMEN, TEAMLEIDER
from tests.builders import een_belastbaarheid, een_vacature
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository


def draai(samenstelling: Samenstelling, *, dagen: int = 0) -> None:
    samenstelling.nachtdienst.draai(vandaag=samenstelling.kalender() + timedelta(days=dagen))


@pytest.fixture
def twee_dagen(eigen_wereld: Samenstelling) -> Samenstelling:
    """Yesterday and today; between them one vacature was filled, one came, one got too heavy."""
    with eigen_wereld.opslag.schrijven() as session:
        VacatureRepository(session).save(een_vacature("V-11"), door="test")
    draai(eigen_wereld, dagen=-1)
    with eigen_wereld.opslag.schrijven() as session:
        vacatures = VacatureRepository(session)
        vacatures.save(replace(vacatures.get("V-1"), status=VacatureStatus.VERVULD), door="test")
        vacatures.save(een_vacature("V-10"), door="test")
        vacatures.save(een_vacature("V-11", belasting={"IV-13": 1}), door="test")
        BelastbaarheidRepository(session).save(
            een_belastbaarheid("K-1001", {"IV-13": 2, "III-6": 1}), door="test"
        )
    draai(eigen_wereld)
    return eigen_wereld


class TestWeigeringen:
    def test_voor_de_eerste_nacht_is_er_niets(self, schrijver: Aanmelder):
        antwoord = schrijver(COACH).get("/v1/klanten/K-1001/nachtlijst")
        assert (antwoord.status_code, antwoord.json()["code"]) == (404, "nacht_niet_gevonden")
        assert schrijver(COACH).get("/v1/nacht/verschillen").json() == []

    def test_de_klant_van_een_ander_bestaat_niet(self, twee_dagen, schrijver: Aanmelder):
        for klant in ("K-1002", "K-2001", "K-9"):
            antwoord = schrijver(COACH).get(f"/v1/klanten/{klant}/nachtlijst")
            assert antwoord.status_code == 404
        antwoord = schrijver(ANDERE_COACH).get("/v1/nacht/verschillen")
        assert "K-1001" not in antwoord.text

    @pytest.mark.parametrize("pad", ["klanten/K-1001/nachtlijst", "nacht/verschillen"])
    def test_een_accountmanager_ziet_geen_lijst_van_een_klant(
        self, twee_dagen, schrijver: Aanmelder, pad
    ):
        assert schrijver(ACCOUNTMANAGER).get(f"/v1/{pad}").status_code == 403

    def test_een_coach_ziet_de_kandidaten_niet(self, twee_dagen, schrijver: Aanmelder):
        assert schrijver(COACH).get("/v1/nacht/kandidaten").status_code == 403

    def test_beheer_krijgt_een_fout_met_volgende_stap_voor_de_eerste_nacht(self, eigen_wereld):
        from api.toegang.nacht import als_beheer

        with pytest.raises(OpstapFout) as fout:
            als_beheer(eigen_wereld, coach=None)
        assert "opstap nacht" in fout.value.volgende_stap


class TestLezen:
    def test_lijst_van_vannacht_is_die_van_nu(self, twee_dagen, schrijver: Aanmelder):
        nacht = schrijver(COACH).get("/v1/klanten/K-1001/nachtlijst").json()
        nu = schrijver(COACH).get("/v1/klanten/K-1001/shortlist").json()
        assert nacht["matches"] == nu["matches"]
        assert nacht["telling"] == nu["telling"]
        assert nacht["vervallen"] == 0

    def test_werk_dat_sindsdien_sloot_staat_er_niet_in(self, twee_dagen, schrijver: Aanmelder):
        voor = schrijver(COACH).get("/v1/klanten/K-1001/nachtlijst").json()
        with twee_dagen.opslag.schrijven() as session:
            vacatures = VacatureRepository(session)
            dicht = replace(vacatures.get("V-10"), status=VacatureStatus.INGETROKKEN)
            vacatures.save(dicht, door="test")
        na = schrijver(COACH).get("/v1/klanten/K-1001/nachtlijst").json()
        assert na["vervallen"] == 1
        assert len(na["matches"]) == len(voor["matches"]) - 1

    def test_coach_leest_wat_er_veranderde_en_waarom(self, twee_dagen, schrijver: Aanmelder):
        [eigen] = [
            k for k in schrijver(COACH).get("/v1/nacht/verschillen").json()
            if k["klant"] == "K-1001"
        ]  # fmt: skip
        per_werk = {v["werk"]: v for v in eigen["verschillen"]}
        assert per_werk["V-1"]["waarom"] == "valt_af"
        assert per_werk["V-10"]["waarom"] == "ander_nieuw"
        assert per_werk["V-11"]["soort"] == "weg"
        assert "belastbaarheid" in per_werk["V-11"]["uitleg"]

    def test_accountmanager_leest_codes_en_niets_over_gezondheid(
        self, twee_dagen, schrijver: Aanmelder
    ):
        antwoord = schrijver(ACCOUNTMANAGER).get("/v1/nacht/kandidaten")
        per_werk = {w["werk"]["nummer"]: w["kandidaten"] for w in antwoord.json()}
        assert set(per_werk) >= {"V-1", "V-10", "V-11"}
        assert any("bespreek dit met de jobcoach" in k["uitleg"] for k in per_werk["V-11"])
        verboden = ("K-1001", "K-1002", "belastbaarheid", *(n for v in NAMEN.values() for n in v))
        assert [woord for woord in verboden if woord in antwoord.text] == []

    def test_magere_lijst_noemt_het_punt_dat_haar_leeg_maakt(
        self, twee_dagen, schrijver: Aanmelder
    ):
        mager = schrijver(TEAMLEIDER).get("/v1/nacht/magere-lijsten").json()
        assert {m["klant"] for m in mager} >= {"K-1001"}
        assert all(m["uitleg"].endswith(".") and m["getoond"] < 5 for m in mager)
        assert any(m["oorzaak"] == "reistijd" for m in mager)
