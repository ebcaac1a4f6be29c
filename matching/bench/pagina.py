"""``docs/prestaties.md``: the figures as tables, from the JSON beside it; measures nothing."""

from __future__ import annotations

from collections.abc import Sequence

from matching.bench.opzet import GEMENGD, SELECTIVITEITEN, TOP
from matching.bench.peers.lijst import PEERS
from matching.bench.uitslag import Geheelmeting, Meting, Peeruitslag, Uitslag
from modellen.markdown import cijfertabel

_INLEIDING = f"""# Performance

How fast Opstap finds work for a klant among the vacatures of a country, beside what an engineer
might pick instead. Measured by `opstap bench filter` and `opstap bench nacht` (extra `bench`);
`--naar docs/prestaties.md` writes this page, its chart and `prestaties.json` anew.

* **The question**: the {TOP} best of the rows that are eligible. *Mixed* is the real one: every
  constraint at once (travel, hours, dagdelen, belastbaarheid, requirements, exclusions, tenant).
  A percentage is a filter on a column that has nothing to do with anything and keeps that share.
* **Time** runs from question to rows and includes making the eligible set, for everybody. For the
  mixed question the peers get it from the fastest plain numpy mask that we could write (travel
  once per place, then each constraint on the rows left); a database is handed row numbers. For a
  percentage a database filters on its own, indexed column.
  *CPU ms* is processor time of all threads together, median: other work on the machine
  hardly moves it.
* **Recall** is against brute force over the eligible rows. *Short* is the share of answers with
  fewer rows than there are. *Forbidden* counts rows that are not eligible.
* **Memory** is all that the process holds afterwards, the columns included; mapped pages count.
* **Data** are synthetic (`matching/bench`): places by inhabitants, occupations with their own
  hours, requirements and load (the estimate that real vacatures get), vectors of the shipped
  language model with noise. Only inputs are synthetic; every figure is a measurement. Real text
  gives vectors that are less evenly spread, and real limits may be rarer or stricter."""


def maak_pagina(uitslag: Uitslag) -> str:
    """The page."""
    if not (uitslag.filter or uitslag.nacht or uitslag.geheel):
        return f"{_INLEIDING}\n\nNothing was measured yet.\n"
    delen = [_INLEIDING, _machine(uitslag)]
    if uitslag.filter:
        delen.append("![Chart of the mixed question](prestaties.svg)")
        for aantal in sorted({p.aantal for p in uitslag.filter}):
            delen.append(_filterdeel([p for p in uitslag.filter if p.aantal == aantal]))
    if uitslag.nacht:
        delen.append(_nachtdeel(uitslag))
    if uitslag.geheel:
        delen.append(_geheeldeel(uitslag.geheel))
    return "\n\n".join(delen) + "\n"


def _machine(uitslag: Uitslag) -> str:
    kenmerken = "; ".join(f"{naam} {waarde}" for naam, waarde in uitslag.machine.items())
    return (
        f"Measured on: {kenmerken}. The machine was shared with other work, so that times vary "
        "between runs, and rows of one table may come from different runs: look at CPU ms first. "
        "Rows with fewer questions ran out of time; they asked for the first klanten only."
    )


def _filterdeel(peers: Sequence[Peeruitslag]) -> str:
    gemeten = sorted((p for p in peers if p.metingen), key=_plaats)
    delen = [f"## {peers[0].aantal:,} vacatures", "### Mixed question", _gemengd(gemeten)]
    delen += ["### By selectivity", _selectief(gemeten)]
    redenen = [f"* {p.titel}: {p.reden}." for p in peers if p.reden]
    if redenen:
        delen += ["Not measured:", "\n".join(redenen)]
    return "\n\n".join(delen)


def _plaats(peer: Peeruitslag) -> int:
    """Its place in the list of peers; one that was taken out since comes last."""
    namen = list(PEERS)
    return namen.index(peer.peer) if peer.peer in namen else len(namen)


def _gemengd(peers: Sequence[Peeruitslag]) -> str:
    koppen = (
        "Peer", "p50 ms", "p95 ms", "CPU ms", "Recall", "Returned", "Short", "Forbidden",
        "Build s", "Build CPU s", "Memory MB", "Disk MB", "Questions",
    )  # fmt: skip
    rijen = []
    for peer in peers:
        meting = peer.find_meting(GEMENGD)
        if meting is None:
            continue
        rijen.append(
            (
                f"{peer.titel} {peer.versie}",
                _ms(meting.p50_ms),
                _ms(meting.p95_ms),
                _ms(meting.cpu_ms),
                f"{meting.recall:.3f}",
                f"{meting.gevonden:.0%}",
                f"{meting.korte_lijsten:.0%}",
                str(meting.verboden),
                f"{peer.bouw_s:.0f}",
                f"{peer.bouw_cpu_s:.0f}",
                f"{peer.geheugen_mb:,.0f}",
                f"{peer.schijf_mb:,.0f}",
                str(meting.vragen),
            )
        )
    return f"{_geschikt(peers)}\n\n{cijfertabel(koppen, rijen)}"


def _geschikt(peers: Sequence[Peeruitslag]) -> str:
    meting = next((m for p in peers if (m := p.find_meting(GEMENGD)) is not None), None)
    if meting is None:
        return ""
    return f"Median eligible set: {meting.geschikt:,} rows."


def _selectief(peers: Sequence[Peeruitslag]) -> str:
    namen = [f"{s:g}" for s in SELECTIVITEITEN]
    koppen = ("Peer", *(f"{s:.1%} kept".replace(".0%", "%") for s in SELECTIVITEITEN))
    rijen = [(peer.titel, *(_cel(peer.find_meting(naam)) for naam in namen)) for peer in peers]
    return (
        f"p50 ms / recall / rows returned of rows that there are.\n\n{cijfertabel(koppen, rijen)}"
    )


def _cel(meting: Meting | None) -> str:
    if meting is None:
        return ""
    return f"{_ms(meting.p50_ms)} / {meting.recall:.3f} / {meting.gevonden:.0%}"


def _nachtdeel(uitslag: Uitslag) -> str:
    koppen = (
        "Klanten", "Vacatures", "Opstap, full score: ms a klant", "Klanten measured",
        "Opstap, similarity only: ms a klant", "Klanten measured", "`faiss.knn` ms a klant",
        "`faiss.knn` s in all", "Memory MB",
    )  # fmt: skip
    rijen = [
        (
            f"{n.klanten:,}",
            f"{n.werk:,}",
            _ms(n.opstap_ms),
            f"{n.gemeten_klanten:,}",
            _ms(n.gelijkenis_ms),
            f"{n.gemeten_gelijkenis:,}",
            _ms(n.faiss_ms),
            f"{n.faiss_s:.1f}",
            f"{n.geheugen_mb:,.0f}",
        )
        for n in uitslag.nacht
    ]
    inleiding = (
        "## A night\n\nEvery klant against all work, on two cores. Opstap judges every constraint; "
        "`faiss.knn` searches the same matrices without any constraint."
    )
    return f"{inleiding}\n\n{cijfertabel(koppen, rijen)}"


def _geheeldeel(nachten: Sequence[Geheelmeting]) -> str:
    koppen = (
        "Klanten", "Vacatures", "Night", "Order", "Workers", "Seconds",
        "Times as fast as one worker", "CPU s, writer", "CPU s, workers", "Memory MB", "Lines",
        "Store MB",
    )  # fmt: skip
    met_een = {n.opzet: n.seconden for n in nachten if n.werkers == 1}
    rijen = [
        (
            f"{n.klanten:,}",
            f"{n.werk:,}",
            "second" if n.dag else "first",
            "learnt" if n.kampioen else "fixed",
            f"{n.werkers or 'none'}{' of Dask' * n.dask}",
            f"{n.seconden:.0f}",
            f"{met_een[n.opzet] / n.seconden:.2f}" if n.opzet in met_een else "",
            f"{n.cpu_hier_s:.0f}",
            f"{n.cpu_werkers_s:.0f}",
            f"{n.geheugen_mb:,.0f}",
            f"{n.regels_klanten + n.regels_werk:,}",
            f"{n.opslag_mb:,.0f}",
        )
        for n in sorted(nachten, key=lambda n: (n.opzet, n.werkers))
    ]
    inleiding = (
        "## A whole night\n\n`opstap nacht` on a store (SQLite) with 39 organisations that see "
        "nearly all work, end to end: every list of klanten with its reasons, every list of werk, "
        "all of it checked again on the records and stored. Workers make blocks; one process more "
        "writes them. The index was there already, as it is when a night begins. Memory is the "
        "highest sum over all processes (PSS). Before a second night one in a hundred vacatures "
        "was filled and one in a hundred klanten wants other hours. Where the order is learnt, a "
        "ranker put the 1,000 best of every klant in order."
    )
    return f"{inleiding}\n\n{cijfertabel(koppen, rijen)}"


def _ms(ms: float) -> str:
    return f"{ms:.2f}" if ms < 10 else f"{ms:,.0f}"
