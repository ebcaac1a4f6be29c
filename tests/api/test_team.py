"""The team at the door: refusals first, then who reads what of colleagues."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.bootstrap import Samenstelling
from api.v1.team import router
from modellen.team.aanbod import aanbod
from modellen.traject.repository import TrajectRepository
from modellen.traject.soorten.opstapbaan import SOORT as OPSTAPBAAN
from modellen.traject.successtappen import COLLEGA_BETROKKEN
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    BEHEERDER,
    BIJZIN,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    NU,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
)
from tests.builders import VANDAAG
from tests.modellen.traject.proefsoort import PROEFSOORT, een_gebeurtenis

MEEDENKERS = "/v1/trajecten/T-1/meedenkers"
BEELD = "/v1/team/meedenken/T-1"
FEEDBACK = "/v1/team/feedback"
VRAAG = {
    "account": ANDERE_COACH,
    "van": VANDAAG.isoformat(),
    "tot": (VANDAAG + timedelta(days=6)).isoformat(),
    "vraag": "Hoe vind ik een leerplek?",
}
ANDEREN = (ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT)


def feit(**anders: Any) -> dict[str, Any]:
    return {"soort": "productkennis", "wat": "nazorg", "dag": VANDAAG.isoformat()} | anders


@pytest.mark.regel("SUC-16")
class TestMeedenkenGeweigerd:
    @pytest.mark.parametrize("account", [*ANDEREN, TEAMLEIDER])
    def test_alleen_een_jobcoach_vraagt_beeindigt_en_denkt_mee(self, als: Aanmelder, account):
        client = als(account)
        assert client.post(MEEDENKERS, json=VRAAG).status_code == 403
        assert client.delete(f"{MEEDENKERS}/1").status_code == 403
        assert client.get(BEELD).status_code == 403
        assert client.get("/v1/team/meedenken").status_code == 403

    @pytest.mark.parametrize("account", [ANDERE_COACH, VERRE_COACH])
    def test_traject_van_een_ander_bestaat_niet(self, als: Aanmelder, account):
        client = als(account)
        for antwoord in (
            client.get(MEEDENKERS),
            client.post(MEEDENKERS, json=VRAAG),
            client.delete(f"{MEEDENKERS}/1"),
            client.get(BEELD),
        ):
            assert antwoord.status_code == 404
        verzonnen = client.get(BEELD.replace("T-1", "T-9999")).text
        assert client.get(BEELD).text == verzonnen.replace("T-9999", "T-1")
        assert client.get("/v1/team/meedenken").json() == []

    @pytest.mark.parametrize(
        ("anders", "status"),
        [
            ({"account": TEAMLEIDER}, 400),
            ({"account": VERRE_COACH}, 400),
            ({"account": COACH}, 400),
            ({"account": "niemand"}, 404),
            ({"tot": "2027-11-23"}, 400),
            ({"vraag": " "}, 400),
        ],
    )
    def test_vraag_zonder_grens_of_aan_wie_niet_mee_kan_denken(self, als, anders, status):
        antwoord = als(COACH).post(MEEDENKERS, json=VRAAG | anders)
        assert antwoord.status_code == status
        assert als(COACH).get(MEEDENKERS).json() == []


@pytest.mark.regel("SUC-16")
class TestMeedenken:
    def test_collega_ziet_waar_het_staat_en_niet_wat_er_gezegd_is(
        self, schrijver: Aanmelder, eigen_wereld: Samenstelling
    ):
        contact = een_gebeurtenis(3, "contactmoment", soort="telefoon", aanwezig=True)
        with eigen_wereld.opslag.schrijven() as session:
            trajecten = TrajectRepository(session, soorten={PROEFSOORT.code: PROEFSOORT})
            trajecten.voeg_toe("T-1", contact)
        assert schrijver(COACH).post(MEEDENKERS, json=VRAAG).status_code == 201
        collega = schrijver(ANDERE_COACH)
        (gevraagd,) = collega.get("/v1/team/meedenken").json()
        assert (gevraagd["traject"], gevraagd["vraag"]) == ("T-1", VRAAG["vraag"])
        antwoord = collega.get(BEELD)
        beeld = antwoord.json()
        assert set(beeld) == {"traject", "soort", "fase", "contactmomenten", "afspraken"}
        assert beeld["fase"] == {"code": "lopend", "label": "Lopend"}
        assert [c["soort"] for c in beeld["contactmomenten"]] == ["telefoon"]
        for geheim in (BIJZIN, "K-1001", *NAMEN["K-1001"], "onderwerp"):
            assert geheim not in antwoord.text
        assert schrijver(COACH).get(BEELD).json() == beeld, "the coach sees what is shown"

    def test_en_verder_blijft_alles_dicht(self, schrijver: Aanmelder):
        schrijver(COACH).post(MEEDENKERS, json=VRAAG)
        collega = schrijver(ANDERE_COACH)
        for adres in ("/v1/trajecten/T-1", "/v1/trajecten/T-1/deadlines", "/v1/klanten/K-1001"):
            assert collega.get(adres).status_code == 404
        assert collega.get(MEEDENKERS).status_code == 404
        assert collega.post(MEEDENKERS, json=VRAAG).status_code == 404

    def test_na_de_laatste_dag_of_na_beeindigen_is_het_er_niet_meer(
        self, schrijver: Aanmelder, eigen_wereld: Samenstelling
    ):
        coach, collega = schrijver(COACH), schrijver(ANDERE_COACH)
        volgnummer = coach.post(MEEDENKERS, json=VRAAG).json()["volgnummer"]
        eigen_wereld.klok = lambda: NU + timedelta(days=7)
        assert collega.get(BEELD).status_code == 404
        eigen_wereld.klok = lambda: NU
        assert collega.get(BEELD).status_code == 200
        gestopt = coach.delete(f"{MEEDENKERS}/{volgnummer}")
        assert (gestopt.status_code, gestopt.json()["magNu"]) == (200, False)
        assert collega.get(BEELD).status_code == 404
        assert coach.delete(f"{MEEDENKERS}/99").status_code == 404
        (gebleven,) = schrijver(TEAMLEIDER).get(MEEDENKERS).json()
        assert gebleven["beeindigdOp"] is not None


@pytest.mark.regel("SUC-16")
class TestVragenLegtDeStapVast:
    """The dossier says that a colleague was involved, without being told a second time."""

    @pytest.fixture
    def traject(self, eigen_wereld: Samenstelling, schrijver: Aanmelder) -> str:
        """The address of a traject that has the step, at its very beginning."""
        eigen_wereld.soorten = lambda: {s.code: s for s in (PROEFSOORT, OPSTAPBAAN)}
        nieuw = {"soort": OPSTAPBAAN.code, "opdrachtgever": "gemeente"}
        antwoord = schrijver(COACH).post("/v1/klanten/K-1003/trajecten", json=nieuw)
        assert antwoord.status_code == 201
        return f"/v1/trajecten/{antwoord.json()['nummer']}"

    def meld_aan(self, coach: TestClient, traject: str) -> None:
        gegevens = {"bron": "gemeente", "kan_uitstromen": True}
        verzoek = {"stap": "aanmelding", "gegevens": gegevens}
        assert coach.post(f"{traject}/gebeurtenissen", json=verzoek).status_code == 201

    def test_een_poort_weigert_de_vraag_en_de_stap(self, schrijver: Aanmelder, traject):
        coach = schrijver(COACH)
        antwoord = coach.post(f"{traject}/meedenkers", json=VRAAG)
        assert antwoord.status_code == 409
        assert antwoord.json()["code"] == "stap_geweigerd"
        assert [b["regel"] for b in antwoord.json()["bezwaren"]] == ["OPS-06"], "not registered"
        assert coach.get(f"{traject}/meedenkers").json() == []
        assert coach.get(traject).json()["gebeurtenissen"] == []
        assert schrijver(ANDERE_COACH).get("/v1/team/meedenken").json() == []

    def test_na_afsluiten_wordt_niemand_meer_gevraagd(
        self, schrijver: Aanmelder, eigen_wereld: Samenstelling
    ):
        met_stap = replace(PROEFSOORT, stappen=(*PROEFSOORT.stappen, COLLEGA_BETROKKEN))
        eigen_wereld.soorten = lambda: {met_stap.code: met_stap}
        coach = schrijver(COACH)
        einde = {"stap": "afsluiten", "gegevens": {"resultaat": "werk"}}
        assert coach.post("/v1/trajecten/T-1/gebeurtenissen", json=einde).status_code == 201
        assert coach.post(MEEDENKERS, json=VRAAG).status_code == 409
        assert coach.get(MEEDENKERS).json() == []

    def test_een_geweigerde_vraag_laat_geen_stap_achter(self, schrijver: Aanmelder, traject):
        coach = schrijver(COACH)
        self.meld_aan(coach, traject)
        for anders in ({"account": TEAMLEIDER}, {"account": VERRE_COACH}, {"vraag": " "}):
            antwoord = coach.post(f"{traject}/meedenkers", json=VRAAG | anders)
            assert antwoord.status_code == 400
        (enige,) = coach.get(traject).json()["gebeurtenissen"]
        assert enige["stap"] == "aanmelding"

    def test_vraag_staat_meteen_als_stap_in_het_dossier(self, schrijver: Aanmelder, traject):
        coach = schrijver(COACH)
        self.meld_aan(coach, traject)
        gevraagd = coach.post(
            f"{traject}/meedenkers", json=VRAAG | {"vraag": f" {VRAAG['vraag']} "}
        )
        assert (gevraagd.status_code, gevraagd.json()["vraag"]) == (201, VRAAG["vraag"])
        _, stap = coach.get(traject).json()["gebeurtenissen"]
        assert (stap["stap"], stap["door"]) == ("collega_betrokken", COACH)
        assert stap["gegevens"] == {"collega": ANDERE_COACH, "kwaliteit": VRAAG["vraag"]}
        assert coach.delete(f"{traject}/meedenkers/1").status_code == 200
        _, gebleven = coach.get(traject).json()["gebeurtenissen"]
        assert gebleven == stap, "that somebody thought along happened"

    def test_een_soort_zonder_die_stap_krijgt_er_geen(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        voor = coach.get("/v1/trajecten/T-1").json()
        assert coach.post(MEEDENKERS, json=VRAAG).status_code == 201
        assert coach.get("/v1/trajecten/T-1").json() == voor


@pytest.mark.regel("SUC-17")
class TestFeedback:
    def geef(self, schrijver: Aanmelder) -> str:
        verzoek = {"aan": ANDERE_COACH, "tekst": "Je luistert goed."}
        antwoord = schrijver(COACH).post(FEEDBACK, json=verzoek)
        assert antwoord.status_code == 201
        nummer: str = antwoord.json()["nummer"]
        return nummer

    @pytest.mark.parametrize(
        "account", [TEAMLEIDER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT]
    )  # fmt: skip
    def test_teamleider_beheerder_en_buitenstaanders_komen_er_niet_bij(self, als, account):
        assert als(account).get(FEEDBACK).status_code == 403
        assert als(account).post(FEEDBACK, json={"aan": COACH, "tekst": "x"}).status_code == 403
        assert als(account).delete(f"{FEEDBACK}/abc").status_code == 403

    def test_een_andere_collega_vindt_haar_niet(self, schrijver: Aanmelder):
        nummer = self.geef(schrijver)
        for ander in (ACCOUNTMANAGER, VERRE_COACH):
            assert schrijver(ander).get(FEEDBACK).json() == []
            weg = schrijver(ander).delete(f"{FEEDBACK}/{nummer}")
            assert weg.status_code == 404
            verzonnen = schrijver(ander).delete(f"{FEEDBACK}/{'0' * 16}")
            assert weg.text.replace(nummer, "0" * 16) == verzonnen.text
        for eigen in (COACH, ANDERE_COACH):
            assert [f["nummer"] for f in schrijver(eigen).get(FEEDBACK).json()] == [nummer]

    def test_staat_nergens_anders(self, schrijver: Aanmelder):
        self.geef(schrijver)
        adressen = [
            "/v1/team/collegas", "/v1/team/overzicht", "/v1/team/feiten", "/v1/trajecten/T-1",
        ]  # fmt: skip
        for adres in adressen:
            antwoord = schrijver(TEAMLEIDER).get(adres)
            assert antwoord.status_code == 200
            assert "luistert" not in antwoord.text

    @pytest.mark.parametrize("tekst", ["", "Een 8!"])
    def test_zonder_tekst_of_met_een_cijfer_is_400(self, als: Aanmelder, tekst):
        antwoord = als(COACH).post(FEEDBACK, json={"aan": ANDERE_COACH, "tekst": tekst})
        assert antwoord.status_code == 400
        assert antwoord.json()["code"] == "ongeldig_tekst"

    @pytest.mark.parametrize("aan", [VERRE_COACH, "niemand"])
    def test_aan_een_andere_organisatie_is_er_niemand(self, als: Aanmelder, aan):
        antwoord = als(COACH).post(FEEDBACK, json={"aan": aan, "tekst": "Dank."})
        assert antwoord.status_code == 404

    def test_ontvanger_gooit_weg_voor_beiden(self, schrijver: Aanmelder):
        nummer = self.geef(schrijver)
        assert schrijver(ANDERE_COACH).delete(f"{FEEDBACK}/{nummer}").status_code == 204
        assert schrijver(COACH).get(FEEDBACK).json() == []

    def test_geen_ander_adres_geeft_feedback(self):
        adressen = {route.path for route in router.routes if "feedback" in route.path}
        assert adressen == {FEEDBACK, f"{FEEDBACK}/{{nummer}}"}


class TestAanbod:
    @pytest.mark.regel("SUC-01")
    @pytest.mark.parametrize("account", [COACH, ACCOUNTMANAGER, KLANTACCOUNT, OPDRACHTGEVER])
    def test_iedereen_die_is_aangemeld_leest_wat_er_is(self, als: Aanmelder, account):
        producten = als(account).get("/v1/team/aanbod").json()
        assert [p["code"] for p in producten] == list(aanbod())
        assert all(p["wat"] and p["waarvoor"] and p["wieBeslist"] for p in producten)


class TestFeiten:
    @pytest.mark.parametrize("account", [BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT])
    def test_wie_niet_bij_het_team_hoort_leest_en_schrijft_niets(self, als: Aanmelder, account):
        client = als(account)
        for adres in ("/v1/team/collegas", "/v1/team/overzicht", "/v1/team/feiten"):
            assert client.get(adres).status_code == 403
        assert client.post("/v1/team/feiten", json=feit()).status_code == 403

    @pytest.mark.parametrize(
        ("anders", "status"),
        [
            ({"wat": "toverstaf"}, 404),
            ({"soort": "rapportcijfer"}, 400),
            ({"soort": "kwaliteit", "wat": "Schulden"}, 400),
            ({"account": ANDERE_COACH}, 400),
            ({"wat": "x" * 101}, 400),
        ],
    )
    def test_verkeerd_feit_laat_niets_achter(self, als: Aanmelder, anders, status):
        assert als(COACH).post("/v1/team/feiten", json=feit(**anders)).status_code == status
        assert als(COACH).get("/v1/team/feiten").json() == []

    @pytest.mark.regel("SUC-01", "SUC-02", "SUC-16")
    def test_collegas_van_de_eigen_organisatie_zien_wie_wat_weet(self, schrijver: Aanmelder):
        coach = schrijver(COACH)
        kwaliteit = {"soort": "kwaliteit", "wat": "Schulden", "toelichting": "Bij beslag op loon."}
        for anders in ({}, {"soort": "training", "wat": "Gastheerschap"}, kwaliteit):
            assert coach.post("/v1/team/feiten", json=feit(**anders)).status_code == 201
        for lezer in (ACCOUNTMANAGER, TEAMLEIDER, ANDERE_COACH):
            collegas = {c["account"]: c for c in schrijver(lezer).get("/v1/team/collegas").json()}
            assert set(collegas) == {COACH, ANDERE_COACH, ACCOUNTMANAGER, TEAMLEIDER}
            wat = [(f["soort"], f["wat"]) for f in collegas[COACH]["feiten"]]
            assert wat == [
                ("productkennis", "nazorg"),
                ("training", "Gastheerschap"),
                ("kwaliteit", "Schulden"),
            ]
        overzicht = schrijver(TEAMLEIDER).get("/v1/team/overzicht").json()
        assert COACH not in overzicht["zonderTraining"]
        assert "nazorg" not in overzicht["kentNiet"][COACH]
        assert set(overzicht["factoren"].values()) == {False}
        ver = schrijver(VERRE_COACH).get("/v1/team/collegas").json()
        assert [c["account"] for c in ver] == [VERRE_COACH]

    def test_ingetrokken_feit_is_voor_anderen_weg_en_voor_mijzelf_met_reden(self, schrijver):
        coach = schrijver(COACH)
        coach.post("/v1/team/feiten", json=feit())
        weg = "/v1/team/feiten/1/intrekking"
        assert schrijver(ANDERE_COACH).post(weg, json={"reden": "x"}).status_code == 404
        assert coach.post(weg, json={"reden": "Is veranderd."}).status_code == 201
        assert coach.post(weg, json={"reden": "Nog eens."}).status_code == 404
        collegas = {c["account"]: c for c in coach.get("/v1/team/collegas").json()}
        assert collegas[COACH]["feiten"] == []
        eigen = coach.get("/v1/team/feiten").json()
        assert [(f["geldt"], f["trektIn"], f["reden"]) for f in eigen] == [
            (False, None, None), (False, 1, "Is veranderd."),
        ]  # fmt: skip
