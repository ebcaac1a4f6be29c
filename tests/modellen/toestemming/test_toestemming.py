"""Who may be made known: the rule against a slow oracle, and its store on both databases."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.toestemming.bekend import (
    Bekendheid,
    bepaal_bekendheid,
    controleer_toestemming,
    controleer_vrijgave,
)
from modellen.toestemming.model import (
    Aanpassing,
    Kaart,
    Toestemming,
    ToestemmingGeweigerd,
    ToestemmingIntussenGewijzigd,
    Toestemmingsbron,
    Vrijgave,
)
from modellen.toestemming.repository import ToestemmingRepository
from modellen.voorstel.model import Verloop
from modellen.voorstel.redenen import Klantantwoord
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import KlantNummer, WerkNummer
from tests.builders import ORGANISATIE, een_klant
from tests.modellen.opslag.databank import op_proef, verse_opslag
from tests.modellen.voorstel.opzet import S, dag, een_voorstel, gebeurd, moment, verloop

BIJ, ANDER = WerkNummer("W-1"), WerkNummer("W-2")
KAART = Kaart(("Werkte twee jaar als magazijnmedewerker.",), "16 tot 24 uur per week", "ma ochtend")
KAART_CODES = frozenset(regel.code for regel in KAART.regels)
EERSTE = frozenset({KAART.regels[0].code})
BRON = Toestemmingsbron
JA = {"antwoord": Klantantwoord.JA}


def een_toestemming(volgnummer: int = 1, *, mag: bool = True, na: int = 2, **velden: Any):
    standaard: dict[str, Any] = {
        "klant": KlantNummer("K-1001"),
        "bij": BIJ,
        "bron": BRON.KLANT_ZELF,
        "dag": dag(na),
        "vastgelegd_op": moment(na),
        "door": "mijn.1001",
        "kaart": KAART if mag else None,
    }
    return Toestemming(volgnummer=volgnummer, mag=mag, **(standaard | velden))


def een_vrijgave(volgnummer: int = 1, *, is_open: bool = True, **velden: Any) -> Vrijgave:
    standaard: dict[str, Any] = {
        "voorstel": 1,
        "klant": KlantNummer("K-1001"),
        "bij": BIJ,
        "toestemming": 1,
        "vastgelegd_op": moment(3),
        "door": "coach.anna",
    }
    return Vrijgave(volgnummer=volgnummer, is_open=is_open, **(standaard | velden))


def gezegd(*antwoorden: Klantantwoord, nee: bool = False) -> Verloop:
    stappen: list[tuple[Any, ...]] = [(S.VOORGESTELD, 0)]
    stappen += [(S.ANTWOORD, 1, {"antwoord": a}) for a in antwoorden]
    stappen += [(S.GEWEIGERD, 1)] if nee else []
    return verloop(*stappen)


# --- the rule -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hier", "bij", "toestemming", "vrijgave", "verwacht"),
    [
        (gezegd(), BIJ, een_toestemming(), een_vrijgave(), Bekendheid.KLANT_ZEGT_NOG_NIETS),
        (
            gezegd(Klantantwoord.JA, Klantantwoord.DENKT_NA),
            BIJ, een_toestemming(), een_vrijgave(), Bekendheid.KLANT_ZEGT_NOG_NIETS,
        ),
        (
            gezegd(Klantantwoord.JA, nee=True),
            BIJ, een_toestemming(), een_vrijgave(), Bekendheid.VOORBIJ,
        ),
        (gezegd(Klantantwoord.JA), None, een_toestemming(), een_vrijgave(), Bekendheid.VOORBIJ),
        (gezegd(Klantantwoord.JA), BIJ, None, None, Bekendheid.TOESTEMMING_ONTBREEKT),
        (
            gezegd(Klantantwoord.JA),
            ANDER, een_toestemming(), een_vrijgave(), Bekendheid.TOESTEMMING_ONTBREEKT,
        ),
        (
            gezegd(Klantantwoord.JA),
            BIJ, een_toestemming(2, mag=False), een_vrijgave(), Bekendheid.TOESTEMMING_NEE,
        ),
        (gezegd(Klantantwoord.JA), BIJ, een_toestemming(), None, Bekendheid.COACH_AAN_ZET),
        (
            gezegd(Klantantwoord.JA),
            BIJ, een_toestemming(3), een_vrijgave(), Bekendheid.COACH_AAN_ZET,
        ),
        (
            gezegd(Klantantwoord.JA),
            BIJ, een_toestemming(), een_vrijgave(2, is_open=False), Bekendheid.COACH_AAN_ZET,
        ),
        (gezegd(Klantantwoord.JA), BIJ, een_toestemming(), een_vrijgave(), Bekendheid.BEKEND),
    ],
)  # fmt: skip
def test_wat_er_in_de_weg_staat(hier, bij, toestemming, vrijgave, verwacht):
    assert bepaal_bekendheid(hier, bij, toestemming, vrijgave) is verwacht


_WOORD = st.sampled_from(["ja", "denkt_na", "antwoordt_zelf", "nee", "werkgever_nee"])
_TOESTEMMING = st.none() | st.builds(
    lambda n, mag, bij, klant: een_toestemming(n, mag=mag, bij=bij, klant=KlantNummer(klant)),
    st.integers(1, 3),
    st.booleans(),
    st.sampled_from([BIJ, ANDER]),
    st.sampled_from(["K-1001", "K-1002"]),
)
_VRIJGAVE = st.none() | st.builds(
    lambda n, is_open, yes, bij, over: een_vrijgave(
        n, is_open=is_open, toestemming=yes, bij=bij, voorstel=over
    ),
    st.integers(1, 2),
    st.booleans(),
    st.integers(1, 3),
    st.sampled_from([BIJ, ANDER]),
    st.integers(1, 2),
)


@settings(max_examples=300)
@given(st.lists(_WOORD, max_size=3), st.sampled_from([BIJ, ANDER, None]), _TOESTEMMING, _VRIJGAVE)
def test_bekend_is_alleen_wie_drie_keer_ja_kreeg(woorden, bij, toestemming, vrijgave):
    hier, is_voorbij = verloop((S.VOORGESTELD, 0)), False
    for woord in woorden:
        if is_voorbij:
            break
        is_voorbij = woord.endswith("nee")
        soort = S.GEWEIGERD if is_voorbij else S.ANTWOORD
        extra = {} if is_voorbij else {"antwoord": Klantantwoord(woord)}
        nieuw = gebeurd(len(hier.gebeurtenissen) + 1, soort, 1, **extra)
        hier = Verloop(hier.voorstel, (*hier.gebeurtenissen, nieuw))
    klant_ja = bool(woorden) and not is_voorbij and woorden[-1] == "ja"
    mag_van_klant = (
        toestemming is not None
        and toestemming.mag
        and toestemming.klant == hier.voorstel.klant
        and toestemming.bij == bij
    )
    coach_ja = (
        vrijgave is not None
        and vrijgave.is_open
        and vrijgave.voorstel == 1
        and mag_van_klant
        and (vrijgave.bij, vrijgave.toestemming) == (bij, toestemming.volgnummer)
    )
    mag = bepaal_bekendheid(hier, bij, toestemming, vrijgave).mag
    assert mag == (klant_ja and mag_van_klant and coach_ja)


@pytest.mark.parametrize(
    ("vorige", "nieuw", "fout"),
    [
        (None, een_toestemming(2), ToestemmingIntussenGewijzigd),
        (een_toestemming(), een_toestemming(1), ToestemmingIntussenGewijzigd),
        (None, een_toestemming(kaart=None), ToestemmingGeweigerd),
        (None, een_toestemming(mag=False, kaart=KAART), ToestemmingGeweigerd),
        (None, een_toestemming(weggelaten=KAART_CODES), ToestemmingGeweigerd),
        (None, een_toestemming(dag=dag(3)), ToestemmingGeweigerd),
        (een_toestemming(), een_toestemming(2, mag=False, dag=dag(1)), ToestemmingGeweigerd),
        # The coach heard a yes on the day on which the klant himself said no.
        (
            een_toestemming(mag=False),
            een_toestemming(2, bron=BRON.GESPREK),
            ToestemmingGeweigerd,
        ),
        # Or a yes to a line that the klant himself left off on that day.
        (
            een_toestemming(kaart=KAART.zonder(EERSTE), weggelaten=EERSTE),
            een_toestemming(2, bron=BRON.GESPREK),
            ToestemmingGeweigerd,
        ),
    ],
)
def test_een_woord_dat_zo_niet_kan_wordt_geweigerd(vorige, nieuw, fout):
    with pytest.raises(fout):
        controleer_toestemming(vorige, nieuw)


@pytest.mark.parametrize(
    ("vorige", "nieuw"),
    [
        (een_toestemming(mag=False), een_toestemming(2)),
        (een_toestemming(mag=False), een_toestemming(2, na=3, bron=BRON.GESPREK)),
        (een_toestemming(), een_toestemming(2, mag=False, bron=BRON.GESPREK)),
        (een_toestemming(weggelaten=EERSTE, kaart=KAART.zonder(EERSTE)), een_toestemming(2)),
        (
            een_toestemming(weggelaten=EERSTE, kaart=KAART.zonder(EERSTE)),
            een_toestemming(2, na=3, bron=BRON.GESPREK),
        ),
    ],
)
def test_een_klant_mag_zich_bedenken(vorige, nieuw):
    controleer_toestemming(vorige, nieuw)


def test_een_coach_geeft_niets_vrij_voor_de_klant_ja_zei():
    for hier, toestemming in (
        (gezegd(), een_toestemming()),
        (gezegd(Klantantwoord.JA), None),
        (gezegd(Klantantwoord.JA), een_toestemming(mag=False)),
        (gezegd(Klantantwoord.JA, nee=True), een_toestemming()),
    ):
        with pytest.raises(ToestemmingGeweigerd):
            controleer_vrijgave(hier, BIJ, toestemming, None, een_vrijgave())
    ja = gezegd(Klantantwoord.JA)
    with pytest.raises(ToestemmingIntussenGewijzigd):
        controleer_vrijgave(ja, BIJ, een_toestemming(2), None, een_vrijgave())
    with pytest.raises(ToestemmingGeweigerd):
        controleer_vrijgave(ja, BIJ, een_toestemming(), None, een_vrijgave(is_open=False))


def test_aanpassingen_zeggen_niets_over_gezondheid():
    verboden = ("ziek", "klacht", "pijn", "beperk", "medisch", "psych", "rug", "energie", "angst")
    assert [a for a in Aanpassing for w in verboden if w in a.label.lower()] == []


def test_de_vingerafdruk_volgt_wat_bekend_is_en_niet_wat_gekozen_wordt():
    assert KAART.met([Aanpassing.KORTE_PAUZES]).vingerafdruk == KAART.vingerafdruk
    assert replace(KAART, uren="32 uur per week").vingerafdruk != KAART.vingerafdruk


@given(st.sets(st.sampled_from(sorted(KAART_CODES))))
def test_wat_wordt_weggelaten_is_weg_en_de_rest_staat_er(weg: set[str]):
    kaart = KAART.met([Aanpassing.KORTE_PAUZES]).zonder(weg)
    assert {r.code for r in kaart.regels} == KAART_CODES - weg
    bewaard = str(kaart.als_json())
    assert all((r.tekst in bewaard) == (r.code not in weg) for r in KAART.regels)
    assert kaart.aanpassingen == (Aanpassing.KORTE_PAUZES,)


def test_een_code_zegt_zonder_de_kaart_niets_en_verandert_met_de_zin():
    zin, uren, wanneer = KAART.regels
    assert len({zin.code, uren.code, wanneer.code}) == 3
    anders = replace(KAART, kan=("Werkte drie jaar als magazijnmedewerker.",))
    assert anders.regels[0].code != zin.code
    assert (zin.is_wens, uren.is_wens, wanneer.is_wens) == (False, True, True)
    # The same words in another place are another line.
    assert Kaart(("16 uur",), "16 uur").regels[0].code != Kaart((), "16 uur").regels[0].code


# --- the store ------------------------------------------------------------------------------------


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def opslag(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opslag]:
    """One database of each kind for all tests."""
    if request.param == "sqlite":
        sjabloon = request.getfixturevalue("_sqlite_sjabloon")
        bestand = shutil.copy(sjabloon, tmp_path_factory.mktemp("toestemming") / "opstap.sqlite3")
        with verse_opslag(f"sqlite:///{bestand}") as opslag:
            _vul(opslag)
            yield opslag
        return
    cluster = request.getfixturevalue("_postgres_cluster")
    sjabloon = request.getfixturevalue("_postgres_sjabloon")
    cluster.execute(f"CREATE DATABASE opstap_toestemming TEMPLATE {sjabloon}")
    with verse_opslag(cluster.url("opstap_toestemming")) as opslag:
        _vul(opslag)
        yield opslag
    cluster.execute("DROP DATABASE opstap_toestemming WITH (FORCE)")


def _vul(opslag: Opslag) -> None:
    with opslag.schrijven() as session:
        KlantRepository(session).save(een_klant("K-1001"), door="test")
        KlantRepository(session).save(een_klant("K-1002"), door="test")


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with op_proef(opslag) as session:
        yield session


def _begin(session: Session) -> Verloop:
    voorstellen = VoorstelRepository(session)
    van = een_voorstel()
    hier = voorstellen.begin(
        van.klant, van.werk, organisatie=ORGANISATIE, op=moment(0), door="coach.anna"
    )
    return voorstellen.voeg_toe(hier, gebeurd(1, S.VOORGESTELD, 0, **JA))


class TestOpslag:
    def test_wat_er_niet_is_is_er_niet(self, session):
        repository = ToestemmingRepository(session)
        assert repository.laatste("K-1001", "W-1") is None
        assert repository.alle("K-1001", "W-1") == []
        assert repository.laatste_vrijgaven([1, 2]) == {}

    def test_het_laatste_woord_telt_per_werkgever_en_alles_blijft(self, session):
        repository = ToestemmingRepository(session)
        ja = een_toestemming(kaart=KAART.met([Aanpassing.HULPMIDDEL, Aanpassing.INWERKTIJD]))
        nee = een_toestemming(
            2, mag=False, na=4, bron=BRON.GESPREK, door="coach.anna", weggelaten=KAART_CODES
        )
        elders = een_toestemming(bij=ANDER)
        for een in (ja, elders, nee):
            repository.leg_vast(een)
        assert repository.laatste("K-1001", "W-1") == nee
        assert repository.alle("K-1001", "W-1") == [ja, nee]
        gevonden = repository.laatste_van(["K-1001", "K-1002"], [BIJ, ANDER])
        assert gevonden == {("K-1001", BIJ): nee, ("K-1001", ANDER): elders}

    def test_twee_tegelijk_en_de_tweede_hoort_het(self, session):
        repository = ToestemmingRepository(session)
        repository.leg_vast(een_toestemming())
        with pytest.raises(ToestemmingIntussenGewijzigd):
            repository.leg_vast(een_toestemming(mag=False))

    def test_vrijgeven_intrekken_en_opnieuw(self, session):
        repository, hier = ToestemmingRepository(session), _begin(session)
        nummer = hier.voorstel.nummer
        repository.leg_vast(een_toestemming())
        with pytest.raises(ToestemmingGeweigerd):
            repository.geef_vrij(hier, None, een_vrijgave(voorstel=nummer))
        for volgnummer, is_open in enumerate((True, False, True), start=1):
            vrijgave = een_vrijgave(volgnummer, voorstel=nummer, is_open=is_open)
            repository.geef_vrij(hier, BIJ, vrijgave)
            assert repository.laatste_vrijgaven([nummer]) == {nummer: vrijgave}
            toestemming = repository.laatste("K-1001", BIJ)
            assert bepaal_bekendheid(hier, BIJ, toestemming, vrijgave).mag == is_open


def test_rijen_worden_alleen_toegevoegd(opslag: Opslag):
    with opslag.schrijven() as session:
        hier = _begin(session)
        ToestemmingRepository(session).leg_vast(een_toestemming())
        nummer = hier.voorstel.nummer
        ToestemmingRepository(session).geef_vrij(hier, BIJ, een_vrijgave(voorstel=nummer))
    for tabel in ("toestemming", "vrijgave"):
        for opdracht in (f"UPDATE {tabel} SET gewijzigd_door = 'x'", f"DELETE FROM {tabel}"):
            with pytest.raises(DBAPIError, match="only added"), opslag.schrijven() as session:
                session.execute(text(opdracht))
