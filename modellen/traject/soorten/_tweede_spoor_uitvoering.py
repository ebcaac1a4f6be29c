"""Tweede spoor, steps 4 to 6: own effort, progress, absence, changes and reports."""

from __future__ import annotations

from dataclasses import replace

from modellen.traject import successtappen
from modellen.traject.gedeeld import WAT_NODIG
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.poorten import zegt_ja
from modellen.traject.soorten import _tweede_spoor_poorten as p
from modellen.traject.velden import datum, getal, ja_nee, keuze, meer

UITVOERING = ("uitvoering",)

OPDRACHT = Stap(
    "opdracht",
    "Eigen opdracht van de kandidaat",
    Deelnemer.KLANT,
    fasen=UITVOERING,
    velden=(
        Veld("wat", "Wat deed de kandidaat", regel="SP2-98"),
        getal("uren", "Uren", regel="SP2-75"),
    ),
    poorten=(p.geen_gezondheid("wat"),),
    regels=("SP2-98", "SP2-75"),
)
MAANDVERSLAG = Stap(
    "maandverslag",
    "Maandverslag van de kandidaat",
    Deelnemer.KLANT,
    fasen=UITVOERING,
    velden=(
        Veld("inspanningen", "Wat ik deed om werk te vinden", regel="SP2-78"),
        Veld("voortgang", "Hoe ver ik ben", regel="SP2-78"),
    ),
    poorten=(p.geen_gezondheid("inspanningen", "voortgang"),),
    regels=("SP2-78",),
)
VOORTGANG = Stap(
    "voortgang",
    "Voortgang besproken",
    Deelnemer.JOBCOACH,
    fasen=UITVOERING,
    velden=(
        ja_nee("afspraken_nagekomen", "Afspraken nagekomen", regel="SP2-46"),
        ja_nee("op_schema", "Op schema voor de einddatum", regel="SP2-46"),
        WAT_NODIG,
    ),
    poorten=(successtappen.MINDSET_OPNIEUW,),
    regels=("SP2-46",),
)
VOORTGANGSRAPPORTAGE = Stap(
    "voortgangsrapportage",
    "Voortgangsrapportage",
    Deelnemer.JOBCOACH,
    fasen=UITVOERING,
    velden=(
        Veld("kandidaat", "Voortgang van de kandidaat", regel="SP2-47"),
        Veld("project", "Voortgang van het project", regel="SP2-47"),
    ),
    poorten=(p.geen_gezondheid("kandidaat", "project"),),
    regels=("SP2-47", "SP2-93"),
)
AFWEZIGHEID = Stap(
    "afwezigheid",
    "Afwezig geweest (alleen het feit)",
    Deelnemer.JOBCOACH,
    fasen=UITVOERING,
    velden=(
        keuze(
            "feit",
            "Feit",
            ("niet_verschenen", "te_laat", "eerder_weg", "iets_anders_gedaan"),
            regel="SP2-80",
        ),
        datum("datum", "Dag", regel="SP2-80"),
        ja_nee("toestemming_vooraf", "Vooraf toestemming gekregen", regel="SP2-80"),
    ),
    regels=("SP2-80",),
)
INZICHTGESPREK = replace(
    successtappen.INZICHTGESPREK,
    fasen=UITVOERING,
    velden=(
        meer(
            "onderwerpen",
            "Onderwerpen",
            ("aanwezigheid", "sollicitatiegedrag", "inzet_in_gesprekken"),
            regel="SP2-102",
        ),
    ),
    regels=("SP2-70", "SP2-102", *successtappen.INZICHTGESPREK.regels),
)
AFWIJKEND_GEDRAG = Stap(
    "afwijkend_gedrag",
    "Verslag van afwijkend gedrag",
    Deelnemer.JOBCOACH,
    fasen=UITVOERING,
    velden=(
        Veld("feit", "Wat gebeurde er", regel="SP2-81"),
        datum("datum", "Dag", regel="SP2-81"),
        Veld("reactie_kandidaat", "Wat zegt de kandidaat", regel="SP2-81"),
        ja_nee("gezien_door_kandidaat", "De kandidaat las dit verslag", regel="SP2-81"),
    ),
    poorten=(
        Poort(
            "SP2-102",
            "Er was nog geen gesprek met de kandidaat over dit gedrag.",
            "Voer eerst een inzichtgesprek.",
            p.niet_ouder("inzichtgesprek", dan="afwijkend_gedrag"),
        ),
        Poort(
            "SP2-81",
            "De kandidaat heeft dit verslag nog niet gelezen.",
            "Laat het verslag lezen en vraag een reactie.",
            zegt_ja("gezien_door_kandidaat"),
        ),
        p.geen_gezondheid("feit", "reactie_kandidaat"),
    ),
    regels=("SP2-81",),
)
WIJZIGING = Stap(
    "wijziging",
    "Tussentijdse verandering",
    Deelnemer.JOBCOACH,
    velden=(
        keuze(
            "soort",
            "Wat veranderde",
            (
                "beschikbaarheid",
                "grenzen_aan_het_werk",
                "spoor1",
                "einddatum",
                "plaatsing",
                "aanwezigheid",
                "adviseur",
                "anders",
            ),
            regel="SP2-96",
        ),
    ),
    regels=("SP2-96",),
)
WIJZIGING_GEMELD = Stap(
    "wijziging_gemeld",
    "Verandering gemeld aan de opdrachtgever",
    Deelnemer.JOBCOACH,
    velden=(ja_nee("alleen_feiten", "Alleen feiten gemeld", regel="SP2-96"),),
    poorten=(
        Poort(
            "SP2-96",
            "Er is geen verandering om te melden, of de melding bevat meer dan feiten.",
            "Leg eerst de verandering vast en meld alleen het feit.",
            p.melding_klopt,
        ),
    ),
    regels=("SP2-96",),
)
STAPPEN = (
    OPDRACHT,
    MAANDVERSLAG,
    VOORTGANG,
    VOORTGANGSRAPPORTAGE,
    AFWEZIGHEID,
    INZICHTGESPREK,
    AFWIJKEND_GEDRAG,
    WIJZIGING,
    WIJZIGING_GEMELD,
)
