"""Kwalificatiebaan: referral, voortraject and its extension."""

from __future__ import annotations

from modellen.traject.gedeeld import WAT_NODIG
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.plan import handtekening, klant_tekende
from modellen.traject.poorten import na, over_werk, zegt_ja
from modellen.traject.soorten import _kwalificatiebaan_poorten as poorten
from modellen.traject.successtappen import MINDSET_BEKEKEN, MINDSET_OPNIEUW
from modellen.traject.velden import datum, ja_nee, keuze, meer

VERWIJZING, VOORTRAJECT, VERLENGD = "verwijzing", "voortraject", "verlengd_voortraject"
IN_VOORTRAJECT = (VOORTRAJECT, VERLENGD)

BELEMMERINGEN = (
    "werkinhoud",
    "werktijden",
    "reisafstand",
    "motivatie",
    "werknemersvaardigheden",
    "persoonlijke_omstandigheden",
    "fysieke_omstandigheden",
)
"""What stands in the way of work; a kind, never a cause (KWB-13, KWB-15, KWB-38)."""

CRITERIA = (
    "kans_minimaal",
    "verzuimrisico",
    "training_houding_ritme",
    "beroepsgerichte_scholing",
    "weinig_werkervaring",
)
"""Any one of them allows an extension (KWB-29 to KWB-32)."""

PLAN = "trajectplan"
_AANPAK = (
    "real_life_assessment",
    "belemmeringen_aanpakken",
    "gericht_zoeken",
    "werken_met_subsidie",
    "scholing",
)

VERWEZEN = Poort(
    "KWB-33",
    "De klant is nog niet verwezen.",
    "Leg eerst de verwijzing vast.",
    na("verwijzing"),
)

VOORTRAJECTSTAPPEN = (
    Stap(
        "verwijzing",
        "Verwezen door de klantmanager",
        Deelnemer.OPDRACHTGEVER,
        fasen=(VERWIJZING,),
        velden=(
            keuze("doelgroep", "Doelgroep", ("uitkering", "nugger", "anders"), regel="KWB-05"),
            ja_nee("geen_ernstige_belemmering", "Geen ernstige belemmering", regel="KWB-06"),
            ja_nee("korte_afstand", "Korte afstand tot werk", regel="KWB-34"),
            keuze(
                "inschatting",
                "Kans op werk binnen zes maanden",
                ("goed", "redelijk", "klein"),
                regel="KWB-33",
            ),
        ),
        is_eenmalig=True,
        regels=("KWB-33",),
    ),
    Stap(
        PLAN,
        "Trajectplan gemaakt",
        Deelnemer.JOBCOACH,
        fasen=(VERWIJZING,),
        velden=(
            Veld("richting", "Werk waar wij samen naar zoeken", regel="SUC-03"),
            meer("aanpak", "Wat wij samen doen", _AANPAK, regel="SUC-03"),
        ),
        poorten=(
            VERWEZEN,
            Poort(
                "KWB-39",
                "In het plan staat iets wat de klantmanager niet hoort te lezen.",
                "Schrijf alleen over werk, zonder gezondheid of gezin.",
                over_werk("richting"),
            ),
        ),
        regels=("SUC-03",),
    ),
    handtekening(
        PLAN,
        "trajectplan",
        ("klant", "jobcoach"),
        fasen=(VERWIJZING,),
        regel="SUC-03",
        regel_plan="SUC-03",
    ),
    Stap(
        "voortraject_gestart",
        "Voortraject gestart",
        Deelnemer.JOBCOACH,
        fasen=(VERWIJZING,),
        naar=VOORTRAJECT,
        velden=(datum("ingangsdatum", "Begin", regel="KWB-02"), WAT_NODIG),
        poorten=(
            VERWEZEN,
            klant_tekende(PLAN, "trajectplan"),
            MINDSET_BEKEKEN,
            Poort(
                "KWB-05",
                "Het traject is voor een klant met een uitkering, of een nugger.",
                "Vraag de klantmanager welk traject wel past.",
                poorten.hoort_bij_doelgroep,
            ),
            Poort(
                "KWB-06",
                "De klantmanager zegt niet dat er geen ernstige belemmering is.",
                "Vraag de klantmanager welk traject wel past.",
                poorten.geen_ernstige_belemmering,
            ),
            Poort(
                "KWB-34",
                "De klant staat niet dicht bij werk.",
                "Vraag de klantmanager welk traject wel past.",
                poorten.korte_afstand,
            ),
        ),
        is_eenmalig=True,
        regels=("KWB-12", "KWB-02"),
    ),
    Stap(
        "belemmering",
        "Belemmering besproken",
        Deelnemer.JOBCOACH,
        fasen=IN_VOORTRAJECT,
        velden=(
            keuze("soort", "Soort", BELEMMERINGEN, regel="KWB-38"),
            keuze("stand", "Stand", ("open", "hanteerbaar", "opgelost"), regel="KWB-13"),
            Veld("actie", "Wat wordt er gedaan", regel="KWB-15"),
        ),
        regels=("KWB-13", "KWB-15", "KWB-38"),
    ),
    Stap(
        "inzicht_gevolgen",
        "Gesproken over lang zonder werk zijn",
        Deelnemer.JOBCOACH,
        fasen=IN_VOORTRAJECT,
        regels=("KWB-16",),
    ),
    Stap(
        "gericht_gezocht",
        "Gericht gezocht naar werk",
        Deelnemer.JOBCOACH,
        fasen=IN_VOORTRAJECT,
        velden=(Veld("soort_werk", "Soort werk dat past", regel="KWB-17"),),
        regels=("KWB-17",),
    ),
    Stap(
        "evaluatie_voortraject",
        "Voortraject geëvalueerd",
        Deelnemer.JOBCOACH,
        fasen=IN_VOORTRAJECT,
        velden=(
            ja_nee("vaardigheden_voldoende", "Vaardigheden als werknemer goed", regel="KWB-26"),
            ja_nee("belemmeringen_hanteerbaar", "Belemmeringen hanteerbaar", regel="KWB-26"),
            WAT_NODIG,
        ),
        poorten=(
            MINDSET_OPNIEUW,
            Poort(
                "KWB-24",
                "Het real-life assessment is nog niet afgerond.",
                "Rond eerst het real-life assessment af.",
                na("rla"),
            ),
            Poort(
                "KWB-16",
                "Met de klant is niet gesproken over lang zonder werk zijn.",
                "Voer eerst dat gesprek.",
                na("inzicht_gevolgen"),
            ),
            Poort(
                "KWB-17",
                "Er is nog niet gericht gezocht naar werk dat past.",
                "Leg eerst vast naar welk werk is gezocht.",
                na("gericht_gezocht"),
            ),
        ),
        regels=("KWB-26",),
    ),
    Stap(
        "verlenging_voorgesteld",
        "Verlenging voorgesteld",
        Deelnemer.JOBCOACH,
        fasen=(VOORTRAJECT,),
        velden=(
            meer("criteria", "Criteria", CRITERIA, regel="KWB-32"),
            meer("belemmeringen", "Belemmeringen", BELEMMERINGEN, regel="KWB-39"),
            Veld("toelichting", "Toelichting voor de klantmanager", regel="KWB-39"),
            ja_nee("overlegd", "Overlegd met de klantmanager", regel="KWB-25"),
        ),
        poorten=(
            Poort(
                "KWB-26",
                "Uit de evaluatie blijkt niet dat de klant meer tijd nodig heeft.",
                "Leg eerst de evaluatie van het voortraject vast.",
                poorten.tekort_is_gebleken,
            ),
            Poort(
                "KWB-25",
                "Over de verlenging is niet overlegd met de klantmanager.",
                "Overleg eerst met de klantmanager.",
                zegt_ja("overlegd"),
            ),
            Poort(
                "KWB-39",
                "De genoemde belemmeringen staan niet in het dossier.",
                "Leg de belemmeringen eerst vast.",
                poorten.belemmeringen_staan_in_dossier,
            ),
            Poort(
                "KWB-39",
                "In de toelichting staat iets wat de klantmanager niet hoort te lezen.",
                "Schrijf wat de klant nodig heeft, zonder gezondheid of gezin.",
                over_werk("toelichting"),
            ),
        ),
        regels=("KWB-03", "KWB-26"),
    ),
    Stap(
        "verlenging_akkoord",
        "Akkoord met de verlenging",
        Deelnemer.OPDRACHTGEVER,
        # In the extension too: a second one is refused by its number, which is a norm.
        fasen=IN_VOORTRAJECT,
        naar=VERLENGD,
        velden=(datum("einddatum", "Voortraject loopt tot en met", regel="KWB-27"),),
        poorten=(
            Poort(
                "KWB-25",
                "Er ligt geen voorstel voor verlenging.",
                "Leg eerst het voorstel vast.",
                poorten.voorstel_ligt_er,
            ),
            Poort(
                "KWB-27",
                "Het voortraject is al verlengd.",
                "Zoek werk of maak een advies voor een vervolgtraject.",
                poorten.nog_niet_verlengd,
            ),
            Poort(
                "KWB-27",
                "De verlenging begint na het voortraject en duurt hoogstens drie maanden.",
                "Kies een eerdere einddatum.",
                poorten.verlenging_is_kort_genoeg,
            ),
            Poort(
                "KWB-04",
                "Het voortraject wordt met deze verlenging te lang.",
                "Kies een eerdere einddatum.",
                poorten.samen_kort_genoeg,
            ),
        ),
        regels=("KWB-25", "KWB-27"),
    ),
    Stap(
        "verlenging_geweigerd",
        "Geen akkoord met de verlenging",
        Deelnemer.OPDRACHTGEVER,
        fasen=(VOORTRAJECT,),
        velden=(Veld("reden", "Waarom niet", is_verplicht=False),),
        poorten=(
            Poort(
                "KWB-25",
                "Er ligt geen voorstel voor verlenging.",
                "Leg eerst het voorstel vast.",
                poorten.voorstel_ligt_er,
            ),
            Poort(
                "KWB-39",
                "In de reden staat iets over gezondheid of gezin.",
                "Schrijf waarom u niet verlengt, zonder gezondheid of gezin.",
                over_werk("reden"),
            ),
        ),
        regels=("KWB-25",),
    ),
    Stap(
        "gestopt",
        "Gestopt voor het einde",
        Deelnemer.JOBCOACH,
        velden=(
            keuze("wie", "Wie stopt", ("klant", "klantmanager", "niet_toegelaten"), regel="KWB-07"),
        ),
        poorten=(VERWEZEN,),
        regels=("KWB-07",),
    ),
)
