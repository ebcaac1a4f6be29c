"""The Klantprofiel: what matching knows of a klant. Structure for the constraints, text to rank."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from modellen.belastbaarheid.model import Belastbaarheid
from modellen.beroepskeuze.model import Riasec
from modellen.klant.model import Klant
from modellen.klantprofiel.zeefwoorden import Reden
from modellen.waarden import KlantNummer


class ZinSoort(StrEnum):
    """Where in the profile a sentence belongs; the ranking weighs by it."""

    WENS = "wens"
    INTERESSE = "interesse"
    COMPETENTIE = "competentie"
    ERVARING = "ervaring"
    KWALITEIT = "kwaliteit"
    KWALIFICATIE = "kwalificatie"


@dataclass(frozen=True, slots=True)
class ProfielZin:
    """One sentence of the profile text and the field it was made from.

    ``veld`` is the path in the record, e.g. ``klant.wensen[0].tekst``: whoever asks "where does
    the system get this from" finds it there.
    """

    tekst: str
    soort: ZinSoort
    veld: str


@dataclass(frozen=True, slots=True)
class WeggelatenZin:
    """A sentence that may not rank. The text itself is not repeated: only where it stands."""

    veld: str
    reden: Reden


@dataclass(frozen=True, slots=True)
class GeweigerdWerk:
    """A kind of work that a klant does not want (again): a name from a closed list, never text."""

    werksoort: str
    veld: str


@dataclass(frozen=True, slots=True)
class Profielkern:
    """The structure of a profile, without its text: enough to say what is still unknown."""

    klant: Klant
    belastbaarheid: Belastbaarheid
    riasec: Riasec | None

    @property
    def nummer(self) -> KlantNummer:
        """Number of the klant."""
        return self.klant.nummer


@dataclass(frozen=True, slots=True)
class Klantprofiel(Profielkern):
    """Everything that matching reads about one klant.

    ``klant`` and ``belastbaarheid`` feed the constraints; ``riasec``, ``zinnen`` and
    ``geweigerd`` the ranking.
    """

    zinnen: tuple[ProfielZin, ...]
    weggelaten: tuple[WeggelatenZin, ...] = ()
    geweigerd: tuple[GeweigerdWerk, ...] = ()

    @property
    def tekst(self) -> str:
        """All sentences, in order, one a line."""
        return "\n".join(z.tekst for z in self.zinnen)
