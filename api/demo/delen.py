"""What klanten of the demo let an employer know: of each who went to talk, told in a talk."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.toegang.deelstand import bij_werk
from api.toegang.kandidaat import maak_kaart
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.toestemming.model import Aanpassing, Toestemming, Toestemmingsbron, Vrijgave
from modellen.toestemming.repository import ToestemmingRepository
from modellen.voorstel.model import Verloop, Voorstelsoort
from modellen.voorstel.redenen import Klantantwoord
from vacatures.werk_repository import WerkRepository

_GEVRAAGD = (Aanpassing.RUSTIG_BEGINNEN, Aanpassing.VAST_AANSPREEKPUNT)


def deel_met_werkgever(session: Session, verloop: Verloop) -> None:
    """Keep yes and release of a proposal to which the klant said yes, where the werk still is.

    Both on the day of that yes, as the rules saw the proposal then.
    """
    ja = next(
        (
            g
            for g in verloop.gebeurtenissen
            if g.soort is Voorstelsoort.ANTWOORD and g.antwoord is Klantantwoord.JA
        ),
        None,
    )
    if ja is None:
        return
    werk = WerkRepository(session).find(verloop.voorstel.werk)
    if werk is None:
        return
    van, bij = verloop.voorstel, bij_werk(werk)
    repository = ToestemmingRepository(session)
    if repository.laatste(van.klant, bij) is not None:
        return
    profiel = KlantprofielRepository(session).get(van.klant)
    repository.leg_vast(
        Toestemming(
            klant=van.klant,
            bij=bij,
            volgnummer=1,
            mag=True,
            bron=Toestemmingsbron.GESPREK,
            dag=ja.dag,
            vastgelegd_op=ja.vastgelegd_op,
            door=ja.door,
            kaart=maak_kaart(profiel).met(_GEVRAAGD),
        )
    )
    toen = Verloop(van, verloop.gebeurtenissen[: ja.volgnummer])
    repository.geef_vrij(
        toen,
        bij,
        Vrijgave(
            voorstel=van.nummer,
            volgnummer=1,
            klant=van.klant,
            bij=bij,
            toestemming=1,
            is_open=True,
            vastgelegd_op=ja.vastgelegd_op,
            door=ja.door,
        ),
    )
