"""Accounts of the own organisation, for its beheerder: made, changed, closed, helped.

An account goes by a code in addresses: its name is often that of a person. Somebody of another
organisation does not exist here.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from api.toegang.accountlog import schrijf
from api.toegang.sessie import Sessies
from api.toegang.wachtwoord import EENMALIG_DUUR, hash_wachtwoord, maak_eenmalig_wachtwoord
from modellen.aanmelding.model import Accountgebeurtenis
from modellen.aanmelding.repository import FactorRepository, TussenstapRepository
from modellen.fouten import NietGevonden, OngeldigeWaarde, OpstapFout
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.repository import KlantRepository
from modellen.waarden import KlantNummer, OrganisatieCode

BLADZIJ = 50
CODE_TEKENS = 16
_NAAM = re.compile(r"[a-z0-9][a-z0-9._@+-]{2,63}")
_G = Accountgebeurtenis


class AccountIntussenGewijzigd(OpstapFout):
    """Somebody else changed this account since it was on the screen."""

    def __init__(self) -> None:
        super().__init__(
            code="account_intussen_gewijzigd",
            melding="Iemand anders heeft dit account intussen gewijzigd.",
            volgende_stap="Bekijk wat er nu staat en sla het daarna nog eens op.",
        )


class LaatsteBeheerder(OpstapFout):
    """Nobody would be left to open the door again."""

    def __init__(self) -> None:
        super().__init__(
            code="laatste_beheerder",
            melding="Dit is de laatste beheerder die kan inloggen.",
            volgende_stap="Maak eerst een andere beheerder.",
        )


class EigenAccountVast(OpstapFout):
    """A beheerder does not change the own role or close the own account."""

    def __init__(self) -> None:
        super().__init__(
            code="eigen_account",
            melding="Uw eigen rol wijzigen of uw eigen account sluiten kan niet.",
            volgende_stap="Vraag een andere beheerder om dit te doen.",
        )


@dataclass(frozen=True, slots=True)
class Accountgegevens:
    """What a beheerder says of an account; ``klant``, ``opdrachtgever``: whose it is, by role."""

    naam: str
    rol: Rol
    opdrachtgever: str | None = None
    klant: KlantNummer | None = None


@dataclass(frozen=True, slots=True)
class Accountbeeld:
    """An account as a beheerder sees it.

    Attributes:
        code: in addresses. versie: changes with the account.
        op_slot: too many failures of late. heeft_factor: a code is asked at sign-in.
    """

    gebruiker: Gebruiker
    code: str
    versie: str
    op_slot: bool
    heeft_factor: bool


@dataclass(frozen=True, slots=True)
class Accountblad:
    """One page of accounts, and how many there are in all."""

    accounts: list[Accountbeeld]
    totaal: int


def accountcode(geheim: bytes, account: str) -> str:
    """What stands for an account in an address; without the secret it leads nowhere."""
    return hmac.digest(geheim, f"account|{account}".encode(), "sha256").hex()[:CODE_TEKENS]


def list_accounts(
    sessies: Sessies, beheerder: Gebruiker, *, zoek: str = "", pagina: int = 1
) -> Accountblad:
    """Accounts of the own organisation with these words in name or account."""
    with sessies.opslag.lezen() as session:
        gevonden, totaal = GebruikerRepository(session).zoek(
            beheerder.organisatie, zoek.split(), vanaf=(pagina - 1) * BLADZIJ, aantal=BLADZIJ
        )
        return Accountblad(_beelden(sessies, session, gevonden), totaal)


def get_account(sessies: Sessies, beheerder: Gebruiker, code: str) -> Accountbeeld:
    """One of them; raises ``NietGevonden``."""
    with sessies.opslag.lezen() as session:
        gebruiker = _get(sessies, session, beheerder.organisatie, code)
        return _beelden(sessies, session, [gebruiker])[0]


def maak_account(
    sessies: Sessies,
    organisatie: OrganisatieCode,
    account: str,
    gegevens: Accountgegevens,
    *,
    door: str,
) -> tuple[Gebruiker, str]:
    """A new account and its one-time password, which is not kept.

    Raises:
        OngeldigeWaarde: of ``account``, ``naam``, ``klant`` or ``opdrachtgever``.
    """
    account = account.strip().lower()
    if not _NAAM.fullmatch(account):
        raise OngeldigeWaarde(
            veld="account",
            melding="Deze naam kan niet als account.",
            volgende_stap="Neem 3 tot 64 letters, cijfers, punten of streepjes, zonder spaties.",
        )
    eenmalig = maak_eenmalig_wachtwoord()
    wachtwoord_hash = hash_wachtwoord(eenmalig)
    with sessies.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        if gebruikers.find(account) is not None:
            raise OngeldigeWaarde(
                veld="account",
                melding="Dit account bestaat al.",
                volgende_stap="Kies een andere naam voor het account.",
            )
        nieuw = Gebruiker(
            account=account,
            naam=gegevens.naam.strip(),
            rol=gegevens.rol,
            organisatie=organisatie,
            wachtwoord_hash=wachtwoord_hash,
            opdrachtgever=gegevens.opdrachtgever,
            klant=gegevens.klant,
            eenmalig_tot=sessies.klok() + EENMALIG_DUUR,
        )
        _controleer(session, nieuw)
        gebruikers.save(nieuw, door=door)
        schrijf(session, sessies.klok(), _G.GEMAAKT, nieuw, door=door, rol=nieuw.rol)
    return nieuw, eenmalig


def wijzig_account(
    sessies: Sessies, beheerder: Gebruiker, code: str, gegevens: Accountgegevens, *, gezien: str
) -> None:
    """Another name, role or link. With another role or link the account signs in anew.

    Raises:
        NietGevonden: there is no such account here.
        AccountIntussenGewijzigd: it is no longer as it was on the screen.
        EigenAccountVast, LaatsteBeheerder: the role cannot change.
        OngeldigeWaarde: of ``naam``, ``klant`` or ``opdrachtgever``.
    """
    with sessies.opslag.schrijven() as session:
        beheerders = GebruikerRepository(session).actieve_beheerders(beheerder.organisatie)
        oud = _get(sessies, session, beheerder.organisatie, code)
        if _versie(oud) != gezien:
            raise AccountIntussenGewijzigd
        nieuw = replace(
            oud,
            naam=gegevens.naam.strip(),
            rol=gegevens.rol,
            opdrachtgever=gegevens.opdrachtgever,
            klant=gegevens.klant,
        )
        if nieuw == oud:
            return
        if nieuw.rol is not oud.rol:
            _mag_weg(beheerder, oud, beheerders)
        _controleer(session, nieuw)
        GebruikerRepository(session).save(nieuw, door=beheerder.account)
        if nieuw != replace(oud, naam=nieuw.naam):
            _meld_overal_af(session, oud)
        rol = nieuw.rol if nieuw.rol is not oud.rol else None
        schrijf(session, sessies.klok(), _G.GEWIJZIGD, nieuw, door=beheerder.account, rol=rol)


def sluit_account(sessies: Sessies, beheerder: Gebruiker, code: str) -> None:
    """Nobody signs in with it any more, and whoever is signed in is out.

    Raises:
        NietGevonden, EigenAccountVast, LaatsteBeheerder: as ``wijzig_account``.
    """
    with sessies.opslag.schrijven() as session:
        beheerders = GebruikerRepository(session).actieve_beheerders(beheerder.organisatie)
        oud = _get(sessies, session, beheerder.organisatie, code)
        _mag_weg(beheerder, oud, beheerders)
        GebruikerRepository(session).save(replace(oud, is_actief=False), door=beheerder.account)
        _meld_overal_af(session, oud)
        schrijf(session, sessies.klok(), _G.GESLOTEN, oud, door=beheerder.account)


def heropen_account(sessies: Sessies, beheerder: Gebruiker, code: str) -> None:
    """Let it sign in again; raises ``NietGevonden``."""
    with sessies.opslag.schrijven() as session:
        oud = _get(sessies, session, beheerder.organisatie, code)
        GebruikerRepository(session).save(replace(oud, is_actief=True), door=beheerder.account)
        schrijf(session, sessies.klok(), _G.HEROPEND, oud, door=beheerder.account)


def ontgrendel(sessies: Sessies, account: Gebruiker, *, door: str) -> bool:
    """Forget the failures of an account; whether there were any."""
    with sessies.opslag.schrijven() as session:
        waren_er = sessies.pogingen.gelukt(session, account.account)
        schrijf(session, sessies.klok(), _G.ONTGRENDELD, account, door=door)
    return waren_er


def herstel_wachtwoord(sessies: Sessies, account: Gebruiker, *, door: str) -> str:
    """A one-time password in the place of a forgotten one; every session ends, and a lock opens."""
    eenmalig = maak_eenmalig_wachtwoord()
    wachtwoord_hash, tot = hash_wachtwoord(eenmalig), sessies.klok() + EENMALIG_DUUR
    with sessies.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        nu = gebruikers.get(account.account)
        gebruikers.save(replace(nu, wachtwoord_hash=wachtwoord_hash, eenmalig_tot=tot), door=door)
        _meld_overal_af(session, nu)
        sessies.pogingen.gelukt(session, nu.account)
        schrijf(session, sessies.klok(), _G.WACHTWOORD_HERSTELD, nu, door=door)
    return eenmalig


def haal_factor_weg(sessies: Sessies, account: Gebruiker, *, door: str) -> None:
    """Ask no code of this account any more; where one is a duty, it sets up a new one first."""
    with sessies.opslag.schrijven() as session:
        FactorRepository(session).delete(account.account)
        _meld_overal_af(session, account)
        schrijf(session, sessies.klok(), _G.FACTOR_WEG, account, door=door)


def get_plichten(sessies: Sessies, beheerder: Gebruiker) -> frozenset[Rol]:
    """The roles of the own organisation that must have a second factor."""
    with sessies.opslag.lezen() as session:
        return FactorRepository(session).plichten(beheerder.organisatie)


def wijzig_plichten(sessies: Sessies, beheerder: Gebruiker, rollen: frozenset[Rol]) -> None:
    """Say which roles must have one; it holds at once, also for who is signed in."""
    with sessies.opslag.schrijven() as session:
        factoren = FactorRepository(session)
        anders = factoren.plichten(beheerder.organisatie) ^ rollen
        factoren.save_plichten(beheerder.organisatie, rollen, door=beheerder.account)
        for rol in sorted(anders):
            schrijf(session, sessies.klok(), _G.PLICHT_GEWIJZIGD, beheerder, rol=rol)


def _get(sessies: Sessies, session: Session, organisatie: OrganisatieCode, code: str) -> Gebruiker:
    gebruikers = GebruikerRepository(session)
    for account in gebruikers.accounts_van(organisatie):
        if hmac.compare_digest(accountcode(sessies.geheim, account).encode(), code.encode()):
            return gebruikers.get(account)
    raise NietGevonden(soort="account", nummer=code)


def _beelden(sessies: Sessies, session: Session, gebruikers: list[Gebruiker]) -> list[Accountbeeld]:
    accounts = [g.account for g in gebruikers]
    met_factor = FactorRepository(session).met_factor(accounts)
    op_slot = sessies.pogingen.op_slot(accounts)
    return [
        Accountbeeld(
            gebruiker=g,
            code=accountcode(sessies.geheim, g.account),
            versie=_versie(g),
            op_slot=g.account in op_slot,
            heeft_factor=g.account in met_factor,
        )
        for g in gebruikers
    ]


def _versie(gebruiker: Gebruiker) -> str:
    """Changes with what a beheerder can change of an account, not with its password."""
    tekst = repr(replace(gebruiker, wachtwoord_hash="", eenmalig_tot=None))
    return hmac.digest(b"versie", tekst.encode(), "sha256").hex()[:CODE_TEKENS]


def _mag_weg(beheerder: Gebruiker, account: Gebruiker, beheerders: list[str]) -> None:
    if account.account == beheerder.account:
        raise EigenAccountVast
    if beheerders == [account.account]:
        raise LaatsteBeheerder


def _controleer(session: Session, gebruiker: Gebruiker) -> None:
    if not gebruiker.naam:
        raise OngeldigeWaarde(
            veld="naam", melding="De naam is leeg.", volgende_stap="Typ wie dit account gebruikt."
        )
    if gebruiker.klant is None:
        return
    # Whether he exists here, no more: nothing of a dossier leaves, so there is no line to leave.
    klant = KlantRepository(session).find(gebruiker.klant)
    if klant is None or klant.organisatie != gebruiker.organisatie:
        raise _klantfout(f"Er is hier geen klant met nummer {gebruiker.klant}.")
    anderen = GebruikerRepository(session).list_(organisatie=gebruiker.organisatie, rol=Rol.KLANT)
    if any(g.klant == gebruiker.klant and g.account != gebruiker.account for g in anderen):
        raise _klantfout("Deze klant heeft al een account.")


def _klantfout(melding: str) -> OngeldigeWaarde:
    return OngeldigeWaarde(
        veld="klant",
        melding=melding,
        volgende_stap="Controleer het klantnummer in het dossier.",
    )


def _meld_overal_af(session: Session, gebruiker: Gebruiker) -> None:
    GebruikerRepository(session).delete_sessies_van(gebruiker.account)
    TussenstapRepository(session).delete_halve_sessies(gebruiker.account)
