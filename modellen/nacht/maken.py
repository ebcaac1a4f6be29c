"""Makes nights: begins, fills, publishes and removes them.

A block is written with its mark in one transaction, so that a block is there as a whole or not at
all, and a second attempt at the same block changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Any

from sqlalchemy import delete, func, insert, select, update
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
from modellen.opslag.base import in_delen, nu, wie_wanneer
from modellen.opslag.bewaar import RIJEN_PER_KEER
from modellen.opslag.bulk import voeg_bulk_toe
from modellen.waarden import OrganisatieCode

BEWAAR_NACHTEN = 3
"""Days of which a published night is kept: enough to compare, not a second record."""

LIJST = ("nacht", "klant", "telling", "regels")
GEVOELIG = ("nacht", "klant", "regels", "verschillen")
KANDIDATEN = ("nacht", "organisatie", "van", "gegevens", "verschillen")
PAREN = ("nacht", "organisatie", "van", "blok", "gegevens")

_nacht, _blok = NachtRij.tabel(), NachtblokRij.tabel()
_lijst, _gevoelig = NachtlijstRij.tabel(), NachtlijstGevoeligRij.tabel()
_kandidaten, _paren = NachtkandidatenRij.tabel(), NachtparenRij.tabel()


class Nachtmaker:
    """Writes to nights in one session; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(
        self,
        plan: Nachtplan,
        *,
        klant_stand: int,
        werk_stand: int,
        per_blok: int,
        werkgrenzen: Sequence[str],
        door: str,
    ) -> Nacht:
        """Open a new night with all of its blocks.

        A night that was still open ends as ``mislukt``: nobody will finish it.

        Args:
            per_blok: active klanten of one organisation in a block.
            werkgrenzen: numbers of werk at which another block of werk begins, in order.
        """
        sluit = update(_nacht).where(_nacht.c.status == NachtStatus.BEZIG.value)
        self._session.execute(sluit.values(status=NachtStatus.MISLUKT.value, gewijzigd_op=nu()))
        hoogste = self._session.execute(select(func.max(_nacht.c.nummer))).scalar() or 0
        vorige = self._eerdere_dag(plan.dag)
        nacht = Nacht(
            nummer=hoogste + 1,
            status=NachtStatus.BEZIG,
            plan=plan,
            vorige=vorige,
            klant_stand=klant_stand,
            werk_stand=werk_stand,
            begonnen_op=nu(),
        )
        self._session.execute(insert(_nacht), [_naar_rij(nacht) | wie_wanneer(door)])
        blokken = self._verdeel_klanten(nacht.nummer, per_blok)
        blokken += _verdeel_werk(blokken, ["", *werkgrenzen])
        self.voeg_blokken_toe(nacht, blokken, door=door)
        return nacht

    def _eerdere_dag(self, dag: date) -> int | None:
        """Of an earlier day: a second run on one day must not hide what is new that day."""
        vraag = select(func.max(_nacht.c.nummer)).where(
            _nacht.c.status == NachtStatus.GEPUBLICEERD.value, _nacht.c.dag < dag
        )
        nummer: int | None = self._session.execute(vraag).scalar()
        return nummer

    def _verdeel_klanten(self, nacht: int, per_blok: int) -> list[Nachtblok]:
        kolom = KlantRij.tabel().c
        vraag = select(kolom.organisatie, kolom.nummer).where(
            kolom.status == KlantStatus.ACTIEF.value
        )
        per_organisatie: dict[str, list[str]] = {}
        for rij in self._session.execute(vraag.order_by(kolom.organisatie, kolom.nummer)):
            per_organisatie.setdefault(rij.organisatie, []).append(rij.nummer)
        blokken: list[Nachtblok] = []
        for organisatie, nummers in per_organisatie.items():
            # From the empty text to no end: a klant who comes in between has a block too.
            grenzen = ["", *nummers[per_blok::per_blok]]
            for van, tot in zip(grenzen, [*grenzen[1:], None], strict=True):
                blokken.append(
                    Nachtblok(
                        nacht,
                        len(blokken),
                        BlokSoort.KLANT,
                        OrganisatieCode(organisatie),
                        van,
                        tot,
                    )
                )
        return blokken

    def voeg_blokken_toe(self, nacht: Nacht, blokken: Sequence[Nachtblok], *, door: str) -> None:
        """Add blocks that are still to be done."""
        rijen = [
            {
                "nacht": nacht.nummer,
                "blok": b.blok,
                "soort": b.soort.value,
                "organisatie": b.organisatie,
                "van": b.van,
                "tot": b.tot,
            }
            | wie_wanneer(door)
            for b in blokken
        ]
        if rijen:
            self._session.execute(insert(_blok), rijen)

    def sluit_blok(self, blok: Nachtblok, telling: Bloktelling) -> bool:
        """Mark a block as done; false when it was already, and then nothing may be written."""
        gedaan = self._session.execute(
            update(_blok)
            .where(
                _blok.c.nacht == blok.nacht,
                _blok.c.blok == blok.blok,
                _blok.c.gedaan_op.is_(None),
            )
            .values(
                gedaan_op=nu(),
                gewijzigd_op=nu(),
                lijsten=telling.lijsten,
                regels=telling.regels,
                tegengehouden=telling.tegengehouden,
            )
            .returning(_blok.c.blok)
        )
        return gedaan.first() is not None

    def voeg_paren_toe(self, rijen: Sequence[tuple[Any, ...]], *, door: str) -> None:
        """Rows of ``PAREN``: what a block of klanten leaves for blocks of werk."""
        voeg_bulk_toe(self._session, _paren, PAREN, rijen, door=door)

    def wis_paren(self, blok: Nachtblok) -> None:
        """Forget what a block of werk was made of; its lists have it now."""
        self._session.execute(
            delete(_paren).where(
                _paren.c.nacht == blok.nacht,
                _paren.c.organisatie == blok.organisatie,
                _paren.c.van == blok.van,
            )
        )

    def voeg_lijsten_toe(
        self, lijsten: Sequence[tuple[Any, ...]], gevoelig: Sequence[tuple[Any, ...]], *, door: str
    ) -> None:
        """Rows of ``LIJST`` and ``GEVOELIG``, JSON as text; klanten who are gone are left out."""
        bestaat = self._bestaande_klanten([rij[1] for rij in lijsten])
        for tabel, kolommen, rijen in ((_lijst, LIJST, lijsten), (_gevoelig, GEVOELIG, gevoelig)):
            te_schrijven = [rij for rij in rijen if rij[1] in bestaat]
            voeg_bulk_toe(self._session, tabel, kolommen, te_schrijven, door=door)

    def voeg_kandidaten_toe(self, rijen: Sequence[tuple[Any, ...]], *, door: str) -> None:
        """Rows of ``KANDIDATEN``, JSON as text or ``None``."""
        voeg_bulk_toe(self._session, _kandidaten, KANDIDATEN, rijen, door=door)

    def _bestaande_klanten(self, nummers: Sequence[str]) -> set[str]:
        kolom = KlantRij.tabel().c.nummer
        gevonden: set[str] = set()
        for deel in in_delen(nummers, RIJEN_PER_KEER):
            # Locked until commit, so that nobody is removed between looking and writing.
            vraag = select(kolom).where(kolom.in_(deel)).with_for_update(key_share=True, read=True)
            gevonden.update(self._session.execute(vraag).scalars())
        return gevonden

    def publiceer(self, nacht: Nacht) -> None:
        """From the commit on, readers see this night and no longer the one before."""
        moment = nu()
        self._session.execute(
            update(_nacht)
            .where(_nacht.c.nummer == nacht.nummer)
            .values(
                status=NachtStatus.GEPUBLICEERD.value, gepubliceerd_op=moment, gewijzigd_op=moment
            )
        )

    def ruim_op(self) -> int:
        """Keep the newest published night of each of the last days, and what is being made.

        Returns:
            how many nights were removed.
        """
        rijen = self._session.execute(
            select(_nacht.c.nummer, _nacht.c.dag, _nacht.c.status).order_by(_nacht.c.nummer.desc())
        )
        weg: list[int] = []
        dagen: set[date] = set()
        for rij in rijen:
            if rij.status == NachtStatus.BEZIG.value:
                continue
            is_over = rij.status == NachtStatus.MISLUKT.value or rij.dag in dagen
            if is_over or len(dagen) == BEWAAR_NACHTEN:
                weg.append(rij.nummer)
            else:
                dagen.add(rij.dag)
        if weg:
            self._session.execute(delete(_nacht).where(_nacht.c.nummer.in_(weg)))
        return len(weg)


def _verdeel_werk(klantblokken: Sequence[Nachtblok], grenzen: Sequence[str]) -> list[Nachtblok]:
    """Neighbouring werk together, so that its records are read once for all organisations."""
    organisaties = dict.fromkeys((b.nacht, b.organisatie) for b in klantblokken)
    delen = zip(grenzen, [*grenzen[1:], None], strict=True)
    return [
        Nachtblok(nacht, len(klantblokken) + i, BlokSoort.WERK, organisatie, van, tot)
        for i, ((van, tot), (nacht, organisatie)) in enumerate(product(delen, organisaties))
    ]


def _naar_rij(nacht: Nacht) -> dict[str, Any]:
    return {
        "nummer": nacht.nummer,
        "status": nacht.status.value,
        "dag": nacht.plan.dag,
        "versies": dict(nacht.plan.versies),
        "per_klant": nacht.plan.per_klant,
        "per_werk": nacht.plan.per_werk,
        "vorige": nacht.vorige,
        "klant_stand": nacht.klant_stand,
        "werk_stand": nacht.werk_stand,
        "begonnen_op": nacht.begonnen_op,
        "gepubliceerd_op": nacht.gepubliceerd_op,
    }
