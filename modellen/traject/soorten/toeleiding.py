"""Toeleiding Participatiewet en banenafspraak: five phases in a fixed order.

Sociale activering, a proefplaatsing (with jobcoaching when it is granted), the definitive
placement, up to six half-years of jobcoaching, and the closing with an account of what was and
what was not achieved. Source: rules WNH-01 to WNH-47; where it is open, ambiguities A13 to A19.
The two grants gate the jobcoach, the proefplaatsing needs only its own.
"""

from __future__ import annotations

from types import MappingProxyType

from modellen.traject.gedeeld import GEDEELDE_STAPPEN, afsluiten
from modellen.traject.model import (
    Deelnemer,
    Klok,
    Poort,
    Resultaat,
    Stap,
    Telt,
    Trajectsoort,
    Veld,
)
from modellen.traject.poorten import met_begin, na, zegt_ja
from modellen.traject.soorten import _toeleiding_poorten as poorten
from modellen.traject.soorten._toeleiding_documenten import DOCUMENTEN
from modellen.traject.soorten._toeleiding_instroom import AANGEMELD, INSTROOMSTAPPEN
from modellen.traject.soorten._toeleiding_jobcoaching import (
    AANVRAAGSTAPPEN,
    URENSTAPPEN,
    VERVOLG,
    VERVOLGSTAPPEN,
)
from modellen.traject.soorten._toeleiding_proefplaatsing import (
    BESLISSERS,
    PLAATSING,
    PROEFSTAPPEN,
)
from modellen.traject.soorten._toeleiding_route import BELOFTE, EINDE, FASEN, FEITEN, UITLEG
from modellen.traject.stapuitleg import met_uitleg
from modellen.traject.successtappen import SUCCESSTAPPEN
from modellen.traject.velden import datum, getal, ja_nee, keuze, meer

_UITKOMSTEN = ("behaald", "niet_behaald", "niet_ingezet")
_REDENEN = (
    "sa_niet_geslaagd",
    "geen_werkgever_gevonden",
    "aanvraag_afgewezen",
    "niet_allen_tevreden",
    "kandidaat_gestopt",
    "plaatsing_geeindigd",
    "financier_gestopt",
)
_CONTRACT = Poort(
    "WNH-37",
    "Er is nog geen arbeidsovereenkomst.",
    "Leg eerst de arbeidsovereenkomst vast.",
    poorten.er_is_een_contract,
)
_DUURT = Poort(
    "WNH-35",
    "De plaatsing is geëindigd.",
    "Kies 'niet behaald' en verantwoord de reden.",
    poorten.plaatsing_duurt,
)

_PLAATSINGSSTAPPEN = (
    Stap(
        "loonwaarde",
        "Loonwaarde vastgesteld",
        Deelnemer.ARBEIDSDESKUNDIGE,
        fasen=(PLAATSING,),
        velden=(
            getal("percentage", "Loonwaarde in procenten", regel="WNH-36"),
            datum("vastgesteld_op", "Vastgesteld op", regel="WNH-36"),
            Veld("methode", "Methode", regel="WNH-36"),
            keuze("beslisser", "Vastgesteld door", BESLISSERS, regel="WNH-36"),
            ja_nee("overleg_werkgever", "In overleg met de werkgever", regel="WNH-36"),
            ja_nee("overleg_jobcoach", "In overleg met de jobcoach", regel="WNH-36"),
        ),
        poorten=(
            Poort(
                "WNH-36",
                "Een loonwaarde ligt tussen 0 en 100 procent.",
                "Controleer het percentage.",
                poorten.loonwaarde_mag,
            ),
            Poort(
                "WNH-36",
                "Bij UWV stelt de arbeidsdeskundige de loonwaarde vast, bij een gemeente de "
                "klantmanager.",
                "Kies wie bij deze financier beslist.",
                poorten.beslisser_klopt,
            ),
            Poort(
                "WNH-36",
                "De loonwaarde is niet met werkgever én jobcoach besproken.",
                "Bespreek de loonwaarde met allebei.",
                zegt_ja("overleg_werkgever", "overleg_jobcoach"),
            ),
        ),
        regels=("WNH-36",),
    ),
    Stap(
        "arbeidsovereenkomst",
        "Arbeidsovereenkomst gesloten",
        Deelnemer.WERKGEVER,
        fasen=(PLAATSING,),
        velden=(
            datum("begin", "Eerste werkdag", regel="WNH-37"),
            datum("einde", "Laatste dag van het contract", regel="WNH-37", is_verplicht=False),
            getal("uren_per_week", "Uren per week", regel="WNH-37"),
        ),
        poorten=(
            Poort(
                "WNH-36",
                "De loonwaarde is nog niet vastgesteld.",
                "Leg eerst de loonwaarde vast.",
                na("loonwaarde"),
            ),
        ),
        is_eenmalig=True,
        regels=("WNH-37",),
    ),
    Stap(
        "plaatsing_beeindigd",
        "Plaatsing geëindigd",
        Deelnemer.WERKGEVER,
        fasen=(PLAATSING, VERVOLG),
        velden=(
            datum("datum", "Laatste werkdag"),
            keuze("reden", "Reden", ("contract_liep_af", "werknemer_stopt", "werkgever_stopt")),
        ),
        is_eenmalig=True,
        regels=("WNH-09",),
    ),
    Stap(
        "functioneert_met_collegas",
        "Werkt verder met begeleiding van collega's",
        Deelnemer.JOBCOACH,
        fasen=(PLAATSING, VERVOLG),
        velden=(
            ja_nee("collegas_begeleiden", "Collega's begeleiden", regel="WNH-40"),
            ja_nee("zonder_jobcoach", "Kan zonder jobcoach", regel="WNH-40"),
        ),
        poorten=(
            _CONTRACT,
            Poort(
                "WNH-40",
                "De kandidaat kan nog niet alleen met collega's verder.",
                "Ga door met de jobcoaching, of kies bij het afsluiten een ander resultaat.",
                zegt_ja("collegas_begeleiden", "zonder_jobcoach"),
            ),
        ),
        regels=("WNH-40",),
    ),
    Stap(
        "verantwoording",
        "Resultaten verantwoord",
        Deelnemer.JOBCOACH,
        velden=(
            keuze("sa", "Sociale activering", _UITKOMSTEN, regel="WNH-10"),
            keuze("iro", "Re-integratie", _UITKOMSTEN, regel="WNH-10"),
            keuze("jobcoaching", "Jobcoaching", _UITKOMSTEN, regel="WNH-10"),
            meer("redenen", "Waarom niet behaald", _REDENEN, regel="WNH-09", is_verplicht=False),
        ),
        poorten=(
            AANGEMELD,
            Poort(
                "WNH-09",
                "Wat niet behaald is, heeft nog geen reden.",
                "Kies waarom het niet behaald is.",
                poorten.redenen_genoemd,
            ),
            Poort(
                "WNH-10",
                "De verantwoording zegt iets anders dan het dossier.",
                "Vergelijk per erkenning wat is behaald.",
                poorten.verantwoording_klopt,
            ),
        ),
        regels=("WNH-09", "WNH-10"),
    ),
)

RESULTATEN = (
    Resultaat(
        "met_collegas_verder",
        "Werkt verder met alleen collega's",
        Telt.NAAR_WERK,
        "WNH-40",
        (
            _DUURT,
            Poort(
                "WNH-40",
                "Niet vastgelegd is dat de kandidaat met alleen collega's verder kan.",
                "Leg dat eerst vast, of kies 'definitieve plaatsing'.",
                na("functioneert_met_collegas"),
            ),
        ),
    ),
    Resultaat(
        "definitieve_plaatsing",
        "Definitieve plaatsing",
        Telt.NAAR_WERK,
        "WNH-35",
        (_CONTRACT, _DUURT),
    ),
    Resultaat(
        "sa_geslaagd",
        "Sociale activering geslaagd, geen plaatsing",
        Telt.CONTRACTUEEL,
        "WNH-20",
        (
            Poort(
                "WNH-20",
                "De sociale activering is niet met succes geëvalueerd.",
                "Leg eerst de evaluatie vast, of kies 'niet behaald'.",
                poorten.sa_is_geslaagd,
            ),
            Poort(
                "WNH-35",
                "Er is een plaatsing (geweest), of er loopt een proefplaatsing.",
                "Kies een ander resultaat, of stop eerst de proefplaatsing.",
                poorten.er_is_geen_plaatsing,
            ),
        ),
    ),
    Resultaat(
        "niet_behaald",
        "Niet behaald",
        Telt.GEEN_RESULTAAT,
        "WNH-09",
        (
            Poort(
                "WNH-09",
                "De verantwoording noemt niets dat niet behaald is.",
                "Verantwoord eerst wat niet behaald is en waarom.",
                poorten.iets_niet_behaald,
            ),
        ),
    ),
)

_AFSLUITEN = afsluiten(
    RESULTATEN,
    Poort(
        "WNH-09",
        "De resultaten zijn niet verantwoord, of er gebeurde daarna nog iets.",
        "Leg een nieuwe verantwoording vast.",
        poorten.verantwoording_klopt,
    ),
    Poort(
        "WNH-33",
        "Er zijn uren die nog niet goedgekeurd en verzonden zijn.",
        "Verzend eerst alle uren, of trek uren in die niet kloppen.",
        poorten.alle_uren_verzonden,
    ),
    Poort(
        "WNH-08",
        "Van een belofte van de jobcoach staat niet vast of hij haar nakwam.",
        "Bespreek eerst de open afspraken van de jobcoach.",
        poorten.beloften_besproken,
    ),
    naar=EINDE,
    regels=("WNH-15",),
)

SOORT = Trajectsoort(
    code="toeleiding",
    naam="Toeleiding Participatiewet",
    fasen=FASEN,
    stappen=met_uitleg(
        (
            *INSTROOMSTAPPEN,
            *PROEFSTAPPEN,
            *AANVRAAGSTAPPEN,
            *_PLAATSINGSSTAPPEN,
            *VERVOLGSTAPPEN,
            *URENSTAPPEN,
            *met_begin((*GEDEELDE_STAPPEN, *SUCCESSTAPPEN), AANGEMELD),
            _AFSLUITEN,
        ),
        UITLEG,
    ),
    resultaten=RESULTATEN,
    voor_opdrachtgever=(
        "proefplaatsing_toegekend",
        "proefplaatsing_gestart",
        "omzetting",
        "arbeidsovereenkomst",
        "verantwoording",
        "uren_verzonden",
    ),
    klokken=(
        Klok(
            "proefplaatsing",
            "WNH-25",
            "wnh.proefplaatsing_max",
            ("proefplaatsing_gestart",),
            ("omzetting", "proefplaatsing_gestopt"),
            "Proefplaatsing omzetten of stoppen",
            Deelnemer.JOBCOACH,
            "ingangsdatum",
        ),
        Klok(
            "jobcoachperiode",
            "WNH-38",
            "wnh.jobcoach_periode",
            ("vervolg_toegekend",),
            ("vervolg_aangevraagd", "functioneert_met_collegas", "plaatsing_beeindigd"),
            "Nieuw halfjaar jobcoaching aanvragen of afsluiten",
            Deelnemer.JOBCOACH,
            "ingangsdatum",
        ),
        Klok(
            "met_collegas_verder",
            "WNH-40",
            "wnh.jobcoach_verwacht",
            ("arbeidsovereenkomst",),
            ("functioneert_met_collegas", "plaatsing_beeindigd"),
            "Verder met alleen collega's",
            Deelnemer.JOBCOACH,
            "begin",
        ),
    ),
    belofte=BELOFTE,
    feiten=FEITEN,
    documenten=DOCUMENTEN,
    deelnemers=MappingProxyType(
        {
            Deelnemer.KLANT: "kandidaat",
            Deelnemer.OPDRACHTGEVER: "UWV of gemeente",
            Deelnemer.ARBEIDSDESKUNDIGE: "arbeidsdeskundige of klantmanager",
            Deelnemer.ACCORDEUR: "bevoegde collega",
        }
    ),
)
