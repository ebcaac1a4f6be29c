"""What there is to learn from: proposals as they were on their day, and how far each one came.

A placement that lasts is the last of a chain of steps. Somebody who was refused is known at once;
somebody who started two months ago has shown that he got the job and stayed a month, and nothing
about the rest. So a proposal carries a day per step and a day on which it ended, and both may be
open; what is open is not a failure (censoring; chain of steps: continuation ratios, Agresti,
Categorical Data Analysis, 8.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from modellen.fouten import OngeldigeWaarde
from modellen.voorstel.model import Voorstelfase

Dagen = npt.NDArray[np.datetime64]
NOG_NIET = np.datetime64("NaT", "D")
"""A day that has not come, or of which nothing is known."""


Fase = Voorstelfase
"""The steps of a proposal, in order; the last one, six months at work, is the label that counts."""

WACHTTIJD: Mapping[Fase, int] = MappingProxyType(
    {
        Fase.GESPREK: 42,
        Fase.GEPLAATST: 42,
        Fase.NA_1_MAAND: 45,
        Fase.NA_3_MAANDEN: 75,
        Fase.DUURZAAM: 106,
    }
)
"""Days after the step before in which this one is decided and written down.

Ours: six weeks for a conversation or a start, and else the time itself with two weeks to record it.
"""


@dataclass(frozen=True, eq=False)
class Leergegevens:
    """n proposals, in order of the moment of proposing.

    Attributes:
        namen: features, registered names, f of them.
        kenmerken: float64 [n, f], as they were at the moment of proposing; nan = unknown.
        basis: float64 [n], score by the fixed weights at that moment, 0..1.
        wens: float64 [n], fit with wishes, 0..1.
        lijst: int64 [n], which shown list.
        plaats: int16 [n], place on it, 0 = first.
        kans_getoond: float64 [n], probability with which that place got this one, above 0 to 1.
        moment: datetime64[D] [n], day on which the list was shown; never falls.
        fase_op: datetime64[D] [n, 6], day on which each :class:`Fase` became known; NaT when it
            was not reached. The first is the day of proposing.
        einde_op: datetime64[D] [n], day on which it became known to go no further; NaT while it
            runs, and when it lasted.
        peildag: the day on which all this was known; unless given, the last day that is mentioned.
    """

    namen: tuple[str, ...]
    kenmerken: npt.NDArray[np.float64]
    basis: npt.NDArray[np.float64]
    wens: npt.NDArray[np.float64]
    lijst: npt.NDArray[np.int64]
    plaats: npt.NDArray[np.int16]
    kans_getoond: npt.NDArray[np.float64]
    moment: Dagen
    fase_op: Dagen
    einde_op: Dagen
    peildag: np.datetime64 = NOG_NIET

    def __post_init__(self) -> None:
        _controleer_vormen(self)
        _controleer_waarden(self)
        _controleer_dagen(self)
        laatste = _laatste(self)
        if np.isnat(self.peildag):
            object.__setattr__(self, "peildag", laatste)
        elif laatste > self.peildag:
            raise _fout("peildag", f"er staat iets in van {laatste}, na de peildag {self.peildag}")

    def __len__(self) -> int:
        return len(self.moment)

    @cached_property
    def bereikt(self) -> npt.NDArray[np.int8]:
        """Furthest :class:`Fase` that is known to be reached, int8 [n]."""
        bereikt: npt.NDArray[np.int8] = (np.isfinite(self.fase_op).sum(axis=1) - 1).astype(np.int8)
        return bereikt

    @cached_property
    def einde(self) -> npt.NDArray[np.bool_]:
        """Whether it is known to go no further than ``bereikt`` for another reason than lasting."""
        return np.isfinite(self.einde_op)

    @cached_property
    def is_afgelopen(self) -> npt.NDArray[np.bool_]:
        """Whether nothing more is to come: ended, or lasted. The others are censored."""
        klaar: npt.NDArray[np.bool_] = self.einde | (self.bereikt == Fase.DUURZAAM)
        return klaar

    @cached_property
    def bekend_op(self) -> Dagen:
        """Day on which the last of what is known became known, datetime64[D] [n]."""
        dagen: Dagen = np.fmax(np.fmax.reduce(self.fase_op, axis=1), self.einde_op)
        return dagen

    def tot(self, dag: np.datetime64) -> Leergegevens:
        """What was known at the end of that day.

        Later proposals are gone, and of the earlier ones everything that became known later.
        """
        dag = dag.astype("datetime64[D]")
        bekend = (self.moment <= dag) & (self.fase_op[:, Fase.VOORGESTELD] <= dag)
        over = replace(self, peildag=NOG_NIET).neem(np.flatnonzero(bekend))
        fase_op = np.where(over.fase_op <= dag, over.fase_op, NOG_NIET)
        einde_op = np.where(over.einde_op <= dag, over.einde_op, NOG_NIET)
        peildag = min(dag, self.peildag) if len(self) else dag
        return replace(over, fase_op=fase_op, einde_op=einde_op, peildag=peildag)

    def neem(self, rijen: npt.NDArray[np.intp] | npt.NDArray[np.bool_] | slice) -> Self:
        """Only these rows; a row may be taken more than once, but not out of order."""
        van_rijen = {
            veld.name: getattr(self, veld.name)[rijen]
            for veld in fields(self)
            if veld.name not in ("namen", "peildag")
        }
        return replace(self, **van_rijen)

    def stap(self, naar: Fase) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
        """What is known of one step, without favouring those who fail early.

        A drop-out is known at once and a success only when its time is over. Who counts everything
        that is known, counts too many drop-outs among the latest; so a row counts when the step
        before is ``WACHTTIJD`` ago on ``peildag``, whatever became of it, and the step is decided.

        Returns:
            Rows int64 [r] that got to the step before, and per row whether they made this one.
        """
        if naar is Fase.VOORGESTELD:
            raise _fout("fase", "de eerste fase is geen stap; vraag een latere")
        begin = self.fase_op[:, naar - 1]
        rijp = begin + np.timedelta64(WACHTTIJD[naar], "D") <= self.peildag
        gelukt = np.isfinite(self.fase_op[:, naar])
        rijen = np.flatnonzero(rijp & (gelukt | self.einde))
        return rijen, gelukt[rijen]


def splits_op_tijd(gegevens: Leergegevens, dag: np.datetime64) -> tuple[Leergegevens, Leergegevens]:
    """What was known on that day, to learn from, and the lists shown after it, to judge by.

    The second part has everything that is known of its rows now. No list is in both.
    """
    dag = dag.astype("datetime64[D]")
    return gegevens.tot(dag), gegevens.neem(np.flatnonzero(gegevens.moment > dag))


def _vormen(g: Leergegevens) -> dict[str, tuple[str, tuple[int, ...]]]:
    n = len(g.moment)
    los = {
        "basis": "float64",
        "wens": "float64",
        "lijst": "int64",
        "plaats": "int16",
        "kans_getoond": "float64",
        "moment": "datetime64[D]",
        "einde_op": "datetime64[D]",
    }
    return {
        "kenmerken": ("float64", (n, len(g.namen))),
        "fase_op": ("datetime64[D]", (n, len(Fase))),
        **{naam: (soort, (n,)) for naam, soort in los.items()},
    }


def _controleer_vormen(g: Leergegevens) -> None:
    if len(set(g.namen)) < len(g.namen):
        raise _fout("namen", f"een kenmerk staat er dubbel in: {', '.join(g.namen)}")
    for naam, (soort, vorm) in _vormen(g).items():
        kolom = getattr(g, naam)
        if kolom.dtype != np.dtype(soort) or kolom.shape != vorm:
            gekregen = f"{kolom.dtype} {list(kolom.shape)}"
            raise _fout(naam, f"verwacht {soort} {list(vorm)}, gekregen {gekregen}")


def _controleer_waarden(g: Leergegevens) -> None:
    for kolom, naam in enumerate(g.namen):
        _eis("kenmerken", ~np.isinf(g.kenmerken[:, kolom]), f"{naam} is oneindig")
    _eis("basis", (g.basis >= 0) & (g.basis <= 1), "een score ligt tussen 0 en 1")
    _eis("wens", (g.wens >= 0) & (g.wens <= 1), "een wens ligt tussen 0 en 1")
    kans = g.kans_getoond
    _eis("kans_getoond", (kans > 0) & (kans <= 1), "een kans ligt boven 0 en tot en met 1")
    _eis("plaats", g.plaats >= 0, "de eerste plaats is 0")


def _controleer_dagen(g: Leergegevens) -> None:
    _eis("moment", np.isfinite(g.moment), "de dag ontbreekt")
    _eis("moment", _stijgt(g.moment), "de dag ligt voor die van de rij erboven; zet ze op volgorde")
    begin = g.fase_op[:, Fase.VOORGESTELD]
    _eis("fase_op", begin >= g.moment, "voorgesteld voor de lijst er was, of de dag ontbreekt")
    for fase in Fase:
        if fase is Fase.VOORGESTELD:
            continue
        nu, eerder = g.fase_op[:, fase], g.fase_op[:, fase - 1]
        melding = f"{fase.name} is bekend voor {Fase(fase - 1).name}, of zonder die fase"
        _eis("fase_op", np.isnat(nu) | (nu >= eerder), melding)
    laatste = np.fmax.reduce(g.fase_op, axis=1)
    loopt = np.isnat(g.einde_op)
    _eis("einde_op", loopt | (g.einde_op >= laatste), "het einde ligt voor een fase die er nog was")
    duurzaam = np.isfinite(g.fase_op[:, Fase.DUURZAAM])
    _eis("einde_op", loopt | ~duurzaam, "wat duurzaam is, eindigt niet meer")


def _stijgt(dagen: Dagen) -> npt.NDArray[np.bool_]:
    stijgt = np.ones(len(dagen), dtype=bool)
    stijgt[1:] = dagen[1:] >= dagen[:-1]
    return stijgt


def _laatste(g: Leergegevens) -> np.datetime64:
    if not len(g):
        return NOG_NIET
    dag: np.datetime64 = np.fmax(g.bekend_op, g.moment).max()
    return dag


def _eis(veld: str, goed: npt.NDArray[Any], melding: str) -> None:
    if not goed.all():
        raise _fout(veld, f"rij {int(np.argmin(goed))}: {melding}")


def _fout(veld: str, melding: str) -> OngeldigeWaarde:
    return OngeldigeWaarde(
        veld=veld,
        melding=f"Leergegevens, {veld}: {melding}.",
        volgende_stap="Herstel de bron van deze rijen; er is niets van geleerd.",
    )
