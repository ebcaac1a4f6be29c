"""From the values of a row by field to a ``Vacature``, with a remark for all that is not right.

What keeps a row out, and what only leaves a field unknown, is listed in docs/importeren.md.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

from modellen.fouten import OpstapFout
from modellen.plaats.plaats import Plaatsregister
from modellen.waarden import MAX_UREN_PER_WEEK, UrenPerWeek, WerkNummer
from vacatures.importeren.opschonen import (
    is_nietszeggend,
    maak_platte_tekst,
    maak_schoon,
    op_een_regel,
    schoon_url,
    schoon_werkgever,
)
from vacatures.importeren.rij import Onleesbaar, Rij
from vacatures.importeren.titel import MAX_TITEL, kies_titel
from vacatures.importeren.uit_tekst import vind_uren, vul_eisen_aan
from vacatures.importeren.velden.getallen import lees_datum, lees_fte, lees_geheel, lees_uren
from vacatures.importeren.velden.lijsten import (
    lees_branche,
    lees_certificaten,
    lees_contractvorm,
    lees_dagdelen,
    lees_opleiding,
    lees_rijbewijzen,
    lees_taal,
)
from vacatures.importeren.velden.plek import lees_werkplek
from vacatures.kenmerken import Eisen
from vacatures.vacature.model import Vacature

T = TypeVar("T")
MAX_TAKEN = 20_000
MAX_WERKGEVER = 200
BRON_ONBEKEND = "bestand"


def kort_nummer(voorvoegsel: str, *delen: str) -> WerkNummer:
    """``V-`` or ``W-`` and 50 bits of SHA-256 over the parts, as ten letters and digits."""
    som = hashlib.sha256("\x1f".join(delen).encode("utf-8", "replace")).digest()
    return WerkNummer(f"{voorvoegsel}-{base64.b32encode(som)[:10].decode()}")


def inhoud_id(velden: Mapping[str, object]) -> str:
    """A stable number for a row that has none: a hash of what it says, not of where it stands."""
    kern = {k: w for k, w in velden.items() if k not in {"bron", "bron_id"}}
    tekst = json.dumps(kern, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(tekst.encode("utf-8", "replace")).hexdigest()[:20]


def probeer(rij: Rij, veld: str, lezer: Callable[[], T], *, is_fataal: bool = False) -> T | None:
    """The value, or ``None`` with a remark on the row when it cannot be read."""
    try:
        return lezer()
    except Onleesbaar as fout:
        wat, herstel = fout.wat, fout.herstel
    except OpstapFout as fout:
        wat, herstel = fout.melding, fout.volgende_stap
    if is_fataal:
        rij.keur_af(veld, wat=wat, herstel=herstel)
    else:
        rij.waarschuw(veld, wat=wat, herstel=herstel)
    return None


def bouw_vacature(
    rij: Rij, velden: Mapping[str, object], *, register: Plaatsregister, bestandsnaam: str
) -> Vacature | None:
    """The vacancy, or ``None`` when the row has a fault; the remarks are on the row."""
    titel = _titel(rij, velden)
    taken = _tekst(rij, velden, "taken")
    sluit_op = _optioneel(rij, velden, "sluit_op", lees_datum, is_fataal=True)
    if rij.is_afgekeurd:
        return None
    bron, bron_id = _herkomst(velden, bestandsnaam)
    profiel = _tekst(rij, velden, "profiel")
    tekst = f"{taken}\n{profiel}"
    uren = _uren(rij, velden)
    return Vacature(
        nummer=kort_nummer("V", bron, bron_id),
        bron=bron,
        bron_id=bron_id,
        titel=titel,
        taken=taken or profiel,
        werkgever_naam=_werkgever(velden.get("werkgever")),
        branche=lees_branche(velden["branche"]) if "branche" in velden else None,
        isco=_isco(rij, velden.get("isco")),
        plek=lees_werkplek(
            velden,
            register=register,
            waarschuw=lambda veld, wat, herstel: rij.waarschuw(veld, wat=wat, herstel=herstel),
        ),
        uren=vind_uren(titel=titel, tekst=tekst) if uren.is_onbekend else uren,
        dagdelen=_optioneel(rij, velden, "dagdelen", lees_dagdelen),
        contractvorm=_optioneel(rij, velden, "contractvorm", lees_contractvorm),
        posities=_optioneel(
            rij, velden, "posities", lambda w: lees_geheel(w, laagste=1, hoogste=9999)
        ),
        eisen=_eisen(rij, velden, titel=titel, tekst=tekst),
        geplaatst_op=_optioneel(rij, velden, "geplaatst_op", lees_datum),
        sluit_op=sluit_op,
        url=_url(rij, velden.get("url")),
    )


def _optioneel(
    rij: Rij,
    velden: Mapping[str, object],
    veld: str,
    lezer: Callable[[object], T | None],
    *,
    is_fataal: bool = False,
) -> T | None:
    waarde = velden.get(veld)
    if waarde in (None, "", []):
        return None
    return probeer(rij, veld, lambda: lezer(waarde), is_fataal=is_fataal)


def _titel(rij: Rij, velden: Mapping[str, object]) -> str:
    titel, opmerking = kies_titel(velden)
    goed = "Vul de naam van de functie in, bijvoorbeeld: medewerker groenvoorziening."
    ruw = velden.get("titel")
    if not isinstance(ruw, str | None):
        rij.keur_af("titel", wat=f"'{str(ruw)[:40]}' is geen naam van een functie.", herstel=goed)
    elif not titel or is_nietszeggend(titel):
        rij.keur_af("titel", wat="Er is geen titel.", herstel=goed)
    elif len(titel) > MAX_TITEL:
        rij.keur_af("titel", wat=f"De titel heeft {len(titel)} tekens.",
                    herstel=f"Houd het bij hoogstens {MAX_TITEL} tekens.")  # fmt: skip
    elif sum(teken.isalpha() for teken in titel) < 2 or "://" in titel:
        rij.keur_af("titel", wat=f"'{titel[:40]}' is geen naam van een functie.", herstel=goed)
    elif opmerking:
        rij.waarschuw("titel", wat=opmerking, herstel=goed)
    return titel


def _tekst(rij: Rij, velden: Mapping[str, object], veld: str) -> str:
    waarde = velden.get(veld)
    if isinstance(waarde, list) and all(isinstance(deel, str) for deel in waarde):
        waarde = "\n".join(waarde)
    if waarde is None:
        return ""
    if not isinstance(waarde, str):
        rij.waarschuw(
            veld, wat="Hier staat geen tekst.", herstel="Geef een omschrijving als tekst."
        )
        return ""
    tekst = maak_platte_tekst(waarde)
    if is_nietszeggend(tekst):
        return ""
    if len(tekst) > MAX_TAKEN:
        rij.waarschuw(veld, wat=f"De tekst is afgekapt op {MAX_TAKEN} tekens.",
                      herstel="Kort de tekst in.")  # fmt: skip
    return tekst[:MAX_TAKEN]


def _herkomst(velden: Mapping[str, object], bestandsnaam: str) -> tuple[str, str]:
    """Source and the number there; without a number it is a hash of the content."""
    gegeven = velden.get("bron_id")
    bron_id = op_een_regel(str(gegeven))[:200] if isinstance(gegeven, str | int) else ""
    bron = velden.get("bron")
    if isinstance(bron, str) and op_een_regel(bron):
        naam = op_een_regel(bron)[:60].lower()
    elif isinstance(url := velden.get("url"), str) and (schoon := schoon_url(url)):
        naam = (urlsplit(schoon).hostname or "").removeprefix("www.")[:60]
    else:
        # A number means something within its own file only; a hash is unique everywhere.
        naam = bestandsnaam if bron_id else BRON_ONBEKEND
    return naam, bron_id or inhoud_id(velden)


def _werkgever(waarde: object) -> str | None:
    schoon = schoon_werkgever(waarde) if isinstance(waarde, str) else None
    return schoon[:MAX_WERKGEVER] if schoon else None


def _isco(rij: Rij, waarde: object) -> str | None:
    if waarde in (None, ""):
        return None
    code = maak_schoon(str(waarde))
    if len(code) == 4 and code.isascii() and code.isdigit():
        return code
    rij.waarschuw("isco", wat=f"'{code[:20]}' is geen ISCO-08-code.", herstel="Geef vier cijfers.")
    return None


def _url(rij: Rij, waarde: object) -> str | None:
    if waarde in (None, ""):
        return None
    url = schoon_url(waarde) if isinstance(waarde, str) else None
    if url is None:
        rij.waarschuw("url", wat="Dit is geen webadres; het is weggelaten.",
                      herstel="Geef een adres dat met https:// begint.")  # fmt: skip
    return url


def lees_urenband(rij: Rij, velden: Mapping[str, object]) -> UrenPerWeek:
    """The band of the columns minimum and maximum; an impossible end is unknown."""
    einden: list[float | None] = []
    for veld in ("uren_min", "uren_max"):
        waarde = velden.get(veld)
        uren = _optioneel(
            rij, velden, veld,
            lambda w: lees_geheel(w, laagste=0, hoogste=int(MAX_UREN_PER_WEEK))
            if not _is_gebroken(w) else lees_uren(w).maximum,
        ) if waarde not in (0, "0") else None  # fmt: skip
        einden.append(uren)
    laag, hoog = einden
    if laag is not None and hoog is not None and laag > hoog:
        rij.waarschuw("uren_min", wat=f"Het minimum {laag:g} is hoger dan het maximum {hoog:g}.",
                      herstel="Wissel de twee om of verbeter ze.")  # fmt: skip
        return UrenPerWeek()
    return UrenPerWeek(laag, hoog)


def _is_gebroken(waarde: object) -> bool:
    return isinstance(waarde, float) or (isinstance(waarde, str) and not waarde.strip().isdigit())


def _uren(rij: Rij, velden: Mapping[str, object]) -> UrenPerWeek:
    """The first column that says something: hours, the band, fte, full-time or part-time."""
    for veld, lezer in (("uren", lees_uren), ("fte", lees_fte)):
        uren = _optioneel(rij, velden, veld, lezer)
        if uren is not None and not uren.is_onbekend:
            return uren
    band = lees_urenband(rij, velden)
    if not band.is_onbekend:
        return band
    omvang = velden.get("omvang")
    try:
        return lees_uren(omvang) if omvang else UrenPerWeek()
    except Onleesbaar:
        return UrenPerWeek()


def _eisen(rij: Rij, velden: Mapping[str, object], *, titel: str, tekst: str) -> Eisen:
    certificaten = velden.get("certificaten")
    eisen = Eisen(
        opleiding=_optioneel(rij, velden, "opleiding", lees_opleiding),
        taal=_optioneel(rij, velden, "taal", lees_taal),
        rijbewijzen=_optioneel(rij, velden, "rijbewijs", lees_rijbewijzen),
        certificaten=_optioneel(rij, velden, "certificaten", lees_certificaten)
        if certificaten
        else None,
    )
    return vul_eisen_aan(eisen, titel=titel, tekst=tekst)
