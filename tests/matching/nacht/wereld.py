"""A store with random klanten and werk of three organisations, and a night service on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from matching.dienst import Matchdienst
from matching.nacht.nacht import Nachtdienst
from matching.taal.laden import Taalmodel
from matching.zoekindex.index import Zoekindex
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.klant.repository import KlantRepository
from modellen.nacht.tables import NachtkandidatenRij, NachtlijstGevoeligRij, NachtlijstRij
from modellen.opslag.base import BEHEERKOLOMMEN
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import standaard_register
from tests.builders import een_vacature, een_werkgever
from tests.matching.paren import WERKGEVERS, willekeurig_werk, willekeurige_profielen
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository

GEDEELDE_VELDEN = (
    "werkgever", "branche", "plek", "uren", "dagdelen", "eisen", "belasting", "sluit_op",
    "zichtbaar_voor",
)  # fmt: skip
TITELS = ("Magazijnmedewerker", "Schoonmaker", "Timmerman", "Receptionist", "Hovenier", "Kok")


def vul(opslag: Opslag, *, klanten: int, vacatures: int, zaad: int = 1) -> None:
    """Fill the store; the same seed gives the same records."""
    rng = Random(zaad)
    profielen = willekeurige_profielen(rng, klanten)
    werken = [willekeurig_werk(rng, i) for i in range(vacatures)]
    with opslag.schrijven() as session:
        KlantRepository(session).save_all([p.klant for p in profielen], door="test")
        BelastbaarheidRepository(session).save_all(
            [p.belastbaarheid for p in profielen], door="test"
        )
        WerkgeverRepository(session).save_all([een_werkgever(w) for w in WERKGEVERS], door="test")
        VacatureRepository(session).save_all(
            [
                een_vacature(
                    werk.nummer,
                    titel=rng.choice(TITELS),
                    **{veld: getattr(werk, veld) for veld in GEDEELDE_VELDEN},
                )
                for werk in werken
            ],
            door="test",
        )


def nachtdienst(opslag: Opslag, taalmodel: Taalmodel, indexmap: Path, **keus: Any) -> Nachtdienst:
    """A night in small blocks, so that a small store has many of them."""
    register = standaard_register()
    index = Zoekindex(opslag, taalmodel=taalmodel, register=register, indexmap=indexmap)
    standaard = {"klanten_per_blok": 7, "werk_per_blok": 30, "per_klant": 8, "per_werk": 5}
    return Nachtdienst(
        opslag, taalmodel=taalmodel, index=index, register=register, **(standaard | keus)
    )


def matchdienst(opslag: Opslag, taalmodel: Taalmodel, indexmap: Path) -> Matchdienst:
    return Matchdienst(opslag, taalmodel=taalmodel, indexmap=indexmap)


def inhoud(opslag: Opslag, nacht: int) -> Mapping[str, list[tuple[Any, ...]]]:
    """Everything that a night holds, without its number and without when it was made."""
    uit = {}
    with opslag.lezen() as session:
        for soort in (NachtlijstRij, NachtlijstGevoeligRij, NachtkandidatenRij):
            tabel = soort.tabel()
            kolommen = [k for k in tabel.c if k.name not in BEHEERKOLOMMEN | {"nacht"}]
            vraag = select(*kolommen).where(tabel.c.nacht == nacht).order_by(*tabel.primary_key)
            uit[tabel.name] = [tuple(rij) for rij in session.execute(vraag)]
    return uit
