"""``docs/paginas.md``: how long people wait for pages, as tables; measures nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from api.bench.meten import GRENS_BYTES, GRENS_MS, LEEG, Apimeting, Bladmeting
from modellen.markdown import cijfertabel

_INLEIDING = f"""# Pages

How long people wait for a page when many of them click at once, measured by `opstap bench api`;
`--naar docs/paginas.md` writes this page and `paginas.json` anew.

* **Who clicks**: people of every role on one organisation, each signed in with an own account. Each
  follows a link of the page in front of him: first a kind of page at random, then one of its
  links. So every page that can be reached is measured, without a list of pages to forget one in.
* **Time** runs from click to last byte at whoever clicked, redirects and waiting for the others
  included; clients, server and store share the machine. Promised: 95 of 100 within
  {GRENS_MS:.0f} ms, and no page over {GRENS_BYTES // 1000} kB.
* **Pace**: how long somebody looks before the next click, on average. At 0 nobody looks: that
  shows how many pages a second the service can make, and what waiting is like when it is full.
* `{LEEG}` shows nothing from the store but who asks: what every page costs at least.
* **Data** are synthetic: klanten and vacatures as in `docs/prestaties.md`, a traject for each klant
  with the events of one of the demo's, a proposal for one in three."""


def maak_pagina(metingen: Sequence[Apimeting], machine: Mapping[str, str]) -> str:
    """The page."""
    kenmerken = "; ".join(f"{naam} {waarde}" for naam, waarde in machine.items())
    delen = [_INLEIDING, f"Measured on: {kenmerken}. It was shared with other work."]
    for meting in metingen:
        delen += [_kop(meting), _tabel(meting)]
    return "\n\n".join(delen) + "\n"


def _kop(meting: Apimeting) -> str:
    alle = meting.alle
    return (
        f"## {meting.mensen} people, {meting.pauze:g} s between clicks\n\n"
        f"{meting.klanten:,} klanten, {meting.vacatures:,} vacatures; "
        f"`opstap serveer --processen {meting.processen}`. {alle.keren:,} pages, "
        f"{meting.per_seconde:g} a second: p50 {alle.p50_ms:g} ms, **p95 {alle.p95_ms:g} ms**, "
        f"highest {alle.hoogste_ms:g} ms; heaviest {alle.bytes / 1000:.0f} kB; "
        f"{alle.fouten} errors."
    )


def _tabel(meting: Apimeting) -> str:
    koppen = ("Page", "Times", "p50 ms", "p95 ms", "Highest ms", "kB", "Errors")
    return cijfertabel(koppen, [_regel(blad) for blad in meting.bladen])


def _regel(blad: Bladmeting) -> tuple[str, ...]:
    return (
        f"`{blad.pad}`",
        str(blad.keren),
        f"{blad.p50_ms:.0f}",
        f"{blad.p95_ms:.0f}",
        f"{blad.hoogste_ms:.0f}",
        f"{blad.bytes / 1000:.0f}",
        str(blad.fouten),
    )
