"""What the klant reads about the kwalificatiebaan, and what nobody has to type twice.

Lengths and frequencies are norms that a contract may change, so no text names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from modellen.traject.model import Fase, Feit
from modellen.traject.soorten._kwalificatiebaan_voortraject import VERLENGD, VERWIJZING, VOORTRAJECT

BEGELEIDING, NAZORG, AFGESLOTEN = "begeleiding", "nazorg", "afgesloten"

BELOFTE = (
    "Je krijgt een voortraject, waarin je je klaarmaakt voor werk. "
    "Daarna volgt een betaalde baan, soms met loonkostensubsidie voor je werkgever. "
    "Zo krijg je zicht op een gewone baan, en misschien op een opleiding."
)

FASEN = (
    Fase(
        VERWIJZING,
        "Verwijzing",
        "De gemeente meldt je aan",
        "Je klantmanager bij de gemeente meldt je bij ons aan. "
        "Samen bekijken we of dit traject bij je past. "
        "Deze fase is klaar als je voortraject begint.",
    ),
    Fase(
        VOORTRAJECT,
        "Voortraject",
        "Klaarmaken en werk zoeken",
        "Je lost met je jobcoach op wat werken nu nog lastig maakt. "
        "Je zoekt gericht naar een baan die bij jou past. "
        "Deze fase is klaar als je een baan hebt, of als de tijd om is.",
    ),
    Fase(
        VERLENGD,
        "Verlengd voortraject",
        "Meer tijd om je klaar te maken",
        "Je krijgt meer tijd, omdat er nog iets in de weg staat. "
        "Je volgt bijvoorbeeld een training en zoekt verder naar werk. "
        "Deze fase is klaar als je een baan hebt, of een advies voor iets anders.",
        is_voor_iedereen=False,
    ),
    Fase(
        BEGELEIDING,
        "Werk met loonkostensubsidie",
        "Een betaalde baan met veel hulp",
        "Je hebt een betaalde baan, en de gemeente betaalt mee aan de kosten. "
        "Je jobcoach helpt je veel, en soms volg je een opleiding. "
        "Deze fase is klaar als de subsidie stopt en je baan doorgaat.",
        is_voor_iedereen=False,
    ),
    Fase(
        NAZORG,
        "Nazorg",
        "Werken met nog wat hulp",
        "Je werkt zonder loonkostensubsidie. "
        "Je jobcoach houdt contact met je en helpt als iets lastig is. "
        "Deze fase is klaar als het een tijd goed gaat.",
    ),
    Fase(
        AFGESLOTEN,
        "Afgesloten",
        "Het traject is klaar",
        "Je traject is klaar. Je hoort wat het resultaat is en hoe je verder kunt. "
        "Je mag lezen wat er over je is opgeschreven.",
    ),
)

UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "verwijzing": "Je klantmanager meldt je bij ons aan, omdat dit traject bij je kan passen.",
        "voortraject_gestart": "Je begint. Met je jobcoach maak je je klaar voor werk.",
        "belemmering": "Jullie bespreken iets wat werken lastig maakt, en wat je eraan doet.",
        "inzicht_gevolgen": "Jullie praten over wat het betekent om lang zonder werk te zijn.",
        "gericht_gezocht": "Je zoekt met je jobcoach naar werk dat bij jou past.",
        "evaluatie_voortraject": (
            "Jullie bekijken of je klaar bent om te werken, en wat je nog nodig hebt."
        ),
        "verlenging_voorgesteld": "Je jobcoach vraagt je klantmanager om meer tijd voor jou.",
        "verlenging_akkoord": "Je krijgt meer tijd om je klaar te maken voor werk.",
        "verlenging_geweigerd": (
            "Je krijgt geen extra tijd. Je jobcoach legt uit hoe je nu verder kunt."
        ),
        "gestopt": "Het traject stopt eerder. Praat er eerst over met je jobcoach.",
        "plaatsing_met_lks": (
            "Je begint met een betaalde baan. De gemeente betaalt mee aan de kosten."
        ),
        "plaatsing_zonder_lks": (
            "Je begint met een betaalde baan. Je jobcoach helpt je nog een tijd."
        ),
        "lks_beeindigd": "De subsidie stopt en je baan gaat door. Nu begint de nazorg.",
        "scholing": "Je volgt een opleiding. Zo kom je verder in je werk.",
        "uitval": "Je baan is gestopt. Je jobcoach zoekt meteen met je naar ander werk.",
        "nazorg_afgerond": "De nazorg is klaar. Je kunt zelf verder.",
        "advies": "Je jobcoach adviseert welk traject nu bij je past. Je mag het lezen.",
    }
)  # fmt: skip
"""By step; steps in which the klant has no part have none."""

FEITEN = (
    Feit((("gericht_gezocht", "soort_werk"),)),
    Feit((("advies", "vervolgtraject"),)),
)
