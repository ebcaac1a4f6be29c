"""One block of werk: the best klanten out of the scores that exist, re-checked on the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import structlog
from sqlalchemy.orm import Session

from matching.constraints import CONSTRAINT_PER_NAAM
from matching.nacht.controle import faalt_op, namen_van
from matching.nacht.document import schrijf
from matching.nacht.opdracht import Uitslag
from matching.nacht.paren import Paren
from matching.nacht.sleutelkas import ONTBREEKT
from matching.nacht.verschil import TE_BESPREKEN, Nu, Regelstand, Wijzigingen, vergelijk
from matching.nacht.werkplaats import Werkplaats
from modellen.nacht.model import Bloktelling, Nachtblok
from modellen.nacht.repository import NachtRepository
from vacatures.werk_repository import WerkRepository

_log = structlog.get_logger(__name__)

_GEEN_VERSCHIL = schrijf([])


@dataclass(frozen=True, slots=True)
class _Lijsten:
    """The pairs of a block that are stored, werk after werk, best first.

    Attributes:
        begin: int64 [werken + 1], where the pairs of each werk begin.
        klanten: number of the klant of each pair. scores: their scores.
        regels: the stored line of each pair.
        tegen: how many pairs the re-check took out.
    """

    begin: npt.NDArray[np.int64]
    klanten: list[str]
    scores: list[float]
    regels: list[str]
    tegen: int


@dataclass(frozen=True, slots=True)
class _Eerder:
    """The lists of the night before, and what changed in the records since."""

    regels: Mapping[str, Sequence[Sequence[object]]]
    nieuwe_klanten: frozenset[str]
    gewijzigde_klanten: frozenset[str]
    gewijzigd_werk: frozenset[str]


def maak_werkblok(plaats: Werkplaats, blok: Nachtblok) -> Uitslag:
    """Make the lists of all werk in this block, for the organisation of the block."""
    with plaats.opslag.lezen() as sessie:
        paren = Paren.van_bytes(NachtRepository(sessie).get_paren(blok))
        lijsten = _keur(plaats, sessie, paren)
        verschillen = _verschillen(plaats, sessie, blok, paren, lijsten)
    grenzen = lijsten.begin.tolist()
    rijen = tuple(
        (
            blok.nacht,
            nummer,
            blok.organisatie,
            passend,
            tot - van,
            f"[{','.join(lijsten.regels[van:tot])}]",
            verschillen.get(nummer, _GEEN_VERSCHIL),
        )
        for nummer, passend, van, tot in zip(
            paren.werken, paren.passend.tolist(), grenzen, grenzen[1:], strict=False
        )
    )
    telling = Bloktelling(len(rijen), len(lijsten.regels), lijsten.tegen)
    return Uitslag(blok=blok, telling=telling, kandidaten=rijen)


def _keur(plaats: Werkplaats, sessie: Session, paren: Paren) -> _Lijsten:
    """The re-check on the records of all pairs of the block at once."""
    klant_op, werk_op = _plaatsen(plaats, sessie, paren)
    klant, werk = paren.klant, paren.werk
    bestaat = (klant_op[klant] != ONTBREEKT) & (werk_op[werk] != ONTBREEKT)
    klant, werk, score = klant[bestaat], werk[bestaat], paren.score[bestaat]
    uitkomsten = plaats.controle.uitkomsten(
        plaats.klanten.tabel[klant_op[klant]], plaats.werken.tabel[werk_op[werk]]
    )
    laagste = uitkomsten.min(axis=0)
    goed = laagste > 0
    for i in np.flatnonzero(~goed):
        _log.warning(
            "night_recheck_refused",
            number=paren.werken[werk[i]],
            constraints=namen_van(uitkomsten[:, i]),
        )
    klant, werk, laagste = klant[goed], werk[goed], laagste[goed]
    scores = score[goed].tolist()
    genoemd = [schrijf(nummer) for nummer in paren.klanten]
    return _Lijsten(
        begin=np.searchsorted(werk, np.arange(len(paren.werken) + 1)),
        klanten=[paren.klanten[k] for k in klant.tolist()],
        scores=scores,
        regels=[
            f"[{genoemd[k]},{s!r},{u}]"
            for k, s, u in zip(klant.tolist(), scores, laagste.tolist(), strict=True)
        ],
        tegen=len(paren.klant) - len(klant),
    )


def _plaatsen(
    plaats: Werkplaats, sessie: Session, paren: Paren
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Rows of the keys of both sides; a klant who was removed meanwhile has none."""
    klant_op = plaats.klanten.plaatsen(sessie, paren.klanten)
    bestaand = NachtRepository(sessie).bestaande_klanten(paren.klanten)
    weg = [i for i, nummer in enumerate(paren.klanten) if nummer not in bestaand]
    klant_op[weg] = ONTBREEKT
    return klant_op, plaats.werken.plaatsen(sessie, paren.werken)


def _verschillen(
    plaats: Werkplaats, sessie: Session, blok: Nachtblok, paren: Paren, lijsten: _Lijsten
) -> dict[str, str]:
    """The stored differences of the werk whose list has other klanten or another order."""
    eerder = _lees_eerder(plaats, sessie, blok, paren)
    if eerder is None:
        return {}
    anders = []
    for i, nummer in enumerate(paren.werken):
        nu = lijsten.klanten[lijsten.begin[i] : lijsten.begin[i + 1]]
        if [regel[0] for regel in eerder.regels.get(nummer, ())] != nu:
            anders.append((i, nummer))
    oude = [n for _, nummer in anders for n, *_ in eerder.regels.get(nummer, ())]
    klanten = _bestaande_sleutels(plaats, sessie, [str(klant) for klant in oude])
    werken = plaats.werken.geef(sessie, [nummer for _, nummer in anders])
    uit = {}
    for i, nummer in anders:
        if nummer not in werken:
            continue
        van_werk = werken[nummer]

        def waar_nu(klant: str, van_werk: tuple[int, ...] = van_werk) -> Nu:
            if klant not in klanten:
                return Nu(bestaat=False, faalt_op=(), plaats=None)
            namen = faalt_op(plaats.oordeel(klanten[klant], van_werk))
            return Nu(bestaat=True, faalt_op=_zonder_gezondheid(namen), plaats=None)

        hier = slice(lijsten.begin[i], lijsten.begin[i + 1])
        paren_nu = zip(lijsten.klanten[hier], lijsten.scores[hier], strict=True)
        gevonden = vergelijk(
            _standen(eerder.regels.get(nummer, ())),
            {k: Regelstand(p, score) for p, (k, score) in enumerate(paren_nu, start=1)},
            wijzigingen=Wijzigingen(
                eerder.nieuwe_klanten,
                eerder.gewijzigde_klanten,
                zelf=nummer in eerder.gewijzigd_werk,
            ),
            waar_nu=waar_nu,
        )
        uit[nummer] = schrijf([v.als_document() for v in gevonden])
    return uit


def _lees_eerder(
    plaats: Werkplaats, sessie: Session, blok: Nachtblok, paren: Paren
) -> _Eerder | None:
    vorige = plaats.opdracht.vorige
    if vorige is None:
        return None
    nachten = NachtRepository(sessie)
    lijsten = nachten.werklijsten(vorige.nummer, blok.organisatie, paren.werken)
    nieuw, gewijzigd = nachten.klanten_sinds(
        paren.klanten, volgnummer=vorige.klant_stand, moment=vorige.begonnen_op
    )
    werk = WerkRepository(sessie).gewijzigd_sinds(
        paren.werken, volgnummer=vorige.werk_stand, moment=vorige.begonnen_op
    )
    regels = {nummer: lijst.regels for nummer, lijst in lijsten.items()}
    return _Eerder(regels, nieuw, gewijzigd, frozenset(werk))


def _bestaande_sleutels(
    plaats: Werkplaats, sessie: Session, nummers: Sequence[str]
) -> dict[str, tuple[int, ...]]:
    bestaand = NachtRepository(sessie).bestaande_klanten(sorted(set(nummers)))
    return plaats.klanten.geef(sessie, sorted(bestaand))


def _standen(regels: Sequence[Sequence[object]]) -> dict[str, Regelstand]:
    return {
        str(klant): Regelstand(plaats, float(str(score)))
        for plaats, (klant, score, _) in enumerate(regels, start=1)
    }


def _zonder_gezondheid(constraints: Sequence[str]) -> tuple[str, ...]:
    """The names, with one word for all that rest on health: this table has no such rights."""
    gevoelig = {naam for naam in constraints if CONSTRAINT_PER_NAAM[naam].is_gevoelig}
    return (*(n for n in constraints if n not in gevoelig), *[TE_BESPREKEN] * bool(gevoelig))
