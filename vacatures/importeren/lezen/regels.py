"""Lines of text out of bytes, whatever Dutch Excel, an export or an accident made of them.

UTF-8 and UTF-16 with or without a byte order mark are recognised. Everything else is read as
UTF-8 in which each byte that is not UTF-8 is taken as Windows-1252: that reads a UTF-8 file, a
Windows-1252 file, and a file in which both were pasted together, without guessing per file.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from vacatures.importeren.rij import MAX_RIJ_BYTES

_MONSTER = 64 * 1024
_HERSTEL = "opstap_windows_1252"
_BOMMEN = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
           (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip


def _als_windows_1252(fout: UnicodeError) -> tuple[str, int]:
    if not isinstance(fout, UnicodeDecodeError):
        raise fout
    stuk = fout.object[fout.start : fout.end]
    return stuk.decode("cp1252", errors="replace"), fout.end


codecs.register_error(_HERSTEL, _als_windows_1252)


def decodeer(ruw: bytes) -> str:
    """UTF-8, with Windows-1252 for the bytes that are not; undefined bytes become U+FFFD."""
    return ruw.decode("utf-8", errors=_HERSTEL)


def naar_utf8(bestand: BinaryIO) -> BinaryIO:
    """The same file positioned after its byte order mark; UTF-16 is turned into UTF-8."""
    monster = bestand.read(_MONSTER)
    codering, bom = _herken(monster)
    bestand.seek(bom)
    if codering == "utf-8":
        return bestand
    return io.BytesIO(bestand.read().decode(codering, errors="replace").encode("utf-8"))


def _herken(monster: bytes) -> tuple[str, int]:
    for bom, codering in _BOMMEN:
        if monster.startswith(bom):
            return codering, len(bom)
    # UTF-16 without a mark: Latin text has a zero in every other byte, on one side only.
    helft = max(len(monster) // 2, 1)
    even, oneven = monster[0::2].count(0) / helft, monster[1::2].count(0) / helft
    if oneven > 0.6 and even < 0.1:
        return "utf-16-le", 0
    if even > 0.6 and oneven < 0.1:
        return "utf-16-be", 0
    return "utf-8", 0


def lees_regels(bestand: BinaryIO) -> Iterator[str | None]:
    """Physical lines without their ends; ``None`` stands for a line over ``MAX_RIJ_BYTES``."""
    begin = bestand.tell()
    monster = bestand.read(_MONSTER)
    bestand.seek(begin)
    if b"\n" not in monster and monster.count(b"\r") > 1:
        # Line ends of old Apple programs.
        bestand = io.BytesIO(bestand.read().replace(b"\r", b"\n"))
    while ruw := bestand.readline(MAX_RIJ_BYTES + 1):
        if len(ruw) > MAX_RIJ_BYTES:
            _sla_over(bestand, ruw)
            yield None
        else:
            yield decodeer(ruw).rstrip("\r\n")


def _sla_over(bestand: BinaryIO, stuk: bytes) -> None:
    while stuk and not stuk.endswith(b"\n"):
        stuk = bestand.readline(MAX_RIJ_BYTES)
