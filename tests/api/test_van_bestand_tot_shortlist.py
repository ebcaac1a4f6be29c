"""One way through the whole house, on both databases: a file in, an explained list out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from api.bootstrap import Samenstelling, bouw
from api.instellingen import Instellingen
from matching.oordeel import Uitkomst
from matching.uitleg import Publiek, leg_uit
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.klant.model import Wens, WensSoort
from modellen.klant.repository import KlantRepository
from tests.builders import VANDAAG, een_belastbaarheid, een_klant
from vacatures.importeren.vacaturedienst import importeer_vacatures
from vacatures.vacature.repository import VacatureRepository

RIJEN = [
    {
        "titel": "Medewerker groenvoorziening",
        "omschrijving": "Je snoeit hagen, maait gras en plant bomen in een vaste ploeg.",
        "werkgever": "Groenbedrijf De Haag",
        "plaats": "Amersfoort",
        "uren": "24",
        "sluitingsdatum": (VANDAAG + timedelta(days=3)).isoformat(),
    },
    {
        "titel": "Boekhouder",
        "omschrijving": "Je verwerkt facturen en maakt de jaarrekening.",
        "werkgever": "Cijferhuis Eemland",
        "plaats": "Amersfoort",
        "uren": "24",
    },
    {"titel": "Hovenier", "werkgever": "Tuinen Noord", "plaats": "Groningen", "uren": "24"},
    {"titel": "", "werkgever": "Zonder titel BV", "plaats": "Utrecht"},
]


@pytest.fixture
def huis(database_url: str, tmp_path: Path) -> Iterator[Samenstelling]:
    samenstelling = bouw(
        Instellingen(data=tmp_path / "data", database_url=database_url), kalender=lambda: VANDAAG
    )
    yield samenstelling
    samenstelling.sluit()


@pytest.fixture
def gevuld(huis: Samenstelling, tmp_path: Path) -> Samenstelling:
    bestand = tmp_path / "vacatures.jsonl"
    bestand.write_text("\n".join(json.dumps(rij) for rij in RIJEN), encoding="utf-8")
    rapport = importeer_vacatures(
        huis.opslag,
        bestand,
        door="test",
        afgekeurd_map=huis.instellingen.afgekeurd_map,
        vandaag=VANDAAG,
    )
    assert (rapport.nieuw, rapport.afgekeurd) == (3, 1)
    wens = Wens(WensSoort.BEROEP, "Ik wil graag in het groen werken, snoeien en planten.")
    klant = een_klant("K-1", wensen=(wens,), werkervaring=())
    with huis.opslag.schrijven() as session:
        KlantRepository(session).save(klant, door="test")
        BelastbaarheidRepository(session).save(een_belastbaarheid("K-1"), door="test")
    return huis


def titels(huis: Samenstelling, dagen: int = 0) -> list[str]:
    lijst = huis.matchdienst.shortlist("K-1", vandaag=VANDAAG + timedelta(days=dagen))
    assert lijst.telling.tegengehouden == 0
    return [match.werk.titel for match in lijst.matches]


def test_de_wens_staat_boven_en_wat_te_ver_is_staat_er_niet_in(gevuld: Samenstelling):
    assert titels(gevuld) == ["Medewerker groenvoorziening", "Boekhouder"]


def test_na_de_sluitingsdatum_is_het_weg(gevuld: Samenstelling):
    assert titels(gevuld, dagen=4) == ["Boekhouder"]


def test_waarom_niet_zegt_wat_er_in_de_weg_staat(gevuld: Samenstelling):
    with gevuld.opslag.lezen() as session:
        (ver,) = [v for v in VacatureRepository(session).list_() if v.titel == "Hovenier"]
    waarom = gevuld.matchdienst.waarom("K-1", ver.nummer, vandaag=VANDAAG)
    assert waarom.plaats is None
    assert waarom.match.uitkomst is Uitkomst.ONGESCHIKT
    (zin,) = leg_uit(waarom.match, publiek=Publiek.COACH).minpunten
    assert zin.startswith("De reis duurt")


def test_de_andere_kant_op_vindt_de_vacature_de_klant(gevuld: Samenstelling):
    with gevuld.opslag.lezen() as session:
        nummers = {v.titel: v.nummer for v in VacatureRepository(session).list_()}
    lijst = gevuld.matchdienst.kandidaten(
        nummers["Medewerker groenvoorziening"],
        organisatie=een_klant().organisatie,
        vandaag=VANDAAG,
    )
    assert [m.profiel.nummer for m in lijst.matches] == ["K-1"]


def test_de_afgekeurde_rij_staat_klaar_om_te_verbeteren(gevuld: Samenstelling):
    (bestand,) = gevuld.instellingen.afgekeurd_map.glob("*.csv")
    tekst = bestand.read_text(encoding="utf-8-sig")
    assert "Zonder titel BV" in tekst
    assert "titel" in tekst.splitlines()[0]
