"""Keeps vacatures, the record each was read from, and which ones are the same job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.kwalificatie import Branche
from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, Telling, bewaar
from modellen.opslag.codes import Codelezer, code, codes_of_onbekend
from modellen.opslag.volgnummer import Stroom, vergrendel
from modellen.opslag.vragen import bladzij, lees_op_sleutel, lees_wijzigingen
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.belasting.model import Belasting
from vacatures.belasting.repository import BelastingRepository
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.kenmerken import Contractvorm
from vacatures.repository import (
    alleen_zichtbaar,
    dagdelen_van_rij,
    eis_werkgevers,
    eisen_naar_rij,
    eisen_van_rij,
    plek_naar_rij,
    plek_van_rij,
    uren_naar_rij,
    uren_van_rij,
    zichtbaarheid_van_rij,
)
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.vacature.tables import VacatureBronRij, VacatureRij

_lezer = Codelezer("vacature")


class VacatureRepository:
    """Vacatures in one session; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._belasting = BelastingRepository(session)

    def save(self, vacature: Vacature, *, door: str, ruw: str | None = None) -> None:
        """Insert, or replace the one with this nummer; ``ruw`` as in :meth:`save_all`."""
        self.save_all([vacature], door=door, ruw={} if ruw is None else {vacature.nummer: ruw})

    def save_all(
        self,
        vacatures: Iterable[Vacature],
        *,
        door: str,
        ruw: Mapping[WerkNummer, str] | None = None,
    ) -> Telling:
        """Insert or replace many; of two with one nummer the last one counts.

        A ``cluster`` of ``None`` keeps the one that is stored: an import does not know which
        openings are the same job. Only :meth:`set_clusters` takes a vacature out of its cluster.
        An occupation that a person has set (``BeroepskoppelingRepository``) is kept too.

        Args:
            ruw: records as the sources sent them, by nummer; others keep what is stored.

        Raises:
            NietGevonden: when a werkgever does not exist.
        """
        vergrendel(self._session, Stroom.WERK)
        telling, resterend = Telling(), iter(vacatures)
        while deel := list(islice(resterend, RIJEN_PER_KEER)):
            telling += self._save_deel(deel, door=door)
            self._save_ruw(deel, ruw or {}, door=door)
        return telling

    def set_clusters(self, hoofden: Mapping[WerkNummer, WerkNummer | None], *, door: str) -> int:
        """Say which vacature stands for each; ``None`` or the own nummer = it stands for itself.

        Returns:
            how many changed; only those get a new sequence number.

        Raises:
            NietGevonden: when one of the vacatures does not exist.
        """
        vergrendel(self._session, Stroom.WERK)
        gewijzigd = 0
        for deel in in_delen(list(hoofden), RIJEN_PER_KEER):
            kolom = VacatureRij.tabel().c
            vraag = select(kolom.nummer, kolom.cluster).where(kolom.nummer.in_(deel))
            bekend = {rij.nummer: rij.cluster for rij in self._session.execute(vraag)}
            for nummer in deel:
                if nummer not in bekend:
                    raise NietGevonden(soort="vacature", nummer=nummer)
            anders = self.get_vele(nummer for nummer in deel if bekend[nummer] != hoofden[nummer])
            herschikt = [replace(v, cluster=hoofden[v.nummer]) for v in anders.values()]
            gewijzigd += self._schrijf(herschikt, door=door).geschreven
        return gewijzigd

    def find(self, nummer: str) -> Vacature | None:
        """The vacature, or ``None``."""
        return self.get_vele([nummer]).get(WerkNummer(nummer))

    def get(self, nummer: str) -> Vacature:
        """The vacature; raises ``NietGevonden``."""
        vacature = self.find(nummer)
        if vacature is None:
            raise NietGevonden(soort="vacature", nummer=nummer)
        return vacature

    def get_vele(self, nummers: Iterable[str]) -> dict[WerkNummer, Vacature]:
        """Those of ``nummers`` that exist."""
        rijen = list(lees_op_sleutel(self._session, VacatureRij, "nummer", nummers))
        return {vacature.nummer: vacature for vacature in self._lees(rijen)}

    def find_bron(self, bron: str, bron_id: str) -> Vacature | None:
        """The vacature that came from ``bron`` under ``bron_id``, or ``None``."""
        kolom = VacatureRij.tabel().c
        vraag = select(*VacatureRij.inhoud()).where(kolom.bron == bron, kolom.bron_id == bron_id)
        return next(iter(self._lees(self._session.execute(vraag).all())), None)

    def find_ruw(self, nummer: str) -> str | None:
        """The record as its source sent it, or ``None`` when none was kept."""
        kolom = VacatureBronRij.tabel().c
        vraag = select(kolom.ruw).where(kolom.vacature == nummer)
        ruw: str | None = self._session.execute(vraag).scalar_one_or_none()
        return ruw

    def versie(self, nummer: str) -> str:
        """Changes with the content; raises ``NietGevonden``. For whoever edits what he read."""
        kolom = VacatureRij.tabel().c
        vraag = select(kolom.inhoud_hash).where(kolom.nummer == nummer)
        versie: str | None = self._session.execute(vraag).scalar_one_or_none()
        if versie is None:
            raise NietGevonden(soort="vacature", nummer=nummer)
        return versie

    def nummers_per_bron(self, bron: str) -> dict[str, WerkNummer]:
        """Nummer of everything that came from ``bron``, by its number there."""
        kolom = VacatureRij.tabel().c
        vraag = select(kolom.bron_id, kolom.nummer).where(kolom.bron == bron)
        return {rij.bron_id: WerkNummer(rij.nummer) for rij in self._session.execute(vraag)}

    def list_(
        self,
        *,
        bron: str | None = None,
        status: VacatureStatus | None = None,
        werkgever: str | None = None,
        zichtbaar_voor: OrganisatieCode | None = None,
        na: str | None = None,
        aantal: int | None = None,
    ) -> list[Vacature]:
        """Vacatures that meet all that is given, ordered by nummer.

        Args:
            zichtbaar_voor: only what this organisation may see.
            na, aantal: page: start after this nummer, return at most this many.
        """
        kolom = VacatureRij.tabel().c
        vraag = alleen_zichtbaar(select(*VacatureRij.inhoud()), VacatureRij, zichtbaar_voor)
        if bron is not None:
            vraag = vraag.where(kolom.bron == bron)
        if status is not None:
            vraag = vraag.where(kolom.status == status.value)
        if werkgever is not None:
            vraag = vraag.where(kolom.werkgever == werkgever)
        vraag = bladzij(vraag, kolom.nummer, na=na, aantal=aantal)
        return self._lees(self._session.execute(vraag).all())

    def gewijzigd_na(self, volgnummer: int) -> Iterator[tuple[int, Vacature]]:
        """Vacatures that changed after ``volgnummer``, in order, with the number."""
        for rijen in lees_wijzigingen(self._session, VacatureRij, na=volgnummer):
            yield from zip((rij.volgnummer for rij in rijen), self._lees(rijen), strict=True)

    def _lees(self, rijen: Sequence[Row[Any]]) -> list[Vacature]:
        profielen = self._belasting.get_vele(rij.belastingprofiel for rij in rijen)
        return [vacature_van_rij(rij, profielen[rij.belastingprofiel]) for rij in rijen]

    def _save_deel(self, vacatures: list[Vacature], *, door: str) -> Telling:
        eis_werkgevers(self._session, (vacature.werkgever for vacature in vacatures))
        kolom = VacatureRij.tabel().c
        vraag = select(kolom.nummer, kolom.cluster).where(
            kolom.nummer.in_([v.nummer for v in vacatures if v.cluster is None]),
            kolom.cluster.is_not(None),
        )
        clusters = {rij.nummer: rij.cluster for rij in self._session.execute(vraag)}
        beroepen = BeroepskoppelingRepository(self._session).vastgezet(v.nummer for v in vacatures)
        return self._schrijf([_behoud(v, clusters, beroepen) for v in vacatures], door=door)

    def _schrijf(self, vacatures: list[Vacature], *, door: str) -> Telling:
        profielen = self._belasting.save_all((v.belasting for v in vacatures), door=door)
        rijen = [vacature_naar_rij(v, p) for v, p in zip(vacatures, profielen, strict=True)]
        return bewaar(self._session, VacatureRij.tabel(), rijen, door=door, stroom=Stroom.WERK)

    def _save_ruw(
        self, vacatures: list[Vacature], ruw: Mapping[WerkNummer, str], *, door: str
    ) -> None:
        rijen = [{"vacature": v.nummer, "ruw": ruw[v.nummer]} for v in vacatures if v.nummer in ruw]
        bewaar(self._session, VacatureBronRij.tabel(), rijen, door=door)


def _behoud(
    vacature: Vacature,
    clusters: Mapping[WerkNummer, WerkNummer],
    beroepen: Mapping[WerkNummer, str],
) -> Vacature:
    """The vacature with what is decided here and never by a source."""
    cluster = vacature.cluster or clusters.get(vacature.nummer)
    isco = beroepen.get(vacature.nummer, vacature.isco)
    if (cluster, isco) == (vacature.cluster, vacature.isco):
        return vacature
    return replace(vacature, cluster=cluster, isco=isco)


def vacature_naar_rij(vacature: Vacature, belastingprofiel: str | None) -> dict[str, Any]:
    """The vacature as column values."""
    return {
        "nummer": vacature.nummer,
        "bron": vacature.bron,
        "bron_id": vacature.bron_id,
        "titel": vacature.titel,
        "taken": vacature.taken,
        "werkgever": vacature.werkgever,
        "werkgever_naam": vacature.werkgever_naam,
        "branche": code(vacature.branche),
        "isco": vacature.isco,
        **plek_naar_rij(vacature.plek),
        **uren_naar_rij(vacature.uren),
        "dagdelen": vacature.dagdelen.bits if vacature.dagdelen is not None else None,
        "contractvorm": code(vacature.contractvorm),
        "posities": vacature.posities,
        **eisen_naar_rij(vacature.eisen),
        "belastingprofiel": belastingprofiel,
        "geplaatst_op": vacature.geplaatst_op,
        "sluit_op": vacature.sluit_op,
        "status": code(vacature.status),
        "zichtbaar_voor": codes_of_onbekend(vacature.zichtbaar_voor),
        "cluster": vacature.cluster,
        "url": vacature.url,
    }


def vacature_van_rij(rij: Row[Any], belasting: Belasting) -> Vacature:
    """The vacature of a row; raises ``OnbekendeCode``."""
    nummer = WerkNummer(rij.nummer)
    return Vacature(
        nummer=nummer,
        bron=rij.bron,
        bron_id=rij.bron_id,
        titel=rij.titel,
        taken=rij.taken,
        werkgever=rij.werkgever,
        werkgever_naam=rij.werkgever_naam,
        branche=_lezer.een(Branche, rij.branche, nummer=nummer, veld="branche"),
        isco=rij.isco,
        plek=plek_van_rij(rij),
        uren=uren_van_rij(rij),
        dagdelen=dagdelen_van_rij(rij),
        contractvorm=_lezer.een(Contractvorm, rij.contractvorm, nummer=nummer, veld="contractvorm"),
        posities=rij.posities,
        eisen=eisen_van_rij(rij, _lezer),
        belasting=belasting,
        geplaatst_op=rij.geplaatst_op,
        sluit_op=rij.sluit_op,
        status=_lezer.verplicht(VacatureStatus, rij.status, nummer=nummer, veld="status"),
        zichtbaar_voor=zichtbaarheid_van_rij(rij),
        cluster=rij.cluster,
        url=rij.url,
    )
