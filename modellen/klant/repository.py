"""Keeps klanten and, apart from them, their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, func, select, update
from sqlalchemy.orm import Session

from modellen.dagdelen import Dagdelen
from modellen.fouten import NietGevonden
from modellen.klant.model import (
    Identiteit,
    Klant,
    Klantregel,
    KlantStatus,
    Klantvraag,
    Wens,
    WensSoort,
    Werkervaring,
)
from modellen.klant.tables import KlantIdentiteitRij, KlantRij
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, Telling, bewaar
from modellen.opslag.codes import Codelezer, code, codes, codes_of_onbekend, getal
from modellen.opslag.volgnummer import Stroom, neem_nummers, vergrendel
from modellen.opslag.vragen import lees_op_sleutel
from modellen.waarden import KlantNummer, OrganisatieCode, Postcode, UrenPerWeek

_lezer = Codelezer("klant")


class KlantRepository:
    """Klanten in one session; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, klant: Klant, *, door: str) -> None:
        """Insert, or replace the klant with this nummer."""
        self.save_all([klant], door=door)

    def save_all(self, klanten: Iterable[Klant], *, door: str) -> Telling:
        """Insert or replace many."""
        return bewaar(
            self._session,
            KlantRij.tabel(),
            [klant_naar_rij(klant) for klant in klanten],
            door=door,
            stroom=Stroom.KLANT,
        )

    def find(self, nummer: str) -> Klant | None:
        """The klant, or ``None``."""
        rijen = lees_op_sleutel(self._session, KlantRij, "nummer", [nummer])
        return next(map(klant_van_rij, rijen), None)

    def get(self, nummer: str) -> Klant:
        """The klant; raises ``NietGevonden``."""
        klant = self.find(nummer)
        if klant is None:
            raise NietGevonden(soort="klant", nummer=nummer)
        return klant

    def get_vele(self, nummers: Iterable[str]) -> dict[KlantNummer, Klant]:
        """Those of ``nummers`` that exist, by nummer."""
        rijen = lees_op_sleutel(self._session, KlantRij, "nummer", nummers)
        return {klant.nummer: klant for klant in map(klant_van_rij, rijen)}

    def list_(
        self,
        *,
        organisatie: OrganisatieCode | None = None,
        coach: str | None = None,
        status: KlantStatus | None = None,
    ) -> list[Klant]:
        """Klanten that meet all that is given, ordered by nummer."""
        vraag = select(*KlantRij.inhoud()).where(*_keuze(organisatie, coach, status))
        vraag = vraag.order_by(KlantRij.tabel().c.nummer)
        return [klant_van_rij(rij) for rij in self._session.execute(vraag)]

    def zoek(
        self,
        vraag: Klantvraag,
        *,
        organisatie: OrganisatieCode,
        coach: str | None = None,
        begin: int,
        aantal: int,
    ) -> tuple[list[Klantregel], int]:
        """A stretch of the klanten found in an organisation, or of one coach in it, by nummer.

        Args:
            begin: how many are passed over. aantal: how many are given at most.

        Returns:
            the stretch, and how many there are in all.
        """
        klant, naam = KlantRij.tabel().c, KlantIdentiteitRij.tabel()
        waar = _keuze(organisatie, coach, vraag.status)
        regels = (
            select(klant.nummer, klant.status, naam.c.voornaam, naam.c.achternaam)
            .outerjoin_from(KlantRij.tabel(), naam, naam.c.klant == klant.nummer)
            .where(*waar)
            .order_by(klant.nummer)
        )
        if vraag.woorden:
            # Here and not in the database: SQLite knows no capitals beyond ASCII.
            alle = [_regel(*rij) for rij in self._session.execute(regels)]
            gevonden = [regel for regel in alle if vraag.past(regel)]
            return gevonden[begin : begin + aantal], len(gevonden)
        hier = self._session.execute(regels.offset(begin).limit(aantal))
        return [_regel(*rij) for rij in hier], self._tel(waar)

    def aantal(self, organisatie: OrganisatieCode, *, coach: str | None = None) -> int:
        """How many klanten this organisation (or this coach in it) has, in whatever status."""
        return self._tel(_keuze(organisatie, coach))

    def _tel(self, waar: list[ColumnElement[bool]]) -> int:
        vraag = select(func.count()).select_from(KlantRij.tabel()).where(*waar)
        return int(self._session.execute(vraag).scalar_one())

    def bekend_sinds(self, organisatie: OrganisatieCode) -> dict[KlantNummer, datetime]:
        """When each klant of an organisation was first stored, by number."""
        kolom = KlantRij.tabel().c
        vraag = select(kolom.nummer, kolom.aangemaakt_op).where(kolom.organisatie == organisatie)
        return {KlantNummer(r.nummer): r.aangemaakt_op for r in self._session.execute(vraag)}

    def laatst_gewijzigd(self, nummer: str) -> tuple[str, datetime] | None:
        """Account and moment of the last change of a klant; ``None`` = there is no such klant."""
        kolom = KlantRij.tabel().c
        vraag = select(kolom.gewijzigd_door, kolom.gewijzigd_op).where(kolom.nummer == nummer)
        rij = self._session.execute(vraag).first()
        return (rij.gewijzigd_door, rij.gewijzigd_op) if rij else None

    def save_identiteit(self, identiteit: Identiteit, *, door: str) -> None:
        """Insert or replace the name; raises ``NietGevonden`` when there is no such klant."""
        self.save_identiteiten([identiteit], door=door)

    def save_identiteiten(self, identiteiten: Iterable[Identiteit], *, door: str) -> Telling:
        """Insert or replace many names. A name is no part of a profile: no sequence number."""
        rijen = [
            {"klant": i.klant, "voornaam": i.voornaam, "achternaam": i.achternaam}
            for i in identiteiten
        ]
        eis_klanten(self._session, [rij["klant"] for rij in rijen])
        return bewaar(self._session, KlantIdentiteitRij.tabel(), rijen, door=door)

    def find_identiteit(self, nummer: str) -> Identiteit | None:
        """The name of one klant, or ``None``."""
        return self.identiteiten([nummer]).get(KlantNummer(nummer))

    def identiteiten(self, nummers: Iterable[str]) -> dict[KlantNummer, Identiteit]:
        """The names that are known, by nummer."""
        rijen = lees_op_sleutel(self._session, KlantIdentiteitRij, "klant", nummers)
        return {
            rij.klant: Identiteit(KlantNummer(rij.klant), rij.voornaam, rij.achternaam)
            for rij in rijen
        }


def _keuze(
    organisatie: OrganisatieCode | None, coach: str | None, status: KlantStatus | None = None
) -> list[ColumnElement[bool]]:
    kolom = KlantRij.tabel().c
    gegeven = (
        (kolom.organisatie, organisatie),
        (kolom.coach, coach),
        (kolom.status, code(status)),
    )
    return [veld == waarde for veld, waarde in gegeven if waarde is not None]


def _regel(nummer: str, status: str, voornaam: str | None, achternaam: str | None) -> Klantregel:
    return Klantregel(
        KlantNummer(nummer), KlantStatus(status), f"{voornaam or ''} {achternaam or ''}".strip()
    )


def eis_klanten(session: Session, nummers: Iterable[str]) -> None:
    """Raise ``NietGevonden`` for the first of ``nummers`` that is no klant."""
    gevraagd = list(dict.fromkeys(nummers))
    kolom = KlantRij.tabel().c.nummer
    bekend: set[str] = set()
    for deel in in_delen(gevraagd, RIJEN_PER_KEER):
        bekend.update(session.execute(select(kolom).where(kolom.in_(deel))).scalars())
    for nummer in gevraagd:
        if nummer not in bekend:
            raise NietGevonden(soort="klant", nummer=nummer)


def verschuif_klanten(session: Session, nummers: Iterable[str]) -> None:
    """Give these klanten the next sequence numbers: something in their profile changed."""
    te_verschuiven = list(dict.fromkeys(nummers))
    if not te_verschuiven:
        return
    tabel = KlantRij.tabel()
    vergrendel(session, Stroom.KLANT)
    volgnummers = neem_nummers(session, Stroom.KLANT, aantal=len(te_verschuiven))
    session.execute(
        update(tabel)
        .where(tabel.c.nummer == bindparam("klant"))
        .values(volgnummer=bindparam("nieuw")),
        [
            {"klant": klant, "nieuw": volgnummer}
            for klant, volgnummer in zip(te_verschuiven, volgnummers, strict=True)
        ],
    )


def klant_naar_rij(klant: Klant) -> dict[str, Any]:
    """The klant as column values."""
    return {
        "nummer": klant.nummer,
        "organisatie": klant.organisatie,
        "coach": klant.coach,
        "status": code(klant.status),
        "pc4": klant.postcode.cijfers if klant.postcode else None,
        "postcode_letters": klant.postcode.letters if klant.postcode else None,
        "vervoer": {m.value: klant.vervoer[m] for m in Vervoermiddel if m in klant.vervoer},
        "uren_min": getal(klant.uren.minimum),
        "uren_max": getal(klant.uren.maximum),
        "dagdelen": klant.dagdelen.bits if klant.dagdelen is not None else None,
        "taalniveau": code(klant.taalniveau),
        "opleiding": code(klant.opleiding),
        "rijbewijzen": codes_of_onbekend(klant.rijbewijzen),
        "certificaten": codes_of_onbekend(klant.certificaten),
        "werkervaring": [_ervaring_naar_json(ervaring) for ervaring in klant.werkervaring],
        "wensen": [{"soort": code(wens.soort), "tekst": wens.tekst} for wens in klant.wensen],
        "uitgesloten_branches": codes(klant.uitgesloten_branches),
        "uitgesloten_werkgevers": codes(klant.uitgesloten_werkgevers),
    }


def klant_van_rij(rij: Row[Any]) -> Klant:
    """The klant of a row; raises ``OnbekendeCode``."""
    nummer = KlantNummer(rij.nummer)
    return Klant(
        nummer=nummer,
        organisatie=OrganisatieCode(rij.organisatie),
        coach=rij.coach,
        status=_lezer.verplicht(KlantStatus, rij.status, nummer=nummer, veld="status"),
        postcode=Postcode(rij.pc4, rij.postcode_letters) if rij.pc4 is not None else None,
        vervoer=_lees_vervoer(rij.vervoer, nummer),
        uren=UrenPerWeek(rij.uren_min, rij.uren_max),
        dagdelen=Dagdelen(rij.dagdelen) if rij.dagdelen is not None else None,
        taalniveau=_lezer.een(Taalniveau, rij.taalniveau, nummer=nummer, veld="taalniveau"),
        opleiding=_lezer.een(Opleidingsniveau, rij.opleiding, nummer=nummer, veld="opleiding"),
        rijbewijzen=_lezer.verzameling_of_onbekend(
            Rijbewijs, rij.rijbewijzen, nummer=nummer, veld="rijbewijzen"
        ),
        certificaten=_lezer.verzameling_of_onbekend(
            Certificaat, rij.certificaten, nummer=nummer, veld="certificaten"
        ),
        werkervaring=tuple(_ervaring_van_json(stuk, nummer) for stuk in rij.werkervaring),
        wensen=tuple(_wens_van_json(stuk, nummer) for stuk in rij.wensen),
        uitgesloten_branches=_lezer.verzameling(
            Branche, rij.uitgesloten_branches, nummer=nummer, veld="uitgesloten_branches"
        ),
        uitgesloten_werkgevers=frozenset(rij.uitgesloten_werkgevers),
    )


def _lees_vervoer(stukken: Mapping[str, int], nummer: KlantNummer) -> Mapping[Vervoermiddel, int]:
    return MappingProxyType(
        {
            _lezer.verplicht(Vervoermiddel, middel, nummer=nummer, veld="vervoer"): minuten
            for middel, minuten in stukken.items()
        }
    )


def _ervaring_naar_json(ervaring: Werkervaring) -> dict[str, Any]:
    return {
        "functie": ervaring.functie,
        "taken": ervaring.taken,
        "branche": code(ervaring.branche),
        "jaren": getal(ervaring.jaren),
        "recent": ervaring.recent,
        "wil_terug": ervaring.wil_terug,
    }


def _ervaring_van_json(stuk: Mapping[str, Any], nummer: KlantNummer) -> Werkervaring:
    return Werkervaring(
        functie=stuk["functie"],
        taken=stuk["taken"],
        branche=_lezer.een(Branche, stuk["branche"], nummer=nummer, veld="werkervaring.branche"),
        jaren=stuk["jaren"],
        recent=stuk["recent"],
        wil_terug=stuk["wil_terug"],
    )


def _wens_van_json(stuk: Mapping[str, Any], nummer: KlantNummer) -> Wens:
    soort = _lezer.verplicht(WensSoort, stuk["soort"], nummer=nummer, veld="wensen.soort")
    return Wens(soort, stuk["tekst"])
