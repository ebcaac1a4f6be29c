"""Keeps the index equal to the store: reads at each question what has changed since.

The store counts its changes (``volgnummer``); one query tells whether there is anything to do.
A question therefore never sees a state older than its own start, in whatever process the
change was made, and nothing has to be rebuilt for one new vacature. What takes longer than a
question may wait (merging large segments, writing a snapshot) is done beside the questions.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
import structlog
from sqlalchemy.orm import Session

from matching import representatie
from matching.kolommen import KlantKolommen, Kolommen, WerkKolommen
from matching.taal.laden import Taalmodel
from matching.zoekindex import momentopname
from matching.zoekindex.controle import Controle, Overeenstemming
from matching.zoekindex.naast import Naast
from matching.zoekindex.stand import Stand
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer, opslag_kenmerk
from modellen.plaats.plaats import Plaatsregister
from vacatures.werk_repository import WerkRepository

PER_KEER = 4096
"""Records turned into rows at a time."""

BEWAAR_VANAF = 1000
"""Write a new snapshot when at least this many records changed since the last one."""

_log = structlog.get_logger(__name__)

K = TypeVar("K", bound=Kolommen)
T = TypeVar("T")


def _in_delen(records: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(records)
    while deel := list(islice(rest, PER_KEER)):
        yield deel


class _Deelindex(Generic[K, T]):
    """One stream of the store as a ``Stand`` that follows it. Safe from several threads."""

    def __init__(
        self,
        opslag: Opslag,
        stroom: Stroom,
        begin: Stand[K],
        *,
        gewijzigd: Callable[[Session, int], Iterable[tuple[int, T]]],
        naar_rijen: Callable[[list[T]], tuple[K, npt.NDArray[np.float32]]],
    ) -> None:
        self._opslag = opslag
        self._stroom = stroom
        self._stand = begin
        self._gewijzigd = gewijzigd
        self._naar_rijen = naar_rijen
        self._slot = threading.Lock()
        self._opruimslot = threading.Lock()
        self._tijdens_opruimen: list[tuple[K, npt.NDArray[np.float32]]] | None = None

    def actueel(self) -> Stand[K]:
        """The state that has every change committed before this call."""
        with self._opslag.lezen() as sessie:
            doel = hoogste_nummer(sessie, self._stroom)
        if self._stand.volgnummer >= doel:
            return self._stand
        with self._slot:
            if self._stand.volgnummer < doel:
                self._stand = self._haal_in(self._stand)
            return self._stand

    @property
    def stroom(self) -> Stroom:
        """The stream that is followed."""
        return self._stroom

    @property
    def bekend(self) -> Stand[K]:
        """The state as it was last read."""
        return self._stand

    def verdicht(self) -> Stand[K]:
        """The same state in one segment; work for the night."""
        self.actueel()
        return self._herschik(Stand.verdicht)

    def ruim_op(self) -> None:
        """Merge what has become too many segments; questions go on with the old state."""
        if not self._stand.is_opgeruimd:
            self._herschik(Stand.opgeruimd)

    def _herschik(self, maak: Callable[[Stand[K]], Stand[K]]) -> Stand[K]:
        """Another arrangement of the same rows, made while questions and changes go on.

        What is read meanwhile goes into the state that everybody sees, and afterwards into the
        new one, before that takes its place.
        """
        with self._opruimslot:
            with self._slot:
                oud, self._tijdens_opruimen = self._stand, []
            try:
                nieuw = maak(oud)
                with self._slot:
                    if self._tijdens_opruimen:
                        nieuw = nieuw.met(*_laatste(self._tijdens_opruimen), nieuw.volgnummer)
                    self._stand = replace(nieuw, volgnummer=self._stand.volgnummer)
                    return self._stand
            finally:
                self._tijdens_opruimen = None

    def controleer(self) -> Overeenstemming:
        """Compare the state of now with rows made anew from the store."""
        controle = Controle(self.actueel())
        with self._opslag.lezen() as sessie:
            for deel in _in_delen(self._gewijzigd(sessie, 0)):
                gelezen = [record for nummer, record in deel if nummer <= controle.volgnummer]
                later = [record for nummer, record in deel if nummer > controle.volgnummer]
                controle.vergelijk(*self._naar_rijen(gelezen))
                controle.sla_over(self._naar_rijen(later)[0].nummer)
        return controle.uitslag()

    def _haal_in(self, stand: Stand[K]) -> Stand[K]:
        with self._opslag.lezen() as sessie:
            doel = hoogste_nummer(sessie, self._stroom)
            kolommen, vectoren = [], []
            for deel in _in_delen(self._gewijzigd(sessie, stand.volgnummer)):
                rijen, deelvectoren = self._naar_rijen([record for _, record in deel])
                kolommen.append(rijen)
                vectoren.append(deelvectoren)
        if not kolommen:
            return replace(stand, volgnummer=doel)
        nieuw = type(kolommen[0]).voeg_samen(kolommen)
        _log.info("index_caught_up", stream=self._stroom.value, n_records=len(nieuw), upto=doel)
        nieuwe_vectoren = np.concatenate(vectoren)
        if self._tijdens_opruimen is not None:
            self._tijdens_opruimen.append((nieuw, nieuwe_vectoren))
        return stand.met(nieuw, nieuwe_vectoren, doel)


def _laatste(
    delen: list[tuple[K, npt.NDArray[np.float32]]],
) -> tuple[K, npt.NDArray[np.float32]]:
    """All rows of these parts; of one number only the row that came last."""
    kolommen = type(delen[0][0]).voeg_samen([deel for deel, _ in delen])
    vectoren = np.concatenate([deel for _, deel in delen])
    _, van_achteren = np.unique(kolommen.nummer[::-1], return_index=True)
    rijen = np.sort(len(kolommen) - 1 - van_achteren)
    return kolommen.neem(rijen), vectoren[rijen]


class Zoekindex:
    """Both streams: werk (snapshot on disk) and klanten (in memory only).

    Args:
        indexmap: folder for snapshots of werk; made when missing.
    """

    def __init__(
        self, opslag: Opslag, *, taalmodel: Taalmodel, register: Plaatsregister, indexmap: Path
    ) -> None:
        self._taalmodel = taalmodel
        self._register = register
        self._indexmap = indexmap
        with opslag.lezen() as sessie:
            hoogste = hoogste_nummer(sessie, Stroom.WERK)
            kenmerk = opslag_kenmerk(sessie)
        self._sleutel = momentopname.schema_sleutel(kenmerk, taalmodel.versie, representatie.VERSIE)
        bewaard = momentopname.lees(indexmap, self._sleutel, hoogstens=hoogste)
        self._op_schijf = bewaard.volgnummer if bewaard else -1
        self._bewaarslot = threading.Lock()
        self._naast = Naast(self._houd_bij)
        self._werk = _Deelindex(
            opslag,
            Stroom.WERK,
            bewaard or self._leeg(WerkKolommen),
            gewijzigd=lambda sessie, na: WerkRepository(sessie).gewijzigd_na(na),
            naar_rijen=lambda werken: (
                WerkKolommen.van(werken, register),
                representatie.werkvectoren(taalmodel, werken),
            ),
        )
        self._klant = _Deelindex(
            opslag,
            Stroom.KLANT,
            self._leeg(KlantKolommen),
            gewijzigd=lambda sessie, na: KlantprofielRepository(sessie).gewijzigd_na(na),
            naar_rijen=lambda profielen: (
                KlantKolommen.van(profielen, register),
                representatie.profielvectoren(taalmodel, profielen),
            ),
        )

    def werk(self) -> Stand[WerkKolommen]:
        """All werk in the store, up to date."""
        stand = self._werk.actueel()
        if self._op_schijf < 0:
            self._bewaar(stand)
        self._onderhoud(stand)
        return stand

    def klanten(self) -> Stand[KlantKolommen]:
        """All klanten in the store, up to date."""
        stand = self._klant.actueel()
        self._onderhoud(stand)
        return stand

    def verdicht(self) -> None:
        """Make one segment of all changes since the last time, and a snapshot of that."""
        self._klant.verdicht()
        self._bewaar(self._werk.verdicht())

    def controleer(self) -> dict[Stroom, Overeenstemming]:
        """Whether both streams say what the store says, row by row; reads all of the store."""
        return {deel.stroom: deel.controleer() for deel in (self._werk, self._klant)}

    def wacht(self) -> None:
        """Return when nothing is being merged or written beside the questions."""
        self._naast.wacht()

    def _onderhoud(self, stand: Stand[WerkKolommen] | Stand[KlantKolommen]) -> None:
        """Ask for upkeep where there is any to be done."""
        if not stand.is_opgeruimd or self._is_achter_op_schijf():
            self._naast.vraag_aan()

    def _houd_bij(self) -> None:
        self._werk.ruim_op()
        self._klant.ruim_op()
        if self._is_achter_op_schijf():
            self._bewaar(self._werk.bekend)

    def _is_achter_op_schijf(self) -> bool:
        return self._werk.bekend.volgnummer - self._op_schijf >= BEWAAR_VANAF

    def _bewaar(self, stand: Stand[WerkKolommen]) -> None:
        with self._bewaarslot:
            self._op_schijf = max(self._op_schijf, stand.volgnummer)
            momentopname.schrijf(stand, self._indexmap, self._sleutel)

    def _leeg(self, soort: type[K]) -> Stand[K]:
        vectoren = np.zeros((0, representatie.get_breedte(self._taalmodel)), dtype=np.float32)
        # Kolommen itself has no `van`: each kind reads other records.
        leeg = soort.van([], self._register)  # type: ignore[attr-defined]
        return Stand.van(leeg, vectoren, 0)
