"""Any other sentence-transformers model, through that library (which brings torch)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

# The library reads this when it is imported; a model never comes from the network.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from sentence_transformers import SentenceTransformer

from matching.taal.gewichten import get_versie
from modellen.fouten import OpstapFout


class ZwaarTaalmodel:
    """A model that runs in sentence-transformers; see `matching.taal.Taalmodel`."""

    def __init__(self, model: SentenceTransformer, *, naam: str, versie: str) -> None:
        self.naam = naam
        self.versie = versie
        self.dimensie = int(model.get_embedding_dimension() or 0)
        self._model = model

    @classmethod
    def laad(cls, map_: Path) -> ZwaarTaalmodel:
        """Load from a folder; raises `OpstapFout` (`taalmodel_beschadigd`) if that fails."""
        try:
            model = SentenceTransformer(str(map_), device="cpu", local_files_only=True)
        except Exception as fout:  # The library raises many kinds for a bad folder.
            raise OpstapFout(
                code="taalmodel_beschadigd",
                melding=f"Het taalmodel in de map {map_} kan niet geladen worden.",
                volgende_stap="Controleer of de map compleet is en opnieuw is opgeslagen.",
            ) from fout
        bestanden = sorted(p.relative_to(map_).as_posix() for p in map_.rglob("*") if p.is_file())
        versie = get_versie(map_, tuple(bestanden))
        return cls(model, naam=map_.resolve().name, versie=versie)

    def encode(self, teksten: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors float32 [n, d] of `teksten`, L2-normalised."""
        if not teksten:
            return np.zeros((0, self.dimensie), dtype=np.float32)
        vectoren = self._model.encode(
            list(teksten), normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectoren, dtype=np.float32)
