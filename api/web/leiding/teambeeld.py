"""What the pages of a teamleider show: counts on top, bars, lines with a reason, colleagues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from api.web.leiding.cijferbeeld import Balken, maak_balken
from modellen.gebruiker.model import Gebruiker
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum, duizend
from modellen.team.aanbod import aanbod
from modellen.team.model import Feitsoort, Teamfeit
from modellen.team.teamfeiten import Teamfeiten
from modellen.traject.caseload import Caseloadregel, Fasetelling
from modellen.traject.model import Trajectsoort

if TYPE_CHECKING:
    from api.rapport.trechter import Trechter


@dataclass(frozen=True, slots=True)
class Teamkort:
    """The four numbers on top."""

    trajecten: int
    te_laat: int
    stil: int
    coaches: int


def teamkort(regels: Sequence[Caseloadregel], nu: datetime) -> Teamkort:
    """Of all running trajecten."""
    return Teamkort(
        trajecten=len(regels),
        te_laat=sum(r.te_laat for r in regels),
        stil=sum(r.is_lang_stil(nu) for r in regels),
        coaches=len({r.coach for r in regels}),
    )


def fasebalken(fasen: Iterable[Fasetelling]) -> Balken:
    """The ten phases in which people are longest."""
    langst = sorted(fasen, key=lambda f: -f.dagen)[:10]
    return maak_balken(
        "Fasen waarin klanten het langst zijn, in dagen",
        [(f"{f.fase} ({f.soort_naam})", f.dagen, f"{f.dagen} dagen") for f in langst],
    )


def trechterbalken(trechter: Trechter) -> Balken:
    """How far klanten came."""
    return maak_balken(
        "Van lijst tot werk dat blijft",
        [(naam, aantal, duizend(aantal)) for naam, aantal in trechter.stappen],
    )


@dataclass(frozen=True, slots=True)
class Aandachtregel:
    """One running traject that somebody should look at, and why."""

    regel: Caseloadregel
    soort: str
    fase: str
    waarom: str


def aandachtregels(
    regels: Iterable[Caseloadregel], soorten: Mapping[str, Trajectsoort], nu: datetime
) -> list[Aandachtregel]:
    """In the order given."""
    return [_aandachtregel(regel, soorten[regel.soort], nu) for regel in regels]


def _aandachtregel(regel: Caseloadregel, soort: Trajectsoort, nu: datetime) -> Aandachtregel:
    fase = next((f.label for f in soort.fasen if f.code == regel.fase), "Niet begonnen")
    redenen = []
    if regel.te_laat and regel.oudste:
        wat = "1 termijn" if regel.te_laat == 1 else f"{regel.te_laat} termijnen"
        redenen.append(f"{wat} te laat, de oudste sinds {datum(dag_van(regel.oudste))}")
    if regel.is_lang_stil(nu):
        laatst = regel.laatste_contact
        redenen.append(
            f"geen contact sinds {datum(dag_van(laatst))}" if laatst else "nog geen contact"
        )
    return Aandachtregel(regel, soort.naam, fase, "; ".join(redenen))


@dataclass(frozen=True, slots=True)
class Collegaregel:
    """A colleague: what can be asked, and which products are still new."""

    naam: str
    rol: str
    kwaliteiten: tuple[str, ...]
    trainingen: tuple[str, ...]
    kent: int
    van: int
    kent_niet: tuple[str, ...]


def collegaregels(
    collegas: Iterable[tuple[Gebruiker, tuple[Teamfeit, ...]]], team: Teamfeiten
) -> list[Collegaregel]:
    """By account, in the order given."""
    producten = aanbod()
    regels = []
    for collega, feiten in collegas:
        mist = team.kent_niet.get(collega.account, ())
        regels.append(
            Collegaregel(
                naam=collega.naam,
                rol=collega.rol.label,
                kwaliteiten=_van(feiten, Feitsoort.KWALITEIT),
                trainingen=_van(feiten, Feitsoort.TRAINING),
                kent=len(producten) - len(mist),
                van=len(producten),
                kent_niet=tuple(producten[c].naam for c in mist if c in producten),
            )
        )
    return regels


def _van(feiten: Iterable[Teamfeit], soort: Feitsoort) -> tuple[str, ...]:
    return tuple(feit.wat for feit in feiten if feit.soort is soort)
