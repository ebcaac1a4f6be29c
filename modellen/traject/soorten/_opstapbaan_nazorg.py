"""Opstapbaan, the regular contract, nazorg and closing: the steps (OPS-70 to OPS-84)."""

from __future__ import annotations

from modellen.normen.norm import Normen
from modellen.traject.model import Deelnemer, Gebeurtenis, Poort, Stap, Veld
from modellen.traject.poorten import zegt_ja
from modellen.traject.soorten import _opstapbaan_poorten as p
from modellen.traject.soorten._opstapbaan_instroom import AANGEMELD, INTAKE, NA_AANMELDING
from modellen.traject.soorten._opstapbaan_uitvoering import NAZORG, OPSTAPBAAN
from modellen.traject.stand import Stand
from modellen.traject.velden import datum, getal, ja_nee, keuze, meer

_CONTACTVORM = keuze("vorm", "Vorm", ("bezoek", "telefoon", "beeldbellen"))
_PUNT = ("goed", "wisselend", "moet_beter", "niet_bekend")

CONTRACT_LOOPT = Poort(
    "OPS-72",
    "Nazorg hoort bij een gewoon contract zonder loonkostensubsidie, en dat loopt niet.",
    "Leg eerst het contract vast.",
    p.contract_loopt,
)
GEEN_CONTRACT = Poort(
    "OPS-03",
    "Er loopt al een gewoon contract.",
    "Leg eerst vast dat dat contract geëindigd is.",
    p.geen_contract_loopt,
)
INFORMATIE_BESPROKEN = Poort(
    "OPS-77",
    "Wat de werkgever vertelde, is nog niet met de klant besproken.",
    "Bespreek het eerst met de klant.",
    p.informatie_werkgever_besproken,
)


def _match_evaluatie(maand: int) -> Stap:
    return Stap(
        f"match_evaluatie_{maand}",
        f"Match bekeken na maand {maand}",
        Deelnemer.WERKGEVER,
        (OPSTAPBAAN, NAZORG),
        velden=(
            keuze("oordeel", "Is het een goede match", ("ja", "twijfel", "nee"), regel="OPS-70"),
        ),
        poorten=(
            Poort(
                "OPS-70",
                "De klant werkt nog niet bij een gewone werkgever.",
                "Leg eerst vast waar de klant werkt.",
                _is_bij_werkgever,
            ),
        ),
        regels=("OPS-70",),
    )


BIJ_WERKGEVER = ("werkplek_regulier", "inleen", "lks_op_proef", "regulier_contract")
"""Steps with which somebody begins at a regular employer; each has a field ``begin``."""


def _is_bij_werkgever(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    return stand.heeft(*BIJ_WERKGEVER)


CONTRACTSTAPPEN = (
    _match_evaluatie(1),
    _match_evaluatie(2),
    Stap(
        "regulier_contract",
        "Gewoon contract zonder loonkostensubsidie",
        Deelnemer.WERKGEVER,
        (OPSTAPBAAN, NAZORG),
        NAZORG,
        velden=(
            Veld("werkgever", "Werkgever"),
            datum("begin", "Eerste dag", regel="OPS-72"),
            datum("tot_en_met", "Laatste dag (leeg: onbepaald)", is_verplicht=False),
            ja_nee("zonder_lks", "Zonder loonkostensubsidie", regel="OPS-03"),
            ja_nee("proeftijd", "Met proeftijd", regel="OPS-69"),
        ),
        poorten=(
            Poort(
                "OPS-03",
                "Met loonkostensubsidie is dit geen gewoon contract.",
                "Leg het vast als werken op proef met subsidie.",
                zegt_ja("zonder_lks"),
            ),
            GEEN_CONTRACT,
            Poort(
                "OPS-63",
                "Deze werkgever heeft geen aanbod dat nog open staat.",
                "Leg eerst het aanbod aan de werkgever vast.",
                p.heeft_enig_aanbod,
            ),
            Poort(
                "OPS-63",
                "Het contract is korter dan zes maanden.",
                "Vraag de werkgever om een contract van zes maanden.",
                p.contract_lang_genoeg,
            ),
            Poort(
                "OPS-69",
                "De werkgever beloofde een contract zonder proeftijd.",
                "Wijs de werkgever op zijn toezegging.",
                p.toezegging_nagekomen,
            ),
        ),
        regels=("OPS-03", "OPS-72"),
    ),
    Stap(
        "contract_beeindigd",
        "Contract geëindigd",
        Deelnemer.WERKGEVER,
        (NAZORG,),
        velden=(datum("datum", "Laatste dag gewerkt", regel="OPS-73"),),
        poorten=(CONTRACT_LOOPT,),
        regels=("OPS-73",),
    ),
)

NAZORGSTAPPEN = (
    Stap(
        "nazorg_ritme",
        "Ritme van de nazorg afgesproken",
        Deelnemer.JOBCOACH,
        (NAZORG,),
        velden=(getal("om_de_dagen", "Contact om de … dagen", regel="OPS-75"),),
        poorten=(
            Poort(
                "OPS-75",
                "In de nazorg is er ten minste eens in de twee weken contact.",
                "Kies 14 dagen of minder.",
                p.frequentie_niet_onder_minimum,
            ),
        ),
        regels=("OPS-75",),
    ),
    Stap(
        "nazorg_werknemer",
        "Nazorg: contact met de werknemer",
        Deelnemer.JOBCOACH,
        (NAZORG,),
        velden=(
            _CONTACTVORM,
            ja_nee("informatie_werkgever_besproken", "Informatie besproken", regel="OPS-77"),
            meer(
                "inzet",
                "De jobcoach",
                ("steunde", "sprak_aan", "bemiddelde"),
                regel="OPS-78",
                is_verplicht=False,
            ),
        ),
        poorten=(CONTRACT_LOOPT,),
        regels=("OPS-74", "OPS-77", "OPS-78"),
    ),
    Stap(
        "nazorg_werkgever",
        "Nazorg: contact met de werkgever",
        Deelnemer.JOBCOACH,
        (NAZORG,),
        velden=(
            _CONTACTVORM,
            meer(
                "informatie_over",
                "Werkgever vertelde over",
                ("gedrag", "functioneren"),
                regel="OPS-76",
            ),
        ),
        poorten=(CONTRACT_LOOPT, INFORMATIE_BESPROKEN),
        regels=("OPS-74", "OPS-76"),
    ),
    Stap(
        "functioneren",
        "Functioneren bekeken",
        Deelnemer.JOBCOACH,
        (NAZORG,),
        velden=(
            keuze("op_tijd", "Komt op tijd", _PUNT, regel="OPS-79"),
            keuze("aanwezig", "Is er als hij moet werken", _PUNT, regel="OPS-92"),
            keuze("maakt_werk_af", "Maakt het werk af", _PUNT, regel="OPS-93"),
            keuze("gereedschap", "Gaat goed om met gereedschap", _PUNT, regel="OPS-94"),
            keuze("nauwkeurig", "Werkt nauwkeurig", _PUNT, regel="OPS-95"),
            keuze("zelfstandig", "Werkt zelfstandig", _PUNT, regel="OPS-95"),
        ),
        poorten=(CONTRACT_LOOPT,),
        regels=("OPS-79", "OPS-92", "OPS-93", "OPS-94", "OPS-95"),
    ),
    Stap(
        "duurzaamheid",
        "Na zes maanden gekeken of het werk blijft",
        Deelnemer.JOBCOACH,
        (NAZORG,),
        velden=(
            ja_nee("aan_het_werk", "Nog aan het werk", regel="OPS-80"),
            ja_nee("uitkeringsonafhankelijk", "Zonder uitkering", regel="OPS-80"),
        ),
        poorten=(
            CONTRACT_LOOPT,
            Poort(
                "OPS-80",
                "De klant werkt nog geen zes maanden.",
                "Kijk opnieuw als de zes maanden om zijn.",
                p.na_duurzame_periode,
            ),
        ),
        regels=("OPS-80",),
    ),
    Stap(
        "beeindigingsrapportage",
        "Beëindigingsrapportage gemaakt",
        Deelnemer.JOBCOACH,
        (NAZORG,),
        velden=(
            keuze(
                "verloop_nazorg",
                "Verloop van de nazorg",
                ("goed", "wisselend", "moeilijk"),
                regel="OPS-81",
            ),
            Veld("behaalde_resultaten", "Behaalde resultaten", regel="OPS-81"),
            Veld("aandachtspunten", "Welke aandachtspunten zijn er nog", regel="OPS-82"),
            Veld("inzet", "Wat is daarvoor ingezet", regel="OPS-83"),
            Veld("vervolg", "Hoe gaat het verder met de klant", regel="OPS-84"),
        ),
        poorten=(
            Poort(
                "OPS-04",
                "De nazorg duurde nog geen drie maanden.",
                "Ga door met de nazorg.",
                p.nazorg_duurde_lang_genoeg,
            ),
            Poort(
                "OPS-79",
                "Het functioneren op het werk is nog niet bekeken.",
                "Bekijk de zes punten met de werkgever.",
                p.functioneren_bekeken,
            ),
            Poort(
                "OPS-80",
                "Er is nog niet gekeken of de klant na zes maanden aan het werk is.",
                "Leg dat eerst vast; tot die tijd is de nazorg afgerond en loopt de meting.",
                p.duurzaamheid_bekeken,
            ),
            INFORMATIE_BESPROKEN,
        ),
        regels=("OPS-81", "OPS-82", "OPS-83", "OPS-84"),
    ),
)

SLOTSTAPPEN = (
    Stap(
        "eindadvies",
        "Advies na een opstapbaan zonder plaatsing",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN, NAZORG),
        velden=(
            keuze(
                "reden",
                "Waarom geen plaatsing",
                (
                    "geen_werkgever",
                    "meer_ontwikkeling_nodig",
                    "contract_geeindigd",
                    "klant_wil_anders",
                ),
                regel="OPS-56",
            ),
            Veld("advies", "Wat daarna past", regel="OPS-56"),
        ),
        poorten=(GEEN_CONTRACT,),
        regels=("OPS-56",),
    ),
    Stap(
        "stopverzoek",
        "Traject tussentijds gestopt",
        Deelnemer.KLANT,
        (AANGEMELD, INTAKE, OPSTAPBAAN, NAZORG),
        velden=(keuze("door", "Wie stopt", ("klant", "opdrachtgever"), regel="SUC-03"),),
        poorten=(NA_AANMELDING,),
        regels=("SUC-03",),
    ),
)
