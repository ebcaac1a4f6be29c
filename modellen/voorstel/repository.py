"""Proposals and their events in one session: added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, select
from sqlalchemy.orm import Session

from modellen.dagdelen import Dagdelen
from modellen.fouten import NietGevonden
from modellen.klant.tables import KlantRij
from modellen.kwalificatie import Vervoermiddel
from modellen.normen.duur import einde_van_dag
from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, nieuwe_rij, voeg_toe
from modellen.opslag.codes import Codelezer, code, getal
from modellen.opslag.volgnummer import Stroom, volgend_nummer
from modellen.voorstel.leerregels import Leerregel, leerregels_per_klant
from modellen.voorstel.lijst_repository import LijstRepository
from modellen.voorstel.model import (
    PLAATSINGEN,
    Verloop,
    Voorstel,
    Voorstelgebeurtenis,
    VoorstelIntussenGewijzigd,
    Voorstelsoort,
)
from modellen.voorstel.redenen import (
    ZONDER_TOELICHTING,
    Correctiereden,
    Klantantwoord,
    Toelichting,
    Voorstelreden,
    Weigeraar,
)
from modellen.voorstel.tables import VoorstelgebeurtenisRij, VoorstelredenRij, VoorstelRij
from modellen.voorstel.vastleggen import leg_vast
from modellen.voorstel.voortgang import TeVragen, find_te_vragen
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer

_voorstel = VoorstelRij.tabel()
_gebeurtenis = VoorstelgebeurtenisRij.tabel()
_reden = VoorstelredenRij.tabel()
_lezer = Codelezer("voorstelgebeurtenis")


class VoorstelRepository:
    """Proposals; the session decides about commit.

    Who asks ``met_redenen`` has the rights of belastbaarheid; without it the reasons of klant and
    coach, and why work ended, are left out, and those of a werkgever stay.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- writing ---------------------------------------------------------------------------------

    def begin(
        self,
        klant: str,
        werk: WerkNummer,
        *,
        organisatie: OrganisatieCode,
        lijst: str | None = None,
        op: datetime,
        door: str,
    ) -> Verloop:
        """A proposal without any event yet; the first one goes into the same transaction.

        Args:
            lijst: the list that it comes from; ``None`` = the newest one that showed both.

        Raises:
            NietGevonden: when that list does not hold both.
        """
        plaats = self._find_plaats(klant, werk, lijst, tot=op, organisatie=organisatie)
        nieuw = Voorstel(
            nummer=volgend_nummer(self._session, Stroom.VOORSTEL),
            klant=KlantNummer(klant),
            werk=werk,
            organisatie=organisatie,
            lijst=plaats[0] if plaats else None,
            plaats=plaats[1] if plaats else None,
            begonnen_op=op,
        )
        rij = nieuwe_rij(_voorstel, voorstel_naar_rij(nieuw), door=door)
        voeg_toe(self._session, (_voorstel, [rij]), bij_botsing=VoorstelIntussenGewijzigd())
        return Verloop(nieuw)

    def voeg_toe(self, verloop: Verloop, nieuw: Voorstelgebeurtenis) -> Verloop:
        """Add an event that can have happened like that; gives the proposal with it.

        Raises:
            VoorstelIntussenGewijzigd: when somebody else recorded something since.
            OngeldigeWaarde, GebeurtenisGeweigerd: as :func:`vastleggen.leg_vast`.
        """
        daarna = leg_vast(verloop, nieuw)
        nummer = verloop.voorstel.nummer
        rij = nieuwe_rij(_gebeurtenis, gebeurtenis_naar_rij(nummer, nieuw), door=nieuw.door)
        redenen = []
        if nieuw.reden is not None and nieuw.weigeraar is not Weigeraar.WERKGEVER:
            redenen = [nieuwe_rij(_reden, reden_naar_rij(nummer, nieuw), door=nieuw.door)]
        voeg_toe(
            self._session,
            (_gebeurtenis, [rij]),
            (_reden, redenen),
            bij_botsing=VoorstelIntussenGewijzigd(),
        )
        return daarna

    # --- reading ---------------------------------------------------------------------------------

    def get(self, nummer: int, *, met_redenen: bool = False) -> Verloop:
        """One proposal; raises ``NietGevonden``."""
        for verloop in self._lees([_voorstel.c.nummer == nummer], met_redenen=met_redenen):
            return verloop
        raise NietGevonden(soort="voorstel", nummer=str(nummer))

    def list_(
        self,
        *,
        klant: str | None = None,
        werk: str | None = None,
        organisatie: OrganisatieCode | None = None,
        coach: str | None = None,
        met_redenen: bool = False,
    ) -> list[Verloop]:
        """Proposals that meet all that is given, in the order in which they began.

        Args:
            coach: the coach of the klant now.
        """
        waar: list[ColumnElement[bool]] = []
        for kolom, waarde in (
            (_voorstel.c.klant, klant),
            (_voorstel.c.werk, werk),
            (_voorstel.c.organisatie, organisatie),
        ):
            if waarde is not None:
                waar.append(kolom == waarde)
        if coach is not None:
            waar.append(_van_coach(coach))
        return list(self._lees(waar, met_redenen=met_redenen))

    def list_van_werken(
        self, werken: Iterable[str], *, organisatie: OrganisatieCode
    ) -> list[Verloop]:
        """Proposals of one organisation for any of these, without the reasons of klanten."""
        gevonden: list[Verloop] = []
        eigen = _voorstel.c.organisatie == organisatie
        for deel in in_delen(list(dict.fromkeys(werken)), RIJEN_PER_KEER):
            gevonden += self._lees([_voorstel.c.werk.in_(deel), eigen], met_redenen=False)
        return gevonden

    def wachten_op_werkgever(self, organisatie: OrganisatieCode) -> list[Verloop]:
        """Proposals to which the klant said yes and the employer nothing yet, oldest first."""
        verder = _gebeurtenis.alias("verder")
        weg = _gebeurtenis.alias("weg")
        geldt = ~exists().where(
            weg.c.voorstel == verder.c.voorstel, weg.c.corrigeert == verder.c.volgnummer
        )
        kwam_verder = exists().where(
            verder.c.voorstel == _voorstel.c.nummer,
            verder.c.soort.in_(_VERDER_DAN_VOORGESTELD),
            geldt,
        )
        gevonden = self._lees(
            [_voorstel.c.organisatie == organisatie, ~kwam_verder], met_redenen=False
        )
        return [v for v in gevonden if _wacht_op_werkgever(v)]

    def find_open(self, klant: str, werk: str) -> Verloop | None:
        """The proposal of these two that has not ended, ``None`` = a new one may begin."""
        alle = self.list_(klant=klant, werk=werk, met_redenen=True)
        return next((v for v in reversed(alle) if v.einde is None), None)

    def te_vragen(
        self,
        vandaag: date,
        *,
        organisatie: OrganisatieCode | None = None,
        coach: str | None = None,
    ) -> list[TeVragen]:
        """Of whom somebody should ask whether he is still at work, longest overdue first.

        Args:
            coach: the coach of the klant now.
        """
        waar: list[ColumnElement[bool]] = [
            _voorstel.c.nummer.in_(
                select(_gebeurtenis.c.voorstel).where(_gebeurtenis.c.soort.in_(_PLAATSINGCODES))
            )
        ]
        if organisatie is not None:
            waar.append(_voorstel.c.organisatie == organisatie)
        if coach is not None:
            waar.append(_van_coach(coach))
        vragen = (find_te_vragen(v, vandaag) for v in self._lees(waar, met_redenen=False))
        return sorted(
            (v for v in vragen if v is not None),
            key=lambda v: (v.vanaf, v.verloop.voorstel.nummer),
        )

    def leerregels(self, tot: date) -> Iterator[Leerregel]:
        """What there is to learn from, as it was known at the end of a Dutch day.

        In order of the day of showing, and read in blocks. A proposal that no list showed has no
        chance and no features, and is left out.
        """
        return (regel for _, regel in self.leerregels_per_klant(tot))

    def leerregels_per_klant(self, tot: date) -> Iterator[tuple[KlantNummer, Leerregel]]:
        """The same lines in the same order, each with whose it is; nothing that learns reads it."""
        waar = [_voorstel.c.begonnen_op <= einde_van_dag(tot), _voorstel.c.lijst.is_not(None)]
        lijsten = LijstRepository(self._session)
        return leerregels_per_klant(
            self._lees(waar, met_redenen=False),
            dagen=lijsten.dagen(),
            lees_lijsten=lijsten.get_vele,
            tot=tot,
        )

    # --- inside ----------------------------------------------------------------------------------

    def _find_plaats(
        self,
        klant: str,
        werk: str,
        lijst: str | None,
        *,
        tot: datetime,
        organisatie: OrganisatieCode,
    ) -> tuple[str, int] | None:
        lijsten = LijstRepository(self._session)
        if lijst is None:
            return lijsten.find_plaats(klant, werk, tot=tot, organisatie=organisatie)
        gevonden = lijsten.get(lijst)
        ander = {klant: werk, werk: klant}.get(gevonden.onderwerp)
        for plaats, regel in enumerate(gevonden.plaatsen):
            if regel.nummer == ander and gevonden.organisatie == organisatie:
                return lijst, plaats
        raise NietGevonden(soort="lijst", nummer=lijst)

    def _lees(self, waar: list[ColumnElement[bool]], *, met_redenen: bool) -> Iterator[Verloop]:
        vraag = select(*VoorstelRij.inhoud()).where(*waar).order_by(_voorstel.c.nummer)
        voorstellen = [voorstel_van_rij(rij) for rij in self._session.execute(vraag)]
        for deel in in_delen(voorstellen, RIJEN_PER_KEER):
            per_nummer: dict[int, list[Voorstelgebeurtenis]] = {}
            gelezen = self._gebeurtenissen([v.nummer for v in deel], met_redenen=met_redenen)
            for nummer, gebeurtenis in gelezen:
                per_nummer.setdefault(nummer, []).append(gebeurtenis)
            for voorstel in deel:
                yield Verloop(voorstel, tuple(per_nummer.get(voorstel.nummer, ())))

    def _gebeurtenissen(
        self, nummers: list[int], *, met_redenen: bool
    ) -> Iterable[tuple[int, Voorstelgebeurtenis]]:
        # The number of an event is part of what it says, and no number of a stream of changes.
        kolommen = [*VoorstelgebeurtenisRij.inhoud(), _gebeurtenis.c.volgnummer]
        vraag = select(*kolommen)
        if met_redenen:
            zelfde = and_(
                _reden.c.voorstel == _gebeurtenis.c.voorstel,
                _reden.c.volgnummer == _gebeurtenis.c.volgnummer,
            )
            vraag = select(*kolommen, *_REDENKOLOMMEN).outerjoin_from(_gebeurtenis, _reden, zelfde)
        vraag = vraag.where(_gebeurtenis.c.voorstel.in_(nummers)).order_by(
            _gebeurtenis.c.voorstel, _gebeurtenis.c.volgnummer
        )
        for rij in self._session.execute(vraag):
            yield rij.voorstel, gebeurtenis_van_rij(rij, met_redenen=met_redenen)


def _van_coach(coach: str) -> ColumnElement[bool]:
    klant = KlantRij.tabel().c
    return _voorstel.c.klant.in_(select(klant.nummer).where(klant.coach == coach))


def _wacht_op_werkgever(verloop: Verloop) -> bool:
    """A yes counts whenever it came: when it was proposed, or later, of the klant himself too."""
    return verloop.antwoord is Klantantwoord.JA and verloop.einde is None


_TUSSEN_KLANT_EN_COACH = (
    Voorstelsoort.BEKEKEN,
    Voorstelsoort.VOORGESTELD,
    Voorstelsoort.ANTWOORD,
    Voorstelsoort.INGETROKKEN,
)
_VERDER_DAN_VOORGESTELD = sorted(
    soort.value for soort in Voorstelsoort if soort not in _TUSSEN_KLANT_EN_COACH
)
_PLAATSINGCODES = sorted(soort.value for soort in PLAATSINGEN)
_REDENKOLOMMEN = (
    _reden.c.reden.label("eigen_reden"),
    _reden.c.middel,
    _reden.c.minuten,
    _reden.c.fml_item,
    _reden.c.dagdelen,
)


def voorstel_naar_rij(voorstel: Voorstel) -> dict[str, Any]:
    """The proposal as column values."""
    return {
        "nummer": voorstel.nummer,
        "klant": voorstel.klant,
        "werk": voorstel.werk,
        "organisatie": voorstel.organisatie,
        "lijst": voorstel.lijst,
        "plaats": voorstel.plaats,
        "begonnen_op": voorstel.begonnen_op,
    }


def voorstel_van_rij(rij: Row[Any]) -> Voorstel:
    """The proposal of a row."""
    return Voorstel(
        nummer=rij.nummer,
        klant=KlantNummer(rij.klant),
        werk=WerkNummer(rij.werk),
        organisatie=OrganisatieCode(rij.organisatie),
        lijst=rij.lijst,
        plaats=rij.plaats,
        begonnen_op=rij.begonnen_op,
    )


def gebeurtenis_naar_rij(nummer: int, gebeurtenis: Voorstelgebeurtenis) -> dict[str, Any]:
    """One event as column values, with the reason of a werkgever alone."""
    van_werkgever = gebeurtenis.weigeraar is Weigeraar.WERKGEVER
    return {
        "voorstel": nummer,
        "volgnummer": gebeurtenis.volgnummer,
        "soort": gebeurtenis.soort.value,
        "dag": gebeurtenis.dag,
        "vastgelegd_op": gebeurtenis.vastgelegd_op,
        "door": gebeurtenis.door,
        "achteraf": gebeurtenis.achteraf,
        "weigeraar": code(gebeurtenis.weigeraar),
        "reden": code(gebeurtenis.reden) if van_werkgever else None,
        "maanden": gebeurtenis.maanden,
        "uren": getal(gebeurtenis.uren),
        "corrigeert": gebeurtenis.corrigeert,
        "antwoord": code(gebeurtenis.antwoord),
        "correctiereden": code(gebeurtenis.correctiereden),
    }


def reden_naar_rij(nummer: int, gebeurtenis: Voorstelgebeurtenis) -> dict[str, Any]:
    """Why klant or coach refused, or work ended, as column values."""
    toelichting = gebeurtenis.toelichting
    return {
        "voorstel": nummer,
        "volgnummer": gebeurtenis.volgnummer,
        "reden": code(gebeurtenis.reden),
        "middel": code(toelichting.middel),
        "minuten": toelichting.minuten,
        "fml_item": toelichting.fml_item,
        "dagdelen": toelichting.dagdelen.bits if toelichting.dagdelen is not None else None,
    }


def gebeurtenis_van_rij(rij: Row[Any], *, met_redenen: bool) -> Voorstelgebeurtenis:
    """One event of a row; raises ``OnbekendeCode``."""
    nummer = f"{rij.voorstel}/{rij.volgnummer}"
    reden = rij.reden
    toelichting = ZONDER_TOELICHTING
    if met_redenen and rij.eigen_reden is not None:
        reden = rij.eigen_reden
        toelichting = Toelichting(
            middel=_lezer.een(Vervoermiddel, rij.middel, nummer=nummer, veld="middel"),
            minuten=rij.minuten,
            fml_item=rij.fml_item,
            dagdelen=Dagdelen(rij.dagdelen) if rij.dagdelen is not None else None,
        )
    return Voorstelgebeurtenis(
        volgnummer=rij.volgnummer,
        soort=_lezer.verplicht(Voorstelsoort, rij.soort, nummer=nummer, veld="soort"),
        dag=rij.dag,
        vastgelegd_op=rij.vastgelegd_op,
        door=rij.door,
        achteraf=bool(rij.achteraf),
        weigeraar=_lezer.een(Weigeraar, rij.weigeraar, nummer=nummer, veld="weigeraar"),
        reden=_lezer.een(Voorstelreden, reden, nummer=nummer, veld="reden"),
        toelichting=toelichting,
        maanden=rij.maanden,
        uren=rij.uren,
        corrigeert=rij.corrigeert,
        antwoord=_lezer.een(Klantantwoord, rij.antwoord, nummer=nummer, veld="antwoord"),
        correctiereden=_lezer.een(
            Correctiereden, rij.correctiereden, nummer=nummer, veld="correctiereden"
        ),
    )
