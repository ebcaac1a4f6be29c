"""``opstap bench api``: how long people wait for a page when many of them click at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from starlette.routing import Route

from api.app import ROUTERS
from api.bench.klikken import Klik, Persoon, klik_samen
from api.bench.opzet import WACHTWOORD, kies_accounts, maak_organisatie
from api.toegang.bewaking import PaginaRoute
from modellen.opslag.engine import Opslag

GRENS_MS = 300.0
GRENS_BYTES = 200_000
WARM = 5.0
"""Seconds of clicking before the clock starts."""

LEEG = "/uitleg"
"""A page without anything of the store beside who asks: what every page costs at least."""


@dataclass(frozen=True, slots=True)
class Bladmeting:
    """One kind of page. Times in milliseconds, from click to last byte, at whoever clicked.

    Attributes:
        bytes: of the heaviest.
        fouten: answers that were no page (status 400 and up).
    """

    pad: str
    keren: int
    p50_ms: float
    p95_ms: float
    hoogste_ms: float
    bytes: int
    fouten: int


@dataclass(frozen=True, slots=True)
class Apimeting:
    """All of them at one pace.

    Attributes:
        processen: of the site, on this machine.
        pauze: seconds that somebody looks at a page, mean; 0 = the next click at once.
        per_seconde: pages answered.
    """

    klanten: int
    vacatures: int
    mensen: int
    processen: int
    pauze: float
    per_seconde: float
    alle: Bladmeting
    bladen: tuple[Bladmeting, ...]

    @property
    def is_gehaald(self) -> bool:
        """Whether p95 of all pages and the weight of each stay within what was promised."""
        return (
            self.alle.p95_ms <= GRENS_MS and self.alle.bytes <= GRENS_BYTES and not self.alle.fouten
        )

    def als_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


def meet_api(
    map_: Path,
    *,
    klanten: int,
    vacatures: int,
    mensen: int,
    processen: int,
    pauzes: Iterable[float],
    seconden: float,
    voortgang: Callable[[int, int], None],
) -> list[Apimeting]:
    """Make an organisation in this folder, serve it, and let people click, once a pace."""
    stappen = list(pauzes)
    url = maak_organisatie(map_, vacatures=vacatures, klanten=klanten)
    opslag = Opslag(url)
    accounts = kies_accounts(opslag, aantal=mensen)
    opslag.sluit()
    with _site(map_, processen) as adres, _personen(adres, accounts) as personen:
        klik_samen(personen, herken, seconden=min(WARM, seconden), pauze=0.5)
        metingen = []
        for i, pauze in enumerate(stappen):
            voortgang(i, len(stappen))
            kliks = klik_samen(personen, herken, seconden=seconden, pauze=pauze)
            metingen.append(
                Apimeting(
                    klanten=klanten,
                    vacatures=vacatures,
                    mensen=mensen,
                    processen=processen,
                    pauze=pauze,
                    per_seconde=round(len(kliks) / seconden, 1),
                    alle=vat_samen("", kliks),
                    bladen=tuple(per_blad(kliks)),
                )
            )
    return metingen


@contextmanager
def _personen(adres: str, accounts: Sequence[str]) -> Iterator[list[Persoon]]:
    personen = [Persoon(adres, account, WACHTWOORD, zaad=i) for i, account in enumerate(accounts)]
    try:
        yield personen
    finally:
        for persoon in personen:
            persoon.sluit()


def herken(pad: str) -> str | None:
    """The pattern of the page at an address."""
    return next((route.path for route in _PAGINAS if route.path_regex.match(pad)), None)


_PAGINAS: tuple[Route, ...] = tuple(
    route
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, PaginaRoute) and "GET" in (route.methods or ())
)


def per_blad(kliks: Iterable[Klik]) -> Iterator[Bladmeting]:
    """A line for each kind of page, by address."""
    per_pad: dict[str, list[Klik]] = {}
    for klik in kliks:
        per_pad.setdefault(klik.pad, []).append(klik)
    for pad, van_pad in sorted(per_pad.items()):
        yield vat_samen(pad, van_pad)


def vat_samen(pad: str, kliks: list[Klik]) -> Bladmeting:
    """Quantiles of these clicks; there is at least one."""
    ms = sorted(klik.ms for klik in kliks)
    delen = quantiles(ms, n=100, method="inclusive") if len(ms) > 1 else ms * 99
    return Bladmeting(
        pad=pad,
        keren=len(ms),
        p50_ms=round(delen[49], 1),
        p95_ms=round(delen[94], 1),
        hoogste_ms=round(ms[-1], 1),
        bytes=max(klik.bytes for klik in kliks),
        fouten=sum(klik.status >= 400 for klik in kliks),
    )


@contextmanager
def _site(map_: Path, processen: int) -> Iterator[str]:
    opdracht = [sys.executable, "-m", "api.bench.server", str(map_), str(processen)]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        try:
            adres = proces.stdout.readline().strip()
            if not adres:
                raise RuntimeError("the site did not start")
            yield adres
        finally:
            proces.terminate()
