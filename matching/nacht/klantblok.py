"""One block of klanten: rank all werk, re-check what is shown, compare with the night before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import structlog

from matching.antwoord import Telling
from matching.leren.herordenen import Kansuitleg
from matching.nacht.controle import Antwoord, Sleutels, faalt_op, laagste
from matching.nacht.document import (
    Lijstschrijver,
    lees_regels,
    schrijf,
    schrijf_telling,
)
from matching.nacht.opdracht import Uitslag
from matching.nacht.paren import Parenverzamelaar, verdeel
from matching.nacht.verschil import Nu, Regelstand, Wijzigingen, vergelijk
from matching.nacht.werkplaats import Werkplaats
from matching.oordeel import Uitkomst
from matching.ranking.bijdrage import Bijdrage
from matching.volgorde import Volgorde
from modellen.klantprofiel.model import Klantprofiel
from modellen.nacht.model import Bloktelling, Nachtblok
from modellen.nacht.repository import NachtRepository
from vacatures.werk_repository import WerkRepository

RESERVE = 10
"""Lines kept ready for when the re-check refuses one."""

_log = structlog.get_logger(__name__)

Werken = Mapping[str, Sleutels]


@dataclass(frozen=True, slots=True)
class _Kandidaatregel:
    werk: str
    score: float
    bijdragen: tuple[Bijdrage, ...]
    kans: Kansuitleg | None


@dataclass(frozen=True, slots=True)
class _Gerangschikt:
    """What remains of one ranking, so that the columns behind it can go."""

    profiel: Klantprofiel
    telling: Telling
    regels: tuple[_Kandidaatregel, ...]
    oud: Mapping[str, Regelstand]
    plaats_nu: Mapping[str, int | None]


def maak_klantblok(plaats: Werkplaats, blok: Nachtblok) -> Uitslag:
    """Make the lists of all active klanten in this block."""
    profielen, gewijzigd = _lees_klanten(plaats, blok)
    oud = _lees_vorige(plaats, profielen)
    drempels = plaats.drempels(blok.organisatie, blok.blok)
    verzamelaar = Parenverzamelaar(plaats.nummers, plaats.op_nummer, drempels)
    gerangschikt = []
    for profiel, volgorde in plaats.rangschik(profielen, blok.organisatie):
        verzamelaar.voeg_toe(profiel.nummer, *volgorde.paren())
        gerangschikt.append(_onthoud(plaats, profiel, volgorde, oud.get(profiel.nummer, {})))
    nodig = {r.werk for g in gerangschikt for r in g.regels} | {n for r in oud.values() for n in r}
    werken = plaats.lees_werk(nodig)
    nieuw = _nieuw_werk(plaats, nodig)
    gemaakt = [
        _maak_lijst(plaats, g, werken, replace(nieuw, zelf=g.profiel.nummer in gewijzigd))
        for g in gerangschikt
    ]
    nacht = blok.nacht
    return Uitslag(
        blok=blok,
        telling=sum((g.telling for g in gemaakt), Bloktelling(0, 0, 0)),
        lijsten=tuple((nacht, g.klant, g.tellingtekst, g.regels) for g in gemaakt),
        gevoelig=tuple((nacht, g.klant, g.gevoelig, g.verschillen) for g in gemaakt),
        paren=tuple(
            (nacht, blok.organisatie, grens, blok.blok, deel.als_bytes())
            for grens, deel in verdeel(verzamelaar.paren(), plaats.opdracht.werkgrenzen)
        ),
    )


def _lees_klanten(plaats: Werkplaats, blok: Nachtblok) -> tuple[list[Klantprofiel], set[str]]:
    """Profiles in order of number, and who changed since the night before."""
    with plaats.opslag.lezen() as sessie:
        nummers = NachtRepository(sessie).klanten_in(blok)
        profielen = plaats.klanten.records(sessie, list(nummers))
    vorige = plaats.opdracht.vorige
    grens = vorige.klant_stand if vorige else 0
    return profielen, {n for n, volgnummer in nummers.items() if volgnummer > grens}


def _lees_vorige(
    plaats: Werkplaats, profielen: Sequence[Klantprofiel]
) -> dict[str, dict[str, Regelstand]]:
    vorige = plaats.opdracht.vorige
    if vorige is None:
        return {}
    with plaats.opslag.lezen() as sessie:
        lijsten = NachtRepository(sessie).lijsten(vorige.nummer, [p.nummer for p in profielen])
    return {
        klant: {
            r.werk: Regelstand(r.plaats, r.score, r.bijdragen, r.kans) for r in lees_regels(lijst)
        }
        for klant, lijst in lijsten.items()
    }


def _onthoud(
    plaats: Werkplaats,
    profiel: Klantprofiel,
    volgorde: Volgorde,
    oud: Mapping[str, Regelstand],
) -> _Gerangschikt:
    per_klant = plaats.opdracht.nacht.plan.per_klant
    eerste = volgorde.nummers(0, per_klant + RESERVE)
    kansen = volgorde.kansen(range(len(eerste)))
    return _Gerangschikt(
        profiel=profiel,
        telling=volgorde.telling(gevraagd=per_klant, getoond=0, tegengehouden=0),
        regels=tuple(
            _Kandidaatregel(werk, round(volgorde.score(i), 9), volgorde.bijdragen(i), kansen[i])
            for i, werk in enumerate(eerste)
        ),
        oud=oud,
        plaats_nu={n: volgorde.find_plaats(n) for n in oud if n not in eerste[:per_klant]},
    )


def _nieuw_werk(plaats: Werkplaats, nummers: Iterable[str]) -> Wijzigingen:
    vorige = plaats.opdracht.vorige
    if vorige is None:
        return Wijzigingen()
    with plaats.opslag.lezen() as sessie:
        sinds = WerkRepository(sessie).gewijzigd_sinds(
            nummers, volgnummer=vorige.werk_stand, moment=vorige.begonnen_op
        )
    return Wijzigingen(
        nieuw=frozenset(n for n, is_nieuw in sinds.items() if is_nieuw),
        gewijzigd=frozenset(n for n, is_nieuw in sinds.items() if not is_nieuw),
    )


@dataclass(frozen=True, slots=True)
class _Gemaakt:
    klant: str
    telling: Bloktelling
    tellingtekst: str
    regels: str
    gevoelig: str
    verschillen: str


def _maak_lijst(
    plaats: Werkplaats, klant: _Gerangschikt, werken: Werken, wijzigingen: Wijzigingen
) -> _Gemaakt:
    sleutels = plaats.controle.sleutels_van_klant(klant.profiel)
    schrijver, standen, tegengehouden = Lijstschrijver(), {}, 0
    for regel in klant.regels:
        if len(schrijver) == klant.telling.gevraagd:
            break
        antwoorden = _gecontroleerd(plaats, sleutels, regel.werk, werken)
        if antwoorden is None:
            tegengehouden += 1
            continue
        oordelen = [(a.oordeel.constraint, a.document) for a in antwoorden]
        schrijver.voeg_toe(
            regel.werk,
            regel.score,
            laagste(antwoorden),
            oordelen,
            regel.bijdragen,
            regel.kans,
        )
        standen[regel.werk] = Regelstand(len(schrijver), regel.score, regel.bijdragen, regel.kans)
    telling = replace(klant.telling, getoond=len(schrijver), tegengehouden=tegengehouden)
    open_, gevoelig = schrijver.documenten()
    verschillen: list[object] = []
    if plaats.opdracht.vorige is not None:
        verschillen = [
            v.als_document()
            for v in vergelijk(
                klant.oud,
                standen,
                wijzigingen=wijzigingen,
                waar_nu=lambda nummer: _waar_nu(plaats, klant, sleutels, nummer, werken),
            )
        ]
    return _Gemaakt(
        klant=klant.profiel.nummer,
        telling=Bloktelling(1, len(schrijver), tegengehouden),
        tellingtekst=schrijf_telling(telling),
        regels=open_,
        gevoelig=gevoelig,
        verschillen=schrijf(verschillen),
    )


def _gecontroleerd(
    plaats: Werkplaats, sleutels: Sleutels, nummer: str, werken: Werken
) -> list[Antwoord] | None:
    """The outcomes, or ``None`` (and a line in the log) when the record says otherwise."""
    werk = werken.get(nummer)
    if werk is None:
        _log.warning("night_recheck_row_missing", number=nummer)
        return None
    antwoorden = plaats.oordeel(sleutels, werk)
    if laagste(antwoorden) is Uitkomst.ONGESCHIKT:
        _log.warning("night_recheck_refused", number=nummer, constraints=faalt_op(antwoorden))
        return None
    return antwoorden


def _waar_nu(
    plaats: Werkplaats, klant: _Gerangschikt, sleutels: Sleutels, nummer: str, werken: Werken
) -> Nu:
    werk = werken.get(nummer)
    if werk is None:
        return Nu(bestaat=False, faalt_op=(), plaats=None)
    nu = klant.plaats_nu.get(nummer)
    antwoorden = plaats.oordeel(sleutels, werk)
    return Nu(
        bestaat=True, faalt_op=tuple(faalt_op(antwoorden)), plaats=None if nu is None else nu + 1
    )
