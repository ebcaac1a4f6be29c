"""Norms with their source, and what an opdrachtgever agreed otherwise: from a day on, with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Form, Path, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.toegang import normen
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.terughalen import hervatbaar
from api.web.velden import lees_dag, lees_getal
from modellen.beheer.model import BeheerIntussenGewijzigd
from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.normen.afspraken import Normafspraak, schrijf_waarde
from modellen.normen.norm import Norm

router = maak_router()

NormPad = Annotated[str, Path(max_length=80)]

_GROEPEN = {
    "ops": "Work-2-Gether (opstapbaan)",
    "wnh": "Toeleiding Participatiewet",
    "sp2": "Tweede spoor",
    "kwb": "Kwalificatiebaan",
    "suc": "Succesfactoren",
}


class Norminvoer(BaseModel):
    """The form, as text. ``gezien``: number of the newest agreement on the screen."""

    opdrachtgever: str = ""
    waarde: str = ""
    terug: str = ""
    reden: str = ""
    geldig_van: str = ""
    gezien: str = ""
    hervat: str = ""


@dataclass(frozen=True, slots=True)
class Normregel:
    """One norm in words, and how many agreements differ from it."""

    norm: Norm
    waarde: str
    afspraken: int


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """One agreement in words; ``naam`` of who recorded it."""

    afspraak: Normafspraak
    waarde: str


@router.get("/beheer/normen")
@voor(Rol.BEHEERDER)
def get_normen(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """Every norm of today, by trajectory type."""
    del sessie  # norms are no secret; the route decides who manages them
    afspraken = normen.list_afspraken(samenstelling)
    groepen: dict[str, list[Normregel]] = {}
    for norm in normen.list_normen(samenstelling, samenstelling.kalender()):
        titel = _GROEPEN.get(norm.key.split(".")[0], "Alle soorten")
        aantal = sum(a.key == norm.key for a in afspraken)
        groepen.setdefault(titel, []).append(Normregel(norm, schrijf_waarde(norm.waarde), aantal))
    return toon(request, "beheer/beheer_normen.html", groepen=groepen)


@router.get("/beheer/normen/{norm}")
@voor(Rol.BEHEERDER)
def get_norm(
    request: Request, norm: NormPad, sessie: DeSessie, samenstelling: DeSamenstelling
) -> Response:
    """One norm with its agreements, and the form for another."""
    return _toon(request, sessie, samenstelling, norm)


@router.post("/beheer/normen/{norm}")
@voor(Rol.BEHEERDER)
@hervatbaar
def post_norm(
    request: Request,
    norm: NormPad,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Norminvoer, Form()],
) -> Response:
    """Record an agreement."""
    fouten = _lees_fouten(invoer)
    dag = lees_dag(invoer.geldig_van)
    if invoer.hervat or fouten or dag is None:
        return _toon(request, sessie, samenstelling, norm, invoer=invoer, fouten=fouten)
    try:
        normen.spreek_norm_af(
            samenstelling,
            sessie.gebruiker,
            invoer.opdrachtgever,
            norm,
            "" if invoer.terug else invoer.waarde,
            reden=invoer.reden,
            geldig_van=dag,
            gezien=lees_getal(invoer.gezien),
        )
    except OngeldigeWaarde as fout:
        veld = fout.veld if fout.veld in ("reden", "geldig_van") else "waarde"
        fouten = {veld: fout.zin}
        return _toon(request, sessie, samenstelling, norm, invoer=invoer, fouten=fouten)
    except BeheerIntussenGewijzigd as fout:
        fouten = {"": fout.zin}
        return _toon(
            request, sessie, samenstelling, norm, invoer=invoer, fouten=fouten, http_status=409
        )
    return RedirectResponse(f"/beheer/normen/{norm}?gedaan=ja", status_code=303)


def _lees_fouten(invoer: Norminvoer) -> dict[str, str]:
    fouten = {}
    if not invoer.opdrachtgever:
        fouten["opdrachtgever"] = "Kies een opdrachtgever."
    if not invoer.terug and not invoer.waarde.strip():
        fouten["waarde"] = "Vul in wat is afgesproken, of kies terug naar de gewone norm."
    if lees_dag(invoer.geldig_van) is None:
        fouten["geldig_van"] = "Vul een dag in, zoals 1-1-2027."
    if not invoer.reden.strip():
        fouten["reden"] = "Schrijf waar de afspraak staat."
    return fouten


def _toon(
    request: Request,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    key: str,
    *,
    invoer: Norminvoer | None = None,
    fouten: dict[str, str] | None = None,
    http_status: int | None = None,
) -> Response:
    norm = normen.get_norm(samenstelling, key)
    alle = normen.list_afspraken(samenstelling)
    # What was seen stays what was seen, until somebody was told of what came in meanwhile.
    is_nieuw_gezien = invoer is None or http_status is not None
    invoer = invoer or Norminvoer()
    if is_nieuw_gezien:
        hoogste = max((a.nummer for a in alle), default=0)
        invoer = invoer.model_copy(update={"gezien": str(hoogste)})
    return toon(
        request,
        "beheer/beheer_norm.html",
        http_status=http_status or (400 if fouten else 200),
        norm=norm,
        waarde=schrijf_waarde(norm.waarde),
        afspraken=_regels([a for a in alle if a.key == key]),
        opdrachtgevers=[
            (naam, naam) for naam in normen.list_opdrachtgevers(samenstelling, sessie.gebruiker)
        ],
        invoer=invoer,
        is_dag=lees_dag(invoer.geldig_van) is not None,
        fouten=fouten or {},
        net=request.query_params.get("gedaan") == "ja",
    )


def _regels(afspraken: Sequence[Normafspraak]) -> list[Afspraakregel]:
    return [
        Afspraakregel(a, "gewone norm" if a.waarde is None else schrijf_waarde(a.waarde))
        for a in reversed(afspraken)
    ]
