"""From trajectories in the domain to the documents of /v1."""

from __future__ import annotations

from collections.abc import Iterable

from api.toegang.trajecten import raakt_vertrouwelijk
from api.v1 import trajectschemas as schemas
from modellen.traject.klokken import Deadline
from modellen.traject.model import INGETROKKEN, Gebeurtenis, Resultaat, Trajectsoort, Veld
from modellen.traject.mogelijk import MogelijkeStap
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import Bezwaar


def traject_kort(stand: Stand, soort: Trajectsoort) -> schemas.TrajectKort:
    """A traject in a list."""
    traject, fase = stand.traject, stand.fase(soort)
    return schemas.TrajectKort(
        nummer=traject.nummer,
        klant=traject.klant,
        soort=traject.soort,
        soort_naam=soort.naam,
        opdrachtgever=traject.opdrachtgever,
        coach=traject.coach,
        fase=schemas.FaseSchema(code=fase.code, label=fase.label),
        is_afgesloten=stand.is_afgesloten,
    )


def traject_vol(
    stand: Stand, soort: Trajectsoort, *, met_vertrouwelijk: bool
) -> schemas.TrajectVol:
    """A traject with its events; ``stand`` was read for the same audience."""
    geldend = {g.volgnummer for g in stand.geldend}
    return schemas.TrajectVol(
        **dict(traject_kort(stand, soort)),
        met_vertrouwelijk=met_vertrouwelijk,
        gebeurtenissen=[
            _gebeurtenis(
                g,
                soort,
                geldt=g.volgnummer in geldend,
                met_reden=met_vertrouwelijk or not raakt_vertrouwelijk(soort, stand, g),
            )
            for g in stand.gebeurtenissen
        ],
    )


def _gebeurtenis(
    gebeurtenis: Gebeurtenis, soort: Trajectsoort, *, geldt: bool, met_reden: bool
) -> schemas.GebeurtenisSchema:
    stap = soort.find_stap(gebeurtenis.stap)
    label = "Ingetrokken" if gebeurtenis.stap == INGETROKKEN else gebeurtenis.stap
    return schemas.GebeurtenisSchema(
        volgnummer=gebeurtenis.volgnummer,
        stap=gebeurtenis.stap,
        label=stap.label if stap else label,
        moment=gebeurtenis.moment,
        gegevens=dict(gebeurtenis.gegevens),
        door=gebeurtenis.door,
        vastgelegd_op=gebeurtenis.vastgelegd_op,
        corrigeert=gebeurtenis.corrigeert,
        reden=gebeurtenis.reden if met_reden else None,
        geldt=geldt,
    )


def deadline(gevonden: Deadline) -> schemas.DeadlineSchema:
    """One deadline with its reason."""
    return schemas.DeadlineSchema(
        traject=gevonden.traject,
        klok=gevonden.klok,
        regel=gevonden.regel,
        wat=gevonden.wat,
        wie=gevonden.wie_label,
        ronde=gevonden.ronde,
        begonnen_op=gevonden.begonnen_op,
        start_gebeurtenis=gevonden.start_gebeurtenis,
        termijn=str(gevonden.duur),
        uiterlijk=gevonden.uiterlijk,
        uiterste_dag=gevonden.uiterste_dag,
        status=gevonden.status,
        gehaald_op=gevonden.gehaald_op,
        reden=gevonden.reden,
    )


def mogelijke_stap(mogelijk: MogelijkeStap, soort: Trajectsoort) -> schemas.MogelijkeStapSchema:
    """A step for a menu, with its fields."""
    stap = mogelijk.stap
    return schemas.MogelijkeStapSchema(
        code=stap.code,
        label=stap.label,
        wie=soort.deelnemer(stap.wie),
        regels=list(stap.regels),
        velden=[_veld(veld) for veld in stap.velden],
        bezwaren=bezwaren(mogelijk.bezwaren),
        resultaten=[
            schemas.MogelijkResultaatSchema(
                **dict(resultaat(kan.resultaat)), bezwaren=bezwaren(kan.bezwaren)
            )
            for kan in mogelijk.resultaten
        ],
    )


def _veld(veld: Veld) -> schemas.VeldSchema:
    return schemas.VeldSchema(
        code=veld.code,
        label=veld.label,
        soort=veld.soort,
        keuzes=list(veld.keuzes),
        verplicht=veld.is_verplicht,
        vertrouwelijk=veld.is_vertrouwelijk,
        regel=veld.regel,
    )


def resultaat(gevonden: Resultaat) -> schemas.ResultaatSchema:
    """With what a traject is closed."""
    return schemas.ResultaatSchema(code=gevonden.code, label=gevonden.label, telt=gevonden.telt)


def bezwaren(redenen: Iterable[Bezwaar]) -> list[schemas.BezwaarSchema]:
    """Every reason of a refusal."""
    return [
        schemas.BezwaarSchema(
            regel=bezwaar.regel, melding=bezwaar.melding, volgende_stap=bezwaar.volgende_stap
        )
        for bezwaar in redenen
    ]
