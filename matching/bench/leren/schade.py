"""Challengers that must not be promoted: learnt from a log in which something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from matching.leren.gegevens import Fase, Leergegevens

Schade = Callable[[Leergegevens, np.random.Generator], Leergegevens]


def hussel_uitslagen(gegevens: Leergegevens, rng: np.random.Generator) -> Leergegevens:
    """What came of proposals goes to other ones: as long after proposing, at somebody else's.

    Of proposals of about the same age, so that what is still running stays so.
    """
    rijen = np.arange(len(gegevens))
    for blok in np.array_split(rijen, max(1, len(rijen) // 200)):
        rijen[blok] = rng.permutation(blok)
    schuif = gegevens.moment - gegevens.moment[rijen]
    fase_op = gegevens.fase_op[rijen] + schuif[:, None]
    einde_op = gegevens.einde_op[rijen] + schuif
    # A fact moved past the day of the log is not known yet.
    dag = gegevens.peildag
    return replace(
        gegevens,
        fase_op=np.where(fase_op <= dag, fase_op, np.datetime64("NaT", "D")),
        einde_op=np.where(einde_op <= dag, einde_op, np.datetime64("NaT", "D")),
    )


def lek_toekomst(gegevens: Leergegevens, rng: np.random.Generator) -> Leergegevens:
    """A feature was filled in afterwards: it tells, with some noise, how far the proposal came.

    The same wrong column stands in the log on which the challenger is judged; in use, before
    anything has happened, it will not be there.
    """
    kolom = gegevens.namen.index("werkgever_plaatst")
    ver = gegevens.bereikt / float(Fase.DUURZAAM)
    kenmerken = gegevens.kenmerken.copy()
    kenmerken[:, kolom] = np.clip(0.2 + 0.6 * ver + rng.normal(0.0, 0.1, len(ver)), 0.0, 1.0)
    return replace(gegevens, kenmerken=kenmerken)


def lek_soms(gegevens: Leergegevens, rng: np.random.Generator) -> Leergegevens:
    """The same of one proposal in three: somebody fills in afterwards now and then."""
    lek = lek_toekomst(gegevens, rng)
    soms = rng.random(len(gegevens)) < 1 / 3
    return replace(lek, kenmerken=np.where(soms[:, None], lek.kenmerken, gegevens.kenmerken))


def keer_om(gegevens: Leergegevens, rng: np.random.Generator, kenmerk: str) -> Leergegevens:
    """One feature was written the wrong way round while the challenger learnt."""
    kolom = gegevens.namen.index(kenmerk)
    waarde = gegevens.kenmerken[:, kolom]
    kenmerken = gegevens.kenmerken.copy()
    kenmerken[:, kolom] = np.nanmin(waarde) + np.nanmax(waarde) - waarde
    return replace(gegevens, kenmerken=kenmerken)
