"""The audit log: who looked into which dossier or wrote in it, and when. Never what stood there.

Each line carries an HMAC over itself and the line before it, so that no line can be changed, moved
or taken out unseen by somebody who has the database without the secret of the installation.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer, OrganisatieCode

BEGIN = "0" * 64
"""What stands before the first line."""


class Handeling(StrEnum):
    """What somebody did with a dossier."""

    LEZEN = "lezen"
    SCHRIJVEN = "schrijven"


class Gegevenssoort(StrEnum):
    """The kinds of data of a dossier that have rights of their own."""

    OVERZICHT = "overzicht"
    PROFIEL = "profiel"
    TRAJECT = "traject"
    VERTROUWELIJK = "vertrouwelijk"
    DOCUMENT = "document"
    VOORSTEL = "voorstel"
    KANDIDAAT = "kandidaat"
    GEDEELD = "gedeeld"
    AUDITLOG = "auditlog"

    @property
    def label(self) -> str:
        """What it is, for the klant himself, after "wat"."""
        return _LABELS[self]


_LABELS = {
    Gegevenssoort.OVERZICHT: "een lijst met uw naam of nummer",
    Gegevenssoort.PROFIEL: "wie u bent, en wat u kunt en wilt in werk",
    Gegevenssoort.TRAJECT: "uw traject: stappen, afspraken en datums",
    Gegevenssoort.VERTROUWELIJK: "wat u met uw coach heeft besproken",
    Gegevenssoort.DOCUMENT: "uw documenten",
    Gegevenssoort.VOORSTEL: "werk dat met u is besproken, en wat daarvan kwam",
    Gegevenssoort.KANDIDAAT: "wat u kunt, zonder uw naam",
    Gegevenssoort.GEDEELD: "uw naam en wat u met een werkgever wilt delen",
    Gegevenssoort.AUDITLOG: "wie er in uw dossier keek",
}


@dataclass(frozen=True, slots=True)
class Lezer:
    """Who it was, as the account was at that moment."""

    account: str
    rol: Rol
    organisatie: OrganisatieCode


@dataclass(frozen=True, slots=True)
class Inzage:
    """One look into a dossier, or one change of it.

    Attributes:
        klant: whose dossier; ``None`` = a list of several klanten, or of nobody.
        aantal: number of klanten that it was about.
    """

    handeling: Handeling
    soort: Gegevenssoort
    klant: KlantNummer | None
    aantal: int = 1


@dataclass(frozen=True, slots=True)
class Auditregel:
    """A line of the log. ``zegel`` is the HMAC over this line and the one before, hexadecimal."""

    volgnummer: int
    moment: datetime
    wie: Lezer
    inzage: Inzage
    zegel: str


def bereken_zegel(
    sleutel: bytes, vorig: str, volgnummer: int, moment: datetime, wie: Lezer, inzage: Inzage
) -> str:
    """HMAC-SHA256 (RFC 2104) over the line before and this one, 64 hexadecimal digits.

    ``moment`` must be aware; it counts in UTC, to the microsecond.
    """
    inhoud = json.dumps(
        [
            vorig,
            volgnummer,
            moment.astimezone(UTC).isoformat(timespec="microseconds"),
            wie.account,
            wie.rol.value,
            wie.organisatie,
            inzage.handeling.value,
            inzage.soort.value,
            inzage.klant,
            inzage.aantal,
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return hmac.digest(sleutel, inhoud.encode(), "sha256").hex()


@dataclass(frozen=True, slots=True)
class Auditvraag:
    """Which lines somebody looks for; ``None`` = all.

    Attributes:
        van, tot: moments (aware), both included.
        voor: only lines with a lower number, to go on where the last page ended.
    """

    organisatie: OrganisatieCode
    van: datetime | None = None
    tot: datetime | None = None
    account: str | None = None
    handeling: Handeling | None = None
    soort: Gegevenssoort | None = None
    klant: KlantNummer | None = None
    voor: int | None = None


class Breuksoort(StrEnum):
    """How a chain can be broken."""

    WEGGEHAALD = "weggehaald"
    VERANDERD = "veranderd"

    @property
    def zin(self) -> str:
        """What happened to the line, after its number."""
        if self is Breuksoort.WEGGEHAALD:
            return "is weggehaald"
        return "is veranderd, of hoort hier niet"


@dataclass(frozen=True, slots=True)
class Ketenstand:
    """What checking the chain found.

    Attributes:
        regels: lines that were checked and are as they were written.
        laatste: seal of the last of those; note it elsewhere to prove later that it still stands.
        breuk: the first line that is not as it was written, ``None`` = all are.
    """

    regels: int
    laatste: str
    breuk: tuple[int, Breuksoort] | None = None


def controleer_keten(
    sleutel: bytes, regels: Iterable[Auditregel], *, uitgegeven: int
) -> Ketenstand:
    """Walk all lines, in order of number, up to the first that is not as it was written.

    Args:
        uitgegeven: the highest number that the counter gave out: tells lines missing at the end.
    """
    gezien, vorig = 0, BEGIN
    for regel in regels:
        if regel.volgnummer != gezien + 1:
            # A lower one cannot come: the numbers are a key and are read in order.
            return Ketenstand(gezien, vorig, (gezien + 1, Breuksoort.WEGGEHAALD))
        hoort = bereken_zegel(
            sleutel, vorig, regel.volgnummer, regel.moment, regel.wie, regel.inzage
        )
        if not hmac.compare_digest(hoort.encode(), regel.zegel.encode()):
            return Ketenstand(gezien, vorig, (gezien + 1, Breuksoort.VERANDERD))
        gezien, vorig = regel.volgnummer, regel.zegel
    if gezien < uitgegeven:
        return Ketenstand(gezien, vorig, (gezien + 1, Breuksoort.WEGGEHAALD))
    return Ketenstand(gezien, vorig)
