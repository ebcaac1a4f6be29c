"""The composition root: the only place where real adapters are chosen.

Importing this module is cheap; the language model and the index are loaded when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import RLock
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from api.geheugen import Geheugen
from api.instellingen import Instellingen
from modellen.beheer.repository import Normenlezer
from modellen.normen.norm import Normboek, standaardnormen
from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import migreer
from modellen.plaats.plaats import Plaatsregister, standaard_register
from modellen.traject.keuzelijsten import Keuzelijsten, lees_keuzelijstbestand
from modellen.traject.model import Trajectsoort
from modellen.traject.soorten import trajectsoorten

if TYPE_CHECKING:
    from matching.beroep.dienst import Beroepsdienst
    from matching.dienst import Matchdienst
    from matching.nacht.nacht import Nachtdienst
    from matching.taal.laden import Taalmodel

TIJDZONE = ZoneInfo("Europe/Amsterdam")


def vandaag_in_nederland() -> date:
    """The day on the calendar of the people who use it."""
    return datetime.now(TIJDZONE).date()


def nu_in_utc() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Samenstelling:
    """The parts of one running installation; threads share it.

    Attributes:
        opslag: the store, its schema up to date.
        register: Dutch places.
        geheim: secret for form tokens and pseudonyms.
        kalender: what day it is. klok: what time it is (aware).
        soorten: the trajectory types by code. normboek: the norms of every opdrachtgever.
        keuzelijsten: closed lists that an organisation set itself.
        geheugen: figures that were counted aside.
    """

    instellingen: Instellingen
    opslag: Opslag
    register: Plaatsregister
    geheim: bytes
    kalender: Callable[[], date] = vandaag_in_nederland
    klok: Callable[[], datetime] = nu_in_utc
    soorten: Callable[[], Mapping[str, Trajectsoort]] = trajectsoorten
    normboek: Callable[[], Normboek] = standaardnormen
    keuzelijsten: Keuzelijsten = field(default_factory=Keuzelijsten)
    geheugen: Geheugen = field(default_factory=Geheugen)
    _taalmodel: Taalmodel | None = None
    _matchdienst: Matchdienst | None = None
    _beroepsdienst: Beroepsdienst | None = None
    _slot: RLock = field(default_factory=RLock)

    @property
    def taalmodel(self) -> Taalmodel:
        """The language model, loaded once."""
        with self._slot:
            if self._taalmodel is None:
                from matching.taal.laden import laad_taalmodel

                self._taalmodel = laad_taalmodel(self.instellingen.taalmodel)
            return self._taalmodel

    @property
    def beroepsdienst(self) -> Beroepsdienst:
        """Links texts to occupations; the first call loads the language model."""
        with self._slot:
            if self._beroepsdienst is None:
                from matching.beroep.dienst import Beroepsdienst

                self._beroepsdienst = Beroepsdienst(
                    self.taalmodel, beroepenmap=self.instellingen.beroepenmap
                )
            return self._beroepsdienst

    @property
    def matchdienst(self) -> Matchdienst:
        """The matching service; the first call loads the language model."""
        with self._slot:
            if self._matchdienst is None:
                self._matchdienst = _bouw_matchdienst(self)
            return self._matchdienst

    @property
    def nachtdienst(self) -> Nachtdienst:
        """The nightly run, with an index of its own; loads the language model."""
        return _bouw_nachtdienst(self)

    def sluit(self) -> None:
        """Close the store."""
        self.opslag.sluit()


def bouw(
    instellingen: Instellingen, *, kalender: Callable[[], date] = vandaag_in_nederland
) -> Samenstelling:
    """Open the store, bring its schema up to date, and put the parts together.

    Raises:
        OpstapFout: when a setting cannot be used; says which and how to mend it.
    """
    instellingen.data.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds personal data
    opslag = Opslag(instellingen.opslag_url)
    migreer(opslag)
    return Samenstelling(
        instellingen=instellingen,
        opslag=opslag,
        register=standaard_register(),
        geheim=instellingen.get_geheim(),
        kalender=kalender,
        normboek=Normenlezer(opslag),
        keuzelijsten=lees_keuzelijstbestand(instellingen.keuzelijsten),
    )


def _bouw_matchdienst(samenstelling: Samenstelling) -> Matchdienst:
    # numpy and faiss: commands that do not match anything start without them.
    from matching.dienst import Matchdienst
    from matching.leren.verkenning import Verkenning

    instellingen = samenstelling.instellingen
    return Matchdienst(
        samenstelling.opslag,
        taalmodel=samenstelling.taalmodel,
        indexmap=instellingen.indexmap,
        register=samenstelling.register,
        rankermap=instellingen.rankermap,
        verkenning=Verkenning(deel=instellingen.verkenning),
    )


def _bouw_nachtdienst(samenstelling: Samenstelling) -> Nachtdienst:
    from matching.nacht.nacht import Nachtdienst
    from matching.zoekindex.index import Zoekindex

    instellingen = samenstelling.instellingen
    index = Zoekindex(
        samenstelling.opslag,
        taalmodel=samenstelling.taalmodel,
        register=samenstelling.register,
        indexmap=instellingen.indexmap,
    )
    return Nachtdienst(
        samenstelling.opslag,
        taalmodel=samenstelling.taalmodel,
        taalmodelmap=instellingen.taalmodel,
        rankermap=instellingen.rankermap.resolve(),
        index=index,
        register=samenstelling.register,
    )
