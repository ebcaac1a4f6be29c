from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matching.taal import MODEL_MAP
from matching.taal.licht import LichtTaalmodel

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("torch")]

TEKSTEN = [
    "Medewerker groenvoorziening",
    "Docent Engels (2e graads) (m/v/x)",
    "",
    "ik werk graag buiten met planten, maar niet in de regen",
    "Coördinator C++ / C# \u2013 Œuvre",
    "\x00 😀",
    "qqq",
    "Zij snoeien bomen en struiken (ook hoge) in het park. " * 60,
]


def open_model(map_: Path):
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(
        str(map_), trust_remote_code=True, local_files_only=True, device="cpu"
    )


def test_sentence_transformers_en_lichte_weg_geven_dezelfde_vectoren(
    model: LichtTaalmodel,
) -> None:
    zwaar = open_model(MODEL_MAP)
    assert zwaar.get_embedding_dimension() == model.dimensie
    verschil = np.abs(zwaar.encode(TEKSTEN, batch_size=3) - model.encode(TEKSTEN))
    assert verschil.max() <= 1e-5


def test_lege_teksten_alleen_geven_nulvectoren() -> None:
    assert not open_model(MODEL_MAP).encode(["", "!"]).any()


def test_opslaan_en_laden_verandert_niets(tmp_path: Path, model: LichtTaalmodel) -> None:
    open_model(MODEL_MAP).save(str(tmp_path / "opnieuw"))
    opnieuw = LichtTaalmodel.laad(tmp_path / "opnieuw")
    assert np.abs(opnieuw.encode(TEKSTEN) - model.encode(TEKSTEN)).max() <= 1e-5


def test_module_leert_van_een_verlies() -> None:
    module = open_model(MODEL_MAP)[0]
    som = module(module.preprocess(["hovenier", "de kok"]))["sentence_embedding"].square().sum()
    som.backward()
    assert module.rijen.weight.grad.abs().sum() > 0
    assert module.poort.grad.abs().sum() > 0
