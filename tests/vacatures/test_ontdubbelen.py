"""The same job is shown once; a different job is never hidden."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date

import pytest

from modellen.dagdelen import KANTOORTIJDEN, Dagdelen
from modellen.waarden import UrenPerWeek, WerkNummer
from vacatures.kenmerken import Contractvorm, Werkplek
from vacatures.ontdubbelen import cluster_vacatures, kies_hoofd
from vacatures.vacature.model import Vacature

TEKST = (
    "U werkt in een klein team aan het onderhoud van parken en plantsoenen in de stad. U snoeit "
    "heggen, maait gras, ruimt blad en zet nieuwe planten. U rijdt met een collega in de bus van "
    "wijk naar wijk en u helpt in de winter met strooien van de fietspaden en de stoepen."
)
ANDERE_TEKST = (
    "Als medewerker maak je schoon in een ziekenhuis: kamers, gangen en de operatieafdeling. Je "
    "volgt een vast schema, werkt met een wagen en let goed op hygiene en op de veiligheid van de "
    "patienten. Je begint vroeg in de ochtend en bent voor de lunch weer klaar met je ronde."
)
BASIS = Vacature(
    nummer=WerkNummer("V-1"), bron="bord", bron_id="1", titel="Medewerker groen", taken=TEKST,
    werkgever_naam="Groenwerk BV", plek=Werkplek(4811, "Breda", "NL"),
)  # fmt: skip
DAG = Dagdelen.lees("ma-vr nacht")


def ook(nummer: str = "V-2", **anders: object) -> Vacature:
    return replace(BASIS, nummer=WerkNummer(nummer), bron="ander", bron_id=nummer, **anders)


@pytest.mark.parametrize(
    "anders",
    [
        {"plek": Werkplek(5011, "Tilburg", "NL")},
        {"werkgever_naam": "Bladblazers"},
        {"titel": "Medewerker groen nachtdienst"},
        {"titel": "Leerling medewerker groen"},
        {"titel": "Medewerker groen 2"},
        {"titel": "Boekhouder"},
        {"taken": ANDERE_TEKST},
        {"werkgever_naam": None, "taken": ""},
    ],
)
def test_andere_baan_blijft_apart(anders):
    assert cluster_vacatures([BASIS, ook(**anders)]) == {}


@pytest.mark.parametrize(
    ("veld", "een", "ander"),
    [
        ("uren", UrenPerWeek(16, 16), UrenPerWeek(32, 32)),
        ("dagdelen", KANTOORTIJDEN, DAG),
        ("contractvorm", Contractvorm.VAST, Contractvorm.TIJDELIJK),
        ("zichtbaar_voor", None, frozenset({"org"})),
    ],
)
def test_wat_elkaar_tegenspreekt_blijft_apart(veld, een, ander):
    assert cluster_vacatures([replace(BASIS, **{veld: een}), ook(**{veld: ander})]) == {}


@pytest.mark.parametrize("titel", ["Leerkracht groep 3", "Leerkracht groep 4", "Chauffeur C"])
def test_varianten_van_een_werkgever_blijven_apart(titel):
    anders = {"Leerkracht groep 3": "Leerkracht groep 4", "Chauffeur C": "Chauffeur CE"}
    ander = anders.get(titel, "Leerkracht groep 5")
    assert cluster_vacatures([replace(BASIS, titel=titel), ook(titel=ander)]) == {}


@pytest.mark.parametrize(
    "anders",
    [
        {},
        {"titel": "Medewerker Groen (m/v/x) - Breda - 24 uur"},
        {"werkgever_naam": "GROENWERK B.V."},
        {"werkgever_naam": None},
        {"plek": Werkplek(4817, "BREDA, Noord-Brabant", "NL")},
        {"uren": UrenPerWeek(24, 32)},
        {"taken": "Wie zijn wij? " + TEKST},
        {"taken": "", "titel": "medewerker groen"},
    ],
)
def test_zelfde_baan_van_een_ander_bord_wordt_een(anders):
    assert set(cluster_vacatures([BASIS, ook(**anders)])) == {"V-1", "V-2"}


def test_volgorde_van_de_invoer_maakt_niet_uit():
    alle = [BASIS, *(ook(f"V-{n}") for n in range(2, 9)), ook("V-9", titel="Boekhouder")]
    verwacht = cluster_vacatures(alle)
    for seed in range(5):
        random.Random(seed).shuffle(alle)
        assert cluster_vacatures(alle) == verwacht


def test_volledigste_bron_wordt_getoond_dan_de_nieuwste_dan_het_laagste_nummer():
    vol = ook("V-3", contractvorm=Contractvorm.VAST)
    assert kies_hoofd([BASIS, vol]) == vol
    oud, nieuw = (replace(BASIS, nummer=WerkNummer(n), geplaatst_op=d) for n, d in
                  [("V-5", date(2026, 1, 1)), ("V-6", date(2026, 2, 1))])  # fmt: skip
    assert kies_hoofd([oud, nieuw]) == nieuw
    assert kies_hoofd([ook("V-8"), ook("V-7")]).nummer == "V-7"


def test_open_vacature_staat_nooit_achter_een_die_eerder_sluit():
    eerder = replace(BASIS, sluit_op=date(2026, 12, 1), contractvorm=Contractvorm.VAST)
    later = ook(sluit_op=date(2026, 12, 31))
    assert cluster_vacatures([eerder, later]) == {"V-1": "V-2", "V-2": "V-2"}


@pytest.mark.slow
def test_tijd_groeit_met_het_aantal_en_niet_met_het_kwadraat():
    toeval = random.Random(5)
    woorden = [f"woord{n}" for n in range(3000)]

    def maak(aantal: int) -> list[Vacature]:
        lijst = []
        for n in range(aantal // 2):
            tekst = " ".join(toeval.choices(woorden, k=80))
            plek = Werkplek(plaatsnaam=f"plaats{n % 300}")
            for bord in "ab":
                lijst.append(replace(
                    BASIS, nummer=WerkNummer(f"V-{n:06}{bord}"), bron=bord, bron_id=str(n),
                    titel="Magazijnmedewerker", taken=tekst, plek=plek,
                    werkgever_naam=f"Bedrijf {n % 40}",
                ))  # fmt: skip
        return lijst

    def meet(aantal: int) -> float:
        lijst = maak(aantal)
        begin = time.perf_counter()
        hoofden = cluster_vacatures(lijst)
        duur = time.perf_counter() - begin
        assert len(hoofden) == aantal
        assert len(set(hoofden.values())) == aantal // 2
        return duur

    klein, groot = meet(1_000), meet(8_000)
    # Eight times as many: all pairs would take 64 times as long.
    assert groot < klein * 32
