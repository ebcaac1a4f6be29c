"""A workshop in another process, made from what travels there: a night, a folder and an address."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from matching.constraints import Omgeving
from matching.nacht.opdracht import Nachtopdracht, Uitslag
from matching.nacht.werkers import maak_blok
from matching.nacht.werkplaats import Werkplaats
from matching.reistijd import AfstandReistijd
from matching.taal.laden import laad_taalmodel
from matching.zoekindex import momentopname
from modellen.nacht.model import BlokSoort, Nachtblok
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import standaard_register

Taak = tuple[Nachtblok, ...]
"""Blocks that one process makes one after the other."""


def in_taken(blokken: Sequence[Nachtblok]) -> list[Taak]:
    """Blocks of the same range of werk together: one process reads its records, not all of them."""
    taken: list[Taak] = []
    for (soort, _), groep in groupby(blokken, key=lambda blok: (blok.soort, blok.van)):
        samen = tuple(groep)
        taken += [samen] if soort is BlokSoort.WERK else [(blok,) for blok in samen]
    return taken


def maak_elders(
    opdracht: Nachtopdracht, stand: str, opslag_url: str, taak: Taak
) -> tuple[Uitslag, ...]:
    """The outcome of each block.

    Args:
        stand: folder of the snapshot of werk. opslag_url: address of the store.
    """
    plaats = _werkplaats(_Sleutel(opdracht, stand, opslag_url))
    return tuple(maak_blok(plaats, blok) for blok in taak)


class _Sleutel:
    """A night and its snapshot, as a key: descriptions hold mappings and have no hash."""

    def __init__(self, opdracht: Nachtopdracht, stand: str, opslag_url: str) -> None:
        self.opdracht, self.stand, self.opslag_url = opdracht, stand, opslag_url
        self._gelijk = (opdracht.nacht.nummer, opdracht.nacht.begonnen_op, stand, opslag_url)

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, _Sleutel) and self._gelijk == ander._gelijk

    def __hash__(self) -> int:
        return hash(self._gelijk)


@lru_cache(maxsize=1)  # the next night begins afresh
def _werkplaats(sleutel: _Sleutel) -> Werkplaats:
    return Werkplaats(
        opdracht=sleutel.opdracht,
        opslag=_opslag(sleutel.opslag_url),
        taalmodel=laad_taalmodel(sleutel.opdracht.taalmodelmap),
        stand=momentopname.lees_map(Path(sleutel.stand)),
        omgeving=Omgeving(
            vandaag=sleutel.opdracht.nacht.plan.dag,
            register=standaard_register(),
            reistijd=AfstandReistijd(),
        ),
    )


@cache
def _opslag(url: str) -> Opslag:
    return Opslag(url)
