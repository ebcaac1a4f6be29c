"""Belastbaarheid against belasting on the FML items (besluit 0003)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.constraints.basis import Constraint, Omgeving, Uitkomsten
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
_HOOGSTE = np.array([i.hoogste_niveau for i in FML], dtype=np.int16)[_SCHAAL]
_BESPREEK = np.array([i.bespreek_masker for i in FML], dtype=np.int16)[_KEUZE]
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
    schaal = _schaal_uitkomsten(kan[:, _SCHAAL], vraagt[:, _SCHAAL], geschat[:, _SCHAAL])
    keuze = _keuze_uitkomsten(kan[:, _KEUZE], vraagt[:, _KEUZE], geschat[:, _KEUZE])
    return np.concatenate([schaal, keuze], axis=-1)


def _schaal_uitkomsten(
    k: npt.NDArray[np.int16], b: npt.NDArray[np.int16], geschat: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int8]:
    k_weet, b_weet = k != ONBEKEND, b != ONBEKEND
    normaal = k == 0
    boven = b == BOVEN_NORMAAL
    vast = b_weet & ~geschat
    goed = (normaal & ~boven) | (vast & ~k_weet & (b == _HOOGSTE)) | (vast & k_weet & (k <= b))
    fout = vast & k_weet & ~normaal & (k > b)
    return np.where(goed, 2, np.where(fout, 0, 1)).astype(np.int8)


def _keuze_uitkomsten(
    k: npt.NDArray[np.int16], b: npt.NDArray[np.int16], geschat: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int8]:
    k_weet = k != ONBEKEND
    vast = (b != ONBEKEND) & ~geschat
    botst = (k & b & ~_BESPREEK) != 0
    bespreken = (k & _BESPREEK) != 0
    goed = (
        (k == 0)
        | (vast & ~k_weet & (b == 0) & (_BESPREEK == 0))
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
