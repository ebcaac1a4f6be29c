"""Imports by a page: first a dry run, then for real; and the report of every import."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Path, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from api.toegang import imports
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import hoogstens, voor
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from modellen.fouten import OpstapFout
from modellen.gebruiker.model import Rol

router = maak_router()

Verslag = Annotated[int, Path(ge=1, le=2**31 - 1)]

FORMULIER_BYTES = 20_000
"""What a form adds around its file."""

GETOOND = 200
"""Remarks on the page; all of them are in the file."""

TELLINGEN = (
    ("gelezen", "Rijen gelezen"),
    ("nieuw", "Nieuw"),
    ("gewijzigd", "Gewijzigd"),
    ("ongewijzigd", "Al bekend en gelijk"),
    ("afgekeurd", "Afgekeurd"),
    ("dubbel", "Dubbel in dit bestand"),
    ("met_waarschuwing", "Aangenomen met een waarschuwing"),
    ("verlopen", "Sluitingsdatum voorbij"),
    ("werkgevers_nieuw", "Nieuwe werkgevers"),
)


@router.get("/beheer/imports")
@voor(Rol.BEHEERDER)
def get_imports(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """The form, and what earlier imports did."""
    return _toon(request, sessie, samenstelling)


@router.post("/beheer/imports")
@voor(Rol.BEHEERDER)
@hoogstens(imports.MEESTE_BYTES + FORMULIER_BYTES)
def post_imports(
    request: Request,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    soort: Annotated[str, Form(max_length=40)] = "",
    bestand: UploadFile | None = None,
) -> Response:
    """Try a file; nothing of it is kept in the record."""
    fouten: dict[str, str] = {}
    if soort not in imports.SOORTEN:
        fouten["soort"] = "Kies wat er in het bestand staat."
    if bestand is None or not bestand.filename:
        fouten["bestand"] = "Kies een bestand."
    if fouten or bestand is None:
        return _toon(request, sessie, samenstelling, soort=soort, fouten=fouten)
    try:
        verslag = imports.probeer_import(
            samenstelling, sessie.gebruiker, soort, bestand.filename or "", bestand.file
        )
    except OpstapFout as fout:
        fouten = {"bestand": fout.zin}
        return _toon(request, sessie, samenstelling, soort=soort, fouten=fouten)
    return RedirectResponse(f"/beheer/imports/{verslag.nummer}", status_code=303)


@router.get("/beheer/imports/{verslag}")
@voor(Rol.BEHEERDER)
def get_import(
    request: Request, verslag: Verslag, sessie: DeSessie, samenstelling: DeSamenstelling
) -> Response:
    """What one import did, or would do."""
    gevonden = imports.get_import(samenstelling, sessie.gebruiker, verslag)
    inhoud = gevonden.verslag.inhoud
    return toon(
        request,
        "beheer/beheer_import.html",
        verslag=gevonden.verslag,
        wacht=gevonden.wacht,
        tellingen=[
            (woorden, inhoud.get(code, 0))
            for code, woorden in TELLINGEN
            if inhoud.get(code) or code in ("gelezen", "nieuw", "afgekeurd")
        ],
        meldingen=inhoud["meldingen"][:GETOOND],
        totaal=len(inhoud["meldingen"]) + inhoud["meer_meldingen"],
    )


@router.get("/beheer/imports/{verslag}/meldingen")
@voor(Rol.BEHEERDER)
def get_meldingen(verslag: Verslag, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """The remarks as a file for a spreadsheet."""
    gevonden = imports.get_import(samenstelling, sessie.gebruiker, verslag).verslag
    naam = f'attachment; filename="import-{gevonden.nummer}-meldingen.csv"'
    return Response(
        "\N{BYTE ORDER MARK}" + imports.meldingen_als_csv(gevonden),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": naam},
    )


@router.post("/beheer/imports/{verslag}/inlezen")
@voor(Rol.BEHEERDER)
def post_inlezen(verslag: Verslag, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """Import the file of a dry run for real."""
    gedaan = imports.importeer_na_proef(samenstelling, sessie.gebruiker, verslag)
    return RedirectResponse(f"/beheer/imports/{gedaan.nummer}", status_code=303)


def _toon(
    request: Request,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    *,
    soort: str = "",
    fouten: dict[str, str] | None = None,
) -> Response:
    return toon(
        request,
        "beheer/beheer_imports.html",
        http_status=400 if fouten else 200,
        verslagen=imports.list_imports(samenstelling, sessie.gebruiker),
        soort=soort,
        fouten=fouten or {},
        meeste_mb=imports.MEESTE_BYTES // 1_000_000,
    )
