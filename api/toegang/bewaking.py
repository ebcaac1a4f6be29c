"""Deny by default: every route says who may use it, or it cannot be made.

The guard runs before FastAPI reads a body, so nobody learns from an error what a route expects.
Machines (/v1) show a token, people a cookie; a cookie counts for a changing request only with the
code that the form was given (CSRF).
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from api.toegang.fouten import (
    EerstExtraCode,
    EerstNodig,
    EerstWachtwoord,
    FormulierVerouderd,
    NietAangemeld,
    VerzoekGeweigerd,
    VerzoekTeGroot,
)
from api.toegang.sessie import EersteStap, Sessie, Sessies
from api.toegang.spoor import Spoor, volg
from modellen.fouten import GeenToegang
from modellen.gebruiker.model import Rol

COOKIE = "opstap_sessie"
FORMULIERVELD = "formuliercode"
MAX_VERZOEK = 1_000_000
"""Bytes of a request; one that announces more is refused unread."""

VEILIGE_METHODEN = frozenset({"GET", "HEAD", "OPTIONS"})
ALLE_ROLLEN = frozenset(Rol)

_EERST: Mapping[EersteStap, type[EerstNodig]] = {
    EersteStap.WACHTWOORD: EerstWachtwoord,
    EersteStap.EXTRA_CODE: EerstExtraCode,
}

Functie = TypeVar("Functie", bound=Callable[..., Any])
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(frozen=True, slots=True)
class Toegang:
    """Who may use a route: everybody, or signed-in people in one of the roles."""

    is_openbaar: bool = False
    rollen: frozenset[Rol] = frozenset()


class Merk(StrEnum):
    """What an endpoint can say of itself; kept on the function under this name."""

    TOEGANG = "__toegang__"
    MAG_EERST = "__mag_eerst__"
    HOOGSTENS = "__hoogstens__"
    HERVATBAAR = "__hervatbaar__"


def merk(wat: Merk, waarde: object) -> Callable[[Functie], Functie]:
    """Put a mark on an endpoint; ``lees_merk`` gives it back."""

    def zet(functie: Functie) -> Functie:
        setattr(functie, wat, waarde)
        return functie

    return zet


def lees_merk(functie: Callable[..., Any], wat: Merk) -> Any:
    """What was put on an endpoint, ``None`` = nothing."""
    return getattr(functie, wat, None)


def voor(*rollen: Rol) -> Callable[[Functie], Functie]:
    """Declare on an endpoint which roles may use it."""
    if not rollen:
        raise ValueError("name at least one role")
    return _merk_toegang(Toegang(rollen=frozenset(rollen)))


def voor_aangemelden(functie: Functie) -> Functie:
    """Declare that every signed-in account may use it."""
    return _merk_toegang(Toegang(rollen=ALLE_ROLLEN))(functie)


def openbaar(functie: Functie) -> Functie:
    """Declare that nobody needs to sign in for it."""
    return _merk_toegang(Toegang(is_openbaar=True))(functie)


def mag_eerst(functie: Functie) -> Functie:
    """Declare that it may be used before what an account must do first, or is that itself."""
    return merk(Merk.MAG_EERST, True)(functie)


def hoogstens(bytes_: int) -> Callable[[Functie], Functie]:
    """Declare that a request may be larger than others; its body is read after the role is."""
    return merk(Merk.HOOGSTENS, bytes_)


def _merk_toegang(toegang: Toegang) -> Callable[[Functie], Functie]:
    return merk(Merk.TOEGANG, toegang)


class BewaakteRoute(APIRoute):
    """A route with a guard in front of it."""

    # Whether the sign-in travels in a cookie, which a browser also sends for somebody else.
    met_cookie: ClassVar[bool]

    def __init__(self, path: str, endpoint: Callable[..., Any], **rest: Any) -> None:
        toegang = lees_merk(endpoint, Merk.TOEGANG)
        if not isinstance(toegang, Toegang):
            raise TypeError(f"{path}: declare @voor(...), @voor_aangemelden or @openbaar")
        self.toegang = toegang
        self.hoogstens: int = lees_merk(endpoint, Merk.HOOGSTENS) or MAX_VERZOEK
        # For a request that does not say how long it is; that answer is not ours, and bare.
        rest["max_body_size"] = 2 * self.hoogstens
        super().__init__(path, endpoint, **rest)

    def get_route_handler(self) -> Handler:
        """The handler of FastAPI, behind the guard."""
        handler = super().get_route_handler()

        async def bewaakt(request: Request) -> Response:
            sessie = await self._bewaak(request)
            if sessie is None:
                return await handler(request)
            spoor = Spoor(request.app.state.samenstelling, sessie.gebruiker)
            with volg(spoor):
                antwoord = await handler(request)
            if spoor.heeft_gelezen:
                await run_in_threadpool(spoor.schrijf_gelezen)
            return antwoord

        return bewaakt

    async def _bewaak(self, request: Request) -> Sessie | None:
        """Refuse who may not come in; gives who did, ``None`` where nobody needs to sign in."""
        lengte = request.headers.get("Content-Length", "0")
        if lengte.isascii() and lengte.isdigit() and int(lengte) > self.hoogstens:
            raise VerzoekTeGroot()
        sessies: Sessies = request.app.state.sessies
        token = self.find_token(request)
        sessie = await run_in_threadpool(sessies.find, token) if token else None
        request.state.sessie = sessie
        te_controleren = self.met_cookie and request.method not in VEILIGE_METHODEN
        if te_controleren and not _komt_van_hier(request):
            raise VerzoekGeweigerd()
        if self.toegang.is_openbaar:
            return None
        if sessie is None:
            raise NietAangemeld()
        if sessie.gebruiker.rol not in self.toegang.rollen:
            raise GeenToegang(wat=f"deze pagina is niet voor de rol {sessie.gebruiker.rol.label}")
        if te_controleren and not await _heeft_formuliercode(request, sessies, sessie):
            raise FormulierVerouderd()
        if sessie.eerst is not None and not lees_merk(self.endpoint, Merk.MAG_EERST):
            raise _EERST[sessie.eerst]
        return sessie

    def find_token(self, request: Request) -> str | None:
        """The token that came along, if any."""
        raise NotImplementedError


class PaginaRoute(BewaakteRoute):
    """For people: the token is in a cookie."""

    met_cookie = True

    def find_token(self, request: Request) -> str | None:
        """From the cookie."""
        return request.cookies.get(COOKIE)


class MachineRoute(BewaakteRoute):
    """For machines: the token is in ``Authorization: Bearer``, which no browser adds by itself."""

    met_cookie = False

    def find_token(self, request: Request) -> str | None:
        """From the header."""
        soort, _, token = request.headers.get("Authorization", "").partition(" ")
        return token.strip() if soort.lower() == "bearer" and token.strip() else None


async def _heeft_formuliercode(request: Request, sessies: Sessies, sessie: Sessie) -> bool:
    formulier = await request.form()
    code = formulier.get(FORMULIERVELD)
    return isinstance(code, str) and sessies.is_formuliercode(sessie, code)


def _komt_van_hier(request: Request) -> bool:
    """False when the browser says that another site sent this."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    herkomst = request.headers.get("Origin")
    # "null" is what a browser sends from a sandbox, and also after our own no-referrer policy.
    return herkomst in (None, "null") or urlsplit(str(herkomst)).netloc == request.url.netloc


def get_sessie(request: Request) -> Sessie:
    """The session that the guard found.

    Raises:
        NietAangemeld: on a public route without one.
    """
    sessie: Sessie | None = request.state.sessie
    if sessie is None:
        raise NietAangemeld()
    return sessie
