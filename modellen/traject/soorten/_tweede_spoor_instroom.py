"""Tweede spoor, from the request to the signed plan: two entrances, three clarities, steps 1 to 3.

The source has an adviser read the medical file. Opstap does not (PRV-8, A20): the dossierscreening
notes who set the functional limits and when; the limits themselves stand in the belastbaarheid.
"""

from __future__ import annotations

from dataclasses import replace

from modellen.assessment.model import Termijn
from modellen.traject.gedeeld import RLA, WAT_NODIG
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.poorten import na, zegt_ja
from modellen.traject.soorten import _tweede_spoor_poorten as p
from modellen.traject.successtappen import MINDSET_BEKEKEN
from modellen.traject.velden import datum, getal, ja_nee, keuze, meer

AANMELDING = Stap(
    code="aanmelding",
    label="Aanmelding door de werkgever",
    wie=Deelnemer.OPDRACHTGEVER,
    fasen=("aanmelding",),
    is_eenmalig=True,
    velden=(
        datum("eerste_ziektedag", "Eerste ziektedag", regel="SP2-88"),
        ja_nee("eigen_werk_kan_niet", "Eigen werk hervatten kan niet", regel="SP2-01"),
        ja_nee("vergelijkbaar_werk_kan_niet", "Vergelijkbaar werk kan niet", regel="SP2-01"),
        ja_nee("werkgever_betaalt", "De werkgever betaalt het traject", regel="SP2-03"),
        ja_nee("werkgever_faciliteert", "De werkgever geeft tijd en ruimte", regel="SP2-03"),
    ),
    poorten=(
        Poort(
            "SP2-01",
            "Het plan van aanpak sluit eigen en vergelijkbaar werk nog niet uit.",
            "Vraag de werkgever om het bijgestelde plan van aanpak.",
            zegt_ja("eigen_werk_kan_niet", "vergelijkbaar_werk_kan_niet"),
        ),
        Poort(
            "SP2-03",
            "De werkgever betaalt het traject en maakt het mogelijk; dat staat nog niet vast.",
            "Spreek dit af met de werkgever.",
            zegt_ja("werkgever_betaalt", "werkgever_faciliteert"),
        ),
    ),
    regels=("SP2-01", "SP2-03"),
)
NA_AANMELDING = Poort(
    "SP2-01",
    "Er is nog geen aanmelding van de werkgever.",
    "Leg eerst de aanmelding vast.",
    na("aanmelding"),
)
DOSSIERSCREENING = Stap(
    code="dossierscreening",
    label="Dossierscreening en advies",
    wie=Deelnemer.JOBCOACH,
    fasen=("aanmelding",),
    naar="dossierscreening",
    velden=(
        ja_nee("werkgever_spoor1", "Werkgever deed het nodige in spoor 1", regel="SP2-21"),
        ja_nee("werkgever_spoor2", "Werkgever deed het nodige in spoor 2", regel="SP2-21"),
        ja_nee("werknemer_spoor1", "Werknemer deed het nodige in spoor 1", regel="SP2-21"),
        ja_nee("werknemer_spoor2", "Werknemer deed het nodige in spoor 2", regel="SP2-21"),
        meer(
            "geraadpleegd",
            "Met wie is overlegd",
            ("arbodienst", "arbeidsdeskundige", "verzuimcoordinator", "leidinggevende"),
            regel="SP2-22",
            is_verplicht=False,
        ),
        keuze(
            "bron_grenzen",
            "Wie stelde de grenzen aan het werk vast",
            ("bedrijfsarts", "verzekeringsarts", "arbeidsdeskundige", "nog_niet_vastgesteld"),
            regel="SP2-20",
        ),
        ja_nee("spoor1_mogelijk", "Is spoor 1 nog mogelijk", regel="SP2-23"),
        Veld("eindconclusie", "Eindconclusie", regel="SP2-20"),
    ),
    poorten=(NA_AANMELDING, p.geen_gezondheid("eindconclusie")),
    regels=("SP2-20", "SP2-21", "SP2-22", "SP2-23"),
)
START_SCREENING = Stap(
    code="start_screening",
    label="Begin van de screening op haalbaarheid",
    wie=Deelnemer.OPDRACHTGEVER,
    fasen=("aanmelding",),
    naar="screening",
    velden=(
        ja_nee("spoor1_onderzocht", "Spoor 1 is onderzocht", regel="SP2-24"),
        ja_nee("spoor1_niet_haalbaar", "Spoor 1 is niet haalbaar", regel="SP2-24"),
    ),
    poorten=(
        NA_AANMELDING,
        Poort(
            "SP2-24",
            "De verzuimcoördinator heeft spoor 1 nog niet onderzocht en afgesloten.",
            "Doe anders eerst een dossierscreening.",
            zegt_ja("spoor1_onderzocht", "spoor1_niet_haalbaar"),
        ),
    ),
    regels=("SP2-24",),
)
SCREENING_CONCLUSIE = Stap(
    code="screening_conclusie",
    label="Conclusie van de jobcoach na de screening",
    wie=Deelnemer.JOBCOACH,
    fasen=("screening",),
    velden=(
        ja_nee("kans_van_slagen", "Is spoor 2 kansrijk", regel="SP2-25"),
        Veld("conclusie", "Conclusie van de jobcoach", regel="SP2-25"),
        getal("dagdelen", "Gebruikte dagdelen", regel="SP2-35"),
        ja_nee("besproken_met_werknemer", "Besproken met de werknemer", regel="SP2-103"),
    ),
    poorten=(
        Poort(
            "SP2-25",
            "Het real-life assessment van de screening ontbreekt.",
            "Leg eerst het real-life assessment met alle leefgebieden vast.",
            na("rla"),
        ),
        Poort(
            "SP2-103",
            "De werknemer kent het advies nog niet.",
            "Bespreek het advies eerst met de werknemer.",
            zegt_ja("besproken_met_werknemer"),
        ),
        p.geen_gezondheid("conclusie"),
    ),
    regels=("SP2-25", "SP2-35", "SP2-103"),
)
TOTAALBEELD = Stap(
    code="totaalbeeld",
    label="Totaalbeeld: beide conclusies naast elkaar",
    wie=Deelnemer.OPDRACHTGEVER,
    fasen=("screening",),
    velden=(
        Veld("conclusie_verzuimcoordinator", "Conclusie van de verzuimcoördinator", regel="SP2-32"),
        Veld("totaalbeeld", "Totaalbeeld", regel="SP2-32"),
    ),
    poorten=(
        Poort(
            "SP2-32",
            "De conclusie van de jobcoach ontbreekt nog.",
            "Leg eerst de conclusie van de screening vast.",
            na("screening_conclusie"),
        ),
        p.geen_gezondheid("conclusie_verzuimcoordinator", "totaalbeeld"),
    ),
    regels=("SP2-32",),
)
BESLUIT = Stap(
    code="besluit",
    label="Besluit van de verzuimcoördinator",
    wie=Deelnemer.OPDRACHTGEVER,
    fasen=("screening",),
    velden=(
        keuze("uitkomst", "A: traject, B: geen traject", ("A", "B"), regel="SP2-33"),
        Veld("onderbouwing", "Waarom", regel="SP2-33"),
        ja_nee(
            "zorgvuldig_onderzocht",
            "Bij B: spoor 2 is zorgvuldig onderzocht",
            regel="SP2-34",
            is_verplicht=False,
        ),
    ),
    poorten=(
        Poort(
            "SP2-32",
            "Er is nog geen totaalbeeld na de laatste conclusie.",
            "Leg de conclusies van jobcoach en verzuimcoördinator naast elkaar.",
            p.niet_ouder("totaalbeeld", dan="screening_conclusie"),
        ),
        Poort(
            "SP2-34",
            "Besluit B zegt dat spoor 2 zorgvuldig is onderzocht; dat staat er niet.",
            "Bevestig het onderzoek, of kies besluit A.",
            p.gevuld_als("uitkomst", "B", "zorgvuldig_onderzocht"),
        ),
        p.geen_gezondheid("onderbouwing"),
    ),
    regels=("SP2-33", "SP2-34"),
)
HELDERHEID = Stap(
    code="helderheid",
    label="De kandidaat weet waar hij aan toe is",
    wie=Deelnemer.JOBCOACH,
    fasen=("dossierscreening", "screening"),
    naar="assessment",
    velden=(
        ja_nee("geen_plek_intern", "Intern is er geen plek meer", regel="SP2-12"),
        ja_nee("ontslag_op_termijn", "Op termijn wordt ontslag gevraagd", regel="SP2-13"),
        ja_nee("ontslag_bij_baan", "Bij een nieuwe baan neemt hij ontslag", regel="SP2-14"),
        ja_nee("gelijke_inzet", "De werkgever investeert en vraagt inzet", regel="SP2-17"),
        Veld("reden_late_start", "Waarom spoor 2 laat begint", regel="SP2-93", is_verplicht=False),
    ),
    poorten=(
        Poort(
            "SP2-23",
            "Spoor 1 is volgens de dossierscreening nog mogelijk.",
            "Ga verder in spoor 1, of verbeter de dossierscreening.",
            p.spoor1_onmogelijk,
        ),
        Poort(
            "SP2-33",
            "De verzuimcoördinator heeft niet voor een traject gekozen.",
            "Vraag om besluit A met de reden, of sluit af met besluit B.",
            p.besloten_tot_traject,
        ),
        *(
            Poort(
                regel, f"De kandidaat weet nog niet: {wat}.", "Bespreek dit eerst.", zegt_ja(veld)
            )
            for regel, veld, wat in (
                ("SP2-12", "geen_plek_intern", "intern is er geen plek meer"),
                ("SP2-13", "ontslag_op_termijn", "op termijn vraagt de werkgever ontslag aan"),
                ("SP2-14", "ontslag_bij_baan", "bij een nieuwe baan neemt hij zelf ontslag"),
                ("SP2-17", "gelijke_inzet", "de werkgever investeert en vraagt evenveel inzet"),
            )
        ),
        Poort(
            "SP2-93",
            "Spoor 2 begint later dan UWV verwacht, zonder reden in het dossier.",
            "Schrijf waarom het traject later begint.",
            p.start_op_tijd,
        ),
        p.geen_gezondheid("reden_late_start"),
    ),
    regels=("SP2-11", "SP2-12", "SP2-13", "SP2-14", "SP2-17"),
)
BELASTBAARHEIDSONDERZOEK = Stap(
    code="belastbaarheidsonderzoek",
    label="Onderzoek door een arbeidsdeskundige",
    wie=Deelnemer.ARBEIDSDESKUNDIGE,
    fasen=("screening", "assessment", "plan", "uitvoering"),
    velden=(
        ja_nee("is_nodig", "Het onderzoek is nodig voor het advies", regel="SP2-37"),
        ja_nee("in_belastbaarheid", "Grenzen staan bij belastbaarheid", regel="SP2-37"),
    ),
    poorten=(
        Poort(
            "SP2-37",
            "Een arbeidsdeskundige komt er alleen bij als dat nodig is.",
            "Laat het onderzoek weg.",
            zegt_ja("is_nodig"),
        ),
    ),
    regels=("SP2-37",),
)
REAL_LIFE_ASSESSMENT = replace(
    RLA,
    fasen=("screening", "assessment"),
    # The conclusions are a step of their own here: the report (SP2-38).
    velden=(
        *(veld for veld in RLA.velden if veld.code != "conclusies"),
        keuze(
            "locatie",
            "Plek in de eigen omgeving",
            ("thuis", "horeca", "openbare_plek"),
            regel="SP2-27",
        ),
        ja_nee("meer_vragen", "Per leefgebied meer dan één vraag gesteld", regel="SP2-29"),
        WAT_NODIG,
    ),
    poorten=(
        *(poort for poort in RLA.poorten if poort.regel != "SP2-38"),
        Poort(
            "SP2-29",
            "Niet over elk leefgebied zijn meer vragen gesteld.",
            "Maak het gesprek eerst af.",
            zegt_ja("meer_vragen"),
        ),
    ),
    regels=("SP2-36", "SP2-26", "SP2-27", "SP2-31"),
)
ASSESSMENT_RAPPORT = Stap(
    code="assessment_rapport",
    label="Rapport van het real-life assessment",
    wie=Deelnemer.JOBCOACH,
    fasen=("assessment",),
    naar="plan",
    velden=(
        ja_nee("te_motiveren", "a. Te motiveren voor sectoren met vacatures", regel="SP2-39"),
        ja_nee("kan_uitstromen", "b. Kan uitstromen naar die functies", regel="SP2-40"),
        Veld("scholing", "c. Welke scholing is nodig", regel="SP2-41"),
        Veld("weg_te_nemen", "d. Wat moet eerst worden weggenomen", regel="SP2-42"),
        keuze("termijn", "e. Op welke termijn", tuple(Termijn), regel="SP2-43"),
        ja_nee("herplaatsbaar_in_branche", "Herplaatsbaar in dezelfde branche", regel="SP2-06"),
        Veld("richting", "Richting van het nieuwe werk", regel="SP2-07"),
        keuze(
            "zoekrichting",
            "Heeft de kandidaat een zoekrichting",
            ("helder", "onduidelijk", "geen"),
            regel="SP2-52",
        ),
    ),
    poorten=(
        Poort(
            "SP2-36",
            "Er is geen real-life assessment, of dat van de screening is te oud.",
            "Doe eerst stap 1, het real-life assessment.",
            p.rla_is_vers,
        ),
        p.geen_gezondheid("scholing", "weg_te_nemen", "richting"),
    ),
    regels=("SP2-38", "SP2-06", "SP2-07"),
)
INTAKERAPPORTAGE = Stap(
    code="intakerapportage",
    label="Intakerapportage aan de opdrachtgever",
    wie=Deelnemer.JOBCOACH,
    fasen=("plan",),
    velden=(Veld("samenvatting", "Samenvatting voor de opdrachtgever", regel="SP2-92"),),
    poorten=(MINDSET_BEKEKEN, p.geen_gezondheid("samenvatting")),
    regels=("SP2-92",),
)
STAPPEN = (
    AANMELDING,
    DOSSIERSCREENING,
    START_SCREENING,
    SCREENING_CONCLUSIE,
    TOTAALBEELD,
    BESLUIT,
    HELDERHEID,
    REAL_LIFE_ASSESSMENT,
    BELASTBAARHEIDSONDERZOEK,
    ASSESSMENT_RAPPORT,
    INTAKERAPPORTAGE,
)
