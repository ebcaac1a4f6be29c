"""Reads the hand-written content under ``inhoud`` into typed values and checks it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from modellen.assessment.model import Bevinding
from modellen.belastbaarheid.fml import FmlSoort, item
from modellen.beroepskeuze.model import Competentie
from modellen.dagdelen import Dagdelen
from modellen.klant.model import Wens, WensSoort, Werkervaring
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.waarden import UrenPerWeek
from vacatures.kenmerken import Contractvorm

LAND = "land"
"""Region code of an employer that has places in every region."""

Keuze = tuple[int, ...] | frozenset[str]
"""What a job asks on one FML item: levels to draw one from, or a set of options."""

_JA_NEE: Mapping[str, bool | None] = MappingProxyType({"ja": True, "nee": False, "?": None})


@dataclass(frozen=True, slots=True)
class Rooster:
    """A pattern of work: hours a week, parts of the week and the sentence that tells it."""

    uren: UrenPerWeek
    dagdelen: Dagdelen
    tekst: str


@dataclass(frozen=True, slots=True)
class Functie:
    """An occupation with all that may be said about it.

    ``belasting`` holds every schaal item except the hours (VI-2, VI-3); ``kern`` are the items
    that matter here: those of the profile and those of the occupation itself.
    """

    code: str
    sector: str
    branche: Branche
    isco: str
    titels: tuple[str, ...]
    taken: tuple[str, ...]
    proza: tuple[str, ...]
    roosters: tuple[Rooster, ...]
    contractvormen: tuple[Contractvorm, ...]
    opleidingen: tuple[Opleidingsniveau, ...]
    talen: tuple[Taalniveau, ...]
    rijbewijzen: frozenset[Rijbewijs]
    certificaten: frozenset[Certificaat]
    soms_rijbewijs: tuple[Rijbewijs, ...]
    soms_certificaten: tuple[Certificaat, ...]
    belasting: Mapping[str, Keuze]
    kern: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regio:
    """A cluster of places: name, weight and postcodes of each."""

    code: str
    aandeel: float
    plaatsen: tuple[tuple[str, int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class WerkgeverInhoud:
    """An invented employer; an agency has no ``functies``: it posts for any occupation."""

    functies: frozenset[str]
    naam: str
    branche: Branche
    activiteiten: str
    regio: str


@dataclass(frozen=True, slots=True)
class KlantInhoud:
    """A klant without name, place and number; ``belast`` names a combination of limits."""

    belast: str
    is_verlopen: bool
    wensen: tuple[Wens, ...]
    ervaring: tuple[Werkervaring, ...]
    taal: Taalniveau | None
    opleiding: Opleidingsniveau | None
    rijbewijzen: frozenset[Rijbewijs] | None
    certificaten: frozenset[Certificaat] | None
    vervoer: Mapping[Vervoermiddel, int]
    uren: UrenPerWeek
    dagdelen: Dagdelen | None
    uitgesloten_branches: frozenset[Branche]
    aantal_uitgesloten_werkgevers: int
    riasec: tuple[float, ...] | None
    competenties: Mapping[Competentie, int]
    kwaliteiten: frozenset[Bevinding]


@dataclass(frozen=True, slots=True)
class Verslagteksten:
    """Sentences for the assessment. ``gebied`` and ``conclusies`` have the keys of the file.

    A key is a leefgebied, or a leefgebied with a background behind it: ``opleiding_laag``.
    """

    locaties: tuple[str, ...]
    gebied: Mapping[str, tuple[str, ...]]
    conclusies: Mapping[str, tuple[str, ...]]


@cache
def lees_toml(pad: str) -> dict[str, Any]:
    """A file under ``inhoud`` as it stands there; ``pad`` with forward slashes."""
    bestand = files(__package__).joinpath("inhoud", *pad.split("/"))
    return tomllib.loads(bestand.read_text(encoding="utf-8"))


def _lees_map(pad: str, sleutel: str) -> list[dict[str, Any]]:
    map_ = files(__package__).joinpath("inhoud", pad)
    namen = sorted(f.name for f in map_.iterdir() if f.name.endswith(".toml"))
    return [rij for naam in namen for rij in lees_toml(f"{pad}/{naam}")[sleutel]]


@cache
def lees_functies() -> tuple[Functie, ...]:
    """All occupations, in the order of the files."""
    belasting = lees_toml("belasting.toml")
    return tuple(_functie(rij, belasting) for rij in _lees_map("functies", "functie"))


def _functie(rij: Mapping[str, Any], bron: Mapping[str, Any]) -> Functie:
    profiel, eigen = bron["profiel"][rij["profiel"]], rij["belasting"]
    samen = {**bron["algemeen"], **profiel, **eigen}
    return Functie(
        code=rij["code"],
        sector=rij["sector"],
        branche=Branche(rij["branche"]),
        isco=rij["isco"],
        titels=tuple(rij["titels"]),
        taken=tuple(rij["taken"]),
        proza=tuple(rij["proza"]),
        roosters=tuple(
            Rooster(UrenPerWeek(laag, hoog), Dagdelen.lees(delen), tekst)
            for laag, hoog, delen, tekst in rij["rooster"]
        ),
        contractvormen=tuple(map(Contractvorm, rij["contract"])),
        opleidingen=tuple(map(Opleidingsniveau, rij["opleiding"])),
        talen=tuple(map(Taalniveau, rij["taal"])),
        rijbewijzen=frozenset(map(Rijbewijs, rij.get("rijbewijs", ()))),
        certificaten=frozenset(map(Certificaat, rij.get("certificaten", ()))),
        soms_rijbewijs=tuple(map(Rijbewijs, rij.get("soms_rijbewijs", ()))),
        soms_certificaten=tuple(map(Certificaat, rij.get("soms_certificaten", ()))),
        belasting=MappingProxyType({code: _keuze(code, w) for code, w in samen.items()}),
        kern=tuple(sorted({*profiel, *eigen}, key=lambda code: item(code).index)),
    )


def _keuze(code: str, waarde: int | Sequence[Any]) -> Keuze:
    if item(code).soort is FmlSoort.SCHAAL:
        return (waarde,) if isinstance(waarde, int) else tuple(int(w) for w in waarde)
    if isinstance(waarde, int):
        raise ValueError(f"{code}: an item with options takes a list of options, not {waarde}")
    return frozenset(str(w) for w in waarde)


@cache
def lees_regios() -> tuple[Regio, ...]:
    """All regions, in the order of the file."""
    return tuple(
        Regio(
            rij["code"],
            rij["aandeel"],
            tuple((naam, gewicht, tuple(pc4s)) for naam, gewicht, pc4s in rij["plaatsen"]),
        )
        for rij in lees_toml("regios.toml")["regio"]
    )


@cache
def lees_werkgevers() -> tuple[WerkgeverInhoud, ...]:
    """All employers, agencies last."""
    gelezen = lees_toml("werkgevers.toml")
    gewoon = (
        WerkgeverInhoud(
            frozenset(gelezen["functies"].get(naam) or _codes_in_sector(sector)),
            naam,
            Branche(branche),
            activiteiten,
            regio,
        )
        for sector, naam, branche, activiteiten, regio in gelezen["werkgever"]
    )
    bureaus = (
        WerkgeverInhoud(frozenset(), naam, Branche.UITZEND, activiteiten, LAND)
        for naam, activiteiten in gelezen["bureau"]
    )
    return (*gewoon, *bureaus)


def _codes_in_sector(sector: str) -> list[str]:
    return [functie.code for functie in lees_functies() if functie.sector == sector]


@cache
def lees_klanten() -> tuple[KlantInhoud, ...]:
    """All klanten, in the order of the files."""
    return tuple(_klant(rij) for rij in _lees_map("klanten", "klant"))


def _klant(rij: Mapping[str, Any]) -> KlantInhoud:
    rijbewijzen, certificaten = rij.get("rijbewijzen"), rij.get("certificaten")
    return KlantInhoud(
        belast=rij["belast"],
        is_verlopen=rij.get("verlopen", False),
        wensen=tuple(_wens(tekst) for tekst in rij["wens"]),
        ervaring=tuple(_ervaring(e) for e in rij["ervaring"]),
        taal=Taalniveau(rij["taal"]) if "taal" in rij else None,
        opleiding=Opleidingsniveau(rij["opleiding"]) if "opleiding" in rij else None,
        rijbewijzen=None if rijbewijzen is None else frozenset(map(Rijbewijs, rijbewijzen)),
        certificaten=None if certificaten is None else frozenset(map(Certificaat, certificaten)),
        vervoer=MappingProxyType({Vervoermiddel(m): t for m, t in rij["vervoer"].items()}),
        uren=UrenPerWeek(*rij["uren"]),
        dagdelen=Dagdelen.lees(rij["dagdelen"]) if "dagdelen" in rij else None,
        uitgesloten_branches=frozenset(map(Branche, rij.get("uitgesloten_branches", ()))),
        aantal_uitgesloten_werkgevers=rij.get("uitgesloten_werkgevers", 0),
        riasec=tuple(rij["riasec"]) if "riasec" in rij else None,
        competenties=MappingProxyType({Competentie(c): s for c, s in rij.get("comp", {}).items()}),
        kwaliteiten=frozenset(map(Bevinding, rij.get("kwaliteiten", ()))),
    )


def _wens(tekst: str) -> Wens:
    soort, _, woorden = tekst.partition("|")
    return Wens(WensSoort(soort), woorden)


def _ervaring(velden: Sequence[Any]) -> Werkervaring:
    functie, taken, branche, jaren, recent, terug = velden
    return Werkervaring(
        functie=functie,
        taken=taken,
        branche=Branche(branche),
        jaren=float(jaren),
        recent=_JA_NEE[recent],
        wil_terug=_JA_NEE[terug],
    )


@cache
def lees_namen() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """First names and last names."""
    gelezen = lees_toml("namen.toml")
    return tuple(gelezen["voornamen"]), tuple(gelezen["achternamen"])


@cache
def lees_beperkingen() -> Mapping[str, Mapping[str, int | frozenset[str]]]:
    """Combinations of limits by name (``"volledig.heffen_a"``): FML code to level or options."""
    return {
        f"{groep}.{naam}": {
            code: w if isinstance(w, int) else frozenset(map(str, w)) for code, w in regels.items()
        }
        for groep, combinaties in lees_toml("belastbaarheid.toml").items()
        for naam, regels in combinaties.items()
    }


@cache
def lees_verslag() -> Verslagteksten:
    """Sentences for assessments."""
    gelezen = lees_toml("verslag.toml")
    return Verslagteksten(
        locaties=tuple(gelezen["locaties"]),
        gebied={sleutel: tuple(zinnen) for sleutel, zinnen in gelezen["gebied"].items()},
        conclusies={sleutel: tuple(zinnen) for sleutel, zinnen in gelezen["conclusies"].items()},
    )


@cache
def lees_teksten() -> Mapping[str, Any]:
    """Loose sentences for vacancies and netwerkplekken, as they stand in ``teksten.toml``."""
    return MappingProxyType(lees_toml("teksten.toml"))


@cache
def lees_accounts() -> Mapping[str, Any]:
    """Organisations with their regions, and the accounts."""
    return MappingProxyType(lees_toml("accounts.toml"))
