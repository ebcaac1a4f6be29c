"""Whoever pays, and the klant himself: what they read, and everything that they never read."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from api.app import maak_app
from api.bootstrap import Samenstelling
from api.toegang.bewaking import BewaakteRoute
from modellen.gebruiker.model import Rol
from modellen.traject.soorten import trajectsoorten
from tests.api.conftest import Aanmelder
from tests.api.wereld import (
    ANDER_KLANTACCOUNT,
    ANDERE_COACH,
    ANDERE_OPDRACHTGEVER,
    BIJZIN,
    COACH,
    KLANTACCOUNT,
    LOS_KLANTACCOUNT,
    NAMEN,
    OPDRACHTGEVER,
    TEAMLEIDER,
    VERRE_OPDRACHTGEVER,
    VERSLAG,
)
from tests.modellen.traject.proefsoort import PROEFSOORT
from tests.modellen.traject.tweede_spoor_verhaal import ANTWOORDEN


def _leesadressen(rol: Rol) -> list[str]:
    """Every address that this role may read, about the first traject where it asks for one."""
    routes = [r for r in maak_app().router.routes if isinstance(r, BewaakteRoute)]
    mag = {r.path for r in routes if "GET" in r.methods and rol in r.toegang.rollen}
    bekend = {"nummer": "T-1", "vraagsoort": "uren"}
    return sorted(re.sub(r"\{(\w+)\}", lambda t: bekend.get(t[1], "1"), pad) for pad in mag)


OVER_K_1001 = (*NAMEN["K-1001"], "K-1001", VERSLAG, f"{BIJZIN} T-1")
OVER_K_1002 = (*NAMEN["K-1002"], "K-1002", f"{BIJZIN} T-2")
GEHEIM = "blauwe zwaluw onder het afdak"
"""Stands in every text that somebody typed in the told traject."""
VAN_OPDRACHTGEVER = "/v1/opdrachtgever/trajecten"
MIJN = "/v1/mijn/trajecten"


@pytest.fixture
def verteld(schrijver: Aanmelder, eigen_wereld: Samenstelling) -> str:
    """A tweede spoor of K-1001 for the gemeente, with talks, agreements and answers."""
    soorten = {PROEFSOORT.code: PROEFSOORT, **trajectsoorten()}
    eigen_wereld.soorten = lambda: soorten
    coach = schrijver(COACH)
    verzoek = {"soort": "tweede_spoor", "opdrachtgever": "gemeente"}
    nummer: str = coach.post("/v1/klanten/K-1001/trajecten", json=verzoek).json()["nummer"]
    for stap in (
        {"stap": "aanmelding", "gegevens": ANTWOORDEN["aanmelding"]},
        {
            "stap": "contactmoment",
            "gegevens": {
                "soort": "huisbezoek",
                "duur_minuten": 45,
                "deelnemers": ["klant", "jobcoach", "netwerk"],
                "aanwezig": True,
            },
        },
        {"stap": "afspraak", "gegevens": {"wat": GEHEIM, "voor_datum": "2026-12-01"}},
        {"stap": "afspraak", "gegevens": {"wat": "Bellen", "wie": "jobcoach",
                                          "voor_datum": "2026-12-02"}},
        {
            "stap": "afspraak_besproken",
            "gegevens": {"afspraak": 3, "gedaan": False, "motivatie": GEHEIM,
                         "wat_nodig": GEHEIM, "wat_belemmerde": GEHEIM},
        },
        {"stap": "wijziging", "gegevens": _wijziging(), "moment": "2026-11-23T11:00:00Z"},
        {"stap": "wijziging", "gegevens": _wijziging(), "corrigeert": 6, "reden": GEHEIM,
         "moment": "2026-11-23T11:30:00Z"},
    ):  # fmt: skip
        antwoord = coach.post(f"/v1/trajecten/{nummer}/gebeurtenissen", json=stap)
        assert antwoord.status_code == 201, antwoord.text
    inhoud = f"/v1/trajecten/{nummer}/contactmomenten/2/inhoud"
    assert coach.put(inhoud, json={"tekst": GEHEIM}).status_code == 200
    return nummer


def _wijziging() -> dict[str, object]:
    return {k: GEHEIM if isinstance(w, str) and " " in w else w
            for k, w in ANTWOORDEN["wijziging"].items()}  # fmt: skip


class TestOpdrachtgeverGeweigerd:
    @pytest.mark.regel("SP2-95")
    @pytest.mark.parametrize("account", [ANDERE_OPDRACHTGEVER, VERRE_OPDRACHTGEVER])
    def test_traject_van_een_ander_bestaat_niet(self, als: Aanmelder, account):
        for nummer in ("T-1", "T-2") if account == VERRE_OPDRACHTGEVER else ("T-1", "T-2", "T-3"):
            antwoord = als(account).get(f"{VAN_OPDRACHTGEVER}/{nummer}")
            assert antwoord.status_code == 404, nummer
            nergens = als(account).get(f"{VAN_OPDRACHTGEVER}/T-9999")
            assert nergens.text == antwoord.text.replace(nummer, "T-9999")

    @pytest.mark.regel("SP2-95")
    def test_lijst_heeft_alleen_het_eigene(self, als: Aanmelder):
        def nummers(account: str) -> list[str]:
            return [t["nummer"] for t in als(account).get(VAN_OPDRACHTGEVER).json()]

        assert nummers(OPDRACHTGEVER) == ["T-1", "T-2"]
        assert nummers(ANDERE_OPDRACHTGEVER) == []
        assert nummers(VERRE_OPDRACHTGEVER) == ["T-3"]

    @pytest.mark.regel("SP2-95", "SP2-97", "SP2-79")
    def test_geen_naam_geen_nummer_en_niets_wat_iemand_typte(
        self, schrijver: Aanmelder, verteld: str
    ):
        verboden = (GEHEIM, BIJZIN, VERSLAG, COACH, "K-10", "Collega", *sum(NAMEN.values(), ()))
        client = schrijver(OPDRACHTGEVER)
        for adres in (VAN_OPDRACHTGEVER, *(f"{VAN_OPDRACHTGEVER}/{n}" for n in ("T-1", verteld))):
            antwoord = client.get(adres)
            assert antwoord.status_code == 200
            gevonden = [woord for woord in verboden if woord in f"{antwoord.text}"]
            assert gevonden == [], adres
        voor_de_coach = schrijver(COACH).get(f"/v1/trajecten/{verteld}").text
        assert GEHEIM in voor_de_coach, "otherwise nothing was looked for"

    @pytest.mark.regel("SP2-95", "SP2-97")
    @pytest.mark.parametrize("pad", _leesadressen(Rol.OPDRACHTGEVER))
    def test_op_geen_enkel_adres_staat_iets_over_een_klant(self, als: Aanmelder, pad):
        antwoord = als(OPDRACHTGEVER).get(pad)
        assert antwoord.status_code in (200, 303, 404), antwoord.text
        assert [w for w in (*OVER_K_1001, *OVER_K_1002) if w in antwoord.text] == []


class TestOpdrachtgever:
    @pytest.mark.regel("SP2-95")
    def test_contactmomenten_zonder_wat_er_is_gezegd(self, schrijver: Aanmelder, verteld: str):
        traject = _lees(schrijver(OPDRACHTGEVER), f"{VAN_OPDRACHTGEVER}/{verteld}")
        assert traject["contactmomenten"] == [
            {
                "nummer": 2,
                "moment": "2026-11-23T12:00:00Z",
                "soort": "huisbezoek",
                "duurMinuten": 45.0,
                "deelnemers": ["klant", "jobcoach", "netwerk"],
                "aanwezig": True,
                "dezelfdeDagVastgelegd": True,
            }
        ]
        assert set(traject) == {
            "nummer", "soort", "soortNaam", "opdrachtgever", "fase", "isAfgesloten", "resultaat",
            "contactmomenten", "gebeurtenissen", "deadlines",
        }  # fmt: skip

    def test_gebeurtenissen_zeggen_alleen_dat_er_iets_was(self, schrijver: Aanmelder, verteld: str):
        gebeurd = _lees(schrijver(OPDRACHTGEVER), f"{VAN_OPDRACHTGEVER}/{verteld}")[
            "gebeurtenissen"
        ]
        assert [g["stap"] for g in gebeurd] == ["wijziging", "aanmelding"]
        assert {frozenset(g) for g in gebeurd} == {frozenset({"stap", "label", "moment"})}

    def test_deadlines_zijn_die_van_hemzelf(self, schrijver: Aanmelder, verteld: str):
        # The first day of illness was 6 January 2025; the evaluation of the first year is his.
        deadlines = _lees(schrijver(OPDRACHTGEVER), f"{VAN_OPDRACHTGEVER}/{verteld}")["deadlines"]
        alle = _lees(schrijver(COACH), f"/v1/trajecten/{verteld}/deadlines")
        assert 0 < len(deadlines) < len(alle)
        assert {d["regel"] for d in deadlines} == {"SP2-93"}
        assert not {"reden", "begonnenOp", "startGebeurtenis", "traject"} & set(deadlines[0])

    def test_resultaat_staat_er_na_de_afsluiting(self, schrijver: Aanmelder):
        adres = f"{VAN_OPDRACHTGEVER}/T-1"
        assert _lees(schrijver(OPDRACHTGEVER), adres)["resultaat"] is None
        stap = {"stap": "afsluiten", "gegevens": {"resultaat": "werk"}}
        coach = schrijver(COACH)
        assert coach.post("/v1/trajecten/T-1/gebeurtenissen", json=stap).status_code == 201
        traject = _lees(schrijver(OPDRACHTGEVER), adres)
        assert traject["resultaat"] == {"code": "werk", "label": "Werk", "telt": "naar_werk"}
        assert (traject["isAfgesloten"], traject["fase"]["code"]) == (True, "klaar")


class TestKlant:
    def test_traject_van_een_ander_bestaat_niet(self, als: Aanmelder):
        for account, nummer in (
            (KLANTACCOUNT, "T-2"),
            (KLANTACCOUNT, "T-3"),
            (ANDER_KLANTACCOUNT, "T-1"),
            (LOS_KLANTACCOUNT, "T-1"),
        ):
            antwoord = als(account).get(f"{MIJN}/{nummer}")
            assert antwoord.status_code == 404, (account, nummer)
            nergens = als(account).get(f"{MIJN}/T-9999")
            assert nergens.text == antwoord.text.replace(nummer, "T-9999")
        assert als(LOS_KLANTACCOUNT).get(MIJN).json() == []

    def test_andere_rol_heeft_geen_eigen_traject(self, als: Aanmelder):
        for account in (COACH, ANDERE_COACH, TEAMLEIDER, OPDRACHTGEVER):
            assert als(account).get(MIJN).status_code == 403
            assert als(account).get(f"{MIJN}/T-1").status_code == 403

    def test_klant_leest_niets_onder_de_adressen_van_een_coach(self, als: Aanmelder):
        for adres in ("/v1/klanten", "/v1/klanten/K-1001", "/v1/trajecten/T-1",
                      "/v1/trajecten/T-1/deadlines", VAN_OPDRACHTGEVER):  # fmt: skip
            assert als(KLANTACCOUNT).get(adres).status_code == 403

    @pytest.mark.parametrize("pad", _leesadressen(Rol.KLANT))
    def test_op_geen_enkel_adres_staat_iets_over_een_ander(self, als: Aanmelder, pad):
        antwoord = als(KLANTACCOUNT).get(pad)
        assert antwoord.status_code in (200, 303, 404), antwoord.text
        assert [woord for woord in OVER_K_1002 if woord in antwoord.text] == []

    def test_lijst_heeft_alleen_het_eigene(self, als: Aanmelder):
        assert [t["nummer"] for t in _lees(als(KLANTACCOUNT), MIJN)] == ["T-1"]
        assert [t["nummer"] for t in _lees(als(ANDER_KLANTACCOUNT), MIJN)] == ["T-2"]

    def test_eigen_vertrouwelijke_antwoorden_zijn_te_lezen(self, als: Aanmelder):
        (antwoord,) = _lees(als(KLANTACCOUNT), f"{MIJN}/T-1")["antwoorden"]
        assert antwoord == {
            "volgnummer": 2,
            "label": "Gesprek",
            "moment": "2026-11-03T09:00:00Z",
            "velden": [{"label": "Verhaal", "waarde": f"{BIJZIN} T-1"}],
        }

    def test_afspraken_open_en_besproken(self, schrijver: Aanmelder, verteld: str):
        besproken, open_ = _lees(schrijver(KLANTACCOUNT), f"{MIJN}/{verteld}")["afspraken"]
        assert (besproken["isOpen"], besproken["gedaan"]) == (False, False)
        assert (besproken["wat"], besproken["wie"]) == (GEHEIM, "kandidaat")
        assert besproken["besprokenOp"] == "2026-11-23T12:00:00Z"
        assert (open_["isOpen"], open_["gedaan"], open_["wie"]) == (True, None, "adviseur")
        assert open_["voorDatum"] == "2026-12-02"

    def test_deadlines_zijn_die_van_de_klant_met_de_reden(self, schrijver: Aanmelder, verteld: str):
        traject = _lees(schrijver(KLANTACCOUNT), f"{MIJN}/{verteld}")
        assert [d["klok"] for d in traject["deadlines"]] == ["wia_aanvraag"]
        assert re.match("Regel SP2-88: WIA-aanvraag", traject["deadlines"][0]["reden"])
        assert len(traject["contactmomenten"]) == 1


def _lees(client: TestClient, adres: str):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.json()
