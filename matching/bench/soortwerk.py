"""What an occupation decides: how common it is, its hours, requirements, branche, load and vector.

The figures below are assumptions of ours, in plain sight. Load and vector are not assumed: they
come from the estimate and the language model that also serve real vacatures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from matching import representatie
from matching.kolommen import WerkKolommen
from matching.taal.laden import Taalmodel
from modellen.kwalificatie import Branche, Certificaat, Rijbewijs
from modellen.plaats.plaats import Plaatsregister
from modellen.waarden import UrenPerWeek, WerkNummer
from vacatures.belasting.schatten import schat_belasting
from vacatures.beroep.isco import IscoGroep, list_isco
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.werk import Werk, WerkSoort

T = TypeVar("T")

LASTEN = (
    "",
    "Je tilt regelmatig zware dozen en je staat en loopt de hele dag. Avonddienst komt voor.",
    "Het is licht werk, zonder tilwerk. Je werkt zittend en in een rustig tempo.",
)
"""Texts that, added to an occupation, give its three load profiles."""

# Share of all vacatures by ISCO major group; then how unequal occupations within it are.
_AANDEEL = {
    "0": 0.002, "1": 0.04, "2": 0.18, "3": 0.13, "4": 0.12,
    "5": 0.21, "6": 0.02, "7": 0.11, "8": 0.08, "9": 0.11,
}  # fmt: skip
_ONGELIJK = 1.0

OPLEIDING: Mapping[str, Sequence[int]] = {
    "1": (6, 7, 8), "2": (7, 7, 8), "3": (6, 6, 7), "4": (4, 5, 6), "5": (3, 4, 5),
    "6": (0, 3, 4), "7": (3, 4, 5), "8": (0, 3, 4), "9": (0, 0, 1),
}  # fmt: skip
"""Ranks of education that are asked for, by major group."""

TAAL: Mapping[str, Sequence[int]] = {
    "1": (5, 5, 6), "2": (4, 5, 5), "3": (4, 4, 5), "4": (4, 4, 5), "5": (3, 4, 4),
    "6": (1, 2, 3), "7": (2, 3, 3), "8": (1, 2, 3), "9": (0, 1, 2),
}  # fmt: skip
"""Ranks of Dutch that are asked for."""

UREN: Mapping[str, Sequence[tuple[float, float]]] = {
    "hoog": ((36, 40), (32, 40), (40, 40), (32, 36), (24, 36)),
    "deel": ((24, 32), (16, 24), (20, 36), (8, 16), (32, 36)),
    "klein": ((8, 20), (12, 24), (16, 32), (24, 40), (36, 40)),
}
"""Bands of hours a week."""

_UREN_BIJ = {"4": "deel", "5": "deel", "9": "klein"}

_BRANCHE = {
    "": Branche.OVERIG, "1": Branche.KANTOOR, "13": Branche.PRODUCTIE, "14": Branche.HORECA,
    "2": Branche.KANTOOR, "21": Branche.TECHNIEK, "22": Branche.ZORG, "23": Branche.ONDERWIJS,
    "24": Branche.FINANCIEEL, "25": Branche.ICT, "26": Branche.CULTUUR, "2635": Branche.WELZIJN,
    "31": Branche.TECHNIEK, "32": Branche.ZORG, "33": Branche.FINANCIEEL, "34": Branche.WELZIJN,
    "35": Branche.ICT, "4": Branche.KANTOOR, "432": Branche.LOGISTIEK, "51": Branche.HORECA,
    "515": Branche.SCHOONMAAK, "52": Branche.WINKEL, "53": Branche.ZORG,
    "531": Branche.KINDEROPVANG, "54": Branche.BEVEILIGING, "6": Branche.LANDBOUW,
    "6113": Branche.GROEN, "71": Branche.BOUW, "72": Branche.METAAL, "73": Branche.PRODUCTIE,
    "74": Branche.TECHNIEK, "75": Branche.VOEDING, "81": Branche.PRODUCTIE,
    "83": Branche.VERVOER, "8344": Branche.LOGISTIEK, "91": Branche.SCHOONMAAK,
    "92": Branche.GROEN, "931": Branche.BOUW, "932": Branche.PRODUCTIE, "933": Branche.LOGISTIEK,
    "94": Branche.HORECA, "96": Branche.RECYCLING,
}  # fmt: skip

_CERTIFICAAT = {
    "22": Certificaat.BIG, "23": Certificaat.VOG, "53": Certificaat.VOG, "531": Certificaat.VOG,
    "541": Certificaat.BEVEILIGER, "71": Certificaat.VCA_BASIS, "72": Certificaat.VCA_BASIS,
    "741": Certificaat.NEN3140, "7212": Certificaat.LASSEN, "833": Certificaat.CODE95,
    "8344": Certificaat.HEFTRUCK, "91": Certificaat.BASISSCHOONMAAK, "931": Certificaat.VCA_BASIS,
    "94": Certificaat.HACCP, "512": Certificaat.HACCP,
}  # fmt: skip

_RIJBEWIJS = {"832": Rijbewijs.B, "833": Rijbewijs.C, "7": Rijbewijs.B, "5322": Rijbewijs.B}

ONREGELMATIG = ("51", "52", "53", "54", "22", "32", "81", "83", "94")
"""Occupations with evenings, nights and weekends."""


@dataclass(frozen=True, slots=True)
class Soortwerk:
    """All g unit groups as arrays; L load profiles for each.

    kans: float64 [g], together 1. hoofdgroep: int8 [g], first digit. centrum: float32 [g, d], the
    vector of an advertisement that names the occupation and no more. riasec: float32 [g, 6].
    belasting: int16 [g, L, 64], geschat: bool [g, L, 64]: the estimate, as columns have it.
    branche: int16. certificaat, rijbewijs: bit that is likely asked for, 0 = none.
    onregelmatig: bool. uren: float64 [g, 5, 2].
    """

    codes: tuple[str, ...]
    kans: npt.NDArray[np.float64]
    hoofdgroep: npt.NDArray[np.int8]
    centrum: npt.NDArray[np.float32]
    riasec: npt.NDArray[np.float32]
    belasting: npt.NDArray[np.int16]
    geschat: npt.NDArray[np.bool_]
    branche: npt.NDArray[np.int16]
    certificaat: npt.NDArray[np.int64]
    rijbewijs: npt.NDArray[np.int32]
    onregelmatig: npt.NDArray[np.bool_]
    uren: npt.NDArray[np.float64]

    @classmethod
    def van(cls, taalmodel: Taalmodel, register: Plaatsregister, *, zaad: int) -> Soortwerk:
        """Read every unit group; some seconds."""
        groepen = list_isco()
        codes = tuple(groep.code for groep in groepen)
        werken = [_als_werk(groep, last) for groep in groepen for last in LASTEN]
        kolommen = WerkKolommen.van(werken, register)
        vorm = (len(groepen), len(LASTEN), -1)
        return cls(
            codes=codes,
            kans=_kansen(codes, zaad),
            hoofdgroep=np.array([int(code[0]) for code in codes], dtype=np.int8),
            centrum=representatie.werkvectoren(taalmodel, werken[:: len(LASTEN)]),
            riasec=kolommen.riasec[:: len(LASTEN)],
            belasting=kolommen.belasting.reshape(vorm),
            geschat=kolommen.geschat.reshape(vorm),
            branche=np.array([_BRANCHES.index(_zoek(_BRANCHE, c)) for c in codes], dtype=np.int16),
            certificaat=_bits(_CERTIFICAAT, tuple(Certificaat), codes).astype(np.int64),
            rijbewijs=_bits(_RIJBEWIJS, tuple(Rijbewijs), codes).astype(np.int32),
            onregelmatig=np.array([code.startswith(ONREGELMATIG) for code in codes]),
            uren=np.array([UREN[_UREN_BIJ.get(c[0], "hoog")] for c in codes], dtype=float),
        )


_BRANCHES = list(Branche)


def _als_werk(groep: IscoGroep, last: str) -> Werk:
    taken = ". ".join([", ".join(groep.titels), last])
    return Werk(
        soort=WerkSoort.VACATURE,
        nummer=WerkNummer(f"V-{groep.code}"),
        titel=groep.naam,
        taken=taken,
        werkgever=None,
        werkgever_naam=None,
        branche=None,
        isco=groep.code,
        plek=Werkplek(),
        uren=UrenPerWeek(),
        dagdelen=None,
        eisen=Eisen(),
        belasting=schat_belasting(groep.code, last),
        sluit_op=None,
        is_actief=True,
        zichtbaar_voor=None,
    )


def _kansen(codes: Sequence[str], zaad: int) -> npt.NDArray[np.float64]:
    ruis = np.exp(np.random.default_rng(zaad).normal(0.0, _ONGELIJK, len(codes)))
    groep = np.array([code[0] for code in codes])
    kans = np.empty(len(codes))
    for cijfer, aandeel in _AANDEEL.items():
        erbij = groep == cijfer
        kans[erbij] = aandeel * ruis[erbij] / ruis[erbij].sum()
    return np.asarray(kans / kans.sum())


def _zoek(per_begin: Mapping[str, T], code: str) -> T:
    """The value of the longest key with which the code begins; ``KeyError`` when none does."""
    for lengte in range(len(code), -1, -1):
        if code[:lengte] in per_begin:
            return per_begin[code[:lengte]]
    raise KeyError(code)


def _bits(
    per_begin: Mapping[str, T], lijst: Sequence[T], codes: Sequence[str]
) -> npt.NDArray[np.int64]:
    def bit(code: str) -> int:
        try:
            return 1 << lijst.index(_zoek(per_begin, code))
        except KeyError:
            return 0

    return np.array([bit(code) for code in codes], dtype=np.int64)
