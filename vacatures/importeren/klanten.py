"""Import of klanten: from a file to the store, with a report.

Only the columns of ``Klant`` and the two of ``Identiteit`` are read. A column with anything
else (health, benefit, family, birth date) is never looked at, whatever the file holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from modellen.klant.model import Identiteit, Klant, KlantStatus, Wens, WensSoort, Werkervaring
from modellen.klant.repository import KlantRepository
from modellen.kwalificatie import Branche, Vervoermiddel
from modellen.opslag.engine import Opslag
from modellen.waarden import KlantNummer, OrganisatieCode, Postcode, UrenPerWeek
from vacatures.importeren.bouwen import lees_urenband, probeer
from vacatures.importeren.opschonen import maak_schoon, op_een_regel
from vacatures.importeren.rapport import Importrapport
from vacatures.importeren.rij import Onleesbaar, Rij
from vacatures.importeren.synoniemen import KLANTVELDEN
from vacatures.importeren.velden.getallen import lees_geheel, lees_uren
from vacatures.importeren.velden.lijsten import (
    lees_branche,
    lees_certificaten,
    lees_dagdelen,
    lees_opleiding,
    lees_rijbewijzen,
    lees_taal,
)
from vacatures.importeren.verwerken import (
    RIJEN_PER_KEER,
    Verwerking,
    Voortgang,
    schrijfsessies,
)

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_NUMMER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,59}")
_BSN = re.compile(r"\d{8,9}")
_MAX_WENS = 500
_WENSVELDEN = {
    "wensen": WensSoort.BEROEP,
    "wensen_taak": WensSoort.TAAK,
    "wensen_omgeving": WensSoort.OMGEVING,
    "liever_niet": WensSoort.LIEVER_NIET,
}


def importeer_klanten(
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
    """Read a file of klanten into the store; arguments as ``importeer_vacatures``.

    A value that cannot be read rejects the row: a limit on work that silently goes missing is
    worse than a row that has to be corrected.

    Raises:
        ImportFout: when the file as a whole cannot be read.
    """
    del vandaag  # the three imports are called alike; a klant has no dates
    verwerking = Verwerking("klanten", pad, velden=KLANTVELDEN, mapping=mapping, is_proef=proef)
    gezien: dict[KlantNummer, Klant] = {}
    namen: dict[KlantNummer, Identiteit] = {}
    for rij, waarden in verwerking.lees(voortgang):
        velden = {} if rij.is_afgekeurd else verwerking.koppelaar.naar_velden(waarden)
        klant = None if rij.is_afgekeurd else bouw_klant(rij, velden)
        if klant is None:
            verwerking.keur_af(rij)
        elif klant.nummer not in gezien:
            gezien[klant.nummer] = klant
            verwerking.neem_aan(rij)
            if (identiteit := _identiteit(klant.nummer, velden)) is not None:
                namen[klant.nummer] = identiteit
        else:
            is_gelijk = gezien[klant.nummer] == klant
            verwerking.neem_herhaling(
                rij, f"Klant {klant.nummer}", is_gelijk=is_gelijk, per="klant"
            )
    _bewaar(opslag, list(gezien.values()), namen, verwerking, door=door)
    return verwerking.sluit_af(afgekeurd_map)


def _bewaar(
    opslag: Opslag,
    klanten: list[Klant],
    namen: Mapping[KlantNummer, Identiteit],
    verwerking: Verwerking,
    *,
    door: str,
) -> None:
    with schrijfsessies(opslag, is_proef=verwerking.rapport.is_proef) as sessies:
        for begin in range(0, len(klanten), RIJEN_PER_KEER):
            deel = klanten[begin : begin + RIJEN_PER_KEER]
            with sessies() as session:
                repository = KlantRepository(session)
                verwerking.tel(repository.save_all(deel, door=door))
                bekend = [namen[k.nummer] for k in deel if k.nummer in namen]
                repository.save_identiteiten(bekend, door=door)


def bouw_klant(rij: Rij, velden: Mapping[str, object]) -> Klant | None:
    """The klant, or ``None`` when the row has a fault; the remarks are on the row."""
    lees = _Lezer(rij, velden)
    nummer = lees.code("nummer", _NUMMER, "Geef een eigen klantnummer, bijvoorbeeld K-1042.")
    if nummer is not None and _BSN.fullmatch(nummer):
        rij.keur_af("nummer", wat="Dit lijkt een BSN; dat bewaren wij niet.",
                    herstel="Geef een eigen klantnummer, bijvoorbeeld K-1042.")  # fmt: skip
    organisatie = lees.code("organisatie", _CODE, "Geef de code van uw organisatie.")
    coach = lees.code("coach", _CODE, "Geef de accountnaam van de jobcoach.")
    status = lees.veld("status", lambda w: _kies(KlantStatus, w)) or KlantStatus.ACTIEF
    uren = lees.veld("uren", lees_uren) or UrenPerWeek()
    vervoer = lees.veld("vervoer", lees_vervoer) or {}
    for middel in Vervoermiddel:
        minuten = lees.veld(f"reistijd_{middel}", lambda w: lees_geheel(w, laagste=1, hoogste=180))
        if minuten is not None:
            vervoer[middel] = minuten
    velden_klant = {
        "postcode": lees.veld("postcode", lambda w: Postcode.lees(str(w))),
        "uren": lees_urenband(rij, velden) if uren.is_onbekend else uren,
        "dagdelen": lees.veld("dagdelen", lees_dagdelen),
        "taalniveau": lees.veld("taalniveau", lees_taal),
        "opleiding": lees.veld("opleiding", lees_opleiding),
        "rijbewijzen": lees.veld("rijbewijzen", lees_rijbewijzen),
        "certificaten": lees.veld("certificaten", lees_certificaten),
        "werkervaring": lees.veld("werkervaring", lees_werkervaring) or (),
        "wensen": tuple(w for veld in _WENSVELDEN for w in lees.veld(veld, _wensen(veld)) or ()),
        "uitgesloten_branches": lees.veld("uitgesloten_branches", _branches) or frozenset(),
        "uitgesloten_werkgevers": frozenset(lees.veld("uitgesloten_werkgevers", _delen) or ()),
    }
    if rij.is_afgekeurd or nummer is None or organisatie is None or coach is None:
        return None
    bouw: Callable[..., Klant] = Klant
    return probeer(
        rij,
        "rij",
        lambda: bouw(
            nummer=KlantNummer(nummer),
            organisatie=OrganisatieCode(organisatie),
            coach=coach,
            status=status,
            vervoer=MappingProxyType(vervoer),
            **velden_klant,
        ),
        is_fataal=True,
    )


class _Lezer:
    """Reads the fields of one row; what cannot be read is a fault of the row."""

    def __init__(self, rij: Rij, velden: Mapping[str, object]) -> None:
        self._rij = rij
        self._velden = velden

    def veld(self, naam: str, lezer: Callable[[object], T | None]) -> T | None:
        waarde = self._velden.get(naam)
        if waarde in (None, "", []):
            return None
        return probeer(self._rij, naam, lambda: lezer(waarde), is_fataal=True)

    def code(self, naam: str, patroon: re.Pattern[str], herstel: str) -> str | None:
        waarde = self._velden.get(naam)
        tekst = op_een_regel(str(waarde)) if isinstance(waarde, str | int) else ""
        if patroon.fullmatch(tekst):
            return tekst
        self._rij.keur_af(naam, wat=f"'{tekst[:40]}' is geen {naam}.", herstel=herstel)
        return None


def lees_vervoer(waarde: object) -> dict[Vervoermiddel, int]:
    """Travel modes with minutes: "fiets 30; ov 60".

    Raises:
        Onleesbaar: naming the part that cannot be read.
    """
    vervoer: dict[Vervoermiddel, int] = {}
    for deel in _delen(waarde):
        treffer = re.fullmatch(
            r"(lopen|te voet|fiets|ov|auto)\W*(\d{1,3})(?: ?min\w*)?", deel.lower()
        )
        if treffer is None or not 1 <= int(treffer[2]) <= 180:
            raise Onleesbaar(f"'{deel[:40]}' is geen vervoer met minuten.",
                             "Schrijf bijvoorbeeld: fiets 30; ov 60.")  # fmt: skip
        middel = "lopen" if treffer[1] == "te voet" else treffer[1]
        vervoer[Vervoermiddel(middel)] = int(treffer[2])
    return vervoer


def lees_werkervaring(waarde: object) -> tuple[Werkervaring, ...]:
    """Jobs held before, with their years: "vakkenvuller (3 jaar); postbezorger"."""
    ervaring = []
    for deel in _delen(waarde):
        treffer = re.fullmatch(r"(.+?)\s*\((\d{1,2}(?:[.,]\d)?) jaar\)", deel)
        jaren = float(treffer[2].replace(",", ".")) if treffer else None
        ervaring.append(Werkervaring(functie=treffer[1] if treffer else deel, jaren=jaren))
    return tuple(ervaring)


def _identiteit(nummer: KlantNummer, velden: Mapping[str, object]) -> Identiteit | None:
    voor, achter = (op_een_regel(str(velden.get(v) or "")) for v in ("voornaam", "achternaam"))
    return Identiteit(nummer, voor[:100], achter[:100]) if voor or achter else None


def _delen(waarde: object) -> list[str]:
    delen = waarde if isinstance(waarde, list) else re.split(r"[;|\n]", str(waarde))
    return [deel for d in delen if (deel := op_een_regel(str(d)))]


def _kies(soort: type[E], waarde: object) -> E:
    try:
        return soort(op_een_regel(str(waarde)).lower())
    except ValueError:
        raise Onleesbaar(f"'{str(waarde)[:40]}' kennen wij niet.",
                         f"Kies uit: {', '.join(soort)}.") from None  # fmt: skip


def _branches(waarde: object) -> frozenset[Branche]:
    gevonden = set()
    for deel in re.split(r"[;,|\n]", str(waarde)):
        if not deel.strip():
            continue
        branche = lees_branche(deel)
        if branche is None:
            raise Onleesbaar(f"'{deel.strip()[:40]}' is geen branche.",
                             f"Kies uit: {', '.join(Branche)}.")  # fmt: skip
        gevonden.add(branche)
    return frozenset(gevonden)


def _wensen(veld: str) -> Callable[[object], tuple[Wens, ...]]:
    soort = _WENSVELDEN[veld]
    return lambda waarde: tuple(Wens(soort, maak_schoon(d)[:_MAX_WENS]) for d in _delen(waarde))
