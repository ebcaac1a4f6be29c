"""From figures in the domain to the documents of /v1 and of ``opstap cijfers --json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from api.v1 import cijferschemas as schemas
from modellen.traject.model import Telt
from modellen.traject.succesfactoren import SUCCESFACTOREN, Aanwezigheid

if TYPE_CHECKING:
    from modellen.cijfers.dossiers import Dossiertelling, Termijntelling
    from modellen.cijfers.duren import Jobcoachduur, Subsidieduur
    from modellen.cijfers.maat import Aandeel, Mediaan
    from modellen.cijfers.overzicht import Groepscijfers, Teamcijfers
    from modellen.cijfers.resultaten import Soorttelling
    from modellen.cijfers.voortraject import Voortrajecttelling


def groepscijfers(cijfers: Groepscijfers) -> schemas.GroepscijfersSchema:
    """For an opdrachtgever."""
    return schemas.GroepscijfersSchema(**_groep(cijfers))


def cijfers_voor_opdrachtgever(cijfers: Groepscijfers) -> schemas.CijfersSchema:
    """What a teamleider can give to an opdrachtgever."""
    return schemas.CijfersSchema(**_groep(cijfers), binnen=None)


def teamcijfers(cijfers: Teamcijfers) -> schemas.CijfersSchema:
    """For a teamleider."""
    return schemas.CijfersSchema(
        **_groep(cijfers.groep),
        binnen=schemas.BinnenSchema(
            subsidie_per_klant=[
                schemas.KlantsubsidieSchema(**asdict(s)) for s in cijfers.subsidie_per_klant
            ],
            alle_factoren=aandeel(cijfers.factoren.alle),
            factoren=[schemas.FactortellingSchema(**asdict(f)) for f in cijfers.factoren.factoren],
            maatregelen=cijfers.maatregelen.aantal,
            maatregelen_trajecten=cijfers.maatregelen.trajecten,
        ),
    )


def succesfactoren(gezien: Mapping[str, Aanwezigheid]) -> schemas.SuccesfactorenSchema:
    """The factors of one traject."""
    return schemas.SuccesfactorenSchema(
        is_volledig=all(a is Aanwezigheid.AANWEZIG for a in gezien.values()),
        factoren=[
            schemas.FactorSchema(
                regel=factor.regel, titel=factor.titel, aanwezigheid=gezien[factor.regel].value
            )
            for factor in SUCCESFACTOREN
        ],
    )


def aandeel(deel: Aandeel) -> schemas.AandeelSchema:
    """Percentages in tenths: more would promise what the counts cannot carry."""
    interval = deel.interval
    return schemas.AandeelSchema(
        aantal=deel.aantal,
        van=deel.van,
        percentage=None if deel.percentage is None else round(deel.percentage, 1),
        laag=None if interval is None else round(interval.laag, 1),
        hoog=None if interval is None else round(interval.hoog, 1),
        betekenis=deel.betekenis,
    )


def _groep(cijfers: Groepscijfers) -> dict[str, Any]:
    terugkeer = cijfers.terugkeer
    return {
        "op": cijfers.op,
        "van": cijfers.tijdvak.van,
        "tot": cijfers.tijdvak.tot,
        "opdrachtgever": cijfers.opdrachtgever,
        "trajecten": cijfers.trajecten,
        "soorten": [_soort(soort) for soort in cijfers.soorten],
        "terugkeer": schemas.TerugkeerSchema(
            terug=aandeel(terugkeer.terug),
            venster=str(terugkeer.venster),
            venster_loopt=terugkeer.venster_loopt,
        ),
        "jobcoaching": _jobcoaching(cijfers.jobcoaching),
        "subsidie": _subsidie(cijfers.subsidie),
        "voortraject": _voortraject(cijfers.voortraject),
        "dossiers": [_dossier(dossier) for dossier in cijfers.dossiers],
        "termijnen": [_termijn(termijn) for termijn in cijfers.termijnen],
    }


def _soort(soort: Soorttelling) -> schemas.SoorttellingSchema:
    return schemas.SoorttellingSchema(
        soort=soort.soort,
        naam=soort.naam,
        afgesloten=soort.afgesloten,
        lopend=soort.lopend,
        niet_begonnen=soort.niet_begonnen,
        naar_werk=aandeel(soort.per_telt(Telt.NAAR_WERK)),
        contractueel=aandeel(soort.per_telt(Telt.CONTRACTUEEL)),
        geen_resultaat=aandeel(soort.per_telt(Telt.GEEN_RESULTAAT)),
        resultaten=[
            schemas.ResultaattellingSchema(
                code=r.code, label=r.label, telt=r.telt.value, aantal=r.aantal
            )
            for r in soort.resultaten
        ],
        onbekend_resultaat=soort.onbekend_resultaat,
    )


def _mediaan(mediaan: Mediaan) -> schemas.MediaanSchema:
    maanden = None if mediaan.maanden is None else round(mediaan.maanden, 1)
    return schemas.MediaanSchema(aantal=mediaan.aantal, maanden=maanden)


def _jobcoaching(duur: Jobcoachduur) -> schemas.JobcoachingSchema:
    return schemas.JobcoachingSchema(
        per_resultaat=[
            schemas.DuurPerResultaat(telt=telt.value, duur=_mediaan(mediaan))
            for telt, mediaan in duur.per_telt
        ],
        zonder_jobcoach=duur.zonder_jobcoach,
        eerder=aandeel(duur.eerder),
        verwacht=str(duur.verwacht),
    )


def _subsidie(duur: Subsidieduur) -> schemas.SubsidieSchema:
    return schemas.SubsidieSchema(
        afgelopen=_mediaan(duur.afgelopen),
        lopend=duur.lopend,
        lang=aandeel(duur.lang),
        grens=str(duur.grens),
    )


def _voortraject(telling: Voortrajecttelling) -> schemas.VoortrajectSchema:
    ligging = telling.verwachting.ligging(telling.verlengd)
    return schemas.VoortrajectSchema(
        naar_werk=aandeel(telling.naar_werk),
        verlengd=aandeel(telling.verlengd),
        onbeslist=telling.onbeslist,
        loopt=telling.loopt,
        verwacht_percentage=telling.verwachting.percentage,
        marge=telling.verwachting.marge,
        ligging=ligging.value if ligging else None,
    )


def _dossier(telling: Dossiertelling) -> schemas.DossiertellingSchema:
    return schemas.DossiertellingSchema(
        soort=telling.soort,
        naam=telling.naam,
        volledig=aandeel(telling.volledig),
        zelfde_dag=aandeel(telling.zelfde_dag),
        tevredenheid=[
            schemas.TevredenheidSchema(
                wie=t.wie,
                gevraagd=t.gevraagd,
                tevreden=None if t.tevreden is None else aandeel(t.tevreden),
                niet_gevraagd=t.niet_gevraagd,
            )
            for t in telling.tevredenheid
        ],
    )


def _termijn(telling: Termijntelling) -> schemas.TermijntellingSchema:
    return schemas.TermijntellingSchema(
        soort=telling.soort,
        klok=telling.klok,
        regel=telling.regel,
        wat=telling.wat,
        wie=telling.wie,
        gehaald=aandeel(telling.gehaald),
        te_laat=telling.te_laat,
        ontbreekt=telling.ontbreekt,
    )
