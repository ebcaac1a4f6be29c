"""What others than the coach may know of a trajectory: whoever pays for it, and the klant.

Whoever pays sees that things happened and never what they say. The klant sees what was agreed
with him, and his own answers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from modellen.contact.model import CONTACTMOMENT
from modellen.traject.gedeeld import AFSPRAAK, AFSPRAAK_BESPROKEN
from modellen.traject.model import (
    AFSLUITEN,
    Deelnemer,
    Gebeurtenis,
    Gegeven,
    Resultaat,
    Trajectsoort,
    Veld,
)
from modellen.traject.poorten import find_verwezen
from modellen.traject.stand import Stand


def resultaat_van(soort: Trajectsoort, stand: Stand) -> Resultaat | None:
    """With what the trajectory was closed; ``None`` while it is open."""
    return soort.find_resultaat(stand.waarde(AFSLUITEN, "resultaat"))


def gebeurd_voor_opdrachtgever(soort: Trajectsoort, stand: Stand) -> tuple[Gebeurtenis, ...]:
    """What happened, as far as whoever pays may know it, oldest first, without any field.

    These are his own steps and the ones that the type opens to him. Talks are left out: he
    reads those as :class:`~modellen.contact.model.Contactmoment`.
    """
    eigen = {s.code for s in soort.stappen if s.wie is Deelnemer.OPDRACHTGEVER}
    open_ = (eigen | set(soort.voor_opdrachtgever)) - {CONTACTMOMENT}
    return tuple(replace(g, gegevens={}, reden=None) for g in stand.alle(*open_))


@dataclass(frozen=True, slots=True)
class Afspraak:
    """An agreement until the next contact, with what came of it.

    Attributes:
        gemaakt: the event that made it. besproken: the one that discussed it, ``None`` = open.
        gedaan: ``None`` while it was not discussed.
    """

    gemaakt: Gebeurtenis
    besproken: Gebeurtenis | None = None

    @property
    def gedaan(self) -> bool | None:
        """Whether it was carried out."""
        gezegd = self.besproken.gegevens.get("gedaan") if self.besproken else None
        return gezegd if isinstance(gezegd, bool) else None


def afspraken(stand: Stand) -> tuple[Afspraak, ...]:
    """Every agreement that holds, oldest first; the newest talk about one counts."""
    per_nummer: dict[int, Gebeurtenis] = {}
    for besproken in stand.alle(AFSPRAAK_BESPROKEN.code):
        gemaakt = find_verwezen(stand, besproken, veld="afspraak", stap=AFSPRAAK.code)
        if gemaakt is not None:
            per_nummer[gemaakt.volgnummer] = besproken
    return tuple(Afspraak(g, per_nummer.get(g.volgnummer)) for g in stand.alle(AFSPRAAK.code))


@dataclass(frozen=True, slots=True)
class EigenAntwoord:
    """What only klant and coach may read of one event that holds."""

    gebeurtenis: Gebeurtenis
    stap: str
    velden: tuple[tuple[Veld, Gegeven], ...]


def eigen_antwoorden(soort: Trajectsoort, stand: Stand) -> tuple[EigenAntwoord, ...]:
    """The confidential fields that were filled in, oldest first; ``stand`` must have them."""
    gevonden: list[EigenAntwoord] = []
    for gebeurtenis in stand.geldend:
        stap = soort.find_stap(gebeurtenis.stap)
        velden = tuple(
            (veld, gebeurtenis.gegevens[veld.code])
            for veld in (stap.velden if stap else ())
            if veld.is_vertrouwelijk and gebeurtenis.gegevens.get(veld.code) is not None
        )
        if stap is not None and velden:
            gevonden.append(EigenAntwoord(gebeurtenis, stap.label, velden))
    return tuple(gevonden)
