"""Work-2-Gether: the opstapbaan, from registration to a regular job that lasts.

Source: rules OPS-01 to OPS-97. Choices where the source is open: ambiguities A1 to A9 and A39
to A41. Four phases; within "opstapbaan" assessment, jobcoaching and jobfinding run side by side.
"""

from __future__ import annotations

from types import MappingProxyType

from modellen.traject.gedeeld import CONTACT, GEDEELDE_STAPPEN, afsluiten
from modellen.traject.model import (
    Deelnemer,
    Klok,
    KlokSoort,
    Poort,
    Resultaat,
    Telt,
    Trajectsoort,
)
from modellen.traject.poorten import met_begin, met_poorten, na, zonder
from modellen.traject.soorten import _opstapbaan_poorten as p
from modellen.traject.soorten._opstapbaan_aanbod import AANBODSTAPPEN
from modellen.traject.soorten._opstapbaan_documenten import DOCUMENTEN
from modellen.traject.soorten._opstapbaan_instroom import (
    AANMELDING,
    NA_AANMELDING,
)
from modellen.traject.soorten._opstapbaan_intake import INTAKESTAPPEN
from modellen.traject.soorten._opstapbaan_nazorg import (
    BIJ_WERKGEVER,
    CONTRACT_LOOPT,
    CONTRACTSTAPPEN,
    GEEN_CONTRACT,
    NAZORGSTAPPEN,
    SLOTSTAPPEN,
)
from modellen.traject.soorten._opstapbaan_route import AFGESLOTEN, BELOFTE, FASEN, FEITEN, UITLEG
from modellen.traject.soorten._opstapbaan_uitvoering import (
    PARALLELSTAPPEN,
    REAL_LIFE_ASSESSMENT,
)
from modellen.traject.stapuitleg import met_uitleg
from modellen.traject.successtappen import SUCCESSTAPPEN

_NAZORG_AFGEROND = Poort(
    "OPS-81",
    "De beëindigingsrapportage over dit contract ontbreekt.",
    "Maak eerst de beëindigingsrapportage.",
    p.nazorg_is_afgerond,
)

_CONTACT = met_poorten(
    CONTACT,
    Poort(
        "OPS-42",
        "Het vorige contact eindigde niet met een afspraak.",
        "Leg vast wat er is afgesproken en wie het doet.",
        p.vorig_contact_gaf_afspraak,
    ),
    Poort(
        "OPS-44",
        "Van een eerdere afspraak is het resultaat nog niet besproken.",
        "Bespreek eerst het resultaat van die afspraak.",
        p.eerdere_afspraken_besproken,
    ),
    regels=("OPS-38", "OPS-42", "OPS-44"),
)

_EIGEN = {stap.code: stap for stap in (_CONTACT, REAL_LIFE_ASSESSMENT)}
_SHARED = tuple(_EIGEN.get(stap.code, stap) for stap in GEDEELDE_STAPPEN)

RESULTATEN = (
    Resultaat(
        "duurzaam_aan_het_werk",
        "Zes maanden aan het werk en zonder uitkering",
        Telt.NAAR_WERK,
        "OPS-80",
        (
            CONTRACT_LOOPT,
            Poort(
                "OPS-80",
                "De klant is niet zes maanden aan het werk én zonder uitkering.",
                "Leg vast hoe het na zes maanden gaat, of kies een ander resultaat.",
                p.is_duurzaam,
            ),
            _NAZORG_AFGEROND,
        ),
    ),
    Resultaat(
        "regulier_contract",
        "Gewoon contract zonder loonkostensubsidie",
        Telt.NAAR_WERK,
        "OPS-03",
        (
            CONTRACT_LOOPT,
            Poort(
                "OPS-80",
                "Na zes maanden is niet vastgelegd dat de klant aan het werk is.",
                "Leg eerst vast hoe het na zes maanden gaat.",
                p.is_aan_het_werk,
            ),
            _NAZORG_AFGEROND,
        ),
    ),
    Resultaat(
        "ander_traject",
        "Niet in traject; ander traject voorgesteld",
        Telt.GEEN_RESULTAAT,
        "OPS-35",
        (
            Poort(
                "OPS-35",
                "Het gemotiveerde voorstel voor een ander traject ontbreekt.",
                "Leg eerst het voorstel vast.",
                na("voorstel_ander_traject"),
            ),
            Poort(
                "OPS-35",
                "De opstapbaan is al begonnen.",
                "Kies een ander resultaat.",
                zonder("start_opstapbaan"),
            ),
        ),
    ),
    Resultaat(
        "zonder_plaatsing",
        "Opstapbaan geëindigd zonder plaatsing",
        Telt.GEEN_RESULTAAT,
        "OPS-56",
        (
            GEEN_CONTRACT,
            Poort(
                "OPS-56",
                "Het advies na een opstapbaan zonder plaatsing ontbreekt.",
                "Leg vast waarom er geen plaatsing kwam en wat daarna past.",
                na("eindadvies"),
            ),
            _NAZORG_AFGEROND,
        ),
    ),
    Resultaat(
        "gestopt",
        "Tussentijds gestopt",
        Telt.GEEN_RESULTAAT,
        None,
        (
            Poort(
                "SUC-03",
                "Niemand heeft gevraagd om te stoppen.",
                "Leg vast wie stopt.",
                na("stopverzoek"),
            ),
        ),
    ),
)


def _nazorgklok(wie: str, label: str) -> Klok:
    return Klok(
        f"nazorg_{wie}",
        "OPS-74",
        "ops.nazorg_contact",
        ("regulier_contract",),
        (f"nazorg_{wie}",),
        f"Contact met de {label}",
        Deelnemer.JOBCOACH,
        "begin",
        KlokSoort.FREQUENTIE,
        ("contract_beeindigd", "beeindigingsrapportage"),
        ritme=("nazorg_ritme", "om_de_dagen"),
    )


def _matchklok(maand: int) -> Klok:
    return Klok(
        f"match_evaluatie_{maand}",
        "OPS-70",
        f"ops.match_evaluatie_{maand}",
        BIJ_WERKGEVER,
        (f"match_evaluatie_{maand}",),
        f"Match bekijken na maand {maand}",
        Deelnemer.WERKGEVER,
        "begin",
        einde=("contract_beeindigd", "eindadvies"),
    )


KLOKKEN = (
    Klok(
        "toewijzing",
        "OPS-06",
        "ops.toewijzing_jobcoach",
        ("aanmelding",),
        ("toewijzing",),
        "Jobcoach toewijzen",
        Deelnemer.TEAMLEIDER,
    ),
    Klok(
        "intake",
        "OPS-23",
        "ops.intake",
        ("handtekening",),
        ("intakegesprek",),
        "Intakegesprek voeren",
        Deelnemer.JOBCOACH,
    ),
    Klok(
        "weekgesprek",
        "OPS-50",
        "ops.voortgang",
        ("start_opstapbaan",),
        ("weekgesprek",),
        "Gesprek met consulent, jobcoach en klant",
        Deelnemer.CONSULENT,
        "datum",
        KlokSoort.FREQUENTIE,
        ("regulier_contract", "eindadvies"),
    ),
    Klok(
        "opstapbaan_max",
        "OPS-56",
        "ops.opstapbaan_max",
        ("start_opstapbaan",),
        ("regulier_contract", "eindadvies"),
        "Opstapbaan afronden",
        Deelnemer.JOBCOACH,
        "datum",
    ),
    Klok(
        "sdw_streef",
        "OPS-58",
        "ops.sdw_streef",
        ("start_opstapbaan",),
        BIJ_WERKGEVER,
        "Werk bij een gewone werkgever vinden",
        Deelnemer.JOBCOACH,
        "datum",
        einde=("eindadvies",),
    ),
    Klok(
        "totaalbeeld",
        "OPS-60",
        "ops.review_totaalbeeld",
        ("start_opstapbaan",),
        ("totaalbeeld",),
        "Totaalbeeld vastleggen",
        Deelnemer.JOBCOACH,
        "datum",
        einde=("regulier_contract", "eindadvies"),
    ),
    Klok(
        "inleen_max",
        "OPS-65",
        "ops.inleen_max",
        ("inleen",),
        ("regulier_contract",),
        "Inlenen afronden met een contract",
        Deelnemer.WERKGEVER,
        "begin",
        einde=("lks_op_proef", "eindadvies"),
    ),
    Klok(
        "lks_max",
        "OPS-67",
        "ops.lks_max",
        ("lks_op_proef",),
        ("regulier_contract",),
        "Loonkostensubsidie afronden met een contract",
        Deelnemer.WERKGEVER,
        "begin",
        einde=("eindadvies",),
    ),
    _matchklok(1),
    _matchklok(2),
    _nazorgklok("werknemer", "werknemer"),
    _nazorgklok("werkgever", "werkgever"),
    Klok(
        "nazorg",
        "OPS-04",
        "ops.nazorg",
        ("regulier_contract",),
        ("functioneren",),
        "Functioneren bekijken aan het eind van de nazorg",
        Deelnemer.JOBCOACH,
        "begin",
        einde=("contract_beeindigd",),
    ),
    Klok(
        "duurzaam",
        "OPS-80",
        "ops.duurzaam_afronden",
        ("regulier_contract",),
        ("duurzaamheid",),
        "Kijken of de klant na zes maanden aan het werk is",
        Deelnemer.JOBCOACH,
        "begin",
        einde=("contract_beeindigd",),
        pas_na="ops.duurzaam",
    ),
)

SOORT = Trajectsoort(
    code="opstapbaan",
    naam="Work-2-Gether (opstapbaan)",
    fasen=FASEN,
    stappen=met_uitleg(
        (
            *AANMELDING,
            *INTAKESTAPPEN,
            *PARALLELSTAPPEN,
            *AANBODSTAPPEN,
            *CONTRACTSTAPPEN,
            *NAZORGSTAPPEN,
            *met_begin((*_SHARED, *SUCCESSTAPPEN), NA_AANMELDING),
            *SLOTSTAPPEN,
            afsluiten(RESULTATEN, NA_AANMELDING, naar=AFGESLOTEN),
        ),
        UITLEG,
    ),
    resultaten=RESULTATEN,
    klokken=KLOKKEN,
    voor_opdrachtgever=(
        "trajectplan",
        "afspraken_gepland",
        "intakerapportage",
        "voorstel_ander_traject",
        "eindadvies",
        "beeindigingsrapportage",
    ),
    belofte=BELOFTE,
    feiten=FEITEN,
    documenten=DOCUMENTEN,
    deelnemers=MappingProxyType(
        {
            Deelnemer.OPDRACHTGEVER: "casemanager",
            Deelnemer.CONSULENT: "consulent van SDW",
        }
    ),
)
