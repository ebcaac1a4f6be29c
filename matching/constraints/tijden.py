"""Hours a week and parts of the week: the wish of the klant, capped by FML items VI-1 and VI-3."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.constraints.basis import Constraint, Omgeving, Uitkomsten, Voorbereid
from matching.kolommen import ONBEKEND, KlantKolommen, WerkKolommen
from matching.oordeel import Gegeven, Oordeel, Reden, Uitkomst, een_reden
from modellen.belastbaarheid.fml import FML_PER_CODE, UREN_PER_WEEK_BIJ_NIVEAU
from modellen.belastbaarheid.model import Belastbaarheid
from modellen.dagdelen import UREN_PER_DAGDEEL, Dag, Dagdeel, Dagdelen
from modellen.klantprofiel.model import Klantprofiel
from modellen.waarden import MAX_UREN_PER_WEEK
from vacatures.werk import Werk

_VI1 = FML_PER_CODE["VI-1"]
_VI3 = FML_PER_CODE["VI-3"]
_AVOND_BIT = _VI1.optie_bit("avond")
_NACHT_BIT = _VI1.optie_bit("nacht")
AVONDEN = Dagdelen.blok(Dag, (Dagdeel.AVOND,))
NACHTEN = Dagdelen.blok(Dag, (Dagdeel.NACHT,))


def geldige_fml(klant: KlantKolommen, vandaag: int) -> npt.NDArray[np.int16]:
    """FML values with everything that is no longer valid made unknown; int16 [m, 64]."""
    return np.where(klant.fml_tot >= vandaag, klant.fml, np.int16(ONBEKEND))


def urengrens(belastbaarheid: Belastbaarheid, omgeving: Omgeving) -> tuple[bool, float | None]:
    """Whether VI-3 is known today, and the hours a week it allows (``None`` = no limit)."""
    oordeel = belastbaarheid.geldig_oordeel("VI-3", omgeving.vandaag)
    if oordeel is None:
        return False, None
    return True, UREN_PER_WEEK_BIJ_NIVEAU.get(oordeel.niveau or 0)


class UrenConstraint(Constraint):
    """The band of hours of the job and that of the klant must meet.

    Missing data: an unknown wish, limit or number of hours is an aandachtspunt, unless what is
    known cannot meet. Sensitive: the cap comes from a health limit, so its reasons are for
    klant and coach only.
    """

    naam = "uren"
    titel = "Uren per week"
    is_gevoelig = True
    leest_klant = ("uren_min", "uren_max", "fml", "fml_tot")
    leest_werk = ("uren_min", "uren_max")

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair."""
        bekend, cap = urengrens(profiel.belastbaarheid, omgeving)
        wens, baan = profiel.klant.uren, werk.uren
        hoog = min(h for h in (wens.maximum, cap, MAX_UREN_PER_WEEK) if h is not None)
        gegevens: dict[str, Gegeven] = {"klant": str(wens), "werk": str(baan), "grens": cap}
        if baan.minimum is not None and baan.minimum > hoog:
            door_cap = cap is not None and hoog == cap and (wens.maximum or hoog + 1) > cap
            code = "uren_boven_belastbaarheid" if door_cap else "uren_te_veel"
            return een_reden(self.naam, Reden(code, Uitkomst.ONGESCHIKT, gegevens))
        laag = wens.minimum if wens.minimum is not None and wens.minimum <= hoog else 0.0
        if baan.maximum is not None and baan.maximum < laag:
            return een_reden(self.naam, Reden("uren_te_weinig", Uitkomst.ONGESCHIKT, gegevens))
        redenen = list(self._open_punten(profiel, werk, bekend=bekend, hoog=hoog))
        if not redenen:
            redenen = [Reden("uren_passen", Uitkomst.GESCHIKT, gegevens)]
        return Oordeel(self.naam, min(r.uitkomst for r in redenen), tuple(redenen))

    def _open_punten(
        self, profiel: Klantprofiel, werk: Werk, *, bekend: bool, hoog: float
    ) -> list[Reden]:
        wens, baan = profiel.klant.uren, werk.uren
        redenen = []
        if not bekend:
            redenen.append(Reden("urengrens_onbekend", Uitkomst.AANDACHTSPUNT, vraag_aan="klant"))
        if wens.minimum is None or wens.maximum is None:
            redenen.append(Reden("urenwens_onbekend", Uitkomst.AANDACHTSPUNT, vraag_aan="klant"))
        elif wens.minimum > hoog:
            gegevens: dict[str, Gegeven] = {"klant": str(wens), "grens": hoog}
            redenen.append(Reden("urenwens_boven_grens", Uitkomst.AANDACHTSPUNT, gegevens, "klant"))
        laag = wens.minimum or 0.0
        bekende_kanten = [u for u in (baan.minimum, baan.maximum) if u is not None]
        zeker = len(bekende_kanten) == 2 or any(laag <= u <= hoog for u in bekende_kanten)
        if not zeker:
            redenen.append(
                Reden("uren_werk_onbekend", Uitkomst.AANDACHTSPUNT, vraag_aan="werkgever")
            )
        return redenen

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        niveau = geldige_fml(klant, omgeving.vandaag.toordinal())[:, _VI3.index]
        cap = np.full(len(klant), np.inf)
        for trede, uren in UREN_PER_WEEK_BIJ_NIVEAU.items():
            cap[niveau == trede] = uren
        hoog = np.fmin(np.fmin(klant.uren_max, cap), MAX_UREN_PER_WEEK)
        laag = np.where(klant.uren_min <= hoog, klant.uren_min, 0.0)  # unknown, or above: 0
        botst = (werk.uren_min > hoog) | (werk.uren_max < laag)
        in_band = ((laag <= werk.uren_min) & (werk.uren_min <= hoog)) | (
            (laag <= werk.uren_max) & (werk.uren_max <= hoog)
        )
        beide = ~np.isnan(werk.uren_min) & ~np.isnan(werk.uren_max)
        klant_klaar = (
            (niveau != ONBEKEND)
            & ~np.isnan(klant.uren_max)
            & (klant.uren_min <= hoog)  # false for nan
        )
        zeker = klant_klaar & (in_band | beide)
        return np.where(botst, 0, np.where(zeker, 2, 1)).astype(np.int8)


class DagdelenConstraint(Constraint):
    """The work must fit in the parts of the week in which the klant can work.

    Missing data: unknown (or empty) dagdelen on either side are an aandachtspunt. Sensitive:
    avond and nacht may be ruled out by a health limit.
    """

    naam = "dagdelen"
    titel = "Dagdelen"
    is_gevoelig = True
    leest_klant = ("dagdelen", "uren_min", "fml", "fml_tot")
    leest_werk = ("dagdelen", "uren_min")

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair."""
        if not profiel.klant.dagdelen:
            return een_reden(
                self.naam, Reden("dagdelen_klant_onbekend", Uitkomst.AANDACHTSPUNT, {}, "klant")
            )
        if not werk.dagdelen:
            reden = Reden("dagdelen_werk_onbekend", Uitkomst.AANDACHTSPUNT, {}, "werkgever")
            return een_reden(self.naam, reden)
        oordeel = profiel.belastbaarheid.geldig_oordeel("VI-1", omgeving.vandaag)
        kan = profiel.klant.dagdelen
        if oordeel is not None and "avond" in (oordeel.opties or ()):
            kan -= AVONDEN
        if oordeel is not None and "nacht" in (oordeel.opties or ()):
            kan -= NACHTEN
        return een_reden(self.naam, self._reden(profiel, werk, kan, vi1_bekend=oordeel is not None))

    def _reden(
        self, profiel: Klantprofiel, werk: Werk, kan: Dagdelen, *, vi1_bekend: bool
    ) -> Reden:
        gevraagd = werk.dagdelen or Dagdelen()
        samen = gevraagd & kan
        gegevens = {"werk": str(gevraagd), "samen": str(samen)}
        laat = len(gevraagd & (AVONDEN | NACHTEN)) > 0
        if gevraagd.is_deel_van(kan):
            if vi1_bekend or not laat:
                return Reden("dagdelen_passen", Uitkomst.GESCHIKT, gegevens)
            return Reden("late_dienst_bespreken", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
        if len(samen) == 0:
            return Reden("dagdelen_botsen", Uitkomst.ONGESCHIKT, gegevens)
        nodig = max(werk.uren.minimum or 0.0, profiel.klant.uren.minimum or 0.0)
        if len(samen) * UREN_PER_DAGDEEL < nodig:
            gegevens["nodig"] = f"{nodig:g}"
            return Reden("dagdelen_te_weinig", Uitkomst.ONGESCHIKT, gegevens)
        return Reden("dagdelen_deels", Uitkomst.AANDACHTSPUNT, gegevens, "werkgever")

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        uit, uren = _samen(klant, werk.dagdelen, omgeving)
        return np.where(uren < _nodig(klant, werk.uren_min), np.int8(0), uit)

    def bereid_voor(self, werk: WerkKolommen) -> Voorbereid:
        """Each pattern of the week once."""
        return DagdelenPerPatroon(werk)


class DagdelenPerPatroon:
    """Rows by their pattern of the week, of which there are few; hours are compared per row."""

    def __init__(self, werk: WerkKolommen) -> None:
        self._patronen, self._patroon = np.unique(werk.dagdelen, return_inverse=True)
        self._uren_min = werk.uren_min

    def uitkomsten(self, klant: KlantKolommen, omgeving: Omgeving) -> Uitkomsten:
        """See ``Voorbereid.uitkomsten``."""
        uit, uren = _samen(klant, self._patronen, omgeving)
        te_weinig = uren.take(self._patroon) < _nodig(klant, self._uren_min)
        return np.where(te_weinig, np.int8(0), uit.take(self._patroon))


def _samen(
    klant: KlantKolommen, dagdelen: npt.NDArray[np.int32], omgeving: Omgeving
) -> tuple[Uitkomsten, npt.NDArray[np.float64]]:
    """Outcomes as far as the hours suffice, and the hours a week that both have in common.

    The hours are infinite where the outcome does not depend on them, and -1 where nothing is in
    common, which is never enough.
    """
    vi1 = geldige_fml(klant, omgeving.vandaag.toordinal())[:, _VI1.index]
    bekend = vi1 != ONBEKEND
    kan = klant.dagdelen.copy()
    kan[bekend & ((vi1 & _AVOND_BIT) != 0)] &= ~AVONDEN.bits
    kan[bekend & ((vi1 & _NACHT_BIT) != 0)] &= ~NACHTEN.bits
    samen = kan & dagdelen
    binnen = (dagdelen & ~kan) == 0
    laat = (dagdelen & (AVONDEN | NACHTEN).bits) != 0
    onbekend = (klant.dagdelen == ONBEKEND) | (dagdelen == ONBEKEND)
    uren = np.where(samen == 0, -1.0, np.bitwise_count(samen) * float(UREN_PER_DAGDEEL))
    past = binnen & (bekend | ~laat) & ~onbekend
    return np.where(past, np.int8(2), np.int8(1)), np.where(onbekend | binnen, np.inf, uren)


def _nodig(klant: KlantKolommen, uren_min: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Hours a week that must be found: the higher known low end of job and wish, or 0."""
    return np.asarray(np.fmax(uren_min, np.fmax(klant.uren_min, 0.0)))
