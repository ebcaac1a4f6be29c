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
    "U begint snel met werken in een opstapbaan, met een jobcoach naast u. "
    "Zo werkt u toe naar een gewone baan. "
    "Ook als u die baan hebt, helpen wij u nog een tijd."
)

FASEN = (
    Fase(
        AANGEMELD,
        "Aangemeld",
        "Kennismaken en een plan maken",
        "U krijgt een jobcoach en komt in dienst bij SDW. "
        "Met uw jobcoach en uw casemanager bespreekt u uw doel. "
        "Deze fase is klaar als het trajectplan is getekend en de intake is gepland.",
    ),
    Fase(
        INTAKE,
        "Intake",
        "Vertellen wat u wilt en kunt",
        "Uw jobcoach komt bij u thuis, of u spreekt af in uw wijk. "
        "U vertelt wat u wilt en kunt, en kiest samen met hem werk bij SDW. "
        "Deze fase is klaar als uw opstapbaan begint.",
    ),
    Fase(
        OPSTAPBAAN,
        "Opstapbaan",
        "Werken, leren en een baan zoeken",
        "U werkt en leert bij SDW of bij een andere werkgever. "
        "Met uw jobcoach en uw consulent bespreekt u steeds hoe het gaat. "
        "Deze fase is klaar als u een gewoon contract hebt, of als de tijd om is.",
    ),
    Fase(
        NAZORG,
        "Nazorg",
        "U hebt een baan en krijgt nog hulp",
        "U hebt een gewoon contract bij een werkgever. "
        "Uw jobcoach houdt contact met u en uw werkgever, en helpt als iets lastig is. "
        "Deze fase is klaar als uw werk lang genoeg goed loopt.",
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
        "aanmelding": (
            "De gemeente of UWV meldt u bij ons aan. U krijgt snel een eigen jobcoach."
        ),
        "toewijzing": "U krijgt een eigen jobcoach. Hij blijft uw vaste begeleider.",
        "in_dienst": "U komt in dienst bij SDW. Vanaf die dag bent u werknemer.",
        "uitnodiging_driegesprek": (
            "Uw casemanager nodigt u uit voor een gesprek met uw jobcoach. "
            "Zet de dag in uw agenda."
        ),
        "driegesprek": (
            "U maakt kennis met uw jobcoach. U hoort hoe het traject gaat en wat het doel is. "
            "Denk vast na over werk dat u leuk lijkt."
        ),
        "handtekening": (
            "Bent u het eens met het plan, dan tekent u. "
            "Uw jobcoach en uw casemanager tekenen ook."
        ),
        "afspraken_gepland": "De dag van uw intake en van het gesprek bij SDW staan vast.",
        "huisbezoek_geweigerd": (
            "Wilt u geen bezoek thuis, dan spreekt u af in uw wijk. "
            "Dat heeft geen gevolgen."
        ),
        "intakegesprek": (
            "U vertelt wat u wilt, wat u kunt en wat lastig is. "
            "U mag iemand vragen om erbij te zijn, zoals familie of een vriend."
        ),
        "sdw_gesprek": (
            "Samen kiest u het werk waarmee u bij SDW begint. "
            "Zeg wat u nodig hebt om het vol te houden."
        ),
        "intakerapportage": (
            "Uw jobcoach schrijft op wat u samen besprak en wie wat gaat doen. U mag het lezen."
        ),
        "voorstel_ander_traject": (
            "Dit traject past niet bij u. "
            "Uw jobcoach stelt een ander traject voor en legt uit waarom."
        ),
        "start_opstapbaan": (
            "Uw eerste werkdag. U krijgt hulp op het werk en zoekt meteen naar een gewone baan."
        ),
        "werkplek_sdw": (
            "U werkt een tijd bij SDW. Zo leert u wat een werkgever van u vraagt."
        ),
        "werkplek_regulier": (
            "U werkt een tijd bij een gewone werkgever. Zo leert u elkaar kennen."
        ),
        "weekgesprek": (
            "U bespreekt met uw jobcoach en uw consulent hoe het werk gaat. "
            "Vertel zelf wat goed ging en wat u anders wilt."
        ),
        "opdracht": "U laat met een opdracht zien waar u goed in bent.",
        "aanbodversterking": "U begint met een cursus die uw kans op werk groter maakt.",
        "belemmering": "U pakt samen met uw jobcoach iets aan wat werken lastig maakt.",
        "jobfinding": "U zoekt samen met uw jobcoach naar werk dat bij u past.",
        "inleen": (
            "U werkt bij een bedrijf dat u van SDW leent. "
            "Gaat het goed, dan volgt een contract bij dat bedrijf."
        ),
        "lks_op_proef": (
            "U werkt op proef bij een werkgever. De gemeente betaalt mee aan de kosten."
        ),
        "regulier_contract": (
            "U tekent een gewoon contract. Uw jobcoach helpt u daarna nog een tijd."
        ),
        "contract_beeindigd": (
            "Uw contract is gestopt. Uw jobcoach bespreekt met u hoe u verder kunt."
        ),
        "nazorg_werknemer": (
            "Uw jobcoach vraagt hoe het op uw werk gaat. Vertel het ook als iets niet goed loopt."
        ),
        "functioneren": "Uw jobcoach bekijkt met u hoe uw werk gaat, en wat nog beter kan.",
        "duurzaamheid": "Uw jobcoach vraagt of u nog werkt en zonder uitkering leeft.",
        "eindadvies": (
            "Er kwam geen baan uit uw opstapbaan. "
            "Uw jobcoach legt uit waarom, en wat er nu bij u past."
        ),
        "stopverzoek": (
            "U of de opdrachtgever wil stoppen. Praat er eerst over met uw jobcoach."
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
