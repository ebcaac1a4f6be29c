"""An identity provider in this process: real keys, real HTTP, and a way to let it lie."""

from __future__ import annotations

import hmac
import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from api.toegang.oidc import maak_uitdaging
from tests.api.klok import Klok

CLIENT, CLIENTGEHEIM = "opstap", "geheim van de client"


@dataclass
class Uitgever:
    """What the provider knows, and how it answers next.

    ``anders``: claims that replace the right ones, ``None`` leaves one out. ``sleutel``: what it
    signs with; ``alg``, ``kid``: what the token says of that.
    """

    adres: str
    klok: Klok
    sleutel: Any
    gepubliceerd: list[Any]
    anders: dict[str, Any] = field(default_factory=dict)
    alg: str = "RS256"
    kid: str | None = "een"
    gebruiker: str = "coach.anna"
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    gehaald: list[str] = field(default_factory=list)

    def geef_code(self, adres: str) -> dict[str, str]:
        """What happens at the provider: somebody signs in, and the browser comes back with this."""
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}
        assert vraag["response_type"] == "code"
        assert vraag["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = vraag
        return {"code": code, "state": vraag["state"]}

    def maak_token(self, nonce: str) -> str:
        nu = int(self.klok.nu.timestamp())
        claims = {
            "iss": self.adres,
            "aud": CLIENT,
            "sub": "1234",
            "exp": nu + 300,
            "iat": nu,
            "nonce": nonce,
            "preferred_username": self.gebruiker,
            **self.anders,
        }
        kop = {"alg": self.alg} | ({"kid": self.kid} if self.kid else {})
        inhoud = {naam: waarde for naam, waarde in claims.items() if waarde is not None}
        if self.alg in ("none", "HS256"):
            return self._met_de_hand(kop, inhoud)
        return jwt.encode(kop, inhoud, self.sleutel, algorithms=[self.alg])

    def _met_de_hand(self, kop: dict[str, Any], inhoud: dict[str, Any]) -> str:
        """What no library makes: unsigned, or the public key used as if it were a shared secret."""
        delen = ".".join(_b64(json.dumps(deel).encode()) for deel in (kop, inhoud))
        openbaar = self.sleutel.as_pem(private=False)
        zegel = hmac.digest(openbaar, delen.encode(), "sha256") if self.alg == "HS256" else b""
        return f"{delen}.{_b64(zegel)}"

    def wissel_in(self, gegevens: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The token endpoint: a code counts once, for who asked and can prove it."""
        vraag = self.codes.pop(gegevens.get("code", ""), None)
        klopt = (
            vraag is not None
            and gegevens.get("client_secret") == CLIENTGEHEIM
            and gegevens.get("redirect_uri") == vraag["redirect_uri"]
            and maak_uitdaging(gegevens.get("code_verifier", "")) == vraag["code_challenge"]
        )
        if not klopt or vraag is None:
            return 400, {"error": "invalid_grant"}
        return 200, {"id_token": self.maak_token(vraag["nonce"]), "token_type": "Bearer"}


@contextmanager
def draai_uitgever(klok: Klok, sleutel: RSAKey) -> Iterator[Uitgever]:
    """A provider on a port of its own, until the block ends."""

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            uitgever.gehaald.append(self.path)
            if self.path == "/.well-known/openid-configuration":
                self._stuur(200, _adressen(uitgever.adres))
            elif self.path == "/sleutels":
                sleutels = [s.as_dict(private=False) for s in uitgever.gepubliceerd]
                self._stuur(200, {"keys": sleutels})
            else:
                self._stuur(404, {})

        def do_POST(self) -> None:
            tekst = self.rfile.read(int(self.headers["Content-Length"])).decode()
            gegevens = {naam: waarden[0] for naam, waarden in parse_qs(tekst).items()}
            self._stuur(*uitgever.wissel_in(gegevens))

        def _stuur(self, status: int, inhoud: dict[str, Any]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(inhoud).encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Antwoord)
    uitgever = Uitgever(f"http://127.0.0.1:{server.server_port}", klok, sleutel, [sleutel])
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield uitgever
    server.shutdown()
    server.server_close()


def _b64(inhoud: bytes) -> str:
    return urlsafe_b64encode(inhoud).rstrip(b"=").decode()


def _adressen(adres: str) -> dict[str, str]:
    return {
        "issuer": adres,
        "authorization_endpoint": f"{adres}/aanmelden",
        "token_endpoint": f"{adres}/token",
        "jwks_uri": f"{adres}/sleutels",
    }
