"""Pages of a teamleider: refusals first, then each figure against a small world made by hand."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from api.app import maak_app
from api.bootstrap import Samenstelling
from api.geheugen import DIRECT, VERS, Geheugen
from api.rapport.trechter import maak_trechter
from api.terzijde import in_eigen_proces
from api.toegang.audit import controleer_audit
from api.toegang.verslagen import publiceer_eerlijkheid_als_beheer
from modellen.cijfers.maat import Aandeel
from modellen.fouten import OpstapFout
from modellen.tellen import Tijdvak
from modellen.traject.repository import TrajectRepository
from modellen.waarden import OrganisatieCode
from tests.api.bladeraar import Bladeraar
from tests.api.leidwereld import vul_trajecten
from tests.api.wereld import (
    ACCOUNTMANAGER,
    BEHEERDER,
    BIJZIN,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    NU,
    OPDRACHTGEVER,
    TEAMLEIDER,
    WACHTWOORD,
    maak_wereld,
)
from tests.builders import ORGANISATIE, VANDAAG
from tests.modellen.traject.proefsoort import een_gebeurtenis

PAGINAS = ("/team", "/team/cijfers", "/team/aandacht", "/team/eerlijkheid", "/team/collegas")
Blader = Callable[[str], Bladeraar]


@pytest.fixture(scope="module")
def teamwereld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samenstelling]:
    samenstelling = maak_wereld(tmp_path_factory.mktemp("team"))
    with samenstelling.opslag.schrijven() as session:
        TrajectRepository(session, soorten=samenstelling.soorten()).voeg_toe(
            "T-2",
            replace(
                een_gebeurtenis(3, "contactmoment", soort="gesprek"),
                moment=NU - timedelta(days=40),
            ),
        )
    vul_trajecten(samenstelling)
    yield samenstelling
    samenstelling.sluit()


@pytest.fixture(scope="module")
def blader(teamwereld: Samenstelling) -> Iterator[Blader]:
    app = maak_app(samenstelling=teamwereld)
    with TestClient(app) as basis:
        tokens: dict[str, str] = {}

        def als(account: str) -> Bladeraar:
            if account not in tokens:
                verzoek = {"account": account, "wachtwoord": WACHTWOORD}
                tokens[account] = basis.post("/v1/sessies", json=verzoek).json()["token"]
            koek = {"opstap_sessie": tokens[account]}
            return Bladeraar(TestClient(app, follow_redirects=False, cookies=koek))

        yield als


@pytest.mark.parametrize("account", [COACH, ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT])
def test_een_andere_rol_komt_er_niet_in(blader: Blader, account):
    for adres in PAGINAS:
        assert blader(account).client.get(adres).status_code == 403


def test_geen_namen_van_klanten_en_niets_wat_is_gezegd(blader: Blader):
    for adres in PAGINAS:
        pagina = blader(TEAMLEIDER).lees(adres)
        assert BIJZIN not in pagina
        assert not [naam for paar in NAMEN.values() for naam in paar if naam in pagina], adres


class TestCaseload:
    def test_per_coach_klopt_met_de_wereld(self, blader: Blader):
        pagina = blader(TEAMLEIDER).lees("/team")
        # T-1, T-11 and T-12 are of coach Anna; T-2 and T-13 of Bram; T-3 is elsewhere.
        rij = re.search(r"Collega coach.anna</th>(.*?)</tr>", pagina, re.DOTALL)
        assert rij
        assert re.findall(r'class="cijfer">(\d+)<', rij[1])[0] == "3"
        assert "<strong>5</strong> lopende trajecten bij 2 coaches" in pagina
        assert "T-3" not in pagina

    def test_wie_lang_geen_contact_had_staat_er_met_de_dag(self, blader: Blader):
        pagina = blader(TEAMLEIDER).lees("/team")
        rij = re.search(r"T-2<(.*?)</tr>", pagina, re.DOTALL)
        assert rij
        assert "een contact sinds 14 oktober 2026" in rij[1]


class TestCijfers:
    def test_resultaten_per_soort_met_naar_werk_apart(self, blader: Blader):
        pagina = blader(TEAMLEIDER).lees("/team/cijfers")
        for soort in ("Kwalificatiebaan", "Work-2-Gether (opstapbaan)", "Proeftraject"):
            assert soort in pagina
        assert "Naar werk" in pagina
        resultaten = pagina[pagina.index('id="resultaten"') : pagina.index('id="duren"')]
        assert "te weinig voor een percentage" in pagina or "nog niets te tellen" in resultaten
        assert not re.search(r"\d procent", resultaten), "a percentage of fewer than ten"

    def test_een_jaar_en_een_opdrachtgever_zijn_te_kiezen(self, blader: Blader):
        teamleider = blader(TEAMLEIDER)
        pagina = teamleider.lees("/team/cijfers?jaar=2026&opdrachtgever=1")
        assert "gemeente · 2026" in pagina
        assert "Van lijst tot werk" not in pagina, "that is of no opdrachtgever"
        assert "Hele organisatie · alle jaren" in teamleider.lees(
            "/team/cijfers?jaar=abcd&opdrachtgever=99"
        )

    def test_een_lege_trechter_telt_nul_en_deelt_niet(self):
        leeg = maak_trechter({}, [], tijdvak=Tijdvak(), peildag=VANDAAG)
        assert [aantal for _, aantal in leeg.stappen] == [0] * 6
        assert (leeg.duurzaam, leeg.tot_werk.maanden) == (Aandeel(0, 0), None)


class TestTrechter:
    def test_van_voorstel_tot_werk_klopt_met_wat_is_vastgelegd(self, schrijver, eigen_wereld):
        coach = schrijver(COACH)
        begin = {"werk": "V-1", "soort": "voorgesteld", "dag": "2026-11-02", "antwoord": "ja"}
        antwoord = coach.post("/v1/klanten/K-1001/voorstellen", json=begin)
        assert antwoord.status_code == 201, antwoord.text
        nummer = antwoord.json()["nummer"]
        werk = {"soort": "arbeidsovereenkomst", "dag": "2026-11-16"}
        antwoord = coach.post(f"/v1/voorstellen/{nummer}/gebeurtenissen", json=werk)
        assert antwoord.status_code == 201, antwoord.text
        token = schrijver(TEAMLEIDER).headers["Authorization"].removeprefix("Bearer ")
        client = TestClient(coach.app, cookies={"opstap_sessie": token})
        pagina = client.get("/team/cijfers").text
        stappen = dict(
            re.findall(r'scope="row">([^<]+)</th><td class="rechts cijfer">(\d+)', pagina)
        )
        assert stappen == {
            "Klanten": "3", "Op een lijst getoond": "1", "Voorgesteld": "1",
            "In gesprek met een werkgever": "1", "Aan het werk gekomen": "1",
            "Na zes maanden nog aan het werk": "0",
        }  # fmt: skip
        assert "midden van 1: 0,5 maanden" in pagina, "14 days"


DOCUMENT = {"lezing": ["Niets."], "koppen": ["Groep"], "tabellen": [], "voetnoot": "Tien."}


class TestEerlijkheid:
    @pytest.mark.parametrize("jaar", [None, VANDAAG.year])
    def test_een_jaar_dat_niet_voorbij_is_wordt_niet_gepubliceerd(self, teamwereld, jaar):
        with pytest.raises(OpstapFout, match="jaar_niet_voorbij"):
            publiceer_eerlijkheid_als_beheer(
                teamwereld, {OrganisatieCode(ORGANISATIE): DOCUMENT}, jaar=jaar, door="x"
            )

    def test_per_jaar_is_er_een_en_alleen_voor_de_eigen_organisatie(
        self, teamwereld, blader: Blader
    ):
        assert "nog geen rapport" in blader(TEAMLEIDER).lees("/team/eerlijkheid")
        eigen, ander = OrganisatieCode(ORGANISATIE), OrganisatieCode("opstap-zuid")
        for code, zin in ((ander, "Van zuid."), (eigen, "Van noord.")):
            document = DOCUMENT | {"lezing": [zin]}
            publiceer_eerlijkheid_als_beheer(teamwereld, {code: document}, jaar=2025, door="x")
        with pytest.raises(OpstapFout, match="al_gepubliceerd"):
            publiceer_eerlijkheid_als_beheer(teamwereld, {eigen: DOCUMENT}, jaar=2025, door="x")
        pagina = blader(TEAMLEIDER).lees("/team/eerlijkheid")
        assert "Van noord." in pagina
        assert "Van zuid." not in pagina


class TestGeheugen:
    def test_wat_klein_is_wordt_steeds_opnieuw_geteld(self):
        geheugen, geteld = Geheugen(), []
        for _ in range(2):
            uit = geheugen.vraag(
                "a", direct=lambda: geteld.append(1), terzijde=list, aantal=DIRECT, nu=NU
            )
            assert uit is not None
        assert len(geteld) == 2

    def test_wat_groot_is_wordt_opzij_geteld_en_een_uur_bewaard(self):
        geheugen, keren = Geheugen(), []

        def tel() -> int:
            keren.append(1)
            return len(keren)

        def vraag(nu):
            return geheugen.vraag("a", direct=lambda: 0, terzijde=tel, aantal=DIRECT + 1, nu=nu)

        assert vraag(NU) is None
        eerste = wacht(lambda: vraag(NU))
        assert (eerste.waarde, eerste.op) == (1, NU)
        assert vraag(NU + VERS).waarde == 1
        later = NU + VERS + timedelta(seconds=1)
        assert vraag(later).waarde == 1, "the older one while a newer is counted"
        assert wacht(lambda: (g := vraag(later)).waarde == 2 and g).op == later

    def test_een_telling_die_mislukt_wordt_opnieuw_geprobeerd(self):
        geheugen, keren = Geheugen(), []

        def tel() -> str:
            keren.append(1)
            if len(keren) == 1:
                raise ValueError
            return "goed"

        def vraag():
            return geheugen.vraag("a", direct=str, terzijde=tel, aantal=DIRECT + 1, nu=NU)

        assert wacht(vraag).waarde == "goed"

    def test_terzijde_rekent_een_eigen_proces_op_dezelfde_gegevens(self, teamwereld):
        terzijde = in_eigen_proces(teamwereld.instellingen, (VANDAAG, NU), controleer_audit)
        assert terzijde == controleer_audit(teamwereld)
        assert terzijde.regels > 0

    def test_een_proces_dat_niet_antwoordt_wordt_gezegd(self, teamwereld):
        with pytest.raises(EOFError):
            in_eigen_proces(teamwereld.instellingen, (VANDAAG, NU), hou_op)


def hou_op(samenstelling: Samenstelling) -> None:
    raise SystemExit(1)


def wacht(vraag):
    """Until there is an answer."""
    for _ in range(500):
        gevonden = vraag()
        if gevonden:
            return gevonden
        time.sleep(0.01)
    raise AssertionError("nothing came")
