"""Keeps groups of klanten and gives them back for figures over many people alone.

There is no way here to ask for one klant: a row cannot be read, only written, wiped and counted in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from modellen.eerlijkheid.model import (
    Geslacht,
    Groepsgegevens,
    Groepskeuze,
    Herkomst,
    Indeling,
    Leeftijdsband,
)
from modellen.eerlijkheid.tables import GroepsgegevensRij
from modellen.klant.repository import eis_klanten
from modellen.klant.tables import KlantRij
from modellen.opslag.bewaar import Telling, bewaar
from modellen.opslag.codes import Codelezer, code
from modellen.opslag.vragen import lees_op_sleutel
from modellen.tellen import MINSTE_AANTAL
from modellen.waarden import OrganisatieCode

_lezer = Codelezer("groepsgegevens")
_tabel = GroepsgegevensRij.tabel()

EIGENSCHAPPEN: tuple[tuple[str, str, type[Groepskeuze]], ...] = (
    ("leeftijd", "leeftijdsband", Leeftijdsband),
    ("geslacht", "geslacht", Geslacht),
    ("herkomst", "herkomst", Herkomst),
)
"""Each attribute: its Dutch name, its column and its closed list."""


class GroepsgegevensRepository:
    """Groups in one session; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save_all(self, gegevens: Iterable[Groepsgegevens], *, door: str) -> Telling:
        """Insert or replace; raises ``NietGevonden`` for a number that is no klant."""
        rijen = [groepsgegevens_naar_rij(g) for g in gegevens]
        eis_klanten(self._session, [rij["klant"] for rij in rijen])
        return bewaar(self._session, _tabel, rijen, door=door)

    def onbekende_klanten(self, nummers: Iterable[str]) -> frozenset[str]:
        """Those of ``nummers`` that are no klant."""
        gevraagd = frozenset(nummers)
        bekend = lees_op_sleutel(self._session, KlantRij, "nummer", gevraagd)
        return gevraagd - {rij.nummer for rij in bekend}

    def wis(self, klant: str) -> bool:
        """Forget what a klant said; whether there was anything."""
        opdracht = delete(_tabel).where(_tabel.c.klant == klant).returning(_tabel.c.klant)
        return self._session.execute(opdracht).first() is not None

    def organisaties(self) -> tuple[OrganisatieCode, ...]:
        """Organisations of which anybody said anything, in order."""
        klant = KlantRij.tabel()
        vraag = select(klant.c.organisatie).join_from(
            _tabel, klant, klant.c.nummer == _tabel.c.klant
        )
        codes = self._session.execute(vraag.distinct().order_by(klant.c.organisatie)).scalars()
        return tuple(OrganisatieCode(c) for c in codes)

    def indelingen(self, klanten: Sequence[str]) -> tuple[Indeling, ...]:
        """The groups of a row of klanten, in that order; a klant may stand in it more than once.

        Of fewer than ten klanten there is no answer: that would be asking for a person.
        """
        if len(set(klanten)) < MINSTE_AANTAL:
            return ()
        rijen = {
            rij.klant: rij
            for rij in lees_op_sleutel(self._session, GroepsgegevensRij, "klant", klanten)
        }
        return tuple(
            _indeling(eigenschap, soort, klanten, {k: getattr(r, kolom) for k, r in rijen.items()})
            for eigenschap, kolom, soort in EIGENSCHAPPEN
        )


def groepsgegevens_naar_rij(gegevens: Groepsgegevens) -> dict[str, Any]:
    """What a klant said as column values."""
    return {
        "klant": gegevens.klant,
        "leeftijdsband": code(gegevens.leeftijd),
        "geslacht": code(gegevens.geslacht),
        "herkomst": code(gegevens.herkomst),
    }


def _indeling(
    eigenschap: str,
    soort: type[Groepskeuze],
    klanten: Sequence[str],
    codes: Mapping[str, str | None],
) -> Indeling:
    leden = [lid for lid in soort if lid.is_gezegd]
    gelezen = {
        k: _lezer.een(soort, c, nummer="(een rij)", veld=eigenschap) for k, c in codes.items()
    }
    nummers = [gelezen.get(klant) for klant in klanten]
    return Indeling(
        eigenschap=eigenschap,
        labels=tuple(lid.label for lid in leden),
        nummers=tuple(leden.index(lid) if lid in leden else -1 for lid in nummers),
    )
