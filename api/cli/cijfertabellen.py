"""Figures for a person who reads a terminal: the count first, then what it says in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.cli import kaarten
from modellen.cijfers.dossiers import Dossiertelling, Termijntelling
from modellen.cijfers.duren import Jobcoachduur, Klantsubsidie, Subsidieduur
from modellen.cijfers.factoren import Factoroverzicht, Maatregelen
from modellen.cijfers.maat import Aandeel
from modellen.cijfers.overzicht import Groepscijfers, Teamcijfers
from modellen.cijfers.resultaten import Soorttelling
from modellen.cijfers.terugkeer import Terugkeer
from modellen.cijfers.voortraject import Ligging, Voortrajecttelling
from modellen.schrijfwijze import datum, datum_kort, duizend
from modellen.tellen import MINSTE_AANTAL, Tijdvak
from modellen.traject.model import Telt

TELT_TEKST = {
    Telt.NAAR_WERK: "Naar werk",
    Telt.CONTRACTUEEL: "Contractueel geslaagd, zonder werk",
    Telt.GEEN_RESULTAAT: "Geen resultaat",
}
_LIGGING = {
    Ligging.ONDER: "ligt onder de verwachting",
    Ligging.BINNEN: "ligt binnen de verwachting",
    Ligging.BOVEN: "ligt boven de verwachting",
    None: "",
}
_BREEDTE_TELLING, _BREEDTE_BETEKENIS = 12, 31
"""Characters of the last two columns, the same everywhere: so the counts stand in one line."""


def team(cijfers: Teamcijfers) -> list[RenderableType]:
    """Everything, for a teamleider."""
    return [
        *groep(cijfers.groep),
        *_subsidie_per_klant(cijfers.subsidie_per_klant),
        *_factoren(cijfers.factoren),
        *_maatregelen(cijfers.maatregelen),
    ]


def groep(cijfers: Groepscijfers) -> list[RenderableType]:
    """Group figures, for a teamleider and for an opdrachtgever."""
    kop = [kaarten.kop("Cijfers", cijfers.op), kaarten.telling_blok(list(_inleiding(cijfers)))]
    if not cijfers.soorten:
        return [*kop, Text("")]
    return [
        *kop,
        *_blok("Resultaten", *(_soort(soort) for soort in cijfers.soorten)),
        *_blok(
            "Terugkeer en duur",
            _rijen(
                (
                    *_terugkeer(cijfers.terugkeer),
                    *_jobcoaching(cijfers.jobcoaching),
                    *_subsidie(cijfers.subsidie),
                    *_voortraject(cijfers.voortraject),
                )
            ),
        ),
        *_blok("Dossiers", _rijen(r for d in cijfers.dossiers for r in _dossier(d))),
        *_blok("Termijnen", *_termijnen(cijfers)),
    ]


# --- lay-out --------------------------------------------------------------------------------------

Rij = tuple[str, str, str]
"""What is counted, the count, and what it says; a remark has no count."""


def _inleiding(cijfers: Groepscijfers) -> Iterator[str]:
    if cijfers.opdrachtgever is not None:
        yield f"Voor opdrachtgever {cijfers.opdrachtgever}: alleen cijfers over groepen."
    yield _tijdvak(cijfers.tijdvak)
    if not cijfers.soorten:
        yield "Er zijn geen trajecten om te tellen."
        return
    aantal = cijfers.trajecten
    yield f"{duizend(aantal)} {'traject' if aantal == 1 else 'trajecten'}."
    yield (
        f"Onder de {MINSTE_AANTAL} gevallen is er geen percentage. Tussen haakjes staat waar het "
        "percentage met 95 procent zekerheid ligt (interval van Wilson)."
    )


def _tijdvak(tijdvak: Tijdvak) -> str:
    if tijdvak.van is None and tijdvak.tot is None:
        return "Over alles wat is vastgelegd."
    van = "het begin" if tijdvak.van is None else datum(tijdvak.van)
    tot = "nu" if tijdvak.tot is None else f"en met {datum(tijdvak.tot)}"
    return f"Van {van} tot {tot}."


def _blok(titel: str, *onderdelen: RenderableType) -> list[RenderableType]:
    return [Padding(Text(titel, style="bold"), (1, 0, 0, 0)), *onderdelen]


def _kolommen() -> Table:
    tabel = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    tabel.add_column(ratio=1)
    tabel.add_column(width=_BREEDTE_TELLING, justify="right", no_wrap=True)
    tabel.add_column(width=_BREEDTE_BETEKENIS)
    return tabel


def _rijen(rijen: Iterable[Rij]) -> RenderableType:
    tabel = _kolommen()
    for wat, telling, betekenis in rijen:
        kaal = wat.lstrip()
        is_kop = kaal == wat and not telling
        naam = Padding(Text(kaal, style="bold" if is_kop else ""), (0, 0, 0, len(wat) - len(kaal)))
        tabel.add_row(naam, Text(telling), Text(betekenis, style="dim" if is_kop else ""))
    return Padding(tabel, (0, 0, 0, 2))


def _aandeel(wat: str, aandeel: Aandeel) -> Rij:
    return wat, aandeel.telling, aandeel.betekenis


def _tabel(*koppen: str, tekst: int = 1) -> Table:
    """The first ``tekst`` columns hold words, the others numbers."""
    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for plaats, kop in enumerate(koppen):
        tabel.add_column(kop, justify="left" if plaats < tekst else "right")
    return tabel


# --- group figures --------------------------------------------------------------------------------


def _soort(soort: Soorttelling) -> RenderableType:
    kop = (
        f"{soort.naam}: {duizend(soort.afgesloten)} afgesloten, {duizend(soort.lopend)} lopend, "
        f"{duizend(soort.niet_begonnen)} niet begonnen"
    )
    tabel = _kolommen()
    for telt in Telt:
        aandeel = soort.per_telt(telt)
        tabel.add_row(
            Text(TELT_TEKST[telt], style="bold"), Text(aandeel.telling), Text(aandeel.betekenis)
        )
        for resultaat in soort.resultaten:
            if resultaat.telt is telt:
                naam = Padding(Text(resultaat.label, style="dim"), (0, 0, 0, 2))
                tabel.add_row(naam, Text(duizend(resultaat.aantal), style="dim"), "")
    if soort.onbekend_resultaat:
        tabel.add_row(Text("Onbekend resultaat", style="bold"), str(soort.onbekend_resultaat), "")
    return Padding(Group(Text(kop), Padding(tabel, (0, 0, 0, 2))), (0, 0, 1, 2))


def _terugkeer(telling: Terugkeer) -> Iterator[Rij]:
    yield _aandeel(f"Klanten terug binnen {telling.venster} na werk", telling.terug)
    if telling.venster_loopt:
        yield "  die tijd loopt nog, telt niet mee", duizend(telling.venster_loopt), ""


def _jobcoaching(duur: Jobcoachduur) -> Iterator[Rij]:
    if not duur.zonder_jobcoach and not any(mediaan.aantal for _, mediaan in duur.per_telt):
        return
    yield "Jobcoaching in afgesloten toeleidingen", "", "korter is beter als er werk is"
    for telt, mediaan in duur.per_telt:
        if mediaan.aantal:
            yield f"  {TELT_TEKST[telt].lower()}", duizend(mediaan.aantal), str(mediaan)
    yield "  zonder jobcoaching", duizend(duur.zonder_jobcoach), ""
    yield _aandeel(f"  aan het werk en klaar binnen {duur.verwacht}", duur.eerder)


def _subsidie(duur: Subsidieduur) -> Iterator[Rij]:
    if not duur.lang.van:
        return
    yield "Loonkostensubsidie in kwalificatiebanen", "", "korter is beter"
    yield "  afgelopen", duizend(duur.afgelopen.aantal), str(duur.afgelopen)
    yield "  loopt nog, telt niet mee in het midden", duizend(duur.lopend), ""
    yield _aandeel(f"  langer dan {duur.grens}", duur.lang)


def _voortraject(telling: Voortrajecttelling) -> Iterator[Rij]:
    if not telling.naar_werk.van and not telling.loopt:
        return
    verwacht = telling.verwachting
    yield "Kort voortraject van de kwalificatiebaan", "", "geteld na het geplande einde"
    yield _aandeel("  werk binnen het voortraject", telling.naar_werk)
    yield _aandeel("  verlengd, van wie het hele voortraject deed", telling.verlengd)
    wat = f"  verwacht: {verwacht.percentage:g} procent, marge {verwacht.marge:g} punten; geen doel"
    yield wat, "", _LIGGING[verwacht.ligging(telling.verlengd)]
    if telling.onbeslist:
        yield "  nog geen werk en nog geen besluit", duizend(telling.onbeslist), ""
    if telling.loopt:
        yield "  voortraject loopt nog, telt niet mee", duizend(telling.loopt), ""


def _dossier(dossier: Dossiertelling) -> Iterator[Rij]:
    yield dossier.naam, "", ""
    yield _aandeel("  trajecten waarin niets ontbreekt", dossier.volledig)
    yield _aandeel("  contact dezelfde dag vastgelegd", dossier.zelfde_dag)
    for antwoord in dossier.tevredenheid:
        wat = f"  {antwoord.wie} tevreden"
        if antwoord.tevreden is None:
            yield wat, f"? van {antwoord.gevraagd}", "te weinig om te tonen"
        else:
            yield _aandeel(wat, antwoord.tevreden)
        if antwoord.niet_gevraagd:
            yield "    afgesloten zonder antwoord", duizend(antwoord.niet_gevraagd), ""


def _termijnen(cijfers: Groepscijfers) -> Iterator[RenderableType]:
    namen = {soort.soort: soort.naam for soort in cijfers.soorten}
    gevraagd = [t for t in cijfers.termijnen if t.gehaald.van]
    for code, naam in namen.items():
        rijen = [t for t in gevraagd if t.soort == code]
        if rijen:
            yield Padding(Group(Text(naam), _termijntabel(rijen)), (0, 0, 0, 2))
    stil = len(cijfers.termijnen) - len(gevraagd)
    if stil:
        yield Text(f"  {stil} andere termijnen waren nog nergens voorbij.", style="dim")


def _termijntabel(rijen: Iterable[Termijntelling]) -> Table:
    """Fixed widths, so that the numbers of all types stand in one line."""
    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    tabel.add_column("Wat, en wie", ratio=1)
    for kop in ("Op tijd", "Te laat", "Ontbreekt"):
        tabel.add_column(kop, width=len("Ontbreekt"), justify="right")
    tabel.add_column("Procent op tijd", width=15)
    for rij in rijen:
        wat = Text(f"{rij.wat[:1].upper()}{rij.wat[1:]}")
        tabel.add_row(
            Group(wat, Text(f"{rij.wie}, {rij.regel}", style="dim")),
            duizend(rij.op_tijd),
            duizend(rij.te_laat),
            duizend(rij.ontbreekt),
            _kort(rij.gehaald),
        )
    return tabel


def _kort(aandeel: Aandeel) -> str:
    percentage, interval = aandeel.percentage, aandeel.interval
    if percentage is None or interval is None:
        return "te weinig"
    return f"{percentage:.0f} ({interval.laag:.0f} tot {interval.hoog:.0f})"


# --- what stays inside ----------------------------------------------------------------------------


def _subsidie_per_klant(rijen: Iterable[Klantsubsidie]) -> list[RenderableType]:
    tabel = _tabel("Klant", "Traject", "Begin", "Einde", "Dagen", "", tekst=4)
    tabel.columns[-1].justify = "left"
    for rij in rijen:
        tabel.add_row(
            rij.klant,
            rij.traject,
            datum_kort(rij.begin),
            datum_kort(rij.einde) if rij.einde else "loopt nog",
            duizend(rij.dagen),
            Text("! lang", style="yellow") if rij.is_lang else "",
        )
    if not tabel.row_count:
        return []
    return _blok("Loonkostensubsidie per klant (blijft binnen)", Padding(tabel, (0, 0, 0, 2)))


def _factoren(overzicht: Factoroverzicht) -> list[RenderableType]:
    if not overzicht.alle.van:
        return []
    tabel = _tabel("Factor", "", "Aanwezig", "Ontbreekt", "Nog niet", tekst=2)
    for factor in overzicht.factoren:
        tabel.add_row(
            factor.regel,
            factor.titel,
            duizend(factor.aanwezig),
            duizend(factor.ontbreekt),
            duizend(factor.nog_niet),
        )
    slot = (
        f"Alle {len(overzicht.factoren)} factoren: {overzicht.alle.telling} trajecten. De factoren "
        "werken samen; een gemiddelde bestaat niet."
    )
    return _blok("Succesfactoren", Padding(Group(tabel, Text(slot)), (0, 0, 0, 2)))


def _maatregelen(telling: Maatregelen) -> list[RenderableType]:
    woord = "maatregel" if telling.aantal == 1 else "maatregelen"
    zin = (
        f"{duizend(telling.aantal)} {woord} in {duizend(telling.trajecten)} trajecten. Dit cijfer "
        "zegt iets over de organisatie, niet over klanten of coaches."
    )
    return [*_blok("Maatregelen", Padding(Text(zin), (0, 0, 0, 2))), Text("")]
