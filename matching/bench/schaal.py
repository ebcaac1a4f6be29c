"""``docs/schaal.md``: what a night costs, fitted to measured nights, and what larger ones would.

A straightforward model, so that everybody can check it with a pencil: processor time is a sum of
four terms, and wall time is that sum over the cores, as blocks of klanten do not wait for each
other. Only nights that were really run (``opstap bench nacht --geheel``) count as measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls

from matching.bench.uitslag import Geheelmeting, Uitslag
from matching.representatie import get_breedte
from matching.taal.laden import laad_taalmodel
from modellen.markdown import cijfertabel

MINSTENS = 4
"""Measured nights without which four terms cannot be told apart."""

GEHEUGEN_PER_KERN_GB = 2.0
"""What one worker gets besides the shared vectors; measured ones held a quarter of it."""

BYTES_NAAST_VECTOR = 128
"""Columns, keys and number of one werk."""


@dataclass(frozen=True, slots=True)
class Kostenmodel:
    """Processor seconds of all workers, and of the one that writes.

    workers: ``werkers * (vast + per_werk * W) + per_klant * K + per_paar * K * W``;
    writer: ``schrijven * K``, for K klanten and W vacatures that a klant's country has.

    Attributes:
        vast, per_werk, per_klant, per_paar, schrijven: seconds.
        afwijking: largest difference between model and measurement, as a share.
    """

    vast: float
    per_werk: float
    per_klant: float
    per_paar: float
    schrijven: float
    afwijking: float

    @classmethod
    def van(cls, nachten: Sequence[Geheelmeting]) -> Kostenmodel:
        """Fitted by least squares on relative errors, no term below zero.

        Args:
            nachten: at least ``MINSTENS`` first nights of processes, of several sizes.
        """
        echt = np.array([n.cpu_werkers_s for n in nachten])
        termen = np.array(
            [(n.werkers, n.werkers * n.werk, n.klanten, n.klanten * n.werk) for n in nachten],
            dtype=np.float64,
        )
        schaal = termen.max(axis=0)
        gewicht = (1.0 / echt)[:, None]
        oplossing, _ = nnls(gewicht * termen / schaal, np.ones(len(echt)))
        vast, per_werk, per_klant, per_paar = oplossing / schaal
        model = termen @ (oplossing / schaal)
        return cls(
            vast=float(vast),
            per_werk=float(per_werk),
            per_klant=float(per_klant),
            per_paar=float(per_paar),
            schrijven=max(n.cpu_hier_s / n.klanten for n in nachten),
            afwijking=float(np.abs(model / echt - 1.0).max()),
        )

    def werkers_s(self, klanten: float, werk: float, werkers: int) -> float:
        """Processor seconds of all workers together."""
        vast = werkers * (self.vast + self.per_werk * werk)
        return vast + klanten * (self.per_klant + self.per_paar * werk)


@dataclass(frozen=True, slots=True)
class Gebied:
    """A place to make a night for; ``delen`` are countries or regions that no journey crosses.

    A klant is held against the werk of his own part; parts are equally large here.
    """

    naam: str
    klanten: int
    werk: int
    delen: int
    kernen: int


GEBIEDEN = (
    Gebied("The Netherlands", 400_000, 400_000, 1, 16),
    Gebied("The Netherlands, four machines", 400_000, 400_000, 1, 64),
    Gebied("The European Union", 10_000_000, 5_000_000, 27, 512),
)

_INLEIDING = """# Scale

What a night (`opstap nacht`) costs, and what larger countries would. The first table is measured;
the rest is arithmetic on it, made by `matching/bench/schaal.py` from `prestaties.json`."""


def maak_schaalpagina(uitslag: Uitslag) -> str:
    """The page."""
    nachten = [n for n in uitslag.geheel if n.werkers and not (n.dask or n.dag or n.kampioen)]
    if len(nachten) < MINSTENS:
        return f"{_INLEIDING}\n\nFewer than {MINSTENS} nights were measured yet.\n"
    model = Kostenmodel.van(nachten)
    delen = [_INLEIDING, _gemeten(nachten, model), _termen(model), _gebieden(model, nachten)]
    return "\n\n".join([*delen, _GRENZEN]) + "\n"


def _gemeten(nachten: Sequence[Geheelmeting], model: Kostenmodel) -> str:
    koppen = (
        "Klanten", "Vacatures", "Workers", "CPU s, workers", "The model says", "CPU s, writer",
        "Memory MB", "Store MB",
    )  # fmt: skip
    rijen = [
        (
            f"{n.klanten:,}",
            f"{n.werk:,}",
            str(n.werkers),
            f"{n.cpu_werkers_s:.0f}",
            f"{model.werkers_s(n.klanten, n.werk, n.werkers):.0f}",
            f"{n.cpu_hier_s:.1f}",
            f"{n.geheugen_mb:,.0f}",
            f"{n.opslag_mb:,.0f}",
        )
        for n in sorted(nachten, key=lambda n: (n.klanten, n.werk, n.werkers))
    ]
    return (
        "## Measured nights\n\nSynthetic data, SQLite, everything included: ranked, explained, "
        f"checked again and stored.\n\n{cijfertabel(koppen, rijen)}\n\n"
        f"The model is at most {model.afwijking:.0%} off on these."
    )


def _termen(model: Kostenmodel) -> str:
    koppen = ("Term", "Cost", "What it is")
    rijen = [
        ("a worker starts", f"{model.vast:.1f} s", "imports, language model, opening the index"),
        (
            "a werk, each worker",
            f"{1e3 * model.per_werk:.3f} ms",
            "its record read for the re-check and the explanation",
        ),
        (
            "a klant",
            f"{1e3 * model.per_klant:.1f} ms",
            "profile, eligible set, re-check, explanation, list",
        ),
        (
            "a klant, each 1,000 werken",
            f"{1e6 * model.per_paar:.3f} ms",
            "exact counts, scores and lists of werk",
        ),
        ("a klant, the writer", f"{1e3 * model.schrijven:.2f} ms", "one writer for all workers"),
    ]
    return f"## The model\n\n{cijfertabel(koppen, rijen)}"


def _gebieden(model: Kostenmodel, nachten: Sequence[Geheelmeting]) -> str:
    koppen = (
        "Where", "Klanten", "Vacatures", "Parts", "Cores", "CPU hours", "Workers, minutes",
        "Writers, minutes", "Vectors, GB a part", "Memory, GB", "Store, GB a night",
    )  # fmt: skip
    grootste = max(nachten, key=lambda n: n.klanten * n.werk)
    per_klant_mb = grootste.opslag_mb / grootste.klanten
    per_rij = 4 * get_breedte(laad_taalmodel()) + BYTES_NAAST_VECTOR
    rijen = []
    for gebied in GEBIEDEN:
        klanten, werk = gebied.klanten / gebied.delen, gebied.werk / gebied.delen
        kernen = max(gebied.kernen // gebied.delen, 1)
        cpu = gebied.delen * model.werkers_s(klanten, werk, kernen)
        vectoren = werk * per_rij / 1e9
        rijen.append(
            (
                gebied.naam,
                f"{gebied.klanten:,}",
                f"{gebied.werk:,}",
                str(gebied.delen),
                str(gebied.kernen),
                f"{cpu / 3600:,.1f}",
                f"{cpu / gebied.kernen / 60:,.0f}",
                f"{klanten * model.schrijven / 60:,.0f}",
                f"{vectoren:.2f}",
                f"{gebied.delen * vectoren + gebied.kernen * GEHEUGEN_PER_KERN_GB:,.0f}",
                f"{gebied.klanten * per_klant_mb / 1e3:,.0f}",
            )
        )
    land = GEBIEDEN[0]
    return (
        "## Larger countries\n\n*Workers* is CPU time over the cores. *Writers* is what one writer "
        "a part needs beside them; the longer of the two is the night. A part is a country (or "
        "region) with a store and an index of its own: nobody travels from Groningen to Porto, so "
        "a klant is held against the werk of his own part only.\n\n"
        f"{cijfertabel(koppen, rijen)}\n\n"
        f"Example, {land.naam}: {land.klanten:,} klanten x "
        f"({1e3 * model.per_klant:.1f} ms + {land.werk // 1000} x "
        f"{1e6 * model.per_paar:.3f} ms) + {land.kernen} workers x "
        f"({model.vast:.1f} s + {land.werk:,} x {1e3 * model.per_werk:.3f} ms) = "
        f"{model.werkers_s(land.klanten, land.werk, land.kernen):,.0f} s, over "
        f"{land.kernen} cores."
    )


_GRENZEN = """## Where it stops

* **Beyond the measured sizes this is extrapolation.** Exact counts make the cost of a klant rise
  with all werk of the part; the eligible set itself only with the werk within reach.
* **One writer per store.** When its minutes pass those of the workers, divide the organisations
  over stores (they never see each other's klanten) or use PostgreSQL with `COPY`.
* **Every worker reads every werk once.** With many workers on a small country that is the largest
  term: give a worker at least a few thousand klanten.
* **Memory**: vectors are mapped from one file, so workers on one machine share them; each machine
  needs them once."""
