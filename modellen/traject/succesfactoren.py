"""The eighteen success factors: what one trajectory shows of them.

They strengthen each other and work only when all are applied (SUC-19): the answer says per factor
whether it is there, never an average.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from modellen.traject.gedeeld import (
    AFSPRAAK_BESPROKEN,
    CONTACT,
    EMPOWERMENT,
    GEZONDHEID,
    KLANTEVALUATIE,
    SOLLICITATIE,
    WORKSHOP,
    dagen_mindset,
)
from modellen.traject.stand import Stand
from modellen.traject.successtappen import (
    BEGELEIDING_GEKOZEN,
    BEHOEFTE,
    COLLEGA_BETROKKEN,
    INZICHTGESPREK,
    KADER,
    MAATREGEL,
    METINGEN,
    huidige_begeleider,
)
from modellen.traject.velden import tekst


class Aanwezigheid(StrEnum):
    """What the record shows of one factor."""

    AANWEZIG = "aanwezig"
    ONTBREEKT = "ontbreekt"
    NOG_NIET = "nog_niet_aan_de_orde"


Toets = Callable[[Stand], bool]


@dataclass(frozen=True, slots=True)
class Succesfactor:
    """One factor: ``bewijs`` shows it, ``is_aan_de_orde`` says that it should have been shown.

    Without ``bewijs`` it is a factor of the team, and no dossier shows it.
    """

    regel: str
    titel: str
    bewijs: Toets | None
    is_aan_de_orde: Toets


def _heeft(*stappen: str) -> Toets:
    return lambda stand: stand.heeft(*stappen)


def _workshop(soort: str) -> Toets:
    return lambda stand: any(tekst(w, "soort") == soort for w in stand.alle(WORKSHOP.code))


def _doelmatigheid(stand: Stand) -> bool:
    return any(tekst(g, "aard") == "doelmatigheid" for g in stand.alle(CONTACT.code))


def _is_afgesloten(stand: Stand) -> bool:
    return stand.is_afgesloten


def _inzicht_in_plaats_van_maatregel(stand: Stand) -> bool:
    return stand.heeft(INZICHTGESPREK.code) and not stand.heeft(MAATREGEL.code)


def _mindset_gevolgd(stand: Stand) -> bool:
    """At the start one look is enough; whoever is through was looked at later as well."""
    return dagen_mindset(stand) >= (2 if stand.is_afgesloten else 1)


def _nalaten(stand: Stand) -> bool:
    gemist = any(g.gegevens.get("gedaan") is False for g in stand.alle(AFSPRAAK_BESPROKEN.code))
    return gemist or stand.heeft(MAATREGEL.code)


_WAT_NODIG_GEVRAAGD = (
    BEHOEFTE.code,
    "intakegesprek",
    "weekgesprek",
    "sa_programma",
    "sa_evaluatie",
    "voortraject_gestart",
    "evaluatie_voortraject",
    "lks_evaluatie",
    "voortgang",
)
"""Steps that cannot be recorded without the question; that they happened is no secret, the answer
is. The assessment of the tweede spoor asks it too, but has the same code everywhere."""

_GESPROKEN = _heeft(CONTACT.code)
_GEMETEN = _heeft(*METINGEN)

SUCCESFACTOREN = (
    Succesfactor(
        "SUC-01",
        "Het team kent alle producten",
        None,
        _GESPROKEN,
    ),
    Succesfactor(
        "SUC-02",
        "Hostmanship",
        None,
        _GESPROKEN,
    ),
    Succesfactor("SUC-03", "De klant heeft de regie", _heeft(BEGELEIDING_GEKOZEN.code), _GEMETEN),
    Succesfactor("SUC-04", "Het gesprek past bij de opleiding", _doelmatigheid, _GESPROKEN),
    Succesfactor("SUC-05", "Wat heb jij nodig?", _heeft(*_WAT_NODIG_GEVRAAGD), _GESPROKEN),
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
    Succesfactor("SUC-14", "Kansrijke mindset", _mindset_gevolgd, _GESPROKEN),
    Succesfactor("SUC-15", "Aandacht voor gezondheid", _workshop(GEZONDHEID), _GESPROKEN),
    Succesfactor("SUC-16", "Kwaliteiten van collega's", _heeft(COLLEGA_BETROKKEN.code), _GESPROKEN),
    Succesfactor(
        "SUC-17",
        "Feedback in het team",
        None,
        _GESPROKEN,
    ),
    Succesfactor("SUC-18", "Klant geeft zijn mening", _heeft(KLANTEVALUATIE.code), _is_afgesloten),
)


Teambeeld = Mapping[str, bool]
"""By rule id whether the team has a factor that is not about one klant (SUC-01, SUC-02, SUC-17)."""

GEEN_TEAM: Teambeeld = MappingProxyType({})
"""Nothing is known of the team, so nothing is there."""


def succesfactoren(stand: Stand, team: Teambeeld) -> Mapping[str, Aanwezigheid]:
    """By rule id, in the order of the source: is the factor there in this trajectory?

    Args:
        team: what is recorded of the team that does the work; its facts are no part of a dossier.
    """
    return MappingProxyType({f.regel: _aanwezigheid(f, stand, team) for f in SUCCESFACTOREN})


def _aanwezigheid(factor: Succesfactor, stand: Stand, team: Teambeeld) -> Aanwezigheid:
    is_er = team.get(factor.regel, False) if factor.bewijs is None else factor.bewijs(stand)
    if is_er:
        return Aanwezigheid.AANWEZIG
    return Aanwezigheid.ONTBREEKT if factor.is_aan_de_orde(stand) else Aanwezigheid.NOG_NIET


def is_volledig(gezien: Mapping[str, Aanwezigheid]) -> bool:
    """True only when all eighteen are there (SUC-19)."""
    return all(aanwezigheid is Aanwezigheid.AANWEZIG for aanwezigheid in gezien.values())
