"""Recording a step of a traject, and correcting one that was recorded.

Everything goes through ``api.toegang.trajecten``, as over /v1. A form that cannot be recorded comes
back as it was typed, with what stands in the way or what somebody else recorded meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang import team
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.trajecten import (
    Voorstel,
    leg_stap_vast,
    raakt_vertrouwelijk,
    soort_voor,
    stappen_voor,
)
from api.toegang.zicht import Zicht, mag_vertrouwelijk
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.traject.stapinvoer import Stapinvoer, lees_moment, tijd_van, verdeel
from api.web.traject.stapvelden import (
    Getypt,
    GetypteVelden,
    Stapveld,
    coachvelden,
    getypt_van,
    lees_velden,
    naam_van,
    stapvelden,
)
from api.web.traject.trajectbeeld import Gebeurtenisregel, gebeurtenisregels, stapkeuzes, titel_van
from api.web.traject.trajecten import TrajectPad
from api.web.velden import lees_getal
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Rol
from modellen.normen.duur import dag_van
from modellen.traject.bekend import bekend
from modellen.traject.model import INGETROKKEN, Gebeurtenis, Stap, Trajectsoort
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import Bezwaar, IntussenVastgelegd, StapGeweigerd

router = maak_router()

Volgnummer = Annotated[int, Path(ge=1, le=2**31 - 1)]
Invoer = Annotated[Stapinvoer, Form()]
Keuzecode = Annotated[str, Query(max_length=64)]


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """The traject that a form is about, as its reader may see it."""

    samenstelling: Samenstelling
    zicht: Zicht
    stand: Stand
    soort: Trajectsoort

    @property
    def pad(self) -> str:
        """Where the traject stands."""
        return f"/trajecten/{self.stand.traject.nummer}"

    @property
    def aantal(self) -> int:
        """How many events there are."""
        return len(self.stand.gebeurtenissen)

    def regels_na(self, gezien: int) -> tuple[Gebeurtenisregel, ...]:
        """What was recorded since somebody saw so many events."""
        regels = gebeurtenisregels(
            self.soort,
            self.stand,
            namen=self.zicht.namen_van_coaches(),
            met_vertrouwelijk=mag_vertrouwelijk(self.zicht.gebruiker),
            gekozen=self.stand.gebeurtenissen[gezien:],
        )
        return tuple(regels)


@dataclass(frozen=True, slots=True)
class Stapformulier:
    """One form about one step.

    Attributes:
        bezwaren: what stands in the way. intussen: what came in since it was opened.
        corrigeert: the event that it corrects, ``None`` = it records a new one.
        mag: False = this account may not fill in this step.
    """

    titel: str
    actie: str
    terug: str
    stap: Stap
    wie: str
    velden: tuple[Stapveld, ...]
    invoer: Stapinvoer
    fouten: dict[str, str]
    bezwaren: tuple[Bezwaar, ...] = ()
    intussen: tuple[Gebeurtenisregel, ...] = ()
    corrigeert: Gebeurtenisregel | None = None
    mag: bool = True


def open_onderwerp(zicht: Zicht, samenstelling: Samenstelling, nummer: str) -> Onderwerp:
    """The traject of a form; raises ``NietGevonden``."""
    stand = zicht.get_stand(nummer)
    return Onderwerp(samenstelling, zicht, stand, soort_voor(samenstelling, stand.traject))


def naam_bij(zicht: Zicht, stand: Stand) -> str:
    """Name of the klant of a traject."""
    return zicht.naam_van(zicht.eis_klant(stand.traject.klant))


# --- a new step -----------------------------------------------------------------------------------


@router.get("/trajecten/{nummer}/vastleggen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_vastleggen(
    request: Request,
    nummer: TrajectPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    stap: Keuzecode = "",
    klok: Keuzecode = "",
) -> Response:
    """The form of one step; without one the choice, ``klok``: what meets that deadline first."""
    over = open_onderwerp(zicht, samenstelling, nummer)
    gekozen = over.soort.find_stap(stap)
    if gekozen is None:
        return _toon_keuze(request, over, klok)
    bekende = {w.veld: w for w in bekend(over.soort, over.stand, gekozen.code).values()}
    hulp = {
        w.veld: f"Uit: {w.stap}." if w.stap else "Zoals bij het begin van het traject."
        for w in bekende.values()
    }
    getypt = getypt_van({code: w.waarde for code, w in bekende.items()})
    dag = zicht.vandaag.isoformat()
    invoer = Stapinvoer(stap=gekozen.code, dag=dag, gezien=str(over.aantal))
    formulier = _nieuw(over, gekozen, invoer, getypt, hulp=hulp)
    return _toon(request, over, replace(formulier, bezwaren=_nu_in_de_weg(over, gekozen)))


@router.post("/trajecten/{nummer}/vastleggen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_vastleggen(
    request: Request,
    nummer: TrajectPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
    getypt: GetypteVelden,
) -> Response:
    """Record it, or show what stands in the way."""
    over = open_onderwerp(zicht, samenstelling, nummer)
    stap = over.soort.find_stap(invoer.stap)
    if stap is None:
        raise NietGevonden(soort="stap", nummer=invoer.stap[:40])
    _eis_recht(over, stap)
    formulier = _nieuw(over, stap, invoer, getypt)
    if invoer.hervat:
        return _toon(request, over, formulier)
    moment, fouten = lees_moment(invoer.dag, invoer.tijd, over.stand, nu=samenstelling.klok())
    gegevens, veldfouten = lees_velden(stap.velden, getypt)
    if fouten or veldfouten:
        return _toon(request, over, replace(formulier, fouten=veldfouten | fouten))
    voorstel = Voorstel(stap.code, gegevens, moment=moment, volgnummer=_gezien(over, invoer) + 1)
    return _leg_vast(request, over, formulier, voorstel)


def _nieuw(
    over: Onderwerp,
    stap: Stap,
    invoer: Stapinvoer,
    getypt: Getypt,
    *,
    hulp: dict[str, str] | None = None,
) -> Stapformulier:
    return Stapformulier(
        titel=stap.label,
        actie=f"{over.pad}/vastleggen",
        terug=over.pad,
        stap=stap,
        wie=over.soort.deelnemer(stap.wie),
        velden=stapvelden(
            over.soort, stap, over.stand, getypt, hulp=hulp, collegas=_collegas(over, stap)
        ),
        invoer=invoer.model_copy(update={"stap": stap.code}),
        fouten={},
        mag=_mag(over, stap),
    )


def _collegas(over: Onderwerp, stap: Stap) -> tuple[tuple[str, str], ...]:
    """Who can be named as coach, where this step names one."""
    if not any(code == stap.code for code, _ in coachvelden(over.soort)):
        return ()
    alle = team.list_collegas(over.samenstelling, over.zicht.gebruiker)
    return tuple((c.account, c.naam) for c, _ in alle if c.rol is Rol.JOBCOACH)


def _nu_in_de_weg(over: Onderwerp, stap: Stap) -> tuple[Bezwaar, ...]:
    """What will refuse this step whatever is filled in, as far as that is certain now."""
    nummer = over.stand.traject.nummer
    for mogelijk in stappen_voor(over.samenstelling, over.zicht.gebruiker, nummer):
        if mogelijk.stap.code == stap.code:
            return mogelijk.bezwaren
    fase = over.stand.fase(over.soort).label
    return (
        Bezwaar(
            None,
            f"Deze stap hoort niet bij de fase van nu ({fase}), of is al gezet.",
            "Kies een dag waarop hij er wel bij hoorde, of leg eerst een andere stap vast.",
        ),
    )


def _toon_keuze(request: Request, over: Onderwerp, klok: str) -> Response:
    nummer = over.stand.traject.nummer
    stappen = stappen_voor(over.samenstelling, over.zicht.gebruiker, nummer)
    gevraagd = next((k for k in over.soort.klokken if k.code == klok), None)
    kan, nog_niet = stapkeuzes(over.soort, nummer, stappen)
    klaar = gevraagd.klaar if gevraagd else ()
    return toon(
        request,
        "traject/stap_kiezen.html",
        naam=naam_bij(over.zicht, over.stand),
        traject=over.stand.traject,
        soort=over.soort.naam,
        fase=over.stand.fase(over.soort).label,
        wat=gevraagd.wat if gevraagd else "",
        eerst=[k for k in (*kan, *nog_niet) if k.code in klaar],
        kan=[k for k in kan if k.code not in klaar],
        nog_niet=[k for k in nog_niet if k.code not in klaar],
    )


# --- a correction ---------------------------------------------------------------------------------


@router.get("/trajecten/{nummer}/verbeteren/{volgnummer}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_verbeteren(
    request: Request,
    nummer: TrajectPad,
    volgnummer: Volgnummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
) -> Response:
    """One event as it stands, to be corrected or taken away."""
    over = open_onderwerp(zicht, samenstelling, nummer)
    fout, stap = _te_verbeteren(over, volgnummer)
    invoer = Stapinvoer(
        dag=dag_van(fout.moment).isoformat(), tijd=tijd_van(fout), gezien=str(over.aantal)
    )
    formulier = _correctie(over, stap, fout, invoer, getypt_van(fout.gegevens))
    return _toon(request, over, formulier)


@router.post("/trajecten/{nummer}/verbeteren/{volgnummer}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_verbeteren(
    request: Request,
    nummer: TrajectPad,
    volgnummer: Volgnummer,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
    getypt: GetypteVelden,
) -> Response:
    """Record a correction beside what stood there, with the reason."""
    over = open_onderwerp(zicht, samenstelling, nummer)
    fout, stap = _te_verbeteren(over, volgnummer)
    _eis_recht(over, stap)
    formulier = _correctie(over, stap, fout, invoer, getypt)
    if invoer.hervat:
        return _toon(request, over, formulier)
    fouten = {}
    if invoer.wat not in ("anders", "weg"):
        fouten["wat"] = "Kies of u iets verandert of dit weghaalt."
    if not invoer.reden.strip():
        fouten["reden"] = "Schrijf waarom het anders is."
    moment, momentfouten = _moment_van_correctie(over, fout, invoer)
    gegevens, veldfouten = lees_velden(stap.velden, getypt)
    if invoer.wat == "weg":
        gegevens, veldfouten, momentfouten, moment = {}, {}, {}, None
    if alles := fouten | veldfouten | momentfouten:
        return _toon(request, over, replace(formulier, fouten=alles))
    voorstel = Voorstel(
        INGETROKKEN if invoer.wat == "weg" else stap.code,
        gegevens,
        moment=moment,
        corrigeert=volgnummer,
        reden=invoer.reden.strip(),
        volgnummer=_gezien(over, invoer) + 1,
    )
    return _leg_vast(request, over, formulier, voorstel)


def _moment_van_correctie(
    over: Onderwerp, fout: Gebeurtenis, invoer: Stapinvoer
) -> tuple[datetime | None, dict[str, str]]:
    """The very moment that stood there, when day and time were left as they were."""
    if (invoer.dag, invoer.tijd) == (dag_van(fout.moment).isoformat(), tijd_van(fout)):
        return fout.moment, {}
    return lees_moment(invoer.dag, invoer.tijd, over.stand, nu=over.samenstelling.klok())


def _te_verbeteren(over: Onderwerp, volgnummer: int) -> tuple[Gebeurtenis, Stap]:
    fout = next((g for g in over.stand.geldend if g.volgnummer == volgnummer), None)
    stap = over.soort.find_stap(fout.stap) if fout else None
    if fout is None or stap is None:
        raise NietGevonden(soort="gebeurtenis", nummer=str(volgnummer))
    return fout, stap


def _correctie(
    over: Onderwerp, stap: Stap, fout: Gebeurtenis, invoer: Stapinvoer, getypt: Getypt
) -> Stapformulier:
    (regel,) = gebeurtenisregels(
        over.soort,
        over.stand,
        namen=over.zicht.namen_van_coaches(),
        met_vertrouwelijk=mag_vertrouwelijk(over.zicht.gebruiker),
        gekozen=[fout],
    )
    return replace(
        _nieuw(over, stap, invoer, getypt),
        titel=f"Verbeteren: {titel_van(over.soort, fout).lower()}",
        actie=f"{over.pad}/verbeteren/{fout.volgnummer}",
        corrigeert=regel,
        mag=_mag(over, stap) and not _raakt(over, fout),
    )


def _raakt(over: Onderwerp, fout: Gebeurtenis) -> bool:
    mag = mag_vertrouwelijk(over.zicht.gebruiker)
    return not mag and raakt_vertrouwelijk(over.soort, over.stand, fout)


# --- inside ---------------------------------------------------------------------------------------


def _mag(over: Onderwerp, stap: Stap) -> bool:
    is_vertrouwelijk = any(veld.is_vertrouwelijk for veld in stap.velden)
    return mag_vertrouwelijk(over.zicht.gebruiker) or not is_vertrouwelijk


def _eis_recht(over: Onderwerp, stap: Stap) -> None:
    if not _mag(over, stap):
        raise GeenToegang(wat="een stap met vertrouwelijke gegevens vastleggen")


def _gezien(over: Onderwerp, invoer: Stapinvoer) -> int:
    gezien = lees_getal(invoer.gezien)
    return over.aantal if gezien is None else gezien


def _leg_vast(
    request: Request, over: Onderwerp, formulier: Stapformulier, voorstel: Voorstel
) -> Response:
    nummer = over.stand.traject.nummer
    try:
        leg_stap_vast(over.samenstelling, over.zicht.gebruiker, nummer, voorstel)
    except (StapGeweigerd, IntussenVastgelegd) as fout:
        nu = lees_opnieuw(over)
        gezien = (voorstel.volgnummer or 1) - 1
        if nu.aantal > gezien:
            opnieuw = formulier.invoer.model_copy(update={"gezien": str(nu.aantal)})
            formulier = replace(formulier, invoer=opnieuw, intussen=nu.regels_na(gezien))
            return _toon(request, over, formulier, status=409)
        bezwaren: Sequence[Bezwaar] = getattr(fout, "bezwaren", ())
        namen = {veld.code: naam_van(veld) for veld in formulier.stap.velden}
        fouten, rest = verdeel(bezwaren, formulier.stap.velden, namen)
        formulier = replace(formulier, fouten=fouten, bezwaren=rest)
        return _toon(request, over, formulier, status=409)
    return RedirectResponse(f"{over.pad}?net=stap", status_code=303)


def lees_opnieuw(over: Onderwerp) -> Onderwerp:
    """The same traject as it is now: what a session read it does not see change."""
    with over.samenstelling.opslag.lezen() as session:
        zicht = Zicht(session, over.zicht.gebruiker, vandaag=over.zicht.vandaag)
        return replace(over, stand=zicht.get_stand(over.stand.traject.nummer))


def _toon(
    request: Request, over: Onderwerp, formulier: Stapformulier, *, status: int = 0
) -> Response:
    return toon(
        request,
        "traject/stap_formulier.html",
        http_status=status or (400 if formulier.fouten else 200),
        naam=naam_bij(over.zicht, over.stand),
        traject=over.stand.traject,
        soort=over.soort.naam,
        f=formulier,
    )
