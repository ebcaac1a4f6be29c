"""What somebody types about an opening: kept as it was typed, read as a row of an import is.

There is one reading of hours, places and requirements (``vacatures.importeren``). What is left
empty stays unknown, also when the text says something about it: then the person took it away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from api.toegang.openingen import BRON
from api.web.weekvakken import lees_vakken, vakken_van
from modellen.fouten import OpstapFout
from modellen.kwalificatie import Certificaat
from modellen.plaats.plaats import Plaatsregister
from modellen.waarden import OrganisatieCode, UrenPerWeek
from vacatures.importeren.bouwen import MAX_TAKEN, bouw_vacature
from vacatures.importeren.lopende_tekst import Lezing
from vacatures.importeren.rij import Onleesbaar, Rij
from vacatures.importeren.velden.lijsten import lees_certificaten
from vacatures.kenmerken import Contractvorm
from vacatures.vacature.model import Vacature

NIEUW = "nieuw"
"""In the place of a number: an employer that is not there yet."""
ONBEKEND = "onbekend"
"""In the place of an occupation: "weet ik niet"."""

MEESTE_TEKST = MAX_TAKEN
_POSTCODE = re.compile(r"\s*([1-9]\d{3}(?: ?[A-Za-z]{2}\b)?)(?!\d)(.*)$")
_VELD = {"uren_min": "uren", "uren_max": "uren", "postcode": "plaats", "adres": "plaats"}


class Openinginvoer(BaseModel):
    """The fields of the form, as text.

    ``stap``: which button was pressed. ``sleutel``: of this form, so that it is kept once however
    often it is sent. ``gezien_isco``: the occupation under which the load on the screen was
    estimated. ``toch``: it is another job than the one that was named. ``versie``: what an edit
    began from.
    """

    stap: str = ""
    sleutel: str = ""
    tekst: str = ""
    werkgever: str = ""
    werkgever_naam: str = ""
    titel: str = ""
    isco: str = ""
    beroep_zoek: str = ""
    gezien_isco: str = ""
    plaats: str = ""
    uren: str = ""
    dagdelen: list[str] = []
    contractvorm: str = ""
    branche: str = ""
    posities: str = ""
    opleiding: str = ""
    taal: str = ""
    rijbewijs: str = ""
    certificaten: str = ""
    sluit_op: str = ""
    belasting: list[str] = []
    klopt: str = ""
    toch: str = ""
    versie: str = ""
    hervat: str = ""


@dataclass(frozen=True, slots=True)
class Gebouwd:
    """The vacature, or a message per field."""

    vacature: Vacature | None
    fouten: Mapping[str, str] = field(default_factory=dict)


def bouw(
    invoer: Openinginvoer, *, register: Plaatsregister, organisatie: OrganisatieCode
) -> Gebouwd:
    """Read the fields; nothing is taken from the text that is not in a field."""
    if len(invoer.tekst) > MEESTE_TEKST:
        melding = (
            f"De tekst heeft {len(invoer.tekst)} tekens. Houd het bij hoogstens {MEESTE_TEKST}."
        )
        return Gebouwd(None, {"tekst": melding})
    velden: dict[str, object] = {
        "titel": invoer.titel.strip(),
        "bron": BRON,
        "bron_id": f"{organisatie}/{invoer.sleutel}",
        **_lees_plaats(invoer.plaats),
        "uren": invoer.uren.strip(),
        "contractvorm": invoer.contractvorm,
        "branche": invoer.branche,
        "posities": invoer.posities.strip(),
        "opleiding": invoer.opleiding,
        "taal": invoer.taal,
        "rijbewijs": invoer.rijbewijs.strip(),
        "certificaten": invoer.certificaten.strip(),
        "sluit_op": invoer.sluit_op.strip(),
        "werkgever": invoer.werkgever_naam.strip(),
    }
    rij = Rij(1)
    gevuld = {veld: waarde for veld, waarde in velden.items() if waarde}
    try:
        dagdelen = lees_vakken(invoer.dagdelen) or None
        gebouwd = bouw_vacature(rij, gevuld, register=register, bestandsnaam=BRON)
    except ValueError:
        return Gebouwd(None, {"dagdelen": "Kies dagdelen uit de week."})
    except OpstapFout as fout:
        return Gebouwd(None, {"": fout.zin})
    fouten: dict[str, str] = {}
    for m in rij.meldingen:
        fouten.setdefault(_VELD.get(m.veld, m.veld), f"{m.wat} {m.herstel}")
    if gebouwd is None or fouten:
        return Gebouwd(None, fouten)
    # A title like "Chauffeur CE 24 uur" says something as well: the fields beside it decide.
    eisen = gebouwd.eisen
    if not velden["rijbewijs"]:
        eisen = replace(eisen, rijbewijzen=None)
    vacature = replace(
        gebouwd,
        taken=invoer.tekst.strip(),
        uren=gebouwd.uren if velden["uren"] else UrenPerWeek(),
        dagdelen=dagdelen,
        eisen=eisen,
    )
    return Gebouwd(vacature)


def _lees_plaats(tekst: str) -> dict[str, object]:
    """``3812 Amersfoort`` is a postcode and a name; either may stand alone."""
    treffer = _POSTCODE.match(tekst)
    if treffer is None:
        return {"plaats": tekst.strip()}
    return {"postcode": treffer[1], "plaats": treffer[2].strip(" ,")}


# --- from a reading or a vacature to the fields ---------------------------------------------------


def vul_in(invoer: Openinginvoer, lezing: Lezing) -> Openinginvoer:
    """The form with what was understood in every field that is still empty."""
    if lezing.vacature is None:
        return invoer
    gelezen = velden_van(lezing.vacature)
    genoemd = [str(lezing.velden[v]) for v in ("postcode", "plaats") if v in lezing.velden]
    if genoemd:
        gelezen["plaats"] = " ".join(genoemd)
    leeg = {veld: waarde for veld, waarde in gelezen.items() if not getattr(invoer, veld)}
    return invoer.model_copy(update=leeg)


def velden_van(vacature: Vacature) -> dict[str, object]:
    """A vacature as somebody would have typed it."""
    eisen = vacature.eisen
    return {
        "titel": vacature.titel,
        "werkgever_naam": vacature.werkgever_naam or "",
        "plaats": _plaats(vacature),
        "uren": _uren(vacature.uren),
        "dagdelen": vakken_van(vacature.dagdelen),
        "contractvorm": vacature.contractvorm or "",
        "branche": vacature.branche or "",
        "posities": str(vacature.posities or ""),
        "opleiding": eisen.opleiding or "",
        "taal": eisen.taal or "",
        "rijbewijs": _opsomming(eisen.rijbewijzen),
        "certificaten": _opsomming(
            None if eisen.certificaten is None else {_leesbaar(c) for c in eisen.certificaten}
        ),
        "sluit_op": vacature.sluit_op.isoformat() if vacature.sluit_op else "",
    }


def _plaats(vacature: Vacature) -> str:
    plek = vacature.plek
    return f"{plek.pc4 or ''} {plek.plaatsnaam or ''}".strip()


def _uren(uren: UrenPerWeek) -> str:
    laag, hoog = uren.minimum, uren.maximum
    if laag is None and hoog is None:
        return ""
    if hoog is None:
        return f"minimaal {laag:g} uur".replace(".", ",")
    if laag is None:
        return f"maximaal {hoog:g} uur".replace(".", ",")
    tekst = f"{laag:g}" if laag == hoog else f"{laag:g}-{hoog:g}"
    return tekst.replace(".", ",")


def _opsomming(waarden: frozenset[str] | set[str] | None) -> str:
    return "" if waarden is None else ", ".join(sorted(waarden)) or "geen"


def _leesbaar(certificaat: Certificaat) -> str:
    """The Dutch name where the reader knows it, else the code."""
    try:
        gelezen = lees_certificaten(certificaat.label)
    except Onleesbaar:
        gelezen = None
    return certificaat.label if gelezen == frozenset({certificaat}) else certificaat.value


CONTRACTEN = tuple((vorm.value, vorm.label) for vorm in Contractvorm)
