"""One folder with everything a peer needs: data, questions, and the right answers.

Peers run in processes of their own; they read this folder and never get anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from matching.bench.klantdeel import maak_klanten
from matching.bench.land import Land
from matching.bench.masker import Masker
from matching.bench.rechtdoor import rangschik_rechtdoor
from matching.bench.soortwerk import Soortwerk
from matching.bench.werkdeel import maak_werk
from matching.constraints import Omgeving
from matching.kolommen import KlantKolommen, Kolommen, WerkKolommen
from matching.reistijd import AfstandReistijd
from matching.taal.laden import laad_taalmodel
from matching.zoekindex.stand import gelijkenissen
from matching.zoekindex.tegenover import Kant
from modellen.plaats.plaats import standaard_register

K = TypeVar("K", bound=Kolommen)

TOP = 20
"""Rows that every question asks for."""

SELECTIVITEITEN = (0.001, 0.01, 0.1, 0.5)
GEMENGD = "gemengd"
"""The real question: every constraint at once."""

GROEPEN = 100_000
VANDAAG = date(2026, 11, 23)
ZAAD = 20261123


@dataclass(frozen=True, slots=True)
class Vraagset:
    """q questions of one kind.

    naam: ``gemengd``, or the share that the filter keeps. klant: int64 [q], row of the klant who
    asks. begin, eind: int64 [q], window of ``groep`` (0, 0 for ``gemengd``). geschikt: int64 [q],
    eligible rows. gelijkenis: float32 [q, TOP], the best exact similarities, -inf where there are
    fewer. beste: int64 [q, TOP], rows with the best scores (``gemengd`` only), -1 where fewer.
    """

    naam: str
    klant: npt.NDArray[np.int64]
    begin: npt.NDArray[np.int64]
    eind: npt.NDArray[np.int64]
    geschikt: npt.NDArray[np.int64]
    gelijkenis: npt.NDArray[np.float32]
    beste: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.klant)


@dataclass(frozen=True, slots=True)
class Opzet:
    """What stands in the folder; vectors are memory-mapped, columns are in memory."""

    map_: Path
    werk: WerkKolommen
    werkvectoren: npt.NDArray[np.float32]
    groep: npt.NDArray[np.int32]
    klanten: KlantKolommen
    klantvectoren: npt.NDArray[np.float32]
    vragen: tuple[Vraagset, ...]

    @property
    def aantal(self) -> int:
        """Rows of werk."""
        return len(self.werk)


def get_omgeving() -> Omgeving:
    """The day, register and travel model of every bench."""
    return Omgeving(VANDAAG, standaard_register(), AfstandReistijd())


def maak_opzet(map_: Path, *, aantal: int, vragen: int) -> Opzet:
    """Draw the data, work out the answers and write both to ``map_`` (made when missing)."""
    register = standaard_register()
    land = Land.van(register)
    soort = Soortwerk.van(laad_taalmodel(), register, zaad=ZAAD)
    (map_ / "werk").mkdir(parents=True, exist_ok=True)
    (map_ / "klant").mkdir(exist_ok=True)
    vorm = (aantal, soort.centrum.shape[1])
    vectoren = np.lib.format.open_memmap(
        map_ / "werkvectoren.npy", mode="w+", dtype=np.float32, shape=vorm
    )
    deel = maak_werk(aantal, soort=soort, land=land, zaad=ZAAD, vectoren=vectoren)
    vectoren.flush()
    klanten = maak_klanten(vragen, soort=soort, land=land, vandaag=VANDAAG.toordinal(), zaad=ZAAD)
    np.save(map_ / "groep.npy", deel.groep)
    np.save(map_ / "klantvectoren.npy", klanten.vectoren)
    for kolommen, onder in ((deel.kolommen, "werk"), (klanten.kolommen, "klant")):
        for naam, kolom in kolommen.als_dict().items():
            np.save(map_ / onder / f"{naam}.npy", kolom)
    opzet = Opzet(map_, deel.kolommen, vectoren, deel.groep, klanten.kolommen, klanten.vectoren, ())
    for vraagset in (*(_selectief(opzet, s) for s in SELECTIVITEITEN), _gemengd(opzet)):
        _schrijf_vragen(map_, vraagset)
    return lees_opzet(map_)


def lees_opzet(map_: Path) -> Opzet:
    """Read a folder that ``maak_opzet`` wrote."""
    namen = [*(f"{s:g}" for s in SELECTIVITEITEN), GEMENGD]
    return Opzet(
        map_=map_,
        werk=_lees_kolommen(WerkKolommen, map_ / "werk"),
        werkvectoren=np.load(map_ / "werkvectoren.npy", mmap_mode="r"),
        groep=np.load(map_ / "groep.npy"),
        klanten=_lees_kolommen(KlantKolommen, map_ / "klant"),
        klantvectoren=np.load(map_ / "klantvectoren.npy"),
        vragen=tuple(_lees_vragen(map_, naam) for naam in namen),
    )


def rangschik_traag(opzet: Opzet, i: int, rijen: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The first ``TOP`` of the eligible ``rijen`` for klant ``i`` by score, ties by number."""
    lijst = rangschik_rechtdoor(
        opzet.klanten.neem(slice(i, i + 1)),
        opzet.werk.neem(rijen),
        gelijkenissen(opzet.klantvectoren[i], opzet.werkvectoren, rijen),
        kant=Kant.WERK,
        omgeving=get_omgeving(),
    )
    return rijen[lijst.rijen[:TOP]]


def _selectief(opzet: Opzet, aandeel: float) -> Vraagset:
    """Every klant with a window of ``groep`` at a place of its own."""
    aantal = len(opzet.klanten)
    breedte = round(aandeel * GROEPEN)
    begin = np.random.default_rng([ZAAD, breedte]).integers(0, GROEPEN - breedte, aantal)
    eind = begin + breedte
    sets = [
        np.flatnonzero((opzet.groep >= b) & (opzet.groep < e))
        for b, e in zip(begin, eind, strict=True)
    ]
    niets = np.full((aantal, TOP), -1, dtype=np.int64)
    return _vraagset(opzet, f"{aandeel:g}", begin=begin, eind=eind, sets=sets, beste=niets)


def _gemengd(opzet: Opzet) -> Vraagset:
    aantal = len(opzet.klanten)
    masker = Masker(opzet.werk, get_omgeving())
    sets = [masker.rijen(opzet.klanten.neem(slice(i, i + 1))) for i in range(aantal)]
    beste = np.full((aantal, TOP), -1, dtype=np.int64)
    for i, rijen in enumerate(sets):
        gevonden = rangschik_traag(opzet, i, rijen)
        beste[i, : len(gevonden)] = gevonden
    nul = np.zeros(aantal, dtype=np.int64)
    return _vraagset(opzet, GEMENGD, begin=nul, eind=nul, sets=sets, beste=beste)


def _vraagset(
    opzet: Opzet,
    naam: str,
    *,
    begin: npt.NDArray[np.int64],
    eind: npt.NDArray[np.int64],
    sets: list[npt.NDArray[np.int64]],
    beste: npt.NDArray[np.int64],
) -> Vraagset:
    """Adds the best similarities of each set by plain matrix product."""
    top = np.full((len(sets), TOP), -np.inf, dtype=np.float32)
    for i, rijen in enumerate(sets):
        scores = opzet.werkvectoren[rijen] @ opzet.klantvectoren[i]
        gesorteerd = -np.sort(-scores)[:TOP]
        top[i, : len(gesorteerd)] = gesorteerd
    return Vraagset(
        naam=naam,
        klant=np.arange(len(sets)),
        begin=begin,
        eind=eind,
        geschikt=np.array([len(rijen) for rijen in sets]),
        gelijkenis=top,
        beste=beste,
    )


def _schrijf_vragen(map_: Path, vraagset: Vraagset) -> None:
    velden: dict[str, Any] = {
        veld: getattr(vraagset, veld) for veld in Vraagset.__slots__ if veld != "naam"
    }
    np.savez(map_ / f"vragen-{vraagset.naam}.npz", **velden)


def _lees_vragen(map_: Path, naam: str) -> Vraagset:
    with np.load(map_ / f"vragen-{naam}.npz") as bestand:
        return Vraagset(naam=naam, **{veld: bestand[veld] for veld in bestand.files})


def _lees_kolommen(soort: type[K], map_: Path) -> K:
    return soort(**{pad.stem: np.load(pad) for pad in map_.glob("*.npy")})
