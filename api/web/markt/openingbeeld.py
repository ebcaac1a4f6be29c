"""An opening as its page shows it: what was understood, from which words, and what is to choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.bootstrap import Samenstelling
from api.web.markt.belastingvelden import Belastingveld, belastingvelden
from api.web.markt.openinginvoer import CONTRACTEN, ONBEKEND, Openinginvoer
from api.web.weekvakken import WEEK
from matching.beroep.koppelaar import Beroepstekst
from modellen.kwalificatie import Branche, Opleidingsniveau, Taalniveau
from vacatures.belasting.model import Belasting
from vacatures.belasting.schatten import schat_belasting
from vacatures.beroep.isco import find_isco
from vacatures.importeren.lopende_tekst import Lezing
from vacatures.vacature.model import Vacature
from vacatures.werkgever.model import Werkgever

Opties = tuple[tuple[str, str], ...]

AANTAL_BEROEPEN = 5
_TOONBAAR = 0.01
"""Occupations with less certainty than this only look like an answer."""

OPLEIDINGEN: Opties = tuple(
    (n.value, "geen eis" if n is Opleidingsniveau.GEEN else n.label) for n in Opleidingsniveau
)
TALEN: Opties = tuple((n.value, "geen eis" if n is Taalniveau.A0 else n.label) for n in Taalniveau)
BRANCHES: Opties = tuple((b.value, b.label) for b in sorted(Branche, key=lambda b: b.label))


@dataclass(frozen=True, slots=True)
class Beroepskeuze:
    """Occupations to choose from, best first. ``zeker``: the one that is certain enough."""

    opties: Opties
    zeker: str | None


@dataclass(frozen=True, slots=True)
class Openingbeeld:
    """The form of an opening.

    Attributes:
        invoer: what was typed. citaten: the words of the text per field.
        anders: what the text says where the field says something else.
        onleesbaar: what stood in the text and could not be read.
        werkgever: the one that was chosen; ``gevonden``: those whose name was typed.
        dubbelen: vacatures that are the same job. over: the vacature that is changed.
        melding: what has to be looked at first.
    """

    invoer: Openinginvoer
    citaten: Mapping[str, str] = field(default_factory=dict)
    anders: Mapping[str, str] = field(default_factory=dict)
    onleesbaar: tuple[str, ...] = ()
    beroepen: Beroepskeuze = Beroepskeuze((), None)
    belasting: tuple[Belastingveld, ...] = ()
    werkgever: Werkgever | None = None
    gevonden: tuple[Werkgever, ...] = ()
    dubbelen: tuple[Vacature, ...] = ()
    over: Vacature | None = None
    melding: str = ""

    contracten = CONTRACTEN
    opleidingen = OPLEIDINGEN
    talen = TALEN
    branches = BRANCHES
    week = WEEK

    @property
    def onbekend(self) -> tuple[str, ...]:
        """Fields that say nothing yet, in words: to ask the employer."""
        return tuple(woorden for veld, woorden in _VRAAG.items() if not getattr(self.invoer, veld))


_VRAAG = {
    "plaats": "de plaats",
    "uren": "de uren",
    "dagdelen": "dagen en tijden",
    "contractvorm": "het contract",
    "posities": "het aantal plaatsen",
    "opleiding": "de opleiding",
    "taal": "het Nederlands",
    "rijbewijs": "het rijbewijs",
    "certificaten": "certificaten",
    "sluit_op": "de sluitdatum",
}


def kies_beroepen(samenstelling: Samenstelling, invoer: Openinginvoer) -> Beroepskeuze:
    """What the occupation recogniser makes of it; what was chosen before stays in the list."""
    tekst = Beroepstekst(invoer.titel, invoer.tekst)
    if invoer.beroep_zoek.strip():
        tekst = Beroepstekst(invoer.beroep_zoek.strip())
    if not tekst.titel.strip():
        return Beroepskeuze((), None)
    antwoord = samenstelling.beroepsdienst.zoek(tekst, aantal=AANTAL_BEROEPEN).antwoord
    opties = {
        v.groep.code: f"{v.groep.naam} ({v.zekerheid:.0%} zeker)".replace(".", ",")
        for v in antwoord.voorstellen
        if v.zekerheid >= _TOONBAAR
    }
    gekozen = find_isco(invoer.isco)
    if gekozen is not None:
        opties.setdefault(gekozen.code, gekozen.naam)
    zeker = antwoord.zeker.groep.code if antwoord.zeker else None
    return Beroepskeuze((*opties.items(), (ONBEKEND, "Dat weet ik niet")), zeker)


def schat(invoer: Openinginvoer) -> Belasting:
    """The load under the occupation of the form; without one, what the text alone says."""
    groep = find_isco(invoer.isco)
    return schat_belasting(groep.code if groep else None, f"{invoer.titel}\n{invoer.tekst}")


def velden_van_belasting(invoer: Openinginvoer) -> tuple[Belastingveld, ...]:
    """The load as fields, with what was said of it."""
    return belastingvelden(schat(invoer), f"{invoer.titel}\n{invoer.tekst}", invoer.belasting)


def citaten_per_veld(lezing: Lezing) -> dict[str, str]:
    """The words behind each field of the form."""
    citaten = dict(lezing.citaten)
    if "plaats" not in citaten:
        for veld in ("postcode", "adres"):
            if veld in citaten:
                citaten["plaats"] = citaten[veld]
    citaten["werkgever_naam"] = citaten.pop("werkgever", "")
    return {veld: citaat for veld, citaat in citaten.items() if citaat}
