"""What of one pair needs a named human look, point by point, and what each point rests on.

A point is a constraint, or one FML item of belastbaarheid: as CBBS does, nothing is accepted in
bulk. ``grond`` is a digest of all that the constraint reads of klant and werk on this point, so an
acceptance falls as soon as either side changes there, and not when something else does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np

from matching.antwoord import Match
from matching.constraints import CONSTRAINT_PER_NAAM, Constraint
from matching.constraints.belastbaarheid import ELDERS_BEOORDEELD
from matching.kolommen import KlantKolommen, Kolommen, WerkKolommen
from matching.oordeel import Oordeel, Reden, Uitkomst
from modellen.belastbaarheid.fml import FML_PER_CODE
from modellen.plaats.plaats import Plaatsregister

PER_ITEM = "belastbaarheid"
_ITEMKOLOMMEN = frozenset({"fml", "fml_tot", "belasting", "geschat"})
_DECIMALEN = 6


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """One thing of one pair that a named person must look at.

    Attributes:
        code: the constraint, for belastbaarheid with the item: ``belastbaarheid.IV-13``.
        titel: Dutch name of the point.
        redenen: why it is no plain yes.
        grond: digest, 32 hexadecimal digits.
    """

    code: str
    titel: str
    redenen: tuple[Reden, ...]
    grond: str


def aandachtspunten(match: Match, register: Plaatsregister) -> tuple[Aandachtspunt, ...]:
    """The points of this match that are an aandachtspunt now, in the order of the constraints."""
    open_ = match.oordeel.oordelen_met(Uitkomst.AANDACHTSPUNT)
    # Of belastbaarheid one item may be too much while others wait for a look.
    te_lezen = [*open_, *(o for o in match.oordeel.oordelen if o.constraint == PER_ITEM)]
    per_naam = {o.constraint: list(_redenen_per_punt(o)) for o in te_lezen}
    if not any(per_naam.values()):
        return ()
    klant = KlantKolommen.van([match.profiel], register)
    werk = WerkKolommen.van([match.werk], register)
    return tuple(
        _punt(CONSTRAINT_PER_NAAM[naam], item, redenen, klant, werk)
        for naam, punten in per_naam.items()
        for item, redenen in punten
    )


def _redenen_per_punt(oordeel: Oordeel) -> Iterable[tuple[str | None, tuple[Reden, ...]]]:
    redenen = tuple(r for r in oordeel.redenen if r.uitkomst is Uitkomst.AANDACHTSPUNT)
    if oordeel.constraint != PER_ITEM:
        return [(None, redenen)] if redenen else []
    return [(str(reden.gegevens["item"]), (reden,)) for reden in redenen]


def _punt(
    constraint: Constraint,
    item: str | None,
    redenen: tuple[Reden, ...],
    klant: KlantKolommen,
    werk: WerkKolommen,
) -> Aandachtspunt:
    items = [item] if item else sorted(ELDERS_BEOORDEELD)
    plaatsen = [FML_PER_CODE[code].index for code in items]
    inhoud = [
        constraint.naam,
        items,
        constraint.versie,
        [reden.code for reden in redenen],
        _gelezen(klant, constraint.leest_klant, plaatsen),
        _gelezen(werk, constraint.leest_werk, plaatsen),
    ]
    grond = blake2b(json.dumps(inhoud).encode(), digest_size=16).hexdigest()
    code = f"{constraint.naam}.{item}" if item else constraint.naam
    titel = FML_PER_CODE[item].naam if item else constraint.titel
    return Aandachtspunt(code, titel, redenen, grond)


def _gelezen(kant: Kolommen, namen: Iterable[str], items: list[int]) -> list[tuple[str, Any]]:
    """What stands in these columns of the one row; of FML columns these items alone."""
    gelezen = []
    for naam in namen:
        waarde = getattr(kant, naam)[0]
        if naam in _ITEMKOLOMMEN:
            waarde = waarde[items]
        if np.issubdtype(waarde.dtype, np.floating):
            # No release or machine makes another point of the same place by rounding noise.
            waarde = np.round(waarde, _DECIMALEN)
        gelezen.append((naam, waarde.tolist()))
    return gelezen
