"""The entry for the Dutch Algoritmeregister, filled in from what runs here.

Sections and fields are those of its Publicatiestandaard 1.0 (algoritmes.overheid.nl). What only the
organisation can say, such as its legal basis, it writes in a file of its own; what is missing there
is shown as missing, never guessed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from matching.constraints import CONSTRAINTS
from matching.leren.kenmerken import KENMERKEN
from matching.ranking import COMPONENTEN
from modellen.fouten import OpstapFout
from modellen.markdown import tabel
from modellen.schrijfwijze import getal

EIGEN: Mapping[str, str] = MappingProxyType(
    {
        "organisatie": "naam van de organisatie die het gebruikt",
        "contact": "e-mailadres waar mensen met vragen terechtkunnen",
        "begindatum": "sinds wanneer het in gebruik is",
        "publicatiecategorie": (
            "hoog-risico AI-systeem, impactvol algoritme of overig. Werk en selectie staan in "
            "bijlage III, punt 4, van de AI-verordening: ga uit van hoog risico tot een jurist "
            "iets anders vaststelt"
        ),
        "wettelijke_basis": "op welke wet of opdracht de begeleiding berust",
        "verwerkingsregister": "link naar de verwerking in het register van verwerkingen",
        "impacttoetsen": "welke toetsen zijn gedaan, zoals DPIA of IAMA, en wanneer",
        "toezicht": "wie toeziet op het gebruik, zoals de functionaris gegevensbescherming",
        "bezwaar": "hoe een klant bezwaar maakt of om uitleg vraagt",
    }
)
"""What only the organisation can say: key in its file, and what is asked."""

_ONTBREEKT = "NOG IN TE VULLEN"


@dataclass(frozen=True, slots=True)
class Registerstand:
    """What runs here now.

    Attributes:
        dag: of making the entry.
        ranker: champion, ``None`` = the fixed score. sinds: since when that one counts, as text;
            ``None`` = always.
        geleerd: fingerprint of the data of the champion, empty without one.
        gewichten: of the fixed score, by component.
        versies: of model, ranking and travel, by name.
        rapporteert_groepen: whether an organisation recorded groups for the fairness report.
    """

    dag: str
    ranker: str | None
    sinds: str | None
    geleerd: Mapping[str, Any]
    gewichten: Mapping[str, float]
    versies: Mapping[str, str]
    rapporteert_groepen: bool


def lees_eigen(pad: Path) -> Mapping[str, str]:
    """What the organisation filled in; nothing when there is no such file.

    Raises:
        OpstapFout: when it is no TOML, or says something that is not asked.
    """
    try:
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise _fout(pad, "is niet te lezen") from None
    for veld, waarde in inhoud.items():
        if veld not in EIGEN:
            raise _fout(pad, f"noemt '{veld[:40]}', dat niet gevraagd wordt")
        if not isinstance(waarde, str):
            raise _fout(pad, f"heeft bij '{veld}' iets anders dan tekst")
    return {veld: waarde.strip() for veld, waarde in inhoud.items() if waarde.strip()}


def ontbreekt(eigen: Mapping[str, str]) -> tuple[str, ...]:
    """What the organisation still has to fill in, in order."""
    return tuple(veld for veld in EIGEN if veld not in eigen)


def schrijf_register(stand: Registerstand, eigen: Mapping[str, str]) -> str:
    """The entry as Markdown."""
    delen = [
        "# Algoritmeregister: Opstap, passend werk zoeken",
        f"Gemaakt op {stand.dag} uit wat hier draait. Opzet: Publicatiestandaard 1.0.",
        "## Algemene informatie",
        *_algemeen(eigen),
        "## Verantwoord gebruik",
        *_gebruik(stand, eigen),
        "## Werking",
        *_werking(stand),
    ]
    return "\n\n".join(delen) + "\n"


def _algemeen(eigen: Mapping[str, str]) -> list[str]:
    return [
        _veld("Naam", "Opstap"),
        _veld("Organisatie", _eigen(eigen, "organisatie")),
        _veld(
            "Korte omschrijving",
            "Opstap zoekt werk dat past bij mensen die begeleid worden naar een baan, en zegt "
            "waarom het past. Jobcoach en klant kiezen zelf.",
        ),
        _veld("Status", "In gebruik"),
        _veld("Begindatum", _eigen(eigen, "begindatum")),
        _veld("Publicatiecategorie", _eigen(eigen, "publicatiecategorie")),
        _veld("Contactgegevens", _eigen(eigen, "contact")),
    ]


def _gebruik(stand: Registerstand, eigen: Mapping[str, str]) -> list[str]:
    return [
        _veld(
            "Doel en impact",
            "Meer mensen vinden werk dat blijft: na zes maanden nog aan het werk. Wie hoger staat, "
            "wordt eerder besproken; wie laag staat, kan gemist worden. Opstap besluit niets over "
            "uitkering, recht of plicht.",
        ),
        _veld(
            "Afwegingen",
            "Met de hand kan niemand al het open werk naast alle klanten leggen. Daar staat "
            "tegenover dat een volgorde mensen stuurt. Daarom is elke regel uit te leggen, blijft "
            "al het passende werk te zien en telt niets persoonlijks mee.",
        ),
        _veld(
            "Menselijke tussenkomst",
            "Geen voorstel gaat naar een werkgever voordat klant en jobcoach ja zeggen. Nee zeggen "
            "heeft geen gevolgen. Wat onzeker is, is een vraag aan een mens, geen afwijzing. "
            "Bij elk werk is te vragen waarom het wel of niet past.",
        ),
        _veld("Risicobeheer", _risico(stand)),
        _veld("Wettelijke basis", _eigen(eigen, "wettelijke_basis")),
        _veld("Link naar verwerkingsregister", _eigen(eigen, "verwerkingsregister")),
        _veld("Impacttoetsen", _eigen(eigen, "impacttoetsen")),
        _veld("Toezicht", _eigen(eigen, "toezicht")),
        _veld("Bezwaar en uitleg", _eigen(eigen, "bezwaar")),
    ]


def _risico(stand: Registerstand) -> str:
    groepen = (
        "Een rapport vergelijkt per leeftijdsband, geslacht en herkomst wie getoond, voorgesteld "
        "en geplaatst wordt, zonder iets over minder dan tien mensen te tonen, en een ranker "
        "waarmee een groep erop achteruitgaat, wordt geweigerd."
        if stand.rapporteert_groepen
        else "Er zijn geen groepsgegevens vastgelegd: of groepen gelijk behandeld worden, volgt "
        "alleen uit de opzet en is niet in cijfers nagegaan."
    )
    return (
        "Een nieuwe ranker telt pas als op latere voorstellen zeker is dat hij meer oplevert en "
        "zijn kansen kloppen; hij is met één opdracht terug te zetten. Elke regel wordt voor het "
        "tonen nog eens met andere code nagerekend. Wie lang niet getoond of vaak vergeefs "
        f"voorgesteld wordt, is voor coach en teamleider op te vragen. {groepen}"
    )


def _werking(stand: Registerstand) -> list[str]:
    return [
        _veld(
            "Gegevens",
            "Van de klant: wensen, werkervaring, interesses, uren, dagdelen, reistijd, papieren "
            "en belastbaarheid (zonder diagnose). Van het werk: taken, eisen, uren, plaats en "
            "belasting. Uit het eigen logboek: wat getoond en voorgesteld is en wat ervan kwam.",
        ),
        _veld(
            "Wat niet gebruikt wordt",
            "Leeftijd, geslacht, herkomst, geloof, gezin, soort of duur van een uitkering, "
            "verzuim, gaten in een cv, naam, diagnose en de letters van de postcode. Zinnen "
            "hierover worden uit de tekst gehouden die het taalmodel leest.",
        ),
        _veld("Technische werking", _techniek(stand)),
        "Harde grenzen, eerst en nog eens voor het tonen: "
        + ", ".join(c.titel.lower() for c in CONSTRAINTS)
        + ".",
        "De vaste score is een som van delen:",
        tabel(
            ("deel", "gewicht", "betekenis"),
            [(c.titel, getal(stand.gewichten[c.naam]), c.betekenis) for c in COMPONENTEN],
        ),
        "Wat een ranker verder mag weten:",
        tabel(
            ("kenmerk", "betekenis", "als het onbekend is"),
            [(k.titel, k.betekenis, k.bij_onbekend) for k in KENMERKEN],
        ),
        _veld("Versies", ", ".join(f"{n} {v}" for n, v in sorted(stand.versies.items()))),
        _veld("Leverancier en broncode", "Opstap, open broncode onder EUPL-1.2."),
    ]


def _techniek(stand: Registerstand) -> str:
    volgorde = (
        "De volgorde is die van de vaste score hieronder; er is niets geleerd."
        if stand.ranker is None
        else f"De volgorde komt sinds {stand.sinds} van ranker {stand.ranker}. Die schat de kans "
        f"op een duurzame plaatsing en leerde van {stand.geleerd.get('voorstellen', 0)} eigen "
        f"voorstellen tot en met {stand.geleerd.get('tot')}, om te beginnen met de vaste score. "
        "Zijn modelkaart staat in zijn map."
    )
    return (
        "Eerst vallen de mogelijkheden af die niet kunnen, daarna wordt de rest op volgorde gezet. "
        f"{volgorde} Een eigen taalmodel vergelijkt teksten; er is geen verbinding met buiten."
    )


def _veld(naam: str, inhoud: str) -> str:
    return f"**{naam}.** {inhoud}"


def _eigen(eigen: Mapping[str, str], veld: str) -> str:
    return eigen.get(veld) or f"{_ONTBREEKT}: {EIGEN[veld]}."


def _fout(pad: Path, wat: str) -> OpstapFout:
    return OpstapFout(
        code="ongeldige_registergegevens",
        melding=f"Het bestand {pad.name} {wat}.",
        volgende_stap=f'Schrijf per regel: naam = "tekst". Gevraagd: {", ".join(EIGEN)}.',
    )
