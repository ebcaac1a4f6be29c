"""The contrastive step: names and descriptions of one occupation are drawn together.

The only training code that needs torch.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from matching.taal.begin import LeraarGroep, centreer
from matching.taal.korpus import Korpus
from matching.taal.recept import Recept, Voortgang
from matching.taal.voorbeelden import Batch, Voorbeelden, Zijde, maak_zijde


class Leerling(nn.Module):
    """The n-gram model while it learns: feature rows and a gate per word."""

    def __init__(
        self, korpus: Korpus, rijen: npt.NDArray[np.float32], *, uitval: float, seed: int
    ) -> None:
        super().__init__()
        matrix = korpus.woord_kenmerken
        self._start = matrix.indptr.astype(np.int64)
        self._kenmerken = torch.from_numpy(matrix.indices.astype(np.int64))
        self._waarden = torch.from_numpy(matrix.data)
        self._sif = torch.from_numpy(korpus.sif)
        self._uitval = uitval
        self._toeval = torch.Generator().manual_seed(seed)
        self.rijen = nn.Parameter(torch.from_numpy(rijen.copy()))
        self.poort = nn.Parameter(torch.zeros(len(korpus.woorden)))

    def forward(self, zijde: Zijde, aantal: int) -> Tensor:
        """Vectors float32 [aantal, d] of one side of a batch, with random feature drop-out."""
        uniek, plaats = np.unique(zijde.woorden, return_inverse=True)
        bereik, start = self._get_bereik(uniek)
        behoud = torch.rand(len(bereik), generator=self._toeval) >= self._uitval
        woorden = functional.embedding_bag(
            self._kenmerken[bereik],
            self.rijen,
            start,
            mode="sum",
            per_sample_weights=self._waarden[bereik] * behoud,
        )
        nummers = torch.from_numpy(uniek)
        woorden = woorden * (self._sif[nummers] * self.poort[nummers].exp())[:, None]
        start_tekst = np.searchsorted(zijde.rijen, np.arange(aantal))
        plaatsen, begin = torch.from_numpy(plaats), torch.from_numpy(start_tekst)
        factoren = torch.from_numpy(zijde.factoren)
        som = functional.embedding_bag(
            plaatsen, woorden, begin, mode="sum", per_sample_weights=factoren
        )
        return functional.normalize(som, dim=1)

    def _get_bereik(self, woorden: npt.NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """Positions of the features of `woorden`, and where each word's features start."""
        begin, lengte = self._start[woorden], np.diff(self._start)[woorden]
        start = np.concatenate([[0], np.cumsum(lengte)[:-1]])
        bereik = np.arange(lengte.sum()) + np.repeat(begin - start, lengte)
        return torch.from_numpy(bereik), torch.from_numpy(start)


class Leraar:
    """Keeps likenesses between texts without a name near the teacher's while learning."""

    def __init__(self, korpus: Korpus, groepen: tuple[LeraarGroep, ...], recept: Recept) -> None:
        self._teksten = [korpus.get_tekst(t) for groep in groepen for t in groep.teksten]
        self._vectoren = np.concatenate([centreer(groep.vectoren) for groep in groepen])
        kansen = [
            np.full(len(groep.teksten), groep.aandeel / len(groep.teksten)) for groep in groepen
        ]
        leeg = np.array([len(tekst.woorden) == 0 for tekst in self._teksten])
        self._kansen = np.where(leeg, 0.0, np.concatenate(kansen))
        self._kansen /= self._kansen.sum()
        self._recept = recept
        self._rng = np.random.default_rng([recept.seed, 3])

    def get_verlies(self, leerling: Leerling) -> Tensor:
        """Cross entropy between the teacher's and the learner's choice of neighbours."""
        aantal = min(self._recept.leraar_batch, int((self._kansen > 0).sum()))
        keuze = self._rng.choice(len(self._teksten), aantal, replace=False, p=self._kansen)
        doel = torch.from_numpy(self._vectoren[keuze])
        eigen = leerling(maak_zijde([self._teksten[i] for i in keuze]), aantal)
        zelf = torch.eye(aantal, dtype=torch.bool)
        temperatuur = self._recept.leraar_temperatuur
        kans = (doel @ doel.T / temperatuur).masked_fill(zelf, -1e4).softmax(dim=1)
        log_kans = (eigen @ eigen.T / temperatuur).masked_fill(zelf, -1e4).log_softmax(dim=1)
        return -(kans * log_kans).sum(dim=1).mean()


def train_contrast(
    korpus: Korpus,
    rijen: npt.NDArray[np.float32],
    voorbeelden: Voorbeelden,
    recept: Recept,
    *,
    leraar: Leraar | None,
    voortgang: Voortgang,
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Fine-tune `rijen` float32 [v, k]; returns the new rows and word weights float32 [m].

    Symmetric InfoNCE (van den Oord e.a. 2018) over each batch, Adam, linear warm-up and decay.
    """
    leerling = Leerling(korpus, rijen, uitval=recept.uitval, seed=recept.seed)
    optimizer = torch.optim.Adam(
        [
            {"params": [leerling.rijen], "lr": recept.leersnelheid},
            {"params": [leerling.poort], "lr": recept.leersnelheid_woord},
        ],
        betas=(0.9, 0.99),
    )
    schema = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda stap: _tempo(stap, recept))
    for stap in range(recept.stappen):
        verlies = _get_verlies(leerling, voorbeelden.draw(), recept.temperatuur)
        if leraar is not None:
            verlies = verlies + recept.leraar_gewicht * leraar.get_verlies(leerling)
        optimizer.zero_grad()
        verlies.backward()
        optimizer.step()
        schema.step()
        voortgang("contrast", stap + 1, recept.stappen)
    poort = leerling.poort.detach().exp().numpy()
    return leerling.rijen.detach().numpy(), korpus.sif * poort


def _get_verlies(leerling: Leerling, batch: Batch, temperatuur: float) -> Tensor:
    aantal = len(batch.masker)
    links, rechts = leerling(batch.links, aantal), leerling(batch.rechts, aantal)
    logits = links @ rechts.T / temperatuur
    logits = logits.masked_fill(torch.from_numpy(batch.masker), float("-inf"))
    doel = torch.arange(aantal)
    heen = functional.cross_entropy(logits, doel)
    terug = functional.cross_entropy(logits.T, doel)
    return (heen + terug) / 2


def _tempo(stap: int, recept: Recept) -> float:
    """Learning rate factor: linear warm-up, then linear decay to `eindfactor`."""
    if stap < recept.aanloop:
        return (stap + 1) / recept.aanloop
    deel = (stap - recept.aanloop) / max(1, recept.stappen - recept.aanloop)
    return 1 - (1 - recept.eindfactor) * deel
