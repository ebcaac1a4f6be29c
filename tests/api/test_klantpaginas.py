"""The klant's pages and what an employer's side comes to know: refusals first, then the record."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from api.bootstrap import Samenstelling
from api.web.klant.mijnbeeld import REDENEN
from modellen.klant.repository import KlantRepository
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from modellen.toestemming.model import Aanpassing, Toestemmingsbron
from modellen.traject.gedeeld import KLANTEVALUATIE
from modellen.traject.repository import TrajectRepository
from modellen.voorstel.model import Voorstelsoort
from modellen.voorstel.redenen import Klantantwoord, Voorstelreden, Weigeraar
from tests.api.bladeraar import VOORSTELLEN, Bladeraar, verborgen, verlopen
from tests.api.conftest import Aanmelder
from tests.api.delen import (
    DELEN,
    NAAM,
    TOESTEMMING,
    WAT_IEMAND_KAN,
    WERKVOORSTELLEN,
    deel,
    geef_vrij,
    toestemmingen,
)
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDER_KLANTACCOUNT,
    ANDERE_COACH,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    LOS_KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
)
from tests.builders import ANDERE_ORGANISATIE
from tests.modellen.documenten.proefdocument import SOORT
from tests.modellen.traject.proefsoort import PROEFSOORT

S, A = Voorstelsoort, Klantantwoord
WERK = "/mijn/werk/1"
MIJN = (
    "/mijn",
    "/mijn/werk",
    "/mijn/gesprekken",
    "/mijn/documenten",
    "/mijn/inzagen",
    "/mijn/mening",
)
BUITEN = (COACH, TEAMLEIDER, ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER)


@pytest.fixture
def lezer(als: Aanmelder) -> Callable[[str], Bladeraar]:
    """As ``blader``, in the world that nobody changes."""
    return lambda account: Bladeraar(als(account))


def gebeurd(wereld: Samenstelling) -> list[tuple[Voorstelsoort, Klantantwoord | None, str]]:
    return [(g.soort, g.antwoord, g.door) for v in verlopen(wereld) for g in v.gebeurtenissen]


def laatste_regel(wereld: Samenstelling) -> int:
    with wereld.opslag.lezen() as session:
        return hoogste_nummer(session, Stroom.AUDIT)


def zeg(klant: Bladeraar, **velden: str):
    return klant.verstuur(WERK, **({"gezien": "1"} | velden))


class TestGeweigerd:
    def test_een_ander_dan_een_klant_komt_niet_op_zijn_paginas(self, blader):
        blader(COACH).stel_voor(antwoord="antwoordt_zelf")
        for account in BUITEN:
            ander = blader(account)
            for adres in (*MIJN, WERK, DELEN, "/mijn/documenten/T-1/1"):
                assert ander.client.get(adres).status_code == 403, (account, adres)
            for adres in (WERK, DELEN, "/mijn/mening"):
                assert ander.verstuur(adres, antwoord="ja", gezien="1").status_code == 403

    def test_een_andere_klant_ziet_en_beantwoordt_niets(self, eigen_wereld, blader):
        blader(COACH).stel_voor(antwoord="antwoordt_zelf")
        for account in (ANDER_KLANTACCOUNT, LOS_KLANTACCOUNT):
            ander = blader(account)
            for adres in (WERK, DELEN, "/mijn/documenten/T-1/1", "/mijn/gesprekken/T-1/1/inhoud"):
                assert ander.client.get(adres).status_code == 404
            assert zeg(ander, antwoord="ja").status_code == 404
            assert ander.verstuur(DELEN, mag="ja", gezien="0", kaart="x").status_code == 404
            assert "Magazijnmedewerker" not in ander.lees("/mijn/werk")
        assert len(gebeurd(eigen_wereld)) == 1
        assert toestemmingen(eigen_wereld) == []

    def test_alleen_de_eigen_coach_legt_toestemming_vast_of_geeft_vrij(self, blader):
        blader(COACH).stel_voor()
        for account, status in (
            *((TEAMLEIDER, 403), (ACCOUNTMANAGER, 403), (KLANTACCOUNT, 403)),
            *((ANDERE_COACH, 404), (VERRE_COACH, 404)),
        ):
            ander = blader(account)
            assert ander.client.get(TOESTEMMING).status_code == status, account
            assert ander.verstuur(TOESTEMMING, mag="ja").status_code == status, account
            assert geef_vrij(ander).status_code == status, account
        eigen = VOORSTELLEN.replace("K-1001", "K-1003") + "/1/toestemming"
        assert blader(COACH).client.get(eigen).status_code == 404

    def test_wie_niet_met_werkgevers_praat_leest_geen_voorstellen_bij_werk(self, als):
        for account in (COACH, KLANTACCOUNT, OPDRACHTGEVER, BEHEERDER):
            assert als(account).get(WERKVOORSTELLEN).status_code == 403


class TestAntwoord:
    def test_wat_een_coach_alleen_bekeek_of_zelf_afraadde_ziet_de_klant_niet(self, blader):
        coach = blader(COACH)
        velden = {"nee": "coach:beter_passend", "dag": "2026-11-20"}
        coach.leg_vast("/klanten/K-1001/niet-doen/V-1", **velden)
        klant = blader(KLANTACCOUNT)
        assert "Er staat nog geen werk klaar" in klant.lees("/mijn/werk")
        assert klant.client.get(WERK).status_code == 404

    def test_zonder_keuze_uit_de_lijst_wordt_niets_bewaard(self, eigen_wereld, blader):
        blader(COACH).stel_voor(antwoord="antwoordt_zelf")
        klant = blader(KLANTACCOUNT)
        for velden in (
            *({}, {"antwoord": "misschien"}, {"antwoord": "antwoordt_zelf"}),
            *({"nee": "vervuld"}, {"nee": "onzin"}, {"antwoord": "ja", "nee": "te_ver"}),
        ):
            antwoord = zeg(klant, **velden)
            assert antwoord.status_code == 400, velden
            assert "Kies een antwoord" in antwoord.text
        assert zeg(klant, antwoord="ja", hervat="ja").status_code == 200
        assert len(gebeurd(eigen_wereld)) == 1

    def test_ja_staat_er_als_gebeurtenis_van_de_klant_en_de_coach_ziet_het(
        self, eigen_wereld, blader
    ):
        coach, klant = blader(COACH), blader(KLANTACCOUNT)
        coach.stel_voor(antwoord="antwoordt_zelf")
        lijst = klant.lees("/mijn/werk")
        assert "Wat vindt u van dit werk? (1)" in lijst
        assert "Nee zeggen mag altijd, en kost u niets" in lijst
        assert "De klant" not in lijst
        assert zeg(klant, antwoord="ja").headers["location"] == f"{WERK}?net=antwoord"
        assert gebeurd(eigen_wereld)[-1] == (S.ANTWOORD, A.JA, KLANTACCOUNT)
        assert "U zei ja" in klant.lees(f"{WERK}?net=antwoord")
        pagina = coach.lees(VOORSTELLEN)
        assert "De klant wil dit" in pagina
        assert f"Buiten {KLANTACCOUNT}" in pagina
        vandaag = coach.lees("/vandaag")
        assert "de klant wil dit" in vandaag
        assert "Vraag de klant wat de werkgever mag weten." in vandaag

    def test_vandaag_noemt_de_stap_die_echt_op_de_coach_wacht(self, blader):
        coach, klant = blader(COACH), blader(KLANTACCOUNT)
        coach.stel_voor(antwoord="antwoordt_zelf", dag="2026-11-23")
        assert (
            "De klant antwoordt zelf. Hoort u niets? Vraag ernaar op 30 november 2026."
            in coach.lees(VOORSTELLEN)
        )
        assert "Voorstellen die op u wachten (0)" in coach.lees("/vandaag")
        zeg(klant, antwoord="ja")
        deel(klant)
        vrij = "De klant gaf toestemming. Geef naam en kaart vrij."
        assert vrij in coach.lees("/vandaag")
        assert vrij in coach.lees(VOORSTELLEN)
        assert geef_vrij(coach).status_code == 303
        vandaag = coach.lees("/vandaag")
        assert vrij not in vandaag
        assert "Regel met de accountmanager een gesprek met de werkgever." in vandaag

    def test_een_ja_uit_een_gesprek_en_toestemming_daarna_wachten_niet_een_week(self, blader):
        coach = blader(COACH)
        coach.stel_voor(dag="2026-11-23")
        assert "Voorstellen die op u wachten (0)" in coach.lees("/vandaag")
        coach.leg_vast("/klanten/K-1001/stel-voor/N-1", antwoord="denkt_na", dag="2026-11-01")
        deel(blader(KLANTACCOUNT))
        vandaag = coach.lees("/vandaag")
        # What the klant waits for comes before what has waited longer.
        assert vandaag.index("Geef naam en kaart vrij.") < vandaag.index("Vraag de klant of die")

    def test_mijn_plan_begint_met_wat_op_antwoord_wacht_en_noemt_werk_dat_loopt(self, blader):
        coach, klant = blader(COACH), blader(KLANTACCOUNT)
        assert "Magazijnmedewerker" not in klant.lees("/mijn")
        pad = coach.stel_voor(antwoord="antwoordt_zelf")
        plan = klant.lees("/mijn")
        assert plan.index("Wat vindt u van dit werk? (1)") < plan.index("Hier bent u nu")
        assert f'href="{WERK}"' in plan
        zeg(klant, antwoord="ja")
        plan = klant.lees("/mijn")
        assert "Wat vindt u van dit werk?" not in plan
        assert "U zei ja. Kies nu wat het bedrijf mag weten." in plan
        assert f'href="{DELEN}"' in plan
        deel(klant)
        assert f'href="{DELEN}"' not in klant.lees("/mijn")
        coach.leg_vast(f"{pad}/vastleggen", soort="proefplaatsing", dag="2026-11-23", gezien="2")
        assert "U begon op proef." in klant.lees("/mijn")

    def test_na_ja_is_kiezen_wat_het_bedrijf_weet_het_eerste_en_daarna_niet_meer(self, blader):
        klant = blader(KLANTACCOUNT)
        blader(COACH).stel_voor(antwoord="antwoordt_zelf")
        zeg(klant, antwoord="ja")
        pagina = klant.lees(f"{WERK}?net=antwoord")
        assert pagina.index("Wat weet het bedrijf van u?") < pagina.index("anders over?")
        assert "Kies nu hieronder wat het bedrijf mag weten." in pagina
        deel(klant)
        pagina = klant.lees(f"{WERK}?net=delen")
        assert pagina.index("anders over?") < pagina.index("Wat weet het bedrijf van u?")
        assert "Bekijk of verander uw keuze" in pagina

    def test_nog_nadenken_en_daarna_nee_met_een_reden(self, eigen_wereld, blader):
        klant = blader(KLANTACCOUNT)
        blader(COACH).stel_voor(antwoord="antwoordt_zelf")
        assert zeg(klant, antwoord="denkt_na").status_code == 303
        assert "Ik denk nog na" not in klant.lees(WERK)
        assert zeg(klant, nee="te_zwaar", gezien="2").status_code == 303
        (verloop,) = verlopen(eigen_wereld)
        einde = verloop.einde
        assert einde is not None
        assert (einde.weigeraar, einde.reden) == (Weigeraar.KLANT, Voorstelreden.TE_ZWAAR)
        assert einde.door == KLANTACCOUNT
        assert "U zei nee: het werk is te zwaar voor mij" in klant.lees(WERK)
        assert 'name="antwoord"' not in klant.lees(WERK)

    def test_twee_antwoorden_tegelijk_en_de_tweede_leest_wat_er_bij_kwam(
        self, eigen_wereld, blader
    ):
        klant = blader(KLANTACCOUNT)
        pad = blader(COACH).stel_voor(antwoord="antwoordt_zelf")
        velden = {"soort": "antwoord", "antwoord": "denkt_na", "dag": "2026-11-23", "gezien": "1"}
        blader(COACH).leg_vast(f"{pad}/vastleggen", **velden)
        botst = zeg(klant, nee="te_ver")
        assert botst.status_code == 409
        assert "Dit kwam er net bij" in botst.text
        assert "U denkt erover na" in botst.text
        assert verborgen(botst.text)["gezien"] == "2"
        assert len(gebeurd(eigen_wereld)) == 2

    def test_wat_de_klant_zelf_zei_verbetert_een_ander_niet(self, eigen_wereld, blader):
        coach, klant = blader(COACH), blader(KLANTACCOUNT)
        pad = coach.stel_voor(antwoord="antwoordt_zelf")
        assert zeg(klant, antwoord="denkt_na").status_code == 303
        pagina = coach.lees(VOORSTELLEN)
        assert "verbeteren/1" in pagina
        assert "verbeteren/2" not in pagina
        velden = {
            "wat": "anders",
            "correctiereden": "dubbel",
            "antwoord": "ja",
            "dag": "2026-11-23",
        }
        antwoord = coach.verstuur(f"{pad}/verbeteren/2", **velden)
        assert antwoord.status_code == 409
        assert "Dit gaf de klant zelf als antwoord" in antwoord.text
        assert len(gebeurd(eigen_wereld)) == 2

    def test_twee_keer_drukken_is_een_keer_gezegd(self, eigen_wereld, blader):
        klant = blader(KLANTACCOUNT)
        blader(COACH).stel_voor(antwoord="antwoordt_zelf")
        assert [zeg(klant, antwoord="ja").status_code for _ in range(2)] == [303, 303]
        assert len(gebeurd(eigen_wereld)) == 2

    def test_wie_al_werkt_heeft_niets_meer_te_kiezen(self, eigen_wereld, blader):
        klant = blader(KLANTACCOUNT)
        pad = blader(COACH).stel_voor()
        velden = {"soort": "arbeidsovereenkomst", "dag": "2026-11-21", "gezien": "1"}
        blader(COACH).leg_vast(f"{pad}/vastleggen", **velden)
        assert 'name="antwoord"' not in klant.lees(WERK)
        assert zeg(klant, antwoord="denkt_na", gezien="2").status_code == 409
        assert zeg(klant, nee="te_ver", gezien="2").status_code == 409
        assert len(gebeurd(eigen_wereld)) == 2

    def test_elke_reden_van_een_klant_heeft_zijn_woorden(self):
        van_klant = {r for r in Voorstelreden if Weigeraar.KLANT in r.weigeraars}
        assert set(REDENEN) == van_klant


class TestDelen:
    def test_de_kaart_is_wat_de_werkgever_ziet_en_niets_over_gezondheid(self, blader):
        blader(COACH).stel_voor()
        pagina = blader(KLANTACCOUNT).lees(DELEN)
        assert NAAM in pagina
        assert WAT_IEMAND_KAN in pagina
        assert "zwabberziekte" not in pagina
        kaart = pagina.split('class="werkgeverskaart"')[1].split("</div>")[0]
        assert "handen werken" not in kaart, "a wish stays with the coach"

    def test_ja_bewaart_precies_wat_er_stond_met_de_aanpassingen(self, eigen_wereld, blader):
        klant = blader(KLANTACCOUNT)
        blader(COACH).stel_voor()
        antwoord = deel(klant, aanpassingen=["korte_pauzes", "onzin"])
        assert antwoord.headers["location"] == f"{WERK}?net=delen"
        (ja,) = toestemmingen(eigen_wereld)
        assert (ja.mag, ja.bron, ja.door) == (True, Toestemmingsbron.KLANT_ZELF, KLANTACCOUNT)
        assert ja.kaart is not None
        assert ja.kaart.aanpassingen == (Aanpassing.KORTE_PAUZES,)
        assert any(WAT_IEMAND_KAN in zin for zin in ja.kaart.kan)
        assert "Aan deze bedrijven gaf u toestemming" in klant.lees("/mijn/werk")
        assert deel(klant, mag="nee").status_code == 303
        assert "Aan deze bedrijven gaf u toestemming" not in klant.lees("/mijn/werk")

    def test_zonder_keuze_of_met_een_oude_kaart_wordt_niets_bewaard(self, eigen_wereld, blader):
        klant = blader(KLANTACCOUNT)
        blader(COACH).stel_voor()
        assert deel(klant, mag="").status_code == 400
        assert deel(klant, kaart="0" * 16).status_code == 409
        assert deel(klant, gezien="1").status_code == 409
        assert deel(klant, hervat="ja").status_code == 200
        assert toestemmingen(eigen_wereld) == []

    def test_een_profiel_dat_intussen_verandert_vraagt_opnieuw(self, eigen_wereld, blader):
        klant = blader(KLANTACCOUNT)
        blader(COACH).stel_voor()
        velden = verborgen(klant.lees(DELEN))
        with eigen_wereld.opslag.schrijven() as session:
            repository = KlantRepository(session)
            repository.save(replace(repository.get("K-1001"), dagdelen=None), door="test")
        antwoord = klant.verstuur(DELEN, mag="ja", gezien=velden["gezien"], kaart=velden["kaart"])
        assert antwoord.status_code == 409
        assert toestemmingen(eigen_wereld) == []

    def test_toestemming_geldt_per_werkgever(self, eigen_wereld, blader):
        coach, klant = blader(COACH), blader(KLANTACCOUNT)
        coach.stel_voor()
        coach.leg_vast("/klanten/K-1001/stel-voor/N-1", antwoord="ja", dag="2026-11-20")
        assert deel(klant, adres="/mijn/werk/2/delen").status_code == 303
        assert [t.bij for t in toestemmingen(eigen_wereld, "W-1")] == ["W-1"]
        assert toestemmingen(eigen_wereld) == []
        assert geef_vrij(coach).status_code == 409

    def test_een_coach_noemt_wat_de_klant_zei_en_wanneer(self, eigen_wereld, blader):
        coach = blader(COACH)
        coach.stel_voor()
        goed = {"mag": "ja", "dag": "2026-11-20"}
        for velden, veld in (({"mag": ""}, "mag"), ({"dag": "ooit"}, "dag")):
            antwoord = deel(coach, adres=TOESTEMMING, **(goed | velden))
            assert antwoord.status_code == 400
            assert f'id="{veld}-fout"' in antwoord.text
        assert deel(coach, adres=TOESTEMMING, dag="2026-11-24").status_code == 409
        assert toestemmingen(eigen_wereld) == []
        assert deel(coach, adres=TOESTEMMING, **goed).status_code == 303
        (ja,) = toestemmingen(eigen_wereld)
        assert (ja.bron, str(ja.dag), ja.door) == (Toestemmingsbron.GESPREK, "2026-11-20", COACH)
        assert "opgeschreven door uw coach" in blader(KLANTACCOUNT).lees(DELEN)

    def test_een_coach_zegt_geen_ja_over_een_nee_van_de_klant_zelf(self, eigen_wereld, blader):
        coach = blader(COACH)
        coach.stel_voor()
        assert deel(blader(KLANTACCOUNT), mag="nee").status_code == 303
        antwoord = deel(coach, adres=TOESTEMMING, dag="2026-11-23")
        assert antwoord.status_code == 409
        assert "zelf anders" in antwoord.text
        assert [t.mag for t in toestemmingen(eigen_wereld)] == [False]


class TestBekendmaken:
    def lees(self, blader, account: str = ACCOUNTMANAGER) -> str:
        pagina: str = blader(account).lees(WERKVOORSTELLEN)
        return pagina

    def staat_er_niet(self, blader) -> None:
        for account in (ACCOUNTMANAGER, TEAMLEIDER):
            pagina = self.lees(blader, account)
            for woord in (*NAMEN["K-1001"], "K-1001", "werkgeverskaart", WAT_IEMAND_KAN):
                assert woord not in pagina, (account, woord)
            assert re.search("Kandidaat [A-Z2-7]{4}-[A-Z2-7]{4}", pagina)

    def test_zonder_voorstel_staat_er_wat_te_doen(self, lezer):
        assert "Er is nog niemand voorgesteld" in self.lees(lezer)

    def test_er_lekt_niets_voor_klant_en_coach_ja_zeiden(self, eigen_wereld, blader):
        coach, klant = blader(COACH), blader(KLANTACCOUNT)
        coach.stel_voor(antwoord="antwoordt_zelf")
        self.staat_er_niet(blader)
        assert deel(klant).status_code == 303
        self.staat_er_niet(blader)
        assert geef_vrij(coach).status_code == 409, "the klant did not say yes to the work"
        assert zeg(klant, antwoord="ja").status_code == 303
        self.staat_er_niet(blader)
        assert "nog niet vrijgegeven" in self.lees(blader)
        assert geef_vrij(coach).status_code == 303
        pagina = self.lees(blader)
        assert NAAM in pagina
        assert "werkgeverskaart" in pagina
        assert "K-1001" not in pagina

    def bekend(self, blader) -> tuple[Bladeraar, Bladeraar]:
        coach, klant = blader(COACH), blader(KLANTACCOUNT)
        coach.stel_voor()
        assert deel(klant, aanpassingen=["rustige_plek"]).status_code == 303
        assert "Nu u nog" in coach.lees(VOORSTELLEN)
        assert geef_vrij(coach).status_code == 303
        assert NAAM in self.lees(blader)
        return coach, klant

    def test_wat_gedeeld_wordt_is_wat_de_klant_zag(self, eigen_wereld, blader):
        self.bekend(blader)
        with eigen_wereld.opslag.schrijven() as session:
            repository = KlantRepository(session)
            klant = repository.get("K-1001")
            repository.save(replace(klant, werkervaring=()), door="test")
        pagina = self.lees(blader)
        assert Aanpassing.RUSTIGE_PLEK.label in pagina
        assert WAT_IEMAND_KAN in pagina

    def test_de_klant_trekt_in_en_de_naam_is_weg(self, eigen_wereld, blader):
        coach, klant = self.bekend(blader)
        assert deel(klant, mag="nee").status_code == 303
        self.staat_er_niet(blader)
        assert "Gebruik ze niet meer" in self.lees(blader)
        # A new yes is not released by the old release.
        assert deel(klant).status_code == 303
        self.staat_er_niet(blader)
        assert geef_vrij(coach, gezien="1").status_code == 409
        assert geef_vrij(coach, gezien="3").status_code == 303
        assert NAAM in self.lees(blader)
        assert [t.mag for t in toestemmingen(eigen_wereld)] == [True, False, True]

    def test_de_coach_trekt_in_of_de_klant_bedenkt_zich_over_het_werk(self, blader):
        coach, klant = self.bekend(blader)
        assert geef_vrij(coach, "terug").status_code == 303
        self.staat_er_niet(blader)
        assert geef_vrij(coach, "terug").status_code == 409
        assert geef_vrij(coach).status_code == 303
        assert zeg(klant, antwoord="denkt_na").status_code == 303
        self.staat_er_niet(blader)
        assert zeg(klant, nee="anders", gezien="2").status_code == 303
        self.staat_er_niet(blader)
        assert "Het bedrijf ziet niets meer van u" in klant.lees(WERK)
        assert deel(klant, mag="ja").status_code == 409, "it is over"

    def test_wie_naar_een_andere_organisatie_ging_wordt_niet_meer_genoemd(
        self, eigen_wereld, blader
    ):
        self.bekend(blader)
        with eigen_wereld.opslag.schrijven() as session:
            repository = KlantRepository(session)
            klant = repository.get("K-1001")
            repository.save(replace(klant, organisatie=ANDERE_ORGANISATIE), door="test")
        assert "Er is nog niemand voorgesteld" in self.lees(blader)

    def test_de_klant_leest_wie_zijn_naam_zag(self, blader):
        _, klant = self.bekend(blader)
        pagina = klant.lees("/mijn/inzagen")
        assert (
            f"Collega {ACCOUNTMANAGER} (accountmanager) heeft dit gelezen: "
            "uw naam en wat u met een werkgever wilt delen." in pagina
        )


class TestPlan:
    def test_waar_ik_ben_en_wat_er_komt(self, lezer):
        klant = lezer(KLANTACCOUNT)
        start = klant.client.get("/")
        assert start.headers["location"] == "/mijn"
        pagina = klant.lees("/mijn")
        assert "Hier bent u nu: Lopend." in pagina
        assert "stap 2 van 3" in pagina
        assert 'aria-current="page">Mijn plan' in pagina
        assert klant.lees("/mijn/werk").count("aria-current") == 1

    def test_wie_nog_nergens_bij_hoort_leest_wat_te_doen(self, lezer):
        klant = lezer(LOS_KLANTACCOUNT)
        for adres, zin in zip(
            MIJN,
            (
                "Er is nog geen plan", "Er staat nog geen werk klaar", "nog geen gesprek",
                "nog geen documenten", "Nog niemand keek", "nog niets om over te vertellen",
            ),
            strict=True,
        ):  # fmt: skip
            assert zin in klant.lees(adres)

    def test_gesprekken_leest_de_klant_met_wat_er_is_gezegd(self, schrijver, blader):
        coach = schrijver(COACH)
        verzoek = {"stap": "contactmoment", "gegevens": {"soort": "telefoon", "aanwezig": True}}
        assert coach.post("/v1/trajecten/T-1/gebeurtenissen", json=verzoek).status_code == 201
        inhoud = "/v1/trajecten/T-1/contactmomenten/3/inhoud"
        assert coach.put(inhoud, json={"tekst": "Wij spraken over roosters."}).status_code == 200
        klant = blader(KLANTACCOUNT)
        assert "/mijn/gesprekken/T-1/3/inhoud" in klant.lees("/mijn/gesprekken")
        assert "Wij spraken over roosters." in klant.lees("/mijn/gesprekken/T-1/3/inhoud")

    def test_inzagen_zijn_te_bladeren(self, lezer):
        klant = lezer(KLANTACCOUNT)
        assert "Pagina" not in klant.lees("/mijn/inzagen?pagina=2")
        lezer(COACH).lees("/klanten/K-1001")
        assert "Collega coach.anna (jobcoach) heeft dit gelezen" in klant.lees("/mijn/inzagen")


class TestDocumenten:
    @pytest.fixture(autouse=True)
    def _met_documenten(self, eigen_wereld: Samenstelling) -> None:
        eigen_wereld.soorten = lambda: {SOORT.code: SOORT}

    def test_lezen_tekenen_en_bewaren(self, eigen_wereld, schrijver, blader):
        maak = {"soort": "eindrapportage"}
        gemaakt = schrijver(COACH).post("/v1/trajecten/T-1/documenten", json=maak)
        assert gemaakt.status_code == 201
        klant, pad = blader(KLANTACCOUNT), "/mijn/documenten/T-1/1"
        assert f'href="{pad}"' in klant.lees("/mijn/documenten")
        assert "Eindrapportage" in klant.lees(pad)
        zonder = klant.verstuur(pad)
        assert zonder.status_code == 400
        assert "Zet eerst een vinkje" in zonder.text
        assert klant.verstuur(pad, akkoord="ja").status_code == 303
        assert "U heeft getekend" in klant.lees(f"{pad}?net=true")
        assert "U heeft getekend" in klant.lees("/mijn/documenten")
        gelezen = schrijver(COACH).get("/v1/trajecten/T-1/documenten/1").json()
        assert [h["rol"] for h in gelezen["handtekeningen"]] == ["klant"]
        assert klant.client.get(f"{pad}/bestand").content.startswith(b"%PDF")


class TestMening:
    @pytest.fixture(autouse=True)
    def _met_evaluatie(self, eigen_wereld: Samenstelling) -> None:
        soort = replace(PROEFSOORT, stappen=(*PROEFSOORT.stappen, KLANTEVALUATIE))
        eigen_wereld.soorten = lambda: {soort.code: soort}

    def gezegd(self, wereld: Samenstelling):
        with wereld.opslag.lezen() as session:
            stand = TrajectRepository(session).stand("T-1", met_vertrouwelijk=True)
            return [dict(g.gegevens) for g in stand.alle("klantevaluatie")]

    def test_zonder_antwoord_of_tegelijk_wordt_niets_bewaard(self, eigen_wereld, blader):
        klant = blader(KLANTACCOUNT)
        goed = {
            "traject": "T-1",
            "gezien": "2",
            "mee": "ja",
            "wat_vond_je": "Fijn.",
            "tips": "Geen.",
        }
        for velden in ({"wat_vond_je": ""}, {"tips": " "}, {"mee": ""}, {"tips": "x" * 4001}):
            antwoord = klant.verstuur("/mijn/mening", **(goed | velden))
            assert antwoord.status_code == 400
        assert "Fijn." in antwoord.text, "what was typed stays"
        assert klant.verstuur("/mijn/mening", **(goed | {"gezien": "1"})).status_code == 409
        assert klant.verstuur("/mijn/mening", **(goed | {"traject": "T-2"})).status_code == 404
        assert klant.verstuur("/mijn/mening", **(goed | {"hervat": "ja"})).status_code == 200
        assert self.gezegd(eigen_wereld) == []

    def test_mening_is_een_stap_van_het_traject_en_nee_mag_ook(self, eigen_wereld, blader):
        klant = blader(KLANTACCOUNT)
        velden = {
            "traject": "T-1",
            "gezien": "2",
            "mee": "ja",
            "wat_vond_je": "Fijn.",
            "tips": "Bel.",
        }
        assert klant.verstuur("/mijn/mening", **velden).status_code == 303
        assert "Dank u wel" in klant.lees("/mijn/mening?net=true")
        weiger = {"traject": "T-1", "gezien": "3", "mee": "nee", "tips": "telt niet"}
        assert klant.verstuur("/mijn/mening", **weiger).status_code == 303
        assert self.gezegd(eigen_wereld) == [
            {"klant_doet_mee": True, "wat_vond_je": "Fijn.", "tips": "Bel."},
            {"klant_doet_mee": False},
        ]
