"""One question to the index: the single row that all rows of the other side are held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from matching.constraints import CONSTRAINTS, Constraint, Omgeving
from matching.constraints.basis import Uitkomsten
from matching.constraints.reistijd import ReistijdConstraint
from matching.kolommen import Array, KlantKolommen, Kolommen, WerkKolommen
from matching.oordeel import Uitkomst
from matching.ranking.componenten import Component, Vraag, Waardering
from matching.zoekindex.plaatsen import Plaatsen
from matching.zoekindex.reisminuten import OnthoudenReistijd
from matching.zoekindex.tabel import Combinaties

K = TypeVar("K", bound=Kolommen)

_KORT = 64
"""Bytes of one row that are likely to come back in another question: papers, not an FML."""

_HOOGSTENS_EERDER = 256
"""Earlier outcomes that are kept per table."""

REISTIJD = next(c for c in CONSTRAINTS if isinstance(c, ReistijdConstraint))


class Kant(StrEnum):
    """Which side of the pairs gets ranked."""

    WERK = "werk"
    KLANT = "klant"

    @property
    def kolommen(self) -> type[Kolommen]:
        """The columns of that side."""
        return WerkKolommen if self is Kant.WERK else KlantKolommen

    def leest_andere(self, lezer: Constraint) -> tuple[str, ...]:
        """The columns of the other side that a constraint reads."""
        return lezer.leest_klant if self is Kant.WERK else lezer.leest_werk

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


@cache
def groep_van_reizen(kant: Kant) -> int:
    """The group of columns that tells where the rows of a side are."""
    return kant.kolommen.get_groep(kant.leest(REISTIJD)[0])


@dataclass(frozen=True, slots=True)
class Alleen:
    """The rows that a question is about: those whose column has one of these values."""

    veld: str
    waarden: Array

    def mag(self, rijen: Kolommen) -> npt.NDArray[np.bool_]:
        """Which rows those are."""
        kolom: Array = getattr(rijen, self.veld)
        return np.asarray((kolom[:, None] == self.waarden).any(axis=1))


@dataclass(frozen=True, eq=False)
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
    _gezien: dict[object, Any] = field(init=False, repr=False, default_factory=dict)

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

    def over(self, groep: int, combinaties: Combinaties[K]) -> npt.NDArray[np.int8]:
        """The same for all combinations, judged once however many segments share them."""
        uit: npt.NDArray[np.int8] = self._onthoud(
            combinaties, lambda: self._beoordeel(groep, combinaties)
        )
        return uit

    def is_beoordeeld(self, combinaties: Combinaties[K]) -> bool:
        """Whether their outcomes are known already."""
        return combinaties in self._gezien

    def is_voorbereid(self, groep: int) -> bool:
        """Whether the combinations of a group are judged together, at next to no cost for each."""
        return self.kant is Kant.WERK and all(
            type(CONSTRAINTS[i]).bereid_voor is not Constraint.bereid_voor
            for i in constraints_per_groep(self.kant)[groep]
        )

    def laat_alles_toe(self, groep: int) -> bool:
        """Whether this group of columns need not be read, as every row is suitable on it."""
        return (
            isinstance(self.een, KlantKolommen)
            and groep != self.groep_van_alleen
            and all(
                CONSTRAINTS[i].laat_alles_toe(self.een)
                for i in constraints_per_groep(self.kant)[groep]
            )
        )

    def nabij(
        self, groep: int, combinaties: Combinaties[K]
    ) -> tuple[npt.NDArray[np.intp], K] | None:
        """Of places: those that may be within travel reach, by number and as columns.

        ``None`` for any other group, and when travel leaves no place out.
        """
        km = self.bereik_km if groep == groep_van_reizen(self.kant) else None
        if km is None:
            return None
        gevonden: tuple[npt.NDArray[np.intp], K] = self._onthoud(
            ("nabij", combinaties), lambda: self._zoek_nabij(combinaties, km)
        )
        return gevonden

    def waarden(
        self,
        component: Component,
        rijen: Kolommen,
        gelijkenis: npt.NDArray[np.float32] | None = None,
        uitkomsten: npt.NDArray[np.int8] | None = None,
    ) -> Waardering:
        """Values of one component for these rows, and whether they rest on known data."""
        klant, werk = self._paar(rijen)
        if gelijkenis is None or uitkomsten is None:  # then it reads neither
            gelijkenis = np.zeros(len(rijen), dtype=np.float32)
            uitkomsten = np.zeros((len(CONSTRAINTS), len(rijen)), dtype=np.int8)
        return component.waarden(Vraag(klant, werk, gelijkenis, uitkomsten, self.omgeving))

    def waarden_over(
        self, component: Component, combinaties: Combinaties[K], *, hoogstens: int
    ) -> Waardering | None:
        """The same for all combinations; of places out of reach the value is 0 and unknown.

        Args:
            hoogstens: ``None`` is returned when more rows than this would have to be scored.
        """
        sleutel = (component, combinaties)
        if sleutel not in self._gezien:
            groep = groep_van_component(component, self.kant)
            nabij = None if groep is None else self.nabij(groep, combinaties)
            if nabij is None:
                onder = combinaties.voor(self.kant.leest(component))
                uniek, waar = onder.combinaties.uniek, onder.sleutel
            else:
                uniek, waar = nabij[1], None
            if len(uniek) > hoogstens:
                return None
            waarde, bekend = self.waarden(component, uniek)
            if nabij is not None:
                waarde, bekend = (
                    _verspreid(w, nabij[0], len(combinaties)) for w in (waarde, bekend)
                )
            elif waar is not None:
                waarde, bekend = waarde.take(waar), bekend.take(waar)
            self._gezien[sleutel] = waarde, bekend
        gezien: Waardering = self._gezien[sleutel]
        return gezien

    @cached_property
    def bereik_km(self) -> float | None:
        """Beyond this distance no known Dutch place can be travelled to; ``None`` if unknown."""
        if self.kant is not Kant.WERK or not isinstance(self.een, KlantKolommen):
            return None
        return REISTIJD.bereik_km(self.een, self.omgeving)

    def _beoordeel(self, groep: int, combinaties: Combinaties[K]) -> npt.NDArray[np.int8]:
        """Outside travel reach everything is unsuitable without a further look."""
        nabij = self.nabij(groep, combinaties)
        if nabij is None:
            return self._eerder_of_nu(groep, combinaties)
        uit = self._leeg(groep, len(combinaties))
        uit[:] = Uitkomst.ONGESCHIKT
        uit[:, nabij[0]] = self.uitkomsten(groep, nabij[1])
        return uit

    def _zoek_nabij(self, combinaties: Combinaties[K], km: float) -> tuple[npt.NDArray[np.intp], K]:
        kolommen = combinaties.eigen()
        plaatsen = combinaties.onthoud(Plaatsen, lambda: Plaatsen(kolommen["lat"], kolommen["lon"]))
        nabij = plaatsen.nabij(float(self.een.lat[0]), float(self.een.lon[0]), km)
        return nabij, combinaties.deel(nabij)

    def _eerder_of_nu(self, groep: int, combinaties: Combinaties[K]) -> npt.NDArray[np.int8]:
        """As in an earlier question by a row that says the same, or judged now."""
        waarden = [
            getattr(self.een, veld).tobytes()
            for i in constraints_per_groep(self.kant)[groep]
            for veld in self.kant.leest_andere(CONSTRAINTS[i])
        ]
        if sum(map(len, waarden)) > _KORT:  # too much to repeat
            return self._per_constraint(groep, combinaties)
        eerder: dict[object, npt.NDArray[np.int8]] = combinaties.onthoud("eerder", dict)
        alleen = self.alleen.waarden.tobytes() if groep == self.groep_van_alleen else b""
        sleutel = (*waarden, alleen, self.omgeving.vandaag)
        uit = eerder.get(sleutel)
        if uit is None:
            uit = self._per_constraint(groep, combinaties)
            if len(eerder) >= _HOOGSTENS_EERDER:
                eerder.clear()
            eerder[sleutel] = uit
        return uit

    def _per_constraint(self, groep: int, combinaties: Combinaties[K]) -> npt.NDArray[np.int8]:
        """Each constraint sees its own, fewer, combinations."""
        uit = self._leeg(groep, len(combinaties))
        for plaats, i in enumerate(constraints_per_groep(self.kant)[groep]):
            onder = combinaties.voor(self.kant.leest(CONSTRAINTS[i]))
            los = self._constraint_over(CONSTRAINTS[i], onder.combinaties)
            uit[plaats] = los if onder.sleutel is None else los.take(onder.sleutel)
        if groep == self.groep_van_alleen:
            onder = combinaties.voor((self.alleen.veld,))
            mag = self.alleen.mag(onder.combinaties.uniek)
            uit[-1] = mag if onder.sleutel is None else mag.take(onder.sleutel)
        return uit

    def _constraint_over(self, constraint: Constraint, combinaties: Combinaties[K]) -> Uitkomsten:
        klant, werk = self._paar(combinaties.uniek)
        if self.kant is Kant.WERK:
            voorbereid = combinaties.onthoud(constraint, lambda: constraint.bereid_voor(werk))
            if voorbereid is not None:
                return voorbereid.uitkomsten(klant, self.omgeving)
        return constraint.uitkomsten(klant, werk, self.omgeving)

    def _leeg(self, groep: int, rijen: int) -> npt.NDArray[np.int8]:
        kiest = groep == self.groep_van_alleen
        aantal = len(constraints_per_groep(self.kant)[groep]) + kiest
        return np.empty((aantal, rijen), dtype=np.int8)

    def _onthoud(self, sleutel: object, maak: Callable[[], Any]) -> Any:
        if sleutel not in self._gezien:
            self._gezien[sleutel] = maak()
        return self._gezien[sleutel]

    def _paar(self, rijen: Kolommen) -> tuple[KlantKolommen, WerkKolommen]:
        paar = (self.een, rijen) if self.kant is Kant.WERK else (rijen, self.een)
        return paar  # type: ignore[return-value]  # the side says which is which


def _verspreid(waarden: Array, welke: npt.NDArray[np.intp], aantal: int) -> Array:
    uit = np.zeros(aantal, dtype=waarden.dtype)
    uit[welke] = waarden
    return uit
