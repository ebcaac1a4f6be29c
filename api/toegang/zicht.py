"""What a signed-in person may see. Every record that a page or the API shows comes from here.

A jobcoach sees the own caseload, a teamleider every klant of the organisation, an accountmanager
no klant at all. Whoever pays sees the own trajecten without what was said, a klant the own ones.
What belongs to somebody else does not exist for the asker: 404, not 403.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.toegang.spoor import noteer, noteer_overzicht
from api.toegang.zoeken import Vondst, Zoekvraag, zoek_werk
from modellen.audit.model import Gegevenssoort
from modellen.documenten.model import Document, DocumentCode
from modellen.documenten.repository import DocumentRepository
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.model import Identiteit, Klant, Klantvraag
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.model import Klantprofiel, Profielkern
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.traject.model import Deelnemer, Traject
from modellen.traject.repository import TrajectRepository, kies_nummers
from modellen.traject.stand import Stand
from modellen.traject.vragen import STAPPEN_VAN_VRAGEN, VRAGENDE_STAPPEN
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer
from vacatures.werk import Werk
from vacatures.werk_repository import WerkRepository


@dataclass(frozen=True, slots=True)
class Bereik:
    """The klanten that somebody may see: of one organisation, and of one coach when named."""

    organisatie: OrganisatieCode
    coach: str | None

    def omvat(self, klant: Klant) -> bool:
        """Whether this klant is within it."""
        return klant.organisatie == self.organisatie and self.coach in (None, klant.coach)


def zichtbaar_voor(gebruiker: Gebruiker) -> Bereik:
    """The klanten that this account may see.

    Raises:
        GeenToegang: for a role that sees no record of any klant.
    """
    if gebruiker.rol is Rol.JOBCOACH:
        return Bereik(gebruiker.organisatie, coach=gebruiker.account)
    if gebruiker.rol is Rol.TEAMLEIDER:
        return Bereik(gebruiker.organisatie, coach=None)
    raise GeenToegang(wat="dossiers van klanten bekijken")


def mag_vertrouwelijk(gebruiker: Gebruiker) -> bool:
    """Whether confidential fields may be read within sight: by the own coach, nobody else here."""
    return gebruiker.rol is Rol.JOBCOACH


@dataclass(frozen=True, slots=True)
class Klantbladzij:
    """One page of klanten; ``totaal``: within sight, ``gevonden``: that passed the filter."""

    klanten: tuple[Klant, ...]
    namen: Mapping[KlantNummer, str]
    totaal: int
    gevonden: int


class Zicht:
    """The record, as far as one account may see it. Lives as long as one read session."""

    def __init__(self, session: Session, gebruiker: Gebruiker, *, vandaag: date) -> None:
        self._session = session
        self.gebruiker = gebruiker
        self.vandaag = vandaag

    # --- klanten ---------------------------------------------------------------------------------

    def list_klanten(self) -> list[Klant]:
        """All klanten within sight, by number."""
        bereik = zichtbaar_voor(self.gebruiker)
        klanten = KlantRepository(self._session).list_(
            organisatie=bereik.organisatie, coach=bereik.coach
        )
        noteer_overzicht(len(klanten))
        return klanten

    def zoek_klanten(self, vraag: Klantvraag, *, pagina: int, per_pagina: int) -> Klantbladzij:
        """One page of the klanten within sight that are found; only those are read whole."""
        bereik = zichtbaar_voor(self.gebruiker)
        repository = KlantRepository(self._session)
        deel, gevonden = repository.zoek(
            vraag,
            organisatie=bereik.organisatie,
            coach=bereik.coach,
            begin=(pagina - 1) * per_pagina,
            aantal=per_pagina,
        )
        klanten = repository.get_vele(regel.nummer for regel in deel)
        totaal = repository.aantal(bereik.organisatie, coach=bereik.coach)
        noteer_overzicht(totaal)
        return Klantbladzij(
            klanten=tuple(klanten[regel.nummer] for regel in deel if regel.nummer in klanten),
            namen={regel.nummer: regel.naam or regel.nummer for regel in deel},
            totaal=totaal,
            gevonden=gevonden,
        )

    def get_klant(self, nummer: KlantNummer) -> Klant:
        """One klant; raises ``NietGevonden`` when there is none, or none that may be seen."""
        klant = self.eis_klant(nummer)
        self._noteer(Gegevenssoort.PROFIEL, [nummer])
        return klant

    def eis_klant(self, nummer: KlantNummer) -> Klant:
        """As ``get_klant``, for who shows something else of him and notes that himself."""
        bereik = zichtbaar_voor(self.gebruiker)
        klant = KlantRepository(self._session).find(nummer)
        if klant is None or not bereik.omvat(klant):
            raise NietGevonden(soort="klant", nummer=nummer)
        return klant

    def get_profiel(self, nummer: KlantNummer) -> Klantprofiel:
        """What matching knows of one klant."""
        self.get_klant(nummer)
        return KlantprofielRepository(self._session).get(nummer)

    def kernen(self, klanten: Sequence[Klant]) -> list[Profielkern]:
        """Structure of the profiles of klanten that this account may see; others are left out."""
        bereik = zichtbaar_voor(self.gebruiker)
        eigen = [klant for klant in klanten if bereik.omvat(klant)]
        self._noteer(Gegevenssoort.PROFIEL, [klant.nummer for klant in eigen])
        return KlantprofielRepository(self._session).get_kernen(eigen)

    def namen(self, klanten: Iterable[Klant]) -> Mapping[KlantNummer, Identiteit]:
        """Names of klanten that this account may see."""
        bereik = zichtbaar_voor(self.gebruiker)
        nummers = [k.nummer for k in klanten if bereik.omvat(k)]
        self._noteer(Gegevenssoort.PROFIEL, nummers)
        return KlantRepository(self._session).identiteiten(nummers)

    def naam_van(self, klant: Klant) -> str:
        """Name of a klant within sight, or the number when no name is known."""
        identiteit = self.namen([klant]).get(klant.nummer)
        return identiteit.volledige_naam if identiteit else klant.nummer

    # --- trajecten -------------------------------------------------------------------------------

    def get_traject(self, nummer: str) -> Traject:
        """One traject of a klant within sight; raises ``NietGevonden``."""
        traject = self.eis_traject(nummer)
        self._noteer(Gegevenssoort.TRAJECT, [traject.klant])
        return traject

    def eis_traject(self, nummer: str) -> Traject:
        """As ``get_traject``, for who shows something else of it and notes that himself."""
        traject = TrajectRepository(self._session).find(nummer)
        if traject is None or not self._is_zichtbaar(traject):
            raise NietGevonden(soort="traject", nummer=nummer)
        return traject

    def get_stand(self, nummer: str) -> Stand:
        """What happened in one traject, with confidential fields for who may read them."""
        traject = self.get_traject(nummer)
        mag = mag_vertrouwelijk(self.gebruiker)
        if mag:
            self._noteer(Gegevenssoort.VERTROUWELIJK, [traject.klant])
        return TrajectRepository(self._session).stand(traject.nummer, met_vertrouwelijk=mag)

    def trajecten(self) -> Mapping[str, Traject]:
        """Every traject within sight by its number, without what happened in it."""
        bereik = zichtbaar_voor(self.gebruiker)
        gevonden = TrajectRepository(self._session).list_(
            organisatie=bereik.organisatie, coach=bereik.coach
        )
        noteer_overzicht(len(gevonden))
        return {traject.nummer: traject for traject in gevonden}

    def opdrachtgevers(self) -> list[str]:
        """Who pays for a traject within sight, in order of name."""
        bereik = zichtbaar_voor(self.gebruiker)
        repository = TrajectRepository(self._session)
        return repository.opdrachtgevers(bereik.organisatie, coach=bereik.coach)

    def standen_van(self, klant: KlantNummer) -> list[Stand]:
        """Of every traject of one klant, by number, without confidential fields."""
        organisatie = self.eis_klant(klant).organisatie
        self._noteer(Gegevenssoort.TRAJECT, [klant])
        trajecten = TrajectRepository(self._session).list_(klant=klant, organisatie=organisatie)
        return list(self._standen_van(trajecten))

    def standen_van_opdrachtgever(self) -> list[Stand]:
        """Of every traject for which this account's opdrachtgever pays, without what is secret."""
        self._eis_rol(Rol.OPDRACHTGEVER)
        if self.gebruiker.opdrachtgever is None:
            return []
        trajecten = TrajectRepository(self._session).list_(
            organisatie=self.gebruiker.organisatie, opdrachtgever=self.gebruiker.opdrachtgever
        )
        self._noteer(Gegevenssoort.TRAJECT, [t.klant for t in trajecten])
        return list(self._standen_van(trajecten))

    def bladzij_van_opdrachtgever(
        self, *, is_open: bool, pagina: int, per_pagina: int
    ) -> list[Stand]:
        """One page of those that run, or that are closed, by number."""
        self._eis_rol(Rol.OPDRACHTGEVER)
        if self.gebruiker.opdrachtgever is None:
            return []
        repository = TrajectRepository(self._session)
        trajecten = repository.list_(
            organisatie=self.gebruiker.organisatie,
            opdrachtgever=self.gebruiker.opdrachtgever,
            is_open=is_open,
            begin=(pagina - 1) * per_pagina,
            aantal=per_pagina,
        )
        self._noteer(Gegevenssoort.TRAJECT, [t.klant for t in trajecten])
        return list(self._standen_van(trajecten))

    def vragende_standen(self) -> list[Stand]:
        """Of those that run, each that ever asked him something, with the steps that tell what."""
        self._eis_rol(Rol.OPDRACHTGEVER)
        if self.gebruiker.opdrachtgever is None:
            return []
        standen = TrajectRepository(self._session).standen(
            organisatie=self.gebruiker.organisatie,
            opdrachtgever=self.gebruiker.opdrachtgever,
            alleen_open=True,
            met_stap=VRAGENDE_STAPPEN,
            stappen=STAPPEN_VAN_VRAGEN,
        )
        self._noteer(Gegevenssoort.TRAJECT, [s.traject.klant for s in standen.values()])
        return list(standen.values())

    def te_tekenen_documenten(
        self, soorten: Collection[DocumentCode]
    ) -> list[tuple[Traject, Document]]:
        """Of those that run: newest versions of these kinds that he has not signed, open part."""
        self._eis_rol(Rol.OPDRACHTGEVER)
        organisatie, eigen = self.gebruiker.organisatie, self.gebruiker.opdrachtgever
        if eigen is None:
            return []
        wachtend = DocumentRepository(self._session).wachten_op(
            kies_nummers(organisatie=organisatie, opdrachtgever=eigen, is_open=True),
            soorten,
            Deelnemer.OPDRACHTGEVER,
        )
        trajecten = TrajectRepository(self._session).get_vele(d.traject for d in wachtend)
        self._noteer(Gegevenssoort.TRAJECT, [traject.klant for traject in trajecten.values()])
        return [(trajecten[document.traject], document) for document in wachtend]

    def aantal_van_opdrachtgever(self, *, is_open: bool | None = None) -> int:
        """For how many trajecten this account's opdrachtgever pays; ``None``: closed ones too."""
        self._eis_rol(Rol.OPDRACHTGEVER)
        eigen = self.gebruiker.opdrachtgever
        if eigen is None:
            return 0
        aantal = TrajectRepository(self._session).aantal(
            self.gebruiker.organisatie, opdrachtgever=eigen, is_open=is_open
        )
        noteer_overzicht(aantal, Gegevenssoort.TRAJECT)
        return aantal

    def get_stand_van_opdrachtgever(self, nummer: str) -> Stand:
        """One of those; raises ``NietGevonden``."""
        traject = self.eis_traject_van_opdrachtgever(nummer)
        self._noteer(Gegevenssoort.TRAJECT, [traject.klant])
        return TrajectRepository(self._session).stand(nummer)

    def eis_traject_van_opdrachtgever(self, nummer: str) -> Traject:
        """The same without its events, for who notes what he shows of it himself."""
        self._eis_rol(Rol.OPDRACHTGEVER)
        eigen = self.gebruiker.opdrachtgever
        return self._get_eigen(nummer, lambda t: eigen is not None and t.opdrachtgever == eigen)

    def eigen_standen(self) -> list[Stand]:
        """Of every traject of the klant who is signed in, without confidential fields."""
        self._eis_rol(Rol.KLANT)
        if self.gebruiker.klant is None:
            return []
        trajecten = TrajectRepository(self._session).list_(
            organisatie=self.gebruiker.organisatie, klant=self.gebruiker.klant
        )
        self._noteer(Gegevenssoort.TRAJECT, [t.klant for t in trajecten])
        return list(self._standen_van(trajecten))

    def get_eigen_stand(self, nummer: str) -> Stand:
        """One of those, with what only the klant and the own coach may read."""
        traject = self.eis_eigen_traject(nummer)
        for soort in (Gegevenssoort.TRAJECT, Gegevenssoort.VERTROUWELIJK):
            self._noteer(soort, [traject.klant])
        return TrajectRepository(self._session).stand(nummer, met_vertrouwelijk=True)

    def eis_eigen_traject(self, nummer: str) -> Traject:
        """The same without its events, for who notes what he shows of it himself."""
        self._eis_rol(Rol.KLANT)
        eigen = self.gebruiker.klant
        return self._get_eigen(nummer, lambda t: eigen is not None and t.klant == eigen)

    def _noteer(self, soort: Gegevenssoort, klanten: Iterable[KlantNummer]) -> None:
        noteer(self._session, soort, klanten)

    def _eis_rol(self, rol: Rol) -> None:
        if self.gebruiker.rol is not rol:
            raise GeenToegang(wat=f"trajecten bekijken als {rol.label}")

    def _get_eigen(self, nummer: str, is_eigen: Callable[[Traject], bool]) -> Traject:
        traject = TrajectRepository(self._session).find(nummer)
        organisatie = self.gebruiker.organisatie
        if traject is None or traject.organisatie != organisatie or not is_eigen(traject):
            raise NietGevonden(soort="traject", nummer=nummer)
        return traject

    def _standen_van(self, trajecten: Iterable[Traject]) -> Iterable[Stand]:
        nummers = [traject.nummer for traject in trajecten]
        return TrajectRepository(self._session).standen(nummers=nummers).values()

    def _is_zichtbaar(self, traject: Traject) -> bool:
        bereik = zichtbaar_voor(self.gebruiker)
        klant = KlantRepository(self._session).get(traject.klant)
        return bereik.omvat(klant) and traject.organisatie == bereik.organisatie

    def noteer_kandidaten(self, klanten: Iterable[KlantNummer]) -> None:
        """Note that cards of these klanten are shown, without their names."""
        self._noteer(Gegevenssoort.KANDIDAAT, klanten)

    # --- work ------------------------------------------------------------------------------------

    def get_werk(self, nummer: WerkNummer) -> Werk:
        """One vacature, netwerkplek or werkgever; ``NietGevonden`` when not visible here."""
        werk = WerkRepository(self._session).find(nummer)
        if werk is None or not werk.is_zichtbaar_voor(self.gebruiker.organisatie):
            raise NietGevonden(soort="werk", nummer=nummer)
        return werk

    def werk_van(self, nummers: Iterable[WerkNummer]) -> Mapping[WerkNummer, Werk]:
        """Those of ``nummers`` that exist and are visible here, by number."""
        gevonden = WerkRepository(self._session).get_vele(nummers)
        organisatie = self.gebruiker.organisatie
        return {n: werk for n, werk in gevonden.items() if werk.is_zichtbaar_voor(organisatie)}

    def zoek_werk(self, vraag: Zoekvraag) -> Vondst:
        """Work that is open and visible, by words in title, employer, place or number."""
        return zoek_werk(
            self._session, vraag, organisatie=self.gebruiker.organisatie, vandaag=self.vandaag
        )

    def accounts_van_klant(self, klant: KlantNummer) -> frozenset[str]:
        """Accounts with which a klant signs in himself, to tell his words from those of others."""
        return GebruikerRepository(self._session).accounts_van_klant(klant)

    # --- colleagues ------------------------------------------------------------------------------

    def namen_van_coaches(self) -> Mapping[str, str]:
        """Names of the accounts of the own organisation."""
        return GebruikerRepository(self._session).namen_in(self.gebruiker.organisatie)
