"""One vector per ISCO-08 unit group, computed with a language model from the names in ESCO.

They widen what the linker knows beyond our own titles (rare occupations). The file holds weights
and codes, no names: it is derived from the ESCO classification of the European Commission, v1.2,
which was averaged per group by us. Vectors fit one model only; with another model they are made
again from the user's own ESCO download, or left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from matching.taal.gegevens import Beroepenlijst
from matching.taal.laden import Taalmodel

#: The file for the shipped model.
MEEGELEVERD = Path(__file__).with_name("groepsvectoren.safetensors")
HERKOMST = "ESCO v1.2, European Commission; averaged per ISCO-08 unit group by Opstap"

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Groepsvectoren:
    """Unit vectors float32 [g, d] of the unit groups in ``codes``, for model ``versie``."""

    codes: tuple[str, ...]
    vectoren: Matrix
    versie: str


def bouw_groepsvectoren(taalmodel: Taalmodel, lijst: Beroepenlijst) -> Groepsvectoren:
    """Compute them: per occupation the mean of its names, per group the mean of its occupations.

    Takes some seconds for the whole of ESCO.
    """
    labels = [label for beroep in lijst.beroepen for label in beroep.labels]
    vectoren = taalmodel.encode(labels)
    per_groep: dict[str, list[Matrix]] = defaultdict(list)
    begin = 0
    for beroep in lijst.beroepen:
        eind = begin + len(beroep.labels)
        per_groep[beroep.isco.zfill(4)].append(_eenheid(vectoren[begin:eind].sum(axis=0)))
        begin = eind
    codes = tuple(sorted(per_groep))
    middens = [_eenheid(np.sum(per_groep[code], axis=0)) for code in codes]
    return Groepsvectoren(codes, np.array(middens, dtype=np.float32), taalmodel.versie)


def write_groepsvectoren(groepen: Groepsvectoren, pad: Path) -> None:
    """Write them as safetensors, vectors in half precision."""
    inhoud: dict[str, npt.NDArray[Any]] = {
        "codes": np.array([int(code) for code in groepen.codes], dtype=np.int32),
        "vectoren": groepen.vectoren.astype(np.float16),
    }
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(save(inhoud, metadata={"model": groepen.versie, "source": HERKOMST}))


def find_groepsvectoren(versie: str, *paden: Path) -> Groepsvectoren | None:
    """Those for model ``versie`` from the first of ``paden`` that has them, or ``None``.

    A file that is absent, damaged or of another model counts as not there: linking then works
    on our own titles alone.
    """
    for pad in paden:
        try:
            with safe_open(pad, framework="np") as bestand:
                if (bestand.metadata() or {}).get("model") != versie:
                    continue
                codes = tuple(f"{code:04d}" for code in bestand.get_tensor("codes").tolist())
                vectoren = bestand.get_tensor("vectoren").astype(np.float32)
        except (OSError, SafetensorError):
            continue
        return Groepsvectoren(codes, vectoren, versie)
    return None


def _eenheid(vector: Matrix) -> Matrix:
    lengte = float(np.linalg.norm(vector))
    return vector / np.float32(lengte) if lengte > 0 else vector
