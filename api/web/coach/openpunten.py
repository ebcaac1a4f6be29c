"""What is still to be asked about a klant: every gap becomes a question, never a guess."""

from __future__ import annotations

from datetime import date

from modellen.klant.model import Klant
from modellen.klantprofiel.model import Profielkern


def open_punten(profiel: Profielkern, vandaag: date) -> tuple[str, ...]:
    """Questions, the ones that keep most work out first."""
    return (*_belastbaarheid(profiel, vandaag), *_gegevens(profiel.klant), *_profiel(profiel))


def _belastbaarheid(profiel: Profielkern, vandaag: date) -> tuple[str, ...]:
    if profiel.belastbaarheid.is_leeg:
        return ("Wat kan de klant aan? De belastbaarheid is nog niet beoordeeld.",)
    onbekend = len(profiel.belastbaarheid.onbekende_items(vandaag))
    if not onbekend:
        return ()
    punten = "1 punt is" if onbekend == 1 else f"{onbekend} punten zijn"
    return (f"Wat kan de klant aan? {punten} niet beoordeeld of verlopen.",)


def _gegevens(klant: Klant) -> tuple[str, ...]:
    vragen = (
        (klant.postcode is None, "Wat is de postcode?"),
        (not klant.vervoer, "Hoe reist de klant, en hoe lang mag dat duren?"),
        (
            klant.uren.minimum is None or klant.uren.maximum is None,
            "Hoeveel uur per week wil de klant werken, minstens en hoogstens?",
        ),
        (klant.dagdelen is None, "Op welke dagen en tijden kan de klant werken?"),
        (klant.taalniveau is None, "Hoe goed spreekt de klant Nederlands?"),
        (klant.opleiding is None, "Wat is de hoogste opleiding?"),
        (klant.rijbewijzen is None, "Heeft de klant een rijbewijs?"),
        (klant.certificaten is None, "Welke certificaten heeft de klant?"),
    )
    return tuple(vraag for is_open, vraag in vragen if is_open)


def _profiel(profiel: Profielkern) -> tuple[str, ...]:
    vragen = [] if profiel.klant.wensen else ["Wat voor werk wil de klant?"]
    if profiel.riasec is None:
        vragen.append("Wat komt er uit de beroepskeuzetest?")
    vragen += [
        f"Wil de klant weer werken als {ervaring.functie}?"
        for ervaring in profiel.klant.werkervaring
        if ervaring.wil_terug is None
    ]
    return tuple(vragen)
