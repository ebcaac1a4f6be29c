"""One traject for a person who reads: where it is, what happened, what comes, what can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.cli import kaarten
from api.cli.agenda import toon_deadline
from api.toegang.trajecten import raakt_vertrouwelijk
from modellen.documenten.bron import schrijf
from modellen.documenten.model import Vrij
from modellen.normen.duur import AMSTERDAM
from modellen.schrijfwijze import datum_kort
from modellen.traject.inzage import resultaat_van
from modellen.traject.klokken import Deadline
from modellen.traject.model import (
    INGETROKKEN,
    Gebeurtenis,
    Gegeven,
    Stap,
    Trajectsoort,
    Veld,
    VeldSoort,
)
from modellen.traject.mogelijk import MogelijkeStap
from modellen.traject.stand import Stand

MEESTE_TEKENS = 60
"""A longer list of choices is cut off; typing a wrong one shows all of it."""


def toon_traject(
    soort: Trajectsoort,
    stand: Stand,
    *,
    deadlines: Sequence[Deadline],
    stappen: Sequence[MogelijkeStap],
    vandaag: date,
    met_vertrouwelijk: bool,
) -> list[RenderableType]:
    """The whole page."""
    beeld = [
        kaarten.kop(f"{stand.traject.nummer} · {soort.naam}", vandaag),
        kaarten.telling_blok(_stand_regels(soort, stand)),
        _titel("Wat er gebeurde"),
        *_gebeurtenissen(
            soort,
            stand,
            # A reason is free text: of a confidential step it is confidential too.
            lambda g: met_vertrouwelijk or not raakt_vertrouwelijk(soort, stand, g),
        ),
    ]
    if not met_vertrouwelijk:
        beeld.append(Text("Zonder vertrouwelijke velden; --vertrouwelijk toont ze.", style="dim"))
    beeld.append(_titel("Open deadlines"))
    open_ = [Padding(toon_deadline(d), (0, 0, 0, 2)) for d in deadlines if d.status.is_open]
    beeld += open_ or [Text("Er zijn nu geen open deadlines.")]
    beeld.append(_titel("Nu vast te leggen"))
    beeld += [_mogelijk(mogelijk) for mogelijk in stappen] or [Text("Niets: het is afgesloten.")]
    return [*beeld, Text("")]


def toon_vastgelegd(soort: Trajectsoort, stand: Stand) -> list[RenderableType]:
    """What was recorded last, and where the traject is now."""
    laatste = stand.gebeurtenissen[-1]
    return [
        Text(f"Vastgelegd als gebeurtenis {laatste.volgnummer}: {_label(soort, laatste)}."),
        *(Text(regel) for regel in _stand_regels(soort, stand)),
    ]


def _titel(tekst: str) -> RenderableType:
    return Padding(Text(tekst, style="bold"), (1, 0, 0, 0))


def _stand_regels(soort: Trajectsoort, stand: Stand) -> list[str]:
    traject, fase = stand.traject, stand.fase(soort)
    plaats = soort.fasen.index(fase) + 1
    coach = f" · coach {traject.coach}" if traject.coach else ""
    regels = [
        f"Klant {traject.klant} · opdrachtgever {traject.opdrachtgever}{coach}",
        f"Fase {plaats} van {len(soort.fasen)}: {fase.label}",
    ]
    resultaat = resultaat_van(soort, stand)
    return [*regels, f"Resultaat: {resultaat.label}"] if resultaat else regels


# --- what happened --------------------------------------------------------------------------------


def _gebeurtenissen(
    soort: Trajectsoort, stand: Stand, met_reden: Callable[[Gebeurtenis], bool]
) -> list[RenderableType]:
    opvolger = {g.corrigeert: g for g in stand.gebeurtenissen if g.corrigeert is not None}
    return [
        _gebeurtenis(soort, g, opvolger.get(g.volgnummer), met_reden=met_reden(g))
        for g in stand.gebeurtenissen
    ] or [Text("Nog niets.")]


def _gebeurtenis(
    soort: Trajectsoort,
    gebeurtenis: Gebeurtenis,
    opvolger: Gebeurtenis | None,
    *,
    met_reden: bool,
) -> RenderableType:
    moment = gebeurtenis.moment.astimezone(AMSTERDAM)
    kop = Text.assemble(
        f"{gebeurtenis.volgnummer:>3}  {datum_kort(moment.date())} {moment:%H.%M}  ",
        (_label(soort, gebeurtenis), "bold" if opvolger is None else "dim"),
        (f"  {gebeurtenis.door}", "dim"),
    )
    regels: list[str] = []
    if gebeurtenis.corrigeert is not None:
        wat = "Trekt" if gebeurtenis.stap == INGETROKKEN else "Verbetert"
        in_ = " in" if gebeurtenis.stap == INGETROKKEN else ""
        regels.append(f"{wat} gebeurtenis {gebeurtenis.corrigeert}{in_}.")
        regels += [f"Reden: {gebeurtenis.reden}"] if met_reden else []
    if opvolger is not None:
        wat = "Ingetrokken" if opvolger.stap == INGETROKKEN else "Verbeterd"
        regels.append(f"{wat} met gebeurtenis {opvolger.volgnummer}.")
    stap = soort.find_stap(gebeurtenis.stap)
    regels += _waarden(stap, gebeurtenis) if stap else []
    return Group(kop, *(Padding(Text(regel), (0, 0, 0, 5)) for regel in regels))


def _label(soort: Trajectsoort, gebeurtenis: Gebeurtenis) -> str:
    stap = soort.find_stap(gebeurtenis.stap)
    return stap.label if stap else gebeurtenis.stap.capitalize()


def _waarden(stap: Stap, gebeurtenis: Gebeurtenis) -> list[str]:
    gevuld = ((veld, gebeurtenis.gegevens.get(veld.code)) for veld in stap.velden)
    return [
        f"{veld.label}: {_waarde(veld, waarde)}"
        for veld, waarde in gevuld
        if waarde not in (None, [])
    ]


def _waarde(veld: Veld, waarde: Gegeven) -> str:
    cel = schrijf(veld, waarde)
    return cel.tekst if isinstance(cel, Vrij) else cel


# --- what can be done -----------------------------------------------------------------------------


def _mogelijk(mogelijk: MogelijkeStap) -> RenderableType:
    stap = mogelijk.stap
    kan = not mogelijk.bezwaren
    kop = Text.assemble(
        ("+ " if kan else "- ", "green" if kan else "red"), (stap.code, "bold"), f"  {stap.label}"
    )
    regels = [Text(f"Nu niet: {bezwaar}") for bezwaar in mogelijk.bezwaren]
    if kan and stap.velden:
        regels.append(Text(_velden(stap.velden), style="dim"))
    regels += [
        Text(f"{kan_worden.resultaat.code}: {kan_worden.resultaat.label}", style="dim")
        for kan_worden in mogelijk.resultaten
        if not kan_worden.bezwaren
    ]
    return Group(kop, *(Padding(regel, (0, 0, 0, 4)) for regel in regels))


def _velden(velden: Iterable[Veld]) -> str:
    """The fields as they are typed; what is in brackets may stay empty."""
    getypt = (f"{veld.code}={_wat_past(veld)}" for veld in velden)
    return "  ".join(
        deel if veld.is_verplicht else f"[{deel}]"
        for veld, deel in zip(velden, getypt, strict=True)
    )


def _wat_past(veld: Veld) -> str:
    match veld.soort:
        case VeldSoort.JA_NEE:
            return "ja|nee"
        case VeldSoort.KEUZE | VeldSoort.KEUZES:
            alles = ("|" if veld.soort is VeldSoort.KEUZE else ",").join(veld.keuzes)
            return alles if len(alles) <= MEESTE_TEKENS else f"{alles[: MEESTE_TEKENS - 1]}…"
        case _:
            return veld.soort.value.upper()
