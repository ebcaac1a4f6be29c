"""A traject on the pages: refusals first, then steps, talks, documents and who looks along."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from api.bootstrap import Samenstelling
from modellen.contact.repository import GespreksinhoudRepository
from modellen.documenten.model import Wijze
from modellen.documenten.repository import DocumentRepository
from modellen.team.repository import MeedenkerRepository
from modellen.traject.gedeeld import open_afspraken
from modellen.traject.repository import TrajectRepository
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand
from tests.api.bladeraar import Bladeraar, verborgen
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    BEHEERDER,
    BIJZIN,
    COACH,
    KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_COACH,
)
from tests.modellen.documenten.proefdocument import SOORT

BUITEN = (ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT)
T1 = "/trajecten/T-1"
PAGINAS = (
    T1,
    f"{T1}/vastleggen",
    f"{T1}/vastleggen?stap=gesprek",
    f"{T1}/verbeteren/1",
    f"{T1}/gesprek",
    f"{T1}/documenten",
    "/klanten/K-1001/traject-beginnen",
)
ALLEEN_COACH = (f"{T1}/meedenken", f"{T1}/gesprekken/3")
FORMULIEREN = (
    f"{T1}/vastleggen",
    f"{T1}/verbeteren/2",
    f"{T1}/gesprek",
    f"{T1}/gesprekken/3",
    f"{T1}/documenten",
    f"{T1}/documenten/1/tekenen",
    f"{T1}/meedenken",
    f"{T1}/meedenken/1/stop",
    "/klanten/K-1001/traject-beginnen",
)
GESPREK = {"dag": "2026-11-20", "v-soort": "gesprek", "v-aanwezig": "ja", "v-duur_minuten": "45"}
STAP = {"stap": "gesprek", "dag": "2026-11-20", "v-onderwerp": "De bakkerij", "v-duur": "7,5"}
INHOUD = "rode kanarie op de fiets"
ALLES = STAP | GESPREK | {"inhoud": INHOUD}
VRAAG = {"account": ANDERE_COACH, "van": "2026-11-23", "tot": "2026-12-01", "vraag": "Kijk?"}


@pytest.fixture
def blader(
    eigen_wereld: Samenstelling, blader: Callable[[str], Bladeraar]
) -> Callable[[str], Bladeraar]:
    eigen_wereld.soorten = lambda: {SOORT.code: SOORT} | dict(trajectsoorten())
    return blader


def stand(wereld: Samenstelling, nummer: str = "T-1") -> Stand:
    with wereld.opslag.lezen() as session:
        return TrajectRepository(session).stand(nummer, met_vertrouwelijk=True)


def inhoud(wereld: Samenstelling, nummer: str, contact: int) -> list[str]:
    with wereld.opslag.lezen() as session:
        return [v.tekst for v in GespreksinhoudRepository(session).versies(nummer, contact)]


def begin(coach: Bladeraar, soort: str = "tweede_spoor") -> str:
    """A real traject of K-1001; gives its address."""
    antwoord = coach.verstuur(
        "/klanten/K-1001/traject-beginnen", soort=soort, opdrachtgever="bedrijf"
    )
    assert antwoord.status_code == 303, antwoord.text
    return str(antwoord.headers["location"]).partition("?")[0]


class TestWeigeringen:
    @pytest.mark.parametrize("account", BUITEN)
    def test_wie_geen_dossier_ziet_opent_en_verstuurt_niets(self, eigen_wereld, blader, account):
        ander, voor = blader(account), stand(eigen_wereld)
        for adres in (*PAGINAS, *ALLEEN_COACH, "/agenda", "/vannacht", "/aandacht"):
            assert ander.client.get(adres).status_code == 403, adres
        for adres in FORMULIEREN:
            assert ander.verstuur(adres, **ALLES).status_code == 403
        assert stand(eigen_wereld) == voor

    @pytest.mark.parametrize("account", [ANDERE_COACH, VERRE_COACH])
    def test_het_traject_van_een_ander_bestaat_niet(self, eigen_wereld, blader, account):
        ander, voor = blader(account), stand(eigen_wereld)
        for adres in (*PAGINAS, *ALLEEN_COACH, "/meedenken/T-1"):
            assert ander.client.get(adres).status_code == 404, adres
        for adres in FORMULIEREN:
            assert ander.verstuur(adres, **ALLES).status_code == 404
        assert stand(eigen_wereld) == voor

    def test_een_teamleider_leest_en_schrijft_niets_vertrouwelijks(self, eigen_wereld, blader):
        coach, leider = blader(COACH), blader(TEAMLEIDER)
        coach.leg_vast(f"{T1}/gesprek", **GESPREK, inhoud=INHOUD)
        nummer = len(stand(eigen_wereld).gebeurtenissen)
        for adres in PAGINAS:
            assert BIJZIN not in leider.lees(adres), adres
            assert INHOUD not in leider.lees(adres), adres
        assert BIJZIN in coach.lees(T1)
        for adres in (f"{T1}/gesprekken/{nummer}", f"{T1}/meedenken", "/agenda", "/vannacht"):
            assert leider.client.get(adres).status_code == 403, adres
        assert 'name="inhoud"' not in leider.lees(f"{T1}/gesprek")
        assert 'name="v-verhaal"' not in leider.lees(f"{T1}/vastleggen?stap=gesprek")
        for adres, velden in (
            (f"{T1}/vastleggen", STAP),
            (f"{T1}/verbeteren/2", STAP | {"wat": "weg", "reden": "fout"}),
            (f"{T1}/gesprek", GESPREK | {"inhoud": INHOUD}),
            (f"{T1}/gesprekken/{nummer}", {"tekst": "x", "reden": "y", "gelezen": "1"}),
        ):
            assert leider.verstuur(adres, **velden).status_code == 403, adres
        assert len(stand(eigen_wereld).gebeurtenissen) == nummer
        assert inhoud(eigen_wereld, "T-1", nummer) == [INHOUD]

    def test_een_teamleider_legt_wel_vast_dat_er_is_gesproken(self, eigen_wereld, blader):
        blader(TEAMLEIDER).leg_vast(f"{T1}/gesprek", **GESPREK)
        laatste = stand(eigen_wereld).gebeurtenissen[-1]
        assert (laatste.stap, laatste.door) == ("contactmoment", TEAMLEIDER)

    def test_een_stap_of_gebeurtenis_die_er_niet_is_bestaat_niet(self, eigen_wereld, blader):
        coach = blader(COACH)
        assert coach.verstuur(f"{T1}/vastleggen", stap="vakantie", dag="x").status_code == 404
        assert coach.client.get(f"{T1}/verbeteren/99").status_code == 404
        assert coach.verstuur(f"{T1}/verbeteren/99", wat="weg", reden="x").status_code == 404
        assert coach.client.get(f"{T1}/gesprekken/1").status_code == 404
        assert coach.client.get(f"{T1}/documenten/7").status_code == 404

    def test_wat_een_poort_weigert_komt_terug_met_de_reden(self, eigen_wereld, blader):
        coach = blader(COACH)
        coach.leg_vast(f"{T1}/verbeteren/2", wat="weg", reden="Niet gebeurd.", gezien="2")
        antwoord = coach.verstuur(
            f"{T1}/vastleggen", stap="afsluiten", dag="2026-11-23", **{"v-resultaat": "werk"}
        )
        assert antwoord.status_code == 409
        assert "Er was nog geen gesprek. Voer eerst een gesprek." in antwoord.text
        assert 'value="werk" checked' in antwoord.text
        assert "Er was nog geen gesprek." in coach.lees(f"{T1}/vastleggen?stap=afsluiten")
        assert not stand(eigen_wereld).is_afgesloten


class TestNietsGaatVerloren:
    @pytest.mark.parametrize(
        ("adres", "velden", "fout"),
        [
            (f"{T1}/vastleggen", STAP | {"dag": "31-2-2026"}, "dag"),
            (f"{T1}/vastleggen", STAP | {"tijd": "25:00"}, "tijd"),
            (f"{T1}/vastleggen", STAP | {"v-duur": "1.000"}, "v-duur"),
            (f"{T1}/vastleggen", STAP | {"v-onderwerp": " ", "v-verhaal": INHOUD}, "v-onderwerp"),
            (f"{T1}/verbeteren/2", STAP | {"wat": "", "reden": INHOUD}, "wat"),
            (f"{T1}/verbeteren/2", STAP | {"wat": "anders", "v-verhaal": INHOUD}, "reden"),
            (f"{T1}/gesprek", GESPREK | {"dag": "morgen", "inhoud": INHOUD}, "dag"),
            (f"{T1}/gesprek", {"dag": "2026-11-20", "inhoud": INHOUD}, "v-soort"),
        ],
    )
    def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(
        self, eigen_wereld, blader, adres, velden, fout
    ):
        voor = stand(eigen_wereld)
        antwoord = blader(COACH).verstuur(adres, **velden)
        assert antwoord.status_code == 400
        assert f'href="#{fout}"' in antwoord.text
        for waarde in velden.values():
            assert waarde.strip() in antwoord.text, waarde
        assert stand(eigen_wereld) == voor

    def test_een_afspraak_zonder_dag_bewaart_het_hele_gesprek_op_het_scherm(
        self, eigen_wereld, blader
    ):
        coach = blader(COACH)
        pad = begin(coach)
        velden = GESPREK | {
            "wat": ["Brief schrijven", "Bellen"],
            "wie": ["klant", "buurman"],
            "voor": ["2026-12-01", "volgende week"],
            "inhoud": INHOUD,
        }
        antwoord = coach.verstuur(f"{pad}/gesprek", **velden)
        assert antwoord.status_code == 400
        for waarde in ("Brief schrijven", "Bellen", "volgende week", INHOUD, "2026-12-01"):
            assert waarde in antwoord.text
        assert 'href="#voor-2"' in antwoord.text
        assert 'href="#wie-2"' in antwoord.text
        assert stand(eigen_wereld, pad.rpartition("/")[2]).gebeurtenissen == ()

    def test_een_formulier_uit_een_verlopen_sessie_komt_ingevuld_terug(self, eigen_wereld, blader):
        coach, voor = blader(COACH), stand(eigen_wereld)
        for adres, velden in ((f"{T1}/vastleggen", STAP), (f"{T1}/gesprek", GESPREK)):
            terug = coach.verstuur(adres, **velden | {"hervat": "ja", "inhoud": INHOUD})
            assert terug.status_code == 200
            for waarde in velden.values():
                assert waarde in terug.text
        assert stand(eigen_wereld) == voor

    @pytest.mark.parametrize(
        ("adres", "velden"), [(f"{T1}/vastleggen", STAP), (f"{T1}/gesprek", GESPREK)]
    )
    def test_wie_intussen_iets_vastlegde_wordt_gezien_en_niet_overschreven(
        self, eigen_wereld, blader, adres, velden
    ):
        coach = blader(COACH)
        gezien = verborgen(coach.lees(f"{adres}?stap=gesprek"))["gezien"]
        blader(TEAMLEIDER).leg_vast(f"{T1}/gesprek", **GESPREK | {"v-duur_minuten": "11"})
        antwoord = coach.verstuur(adres, **velden | {"gezien": gezien})
        assert antwoord.status_code == 409
        assert "Dit kwam er intussen bij" in antwoord.text
        assert "11" in antwoord.text
        assert len(stand(eigen_wereld).gebeurtenissen) == 3
        opnieuw = verborgen(antwoord.text)["gezien"]
        coach.leg_vast(adres, **velden | {"gezien": opnieuw})
        assert len(stand(eigen_wereld).gebeurtenissen) == 4


class TestStappen:
    def test_een_stap_staat_zo_in_het_dossier(self, eigen_wereld, blader):
        coach = blader(COACH)
        coach.leg_vast(f"{T1}/vastleggen", **STAP | {"tijd": "14.30", "v-verhaal": INHOUD})
        laatste = stand(eigen_wereld).gebeurtenissen[-1]
        assert (laatste.stap, laatste.door) == ("gesprek", COACH)
        assert laatste.gegevens == {"onderwerp": "De bakkerij", "duur": 7.5, "verhaal": INHOUD}
        assert laatste.moment.isoformat() == "2026-11-20T13:30:00+00:00"
        pagina = coach.lees(f"{T1}?net=stap")
        assert "Vastgelegd." in pagina
        assert "De bakkerij" in pagina
        assert NAMEN["K-1001"][1] in pagina

    def test_wat_van_een_voorstel_kwam_staat_bij_het_traject(self, blader):
        coach = blader(COACH)
        assert "Voorgesteld werk (0)" in coach.lees(T1)
        pad = coach.stel_voor()
        pagina = coach.lees(T1)
        assert "Voorgesteld werk (1)" in pagina
        assert "Leg het begin dan ook vast" not in pagina
        velden = {"soort": "proefplaatsing", "dag": "2026-11-23", "gezien": "1"}
        coach.leg_vast(f"{pad}/vastleggen", **velden)
        voorstel = coach.lees(T1).split('id="voorgesteld"')[1].split("</section>")[0]
        assert "Magazijnmedewerker" in voorstel
        assert "Proefplaatsing begonnen" in voorstel
        assert "Leg het begin dan ook vast" in voorstel
        assert 'href="/klanten/K-1001/voorstellen#voorstel-1"' in voorstel

    def test_een_verbetering_staat_naast_wat_er_stond(self, eigen_wereld, blader):
        coach = blader(COACH)
        formulier = coach.lees(f"{T1}/verbeteren/2")
        assert BIJZIN in formulier
        velden = {"wat": "anders", "reden": "Typefout.", "dag": "2026-11-03", "gezien": "2"}
        coach.leg_vast(f"{T1}/verbeteren/2", **velden, **{"v-onderwerp": "stage"})
        na = stand(eigen_wereld)
        assert (na.gebeurtenissen[-1].corrigeert, na.gebeurtenissen[-1].reden) == (2, "Typefout.")
        assert na.waarde("gesprek", "onderwerp") == "stage"
        pagina = coach.lees(T1)
        assert "later verbeterd of weggehaald" in pagina
        assert "Typefout." in pagina
        assert "Typefout." not in blader(TEAMLEIDER).lees(T1)

    def test_wat_bekend_is_staat_al_ingevuld(self, blader):
        coach = blader(COACH)
        pad = begin(coach, "opstapbaan")
        coach.leg_vast(f"{pad}/vastleggen", stap="aanmelding", dag="2026-11-20", **AANMELDING)
        formulier = coach.lees(f"{pad}/vastleggen?stap=toewijzing")
        assert COACH in formulier
        assert "Zoals bij het begin van het traject." in formulier

    def test_een_deadline_wijst_de_stap_aan_waarmee_hij_klaar_is(self, blader):
        coach = blader(COACH)
        for pagina in ("/vandaag", "/agenda", "/agenda?toon=te_laat", "/klanten/K-1001", T1):
            assert f"{T1}/vastleggen?stap=gesprek" in coach.lees(pagina), pagina
        assert "dagen te laat" in coach.lees("/agenda")
        assert "Regel OPS-23" in coach.lees(T1)
        keuze = coach.lees(f"{T1}/vastleggen?klok=gesprek")
        assert "Met een van deze stappen is dat klaar." in keuze

    def test_een_nummer_van_een_afspraak_kiest_men_en_typt_men_niet(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = begin(coach)
        velden = {"v-wat": "Brief schrijven", "v-wie": "klant", "v-voor_datum": "1-12-2026"}
        coach.leg_vast(f"{pad}/vastleggen", stap="afspraak", dag="2026-11-20", **velden)
        formulier = coach.lees(f"{pad}/vastleggen?stap=afspraak_besproken")
        assert '<option value="1">Brief schrijven (voor 1 december 2026)</option>' in formulier
        coach.leg_vast(
            f"{pad}/vastleggen",
            stap="afspraak_besproken",
            dag="2026-11-20",
            **{"v-afspraak": "1", "v-gedaan": "ja"},
        )
        assert open_afspraken(stand(eigen_wereld, pad.rpartition("/")[2])) == ()
        assert "Brief schrijven (voor 1 december 2026)" in coach.lees(pad)


AANMELDING = {
    f"v-{veld.code}": {"ja_nee": "ja", "datum": "2026-11-19", "getal": "1"}.get(
        veld.soort.value, veld.keuzes[0] if veld.keuzes else "gemeente"
    )
    for stap in trajectsoorten()["opstapbaan"].stappen
    if stap.code == "aanmelding"
    for veld in stap.velden
}


class TestBeginnen:
    def test_zonder_soort_of_opdrachtgever_begint_er_niets(self, blader):
        coach = blader(COACH)
        adres = "/klanten/K-1003/traject-beginnen"
        for velden, fout in (
            ({"opdrachtgever": "gemeente"}, "#soort"),
            ({"soort": "vakantie", "opdrachtgever": "gemeente"}, "#soort"),
            ({"soort": "proef", "opdrachtgever": " "}, "#opdrachtgever"),
            ({"soort": "proef", "opdrachtgever": "x" * 201}, "#opdrachtgever"),
        ):
            antwoord = coach.verstuur(adres, **velden)
            assert antwoord.status_code == 400
            assert fout in antwoord.text
        assert "Er loopt geen traject" in coach.lees("/klanten/K-1003")

    def test_een_tweede_van_dezelfde_soort_wordt_geweigerd_en_blijft_staan(self, blader):
        velden = {"soort": "proef", "opdrachtgever": "De Waterkant"}
        antwoord = blader(COACH).verstuur("/klanten/K-1001/traject-beginnen", **velden)
        assert antwoord.status_code == 409
        assert "T-1" in antwoord.text
        assert "De Waterkant" in antwoord.text

    def test_een_nieuw_traject_zegt_wat_de_eerste_stap_is(self, blader):
        coach = blader(COACH)
        pad = begin(coach, "kwalificatiebaan")
        pagina = coach.lees(pad)
        assert "Er is nog niets vastgelegd" in pagina
        assert f"{pad}/vastleggen?stap=" in pagina
        assert "Kwalificatiebaan" in coach.lees("/klanten/K-1001")


class TestGesprek:
    def test_een_gesprek_met_twee_afspraken_in_een_keer(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = begin(coach)
        coach.leg_vast(
            f"{pad}/gesprek",
            **GESPREK | {"v-deelnemers": "netwerk"},
            wat=["Brief schrijven", "", "Bellen met de bakker"],
            wie=["klant", "klant", "jobcoach"],
            voor=["2026-12-01", "2026-12-01", "2-12-2026"],
            inhoud=INHOUD,
            gezien="0",
        )
        nummer = pad.rpartition("/")[2]
        contact, een, twee = stand(eigen_wereld, nummer).gebeurtenissen
        assert contact.gegevens == {
            "soort": "gesprek",
            "duur_minuten": 45,
            "aanwezig": True,
            "deelnemers": ["klant", "jobcoach", "netwerk"],
        }
        assert (een.gegevens["wat"], een.gegevens["wie"]) == ("Brief schrijven", "klant")
        assert twee.gegevens["voor_datum"] == "2026-12-02"
        assert inhoud(eigen_wereld, nummer, 1) == [INHOUD]
        klantpagina = coach.lees("/klanten/K-1001")
        assert "Brief schrijven" in klantpagina
        assert INHOUD not in klantpagina
        assert INHOUD not in coach.lees(pad)
        assert INHOUD in coach.lees(f"{pad}/gesprekken/1")

    def test_wie_er_niet_was_deed_niet_mee(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = begin(coach)
        coach.leg_vast(f"{pad}/gesprek", **GESPREK | {"v-aanwezig": "nee"})
        (contact,) = stand(eigen_wereld, pad.rpartition("/")[2]).gebeurtenissen
        assert contact.gegevens["deelnemers"] == ["jobcoach"]
        assert "de klant was er niet" in coach.lees("/klanten/K-1001")

    def test_van_een_afspraak_die_niet_lukte_wordt_gevraagd_waarom(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = begin(coach)
        afspraak = {"wat": "Brief schrijven", "wie": "klant", "voor": "2026-11-22"}
        coach.leg_vast(f"{pad}/gesprek", **GESPREK, **afspraak)
        nee = GESPREK | {"v-afspraak_besproken-2-gedaan": "nee"}
        antwoord = coach.verstuur(f"{pad}/gesprek", **nee)
        assert antwoord.status_code == 400
        vragen = re.findall(r'<textarea id="(v-afspraak_besproken-2-\w+)"', antwoord.text)
        assert len(vragen) == 3
        coach.leg_vast(f"{pad}/gesprek", **nee, **dict.fromkeys(vragen, INHOUD))
        na = stand(eigen_wereld, pad.rpartition("/")[2])
        assert open_afspraken(na) == ()
        assert na.waarde("afspraak_besproken", "motivatie") == INHOUD
        assert [g.stap for g in na.gebeurtenissen[2:]] == ["afspraak_besproken", "contactmoment"]

    def test_alles_of_niets(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = begin(coach)
        later = GESPREK | {"dag": "2026-12-24"}
        antwoord = coach.verstuur(f"{pad}/gesprek", **later, wat="Brief", wie="klant",
                                  voor="2027-01-05", inhoud=INHOUD)  # fmt: skip
        assert antwoord.status_code == 409
        assert "Dit moment ligt in de toekomst." in antwoord.text
        assert INHOUD in antwoord.text
        nummer = pad.rpartition("/")[2]
        assert stand(eigen_wereld, nummer).gebeurtenissen == ()
        assert inhoud(eigen_wereld, nummer, 1) == []

    def test_een_betere_tekst_staat_naast_de_oude_en_overschrijft_niets(self, eigen_wereld, blader):
        coach = blader(COACH)
        coach.leg_vast(f"{T1}/gesprek", **GESPREK, inhoud=INHOUD)
        adres = f"{T1}/gesprekken/3"
        zonder = coach.verstuur(adres, tekst="Beter zo.", gelezen="1")
        assert zonder.status_code == 400
        assert "Beter zo." in zonder.text
        coach.leg_vast(adres, tekst="Beter zo.", reden="Onvolledig.", gelezen="1")
        oud = coach.verstuur(adres, tekst="Nog anders.", reden="x", gelezen="1")
        assert oud.status_code == 409
        assert "Nog anders." in oud.text
        assert "Beter zo." in oud.text
        assert inhoud(eigen_wereld, "T-1", 3) == [INHOUD, "Beter zo."]


class TestDocumenten:
    def test_opmaken_lezen_en_tekenen(self, eigen_wereld, blader):
        coach = blader(COACH)
        antwoord = coach.verstuur(f"{T1}/documenten", soort="eindrapportage")
        assert antwoord.status_code == 303
        adres = antwoord.headers["location"].partition("?")[0]
        pagina = coach.lees(adres)
        assert "Ondertekening" in pagina
        bestand = coach.client.get(f"{adres}/bestand")
        assert bestand.content.startswith(b"%PDF")
        assert bestand.headers["content-disposition"].startswith("inline")
        assert NAMEN["K-1001"][1] not in bestand.headers["content-disposition"]

    def test_een_periode_die_niet_kan_komt_terug(self, blader):
        velden = {"soort": "eindrapportage", "van": "1-12-2026", "tot": "gisteren"}
        antwoord = blader(COACH).verstuur(f"{T1}/documenten", **velden)
        assert antwoord.status_code == 400

    def test_wat_ontbreekt_wijst_naar_de_stap_en_kan_niet_getekend(self, eigen_wereld, blader):
        coach = blader(COACH)
        pad = begin(coach)
        antwoord = coach.verstuur(f"{pad}/documenten", soort="trajectplan")
        adres = antwoord.headers["location"].partition("?")[0]
        pagina = coach.lees(adres)
        assert f'href="{pad}/vastleggen?stap=trajectplan"' in pagina
        assert "Tekenen kan als het document compleet is." in pagina
        geweigerd = coach.verstuur(f"{adres}/tekenen", wijze=Wijze.DIGITAAL.value)
        assert geweigerd.status_code == 409
        with eigen_wereld.opslag.lezen() as session:
            assert DocumentRepository(session).handtekeningen(pad.rpartition("/")[2]) == ()

    def test_op_papier_vraagt_wie_en_welke_naam(self, blader):
        coach = blader(COACH)
        pad = begin(coach)
        maak = coach.verstuur(f"{pad}/documenten", soort="trajectplan")
        adres = maak.headers["location"].partition("?")[0]
        zonder = coach.verstuur(f"{adres}/tekenen", wijze=Wijze.OP_PAPIER.value, naam="X. Quispel")
        assert zonder.status_code == 400
        assert "Kies wie op papier tekende." in zonder.text


class TestMeedenken:
    def test_wat_niet_kan_komt_terug_zoals_getypt(self, eigen_wereld, blader):
        coach = blader(COACH)
        for anders in (
            {"account": ""},
            {"account": VERRE_COACH},
            {"account": COACH},
            {"van": "ooit"},
            {"tot": "2027-12-01"},
            {"vraag": " "},
        ):
            antwoord = coach.verstuur(f"{T1}/meedenken", **VRAAG | anders)
            assert antwoord.status_code == 400, anders
            assert 'role="alert"' in antwoord.text
        with eigen_wereld.opslag.lezen() as session:
            assert MeedenkerRepository(session).list_("T-1") == []

    def test_een_collega_kijkt_mee_tot_het_wordt_gestopt(self, blader):
        coach, collega = blader(COACH), blader(ANDERE_COACH)
        coach.leg_vast(f"{T1}/meedenken", **VRAAG)
        assert "kijkt mee tot en met 1 december 2026" in coach.lees(T1)
        assert "Kijk?" in collega.lees("/vandaag")
        beeld = collega.lees("/meedenken/T-1")
        for geheim in (*NAMEN["K-1001"], "K-1001", BIJZIN):
            assert geheim not in beeld
        assert collega.client.get(T1).status_code == 404
        coach.leg_vast(f"{T1}/meedenken/1/stop")
        assert collega.client.get("/meedenken/T-1").status_code == 404
        assert "gestopt" in coach.lees(T1)
