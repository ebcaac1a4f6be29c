"""Work beside the questions: one thread at a time, that ends when nothing is left to do."""

from __future__ import annotations

import threading
from collections.abc import Callable

import structlog

_log = structlog.get_logger(__name__)


class Naast:
    """Runs the same work again and again, as often as somebody asks, and never twice at once.

    A failure is logged and forgotten: whoever asked has gone on, and will ask again.

    Args:
        werk: what is done; asked for while it runs, it runs once more afterwards.
    """

    def __init__(self, werk: Callable[[], None]) -> None:
        self._werk = werk
        self._slot = threading.Lock()
        self._gevraagd = False
        self._draad: threading.Thread | None = None

    def vraag_aan(self) -> None:
        """Ask for the work; returns at once."""
        with self._slot:
            self._gevraagd = True
            if self._draad is None:
                # Not a daemon: a command that ends waits until its snapshot is on disk.
                self._draad = threading.Thread(target=self._draai, name="opstap-index")
                self._draad.start()

    def wacht(self) -> None:
        """Return when everything that was asked for has been done."""
        while (draad := self._draad) is not None:
            draad.join()

    def _draai(self) -> None:
        while True:
            with self._slot:
                if not self._gevraagd:
                    self._draad = None
                    return
                self._gevraagd = False
            try:
                self._werk()
            except Exception as fout:  # the next question must not suffer from it
                _log.error("index_upkeep_failed", kind=type(fout).__name__)
