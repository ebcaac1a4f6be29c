"""Toeleiding: access to the jobcoachportaal, requests for jobcoaching, and the hours."""

from __future__ import annotations

from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.poorten import over_werk
from modellen.traject.soorten import _toeleiding_poorten as poorten
from modellen.traject.soorten._toeleiding_instroom import AANGEMELD, FINANCIERS, SA
from modellen.traject.soorten._toeleiding_proefplaatsing import (
    BESLISSER_KLOPT,
    PLAATSING,
    PROEF,
    REDEN_AFWIJZING,
    VELD_BESLISSER,
    open_aanvraag,
)
from modellen.traject.velden import datum, getal, keuze, meer

VERVOLG = "vervolgbegeleiding"
PORTAALTAKEN = ("aanvragen", "uren", "accorderen")

_AANVRAAG = (
    Veld("doelen", "Doelen van de begeleiding", regel="WNH-28"),
    getal("percentage", "Percentage van de gewerkte uren", regel="WNH-29"),
    datum("licentie_geldig_tot", "Licentie jobcoaching geldig tot en met", regel="WNH-11"),
)
_PERCENTAGE_MAG = Poort(
    "WNH-29",
    "Dit percentage kan niet.",
    "Kies 5, 10 of 15 procent van de gewerkte uren.",
    poorten.percentage_mag,
)
_AANVRAAGPOORTEN = (
    Poort(
        "WNH-27",
        "Dit account mag in het jobcoachportaal geen aanvraag invullen.",
        "Laat een collega met toegang het doen, of leg de toegang vast.",
        poorten.heeft_toegang("aanvragen"),
    ),
    Poort(
        "WNH-11",
        "De licentie voor jobcoaching geldt niet (meer).",
        "Vraag na of de licentie verlengd is.",
        poorten.licentie_geldt,
    ),
    _PERCENTAGE_MAG,
)


def _niet_meer_dan_gevraagd(aanvraag: str) -> Poort:
    return Poort(
        "WNH-29",
        "Er is een hoger percentage toegekend dan gevraagd.",
        "Controleer het besluit en de aanvraag.",
        poorten.niet_boven_aanvraag(aanvraag),
    )


AANVRAAGSTAPPEN = (
    Stap(
        "portaaltoegang",
        "Toegang tot het jobcoachportaal gegeven",
        Deelnemer.TEAMLEIDER,
        velden=(
            Veld("account", "Account", regel="WNH-27"),
            meer("taken", "Taken", PORTAALTAKEN, regel="WNH-27"),
        ),
        poorten=(AANGEMELD,),
        regels=("WNH-27",),
    ),
    Stap(
        "portaaltoegang_ingetrokken",
        "Toegang tot het jobcoachportaal ingetrokken",
        Deelnemer.TEAMLEIDER,
        velden=(Veld("account", "Account", regel="WNH-27"),),
        regels=("WNH-27",),
    ),
    Stap(
        "jobcoaching_aangevraagd",
        "Jobcoaching bij de proefplaatsing aangevraagd",
        Deelnemer.JOBCOACH,
        fasen=(SA, PROEF),
        velden=_AANVRAAG,
        poorten=(
            *_AANVRAAGPOORTEN,
            Poort(
                "WNH-26",
                "Er is geen proefplaatsing aangevraagd.",
                "Vraag eerst, of tegelijk, de proefplaatsing aan.",
                poorten.schakel(
                    poorten.PROEF,
                    "proefplaatsing_aangevraagd",
                    "proefplaatsing_toegekend",
                    "proefplaatsing_gestart",
                ),
            ),
            Poort(
                "WNH-26",
                "Voor deze proefplaatsing is al jobcoaching aangevraagd.",
                "Wacht het besluit af.",
                poorten.schakel(
                    poorten.COACHING, None, "jobcoaching_afgewezen", "proefplaatsing_gestopt"
                ),
            ),
        ),
        regels=("WNH-26", "WNH-28"),
    ),
    Stap(
        "jobcoaching_toegekend",
        "Jobcoaching bij de proefplaatsing toegekend",
        Deelnemer.ARBEIDSDESKUNDIGE,
        fasen=(SA, PROEF),
        velden=(VELD_BESLISSER, getal("percentage", "Toegekend percentage", regel="WNH-29")),
        poorten=(
            open_aanvraag(poorten.COACHING, "WNH-30"),
            BESLISSER_KLOPT,
            _PERCENTAGE_MAG,
            _niet_meer_dan_gevraagd("jobcoaching_aangevraagd"),
        ),
        regels=("WNH-30",),
    ),
    Stap(
        "jobcoaching_afgewezen",
        "Jobcoaching bij de proefplaatsing afgewezen",
        Deelnemer.ARBEIDSDESKUNDIGE,
        fasen=(SA, PROEF),
        velden=(VELD_BESLISSER, REDEN_AFWIJZING),
        poorten=(open_aanvraag(poorten.COACHING, "WNH-30"), BESLISSER_KLOPT),
        regels=("WNH-30", "WNH-09"),
    ),
    Stap(
        "jobcoaching_gestart",
        "Jobcoaching gestart",
        Deelnemer.JOBCOACH,
        fasen=(PROEF,),
        velden=(datum("ingangsdatum", "Begin van de jobcoaching", regel="WNH-30"),),
        poorten=(
            Poort(
                "WNH-30",
                "De jobcoaching is niet toegekend; de jobcoach mag nog niet beginnen.",
                "Leg eerst het besluit over de jobcoaching vast.",
                poorten.schakel(poorten.COACHING, "jobcoaching_toegekend"),
            ),
            Poort(
                "WNH-30",
                "De jobcoach begint tijdens de proefplaatsing en na beide besluiten.",
                "Kies een dag vanaf het laatste besluit en in de proefplaatsing.",
                poorten.start_tijdens_proefplaatsing,
            ),
        ),
        regels=("WNH-30",),
    ),
)

VERVOLGSTAPPEN = (
    Stap(
        "vervolg_aangevraagd",
        "Halfjaar jobcoaching aangevraagd",
        Deelnemer.JOBCOACH,
        fasen=(PLAATSING, VERVOLG),
        velden=_AANVRAAG,
        poorten=(
            *_AANVRAAGPOORTEN,
            Poort(
                "WNH-37",
                "Er is nog geen arbeidsovereenkomst.",
                "Leg eerst de arbeidsovereenkomst vast.",
                poorten.er_is_een_contract,
            ),
            Poort(
                "WNH-39",
                "Alle halve jaren jobcoaching zijn al toegekend.",
                "Sluit het traject af; collega's begeleiden verder.",
                poorten.er_is_een_periode_over,
            ),
            Poort(
                "WNH-38",
                "Over de vorige aanvraag is nog niet besloten.",
                "Wacht het besluit af.",
                poorten.schakel(poorten.VERVOLG, None, "vervolg_toegekend", "vervolg_afgewezen"),
            ),
        ),
        regels=("WNH-38", "WNH-39"),
    ),
    Stap(
        "vervolg_toegekend",
        "Halfjaar jobcoaching toegekend",
        Deelnemer.ARBEIDSDESKUNDIGE,
        fasen=(PLAATSING, VERVOLG),
        naar=VERVOLG,
        velden=(
            VELD_BESLISSER,
            getal("percentage", "Toegekend percentage", regel="WNH-29"),
            datum("ingangsdatum", "Begin", regel="WNH-38"),
            datum("einddatum", "Einde", regel="WNH-38"),
        ),
        poorten=(
            open_aanvraag(poorten.VERVOLG, "WNH-38"),
            BESLISSER_KLOPT,
            _PERCENTAGE_MAG,
            _niet_meer_dan_gevraagd("vervolg_aangevraagd"),
            Poort(
                "WNH-38",
                "Een vervolgperiode duurt hoogstens een half jaar.",
                "Kies een einddatum na het begin en binnen een half jaar.",
                poorten.vervolg_duurt_een_halfjaar,
            ),
            Poort(
                "WNH-38",
                "Deze periode begint voordat de vorige jobcoaching voorbij is.",
                "Laat de periode ingaan na de proefplaatsing en na de vorige periode.",
                poorten.vervolg_sluit_aan,
            ),
        ),
        regels=("WNH-38",),
    ),
    Stap(
        "vervolg_afgewezen",
        "Halfjaar jobcoaching afgewezen",
        Deelnemer.ARBEIDSDESKUNDIGE,
        fasen=(PLAATSING, VERVOLG),
        velden=(VELD_BESLISSER, REDEN_AFWIJZING),
        poorten=(open_aanvraag(poorten.VERVOLG, "WNH-38"), BESLISSER_KLOPT),
        regels=("WNH-38", "WNH-09"),
    ),
)

_MET_JOBCOACH = (SA, PROEF, PLAATSING, VERVOLG)
_VELD_UREN = getal("uren", "Nummer van de urenregistratie")
_UREN_BESTAAN = Poort(
    "WNH-31",
    "Dit nummer is geen urenregistratie die geldt.",
    "Kies een registratie die nu geldt.",
    poorten.uren_bestaan,
)

URENSTAPPEN = (
    Stap(
        "uren_geregistreerd",
        "Uren jobcoaching geregistreerd",
        Deelnemer.JOBCOACH,
        fasen=_MET_JOBCOACH,
        velden=(
            datum("periode_van", "Eerste dag", regel="WNH-31"),
            datum("periode_tot", "Laatste dag", regel="WNH-31"),
            getal("uren_jobcoach", "Uren van de jobcoach", regel="WNH-31"),
            getal("uren_gewerkt", "Gewerkte uren van de kandidaat", regel="WNH-31"),
        ),
        poorten=(
            Poort(
                "WNH-31",
                "Dit account mag in het jobcoachportaal geen uren invullen.",
                "Laat de jobcoach het doen, of leg de toegang vast.",
                poorten.heeft_toegang("uren"),
            ),
            Poort(
                "WNH-31",
                "Deze uren kunnen niet: een dag telt één keer, en alleen dagen die geweest zijn.",
                "Controleer de dagen en de uren.",
                poorten.uren_kloppen,
            ),
            Poort(
                "WNH-30",
                "Deze dagen vallen niet in een periode waarvoor jobcoaching is toegekend.",
                "Leg het besluit en de start vast, of splits de uren per periode.",
                poorten.uren_vallen_in_periode,
            ),
            Poort(
                "WNH-29",
                "De jobcoach komt boven het percentage van de gewerkte uren.",
                "Controleer de uren; meer dan het percentage wordt niet betaald.",
                poorten.uren_onder_plafond,
            ),
        ),
        regels=("WNH-31", "WNH-30"),
    ),
    Stap(
        "uren_geaccordeerd",
        "Uren goedgekeurd",
        Deelnemer.ACCORDEUR,
        fasen=_MET_JOBCOACH,
        velden=(_VELD_UREN,),
        poorten=(
            _UREN_BESTAAN,
            Poort(
                "WNH-32",
                "Wie de uren registreerde, keurt ze niet zelf goed.",
                "Vraag een bevoegde collega.",
                poorten.tweede_persoon,
            ),
            Poort(
                "WNH-32",
                "Dit account mag in het jobcoachportaal geen uren goedkeuren.",
                "Vraag een bevoegde collega, of leg de toegang vast.",
                poorten.heeft_toegang("accorderen"),
            ),
            Poort(
                "WNH-32",
                "Deze uren zijn al goedgekeurd.",
                "Kies uren die nog open staan.",
                poorten.uren_nog_niet("uren_geaccordeerd"),
            ),
        ),
        regels=("WNH-32",),
    ),
    Stap(
        "uren_verzonden",
        "Uren verzonden",
        Deelnemer.ACCORDEUR,
        fasen=_MET_JOBCOACH,
        velden=(_VELD_UREN, keuze("ontvanger", "Verzonden aan", FINANCIERS, regel="WNH-33")),
        poorten=(
            _UREN_BESTAAN,
            Poort(
                "WNH-33",
                "Deze uren zijn nog niet goedgekeurd.",
                "Laat een bevoegde collega de uren eerst goedkeuren.",
                poorten.uren_zijn("uren_geaccordeerd"),
            ),
            Poort(
                "WNH-33",
                "Deze uren zijn al verzonden.",
                "Kies uren die nog niet verzonden zijn.",
                poorten.uren_nog_niet("uren_verzonden"),
            ),
            Poort(
                "WNH-33",
                "De uren gaan naar de financier van dit traject.",
                "Kies de financier uit de aanmelding.",
                poorten.financier_klopt,
            ),
        ),
        regels=("WNH-33",),
    ),
    Stap(
        "uren_betaald",
        "Uren betaald",
        Deelnemer.OPDRACHTGEVER,
        fasen=_MET_JOBCOACH,
        velden=(_VELD_UREN,),
        poorten=(
            Poort(
                "WNH-33",
                "Deze uren zijn nog niet verzonden.",
                "Verzend eerst de uren.",
                poorten.uren_zijn("uren_verzonden"),
            ),
            Poort(
                "WNH-33",
                "Deze uren zijn al betaald.",
                "Kies uren die nog niet betaald zijn.",
                poorten.uren_nog_niet("uren_betaald"),
            ),
        ),
        regels=("WNH-33",),
    ),
    Stap(
        "uren_afgewezen",
        "Niet akkoord met de uren",
        Deelnemer.OPDRACHTGEVER,
        fasen=_MET_JOBCOACH,
        velden=(_VELD_UREN, Veld("reden", "Waarom niet")),
        poorten=(
            Poort(
                "WNH-33",
                "Deze uren zijn nog niet verzonden.",
                "Verzend eerst de uren.",
                poorten.uren_zijn("uren_verzonden"),
            ),
            Poort(
                "WNH-33",
                "Deze uren zijn al betaald.",
                "Kies uren die nog niet betaald zijn.",
                poorten.uren_nog_niet("uren_betaald"),
            ),
            Poort(
                "WNH-33",
                "In de reden staat iets over gezondheid of gezin.",
                "Schrijf wat er niet klopt aan de uren.",
                over_werk("reden"),
            ),
        ),
        regels=("WNH-33",),
    ),
)
