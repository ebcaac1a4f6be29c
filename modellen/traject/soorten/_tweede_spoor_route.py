"""What the klant reads about the tweede spoor, and what nobody has to type twice.

Lengths and frequencies are norms that a contract may change, so no text names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from modellen.traject.model import Fase, Feit

BELOFTE = (
    "Je krijgt een eigen adviseur die je helpt om ander werk te vinden. "
    "Het doel is een baan die blijft, bij een andere werkgever. "
    "Kan je eigen werk toch weer, dan blijft die weg open."
)

FASEN = (
    Fase(
        "aanmelding",
        "Aanmelding",
        "Je werkgever meldt je aan",
        "Je werkgever meldt je aan, omdat je nu niet terug kunt naar je eigen werk. "
        "Je hoort wat er gaat gebeuren en je kunt alles vragen. "
        "Deze fase is klaar als ons onderzoek begint.",
    ),
    Fase(
        "dossierscreening",
        "Dossierscreening",
        "Kijken wat er al is gedaan",
        "Een adviseur leest wat jij en je werkgever deden om weer te werken. "
        "Je hoort of werk bij je eigen werkgever nog kan. "
        "Deze fase is klaar als je weet waar je aan toe bent.",
        is_voor_iedereen=False,
    ),
    Fase(
        "screening",
        "Screening op haalbaarheid",
        "Kijken of ander werk kans heeft",
        "Een jobcoach praat met je op een plek die jij kiest. "
        "Zo ziet hij of werk bij een andere werkgever kans heeft. "
        "Deze fase is klaar als je werkgever heeft besloten, en jij weet waarom.",
        is_voor_iedereen=False,
    ),
    Fase(
        "assessment",
        "Stap 1 en 2: real-life assessment en rapport",
        "Ontdekken wat je kunt en wilt",
        "Je praat met je adviseur over dertien delen van je leven. "
        "Zo ontdek je welk werk nu bij je past. "
        "Deze fase is klaar als het rapport er is. Je mag het lezen.",
    ),
    Fase(
        "plan",
        "Stap 3: trajectplan",
        "Je eigen plan maken",
        "Je maakt met je adviseur een plan met doelen en afspraken. "
        "Ben je het ermee eens, dan teken je het. "
        "Deze fase is klaar als je adviseur en je werkgever ook hebben getekend.",
    ),
    Fase(
        "uitvoering",
        "Stap 4 tot en met 6: uitvoering, voortgang en rapportage",
        "Werk zoeken met je plan",
        "Je werkt aan je plan en zoekt een nieuwe baan. "
        "Je schrijft telkens kort op wat je hebt gedaan. "
        "Deze fase is klaar als je werk hebt, of als het traject anders eindigt.",
    ),
    Fase(
        "afronding",
        "Afronding",
        "De laatste afspraken",
        "Er is een uitkomst, bijvoorbeeld een nieuwe baan of een eigen bedrijf. "
        "Je adviseur maakt met jou de laatste afspraken. "
        "Deze fase is klaar als het laatste verslag er is.",
    ),
    Fase(
        "afgesloten",
        "Afgesloten",
        "Het traject is klaar",
        "Je traject is klaar. Je hoort wat het resultaat is en hoe je verder kunt. "
        "Je mag lezen wat er over je is opgeschreven.",
    ),
)

UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "aanmelding": (
            "Je werkgever meldt je bij ons aan en betaalt het traject. "
            "Hij geeft je er ook tijd voor."
        ),
        "dossierscreening": (
            "Een adviseur leest wat er tot nu toe is gedaan. "
            "Welke ziekte je hebt, schrijven wij niet op."
        ),
        "start_screening": "Je eigen werk kan niet meer. Nu kijken we of ander werk kans heeft.",
        "screening_conclusie": (
            "De jobcoach vertelt je wat hij vindt: heeft ander werk kans van slagen?"
        ),
        "besluit": "Je werkgever beslist of het traject begint. Hij legt uit waarom.",
        "helderheid": (
            "Je hoort waar je aan toe bent bij je werkgever. Vraag door tot het duidelijk is."
        ),
        "belastbaarheidsonderzoek": (
            "Een arbeidsdeskundige bekijkt wat je op het werk aankunt. "
            "Welke ziekte je hebt, schrijven wij niet op."
        ),
        "assessment_rapport": (
            "Je adviseur schrijft op welk werk past en wat je daarvoor nodig hebt. "
            "Je mag het lezen."
        ),
        "intakerapportage": (
            "Je werkgever krijgt een kort verslag. "
            "Wat je in gesprekken vertelde, staat er niet in."
        ),
        "trajectplan": (
            "Jullie schrijven op wat je doel is, wat je doet en hoe lang het duurt. "
            "Lees het rustig en vraag wat je niet begrijpt."
        ),
        "handtekening": (
            "Ben je het eens met het plan, dan teken je. Je adviseur en je werkgever tekenen ook."
        ),
        "start_uitvoering": "Vanaf nu werk je aan je plan en zoek je ander werk.",
        "afwijking": (
            "Het plan verandert. Dat gebeurt alleen als jij en je werkgever het goed vinden."
        ),
        "module_verliesverwerking": "Je praat over wat je kwijt bent. Daarna kijk je vooruit.",
        "module_psycholoog": (
            "Een psycholoog helpt je met de stap naar werk. Dat gebeurt alleen als jij het wilt."
        ),
        "module_orientatie": "Je zoekt uit welke beroepen bij je passen.",
        "module_scholing": "Je volgt een opleiding voor je nieuwe werk.",
        "module_fitness": "Je gaat bewegen, als dat je helpt bij een doel uit je plan.",
        "module_stage": "Je loopt mee bij een bedrijf en leert het werk kennen.",
        "module_sollicitatiebegeleiding": "Je oefent met brieven en gesprekken voor een baan.",
        "vacatures_besproken": "Jullie bekijken vacatures, en wat werkgevers daarin vragen.",
        "netwerkkaart": "Je schrijft op wie je kent, en wie je kan helpen bij het zoeken.",
        "bemiddeling": "Je adviseur brengt je in contact met een werkgever.",
        "opdracht": "Je doet zelf iets om werk te vinden, en vertelt hoeveel tijd het kostte.",
        "maandverslag": (
            "Je schrijft kort op wat je deed om werk te vinden. Vertel ook hoe ver je bent."
        ),
        "voortgang": "Jullie bespreken hoe ver je bent, en of het plan nog klopt.",
        "voortgangsrapportage": (
            "Je werkgever leest hoe ver je bent. Wat je in gesprekken vertelt, staat er niet in."
        ),
        "afwijkend_gedrag": (
            "Er is iets gebeurd wat anders was afgesproken. "
            "Je leest het verslag en zegt wat jij ervan vindt."
        ),
        "plaatsing": "Je hebt een nieuwe baan. Je adviseur rondt het traject met je af.",
        "arbeidsvoorwaardengesprek": (
            "Je bespreekt met je nieuwe werkgever je loon en je uren. Je adviseur helpt je."
        ),
        "terug_naar_uitvoering": "De uitkomst gaat niet door. Je werkt weer verder aan je plan.",
        "zelfstandig_onderzoek": "Je onderzoekt of een eigen bedrijf bij je past.",
        "kvk_inschrijving": "Je schrijft je bedrijf in bij de Kamer van Koophandel.",
        "ontslag_genomen": (
            "Je zegt zelf je baan op. Vraag eerst wat dat betekent voor je uitkering."
        ),
        "vaststellingsovereenkomst": (
            "Jij en je werkgever spreken af dat je contract stopt. "
            "Laat je helpen voordat je tekent."
        ),
        "uwv_dossier": (
            "Je werkgever wil bij UWV ontslag vragen. "
            "Je leest eerst het dossier en zegt wat jij ervan vindt."
        ),
        "uwv_advies": "UWV heeft antwoord gegeven. Je adviseur legt uit wat dat betekent.",
        "spoor1_hervat": "Je werkt weer bij je eigen werkgever. Dit traject stopt daarom.",
        "gestopt_door_werkgever": (
            "Je werkgever stopt het traject. Vraag waarom, en wat je nu kunt doen."
        ),
        "eindrapportage": (
            "Je werkgever krijgt het laatste verslag. "
            "Wat je in gesprekken vertelde, staat er niet in."
        ),
        "tevredenheid": "Wij vragen of je tevreden bent met de oplossing.",
        "eerstejaarsevaluatie": (
            "Jij en je werkgever kijken terug op het eerste jaar. Jullie kiezen wat nu nodig is."
        ),
        "wia_aanvraag": (
            "Je vraagt zelf bij UWV een uitkering aan voor de WIA. "
            "Doe het op tijd; je adviseur kan je helpen."
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
