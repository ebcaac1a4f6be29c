"""What was proposed to the klanten of the demo, and what came of it.

Placements are those of the dossiers, told by the same events; beside them each klant got a few
proposals that came to nothing. Lists are what the ranking says now, with the day of then: a demo
has no past. Everything goes through the rules, like the dossiers; a refusal stops the demo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from api.demo.toeval import kans, kies_gewogen
from api.toegang.getoond import plaatsen
from matching.antwoord import Match, Shortlist
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant
from modellen.normen.duur import dag_van
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag, tekst
from modellen.voorstel.lijst import GetoondeLijst, Lijstsoort
from modellen.voorstel.model import (
    MAANDEN,
    PLAATSINGEN,
    Voorstelgebeurtenis,
    Voorstelsoort,
    maanden_later,
)
from modellen.voorstel.redenen import Klantantwoord, Toelichting, Voorstelreden, Weigeraar
from modellen.waarden import WerkNummer
from vacatures.werk import Werk

Ranglijst = Callable[[Klant], Shortlist]

REGELS = 10
"""Lines of a shown list."""

MEESTE_NEE = 3
"""Proposals of one klant at most that came to nothing."""

ZELF = {"antwoord": Klantantwoord.ANTWOORDT_ZELF}
"""A klant of the demo answers himself."""

_S, _R = Voorstelsoort, Voorstelreden
_WERK = {
    "plaatsing_met_lks": (_S.LOONKOSTENSUBSIDIE, "ingangsdatum"),
    "plaatsing_zonder_lks": (_S.ARBEIDSOVEREENKOMST, "ingangsdatum"),
    "regulier_contract": (_S.ARBEIDSOVEREENKOMST, "begin"),
    "inleen": (_S.INLEEN, "begin"),
    "proefplaatsing_gestart": (_S.PROEFPLAATSING, "ingangsdatum"),
    "arbeidsovereenkomst": (_S.ARBEIDSOVEREENKOMST, "begin"),
    "plaatsing": (_S.ARBEIDSOVEREENKOMST, "begindatum"),
}
"""Steps of a dossier with which work begins: the event of the log, and the field with its day."""


@dataclass(frozen=True, slots=True)
class Verteld:
    """One proposal of the demo.

    Attributes:
        lijst: that showed it, ``None`` = found elsewhere.
        werk_gezien: what its reasons may suggest to change.
    """

    klant: Klant
    werk: WerkNummer
    werk_gezien: Werk | None
    lijst: GetoondeLijst | None
    gebeurtenissen: tuple[Voorstelgebeurtenis, ...]

    @property
    def begonnen_op(self) -> datetime:
        """When it was first recorded."""
        return self.gebeurtenissen[0].vastgelegd_op


def vertel_voorstellen(
    rng: Random,
    dossiers: Sequence[tuple[Klant, Stand]],
    ranglijst: Ranglijst,
    *,
    werkgevers: Mapping[str, str],
    vandaag: date,
) -> list[Verteld]:
    """The proposals of every dossier, in the order in which they began.

    Args:
        ranglijst: what the ranking says of a klant now, ``REGELS`` lines of it.
        werkgevers: number of the werkgever by its name, by itself and by its werk.
        vandaag: nothing happens on this day or later.
    """
    verteld: list[Verteld] = []
    for klant, stand in dossiers:
        if stand.gebeurtenissen:
            verteller = _Verteller(rng, klant, stand, ranglijst(klant), werkgevers, vandaag)
            verteld += (v for v in verteller.vertel() if v.gebeurtenissen)
    return sorted(verteld, key=lambda v: (v.begonnen_op, v.klant.nummer, v.werk))


@dataclass(frozen=True, slots=True)
class _Stap:
    """One event that is to be recorded; ``velden`` are further fields of it."""

    soort: Voorstelsoort
    dag: date
    velden: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class _Verteller:
    """The proposals of one dossier."""

    rng: Random
    klant: Klant
    stand: Stand
    ranglijst: Shortlist
    werkgevers: Mapping[str, str]
    vandaag: date

    def vertel(self) -> Iterator[Verteld]:
        begin = dag_van(self.stand.geldend[0].moment)
        werk = self._werkstappen()
        eind = min([dag for _, dag, _ in werk], default=self.vandaag)
        gebruikt: set[str] = set()
        if werk:
            geplaatst = self._geplaatst(begin, werk)
            gebruikt.add(geplaatst.werk)
            yield geplaatst
        for _ in range(self.rng.randint(1, MEESTE_NEE)):
            nee = self._nee(begin, eind, gebruikt)
            if nee is not None:
                gebruikt.add(nee.werk)
                yield nee

    # --- what came to something ------------------------------------------------------------------

    def _werkstappen(self) -> list[tuple[Voorstelsoort, date, str | None]]:
        """Kind, first day and werkgever of each step with which work began, by day."""
        gevonden = []
        for gebeurtenis in self.stand.alle(*_WERK):
            soort, veld = _WERK[gebeurtenis.stap]
            dag = find_dag(gebeurtenis, veld)
            if dag is not None and dag < self.vandaag:
                naam = tekst(gebeurtenis, "werkgever")
                gevonden.append((soort, dag, self.werkgevers.get(naam) if naam else None))
        return sorted(gevonden, key=lambda stap: stap[1])

    def _geplaatst(
        self, begin: date, werk: list[tuple[Voorstelsoort, date, str | None]]
    ) -> Verteld:
        eerste = werk[0][1]
        dag = max(begin, _op_werkdag(eerste - timedelta(days=self.rng.randint(9, 24))))
        werkgever = next((w for _, _, w in werk if w is not None), None)
        gezien = self._find_werk(werkgever)
        gesprek = min(_op_werkdag(dag + (eerste - dag) // 2), eerste)
        stappen = [_Stap(_S.VOORGESTELD, dag, ZELF)]
        stappen += [_Stap(_S.ANTWOORD, dag, {"antwoord": Klantantwoord.JA})]
        stappen += [_Stap(_S.GESPREK, gesprek)]
        stappen += [_Stap(soort, dag_werk) for soort, dag_werk, _ in werk]
        stappen += self._daarna(werk)
        nummer = gezien or WerkNummer(werkgever or self._ergens())
        return self._verteld(nummer, dag, stappen, op_lijst=gezien is not None)

    def _daarna(self, werk: list[tuple[Voorstelsoort, date, str | None]]) -> Iterator[_Stap]:
        dagen = [dag for soort, dag, _ in werk if soort in PLAATSINGEN]
        if not dagen:
            return
        einde = find_dag(self.stand.laatste("uitval"), "datum")
        tot = min(einde or self.vandaag, self.vandaag)
        for maanden in MAANDEN:
            dag = maanden_later(dagen[0], maanden) + timedelta(days=self.rng.randint(0, 4))
            # What came due last week is still to be asked.
            if max(dag, *dagen) + timedelta(days=7) < tot:
                yield _Stap(_S.NOG_AAN_HET_WERK, dag, {"maanden": maanden})
                if maanden == 1 and self.klant.uren.maximum:
                    yield _Stap(_S.UREN, dag, {"uren": self.klant.uren.maximum})
        if einde is not None and max(dagen) <= einde < self.vandaag:
            reden = self.rng.choice([_R.WERK_PAST_NIET, _R.GEEN_BEGELEIDING])
            yield _Stap(_S.UITVAL, einde, {"reden": reden})

    def _find_werk(self, werkgever: str | None) -> WerkNummer | None:
        """Werk of this werkgever in the pool; any of the best when nobody says which."""
        nummers = self.ranglijst.pool.nummers
        if werkgever is None:
            return WerkNummer(self.rng.choice(nummers[:REGELS])) if nummers else None
        van = self.werkgevers
        return next((WerkNummer(n) for n in nummers if van.get(n) == werkgever), None)

    def _ergens(self) -> str:
        return self.rng.choice(sorted(set(self.werkgevers.values())))

    # --- what came to nothing --------------------------------------------------------------------

    def _nee(self, begin: date, eind: date, gebruikt: set[str]) -> Verteld | None:
        ruimte = (eind - begin).days - 3
        over = [m for m in self.ranglijst.matches if m.werk.nummer not in gebruikt]
        if ruimte < 1 or not over:
            return None
        match = self.rng.choice(over)
        dag = _op_werkdag(begin + timedelta(days=1 + self.rng.randrange(ruimte)))
        stappen = [_Stap(_S.VOORGESTELD, dag, ZELF)]
        na = _op_werkdag(dag + timedelta(days=self.rng.randint(2, 9)))
        wie = kies_gewogen(self.rng, list(Weigeraar), [45, 15, 40])
        if wie is Weigeraar.WERKGEVER and kans(self.rng, 0.5):
            stappen.append(_Stap(_S.GESPREK, na))
            na = _op_werkdag(na + timedelta(days=self.rng.randint(1, 6)))
        reden, toelichting = self._reden(wie, match)
        # What is recent is still open.
        if na + timedelta(days=3) < self.vandaag:
            nee = {"weigeraar": wie, "reden": reden, "toelichting": toelichting}
            stappen.append(_Stap(_S.GEWEIGERD, na, nee))
        return replace(
            self._verteld(match.werk.nummer, dag, stappen, op_lijst=True), werk_gezien=match.werk
        )

    def _reden(self, wie: Weigeraar, match: Match) -> tuple[Voorstelreden, Toelichting]:
        if wie is Weigeraar.COACH:
            return self.rng.choice([_R.BETER_PASSEND, _R.NOG_NIET_TOE]), Toelichting()
        if wie is Weigeraar.WERKGEVER:
            redenen = [_R.ANDERE_KEUZE, _R.GEEN_ANTWOORD, _R.ERVARING, _R.VERVULD, _R.TAAL]
            return kies_gewogen(self.rng, redenen, [45, 20, 15, 12, 8]), Toelichting()
        # Somebody calls far what he can just reach; what is out of reach was never a match.
        reizen = [
            (middel, minuten)
            for middel, minuten in match.reistijden.items()
            if 1 <= minuten <= self.klant.vervoer.get(middel, 0)
        ]
        reis = max(reizen, key=lambda paar: paar[1], default=None)
        items = sorted(
            code
            for code, oordeel in match.profiel.belastbaarheid.oordelen.items()
            if oordeel.niveau and code in match.werk.belasting.items
        )
        mogelijk: list[tuple[Voorstelreden, Toelichting, float]] = [
            (_R.WIL_WERK_NIET, Toelichting(), 40),
            (_R.UREN_TE_VEEL, Toelichting(), 10),
        ]
        if reis is not None:
            mogelijk.append((_R.TE_VER, Toelichting(middel=reis[0], minuten=reis[1]), 30))
        if items:
            mogelijk.append((_R.TE_ZWAAR, Toelichting(fml_item=self.rng.choice(items)), 20))
        gekozen = kies_gewogen(self.rng, mogelijk, [gewicht for *_, gewicht in mogelijk])
        return gekozen[0], gekozen[1]

    # --- as it is recorded -----------------------------------------------------------------------

    def _verteld(
        self, werk: WerkNummer, dag: date, stappen: Sequence[_Stap], *, op_lijst: bool
    ) -> Verteld:
        nu = _moment(dag, 10)
        gebeurtenissen: list[Voorstelgebeurtenis] = []
        for stap in sorted(stappen, key=lambda stap: stap.dag):
            nu = max(nu + timedelta(minutes=5), _moment(stap.dag, 15))
            if dag_van(nu) < self.vandaag:
                gebeurtenissen.append(
                    Voorstelgebeurtenis(
                        volgnummer=len(gebeurtenissen) + 1,
                        soort=stap.soort,
                        dag=stap.dag,
                        vastgelegd_op=nu,
                        door=self.klant.coach,
                        **stap.velden,
                    )
                )
        return Verteld(
            klant=self.klant,
            werk=werk,
            werk_gezien=None,
            lijst=self._lijst(werk, dag) if op_lijst else None,
            gebeurtenissen=tuple(gebeurtenissen),
        )

    def _lijst(self, werk: WerkNummer, dag: date) -> GetoondeLijst:
        """The best of the ranking, with this one among them at its place."""
        beste: list[str] = [match.werk.nummer for match in self.ranglijst.matches]
        if werk not in beste:
            beste[REGELS - 1 :] = [werk]
        versies = self.ranglijst.versies
        return GetoondeLijst(
            soort=Lijstsoort.SHORTLIST,
            onderwerp=self.klant.nummer,
            organisatie=self.klant.organisatie,
            gebruiker=self.klant.coach,
            rol=Rol.JOBCOACH,
            getoond_op=_moment(dag, 9),
            dag=_moment(dag, 9).date(),
            versies={
                "taalmodel": versies.taalmodel,
                "ranking": versies.ranking,
                "ranker": versies.ranker,
            },
            beschouwd=self.ranglijst.telling.beschouwd,
            passend=self.ranglijst.telling.kandidaat_rijen,
            pool=self.ranglijst.pool,
            plaatsen=plaatsen(self.ranglijst.pool, beste),
        )


def _op_werkdag(dag: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return dag + timedelta(days=max(0, 7 - dag.weekday()) if dag.weekday() > 4 else 0)


def _moment(dag: date, uur: int) -> datetime:
    """An hour on the first working day from a day."""
    return datetime.combine(_op_werkdag(dag), time(uur), UTC)
