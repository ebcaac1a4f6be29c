"""Documents of a traject as their pages show them: versions, what is missing, what one says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from api.rapport.rapport import Rapport, alineas, raster
from api.toegang.documenten import Gelezen
from modellen.contact.model import CONTACTMOMENT
from modellen.documenten.bron import Bron
from modellen.documenten.herkomst import stappen_achter
from modellen.documenten.model import (
    Alinea,
    Blok,
    Document,
    Documentsoort,
    Feiten,
    Lijst,
    Periode,
    Tabel,
)
from modellen.normen.duur import dag_van
from modellen.traject.model import Trajectsoort


@dataclass(frozen=True, slots=True)
class Ontbrekend:
    """A part that is missing: what to record, and where."""

    titel: str
    zin: str
    adres: str
    knop: str


@dataclass(frozen=True, slots=True)
class Versiebeeld:
    """One version in a list.

    Attributes:
        getekend: who signed, by name. tekent_nog: roles that still have to.
        is_nieuwste: of its kind and period.
    """

    nummer: int
    versie: int
    periode: Periode | None
    dag: date
    door: str
    is_volledig: bool
    getekend: tuple[str, ...]
    tekent_nog: tuple[str, ...]
    is_nieuwste: bool


@dataclass(frozen=True, slots=True)
class Soortbeeld:
    """One kind of document of this type of traject, with its versions, newest first."""

    code: str
    titel: str
    heeft_periode: bool
    voor_opdrachtgever: bool
    ondertekenaars: tuple[str, ...]
    versies: tuple[Versiebeeld, ...]


def soortbeeld(
    soort: Trajectsoort, kind: Documentsoort, documenten: Sequence[Gelezen]
) -> Soortbeeld:
    """One kind, out of every version of the traject."""
    eigen = [g for g in documenten if g.document.soort is kind.code]
    nieuwste = {g.document.periode: g.document.nummer for g in eigen}
    return Soortbeeld(
        code=kind.code.value,
        titel=kind.code.label,
        heeft_periode=kind.heeft_periode,
        voor_opdrachtgever=kind.voor_opdrachtgever,
        ondertekenaars=tuple(soort.deelnemer(o.rol) for o in kind.ondertekenaars),
        versies=tuple(
            versiebeeld(g, is_nieuwste=nieuwste[g.document.periode] == g.document.nummer)
            for g in reversed(eigen)
        ),
    )


def versiebeeld(gelezen: Gelezen, *, is_nieuwste: bool) -> Versiebeeld:
    """One version."""
    document, soort = gelezen.document, gelezen.soort
    return Versiebeeld(
        nummer=document.nummer,
        versie=document.versie,
        periode=document.periode,
        dag=dag_van(document.opgemaakt_op),
        door=gelezen.namen.get(document.opgemaakt_door, document.opgemaakt_door),
        is_volledig=document.inhoud.is_volledig,
        getekend=tuple(f"{h.naam} ({soort.deelnemer(h.rol)})" for h in gelezen.handtekeningen),
        tekent_nog=tuple(soort.deelnemer(rol) for rol in gelezen.tekent_nog),
        is_nieuwste=is_nieuwste,
    )


def ontbrekend(
    document: Document, kind: Documentsoort, bron: Bron, *, klant: str, kan: Iterable[str]
) -> tuple[Ontbrekend, ...]:
    """What is missing in a version, each with a link to where one records it.

    Args:
        kan: steps that can be recorded now; one of those goes first.
    """
    delen = {deel.code: deel for deel in kind.delen}
    mogelijk = set(kan)
    gevonden = []
    for onderdeel in document.inhoud.ontbrekend:
        deel = delen.get(onderdeel.code)
        codes = stappen_achter(deel, bron) if deel else ()
        code = next((c for c in codes if c in mogelijk), next(iter(codes), ""))
        adres, knop = _waar(bron, code, klant=klant)
        gevonden.append(Ontbrekend(onderdeel.titel, onderdeel.ontbreekt, adres, knop))
    return tuple(gevonden)


def _waar(bron: Bron, code: str, *, klant: str) -> tuple[str, str]:
    stap = bron.soort.find_stap(code)
    begin = f"/trajecten/{bron.stand.traject.nummer}"
    if stap is None:
        return f"/klanten/{klant}", "Bekijk wat er van de klant bekend is"
    if code == CONTACTMOMENT:
        return f"{begin}/gesprek", "Leg een gesprek vast"
    return f"{begin}/vastleggen?stap={code}", f"Leg vast: {stap.label.lower()}"


# --- what one says --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Blokbeeld:
    """One block of a part, ready to be drawn.

    Attributes:
        vorm: ``alinea``, ``feiten``, ``lijst`` or ``tabel``.
        alineas: paragraphs of lines. regels: label and lines, or lines of one point.
    """

    vorm: str
    alineas: tuple[tuple[str, ...], ...] = ()
    feiten: tuple[tuple[str, str], ...] = ()
    punten: tuple[str, ...] = ()
    kop: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()
    totaal: tuple[str, ...] = ()
    rechts: frozenset[int] = frozenset()


def blokbeeld(blok: Blok) -> Blokbeeld:
    """One block."""
    match blok:
        case Alinea(tekst):
            return Blokbeeld("alinea", alineas=alineas(tekst))
        case Feiten(regels):
            feiten = tuple((label, _plat(alineas(cel))) for label, cel in regels)
            return Blokbeeld("feiten", feiten=feiten)
        case Lijst(punten):
            return Blokbeeld("lijst", punten=tuple(_plat(alineas(punt)) for punt in punten))
        case Tabel():
            vakken = raster(blok)
            return Blokbeeld(
                "tabel",
                kop=tuple(map(_cel, vakken.kop)),
                rijen=tuple(tuple(map(_cel, rij)) for rij in vakken.rijen),
                totaal=tuple(map(_cel, vakken.totaal)),
                rechts=vakken.rechts,
            )


def delen_van(rapport: Rapport) -> list[tuple[str, str, bool, list[Blokbeeld]]]:
    """Per part: title, what is missing, whether it is kept from this reader, and its blocks."""
    return [
        (d.titel, d.ontbreekt, d.is_afgeschermd, [blokbeeld(b) for b in d.blokken])
        for d in rapport.delen
    ]


def _plat(paragrafen: tuple[tuple[str, ...], ...]) -> str:
    return " ".join(regel for alinea in paragrafen for regel in alinea)


def _cel(regels: tuple[str, ...]) -> str:
    return " ".join(regels)
