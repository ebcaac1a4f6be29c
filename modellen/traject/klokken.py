"""Deadlines: what has to happen, when at the latest, and why. Derived from events, never typed in.

A clock runs in rounds. A round begins with a start event (or with the date in its ``start_veld``)
and is met by the first event after that which counts as ``klaar``. A term that starts again counts
from the newest start. A frequency begins a new round each time that it is met. An ``einde`` event,
or closing the trajectory, stops the clock. The norm is the one of the day on which a round begins;
what was agreed for this klant by that day counts instead when it asks for more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter

from modellen.normen.duur import (
    AMSTERDAM,
    MAX_AANTAL,
    Duur,
    Eenheid,
    begin_van_dag,
    dag_van,
    tel_op,
    uiterlijk,
)
from modellen.normen.norm import Normboek, Normen, NormenOp
from modellen.schrijfwijze import datum
from modellen.traject.model import (
    AFSLUITEN,
    LAATSTE_JAAR,
    VROEGSTE_JAAR,
    Deelnemer,
    Gebeurtenis,
    Klok,
    KlokSoort,
    Trajectsoort,
)
from modellen.traject.stand import Stand

NU_DAGEN = timedelta(days=2)
NU_DEEL = 10
"""A deadline is due within two days, or within a tenth of its term when that is longer (own
choice: a week's notice of two days, a half-year's notice of eighteen)."""


class DeadlineStatus(StrEnum):
    """Where a deadline stands."""

    KOMEND = "komend"
    NU = "nu"
    TE_LAAT = "te_laat"
    GEHAALD = "gehaald"
    TE_LAAT_GEHAALD = "te_laat_gehaald"

    @property
    def is_open(self) -> bool:
        """True while somebody still has something to do."""
        return self in (DeadlineStatus.KOMEND, DeadlineStatus.NU, DeadlineStatus.TE_LAAT)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One round of one clock. Moments are in UTC.

    Attributes:
        traject: number of the trajectory; never a name.
        wie: who has to act; ``wie_label`` is what this trajectory type calls them.
        ronde: 1, 2, 3 … per clock; it stays the same when the start of a term is corrected.
        begonnen_op: from when the term counts.
        start_gebeurtenis: ``volgnummer`` of the event that began the round.
        begin_tekst: that event in words, for the reason.
        afspraak: why it is not the ordinary norm, as a sentence; ``None`` = it is.
        uiterlijk: last moment that is in time.
        gehaald_op: when it was met, ``None`` = not (yet).
    """

    traject: str
    klok: str
    regel: str
    wat: str
    wie: Deelnemer
    wie_label: str
    ronde: int
    begonnen_op: datetime
    start_gebeurtenis: int
    begin_tekst: str
    duur: Duur
    afspraak: str | None
    uiterlijk: datetime
    status: DeadlineStatus
    gehaald_op: datetime | None = None

    @property
    def uiterste_dag(self) -> date:
        """The Dutch calendar day on which it must be done."""
        return dag_van(self.uiterlijk)

    @property
    def reden(self) -> str:
        """Why this is the deadline: rule, term, start event and date, in Dutch."""
        afspraak = f" {self.afspraak}" if self.afspraak else ""
        return (
            f"Regel {self.regel}: {self.wat} {self._termijn} {self.begin_tekst} op "
            f"{self._lees(self.begonnen_op)} (gebeurtenis {self.start_gebeurtenis}), "
            f"dus uiterlijk {self._lees(self.uiterlijk)}.{afspraak}"
        )

    @property
    def waarom(self) -> str:
        """The same in plain words, for whoever knows what has to be done and asks why now."""
        afspraak = f" {self.afspraak}" if self.afspraak else ""
        termijn = self._termijn
        begin = f"{self.begin_tekst} op {self._lees(self.begonnen_op)}"
        return f"{termijn[:1].upper()}{termijn[1:]} {begin}.{afspraak}"

    @property
    def _termijn(self) -> str:
        if self.duur.aantal == 0:
            return f"op dezelfde {self.duur.eenheid.value} als"
        return f"binnen {self.duur} na"

    def _lees(self, moment: datetime) -> str:
        """A day, with the time only where the term counts hours."""
        dag = datum(dag_van(moment))
        if self.duur.eenheid is not Eenheid.UUR:
            return dag
        return f"{dag} om {moment.astimezone(AMSTERDAM):%H.%M} uur"


def status_op(
    begonnen_op: datetime, grens: datetime, gehaald_op: datetime | None, *, nu: datetime
) -> DeadlineStatus:
    """The status of a deadline at a moment: the only part of it that changes while time passes."""
    if gehaald_op is not None:
        return DeadlineStatus.GEHAALD if gehaald_op <= grens else DeadlineStatus.TE_LAAT_GEHAALD
    if nu > grens:
        return DeadlineStatus.TE_LAAT
    marge = max(NU_DAGEN, (grens - begonnen_op) / NU_DEEL)
    return DeadlineStatus.NU if nu >= grens - marge else DeadlineStatus.KOMEND


def deadlines(
    soort: Trajectsoort, stand: Stand, normen: NormenOp, nu: datetime
) -> tuple[Deadline, ...]:
    """The newest deadline of every clock that has started, earliest first.

    A term that was met stays in the list; a frequency shows its next round; a clock that was
    stopped before it was met is left out (:func:`historie` has it when it was late).

    Raises:
        OpstapFout: a clock names a norm that does not exist.
    """
    return op_volgorde(
        _deadline(wijzer, stand, rondes[-1], normen, nu)
        for wijzer, rondes in _alle_rondes(_wijzers(soort), stand)
        if rondes[-1].gestopt_op is None
    )


def historie(
    soort: Trajectsoort, stand: Stand, normen: NormenOp, nu: datetime
) -> tuple[Deadline, ...]:
    """Every round that is over, earliest first: met in time, met late, or late and never met.

    A round that was stopped before its deadline had passed asks nothing of anybody any more and
    is left out. A round that still runs is in :func:`deadlines`.
    """
    voorbij = (
        (_deadline(wijzer, stand, ronde, normen, nu), ronde)
        for wijzer, rondes in _alle_rondes(_wijzers(soort), stand)
        for ronde in rondes
        if not ronde.loopt
    )
    return op_volgorde(
        deadline
        for deadline, ronde in voorbij
        if deadline.gehaald_op is not None
        or (ronde.gestopt_op is not None and ronde.gestopt_op > deadline.uiterlijk)
    )


def agenda(
    standen: Iterable[Stand],
    *,
    soorten: Mapping[str, Trajectsoort],
    normboek: Normboek,
    nu: datetime,
    tot: datetime | None = None,
) -> tuple[Deadline, ...]:
    """Open deadlines of many trajectories, the longest overdue first; linear in their number.

    Args:
        tot: leave out what is due after this moment, ``None`` = everything.
    """
    nu = nu.astimezone(UTC)  # comparing within one zone is twice as fast
    wijzers = {code: _wijzers(soort) for code, soort in soorten.items()}
    open_ = (
        _deadline(wijzer, stand, rondes[-1], normen, nu)
        for stand in standen
        for normen in (normboek.voor(stand.traject.opdrachtgever),)
        for wijzer, rondes in _alle_rondes(wijzers[stand.traject.soort], stand)
        if rondes[-1].loopt
    )
    return op_volgorde(d for d in open_ if tot is None or d.uiterlijk <= tot)


def op_volgorde(gevonden: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Earliest first; of two at one moment by number of the trajectory, clock and round."""
    return tuple(sorted(gevonden, key=lambda d: (d.uiterlijk, d.traject, d.klok, d.ronde)))


@dataclass(slots=True)
class _Ronde:
    """A round while it is being read; ``begin`` is a day when only a day is known."""

    nummer: int
    start: Gebeurtenis
    begin: date
    klaar_op: datetime | None = None
    gestopt_op: datetime | None = None

    @property
    def loopt(self) -> bool:
        return self.klaar_op is None and self.gestopt_op is None


class _Wijzer:
    """A clock of a type, with all that its events have in common worked out once."""

    def __init__(self, soort: Trajectsoort, klok: Klok) -> None:
        self.klok = klok
        self.wie_label = soort.deelnemer(klok.wie)
        self.is_termijn = klok.soort is KlokSoort.TERMIJN
        self.start, self.klaar = frozenset(klok.start), frozenset(klok.klaar)
        self.einde = frozenset((*klok.einde, AFSLUITEN))
        self.ritme = soort.find_stap(klok.ritme[0]) if klok.ritme else None
        self.stappen = self.start | self.klaar | self.einde
        # Words for the event of a round, by step and by whether its date field was used.
        self.teksten = {
            (code, met_dag): _begin_tekst(soort, klok, code, met_dag=met_dag)
            for code in self.start | self.klaar
            for met_dag in (True, False)
        }


@lru_cache(maxsize=64)
def _wijzers(soort: Trajectsoort) -> Mapping[str, list[_Wijzer]]:
    """The clocks that look at a step, by its code; worked out once per type."""
    per_stap: dict[str, list[_Wijzer]] = {}
    for klok in soort.klokken:
        wijzer = _Wijzer(soort, klok)
        for stap in wijzer.stappen:
            per_stap.setdefault(stap, []).append(wijzer)
    return per_stap


def _begin_tekst(soort: Trajectsoort, klok: Klok, code: str, *, met_dag: bool) -> str:
    stap = soort.find_stap(code)
    label = f"'{stap.label if stap else code}'"
    if klok.start_veld is None or stap is None or code not in klok.start:
        return label
    veld = next((v.label for v in stap.velden if v.code == klok.start_veld), klok.start_veld)
    return f"'{veld}' van {label}" if met_dag else f"{label} (zonder '{veld}')"


_Gezien = tuple[datetime, int, int, Gebeurtenis, date]


def _alle_rondes(
    wijzers: Mapping[str, list[_Wijzer]], stand: Stand
) -> Iterator[tuple[_Wijzer, list[_Ronde]]]:
    """The rounds of every clock that has started.

    A start that is recorded after its own date takes its place at that date. Of what happens at
    one moment a start comes first and an end last, in whichever order they were recorded.
    """
    per_wijzer: dict[_Wijzer, list[_Gezien]] = {}
    for gebeurtenis in stand.geldend:
        for wijzer in wijzers.get(gebeurtenis.stap, ()):
            op = gebeurtenis.moment
            begin: date = op
            if gebeurtenis.stap in wijzer.start:
                rang, dag = 0, _dag_in_veld(wijzer.klok, gebeurtenis)
                if dag is not None:
                    op, begin = min(op, begin_van_dag(dag)), dag
            else:
                rang = 2 if gebeurtenis.stap in wijzer.einde else 1
            per_wijzer.setdefault(wijzer, []).append(
                (op, rang, gebeurtenis.volgnummer, gebeurtenis, begin)
            )
    for wijzer, gezien in per_wijzer.items():
        gezien.sort(key=itemgetter(0, 1, 2))
        if rondes := _rondes(wijzer, gezien):
            yield wijzer, rondes


def _rondes(wijzer: _Wijzer, gezien: list[_Gezien]) -> list[_Ronde]:
    rondes: list[_Ronde] = []
    loopt: _Ronde | None = None
    for op, _, _, gebeurtenis, begin in gezien:
        stap = gebeurtenis.stap
        if loopt and stap in wijzer.klaar and _telt(wijzer, loopt, gebeurtenis):
            loopt.klaar_op = gebeurtenis.moment
            loopt = None
            if not wijzer.is_termijn:
                loopt = _Ronde(len(rondes) + 1, gebeurtenis, gebeurtenis.moment)
                rondes.append(loopt)
        if loopt and stap in wijzer.einde:
            loopt.gestopt_op = op
            loopt = None
        if stap in wijzer.start:
            if loopt and wijzer.is_termijn:
                rondes.pop()
            elif loopt:
                loopt.gestopt_op = op
            loopt = _Ronde(len(rondes) + 1, gebeurtenis, begin)
            rondes.append(loopt)
    return rondes


def _telt(wijzer: _Wijzer, ronde: _Ronde, gebeurtenis: Gebeurtenis) -> bool:
    """A contact before the first day of a frequency is no contact of that frequency."""
    klaar_als = wijzer.klok.klaar_als
    if klaar_als is not None and not klaar_als(gebeurtenis):
        return False
    return wijzer.is_termijn or gebeurtenis.moment >= _moment(ronde.begin)


def _dag_in_veld(klok: Klok, gebeurtenis: Gebeurtenis) -> date | None:
    """The day from which a start event counts; ``None`` = no field, or nothing useful in it."""
    waarde = gebeurtenis.gegevens.get(klok.start_veld) if klok.start_veld else None
    if not isinstance(waarde, str):
        return None
    try:
        dag = date.fromisoformat(waarde)
    except ValueError:
        return None
    return dag if VROEGSTE_JAAR <= dag.year <= LAATSTE_JAAR else None


def _moment(begin: date) -> datetime:
    return begin.astimezone(UTC) if isinstance(begin, datetime) else begin_van_dag(begin)


def _deadline(
    wijzer: _Wijzer, stand: Stand, ronde: _Ronde, normen: NormenOp, nu: datetime
) -> Deadline:
    klok, begin = wijzer.klok, ronde.begin
    op_moment = isinstance(begin, datetime)
    dag = dag_van(begin) if isinstance(begin, datetime) else begin
    begonnen_op = _moment(begin)
    begin_tekst = wijzer.teksten[ronde.start.stap, not op_moment]
    if klok.pas_na is not None:
        wachttijd = normen(dag).duur(klok.pas_na)
        dag = tel_op(dag, wachttijd)
        begonnen_op, begin_tekst = begin_van_dag(dag), f"{wachttijd} vanaf {begin_tekst},"
    duur, grens, afspraak = _volgens_norm(klok, normen(dag), begonnen_op, dag)
    eigen = _volgens_afspraak(wijzer, stand, dag)
    if eigen is not None and eigen[1] < grens:
        duur, grens, afspraak = eigen
    return Deadline(
        traject=stand.traject.nummer,
        klok=klok.code,
        regel=klok.regel,
        wat=klok.wat,
        wie=klok.wie,
        wie_label=wijzer.wie_label,
        ronde=ronde.nummer,
        begonnen_op=begonnen_op,
        start_gebeurtenis=ronde.start.volgnummer,
        begin_tekst=begin_tekst,
        duur=duur,
        afspraak=afspraak,
        uiterlijk=grens,
        status=status_op(begonnen_op, grens, ronde.klaar_op, nu=nu),
        gehaald_op=ronde.klaar_op.astimezone(UTC) if ronde.klaar_op else None,
    )


_Lengte = tuple[Duur, datetime, str | None]
"""A length, the last moment that it allows, and why it is not the ordinary norm."""


def _volgens_norm(klok: Klok, normen: Normen, begonnen_op: datetime, dag: date) -> _Lengte:
    duur = normen.duur(klok.norm)
    anders = normen.overschrijving(klok.norm)
    afspraak = f"Afspraak met de opdrachtgever: {anders.reden}" if anders else None
    return duur, uiterlijk(begonnen_op if duur.eenheid is Eenheid.UUR else dag, duur), afspraak


def _volgens_afspraak(wijzer: _Wijzer, stand: Stand, dag: date) -> _Lengte | None:
    """What was agreed for this klant, up to and including this day; ``None`` = nothing."""
    if wijzer.klok.ritme is None or wijzer.ritme is None:
        return None
    stap, veld = wijzer.klok.ritme
    for gebeurtenis in reversed(stand.geldend):
        if gebeurtenis.stap == stap and dag_van(gebeurtenis.moment) <= dag:
            dagen = gebeurtenis.gegevens.get(veld)
            if isinstance(dagen, bool) or not isinstance(dagen, int | float):
                return None
            if not 1 <= dagen <= MAX_AANTAL:
                return None
            duur = Duur(int(dagen), Eenheid.DAG)
            waar = f"'{wijzer.ritme.label}' (gebeurtenis {gebeurtenis.volgnummer})"
            return duur, uiterlijk(dag, duur), f"Zo afgesproken in {waar}."
    return None


REKENWIJZE = 2
"""Goes up with every change of this module, or of a ``klaar_als``, that moves a deadline."""


def kenmerk(soort: Trajectsoort, normboek: Normboek, opdrachtgever: str) -> str:
    """Digest of all that open deadlines follow from, beside the events: clocks, norms and code.

    As long as it is the same, the same events give the same deadlines. What a deadline takes
    from its clock when it is shown (rule, words, who) is no part of it.
    """
    keys = {key for klok in soort.klokken for key in (klok.norm, klok.pas_na)}
    normen = [
        (n.key, str(n.waarde), n.geldig_van, n.geldig_tot) for n in normboek.normen if n.key in keys
    ]
    eigen = [
        (o.key, str(o.waarde), o.geldig_van, o.geldig_tot, o.reden)
        for o in normboek.overschrijvingen
        if o.key in keys and o.opdrachtgever == opdrachtgever
    ]
    klokken = [_kenmerk_klok(_Wijzer(soort, klok)) for klok in soort.klokken]
    inhoud = repr((REKENWIJZE, klokken, sorted(normen, key=repr), sorted(eigen, key=repr)))
    return blake2b(inhoud.encode(), digest_size=16).hexdigest()


def _kenmerk_klok(wijzer: _Wijzer) -> tuple[object, ...]:
    klok = wijzer.klok
    return (
        *(klok.code, klok.norm, klok.pas_na, klok.soort.value, klok.start_veld, klok.ritme),
        *(sorted(wijzer.start), sorted(wijzer.klaar), sorted(wijzer.einde)),
        klok.klaar_als.__qualname__ if klok.klaar_als else None,
        wijzer.ritme.label if wijzer.ritme else None,
        sorted(wijzer.teksten.items()),
    )
