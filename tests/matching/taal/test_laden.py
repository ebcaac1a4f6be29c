from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from matching.taal import MODEL_MAP, laad_taalmodel
from matching.taal.gewichten import Gewichten, read_gewichten, write_gewichten
from matching.taal.licht import LichtTaalmodel
from modellen.fouten import OpstapFout

pytestmark = pytest.mark.xdist_group("torch")
"""Loading torch takes seconds; one worker does it."""


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MODEL_MAP, tmp_path / "kopie"))


@pytest.fixture
def vreemd_model(tmp_path: Path) -> Path:
    """A sentence-transformers folder that has nothing to do with ours."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "kok": 1, "hovenier": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    rijen = np.array([[1, 1, 1], [0, 3, 0], [0, 0, 4]], dtype=np.float32)
    map_ = tmp_path / "vreemd"
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, rijen)], device="cpu").save(str(map_))
    return map_


def assert_fout(map_: Path, code: str) -> None:
    with pytest.raises(OpstapFout) as gevangen:
        laad_taalmodel(map_)
    assert gevangen.value.code == code
    assert gevangen.value.melding
    assert gevangen.value.volgende_stap


def test_map_die_er_niet_is_geeft_een_duidelijke_fout(tmp_path: Path) -> None:
    assert_fout(tmp_path / "nergens", "taalmodel_niet_gevonden")


def test_map_zonder_model_geeft_een_duidelijke_fout(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("[]", encoding="utf-8")
    assert_fout(tmp_path, "taalmodel_niet_gevonden")


@pytest.mark.parametrize("naam", ["model.safetensors", "woordenschat.json"])
def test_ontbrekend_bestand_geeft_een_duidelijke_fout(kopie: Path, naam: str) -> None:
    (kopie / naam).unlink()
    assert_fout(kopie, "taalmodel_beschadigd")


@pytest.mark.parametrize("naam", ["model.safetensors", "woordenschat.json"])
def test_half_bestand_geeft_een_duidelijke_fout(kopie: Path, naam: str) -> None:
    inhoud = (kopie / naam).read_bytes()
    (kopie / naam).write_bytes(inhoud[: len(inhoud) // 2])
    assert_fout(kopie, "taalmodel_beschadigd")


def test_woordenschat_van_een_ander_model_geeft_een_duidelijke_fout(kopie: Path) -> None:
    woordenschat = json.loads((kopie / "woordenschat.json").read_text(encoding="utf-8"))
    woordenschat["kenmerken"].pop()
    (kopie / "woordenschat.json").write_text(json.dumps(woordenschat), encoding="utf-8")
    assert_fout(kopie, "taalmodel_beschadigd")


def test_onbruikbaar_vreemd_model_geeft_een_duidelijke_fout(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[{]", encoding="utf-8")
    assert_fout(tmp_path, "taalmodel_beschadigd")


def test_vreemde_code_wordt_niet_uitgevoerd(tmp_path: Path) -> None:
    (tmp_path / "kwaad.py").write_text("raise SystemExit('uitgevoerd')", encoding="utf-8")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "kwaad.Module"}]
    (tmp_path / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    assert_fout(tmp_path, "taalmodel_beschadigd")


def test_eigen_map_gaat_langs_de_lichte_weg(kopie: Path) -> None:
    model = laad_taalmodel(kopie)
    assert isinstance(model, LichtTaalmodel)
    assert model.naam == "kopie"
    assert model.versie == laad_taalmodel().versie


def test_vreemd_model_geeft_genormaliseerde_vectoren(vreemd_model: Path) -> None:
    model = laad_taalmodel(vreemd_model)
    assert model.dimensie == 3
    assert np.allclose(model.encode(["kok", "hovenier"]), [[0, 1, 0], [0, 0, 1]])
    assert model.encode(["kok"]).dtype == np.float32
    assert model.encode([]).shape == (0, 3)
    assert model.versie == laad_taalmodel(vreemd_model).versie


def test_versie_volgt_de_gewichten_en_niet_de_kaart(kopie: Path) -> None:
    versie = laad_taalmodel(kopie).versie
    (kopie / "README.md").write_text("anders", encoding="utf-8")
    assert laad_taalmodel(kopie).versie == versie
    gewichten = read_gewichten(kopie)
    gewichten.rijen[0] *= 2
    write_gewichten(gewichten, kopie)
    assert laad_taalmodel(kopie).versie != versie


def test_gewichten_komen_op_een_halve_stap_na_terug(tmp_path: Path) -> None:
    rijen = np.random.default_rng(1).standard_normal((3, 5)).astype(np.float32)
    rijen[1] = 0
    erin = Gewichten(("a", "b", "c"), rijen, ("kok",), np.array([0.5], dtype=np.float32))
    write_gewichten(erin, tmp_path)
    eruit = read_gewichten(tmp_path)
    assert (eruit.kenmerken, eruit.woorden) == (("a", "b", "c"), ("kok",))
    assert eruit.woordgewichten == [0.5]
    # Each row has 127 steps up to its largest value.
    halve_stap = np.abs(rijen).max(axis=1, keepdims=True) / 127 / 2
    assert np.all(np.abs(eruit.rijen - rijen) <= halve_stap + 1e-6)


def test_model_past_in_de_repository() -> None:
    grootte = sum(pad.stat().st_size for pad in MODEL_MAP.rglob("*") if pad.is_file())
    assert grootte <= 30_000_000


def test_model_bevat_losse_woorden_en_geen_tekst() -> None:
    gewichten = read_gewichten(MODEL_MAP)
    assert not any(" " in deel for deel in (*gewichten.kenmerken, *gewichten.woorden))
