"""What one process needs to make blocks: the store, the model, the werk index and the re-check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from matching.constraints import Omgeving
from matching.kolommen import WERKSOORT_INDEX, KlantKolommen, WerkKolommen
from matching.leren.kampioen import Kampioen, Kampioenlezer
from matching.leren.kenmerken.pool import Zijde
from matching.leren.lezen import Feitenlezer
from matching.nacht.controle import Antwoord, Controle, Sleutels
from matching.nacht.opdracht import RANKER, Nachtopdracht
from matching.nacht.paren import Drempels
from matching.nacht.sleutelkas import Sleutelkas
from matching.rangschikken import Alleen, rangschik
from matching.ranking import Ranking
from matching.representatie import profielvectoren
from matching.taal.laden import Taalmodel
from matching.volgorde import Kenmerkbron, Volgorde, orden
from matching.zoekindex.stand import Stand
from modellen.klantprofiel.model import Klantprofiel
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.opslag.engine import Opslag
from modellen.opslag.volgnummer import Stroom
from modellen.waarden import OrganisatieCode
from vacatures.werk import Werk, WerkSoort
from vacatures.werk_repository import WerkRepository

SOORTEN = frozenset({WerkSoort.VACATURE, WerkSoort.NETWERKPLEK})
"""Kinds of work of a night; werkgevers without a place come on request only."""

ALLEEN = Alleen("soort", np.array([WERKSOORT_INDEX[s] for s in sorted(SOORTEN)]))


@dataclass(slots=True)
class Werkplaats:
    """Built once per process and night; not for several threads at once.

    ``stand`` is the whole werk index and stays the same for the whole run; ``nummers`` are the
    numbers of its rows, str [n], through all segments; ``op_nummer`` its rows in their order.
    """

    opdracht: Nachtopdracht
    opslag: Opslag
    taalmodel: Taalmodel
    stand: Stand[WerkKolommen]
    omgeving: Omgeving
    ranking: Ranking = field(init=False)
    controle: Controle = field(init=False)
    nummers: npt.NDArray[np.str_] = field(init=False)
    op_nummer: npt.NDArray[np.intp] = field(init=False)
    klanten: Sleutelkas[Klantprofiel] = field(init=False)
    werken: Sleutelkas[Werk] = field(init=False)
    _kampioen: Kampioen | None = field(init=False)
    _feiten: Feitenlezer = field(init=False)
    _drempels: dict[OrganisatieCode, Drempels] = field(default_factory=dict)
    _gemaakt: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ranking = Ranking(self.opdracht.gewichten)
        self.controle = Controle(self.omgeving)
        self._kampioen = Kampioenlezer(self.opdracht.rankermap).lees(
            self.opdracht.nacht.plan.versies[RANKER]
        )
        self._feiten = Feitenlezer(self.opslag)
        self.nummers = np.concatenate([s.nummer for s in self.stand.segmenten])
        self.op_nummer = np.argsort(self.nummers)
        self.klanten = Sleutelkas(
            Stroom.KLANT,
            lees=lambda sessie, nummers: KlantprofielRepository(sessie).get_vele(nummers),
            gewijzigd=lambda sessie, na: KlantprofielRepository(sessie).gewijzigd_na(na),
            sleutels=self.controle.sleutels_van_klant,
        )
        self.werken = Sleutelkas(
            Stroom.WERK,
            lees=lambda sessie, nummers: WerkRepository(sessie).get_vele(nummers),
            gewijzigd=lambda sessie, na: WerkRepository(sessie).gewijzigd_na(na),
            sleutels=self.controle.sleutels_van_werk,
        )

    def rangschik(
        self, profielen: list[Klantprofiel], organisatie: OrganisatieCode
    ) -> Iterator[tuple[Klantprofiel, Volgorde]]:
        """All open, visible werk for each klant of one organisation, one after the other."""
        kolommen = KlantKolommen.van(profielen, self.omgeving.register)
        vectoren = profielvectoren(self.taalmodel, profielen)
        feiten = partial(self._feiten.op, organisatie, self.omgeving.vandaag)
        for i, profiel in enumerate(profielen):
            een = Zijde(kolommen.neem(slice(i, i + 1)), vectoren[i : i + 1])
            rangschikking = rangschik(
                self.stand,
                een.kolommen,
                vector=vectoren[i],
                alleen=ALLEEN,
                omgeving=self.omgeving,
                ranking=self.ranking,
            )
            bron = Kenmerkbron(een=een, stand=self.stand, feiten=feiten, omgeving=self.omgeving)
            yield profiel, orden(rangschikking, bron, self._kampioen)

    def drempels(self, organisatie: OrganisatieCode, blok: int) -> Drempels:
        """What was pruned by so far in this process; afresh when a block comes a second time.

        Its pairs would otherwise stand in their own way.
        """
        if blok in self._gemaakt or organisatie not in self._drempels:
            # Only of one organisation: blocks come organisation after organisation.
            per_werk = self.opdracht.nacht.plan.per_werk
            self._drempels = {organisatie: Drempels(len(self.nummers), per_werk)}
        self._gemaakt.add(blok)
        return self._drempels[organisatie]

    def lees_werk(self, nummers: Iterable[str]) -> dict[str, Sleutels]:
        """What the re-check needs of werk, by number; werk that does not exist is left out."""
        with self.opslag.lezen() as sessie:
            return self.werken.geef(sessie, sorted(nummers))

    def oordeel(self, van_klant: Sleutels, van_werk: Sleutels) -> list[Antwoord]:
        """Every constraint on one pair of records."""
        return self.controle.oordeel(van_klant, van_werk)
