"""What whoever pays is asked: to sign, to extend, to pay hours; and his answers.

He answers within the own trajecten, through the same gates as everybody. A no has a reason that
says nothing of health, family or benefit; it stands in the dossier or beside the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.ondertekenen import lees_reden
from api.toegang.spoor import noteer
from api.toegang.trajecten import Voorstel, get_soort, schrijf_stap
from api.toegang.zicht import Zicht
from modellen.audit.model import Gegevenssoort
from modellen.documenten.model import Document
from modellen.documenten.repository import DocumentRepository
from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.gebruiker.model import Gebruiker
from modellen.traject.model import Deelnemer, Gegeven, Traject, Trajectsoort
from modellen.traject.repository import TrajectRepository
from modellen.traject.stand import Stand
from modellen.traject.vragen import (
    UREN_AFGEWEZEN,
    UREN_BETAALD,
    VERLENGING_AKKOORD,
    VERLENGING_GEWEIGERD,
    Vraag,
    Vraagsoort,
    find_vraag,
    open_vragen,
)


class VraagBeantwoord(OpstapFout):
    """What was asked has been answered, or is not asked any more."""

    def __init__(self) -> None:
        super().__init__(
            code="vraag_beantwoord",
            melding="Deze vraag is intussen beantwoord of vervallen.",
            volgende_stap="Bekijk het traject: daar staat wat er nu van u wordt gevraagd.",
        )


@dataclass(frozen=True, slots=True)
class TeTekenen:
    """A version that waits for the signature of whoever pays.

    Attributes:
        geweigerd_op: when he said no to it; ``None`` = he did not.
    """

    traject: Traject
    soort: Trajectsoort
    document: Document
    geweigerd_op: datetime | None


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """A step that is asked of whoever pays, in one of the own trajecten."""

    stand: Stand
    soort: Trajectsoort
    vraag: Vraag


@dataclass(frozen=True, slots=True)
class Wachtlijst:
    """Everything that waits for whoever pays, in the order of the trajecten."""

    te_tekenen: tuple[TeTekenen, ...]
    gevraagd: tuple[Gevraagd, ...]

    @property
    def aantal(self) -> int:
        """How many answers are asked."""
        return len(self.te_tekenen) + len(self.gevraagd)


def wachtlijst(samenstelling: Samenstelling, gebruiker: Gebruiker) -> Wachtlijst:
    """What waits over his trajecten that run; a handful of questions to the store, however many."""
    with samenstelling.opslag.lezen() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        te_tekenen = _te_tekenen(samenstelling, session, zicht)
        standen = zicht.vragende_standen()
    gevraagd = tuple(
        Gevraagd(stand, get_soort(samenstelling, stand.traject.soort), vraag)
        for stand in standen
        for vraag in open_vragen(stand)
    )
    return Wachtlijst(te_tekenen, gevraagd)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Yes, for an extension until which day; or no, and why."""

    is_ja: bool
    reden: str = ""
    tot: date | None = None


def antwoord(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: str,
    welke: tuple[Vraagsoort, int],
    gegeven: Antwoord,
) -> None:
    """Answer a question of one own traject. To approve hours is to have them paid.

    Args:
        welke: what is asked, and the number of the event that asks it, as on the screen.

    Raises:
        NietGevonden: no such traject for this account.
        VraagBeantwoord: it is not asked (any more).
        OngeldigeWaarde: the reason of a no cannot be kept, or a yes has no day.
        StapGeweigerd: a gate stands in the way.
    """
    with samenstelling.opslag.schrijven() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        traject = zicht.eis_traject_van_opdrachtgever(nummer)
        noteer(session, Gegevenssoort.TRAJECT, [traject.klant])
        stand = TrajectRepository(session, soorten=samenstelling.soorten()).stand(nummer)
        vraag = find_vraag(stand, *welke)
        if vraag is None:
            raise VraagBeantwoord
        schrijf_stap(
            session,
            samenstelling,
            nummer,
            _als_stap(vraag, gegeven),
            door=gebruiker.account,
            met_vertrouwelijk=False,
        )


def _als_stap(vraag: Vraag, gegeven: Antwoord) -> Voorstel:
    gegevens: dict[str, Gegeven] = {}
    if not gegeven.is_ja:
        gegevens["reden"] = lees_reden(gegeven.reden)
    if vraag.soort is Vraagsoort.UREN:
        gegevens["uren"] = vraag.gevraagd.gegevens.get("uren")
        return Voorstel(UREN_BETAALD if gegeven.is_ja else UREN_AFGEWEZEN, gegevens)
    if not gegeven.is_ja:
        return Voorstel(VERLENGING_GEWEIGERD, gegevens)
    if gegeven.tot is None:
        raise OngeldigeWaarde(
            veld="dag",
            melding="De laatste dag van de verlenging ontbreekt.",
            volgende_stap="Vul een dag in, zoals 23-11-2026.",
        )
    return Voorstel(VERLENGING_AKKOORD, {"einddatum": gegeven.tot.isoformat()})


def _te_tekenen(
    samenstelling: Samenstelling, session: Session, zicht: Zicht
) -> tuple[TeTekenen, ...]:
    """Complete newest versions that everybody else signed; documents of kinds for him alone."""
    codes = {
        document.code
        for soort in samenstelling.soorten().values()
        for document in soort.documenten
        if document.voor_opdrachtgever and document.find_ondertekenaar(Deelnemer.OPDRACHTGEVER)
    }
    wachtend = zicht.te_tekenen_documenten(codes)
    documenten = DocumentRepository(session)
    getekend = documenten.rollen_die_tekenden(traject.nummer for traject, _ in wachtend)
    nee = documenten.geweigerd_op(
        (traject.nummer for traject, _ in wachtend), Deelnemer.OPDRACHTGEVER
    )
    gevonden = []
    for traject, document in wachtend:
        soort = get_soort(samenstelling, traject.soort)
        kind = soort.find_document(document.soort)
        ik = kind.find_ondertekenaar(Deelnemer.OPDRACHTGEVER) if kind else None
        if kind is None or ik is None or not document.inhoud.is_volledig:
            continue
        sleutel = (document.traject, document.nummer)
        anderen = {o.rol for o in kind.ondertekenaars} - {Deelnemer.OPDRACHTGEVER}
        if anderen <= getekend.get(sleutel, frozenset()):
            gevonden.append(TeTekenen(traject, soort, document, nee.get(sleutel)))
    return tuple(gevonden)
