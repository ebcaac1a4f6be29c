"""One question to the index: the single row that all rows of the other side are held against."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from matching.constraints import CONSTRAINTS, Constraint, Omgeving
from matching.constraints.basis import Uitkomsten
from matching.constraints.reistijd import ReistijdConstraint
from matching.kolommen import Array, KlantKolommen, Kolommen, WerkKolommen
from matching.ranking.componenten import Component, Vraag, Waardering
from matching.reistijd import AfstandReistijd, Reistijdmodel
from matching.zoekindex.tabel import Tabel
from modellen.kwalificatie import Vervoermiddel
from modellen.plaats.afstand import afstanden_km

K = TypeVar("K", bound=Kolommen)

REISTIJD = next(c for c in CONSTRAINTS if isinstance(c, ReistijdConstraint))


class Kant(StrEnum):
    """Which side of the pairs gets ranked."""

    WERK = "werk"
    KLANT = "klant"

    @property
    def kolommen(self) -> type[Kolommen]:
        """The columns of that side."""
        return WerkKolommen if self is Kant.WERK else KlantKolommen

    def leest(self, lezer: Constraint | Component) -> tuple[str, ...]:
        """The columns of that side that a constraint or component reads."""
        return lezer.leest_werk if self is Kant.WERK else lezer.leest_klant


@cache
def constraints_per_groep(kant: Kant) -> tuple[tuple[int, ...], ...]:
    """Of each group of columns of the ranked side, the constraints (by place) that read it."""
    groepen: list[list[int]] = [[] for _ in kant.kolommen.GROEPEN]
    for plaats, constraint in enumerate(CONSTRAINTS):
        groepen[kant.kolommen.get_groep(kant.leest(constraint)[0])].append(plaats)
    return tuple(tuple(groep) for groep in groepen)


@cache
def groep_van_component(component: Component, kant: Kant) -> int | None:
    """The group of columns that a component reads; ``None`` when it reads the row's own figures."""
    leest = kant.leest(component)
    return kant.kolommen.get_groep(leest[0]) if leest else None


@dataclass(frozen=True, slots=True)
class Alleen:
    """The rows that a question is about: those whose column has one of these values."""

    veld: str
    waarden: Array

    def mag(self, rijen: Kolommen) -> npt.NDArray[np.bool_]:
        """Which rows those are."""
        kolom: Array = getattr(rijen, self.veld)
        return np.asarray((kolom[:, None] == self.waarden).any(axis=1))


@dataclass(frozen=True)
class Tegenover:
    """A question: one row, and what may be known besides.

    Attributes:
        kant: the side that is ranked, that is the other one.
        een: columns with one row.
        vector: float32 [d] of that row.
    """

    kant: Kant
    een: KlantKolommen | WerkKolommen
    vector: npt.NDArray[np.float32]
    alleen: Alleen
    omgeving: Omgeving
    groep_van_alleen: int = field(init=False)

    def __post_init__(self) -> None:
        onthoudend = OnthoudenReistijd(self.omgeving.reistijd)
        object.__setattr__(self, "omgeving", replace(self.omgeving, reistijd=onthoudend))
        groep = self.kant.kolommen.get_groep(self.alleen.veld)
        object.__setattr__(self, "groep_van_alleen", groep)

    def uitkomsten(self, groep: int, rijen: Kolommen) -> npt.NDArray[np.int8]:
        """Outcomes of the constraints that read this group of columns, int8 [constraints, rows].

        When the question's choice of rows rests on this group, then a row more says who takes
        part (1) and who does not (0).
        """
        klant, werk = self._paar(rijen)
        uit = self._leeg(groep, len(rijen))
        for plaats, constraint in enumerate(constraints_per_groep(self.kant)[groep]):
            uit[plaats] = CONSTRAINTS[constraint].uitkomsten(klant, werk, self.omgeving)
        if groep == self.groep_van_alleen:
            uit[-1] = self.alleen.mag(rijen)
        return uit

    def tabeluitkomsten(self, groep: int, tabel: Tabel[K]) -> npt.NDArray[np.int8]:
        """The same for a whole table, where each constraint sees its own combinations once."""
        uit = self._leeg(groep, len(tabel))
        for plaats, i in enumerate(constraints_per_groep(self.kant)[groep]):
            onder = tabel.voor(self.kant.leest(CONSTRAINTS[i]))
            los = self._constraint_over(CONSTRAINTS[i], onder)
            uit[plaats] = los if onder.sleutel is None else los.take(onder.sleutel)
        if groep == self.groep_van_alleen:
            onder = tabel.voor((self.alleen.veld,))
            mag = self.alleen.mag(onder.uniek)
            uit[-1] = mag if onder.sleutel is None else mag.take(onder.sleutel)
        return uit

    def _constraint_over(self, constraint: Constraint, tabel: Tabel[K]) -> Uitkomsten:
        klant, werk = self._paar(tabel.uniek)
        if self.kant is Kant.WERK:
            voorbereid = tabel.onthoud(constraint, lambda: constraint.bereid_voor(werk))
            if voorbereid is not None:
                return voorbereid.uitkomsten(klant, self.omgeving)
        return constraint.uitkomsten(klant, werk, self.omgeving)

    def _leeg(self, groep: int, rijen: int) -> npt.NDArray[np.int8]:
        kiest = groep == self.groep_van_alleen
        aantal = len(constraints_per_groep(self.kant)[groep]) + kiest
        return np.empty((aantal, rijen), dtype=np.int8)

    def waarden(
        self,
        component: Component,
        rijen: Kolommen,
        gelijkenis: npt.NDArray[np.float32],
        uitkomsten: npt.NDArray[np.int8],
    ) -> Waardering:
        """Values of one component for these rows, and whether they rest on known data."""
        klant, werk = self._paar(rijen)
        return component.waarden(Vraag(klant, werk, gelijkenis, uitkomsten, self.omgeving))

    def bereik_km(self) -> float | None:
        """Beyond this distance no known Dutch place can be travelled to; ``None`` if unknown."""
        if self.kant is not Kant.WERK or not isinstance(self.een, KlantKolommen):
            return None
        return REISTIJD.bereik_km(self.een, self.omgeving)

    def _paar(self, rijen: Kolommen) -> tuple[KlantKolommen, WerkKolommen]:
        paar = (self.een, rijen) if self.kant is Kant.WERK else (rijen, self.een)
        return paar  # type: ignore[return-value]  # the side says which is which


class OnthoudenReistijd:
    """A travel model that is asked once for the minutes between the same columns by one mode.

    For the length of one question: the constraint and the ranking both want them. Of a model that
    goes by distance, the distance is computed once for all modes.
    """

    def __init__(self, model: Reistijdmodel) -> None:
        self._model = model
        self._punten: tuple[npt.ArrayLike, ...] = ()
        self._km: Array | None = None
        self._minuten: dict[Vervoermiddel, Array] = {}

    @property
    def naam(self) -> str:
        """Of the model."""
        return self._model.naam

    @property
    def versie(self) -> str:
        """Of the model."""
        return self._model.versie

    def minuten(
        self,
        *,
        van_lat: npt.ArrayLike,
        van_lon: npt.ArrayLike,
        naar_lat: npt.ArrayLike,
        naar_lon: npt.ArrayLike,
        middel: Vervoermiddel,
    ) -> npt.NDArray[np.float64]:
        """See ``Reistijdmodel.minuten``."""
        punten = (van_lat, van_lon, naar_lat, naar_lon)
        zelfde = len(self._punten) == len(punten)
        if not (zelfde and all(a is b for a, b in zip(self._punten, punten, strict=True))):
            self._punten, self._km, self._minuten = punten, None, {}
        if middel not in self._minuten:
            self._minuten[middel] = self._bereken(middel)
        return self._minuten[middel]

    def _bereken(self, middel: Vervoermiddel) -> Array:
        van_lat, van_lon, naar_lat, naar_lon = self._punten
        punten = {
            "van_lat": van_lat, "van_lon": van_lon, "naar_lat": naar_lat, "naar_lon": naar_lon
        }  # fmt: skip
        if not isinstance(self._model, AfstandReistijd):
            return self._model.minuten(**punten, middel=middel)
        if self._km is None:
            self._km = afstanden_km(**punten)
        return self._model.minuten_bij_km(self._km, middel)

    def minuten_een(
        self,
        *,
        van_lat: float,
        van_lon: float,
        naar_lat: float,
        naar_lon: float,
        middel: Vervoermiddel,
    ) -> float:
        """See ``Reistijdmodel.minuten_een``."""
        return self._model.minuten_een(
            van_lat=van_lat, van_lon=van_lon, naar_lat=naar_lat, naar_lon=naar_lon, middel=middel
        )

    def bereik_km(self, middel: Vervoermiddel, minuten: float) -> float | None:
        """See ``Reistijdmodel.bereik_km``."""
        return self._model.bereik_km(middel, minuten)


__all__ = [
    "REISTIJD",
    "Alleen",
    "Kant",
    "OnthoudenReistijd",
    "Tegenover",
    "constraints_per_groep",
    "groep_van_component",
]
