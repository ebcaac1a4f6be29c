"""Drawing up and reading documents as a signed-in person.

Drawing up reads the record twice, without and with confidential fields, whoever asks: what comes
back is the edition that the asker may read. Nothing reaches whoever pays before everybody else who
has to sign it did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer
from api.toegang.trajecten import get_soort
from api.toegang.zicht import Zicht
from modellen.assessment.repository import AssessmentRepository
from modellen.audit.model import Gegevenssoort
from modellen.beroepskeuze.repository import BeroepskeuzeRepository
from modellen.documenten.bron import Bron
from modellen.documenten.model import (
    Document,
    Documentsoort,
    Handtekening,
    Periode,
    Uitgave,
    Weigering,
)
from modellen.documenten.opstellen import Opgesteld, stel_op
from modellen.documenten.repository import DocumentRepository
from modellen.fouten import NietGevonden, OngeldigeWaarde, OpstapFout
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.repository import KlantRepository
from modellen.traject.model import Deelnemer, Traject, Trajectsoort
from modellen.traject.repository import TrajectRepository
from modellen.traject.stand import Stand

KLANT = "klant"
"""Key of the klant's own name among the names."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A version as one account may read it, with who signed and the names that it may know.

    Attributes:
        namen: by ``"klant"`` and by account.
        weigeringen: who said no to this version, and why.
    """

    document: Document
    soort: Trajectsoort
    traject: Traject
    handtekeningen: tuple[Handtekening, ...]
    namen: Mapping[str, str]
    weigeringen: tuple[Weigering, ...] = ()

    @property
    def documentsoort(self) -> Documentsoort:
        """What the trajectory type says of this kind of document."""
        return get_documentsoort(self.soort, self.document.soort)

    @property
    def tekent_nog(self) -> tuple[Deelnemer, ...]:
        """Roles that have to sign and have not."""
        getekend = {h.rol for h in self.handtekeningen}
        return tuple(o.rol for o in self.documentsoort.ondertekenaars if o.rol not in getekend)


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Every version that one account may see, and the type that says what more there can be."""

    soort: Trajectsoort
    documenten: tuple[Gelezen, ...]


def get_documentsoort(soort: Trajectsoort, code: str) -> Documentsoort:
    """The kind of document; raises ``NietGevonden`` and says which ones this type has."""
    gevonden = soort.find_document(code)
    if gevonden is None:
        namen = ", ".join(d.code for d in soort.documenten)
        raise OpstapFout(
            code="document_onbekend",
            melding=f"{soort.naam} heeft geen document '{code[:40]}'.",
            volgende_stap=f"Kies uit: {namen}." if namen else "Dit soort traject heeft er geen.",
        )
    return gevonden


def get_leesbaar_traject(zicht: Zicht, nummer: str) -> Traject:
    """The traject of which this account may read documents; raises ``NietGevonden``."""
    match zicht.gebruiker.rol:
        case Rol.OPDRACHTGEVER:
            return zicht.eis_traject_van_opdrachtgever(nummer)
        case Rol.KLANT:
            return zicht.eis_eigen_traject(nummer)
        case _:
            return zicht.eis_traject(nummer)


def uitgave_voor(gebruiker: Gebruiker) -> Uitgave:
    """Klant and own coach read everything, others the open part."""
    heel = gebruiker.rol in (Rol.JOBCOACH, Rol.KLANT)
    return Uitgave.DOSSIER if heel else Uitgave.OPDRACHTGEVER


def list_documenten(samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str) -> Overzicht:
    """Every version that this account may see; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        lezer = Lezer(samenstelling, session, gebruiker, nummer)
        return Overzicht(lezer.soort, lezer.list_())


def lees_document(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: str, document: int
) -> Gelezen:
    """One version, in the edition of this account; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        return Lezer(samenstelling, session, gebruiker, nummer).get(document)


def maak_document(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: str,
    code: str,
    *,
    periode: Periode | None = None,
) -> Gelezen:
    """Draw up a version, and give the edition that this account may read.

    When it says the same as the newest version, that one is given.

    Raises:
        NietGevonden: the traject does not exist, or not for this account.
        OpstapFout: the type has no such document, or no period belongs to it.
    """
    with samenstelling.opslag.schrijven() as session:
        lezer = Lezer(samenstelling, session, gebruiker, nummer)
        document = maak_document_in(
            samenstelling,
            session,
            lezer.traject,
            code,
            door=gebruiker.account,
            periode=periode,
        )
        return lezer.get(document.nummer)


def maak_document_in(
    samenstelling: Samenstelling,
    session: Session,
    traject: Traject,
    code: str,
    *,
    door: str,
    periode: Periode | None = None,
) -> Document:
    """The same within a session, for who may see the traject; gives the whole version."""
    soort = get_soort(samenstelling, traject.soort)
    documentsoort = get_documentsoort(soort, code)
    if periode is not None and not documentsoort.heeft_periode:
        raise OngeldigeWaarde(
            veld="periode",
            melding=f"{documentsoort.code.label} gaat over het hele traject.",
            volgende_stap="Laat de periode weg.",
        )
    op = samenstelling.klok()
    opgesteld, stand = _stel_op(samenstelling, session, traject, documentsoort, periode, op)
    return DocumentRepository(session).create(
        traject.nummer,
        documentsoort.code,
        opgesteld,
        periode=periode,
        gebeurtenissen=len(stand.gebeurtenissen),
        door=door,
        op=op,
    )


class Lezer:
    """Documents of one traject, as far as one account may read them.

    Raises:
        NietGevonden: the traject does not exist, or not for this account.
    """

    def __init__(
        self, samenstelling: Samenstelling, session: Session, gebruiker: Gebruiker, nummer: str
    ) -> None:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        self.traject = get_leesbaar_traject(zicht, nummer)
        noteer(session, Gegevenssoort.DOCUMENT, [self.traject.klant])
        self.soort = get_soort(samenstelling, self.traject.soort)
        self._session = session
        self._gebruiker = gebruiker

    def list_(self) -> tuple[Gelezen, ...]:
        """Every version that may be seen, in the order of drawing up."""
        uitgave = uitgave_voor(self._gebruiker)
        alle = lees_alle(self._session, self.traject, self.soort, uitgave=uitgave)
        return tuple(gelezen for gelezen in alle if is_zichtbaar(gelezen, self._gebruiker))

    def get(self, nummer: int) -> Gelezen:
        """One version; raises ``NietGevonden``."""
        uitgave = uitgave_voor(self._gebruiker)
        gelezen = lees_een(self._session, self.traject, self.soort, nummer, uitgave=uitgave)
        if not is_zichtbaar(gelezen, self._gebruiker):
            raise NietGevonden(soort="document", nummer=f"{self.traject.nummer}/{nummer}")
        return gelezen


def lees_alle(
    session: Session, traject: Traject, soort: Trajectsoort, *, uitgave: Uitgave
) -> tuple[Gelezen, ...]:
    """Every version of a traject, in the order of drawing up, for who has the right to it."""
    documenten = DocumentRepository(session)
    handtekeningen = documenten.handtekeningen(traject.nummer)
    weigeringen = documenten.weigeringen(traject.nummer)
    namen = namen_bij(session, traject)
    return tuple(
        Gelezen(
            document=document,
            soort=soort,
            traject=traject,
            handtekeningen=tuple(h for h in handtekeningen if h.nummer == document.nummer),
            namen=namen,
            weigeringen=tuple(w for w in weigeringen if w.nummer == document.nummer),
        )
        for document in documenten.list_(traject.nummer, uitgave=uitgave)
    )


def lees_een(
    session: Session, traject: Traject, soort: Trajectsoort, nummer: int, *, uitgave: Uitgave
) -> Gelezen:
    """One version, for who has the right to it; raises ``NietGevonden``."""
    documenten = DocumentRepository(session)
    return Gelezen(
        document=documenten.get(traject.nummer, nummer, uitgave=uitgave),
        soort=soort,
        traject=traject,
        handtekeningen=documenten.handtekeningen(traject.nummer, nummer),
        namen=namen_bij(session, traject),
        weigeringen=documenten.weigeringen(traject.nummer, nummer),
    )


def is_zichtbaar(gelezen: Gelezen, gebruiker: Gebruiker) -> bool:
    """Whether this account may read this version of a traject within its sight.

    Whoever pays sees what is meant for it, once everybody else who has to sign it has signed.
    """
    if gebruiker.rol is not Rol.OPDRACHTGEVER:
        return True
    anderen = set(gelezen.tekent_nog) - {Deelnemer.OPDRACHTGEVER}
    return gelezen.documentsoort.voor_opdrachtgever and not anderen


def namen_bij(session: Session, traject: Traject) -> Mapping[str, str]:
    """Names for on paper: of the klant (key :data:`KLANT`) and of accounts of the organisation."""
    namen = GebruikerRepository(session).namen_in(traject.organisatie)
    identiteit = KlantRepository(session).find_identiteit(traject.klant)
    if identiteit is not None:
        namen[KLANT] = identiteit.volledige_naam
    return MappingProxyType(namen)


# --- inside ---------------------------------------------------------------------------------------


def _stel_op(
    samenstelling: Samenstelling,
    session: Session,
    traject: Traject,
    soort: Documentsoort,
    periode: Periode | None,
    op: datetime,
) -> tuple[Opgesteld, Stand]:
    trajecten = TrajectRepository(session, soorten=samenstelling.soorten())
    open_ = trajecten.stand(traject.nummer)
    heel = Bron(
        soort=get_soort(samenstelling, traject.soort),
        stand=trajecten.stand(traject.nummer, met_vertrouwelijk=True),
        op=op,
        periode=periode,
        assessment=AssessmentRepository(session).find_laatste(traject.klant),
        test=BeroepskeuzeRepository(session).find_laatste(traject.klant),
    )
    return stel_op(soort, open_=open_, heel=heel), open_
