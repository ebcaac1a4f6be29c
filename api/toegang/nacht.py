"""What somebody may see of the last published night: the own caseload, or codes of klanten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.pseudoniem import pseudoniem
from api.toegang.spoor import noteer
from api.toegang.zicht import Zicht
from matching.antwoord import Match, Telling
from matching.nacht.document import Nachtregel, lees_regels, lees_telling
from matching.nacht.samenvatting import (
    MagereLijst,
    lees_verschillen_van_klanten,
    lees_verschillen_van_werk,
    leg_verschil_uit,
    magere_lijsten,
)
from matching.nacht.verschil import Verschil
from matching.oordeel import Paaroordeel
from modellen.audit.model import Gegevenssoort
from modellen.fouten import GeenToegang, NietGevonden, OpstapFout
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klant.model import Klant, KlantStatus
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.model import Klantprofiel
from modellen.nacht.model import Nacht
from modellen.nacht.repository import NachtRepository
from modellen.waarden import KlantNummer
from vacatures.werk import Werk
from vacatures.werk_repository import WerkRepository


class GeenNacht(NietGevonden):
    """No night was ever published."""

    def __init__(self) -> None:
        OpstapFout.__init__(
            self,
            code="nacht_niet_gevonden",
            melding="Er is nog geen nachtelijke ronde geweest.",
            volgende_stap="Draai eerst: opstap nacht.",
        )


Klantverschillen = tuple[Klant, tuple[tuple[Verschil, str], ...]]
"""A klant, and each change in his list with a sentence."""


@dataclass(frozen=True, slots=True)
class Nachtlijst:
    """The list of one klant as the night left it.

    ``vervallen`` lines are left out, because their werk is closed or out of sight since.
    """

    klant: KlantNummer
    dag: date
    versies: Mapping[str, str]
    telling: Telling
    matches: tuple[Match, ...]
    vervallen: int
    verschillen: tuple[tuple[Verschil, str], ...]


@dataclass(frozen=True, slots=True)
class Werkverschillen:
    """What changed in the kandidaten of one werk: codes of klanten, and a sentence each."""

    werk: Werk
    regels: tuple[tuple[str, str], ...]


def get_laatste(session: Session) -> Nacht:
    """The last published night.

    Raises:
        GeenNacht: before the first.
    """
    nacht = NachtRepository(session).laatste()
    if nacht is None:
        raise GeenNacht
    return nacht


def get_nachtlijst(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: KlantNummer
) -> Nachtlijst:
    """The list of a klant within sight.

    Raises:
        NietGevonden: when there is no such klant, or none that may be seen, or he had no list.
        GeenNacht: before the first night.
    """
    with _zicht(samenstelling, gebruiker) as (session, zicht):
        profiel = zicht.get_profiel(nummer)
        nacht = get_laatste(session)
        lijst = NachtRepository(session).lijsten(nacht.nummer, [nummer]).get(nummer)
        if lijst is None:
            raise NietGevonden(soort="nachtlijst", nummer=nummer)
        regels = lees_regels(lijst)
        werken = WerkRepository(session).get_vele(r.werk for r in regels)
    te_tonen = [
        (regel, werk)
        for regel in regels
        if (werk := werken.get(regel.werk)) is not None
        and werk.is_open(zicht.vandaag)
        and werk.is_zichtbaar_voor(gebruiker.organisatie)
    ]
    return Nachtlijst(
        klant=nummer,
        dag=nacht.plan.dag,
        versies=nacht.plan.versies,
        telling=lees_telling(lijst.telling),
        matches=tuple(_match(samenstelling, profiel, werk, r) for r, werk in te_tonen),
        vervallen=len(regels) - len(te_tonen),
        verschillen=_uitgelegd(map(Verschil.van_document, lijst.verschillen)),
    )


def _match(
    samenstelling: Samenstelling, profiel: Klantprofiel, werk: Werk, regel: Nachtregel
) -> Match:
    return Match(
        profiel=profiel,
        werk=werk,
        oordeel=Paaroordeel(profiel.nummer, werk.nummer, regel.oordelen),
        score=sum(b.effect for b in regel.bijdragen),
        bijdragen=regel.bijdragen,
        kans=regel.kans,
        reistijden=samenstelling.matchdienst.reistijden(profiel, werk),
    )


@contextmanager
def _zicht(samenstelling: Samenstelling, gebruiker: Gebruiker) -> Iterator[tuple[Session, Zicht]]:
    with samenstelling.opslag.lezen() as session:
        yield session, Zicht(session, gebruiker, vandaag=samenstelling.kalender())


def verschillen_van_caseload(
    samenstelling: Samenstelling, gebruiker: Gebruiker
) -> list[Klantverschillen]:
    """What changed for the klanten within sight, where anything did; before a night nothing."""
    with _zicht(samenstelling, gebruiker) as (session, zicht):
        klanten = zicht.list_klanten()
        nacht = NachtRepository(session).laatste()
        if nacht is None:
            return []
        per_klant = lees_verschillen_van_klanten(session, nacht.nummer, klanten)
        return [(klant, _uitgelegd(verschillen)) for klant, verschillen in per_klant]


def magere_lijsten_van_caseload(
    samenstelling: Samenstelling, gebruiker: Gebruiker
) -> list[MagereLijst]:
    """Klanten within sight with an empty or thin list, and what empties it."""
    with _zicht(samenstelling, gebruiker) as (session, zicht):
        klanten = zicht.list_klanten()
        nacht = NachtRepository(session).laatste()
        if nacht is None:
            return []
        nummers = [k.nummer for k in klanten]
        return magere_lijsten(NachtRepository(session).tellingen(nacht.nummer, nummers), klanten)


def verschillen_van_werk(
    samenstelling: Samenstelling, gebruiker: Gebruiker
) -> list[Werkverschillen]:
    """What changed in the kandidaten of the own organisation, by werk, without saying who.

    Raises:
        GeenToegang: for who may not see kandidaten.
    """
    if gebruiker.rol not in (Rol.ACCOUNTMANAGER, Rol.TEAMLEIDER):
        raise GeenToegang(wat="kandidaten bekijken")
    organisatie = gebruiker.organisatie
    with samenstelling.opslag.lezen() as session:
        nacht = NachtRepository(session).laatste()
        if nacht is None:
            return []
        per_werk = dict(lees_verschillen_van_werk(session, nacht.nummer, organisatie))
        werken = WerkRepository(session).get_vele(per_werk)
        klanten = {KlantNummer(v.ander) for regels in per_werk.values() for v in regels}
        noteer(session, Gegevenssoort.KANDIDAAT, klanten)
    return [
        Werkverschillen(
            werk=werk,
            regels=tuple(
                (pseudoniem(samenstelling.geheim, KlantNummer(v.ander), nummer), zin)
                for v, zin in _uitgelegd(per_werk[nummer], ander="klant")
            ),
        )
        for nummer, werk in werken.items()
        if werk.is_zichtbaar_voor(organisatie)
    ]


def als_beheer(
    samenstelling: Samenstelling, *, coach: str | None
) -> tuple[Nacht, list[MagereLijst], list[Klantverschillen]]:
    """For whoever manages the store: thin lists and changes of all klanten, or of one coach."""
    with samenstelling.opslag.lezen() as session:
        nacht = get_laatste(session)
        klanten = KlantRepository(session).list_(coach=coach, status=KlantStatus.ACTIEF)
        tellingen = NachtRepository(session).tellingen(nacht.nummer, [k.nummer for k in klanten])
        mager = magere_lijsten(tellingen, klanten)
        per_klant = lees_verschillen_van_klanten(session, nacht.nummer, klanten)
        return nacht, mager, [(klant, _uitgelegd(v)) for klant, v in per_klant]


def _uitgelegd(
    verschillen: Iterable[Verschil], *, ander: str = "werk"
) -> tuple[tuple[Verschil, str], ...]:
    return tuple((v, leg_verschil_uit(v, ander=ander)) for v in verschillen)
