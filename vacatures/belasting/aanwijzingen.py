"""What the text of a vacature says about its load: rules of our own, with denial understood.

A rule is a pattern and what it means for FML items. Text is read clause by clause; a denial close
before the words ("geen tilwerk", "zonder nachtdiensten") or right after them ("tillen hoeft niet")
turns a rule round: the load is then said to be absent. What is only offered or asked of the
applicant is not told apart from what the work asks: it stays an estimate.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

ZWAAR = 0
"""Level of what a normal person can do: the job asks the norm of the item."""

_GRENS = re.compile(r"[.!?;:\n\r•]+|,|\bmaar\b", re.IGNORECASE)
_ONTKENNING_VOOR = re.compile(
    r"\b(geen|niet|nooit|zonder|nauwelijks|noch|vrij van)\b(?:\W+[\w-]+){0,3}\W*$", re.IGNORECASE
)
_ONTKENNING_NA = re.compile(r"^\W*(?:[\w-]+\W+){0,2}(niet|nooit|nauwelijks|geen)\b", re.IGNORECASE)
# "niet alleen tillen, ook dragen" says that both occur.
_GEEN_ONTKENNING = re.compile(r"\bniet (?:alleen|enkel|slechts)\b", re.IGNORECASE)
_KILO = re.compile(
    r"\b(?:til\w*|sjouw\w*|dra(?:ag|gen)\w*|zak\w*|dozen|pakket\w*)\b[^.;]{0,40}?"
    r"\b(?:\d{1,2} ?(?:-|tot|à) ?)?(\d{1,3}) ?(?:kg|kilo)",
    re.IGNORECASE,
)
_KIJK_TERUG = 30
_KRACHT = frozenset({"IV-12", "IV-13", "IV-14"})

KILO_GRENZEN = ((15, -1), (10, 0), (5, 1), (2, 2))
"""Above so many kilos the level is at most this (FML IV-13: 15, 10, 5, 2 kg); below, 3."""


@dataclass(frozen=True, slots=True)
class Aanwijzing:
    """What one rule found for one item.

    ``niveau`` of a scale item that the text names; ``optie`` of a choice item. With ``is_ontkend``
    the text says that it does not occur. ``citaat``: its words, which do not make two different.
    """

    item: str
    niveau: int | None = None
    optie: str | None = None
    is_ontkend: bool = False
    citaat: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class _Regel:
    patroon: re.Pattern[str]
    niveaus: tuple[tuple[str, int], ...] = ()
    opties: tuple[tuple[str, str], ...] = ()


def _regel(patroon: str, *gevolgen: tuple[str, int | str]) -> _Regel:
    return _Regel(
        re.compile(rf"(?<!\w)(?:{patroon})", re.IGNORECASE),
        tuple((item, g) for item, g in gevolgen if isinstance(g, int)),
        tuple((item, g) for item, g in gevolgen if isinstance(g, str)),
    )


REGELS = (
    _regel(
        r"zwa(?:ar|re) (?:til\w*|sjouw\w*|lasten|dozen|pakketten|zakken|materialen)"
        r"|til(?:len|t|werk)?\b|sjouw\w*|fysiek zwa\w+|lichamelijk zwa\w+",
        ("IV-13", 0), ("IV-14", 0), ("IV-12", 0),
    ),
    _regel(
        r"lichte? (?:fysiek|lichamelijk)\w* werk|licht (?:inpak|montage|productie)\w*",
        ("IV-13", 2), ("IV-14", 2),
    ),
    _regel(r"duwen|trekken van (?:karren|containers)|rolcontainers?", ("IV-12", 0)),
    _regel(
        r"(?:drie|vijf|[35])[- ]?ploegen\w*|nachtdienst\w*|nachtwerk|'s nachts|nachtploeg\w*"
        r"|volcontinu\w*",
        ("VI-1", "nacht"),
    ),
    _regel(
        r"(?:twee|2)[- ]?ploegen\w*|ploegendienst\w*|avonddienst\w*|late diensten?|'s avonds"
        r"|avondwerk",
        ("VI-1", "avond"),
    ),
    _regel(
        r"(?:werk\w* (?:je )?)?(?:veel |vaak |altijd |lekker )?in de buitenlucht|weer en wind"
        r"|buitenwerk|(?:veel|vaak|altijd|lekker|graag|hele dag) buiten\b|buiten(?: te)? werken",
        ("III-2", ZWAAR),
    ),
    _regel(
        r"solo\b|in je eentje|alleen op pad|zelfstandig op pad|alleen(?: te)? werken"
        r"|werk\w* (?:je )?(?:veel |vaak )?alleen\b",
        ("II-12", "alleen_werken"),
    ),
    _regel(r"deadlines?|piekdruk\w*|piekmomenten|pieken", ("I-8", "deadlines")),
    _regel(
        r"(?:hoog|stevig|flink) (?:werk)?tempo|hoge werkdruk|hectisch\w*|stressbestendig\w*"
        r"|aanpoten",
        ("I-8", "hoog_tempo"), ("I-7", ZWAAR),
    ),
    _regel(
        r"beeldscherm\w*|achter (?:de|je|een) (?:computer|laptop|pc)|computerwerk|bureauwerk"
        r"|data[- ]?entry|gegevens invoeren",
        ("IV-4", ZWAAR), ("IV-3", "toetsenbord_muis"), ("V-2", 1),
    ),
    _regel(
        r"klantcontact\w*|contact met (?:de |onze )?klanten|klanten (?:helpen|adviseren|te woord)"
        r"|help\w* (?:je )?(?:de |onze )?klanten|aan de balie|achter de kassa|gasten ontvangen",
        ("II-12", "klantcontact"), ("II-3", ZWAAR),
    ),
    _regel(
        r"(?:zorg|hulp) (?:voor|aan) (?:ouderen|bewoners|patiënten|cliënten)|patiënten\b"
        r"|bewoners\b",
        ("II-12", "zorgcontact"),
    ),
    _regel(
        r"(?:werken )?op hoogte\b|hoogwerker\w*|ladders?\b|steigers?\b|hoogtevrees",
        ("IV-19", ZWAAR), ("I-8", "verhoogd_risico"),
    ),
    _regel(
        r"rijbewijs|bestelbus\w*|vrachtwagen\w*|heftruck\w*|reachtruck\w*|rijd\w* (?:je )?(?:met )?"
        r"(?:de |een )?(?:bus|auto|vrachtwagen)|autorijden|bedrijfsauto|bedrijfsbus",
        ("II-11", ZWAAR),
    ),
    _regel(r"lawaai\w*|herrie|gehoorbescherming|veel geluid", ("III-6", ZWAAR)),
    _regel(r"stof(?:fig\w*)?\b|lasrook|dampen|rook\b|zaagsel", ("III-5", ZWAAR)),
    _regel(r"vriescel\w*|diepvries\w*|vrieshuis", ("III-1", "koude")),
    _regel(
        r"veiligheidsschoenen|beschermende kleding|pbm'?s?\b|valhelm|veiligheidshelm"
        r"|mondkapje\w*|handschoenen",
        ("III-4", ZWAAR),
    ),
    _regel(
        r"(?:hele dag|veel|de godganse dag) (?:op de been|staan|lopen)|staand werk|lopend werk"
        r"|(?:sta|loop) je (?:veel|de hele dag)",
        ("V-4", ZWAAR), ("IV-17", 1),
    ),
    _regel(r"zittend werk|zit je (?:veel|de hele dag)|zit (?:je )?vooral", ("V-2", ZWAAR)),
    _regel(
        r"knielen|hurken|op (?:je )?kni(?:e|eë)n|gebukt|bukken", ("IV-20", ZWAAR), ("IV-9", ZWAAR)
    ),
    _regel(r"trappen (?:lopen|op)|traplopen", ("IV-18", ZWAAR)),
    _regel(r"chemicali\w*|schoonmaakmiddelen|oplosmiddelen", ("III-8", "klachtgevende_stoffen")),
)  # fmt: skip


def lees_aanwijzingen(tekst: str) -> tuple[Aanwijzing, ...]:
    """Everything that the rules find in a text, without doubles, in order of the rules.

    A number of kilos says more than a word for lifting, and takes its place.
    """
    grenzen = [0, *(grens.end() for grens in _GRENS.finditer(tekst)), len(tekst)]
    gevonden = dict.fromkeys(a for regel in REGELS for a in _lees_regel(regel, tekst, grenzen))
    kilo = _find_kilos(tekst)
    if kilo is None:
        return tuple(gevonden)
    kilos, citaat = kilo
    niveau = next((niveau for grens, niveau in KILO_GRENZEN if kilos > grens), 3)
    rest = (aanwijzing for aanwijzing in gevonden if aanwijzing.item not in _KRACHT)
    kracht = (Aanwijzing(code, niveau=niveau, citaat=citaat) for code in ("IV-13", "IV-14"))
    return (*rest, *kracht)


def _lees_regel(regel: _Regel, tekst: str, grenzen: list[int]) -> Iterator[Aanwijzing]:
    for treffer in regel.patroon.finditer(tekst):
        plaats = bisect_right(grenzen, treffer.start())
        begin, eind = grenzen[plaats - 1], grenzen[min(plaats, len(grenzen) - 1)]
        ontkend = _is_ontkend(tekst[begin : treffer.start()], tekst[treffer.end() : eind])
        citaat = tekst[begin:eind].strip(" ,.;:!?\r\n") if ontkend else treffer[0]
        for code, niveau in regel.niveaus:
            yield Aanwijzing(code, niveau=niveau, is_ontkend=ontkend, citaat=citaat)
        for code, optie in regel.opties:
            yield Aanwijzing(code, optie=optie, is_ontkend=ontkend, citaat=citaat)


def _is_ontkend(voor: str, na: str) -> bool:
    voor = _GEEN_ONTKENNING.sub(" ", voor)
    return bool(_ONTKENNING_VOOR.search(voor) or _ONTKENNING_NA.search(na))


def _find_kilos(tekst: str) -> tuple[int, str] | None:
    """The heaviest number of kilos in the text and the words around it, if there is one."""
    kilos = [
        (int(treffer[1]), treffer[0])
        for treffer in _KILO.finditer(tekst)
        if not _is_ontkend(tekst[max(treffer.start() - _KIJK_TERUG, 0) : treffer.start()], "")
    ]
    return max(kilos, key=lambda paar: paar[0], default=None)
