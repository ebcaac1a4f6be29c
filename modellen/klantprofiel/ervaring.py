"""Which kinds of work somebody has done, and which of them lately: names from a closed list.

For how long does not count, nor what lay between two jobs: both would tell an age or an absence.
"""

from __future__ import annotations

from dataclasses import dataclass

from modellen.klantprofiel.model import Klantprofiel, ZinSoort


@dataclass(frozen=True, slots=True)
class Ervaring:
    """Kinds of work (``modellen.werksoort``) that somebody has done.

    Attributes:
        soorten: ever; ``None`` when no earlier job is recorded that names one.
        recent: in the last five years; ``None`` when nothing is known to be: that nobody asked
            and that somebody was long without work look the same here.
    """

    soorten: frozenset[str] | None
    recent: frozenset[str] | None


def find_ervaring(profiel: Klantprofiel) -> Ervaring:
    """The kinds of work in the sentences on earlier jobs; a job not wanted again has none."""
    # Compiles long patterns, so only when a profile is really read.
    from modellen.werksoort.herkennen import werksoorten

    ooit: set[str] = set()
    recent: set[str] = set()
    for zin in profiel.zinnen:
        soorten = werksoorten().namen_in(zin.tekst) if zin.soort is ZinSoort.ERVARING else ()
        if not soorten:
            continue
        ooit.update(soorten)
        baan = profiel.klant.werkervaring[_plek_in_lijst(zin.veld)]
        if baan.recent:
            recent.update(soorten)
    return Ervaring(frozenset(ooit) or None, frozenset(recent) or None)


def _plek_in_lijst(veld: str) -> int:
    """The i of ``klant.werkervaring[i].functie``."""
    return int(veld.partition("[")[2].partition("]")[0])
