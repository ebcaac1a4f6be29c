"""What the log says of each klant of one organisation, read for whoever has to answer for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from api.rapport.trechter import Trechter, maak_trechter
from matching.leren.perklant import Klantgeschiedenis, tel_per_klant
from modellen.klant.repository import KlantRepository
from modellen.tellen import Tijdvak
from modellen.voorstel.lijst_repository import LijstRepository
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import KlantNummer, OrganisatieCode


def lees_per_klant(
    sessie: Session,
    organisatie: OrganisatieCode,
    klanten: Iterable[KlantNummer],
    *,
    tijdvak: Tijdvak,
    peildag: date,
) -> Mapping[KlantNummer, Klantgeschiedenis]:
    """The history of these klanten, as it was known at the end of ``peildag``.

    Args:
        tijdvak: that showing and proposing are in.
    """
    getoond = LijstRepository(sessie).plaatsen_per_klant(
        organisatie, van=tijdvak.van or date.min, tot=tijdvak.tot or peildag
    )
    verlopen = VoorstelRepository(sessie).list_(organisatie=organisatie)
    return tel_per_klant(klanten, verlopen, getoond, tijdvak=tijdvak, peildag=peildag)


def lees_trechter(
    sessie: Session, organisatie: OrganisatieCode, *, tijdvak: Tijdvak, peildag: date
) -> Trechter:
    """How far all klanten of an organisation came, as it was known at the end of ``peildag``."""
    klanten = [klant.nummer for klant in KlantRepository(sessie).list_(organisatie=organisatie)]
    getoond = LijstRepository(sessie).plaatsen_per_klant(
        organisatie, van=tijdvak.van or date.min, tot=tijdvak.tot or peildag
    )
    verlopen = VoorstelRepository(sessie).list_(organisatie=organisatie)
    per_klant = tel_per_klant(klanten, verlopen, getoond, tijdvak=tijdvak, peildag=peildag)
    return maak_trechter(per_klant, verlopen, tijdvak=tijdvak, peildag=peildag)
