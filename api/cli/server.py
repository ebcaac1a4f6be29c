"""The web server under ``opstap serveer``: our own socket, and a word when it answers."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable

import uvicorn

from api.app import maak_app
from api.bootstrap import Samenstelling
from modellen.fouten import OpstapFout


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, *, bij_start: Callable[[], None]) -> None:
        super().__init__(config)
        self._bij_start = bij_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._bij_start()


def open_poort(host: str, port: int) -> socket.socket:
    """Take the port before anything is loaded, so that a taken one is reported at once.

    Raises:
        OpstapFout: when it cannot be taken.
    """
    familie = socket.AF_INET6 if ":" in host else socket.AF_INET
    poort = socket.socket(familie, socket.SOCK_STREAM)
    poort.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        poort.bind((host, port))
    except OSError:
        poort.close()
        raise OpstapFout(
            code="poort_bezet",
            melding=f"Adres {host} met poort {port} is niet vrij.",
            volgende_stap="Stop het andere programma, of kies een andere poort met --port.",
        ) from None
    return poort


def draai(
    samenstelling: Samenstelling, poort: socket.socket, *, bij_start: Callable[[], None]
) -> None:
    """Serve on this socket until Ctrl-C."""
    samenstelling.opslag.meet_tabellen()
    samenstelling.matchdienst.bijwerken()
    config = uvicorn.Config(
        maak_app(samenstelling=samenstelling), log_config=None, access_log=False
    )
    # Ctrl-C is how a person stops it.
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, bij_start=bij_start).run(sockets=[poort])
