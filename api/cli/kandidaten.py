"""``opstap kandidaten``: who fits this work. Numbers only: no names and nothing of health."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.opties import Aantal, Json, Werknummer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.bootstrap import Samenstelling
    from api.toegang.kandidaat import Kandidaat
    from matching.antwoord import Kandidaten
    from modellen.waarden import OrganisatieCode, WerkNummer
    from vacatures.werk import Werk

STANDAARD_AANTAL = 10


def kandidaten(
    ctx: typer.Context,
    werk: Werknummer,
    aantal: Aantal = STANDAARD_AANTAL,
    organisatie: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help="Organisatie waarvan u klanten zoekt. Niet nodig als er maar een is.",
        ),
    ] = None,
    als_json: Json = False,
) -> int:
    """Toon klanten die passen bij een vacature: zonder namen en zonder gezondheid."""
    from api.cli.omgeving import open_samenstelling
    from api.cli.uitvoer import Status, Uitvoer
    from api.toegang.kandidaat import maak_kandidaten
    from modellen.waarden import WerkNummer

    uitvoer = Uitvoer(als_json=als_json)
    with open_samenstelling(ctx.obj) as samenstelling:
        gevraagd = _get_werk(samenstelling, WerkNummer(werk))
        lijst = samenstelling.matchdienst.kandidaten(
            gevraagd.nummer,
            organisatie=_kies_organisatie(samenstelling, gevraagd, organisatie),
            vandaag=samenstelling.kalender(),
            aantal=aantal,
        )
        # No names of coaches either: this list may be passed on.
        gezien = maak_kandidaten(samenstelling, lijst, coaches={})
    if als_json:
        uitvoer.document(_document(gevraagd, lijst, gezien))
    else:
        uitvoer.toon(*_toon(gevraagd, lijst, gezien))
    return Status.KLAAR


def _get_werk(samenstelling: Samenstelling, nummer: WerkNummer) -> Werk:
    from vacatures.werk_repository import WerkRepository

    with samenstelling.opslag.lezen() as sessie:
        return WerkRepository(sessie).get(nummer)


def _kies_organisatie(
    samenstelling: Samenstelling, werk: Werk, gevraagd: str | None
) -> OrganisatieCode:
    """The organisation asked for, or the only one that has klanten and may see the werk."""
    from modellen.fouten import OpstapFout
    from modellen.klant.repository import KlantRepository

    with samenstelling.opslag.lezen() as sessie:
        alle = {klant.organisatie for klant in KlantRepository(sessie).list_()}
    keus = sorted(code for code in alle if werk.is_zichtbaar_voor(code))
    if gevraagd is None and len(keus) == 1:
        return keus[0]
    gekozen = [code for code in keus if code == gevraagd]
    if gekozen:
        return gekozen[0]
    melding = (
        "Er zijn klanten van meer dan een organisatie."
        if gevraagd is None and keus
        else "Er is geen organisatie met klanten die dit werk mag zien."
        if not keus
        else f"De organisatie {gevraagd} heeft geen klanten, of mag dit werk niet zien."
    )
    stap = f"Kies met --organisatie uit: {', '.join(keus)}." if keus else "Voer eerst klanten in."
    raise OpstapFout(code="organisatie_onduidelijk", melding=melding, volgende_stap=stap)


def _document(werk: Werk, lijst: Kandidaten, gezien: list[Kandidaat]) -> dict[str, Any]:
    """As /v1 answers, with the number of the klant: whoever types this manages the store."""
    from api.v1 import vertalen
    from matching.uitleg import leg_telling_uit

    return {
        "werk": vertalen.werk_kort(werk).model_dump(mode="json", by_alias=True),
        "datum": lijst.vandaag.isoformat(),
        "telling": list(leg_telling_uit(lijst.telling)),
        "kandidaten": [
            {"klant": match.profiel.nummer}
            | vertalen.kandidaat(kandidaat).model_dump(mode="json", by_alias=True)
            for match, kandidaat in zip(lijst.matches, gezien, strict=True)
        ],
    }


def _toon(werk: Werk, lijst: Kandidaten, gezien: list[Kandidaat]) -> list[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    from api.cli import kaarten
    from matching.uitleg import leg_telling_uit

    beeld: list[RenderableType] = [
        kaarten.kop(f"Kandidaten voor {werk.titel}", lijst.vandaag),
        Text(kaarten.werk_regel(werk)),
        kaarten.telling_blok(leg_telling_uit(lijst.telling)),
        *(
            kaarten.kandidaat_kaart(i, match.profiel.nummer, kandidaat)
            for i, (match, kandidaat) in enumerate(zip(lijst.matches, gezien, strict=True), start=1)
        ),
    ]
    slot = "Zonder namen en zonder gezondheid. Bespreek een kandidaat met de jobcoach."
    return [*beeld, Padding(Text(slot, style="dim"), (1, 0, 1, 0))]
