"""A klant as somebody may see him who may not know who he is.

The one place where a klant becomes a candidate for an employer-facing colleague. What is not
copied here cannot leak: no name, no number, no postcode, nothing of health.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.bootstrap import Samenstelling
from api.toegang.deelstand import bij_werk
from api.toegang.pseudoniem import pseudoniem
from matching.antwoord import Kandidaten, Match, Telling
from matching.oordeel import Uitkomst
from matching.uitleg import Onderdeel, Publiek, Uitleg, leg_uit
from modellen.dagdelen import Dagdelen
from modellen.klantprofiel.model import Klantprofiel, ZinSoort
from modellen.toestemming.model import Kaart
from modellen.toestemming.repository import ToestemmingRepository
from modellen.waarden import UrenPerWeek

KAN_SOORTEN = (
    ZinSoort.ERVARING,
    ZinSoort.COMPETENTIE,
    ZinSoort.KWALITEIT,
    ZinSoort.KWALIFICATIE,
)
"""Sentences that say what somebody can do; wishes and interests stay with the coach."""


AANPASSEN: Mapping[str, str] = {
    "belastbaarheid": "Misschien moet een deel van het werk lichter of anders ingedeeld worden.",
    "uren": "Misschien zijn minder of andere uren nodig.",
    "dagdelen": "Misschien zijn andere dagen of tijden nodig.",
    "reistijd": "Misschien moet de begintijd passen bij de reis.",
    "taal": "Misschien is hulp of tijd nodig om beter Nederlands te leren.",
    "opleiding": "Misschien kan de kandidaat het vak op de werkplek leren.",
    "rijbewijs": "Misschien moet iemand anders rijden.",
    "certificaten": "Misschien moet de kandidaat eerst een certificaat halen.",
}
"""What an open point can mean for an employer, by constraint; only the jobcoach knows which."""

RUIMTE: Mapping[str, str] = {
    "taal": "het Nederlands dat gevraagd wordt",
    "opleiding": "de opleiding die gevraagd wordt",
    "rijbewijs": "het rijbewijs dat gevraagd wordt",
    "certificaten": "de certificaten die gevraagd worden",
}
"""What an employer can ask less of; what can rest on health (hours, times) is never counted."""


def ruimte_bij_werkgever(telling: Telling) -> tuple[tuple[str, int], ...]:
    """What keeps klanten away as the only thing, and how many, most first."""
    gevonden = ((woorden, telling.enige_reden.get(naam, 0)) for naam, woorden in RUIMTE.items())
    return tuple(sorted((paar for paar in gevonden if paar[1]), key=lambda paar: -paar[1]))


def in_woorden_van_werkgever(zinnen: Iterable[str]) -> tuple[str, ...]:
    """Who is a klant here is a kandidaat to an employer."""
    return tuple(
        zin.replace("de klant", "de kandidaat").replace("De klant", "De kandidaat")
        for zin in zinnen
    )


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """What may be said about one klant for one werk.

    ``uren`` and ``dagdelen`` are what the klant wants, not what health allows; unknown when the
    klant left them off. ``coach`` is the
    name of the colleague with whom to discuss the rest.
    """

    code: str
    coach: str | None
    uitleg: Uitleg
    kan: tuple[str, ...]
    uren: UrenPerWeek
    dagdelen: Dagdelen | None

    @property
    def aanpassen(self) -> tuple[str, ...]:
        """What only the jobcoach can answer, as what an employer may have to adapt."""
        return tuple(
            dict.fromkeys(
                AANPASSEN.get(deel.constraint, f"{deel.titel}: bespreek dit.")
                for deel in self._open
            )
        )

    @property
    def _open(self) -> tuple[Onderdeel, ...]:
        return tuple(
            deel
            for deel in self.uitleg.onderdelen
            if deel.uitkomst is not Uitkomst.GESCHIKT
            and not set(deel.zinnen) <= set(self.uitleg.vragen_werkgever)
        )


def wat_iemand_kan(profiel: Klantprofiel) -> tuple[str, ...]:
    """The sentences of a profile that an employer's side may read."""
    return tuple(z.tekst for soort in KAN_SOORTEN for z in profiel.zinnen if z.soort is soort)


def maak_kaart(profiel: Klantprofiel) -> Kaart:
    """What the klant can do and wants, not what health allows."""
    klant = profiel.klant
    return Kaart(
        kan=wat_iemand_kan(profiel),
        uren=str(klant.uren),
        wanneer=str(klant.dagdelen).replace(",", ", ") if klant.dagdelen else "",
    )


def maak_kandidaten(
    samenstelling: Samenstelling, lijst: Kandidaten, *, coaches: Mapping[str, str]
) -> list[Kandidaat]:
    """Strip matches of who they are about, and of what each left off for this employer.

    Args:
        coaches: names of colleagues by account.
    """
    if not lijst.matches:
        return []
    bij = bij_werk(lijst.matches[0].werk)
    with samenstelling.opslag.lezen() as session:
        klanten = [match.profiel.nummer for match in lijst.matches]
        gezegd = ToestemmingRepository(session).laatste_van(klanten, [bij])
    weggelaten = {klant: toestemming.weggelaten for (klant, _), toestemming in gezegd.items()}
    return [
        _kandidaat(
            match, weggelaten.get(match.profiel.nummer, frozenset()), samenstelling.geheim, coaches
        )
        for match in lijst.matches
    ]


def _kandidaat(
    match: Match, weggelaten: frozenset[str], geheim: bytes, coaches: Mapping[str, str]
) -> Kandidaat:
    klant = match.profiel.klant
    kaart = maak_kaart(match.profiel).zonder(weggelaten)
    return Kandidaat(
        code=pseudoniem(geheim, klant.nummer, match.werk.nummer),
        coach=coaches.get(klant.coach),
        uitleg=leg_uit(match, publiek=Publiek.ACCOUNTMANAGER),
        kan=kaart.kan,
        uren=klant.uren if kaart.uren else UrenPerWeek(None, None),
        dagdelen=klant.dagdelen if kaart.wanneer else None,
    )
