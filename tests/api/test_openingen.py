"""An opening typed by an accountmanager: refusals first, then what is kept and who finds it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from shutil import copytree
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import maak_app
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.waarden import UrenPerWeek
from tests.api.bladeraar import Bladeraar
from tests.api.conftest import Aanmelder, Voorraad, _meld_aan
from tests.api.test_lekken import _verboden
from tests.api.wereld import (
    ACCOUNTMANAGER,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    OPDRACHTGEVER,
    TEAMLEIDER,
    WACHTWOORD,
    open_wereld,
)
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, VANDAAG, een_gebruiker, een_vacature
from vacatures.belasting.model import BelastingBron
from vacatures.beroep.model import Beroepsbron
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.importeren.vacaturedienst import vul_aan
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.vacature.repository import VacatureRepository
from vacatures.vacaturebericht.model import Berichtsoort, Vervuldoor
from vacatures.vacaturebericht.repository import VacatureberichtRepository
from vacatures.werkgever.repository import WerkgeverRepository

NIEUW = "/openingen/nieuw"
TEKST = """Schoonmaker kantoren
Wij zoeken een schoonmaker voor 16 uur per week in Amersfoort.
Je werkt maandag t/m vrijdag van 8.00 tot 11.30 uur. Geen tilwerk.
Een tijdelijk contract. Geen diploma nodig. Nederlands is niet nodig. Twee plaatsen."""
VERRE_AM = "am.ver"
BUITEN = (BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT)


FOUTEN = (
    ({"titel": ""}, "Er is geen titel"),
    ({"isco": ""}, "Kies een beroep"),
    ({"uren": "veel"}, "geen aantal uren"),
    ({"plaats": "Nergenshuizen"}, "Nergenshuizen"),
    ({"rijbewijs": "fiets"}, "geen rijbewijs"),
    ({"certificaten": "zwemdiploma"}, "kennen wij niet"),
    ({"posities": "0"}, "posities"),
    ({"sluit_op": "morgen"}, "geen datum"),
    ({"werkgever": "", "werkgever_naam": ""}, "naam van de werkgever"),
    ({"werkgever": "W-9"}, "naam van de werkgever"),
    ({"werkgever": "nieuw", "werkgever_naam": " "}, "naam van de werkgever"),
)
"""A field as somebody may fill it, and what the page then says."""


@pytest.fixture(scope="module")
def eigen_wereld(tmp_path_factory: pytest.TempPathFactory, _voorraad: Voorraad):
    """One world for these tests: each takes down openings of its own and looks only at those."""
    data = tmp_path_factory.mktemp("openingen") / "wereld"
    copytree(_voorraad.map_, data)
    samenstelling = open_wereld(data)
    yield samenstelling
    samenstelling.sluit()


@pytest.fixture(scope="module")
def schrijver(eigen_wereld, _voorraad: Voorraad) -> Iterator[Aanmelder]:
    app = maak_app(samenstelling=eigen_wereld)
    with TestClient(app) as client:

        def meld_aan(account: str) -> TestClient:
            token = _voorraad.tokens.get(account) or _meld_aan(client, account)
            return TestClient(app, headers={"Authorization": f"Bearer {token}"})

        yield meld_aan


@pytest.fixture
def am(blader) -> Bladeraar:
    return blader(ACCOUNTMANAGER)


@pytest.fixture
def verre_am(eigen_wereld, schrijver, blader) -> Bladeraar:
    """Somebody in the same role elsewhere."""
    with eigen_wereld.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        wachtwoord_hash = gebruikers.get(COACH).wachtwoord_hash
        gebruiker = een_gebruiker(
            VERRE_AM, rol=Rol.ACCOUNTMANAGER, organisatie=ANDERE_ORGANISATIE,
            wachtwoord_hash=wachtwoord_hash,
        )  # fmt: skip
        gebruikers.save(gebruiker, door="test")
    return blader(VERRE_AM)


def velden(pagina: str) -> dict[str, Any]:
    """What a browser would send of the form of an opening."""
    deel = re.search(r'<form class="stapel opening".*?</form>', pagina, re.S)
    assert deel, pagina[:500]
    uit: dict[str, Any] = {"dagdelen": [], "belasting": []}
    for kop in re.findall(r"<input [^>]*>", deel[0]):
        naam = re.search(r' name="(\w+)"', kop)
        waarde = re.search(r' value="([^"]*)"', kop)
        assert naam, kop
        assert waarde, kop
        if re.search(r'type="(?:radio|checkbox)"', kop) and " checked" not in kop:
            continue
        if naam[1] in ("dagdelen", "belasting"):
            uit[naam[1]].append(waarde[1])
        else:
            uit[naam[1]] = html.unescape(waarde[1])
    for naam_, inhoud in re.findall(
        r'<select [^>]*name="(\w+)"[^>]*>(.*?)</select>', deel[0], re.S
    ):
        gekozen = re.search(r'value="([^"]*)" selected', inhoud)
        if naam_ == "belasting":
            uit[naam_].append(gekozen[1] if gekozen else "")
        else:
            uit[naam_] = gekozen[1] if gekozen else ""
    tekst = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", deel[0], re.S)
    uit["tekst"] = html.unescape(tekst[1]) if tekst else ""
    return {k: w for k, w in uit.items() if w not in ("", [])}


def gelezen(am: Bladeraar, tekst: str = TEKST, **rest: object) -> dict[str, Any]:
    antwoord = am.verstuur(NIEUW, stap="lees", tekst=tekst, **({"werkgever": "W-1"} | rest))
    assert antwoord.status_code == 200, antwoord.text[-800:]
    return velden(antwoord.text)


def bewaard(am: Bladeraar, **anders: object) -> str:
    """Keep an opening; gives its number."""
    antwoord = am.verstuur(NIEUW, **(gelezen(am) | {"stap": "bewaar", "toch": "ja"} | anders))
    assert antwoord.status_code == 303, re.sub(r"\s+", " ", antwoord.text)[1500:4000]
    return antwoord.headers["location"].removeprefix("/werk/").partition("?")[0]


def vacature(wereld, nummer: str) -> Vacature:
    with wereld.opslag.lezen() as session:
        return VacatureRepository(session).get(nummer)


class TestWeigeringen:
    @pytest.mark.parametrize("account", [*BUITEN, COACH, TEAMLEIDER])
    def test_alleen_de_accountmanager_neemt_op_wijzigt_en_sluit(self, als, account):
        bladeraar = Bladeraar(als(account))
        for pad in (NIEUW, "/werk/V-1/wijzigen", "/werk/V-1/stand", "/werk/V-1/belasting"):
            assert bladeraar.client.get(pad).status_code == 403, pad
            assert bladeraar.verstuur(pad).status_code == 403, pad

    @pytest.mark.parametrize("account", BUITEN)
    def test_wie_niet_met_werkgevers_praat_ziet_ze_niet(self, als, account):
        bladeraar = Bladeraar(als(account))
        for pad in ("/markt", "/werkgevers", "/werkgevers/W-1", "/werkgevers/W-1/contact"):
            assert bladeraar.client.get(pad).status_code == 403, pad
        assert bladeraar.verstuur("/werkgevers/W-1/contact").status_code == 403

    def test_wat_een_ander_opnam_bestaat_elders_niet(self, eigen_wereld, am, verre_am):
        nummer = bewaard(am)
        assert vacature(eigen_wereld, nummer).zichtbaar_voor == {ORGANISATIE}
        for pad in ("", "/wijzigen", "/stand", "/belasting", "/beroep", "/kandidaten"):
            assert verre_am.client.get(f"/werk/{nummer}{pad}").status_code == 404, pad
        for pad in ("wijzigen", "stand", "belasting", "beroep"):
            assert verre_am.verstuur(f"/werk/{nummer}/{pad}").status_code == 404, pad

    def test_wat_van_elders_komt_wordt_hier_niet_gewijzigd(self, eigen_wereld, am):
        assert am.client.get("/werk/V-1/wijzigen").headers["location"] == "/werk/V-1"
        antwoord = am.verstuur("/werk/V-1/wijzigen", titel="Anders", tekst="x")
        assert antwoord.status_code == 403
        assert vacature(eigen_wereld, "V-1") == een_vacature("V-1")

    def test_een_fout_staat_bij_haar_veld_en_niets_gaat_verloren(self, am):
        ingevuld = gelezen(am) | {"stap": "bewaar"}
        for anders, melding in FOUTEN:
            antwoord = am.verstuur(NIEUW, **(ingevuld | anders))
            assert antwoord.status_code == 400, anders
            assert melding in html.unescape(antwoord.text), anders
            terug = velden(antwoord.text)
            assert terug["tekst"].replace("\r\n", "\n") == TEKST
            for veld, waarde in anders.items():
                if waarde.strip() and veld != "werkgever":
                    assert terug[veld] == waarde

    def test_zonder_tekst_is_er_niets_te_lezen(self, am):
        antwoord = am.verstuur(NIEUW, stap="lees", werkgever="W-1")
        assert antwoord.status_code == 400
        assert "Typ of plak" in antwoord.text

    def test_een_te_lange_tekst_blijft_staan(self, am):
        lang = "Kok gezocht. " + "x" * 20_000
        antwoord = am.verstuur(NIEUW, **(gelezen(am) | {"tekst": lang, "stap": "bewaar"}))
        assert antwoord.status_code == 400
        assert velden(antwoord.text)["tekst"] == lang


class TestOpnemen:
    def test_wat_begrepen_is_staat_naast_de_woorden_uit_de_tekst(self, am):
        pagina = am.verstuur(NIEUW, stap="lees", tekst=TEKST, werkgever="W-1").text
        for citaat in ("16 uur per week", "in Amersfoort", "tijdelijk contract", "Twee plaatsen"):
            assert f"<q>{citaat}</q>" in pagina
        assert "<q>Geen tilwerk</q>" in pagina
        assert "certificaten" in re.search(r"Nog niet bekend: ([^<]*)", pagina)[1]

    def test_wordt_bewaard_zoals_bevestigd_en_direct_gevonden(self, eigen_wereld, am, schrijver):
        voor = schrijver(COACH).get("/v1/klanten/K-1001/shortlist").json()
        nummer = bewaard(am)
        nu = vacature(eigen_wereld, nummer)
        assert (nu.bron, nu.werkgever, nu.geplaatst_op) == ("accountmanager", "W-1", VANDAAG)
        assert (nu.titel, nu.uren, nu.posities) == (
            "Schoonmaker kantoren", UrenPerWeek(16, 16), 2,
        )  # fmt: skip
        assert nu.taken.replace("\r\n", "\n") == TEKST
        assert nu.eisen.certificaten is None
        with eigen_wereld.opslag.lezen() as session:
            koppeling = BeroepskoppelingRepository(session).find(nummer)
            ruw = VacatureRepository(session).find_ruw(nummer)
        assert koppeling is not None
        assert (koppeling.bron, koppeling.isco) == (Beroepsbron.ACCOUNTMANAGER, nu.isco)
        assert "Geen tilwerk" in (ruw or "")
        na = schrijver(COACH).get("/v1/klanten/K-1001/shortlist").json()
        assert nummer in str(na)
        assert nummer not in str(voor)

    def test_een_ander_beroep_verandert_de_schatting_en_vraagt_opnieuw_te_kijken(
        self, eigen_wereld, am
    ):
        ingevuld = gelezen(am) | {"stap": "bewaar", "isco": "5120", "klopt": "ja", "toch": "ja"}
        antwoord = am.verstuur(NIEUW, **ingevuld)
        assert antwoord.status_code == 409
        assert "opnieuw geschat" in antwoord.text
        opnieuw = velden(antwoord.text) | {"stap": "bewaar", "klopt": "ja"}
        klaar = am.verstuur(NIEUW, **opnieuw)
        assert klaar.status_code == 303
        nu = vacature(eigen_wereld, klaar.headers["location"].split("/")[2].split("?")[0])
        assert nu.isco == "5120"
        bronnen = {gevraagd.bron for gevraagd in nu.belasting.items.values()}
        assert bronnen == {BelastingBron.ACCOUNTMANAGER}

    def test_wat_de_werkgever_over_een_punt_zei_telt_de_rest_blijft_geschat(self, eigen_wereld, am):
        nummer = bewaard(am, belasting=["IV-13=1", "II-3=9", "X=2"])
        items = vacature(eigen_wereld, nummer).belasting.items
        assert (items["IV-13"].niveau, items["IV-13"].bron) == (1, BelastingBron.ACCOUNTMANAGER)
        assert items["II-3"].is_geschat

    def test_weet_ik_niet_blijft_onbekend(self, eigen_wereld, am):
        assert vacature(eigen_wereld, bewaard(am, isco="onbekend")).isco is None

    def test_een_leeg_veld_blijft_onbekend_ook_als_de_tekst_het_noemt(self, eigen_wereld, am):
        nu = vacature(eigen_wereld, bewaard(am, uren="", rijbewijs="", dagdelen=[]))
        assert (nu.uren, nu.dagdelen, nu.eisen.rijbewijzen) == (UrenPerWeek(), None, None)

    def test_hetzelfde_formulier_tweemaal_is_een_vacature(self, eigen_wereld, am):
        ingevuld = gelezen(am) | {"stap": "bewaar", "toch": "ja"}
        eerste, tweede = (am.verstuur(NIEUW, **ingevuld) for _ in range(2))
        assert (eerste.status_code, tweede.status_code) == (303, 303)
        assert eerste.headers["location"] == tweede.headers["location"]

    def test_een_vacature_die_er_al_is_wordt_genoemd(self, eigen_wereld, am):
        eerste = bewaard(am)
        opnieuw = gelezen(am) | {"stap": "bewaar"}
        antwoord = am.verstuur(NIEUW, **opnieuw)
        assert antwoord.status_code == 409
        assert eerste in antwoord.text
        toch = am.verstuur(NIEUW, **(opnieuw | {"toch": "ja"}))
        assert toch.status_code == 303
        assert eerste not in toch.headers["location"]

    def test_een_nieuwe_werkgever_is_alleen_van_ons(self, eigen_wereld, am):
        naam = {"werkgever": "nieuw", "werkgever_naam": "Frisse Hal BV"}
        nummer = vacature(eigen_wereld, bewaard(am, **naam)).werkgever
        with eigen_wereld.opslag.lezen() as session:
            werkgever = WerkgeverRepository(session).get(nummer)
        assert werkgever.naam == "Frisse Hal BV"
        assert werkgever.zichtbaar_voor == {ORGANISATIE}

    def test_na_opnieuw_inloggen_staat_alles_er_nog_en_is_niets_bewaard(self, eigen_wereld, am):
        ingevuld = gelezen(am) | {"stap": "bewaar", "uren": "12"}
        antwoord = am.verstuur(NIEUW, **(ingevuld | {"hervat": "ja"}))
        assert antwoord.status_code == 200
        terug = velden(antwoord.text)
        assert {v: terug.get(v) for v in ("uren", "titel", "isco")} == {
            v: ingevuld[v] for v in ("uren", "titel", "isco")
        }
        with eigen_wereld.opslag.lezen() as session:
            bewaarde = VacatureRepository(session).nummers_per_bron("accountmanager")
        assert f"{ORGANISATIE}/{ingevuld['sleutel']}" not in bewaarde

    def test_een_sessie_die_afliep_verliest_geen_lange_tekst(self, am):
        lang = TEKST + "\n" + "Extra uitleg over het werk. " * 700
        am.client.cookies.clear()
        antwoord = am.client.post(NIEUW, data={"tekst": lang, "formuliercode": "x"})
        assert "Extra uitleg" in antwoord.text
        assert WACHTWOORD not in antwoord.text


class TestDaarna:
    def test_wijzigen_bewaart_en_wie_tegelijk_wijzigt_ziet_het_eerst(self, eigen_wereld, am):
        nummer = bewaard(am)
        pad = f"/werk/{nummer}/wijzigen"
        een = velden(am.lees(pad)) | {"uren": "20"}
        ander = velden(am.lees(pad)) | {"uren": "30"}
        assert am.verstuur(pad, **een).status_code == 303
        botst = am.verstuur(pad, **ander)
        assert botst.status_code == 409
        assert "Dit staat er nu" in botst.text
        assert velden(botst.text)["uren"] == "30"
        assert vacature(eigen_wereld, nummer).uren == UrenPerWeek(20, 20)
        assert am.verstuur(pad, **velden(botst.text)).status_code == 303
        nu = vacature(eigen_wereld, nummer)
        assert (nu.uren, nu.bron, nu.werkgever) == (UrenPerWeek(30, 30), "accountmanager", "W-1")

    def test_plaatsen_raken_vervuld_en_dan_is_de_vacature_dicht(self, eigen_wereld, am):
        nummer = bewaard(am)
        pad = f"/werk/{nummer}/stand"
        een = {"soort": "vervuld", "aantal": "1", "wie": "eigen_kandidaat", "dag": "2026-11-23"}
        assert am.verstuur(pad, **een, gezien="0").status_code == 303
        assert vacature(eigen_wereld, nummer).status is VacatureStatus.OPEN
        assert "1 van 2" in am.lees(f"/werk/{nummer}")
        assert am.verstuur(pad, **een, gezien="0").status_code == 409
        te_veel = am.verstuur(pad, **(een | {"aantal": "2"}), gezien="1")
        assert te_veel.status_code == 409
        assert "nog 1 van de 2" in te_veel.text
        assert am.verstuur(pad, **een, gezien="1").status_code == 303
        assert vacature(eigen_wereld, nummer).status is VacatureStatus.VERVULD
        with eigen_wereld.opslag.lezen() as session:
            berichten = VacatureberichtRepository(session).list_(nummer)
        assert [(b.soort, b.aantal, b.wie, b.door) for b in berichten] == [
            (Berichtsoort.VERVULD, 1, Vervuldoor.EIGEN_KANDIDAAT, ACCOUNTMANAGER)
        ] * 2
        assert am.verstuur(pad, soort="heropend", dag="2026-11-23").status_code == 303
        assert vacature(eigen_wereld, nummer).status is VacatureStatus.OPEN

    def test_een_half_bericht_wordt_niet_vastgelegd(self, eigen_wereld, am):
        dag = {"dag": "2026-11-23"}
        for half in (
            dag,
            {"soort": "gesloten", "dag": "2027-01-01"},
            dag | {"soort": "vervuld", "wie": "onbekend"},
            dag | {"soort": "vervuld", "aantal": "1"},
        ):
            assert am.verstuur("/werk/V-1/stand", **half).status_code == 400, half
        assert vacature(eigen_wereld, "V-1").status is VacatureStatus.OPEN

    def test_zwaarte_bevestigen_en_verbeteren(self, eigen_wereld, am):
        nummer = bewaard(am)
        pad = f"/werk/{nummer}/belasting"
        pagina = am.lees(pad)
        codes = re.findall(r'name="codes" value="([^"]+)"', pagina)
        gezien = re.search(r'name="gezien" value="(\w+)"', pagina)[1]
        niets = am.verstuur(pad, codes=codes, gezien=gezien)
        assert niets.status_code == 400
        alles = {"codes": codes, "klopt": "ja", "belasting": ["IV-13=1"]}
        assert am.verstuur(pad, **alles, gezien="oud").status_code == 409
        assert am.verstuur(pad, **alles, gezien=gezien).status_code == 303
        items = vacature(eigen_wereld, nummer).belasting.items
        assert {i.bron for i in items.values()} == {BelastingBron.ACCOUNTMANAGER}
        assert items["IV-13"].niveau == 1

    def test_ook_een_coach_verbetert_het_beroep_en_dat_blijft(self, eigen_wereld, blader):
        coach = blader(COACH)
        assert "9333" in coach.lees("/werk/V-1/beroep")
        assert coach.verstuur("/werk/V-1/beroep", isco="0000", gezien="9333").status_code == 400
        assert coach.verstuur("/werk/V-1/beroep", isco="9112", gezien="4321").status_code == 409
        assert coach.verstuur("/werk/V-1/beroep", isco="9112", gezien="9333").status_code == 303
        nu = vacature(eigen_wereld, "V-1")
        assert nu.isco == "9112"
        with eigen_wereld.opslag.schrijven() as session:
            VacatureRepository(session).save(vul_aan(een_vacature("V-1"), nu), door="import")
        assert vacature(eigen_wereld, "V-1").isco == "9112"

    def test_wat_op_de_markt_wacht(self, am, blader):
        nummer = bewaard(am)
        markt = am.lees("/markt")
        regel = markt.partition(f'href="/werk/{nummer}">')[2].partition("</li>")[0]
        assert "Zwaarte geschat op" in regel
        coach = blader(COACH)
        coach.stel_voor()
        markt = am.lees("/markt")
        assert re.search(r"Kandidaat [A-Z2-7]{4}-[A-Z2-7]{4}", markt)
        paden = ("/markt", "/werk/V-1", "/werk/V-1/kandidaten", f"/werk/{nummer}")
        for pad in (*paden, f"/werk/{nummer}/belasting", "/werkgevers/W-1"):
            pagina = am.lees(pad)
            # What work asks is said by its FML item; what a person cannot is never said.
            verboden = [w for w, soort in _verboden().items() if soort != "FML item"]
            assert [w for w in verboden if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", pagina)] == []
        assert "voorstel loopt" in am.lees("/werk/V-1")
