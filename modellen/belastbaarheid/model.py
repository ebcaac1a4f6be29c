"""Belastbaarheid: what somebody can bear in work, on the 64 items of the FML.

Only restrictions are kept, as closed codes: never a diagnosis, never a cause, and no
text field in which one could end up. Each judgement says who gave it, on what and until
when it holds. An item without a judgement is unknown; it is not "normal".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort, Rubriek, item
from modellen.fouten import OngeldigeWaarde
from modellen.waarden import KlantNummer


class Bron(StrEnum):
    """Where a judgement comes from."""

    FML = "fml"
    INZETBAARHEIDSPROFIEL = "inzetbaarheidsprofiel"
    ARBEIDSDESKUNDIG_ONDERZOEK = "arbeidsdeskundig_onderzoek"
    REAL_LIFE_ASSESSMENT = "real_life_assessment"
    KLANT_ZELF = "klant_zelf"


class Beoordelaar(StrEnum):
    """Role of the one who judged; never a name."""

    VERZEKERINGSARTS = "verzekeringsarts"
    BEDRIJFSARTS = "bedrijfsarts"
    ARBEIDSDESKUNDIGE = "arbeidsdeskundige"
    JOBCOACH = "jobcoach"
    KLANT = "klant"


@dataclass(frozen=True, slots=True)
class Itemoordeel:
    """The judgement on one FML item.

    Exactly one of ``niveau`` (items of kind schaal: 0 = normaal, higher = more limited) and
    ``opties`` (items of kind keuze and kenmerk: closed codes, empty = normaal) is filled.
    """

    code: str
    niveau: int | None = None
    opties: frozenset[str] | None = None
    bron: Bron = Bron.FML
    beoordelaar: Beoordelaar = Beoordelaar.VERZEKERINGSARTS
    datum: date | None = None
    geldig_tot: date | None = None

    def __post_init__(self) -> None:
        controleer_waarde(self.code, niveau=self.niveau, opties=self.opties, laagste=0)

    def is_geldig(self, vandaag: date) -> bool:
        """False once ``geldig_tot`` has passed; from then on the item is unknown again."""
        return self.geldig_tot is None or vandaag <= self.geldig_tot


@dataclass(frozen=True, slots=True)
class EerderOordeel:
    """A judgement that was replaced or taken away.

    Attributes:
        sinds, door: when it was recorded (aware), and by which account.
        tot, vervangen_door: when it stopped counting, and by which account.
    """

    oordeel: Itemoordeel
    sinds: datetime
    door: str
    tot: datetime
    vervangen_door: str


def controleer_waarde(
    code: str, *, niveau: int | None, opties: frozenset[str] | None, laagste: int
) -> None:
    """Check that a value fits its FML item.

    Args:
        laagste: lowest level allowed: 0 for a person, -1 for a job that asks more than normal.

    Raises:
        OngeldigeWaarde: naming the item and what would fit.
    """
    fml_item = item(code)
    if fml_item.soort is FmlSoort.SCHAAL:
        past = opties is None and isinstance(niveau, int)
        past = past and laagste <= (niveau or 0) <= fml_item.hoogste_niveau
        verwacht = f"een niveau van {laagste} tot en met {fml_item.hoogste_niveau}"
    else:
        bekend = {optie.code for optie in fml_item.opties}
        past = niveau is None and isinstance(opties, frozenset) and opties <= bekend
        verwacht = f"een keuze uit: {', '.join(sorted(bekend))}"
    if not past:
        raise OngeldigeWaarde(
            veld=f"fml_{code}",
            melding=f"De waarde van {code} ({fml_item.naam}) past niet bij dit onderdeel.",
            volgende_stap=f"Geef {verwacht}.",
        )


@dataclass(frozen=True, slots=True)
class Belastbaarheid:
    """All judgements on one klant, by item code; an absent item is unknown."""

    klant: KlantNummer
    oordelen: Mapping[str, Itemoordeel] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def van_oordelen(cls, klant: KlantNummer, oordelen: Iterable[Itemoordeel]) -> Belastbaarheid:
        """Collect judgements; of two on one item the most recent counts."""
        per_code: dict[str, Itemoordeel] = {}
        for oordeel in oordelen:
            vorige = per_code.get(oordeel.code)
            if vorige is None or (oordeel.datum or date.min) >= (vorige.datum or date.min):
                per_code[oordeel.code] = oordeel
        return cls(klant, MappingProxyType(per_code))

    @classmethod
    def vastgesteld(
        cls,
        klant: KlantNummer,
        afwijkingen: Mapping[str, int | frozenset[str]],
        *,
        bron: Bron,
        beoordelaar: Beoordelaar,
        datum: date,
        geldig_tot: date | None = None,
    ) -> Belastbaarheid:
        """A complete assessment: what deviates is named, everything else was found normal.

        This is how an FML is written: only deviations are noted, because the assessor looked
        at all items. Use it only when somebody really did.
        """
        for code in afwijkingen:
            item(code)
        oordelen = []
        for fml_item in FML:
            waarde = afwijkingen.get(fml_item.code)
            if fml_item.soort is FmlSoort.SCHAAL:
                niveau, opties = (waarde if waarde is not None else 0), None
            else:
                niveau, opties = None, (waarde if waarde is not None else frozenset())
            oordelen.append(
                Itemoordeel(
                    code=fml_item.code,
                    niveau=niveau,  # type: ignore[arg-type]  # checked by Itemoordeel
                    opties=opties,  # type: ignore[arg-type]  # checked by Itemoordeel
                    bron=bron,
                    beoordelaar=beoordelaar,
                    datum=datum,
                    geldig_tot=geldig_tot,
                )
            )
        return cls.van_oordelen(klant, oordelen)

    def geldig_oordeel(self, code: str, vandaag: date) -> Itemoordeel | None:
        """The judgement that holds today, or ``None`` when the item is unknown."""
        oordeel = self.oordelen.get(code)
        return oordeel if oordeel is not None and oordeel.is_geldig(vandaag) else None

    def onbekende_items(self, vandaag: date) -> tuple[str, ...]:
        """Codes of all judged-on items (not kenmerk) that are unknown today, in FML order."""
        return tuple(
            i.code
            for i in FML
            if i.soort is not FmlSoort.KENMERK and self.geldig_oordeel(i.code, vandaag) is None
        )

    @property
    def is_leeg(self) -> bool:
        """True when nobody judged anything yet."""
        return not self.oordelen


def oordelen_van(
    belastbaarheid: Belastbaarheid, rubriek: Rubriek
) -> tuple[tuple[FmlItem, Itemoordeel | None], ...]:
    """The items of one rubriek in FML order with their judgements, ``None`` = unknown."""
    return tuple((i, belastbaarheid.oordelen.get(i.code)) for i in FML if i.rubriek is rubriek)


def leeg(klant: KlantNummer) -> Belastbaarheid:
    """Nothing assessed: every item unknown."""
    return Belastbaarheid(klant)
