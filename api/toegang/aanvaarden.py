"""Aandachtspunten that somebody accepts with a motivation, for a klant within sight and one werk.

For coach and teamleider alone: a motivation comes near health. A coach writes, a teamleider reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer
from api.toegang.zicht import Zicht
from matching.aandachtspunten import Aandachtspunt, aandachtspunten
from matching.antwoord import Match
from matching.constraints import CONSTRAINT_PER_NAAM
from matching.oordeel import Uitkomst
from modellen.aanvaarding.model import (
    NOOIT_AANVAARD,
    Aanvaarding,
    AanvaardingIntussenGewijzigd,
    Aanvaardstand,
    standen,
)
from modellen.aanvaarding.repository import AanvaardingRepository
from modellen.audit.model import Gegevenssoort
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.waarden import KlantNummer, WerkNummer


@dataclass(frozen=True, slots=True)
class Bekeken:
    """One aandachtspunt and how it stands with its acceptance."""

    punt: Aandachtspunt
    stand: Aanvaardstand


@dataclass(frozen=True, slots=True)
class Puntenlijst:
    """The aandachtspunten of one pair now.

    Attributes:
        punten: in the order of the constraints.
        voorbij: what was ever recorded of points that are no aandachtspunt any more.
        aantal: how much was recorded of this pair; who records says it, to notice another.
        ongeschikt: titles of the constraints on which the pair does not fit.
    """

    punten: tuple[Bekeken, ...]
    voorbij: tuple[Aanvaardstand, ...]
    aantal: int
    ongeschikt: tuple[str, ...]

    @property
    def aanvaard(self) -> tuple[tuple[Aandachtspunt, Aanvaarding], ...]:
        """Those of which the acceptance holds."""
        return tuple((b.punt, b.stand.geldend) for b in self.punten if b.stand.geldend)

    @property
    def open(self) -> tuple[Bekeken, ...]:
        """Those that nobody accepted, or of which the acceptance no longer holds."""
        return tuple(b for b in self.punten if b.stand.geldend is None)


def lees_punten(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    klant: KlantNummer,
    matches: Sequence[Match],
    *,
    alleen_aanvaard: bool = False,
) -> Mapping[WerkNummer, Puntenlijst]:
    """The aandachtspunten of these matches of one klant within sight, by werk.

    Args:
        alleen_aanvaard: leave out werk of which nothing was ever recorded.

    Raises:
        NietGevonden: when there is no such klant for this account.
    """
    with samenstelling.opslag.lezen() as session:
        per_werk = _per_werk(session, samenstelling, gebruiker, klant)
    return {
        match.werk.nummer: _lijst(samenstelling, match, per_werk.get(match.werk.nummer, []))
        for match in matches
        if match.werk.nummer in per_werk or not alleen_aanvaard
    }


def beoordeel_punten(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    klant: KlantNummer,
    werken: Iterable[WerkNummer],
    *,
    voorbij: Iterable[WerkNummer] = (),
) -> Mapping[WerkNummer, Puntenlijst]:
    """The same for work of which only the number is known; work out of sight is left out.

    Args:
        voorbij: work that is read only where something was ever recorded of it.

    Raises:
        NietGevonden: when there is no such klant for this account.
    """
    vandaag = samenstelling.kalender()
    with samenstelling.opslag.lezen() as session:
        zicht = Zicht(session, gebruiker, vandaag=vandaag)
        per_werk = _per_werk(session, samenstelling, gebruiker, klant)
        gevonden = zicht.werk_van({*werken, *(werk for werk in voorbij if werk in per_werk)})
        if not gevonden:
            return {}
        profiel = KlantprofielRepository(session).get(klant)
        noteer(session, Gegevenssoort.PROFIEL, [klant])
    return {
        nummer: _lijst(
            samenstelling,
            samenstelling.matchdienst.beoordeel(profiel, werk, vandaag=vandaag),
            per_werk.get(nummer, []),
        )
        for nummer, werk in gevonden.items()
    }


def leg_aanvaarding_vast(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    klant: KlantNummer,
    werk: WerkNummer,
    punten: Sequence[str],
    *,
    motivatie: str,
    gezien: int | None,
    ingetrokken: bool = False,
) -> None:
    """Accept these points of one pair, or take back that they were accepted.

    Raises:
        GeenToegang: for anybody but a coach.
        NietGevonden: when klant or werk is not there for this account.
        OngeldigeWaarde: without a point or a motivation that says something.
        AanvaardingIntussenGewijzigd: when a point is none any more, or there is more than was seen.
    """
    if gebruiker.rol is not Rol.JOBCOACH:
        raise GeenToegang(wat="een aandachtspunt aanvaarden")
    vandaag = samenstelling.kalender()
    with samenstelling.opslag.schrijven() as session:
        zicht = Zicht(session, gebruiker, vandaag=vandaag)
        zicht.eis_klant(klant)
        gevraagd = zicht.get_werk(werk)
        noteer(session, Gegevenssoort.VOORSTEL, [klant])
        profiel = KlantprofielRepository(session).get(klant)
        match = samenstelling.matchdienst.beoordeel(profiel, gevraagd, vandaag=vandaag)
        nu = {p.code: p.grond for p in aandachtspunten(match, samenstelling.register)}
        if any(punt not in nu for punt in punten):
            raise AanvaardingIntussenGewijzigd()
        AanvaardingRepository(session).voeg_toe(
            klant,
            gevraagd.nummer,
            {punt: nu[punt] for punt in punten},
            motivatie=motivatie,
            door=gebruiker.account,
            op=samenstelling.klok(),
            gezien=gezien,
            ingetrokken=ingetrokken,
        )


def _per_werk(
    session: Session, samenstelling: Samenstelling, gebruiker: Gebruiker, klant: KlantNummer
) -> dict[WerkNummer, list[Aanvaarding]]:
    Zicht(session, gebruiker, vandaag=samenstelling.kalender()).eis_klant(klant)
    noteer(session, Gegevenssoort.VOORSTEL, [klant])
    per_werk: dict[WerkNummer, list[Aanvaarding]] = {}
    for een in AanvaardingRepository(session).list_(klant):
        per_werk.setdefault(een.werk, []).append(een)
    return per_werk


def _lijst(samenstelling: Samenstelling, match: Match, alle: Sequence[Aanvaarding]) -> Puntenlijst:
    punten = aandachtspunten(match, samenstelling.register)
    per_punt = standen(alle, {p.code: p.grond for p in punten})
    nu = tuple(Bekeken(p, per_punt.pop(p.code, NOOIT_AANVAARD)) for p in punten)
    past_niet = match.oordeel.oordelen_met(Uitkomst.ONGESCHIKT)
    return Puntenlijst(
        punten=nu,
        voorbij=tuple(per_punt.values()),
        aantal=len(alle),
        ongeschikt=tuple(CONSTRAINT_PER_NAAM[o.constraint].titel for o in past_niet),
    )
