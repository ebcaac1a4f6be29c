"""What reasons suggest to change, and what people decided on it: rows are only added."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session

from modellen.fouten import NietGevonden
from modellen.klant.tables import KlantRij
from modellen.opslag.bewaar import nieuwe_rij, voeg_toe
from modellen.opslag.codes import Codelezer
from modellen.opslag.volgnummer import Stroom, neem_nummers
from modellen.voorstel.model import Verloop, Voorstelgebeurtenis, VoorstelIntussenGewijzigd
from modellen.voorstel.tables import (
    VoorstelgebeurtenisRij,
    VoorstelRij,
    WijzigingsbesluitRij,
    WijzigingsvoorstelRij,
)
from modellen.voorstel.wijziging import (
    AlBesloten,
    Besluit,
    Wijziging,
    Wijzigingsoort,
    Wijzigingsvoorstel,
)
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer

_suggestie = WijzigingsvoorstelRij.tabel()
_besluit = WijzigingsbesluitRij.tabel()
_gebeurtenis = VoorstelgebeurtenisRij.tabel()
_voorstel = VoorstelRij.tabel()
_lezer = Codelezer("wijzigingsvoorstel")


class WijzigingRepository:
    """Suggestions in one session. Whoever reads them has the rights of belastbaarheid, save for
    those that come from a werkgever (``alleen_van_werk``)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def create(
        self, verloop: Verloop, gebeurtenis: Voorstelgebeurtenis, wijzigingen: Iterable[Wijziging]
    ) -> None:
        """Keep what the reason of an event suggests."""
        te_bewaren = list(wijzigingen)
        if not te_bewaren:
            return
        nummers = neem_nummers(self._session, Stroom.VOORSTEL, aantal=len(te_bewaren))
        rijen = [
            nieuwe_rij(
                _suggestie,
                {
                    "nummer": nummer,
                    "voorstel": verloop.voorstel.nummer,
                    "gebeurtenis": gebeurtenis.volgnummer,
                    "soort": wijziging.soort.value,
                    "gegevens": dict(wijziging.gegevens),
                    "gemaakt_op": gebeurtenis.vastgelegd_op,
                },
                door=gebeurtenis.door,
            )
            for nummer, wijziging in zip(nummers, te_bewaren, strict=True)
        ]
        voeg_toe(self._session, (_suggestie, rijen), bij_botsing=VoorstelIntussenGewijzigd())

    def get(self, nummer: int) -> Wijzigingsvoorstel:
        """One suggestion; raises ``NietGevonden``, also when its reason was corrected."""
        for rij in self._session.execute(_vraag().where(_suggestie.c.nummer == nummer)):
            return wijziging_van_rij(rij)
        raise NietGevonden(soort="wijzigingsvoorstel", nummer=str(nummer))

    def list_(
        self,
        *,
        organisatie: OrganisatieCode,
        coach: str | None = None,
        klant: KlantNummer | None = None,
        alleen_open: bool = True,
        alleen_van_werk: bool = False,
    ) -> list[Wijzigingsvoorstel]:
        """Suggestions about klanten of one organisation, oldest first.

        Args:
            coach: the coach of the klant now. alleen_van_werk: no word of a klant or coach.
        """
        waar: list[ColumnElement[bool]] = [_voorstel.c.organisatie == organisatie]
        if coach is not None:
            van = KlantRij.tabel().c
            waar.append(_voorstel.c.klant.in_(select(van.nummer).where(van.coach == coach)))
        if klant is not None:
            waar.append(_voorstel.c.klant == klant)
        if alleen_open:
            waar.append(_besluit.c.besluit.is_(None))
        if alleen_van_werk:
            codes = [soort.value for soort in Wijzigingsoort if soort.is_van_werk]
            waar.append(_suggestie.c.soort.in_(codes))
        vraag = _vraag().where(*waar).order_by(_suggestie.c.nummer)
        return [wijziging_van_rij(rij) for rij in self._session.execute(vraag)]

    def besluit(
        self, nummer: int, besluit: Besluit, *, gewijzigd: str, door: str, op: datetime
    ) -> Wijzigingsvoorstel:
        """Keep what a person decided, once.

        Raises:
            NietGevonden: when there is no such suggestion.
            AlBesloten: when somebody decided before.
        """
        if self.get(nummer).besluit is not None:
            raise AlBesloten()
        rij = {
            "nummer": nummer,
            "besluit": besluit.value,
            "besloten_door": door,
            "besloten_op": op,
            "gewijzigd": gewijzigd,
        }
        voeg_toe(
            self._session,
            (_besluit, [nieuwe_rij(_besluit, rij, door=door)]),
            bij_botsing=AlBesloten(),
        )
        return self.get(nummer)


def _vraag() -> Select[Any]:
    """Suggestions with their decision; open ones of which the reason was corrected are gone."""
    verbeterd = (
        select(1)
        .where(
            _gebeurtenis.c.voorstel == _suggestie.c.voorstel,
            _gebeurtenis.c.corrigeert == _suggestie.c.gebeurtenis,
        )
        .exists()
    )
    return (
        select(
            *WijzigingsvoorstelRij.inhoud(),
            _voorstel.c.klant,
            _voorstel.c.werk,
            _voorstel.c.organisatie,
            _besluit.c.besluit,
            _besluit.c.besloten_door,
            _besluit.c.besloten_op,
            _besluit.c.gewijzigd,
        )
        .join_from(_suggestie, _voorstel, _voorstel.c.nummer == _suggestie.c.voorstel)
        .outerjoin(_besluit, _besluit.c.nummer == _suggestie.c.nummer)
        .where(or_(_besluit.c.besluit.is_not(None), ~verbeterd))
    )


def wijziging_van_rij(rij: Row[Any]) -> Wijzigingsvoorstel:
    """One suggestion of a row; raises ``OnbekendeCode``."""
    nummer = str(rij.nummer)
    return Wijzigingsvoorstel(
        nummer=rij.nummer,
        voorstel=rij.voorstel,
        gebeurtenis=rij.gebeurtenis,
        klant=KlantNummer(rij.klant),
        werk=WerkNummer(rij.werk),
        organisatie=OrganisatieCode(rij.organisatie),
        wijziging=Wijziging(
            _lezer.verplicht(Wijzigingsoort, rij.soort, nummer=nummer, veld="soort"), rij.gegevens
        ),
        gemaakt_op=rij.gemaakt_op,
        besluit=_lezer.een(Besluit, rij.besluit, nummer=nummer, veld="besluit"),
        besloten_door=rij.besloten_door,
        besloten_op=rij.besloten_op,
        gewijzigd=rij.gewijzigd or "",
    )
