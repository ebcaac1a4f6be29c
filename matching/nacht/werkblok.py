"""One block of werk: the best klanten out of the scores that exist, re-checked on the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import structlog

from matching.constraints import CONSTRAINT_PER_NAAM
from matching.nacht.controle import Sleutels, faalt_op, laagste
from matching.nacht.document import schrijf
from matching.nacht.opdracht import Uitslag
from matching.nacht.paren import Paren
from matching.nacht.verschil import TE_BESPREKEN, Nu, Regelstand, Wijzigingen, vergelijk
from matching.nacht.werkplaats import Werkplaats
from matching.oordeel import Uitkomst
from modellen.klantprofiel.model import Klantprofiel
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.nacht.model import Bloktelling, Nachtblok
from modellen.nacht.repository import NachtRepository
from vacatures.werk import Werk
from vacatures.werk_repository import WerkRepository

_log = structlog.get_logger(__name__)

Oud = Mapping[str, Mapping[str, Regelstand]]


@dataclass(frozen=True, slots=True)
class _Kant:
    """The records of a block and what changed in them since the night before."""

    klanten: Mapping[str, tuple[Klantprofiel, Sleutels]]
    werken: Mapping[str, tuple[Werk, Sleutels]]
    oud: Oud
    nieuwe_klanten: frozenset[str]
    gewijzigde_klanten: frozenset[str]
    gewijzigd_werk: frozenset[str]


def maak_werkblok(plaats: Werkplaats, blok: Nachtblok) -> Uitslag:
    """Make the lists of all werk in this block, for the organisation of the block."""
    with plaats.opslag.lezen() as sessie:
        paren = Paren.van_bytes(NachtRepository(sessie).get_paren(blok))
    per_werk: list[list[tuple[str, float]]] = [[] for _ in paren.werken]
    for werk, klant, score in zip(
        paren.werk.tolist(), paren.klant.tolist(), paren.score.tolist(), strict=True
    ):
        per_werk[werk].append((paren.klanten[klant], score))
    kant = _lees(plaats, blok, paren)
    telling = Bloktelling(0, 0, 0)
    rijen = []
    for nummer, passend, gevonden in zip(
        paren.werken, paren.passend.tolist(), per_werk, strict=True
    ):
        regels, tegen = _regels(plaats, kant, nummer, gevonden)
        verschillen = _verschillen(plaats, kant, nummer, regels)
        rijen.append(
            (
                blok.nacht,
                nummer,
                blok.organisatie,
                passend,
                len(regels),
                schrijf(regels),
                schrijf(verschillen),
            )
        )
        telling += Bloktelling(1, len(regels), tegen)
    return Uitslag(blok=blok, telling=telling, kandidaten=tuple(rijen))


def _lees(plaats: Werkplaats, blok: Nachtblok, paren: Paren) -> _Kant:
    vorige = plaats.opdracht.vorige
    oud: dict[str, dict[str, Regelstand]] = {}
    gewijzigd_werk: frozenset[str] = frozenset()
    with plaats.opslag.lezen() as sessie:
        nachten = NachtRepository(sessie)
        if vorige is not None:
            eerdere = nachten.werklijsten(vorige.nummer, blok.organisatie, paren.werken)
            oud = {nummer: _standen(lijst.regels) for nummer, lijst in eerdere.items()}
            sinds = WerkRepository(sessie).gewijzigd_sinds(
                paren.werken, volgnummer=vorige.werk_stand, moment=vorige.begonnen_op
            )
            gewijzigd_werk = frozenset(sinds)
        nummers = {*paren.klanten, *(k for standen in oud.values() for k in standen)}
        profielen = KlantprofielRepository(sessie).get_vele(sorted(nummers))
        nieuw, gewijzigd = nachten.klanten_sinds(
            nummers,
            volgnummer=vorige.klant_stand if vorige else 0,
            moment=vorige.begonnen_op if vorige else None,
        )
    klanten = {str(n): (p, plaats.controle.sleutels_van_klant(p)) for n, p in profielen.items()}
    werken = plaats.lees_werk(paren.werken)
    return _Kant(klanten, werken, oud, nieuw, gewijzigd, gewijzigd_werk)


def _standen(regels: Sequence[Sequence[object]]) -> dict[str, Regelstand]:
    return {
        str(klant): Regelstand(plaats, float(str(score)))
        for plaats, (klant, score, _) in enumerate(regels, start=1)
    }


def _regels(
    plaats: Werkplaats, kant: _Kant, nummer: str, gevonden: Sequence[tuple[str, float]]
) -> tuple[list[list[object]], int]:
    """Lines [klant, score, outcome] that pass the re-check, and how many did not."""
    werk = kant.werken.get(nummer)
    if werk is None:
        return [], len(gevonden)
    regels: list[list[object]] = []
    for klant, score in gevonden:
        if klant not in kant.klanten:
            continue
        antwoorden = plaats.oordeel(*kant.klanten[klant], werk)
        uitkomst = laagste(antwoorden)
        if uitkomst is Uitkomst.ONGESCHIKT:
            _log.warning("night_recheck_refused", number=nummer, constraints=faalt_op(antwoorden))
            continue
        regels.append([klant, score, int(uitkomst)])
    return regels, len(gevonden) - len(regels)


def _verschillen(
    plaats: Werkplaats, kant: _Kant, nummer: str, regels: Sequence[Sequence[object]]
) -> list[object]:
    if plaats.opdracht.vorige is None or nummer not in kant.werken:
        return []
    wijzigingen = Wijzigingen(
        kant.nieuwe_klanten, kant.gewijzigde_klanten, zelf=nummer in kant.gewijzigd_werk
    )

    def waar_nu(klant: str) -> Nu:
        if klant not in kant.klanten:
            return Nu(bestaat=False, faalt_op=(), plaats=None)
        antwoorden = plaats.oordeel(*kant.klanten[klant], kant.werken[nummer])
        return Nu(bestaat=True, faalt_op=_zonder_gezondheid(faalt_op(antwoorden)), plaats=None)

    gevonden = vergelijk(
        kant.oud.get(nummer, {}), _standen(regels), wijzigingen=wijzigingen, waar_nu=waar_nu
    )
    return [v.als_document() for v in gevonden]


def _zonder_gezondheid(constraints: Sequence[str]) -> tuple[str, ...]:
    """The names, with one word for all that rest on health: this table has no such rights."""
    gevoelig = {naam for naam in constraints if CONSTRAINT_PER_NAAM[naam].is_gevoelig}
    return (*(n for n in constraints if n not in gevoelig), *[TE_BESPREKEN] * bool(gevoelig))
