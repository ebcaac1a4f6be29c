"""What a klant thought of the guidance, said by himself: the step of the trajectory that asks it.

There is no table of its own: rule SUC-18 is a step that every type has, and a trajectory does not
close before the klant was asked. His words are confidential fields: read by him and his coach;
that he was asked, and what happened with his tips, is there for the organisation.
"""

from __future__ import annotations

from dataclasses import dataclass

from api.bootstrap import Samenstelling
from api.toegang.spoor import noteer
from api.toegang.trajecten import Voorstel, get_soort, schrijf_stap
from api.toegang.zicht import Zicht
from modellen.audit.model import Gegevenssoort
from modellen.gebruiker.model import Gebruiker
from modellen.traject.gedeeld import KLANTEVALUATIE
from modellen.traject.model import Gebeurtenis


@dataclass(frozen=True, slots=True)
class Mening:
    """What the klant says; without ``doet_mee`` nothing else. ``gezien``: events on the screen."""

    doet_mee: bool
    gezien: int
    wat_vond_je: str = ""
    tips: str = ""


@dataclass(frozen=True, slots=True)
class Meningvraag:
    """One trajectory of the klant.

    Attributes:
        kan: the klant can say it now. eerder: what was said, newest first.
    """

    traject: str
    naam: str
    kan: bool
    gezien: int
    eerder: tuple[Gebeurtenis, ...]


def list_meningvragen(samenstelling: Samenstelling, zicht: Zicht) -> list[Meningvraag]:
    """Of every trajectory of the klant who is signed in, those that run first."""
    vragen = []
    for open_ in sorted(zicht.eigen_standen(), key=lambda s: s.is_afgesloten):
        stand = zicht.get_eigen_stand(open_.traject.nummer)
        soort = get_soort(samenstelling, stand.traject.soort)
        vragen.append(
            Meningvraag(
                traject=stand.traject.nummer,
                naam=soort.naam,
                kan=not stand.is_afgesloten and soort.find_stap(KLANTEVALUATIE.code) is not None,
                gezien=len(stand.gebeurtenissen),
                eerder=tuple(reversed(stand.alle(KLANTEVALUATIE.code))),
            )
        )
    return vragen


def geef_mening(
    samenstelling: Samenstelling, gebruiker: Gebruiker, traject: str, mening: Mening
) -> None:
    """Record it as a step of the trajectory, by the klant's own account.

    Raises:
        GeenToegang, NietGevonden: when it is not the own trajectory.
        StapGeweigerd: when a gate stands in the way, such as an answer that is missing.
        IntussenVastgelegd: when something else was recorded since.
    """
    with samenstelling.opslag.schrijven() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        gevonden = zicht.eis_eigen_traject(traject)
        noteer(session, Gegevenssoort.VERTROUWELIJK, [gevonden.klant])
        woorden = {"wat_vond_je": mening.wat_vond_je, "tips": mening.tips}
        gezegd = {veld: tekst for veld, tekst in woorden.items() if mening.doet_mee and tekst}
        schrijf_stap(
            session,
            samenstelling,
            traject,
            Voorstel(
                stap=KLANTEVALUATIE.code,
                gegevens={"klant_doet_mee": mening.doet_mee, **gezegd},
                volgnummer=mening.gezien + 1,
            ),
            door=gebruiker.account,
            met_vertrouwelijk=True,
        )
