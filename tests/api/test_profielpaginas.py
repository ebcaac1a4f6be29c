"""Profile, belastbaarheid, accepted aandachtspunten and jobs side by side: refusals first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import maak_app
from api.bootstrap import Samenstelling
from api.toegang.bewaking import BewaakteRoute
from modellen.aanvaarding.repository import AanvaardingRepository
from modellen.belastbaarheid.fml import FML, FmlSoort, Rubriek
from modellen.belastbaarheid.model import (
    Belastbaarheid,
    Beoordelaar,
    Bron,
    leeg,
    oordelen_van,
)
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.dagdelen import Dagdelen
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant, WensSoort
from modellen.klant.repository import KlantRepository
from modellen.kwalificatie import Branche, Certificaat, Opleidingsniveau, Taalniveau, Vervoermiddel
from modellen.waarden import KlantNummer, Postcode, UrenPerWeek, WerkNummer
from tests.api.bladeraar import Bladeraar
from tests.api.conftest import Voorraad
from tests.api.wereld import (
    ACCOUNTMANAGER,
    ANDERE_COACH,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    OPDRACHTGEVER,
    TEAMLEIDER,
    open_wereld,
)
from tests.builders import VANDAAG, een_vacature
from vacatures.vacature.repository import VacatureRepository

PROFIEL, FML_PAGINA = "/klanten/K-1001/profiel", "/klanten/K-1001/belastbaarheid"
WAAROM, VERGELIJK = "/klanten/K-1001/waarom/V-5", "/klanten/K-1001/vergelijk"
GEHEIM_WOORD = "paardenbloem"
MOTIVATIE = f"De klant rijdt mee met een collega uit de straat ({GEHEIM_WOORD})."
MA_EN_VR = Dagdelen.lees("ma ochtend; vr middag")
ARTS = {"beoordelaar": "bedrijfsarts", "bron": "fml", "datum": "2026-11-03"}


@pytest.fixture(scope="module")
def wereld(
    tmp_path_factory: pytest.TempPathFactory, _voorraad: Voorraad
) -> Iterator[Samenstelling]:
    """One world for this module: each test changes a part of its own."""
    data: Path = tmp_path_factory.mktemp("profiel") / "wereld"
    copytree(_voorraad.map_, data)
    samenstelling = open_wereld(data)
    with samenstelling.opslag.schrijven() as session:
        # Nobody knows where it is: one aandachtspunt that has nothing to do with the body.
        los = een_vacature("V-5", titel="Inpakker zonder adres")
        zonder_adres = replace(los, plek=replace(los.plek, pc4=None, plaatsnaam=None))
        VacatureRepository(session).save(zonder_adres, door="test")
    yield samenstelling
    samenstelling.sluit()


@pytest.fixture(scope="module")
def als(wereld: Samenstelling, _voorraad: Voorraad) -> Iterator[Callable[[str], Bladeraar]]:
    app = maak_app(samenstelling=wereld)
    with TestClient(app):

        def meld_aan(account: str) -> Bladeraar:
            cookie = {"opstap_sessie": _voorraad.tokens[account]}
            return Bladeraar(TestClient(app, follow_redirects=False, cookies=cookie))

        yield meld_aan


@pytest.fixture(autouse=True)
def _zoals_in_het_begin(wereld: Samenstelling, _begin: list[Any]) -> None:
    """Klant and belastbaarheid as they were; what was recorded before stays in the history."""
    with wereld.opslag.schrijven() as session:
        if not _begin:
            _begin.append(KlantRepository(session).get("K-1001"))
            _begin.append(BelastbaarheidRepository(session).get("K-1001"))
        KlantRepository(session).save(_begin[0], door="test")
        BelastbaarheidRepository(session).save_all(
            [_begin[1], leeg(KlantNummer("K-1003"))], door="test"
        )


@pytest.fixture(scope="module")
def _begin() -> list[Any]:
    return []


def klant(wereld: Samenstelling) -> Klant:
    with wereld.opslag.lezen() as session:
        return KlantRepository(session).get("K-1001")


def belastbaarheid(wereld: Samenstelling, nummer: str = "K-1001") -> Belastbaarheid:
    with wereld.opslag.lezen() as session:
        return BelastbaarheidRepository(session).get(nummer)


def gezien(pagina: str, veld: str, waarde: str) -> str:
    """The version in the form of one part or rubriek."""
    treffer = re.search(rf'name="{veld}" value="{waarde}">\s*<input[^>]*value="(\w+)"', pagina)
    assert treffer
    return treffer[1]


def bewaar(wie: Bladeraar, deel: str, **velden: object):
    pagina = wie.lees(PROFIEL)
    return wie.verstuur(PROFIEL, deel=deel, gezien=gezien(pagina, "deel", deel), **velden)


def ingevuld(wereld: Samenstelling, rubriek: Rubriek, nummer: str = "K-1001") -> dict[str, object]:
    """The fields of a rubriek as a browser sends them when nobody touches anything."""
    velden: dict[str, object] = {}
    for fml_item, oordeel in oordelen_van(belastbaarheid(wereld, nummer), rubriek):
        velden[fml_item.code] = ""
        if oordeel and oordeel.niveau is not None:
            velden[fml_item.code] = str(oordeel.niveau)
        elif oordeel:
            velden[fml_item.code] = "beperkt" if oordeel.opties else "normaal"
            velden[f"{fml_item.code}.opties"] = sorted(oordeel.opties or ())
    return velden


def beoordeel(
    wie: Bladeraar, wereld: Samenstelling, rubriek: Rubriek, pad: str = FML_PAGINA, **velden: object
):
    nummer = pad.split("/")[2]
    versie = gezien(wie.lees(pad), "rubriek", rubriek.value)
    basis = {"rubriek": rubriek.value, "gezien": versie, **ingevuld(wereld, rubriek, nummer)}
    return wie.verstuur(pad, **(basis | ARTS | velden))


class TestGeweigerd:
    @pytest.mark.parametrize("account", [ACCOUNTMANAGER, BEHEERDER, OPDRACHTGEVER, KLANTACCOUNT])
    def test_wie_geen_dossier_ziet_komt_er_niet_in(self, als, account: str):
        for adres in (PROFIEL, FML_PAGINA, WAAROM, VERGELIJK):
            assert als(account).client.get(adres).status_code == 403
        for adres in (PROFIEL, FML_PAGINA, WAAROM):
            assert als(account).verstuur(adres, deel="uren").status_code == 403

    def test_een_ander_zijn_klant_bestaat_niet(self, wereld, als):
        for adres in (PROFIEL, FML_PAGINA, WAAROM, VERGELIJK):
            assert als(ANDERE_COACH).client.get(adres).status_code == 404
        for adres, velden in (
            (PROFIEL, {"deel": "uren", "uren_min": "1"}),
            (FML_PAGINA, {"rubriek": "I"}),
            (WAAROM, {"punt": "reistijd", "motivatie": MOTIVATIE}),
        ):
            assert als(ANDERE_COACH).verstuur(adres, **velden).status_code == 404
        assert klant(wereld).uren == UrenPerWeek(16, 32)

    def test_een_teamleider_leest_alles_en_verandert_niets(self, als):
        leider = als(TEAMLEIDER)
        for adres in (PROFIEL, FML_PAGINA, WAAROM):
            assert '<form class="stapel' not in leider.lees(adres)
            assert leider.verstuur(adres, deel="uren", rubriek="I").status_code == 403

    @pytest.mark.parametrize(
        ("deel", "velden", "melding"),
        [
            ("uren", {"uren_min": "veel"}, "Vul een getal in"),
            ("uren", {"uren_min": "30", "uren_max": "20"}, "hoger dan het maximum"),
            ("uren", {"uren_max": "90"}, "90.0 uur per week kan niet"),
            ("dagdelen", {"dagdelen_bekend": "gevraagd"}, "Kruis aan wanneer"),
            ("dagdelen", {"dagdelen": ["9-9"]}, "dagdelen uit de week"),
            ("reizen", {"postcode": "38"}, "vier cijfers"),
            ("reizen", {"fiets": "500"}, "Vul minuten in"),
            ("taal", {"taalniveau": "z9"}, "Kies iets uit de lijst"),
            ("papieren", {"certificaten": ["diploma"]}, "Kies iets uit de lijst"),
            ("wensen", {"wens_tekst": ["buiten"], "wens_soort": [""]}, "waar deze wens over gaat"),
            ("ervaring", {"functie": [""], "taken": ["vegen"]}, "Vul in welk werk"),
            ("ervaring", {"functie": ["kok"], "jaren": ["lang"]}, "Vul jaren in"),
            ("uitsluitingen", {"werkgever_erbij": "Bestaat Niet BV"}, "kennen wij niet"),
        ],
    )
    def test_wat_niet_te_lezen_is_komt_terug_met_een_melding(
        self, wereld, als, deel: str, velden: dict[str, object], melding: str
    ):
        voor = klant(wereld)
        antwoord = bewaar(als(COACH), deel, **velden)
        assert (antwoord.status_code, klant(wereld)) == (400, voor)
        assert melding in antwoord.text
        assert re.search(rf'id="{deel}".*?<details class="meer" open>', antwoord.text, re.S)


class TestProfiel:
    @pytest.mark.parametrize(
        ("deel", "velden", "veld", "waarde"),
        [
            ("uren", {"uren_min": "12,5", "uren_max": ""}, "uren", UrenPerWeek(12.5, None)),
            ("dagdelen", {"dagdelen": ["0-0", "4-1"]}, "dagdelen", MA_EN_VR),
            ("dagdelen", {"dagdelen_bekend": "niet"}, "dagdelen", None),
            ("reizen", {"postcode": "3812", "ov": "45"}, "vervoer", {Vervoermiddel.OV: 45}),
            ("taal", {"taalniveau": "b2", "opleiding": ""}, "taalniveau", Taalniveau.B2),
            ("taal", {"taalniveau": "b1", "opleiding": "mbo2"}, "opleiding", Opleidingsniveau.MBO2),
            ("papieren", {"rijbewijs_bekend": "niet"}, "rijbewijzen", None),
            ("papieren", {"certificaten": ["vog"]}, "certificaten", {Certificaat.VOG}),
            ("uitsluitingen", {"branches": ["horeca"]}, "uitgesloten_branches", {Branche.HORECA}),
            ("uitsluitingen", {"werkgever_erbij": "De Eemkade"}, "uitgesloten_werkgevers", {"W-1"}),
            ("uitsluitingen", {"werkgever_erbij": "w-1"}, "uitgesloten_werkgevers", {"W-1"}),
        ],
    )  # fmt: skip
    def test_een_deel_wordt_bewaard_en_de_rest_blijft(
        self, wereld, als, deel: str, velden: dict[str, object], veld: str, waarde: object
    ):
        voor = klant(wereld)
        antwoord = bewaar(als(COACH), deel, **velden)
        assert antwoord.status_code == 303, antwoord.text
        na = klant(wereld)
        assert getattr(na, veld) == waarde
        anders = {"uren", "dagdelen", "wensen", "werkervaring", "taalniveau"} - {veld}
        assert all(getattr(na, naam) == getattr(voor, naam) for naam in anders)
        pagina = als(COACH).lees(antwoord.headers["location"].partition("#")[0])
        assert "Vastgelegd." in pagina
        assert "Zonder aandachtspunt:" in pagina

    def test_letters_van_dezelfde_postcode_blijven_en_van_een_andere_niet(self, wereld, als):
        with wereld.opslag.schrijven() as session:
            nu = KlantRepository(session).get("K-1001")
            met_letters = replace(nu, postcode=Postcode(3811, "AB"))
            KlantRepository(session).save(met_letters, door="test")
        bewaar(als(COACH), "reizen", postcode="3811", fiets="30")
        assert klant(wereld).postcode == Postcode(3811, "AB")
        bewaar(als(COACH), "reizen", postcode="3812 CD", fiets="30")
        assert klant(wereld).postcode == Postcode(3812)

    def test_rijen_worden_gelezen_en_een_lege_rij_verdwijnt(self, wereld, als):
        bewaar(
            als(COACH), "wensen",
            wens_tekst=["", "Ik wil  buiten werken."], wens_soort=["taak", "omgeving"],
        )  # fmt: skip
        ((soort, tekst),) = [(w.soort, w.tekst) for w in klant(wereld).wensen]
        assert (soort, tekst) == (WensSoort.OMGEVING, "Ik wil buiten werken.")
        bewaar(
            als(COACH), "ervaring",
            functie=["kok", ""], taken=["soep", ""], branche=["horeca", ""], jaren=["2,5", ""],
            recent=["ja", ""], wil_terug=["nee", ""],
        )  # fmt: skip
        (baan,) = klant(wereld).werkervaring
        assert (baan.functie, baan.jaren, baan.recent, baan.wil_terug) == ("kok", 2.5, True, False)

    def test_wie_tegelijk_bewaart_ziet_dat_voor_er_iets_overheen_gaat(self, wereld, als):
        coach = als(COACH)
        oud = gezien(coach.lees(PROFIEL), "deel", "uren")
        assert bewaar(coach, "uren", uren_min="10", uren_max="20").status_code == 303
        assert bewaar(coach, "taal", taalniveau="c1").status_code == 303
        botst = coach.verstuur(PROFIEL, deel="uren", gezien=oud, uren_min="30", uren_max="36")
        assert botst.status_code == 409
        assert "Dit staat er nu" in botst.text
        assert "10 tot 20 uur per week" in botst.text
        assert f"Collega {COACH}" in botst.text
        assert 'value="30"' in botst.text, "what was typed is lost"
        assert klant(wereld).uren == UrenPerWeek(10, 20)
        nieuw = gezien(botst.text, "deel", "uren")
        assert coach.verstuur(PROFIEL, deel="uren", gezien=nieuw, uren_min="30").status_code == 303

    def test_na_opnieuw_aanmelden_staat_het_er_weer_en_is_niets_bewaard(self, wereld, als):
        voor = klant(wereld).uren
        antwoord = bewaar(als(COACH), "uren", uren_min="7", hervat="ja")
        assert antwoord.status_code == 200
        assert 'value="7"' in antwoord.text
        assert klant(wereld).uren == voor


class TestBelastbaarheid:
    def test_niets_is_vanzelf_normaal(self, wereld, als):
        """Of whom nothing was judged: no level is chosen, and saving as it is stores nothing."""
        pad = "/klanten/K-1003/belastbaarheid"
        pagina = als(COACH).lees(pad)
        gekozen = re.findall(r'type="radio" name="([IV]+-\d+)" value="(\w*)" checked', pagina)
        assert len(gekozen) == len(FML)
        assert {waarde for _, waarde in gekozen} == {""}
        antwoord = beoordeel(als(COACH), wereld, Rubriek.STATISCH, pad)
        assert "Er is niets veranderd" in antwoord.text
        assert belastbaarheid(wereld, "K-1003").is_leeg

    @pytest.mark.parametrize(
        ("velden", "melding"),
        [
            ({"beoordelaar": ""}, "Kies wie dit beoordeelde"),
            ({"bron": ""}, "Kies waar het uit blijkt"),
            ({"datum": ""}, "Vul de dag van de beoordeling in"),
            ({"datum": "2027-01-01"}, "vandaag of eerder"),
            ({"geldig_tot": "2026-01-01"}, "Vul een dag na de beoordeling in"),
            ({"beoordelaar": "klant"}, "eigen woord van de klant"),
            ({"V-1": "9"}, "kies een van de antwoorden"),
            ({"V-10": "normaal", "V-10.opties": ["overig"]}, "u koos normaal en kruiste"),
            ({"V-10": "beperkt", "V-10.opties": []}, "kruis aan wat"),
            ({"V-10.opties": ["hernia"]}, "kies uit de lijst"),
        ],
    )
    def test_een_oordeel_zonder_wie_wanneer_of_met_een_vreemde_waarde_wordt_niets(
        self, wereld, als, velden: dict[str, object], melding: str
    ):
        voor = belastbaarheid(wereld)
        basis = {"V-3": "1", "V-10": "", "V-10.opties": []}
        antwoord = beoordeel(als(COACH), wereld, Rubriek.STATISCH, **(basis | velden))
        assert (antwoord.status_code, belastbaarheid(wereld)) == (400, voor)
        assert melding in antwoord.text

    def test_alleen_wat_verandert_krijgt_de_nieuwe_beoordelaar(self, wereld, als):
        voor = belastbaarheid(wereld).oordelen
        antwoord = beoordeel(als(COACH), wereld, Rubriek.DYNAMISCH, **{"IV-13": "3"})
        assert antwoord.status_code == 303, antwoord.text
        na = belastbaarheid(wereld).oordelen
        assert {code for code in na if na[code] != voor.get(code)} == {"IV-13"}
        tillen = na["IV-13"]
        assert (tillen.niveau, tillen.beoordelaar, tillen.bron) == (
            3, Beoordelaar.BEDRIJFSARTS, Bron.FML,
        )  # fmt: skip
        pagina = als(COACH).lees(FML_PAGINA)
        assert re.search(r"Eerder vastgelegd \(\d+\)", pagina)
        assert "veranderd door Collega coach.anna" in pagina

    def test_opnieuw_bekeken_geldt_voor_alles_wat_is_ingevuld(self, wereld, als):
        beoordeel(als(COACH), wereld, Rubriek.WERKTIJDEN, bereik="alles", geldig_tot="2027-05-01")
        oordelen = [o for _, o in oordelen_van(belastbaarheid(wereld), Rubriek.WERKTIJDEN)]
        assert {o.datum.isoformat() for o in oordelen if o and o.datum} == {"2026-11-03"}
        assert {o.niveau or len(o.opties or ()) for o in oordelen if o} == {0}

    def test_het_woord_van_de_klant_geldt_drie_maanden(self, wereld, als):
        van_klant = {"beoordelaar": "klant", "bron": "klant_zelf", "III-6": "0"}
        assert beoordeel(als(COACH), wereld, Rubriek.OMGEVING, **van_klant).status_code == 303
        oordeel = belastbaarheid(wereld).oordelen["III-6"]
        assert oordeel.geldig_tot is not None
        assert oordeel.geldig_tot.isoformat() == "2027-02-03"

    def test_de_rest_is_normaal_vraagt_eerst_wie_dat_vond_en_op_welke_punten(self, wereld, als):
        pad, rubriek = "/klanten/K-1003/belastbaarheid", Rubriek.SOCIAAL
        coach, keuze = als(COACH), {"II-2": "1", "rest": "vraag"}
        vraag = beoordeel(coach, wereld, rubriek, pad, **keuze)
        assert vraag.status_code == 200
        punten = sum(i.rubriek is rubriek for i in FML) - 1
        zin = f"de bedrijfsarts op 3 november 2026 deze {punten} punten beoordeelde als normaal"
        assert zin in vraag.text
        assert belastbaarheid(wereld, "K-1003").is_leeg
        knop = re.search(r'name="rest" value="([^"]+)">Ja, leg dit vast', vraag.text)
        assert knop
        # Another assessor than was shown is asked about again.
        anders = keuze | {"rest": knop[1], "beoordelaar": "arbeidsdeskundige"}
        assert beoordeel(coach, wereld, rubriek, pad, **anders).status_code == 200
        ja = beoordeel(coach, wereld, rubriek, pad, **(keuze | {"rest": knop[1]}))
        assert ja.status_code == 303
        oordelen = belastbaarheid(wereld, "K-1003").oordelen
        assert {c: o.niveau for c, o in oordelen.items() if o.niveau} == {"II-2": 1}
        assert set(oordelen) == {i.code for i in FML if i.rubriek is rubriek}

    def test_een_kenmerk_is_nooit_vanzelf_normaal(self, wereld, als):
        pad = "/klanten/K-1003/belastbaarheid"
        vraag = beoordeel(als(COACH), wereld, Rubriek.DYNAMISCH, pad, rest="vraag")
        zin = re.search(r"deze (\d+) punten beoordeelde als normaal", vraag.text)
        assert zin
        is_kenmerk = [i for i in FML if i.soort is FmlSoort.KENMERK]
        van_rubriek = sum(i.rubriek is Rubriek.DYNAMISCH for i in FML)
        assert int(zin[1]) == van_rubriek - len(is_kenmerk)

    def test_niet_meer_beoordeeld_is_weer_onbekend_en_blijft_te_lezen(self, wereld, als):
        zonder = {"I-8": "", "I-8.opties": []}
        assert beoordeel(als(COACH), wereld, Rubriek.PERSOONLIJK, **zonder).status_code == 303
        assert "I-8" not in belastbaarheid(wereld).oordelen
        assert "I-8" in belastbaarheid(wereld).onbekende_items(VANDAAG)

    def test_wie_tegelijk_beoordeelt_ziet_dat_eerst(self, wereld, als):
        coach = als(COACH)
        oud = gezien(coach.lees(FML_PAGINA), "rubriek", "V")
        assert beoordeel(coach, wereld, Rubriek.STATISCH, **{"V-1": "2"}).status_code == 303
        botst = beoordeel(coach, wereld, Rubriek.STATISCH, **{"V-1": "1", "gezien": oud})
        assert botst.status_code == 409
        assert "Iemand anders heeft hier iets vastgelegd" in botst.text
        assert belastbaarheid(wereld).oordelen["V-1"].niveau == 2
        nieuw = gezien(botst.text, "rubriek", "V")
        weer = beoordeel(coach, wereld, Rubriek.STATISCH, **{"V-1": "1", "gezien": nieuw})
        assert weer.status_code == 303


def aantal_aanvaard(wereld: Samenstelling) -> int:
    with wereld.opslag.lezen() as session:
        return len(AanvaardingRepository(session).list_("K-1001", WerkNummer("V-5")))


def aanvaard(wie: Bladeraar, wereld: Samenstelling, **velden: object):
    """Accept the journey of V-5, as somebody does who saw everything."""
    basis = {"punt": "reistijd", "motivatie": MOTIVATIE, "gezien": str(aantal_aanvaard(wereld))}
    return wie.verstuur(WAAROM, **(basis | velden))


class TestAanvaarden:
    @pytest.mark.parametrize(
        ("velden", "melding"),
        [
            ({"motivatie": ""}, "motivatie ontbreekt"),
            ({"punt": []}, "geen aandachtspunt gekozen"),
            ({"motivatie": "Door de hernia kan het net."}, "hernia"),
            ({"wat": "intrekken", "motivatie": ""}, "motivatie ontbreekt"),
        ],
    )
    def test_zonder_motivatie_of_punt_of_met_een_ziekte_wordt_niets_aanvaard(
        self, wereld, als, velden: dict[str, object], melding: str
    ):
        voor = aantal_aanvaard(wereld)
        antwoord = aanvaard(als(COACH), wereld, **velden)
        assert (antwoord.status_code, aantal_aanvaard(wereld)) == (400, voor)
        assert melding in antwoord.text

    def test_wat_past_of_intussen_veranderde_wordt_niet_aanvaard(self, wereld, als):
        voor = aantal_aanvaard(wereld)
        for velden in ({"punt": "uren"}, {"gezien": str(voor + 1)}):
            antwoord = aanvaard(als(COACH), wereld, **velden)
            assert antwoord.status_code == 409
            assert GEHEIM_WOORD in antwoord.text, "what was typed is lost"
        assert aantal_aanvaard(wereld) == voor

    def test_aanvaard_staat_overal_met_naam_en_dag_en_de_uitkomst_blijft(self, wereld, als):
        coach = als(COACH)
        voor = coach.lees("/klanten/K-1001/shortlist")
        antwoord = aanvaard(coach, wereld)
        assert antwoord.status_code == 303, antwoord.text
        pagina = coach.lees(antwoord.headers["location"].partition("#")[0])
        assert f"Beoordeeld door Collega {COACH}</strong>, 23 november 2026: {MOTIVATIE}" in pagina
        assert "uitkomst-aandachtspunt" in pagina
        na = coach.lees("/klanten/K-1001/shortlist")
        volgorde = [re.findall(r'<h2><a href="([^"?]+)', tekst) for tekst in (voor, na)]
        assert volgorde[0] == volgorde[1], "accepting changed the order"
        assert len(volgorde[0]) > 1
        stel_voor = "/klanten/K-1001/stel-voor/V-5"
        vergelijk = f"{VERGELIJK}?werk=V-5&werk=V-1"
        for adres in ("/klanten/K-1001/shortlist", stel_voor, vergelijk):
            assert MOTIVATIE in coach.lees(adres), adres
        coach.leg_vast(stel_voor, antwoord="ja", dag="2026-11-20", gezien="0")
        assert MOTIVATIE in coach.lees("/klanten/K-1001/voorstellen")
        assert MOTIVATIE in als(TEAMLEIDER).lees(WAAROM)

    @pytest.mark.parametrize(
        ("account", "rol"),
        [
            (ACCOUNTMANAGER, Rol.ACCOUNTMANAGER),
            (OPDRACHTGEVER, Rol.OPDRACHTGEVER),
            (KLANTACCOUNT, Rol.KLANT),
        ],
    )
    def test_niemand_buiten_coach_en_teamleider_leest_de_motivatie(
        self, wereld, als, account: str, rol: Rol
    ):
        """Every page and answer about the work or the traject that this role can get."""
        aanvaard(als(COACH), wereld)
        client = als(account).client
        token = client.cookies["opstap_sessie"]
        gelezen = 0
        for route in client.app.router.routes:
            if not isinstance(route, BewaakteRoute) or rol not in route.toegang.rollen:
                continue
            if "GET" not in (route.methods or ()) or "{" not in route.path:
                continue
            nummer = "T-1" if "trajecten" in route.path else "V-5"
            adres = re.sub(r"\{\w+\}", "1", route.path.replace("{nummer}", nummer))
            antwoord = client.get(adres, headers={"Authorization": f"Bearer {token}"})
            assert GEHEIM_WOORD not in antwoord.text, adres
            gelezen += antwoord.status_code == 200
        assert gelezen

    def test_terugnemen_laat_alles_staan(self, wereld, als):
        coach = als(COACH)
        aanvaard(coach, wereld)
        waarom = "De collega rijdt niet meer langs het huis."
        antwoord = aanvaard(coach, wereld, wat="intrekken", motivatie=waarom)
        assert antwoord.status_code == 303
        pagina = coach.lees(WAAROM)
        assert f"Teruggenomen door Collega {COACH}, 23 november 2026: {waarom}" in pagina
        assert MOTIVATIE in pagina
        assert MOTIVATIE not in coach.lees("/klanten/K-1001/shortlist")

    def test_verandert_een_kant_op_dit_punt_dan_moet_iemand_opnieuw_kijken(self, wereld, als):
        coach = als(COACH)
        aanvaard(coach, wereld)
        bewaar(coach, "wensen", wens_tekst=["tuinieren"], wens_soort=["taak"])
        assert "Kijk opnieuw." not in coach.lees(WAAROM)
        bewaar(coach, "reizen", postcode="3813", fiets="31")
        assert "Kijk opnieuw." in coach.lees(WAAROM)
        assert MOTIVATIE not in coach.lees("/klanten/K-1001/shortlist")


class TestVergelijken:
    def test_met_minder_dan_twee_of_vreemd_werk_staat_er_hoe_het_moet(self, als):
        for vraag in ("", "?werk=V-1", "?werk=V-1&werk=V-3", "?werk=V-1&werk=V-1"):
            assert "Kies twee of drie werken" in als(COACH).lees(VERGELIJK + vraag)

    def test_de_kolommen_zijn_de_gekozen_werken_met_elk_punt(self, als):
        pagina = als(COACH).lees(f"{VERGELIJK}?werk=V-1&werk=V-2&werk=N-1&werk=V-5")
        assert re.findall(r'/waarom/([^"]+)">Bekijk alles', pagina) == [
            "V-1", "V-2", "N-1",
        ]  # fmt: skip
        assert "meer dan drie" in pagina
        for woord in ("Reistijd", "Pleit ervoor", "Uren per week", "Score", "Hoe zeker"):
            assert woord in pagina
        assert "verschilt" in pagina

    def test_de_shortlist_leidt_er_zonder_script_heen(self, als):
        pagina = als(COACH).lees("/klanten/K-1001/shortlist")
        assert 'id="vergelijk" method="get" action="/klanten/K-1001/vergelijk"' in pagina
        assert re.search(r'name="werk" value="[VN]-\d" form="vergelijk"', pagina)


def test_beelden_zijn_klein_en_zeggen_in_woorden_hetzelfde(als):
    pagina = als(COACH).lees("/klanten/K-1001/waarom/V-1")
    assert len(pagina.encode()) < 200_000
    assert 'aria-label="Kaartje met de omgeving van thuis' in pagina
    assert "Hoe zeker is dit?" in pagina
    assert "Tillen" in pagina
    assert "3811 AB" not in pagina, "home is an area, not an address"
