"""`opstap account`: the first beheerder, and the way back in."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.bootstrap import bouw
from api.instellingen import Instellingen
from api.toegang.fouten import AanmeldenMislukt, TeVaakGeprobeerd
from api.toegang.pogingen import MAX_POGINGEN
from api.toegang.sessie import EersteStap, Sessies
from tests.api.cli.conftest import Draai

MAAK = ("account", "maak", "beheer.een", "--naam", "Bea Heer", "--organisatie", "noord")


@pytest.mark.parametrize(
    ("argumenten", "zegt"),
    [
        ((*MAAK, "--rol", "directeur"), "Kies uit"),
        (("account", "maak", "x y", "--naam", "Bea", "--organisatie", "noord"), "zonder spaties"),
        (("account", "herstel", "niemand"), "niemand"),
        (("account", "ontgrendel", "niemand"), "niemand"),
    ],
)
def test_wat_niet_kan_zegt_hoe_wel(draai: Draai, tmp_path: Path, argumenten, zegt):
    afloop = draai("--data", str(tmp_path), *argumenten)
    assert (afloop.status, zegt in afloop.fout) == (2, True), afloop


def test_van_de_eerste_beheerder_tot_weer_binnen(draai: Draai, tmp_path: Path):
    data = ("--data", str(tmp_path))
    gemaakt = draai(*data, *MAAK, "--json")
    assert (gemaakt.status, gemaakt.document["rol"]) == (0, "beheerder")
    assert draai(*data, *MAAK).status == 2, "made twice"
    samenstelling = bouw(Instellingen(data=tmp_path))
    sessies = Sessies(samenstelling.opslag, geheim=samenstelling.geheim)
    eenmalig = gemaakt.document["eenmaligWachtwoord"]
    token = sessies.meld_aan("beheer.een", eenmalig).token
    assert sessies.find(token).eerst is EersteStap.WACHTWOORD
    for _ in range(MAX_POGINGEN):
        with pytest.raises(AanmeldenMislukt):
            sessies.meld_aan("beheer.een", "fout")
    with pytest.raises(TeVaakGeprobeerd):
        sessies.meld_aan("beheer.een", eenmalig)
    assert draai(*data, "account", "ontgrendel", "beheer.een", "--json").document["haddenFouten"]
    assert "geen slot" in draai(*data, "account", "ontgrendel", "beheer.een").uit
    hersteld = draai(*data, "account", "herstel", "beheer.een", "--extra-code", "--json")
    assert sessies.find(token) is None
    assert sessies.meld_aan("beheer.een", hersteld.document["eenmaligWachtwoord"]).token
    samenstelling.sluit()
