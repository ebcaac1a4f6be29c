"""What every import shares: rows in, remarks collected, rejected rows out, progress told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy.orm import Session

from modellen.opslag.bewaar import Telling
from modellen.opslag.engine import Opslag
from vacatures.importeren.afgekeurd import basisnaam, schrijf_afgekeurd
from vacatures.importeren.cellen import controleer_cellen
from vacatures.importeren.kolommen import Koppelaar, lees_koppeling
from vacatures.importeren.lezen.herkennen import open_invoer
from vacatures.importeren.rapport import Importrapport
from vacatures.importeren.rij import Rij
from vacatures.importeren.synoniemen import Veldenlijst

RIJEN_PER_KEER = 1000
"""Rows per transaction: others can write in between, and memory stays small."""

Voortgang = Callable[[int, int], None]
"""Called with what is done and what there is in all, in bytes of the file."""


class _ProefVoorbij(Exception):
    """Leaves a write session so that it is rolled back."""


Sessies = Callable[[], AbstractContextManager[Session]]


@contextmanager
def schrijfsessies(opslag: Opslag, *, is_proef: bool) -> Iterator[Sessies]:
    """Gives write sessions, one per part of the file.

    A dry run takes the very same way, but in one session that is rolled back at the end.
    """
    if not is_proef:
        yield opslag.schrijven
        opslag.meet_tabellen()
        return
    try:
        with opslag.schrijven() as session:
            yield lambda: nullcontext(session)
            raise _ProefVoorbij
    except _ProefVoorbij:
        return


class Verwerking:
    """One import under way: its report, its rejected rows, its reader."""

    def __init__(
        self, soort: str, pad: Path, *, velden: Veldenlijst, mapping: Path | None, is_proef: bool
    ) -> None:
        koppeling = lees_koppeling(mapping, velden=velden) if mapping is not None else None
        self.koppelaar = Koppelaar(velden, koppeling)
        self.rapport = Importrapport(soort, pad.name, is_proef=is_proef)
        self.naam = basisnaam(pad)
        self._pad = pad
        self._afgekeurd: list[Rij] = []

    def lees(self, voortgang: Voortgang | None) -> Iterator[tuple[Rij, dict[str, object]]]:
        """Every row with its checked values by column; also rows that have a fault already."""
        with open_invoer(self._pad, is_kop=self.koppelaar.is_kop) as invoer:
            for rij in invoer.rijen:
                self.rapport.gelezen += 1
                yield rij, controleer_cellen(rij)
                if voortgang is not None and self.rapport.gelezen % 100 == 0:
                    voortgang(invoer.gedaan, invoer.totaal)
            if voortgang is not None:
                voortgang(invoer.totaal, invoer.totaal)

    def keur_af(self, rij: Rij) -> None:
        """Count the row as rejected and keep it for the file."""
        self.rapport.afgekeurd += 1
        self.rapport.meldingen += rij.meldingen
        self._afgekeurd.append(rij)

    def neem_herhaling(self, rij: Rij, wie: str, *, is_gelijk: bool, per: str) -> None:
        """A number that was in the file before: counted when the row says the same, else rejected.

        Args:
            wie: whose number, to begin a sentence with. per: what gets one row each.
        """
        if is_gelijk:
            self.rapport.dubbel += 1
            return
        rij.keur_af(
            "nummer",
            wat=f"{wie} staat eerder in het bestand, met andere gegevens.",
            herstel=f"Houd één rij per {per}.",
        )
        self.keur_af(rij)

    def neem_aan(self, rij: Rij) -> None:
        """Keep the warnings of an accepted row."""
        if rij.meldingen:
            self.rapport.met_waarschuwing += 1
            self.rapport.meldingen += rij.meldingen

    def tel(self, telling: Telling) -> None:
        """Add what the store did."""
        self.rapport.nieuw += telling.nieuw
        self.rapport.gewijzigd += telling.gewijzigd
        self.rapport.ongewijzigd += telling.ongewijzigd

    def sluit_af(self, afgekeurd_map: Path) -> Importrapport:
        """Write the rejected rows (not in a dry run) and give the report."""
        rapport = self.rapport
        if self._afgekeurd and not rapport.is_proef:
            rapport.afgekeurd_bestand = schrijf_afgekeurd(
                self._afgekeurd, map_=afgekeurd_map, naam=self.naam
            )
        return rapport
