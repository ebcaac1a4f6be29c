"""Who lets a calendar program read along, kept on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from modellen.agenda.repository import AgendakoppelingRepository
from modellen.fouten import NietGevonden
from modellen.gebruiker.repository import GebruikerRepository
from tests.builders import een_gebruiker
from tests.modellen.opslag.databank import verse_opslag

EEN, TWEE = "a" * 32, "b" * 32


def test_een_account_heeft_een_koppeling_of_geen(database_url: str):
    with verse_opslag(database_url) as opslag:
        with opslag.schrijven() as session:
            koppelingen = AgendakoppelingRepository(session)
            with pytest.raises(NietGevonden):
                koppelingen.maak("niemand", EEN)
            for account in ("coach.anna", "coach.bram"):
                GebruikerRepository(session).save(een_gebruiker(account), door="test")
            assert koppelingen.find("coach.anna") is None
            koppelingen.maak("coach.anna", EEN)
            koppelingen.maak("coach.anna", TWEE)
        with opslag.lezen() as session:
            koppelingen = AgendakoppelingRepository(session)
            gevonden = koppelingen.find("coach.anna")
            assert gevonden is not None
            assert (gevonden.account, gevonden.kenmerk) == ("coach.anna", TWEE)
            assert koppelingen.find_op_kenmerk(TWEE) == gevonden
            assert koppelingen.find_op_kenmerk(EEN) is None
        with pytest.raises(DBAPIError), opslag.schrijven() as session:
            AgendakoppelingRepository(session).maak("coach.bram", TWEE)
        with opslag.schrijven() as session:
            AgendakoppelingRepository(session).delete("coach.anna")
            AgendakoppelingRepository(session).delete("coach.anna")
            assert AgendakoppelingRepository(session).find("coach.anna") is None
