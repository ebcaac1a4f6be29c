"""What became of a vacature since it came: asked again, positions filled, closed, opened again.

The vacature itself says only what holds; these messages say who found that out and when. They are
only added. "Open again" begins the count of filled positions anew, so it also undoes a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.waarden import OrganisatieCode, WerkNummer
from vacatures.vacature.model import Vacature, VacatureStatus

NORM_NAKIJKEN = "vacature.nakijken"
NORM_PER_PLAATS = "vacature.voorgesteld_per_plaats"
NORM_SLUIT_BIJNA = "vacature.sluit_bijna"
MEESTE_PLAATSEN = 9999


class Berichtsoort(StrEnum):
    """What somebody found out or did."""

    NOG_OPEN = "nog_open"
    VERVULD = "vervuld"
    GESLOTEN = "gesloten"
    INGETROKKEN = "ingetrokken"
    HEROPEND = "heropend"
    GEWIJZIGD = "gewijzigd"

    @property
    def label(self) -> str:
        """Dutch, as a short statement."""
        return {
            "nog_open": "Nagevraagd: nog open",
            "vervuld": "Plaatsen vervuld",
            "gesloten": "Gesloten",
            "ingetrokken": "De werkgever trok de vacature in",
            "heropend": "Weer open",
            "gewijzigd": "Gewijzigd",
        }[self.value]


class Vervuldoor(StrEnum):
    """Who took the positions."""

    EIGEN_KANDIDAAT = "eigen_kandidaat"
    IEMAND_ANDERS = "iemand_anders"
    ONBEKEND = "onbekend"

    @property
    def label(self) -> str:
        """Dutch name."""
        return {
            "eigen_kandidaat": "een kandidaat van ons",
            "iemand_anders": "iemand anders",
        }.get(self.value, "dat is niet bekend")


@dataclass(frozen=True, slots=True)
class Vacaturebericht:
    """One message about a vacature.

    Attributes:
        nummer: 1, 2, 3 … per vacature: the order of recording.
        dag: the Dutch calendar day to which it applies.
        aantal, wie: positions that were filled now, and by whom; of VERVULD alone.
        vastgelegd_op: the moment of recording (aware). door: by whose account.
    """

    vacature: WerkNummer
    organisatie: OrganisatieCode
    nummer: int
    soort: Berichtsoort
    dag: date
    door: str
    vastgelegd_op: datetime
    aantal: int | None = None
    wie: Vervuldoor | None = None

    def __post_init__(self) -> None:
        is_vervuld = self.soort is Berichtsoort.VERVULD
        if is_vervuld and not 1 <= (self.aantal or 0) <= MEESTE_PLAATSEN:
            raise OngeldigeWaarde(
                veld="aantal",
                melding="Het aantal vervulde plaatsen ontbreekt.",
                volgende_stap=f"Geef een getal van 1 tot en met {MEESTE_PLAATSEN}.",
            )
        if is_vervuld and self.wie is None:
            raise OngeldigeWaarde(
                veld="wie",
                melding="Wie de plaats kreeg, ontbreekt.",
                volgende_stap="Kies wie er nu werkt, of dat het niet bekend is.",
            )
        if not is_vervuld and (self.aantal is not None or self.wie is not None):
            raise OngeldigeWaarde(
                veld="aantal",
                melding="Alleen bij vervulde plaatsen hoort een aantal.",
                volgende_stap="Laat het aantal leeg.",
            )


class BerichtGeweigerd(OpstapFout):
    """A message that does not fit what is known of the vacature."""

    def __init__(self, melding: str, volgende_stap: str) -> None:
        super().__init__(code="bericht_geweigerd", melding=melding, volgende_stap=volgende_stap)


class VacatureIntussenGewijzigd(OpstapFout):
    """Somebody else changed the vacature or what is known of it."""

    def __init__(self) -> None:
        super().__init__(
            code="vacature_intussen_gewijzigd",
            melding="Een collega wijzigde deze vacature intussen.",
            volgende_stap="Lees wat er nu staat en verstuur dan opnieuw.",
        )


def vervulde_plaatsen(berichten: Sequence[Vacaturebericht]) -> int:
    """Positions that were filled since it was last opened."""
    return sum(b.aantal or 0 for b in _sinds_heropend(berichten))


def vervuld_door(berichten: Sequence[Vacaturebericht]) -> dict[Vervuldoor, int]:
    """The same by whoever took them; nobody is left out and none is counted twice."""
    per: dict[Vervuldoor, int] = {}
    for bericht in _sinds_heropend(berichten):
        if bericht.wie is not None:
            per[bericht.wie] = per.get(bericht.wie, 0) + (bericht.aantal or 0)
    return per


def _sinds_heropend(berichten: Sequence[Vacaturebericht]) -> Sequence[Vacaturebericht]:
    begin = max(
        (i for i, b in enumerate(berichten) if b.soort is Berichtsoort.HEROPEND), default=-1
    )
    return berichten[begin + 1 :]


def status_na(
    vacature: Vacature, berichten: Sequence[Vacaturebericht], nieuw: Vacaturebericht
) -> VacatureStatus:
    """What the vacature becomes by this message.

    One of several positions that is filled does not fill the others; with an unknown number of
    positions the vacature stays open until somebody closes it.

    Raises:
        BerichtGeweigerd: when it cannot be: more filled than there are, or no longer open.
    """
    is_open = vacature.status is VacatureStatus.OPEN
    if nieuw.soort is Berichtsoort.HEROPEND:
        if is_open and not vervulde_plaatsen(berichten):
            raise BerichtGeweigerd("Deze vacature is al open.", "Kies iets anders, of ga terug.")
        return VacatureStatus.OPEN
    if nieuw.soort is Berichtsoort.GEWIJZIGD:
        return vacature.status
    if not is_open:
        raise BerichtGeweigerd(
            "Deze vacature staat niet meer open.", "Zet haar eerst weer open als dat zo is."
        )
    match nieuw.soort:
        case Berichtsoort.VERVULD:
            return _na_vervulling(vacature, vervulde_plaatsen(berichten), nieuw.aantal or 0)
        case Berichtsoort.GESLOTEN:
            return VacatureStatus.GESLOTEN
        case Berichtsoort.INGETROKKEN:
            return VacatureStatus.INGETROKKEN
    return VacatureStatus.OPEN


def _na_vervulling(vacature: Vacature, eerder: int, nu: int) -> VacatureStatus:
    if vacature.posities is None:
        return VacatureStatus.OPEN
    over = vacature.posities - eerder
    if nu > over:
        raise BerichtGeweigerd(
            f"Er zijn nog {max(over, 0)} van de {vacature.posities} plaatsen open.",
            "Verbeter het aantal, of wijzig eerst het aantal plaatsen.",
        )
    return VacatureStatus.VERVULD if nu == over else VacatureStatus.OPEN


def laatst_gezien(vacature: Vacature, berichten: Sequence[Vacaturebericht]) -> date | None:
    """The last day on which somebody made sure of it, else the day of its posting."""
    dagen = [b.dag for b in berichten]
    if vacature.geplaatst_op is not None:
        dagen.append(vacature.geplaatst_op)
    return max(dagen, default=None)


def is_vol(lopend: int, plaatsen: int | None, vervuld: int, *, per_plaats: int) -> bool:
    """Whether enough klanten were proposed for the positions that are left.

    Args:
        lopend: proposals that run. plaatsen: ``None`` = unknown, taken as one.
        per_plaats: norm ``NORM_PER_PLAATS``.
    """
    over = max((plaatsen or 1) - vervuld, 0)
    return lopend >= over * per_plaats
