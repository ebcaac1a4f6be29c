"""Cards for a person who reads a list: verdict in words and a mark, reasons, open questions.

Colour only repeats what a word and a mark already say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.toegang.kandidaat import Kandidaat
from matching.antwoord import Match
from matching.oordeel import Uitkomst
from matching.uitleg import Publiek, Uitleg, leg_uit
from modellen.schrijfwijze import datum, getal
from modellen.waarden import KlantNummer
from vacatures.werk import Werk

MEESTE_PLUSPUNTEN = 3
MEESTE_VRAGEN = 3

MERK = {Uitkomst.GESCHIKT: "✓", Uitkomst.AANDACHTSPUNT: "!", Uitkomst.ONGESCHIKT: "✗"}
STIJL = {
    Uitkomst.GESCHIKT: "bold green",
    Uitkomst.AANDACHTSPUNT: "bold yellow",
    Uitkomst.ONGESCHIKT: "bold red",
}
_INSPRINGING = 5
Regel = tuple[str, str, str]
"""Mark, text and style of one line of a card."""


def uitkomst_tekst(uitkomst: Uitkomst, label: str) -> Text:
    """Mark and word."""
    return Text(f"{MERK[uitkomst]} {label}", style=STIJL[uitkomst])


def kop(titel: str, vandaag: date) -> RenderableType:
    """First lines of an answer."""
    return Padding(
        Group(Text(titel, style="bold"), Text(datum(vandaag), style="dim")), (1, 0, 0, 0)
    )


def telling_blok(zinnen: Sequence[str]) -> RenderableType:
    """How a list came about."""
    return Padding(Group(*(Text(zin) for zin in zinnen)), (1, 0, 0, 0))


def werk_regel(werk: Werk) -> str:
    """Employer, place, hours and number in one line."""
    naam = werk.werkgever_naam or "werkgever onbekend"
    return f"{naam} · {werk.plek} · {werk.uren} · {werk.nummer}"


def match_regels(match: Match) -> str:
    """Employer, place and journey; kind, number and hours."""
    werk = match.werk
    naam = werk.werkgever_naam or "werkgever onbekend"
    return (
        f"{naam} · {werk.plek} · {reis_tekst(match)}\n"
        f"{werk.soort.value} {werk.nummer} · {werk.uren}"
    )


def reis_tekst(match: Match) -> str:
    """Shortest journey within reach of the klant, or that it is unknown."""
    if not match.reistijden:
        return "reistijd onbekend"
    grenzen = match.profiel.klant.vervoer
    middel = min(match.reistijden, key=lambda m: (match.reistijden[m] - grenzen[m], m.value))
    return f"{match.reistijden[middel]} minuten {middel.label}"


def match_kaart(plaats: int, match: Match, *, verkend: bool = False) -> RenderableType:
    """One match of a shortlist, for the coach."""
    uitleg = leg_uit(match, publiek=Publiek.COACH)
    onder = match_regels(match)
    if verkend:
        onder += "\nTer verkenning: passend werk van lager op de lijst."
    if uitleg.kans is not None:
        onder += f"\n{uitleg.kans.kans} {uitleg.kans.wens}"
    return _kaart(
        plaats,
        match.werk.titel,
        uitleg,
        rechts=getal(match.score),
        onder=onder,
        regels=_regels(uitleg),
    )


def kandidaat_kaart(plaats: int, klant: KlantNummer, gezien: Kandidaat) -> RenderableType:
    """One klant for a werk: a number, never a name, never health."""
    tijden = "werktijden niet gevraagd" if gezien.dagdelen is None else str(gezien.dagdelen)
    regels: list[Regel] = [("·", zin, "") for zin in gezien.kan[:MEESTE_PLUSPUNTEN]]
    regels += _regels(gezien.uitleg)
    if gezien.uitleg.uitkomst is not Uitkomst.GESCHIKT and not gezien.uitleg.vragen_werkgever:
        regels.append(("?", "Bespreek met de jobcoach wat er nog open is.", "yellow"))
    return _kaart(
        plaats, klant, gezien.uitleg, rechts=None, onder=f"{gezien.uren} · {tijden}", regels=regels
    )


def _kaart(
    plaats: int,
    titel: str,
    uitleg: Uitleg,
    *,
    rechts: str | None,
    onder: str,
    regels: Iterable[Regel],
) -> RenderableType:
    bovenste = Table.grid(padding=(0, 2), expand=True)
    bovenste.add_column(width=_INSPRINGING - 2, justify="right")
    bovenste.add_column(ratio=1)
    bovenste.add_column(no_wrap=True)
    cellen = [
        Text(str(plaats)),
        Text(titel, style="bold"),
        uitkomst_tekst(uitleg.uitkomst, uitleg.uitkomst_label),
    ]
    if rechts is not None:
        bovenste.add_column(no_wrap=True)
        cellen.append(Text(rechts))
    bovenste.add_row(*cellen)
    inhoud = Group(Text(onder, style="dim"), regel_blok(regels))
    return Padding(Group(bovenste, Padding(inhoud, (0, 0, 0, _INSPRINGING))), (1, 0, 0, 0))


def regel_blok(regels: Iterable[Regel]) -> RenderableType:
    """Lines with a mark in front, wrapped under their own text."""
    blok = Table.grid(padding=(0, 1))
    blok.add_column(width=1)
    blok.add_column()
    for merk, tekst, stijl in regels:
        blok.add_row(Text(merk, style=stijl), Text(tekst))
    return blok


def _regels(uitleg: Uitleg) -> list[Regel]:
    plus: list[Regel] = [("+", z, "green") for z in uitleg.pluspunten[:MEESTE_PLUSPUNTEN]]
    min_: list[Regel] = [("-", z, "red") for z in uitleg.minpunten]
    return plus + min_ + vraag_regels(uitleg, hoogstens=MEESTE_VRAGEN)


def vraag_regels(uitleg: Uitleg, *, hoogstens: int | None = None) -> list[Regel]:
    """Open questions with whom to ask; what does not fit is counted, never dropped silently."""
    vragen = [f"Werkgever: {v}" for v in uitleg.vragen_werkgever]
    vragen += [f"Klant: {v}" for v in uitleg.vragen_klant]
    getoond = vragen if hoogstens is None else vragen[:hoogstens]
    regels: list[Regel] = [("?", v, "yellow") for v in getoond]
    over = len(vragen) - len(getoond)
    if over:
        regels.append(("?", f"En nog {over} {'vraag' if over == 1 else 'vragen'}.", "yellow"))
    return regels
