"""Reads nights: the last published one, and how far the one is that is being made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from modellen.klant.model import KlantStatus
from modellen.klant.tables import KlantRij
from modellen.nacht.model import (
    BlokSoort,
    Bloktelling,
    Nacht,
    Nachtblok,
    Nachtplan,
    NachtStatus,
)
from modellen.nacht.tables import (
    NachtblokRij,
    NachtkandidatenRij,
    NachtlijstGevoeligRij,
    NachtlijstRij,
    NachtparenRij,
    NachtRij,
)
from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER
from modellen.waarden import KlantNummer, OrganisatieCode

_nacht, _blok = NachtRij.tabel(), NachtblokRij.tabel()
_lijst, _gevoelig = NachtlijstRij.tabel(), NachtlijstGevoeligRij.tabel()
_kandidaten, _paren = NachtkandidatenRij.tabel(), NachtparenRij.tabel()


@dataclass(frozen=True, slots=True)
class Klantlijst:
    """What a night holds of one klant; documents as ``matching.nacht.document`` writes them.

    ``gevoelig`` and ``verschillen`` rest on health limits.
    """

    klant: KlantNummer
    telling: Mapping[str, Any]
    regels: Mapping[str, Any]
    gevoelig: Mapping[str, Any]
    verschillen: Sequence[Any]


class NachtRepository:
    """Nights in one session; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- reading -----------------------------------------------------------------------------

    def laatste(self) -> Nacht | None:
        """The last published night, or ``None`` before the first."""
        return self._een(NachtStatus.GEPUBLICEERD)

    def find_bezig(self) -> Nacht | None:
        """The night that is being made, or was when its process died."""
        return self._een(NachtStatus.BEZIG)

    def get(self, nummer: int) -> Nacht:
        """A night that exists, in whatever status."""
        vraag = select(*NachtRij.inhoud()).where(_nacht.c.nummer == nummer)
        return _nacht_van_rij(self._session.execute(vraag).one())

    def list_(self, *, hoogstens: int) -> list[Nacht]:
        """The last nights, in whatever status, newest first."""
        vraag = select(*NachtRij.inhoud()).order_by(_nacht.c.nummer.desc()).limit(hoogstens)
        return [_nacht_van_rij(rij) for rij in self._session.execute(vraag)]

    def gepubliceerd_van(self, dag: date) -> list[Nacht]:
        """The published nights of a day that are still kept, oldest first."""
        vraag = select(*NachtRij.inhoud()).where(
            _nacht.c.status == NachtStatus.GEPUBLICEERD.value, _nacht.c.dag == dag
        )
        return [_nacht_van_rij(r) for r in self._session.execute(vraag.order_by(_nacht.c.nummer))]

    def lijsten(self, nacht: int, klanten: Iterable[str]) -> dict[KlantNummer, Klantlijst]:
        """The lists of those of ``klanten`` that have one in this night."""
        uit: dict[KlantNummer, Klantlijst] = {}
        kolommen = (
            _lijst.c.klant,
            _lijst.c.telling,
            _lijst.c.regels,
            _gevoelig.c.regels.label("gevoelig"),
            _gevoelig.c.verschillen,
        )
        samen = _lijst.join(
            _gevoelig,
            and_(_gevoelig.c.nacht == _lijst.c.nacht, _gevoelig.c.klant == _lijst.c.klant),
        )
        vraag = select(*kolommen).select_from(samen).where(_lijst.c.nacht == nacht)
        for deel in in_delen(list(dict.fromkeys(klanten)), RIJEN_PER_KEER):
            for rij in self._session.execute(vraag.where(_lijst.c.klant.in_(deel))):
                uit[KlantNummer(rij.klant)] = Klantlijst(**rij._mapping)
        return uit

    def tellingen(self, nacht: int, klanten: Iterable[str]) -> dict[KlantNummer, Mapping[str, Any]]:
        """The counts of those of ``klanten`` that have a list; no line or reason is read."""
        vraag = select(_lijst.c.klant, _lijst.c.telling).where(_lijst.c.nacht == nacht)
        uit: dict[KlantNummer, Mapping[str, Any]] = {}
        for deel in in_delen(list(dict.fromkeys(klanten)), RIJEN_PER_KEER):
            for rij in self._session.execute(vraag.where(_lijst.c.klant.in_(deel))):
                uit[KlantNummer(rij.klant)] = rij.telling
        return uit

    def verschillen(
        self, nacht: int, klanten: Iterable[str]
    ) -> dict[KlantNummer, Sequence[Mapping[str, Any]]]:
        """What changed for those of ``klanten`` whose list did. Rests on health limits."""
        kolom = _gevoelig.c
        vraag = select(kolom.klant, kolom.verschillen).where(kolom.nacht == nacht)
        uit: dict[KlantNummer, Sequence[Mapping[str, Any]]] = {}
        for deel in in_delen(sorted(set(klanten)), RIJEN_PER_KEER):
            for rij in self._session.execute(vraag.where(kolom.klant.in_(deel)).order_by("klant")):
                if rij.verschillen:
                    uit[KlantNummer(rij.klant)] = rij.verschillen
        return uit

    def kandidaten_van(
        self, nacht: int, organisatie: OrganisatieCode, werken: Iterable[str]
    ) -> Iterator[bytes]:
        """The pages on which the lists of these werken are, those that have one, in order."""
        kolom = _kandidaten.c
        hier = (kolom.nacht == nacht, kolom.organisatie == organisatie)
        vraag = select(kolom.van).where(*hier).order_by(kolom.van)
        begin = list(self._session.execute(vraag).scalars())
        nodig = sorted({bisect_right(begin, werk) - 1 for werk in werken} - {-1})
        for deel in in_delen([begin[i] for i in nodig], RIJEN_PER_KEER):
            inhoud = select(kolom.gegevens).where(*hier, kolom.van.in_(deel)).order_by(kolom.van)
            yield from self._session.execute(inhoud).scalars()

    def kandidaten_tussen(
        self, nacht: int, organisatie: OrganisatieCode, van: str, tot: str | None
    ) -> Iterator[bytes]:
        """The pages that may hold lists of werk from ``van`` up to ``tot``, in order."""
        kolom = _kandidaten.c
        hier = (kolom.nacht == nacht, kolom.organisatie == organisatie)
        eerste = select(func.max(kolom.van)).where(*hier, kolom.van <= van).scalar_subquery()
        vraag = select(kolom.gegevens).where(*hier, kolom.van >= func.coalesce(eerste, van))
        if tot is not None:
            vraag = vraag.where(kolom.van < tot)
        yield from self._session.execute(vraag.order_by(kolom.van)).scalars()

    def verschillen_van_werk(
        self, nacht: int, organisatie: OrganisatieCode
    ) -> dict[str, Sequence[Mapping[str, Any]]]:
        """What changed in the kandidaten of every werk of which anything did, by its number."""
        kolom = _kandidaten.c
        vraag = select(kolom.verschillen).where(
            kolom.nacht == nacht,
            kolom.organisatie == organisatie,
            kolom.verschillen.is_not(None),
        )
        uit: dict[str, Sequence[Mapping[str, Any]]] = {}
        for verschillen in self._session.execute(vraag.order_by(kolom.van)).scalars():
            uit |= verschillen
        return dict(sorted(uit.items()))

    def _een(self, status: NachtStatus) -> Nacht | None:
        vraag = select(*NachtRij.inhoud()).where(_nacht.c.status == status.value)
        rij = self._session.execute(vraag.order_by(_nacht.c.nummer.desc()).limit(1)).first()
        return None if rij is None else _nacht_van_rij(rij)

    def blokken(self, nacht: int, soort: BlokSoort, *, alleen_open: bool) -> list[Nachtblok]:
        """Blocks of one kind in order; with ``alleen_open`` those that are still to be done."""
        kolom = _blok.c
        vraag = select(
            kolom.nacht, kolom.blok, kolom.soort, kolom.organisatie, kolom.van, kolom.tot
        ).where(kolom.nacht == nacht, kolom.soort == soort.value)
        if alleen_open:
            vraag = vraag.where(kolom.gedaan_op.is_(None))
        rijen = self._session.execute(vraag.order_by(kolom.blok))
        return [
            Nachtblok(
                r.nacht, r.blok, BlokSoort(r.soort), OrganisatieCode(r.organisatie), r.van, r.tot
            )
            for r in rijen
        ]

    def klanten_in(self, blok: Nachtblok) -> dict[str, int]:
        """Numbers of the active klanten in a block, in order, with their sequence number."""
        kolom = KlantRij.tabel().c
        vraag = select(kolom.nummer, kolom.volgnummer).where(
            kolom.organisatie == blok.organisatie,
            kolom.status == KlantStatus.ACTIEF.value,
            kolom.nummer >= blok.van,
        )
        if blok.tot is not None:
            vraag = vraag.where(kolom.nummer < blok.tot)
        rijen = self._session.execute(vraag.order_by(kolom.nummer))
        return {rij.nummer: rij.volgnummer for rij in rijen}

    def bestaande_klanten(self, nummers: Iterable[str]) -> set[str]:
        """Those of ``nummers`` that exist, in whatever status."""
        kolom = KlantRij.tabel().c.nummer
        uit: set[str] = set()
        for deel in in_delen(list(nummers), RIJEN_PER_KEER):
            uit.update(self._session.execute(select(kolom).where(kolom.in_(deel))).scalars())
        return uit

    def klanten_sinds(
        self, nummers: Iterable[str], *, volgnummer: int, moment: datetime | None
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Those of ``nummers`` that came after ``moment``, and those that only changed."""
        kolom = KlantRij.tabel().c
        vraag = select(kolom.nummer, kolom.aangemaakt_op).where(kolom.volgnummer > volgnummer)
        nieuw: set[str] = set()
        gewijzigd: set[str] = set()
        for deel in in_delen(list(nummers), RIJEN_PER_KEER):
            for rij in self._session.execute(vraag.where(kolom.nummer.in_(deel))):
                is_nieuw = moment is not None and rij.aangemaakt_op > moment
                (nieuw if is_nieuw else gewijzigd).add(rij.nummer)
        return frozenset(nieuw), frozenset(gewijzigd)

    def werkgrenzen(self, nacht: int) -> list[str]:
        """The numbers at which blocks of werk begin, in order; the same for all organisations."""
        kolom = _blok.c
        vraag = select(kolom.van).where(kolom.nacht == nacht, kolom.soort == BlokSoort.WERK.value)
        return list(self._session.execute(vraag.distinct().order_by(kolom.van)).scalars())

    def paren_voor(self, blok: Nachtblok) -> Iterator[bytes]:
        """What the blocks of klanten of one organisation left for a block of werk, in order."""
        kolom = _paren.c
        vraag = select(kolom.gegevens).where(
            kolom.nacht == blok.nacht,
            kolom.organisatie == blok.organisatie,
            kolom.van == blok.van,
        )
        yield from self._session.execute(vraag.order_by(kolom.blok)).scalars()

    def telling(self, nacht: int, soort: BlokSoort) -> Bloktelling:
        """Sums over the blocks that are done."""
        kolom = _blok.c
        sommen = (func.sum(k) for k in (kolom.lijsten, kolom.regels, kolom.tegengehouden))
        rij = self._session.execute(
            select(*sommen).where(kolom.nacht == nacht, kolom.soort == soort.value)
        ).one()
        return Bloktelling(*(int(waarde or 0) for waarde in rij))


def _nacht_van_rij(rij: Row[Any]) -> Nacht:
    return Nacht(
        nummer=rij.nummer,
        status=NachtStatus(rij.status),
        plan=Nachtplan(rij.dag, rij.versies, rij.per_klant, rij.per_werk),
        vorige=rij.vorige,
        klant_stand=rij.klant_stand,
        werk_stand=rij.werk_stand,
        begonnen_op=rij.begonnen_op,
        gepubliceerd_op=rij.gepubliceerd_op,
    )
