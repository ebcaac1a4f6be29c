"""Adds what a klant lets an employer know, and reads the last word. Nothing here changes a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, nieuwe_rij, voeg_toe
from modellen.opslag.codes import Codelezer
from modellen.toestemming.bekend import controleer_toestemming, controleer_vrijgave
from modellen.toestemming.model import (
    Aanpassing,
    Kaart,
    Toestemming,
    ToestemmingIntussenGewijzigd,
    Toestemmingsbron,
    Vrijgave,
)
from modellen.toestemming.tables import ToestemmingRij, VrijgaveRij
from modellen.voorstel.model import Verloop
from modellen.waarden import KlantNummer, WerkNummer

_toestemming = ToestemmingRij.tabel()
_vrijgave = VrijgaveRij.tabel()
_lezer = Codelezer("toestemming")


class ToestemmingRepository:
    """Words of klanten on employers, and releases of coaches; the session decides about commit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- reading ---------------------------------------------------------------------------------

    def laatste(self, klant: str, bij: str) -> Toestemming | None:
        """The last word of this klant on this employer."""
        return self.laatste_van([klant], [bij]).get((KlantNummer(klant), WerkNummer(bij)))

    def laatste_van(
        self, klanten: Iterable[str], bij: Iterable[str]
    ) -> Mapping[tuple[KlantNummer, WerkNummer], Toestemming]:
        """The last word of each of these klanten on each of these employers, where there is one."""
        werkgevers = sorted(set(bij))
        gevonden = {}
        for deel in in_delen(sorted(set(klanten)), RIJEN_PER_KEER):
            for werkgeversdeel in in_delen(werkgevers, RIJEN_PER_KEER):
                for rij in self._session.execute(_laatste(deel, werkgeversdeel)):
                    toestemming = toestemming_van_rij(rij)
                    gevonden[toestemming.klant, toestemming.bij] = toestemming
        return gevonden

    def alle(self, klant: str, bij: str) -> list[Toestemming]:
        """Every word of this klant on this employer, oldest first."""
        vraag = (
            select(*_INHOUD)
            .where(_toestemming.c.klant == klant, _toestemming.c.bij == bij)
            .order_by(_toestemming.c.volgnummer)
        )
        return [toestemming_van_rij(rij) for rij in self._session.execute(vraag)]

    def laatste_vrijgaven(self, voorstellen: Iterable[int]) -> Mapping[int, Vrijgave]:
        """The last decision of the coach on each of these proposals, where there is one."""
        gevonden = {}
        for deel in in_delen(sorted(set(voorstellen)), RIJEN_PER_KEER):
            vraag = (
                select(*_VRIJGAVE)
                .where(_vrijgave.c.voorstel.in_(deel))
                .order_by(_vrijgave.c.voorstel, _vrijgave.c.volgnummer)
            )
            for rij in self._session.execute(vraag):
                gevonden[rij.voorstel] = vrijgave_van_rij(rij)
        return gevonden

    # --- writing ---------------------------------------------------------------------------------

    def leg_vast(self, nieuw: Toestemming) -> None:
        """Add a word of the klant.

        Raises:
            ToestemmingIntussenGewijzigd, ToestemmingGeweigerd: as ``controleer_toestemming``.
        """
        controleer_toestemming(self.laatste(nieuw.klant, nieuw.bij), nieuw)
        rij = nieuwe_rij(_toestemming, toestemming_naar_rij(nieuw), door=nieuw.door)
        voeg_toe(self._session, (_toestemming, [rij]), bij_botsing=ToestemmingIntussenGewijzigd())

    def geef_vrij(self, verloop: Verloop, bij: WerkNummer | None, nieuw: Vrijgave) -> None:
        """Add a decision of the coach on this proposal.

        Args:
            bij: the employer of the work now.

        Raises:
            ToestemmingIntussenGewijzigd, ToestemmingGeweigerd: as ``controleer_vrijgave``.
        """
        van = verloop.voorstel
        toestemming = self.laatste(van.klant, bij) if bij is not None else None
        vorige = self.laatste_vrijgaven([van.nummer]).get(van.nummer)
        controleer_vrijgave(verloop, bij, toestemming, vorige, nieuw)
        rij = nieuwe_rij(_vrijgave, vrijgave_naar_rij(nieuw), door=nieuw.door)
        voeg_toe(self._session, (_vrijgave, [rij]), bij_botsing=ToestemmingIntussenGewijzigd())


# The number of a row is part of what it says, and no number of a stream of changes.
_VRIJGAVE = (*VrijgaveRij.inhoud(), _vrijgave.c.volgnummer)
_INHOUD = (*ToestemmingRij.inhoud(), _toestemming.c.volgnummer)


def _laatste(klanten: Iterable[str], bij: Iterable[str]) -> Any:
    hoogste = (
        select(
            _toestemming.c.klant,
            _toestemming.c.bij,
            func.max(_toestemming.c.volgnummer).label("volgnummer"),
        )
        .where(_toestemming.c.klant.in_(klanten), _toestemming.c.bij.in_(bij))
        .group_by(_toestemming.c.klant, _toestemming.c.bij)
        .subquery()
    )
    zelfde = and_(
        *(_toestemming.c[naam] == hoogste.c[naam] for naam in ("klant", "bij", "volgnummer"))
    )
    return select(*_INHOUD).join_from(_toestemming, hoogste, zelfde)


def toestemming_naar_rij(toestemming: Toestemming) -> dict[str, Any]:
    """One word as column values."""
    return {
        "klant": toestemming.klant,
        "bij": toestemming.bij,
        "volgnummer": toestemming.volgnummer,
        "mag": toestemming.mag,
        "bron": toestemming.bron.value,
        "dag": toestemming.dag,
        "vastgelegd_op": toestemming.vastgelegd_op,
        "door": toestemming.door,
        "kaart": toestemming.kaart.als_json() if toestemming.kaart else None,
        "weggelaten": sorted(toestemming.weggelaten) or None,
    }


def toestemming_van_rij(rij: Row[Any]) -> Toestemming:
    """One word of a row; raises ``OnbekendeCode``."""
    nummer = f"{rij.klant}/{rij.bij}/{rij.volgnummer}"
    return Toestemming(
        klant=KlantNummer(rij.klant),
        bij=WerkNummer(rij.bij),
        volgnummer=rij.volgnummer,
        mag=bool(rij.mag),
        bron=_lezer.verplicht(Toestemmingsbron, rij.bron, nummer=nummer, veld="bron"),
        dag=rij.dag,
        vastgelegd_op=rij.vastgelegd_op,
        door=rij.door,
        kaart=_kaart(rij.kaart, nummer) if rij.kaart is not None else None,
        weggelaten=frozenset(rij.weggelaten or ()),
    )


def _kaart(ruw: Mapping[str, Any], nummer: str) -> Kaart:
    return Kaart(
        kan=tuple(ruw["kan"]),
        uren=ruw["uren"],
        wanneer=ruw["wanneer"],
        aanpassingen=tuple(
            _lezer.verplicht(Aanpassing, code, nummer=nummer, veld="aanpassingen")
            for code in ruw["aanpassingen"]
        ),
    )


def vrijgave_naar_rij(vrijgave: Vrijgave) -> dict[str, Any]:
    """One decision as column values."""
    return {
        "voorstel": vrijgave.voorstel,
        "volgnummer": vrijgave.volgnummer,
        "klant": vrijgave.klant,
        "bij": vrijgave.bij,
        "toestemming": vrijgave.toestemming,
        "is_open": vrijgave.is_open,
        "vastgelegd_op": vrijgave.vastgelegd_op,
        "door": vrijgave.door,
    }


def vrijgave_van_rij(rij: Row[Any]) -> Vrijgave:
    """One decision of a row."""
    return Vrijgave(
        voorstel=rij.voorstel,
        volgnummer=rij.volgnummer,
        klant=KlantNummer(rij.klant),
        bij=WerkNummer(rij.bij),
        toestemming=rij.toestemming,
        is_open=bool(rij.is_open),
        vastgelegd_op=rij.vastgelegd_op,
        door=rij.door,
    )
