"""A report as PDF: PDF/A-2a for the archive and PDF/UA-1 for who cannot see it.

The template is ours and fixed. What people typed goes to it as data, so it can never be code. Only
the fonts inside the typesetter are used, so the same report gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

from api.rapport.rapport import (
    AFGESCHERMD,
    HANDTEKENING_KOP,
    LEEG,
    NIET_COMPLEET,
    NOG_NIET,
    ONDERTEKENING,
    Rapport,
    RapportDeel,
    alineas,
    raster,
    regels,
)
from api.rapport.tekens import druk_af
from modellen.documenten.model import Alinea, Blok, Cel, Feiten, Lijst, Tabel

_STANDAARDEN = ("a-2a", "ua-1")
_BREEKPUNT = "\u200b"
# Hyphenation breaks words; what is no word (an address, a code, a held key) needs places to break.
_GETAL = re.compile(r"[\d.,:/%+\-\u20ac]{1,16}")
_WOORD = re.compile(r"(?!.*(.)\1{3})[^\W\d_]+(?:[-'\u2019/][^\W\d_]+)*[.,;:!?)]*")
_LANGSTE_WOORD = 60
_TEKENS = 75
"""As many fit on a line of a table, at least."""
_LEESTEKENS = r"@/._\-?&=:,;"


def maak_pdf(rapport: Rapport) -> bytes:
    """The report as a PDF of A4 pages, in Dutch, tagged; the same bytes for the same report."""
    pdf: bytes = _zet(rapport, format="pdf", pdf_standards=list(_STANDAARDEN))
    return pdf


def maak_beeld(rapport: Rapport, *, ppi: float = 110.0) -> list[bytes]:
    """Every page of the PDF as a PNG picture."""
    beelden = _zet(rapport, format="png", ppi=ppi)
    return beelden if isinstance(beelden, list) else [beelden]


def _zet(rapport: Rapport, **uitvoer: Any) -> Any:
    # Typesetting is asked for now and then; loading it is not part of starting to serve.
    import typst

    def zet(gegevens: Any) -> Any:
        return typst.compile(
            _sjabloon(),
            ignore_system_fonts=True,
            sys_inputs={"rapport": json.dumps(gegevens, ensure_ascii=False)},
            timestamp=int(rapport.moment.timestamp()),
            **uitvoer,
        )

    gegevens = _gegevens(rapport)
    try:
        return zet(gegevens)
    except typst.TypstError:
        # Marks on letters of another script need one font that has both; there is none.
        return zet(_vereenvoudigd(gegevens))


@cache
def _sjabloon() -> bytes:
    return (resources.files("api.rapport") / "rapport.typ").read_bytes()


# --- the report as data for the template ----------------------------------------------------------


def _gegevens(rapport: Rapport) -> dict[str, Any]:
    """The report as plain values; every text is a list of lines, a paragraph one of those."""
    return {
        "titel": _regel(rapport.titel),
        "organisatie": _regel(rapport.organisatie),
        "trajectsoort": _regel(rapport.trajectsoort),
        "uitgave": _regel(rapport.uitgave),
        "bestandstitel": _regel(rapport.bestandstitel),
        "voettekst": _regel(rapport.voettekst),
        "status": _regels(rapport.status),
        "is_concept": rapport.is_concept,
        "kop": [[_regels(label), _regels(waarde)] for label, waarde in rapport.kop],
        "leeg": LEEG,
        "niet_compleet": NIET_COMPLEET,
        "ontbrekend": [_regels(regel) for regel in rapport.ontbrekend],
        "delen": [_deel(deel) for deel in rapport.delen],
        "ondertekening": {
            "titel": ONDERTEKENING,
            "kop": list(HANDTEKENING_KOP),
            "nog_niet": NOG_NIET,
            "regels": [
                {
                    "is_gezet": regel.is_gezet,
                    "cellen": [_regels(c) for c in (regel.rol, regel.naam, regel.op, regel.wijze)],
                }
                for regel in rapport.ondertekening
            ],
        },
    }


def _deel(deel: RapportDeel) -> dict[str, Any]:
    return {
        "titel": _regel(deel.titel),
        "ontbreekt": _regels(f"Ontbreekt: {deel.ontbreekt}") if deel.ontbreekt else [],
        "afgeschermd": [AFGESCHERMD] if deel.is_afgeschermd else [],
        "blokken": [_blok(blok) for blok in deel.blokken],
    }


def _blok(blok: Blok) -> dict[str, Any]:
    match blok:
        case Alinea(tekst):
            alle = [[_druk(regel) for regel in alinea] for alinea in alineas(tekst)]
            return {"soort": "alinea", "alineas": alle}
        case Feiten(feiten):
            rijen = [[_regels(label), _regels(waarde)] for label, waarde in feiten]
            return {"soort": "feiten", "regels": rijen}
        case Lijst(punten):
            return {"soort": "lijst", "punten": [_regels(punt) for punt in punten]}
        case Tabel():
            return _tabel(blok)


def _tabel(tabel: Tabel) -> dict[str, Any]:
    rooster = raster(tabel)
    stukken = [max(8, int(breedte * _TEKENS)) for breedte in rooster.breedtes]

    def rij(cellen: tuple[tuple[str, ...], ...]) -> list[list[str]]:
        return [
            [_druk(lijn, stuk=stuk) for lijn in cel]
            for cel, stuk in zip(cellen, stukken, strict=False)
        ]

    return {
        "soort": "tabel",
        "kop": rij(rooster.kop),
        "rijen": [rij(cellen) for cellen in rooster.rijen],
        "totaal": rij(rooster.totaal),
        "breedtes": list(rooster.breedtes),
        "rechts": sorted(rooster.rechts),
    }


def _vereenvoudigd(gegevens: Any) -> Any:
    match gegevens:
        case str():
            return druk_af(gegevens, eenvoudig=True)
        case list():
            return [_vereenvoudigd(waarde) for waarde in gegevens]
        case dict():
            return {sleutel: _vereenvoudigd(waarde) for sleutel, waarde in gegevens.items()}
        case _:
            return gegevens


def _regels(cel: Cel) -> list[str]:
    return [_druk(regel) for regel in regels(cel)]


def _regel(cel: Cel) -> str:
    return " ".join(_regels(cel))


def _druk(regel: str, *, stuk: int = 20) -> str:
    """A line with places to break in every run that is no word and longer than ``stuk``."""
    return " ".join(
        reeks if len(reeks) <= stuk or _is_woord(reeks) else _breekbaar(reeks, stuk)
        for reeks in druk_af(regel).split(" ")
    )


def _is_woord(reeks: str) -> bool:
    kort = len(reeks) <= _LANGSTE_WOORD
    return kort and bool(_WOORD.fullmatch(reeks) or _GETAL.fullmatch(reeks))


def _breekbaar(reeks: str, stuk: int) -> str:
    delen = re.findall(rf"[^{_LEESTEKENS}]{{0,{stuk}}}[{_LEESTEKENS}]|.{{1,{stuk}}}", reeks)
    return _BREEKPUNT.join(delen)
