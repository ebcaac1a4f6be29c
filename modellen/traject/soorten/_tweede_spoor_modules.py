"""Tweede spoor, step 4: the parts of the plan and the four pillars of mediation."""

from __future__ import annotations

from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.plan import IS_AKKOORD, KLANT_AKKOORD
from modellen.traject.poorten import na, zegt_ja
from modellen.traject.soorten import _tweede_spoor_poorten as p
from modellen.traject.soorten._tweede_spoor_plan import DOELEN, STANDAARD
from modellen.traject.velden import datum, getal, ja_nee, keuze, meer

UITVOERING = ("uitvoering",)
SOLLICITATIE = ("presenteren", "gesprek_voorbereiden", "bezwaren", "vacatures_vinden", "netwerken")
PIJLERS = ("eigen_netwerk", "netwerk_kandidaat", "koude_acquisitie", "openbare_bronnen")


def _module(
    code: str,
    label: str,
    velden: tuple[Veld, ...],
    poorten: tuple[Poort, ...],
    *,
    regels: tuple[str, ...],
) -> Stap:
    """A part of the execution; an optional one may be used only when the plan names it."""
    onderdeel = code.removeprefix("module_")
    in_plan = Poort(
        "SP2-44",
        f"'{label}' staat niet in het trajectplan.",
        "Pas het trajectplan aan, in overleg.",
        p.in_plan(onderdeel),
    )
    return Stap(
        code,
        label,
        Deelnemer.JOBCOACH,
        fasen=UITVOERING,
        velden=velden,
        poorten=poorten if onderdeel in STANDAARD else (in_plan, *poorten),
        regels=regels,
    )


VERLIESVERWERKING = _module(
    "module_verliesverwerking",
    "Verliesverwerking en externe motivatie",
    (
        meer("vormen", "Vorm", ("oefening", "gesprek", "onderzoeksoefening"), regel="SP2-50"),
        # A closed list: what somebody feels is told to the adviser and not written here.
        meer(
            "onderwerpen",
            "Onderwerpen",
            ("gevoel_van_onrecht", "onzekerheid", "energie", "blik_naar_buiten"),
            regel="SP2-105",
        ),
    ),
    (),
    regels=("SP2-50", "SP2-105"),
)
PSYCHOLOOG = _module(
    "module_psycholoog",
    "Psycholoog voor de stap naar werk",
    (
        ja_nee("gericht_op_werk", "Gericht op de stap naar werk", regel="SP2-51"),
        ja_nee("kandidaat_wil", "De kandidaat wil dit", regel="SP2-51"),
    ),
    (
        Poort(
            "SP2-51",
            "Een psycholoog helpt alleen bij de stap naar werk, en als de kandidaat dat wil.",
            "Bespreek het met de kandidaat, of laat dit weg.",
            zegt_ja("gericht_op_werk", "kandidaat_wil"),
        ),
    ),
    regels=("SP2-51",),
)
ORIENTATIE = _module(
    "module_orientatie",
    "Oriëntatie op werk",
    (
        meer(
            "testen",
            "Afgenomen testen",
            ("persoonlijkheidstest", "beroepskeuzetest"),
            regel="SP2-53",
            is_verplicht=False,
        ),
        Veld("uitkomst", "Beroepen waarnaar de kandidaat zoekt", regel="SP2-52"),
    ),
    (
        Poort(
            "SP2-52",
            "De kandidaat heeft al een heldere zoekrichting.",
            "Ga verder met de bemiddeling.",
            p.zonder_zoekrichting,
        ),
        p.geen_gezondheid("uitkomst"),
    ),
    regels=("SP2-52", "SP2-53"),
)
SCHOLING = _module(
    "module_scholing",
    "Scholing",
    (
        Veld("opleiding", "Opleiding", regel="SP2-54"),
        Veld("doelberoep", "Voor welk beroep", regel="SP2-54"),
        ja_nee("past_bij_ervaring", "Past bij wat de kandidaat al kan", regel="SP2-55"),
        ja_nee("past_bij_richting", "Past bij de beroepsrichting", regel="SP2-55"),
        ja_nee("vraag_in_regio", "Er is vraag naar in de regio", regel="SP2-55"),
        Veld("tijdafspraak", "Aparte afspraak over de tijd", regel="SP2-76"),
        ja_nee("werkgever_maakt_mogelijk", "De werkgever maakt het mogelijk", regel="SP2-76"),
    ),
    (
        Poort(
            "SP2-55",
            "De scholing past niet bij ervaring, richting en vraag in de regio.",
            "Zoek scholing die op alle drie past.",
            zegt_ja("past_bij_ervaring", "past_bij_richting", "vraag_in_regio"),
        ),
        Poort(
            "SP2-76",
            "De werkgever maakt de scholing nog niet mogelijk.",
            "Maak een afspraak met de werkgever over tijd en kosten.",
            zegt_ja("werkgever_maakt_mogelijk"),
        ),
        p.geen_gezondheid("opleiding", "doelberoep", "tijdafspraak"),
    ),
    regels=("SP2-54", "SP2-55", "SP2-76"),
)
FITNESS = _module(
    "module_fitness",
    "Bewegen",
    # Whether it is needed, never why: a reason would be about health (SP2-106).
    (
        ja_nee("is_nodig", "Nodig voor het traject", regel="SP2-72"),
        keuze("doel", "Voor welk doel uit het plan", DOELEN, regel="SP2-73"),
    ),
    (
        Poort(
            "SP2-72",
            "Bewegen zit er alleen in als dat nodig is.",
            "Laat dit weg.",
            zegt_ja("is_nodig"),
        ),
        Poort(
            "SP2-73",
            "Dit doel staat niet in het trajectplan.",
            "Kies een doel uit het plan.",
            p.doel_uit_plan,
        ),
    ),
    regels=("SP2-72", "SP2-73", "SP2-106"),
)
STAGE = _module(
    "module_stage",
    "Stage of meeloopdag",
    (
        Veld("bedrijf", "Bedrijf", regel="SP2-19"),
        keuze("tijdens", "Tijdens", ("traject", "opleiding"), regel="SP2-19"),
        datum("begindatum", "Begindatum", regel="SP2-19"),
        datum("einddatum", "Einddatum", regel="SP2-19"),
        Veld("leerdoel", "Wat de kandidaat er leert", regel="SP2-19"),
    ),
    (p.geen_gezondheid("bedrijf", "leerdoel"),),
    regels=("SP2-19",),
)
VACATURES = Stap(
    "vacatures_besproken",
    "Vacatures en eisen besproken",
    Deelnemer.JOBCOACH,
    fasen=("assessment", "plan", "uitvoering"),
    velden=(
        Veld("vacatures", "Nummers van de vacatures", regel="SP2-57"),
        Veld("eisen", "Wat de werkgever vraagt", regel="SP2-58"),
        ja_nee("voldoet", "De kandidaat voldoet", regel="SP2-58"),
    ),
    poorten=(p.geen_gezondheid("eisen"),),
    regels=("SP2-57", "SP2-58"),
)
SOLLICITATIEBEGELEIDING = _module(
    "module_sollicitatiebegeleiding",
    "Sollicitatiebegeleiding",
    (meer("onderdelen", "Onderdelen", SOLLICITATIE, regel="SP2-56"),),
    (
        Poort(
            "SP2-57",
            "De kandidaat heeft nog geen vacatures gezien; dat begint meteen.",
            "Bespreek eerst vacatures met de kandidaat.",
            na("vacatures_besproken"),
        ),
    ),
    regels=("SP2-56",),
)
NETWERKKAART = Stap(
    "netwerkkaart",
    "Netwerk van de kandidaat",
    Deelnemer.KLANT,
    fasen=UITVOERING,
    velden=(
        keuze(
            "stand",
            "Hoe ver",
            ("in_kaart", "uitgebreid", "gebruikt"),
            regel="SP2-62",
        ),
        getal("aantal_contacten", "Aantal contacten", regel="SP2-101"),
    ),
    regels=("SP2-62", "SP2-101"),
)
BEMIDDELING = _module(
    "bemiddeling",
    "Bemiddeling naar een werkgever",
    (
        keuze("pijler", "Pijler", PIJLERS, regel="SP2-59"),
        Veld("werk", "Nummer van vacature of werkgever", regel="SP2-09"),
        Veld("sector", "Branche", regel="SP2-09"),
        Veld("regio", "Regio", regel="SP2-04"),
        keuze(
            "netwerk",
            "Pijler 1: welk netwerk",
            ("eigen", "samenwerkingspartner"),
            regel="SP2-04",
            is_verplicht=False,
        ),
        ja_nee("uit_profiel", "Pijler 1: uit het profiel", regel="SP2-60", is_verplicht=False),
        ja_nee(
            "zonder_concurrentie",
            "Pijler 1: zonder andere kandidaten van buiten",
            regel="SP2-61",
            is_verplicht=False,
        ),
        ja_nee("doorlopend", "Doorlopend plek", regel="SP2-100", is_verplicht=False),
        Veld("waarom_past", "Pijler 3: waarom dit past", regel="SP2-63", is_verplicht=False),
        Veld("bron", "Pijler 4: openbare bron", regel="SP2-64", is_verplicht=False),
        Veld("taak_kandidaat", "Pijler 4: taak", regel="SP2-65", is_verplicht=False),
        KLANT_AKKOORD,
    ),
    (
        IS_AKKOORD,
        Poort(
            "SP2-60",
            "De adviseur zoekt eerst in het eigen netwerk; dat is nog niet gebeurd.",
            "Begin met pijler 1.",
            p.eigen_netwerk_eerst,
        ),
        *(
            Poort(
                regel,
                f"Bij deze pijler hoort ook: {wat}.",
                "Vul het in.",
                p.gevuld_als("pijler", pijler, veld),
            )
            for regel, pijler, veld, wat in (
                ("SP2-04", "eigen_netwerk", "netwerk", "welk netwerk"),
                ("SP2-60", "eigen_netwerk", "uit_profiel", "gezocht vanuit het profiel"),
                ("SP2-61", "eigen_netwerk", "zonder_concurrentie", "zonder andere kandidaten"),
                ("SP2-63", "koude_acquisitie", "waarom_past", "waarom het bedrijf past"),
                ("SP2-64", "openbare_bronnen", "bron", "de openbare bron"),
                ("SP2-65", "openbare_bronnen", "taak_kandidaat", "de taak van de kandidaat"),
            )
        ),
        Poort(
            "SP2-62",
            "Het netwerk van de kandidaat is nog niet in kaart.",
            "Maak eerst de netwerkkaart met de kandidaat.",
            p.netwerkkaart_eerst,
        ),
        p.geen_gezondheid("waarom_past", "bron", "taak_kandidaat", "sector", "regio"),
    ),
    regels=("SP2-59", "SP2-09"),
)
STAPPEN = (
    VERLIESVERWERKING,
    PSYCHOLOOG,
    ORIENTATIE,
    SCHOLING,
    FITNESS,
    STAGE,
    VACATURES,
    SOLLICITATIEBEGELEIDING,
    NETWERKKAART,
    BEMIDDELING,
)
