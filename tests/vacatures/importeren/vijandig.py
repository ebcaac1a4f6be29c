"""Ten thousand rows of which we know which ones are good: seeded, several kinds of hostility."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field

KOLOMMEN = ["titel", "werkgever", "plaats", "uren", "contract", "sluitingsdatum", "omschrijving"]
GOED, GEWAARSCHUWD, SLECHT = "goed", "gewaarschuwd", "slecht"
MEGABYTE = "x" * (1024 * 1024)
GROOT = 12
"""Rows with a cell of one megabyte, per class: enough to prove it, few enough to be quick."""


@dataclass
class Vijandig:
    """A file, the number of every row by its class, and the titles that have to be stored."""

    regels: list[bytes] = field(default_factory=list)
    rijen: dict[str, set[int]] = field(
        default_factory=lambda: {GOED: set(), GEWAARSCHUWD: set(), SLECHT: set()}
    )
    titels: set[str] = field(default_factory=set)


def goede_waarden(n: int) -> list[str]:
    return [f"medewerker groen {n}", f"Werkgever {n % 50}", "Breda", "24-32 uur", "vast",
            "31-12-2026", f"U snoeit heggen in wijk {n}; daarna ruimt u op."]  # fmt: skip


def _csv(waarden: list[str]) -> str:
    return ";".join(f'"{w.replace(chr(34), chr(34) * 2)}"' if ";" in w else w for w in waarden)


def _met(n: int, **anders: str) -> str:
    waarden = dict(zip(KOLOMMEN, goede_waarden(n), strict=True)) | anders
    return _csv(list(waarden.values()))


def slechte_csv(soort: int, n: int) -> bytes:
    """A row that has to be rejected."""
    match soort:
        case 0:
            return _met(n, titel="").encode()
        case 1:
            return _met(n, titel="12345").encode()
        case 2:
            return b"medewerker half;Werkgever;Breda"
        case 3:
            return (_met(n) + ";te;veel").encode()
        case 4:
            return _met(n, titel="=cmd|'/C calc'!A0").encode()
        case 5:
            return _met(n, werkgever='=HYPERLINK(1,"x")').encode()
        case 6:
            return _met(n, sluitingsdatum="31-02-2027").encode()
        case 7:
            return b"\x00\x01\x02\x03\x04\x05;\x00\x06;\x07;\x08;\x0e;\x0f;\x10"
        case 8:
            return _met(n, titel="t" * 500).encode()
        case _:
            return _met(n, omschrijving=MEGABYTE).encode()


def gewaarschuwde_csv(soort: int, n: int) -> tuple[bytes, str]:
    """A row that has to be stored with a remark, and its title."""
    titel = f"medewerker zorg {n}"
    match soort:
        case 0:
            return _met(n, titel=f"medewerker\x00 zorg {n}").encode(), titel
        case 1:
            return _met(n, titel=titel, uren="heel veel").encode(), titel
        case 2:
            return _met(n, titel=titel, contract="zoiets").encode(), titel
        case 3:
            return _met(n, titel=titel, plaats="Nergenshuizen").encode(), titel
        case _:
            return f'"{_met(n, titel=titel, omschrijving="los")}'.encode(), titel


def goede_csv(soort: int, n: int) -> tuple[bytes, str]:
    """A row that has to be stored without a remark, whatever its encoding."""
    titel = f"coördinator café {n}"
    if soort == 0:
        return _met(n, titel=titel).encode("cp1252"), titel
    if soort == 1:
        return _met(n, titel=titel).encode("utf-8"), titel
    return _met(n).encode(), goede_waarden(n)[0]


def maak_csv(aantal: int, seed: int) -> Vijandig:
    """``aantal`` rows under a header; the first row under it has number 2."""
    toeval = random.Random(seed)
    uit = Vijandig(regels=[";".join(KOLOMMEN).encode()])
    groot = 0
    for n in range(aantal):
        nummer = n + 2
        worp = toeval.random()
        if worp < 0.6:
            regel, titel = goede_csv(toeval.randrange(6), n)
            uit.rijen[GOED].add(nummer)
            uit.titels.add(titel)
        elif worp < 0.75:
            regel, titel = gewaarschuwde_csv(toeval.randrange(5), n)
            uit.rijen[GEWAARSCHUWD].add(nummer)
            uit.titels.add(titel)
        else:
            soort = toeval.randrange(10)
            groot += soort == 9
            regel = slechte_csv(soort if soort < 9 or groot <= GROOT else 0, n)
            uit.rijen[SLECHT].add(nummer)
        uit.regels.append(regel)
    return uit


def slechte_json(soort: int, n: int) -> bytes:
    """A line that has to be rejected."""
    goed = dict(zip(KOLOMMEN, goede_waarden(n), strict=True))
    match soort:
        case 0:
            return b'{"titel": "half'
        case 1:
            return b"[1, 2, 3]"
        case 2:
            return b'"alleen tekst"'
        case 3:
            return json.dumps(goed | {"titel": {"a": [1]}}).encode()
        case 4:
            return json.dumps(goed | {"titel": 17.5}).encode()
        case 5:
            return json.dumps(
                {k: v for k, v in goed.items() if k != "titel"} | {"omschrijving": ""}
            ).encode()
        case 6:
            return json.dumps(goed | {"sluitingsdatum": ["morgen"]}).encode()
        case 7:
            return b'{"titel": ' + b"[" * 2000 + b"]" * 2000 + b"}"
        case 8:
            return b"\xff\xfe\x00{"
        case _:
            return json.dumps(goed | {"omschrijving": MEGABYTE}).encode()


def gewaarschuwde_json(soort: int, n: int) -> tuple[bytes, str]:
    """A line that has to be stored with a remark, and its title."""
    titel = f"medewerker zorg {n}"
    goed = dict(zip(KOLOMMEN, goede_waarden(n), strict=True)) | {"titel": titel}
    anders: dict[str, object] = [
        {"uren": {"van": 8}}, {"contract": True}, {"uren": 900}, {"url": "javascript:alert(1)"},
        {"titel": f"medewerker zorg\ud800 {n}"}, {"omschrijving": 12},
    ][soort]  # fmt: skip
    return json.dumps(goed | anders).encode(), titel


def maak_jsonl(aantal: int, seed: int) -> Vijandig:
    """``aantal`` lines; the first has number 1."""
    toeval = random.Random(seed)
    uit = Vijandig()
    groot = 0
    for n in range(aantal):
        nummer = n + 1
        worp = toeval.random()
        if worp < 0.6:
            waarden = goede_waarden(n)
            regel = json.dumps(dict(zip(KOLOMMEN, waarden, strict=True))).encode()
            uit.rijen[GOED].add(nummer)
            uit.titels.add(waarden[0])
        elif worp < 0.75:
            regel, titel = gewaarschuwde_json(toeval.randrange(6), n)
            uit.rijen[GEWAARSCHUWD].add(nummer)
            uit.titels.add(titel)
        else:
            soort = toeval.randrange(10)
            groot += soort == 9
            regel = slechte_json(soort if soort < 9 or groot <= GROOT else 0, n)
            uit.rijen[SLECHT].add(nummer)
        uit.regels.append(regel)
    return uit
