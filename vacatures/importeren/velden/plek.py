"""Where the work is: postcode, place and country of a row become one ``Werkplek``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from modellen.plaats.plaats import Plaatsregister, UitkomstSoort
from modellen.waarden import Postcode
from vacatures.importeren.opschonen import is_nietszeggend, op_een_regel
from vacatures.kenmerken import Werkplek

Waarschuw = Callable[[str, str, str], None]
"""(veld, wat, herstel)."""

# Boards of one country: their rows are there unless a row says otherwise.
BRON_LAND = {"vdab": "BE", "forem": "BE", "actiris": "BE"}

_NL_POSTCODE = re.compile(r"^\s*(?:NL[\s-]*)?([1-9]\d{3})\s*([A-Za-z]{2})\s*$")
_GOED = "Vul een Nederlandse postcode (1234 AB) of een plaatsnaam in."
_NEDERLAND = frozenset({"nl", "nederland", "netherlands", "the netherlands", "nld", "holland"})
_MAX_PLAATSNAAM = 120


def lees_werkplek(
    velden: Mapping[str, object], *, register: Plaatsregister, waarschuw: Waarschuw
) -> Werkplek:
    """The place of work. Too vague or unknown gives an unknown postcode and a warning."""
    land = _land(velden)
    naam = _tekst(velden.get("plaats")) or _tekst(velden.get("adres"))
    postcode = _tekst(velden.get("postcode"))
    if postcode:
        plek = _uit_postcode(postcode, naam, land=land, register=register)
        if plek is not None:
            return plek
        if land in (None, "NL"):
            waarschuw("postcode", f"'{postcode[:20]}' is geen Nederlandse postcode die wij kennen.",
                      _GOED)  # fmt: skip
    if naam:
        return _uit_naam(naam, velden, land=land, register=register, waarschuw=waarschuw)
    return Werkplek(land=land)


def _tekst(waarde: object) -> str:
    if isinstance(waarde, bool) or not isinstance(waarde, str | int):
        return ""
    tekst = op_een_regel(str(waarde))
    return "" if is_nietszeggend(tekst) else tekst


def _land(velden: Mapping[str, object]) -> str | None:
    land = _tekst(velden.get("land"))
    if land.casefold() in _NEDERLAND:
        return "NL"
    return land or BRON_LAND.get(_tekst(velden.get("bron")).casefold())


def _uit_postcode(
    postcode: str, naam: str, *, land: str | None, register: Plaatsregister
) -> Werkplek | None:
    """A Dutch postcode with letters is in the Netherlands, whatever the source usually is."""
    met_letters = _NL_POSTCODE.match(postcode)
    if met_letters is None and (land not in (None, "NL") or not _is_vier_cijfers(postcode)):
        return None
    if met_letters is None and naam and land is None:
        # Four digits alone may be Belgian; the place name decides.
        uitkomst = register.find_plaats(f"{postcode} {naam}")
        if uitkomst.soort is UitkomstSoort.BUITEN_TABEL:
            return None
    cijfers = int(met_letters[1]) if met_letters else Postcode.lees(postcode).cijfers
    plaats = register.find_pc4(cijfers)
    if plaats is None:
        return None
    return Werkplek(pc4=plaats.pc4, plaatsnaam=naam[:_MAX_PLAATSNAAM] or plaats.plaats, land="NL")


def _is_vier_cijfers(tekst: str) -> bool:
    return re.fullmatch(r"[1-9]\d{3}", tekst) is not None


def _uit_naam(
    naam: str,
    velden: Mapping[str, object],
    *,
    land: str | None,
    register: Plaatsregister,
    waarschuw: Waarschuw,
) -> Werkplek:
    if land == "BE" and re.search(r",\s*(?:NL|Nederland)$", naam):
        land = "NL"
    uitkomst = register.find_plaats(
        naam, provincie_of_gemeente=_tekst(velden.get("regio")) or None, land=land
    )
    plaatsnaam = naam[:_MAX_PLAATSNAAM]
    match uitkomst.soort:
        case UitkomstSoort.GEVONDEN if uitkomst.plaats is not None:
            return Werkplek(pc4=uitkomst.plaats.pc4, plaatsnaam=plaatsnaam, land="NL")
        case UitkomstSoort.BUITEN_TABEL:
            return Werkplek(plaatsnaam=plaatsnaam, land=uitkomst.land)
        case _:
            waarschuw("plaats", uitkomst.melding, _GOED)
            return Werkplek(plaatsnaam=plaatsnaam, land=uitkomst.land or land)
