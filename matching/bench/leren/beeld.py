"""The chart of ``opstap bench leren`` as SVG: one panel for each thing that it must show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.bench.beeld import BREED, svg, tekst
from matching.bench.leren.buiten import DOELEN
from matching.bench.leren.meten import Leeruitslag
from matching.bench.leren.uitslag import (
    BEVORDERD,
    MIKPUNTEN,
    als_spreiding,
    vat_echt,
    vat_ijking,
    vat_poort,
)
from matching.bench.leren.winst import vat_samen
from matching.simulatie import WERELDEN

_BREED, _HOOG = BREED // 2, 300
_LINKS, _BOVEN, _RECHTS, _ONDER = 48, 52, 128, 34
_KLEUREN = ("#0b6e4f", "#3b6fb6", "#b4531f", "#7a4fa3", "#8a7a12", "#5b5b5b")
_GRIJS, _MIKPUNT = "#d6d6d6", "#999999"


@dataclass(frozen=True, slots=True)
class _Vlak:
    """Part of the plane with its axes: values from x0 to x1 and from y0 to y1."""

    links: float
    boven: float
    x0: float
    x1: float
    y0: float
    y1: float

    def x(self, waarde: float) -> float:
        deel = (waarde - self.x0) / (self.x1 - self.x0)
        return self.links + _LINKS + deel * (_BREED - _LINKS - _RECHTS)

    def y(self, waarde: float) -> float:
        deel = (waarde - self.y0) / (self.y1 - self.y0)
        return self.boven + _HOOG - _ONDER - deel * (_HOOG - _BOVEN - _ONDER)

    def lijn(
        self, punten: Sequence[tuple[float, float]], kleur: str, *, streep: bool = False
    ) -> str:
        plekken = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in punten)
        stijl = ' stroke-dasharray="4 4"' if streep else ""
        return (
            f'<polyline points="{plekken}" fill="none" stroke="{kleur}" stroke-width="2"{stijl}/>'
        )

    def stip(self, x: float, y: float, kleur: str, straal: float = 4) -> str:
        return f'<circle cx="{self.x(x):.1f}" cy="{self.y(y):.1f}" r="{straal}" fill="{kleur}"/>'

    def kader(self, titel: str, x: Sequence[tuple[float, str]], y: Sequence[float]) -> list[str]:
        delen = [tekst(self.links + 8, self.boven + 24, titel, groot=True)]
        for waarde in y:
            delen.append(self.lijn([(self.x0, waarde), (self.x1, waarde)], _GRIJS))
            delen.append(tekst(self.x(self.x0) - 6, self.y(waarde) + 4, f"{waarde:g}", anker="end"))
        for waarde, naam in x:
            hoogte = self.boven + _HOOG - _ONDER + 18
            delen.append(tekst(self.x(waarde), hoogte, naam, anker="middle"))
        return delen

    def namen(self, namen: Mapping[str, str]) -> list[str]:
        """Legend: colour by name."""
        x = self.links + _BREED - _RECHTS + 10
        return [
            tekst(x, self.boven + _BOVEN + 16 + 18 * i, naam, kleur=kleur)
            for i, (naam, kleur) in enumerate(namen.items())
        ]


def maak_beeld(uitslag: Leeruitslag) -> str:
    """The SVG; a panel without measurements is left out."""
    maken = (_winst, _ijking, _dekking, _buiten, _poort, _echt)
    delen: list[str] = []
    aantal = 0
    for maak in maken:
        vlak = maak(uitslag, (aantal % 2) * _BREED, (aantal // 2) * _HOOG)
        delen += vlak
        aantal += bool(vlak)
    return svg(max(1, -(-aantal // 2)) * _HOOG, delen)


def _kleur(i: int) -> str:
    return _KLEUREN[i % len(_KLEUREN)]


def _van_wereld(naam: str) -> str:
    return _kleur(tuple(WERELDEN).index(naam))


def _winst(uitslag: Leeruitslag, links: float, boven: float) -> list[str]:
    """Share of the gap by known proposals: mean per world, lowest and highest as a bar."""
    rijen = [r for r in vat_samen(uitslag.winst) if "deel" in r]
    if not rijen:
        return []
    groottes = sorted({int(str(r["bekend"])) for r in rijen})
    plek = {n: float(i) for i, n in enumerate(groottes)}
    delen = [als_spreiding(r["deel"]) for r in rijen]
    laag = min(0.0, *(d["laagste"] for d in delen))
    vlak = _Vlak(links, boven, -0.3, len(groottes) - 0.7, laag, 1.0)
    uit = vlak.kader(
        "Gap closed, by known proposals",
        [(plek[n], f"{n:,}") for n in groottes],
        (0.0, 0.25, 0.5, 0.75, 1.0),
    )
    uit += [
        vlak.lijn([(plek[n] - 0.2, m), (plek[n] + 0.2, m)], _MIKPUNT, streep=True)
        for n, m in MIKPUNTEN.items()
        if n in plek
    ]
    namen = {str(r["wereld"]): _van_wereld(str(r["wereld"])) for r in rijen}
    for i, (naam, kleur) in enumerate(namen.items()):
        schuif = 0.05 * (i - (len(namen) - 1) / 2)
        eigen = [
            (plek[int(str(r["bekend"]))] + schuif, d)
            for r, d in zip(rijen, delen, strict=True)
            if r["wereld"] == naam
        ]
        uit.append(vlak.lijn([(x, d["gemiddeld"]) for x, d in eigen], kleur))
        for x, d in eigen:
            uit.append(vlak.lijn([(x, d["laagste"]), (x, d["hoogste"])], kleur))
            uit.append(vlak.stip(x, d["gemiddeld"], kleur))
    return uit + vlak.namen(namen)


def _ijking(uitslag: Leeruitslag, links: float, boven: float) -> list[str]:
    """Stated against true chance, bins averaged over the seeds."""
    if not uitslag.ijking:
        return []
    namen = {i.wereld: _van_wereld(i.wereld) for i in uitslag.ijking}
    lijnen = []
    for naam in namen:
        bakken = [i.per_bak for i in uitslag.ijking if i.wereld == naam]
        kort = min(map(len, bakken))
        lijnen.append(np.mean([b[:kort] for b in bakken], axis=0).tolist())
    top = max(max(punt) for lijn in lijnen for punt in lijn) * 1.05
    vlak = _Vlak(links, boven, 0.0, top, 0.0, top)
    stappen = [round(top * i / 4, 2) for i in range(4)]
    uit = vlak.kader(
        "Chance as stated (across) and true (up)", [(s, f"{s:g}") for s in stappen], stappen
    )
    uit.append(vlak.lijn([(0.0, 0.0), (top, top)], _MIKPUNT, streep=True))
    for kleur, lijn in zip(namen.values(), lijnen, strict=True):
        uit.append(vlak.lijn([(x, y) for x, y in lijn], kleur))
        uit += [vlak.stip(x, y, kleur, 3) for x, y in lijn]
    return uit + vlak.namen(namen)


def _dekking(uitslag: Leeruitslag, links: float, boven: float) -> list[str]:
    """Coverage of the intervals of the chance, a dot per seed and a line at the mean."""
    rijen = vat_ijking(uitslag)
    if not rijen:
        return []
    laag = min(0.6, *(r["dekking"]["laagste"] for r in rijen))
    vlak = _Vlak(links, boven, -0.6, len(rijen) - 0.4, laag, 1.0)
    uit = vlak.kader(
        "90 % intervals that hold the chance, share",
        [],
        (0.6, 0.7, 0.8, 0.9, 1.0),
    )
    uit.append(vlak.lijn([(vlak.x0, 0.9), (vlak.x1, 0.9)], _MIKPUNT, streep=True))
    for i, rij in enumerate(rijen):
        kleur = _van_wereld(rij["wereld"])
        waarden = [m.dekking for m in uitslag.ijking if m.wereld == rij["wereld"]]
        uit += [vlak.stip(i, w, kleur, 3) for w in waarden]
        midden = rij["dekking"]["gemiddeld"]
        uit.append(vlak.lijn([(i - 0.25, midden), (i + 0.25, midden)], kleur))
    return uit + vlak.namen({r["wereld"]: _van_wereld(r["wereld"]) for r in rijen})


def _buiten(uitslag: Leeruitslag, links: float, boven: float) -> list[str]:
    """Doubly robust: estimate minus truth with its interval, one line per run."""
    metingen = [b for b in uitslag.buiten if b.schatter == "dr"] or list(uitslag.buiten)
    if not metingen:
        return []
    ver = max(max(abs(b.laag - b.waar), abs(b.hoog - b.waar)) for b in metingen)
    vlak = _Vlak(links, boven, -1.0, float(len(metingen)), -ver, ver)
    stap = float(f"{ver / 2:.1g}")
    uit = vlak.kader("Off-policy: estimate minus truth", [], (-2 * stap, -stap, 0.0, stap))
    volgorde = sorted(metingen, key=lambda b: DOELEN.index(b.doel))
    for i, b in enumerate(volgorde):
        kleur = _kleur(DOELEN.index(b.doel)) if b.is_gedekt else _KLEUREN[2]
        uit.append(vlak.lijn([(i, b.laag - b.waar), (i, b.hoog - b.waar)], kleur))
    namen = {doel: _kleur(i) for i, doel in enumerate(DOELEN)}
    return uit + vlak.namen({**namen, "misses": _KLEUREN[2]})


def _poort(uitslag: Leeruitslag, links: float, boven: float) -> list[str]:
    """Share of each kind of challenger that was promoted."""
    rijen = vat_poort(uitslag)
    if not rijen:
        return []
    vlak = _Vlak(links, boven, 0.0, 1.0, -0.5, len(rijen) - 0.5)
    uit = vlak.kader(
        "Challengers that were promoted", [(d, f"{d:.0%}") for d in (0.0, 0.5, BEVORDERD)], ()
    )
    for i, rij in enumerate(reversed(rijen)):
        deel = rij["bevorderd"] / rij["pogingen"]
        kleur = _KLEUREN[0] if rij["soort"] == "beter" else _KLEUREN[2]
        uit.append(vlak.lijn([(0.0, i), (deel, i)], kleur))
        uit.append(vlak.stip(deel, i, kleur))
        cijfers = f"{rij['soort']}: {rij['bevorderd']} of {rij['pogingen']}"
        uit.append(tekst(vlak.x(0.0) + 8, vlak.y(i) - 7, cijfers))
    return uit


def _echt(uitslag: Leeruitslag, links: float, boven: float) -> list[str]:
    """nDCG on choices that real people made."""
    rijen = vat_echt(uitslag)
    if not rijen:
        return []
    wie = {"ranker": "ranker", "goedkoopst": "cheapest", "meest_gekozen": "most chosen"}
    laag = min(r[w]["ndcg"]["laagste"] for r in rijen for w in wie) - 0.05
    vlak = _Vlak(links, boven, -0.6, len(rijen) - 0.4, laag, 1.0)
    uit = vlak.kader(
        "nDCG on choices that real people made",
        [(i, r["bron"]) for i, r in enumerate(rijen)],
        [y for y in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0) if y >= laag],
    )
    for i, rij in enumerate(rijen):
        for j, naam in enumerate(wie):
            s, x = rij[naam]["ndcg"], i + 0.18 * (j - 1)
            uit.append(vlak.lijn([(x, s["laagste"]), (x, s["hoogste"])], _kleur(j)))
            uit.append(vlak.stip(x, s["gemiddeld"], _kleur(j)))
    return uit + vlak.namen({titel: _kleur(j) for j, titel in enumerate(wie.values())})
