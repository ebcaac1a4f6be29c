"""Belastbaarheid against belasting on the FML items (besluit 0003)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.constraints.basis import Constraint, Omgeving, Uitkomsten, Voorbereid
from matching.constraints.tijden import geldige_fml
from matching.kolommen import IS_KEUZE, IS_SCHAAL, ONBEKEND, KlantKolommen, WerkKolommen
from matching.oordeel import Gegeven, Oordeel, Reden, Uitkomst
from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from modellen.belastbaarheid.model import Itemoordeel
from modellen.klantprofiel.model import Klantprofiel
from vacatures.belasting.model import BOVEN_NORMAAL, Belastingitem
from vacatures.werk import Werk

ELDERS_BEOORDEELD = frozenset({"VI-1", "VI-3"})
"""Items that the constraints dagdelen and uren judge."""

BEOORDEELDE_ITEMS = tuple(
    i for i in FML if i.soort is not FmlSoort.KENMERK and i.code not in ELDERS_BEOORDEELD
)
_TELT = np.array([i in BEOORDEELDE_ITEMS for i in FML])
_SCHAAL = IS_SCHAAL & _TELT
_KEUZE = IS_KEUZE & _TELT
HOOGSTE = np.array([i.hoogste_niveau for i in FML], dtype=np.int16)
BESPREEK = np.array([i.bespreek_masker for i in FML], dtype=np.int16)
_PER_KEER = 4096
"""Rows judged at a time, so that the work arrays stay in the processor's cache."""


class BelastbaarheidConstraint(Constraint):
    """What the klant can bear, item by item, against what the job asks.

    Missing data: an item that nobody judged, or a load that nobody stated for an item on which
    the klant is limited, is an aandachtspunt; so is a load that is only estimated.
    """

    naam = "belastbaarheid"
    titel = "Belastbaarheid"
    is_gevoelig = True
    leest_klant = ("fml", "fml_tot")
    leest_werk = ("belasting", "geschat")

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair; the reasons name each item that is not simply suitable."""
        redenen = []
        for fml_item in BEOORDEELDE_ITEMS:
            kan = profiel.belastbaarheid.geldig_oordeel(fml_item.code, omgeving.vandaag)
            reden = self.reden_voor_item(fml_item, kan, werk.belasting.items.get(fml_item.code))
            if reden is not None:
                redenen.append(reden)
        if not redenen:
            bekend = not werk.belasting.is_onbekend
            code = "belasting_past" if bekend else "normaal_belastbaar"
            redenen.append(Reden(code, Uitkomst.GESCHIKT))
        return Oordeel(self.naam, min(r.uitkomst for r in redenen), tuple(redenen))

    def reden_voor_item(
        self, fml_item: FmlItem, kan: Itemoordeel | None, vraagt: Belastingitem | None
    ) -> Reden | None:
        """Why one item is not ``geschikt``, or ``None`` when it is."""
        if fml_item.soort is FmlSoort.SCHAAL:
            return _schaal(fml_item, kan, vraagt)
        return _keuze(fml_item, kan, vraagt)

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        kan = geldige_fml(klant, omgeving.vandaag.toordinal())
        uit = np.empty(np.broadcast_shapes((len(kan),), (len(werk),)), dtype=np.int8)
        for i in range(0, len(uit), _PER_KEER):
            deel = slice(i, i + _PER_KEER)
            k = kan if len(kan) == 1 else kan[deel]
            b, geschat = werk.belasting, werk.geschat
            if len(b) != 1:
                b, geschat = b[deel], geschat[deel]
            uit[deel] = item_uitkomsten(k, b, geschat).min(axis=-1)
        return uit

    def bereid_voor(self, werk: WerkKolommen) -> Voorbereid:
        """Each load of each item once, with the rows that have it."""
        return BelastingPerWaarde(werk.belasting, werk.geschat)


class BelastingPerWaarde:
    """Rows by what they ask: of each item the different loads, and which rows have each of them.

    An item asks one of a few loads, so one klant is held against some hundreds of loads instead
    of 64 for every row; the rows of the loads that fail are then put together, 64 rows in a word.

    Args:
        belasting: int16 [n, 64]. geschat: bool [n, 64].
    """

    def __init__(self, belasting: npt.NDArray[np.int16], geschat: npt.NDArray[np.bool_]) -> None:
        self._aantal = len(belasting)
        items, loads, rijen = [], [], []
        for item in (*np.flatnonzero(_SCHAAL), *np.flatnonzero(_KEUZE)):
            samen = belasting[:, item].astype(np.int32) * 2 + geschat[:, item]
            for load in np.unique(samen):
                items.append(item)
                loads.append(load)
                rijen.append(_als_woorden(samen == load))
        self._item = np.array(items, dtype=np.intp)
        self._vraagt = (np.array(loads, dtype=np.int32) >> 1).astype(np.int16)
        self._geschat = (np.array(loads, dtype=np.int32) & 1).astype(bool)
        self._schalen = int(IS_SCHAAL[self._item].sum())
        self._rijen = np.array(rijen, dtype=np.uint64).reshape(len(items), -1)

    def uitkomsten(self, klant: KlantKolommen, omgeving: Omgeving) -> Uitkomsten:
        """See ``Voorbereid.uitkomsten``."""
        kan = geldige_fml(klant, omgeving.vandaag.toordinal())[0][self._item]
        schaal, keuze = slice(0, self._schalen), slice(self._schalen, None)
        per_load = np.concatenate(
            [
                schaal_uitkomsten(
                    kan[schaal],
                    self._vraagt[schaal],
                    self._geschat[schaal],
                    hoogste=HOOGSTE[self._item[schaal]],
                ),
                keuze_uitkomsten(
                    kan[keuze],
                    self._vraagt[keuze],
                    self._geschat[keuze],
                    bespreek=BESPREEK[self._item[keuze]],
                ),
            ]
        )
        uit = np.where(self._met(per_load == Uitkomst.AANDACHTSPUNT), np.int8(1), np.int8(2))
        uit[self._met(per_load == Uitkomst.ONGESCHIKT)] = 0
        return uit

    def _met(self, loads: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Rows that ask at least one of these loads."""
        woorden = np.bitwise_or.reduce(self._rijen[loads], axis=0)
        bits = np.unpackbits(woorden.view(np.uint8), count=self._aantal, bitorder="little")
        return bits.view(np.bool_)


def _als_woorden(rijen: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint64]:
    """A bit per row, uint64 [ceil(n / 64)]."""
    bits = np.packbits(rijen, bitorder="little")
    return np.pad(bits, (0, -len(bits) % 8)).view(np.uint64)


def item_uitkomsten(
    kan: npt.NDArray[np.int16], vraagt: npt.NDArray[np.int16], geschat: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int8]:
    """Outcome per row and judged item.

    Args:
        kan: int16 [m, 64] of persons, expired values already unknown.
        vraagt: int16 [n, 64] of jobs. m and n broadcast.
        geschat: bool [n, 64].

    Returns:
        int8 [rows, items], scale items first, then choice items.
    """
    schaal = schaal_uitkomsten(
        kan[:, _SCHAAL], vraagt[:, _SCHAAL], geschat[:, _SCHAAL], hoogste=HOOGSTE[_SCHAAL]
    )
    keuze = keuze_uitkomsten(
        kan[:, _KEUZE], vraagt[:, _KEUZE], geschat[:, _KEUZE], bespreek=BESPREEK[_KEUZE]
    )
    return np.concatenate([schaal, keuze], axis=-1)


def schaal_uitkomsten(
    k: npt.NDArray[np.int16],
    b: npt.NDArray[np.int16],
    geschat: npt.NDArray[np.bool_],
    *,
    hoogste: npt.NDArray[np.int16],
) -> npt.NDArray[np.int8]:
    """Outcomes on scale items of which ``hoogste`` is the highest level; all broadcast."""
    k_weet, b_weet = k != ONBEKEND, b != ONBEKEND
    normaal = k == 0
    boven = b == BOVEN_NORMAAL
    vast = b_weet & ~geschat
    goed = (normaal & ~boven) | (vast & ~k_weet & (b == hoogste)) | (vast & k_weet & (k <= b))
    fout = vast & k_weet & ~normaal & (k > b)
    return np.where(goed, 2, np.where(fout, 0, 1)).astype(np.int8)


def keuze_uitkomsten(
    k: npt.NDArray[np.int16],
    b: npt.NDArray[np.int16],
    geschat: npt.NDArray[np.bool_],
    *,
    bespreek: npt.NDArray[np.int16],
) -> npt.NDArray[np.int8]:
    """Outcomes on choice items; ``bespreek`` are the options always to be discussed."""
    k_weet = k != ONBEKEND
    vast = (b != ONBEKEND) & ~geschat
    botst = (k & b & ~bespreek) != 0
    bespreken = (k & bespreek) != 0
    goed = (
        (k == 0)
        | (vast & ~k_weet & (b == 0) & (bespreek == 0))
        | (vast & k_weet & ~botst & ~bespreken)
    )
    fout = vast & k_weet & botst
    return np.where(goed, 2, np.where(fout, 0, 1)).astype(np.int8)


def _schaal(
    fml_item: FmlItem, kan: Itemoordeel | None, vraagt: Belastingitem | None
) -> Reden | None:
    gegevens: dict[str, Gegeven] = {"item": fml_item.code}
    if kan is None:
        hoogste = fml_item.hoogste_niveau
        if vraagt is not None and not vraagt.is_geschat and vraagt.niveau == hoogste:
            return None
        return Reden("item_niet_beoordeeld", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
    niveau = kan.niveau or 0
    gegevens["niveau"] = niveau
    if vraagt is None:
        if niveau == 0:
            return None
        return Reden("belasting_onbekend", Uitkomst.AANDACHTSPUNT, gegevens, "werkgever")
    eis = vraagt.niveau or 0
    gegevens["eis"] = eis
    if niveau == 0:
        if eis != BOVEN_NORMAAL:
            return None
        return Reden("meer_dan_normaal", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
    if vraagt.is_geschat:
        return Reden("belasting_geschat", Uitkomst.AANDACHTSPUNT, gegevens, "werkgever")
    if niveau <= eis:
        return None
    return Reden("belasting_te_zwaar", Uitkomst.ONGESCHIKT, gegevens)


def _keuze(
    fml_item: FmlItem, kan: Itemoordeel | None, vraagt: Belastingitem | None
) -> Reden | None:
    gegevens: dict[str, Gegeven] = {"item": fml_item.code}
    if kan is None:
        bespreekbaar = any(o.altijd_bespreken for o in fml_item.opties)
        vraagt_niets = vraagt is not None and not vraagt.is_geschat and not vraagt.opties
        if vraagt_niets and not bespreekbaar:
            return None
        return Reden("item_niet_beoordeeld", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
    beperkt = kan.opties or frozenset()
    if not beperkt:
        return None
    gegevens["opties"] = ",".join(sorted(beperkt))
    if vraagt is None:
        return Reden("belasting_onbekend", Uitkomst.AANDACHTSPUNT, gegevens, "werkgever")
    if vraagt.is_geschat:
        return Reden("belasting_geschat", Uitkomst.AANDACHTSPUNT, gegevens, "werkgever")
    te_bespreken = {o.code for o in fml_item.opties if o.altijd_bespreken}
    botst = (beperkt & (vraagt.opties or frozenset())) - te_bespreken
    if botst:
        gegevens["botst"] = ",".join(sorted(botst))
        return Reden("belasting_botst", Uitkomst.ONGESCHIKT, gegevens)
    if beperkt & te_bespreken:
        return Reden("altijd_bespreken", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
    return None
