"""An opening as somebody types or pastes it: lines with a label, and sentences.

A line "Uren: 24-32" is read as the column of that name would be; running text is searched for
words that such a column could hold. Everything then goes through ``bouw_vacature``, as a row of a
file does, so there is one reading of hours, places and requirements. What was found keeps the
words it came from; what was not found, or can be read in two ways, stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from modellen.plaats.plaats import Plaatsregister, UitkomstSoort
from vacatures.importeren.bouwen import bouw_vacature
from vacatures.importeren.kolommen import Koppelaar
from vacatures.importeren.opschonen import maak_platte_tekst, op_een_regel
from vacatures.importeren.rij import Melding, Onleesbaar, Rij
from vacatures.importeren.synoniemen import VACATUREVELDEN
from vacatures.importeren.titel import kies_titel
from vacatures.importeren.uit_tekst import (
    eisende_zinnen,
    zoek_certificaten,
    zoek_rijbewijzen,
    zoek_uren,
)
from vacatures.importeren.velden.lijsten import lees_contractvorm
from vacatures.importeren.velden.weektekst import vind_weektekst
from vacatures.importeren.waardesoort import noemt_beroep
from vacatures.vacature.model import Vacature

MAX_TITELREGEL = 80
_LABEL = re.compile(r"^\s*[•*-]?\s*([^:\n]{2,40}?)\s*:\s*(\S.*)$", re.M)
_ZIN = re.compile(r"(?<=[.!?;])\s+|\n|\s[•·*]\s")

_GEZOCHT = re.compile(
    r"\b(?:zoek(?:en|t)?|gezocht|vraagt|vragen)\b[:,]?"
    r"(?: (?:wij|we|ik|per direct|direct|nog|met spoed|nieuwe|enthousiaste?|een|twee|drie|vier|vijf"
    r"|zes|\d{1,3}|voor ons \w+|ter versterking))*"
    r" ([\w/-]+(?: [\w/-]+){0,3}?)"
    r"(?= (?:voor|in|te|die|met|bij|om|op|vanaf|per|van|ter|onze?|en)\b| ?[.,;:(!\n]|$)",
    re.I,
)
_VOORAF = re.compile(r"^\W*([A-Za-z][\w/ -]{2,60}?),? (?:gevraagd|gezocht)\b", re.M)
_VOLTIJD = re.compile(r"\b(?:full-?time|voltijds?)\b", re.I)
_DEELTIJD = re.compile(r"\b(?:part-?time|deeltijds?)\b", re.I)
_CONTRACT = re.compile(
    r"\b(?:(?:vast|tijdelijk|jaar|flex|oproep|nul-?uren|0-?uren|min-?max)[ -]?contract"
    r"|(?:vaste?|tijdelijke) (?:baan|aanstelling|dienst(?:verband)?)"
    r"|contract voor (?:on)?bepaalde tijd"
    r"|(?:on)?bepaalde tijd|via (?:een |het )?uitzendbureau|uitzendwerk|proefplaatsing"
    r"|werkervaringsplaats|leerwerk(?:plek|baan)|\bbbl\b|vrijwilligerswerk|zzp|detachering"
    r"|seizoenswerk)\b",
    re.I,
)
_UITZICHT = re.compile(r"(?:uitzicht op|kans op|mogelijkheid tot)(?: een)? *$", re.I)
_OPLEIDING = re.compile(
    r"\b(?:mbo|hbo|vmbo|havo|vwo|mavo|lbo|universitair\w*|praktijkonderwijs|startkwalificatie)\b"
    r"(?:[ -]*(?:niveau)? ?[1-4])?(?: of (?:mbo)?[ -]*(?:niveau)? ?[1-4])?",
    re.I,
)
_GEEN_OPLEIDING = re.compile(
    r"\bgeen (?:opleiding|diploma'?s?)(?: of \w+)?(?: is| zijn)? (?:nodig|vereist|verplicht)"
    r"|\b(?:opleiding|diploma'?s?) (?:is|zijn) niet (?:nodig|vereist|verplicht)",
    re.I,
)
_TAAL = re.compile(
    r"\bnederlands\w*\b[^.;\n]{0,40}?\b[ABC][12]\b|\b[ABC][12]\b[^.;\n]{0,20}\bnederlands\w*"
    r"|\b(?:goede?|redelijke?|voldoende|vloeiend|uitstekende?|eenvoudig|basis\w*)"
    r"(?: \w+){0,4}? nederlands\w*",
    re.I,
)
_GEEN_TAAL = re.compile(
    r"\bnederlands\w*(?: \w+){0,2}? (?:is |hoeft )?niet (?:nodig|vereist|verplicht)"
    r"|\bgeen nederlands (?:nodig|vereist)",
    re.I,
)
_PLEK = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")
_IN_PLAATS = re.compile(
    r"\b(?:in|te|vestiging|locatie|regio|omgeving) "
    r"((?:(?:'s|den|de|het|ter|ten) ?-?)?[A-Z][\w'-]+(?: (?:aan|op|bij|den|de|en|a/d) [\w'-]+"
    r"|[ -][A-Z][\w'-]+)*)"
)
_GETAL = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_POSITIES = re.compile(
    r"\b(\d{1,3}|twee|drie|vier|vijf|zes)(?: \w+)? (?:plaatsen|plekken|posities|vacatures"
    r"|medewerkers|mensen|collega'?s|krachten)\b",
    re.I,
)
_SLUIT = re.compile(
    r"\b(?:reage(?:ren|er)|sollicit(?:eren|eer))\w*(?: \w+){0,2}? (?:tot|voor|uiterlijk)"
    r"(?: en met)? (\d{1,2}(?:-\d{1,2}-\d{4}| [a-z]+ \d{4}))",
    re.I,
)

_URENVELDEN = {"uren", "uren_min", "uren_max", "fte", "omvang"}
_Gevonden = tuple[object, str]


@dataclass(frozen=True, slots=True)
class Lezing:
    """What was understood of a text.

    Attributes:
        velden: value per field as a column would hold it.
        citaten: the words of the text per field.
        vacature: the same, read; ``None`` when there is not even a name of the job.
        meldingen: what stood there and could not be read.
    """

    velden: Mapping[str, object]
    citaten: Mapping[str, str]
    vacature: Vacature | None
    meldingen: tuple[Melding, ...] = ()


def lees_lopende_tekst(tekst: str, *, register: Plaatsregister) -> Lezing:
    """Understand an opening; pure and quick, so it can be done at every look at the form."""
    plat = maak_platte_tekst(tekst)
    gevonden = dict(_uit_labels(plat))
    uren = _zoek_voltijd(plat)
    if uren is not None and not _URENVELDEN & gevonden.keys():
        gevonden["omvang"] = uren
    for veld, zoek in _ZOEKERS.items():
        if veld not in gevonden and (vondst := zoek(plat)) is not None:
            gevonden[veld] = vondst
    if not {"plaats", "postcode", "adres"} & gevonden.keys():
        gevonden |= _zoek_plaats(plat, register)
    velden = {veld: waarde for veld, (waarde, _) in gevonden.items()}
    citaten = {veld: op_een_regel(citaat) for veld, (_, citaat) in gevonden.items()}
    titel = str(velden.get("titel", ""))
    citaten |= _citaten_uit_tekst(plat, titel, velden)
    if "uren" not in citaten and (bron := sorted(_URENVELDEN & citaten.keys())):
        citaten["uren"] = " … ".join(citaten[veld] for veld in bron)
    rij = Rij(1)
    vacature = bouw_vacature(
        rij, {**velden, "taken": plat}, register=register, bestandsnaam="tekst"
    )
    return Lezing(velden, citaten, vacature, tuple(rij.meldingen))


def _uit_labels(tekst: str) -> Iterator[tuple[str, _Gevonden]]:
    """Lines with the name of a column in front; long texts are left to the sentences."""
    koppelaar = Koppelaar(VACATUREVELDEN)
    regels = {t[1].strip(): (t[2].strip(), t[0].strip()) for t in _LABEL.finditer(tekst)}
    bekend = {kop: regel for kop, regel in regels.items() if koppelaar.is_kop(kop)}
    for veld, koppen in koppelaar.kolommen_per_veld(bekend).items():
        waarde, citaat = bekend[koppen[0]]
        if veld not in ("taken", "profiel", "bron", "bron_id"):
            yield veld, (waarde, citaat)


def _citaten_uit_tekst(tekst: str, titel: str, velden: Mapping[str, object]) -> dict[str, str]:
    """The words behind what ``bouw_vacature`` finds by itself."""
    zinnen = eisende_zinnen(tekst)
    vondsten = {
        "uren": zoek_uren(titel=titel, tekst=tekst),
        "rijbewijs": zoek_rijbewijzen(zinnen, titel=titel),
        "certificaten": zoek_certificaten(zinnen),
    }
    return {
        veld: op_een_regel(vondst.citaat)
        for veld, vondst in vondsten.items()
        if vondst is not None and veld not in velden
    }


# --- in sentences ---------------------------------------------------------------------------------


def _zoek_titel(tekst: str) -> _Gevonden | None:
    """What is looked for, else a first line that names an occupation, else the first sentence."""
    regels = [regel.strip() for regel in tekst.splitlines() if regel.strip()]
    eerste = regels[0] if regels else ""
    zoekt = _VOORAF.search(tekst) or _GEZOCHT.search(tekst)
    is_kop = len(eerste) <= MAX_TITELREGEL and not eerste.endswith((".", "!", "?", ":"))
    if is_kop and (noemt_beroep(eerste) or zoekt is None) and not _LABEL.match(eerste):
        return eerste, eerste
    if zoekt is not None:
        return zoekt[1][:1].upper() + zoekt[1][1:], zoekt[0]
    begin, _ = kies_titel({"titel_uit": tekst})
    return (begin, begin) if begin else None


def _zoek_voltijd(tekst: str) -> _Gevonden | None:
    """Full-time alone, where no number of hours says it better."""
    treffer = _VOLTIJD.search(tekst)
    if treffer is None or _DEELTIJD.search(tekst) or zoek_uren(titel="", tekst=tekst):
        return None
    return treffer[0], treffer[0]


def _zoek_contract(tekst: str) -> _Gevonden | None:
    """The one form that is named; "met uitzicht op vast" is none."""
    vormen: dict[str, str] = {}
    for treffer in _CONTRACT.finditer(tekst):
        if not _UITZICHT.search(tekst[: treffer.start()]):
            try:
                vorm = lees_contractvorm(treffer[0])
            except Onleesbaar:
                continue
            vormen.setdefault(vorm.value if vorm else "", treffer[0])
    vormen.pop("", None)
    return vormen.popitem() if len(vormen) == 1 else None


def _zoek_opleiding(tekst: str) -> _Gevonden | None:
    if treffer := _GEEN_OPLEIDING.search(tekst):
        return "geen", treffer[0]
    for zin in eisende_zinnen(tekst):
        if treffer := _OPLEIDING.search(zin):
            return treffer[0], zin
    return None


def _zoek_taal(tekst: str) -> _Gevonden | None:
    if treffer := _GEEN_TAAL.search(tekst):
        return "geen", treffer[0]
    for zin in eisende_zinnen(tekst):
        if treffer := _TAAL.search(zin):
            return treffer[0], zin
    return None


def _zoek_week(tekst: str) -> _Gevonden | None:
    for zin in _ZIN.split(tekst):
        if vondst := vind_weektekst(zin):
            return vondst.waarde, vondst.citaat
    return None


def _zoek_posities(tekst: str) -> _Gevonden | None:
    if treffer := _POSITIES.search(tekst):
        return _GETAL.get(treffer[1].lower(), treffer[1]), treffer[0]
    return None


def _zoek_sluit(tekst: str) -> _Gevonden | None:
    treffer = _SLUIT.search(tekst)
    return (treffer[1], treffer[0]) if treffer else None


def _zoek_plaats(tekst: str, register: Plaatsregister) -> dict[str, _Gevonden]:
    """A postcode with letters, else the one place that the sentences name and the table knows."""
    if treffer := _PLEK.search(tekst):
        return {"postcode": (treffer[0], treffer[0])}
    plaatsen: dict[str, str] = {}
    for treffer in _IN_PLAATS.finditer(tekst):
        naam = treffer[1].strip(" -")
        if register.find_plaats(naam).soort is UitkomstSoort.GEVONDEN:
            plaatsen.setdefault(naam, treffer[0])
    return {"plaats": plaatsen.popitem()} if len(plaatsen) == 1 else {}


_ZOEKERS: Mapping[str, Callable[[str], _Gevonden | None]] = {
    "titel": _zoek_titel,
    "contractvorm": _zoek_contract,
    "opleiding": _zoek_opleiding,
    "taal": _zoek_taal,
    "dagdelen": _zoek_week,
    "posities": _zoek_posities,
    "sluit_op": _zoek_sluit,
}
