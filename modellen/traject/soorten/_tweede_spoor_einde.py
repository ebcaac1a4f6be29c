"""Tweede spoor, the ways out: placement, own business, leaving, stopping, and the results.

R1 (a job) and R3 (an own business) count as "naar werk"; R2, R4 and R5 only as contractually
successful (A25). R6 to R9 are ours: a trajectory can end without a result of the source.
"""

from __future__ import annotations

from modellen.traject.model import Deelnemer, Poort, Resultaat, Stap, Telt, Veld
from modellen.traject.poorten import Controle, na, zegt_ja
from modellen.traject.soorten import _tweede_spoor_poorten as p
from modellen.traject.soorten._tweede_spoor_modules import PIJLERS
from modellen.traject.velden import datum, getal, ja_nee, keuze

LOPEND = ("uitvoering", "afronding")
VANAF_START = ("assessment", "plan", "uitvoering", "afronding")

PLAATSING = Stap(
    "plaatsing",
    "Nieuwe baan",
    Deelnemer.WERKGEVER,
    fasen=LOPEND,
    naar="afronding",
    velden=(
        ja_nee("is_extern", "Bij een andere werkgever", regel="SP2-02"),
        keuze("contractduur", "Soort contract", ("bepaald", "onbepaald"), regel="SP2-82"),
        datum("begindatum", "Begindatum", regel="SP2-82"),
        datum("einddatum", "Einddatum bij bepaalde tijd", regel="SP2-82", is_verplicht=False),
        getal("uren_per_week", "Uren per week"),
        keuze("pijler", "Gevonden langs", PIJLERS, regel="SP2-59"),
        ja_nee("uitzicht_op_blijven", "Uitzicht op blijven", regel="SP2-107"),
    ),
    poorten=(
        Poort(
            "SP2-02",
            "Spoor 2 is werk bij een andere werkgever.",
            "Leg werk bij de eigen werkgever vast als hervatting in spoor 1.",
            zegt_ja("is_extern"),
        ),
        Poort(
            "SP2-82",
            "De einddatum van het contract klopt niet.",
            "Vul een einddatum in die na de begindatum ligt.",
            p.einde_contract_klopt,
        ),
    ),
    regels=("SP2-02", "SP2-107"),
)
ARBEIDSVOORWAARDEN = Stap(
    "arbeidsvoorwaardengesprek",
    "Gesprek over de arbeidsvoorwaarden",
    Deelnemer.JOBCOACH,
    fasen=LOPEND,
    velden=(ja_nee("adviseur_hielp", "De adviseur hielp hierbij", regel="SP2-66"),),
    regels=("SP2-66",),
)
TERUG = Stap(
    p.TERUG,
    "Terug naar de uitvoering",
    Deelnemer.JOBCOACH,
    fasen=("afronding",),
    naar="uitvoering",
    velden=(
        keuze(
            "reden",
            "Waarom",
            ("baan_gaat_niet_door", "werkgever_gaat_verder", "bedrijf_gaat_niet_door", "anders"),
        ),
    ),
    poorten=(
        Poort(
            "SP2-45",
            "De uitvoering was nog niet begonnen.",
            "Sluit het traject af.",
            na("start_uitvoering"),
        ),
    ),
    regels=("SP2-45",),
)
ZELFSTANDIG_ONDERZOEK = Stap(
    "zelfstandig_onderzoek",
    "Onderzoek naar een eigen bedrijf",
    Deelnemer.JOBCOACH,
    fasen=("uitvoering",),
    velden=(ja_nee("haalbaar", "Haalbaar", regel="SP2-68"),),
    poorten=(
        Poort(
            "SP2-44",
            "Zelfstandige vestiging staat niet in het trajectplan.",
            "Pas het trajectplan aan, in overleg.",
            p.in_plan("zelfstandige_vestiging"),
        ),
        Poort(
            "SP2-69",
            "De looptijd van het traject is voorbij.",
            "Spreek een andere einddatum af, in overleg.",
            p.binnen_looptijd,
        ),
    ),
    regels=("SP2-68", "SP2-69"),
)
KVK = Stap(
    "kvk_inschrijving",
    "Ingeschreven bij de Kamer van Koophandel",
    Deelnemer.KLANT,
    fasen=LOPEND,
    naar="afronding",
    velden=(
        Veld("kvk_nummer", "KvK-nummer", regel="SP2-84"),
        datum("datum", "Dag van inschrijving", regel="SP2-84"),
    ),
    poorten=(
        Poort(
            "SP2-68",
            "Er is geen onderzoek dat zegt dat een eigen bedrijf haalbaar is.",
            "Leg eerst het onderzoek vast.",
            p.onderzoek_haalbaar,
        ),
        Poort(
            "SP2-69",
            "De looptijd van het traject is voorbij.",
            "Spreek een andere einddatum af, in overleg.",
            p.binnen_looptijd,
        ),
        Poort(
            "SP2-84",
            "Een KvK-nummer heeft acht cijfers.",
            "Kijk op het uittreksel.",
            p.kvk_nummer_klopt,
        ),
    ),
    regels=("SP2-84",),
)
ONTSLAG = Stap(
    "ontslag_genomen",
    "De kandidaat nam zelf ontslag",
    Deelnemer.KLANT,
    fasen=VANAF_START,
    naar="afronding",
    velden=(
        datum("datum", "Dag van de brief", regel="SP2-83"),
        ja_nee("brief_aanwezig", "De brief is er", regel="SP2-83"),
    ),
    poorten=(
        Poort(
            "SP2-83",
            "De brief van de kandidaat ontbreekt.",
            "Vraag de kandidaat om zijn brief.",
            zegt_ja("brief_aanwezig"),
        ),
    ),
    regels=("SP2-83",),
)
VASTSTELLING = Stap(
    "vaststellingsovereenkomst",
    "Vaststellingsovereenkomst",
    Deelnemer.OPDRACHTGEVER,
    fasen=VANAF_START,
    naar="afronding",
    velden=(
        datum("datum", "Dag van de overeenkomst", regel="SP2-87"),
        ja_nee("wederzijds_goedvinden", "Beiden stemmen in", regel="SP2-87"),
    ),
    poorten=(
        Poort(
            "SP2-87",
            "Niet beiden stemmen in met de overeenkomst.",
            "Leg de overeenkomst pas vast als beiden tekenden.",
            zegt_ja("wederzijds_goedvinden"),
        ),
    ),
    regels=("SP2-87",),
)
UWV_DOSSIER = Stap(
    "uwv_dossier",
    "Dossier voor de ontslagaanvraag bij UWV",
    Deelnemer.JOBCOACH,
    fasen=LOPEND,
    naar="afronding",
    velden=(
        Veld("zienswijze_kandidaat", "Wat de kandidaat ervan vindt", regel="SP2-85"),
        ja_nee("gelezen_door_kandidaat", "De kandidaat las het dossier", regel="SP2-85"),
        ja_nee("alleen_feiten", "Alleen feiten over de inzet", regel="SP2-85"),
    ),
    poorten=(
        Poort(
            "SP2-85",
            "Er is geen verslag van afwijkend gedrag met de reactie van de kandidaat.",
            "Zonder zo'n verslag is er geen dossier.",
            na("inzichtgesprek", "afwijkend_gedrag"),
        ),
        Poort(
            "SP2-85",
            "Het dossier bevat meer dan feiten, of de kandidaat las het niet.",
            "Haal oordelen eruit en laat het de kandidaat lezen.",
            zegt_ja("alleen_feiten", "gelezen_door_kandidaat"),
        ),
        Poort(
            "SP2-85",
            "Het dossier is er pas na de looptijd van het traject.",
            "Dit resultaat kan niet meer.",
            p.binnen_looptijd,
        ),
        p.geen_gezondheid("zienswijze_kandidaat"),
    ),
    regels=("SP2-85",),
)
UWV_ADVIES = Stap(
    "uwv_advies",
    "Antwoord van UWV",
    Deelnemer.OPDRACHTGEVER,
    fasen=("afronding",),
    velden=(
        datum("datum", "Dag van het antwoord", regel="SP2-86"),
        ja_nee("is_positief", "Positief", regel="SP2-86"),
    ),
    poorten=(
        Poort(
            "SP2-86",
            "Er is geen dossier waarop UWV kan antwoorden.",
            "Leg eerst het dossier vast.",
            p.geldt("uwv_dossier"),
        ),
    ),
    regels=("SP2-86",),
)
VERGOEDING = Stap(
    "vergoeding",
    "Vergoeding voor dit resultaat gevraagd",
    Deelnemer.TEAMLEIDER,
    fasen=("afronding",),
    is_eenmalig=True,
    poorten=(
        Poort(
            "SP2-86",
            "UWV gaf geen positief antwoord; dan is er geen vergoeding.",
            "Wacht op het antwoord van UWV.",
            p.positief_advies,
        ),
    ),
    regels=("SP2-86",),
)
SPOOR1_HERVAT = Stap(
    "spoor1_hervat",
    "Hersteld, of weer aan het werk in spoor 1",
    Deelnemer.OPDRACHTGEVER,
    naar="afronding",
    velden=(datum("datum", "Vanaf welke dag", regel="SP2-88"),),
    regels=("SP2-88",),
)
GESTOPT = Stap(
    "gestopt_door_werkgever",
    "De werkgever stopt het traject",
    Deelnemer.OPDRACHTGEVER,
    naar="afronding",
    velden=(datum("datum", "Vanaf welke dag", regel="SP2-90"),),
    regels=("SP2-90",),
)
EINDRAPPORTAGE = Stap(
    "eindrapportage",
    "Eindrapportage aan de opdrachtgever",
    Deelnemer.JOBCOACH,
    fasen=LOPEND,
    velden=(Veld("samenvatting", "Samenvatting voor de opdrachtgever", regel="SP2-92"),),
    poorten=(p.geen_gezondheid("samenvatting"),),
    regels=("SP2-92",),
)
TEVREDENHEID = Stap(
    "tevredenheid",
    "Tevreden over de oplossing",
    Deelnemer.JOBCOACH,
    fasen=LOPEND,
    velden=(
        keuze("wie", "Wie", ("kandidaat", "opdrachtgever"), regel="SP2-18"),
        ja_nee("is_tevreden", "Tevreden", regel="SP2-18"),
    ),
    regels=("SP2-18",),
)
# Facts of the opdrachtgever under the Wet verbetering poortwachter; they stop or start clocks.
POORTWACHTER = (
    Stap("eerstejaarsevaluatie", "Eerstejaarsevaluatie gedaan", Deelnemer.OPDRACHTGEVER),
    Stap("wia_aanvraag", "WIA aangevraagd", Deelnemer.KLANT),
)
STAPPEN = (
    PLAATSING,
    ARBEIDSVOORWAARDEN,
    TERUG,
    ZELFSTANDIG_ONDERZOEK,
    KVK,
    ONTSLAG,
    VASTSTELLING,
    UWV_DOSSIER,
    UWV_ADVIES,
    VERGOEDING,
    SPOOR1_HERVAT,
    GESTOPT,
    EINDRAPPORTAGE,
    TEVREDENHEID,
    *POORTWACHTER,
)


def _bewijs(regel: str, melding: str, controle: Controle) -> Poort:
    return Poort(regel, melding, "Leg dit eerst vast, of kies een ander resultaat.", controle)


_RAPPORT = _bewijs("SP2-92", "De eindrapportage ontbreekt.", p.eindrapport_gemaakt)

RESULTATEN = (
    Resultaat(
        "SP2-R1",
        "Baan bij een andere werkgever van 6 maanden of langer",
        Telt.NAAR_WERK,
        "SP2-82",
        (
            _bewijs("SP2-82", "Er is geen nieuwe baan.", p.geldt("plaatsing")),
            _bewijs("SP2-82", "De baan duurt korter dan 6 maanden.", p.baan_lang_genoeg),
            _bewijs(
                "SP2-66",
                "De adviseur hielp nog niet bij de arbeidsvoorwaarden.",
                p.hielp_bij_voorwaarden,
            ),
            _RAPPORT,
        ),
    ),
    Resultaat(
        "SP2-R2",
        "De kandidaat nam zelf ontslag",
        Telt.CONTRACTUEEL,
        "SP2-83",
        (
            _bewijs("SP2-83", "Er is geen brief van de kandidaat.", p.geldt("ontslag_genomen")),
            _RAPPORT,
        ),
    ),
    Resultaat(
        "SP2-R3",
        "Eigen bedrijf, ingeschreven bij de Kamer van Koophandel",
        Telt.NAAR_WERK,
        "SP2-84",
        (_bewijs("SP2-84", "Er is geen inschrijving.", p.geldt("kvk_inschrijving")), _RAPPORT),
    ),
    Resultaat(
        "SP2-R4",
        "Te weinig meegewerkt; dossier voor UWV geleverd",
        Telt.CONTRACTUEEL,
        "SP2-85",
        (
            _bewijs("SP2-85", "Er is geen dossier voor UWV.", p.geldt("uwv_dossier")),
            _bewijs("SP2-86", "Het antwoord van UWV is er nog niet.", p.advies_op_dossier),
            _RAPPORT,
        ),
    ),
    Resultaat(
        "SP2-R5",
        "Vaststellingsovereenkomst met wederzijds goedvinden",
        Telt.CONTRACTUEEL,
        "SP2-87",
        (
            _bewijs("SP2-87", "Er is geen overeenkomst.", p.geldt("vaststellingsovereenkomst")),
            _RAPPORT,
        ),
    ),
    Resultaat(
        "SP2-R6",
        "Gestopt door de werkgever",
        Telt.GEEN_RESULTAAT,
        "SP2-90",
        (_bewijs("SP2-90", "De werkgever stopte niet.", p.geldt("gestopt_door_werkgever")),),
    ),
    Resultaat(
        "SP2-R7",
        "Geen traject: spoor 2 is onderzocht en niet kansrijk",
        Telt.GEEN_RESULTAAT,
        "SP2-34",
        (_bewijs("SP2-34", "Er is geen besluit B.", p.is_besluit_b),),
    ),
    Resultaat(
        "SP2-R8",
        "Hersteld, of weer aan het werk in spoor 1",
        Telt.GEEN_RESULTAAT,
        "SP2-88",
        (_bewijs("SP2-88", "Spoor 1 is niet hervat of mogelijk.", p.spoor1_open), _RAPPORT),
    ),
    Resultaat(
        "SP2-R9",
        "Einde van de looptijd zonder ander resultaat",
        Telt.GEEN_RESULTAAT,
        "SP2-88",
        (_bewijs("SP2-88", "De geplande einddatum is er nog niet.", p.looptijd_voorbij), _RAPPORT),
    ),
)
