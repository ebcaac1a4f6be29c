"""The books of an organisation: what was shown, who was proposed, what became known when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.simulatie.vormen import Dagen, Gehelen, Getallen, Vlaggen

FASEN = 6
"""Proposed, interview, placed, at work after 1, 3 and 6 months."""

DUURZAAM = 5


@dataclass(frozen=True, slots=True, eq=False)
class Getoond:
    """Everything that was shown and could have been, per list; l lists.

    dag: day of showing, datetime64[D] [l]. kenmerken: float32 [l, KEUS, f] of the whole eligible
    set; basis, wens: [l, KEUS]; mag: bool [l, KEUS], which of them exist. keus: int64 [l, TOP],
    which of the set stands on each place. kans: [l, TOP] its probability there. voorgesteld: int64
    [l, TOP], row in the log of the proposal made from that place, -1 when none was. coach, groep:
    int64 [l]. Hidden, for tests and measurements alone: ware_kans [l, KEUS], chance of lasting; zin
    [l, KEUS], how willing the coach is.
    """

    dag: Dagen
    kenmerken: npt.NDArray[np.float32]
    basis: Getallen
    wens: Getallen
    mag: Vlaggen
    keus: Gehelen
    kans: Getallen
    voorgesteld: Gehelen
    coach: Gehelen
    groep: Gehelen
    ware_kans: Getallen
    zin: Getallen


@dataclass(frozen=True, slots=True, eq=False)
class Logboek:
    """n proposals in order of the day of proposing, with everything that ever becomes known.

    namen: names of the features. kenmerken: [n, f], nan = unknown. basis, wens: [n]. lijst: int64
    [n]. plaats: int16 [n], from 0. kans_getoond: [n]. moment: datetime64[D] [n]. fase_op:
    datetime64[D] [n, FASEN], day on which each became known, NaT when it was not reached or nobody
    wrote it down. einde_op: datetime64[D] [n], day on which it became known that it stopped.
    ware_kans: [n], the true chance of lasting, and is_gebleven: bool [n], whether it did, written
    down or not: for tests and measurements, never for a ranking. groep: int64 [n].
    opening: int64 [n].
    """

    namen: tuple[str, ...]
    kenmerken: Getallen
    basis: Getallen
    wens: Getallen
    lijst: Gehelen
    plaats: npt.NDArray[np.int16]
    kans_getoond: Getallen
    moment: Dagen
    fase_op: Dagen
    einde_op: Dagen
    ware_kans: Getallen
    is_gebleven: Vlaggen
    groep: Gehelen
    opening: Gehelen
    getoond: Getoond

    def __len__(self) -> int:
        return len(self.moment)

    @property
    def duurzaam(self) -> Vlaggen:
        """Whether it is ever known to have lasted, bool [n]."""
        return ~np.isnat(self.fase_op[:, DUURZAAM])

    @property
    def afgelopen_op(self) -> Dagen:
        """Day on which the proposal was fully known (stopped or lasted), NaT when never: [n]."""
        return np.where(self.duurzaam, self.fase_op[:, DUURZAAM], self.einde_op)

    @property
    def aantal_afgelopen(self) -> int:
        """Proposals of which everything is known at the end."""
        return int((~np.isnat(self.afgelopen_op)).sum())

    def dag_met(self, aantal: int) -> np.datetime64:
        """First day on which ``aantal`` proposals were fully known.

        Raises:
            ValueError: when there are never that many.
        """
        dagen = np.sort(self.afgelopen_op[~np.isnat(self.afgelopen_op)])
        if not 0 < aantal <= len(dagen):
            raise ValueError(f"{aantal} proposals asked, {len(dagen)} are ever fully known")
        dag: np.datetime64 = dagen[aantal - 1]
        return dag
