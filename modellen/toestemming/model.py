"""What a klant lets one employer know, and what his coach released. Only ever added to.

The klant says yes to exactly what stands on a card; the card is kept with that yes, so that an
employer can never come to see something else than what the klant saw. Nothing of health can stand
on it: sentences about work that passed the sieve of the profile, hours, and adaptations out of a
closed list that name what the employer does and never why.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from modellen.fouten import OpstapFout
from modellen.waarden import KlantNummer, WerkNummer


class Aanpassing(StrEnum):
    """What an employer can do so that the work fits; a closed list, and nothing about why."""

    RUSTIG_BEGINNEN = "rustig_beginnen"
    VAST_AANSPREEKPUNT = "vast_aanspreekpunt"
    VASTE_TIJDEN = "vaste_tijden"
    VASTE_TAKEN = "vaste_taken"
    KORTE_PAUZES = "korte_pauzes"
    AFWISSELEND_WERK = "afwisselend_werk"
    RUSTIGE_PLEK = "rustige_plek"
    HULPMIDDEL = "hulpmiddel"
    UITLEG_OP_PAPIER = "uitleg_op_papier"
    INWERKTIJD = "inwerktijd"
    COACH_OP_WERK = "coach_op_werk"

    @property
    def label(self) -> str:
        """Dutch, as a short sentence to the employer."""
        return _AANPASSINGEN[self]


_AANPASSINGEN: Mapping[Aanpassing, str] = MappingProxyType(
    {
        Aanpassing.RUSTIG_BEGINNEN: "Begin met minder uren en bouw die rustig op",
        Aanpassing.VAST_AANSPREEKPUNT: "Eén vaste collega die vragen beantwoordt",
        Aanpassing.VASTE_TIJDEN: "Vaste dagen en tijden",
        Aanpassing.VASTE_TAKEN: "Vaste taken, één tegelijk",
        Aanpassing.KORTE_PAUZES: "Vaker een korte pauze",
        Aanpassing.AFWISSELEND_WERK: "Afwisseling in houding en taken",
        Aanpassing.RUSTIGE_PLEK: "Een rustige werkplek",
        Aanpassing.HULPMIDDEL: "Een hulpmiddel op de werkplek",
        Aanpassing.UITLEG_OP_PAPIER: "Uitleg op papier of met plaatjes",
        Aanpassing.INWERKTIJD: "Meer tijd om het werk te leren",
        Aanpassing.COACH_OP_WERK: "De jobcoach komt mee op de werkplek",
    }
)


@dataclass(frozen=True, slots=True)
class Kaartregel:
    """One line of a card that a klant can leave off.

    Attributes:
        code: digest of the line, so that a choice says nothing without the card.
        is_wens: about the work that is wanted, and not about what somebody can do.
    """

    code: str
    tekst: str
    is_wens: bool


@dataclass(frozen=True, slots=True)
class Kaart:
    """What an employer reads of a klant beside the name.

    Attributes:
        kan: sentences on what the klant can do and did.
        uren: hours a week, in words; empty = left off.
        wanneer: parts of the week, in words; empty = not asked, or left off.
        aanpassingen: what klant and coach agreed to ask.
    """

    kan: tuple[str, ...]
    uren: str
    wanneer: str = ""
    aanpassingen: tuple[Aanpassing, ...] = ()

    @property
    def vingerafdruk(self) -> str:
        """Digest of all but the adaptations: changes when what is known of the klant does."""
        inhoud = json.dumps([self.kan, self.uren, self.wanneer], ensure_ascii=True)
        return blake2b(inhoud.encode(), digest_size=8).hexdigest()

    @property
    def regels(self) -> tuple[Kaartregel, ...]:
        """Every line that can be left off, as it stands on the card."""
        kan = tuple(_regel("kan", zin) for zin in self.kan)
        wil = (("uren", self.uren), ("wanneer", self.wanneer))
        return kan + tuple(_regel(soort, tekst) for soort, tekst in wil if tekst)

    def zonder(self, weggelaten: Collection[str]) -> Kaart:
        """The same without these lines, by code; codes of other lines do nothing."""
        return Kaart(
            kan=tuple(zin for zin in self.kan if _regel("kan", zin).code not in weggelaten),
            uren="" if _regel("uren", self.uren).code in weggelaten else self.uren,
            wanneer="" if _regel("wanneer", self.wanneer).code in weggelaten else self.wanneer,
            aanpassingen=self.aanpassingen,
        )

    def met(self, aanpassingen: Iterable[Aanpassing]) -> Kaart:
        """The same with these adaptations, in the order of the list."""
        gekozen = set(aanpassingen)
        volgorde = tuple(a for a in Aanpassing if a in gekozen)
        return Kaart(self.kan, self.uren, self.wanneer, volgorde)

    def als_json(self) -> dict[str, Any]:
        """For storage."""
        return {
            "kan": list(self.kan),
            "uren": self.uren,
            "wanneer": self.wanneer,
            "aanpassingen": [a.value for a in self.aanpassingen],
        }


def _regel(soort: str, tekst: str) -> Kaartregel:
    inhoud = json.dumps([soort, tekst], ensure_ascii=True).encode()
    return Kaartregel(blake2b(inhoud, digest_size=8).hexdigest(), tekst, soort != "kan")


class Toestemmingsbron(StrEnum):
    """How it is known what the klant said."""

    KLANT_ZELF = "klant_zelf"
    GESPREK = "gesprek"

    @property
    def label(self) -> str:
        """Dutch, after "gezegd"."""
        return {"gesprek": "in een gesprek met de coach"}.get(self.value, "op de eigen pagina")


@dataclass(frozen=True, slots=True)
class Toestemming:
    """One yes or no of one klant for one employer; the last one counts.

    Attributes:
        bij: number of the employer, or of the work when that has no employer with a number.
        volgnummer: 1, 2, 3 … per klant and employer.
        dag: the Dutch day on which the klant said it; of GESPREK: the day of the talk.
        vastgelegd_op: when it was recorded (aware), by account ``door``.
        kaart: what may be shared, without what the klant left off; of a yes alone.
        weggelaten: codes of the lines that this employer may not read, of a no as well.
    """

    klant: KlantNummer
    bij: WerkNummer
    volgnummer: int
    mag: bool
    bron: Toestemmingsbron
    dag: date
    vastgelegd_op: datetime
    door: str
    kaart: Kaart | None = None
    weggelaten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vrijgave:
    """What the coach decided on one proposal; the last one counts.

    Attributes:
        toestemming: ``volgnummer`` of the yes under which it stands; another yes asks another one.
        is_open: released, or taken back.
    """

    voorstel: int
    volgnummer: int
    klant: KlantNummer
    bij: WerkNummer
    toestemming: int
    is_open: bool
    vastgelegd_op: datetime
    door: str


class ToestemmingGeweigerd(OpstapFout):
    """A decision that cannot have been taken like that."""

    def __init__(self, melding: str, volgende_stap: str) -> None:
        super().__init__(code="toestemming_geweigerd", melding=melding, volgende_stap=volgende_stap)


class ToestemmingIntussenGewijzigd(OpstapFout):
    """Somebody decided, or the card changed, since it was shown."""

    def __init__(self) -> None:
        super().__init__(
            code="toestemming_intussen_gewijzigd",
            melding="Dit is net veranderd, terwijl u keek. Er is nog niets bewaard.",
            volgende_stap="Lees wat er nu staat en kies dan opnieuw.",
        )
