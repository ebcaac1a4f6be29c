"""What the champion says, in words: how likely, how sure, and what makes it more or less so."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from matching.leren.herordenen import Kansuitleg
from matching.leren.kansmodel import VASTE_GEWICHTEN, WENS
from matching.leren.kenmerken import KENMERK_PER_NAAM
from modellen.schrijfwijze import getal

_TITELS = {VASTE_GEWICHTEN: "Vaste score", WENS: "Past bij de wensen"}
_BETEKENIS = {
    VASTE_GEWICHTEN: "De score uit vaste gewichten, als maat voor de kans.",
    WENS: "Hoe goed dit werk bij wensen en beroepstest past: de andere helft van de volgorde.",
}
ONBEKENDE_DEEL = "Telde mee toen deze lijst werd gemaakt."

MERKBAAR = 0.005
"""A part that changes the gain by less than this share is "even groot"."""


@dataclass(frozen=True, slots=True)
class Kansdeel:
    """One part: the gain of an ordinary proposal times all factors is that of this one."""

    naam: str
    titel: str
    betekenis: str
    factor: float

    @property
    def effect(self) -> str:
        """The factor in words."""
        if abs(self.factor - 1.0) < MERKBAAR:
            return "maakt geen verschil"
        if self.factor >= 1.0:
            return f"{getal(self.factor)} keer zo groot"
        return f"{getal(1.0 / self.factor)} keer zo klein"


@dataclass(frozen=True, slots=True)
class Kanswoorden:
    """The two halves of the order in sentences, and the parts, the largest effect first.

    ``gewoon`` is the gain of an ordinary proposal, ``opbrengst`` that of this one.
    """

    kans: str
    wens: str
    gewoon: float
    opbrengst: float
    delen: tuple[Kansdeel, ...]


def leg_kans_uit(kans: Kansuitleg) -> Kanswoorden:
    """Put it in words. For klant and coach: some parts rest on health limits."""
    delen = sorted(kans.bijdragen, key=lambda deel: -abs(deel[1]))
    return Kanswoorden(
        kans=kans_zin(kans),
        wens=f"Past voor {_procent(kans.wens)} bij de wensen.",
        gewoon=exp(kans.niveau),
        opbrengst=kans.gain,
        delen=tuple(_deel(naam, waarde) for naam, waarde in delen),
    )


def kans_zin(kans: Kansuitleg) -> str:
    """How likely a placement is that lasts six months, beside an ordinary proposal, or that nobody
    can say yet."""
    if kans.kans is None or kans.laag is None or kans.hoog is None:
        return (
            "Hoe groot de kans is dat dit voorstel een blijvende plaatsing wordt, valt nog niet te "
            "zeggen: te weinig gegevens."
        )
    return (
        f"Kans dat dit voorstel een blijvende plaatsing wordt: ongeveer {_procent(kans.kans)} "
        f"(tussen {_procent(kans.laag)} en {_procent(kans.hoog)}). "
        f"Gewoon is {_procent(exp(kans.niveau))}."
    )


def _deel(naam: str, waarde: float) -> Kansdeel:
    kenmerk = KENMERK_PER_NAAM.get(naam)
    # A list of long ago may name a feature that is registered no more.
    titel = _TITELS.get(naam) or (kenmerk.titel if kenmerk else naam)
    betekenis = _BETEKENIS.get(naam) or (kenmerk.betekenis if kenmerk else ONBEKENDE_DEEL)
    return Kansdeel(naam, titel, betekenis, exp(waarde))


def _procent(deel: float) -> str:
    return f"{round(100 * deel)}%"
