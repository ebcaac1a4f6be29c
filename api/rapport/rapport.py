"""A version of a document as somebody reads it: everything that is printed, and nothing else.

The PDF and the Word file are two settings of the same :class:`Rapport`, so they say the same words.
Names come from the caller, who gives only those that the reader may see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from modellen.documenten.model import (
    Blok,
    Cel,
    Document,
    Documentsoort,
    Handtekening,
    Onderdeel,
    Periode,
    Tabel,
    Uitgave,
    Vrij,
    Wijze,
)
from modellen.normen.duur import AMSTERDAM
from modellen.schrijfwijze import datum
from modellen.traject.model import Deelnemer, Traject, Trajectsoort

AFGESCHERMD = "Dit deel is alleen voor klant en jobcoach."
NIET_COMPLEET = "Nog niet compleet"
NOG_NIET = "nog niet ondertekend"
LEEG = "\N{EN DASH}"
"""Stands for a fact without a value, so that nobody thinks it fell off the page."""
ONDERTEKENING = "Ondertekening"
HANDTEKENING_KOP = ("Wie", "Naam", "Datum", "Handtekening")

_UITGAVE = {
    Uitgave.DOSSIER: "Vertrouwelijk: voor klant en jobcoach",
    Uitgave.OPDRACHTGEVER: "Voor de opdrachtgever",
}
_WIJZE = {
    Wijze.DIGITAAL: "digitaal ondertekend",
    Wijze.OP_PAPIER: "op papier ondertekend",
}


# --- the view -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Namen:
    """Who is meant by the numbers in a document, as far as this reader may know.

    Without a name the klant has a number only; for anybody else the line is left out.
    """

    organisatie: str
    klant: str | None = None
    opdrachtgever: str | None = None
    jobcoach: str | None = None
    opgemaakt_door: str | None = None


@dataclass(frozen=True, slots=True)
class RapportDeel:
    """One part: its blocks, or why there are none.

    Attributes:
        ontbreekt: what to record; the part is printed as a marked box.
        is_afgeschermd: this reader gets one sentence instead.
    """

    titel: str
    blokken: tuple[Blok, ...] = ()
    ontbreekt: str = ""
    is_afgeschermd: bool = False


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """One line under the document; without ``op`` it waits for a signature."""

    rol: str
    naam: str = ""
    op: str = ""
    wijze: str = ""

    @property
    def is_gezet(self) -> bool:
        """Has been signed."""
        return bool(self.op)


@dataclass(frozen=True, slots=True)
class Rapport:
    """One version of a document for one reader.

    Attributes:
        kop: facts above the parts, with their labels.
        ontbrekend: a line per missing part, for the list at the top.
        is_concept: people are to sign this, and not all of them have.
        status: what stands beside the title about that; empty when nobody has to sign.
        kenmerk: trajectory and number of the document, the same on every copy.
        vingerafdruk: first 16 hexadecimal digits of what a signature is on.
        moment: of drawing up (aware); the only clock in both files.
    """

    titel: str
    organisatie: str
    trajectsoort: str
    uitgave: str
    kop: tuple[tuple[str, str], ...]
    delen: tuple[RapportDeel, ...]
    ontbrekend: tuple[str, ...]
    ondertekening: tuple[Ondertekening, ...]
    is_concept: bool
    status: str
    kenmerk: str
    versie: int
    vingerafdruk: str
    moment: datetime

    @property
    def bestandstitel(self) -> str:
        """Title in the properties of a file: no names, since file names and lists show it."""
        return f"{self.titel} {self.kenmerk}, versie {self.versie}"

    @property
    def voettekst(self) -> str:
        """What stands at the foot of every page, before the page number."""
        return f"{self.bestandstitel} · vingerafdruk {self.vingerafdruk}"


def maak_rapport(
    document: Document,
    *,
    traject: Traject,
    soort: Documentsoort,
    trajectsoort: Trajectsoort,
    namen: Namen,
    handtekeningen: Iterable[Handtekening] = (),
) -> Rapport:
    """Make the view of one version for one reader.

    Args:
        soort, trajectsoort: the kind of document and the type of trajectory that it belongs to.
        handtekeningen: those on this very version.

    Raises:
        ValueError: something belongs to another trajectory, document or version.
    """
    gezet = tuple(handtekeningen)
    _controleer(document, traject=traject, soort=soort, handtekeningen=gezet)
    regels = _ondertekening(soort, trajectsoort, gezet)
    delen = tuple(_deel(deel) for deel in document.inhoud.delen if _is_te_tonen(deel))
    return Rapport(
        titel=document.soort.label,
        organisatie=namen.organisatie,
        trajectsoort=trajectsoort.naam,
        uitgave=_UITGAVE[document.uitgave],
        kop=_kop(document, klant=str(traject.klant), namen=namen, trajectsoort=trajectsoort),
        delen=delen,
        ontbrekend=tuple(f"{deel.titel}: {deel.ontbreekt}" for deel in delen if deel.ontbreekt),
        ondertekening=regels,
        is_concept=not all(regel.is_gezet for regel in regels),
        status=_status(regels),
        kenmerk=_kenmerk(document),
        versie=document.versie,
        vingerafdruk=document.vingerafdruk[:16],
        moment=document.opgemaakt_op,
    )


def _controleer(
    document: Document,
    *,
    traject: Traject,
    soort: Documentsoort,
    handtekeningen: tuple[Handtekening, ...],
) -> None:
    if (traject.nummer, soort.code) != (document.traject, document.soort):
        raise ValueError("document of another trajectory or kind")
    van = (document.traject, document.nummer, document.vingerafdruk)
    if any((h.traject, h.nummer, h.vingerafdruk) != van for h in handtekeningen):
        raise ValueError("signature on another version")


def _is_te_tonen(deel: Onderdeel) -> bool:
    """A part that may be absent and is absent leaves no trace."""
    return bool(deel.blokken or deel.ontbreekt or deel.is_afgeschermd)


def _deel(deel: Onderdeel) -> RapportDeel:
    if deel.is_afgeschermd:
        return RapportDeel(deel.titel, is_afgeschermd=True)
    return RapportDeel(deel.titel, deel.blokken, deel.ontbreekt)


def _kop(
    document: Document, *, klant: str, namen: Namen, trajectsoort: Trajectsoort
) -> tuple[tuple[str, str], ...]:
    """Facts above the parts; klant and coach under the names that the type gives them."""
    opgemaakt = datum(document.opgemaakt_op.astimezone(AMSTERDAM).date())
    door = f" door {namen.opgemaakt_door}" if namen.opgemaakt_door else ""
    rijen: tuple[tuple[str, str | None], ...] = (
        (_wie(trajectsoort, Deelnemer.KLANT), f"{namen.klant} ({klant})" if namen.klant else klant),
        ("Opdrachtgever", namen.opdrachtgever),
        (_wie(trajectsoort, Deelnemer.JOBCOACH), namen.jobcoach),
        ("Periode", _periode(document.periode)),
        ("Opgemaakt", f"{opgemaakt}{door}"),
        ("Kenmerk", f"{_kenmerk(document)}, versie {document.versie}"),
        ("Uitgave", _UITGAVE[document.uitgave]),
    )
    return tuple((label, waarde) for label, waarde in rijen if waarde)


def _kenmerk(document: Document) -> str:
    return f"{document.traject}-{document.nummer}"


def _periode(periode: Periode | None) -> str | None:
    return f"{datum(periode.van)} tot en met {datum(periode.tot_en_met)}" if periode else None


def _ondertekening(
    soort: Documentsoort, trajectsoort: Trajectsoort, gezet: tuple[Handtekening, ...]
) -> tuple[Ondertekening, ...]:
    """Those who sign in the order of the kind, then whoever signed beside them."""
    rollen = dict.fromkeys([o.rol for o in soort.ondertekenaars] + [h.rol for h in gezet])
    return tuple(
        regel
        for rol in rollen
        for regel in (
            [_gezet(h, trajectsoort) for h in gezet if h.rol is rol]
            or [Ondertekening(_wie(trajectsoort, rol))]
        )
    )


def _gezet(handtekening: Handtekening, trajectsoort: Trajectsoort) -> Ondertekening:
    moment = handtekening.getekend_op.astimezone(AMSTERDAM)
    return Ondertekening(
        rol=_wie(trajectsoort, handtekening.rol),
        naam=handtekening.naam,
        op=f"{datum(moment.date())}, {moment:%H:%M} uur",
        wijze=_WIJZE[handtekening.wijze],
    )


def _status(regels: tuple[Ondertekening, ...]) -> str:
    gezet = [regel for regel in regels if regel.is_gezet]
    if not regels:
        return ""
    if not gezet:
        return "Concept: nog niet ondertekend"
    if len(gezet) < len(regels):
        return f"Concept: {len(gezet)} van {len(regels)} handtekeningen gezet"
    return "Ondertekend door " + _opsomming([_getekend_door(regel) for regel in gezet])


def _getekend_door(regel: Ondertekening) -> str:
    return f"{regel.naam} ({regel.rol.lower()})" if regel.naam else regel.rol.lower()


def _opsomming(delen: list[str]) -> str:
    return " en ".join([", ".join(delen[:-1]), delen[-1]] if len(delen) > 1 else delen)


def _wie(trajectsoort: Trajectsoort, rol: Deelnemer) -> str:
    return _hoofdletter(trajectsoort.deelnemer(rol))


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


# --- text as it is printed ------------------------------------------------------------------------

_NIEUWE_REGEL = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_WIT = re.compile(r"[^\S\n\u00a0]+")
# Marks that turn the direction of what follows: with them text reads otherwise than it is.
_RICHTING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def alineas(cel: Cel) -> tuple[tuple[str, ...], ...]:
    """Text as paragraphs of lines: an empty line parts paragraphs, a line end is kept.

    Control characters, marks that turn the reading direction and what is no character at all are
    left out; composed letters are one character each. Nothing else changes.
    """
    paragrafen: list[tuple[str, ...]] = []
    regels: list[str] = []
    for regel in [*_schoon(cel).split("\n"), ""]:
        if kaal := _WIT.sub(" ", regel).strip():
            regels.append(kaal)
        elif regels:
            paragrafen.append(tuple(regels))
            regels = []
    return tuple(paragrafen)


def regels(cel: Cel) -> tuple[str, ...]:
    """The lines of :func:`alineas`, for places without paragraphs such as a table."""
    return tuple(regel for alinea in alineas(cel) for regel in alinea)


def _schoon(cel: Cel) -> str:
    tekst = cel.tekst if isinstance(cel, Vrij) else cel
    tekst = _NIEUWE_REGEL.sub("\n", tekst)
    return unicodedata.normalize("NFC", "".join(t for t in tekst if _is_te_drukken(t)))


def _is_te_drukken(teken: str) -> bool:
    if teken in "\n\t":
        return True
    return teken not in _RICHTING and unicodedata.category(teken) not in ("Cc", "Cs", "Cn")


# --- tables ---------------------------------------------------------------------------------------

_SMALST, _BREEDST, _LANGSTE_WOORD, _RAND = 5, 42, 18, 3
_OP_EEN_REGEL = 92
"""Characters of a usual text beside each other on a sheet, in the size of a table."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A table as cells of lines, every row equally long.

    Attributes:
        breedtes: share of the width per column, together 1; ``rechts`` columns of numbers.
    """

    kop: tuple[tuple[str, ...], ...]
    rijen: tuple[tuple[tuple[str, ...], ...], ...]
    totaal: tuple[tuple[str, ...], ...]
    breedtes: tuple[float, ...]
    rechts: frozenset[int]

    @property
    def kolommen(self) -> int:
        """Number of columns."""
        return len(self.breedtes)


def raster(tabel: Tabel) -> Raster:
    """A table ready to be drawn; ``kop`` and ``totaal`` are empty when there is none."""
    rijen = [tabel.kop, *tabel.rijen, tabel.totaal or ()]
    aantal = max(len(rij) for rij in rijen)
    kop, *midden, totaal = [_rij(rij, aantal) for rij in rijen]
    return Raster(
        kop=kop if tabel.kop else (),
        rijen=tuple(midden),
        totaal=totaal if tabel.totaal else (),
        breedtes=_breedtes([kop, *midden, totaal], aantal),
        rechts=frozenset(tabel.rechts),
    )


def _rij(rij: tuple[Cel, ...], aantal: int) -> tuple[tuple[str, ...], ...]:
    return tuple(regels(cel) for cel in (*rij, *[""] * (aantal - len(rij))))


def _breedtes(rijen: list[tuple[tuple[str, ...], ...]], aantal: int) -> tuple[float, ...]:
    """Columns as wide as their longest line, within bounds.

    When that is too much for a sheet, every column keeps room for its longest usual word, and
    what is left is shared by who asked for more.
    """
    nodig: list[float] = []
    gewild: list[float] = []
    for kolom in range(aantal):
        lijnen = [lijn for rij in rijen for lijn in rij[kolom]]
        langste = max((len(lijn) for lijn in lijnen), default=0)
        woord = max((len(woord) for lijn in lijnen for woord in lijn.split()), default=0)
        nodig.append(max(_SMALST, min(woord, _LANGSTE_WOORD)) + _RAND)
        gewild.append(max(nodig[-1], min(langste, _BREEDST) + _RAND))
    over, gevraagd = _OP_EEN_REGEL - sum(nodig), sum(gewild) - sum(nodig)
    if 0 < over < gevraagd:
        gewild = [n + over * (g - n) / gevraagd for n, g in zip(nodig, gewild, strict=True)]
    elif over <= 0:
        gewild = nodig
    return tuple(breedte / sum(gewild) for breedte in gewild)
