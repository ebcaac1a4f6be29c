"""Wrong use first: what a command line refuses, in which words and with which status."""

from __future__ import annotations

import json
import os

import pytest
import typer
from typer.core import TyperGroup

from api.cli import hoofd
from api.cli.soort import Soort
from tests.api.cli.conftest import Draai
from vacatures.werk import WerkSoort

ENGELS = ("Usage", "Error", "Missing", "Invalid", "No such", "Options", "Arguments", "[default")


def _opdrachten(groep: typer.core.TyperGroup | None = None, *, voor: tuple[str, ...] = ()):
    """Every command as the words that call it."""
    groep = groep or typer.main.get_command(hoofd.app)
    assert isinstance(groep, TyperGroup)
    for naam, opdracht in groep.commands.items():
        if isinstance(opdracht, TyperGroup):
            yield from _opdrachten(opdracht, voor=(*voor, naam))
        else:
            yield (*voor, naam)


OPDRACHTEN = tuple(_opdrachten())


@pytest.mark.parametrize(
    ("regel", "woorden"),
    [
        ("shortlst K-1", "Bedoelt u shortlist?"),
        ("blafblaf", "bestaat niet"),
        ("importeer", "Noem een opdracht"),
        ("importeer xyz x.csv", "Kies uit: vacatures, werkgevers, klanten"),
        ("shortlist", "KLANT"),
        ("waarom K-1", "VACATURE"),
        ("shortlist K-1 --aantal nul", "geef een heel getal, 1 tot en met 1000"),
        ("shortlist K-1 --aantal 0", "geef een heel getal, 1 tot en met 1000"),
        ("shortlist K-1 --soort baan", "kies uit vacature, netwerkplek, werkgever"),
        ("shortlist K-1 --aantl 3", "Bedoelt u --aantal?"),
        ("shortlist K-1 --aantal", "moet een waarde hebben"),
        ("shortlist K-1 K-2", "een woord te veel"),
        ("importeer vacatures bestaat-niet.csv", "geen bestand"),
        ("serveer --port 70000", "1 tot en met 65535"),
        ("--data", "moet een waarde hebben"),
    ],
)
def test_verkeerd_gebruik_zegt_in_het_nederlands_wat_er_mis_is(draai: Draai, regel, woorden):
    afloop = draai(*regel.split())
    assert afloop.status == 2
    assert afloop.uit == ""
    assert woorden in afloop.fout
    assert afloop.fout.startswith("Fout: ")
    assert len(afloop.fout.splitlines()) == 2, "what is wrong, and the next step"
    assert not [woord for woord in ENGELS if woord in afloop.fout]


@pytest.mark.parametrize("regel", ["shortlist --json", "waarom K-1 --json", "blaf --json"])
def test_verkeerd_gebruik_met_json_geeft_toch_een_document(draai: Draai, regel):
    afloop = draai(*regel.split())
    assert afloop.status == 2
    assert set(afloop.document["fout"]) == {"code", "melding", "volgendeStap"}
    assert afloop.document["fout"]["code"] == "verkeerd_gebruik"


def test_onbruikbaar_databaseadres_wordt_geweigerd_zonder_het_te_herhalen(draai: Draai):
    afloop = draai("shortlist", "K-1", "--database-url", "mysql://piet:geheim@server/db")
    assert afloop.status == 2
    assert "adres van de database" in afloop.fout
    assert "geheim" not in afloop.fout


def test_map_die_geen_map_kan_zijn_wordt_geweigerd(draai: Draai, tmp_path):
    (tmp_path / "bestand").write_text("")
    afloop = draai("shortlist", "K-1", "--data", str(tmp_path / "bestand"))
    assert afloop.status == 2
    assert "opslag is niet te openen" in afloop.fout


def test_programmafout_toont_geen_spoor_en_is_geen_status_van_het_contract(
    draai: Draai, monkeypatch
):
    def kapot(*_: object, **__: object) -> None:
        raise RuntimeError("Sanne de Bruin staat in deze tekst")

    monkeypatch.setattr("api.bootstrap.bouw", kapot)
    afloop = draai("shortlist", "K-1")
    assert afloop.status == hoofd.PROGRAMMAFOUT
    assert "Traceback" not in afloop.fout
    assert "Sanne" not in afloop.fout
    assert "RuntimeError" in afloop.fout


@pytest.mark.parametrize("woorden", OPDRACHTEN, ids=" ".join)
def test_elke_opdracht_heeft_nederlandse_hulp_en_json(draai: Draai, woorden):
    afloop = draai(*woorden, "--help")
    assert afloop.status == 0
    assert afloop.fout == ""
    assert afloop.uit.startswith(f"Gebruik: opstap {' '.join(woorden)}")
    assert "--json" in afloop.uit
    assert not [woord for woord in ENGELS if woord in afloop.uit]
    assert max(map(len, afloop.uit.splitlines())) <= 80


def test_hulp_zonder_opdracht_noemt_alle_opdrachten(draai: Draai):
    afloop = draai()
    assert afloop.status == 0
    for woorden in OPDRACHTEN:
        assert f"  {woorden[0]}" in afloop.uit


def test_algemene_opties_mogen_voor_en_na_de_opdracht(draai: Draai, gevuld):
    voor = draai("--data", str(gevuld), "shortlist", "K-1001", "--json")
    na = draai("shortlist", "K-1001", "--json", f"--data={gevuld}")
    assert voor.status == na.status == 0
    assert voor.document == na.document


def test_vlag_wint_van_env_bestand_en_dat_van_de_omgeving(draai: Draai, gevuld, monkeypatch):
    leeg = gevuld.parent / "leeg"
    monkeypatch.setenv("OPSTAP_DATA", str(leeg))
    assert draai("shortlist", "K-1001").status == 2
    (gevuld.parent / ".env").write_text(f"OPSTAP_DATA={gevuld}\n")
    assert draai("shortlist", "K-1001").status == 0
    assert draai("shortlist", "K-1001", "--data", str(leeg)).status == 2


def test_soorten_op_de_opdrachtregel_zijn_die_van_het_domein():
    assert [s.value for s in Soort] == [s.value for s in WerkSoort]


def test_fout_als_json_is_een_document(draai: Draai, gevuld):
    afloop = draai("shortlist", "K-9", "--data", str(gevuld), "--json")
    assert afloop.status == 2
    assert json.loads(afloop.uit)["fout"]["code"] == "klant_niet_gevonden"
    assert "K-9" in afloop.fout


def test_wachtende_draden_nemen_geen_kern_maar_de_omgeving_gaat_voor(
    monkeypatch: pytest.MonkeyPatch, draai: Draai
):
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")
    monkeypatch.delenv("OPENBLAS_THREAD_TIMEOUT", raising=False)
    draai("regels", "--help")
    assert os.environ["OMP_WAIT_POLICY"] == "ACTIVE"
    assert os.environ["OPENBLAS_THREAD_TIMEOUT"] == hoofd.STIL_WACHTEN["OPENBLAS_THREAD_TIMEOUT"]
