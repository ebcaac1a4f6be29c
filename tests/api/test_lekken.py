"""Nothing about who a klant is or what he cannot do reaches an accountmanager, on any route."""

from __future__ import annotations

import re

import pytest

from api.app import maak_app
from api.toegang.bewaking import BewaakteRoute
from api.toegang.pseudoniem import pseudoniem
from matching.constraints import CONSTRAINTS
from modellen.belastbaarheid.fml import FML
from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer, WerkNummer
from tests.api.conftest import Aanmelder
from tests.api.wereld import ACCOUNTMANAGER, COACH, GEHEIM, NAMEN, VERSLAG, WENS_OVER_GEZONDHEID
from tests.builders import een_klant

KLANTNUMMERS = ("K-1001", "K-1002", "K-1003", "K-2001")
WERK = {"vacatures": "V-1", "werk": "V-1", "netwerkplekken": "N-1", "werkgevers": "W-1"}

ROUTES = [
    route
    for route in maak_app().router.routes
    if isinstance(route, BewaakteRoute)
    and "GET" in route.methods
    and (Rol.ACCOUNTMANAGER in route.toegang.rollen or route.toegang.is_openbaar)
]


def _verboden() -> dict[str, str]:
    """What to look for, and what it is."""
    persoon = {deel: "name" for namen in NAMEN.values() for deel in namen}
    dossier = {VERSLAG: "report", "zwabberziekte": "health", "3811": "postcode"}
    nummers = {nummer: "number" for nummer in KLANTNUMMERS}
    uitleg = {niveau.uitleg: "limit" for item in FML for niveau in item.niveaus[1:]}
    opties = {optie.uitleg: "limit" for item in FML for optie in item.opties}
    vragen = {item.vraag_klant: "question about a limit" for item in FML}
    # Names of items are ordinary words; the test data hold none of them, and so may no answer.
    # "Uren per week" is what a job offers, too.
    titels = {constraint.titel for constraint in CONSTRAINTS}
    items = {item.naam: "FML item" for item in FML if item.naam not in titels}
    return persoon | dossier | nummers | uitleg | opties | vragen | items


def _adressen(pad: str) -> list[str]:
    if "{sleutel}" in pad:
        return []  # opens with a key of a coach only: see test_agendapaginas
    if "{code}" in pad:
        return []  # of a proposal, and there is none in this world: see test_werkantwoord
    if "{nummer}" not in pad:
        return [pad]
    deel = pad.strip("/").removeprefix("v1/").split("/")[0]
    soorten = ("V-1", "V-2", "V-4", "N-1", "W-1") if deel == "werk" else (WERK[deel],)
    return [pad.format(nummer=nummer) for nummer in soorten]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_accountmanager_leest_niets_over_een_persoon(als: Aanmelder, route: BewaakteRoute):
    for adres in _adressen(route.path):
        antwoord = als(ACCOUNTMANAGER).get(adres)
        assert antwoord.status_code in (200, 303), adres
        tekst = f"{antwoord.text} {antwoord.headers}"
        gevonden = [
            (soort, woord)
            for woord, soort in _verboden().items()
            # The description of the API names fields, of nobody in particular.
            if not (soort == "FML item" and adres == "/v1/openapi.json")
            and woord in tekst  # tells most words apart from the text without a pattern for each
            and re.search(rf"(?<!\w){re.escape(woord)}(?!\w)", tekst)
        ]
        assert gevonden == [], adres


def test_de_zoektocht_vindt_wat_een_coach_wel_mag_zien(als: Aanmelder):
    # Otherwise the scan above could be green because it looks for the wrong words.
    pagina = als(COACH).get("/klanten/K-1001").text
    for woord in ("Xenobia", "Quispel", "K-1001", "3811", "Tillen"):
        assert woord in pagina
    assert VERSLAG not in pagina
    assert WENS_OVER_GEZONDHEID not in pagina, "a sentence that may not rank is named, not shown"


def test_kandidaten_zijn_er_wel_maar_zonder_naam(als: Aanmelder):
    antwoord = als(ACCOUNTMANAGER).get("/v1/werk/V-1/kandidaten").json()
    assert len(antwoord["kandidaten"]) == 2
    kandidaat = antwoord["kandidaten"][0]
    assert set(kandidaat) == {
        "code", "coach", "uitkomst", "kan", "uren", "dagdelen", "pluspunten", "minpunten",
        "vragenWerkgever", "onderdelen",
    }  # fmt: skip
    gevoelig = {o["naam"]: o["zinnen"] for o in kandidaat["onderdelen"]}["belastbaarheid"]
    assert gevoelig in (["Past."], ["Bespreek met de jobcoach."])


def test_wens_en_interesse_blijven_bij_de_coach(als: Aanmelder):
    tekst = als(ACCOUNTMANAGER).get("/v1/werk/V-1/kandidaten").text
    wens = een_klant().wensen[0].tekst
    assert wens not in tekst
    assert "magazijnmedewerker" in tekst


def test_code_is_per_werk_anders_en_zegt_zonder_geheim_niets():
    klant, geheim = KlantNummer("K-1001"), GEHEIM.encode()
    codes = {pseudoniem(geheim, klant, WerkNummer(f"V-{n}")) for n in range(50)}
    assert len(codes) == 50
    assert all(re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}", code) for code in codes)
    assert pseudoniem(b"x" * 40, klant, WerkNummer("V-1")) not in codes
    assert pseudoniem(geheim, klant, WerkNummer("V-1")) in codes


def test_coach_ziet_de_code_waaronder_de_klant_besproken_wordt(als: Aanmelder):
    code = pseudoniem(GEHEIM.encode(), KlantNummer("K-1001"), WerkNummer("V-1"))
    assert code in als(COACH).get("/klanten/K-1001/waarom/V-1").text
    assert code in als(ACCOUNTMANAGER).get("/werk/V-1/kandidaten").text
