"""A plan and who signed it, a proposal and who agreed: neither without the klant (SUC-03).

A signature names the number of the plan under which it stands. A new plan asks for new signatures.
"""

from __future__ import annotations

from modellen.normen.norm import Normen
from modellen.traject.model import Deelnemer, Gebeurtenis, Poort, Stap
from modellen.traject.poorten import Controle, zegt_ja
from modellen.traject.stand import Stand
from modellen.traject.velden import getal, ja_nee, keuze, tekst

HANDTEKENING = "handtekening"
KLANT = Deelnemer.KLANT.value


def ondertekend_door(stand: Stand, plan: str) -> frozenset[str]:
    """The roles that signed the newest plan, a step with code ``plan``."""
    geldend = stand.laatste(plan)
    if geldend is None:
        return frozenset()
    rollen = (
        tekst(g, "rol")
        for g in stand.alle(HANDTEKENING)
        if g.gegevens.get(plan) == geldend.volgnummer
    )
    return frozenset(rol for rol in rollen if rol is not None)


def is_getekend(plan: str, *rollen: str) -> Controle:
    """Holds once each of these roles signed the newest plan."""
    return lambda stand, nieuw, normen: set(rollen) <= ondertekend_door(stand, plan)


def handtekening(
    plan: str,
    wat: str,
    rollen: tuple[str, ...],
    *,
    fasen: tuple[str, ...],
    regel: str,
    regel_plan: str,
) -> Stap:
    """The step with which one of ``rollen`` signs; ``wat`` is the plan in words.

    ``regel`` asks for the signatures, ``regel_plan`` for the plan that they stand under.
    """

    def tekent_geldend(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
        geldend = stand.laatste(plan)
        return geldend is not None and nieuw.gegevens.get(plan) == geldend.volgnummer

    def tekent_eenmaal(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
        return tekst(nieuw, "rol") not in ondertekend_door(stand, plan)

    return Stap(
        HANDTEKENING,
        f"Handtekening onder het {wat}",
        Deelnemer.KLANT,
        fasen,
        velden=(
            keuze("rol", "Wie tekent", rollen, regel=regel),
            getal(plan, f"Nummer van het {wat}", regel=regel_plan),
        ),
        poorten=(
            Poort(
                regel_plan,
                f"Dit is niet het {wat} dat nu geldt.",
                f"Laat het nieuwste {wat} tekenen.",
                tekent_geldend,
            ),
            Poort(
                regel,
                f"In deze rol is het {wat} al getekend.",
                "Vraag de andere rollen om te tekenen.",
                tekent_eenmaal,
            ),
        ),
        regels=(regel,),
    )


def klant_tekende(plan: str, wat: str) -> Poort:
    """The gate before whatever carries out a plan: the klant signed it (SUC-03)."""
    return Poort(
        "SUC-03",
        f"De klant heeft het {wat} nog niet getekend.",
        f"Bespreek het {wat} en vraag de klant om te tekenen.",
        is_getekend(plan, KLANT),
    )


KLANT_AKKOORD = ja_nee(
    "klant_akkoord", "De klant is akkoord met het voorstel en wat erin staat", regel="SUC-03"
)
IS_AKKOORD = Poort(
    "SUC-03",
    "De klant zei nog geen ja tegen dit voorstel.",
    "Laat de klant lezen wat de werkgever krijgt en vraag of hij akkoord is.",
    zegt_ja("klant_akkoord"),
)
"""A proposal to an employer: the coach records it, and the klant says yes to it."""
