"""Talks with employers, and how many of them an employer wants.

A contact is of one organisation and says nothing of any klant: who, when, how, about what and what
came of it. Contacts are only added; a mistake is put right by a later one that names it. An
employer who is called by everybody stops picking up, so there is a number of contacts a month that
he wants at most (norm ``werkgever.contacten_per_maand``, or what he said himself). Going over it is
warned about and never refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.klantprofiel.zeef import zeef_tekst
from modellen.waarden import OrganisatieCode, WerkNummer

NORM_BUDGET = "werkgever.contacten_per_maand"
NORM_LANG = "werkgever.contact_na"

LANGSTE_TEKST = 500
"""Characters of a note or agreement: what fits in two lines."""
LANGSTE_NAAM = 80
MEESTE_PER_MAAND = 31


class Contactsoort(StrEnum):
    """How there was contact."""

    TELEFOON = "telefoon"
    BEZOEK = "bezoek"
    MAIL = "mail"
    VIDEO = "video"
    BIJEENKOMST = "bijeenkomst"

    @property
    def label(self) -> str:
        """Dutch name."""
        return {"mail": "mail of bericht", "video": "videogesprek"}.get(self.value, self.value)


class Contactonderwerp(StrEnum):
    """What it was about."""

    KENNISMAKING = "kennismaking"
    VACATURE = "vacature"
    KANDIDAAT = "kandidaat"
    NAZORG = "nazorg"
    MOGELIJKHEDEN = "mogelijkheden"

    @property
    def label(self) -> str:
        """Dutch name."""
        return {
            "vacature": "een vacature",
            "kandidaat": "een kandidaat",
            "nazorg": "iemand die er werkt",
            "mogelijkheden": "wat er mogelijk is",
        }.get(self.value, self.value)


class Contactuitkomst(StrEnum):
    """What came of it."""

    WERK = "werk"
    DENKT_NA = "denkt_na"
    NU_NIET = "nu_niet"
    BESPROKEN = "besproken"
    NIET_BEREIKT = "niet_bereikt"
    GEEN_CONTACT_MEER = "geen_contact_meer"

    @property
    def label(self) -> str:
        """Dutch, as a short statement."""
        return {
            "werk": "Er is of komt werk",
            "denkt_na": "Denkt erover na",
            "nu_niet": "Nu geen werk",
            "besproken": "Besproken",
            "niet_bereikt": "Niet bereikt",
            "geen_contact_meer": "Wil geen contact meer",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Werkgevercontact:
    """One contact with an employer.

    Attributes:
        nummer: 1, 2, 3 … per employer and organisation: the order of recording.
        dag: the Dutch calendar day on which it was.
        met: who spoke for the employer, as that person gave the name; ``None`` = not noted.
        notitie: what else is worth knowing of the employer; never of a klant.
        afspraak, afspraak_op: what was agreed and for which day; both or neither.
        vastgelegd_op: the moment of recording (aware). door: by whose account.
        corrigeert: number of the contact in whose place this one comes.
        is_ingetrokken: it only takes that one away.
    """

    werkgever: WerkNummer
    organisatie: OrganisatieCode
    nummer: int
    dag: date
    soort: Contactsoort
    onderwerp: Contactonderwerp
    uitkomst: Contactuitkomst
    door: str
    vastgelegd_op: datetime
    met: str | None = None
    notitie: str | None = None
    afspraak: str | None = None
    afspraak_op: date | None = None
    corrigeert: int | None = None
    is_ingetrokken: bool = False

    def __post_init__(self) -> None:
        _eis_kort("met", self.met, LANGSTE_NAAM)
        for veld, tekst in (("notitie", self.notitie), ("afspraak", self.afspraak)):
            _eis_kort(veld, tekst, LANGSTE_TEKST)
            _weiger_persoonlijk(veld, tekst)
        if (self.afspraak is None) != (self.afspraak_op is None):
            raise OngeldigeWaarde(
                veld="afspraak_op" if self.afspraak else "afspraak",
                melding="Een afspraak heeft een tekst en een dag.",
                volgende_stap="Vul beide in, of laat beide leeg.",
            )

    @property
    def telt_mee(self) -> bool:
        """Whether it counts for the budget: the employer noticed nothing of a call in vain."""
        return self.uitkomst is not Contactuitkomst.NIET_BEREIKT


def _eis_kort(veld: str, tekst: str | None, hoogstens: int) -> None:
    if tekst is not None and len(tekst) > hoogstens:
        raise OngeldigeWaarde(
            veld=veld,
            melding=f"Dit zijn {len(tekst)} tekens.",
            volgende_stap=f"Houd het bij hoogstens {hoogstens} tekens.",
        )


def _weiger_persoonlijk(veld: str, tekst: str | None) -> None:
    """Notes of employers are read by people who may know nothing of a klant."""
    if tekst and any(reden is not None for _, reden in zeef_tekst(tekst)):
        raise OngeldigeWaarde(
            veld=veld,
            melding="Hier lijkt iets over gezondheid of privé van iemand te staan.",
            volgende_stap="Laat dat weg; het hoort in het dossier, bij de jobcoach.",
        )


class ContactIntussenVastgelegd(OpstapFout):
    """Somebody else recorded a contact with the same employer."""

    def __init__(self) -> None:
        super().__init__(
            code="contact_intussen_vastgelegd",
            melding="Een collega legde intussen ook een contact met deze werkgever vast.",
            volgende_stap="Lees wat erbij kwam en leg dan uw contact vast.",
        )


def geldende(contacten: Iterable[Werkgevercontact]) -> tuple[Werkgevercontact, ...]:
    """What holds, newest day first: a corrected contact gives way to its correction."""
    alle = list(contacten)
    vervangen = {c.corrigeert for c in alle}
    rest = (c for c in alle if c.nummer not in vervangen and not c.is_ingetrokken)
    return tuple(sorted(rest, key=lambda c: (c.dag, c.nummer), reverse=True))


# --- the budget -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Budgetafspraak:
    """How many contacts a month one employer wants at most, and why.

    Attributes:
        vanaf: it holds from the month of this day on, that month included.
        nummer: 1, 2, 3 … per employer and organisation; of those that began the last one holds.
    """

    werkgever: WerkNummer
    organisatie: OrganisatieCode
    nummer: int
    per_maand: int
    vanaf: date
    reden: str
    door: str
    vastgelegd_op: datetime

    def __post_init__(self) -> None:
        if not 0 <= self.per_maand <= MEESTE_PER_MAAND:
            raise OngeldigeWaarde(
                veld="per_maand",
                melding=f"{self.per_maand} contacten per maand kan niet.",
                volgende_stap=f"Geef een getal van 0 tot en met {MEESTE_PER_MAAND}.",
            )
        if not self.reden.strip():
            raise OngeldigeWaarde(
                veld="reden",
                melding="De reden ontbreekt.",
                volgende_stap="Schrijf wie dit zei of waarom dit zo is.",
            )
        _eis_kort("reden", self.reden, LANGSTE_TEKST)
        _weiger_persoonlijk("reden", self.reden)


@dataclass(frozen=True, slots=True)
class Contactbudget:
    """How many contacts an employer wants in one month of the calendar, and how many there were.

    Attributes:
        maand: its first day. afspraak: what the employer said himself, ``None`` = the norm.
    """

    maand: date
    per_maand: int
    gebruikt: int
    afspraak: Budgetafspraak | None = None

    @property
    def over(self) -> int:
        """How many are left; never below zero."""
        return max(self.per_maand - self.gebruikt, 0)

    @property
    def is_op(self) -> bool:
        """Whether one more would be too many."""
        return self.gebruikt >= self.per_maand


def contactbudget(
    contacten: Sequence[Werkgevercontact],
    afspraken: Iterable[Budgetafspraak],
    norm: int,
    dag: date,
) -> Contactbudget:
    """The budget of one employer in the month of this day.

    Args:
        contacten: what holds, of one employer and one organisation.
        afspraken: everything that the employer said about it.
        norm: ``NORM_BUDGET``, which holds where he said nothing.
    """
    maand = dag.replace(day=1)
    gebruikt = sum(c.telt_mee and c.dag.replace(day=1) == maand for c in contacten)
    begonnen = [a for a in afspraken if a.vanaf.replace(day=1) <= maand]
    geldt = max(begonnen, key=lambda a: (a.vanaf, a.nummer), default=None)
    per_maand = norm if geldt is None else geldt.per_maand
    return Contactbudget(maand, per_maand, gebruikt, geldt)


# --- what follows from contacts -------------------------------------------------------------------


def open_afspraken(contacten: Sequence[Werkgevercontact]) -> tuple[Werkgevercontact, ...]:
    """Contacts whose agreement is still to be kept, soonest first.

    An agreement is over once there was contact on its day or later: that is when it came up.
    """
    laatste = max((c.dag for c in contacten if c.telt_mee), default=date.min)
    wachten = [c for c in contacten if c.afspraak_op is not None and c.afspraak_op > laatste]
    return tuple(sorted(wachten, key=lambda c: (c.afspraak_op or date.max, c.nummer)))


def contactpersonen(contacten: Sequence[Werkgevercontact]) -> tuple[tuple[str, date], ...]:
    """Who spoke for the employer and when for the last time, latest first."""
    per_naam: dict[str, tuple[str, date]] = {}
    for contact in contacten:
        if contact.met and contact.telt_mee:
            per_naam.setdefault(contact.met.casefold(), (contact.met, contact.dag))
    return tuple(sorted(per_naam.values(), key=lambda paar: paar[1], reverse=True))


def wil_geen_contact(contacten: Sequence[Werkgevercontact]) -> bool:
    """Whether the last thing the employer said is that he wants no contact any more."""
    laatste = next((c for c in contacten if c.telt_mee), None)
    return laatste is not None and laatste.uitkomst is Contactuitkomst.GEEN_CONTACT_MEER
