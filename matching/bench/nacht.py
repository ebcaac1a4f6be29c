"""``opstap bench nacht``: all klanten against all werk, beside FAISS without any constraint."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from matching.bench.klantdeel import Klantdeel, maak_klanten
from matching.bench.land import Land
from matching.bench.opzet import TOP, VANDAAG, ZAAD, get_omgeving
from matching.bench.peers.opstap import ALLE_SOORTEN
from matching.bench.proces import geheugen_mb
from matching.bench.soortwerk import Soortwerk
from matching.bench.uitslag import Nachtmeting
from matching.bench.werkdeel import Werkdeel, maak_werk
from matching.kolommen import WerkKolommen
from matching.rangschikken import rangschik
from matching.ranking import Ranking
from matching.taal.laden import laad_taalmodel
from matching.zoekindex.stand import Stand

Voortgang = Callable[[int, int | None], None]


def meet_nacht(
    *,
    klanten: int,
    werk: int,
    seconden: float,
    voortgang: Voortgang = lambda gedaan, totaal: None,
) -> Nachtmeting:
    """Score ``klanten`` x ``werk``; klanten are drawn in random order.

    Args:
        seconden: when Opstap has run this long it stops, and says for how many klanten it ran.
    """
    omgeving = get_omgeving()
    land = Land.van(omgeving.register)
    soort = Soortwerk.van(laad_taalmodel(), omgeving.register, zaad=ZAAD)
    aanbod = maak_werk(werk, soort=soort, land=land, zaad=ZAAD)
    vraag = maak_klanten(klanten, soort=soort, land=land, vandaag=VANDAAG.toordinal(), zaad=ZAAD)
    faiss_s = _meet_faiss(vraag, aanbod)
    stand, ranking = Stand.van(aanbod.kolommen, aanbod.vectoren, 0), Ranking()
    begin = time.perf_counter()
    gedaan = 0
    while gedaan < klanten and (not gedaan or time.perf_counter() - begin < seconden):
        _rangschik(vraag, stand, gedaan, ranking)
        gedaan += 1
        voortgang(gedaan, klanten)
    return Nachtmeting(
        klanten=klanten,
        werk=werk,
        gemeten_klanten=gedaan,
        opstap_s=round(time.perf_counter() - begin, 3),
        faiss_s=round(faiss_s, 3),
        geheugen_mb=round(geheugen_mb()),
    )


def _meet_faiss(vraag: Klantdeel, aanbod: Werkdeel) -> float:
    # Without its stubs, which lack this function.
    import faiss as bibliotheek

    faiss: Any = bibliotheek
    begin = time.perf_counter()
    faiss.knn(vraag.vectoren, aanbod.vectoren, TOP, metric=faiss.METRIC_INNER_PRODUCT)
    return time.perf_counter() - begin


def _rangschik(vraag: Klantdeel, stand: Stand[WerkKolommen], i: int, ranking: Ranking) -> None:
    """One klant: ranked, counted, the first ``TOP`` with the parts of their scores."""
    lijst = rangschik(
        stand,
        vraag.kolommen.neem(slice(i, i + 1)),
        vector=vraag.vectoren[i],
        alleen=ALLE_SOORTEN,
        omgeving=get_omgeving(),
        ranking=ranking,
    )
    getoond = min(TOP, len(lijst))
    lijst.telling(gevraagd=TOP, getoond=getoond, tegengehouden=0)
    lijst.nummers(0, getoond)
    for plaats in range(getoond):
        lijst.bijdragen(plaats)
