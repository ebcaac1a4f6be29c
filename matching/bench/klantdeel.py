"""Synthetic klanten: home, ways to travel, hours, limits that come together, and what they want."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.bench.land import Land
from matching.bench.soortwerk import Soortwerk
from matching.bench.werkdeel import ORGANISATIECODES, ORGANISATIES, Rng, voeg_ruis_toe
from matching.kolommen import GEBIEDEN, IS_SCHAAL, NOOIT, ONBEKEND, KlantKolommen
from modellen.belastbaarheid.fml import AANTAL_ITEMS, FML, Rubriek
from modellen.dagdelen import Dag, Dagdeel, Dagdelen
from modellen.kwalificatie import Certificaat, Rijbewijs
from modellen.plaats.grens import afstand_tot_gebied

RUIS = 0.55
"""Length of the noise on the vector of a klant."""

# By Vervoermiddel: share of klanten who use it, and the limits in minutes that they give.
_VERVOER = (
    (0.30, (10, 15, 20, 30)),
    (0.75, (15, 20, 30, 45)),
    (0.55, (30, 45, 60, 75)),
    (0.25, (20, 30, 45, 60)),
)
_UREN = np.array([(8, 16), (12, 20), (16, 24), (20, 32), (24, 36), (32, 40)], dtype=np.float64)
_DAGDELEN = np.array(
    [
        Dagdelen.blok(tuple(Dag)[:5], (Dagdeel.OCHTEND, Dagdeel.MIDDAG)).bits,
        Dagdelen.blok(tuple(Dag)[:5], (Dagdeel.OCHTEND,)).bits,
        Dagdelen.blok(tuple(Dag), (Dagdeel.OCHTEND, Dagdeel.MIDDAG, Dagdeel.AVOND)).bits,
        Dagdelen.blok(tuple(Dag), tuple(Dagdeel)).bits,
    ],
    dtype=np.int32,
)
_LICHAMELIJK = frozenset({Rubriek.DYNAMISCH, Rubriek.STATISCH, Rubriek.OMGEVING})
_GEESTELIJK = frozenset({Rubriek.PERSOONLIJK, Rubriek.SOCIAAL})
_VI3 = next(i.index for i in FML if i.code == "VI-3")
_HOOGSTE = np.array([i.hoogste_niveau for i in FML])
_OPTIES = np.array([len(i.opties) for i in FML])
# Nobody limited, limits of the body, of the mind, of both.
_BEPERKING = (0.12, 0.33, 0.30, 0.25)
_RAAKT = 0.35
"""Share of the items of a kind that a limit of that kind touches, at its heaviest."""


@dataclass(frozen=True, slots=True)
class Klantdeel:
    """m rows: columns, vectors float32 [m, d], and what they were drawn from.

    thuis: int32 [m], row of the register, -1 unknown. wens: int64 [m, 3], rows of ``Soortwerk``.
    organisatie: int32 [m], number of the organisation.
    """

    kolommen: KlantKolommen
    vectoren: npt.NDArray[np.float32]
    thuis: npt.NDArray[np.int32]
    wens: npt.NDArray[np.int64]
    organisatie: npt.NDArray[np.int32]


def maak_klanten(
    aantal: int, *, soort: Soortwerk, land: Land, vandaag: int, zaad: int
) -> Klantdeel:
    """Draw ``aantal`` klanten; ``vandaag`` (ordinal) lies before the end of most judgements."""
    rng = np.random.default_rng([zaad, aantal])
    thuis = rng.choice(len(land.lat), aantal, p=land.woonkans)
    weg = rng.random(aantal) < 0.02
    lat = np.where(weg, np.nan, land.lat[thuis])
    lon = np.where(weg, np.nan, land.lon[thuis])
    uren = _UREN[rng.choice(len(_UREN), aantal, p=(0.1, 0.15, 0.25, 0.2, 0.15, 0.15))]
    uren[rng.random(aantal) < 0.08] = np.nan
    wens = _wensen(rng, aantal, soort)
    organisatie = rng.integers(1, ORGANISATIES, aantal)
    kolommen = KlantKolommen(
        nummer=np.array([f"K-{i:07d}" for i in range(aantal)]),
        organisatie=ORGANISATIECODES[organisatie],
        actief=np.ones(aantal, dtype=bool),
        lat=lat,
        lon=lon,
        grens_km=_grenzen(lat, lon),
        vervoer=_vervoer(rng, aantal),
        uren_min=uren[:, 0].copy(),
        uren_max=uren[:, 1].copy(),
        dagdelen=_DAGDELEN[rng.choice(len(_DAGDELEN), aantal, p=(0.5, 0.2, 0.2, 0.1))],
        taal=_soms_onbekend(rng, rng.choice(7, aantal, p=_TAAL), 0.1, np.int16),
        opleiding=_soms_onbekend(rng, rng.choice(9, aantal, p=_OPLEIDING), 0.1, np.int16),
        rijbewijzen=_soms_onbekend(
            rng, np.where(rng.random(aantal) < 0.35, _RIJBEWIJS_B, 0), 0.1, np.int32
        ),
        certificaten=_soms_onbekend(rng, _papieren(rng, aantal), 0.15, np.int64),
        zonder_branches=np.where(
            rng.random(aantal) < 0.2, np.int64(1) << rng.integers(0, 30, aantal), 0
        ),
        zonder_werkgevers=np.where(rng.random(aantal) < 0.1, rng.integers(1, 60_000, aantal), 0)[
            :, None
        ],
        fml=_fml(rng, aantal),
        fml_tot=_geldig(rng, aantal, vandaag),
        riasec=_riasec(rng, soort.riasec[wens[:, 0]]),
        ervaring=np.full(aantal, ONBEKEND, dtype=np.int64),
        ervaring_recent=np.full(aantal, ONBEKEND, dtype=np.int64),
    )
    return Klantdeel(
        kolommen=kolommen,
        vectoren=_vectoren(rng, wens, soort),
        thuis=np.where(weg, -1, thuis).astype(np.int32),
        wens=wens,
        organisatie=organisatie.astype(np.int32),
    )


_TAAL = (0.03, 0.08, 0.2, 0.25, 0.24, 0.1, 0.1)
_OPLEIDING = (0.05, 0.1, 0.1, 0.2, 0.2, 0.12, 0.13, 0.07, 0.03)
_RIJBEWIJS_B = sum(1 << i for i, r in enumerate(Rijbewijs) if r in Rijbewijs.B.omvat)


def _vervoer(rng: Rng, aantal: int) -> npt.NDArray[np.int16]:
    kolommen = [
        np.where(rng.random(aantal) < kans, rng.choice(grenzen, aantal), 0)
        for kans, grenzen in _VERVOER
    ]
    return np.stack(kolommen, axis=1).astype(np.int16)


def _grenzen(lat: npt.NDArray[np.float64], lon: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    kolommen = [np.zeros_like(lat)]
    kolommen += [np.asarray(afstand_tot_gebied(lat, lon, gebied)) for gebied in GEBIEDEN[1:]]
    return np.stack(kolommen, axis=1)


def _papieren(rng: Rng, aantal: int) -> npt.NDArray[np.int64]:
    bits = np.zeros(aantal, dtype=np.int64)
    for papier in Certificaat:
        heeft = rng.random(aantal) < (0.5 if papier is Certificaat.VOG else 0.05)
        omvat = sum(1 << j for j, ander in enumerate(Certificaat) if ander in papier.omvat)
        bits |= np.where(heeft, np.int64(omvat), 0)
    return bits


def _fml(rng: Rng, aantal: int) -> npt.NDArray[np.int16]:
    """Levels and option masks: one hidden severity a kind moves all items of that kind."""
    soort = rng.choice(4, aantal, p=_BEPERKING)
    lichaam = np.isin(soort, (1, 3)) * rng.beta(2, 3, aantal)
    geest = np.isin(soort, (2, 3)) * rng.beta(2, 3, aantal)
    kan = np.zeros((aantal, AANTAL_ITEMS), dtype=np.int16)
    for item in FML:
        zwaarte = _zwaarte(item.rubriek, lichaam, geest)
        geraakt = rng.random(aantal) < _RAAKT * zwaarte * 2
        if IS_SCHAAL[item.index]:
            waarde = np.ceil(zwaarte * _HOOGSTE[item.index])
        else:
            waarde = 1 << rng.integers(0, max(_OPTIES[item.index], 1), aantal)
        kan[:, item.index] = np.where(geraakt, waarde, 0)
    # Half of the klanten was never fully assessed, some not at all.
    gemist = rng.choice((0.0, 0.2, 1.0), aantal, p=(0.5, 0.4, 0.1))[:, None]
    return np.where(rng.random(kan.shape) < gemist, np.int16(ONBEKEND), kan)


def _zwaarte(
    rubriek: Rubriek, lichaam: npt.NDArray[np.float64], geest: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    if rubriek in _LICHAMELIJK:
        return lichaam
    return geest if rubriek in _GEESTELIJK else np.maximum(lichaam, geest)


def _geldig(rng: Rng, aantal: int, vandaag: int) -> npt.NDArray[np.int32]:
    """Last valid day of the items: one day for a whole assessment; a few have passed."""
    dag = np.where(rng.random(aantal) < 0.15, vandaag + rng.integers(-30, 700, aantal), NOOIT)
    return np.repeat(dag[:, None], AANTAL_ITEMS, axis=1).astype(np.int32)


def _riasec(rng: Rng, bij_beroep: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    ruis = rng.normal(0.0, 0.15, bij_beroep.shape)
    riasec = np.clip(bij_beroep + ruis, 0.0, 1.0).astype(np.float32)
    riasec[rng.random(len(riasec)) < 0.4] = np.nan
    return riasec


def _wensen(rng: Rng, aantal: int, soort: Soortwerk) -> npt.NDArray[np.int64]:
    """Three occupations of a klant, [m, 3]: the first by how common, the others near it."""
    kans = soort.kans * np.isin(soort.hoofdgroep, (3, 4, 5, 6, 7, 8, 9))
    eerste = rng.choice(len(kans), aantal, p=kans / kans.sum())
    buren = np.argsort(-(soort.centrum @ soort.centrum.T), axis=1)[:, 1:9]
    ander = buren[eerste[:, None], rng.integers(0, buren.shape[1], (aantal, 2))]
    return np.concatenate([eerste[:, None], ander], axis=1)


def _vectoren(rng: Rng, wens: npt.NDArray[np.int64], soort: Soortwerk) -> npt.NDArray[np.float32]:
    gewicht = np.stack([np.ones(len(wens)), *(rng.random((2, len(wens))) < 0.5)], axis=1)
    som = np.einsum("mw,mwd->md", gewicht.astype(np.float32), soort.centrum[wens])
    som /= np.maximum(np.linalg.norm(som, axis=1, keepdims=True), np.float32(1e-6))
    return voeg_ruis_toe(rng, som.astype(np.float32), RUIS)


def _soms_onbekend(
    rng: Rng, waarden: npt.NDArray[np.int64], kans: float, dtype: type[np.signedinteger]
) -> npt.NDArray[np.int64]:
    return np.where(rng.random(len(waarden)) < kans, ONBEKEND, waarden).astype(dtype)
