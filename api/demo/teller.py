"""Tells a story of the demo up to yesterday, through every gate of its trajectory type.

What a story says happens on working days, at the same hours of the day, and is recorded the same
day. A step that a gate refuses is a mistake in the story and stops the demo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from api.demo.toeval import kans
from api.demo.verhalen import Gespreksstof, Hoofdstuk, Rij, lees_niet_gedaan, lees_verhalen
from modellen.documenten.model import DocumentCode, Periode
from modellen.normen.duur import AMSTERDAM
from modellen.normen.norm import NormenOp
from modellen.traject.gedeeld import open_afspraken
from modellen.traject.model import Deelnemer, Gebeurtenis, Gegeven, Traject, Trajectsoort
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import leg_vast

KWARTIER = timedelta(minutes=15)
_UREN = (9, 12)
_GEDAAN = 0.8
"""Share of the agreements that were kept."""
_OPGESCHREVEN = 0.6
"""Share of the talks of which the coach wrote down what was said."""
_SOORTEN = ("gesprek", "gesprek", "gesprek", "telefoon", "huisbezoek", "beeldbellen")
_DUUR = {"gesprek": (45, 60), "telefoon": (15, 20), "huisbezoek": (60, 75), "beeldbellen": (30, 40)}


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What was said in the talk with this number; confidential."""

    nummer: int
    tekst: str
    op: datetime


@dataclass(frozen=True, slots=True)
class Papier:
    """A document that is drawn up after so many events, and who signed it when.

    Attributes:
        mag_onvolledig: it is kept even when a part is missing.
    """

    soort: DocumentCode
    gebeurtenissen: int
    op: datetime
    periode: Periode | None
    mag_onvolledig: bool
    handtekeningen: tuple[tuple[Deelnemer, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One trajectory with everything that was recorded of it."""

    traject: Traject
    gebeurtenissen: tuple[Gebeurtenis, ...]
    gesprekken: tuple[Gezegd, ...]
    papieren: tuple[Papier, ...]


@dataclass(frozen=True, slots=True)
class Vertelling:
    """What a story is told with.

    Attributes:
        begin: day on which it began. tot: the first day that is not told any more.
        woorden: what stands for ``{naam}`` in a text. accounts: who records, by role.
    """

    traject: Traject
    soort: Trajectsoort
    lijn: str
    begin: date
    tot: date
    woorden: Mapping[str, str]
    accounts: Mapping[str, str]
    normen: NormenOp


@dataclass(frozen=True, slots=True)
class _Beurt:
    """A row at its day; ``start`` is the first day of its chapter."""

    dag: date
    start: date
    rij: Rij
    volgende: date
    """When the same happens again; for a talk, until when an agreement is."""


def vertel(rng: Random, vertelling: Vertelling) -> Dossier:
    """The dossier that this story gives; raises ``StapGeweigerd``."""
    verteller = _Verteller(rng, vertelling)
    verhalen = lees_verhalen(vertelling.soort.code)
    for beurt in _beurten(verhalen.lijnen[vertelling.lijn], vertelling.begin):
        if beurt.dag < vertelling.tot:
            verteller.doe(beurt)
    return verteller.dossier()


def werkdag(dag: date) -> date:
    """The day itself, or the working day beside it in a weekend; keeps the order of days."""
    return dag + {5: timedelta(days=-1), 6: timedelta(days=1)}.get(dag.weekday(), timedelta())


def _beurten(hoofdstukken: tuple[Hoofdstuk, ...], begin: date) -> list[_Beurt]:
    beurten: list[_Beurt] = []
    for hoofdstuk in hoofdstukken:
        for rij in hoofdstuk.rijen:
            beurten += _herhaald(rij, begin)
        begin += timedelta(days=hoofdstuk.dagen)
    return sorted(beurten, key=lambda beurt: beurt.dag)  # stable: rows of one day keep their order


def _herhaald(rij: Rij, start: date) -> Iterator[_Beurt]:
    for keer in range(rij.keer):
        dag = start + timedelta(days=rij.dag + keer * rij.elke)
        volgende = dag + timedelta(days=rij.elke or 14)
        yield _Beurt(werkdag(dag), start, rij, werkdag(volgende))


@dataclass(slots=True)
class _Verteller:
    """A story while it is told."""

    rng: Random
    vertelling: Vertelling
    stand: Stand = field(init=False)
    nu: datetime = field(init=False)
    gesprekken: list[Gezegd] = field(default_factory=list)
    papieren: list[tuple[Papier, list[tuple[Deelnemer, datetime]]]] = field(default_factory=list)
    _stof: Iterator[Gespreksstof] = field(init=False)

    def __post_init__(self) -> None:
        self.stand = Stand(self.vertelling.traject)
        self.nu = datetime.min.replace(tzinfo=UTC)
        self._stof = self._gespreksstof()

    def doe(self, beurt: _Beurt) -> None:
        """What the row says happens."""
        self._begin_dag(beurt.dag)
        anders: dict[str, Callable[[_Beurt], None]] = {
            "gesprek": self._gesprek,
            "document": self._document,
            "tekent": self._tekent,
        }
        if beurt.rij.stap in anders:
            anders[beurt.rij.stap](beurt)
            return
        self._leg_vast(beurt.rij.stap, self._velden(beurt), door=beurt.rij.door)
        if beurt.rij.tekent is not None:
            self._zet_handtekening(Deelnemer(beurt.rij.tekent))

    def dossier(self) -> Dossier:
        """Everything that was told."""
        return Dossier(
            traject=self.vertelling.traject,
            gebeurtenissen=self.stand.gebeurtenissen,
            gesprekken=tuple(self.gesprekken),
            papieren=tuple(
                Papier(
                    soort=papier.soort,
                    gebeurtenissen=papier.gebeurtenissen,
                    op=papier.op,
                    periode=papier.periode,
                    mag_onvolledig=papier.mag_onvolledig,
                    handtekeningen=tuple(gezet),
                )
                for papier, gezet in self.papieren
            ),
        )

    # --- what happens ----------------------------------------------------------------------------

    def _gesprek(self, beurt: _Beurt) -> None:
        """A talk: what was agreed before, the talk itself, and what is agreed now."""
        for afspraak in open_afspraken(self.stand):
            self._bespreek(afspraak.volgnummer)
        soort = self.rng.choice(_SOORTEN)
        velden: dict[str, Gegeven] = {
            "soort": soort,
            "duur_minuten": self.rng.choice(_DUUR[soort]),
            "deelnemers": ["klant", "jobcoach"],
            "aanwezig": True,
        }
        self._leg_vast("contactmoment", velden)
        stof = next(self._stof)
        if kans(self.rng, _OPGESCHREVEN):
            nummer = len(self.stand.gebeurtenissen)
            self.gesprekken.append(Gezegd(nummer, stof.inhoud, self.nu))
        afgesproken: dict[str, Gegeven] = {
            "wat": stof.afspraak,
            "voor_datum": beurt.volgende.isoformat(),
        }
        if stof.wie is not None:
            afgesproken["wie"] = stof.wie
        self._leg_vast("afspraak", afgesproken)

    def _bespreek(self, nummer: int) -> None:
        velden: dict[str, Gegeven] = {"afspraak": nummer, "gedaan": kans(self.rng, _GEDAAN)}
        if velden["gedaan"] is False:
            waarom, nodig, in_de_weg = self.rng.choice(lees_niet_gedaan())
            velden |= {"motivatie": waarom, "wat_nodig": nodig, "wat_belemmerde": in_de_weg}
        self._leg_vast("afspraak_besproken", velden)

    def _document(self, beurt: _Beurt) -> None:
        velden = self._velden(beurt)
        periode = None
        if "van" in velden:
            van, tot = (date.fromisoformat(str(velden[veld])) for veld in ("van", "tot"))
            periode = Periode(van, tot)
        papier = Papier(
            soort=DocumentCode(str(velden["soort"])),
            gebeurtenissen=len(self.stand.gebeurtenissen),
            op=self.nu,
            periode=periode,
            mag_onvolledig=velden.get("onvolledig") is True,
        )
        self.papieren.append((papier, []))

    def _tekent(self, beurt: _Beurt) -> None:
        self._zet_handtekening(Deelnemer(str(beurt.rij.velden["rol"])))

    def _zet_handtekening(self, rol: Deelnemer) -> None:
        self.papieren[-1][1].append((rol, self.nu))

    def _leg_vast(self, stap: str, gegevens: Mapping[str, Gegeven], *, door: str = "coach") -> None:
        nieuw = Gebeurtenis(
            volgnummer=len(self.stand.gebeurtenissen) + 1,
            stap=stap,
            moment=self.nu,
            door=self.vertelling.accounts[door],
            vastgelegd_op=self.nu + KWARTIER / 3,
            gegevens=gegevens,
        )
        self.stand = leg_vast(
            self.vertelling.soort, self.stand, nieuw, normen=self.vertelling.normen
        )
        self.nu += KWARTIER

    def _begin_dag(self, dag: date) -> None:
        """Go to a moment on this day, after what happened already."""
        if self.nu.astimezone(AMSTERDAM).date() < dag:
            uur, minuut = self.rng.randrange(*_UREN), self.rng.choice((0, 10, 30, 45))
            begin = datetime.combine(dag, time(uur, minuut), AMSTERDAM)
            self.nu = begin.astimezone(UTC)

    # --- what the fields say ---------------------------------------------------------------------

    def _velden(self, beurt: _Beurt) -> dict[str, Gegeven]:
        return {
            veld: self._waarde(waarde, beurt.start) for veld, waarde in beurt.rij.velden.items()
        }

    def _waarde(self, waarde: Gegeven, start: date) -> Gegeven:
        if isinstance(waarde, list):
            return [str(self._waarde(deel, start)) for deel in waarde]
        if not isinstance(waarde, str):
            return waarde
        if waarde[:1] in "@~":
            dag = start + timedelta(days=int(waarde[1:]))
            return (werkdag(dag) if waarde[0] == "@" else dag).isoformat()
        if waarde.startswith("#"):
            eerder = self.stand.laatste(waarde[1:])
            return eerder.volgnummer if eerder else None
        return self._kies(self._kies(waarde).format_map(self.vertelling.woorden))

    def _kies(self, tekst: str) -> str:
        """One of the texts between bars."""
        return self.rng.choice(tekst.split(" | ")).strip()

    def _gespreksstof(self) -> Iterator[Gespreksstof]:
        alle = lees_verhalen(self.vertelling.soort.code).gesprekken
        while True:
            yield from alle
