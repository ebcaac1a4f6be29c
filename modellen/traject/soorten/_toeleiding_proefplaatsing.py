"""Toeleiding: the proefplaatsing, from request to conversion or stop."""

from __future__ import annotations

from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.plan import IS_AKKOORD, KLANT_AKKOORD
from modellen.traject.soorten import _toeleiding_poorten as poorten
from modellen.traject.soorten._toeleiding_instroom import BRANCHES, SA
from modellen.traject.velden import datum, ja_nee, keuze

PROEF, PLAATSING = "proefplaatsing", "plaatsing"
BESLISSERS = tuple(poorten.BESLISSER.values())

VELD_BESLISSER = keuze("beslisser", "Wie besloot", BESLISSERS, regel="WNH-23")
BESLISSER_KLOPT = Poort(
    "WNH-23",
    "Bij UWV beslist de arbeidsdeskundige, bij een gemeente de klantmanager.",
    "Kies wie bij deze financier beslist.",
    poorten.beslisser_klopt,
)
REDEN_AFWIJZING = Veld("reden", "Reden van de afwijzing", regel="WNH-09")
_DUUR_MAG = Poort(
    "WNH-25",
    "De einddatum past niet: een proefplaatsing duurt hoogstens zo lang als de norm.",
    "Kies een einddatum na het begin en binnen de langste duur.",
    poorten.gevraagde_duur_mag,
)


def open_aanvraag(keten: tuple[str, ...], regel: str) -> Poort:
    return Poort(
        regel,
        "Er is geen aanvraag waarover nog besloten moet worden.",
        "Leg eerst de aanvraag vast.",
        poorten.schakel(keten, keten[0]),
    )


PROEFSTAPPEN = (
    Stap(
        "proefplaatsing_aangevraagd",
        "Proefplaatsing aangevraagd",
        Deelnemer.JOBCOACH,
        fasen=(SA,),
        velden=(
            Veld("werkgever", "Nummer van de werkgever", regel="WNH-23"),
            keuze("branche", "Branche", BRANCHES, regel="WNH-24"),
            datum("ingangsdatum", "Gevraagd begin", regel="WNH-25"),
            datum("einddatum", "Gevraagd einde", regel="WNH-25"),
            KLANT_AKKOORD,
        ),
        poorten=(
            IS_AKKOORD,
            Poort(
                "WNH-22",
                "De sociale activering is nog niet met succes geëvalueerd.",
                "Leg eerst de evaluatie van de sociale activering vast.",
                poorten.sa_is_geslaagd,
            ),
            Poort(
                "WNH-24",
                "De kandidaat koos (nog) niet voor deze branche.",
                "Leg de keuze van de kandidaat vast, of vraag aan voor de branche die hij koos.",
                poorten.branche_is_gekozen,
            ),
            Poort(
                "WNH-23",
                "Er loopt al een aanvraag of een proefplaatsing.",
                "Wacht het besluit af, of stop eerst de proefplaatsing.",
                poorten.schakel(
                    poorten.PROEF, None, "proefplaatsing_afgewezen", "proefplaatsing_gestopt"
                ),
            ),
            _DUUR_MAG,
        ),
        regels=("WNH-22", "WNH-23", "WNH-24"),
    ),
    Stap(
        "proefplaatsing_toegekend",
        "Proefplaatsing toegekend",
        Deelnemer.ARBEIDSDESKUNDIGE,
        fasen=(SA,),
        velden=(VELD_BESLISSER,),
        poorten=(open_aanvraag(poorten.PROEF, "WNH-23"), BESLISSER_KLOPT),
        regels=("WNH-23",),
    ),
    Stap(
        "proefplaatsing_afgewezen",
        "Proefplaatsing afgewezen",
        Deelnemer.ARBEIDSDESKUNDIGE,
        fasen=(SA,),
        velden=(VELD_BESLISSER, REDEN_AFWIJZING),
        poorten=(open_aanvraag(poorten.PROEF, "WNH-23"), BESLISSER_KLOPT),
        regels=("WNH-23", "WNH-09"),
    ),
    Stap(
        "proefplaatsing_gestart",
        "Proefplaatsing gestart",
        Deelnemer.WERKGEVER,
        fasen=(SA,),
        naar=PROEF,
        velden=(
            Veld("werkgever", "Nummer van de werkgever"),
            datum("ingangsdatum", "Begin", regel="WNH-25"),
            datum("einddatum", "Einde", regel="WNH-25"),
        ),
        poorten=(
            Poort(
                "WNH-23",
                "De proefplaatsing is niet toegekend.",
                "Leg eerst het besluit van de financier vast.",
                poorten.schakel(poorten.PROEF, "proefplaatsing_toegekend"),
            ),
            Poort(
                "WNH-23",
                "De toekenning is voor een andere werkgever.",
                "Vraag de proefplaatsing bij deze werkgever aan.",
                poorten.werkgever_is_aangevraagd,
            ),
            _DUUR_MAG,
            Poort(
                "WNH-25",
                "Met eerdere dagen bij deze werkgever duurt de proefplaatsing te lang.",
                "Kies een eerdere einddatum.",
                poorten.duur_bij_werkgever_mag,
            ),
        ),
        regels=("WNH-15", "WNH-25"),
    ),
    Stap(
        "tevredenheid",
        "Tevredenheid gevraagd",
        Deelnemer.JOBCOACH,
        fasen=(PROEF,),
        velden=(
            keuze("wie", "Wie", poorten.PARTIJEN, regel="WNH-02"),
            ja_nee("tevreden", "Tevreden over de resultaten", regel="WNH-34"),
        ),
        regels=("WNH-34", "WNH-02"),
    ),
    Stap(
        "proefplaatsing_gestopt",
        "Proefplaatsing gestopt zonder plaatsing",
        Deelnemer.JOBCOACH,
        fasen=(PROEF,),
        naar=SA,
        velden=(
            keuze(
                "reden",
                "Reden",
                (
                    "niet_allen_tevreden",
                    "termijn_voorbij",
                    "kandidaat_stopt",
                    "werkgever_stopt",
                    "financier_stopt",
                ),
                regel="WNH-09",
            ),
        ),
        regels=("WNH-34", "WNH-09"),
    ),
    Stap(
        "omzetting",
        "Omgezet in een definitieve plaatsing",
        Deelnemer.WERKGEVER,
        fasen=(PROEF,),
        naar=PLAATSING,
        poorten=(
            Poort(
                "WNH-34",
                "Nog niet alle vier de partijen zijn tevreden.",
                "Vraag kandidaat, werkgever, financier en jobcoach of zij tevreden zijn.",
                poorten.allen_tevreden,
            ),
            Poort(
                "WNH-34",
                "De termijn van de proefplaatsing is voorbij.",
                "Stop de proefplaatsing en leg de reden vast.",
                poorten.binnen_de_termijn,
            ),
        ),
        regels=("WNH-15", "WNH-35"),
    ),
)
