"""Steps that record the success factors; what a trajectory shows of them is in
:mod:`modellen.traject.succesfactoren`.
"""

from __future__ import annotations

from modellen.normen.norm import Normen
from modellen.traject.gedeeld import BEROEPSKEUZETEST, CONTACT, RLA, WAT_NODIG, dagen_mindset
from modellen.traject.model import Deelnemer, Gebeurtenis, Poort, Stap, Veld
from modellen.traject.poorten import na, zegt_ja
from modellen.traject.stand import Stand
from modellen.traject.velden import getal, is_ja, ja_nee, keuze, tekst, vertrouwelijk

METINGEN = ("mindset", BEROEPSKEUZETEST.code, RLA.code)
"""Steps that count as a measurement (SUC-07)."""


def _gesprek_en_meting(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    gesprek = any(is_ja(g, "aanwezig") for g in stand.alle(CONTACT.code))
    return gesprek and stand.heeft(*METINGEN)


def _nieuwe_begeleider(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    return tekst(nieuw, "nieuwe_begeleider") != huidige_begeleider(stand)


def _inzicht_gegeven(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    return len(stand.alle(INZICHTGESPREK.code)) >= normen.getal("suc.inzichtgesprekken")


def huidige_begeleider(stand: Stand) -> str | None:
    """The fixed coach as it is now: by change, by assignment, or as the trajectory began."""
    for stap, veld in ((WISSEL_BEGELEIDER.code, "nieuwe_begeleider"), ("toewijzing", "coach")):
        naam = tekst(stand.laatste(stap), veld)
        if naam is not None:
            return naam
    return stand.traject.coach


BEHOEFTE = Stap(
    "behoefte",
    "Gevraagd wat de klant nodig heeft",
    Deelnemer.JOBCOACH,
    velden=(
        WAT_NODIG,
        vertrouwelijk("wat_doet_de_begeleider", "Wat doet de begeleider daarvoor", regel="SUC-06"),
    ),
    regels=("SUC-05", "SUC-06"),
)

REDENEN_KEUZE = (
    "past_bij_wens",
    "past_bij_wat_de_klant_kan",
    "leert_wat_nog_nodig_is",
    "neemt_hindernis_weg",
    "kortste_weg_naar_werk",
    "past_bij_tijd_en_reizen",
)
"""Reasons of the klant; that there is room in a trajectory is none (SUC-31)."""

BEGELEIDING_GEKOZEN = Stap(
    "begeleiding_gekozen",
    "Keuze van de begeleiding",
    Deelnemer.JOBCOACH,
    velden=(
        ja_nee("klant_koos", "De klant koos zelf", regel="SUC-03"),
        keuze("reden_keuze", "Waarom dit bij deze klant past", REDENEN_KEUZE, regel="SUC-31"),
        vertrouwelijk("wat_bieden_wij", "Wat bieden wij juist deze klant", regel="SUC-08"),
    ),
    poorten=(
        Poort(
            "SUC-03",
            "De klant heeft de regie; hij koos deze begeleiding niet zelf.",
            "Bespreek de keuze met de klant en leg vast wat hij kiest.",
            zegt_ja("klant_koos"),
        ),
        Poort(
            "SUC-07",
            "Er is nog geen gesprek met de klant en ook een meting.",
            "Voer een gesprek en doe een meting, bijvoorbeeld de beroepskeuzetest.",
            _gesprek_en_meting,
        ),
    ),
    regels=("SUC-03", "SUC-07", "SUC-08", "SUC-31"),
)

WISSEL_BEGELEIDER = Stap(
    "wissel_begeleider",
    "Andere vaste begeleider",
    Deelnemer.TEAMLEIDER,
    velden=(
        Veld("nieuwe_begeleider", "Nieuwe begeleider", regel="SUC-11"),
        keuze(
            "aanleiding",
            "Aanleiding",
            ("vraag_van_klant", "vertrek_begeleider", "ander_werkgebied", "lange_afwezigheid"),
            regel="SUC-11",
        ),
        ja_nee("klant_stemt_in", "De klant stemt in", regel="SUC-11"),
        ja_nee("is_overgedragen", "Warm overgedragen", regel="SUC-11"),
    ),
    poorten=(
        Poort(
            "SUC-11",
            "De klant houdt zijn vaste begeleider, tenzij hij instemt en er is overgedragen.",
            "Vraag de klant om in te stemmen en draag het dossier samen over.",
            zegt_ja("klant_stemt_in", "is_overgedragen"),
        ),
        Poort(
            "SUC-11",
            "Dit is al de vaste begeleider.",
            "Kies een andere begeleider.",
            _nieuwe_begeleider,
        ),
    ),
    regels=("SUC-11",),
)

KADER = Stap(
    "kader",
    "Grenzen en plichten uitgelegd",
    Deelnemer.JOBCOACH,
    velden=(
        ja_nee("plichten_uitgelegd", "In gewone taal uitgelegd", regel="SUC-12"),
        ja_nee("klant_paste_prioriteiten_aan", "Prioriteiten van de klant passen", regel="SUC-30"),
        ja_nee("bevestigd_door_klant", "De klant bevestigt het", regel="SUC-12"),
    ),
    poorten=(
        Poort(
            "SUC-12",
            "De grenzen zijn niet uitgelegd, of de klant bevestigde ze niet.",
            "Leg de plichten in gewone taal uit en vraag of ze duidelijk zijn.",
            zegt_ja("plichten_uitgelegd", "bevestigd_door_klant"),
        ),
    ),
    regels=("SUC-12", "SUC-30"),
)

MINDSET = Stap(
    "mindset",
    "Gekeken naar de mindset",
    Deelnemer.JOBCOACH,
    velden=(getal("vertrouwen", "Vertrouwen in werk, 1 tot en met 10", regel="SUC-14"),),
    poorten=(
        Poort(
            "SUC-14",
            "Het cijfer ligt niet tussen 1 en 10.",
            "Vraag de klant om een cijfer van 1 tot en met 10.",
            lambda stand, nieuw, normen: _tussen(nieuw, "vertrouwen", 1, 10),
        ),
    ),
    regels=("SUC-14",),
)


MINDSET_BEKEKEN = Poort(
    "SUC-14",
    "Met de klant is nog niet gekeken hoeveel vertrouwen hij heeft in werk.",
    "Vraag de klant om een cijfer en leg het vast.",
    na(MINDSET.code),
)
"""Gate of the start: the klant said how he sees himself as somebody who finds work."""


def mindset_opnieuw_bekeken(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """It was looked at on two days at least: at the start and later (SUC-14)."""
    return dagen_mindset(stand) > 1


MINDSET_OPNIEUW = Poort(
    "SUC-14",
    "Na het begin is niet opnieuw gekeken hoeveel vertrouwen de klant heeft in werk.",
    "Vraag de klant opnieuw om een cijfer en leg het vast.",
    mindset_opnieuw_bekeken,
)
"""Gate of the evaluation."""


def _tussen(nieuw: Gebeurtenis, veld: str, laagst: int, hoogst: int) -> bool:
    waarde = nieuw.gegevens.get(veld)
    return isinstance(waarde, int | float) and laagst <= waarde <= hoogst


INZICHTGESPREK = Stap(
    "inzichtgesprek",
    "Gesprek dat inzicht geeft",
    Deelnemer.JOBCOACH,
    regels=("SUC-13",),
)

MAATREGEL = Stap(
    "maatregel",
    "Maatregel van de opdrachtgever",
    Deelnemer.OPDRACHTGEVER,
    velden=(
        keuze(
            "grond",
            "Grond",
            ("afspraak_niet_nagekomen", "werk_geweigerd", "niet_gemeld"),
            regel="SUC-13",
        ),
        ja_nee("komt_door_laag_zelfbeeld", "Komt door een laag zelfbeeld", regel="SUC-21"),
    ),
    poorten=(
        Poort(
            "SUC-13",
            "Er zijn nog te weinig gesprekken geweest die de klant inzicht geven.",
            "Geef eerst inzicht in plaats van een maatregel.",
            _inzicht_gegeven,
        ),
        Poort(
            "SUC-21",
            "Bij een laag zelfbeeld hoort geen maatregel.",
            "Werk met de klant aan een kansrijke mindset.",
            lambda stand, nieuw, normen: nieuw.gegevens.get("komt_door_laag_zelfbeeld") is False,
        ),
    ),
    regels=("SUC-13", "SUC-21", "SUC-26"),
)

COLLEGA_BETROKKEN = Stap(
    "collega_betrokken",
    "Collega met een bijzondere kwaliteit betrokken",
    Deelnemer.JOBCOACH,
    velden=(Veld("collega", "Collega", regel="SUC-16"), Veld("kwaliteit", "Kwaliteit")),
    regels=("SUC-16",),
)

SUCCESSTAPPEN = (
    BEHOEFTE,
    BEGELEIDING_GEKOZEN,
    WISSEL_BEGELEIDER,
    KADER,
    MINDSET,
    INZICHTGESPREK,
    MAATREGEL,
    COLLEGA_BETROKKEN,
)
