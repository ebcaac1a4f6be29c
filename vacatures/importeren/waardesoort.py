"""What kind of value a piece of text is, by its shape alone."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from vacatures.importeren.opschonen import schoon_url
from vacatures.importeren.rij import Onleesbaar
from vacatures.importeren.velden.getallen import lees_datum


class Waardesoort(StrEnum):
    """Kinds that can be told apart without knowing the column."""

    URL = "url"
    POSTCODE = "postcode"
    DATUM = "datum"
    BREEDTE = "breedtegraad"
    LENGTE = "lengtegraad"
    CONTRACT = "contract"
    OMVANG = "omvang"
    JA_NEE = "ja_nee"
    FTE = "fte"
    UREN = "uren"
    GETAL = "getal"
    START = "start"
    SALARIS = "salaris"
    TEKST = "tekst"


STERK = frozenset({
    Waardesoort.URL, Waardesoort.POSTCODE, Waardesoort.DATUM, Waardesoort.BREEDTE,
    Waardesoort.LENGTE,
})  # fmt: skip
"""Kinds that no other kind of value looks like."""

_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}")
_COORDINAAT = re.compile(r"\d{1,2}\.\d{3,}")
_CONTRACT = re.compile(
    r"(?:vast|tijdelijk)(?: (?:contract|dienstverband))?|tijdelijk met uitzicht op vast"
    r"|(?:on)?bepaalde tijd|contract voor (?:on)?bepaalde tijd|detachering|uitzenden|uitzendwerk"
    r"|oproep(?:kracht|contract)?|zzp|freelance|stage|leerbaan|vervanging|permanent|temporary"
)
_OMVANG = re.compile(
    r"(?:full|part)-?time(?: ?(?:of|en|/) ?(?:full|part)-?time)?|voltijds?|deeltijds?"
)
_FTE = re.compile(
    r"(?:wtf |fte )?[01][.,]\d{1,4} ?(?:(?:-|tot|/) ?[01](?:[.,]\d{1,4})? ?)?(?:fte|wtf)?"
    r"(?: ?\(\d{1,2} uur\))?"
)
_UREN = re.compile(r"(?:[1-9]|[1-5]\d|60)(?: ?(?:-|tot) ?(?:[1-9]|[1-5]\d|60))?(?: ?(?:uur|u))?")
_GETAL = re.compile(r"€? ?-?\d[\d.,]*")
_START = re.compile(
    r"(?:in overleg|z\.?s\.?m\.?|zo (?:snel|spoedig) (?:als )?mogelijk|per direct|direct|asap"
    r"|schooljaar .{4,12}|(?:begin |eind |medio )?(?:januari|februari|maart|april|mei|juni|juli"
    r"|augustus|september|oktober|november|december)(?: \d{4})?)"
)
_SALARIS = re.compile(r"\bcao\b|\bschaal\b|salaris|€|^l[a-e](?: ?/ ?l[a-e])*$")
_BREEDTE, _LENGTE = (50.0, 54.0), (2.5, 7.5)
"""Bounds of the Netherlands and Belgium, in degrees."""


def soort_van(tekst: str) -> Waardesoort:
    """The kind of one value; what fits no shape is text."""
    tekst = " ".join(tekst.split())
    laag = tekst.lower()
    if schoon_url(tekst):
        return Waardesoort.URL
    if _POSTCODE.fullmatch(tekst.upper()):
        return Waardesoort.POSTCODE
    if _COORDINAAT.fullmatch(tekst):
        return _coordinaat(float(tekst))
    for patroon, soort in (
        (_CONTRACT, Waardesoort.CONTRACT), (_OMVANG, Waardesoort.OMVANG),
        (_START, Waardesoort.START), (_FTE, Waardesoort.FTE), (_UREN, Waardesoort.UREN),
    ):  # fmt: skip
        if patroon.fullmatch(laag):
            return soort
    if laag in {"ja", "nee", "onbekend", "yes", "no"}:
        return Waardesoort.JA_NEE
    if _is_datum(laag):
        return Waardesoort.DATUM
    if _GETAL.fullmatch(laag):
        return Waardesoort.GETAL
    return Waardesoort.SALARIS if _SALARIS.search(laag) else Waardesoort.TEKST


def _coordinaat(graad: float) -> Waardesoort:
    if _BREEDTE[0] <= graad <= _BREEDTE[1]:
        return Waardesoort.BREEDTE
    return Waardesoort.LENGTE if _LENGTE[0] <= graad <= _LENGTE[1] else Waardesoort.GETAL


def _is_datum(tekst: str) -> bool:
    # Five digits may be Excel's day number, but as easily the number of something else.
    if len(tekst) < 6 or not any(teken.isdigit() for teken in tekst):
        return False
    try:
        return lees_datum(tekst) is not None
    except Onleesbaar:
        return False


_BEROEP = re.compile(
    r"medewerk|assisten|leerkracht|leraar|leraren|docent|begeleid|adviseur|coach|controller|leider"
    r"|coordinator|manager|directeur|specialist|monteur|chauffeur|verpleeg|verzorgende|helpende"
    r"|schoonma|hovenier|orderpick|operator|lasser|timmer|beveilig|receptionist|administrat"
    r"|secretar|boekhoud|verkoper|verkoopster|vakkenvul|engineer|developer|analist|planner"
    r"|consultant|concierge|surveill|psycholoog|therapeut|stagiair|invalwerk|invalkracht"
    r"|vakkracht|bezorger|inpakker|bakker|slager|schilder|loodgiet|elektricien|stratenmak"
    r"|metsel|gastvrouw|gastheer|inspecteur|ambtena|technicus|beheerder|voorman|instructeur"
    r"|trainer|werknemer|bediende|arbeider|schrijnwerker|\bkok\b|\bober\b|\barts\b|\bhulp\b"
    r"|stukadoor|stoffeer|portier|kapper|magazijn|productiewerk|tandarts|hygienist"
)
_ORGANISATIE = re.compile(
    r"school|stichting|\bstg\b|\bobs\b|\bp?cbs\b|\bsbo\b|\bikc\b|\bekc\b|\bicb\b|kindcentrum"
    r"|college|lyceum|academi|\bb\.?v\b|\bn\.?v\b|\bvof\b|holding|gemeente|ziekenhuis|bureau"
    r"|bedrijf|groep\b(?! ?\d)|onderwijs$|\bprimair\b|zorggroep|vereniging|cooperatie|\bgmbh\b"
)


def _plat(tekst: str) -> str:
    return unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()


def noemt_beroep(tekst: str) -> bool:
    """True when a word for somebody who works is in it."""
    return _BEROEP.search(_plat(tekst)) is not None


def noemt_organisatie(tekst: str) -> bool:
    """True when a word for a school, company or other organisation is in it."""
    return _ORGANISATIE.search(_plat(tekst)) is not None
