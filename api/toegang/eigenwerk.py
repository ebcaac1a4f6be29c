"""The klant's own proposals: reading them with why, and answering for himself.

What he says is an event of the proposal, by his own account; the coach finds it where he finds
everything else. A proposal of somebody else does not exist here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.deelstand import Deelstand, lees_standen
from api.toegang.spoor import noteer
from api.toegang.voorstellen import NieuweGebeurtenis, voeg_gebeurtenis_toe
from matching.uitleg import leg_aan_klant_uit
from modellen.audit.model import Gegevenssoort
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.voorstel.model import Verloop, Voorstelsoort
from modellen.voorstel.redenen import Klantantwoord, Voorstelreden, Weigeraar
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import KlantNummer


@dataclass(frozen=True, slots=True)
class EigenWerk:
    """One proposal for its klant. ``waarom``: two sentences; empty when the work is gone."""

    stand: Deelstand
    waarom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Eigenantwoord:
    """What the klant answers: yes, or thinking about it, or no with its reason.

    Attributes:
        gezien: how many events were on the screen.
    """

    antwoord: Klantantwoord | None
    reden: Voorstelreden | None
    gezien: int


def list_eigen_werk(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[EigenWerk]:
    """Everything that was proposed to the klant who is signed in, newest first.

    Raises:
        GeenToegang: for another role.
    """
    klant = eigen_klant(gebruiker)
    if klant is None:
        return []
    with samenstelling.opslag.lezen() as session:
        noteer(session, Gegevenssoort.VOORSTEL, [klant])
        verlopen = _eigen(session, gebruiker, klant)
        return _met_uitleg(samenstelling, session, gebruiker, reversed(verlopen))


def get_eigen_werk(samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: int) -> EigenWerk:
    """One of those; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        verloop = get_eigen_verloop(session, gebruiker, nummer)
        noteer(session, Gegevenssoort.VOORSTEL, [verloop.voorstel.klant])
        return _met_uitleg(samenstelling, session, gebruiker, [verloop])[0]


def antwoord_zelf(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: int, nieuw: Eigenantwoord
) -> Verloop:
    """Record what the klant answers. Pressing the same button twice records it once.

    Raises:
        GeenToegang, NietGevonden: when it is not a proposal of the klant who is signed in.
        OngeldigeWaarde, GebeurtenisGeweigerd: when there is nothing to answer like that (any more).
        VoorstelIntussenGewijzigd: when there is more than was seen.
    """
    with samenstelling.opslag.schrijven() as session:
        verloop = get_eigen_verloop(session, gebruiker, nummer)
        noteer(session, Gegevenssoort.VOORSTEL, [verloop.voorstel.klant])
        if _is_al_gezegd(verloop, gebruiker, nieuw):
            return verloop
        gebeurtenis = NieuweGebeurtenis(
            soort=Voorstelsoort.GEWEIGERD if nieuw.antwoord is None else Voorstelsoort.ANTWOORD,
            weigeraar=Weigeraar.KLANT if nieuw.antwoord is None else None,
            reden=nieuw.reden,
            antwoord=nieuw.antwoord,
            gezien=nieuw.gezien,
        )
        return voeg_gebeurtenis_toe(
            samenstelling, session, verloop, gebeurtenis, door=gebruiker.account
        )


def eigen_klant(gebruiker: Gebruiker) -> KlantNummer | None:
    """The number of the klant who is signed in, ``None`` = not linked yet.

    Raises:
        GeenToegang: for another role.
    """
    if gebruiker.rol is not Rol.KLANT:
        raise GeenToegang(wat="het eigen werk van een klant bekijken")
    return gebruiker.klant


def get_eigen_verloop(session: Session, gebruiker: Gebruiker, nummer: int) -> Verloop:
    """One proposal that was made to the klant who is signed in; raises ``NietGevonden``."""
    klant = eigen_klant(gebruiker)
    verloop = VoorstelRepository(session).get(nummer, met_redenen=True)
    van = verloop.voorstel
    is_eigen = van.klant == klant and van.organisatie == gebruiker.organisatie
    if not is_eigen or not _is_besproken(verloop):
        raise NietGevonden(soort="voorstel", nummer=str(nummer))
    return verloop


def _eigen(session: Session, gebruiker: Gebruiker, klant: KlantNummer) -> list[Verloop]:
    alle = VoorstelRepository(session).list_(
        klant=klant, organisatie=gebruiker.organisatie, met_redenen=True
    )
    return [v for v in alle if _is_besproken(v)]


def _is_besproken(verloop: Verloop) -> bool:
    """Proposed to the klant: what a coach only looked at, or set aside unseen, is not."""
    return any(
        g.soort is not Voorstelsoort.BEKEKEN and g.weigeraar is not Weigeraar.COACH
        for g in verloop.geldend
    )


def _met_uitleg(
    samenstelling: Samenstelling,
    session: Session,
    gebruiker: Gebruiker,
    verlopen: Iterable[Verloop],
) -> list[EigenWerk]:
    standen = lees_standen(session, verlopen, organisatie=gebruiker.organisatie)
    if not standen:
        return []
    profiel = KlantprofielRepository(session).get(standen[0].verloop.voorstel.klant)
    dienst = samenstelling.matchdienst
    return [
        EigenWerk(
            stand,
            leg_aan_klant_uit(profiel, stand.werk, dienst.reistijden(profiel, stand.werk))
            if stand.werk
            else (),
        )
        for stand in standen
    ]


def _is_al_gezegd(verloop: Verloop, gebruiker: Gebruiker, nieuw: Eigenantwoord) -> bool:
    laatste = verloop.gebeurtenissen[-1]
    van_zelf = laatste.door == gebruiker.account and laatste.corrigeert is None
    zelfde = (laatste.antwoord, laatste.reden) == (nieuw.antwoord, nieuw.reden)
    return van_zelf and zelfde and nieuw.gezien == laatste.volgnummer - 1
