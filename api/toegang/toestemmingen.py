"""What an employer may know of a klant: the klant says so, the coach releases, and nobody else.

The klant answers on the own page, or says it in a talk and the coach records that. An
accountmanager reads codes, and a name with what was agreed only where
:func:`modellen.toestemming.bekend.bepaal_bekendheid` says that it may be known now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.deelstand import Deelstand, bij_werk, lees_standen
from api.toegang.eigenwerk import get_eigen_verloop
from api.toegang.kandidaat import maak_kaart
from api.toegang.spoor import noteer
from api.toegang.voorstellen import per_code
from api.toegang.zicht import Zicht, zichtbaar_voor
from modellen.audit.model import Gegevenssoort
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klant.model import Identiteit
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.normen.duur import dag_van
from modellen.toestemming.model import (
    Aanpassing,
    Kaart,
    Toestemming,
    ToestemmingGeweigerd,
    ToestemmingIntussenGewijzigd,
    Toestemmingsbron,
    Vrijgave,
)
from modellen.toestemming.repository import ToestemmingRepository
from modellen.voorstel.model import Verloop
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import KlantNummer, WerkNummer


@dataclass(frozen=True, slots=True)
class Deelvraag:
    """What is asked of the klant. ``kaart``: what would be shared now, without adaptations."""

    stand: Deelstand
    naam: str
    kaart: Kaart
    eerder: tuple[Toestemming, ...]

    @property
    def gezien(self) -> int:
        """Number of the last word, 0 = none."""
        return self.stand.toestemming.volgnummer if self.stand.toestemming else 0

    @property
    def gekozen(self) -> frozenset[str]:
        """Codes of the lines that may be read: all but what was left off the last time."""
        nu = self.stand.toestemming
        codes = frozenset(regel.code for regel in self.kaart.regels)
        return codes - nu.weggelaten if nu else codes


@dataclass(frozen=True, slots=True)
class NieuweToestemming:
    """What the klant says.

    Attributes:
        dag: on which he said it, ``None`` = today.
        gezien: number of the last word on the screen, 0 = none.
        vingerafdruk: of the card on the screen; of a yes.
        zinnen: codes of the lines of that card that the employer may read; any other is left off.
    """

    mag: bool
    gezien: int
    zinnen: frozenset[str]
    vingerafdruk: str = ""
    aanpassingen: tuple[Aanpassing, ...] = ()
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Werkvoorstel:
    """A proposal for who talks with the employer.

    Attributes:
        naam: of the klant, only where it may be known now.
        was_bekend: it could be known before.
        coach: name of the colleague to discuss the rest with.
    """

    code: str
    stand: Deelstand
    coach: str
    naam: str | None

    @property
    def kaart(self) -> Kaart | None:
        """What was agreed to be shared, only where it may be known now."""
        toestemming = self.stand.toestemming
        return toestemming.kaart if toestemming and self.stand.bekendheid.mag else None

    @property
    def was_bekend(self) -> bool:
        """Whether it was released once and may not be known any more."""
        return self.stand.vrijgave is not None and not self.stand.bekendheid.mag


# --- klant and coach ------------------------------------------------------------------------------


def get_deelvraag(samenstelling: Samenstelling, gebruiker: Gebruiker, voorstel: int) -> Deelvraag:
    """What the klant is asked about the employer of this proposal; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        verloop = _eis_verloop(samenstelling, session, gebruiker, voorstel)
        noteer(session, Gegevenssoort.GEDEELD, [verloop.voorstel.klant])
        return _deelvraag(session, gebruiker, verloop)


def standen_van_klant(
    samenstelling: Samenstelling, gebruiker: Gebruiker, klant: KlantNummer
) -> Mapping[int, Deelstand]:
    """How far each proposal of a klant within sight is; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        Zicht(session, gebruiker, vandaag=samenstelling.kalender()).eis_klant(klant)
        noteer(session, Gegevenssoort.GEDEELD, [klant])
        verlopen = VoorstelRepository(session).list_(klant=klant, met_redenen=True)
        standen = lees_standen(session, verlopen, organisatie=gebruiker.organisatie)
        return {stand.verloop.voorstel.nummer: stand for stand in standen}


def standen_van(
    samenstelling: Samenstelling, gebruiker: Gebruiker, verlopen: Sequence[Verloop]
) -> Mapping[int, Deelstand]:
    """The same of these proposals, as far as their klanten are within sight, by number."""
    bereik = zichtbaar_voor(gebruiker)
    with samenstelling.opslag.lezen() as session:
        klanten = KlantRepository(session).get_vele({v.voorstel.klant for v in verlopen})
        eigen = [
            v
            for v in verlopen
            if (klant := klanten.get(v.voorstel.klant)) is not None and bereik.omvat(klant)
        ]
        if eigen:
            noteer(session, Gegevenssoort.GEDEELD, [v.voorstel.klant for v in eigen])
        standen = lees_standen(session, eigen, organisatie=gebruiker.organisatie)
        return {stand.verloop.voorstel.nummer: stand for stand in standen}


def leg_toestemming_vast(
    samenstelling: Samenstelling, gebruiker: Gebruiker, voorstel: int, nieuw: NieuweToestemming
) -> None:
    """Record what the klant says about the employer of this proposal.

    Raises:
        NietGevonden: when there is no such proposal for this account.
        GeenToegang: for who is neither the klant nor the own coach.
        ToestemmingIntussenGewijzigd: when there is a newer word, or the card changed.
        ToestemmingGeweigerd: when it cannot have been said like that.
    """
    with samenstelling.opslag.schrijven() as session:
        verloop = _eis_verloop(samenstelling, session, gebruiker, voorstel)
        klant = verloop.voorstel.klant
        noteer(session, Gegevenssoort.GEDEELD, [klant])
        vraag = _deelvraag(session, gebruiker, verloop)
        if vraag.stand.werk is None:
            raise ToestemmingGeweigerd("Dit werk is er niet meer.", "U hoeft niets te doen.")
        if nieuw.mag and verloop.einde is not None:
            raise ToestemmingGeweigerd("Dit voorstel is voorbij.", "Ja zeggen hoeft niet meer.")
        if nieuw.gezien != vraag.gezien:
            raise ToestemmingIntussenGewijzigd()
        if nieuw.mag and nieuw.vingerafdruk != vraag.kaart.vingerafdruk:
            raise ToestemmingIntussenGewijzigd()
        op = samenstelling.klok()
        zelf = gebruiker.rol is Rol.KLANT
        weggelaten = frozenset(r.code for r in vraag.kaart.regels) - nieuw.zinnen
        kaart = vraag.kaart.zonder(weggelaten).met(nieuw.aanpassingen)
        toestemming = Toestemming(
            klant=klant,
            bij=bij_werk(vraag.stand.werk),
            volgnummer=vraag.gezien + 1,
            mag=nieuw.mag,
            bron=Toestemmingsbron.KLANT_ZELF if zelf else Toestemmingsbron.GESPREK,
            dag=nieuw.dag or dag_van(op),
            vastgelegd_op=op,
            door=gebruiker.account,
            kaart=kaart if nieuw.mag else None,
            weggelaten=weggelaten,
        )
        ToestemmingRepository(session).leg_vast(toestemming)


def geef_vrij(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    voorstel: int,
    *,
    is_open: bool,
    gezien: int,
) -> None:
    """Release a proposal to the employer's side, or take that back.

    Args:
        gezien: number of the word of the klant that was on the screen.

    Raises:
        NietGevonden: when there is no such proposal for this account.
        GeenToegang: for who is not the own coach.
        ToestemmingIntussenGewijzigd: when the klant said something else since.
        ToestemmingGeweigerd: when klant or proposal stand in the way.
    """
    if gebruiker.rol is not Rol.JOBCOACH:
        raise GeenToegang(wat="een naam vrijgeven")
    with samenstelling.opslag.schrijven() as session:
        verloop = _eis_verloop(samenstelling, session, gebruiker, voorstel)
        van = verloop.voorstel
        noteer(session, Gegevenssoort.GEDEELD, [van.klant])
        (stand,) = lees_standen(session, [verloop], organisatie=gebruiker.organisatie)
        vorige = stand.vrijgave
        bij = bij_werk(stand.werk) if stand.werk else None
        if is_open and (bij is None or stand.toestemming is None):
            raise ToestemmingGeweigerd(
                "Vrijgeven kan nog niet: de klant koos nog niets voor deze werkgever.",
                "Vraag de klant eerst om een ja.",
            )
        # What is taken back, is taken back as it was given.
        onder = (bij, gezien) if is_open or vorige is None else (vorige.bij, vorige.toestemming)
        ToestemmingRepository(session).geef_vrij(
            verloop,
            bij,
            Vrijgave(
                voorstel=van.nummer,
                volgnummer=vorige.volgnummer + 1 if vorige else 1,
                klant=van.klant,
                bij=onder[0] or van.werk,
                toestemming=onder[1],
                is_open=is_open,
                vastgelegd_op=samenstelling.klok(),
                door=gebruiker.account,
            ),
        )


def _eis_verloop(
    samenstelling: Samenstelling, session: Session, gebruiker: Gebruiker, nummer: int
) -> Verloop:
    """The proposal, for its klant and for the own coach."""
    if gebruiker.rol is Rol.KLANT:
        return get_eigen_verloop(session, gebruiker, nummer)
    if gebruiker.rol is not Rol.JOBCOACH:
        raise GeenToegang(wat="vastleggen wat een klant met een werkgever deelt")
    verloop = VoorstelRepository(session).get(nummer, met_redenen=True)
    zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
    try:
        zicht.eis_klant(verloop.voorstel.klant)
    except NietGevonden:
        raise NietGevonden(soort="voorstel", nummer=str(nummer)) from None
    return verloop


def _deelvraag(session: Session, gebruiker: Gebruiker, verloop: Verloop) -> Deelvraag:
    (stand,) = lees_standen(session, [verloop], organisatie=gebruiker.organisatie)
    klant = verloop.voorstel.klant
    bij = bij_werk(stand.werk) if stand.werk else WerkNummer("")
    return Deelvraag(
        stand=stand,
        naam=_naam(KlantRepository(session).find_identiteit(klant)),
        kaart=maak_kaart(KlantprofielRepository(session).get(klant)),
        eerder=tuple(ToestemmingRepository(session).alle(klant, bij)),
    )


def _naam(identiteit: Identiteit | None) -> str:
    return identiteit.volledige_naam if identiteit else "Naam niet bekend"


# --- for whoever talks with employers -------------------------------------------------------------


def list_werkvoorstellen(
    samenstelling: Samenstelling, gebruiker: Gebruiker, werk: WerkNummer
) -> list[Werkvoorstel]:
    """Proposals for one werk by code, with the name of who may be known now.

    Raises:
        NietGevonden: when the werk is not there for this account.
    """
    with samenstelling.opslag.lezen() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        zicht.get_werk(werk)
        verlopen = per_code(samenstelling, session, gebruiker, werk)
        repository = KlantRepository(session)
        klanten = repository.get_vele([v.voorstel.klant for v in verlopen.values()])
        noteer(session, Gegevenssoort.KANDIDAAT, klanten)
        # Who went to another organisation since is no longer this one's to name.
        eigen = {
            code: v
            for code, v in verlopen.items()
            if klanten[v.voorstel.klant].organisatie == gebruiker.organisatie
        }
        standen = lees_standen(session, eigen.values(), organisatie=gebruiker.organisatie)
        bekend = [s.verloop.voorstel.klant for s in standen if s.bekendheid.mag]
        if bekend:
            noteer(session, Gegevenssoort.GEDEELD, bekend)
        namen = repository.identiteiten(bekend)
        coaches = zicht.namen_van_coaches()
        gevonden = []
        for code, stand in zip(eigen, standen, strict=True):
            klant = klanten[stand.verloop.voorstel.klant]
            naam = _naam(namen.get(klant.nummer))
            gevonden.append(
                Werkvoorstel(
                    code=code,
                    stand=stand,
                    coach=coaches.get(klant.coach, "onbekend"),
                    naam=naam if stand.bekendheid.mag else None,
                )
            )
        return gevonden
