"""``opstap bench live``: a store that changes a thousand times a second while people search.

One process writes; this one searches from several threads, as the service does. Every answer is
kept with the moments between which it was made, and held afterwards against the records as they
were then (``matching/bench/livecontrole.py``).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from matching.antwoord import Lijst
from matching.bench.opzet import TOP, VANDAAG, ZAAD
from matching.bench.proefopslag import maak_proefopslag
from matching.bench.wijzigingen import Begin, Wijzigingen, lees_begin
from matching.dienst import Matchdienst
from matching.taal.laden import laad_taalmodel
from matching.zoekindex.controle import Overeenstemming
from modellen.fouten import NietGevonden
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom, hoogste_nummer
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer

PER_PARTIJ = 20
"""Records in one transaction."""

DRADEN = 3
"""Threads that search, each with one question after the other."""

KANDIDATEN = 0.25
"""Share of the questions that ask for klanten."""

MAATREGEL_S = 1.0
"""A row that was replaced longer ago than this is stale."""

Voortgang = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Geschreven:
    """One transaction: when it began and was committed (seconds, ``time.monotonic``), how many
    records it wrote, and the highest number of each stream after it.
    """

    begin: float
    eind: float
    aantal: int
    werk: int
    klant: int


@dataclass(frozen=True, slots=True)
class Gekregen:
    """One answer, with what is needed to judge it afterwards.

    Attributes:
        vraag: number of who asked. organisatie: of the klanten asked for; ``None`` for a shortlist.
        stand: sequence number of the index that was searched.
        rijen: number and the outcome of every constraint, in the order of the list.
    """

    begin: float
    eind: float
    vraag: str
    organisatie: str | None
    stand: int
    rijen: tuple[tuple[str, tuple[int, ...]], ...]
    beschouwd: int
    kandidaat_rijen: int
    ongeschikt: int
    tegengehouden: int

    @property
    def is_shortlist(self) -> bool:
        """Whether werk was asked for."""
        return self.organisatie is None


@dataclass(frozen=True, slots=True)
class Livemeting:
    """What was reached, and what was wrong.

    Attributes:
        per_seconde, gevraagd_per_seconde: changes written, and asked for.
        schrijf_cpu, zoek_cpu: processor seconds per second of the writer, and of this process.
        zoek_p50_ms, zoek_p95_ms, zoek_max_ms: a question from start to answer.
        vindbaar_*_ms: from commit until the first answer in which the change counts was complete.
        fout_oordeel: rows with an outcome that the plain constraints give to no version that was
            valid while the question ran; ``verboden`` of them are unsuitable.
        verouderd: answers that missed a change committed before their question began.
        verouderd_lang: those that missed one for longer than a second.
        kort: lists shorter than asked for while there were more rows.
        lijsten_nagerekend, lijsten_anders: whole lists made anew without index, and those that
            differed.
        index_klopt: whether every row of the index said what the store said, at the end.
    """

    vacatures: int
    klanten: int
    seconden: float
    draden: int
    per_partij: int
    gevraagd_per_seconde: float
    wijzigingen: int
    per_seconde: float
    schrijf_cpu: float
    zoek_cpu: float
    vragen: int
    vragen_per_seconde: float
    zoek_p50_ms: float
    zoek_p95_ms: float
    zoek_max_ms: float
    vindbaar_p50_ms: float
    vindbaar_p95_ms: float
    vindbaar_max_ms: float
    rijen: int
    fout_oordeel: int
    verboden: int
    verouderd: int
    verouderd_lang: int
    kort: int
    lijsten_nagerekend: int
    lijsten_anders: int
    index_klopt: bool

    @property
    def is_goed(self) -> bool:
        """Whether nothing was wrong, and the pace was kept."""
        fouten = self.fout_oordeel + self.verboden + self.verouderd + self.kort
        tempo = self.per_seconde >= 0.98 * self.gevraagd_per_seconde
        return not fouten and not self.lijsten_anders and self.index_klopt and tempo

    def als_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self) | {"is_goed": self.is_goed}


@dataclass(slots=True)
class Verloop:
    """A run: what was there, what was written and what was answered."""

    begin: Begin
    zaad: int
    per_partij: int
    geschreven: list[Geschreven]
    gekregen: list[Gekregen]
    schrijf_cpu: float
    zoek_cpu: float
    controle: dict[Stroom, Overeenstemming]

    def wijzigingen(self) -> Wijzigingen:
        """The changes, from the first one."""
        return Wijzigingen(self.begin, zaad=self.zaad, per_partij=self.per_partij, vandaag=VANDAAG)


def draai_live(
    map_: Path,
    *,
    aantal: int,
    klanten: int,
    seconden: float,
    per_seconde: float,
    draden: int = DRADEN,
    per_partij: int = PER_PARTIJ,
    voortgang: Voortgang = lambda gedaan, totaal: None,
) -> Verloop:
    """Fill a store in ``map_`` and let it change while threads search."""
    taalmodel = laad_taalmodel()
    url = maak_proefopslag(map_, taalmodel, aantal=aantal, klanten=klanten)
    opslag = Opslag(url)
    dienst = Matchdienst(opslag, taalmodel=taalmodel, indexmap=map_ / "index")
    dienst.bijwerken()
    begin = lees_begin(opslag)
    gekregen: list[Gekregen] = []
    with _schrijver(url, per_partij, per_seconde, seconden) as pijp:
        cpu = time.process_time()
        tot = time.monotonic() + seconden
        zoekers = [
            _Zoeker(dienst, begin, Random(f"{ZAAD}-{i}"), tot, gekregen) for i in range(draden)
        ]
        for zoeker in zoekers:
            zoeker.start()
        while (over := tot - time.monotonic()) > 0:
            voortgang(round(seconden - over), round(seconden))
            time.sleep(min(1.0, over))
        for zoeker in zoekers:
            zoeker.join()
        zoek_cpu = time.process_time() - cpu
        geschreven, schrijf_cpu = pijp.recv()
    for zoeker in zoekers:
        if zoeker.fout is not None:
            raise zoeker.fout
    controle = dienst.index.controleer()
    dienst.index.wacht()
    opslag.sluit()
    return Verloop(
        begin=begin,
        zaad=ZAAD,
        per_partij=per_partij,
        geschreven=geschreven,
        gekregen=gekregen,
        schrijf_cpu=schrijf_cpu / seconden,
        zoek_cpu=zoek_cpu / seconden,
        controle=controle,
    )


@dataclass(eq=False)
class _Zoeker(threading.Thread):
    """Asks one question after the other, of random klanten and werk."""

    dienst: Matchdienst
    bron: Begin
    rng: Random
    tot: float
    gekregen: list[Gekregen]
    fout: BaseException | None = field(default=None)

    def __post_init__(self) -> None:
        super().__init__()

    def run(self) -> None:
        try:
            while time.monotonic() < self.tot:
                antwoord = self._vraag()
                if antwoord is not None:
                    self.gekregen.append(antwoord)
        except BaseException as fout:
            self.fout = fout

    def _vraag(self) -> Gekregen | None:
        rng, bron = self.rng, self.bron
        klant, _ = bron.mensen[rng.randrange(len(bron.mensen))]
        if rng.random() >= KANDIDATEN:
            return self._shortlist(klant.nummer)
        werk = bron.vacatures[rng.randrange(len(bron.vacatures))]
        try:
            return self._kandidaten(werk.nummer, klant.organisatie)
        except NietGevonden:  # this organisation may not see it, at this moment
            return None

    def _shortlist(self, klant: KlantNummer) -> Gekregen:
        begin = time.monotonic()
        lijst = self.dienst.shortlist(klant, vandaag=VANDAAG, aantal=TOP)
        rijen = tuple((m.werk.nummer, _uitkomsten(m)) for m in lijst.matches)
        return _gekregen(begin, klant, None, lijst, rijen)

    def _kandidaten(self, werk: WerkNummer, organisatie: OrganisatieCode) -> Gekregen:
        begin = time.monotonic()
        lijst = self.dienst.kandidaten(werk, organisatie=organisatie, vandaag=VANDAAG, aantal=TOP)
        rijen = tuple((m.profiel.nummer, _uitkomsten(m)) for m in lijst.matches)
        return _gekregen(begin, werk, organisatie, lijst, rijen)


def _uitkomsten(match: Any) -> tuple[int, ...]:
    return tuple(int(o.uitkomst) for o in match.oordeel.oordelen)


def _gekregen(
    begin: float,
    vraag: str,
    organisatie: str | None,
    lijst: Lijst,
    rijen: tuple[tuple[str, tuple[int, ...]], ...],
) -> Gekregen:
    telling = lijst.telling
    return Gekregen(
        begin=begin,
        eind=time.monotonic(),
        vraag=vraag,
        organisatie=organisatie,
        stand=lijst.versies.index,
        rijen=rijen,
        beschouwd=telling.beschouwd,
        kandidaat_rijen=telling.kandidaat_rijen,
        ongeschikt=telling.ongeschikt,
        tegengehouden=telling.tegengehouden,
    )


@contextmanager
def _schrijver(
    url: str, per_partij: int, per_seconde: float, seconden: float
) -> Iterator[Connection]:
    """A process that is ready to write and begins when this block begins."""
    context = get_context("spawn")
    hier, daar = context.Pipe()
    proces = context.Process(target=_schrijf, args=(daar, url, per_partij, per_seconde, seconden))
    proces.start()
    daar.close()
    try:
        hier.recv()  # it has read the store
        hier.send("begin")
        yield hier
        proces.join()
    finally:
        proces.kill()
        proces.join()


def _schrijf(
    pijp: Connection, url: str, per_partij: int, per_seconde: float, seconden: float
) -> None:
    """Write changes at this pace, as far as it can be kept, and send what was written when."""
    opslag = Opslag(url)
    stroom = Wijzigingen(lees_begin(opslag), zaad=ZAAD, per_partij=per_partij, vandaag=VANDAAG)
    pijp.send("klaar")
    pijp.recv()
    geschreven: list[Geschreven] = []
    cpu, start = time.process_time(), time.monotonic()
    while (nu := time.monotonic()) < start + seconden:
        aan_de_beurt = start + len(geschreven) * per_partij / per_seconde
        if nu < aan_de_beurt:
            time.sleep(aan_de_beurt - nu)
        geschreven.append(_schrijf_partij(opslag, stroom))
    pijp.send((geschreven, time.process_time() - cpu))
    opslag.sluit()


def _schrijf_partij(opslag: Opslag, stroom: Wijzigingen) -> Geschreven:
    partij = stroom.volgende()
    begin = time.monotonic()
    partij.schrijf(opslag)
    eind = time.monotonic()
    with opslag.lezen() as sessie:  # nobody else writes
        werk, klant = (hoogste_nummer(sessie, s) for s in (Stroom.WERK, Stroom.KLANT))
    return Geschreven(begin, eind, len(partij), werk, klant)


def kwantielen_ms(seconden: Sequence[float]) -> tuple[float, float, float]:
    """p50, p95 and the largest, in milliseconds."""
    if not len(seconden):
        return 0.0, 0.0, 0.0
    p50, p95, meest = np.quantile(np.asarray(seconden) * 1000, (0.5, 0.95, 1.0))
    return round(float(p50), 1), round(float(p95), 1), round(float(meest), 1)
