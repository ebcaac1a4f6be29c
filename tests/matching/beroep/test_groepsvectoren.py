"""Group vectors: of one model only, the same each time, and never needed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matching.beroep.groepsvectoren import (
    MEEGELEVERD,
    Groepsvectoren,
    bouw_groepsvectoren,
    find_groepsvectoren,
    write_groepsvectoren,
)
from matching.beroep.koppelaar import Beroepskoppelaar, Beroepstekst
from matching.taal.gegevens import Beroepenlijst, EscoBeroep, read_beroepenlijst
from matching.taal.laden import Taalmodel
from vacatures.beroep.isco import find_isco

LIJST = Beroepenlijst(
    (
        EscoBeroep("1", "9412", ("keukenhulp", "afwasser"), ""),
        EscoBeroep("2", "9412", ("spoelhulp",), ""),
        EscoBeroep("3", "5120", ("kok",), ""),
    ),
    {},
    "",
)


@pytest.mark.parametrize("inhoud", [None, b"", b"geen safetensors", b"\x08" + b"\0" * 20])
def test_wat_niet_te_lezen_is_telt_als_afwezig(tmp_path: Path, inhoud: bytes | None):
    pad = tmp_path / "groepen.safetensors"
    if inhoud is not None:
        pad.write_bytes(inhoud)
    assert find_groepsvectoren("0" * 16, pad) is None


def test_vectoren_van_een_ander_model_worden_niet_gebruikt(tmp_path: Path, taalmodel: Taalmodel):
    pad = tmp_path / "groepen.safetensors"
    write_groepsvectoren(bouw_groepsvectoren(taalmodel, LIJST), pad)
    assert find_groepsvectoren("f" * 16, pad) is None
    assert find_groepsvectoren(taalmodel.versie, pad) is not None


def test_het_eerste_bestand_dat_past_telt(tmp_path: Path, taalmodel: Taalmodel):
    groepen = bouw_groepsvectoren(taalmodel, LIJST)
    write_groepsvectoren(replace(groepen, versie="a" * 16), tmp_path / "anders")
    write_groepsvectoren(groepen, tmp_path / "goed")
    gevonden = find_groepsvectoren(
        taalmodel.versie, tmp_path / "weg", tmp_path / "anders", tmp_path / "goed"
    )
    assert gevonden is not None
    assert gevonden.codes == ("5120", "9412")


def test_een_groep_is_het_midden_van_haar_beroepen(taalmodel: Taalmodel):
    def eenheid(vector):
        return vector / np.linalg.norm(vector)

    v = dict(zip(("keukenhulp", "afwasser", "spoelhulp"), taalmodel.encode(
        ["keukenhulp", "afwasser", "spoelhulp"]), strict=True))  # fmt: skip
    verwacht = eenheid(eenheid(v["keukenhulp"] + v["afwasser"]) + v["spoelhulp"])
    groepen = bouw_groepsvectoren(taalmodel, LIJST)
    np.testing.assert_allclose(groepen.vectoren[groepen.codes.index("9412")], verwacht, atol=1e-6)


def test_koppelen_gaat_ook_zonder(taalmodel: Taalmodel):
    zonder = Beroepskoppelaar(taalmodel)
    assert not zonder.heeft_groepsvectoren
    zeker = zonder.koppel([Beroepstekst("Heftruckchauffeur")])[0].zeker
    assert zeker is not None
    assert zeker.groep.code == "8344"


def test_meegeleverd_bestand_hoort_bij_het_meegeleverde_model(taalmodel: Taalmodel):
    """Fails after training: make it again with ``opstap taal beroepen MAP --uit BESTAND``."""
    groepen = find_groepsvectoren(taalmodel.versie, MEEGELEVERD)
    assert isinstance(groepen, Groepsvectoren)
    assert len(groepen.codes) >= 400
    assert all(find_isco(code) for code in groepen.codes)
    assert groepen.vectoren.shape == (len(groepen.codes), taalmodel.dimensie)
    assert MEEGELEVERD.stat().st_size < 1_000_000


def test_meegeleverd_bestand_is_na_te_maken(taalmodel: Taalmodel, gedeeld: Path):
    opnieuw = bouw_groepsvectoren(taalmodel, read_beroepenlijst(gedeeld / "data/esco"))
    bewaard = find_groepsvectoren(taalmodel.versie, MEEGELEVERD)
    assert bewaard is not None
    assert opnieuw.codes == bewaard.codes
    np.testing.assert_allclose(opnieuw.vectoren, bewaard.vectoren, atol=1e-3)
