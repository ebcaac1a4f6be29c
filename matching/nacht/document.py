"""What a night stores, as compact JSON, and back again without loss.

Of one klant most reasons are the same for all werk; a document holds each of them once, and a line
refers to it by place. What rests on health limits goes in a document of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from json import JSONEncoder
from typing import Any

from matching.antwoord import Pad, Telling
from matching.constraints import CONSTRAINT_PER_NAAM
from matching.leren.herordenen import Kansuitleg
from matching.oordeel import Oordeel, Reden, Uitkomst
from matching.ranking.bijdrage import Bijdrage
from modellen.nacht.repository import Klantlijst
from modellen.waarden import WerkNummer

schrijf = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
"""Any document as text."""

_VOLGORDE = {naam: i for i, naam in enumerate(CONSTRAINT_PER_NAAM)}


def schrijf_oordeel(oordeel: Oordeel) -> str:
    """One outcome as text; reasons that differ only in their data share their code."""
    groepen = groupby(oordeel.redenen, key=lambda r: (r.code, int(r.uitkomst), r.vraag_aan))
    redenen = [[*soort, [dict(r.gegevens) for r in groep]] for soort, groep in groepen]
    return schrijf([oordeel.constraint, int(oordeel.uitkomst), redenen])


def lees_oordeel(document: Sequence[Any]) -> Oordeel:
    """The outcome of a document of :func:`schrijf_oordeel`, once decoded."""
    constraint, uitkomst, groepen = document
    redenen = tuple(
        Reden(code, Uitkomst(laag), gegevens, vraag)
        for code, laag, vraag, alle in groepen
        for gegevens in alle
    )
    return Oordeel(constraint, Uitkomst(uitkomst), redenen)


@dataclass(frozen=True, slots=True)
class Nachtregel:
    """One line of the list of a klant, as it was in that night; ``plaats`` counts from 1.

    ``kans`` is what the champion of that night said, ``None`` when the fixed score ordered.
    """

    werk: WerkNummer
    plaats: int
    score: float
    uitkomst: Uitkomst
    oordelen: tuple[Oordeel, ...]
    bijdragen: tuple[Bijdrage, ...]
    kans: Kansuitleg | None = None


class Lijstschrijver:
    """Builds the two documents of one klant, line by line."""

    def __init__(self) -> None:
        self._open = _Deellijst()
        self._gevoelig = _Deellijst()
        self._gewichten: dict[str, float] = {}
        self._kansdelen: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self._open.regels)

    def voeg_toe(
        self,
        werk: str,
        score: float,
        uitkomst: Uitkomst,
        oordelen: Iterable[tuple[str, str]],
        bijdragen: Sequence[Bijdrage],
        kans: Kansuitleg | None = None,
    ) -> None:
        """Add a line. ``oordelen``: name of the constraint and the text of its outcome."""
        gewoon, gevoelig = [], []
        for naam, tekst in oordelen:
            if CONSTRAINT_PER_NAAM[naam].is_gevoelig:
                gevoelig.append(self._gevoelig.plaats_van(tekst))
            else:
                gewoon.append(self._open.plaats_van(tekst))
        self._gewichten = {b.component: b.gewicht for b in bijdragen}
        waarden = [[b.waarde, int(b.is_bekend)] for b in bijdragen]
        self._open.regels.append(schrijf([werk, score, int(uitkomst), gewoon]))
        regel: list[Any] = [gevoelig, waarden]
        if kans is not None:
            self._kansdelen = tuple(naam for naam, _ in kans.bijdragen)
            regel.append(_kans_als_lijst(kans))
        self._gevoelig.regels.append(schrijf(regel))

    def documenten(self) -> tuple[str, str]:
        """The open document and the one under the rights of belastbaarheid."""
        gewichten = schrijf(list(self._gewichten.items()))
        kansdelen = f',"kansdelen":{schrijf(self._kansdelen)}' if self._kansdelen else ""
        return self._open.tekst(), self._gevoelig.tekst(f',"delen":{gewichten}{kansdelen}')


class _Deellijst:
    def __init__(self) -> None:
        self._plaatsen: dict[str, int] = {}
        self.regels: list[str] = []

    def plaats_van(self, tekst: str) -> int:
        return self._plaatsen.setdefault(tekst, len(self._plaatsen))

    def tekst(self, rest: str = "") -> str:
        oordelen, regels = ",".join(self._plaatsen), ",".join(self.regels)
        return f'{{"oordelen":[{oordelen}],"regels":[{regels}]{rest}}}'


def lees_regels(lijst: Klantlijst) -> list[Nachtregel]:
    """The lines of a stored list, best first, with every reason and every part of the score."""
    gewoon = [lees_oordeel(o) for o in lijst.regels["oordelen"]]
    gevoelig = [lees_oordeel(o) for o in lijst.gevoelig["oordelen"]]
    delen = lijst.gevoelig["delen"]
    kansdelen = lijst.gevoelig.get("kansdelen", ())
    regels = []
    paren = zip(lijst.regels["regels"], lijst.gevoelig["regels"], strict=True)
    for plaats, (open_regel, gevoelige_regel) in enumerate(paren, start=1):
        werk, score, uitkomst, plekken = open_regel
        oordelen = [gewoon[i] for i in plekken] + [gevoelig[i] for i in gevoelige_regel[0]]
        regels.append(
            Nachtregel(
                werk=WerkNummer(werk),
                plaats=plaats,
                score=score,
                uitkomst=Uitkomst(uitkomst),
                oordelen=tuple(sorted(oordelen, key=lambda o: _VOLGORDE[o.constraint])),
                bijdragen=_lees_bijdragen(delen, gevoelige_regel[1]),
                kans=_lees_kans(kansdelen, *gevoelige_regel[2:]),
            )
        )
    return regels


def _lees_bijdragen(
    delen: Sequence[Sequence[Any]], waarden: Sequence[Sequence[Any]]
) -> tuple[Bijdrage, ...]:
    return tuple(
        Bijdrage(component=naam, waarde=waarde, gewicht=gewicht, is_bekend=bool(bekend))
        for (naam, gewicht), (waarde, bekend) in zip(delen, waarden, strict=True)
    )


def _kans_als_lijst(kans: Kansuitleg) -> list[Any]:
    delen = [waarde for _, waarde in kans.bijdragen]
    return [kans.wens, kans.kans, kans.laag, kans.hoog, kans.gain, kans.niveau, delen]


def _lees_kans(namen: Sequence[str], kans: Sequence[Any] | None = None) -> Kansuitleg | None:
    if kans is None:
        return None
    wens, punt, laag, hoog, gain, niveau, delen = kans
    return Kansuitleg(
        wens=wens,
        kans=punt,
        laag=laag,
        hoog=hoog,
        gain=gain,
        bijdragen=tuple(zip(namen, delen, strict=True)),
        niveau=niveau,
    )


def schrijf_telling(telling: Telling) -> str:
    """The counts of one list."""
    return schrijf(
        asdict(telling)
        | {
            "afgevallen_op": dict(telling.afgevallen_op),
            "enige_reden": dict(telling.enige_reden),
        }
    )


def lees_telling(document: Mapping[str, Any]) -> Telling:
    """The counts back."""
    return Telling(**{**document, "pad": Pad(document["pad"])})
