"""Facts counted before a day: what came of earlier proposals, and what is asked for much.

Only what was written down before the day itself counts. Each organisation counts its own:
what another one did with an employer is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.kolommen import WerkKolommen, code_hash
from matching.leren.gegevens import Fase

LIJST_TELT = timedelta(days=28)
"""A list that was shown longer ago than this says nothing about today's competition (ours)."""

VOORAF_GEPLAATST, VOORAF_DUURZAAM = 0.15, 0.5
"""Share of proposals that become a placement, and of placements that last, while an organisation
has no history: round starting points of ours, overtaken by the first tens of outcomes."""

GEWICHT_VOORAF = 20.0
"""So many outcomes those weigh against an organisation's own."""

GEWICHT_ORGANISATIE = 5.0
"""So many outcomes the organisation's share weighs against those of one employer."""


@dataclass(frozen=True, slots=True)
class Voorstelfeit:
    """An earlier proposal as it was known on some day: no klant, no reason.

    Attributes:
        werk, werkgever: numbers; ``None`` = employer unknown.
        fase_op: per :class:`Fase` the day on which it became known, ``None`` = not reached.
        einde_op: day on which it became known to go no further.
    """

    werk: str
    werkgever: str | None
    fase_op: tuple[date | None, ...]
    einde_op: date | None


@dataclass(frozen=True, slots=True)
class Getoond:
    """That a werk stood in a list for a klant on a day."""

    werk: str
    klant: str
    dag: date


@dataclass(frozen=True, slots=True)
class Werkfeiten:
    """Facts of n werken, each float64 [n]; nan = unknown.

    Attributes:
        plaatsingskans: smoothed share of the employer's decided proposals that were placements.
        duurkans: smoothed share of the employer's decided placements that lasted.
        op_lijsten: klanten who had the werk on a list in the last 28 days.
        lopend: proposals for the werk that have not ended and are not placements yet.
    """

    plaatsingskans: npt.NDArray[np.float64]
    duurkans: npt.NDArray[np.float64]
    op_lijsten: npt.NDArray[np.float64]
    lopend: npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _PerCode:
    """A number per code (int64 hash); 0 for one that is not there."""

    codes: npt.NDArray[np.int64]
    waarden: npt.NDArray[np.float64]

    @classmethod
    def van(cls, telling: dict[int, float]) -> _PerCode:
        codes = np.array(sorted(telling), dtype=np.int64)
        return cls(codes, np.array([telling[int(c)] for c in codes], dtype=np.float64))

    def bij(self, codes: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        if not len(self.codes):
            return np.zeros(len(codes))
        waar = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        gevonden: npt.NDArray[np.float64] = np.where(
            self.codes[waar] == codes, self.waarden[waar], 0.0
        )
        return gevonden


@dataclass(frozen=True, eq=False)
class Feiten:
    """Counts of one organisation on one day."""

    _beslist: _PerCode
    _geplaatst: _PerCode
    _werk_beslist: _PerCode
    _duurzaam: _PerCode
    _op_lijsten: _PerCode
    _lopend: _PerCode
    _deel_geplaatst: float
    _deel_duurzaam: float

    def bij(self, werk: WerkKolommen) -> Werkfeiten:
        """Facts of these werken, in their order."""
        codes = np.array([code_hash(nummer) for nummer in werk.nummer.tolist()], dtype=np.int64)
        gever = werk.werkgever
        bekend = gever != 0

        def kans(goed: _PerCode, alle: _PerCode, vooraf: float) -> npt.NDArray[np.float64]:
            teller = goed.bij(gever) + GEWICHT_ORGANISATIE * vooraf
            deel = teller / (alle.bij(gever) + GEWICHT_ORGANISATIE)
            return np.where(bekend, deel, np.nan)

        return Werkfeiten(
            plaatsingskans=kans(self._geplaatst, self._beslist, self._deel_geplaatst),
            duurkans=kans(self._duurzaam, self._werk_beslist, self._deel_duurzaam),
            op_lijsten=self._op_lijsten.bij(codes),
            lopend=self._lopend.bij(codes),
        )


def tel_feiten(
    voorstellen: Iterable[Voorstelfeit], getoond: Iterable[Getoond], dag: date
) -> Feiten:
    """Count what was known before ``dag``; what is of that day or later does not count.

    Smoothing: (good + w · p) / (all + w), with p the share of the organisation, itself smoothed
    towards a fixed share in the same way (Laplace's rule of succession with another prior).
    """
    telling = _Telling()
    for feit in voorstellen:
        telling.tel(feit, dag)
    paren = {(g.werk, g.klant) for g in getoond if dag - LIJST_TELT <= g.dag < dag}
    op_lijsten: dict[int, float] = {}
    for werk, _ in paren:
        _bij(op_lijsten, werk)
    return telling.feiten(op_lijsten)


class _Telling:
    def __init__(self) -> None:
        self.beslist: dict[int, float] = {}
        self.geplaatst: dict[int, float] = {}
        self.werk_beslist: dict[int, float] = {}
        self.duurzaam: dict[int, float] = {}
        self.lopend: dict[int, float] = {}
        self.totaal = np.zeros(4)

    def tel(self, feit: Voorstelfeit, dag: date) -> None:
        """Count one proposal, as far as it was known before the day."""
        bereikt = [op is not None and op < dag for op in feit.fase_op]
        if not bereikt[Fase.VOORGESTELD]:
            return
        is_af = feit.einde_op is not None and feit.einde_op < dag
        werkte, duurde = bereikt[Fase.GEPLAATST], bereikt[Fase.DUURZAAM]
        if not werkte and not is_af:
            _bij(self.lopend, feit.werk)
            return
        # Of one that works and has not ended nothing is known yet about lasting.
        telt = (True, werkte, werkte and (is_af or duurde), duurde)
        self.totaal += telt
        if feit.werkgever is not None:
            tabellen = (self.beslist, self.geplaatst, self.werk_beslist, self.duurzaam)
            for tabel, is_zo in zip(tabellen, telt, strict=True):
                if is_zo:
                    _bij(tabel, feit.werkgever)

    def feiten(self, op_lijsten: dict[int, float]) -> Feiten:
        """All counts, with the organisation's own shares."""
        beslist, geplaatst, werk_beslist, duurzaam = self.totaal.tolist()
        return Feiten(
            _PerCode.van(self.beslist),
            _PerCode.van(self.geplaatst),
            _PerCode.van(self.werk_beslist),
            _PerCode.van(self.duurzaam),
            _PerCode.van(op_lijsten),
            _PerCode.van(self.lopend),
            _glad(geplaatst, beslist, VOORAF_GEPLAATST),
            _glad(duurzaam, werk_beslist, VOORAF_DUURZAAM),
        )


def _glad(goed: float, alle: float, vooraf: float) -> float:
    return (goed + GEWICHT_VOORAF * vooraf) / (alle + GEWICHT_VOORAF)


def _bij(telling: dict[int, float], nummer: str) -> None:
    code = code_hash(nummer)
    telling[code] = telling.get(code, 0.0) + 1.0
