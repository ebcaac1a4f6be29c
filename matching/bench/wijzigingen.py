"""An endless stream of changes to a store: the same seed gives the same changes.

Whoever writes them and whoever checks the answers afterwards make them apart from each other, so
that nothing but times and numbers has to travel between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from modellen.belastbaarheid.model import Belastbaarheid
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.klant.model import Klant, KlantStatus
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.vacature.repository import VacatureRepository

DOOR = "bench"

T = TypeVar("T")

Mens = tuple[Klant, Belastbaarheid]


@dataclass(frozen=True, slots=True)
class Begin:
    """What the store held before the first change, in order of number."""

    vacatures: tuple[Vacature, ...]
    mensen: tuple[Mens, ...]


def lees_begin(opslag: Opslag) -> Begin:
    """Everything in a store that nobody has changed yet."""
    with opslag.lezen() as sessie:
        vacatures = tuple(VacatureRepository(sessie).list_())
        klanten = KlantRepository(sessie).list_()
        kan = BelastbaarheidRepository(sessie).get_vele(k.nummer for k in klanten)
    return Begin(vacatures, tuple((klant, kan[klant.nummer]) for klant in klanten))


@dataclass(slots=True)
class Partij:
    """What one transaction writes: records by number, as they are afterwards."""

    vacatures: dict[WerkNummer, Vacature] = field(default_factory=dict)
    mensen: dict[KlantNummer, Mens] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.vacatures) + len(self.mensen)

    def schrijf(self, opslag: Opslag) -> None:
        """Write all of it in one transaction."""
        with opslag.schrijven() as sessie:
            # In the order in which the streams are locked.
            if self.mensen:
                mensen = self.mensen.values()
                KlantRepository(sessie).save_all((klant for klant, _ in mensen), door=DOOR)
                BelastbaarheidRepository(sessie).save_all((kan for _, kan in mensen), door=DOOR)
            if self.vacatures:
                VacatureRepository(sessie).save_all(self.vacatures.values(), door=DOOR)


class Wijzigingen:
    """Adds, changes, expires, withdraws and reopens vacatures; adds, changes and stops klanten.

    Args:
        per_partij: records in one transaction, each with a number of its own.
    """

    def __init__(self, begin: Begin, *, zaad: int, per_partij: int, vandaag: date) -> None:
        self._rng = Random(zaad)
        self._per_partij = per_partij
        self._gisteren = vandaag - timedelta(days=1)
        self._voorbeeld = begin
        self._vacatures = list(begin.vacatures)
        self._mensen = list(begin.mensen)

    def volgende(self) -> Partij:
        """The next transaction; every record in it differs from what the store has."""
        partij = Partij()
        while len(partij) < self._per_partij:
            (wijzig,) = self._rng.choices(list(_SOORTEN), weights=list(_SOORTEN.values()))
            wijzig(self, partij)
        return partij

    def _nieuwe_vacature(self, partij: Partij) -> None:
        nummer = WerkNummer(f"V-live-{len(self._vacatures):07d}")
        vacature = self._als(nummer)
        self._vacatures.append(vacature)
        partij.vacatures[nummer] = vacature

    def _andere_inhoud(self, partij: Partij) -> None:
        self._zet(partij, lambda oud: self._als(oud.nummer))

    def _andere_uren(self, partij: Partij) -> None:
        self._zet(partij, lambda oud: replace(oud, uren=self._kies(self._voorbeeld.vacatures).uren))

    def _verloop(self, partij: Partij) -> None:
        verlopen = self._gisteren
        self._zet(
            partij,
            lambda oud: replace(oud, sluit_op=None if oud.sluit_op == verlopen else verlopen),
        )

    def _trek_in(self, partij: Partij) -> None:
        weg = VacatureStatus.INGETROKKEN
        self._zet(
            partij,
            lambda oud: replace(oud, status=VacatureStatus.OPEN if oud.status is weg else weg),
        )

    def _zet(self, partij: Partij, maak: Callable[[Vacature], Vacature]) -> None:
        plaats = self._rng.randrange(len(self._vacatures))
        oud = self._vacatures[plaats]
        nieuw = maak(oud)
        if nieuw != oud and oud.nummer not in partij.vacatures:
            self._vacatures[plaats] = partij.vacatures[oud.nummer] = nieuw

    def _nieuwe_klant(self, partij: Partij) -> None:
        nummer = KlantNummer(f"K-live-{len(self._mensen):07d}")
        klant, kan = self._kies(self._voorbeeld.mensen)
        mens = replace(klant, nummer=nummer), replace(kan, klant=nummer)
        self._mensen.append(mens)
        partij.mensen[nummer] = mens

    def _andere_klant(self, partij: Partij) -> None:
        """Home, wishes, hours and travel of somebody else."""

        def wissel(mens: Mens) -> Mens:
            klant, kan = mens
            ander, _ = self._kies(self._voorbeeld.mensen)
            return replace(ander, nummer=klant.nummer, organisatie=klant.organisatie), kan

        self._zet_mens(partij, wissel)

    def _andere_grenzen(self, partij: Partij) -> None:
        """The belastbaarheid of somebody else."""

        def wissel(mens: Mens) -> Mens:
            _, kan = self._kies(self._voorbeeld.mensen)
            return mens[0], replace(kan, klant=mens[0].nummer)

        self._zet_mens(partij, wissel)

    def _stop(self, partij: Partij) -> None:
        def wissel(mens: Mens) -> Mens:
            actief = mens[0].status is KlantStatus.ACTIEF
            status = KlantStatus.AFGESLOTEN if actief else KlantStatus.ACTIEF
            return replace(mens[0], status=status), mens[1]

        self._zet_mens(partij, wissel)

    def _zet_mens(self, partij: Partij, maak: Callable[[Mens], Mens]) -> None:
        plaats = self._rng.randrange(len(self._mensen))
        oud = self._mensen[plaats]
        nieuw = maak(oud)
        if nieuw != oud and oud[0].nummer not in partij.mensen:
            self._mensen[plaats] = partij.mensen[oud[0].nummer] = nieuw

    def _als(self, nummer: WerkNummer) -> Vacature:
        """Somebody else's content under this number."""
        return replace(self._kies(self._voorbeeld.vacatures), nummer=nummer, bron_id=nummer)

    def _kies(self, uit: Sequence[T]) -> T:
        return uit[self._rng.randrange(len(uit))]


_SOORTEN: dict[Callable[[Wijzigingen, Partij], None], int] = {
    Wijzigingen._nieuwe_vacature: 15,
    Wijzigingen._andere_inhoud: 25,
    Wijzigingen._andere_uren: 20,
    Wijzigingen._verloop: 10,
    Wijzigingen._trek_in: 10,
    Wijzigingen._nieuwe_klant: 2,
    Wijzigingen._andere_klant: 10,
    Wijzigingen._andere_grenzen: 3,
    Wijzigingen._stop: 5,
}
"""How often each kind of change comes."""
