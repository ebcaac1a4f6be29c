"""What a document is drawn up from, and how values of the record are written on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from modellen.documenten.model import Alinea, Blok, Cel, Feiten, Periode, Tabel, Vrij
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum, datum_kort, getal, keuze
from modellen.traject.model import Gebeurtenis, Gegeven, Trajectsoort, Veld, VeldSoort
from modellen.traject.stand import Stand

if TYPE_CHECKING:
    from modellen.assessment.model import RealLifeAssessment
    from modellen.beroepskeuze.model import Beroepskeuzetest


@dataclass(frozen=True, slots=True)
class Bron:
    """The record as one reader may see it.

    Attributes:
        stand: read with or without confidential fields; that decides what can be in a part.
        op: moment of drawing up (aware). periode: what a report is about, ``None`` = everything.
        assessment, test: of the klant; the assessment comes without its ``verslag`` when the
            reader may not see confidential things.
    """

    soort: Trajectsoort
    stand: Stand
    op: datetime
    periode: Periode | None = None
    assessment: RealLifeAssessment | None = None
    test: Beroepskeuzetest | None = None

    def alle(self, *stappen: str) -> tuple[Gebeurtenis, ...]:
        """Events of these steps within the period, oldest first."""
        return tuple(g for g in self.stand.alle(*stappen) if self._in_periode(g))

    def laatste(self, *stappen: str) -> Gebeurtenis | None:
        """The newest event of these steps, up to and including the end of the period."""
        einde = self.periode.tot_en_met if self.periode else date.max
        passend = [g for g in self.stand.alle(*stappen) if dag_van(g.moment) <= einde]
        return passend[-1] if passend else None

    def cel(self, gebeurtenis: Gebeurtenis, veld: str, *, is_kort: bool = False) -> Cel | None:
        """A field of an event in writing; ``None`` when it says nothing.

        Args:
            is_kort: a date is written short, as in a column.
        """
        gevonden = self._veld(gebeurtenis, veld)
        waarde = gebeurtenis.gegevens.get(veld)
        if gevonden is None or waarde is None or waarde in ("", []):
            return None
        if is_kort and gevonden.soort is VeldSoort.DATUM:
            return datum_kort(date.fromisoformat(str(waarde)))
        return schrijf(gevonden, waarde)

    def feiten(self, gebeurtenis: Gebeurtenis | None, *velden: str) -> tuple[Blok, ...]:
        """The named fields of an event (all, when none is named) as facts; empty when it has none.

        The confidential ones are there only if the record was read with them.
        """
        if gebeurtenis is None:
            return ()
        stap = self.soort.find_stap(gebeurtenis.stap)
        gekozen = [v for v in (stap.velden if stap else ()) if not velden or v.code in velden]
        regels = tuple(
            (veld.label, cel)
            for veld in gekozen
            if (cel := self.cel(gebeurtenis, veld.code)) is not None
        )
        return (Feiten(regels),) if regels else ()

    def tabel(
        self,
        gebeurtenissen: tuple[Gebeurtenis, ...],
        *velden: str,
        eerst: str = "Datum",
        dag: str | None = None,
    ) -> tuple[Blok, ...]:
        """A row per event: its day, then these fields; empty without events.

        Args:
            dag: field with the day that the row is about, ``None`` = the day of the event.
        """
        if not gebeurtenissen:
            return ()
        bekend = {v.code: v for g in gebeurtenissen for v in self._velden(g)}
        rijen = tuple(
            (self._dag(g, dag), *(self.cel(g, veld, is_kort=True) or "" for veld in velden))
            for g in gebeurtenissen
        )
        rechts = tuple(
            plaats
            for plaats, veld in enumerate(velden, 1)
            if veld in bekend and bekend[veld].soort is VeldSoort.GETAL
        )
        koppen = tuple(bekend[v].label if v in bekend else v for v in velden)
        return (Tabel((eerst, *koppen), rijen, rechts=rechts),)

    def _dag(self, gebeurtenis: Gebeurtenis, veld: str | None) -> Cel:
        gekozen = self.cel(gebeurtenis, veld, is_kort=True) if veld else None
        return gekozen or datum_kort(dag_van(gebeurtenis.moment))

    def _velden(self, gebeurtenis: Gebeurtenis) -> tuple[Veld, ...]:
        stap = self.soort.find_stap(gebeurtenis.stap)
        return stap.velden if stap else ()

    def _veld(self, gebeurtenis: Gebeurtenis, code: str) -> Veld | None:
        return next((v for v in self._velden(gebeurtenis) if v.code == code), None)

    def _in_periode(self, gebeurtenis: Gebeurtenis) -> bool:
        dag = dag_van(gebeurtenis.moment)
        return self.periode is None or self.periode.van <= dag <= self.periode.tot_en_met


def schrijf(veld: Veld, waarde: Gegeven) -> Cel:
    """A value as it is written on paper; typed text stays marked as such."""
    match veld.soort:
        case VeldSoort.TEKST:
            return Vrij(str(waarde))
        case VeldSoort.DATUM:
            return datum(date.fromisoformat(str(waarde)))
        case VeldSoort.GETAL:
            if not isinstance(waarde, float):
                return str(waarde)
            return f"{waarde:.0f}" if waarde.is_integer() else getal(waarde)
        case VeldSoort.JA_NEE:
            return "ja" if waarde is True else "nee"
        case VeldSoort.KEUZE:
            return keuze(str(waarde))
        case VeldSoort.KEUZES:
            delen = waarde if isinstance(waarde, list) else []
            return ", ".join(keuze(deel) for deel in delen)


Bouw = Callable[[Bron], tuple[Blok, ...]]


def velden_van(stap: str, *velden: str) -> Bouw:
    """The newest event of a step as facts."""
    return lambda bron: bron.feiten(bron.laatste(stap), *velden)


def met_labels(stap: str, **labels: str) -> Bouw:
    """Fields of the newest event of a step as facts, with words for on paper as their labels."""

    def bouw(bron: Bron) -> tuple[Blok, ...]:
        gevonden = bron.laatste(stap)
        cellen = [(label, bron.cel(gevonden, v)) for v, label in labels.items()] if gevonden else []
        regels = tuple((label, cel) for label, cel in cellen if cel is not None)
        return (Feiten(regels),) if regels else ()

    return bouw


def rijen_van(*stappen: str, velden: tuple[str, ...], dag: str | None = None) -> Bouw:
    """Every event of these steps as a table; ``dag`` as with :meth:`Bron.tabel`."""
    return lambda bron: bron.tabel(bron.alle(*stappen), *velden, dag=dag)


def tekst_van(stap: str, veld: str) -> Bouw:
    """One typed field of the newest event of a step as a paragraph."""

    def bouw(bron: Bron) -> tuple[Blok, ...]:
        gevonden = bron.laatste(stap)
        cel = bron.cel(gevonden, veld) if gevonden else None
        return (Alinea(cel),) if cel is not None else ()

    return bouw


def samen(*delen: Bouw) -> Bouw:
    """The blocks of several, in order."""
    return lambda bron: tuple(blok for deel in delen for blok in deel(bron))
