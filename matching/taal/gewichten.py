"""The weights of the n-gram model and the folder that holds them.

A model folder has the sentence-transformers layout, so that both that library and the light
path read the same files:

    modules.json, 1_Normalize/, config_sentence_transformers.json   read by the library
    config.json           format number and dimension
    woordenschat.json     feature names and weighted words, in row order
    model.safetensors     feature rows int8 [v, d], scale float32 [v], word weights float32 [w]
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from modellen.fouten import OpstapFout

CONFIG_BESTAND = "config.json"
WOORDENSCHAT_BESTAND = "woordenschat.json"
GEWICHTEN_BESTAND = "model.safetensors"
#: What decides the vectors; the hash of these files is the version of the model.
MODEL_BESTANDEN = (CONFIG_BESTAND, GEWICHTEN_BESTAND, WOORDENSCHAT_BESTAND)

_OPMAAK = "opstap-ngram-2"
_INT8_MAX = 127


@dataclass(frozen=True, slots=True, eq=False)
class Gewichten:
    """Weights of the n-gram model.

    `kenmerken` names the v rows of `rijen` (float32 [v, d]). `woordgewichten` (float32 [w])
    belongs to `woorden`; a word that is not listed weighs 1. The vector of a text is the
    L2-normalised sum over its words of weight x sum of the feature rows.
    """

    kenmerken: tuple[str, ...]
    rijen: npt.NDArray[np.float32]
    woorden: tuple[str, ...]
    woordgewichten: npt.NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.rijen.ndim != 2 or len(self.kenmerken) != len(self.rijen):
            raise ValueError("one row per feature expected")
        if self.woordgewichten.shape != (len(self.woorden),):
            raise ValueError("one weight per word expected")

    @property
    def dimensie(self) -> int:
        """Length d of a vector."""
        return int(self.rijen.shape[1])


def is_ngram_map(map_: Path) -> bool:
    """Whether `map_` holds a model of our own format."""
    try:
        config = json.loads((map_ / CONFIG_BESTAND).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(config, dict) and config.get("opmaak") == _OPMAAK


def read_gewichten(map_: Path) -> Gewichten:
    """Read the weights in `map_`.

    Raises `OpstapFout`: `taalmodel_niet_gevonden` if the folder holds no n-gram model,
    `taalmodel_beschadigd` if its files are damaged or do not belong together.
    """
    if not is_ngram_map(map_):
        raise OpstapFout(
            code="taalmodel_niet_gevonden",
            melding=f"In de map {map_} staat geen taalmodel van Opstap.",
            volgende_stap="Controleer de map, of laat de instelling weg.",
        )
    try:
        woordenschat = json.loads((map_ / WOORDENSCHAT_BESTAND).read_text(encoding="utf-8"))
        inhoud = load_file(map_ / GEWICHTEN_BESTAND)
        rijen = inhoud["rijen"].astype(np.float32) * inhoud["schaal"][:, None]
        return Gewichten(
            kenmerken=tuple(woordenschat["kenmerken"]),
            rijen=rijen,
            woorden=tuple(woordenschat["woorden"]),
            woordgewichten=inhoud["woordgewichten"],
        )
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as fout:
        raise OpstapFout(
            code="taalmodel_beschadigd",
            melding=f"Het taalmodel in de map {map_} is beschadigd of niet volledig.",
            volgende_stap="Installeer Opstap opnieuw, of train het model opnieuw.",
        ) from fout


def write_gewichten(gewichten: Gewichten, map_: Path) -> None:
    """Write weights, vocabulary and config to `map_`; rows are rounded to int8 with a scale."""
    map_.mkdir(parents=True, exist_ok=True)
    rijen, schaal = _kwantiseer(gewichten.rijen)
    config = {"opmaak": _OPMAAK, "dimensie": gewichten.dimensie}
    _write_json(map_ / CONFIG_BESTAND, config)
    _write_json(
        map_ / WOORDENSCHAT_BESTAND,
        {"kenmerken": gewichten.kenmerken, "woorden": gewichten.woorden},
    )
    inhoud: dict[str, npt.NDArray[Any]] = {
        "rijen": rijen,
        "schaal": schaal,
        "woordgewichten": gewichten.woordgewichten.astype(np.float32),
    }
    # Not save_file, which makes a file that only its owner may read.
    (map_ / GEWICHTEN_BESTAND).write_bytes(save(inhoud))


def rond_af(gewichten: Gewichten) -> Gewichten:
    """The weights as they are after a round trip through a folder (int8 with a scale)."""
    rijen, schaal = _kwantiseer(gewichten.rijen)
    return replace(gewichten, rijen=rijen.astype(np.float32) * schaal[:, None])


def get_versie(map_: Path, bestanden: tuple[str, ...] = MODEL_BESTANDEN) -> str:
    """Content hash of a model folder: first 16 hex digits of a SHA-256 over `bestanden`."""
    som = hashlib.sha256()
    for naam in bestanden:
        inhoud = (map_ / naam).read_bytes()
        som.update(f"{naam}:{len(inhoud)}:".encode())
        som.update(inhoud)
    return som.hexdigest()[:16]


def _kwantiseer(
    rijen: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    top = np.abs(rijen).max(axis=1)
    # An all-zero row has no scale of its own; any positive one gives zeros back.
    schaal = np.where(top > 0, top / _INT8_MAX, 1.0).astype(np.float32)
    return np.rint(rijen / schaal[:, None]).astype(np.int8), schaal


def _write_json(pad: Path, inhoud: dict[str, Any]) -> None:
    tekst = json.dumps(inhoud, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    pad.write_text(tekst + "\n", encoding="utf-8")
