"""The nightly run: every active klant against all open werk, and all open werk against them.

Begin or go on, make the blocks of klanten, which leave the best pairs for the blocks of werk, make
those, publish, and remove what is old. Each of these is a transaction that says itself that it is
done, so a run that is killed anywhere goes on where it was, and nobody reads half a night.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import structlog

from matching.constraints import CONSTRAINTS, Omgeving
from matching.kolommen import WerkKolommen
from matching.leren.kampioen import VASTE_SCORE, Kampioenlezer
from matching.nacht.opdracht import RANKER, Nachtopdracht, Uitslag, Vorige
from matching.nacht.werkers import DitProces, Werkers
from matching.nacht.werkplaats import Werkplaats
from matching.ranking import Ranking
from matching.reistijd import AfstandReistijd, Reistijdmodel
from matching.representatie import VERSIE as VECTORVERSIE
from matching.taal.laden import Taalmodel
from matching.zoekindex.index import Zoekindex
from matching.zoekindex.stand import Stand
from modellen.nacht.maken import Nachtmaker
from modellen.nacht.model import (
    BlokSoort,
    Bloktelling,
    Nacht,
    Nachtplan,
)
from modellen.nacht.repository import NachtRepository
from modellen.nacht.slot import Nachtslot, neem_nachtslot
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from modellen.plaats.plaats import Plaatsregister

PER_KLANT, PER_WERK = 20, 10
KLANTEN_PER_BLOK, WERK_PER_BLOK = 200, 10_000
DOOR = "nacht"

_log = structlog.get_logger(__name__)

Voortgang = Callable[[str, int, int], None]
"""Called with what is being done, how many blocks of it are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Nachtverslag:
    """How a run went.

    Attributes:
        hervat: whether it went on with a night that an earlier run had begun.
        blokken: made in this run; less than the night has when it went on.
        seconden: wall time by part of this run.
    """

    nacht: Nacht
    hervat: bool
    blokken: int
    klanten: Bloktelling
    werk: Bloktelling
    seconden: Mapping[str, float]

    @property
    def tegengehouden(self) -> int:
        """Lines that the re-check took out; more than a few means that something is broken."""
        return self.klanten.tegengehouden + self.werk.tegengehouden


class Nachtdienst:
    """Makes nights.

    Args:
        taalmodelmap: folder of the model, for other processes; ``None`` = the shipped one.
        rankermap: folder of trained rankers; ``None`` = the fixed score always orders.
        per_klant, per_werk: lines of a list at most.
        klanten_per_blok, werk_per_blok: what is lost at most when a process is killed.
    """

    def __init__(
        self,
        opslag: Opslag,
        *,
        taalmodel: Taalmodel,
        index: Zoekindex,
        register: Plaatsregister,
        reistijd: Reistijdmodel | None = None,
        ranking: Ranking | None = None,
        taalmodelmap: Path | None = None,
        rankermap: Path | None = None,
        per_klant: int = PER_KLANT,
        per_werk: int = PER_WERK,
        klanten_per_blok: int = KLANTEN_PER_BLOK,
        werk_per_blok: int = WERK_PER_BLOK,
    ) -> None:
        self._opslag = opslag
        self._taalmodel = taalmodel
        self._taalmodelmap = taalmodelmap
        self._rankermap = rankermap
        self._kampioen = Kampioenlezer(rankermap)
        self._index = index
        self._register = register
        self._reistijd = reistijd or AfstandReistijd()
        self._ranking = ranking or Ranking()
        self._per_klant, self._per_werk = per_klant, per_werk
        self._klanten_per_blok, self._werk_per_blok = klanten_per_blok, werk_per_blok

    def draai(
        self,
        *,
        vandaag: date,
        werkers: Werkers | None = None,
        voortgang: Voortgang = lambda wat, gedaan, totaal: None,
    ) -> Nachtverslag:
        """Make the night of this day, or finish the one that was begun.

        A published night of the same day is made anew, with what is known now.

        Raises:
            NachtBezig: when another process makes one.
            NachtslotVerloren: when another process took it over meanwhile.
        """
        with neem_nachtslot(self._opslag, door=DOOR) as slot:
            ronde = _Ronde(self, slot, werkers or DitProces(), voortgang)
            return ronde.draai(vandaag)

    # --- what a round asks -------------------------------------------------------------------

    def plan(self, vandaag: date) -> Nachtplan:
        """What decides the outcome besides the records."""
        kampioen = self._kampioen.nu()
        constraints = ",".join(f"{c.naam}:{c.versie}" for c in CONSTRAINTS)
        versies = {
            "taalmodel": self._taalmodel.versie,
            "vector": VECTORVERSIE,
            "ranking": self._ranking.versie,
            RANKER: VASTE_SCORE if kampioen is None else kampioen.naam,
            "reistijd": f"{self._reistijd.naam}-{self._reistijd.versie}",
            "constraints": constraints,
        }
        return Nachtplan(vandaag, versies, self._per_klant, self._per_werk)

    def begin(
        self, plan: Nachtplan, stand: Stand[WerkKolommen], slot: Nachtslot
    ) -> tuple[Nacht, bool]:
        """The night to make, and whether it had been begun already."""
        with self._opslag.schrijven() as sessie:
            slot.eis(sessie)
            nachten = NachtRepository(sessie)
            bezig = nachten.find_bezig()
            if bezig is not None and bezig.plan == plan:
                return bezig, True
            nacht = Nachtmaker(sessie).begin(
                plan,
                klant_stand=hoogste_nummer(sessie, Stroom.KLANT),
                werk_stand=stand.volgnummer,
                per_blok=self._klanten_per_blok,
                werkgrenzen=np.sort(stand.nummers())[
                    self._werk_per_blok :: self._werk_per_blok
                ].tolist(),
                door=DOOR,
            )
            return nacht, False

    def lees_werkindex(self) -> Stand[WerkKolommen]:
        """All werk, up to date and in one piece."""
        return self._index.werk().verdicht()

    def werkplaats(self, nacht: Nacht, stand: Stand[WerkKolommen]) -> Werkplaats:
        """What this process needs to make blocks."""
        return Werkplaats(
            opdracht=self._opdracht(nacht),
            opslag=self._opslag,
            taalmodel=self._taalmodel,
            stand=stand,
            omgeving=Omgeving(
                vandaag=nacht.plan.dag, register=self._register, reistijd=self._reistijd
            ),
        )

    def _opdracht(self, nacht: Nacht) -> Nachtopdracht:
        with self._opslag.lezen() as sessie:
            nachten = NachtRepository(sessie)
            grenzen = nachten.werkgrenzen(nacht.nummer)
            eerder = None if nacht.vorige is None else nachten.get(nacht.vorige)
        vorige = None
        if eerder is not None:
            vorige = Vorige(
                eerder.nummer, eerder.klant_stand, eerder.werk_stand, eerder.begonnen_op
            )
        return Nachtopdracht(
            nacht=nacht,
            vorige=vorige,
            werkgrenzen=tuple(grenzen),
            gewichten=dict(self._ranking.gewichten),
            taalmodelmap=self._taalmodelmap,
            rankermap=self._rankermap,
        )

    @property
    def opslag(self) -> Opslag:
        """The store."""
        return self._opslag


class _Ronde:
    """One run of the command: keeps the time and the count of what it did."""

    def __init__(
        self, dienst: Nachtdienst, slot: Nachtslot, werkers: Werkers, voortgang: Voortgang
    ) -> None:
        self._dienst = dienst
        self._opslag = dienst.opslag
        self._slot = slot
        self._werkers = werkers
        self._voortgang = voortgang
        self._seconden: dict[str, float] = {}
        self._sinds = time.perf_counter()
        self._blokken = 0

    def draai(self, vandaag: date) -> Nachtverslag:
        stand = self._dienst.lees_werkindex()
        nacht, hervat = self._dienst.begin(self._dienst.plan(vandaag), stand, self._slot)
        plaats = self._dienst.werkplaats(nacht, stand)
        self._klok("index")
        self._maak(plaats, BlokSoort.KLANT, "klanten")
        self._maak(plaats, BlokSoort.WERK, "werk")
        with self._opslag.schrijven() as sessie:
            self._slot.eis(sessie)
            Nachtmaker(sessie).publiceer(nacht)
        with self._opslag.schrijven() as sessie:
            Nachtmaker(sessie).ruim_op()
        self._opslag.meet_tabellen()
        self._klok("publiceren")
        _log.info("night_published", night=nacht.nummer, n_blocks=self._blokken, resumed=hervat)
        with self._opslag.lezen() as sessie:
            nachten = NachtRepository(sessie)
            return Nachtverslag(
                nacht=nachten.get(nacht.nummer),
                hervat=hervat,
                blokken=self._blokken,
                klanten=nachten.telling(nacht.nummer, BlokSoort.KLANT),
                werk=nachten.telling(nacht.nummer, BlokSoort.WERK),
                seconden=self._seconden,
            )

    def _maak(self, plaats: Werkplaats, soort: BlokSoort, wat: str) -> None:
        nummer = plaats.opdracht.nacht.nummer
        with self._opslag.lezen() as sessie:
            nachten = NachtRepository(sessie)
            alle = len(nachten.blokken(nummer, soort, alleen_open=False))
            te_doen = nachten.blokken(nummer, soort, alleen_open=True)
        self._voortgang(wat, alle - len(te_doen), alle)
        uitslagen = self._werkers.maak(plaats.opdracht, te_doen, plaats)
        for gedaan, uitslag in enumerate(uitslagen, start=alle - len(te_doen) + 1):
            self._klok(wat)
            self._schrijf(uitslag)
            self._klok("schrijven")
            self._voortgang(wat, gedaan, alle)
        self._klok(wat)
        with self._opslag.lezen() as sessie:
            over = NachtRepository(sessie).blokken(nummer, soort, alleen_open=True)
        if over:  # whoever makes blocks may fail; a night with a hole is never published
            raise RuntimeError(f"{len(over)} blocks were not made")

    def _schrijf(self, uitslag: Uitslag) -> None:
        with self._opslag.schrijven() as sessie:
            self._slot.eis(sessie)
            nachten = Nachtmaker(sessie)
            if not nachten.sluit_blok(uitslag.blok, uitslag.telling):
                return
            nachten.voeg_lijsten_toe(uitslag.lijsten, uitslag.gevoelig, door=DOOR)
            nachten.voeg_paren_toe(uitslag.paren, door=DOOR)
            nachten.voeg_kandidaten_toe(uitslag.kandidaten, door=DOOR)
            if uitslag.blok.soort is BlokSoort.WERK:
                nachten.wis_paren(uitslag.blok)
        self._blokken += 1

    def _klok(self, wat: str) -> None:
        nu = time.perf_counter()
        self._seconden[wat] = self._seconden.get(wat, 0.0) + nu - self._sinds
        self._sinds = nu
