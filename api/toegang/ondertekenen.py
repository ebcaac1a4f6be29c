"""Signing documents as a signed-in person, or saying no: digitally, or on paper by the coach."""

from __future__ import annotations

from dataclasses import dataclass

from api.bootstrap import Samenstelling
from api.toegang.documenten import Gelezen, Lezer
from api.toegang.trajecten import Voorstel, schrijf_stap
from modellen.documenten.model import (
    Document,
    Handtekening,
    Ondertekenaar,
    Weigering,
    Wijze,
)
from modellen.documenten.repository import DocumentRepository
from modellen.fouten import GeenToegang, OngeldigeWaarde, OpstapFout
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klantprofiel.zeef import zeef_tekst
from modellen.traject.model import Deelnemer
from modellen.traject.repository import TrajectRepository

TEKENT_ALS = {
    Rol.JOBCOACH: Deelnemer.JOBCOACH,
    Rol.KLANT: Deelnemer.KLANT,
    Rol.OPDRACHTGEVER: Deelnemer.OPDRACHTGEVER,
    Rol.TEAMLEIDER: Deelnemer.TEAMLEIDER,
    Rol.ACCORDEUR: Deelnemer.ACCORDEUR,
    Rol.CONSULENT: Deelnemer.CONSULENT,
}
"""In which role of the trajectory an account signs for itself."""

LANGSTE_REDEN = 1_000
"""Characters."""


class DocumentOnvolledig(OpstapFout):
    """A version with missing parts cannot be signed."""

    def __init__(self, document: Document) -> None:
        titels = ", ".join(f"'{deel.titel}'" for deel in document.inhoud.ontbrekend)
        super().__init__(
            code="document_onvolledig",
            melding=f"Dit document is nog niet compleet: {titels} ontbreekt.",
            volgende_stap=" ".join(deel.ontbreekt for deel in document.inhoud.ontbrekend),
        )


class NietDeNieuwste(OpstapFout):
    """Only the newest version can be signed."""

    def __init__(self, nieuwste: Document) -> None:
        super().__init__(
            code="niet_de_nieuwste",
            melding=f"Er is een nieuwere versie: versie {nieuwste.versie}.",
            volgende_stap="Lees en teken de nieuwste versie.",
        )


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """What somebody wants to sign, and how.

    Attributes:
        rol: in which role; ``None`` = the role of the account itself.
        naam: of who signed on paper; ``None`` = the name of the account.
    """

    rol: Deelnemer | None = None
    naam: str | None = None
    wijze: Wijze = Wijze.DIGITAAL


def teken_document(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: str,
    documentnummer: int,
    ondertekening: Ondertekening,
) -> Gelezen:
    """Sign the newest version, and record the step that the signature is as well, if any.

    Raises:
        NietGevonden: no such document for this account.
        GeenToegang: this account may not sign in that role.
        OngeldigeWaarde: nobody signs this document in that role.
        DocumentOnvolledig, NietDeNieuwste, AlGetekend: it cannot be signed (any more).
        StapGeweigerd: a gate stands in the way of the step.
    """
    with samenstelling.opslag.schrijven() as session:
        lezer = Lezer(samenstelling, session, gebruiker, nummer)
        gelezen = lezer.get(documentnummer)
        rol, naam = _wie_tekent(gebruiker, ondertekening)
        ondertekenaar = _get_ondertekenaar(gelezen, rol)
        _eis_tekenbaar(gelezen, lezer.list_())
        DocumentRepository(session).teken(
            Handtekening(
                traject=nummer,
                nummer=documentnummer,
                rol=rol,
                naam=naam,
                wijze=ondertekening.wijze,
                getekend_op=samenstelling.klok(),
                door=gebruiker.account,
                vingerafdruk=gelezen.document.vingerafdruk,
                vingerafdruk_besloten=_besloten(gelezen.document, rol),
            )
        )
        if ondertekenaar.stap is not None:
            stand = TrajectRepository(session, soorten=samenstelling.soorten()).stand(nummer)
            stap, gegevens = ondertekenaar.stap(stand)
            schrijf_stap(
                session,
                samenstelling,
                nummer,
                Voorstel(stap=stap, gegevens=gegevens),
                door=gebruiker.account,
                met_vertrouwelijk=False,
            )
        return lezer.get(documentnummer)


def weiger_document(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: str,
    documentnummer: int,
    reden: str,
) -> Gelezen:
    """Say no to the newest version, and why, in the role of the account itself.

    Raises:
        NietGevonden: no such document for this account.
        GeenToegang, OngeldigeWaarde: this account does not sign it, or the reason cannot be kept.
        DocumentOnvolledig, NietDeNieuwste: there is nothing to say no to (any more).
        AlGetekend, AlGeweigerd: this role has answered already.
    """
    with samenstelling.opslag.schrijven() as session:
        lezer = Lezer(samenstelling, session, gebruiker, nummer)
        gelezen = lezer.get(documentnummer)
        rol, _ = _wie_tekent(gebruiker, Ondertekening())
        _get_ondertekenaar(gelezen, rol)
        _eis_tekenbaar(gelezen, lezer.list_())
        DocumentRepository(session).weiger(
            Weigering(
                traject=nummer,
                nummer=documentnummer,
                rol=rol,
                reden=lees_reden(reden),
                geweigerd_op=samenstelling.klok(),
                door=gebruiker.account,
            )
        )
        return lezer.get(documentnummer)


def lees_reden(tekst: str) -> str:
    """Why somebody says no, for others to read: about work alone.

    Raises:
        OngeldigeWaarde: it is empty, too long, or about health, family, benefit or origin.
    """
    reden = tekst.strip()
    if not 0 < len(reden) <= LANGSTE_REDEN:
        raise OngeldigeWaarde(
            veld="reden",
            melding="De reden ontbreekt."
            if not reden
            else f"De reden heeft meer dan {LANGSTE_REDEN} tekens.",
            volgende_stap="Schrijf kort wat er anders moet.",
        )
    if any(gevonden is not None for _, gevonden in zeef_tekst(reden)):
        raise OngeldigeWaarde(
            veld="reden",
            melding="In de reden staat iets over gezondheid, gezin, uitkering of herkomst.",
            volgende_stap="Schrijf alleen wat er anders moet aan het plan of het werk.",
        )
    return reden


def _besloten(document: Document, rol: Deelnemer) -> str | None:
    """Who may not read the confidential part has not signed it."""
    heel = rol in (Deelnemer.KLANT, Deelnemer.JOBCOACH)
    return document.vingerafdruk_besloten if heel else None


def _wie_tekent(gebruiker: Gebruiker, ondertekening: Ondertekening) -> tuple[Deelnemer, str]:
    eigen = TEKENT_ALS.get(gebruiker.rol)
    rol = ondertekening.rol or eigen
    if rol is None:
        raise GeenToegang(wat="documenten ondertekenen")
    if ondertekening.wijze is Wijze.DIGITAAL:
        if rol is not eigen:
            raise GeenToegang(wat=f"voor een ander tekenen ({rol.value})")
        return rol, gebruiker.naam
    if gebruiker.rol is not Rol.JOBCOACH:
        raise GeenToegang(wat="een handtekening op papier vastleggen")
    naam = (ondertekening.naam or "").strip()
    if not naam:
        raise OngeldigeWaarde(
            veld="naam",
            melding="Wie op papier tekende, staat er niet bij.",
            volgende_stap="Vul de naam in van wie tekende.",
        )
    return rol, naam


def _get_ondertekenaar(gelezen: Gelezen, rol: Deelnemer) -> Ondertekenaar:
    gevonden = gelezen.documentsoort.find_ondertekenaar(rol)
    if gevonden is None:
        soort = gelezen.soort
        namen = ", ".join(soort.deelnemer(o.rol) for o in gelezen.documentsoort.ondertekenaars)
        raise OngeldigeWaarde(
            veld="rol",
            melding=f"De {soort.deelnemer(rol)} tekent dit document niet.",
            volgende_stap=f"Dit tekenen: {namen}." if namen else "Niemand tekent dit document.",
        )
    return gevonden


def _eis_tekenbaar(gelezen: Gelezen, versies: tuple[Gelezen, ...]) -> None:
    document = gelezen.document
    nieuwste = [
        v.document
        for v in versies
        if (v.document.soort, v.document.periode) == (document.soort, document.periode)
    ][-1]
    if nieuwste.nummer != document.nummer:
        raise NietDeNieuwste(nieuwste)
    if gelezen.documentsoort.eis_volledig and not document.inhoud.is_volledig:
        raise DocumentOnvolledig(document)
