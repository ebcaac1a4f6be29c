"""A named person looked at an aandachtspunt and accepts it, with a motivation (CBBS).

The outcome stays an aandachtspunt: nothing is hidden, and no order changes. An acceptance holds as
long as both sides say the same on that point; afterwards it is history, and somebody looks again.
Rows are only added: who takes one back adds that, with a motivation as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from modellen.aanvaarding.oorzaken import find_oorzaak
from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.waarden import KlantNummer, WerkNummer

MINSTE_TEKENS, MEESTE_TEKENS = 15, 600
"""Of a motivation: "ok" says nothing, and more than a few lines belong in a talk (own choice)."""


@dataclass(frozen=True, slots=True)
class Aanvaarding:
    """What one person said of one aandachtspunt of one klant with one werk.

    Attributes:
        volgnummer: 1, 2, 3 … of this klant and werk; the highest of a punt counts.
        punt: a constraint, for belastbaarheid with the FML item: ``belastbaarheid.IV-13``.
        grond: digest of what klant and werk said on that point when it was accepted.
        ingetrokken: it was taken back; ``motivatie`` says why.
        op: when (aware), by account ``door``.
    """

    klant: KlantNummer
    werk: WerkNummer
    volgnummer: int
    punt: str
    grond: str
    motivatie: str
    door: str
    op: datetime
    ingetrokken: bool = False


@dataclass(frozen=True, slots=True)
class Aanvaardstand:
    """How it stands with one punt.

    Attributes:
        geldend: the acceptance that holds, if any.
        vervallen: the newest one, when klant or werk changed on this point since.
        eerder: all others, newest first, what was taken back included.
    """

    geldend: Aanvaarding | None = None
    vervallen: Aanvaarding | None = None
    eerder: tuple[Aanvaarding, ...] = ()


NOOIT_AANVAARD = Aanvaardstand()


class AanvaardingIntussenGewijzigd(OpstapFout):
    """Somebody else accepted or took back a punt of this pair since it was read."""

    def __init__(self) -> None:
        super().__init__(
            code="aanvaarding_intussen_gewijzigd",
            melding="Iemand anders heeft intussen iets vastgelegd over deze aandachtspunten.",
            volgende_stap="Lees wat er nu staat en leg uw motivatie dan opnieuw vast.",
        )


def lees_motivatie(tekst: str) -> str:
    """The motivation without spaces around it.

    Raises:
        OngeldigeWaarde: when it says too little or too much, or names an illness or a cause.
    """
    kaal = " ".join(tekst.split())
    if len(kaal) < MINSTE_TEKENS or not any(teken.isalpha() for teken in kaal):
        raise OngeldigeWaarde(
            veld="motivatie",
            melding="Een motivatie ontbreekt of is te kort.",
            volgende_stap="Schrijf in een zin waarom dit werk op dit punt toch kan.",
        )
    if len(kaal) > MEESTE_TEKENS:
        raise OngeldigeWaarde(
            veld="motivatie",
            melding=f"Deze motivatie is langer dan {MEESTE_TEKENS} tekens.",
            volgende_stap="Schrijf alleen waarom dit werk op dit punt toch kan.",
        )
    if oorzaak := find_oorzaak(kaal):
        raise OngeldigeWaarde(
            veld="motivatie",
            melding=f"Hierin staat '{oorzaak}'. Een ziekte of oorzaak leggen wij niet vast.",
            volgende_stap="Schrijf alleen wat de klant kan, of wat het werk lichter maakt.",
        )
    return kaal


def standen(
    aanvaardingen: Iterable[Aanvaarding], gronden: Mapping[str, str]
) -> dict[str, Aanvaardstand]:
    """How it stands with each punt that was ever accepted.

    Args:
        aanvaardingen: of one klant and one werk.
        gronden: what both sides say now, by punt; a punt that is no aandachtspunt now is missing,
            and no acceptance of it holds.
    """
    per_punt: dict[str, list[Aanvaarding]] = {}
    for een in sorted(aanvaardingen, key=lambda a: -a.volgnummer):
        per_punt.setdefault(een.punt, []).append(een)
    return {punt: _stand(alle, gronden.get(punt)) for punt, alle in per_punt.items()}


def _stand(alle: list[Aanvaarding], grond: str | None) -> Aanvaardstand:
    laatste, *eerder = alle
    if laatste.ingetrokken:
        return Aanvaardstand(eerder=tuple(alle))
    if laatste.grond == grond:
        return Aanvaardstand(geldend=laatste, eerder=tuple(eerder))
    return Aanvaardstand(vervallen=laatste, eerder=tuple(eerder))
