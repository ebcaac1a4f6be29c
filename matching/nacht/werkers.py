"""Who makes the blocks: this process, or processes elsewhere that need paths and ranges only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from matching.nacht.klantblok import maak_klantblok
from matching.nacht.opdracht import Nachtopdracht, Uitslag
from matching.nacht.werkblok import maak_werkblok
from matching.nacht.werkplaats import Werkplaats
from modellen.nacht.model import BlokSoort, Nachtblok


class Werkers(Protocol):
    """Makes blocks, in any order. What a block gives depends on the records only."""

    def maak(
        self, opdracht: Nachtopdracht, blokken: Sequence[Nachtblok], hier: Werkplaats
    ) -> Iterator[Uitslag]:
        """The outcome of every block, as each is ready. Whoever asks writes it.

        Args:
            hier: the workshop of the asking process, for who works there.
        """


def maak_blok(plaats: Werkplaats, blok: Nachtblok) -> Uitslag:
    """One block, of either kind."""
    if blok.soort is BlokSoort.KLANT:
        return maak_klantblok(plaats, blok)
    return maak_werkblok(plaats, blok)


class DitProces:
    """One block after the other, here."""

    def maak(
        self, opdracht: Nachtopdracht, blokken: Sequence[Nachtblok], hier: Werkplaats
    ) -> Iterator[Uitslag]:
        """The outcome of every block, in order."""
        return (maak_blok(hier, blok) for blok in blokken)
