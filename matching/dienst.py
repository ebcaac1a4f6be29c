"""The two questions that Opstap answers, and "why" for any pair.

The order is always the same: eligible set from columns, exact similarity on it, ranking, and
then a re-check of every returned row on the record itself, by other code than made the list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np
import structlog

from matching.antwoord import (
    Kandidaten,
    Match,
    Profieleffect,
    Shortlist,
    Telling,
    Versies,
    Waarom,
)
from matching.constraints import Omgeving, beoordeel_paar
from matching.kolommen import WERKSOORT_INDEX, KlantKolommen, WerkKolommen, code_hash
from matching.leren.herordenen import Kansuitleg
from matching.leren.kampioen import VASTE_SCORE, Kampioen, Kampioenlezer
from matching.leren.kenmerken.pool import Zijde
from matching.leren.lezen import Feitenlezer
from matching.leren.verkenning import UIT, Verkenning, Vulling, vul_plaatsen
from matching.oordeel import Uitkomst
from matching.rangschikken import Alleen, Rangschikking, rangschik
from matching.ranking import Ranking
from matching.ranking.bijdrage import Bijdrage
from matching.reistijd import AfstandReistijd, Reistijdmodel
from matching.representatie import profielvectoren, werkvectoren
from matching.taal.laden import Taalmodel
from matching.volgorde import Kenmerkbron, Volgorde, orden
from matching.zoekindex.index import Zoekindex
from matching.zoekindex.stand import Stand
from modellen.fouten import NietGevonden
from modellen.klantprofiel.model import Klantprofiel
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.kwalificatie import Vervoermiddel
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import Plaatsregister, standaard_register
from modellen.voorstel.lijst import POOL, Lijstpool, Plaatsbron
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer
from vacatures.werk import Werk, WerkSoort
from vacatures.werk_repository import WerkRepository

STANDAARD_SOORTEN = frozenset({WerkSoort.VACATURE, WerkSoort.NETWERKPLEK})
STANDAARD_AANTAL = 20

_log = structlog.get_logger(__name__)

Paren = Mapping[str, tuple[Klantprofiel, Werk]]


class Matchdienst:
    """Answers shortlist, kandidaten and waarom. Safe from several threads.

    Args:
        opslag: the store; read only.
        taalmodel: turns texts into vectors.
        indexmap: folder for snapshots of the index.
        register, reistijd, ranking: places, travel and weights; defaults are the shipped ones.
        rankermap: folder of trained rankers; ``None`` = the fixed score always orders.
        verkenning: how much of a list is filled by chance.
    """

    def __init__(
        self,
        opslag: Opslag,
        *,
        taalmodel: Taalmodel,
        indexmap: Path,
        register: Plaatsregister | None = None,
        reistijd: Reistijdmodel | None = None,
        ranking: Ranking | None = None,
        rankermap: Path | None = None,
        verkenning: Verkenning = UIT,
    ) -> None:
        self._opslag = opslag
        self._taalmodel = taalmodel
        self._register = register or standaard_register()
        self._reistijd = reistijd or AfstandReistijd()
        self._ranking = ranking or Ranking()
        self._feiten = Feitenlezer(opslag)
        self._kampioen = Kampioenlezer(rankermap)
        self._verkenning = verkenning
        self._index = Zoekindex(
            opslag, taalmodel=taalmodel, register=self._register, indexmap=indexmap
        )

    @property
    def index(self) -> Zoekindex:
        """What the answers are found in."""
        return self._index

    @property
    def ranker(self) -> str:
        """What puts the best rows in order now; ``VASTE_SCORE`` when nothing learnt does."""
        return _naam(self._kampioen.nu())

    def bijwerken(self) -> None:
        """Catch up with the store now, so that the first question need not."""
        self._index.werk()
        self._index.klanten()

    def shortlist(
        self,
        klant: KlantNummer,
        *,
        vandaag: date,
        aantal: int = STANDAARD_AANTAL,
        soorten: frozenset[WerkSoort] = STANDAARD_SOORTEN,
        ideeen: bool = False,
    ) -> Shortlist:
        """Rank all open, visible werk of these kinds for one klant.

        Args:
            ideeen: the coach asks for ideas: lower rows may come on every place.

        Raises:
            NietGevonden: when the klant does not exist.
        """
        profiel = self._profiel(klant)
        stand, kampioen = self._index.werk(), self._kampioen.nu()
        bron = self._bron(
            self._zijde(profiel), stand, self._omgeving(vandaag), profiel.klant.organisatie
        )
        volgorde = orden(self._rangschik_werk(bron, soorten), bron, kampioen)

        def laad(nummers: list[str]) -> Paren:
            with self._opslag.lezen() as sessie:
                werken = WerkRepository(sessie).get_vele(nummers)
            return {n: (profiel, w) for n, w in werken.items()}

        wat = _Gevraagd(klant, aantal, self._verkenning, ideeen)
        matches, telling, keuzes = self._vul(volgorde, laad, wat, bron.omgeving)
        return Shortlist(
            matches=matches,
            telling=telling,
            vandaag=vandaag,
            versies=self._versies(stand, kampioen),
            pool=volgorde.pool(max(POOL, aantal) + telling.tegengehouden),
            keuzes=keuzes,
            klant=klant,
        )

    def kandidaten(
        self,
        werk: WerkNummer,
        *,
        organisatie: OrganisatieCode,
        vandaag: date,
        aantal: int = STANDAARD_AANTAL,
    ) -> Kandidaten:
        """Rank the active klanten of one organisation for one werk.

        Raises:
            NietGevonden: when the werk does not exist or the organisation may not see it.
        """
        gevraagd = self._werk(werk, organisatie)
        stand, kampioen = self._index.klanten(), self._kampioen.nu()
        een = Zijde(
            WerkKolommen.van([gevraagd], self._register), werkvectoren(self._taalmodel, [gevraagd])
        )
        bron = self._bron(een, stand, self._omgeving(vandaag), organisatie)
        rangschikking = rangschik(
            stand,
            een.kolommen,
            vector=een.vectoren[0],
            alleen=Alleen("organisatie", np.array([code_hash(organisatie)])),
            omgeving=bron.omgeving,
            ranking=self._ranking,
        )
        volgorde = orden(rangschikking, bron, kampioen)

        def laad(nummers: list[str]) -> Paren:
            with self._opslag.lezen() as sessie:
                profielen = KlantprofielRepository(sessie).get_vele(nummers)
            return {n: (p, gevraagd) for n, p in profielen.items()}

        # Work may be tried out on a list; people are not.
        wat = _Gevraagd(werk, aantal, UIT)
        matches, telling, keuzes = self._vul(volgorde, laad, wat, bron.omgeving)
        return Kandidaten(
            matches=matches,
            telling=telling,
            vandaag=vandaag,
            versies=self._versies(stand, kampioen),
            pool=volgorde.pool(max(POOL, aantal) + telling.tegengehouden),
            keuzes=keuzes,
            werk=werk,
        )

    def waarom(self, klant: KlantNummer, werk: WerkNummer, *, vandaag: date) -> Waarom:
        """The outcome of every constraint for one pair, and its place in the ranking if it has one.

        Raises:
            NietGevonden: when klant or werk does not exist, or the organisation of the klant may
                not see the werk.
        """
        (een,) = self.waarom_vele(klant, [werk], vandaag=vandaag)
        return een

    def waarom_vele(
        self, klant: KlantNummer, werken: Sequence[WerkNummer], *, vandaag: date
    ) -> tuple[Waarom, ...]:
        """As :meth:`waarom` for several werken of one klant, in their order: ranked once."""
        profiel = self._profiel(klant)
        gevraagd = [self._werk(nummer, profiel.klant.organisatie) for nummer in werken]
        omgeving = self._omgeving(vandaag)
        bron = self._bron(
            self._zijde(profiel), self._index.werk(), omgeving, profiel.klant.organisatie
        )
        kampioen = self._kampioen.nu()
        volgordes = {
            soorten: orden(self._rangschik_werk(bron, soorten), bron, kampioen)
            for soorten in {STANDAARD_SOORTEN | {werk.soort} for werk in gevraagd}
        }
        return tuple(
            self._waarom(profiel, werk, volgordes[STANDAARD_SOORTEN | {werk.soort}], omgeving)
            for werk in gevraagd
        )

    def _waarom(
        self, profiel: Klantprofiel, werk: Werk, volgorde: Volgorde, omgeving: Omgeving
    ) -> Waarom:
        plaats = volgorde.find_plaats(werk.nummer)
        bijdragen: tuple[Bijdrage, ...] = ()
        kans: Kansuitleg | None = None
        if plaats is not None:
            bijdragen = volgorde.bijdragen(plaats)
            (kans,) = volgorde.kansen([plaats])
        return Waarom(
            match=self._match(profiel, werk, omgeving, bijdragen, kans),
            plaats=None if plaats is None else plaats + 1,
            van=len(volgorde),
            vandaag=omgeving.vandaag,
        )

    def beoordeel(self, profiel: Klantprofiel, werk: Werk, *, vandaag: date) -> Match:
        """The outcome of every constraint for one pair, without a place and so without a score."""
        return self._match(profiel, werk, self._omgeving(vandaag))

    def profieleffect(
        self, eerst: Klantprofiel, nu: Klantprofiel, *, vandaag: date, binnen: float
    ) -> Profieleffect | None:
        """What changed in the ranking of one klant by a change of his profile.

        Args:
            binnen: seconds that there are; ``None`` comes back when it would take longer.
        """
        begin = perf_counter()
        stand, omgeving = self._index.werk(), self._omgeving(vandaag)

        def rang(profiel: Klantprofiel) -> Rangschikking:
            bron = self._bron(self._zijde(profiel), stand, omgeving, profiel.klant.organisatie)
            return self._rangschik_werk(bron, STANDAARD_SOORTEN)

        nieuw = rang(nu)
        if 2 * (perf_counter() - begin) > binnen:
            return None
        oud = rang(eerst)
        nieuwe, oude = nieuw.paren()[0], oud.paren()[0]
        samen = len(np.intersect1d(nieuwe, oude, assume_unique=True))
        return Profieleffect(
            erbij=len(nieuwe) - samen,
            eraf=len(oude) - samen,
            passend=len(nieuwe),
            passend_eerst=len(oude),
            geschikt=nieuw.geschikt,
            geschikt_eerst=oud.geschikt,
        )

    def vul_kenmerken(self, klant: KlantNummer, pool: Lijstpool, *, vandaag: date) -> Lijstpool:
        """A pool of werk that was ranked elsewhere, such as at night, with the features of today.

        Raises:
            NietGevonden: when the klant does not exist.
        """
        profiel = self._profiel(klant)
        bron = self._bron(
            self._zijde(profiel),
            self._index.werk(),
            self._omgeving(vandaag),
            profiel.klant.organisatie,
        )
        return bron.vul(pool)

    def _bron(
        self,
        een: Zijde,
        stand: Stand[WerkKolommen] | Stand[KlantKolommen],
        omgeving: Omgeving,
        organisatie: OrganisatieCode,
    ) -> Kenmerkbron:
        feiten = partial(self._feiten.op, organisatie, omgeving.vandaag)
        return Kenmerkbron(een=een, stand=stand, feiten=feiten, omgeving=omgeving)

    def _zijde(self, profiel: Klantprofiel) -> Zijde:
        return Zijde(
            KlantKolommen.van([profiel], self._register),
            profielvectoren(self._taalmodel, [profiel]),
        )

    def _rangschik_werk(self, bron: Kenmerkbron, soorten: frozenset[WerkSoort]) -> Rangschikking:
        return rangschik(
            bron.stand,
            bron.een.kolommen,
            vector=bron.een.vectoren[0],
            alleen=Alleen("soort", np.array([WERKSOORT_INDEX[s] for s in sorted(soorten)])),
            omgeving=bron.omgeving,
            ranking=self._ranking,
        )

    def _vul(
        self,
        volgorde: Volgorde,
        laad: Callable[[list[str]], Paren],
        wat: _Gevraagd,
        omgeving: Omgeving,
    ) -> tuple[tuple[Match, ...], Telling, tuple[tuple[Plaatsbron, float], ...]]:
        """Fill the places with rows that pass the re-check; one that does not leaves the pool."""
        bekeken: dict[int, Match | None] = {}
        while True:
            geweigerd = {plaats for plaats, match in bekeken.items() if match is None}
            vulling = wat.vul(len(volgorde), geweigerd, omgeving.vandaag)
            nieuw = [plaats for plaats, _ in vulling if plaats not in bekeken]
            if not nieuw:
                break
            bekeken |= self._controleer(volgorde, nieuw, laad, omgeving)
        matches = [match for plaats, _ in vulling if (match := bekeken[plaats]) is not None]
        telling = volgorde.telling(
            gevraagd=wat.aantal, getoond=len(matches), tegengehouden=len(geweigerd)
        )
        _log.info(
            "list_made", path=telling.pad, n_considered=telling.beschouwd, n_shown=telling.getoond
        )
        keuzes = tuple((gevuld.bron, gevuld.kans) for _, gevuld in vulling)
        return tuple(matches), telling, keuzes

    def _controleer(
        self,
        volgorde: Volgorde,
        plaatsen: list[int],
        laad: Callable[[list[str]], Paren],
        omgeving: Omgeving,
    ) -> dict[int, Match | None]:
        """The match at each place, or ``None`` (and a line in the log) when the record refuses."""
        eerste = volgorde.nummers(0, max(plaatsen) + 1)
        paren = laad([eerste[plaats] for plaats in plaatsen])
        return {
            plaats: self._gecontroleerd(
                eerste[plaats], paren, omgeving, volgorde.bijdragen(plaats), kans
            )
            for plaats, kans in zip(plaatsen, volgorde.kansen(plaatsen), strict=True)
        }

    def _gecontroleerd(
        self,
        nummer: str,
        paren: Paren,
        omgeving: Omgeving,
        bijdragen: tuple[Bijdrage, ...],
        kans: Kansuitleg | None,
    ) -> Match | None:
        if nummer not in paren:
            _log.error("recheck_row_missing", number=nummer)
            return None
        match = self._match(*paren[nummer], omgeving, bijdragen, kans)
        if match.uitkomst is Uitkomst.ONGESCHIKT:
            faalt = [o.constraint for o in match.oordeel.oordelen_met(Uitkomst.ONGESCHIKT)]
            _log.error("recheck_refused", number=nummer, constraints=faalt)
            return None
        return match

    def _match(
        self,
        profiel: Klantprofiel,
        werk: Werk,
        omgeving: Omgeving,
        bijdragen: tuple[Bijdrage, ...] = (),
        kans: Kansuitleg | None = None,
    ) -> Match:
        return Match(
            profiel=profiel,
            werk=werk,
            oordeel=beoordeel_paar(profiel, werk, omgeving),
            score=sum(b.effect for b in bijdragen),
            bijdragen=bijdragen,
            reistijden=self.reistijden(profiel, werk),
            kans=kans,
        )

    def reistijden(self, profiel: Klantprofiel, werk: Werk) -> dict[Vervoermiddel, int]:
        """Whole minutes one way by the klant's own modes; empty when a place is unknown."""
        klant = profiel.klant
        huis = self._register.find_pc4(klant.postcode.cijfers) if klant.postcode else None
        nederlands = werk.plek.pc4 is not None and not werk.plek.is_buitenland
        plek = self._register.find_pc4(werk.plek.pc4) if nederlands and werk.plek.pc4 else None
        if huis is None or plek is None:
            return {}
        return {
            middel: int(
                self._reistijd.minuten_een(
                    van_lat=huis.breedtegraad,
                    van_lon=huis.lengtegraad,
                    naar_lat=plek.breedtegraad,
                    naar_lon=plek.lengtegraad,
                    middel=middel,
                )
            )
            for middel in Vervoermiddel
            if middel in klant.vervoer
        }

    def _profiel(self, nummer: KlantNummer) -> Klantprofiel:
        with self._opslag.lezen() as sessie:
            return KlantprofielRepository(sessie).get(nummer)

    def _werk(self, nummer: WerkNummer, organisatie: OrganisatieCode) -> Werk:
        with self._opslag.lezen() as sessie:
            werk = WerkRepository(sessie).get(nummer)
        if not werk.is_zichtbaar_voor(organisatie):
            raise NietGevonden(soort=werk.soort.value, nummer=nummer)
        return werk

    def _omgeving(self, vandaag: date) -> Omgeving:
        return Omgeving(vandaag=vandaag, register=self._register, reistijd=self._reistijd)

    def _versies(
        self, stand: Stand[WerkKolommen] | Stand[KlantKolommen], kampioen: Kampioen | None
    ) -> Versies:
        return Versies(
            taalmodel=self._taalmodel.versie,
            ranking=self._ranking.versie,
            ranker=_naam(kampioen),
            reistijd=f"{self._reistijd.naam}-{self._reistijd.versie}",
            index=stand.volgnummer,
        )


@dataclass(frozen=True, slots=True)
class _Gevraagd:
    """What a list has to be. onderwerp: of whom or what it is."""

    onderwerp: str
    aantal: int
    verkenning: Verkenning
    ideeen: bool = False

    def vul(self, aanwezig: int, zonder: set[int], dag: date) -> list[tuple[int, Vulling]]:
        """The places of the order that are shown, best first, and why each.

        Args:
            aanwezig: places that there are. zonder: those that the re-check refused.
        """
        meeste = max(POOL, self.aantal)
        vrij = [p for p in range(min(aanwezig, meeste + len(zonder))) if p not in zonder][:meeste]
        vulling = vul_plaatsen(
            len(vrij),
            self.aantal,
            onderwerp=self.onderwerp,
            dag=dag,
            verkenning=self.verkenning,
            ideeen=self.ideeen,
        )
        return [(vrij[gevuld.rij], gevuld) for gevuld in vulling]


def _naam(kampioen: Kampioen | None) -> str:
    return kampioen.naam if kampioen else VASTE_SCORE
