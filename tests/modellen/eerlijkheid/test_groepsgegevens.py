"""Groups on both databases: closed lists, never a row of one person, gone with the klant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from modellen.eerlijkheid.model import Geslacht, Groepsgegevens, Herkomst, Leeftijdsband
from modellen.eerlijkheid.repository import GroepsgegevensRepository
from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.waarden import KlantNummer
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_klant
from tests.modellen.opslag.databank import op_proef, verse_opslag

KLANTEN = tuple(KlantNummer(f"K-{i}") for i in range(12))


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as opslag:
        with opslag.schrijven() as sessie:
            KlantRepository(sessie).save_all(map(een_klant, KLANTEN), door="test")
            KlantRepository(sessie).save(
                een_klant("K-elders", organisatie=ANDERE_ORGANISATIE), door="test"
            )
        yield opslag


def gezegd(nummer: str, i: int = 0) -> Groepsgegevens:
    return Groepsgegevens(
        KlantNummer(nummer),
        leeftijd=list(Leeftijdsband)[i % len(Leeftijdsband)],
        geslacht=list(Geslacht)[i % len(Geslacht)] if i % 5 else None,
        herkomst=list(Herkomst)[i % len(Herkomst)],
    )


def test_niets_gezegd_wordt_niet_bewaard():
    with pytest.raises(OngeldigeWaarde) as fout:
        Groepsgegevens(KlantNummer("K-1"))
    assert "wil niet zeggen" in fout.value.volgende_stap


def test_wie_geen_klant_is_wordt_geweigerd(opslag: Opslag):
    with opslag.schrijven() as sessie, pytest.raises(NietGevonden):
        GroepsgegevensRepository(sessie).save_all([gezegd("K-weg")], door="test")


@pytest.mark.parametrize("waarde", ["1978", "48", "nederlander"])
def test_de_database_zelf_weigert_wat_niet_op_de_lijst_staat(opslag: Opslag, waarde: str):
    opdracht = text(
        "INSERT INTO groepsgegevens (klant, leeftijdsband, herkomst, aangemaakt_op, gewijzigd_op,"
        " gewijzigd_door) VALUES ('K-1', :w, :w, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'x')"
    )
    with op_proef(opslag) as sessie, pytest.raises(IntegrityError):
        sessie.execute(opdracht, {"w": waarde})


def test_naar_een_paar_mensen_is_niet_te_vragen(opslag: Opslag):
    with op_proef(opslag) as sessie:
        groepen = GroepsgegevensRepository(sessie)
        groepen.save_all([gezegd(k, i) for i, k in enumerate(KLANTEN)], door="test")
        assert groepen.indelingen(KLANTEN[:1]) == ()
        assert groepen.indelingen(KLANTEN[:9] * 20) == ()
        assert len(groepen.indelingen(KLANTEN[:10])) == 3


def test_een_indeling_staat_in_de_volgorde_van_de_vraag_en_zwijgen_is_onbekend(opslag: Opslag):
    with op_proef(opslag) as sessie:
        groepen = GroepsgegevensRepository(sessie)
        groepen.save_all([gezegd(k, i) for i, k in enumerate(KLANTEN[:11])], door="test")
        gevraagd = (*reversed(KLANTEN), KLANTEN[3])
        leeftijd, geslacht, _ = groepen.indelingen(gevraagd)
    assert leeftijd.eigenschap == "leeftijd"
    assert leeftijd.labels[-1] == "55 jaar en ouder"
    # The twelfth was never asked; the fifth and tenth would rather not say.
    assert leeftijd.nummers == (-1, 0, -1, 3, 2, 1, 0, -1, 3, 2, 1, 0, 3)
    assert geslacht.nummers[1:4] == (-1, 1, 0)
    assert "wil niet zeggen" not in leeftijd.labels + geslacht.labels


def test_wat_iemand_zei_is_te_vervangen_en_te_wissen(opslag: Opslag):
    with op_proef(opslag) as sessie:
        groepen = GroepsgegevensRepository(sessie)
        assert groepen.save_all([gezegd("K-1", 1)], door="test").nieuw == 1
        assert groepen.save_all([gezegd("K-1", 1)], door="test").ongewijzigd == 1
        assert groepen.save_all([gezegd("K-1", 2)], door="test").gewijzigd == 1
        assert groepen.wis("K-1")
        assert not groepen.wis("K-1")


def test_met_de_klant_gaat_ook_dit_weg(opslag: Opslag):
    with op_proef(opslag) as sessie:
        groepen = GroepsgegevensRepository(sessie)
        groepen.save_all([gezegd("K-1")], door="test")
        sessie.execute(text("DELETE FROM klant WHERE nummer = 'K-1'"))
        assert sessie.execute(text("SELECT count(*) FROM groepsgegevens")).scalar() == 0


def test_organisaties_zijn_die_van_de_klanten_die_iets_zeiden(opslag: Opslag):
    with op_proef(opslag) as sessie:
        groepen = GroepsgegevensRepository(sessie)
        assert groepen.organisaties() == ()
        groepen.save_all([gezegd("K-1"), gezegd("K-2")], door="test")
        assert groepen.organisaties() == (ORGANISATIE,)
