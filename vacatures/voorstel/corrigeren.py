"""Carries out a suggestion that a person accepted, through the repositories of what it changes.

Each of them looks at the record as it is now and says in a sentence what it changed. When nothing
is left to change, it refuses: a decision that does nothing would look like one that did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from modellen.belastbaarheid.fml import FmlSoort, item
from modellen.belastbaarheid.model import Belastbaarheid, Beoordelaar, Bron, Itemoordeel
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.dagdelen import Dagdelen
from modellen.klant.model import Klant
from modellen.klant.repository import KlantRepository
from modellen.kwalificatie import Branche, Vervoermiddel
from modellen.schrijfwijze import datum, keuze
from modellen.voorstel.model import maanden_later
from modellen.voorstel.wijziging import Wijzigingsoort, Wijzigingsvoorstel, WijzigingVerouderd
from modellen.waarden import UrenPerWeek
from vacatures.belasting.model import Belasting
from vacatures.netwerkplek.model import Netwerkplek
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.vacature.repository import VacatureRepository

MAANDEN_EIGEN_WOORD = 3
"""How long the klant's own word on a limit holds before the item is unknown again (own choice):
time to have it assessed by somebody whose trade that is."""

W = TypeVar("W", Vacature, Netwerkplek)
_W = Wijzigingsoort
_Gegevens = Mapping[str, Any]


def voer_uit(session: Session, suggestie: Wijzigingsvoorstel, *, vandaag: date, door: str) -> str:
    """Change what was suggested, in this session, and say what changed (Dutch).

    Raises:
        NietGevonden: when the klant or the werk is gone.
        WijzigingVerouderd: when there is nothing left to change.
    """
    soort, gegevens = suggestie.wijziging.soort, suggestie.wijziging.gegevens
    if soort is _W.FML_HERBEOORDELEN:
        return _herbeoordeel(session, suggestie, vandaag=vandaag, door=door)
    if soort in _OP_KLANT:
        klanten = KlantRepository(session)
        oud = klanten.get(suggestie.klant)
        nieuw, zin = _OP_KLANT[soort](oud, gegevens)
        if nieuw == oud:
            raise WijzigingVerouderd("Dit staat al zo in het profiel.")
        klanten.save(nieuw, door=door)
        return zin
    return _wijzig_werk(session, suggestie, door=door)


# --- the klant -----------------------------------------------------------------------------------


def _korter(klant: Klant, gegevens: _Gegevens) -> tuple[Klant, str]:
    middel, minuten = Vervoermiddel(gegevens["middel"]), int(gegevens["minuten"])
    nu = klant.vervoer.get(middel)
    if nu is None or nu <= minuten:
        raise WijzigingVerouderd(f"De reistijd {middel.label} is al korter, of is er niet meer.")
    nieuw = replace(klant, vervoer=MappingProxyType({**klant.vervoer, middel: minuten}))
    return nieuw, f"Langste reistijd {middel.label}: {minuten} minuten in plaats van {nu}."


def _hoogstens(klant: Klant, gegevens: _Gegevens) -> tuple[Klant, str]:
    uren, nu = float(gegevens["uren"]), klant.uren
    if nu.maximum is not None and nu.maximum <= uren:
        raise WijzigingVerouderd("De klant zoekt al minder uren.")
    if nu.minimum is not None and nu.minimum > uren:
        raise WijzigingVerouderd(f"De klant zoekt minstens {nu.minimum:g} uur; bespreek dat eerst.")
    nieuw = UrenPerWeek(nu.minimum, uren)
    return replace(klant, uren=nieuw), f"Zoekt {nieuw} in plaats van {nu}."


def _minstens(klant: Klant, gegevens: _Gegevens) -> tuple[Klant, str]:
    uren, nu = float(gegevens["uren"]), klant.uren
    if nu.minimum is not None and nu.minimum >= uren:
        raise WijzigingVerouderd("De klant zoekt al meer uren.")
    if nu.maximum is not None and nu.maximum < uren:
        raise WijzigingVerouderd(
            f"De klant zoekt hoogstens {nu.maximum:g} uur; bespreek dat eerst."
        )
    nieuw = UrenPerWeek(uren, nu.maximum)
    return replace(klant, uren=nieuw), f"Zoekt {nieuw} in plaats van {nu}."


def _minder_dagdelen(klant: Klant, gegevens: _Gegevens) -> tuple[Klant, str]:
    weg = Dagdelen(int(gegevens["dagdelen"]))
    if klant.dagdelen is None or not klant.dagdelen & weg:
        raise WijzigingVerouderd("Deze dagdelen staan niet meer in het profiel.")
    over = klant.dagdelen - weg
    return replace(klant, dagdelen=over), f"Kan niet meer op {klant.dagdelen & weg}."


def _zonder_branche(klant: Klant, gegevens: _Gegevens) -> tuple[Klant, str]:
    branche = Branche(gegevens["branche"])
    nieuw = replace(klant, uitgesloten_branches=klant.uitgesloten_branches | {branche})
    return nieuw, f"Branche uitgesloten: {branche.label}."


def _zonder_werkgever(klant: Klant, gegevens: _Gegevens) -> tuple[Klant, str]:
    werkgever = str(gegevens["werkgever"])
    nieuw = replace(klant, uitgesloten_werkgevers=klant.uitgesloten_werkgevers | {werkgever})
    return nieuw, f"Werkgever uitgesloten: {werkgever}."


_OP_KLANT: Mapping[Wijzigingsoort, Callable[[Klant, _Gegevens], tuple[Klant, str]]] = {
    _W.REISTIJD_KORTER: _korter,
    _W.UREN_HOOGSTENS: _hoogstens,
    _W.UREN_MINSTENS: _minstens,
    _W.DAGDELEN_MINDER: _minder_dagdelen,
    _W.BRANCHE_UITSLUITEN: _zonder_branche,
    _W.WERKGEVER_UITSLUITEN: _zonder_werkgever,
}


# --- what the klant can bear ---------------------------------------------------------------------


def _herbeoordeel(
    session: Session, suggestie: Wijzigingsvoorstel, *, vandaag: date, door: str
) -> str:
    """The klant's own word counts, one level stricter, until somebody assesses the item again.

    Nothing becomes looser by it, not later either: where there was a limit the stricter one holds
    as long as that would have, and what was normal or unknown is unknown again after a while.
    """
    repository = BelastbaarheidRepository(session)
    bekend = repository.get(suggestie.klant)
    code = str(suggestie.wijziging.gegevens["fml_item"])
    nu = bekend.geldig_oordeel(code, vandaag)
    opties = frozenset(suggestie.wijziging.gegevens.get("opties", ()))
    nieuw = _strenger(code, nu, opties, vandaag=vandaag)
    if nu is not None and (nieuw.niveau, nieuw.opties) == (nu.niveau, nu.opties):
        raise WijzigingVerouderd(f"{item(code).naam} staat al op de strengste waarde.")
    oordelen = {**bekend.oordelen, code: nieuw}
    repository.save(Belastbaarheid(suggestie.klant, MappingProxyType(oordelen)), door=door)
    oud = "onbekend" if nu is None else _waarde(nu)
    einde = f" Na {datum(nieuw.geldig_tot)} is dit punt onbekend." if nieuw.geldig_tot else ""
    return (
        f"{item(code).naam} ({code}): {_waarde(nieuw)} op het woord van de klant, in plaats van "
        f"{oud}{_herkomst(nu)}.{einde} Laat het opnieuw beoordelen."
    )


def _strenger(
    code: str, nu: Itemoordeel | None, opties: frozenset[str], *, vandaag: date
) -> Itemoordeel:
    fml_item = item(code)
    tot: date | None = maanden_later(vandaag, MAANDEN_EIGEN_WOORD)
    if nu is not None and (nu.niveau or nu.opties):
        tot = nu.geldig_tot
    eigen: dict[str, Any] = {
        "bron": Bron.KLANT_ZELF,
        "beoordelaar": Beoordelaar.KLANT,
        "datum": vandaag,
        "geldig_tot": tot,
    }
    if fml_item.soort is FmlSoort.SCHAAL:
        niveau = min(((nu.niveau if nu else 0) or 0) + 1, fml_item.hoogste_niveau)
        return Itemoordeel(code, niveau=niveau, **eigen)
    return Itemoordeel(code, opties=((nu.opties if nu else None) or frozenset()) | opties, **eigen)


def _waarde(oordeel: Itemoordeel) -> str:
    if oordeel.opties is not None:
        return ", ".join(keuze(optie) for optie in sorted(oordeel.opties)) or "normaal"
    return f"niveau {oordeel.niveau}"


def _herkomst(oordeel: Itemoordeel | None) -> str:
    if oordeel is None:
        return ""
    wanneer = f" van {datum(oordeel.datum)}" if oordeel.datum else ""
    return f" ({oordeel.beoordelaar.value}{wanneer})"


# --- work ----------------------------------------------------------------------------------------


def _wijzig_werk(session: Session, suggestie: Wijzigingsvoorstel, *, door: str) -> str:
    vacatures, plekken = VacatureRepository(session), NetwerkplekRepository(session)
    vacature = vacatures.find(suggestie.werk)
    if vacature is not None:
        nieuw, zin = _ander_werk(vacature, suggestie)
        vacatures.save(nieuw, door=door)
        return zin
    nieuwe_plek, zin = _ander_werk(plekken.get(suggestie.werk), suggestie)
    plekken.save(nieuwe_plek, door=door)
    return zin


def _ander_werk(werk: W, suggestie: Wijzigingsvoorstel) -> tuple[W, str]:
    gegevens = suggestie.wijziging.gegevens
    match suggestie.wijziging.soort:
        case _W.WERK_SLUITEN:
            return _sluit(werk, str(gegevens["status"]))
        case _W.BELASTING_NAGAAN:
            return _zonder_belasting(werk, str(gegevens["fml_item"]))
        case _W.EIS_NAGAAN:
            return _zonder_eisen(werk, gegevens["eisen"])
        case _W.UREN_NAGAAN if not werk.uren.is_onbekend:
            return replace(werk, uren=UrenPerWeek()), f"Uren zijn nu onbekend; het was {werk.uren}."
        case _W.TIJDEN_NAGAAN if werk.dagdelen is not None:
            return replace(
                werk, dagdelen=None
            ), f"Tijden zijn nu onbekend; het was {werk.dagdelen}."
    raise WijzigingVerouderd("Dit is bij dit werk al onbekend.")


def _sluit(werk: W, status: str) -> tuple[W, str]:
    if isinstance(werk, Vacature):
        if werk.status is not VacatureStatus.OPEN:
            raise WijzigingVerouderd("Deze vacature is al dicht.")
        return replace(werk, status=VacatureStatus(status)), f"Vacature is nu {status}."
    if not werk.is_actief:
        raise WijzigingVerouderd("Deze netwerkplek is al dicht.")
    return replace(werk, is_actief=False), "Netwerkplek is nu gesloten."


def _zonder_belasting(werk: W, code: str) -> tuple[W, str]:
    if code not in werk.belasting.items:
        raise WijzigingVerouderd(f"{item(code).naam} is bij dit werk al onbekend.")
    over = {c: gevraagd for c, gevraagd in werk.belasting.items.items() if c != code}
    zin = f"{item(code).naam} ({code}) is bij dit werk nu onbekend: vraag het de werkgever."
    return replace(werk, belasting=Belasting(MappingProxyType(over))), zin


def _zonder_eisen(werk: W, velden: Iterable[str]) -> tuple[W, str]:
    bekend = [veld for veld in velden if getattr(werk.eisen, veld) is not None]
    if not bekend:
        raise WijzigingVerouderd("Wat de werkgever vraagt is hier al onbekend.")
    eisen = replace(werk.eisen, **dict.fromkeys(bekend))
    return replace(werk, eisen=eisen), f"Nu onbekend, vraag het de werkgever: {', '.join(bekend)}."
