"""The load of a job as fields: what is estimated, from which words, and what else it could be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from vacatures.belasting.aanwijzingen import lees_aanwijzingen
from vacatures.belasting.model import (
    BOVEN_NORMAAL,
    Belasting,
    BelastingBron,
    Belastingitem,
    SchattingUit,
)

Opties = tuple[tuple[str, str], ...]
JA, NEE = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Belastingveld:
    """One item that nobody confirmed yet.

    Attributes:
        zin: what is estimated, in words. citaat: the words of the text it came from, else empty.
        opties: what somebody can say of it; ``waarde``: what was said, ``""`` = nothing yet.
    """

    code: str
    naam: str
    zin: str
    citaat: str
    uit_tekst: bool
    opties: Opties
    waarde: str = ""


def belastingvelden(
    belasting: Belasting, tekst: str, gekozen: Iterable[str] = ()
) -> tuple[Belastingveld, ...]:
    """A field per estimated item, those that the text names first, then in order of the FML."""
    citaten: dict[str, str] = {}
    for aanwijzing in lees_aanwijzingen(tekst):
        citaten.setdefault(aanwijzing.item, aanwijzing.citaat)
    waarden = _per_item(gekozen)
    velden = [
        _veld(item, gevraagd, citaten.get(item.code, ""), waarden.get(item.code, ""))
        for item in FML
        if (gevraagd := belasting.items.get(item.code)) is not None and gevraagd.is_geschat
    ]
    return tuple(sorted(velden, key=lambda veld: not veld.uit_tekst))


def _veld(item: FmlItem, gevraagd: Belastingitem, citaat: str, waarde: str) -> Belastingveld:
    uit_tekst = gevraagd.schatting is not None and gevraagd.schatting.uit is SchattingUit.TEKST
    if gevraagd.opties is not None:
        opties: Opties = ((JA, "Dit klopt"),)
        opties += ((NEE, "Dit komt niet voor"),) if gevraagd.opties else ()
    else:
        niveaus = [(BOVEN_NORMAAL, _niveau(item, BOVEN_NORMAAL))]
        niveaus += [(i, _niveau(item, i)) for i in range(item.hoogste_niveau + 1)]
        opties = tuple((str(i), woorden) for i, woorden in niveaus)
    return Belastingveld(
        code=item.code,
        naam=item.naam,
        zin=in_woorden(item, gevraagd),
        citaat=citaat if uit_tekst else "",
        uit_tekst=uit_tekst,
        opties=opties,
        waarde=waarde if waarde in dict(opties) else "",
    )


def in_woorden(item: FmlItem, gevraagd: Belastingitem) -> str:
    """What is asked on one item; a job that asks nothing special says so too."""
    if gevraagd.opties is not None:
        genoemd = [o.eis for o in item.opties if o.code in gevraagd.opties]
        return "; ".join(genoemd) or "komt niet voor"
    return _niveau(item, gevraagd.niveau or 0)


def _niveau(item: FmlItem, niveau: int) -> str:
    if niveau == BOVEN_NORMAAL:
        return "meer dan normaal"
    return item.get_niveau(niveau).eis or "vraagt niets bijzonders"


def lees_gezegd(gekozen: Iterable[str], belasting: Belasting) -> tuple[Belastingitem, ...]:
    """What somebody said of estimated items, as ``IV-13=2``; what cannot be read is left out."""
    gezegd = []
    for code, waarde in _per_item(gekozen).items():
        geschat = belasting.items.get(code)
        item = _ITEMS.get(code)
        if geschat is None or item is None or not geschat.is_geschat:
            continue
        if geschat.opties is not None and waarde in (JA, NEE):
            opties = geschat.opties if waarde == JA else frozenset()
            gezegd.append(Belastingitem(code, opties=opties, bron=BelastingBron.ACCOUNTMANAGER))
        elif geschat.opties is None and waarde in _NIVEAUS[: item.hoogste_niveau + 2]:
            gezegd.append(
                Belastingitem(code, niveau=int(waarde), bron=BelastingBron.ACCOUNTMANAGER)
            )
    return tuple(gezegd)


def alles_klopt(belasting: Belasting) -> tuple[Belastingitem, ...]:
    """Every estimated item, as the accountmanager now states it."""
    bevestigd = belasting.bevestig(BelastingBron.ACCOUNTMANAGER)
    return tuple(
        bevestigd.items[code] for code, gevraagd in belasting.items.items() if gevraagd.is_geschat
    )


def _per_item(gekozen: Iterable[str]) -> Mapping[str, str]:
    paren = (keuze.partition("=") for keuze in gekozen)
    return {code: waarde for code, _, waarde in paren if waarde}


_ITEMS = {item.code: item for item in FML if item.soort is not FmlSoort.KENMERK}
_NIVEAUS = tuple(str(i) for i in range(BOVEN_NORMAAL, 10))
