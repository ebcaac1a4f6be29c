"""Headers on every answer: what a browser may do with it, and that it is not kept."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API_VERSIE = "1.0.0"
"""Version of the HTTP API (SemVer), in the header ``API-Version`` of every answer under /v1."""

# Nothing from elsewhere, no script or style inside a page, and no frame around it.
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_VAST = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Kopregels:
    """ASGI middleware around all routes and their errors."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to the start of the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def stuur(bericht: Message) -> None:
            if bericht["type"] == "http.response.start":
                vul_aan(MutableHeaders(scope=bericht), scope)
            await send(bericht)

        await self._app(scope, receive, stuur)


def vul_aan(kop: MutableHeaders, scope: Scope) -> None:
    """Add the headers to one answer; the answer to a crash passes no middleware."""
    for naam, waarde in _VAST.items():
        kop[naam] = waarde
    # Everything is personal unless the route says otherwise.
    kop.setdefault("Cache-Control", "no-store")
    if scope["path"].startswith("/v1/"):
        kop["API-Version"] = API_VERSIE
    if scope["scheme"] == "https":
        kop["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
