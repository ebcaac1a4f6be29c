"""What /v1 answers about the route of a klant. Dutch descriptions: they are the documentation."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from api.v1.schemas import Schema
from api.v1.trajectschemas import Waarde
from modellen.traject.bekend import BekendeWaarde
from modellen.traject.model import Stap
from modellen.traject.route import Actie, Route, RouteFase
from modellen.traject.uitlegwoorden import leg_woorden_uit


class WoordSchema(Schema):
    """Een vakwoord met uitleg."""

    woord: str = Field(description="Het woord zelf.")
    uitleg: str = Field(description="Wat het betekent, in een of twee korte zinnen.")


class RouteFaseSchema(Schema):
    """Eén fase van de route."""

    code: str = Field(description="Code van de fase.")
    nummer: int = Field(description="De hoeveelste fase, vanaf 1.")
    label: str = Field(description="Naam van de fase.")
    kort: str = Field(description="Wat hier gebeurt, in een paar woorden.")
    uitleg: str = Field(description="Wat er gebeurt, wat de klant doet en wanneer het klaar is.")
    status: str = Field(
        description="`geweest`, `hier`, `komt`, `komt_misschien` of `overgeslagen`."
    )
    status_label: str = Field(description="De status in gewone woorden.")
    sinds: date | None = Field(description="Eerste dag in deze fase; leeg als er geen was.")
    tot: date | None = Field(description="Dag waarop de fase eindigde; leeg als zij nog loopt.")
    woorden: list[WoordSchema] = Field(description="Uitleg bij woorden in de tekst van deze fase.")


class ActieSchema(Schema):
    """Iets wat de klant zelf gaat doen."""

    wat: str = Field(description="Wat de klant doet.")
    voor: date | None = Field(description="Laatste dag; leeg als er geen is.")
    bron: str = Field(description="`afspraak` of `termijn`.")
    gebeurtenis: int = Field(description="Volgnummer van de afspraak, of van wat de termijn begon.")
    uitleg: str = Field(description="Wat het inhoudt; leeg als er niets bij hoort.")


class StapUitlegSchema(Schema):
    """Een stap die in deze fase kan spelen, uitgelegd voor de klant."""

    stap: str = Field(description="Code van de stap.")
    label: str = Field(description="Naam van de stap.")
    uitleg: str = Field(description="Wat de stap voor de klant betekent.")
    woorden: list[WoordSchema] = Field(description="Uitleg bij woorden in de tekst.")


class RouteSchema(Schema):
    """De hele route van een traject, in woorden voor de klant."""

    traject: str = Field(description="Nummer van het traject.")
    soort: str = Field(description="Code van de soort.")
    soort_naam: str = Field(description="Naam van de soort.")
    belofte: str = Field(description="Wat er voor de klant te halen is.")
    je_bent_hier: str = Field(description="De plek op de route, in een zin.")
    fasen: list[RouteFaseSchema] = Field(description="Alle fasen, in volgorde.")
    jij_doet: list[ActieSchema] = Field(description="Wat de klant nu doet, eerste dag eerst.")
    stappen: list[StapUitlegSchema] = Field(description="Wat in deze fase kan gebeuren.")
    woorden: list[WoordSchema] = Field(description="Uitleg bij woorden in naam en belofte.")


class BekendSchema(Schema):
    """Een waarde die het dossier al heeft, als voorstel bij het invullen."""

    veld: str = Field(description="Code van het veld.")
    waarde: Waarde = Field(description="De waarde; wie invult, mag haar veranderen.")
    gebeurtenis: int | None = Field(
        description="Volgnummer waar zij vandaan komt; leeg als dat de opening van het traject is."
    )
    stap: str | None = Field(description="Naam van de stap waar zij vandaan komt.")


def route_schema(traject: str, route: Route) -> RouteSchema:
    """The route of one traject with the explanation of every word in it."""
    return RouteSchema(
        traject=traject,
        soort=route.soort.code,
        soort_naam=route.soort.naam,
        belofte=route.soort.belofte,
        je_bent_hier=route.je_bent_hier,
        fasen=[_fase(f) for f in route.fasen],
        jij_doet=[_actie(a) for a in route.jij_doet],
        stappen=[_stap(s) for s in route.stappen],
        woorden=_woorden(route.soort.naam, route.soort.belofte),
    )


def bekend_schema(waarde: BekendeWaarde) -> BekendSchema:
    """One value to offer."""
    return BekendSchema(
        veld=waarde.veld, waarde=waarde.waarde, gebeurtenis=waarde.gebeurtenis, stap=waarde.stap
    )


def _fase(stuk: RouteFase) -> RouteFaseSchema:
    fase = stuk.fase
    return RouteFaseSchema(
        code=fase.code,
        nummer=stuk.nummer,
        label=fase.label,
        kort=fase.kort,
        uitleg=fase.uitleg,
        status=stuk.status,
        status_label=stuk.status.label,
        sinds=stuk.sinds,
        tot=stuk.tot,
        woorden=_woorden(fase.label, fase.kort, fase.uitleg),
    )


def _actie(actie: Actie) -> ActieSchema:
    return ActieSchema(
        wat=actie.wat,
        voor=actie.voor,
        bron=actie.bron,
        gebeurtenis=actie.gebeurtenis,
        uitleg=actie.uitleg,
    )


def _stap(stap: Stap) -> StapUitlegSchema:
    return StapUitlegSchema(
        stap=stap.code,
        label=stap.label,
        uitleg=stap.uitleg,
        woorden=_woorden(stap.label, stap.uitleg),
    )


def _woorden(*teksten: str) -> list[WoordSchema]:
    return [WoordSchema(woord=w.woord, uitleg=w.uitleg) for w in leg_woorden_uit(*teksten)]
