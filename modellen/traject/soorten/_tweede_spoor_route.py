"""What the klant reads about the tweede spoor, and what nobody has to type twice.

Lengths and frequencies are norms that a contract may change, so no text names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from modellen.traject.model import Fase, Feit

BELOFTE = (
    "U krijgt een eigen adviseur die u helpt om ander werk te vinden. "
    "Het doel is een baan die blijft, bij een andere werkgever. "
    "Kan uw eigen werk toch weer, dan blijft die weg open."
)

FASEN = (
    Fase(
        "aanmelding",
        "Aanmelding",
        "Uw werkgever meldt u aan",
        "Uw werkgever meldt u aan, omdat u nu niet terug kunt naar uw eigen werk. "
        "U hoort wat er gaat gebeuren en u kunt alles vragen. "
        "Deze fase is klaar als ons onderzoek begint.",
    ),
    Fase(
        "dossierscreening",
        "Dossierscreening",
        "Kijken wat er al is gedaan",
        "Een adviseur leest wat u en uw werkgever deden om weer te werken. "
        "U hoort of werk bij uw eigen werkgever nog kan. "
        "Deze fase is klaar als u weet waar u aan toe bent.",
        is_voor_iedereen=False,
    ),
    Fase(
        "screening",
        "Screening op haalbaarheid",
        "Kijken of ander werk kans heeft",
        "Een jobcoach praat met u op een plek die u kiest. "
        "Zo ziet hij of werk bij een andere werkgever kans heeft. "
        "Deze fase is klaar als uw werkgever heeft besloten, en u weet waarom.",
        is_voor_iedereen=False,
    ),
    Fase(
        "assessment",
        "Stap 1 en 2: real-life assessment en rapport",
        "Ontdekken wat u kunt en wilt",
        "U praat met uw adviseur over dertien delen van uw leven. "
        "Zo ontdekt u welk werk nu bij u past. "
        "Deze fase is klaar als het rapport er is. U mag het lezen.",
    ),
    Fase(
        "plan",
        "Stap 3: trajectplan",
        "Uw eigen plan maken",
        "U maakt met uw adviseur een plan met doelen en afspraken. "
        "Bent u het ermee eens, dan tekent u het. "
        "Deze fase is klaar als uw adviseur en uw werkgever ook hebben getekend.",
    ),
    Fase(
        "uitvoering",
        "Stap 4 tot en met 6: uitvoering, voortgang en rapportage",
        "Werk zoeken met uw plan",
        "U werkt aan uw plan en zoekt een nieuwe baan. "
        "U schrijft telkens kort op wat u hebt gedaan. "
        "Deze fase is klaar als u werk hebt, of als het traject anders eindigt.",
    ),
    Fase(
        "afronding",
        "Afronding",
        "De laatste afspraken",
        "Er is een uitkomst, bijvoorbeeld een nieuwe baan of een eigen bedrijf. "
        "Uw adviseur maakt met u de laatste afspraken. "
        "Deze fase is klaar als het laatste verslag er is.",
    ),
    Fase(
        "afgesloten",
        "Afgesloten",
        "Het traject is klaar",
        "Uw traject is klaar. U hoort wat het resultaat is en hoe u verder kunt. "
        "U mag lezen wat er over u is opgeschreven.",
    ),
)

UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "aanmelding": (
            "Uw werkgever meldt u bij ons aan en betaalt het traject. "
            "Hij geeft u er ook tijd voor."
        ),
        "dossierscreening": (
            "Een adviseur leest wat er tot nu toe is gedaan. "
            "Welke ziekte u hebt, schrijven wij niet op."
        ),
        "start_screening": "Uw eigen werk kan niet meer. Nu kijken we of ander werk kans heeft.",
        "screening_conclusie": (
            "De jobcoach vertelt u wat hij vindt: heeft ander werk kans van slagen?"
        ),
        "besluit": "Uw werkgever beslist of het traject begint. Hij legt uit waarom.",
        "helderheid": (
            "U hoort waar u aan toe bent bij uw werkgever. Vraag door tot het duidelijk is."
        ),
        "belastbaarheidsonderzoek": (
            "Een arbeidsdeskundige bekijkt wat u op het werk aankunt. "
            "Welke ziekte u hebt, schrijven wij niet op."
        ),
        "assessment_rapport": (
            "Uw adviseur schrijft op welk werk past en wat u daarvoor nodig hebt. "
            "U mag het lezen."
        ),
        "intakerapportage": (
            "Uw werkgever krijgt een kort verslag. "
            "Wat u in gesprekken vertelde, staat er niet in."
        ),
        "trajectplan": (
            "Samen schrijft u op wat uw doel is, wat u doet en hoe lang het duurt. "
            "Lees het rustig en vraag wat u niet begrijpt."
        ),
        "handtekening": (
            "Bent u het eens met het plan, dan tekent u. Uw adviseur en uw werkgever tekenen ook."
        ),
        "start_uitvoering": "Vanaf nu werkt u aan uw plan en zoekt u ander werk.",
        "afwijking": (
            "Het plan verandert. Dat gebeurt alleen als u en uw werkgever het goed vinden."
        ),
        "module_verliesverwerking": "U praat over wat u kwijt bent. Daarna kijkt u vooruit.",
        "module_psycholoog": (
            "Een psycholoog helpt u met de stap naar werk. Dat gebeurt alleen als u het wilt."
        ),
        "module_orientatie": "U zoekt uit welke beroepen bij u passen.",
        "module_scholing": "U volgt een opleiding voor uw nieuwe werk.",
        "module_fitness": "U gaat bewegen, als dat u helpt bij een doel uit uw plan.",
        "module_stage": "U loopt mee bij een bedrijf en leert het werk kennen.",
        "module_sollicitatiebegeleiding": "U oefent met brieven en gesprekken voor een baan.",
        "vacatures_besproken": "Samen bekijkt u vacatures, en wat werkgevers daarin vragen.",
        "netwerkkaart": "U schrijft op wie u kent, en wie u kan helpen bij het zoeken.",
        "bemiddeling": "Uw adviseur brengt u in contact met een werkgever.",
        "opdracht": "U doet zelf iets om werk te vinden, en vertelt hoeveel tijd het kostte.",
        "maandverslag": (
            "U schrijft kort op wat u deed om werk te vinden. Vertel ook hoe ver u bent."
        ),
        "voortgang": "Samen bespreekt u hoe ver u bent, en of het plan nog klopt.",
        "voortgangsrapportage": (
            "Uw werkgever leest hoe ver u bent. Wat u in gesprekken vertelt, staat er niet in."
        ),
        "afwijkend_gedrag": (
            "Er is iets gebeurd wat anders was afgesproken. "
            "U leest het verslag en zegt wat u ervan vindt."
        ),
        "plaatsing": "U hebt een nieuwe baan. Uw adviseur rondt het traject met u af.",
        "arbeidsvoorwaardengesprek": (
            "U bespreekt met uw nieuwe werkgever uw loon en uw uren. Uw adviseur helpt u."
        ),
        "terug_naar_uitvoering": "De uitkomst gaat niet door. U werkt weer verder aan uw plan.",
        "zelfstandig_onderzoek": "U onderzoekt of een eigen bedrijf bij u past.",
        "kvk_inschrijving": "U schrijft uw bedrijf in bij de Kamer van Koophandel.",
        "ontslag_genomen": (
            "U zegt zelf uw baan op. Vraag eerst wat dat betekent voor uw uitkering."
        ),
        "vaststellingsovereenkomst": (
            "U en uw werkgever spreken af dat uw contract stopt. "
            "Laat u helpen voordat u tekent."
        ),
        "uwv_dossier": (
            "Uw werkgever wil bij UWV ontslag vragen. "
            "U leest eerst het dossier en zegt wat u ervan vindt."
        ),
        "uwv_advies": "UWV heeft antwoord gegeven. Uw adviseur legt uit wat dat betekent.",
        "spoor1_hervat": "U werkt weer bij uw eigen werkgever. Dit traject stopt daarom.",
        "gestopt_door_werkgever": (
            "Uw werkgever stopt het traject. Vraag waarom, en wat u nu kunt doen."
        ),
        "eindrapportage": (
            "Uw werkgever krijgt het laatste verslag. "
            "Wat u in gesprekken vertelde, staat er niet in."
        ),
        "tevredenheid": "Wij vragen of u tevreden bent met de oplossing.",
        "eerstejaarsevaluatie": (
            "U en uw werkgever kijken terug op het eerste jaar. Samen kiest u wat nu nodig is."
        ),
        "wia_aanvraag": (
            "U vraagt zelf bij UWV een uitkering aan voor de WIA. "
            "Doe het op tijd; uw adviseur kan u helpen."
        ),
    }
)  # fmt: skip
"""By step; steps in which the klant has no part have none."""

_PLANVELDEN = (
    "plaats",
    "doelen",
    "methoden",
    "modules",
    "geplande_einddatum",
    "looptijd_tot",
    "contact_dagen",
    "uren_per_week",
    "gevolgen",
    "verwachte_maanden",
    "rapportage_weken",
)

FEITEN = (
    Feit(
        (("trajectplan", "adviseur"),),
        uit=(("wissel_begeleider", "nieuwe_begeleider"),),
        van_coach=True,
    ),
    # Conclusion e of the assessment and the distance to work in the plan are one list of choices.
    Feit((("trajectplan", "afstand_tot_werk"),), uit=(("assessment_rapport", "termijn"),)),
    # A new plan begins as the one before.
    *(Feit((("trajectplan", veld),)) for veld in _PLANVELDEN),
    Feit((("bemiddeling", "sector"),)),
    Feit((("bemiddeling", "regio"),)),
)
