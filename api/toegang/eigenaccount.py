"""What everybody does with the own account: password, second factor, where one is signed in.

Asking the password again counts as an attempt to sign in: whoever finds a browser open cannot
guess here what is held at the door.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from api.toegang.accountlog import schrijf
from api.toegang.fouten import CodeOnjuist
from api.toegang.sessie import Sessie, Sessies
from api.toegang.tweedefactor import Tweedestap
from api.toegang.wachtwoord import controleer_nieuw_wachtwoord, hash_wachtwoord, is_wachtwoord
from modellen.aanmelding.model import Accountgebeurtenis, Middel
from modellen.aanmelding.repository import FactorRepository, TussenstapRepository
from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.gebruiker.repository import GebruikerRepository

CODE_TEKENS = 16
"""Of the digest of a session: enough to tell those of one account apart."""


class FactorVerplicht(OpstapFout):
    """The organisation asks this role for a second factor, so it cannot go."""

    def __init__(self) -> None:
        super().__init__(
            code="extra_code_verplicht",
            melding="Uw organisatie vraagt voor uw rol om een extra code. Die kan dus niet weg.",
            volgende_stap="Nieuwe telefoon? Vraag de beheerder om uw extra code weg te halen.",
        )


@dataclass(frozen=True, slots=True)
class EigenSessie:
    """Where one is signed in. ``code``: tells it apart in a form."""

    code: str
    sinds: datetime
    tot: datetime
    middel: Middel
    is_deze: bool


@dataclass(frozen=True, slots=True)
class EigenAccount:
    """What somebody sees of the own account.

    Attributes:
        heeft_factor: a code is asked at sign-in. is_plicht: the organisation wants that.
        sleutel: secret that waits for its first code. herstelcodes: how many are left.
    """

    heeft_factor: bool
    is_plicht: bool
    sleutel: str | None
    herstelcodes: int
    sessies: tuple[EigenSessie, ...]

    @property
    def is_via_organisatie(self) -> bool:
        """Whether this session came from the identity provider."""
        return any(s.is_deze and s.middel is Middel.ORGANISATIE for s in self.sessies)


def bekijk_eigen_account(sessies: Sessies, sessie: Sessie) -> EigenAccount:
    """The own account as it is now."""
    wie = sessie.gebruiker
    with sessies.opslag.lezen() as session:
        stap, factoren = _stap(sessies, session), FactorRepository(session)
        gevonden = GebruikerRepository(session).sessies_van(wie.account, moment=sessies.klok())
        return EigenAccount(
            heeft_factor=stap.heeft(wie.account),
            is_plicht=factoren.is_plicht(wie.organisatie, wie.rol),
            sleutel=stap.in_opzet(wie.account),
            herstelcodes=factoren.aantal_herstelcodes(wie.account),
            sessies=tuple(
                EigenSessie(
                    code=s.token_hash[:CODE_TEKENS],
                    sinds=s.aangemaakt_op,
                    tot=s.verloopt_op,
                    middel=Middel(s.middel or Middel.WACHTWOORD),
                    is_deze=s.token_hash == sessie.token_hash,
                )
                for s in gevonden
            ),
        )


def wijzig_wachtwoord(sessies: Sessies, sessie: Sessie, oud: str, nieuw: str) -> None:
    """Another password; every other session ends.

    Raises:
        TeVaakGeprobeerd: too many wrong passwords were given.
        OngeldigeWaarde: of ``oud`` or ``nieuw``.
    """
    wie = sessie.gebruiker
    controleer_nieuw_wachtwoord(nieuw, account=wie.account)
    _eis_wachtwoord(sessies, sessie, oud)
    if nieuw == oud:
        raise OngeldigeWaarde(
            veld="nieuw",
            melding="Dit is het wachtwoord dat u al had.",
            volgende_stap="Kies een ander wachtwoord.",
        )
    wachtwoord_hash = hash_wachtwoord(nieuw)  # slow on purpose: before the store waits for it
    with sessies.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        nu = replace(
            gebruikers.get(wie.account), wachtwoord_hash=wachtwoord_hash, eenmalig_tot=None
        )
        gebruikers.save(nu, door=wie.account)
        _beeindig_andere(session, sessie)
        schrijf(session, sessies.klok(), Accountgebeurtenis.WACHTWOORD_GEWIJZIGD, wie)


def begin_factor(sessies: Sessies, sessie: Sessie) -> None:
    """Make a secret for the telephone; it is not in use before a first code."""
    with sessies.opslag.schrijven() as session:
        stap = _stap(sessies, session)
        if not stap.heeft(sessie.gebruiker.account):
            stap.bereid_voor(sessie.gebruiker.account)


def bevestig_factor(sessies: Sessies, sessie: Sessie, code: str) -> list[str]:
    """Take the second factor in use; gives the recovery codes, which nobody can show again.

    Raises:
        CodeOnjuist: the code does not belong to the secret that was shown.
    """
    wie = sessie.gebruiker
    with sessies.opslag.schrijven() as session:
        codes = _stap(sessies, session).bevestig(wie.account, code)
        if codes is None:
            raise CodeOnjuist
        _beeindig_andere(session, sessie)
        GebruikerRepository(session).zet_middel(sessie.token_hash, Middel.CODE)
        schrijf(session, sessies.klok(), Accountgebeurtenis.FACTOR_INGESTELD, wie)
    return codes


def vernieuw_herstelcodes(sessies: Sessies, sessie: Sessie, wachtwoord: str) -> list[str]:
    """New recovery codes; the earlier ones no longer count.

    Raises:
        TeVaakGeprobeerd, OngeldigeWaarde: as ``wijzig_wachtwoord``.
    """
    wie = sessie.gebruiker
    _eis_wachtwoord(sessies, sessie, wachtwoord)
    with sessies.opslag.schrijven() as session:
        codes = _stap(sessies, session).maak_herstelcodes(wie.account)
        schrijf(session, sessies.klok(), Accountgebeurtenis.HERSTELCODES_NIEUW, wie)
    return codes


def haal_eigen_factor_weg(sessies: Sessies, sessie: Sessie, wachtwoord: str) -> None:
    """No code is asked any more.

    Raises:
        FactorVerplicht: the organisation wants one of this role.
        TeVaakGeprobeerd, OngeldigeWaarde: as ``wijzig_wachtwoord``.
    """
    wie = sessie.gebruiker
    with sessies.opslag.lezen() as session:
        if FactorRepository(session).is_plicht(wie.organisatie, wie.rol):
            raise FactorVerplicht
    _eis_wachtwoord(sessies, sessie, wachtwoord)
    with sessies.opslag.schrijven() as session:
        FactorRepository(session).delete(wie.account)
        schrijf(session, sessies.klok(), Accountgebeurtenis.FACTOR_WEG, wie)


def beeindig_sessies(sessies: Sessies, sessie: Sessie, *, code: str | None = None) -> None:
    """End one other session of the own account, or with ``None`` all of them."""
    wie = sessie.gebruiker
    with sessies.opslag.schrijven() as session:
        gebruikers = GebruikerRepository(session)
        for ander in gebruikers.sessies_van(wie.account, moment=sessies.klok()):
            is_deze = ander.token_hash == sessie.token_hash
            if not is_deze and code in (None, ander.token_hash[:CODE_TEKENS]):
                gebruikers.delete_sessie(ander.token_hash)
        schrijf(session, sessies.klok(), Accountgebeurtenis.SESSIES_BEEINDIGD, wie)


def _eis_wachtwoord(sessies: Sessies, sessie: Sessie, wachtwoord: str) -> None:
    wie = sessie.gebruiker
    aantal = sessies.pogingen.begin(wie.account)
    if not is_wachtwoord(wachtwoord, wie.wachtwoord_hash):
        sessies.noteer_mislukt(Accountgebeurtenis.WACHTWOORD_FOUT, wie, aantal)
        raise OngeldigeWaarde(
            veld="oud",
            melding="Dit is niet uw wachtwoord van nu.",
            volgende_stap="Typ het wachtwoord waarmee u nu inlogt.",
        )
    sessies.pogingen.half_gelukt(wie.account)


def _beeindig_andere(session: Session, sessie: Sessie) -> None:
    account = sessie.gebruiker.account
    GebruikerRepository(session).delete_sessies_van(account, behalve=sessie.token_hash)
    TussenstapRepository(session).delete_halve_sessies(account)


def _stap(sessies: Sessies, session: Session) -> Tweedestap:
    return Tweedestap(session, geheim=sessies.geheim, nu=sessies.klok())
