"""The door to the language model: what it offers, and how to get one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from matching.taal.gewichten import is_ngram_map
from matching.taal.licht import LichtTaalmodel
from modellen.fouten import OpstapFout

#: The model that comes with the project.
MODEL_MAP = Path(__file__).parent / "model"


class Taalmodel(Protocol):
    """Turns texts into vectors whose inner product says how alike the texts are."""

    @property
    def naam(self) -> str:
        """Name of the model's folder."""
        ...

    @property
    def versie(self) -> str:
        """Sixteen hex digits that change with the weights.

        Vectors of another version cannot be compared: an index of them is stale.
        """
        ...

    @property
    def dimensie(self) -> int:
        """Length d of a vector."""
        ...

    def encode(self, teksten: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors float32 [n, d], each of length 1; all zeros if a text says nothing."""
        ...


def laad_taalmodel(map: Path | None = None) -> Taalmodel:
    """Load a language model: the one that comes with Opstap, or the one in folder `map`.

    A folder in Opstap's own format is served without torch. Any other sentence-transformers
    folder goes through that library, which is imported only then; nothing is downloaded and
    no code from the folder is run.

    Raises `OpstapFout`: `taalmodel_niet_gevonden` if the folder holds no model,
    `taalmodel_beschadigd` if it cannot be loaded.
    """
    if map is None:
        return LichtTaalmodel.laad(MODEL_MAP)
    map_ = Path(map)
    if is_ngram_map(map_):
        return LichtTaalmodel.laad(map_)
    if not (map_ / "modules.json").is_file():
        raise OpstapFout(
            code="taalmodel_niet_gevonden",
            melding=f"In de map {map_} staat geen taalmodel.",
            volgende_stap="Geef een map in het formaat van sentence-transformers op, "
            "of laat de instelling weg.",
        )
    from matching.taal.zwaar import ZwaarTaalmodel

    return ZwaarTaalmodel.laad(map_)
