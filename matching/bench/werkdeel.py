"""Synthetic vacatures in which place, occupation, hours and load hang together.

Rows are drawn in blocks, each from its own seed: the first 100,000 rows of a million are the same
as those of a set of 100,000.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.bench.land import Land
from matching.bench.soortwerk import OPLEIDING, TAAL, Soortwerk
from matching.kolommen import NOOIT, ONBEKEND, WerkKolommen, code_hash
from modellen.dagdelen import Dag, Dagdeel, Dagdelen

BLOK = 50_000
RUIS = 0.85
"""Length of the noise that is added to an occupation's vector, as a share of it."""

_WERKGEVERS = 60_000
ORGANISATIES = 40
ORGANISATIECODES = np.array([0, *(code_hash(f"org-{i}") for i in range(1, ORGANISATIES))])
"""The columns' code of organisation ``org-1`` and so on; 0 is none."""

_EIGEN_WERK = 0.02
_WERKDAGEN = tuple(Dag)[:5]
_DAGDELEN = np.array(
    [
        Dagdelen.blok(_WERKDAGEN, (Dagdeel.OCHTEND, Dagdeel.MIDDAG)).bits,
        Dagdelen.blok(_WERKDAGEN, (Dagdeel.OCHTEND,)).bits,
        Dagdelen.blok(_WERKDAGEN, (Dagdeel.AVOND,)).bits,
        Dagdelen.blok(tuple(Dag), (Dagdeel.OCHTEND, Dagdeel.MIDDAG)).bits,
        Dagdelen.blok(tuple(Dag), (Dagdeel.OCHTEND, Dagdeel.MIDDAG, Dagdeel.AVOND)).bits,
        Dagdelen.blok(tuple(Dag), tuple(Dagdeel)).bits,
    ],
    dtype=np.int32,
)
_DAGDEELKANS = np.array([[0.75, 0.15, 0.05, 0.05, 0.0, 0.0], [0.3, 0.1, 0.1, 0.2, 0.2, 0.1]])

# How the load of a vacature is known: not at all, estimated, stated, stated in its own words.
_BELASTING_BEKEND = (0.20, 0.50, 0.27, 0.03)
_ONBEKEND, _GESCHAT, _GESTELD, _EIGEN = range(4)

Rng = np.random.Generator
Ints = npt.NDArray[np.int64]
Geheel = npt.NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, slots=True)
class Werkdeel:
    """n rows: columns, vectors float32 [n, d], and what they were drawn from (int32 [n]).

    groep: uniform in 0..99,999 and tied to nothing: a window of it is a filter of a known
    selectivity. beroep: row of ``Soortwerk``. plek: row of the register, -1 unknown. eigen: the
    one organisation that may see the row, 0 = all.
    """

    kolommen: WerkKolommen
    vectoren: npt.NDArray[np.float32]
    groep: npt.NDArray[np.int32]
    beroep: npt.NDArray[np.int32]
    plek: npt.NDArray[np.int32]
    eigen: npt.NDArray[np.int32]

    def tot(self, aantal: int) -> Werkdeel:
        """The first ``aantal`` rows."""
        delen = {veld: getattr(self, veld)[:aantal] for veld in _PER_RIJ}
        return Werkdeel(kolommen=self.kolommen.neem(slice(0, aantal)), **delen)


_PER_RIJ = ("vectoren", "groep", "beroep", "plek", "eigen")


def maak_werk(
    aantal: int,
    *,
    soort: Soortwerk,
    land: Land,
    zaad: int,
    vectoren: npt.NDArray[np.float32] | None = None,
) -> Werkdeel:
    """Draw ``aantal`` vacatures.

    Args:
        vectoren: float32 [aantal, d] to fill, such as a memory map; made when absent.
    """
    breedte = soort.centrum.shape[1]
    uit = np.empty((aantal, breedte), np.float32) if vectoren is None else vectoren
    delen = []
    for begin in range(0, aantal, BLOK):
        rng = np.random.default_rng([zaad, begin // BLOK])
        deel = _blok(rng, begin, soort, land).tot(aantal - begin)
        uit[begin : begin + BLOK] = deel.vectoren
        delen.append(replace(deel, vectoren=uit[:0]))
    return Werkdeel(
        kolommen=WerkKolommen.voeg_samen([deel.kolommen for deel in delen]),
        vectoren=uit,
        groep=np.concatenate([deel.groep for deel in delen]),
        beroep=np.concatenate([deel.beroep for deel in delen]),
        plek=np.concatenate([deel.plek for deel in delen]),
        eigen=np.concatenate([deel.eigen for deel in delen]),
    )


def _blok(rng: Rng, begin: int, soort: Soortwerk, land: Land) -> Werkdeel:
    n = BLOK
    beroep = rng.choice(len(soort.kans), n, p=soort.kans)
    plek = rng.choice(len(land.lat), n, p=land.werkkans)
    vreemd = rng.random(n)
    gebied = np.where(vreemd < 0.004, 1, np.where(vreemd < 0.008, 2, 0)).astype(np.int8)
    zonder_punt = (vreemd < 0.03) | (gebied > 0)
    uren = soort.uren[beroep, rng.integers(0, soort.uren.shape[1], n)]
    uren[rng.random(n) < 0.12] = np.nan
    eigen = np.where(rng.random(n) < _EIGEN_WERK, rng.integers(1, ORGANISATIES, n), 0)
    belasting, geschat = _belasting(rng, beroep, soort)
    kolommen = WerkKolommen(
        nummer=np.array([f"V-{i:08d}" for i in range(begin, begin + n)]),
        soort=np.zeros(n, dtype=np.int8),
        werkgever=_meestal(rng, rng.integers(1, _WERKGEVERS, n), onbekend=0.1, als=0),
        branche=_meestal(rng, soort.branche[beroep], onbekend=0.08, als=ONBEKEND),
        actief=rng.random(n) > 0.02,
        sluit_op=np.full(n, NOOIT, dtype=np.int32),
        voor_allen=eigen == 0,
        zichtbaar=ORGANISATIECODES[eigen][:, None],
        lat=np.where(zonder_punt, np.nan, land.lat[plek]),
        lon=np.where(zonder_punt, np.nan, land.lon[plek]),
        gebied=gebied,
        uren_min=uren[:, 0].copy(),
        uren_max=uren[:, 1].copy(),
        dagdelen=_dagdelen(rng, soort.onregelmatig[beroep]),
        eis_taal=_rang(rng, TAAL, soort.hoofdgroep[beroep], onbekend=0.55),
        eis_opleiding=_rang(rng, OPLEIDING, soort.hoofdgroep[beroep], onbekend=0.35),
        eis_rijbewijzen=_eis(rng, soort.rijbewijs[beroep], kans=0.6, onbekend=0.35),
        eis_certificaten=_eis(rng, soort.certificaat[beroep], kans=0.4, onbekend=0.45),
        belasting=belasting,
        geschat=geschat,
        riasec=soort.riasec[beroep],
        contractvorm=np.full(n, ONBEKEND, dtype=np.int8),
        posities=np.full(n, ONBEKEND, dtype=np.int16),
        geplaatst_op=np.full(n, ONBEKEND, dtype=np.int32),
    )
    return Werkdeel(
        kolommen=kolommen,
        vectoren=voeg_ruis_toe(rng, soort.centrum[beroep], RUIS),
        groep=rng.integers(0, 100_000, n, dtype=np.int32),
        beroep=beroep.astype(np.int32),
        plek=np.where(zonder_punt, -1, plek).astype(np.int32),
        eigen=eigen.astype(np.int32),
    )


def voeg_ruis_toe(
    rng: Rng, vectoren: npt.NDArray[np.float32], lengte: float
) -> npt.NDArray[np.float32]:
    """The vectors [n, d] with noise in every direction, each of the length that it had.

    ``lengte`` is that of the noise, as a share of the vector's own.
    """
    eigen = np.linalg.norm(vectoren, axis=1, keepdims=True)
    ruis = rng.standard_normal(vectoren.shape, dtype=np.float32)
    ruis *= np.float32(lengte / vectoren.shape[1] ** 0.5) * eigen
    ruis += vectoren
    ruis *= eigen / np.maximum(np.linalg.norm(ruis, axis=1, keepdims=True), np.float32(1e-9))
    return ruis


def _belasting(
    rng: Rng, beroep: Ints, soort: Soortwerk
) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.bool_]]:
    """The load of one of the occupation's profiles, as far as it is known."""
    n = len(beroep)
    profiel = rng.integers(0, soort.belasting.shape[1], n)
    bekend = rng.choice(4, n, p=_BELASTING_BEKEND)
    belasting = soort.belasting[beroep, profiel]
    geschat = soort.geschat[beroep, profiel]
    belasting[bekend == _ONBEKEND] = ONBEKEND
    geschat[bekend != _GESCHAT] = False
    # In its own words: one in five of the items that the profile names is not named here.
    rijen = np.flatnonzero(bekend == _EIGEN)
    weg = rng.random((len(rijen), belasting.shape[1])) < 0.2
    belasting[rijen] = np.where(weg, ONBEKEND, belasting[rijen])
    return belasting, geschat


def _dagdelen(rng: Rng, onregelmatig: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    grens = _DAGDEELKANS.cumsum(axis=1)[onregelmatig.astype(int)]
    keuze = (rng.random((len(onregelmatig), 1)) > grens).sum(axis=1).clip(0, len(_DAGDELEN) - 1)
    return _meestal(rng, _DAGDELEN[keuze], onbekend=0.4, als=ONBEKEND).astype(np.int32)


def _rang(
    rng: Rng,
    per_groep: Mapping[str, Sequence[int]],
    hoofdgroep: npt.NDArray[np.int8],
    *,
    onbekend: float,
) -> npt.NDArray[np.int16]:
    tabel = np.array([per_groep.get(str(i), (0, 0, 0)) for i in range(10)], dtype=np.int16)
    rang = tabel[hoofdgroep, rng.integers(0, tabel.shape[1], len(hoofdgroep))]
    return _meestal(rng, rang, onbekend=onbekend, als=ONBEKEND).astype(np.int16)


def _eis(rng: Rng, bit: Geheel, *, kans: float, onbekend: float) -> Geheel:
    """The occupation's own paper with this chance, else nothing; unknown in some rows."""
    eis = np.where(rng.random(len(bit)) < kans, bit, 0).astype(bit.dtype)
    return _meestal(rng, eis, onbekend=onbekend, als=ONBEKEND)


def _meestal(rng: Rng, waarden: Geheel, *, onbekend: float, als: int) -> Geheel:
    return np.where(rng.random(len(waarden)) < onbekend, als, waarden).astype(waarden.dtype)
