"""Import of groups of klanten, for figures over many people.

Only the klantnummer and three closed lists are read. An age, a birth date or a country is refused,
and what is refused or has another column is not kept: the rejected rows hold what could be read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from modellen.eerlijkheid.model import (
    Geslacht,
    Groepsgegevens,
    Groepskeuze,
    Herkomst,
    Leeftijdsband,
)
from modellen.eerlijkheid.repository import GroepsgegevensRepository
from modellen.opslag.engine import Opslag
from modellen.waarden import KlantNummer
from vacatures.importeren.bouwen import probeer
from vacatures.importeren.opschonen import op_een_regel
from vacatures.importeren.rapport import Importrapport
from vacatures.importeren.rij import Rij
from vacatures.importeren.synoniemen import GROEPSVELDEN
from vacatures.importeren.verwerken import RIJEN_PER_KEER, Verwerking, Voortgang, schrijfsessies

K = TypeVar("K", bound=Groepskeuze)
_Paar = tuple[Rij, Groepsgegevens]


def importeer_groepsgegevens(
    opslag: Opslag,
    pad: Path,
    *,
    mapping: Path | None = None,
    proef: bool = False,
    door: str,
    afgekeurd_map: Path,
    vandaag: date,
    voortgang: Voortgang | None = None,
) -> Importrapport:
    """Read a file of groups into the store; arguments as ``importeer_vacatures``.

    Raises:
        ImportFout: when the file as a whole cannot be read.
    """
    del vandaag  # the imports are called alike; there are no dates here
    verwerking = Verwerking(
        "groepsgegevens", pad, velden=GROEPSVELDEN, mapping=mapping, is_proef=proef
    )
    gelezen: dict[KlantNummer, _Paar] = {}
    for rij, waarden in verwerking.lees(voortgang):
        velden = {} if rij.is_afgekeurd else verwerking.koppelaar.naar_velden(waarden)
        gegevens = None if rij.is_afgekeurd else _bouw(rij, velden)
        _houd_alleen(rij, verwerking)
        if gegevens is None:
            verwerking.keur_af(rij)
        elif gegevens.klant not in gelezen:
            gelezen[gegevens.klant] = rij, gegevens
        else:
            is_gelijk = gelezen[gegevens.klant][1] == gegevens
            verwerking.neem_herhaling(
                rij, f"Klant {gegevens.klant}", is_gelijk=is_gelijk, per="klant"
            )
    _bewaar(opslag, list(gelezen.values()), verwerking, door=door)
    return verwerking.sluit_af(afgekeurd_map)


def _bewaar(opslag: Opslag, paren: Sequence[_Paar], verwerking: Verwerking, *, door: str) -> None:
    with schrijfsessies(opslag, is_proef=verwerking.rapport.is_proef) as sessies:
        for begin in range(0, len(paren), RIJEN_PER_KEER):
            deel = paren[begin : begin + RIJEN_PER_KEER]
            with sessies() as session:
                repository = GroepsgegevensRepository(session)
                vreemd = repository.onbekende_klanten(g.klant for _, g in deel)
                goed = list(_zonder(deel, vreemd, verwerking))
                verwerking.tel(repository.save_all(goed, door=door))


def _zonder(
    paren: Sequence[_Paar], vreemd: frozenset[str], verwerking: Verwerking
) -> Iterator[Groepsgegevens]:
    for rij, gegevens in paren:
        if gegevens.klant in vreemd:
            rij.keur_af("nummer", wat=f"Er is geen klant {gegevens.klant}.",
                        herstel="Lees eerst de klant in, of verbeter het nummer.")  # fmt: skip
            verwerking.keur_af(rij)
        else:
            verwerking.neem_aan(rij)
            yield gegevens


def _bouw(rij: Rij, velden: Mapping[str, object]) -> Groepsgegevens | None:
    nummer = op_een_regel(str(velden.get("nummer") or ""))
    if not nummer:
        rij.keur_af("nummer", wat="Het klantnummer ontbreekt.", herstel="Vul het in.")
    leeftijd = _kies(rij, velden, "leeftijd", Leeftijdsband)
    geslacht = _kies(rij, velden, "geslacht", Geslacht)
    herkomst = _kies(rij, velden, "herkomst", Herkomst)
    if rij.is_afgekeurd:
        return None
    return probeer(
        rij,
        "rij",
        lambda: Groepsgegevens(KlantNummer(nummer), leeftijd, geslacht, herkomst),
        is_fataal=True,
    )


def _kies(rij: Rij, velden: Mapping[str, object], veld: str, soort: type[K]) -> K | None:
    waarde = velden.get(veld)
    if waarde in (None, "", []):
        return None
    gekozen = {_kaal(t): lid for lid in soort for t in (lid.value, lid.label)}.get(_kaal(waarde))
    if gekozen is None:
        # The value is not repeated: it may be more than we are allowed to know.
        keuzes = ", ".join(lid.label for lid in soort)
        rij.keur_af(veld, wat=f"Dit is geen keuze bij {veld}.", herstel=f"Kies uit: {keuzes}.")
    return gekozen


def _kaal(waarde: object) -> str:
    plat = unicodedata.normalize("NFKD", str(waarde)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", plat.lower()).strip()


def _houd_alleen(rij: Rij, verwerking: Verwerking) -> None:
    """Forget every cell but the number and what is on a closed list."""
    fout = {melding.veld for melding in rij.meldingen}
    per_veld = verwerking.koppelaar.kolommen_per_veld(rij.waarden)
    houd = {k for veld, kolommen in per_veld.items() if veld not in fout for k in kolommen}
    gekend = {k for kolommen in per_veld.values() for k in kolommen}
    # A row that the reader itself rejected may have its values under the wrong names.
    heel = not (fout - set(GROEPSVELDEN) - {"rij"})
    rij.waarden = {
        k: w if heel and k in houd else "" for k, w in rij.waarden.items() if k in gekend
    }
