"""Tweede spoor, step 3: the individual trajectplan, its signatures and the start."""

from __future__ import annotations

from modellen.assessment.model import Termijn
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.poorten import bevat, na, zegt_ja
from modellen.traject.soorten import _tweede_spoor_poorten as p
from modellen.traject.velden import datum, getal, ja_nee, keuze, meer

STANDAARD = ("verliesverwerking", "sollicitatiebegeleiding", "bemiddeling")
"""Parts of every plan; the others are optional."""

MODULES = (
    *STANDAARD,
    "verzuimbegeleiding",
    "psycholoog",
    "orientatie",
    "scholing",
    "zelfstandige_vestiging",
    "fitness",
    "stage",
)
DOELEN = ("verliesverwerking", "externe_motivatie", "scholingsnoodzaak", "passend_werk", "conditie")

TRAJECTPLAN = Stap(
    code="trajectplan",
    label="Individueel trajectplan",
    wie=Deelnemer.JOBCOACH,
    fasen=("plan", "uitvoering"),
    velden=(
        Veld("adviseur", "Vaste adviseur (account)", regel="SP2-49"),
        keuze("plaats", "Waar is de begeleiding", ("thuis", "vestiging", "beide"), regel="SP2-49"),
        meer("doelen", "Doelen", DOELEN, regel="SP2-15"),
        meer(
            "methoden",
            "Manieren van werken",
            ("coaching", "verzuimbegeleiding", "beroepsorientatie", "personeelsdossier"),
            regel="SP2-16",
        ),
        meer("modules", "Onderdelen", MODULES, regel="SP2-44"),
        datum("geplande_einddatum", "Geplande einddatum", regel="SP2-48"),
        keuze(
            "looptijd_tot",
            "Waaraan hangt de looptijd",
            ("restduur_verzuim", "wia", "herstel_of_werk"),
            regel="SP2-88",
        ),
        Veld("reden_langere_duur", "Waarom langer", regel="SP2-88", is_verplicht=False),
        keuze("afstand_tot_werk", "Afstand tot werk", tuple(Termijn), regel="SP2-89"),
        getal("contact_dagen", "Contact: om de hoeveel dagen", regel="SP2-74"),
        getal("uren_per_week", "Eigen inzet in uren per week", regel="SP2-75"),
        Veld("gevolgen", "Afgesproken gevolgen van gedrag", regel="SP2-71"),
        ja_nee("gevolgen_besproken", "De kandidaat kent deze gevolgen", regel="SP2-71"),
        ja_nee("aanwezigheid_uitgelegd", "Regels voor aanwezigheid uitgelegd", regel="SP2-77"),
        getal("verwachte_maanden", "Verwachte maanden tot werk", regel="SP2-08"),
        ja_nee("is_kortste_weg", "Dit is de kortste weg naar werk", regel="SP2-08"),
        Veld("reden_andere_weg", "Waarom een langere weg", regel="SP2-08", is_verplicht=False),
        Veld("reden_geen_scholing", "Waarom geen scholing", regel="SP2-104", is_verplicht=False),
        getal("rapportage_weken", "Rapportage: om de hoeveel weken", regel="SP2-93"),
    ),
    poorten=(
        Poort(
            "SP2-48",
            "De einddatum wordt gekozen na de intake; de intakerapportage ontbreekt.",
            "Maak eerst de intakerapportage.",
            na("intakerapportage"),
        ),
        Poort(
            "SP2-49",
            "De kandidaat heeft één vaste adviseur, en dat is iemand anders.",
            "Kies de vaste adviseur, of leg eerst de wissel vast.",
            p.is_vaste_adviseur,
        ),
        Poort(
            "SP2-15",
            "Het plan noemt verliesverwerking en motivatie voor werk buiten niet als doel.",
            "Zet beide bij de doelen.",
            bevat("doelen", "verliesverwerking", "externe_motivatie"),
        ),
        Poort(
            "SP2-50",
            "Verliesverwerking en externe motivatie hoort in elk plan.",
            "Zet dit onderdeel in het plan.",
            bevat("modules", "verliesverwerking"),
        ),
        Poort(
            "SP2-05",
            "Begeleiding bij het solliciteren en bemiddeling horen in elk plan.",
            "Zet beide onderdelen in het plan.",
            bevat("modules", "sollicitatiebegeleiding", "bemiddeling"),
        ),
        Poort(
            "SP2-48",
            "De einddatum ligt niet na de dag van het plan.",
            "Kies een latere einddatum.",
            p.einde_na_begin,
        ),
        Poort(
            "SP2-88",
            "De einddatum ligt na het einde van de loondoorbetaling, zonder reden.",
            "Kies een eerdere datum, of schrijf waarom het langer duurt.",
            p.einde_binnen_loondoorbetaling,
        ),
        Poort(
            "SP2-74",
            "Contact is elke 7 of elke 14 dagen.",
            "Kies 7 of 14.",
            p.contact_uit_keuzes,
        ),
        Poort(
            "SP2-71",
            "De kandidaat kent de afgesproken gevolgen nog niet.",
            "Bespreek ze vooraf met de kandidaat.",
            zegt_ja("gevolgen_besproken"),
        ),
        Poort(
            "SP2-77",
            "De regels voor aanwezigheid zijn niet uitgelegd.",
            "Leg ze eerst uit aan de kandidaat.",
            zegt_ja("aanwezigheid_uitgelegd"),
        ),
        Poort(
            "SP2-08",
            "Dit is niet de kortste weg naar werk, en de reden ontbreekt.",
            "Kies een kortere weg, of schrijf waarom dit nodig is.",
            p.gevuld_als("is_kortste_weg", False, "reden_andere_weg"),
        ),
        Poort(
            "SP2-104",
            "De kandidaat zoekt buiten zijn branche; het plan zegt niets over scholing.",
            "Zet scholing in het plan, of schrijf waarom het niet nodig is.",
            p.duale_aanpak,
        ),
        Poort(
            "SP2-91",
            "Het plan is getekend; een ander plan vraagt overleg.",
            "Leg eerst de afwijking vast waar iedereen het mee eens is.",
            p.nieuw_plan_in_overleg,
        ),
        p.geen_gezondheid(
            "gevolgen", "reden_langere_duur", "reden_andere_weg", "reden_geen_scholing"
        ),
    ),
    regels=("SP2-44", "SP2-48", "SP2-49"),
)
HANDTEKENING = Stap(
    code="handtekening",
    label="Handtekening onder het trajectplan",
    wie=Deelnemer.KLANT,
    fasen=("plan", "uitvoering"),
    velden=(keuze("rol", "Wie tekent", ("kandidaat", "adviseur", "werkgever"), regel="SP2-44"),),
    poorten=(
        Poort(
            "SP2-44",
            "Er is nog geen trajectplan om te tekenen.",
            "Leg eerst het trajectplan vast.",
            na("trajectplan"),
        ),
    ),
    regels=("SP2-44",),
)
START = Stap(
    code="start_uitvoering",
    label="Begin van de uitvoering",
    wie=Deelnemer.JOBCOACH,
    fasen=("plan",),
    naar="uitvoering",
    is_eenmalig=True,
    poorten=(
        Poort(
            "SP2-44",
            "Kandidaat, adviseur en werkgever hebben dit trajectplan niet alle drie getekend.",
            "Leg de handtekeningen vast.",
            p.getekend_door("kandidaat", "adviseur", "werkgever"),
        ),
    ),
    regels=("SP2-45",),
)
AFWIJKING = Stap(
    code="afwijking",
    label="Afwijken van het traject, in overleg",
    wie=Deelnemer.JOBCOACH,
    fasen=("uitvoering",),
    velden=(
        Veld("wat", "Wat verandert er", regel="SP2-91"),
        Veld("reden", "Waarom", regel="SP2-91"),
        ja_nee("kandidaat_akkoord", "De kandidaat is akkoord", regel="SP2-91"),
        ja_nee("werkgever_akkoord", "De werkgever is akkoord", regel="SP2-91"),
    ),
    poorten=(
        Poort(
            "SP2-91",
            "Niet iedereen is het eens met de afwijking.",
            "Overleg met kandidaat en werkgever.",
            zegt_ja("kandidaat_akkoord", "werkgever_akkoord"),
        ),
        p.geen_gezondheid("wat", "reden"),
    ),
    regels=("SP2-91",),
)
STAPPEN = (TRAJECTPLAN, HANDTEKENING, START, AFWIJKING)
