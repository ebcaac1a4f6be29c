"""A first estimate of the load of a job: from its occupation, corrected by its own text.

The occupation gives level and interval per FML item (``isco_belasting.csv``, derived from O*NET
by ``afleiden``). The text raises a load that it names, lowers one that it denies, and adds items
that no occupation figure tells about. An estimate excludes nobody: the constraint makes at most
an aandachtspunt of it, until somebody confirms it.

``isco_belasting.csv`` includes information from O*NET by the U.S. Department of Labor, Employment
and Training Administration (CC BY 4.0), through the ESCO crosswalk of Nesta (MIT); modified by us.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from modellen.belastbaarheid.fml import item
from vacatures.belasting.aanwijzingen import Aanwijzing, lees_aanwijzingen
from vacatures.belasting.model import (
    Belasting,
    BelastingBron,
    Belastingitem,
    Schatting,
    SchattingUit,
)

_GEEN_ITEM = frozenset({"isco08", "aantal_beroepen"})
_WAARSCHIJNLIJK, _MOGELIJK = "2", "1"


def schat_belasting(isco: str | None, tekst: str) -> Belasting:
    """The estimate for an occupation and a text; items about which neither says anything lack.

    A unit group without figures of its own gives none: another occupation's load is no estimate.
    """
    items = dict(_van_beroep(isco))
    per_item: dict[str, list[Aanwijzing]] = defaultdict(list)
    for aanwijzing in lees_aanwijzingen(tekst):
        per_item[aanwijzing.item].append(aanwijzing)
    for code, aanwijzingen in per_item.items():
        items[code] = _verwerk(code, items.get(code), aanwijzingen)
    return Belasting.van_items(sorted(items.values(), key=lambda i: item(i.code).index))


def vernieuw_schatting(belasting: Belasting, *, isco: str | None, tekst: str) -> Belasting:
    """``belasting`` with a fresh estimate for what no person stated.

    Estimates that were not made here (without a ``Schatting``) stay as they are.
    """
    vast = [gevraagd for gevraagd in belasting.items.values() if gevraagd.schatting is None]
    if not vast:
        return schat_belasting(isco, tekst)
    return Belasting.van_items([*schat_belasting(isco, tekst).items.values(), *vast])


def _verwerk(
    code: str, uit_beroep: Belastingitem | None, aanwijzingen: list[Aanwijzing]
) -> Belastingitem:
    if aanwijzingen[0].optie is not None:
        return _verwerk_opties(code, uit_beroep, aanwijzingen)
    return _verwerk_niveau(code, uit_beroep, aanwijzingen)


def _verwerk_niveau(
    code: str, uit_beroep: Belastingitem | None, aanwijzingen: list[Aanwijzing]
) -> Belastingitem:
    """The text decides the level; the interval runs on to what the occupation says.

    A text that both names and denies a load says it of different tasks: then it occurs.
    """
    hoogste = item(code).hoogste_niveau
    genoemd = [a.niveau for a in aanwijzingen if a.niveau is not None and not a.is_ontkend]
    niveau = min(genoemd, default=hoogste)
    zwaarst = niveau if genoemd else max(niveau - 1, 0)
    lichtst = min(niveau + 1, hoogste)
    if uit_beroep is not None and uit_beroep.niveau is not None and uit_beroep.schatting:
        zwaarst = min(zwaarst, uit_beroep.niveau)
        lichtst = max(lichtst, uit_beroep.niveau)
    return _geschat_niveau(code, niveau, zwaarst, lichtst, SchattingUit.TEKST)


def _verwerk_opties(
    code: str, uit_beroep: Belastingitem | None, aanwijzingen: list[Aanwijzing]
) -> Belastingitem:
    wel = {a.optie for a in aanwijzingen if a.optie and not a.is_ontkend}
    niet = {a.optie for a in aanwijzingen if a.optie and a.is_ontkend} - wel
    opties, mogelijk = set(wel), set(wel)
    if uit_beroep is not None and uit_beroep.schatting is not None:
        opties |= (uit_beroep.opties or frozenset()) - niet
        mogelijk |= uit_beroep.schatting.mogelijk or frozenset()
    return _geschat_opties(code, opties, mogelijk | opties, SchattingUit.TEKST)


def _geschat_niveau(
    code: str, niveau: int, zwaarst: int, lichtst: int, uit: SchattingUit
) -> Belastingitem:
    band = Schatting(uit, zwaarst=zwaarst, lichtst=lichtst)
    return Belastingitem(code, niveau=niveau, bron=BelastingBron.GESCHAT, schatting=band)


def _geschat_opties(
    code: str, opties: Iterable[str], mogelijk: Iterable[str], uit: SchattingUit
) -> Belastingitem:
    band = Schatting(uit, mogelijk=frozenset(mogelijk))
    return Belastingitem(code, opties=frozenset(opties), bron=BelastingBron.GESCHAT, schatting=band)


def _van_beroep(isco: str | None) -> Mapping[str, Belastingitem]:
    return _tabel().get(isco or "", MappingProxyType({}))


@cache
def _tabel() -> Mapping[str, Mapping[str, Belastingitem]]:
    tekst = files(__package__).joinpath("isco_belasting.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {rij["isco08"]: _lees_rij(rij) for rij in csv.DictReader(tekst.splitlines())}
    )


def _lees_rij(rij: Mapping[str, str]) -> Mapping[str, Belastingitem]:
    opties: dict[str, dict[str, str]] = defaultdict(dict)
    items: dict[str, Belastingitem] = {}
    for kolom, cel in rij.items():
        code, _, optie = kolom.partition(".")
        if optie:
            opties[code][optie] = cel
        elif kolom not in _GEEN_ITEM:
            items[code] = _lees_niveau(code, cel)
    for code, cellen in opties.items():
        items[code] = _lees_opties(code, tuple(sorted(cellen.items())))
    return MappingProxyType(items)


@lru_cache(maxsize=4096)
def _lees_niveau(code: str, cel: str) -> Belastingitem:
    zwaarst, niveau, lichtst = map(int, cel.split("/"))
    return _geschat_niveau(code, niveau, zwaarst, lichtst, SchattingUit.BEROEP)


@lru_cache(maxsize=4096)
def _lees_opties(code: str, cellen: tuple[tuple[str, str], ...]) -> Belastingitem:
    waarschijnlijk = [optie for optie, cel in cellen if cel == _WAARSCHIJNLIJK]
    mogelijk = [optie for optie, cel in cellen if cel in (_WAARSCHIJNLIJK, _MOGELIJK)]
    return _geschat_opties(code, waarschijnlijk, mogelijk, SchattingUit.BEROEP)
