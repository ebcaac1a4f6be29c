"""Settings: environment, then .env, then flags; and a secret that stays secret."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.bootstrap import bouw
from api.instellingen import Instellingen
from modellen.fouten import OpstapFout


@pytest.fixture(autouse=True)
def _lege_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_te_kort_geheim_wordt_geweigerd(monkeypatch):
    monkeypatch.setenv("OPSTAP_GEHEIM", "kort")
    with pytest.raises(OpstapFout) as fout:
        Instellingen().get_geheim()
    assert fout.value.code == "geheim_te_kort"
    assert "kort" not in repr(Instellingen().geheim)


def test_onbruikbaar_databaseadres_zegt_wat_wel_kan():
    with pytest.raises(OpstapFout) as fout:
        bouw(Instellingen(database_url="mysql://ergens"))
    assert "postgresql" in fout.value.volgende_stap


def test_zonder_instelling_staat_alles_in_var():
    assert Instellingen().data == Path("var")
    assert Instellingen().opslag_url == "sqlite:///var/opstap.sqlite3"


def test_env_bestand_wint_van_omgeving_en_vlag_wint_van_beide(monkeypatch):
    monkeypatch.setenv("OPSTAP_DATA", "uit-omgeving")
    assert Instellingen().data == Path("uit-omgeving")
    Path(".env").write_text("OPSTAP_DATA=uit-bestand\nIETS_ANDERS=1\n")
    assert Instellingen().data == Path("uit-bestand")
    assert Instellingen(data=Path("uit-vlag")).data == Path("uit-vlag")


def test_elke_instelling_is_beschreven():
    for naam, veld in Instellingen.model_fields.items():
        assert veld.description, naam


def test_geheim_wordt_een_keer_gemaakt_en_alleen_voor_de_eigenaar(tmp_path):
    instellingen = Instellingen(data=tmp_path / "data")
    geheim = instellingen.get_geheim()
    assert len(geheim) == 32
    assert Instellingen(data=tmp_path / "data").get_geheim() == geheim
    bestand = tmp_path / "data" / "geheim"
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    assert [p.name for p in bestand.parent.iterdir()] == ["geheim"]


def test_wie_tegelijk_start_krijgt_hetzelfde_geheim(tmp_path):
    with ThreadPoolExecutor(8) as groep:
        geheimen = set(groep.map(lambda _: Instellingen(data=tmp_path).get_geheim(), range(32)))
    assert len(geheimen) == 1


def test_bouw_laadt_het_model_pas_als_het_nodig_is(tmp_path):
    samenstelling = bouw(Instellingen(data=tmp_path))
    try:
        assert samenstelling._matchdienst is None
        with ThreadPoolExecutor(4) as groep:
            diensten = set(groep.map(lambda _: samenstelling.matchdienst, range(4)))
        assert len(diensten) == 1
    finally:
        samenstelling.sluit()
