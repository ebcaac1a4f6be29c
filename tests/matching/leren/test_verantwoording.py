"""The account in Dutch: what is missing shows as missing, and nobody can be found in a sum."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matching.antwoord import Pad, Telling
from matching.leren.algoritmeregister import (
    EIGEN,
    Registerstand,
    lees_eigen,
    ontbreekt,
    schrijf_register,
)
from matching.leren.kenmerken import KENMERKEN
from matching.leren.logboek import (
    Lijstsom,
    Logboek,
    Nachtdeel,
    als_document,
    schrijf_logboek,
)
from matching.ranking import COMPONENTEN, STANDAARD_GEWICHTEN
from modellen.fouten import OpstapFout
from modellen.schrijfwijze import getal
from modellen.voorstel.lijst import Lijstsoort, Lijsttelling

STAND = Registerstand(
    dag="23 november 2026",
    ranker=None,
    sinds=None,
    geleerd={},
    gewichten=STANDAARD_GEWICHTEN,
    versies={"ranking": "som-1"},
    rapporteert_groepen=False,
)
TELLING = Telling(
    beschouwd=40,
    geschikt=3,
    met_aandachtspunten=5,
    ongeschikt=32,
    afgevallen_op={"reistijd": 30, "belastbaarheid": 4},
    enige_reden={"reistijd": 20},
    gevraagd=20,
    getoond=8,
    pad=Pad.EXACT_ALLE,
    tegengehouden=1,
)
VOLUIT = dict.fromkeys(EIGEN, "Ingevuld.")


# --- the register --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [("= niets", "niet te lezen"), ('budget = "1"', "budget"), ("contact = 3", "iets anders")],
)
def test_een_bestand_dat_niet_klopt_wordt_geweigerd(tmp_path: Path, inhoud: str, zegt: str):
    pad = tmp_path / "algoritmeregister.toml"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(OpstapFout) as fout:
        lees_eigen(pad)
    assert zegt in fout.value.melding


def test_wat_de_organisatie_niet_zei_staat_er_als_ontbrekend(tmp_path: Path):
    pad = tmp_path / "algoritmeregister.toml"
    assert lees_eigen(pad) == {}
    pad.write_text('contact = "vragen@voorbeeld.nl"\nbezwaar = " "\n', encoding="utf-8")
    eigen = lees_eigen(pad)
    assert ontbreekt(eigen) == tuple(veld for veld in EIGEN if veld != "contact")
    tekst = schrijf_register(STAND, eigen)
    assert tekst.count("NOG IN TE VULLEN") == len(EIGEN) - 1
    assert "vragen@voorbeeld.nl" in tekst
    assert "NOG IN TE VULLEN" not in schrijf_register(STAND, VOLUIT)


def test_het_register_noemt_alles_wat_telt_met_zijn_betekenis():
    tekst = schrijf_register(STAND, VOLUIT)
    for deel in (*COMPONENTEN, *KENMERKEN):
        assert deel.titel in tekst
        assert deel.betekenis in tekst
    for gewicht in STANDAARD_GEWICHTEN.values():
        assert getal(gewicht) in tekst


def test_het_register_zegt_wat_nu_op_volgorde_zet_en_sinds_wanneer():
    assert "er is niets geleerd" in schrijf_register(STAND, VOLUIT)
    stand = replace(
        STAND,
        ranker="2026-11-01-abcdef12",
        sinds="2 november 2026",
        geleerd={"voorstellen": 812, "tot": "2026-10-30"},
    )
    tekst = schrijf_register(stand, VOLUIT)
    for woord in ("2026-11-01-abcdef12", "2 november 2026", "812", "2026-10-30"):
        assert woord in tekst


def test_zonder_groepsgegevens_beweert_het_register_geen_vergelijking():
    zonder = schrijf_register(STAND, VOLUIT)
    met = schrijf_register(replace(STAND, rapporteert_groepen=True), VOLUIT)
    assert "niet in cijfers nagegaan" in zonder
    assert "een groep erop achteruitgaat" not in zonder
    assert "een groep erop achteruitgaat" in met


def test_een_veld_past_in_het_register():
    """The standard takes 2,500 characters in a field of text."""
    velden = [d for d in schrijf_register(STAND, VOLUIT).split("\n\n") if d.startswith("**")]
    assert len(velden) > 15
    assert max(map(len, velden)) < 2500


# --- the log -------------------------------------------------------------------------------------


def nachtdeel(lijsten: int) -> Nachtdeel:
    leeg = replace(TELLING, getoond=0, tegengehouden=0)
    som = Lijstsom.van([TELLING] * (lijsten - 1) + [leeg])
    return Nachtdeel(3, "2026-11-23T02:40:00+00:00", {"ranking": "som-1"}, som, 30, 120, 2)


def test_een_dag_zonder_nacht_zegt_dat():
    tekst = schrijf_logboek(Logboek("23 november 2026", None))
    assert "de vaste score" in tekst
    assert "geen nachtelijke ronde" in tekst
    assert "Niemand opende" in tekst


def test_van_een_paar_klanten_staat_er_niet_waarop_werk_afvalt():
    tekst = schrijf_logboek(Logboek("vandaag", None, [nachtdeel(9)]))
    assert "minder dan 10 klanten" in tekst
    assert "belastbaarheid" not in tekst
    assert als_document(Logboek("vandaag", None, [nachtdeel(9)]))["nachten"][0]["afgevallenOp"] is (
        None
    )


def test_sommen_zijn_die_van_alle_lijsten():
    document = als_document(Logboek("vandaag", "2026-11-01-abcdef12", [nachtdeel(12)]))
    (nacht,) = document["nachten"]
    assert nacht["klantlijsten"] == 12
    assert nacht["legeLijsten"] == 1
    assert nacht["beschouwd"] == 12 * 40
    assert nacht["getoond"] == 11 * 8
    assert nacht["tegengehouden"] == 11 + 2
    assert nacht["afgevallenOp"] == {"reistijd": 360, "belastbaarheid": 48}
    assert document["ranker"] == "2026-11-01-abcdef12"


def test_het_deel_dat_verkend_is_gaat_over_alle_getoonde_regels():
    delen = [
        Lijsttelling(Lijstsoort.SHORTLIST, {"ranking": "som-1"}, 4, 90, 40, 3),
        Lijsttelling(Lijstsoort.KANDIDATEN, {"ranking": "som-1"}, 1, 12, 10, 0),
    ]
    logboek = Logboek("vandaag", None, getoond=delen)
    assert logboek.verkend_deel == pytest.approx(0.06)
    assert "6,0 procent" in schrijf_logboek(logboek)
