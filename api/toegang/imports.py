"""Imports by a page and their reports, also of imports by command.

A page imports vacatures and werkgevers. Klanten are imported by command alone: a beheerder has no
right to what is in a dossier (part B10), and a rejected row would show it. Of those imports the
report holds counts and nothing else.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from api.bootstrap import Samenstelling
from modellen.beheer.model import Beheerverslag, Verslagsoort
from modellen.beheer.repository import BeheerverslagRepository
from modellen.fouten import GeenToegang, NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Gebruiker, Rol

if TYPE_CHECKING:
    from vacatures.importeren.rapport import Importrapport

SOORTEN = ("vacatures", "werkgevers")
MEESTE_BYTES = 5_000_000
"""Of a file that a page takes: some ten thousand vacatures."""

MEESTE_MELDINGEN = 2_000
BEWAARTIJD = 24 * 3600
"""Seconds that a file waits after a dry run."""

_TEKEN = re.compile(r"[^A-Za-z0-9._ -]+")
_SLEUTEL = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Importverslag:
    """A report, and whether its file still waits to be imported for real."""

    verslag: Beheerverslag
    wacht: bool


def list_imports(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Beheerverslag]:
    """The last hundred imports, newest first; raises ``GeenToegang``."""
    _eis_beheerder(gebruiker)
    with samenstelling.opslag.lezen() as session:
        return BeheerverslagRepository(session).list_(Verslagsoort.IMPORT)


def get_import(samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: int) -> Importverslag:
    """One report; raises ``GeenToegang`` and ``NietGevonden``."""
    _eis_beheerder(gebruiker)
    with samenstelling.opslag.lezen() as session:
        verslag = BeheerverslagRepository(session).get(nummer, Verslagsoort.IMPORT)
    is_eigen = verslag.door == gebruiker.account
    return Importverslag(verslag, is_eigen and _find_bestand(samenstelling, verslag) is not None)


def probeer_import(
    samenstelling: Samenstelling, gebruiker: Gebruiker, soort: str, naam: str, inhoud: BinaryIO
) -> Beheerverslag:
    """Read a file without keeping anything of it in the record, and report; the file waits.

    Raises:
        GeenToegang, OngeldigeWaarde: another role, or another kind of file than may be sent here.
        OpstapFout: when the file as a whole cannot be read; then it does not wait.
    """
    _eis_beheerder(gebruiker)
    if soort not in SOORTEN:
        raise OngeldigeWaarde(
            veld="soort",
            melding="Kies vacatures of werkgevers.",
            volgende_stap="Klanten leest de beheerder van de machine in met een opdracht.",
        )
    sleutel = secrets.token_hex(16)
    _ruim_op(samenstelling.instellingen.uploadmap)
    map_ = samenstelling.instellingen.uploadmap / sleutel
    map_.mkdir(mode=0o700, parents=True)
    pad = map_ / (_TEKEN.sub("_", Path(naam).name).strip(" .")[-80:] or "bestand")
    try:
        with pad.open("wb") as bestand:
            shutil.copyfileobj(inhoud, bestand)
        rapport = _importeer(samenstelling, soort, pad, proef=True, door=gebruiker.account)
    except BaseException:
        shutil.rmtree(map_, ignore_errors=True)
        raise
    return bewaar_import(samenstelling, rapport, door=gebruiker.account, sleutel=sleutel)


def importeer_na_proef(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: int
) -> Beheerverslag:
    """Import the file of an own dry run for real; it is removed afterwards.

    Raises:
        GeenToegang: for another role.
        NietGevonden: the file does not wait (any more), or is somebody else's.
    """
    verslag = get_import(samenstelling, gebruiker, nummer)
    pad = _find_bestand(samenstelling, verslag.verslag) if verslag.wacht else None
    if pad is None:
        raise NietGevonden(soort="bestand", nummer=str(nummer))
    soort, door = str(verslag.verslag.inhoud["soort"]), gebruiker.account
    rapport = _importeer(samenstelling, soort, pad, proef=False, door=door)
    shutil.rmtree(pad.parent, ignore_errors=True)
    return bewaar_import(samenstelling, rapport, door=door)


def bewaar_import(
    samenstelling: Samenstelling, rapport: Importrapport, *, door: str, sleutel: str = ""
) -> Beheerverslag:
    """Keep the report of an import; of klanten the counts alone."""
    document: dict[str, Any] = json.loads(rapport.als_json())
    meldingen = document.pop("meldingen")
    is_over_klanten = rapport.soort not in SOORTEN
    document |= {
        "meldingen": [] if is_over_klanten else meldingen[:MEESTE_MELDINGEN],
        "meer_meldingen": 0 if is_over_klanten else max(0, len(meldingen) - MEESTE_MELDINGEN),
        "sleutel": sleutel,
    }
    if is_over_klanten:
        document |= {"afgekeurd_bestand": None, "bestand": ""}
    with samenstelling.opslag.schrijven() as session:
        return BeheerverslagRepository(session).voeg_toe(
            Verslagsoort.IMPORT,
            rapport.soort,
            document,
            organisatie=None,
            door=door,
            op=samenstelling.klok(),
        )


def meldingen_als_csv(verslag: Beheerverslag) -> str:
    """The remarks of a report for a spreadsheet: line, column, what and how to mend."""
    from vacatures.importeren.afgekeurd import ontwapen

    regels = [("rij", "kolom", "soort", "wat", "herstel")]
    regels += [
        (str(m["rij"]), m["veld"], m["ernst"], m["wat"], m["herstel"])
        for m in verslag.inhoud["meldingen"]
    ]
    return "".join(
        ";".join('"' + ontwapen(cel).replace('"', '""') + '"' for cel in regel) + "\r\n"
        for regel in regels
    )


def _importeer(
    samenstelling: Samenstelling, soort: str, pad: Path, *, proef: bool, door: str
) -> Importrapport:
    from modellen.opslag.volgnummer import Stroom, hoogste_nummer
    from vacatures.importeren.vacaturedienst import importeer_vacatures
    from vacatures.importeren.werkgeverdienst import importeer_werkgevers

    with samenstelling.opslag.lezen() as session:
        sinds = hoogste_nummer(session, Stroom.WERK)
    importeer = importeer_vacatures if soort == "vacatures" else importeer_werkgevers
    rapport = importeer(
        samenstelling.opslag,
        pad,
        proef=proef,
        door=door,
        vandaag=samenstelling.kalender(),
        afgekeurd_map=samenstelling.instellingen.afgekeurd_map,
    )
    if not proef and soort == "vacatures":
        samenstelling.beroepsdienst.koppel_vacatures(samenstelling.opslag, door=door, sinds=sinds)
    return rapport


def _find_bestand(samenstelling: Samenstelling, verslag: Beheerverslag) -> Path | None:
    sleutel = str(verslag.inhoud.get("sleutel", ""))
    map_ = samenstelling.instellingen.uploadmap / sleutel
    if not _SLEUTEL.fullmatch(sleutel) or not map_.is_dir():
        return None
    return next(map_.iterdir(), None)


def _ruim_op(map_: Path) -> None:
    """Files that waited too long go; so does what a broken upload left."""
    for pad in map_.iterdir() if map_.is_dir() else ():
        if time.time() - pad.stat().st_mtime > BEWAARTIJD:
            shutil.rmtree(pad, ignore_errors=True)


def _eis_beheerder(gebruiker: Gebruiker) -> None:
    if gebruiker.rol is not Rol.BEHEERDER:
        raise GeenToegang(wat="imports bekijken en doen")
