"""Recording a talk with its agreements in one go, and reading what was said in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Form, Path, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.gesprekken import (
    NieuweInhoud,
    NieuwGesprek,
    lees_inhoud,
    leg_gesprek_vast,
    schrijf_inhoud,
)
from api.toegang.zicht import mag_vertrouwelijk
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.traject.gesprekinvoer import (
    NALATEN,
    REGELS,
    Gespreksinvoer,
    Lezing,
    besproken_naam,
    contactvelden,
    lege_invoer,
)
from api.web.traject.stappen import Onderwerp, lees_opnieuw, naam_bij, open_onderwerp
from api.web.traject.stapvelden import (
    Getypt,
    GetypteVelden,
    Opties,
    Stapveld,
    afspraak_in_woorden,
    getypt_van,
    naam_van,
    stapvelden,
    woorden,
)
from api.web.traject.trajectbeeld import Gebeurtenisregel
from api.web.traject.trajecten import TrajectPad
from api.web.velden import lees_getal
from modellen.contact.model import CONTACTMOMENT, InhoudIntussenGewijzigd, contactmomenten
from modellen.fouten import GeenToegang, NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.normen.duur import AMSTERDAM
from modellen.traject.gedeeld import AFSPRAAK, AFSPRAAK_BESPROKEN, open_afspraken
from modellen.traject.model import Deelnemer, Gebeurtenis, Stap
from modellen.traject.vastleggen import Bezwaar, IntussenVastgelegd, StapGeweigerd

router = maak_router()

Contact = Annotated[int, Path(ge=1, le=2**31 - 1)]
Invoer = Annotated[Gespreksinvoer, Form()]


@dataclass(frozen=True, slots=True)
class Besprokenregel:
    """An earlier agreement that is still open, and what is said of it.

    Attributes:
        naam, gedaan: the field and what was chosen in it.
        vragen: name, label and text of what is asked when it was not kept; empty until then.
    """

    afspraak: str
    wie: str
    naam: str
    gedaan: str
    vragen: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Gespreksformulier:
    """The form of one talk.

    Attributes:
        velden: of the talk itself. erbij: who else can have taken part.
        regels: what stands on each line of new agreements; empty when the type knows none.
        mag_inhoud: whether this account may record what was said.
    """

    actie: str
    invoer: Gespreksinvoer
    velden: tuple[Stapveld, ...]
    erbij: Stapveld | None
    besproken: tuple[Besprokenregel, ...]
    regels: tuple[tuple[str, str, str], ...]
    wie: Opties
    mag_inhoud: bool
    fouten: dict[str, str]
    bezwaren: tuple[Bezwaar, ...] = ()
    intussen: tuple[Gebeurtenisregel, ...] = ()


@router.get("/trajecten/{nummer}/gesprek")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_gesprek(
    request: Request, nummer: TrajectPad, zicht: HetZicht, samenstelling: DeSamenstelling
) -> Response:
    """The form: today, as long as the last time, and room for three agreements."""
    over = open_onderwerp(zicht, samenstelling, nummer)
    stap = _contactstap(over)
    nu = samenstelling.klok().astimezone(AMSTERDAM)
    invoer = lege_invoer(vandaag=nu, gezien=over.aantal)
    return _toon(request, over, _formulier(over, stap, invoer, _als_vorige_keer(over, stap)))


@router.post("/trajecten/{nummer}/gesprek")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_gesprek(
    request: Request,
    nummer: TrajectPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
    getypt: GetypteVelden,
) -> Response:
    """Record all of it, or nothing and show why not."""
    over = open_onderwerp(zicht, samenstelling, nummer)
    formulier = _formulier(over, _contactstap(over), invoer, getypt)
    if invoer.inhoud.strip() and not mag_vertrouwelijk(zicht.gebruiker):
        raise GeenToegang(wat="vastleggen wat er is besproken")
    if invoer.hervat:
        return _toon(request, over, formulier)
    lezing = Lezing(over.soort, over.stand, invoer, getypt, _te_bespreken(over))
    gezien = lees_getal(invoer.gezien)
    gesprek = lezing.gesprek(
        nu=samenstelling.klok(), gezien=over.aantal if gezien is None else gezien
    )
    if gesprek is None:
        return _toon(request, over, replace(formulier, fouten=lezing.fouten))
    return _leg_vast(request, over, formulier, gesprek)


def _leg_vast(
    request: Request, over: Onderwerp, formulier: Gespreksformulier, gesprek: NieuwGesprek
) -> Response:
    nummer = over.stand.traject.nummer
    try:
        leg_gesprek_vast(over.samenstelling, over.zicht.gebruiker, nummer, gesprek)
    except (StapGeweigerd, IntussenVastgelegd) as fout:
        nu = lees_opnieuw(over)
        if nu.aantal > gesprek.gezien:
            invoer = formulier.invoer.model_copy(update={"gezien": str(nu.aantal)})
            intussen = nu.regels_na(gesprek.gezien)
            formulier = replace(formulier, invoer=invoer, intussen=intussen)
        else:
            bezwaren: Sequence[Bezwaar] = getattr(fout, "bezwaren", ())
            formulier = replace(formulier, bezwaren=tuple(bezwaren))
        return _toon(request, over, formulier, status=409)
    return RedirectResponse(f"{over.pad}?net=gesprek", status_code=303)


def _contactstap(over: Onderwerp) -> Stap:
    stap = over.soort.find_stap(CONTACTMOMENT)
    if stap is None:
        raise NietGevonden(soort="stap", nummer=CONTACTMOMENT)
    return stap


def _als_vorige_keer(over: Onderwerp, stap: Stap) -> Getypt:
    """Kind and length of the last talk, as a proposal; not whether the klant came."""
    vorige = over.stand.laatste(CONTACTMOMENT)
    overnemen = ("soort", "duur_minuten", "aard", "opleiding_begeleider")
    gegevens = dict(vorige.gegevens) if vorige else {}
    keuzes = next((v.keuzes for v in stap.velden if v.code == "soort"), ())
    eerste = {"soort": keuzes[0]} if keuzes and not vorige else {}
    return getypt_van(eerste | {k: w for k, w in gegevens.items() if k in overnemen})


def _te_bespreken(over: Onderwerp) -> tuple[Gebeurtenis, ...]:
    kan = over.soort.find_stap(AFSPRAAK_BESPROKEN.code) is not None
    return open_afspraken(over.stand) if kan and mag_vertrouwelijk(over.zicht.gebruiker) else ()


def _formulier(
    over: Onderwerp, stap: Stap, invoer: Gespreksinvoer, getypt: Getypt
) -> Gespreksformulier:
    alle = {v.naam: v for v in stapvelden(over.soort, stap, over.stand, getypt)}
    erbij = next((v for v in stap.velden if v.code == "deelnemers"), None)
    afspraak = over.soort.find_stap(AFSPRAAK.code)
    mag_wie = next((v.keuzes for v in afspraak.velden if v.code == "wie"), ()) if afspraak else ()
    return Gespreksformulier(
        actie=f"{over.pad}/gesprek",
        invoer=invoer,
        velden=tuple(alle[naam_van(veld)] for veld in contactvelden(stap)),
        erbij=_zonder_vasten(alle[naam_van(erbij)]) if erbij else None,
        besproken=tuple(_besproken(over, a, getypt) for a in _te_bespreken(over)),
        regels=tuple(invoer.regel(i) for i in range(max(REGELS, len(invoer.wat))))
        if afspraak
        else (),
        wie=tuple((code, woorden(over.soort, code)) for code in mag_wie),
        mag_inhoud=mag_vertrouwelijk(over.zicht.gebruiker),
        fouten={},
    )


def _zonder_vasten(veld: Stapveld) -> Stapveld:
    """Coach and klant are not asked for: that follows from the rest."""
    vast = (Deelnemer.JOBCOACH.value, Deelnemer.KLANT.value)
    return replace(veld, opties=tuple(o for o in veld.opties if o[0] not in vast))


def _besproken(over: Onderwerp, afspraak: Gebeurtenis, getypt: Getypt) -> Besprokenregel:
    def een(naam: str) -> str:
        return next(iter(getypt.get(naam, ())), "")

    nummer = afspraak.volgnummer
    gedaan = een(besproken_naam(nummer))
    stap = over.soort.find_stap(AFSPRAAK_BESPROKEN.code)
    labels = {v.code: v.label for v in stap.velden} if stap else {}
    return Besprokenregel(
        afspraak=afspraak_in_woorden(afspraak),
        wie=woorden(over.soort, str(afspraak.gegevens.get("wie") or Deelnemer.KLANT.value)),
        naam=besproken_naam(nummer),
        gedaan=gedaan,
        vragen=tuple(
            (naam, labels.get(code, code), een(naam))
            for code in NALATEN
            for naam in (besproken_naam(nummer, code),)
        )
        if gedaan == "nee"
        else (),
    )


def _toon(
    request: Request, over: Onderwerp, formulier: Gespreksformulier, *, status: int = 0
) -> Response:
    return toon(
        request,
        "traject/gesprek.html",
        http_status=status or (400 if formulier.fouten else 200),
        naam=naam_bij(over.zicht, over.stand),
        traject=over.stand.traject,
        soort=over.soort.naam,
        f=formulier,
    )


# --- what was said --------------------------------------------------------------------------------


class Inhoudinvoer(BaseModel):
    """A better text of what was said."""

    tekst: str = ""
    reden: str = ""
    gelezen: str = ""
    hervat: str = ""


@router.get("/trajecten/{nummer}/gesprekken/{contact}")
@voor(Rol.JOBCOACH)
def get_inhoud(
    request: Request,
    nummer: TrajectPad,
    contact: Contact,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
) -> Response:
    """What was said in one talk: for the own coach alone, and the klant."""
    over = open_onderwerp(zicht, samenstelling, nummer)
    versies = lees_inhoud(samenstelling, zicht.gebruiker, nummer, contact)
    laatste = versies[-1] if versies else None
    invoer = Inhoudinvoer(
        tekst=laatste.tekst if laatste else "", gelezen=str(laatste.versie) if laatste else ""
    )
    return _toon_inhoud(request, over, contact, invoer)


@router.post("/trajecten/{nummer}/gesprekken/{contact}")
@voor(Rol.JOBCOACH)
@hervatbaar
def post_inhoud(
    request: Request,
    nummer: TrajectPad,
    contact: Contact,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Inhoudinvoer, Form()],
) -> Response:
    """Record the text, or a better one beside it."""
    over = open_onderwerp(zicht, samenstelling, nummer)
    if invoer.hervat:
        return _toon_inhoud(request, over, contact, invoer)
    gelezen = lees_getal(invoer.gelezen)
    nieuw = NieuweInhoud(invoer.tekst, gelezen=gelezen, reden=invoer.reden)
    try:
        schrijf_inhoud(samenstelling, zicht.gebruiker, nummer, contact, nieuw)
    except OngeldigeWaarde as fout:
        fouten = {fout.veld: fout.zin}
        return _toon_inhoud(request, over, contact, invoer, fouten=fouten, status=400)
    except InhoudIntussenGewijzigd as fout:
        return _toon_inhoud(
            request, over, contact, invoer, fouten={"": fout.melding}, status=409, intussen=True
        )
    return RedirectResponse(f"{over.pad}/gesprekken/{contact}?net=ja", status_code=303)


def _toon_inhoud(
    request: Request,
    over: Onderwerp,
    contact: int,
    invoer: Inhoudinvoer,
    *,
    fouten: dict[str, str] | None = None,
    status: int = 200,
    intussen: bool = False,
) -> Response:
    nummer = over.stand.traject.nummer
    versies = lees_inhoud(over.samenstelling, over.zicht.gebruiker, nummer, contact)
    gesprek = next((c for c in contactmomenten(over.stand) if c.nummer == contact), None)
    if gesprek is None:
        raise NietGevonden(soort="contactmoment", nummer=f"{nummer}/{contact}")
    if intussen:
        # Sent again after having read it, it is a better version of what came in between.
        invoer = invoer.model_copy(update={"gelezen": str(len(versies))})
    return toon(
        request,
        "traject/gespreksinhoud.html",
        http_status=status,
        naam=naam_bij(over.zicht, over.stand),
        traject=over.stand.traject,
        gesprek=gesprek,
        soort=woorden(over.soort, gesprek.soort or "gesprek"),
        versies=versies,
        namen=over.zicht.namen_van_coaches(),
        invoer=invoer,
        fouten=fouten or {},
        intussen=intussen,
        net="net" in request.query_params,
    )
