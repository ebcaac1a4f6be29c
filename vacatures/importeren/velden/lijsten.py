"""Values from closed lists: contract, education, language, licences, certificates, branch."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from modellen.dagdelen import ALLE_DAGDELEN, KANTOORTIJDEN, Dagdelen
from modellen.fouten import OngeldigeWaarde
from modellen.kwalificatie import Branche, Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from vacatures.importeren.opschonen import is_nietszeggend
from vacatures.importeren.rij import Onleesbaar
from vacatures.importeren.velden.woordenlijsten import BRANCHEWOORDEN, CERTIFICAATWOORDEN, SBI
from vacatures.kenmerken import Contractvorm

_Patronen = tuple[tuple[re.Pattern[str], str], ...]


def _patronen(*paren: tuple[str, str]) -> _Patronen:
    return tuple((re.compile(patroon), waarde) for patroon, waarde in paren)


# The first pattern that fits decides; what is special stands before what is general.
_CONTRACT = _patronen(
    (r"proefplaats", "proefplaatsing"),
    (r"werkervarings?pla", "werkervaringsplaats"),
    (r"vrijwillig|volunteer", "vrijwillig"),
    (r"leer-?\s?werk|leerbaan|\bbbl\b|stage|\bintern(?:ship)?\b|trainee|opleidingsplaats",
     "leerwerk"),
    (r"zzp|freelance|zelfstandig|interim|opdracht\b|contractor", "zelfstandig"),
    (r"oproep|nul-?\s?uren|0-?\s?uren|min-?\s?max|flexcontract|per.diem|invalwerk", "oproep"),
    (r"uitzend|detacher|payroll|\btemp agency", "uitzenden"),
    (r"tijdelijk|bepaalde tijd(?<!onbepaalde tijd)|temporary|time-specific|fixed.term|jaarcontract"
     r"|project\b|seizoen|vervanging", "tijdelijk"),
    (r"\bvaste?\b|onbepaalde|permanent|indefinite", "vast"),
)  # fmt: skip
_OMVANG = re.compile(r"^(?:full|part)-?\s?time|^(?:vol|deel)tijds?|^parttime of fulltime")

_OPLEIDING = _patronen(
    (r"\bgeen\b|niet van toepassing|\bn\.?v\.?t\b|ongeschoold", "geen"),
    (r"praktijkonderwijs|\bpro\b|\bvso\b", "praktijk"),
    (r"\bvmbo|\bmavo|\blbo|\blts\b|\bvbo\b|\bmulo|lager beroeps", "vmbo"),
    (r"\bbasis(?:onderwijs|school|niveau)?\b|lagere school|lager onderwijs", "basis"),
    (r"mbo\W{0,3}(?:niveau\W?)?1|assistent-?opleiding|entree", "mbo1"),
    (r"mbo\W{0,3}(?:niveau\W?)?2|startkwalificatie", "mbo2"),
    (r"mbo\W{0,3}(?:niveau\W?)?3", "mbo3"),
    (r"mbo\W{0,3}(?:niveau\W?)?4|\bmts\b|\bmeao\b", "mbo4"),
    (r"\bhavo|\bvwo|\bgymnasium|\batheneum|havo_vwo", "havo_vwo"),
    (r"\bhbo|\bbachelor|\bhts\b|\bheao\b|hoger beroeps", "hbo"),
    (r"\bwo\b|\bmaster|universi|wetenschappelijk|academisch|\bphd", "wo"),
    # "mbo" alone, or VUM's mbo/havo/vwo: the lowest that counts as a starting qualification.
    (r"\bmbo\b|middelbaar beroeps", "mbo2"),
)
_TAAL = _patronen(
    (r"\ba0\b|geen|niet nodig|niet van toepassing", "a0"), (r"\ba1\b", "a1"), (r"\ba2\b", "a2"),
    (r"\bb1\b", "b1"), (r"\bb2\b", "b2"), (r"\bc1\b", "c1"), (r"\bc2\b|moedertaal|native", "c2"),
    (r"uitstekend|vloeiend|perfect|foutloos|fluent", "c1"), (r"goed|good", "b1"),
    (r"redelijk|voldoende|fair", "a2"), (r"basis|eenvoudig|beetje|basic", "a1"),
)  # fmt: skip
_RIJBEWIJS = re.compile(r"\b(AM|A1|A2|A|BE|B|C1E|C1|CE|C|D1E|D1|DE|D|T)\b(?!\+)")


def _kaal(waarde: object, soort: str) -> str:
    if isinstance(waarde, list):
        waarde = ", ".join(str(deel) for deel in waarde if isinstance(deel, str | int))
    if isinstance(waarde, bool) or not isinstance(waarde, str | int | float):
        raise Onleesbaar(f"'{str(waarde)[:40]}' is geen {soort}.", f"Geef een {soort} als tekst.")
    plat = unicodedata.normalize("NFKD", str(waarde)[:2000]).encode("ascii", "ignore").decode()
    return " ".join(plat.lower().split())


def _keuzes(soort: Sequence[str]) -> str:
    return "Kies uit: " + ", ".join(soort) + "."


def lees_contractvorm(waarde: object) -> Contractvorm | None:
    """Contract form; ``None`` when nothing is said, or only how many hours.

    Raises:
        Onleesbaar: when the words are not known, or name more than one form.
    """
    tekst = _kaal(waarde, "contractvorm")
    if not tekst or is_nietszeggend(tekst) or _OMVANG.match(tekst):
        return None
    delen = [d for d in re.split(r"[/;|]", tekst) if d.strip()]
    vormen = {v for deel in delen if (v := _eerste(_CONTRACT, deel)) is not None}
    if len(vormen) == 1:
        return Contractvorm(vormen.pop())
    wat = "is geen contractvorm die wij kennen" if not vormen else "noemt meer dan een contractvorm"
    raise Onleesbaar(f"'{tekst[:40]}' {wat}.", _keuzes(list(Contractvorm)))


def lees_opleiding(waarde: object) -> Opleidingsniveau | None:
    """Lowest level that is named; "mbo 3 of 4" asks mbo 3.

    Raises:
        Onleesbaar: when no level is named.
    """
    tekst = _kaal(waarde, "opleidingsniveau")
    if not tekst or (is_nietszeggend(tekst) and "v" not in tekst) or tekst == "anders":
        return None
    if tekst in set(Opleidingsniveau):
        return Opleidingsniveau(tekst)
    niveaus = [Opleidingsniveau(n) for patroon, n in _OPLEIDING[:-1] if patroon.search(tekst)]
    kaal_mbo = re.search(r"\bmbo\b(?!\W{0,3}(?:niveau\W?)?[1-4])", tekst)
    if kaal_mbo:
        niveaus = [n for n in niveaus if n is not Opleidingsniveau.HAVO_VWO]
        niveaus.append(Opleidingsniveau.MBO2)
    if not niveaus:
        raise Onleesbaar(
            f"'{tekst[:40]}' is geen opleidingsniveau.", _keuzes(list(Opleidingsniveau))
        )
    return min(niveaus, key=lambda niveau: niveau.rang)


def lees_taal(waarde: object) -> Taalniveau | None:
    """Level of Dutch, by CEFR code or by word (redelijk A2, goed B1, uitstekend C1).

    Raises:
        Onleesbaar: when no level is named, or only another language.
    """
    tekst = _kaal(waarde, "taalniveau")
    if not tekst or is_nietszeggend(tekst):
        return None
    ander = re.search(r"engels|duits|frans|english|german|french|spaans|arabisch|turks", tekst)
    niveau = _eerste(_TAAL, tekst)
    if niveau is None or (ander and not re.search(r"nederlands|dutch", tekst)):
        raise Onleesbaar(f"'{tekst[:40]}' is geen niveau van het Nederlands.",
                         "Geef A0, A1, A2, B1, B2, C1 of C2.")  # fmt: skip
    return Taalniveau(niveau)


def lees_rijbewijzen(waarde: object) -> frozenset[Rijbewijs] | None:
    """Licence categories; "geen" and "nee" give an empty set, "ja" means B.

    Raises:
        Onleesbaar: when no category is named.
    """
    tekst = _kaal(waarde, "rijbewijs")
    if not tekst or tekst in {"onbekend", "?"}:
        return None
    if re.fullmatch(r"geen|nee|n\.?v\.?t\.?|niet nodig|-+|no|none|false", tekst):
        return frozenset()
    if re.fullmatch(r"ja|yes|true|rijbewijs", tekst):
        return frozenset({Rijbewijs.B})
    # B+ (code 96) asks at least B; the trailer stays for the coach to ask about.
    tekst = re.sub(r"\bb\+|\bb ?e\b", lambda t: "b" if "+" in t[0] else "be", tekst)
    tekst = re.sub(r"\bc ?\(?e\)?(?![a-z])", "ce", tekst)
    gevonden = frozenset(Rijbewijs(c) for c in _RIJBEWIJS.findall(tekst.upper()))
    if not gevonden:
        raise Onleesbaar(f"'{tekst[:40]}' is geen rijbewijs.", _keuzes(list(Rijbewijs)))
    return gevonden


def vind_certificaten(tekst: str) -> frozenset[Certificaat]:
    """Every certificate that the text names; VCA vol swallows the word VCA."""
    kaal = _kaal(tekst, "certificaat") if len(tekst) <= 2000 else tekst.lower()
    gevonden = {c for c, patroon in CERTIFICAATWOORDEN if patroon.search(kaal)}
    if Certificaat.VCA_VOL in gevonden:
        gevonden.discard(Certificaat.VCA_BASIS)
    return frozenset(gevonden)


def lees_certificaten(waarde: object) -> frozenset[Certificaat] | None:
    """Certificates in a column of their own; "geen" gives an empty set.

    Raises:
        Onleesbaar: when none is known to us.
    """
    tekst = _kaal(waarde, "certificaat")
    if not tekst or tekst in {"onbekend", "?"}:
        return None
    if re.fullmatch(r"geen|nee|n\.?v\.?t\.?|-+|none", tekst):
        return frozenset()
    delen = [d.strip() for d in re.split(r"[;,|]", tekst)]
    codes = {Certificaat(d) for d in delen if d in set(Certificaat)}
    gevonden = vind_certificaten(tekst) | codes
    if not gevonden:
        raise Onleesbaar(f"'{tekst[:40]}' kennen wij niet als certificaat.",
                         _keuzes(list(Certificaat)))  # fmt: skip
    return frozenset(gevonden)


def lees_branche(waarde: object) -> Branche | None:
    """Branch by code, by SBI number ("sbi 81210") or by word; ``None`` when nothing fits.

    Sources file vacancies under hundreds of names, so an unknown one is no fault.
    """
    try:
        tekst = _kaal(waarde, "branche")
    except Onleesbaar:
        return None
    if tekst in set(Branche):
        return Branche(tekst)
    if treffer := re.fullmatch(r"(?:sbi\W*)?(\d{2})\d{0,3}(?:\.\d+)*", tekst):
        return SBI.get(treffer.group(1))
    gevonden = _eerste(BRANCHEWOORDEN, tekst)
    return Branche(gevonden) if gevonden else None


def lees_dagdelen(waarde: object) -> Dagdelen | None:
    """Parts of the week: ``ma-vr ochtend,middag`` or "kantoortijden".

    Raises:
        Onleesbaar: when it is neither.
    """
    tekst = _kaal(waarde, "dagdelen")
    if not tekst or is_nietszeggend(tekst) or tekst == "in overleg":
        return None
    if re.fullmatch(r"kantoor(?:tijden|uren)|tijdens kantoor(?:tijden|uren)", tekst):
        return KANTOORTIJDEN
    if tekst in {"alle dagdelen", "altijd", "24/7"}:
        return ALLE_DAGDELEN
    try:
        return Dagdelen.lees(tekst)
    except OngeldigeWaarde as fout:
        raise Onleesbaar(fout.melding, fout.volgende_stap) from fout


def _eerste(patronen: _Patronen, tekst: str) -> str | None:
    return next((waarde for patroon, waarde in patronen if patroon.search(tekst)), None)


def lees_ja_nee(waarde: object) -> bool | None:
    """Yes or no; empty is ``None``.

    Raises:
        Onleesbaar: when it is neither.
    """
    if isinstance(waarde, bool):
        return waarde
    tekst = _kaal(waarde, "ja of nee") if waarde is not None else ""
    if not tekst or tekst in {"onbekend", "?"}:
        return None
    if tekst in {"ja", "j", "yes", "y", "true", "waar", "1", "x"}:
        return True
    if tekst in {"nee", "n", "no", "false", "onwaar", "0"}:
        return False
    raise Onleesbaar(f"'{tekst[:40]}' is geen ja of nee.", "Schrijf ja of nee.")
