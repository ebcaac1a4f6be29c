"""Tweede spoor: work with another employer for somebody who cannot go back to the own one.

Two entrances: a dossierscreening that shows spoor 1 impossible, or a screening op haalbaarheid
after the verzuimcoördinator looked into spoor 1 himself. Then six steps: assessment, report, plan,
and side by side execution, progress and reports. Spoor 1 stays open, and the employer may stop, at
any time. No step holds anything medical: limits to work stand in the belastbaarheid.
"""

from __future__ import annotations

from types import MappingProxyType

from modellen.traject.gedeeld import (
    AFSPRAAK,
    AFSPRAAK_BESPROKEN,
    BEROEPSKEUZETEST,
    CONTACT,
    KLANTEVALUATIE,
    VOORLICHTING,
    WORKSHOP,
    afsluiten,
    klant_was_er,
)
from modellen.traject.model import Deelnemer, Klok, KlokSoort, Trajectsoort
from modellen.traject.soorten import (
    _tweede_spoor_einde,
    _tweede_spoor_instroom,
    _tweede_spoor_modules,
    _tweede_spoor_plan,
    _tweede_spoor_poorten,
    _tweede_spoor_uitvoering,
)
from modellen.traject.soorten._tweede_spoor_documenten import DOCUMENTEN
from modellen.traject.soorten._tweede_spoor_route import BELOFTE, FASEN, FEITEN, UITLEG
from modellen.traject.stapuitleg import met_uitleg
from modellen.traject.successtappen import INZICHTGESPREK, MAATREGEL, SUCCESSTAPPEN

# Talks that give insight have their topics here; a benefit measure belongs to a municipality.
_SUCCESSTAPPEN = tuple(s for s in SUCCESSTAPPEN if s not in (INZICHTGESPREK, MAATREGEL))
_BEGIN = ("start_uitvoering", "terug_naar_uitvoering")
_EINDE = _tweede_spoor_poorten.UITGANGEN
_LOOPT = ("helderheid", "assessment_rapport", "trajectplan", "start_uitvoering", "maandverslag")
"""Steps that show that the trajectory runs; it may have begun before the evaluation."""


KLOKKEN = (
    Klok(
        "contact",
        "SP2-74",
        "sp2.contact",
        start=_BEGIN,
        klaar=("contactmoment",),
        wat="Contact met de kandidaat",
        wie=Deelnemer.JOBCOACH,
        soort=KlokSoort.FREQUENTIE,
        einde=_EINDE,
        klaar_als=klant_was_er,
        ritme=("trajectplan", "contact_dagen"),
    ),
    Klok(
        "maandverslag",
        "SP2-78",
        "sp2.kandidaatverslag",
        start=_BEGIN,
        klaar=("maandverslag",),
        wat="Kort verslag van de kandidaat",
        wie=Deelnemer.KLANT,
        soort=KlokSoort.FREQUENTIE,
        einde=_EINDE,
    ),
    Klok(
        "melding_wijziging",
        "SP2-96",
        "sp2.melding_wijziging",
        start=("wijziging",),
        klaar=("wijziging_gemeld",),
        wat="Verandering melden aan de opdrachtgever",
        wie=Deelnemer.JOBCOACH,
    ),
    Klok(
        "eerstejaarsevaluatie",
        "SP2-93",
        "sp2.eerstejaarsevaluatie",
        start=("aanmelding",),
        start_veld="eerste_ziektedag",
        klaar=("eerstejaarsevaluatie",),
        wat="Eerstejaarsevaluatie",
        wie=Deelnemer.OPDRACHTGEVER,
        einde=_EINDE,
    ),
    Klok(
        "start_na_evaluatie",
        "SP2-93",
        "sp2.start_na_evaluatie",
        start=("eerstejaarsevaluatie",),
        klaar=_LOOPT,
        wat="Begin van spoor 2",
        wie=Deelnemer.OPDRACHTGEVER,
        einde=_EINDE,
    ),
    Klok(
        "wia_aanvraag",
        "SP2-88",
        "sp2.wia_aanvraag",
        start=("aanmelding",),
        start_veld="eerste_ziektedag",
        klaar=("wia_aanvraag",),
        wat="WIA-aanvraag",
        wie=Deelnemer.KLANT,
        einde=_EINDE,
    ),
    Klok(
        "loondoorbetaling",
        "SP2-88",
        "sp2.loondoorbetaling",
        start=("aanmelding",),
        start_veld="eerste_ziektedag",
        klaar=_EINDE,
        wat="Uitkomst van het traject, voor het einde van de loondoorbetaling",
        wie=Deelnemer.JOBCOACH,
    ),
)

SOORT = Trajectsoort(
    code="tweede_spoor",
    naam="Tweede spoor",
    fasen=FASEN,
    stappen=met_uitleg(
        (
            *_tweede_spoor_instroom.STAPPEN,
            *_tweede_spoor_plan.STAPPEN,
            *_tweede_spoor_modules.STAPPEN,
            *_tweede_spoor_uitvoering.STAPPEN,
            *_tweede_spoor_einde.STAPPEN,
            CONTACT,
            AFSPRAAK,
            AFSPRAAK_BESPROKEN,
            VOORLICHTING,
            BEROEPSKEUZETEST,
            WORKSHOP,
            KLANTEVALUATIE,
            *_SUCCESSTAPPEN,
            afsluiten(_tweede_spoor_einde.RESULTATEN),
        ),
        UITLEG,
    ),
    resultaten=_tweede_spoor_einde.RESULTATEN,
    klokken=KLOKKEN,
    voor_opdrachtgever=(
        "afwezigheid",
        "intakerapportage",
        "voortgangsrapportage",
        "eindrapportage",
        "wijziging",
        "wijziging_gemeld",
    ),
    belofte=BELOFTE,
    feiten=FEITEN,
    documenten=DOCUMENTEN,
    deelnemers=MappingProxyType(
        {
            Deelnemer.KLANT: "kandidaat",
            Deelnemer.JOBCOACH: "adviseur",
            Deelnemer.OPDRACHTGEVER: "verzuimcoördinator",
            Deelnemer.WERKGEVER: "nieuwe werkgever",
        }
    ),
)
