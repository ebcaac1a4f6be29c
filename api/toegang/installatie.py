"""What whoever manages the installation sees: nights, rankers and health. Nothing of a dossier."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.bootstrap import Samenstelling
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.nacht.model import BlokSoort, Bloktelling, Nacht
from modellen.nacht.repository import NachtRepository
from modellen.opslag.migratie import huidige_versie

if TYPE_CHECKING:
    from matching.leren.register import Regel

NACHTEN = 14
OUD = timedelta(hours=36)
"""A night longer ago than this is missing: it should run every day."""


@dataclass(frozen=True, slots=True)
class Nachtregel:
    """One night: how long it took (``None`` = it is not done) and what it made."""

    nacht: Nacht
    duur: timedelta | None
    klanten: Bloktelling
    werk: Bloktelling


@dataclass(frozen=True, slots=True)
class Rankerregel:
    """One ranker: name, whether it counts now, and the figures on proposals that came later.

    ``fout``: why its folder cannot be read; then there are no figures.
    """

    naam: str
    is_kampioen: bool
    gegevens: dict[str, Any]
    cijfers: dict[str, Any]
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Gezondheid:
    """How the installation is doing.

    Attributes:
        nacht: the last published night; ``None`` before the first. nacht_is_oud: it is missing.
        vrij, schijf: bytes free and in all where the data are.
    """

    database: str
    schema: str
    nacht: Nacht | None
    nacht_is_oud: bool
    kampioen: str | None
    vrij: int
    schijf: int


def list_nachten(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Nachtregel]:
    """The last nights that are kept, newest first; raises ``GeenToegang``."""
    _eis_beheerder(gebruiker)
    with samenstelling.opslag.lezen() as session:
        nachten = NachtRepository(session)
        return [
            Nachtregel(
                nacht=nacht,
                duur=nacht.gepubliceerd_op - nacht.begonnen_op if nacht.gepubliceerd_op else None,
                klanten=nachten.telling(nacht.nummer, BlokSoort.KLANT),
                werk=nachten.telling(nacht.nummer, BlokSoort.WERK),
            )
            for nacht in nachten.list_(hoogstens=NACHTEN)
        ]


def list_rankers(
    samenstelling: Samenstelling, gebruiker: Gebruiker
) -> tuple[list[Rankerregel], list[Regel]]:
    """All rankers, newest first, and the changes of champion, newest first.

    Raises:
        GeenToegang: for another role.
        OpstapFout: when the register cannot be read.
    """
    from matching.leren.register import Register

    _eis_beheerder(gebruiker)
    register = Register(samenstelling.instellingen.rankermap)
    kampioen = register.kampioen
    regels = [_ranker(register.pad(n), n, kampioen) for n in reversed(register.rankers())]
    return regels, list(reversed(register.geschiedenis()))


def get_ranker(
    samenstelling: Samenstelling, gebruiker: Gebruiker, naam: str
) -> tuple[Rankerregel, str]:
    """One ranker with its card; raises ``GeenToegang`` and ``NietGevonden``."""
    from matching.leren.modelmap import KAART
    from matching.leren.register import Register

    _eis_beheerder(gebruiker)
    register = Register(samenstelling.instellingen.rankermap)
    if naam not in register.rankers():
        raise NietGevonden(soort="ranker", nummer=naam[:40])
    pad = register.pad(naam)
    kaart = pad / KAART
    tekst = kaart.read_text(encoding="utf-8") if kaart.is_file() else ""
    return _ranker(pad, naam, register.kampioen), tekst


def gezondheid(samenstelling: Samenstelling, gebruiker: Gebruiker) -> Gezondheid:
    """The state of store, night and disk; raises ``GeenToegang``."""
    from matching.leren.register import Register

    _eis_beheerder(gebruiker)
    with samenstelling.opslag.lezen() as session:
        nacht = NachtRepository(session).laatste()
    schijf = shutil.disk_usage(samenstelling.instellingen.data)
    sinds = nacht.gepubliceerd_op if nacht else None
    return Gezondheid(
        database="SQLite" if samenstelling.opslag.is_sqlite else "PostgreSQL",
        schema=huidige_versie(samenstelling.opslag) or "",
        nacht=nacht,
        nacht_is_oud=sinds is None or samenstelling.klok() - sinds > OUD,
        kampioen=Register(samenstelling.instellingen.rankermap).kampioen,
        vrij=schijf.free,
        schijf=schijf.total,
    )


def _ranker(pad: Path, naam: str, kampioen: str | None) -> Rankerregel:
    from matching.leren.modelmap import CIJFERS, GEGEVENS, lees_json, lees_model
    from modellen.fouten import OpstapFout

    try:
        lees_model(pad)
        return Rankerregel(
            naam, naam == kampioen, lees_json(pad, GEGEVENS), lees_json(pad, CIJFERS)
        )
    except OpstapFout as fout:
        return Rankerregel(naam, naam == kampioen, {}, {}, fout.melding)


def _eis_beheerder(gebruiker: Gebruiker) -> None:
    if gebruiker.rol is not Rol.BEHEERDER:
        raise GeenToegang(wat="de installatie beheren")
