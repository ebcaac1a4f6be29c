"""Tell the story of a trajectory in a test, against the real norms.

    v = Verhaal(SOORT).op("2026-01-05 10:00").stap("aanmelding", bron="gemeente")
    v.weigert("intakegesprek", regel="OPS-15")
    assert v.fase == "aangemeld"

Times are Dutch clock times. What is told is recorded at once; an earlier moment is recorded late.
"""

from __future__ import annotations

import copy
from datetime import datetime
from typing import Self

import pytest

from modellen.normen.duur import AMSTERDAM
from modellen.normen.norm import standaardnormen
from modellen.traject.model import INGETROKKEN, Gebeurtenis, Gegeven, Traject, Trajectsoort
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import NormenOp, StapGeweigerd, leg_vast
from modellen.waarden import KlantNummer, OrganisatieCode

COACH = "coach-1"


def moment(tekst: str) -> datetime:
    """``"2026-01-05 10:00"`` or ``"2026-01-05"`` (then at noon) on the Dutch clock."""
    tijd = datetime.fromisoformat(tekst if len(tekst) > 10 else f"{tekst} 12:00")
    return tijd.replace(tzinfo=AMSTERDAM)


class Verhaal:
    """One trajectory, told step by step; refusals are claims."""

    def __init__(
        self,
        soort: Trajectsoort,
        *,
        normen: NormenOp | None = None,
        opdrachtgever: str = "gemeente",
        coach: str | None = COACH,
    ) -> None:
        self.soort = soort
        self.normen = normen or standaardnormen().voor(opdrachtgever)
        self.stand = Stand(
            Traject(
                "T-1",
                KlantNummer("K-1001"),
                soort.code,
                OrganisatieCode("opstap-noord"),
                opdrachtgever,
                coach,
            )
        )
        self.nu = moment("2026-01-05 09:00")
        self.laatst = self.nu

    def op(self, tekst: str) -> Self:
        """Go to a moment; earlier than before means recording late."""
        self.nu = moment(tekst)
        self.laatst = max(self.laatst, self.nu)
        return self

    def stap(self, stap: str, **gegevens: Gegeven) -> Self:
        """A step happens now."""
        self.stand = self._leg_vast(self._nieuw(stap, gegevens))
        return self

    def weigert(self, stap: str, *, regel: str | None, **gegevens: Gegeven) -> Self:
        """The step is refused, and this rule is among the reasons; nothing is recorded."""
        self._geweigerd(self._nieuw(stap, gegevens), regel)
        return self

    def verbeter(
        self, volgnummer: int, *, waarom: str = "Verkeerd ingevuld.", **gegevens: Gegeven
    ) -> Self:
        """Correct some fields; ``waarom`` is the reason, as a step may have a field ``reden``."""
        self.stand = self._leg_vast(self._verbetering(volgnummer, waarom, gegevens))
        return self

    def weigert_verbetering(
        self,
        volgnummer: int,
        *,
        regel: str | None,
        waarom: str = "Verkeerd ingevuld.",
        **gegevens: Gegeven,
    ) -> Self:
        """The correction is refused, and this rule is among the reasons."""
        self._geweigerd(self._verbetering(volgnummer, waarom, gegevens), regel)
        return self

    def trek_in(self, volgnummer: int, *, reden: str = "Is niet gebeurd.") -> Self:
        """Withdraw an event."""
        self.stand = self._leg_vast(self._nieuw(INGETROKKEN, {}, volgnummer, reden))
        return self

    def weigert_intrekken(
        self, volgnummer: int, *, regel: str | None, reden: str = "Is niet gebeurd."
    ) -> Self:
        """The withdrawal is refused, and this rule is among the reasons."""
        self._geweigerd(self._nieuw(INGETROKKEN, {}, volgnummer, reden), regel)
        return self

    def nummer(self, stap: str) -> int:
        """Number of the newest event of a step that holds."""
        gevonden = self.stand.laatste(stap)
        assert gevonden is not None, f"{stap} is not in the story"
        return gevonden.volgnummer

    @property
    def fase(self) -> str:
        """Code of the phase."""
        return self.stand.fase(self.soort).code

    @property
    def resultaat(self) -> Gegeven:
        """The result that was recorded."""
        return self.stand.waarde("afsluiten", "resultaat")

    def kopie(self) -> Self:
        """The same story so far, to end it in another way."""
        return copy.copy(self)

    def _nieuw(
        self,
        stap: str,
        gegevens: dict[str, Gegeven],
        corrigeert: int | None = None,
        reden: str | None = None,
    ) -> Gebeurtenis:
        return Gebeurtenis(
            len(self.stand.gebeurtenissen) + 1,
            stap,
            self.nu,
            COACH,
            self.laatst,
            gegevens,
            corrigeert,
            reden,
        )

    def _verbetering(
        self, volgnummer: int, reden: str, gegevens: dict[str, Gegeven]
    ) -> Gebeurtenis:
        oud = next(g for g in self.stand.gebeurtenissen if g.volgnummer == volgnummer)
        return Gebeurtenis(
            len(self.stand.gebeurtenissen) + 1,
            oud.stap,
            oud.moment,
            COACH,
            self.laatst,
            {**oud.gegevens, **gegevens},
            volgnummer,
            reden,
        )

    def _leg_vast(self, nieuw: Gebeurtenis) -> Stand:
        return leg_vast(self.soort, self.stand, nieuw, normen=self.normen)

    def _geweigerd(self, nieuw: Gebeurtenis, regel: str | None) -> None:
        with pytest.raises(StapGeweigerd) as fout:
            self._leg_vast(nieuw)
        regels = [bezwaar.regel for bezwaar in fout.value.bezwaren]
        assert regel in regels, f"{nieuw.stap}: {[str(b) for b in fout.value.bezwaren]}"
