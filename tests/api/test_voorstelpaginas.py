"""Proposals on the pages: refusals first, then what a coach records and what comes back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.web.terughalen import MEESTE_TEKENS
from modellen.aanvaarding.repository import AanvaardingRepository
from modellen.klant.repository import KlantRepository
from modellen.kwalificatie import Vervoermiddel
from modellen.voorstel.model import Voorstelsoort
from modellen.voorstel.redenen import Correctiereden, Klantantwoord, Voorstelreden, Weigeraar
from modellen.waarden import WerkNummer
from tests.api.bladeraar import JA, STEL_VOOR, VOORSTELLEN, verborgen, verlopen
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
    WACHTWOORD,
)
from tests.builders import ANDERE_ORGANISATIE
from vacatures.vacature.repository import VacatureRepository

S = Voorstelsoort
NIET_DOEN = "/klanten/K-1001/niet-doen/V-1"
BUITEN = (ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT)


def soorten(wereld) -> list[Voorstelsoort]:
    return [g.soort for v in verlopen(wereld) for g in v.gebeurtenissen]


class TestWeigeringen:
    @pytest.mark.parametrize("account", BUITEN)
    def test_wie_geen_dossier_ziet_opent_en_verstuurt_niets(self, eigen_wereld, blader, account):
        pad = blader(COACH).stel_voor()
        ander = blader(account)
        for adres in (VOORSTELLEN, STEL_VOOR, NIET_DOEN, f"{pad}/vastleggen"):
            assert ander.client.get(adres).status_code == 403
        for adres in (STEL_VOOR, NIET_DOEN, f"{pad}/vastleggen", f"{pad}/verbeteren/1"):
            assert ander.verstuur(adres, **JA, soort="gesprek").status_code == 403
        assert soorten(eigen_wereld) == [S.VOORGESTELD]

    @pytest.mark.parametrize("account", [ANDERE_COACH, VERRE_COACH])
    def test_de_klant_van_een_ander_bestaat_niet(self, eigen_wereld, blader, account):
        pad = blader(COACH).stel_voor()
        ander = blader(account)
        for adres in (VOORSTELLEN, STEL_VOOR, NIET_DOEN, f"{pad}/vastleggen?soort=gesprek"):
            assert ander.client.get(adres).status_code == 404
        for adres in (STEL_VOOR, NIET_DOEN, f"{pad}/vastleggen", f"{pad}/verbeteren/1"):
            assert ander.verstuur(adres, **JA, soort="gesprek").status_code == 404
        assert (
            ander.verstuur("/klanten/K-1001/wijzigingen/2", besluit="aanvaard").status_code == 404
        )
        assert soorten(eigen_wereld) == [S.VOORGESTELD]

    def test_een_voorstel_van_een_andere_klant_staat_niet_onder_deze(self, blader):
        pad = blader(COACH).stel_voor()
        onder = pad.replace("K-1001", "K-1003")
        assert blader(COACH).client.get(f"{onder}/vastleggen?soort=gesprek").status_code == 404
        antwoord = blader(COACH).verstuur(f"{onder}/vastleggen", soort="gesprek", dag="2026-11-21")
        assert antwoord.status_code == 404

    def test_werk_van_een_andere_organisatie_wordt_niet_voorgesteld(self, eigen_wereld, blader):
        for pad in ("stel-voor", "niet-doen"):
            adres = f"/klanten/K-1001/{pad}/V-3"
            assert blader(COACH).client.get(adres).status_code == 404
            assert blader(COACH).verstuur(adres, **JA).status_code == 404
        assert verlopen(eigen_wereld) == []

    def test_zonder_goede_formuliercode_gebeurt_er_niets(self, eigen_wereld, blader):
        client = blader(COACH).client
        for velden in (JA, JA | {"formuliercode": "0" * 64}):
            assert client.post(STEL_VOOR, data=velden).status_code == 409
        besluit = "/klanten/K-1001/wijzigingen/1"
        assert client.post(besluit, data={"besluit": "aanvaard"}).status_code == 403
        kop = {"Origin": "https://elders.test"}
        assert client.post(STEL_VOOR, data=JA, headers=kop).status_code == 403
        assert verlopen(eigen_wereld) == []

    def test_een_lijst_die_dit_werk_niet_toonde_telt_niet(self, eigen_wereld, blader):
        antwoord = blader(COACH).verstuur(STEL_VOOR, **JA, lijst="a" * 32)
        assert antwoord.status_code == 404
        assert verlopen(eigen_wereld) == []

    @pytest.mark.parametrize(
        ("stappen", "soort", "velden"),
        [
            ((), "uren", {"uren": "20"}),
            ((), "uitval", {"reden": "contract_afgelopen"}),
            ((), "nog_aan_het_werk", {"maanden": "1"}),
            ((), "voorgesteld", {"antwoord": "ja"}),
            ((), "gesprek", {"dag": "2026-11-19"}),
            ((), "gesprek", {"dag": "2026-11-24"}),
            ((), "inleen", {"dag": "2027-06-01"}),
            (("inleen",), "proefplaatsing", {"dag": "2026-11-23"}),
            (("inleen",), "geweigerd", {"nee": "klant:loon"}),
            (("inleen",), "nog_aan_het_werk", {"maanden": "1"}),
        ],
    )
    def test_wat_de_regels_weigeren_komt_terug_met_een_zin(
        self, eigen_wereld, blader, stappen, soort, velden
    ):
        coach = blader(COACH)
        pad = coach.stel_voor()
        for stap in stappen:
            coach.leg_vast(f"{pad}/vastleggen", soort=stap, dag="2026-11-21")
        voor = soorten(eigen_wereld)
        gegevens = {"soort": soort, "dag": "2026-11-22"} | velden
        antwoord = coach.verstuur(f"{pad}/vastleggen", **gegevens)
        assert antwoord.status_code == 409
        assert 'role="alert"' in antwoord.text
        assert f'value="{gegevens["dag"]}"' in antwoord.text
        assert soorten(eigen_wereld) == voor

    @pytest.mark.parametrize("soort", ["bekeken", "ingetrokken", "onzin", ""])
    def test_een_soort_die_niemand_kan_kiezen_wordt_niet_vastgelegd(
        self, eigen_wereld, blader, soort
    ):
        coach = blader(COACH)
        pad = coach.stel_voor()
        coach.leg_vast(f"{pad}/vastleggen", soort=soort, dag="2026-11-22")
        assert soorten(eigen_wereld) == [S.VOORGESTELD]


class TestNietsGaatVerloren:
    @pytest.mark.parametrize(
        ("adres", "velden", "veld", "terug"),
        [
            (STEL_VOOR, {"antwoord": "ja", "dag": "31-2-2026"}, "dag", 'value="31-2-2026"'),
            (STEL_VOOR, {"dag": "2026-11-20"}, "antwoord", 'value="2026-11-20"'),
            (STEL_VOOR, {"antwoord": "nee", "dag": "x"}, "antwoord", 'value="x"'),
            (NIET_DOEN, {"dag": "2026-11-20"}, "nee", 'value="2026-11-20"'),
            (NIET_DOEN, {"nee": "klant:vervuld", "dag": "2026-11-20"}, "nee", "2026-11-20"),
            (NIET_DOEN, {"nee": "buurman:te_ver", "dag": "2026-11-20"}, "nee", "2026-11-20"),
            (NIET_DOEN, {"nee": "klant:loon", "dag": ""}, "dag", 'value="klant:loon" selected'),
        ],
    )
    def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(
        self, eigen_wereld, blader, adres, velden, veld, terug
    ):
        antwoord = blader(COACH).verstuur(adres, **velden)
        assert antwoord.status_code == 400
        assert f'id="{veld}-fout"' in antwoord.text
        assert re.search(rf'aria-describedby="[^"]*{veld}-fout', antwoord.text)
        assert f'href="#{veld}"' in antwoord.text
        assert "<title>Fout: " in antwoord.text
        assert terug in antwoord.text
        assert verlopen(eigen_wereld) == []

    @pytest.mark.parametrize("uren", ["veel", "0", "61", "nan", "-3"])
    def test_uren_die_niet_kunnen_blijven_staan(self, eigen_wereld, blader, uren):
        coach = blader(COACH)
        pad = coach.stel_voor()
        coach.leg_vast(f"{pad}/vastleggen", soort="inleen", dag="2026-11-20")
        antwoord = coach.verstuur(f"{pad}/vastleggen", soort="uren", dag="2026-11-21", uren=uren)
        assert antwoord.status_code == 400
        assert 'id="uren-fout"' in antwoord.text
        assert f'value="{uren}"' in antwoord.text

    def test_de_tweede_ziet_wat_de_eerste_vastlegde_en_beslist_dan(self, eigen_wereld, blader):
        eerste, tweede = blader(COACH), blader(TEAMLEIDER)
        pad = eerste.stel_voor()
        gelezen = tweede.lees(f"{pad}/vastleggen?soort=gesprek")
        assert 'name="gezien" value="1"' in gelezen
        velden = {"soort": "gesprek", "dag": "2026-11-21"}
        eerste.leg_vast(f"{pad}/vastleggen", gezien="1", **velden)
        laat = velden | {"dag": "2026-11-22"}
        antwoord = tweede.verstuur(f"{pad}/vastleggen", gezien="1", **laat)
        assert antwoord.status_code == 409
        assert "Dit kwam er intussen bij" in antwoord.text
        assert "21 november 2026" in antwoord.text
        assert "Collega coach.anna" in antwoord.text
        assert 'value="2026-11-22"' in antwoord.text
        assert soorten(eigen_wereld) == [S.VOORGESTELD, S.GESPREK]
        assert 'name="gezien" value="2"' in antwoord.text
        tweede.leg_vast(f"{pad}/vastleggen", gezien="2", **laat)
        assert soorten(eigen_wereld) == [S.VOORGESTELD, S.GESPREK, S.GESPREK]

    def test_wie_tegelijk_voorstelt_ziet_dat_het_al_gedaan_is(self, eigen_wereld, blader):
        blader(TEAMLEIDER).stel_voor()
        antwoord = blader(COACH).verstuur(STEL_VOOR, **JA, gezien="0")
        assert antwoord.status_code == 409
        assert "Dit kwam er intussen bij" in antwoord.text
        assert soorten(eigen_wereld) == [S.VOORGESTELD]


class TestVerlopenSessie:
    GETYPT = JA | {"antwoord": "denkt_na", "gezien": "0", "lijst": ""}

    def test_wat_getypt_is_komt_terug_na_het_inloggen(self, eigen_wereld, blader):
        kaal = TestClient(blader(COACH).client.app, follow_redirects=False)
        poort = kaal.post(STEL_VOOR, data=self.GETYPT | {"formuliercode": "0" * 64})
        assert poort.status_code == 401
        assert "Uw sessie was verlopen" in poort.text
        assert "formuliercode" not in poort.text, "the code of the old session is dropped"
        velden = verborgen(poort.text)
        assert velden["naar"] == STEL_VOOR
        fout = kaal.post("/inloggen", data=velden | {"account": COACH, "wachtwoord": "x"})
        assert (fout.status_code, verborgen(fout.text)) == (401, velden)
        aan = kaal.post("/inloggen", data=velden | {"account": COACH, "wachtwoord": WACHTWOORD})
        assert aan.status_code == 200
        assert f'action="{STEL_VOOR}"' in aan.text
        terug = kaal.post(STEL_VOOR, data=verborgen(aan.text.partition("<main")[2]))
        assert terug.status_code == 200
        assert 'value="denkt_na" checked' in terug.text
        assert 'value="2026-11-20"' in terug.text
        assert verlopen(eigen_wereld) == [], "it comes back to be looked at"
        code = verborgen(terug.text.partition("<main")[2])["formuliercode"]
        laatste = kaal.post(STEL_VOOR, data=self.GETYPT | {"formuliercode": code})
        assert laatste.status_code == 303
        assert soorten(eigen_wereld) == [S.VOORGESTELD]

    def test_wie_elders_opnieuw_inlogde_krijgt_het_oude_formulier_terug(self, eigen_wereld, blader):
        client = blader(COACH).client
        oud = client.post(STEL_VOOR, data=self.GETYPT | {"formuliercode": "0" * 64})
        assert (oud.status_code, verlopen(eigen_wereld)) == (409, [])
        terug = client.post(STEL_VOOR, data=verborgen(oud.text.partition("<main")[2]))
        assert 'value="denkt_na" checked' in terug.text
        assert verlopen(eigen_wereld) == []

    def test_niets_ervan_staat_in_een_adres_of_een_koek(self, blader):
        kaal = TestClient(blader(COACH).client.app, follow_redirects=False)
        poort = kaal.post(STEL_VOOR, data=self.GETYPT)
        assert "location" not in poort.headers
        assert "set-cookie" not in poort.headers

    @pytest.mark.parametrize("adres", ["/klanten", "/uitloggen", "/klanten/K-1001/wijzigingen/1"])
    def test_andere_formulieren_komen_niet_terug(self, blader, adres):
        kaal = TestClient(blader(COACH).client.app, follow_redirects=False)
        assert kaal.post(adres, data={"wachtwoord": "geheim"}).status_code == 303
        velden = {"account": COACH, "wachtwoord": WACHTWOORD, "naar": adres, "terug.besluit": "x"}
        assert kaal.post("/inloggen", data=velden).status_code == 303

    def test_van_elders_komt_niets_door_de_poort(self, blader):
        kaal = TestClient(blader(COACH).client.app, follow_redirects=False)
        kop = {"Origin": "https://elders.test"}
        assert kaal.post(STEL_VOOR, data=self.GETYPT, headers=kop).status_code == 403
        velden = {"account": COACH, "wachtwoord": WACHTWOORD, "naar": STEL_VOOR, "terug.dag": "x"}
        assert kaal.post("/inloggen", data=velden, headers=kop).status_code == 403

    def test_te_veel_tekst_wordt_niet_meegedragen(self, blader):
        kaal = TestClient(blader(COACH).client.app, follow_redirects=False)
        te_veel = self.GETYPT | {"dag": "x" * (MEESTE_TEKENS + 1)}
        assert kaal.post(STEL_VOOR, data=te_veel).status_code == 303


class TestVandaag:
    @pytest.mark.parametrize("account", [*BUITEN, TEAMLEIDER])
    def test_is_alleen_voor_een_coach(self, blader, account):
        assert blader(account).client.get("/vandaag").status_code == 403

    def test_leeg_zegt_wat_te_doen(self, blader):
        assert "Er wacht nu niets" in blader(COACH).lees("/vandaag")

    def test_wat_wacht_staat_er_met_een_weg_erheen_en_van_een_ander_niets(self, blader):
        coach = blader(COACH)
        pad = coach.stel_voor(dag="2026-09-01")
        coach.leg_vast(f"{pad}/vastleggen", soort="inleen", dag="2026-10-01")
        pagina = coach.lees("/vandaag")
        assert "Voorstellen die op u wachten (1)" in pagina
        assert "Vraag of de klant na 1 maand nog werkt (sinds 1 november 2026)" in pagina
        assert f"{pad}/vastleggen?soort=nog_aan_het_werk" in pagina
        assert "Xenobia Quispel" in pagina
        ander = blader(ANDERE_COACH).lees("/vandaag")
        assert "Xenobia" not in ander
        assert "Er wacht nu niets" in ander

    def test_wat_net_gebeurde_wacht_nog_niet_maar_staat_bij_de_laatste(self, blader):
        coach = blader(COACH)
        coach.stel_voor()
        pagina = coach.lees("/vandaag")
        assert "Voorstellen die op u wachten (0)" in pagina
        assert "voorgesteld aan de klant" in pagina

    def test_wat_een_reden_voorstelt_staat_er_tot_iemand_beslist(self, blader):
        coach = blader(COACH)
        coach.leg_vast(NIET_DOEN, nee="klant:wil_branche_niet", dag="2026-11-23")
        assert "Nog te beslissen (1)" in coach.lees("/vandaag")
        besluit = re.search(r'action="([^"]+/wijzigingen/\d+)"', coach.lees(VOORSTELLEN))
        assert besluit
        coach.leg_vast(besluit[1], besluit="afgewezen")
        assert "Nog te beslissen" not in coach.lees("/vandaag")


class TestStelVoor:
    def test_knop_op_de_shortlist_bewaart_de_lijst_en_de_plaats(self, eigen_wereld, blader):
        coach = blader(COACH)
        pagina = coach.lees("/klanten/K-1001/shortlist")
        gevonden = re.search(r'href="(/klanten/K-1001/stel-voor/V-1\?lijst=(\w{32}))"', pagina)
        assert gevonden
        formulier = coach.lees(gevonden[1])
        assert f'name="lijst" value="{gevonden[2]}"' in formulier
        coach.stel_voor(lijst=gevonden[2])
        (verloop,) = verlopen(eigen_wereld)
        assert verloop.voorstel.lijst == gevonden[2]
        assert verloop.voorstel.plaats is not None
        (gebeurtenis,) = verloop.gebeurtenissen
        assert (gebeurtenis.antwoord, gebeurtenis.door) == (Klantantwoord.JA, COACH)

    def test_wie_via_waarom_gaat_houdt_de_lijst_bij_zich(self, blader):
        pagina = blader(COACH).lees(f"/klanten/K-1001/waarom/V-1?lijst={'a' * 32}")
        assert f"{STEL_VOOR}?lijst={'a' * 32}" in pagina
        assert f"{NIET_DOEN}?lijst={'a' * 32}" in pagina

    def test_wat_loopt_heeft_geen_knop_maar_een_stand(self, blader):
        coach = blader(COACH)
        coach.stel_voor()
        for adres in ("/klanten/K-1001/shortlist", "/klanten/K-1001/waarom/V-1"):
            pagina = coach.lees(adres)
            assert STEL_VOOR not in pagina
            assert "Naar het voorstel" in pagina
        assert coach.client.get(STEL_VOOR).status_code == 303


class TestWatNiemandBeoordeelde:
    """K-1001 and V-1 have three aandachtspunten; V-2 is too far away."""

    WAAROM = "/klanten/K-1001/waarom/V-1"
    PUNTEN = ("belastbaarheid.I-8", "belastbaarheid.III-6", "belastbaarheid.IV-13")

    def aanvaard(self, coach, *punten: str) -> None:
        velden = {"punt": list(punten), "motivatie": "De werkgever past dit werk hierop aan."}
        with coach.wereld.opslag.lezen() as session:
            aantal = len(AanvaardingRepository(session).list_("K-1001", WerkNummer("V-1")))
        coach.leg_vast(self.WAAROM, **velden, gezien=str(aantal))

    @pytest.fixture
    def coach(self, eigen_wereld, blader):
        coach = blader(COACH)
        coach.wereld = eigen_wereld
        return coach

    def test_het_formulier_zegt_wat_open_blijft_en_waar_dat_beoordeeld_wordt(self, coach):
        pagina = coach.lees(f"{STEL_VOOR}?lijst={'a' * 32}")
        assert "Nog niet beoordeeld (3)" in pagina
        for zin in ("Geluid", "Is er veel lawaai bij dit werk?", "Tillen", "blijven ze openstaan"):
            assert zin in pagina
        assert f'href="{self.WAAROM}?lijst={"a" * 32}#aandachtspunten"' in pagina
        fout = coach.verstuur(STEL_VOOR, antwoord="", dag="2026-11-20")
        assert (fout.status_code, "Nog niet beoordeeld (3)" in fout.text) == (400, True)

    def test_voorstellen_kan_toch_en_het_voorstel_zegt_het_tot_iemand_keek(self, coach):
        coach.stel_voor()
        assert soorten(coach.wereld) == [S.VOORGESTELD]
        pagina = coach.lees(VOORSTELLEN)
        zin = "voorwaarden voor het werk zelf, geluid, tillen"
        assert f"<strong>Nog niet beoordeeld:</strong> {zin}." in pagina
        assert f'href="{self.WAAROM}#aandachtspunten"' in pagina
        self.aanvaard(coach, *self.PUNTEN)
        assert "Nog niet beoordeeld" not in coach.lees(VOORSTELLEN)

    def test_wat_aanvaard_is_staat_niet_meer_open_en_teruggenomen_weer_wel(self, coach):
        self.aanvaard(coach, *self.PUNTEN[:2])
        pagina = coach.lees(STEL_VOOR)
        assert "Nog niet beoordeeld (1)" in pagina
        assert "blijft het punt openstaan" in pagina
        self.aanvaard(coach, self.PUNTEN[2])
        assert "Nog niet beoordeeld" not in coach.lees(STEL_VOOR)
        terug = {"wat": "intrekken", "punt": self.PUNTEN[2], "gezien": "3"}
        coach.leg_vast(self.WAAROM, **terug, motivatie="De werkgever kan dit toch niet aanpassen.")
        assert "Nog niet beoordeeld (1)" in coach.lees(STEL_VOOR)

    def test_wat_niet_past_staat_er_als_ongeschikt_en_vastleggen_kan(self, coach):
        adres = "/klanten/K-1001/stel-voor/V-2"
        pagina = coach.lees(adres)
        assert "Dit werk past niet op: reistijd" in pagina
        assert "<strong>ongeschikt</strong>" in pagina
        coach.leg_vast(adres, **JA, gezien="0")
        assert "<strong>Past niet op:</strong> reistijd." in coach.lees(VOORSTELLEN)
        assert soorten(coach.wereld) == [S.VOORGESTELD]

    def test_wie_niet_beoordeelt_leest_waar_het_staat(self, blader):
        pagina = blader(TEAMLEIDER).lees(STEL_VOOR)
        assert "Bekijk deze punten" in pagina
        assert "Beoordeel deze punten" not in pagina

    def test_een_nee_en_een_volgende_stap_vragen_er_niet_om(self, coach):
        assert "Nog niet beoordeeld" not in coach.lees(NIET_DOEN)
        pad = coach.stel_voor()
        assert "Nog niet beoordeeld" not in coach.lees(f"{pad}/vastleggen?soort=gesprek")
        assert "Nog niet beoordeeld" not in coach.lees(f"{pad}/verbeteren/1")


class TestNietDoen:
    @pytest.mark.parametrize(
        ("nee", "wie", "achteraf"),
        [
            ("klant:loon", Weigeraar.KLANT, True),
            ("coach:nog_niet_toe", Weigeraar.COACH, False),
            ("werkgever:vervuld", Weigeraar.WERKGEVER, True),
        ],
    )
    def test_ieder_kan_nee_zeggen_tegen_wat_op_de_lijst_staat(
        self, eigen_wereld, blader, nee, wie, achteraf
    ):
        blader(COACH).leg_vast(NIET_DOEN, nee=nee, dag="2026-11-23", gezien="0")
        (verloop,) = verlopen(eigen_wereld)
        (weigering,) = verloop.gebeurtenissen
        assert (weigering.weigeraar, weigering.achteraf) == (wie, achteraf)
        assert verloop.einde == weigering

    def test_te_ver_vraagt_het_vervoer_en_stelt_een_kortere_reis_voor(self, eigen_wereld, blader):
        coach = blader(COACH)
        velden = {"nee": "klant:te_ver", "dag": "2026-11-23", "gezien": "0"}
        vraag = coach.verstuur(NIET_DOEN, **velden)
        assert vraag.status_code == 200
        assert "Met welk vervoer is het te ver?" in vraag.text
        assert verlopen(eigen_wereld) == [], "nothing is recorded before the question"
        antwoord = coach.verstuur(NIET_DOEN, **velden, gevraagd="te_ver", middel="fiets")
        pagina = coach.lees(antwoord.headers["location"].partition("#")[0])
        vragen = re.search(r"Voortaan hoogstens (\d+) minuten reizen met de fiets\?", pagina)
        assert vragen
        besluit = re.search(r'action="(/klanten/K-1001/wijzigingen/\d+)"', pagina)
        assert besluit
        assert coach.verstuur(besluit[1], besluit="aanvaard").status_code == 303
        with eigen_wereld.opslag.lezen() as session:
            klant = KlantRepository(session).get("K-1001")
        assert klant.vervoer[Vervoermiddel.FIETS] == int(vragen[1])
        assert "Aangepast: Langste reistijd" in coach.lees(VOORSTELLEN)
        nog_eens = coach.verstuur(besluit[1], besluit="afgewezen")
        assert nog_eens.status_code == 409
        assert "al besloten" in nog_eens.text

    def test_nee_tegen_de_wijziging_verandert_niets(self, eigen_wereld, blader):
        coach = blader(COACH)
        coach.leg_vast(NIET_DOEN, nee="klant:wil_branche_niet", dag="2026-11-23")
        besluit = re.search(r'action="([^"]+/wijzigingen/\d+)"', coach.lees(VOORSTELLEN))
        assert besluit
        with eigen_wereld.opslag.lezen() as session:
            voor = KlantRepository(session).get("K-1001")
        coach.leg_vast(besluit[1], besluit="afgewezen")
        with eigen_wereld.opslag.lezen() as session:
            assert KlantRepository(session).get("K-1001") == voor
        assert "Niet aangepast" in coach.lees(VOORSTELLEN)

    def test_tijden_worden_als_week_gevraagd_en_bewaard(self, eigen_wereld, blader):
        velden = {"nee": "klant:dagdelen", "dag": "2026-11-23", "gevraagd": "dagdelen"}
        fout = blader(COACH).verstuur(NIET_DOEN, **velden, dagdelen=["9-9"])
        assert fout.status_code == 400
        blader(COACH).leg_vast(NIET_DOEN, **velden, dagdelen=["0-0", "4-1"])
        (verloop,) = verlopen(eigen_wereld)
        assert str(verloop.gebeurtenissen[0].toelichting.dagdelen) == "ma ochtend; vr middag"

    def test_te_zwaar_zonder_antwoord_mag_ook(self, eigen_wereld, blader):
        velden = {"nee": "klant:te_zwaar", "dag": "2026-11-23"}
        assert "Op welk punt" in blader(COACH).verstuur(NIET_DOEN, **velden).text
        blader(COACH).leg_vast(NIET_DOEN, **velden, gevraagd="te_zwaar", fml_item="")
        (verloop,) = verlopen(eigen_wereld)
        assert verloop.gebeurtenissen[0].reden is Voorstelreden.TE_ZWAAR


class TestTijdlijn:
    def test_werk_dat_niet_meer_te_zien_is_heeft_geen_dode_link(self, eigen_wereld, blader):
        coach = blader(COACH)
        coach.stel_voor()
        waarom = "/klanten/K-1001/waarom/V-1"
        assert f'href="{waarom}"' in coach.lees(VOORSTELLEN)
        elders = frozenset({ANDERE_ORGANISATIE})
        with eigen_wereld.opslag.schrijven() as session:
            vacatures = VacatureRepository(session)
            vacatures.save(replace(vacatures.get("V-1"), zichtbaar_voor=elders), door="test")
        pagina = coach.lees(VOORSTELLEN)
        assert "Dit werk is er niet meer." in pagina
        assert f'href="{waarom}"' not in pagina
        assert coach.client.get(waarom).status_code == 404

    def test_zonder_voorstellen_staat_er_wat_te_doen(self, blader):
        assert "Er is nog niets voorgesteld" in blader(COACH).lees(VOORSTELLEN)

    def test_alleen_wat_nu_kan_is_te_kiezen(self, blader):
        coach = blader(COACH)
        pad = coach.stel_voor()
        keuzes = set(re.findall(r"vastleggen\?soort=(\w+)", coach.lees(VOORSTELLEN)))
        assert keuzes == {
            "antwoord", "gesprek", "proefplaatsing", "inleen", "loonkostensubsidie",
            "arbeidsovereenkomst", "geweigerd",
        }  # fmt: skip
        coach.leg_vast(f"{pad}/vastleggen", soort="arbeidsovereenkomst", dag="2026-11-21")
        keuzes = set(re.findall(r"vastleggen\?soort=(\w+)", coach.lees(VOORSTELLEN)))
        assert {"uren", "uitval"} <= keuzes
        assert not keuzes & {"geweigerd", "proefplaatsing", "nog_aan_het_werk", "voorgesteld"}
        assert coach.client.get(f"{pad}/vastleggen?soort=geweigerd").status_code == 303

    def test_van_voorstel_tot_zes_maanden_in_woorden(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = coach.stel_voor(dag="2026-03-02")
        for velden in (
            {"soort": "gesprek", "dag": "9-3-2026"},
            {"soort": "proefplaatsing", "dag": "2026-03-16"},
            {"soort": "loonkostensubsidie", "dag": "2026-04-01"},
            {"soort": "uren", "dag": "2026-04-01", "uren": "22,5"},
        ):
            coach.leg_vast(f"{pad}/vastleggen", **velden)
        pagina = coach.lees(VOORSTELLEN)
        assert "Vraag of de klant na 6 maanden nog werkt (sinds 1 oktober 2026)" in pagina
        assert "Werkt 22,5 uur per week" in pagina
        formulier = coach.lees(f"{pad}/vastleggen?soort=nog_aan_het_werk")
        assert [m for m in "136" if f'name="maanden" value="{m}"' in formulier] == ["1", "3", "6"]
        velden = {"soort": "nog_aan_het_werk", "dag": "2026-11-23", "maanden": "6"}
        coach.leg_vast(f"{pad}/vastleggen", **velden)
        assert "Duurzaam aan het werk" in coach.lees(VOORSTELLEN)
        coach.leg_vast(f"{pad}/vastleggen", soort="uitval", dag="2026-11-23", reden="loon")
        (verloop,) = verlopen(eigen_wereld)
        assert verloop.einde is not None
        pagina = coach.lees(VOORSTELLEN)
        assert "Het loon is te laag" in pagina
        assert "vastleggen?soort=" not in pagina

    def test_wie_nadenkt_wordt_opnieuw_gevraagd(self, blader):
        coach = blader(COACH)
        coach.stel_voor(antwoord="denkt_na")
        pagina = coach.lees(VOORSTELLEN)
        assert "De klant denkt erover na" in pagina
        assert "Vraag de klant of die dit werk wil" in pagina


class TestVerbeteren:
    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"wat": "weg"}, "correctiereden"),
            ({"correctiereden": "dubbel"}, "wat"),
            ({"wat": "anders", "correctiereden": "onzin", "dag": "2026-11-22"}, "correctiereden"),
            ({"wat": "anders", "correctiereden": "dubbel", "dag": "gisteren"}, "dag"),
        ],
    )
    def test_zonder_keuze_en_reden_verandert_er_niets(self, eigen_wereld, blader, velden, veld):
        coach = blader(COACH)
        pad = coach.stel_voor()
        coach.leg_vast(f"{pad}/vastleggen", soort="gesprek", dag="2026-11-21")
        antwoord = coach.verstuur(f"{pad}/verbeteren/2", **velden)
        assert antwoord.status_code == 400
        assert f'id="{veld}-fout"' in antwoord.text
        assert len(soorten(eigen_wereld)) == 2

    def test_een_andere_dag_en_een_andere_vorm_met_reden(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = coach.stel_voor()
        coach.leg_vast(f"{pad}/vastleggen", soort="inleen", dag="2026-11-21")
        assert 'value="2026-11-21"' in coach.lees(f"{pad}/verbeteren/2")
        velden = {"wat": "anders", "correctiereden": "verkeerde_keuze", "gezien": "2"}
        coach.leg_vast(
            f"{pad}/verbeteren/2", **velden, soort="loonkostensubsidie", dag="2026-11-22"
        )
        (verloop,) = verlopen(eigen_wereld)
        laatste = verloop.geldend[-1]
        assert (laatste.soort, laatste.corrigeert) == (S.LOONKOSTENSUBSIDIE, 2)
        assert laatste.correctiereden is Correctiereden.VERKEERDE_KEUZE
        pagina = coach.lees(VOORSTELLEN)
        assert "Wat is verbeterd (1)" in pagina
        assert "Verbeterd door Collega coach.anna op 23 november 2026: de keuze klopte" in pagina

    def test_weghalen_laat_het_spoor_staan(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = coach.stel_voor()
        coach.leg_vast(f"{pad}/vastleggen", soort="gesprek", dag="2026-11-21")
        weg = {"wat": "weg", "correctiereden": "dubbel", "gezien": "2"}
        coach.leg_vast(f"{pad}/verbeteren/2", **weg)
        (verloop,) = verlopen(eigen_wereld)
        assert [g.soort for g in verloop.geldend] == [S.VOORGESTELD]
        assert verloop.gebeurtenissen[-1].soort is S.INGETROKKEN
        assert "Weggehaald door" in coach.lees(VOORSTELLEN)
        assert coach.client.get(f"{pad}/verbeteren/2").status_code == 303
        assert coach.client.get(f"{pad}/verbeteren/9").status_code == 404

    def test_wat_daarna_kwam_houdt_een_verbetering_tegen(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = coach.stel_voor()
        coach.leg_vast(f"{pad}/vastleggen", soort="inleen", dag="2026-11-21")
        weg = {"wat": "weg", "correctiereden": "dubbel", "gezien": "2"}
        assert coach.verstuur(f"{pad}/verbeteren/1", **weg).status_code == 409
        assert soorten(eigen_wereld) == [S.VOORGESTELD, S.INLEEN]
