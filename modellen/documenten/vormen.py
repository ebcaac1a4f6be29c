"""Kinds of document that every trajectory type fills in alike, and signing a plan."""

from __future__ import annotations

from collections.abc import Mapping

from modellen.documenten.bron import met_labels, tekst_van
from modellen.documenten.delen import (
    AFWEZIG,
    CONTACTMOMENTEN,
    RESULTAAT,
    VERLOOP,
    WORKSHOPS,
    actieplan,
    deel,
)
from modellen.documenten.model import (
    Deel,
    DocumentCode,
    Documentsoort,
    Ondertekenaar,
    Tekenstap,
)
from modellen.traject.gedeeld import KLANTEVALUATIE
from modellen.traject.model import Deelnemer, Gegeven
from modellen.traject.stand import Stand

_EVALUATIE = met_labels(
    KLANTEVALUATIE.code, klant_doet_mee="Klant wilde antwoorden", opvolging_tips="Met de tips"
)


def voortgangsrapportage(*eigen: Deel, regel: str, slot: tuple[Deel, ...] = ()) -> Documentsoort:
    """How a period went: the parts of the type, then agreements, workshops, contact and absence.

    It may be signed with a part missing: honestly nothing may have happened in a period.
    """
    return Documentsoort(
        DocumentCode.VOORTGANGSRAPPORTAGE,
        (regel,),
        (*eigen, actieplan(regel), WORKSHOPS, *slot, CONTACTMOMENTEN, AFWEZIG),
        ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, regel),),
        voor_opdrachtgever=True,
        heeft_periode=True,
        eis_volledig=False,
    )


def eindrapportage(*eigen: Deel, regels: tuple[str, ...]) -> Documentsoort:
    """How it ended: the result, the parts of the type, then the course, contact and absence."""
    return Documentsoort(
        DocumentCode.EINDRAPPORTAGE,
        regels,
        (RESULTAAT, *eigen, VERLOOP, CONTACTMOMENTEN, AFWEZIG),
        ondertekenaars=(Ondertekenaar(Deelnemer.JOBCOACH, regels[0]),),
        voor_opdrachtgever=True,
    )


def klantevaluatie() -> Documentsoort:
    """What the klant thought; his own words are for him and his coach."""
    return Documentsoort(
        DocumentCode.KLANTEVALUATIE,
        ("SUC-18",),
        (
            deel(
                "mening",
                "Wat de klant vond",
                tekst_van(KLANTEVALUATIE.code, "wat_vond_je"),
                regels=("SUC-18",),
                is_vertrouwelijk=True,
            ),
            deel(
                "tips",
                "Tips van de klant",
                tekst_van(KLANTEVALUATIE.code, "tips"),
                regels=("SUC-18",),
                is_vertrouwelijk=True,
            ),
            deel(
                "opvolging",
                "Wat er met de tips gebeurt",
                _EVALUATIE,
                regels=("SUC-18",),
                ontbreekt="Vraag de klant wat hij vond; hij mag nee zeggen.",
            ),
        ),
        ondertekenaars=(Ondertekenaar(Deelnemer.KLANT, "SUC-18"),),
    )


def tekent_plan(rol: str, plan: str = "trajectplan") -> Tekenstap:
    """The step that a signature under a plan is as well: it names the plan that holds now."""

    def stap(stand: Stand) -> tuple[str, Mapping[str, Gegeven]]:
        geldend = stand.laatste(plan)
        return "handtekening", {"rol": rol, plan: geldend.volgnummer if geldend else None}

    return stap
