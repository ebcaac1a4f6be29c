"""All figures over a set of trajectories: for a teamleider, and what of it an opdrachtgever gets.

:class:`Groepscijfers` holds group figures only and can go to an opdrachtgever; what is about one
klant, or about the organisation itself, stands in :class:`Teamcijfers` beside it. Nothing here
reads age, sex, origin, family, benefit or health.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from modellen.cijfers.dossiers import (
    Dossiertelling,
    Termijntelling,
    lees_deadlines,
    tel_dossiers,
    tel_termijnen,
)
from modellen.cijfers.duren import (
    Jobcoachduur,
    Klantsubsidie,
    Subsidieduur,
    meet_jobcoaching,
    meet_subsidie,
)
from modellen.cijfers.factoren import (
    Factoroverzicht,
    Maatregelen,
    tel_factoren,
    tel_maatregelen,
)
from modellen.cijfers.geval import Geval, Invoer, Toestand, lees_gevallen
from modellen.cijfers.resultaten import Soorttelling, tel_resultaten
from modellen.cijfers.terugkeer import Terugkeer, tel_terugkeer
from modellen.cijfers.voortraject import Verwachting, Voortrajecttelling, tel_voortrajecten
from modellen.normen.duur import dag_van
from modellen.normen.norm import Normboek, Normen
from modellen.tellen import Tijdvak
from modellen.traject.succesfactoren import Teambeeld
from modellen.waarden import OrganisatieCode

ALTIJD = Tijdvak()


@dataclass(frozen=True, slots=True)
class Groepscijfers:
    """Figures over groups. ``trajecten`` counts those that the results are over."""

    op: date
    tijdvak: Tijdvak
    opdrachtgever: str | None
    soorten: tuple[Soorttelling, ...]
    terugkeer: Terugkeer
    jobcoaching: Jobcoachduur
    subsidie: Subsidieduur
    voortraject: Voortrajecttelling
    dossiers: tuple[Dossiertelling, ...]
    termijnen: tuple[Termijntelling, ...]

    @property
    def trajecten(self) -> int:
        """Closed within the days asked for, running at their end, or not begun."""
        return sum(s.afgesloten + s.lopend + s.niet_begonnen for s in self.soorten)


@dataclass(frozen=True, slots=True)
class Teamcijfers:
    """What a teamleider sees of the own organisation."""

    groep: Groepscijfers
    subsidie_per_klant: tuple[Klantsubsidie, ...]
    factoren: Factoroverzicht
    maatregelen: Maatregelen


def maak_cijfers(
    invoer: Invoer,
    *,
    normboek: Normboek,
    nu: datetime,
    teams: Mapping[OrganisatieCode, Teambeeld],
    tijdvak: Tijdvak = ALTIJD,
) -> Teamcijfers:
    """All figures; the order of ``invoer`` makes no difference and no traject counts twice.

    Args:
        invoer: also the trajectories outside ``tijdvak``: somebody may come back after it.
        nu: aware; what is later is not known yet.
        teams: what is recorded of the team of each organisation.
    """
    gevallen, vandaag = lees_gevallen(invoer), dag_van(nu)
    groep, per_klant = _groepscijfers(gevallen, normboek, nu, tijdvak, None)
    binnen = [
        g
        for g in gevallen
        if g.toestand(tijdvak, vandaag=vandaag) in (Toestand.LOPEND, Toestand.AFGESLOTEN)
    ]
    return Teamcijfers(
        groep=groep,
        subsidie_per_klant=per_klant,
        factoren=tel_factoren(binnen, teams),
        maatregelen=tel_maatregelen(binnen, tijdvak),
    )


def voor_opdrachtgever(
    invoer: Invoer,
    opdrachtgever: str,
    *,
    normboek: Normboek,
    nu: datetime,
    tijdvak: Tijdvak = ALTIJD,
) -> Groepscijfers:
    """Group figures over the trajectories of one opdrachtgever, for that opdrachtgever.

    Counts of results stay, because the opdrachtgever knows each of them from the reports. Medians
    and answers about satisfaction of fewer than ten people are left out: they come close to
    somebody's own. Two periods that differ by a few days would give away who is between them;
    offer whole years (:meth:`Tijdvak.jaar`).

    Args:
        invoer: trajectories of other opdrachtgevers are left out before anything is counted.
    """
    eigen = (paar for paar in invoer if paar[1].traject.opdrachtgever == opdrachtgever)
    cijfers, _ = _groepscijfers(lees_gevallen(eigen), normboek, nu, tijdvak, opdrachtgever)
    jobcoaching, subsidie = cijfers.jobcoaching, cijfers.subsidie
    return replace(
        cijfers,
        jobcoaching=replace(
            jobcoaching,
            per_telt=tuple((telt, duur.voor_buiten()) for telt, duur in jobcoaching.per_telt),
        ),
        subsidie=replace(subsidie, afgelopen=subsidie.afgelopen.voor_buiten()),
        dossiers=tuple(dossier.voor_buiten() for dossier in cijfers.dossiers),
    )


def _groepscijfers(
    gevallen: Sequence[Geval],
    normboek: Normboek,
    nu: datetime,
    tijdvak: Tijdvak,
    opdrachtgever: str | None,
) -> tuple[Groepscijfers, tuple[Klantsubsidie, ...]]:
    """The norms beside a figure are those of today: it is one figure, over all agreements."""
    vandaag = dag_van(nu)
    normen = normboek.normen_op(opdrachtgever or "", vandaag)
    gevraagd = lees_deadlines(gevallen, tijdvak, normboek=normboek, nu=nu)
    subsidie, per_klant = meet_subsidie(
        gevallen, tijdvak, grens=normen.duur("kwb.lks_signaal"), vandaag=vandaag
    )
    groep = Groepscijfers(
        op=vandaag,
        tijdvak=tijdvak,
        opdrachtgever=opdrachtgever,
        soorten=tel_resultaten(gevallen, tijdvak, vandaag=vandaag),
        terugkeer=tel_terugkeer(
            gevallen, tijdvak, venster=normen.duur("ops.terugkeer"), vandaag=vandaag
        ),
        jobcoaching=meet_jobcoaching(
            gevallen, tijdvak, verwacht=normen.duur("wnh.jobcoach_verwacht")
        ),
        subsidie=subsidie,
        voortraject=tel_voortrajecten(
            gevallen,
            tijdvak,
            normboek=normboek,
            verwachting=_verwachting(normen),
            vandaag=vandaag,
        ),
        dossiers=tel_dossiers(gevraagd, tijdvak),
        termijnen=tel_termijnen(gevraagd),
    )
    return groep, per_klant


def _verwachting(normen: Normen) -> Verwachting:
    return Verwachting(
        normen.getal("kwb.verwacht_verlengd"), normen.getal("kwb.verwacht_verlengd_marge")
    )
