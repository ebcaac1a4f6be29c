"""Forms that record what happened to a proposal: begin one, say no, the next event, a correction.

Everything is recorded through ``api.toegang.voorstellen``, as over /v1. A form that cannot be
recorded comes back as it was typed, with what is wrong or what somebody else recorded meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.bootstrap import Samenstelling
from api.toegang import voorstellen
from api.toegang.aanvaarden import beoordeel_punten
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.voorstellen import NieuweGebeurtenis
from api.toegang.zicht import Zicht
from api.web.coach.aanvaardbeeld import aanvaard_per_werk, open_per_werk
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_getal
from api.web.voorstel.voorstelbeeld import (
    KEUZE,
    keuzes,
    maandkeuzes,
    stand_van,
    tijdlijnregel,
    titel_van,
    waar,
    werktitel,
)
from api.web.voorstel.voorstelformulier import Formulier, vraag_meer
from api.web.voorstel.voorstelinvoer import Lezing, Voorstelinvoer, ingevuld_met
from api.web.voorstel.voorstellen import Getal, Nummer, adres_van
from api.web.weekvakken import WEEK
from modellen.fouten import NietGevonden, OngeldigeWaarde, OpstapFout
from modellen.gebruiker.model import Rol
from modellen.klant.model import Klant
from modellen.voorstel.model import (
    PLAATSINGEN,
    GebeurtenisGeweigerd,
    Verloop,
    Voorstelgebeurtenis,
    VoorstelIntussenGewijzigd,
    Voorstelsoort,
)
from modellen.voorstel.redenen import Correctiereden
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.werk import Werk

router = maak_router()

WerkPad = Annotated[str, Path(max_length=64)]
Lijst = Annotated[str, Query(max_length=64)]
Invoer = Annotated[Voorstelinvoer, Form()]
Leg = Callable[[NieuweGebeurtenis], Verloop]

_S = Voorstelsoort


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What a form is about. ``verloop``: ``None`` = these two have no proposal that runs."""

    samenstelling: Samenstelling
    zicht: Zicht
    klant: Klant
    werk: WerkNummer
    gezien_werk: Werk | None
    verloop: Verloop | None

    @property
    def aantal(self) -> int:
        """How many events there are."""
        return len(self.verloop.gebeurtenissen) if self.verloop else 0

    @property
    def is_voorgesteld(self) -> bool:
        """Whether it was more than looked at."""
        return self.verloop is not None and self.verloop.is_voorgesteld

    @property
    def begin(self) -> Voorstelinvoer:
        """A form nobody has typed in yet."""
        return Voorstelinvoer(dag=self.zicht.vandaag.isoformat(), gezien=str(self.aantal))


# --- beginning, and saying no ---------------------------------------------------------------------


@router.get("/klanten/{nummer}/stel-voor/{werk}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_stel_voor(
    request: Request,
    nummer: Nummer,
    werk: WerkPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    lijst: Lijst = "",
) -> Response:
    """The form with which a proposal begins."""
    over = _van_werk(zicht, samenstelling, nummer, werk)
    if over.verloop is not None and over.is_voorgesteld:
        return _naar(over.klant, over.verloop)
    invoer = over.begin.model_copy(update={"lijst": lijst})
    return _toon(request, over, _begin(over, _S.VOORGESTELD, invoer))


@router.post("/klanten/{nummer}/stel-voor/{werk}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_stel_voor(
    request: Request,
    nummer: Nummer,
    werk: WerkPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
) -> Response:
    """Record that it was proposed, with the list that it came from."""
    over = _van_werk(zicht, samenstelling, nummer, werk)
    return _verwerk(request, over, _begin(over, _S.VOORGESTELD, invoer), _bij_klant(over, invoer))


@router.get("/klanten/{nummer}/niet-doen/{werk}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_niet_doen(
    request: Request,
    nummer: Nummer,
    werk: WerkPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    lijst: Lijst = "",
) -> Response:
    """The form for a no, of whomever."""
    over = _van_werk(zicht, samenstelling, nummer, werk)
    invoer = over.begin.model_copy(update={"lijst": lijst})
    return _toon(request, over, _begin(over, _S.GEWEIGERD, invoer))


@router.post("/klanten/{nummer}/niet-doen/{werk}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_niet_doen(
    request: Request,
    nummer: Nummer,
    werk: WerkPad,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
) -> Response:
    """Record a no with its reason; what that suggests is on the next page."""
    over = _van_werk(zicht, samenstelling, nummer, werk)
    return _verwerk(request, over, _begin(over, _S.GEWEIGERD, invoer), _bij_klant(over, invoer))


def _begin(over: Onderwerp, soort: Voorstelsoort, invoer: Voorstelinvoer) -> Formulier:
    is_nee = soort is _S.GEWEIGERD
    pad = "niet-doen" if is_nee else "stel-voor"
    return Formulier(
        titel="Dit gaat niet door" if is_nee else "Stel dit werk voor",
        actie=f"/klanten/{over.klant.nummer}/{pad}/{over.werk}",
        terug=f"/klanten/{over.klant.nummer}/waarom/{over.werk}",
        klant=over.klant,
        soort=soort,
        invoer=invoer,
    )


def _bij_klant(over: Onderwerp, invoer: Voorstelinvoer) -> Leg:
    def leg(nieuw: NieuweGebeurtenis) -> Verloop:
        return voorstellen.leg_bij_klant_vast(
            over.samenstelling,
            over.zicht.gebruiker,
            over.klant.nummer,
            over.werk,
            nieuw,
            lijst=invoer.lijst or None,
        )

    return leg


# --- the next event -------------------------------------------------------------------------------


@router.get("/klanten/{nummer}/voorstellen/{voorstel}/vastleggen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_vastleggen(
    request: Request,
    nummer: Nummer,
    voorstel: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    soort: Voorstelsoort | None = None,
) -> Response:
    """The form of one kind of event; without one that is possible now, back to the choices."""
    over, verloop = _van_voorstel(zicht, samenstelling, nummer, voorstel)
    mogelijk = [s for s, _ in keuzes(verloop, samenstelling.klok())]
    if soort is None or soort not in mogelijk:
        return _naar(over.klant, verloop)
    return _toon(request, over, _volgende(over, verloop, soort, over.begin))


@router.post("/klanten/{nummer}/voorstellen/{voorstel}/vastleggen")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_vastleggen(
    request: Request,
    nummer: Nummer,
    voorstel: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
) -> Response:
    """Record what happened."""
    over, verloop = _van_voorstel(zicht, samenstelling, nummer, voorstel)
    soort = next((s for s in Voorstelsoort if s.value == invoer.soort), None)
    if soort is None or soort in (_S.BEKEKEN, _S.INGETROKKEN):
        return _naar(over.klant, verloop)
    return _verwerk(request, over, _volgende(over, verloop, soort, invoer), _bij_voorstel(over))


def _volgende(
    over: Onderwerp, verloop: Verloop, soort: Voorstelsoort, invoer: Voorstelinvoer
) -> Formulier:
    nummer = verloop.voorstel.nummer
    return Formulier(
        titel=KEUZE[soort],
        actie=f"/klanten/{over.klant.nummer}/voorstellen/{nummer}/vastleggen",
        terug=adres_van(over.klant, nummer),
        klant=over.klant,
        soort=soort,
        invoer=invoer.model_copy(update={"soort": soort.value}),
        maanden=maandkeuzes(verloop, over.samenstelling.klok()),
    )


def _bij_voorstel(over: Onderwerp) -> Leg:
    def leg(nieuw: NieuweGebeurtenis) -> Verloop:
        assert over.verloop is not None
        return voorstellen.leg_gebeurtenis_vast(
            over.samenstelling, over.zicht.gebruiker, over.verloop.voorstel.nummer, nieuw
        )

    return leg


# --- a correction ---------------------------------------------------------------------------------


@router.get("/klanten/{nummer}/voorstellen/{voorstel}/verbeteren/{volgnummer}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def get_verbeteren(
    request: Request,
    nummer: Nummer,
    voorstel: Getal,
    volgnummer: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
) -> Response:
    """One event as it stands, to be corrected or taken away."""
    over, verloop = _van_voorstel(zicht, samenstelling, nummer, voorstel)
    fout = _get_gebeurtenis(verloop, volgnummer)
    if fout not in verloop.geldend:
        return _naar(over.klant, verloop)
    invoer = ingevuld_met(fout, gezien=over.aantal)
    return _toon(request, over, _correctie(over, verloop, fout, invoer))


@router.post("/klanten/{nummer}/voorstellen/{voorstel}/verbeteren/{volgnummer}")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
@hervatbaar
def post_verbeteren(
    request: Request,
    nummer: Nummer,
    voorstel: Getal,
    volgnummer: Getal,
    zicht: HetZicht,
    samenstelling: DeSamenstelling,
    invoer: Invoer,
) -> Response:
    """Record a correction; what was there stays in the log."""
    over, verloop = _van_voorstel(zicht, samenstelling, nummer, voorstel)
    fout = _get_gebeurtenis(verloop, volgnummer)
    formulier = _correctie(over, verloop, fout, invoer)
    lezing = Lezing(invoer)
    reden = lezing.correctiereden()
    if invoer.wat not in ("anders", "weg"):
        lezing.fouten["wat"] = "Kies of u iets verandert of dit weghaalt."
    if invoer.hervat or lezing.fouten:
        return _toon(request, over, formulier, fouten=lezing.fouten)
    leg = _als_correctie(_bij_voorstel(over), fout, reden)
    if invoer.wat == "weg":
        gezien = lees_getal(invoer.gezien)
        return _leg_vast(
            request, over, formulier, NieuweGebeurtenis(_S.INGETROKKEN, gezien=gezien), leg
        )
    return _verwerk(request, over, formulier, leg, achteraf=fout.achteraf)


def _correctie(
    over: Onderwerp, verloop: Verloop, fout: Voorstelgebeurtenis, invoer: Voorstelinvoer
) -> Formulier:
    nummer = verloop.voorstel.nummer
    vorm = next((s for s in PLAATSINGEN if s.value == invoer.soort), fout.soort)
    soort = vorm if fout.soort in PLAATSINGEN else fout.soort
    return Formulier(
        titel=f"Verbeteren: {titel_van(fout).lower()}",
        actie=(f"/klanten/{over.klant.nummer}/voorstellen/{nummer}/verbeteren/{fout.volgnummer}"),
        terug=adres_van(over.klant, nummer),
        klant=over.klant,
        soort=soort,
        invoer=invoer.model_copy(update={"soort": soort.value}),
        maanden=tuple((str(m), f"na {m}") for m in (fout.maanden,) if m),
        corrigeert=True,
    )


def _als_correctie(leg: Leg, fout: Voorstelgebeurtenis, reden: Correctiereden | None) -> Leg:
    def corrigeer(nieuw: NieuweGebeurtenis) -> Verloop:
        return leg(replace(nieuw, corrigeert=fout.volgnummer, correctiereden=reden))

    return corrigeer


# --- inside ---------------------------------------------------------------------------------------


def _van_werk(zicht: Zicht, samenstelling: Samenstelling, nummer: str, werk: str) -> Onderwerp:
    klant, gevraagd = zicht.get_klant(KlantNummer(nummer)), zicht.get_werk(WerkNummer(werk))
    verlopen = voorstellen.list_voorstellen(samenstelling, zicht.gebruiker, klant.nummer)
    lopend = (
        v for v in reversed(verlopen) if v.voorstel.werk == gevraagd.nummer and v.einde is None
    )
    return Onderwerp(samenstelling, zicht, klant, gevraagd.nummer, gevraagd, next(lopend, None))


def _van_voorstel(
    zicht: Zicht, samenstelling: Samenstelling, nummer: str, voorstel: int
) -> tuple[Onderwerp, Verloop]:
    klant = zicht.get_klant(KlantNummer(nummer))
    verlopen = voorstellen.list_voorstellen(samenstelling, zicht.gebruiker, klant.nummer)
    for verloop in verlopen:
        if verloop.voorstel.nummer == voorstel:
            werk = verloop.voorstel.werk
            gevonden = zicht.werk_van([werk]).get(werk)
            return Onderwerp(samenstelling, zicht, klant, werk, gevonden, verloop), verloop
    raise NietGevonden(soort="voorstel", nummer=str(voorstel))


def _get_gebeurtenis(verloop: Verloop, volgnummer: int) -> Voorstelgebeurtenis:
    for gebeurtenis in verloop.gebeurtenissen:
        if gebeurtenis.volgnummer == volgnummer:
            return gebeurtenis
    raise NietGevonden(soort="gebeurtenis", nummer=str(volgnummer))


def _verwerk(
    request: Request, over: Onderwerp, formulier: Formulier, leg: Leg, *, achteraf: bool = False
) -> Response:
    """Read, ask one thing more where the reason wants it, and record."""
    if formulier.invoer.hervat:
        return _toon(request, over, formulier)
    lezing = Lezing(formulier.invoer)
    is_eerste = formulier.soort is _S.GEWEIGERD and not over.is_voorgesteld
    nieuw = lezing.event(formulier.soort, achteraf=achteraf or is_eerste)
    if lezing.fouten:
        return _toon(request, over, formulier, fouten=lezing.fouten)
    meer = vraag_meer(formulier)
    if meer is not None:
        return _toon(request, over, meer)
    return _leg_vast(request, over, formulier, nieuw, leg)


def _leg_vast(
    request: Request, over: Onderwerp, formulier: Formulier, nieuw: NieuweGebeurtenis, leg: Leg
) -> Response:
    try:
        verloop = leg(nieuw)
    except VoorstelIntussenGewijzigd as fout:
        return _toon_intussen(request, over, formulier, fout)
    except GebeurtenisGeweigerd as fout:
        return _toon(request, over, formulier, fouten={"": fout.zin}, status=409)
    except OngeldigeWaarde as fout:
        return _toon(request, over, formulier, fouten={_veld(formulier, fout.veld): fout.zin})
    return _naar(over.klant, verloop)


def _toon_intussen(
    request: Request, over: Onderwerp, formulier: Formulier, fout: OpstapFout
) -> Response:
    """What was typed, under what somebody else recorded since; sent again it is recorded."""
    verlopen = voorstellen.list_voorstellen(
        over.samenstelling, over.zicht.gebruiker, over.klant.nummer
    )
    nummer = over.verloop.voorstel.nummer if over.verloop else None
    nu = next(
        (
            v
            for v in reversed(verlopen)
            if v.voorstel.nummer == nummer or (nummer is None and v.voorstel.werk == over.werk)
        ),
        None,
    )
    gezien = lees_getal(formulier.invoer.gezien) or 0
    gebeurd = nu.gebeurtenissen if nu else ()
    namen = over.zicht.namen_van_coaches()
    opnieuw = replace(
        formulier,
        invoer=formulier.invoer.model_copy(update={"gezien": str(len(gebeurd))}),
        intussen=tuple(tijdlijnregel(g, namen) for g in gebeurd[gezien:]),
    )
    return _toon(request, over, opnieuw, fouten={"": fout.melding}, status=409)


def _veld(formulier: Formulier, veld: str) -> str:
    if veld in ("weigeraar", "reden"):
        return formulier.eigen_veld or ""
    return veld if veld in Voorstelinvoer.model_fields else ""


def _naar(klant: Klant, verloop: Verloop) -> Response:
    return RedirectResponse(adres_van(klant, verloop.voorstel.nummer), status_code=303)


def _toon(
    request: Request,
    over: Onderwerp,
    formulier: Formulier,
    *,
    fouten: Mapping[str, str] | None = None,
    status: int = 0,
) -> Response:
    gebruiker, nummer = over.zicht.gebruiker, over.klant.nummer
    stelt_voor = formulier.soort is _S.VOORGESTELD and not formulier.corrigeert
    punten = beoordeel_punten(
        over.samenstelling,
        gebruiker,
        nummer,
        [over.werk] if stelt_voor else [],
        voorbij=[over.werk],
    )
    namen = over.zicht.namen_van_coaches() if punten else {}
    return toon(
        request,
        "voorstel/voorstel_formulier.html",
        http_status=status or (400 if fouten else 200),
        naam=over.zicht.naam_van(over.klant),
        klant=over.klant,
        werk=over.gezien_werk,
        werktitel=werktitel(over.gezien_werk, over.werk),
        waar=waar(over.gezien_werk),
        aanvaard=aanvaard_per_werk(punten, namen).get(over.werk, ()),
        nog_open=open_per_werk(punten, namen).get(over.werk) if stelt_voor else None,
        mag_aanvaarden=gebruiker.rol is Rol.JOBCOACH,
        stand=stand_van(over.verloop, over.zicht.vandaag) if over.verloop else None,
        week=WEEK,
        heeft_account=bool(over.zicht.accounts_van_klant(nummer)),
        f=replace(formulier, fouten=fouten or {}),
    )
