"""Can the klant get there within the time that each way of travelling may take?"""

from __future__ import annotations

from math import floor

import numpy as np

from matching.constraints.basis import Constraint, Omgeving, Uitkomsten
from matching.kolommen import GEBIEDEN, Array, KlantKolommen, WerkKolommen
from matching.oordeel import Gegeven, Oordeel, Reden, Uitkomst, een_reden
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Vervoermiddel
from modellen.plaats.buitenland import find_gebied
from modellen.plaats.grens import GEBIEDEN_MET_GRENS, afstand_tot_gebied
from vacatures.werk import Werk

SPELING_PROCENT = 15
"""Estimated minutes this much over the limit still deserve a look in a route planner."""


def ruime_grens(minuten: int) -> int:
    """The limit with tolerance, in whole minutes: floor(1.15 x limit)."""
    return floor(minuten * (100 + SPELING_PROCENT) / 100)


class ReistijdConstraint(Constraint):
    """Door-to-door minutes by the klant's own modes, one way, against the klant's own limits.

    Missing data: an unknown home, mode or place of work is an aandachtspunt.
    """

    naam = "reistijd"
    titel = "Reistijd"
    leest_klant = ("lat", "lon", "grens_km", "vervoer")
    leest_werk = ("lat", "lon", "gebied")

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair."""
        klant = profiel.klant
        huis = omgeving.register.find_pc4(klant.postcode.cijfers) if klant.postcode else None
        if huis is None or not klant.vervoer:
            reden = "postcode_onbekend" if huis is None else "vervoer_onbekend"
            return een_reden(self.naam, Reden(reden, Uitkomst.AANDACHTSPUNT, vraag_aan="klant"))
        if werk.plek.is_buitenland:
            return self._buitenland(profiel, werk, (huis.breedtegraad, huis.lengtegraad), omgeving)
        plek = omgeving.register.find_pc4(werk.plek.pc4) if werk.plek.pc4 else None
        if plek is None:
            return een_reden(self.naam, _werkplek_onbekend(werk.plek.plaatsnaam))
        minuten = {
            middel: omgeving.reistijd.minuten_een(
                van_lat=huis.breedtegraad,
                van_lon=huis.lengtegraad,
                naar_lat=plek.breedtegraad,
                naar_lon=plek.lengtegraad,
                middel=middel,
            )
            for middel in Vervoermiddel
            if middel in klant.vervoer
        }
        return een_reden(self.naam, self._reden(minuten, dict(klant.vervoer)))

    def _reden(self, minuten: dict[Vervoermiddel, float], grens: dict[Vervoermiddel, int]) -> Reden:
        beste = min(minuten, key=lambda v: (minuten[v] - grens[v], v.value))
        gegevens: dict[str, Gegeven] = {
            "middel": beste.value,
            "minuten": int(minuten[beste]),
            "grens": grens[beste],
        }
        if any(minuten[v] <= grens[v] for v in minuten):
            return Reden("reistijd_past", Uitkomst.GESCHIKT, gegevens)
        if any(minuten[v] <= ruime_grens(grens[v]) for v in minuten):
            return Reden("reistijd_net_te_lang", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
        return Reden("reistijd_te_lang", Uitkomst.ONGESCHIKT, gegevens)

    def _buitenland(
        self, profiel: Klantprofiel, werk: Werk, huis: tuple[float, float], omgeving: Omgeving
    ) -> Oordeel:
        land = werk.plek.land or ""
        gebied = find_gebied(land, werk.plek.plaatsnaam)
        bekend = gebied in GEBIEDEN_MET_GRENS
        km = afstand_tot_gebied(huis[0], huis[1], gebied) if bekend else 0.0
        binnen = False
        for middel, grens in profiel.klant.vervoer.items():
            bereik = omgeving.reistijd.bereik_km(middel, ruime_grens(grens))
            binnen = binnen or (bereik is not None and km <= bereik)
        gegevens: dict[str, Gegeven] = {"land": land, "km": round(km)}
        if binnen:
            reden = Reden("buitenland", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
        else:
            reden = Reden("buitenland_te_ver", Uitkomst.ONGESCHIKT, gegevens)
        return een_reden(self.naam, reden)

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        vorm = np.broadcast_shapes(klant.lat.shape, werk.lat.shape)
        past = np.zeros(vorm, dtype=bool)
        ruim = np.zeros(vorm, dtype=bool)
        over_de_grens = np.zeros(vorm, dtype=bool)
        km = self._km_tot_gebied(klant, werk)
        for i, middel in enumerate(Vervoermiddel):
            grens = klant.vervoer[:, i].astype(np.int64)
            if not grens.any():
                continue
            minuten = omgeving.reistijd.minuten(
                van_lat=klant.lat,
                van_lon=klant.lon,
                naar_lat=werk.lat,
                naar_lon=werk.lon,
                middel=middel,
            )
            ruimer = grens * (100 + SPELING_PROCENT) // 100
            past |= (grens > 0) & (minuten <= grens)
            ruim |= (grens > 0) & (minuten <= ruimer)
            over_de_grens |= (grens > 0) & (km <= self._bereik(middel, ruimer, omgeving))
        onbekend = np.isnan(klant.lat) | ~(klant.vervoer > 0).any(axis=1)
        binnenland = np.where(past, 2, np.where(ruim | np.isnan(werk.lat), 1, 0))
        uit = np.where(werk.gebied == 0, binnenland, np.where(over_de_grens, 1, 0))
        return np.where(onbekend, 1, uit).astype(np.int8)

    def bereik_km(self, klant: KlantKolommen, omgeving: Omgeving) -> float | None:
        """Straight-line km beyond which every known Dutch place is ``ongeschikt`` for one klant.

        -1 when none can be reached at all; ``None`` when home or modes are unknown, so that no
        place is ``ongeschikt``.
        """
        if np.isnan(klant.lat[0]) or not (klant.vervoer[0] > 0).any():
            return None
        bereik = [
            omgeving.reistijd.bereik_km(middel, ruime_grens(int(grens)))
            for middel, grens in zip(Vervoermiddel, klant.vervoer[0], strict=True)
            if grens > 0
        ]
        return max(-1.0 if km is None else km for km in bereik)

    @staticmethod
    def _km_tot_gebied(klant: KlantKolommen, werk: WerkKolommen) -> Array:
        """Lower bound in km from home to the area of the work; 0 where unknown."""
        km = np.zeros(np.broadcast_shapes(klant.lat.shape, werk.gebied.shape))
        if not werk.gebied.any():
            return km
        for gebied in range(1, len(GEBIEDEN)):
            km = np.where(werk.gebied == gebied, klant.grens_km[:, gebied], km)
        return km

    @staticmethod
    def _bereik(middel: Vervoermiddel, grenzen: Array, omgeving: Omgeving) -> Array:
        """Reach in km for each limit in minutes; -1 where nothing can be reached."""
        if len(grenzen) == 1:  # one klant, many places
            bereik_een = omgeving.reistijd.bereik_km(middel, int(grenzen[0]))
            return np.array([-1.0 if bereik_een is None else bereik_een])
        verschillend, waar = np.unique(grenzen, return_inverse=True)
        bereik = [omgeving.reistijd.bereik_km(middel, int(g)) for g in verschillend]
        return np.array([-1.0 if b is None else b for b in bereik])[waar]


def _werkplek_onbekend(plaatsnaam: str | None) -> Reden:
    """A place name that is not in the table asks for a postcode, no name for a place."""
    if plaatsnaam is None:
        return Reden("werkplek_onbekend", Uitkomst.AANDACHTSPUNT, vraag_aan="werkgever")
    gegevens = {"plaats": plaatsnaam}
    return Reden("werkpostcode_onbekend", Uitkomst.AANDACHTSPUNT, gegevens, "werkgever")
