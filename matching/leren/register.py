"""Which ranker is champion now, which ones were before it, and the way back.

One folder per ranker, and ``register.json``, a history that only grows. Its last line says which
one counts. Writing it is one rename, so a reader sees the old or the new state.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from matching.leren.kansmodel import Kansmodel
from matching.leren.modelmap import lees_model
from modellen.fouten import OpstapFout

REGISTER = "register.json"
_NAAM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Regel:
    """One change of champion. ``ranker`` is ``None`` when issue 1's sum counts again."""

    dag: str
    wat: str
    ranker: str | None
    waarom: str


class Register:
    """The rankers of one installation.

    Args:
        map_: folder; need not exist.
    """

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def pad(self, ranker: str) -> Path:
        """Folder of a ranker.

        Raises:
            OpstapFout: when that is no name of one.
        """
        if not _NAAM.fullmatch(ranker):
            raise _onbekend(ranker)
        return self._map / ranker

    def rankers(self) -> tuple[str, ...]:
        """Names of all rankers, oldest first."""
        if not self._map.is_dir():
            return ()
        return tuple(sorted(p.name for p in self._map.iterdir() if _NAAM.fullmatch(p.name)))

    def geschiedenis(self) -> tuple[Regel, ...]:
        """All changes, oldest first.

        Raises:
            OpstapFout: when the register cannot be read.
        """
        try:
            tekst = (self._map / REGISTER).read_text(encoding="utf-8")
        except FileNotFoundError:
            return ()
        try:
            return tuple(_regel(r) for r in json.loads(tekst))
        except (ValueError, TypeError, KeyError):
            raise OpstapFout(
                code="ongeldig_register",
                melding=f"{REGISTER} in de map met rankers is niet te lezen.",
                volgende_stap="Zet een back-up terug, of verwijder het: dan telt de vaste score.",
            ) from None

    @property
    def kampioen(self) -> str | None:
        """Name of the champion; ``None`` when issue 1's sum counts."""
        regels = self.geschiedenis()
        return regels[-1].ranker if regels else None

    def stempel(self) -> tuple[int, int] | None:
        """Changes when the history does; ``None`` before the first promotion."""
        try:
            stand = (self._map / REGISTER).stat()
        except FileNotFoundError:
            return None
        return stand.st_mtime_ns, stand.st_ino

    def laad(self, ranker: str) -> Kansmodel:
        """A ranker, checked.

        Raises:
            OpstapFout: when it does not exist or is damaged.
        """
        return lees_model(self.pad(ranker))

    def laad_kampioen(self) -> Kansmodel | None:
        """The champion, checked; ``None`` when there is none.

        Raises:
            OpstapFout: when it is damaged.
        """
        naam = self.kampioen
        return None if naam is None else self.laad(naam)

    def bevorder(self, ranker: str, *, dag: date, waarom: str) -> None:
        """Make a ranker champion, after reading it once.

        Raises:
            OpstapFout: when it does not exist or is damaged; nothing has changed.
        """
        if ranker not in self.rankers():
            raise _onbekend(ranker)
        lees_model(self.pad(ranker))
        self._voeg_toe(Regel(dag.isoformat(), "bevorderd", ranker, waarom))

    def terug(self, *, dag: date, waarom: str = "") -> str | None:
        """Go back to what counted before the last promotion; that may be issue 1's sum.

        Raises:
            OpstapFout: when there is no champion to take back.
        """
        stapel: list[str | None] = [None]
        for regel in self.geschiedenis():
            if regel.wat == "bevorderd":
                stapel.append(regel.ranker)
            else:
                stapel.pop()
        if len(stapel) == 1:
            raise OpstapFout(
                code="geen_kampioen",
                melding="Er is geen ranker om terug te zetten: de vaste score telt al.",
                volgende_stap="Bekijk de rankers met opstap leren beoordeel.",
            )
        vorige = stapel[-2]
        if vorige is not None:
            lees_model(self.pad(vorige))
        self._voeg_toe(Regel(dag.isoformat(), "teruggezet", vorige, waarom))
        return vorige

    def _voeg_toe(self, regel: Regel) -> None:
        regels = [asdict(r) for r in (*self.geschiedenis(), regel)]
        self._map.mkdir(parents=True, exist_ok=True)
        nummer, naam = tempfile.mkstemp(prefix=".register-", dir=self._map)
        try:
            with os.fdopen(nummer, "w", encoding="utf-8") as bestand:
                json.dump(regels, bestand, ensure_ascii=False, indent=1)
                bestand.flush()
                os.fsync(bestand.fileno())
            os.replace(naam, self._map / REGISTER)
        except BaseException:
            Path(naam).unlink(missing_ok=True)
            raise


def ranker_naam(dag: date, hash_: str) -> str:
    """Name of a ranker: the day it was trained and the begin of its hash."""
    return f"{dag.isoformat()}-{hash_[:8]}"


def _regel(data: Any) -> Regel:
    regel = Regel(**{veld: data[veld] for veld in ("dag", "wat", "ranker", "waarom")})
    if regel.wat not in ("bevorderd", "teruggezet") or not (
        regel.ranker is None or _NAAM.fullmatch(regel.ranker)
    ):
        raise ValueError
    return regel


def _onbekend(ranker: str) -> OpstapFout:
    return OpstapFout(
        code="ranker_onbekend",
        melding=f"Er is geen ranker {ranker}.",
        volgende_stap="Bekijk welke er zijn met opstap leren beoordeel.",
    )
