"""Gates to build with: what comes back in every trajectory type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from modellen.klantprofiel.zeef import zeef_tekst
from modellen.normen.norm import Normen
from modellen.traject.model import Gebeurtenis, Poort, Stap
from modellen.traject.stand import Stand
from modellen.traject.velden import is_ja, keuzes, tekst

Controle = Callable[[Stand, Gebeurtenis, Normen], bool]
"""What a gate asks: does this step, in this state, meet the rule?"""


def na(*stappen: str) -> Controle:
    """Holds once every one of these steps has happened."""
    return lambda stand, nieuw, normen: all(stand.heeft(stap) for stap in stappen)


def zonder(*stappen: str) -> Controle:
    """Holds as long as none of these steps has happened."""

    def controle(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
        return not stand.heeft(*stappen)

    return controle


def zegt_ja(*velden: str) -> Controle:
    """Holds when the step says yes in each of these fields."""
    return lambda stand, nieuw, normen: all(is_ja(nieuw, veld) for veld in velden)


def bevat(veld: str, *delen: str) -> Controle:
    """Holds when the step names all these parts in a field with several choices."""
    return lambda stand, nieuw, normen: all(deel in keuzes(nieuw, veld) for deel in delen)


def over_werk(*velden: str) -> Controle:
    """Holds when these texts say nothing about health, family, benefit or origin."""
    return lambda stand, nieuw, normen: all(
        reden is None for veld in velden for _, reden in zeef_tekst(tekst(nieuw, veld) or "")
    )


def find_verwezen(stand: Stand, nieuw: Gebeurtenis, *, veld: str, stap: str) -> Gebeurtenis | None:
    """The event of ``stap`` whose number stands in a field, or what corrected it."""
    nummer = nieuw.gegevens.get(veld)
    gevonden = stand.find(nummer) if isinstance(nummer, int) else None
    return gevonden if gevonden is not None and gevonden.stap == stap else None


def met_poorten(stap: Stap, *poorten: Poort, regels: tuple[str, ...] = ()) -> Stap:
    """A shared step with the gates and rules of one type added."""
    return replace(stap, poorten=(*stap.poorten, *poorten), regels=(*stap.regels, *regels))


def met_begin(stappen: tuple[Stap, ...], begin: Poort) -> tuple[Stap, ...]:
    """Shared steps that a type allows only after its own beginning."""
    return tuple(met_poorten(stap, begin) for stap in stappen)
