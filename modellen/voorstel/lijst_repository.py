"""Lists that were shown, in one session: added once, and after that only looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, insert, or_, select
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden, OpstapFout
from modellen.gebruiker.model import Rol
from modellen.opslag.base import in_delen, wie_wanneer
from modellen.opslag.bewaar import RIJEN_PER_KEER, voeg_toe
from modellen.opslag.codes import Codelezer
from modellen.voorstel.lijst import (
    GetoondeLijst,
    GetoondePlaats,
    Klantplaats,
    Lijstpool,
    Lijstsoort,
    Lijsttelling,
    Plaatsbron,
)
from modellen.voorstel.tables import (
    GetoondeLijstRij,
    GetoondePlaatsRij,
    KenmerksetRij,
    LijstBekekenRij,
    LijstkenmerkenRij,
)
from modellen.waarden import KlantNummer, OrganisatieCode

KIJKPAUZE = timedelta(minutes=15)
"""Looking at the same list again within this time is the same look (own choice)."""

_lijst, _plaats = GetoondeLijstRij.tabel(), GetoondePlaatsRij.tabel()
_kenmerken, _bekeken = LijstkenmerkenRij.tabel(), LijstBekekenRij.tabel()
_set = KenmerksetRij.tabel()
_lezer = Codelezer("getoonde_lijst")


class _LijstBestaatAl(OpstapFout):
    """The same list came in at the same moment by another way; nothing is lost."""

    def __init__(self) -> None:
        super().__init__(
            code="lijst_bestaat_al",
            melding="Deze lijst is al bewaard.",
            volgende_stap="U hoeft niets te doen.",
        )


class LijstRepository:
    """Shown lists; whoever reads features has the rights of belastbaarheid."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def leg_vast(self, lijst: GetoondeLijst) -> str:
        """Keep a list, or that the same one was looked at again; gives its number.

        Raises:
            ValueError: when a set of features has other names than this version had before.
        """
        nummer = lijst.nummer
        eerder = self._laatst_bekeken(nummer)
        if eerder is None:
            eerder = self._create(lijst, nummer)
        if lijst.getoond_op - eerder[1] >= KIJKPAUZE:
            rij = {
                "lijst": nummer,
                "volgnummer": eerder[0] + 1,
                "bekeken_op": lijst.getoond_op,
            } | wie_wanneer(lijst.gebruiker)
            self._voeg_toe((_bekeken, [rij]))
        return nummer

    def get(self, nummer: str) -> GetoondeLijst:
        """One list; raises ``NietGevonden``."""
        gevonden = self.get_vele([nummer]).get(nummer)
        if gevonden is None:
            raise NietGevonden(soort="lijst", nummer=nummer)
        return gevonden

    def get_vele(self, nummers: Iterable[str]) -> dict[str, GetoondeLijst]:
        """Those of ``nummers`` that exist, by number."""
        uit: dict[str, GetoondeLijst] = {}
        for deel in in_delen(list(dict.fromkeys(nummers)), RIJEN_PER_KEER):
            uit.update(self._lees(select(*_KOLOMMEN).where(_lijst.c.nummer.in_(deel))))
        return uit

    def bekeken(self, nummer: str) -> tuple[datetime, ...]:
        """When a list was looked at again, in order; the first time is in the list itself."""
        vraag = select(_bekeken.c.bekeken_op).where(_bekeken.c.lijst == nummer)
        return tuple(self._session.execute(vraag.order_by(_bekeken.c.volgnummer)).scalars())

    def dagen(self) -> dict[str, date]:
        """The Dutch day on which each list was first shown, by number."""
        rijen = self._session.execute(select(_lijst.c.nummer, _lijst.c.dag))
        return {nummer: dag for nummer, dag in rijen}

    def getoond(
        self, organisatie: OrganisatieCode, *, van: date, tot: date
    ) -> Iterator[tuple[str, str, date]]:
        """Werk, klant and Dutch day of every line shown from ``van`` up to, not on, ``tot``."""
        vraag = (
            select(_lijst.c.soort, _lijst.c.onderwerp, _plaats.c.nummer, _lijst.c.dag)
            .join_from(_lijst, _plaats, _plaats.c.lijst == _lijst.c.nummer)
            .where(_lijst.c.organisatie == organisatie, _lijst.c.dag >= van, _lijst.c.dag < tot)
        )
        for soort, onderwerp, nummer, dag in self._session.execute(vraag):
            van_klant = soort == Lijstsoort.SHORTLIST.value
            yield (nummer, onderwerp, dag) if van_klant else (onderwerp, nummer, dag)

    def plaatsen_per_klant(
        self, organisatie: OrganisatieCode, *, van: date, tot: date
    ) -> Iterator[Klantplaats]:
        """How often each klant stood on each place of a list shown on these days, both included.

        On a shortlist those are the places of the own list, on kandidaten the place among others.
        """
        for soort, klant in (
            (Lijstsoort.SHORTLIST, _lijst.c.onderwerp),
            (Lijstsoort.KANDIDATEN, _plaats.c.nummer),
        ):
            vraag = (
                select(klant, _plaats.c.plaats, func.count(), func.max(_lijst.c.dag))
                .join_from(_lijst, _plaats, _plaats.c.lijst == _lijst.c.nummer)
                .where(
                    _lijst.c.soort == soort.value,
                    _lijst.c.organisatie == organisatie,
                    _lijst.c.dag.between(van, tot),
                )
                .group_by(klant, _plaats.c.plaats)
            )
            for rij in self._session.execute(vraag):
                yield Klantplaats(KlantNummer(rij[0]), *rij[1:])

    def tellingen_van(self, dag: date) -> list[Lijsttelling]:
        """What was first shown on a Dutch day, by kind and by the versions that ranked it."""
        verkend = case((_plaats.c.bron == Plaatsbron.VERKENNING.value, 1), else_=0)
        per_lijst = (
            select(
                _lijst.c.nummer,
                func.count(_plaats.c.plaats).label("regels"),
                func.coalesce(func.sum(verkend), 0).label("verkend"),
            )
            .outerjoin_from(_lijst, _plaats, _plaats.c.lijst == _lijst.c.nummer)
            .where(_lijst.c.dag == dag)
            .group_by(_lijst.c.nummer)
            .subquery()
        )
        kolommen = (_lijst.c.soort, _lijst.c.versies, _lijst.c.passend)
        vraag = select(*kolommen, per_lijst.c.regels, per_lijst.c.verkend).join(
            per_lijst, per_lijst.c.nummer == _lijst.c.nummer
        )
        sommen: dict[tuple[str, tuple[tuple[str, str], ...]], list[int]] = {}
        for soort, versies, *getallen in self._session.execute(vraag):
            som = sommen.setdefault((soort, tuple(sorted(versies.items()))), [0, 0, 0, 0])
            som[:] = [a + int(b) for a, b in zip(som, (1, *getallen), strict=True)]
        return [
            Lijsttelling(Lijstsoort(soort), dict(versies), *som)
            for (soort, versies), som in sorted(sommen.items())
        ]

    def lees_tot(self, tot: datetime) -> Iterator[tuple[str, GetoondeLijst]]:
        """Every list shown up to a moment (aware), in order, with its number; read in blocks."""
        return self._lees_waar(_lijst.c.getoond_op <= tot)

    def lees_tussen(self, na: date, tot: date) -> Iterator[tuple[str, GetoondeLijst]]:
        """The same of lists of after a Dutch day, up to and with another."""
        return self._lees_waar((_lijst.c.dag > na) & (_lijst.c.dag <= tot))

    def _lees_waar(self, waar: ColumnElement[bool]) -> Iterator[tuple[str, GetoondeLijst]]:
        vraag = select(*_KOLOMMEN).where(waar)
        return self._lees(vraag.order_by(_lijst.c.getoond_op, _lijst.c.nummer))

    def find_plaats(
        self, klant: str, werk: str, *, tot: datetime, organisatie: OrganisatieCode
    ) -> tuple[str, int] | None:
        """The newest list up to a moment that held both, and the place; ``None`` = no list did."""
        vraag = (
            select(_plaats.c.lijst, _plaats.c.plaats)
            .join_from(_plaats, _lijst, _plaats.c.lijst == _lijst.c.nummer)
            .where(
                _lijst.c.organisatie == organisatie,
                _lijst.c.getoond_op <= tot,
                or_(
                    and_(
                        _lijst.c.soort == Lijstsoort.SHORTLIST.value,
                        _lijst.c.onderwerp == klant,
                        _plaats.c.nummer == werk,
                    ),
                    and_(
                        _lijst.c.soort == Lijstsoort.KANDIDATEN.value,
                        _lijst.c.onderwerp == werk,
                        _plaats.c.nummer == klant,
                    ),
                ),
            )
            .order_by(_lijst.c.getoond_op.desc(), _lijst.c.nummer)
            .limit(1)
        )
        rij = self._session.execute(vraag).first()
        return None if rij is None else (rij.lijst, rij.plaats)

    # --- inside ----------------------------------------------------------------------------------

    def _laatst_bekeken(self, nummer: str) -> tuple[int, datetime] | None:
        """How often and when last; ``None`` when the list is new."""
        vraag = (
            select(
                _lijst.c.getoond_op,
                func.max(_bekeken.c.volgnummer),
                func.max(_bekeken.c.bekeken_op),
            )
            .outerjoin_from(_lijst, _bekeken, _bekeken.c.lijst == _lijst.c.nummer)
            .where(_lijst.c.nummer == nummer)
            .group_by(_lijst.c.getoond_op)
        )
        for getoond_op, keer, laatst in self._session.execute(vraag):
            return keer or 0, laatst or getoond_op
        return None

    def _create(self, lijst: GetoondeLijst, nummer: str) -> tuple[int, datetime]:
        self._eis_kenmerkset(lijst.pool, lijst.gebruiker)
        beheer = wie_wanneer(lijst.gebruiker)
        plaatsen = [
            {
                "lijst": nummer,
                "plaats": i,
                "nummer": p.nummer,
                "poolrij": p.poolrij,
                "kans": p.kans,
                "bron": p.bron.value,
            }
            | beheer
            for i, p in enumerate(lijst.plaatsen)
        ]
        self._voeg_toe(
            (_lijst, [lijst_naar_rij(lijst, nummer) | beheer]),
            (_kenmerken, [{"lijst": nummer, "kenmerken": lijst.pool.kenmerken} | beheer]),
            (_plaats, plaatsen),
        )
        return 0, lijst.getoond_op

    def _voeg_toe(self, *delen: Any) -> None:
        try:
            voeg_toe(self._session, *delen, bij_botsing=_LijstBestaatAl())
        except _LijstBestaatAl:
            return  # the other one wrote the same

    def _eis_kenmerkset(self, pool: Lijstpool, door: str) -> None:
        code, namen = pool.kenmerkset, list(pool.namen)
        vraag = select(_set.c.namen).where(_set.c.code == code)
        bekend = self._session.execute(vraag).scalar()
        if bekend is None:
            self._session.execute(
                insert(_set), [{"code": code, "namen": namen} | wie_wanneer(door)]
            )
        elif bekend != namen:
            raise ValueError(f"{code} has other features than before: give it another version")

    def _lees(self, vraag: Any) -> Iterator[tuple[str, GetoondeLijst]]:
        vraag = vraag.join_from(_lijst, _kenmerken, _kenmerken.c.lijst == _lijst.c.nummer).join(
            _set, _set.c.code == _lijst.c.kenmerkset
        )
        for blok in self._session.execute(vraag).partitions(_PER_BLOK):
            plaatsen = self._plaatsen([rij.nummer for rij in blok])
            for rij in blok:
                yield rij.nummer, lijst_van_rij(rij, tuple(plaatsen.get(rij.nummer, ())))

    def _plaatsen(self, nummers: list[str]) -> dict[str, list[GetoondePlaats]]:
        kolom = _plaats.c
        vraag = (
            select(kolom.lijst, kolom.nummer, kolom.poolrij, kolom.kans, kolom.bron)
            .where(kolom.lijst.in_(nummers))
            .order_by(kolom.lijst, kolom.plaats)
        )
        per_lijst: dict[str, list[GetoondePlaats]] = {}
        for lijst, nummer, poolrij, kans, bron in self._session.execute(vraag):
            plaats = GetoondePlaats(nummer, poolrij, kans, Plaatsbron(bron))
            per_lijst.setdefault(lijst, []).append(plaats)
        return per_lijst


_PER_BLOK = 500
_KOLOMMEN = (*GetoondeLijstRij.inhoud(), _kenmerken.c.kenmerken, _set.c.namen)


def lijst_naar_rij(lijst: GetoondeLijst, nummer: str) -> dict[str, Any]:
    """The list as column values, without its lines and its features."""
    return {
        "nummer": nummer,
        "soort": lijst.soort.value,
        "onderwerp": lijst.onderwerp,
        "organisatie": lijst.organisatie,
        "gebruiker": lijst.gebruiker,
        "rol": lijst.rol.value,
        "getoond_op": lijst.getoond_op,
        "dag": lijst.dag,
        "versies": dict(lijst.versies),
        "beschouwd": lijst.beschouwd,
        "passend": lijst.passend,
        "kenmerkset": lijst.pool.kenmerkset,
        "pool_nummers": list(lijst.pool.nummers),
        "pool_basis": lijst.pool.basis,
        "pool_scores": lijst.pool.scores,
    }


def lijst_van_rij(rij: Row[Any], plaatsen: tuple[GetoondePlaats, ...]) -> GetoondeLijst:
    """The list of a row; raises ``OnbekendeCode``."""
    nummer = rij.nummer
    return GetoondeLijst(
        soort=_lezer.verplicht(Lijstsoort, rij.soort, nummer=nummer, veld="soort"),
        onderwerp=rij.onderwerp,
        organisatie=OrganisatieCode(rij.organisatie),
        gebruiker=rij.gebruiker,
        rol=_lezer.verplicht(Rol, rij.rol, nummer=nummer, veld="rol"),
        getoond_op=rij.getoond_op,
        dag=rij.dag,
        versies=rij.versies,
        beschouwd=rij.beschouwd,
        passend=rij.passend,
        pool=Lijstpool(
            nummers=tuple(rij.pool_nummers),
            basis=bytes(rij.pool_basis),
            scores=bytes(rij.pool_scores),
            kenmerken=bytes(rij.kenmerken),
            namen=tuple(rij.namen),
            kenmerkset=rij.kenmerkset,
        ),
        plaatsen=plaatsen,
    )
