"""Searching work and signing in, on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from api.toegang.sessie import Sessies
from api.toegang.wachtwoord import hash_wachtwoord
from api.toegang.zoeken import Zoekvraag, zoek_werk
from modellen.gebruiker.repository import GebruikerRepository
from modellen.opslag.engine import Opslag
from modellen.waarden import WerkNummer
from tests.builders import (
    ANDERE_ORGANISATIE,
    ORGANISATIE,
    VANDAAG,
    een_gebruiker,
    een_netwerkplek,
    een_vacature,
    een_werkgever,
)
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.repository import VacatureRepository
from vacatures.werk import WerkSoort
from vacatures.werkgever.repository import WerkgeverRepository

ZUID = frozenset({ANDERE_ORGANISATIE})


@pytest.fixture
def opslag(database_url: str):
    opslag = Opslag(database_url)
    with opslag.schrijven() as session:
        WerkgeverRepository(session).save(een_werkgever("W-1"), door="test")
        NetwerkplekRepository(session).save(een_netwerkplek("N-1"), door="test")
        VacatureRepository(session).save_all(
            [
                een_vacature("V-1", titel="Kok", geplaatst_op=None),
                een_vacature("V-2", titel="Hulpkok 100% vega", geplaatst_op=date(2026, 11, 1)),
                een_vacature("V-3", titel="Kok", geplaatst_op=date(2026, 11, 9)),
                een_vacature("V-4", titel="Kok van gisteren", sluit_op=date(2026, 11, 22)),
                een_vacature("V-5", titel="Kok in zuid", zichtbaar_voor=ZUID),
                een_vacature("V-6", titel="Kok dubbel", cluster=WerkNummer("V-3")),
                een_vacature("V-7", titel="Kok vandaag", sluit_op=VANDAAG, geplaatst_op=None),
            ],
            door="test",
        )
    yield opslag
    opslag.sluit()


def _zoek(opslag: Opslag, tekst: str = "", **rest) -> list[str]:
    with opslag.lezen() as session:
        vraag = Zoekvraag(tekst=tekst, **rest)
        vondst = zoek_werk(session, vraag, organisatie=ORGANISATIE, vandaag=VANDAAG)
    assert vondst.totaal >= len(vondst.werk)
    return [werk.nummer for werk in vondst.werk]


def test_zoeken_laat_gesloten_dubbel_en_onzichtbaar_werk_weg_nieuwste_eerst(opslag):
    assert _zoek(opslag) == ["V-3", "V-2", "V-1", "V-7"]


def test_elk_woord_moet_voorkomen_zonder_onderscheid_in_hoofdletters(opslag):
    assert _zoek(opslag, "KOK eemkade") == ["V-3", "V-2", "V-1", "V-7"]
    assert _zoek(opslag, "kok hulp") == ["V-2"]
    assert _zoek(opslag, "kok groningen") == []
    assert _zoek(opslag, "v-3") == ["V-3"]


def test_tekens_van_de_database_zijn_gewone_tekens(opslag):
    assert _zoek(opslag, "100%") == ["V-2"]
    assert _zoek(opslag, "%") == ["V-2"]
    assert _zoek(opslag, "k_k") == []


def test_netwerkplekken_apart(opslag):
    assert _zoek(opslag, "inpak", soort=WerkSoort.NETWERKPLEK) == ["N-1"]


def test_bladzijden_sluiten_aan(opslag):
    paginas = [_zoek(opslag, pagina=p, paginagrootte=3) for p in (1, 2, 3)]
    assert paginas == [["V-3", "V-2", "V-1"], ["V-7"], []]


def test_aanmelden_en_afmelden_op_beide_databases(opslag):
    gebruiker = een_gebruiker(wachtwoord_hash=hash_wachtwoord("geheim woord"))
    with opslag.schrijven() as session:
        GebruikerRepository(session).save(gebruiker, door="test")
    sessies = Sessies(opslag, geheim=b"g" * 32)
    token = sessies.meld_aan(gebruiker.account, "geheim woord").token
    sessie = sessies.find(token)
    assert sessie is not None
    assert sessie.gebruiker == gebruiker
    sessies.meld_af(sessie)
    assert sessies.find(token) is None
