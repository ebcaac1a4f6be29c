"""Belasting: what a job asks of a body and mind, on the same FML scale as belastbaarheid.

For an item of kind schaal the value is the most limited level at which somebody can still do
the job: 0 = asks a normal person's ability, 2 = somebody at level 2 can do it too, -1 = asks
more than normal. For an item of kind keuze it is the set of demands the job makes (empty =
none). An absent item is unknown. An estimate (``GESCHAT``) never excludes anybody by itself; it
may carry how wide it is and what it comes from (``Schatting``), until somebody confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from modellen.belastbaarheid.model import controleer_waarde
from modellen.fouten import OngeldigeWaarde

BOVEN_NORMAAL = -1
"""Level of a job that asks more than the norm of the item (e.g. lifting more than 15 kg)."""


class BelastingBron(StrEnum):
    """Who says so."""

    WERKGEVER = "werkgever"
    ACCOUNTMANAGER = "accountmanager"
    ARBEIDSDESKUNDIGE = "arbeidsdeskundige"
    GESCHAT = "geschat"


class SchattingUit(StrEnum):
    """What an estimate was made from; the text also counts where it only corrects the other."""

    BEROEP = "beroep"
    TEKST = "tekst"

    @property
    def label(self) -> str:
        """Dutch, as in 'geschat uit …'."""
        return {"beroep": "het beroep", "tekst": "de tekst van de vacature"}[self.value]


@dataclass(frozen=True, slots=True)
class Schatting:
    """How wide an estimate is.

    Attributes:
        zwaarst, lichtst: levels between which a scale item lies (heavy is low); else ``None``.
        mogelijk: options of a choice item that may occur, the likely ones among them.
    """

    uit: SchattingUit
    zwaarst: int | None = None
    lichtst: int | None = None
    mogelijk: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Belastingitem:
    """What a job asks on one FML item; see the module for the meaning of the values."""

    code: str
    niveau: int | None = None
    opties: frozenset[str] | None = None
    bron: BelastingBron = BelastingBron.WERKGEVER
    schatting: Schatting | None = None

    def __post_init__(self) -> None:
        controleer_waarde(self.code, niveau=self.niveau, opties=self.opties, laagste=BOVEN_NORMAAL)
        if self.schatting is not None:
            _controleer_schatting(self, self.schatting)

    @property
    def is_geschat(self) -> bool:
        """True when no person has stated or confirmed the value."""
        return self.bron is BelastingBron.GESCHAT


@dataclass(frozen=True, slots=True)
class Belasting:
    """The known items of one job, by item code; an absent item is unknown."""

    items: Mapping[str, Belastingitem] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def van_items(cls, items: Iterable[Belastingitem]) -> Belasting:
        """Collect items; what a person stated wins over an estimate."""
        per_code: dict[str, Belastingitem] = {}
        for belastingitem in items:
            vorige = per_code.get(belastingitem.code)
            if vorige is None or vorige.is_geschat or not belastingitem.is_geschat:
                per_code[belastingitem.code] = belastingitem
        return cls(MappingProxyType(per_code))

    @property
    def is_onbekend(self) -> bool:
        """True when nothing is known."""
        return not self.items

    def bevestig(self, bron: BelastingBron, codes: Iterable[str] | None = None) -> Belasting:
        """The same values, now stated by a person; ``codes`` limits it to those items.

        Raises:
            OngeldigeWaarde: when one of ``codes`` has no estimate, or ``bron`` is no person.
        """
        geschat = {code for code, gevraagd in self.items.items() if gevraagd.is_geschat}
        gekozen = geschat if codes is None else set(codes)
        if onbekend := sorted(gekozen - geschat):
            raise OngeldigeWaarde(
                veld="codes",
                melding=f"Bij {onbekend[0][:20]} is er geen schatting om te bevestigen.",
                volgende_stap="Kies alleen onderdelen die geschat zijn.",
            )
        if bron is BelastingBron.GESCHAT:
            raise OngeldigeWaarde(
                veld="bron",
                melding="Een schatting kan alleen door een mens bevestigd worden.",
                volgende_stap="Geef op wie de schatting bevestigt.",
            )
        return Belasting.van_items(
            replace(gevraagd, bron=bron, schatting=None) if code in gekozen else gevraagd
            for code, gevraagd in self.items.items()
        )


def _controleer_schatting(gevraagd: Belastingitem, schatting: Schatting) -> None:
    if gevraagd.opties is not None:
        past = schatting.mogelijk is not None and gevraagd.opties <= schatting.mogelijk
        past = past and schatting.zwaarst is None and schatting.lichtst is None
        if past:
            controleer_waarde(
                gevraagd.code, niveau=None, opties=schatting.mogelijk, laagste=BOVEN_NORMAAL
            )
    else:
        past = schatting.mogelijk is None and _ligt_tussen(gevraagd.niveau, schatting)
        for grens in (schatting.zwaarst, schatting.lichtst) if past else ():
            controleer_waarde(gevraagd.code, niveau=grens, opties=None, laagste=BOVEN_NORMAAL)
    if not (past and gevraagd.is_geschat):
        raise OngeldigeWaarde(
            veld=f"fml_{gevraagd.code}",
            melding=f"De schatting van {gevraagd.code} past niet bij de waarde.",
            volgende_stap="Geef alleen bij een schatting een band, en laat de waarde erin liggen.",
        )


def _ligt_tussen(niveau: int | None, schatting: Schatting) -> bool:
    zwaarst, lichtst = schatting.zwaarst, schatting.lichtst
    if niveau is None or zwaarst is None or lichtst is None:
        return False
    return zwaarst <= niveau <= lichtst
