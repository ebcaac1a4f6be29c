"""The log on both databases: rows are added, never changed, and read as they were known."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from modellen.dagdelen import Dagdelen
from modellen.fouten import NietGevonden
from modellen.klant.repository import KlantRepository
from modellen.kwalificatie import Vervoermiddel
from modellen.opslag.engine import Opslag
from modellen.voorstel.leerregels import Leerregel
from modellen.voorstel.lijst import GetoondePlaats, Lijstsoort, Plaatsbron, als_bytes
from modellen.voorstel.lijst_repository import KIJKPAUZE, LijstRepository
from modellen.voorstel.model import (
    GebeurtenisGeweigerd,
    Verloop,
    VoorstelIntussenGewijzigd,
    wacht_op_werkgever,
)
from modellen.voorstel.redenen import (
    ZONDER_TOELICHTING,
    Klantantwoord,
    Toelichting,
    Voorstelreden,
    Weigeraar,
)
from modellen.voorstel.repository import VoorstelRepository
from modellen.voorstel.wachtend_repository import lees_wachtend
from modellen.voorstel.wijziging import AlBesloten, Besluit, Wijziging, Wijzigingsoort
from modellen.voorstel.wijziging_repository import WijzigingRepository
from modellen.waarden import WerkNummer
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_klant
from tests.modellen.opslag.databank import op_proef, verse_opslag
from tests.modellen.voorstel.opzet import S, dag, een_lijst, gebeurd, moment

TABELLEN = (
    *("kenmerkset", "getoonde_lijst", "lijstkenmerken", "getoonde_plaats", "lijst_bekeken"),
    *("voorstel", "voorstelgebeurtenis", "voorstelreden"),
    *("wijzigingsvoorstel", "wijzigingsbesluit"),
)
TE_ZWAAR = {
    "reden": Voorstelreden.TE_ZWAAR,
    "toelichting": Toelichting(fml_item="IV-13"),
}
SUGGESTIES = (
    Wijziging(Wijzigingsoort.FML_HERBEOORDELEN, {"fml_item": "IV-13"}),
    Wijziging(Wijzigingsoort.BELASTING_NAGAAN, {"fml_item": "IV-13"}),
)


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def opslag(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opslag]:
    """One database of each kind for all tests; each of them leaves nothing behind."""
    if request.param == "sqlite":
        sjabloon = request.getfixturevalue("_sqlite_sjabloon")
        bestand = shutil.copy(sjabloon, tmp_path_factory.mktemp("voorstel") / "opstap.sqlite3")
        with verse_opslag(f"sqlite:///{bestand}") as opslag:
            _vul_klanten(opslag)
            yield opslag
        return
    cluster = request.getfixturevalue("_postgres_cluster")
    sjabloon = request.getfixturevalue("_postgres_sjabloon")
    cluster.execute(f"CREATE DATABASE opstap_voorstel TEMPLATE {sjabloon}")
    with verse_opslag(cluster.url("opstap_voorstel")) as opslag:
        _vul_klanten(opslag)
        yield opslag
    cluster.execute("DROP DATABASE opstap_voorstel WITH (FORCE)")


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with op_proef(opslag) as session:
        yield session


def _vul_klanten(opslag: Opslag) -> None:
    with opslag.schrijven() as session:
        for nummer in ("K-1001", "K-1002"):
            KlantRepository(session).save(een_klant(nummer), door="test")


def begin(session: Session, klant: str = "K-1001", werk: str = "V-1", na: int = 0) -> Verloop:
    return VoorstelRepository(session).begin(
        klant, WerkNummer(werk), organisatie=ORGANISATIE, op=moment(na), door="coach.anna"
    )


def voeg_toe(session: Session, hier: Verloop, *stappen: tuple) -> Verloop:
    for soort, na, *velden in stappen:
        nieuw = gebeurd(len(hier.gebeurtenissen) + 1, soort, na, **(velden[0] if velden else {}))
        hier = VoorstelRepository(session).voeg_toe(hier, nieuw)
    return hier


JA = {"antwoord": Klantantwoord.JA}


class TestWachtend:
    @pytest.mark.parametrize(
        "stappen",
        [
            [(S.BEKEKEN, 0)],
            [(S.VOORGESTELD, 0)],
            [(S.VOORGESTELD, 0, {"antwoord": Klantantwoord.ANTWOORDT_ZELF})],
            [(S.VOORGESTELD, 0, JA), (S.ANTWOORD, 1, {"antwoord": Klantantwoord.DENKT_NA})],
            [(S.VOORGESTELD, 0, JA), (S.GESPREK, 1)],
            [(S.VOORGESTELD, 0, JA), (S.GEWEIGERD, 1)],
            [(S.VOORGESTELD, 0, JA), (S.INGETROKKEN, 1, {"corrigeert": 1})],
        ],
    )
    def test_wie_geen_ja_zei_of_verder_kwam_wacht_niet(self, session, stappen):
        voeg_toe(session, begin(session), *stappen)
        assert lees_wachtend(session, ORGANISATIE) == []

    def test_een_ja_wacht_ook_als_de_klant_het_later_op_de_eigen_pagina_zei(self, session):
        een = voeg_toe(session, begin(session), (S.VOORGESTELD, 3, JA))
        ander = begin(session, "K-1002")
        ander = voeg_toe(session, ander, (S.VOORGESTELD, 0), (S.ANTWOORD, 2))
        gevonden = lees_wachtend(session, ORGANISATIE)
        assert [(w.nummer, w.sinds) for w in gevonden] == [
            (ander.voorstel.nummer, dag(2)),
            (een.voorstel.nummer, dag(3)),
        ]
        assert lees_wachtend(session, ANDERE_ORGANISATIE) == []

    def test_een_gesprek_dat_is_ingetrokken_laat_het_weer_wachten(self, session):
        stappen = ((S.VOORGESTELD, 0, JA), (S.GESPREK, 2), (S.INGETROKKEN, 2, {"corrigeert": 2}))
        verloop = voeg_toe(session, begin(session), *stappen)
        wachtend = lees_wachtend(session, ORGANISATIE)
        assert [w.nummer for w in wachtend] == [verloop.voorstel.nummer]
        assert wacht_op_werkgever(verloop.geldend)


class TestLijst:
    def test_een_lijst_die_er_niet_is_wordt_niet_gevonden(self, session):
        with pytest.raises(NietGevonden):
            LijstRepository(session).get("niets")

    def test_een_kenmerkset_met_andere_namen_onder_dezelfde_versie_wordt_geweigerd(self, session):
        lijsten = LijstRepository(session)
        lijsten.leg_vast(een_lijst("V-1"))
        anders = replace(een_lijst("V-1").pool, namen=("marge", "gelijkenis"))
        with pytest.raises(ValueError, match="another version"):
            lijsten.leg_vast(een_lijst("V-1", pool=anders, gebruiker="coach.bram"))

    def test_een_lijst_komt_terug_zoals_zij_getoond_werd(self, session):
        getoond = een_lijst(
            "V-1",
            "V-2",
            plaatsen=(
                GetoondePlaats("V-1", 0),
                GetoondePlaats("V-2", 1, 0.25, Plaatsbron.VERKENNING),
            ),
        )
        nummer = LijstRepository(session).leg_vast(getoond)
        assert LijstRepository(session).get(nummer) == getoond
        assert dict(LijstRepository(session).lees_tot(moment(1))) == {nummer: getoond}

    def test_opnieuw_laden_geeft_geen_vloed(self, session):
        lijsten, getoond = LijstRepository(session), een_lijst("V-1")
        for minuten in (0, 1, 5, 14, 16, 20, 31, 40):
            later = replace(getoond, getoond_op=moment(0, 9) + timedelta(minutes=minuten))
            assert lijsten.leg_vast(later) == getoond.nummer
        bekeken = lijsten.bekeken(getoond.nummer)
        assert bekeken == tuple(moment(0, 9) + timedelta(minutes=m) for m in (16, 31))
        assert all(b - a >= KIJKPAUZE for a, b in pairwise(bekeken))
        assert lijsten.get(getoond.nummer) == getoond

    @pytest.mark.parametrize(
        "anders",
        [
            {"gebruiker": "coach.bram"},
            {"onderwerp": "K-1002"},
            {"dag": dag(1)},
            {"versies": {"ranking": "som-2"}},
            {"plaatsen": (GetoondePlaats("V-2", 1), GetoondePlaats("V-1", 0))},
            {"plaatsen": (GetoondePlaats("V-1", 0, 0.5), GetoondePlaats("V-2", 1))},
        ],
        ids=lambda velden: next(iter(velden)),
    )
    def test_een_andere_lijst_is_een_andere_lijst(self, anders):
        een = een_lijst("V-1", "V-2")
        assert replace(een, **anders).nummer != een.nummer
        assert replace(een, getoond_op=moment(0, 20)).nummer == een.nummer

    def test_een_regel_buiten_de_pool_of_met_kans_nul_bestaat_niet(self):
        with pytest.raises(ValueError, match="not in the pool"):
            een_lijst("V-1", plaatsen=(GetoondePlaats("V-7", 0),))
        with pytest.raises(ValueError, match="chance"):
            GetoondePlaats("V-1", 0, 0.0)
        with pytest.raises(ValueError, match="per row"):
            replace(een_lijst("V-1").pool, scores=als_bytes([1.0]))


class TestVoorstel:
    def test_een_voorstel_van_een_lijst_waar_het_niet_in_staat_wordt_geweigerd(self, session):
        nummer = LijstRepository(session).leg_vast(een_lijst("V-1"))
        for klant, werk in (("K-1001", "V-99"), ("K-1002", "V-1")):
            with pytest.raises(NietGevonden):
                VoorstelRepository(session).begin(
                    klant, WerkNummer(werk), organisatie=ORGANISATIE, lijst=nummer,
                    op=moment(1), door="x",
                )  # fmt: skip

    def test_wat_niet_kan_laat_niets_achter(self, session):
        hier = begin(session)
        with pytest.raises(GebeurtenisGeweigerd):
            voeg_toe(session, hier, (S.GESPREK, 1))
        with pytest.raises(VoorstelIntussenGewijzigd):
            voeg_toe(session, hier, (S.VOORGESTELD, 1)) and voeg_toe(
                session, hier, (S.VOORGESTELD, 1)
            )
        assert len(VoorstelRepository(session).get(hier.voorstel.nummer).gebeurtenissen) == 1

    def test_zonder_lijst_begint_het_bij_de_nieuwste_die_beide_toonde(self, session):
        lijsten = LijstRepository(session)
        oud, nieuw = een_lijst("V-1"), een_lijst("V-2", "V-1", getoond_op=moment(1), dag=dag(1))
        later = een_lijst("V-1", getoond_op=moment(9), dag=dag(9))
        elders = een_lijst(
            "V-1", organisatie=ANDERE_ORGANISATIE, getoond_op=moment(2), dag=dag(2), gebruiker="x"
        )
        for lijst in (oud, nieuw, later, elders):
            lijsten.leg_vast(lijst)
        assert begin(session, na=5).voorstel.lijst == nieuw.nummer
        assert begin(session, na=5).voorstel.plaats == 1
        assert begin(session, werk="V-7", na=5).voorstel.lijst is None

    def test_ook_een_lijst_met_kandidaten_telt(self, session):
        kandidaten = een_lijst("K-1002", soort=Lijstsoort.KANDIDATEN, onderwerp="V-1")
        LijstRepository(session).leg_vast(kandidaten)
        assert begin(session, "K-1002", na=1).voorstel.lijst == kandidaten.nummer

    def test_een_voorstel_komt_terug_zoals_het_werd_vastgelegd(self, session):
        toelichting = Toelichting(middel=Vervoermiddel.FIETS, minuten=44)
        hier = voeg_toe(
            session,
            begin(session),
            (S.BEKEKEN, 0),
            (S.VOORGESTELD, 1, {"achteraf": True}),
            (S.GEWEIGERD, 2, {"toelichting": toelichting}),
            (S.GEWEIGERD, 3, {
                "corrigeert": 3,
                "weigeraar": Weigeraar.WERKGEVER,
                "reden": Voorstelreden.VERVULD,
            }),
        )  # fmt: skip
        uren = voeg_toe(
            session,
            begin(session, werk="V-2"),
            (S.VOORGESTELD, 0),
            (S.LOONKOSTENSUBSIDIE, 4),
            (S.UREN, 5, {"uren": 18.5}),
            (S.NOG_AAN_HET_WERK, 50),
            (S.UITVAL, 60, {
                "reden": Voorstelreden.DAGDELEN, "toelichting": Toelichting(dagdelen=Dagdelen(5)),
            }),
        )  # fmt: skip
        voorstellen = VoorstelRepository(session)
        assert voorstellen.list_(klant="K-1001", met_redenen=True) == [hier, uren]
        assert voorstellen.get(hier.voorstel.nummer, met_redenen=True) == hier
        assert voorstellen.list_(werk="V-2", organisatie=ANDERE_ORGANISATIE) == []

    def test_zonder_recht_is_er_geen_reden_van_klant_of_coach(self, session):
        voeg_toe(session, begin(session), (S.VOORGESTELD, 0), (S.GEWEIGERD, 1, TE_ZWAAR))
        voeg_toe(
            session, begin(session, werk="V-2"), (S.VOORGESTELD, 0), (S.INLEEN, 1), (S.UITVAL, 9)
        )
        voeg_toe(session, begin(session, werk="V-3"), (S.VOORGESTELD, 0), (S.GEWEIGERD, 1, {
            "weigeraar": Weigeraar.WERKGEVER, "reden": Voorstelreden.TAAL,
        }))  # fmt: skip
        gelezen = VoorstelRepository(session).list_(klant="K-1001")
        redenen = [v.gebeurtenissen[-1].reden for v in gelezen]
        assert redenen == [None, None, Voorstelreden.TAAL]
        assert all(v.gebeurtenissen[-1].toelichting == ZONDER_TOELICHTING for v in gelezen)
        open_ = session.execute(text("SELECT reden FROM voorstelgebeurtenis")).scalars().all()
        assert set(open_) == {None, "taal"}

    def test_na_het_einde_begint_een_nieuw_voorstel(self, session):
        hier = voeg_toe(session, begin(session), (S.VOORGESTELD, 0))
        voorstellen = VoorstelRepository(session)
        assert voorstellen.find_open("K-1001", "V-1") == hier
        voeg_toe(session, hier, (S.GEWEIGERD, 1))
        assert voorstellen.find_open("K-1001", "V-1") is None

    def test_te_vragen_is_wat_het_langst_open_staat_eerst(self, session):
        voeg_toe(session, begin(session), (S.VOORGESTELD, 0), (S.INLEEN, 10))
        voeg_toe(session, begin(session, "K-1002"), (S.VOORGESTELD, 0), (S.ARBEIDSOVEREENKOMST, 4))
        voorstellen = VoorstelRepository(session)
        vragen = voorstellen.te_vragen(dag(60), organisatie=ORGANISATIE, coach="coach.anna")
        assert [(v.verloop.voorstel.klant, v.maanden) for v in vragen] == [
            ("K-1002", 1), ("K-1001", 1),
        ]  # fmt: skip
        assert voorstellen.te_vragen(dag(60), coach="coach.bram") == []
        assert voorstellen.te_vragen(dag(60), organisatie=ANDERE_ORGANISATIE) == []


class TestWijziging:
    def test_over_een_wijziging_wordt_een_keer_besloten(self, session):
        hier = voeg_toe(session, begin(session), (S.VOORGESTELD, 0), (S.GEWEIGERD, 1, TE_ZWAAR))
        wijzigingen = WijzigingRepository(session)
        wijzigingen.create(hier, hier.gebeurtenissen[-1], SUGGESTIES)
        eerste, tweede = wijzigingen.list_(organisatie=ORGANISATIE, coach="coach.anna")
        assert (eerste.wijziging, tweede.wijziging) == SUGGESTIES
        besloten = wijzigingen.besluit(
            eerste.nummer, Besluit.AANVAARD, gewijzigd="Anders.", door="x", op=moment(2)
        )
        assert (besloten.besluit, besloten.gewijzigd) == (Besluit.AANVAARD, "Anders.")
        with pytest.raises(AlBesloten):
            wijzigingen.besluit(
                eerste.nummer, Besluit.AFGEWEZEN, gewijzigd="", door="y", op=moment(3)
            )
        assert wijzigingen.list_(organisatie=ORGANISATIE) == [tweede]
        assert wijzigingen.list_(organisatie=ORGANISATIE, alleen_open=False) == [besloten, tweede]
        assert wijzigingen.list_(organisatie=ORGANISATIE, alleen_van_werk=True) == []
        assert wijzigingen.list_(organisatie=ANDERE_ORGANISATIE) == []

    def test_wat_uit_een_verbeterde_reden_kwam_is_er_niet_meer(self, session):
        hier = voeg_toe(session, begin(session), (S.VOORGESTELD, 0), (S.GEWEIGERD, 1, TE_ZWAAR))
        wijzigingen = WijzigingRepository(session)
        wijzigingen.create(hier, hier.gebeurtenissen[-1], SUGGESTIES)
        nummer = wijzigingen.list_(organisatie=ORGANISATIE)[0].nummer
        voeg_toe(session, hier, (S.INGETROKKEN, 2, {"corrigeert": 2}))
        assert wijzigingen.list_(organisatie=ORGANISATIE) == []
        with pytest.raises(NietGevonden):
            wijzigingen.get(nummer)


class TestLeerregels:
    def test_een_regel_noemt_niemand(self):
        namen = {veld.name for veld in fields(Leerregel)}
        assert namen == {
            "klant", "werk", "lijst", "moment", "plaats", "kans", "bron", "basis", "score",
            "kenmerken", "namen", "kenmerkset", "fase_op", "einde_op",
        }  # fmt: skip

    def test_wat_geen_lijst_toonde_of_niet_werd_voorgesteld_telt_niet_mee(self, session):
        voeg_toe(session, begin(session, werk="V-7"), (S.VOORGESTELD, 0))
        LijstRepository(session).leg_vast(een_lijst("V-1"))
        voeg_toe(session, begin(session), (S.BEKEKEN, 0))
        assert list(VoorstelRepository(session).leerregels(dag(9))) == []

    def test_een_regel_is_wat_er_toen_stond_en_op_die_dag_bekend_was(self, session):
        lijsten = LijstRepository(session)
        lijsten.leg_vast(een_lijst("V-1", "V-2"))
        kandidaten = een_lijst(
            "K-1002", soort=Lijstsoort.KANDIDATEN, onderwerp="V-2", getoond_op=moment(2),
            dag=dag(2),
        )  # fmt: skip
        lijsten.leg_vast(kandidaten)
        voeg_toe(session, begin(session, "K-1002", "V-2", na=3), (S.VOORGESTELD, 3))
        voeg_toe(session, begin(session, werk="V-2", na=4), (S.VOORGESTELD, 4), (S.GEWEIGERD, 6))
        voeg_toe(session, begin(session, werk="V-1", na=7), (S.VOORGESTELD, 7))

        op_dag_5 = list(VoorstelRepository(session).leerregels(dag(5)))
        assert [(r.klant, r.werk, r.lijst, r.plaats) for r in op_dag_5] == [
            (0, 0, 0, 1), (1, 0, 1, 0),
        ]  # fmt: skip
        eerste = op_dag_5[0]
        assert (eerste.moment, eerste.fase_op[0], eerste.einde_op) == (dag(0), dag(4), None)
        assert (round(eerste.basis, 6), round(eerste.score, 6)) == (0.8, 0.7)
        assert eerste.kenmerken == als_bytes([2.0, 3.0])
        assert eerste.namen == ("gelijkenis", "marge")

        later = list(VoorstelRepository(session).leerregels(dag(9)))
        assert [r.einde_op for r in later] == [dag(6), None, None]
        assert [r.moment for r in later] == sorted(r.moment for r in later)


def test_de_database_weigert_elke_wijziging_en_verwijdering(database_url):
    with verse_opslag(database_url) as opslag:
        _vul_klanten(opslag)
        with opslag.schrijven() as session:
            lijst = een_lijst("V-1")
            LijstRepository(session).leg_vast(lijst)
            LijstRepository(session).leg_vast(replace(lijst, getoond_op=moment(0, 20)))
            hier = voeg_toe(session, begin(session), (S.VOORGESTELD, 0), (S.GEWEIGERD, 1, TE_ZWAAR))
            wijzigingen = WijzigingRepository(session)
            wijzigingen.create(hier, hier.gebeurtenissen[-1], SUGGESTIES[:1])
            nummer = wijzigingen.list_(organisatie=ORGANISATIE)[0].nummer
            wijzigingen.besluit(nummer, Besluit.AFGEWEZEN, gewijzigd="", door="x", op=moment(2))
        for tabel in TABELLEN:
            with opslag.lezen() as session:
                assert session.execute(text(f"SELECT count(*) FROM {tabel}")).scalar() > 0
            for opdracht in (f"UPDATE {tabel} SET gewijzigd_door = 'x'", f"DELETE FROM {tabel}"):
                with pytest.raises(DBAPIError, match="only added"), opslag.schrijven() as session:
                    session.execute(text(opdracht))
