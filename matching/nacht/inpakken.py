"""Columns of numbers and of texts as bytes and back: no pickles, the same on every machine."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

_KOP = struct.Struct("<cI")
_TEKST = b"t"
_SOORTEN = {b"B": "<u1", b"H": "<u2", b"I": "<u4", b"i": "<i4"}
_LETTERS = {np.dtype(soort): letter for letter, soort in _SOORTEN.items()}
_SCHEIDING = "\0"
"""Between texts: no database keeps a text that holds it."""

_SNEL = 1
"""Level of compression; numbers of records shrink to a tenth at the lowest."""

Kolom = npt.NDArray[Any] | Sequence[str]


def pak_in(*kolommen: Kolom) -> bytes:
    """Columns one after the other, each behind its kind and its length in bytes.

    Args:
        kolommen: uint8, uint16, uint32 or int32 [n], or texts, of which none holds a zero.
    """
    delen: list[bytes] = []
    for kolom in kolommen:
        if isinstance(kolom, np.ndarray):
            letter, inhoud = _LETTERS[kolom.dtype], np.ascontiguousarray(kolom).tobytes()
        else:
            letter, inhoud = _TEKST, zlib.compress(_SCHEIDING.join(kolom).encode(), _SNEL)
        delen += [_KOP.pack(letter, len(inhoud)), inhoud]
    return b"".join(delen)


def pak_uit(inhoud: bytes) -> Iterator[Any]:
    """The columns back, in order; arrays of numbers may not be written to."""
    plaats = 0
    while plaats < len(inhoud):
        letter, lengte = _KOP.unpack_from(inhoud, plaats)
        plaats += _KOP.size
        if letter == _TEKST:
            tekst = zlib.decompress(inhoud[plaats : plaats + lengte]).decode()
            yield tekst.split(_SCHEIDING) if tekst else []
        else:
            soort = np.dtype(_SOORTEN[letter])
            yield np.frombuffer(inhoud, soort, count=lengte // soort.itemsize, offset=plaats)
        plaats += lengte


def smal(getallen: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Whole numbers from 0 in as few bytes as the largest needs."""
    hoogste = int(getallen.max()) if len(getallen) else 0
    return getallen.astype(np.min_scalar_type(hoogste))
