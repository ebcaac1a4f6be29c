"""Documents: what a trajectory type may put on paper, and what one version says.

A document is drawn up from the record. Every required part is there or is named as missing. A
version has an open part and a confidential one, kept apart: the open part is drawn up from a
record that was read without confidential fields, so nothing confidential can be in it.

Names stand in no version: it knows people by role and number, and whoever shows it looks them up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.traject.model import Deelnemer, Gegeven

if TYPE_CHECKING:
    from modellen.documenten.bron import Bron
    from modellen.traject.stand import Stand


class DocumentIntussenOpgemaakt(OpstapFout):
    """Somebody drew up another version at the same moment."""

    def __init__(self) -> None:
        super().__init__(
            code="document_intussen_opgemaakt",
            melding="Iemand anders maakte op dit moment ook een versie van een document.",
            volgende_stap="Bekijk de nieuwste versie en probeer het zo nodig opnieuw.",
        )


class AlGetekend(OpstapFout):
    """This role has signed this version already."""

    def __init__(self, rol: Deelnemer) -> None:
        super().__init__(
            code="al_getekend",
            melding=f"Deze versie is al getekend door de {rol.value}.",
            volgende_stap="Een handtekening verandert niet; maak zo nodig een nieuwe versie.",
        )


class AlGeweigerd(OpstapFout):
    """This role has refused this version already."""

    def __init__(self, rol: Deelnemer) -> None:
        super().__init__(
            code="al_geweigerd",
            melding=f"Deze versie is al geweigerd door de {rol.value}.",
            volgende_stap="Teken haar alsnog, of wacht op een nieuwe versie.",
        )


class DocumentCode(StrEnum):
    """The kinds of document; a trajectory type fills in which of them it has and with what."""

    TRAJECTPLAN = "trajectplan"
    INTAKERAPPORTAGE = "intakerapportage"
    ASSESSMENTRAPPORT = "rla_rapport"
    VOORTGANGSRAPPORTAGE = "voortgangsrapportage"
    VERLENGINGSBESLUIT = "verlengingsbesluit"
    SCREENINGSADVIES = "screeningsadvies"
    URENSTAAT = "urenstaat"
    BEEINDIGINGSRAPPORTAGE = "beeindigingsrapportage"
    EINDRAPPORTAGE = "eindrapportage"
    KLANTEVALUATIE = "klantevaluatie"

    @property
    def label(self) -> str:
        """Dutch title."""
        return _LABEL[self]


_LABEL = {
    DocumentCode.TRAJECTPLAN: "Trajectplan",
    DocumentCode.INTAKERAPPORTAGE: "Intakerapportage met actieplan",
    DocumentCode.ASSESSMENTRAPPORT: "Rapport real-life assessment",
    DocumentCode.VOORTGANGSRAPPORTAGE: "Voortgangsrapportage",
    DocumentCode.VERLENGINGSBESLUIT: "Besluit verlenging voortraject",
    DocumentCode.SCREENINGSADVIES: "Screeningsadvies",
    DocumentCode.URENSTAAT: "Urenstaat jobcoaching",
    DocumentCode.BEEINDIGINGSRAPPORTAGE: "Beëindigingsrapportage",
    DocumentCode.EINDRAPPORTAGE: "Eindrapportage",
    DocumentCode.KLANTEVALUATIE: "Evaluatie door de klant",
}


class Uitgave(StrEnum):
    """For whom a document is shown."""

    DOSSIER = "dossier"
    """Klant and own coach: everything."""
    OPDRACHTGEVER = "opdrachtgever"
    """Whoever pays: the open part only."""


# --- what stands in a part ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vrij:
    """Text that somebody typed. In the open part it passes the sieve before it is kept."""

    tekst: str


Cel = str | Vrij


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph."""

    tekst: Cel


@dataclass(frozen=True, slots=True)
class Feiten:
    """Facts with their labels."""

    regels: tuple[tuple[str, Cel], ...]


@dataclass(frozen=True, slots=True)
class Lijst:
    """Points in no particular order."""

    punten: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows under a head; ``rechts`` names the columns of numbers, ``totaal`` is a last row."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    rechts: tuple[int, ...] = ()
    totaal: tuple[str, ...] | None = None


Blok = Alinea | Feiten | Lijst | Tabel


# --- kinds ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a kind of document.

    Attributes:
        bouw: makes the blocks from the record; no blocks = the record does not have it (yet).
        ontbreekt: Dutch sentence for a required part without blocks: what to record.
        is_vertrouwelijk: built from the confidential record, and shown to klant and coach alone.
    """

    code: str
    titel: str
    regels: tuple[str, ...]
    bouw: Callable[[Bron], tuple[Blok, ...]]
    ontbreekt: str = ""
    is_vertrouwelijk: bool = False

    @property
    def is_verplicht(self) -> bool:
        """A part that may be absent has no sentence for its absence."""
        return bool(self.ontbreekt)


Tekenstap = Callable[["Stand"], tuple[str, Mapping[str, Gegeven]]]
"""From the state to the code and the fields of a step."""


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """Who signs, in which role, and the step of the trajectory that the signature is as well.

    Attributes:
        stap: gives from the state the code and fields of the step that is recorded in the same
            breath; ``None`` = the signature is no step.
    """

    rol: Deelnemer
    regel: str | None = None
    stap: Tekenstap | None = None


@dataclass(frozen=True, slots=True)
class Documentsoort:
    """One kind of document of one trajectory type.

    Attributes:
        voor_opdrachtgever: an edition leaves for whoever pays.
        heeft_periode: it reports over a period; without one, over the whole trajectory.
        eis_volledig: it cannot be signed while a required part is missing.
    """

    code: DocumentCode
    regels: tuple[str, ...]
    delen: tuple[Deel, ...]
    ondertekenaars: tuple[Ondertekenaar, ...] = ()
    voor_opdrachtgever: bool = False
    heeft_periode: bool = False
    eis_volledig: bool = True

    def find_ondertekenaar(self, rol: Deelnemer) -> Ondertekenaar | None:
        """Who signs in this role."""
        return next((o for o in self.ondertekenaars if o.rol is rol), None)


# --- versions -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part as it stands in a version; without blocks it is missing, and ``ontbreekt`` says why.

    ``is_afgeschermd``: the part is confidential and this reader gets its title only.
    """

    code: str
    titel: str
    blokken: tuple[Blok, ...] = ()
    ontbreekt: str = ""
    is_afgeschermd: bool = False


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What a version says: all parts in order.

    Attributes:
        delen: parts; those that this reader may not read are there without blocks.
        weggelaten: how many typed sentences the sieve kept out of the open part.
    """

    delen: tuple[Onderdeel, ...]
    weggelaten: int = 0

    @property
    def ontbrekend(self) -> tuple[Onderdeel, ...]:
        """Required parts that the record does not have."""
        return tuple(d for d in self.delen if d.ontbreekt)

    @property
    def is_volledig(self) -> bool:
        """Every required part is there."""
        return not self.ontbrekend


@dataclass(frozen=True, slots=True)
class Periode:
    """From and including, to and including."""

    van: date
    tot_en_met: date


def lees_periode(
    van: date | None, tot_en_met: date | None, *, hoe: str = "Geef de eerste en de laatste dag."
) -> Periode | None:
    """The period between two days that somebody gave; ``None`` without any.

    Args:
        hoe: how to give them, for the message.

    Raises:
        OngeldigeWaarde: one of the two is missing, or the end comes before the beginning.
    """
    if van is None and tot_en_met is None:
        return None
    if van is None or tot_en_met is None or van > tot_en_met:
        raise OngeldigeWaarde(
            veld="van",
            melding="De periode heeft geen begin of einde, of het einde ligt voor het begin.",
            volgende_stap=hoe,
        )
    return Periode(van, tot_en_met)


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one document, never changed.

    Attributes:
        nummer: 1, 2, 3 … within the trajectory, over all kinds.
        versie: 1, 2, 3 … within its kind (and period).
        uitgave: what ``inhoud`` was read as.
        vingerafdruk: SHA-256 of the open part, hexadecimal; a signature is on this.
        vingerafdruk_besloten: of the confidential part; ``None`` for a reader who may not see it.
        gebeurtenissen: number of the last event that it was drawn up from.
    """

    traject: str
    nummer: int
    soort: DocumentCode
    versie: int
    uitgave: Uitgave
    inhoud: Inhoud
    opgemaakt_op: datetime
    opgemaakt_door: str
    gebeurtenissen: int
    vingerafdruk: str
    vingerafdruk_besloten: str | None = None
    periode: Periode | None = None


class Wijze(StrEnum):
    """How somebody signed."""

    DIGITAAL = "digitaal"
    OP_PAPIER = "op_papier"
    """On paper; the account that recorded it has seen it."""


@dataclass(frozen=True, slots=True)
class Handtekening:
    """One signature on one version.

    Attributes:
        naam: of who signed, as it was then.
        door: account that recorded it; with :attr:`Wijze.DIGITAAL` the signer's own.
        vingerafdruk_besloten: of the confidential part, ``None`` when the signer may not see it.
    """

    traject: str
    nummer: int
    rol: Deelnemer
    naam: str
    wijze: Wijze
    getekend_op: datetime
    door: str
    vingerafdruk: str
    vingerafdruk_besloten: str | None = None


@dataclass(frozen=True, slots=True)
class Weigering:
    """Somebody who has to sign one version says no, and why; the reason is about work alone.

    It stays beside the version. Who changes his mind signs after all; a newer version is new.
    """

    traject: str
    nummer: int
    rol: Deelnemer
    reden: str
    geweigerd_op: datetime
    door: str
