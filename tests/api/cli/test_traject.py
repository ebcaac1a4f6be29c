"""`traject`: wrong input first, then a story from opening to correction."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.cli.trajectvelden import lees_moment, lees_velden
from modellen.fouten import OngeldigeWaarde
from modellen.traject.model import Deelnemer, Stap, Veld, VeldSoort
from tests.api.cli.conftest import ACHTERNAAM, VOORNAAM, Draai

NU = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
GEHEIM = "paarse ooievaar op het balkon"
STAP = Stap(
    "proef",
    "Proefstap",
    Deelnemer.JOBCOACH,
    velden=(
        Veld("tekst", "Tekst"),
        Veld("dag", "Dag", VeldSoort.DATUM),
        Veld("getal", "Getal", VeldSoort.GETAL),
        Veld("zeker", "Zeker", VeldSoort.JA_NEE),
        Veld("kies", "Kies", VeldSoort.KEUZE, keuzes=("rood", "SP2-R1")),
        Veld("meer", "Meer", VeldSoort.KEUZES, keuzes=("rood", "groen", "blauw")),
    ),
)


class TestVelden:
    @pytest.mark.parametrize(
        ("woord", "verwacht"),
        [
            ("zeker=misschien", "typ ja of nee"),
            ("zeker=true", "typ ja of nee"),
            ("getal=veel", "typ een getal"),
            ("getal=nan", "typ een getal"),
            ("getal=1e999", "typ een getal"),
            ("getal=1.000", "zonder punten tussen duizenden"),
            ("getal=9999999999", "typ een getal"),
            ("dag=gisteren", "2026-11-22 of 22-11-2026"),
            ("dag=2026-02-30", "typ een datum"),
            ("dag=20261122", "typ een datum"),
            ("kies=paars", "kies uit rood, SP2-R1"),
            ("meer=rood,paars", "kies uit rood, groen, blauw, met komma's"),
            ("meer=rood groen", "met komma's ertussen"),
            ("diagnose=x", "hoort niet bij 'Proefstap'"),
            ("losse", "geen veld=waarde"),
            ("=x", "hoort niet bij"),
        ],
    )
    def test_verkeerde_waarde_zegt_wat_er_wel_past(self, woord, verwacht):
        with pytest.raises(OngeldigeWaarde) as fout:
            lees_velden(STAP, [woord])
        assert verwacht in fout.value.melding
        assert "tekst, dag, getal" in fout.value.volgende_stap

    def test_alle_fouten_komen_in_een_keer(self):
        with pytest.raises(OngeldigeWaarde) as fout:
            lees_velden(STAP, ["zeker=x", "dag=x", "tekst=a", "tekst=b"])
        for deel in ("'zeker'", "'dag'", "'tekst' staat er twee keer"):
            assert deel in fout.value.melding

    @pytest.mark.parametrize(
        ("woord", "waarde"),
        [
            ("tekst=Twee bedrijven = goed", "Twee bedrijven = goed"),
            ("dag=2026-11-22", "2026-11-22"),
            ("dag=22-11-2026", "2026-11-22"),
            ("getal=45", 45),
            ("getal=7,5", 7.5),
            ("getal=-1.5", -1.5),
            ("zeker=JA", True),
            ("zeker=nee", False),
            ("kies=sp2-r1", "SP2-R1"),
            ("meer=rood, Blauw", ["rood", "blauw"]),
            ("meer=", None),
            ("zeker=", None),
        ],
    )
    def test_waarde_wordt_gelezen_naar_haar_soort(self, woord, waarde):
        gelezen = lees_velden(STAP, [woord])[woord.partition("=")[0]]
        assert gelezen == waarde
        assert type(gelezen) is type(waarde), "a whole number stays one"


class TestMoment:
    @pytest.mark.parametrize("tekst", ["gisteren", "2026-13-01", "2026-11-22 25:00", "14:30", ""])
    def test_wat_geen_moment_is_wordt_geweigerd(self, tekst):
        with pytest.raises(OngeldigeWaarde, match="moment"):
            lees_moment(tekst, nu=NU)

    @pytest.mark.parametrize(
        ("tekst", "utc"),
        [
            ("2026-11-20 14:30", "2026-11-20T13:30"),  # winter: one hour
            ("20-07-2026 14.30", "2026-07-20T12:30"),  # summer: two
            ("2026-11-20T14:30", "2026-11-20T13:30"),
            ("2026-11-20T14:30:00+00:00", "2026-11-20T14:30"),
            ("2026-11-20", "2026-11-20T11:00"),
            ("2026-11-22", "2026-11-22T13:30"),
        ],
    )
    def test_moment_is_op_de_nederlandse_klok(self, tekst, utc):
        gelezen = lees_moment(tekst, nu=NU)
        assert gelezen.astimezone(UTC) == datetime.fromisoformat(f"{utc}+00:00")


def _begin(draai: Draai, gevuld: Path, soort: str = "opstapbaan"):
    return draai(
        "traject", "begin", "K-1001", soort, "--opdrachtgever", "gemeente", "--data", str(gevuld)
    )


def _stap(draai: Draai, gevuld: Path, *woorden: str):
    return draai("traject", "stap", "T-1", *woorden, "--data", str(gevuld))


@pytest.fixture
def begonnen(draai: Draai, gevuld: Path) -> Path:
    """T-1 of K-1001, registered, with a talk about the klant's own needs."""
    assert _begin(draai, gevuld).status == 0
    aanmelding = ("aanmelding", "bron=gemeente", "kan_uitstromen=ja")
    assert _stap(draai, gevuld, *aanmelding).status == 0
    behoefte = (f"wat_heb_jij_nodig={GEHEIM}", f"wat_doet_de_begeleider={GEHEIM}")
    afloop = _stap(draai, gevuld, "behoefte", *behoefte)
    assert afloop.status == 0, afloop.fout
    assert GEHEIM not in afloop.uit
    return gevuld


class TestGeweigerd:
    def test_onbekende_soort_noemt_de_soorten(self, draai: Draai, gevuld):
        afloop = _begin(draai, gevuld, "vakantie")
        assert (afloop.status, afloop.uit) == (2, "")
        assert "opstapbaan, toeleiding, tweede_spoor" in afloop.fout

    def test_zonder_opdrachtgever_begint_er_niets(self, draai: Draai, gevuld):
        afloop = draai("traject", "begin", "K-1001", "opstapbaan", "--data", str(gevuld))
        assert afloop.status == 2
        assert "--opdrachtgever niet opgegeven" in afloop.fout

    def test_onbekende_klant_of_traject(self, draai: Draai, gevuld):
        afloop = draai("traject", "toon", "T-9", "--data", str(gevuld))
        assert (afloop.status, afloop.uit) == (2, "")
        assert "T-9" in afloop.fout
        afloop = draai(
            "traject", "begin", "K-9", "opstapbaan", "--opdrachtgever", "x", "--data", str(gevuld)
        )
        assert "K-9" in afloop.fout

    def test_tweede_open_traject_van_dezelfde_soort(self, draai: Draai, begonnen):
        afloop = _begin(draai, begonnen)
        assert afloop.status == 2
        assert "T-1" in afloop.fout

    def test_onbekende_stap_noemt_wat_erop_lijkt(self, draai: Draai, begonnen):
        assert "Bedoelt u toewijzing" in _stap(draai, begonnen, "toewijsing").fout
        assert "Kies uit: aanmelding" in _stap(draai, begonnen, "xyz").fout

    def test_poort_weigert_met_de_regel(self, draai: Draai, begonnen):
        afloop = _stap(draai, begonnen, "afsluiten", "resultaat=gestopt")
        assert (afloop.status, afloop.uit) == (2, "")
        assert "SUC-18" in afloop.fout

    def test_geweigerde_stap_geeft_met_json_toch_een_document(self, draai: Draai, begonnen):
        afloop = _stap(draai, begonnen, "afsluiten", "resultaat=gestopt", "--json")
        assert afloop.document["fout"]["code"] == "stap_geweigerd"

    def test_verbetering_zonder_reden(self, draai: Draai, begonnen):
        afloop = _stap(draai, begonnen, "aanmelding", "bron=uwv", "--corrigeert", "1")
        assert afloop.status == 2
        assert "reden" in afloop.fout.lower()

    def test_wie_intrekt_legt_geen_gegevens_vast(self, draai: Draai, begonnen):
        woorden = ("ingetrokken", "bron=uwv", "--corrigeert", "2", "--reden", "Fout.")
        assert _stap(draai, begonnen, *woorden).status == 2


class TestToon:
    def test_vertrouwelijk_staat_er_alleen_op_verzoek(self, draai: Draai, begonnen):
        toon = ("traject", "toon", "T-1", "--data", str(begonnen))
        for extra in ((), ("--json",)):
            assert GEHEIM not in draai(*toon, *extra).uit
            assert GEHEIM in draai(*toon, "--vertrouwelijk", *extra).uit

    def test_reden_van_een_vertrouwelijke_verbetering_ook(self, draai: Draai, begonnen):
        reden = "De zwager was erbij."
        woorden = ("behoefte", "wat_heb_jij_nodig=Rust.", "--corrigeert", "2", "--reden", reden)
        assert _stap(draai, begonnen, *woorden).status == 0
        toon = ("traject", "toon", "T-1", "--data", str(begonnen))
        assert reden not in draai(*toon).uit
        assert reden in draai(*toon, "--vertrouwelijk").uit

    def test_fase_gebeurtenissen_deadlines_en_stappen(self, draai: Draai, begonnen):
        uit = draai("traject", "toon", "T-1", "--data", str(begonnen)).uit
        tekst = " ".join(uit.split())
        assert "Fase 1 van 5: Aangemeld" in tekst
        assert "Aanmelding ontvangen opdrachtregel" in tekst
        assert "Regel OPS-" in tekst, "the reason of a deadline"
        assert "+ toewijzing Jobcoach toegewezen" in tekst
        assert "- afsluiten Traject afgesloten Nu niet:" in tekst
        assert not [naam for naam in (VOORNAAM, ACHTERNAAM) if naam in uit]

    def test_json_heeft_traject_deadlines_en_stappen(self, draai: Draai, begonnen):
        document = draai("traject", "toon", "T-1", "--data", str(begonnen), "--json").document
        assert set(document) == {"traject", "deadlines", "stappen"}
        assert [g["stap"] for g in document["traject"]["gebeurtenissen"]] == [
            "aanmelding",
            "behoefte",
        ]
        assert document["traject"]["metVertrouwelijk"] is False
        assert document["deadlines"][0]["regel"].startswith("OPS-")
        assert "toewijzing" in {s["code"] for s in document["stappen"]}


class TestStap:
    def test_begin_zegt_welk_nummer_het_is(self, draai: Draai, gevuld):
        assert "T-1" in _begin(draai, gevuld).uit
        document = draai(
            "traject", "begin", "K-1001", "toeleiding", "--opdrachtgever", "UWV",
            "--data", str(gevuld), "--json",
        ).document  # fmt: skip
        assert (document["nummer"], document["opdrachtgever"]) == ("T-2", "UWV")

    def test_verbetering_neemt_over_wat_niet_genoemd_is(self, draai: Draai, begonnen):
        woorden = ("aanmelding", "bron=uwv", "--corrigeert", "1", "--reden", "Was UWV.", "--json")
        oud, _, nieuw = _stap(draai, begonnen, *woorden).document["gebeurtenissen"]
        assert nieuw["gegevens"] == oud["gegevens"] | {"bron": "uwv"}
        assert nieuw["moment"] == oud["moment"]
        assert (oud["geldt"], nieuw["geldt"], nieuw["reden"]) == (False, True, "Was UWV.")

    def test_intrekken_laat_staan_wat_er_stond(self, draai: Draai, begonnen):
        woorden = ("ingetrokken", "--corrigeert", "2", "--reden", "Was iemand anders.", "--json")
        gebeurtenissen = _stap(draai, begonnen, *woorden).document["gebeurtenissen"]
        assert [g["geldt"] for g in gebeurtenissen] == [True, False, False]
        assert gebeurtenissen[2]["reden"] is None, "the step that it withdraws is confidential"
