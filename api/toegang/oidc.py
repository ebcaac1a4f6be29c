"""Signing in at the identity provider of an organisation: OpenID Connect, code flow with PKCE.

After OpenID Connect Core 1.0 (section 3.1) and RFC 7636. What the provider says is believed only
when its signature is by a key that it publishes, it is meant for us, it is fresh, and it answers
the question that this browser asked.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import structlog

from api.toegang.fouten import OrganisatieOnbereikbaar, OrganisatieWeigert
from modellen.fouten import OpstapFout

if TYPE_CHECKING:
    import httpx

    from api.instellingen import Instellingen

_log = structlog.get_logger(__name__)

ALGORITMEN = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384"]
"""Signatures with a public key. ``none`` and shared secrets are not among them."""
SPELING = timedelta(seconds=60)
"""How far two clocks may be apart."""
OUDSTE = timedelta(minutes=10)
"""A token that was issued longer ago is not the answer to what was asked just now."""
BEWAAR = timedelta(hours=1)
"""How long addresses and keys of the provider are kept."""
HAAL_OPNIEUW = timedelta(minutes=1)
"""An unknown key is looked for again, not more often than this."""
TERUG = "/inloggen/organisatie/terug"
WACHT_SECONDEN = 10.0


@dataclass(frozen=True, slots=True)
class Oidcinstelling:
    """Who the provider is and what we are there. Addresses without a slash at the end."""

    uitgever: str
    clientid: str
    geheim: str | None
    adres: str
    claim: str
    organisaties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vraag:
    """What one browser asked; ``staat`` and ``nonce`` must come back, ``bewijs`` stays here."""

    staat: str
    nonce: str
    bewijs: str


@dataclass(slots=True)
class _Kennis:
    """What the provider publishes: its addresses and its keys."""

    adressen: Mapping[str, Any]
    sleutels: Any
    gehaald_op: datetime


@dataclass(slots=True)
class Oidc:
    """A provider; threads may share it."""

    instelling: Oidcinstelling
    klok: Callable[[], datetime]
    _kennis: _Kennis | None = None
    _slot: Lock = field(default_factory=Lock)

    def begin(self) -> tuple[Vraag, str]:
        """A question, and the address at the provider to which the browser takes it.

        Raises:
            OrganisatieOnbereikbaar: the provider does not answer.
        """
        vraag = Vraag(*(secrets.token_urlsafe(32) for _ in range(3)))
        gegevens = {
            "response_type": "code",
            "client_id": self.instelling.clientid,
            "redirect_uri": self.instelling.adres + TERUG,
            "scope": "openid profile email",
            "state": vraag.staat,
            "nonce": vraag.nonce,
            "code_challenge": maak_uitdaging(vraag.bewijs),
            "code_challenge_method": "S256",
        }
        eind = str(self._weet().adressen["authorization_endpoint"])
        return vraag, f"{eind}{'&' if '?' in eind else '?'}{urlencode(gegevens)}"

    def wie(self, vraag: Vraag, code: str) -> str:
        """The name of the account that the provider vouches for, in exchange for a code.

        Raises:
            OrganisatieOnbereikbaar: the provider does not answer.
            OrganisatieWeigert: it does not take the code, or its token does not hold.
        """
        claims = self.controleer(self._wissel_in(vraag, code), nonce=vraag.nonce)
        naam = claims.get(self.instelling.claim)
        if not isinstance(naam, str) or not naam.strip():
            raise self._weiger("claim_missing")
        if self.instelling.claim == "email" and claims.get("email_verified") is not True:
            raise self._weiger("email_not_verified")
        return naam.strip()

    def controleer(self, token: str, *, nonce: str) -> Mapping[str, Any]:
        """The claims of an ID token that holds; raises ``OrganisatieWeigert``."""
        claims = self._lees(token)
        wij, publiek, nu = self.instelling.clientid, claims.get("aud"), self.klok()
        voor_wie = [publiek] if isinstance(publiek, str) else publiek
        if claims.get("iss") != self._weet().adressen["issuer"]:
            raise self._weiger("issuer")
        if not isinstance(voor_wie, list) or wij not in voor_wie:
            raise self._weiger("audience")
        if (len(voor_wie) > 1 or "azp" in claims) and claims.get("azp") != wij:
            raise self._weiger("authorized_party")
        if not _is_vers(claims, nu):
            raise self._weiger("expired")
        gekregen = claims.get("nonce")
        if not isinstance(gekregen, str) or not hmac.compare_digest(
            gekregen.encode(), nonce.encode()
        ):
            raise self._weiger("nonce")
        if not claims.get("sub"):
            raise self._weiger("subject")
        return claims

    def _lees(self, token: str) -> Mapping[str, Any]:
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError, JoseError

        for is_laatste in (False, True):
            try:
                gelezen = jwt.decode(token, self._weet().sleutels, algorithms=ALGORITMEN)
            except InvalidKeyIdError:
                # Providers change keys; look once more, unless that was done just now.
                if is_laatste or not self._vergeet():
                    raise self._weiger("unknown_key") from None
            except (JoseError, ValueError, TypeError, KeyError):
                raise self._weiger("signature") from None
            else:
                return dict(gelezen.claims)
        raise self._weiger("unknown_key")

    def _wissel_in(self, vraag: Vraag, code: str) -> str:
        instelling = self.instelling
        gegevens = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": instelling.adres + TERUG,
            "client_id": instelling.clientid,
            "code_verifier": vraag.bewijs,
        }
        if instelling.geheim is not None:
            gegevens["client_secret"] = instelling.geheim
        antwoord = self._vraag_op(str(self._weet().adressen["token_endpoint"]), gegevens)
        token = antwoord.get("id_token")
        if not isinstance(token, str):
            raise self._weiger("no_token")
        return token

    def _weet(self) -> _Kennis:
        with self._slot:
            nu = self.klok()
            if self._kennis is None or nu - self._kennis.gehaald_op > BEWAAR:
                self._kennis = self._haal(nu)
            return self._kennis

    def _vergeet(self) -> bool:
        with self._slot:
            kennis = self._kennis
            if kennis is not None and self.klok() - kennis.gehaald_op < HAAL_OPNIEUW:
                return False
            self._kennis = None
            return True

    def _haal(self, nu: datetime) -> _Kennis:
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        uitgever = self.instelling.uitgever
        adressen = self._vraag_op(f"{uitgever}/.well-known/openid-configuration")
        nodig = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if str(adressen.get("issuer", "")).rstrip("/") != uitgever or not all(
            _is_veilig(str(adressen.get(naam, ""))) for naam in nodig
        ):
            _log.error("oidc_discovery_refused")
            raise OrganisatieOnbereikbaar
        sleutels = self._vraag_op(str(adressen["jwks_uri"])).get("keys", [])
        bruikbaar = [
            s for s in sleutels if s.get("kty") in ("RSA", "EC") and s.get("use", "sig") == "sig"
        ]
        try:
            return _Kennis(adressen, KeySet.import_key_set({"keys": bruikbaar}), nu)
        except (JoseError, ValueError, TypeError, KeyError):
            _log.error("oidc_keys_refused")
            raise OrganisatieOnbereikbaar from None

    def _vraag_op(self, adres: str, gegevens: Mapping[str, str] | None = None) -> dict[str, Any]:
        import httpx

        try:
            antwoord = (
                _http().get(adres) if gegevens is None else _http().post(adres, data=dict(gegevens))
            )
            inhoud = antwoord.json() if antwoord.status_code < 500 else None
        except (httpx.HTTPError, ValueError) as fout:
            _log.error("oidc_unreachable", error=type(fout).__name__)
            raise OrganisatieOnbereikbaar from None
        if antwoord.status_code == 200 and isinstance(inhoud, dict):
            return inhoud
        if gegevens is not None and antwoord.status_code in (400, 401, 403):
            raise self._weiger("code_refused")
        _log.error("oidc_unreachable", status=antwoord.status_code)
        raise OrganisatieOnbereikbaar

    def _weiger(self, waarom: str) -> OrganisatieWeigert:
        # Never the token itself: it says who somebody is.
        _log.warning("oidc_refused", reason=waarom)
        return OrganisatieWeigert()


def maak_oidc(instellingen: Instellingen, klok: Callable[[], datetime]) -> Oidc | None:
    """The provider of the settings, ``None`` when there is none.

    Raises:
        OpstapFout: when a setting is missing or cannot be used.
    """
    if instellingen.oidc_uitgever is None:
        return None
    organisaties = frozenset(o.strip() for o in instellingen.oidc_organisaties.split(",")) - {""}
    adressen = (instellingen.oidc_uitgever, instellingen.oidc_adres or "")
    if not instellingen.oidc_clientid or not organisaties or not all(map(_is_veilig, adressen)):
        raise OpstapFout(
            code="oidc_onvolledig",
            melding="De instellingen voor inloggen via een organisatie zijn niet te gebruiken.",
            volgende_stap=(
                "Geef OPSTAP_OIDC_UITGEVER en OPSTAP_OIDC_ADRES met https, en ook "
                "OPSTAP_OIDC_CLIENTID en OPSTAP_OIDC_ORGANISATIES."
            ),
        )
    uitgever, adres = (a.rstrip("/") for a in adressen)
    geheim = instellingen.oidc_geheim
    instelling = Oidcinstelling(
        uitgever=uitgever,
        clientid=instellingen.oidc_clientid,
        geheim=geheim.get_secret_value() if geheim else None,
        adres=adres,
        claim=instellingen.oidc_claim,
        organisaties=organisaties,
    )
    return Oidc(instelling, klok)


def maak_uitdaging(bewijs: str) -> str:
    """The PKCE challenge (S256) of a verifier."""
    return urlsafe_b64encode(sha256(bewijs.encode()).digest()).rstrip(b"=").decode()


@cache
def _http() -> httpx.Client:
    """One for the process: making one reads every certificate authority. Follows no redirects."""
    import httpx

    return httpx.Client(timeout=WACHT_SECONDEN)


def _is_vers(claims: Mapping[str, Any], nu: datetime) -> bool:
    tot, sinds = claims.get("exp"), claims.get("iat")
    if not isinstance(tot, int | float) or not isinstance(sinds, int | float):
        return False
    moment, speling = nu.timestamp(), SPELING.total_seconds()
    is_geldig = tot > moment - speling and sinds < moment + speling
    return is_geldig and sinds > moment - OUDSTE.total_seconds()


def _is_veilig(adres: str) -> bool:
    """https, or this machine itself."""
    delen = urlsplit(adres)
    is_hier = delen.hostname in ("127.0.0.1", "localhost", "::1")
    return bool(delen.netloc) and (delen.scheme == "https" or (delen.scheme == "http" and is_hier))
