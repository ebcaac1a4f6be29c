"""A ranker on disk: read through a closed list, changed by one rename, taken back by one call."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from matching.leren import trainen
from matching.leren.herordenen import HOOGSTENS, herorden
from matching.leren.kansmodel import VASTE_GEWICHTEN, WENS, Kansmodel
from matching.leren.leer import leer
from matching.leren.lijstwaarde import Lijstwaarde
from matching.leren.modelmap import BESTANDEN, HASHES, MODEL, als_dict, lees_model, schrijf_model
from matching.leren.register import REGISTER, Register
from matching.leren.terugblik import Terugblik
from modellen.fouten import OpstapFout
from tests.matching.leren.markt import RICHTINGEN, kenmerken, markt, score

DAG = date(2027, 1, 4)


@cache
def model() -> Kansmodel:
    g = markt(400, seed=1)
    return leer(g, g.peildag, RICHTINGEN)


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    doel = tmp_path / "ranker"
    schrijf_model(doel, model(), gegevens={"tot": "2026-01-01"}, cijfers={}, kaart="# Kaart\n")
    return doel


def _herschrijf(map_: Path, inhoud: dict[str, object]) -> None:
    """Change the model and its hash with it, as somebody would who knows how."""
    tekst = json.dumps(inhoud)
    (map_ / MODEL).write_text(tekst)
    hashes = json.loads((map_ / HASHES).read_text())
    hashes[MODEL] = sha256(tekst.encode()).hexdigest()
    (map_ / HASHES).write_text(json.dumps(hashes))


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", BESTANDEN)
def test_een_veranderd_bestand_wordt_geweigerd(map_, naam):
    (map_ / naam).write_text((map_ / naam).read_text() + " ")
    with pytest.raises(OpstapFout, match=f"{naam} is veranderd"):
        lees_model(map_)


@pytest.mark.parametrize("naam", [*BESTANDEN, HASHES])
def test_een_bestand_dat_ontbreekt_wordt_genoemd(map_, naam):
    (map_ / naam).unlink()
    with pytest.raises(OpstapFout, match=f"{naam} ontbreekt"):
        lees_model(map_)


@pytest.mark.parametrize(
    ("veld", "waarde", "zegt"),
    [
        ("soort", "pickle", "soort"),
        ("theta", [1.0], "theta heeft 1 getallen"),
        ("theta", "alles", "theta is geen lijst"),
        ("sterkte", 1.5, "sterkte"),
        ("sterkte", True, "sterkte"),
        ("schaal", 1e400, "geldige JSON"),
        ("namen", ["lijkt", "lijkt"], "namen"),
        ("namen", ["os.system()"], "namen"),
        ("vormen", [{"naam": "lijkt"}], "onderdeel"),
        ("tegenspraak", {"onbekend": 1.0}, "onbekend kenmerk"),
        ("erbij", 1, "onbekend onderdeel"),
    ],
)
def test_wat_niet_op_de_lijst_staat_wordt_geweigerd(map_, veld, waarde, zegt):
    _herschrijf(map_, als_dict(model()) | {veld: waarde})
    with pytest.raises(OpstapFout, match=zegt):
        lees_model(map_)


def test_een_model_dat_niet_te_lezen_is_laat_niets_achter(tmp_path):
    from dataclasses import replace

    kapot = replace(model(), theta=model().theta * 1e6)
    with pytest.raises(OpstapFout):
        schrijf_model(tmp_path / "x", kapot, gegevens={}, cijfers={}, kaart="")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="JSON compliant"):
        schrijf_model(
            tmp_path / "x", replace(model(), onrust=float("nan")), gegevens={}, cijfers={}, kaart=""
        )
    assert list(tmp_path.iterdir()) == []


def test_een_map_die_er_is_wordt_niet_overschreven(map_):
    with pytest.raises(OpstapFout, match="bestaat al"):
        schrijf_model(map_, model(), gegevens={}, cijfers={}, kaart="")


@pytest.mark.parametrize("naam", ["../elders", "2027-01-04-zzzzzzzz", ""])
def test_een_naam_buiten_de_map_wordt_geweigerd(tmp_path, naam):
    with pytest.raises(OpstapFout, match="Er is geen ranker"):
        Register(tmp_path).pad(naam)


def test_een_kapot_register_zegt_wat_er_aan_te_doen_is(tmp_path):
    (tmp_path / REGISTER).write_text('[{"dag": "x"}]')
    with pytest.raises(OpstapFout, match="niet te lezen") as fout:
        _ = Register(tmp_path).kampioen
    assert "back-up" in fout.value.volgende_stap


# --- the way there and back ----------------------------------------------------------------------


def test_terug_lezen_geeft_bit_voor_bit_hetzelfde(map_):
    x = kenmerken(np.random.default_rng(0), 50)
    for a, b in zip(model().kans(x, *score(x)), lees_model(map_).kans(x, *score(x)), strict=True):
        np.testing.assert_array_equal(a, b)


def test_trainen_oordelen_promoveren_en_terug(tmp_path):
    g = markt(5000, seed=11)
    register = Register(tmp_path / "rankers")
    with pytest.raises(OpstapFout, match="nog geen ranker"):
        trainen.oordeel(g, register)
    with pytest.raises(OpstapFout, match="telt al"):
        register.terug(dag=DAG)
    eerste = trainen.train(g, register, vandaag=DAG, richtingen=RICHTINGEN)
    assert register.kampioen is None
    kaart = (register.pad(eerste.ranker) / "kaart.md").read_text()
    assert "| `dichtbij` | meer is nooit slechter |" in kaart
    gevonden = trainen.oordeel(g, register)
    assert gevonden.besluit.bevordert, gevonden.besluit.redenen
    assert trainen.promoveer(register, gevonden, DAG)
    assert register.kampioen == eerste.ranker
    # The champion is no better than itself, and says so.
    weer = trainen.oordeel(g, register)
    assert not trainen.promoveer(register, weer, DAG)
    assert register.terug(dag=DAG) is None
    assert register.laad_kampioen() is None
    assert [r.wat for r in register.geschiedenis()] == ["bevorderd", "teruggezet"]


def test_terugkijken_gebeurt_na_wat_geleerd_is_en_staat_op_de_kaart(tmp_path):
    g = markt(3000, seed=11)
    register = Register(tmp_path / "rankers")
    gevraagd = []

    def kijk(rankers, na):
        gevraagd.append((tuple(rankers), na))
        w, zwak = Lijstwaarde(12.0, 10.0, 14.0, 1.0), Lijstwaarde(12.0, 0.0, 80.0, 0.3)
        return Terugblik(40, {wie: {"ips": w, "dr": zwak} for wie in rankers})

    training = trainen.train(g, register, vandaag=DAG, richtingen=RICHTINGEN, kijk=kijk)
    gevonden = trainen.oordeel(g, register, kijk=kijk)
    assert gevraagd == [
        (("ranker", "vaste_score"), training.tot),
        (("uitdager", "kampioen"), gevonden.vanaf),
    ]
    assert gevonden.terugblik is not None
    assert set(gevonden.terugblik.waarden) == {"uitdager", "kampioen"}
    map_ = register.pad(training.ranker)
    assert '"lijsten": 40' in (map_ / "cijfers.json").read_text()
    kaart = (map_ / "kaart.md").read_text()
    assert "IPS: 12.0 (10.0 tot 14.0); de vaste score: 12.0 (10.0 tot 14.0)" in kaart
    assert "DR: te weinig steun" in kaart


def test_een_mislukte_training_verandert_niets(tmp_path):
    register = Register(tmp_path / "rankers")
    with pytest.raises(OpstapFout, match="minstens"):
        trainen.train(markt(25, seed=1), register, vandaag=DAG, richtingen=RICHTINGEN)
    assert register.rankers() == ()
    assert not (tmp_path / "rankers").exists()


def test_een_beschadigde_ranker_wordt_geen_kampioen(tmp_path):
    register = Register(tmp_path)
    training = trainen.train(
        markt(400, seed=1), register, vandaag=DAG, tot=date(2026, 6, 1), richtingen=RICHTINGEN
    )
    (register.pad(training.ranker) / MODEL).write_text("{}")
    with pytest.raises(OpstapFout, match="veranderd"):
        register.bevorder(training.ranker, dag=DAG, waarom="")
    assert register.kampioen is None


# --- re-ordering ---------------------------------------------------------------------------------


def test_herordenen_zet_op_opbrengst_en_legt_uit_wat_het_optelt():
    x = kenmerken(np.random.default_rng(2), 200)
    basis, wens = score(x)
    nummers = np.array([f"V-{i:04}" for i in range(200)])
    uit = herorden(model(), tuple(RICHTINGEN), x, basis, wens, nummers)
    assert sorted(uit.volgorde) == list(range(200))
    assert (np.diff(uit.gain[uit.volgorde]) <= 1e-9).all()
    for rij, reden in zip(uit.volgorde[:5], uit.uitleg(uit.volgorde[:5].tolist()), strict=True):
        som = reden.niveau + sum(waarde for _, waarde in reden.bijdragen)
        assert np.exp(som) == pytest.approx(reden.gain) == pytest.approx(uit.gain[rij])
        assert {VASTE_GEWICHTEN, WENS} <= {naam for naam, _ in reden.bijdragen}
        if reden.kans is not None and reden.laag is not None and reden.hoog is not None:
            assert reden.laag < reden.kans < reden.hoog
            assert reden.gain == pytest.approx(reden.kans * (0.5 + 0.5 * reden.wens))


def test_gelijken_staan_op_nummer_en_de_volgorde_van_de_rijen_doet_er_niet_toe():
    x = np.repeat(kenmerken(np.random.default_rng(3), 5), 2, axis=0)
    basis, wens = score(x)
    nummers = np.array([f"V-{i}" for i in range(10)])
    recht = herorden(model(), tuple(RICHTINGEN), x, basis, wens, nummers)
    om = slice(None, None, -1)
    krom = herorden(model(), tuple(RICHTINGEN), x[om], basis[om], wens[om], nummers[om])
    np.testing.assert_array_equal(nummers[recht.volgorde], nummers[om][krom.volgorde])


def test_meer_rijen_dan_het_hoogste_worden_geweigerd():
    n = HOOGSTENS + 1
    with pytest.raises(ValueError, match="at most"):
        herorden(model(), (), np.empty((n, 0)), np.ones(n), np.ones(n), np.array(["V"] * n))


def test_niets_om_te_ordenen_is_een_lege_volgorde():
    leeg = np.empty(0)
    uit = herorden(model(), (), np.empty((0, 0)), leeg, leeg, np.empty(0, dtype="<U1"))
    assert len(uit.volgorde) == 0
    assert uit.uitleg([]) == ()
