"""Which kinds of work somebody has done: names from a closed list.

For how long does not count, nor how long ago, nor what lay between two jobs: all three would tell
an age or an absence, and a gap may not lower a match (OPS-91).
"""

from __future__ import annotations

from modellen.klantprofiel.model import Klantprofiel, ZinSoort


def find_ervaring(profiel: Klantprofiel) -> frozenset[str] | None:
    """The kinds of work (``modellen.werksoort``) in the sentences on earlier jobs.

    A job that is not wanted again has no sentence. ``None`` when none names a kind of work.
    """
    # Compiles long patterns, so only when a profile is really read.
    from modellen.werksoort.herkennen import werksoorten

    namen = werksoorten().namen_in
    van_banen = (namen(z.tekst) for z in profiel.zinnen if z.soort is ZinSoort.ERVARING)
    return frozenset().union(*van_banen) or None
