"""Characters that the fonts of the PDF have; whatever else somebody typed is named, never lost.

The archive and accessibility standards refuse a page with an empty box in the place of a
character. An emoji or a Chinese name therefore stands in the PDF as ``[U+1F642]``; in Word it
stands as it was typed.
"""

from __future__ import annotations

import re

_REEKSEN = """
0020-007E 00A0-0377 037A-037F 0384-038A 038C 038E-03A1 03A3-0484 0487-04FF 0510-0513 051A-051D
0531-0556 0559-058A 058D-058F 0591-05C7 05D0-05EA 05EF-05F4 0606-060C 0615 061B-061C 061F
0621-063A 0640-0655 065A 0660-066D 0674 0679-067B 067E-0680 0683-0684 0686-0687 0691 0698 06A4
06A9 06AF 06BE 06CC 06F0-06F9 1D00-1DBF 1E00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59
1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE
2000-2040 2042 2044-2052 2054-2064 2066-2071 2074-208E 2090-209C 20A0-20C0 2100-211E 2120 2122
2124 2126-2151 2153-2184 2189 2190-2328 232B-23FF 2422-2423 2460-262F 2638-268B 2690-269C 26A0-26A7
26AA-26B2 2701-2704 2706-2709 270C-2727 2729-274B 274D 274F-2752 2756 2758-275E 2761-277F 2794
2798-27AF 27B1-2B73 2B76-2B95 2B97-2BFF 2C60-2C7F FB00-FB06 FB13-FB17 FB1D-FB36 FB38-FB3C FB3E
FB40-FB41 FB43-FB44 FB46-FB4F FB52-FB81 FB8A-FB95 FB9E-FB9F FBAA-FBAD FBE8-FBE9 FBFC-FBFF
FE00-FE0F FE70-FE74 FE76-FEFC 1D400-1D454 1D456-1D49C 1D49E-1D49F 1D4A2 1D4A5-1D4A6 1D4A9-1D4AC
1D4AE-1D4B9 1D4BB 1D4BD-1D4C3 1D4C5-1D505 1D507-1D50A 1D50D-1D514 1D516-1D51C 1D51E-1D539
1D53B-1D53E 1D540-1D544 1D546 1D54A-1D550 1D552-1D6A5 1D6A8-1D7CB 1D7CE-1D7FF
"""
"""Measured, not read from the fonts: each was set in regular and in bold by typst 0.15.2."""


def _klasse(reeksen: str) -> str:
    grenzen = (reeks.split("-") for reeks in reeksen.split())
    return "".join(f"\\U{int(r[0], 16):08X}-\\U{int(r[-1], 16):08X}" for r in grenzen)


_TEKEN = f"[^\n{_klasse(_REEKSEN)}]"
# An emoji may be several characters with joiners between them.
_ONBEKEND = re.compile(f"{_TEKEN}+(?:[\u200d\ufe0f]+{_TEKEN}+)*\ufe0f?")
_EENVOUDIG = re.compile("[^\n -~\u00a0-\u024f\u2010-\u2022\u2026\u20ac\u200b]+")


def druk_af(tekst: str, *, eenvoudig: bool = False) -> str:
    """The text with every run of characters that cannot be printed as their code points.

    ``eenvoudig``: keep Latin letters, digits and usual punctuation only; those always print,
    however they are combined.

    >>> druk_af("Tot morgen \U0001f642!")
    'Tot morgen [U+1F642]!'
    """
    patroon = _EENVOUDIG if eenvoudig else _ONBEKEND
    return patroon.sub(_noem, tekst)


def _noem(gevonden: re.Match[str]) -> str:
    return "[" + " ".join(f"U+{ord(teken):04X}" for teken in gevonden[0]) + "]"
