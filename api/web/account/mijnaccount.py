"""The own account, for every role: password, second factor, where one is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from api.toegang import eigenaccount
from api.toegang.aanvraag import DeSessie, DeSessies
from api.toegang.bewaking import get_sessie, mag_eerst, voor_aangemelden
from api.toegang.fouten import CodeOnjuist, TeVaakGeprobeerd
from api.toegang.sessie import EersteStap, Sessie, Sessies
from api.toegang.tweedefactor import adres_voor_telefoon
from api.toegang.wachtwoord import MINST_TEKENS
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import Bewaard, Velden, is_terug_te_halen, toon_hervat
from modellen.fouten import OngeldigeWaarde

router = maak_router()

KLAAR = {
    "wachtwoord": "Uw wachtwoord is gewijzigd. U bent op andere plekken uitgelogd.",
    "code-weg": "Bij het inloggen wordt geen extra code meer gevraagd.",
    "sessies": "U bent daar uitgelogd.",
}
"""What is said after it was done, by the word in the address."""

Tekst = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Meegenomen:
    """A form that was typed elsewhere and waits: the address it goes to, and its fields."""

    naar: str
    bewaard: Velden


NIETS_MEE = Meegenomen("", ())


def lees_meegenomen(request: Request, bewaard: Bewaard, naar: Tekst = "") -> Meegenomen:
    """What these forms carry along; nothing when it cannot come back."""
    return Meegenomen(naar, bewaard) if is_terug_te_halen(request, naar) else NIETS_MEE


Meereis = Annotated[Meegenomen, Depends(lees_meegenomen)]


@router.get("/mijn-account")
@voor_aangemelden
@mag_eerst
def get_mijn_account(
    request: Request, sessie: DeSessie, sessies: DeSessies, klaar: Annotated[str, Query()] = ""
) -> Response:
    """What there is, and the way to each change."""
    if sessie.eerst is not None:
        waar = "wachtwoord" if sessie.eerst is EersteStap.WACHTWOORD else "extra-code"
        return RedirectResponse(f"/mijn-account/{waar}", status_code=303)
    account = eigenaccount.bekijk_eigen_account(sessies, sessie)
    return toon(request, "account/mijn_account.html", account=account, klaar=KLAAR.get(klaar))


@router.get("/mijn-account/wachtwoord")
@voor_aangemelden
@mag_eerst
def get_wachtwoord(request: Request, sessie: DeSessie) -> Response:
    """The form for another password."""
    return _toon_wachtwoord(request, sessie, NIETS_MEE)


@router.post("/mijn-account/wachtwoord")
@voor_aangemelden
@mag_eerst
def post_wachtwoord(
    request: Request,
    sessie: DeSessie,
    sessies: DeSessies,
    mee: Meereis,
    oud: Tekst = "",
    nieuw: Tekst = "",
    herhaald: Tekst = "",
) -> Response:
    """Another password; what was typed is not shown again."""
    if nieuw != herhaald:
        fouten = {"herhaald": "Dit is niet twee keer hetzelfde nieuwe wachtwoord."}
        return _toon_wachtwoord(request, sessie, mee, fouten=fouten)
    try:
        eigenaccount.wijzig_wachtwoord(sessies, sessie, oud, nieuw)
    except OngeldigeWaarde as fout:
        return _toon_wachtwoord(request, sessie, mee, fouten={fout.veld: fout.zin})
    except TeVaakGeprobeerd as fout:
        return _toon_wachtwoord(request, sessie, mee, fouten={"": fout.zin}, status=429)
    if mee.bewaard:
        kop = "Uw wachtwoord is gewijzigd"
        return toon_hervat(request, kop, naar=mee.naar, bewaard=mee.bewaard)
    doel = "/" if sessie.eerst is not None else "/mijn-account?klaar=wachtwoord"
    return RedirectResponse(doel, status_code=303)


@router.get("/mijn-account/extra-code")
@voor_aangemelden
@mag_eerst
def get_extra_code(request: Request, sessie: DeSessie, sessies: DeSessies) -> Response:
    """Where the second factor stands: off, half way, or on."""
    return _toon_code(request, sessies, sessie, NIETS_MEE)


@router.post("/mijn-account/extra-code")
@voor_aangemelden
@mag_eerst
def post_extra_code(
    request: Request,
    sessie: DeSessie,
    sessies: DeSessies,
    mee: Meereis,
    wat: Tekst = "",
    code: Tekst = "",
    wachtwoord: Tekst = "",
) -> Response:
    """One step of it. Recovery codes are in this one answer and nowhere else."""
    try:
        if wat == "begin":
            eigenaccount.begin_factor(sessies, sessie)
            if mee.bewaard:
                return _toon_code(request, sessies, sessie, mee)
            return RedirectResponse("/mijn-account/extra-code", status_code=303)
        if wat == "bevestig":
            codes = eigenaccount.bevestig_factor(sessies, sessie, code)
            return _toon_herstelcodes(request, codes, mee, is_nieuw=True)
        if wat == "herstelcodes" and sessie.eerst is None:
            codes = eigenaccount.vernieuw_herstelcodes(sessies, sessie, wachtwoord)
            return _toon_herstelcodes(request, codes, mee, is_nieuw=False)
        if wat == "weg" and sessie.eerst is None:
            eigenaccount.haal_eigen_factor_weg(sessies, sessie, wachtwoord)
            return RedirectResponse("/mijn-account?klaar=code-weg", status_code=303)
    except CodeOnjuist as fout:
        return _toon_code(request, sessies, sessie, mee, fouten={"code": fout.zin})
    except OngeldigeWaarde as fout:
        return _toon_code(request, sessies, sessie, mee, fouten={"wachtwoord": fout.zin})
    except (TeVaakGeprobeerd, eigenaccount.FactorVerplicht) as fout:
        status = 429 if isinstance(fout, TeVaakGeprobeerd) else 409
        return _toon_code(request, sessies, sessie, mee, fouten={"": fout.zin}, status=status)
    return _toon_code(request, sessies, sessie, mee, fouten={"": "Kies wat u wilt doen."})


@router.post("/mijn-account/sessies")
@voor_aangemelden
def post_sessies(
    request: Request, sessie: DeSessie, sessies: DeSessies, welke: Tekst = ""
) -> Response:
    """End one other session, or all of them."""
    if welke:
        code = None if welke == "alle" else welke
        eigenaccount.beeindig_sessies(sessies, sessie, code=code)
    return RedirectResponse("/mijn-account?klaar=sessies", status_code=303)


def toon_eerst(request: Request, *, naar: str, bewaard: Velden, http_status: int = 200) -> Response:
    """What an account must do first, in the place of a form that was not let in and waits."""
    sessie, mee = get_sessie(request), Meegenomen(naar, bewaard)
    if sessie.eerst is EersteStap.WACHTWOORD:
        return _toon_wachtwoord(request, sessie, mee, status=http_status)
    return _toon_code(request, request.app.state.sessies, sessie, mee, status=http_status)


def _toon_herstelcodes(
    request: Request, codes: list[str], mee: Meegenomen, *, is_nieuw: bool
) -> Response:
    return toon(
        request,
        "account/herstelcodes.html",
        codes=codes,
        is_nieuw=is_nieuw,
        naar=mee.naar,
        bewaard=mee.bewaard,
    )


def _toon_wachtwoord(
    request: Request,
    sessie: Sessie,
    mee: Meegenomen,
    *,
    fouten: dict[str, str] | None = None,
    status: int | None = None,
) -> Response:
    return toon(
        request,
        "account/wachtwoord.html",
        http_status=status or (400 if fouten else 200),
        fouten=fouten or {},
        naar=mee.naar,
        bewaard=mee.bewaard,
        moet_eerst=sessie.eerst is EersteStap.WACHTWOORD,
        minst=MINST_TEKENS,
    )


def _toon_code(
    request: Request,
    sessies: Sessies,
    sessie: Sessie,
    mee: Meegenomen,
    *,
    fouten: dict[str, str] | None = None,
    status: int | None = None,
) -> Response:
    account = eigenaccount.bekijk_eigen_account(sessies, sessie)
    sleutel = account.sleutel or ""
    adres = adres_voor_telefoon(sleutel, sessie.gebruiker.account) if sleutel else ""
    return toon(
        request,
        "account/extra_code.html",
        http_status=status or (400 if fouten else 200),
        account=account,
        qr=_qr(adres) if adres else None,
        sleutel=_in_groepen(sleutel),
        fouten=fouten or {},
        naar=mee.naar,
        bewaard=mee.bewaard,
        moet_eerst=sessie.eerst is EersteStap.EXTRA_CODE,
    )


def _qr(adres: str) -> Markup:
    """The address as a picture inside the page; everything in it comes from this code."""
    import segno  # only who sets up a code needs it

    beeld = segno.make(adres, error="m", micro=False).svg_inline(
        scale=4, svgclass="qr", lineclass=None, omitsize=True, title="QR-code voor de app"
    )
    return Markup(beeld)


def _in_groepen(sleutel: str) -> str:
    return " ".join(sleutel[i : i + 4] for i in range(0, len(sleutel), 4))
