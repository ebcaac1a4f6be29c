"""Which proposals wait for an employer: one question over a whole organisation, without reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from modellen.voorstel.model import (
    VOOR_DE_WERKGEVER,
    Vermelding,
    Voorstelsoort,
    geldende,
    wacht_op_werkgever,
)
from modellen.voorstel.redenen import Klantantwoord
from modellen.voorstel.tables import VoorstelgebeurtenisRij, VoorstelRij
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer

_voorstel = VoorstelRij.tabel()
_gebeurtenis = VoorstelgebeurtenisRij.tabel()

_VAN_DE_WERKGEVER = sorted(
    soort.value for soort in set(Voorstelsoort) - VOOR_DE_WERKGEVER - {Voorstelsoort.INGETROKKEN}
)


@dataclass(frozen=True, slots=True)
class Wachtend:
    """A proposal that waits, since the day on which the last thing happened."""

    nummer: int
    klant: KlantNummer
    werk: WerkNummer
    sinds: date


def lees_wachtend(session: Session, organisatie: OrganisatieCode) -> list[Wachtend]:
    """Proposals to which the klant said yes and the employer nothing yet, longest ago first."""
    kolom, verder, weg = _gebeurtenis.c, _gebeurtenis.alias("verder"), _gebeurtenis.alias("weg")
    geldt = ~exists().where(
        weg.c.voorstel == verder.c.voorstel, weg.c.corrigeert == verder.c.volgnummer
    )
    kwam_verder = exists().where(
        verder.c.voorstel == _voorstel.c.nummer, verder.c.soort.in_(_VAN_DE_WERKGEVER), geldt
    )
    vraag = (
        select(
            *(_voorstel.c.nummer, _voorstel.c.klant, _voorstel.c.werk),
            *(kolom.volgnummer, kolom.soort, kolom.dag, kolom.corrigeert, kolom.antwoord),
        )
        .join_from(_voorstel, _gebeurtenis, kolom.voorstel == _voorstel.c.nummer)
        .where(_voorstel.c.organisatie == organisatie, ~kwam_verder)
        .order_by(_voorstel.c.nummer, kolom.volgnummer)
    )
    gevonden = []
    for voorstel, rijen in groupby(session.execute(vraag).all(), key=lambda rij: tuple(rij[:3])):
        nummer, klant, werk = voorstel
        geldend = geldende([_vermelding(rij[3:]) for rij in rijen])
        if wacht_op_werkgever(geldend):
            sinds = geldend[-1].dag
            gevonden.append(Wachtend(nummer, KlantNummer(klant), WerkNummer(werk), sinds))
    return sorted(gevonden, key=lambda w: (w.sinds, w.nummer))


def _vermelding(rij: Sequence[Any]) -> Vermelding:
    volgnummer, soort, dag, corrigeert, antwoord = rij
    return Vermelding(
        volgnummer,
        Voorstelsoort(soort),
        dag,
        corrigeert,
        Klantantwoord(antwoord) if antwoord is not None else None,
    )
