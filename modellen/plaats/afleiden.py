"""Make ``pc4.csv`` from a GeoNames-style postcode table; run when a newer table is at hand.

Three repairs, all visible below: names of municipalities that the source spells wrongly or that
have merged since, postcodes whose point lies in another part of the country (moved to
their place where that is known, left out where it is not).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

KOLOMMEN = ("pc4", "plaats", "gemeente", "provincie", "breedtegraad", "lengtegraad")

_GEMEENTE = {
    "Ameland Municipalitye": "Ameland",
    "Bernisse": "Nissewaard",
    "Bilt": "De Bilt",
    "Brielle": "Voorne aan Zee",
    "Bussum": "Gooise Meren",
    "Fryske Marren": "De Fryske Marren",
    "Groningen.": "Groningen",
    "Hellevoetsluis": "Voorne aan Zee",
    "Hoogland": "Nijkerk",
    "Katwijk Municipalty": "Katwijk",
    "Nuenen": "Nuenen, Gerwen en Nederwetten",
    "Sûdwest Fryslân": "Súdwest-Fryslân",
    "Westvoorne": "Voorne aan Zee",
}
_PLAATS = {"'s-Gravenhage": "Den Haag", "Eexterveensche kanaal": "Eexterveenschekanaal"}

# Not in use as an address, and placed at random in the source.
_WEGGELATEN = frozenset({"1234", "1954", "5217", "5442", "7146"})
# Post office boxes with the point of another town: take the mean of their own place instead.
_NAAR_EIGEN_PLAATS = frozenset({"2350", "2450", "5150"})

Rij = dict[str, str]


def write_pc4(bron: Path, doel: Path) -> int:
    """Write the repaired table to ``doel``, by postcode; returns the number of rows."""
    with bron.open(encoding="utf-8-sig", newline="") as bestand:
        rijen = [dict(rij) for rij in csv.DictReader(bestand)]
    rijen = [_herstel_namen(rij) for rij in rijen if rij["pc4"] not in _WEGGELATEN]
    rijen = [_herstel_punt(rij, rijen) for rij in rijen]
    with doel.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, KOLOMMEN, lineterminator="\n", extrasaction="ignore")
        schrijver.writeheader()
        schrijver.writerows(sorted(rijen, key=lambda rij: int(rij["pc4"])))
    return len(rijen)


def _herstel_namen(rij: Rij) -> Rij:
    return rij | {
        "plaats": _PLAATS.get(rij["plaats"], rij["plaats"]),
        "gemeente": _GEMEENTE.get(rij["gemeente"], rij["gemeente"]),
    }


def _herstel_punt(rij: Rij, rijen: Sequence[Rij]) -> Rij:
    if rij["pc4"] not in _NAAR_EIGEN_PLAATS:
        return rij
    buren = [
        r for r in rijen if r["plaats"] == rij["plaats"] and r["pc4"] not in _NAAR_EIGEN_PLAATS
    ]
    return rij | {
        as_: f"{sum(float(r[as_]) for r in buren) / len(buren):.4f}"
        for as_ in ("breedtegraad", "lengtegraad")
    }
