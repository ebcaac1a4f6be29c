"""From trajectories in the domain to the documents of /v1."""

from __future__ import annotations

from api.toegang.trajecten import raakt_vertrouwelijk
from api.v1 import trajectschemas as schemas
from modellen.traject.klokken import Deadline
from modellen.traject.model import INGETROKKEN, Gebeurtenis, Trajectsoort
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import StapGeweigerd


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


def bezwaren(fout: StapGeweigerd) -> list[schemas.BezwaarSchema]:
    """Every reason of a refusal."""
    return [
        schemas.BezwaarSchema(
            regel=bezwaar.regel, melding=bezwaar.melding, volgende_stap=bezwaar.volgende_stap
        )
        for bezwaar in fout.bezwaren
    ]
