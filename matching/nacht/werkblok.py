"""One block of werk: the best klanten out of the scores that exist, re-checked on the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import structlog
from sqlalchemy.orm import Session

from matching.constraints import CONSTRAINT_PER_NAAM
from matching.nacht.controle import faalt_op, namen_van
from matching.nacht.document import schrijf
from matching.nacht.kandidaten import Kandidaatregel, Nachtkandidaten, andere_lijsten
from matching.nacht.opdracht import Uitslag, Vorige
from matching.nacht.paren import Paren, voeg_samen, zonder_paren
from matching.nacht.sleutelkas import ONTBREEKT
from matching.nacht.verschil import TE_BESPREKEN, Nu, Regelstand, Wijzigingen, vergelijk
from matching.nacht.werkplaats import Werkplaats
from modellen.nacht.model import Bloktelling, Nachtblok
from modellen.nacht.repository import NachtRepository
from vacatures.werk_repository import WerkRepository

PER_BLAD = 500
"""Werken on one page: what is read for the list of one of them."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Eerder:
    """The lists of the night before, and what changed in the records since."""

    lijsten: Sequence[Nachtkandidaten]
    nieuwe_klanten: frozenset[str]
    gewijzigde_klanten: frozenset[str]
    gewijzigd_werk: frozenset[str]


def maak_werkblok(plaats: Werkplaats, blok: Nachtblok) -> Uitslag:
    """Make the lists of all werk in this block, for the organisation of the block."""
    vorige = plaats.opdracht.vorige
    with plaats.opslag.lezen() as sessie:
        oud = [] if vorige is None else _lees_oud(sessie, vorige, blok)
        delen = [Paren.van_bytes(deel) for deel in NachtRepository(sessie).paren_voor(blok)]
        delen += [zonder_paren(_met_lijst(lijsten.paren)) for lijsten in oud]
        paren = voeg_samen(delen, per_werk=plaats.opdracht.nacht.plan.per_werk)
        lijsten, tegen = _keur(plaats, sessie, paren)
        verschillen: dict[str, list[object]] = {}
        if vorige is not None:
            eerder = _zoek_wijzigingen(sessie, vorige, oud, lijsten.paren)
            verschillen = _verschillen(plaats, sessie, eerder, lijsten)
    rijen = []
    for blad in lijsten.in_bladen(PER_BLAD):
        werken = blad.paren.werken
        anders = {nummer: verschillen[nummer] for nummer in werken if nummer in verschillen}
        tekst = schrijf(anders) if anders else None
        rijen.append((blok.nacht, blok.organisatie, werken[0], blad.als_bytes(), tekst))
    telling = Bloktelling(len(paren.werken), len(lijsten.uitkomst), tegen)
    return Uitslag(blok=blok, telling=telling, kandidaten=tuple(rijen))


def _lees_oud(sessie: Session, vorige: Vorige, blok: Nachtblok) -> list[Nachtkandidaten]:
    """The lists of the night before of the werk in this block, in order."""
    bladen = NachtRepository(sessie).kandidaten_tussen(
        vorige.nummer, blok.organisatie, blok.van, blok.tot
    )
    return [Nachtkandidaten.van_bytes(inhoud).tussen(blok.van, blok.tot) for inhoud in bladen]


def _met_lijst(paren: Paren) -> list[str]:
    """The werken that had somebody; who had nobody then and has nobody now needs no list."""
    return [paren.werken[i] for i in np.flatnonzero(paren.getoond).tolist()]


def _keur(plaats: Werkplaats, sessie: Session, paren: Paren) -> tuple[Nachtkandidaten, int]:
    """The re-check on the records of all pairs at once, and how many it took out."""
    klant_op, werk_op = _plaatsen(plaats, sessie, paren)
    bestaat = (klant_op[paren.klant] != ONTBREEKT) & (werk_op[paren.werk] != ONTBREEKT)
    over = paren if bestaat.all() else paren.waar(bestaat)
    uitkomsten = plaats.controle.uitkomsten(
        plaats.klanten.tabel[klant_op], plaats.werken.tabel[werk_op], over.klant, over.werk
    )
    laagste = uitkomsten.min(axis=0)
    goed = laagste > 0
    for i in np.flatnonzero(~goed):
        _log.warning(
            "night_recheck_refused",
            number=over.werken[over.werk[i]],
            constraints=namen_van(uitkomsten[:, i]),
        )
    if not goed.all():
        over, laagste = over.waar(goed), laagste[goed]
    return Nachtkandidaten(over, laagste), len(paren.klant) - len(over.klant)


def _plaatsen(
    plaats: Werkplaats, sessie: Session, paren: Paren
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Rows of the keys of both sides; a klant who was removed meanwhile has none."""
    klant_op = plaats.klanten.plaatsen(sessie, paren.klanten)
    bestaand = NachtRepository(sessie).bestaande_klanten(paren.klanten)
    weg = [i for i, nummer in enumerate(paren.klanten) if nummer not in bestaand]
    klant_op[weg] = ONTBREEKT
    return klant_op, plaats.werken.plaatsen(sessie, paren.werken)


def _zoek_wijzigingen(
    sessie: Session, vorige: Vorige, oud: Sequence[Nachtkandidaten], paren: Paren
) -> _Eerder:
    nieuw, gewijzigd = NachtRepository(sessie).klanten_sinds(
        paren.klanten, volgnummer=vorige.klant_stand, moment=vorige.begonnen_op
    )
    werk = WerkRepository(sessie).gewijzigd_sinds(
        paren.werken, volgnummer=vorige.werk_stand, moment=vorige.begonnen_op
    )
    return _Eerder(oud, nieuw, gewijzigd, frozenset(werk))


def _verschillen(
    plaats: Werkplaats, sessie: Session, eerder: _Eerder, lijsten: Nachtkandidaten
) -> dict[str, list[object]]:
    """The differences of the werk whose list has other klanten or another order."""
    anders = andere_lijsten(eerder.lijsten, lijsten)
    nummers = [lijsten.paren.werken[i] for i in anders]
    toen = _zoek_regels(eerder.lijsten, nummers)
    klanten = _bestaande_sleutels(
        plaats, sessie, [r.klant for regels in toen.values() for r in regels]
    )
    werken = plaats.werken.geef(sessie, nummers)
    uit: dict[str, list[object]] = {}
    for i, nummer in zip(anders, nummers, strict=True):
        if nummer not in werken:
            continue
        van_werk = werken[nummer]

        def waar_nu(klant: str, van_werk: tuple[int, ...] = van_werk) -> Nu:
            if klant not in klanten:
                return Nu(bestaat=False, faalt_op=(), plaats=None)
            namen = faalt_op(plaats.oordeel(klanten[klant], van_werk))
            return Nu(bestaat=True, faalt_op=_zonder_gezondheid(namen), plaats=None)

        gevonden = vergelijk(
            _standen(toen.get(nummer, ())),
            _standen(lijsten.regels(i)),
            wijzigingen=Wijzigingen(
                eerder.nieuwe_klanten,
                eerder.gewijzigde_klanten,
                zelf=nummer in eerder.gewijzigd_werk,
            ),
            waar_nu=waar_nu,
        )
        if gevonden:
            uit[nummer] = [v.als_document() for v in gevonden]
    return uit


def _zoek_regels(
    lijsten: Sequence[Nachtkandidaten], nummers: Sequence[str]
) -> dict[str, tuple[Kandidaatregel, ...]]:
    gezocht = set(nummers)
    return {
        nummer: deel.regels(i)
        for deel in lijsten
        for i, nummer in enumerate(deel.paren.werken)
        if nummer in gezocht
    }


def _bestaande_sleutels(
    plaats: Werkplaats, sessie: Session, nummers: Sequence[str]
) -> dict[str, tuple[int, ...]]:
    bestaand = NachtRepository(sessie).bestaande_klanten(sorted(set(nummers)))
    return plaats.klanten.geef(sessie, sorted(bestaand))


def _standen(regels: Sequence[Kandidaatregel]) -> dict[str, Regelstand]:
    return {r.klant: Regelstand(plaats, r.score) for plaats, r in enumerate(regels, start=1)}


def _zonder_gezondheid(constraints: Sequence[str]) -> tuple[str, ...]:
    """The names, with one word for all that rest on health: this table has no such rights."""
    gevoelig = {naam for naam in constraints if CONSTRAINT_PER_NAAM[naam].is_gevoelig}
    return (*(n for n in constraints if n not in gevoelig), *[TE_BESPREKEN] * bool(gevoelig))
