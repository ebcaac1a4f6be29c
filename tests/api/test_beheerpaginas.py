"""Pages of who manages the installation: refusals first, then imports, norms, nights and models."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from fastapi.testclient import TestClient

from api.app import maak_app
from api.bootstrap import Samenstelling
from api.toegang.bewaking import MAX_VERZOEK
from api.toegang.imports import BEWAARTIJD, MEESTE_BYTES, bewaar_import
from api.web.beheer.beheer import ijkbeeld
from modellen.beheer.model import Verslagsoort
from modellen.beheer.repository import BeheerverslagRepository, NormafspraakRepository
from modellen.nacht.tables import NachtRij
from modellen.normen.duur import Duur
from modellen.opslag.base import wie_wanneer
from tests.api.bladeraar import Bladeraar
from tests.api.wereld import (
    ACCOUNTMANAGER,
    BEHEERDER,
    COACH,
    KLANTACCOUNT,
    NU,
    OPDRACHTGEVER,
    TEAMLEIDER,
    WACHTWOORD,
)
from vacatures.importeren.klanten import importeer_klanten
from vacatures.vacature.repository import VacatureRepository

PAGINAS = ("/beheer", "/beheer/imports", "/beheer/normen", "/beheer/nachten", "/beheer/modellen")
NORM = "/beheer/normen/ops.intake"
AFSPRAAK = {
    "opdrachtgever": "gemeente", "waarde": "3 weken", "geldig_van": "2026-12-01",
    "reden": "Contract 2027, artikel 4.",
}  # fmt: skip
CSV = "nummer;titel;werkgever;plaats\n1;Hovenier;Groen BV;Amersfoort\n2;;Groen BV;Amersfoort\n"
Blader = Callable[[str], Bladeraar]


@pytest.fixture
def blader(eigen_wereld: Samenstelling) -> Iterator[Blader]:
    app = maak_app(samenstelling=eigen_wereld)
    with TestClient(app) as basis:

        def als(account: str) -> Bladeraar:
            verzoek = {"account": account, "wachtwoord": WACHTWOORD}
            token = basis.post("/v1/sessies", json=verzoek).json()["token"]
            koek = {"opstap_sessie": token}
            return Bladeraar(TestClient(app, follow_redirects=False, cookies=koek))

        yield als


def stuur(beheer: Bladeraar, inhoud: bytes, *, soort: str = "vacatures", naam: str = "v.csv"):
    code = re.search(r'name="formuliercode" value="(\w+)"', beheer.lees("/beheer"))
    assert code
    return beheer.client.post(
        "/beheer/imports",
        data={"formuliercode": code[1], "soort": soort},
        files={"bestand": (naam, inhoud, "text/csv")},
    )


def titels(samenstelling: Samenstelling) -> set[str]:
    with samenstelling.opslag.lezen() as session:
        return {v.titel for v in VacatureRepository(session).list_()}


class TestGeweigerd:
    @pytest.mark.parametrize(
        "account", [COACH, ACCOUNTMANAGER, TEAMLEIDER, OPDRACHTGEVER, KLANTACCOUNT]
    )
    def test_een_andere_rol_komt_er_niet_in(self, blader: Blader, eigen_wereld, account):
        ander = blader(account)
        for adres in (*PAGINAS, NORM):
            assert ander.client.get(adres).status_code == 403
        assert ander.verstuur(NORM, **AFSPRAAK).status_code == 403
        code = re.search(r'name="formuliercode" value="(\w+)"', ander.lees("/uitleg"))
        assert code
        antwoord = ander.client.post(
            "/beheer/imports",
            data={"formuliercode": code[1], "soort": "vacatures"},
            files={"bestand": ("v.csv", CSV.encode(), "text/csv")},
        )
        assert antwoord.status_code == 403
        assert "Hovenier" not in titels(eigen_wereld)

    def test_een_bestand_dat_te_groot_is_wordt_niet_gelezen(self, blader: Blader, eigen_wereld):
        antwoord = stuur(blader(BEHEERDER), b"x" * (MEESTE_BYTES + 50_000))
        assert antwoord.status_code == 413
        assert not eigen_wereld.instellingen.uploadmap.exists()

    def test_de_grens_is_alleen_voor_deze_route_hoger(self, blader: Blader):
        antwoord = blader(BEHEERDER).client.post(NORM, content=b"x" * (MAX_VERZOEK + 1))
        assert antwoord.status_code == 413

    @pytest.mark.parametrize(
        ("soort", "inhoud", "zegt"),
        [
            ("klanten", CSV.encode(), "Kies wat er in het bestand staat"),
            ("vacatures", b"", "bestand"),
            ("vacatures", b"\x89PNG\r\n\x1a\n", "bestand"),
        ],
    )
    def test_wat_geen_bestand_met_vacatures_is_wacht_niet(
        self, blader: Blader, eigen_wereld, soort, inhoud, zegt
    ):
        antwoord = stuur(blader(BEHEERDER), inhoud, soort=soort)
        assert antwoord.status_code == 400
        assert zegt in antwoord.text
        map_ = eigen_wereld.instellingen.uploadmap
        assert not map_.exists() or not list(map_.iterdir())

    def test_zonder_opdrachtgever_waarde_dag_of_reden_geen_afspraak(
        self, blader: Blader, eigen_wereld
    ):
        beheer = blader(BEHEERDER)
        for anders, veld in (
            ({"opdrachtgever": ""}, "opdrachtgever"),
            ({"waarde": ""}, "waarde"),
            ({"waarde": "veertien"}, "waarde"),
            ({"waarde": "12"}, "waarde"),
            ({"geldig_van": "ooit"}, "geldig_van"),
            ({"geldig_van": "2026-11-22"}, "geldig_van"),
            ({"reden": " "}, "reden"),
        ):
            antwoord = beheer.verstuur(NORM, **(AFSPRAAK | anders))
            assert antwoord.status_code == 400, anders
            assert f'id="{veld}-fout"' in antwoord.text, anders
        assert beheer.verstuur(NORM, **AFSPRAAK | {"opdrachtgever": "niemand"}).status_code == 404
        assert beheer.client.get("/beheer/normen/ops.onzin").status_code == 404
        with eigen_wereld.opslag.lezen() as session:
            assert NormafspraakRepository(session).hoogste_nummer() == 0


class TestImports:
    def test_eerst_een_proef_en_dan_pas_echt(self, blader: Blader, eigen_wereld):
        beheer = blader(BEHEERDER)
        adres = stuur(beheer, CSV.encode(), naam="../../etc/mijn <b>lijst</b>.csv").headers[
            "location"
        ]
        pagina = beheer.lees(adres)
        assert "er is niets bewaard" in pagina
        assert "Hovenier" not in titels(eigen_wereld)
        (wachtend,) = eigen_wereld.instellingen.uploadmap.iterdir()
        assert [p.parent for p in wachtend.iterdir()] == [wachtend]
        echt = beheer.verstuur(f"{adres}/inlezen").headers["location"]
        assert "Hovenier" in titels(eigen_wereld)
        assert not wachtend.exists(), "the file is gone once it was read"
        pagina = beheer.lees(echt)
        assert re.search(r'class="cijfer">3</th>\s*<td[^>]*>titel<', pagina), "row 3, its column"
        regels = beheer.lees(f"{echt}/meldingen").splitlines()
        assert regels[0].endswith('"rij";"kolom";"soort";"wat";"herstel"')
        assert regels[1].startswith('"3";"titel";"fout";')
        assert beheer.verstuur(f"{adres}/inlezen").status_code == 404

    def test_het_bestand_van_een_ander_en_een_oud_bestand_worden_niet_ingelezen(
        self, blader: Blader, eigen_wereld
    ):
        beheer = blader(BEHEERDER)
        adres = stuur(beheer, CSV.encode()).headers["location"]
        with eigen_wereld.opslag.schrijven() as session:
            verslagen = BeheerverslagRepository(session)
            (eigen,) = verslagen.list_(Verslagsoort.IMPORT)
            ander = verslagen.voeg_toe(
                Verslagsoort.IMPORT, "vacatures", eigen.inhoud,
                organisatie=None, door="beheer.ander", op=NU,
            )  # fmt: skip
        weg = f"/beheer/imports/{ander.nummer}"
        assert "wacht niet meer" in beheer.lees(weg)
        assert beheer.verstuur(f"{weg}/inlezen").status_code == 404
        (map_,) = eigen_wereld.instellingen.uploadmap.iterdir()
        oud = map_.stat().st_mtime - BEWAARTIJD - 60
        os.utime(map_, (oud, oud))
        stuur(beheer, CSV.encode())
        assert not map_.exists()
        assert beheer.verstuur(f"{adres}/inlezen").status_code == 404

    def test_van_klanten_staan_er_alleen_tellingen(self, blader, eigen_wereld, tmp_path):
        bestand = tmp_path / "geheim.csv"
        bestand.write_text("nummer;organisatie;coach;uren\nK-7;opstap-noord;x;veel\n")
        rapport = importeer_klanten(
            eigen_wereld.opslag, bestand, door="x", vandaag=eigen_wereld.kalender(),
            afgekeurd_map=tmp_path,
        )  # fmt: skip
        assert rapport.afgekeurd == 1
        verslag = bewaar_import(eigen_wereld, rapport, door="opdrachtregel")
        assert "veel" not in json.dumps(dict(verslag.inhoud))
        pagina = blader(BEHEERDER).lees(f"/beheer/imports/{verslag.nummer}")
        assert "gaat over klanten" in pagina
        assert "K-7" not in pagina

    def test_een_formule_in_een_cel_blijft_tekst(self, blader: Blader):
        beheer = blader(BEHEERDER)
        lijst = CSV.replace("Groen BV;Amersfoort\n2;", '=HYPERLINK("x");Amersfoort\n2;')
        adres = stuur(beheer, lijst.encode()).headers["location"]
        assert not re.search(r'"=', beheer.lees(f"{adres}/meldingen"))


class TestNormen:
    def test_een_afspraak_geldt_vanaf_haar_dag_voor_die_opdrachtgever(
        self, blader: Blader, eigen_wereld
    ):
        beheer = blader(BEHEERDER)
        assert "2 weken" in beheer.lees("/beheer/normen")
        beheer.leg_vast(NORM, **AFSPRAAK, gezien="0")
        boek = eigen_wereld.normboek()
        dag = datetime(2026, 12, 1, tzinfo=UTC).date()
        assert boek.normen_op("gemeente", dag).duur("ops.intake") == Duur.lees("3 weken")
        voor_dit = dag - timedelta(days=1)
        assert boek.normen_op("gemeente", voor_dit).duur("ops.intake") == Duur.lees("2 weken")
        assert boek.normen_op("uwv", dag).duur("ops.intake") == Duur.lees("2 weken")
        pagina = beheer.lees(f"{NORM}?gedaan=ja")
        assert "3 weken vanaf 1 december 2026" in pagina
        terug = AFSPRAAK | {"terug": "ja", "waarde": "", "geldig_van": "2027-01-01"}
        beheer.leg_vast(NORM, **terug)
        boek = eigen_wereld.normboek()
        later = datetime(2027, 1, 1, tzinfo=UTC).date()
        assert boek.normen_op("gemeente", dag).duur("ops.intake") == Duur.lees("3 weken")
        assert boek.normen_op("gemeente", later).duur("ops.intake") == Duur.lees("2 weken")

    def test_wie_tegelijk_iets_anders_afspreekt_ziet_dat_eerst(self, blader: Blader, eigen_wereld):
        beheer = blader(BEHEERDER)
        beheer.leg_vast(NORM, **AFSPRAAK, gezien="0")
        antwoord = beheer.verstuur(NORM, **AFSPRAAK | {"waarde": "4 weken"}, gezien="0")
        assert antwoord.status_code == 409
        assert 'value="4 weken"' in antwoord.text
        assert "3 weken vanaf" in antwoord.text
        with eigen_wereld.opslag.lezen() as session:
            assert NormafspraakRepository(session).hoogste_nummer() == 1
        beheer.leg_vast(NORM, **AFSPRAAK | {"waarde": "4 weken"}, gezien="1")


class TestNachtenEnModellen:
    def test_zonder_nacht_en_ranker_staat_er_wat_te_doen(self, blader: Blader):
        beheer = blader(BEHEERDER)
        assert "opstap nacht" in beheer.lees("/beheer/nachten")
        assert "opstap leren train" in beheer.lees("/beheer/modellen")
        assert "Heel: " in beheer.lees("/beheer")
        assert beheer.client.get("/beheer/modellen/2026-01-01-00000000").status_code == 404
        assert beheer.client.get("/beheer/modellen/..%2Fx").status_code == 404

    def test_een_nacht_met_duur_en_een_die_te_lang_geleden_is(self, blader: Blader, eigen_wereld):
        tabel = NachtRij.tabel()
        rij = {
            "nummer": 1, "status": "gepubliceerd", "dag": NU.date(), "versies": {},
            "per_klant": 1, "per_werk": 1, "vorige": None, "klant_stand": 0, "werk_stand": 0,
            "begonnen_op": NU - timedelta(hours=40, seconds=90),
            "gepubliceerd_op": NU - timedelta(hours=40),
        }  # fmt: skip
        with eigen_wereld.opslag.schrijven() as session:
            session.execute(tabel.insert(), rij | wie_wanneer("test"))
        beheer = blader(BEHEERDER)
        assert "90 seconden" in beheer.lees("/beheer/nachten")
        assert "te lang geleden" in beheer.lees("/beheer")

    def test_een_ranker_die_beschadigd_is_zegt_dat(self, blader: Blader, eigen_wereld):
        map_ = eigen_wereld.instellingen.rankermap / f"2026-01-01-{sha256(b'x').hexdigest()[:8]}"
        map_.mkdir(parents=True)
        pagina = blader(BEHEERDER).lees("/beheer/modellen")
        assert map_.name in pagina
        assert 'class="fout"' in pagina

    def test_wat_uitkomt_ligt_op_de_lijn(self):
        beeld = ijkbeeld([(0.1, 0.1, 30), (0.2, 0.4, 12)])
        assert beeld.top == 50
        op_de_lijn, erboven = beeld.punten
        assert (op_de_lijn.x, op_de_lijn.y) == (20, 80)
        assert erboven.y < 100 - erboven.x
        assert ijkbeeld(()).punten == ()
