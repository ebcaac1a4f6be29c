"""Pages of whoever pays: refusals first, then what he answers and what the record holds of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient

from api.app import maak_app
from api.bootstrap import Samenstelling
from modellen.audit.model import Gegevenssoort
from modellen.audit.repository import AuditRepository
from modellen.documenten.model import DocumentCode, Uitgave
from modellen.documenten.repository import DocumentRepository
from modellen.klantprofiel.zeef import zeef_tekst
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from modellen.traject.model import Deelnemer
from modellen.traject.repository import TrajectRepository
from modellen.traject.soorten import trajectsoorten
from modellen.traject.vragen import open_vragen
from tests.api.bladeraar import Bladeraar
from tests.api.leidwereld import PLAN, UREN, VERLENGING, vul_trajecten
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_OPDRACHTGEVER,
    BEHEERDER,
    BIJZIN,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_OPDRACHTGEVER,
    WACHTWOORD,
    maak_wereld,
    open_wereld,
)

DOCUMENT = f"/opdracht/{PLAN}/documenten/1"
Blader = Callable[[str], Bladeraar]


@pytest.fixture(scope="module")
def _gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("opdracht")
    samenstelling = maak_wereld(map_)
    vul_trajecten(samenstelling)
    samenstelling.sluit()
    return map_


@pytest.fixture
def wereld_met_vragen(tmp_path: Path, _gevuld: Path) -> Iterator[Samenstelling]:
    copytree(_gevuld, tmp_path / "w")
    samenstelling = open_wereld(tmp_path / "w")
    echte = samenstelling.soorten()
    samenstelling.soorten = lambda: {**trajectsoorten(), **echte}
    yield samenstelling
    samenstelling.sluit()


@pytest.fixture
def blader(wereld_met_vragen: Samenstelling) -> Iterator[Blader]:
    app = maak_app(samenstelling=wereld_met_vragen)
    with TestClient(app) as basis:

        def als(account: str) -> Bladeraar:
            verzoek = {"account": account, "wachtwoord": WACHTWOORD}
            token = basis.post("/v1/sessies", json=verzoek).json()["token"]
            client = TestClient(app, follow_redirects=False, cookies={"opstap_sessie": token})
            return Bladeraar(client)

        yield als


def vraag_van(samenstelling: Samenstelling, nummer: str) -> str:
    """Address of the first question that a traject asks."""
    with samenstelling.opslag.lezen() as session:
        vraag = open_vragen(TrajectRepository(session).stand(nummer))[0]
    return f"/opdracht/{nummer}/vragen/{vraag.soort.value}/{vraag.gevraagd.volgnummer}"


def laatste_stap(samenstelling: Samenstelling, nummer: str) -> tuple[str, dict, str]:
    with samenstelling.opslag.lezen() as session:
        gebeurtenis = TrajectRepository(session).stand(nummer).gebeurtenissen[-1]
    return gebeurtenis.stap, dict(gebeurtenis.gegevens), gebeurtenis.door


def tekenaars(samenstelling: Samenstelling) -> set[Deelnemer]:
    with samenstelling.opslag.lezen() as session:
        return {h.rol for h in DocumentRepository(session).handtekeningen(PLAN)}


class TestGeweigerd:
    @pytest.mark.parametrize(
        "account", [ACCOUNTMANAGER, BEHEERDER, COACH, TEAMLEIDER, KLANTACCOUNT]
    )
    def test_een_andere_rol_komt_er_niet_in(self, blader: Blader, account):
        ander = blader(account)
        for adres in ("/opdracht", "/opdracht/cijfers", f"/opdracht/{PLAN}", DOCUMENT):
            assert ander.client.get(adres).status_code == 403
        assert ander.verstuur(DOCUMENT, antwoord="ja").status_code == 403

    @pytest.mark.parametrize("account", [ANDERE_OPDRACHTGEVER, VERRE_OPDRACHTGEVER])
    def test_het_traject_van_een_ander_bestaat_niet(
        self, blader: Blader, wereld_met_vragen, account
    ):
        vraag = vraag_van(wereld_met_vragen, VERLENGING)
        ander = blader(account)
        for adres in (f"/opdracht/{PLAN}", DOCUMENT, f"{DOCUMENT}/bestand", vraag):
            assert ander.client.get(adres).status_code == 404
        assert ander.verstuur(DOCUMENT, antwoord="ja").status_code == 404
        assert ander.verstuur(vraag, antwoord="nee", reden="Te duur.").status_code == 404
        assert PLAN not in ander.lees("/opdracht")
        assert Deelnemer.OPDRACHTGEVER not in tekenaars(wereld_met_vragen)

    def test_zonder_keuze_zonder_reden_of_zonder_dag_wordt_niets_vastgelegd(
        self, blader: Blader, wereld_met_vragen
    ):
        gemeente = blader(OPDRACHTGEVER)
        verlenging = vraag_van(wereld_met_vragen, VERLENGING)
        voor_dit = laatste_stap(wereld_met_vragen, VERLENGING)
        for velden, veld in (
            ({}, "antwoord"),
            ({"antwoord": "nee"}, "reden"),
            ({"antwoord": "ja"}, "dag"),
            ({"antwoord": "ja", "dag": "2027-12-31"}, "dag"),
            ({"antwoord": "nee", "reden": "Hij heeft last van zijn rug."}, "reden"),
        ):
            antwoord = gemeente.verstuur(verlenging, **velden)
            assert antwoord.status_code == 400, velden
            assert f'id="{veld}-fout"' in antwoord.text
            assert velden.get("reden", "") in antwoord.text, "what was typed is lost"
        assert gemeente.verstuur(DOCUMENT, antwoord="nee", reden=" ").status_code == 400
        assert laatste_stap(wereld_met_vragen, VERLENGING) == voor_dit
        assert Deelnemer.OPDRACHTGEVER not in tekenaars(wereld_met_vragen)

    def test_een_formulier_dat_terugkomt_legt_niets_vast(self, blader: Blader, wereld_met_vragen):
        antwoord = blader(OPDRACHTGEVER).verstuur(DOCUMENT, antwoord="ja", hervat="ja")
        assert antwoord.status_code == 200
        assert Deelnemer.OPDRACHTGEVER not in tekenaars(wereld_met_vragen)

    def test_wat_al_beantwoord_is_wordt_niet_nog_eens_beantwoord(
        self, blader: Blader, wereld_met_vragen
    ):
        gemeente = blader(OPDRACHTGEVER)
        verlenging = vraag_van(wereld_met_vragen, VERLENGING)
        gemeente.leg_vast(verlenging, antwoord="nee", reden="Het budget is op.")
        nog_eens = gemeente.verstuur(verlenging, antwoord="ja", dag="2026-12-01")
        assert (nog_eens.status_code, "beantwoord" in nog_eens.text) == (409, True)
        assert gemeente.client.get(verlenging).status_code == 303


class TestBeslissen:
    def test_een_trajectplan_tekenen_is_ook_de_stap_van_het_traject(
        self, blader: Blader, wereld_met_vragen
    ):
        gemeente = blader(OPDRACHTGEVER)
        assert "Onderteken: Trajectplan" in gemeente.lees("/opdracht")
        pagina = gemeente.lees(DOCUMENT)
        assert "Spelregels" in pagina
        gemeente.leg_vast(DOCUMENT, antwoord="ja")
        assert Deelnemer.OPDRACHTGEVER in tekenaars(wereld_met_vragen)
        stap, gegevens, door = laatste_stap(wereld_met_vragen, PLAN)
        assert (stap, gegevens["rol"], door) == ("handtekening", "casemanager", OPDRACHTGEVER)
        assert "Onderteken: Trajectplan" not in gemeente.lees("/opdracht")
        nog_eens = gemeente.verstuur(DOCUMENT, antwoord="ja")
        assert nog_eens.status_code == 409

    def test_niet_tekenen_heeft_een_reden_die_de_coach_leest_en_tekenen_kan_alsnog(
        self, blader: Blader, wereld_met_vragen
    ):
        gemeente = blader(OPDRACHTGEVER)
        gemeente.leg_vast(DOCUMENT, antwoord="nee", reden="Het doel is te vaag.")
        with wereld_met_vragen.opslag.lezen() as session:
            (weigering,) = DocumentRepository(session).weigeringen(PLAN)
        assert (weigering.reden, weigering.door) == ("Het doel is te vaag.", OPDRACHTGEVER)
        assert weigering.rol is Deelnemer.OPDRACHTGEVER
        assert "u was niet akkoord" in gemeente.lees("/opdracht")
        assert gemeente.verstuur(DOCUMENT, antwoord="nee", reden="Nog eens.").status_code == 409
        coach = blader(COACH).client
        token = coach.cookies["opstap_sessie"]
        gelezen = coach.get(
            f"/v1/trajecten/{PLAN}/documenten/1", headers={"Authorization": f"Bearer {token}"}
        ).json()
        assert gelezen["weigeringen"][0]["reden"] == "Het doel is te vaag."
        gemeente.leg_vast(DOCUMENT, antwoord="ja")
        assert Deelnemer.OPDRACHTGEVER in tekenaars(wereld_met_vragen)

    def test_akkoord_met_een_verlenging_tot_een_dag(self, blader: Blader, wereld_met_vragen):
        gemeente, vraag = blader(OPDRACHTGEVER), vraag_van(wereld_met_vragen, VERLENGING)
        assert "Criteria" in gemeente.lees(vraag)
        gemeente.leg_vast(vraag, antwoord="ja", dag="1-12-2026")
        verwacht = ("verlenging_akkoord", {"einddatum": "2026-12-01"}, OPDRACHTGEVER)
        assert laatste_stap(wereld_met_vragen, VERLENGING) == verwacht
        assert "Verlengd voortraject" in gemeente.lees(f"/opdracht/{VERLENGING}")

    def test_geen_akkoord_met_een_verlenging_staat_met_de_reden_in_het_dossier(
        self, blader: Blader, wereld_met_vragen
    ):
        vraag = vraag_van(wereld_met_vragen, VERLENGING)
        blader(OPDRACHTGEVER).leg_vast(vraag, antwoord="nee", reden="Eerst zelf zoeken.")
        verwacht = ("verlenging_geweigerd", {"reden": "Eerst zelf zoeken."}, OPDRACHTGEVER)
        assert laatste_stap(wereld_met_vragen, VERLENGING) == verwacht

    def test_uren_eerst_niet_en_daarna_wel(self, blader: Blader, wereld_met_vragen):
        gemeente, vraag = blader(OPDRACHTGEVER), vraag_van(wereld_met_vragen, UREN)
        assert re.search(r"Gewerkte uren</dt><dd>\d", gemeente.lees(vraag))
        gemeente.leg_vast(vraag, antwoord="nee", reden="De periode klopt niet.")
        stap, gegevens, _ = laatste_stap(wereld_met_vragen, UREN)
        assert (stap, gegevens["reden"]) == ("uren_afgewezen", "De periode klopt niet.")
        assert "De periode klopt niet." in gemeente.lees(vraag), "it still waits"
        gemeente.leg_vast(vraag, antwoord="ja")
        betaald = ("uren_betaald", {"uren": gegevens["uren"]}, OPDRACHTGEVER)
        assert laatste_stap(wereld_met_vragen, UREN) == betaald
        assert gemeente.client.get(vraag).status_code == 303

    def test_elk_antwoord_laat_een_regel_in_de_log(self, blader: Blader, wereld_met_vragen):
        gemeente, vraag = blader(OPDRACHTGEVER), vraag_van(wereld_met_vragen, VERLENGING)
        with wereld_met_vragen.opslag.lezen() as session:
            voor_dit = hoogste_nummer(session, Stroom.AUDIT)
        gemeente.leg_vast(vraag, antwoord="nee", reden="Eerst zelf zoeken.")
        with wereld_met_vragen.opslag.lezen() as session:
            regels = list(AuditRepository(session, b"").lees(na=voor_dit))
        geschreven = [r.inzage for r in regels if r.inzage.handeling == "schrijven"]
        assert [(i.soort, i.klant) for i in geschreven] == [(Gegevenssoort.TRAJECT, "K-1003")]


class TestNietsMeer:
    """Everything that he can open, held against what he may not know."""

    def test_geen_gesprek_geen_leefgebied_geen_gezondheid_op_enige_pagina(
        self, blader: Blader, wereld_met_vragen
    ):
        gemeente = blader(OPDRACHTGEVER)
        with wereld_met_vragen.opslag.lezen() as session:
            geheim = {
                str(deel)
                for nummer in (PLAN, VERLENGING, UREN)
                for waarden in _vertrouwelijk(session, nummer)
                for deel in waarden
            }
        assert geheim, "the world has nothing to hide"
        adressen = _alle_adressen(gemeente)
        assert {DOCUMENT, f"/opdracht/{UREN}"} <= set(adressen)
        for adres in adressen:
            pagina = gemeente.client.get(adres).text
            assert not [tekst for tekst in (*geheim, BIJZIN) if tekst in pagina], adres
            assert "leefgebied" not in pagina.lower(), adres
            if "/documenten/" not in adres:
                namen = [naam for paar in NAMEN.values() for naam in paar]
                assert not [naam for naam in namen if naam in pagina], adres
            assert not re.search(r"K-100\d", pagina) or "/documenten/" in adres, adres

    def test_een_document_voor_de_klant_alleen_is_er_niet(self, blader, wereld_met_vragen):
        with wereld_met_vragen.opslag.lezen() as session:
            documenten = DocumentRepository(session).list_(PLAN, uitgave=Uitgave.OPDRACHTGEVER)
        assert [d.soort for d in documenten] == [DocumentCode.TRAJECTPLAN]
        assert blader(OPDRACHTGEVER).client.get(f"/opdracht/{PLAN}/documenten/2").status_code == 404

    def test_de_reden_van_een_nee_zegt_niets_over_gezondheid(self, blader, wereld_met_vragen):
        reden = "De klant is te ziek voor dit plan."
        assert [r for _, r in zeef_tekst(reden) if r is not None]
        antwoord = blader(OPDRACHTGEVER).verstuur(DOCUMENT, antwoord="nee", reden=reden)
        assert antwoord.status_code == 400
        with wereld_met_vragen.opslag.lezen() as session:
            assert DocumentRepository(session).weigeringen(PLAN) == ()

    def test_voorbij_de_laatste_pagina_staat_de_laatste(self, blader: Blader):
        opdrachtgever = blader(OPDRACHTGEVER)
        trajecten = set(re.findall(r'href="/opdracht/(T-[^"/]+)"', opdrachtgever.lees("/opdracht")))
        verder = opdrachtgever.lees("/opdracht?pagina=9")
        assert trajecten
        assert set(re.findall(r'href="/opdracht/(T-[^"/]+)"', verder)) == trajecten

    def test_cijfers_gaan_over_de_eigen_trajecten(self, blader: Blader):
        gemeente, uwv = blader(OPDRACHTGEVER), blader(ANDERE_OPDRACHTGEVER)
        pagina = gemeente.lees("/opdracht/cijfers?jaar=2026")
        assert "Kwalificatiebaan" in pagina
        assert "0 van 0" in pagina
        leeg = uwv.lees("/opdracht/cijfers")
        assert "Kwalificatiebaan" not in leeg
        assert "nog niets te tellen" in leeg


def _vertrouwelijk(session, nummer: str):
    open_ = TrajectRepository(session).stand(nummer).gebeurtenissen
    heel = TrajectRepository(session).stand(nummer, met_vertrouwelijk=True).gebeurtenissen
    for zonder, met in zip(open_, heel, strict=True):
        eigen = set(met.gegevens) - set(zonder.gegevens)
        yield [met.gegevens[v] for v in eigen if isinstance(met.gegevens[v], str)]


def _alle_adressen(blader: Bladeraar) -> list[str]:
    """Every page of his that a link leads to."""
    te_lezen, gezien = ["/opdracht"], []
    while te_lezen:
        adres = te_lezen.pop()
        if adres in gezien or "/bestand" in adres:
            continue
        gezien.append(adres)
        pagina = blader.lees(adres)
        te_lezen += re.findall(r'href="(/opdracht[^"#]*)"', pagina)
    return gezien
