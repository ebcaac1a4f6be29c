"""The two questions that Opstap answers, and "why" for any pair.

The order is always the same: eligible set from columns, exact similarity on it, ranking, and
then a re-check of every returned row on the record itself, by other code than made the list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import structlog

from matching.antwoord import Kandidaten, Match, Shortlist, Telling, Versies, Waarom
from matching.constraints import Omgeving, beoordeel_paar
from matching.kolommen import WERKSOORT_INDEX, KlantKolommen, WerkKolommen, code_hash
from matching.leren.kenmerken.pool import Zijde, met_kenmerken
from matching.leren.lezen import Feitenlezer
from matching.oordeel import Uitkomst
from matching.rangschikken import Alleen, Rangschikking, rangschik
from matching.ranking import Ranking
from matching.ranking.bijdrage import Bijdrage
from matching.reistijd import AfstandReistijd, Reistijdmodel
from matching.representatie import profielvectoren, werkvectoren
from matching.taal.laden import Taalmodel
from matching.zoekindex.index import Zoekindex
from matching.zoekindex.stand import Stand
from modellen.fouten import NietGevonden
from modellen.klantprofiel.model import Klantprofiel
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.kwalificatie import Vervoermiddel
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import Plaatsregister, standaard_register
from modellen.voorstel.lijst import POOL, Lijstpool
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
    ) -> None:
        self._opslag = opslag
        self._taalmodel = taalmodel
        self._register = register or standaard_register()
        self._reistijd = reistijd or AfstandReistijd()
        self._ranking = ranking or Ranking()
        self._feiten = Feitenlezer(opslag)
        self._index = Zoekindex(
            opslag, taalmodel=taalmodel, register=self._register, indexmap=indexmap
        )

    @property
    def index(self) -> Zoekindex:
        """What the answers are found in."""
        return self._index

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
    ) -> Shortlist:
        """Rank all open, visible werk of these kinds for one klant.

        Raises:
            NietGevonden: when the klant does not exist.
        """
        profiel = self._profiel(klant)
        stand = self._index.werk()
        omgeving = self._omgeving(vandaag)
        een = self._zijde(profiel)
        rangschikking = self._rangschik_werk(een, stand, omgeving, soorten)

        def laad(nummers: list[str]) -> Paren:
            with self._opslag.lezen() as sessie:
                werken = WerkRepository(sessie).get_vele(nummers)
            return {n: (profiel, w) for n, w in werken.items()}

        matches, telling, pool = self._vul(rangschikking, laad, aantal, omgeving)
        return Shortlist(
            matches=matches,
            telling=telling,
            vandaag=vandaag,
            versies=self._versies(stand),
            pool=self._met_kenmerken(pool, een, stand, omgeving, profiel.klant.organisatie),
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
        stand = self._index.klanten()
        omgeving = self._omgeving(vandaag)
        een = Zijde(
            WerkKolommen.van([gevraagd], self._register), werkvectoren(self._taalmodel, [gevraagd])
        )
        rangschikking = rangschik(
            stand,
            een.kolommen,
            vector=een.vectoren[0],
            alleen=Alleen("organisatie", np.array([code_hash(organisatie)])),
            omgeving=omgeving,
            ranking=self._ranking,
        )

        def laad(nummers: list[str]) -> Paren:
            with self._opslag.lezen() as sessie:
                profielen = KlantprofielRepository(sessie).get_vele(nummers)
            return {n: (p, gevraagd) for n, p in profielen.items()}

        matches, telling, pool = self._vul(rangschikking, laad, aantal, omgeving)
        return Kandidaten(
            matches=matches,
            telling=telling,
            vandaag=vandaag,
            versies=self._versies(stand),
            pool=self._met_kenmerken(pool, een, stand, omgeving, organisatie),
            werk=werk,
        )

    def waarom(self, klant: KlantNummer, werk: WerkNummer, *, vandaag: date) -> Waarom:
        """The outcome of every constraint for one pair, and its place in the ranking if it has one.

        Raises:
            NietGevonden: when klant or werk does not exist, or the organisation of the klant may
                not see the werk.
        """
        profiel = self._profiel(klant)
        gevraagd = self._werk(werk, profiel.klant.organisatie)
        stand = self._index.werk()
        omgeving = self._omgeving(vandaag)
        rangschikking = self._rangschik_werk(
            self._zijde(profiel), stand, omgeving, STANDAARD_SOORTEN | {gevraagd.soort}
        )
        plaats = rangschikking.find_plaats(werk)
        if plaats is None:
            match = self._match(profiel, gevraagd, omgeving, bijdragen=())
        else:
            match = self._match(
                profiel, gevraagd, omgeving, bijdragen=rangschikking.bijdragen(plaats)
            )
        return Waarom(
            match=match,
            plaats=None if plaats is None else plaats + 1,
            van=len(rangschikking),
            vandaag=vandaag,
        )

    def vul_kenmerken(self, klant: KlantNummer, pool: Lijstpool, *, vandaag: date) -> Lijstpool:
        """A pool of werk that was ranked elsewhere, such as at night, with the features of today.

        Raises:
            NietGevonden: when the klant does not exist.
        """
        profiel = self._profiel(klant)
        een, omgeving = self._zijde(profiel), self._omgeving(vandaag)
        stand = self._index.werk()
        return self._met_kenmerken(pool, een, stand, omgeving, profiel.klant.organisatie)

    def _met_kenmerken(
        self,
        pool: Lijstpool,
        een: Zijde,
        stand: Stand[WerkKolommen] | Stand[KlantKolommen],
        omgeving: Omgeving,
        organisatie: OrganisatieCode,
    ) -> Lijstpool:
        feiten = self._feiten.op(organisatie, omgeving.vandaag)
        return met_kenmerken(pool, een, stand, feiten=feiten, omgeving=omgeving)

    def _zijde(self, profiel: Klantprofiel) -> Zijde:
        return Zijde(
            KlantKolommen.van([profiel], self._register),
            profielvectoren(self._taalmodel, [profiel]),
        )

    def _rangschik_werk(
        self,
        een: Zijde,
        stand: Stand[WerkKolommen],
        omgeving: Omgeving,
        soorten: frozenset[WerkSoort],
    ) -> Rangschikking:
        return rangschik(
            stand,
            een.kolommen,
            vector=een.vectoren[0],
            alleen=Alleen("soort", np.array([WERKSOORT_INDEX[s] for s in sorted(soorten)])),
            omgeving=omgeving,
            ranking=self._ranking,
        )

    def _vul(
        self,
        rangschikking: Rangschikking,
        laad: Callable[[list[str]], Paren],
        aantal: int,
        omgeving: Omgeving,
    ) -> tuple[tuple[Match, ...], Telling, Lijstpool]:
        """Load rows best first and keep those that pass the re-check, until there are enough."""
        matches: list[Match] = []
        bekeken = 0
        while len(matches) < aantal and bekeken < len(rangschikking):
            nummers = rangschikking.nummers(bekeken, bekeken + aantal - len(matches))
            paren = laad(nummers)
            for plaats, nummer in enumerate(nummers, start=bekeken):
                match = self._gecontroleerd(
                    nummer, paren, rangschikking.bijdragen(plaats), omgeving
                )
                if match is not None:
                    matches.append(match)
            bekeken += len(nummers)
        telling = rangschikking.telling(
            gevraagd=aantal, getoond=len(matches), tegengehouden=bekeken - len(matches)
        )
        _log.info(
            "list_made", path=telling.pad, n_considered=telling.beschouwd, n_shown=telling.getoond
        )
        return tuple(matches), telling, rangschikking.pool(max(POOL, bekeken))

    def _gecontroleerd(
        self, nummer: str, paren: Paren, bijdragen: tuple[Bijdrage, ...], omgeving: Omgeving
    ) -> Match | None:
        """The match, or ``None`` (and an error in the log) when the record says otherwise."""
        if nummer not in paren:
            _log.error("recheck_row_missing", number=nummer)
            return None
        match = self._match(*paren[nummer], omgeving, bijdragen=bijdragen)
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
        *,
        bijdragen: tuple[Bijdrage, ...],
    ) -> Match:
        return Match(
            profiel=profiel,
            werk=werk,
            oordeel=beoordeel_paar(profiel, werk, omgeving),
            score=sum(b.effect for b in bijdragen),
            bijdragen=bijdragen,
            reistijden=self.reistijden(profiel, werk),
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

    def _versies(self, stand: Stand[WerkKolommen] | Stand[KlantKolommen]) -> Versies:
        return Versies(
            taalmodel=self._taalmodel.versie,
            ranking=self._ranking.versie,
            reistijd=f"{self._reistijd.naam}-{self._reistijd.versie}",
            index=stand.volgnummer,
        )
