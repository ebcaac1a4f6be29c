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
    "U krijgt een voortraject, waarin u zich klaarmaakt voor werk. "
    "Daarna volgt een betaalde baan, soms met loonkostensubsidie voor uw werkgever. "
    "Zo krijgt u zicht op een gewone baan, en misschien op een opleiding."
)

FASEN = (
    Fase(
        VERWIJZING,
        "Verwijzing",
        "De gemeente meldt u aan",
        "Uw klantmanager bij de gemeente meldt u bij ons aan. "
        "Samen bekijken we of dit traject bij u past. "
        "Deze fase is klaar als uw voortraject begint.",
    ),
    Fase(
        VOORTRAJECT,
        "Voortraject",
        "Klaarmaken en werk zoeken",
        "U lost met uw jobcoach op wat werken nu nog lastig maakt. "
        "U zoekt gericht naar een baan die bij u past. "
        "Deze fase is klaar als u een baan hebt, of als de tijd om is.",
    ),
    Fase(
        VERLENGD,
        "Verlengd voortraject",
        "Meer tijd om u klaar te maken",
        "U krijgt meer tijd, omdat er nog iets in de weg staat. "
        "U volgt bijvoorbeeld een training en zoekt verder naar werk. "
        "Deze fase is klaar als u een baan hebt, of een advies voor iets anders.",
        is_voor_iedereen=False,
    ),
    Fase(
        BEGELEIDING,
        "Werk met loonkostensubsidie",
        "Een betaalde baan met veel hulp",
        "U hebt een betaalde baan, en de gemeente betaalt mee aan de kosten. "
        "Uw jobcoach helpt u veel, en soms volgt u een opleiding. "
        "Deze fase is klaar als de subsidie stopt en uw baan doorgaat.",
        is_voor_iedereen=False,
    ),
    Fase(
        NAZORG,
        "Nazorg",
        "Werken met nog wat hulp",
        "U werkt zonder loonkostensubsidie. "
        "Uw jobcoach houdt contact met u en helpt als iets lastig is. "
        "Deze fase is klaar als het een tijd goed gaat.",
    ),
    Fase(
        AFGESLOTEN,
        "Afgesloten",
        "Het traject is klaar",
        "Uw traject is klaar. U hoort wat het resultaat is en hoe u verder kunt. "
        "U mag lezen wat er over u is opgeschreven.",
    ),
)

UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "verwijzing": "Uw klantmanager meldt u bij ons aan, omdat dit traject bij u kan passen.",
        "voortraject_gestart": "U begint. Met uw jobcoach maakt u zich klaar voor werk.",
        "belemmering": "Samen bespreekt u iets wat werken lastig maakt, en wat u eraan doet.",
        "inzicht_gevolgen": "U praat samen over wat het betekent om lang zonder werk te zijn.",
        "gericht_gezocht": "U zoekt met uw jobcoach naar werk dat bij u past.",
        "evaluatie_voortraject": (
            "Samen bekijkt u of u klaar bent om te werken, en wat nog nodig is."
        ),
        "verlenging_voorgesteld": "Uw jobcoach vraagt uw klantmanager om meer tijd voor u.",
        "verlenging_akkoord": "U krijgt meer tijd om u klaar te maken voor werk.",
        "verlenging_geweigerd": (
            "U krijgt geen extra tijd. Uw jobcoach legt uit hoe u nu verder kunt."
        ),
        "gestopt": "Het traject stopt eerder. Praat er eerst over met uw jobcoach.",
        "plaatsing_met_lks": (
            "U begint met een betaalde baan. De gemeente betaalt mee aan de kosten."
        ),
        "plaatsing_zonder_lks": (
            "U begint met een betaalde baan. Uw jobcoach helpt u nog een tijd."
        ),
        "lks_beeindigd": "De subsidie stopt en uw baan gaat door. Nu begint de nazorg.",
        "scholing": "U volgt een opleiding. Zo komt u verder in uw werk.",
        "uitval": "Uw baan is gestopt. Uw jobcoach zoekt meteen met u naar ander werk.",
        "nazorg_afgerond": "De nazorg is klaar. U kunt zelf verder.",
        "advies": "Uw jobcoach adviseert welk traject nu bij u past. U mag het lezen.",
    }
)  # fmt: skip
"""By step; steps in which the klant has no part have none."""

FEITEN = (
    Feit((("gericht_gezocht", "soort_werk"),)),
    Feit((("advies", "vervolgtraject"),)),
)
