"""Toeleiding: registration and the phase of sociale activering."""

from __future__ import annotations

from dataclasses import replace

from modellen.kwalificatie import Branche
from modellen.traject.gedeeld import WAT_NODIG
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.plan import handtekening, klant_tekende
from modellen.traject.poorten import na, zegt_ja
from modellen.traject.soorten import _toeleiding_poorten as poorten
from modellen.traject.successtappen import MINDSET_BEKEKEN, MINDSET_OPNIEUW
from modellen.traject.velden import datum, ja_nee, keuze

SA = "sociale_activering"
PROGRAMMA = "sa_programma"
FINANCIERS = tuple(poorten.BESLISSER)
BRANCHES = tuple(branche.value for branche in Branche)

AANGEMELD = Poort(
    "WNH-16",
    "De kandidaat is nog niet aangemeld.",
    "Leg eerst de aanmelding vast.",
    na("aanmelding"),
)

_GETEKEND = klant_tekende(PROGRAMMA, "programma")

INSTROOMSTAPPEN = (
    Stap(
        "aanmelding",
        "Aanmelding",
        Deelnemer.OPDRACHTGEVER,
        fasen=(SA,),
        velden=(
            keuze("financier", "Financier", FINANCIERS, regel="WNH-04"),
            # Only that the klant belongs to it, never why.
            ja_nee("banenafspraak", "Hoort bij de doelgroep van de banenafspraak", regel="WNH-03"),
            ja_nee("nog_niet_bemiddelbaar", "Nog niet bemiddelbaar", regel="WNH-16"),
        ),
        poorten=(
            Poort(
                "WNH-03",
                "De kandidaat hoort niet bij de doelgroep van de banenafspraak.",
                "Vraag de opdrachtgever welk traject wel past.",
                zegt_ja("banenafspraak"),
            ),
            Poort(
                "WNH-16",
                "Sociale activering is voor een kandidaat die nog niet bemiddelbaar is.",
                "Overleg met de opdrachtgever of een ander traject beter past.",
                zegt_ja("nog_niet_bemiddelbaar"),
            ),
        ),
        is_eenmalig=True,
        regels=("WNH-04", "WNH-03", "WNH-16"),
    ),
    Stap(
        PROGRAMMA,
        "Programma sociale activering opgesteld",
        Deelnemer.JOBCOACH,
        fasen=(SA,),
        velden=(
            Veld(
                "praktische_vaardigheden", "Praktische vaardigheden om te oefenen", regel="WNH-17"
            ),
            Veld("sociale_vaardigheden", "Sociale vaardigheden", regel="WNH-17"),
            ja_nee("training_nodig", "Training nodig", regel="WNH-19"),
            WAT_NODIG,
        ),
        poorten=(AANGEMELD, MINDSET_BEKEKEN),
        regels=("WNH-17", "WNH-19"),
    ),
    handtekening(
        PROGRAMMA,
        "programma",
        ("klant", "jobcoach"),
        fasen=(SA,),
        regel="SUC-03",
        regel_plan="SUC-03",
    ),
    Stap(
        "bedrijfsverkenning",
        "Bedrijf verkend",
        Deelnemer.JOBCOACH,
        fasen=(SA,),
        velden=(Veld("bedrijf", "Bedrijf", regel="WNH-18"), datum("dag", "Dag")),
        poorten=(_GETEKEND,),
        regels=("WNH-18",),
    ),
    Stap(
        "training",
        "Training afgerond",
        Deelnemer.JOBCOACH,
        fasen=(SA,),
        velden=(Veld("naam", "Naam van de training", regel="WNH-19"),),
        poorten=(
            Poort(
                "WNH-19",
                "Volgens het programma heeft de kandidaat geen training nodig.",
                "Pas eerst het programma aan.",
                poorten.training_is_nodig,
            ),
            _GETEKEND,
        ),
        regels=("WNH-19",),
    ),
    Stap(
        "sa_evaluatie",
        "Sociale activering geëvalueerd",
        Deelnemer.JOBCOACH,
        fasen=(SA,),
        velden=(
            ja_nee("meer_zelfvertrouwen", "Meer zelfvertrouwen", regel="WNH-20"),
            ja_nee("lost_zelf_op", "Lost eenvoudige problemen op het werk zelf op", regel="WNH-20"),
            ja_nee("geslaagd", "Sociale activering geslaagd", regel="WNH-22"),
            WAT_NODIG,
        ),
        poorten=(
            Poort(
                "WNH-17",
                "Er is nog geen programma met vaardigheden om te oefenen.",
                "Leg eerst het programma vast.",
                na("sa_programma"),
            ),
            Poort(
                "WNH-18",
                "De kandidaat heeft nog geen bedrijf verkend.",
                "Leg eerst de bedrijfsverkenning vast.",
                poorten.bedrijf_is_verkend,
            ),
            Poort(
                "WNH-19",
                "De training uit het programma is nog niet afgerond.",
                "Rond de training af, of pas het programma aan.",
                poorten.training_is_gevolgd,
            ),
            Poort(
                "WNH-20",
                "Geslaagd vraagt meer zelfvertrouwen en zelf eenvoudige problemen oplossen.",
                "Ga door met de sociale activering, of kies 'niet geslaagd'.",
                poorten.is_echt_geslaagd,
            ),
            replace(_GETEKEND, controle=poorten.als_geslaagd(_GETEKEND.controle)),
            replace(MINDSET_OPNIEUW, controle=poorten.als_geslaagd(MINDSET_OPNIEUW.controle)),
        ),
        regels=("WNH-20", "WNH-22"),
    ),
    Stap(
        "branchekeuze",
        "Branche gekozen",
        Deelnemer.KLANT,
        fasen=(SA,),
        velden=(
            keuze("branche", "Branche", BRANCHES, regel="WNH-24"),
            Veld("werkzaamheden", "Werkzaamheden", regel="WNH-24"),
            ja_nee("eigen_keuze", "Kandidaat koos zelf", regel="WNH-24"),
        ),
        poorten=(
            Poort(
                "WNH-24",
                "De kandidaat koos de branche niet zelf.",
                "Bespreek de branches en laat de kandidaat kiezen.",
                zegt_ja("eigen_keuze"),
            ),
        ),
        regels=("WNH-24",),
    ),
)
