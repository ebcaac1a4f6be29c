"""The lists of ``opstap bench juist``: what the service returns, counted and judged apart from it.

A world is a small store of its own, of some sizes in which lists run short. Its records come in
parts, so that the index has segments and rows that were replaced. What every pair may be is worked
out beforehand by the plain constraints.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from matching.antwoord import Lijst
from matching.bench.grillig import ORGANISATIES, WERKGEVERS, Palet
from matching.bench.opzet import VANDAAG, get_omgeving
from matching.bench.paren import langzaam
from matching.bench.wijzigingen import DOOR, Begin, Mens, Partij
from matching.constraints import CONSTRAINTS
from matching.dienst import Matchdienst
from matching.oordeel import Uitkomst
from matching.taal.laden import Taalmodel
from modellen.fouten import NietGevonden
from modellen.klantprofiel.bouw import bouw_klantprofiel
from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import migreer
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer
from vacatures.vacature.model import Vacature
from vacatures.werk import werk_van_vacature
from vacatures.werkgever.model import Werkgever
from vacatures.werkgever.repository import WerkgeverRepository

GROOTTES = (1, 3, 10, 25, 60)
"""Rows that are asked for."""

_KLANTEN, _VACATURES = (2, 8, 20, 40), (0, 4, 40, 120, 240)
_NOG_EENS = 7
"""One in so many lists is asked again, after the index was given another form."""

_AANBOD = [i for i, c in enumerate(CONSTRAINTS) if c.bepaalt_aanbod]
_EIGEN = [i for i, c in enumerate(CONSTRAINTS) if not c.bepaalt_aanbod]


@dataclass(slots=True)
class Lijsttelling:
    """Lists that were asked for, and what was wrong with them.

    Attributes:
        rijen: rows in them. korter: lists with fewer rows than asked for, rightly.
        verboden: rows that are unsuitable, not open, or not of or for the organisation.
        stil_kort: lists that had fewer rows than there are, or too many.
        fout_geteld: lists with a count that is not so.
        fout_op_volgorde: lists not in order of score and number.
        anders: lists that were another one when they were asked for again.
        geweigerd: werk that an organisation may not see, rightly refused; and wrongly.
    """

    lijsten: int = 0
    rijen: int = 0
    korter: int = 0
    leeg: int = 0
    verboden: int = 0
    stil_kort: int = 0
    fout_geteld: int = 0
    fout_op_volgorde: int = 0
    anders: int = 0
    nog_eens: int = 0
    geweigerd: int = 0
    fout_geweigerd: int = 0

    def tel_bij(self, ander: Lijsttelling) -> None:
        """Add the counts of another world."""
        for naam in self.__slots__:
            setattr(self, naam, getattr(self, naam) + getattr(ander, naam))

    @property
    def fouten(self) -> int:
        """Everything that is wrong."""
        fout = self.verboden + self.stil_kort + self.fout_geteld + self.fout_op_volgorde
        return fout + self.anders + self.fout_geweigerd


@dataclass(frozen=True, slots=True)
class _Vraag:
    """One list that is asked for; ``organisatie`` only for klanten."""

    nummer: str
    aantal: int
    organisatie: OrganisatieCode | None = None


def controleer_wereld(
    bron: Begin, taalmodel: Taalmodel, zaad: int, *, hoogstens: int
) -> Lijsttelling:
    """Ask every list of one world, at most so many."""
    rng = Random(zaad)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as map_:
        wereld = _Wereld(Palet.trek(rng, bron), taalmodel, Path(map_), rng)
        vragen = list(wereld.vragen())
        rng.shuffle(vragen)
        for vraag in vragen[:hoogstens]:
            wereld.vraag(vraag)
        wereld.vraag_nog_eens(vragen[:hoogstens:_NOG_EENS])
        wereld.sluit()
    return wereld.telling


class _Wereld:
    """A store, its service, and what every pair in it may be."""

    def __init__(self, palet: Palet, taalmodel: Taalmodel, map_: Path, rng: Random) -> None:
        self._opslag = Opslag(f"sqlite:///{map_ / 'wereld.sqlite3'}")
        migreer(self._opslag)
        self._dienst = Matchdienst(self._opslag, taalmodel=taalmodel, indexmap=map_ / "index")
        self.telling = Lijsttelling()
        vacatures = [palet.vacature(i) for i in range(rng.choice(_VACATURES))]
        mensen = [palet.mens(i) for i in range(rng.choice(_KLANTEN))]
        with self._opslag.schrijven() as sessie:
            WerkgeverRepository(sessie).save_all([Werkgever(w, w) for w in WERKGEVERS], door=DOOR)
        self._vul(palet, vacatures, mensen)
        self._klant: dict[str, int] = {klant.nummer: i for i, (klant, _) in enumerate(mensen)}
        self._werk: dict[str, int] = {vacature.nummer: j for j, vacature in enumerate(vacatures)}
        self._organisatie = [klant.organisatie for klant, _ in mensen]
        self._zichtbaar = [vacature.zichtbaar_voor for vacature in vacatures]
        profielen = [bouw_klantprofiel(klant, belastbaarheid=kan) for klant, kan in mensen]
        werken = [werk_van_vacature(vacature) for vacature in vacatures]
        self._goed = langzaam(profielen, werken, get_omgeving())

    def vragen(self) -> Iterator[_Vraag]:
        """Every klant and every werk, of every organisation, in every size."""
        for nummer, aantal in product(self._klant, GROOTTES):
            yield _Vraag(nummer, aantal)
        for werk, organisatie, aantal in product(self._werk, ORGANISATIES, GROOTTES):
            yield _Vraag(werk, aantal, organisatie)

    def vraag(self, vraag: _Vraag) -> None:
        """Ask for one list and judge it."""
        telling = self.telling
        lijst = self._lijst(vraag)
        zichtbaar = self._mag_zien(vraag)
        if lijst is None:
            telling.geweigerd += 1
            telling.fout_geweigerd += zichtbaar
            return
        telling.lijsten += 1
        telling.fout_geweigerd += not zichtbaar
        nummers = _nummers(lijst, vraag)
        telling.rijen += len(nummers)
        telling.leeg += not nummers
        self._beoordeel(vraag, lijst, nummers)

    def vraag_nog_eens(self, vragen: Sequence[_Vraag]) -> None:
        """The same lists, from the index as it is and from one of another form."""
        eerst = [self._lijst(vraag) for vraag in vragen]
        self._dienst.index.verdicht()
        for vraag, toen in zip(vragen, eerst, strict=True):
            nu = self._lijst(vraag)
            if toen is None or nu is None:
                self.telling.anders += toen is not nu
                continue
            self.telling.nog_eens += 1
            zelfde = _nummers(toen, vraag) == _nummers(nu, vraag)
            zelfde &= [m.score for m in toen.matches] == [m.score for m in nu.matches]
            self.telling.anders += not zelfde

    def sluit(self) -> None:
        """Close the store."""
        self._dienst.index.wacht()
        self._opslag.sluit()

    def _vul(self, palet: Palet, vacatures: Sequence[Vacature], mensen: Sequence[Mens]) -> None:
        """In three parts; what comes first says something else before."""
        begin = Partij()
        for i, vacature in enumerate(vacatures[: len(vacatures) // 2]):
            begin.vacatures[vacature.nummer] = palet.vacature(i)
        for i, (klant, _) in enumerate(mensen[: len(mensen) // 2]):
            begin.mensen[klant.nummer] = palet.mens(i)
        helft = len(vacatures) // 3
        delen = (begin, _partij(vacatures[:helft], mensen), _partij(vacatures[helft:], ()))
        for deel in delen:
            deel.schrijf(self._opslag)
            self._dienst.bijwerken()

    def _lijst(self, vraag: _Vraag) -> Lijst | None:
        """``None`` when the organisation may not see the werk."""
        if vraag.organisatie is None:
            klant = KlantNummer(vraag.nummer)
            return self._dienst.shortlist(klant, vandaag=VANDAAG, aantal=vraag.aantal)
        try:
            return self._dienst.kandidaten(
                WerkNummer(vraag.nummer),
                organisatie=vraag.organisatie,
                vandaag=VANDAAG,
                aantal=vraag.aantal,
            )
        except NietGevonden:
            return None

    def _mag_zien(self, vraag: _Vraag) -> bool:
        if vraag.organisatie is None:
            return True
        zichtbaar_voor = self._zichtbaar[self._werk[vraag.nummer]]
        return zichtbaar_voor is None or vraag.organisatie in zichtbaar_voor

    def _rijen(self, vraag: _Vraag) -> tuple[dict[str, int], npt.NDArray[np.int8]]:
        """Number and place of the rows that a list is about, and all their outcomes."""
        if vraag.organisatie is None:
            return self._werk, self._goed[:, self._klant[vraag.nummer], :]
        eigen = {n: i for n, i in self._klant.items() if self._organisatie[i] == vraag.organisatie}
        return eigen, self._goed[:, :, self._werk[vraag.nummer]]

    def _beoordeel(self, vraag: _Vraag, lijst: Lijst, nummers: list[str]) -> None:
        telling, gezegd = self.telling, lijst.telling
        plaats, alle = self._rijen(vraag)
        goed = alle[:, list(plaats.values())]
        beschouwd = goed[:, (goed[_AANBOD] > 0).all(axis=0)]
        laagste = beschouwd.min(axis=0, initial=Uitkomst.GESCHIKT)
        mogelijk = int((laagste > 0).sum())
        telling.verboden += sum(n not in plaats or not alle[:, plaats[n]].all() for n in nummers)
        telling.verboden += len(nummers) - len(set(nummers))
        telling.stil_kort += len(nummers) != min(vraag.aantal, mogelijk)
        telling.korter += len(nummers) < vraag.aantal
        faalt = beschouwd == Uitkomst.ONGESCHIKT
        enig = faalt & (faalt.sum(axis=0) == 1)
        verwacht = (
            beschouwd.shape[1],
            int((laagste == Uitkomst.GESCHIKT).sum()),
            mogelijk,
            {CONSTRAINTS[i].naam: int(faalt[i].sum()) for i in _EIGEN},
            {CONSTRAINTS[i].naam: int(enig[i].sum()) for i in _EIGEN},
            (vraag.aantal, len(nummers), 0),
        )
        gevonden = (
            gezegd.beschouwd,
            gezegd.geschikt,
            gezegd.kandidaat_rijen,
            gezegd.afgevallen_op,
            gezegd.enige_reden,
            (gezegd.gevraagd, gezegd.getoond, gezegd.tegengehouden),
        )
        telling.fout_geteld += gevonden != verwacht
        sleutels = [(-round(m.score, 8), n) for m, n in zip(lijst.matches, nummers, strict=True)]
        telling.fout_op_volgorde += any(a[0] > b[0] for a, b in pairwise(sleutels))


def _partij(vacatures: Sequence[Vacature], mensen: Sequence[Mens]) -> Partij:
    return Partij(
        {v.nummer: v for v in vacatures}, {klant.nummer: (klant, kan) for klant, kan in mensen}
    )


def _nummers(lijst: Lijst, vraag: _Vraag) -> list[str]:
    if vraag.organisatie is None:
        return [m.werk.nummer for m in lijst.matches]
    return [m.profiel.nummer for m in lijst.matches]
