"""Checks of raw cells that hold for every kind of file, before anything is read from them."""

from __future__ import annotations

import math

from vacatures.importeren.opschonen import (
    bevat_rommel,
    heeft_stuurtekens,
    is_formule,
    is_formulefout,
    zonder_beschermteken,
)
from vacatures.importeren.rij import MAX_CEL_TEKENS, MAX_RIJ_BYTES, Rij

HULPKOLOMMEN = frozenset({"fout_veld", "fout", "herstel", "ruwe_regel"})
"""Columns of the file with rejected rows that say what was wrong; never read back."""

_VERVANGTEKEN = "\ufffd"


def controleer_cellen(rij: Rij) -> dict[str, object]:
    """The values without what cannot be stored; remarks are added to the row."""
    schoon: dict[str, object] = {}
    omvang = 0
    for kolom, waarde in rij.waarden.items():
        if kolom in HULPKOLOMMEN:
            continue
        if isinstance(waarde, str):
            omvang += len(waarde)
            schoon[kolom] = _controleer_tekst(rij, kolom, waarde)
        elif isinstance(waarde, float) and not math.isfinite(waarde):
            schoon[kolom] = None
        elif isinstance(waarde, dict | list):
            omvang += len(repr(waarde))
            schoon[kolom] = waarde
        else:
            schoon[kolom] = waarde
    if omvang > MAX_RIJ_BYTES:
        rij.keur_af("rij", wat="De rij is langer dan 5 MB.", herstel="Kort de teksten in.")
    return schoon


def _controleer_tekst(rij: Rij, kolom: str, tekst: str) -> str | None:
    veld = kolom[:60]
    if len(tekst) > MAX_CEL_TEKENS:
        rij.keur_af(veld, wat=f"De tekst heeft {len(tekst)} tekens.",
                    herstel=f"Houd het bij hoogstens {MAX_CEL_TEKENS} tekens.")  # fmt: skip
        return None
    if not tekst.isprintable() and bevat_rommel(tekst):
        rij.keur_af(veld, wat="Dit zijn stuurtekens, geen tekst.",
                    herstel="Vraag de leverancier om dit veld opnieuw.")  # fmt: skip
        return None
    tekst = zonder_beschermteken(tekst)
    if is_formule(tekst):
        rij.keur_af(veld, wat="De cel begint met een formule; die voeren wij niet uit.",
                    herstel="Typ de waarde zelf, zonder = + - of @ vooraan.")  # fmt: skip
        return None
    if is_formulefout(tekst.strip()):
        rij.waarschuw(veld, wat=f"Hier staat een mislukte formule ({tekst.strip()}).",
                      herstel="Typ de waarde zelf.")  # fmt: skip
        return None
    if heeft_stuurtekens(tekst):
        rij.waarschuw(veld, wat="Er stonden NUL-tekens of halve tekens in de tekst; weggehaald.",
                      herstel="Controleer de tekst.")  # fmt: skip
    if _VERVANGTEKEN in tekst:
        rij.waarschuw(veld, wat="Er staan onleesbare tekens in de tekst.",
                      herstel="Sla het bestand op als CSV UTF-8.")  # fmt: skip
    return tekst
