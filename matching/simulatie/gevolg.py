"""What came of proposals, drawn from the true chances, and the day on which each fact was known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.simulatie.vormen import Getallen, Vlaggen

NOOIT = 1e6
"""A day that never comes."""

_VERGETEN = 0.03
"""Share of the proposals of which, after some step, nobody writes anything down any more."""

_WEKEN_WERK = (30.0, 91.0, 182.0)


@dataclass(frozen=True, slots=True, eq=False)
class Gevolg:
    """n proposals; days counted from the start, NOOIT when it did not happen or was not written.

    fase_op: [n, 6], known to be proposed, invited, placed, at work after 1, 3 and 6 months.
    einde_op: [n], known to have stopped. geplaatst_op: [n], really placed, and
    is_gebleven: bool [n], really lasted: written down or not.
    """

    fase_op: Getallen
    einde_op: Getallen
    geplaatst_op: Getallen
    is_gebleven: Vlaggen

    def __len__(self) -> int:
        return len(self.einde_op)


def trek_gevolg(rng: np.random.Generator, stappen: Getallen, dag: float) -> Gevolg:
    """Draw from the chances [6, n] of the steps what happens after ``dag`` and when it is known.

    A refusal is known within days or weeks; somebody who leaves is missed at once; who is still at
    work is known only when that month is over. All of it is written down some days late.
    """
    n = stappen.shape[1]
    gelukt = np.logical_and.accumulate(rng.random((6, n)) < stappen, axis=0)
    antwoord = dag + rng.integers(1, 8, n)
    uitslag = antwoord + 3.0 + rng.gamma(2.0, 5.0, n)
    geplaatst = uitslag + 4.0 + rng.gamma(2.0, 6.0, n)
    start = geplaatst + rng.integers(0, 15, n)
    gebeurd = np.stack([antwoord, uitslag, geplaatst, *(start + d for d in _WEKEN_WERK)])
    # A step that fails is known when the answer comes, and leaving when it happens.
    sinds = np.stack([start, start + _WEKEN_WERK[0], start + _WEKEN_WERK[1]])
    weg = sinds + rng.random((3, n)) * (gebeurd[3:] - sinds)
    mislukt = np.concatenate([gebeurd[:3], weg])
    laat = np.floor(rng.gamma(1.2, 3.0, (7, n)))
    fase_op = np.full((n, 6), NOOIT)
    fase_op[:, 0] = dag
    vorige = fase_op[:, 0]
    # The yes of the klant and the invitation are one step in the books.
    for fase in range(1, 6):
        bekend = np.maximum(np.floor(gebeurd[fase]) + laat[fase], vorige)
        fase_op[:, fase] = np.where(gelukt[fase], bekend, NOOIT)
        vorige = np.where(gelukt[fase], bekend, vorige)
    aantal = gelukt.sum(axis=0)
    stap = np.minimum(aantal, 5)
    einde = np.floor(mislukt[stap, np.arange(n)]) + laat[6]
    einde_op = np.where(aantal == 6, NOOIT, np.maximum(einde, vorige))
    _vergeet(rng, fase_op, einde_op)
    return Gevolg(fase_op, einde_op, np.where(gelukt[2], geplaatst, NOOIT), gelukt[5])


def _vergeet(rng: np.random.Generator, fase_op: Getallen, einde_op: Getallen) -> None:
    """Of a few proposals the books stop after a random step. Changes both in place."""
    n = len(einde_op)
    tot = np.where(rng.random(n) < _VERGETEN, rng.integers(0, 5, n), 6)
    kwijt = np.arange(6)[None, :] > tot[:, None]
    fase_op[kwijt] = NOOIT
    einde_op[tot < 6] = NOOIT
