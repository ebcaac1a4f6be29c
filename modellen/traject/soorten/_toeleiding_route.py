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
    "U oefent eerst wat u op een werkplek nodig hebt. "
    "Daarna probeert u werk dat u zelf kiest, in een proefplaatsing. "
    "Past het, dan volgt een contract en kan uw jobcoach u blijven helpen."
)

FASEN = (
    Fase(
        SA,
        "Sociale activering",
        "Oefenen en werk kiezen",
        "U oefent wat u op een werkplek nodig hebt. "
        "U bezoekt een bedrijf en kiest zelf welk werk u wilt proberen. "
        "Deze fase is klaar als uw proefplaatsing begint.",
    ),
    Fase(
        PROEF,
        "Proefplaatsing met jobcoaching",
        "Werk proberen, met hulp van een jobcoach",
        "U werkt op proef bij een bedrijf en houdt uw uitkering. "
        "Uw jobcoach kan u op het werk helpen. "
        "Deze fase is klaar als iedereen tevreden is, ook u, of als de proef stopt.",
    ),
    Fase(
        PLAATSING,
        "Succesvolle plaatsing",
        "Een contract bij het bedrijf",
        "U blijft bij het bedrijf waar u op proef werkte. "
        "Eerst wordt uw loonwaarde bepaald, en daarna tekent u een contract. "
        "Deze fase is klaar als u verder kunt met uw collega's, of langer hulp krijgt.",
    ),
    Fase(
        VERVOLG,
        "Vervolgbegeleiding met jobcoaching",
        "Werken, met nog wat hulp",
        "U werkt, en uw jobcoach blijft u helpen. "
        "Samen bekijkt u telkens wat u nog nodig hebt. "
        "Deze fase is klaar als u met hulp van uw collega's verder kunt.",
        is_voor_iedereen=False,
    ),
    Fase(
        EINDE,
        "Afsluiten traject",
        "Het traject is klaar",
        "Uw traject is klaar. U hoort wat het resultaat is en hoe u verder kunt. "
        "U mag lezen wat er over u is opgeschreven.",
    ),
)

UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "aanmelding": (
            "UWV of de gemeente meldt u bij ons aan. Wij vertellen wat er gaat gebeuren."
        ),
        "sa_programma": "U maakt met uw jobcoach een plan: wat gaat u oefenen, en hoe?",
        "bedrijfsverkenning": "U bezoekt een bedrijf en ziet hoe het werk daar gaat.",
        "training": "U volgt een training, zodat u beter klaar bent voor werk.",
        "sa_evaluatie": (
            "Samen bekijkt u wat u hebt geleerd, en of u klaar bent voor een proefplaatsing."
        ),
        "branchekeuze": "U kiest in welke branche u wilt werken, en wat u daar wilt doen.",
        "proefplaatsing_aangevraagd": (
            "Uw jobcoach vraagt of u bij dit bedrijf op proef mag werken. "
            "UWV of de gemeente beslist."
        ),
        "proefplaatsing_toegekend": (
            "U mag op proef werken bij dit bedrijf. U houdt uw uitkering."
        ),
        "proefplaatsing_afgewezen": (
            "U mag niet op proef werken bij dit bedrijf. "
            "Uw jobcoach legt uit waarom, en u zoekt samen verder."
        ),
        "proefplaatsing_gestart": (
            "Uw eerste dag op proef. U leert het werk en kijkt of het bij u past."
        ),
        "tevredenheid": "Wij vragen of u tevreden bent over de proef. Zeg eerlijk wat u vindt.",
        "proefplaatsing_gestopt": (
            "De proef stopt zonder contract. Samen bespreekt u wat u leerde, en zoekt u verder."
        ),
        "omzetting": "De proef is gelukt. U gaat in dienst bij het bedrijf.",
        "jobcoaching_aangevraagd": (
            "Uw jobcoach vraagt of hij u op het werk mag helpen. UWV of de gemeente beslist."
        ),
        "jobcoaching_toegekend": "Uw jobcoach mag u op het werk helpen.",
        "jobcoaching_afgewezen": (
            "Uw jobcoach mag u niet op het werk helpen. Hij legt uit waarom, en wat nu kan."
        ),
        "jobcoaching_gestart": "Uw jobcoach helpt u op het werk. Zeg wat u lastig vindt.",
        "loonwaarde": (
            "Er wordt gekeken hoeveel werk u doet, vergeleken met een collega zonder beperking. "
            "Uw werkgever en uw jobcoach praten mee."
        ),
        "arbeidsovereenkomst": (
            "U tekent uw contract. Lees het eerst rustig en vraag wat u niet begrijpt."
        ),
        "plaatsing_beeindigd": "Uw baan stopt. Uw jobcoach bespreekt met u hoe u verder kunt.",
        "functioneert_met_collegas": (
            "U kunt verder met hulp van uw collega's. Uw jobcoach is niet meer nodig."
        ),
        "vervolg_aangevraagd": (
            "Uw jobcoach vraagt of hij u langer mag helpen. UWV of de gemeente beslist."
        ),
        "vervolg_toegekend": "Uw jobcoach mag u langer helpen op uw werk.",
        "vervolg_afgewezen": (
            "Uw jobcoach mag u niet langer helpen. Hij legt uit waarom, en wat nu kan."
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
