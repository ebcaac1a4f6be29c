"""The fairness report in Dutch: tables, and what stands out in plain sentences."""

from __future__ import annotations

from typing import Any

from matching.leren.eerlijkheid import Cel, Eerlijkheidsrapport, Groepstabel, Maat
from modellen import markdown
from modellen.schrijfwijze import duizend, getal

VERBORGEN = "te weinig mensen"
NIETS = "Hierover is nog niets te zeggen: te weinig mensen, of nog niets te tellen."
KOPPEN = ("Groep", "Klanten", "Uitkomst", "Tussen", "Keer de grootste groep", "")


def lees_voor(rapport: Eerlijkheidsrapport) -> list[str]:
    """What stands out, one sentence each, and how to take it; never a cause."""
    afwijkend = [
        _zin(tabel, cel)
        for tabel in rapport.tabellen
        for cel in tabel.cellen
        if cel.wijkt_af and cel.groep != tabel.vergeleken_met
    ]
    if not rapport.vergelijkingen:
        return ["Er zijn te weinig mensen om groepen te vergelijken."]
    begin = [
        *afwijkend,
        f"Er zijn {rapport.vergelijkingen} vergelijkingen gedaan. Ook als alles gelijk is, wijkt "
        "er van de twintig gemiddeld één af door toeval.",
        "Dit rapport zegt dat er een verschil is, niet waardoor. Bespreek het, en kijk naar wens, "
        "belastbaarheid en reistijd voordat u een oorzaak noemt.",
    ]
    if afwijkend:
        return begin
    return ["Geen groep verschilt zo veel van de grootste dat toeval het niet kan zijn.", *begin]


def rijen(tabel: Groepstabel) -> list[tuple[str, ...]]:
    """The lines of a table, as ``KOPPEN``."""
    return [_rij(tabel, cel) for cel in tabel.cellen]


def voetnoot(rapport: Eerlijkheidsrapport) -> str:
    """What is left out, and why."""
    return (
        f"Van minder dan {rapport.minstens} mensen wordt niets getoond. Soms is daarom ook een "
        "grotere groep weggelaten: anders was de kleine uit het totaal af te leiden."
    )


def schrijf_rapport(rapport: Eerlijkheidsrapport, *, titel: str, over: str) -> str:
    """The report as Markdown.

    Args:
        over: a sentence that says of which organisation and which days it is.
    """
    delen = [f"# {titel}", over, "## Wat opvalt", "\n".join(f"- {z}" for z in lees_voor(rapport))]
    for eigenschap in dict.fromkeys(t.eigenschap for t in rapport.tabellen):
        delen.append(f"## Naar {eigenschap}")
        for tabel in rapport.tabellen:
            if tabel.eigenschap == eigenschap:
                beeld = markdown.tabel(KOPPEN, rijen(tabel)) if tabel.zegt_iets else NIETS
                delen += [f"### {tabel.maat.label}", beeld]
    return "\n\n".join([*delen, voetnoot(rapport)]) + "\n"


def als_leesbaar(rapport: Eerlijkheidsrapport) -> dict[str, Any]:
    """The report as plain data to keep and to show: sentences, tables of words, a footnote."""
    return {
        "lezing": lees_voor(rapport),
        "koppen": list(KOPPEN),
        "tabellen": [
            {
                "eigenschap": tabel.eigenschap,
                "maat": tabel.maat.label,
                "rijen": [list(rij) for rij in rijen(tabel)] if tabel.zegt_iets else [],
            }
            for tabel in rapport.tabellen
        ],
        "voetnoot": voetnoot(rapport),
    }


def _zin(tabel: Groepstabel, cel: Cel) -> str:
    grootste = next(c for c in tabel.cellen if c.groep == tabel.vergeleken_met)
    keer = "" if cel.verhouding is None else f", {getal(cel.verhouding, 2)} keer zo veel"
    return (
        f"Let op: {tabel.maat.label.lower()}. Bij {tabel.eigenschap} {cel.groep} is dat "
        f"{_waarde(tabel.maat, cel)} ({_tussen(tabel.maat, cel)}), bij {grootste.groep} "
        f"{_waarde(tabel.maat, grootste)}{keer}. Toeval alleen verklaart dat niet goed."
    )


def _rij(tabel: Groepstabel, cel: Cel) -> tuple[str, ...]:
    if cel.klanten is None:
        return (cel.groep, VERBORGEN, "", "", "", "")
    keer = "" if cel.verhouding is None else getal(cel.verhouding, 2)
    if cel.groep == tabel.vergeleken_met:
        keer = "grootste groep"
    return (
        cel.groep,
        duizend(cel.klanten),
        _waarde(tabel.maat, cel),
        _tussen(tabel.maat, cel),
        keer,
        "let op" if cel.wijkt_af else "",
    )


def _waarde(maat: Maat, cel: Cel) -> str:
    if cel.waarde is None:
        return "van niemand"
    return getal(cel.waarde, 1) if maat is Maat.GETOOND else f"{cel.waarde:.0f} procent"


def _tussen(maat: Maat, cel: Cel) -> str:
    if cel.interval is None:
        return ""
    cijfers = 1 if maat is Maat.GETOOND else 0
    return f"{getal(cel.interval.laag, cijfers)} en {getal(cel.interval.hoog, cijfers)}"
