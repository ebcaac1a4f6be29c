"""The eighteen success factors: steps that record them, and what one trajectory shows of them.

They strengthen each other and work only when all are applied (SUC-19): the answer says per factor
whether it is there, never an average.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from modellen.normen.norm import Normen
from modellen.traject.gedeeld import (
    AFSPRAAK_BESPROKEN,
    BEROEPSKEUZETEST,
    CONTACT,
    EMPOWERMENT,
    GEZONDHEID,
    KLANTEVALUATIE,
    RLA,
    SOLLICITATIE,
    WORKSHOP,
    getal,
    is_ja,
    ja_nee,
    keuze,
    tekst,
    vertrouwelijk,
    zegt_ja,
)
from modellen.traject.model import Deelnemer, Gebeurtenis, Poort, Stap, Veld
from modellen.traject.stand import Stand

# --- steps ----------------------------------------------------------------------------------------

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
        vertrouwelijk("wat_heb_jij_nodig", "Wat heb jij nodig", regel="SUC-05"),
        vertrouwelijk("wat_doet_de_begeleider", "Wat doet de begeleider daarvoor", regel="SUC-06"),
    ),
    regels=("SUC-05", "SUC-06"),
)

BEGELEIDING_GEKOZEN = Stap(
    "begeleiding_gekozen",
    "Keuze van de begeleiding",
    Deelnemer.JOBCOACH,
    velden=(
        ja_nee("klant_koos", "De klant koos zelf", regel="SUC-03"),
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
    regels=("SUC-03", "SUC-07", "SUC-08"),
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

TEAMWERKWIJZE = Stap(
    "teamwerkwijze",
    "Werkwijze van het team bevestigd",
    Deelnemer.TEAMLEIDER,
    velden=(
        ja_nee("kent_producten", "Het team kent alle producten", regel="SUC-01"),
        ja_nee("werkt_als_gastheer", "Het team werkt vanuit hostmanship", regel="SUC-02"),
        ja_nee("geeft_feedback", "Het team geeft elkaar feedback", regel="SUC-17"),
    ),
    regels=("SUC-01", "SUC-02", "SUC-17"),
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
    TEAMWERKWIJZE,
)

# --- what a trajectory shows ----------------------------------------------------------------------


class Aanwezigheid(StrEnum):
    """What the record shows of one factor."""

    AANWEZIG = "aanwezig"
    ONTBREEKT = "ontbreekt"
    NOG_NIET = "nog_niet_aan_de_orde"


Toets = Callable[[Stand], bool]


@dataclass(frozen=True, slots=True)
class Succesfactor:
    """One factor: ``bewijs`` shows it, ``is_aan_de_orde`` says that it should have been shown."""

    regel: str
    titel: str
    bewijs: Toets
    is_aan_de_orde: Toets


def _heeft(*stappen: str) -> Toets:
    return lambda stand: stand.heeft(*stappen)


def _zegt_ja(stap: str, veld: str) -> Toets:
    return lambda stand: is_ja(stand.laatste(stap), veld)


def _workshop(soort: str) -> Toets:
    return lambda stand: any(tekst(w, "soort") == soort for w in stand.alle(WORKSHOP.code))


def _doelmatigheid(stand: Stand) -> bool:
    return any(tekst(g, "aard") == "doelmatigheid" for g in stand.alle(CONTACT.code))


def _is_afgesloten(stand: Stand) -> bool:
    return stand.is_afgesloten


def _inzicht_in_plaats_van_maatregel(stand: Stand) -> bool:
    return stand.heeft(INZICHTGESPREK.code) and not stand.heeft(MAATREGEL.code)


def _nalaten(stand: Stand) -> bool:
    gemist = any(g.gegevens.get("gedaan") is False for g in stand.alle(AFSPRAAK_BESPROKEN.code))
    return gemist or stand.heeft(MAATREGEL.code)


_GESPROKEN = _heeft(CONTACT.code)
_GEMETEN = _heeft(*METINGEN)

SUCCESFACTOREN = (
    Succesfactor(
        "SUC-01",
        "Het team kent alle producten",
        _zegt_ja(TEAMWERKWIJZE.code, "kent_producten"),
        _GESPROKEN,
    ),
    Succesfactor(
        "SUC-02",
        "Hostmanship",
        _zegt_ja(TEAMWERKWIJZE.code, "werkt_als_gastheer"),
        _GESPROKEN,
    ),
    Succesfactor("SUC-03", "De klant heeft de regie", _heeft(BEGELEIDING_GEKOZEN.code), _GEMETEN),
    Succesfactor("SUC-04", "Het gesprek past bij de opleiding", _doelmatigheid, _GESPROKEN),
    Succesfactor("SUC-05", "Wat heb jij nodig?", _heeft(BEHOEFTE.code), _GESPROKEN),
    Succesfactor("SUC-06", "Dienende houding", _heeft(BEHOEFTE.code), _GESPROKEN),
    Succesfactor(
        "SUC-07", "Keuze uit gesprek en meting", _heeft(BEGELEIDING_GEKOZEN.code), _GEMETEN
    ),
    Succesfactor(
        "SUC-08", "Wat bieden wij juist deze klant", _heeft(BEGELEIDING_GEKOZEN.code), _GEMETEN
    ),
    Succesfactor("SUC-09", "Eerst empowerment", _workshop(EMPOWERMENT), _GESPROKEN),
    Succesfactor("SUC-10", "Workshops met E, P en A", _workshop(SOLLICITATIE), _is_afgesloten),
    Succesfactor(
        "SUC-11",
        "Vaste begeleider",
        lambda stand: huidige_begeleider(stand) is not None,
        _GESPROKEN,
    ),
    Succesfactor("SUC-12", "Duidelijke grenzen", _heeft(KADER.code), _GESPROKEN),
    Succesfactor(
        "SUC-13", "Inzicht in plaats van maatregel", _inzicht_in_plaats_van_maatregel, _nalaten
    ),
    Succesfactor("SUC-14", "Kansrijke mindset", _heeft(MINDSET.code), _GESPROKEN),
    Succesfactor("SUC-15", "Aandacht voor gezondheid", _workshop(GEZONDHEID), _GESPROKEN),
    Succesfactor("SUC-16", "Kwaliteiten van collega's", _heeft(COLLEGA_BETROKKEN.code), _GESPROKEN),
    Succesfactor(
        "SUC-17",
        "Feedback in het team",
        _zegt_ja(TEAMWERKWIJZE.code, "geeft_feedback"),
        _GESPROKEN,
    ),
    Succesfactor("SUC-18", "Klant geeft zijn mening", _heeft(KLANTEVALUATIE.code), _is_afgesloten),
)


def succesfactoren(stand: Stand) -> Mapping[str, Aanwezigheid]:
    """By rule id, in the order of the source: is the factor there in this trajectory?"""
    return MappingProxyType({f.regel: _aanwezigheid(f, stand) for f in SUCCESFACTOREN})


def _aanwezigheid(factor: Succesfactor, stand: Stand) -> Aanwezigheid:
    if factor.bewijs(stand):
        return Aanwezigheid.AANWEZIG
    return Aanwezigheid.ONTBREEKT if factor.is_aan_de_orde(stand) else Aanwezigheid.NOG_NIET


def is_volledig(stand: Stand) -> bool:
    """True only when all eighteen are there (SUC-19)."""
    return all(a is Aanwezigheid.AANWEZIG for a in succesfactoren(stand).values())
