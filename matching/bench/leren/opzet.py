"""Where the simulated world and what learns from it meet; the one place that imports both.

``Ranker`` and ``Poort`` are all that the measurements ask for, so that anything can be measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from matching.leren.gegevens import Leergegevens
from matching.ranking import STANDAARD_GEWICHTEN
from matching.simulatie import WERELDEN, Logboek, Proefbank, Tijdlijn, Wereld, speel
from matching.simulatie.kijk import NAMEN

Getallen = npt.NDArray[np.float64]

_BIJ_ONBEKEND = {"riasec": 0.5, "uren": 0.5, "marge": 0.5}
_WENS = {"gelijkenis": 0.5, "riasec": 0.1}

WEKEN = 104
"""Every log is two years long; how busy the organisation is decides how much is in it."""

_BEKEND_PER_LIJST = 1.5
_BEKEND_PER_LIJST_KEUZE = 1.1
_RUIM = 1.15  # how many coaches propose differs by seed
_DRUKKER = 1.2


class Model(Protocol):
    """What can be asked of a ranker."""

    def kans(
        self, kenmerken: Getallen, basis: Getallen, wens: Getallen
    ) -> tuple[Getallen, Getallen, Getallen]:
        """Chance of lasting with the ends of its 90 % interval, three times float64 [r]."""
        ...

    def gain(self, kenmerken: Getallen, basis: Getallen, wens: Getallen) -> Getallen:
        """Expected gain, the order of what is shown, float64 [r]."""
        ...


Leer = Callable[[Leergegevens, np.datetime64], Model]
"""Learn from what was known on a day."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a gate says: whether to promote, and why not."""

    bevordert: bool
    redenen: tuple[str, ...] = ()


Poort = Callable[[Model, Model, Leergegevens], Oordeel]
"""Champion, challenger, and what is known of proposals that neither of them learnt from."""


def tel_punten(kenmerken: Getallen) -> tuple[Getallen, Getallen]:
    """Issue 1's score and the fit with wishes of features [r, f] in the order ``NAMEN``."""
    kolom = {
        naam: np.nan_to_num(kenmerken[:, NAMEN.index(naam)], nan=_BIJ_ONBEKEND.get(naam, 0.0))
        for naam in STANDAARD_GEWICHTEN
    }
    basis = sum(g * kolom[naam] for naam, g in STANDAARD_GEWICHTEN.items())
    wens = sum(g * kolom[naam] for naam, g in _WENS.items()) / sum(_WENS.values())
    return np.clip(basis, 0.0, 1.0), np.clip(wens, 0.0, 1.0)


def maak_leergegevens(logboek: Logboek) -> Leergegevens:
    """The log as a ranker gets it: everything that ever becomes known, to be cut with ``tot``."""
    return Leergegevens(
        namen=logboek.namen,
        kenmerken=logboek.kenmerken,
        basis=logboek.basis,
        wens=logboek.wens,
        lijst=logboek.lijst,
        plaats=logboek.plaats,
        kans_getoond=logboek.kans_getoond,
        moment=logboek.moment,
        fase_op=logboek.fase_op,
        einde_op=logboek.einde_op,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Proef:
    """One world, one seed, one size of organisation.

    gegevens: the whole log. dag: first day on which ``bekend`` proposals were fully known
    (stopped or lasted); what a ranker may learn from is ``gegevens.tot(dag)``. bank: new klanten
    at the end, in the market as it was left.
    """

    wereld: Wereld
    zaad: int
    bekend: int
    gegevens: Leergegevens
    dag: np.datetime64
    tijdlijn: Tijdlijn
    bank: Proefbank

    @property
    def bekend_op_dag(self) -> Leergegevens:
        """What was known on ``dag``."""
        return self.gegevens.tot(self.dag)


@lru_cache(maxsize=1)
def maak_proef(naam: str, zaad: int, bekend: int, *, klanten: int = 500) -> Proef:
    """A log of about two years with ``bekend`` proposals that are fully known at its end.

    Where coaches propose so little that there are fewer, the organisation is a busier one. The last
    log is kept: several measurements of one log follow each other.
    """
    wereld = WERELDEN[naam]
    per_lijst = _BEKEND_PER_LIJST_KEUZE if wereld.gedrag.vergelijkt else _BEKEND_PER_LIJST
    drukte = _RUIM * bekend / (WEKEN * per_lijst)
    tijdlijn = _speel(wereld, zaad, drukte)
    while tijdlijn.logboek.aantal_afgelopen < bekend:
        drukte *= _DRUKKER
        tijdlijn = _speel(wereld, zaad, drukte)
    return Proef(
        wereld=wereld,
        zaad=zaad,
        bekend=bekend,
        gegevens=maak_leergegevens(tijdlijn.logboek),
        dag=tijdlijn.logboek.dag_met(bekend),
        tijdlijn=tijdlijn,
        bank=Proefbank.van(tijdlijn, klanten),
    )


def _speel(wereld: Wereld, zaad: int, lijsten_per_week: float) -> Tijdlijn:
    return speel(
        wereld, zaad=zaad, oordeel=tel_punten, lijsten_per_week=lijsten_per_week, weken=WEKEN
    )


def voeg_samen(delen: Sequence[Leergegevens]) -> Leergegevens:
    """Several logs as one, in order of time; lists keep apart."""
    begin = np.cumsum([0, *(int(d.lijst.max(initial=-1)) + 1 for d in delen)])
    lijst = np.concatenate([d.lijst + b for d, b in zip(delen, begin, strict=False)])
    orde = np.argsort(np.concatenate([d.moment for d in delen]), kind="stable")

    def samen(veld: str) -> Any:
        return np.concatenate([getattr(d, veld) for d in delen])[orde]

    velden = (
        "kenmerken", "basis", "wens", "plaats", "kans_getoond", "moment", "fase_op", "einde_op",
    )  # fmt: skip
    kolommen = {veld: samen(veld) for veld in velden}
    return replace(
        delen[0],
        **kolommen,
        lijst=lijst[orde],
        peildag=max(d.peildag for d in delen),
    )
