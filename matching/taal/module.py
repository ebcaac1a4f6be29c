"""The n-gram model as a sentence-transformers input module.

Named in a model folder's `modules.json`, so `SentenceTransformer(folder,
trust_remote_code=True)` finds it. Imports torch: only import this where torch is wanted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import torch
from sentence_transformers.base.modules import InputModule
from torch import Tensor, nn

from matching.taal.gewichten import Gewichten, read_gewichten, write_gewichten
from matching.taal.kenmerken import get_kenmerken, lees_woorden


class NgramModule(InputModule):
    """Texts to sums of weighted word vectors; follow it with `Normalize`.

    Trainable: the feature rows (`rijen`) and the weights of the listed words (`poort`).
    Saving rounds the rows to int8, so vectors after a round trip differ by about 1 %.
    """

    def __init__(self, gewichten: Gewichten) -> None:
        super().__init__()
        self._kenmerken = gewichten.kenmerken
        self._woorden = gewichten.woorden
        self._rij_van = {kenmerk: rij for rij, kenmerk in enumerate(gewichten.kenmerken)}
        self._poort_van = {woord: nummer for nummer, woord in enumerate(gewichten.woorden)}
        rijen = torch.from_numpy(gewichten.rijen.copy())
        self.rijen = nn.EmbeddingBag.from_pretrained(rijen, freeze=False, mode="sum")
        self.poort = nn.Parameter(torch.from_numpy(gewichten.woordgewichten.copy()))

    @property
    def max_seq_length(self) -> float:
        """No text is too long."""
        return math.inf

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return int(self.rijen.embedding_dim)

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Word and feature numbers of `inputs` (texts), as flat int64 tensors.

        kenmerken, start: the features of each distinct word and where they begin;
        poort: the place of its weight, or -1; woord, rij, factor: for each word in each text
        which distinct word it is, in which text, and how it counts; teksten: int64 [n].
        """
        uniek: dict[str, int] = {}
        woord: list[int] = []
        rij: list[int] = []
        factor: list[float] = []
        for nummer, tekst in enumerate(inputs):
            paren = lees_woorden((prompt or "") + tekst)
            woord += [uniek.setdefault(w, len(uniek)) for w, _ in paren]
            rij += [nummer] * len(paren)
            factor += [gewicht for _, gewicht in paren]
        kenmerken: list[int] = []
        start: list[int] = []
        for w in uniek:
            start.append(len(kenmerken))
            kenmerken += [self._rij_van[k] for k in get_kenmerken(w) if k in self._rij_van]
        return {
            "kenmerken": torch.tensor(kenmerken, dtype=torch.long),
            "start": torch.tensor(start, dtype=torch.long),
            "poort": torch.tensor([self._poort_van.get(w, -1) for w in uniek], dtype=torch.long),
            "woord": torch.tensor(woord, dtype=torch.long),
            "rij": torch.tensor(rij, dtype=torch.long),
            "factor": torch.tensor(factor, dtype=torch.float32),
            "teksten": torch.arange(len(inputs)),
        }

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Add `sentence_embedding`, float32 [n, d], not yet normalised."""
        poort: Tensor = features["poort"]
        som = torch.zeros(
            len(features["teksten"]), self.get_embedding_dimension(), device=self.poort.device
        )
        if len(poort):
            woorden = self.rijen(features["kenmerken"], features["start"])
            # Weight 1 stands after the last listed word, so -1 means "not listed".
            gewichten = torch.cat([self.poort, self.poort.new_ones(1)])
            woorden = woorden * gewichten[poort][:, None]
            delen = woorden[features["woord"]] * features["factor"][:, None]
            som = som.index_add(0, features["rij"], delen)
        features["sentence_embedding"] = som
        return features

    def get_gewichten(self) -> Gewichten:
        """The weights as they are now."""
        return Gewichten(
            kenmerken=self._kenmerken,
            rijen=self.rijen.weight.detach().cpu().numpy(),
            woorden=self._woorden,
            woordgewichten=self.poort.detach().cpu().numpy(),
        )

    def save(
        self, output_path: str, *args: Any, safe_serialization: bool = True, **kwargs: Any
    ) -> None:
        """Write weights, vocabulary and config to `output_path` (always as safetensors)."""
        write_gewichten(self.get_gewichten(), Path(output_path))

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", **kwargs: Any) -> Self:
        """Read from a local folder; raises `OpstapFout` if it holds no n-gram model."""
        return cls(read_gewichten(Path(model_name_or_path) / subfolder))
