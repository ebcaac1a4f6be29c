"""How crowded work is, for whoever may count: numbers of proposals, never of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from api.toegang.matrix import MAG_ZIEN
from api.toegang.spoor import noteer, noteer_overzicht
from modellen.audit.model import Gegevenssoort
from modellen.gebruiker.model import Gebruiker
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import WerkNummer
from vacatures.vacaturebericht.drukte import Drukte, drukte_van


def lees_drukte(
    session: Session, gebruiker: Gebruiker, werken: Iterable[WerkNummer]
) -> Mapping[WerkNummer, Drukte]:
    """Counts over the klanten of the own organisation; work without proposals is absent."""
    verlopen = VoorstelRepository(session).list_van_werken(
        werken, organisatie=gebruiker.organisatie
    )
    if Gegevenssoort.KANDIDAAT in MAG_ZIEN[gebruiker.rol]:
        noteer(session, Gegevenssoort.KANDIDAAT, [v.voorstel.klant for v in verlopen])
    else:
        noteer_overzicht(len({v.voorstel.klant for v in verlopen}))
    return drukte_van(verlopen)
