"""Columns: what constraints and ranking read, as arrays with one row per klant or werk.

A kernel gets klant columns and werk columns whose leading axes broadcast: one klant against n
werken, n klanten against one werk, or n aligned pairs. Unknown is a value of its own in every
column: ``nan`` for float columns, ``ONBEKEND`` for whole numbers. Codes of organisations and
werkgevers are 63-bit hashes, so that two sets of columns need no common dictionary.

``GROEPEN``: a constraint or a part of the ranking reads columns of one group only (besluit 0013).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from modellen.belastbaarheid.fml import AANTAL_ITEMS, FML, FmlSoort
from modellen.belastbaarheid.model import Belastbaarheid, Itemoordeel
from modellen.klant.model import Klant, KlantStatus
from modellen.klantprofiel.ervaring import find_ervaring
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Branche, Certificaat, Rijbewijs, Vervoermiddel
from modellen.plaats.buitenland import find_gebied
from modellen.plaats.grens import GEBIEDEN_MET_GRENS, afstand_tot_gebied
from modellen.plaats.plaats import Plaatsregister
from modellen.waarden import UrenPerWeek
from modellen.werksoort.woorden import WERKSOORTEN
from vacatures.belasting.model import Belasting, Belastingitem
from vacatures.beroep.riasec import find_riasec
from vacatures.kenmerken import Contractvorm, Werkplek
from vacatures.werk import Werk, WerkSoort

ONBEKEND = -100
"""Unknown, in every whole-number column; below any level, rank or mask."""

NOOIT = date.max.toordinal()
"""Ordinal used where there is no last day."""

MEESTE_POSITIES = 1000
"""More openings of one vacature than this are counted as so many."""

GEBIEDEN = ("NL", *GEBIEDEN_MET_GRENS)
"""Areas with a known border; index in the column ``gebied``. Others are ``len(GEBIEDEN)``."""

Array = npt.NDArray[Any]

_BRANCHE_INDEX = {b: i for i, b in enumerate(Branche)}
_RIJBEWIJS_BIT = {r: 1 << i for i, r in enumerate(Rijbewijs)}
_CERTIFICAAT_BIT = {c: 1 << i for i, c in enumerate(Certificaat)}
_SOORT_BIT = {naam: 1 << i for i, naam in enumerate(WERKSOORTEN)}
WERKSOORT_INDEX = {s: i for i, s in enumerate(WerkSoort)}
CONTRACTVORM_INDEX = {c: i for i, c in enumerate(Contractvorm)}


def code_hash(code: str | None) -> int:
    """Stable 63-bit number of a code; 0 for ``None`` (unknown)."""
    if code is None:
        return 0
    return int.from_bytes(blake2b(code.encode(), digest_size=8).digest(), "big") >> 1 or 1


_GEEN: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Kolommen:
    """Arrays with the same number of rows; ``nummer`` is the first of them."""

    nummer: Array

    GROEPEN = _GEEN  # every column but `nummer`, once, beside those judged together with it

    def __len__(self) -> int:
        return len(self.nummer)

    def neem(self, rijen: npt.NDArray[np.intp] | npt.NDArray[np.bool_] | slice) -> Self:
        """The same columns with only these rows."""
        return type(self)(**{naam: kolom[rijen] for naam, kolom in self.als_dict().items()})

    def als_dict(self) -> dict[str, Array]:
        """Columns by name, for storage; shared, not copied."""
        return {veld.name: getattr(self, veld.name) for veld in fields(self)}

    @classmethod
    def get_groep(cls, veld: str) -> int:
        """Place in ``GROEPEN`` of the group that has this column."""
        return next(i for i, groep in enumerate(cls.GROEPEN) if veld in groep)

    @classmethod
    def met_alleen(cls, bekend: Mapping[str, Array], vorm: Mapping[str, Array]) -> Self:
        """Rows of which only some columns are known; the others are unknown and take no room.

        Args:
            bekend: columns by name, all of u rows.
            vorm: any arrays of the other columns, for their type and width.
        """
        (rijen,) = {len(kolom) for kolom in bekend.values()}
        anders = {
            naam: np.broadcast_to(_niets(kolom.dtype), (rijen, *kolom.shape[1:]))
            for naam, kolom in vorm.items()
            if naam not in bekend
        }
        return cls(**anders, **bekend)

    @classmethod
    def voeg_samen(cls, delen: Sequence[Self]) -> Self:
        """All rows of all parts in order; padded 2-D columns are widened to the widest."""
        kolommen = {}
        for veld in fields(cls):
            stukken = [getattr(deel, veld.name) for deel in delen]
            kolommen[veld.name] = np.concatenate(even_breed(stukken))
        return cls(**kolommen)


@dataclass(frozen=True, slots=True)
class KlantKolommen(Kolommen):
    """Columns of m klanten. Shapes are [m] unless said otherwise.

    nummer: str. organisatie: int64 hash. actief: bool. lat, lon: float64 degrees.
    grens_km: float64 [m, g], lower bound of the distance to each of ``GEBIEDEN`` in km.
    vervoer: int16 [m, 4], limit in minutes by ``Vervoermiddel``; 0 = not used.
    uren_min, uren_max: float64 hours a week. dagdelen: int32 bits; an empty set is unknown.
    taal, opleiding: int16 rank.
    rijbewijzen: int32, certificaten: int64, bits of what is held, inclusions counted.
    zonder_branches: int64 bits. zonder_werkgevers: int64 [m, e] hashes, 0 = padding.
    fml: int16 [m, 64], level or option mask. fml_tot: int32 [m, 64], last valid day (ordinal).
    riasec: float32 [m, 6].
    ervaring: int64 bits of the kinds of work (``werksoorten``) done before; ervaring_recent: of
        those, what was done in the last five years.
    """

    organisatie: Array
    actief: Array
    lat: Array
    lon: Array
    grens_km: Array
    vervoer: Array
    uren_min: Array
    uren_max: Array
    dagdelen: Array
    taal: Array
    opleiding: Array
    rijbewijzen: Array
    certificaten: Array
    zonder_branches: Array
    zonder_werkgevers: Array
    fml: Array
    fml_tot: Array
    riasec: Array
    ervaring: Array
    ervaring_recent: Array

    GROEPEN = (
        ("organisatie", "actief"),
        ("lat", "lon", "grens_km", "vervoer"),
        ("uren_min", "uren_max", "dagdelen", "fml", "fml_tot"),
        ("taal", "opleiding", "rijbewijzen", "certificaten"),
        ("zonder_branches", "zonder_werkgevers"),
        ("riasec",),
        ("ervaring", "ervaring_recent"),
    )

    @classmethod
    def van(cls, profielen: Sequence[Klantprofiel], register: Plaatsregister) -> Self:
        """Columns of these profiles, in their order."""
        klanten = [p.klant for p in profielen]
        ervaring = [find_ervaring(p) for p in profielen]
        lat, lon = _coordinaten(
            [k.postcode.cijfers if k.postcode else None for k in klanten], register
        )
        return cls(
            nummer=_nummers([k.nummer for k in klanten]),
            organisatie=_int64(code_hash(k.organisatie) for k in klanten),
            actief=np.array([k.status is KlantStatus.ACTIEF for k in klanten], dtype=bool),
            lat=lat,
            lon=lon,
            grens_km=_grensafstanden(lat, lon),
            vervoer=_vervoer(klanten),
            uren_min=_uren([k.uren for k in klanten], "minimum"),
            uren_max=_uren([k.uren for k in klanten], "maximum"),
            dagdelen=_of_onbekend((k.dagdelen.bits if k.dagdelen else None for k in klanten), "i4"),
            taal=_of_onbekend((k.taalniveau.rang if k.taalniveau else None for k in klanten), "i2"),
            opleiding=_of_onbekend(
                (k.opleiding.rang if k.opleiding else None for k in klanten), "i2"
            ),
            rijbewijzen=_of_onbekend(
                (_masker(k.rijbewijzen_met_omvang, _RIJBEWIJS_BIT) for k in klanten), "i4"
            ),
            certificaten=_of_onbekend(
                (_masker(k.certificaten_met_omvang, _CERTIFICAAT_BIT) for k in klanten), "i8"
            ),
            zonder_branches=_int64(
                sum(1 << _BRANCHE_INDEX[b] for b in k.uitgesloten_branches) for k in klanten
            ),
            zonder_werkgevers=_opgevuld(
                [sorted(code_hash(w) for w in k.uitgesloten_werkgevers) for k in klanten]
            ),
            fml=_rijen([_fml_van_klant(p.belastbaarheid) for p in profielen], np.int16),
            fml_tot=_rijen([_fml_tot(p.belastbaarheid) for p in profielen], np.int32),
            riasec=_riasec_rijen([p.riasec.als_array() if p.riasec else None for p in profielen]),
            ervaring=_of_onbekend((_masker(e.soorten, _SOORT_BIT) for e in ervaring), "i8"),
            ervaring_recent=_of_onbekend((_masker(e.recent, _SOORT_BIT) for e in ervaring), "i8"),
        )


@dataclass(frozen=True, slots=True)
class WerkKolommen(Kolommen):
    """Columns of n werken. Shapes are [n] unless said otherwise.

    nummer: str. soort: int8 index of ``WerkSoort``. werkgever: int64 hash, 0 unknown.
    branche: int16 index. actief: bool. sluit_op: int32 ordinal. voor_allen: bool.
    zichtbaar: int64 [n, z] hashes, 0 = padding. lat, lon: float64.
    gebied: int8 index of ``GEBIEDEN``.
    uren_min, uren_max: float64. dagdelen: int32 bits.
    eis_taal, eis_opleiding: int16 rank. eis_rijbewijzen: int32, eis_certificaten: int64 bits.
    belasting: int16 [n, 64]; geschat: bool [n, 64], true where the value is an estimate.
    riasec: float32 [n, 6] of the occupation.
    contractvorm: int8 index of ``Contractvorm``. posities: int16. geplaatst_op: int32 ordinal.
    """

    soort: Array
    werkgever: Array
    branche: Array
    actief: Array
    sluit_op: Array
    voor_allen: Array
    zichtbaar: Array
    lat: Array
    lon: Array
    gebied: Array
    uren_min: Array
    uren_max: Array
    dagdelen: Array
    eis_taal: Array
    eis_opleiding: Array
    eis_rijbewijzen: Array
    eis_certificaten: Array
    belasting: Array
    geschat: Array
    riasec: Array
    contractvorm: Array
    posities: Array
    geplaatst_op: Array

    GROEPEN = (
        ("soort", "actief", "sluit_op", "voor_allen", "zichtbaar"),
        ("lat", "lon", "gebied"),
        ("uren_min", "uren_max", "dagdelen"),
        ("eis_taal", "eis_opleiding", "eis_rijbewijzen", "eis_certificaten"),
        ("belasting", "geschat"),
        ("werkgever", "branche"),
        ("riasec",),
        ("contractvorm", "posities", "geplaatst_op"),
    )

    @classmethod
    def van(cls, werken: Sequence[Werk], register: Plaatsregister) -> Self:
        """Columns of these werken, in their order."""
        lat, lon = _coordinaten(
            [None if w.plek.is_buitenland else w.plek.pc4 for w in werken], register
        )
        eisen = [w.eisen for w in werken]
        return cls(
            nummer=_nummers([w.nummer for w in werken]),
            soort=np.array([WERKSOORT_INDEX[w.soort] for w in werken], dtype=np.int8),
            werkgever=_int64(code_hash(w.werkgever) for w in werken),
            branche=_of_onbekend((_index(w.branche) for w in werken), "i2"),
            actief=np.array([w.is_actief for w in werken], dtype=bool),
            sluit_op=np.array(
                [w.sluit_op.toordinal() if w.sluit_op else NOOIT for w in werken], dtype=np.int32
            ),
            voor_allen=np.array([w.zichtbaar_voor is None for w in werken], dtype=bool),
            zichtbaar=_opgevuld(
                [sorted(code_hash(o) for o in w.zichtbaar_voor or ()) for w in werken]
            ),
            lat=lat,
            lon=lon,
            gebied=np.array([_gebied_index(w.plek) for w in werken], dtype=np.int8),
            uren_min=_uren([w.uren for w in werken], "minimum"),
            uren_max=_uren([w.uren for w in werken], "maximum"),
            dagdelen=_of_onbekend((w.dagdelen.bits if w.dagdelen else None for w in werken), "i4"),
            eis_taal=_of_onbekend((e.taal.rang if e.taal else None for e in eisen), "i2"),
            eis_opleiding=_of_onbekend(
                (e.opleiding.rang if e.opleiding else None for e in eisen), "i2"
            ),
            eis_rijbewijzen=_of_onbekend(
                (_masker(e.rijbewijzen, _RIJBEWIJS_BIT) for e in eisen), "i4"
            ),
            eis_certificaten=_of_onbekend(
                (_masker(e.certificaten, _CERTIFICAAT_BIT) for e in eisen), "i8"
            ),
            belasting=_rijen([_fml_van_werk(w.belasting) for w in werken], np.int16),
            geschat=_rijen([_geschat(w.belasting) for w in werken], np.bool_),
            riasec=_riasec_rijen([_riasec_van_beroep(w.isco) for w in werken]),
            contractvorm=_of_onbekend(
                (CONTRACTVORM_INDEX[w.contractvorm] if w.contractvorm else None for w in werken),
                "i1",
            ),
            posities=_of_onbekend(
                (min(w.posities, MEESTE_POSITIES) if w.posities else None for w in werken), "i2"
            ),
            geplaatst_op=_of_onbekend(
                (w.geplaatst_op.toordinal() if w.geplaatst_op else None for w in werken), "i4"
            ),
        )


def _fml_van_klant(belastbaarheid: Belastbaarheid) -> list[int]:
    return [_fml_waarde(belastbaarheid.oordelen.get(i.code)) for i in FML]


def _fml_tot(belastbaarheid: Belastbaarheid) -> list[int]:
    oordelen = (belastbaarheid.oordelen.get(i.code) for i in FML)
    return [o.geldig_tot.toordinal() if o and o.geldig_tot else NOOIT for o in oordelen]


def _fml_van_werk(belasting: Belasting) -> list[int]:
    return [_fml_waarde(belasting.items.get(i.code)) for i in FML]


def _geschat(belasting: Belasting) -> list[bool]:
    gevonden = (belasting.items.get(i.code) for i in FML)
    return [b is not None and b.is_geschat for b in gevonden]


def _fml_waarde(waarde: Itemoordeel | Belastingitem | None) -> int:
    if waarde is None:
        return ONBEKEND
    if waarde.niveau is not None:
        return waarde.niveau
    fml_item = _FML_ITEMS[waarde.code]
    return fml_item.opties_als_masker(waarde.opties or frozenset())


_FML_ITEMS = {i.code: i for i in FML}
IS_SCHAAL = np.array([i.soort is FmlSoort.SCHAAL for i in FML])
IS_KEUZE = np.array([i.soort is FmlSoort.KEUZE for i in FML])


def _riasec_van_beroep(isco: str | None) -> npt.NDArray[np.float32] | None:
    gevonden = find_riasec(isco)
    return gevonden.riasec.als_array() if gevonden else None


def _riasec_rijen(rijen: Sequence[npt.NDArray[np.float32] | None]) -> Array:
    leeg = np.full(6, np.nan, dtype=np.float32)
    return _rijen([leeg if rij is None else rij for rij in rijen], np.float32, breedte=6)


def _coordinaten(pc4s: Sequence[int | None], register: Plaatsregister) -> tuple[Array, Array]:
    plaatsen = [register.find_pc4(pc4) if pc4 is not None else None for pc4 in pc4s]
    lat = np.array([p.breedtegraad if p else np.nan for p in plaatsen], dtype=np.float64)
    lon = np.array([p.lengtegraad if p else np.nan for p in plaatsen], dtype=np.float64)
    return lat, lon


def _grensafstanden(lat: Array, lon: Array) -> Array:
    kolommen = [np.zeros_like(lat)]
    kolommen += [np.asarray(afstand_tot_gebied(lat, lon, gebied)) for gebied in GEBIEDEN[1:]]
    return np.stack(kolommen, axis=1)


def _vervoer(klanten: Sequence[Klant]) -> Array:
    rijen = [[k.vervoer.get(v, 0) for v in Vervoermiddel] for k in klanten]
    return _rijen(rijen, np.int16, breedte=len(Vervoermiddel))


def _uren(banden: Sequence[UrenPerWeek], kant: str) -> Array:
    waarden = (getattr(band, kant) for band in banden)
    return np.array([np.nan if w is None else w for w in waarden], dtype=np.float64)


def _niets(dtype: np.dtype[Any]) -> Array:
    """Unknown, in a column of this type."""
    leeg = {"f": np.nan, "i": ONBEKEND, "b": False, "U": ""}
    return np.array(leeg[dtype.kind], dtype=dtype)


def _index(branche: Branche | None) -> int | None:
    return None if branche is None else _BRANCHE_INDEX[branche]


def _gebied_index(plek: Werkplek) -> int:
    if not plek.is_buitenland:
        return 0
    gebied = find_gebied(plek.land or "", plek.plaatsnaam)
    return GEBIEDEN.index(gebied) if gebied in GEBIEDEN else len(GEBIEDEN)


def _masker(codes: frozenset[Any] | None, bits: Mapping[Any, int]) -> int | None:
    return None if codes is None else sum(bits[c] for c in codes)


def _of_onbekend(waarden: Iterable[int | None], dtype: str) -> Array:
    return np.array([ONBEKEND if w is None else w for w in waarden], dtype=dtype)


def _int64(waarden: Iterable[int]) -> Array:
    return np.fromiter(waarden, dtype=np.int64)


def _nummers(nummers: Sequence[str]) -> Array:
    return np.array(nummers, dtype=np.str_) if nummers else np.empty(0, dtype="<U1")


def _rijen(rijen: Sequence[Any], dtype: Any, *, breedte: int = AANTAL_ITEMS) -> Array:
    return np.array(rijen, dtype=dtype).reshape(len(rijen), breedte)


def _opgevuld(rijen: Sequence[Sequence[int]]) -> Array:
    breedte = max((len(r) for r in rijen), default=0) or 1
    uit = np.zeros((len(rijen), breedte), dtype=np.int64)
    for i, rij in enumerate(rijen):
        uit[i, : len(rij)] = rij
    return uit


def even_breed(stukken: Sequence[Array]) -> Sequence[Array]:
    """Parts of one column; padded 2-D ones are widened to the widest."""
    if stukken[0].ndim == 1:
        return stukken
    breedte = max(s.shape[1] for s in stukken)
    if all(s.shape[1] == breedte for s in stukken):
        return stukken
    return [np.pad(s, ((0, 0), (0, breedte - s.shape[1]))) for s in stukken]
