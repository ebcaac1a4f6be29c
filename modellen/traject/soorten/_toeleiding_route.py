"""What the klant reads about the toeleiding, and what nobody has to type twice.

Lengths and frequencies are norms that a contract may change, so no text names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from modellen.traject.model import Fase, Feit
from modellen.traject.soorten._toeleiding_instroom import SA
from modellen.traject.soorten._toeleiding_jobcoaching import VERVOLG
from modellen.traject.soorten._toeleiding_proefplaatsing import PLAATSING, PROEF

EINDE = "afsluiten"

BELOFTE = (
    "Je oefent eerst wat je op een werkplek nodig hebt. "
    "Daarna probeer je werk dat je zelf kiest, in een proefplaatsing. "
    "Past het, dan volgt een contract en kan je jobcoach je blijven helpen."
)

FASEN = (
    Fase(
        SA,
        "Sociale activering",
        "Oefenen en werk kiezen",
        "Je oefent wat je op een werkplek nodig hebt. "
        "Je bezoekt een bedrijf en kiest zelf welk werk je wilt proberen. "
        "Deze fase is klaar als je proefplaatsing begint.",
    ),
    Fase(
        PROEF,
        "Proefplaatsing met jobcoaching",
        "Werk proberen, met hulp van een jobcoach",
        "Je werkt op proef bij een bedrijf en houdt je uitkering. "
        "Je jobcoach kan je op het werk helpen. "
        "Deze fase is klaar als iedereen tevreden is, ook jij, of als de proef stopt.",
    ),
    Fase(
        PLAATSING,
        "Succesvolle plaatsing",
        "Een contract bij het bedrijf",
        "Je blijft bij het bedrijf waar je op proef werkte. "
        "Eerst wordt je loonwaarde bepaald, en daarna teken je een contract. "
        "Deze fase is klaar als je verder kunt met je collega's, of langer hulp krijgt.",
    ),
    Fase(
        VERVOLG,
        "Vervolgbegeleiding met jobcoaching",
        "Werken, met nog wat hulp",
        "Je werkt, en je jobcoach blijft je helpen. "
        "Samen bekijken jullie telkens wat je nog nodig hebt. "
        "Deze fase is klaar als je met hulp van je collega's verder kunt.",
        is_voor_iedereen=False,
    ),
    Fase(
        EINDE,
        "Afsluiten traject",
        "Het traject is klaar",
        "Je traject is klaar. Je hoort wat het resultaat is en hoe je verder kunt. "
        "Je mag lezen wat er over je is opgeschreven.",
    ),
)

UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "aanmelding": (
            "UWV of de gemeente meldt je bij ons aan. Wij vertellen wat er gaat gebeuren."
        ),
        "sa_programma": "Je maakt met je jobcoach een plan: wat ga je oefenen, en hoe?",
        "bedrijfsverkenning": "Je bezoekt een bedrijf en ziet hoe het werk daar gaat.",
        "training": "Je volgt een training, zodat je beter klaar bent voor werk.",
        "sa_evaluatie": (
            "Jullie bekijken wat je hebt geleerd, en of je klaar bent voor een proefplaatsing."
        ),
        "branchekeuze": "Jij kiest in welke branche je wilt werken, en wat je daar wilt doen.",
        "proefplaatsing_aangevraagd": (
            "Je jobcoach vraagt of je bij dit bedrijf op proef mag werken. "
            "UWV of de gemeente beslist."
        ),
        "proefplaatsing_toegekend": (
            "Je mag op proef werken bij dit bedrijf. Je houdt je uitkering."
        ),
        "proefplaatsing_afgewezen": (
            "Je mag niet op proef werken bij dit bedrijf. "
            "Je jobcoach legt uit waarom, en jullie zoeken verder."
        ),
        "proefplaatsing_gestart": (
            "Je eerste dag op proef. Je leert het werk en kijkt of het bij je past."
        ),
        "tevredenheid": "Wij vragen of je tevreden bent over de proef. Zeg eerlijk wat je vindt.",
        "proefplaatsing_gestopt": (
            "De proef stopt zonder contract. Jullie bespreken wat je leerde en zoeken verder."
        ),
        "omzetting": "De proef is gelukt. Je gaat in dienst bij het bedrijf.",
        "jobcoaching_aangevraagd": (
            "Je jobcoach vraagt of hij je op het werk mag helpen. UWV of de gemeente beslist."
        ),
        "jobcoaching_toegekend": "Je jobcoach mag je op het werk helpen.",
        "jobcoaching_afgewezen": (
            "Je jobcoach mag je niet op het werk helpen. Hij legt uit waarom, en wat nu kan."
        ),
        "jobcoaching_gestart": "Je jobcoach helpt je op het werk. Zeg wat je lastig vindt.",
        "loonwaarde": (
            "Er wordt gekeken hoeveel werk je doet, vergeleken met een collega zonder beperking. "
            "Je werkgever en je jobcoach praten mee."
        ),
        "arbeidsovereenkomst": (
            "Je tekent je contract. Lees het eerst rustig en vraag wat je niet begrijpt."
        ),
        "plaatsing_beeindigd": "Je baan stopt. Je jobcoach bespreekt met je hoe je verder kunt.",
        "functioneert_met_collegas": (
            "Je kunt verder met hulp van je collega's. Je jobcoach is niet meer nodig."
        ),
        "vervolg_aangevraagd": (
            "Je jobcoach vraagt of hij je langer mag helpen. UWV of de gemeente beslist."
        ),
        "vervolg_toegekend": "Je jobcoach mag je langer helpen op je werk.",
        "vervolg_afgewezen": (
            "Je jobcoach mag je niet langer helpen. Hij legt uit waarom, en wat nu kan."
        ),
    }
)  # fmt: skip
"""By step; steps in which the klant has no part have none."""

_BIJ_PROEF = ("proefplaatsing_gestopt", "proefplaatsing_afgewezen")

FEITEN = (
    Feit((("uren_verzonden", "ontvanger"),), uit=(("aanmelding", "financier"),)),
    Feit((("branchekeuze", "branche"), ("proefplaatsing_aangevraagd", "branche"))),
    Feit(
        (("proefplaatsing_aangevraagd", "werkgever"), ("proefplaatsing_gestart", "werkgever")),
        tot=_BIJ_PROEF,
    ),
    Feit(
        (("proefplaatsing_gestart", "ingangsdatum"),),
        uit=(("proefplaatsing_aangevraagd", "ingangsdatum"),),
        tot=_BIJ_PROEF,
    ),
    Feit(
        (("proefplaatsing_gestart", "einddatum"),),
        uit=(("proefplaatsing_aangevraagd", "einddatum"),),
        tot=_BIJ_PROEF,
    ),
    Feit((("jobcoaching_aangevraagd", "doelen"), ("vervolg_aangevraagd", "doelen"))),
    Feit(
        (
            ("jobcoaching_aangevraagd", "licentie_geldig_tot"),
            ("vervolg_aangevraagd", "licentie_geldig_tot"),
        )
    ),
    Feit(
        (("jobcoaching_toegekend", "percentage"),), uit=(("jobcoaching_aangevraagd", "percentage"),)
    ),
    Feit((("vervolg_toegekend", "percentage"),), uit=(("vervolg_aangevraagd", "percentage"),)),
    Feit(
        tuple(
            (stap, "beslisser")
            for stap in (
                "proefplaatsing_toegekend",
                "proefplaatsing_afgewezen",
                "jobcoaching_toegekend",
                "jobcoaching_afgewezen",
                "loonwaarde",
                "vervolg_toegekend",
                "vervolg_afgewezen",
            )
        )
    ),
)
