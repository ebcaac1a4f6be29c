"""An aandachtspunt is accepted by a name with a motivation, and only as long as nothing changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from modellen.aanvaarding.model import (
    MEESTE_TEKENS,
    MINSTE_TEKENS,
    NOOIT_AANVAARD,
    Aanvaarding,
    AanvaardingIntussenGewijzigd,
    lees_motivatie,
    standen,
)
from modellen.aanvaarding.repository import AanvaardingRepository
from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.waarden import KlantNummer, WerkNummer
from tests.builders import een_klant
from tests.modellen.opslag.databank import op_proef, verse_opslag

KLANT, WERK = KlantNummer("K-1"), WerkNummer("V-1")
OP = datetime(2026, 11, 23, 12, tzinfo=UTC)
GROND, ANDERE_GROND = "a" * 32, "b" * 32
WAAROM = "De klant rijdt mee met een collega."


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as opslag:
        with opslag.schrijven() as session:
            KlantRepository(session).save(een_klant("K-1"), door="test")
        yield opslag


def een_aanvaarding(volgnummer: int = 1, **velden: object) -> Aanvaarding:
    standaard = {"punt": "reistijd", "grond": GROND, "motivatie": WAAROM}
    standaard |= {"door": "coach.anna", "op": OP}
    return Aanvaarding(KLANT, WERK, volgnummer, **(standaard | velden))


def leg_vast(session: Session, **velden: object) -> tuple[Aanvaarding, ...]:
    standaard = {"motivatie": WAAROM, "door": "coach.anna", "op": OP}
    gronden = velden.pop("gronden", {"reistijd": GROND})
    return AanvaardingRepository(session).voeg_toe(KLANT, WERK, gronden, **(standaard | velden))


class TestGeweigerd:
    @pytest.mark.parametrize("tekst", ["", "   ", "ok", "akkoord", "- - - - - - - - -", "1" * 40])
    def test_zonder_motivatie_wordt_niets_aanvaard(self, tekst: str):
        with pytest.raises(OngeldigeWaarde, match="motivatie"):
            lees_motivatie(tekst)

    def test_een_heel_verhaal_hoort_hier_niet(self):
        with pytest.raises(OngeldigeWaarde, match=str(MEESTE_TEKENS)):
            lees_motivatie("tillen lukt " * MEESTE_TEKENS)

    @pytest.mark.parametrize(
        ("tekst", "woord"),
        [
            ("De hernia is over, dus tillen kan weer.", "hernia"),
            ("Na de rugoperatie tilt de klant met een kar.", "rugoperatie"),
            ("Door ADHD is een vaste plek nodig, die is er.", "adhd"),
            ("De rugklachten spelen in dit werk geen rol.", "rugklachten"),
        ],
    )
    def test_een_ziekte_of_oorzaak_komt_er_niet_in(self, tekst: str, woord: str):
        with pytest.raises(OngeldigeWaarde, match=f"'{woord}'"):
            lees_motivatie(tekst)

    @pytest.mark.parametrize(
        "tekst",
        [
            "De klant kan niet zwaar tillen; de collega's nemen dat over.",
            "De beperking bij tillen speelt niet: de dozen wegen 5 kilo.",
            "De arbeidsdeskundige vindt dit haalbaar met een kar.",
        ],
    )
    def test_wat_de_klant_kan_en_wat_het_werk_lichter_maakt_mag(self, tekst: str):
        assert lees_motivatie(f"  {tekst}\n") == tekst

    def test_zonder_punt_of_klant_en_na_een_ander_wordt_niets_bewaard(self, opslag: Opslag):
        with op_proef(opslag) as session:
            with pytest.raises(OngeldigeWaarde, match="aandachtspunt"):
                leg_vast(session, gronden={})
            leg_vast(session, gezien=0)
            with pytest.raises(AanvaardingIntussenGewijzigd):
                leg_vast(session, gezien=0)
            with pytest.raises(NietGevonden):
                AanvaardingRepository(session).voeg_toe(
                    KlantNummer("K-9"), WERK, {"x": GROND}, motivatie=WAAROM, door="a", op=OP
                )
            assert len(AanvaardingRepository(session).list_("K-1")) == 1

    @pytest.mark.parametrize(
        "opdracht",
        [
            "UPDATE aanvaarding SET motivatie = 'iets heel anders dan eerst'",
            "UPDATE aanvaarding SET ingetrokken = true",
        ],
    )
    def test_de_database_weigert_een_wijziging(self, opslag: Opslag, opdracht: str):
        with op_proef(opslag) as session:
            leg_vast(session)
            with pytest.raises(DBAPIError):
                session.execute(text(opdracht))


class TestBewaard:
    def test_wat_is_vastgelegd_komt_zo_terug(self, opslag: Opslag):
        with op_proef(opslag) as session:
            nieuw = leg_vast(session, gronden={"reistijd": GROND, "uren": ANDERE_GROND})
            terug = leg_vast(session, ingetrokken=True, gezien=2, door="tl.mo")
            gelezen = AanvaardingRepository(session).list_("K-1", WERK)
            assert gelezen == (*nieuw, *terug)
            assert [a.volgnummer for a in gelezen] == [1, 2, 3]
            assert AanvaardingRepository(session).list_("K-1", WerkNummer("V-2")) == ()

    def test_met_de_klant_gaat_ook_dit_weg(self, opslag: Opslag):
        with op_proef(opslag) as session:
            leg_vast(session)
            session.execute(text("DELETE FROM klant WHERE nummer = 'K-1'"))
            assert session.execute(text("SELECT count(*) FROM aanvaarding")).scalar() == 0


class TestGeldigheid:
    def test_wat_nooit_is_aanvaard_staat_er_niet_bij(self):
        assert standen([], {"reistijd": GROND}).get("reistijd", NOOIT_AANVAARD).geldend is None

    @pytest.mark.parametrize("gronden", [{"reistijd": ANDERE_GROND}, {}])
    def test_verandert_een_kant_op_dit_punt_dan_vervalt_het(self, gronden: dict[str, str]):
        stand = standen([een_aanvaarding()], gronden)["reistijd"]
        assert (stand.geldend, stand.vervallen) == (None, een_aanvaarding())

    def test_verandert_een_ander_punt_dan_blijft_het(self):
        stand = standen([een_aanvaarding()], {"reistijd": GROND, "uren": ANDERE_GROND})
        assert stand["reistijd"].geldend == een_aanvaarding()

    def test_ingetrokken_geldt_niet_meer_en_blijft_te_lezen(self):
        terug = een_aanvaarding(2, ingetrokken=True)
        stand = standen([een_aanvaarding(), terug], {"reistijd": GROND})["reistijd"]
        assert (stand.geldend, stand.vervallen) == (None, None)
        assert stand.eerder == (terug, een_aanvaarding())

    @given(st.lists(st.tuples(st.sampled_from("ab"), st.booleans()), min_size=1, max_size=6))
    def test_de_nieuwste_telt_en_niets_raakt_kwijt(self, rij: list[tuple[str, bool]]):
        alle = [
            een_aanvaarding(i, grond=grond * 32, ingetrokken=terug)
            for i, (grond, terug) in enumerate(rij, start=1)
        ]
        stand = standen(reversed(alle), {"reistijd": GROND})["reistijd"]
        (grond, terug) = rij[-1]
        assert (stand.geldend == alle[-1]) is (grond == "a" and not terug)
        genoemd = {stand.geldend, stand.vervallen, *stand.eerder} - {None}
        assert genoemd == set(alle)


def test_de_database_houdt_dezelfde_lengte_aan_als_de_regel(opslag: Opslag):
    with op_proef(opslag) as session:
        leg_vast(session, motivatie="x" * MINSTE_TEKENS)
        leg_vast(session, motivatie="x" * MEESTE_TEKENS)
        assert len(AanvaardingRepository(session).list_("K-1")) == 2
