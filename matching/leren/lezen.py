"""From the log to arrays: proposals to learn from, and facts counted before a day."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
from sqlalchemy.orm import Session

from matching.leren.beoordelen import rest_van_fasen
from matching.leren.gegevens import WACHTTIJD, Fase, Leergegevens
from matching.leren.kansmodel import kies_kolommen
from matching.leren.kenmerken import NAMEN, wens_van
from matching.leren.kenmerken.feiten import (
    LIJST_TELT,
    Feiten,
    Getoond,
    Voorstelfeit,
    tel_feiten,
)
from matching.leren.terugblik import Lijstafloop
from modellen.opslag.engine import Opslag
from modellen.voorstel.leerregels import Leerregel
from modellen.voorstel.lijst_repository import LijstRepository
from modellen.voorstel.repository import VoorstelRepository
from modellen.voorstel.voortgang import voortgang_op
from modellen.waarden import OrganisatieCode
from vacatures.werk_repository import WerkRepository

_DAG = timedelta(days=1)


def lees_leergegevens(sessie: Session, tot: date) -> Leergegevens:
    """All proposals that came from a list, as they were known at the end of a Dutch day.

    Features are those that were kept when the list was shown. One that was not kept then is
    unknown (nan): a name means the same in every set.
    """
    return als_leergegevens(list(VoorstelRepository(sessie).leerregels(tot)), tot)


def als_leergegevens(regels: Sequence[Leerregel], tot: date) -> Leergegevens:
    """The same, of lines in order of the day on which their lists were shown."""
    kenmerken = np.full((len(regels), len(NAMEN)), np.nan)
    for rij, regel in zip(kenmerken, regels, strict=True):
        waarden = np.frombuffer(regel.kenmerken, dtype=np.float32)
        rij[:] = kies_kolommen(regel.namen, NAMEN, waarden[None])
    fasen = [[_dag(op) for op in regel.fase_op] for regel in regels]
    return Leergegevens(
        namen=NAMEN,
        kenmerken=kenmerken,
        # A float32 may be a hair above 1.
        basis=np.clip(np.array([r.basis for r in regels], dtype=np.float64), 0.0, 1.0),
        wens=wens_van(kenmerken),
        lijst=np.array([r.lijst for r in regels], dtype=np.int64),
        plaats=np.array([r.plaats for r in regels], dtype=np.int16),
        kans_getoond=np.array([r.kans for r in regels], dtype=np.float64),
        moment=_dagen([_dag(r.moment) for r in regels]),
        fase_op=_dagen(fasen).reshape(len(regels), len(Fase)),
        einde_op=_dagen([_dag(r.einde_op) for r in regels]),
        peildag=np.datetime64(tot, "D"),
    )


def lees_lijstaflopen(
    sessie: Session, gegevens: Leergegevens, *, na: date, tot: date
) -> Iterator[Lijstafloop]:
    """Lists shown after a day, with what was known of their proposals at the end of another.

    Only lists that are old enough to have been answered. What still runs counts for the share of
    ``gegevens`` that lasts of those who got as far.
    """
    rest = rest_van_fasen(gegevens)
    waarden: dict[str, dict[int, float]] = {}
    for verloop in VoorstelRepository(sessie).list_():
        voorstel, hier = verloop.voorstel, voortgang_op(verloop, tot)
        if voorstel.lijst is None or voorstel.plaats is None or hier.bereikt is None:
            continue
        waarde = 0.0 if hier.einde_op else float(rest[hier.bereikt])
        waarden.setdefault(voorstel.lijst, {})[voorstel.plaats] = waarde
    oud_genoeg = tot - timedelta(days=WACHTTIJD[Fase.GESPREK])
    for nummer, lijst in LijstRepository(sessie).lees_tussen(na, oud_genoeg):
        yield Lijstafloop(lijst, waarden.get(nummer, {}))


def lees_feiten(sessie: Session, organisatie: OrganisatieCode, dag: date) -> Feiten:
    """Facts of one organisation as they were known before a day began."""
    getoond = LijstRepository(sessie).getoond(organisatie, van=dag - LIJST_TELT, tot=dag)
    voorstellen = _voorstelfeiten(sessie, organisatie, dag - _DAG)
    return tel_feiten(voorstellen, (Getoond(*regel) for regel in getoond), dag)


class Feitenlezer:
    """Reads facts once a day for each organisation. Safe from several threads.

    Nothing that is recorded later today changes what was known before today.
    """

    def __init__(self, opslag: Opslag) -> None:
        self._opslag = opslag
        self._gelezen: dict[OrganisatieCode, tuple[date, Feiten]] = {}
        self._slot = threading.Lock()

    def op(self, organisatie: OrganisatieCode, dag: date) -> Feiten:
        """What was known before this day."""
        with self._slot:
            gelezen = self._gelezen.get(organisatie)
            if gelezen is None or gelezen[0] != dag:
                with self._opslag.lezen() as sessie:
                    gelezen = dag, lees_feiten(sessie, organisatie, dag)
                self._gelezen[organisatie] = gelezen
            return gelezen[1]


def _voorstelfeiten(
    sessie: Session, organisatie: OrganisatieCode, tot: date
) -> Iterator[Voorstelfeit]:
    """Proposals as they were known at the end of a day; corrections of later are not in."""
    verlopen = VoorstelRepository(sessie).list_(organisatie=organisatie)
    werken = WerkRepository(sessie).get_vele(v.voorstel.werk for v in verlopen)
    for verloop in verlopen:
        nummer = verloop.voorstel.werk
        voortgang = voortgang_op(verloop, tot)
        werk = werken.get(nummer)
        yield Voorstelfeit(
            werk=nummer,
            werkgever=werk.werkgever if werk else None,
            fase_op=voortgang.fase_op,
            einde_op=voortgang.einde_op,
        )


def _dag(dag: date | None) -> np.datetime64:
    return np.datetime64("NaT" if dag is None else dag, "D")


def _dagen(dagen: Sequence[object]) -> np.ndarray[tuple[int, ...], np.dtype[np.datetime64]]:
    return np.array(dagen, dtype="datetime64[D]")
