"""Keeps trajectories and their events. Events are added, never changed; see besluit 0008.

Each event is split on the way in and merged on the way out: fields that its step declares as open
go with the event, everything else goes to a table of its own, which is read only on request.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, func, insert, select, type_coerce
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden, OngeldigeWaarde, OpstapFout
from modellen.klant.model import Klant
from modellen.klant.repository import eis_klanten
from modellen.klant.tables import KlantRij
from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, nieuwe_rij, voeg_toe
from modellen.opslag.ruw import lees_json, lees_moment, zonder_opruimen
from modellen.opslag.volgnummer import Stroom, vergrendel, volgend_nummer
from modellen.traject.model import (
    AFSLUITEN,
    INGETROKKEN,
    Gebeurtenis,
    Gegeven,
    Traject,
    Trajectsoort,
)
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand
from modellen.traject.tables import TrajectGebeurtenisRij, TrajectRij, TrajectVertrouwelijkRij
from modellen.traject.vastleggen import IntussenVastgelegd, TrajectLooptAl
from modellen.waarden import KlantNummer, OrganisatieCode

_traject = TrajectRij.tabel()
_gebeurtenis = TrajectGebeurtenisRij.tabel()
_vertrouwelijk = TrajectVertrouwelijkRij.tabel()

MAX_NAAM = 200
"""Characters in the name of an opdrachtgever."""

Gegevens = Mapping[str, Gegeven]
Sleutel = tuple[str, int]
"""Number of the trajectory and number of the event within it."""


class TrajectRepository:
    """Trajectories in one session; the session decides about commit.

    Args:
        soorten: the types by code; default: all that the project has.
    """

    def __init__(
        self, session: Session, *, soorten: Mapping[str, Trajectsoort] | None = None
    ) -> None:
        self._session = session
        self._soorten = soorten

    # --- the trajectory itself -------------------------------------------------------------------

    def begin(self, klant: Klant, *, soort: str, opdrachtgever: str, door: str) -> Traject:
        """Open a trajectory: its number is the next one, its coach the klant's own.

        Of two who do this at once for the same klant and type the second one is refused.

        Raises:
            OngeldigeWaarde: when there is no such type, or no opdrachtgever is named.
            TrajectLooptAl: when one of this type is open already.
            NietGevonden: when there is no such klant.
        """
        vergrendel(self._session, Stroom.TRAJECT)
        self._weiger_tweede(klant, self._kies_soort(soort))
        traject = Traject(
            nummer=self._nieuw_nummer(),
            klant=klant.nummer,
            soort=soort,
            organisatie=klant.organisatie,
            opdrachtgever=_lees_opdrachtgever(opdrachtgever),
            coach=klant.coach,
        )
        self.create(traject, door=door)
        return traject

    def create(self, traject: Traject, *, door: str) -> None:
        """Begin a trajectory, still without events.

        Raises:
            NietGevonden: when there is no such klant or type.
            OpstapFout: when the number is in use.
        """
        eis_klanten(self._session, [traject.klant])
        self._get_soort(traject)
        if self.find(traject.nummer) is not None:
            raise OpstapFout(
                code="trajectnummer_in_gebruik",
                melding=f"Er is al een traject met nummer {traject.nummer}.",
                volgende_stap="Kies een ander nummer.",
            )
        rij = nieuwe_rij(_traject, traject_naar_rij(traject), door=door)
        self._session.execute(insert(_traject), rij)

    def find(self, nummer: str) -> Traject | None:
        """The trajectory, or ``None``."""
        vraag = select(*TrajectRij.inhoud()).where(_traject.c.nummer == nummer)
        return next(map(traject_van_rij, self._session.execute(vraag)), None)

    def get(self, nummer: str) -> Traject:
        """The trajectory; raises ``NietGevonden``."""
        traject = self.find(nummer)
        if traject is None:
            raise NietGevonden(soort="traject", nummer=nummer)
        return traject

    def get_vele(self, nummers: Iterable[str]) -> dict[str, Traject]:
        """Those of ``nummers`` that exist, by nummer."""
        gevonden: list[Traject] = []
        for deel in in_delen(sorted(set(nummers)), RIJEN_PER_KEER):
            gevonden += self._lees_trajecten([_traject.c.nummer.in_(deel)])
        return {traject.nummer: traject for traject in gevonden}

    def list_(
        self,
        *,
        klant: str | None = None,
        organisatie: OrganisatieCode | None = None,
        opdrachtgever: str | None = None,
        coach: str | None = None,
        is_open: bool | None = None,
        begin: int = 0,
        aantal: int | None = None,
    ) -> list[Traject]:
        """Trajectories that meet all that is given, ordered by nummer.

        ``coach`` is the coach of the klant now: who takes over a klant takes over what runs.
        ``is_open`` leaves out what is closed, or all that is not. ``begin`` are passed over, and
        at most ``aantal`` are given.
        """
        keuze = _keuze(
            klant=klant,
            organisatie=organisatie,
            opdrachtgever=opdrachtgever,
            coach=coach,
            is_open=is_open,
        )
        return self._lees_trajecten(keuze, begin, aantal)

    def aantal(
        self,
        organisatie: OrganisatieCode,
        *,
        opdrachtgever: str | None = None,
        is_open: bool | None = None,
    ) -> int:
        """How many this organisation has that meet all that is given, as :meth:`list_`."""
        keuze = _keuze(organisatie=organisatie, opdrachtgever=opdrachtgever, is_open=is_open)
        vraag = select(func.count()).select_from(_traject).where(*keuze)
        return int(self._session.execute(vraag).scalar_one())

    def opdrachtgevers(
        self, organisatie: OrganisatieCode, *, coach: str | None = None
    ) -> list[str]:
        """Who pays for a trajectory of this organisation, in order of name.

        ``coach``: only of trajectories of klanten whom this coach guides now.
        """
        kolom = _traject.c.opdrachtgever
        vraag = _met_klant(select(kolom)).where(*_keuze(organisatie=organisatie, coach=coach))
        return list(self._session.execute(vraag.distinct().order_by(kolom)).scalars())

    # --- events ----------------------------------------------------------------------------------

    def stand(self, nummer: str, *, met_vertrouwelijk: bool = False) -> Stand:
        """What happened and what holds now; raises ``NietGevonden``.

        Without ``met_vertrouwelijk`` the confidential fields are not read at all.
        """
        traject = self.get(nummer)
        return self._standen([traject], [_traject.c.nummer == nummer], met_vertrouwelijk)[nummer]

    def standen(
        self,
        *,
        nummers: Iterable[str] | None = None,
        organisatie: OrganisatieCode | None = None,
        opdrachtgever: str | None = None,
        coach: str | None = None,
        alleen_open: bool = False,
        met_stap: Sequence[str] = (),
        stappen: Collection[str] | None = None,
        met_vertrouwelijk: bool = False,
    ) -> dict[str, Stand]:
        """Of many at once, by nummer in order; numbers that do not exist are left out.

        Args:
            coach: as with :meth:`list_`.
            alleen_open: leaves out what is closed.
            met_stap: one of these steps was recorded at some time, whether it still holds or not.
            stappen: reads no other steps than these and withdrawals: enough for a question about
                these alone, and for nothing else.
        """
        keuze = _keuze(
            organisatie=organisatie,
            opdrachtgever=opdrachtgever,
            coach=coach,
            is_open=True if alleen_open else None,
        )
        if met_stap:
            gezet = select(1).where(
                _gebeurtenis.c.traject == _traject.c.nummer, _gebeurtenis.c.stap.in_(met_stap)
            )
            keuze.append(gezet.exists())
        if nummers is None:
            trajecten = self._lees_trajecten(keuze)
            return self._standen(trajecten, keuze, met_vertrouwelijk, stappen)
        gevonden: dict[str, Stand] = {}
        for deel in in_delen(sorted(set(nummers)), RIJEN_PER_KEER):
            hier = [*keuze, _traject.c.nummer.in_(deel)]
            trajecten = self._lees_trajecten(hier)
            gevonden |= self._standen(trajecten, hier, met_vertrouwelijk, stappen)
        return gevonden

    def voeg_toe(self, nummer: str, gebeurtenis: Gebeurtenis) -> None:
        """Add the next event.

        Raises:
            NietGevonden: when there is no such trajectory.
            IntussenVastgelegd: when its number is not the next one.
            OpstapFout: when a text cannot be stored.
        """
        self.voeg_vele_toe({nummer: [gebeurtenis]})

    def voeg_vele_toe(self, per_traject: Mapping[str, Sequence[Gebeurtenis]]) -> None:
        """Add the next events of several trajectories, all or none; raises as ``voeg_toe``."""
        open_rijen: list[dict[str, Any]] = []
        besloten: list[dict[str, Any]] = []
        for nummers in in_delen(sorted(per_traject), RIJEN_PER_KEER):
            trajecten = {
                t.nummer: t for t in self._lees_trajecten([_traject.c.nummer.in_(nummers)])
            }
            laatste = self._laatste_nummers(nummers)
            for nummer in nummers:
                if nummer not in trajecten:
                    raise NietGevonden(soort="traject", nummer=nummer)
                soort = self._get_soort(trajecten[nummer])
                for plaats, nieuw in enumerate(per_traject[nummer], laatste.get(nummer, 0) + 1):
                    if nieuw.volgnummer != plaats:
                        raise IntussenVastgelegd(nummer=nummer, volgnummer=nieuw.volgnummer)
                    openbaar, vertrouwelijk = splits(soort, nieuw)
                    open_rijen.append(_gebeurtenis_naar_rij(nummer, nieuw, openbaar))
                    if vertrouwelijk:
                        besloten.append(_vertrouwelijk_naar_rij(nummer, nieuw, vertrouwelijk))
        if open_rijen:
            eerste = open_rijen[0]
            voeg_toe(
                self._session,
                (_gebeurtenis, open_rijen),
                (_vertrouwelijk, besloten),
                bij_botsing=IntussenVastgelegd(
                    nummer=eerste["traject"], volgnummer=eerste["volgnummer"]
                ),
            )

    @property
    def _bekende_soorten(self) -> Mapping[str, Trajectsoort]:
        return trajectsoorten() if self._soorten is None else self._soorten

    def _kies_soort(self, code: str) -> Trajectsoort:
        soort = self._bekende_soorten.get(code)
        if soort is None:
            raise OngeldigeWaarde(
                veld="soort",
                melding=f"De trajectsoort '{code[:40]}' bestaat niet.",
                volgende_stap=f"Kies uit: {', '.join(sorted(self._bekende_soorten))}.",
            )
        return soort

    def _weiger_tweede(self, klant: Klant, soort: Trajectsoort) -> None:
        keuze = _keuze(klant=klant.nummer, organisatie=klant.organisatie)
        loopt = self._lees_trajecten([*keuze, _traject.c.soort == soort.code, ~_is_afgesloten()])
        if loopt:
            raise TrajectLooptAl(nummer=loopt[0].nummer, naam=soort.naam)

    def _nieuw_nummer(self) -> str:
        """The next one that is free: numbers from elsewhere may have been taken already."""
        while True:
            nummer = f"T-{volgend_nummer(self._session, Stroom.TRAJECT)}"
            if self.find(nummer) is None:
                return nummer

    def _get_soort(self, traject: Traject) -> Trajectsoort:
        soort = self._bekende_soorten.get(traject.soort)
        if soort is None:
            raise NietGevonden(soort="trajectsoort", nummer=traject.soort)
        return soort

    def _lees_trajecten(
        self, keuze: list[ColumnElement[bool]], begin: int = 0, aantal: int | None = None
    ) -> list[Traject]:
        vraag = _met_klant(select(*TrajectRij.inhoud())).where(*keuze).order_by(_traject.c.nummer)
        if aantal is not None:
            vraag = vraag.offset(begin).limit(aantal)
        return [traject_van_rij(rij) for rij in self._session.execute(vraag)]

    def _laatste_nummers(self, nummers: Sequence[str]) -> dict[str, int]:
        kolom = _gebeurtenis.c
        vraag = (
            select(kolom.traject, func.max(kolom.volgnummer))
            .where(kolom.traject.in_(nummers))
            .group_by(kolom.traject)
        )
        return {nummer: laatste for nummer, laatste in self._session.execute(vraag)}

    def _standen(
        self,
        trajecten: list[Traject],
        keuze: list[ColumnElement[bool]],
        met_vertrouwelijk: bool,  # noqa: FBT001 - private, and never a literal
        stappen: Collection[str] | None = None,
    ) -> dict[str, Stand]:
        gekozen = _met_klant(select(_traject.c.nummer)).where(*keuze)
        per_traject: dict[str, list[Gebeurtenis]] = defaultdict(list)
        with zonder_opruimen():
            besloten = self._lees_vertrouwelijk(gekozen) if met_vertrouwelijk else {}
            for nummer, gebeurtenis in self._lees_gebeurtenissen(gekozen, besloten, stappen):
                per_traject[nummer].append(gebeurtenis)
            return {t.nummer: Stand(t, tuple(per_traject[t.nummer])) for t in trajecten}

    def _lees_vertrouwelijk(self, gekozen: Select[Any]) -> dict[Sleutel, Gegevens]:
        kolom = _vertrouwelijk.c
        vraag = select(kolom.traject, kolom.volgnummer, kolom.gegevens).where(
            kolom.traject.in_(gekozen)
        )
        return {
            (traject, volgnummer): gegevens
            for traject, volgnummer, gegevens in self._session.execute(vraag)
        }

    def _lees_gebeurtenissen(
        self,
        gekozen: Select[Any],
        besloten: Mapping[Sleutel, Gegevens],
        stappen: Collection[str] | None,
    ) -> Iterator[tuple[str, Gebeurtenis]]:
        vraag = (
            select(*_KOLOMMEN)
            .where(_gebeurtenis.c.traject.in_(gekozen))
            .order_by(_gebeurtenis.c.traject, _gebeurtenis.c.volgnummer)
        )
        if stappen is not None:
            vraag = vraag.where(_gebeurtenis.c.stap.in_({*stappen, INGETROKKEN}))
        for rij in self._session.execute(vraag).all():
            # Plain unpacking: a whole organisation has some hundred thousand events.
            nummer, volgnummer, stap, moment, door, vastgelegd_op, gegevens, oud, reden = rij
            velden = lees_json(gegevens)
            if besloten and (extra := besloten.get((nummer, volgnummer))):
                velden |= extra
            yield (
                nummer,
                Gebeurtenis(
                    volgnummer,
                    stap,
                    lees_moment(moment),
                    door,
                    lees_moment(vastgelegd_op),
                    MappingProxyType(velden),
                    oud,
                    reden,
                ),
            )


_KOLOMMEN = (
    _gebeurtenis.c.traject,
    _gebeurtenis.c.volgnummer,
    _gebeurtenis.c.stap,
    # As the driver gives them: through the column types this takes twice as long for everything.
    type_coerce(_gebeurtenis.c.moment, String()),
    _gebeurtenis.c.door,
    type_coerce(_gebeurtenis.c.vastgelegd_op, String()),
    type_coerce(_gebeurtenis.c.gegevens, String()),
    _gebeurtenis.c.corrigeert,
    _gebeurtenis.c.reden,
)
"""In the order of the fields of ``Gebeurtenis``, after the number of the trajectory."""


def splits(soort: Trajectsoort, gebeurtenis: Gebeurtenis) -> tuple[Gegevens, Gegevens]:
    """The open and the confidential fields of an event.

    Open is only what the step declares and does not mark as confidential, so that a field that
    nobody declared never ends up on the wrong side.
    """
    stap = soort.find_stap(gebeurtenis.stap)
    velden = stap.velden if stap is not None else ()
    openbaar = {veld.code for veld in velden if not veld.is_vertrouwelijk}
    gegevens = gebeurtenis.gegevens
    return (
        {code: waarde for code, waarde in gegevens.items() if code in openbaar},
        {code: waarde for code, waarde in gegevens.items() if code not in openbaar},
    )


def _lees_opdrachtgever(naam: str) -> str:
    """The name without spaces too many: norms and sight compare it exactly."""
    naam = " ".join(naam.split())
    if not 1 <= len(naam) <= MAX_NAAM:
        raise OngeldigeWaarde(
            veld="opdrachtgever",
            melding="De naam van de opdrachtgever ontbreekt of is te lang.",
            volgende_stap=f"Noem wie het traject betaalt, in hoogstens {MAX_NAAM} tekens.",
        )
    return naam


def traject_naar_rij(traject: Traject) -> dict[str, Any]:
    """The trajectory as column values."""
    return {
        "nummer": traject.nummer,
        "klant": traject.klant,
        "soort": traject.soort,
        "organisatie": traject.organisatie,
        "opdrachtgever": traject.opdrachtgever,
        "coach": traject.coach,
    }


def traject_van_rij(rij: Row[Any]) -> Traject:
    """The trajectory of a row."""
    return Traject(
        nummer=rij.nummer,
        klant=KlantNummer(rij.klant),
        soort=rij.soort,
        organisatie=OrganisatieCode(rij.organisatie),
        opdrachtgever=rij.opdrachtgever,
        coach=rij.coach,
    )


def _gebeurtenis_naar_rij(nummer: str, nieuw: Gebeurtenis, openbaar: Gegevens) -> dict[str, Any]:
    rij = {
        "traject": nummer,
        "volgnummer": nieuw.volgnummer,
        "stap": nieuw.stap,
        "moment": nieuw.moment,
        "gegevens": openbaar,
        "door": nieuw.door,
        "vastgelegd_op": nieuw.vastgelegd_op,
        "corrigeert": nieuw.corrigeert,
        "reden": nieuw.reden,
    }
    return nieuwe_rij(_gebeurtenis, rij, door=nieuw.door)


def _vertrouwelijk_naar_rij(
    nummer: str, nieuw: Gebeurtenis, vertrouwelijk: Gegevens
) -> dict[str, Any]:
    rij = {"traject": nummer, "volgnummer": nieuw.volgnummer, "gegevens": vertrouwelijk}
    return nieuwe_rij(_vertrouwelijk, rij, door=nieuw.door)


def kies_nummers(
    *,
    organisatie: OrganisatieCode | None = None,
    opdrachtgever: str | None = None,
    coach: str | None = None,
    is_open: bool | None = None,
) -> Select[Any]:
    """The question for the numbers of the trajectories that meet all that is given."""
    keuze = _keuze(
        organisatie=organisatie, opdrachtgever=opdrachtgever, coach=coach, is_open=is_open
    )
    return _met_klant(select(_traject.c.nummer)).where(*keuze)


def _met_klant(vraag: Select[Any]) -> Select[Any]:
    return vraag.join_from(
        _traject, KlantRij.tabel(), _traject.c.klant == KlantRij.tabel().c.nummer
    )


def _keuze(
    *,
    klant: str | None = None,
    organisatie: OrganisatieCode | None = None,
    opdrachtgever: str | None = None,
    coach: str | None = None,
    is_open: bool | None = None,
) -> list[ColumnElement[bool]]:
    keuze: list[ColumnElement[bool]] = []
    if is_open is not None:
        keuze.append(~_is_afgesloten() if is_open else _is_afgesloten())
    if klant is not None:
        keuze.append(_traject.c.klant == klant)
    if organisatie is not None:
        keuze.append(_traject.c.organisatie == organisatie)
    if opdrachtgever is not None:
        keuze.append(_traject.c.opdrachtgever == opdrachtgever)
    if coach is not None:
        keuze.append(KlantRij.tabel().c.coach == coach)
    return keuze


def _is_afgesloten() -> ColumnElement[bool]:
    """Closed, and the closing was not withdrawn (a correction of it is a closing too)."""
    intrekking = _gebeurtenis.alias("intrekking")
    ingetrokken = (
        select(1)
        .where(
            intrekking.c.traject == _gebeurtenis.c.traject,
            intrekking.c.corrigeert == _gebeurtenis.c.volgnummer,
        )
        .exists()
    )
    return (
        select(1)
        .where(
            _gebeurtenis.c.traject == _traject.c.nummer,
            _gebeurtenis.c.stap == AFSLUITEN,
            ~ingetrokken,
        )
        .exists()
    )
