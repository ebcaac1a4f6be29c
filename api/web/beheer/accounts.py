"""Accounts for the beheerder: a list with search, one account, a new one, and who needs a code.

A search is sent as a form: names stay out of addresses. A one-time password is in the one answer
that made it and nowhere else.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.toegang import accounts
from api.toegang.aanvraag import DeSessie, DeSessies
from api.toegang.accounts import (
    BLADZIJ,
    Accountgegevens,
    AccountIntussenGewijzigd,
    EigenAccountVast,
    LaatsteBeheerder,
)
from api.toegang.bewaking import voor
from api.toegang.sessie import Sessies
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_getal
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.waarden import KlantNummer

router = maak_router()

Code = Annotated[str, Path(max_length=64)]

KLAAR = {
    "gewijzigd": "Het account is gewijzigd.",
    "gesloten": "Het account is gesloten. Wie was ingelogd, is nu uitgelogd.",
    "heropend": "Met dit account kan weer worden ingelogd.",
    "ontgrendeld": "Het slot is eraf. Inloggen kan weer meteen.",
    "code-weg": "De extra code is weggehaald. Bij het inloggen is die niet meer nodig.",
    "plichten": "Bewaard. Het geldt meteen, ook voor wie nu is ingelogd.",
}
"""What is said after it was done, by the word in the address."""


class Accountinvoer(BaseModel):
    """The fields of the forms about an account, as text.

    ``wat``: which button; empty = the fields. ``gezien``: the account as it was on the screen.
    ``hervat``: somebody had to sign in in between; show the form again and record nothing.
    """

    account: str = ""
    naam: str = ""
    rol: str = ""
    opdrachtgever: str = ""
    klant: str = ""
    wat: str = ""
    gezien: str = ""
    hervat: str = ""


Invoer = Annotated[Accountinvoer, Form()]


# --- the list -------------------------------------------------------------------------------------


@router.get("/beheer/accounts")
@voor(Rol.BEHEERDER)
def get_accounts(
    request: Request,
    sessie: DeSessie,
    sessies: DeSessies,
    pagina: Annotated[int, Query(ge=1, le=100_000)] = 1,
    klaar: Annotated[str, Query()] = "",
) -> Response:
    """All accounts of the own organisation."""
    return _toon_lijst(request, sessies, sessie.gebruiker, pagina=pagina, klaar=klaar)


@router.post("/beheer/accounts")
@voor(Rol.BEHEERDER)
def post_zoek_accounts(
    request: Request,
    sessie: DeSessie,
    sessies: DeSessies,
    zoek: Annotated[str, Form()] = "",
    pagina: Annotated[str, Form()] = "1",
) -> Response:
    """Those with these words in name or account."""
    bladzij = max(1, lees_getal(pagina) or 1)
    return _toon_lijst(request, sessies, sessie.gebruiker, zoek=zoek[:200], pagina=bladzij)


def _toon_lijst(
    request: Request,
    sessies: Sessies,
    beheerder: Gebruiker,
    *,
    zoek: str = "",
    pagina: int = 1,
    klaar: str = "",
) -> Response:
    blad = accounts.list_accounts(sessies, beheerder, zoek=zoek, pagina=pagina)
    return toon(
        request,
        "beheer/accounts.html",
        blad=blad,
        zoek=zoek,
        pagina=pagina,
        paginas=max(1, -(-blad.totaal // BLADZIJ)),
        plichten=accounts.get_plichten(sessies, beheerder),
        rollen=list(Rol),
        klaar=KLAAR.get(klaar),
    )


@router.post("/beheer/extra-code")
@voor(Rol.BEHEERDER)
def post_plichten(
    sessie: DeSessie,
    sessies: DeSessies,
    rollen: Annotated[list[str] | None, Form()] = None,
    bewaar: Annotated[str, Form()] = "",
) -> Response:
    """Which roles must give a code at sign-in."""
    if not bewaar:
        return RedirectResponse("/beheer/accounts", status_code=303)
    gekozen = frozenset(rol for rol in Rol if rol.value in (rollen or ()))
    accounts.wijzig_plichten(sessies, sessie.gebruiker, gekozen)
    return RedirectResponse("/beheer/accounts?klaar=plichten", status_code=303)


# --- a new account --------------------------------------------------------------------------------


@router.get("/beheer/nieuw-account")
@voor(Rol.BEHEERDER)
def get_nieuw_account(request: Request) -> Response:
    """The form for a new account."""
    return _toon_nieuw(request, Accountinvoer())


@router.post("/beheer/nieuw-account")
@voor(Rol.BEHEERDER)
@hervatbaar
def post_nieuw_account(
    request: Request, sessie: DeSessie, sessies: DeSessies, invoer: Invoer
) -> Response:
    """Make it; the answer shows the one-time password, this once."""
    if invoer.hervat:
        return _toon_nieuw(request, invoer)
    beheerder = sessie.gebruiker
    gegevens, fouten = _lees(invoer)
    if gegevens is None:
        return _toon_nieuw(request, invoer, fouten)
    try:
        nieuw, eenmalig = accounts.maak_account(
            sessies, beheerder.organisatie, invoer.account, gegevens, door=beheerder.account
        )
    except OngeldigeWaarde as fout:
        return _toon_nieuw(request, invoer, {fout.veld: fout.zin})
    code = accounts.accountcode(sessies.geheim, nieuw.account)
    return _toon_eenmalig(request, nieuw, code, eenmalig, is_nieuw=True)


def _toon_nieuw(
    request: Request, invoer: Accountinvoer, fouten: dict[str, str] | None = None
) -> Response:
    return toon(
        request,
        "beheer/account_nieuw.html",
        http_status=400 if fouten else 200,
        invoer=invoer,
        fouten=fouten or {},
        rollen=_rolkeuzes(),
    )


# --- one account ----------------------------------------------------------------------------------


@router.get("/beheer/accounts/{account}")
@voor(Rol.BEHEERDER)
def get_account(
    request: Request,
    account: Code,
    sessie: DeSessie,
    sessies: DeSessies,
    klaar: Annotated[str, Query()] = "",
) -> Response:
    """One account with everything that can be done to it."""
    return _toon_account(request, sessies, sessie.gebruiker, account, klaar=klaar)


@router.post("/beheer/accounts/{account}")
@voor(Rol.BEHEERDER)
@hervatbaar
def post_account(
    request: Request, account: Code, sessie: DeSessie, sessies: DeSessies, invoer: Invoer
) -> Response:
    """Change the fields, or do what the button says."""
    beheerder = sessie.gebruiker
    if invoer.hervat:
        return _toon_account(request, sessies, beheerder, account, invoer=invoer)
    try:
        if invoer.wat:
            return _doe(request, sessies, beheerder, account, invoer.wat)
        gegevens, fouten = _lees(invoer)
        if gegevens is None:
            return _toon_account(request, sessies, beheerder, account, invoer=invoer, fouten=fouten)
        accounts.wijzig_account(sessies, beheerder, account, gegevens, gezien=invoer.gezien)
    except OngeldigeWaarde as fout:
        fouten = {fout.veld: fout.zin}
        return _toon_account(request, sessies, beheerder, account, invoer=invoer, fouten=fouten)
    except (AccountIntussenGewijzigd, EigenAccountVast, LaatsteBeheerder) as fout:
        return _toon_account(
            request,
            sessies,
            beheerder,
            account,
            invoer=None if invoer.wat else invoer,
            fouten={"": fout.zin},
            status=409,
            intussen=isinstance(fout, AccountIntussenGewijzigd),
        )
    return _klaar(account, "gewijzigd")


def _doe(request: Request, sessies: Sessies, beheerder: Gebruiker, code: str, wat: str) -> Response:
    gebruiker = accounts.get_account(sessies, beheerder, code).gebruiker
    door = beheerder.account
    if wat == "sluit":
        accounts.sluit_account(sessies, beheerder, code)
        return _klaar(code, "gesloten")
    if wat == "heropen":
        accounts.heropen_account(sessies, beheerder, code)
        return _klaar(code, "heropend")
    if wat == "ontgrendel":
        accounts.ontgrendel(sessies, gebruiker, door=door)
        return _klaar(code, "ontgrendeld")
    if wat == "code-weg":
        accounts.haal_factor_weg(sessies, gebruiker, door=door)
        return _klaar(code, "code-weg")
    if wat == "wachtwoord":
        eenmalig = accounts.herstel_wachtwoord(sessies, gebruiker, door=door)
        return _toon_eenmalig(request, gebruiker, code, eenmalig, is_nieuw=False)
    return _toon_account(
        request, sessies, beheerder, code, fouten={"": "Deze knop bestaat niet meer."}
    )


def _toon_account(
    request: Request,
    sessies: Sessies,
    beheerder: Gebruiker,
    code: str,
    *,
    invoer: Accountinvoer | None = None,
    fouten: dict[str, str] | None = None,
    status: int | None = None,
    klaar: str = "",
    intussen: bool = False,
) -> Response:
    beeld = accounts.get_account(sessies, beheerder, code)
    nu = _ingevuld(beeld.gebruiker, beeld.versie)
    if invoer is not None and intussen:
        # Seen now: sent once more it overwrites knowingly.
        invoer = invoer.model_copy(update={"gezien": beeld.versie})
    return toon(
        request,
        "beheer/account.html",
        http_status=status or (400 if fouten else 200),
        beeld=beeld,
        invoer=invoer or nu,
        nu=nu if intussen else None,
        fouten=fouten or {},
        rollen=_rolkeuzes(),
        is_eigen=beeld.gebruiker.account == beheerder.account,
        klaar=KLAAR.get(klaar),
    )


def _toon_eenmalig(
    request: Request, gebruiker: Gebruiker, code: str, eenmalig: str, *, is_nieuw: bool
) -> Response:
    return toon(
        request,
        "beheer/account_eenmalig.html",
        wie=gebruiker,
        code=code,
        eenmalig=eenmalig,
        is_nieuw=is_nieuw,
    )


# --- inside ---------------------------------------------------------------------------------------


def _lees(invoer: Accountinvoer) -> tuple[Accountgegevens | None, dict[str, str]]:
    """What was typed, or a message per field."""
    rol = next((r for r in Rol if r.value == invoer.rol), None)
    opdrachtgever, klant = invoer.opdrachtgever.strip(), invoer.klant.strip()
    fouten = {}
    if rol is None:
        fouten["rol"] = "Kies een rol."
    if not invoer.naam.strip():
        fouten["naam"] = "Typ wie dit account gebruikt."
    if opdrachtgever and rol is not None and rol is not Rol.OPDRACHTGEVER:
        fouten["opdrachtgever"] = f"Laat dit leeg bij de rol {rol.label}."
    if klant and rol is not None and rol is not Rol.KLANT:
        fouten["klant"] = f"Laat dit leeg bij de rol {rol.label}."
    if rol is None or fouten:
        return None, fouten
    nummer = KlantNummer(klant) if klant else None
    return Accountgegevens(invoer.naam, rol, opdrachtgever or None, nummer), {}


def _ingevuld(gebruiker: Gebruiker, versie: str) -> Accountinvoer:
    return Accountinvoer(
        account=gebruiker.account,
        naam=gebruiker.naam,
        rol=gebruiker.rol.value,
        opdrachtgever=gebruiker.opdrachtgever or "",
        klant=gebruiker.klant or "",
        gezien=versie,
    )


def _rolkeuzes() -> list[tuple[str, list[tuple[str, str]]]]:
    return [("", [(rol.value, rol.label.capitalize()) for rol in Rol])]


def _klaar(code: str, woord: str) -> Response:
    return RedirectResponse(f"/beheer/accounts/{code}?klaar={woord}", status_code=303)
