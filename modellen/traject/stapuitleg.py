"""What a step means to the klant, said when it plays (WNH-45): the steps that types share.

A type has the texts for its own steps, under the same codes where it words a shared one otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from modellen.traject.model import Stap

GEDEELDE_UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "contactmoment": (
            "Je spreekt je begeleider. Wij schrijven op dat er contact was. "
            "Wat je zegt, blijft tussen jullie."
        ),
        "afspraak": (
            "Jullie spreken af wie wat doet tot de volgende keer. Wat je zelf kunt, doe je zelf."
        ),
        "afspraak_besproken": (
            "Jullie bespreken wat er van de afspraak is gekomen. "
            "Lukte het niet, dan zoeken jullie uit wat je nodig hebt."
        ),
        "afwezigheid": "Wij schrijven alleen op dat je er niet was, en nooit de reden.",
        "rla": (
            "Je praat over dertien delen van je leven, op een plek die jij kiest. "
            "Zo zien jullie welk werk bij je past. "
            "Je hoeft niet te vertellen welke ziekte je hebt."
        ),
        "beroepskeuzetest": (
            "Je vult een vragenlijst in over werk dat je leuk vindt. "
            "Er zijn geen foute antwoorden. Jullie bespreken samen wat eruit komt."
        ),
        "voorlichting": (
            "Je hoort wat er gaat gebeuren, en wat je rechten en plichten zijn. "
            "Stel gerust vragen."
        ),
        "workshop": (
            "Je oefent in een groep, bijvoorbeeld met solliciteren. "
            "Daarna weet je wat je zelf kunt doen."
        ),
        "klantevaluatie": (
            "Wij vragen wat je van onze hulp vond. Je mag ook nee zeggen. "
            "Dat heeft geen gevolgen."
        ),
        "behoefte": "Je begeleider vraagt wat jij nodig hebt en vertelt wat hij daarvoor doet.",
        "begeleiding_gekozen": "Jij kiest welke hulp je krijgt. Je begeleider vertelt wat er kan.",
        "inzichtgesprek": "Je begeleider bespreekt met je wat hij ziet, en wat jij ervan vindt.",
        "trajectplan": (
            "Hierin staan jouw doel en onze afspraken. "
            "Lees het rustig en vraag wat je niet begrijpt."
        ),
        "handtekening": "Ben je het ermee eens, dan teken je. Vraag eerst wat je niet begrijpt.",
        "kader": (
            "Je hoort wat wel en niet kan, en wat je moet doen. "
            "Zeg het als iets niet duidelijk is."
        ),
        "mindset": (
            "Je geeft een cijfer voor je vertrouwen in werk. "
            "Daarna kijken jullie wat het hoger maakt."
        ),
        "wissel_begeleider": (
            "Je krijgt een andere vaste begeleider. Dat gebeurt alleen als jij het goed vindt."
        ),
        "maatregel": (
            "De opdrachtgever besluit dat je uitkering een tijd lager wordt. "
            "Ben je het er niet mee eens, dan kun je bezwaar maken."
        ),
        "afsluiten": (
            "Je traject stopt, en het resultaat staat in je dossier. Je hoort hoe je verder kunt."
        ),
    }
)  # fmt: skip


def met_uitleg(stappen: tuple[Stap, ...], uitleg: Mapping[str, str]) -> tuple[Stap, ...]:
    """The steps of a type with their explanations: the type's own, or else the shared one.

    Raises:
        ValueError: an own explanation is of a step that the type does not have.
    """
    if vreemd := sorted(set(uitleg) - {stap.code for stap in stappen}):
        raise ValueError(f"explained steps that do not exist: {', '.join(vreemd)}")
    teksten = {**GEDEELDE_UITLEG, **uitleg}
    return tuple(replace(stap, uitleg=teksten.get(stap.code, stap.uitleg)) for stap in stappen)
