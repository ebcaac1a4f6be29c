"""What somebody types about a proposal: kept as it was typed, read field by field.

What is wrong gets a message at its own field, and nothing that was typed is lost. Whether it can
have happened like that is not decided here but by the rules of the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import BaseModel

from api.toegang.voorstellen import NieuweGebeurtenis
from api.web.velden import Keuze, lees_dag, lees_getal, lees_keuze, lees_uren
from api.web.weekvakken import lees_vakken, vakken_van
from modellen.dagdelen import Dagdelen
from modellen.kwalificatie import Vervoermiddel
from modellen.voorstel.model import Voorstelgebeurtenis, Voorstelsoort
from modellen.voorstel.redenen import (
    ZONDER_TOELICHTING,
    Correctiereden,
    Klantantwoord,
    Toelichting,
    Voorstelreden,
    Weigeraar,
)

_S = Voorstelsoort

VERDIEPING: Mapping[Voorstelreden, str] = {
    Voorstelreden.TE_VER: "middel",
    Voorstelreden.TE_ZWAAR: "fml_item",
    Voorstelreden.DAGDELEN: "dagdelen",
}
"""Reasons that ask one thing more, and the field in which it is answered."""


class Voorstelinvoer(BaseModel):
    """The fields of the forms about proposals, as text.

    ``nee``: who said no and why, ``klant:te_ver``. ``gevraagd``: the reason for which the one
    question more was asked already. ``gezien``: how many events there were on the screen.
    ``hervat``: somebody had to sign in in between; show the form again and record nothing.
    """

    soort: str = ""
    dag: str = ""
    antwoord: str = ""
    nee: str = ""
    reden: str = ""
    gevraagd: str = ""
    middel: str = ""
    fml_item: str = ""
    dagdelen: list[str] = []
    maanden: str = ""
    uren: str = ""
    wat: str = ""
    correctiereden: str = ""
    gezien: str = ""
    lijst: str = ""
    hervat: str = ""

    @property
    def dag_of_niets(self) -> date | None:
        """The day, ``None`` when it cannot be read."""
        return lees_dag(self.dag)


@dataclass(slots=True)
class Lezing:
    """The fields of one event while they are read; ``fouten``: a message per field."""

    invoer: Voorstelinvoer
    fouten: dict[str, str] = field(default_factory=dict)

    def event(self, soort: Voorstelsoort, *, achteraf: bool = False) -> NieuweGebeurtenis:
        """What is to be recorded; only of use when there are no ``fouten``."""
        weigeraar, reden = self._nee(soort)
        return NieuweGebeurtenis(
            soort=soort,
            dag=self._dag(),
            # Who hears a no tells of a proposal, also when nobody wrote it down before.
            achteraf=achteraf and weigeraar is not Weigeraar.COACH,
            weigeraar=weigeraar,
            reden=reden,
            toelichting=self._toelichting(reden),
            maanden=self._maanden() if soort is _S.NOG_AAN_HET_WERK else None,
            uren=self._uren() if soort is _S.UREN else None,
            antwoord=self._antwoord() if soort in (_S.VOORGESTELD, _S.ANTWOORD) else None,
            gezien=lees_getal(self.invoer.gezien),
        )

    def correctiereden(self) -> Correctiereden | None:
        """Why an event is corrected."""
        return self._kies(
            Correctiereden, "correctiereden", self.invoer.correctiereden, "Kies waarom u verbetert."
        )

    def _kies(
        self, soort: type[Keuze], veld: str, waarde: str, melding: str, *, moet: bool = True
    ) -> Keuze | None:
        keuze = lees_keuze(soort, waarde)
        if keuze is None and (moet or waarde):
            self.fouten[veld] = melding
        return keuze

    def _dag(self) -> date | None:
        dag = self.invoer.dag_of_niets
        if dag is None:
            self.fouten["dag"] = "Vul een dag in, zoals 23-11-2026."
        return dag

    def _antwoord(self) -> Klantantwoord | None:
        melding = "Kies wat de klant zei. Zei de klant nee? Gebruik dan 'Niet doen'."
        return self._kies(Klantantwoord, "antwoord", self.invoer.antwoord, melding)

    def _nee(self, soort: Voorstelsoort) -> tuple[Weigeraar | None, Voorstelreden | None]:
        if soort is _S.UITVAL:
            melding = "Kies waarom het werk stopte."
            return None, self._kies(Voorstelreden, "reden", self.invoer.reden, melding)
        if soort is not _S.GEWEIGERD:
            return None, None
        wie, _, waarom = self.invoer.nee.partition(":")
        melding = "Kies wie nee zei en waarom."
        return (
            self._kies(Weigeraar, "nee", wie, melding),
            self._kies(Voorstelreden, "nee", waarom, melding),
        )

    def _toelichting(self, reden: Voorstelreden | None) -> Toelichting:
        match VERDIEPING.get(reden) if reden else None:
            case "middel":
                middel = self._kies(
                    Vervoermiddel, "middel", self.invoer.middel, "Kies een vervoer.", moet=False
                )
                return Toelichting(middel=middel)
            case "fml_item":
                return Toelichting(fml_item=self.invoer.fml_item or None)
            case "dagdelen":
                return Toelichting(dagdelen=self._dagdelen())
        return ZONDER_TOELICHTING

    def _dagdelen(self) -> Dagdelen | None:
        try:
            return lees_vakken(self.invoer.dagdelen) or None
        except ValueError:
            self.fouten["dagdelen"] = "Kies dagdelen uit de week."
            return None

    def _maanden(self) -> int | None:
        maanden = lees_getal(self.invoer.maanden)
        if maanden is None:
            self.fouten["maanden"] = "Kies na hoeveel maanden u het vroeg."
        return maanden

    def _uren(self) -> float | None:
        uren = lees_uren(self.invoer.uren)
        if uren is None:
            self.fouten["uren"] = "Vul een getal in, zoals 24 of 7,5."
        return uren


def ingevuld_met(gebeurtenis: Voorstelgebeurtenis, *, gezien: int) -> Voorstelinvoer:
    """The fields as they stand in an event, for whoever corrects it."""
    toelichting, reden = gebeurtenis.toelichting, gebeurtenis.reden
    return Voorstelinvoer(
        dag=gebeurtenis.dag.isoformat(),
        antwoord=gebeurtenis.antwoord or "",
        nee=f"{gebeurtenis.weigeraar}:{reden}" if gebeurtenis.weigeraar else "",
        reden=reden or "",
        gevraagd=reden or "",
        middel=toelichting.middel or "",
        fml_item=toelichting.fml_item or "",
        dagdelen=vakken_van(toelichting.dagdelen),
        maanden=str(gebeurtenis.maanden or ""),
        uren=f"{gebeurtenis.uren:g}".replace(".", ",") if gebeurtenis.uren else "",
        gezien=str(gezien),
    )
