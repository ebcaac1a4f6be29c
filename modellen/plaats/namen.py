"""Reading place names as people write them: keys, regions, provinces, parts of towns.

All functions are pure. A key is the name without case, accents, spaces and signs, so that
``'s-Gravenhage``, ``s Gravenhage`` and ``S-GRAVENHAGE`` are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

MAX_LENGTE = 120
"""A longer text is not a place name; it is not looked at."""

_AAN_DEN = re.compile(r"\b(?:aan|a) (?:den|de|d)\b")
_SINT = re.compile(r"\bst\b")
_KAAL = re.compile(r"[^a-z0-9]+")


def woorden(tekst: str) -> list[str]:
    """Lower-case words without accents and signs; "a/d" and "aan den" become "ad"."""
    zonder_accent = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode()
    kaal = _KAAL.sub(" ", zonder_accent.lower().replace("'", "")).strip()
    return _SINT.sub("sint", _AAN_DEN.sub("ad", kaal)).split()


def sleutel(tekst: str) -> str:
    """The key of a name; empty when nothing of a name is left."""
    return "".join(woorden(tekst))


ANDERE_NAMEN: Mapping[str, str] = MappingProxyType(
    {
        sleutel(anders): naam
        for anders, naam in {
            "'s-Gravenhage": "Den Haag",
            "Gravenhage": "Den Haag",
            "The Hague": "Den Haag",
            "Scheveningen": "Den Haag",
            "Ypenburg": "Den Haag",
            "Den Bosch": "'s-Hertogenbosch",
            "Hertogenbosch": "'s-Hertogenbosch",
            "Flushing": "Vlissingen",
            "Blerick": "Venlo",
            "Driebergen": "Driebergen-Rijsenburg",
            "Bunschoten": "Bunschoten-Spakenburg",
            "Spakenburg": "Bunschoten-Spakenburg",
            "Leidsche Rijn": "Utrecht",
            "Vliegveld Schiphol": "Schiphol",
            "Schiphol Airport": "Schiphol",
            "Schiphol Centrum": "Schiphol",
            "Ljouwert": "Leeuwarden",
            "Snits": "Sneek",
            "Boalsert": "Bolsward",
            "Harns": "Harlingen",
            "Frjentsjer": "Franeker",
            "It Hearrenfean": "Heerenveen",
        }.items()
    }
)
"""Other names, and parts of towns people take for a place: key -> name in the table."""

_PROVINCIES = {
    "Drenthe": ("DR", "Dr"),
    "Flevoland": ("FL", "Fl", "Flev"),
    "Friesland": ("FR", "Fr", "Frl", "Fryslân", "Fryslan"),
    "Gelderland": ("GLD", "GE", "Gld", "G"),
    "Groningen": ("GN", "GR", "Gr", "Gron"),
    "Limburg": ("LB", "LI", "L", "Lb", "Limb", "Nederlands-Limburg"),
    "Noord-Brabant": ("NB", "NBR", "N-B", "N.B.", "Brabant"),
    "Noord-Holland": ("NH", "N-H", "N.H.", "North Holland"),
    "Overijssel": ("OV", "O", "Ov"),
    "Utrecht": ("UT", "U", "Utr"),
    "Zeeland": ("ZE", "ZLD", "Zld", "Z"),
    "Zuid-Holland": ("ZH", "Z-H", "Z.H.", "South Holland"),
}
_PROVINCIE_BIJ_SLEUTEL = {
    sleutel(naam): provincie
    for provincie, namen in _PROVINCIES.items()
    for naam in (provincie, *namen)
}
_VOOR_PROVINCIE = re.compile(r"^\s*(?:provincie|prov\.?)\s+", re.IGNORECASE)


def find_provincie(tekst: str) -> str | None:
    """The province meant by "Gelderland", "Provincie Utrecht", "Gld" or "NH", or None."""
    return _PROVINCIE_BIJ_SLEUTEL.get(sleutel(_VOOR_PROVINCIE.sub("", tekst)))


def is_provincie_voluit(tekst: str) -> bool:
    """Whether the text can only mean a province: not also the town of Utrecht or Groningen."""
    provincie = find_provincie(tekst)
    if provincie is None or len(sleutel(tekst)) < 5:
        return False
    return bool(_VOOR_PROVINCIE.match(tekst)) or provincie not in {"Utrecht", "Groningen"}


_TE_VAGE_NAMEN = """
Nederland,NL,Holland,Randstad,heel Nederland,landelijk,door heel Nederland,Netherlands,
The Netherlands,Noord-Nederland,Oost-Nederland,Zuid-Nederland,West-Nederland,Midden-Nederland,
Twente,Achterhoek,Veluwe,Salland,Betuwe,Bommelerwaard,Kennemerland,Gooi,het Gooi,
Gooi en Vechtstreek,Haaglanden,Rijnmond,Drechtsteden,Bollenstreek,Groene Hart,Zaanstreek,
West-Friesland,Noordkop,Zeeuws-Vlaanderen,Walcheren,Kempen,de Kempen,Peel,de Peel,Langstraat,
Oost-Brabant,West-Brabant,Midden-Brabant,Zuid-Limburg,Noord-Limburg,Midden-Limburg,Parkstad,
Heuvelland,Stedendriehoek,Foodvalley,Waddeneilanden,Europa,overal,wereldwijd,thuis,thuiswerken,
thuiswerk,remote,op afstand,hybride,diverse locaties,diverse,verschillende locaties,
meerdere locaties,in overleg,nader te bepalen,regio,omgeving,n.v.t.,onbekend
"""
_TE_VAAG = frozenset(sleutel(naam) for naam in _TE_VAGE_NAMEN.split(","))


def is_te_vaag(tekst: str) -> bool:
    """Whether the text names a region or no place at all ("Randstad", "diverse locaties")."""
    return sleutel(tekst) in _TE_VAAG


_OMGEVING = re.compile(
    r"^(?:regio|omgeving|omstreken|nabij|rondom|rond|in de buurt van)\s+(?:van\s+)?(.+)$"
    r"|^(.+?)\s+(?:e\.?\s?o\.?|en omgeving|en omstreken)$",
    re.IGNORECASE,
)


def find_midden_van_omgeving(tekst: str) -> str | None:
    """The town in "regio Utrecht" or "Utrecht e.o.", or None when no surroundings are meant."""
    treffer = _OMGEVING.match(tekst.strip())
    return (treffer.group(1) or treffer.group(2)) if treffer else None


_DELEN_VAN_STEDEN = """
centrum centraal noord oost zuid west noordoost noordwest zuidoost zuidwest stad binnenstad haven
havens buiten poort hout city cs airport stationsgebied
"""
_STADSDELEN = frozenset(_DELEN_VAN_STEDEN.split())


def zonder_stadsdeel(tekst: str) -> str | None:
    """The key without a part of town at the end ("Almere Stad" -> almere), or None."""
    delen = woorden(tekst)
    if len(delen) < 2 or delen[-1] not in _STADSDELEN:
        return None
    return "".join(delen[:-1])


@dataclass(frozen=True, slots=True)
class GelezenNaam:
    """A written location taken apart: the name itself, and what stands behind it."""

    naam: str
    toevoegingen: tuple[str, ...]


_SCHEIDING = re.compile(r"[,;()\[\]|]|\s[-–]\s")  # noqa: RUF001 (people do type the long dash)
_VOORZETSEL = re.compile(
    r"^(?:gemeente|gem\.|locatie|standplaats|werklocatie|te|in)[:\s]+", re.IGNORECASE
)
_AFKORTING_ACHTERAAN = re.compile(r"^(.{2,}?)\s+((?:[A-Z][.-]?){1,3}|Gld|Zld|Ov|Utr|Frl|Lb)\.?$")


def lees_naam(tekst: str) -> GelezenNaam:
    """Split "Bergen (NH)", "Breda, Noord-Brabant" or "Haarlem - NL" at its signs."""
    delen = [deel.strip(" \t.") for deel in _SCHEIDING.split(tekst)]
    delen = [deel for deel in delen if sleutel(deel)]
    if not delen:
        return GelezenNaam(naam="", toevoegingen=())
    return GelezenNaam(naam=_VOORZETSEL.sub("", delen[0]), toevoegingen=tuple(delen[1:]))


def splits_afkorting(naam: str) -> tuple[str, str] | None:
    """("Bergen", "NH") for "Bergen NH"; None when no province abbreviation stands at the end."""
    treffer = _AFKORTING_ACHTERAAN.match(naam)
    if treffer is None or find_provincie(treffer.group(2)) is None:
        return None
    return treffer.group(1), treffer.group(2)


_MEER = re.compile(r"\s*/\s*|\s+&\s+|\s+(?:en|of)\s+", re.IGNORECASE)


def splits_opsomming(naam: str) -> tuple[str, ...]:
    """The names in "Rotterdam/Schiedam" or "Utrecht of Zeist"; one when there is no list."""
    return tuple(deel for deel in _MEER.split(naam) if sleutel(deel))
