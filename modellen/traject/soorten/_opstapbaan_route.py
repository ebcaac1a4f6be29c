"""What the klant reads about Work-2-Gether, and what nobody has to type twice.

Lengths and frequencies are norms that a contract may change, so no text names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from modellen.traject.model import Fase, Feit
from modellen.traject.soorten._opstapbaan_instroom import AANGEMELD, INTAKE
from modellen.traject.soorten._opstapbaan_uitvoering import NAZORG, OPSTAPBAAN

AFGESLOTEN = "afgesloten"

BELOFTE = (
    "Je begint snel met werken in een opstapbaan, met een jobcoach naast je. "
    "Zo werk je toe naar een gewone baan. "
    "Ook als je die baan hebt, helpen wij je nog een tijd."
)

FASEN = (
    Fase(
        AANGEMELD,
        "Aangemeld",
        "Kennismaken en een plan maken",
        "Je krijgt een jobcoach en komt in dienst bij SDW. "
        "Met je jobcoach en je casemanager bespreek je je doel. "
        "Deze fase is klaar als het trajectplan is getekend en de intake is gepland.",
    ),
    Fase(
        INTAKE,
        "Intake",
        "Vertellen wat je wilt en kunt",
        "Je jobcoach komt bij je thuis, of jullie spreken af in je wijk. "
        "Je vertelt wat je wilt en kunt, en kiest samen met hem werk bij SDW. "
        "Deze fase is klaar als je opstapbaan begint.",
    ),
    Fase(
        OPSTAPBAAN,
        "Opstapbaan",
        "Werken, leren en een baan zoeken",
        "Je werkt en leert bij SDW of bij een andere werkgever. "
        "Met je jobcoach en je consulent bespreek je steeds hoe het gaat. "
        "Deze fase is klaar als je een gewoon contract hebt, of als de tijd om is.",
    ),
    Fase(
        NAZORG,
        "Nazorg",
        "Je hebt een baan en krijgt nog hulp",
        "Je hebt een gewoon contract bij een werkgever. "
        "Je jobcoach houdt contact met jou en je werkgever, en helpt als iets lastig is. "
        "Deze fase is klaar als je werk lang genoeg goed loopt.",
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
        "aanmelding": (
            "De gemeente of UWV meldt je bij ons aan. Je krijgt snel een eigen jobcoach."
        ),
        "toewijzing": "Je krijgt een eigen jobcoach. Hij blijft je vaste begeleider.",
        "in_dienst": "Je komt in dienst bij SDW. Vanaf die dag ben je werknemer.",
        "uitnodiging_driegesprek": (
            "Je casemanager nodigt je uit voor een gesprek met je jobcoach. "
            "Zet de dag in je agenda."
        ),
        "driegesprek": (
            "Je maakt kennis met je jobcoach. Je hoort hoe het traject gaat en wat het doel is. "
            "Denk vast na over werk dat je leuk lijkt."
        ),
        "handtekening": (
            "Ben je het eens met het plan, dan teken je. "
            "Je jobcoach en je casemanager tekenen ook."
        ),
        "afspraken_gepland": "De dag van je intake en van het gesprek bij SDW staan vast.",
        "huisbezoek_geweigerd": (
            "Wil je geen bezoek thuis, dan spreken jullie af in je wijk. "
            "Dat heeft geen gevolgen."
        ),
        "intakegesprek": (
            "Je vertelt wat je wilt, wat je kunt en wat lastig is. "
            "Je mag iemand vragen om erbij te zijn, zoals familie of een vriend."
        ),
        "sdw_gesprek": (
            "Jullie kiezen het werk waarmee je bij SDW begint. "
            "Zeg wat je nodig hebt om het vol te houden."
        ),
        "intakerapportage": (
            "Je jobcoach schrijft op wat jullie bespraken en wie wat gaat doen. Je mag het lezen."
        ),
        "voorstel_ander_traject": (
            "Dit traject past niet bij je. "
            "Je jobcoach stelt een ander traject voor en legt uit waarom."
        ),
        "start_opstapbaan": (
            "Je eerste werkdag. Je krijgt hulp op het werk en zoekt meteen naar een gewone baan."
        ),
        "werkplek_sdw": (
            "Je werkt een tijd bij SDW. Zo leer je wat een werkgever van je vraagt."
        ),
        "werkplek_regulier": (
            "Je werkt een tijd bij een gewone werkgever. Zo leren jullie elkaar kennen."
        ),
        "weekgesprek": (
            "Je bespreekt met je jobcoach en je consulent hoe het werk gaat. "
            "Vertel zelf wat goed ging en wat je anders wilt."
        ),
        "opdracht": "Je laat met een opdracht zien waar je goed in bent.",
        "aanbodversterking": "Je begint met een cursus die je kans op werk groter maakt.",
        "belemmering": "Je pakt samen met je jobcoach iets aan wat werken lastig maakt.",
        "jobfinding": "Je zoekt samen met je jobcoach naar werk dat bij je past.",
        "inleen": (
            "Je werkt bij een bedrijf dat jou van SDW leent. "
            "Gaat het goed, dan volgt een contract bij dat bedrijf."
        ),
        "lks_op_proef": (
            "Je werkt op proef bij een werkgever. De gemeente betaalt mee aan de kosten."
        ),
        "regulier_contract": (
            "Je tekent een gewoon contract. Je jobcoach helpt je daarna nog een tijd."
        ),
        "contract_beeindigd": (
            "Je contract is gestopt. Je jobcoach bespreekt met je hoe je verder kunt."
        ),
        "nazorg_werknemer": (
            "Je jobcoach vraagt hoe het op je werk gaat. Vertel het ook als iets niet goed loopt."
        ),
        "functioneren": "Je jobcoach bekijkt met jou hoe je werk gaat, en wat nog beter kan.",
        "duurzaamheid": "Je jobcoach vraagt of je nog werkt en zonder uitkering leeft.",
        "eindadvies": (
            "Er kwam geen baan uit je opstapbaan. "
            "Je jobcoach legt uit waarom, en wat er nu bij je past."
        ),
        "stopverzoek": (
            "Jij of de opdrachtgever wil stoppen. Praat er eerst over met je jobcoach."
        ),
    }
)  # fmt: skip
"""By step; steps in which the klant has no part have none."""

FEITEN = (
    Feit(
        (("toewijzing", "coach"),),
        uit=(("wissel_begeleider", "nieuwe_begeleider"),),
        van_coach=True,
    ),
    Feit((("sdw_gesprek", "onderdeel"), ("werkplek_sdw", "onderdeel"))),
    Feit(
        (
            ("aanbod", "werkgever"),
            ("aanbod_afgewezen", "werkgever"),
            ("werkplek_regulier", "werkgever"),
            ("inleen", "werkgever"),
            ("lks_op_proef", "werkgever"),
            ("regulier_contract", "werkgever"),
        ),
        tot=("contract_beeindigd",),
    ),
    Feit((("aanbod_afgewezen", "trede"),), uit=(("aanbod", "trede"),)),
    Feit((("trajectplan", "doel"),)),
    Feit((("trajectplan", "spelregels"),)),
)
