"""A proposal in words: its timeline, how far it is, and what a reason suggests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from modellen.belastbaarheid.fml import item
from modellen.dagdelen import Dagdelen
from modellen.kwalificatie import Branche, Vervoermiddel
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum
from modellen.voorstel.model import (
    Verloop,
    Voorstelfase,
    Voorstelgebeurtenis,
    Voorstelsoort,
)
from modellen.voorstel.mogelijk import mogelijke_maanden, mogelijke_soorten
from modellen.voorstel.redenen import Toelichting, Weigeraar
from modellen.voorstel.voortgang import voortgang_op
from modellen.voorstel.wijziging import Wijzigingsoort, Wijzigingsvoorstel
from modellen.waarden import UrenPerWeek, WerkNummer
from vacatures.werk import Werk

_S, _W = Voorstelsoort, Wijzigingsoort

_TITEL = {
    _S.BEKEKEN: "Bekeken",
    _S.VOORGESTELD: "Voorgesteld aan de klant",
    _S.GESPREK: "Gesprek met de werkgever",
    _S.PROEFPLAATSING: "Proefplaatsing begonnen",
    _S.INLEEN: "Werk begonnen via inleen",
    _S.LOONKOSTENSUBSIDIE: "Werk begonnen met loonkostensubsidie",
    _S.ARBEIDSOVEREENKOMST: "Werk begonnen met een arbeidsovereenkomst",
    _S.UITVAL: "Gestopt met het werk",
    _S.INGETROKKEN: "Weggehaald",
}
_NEE = {
    Weigeraar.KLANT: "De klant zei nee",
    Weigeraar.COACH: "De coach raadde het af",
    Weigeraar.WERKGEVER: "De werkgever zei nee",
}
KEUZE = {
    _S.VOORGESTELD: "Voorgesteld aan de klant",
    _S.ANTWOORD: "Antwoord van de klant",
    _S.GESPREK: "Gesprek met de werkgever",
    _S.PROEFPLAATSING: "Proefplaatsing",
    _S.INLEEN: "Werk via inleen",
    _S.LOONKOSTENSUBSIDIE: "Werk met loonkostensubsidie",
    _S.ARBEIDSOVEREENKOMST: "Werk met een arbeidsovereenkomst",
    _S.NOG_AAN_HET_WERK: "Nog aan het werk",
    _S.UREN: "Uren per week",
    _S.UITVAL: "Gestopt met het werk",
    _S.GEWEIGERD: "Gaat niet door",
}
"""What a person can choose to record, in the order in which it usually happens."""
_FASE = {
    Voorstelfase.VOORGESTELD: "Voorgesteld",
    Voorstelfase.GESPREK: "In gesprek",
    Voorstelfase.GEPLAATST: "Aan het werk",
    Voorstelfase.NA_1_MAAND: "Aan het werk, na 1 maand nog",
    Voorstelfase.NA_3_MAANDEN: "Aan het werk, na 3 maanden nog",
    Voorstelfase.DUURZAAM: "Duurzaam aan het werk",
}


@dataclass(frozen=True, slots=True)
class Tijdlijnregel:
    """One event that holds, or one that was corrected (then ``waarom`` says why).

    ``door`` is the name of whom ``account`` is.
    """

    volgnummer: int
    titel: str
    dag: date
    details: tuple[str, ...]
    door: str
    vastgelegd_op: date
    waarom: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Voorstelstand:
    """How far a proposal is. ``kleur``: ``loopt``, ``werkt`` or ``einde``."""

    nummer: int
    tekst: str
    kleur: str
    loopt: bool

    @property
    def wacht(self) -> bool:
        """Whether it runs and no work began."""
        return self.loopt and self.kleur == "loopt"


@dataclass(frozen=True, slots=True)
class Wijzigingsbeeld:
    """A suggestion as a question, or with what was decided."""

    nummer: int
    vraag: str
    besluit: str | None
    gewijzigd: str


@dataclass(frozen=True, slots=True)
class Voorstelbeeld:
    """One proposal on a page.

    Attributes:
        is_er: whether the work can still be looked at here.
        keuzes: what the rules allow to record now.
    """

    stand: Voorstelstand
    klant: str
    werk: WerkNummer
    is_er: bool
    titel: str
    waar: str
    regels: tuple[Tijdlijnregel, ...]
    verbeterd: tuple[Tijdlijnregel, ...]
    keuzes: tuple[tuple[Voorstelsoort, str], ...]
    wijzigingen: tuple[Wijzigingsbeeld, ...]


def beeld_van(
    verloop: Verloop,
    *,
    werk: Werk | None,
    namen: Mapping[str, str],
    wijzigingen: Sequence[Wijzigingsvoorstel],
    vandaag: date,
    op: datetime,
) -> Voorstelbeeld:
    """A proposal for its page.

    Args:
        werk: ``None`` = not there any more. namen: of colleagues by account.
        wijzigingen: suggestions of any proposal. op: this moment (aware).
    """
    van = verloop.voorstel
    return Voorstelbeeld(
        stand=stand_van(verloop, vandaag),
        klant=van.klant,
        werk=van.werk,
        is_er=werk is not None,
        titel=werktitel(werk, van.werk),
        waar=waar(werk),
        regels=tuple(tijdlijnregel(g, namen) for g in verloop.geldend),
        verbeterd=verbeterd(verloop, namen),
        keuzes=keuzes(verloop, op),
        wijzigingen=tuple(_wijziging(w) for w in wijzigingen if w.voorstel == van.nummer),
    )


def werktitel(werk: Werk | None, nummer: str) -> str:
    """Its title, or its number when it is not there any more."""
    return werk.titel if werk else f"Werk {nummer}"


def waar(werk: Werk | None) -> str:
    """Employer, place and hours in one line."""
    if werk is None:
        return "Dit werk is er niet meer."
    return f"{werk.werkgever_naam or 'Werkgever onbekend'} · {werk.plek} · {werk.uren}"


def keuzes(verloop: Verloop, op: datetime) -> tuple[tuple[Voorstelsoort, str], ...]:
    """What can be recorded at this moment, in the order in which it usually happens."""
    kan = set(mogelijke_soorten(verloop, op))
    return tuple((soort, label) for soort, label in KEUZE.items() if soort in kan)


def maandkeuzes(verloop: Verloop, op: datetime) -> tuple[tuple[str, str], ...]:
    """After how many months one can be still at work now, as value and label."""
    return tuple((str(m), f"na {in_maanden(m)}") for m in mogelijke_maanden(verloop, op))


def in_maanden(aantal: int) -> str:
    """``1 maand``, ``3 maanden``."""
    return "1 maand" if aantal == 1 else f"{aantal} maanden"


def stand_van(verloop: Verloop, vandaag: date) -> Voorstelstand:
    """How far it is, in words."""
    nummer, einde = verloop.voorstel.nummer, verloop.einde
    if einde is not None:
        return Voorstelstand(nummer, titel_van(einde), "einde", loopt=False)
    bereikt = voortgang_op(verloop, vandaag).bereikt
    if bereikt is None:
        gebeurd = verloop.geldend
        tekst = "Bekeken" if gebeurd else "Alles is weggehaald"
        return Voorstelstand(nummer, tekst, "loopt", loopt=bool(gebeurd))
    if bereikt is Voorstelfase.GESPREK and any(
        g.soort is _S.PROEFPLAATSING for g in verloop.geldend
    ):
        return Voorstelstand(nummer, "Proefplaatsing", "loopt", loopt=True)
    kleur = "werkt" if bereikt >= Voorstelfase.GEPLAATST else "loopt"
    return Voorstelstand(nummer, _FASE[bereikt], kleur, loopt=True)


def titel_van(gebeurtenis: Voorstelgebeurtenis) -> str:
    """What happened, in words."""
    soort = gebeurtenis.soort
    if gebeurtenis.weigeraar is not None:
        return _NEE[gebeurtenis.weigeraar]
    if soort is _S.ANTWOORD and gebeurtenis.antwoord is not None:
        return gebeurtenis.antwoord.label
    if soort is _S.NOG_AAN_HET_WERK:
        return f"Na {in_maanden(gebeurtenis.maanden or 0)} nog aan het werk"
    if soort is _S.UREN:
        return f"Werkt {_getal(gebeurtenis.uren)} uur per week"
    return _TITEL[soort]


def tijdlijnregel(
    gebeurtenis: Voorstelgebeurtenis, namen: Mapping[str, str], waarom: str = ""
) -> Tijdlijnregel:
    """One event as a line."""
    titel = titel_van(gebeurtenis)
    antwoord = gebeurtenis.antwoord.label if gebeurtenis.antwoord else titel
    details = [antwoord] if antwoord != titel else []
    details += [gebeurtenis.reden.label] if gebeurtenis.reden else []
    details += _toelichting(gebeurtenis.toelichting)
    return Tijdlijnregel(
        volgnummer=gebeurtenis.volgnummer,
        titel=titel,
        dag=gebeurtenis.dag,
        details=tuple(details),
        door=namen.get(gebeurtenis.door, gebeurtenis.door),
        vastgelegd_op=dag_van(gebeurtenis.vastgelegd_op),
        waarom=waarom,
        account=gebeurtenis.door,
    )


def verbeterd(verloop: Verloop, namen: Mapping[str, str]) -> tuple[Tijdlijnregel, ...]:
    """What does not hold any more, each with who corrected it, when and why."""
    per_nummer = {g.volgnummer: g for g in verloop.gebeurtenissen}
    regels = []
    for later in verloop.gebeurtenissen:
        if later.corrigeert is None:
            continue
        wat = "Weggehaald" if later.soort is _S.INGETROKKEN else "Verbeterd"
        reden = f": {later.correctiereden.label.lower()}" if later.correctiereden else ""
        wie = namen.get(later.door, later.door)
        zin = f"{wat} door {wie} op {datum(dag_van(later.vastgelegd_op))}{reden}."
        regels.append(tijdlijnregel(per_nummer[later.corrigeert], namen, zin))
    return tuple(regels)


def _toelichting(toelichting: Toelichting) -> list[str]:
    zinnen = []
    if toelichting.middel is not None:
        minuten = f": {toelichting.minuten} minuten" if toelichting.minuten else ""
        zinnen.append(f"Reis {toelichting.middel.label}{minuten}")
    if toelichting.fml_item is not None:
        zinnen.append(f"Te zwaar punt: {item(toelichting.fml_item).naam.lower()}")
    if toelichting.dagdelen is not None:
        zinnen.append(f"Kan niet op {_week(toelichting.dagdelen)}")
    return zinnen


def _week(dagdelen: Dagdelen) -> str:
    return str(dagdelen).replace(",", ", ")


def _getal(waarde: float | None) -> str:
    return f"{waarde or 0:g}".replace(".", ",")


# --- what reasons suggest -------------------------------------------------------------------------


def _wijziging(suggestie: Wijzigingsvoorstel) -> Wijzigingsbeeld:
    return Wijzigingsbeeld(
        nummer=suggestie.nummer,
        vraag=wijziging_in_woorden(suggestie),
        besluit=suggestie.besluit.value if suggestie.besluit else None,
        gewijzigd=suggestie.gewijzigd,
    )


def wijziging_in_woorden(suggestie: Wijzigingsvoorstel) -> str:
    """What would change, as a question to whoever decides."""
    gegevens: Mapping[str, Any] = suggestie.wijziging.gegevens
    soort = suggestie.wijziging.soort
    match soort:
        case _W.REISTIJD_KORTER:
            middel = Vervoermiddel(gegevens["middel"]).label
            return f"Voortaan hoogstens {gegevens['minuten']} minuten reizen {middel}?"
        case _W.UREN_HOOGSTENS:
            return f"Voortaan werk zoeken van {UrenPerWeek(None, gegevens['uren'])}?"
        case _W.UREN_MINSTENS:
            return f"Voortaan werk zoeken van {UrenPerWeek(gegevens['uren'], None)}?"
        case _W.DAGDELEN_MINDER:
            return f"Niet meer zoeken op {_week(Dagdelen(gegevens['dagdelen']))}?"
        case _W.BRANCHE_UITSLUITEN:
            return f"Niets meer voorstellen in {Branche(gegevens['branche']).label.lower()}?"
        case _W.WERKGEVER_UITSLUITEN:
            return f"Werkgever {gegevens['werkgever']} niet meer voorstellen?"
        case _W.FML_HERBEOORDELEN | _W.BELASTING_NAGAAN:
            return f"{soort.label}: {item(gegevens['fml_item']).naam.lower()}?"
    return f"{soort.label}?"
