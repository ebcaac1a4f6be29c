"""Derive ``isco_riasec.csv`` from the O*NET interest profiles; run when O*NET is renewed.

Input, in one folder: ``interesses_riasec.csv`` (O*NET occupational interests, 1 to 7, CC BY
4.0) and ``esco_onet_crosswalk_Nov2020.csv`` (ESCO occupation, its ISCO-08 group and its best
O*NET occupation; Nesta, MIT). Output: per ISCO-08 unit group the mean of the profiles of its
ESCO occupations, scaled to 0..1 as (score - 1) / 6.

The crosswalk names occupations by the taxonomy of 2010, the interests by that of 2019. A code
that moved is replaced by its new one; then it is looked up as it is, else as the mean of its
detailed SOC group (first seven characters), else of its broad SOC group (first six). Matches
that the makers of the crosswalk trust least (confidence below 1) are left out.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

LETTERS = ("Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional")
KOLOMMEN = (
    "isco08",
    "realistisch",
    "onderzoekend",
    "artistiek",
    "sociaal",
    "ondernemend",
    "conventioneel",
    "aantal_beroepen",
)
_MIN_ZEKERHEID = 1.0

# Moved between SOC 2010 and SOC 2018 (US Bureau of Labor Statistics) under another broad group.
VERHUISD = {
    "11-2031.00": "11-2032.00",
    "11-3011.00": "11-3012.00",
    "15-1111.00": "15-1221.00",
    "15-1121.00": "15-1211.00",
    "15-1122.00": "15-1212.00",
    "15-1131.00": "15-1251.00",
    "15-1134.00": "15-1254.00",
    "15-1141.00": "15-1242.00",
    "15-1142.00": "15-1244.00",
    "15-1143.00": "15-1241.00",
    "15-1143.01": "15-1241.01",
    "15-1151.00": "15-1232.00",
    "15-1152.00": "15-1231.00",
    "15-1199.01": "15-1253.00",
    "15-1199.02": "15-1299.08",
    "15-1199.03": "15-1299.01",
    "15-1199.04": "15-1299.02",
    "15-1199.06": "15-1243.00",
    "15-1199.09": "15-1299.09",
    "15-1199.11": "15-1255.01",
    "25-3099.02": "25-3041.00",
    "29-1062.00": "29-1215.00",
    "29-1067.00": "29-1249.00",
    "29-1069.01": "29-1229.01",
    "29-1069.03": "29-1229.02",
    "29-1069.09": "29-1229.05",
    "29-1199.04": "29-1299.01",
    "29-1199.05": "29-1299.02",
    "29-2021.00": "29-1292.00",
    "29-2041.00": "29-2043.00",
    "29-2071.00": "29-2072.00",
    "29-9011.00": "19-5011.00",
    "29-9012.00": "19-5012.00",
    "31-1011.00": "31-1121.00",
    "31-1014.00": "31-1131.00",
    "31-1015.00": "31-1132.00",
    "39-9021.00": "31-1122.00",
    "43-5081.01": "53-7065.00",
    "43-5081.03": "53-7065.00",
    "45-3011.00": "45-3031.00",
    "45-3021.00": "45-3031.00",
    "51-4011.00": "51-9161.00",
    "51-4012.00": "51-9162.00",
    "51-9199.01": "53-7062.04",
    "53-1021.00": "53-1042.00",
    "53-3021.00": "53-3052.00",
    "53-3041.00": "53-3054.00",
}

Profiel = tuple[float, ...]


def write_isco_riasec(onet_map: Path, doel: Path) -> int:
    """Write the table for the files in ``onet_map`` to ``doel``; returns the number of rows.

    Raises:
        FileNotFoundError: when one of the two input files is missing.
    """
    interesses = _lees_interesses(onet_map / "interesses_riasec.csv")
    per_isco: dict[str, list[Profiel]] = defaultdict(list)
    for isco, onet in lees_koppeling(onet_map / "esco_onet_crosswalk_Nov2020.csv"):
        profiel = _find_profiel(onet, interesses)
        if profiel is not None:
            per_isco[isco].append(profiel)
    with doel.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(KOLOMMEN)
        for isco, profielen in sorted(per_isco.items()):
            gemiddeld = _gemiddelde(profielen)
            schrijver.writerow([isco, *(f"{(g - 1) / 6:.4f}" for g in gemiddeld), len(profielen)])
    return len(per_isco)


def _lees_interesses(pad: Path) -> dict[str, Profiel]:
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return {
            rij["onet_soc"]: tuple(float(rij[letter]) for letter in LETTERS)
            for rij in csv.DictReader(bestand)
        }


def lees_koppeling(pad: Path) -> Iterator[tuple[str, str]]:
    """Pairs (ISCO-08 code, O*NET code), one per ESCO occupation that is matched well enough."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            if float(rij["confidence"]) >= _MIN_ZEKERHEID:
                yield rij["isco_code"].zfill(4), rij["onet_code"]


def _find_profiel(onet: str, interesses: dict[str, Profiel]) -> Profiel | None:
    nieuw = VERHUISD.get(onet, onet)
    if nieuw in interesses:
        return interesses[nieuw]
    for lengte in (7, 6):
        verwant = [p for code, p in sorted(interesses.items()) if code[:lengte] == nieuw[:lengte]]
        if verwant:
            return _gemiddelde(verwant)
    return None


def _gemiddelde(profielen: Sequence[Profiel]) -> Profiel:
    return tuple(sum(scores) / len(profielen) for scores in zip(*profielen, strict=True))
