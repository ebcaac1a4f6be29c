"""Who is passed over, and who is proposed again and again without result. Rules, for a person.

A ranking may be right on average and still leave somebody waiting. Nobody is named here for what he
is: only what was shown and proposed counts, and only for whom there is work that fits. All numbers
are our own choice. A list that is empty or thin because little fits is said by the night already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from matching.leren.perklant import Klantgeschiedenis
from modellen.waarden import KlantNummer

VENSTER = timedelta(days=180)
"""How far back is looked."""

WENNEN = timedelta(days=28)
"""A klant who is known for less is not judged: somebody is only beginning."""

ONGEZIEN = timedelta(days=28)
LANG = timedelta(days=60)
DUN = 0.25
"""Share of the median exposure below which somebody is hardly shown."""

VAAK, KEER_MEER = 5, 3.0
"""Proposals without one conversation, and how many times the median that must be."""


class Aandachtsoort(StrEnum):
    """Why somebody is named; the first that holds counts."""

    NERGENS_GETOOND = "nergens_getoond"
    LANG_NIET_VOORGESTELD = "lang_niet_voorgesteld"
    DUN_GETOOND = "dun_getoond"
    VAAK_ZONDER_GESPREK = "vaak_zonder_gesprek"

    @property
    def volgende_stap(self) -> str:
        """Dutch: what whoever reads it can do."""
        return _STAPPEN[self]


_STAPPEN = {
    Aandachtsoort.NERGENS_GETOOND: "Open de lijst van deze klant en bespreek het eerste werk.",
    Aandachtsoort.LANG_NIET_VOORGESTELD: (
        "Kies samen met de klant werk van de lijst, of leg vast waarom dat nog niet kan."
    ),
    Aandachtsoort.DUN_GETOOND: (
        "Vraag de accountmanager voor welk werk deze klant wel in beeld hoort te zijn."
    ),
    Aandachtsoort.VAAK_ZONDER_GESPREK: (
        "Stop even met voorstellen en zoek met klant en accountmanager uit waar het op afketst."
    ),
}


@dataclass(frozen=True, slots=True)
class Klantbeeld:
    """One active klant: who guides him, since when he is known, and what was shown and proposed.

    Attributes:
        past: open werk that fits by the last night, ``None`` = no night looked at him.
        geschiedenis: of the days of ``VENSTER``.
    """

    klant: KlantNummer
    coach: str
    bekend_sinds: date
    past: int | None
    geschiedenis: Klantgeschiedenis


@dataclass(frozen=True, slots=True)
class Aandacht:
    """A klant whom somebody should look at, with why, in Dutch."""

    klant: KlantNummer
    coach: str
    soort: Aandachtsoort
    reden: str


def vind_aandacht(beelden: Sequence[Klantbeeld], vandaag: date) -> list[Aandacht]:
    """Of the klanten of one organisation those whom somebody should look at: by kind and number."""
    bezig = [b for b in beelden if b.bekend_sinds + WENNEN <= vandaag]
    met_werk = [b for b in bezig if b.past]
    blootstelling = _midden(b.geschiedenis.blootstelling for b in met_werk)
    voorstellen = _midden(b.geschiedenis.voorstellen for b in bezig)
    gevonden = []
    for beeld in bezig:
        soort = _gemist(beeld, vandaag, blootstelling) or _te_vaak(beeld, voorstellen)
        if soort is not None:
            reden = _reden(soort, beeld, vandaag)
            gevonden.append(Aandacht(beeld.klant, beeld.coach, soort, reden))
    volgorde = list(Aandachtsoort)
    return sorted(gevonden, key=lambda a: (volgorde.index(a.soort), a.klant))


def _gemist(beeld: Klantbeeld, vandaag: date, midden: float) -> Aandachtsoort | None:
    hier = beeld.geschiedenis
    if not beeld.past or hier.lopend:
        return None
    if hier.laatst_getoond is None or hier.laatst_getoond + ONGEZIEN < vandaag:
        return Aandachtsoort.NERGENS_GETOOND
    sinds = hier.laatst_voorgesteld or beeld.bekend_sinds
    if sinds + LANG < vandaag:
        return Aandachtsoort.LANG_NIET_VOORGESTELD
    return Aandachtsoort.DUN_GETOOND if hier.blootstelling < DUN * midden else None


def _te_vaak(beeld: Klantbeeld, midden: float) -> Aandachtsoort | None:
    hier = beeld.geschiedenis
    te_vaak = hier.voorstellen >= max(VAAK, KEER_MEER * midden) and not hier.gesprekken
    return Aandachtsoort.VAAK_ZONDER_GESPREK if te_vaak else None


def _reden(soort: Aandachtsoort, beeld: Klantbeeld, vandaag: date) -> str:
    hier = beeld.geschiedenis
    werk = "Er is 1 mogelijkheid" if beeld.past == 1 else f"Er zijn {beeld.past} mogelijkheden"
    if soort is Aandachtsoort.NERGENS_GETOOND:
        dagen = _dagen(hier.laatst_getoond or beeld.bekend_sinds, vandaag)
        return f"{werk}, maar de klant stond al {dagen} dagen op geen lijst die iemand opende."
    if soort is Aandachtsoort.LANG_NIET_VOORGESTELD:
        dagen = _dagen(hier.laatst_voorgesteld or beeld.bekend_sinds, vandaag)
        return f"{werk}, maar de klant is al {dagen} dagen niet voorgesteld."
    if soort is Aandachtsoort.DUN_GETOOND:
        return f"{werk}, maar de klant wordt veel minder getoond dan de meeste anderen."
    return (
        f"De klant is {hier.voorstellen} keer voorgesteld in {VENSTER.days} dagen, zonder een "
        "enkel gesprek."
    )


def _dagen(sinds: date, vandaag: date) -> int:
    return min(vandaag - sinds, VENSTER).days


def _midden(getallen: Iterable[float]) -> float:
    alle = list(getallen)
    return float(median(alle)) if alle else 0.0
