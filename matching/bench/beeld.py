"""The chart of the mixed question as SVG: time on a logarithmic axis, recall beside it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from html import escape

from matching.bench.opzet import GEMENGD
from matching.bench.uitslag import Meting, Peeruitslag, Uitslag

BREED = 860
"""Width of a chart."""

_RIJ, _BOVEN, _ONDER = 34, 74, 46
_LINKS, _RECHTS = 300, 200
_EIGEN, _EXACT, _MIST = "#0b6e4f", "#3b6fb6", "#b4531f"
_GEHEEL = 0.9995
"""Recall from here on counts as exact."""

Punt = tuple[Peeruitslag, Meting]


def maak_beeld(uitslag: Uitslag) -> str:
    """The SVG, of the size at which most peers were measured (the larger of equals)."""
    punten = _kies(uitslag)
    if not punten:
        return svg(120, [tekst(20, 60, "Nothing was measured yet.")])
    laag = 10 ** math.floor(math.log10(min(m.p50_ms for _, m in punten)))
    hoog = 10 ** math.ceil(math.log10(max(m.p95_ms for _, m in punten)))
    hoogte = _BOVEN + _RIJ * len(punten) + _ONDER
    aantal = punten[0][0].aantal
    delen = [
        tekst(20, 28, f"Mixed question, {aantal:,} vacatures: ms to the 20 best", groot=True),
        tekst(20, 50, "dot: p50, line to p95, eligible set included; left is better"),
        tekst(BREED - 20, 50, "misses rows", anker="end", kleur=_MIST),
        tekst(BREED - 110, 50, "exact", anker="end", kleur=_EXACT),
        tekst(BREED - 160, 50, "Opstap", anker="end", kleur=_EIGEN),
    ]
    delen += _as(laag, hoog, hoogte)
    for i, (peer, meting) in enumerate(punten):
        delen += _rij(_BOVEN + _RIJ * i + _RIJ / 2, peer, meting, laag, hoog)
    return svg(hoogte, delen)


def _kies(uitslag: Uitslag) -> list[Punt]:
    punten = [(p, m) for p in uitslag.filter if (m := p.find_meting(GEMENGD)) is not None]
    if not punten:
        return []
    telling = Counter(peer.aantal for peer, _ in punten)
    aantal = max(telling, key=lambda n: (telling[n], n))
    return sorted((p for p in punten if p[0].aantal == aantal), key=lambda p: p[1].p50_ms)


def _x(ms: float, laag: float, hoog: float) -> float:
    deel = math.log10(ms / laag) / math.log10(hoog / laag)
    return _LINKS + deel * (BREED - _LINKS - _RECHTS)


def _as(laag: float, hoog: float, hoogte: int) -> list[str]:
    delen = []
    for macht in range(round(math.log10(laag)), round(math.log10(hoog)) + 1):
        x = _x(10.0**macht, laag, hoog)
        delen.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_BOVEN - 8}" y2="{hoogte - _ONDER + 4}" '
            'stroke="#d6d6d6"/>'
        )
        delen.append(tekst(x, hoogte - _ONDER + 22, f"{10.0**macht:g} ms", anker="middle"))
    return delen


def _rij(y: float, peer: Peeruitslag, meting: Meting, laag: float, hoog: float) -> list[str]:
    kleur = (
        _EIGEN if peer.peer.startswith("opstap") else _EXACT if meting.recall >= _GEHEEL else _MIST
    )
    x50, x95 = _x(meting.p50_ms, laag, hoog), _x(meting.p95_ms, laag, hoog)
    staart = f"{meting.p50_ms:.3g} ms, recall {meting.recall:.3f}"
    return [
        tekst(_LINKS - 14, y + 4, peer.titel, anker="end"),
        f'<line x1="{x50:.1f}" x2="{x95:.1f}" y1="{y}" y2="{y}" stroke="{kleur}" '
        'stroke-width="3" stroke-opacity="0.45"/>',
        f'<circle cx="{x50:.1f}" cy="{y}" r="6" fill="{kleur}"/>',
        tekst(BREED - _RECHTS + 22, y + 4, staart, kleur=kleur),
    ]


def tekst(
    x: float,
    y: float,
    inhoud: str,
    *,
    anker: str = "start",
    kleur: str = "#222222",
    groot: bool = False,
) -> str:
    """A text element at a place."""
    stijl = 'font-size="17" font-weight="600"' if groot else 'font-size="13"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anker}" fill="{kleur}" {stijl}>'
        f"{escape(inhoud)}</text>"
    )


def svg(hoogte: int, delen: Sequence[str]) -> str:
    """Elements on white, ``BREED`` wide."""
    kop = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {hoogte}" '
        f'width="{BREED}" height="{hoogte}" font-family="system-ui, sans-serif" role="img">'
    )
    wit = f'<rect width="{BREED}" height="{hoogte}" fill="#ffffff"/>'
    return "\n".join([kop, wit, *delen, "</svg>"]) + "\n"
