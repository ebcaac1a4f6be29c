"""Import of employers: from a file to the store, with a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import Plaatsregister, standaard_register
from modellen.waarden import WerkNummer
from vacatures.importeren.opschonen import (
    maak_platte_tekst,
    op_een_regel,
    schoon_werkgever,
)
from vacatures.importeren.rapport import Importrapport
from vacatures.importeren.rij import Onleesbaar, Rij
from vacatures.importeren.synoniemen import WERKGEVERVELDEN
from vacatures.importeren.velden.lijsten import lees_branche, lees_ja_nee
from vacatures.importeren.velden.plek import lees_werkplek
from vacatures.importeren.verwerken import (
    RIJEN_PER_KEER,
    Verwerking,
    Voortgang,
    schrijfsessies,
)
from vacatures.importeren.werkgevers import lees_bekende, werkgevernummer, werkgeversleutel
from vacatures.werkgever.model import Werkgever
from vacatures.werkgever.repository import WerkgeverRepository

MAX_NAAM = 200


def importeer_werkgevers(
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
    """Read a file of employers into the store; arguments as ``importeer_vacatures``.

    A row without a number is the employer with the same name and place, if there is one.

    Raises:
        ImportFout: when the file as a whole cannot be read.
    """
    del vandaag  # the three imports are called alike; an employer has no dates
    verwerking = Verwerking(
        "werkgevers", pad, velden=WERKGEVERVELDEN, mapping=mapping, is_proef=proef
    )
    register = standaard_register()
    with opslag.lezen() as session:
        bekend = {
            werkgeversleutel(w.naam, w.plek): w for w in lees_bekende(WerkgeverRepository(session))
        }
    gezien: dict[WerkNummer, Werkgever] = {}
    for rij, waarden in verwerking.lees(voortgang):
        werkgever = None
        if not rij.is_afgekeurd:
            velden = verwerking.koppelaar.naar_velden(waarden)
            werkgever = bouw_werkgever(rij, velden, register=register, bekend=bekend)
        if werkgever is None:
            verwerking.keur_af(rij)
        elif gezien.setdefault(werkgever.nummer, werkgever) is not werkgever:
            is_gelijk = gezien[werkgever.nummer] == werkgever
            verwerking.neem_herhaling(rij, "Deze werkgever", is_gelijk=is_gelijk, per="werkgever")
        else:
            verwerking.neem_aan(rij)
    alle = list(gezien.values())
    with schrijfsessies(opslag, is_proef=proef) as sessies:
        for begin in range(0, len(alle), RIJEN_PER_KEER):
            with sessies() as session:
                deel = alle[begin : begin + RIJEN_PER_KEER]
                verwerking.tel(WerkgeverRepository(session).save_all(deel, door=door))
    return verwerking.sluit_af(afgekeurd_map)


def bouw_werkgever(
    rij: Rij,
    velden: Mapping[str, object],
    *,
    register: Plaatsregister,
    bekend: Mapping[tuple[str, str], Werkgever],
) -> Werkgever | None:
    """The employer, or ``None`` when the row has a fault; the remarks are on the row."""
    ruw = velden.get("naam")
    naam = schoon_werkgever(ruw) if isinstance(ruw, str) else None
    if not naam or len(naam) > MAX_NAAM or not any(t.isalnum() for t in naam):
        rij.keur_af("naam", wat="Er is geen naam, of die is te lang.",
                    herstel=f"Vul een naam van hoogstens {MAX_NAAM} tekens in.")  # fmt: skip
        return None
    plek = lees_werkplek(
        velden,
        register=register,
        waarschuw=lambda veld, wat, herstel: rij.waarschuw(veld, wat=wat, herstel=herstel),
    )
    oud = bekend.get(werkgeversleutel(naam, plek))
    activiteiten = velden.get("activiteiten")
    return Werkgever(
        nummer=_nummer(velden.get("nummer"))
        or (oud.nummer if oud else werkgevernummer(naam, plek)),
        naam=naam,
        branche=lees_branche(velden.get("branche", "")) or (oud.branche if oud else None),
        plek=plek,
        activiteiten=maak_platte_tekst(activiteiten)[:20_000]
        if isinstance(activiteiten, str)
        else (oud.activiteiten if oud else ""),
        zichtbaar_voor=oud.zichtbaar_voor if oud else None,
        is_actief=_is_actief(rij, velden.get("is_actief")),
    )


def _nummer(waarde: object) -> WerkNummer | None:
    tekst = op_een_regel(str(waarde))[:40] if isinstance(waarde, str | int) else ""
    if not tekst:
        return None
    return WerkNummer(tekst if tekst.startswith("W-") else f"W-{tekst}")


def _is_actief(rij: Rij, waarde: object) -> bool:
    try:
        gelezen = lees_ja_nee(waarde)
    except Onleesbaar as fout:
        rij.waarschuw("is_actief", wat=fout.wat, herstel=fout.herstel)
        return True
    return True if gelezen is None else gelezen
