"""From log to promoted ranker: train, judge, promote. A refused step changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from matching.leren.beoordelen import Beoordeling, beoordeel
from matching.leren.gegevens import Leergegevens, splits_op_tijd
from matching.leren.kaart import maak_kaart
from matching.leren.kansmodel import Kansmodel
from matching.leren.leer import leer
from matching.leren.modelmap import (
    GEGEVENS,
    MODEL,
    als_dict,
    lees_json,
    lees_model,
    schrijf_model,
    vingerafdruk,
)
from matching.leren.promotie import STANDAARD_EISEN, Besluit, Eisen, besluit
from matching.leren.register import Register, ranker_naam
from matching.leren.terugblik import Terugblik
from modellen.fouten import OpstapFout

LATER_DEEL = 1.0 / 3.0
"""Share of the proposals, the latest, that a new ranker is judged on and does not learn from."""

MINSTENS = 20
"""Finished proposals below which training is refused: no strength would be above a twentieth."""


Kijk = Callable[[Mapping[str, Kansmodel], np.datetime64], Terugblik]
"""What the lists of these rankers would have brought, from lists shown after a day."""


@dataclass(frozen=True, slots=True)
class Training:
    """A ranker that was trained: its name, its model, and until which day it learnt."""

    ranker: str
    model: Kansmodel
    tot: np.datetime64
    afgelopen: int


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Challenger against champion. ``kampioen`` is ``None`` for issue 1's sum.

    ``terugblik`` is about both as ``cijfers`` is; ``None`` when nobody looked.
    """

    uitdager: str
    kampioen: str | None
    vanaf: np.datetime64
    cijfers: Mapping[str, Beoordeling]
    besluit: Besluit
    terugblik: Terugblik | None = None


def train(
    gegevens: Leergegevens,
    register: Register,
    *,
    vandaag: date,
    tot: date | None = None,
    richtingen: Mapping[str, int] | None = None,
    kijk: Kijk | None = None,
) -> Training:
    """Train on what was known at the end of ``tot``, and write it as a folder of its own.

    Args:
        tot: by default the day after which the latest third of the proposals was shown.
        kijk: looks at lists of after that day, for the card.

    Raises:
        OpstapFout: with too little to learn from; nothing was written.
    """
    dag = np.datetime64(tot, "D") if tot else _knip(gegevens)
    bekend, later = splits_op_tijd(gegevens, dag)
    af = int(bekend.is_afgelopen.sum())
    if af < MINSTENS:
        raise OpstapFout(
            code="te_weinig_gegevens",
            melding=(
                f"Tot en met {dag} is van {af} voorstellen bekend hoe het afliep; om te leren zijn "
                f"er minstens {MINSTENS} nodig."
            ),
            volgende_stap="De vaste score blijft gelden. Leg vast wat er met voorstellen gebeurt.",
        )
    model = leer(bekend, dag, richtingen)
    afdruk = {**vingerafdruk(bekend), "getraind_op": vandaag.isoformat()}
    cijfers = {"later": asdict(beoordeel(model, later))} if len(later) else {}
    if kijk is not None:
        rankers = {"ranker": model, "vaste_score": replace(model, sterkte=0.0)}
        cijfers["lijsten"] = asdict(kijk(rankers, dag))
    naam = ranker_naam(vandaag, _hash(model))
    if naam in register.rankers():
        lees_model(register.pad(naam))
        return Training(naam, model, dag, af)
    schrijf_model(
        register.pad(naam),
        model,
        gegevens=afdruk,
        cijfers=cijfers,
        kaart=maak_kaart(naam, model, afdruk, cijfers),
    )
    return Training(naam, model, dag, af)


def oordeel(
    gegevens: Leergegevens,
    register: Register,
    *,
    uitdager: str | None = None,
    groepen: Mapping[str, npt.NDArray[np.int64]] | None = None,
    eisen: Eisen = STANDAARD_EISEN,
    kijk: Kijk | None = None,
) -> Oordeel:
    """Judge a ranker against the champion on lists shown after both learnt.

    Args:
        uitdager: by default the newest.
        groepen: as in ``besluit``, of the rows of ``gegevens``.
        kijk: looks at those lists too.

    Raises:
        OpstapFout: without a ranker, or without lists of after it learnt.
    """
    naam = uitdager or _nieuwste(register)
    model = lees_model(register.pad(naam))
    kampioen = register.kampioen
    tegen = register.laad_kampioen() or replace(model, sterkte=0.0)
    vanaf = max(_geleerd_tot(register, r) for r in (naam, kampioen) if r is not None)
    rijen = np.flatnonzero(gegevens.moment > vanaf)
    if not len(rijen):
        raise OpstapFout(
            code="te_weinig_gegevens",
            melding=f"Na {vanaf} is nog niets voorgesteld om {naam} op te beoordelen.",
            volgende_stap="Wacht tot er voorstellen zijn, of train met een eerdere dag (--tot).",
        )
    later = gegevens.neem(rijen)
    delen = {eigenschap: nummers[rijen] for eigenschap, nummers in (groepen or {}).items()}
    return Oordeel(
        uitdager=naam,
        kampioen=kampioen,
        vanaf=vanaf,
        cijfers={"uitdager": beoordeel(model, later), "kampioen": beoordeel(tegen, later)},
        besluit=besluit(tegen, model, later, groepen=delen, eisen=eisen),
        terugblik=kijk({"uitdager": model, "kampioen": tegen}, vanaf) if kijk else None,
    )


def promoveer(register: Register, geoordeeld: Oordeel, dag: date) -> bool:
    """Make the challenger champion when the gate says so; else nothing changes."""
    if geoordeeld.uitdager == geoordeeld.kampioen or not geoordeeld.besluit.bevordert:
        return False
    v = geoordeeld.besluit.vergelijking
    waarom = f"{v.verschil:+.2f} per 100 voorstellen ({v.laag:+.2f} tot {v.hoog:+.2f})"
    register.bevorder(geoordeeld.uitdager, dag=dag, waarom=waarom)
    return True


def _knip(gegevens: Leergegevens) -> np.datetime64:
    if not len(gegevens):
        raise OpstapFout(
            code="te_weinig_gegevens",
            melding="Er is nog niets voorgesteld.",
            volgende_stap="Leg vast wat er met voorstellen gebeurt, en probeer het later opnieuw.",
        )
    dag: np.datetime64 = gegevens.moment[int((len(gegevens) - 1) * (1.0 - LATER_DEEL))]
    return dag


def _hash(model: Kansmodel) -> str:
    return sha256(json.dumps(als_dict(model), sort_keys=True).encode()).hexdigest()


def _nieuwste(register: Register) -> str:
    rankers = register.rankers()
    if not rankers:
        raise OpstapFout(
            code="geen_ranker",
            melding="Er is nog geen ranker getraind.",
            volgende_stap="Train er een met opstap leren train.",
        )
    # Of one day the one that was written last.
    return max(rankers, key=lambda r: (r[:10], register.pad(r).joinpath(MODEL).stat().st_mtime_ns))


def _geleerd_tot(register: Register, ranker: str) -> np.datetime64:
    return np.datetime64(lees_json(register.pad(ranker), GEGEVENS)["tot"], "D")
