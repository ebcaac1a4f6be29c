"""What the organisation knows about itself, apart from every dossier of a klant.

Facts about colleagues are statements of their own: added, and withdrawn by a later one, never
changed. Feedback between two colleagues is for those two alone. Nothing here is a figure about a
person, and nothing is ever added up over persons (SUC-17).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from modellen.fouten import NietGevonden, OngeldigeWaarde, OpstapFout
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.normen.duur import dag_van
from modellen.team.aanbod import get_product

COLLEGA_ROLLEN = (Rol.JOBCOACH, Rol.ACCOUNTMANAGER, Rol.ACCORDEUR, Rol.TEAMLEIDER)
"""Roles of the people who form the team."""

FEEDBACK_ROLLEN = tuple(rol for rol in COLLEGA_ROLLEN if rol is not Rol.TEAMLEIDER)
"""Between equals: what a teamleider says or hears about somebody is no feedback but a review."""

MEEST_DAGEN_MEEDENKEN = 31
"""Days that one request to think along lasts at most; asking again is easy."""

_CIJFER = re.compile(r"\d")


class TeamIntussenGewijzigd(OpstapFout):
    """Somebody recorded something in the same list at the same moment."""

    def __init__(self) -> None:
        super().__init__(
            code="team_intussen_gewijzigd",
            melding="Intussen is in deze lijst iets anders vastgelegd.",
            volgende_stap="Probeer het nog een keer.",
        )


# --- facts about colleagues -----------------------------------------------------------------------


class Feitsoort(StrEnum):
    """What a fact is about."""

    PRODUCTKENNIS = "productkennis"
    """Knows a product by name, content and meaning; ``wat`` is its code (SUC-01)."""
    TRAINING = "training"
    """Was trained in hospitality; ``wat`` is the name of the training (SUC-02)."""
    KWALITEIT = "kwaliteit"
    """Is good at something; ``wat`` is a short label, ``toelichting`` when to ask (SUC-16)."""
    INTERVISIE = "intervisie"
    """The team met to give each other feedback; ``wat`` names the meeting, not what was said."""


@dataclass(frozen=True, slots=True)
class Teamfeit:
    """One statement of a colleague about himself, or about a meeting where he was.

    Attributes:
        volgnummer: 1, 2, 3 … per account, in the order of recording.
        dag: since when, or the day of the training or meeting.
        trekt_in: number of the earlier fact that this one withdraws, from ``dag``, for ``reden``.
        vastgelegd_op: aware.
    """

    account: str
    volgnummer: int
    soort: Feitsoort
    wat: str
    dag: date
    vastgelegd_op: datetime
    toelichting: str | None = None
    trekt_in: int | None = None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class NieuwFeit:
    """A fact that somebody wants to add about himself; see :class:`Teamfeit`."""

    soort: Feitsoort
    wat: str
    dag: date
    toelichting: str | None = None


def geldend(feiten: Iterable[Teamfeit]) -> tuple[Teamfeit, ...]:
    """What holds: without what was withdrawn and without the withdrawals, in the given order."""
    alle = tuple(feiten)
    ingetrokken = {(f.account, f.trekt_in) for f in alle}
    return tuple(
        f for f in alle if f.trekt_in is None and (f.account, f.volgnummer) not in ingetrokken
    )


def voeg_feit_toe(
    feiten: Iterable[Teamfeit], account: str, nieuw: NieuwFeit, *, op: datetime
) -> Teamfeit:
    """The next fact of one account, given everything that it ever recorded.

    Raises:
        NietGevonden: knowledge of a product that is not in the list.
        OngeldigeWaarde: an empty text, a quality without the moment to ask, a day in the future,
            or a fact that holds already.
    """
    alle = tuple(feiten)
    wat = nieuw.wat.strip()
    _eis(wat, veld="wat", melding="Er staat niet waar het over gaat.")
    if nieuw.soort is Feitsoort.PRODUCTKENNIS:
        get_product(wat)
    toelichting = (nieuw.toelichting or "").strip() or None
    if nieuw.soort is Feitsoort.KWALITEIT:
        _eis(toelichting, veld="toelichting", melding="Er staat niet wanneer u te vragen bent.")
    _eis(nieuw.dag <= dag_van(op), veld="dag", melding="Deze dag moet nog komen.")
    dubbel = any(_zegt(f, nieuw.soort, wat) for f in geldend(alle))
    _eis(not dubbel, veld="wat", melding="Dit staat er al.")
    return Teamfeit(account, len(alle) + 1, nieuw.soort, wat, nieuw.dag, op, toelichting)


def trek_feit_in(
    feiten: Iterable[Teamfeit], account: str, volgnummer: int, *, reden: str, op: datetime
) -> Teamfeit:
    """The fact that withdraws an earlier one of the same account; both stay.

    Raises:
        NietGevonden: there is no such fact of this account, or it was withdrawn.
        OngeldigeWaarde: the reason is missing.
    """
    alle = tuple(feiten)
    oud = next((f for f in geldend(alle) if f.volgnummer == volgnummer), None)
    if oud is None:
        raise NietGevonden(soort="teamfeit", nummer=str(volgnummer))
    _eis(reden.strip(), veld="reden", melding="De reden ontbreekt.")
    return Teamfeit(
        account,
        len(alle) + 1,
        oud.soort,
        oud.wat,
        dag_van(op),
        op,
        trekt_in=volgnummer,
        reden=reden.strip(),
    )


def _zegt(feit: Teamfeit, soort: Feitsoort, wat: str) -> bool:
    """Whether it says this already; trainings and meetings may come again."""
    eenmalig = (Feitsoort.PRODUCTKENNIS, Feitsoort.KWALITEIT)
    return feit.soort is soort and soort in eenmalig and feit.wat.casefold() == wat.casefold()


# --- thinking along -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meedenker:
    """A colleague who is asked to think along about one traject, for a while.

    Attributes:
        volgnummer: 1, 2, 3 … per traject. van, tot: first and last day, both included.
        vraag: what the coach asks. door: account of the coach.
        beeindigd_op: when the coach ended it before its time (aware).
    """

    traject: str
    volgnummer: int
    account: str
    van: date
    tot: date
    vraag: str
    door: str
    vastgelegd_op: datetime
    beeindigd_op: datetime | None = None


def mag_meedenken(meedenker: Meedenker, op: datetime) -> bool:
    """Whether the colleague has access at this moment (aware): within its days and not ended."""
    binnen = meedenker.van <= dag_van(op) <= meedenker.tot
    return binnen and (meedenker.beeindigd_op is None or op < meedenker.beeindigd_op)


def controleer_meedenker(meedenker: Meedenker, collega: Gebruiker, coach: Gebruiker) -> None:
    """Refuse who may not be asked, and what is not limited.

    Raises:
        OngeldigeWaarde: the colleague is the coach himself, of another organisation, no jobcoach
            or not active; the days are in the wrong order, past or too many; no question.
    """
    mag = (
        collega.is_actief
        and collega.rol is Rol.JOBCOACH
        and collega.organisatie == coach.organisatie
        and collega.account != coach.account
    )
    _eis(mag, veld="account", melding="Alleen een andere jobcoach van uw organisatie denkt mee.")
    _eis(meedenker.vraag.strip(), veld="vraag", melding="De vraag aan uw collega ontbreekt.")
    laatste = meedenker.van + timedelta(days=MEEST_DAGEN_MEEDENKEN - 1)
    _eis(
        meedenker.van <= meedenker.tot <= laatste,
        veld="tot",
        melding=f"Meedenken duurt een tot {MEEST_DAGEN_MEEDENKEN} dagen.",
    )
    _eis(
        meedenker.tot >= dag_van(meedenker.vastgelegd_op),
        veld="tot",
        melding="Deze dagen zijn voorbij.",
    )


# --- feedback -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one colleague tells another, for those two alone. No place for a grade or a klant."""

    nummer: str
    van: str
    aan: str
    tekst: str
    gegeven_op: datetime


def controleer_feedback(feedback: Feedback, gever: Gebruiker, ontvanger: Gebruiker) -> None:
    """Refuse feedback outside the team of equals, and any figure in its text.

    Raises:
        OngeldigeWaarde: to oneself, to another organisation, to somebody who takes no part or is
            not active; no text, or a text with a digit: no grades, and no number of a klant.
    """
    mag = (
        ontvanger.is_actief
        and gever.account != ontvanger.account
        and gever.organisatie == ontvanger.organisatie
        and {gever.rol, ontvanger.rol} <= set(FEEDBACK_ROLLEN)
    )
    _eis(mag, veld="aan", melding="Feedback is voor een andere collega van uw organisatie.")
    _eis(feedback.tekst.strip(), veld="tekst", melding="Er staat nog geen tekst.")
    _eis(
        not _CIJFER.search(feedback.tekst),
        veld="tekst",
        melding="In feedback staan geen cijfers: geen rapportcijfer en geen nummer van een klant.",
    )


def _eis(klopt: object, *, veld: str, melding: str) -> None:
    if not klopt:
        raise OngeldigeWaarde(veld=veld, melding=melding, volgende_stap="Pas dit aan.")
