"""A trajectory type of the smallest size that has everything: for what surrounds the types."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from modellen.traject.model import (
    AFSLUITEN,
    Deelnemer,
    Fase,
    Gebeurtenis,
    Gegeven,
    Klok,
    KlokSoort,
    Poort,
    Resultaat,
    Stap,
    Telt,
    Trajectsoort,
    Veld,
    VeldSoort,
)

BEGIN = datetime(2026, 11, 2, 9, tzinfo=UTC)

PROEFSOORT = Trajectsoort(
    code="proef",
    naam="Proeftraject",
    fasen=(Fase("begin", "Begin"), Fase("lopend", "Lopend"), Fase("klaar", "Klaar")),
    stappen=(
        Stap(
            "aanmelding",
            "Aanmelding",
            Deelnemer.OPDRACHTGEVER,
            fasen=("begin",),
            naar="lopend",
            velden=(Veld("bron", "Bron"),),
        ),
        Stap(
            "gesprek",
            "Gesprek",
            Deelnemer.JOBCOACH,
            fasen=("lopend",),
            velden=(
                Veld("onderwerp", "Onderwerp"),
                Veld("verhaal", "Verhaal", is_verplicht=False, is_vertrouwelijk=True),
                Veld("duur", "Duur", VeldSoort.GETAL, is_verplicht=False),
            ),
        ),
        Stap(
            "contactmoment",
            "Contactmoment",
            Deelnemer.JOBCOACH,
            velden=(
                Veld("soort", "Soort"),
                Veld("duur_minuten", "Duur", VeldSoort.GETAL, is_verplicht=False),
                Veld(
                    "deelnemers", "Deelnemers", VeldSoort.KEUZES, keuzes=("klant", "jobcoach"),
                    is_verplicht=False,
                ),
                Veld("aanwezig", "Aanwezig", VeldSoort.JA_NEE, is_verplicht=False),
            ),
        ),
        Stap(
            AFSLUITEN,
            "Afsluiten",
            Deelnemer.JOBCOACH,
            fasen=("lopend",),
            naar="klaar",
            velden=(Veld("resultaat", "Resultaat", VeldSoort.KEUZE, keuzes=("werk",)),),
            poorten=(
                Poort(
                    "OPS-15",
                    "Er was nog geen gesprek.",
                    "Voer eerst een gesprek.",
                    lambda stand, _nieuw, _normen: stand.heeft("gesprek"),
                ),
            ),
        ),
    ),
    resultaten=(Resultaat("werk", "Werk", Telt.NAAR_WERK, None),),
    klokken=(
        Klok(
            "gesprek",
            "OPS-23",
            "ops.nazorg_contact",
            ("aanmelding",),
            ("gesprek",),
            "Gesprek met de klant",
            Deelnemer.JOBCOACH,
            soort=KlokSoort.FREQUENTIE,
        ),
    ),
)  # fmt: skip
"""Registration, talks with a confidential story, closing when there was a talk, and one clock."""


def een_gebeurtenis(volgnummer: int, stap: str, **gegevens: Gegeven) -> Gebeurtenis:
    """The n-th event happens on the n-th day and is recorded within the hour."""
    moment = BEGIN + timedelta(days=volgnummer - 1)
    return Gebeurtenis(volgnummer, stap, moment, "coach.anna", moment, gegevens)
