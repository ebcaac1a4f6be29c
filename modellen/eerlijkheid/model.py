"""To which groups a klant belongs, in broad bands, where an organisation wants to account for that.

It serves one purpose: figures over groups, to see whether the service treats people alike. Nothing
that ranks, shows or explains may read it, and no birth date, nationality or note belongs here.
Every answer is the klant's own; "wil niet zeggen" is an answer, and empty means never asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from modellen.fouten import OngeldigeWaarde
from modellen.waarden import KlantNummer


class Groepskeuze(StrEnum):
    """A closed list of groups, with "wil niet zeggen" among them."""

    @property
    def label(self) -> str:
        """Dutch."""
        return _LABELS.get(self.value, self.value)

    @property
    def is_gezegd(self) -> bool:
        """Whether it names a group."""
        return self.value != _NIET_GEZEGD


class Leeftijdsband(Groepskeuze):
    """Age in four bands (own choice); 27 is a limit in the Participatiewet."""

    TOT_27 = "tot_27"
    VAN_27_TOT_45 = "27_tot_45"
    VAN_45_TOT_55 = "45_tot_55"
    VANAF_55 = "vanaf_55"
    WIL_NIET_ZEGGEN = "wil_niet_zeggen"


class Geslacht(Groepskeuze):
    """As the klant says it."""

    VROUW = "vrouw"
    MAN = "man"
    ANDERS = "anders"
    WIL_NIET_ZEGGEN = "wil_niet_zeggen"


class Herkomst(Groepskeuze):
    """Country of origin in the three broadest groups of CBS (indeling naar herkomst, 2022)."""

    NEDERLAND = "nederland"
    EUROPA = "europa"
    BUITEN_EUROPA = "buiten_europa"
    WIL_NIET_ZEGGEN = "wil_niet_zeggen"


_NIET_GEZEGD = "wil_niet_zeggen"
_LABELS = {
    "tot_27": "tot 27 jaar",
    "27_tot_45": "27 tot en met 44 jaar",
    "45_tot_55": "45 tot en met 54 jaar",
    "vanaf_55": "55 jaar en ouder",
    "nederland": "Nederland",
    "europa": "Europa, niet Nederland",
    "buiten_europa": "buiten Europa",
    _NIET_GEZEGD: "wil niet zeggen",
}


@dataclass(frozen=True, slots=True)
class Groepsgegevens:
    """What one klant said; ``None`` = never asked.

    Raises:
        OngeldigeWaarde: when nothing at all is said.
    """

    klant: KlantNummer
    leeftijd: Leeftijdsband | None = None
    geslacht: Geslacht | None = None
    herkomst: Herkomst | None = None

    def __post_init__(self) -> None:
        if (self.leeftijd, self.geslacht, self.herkomst) == (None, None, None):
            raise OngeldigeWaarde(
                veld="groepsgegevens",
                melding="Er is geen leeftijdsband, geslacht of herkomst ingevuld.",
                volgende_stap="Vul er een in, of schrijf: wil niet zeggen.",
            )


@dataclass(frozen=True, slots=True)
class Indeling:
    """One attribute of a row of klanten: places in ``labels``, -1 = unknown or not said.

    Whose they are, only the asker knows; it is for figures over all of them.
    """

    eigenschap: str
    labels: tuple[str, ...]
    nummers: tuple[int, ...]
