"""What somebody types about a talk: the talk, what became of earlier agreements, and new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pydantic import BaseModel

from api.toegang.gesprekken import NieuwGesprek
from api.web.traject.stapinvoer import lees_moment
from api.web.traject.stapvelden import Getypt, lees_velden, naam_van
from api.web.velden import lees_dag
from modellen.contact.model import CONTACTMOMENT
from modellen.traject.gedeeld import AFSPRAAK, AFSPRAAK_BESPROKEN
from modellen.traject.model import Deelnemer, Gebeurtenis, Gegeven, Stap, Trajectsoort, Veld
from modellen.traject.stand import Stand

REGELS = 3
"""Lines for new agreements."""

EEN_WEEK = timedelta(weeks=1)
"""What is proposed as the day of an agreement; whoever types changes it."""

NALATEN = ("motivatie", "wat_nodig", "wat_belemmerde")
"""What is asked when an agreement was not kept (OPS-46, OPS-87, OPS-88)."""


class Gespreksinvoer(BaseModel):
    """The fixed fields of the form, as text; lists hold a line for each new agreement.

    ``gezien``: how many events there were on the screen. ``hervat``: show the form again.
    """

    dag: str = ""
    tijd: str = ""
    wat: list[str] = []
    wie: list[str] = []
    voor: list[str] = []
    inhoud: str = ""
    gezien: str = ""
    hervat: str = ""

    def regel(self, plaats: int) -> tuple[str, str, str]:
        """What was agreed, by whom and by when, as typed on one line."""
        return _op(self.wat, plaats), _op(self.wie, plaats), _op(self.voor, plaats)


def _op(lijst: list[str], plaats: int) -> str:
    return lijst[plaats] if plaats < len(lijst) else ""


def lege_invoer(*, vandaag: datetime, gezien: int) -> Gespreksinvoer:
    """A form nobody has typed in yet."""
    voor = (vandaag + EEN_WEEK).date().isoformat()
    return Gespreksinvoer(
        dag=vandaag.date().isoformat(),
        wie=[Deelnemer.KLANT.value] * REGELS,
        voor=[voor] * REGELS,
        gezien=str(gezien),
    )


def contactvelden(stap: Stap) -> tuple[Veld, ...]:
    """What is asked of the talk itself: who took part follows from whether the klant came."""
    return tuple(v for v in stap.velden if v.code != "deelnemers")


@dataclass(slots=True)
class Lezing:
    """A talk while it is read; ``fouten``: a message by name of the field.

    Attributes:
        open_: agreements that can be discussed; empty when this account may not.
    """

    soort: Trajectsoort
    stand: Stand
    invoer: Gespreksinvoer
    getypt: Getypt
    open_: Sequence[Gebeurtenis]
    fouten: dict[str, str] = field(default_factory=dict)

    def gesprek(self, *, nu: datetime, gezien: int) -> NieuwGesprek | None:
        """What is to be recorded, ``None`` when something is wrong."""
        moment, fouten = lees_moment(self.invoer.dag, self.invoer.tijd, self.stand, nu=nu)
        self.fouten |= fouten
        contact = self._contact()
        besproken = tuple(self._besproken())
        afspraken = tuple(self._afspraken())
        if moment is None or self.fouten:
            return None
        return NieuwGesprek(moment, gezien, contact, besproken, afspraken, self.invoer.inhoud)

    def _contact(self) -> dict[str, Gegeven]:
        stap = self.soort.find_stap(CONTACTMOMENT)
        assert stap is not None
        gegevens, fouten = lees_velden(contactvelden(stap), self.getypt)
        self.fouten |= fouten
        deelnemers = next((v for v in stap.velden if v.code == "deelnemers"), None)
        if deelnemers is not None:
            gegevens["deelnemers"] = self._deelnemers(deelnemers, gegevens)
        return gegevens

    def _deelnemers(self, veld: Veld, gegevens: dict[str, Gegeven]) -> list[str]:
        """The coach, the klant when he came, and who else was ticked."""
        anderen = self.getypt.get(naam_van(veld), ())
        erbij = [Deelnemer.KLANT.value] if gegevens.get("aanwezig") is True else []
        erbij.append(Deelnemer.JOBCOACH.value)
        return [code for code in veld.keuzes if code in (*erbij, *anderen)]

    def _afspraken(self) -> list[dict[str, Gegeven]]:
        gevonden: list[dict[str, Gegeven]] = []
        for plaats in range(max(REGELS, len(self.invoer.wat))):
            wat, wie, voor = (deel.strip() for deel in self.invoer.regel(plaats))
            if not wat:
                continue
            dag = lees_dag(voor)
            if dag is None:
                self.fouten[f"voor-{plaats + 1}"] = (
                    f"Vul bij afspraak {plaats + 1} een dag in, zoals 30-11-2026."
                )
            stap = self.soort.find_stap(AFSPRAAK.code)
            mag = next((v.keuzes for v in stap.velden if v.code == "wie"), ()) if stap else ()
            if wie not in mag:
                self.fouten[f"wie-{plaats + 1}"] = f"Kies wie afspraak {plaats + 1} doet."
            gevonden.append({"wat": wat, "wie": wie, "voor_datum": dag.isoformat() if dag else ""})
        return gevonden

    def _besproken(self) -> list[dict[str, Gegeven]]:
        """Of each earlier agreement of which it was said whether it was kept."""
        gevonden: list[dict[str, Gegeven]] = []
        for afspraak in self.open_:
            nummer = afspraak.volgnummer
            gedaan = {"ja": True, "nee": False}.get(self._een(besproken_naam(nummer)))
            if gedaan is None:
                continue
            velden: dict[str, Gegeven] = {"afspraak": nummer, "gedaan": gedaan}
            for code in NALATEN if not gedaan else ():
                waarde = self._een(besproken_naam(nummer, code)).strip()
                velden[code] = waarde
                if not waarde:
                    self.fouten[besproken_naam(nummer, code)] = "Vul in wat de klant zei."
            gevonden.append(velden)
        return gevonden

    def _een(self, naam: str) -> str:
        return next(iter(self.getypt.get(naam, ())), "")


def besproken_naam(nummer: int, code: str = "gedaan") -> str:
    """The name on the form of a field about an earlier agreement."""
    return f"v-{AFSPRAAK_BESPROKEN.code}-{nummer}-{code}"
