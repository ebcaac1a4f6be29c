"""The real-life assessment: thirteen leefgebieden and five conclusions.

Source: rules SP2-31 (leefgebieden) and SP2-38 to SP2-43 (conclusions a-e). The talk takes
place where the klant lives. What was said per leefgebied is confidential; matching reads
only what :mod:`modellen.klantprofiel` takes from three of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from modellen.waarden import KlantNummer


class Leefgebied(StrEnum):
    """The thirteen areas of life that the assessment maps, in the order of the source."""

    ALGEMENE_INDRUK = "algemene_indruk"
    MOTIVATIE = "motivatie"
    WOONSITUATIE = "woonsituatie"
    DAGINDELING = "dagindeling"
    FINANCIEN = "financien"
    OPLEIDING = "opleiding"
    WERK = "werk"
    NETWERK = "netwerk"
    SOCIALE_VAARDIGHEDEN = "sociale_vaardigheden"
    PERSOONLIJKE_KWALITEITEN = "persoonlijke_kwaliteiten"
    GEZONDHEID = "gezondheid"
    WENSEN_WERK = "wensen_werk"
    COACHEN = "coachen"

    @property
    def label(self) -> str:
        """Dutch name as the sources write it."""
        return _LABEL[self]


_LABEL = {
    Leefgebied.ALGEMENE_INDRUK: "algemene indruk",
    Leefgebied.MOTIVATIE: "motivatie en beweegredenen",
    Leefgebied.WOONSITUATIE: "woonsituatie en sociale omgeving",
    Leefgebied.DAGINDELING: "dagindeling en welzijn",
    Leefgebied.FINANCIEN: "financiële situatie",
    Leefgebied.OPLEIDING: "opleiding",
    Leefgebied.WERK: "werk",
    Leefgebied.NETWERK: "netwerk",
    Leefgebied.SOCIALE_VAARDIGHEDEN: "sociale vaardigheden",
    Leefgebied.PERSOONLIJKE_KWALITEITEN: "persoonlijke kwaliteiten",
    Leefgebied.GEZONDHEID: "gezondheid",
    Leefgebied.WENSEN_WERK: "wensen ten aanzien van werk",
    Leefgebied.COACHEN: "coachen",
}


class Bevinding(StrEnum):
    """Closed findings that an assessor ticks for persoonlijke kwaliteiten.

    Closed on purpose: free text about a person would carry health and home into the profile.
    """

    NAUWKEURIG = "nauwkeurig"
    VRIENDELIJK = "vriendelijk"
    DOORZETTER = "doorzetter"
    ZELFSTANDIG = "zelfstandig"
    TEAMSPELER = "teamspeler"
    PRAKTISCH = "praktisch"
    LEERGIERIG = "leergierig"
    GEDULDIG = "geduldig"
    ORDELIJK = "ordelijk"
    BEHULPZAAM = "behulpzaam"
    CREATIEF = "creatief"
    STIPT = "stipt"

    @property
    def zin(self) -> str:
        """Sentence for the profile text."""
        return _BEVINDING_ZIN[self]


_BEVINDING_ZIN = {
    Bevinding.NAUWKEURIG: "Werkt nauwkeurig.",
    Bevinding.VRIENDELIJK: "Is vriendelijk tegen klanten en collega's.",
    Bevinding.DOORZETTER: "Maakt af wat begonnen is.",
    Bevinding.ZELFSTANDIG: "Werkt graag zelfstandig.",
    Bevinding.TEAMSPELER: "Werkt graag samen in een team.",
    Bevinding.PRAKTISCH: "Is praktisch en handig.",
    Bevinding.LEERGIERIG: "Leert graag iets nieuws.",
    Bevinding.GEDULDIG: "Heeft geduld.",
    Bevinding.ORDELIJK: "Houdt van orde en netheid.",
    Bevinding.BEHULPZAAM: "Helpt graag andere mensen.",
    Bevinding.CREATIEF: "Is creatief.",
    Bevinding.STIPT: "Houdt zich aan afspraken en regels.",
}


class Termijn(StrEnum):
    """Conclusion e: within which time the klant can be at work."""

    DIRECT = "direct"
    DRIE_MAANDEN = "drie_maanden"
    ZES_MAANDEN = "zes_maanden"
    TWAALF_MAANDEN = "twaalf_maanden"
    LANGER = "langer"


@dataclass(frozen=True, slots=True)
class RlaConclusies:
    """Conclusions a to e; each may still be open (``None``). SP2-38 asks for all five.

    Attributes:
        te_motiveren: a, can the klant be motivated for the sectors that have vacancies?
        kan_uitstromen: b, can the klant move on to the jobs that are there?
        scholing: c, what training may be needed.
        weg_te_nemen: d, which obstacles must be taken away (never a medical cause).
        termijn: e, within which time.
    """

    te_motiveren: bool | None = None
    kan_uitstromen: bool | None = None
    scholing: str | None = None
    weg_te_nemen: str | None = None
    termijn: Termijn | None = None

    @property
    def ontbrekend(self) -> tuple[str, ...]:
        """Letters of the conclusions that are still open."""
        velden = (
            ("a", self.te_motiveren),
            ("b", self.kan_uitstromen),
            ("c", self.scholing),
            ("d", self.weg_te_nemen),
            ("e", self.termijn),
        )
        return tuple(letter for letter, waarde in velden if waarde is None)


@dataclass(frozen=True, slots=True)
class RealLifeAssessment:
    """One assessment of one klant.

    ``verslag`` is confidential free text per leefgebied, for klant and coach only.
    ``kwaliteiten`` are the closed findings that may enter the profile text.
    """

    klant: KlantNummer
    datum: date
    locatie: str = ""
    verslag: Mapping[Leefgebied, str] = field(default_factory=lambda: MappingProxyType({}))
    kwaliteiten: frozenset[Bevinding] = frozenset()
    conclusies: RlaConclusies = RlaConclusies()

    @property
    def ontbrekende_leefgebieden(self) -> tuple[Leefgebied, ...]:
        """Areas not yet talked about, in the order of the source."""
        return tuple(g for g in Leefgebied if not self.verslag.get(g, "").strip())
