"""Keeps belastbaarheid, one row per judged item, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, literal, select
from sqlalchemy.orm import Session

from modellen.belastbaarheid.fml import item
from modellen.belastbaarheid.model import (
    Belastbaarheid,
    Beoordelaar,
    Bron,
    EerderOordeel,
    Itemoordeel,
    leeg,
)
from modellen.belastbaarheid.tables import BelastbaarheidOordeelRij, EerderOordeelRij
from modellen.fouten import OpstapFout
from modellen.klant.repository import eis_klanten, verschuif_klanten
from modellen.opslag.base import in_delen, wie_wanneer
from modellen.opslag.codes import Codelezer, code
from modellen.opslag.volgnummer import Stroom, vergrendel
from modellen.opslag.vragen import lees_op_sleutel
from modellen.waarden import KlantNummer

KLANTEN_PER_KEER = 500

_lezer = Codelezer("belastbaarheid_oordeel")


class BelastbaarheidRepository:
    """Judgements in one session; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, belastbaarheid: Belastbaarheid, *, door: str) -> None:
        """Replace all judgements on this klant; raises ``NietGevonden`` without such a klant."""
        self.save_all([belastbaarheid], door=door)

    def save_all(self, belastbaarheden: Iterable[Belastbaarheid], *, door: str) -> None:
        """Replace the judgements on many klanten; equal ones are left as they are."""
        vergrendel(self._session, Stroom.KLANT)
        per_klant = {belastbaarheid.klant: belastbaarheid for belastbaarheid in belastbaarheden}
        eis_klanten(self._session, per_klant)
        for deel in in_delen(list(per_klant.values()), KLANTEN_PER_KEER):
            bekend = self.get_vele(nieuw.klant for nieuw in deel)
            anders = [nieuw for nieuw in deel if nieuw.oordelen != bekend[nieuw.klant].oordelen]
            self._vervang(anders, bekend, door=door)
            verschuif_klanten(self._session, [nieuw.klant for nieuw in anders])

    def get(self, nummer: str) -> Belastbaarheid:
        """What was judged; empty when nothing was."""
        klant = KlantNummer(nummer)
        return self.get_vele([klant])[klant]

    def get_vele(self, nummers: Iterable[str]) -> dict[KlantNummer, Belastbaarheid]:
        """What was judged on each of ``nummers``; empty where nothing was."""
        gevraagd = list(nummers)
        per_klant: dict[str, dict[str, Itemoordeel]] = {}
        for klant, oordeel in self._lees(gevraagd):
            per_klant.setdefault(klant, {})[oordeel.code] = oordeel
        return {
            KlantNummer(nummer): Belastbaarheid(
                KlantNummer(nummer), MappingProxyType(per_klant[nummer])
            )
            if nummer in per_klant
            else leeg(KlantNummer(nummer))
            for nummer in gevraagd
        }

    def eerder(self, nummer: str) -> tuple[EerderOordeel, ...]:
        """What was judged on a klant before and counts no more, newest first."""
        tabel = EerderOordeelRij.tabel()
        vraag = (
            select(tabel).where(tabel.c.klant == nummer).order_by(tabel.c.tot.desc(), tabel.c.code)
        )
        return tuple(
            EerderOordeel(oordeel_van_rij(r), r.sinds, r.door, r.tot, r.gewijzigd_door)
            for r in self._session.execute(vraag)
        )

    def laatst_vastgelegd(self, nummer: str) -> dict[str, tuple[str, datetime]]:
        """Account and moment of recording of each judgement that counts, by item."""
        kolom = BelastbaarheidOordeelRij.tabel().c
        vraag = select(kolom.code, kolom.gewijzigd_door, kolom.gewijzigd_op).where(
            kolom.klant == nummer
        )
        return {r.code: (r.gewijzigd_door, r.gewijzigd_op) for r in self._session.execute(vraag)}

    def _lees(self, nummers: list[str]) -> Iterator[tuple[str, Itemoordeel]]:
        # Judgements repeat endlessly ("normaal, fml, 1 september"): one object serves them all.
        gedeeld: dict[tuple[Any, ...], Itemoordeel] = {}
        for rij in lees_op_sleutel(self._session, BelastbaarheidOordeelRij, "klant", nummers):
            waarden = rij[1:]
            oordeel = gedeeld.get(waarden)
            if oordeel is None:
                oordeel = gedeeld[waarden] = oordeel_van_rij(rij)
            yield rij[0], oordeel

    def _vervang(
        self,
        anders: list[Belastbaarheid],
        bekend: dict[KlantNummer, Belastbaarheid],
        *,
        door: str,
    ) -> None:
        tabel = BelastbaarheidOordeelRij.tabel()
        weg, nieuw = [], []
        for belastbaarheid in anders:
            klant, oud = belastbaarheid.klant, bekend[belastbaarheid.klant].oordelen
            oordelen = belastbaarheid.oordelen
            # A changed judgement is a new one: the old row goes.
            weg += [{"k": klant, "c": c} for c in oud if oordelen.get(c) != oud[c]]
            nieuw += [oordeel_naar_rij(klant, o) for c, o in oordelen.items() if oud.get(c) != o]
        beheer = wie_wanneer(door)
        if weg:
            self._bewaar_eerder(weg, beheer)
            opdracht = delete(tabel).where(
                tabel.c.klant == bindparam("k"), tabel.c.code == bindparam("c")
            )
            self._session.execute(opdracht, weg)
        if nieuw:
            self._session.execute(insert(tabel), [rij | beheer for rij in nieuw])

    def _bewaar_eerder(self, weg: list[dict[str, str]], beheer: dict[str, Any]) -> None:
        """Copy the rows that go to what stood there before."""
        nu, eerder = BelastbaarheidOordeelRij.tabel().c, EerderOordeelRij.tabel()
        waarden = (nu.klant, nu.code, nu.niveau, nu.masker, nu.bron, nu.beoordelaar)
        bron = select(
            *waarden,
            nu.datum,
            nu.geldig_tot,
            nu.gewijzigd_op.label("sinds"),
            nu.gewijzigd_door.label("door"),
            literal(beheer["gewijzigd_op"], eerder.c.tot.type).label("tot"),
            *(literal(waarde, eerder.c[naam].type).label(naam) for naam, waarde in beheer.items()),
        ).where(nu.klant == bindparam("k"), nu.code == bindparam("c"))
        namen = [kolom.name for kolom in bron.selected_columns]
        self._session.execute(insert(eerder).from_select(namen, bron), weg)


def oordeel_naar_rij(klant: KlantNummer, oordeel: Itemoordeel) -> dict[str, Any]:
    """One judgement as column values; options become their mask."""
    opties = oordeel.opties
    return {
        "klant": klant,
        "code": oordeel.code,
        "niveau": oordeel.niveau,
        "masker": item(oordeel.code).opties_als_masker(opties) if opties is not None else None,
        "bron": code(oordeel.bron),
        "beoordelaar": code(oordeel.beoordelaar),
        "datum": oordeel.datum,
        "geldig_tot": oordeel.geldig_tot,
    }


def oordeel_van_rij(rij: Row[Any]) -> Itemoordeel:
    """The judgement of a row; raises ``OnbekendeCode``."""
    klant, fml = rij.klant, rij.code
    bron = _lezer.verplicht(Bron, rij.bron, nummer=klant, veld=f"{fml}.bron")
    beoordelaar = _lezer.verplicht(
        Beoordelaar, rij.beoordelaar, nummer=klant, veld=f"{fml}.beoordelaar"
    )
    try:
        return Itemoordeel(
            code=fml,
            niveau=rij.niveau,
            opties=item(fml).masker_als_opties(rij.masker) if rij.masker is not None else None,
            bron=bron,
            beoordelaar=beoordelaar,
            datum=rij.datum,
            geldig_tot=rij.geldig_tot,
        )
    except OpstapFout:
        waarde = rij.niveau if rij.masker is None else rij.masker
        _lezer.weiger(waarde, nummer=klant, veld=fml)
