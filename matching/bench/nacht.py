"""``opstap bench nacht``: all klanten against all werk, beside FAISS without any constraint."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import faiss

from matching.bench.filter import DRADEN
from matching.bench.klantdeel import Klantdeel, maak_klanten
from matching.bench.land import Land
from matching.bench.opzet import TOP, VANDAAG, ZAAD, get_omgeving
from matching.bench.peers.basis import beste
from matching.bench.peers.opstap import ALLE_SOORTEN
from matching.bench.proces import geheugen_mb
from matching.bench.soortwerk import Soortwerk
from matching.bench.uitslag import Nachtmeting
from matching.bench.werkdeel import Werkdeel, maak_werk
from matching.kolommen import WerkKolommen
from matching.rangschikken import rangschik
from matching.ranking import Ranking
from matching.taal.laden import laad_taalmodel
from matching.zoekindex.beoordeling import Beoordeling
from matching.zoekindex.stand import Stand, gelijkenissen
from matching.zoekindex.tegenover import Kant, Tegenover

PER_KEER = 25
"""Klanten that a process takes at a time."""

Voortgang = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class _Nachtwerk:
    """What the processes share: they are forked from the one that made it."""

    vraag: Klantdeel
    stand: Stand[WerkKolommen]
    ranking: Ranking

    def gelijkenis(self, i: int) -> None:
        """The rows that are eligible for klant ``i``, and the ``TOP`` most similar of them."""
        (segment,) = self.stand.segmenten
        vraag = Tegenover(
            kant=Kant.WERK,
            een=self.vraag.kolommen.neem(slice(i, i + 1)),
            vector=self.vraag.vectoren[i],
            alleen=ALLE_SOORTEN,
            omgeving=get_omgeving(),
        )
        rijen = Beoordeling(segment, None, vraag).rijen
        segment.nummer[beste(rijen, gelijkenissen(vraag.vector, segment.vectoren, rijen))]

    def score(self, i: int) -> None:
        """The same with all parts of the score."""
        lijst = rangschik(
            self.stand,
            self.vraag.kolommen.neem(slice(i, i + 1)),
            vector=self.vraag.vectoren[i],
            alleen=ALLE_SOORTEN,
            omgeving=get_omgeving(),
            ranking=self.ranking,
        )
        lijst.nummers(0, min(TOP, len(lijst)))


_gedeeld: list[_Nachtwerk] = []
"""Filled before the processes are forked, so that nothing is copied to them."""


def meet_nacht(
    *,
    klanten: int,
    werk: int,
    seconden: float,
    voortgang: Voortgang = lambda gedaan, totaal: None,
) -> Nachtmeting:
    """Score ``klanten`` x ``werk``, by as many processes as FAISS may use threads.

    Args:
        seconden: when one way of scoring has run this long it stops, and says for how many
            klanten it ran. Klanten are in random order.
    """
    omgeving = get_omgeving()
    land = Land.van(omgeving.register)
    soort = Soortwerk.van(laad_taalmodel(), omgeving.register, zaad=ZAAD)
    aanbod = maak_werk(werk, soort=soort, land=land, zaad=ZAAD)
    vraag = maak_klanten(klanten, soort=soort, land=land, vandaag=VANDAAG.toordinal(), zaad=ZAAD)
    nachtwerk = _Nachtwerk(vraag, Stand.van(aanbod.kolommen, aanbod.vectoren, 0), Ranking())
    for warm in (nachtwerk.gelijkenis, nachtwerk.score):
        warm(0)
    _gedeeld[:] = [nachtwerk]
    gedaan, opstap_s = _meet("score", klanten, seconden, voortgang)
    alleen, gelijkenis_s = _meet("gelijkenis", klanten, seconden, voortgang)
    geheugen = geheugen_mb()
    _gedeeld.clear()
    return Nachtmeting(
        klanten=klanten,
        werk=werk,
        gemeten_klanten=gedaan,
        opstap_s=round(opstap_s, 3),
        gemeten_gelijkenis=alleen,
        gelijkenis_s=round(gelijkenis_s, 3),
        faiss_s=round(_meet_faiss(vraag, aanbod), 3),
        geheugen_mb=round(geheugen),
    )


def _meet(wat: str, klanten: int, seconden: float, voortgang: Voortgang) -> tuple[int, float]:
    """How many klanten were scored, and in how many seconds."""
    begin, gedaan = time.perf_counter(), 0
    context = multiprocessing.get_context("fork")
    with context.Pool(DRADEN, initializer=faiss.omp_set_num_threads, initargs=(1,)) as processen:
        for aantal in processen.imap_unordered(_scoor, _delen(wat, klanten)):
            gedaan += aantal
            voortgang(gedaan, klanten)
            if time.perf_counter() - begin >= seconden:
                break
        return gedaan, time.perf_counter() - begin


def _delen(wat: str, klanten: int) -> Iterator[tuple[str, int, int]]:
    for van in range(0, klanten, PER_KEER):
        yield wat, van, min(van + PER_KEER, klanten)


def _scoor(deel: tuple[str, int, int]) -> int:
    wat, van, tot = deel
    (nachtwerk,) = _gedeeld
    scoor = nachtwerk.score if wat == "score" else nachtwerk.gelijkenis
    for i in range(van, tot):
        scoor(i)
    return tot - van


def _meet_faiss(vraag: Klantdeel, aanbod: Werkdeel) -> float:
    bibliotheek: Any = faiss  # its stubs lack this function
    bibliotheek.omp_set_num_threads(DRADEN)
    begin = time.perf_counter()
    bibliotheek.knn(vraag.vectoren, aanbod.vectoren, TOP, metric=faiss.METRIC_INNER_PRODUCT)
    return time.perf_counter() - begin
