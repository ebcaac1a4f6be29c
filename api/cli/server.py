"""The web server under ``opstap serveer``: our own socket, and a word when it answers.

One process serves on one core. More of them take turns at the same socket; all that they have to
share is in the store, so it does not matter which one answers.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from datetime import date
from functools import partial

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from api.app import maak_app
from api.bootstrap import Samenstelling, bouw
from api.cli.omgeving import richt_logboek_in
from api.instellingen import Instellingen
from modellen.fouten import OpstapFout

START_HOOGSTENS = 120.0
"""Seconds that processes have to load what they need."""

TEKEN_VAN_LEVEN = 60
"""Seconds without a sign of life after which a process is replaced."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, *, bij_start: Callable[[], None]) -> None:
        super().__init__(config)
        self._bij_start = bij_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._bij_start()


class _Toezicht(Multiprocess):
    """Keeps so many processes alive; replaces one that ended."""

    def __init__(
        self, config: uvicorn.Config, sockets: list[socket.socket], *, bij_start: Callable[[], None]
    ) -> None:
        super().__init__(config, sockets)
        self._bij_start = bij_start

    def init_processes(self) -> None:
        super().init_processes()
        if all(p.wait_until_ready(START_HOOGSTENS, self.should_exit) for p in self.processes):
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
    samenstelling: Samenstelling,
    poort: socket.socket,
    *,
    bij_start: Callable[[], None],
    processen: int = 1,
) -> None:
    """Serve on this socket until Ctrl-C.

    With more than one of ``processen`` each opens its parts for itself; the calendar is pickled.
    """
    samenstelling.opslag.meet_tabellen()
    if processen > 1:
        config = uvicorn.Config(
            partial(_maak_site, samenstelling.instellingen, samenstelling.kalender),
            factory=True,
            workers=processen,
            timeout_worker_healthcheck=TEKEN_VAN_LEVEN,
            log_config=None,
            access_log=False,
        )
        _Toezicht(config, [poort], bij_start=bij_start).run()
        return
    samenstelling.matchdienst.bijwerken()
    config = uvicorn.Config(
        maak_app(samenstelling=samenstelling), log_config=None, access_log=False
    )
    # Ctrl-C is how a person stops it.
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, bij_start=bij_start).run(sockets=[poort])


def _maak_site(instellingen: Instellingen, kalender: Callable[[], date]) -> FastAPI:
    """The site in a process of its own, for as long as that lives."""
    richt_logboek_in()
    return maak_app(samenstelling=bouw(instellingen, kalender=kalender))
