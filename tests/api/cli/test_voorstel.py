"""`voorstel`: refusals first, then from a proposal to what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.conftest import ACHTERNAAM, VOORNAAM, Draai


@pytest.mark.parametrize(
    ("argumenten", "zegt"),
    [
        (("vast", "K-1001", "V-1", "gesproken"), "Kies uit"),
        (("vast", "K-1001", "V-1", "voorgesteld", "wat"), "VELD=WAARDE"),
        (("vast", "K-1001", "V-1", "voorgesteld", "dag=gisteren"), "jjjj-mm-dd"),
        (("vast", "K-1001", "V-1", "gesprek"), "achteraf"),
        (("vast", "K-1001", "V-999", "voorgesteld"), "Controleer het nummer"),
        (("toon", "K-9999"), "Controleer het nummer"),
    ],
)
def test_wat_niet_kan_zegt_waarom_en_hoe_wel(draai: Draai, gevuld: Path, argumenten, zegt):
    afloop = draai("voorstel", *argumenten, "--data", str(gevuld))
    assert afloop.status == 2
    assert zegt in afloop.fout


def test_van_voorstel_tot_vraag(draai: Draai, gevuld: Path):
    data = ("--data", str(gevuld))
    assert "nog niets" in draai("voorstel", "toon", "K-1001", *data).uit
    for regel in (
        "voorgesteld dag=2026-01-05",
        "inleen dag=2026-02-02",
        "uren uren=18,5",
        "uren uren=18.5",
    ):
        soort, *velden = regel.split()
        afloop = draai("voorstel", "vast", "K-1001", "V-1", soort, *velden, *data)
        assert afloop.status == (2 if "," in regel else 0), afloop.fout
    getoond = draai("voorstel", "toon", "K-1001", *data).uit
    assert "werkt via inleen" in getoond
    assert "18,5 uur" in getoond
    vragen = draai("voorstel", "vragen", *data)
    assert "K-1001 bij V-1" in vragen.uit
    assert VOORNAAM not in vragen.uit + getoond
    assert ACHTERNAAM not in vragen.uit + getoond
    (vraag,) = draai("voorstel", "vragen", "--json", *data).document["teVragen"]
    assert vraag["klant"] == "K-1001"


def test_redenen_alleen_op_verzoek(draai: Draai, gevuld: Path):
    data = ("--data", str(gevuld))
    draai("voorstel", "vast", "K-1001", "V-1", "voorgesteld", *data)
    nee = ("geweigerd", "weigeraar=klant", "reden=te_zwaar", "fml_item=IV-13")
    assert draai("voorstel", "vast", "K-1001", "V-1", *nee, *data).status == 0
    assert "zwaar" not in draai("voorstel", "toon", "K-1001", *data).uit
    assert "te zwaar" in draai("voorstel", "toon", "K-1001", "--redenen", *data).uit
