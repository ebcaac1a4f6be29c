"""What the log holds for learning: proposals as they were shown, and what was known of them.

No name and no personal field is read here, and the numbers of klanten, werk and lists become plain
counters: they say which rows belong together and nothing else. Reasons are not read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from modellen.voorstel.lijst import GetoondeLijst, Plaatsbron
from modellen.voorstel.model import Verloop
from modellen.voorstel.voortgang import voortgang_op
from modellen.waarden import KlantNummer


@dataclass(frozen=True, slots=True)
class Leerregel:
    """One proposal that came from a list, as it was known on one day.

    Attributes:
        klant, werk, lijst: counters in order of appearance; equal where the row shares them.
        moment: Dutch day on which the list was shown. plaats: 0 = first.
        kans, bron: with which it got that place, and why.
        basis, score: by the fixed weights, and by what ranked.
        kenmerken: float32 [f] as bytes, on the moment of showing; nan = unknown.
        namen, kenmerkset: of those features.
        fase_op, einde_op: as in ``Voortgang``; the first day is that of proposing.
    """

    klant: int
    werk: int
    lijst: int
    moment: date
    plaats: int
    kans: float
    bron: Plaatsbron
    basis: float
    score: float
    kenmerken: bytes
    namen: tuple[str, ...]
    kenmerkset: str
    fase_op: tuple[date | None, ...]
    einde_op: date | None


class _Tellers:
    """Counters for numbers, in order of appearance."""

    def __init__(self) -> None:
        self._bekend: dict[tuple[str, str], int] = {}
        self._stand: dict[str, int] = {}

    def nummer(self, soort: str, van: str) -> int:
        if (soort, van) not in self._bekend:
            self._bekend[soort, van] = self._stand.get(soort, 0)
            self._stand[soort] = self._bekend[soort, van] + 1
        return self._bekend[soort, van]


def leerregels_per_klant(
    verlopen: Iterable[Verloop],
    *,
    dagen: Mapping[str, date],
    lees_lijsten: Callable[[Iterable[str]], Mapping[str, GetoondeLijst]],
    tot: date,
) -> Iterator[tuple[KlantNummer, Leerregel]]:
    """Proposals as they were known at the end of a Dutch day, in order of the day of showing.

    Whose a line is stands beside it, for who makes figures over groups; what learns drops it.

    Args:
        verlopen: proposals that came from a list, with all their events.
        dagen: the day on which each list was shown, by its number.
        lees_lijsten: reads lists by their numbers; asked for some hundreds at a time.
    """
    tellers = _Tellers()
    gevonden = [(str(verloop.voorstel.lijst), verloop) for verloop in verlopen]
    gevonden.sort(key=lambda paar: (dagen[paar[0]], paar[1].voorstel.nummer))
    for begin in range(0, len(gevonden), PER_BLOK):
        deel = gevonden[begin : begin + PER_BLOK]
        lijsten = lees_lijsten(nummer for nummer, _ in deel)
        for nummer, verloop in deel:
            regel = _regel(verloop, lijsten[nummer], tellers, tot)
            if regel is not None:
                yield verloop.voorstel.klant, regel


PER_BLOK = 500
"""Lists in memory at a time: some megabytes."""


def _regel(
    verloop: Verloop, lijst: GetoondeLijst, tellers: _Tellers, tot: date
) -> Leerregel | None:
    voortgang = voortgang_op(verloop, tot)
    voorstel, pool = verloop.voorstel, lijst.pool
    if voortgang.bereikt is None or voorstel.plaats is None:
        return None
    plaats = lijst.plaatsen[voorstel.plaats]
    return Leerregel(
        klant=tellers.nummer("klant", voorstel.klant),
        werk=tellers.nummer("werk", voorstel.werk),
        lijst=tellers.nummer("lijst", str(voorstel.lijst)),
        moment=lijst.dag,
        plaats=voorstel.plaats,
        kans=plaats.kans,
        bron=plaats.bron,
        basis=pool.getal(plaats.poolrij, van_basis=True),
        score=pool.getal(plaats.poolrij),
        kenmerken=pool.rij(plaats.poolrij),
        namen=pool.namen,
        kenmerkset=pool.kenmerkset,
        fase_op=voortgang.fase_op,
        einde_op=voortgang.einde_op,
    )
