"""JSON in its shapes: one object a line, a list, an object around a list, a graph, or in HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import BinaryIO

from vacatures.importeren.lezen.jobposting import is_jobposting, plat_jobposting
from vacatures.importeren.lezen.regels import decodeer, lees_regels
from vacatures.importeren.lezen.vum import is_vum, plat_vum
from vacatures.importeren.rij import ImportFout, Rij

_HERSTEL_JSON = "Zet op elke regel een heel JSON-object, of laat de leverancier het herstellen."
_MAX_DIEPTE = 40


def lees_jsonl(bestand: BinaryIO) -> Iterator[Rij]:
    """One object a line; a line that is none becomes a rejected row."""
    for nummer, regel in enumerate(lees_regels(bestand), start=1):
        if regel is None:
            rij = Rij(nummer)
            rij.keur_af("rij", wat="De regel is langer dan 5 MB en is niet gelezen.",
                        herstel="Kort de tekst in.")  # fmt: skip
            yield rij
        elif regel.strip():
            yield _lees_regel(nummer, regel)


def _lees_regel(nummer: int, regel: str) -> Rij:
    try:
        waarde = json.loads(regel)
    except (ValueError, RecursionError) as fout:
        rij = Rij(nummer, {"ruwe_regel": regel})
        plaats = f" (teken {fout.colno})" if isinstance(fout, json.JSONDecodeError) else ""
        rij.keur_af("rij", wat=f"Dit is geen geldige JSON{plaats}.", herstel=_HERSTEL_JSON)
        return rij
    return maak_rij(nummer, waarde)


def lees_json(bestand: BinaryIO) -> Iterator[Rij]:
    """All objects of one JSON document.

    Raises:
        ImportFout: when the document is not valid JSON.
    """
    try:
        document = json.loads(decodeer(bestand.read()))
    except (ValueError, RecursionError) as fout:
        plaats = ""
        if isinstance(fout, json.JSONDecodeError):
            plaats = f" (regel {fout.lineno}, teken {fout.colno})"
        raise ImportFout(
            code="ongeldige_json",
            melding=f"Het bestand is geen geldige JSON{plaats}.",
            volgende_stap="Vraag de leverancier om een geldig bestand.",
        ) from fout
    for nummer, waarde in enumerate(vind_objecten(document), start=1):
        yield maak_rij(nummer, waarde)


def lees_html(bestand: BinaryIO) -> Iterator[Rij]:
    """The schema.org job postings in the script elements of a page; nothing is run."""
    zoeker = _Scripts()
    zoeker.feed(decodeer(bestand.read()))
    nummer = 0
    for script in zoeker.gevonden:
        try:
            objecten = vind_objecten(json.loads(script))
        except (ValueError, RecursionError):
            nummer += 1
            rij = Rij(nummer, {"ruwe_regel": script})
            rij.keur_af("rij", wat="Dit script is geen geldige JSON.", herstel=_HERSTEL_JSON)
            yield rij
            continue
        for waarde in objecten:
            if isinstance(waarde, Mapping) and is_jobposting(waarde):
                nummer += 1
                yield maak_rij(nummer, waarde)


def vind_objecten(document: object) -> list[object]:
    """The objects in a list, in a graph, or in the longest list inside an object."""
    if isinstance(document, list):
        uit: list[object] = []
        for deel in document:
            bevat_graaf = isinstance(deel, dict) and isinstance(deel.get("@graph"), list)
            uit += vind_objecten(deel) if bevat_graaf else [deel]
        return uit
    if not isinstance(document, dict):
        return [document]
    graaf = document.get("@graph")
    if isinstance(graaf, list):
        postings = [d for d in graaf if isinstance(d, Mapping) and is_jobposting(d)]
        return list(postings)
    if is_jobposting(document) or is_vum(document):
        return [document]
    if document.get("@type") == "ItemList" and isinstance(document.get("itemListElement"), list):
        elementen = document["itemListElement"]
        return [e.get("item", e) if isinstance(e, dict) else e for e in elementen]
    lijsten = [w for w in document.values() if isinstance(w, list) and _zijn_objecten(w)]
    return max(lijsten, key=len) if lijsten else [document]


def _zijn_objecten(lijst: list[object]) -> bool:
    return bool(lijst) and all(isinstance(deel, dict) for deel in lijst)


def maak_rij(nummer: int, waarde: object) -> Rij:
    """A row of flat values; job postings and VUM vacancies get their own reading."""
    if not isinstance(waarde, dict):
        rij = Rij(nummer, {"ruwe_regel": json.dumps(waarde, ensure_ascii=False)})
        rij.keur_af("rij", wat="Hier staat geen JSON-object.", herstel=_HERSTEL_JSON)
        return rij
    if _diepte(waarde) > _MAX_DIEPTE:
        rij = Rij(nummer)
        rij.keur_af("rij", wat="Het JSON-object is te diep genest.", herstel=_HERSTEL_JSON)
        return rij
    if is_jobposting(waarde):
        return Rij(nummer, plat_jobposting(waarde))
    if is_vum(waarde):
        return Rij(nummer, plat_vum(waarde))
    return Rij(nummer, {str(sleutel): deel for sleutel, deel in waarde.items()})


def _diepte(waarde: object) -> int:
    diepte, laag = 0, [waarde]
    while laag and diepte <= _MAX_DIEPTE:
        diepte += 1
        laag = [
            kind
            for deel in laag
            if isinstance(deel, dict | list)
            for kind in (deel.values() if isinstance(deel, dict) else deel)
        ]
    return diepte


class _Scripts(HTMLParser):
    """Collects the text of ``<script type="application/ld+json">``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gevonden: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        soort = (dict(attrs).get("type") or "").split(";")[0].strip().lower()
        self._open = tag == "script" and soort == "application/ld+json"
        if self._open:
            self.gevonden.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.gevonden[-1] += data
