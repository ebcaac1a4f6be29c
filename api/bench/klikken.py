"""People who click: each signs in, follows a link of the page in front of him, and waits a moment.

Nobody is told which pages there are. A person picks a kind of page that the links lead to, then one
of those links, so that ten thousand klanten do not crowd out the one report. Mostly links of the
page itself: who keeps to the menu never gets anywhere.
"""

from __future__ import annotations

import http.client
import random
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urlsplit

COOKIE = "opstap_sessie"
_LINK = re.compile(rb'<a [^>]*href="(/[^"#]*)')
_HOOGSTENS = 30.0
"""Seconds that somebody waits for a page."""

NIET_GEWACHT = 504
"""Status of a click whose page did not come in that time."""

_UIT_HET_MENU = 0.15
"""Share of the clicks for which the menu counts as well."""


@dataclass(frozen=True, slots=True)
class Klik:
    """One page that somebody waited for; ``pad`` is the pattern of its route."""

    pad: str
    ms: float
    bytes: int
    status: int


Herken = Callable[[str], str | None]
"""The pattern of the route that answers an address; ``None`` for what is no page."""


class Persoon:
    """One account with a browser of its own."""

    def __init__(self, adres: str, account: str, wachtwoord: str, *, zaad: int) -> None:
        delen = urlsplit(adres)
        self._verbinding = http.client.HTTPConnection(
            delen.hostname or "", delen.port, timeout=_HOOGSTENS
        )
        self._rng = random.Random(zaad)
        self._koek = self._meld_aan(account, wachtwoord)

    def klik(self, herken: Herken, *, tot: float, pauze: float) -> list[Klik]:
        """Click until the moment ``tot`` (monotonic), with ``pauze`` seconds between on average."""
        gezien: list[Klik] = []
        adres = "/"
        time.sleep(self._rng.uniform(0, pauze))
        while time.monotonic() < tot:
            klik, links = self._lees(adres, herken)
            gezien.append(klik)
            adres = self._kies(links, herken)
            if pauze:
                time.sleep(self._rng.expovariate(1 / pauze))
        return gezien

    def sluit(self) -> None:
        """Let go of the connection."""
        self._verbinding.close()

    def _meld_aan(self, account: str, wachtwoord: str) -> str:
        velden = urlencode({"account": account, "wachtwoord": wachtwoord})
        kop = {"Content-Type": "application/x-www-form-urlencoded"}
        self._verbinding.request("POST", "/inloggen", body=velden, headers=kop)
        antwoord = self._verbinding.getresponse()
        antwoord.read()
        koek = next(
            (k for k in antwoord.headers.get_all("Set-Cookie", []) if k.startswith(COOKIE)), None
        )
        if koek is None:
            raise RuntimeError(f"{account} could not sign in: {antwoord.status}")
        return koek.partition(";")[0]

    def _lees(self, adres: str, herken: Herken) -> tuple[Klik, list[str]]:
        """One page, redirects included, as long as a person waits for it."""
        begin = time.perf_counter()
        status, inhoud = NIET_GEWACHT, b""
        try:
            for _ in range(5):
                antwoord = self._vraag(adres)
                status, inhoud = antwoord.status, antwoord.read()
                if status not in (302, 303):
                    break
                adres = antwoord.headers["Location"]
        except TimeoutError:
            self._verbinding.close()
        ms = (time.perf_counter() - begin) * 1000
        pad = herken(urlsplit(adres).path) or adres
        eigen = inhoud.partition(b"<main")[2].partition(b"</main")[0]
        in_ = inhoud if self._rng.random() < _UIT_HET_MENU else eigen
        links = [unescape(link.decode()) for link in _LINK.findall(in_)]
        return Klik(pad, ms, len(inhoud), status), links

    def _vraag(self, adres: str) -> http.client.HTTPResponse:
        kop = {"Cookie": self._koek}
        try:
            self._verbinding.request("GET", adres, headers=kop)
            return self._verbinding.getresponse()
        except http.client.RemoteDisconnected:
            # The server lets go of a connection on which nothing happens for some seconds.
            self._verbinding.close()
            self._verbinding.request("GET", adres, headers=kop)
            return self._verbinding.getresponse()

    def _kies(self, links: Sequence[str], herken: Herken) -> str:
        per_soort: dict[str, list[str]] = {}
        for link in links:
            pad = herken(urlsplit(link).path)
            if pad is not None:
                per_soort.setdefault(pad, []).append(link)
        if not per_soort:
            return "/"
        return self._rng.choice(per_soort[self._rng.choice(sorted(per_soort))])


def klik_samen(
    personen: Sequence[Persoon], herken: Herken, *, seconden: float, pauze: float
) -> list[Klik]:
    """All of them at once, for so many seconds."""
    tot = time.monotonic() + seconden
    with ThreadPoolExecutor(len(personen)) as draden:
        lopend = [draden.submit(p.klik, herken, tot=tot, pauze=pauze) for p in personen]
        return [klik for een in lopend for klik in een.result()]
