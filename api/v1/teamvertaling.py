"""From the team in the domain to the documents of /v1."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from api.v1 import teamschemas as schemas
from api.v1.trajectschemas import FaseSchema
from modellen.gebruiker.model import Gebruiker
from modellen.team.aanbod import Product
from modellen.team.meedenken import Meedenkbeeld
from modellen.team.model import Feedback, Meedenker, Teamfeit, geldend, mag_meedenken
from modellen.team.teamfeiten import Teamfeiten


def product(gevonden: Product) -> schemas.ProductSchema:
    """What the team can offer, in plain words."""
    return schemas.ProductSchema(
        code=gevonden.code,
        soort=gevonden.soort,
        naam=gevonden.naam,
        wat=gevonden.wat,
        waarvoor=gevonden.waarvoor,
        wie_beslist=gevonden.wie_beslist,
        regels=list(gevonden.regels),
        wet=gevonden.wet,
        stappen=list(gevonden.stappen),
        keuzes=list(gevonden.keuzes),
    )


def collega(gevonden: Gebruiker, feiten: Sequence[Teamfeit]) -> schemas.CollegaSchema:
    """A colleague with what can be asked; ``feiten`` are those that hold."""
    return schemas.CollegaSchema(
        account=gevonden.account,
        naam=gevonden.naam,
        rol=gevonden.rol,
        feiten=[feit(f, geldt=True) for f in feiten],
    )


def teamoverzicht(team: Teamfeiten) -> schemas.TeamoverzichtSchema:
    """What the team still misses."""
    return schemas.TeamoverzichtSchema(
        factoren=dict(team.per_regel),
        kent_niet={account: list(codes) for account, codes in team.kent_niet.items()},
        zonder_training=list(team.zonder_training),
        zonder_kwaliteit=list(team.zonder_kwaliteit),
        laatste_intervisie=team.laatste_intervisie,
    )


def eigen_feiten(feiten: Sequence[Teamfeit]) -> list[schemas.FeitSchema]:
    """Everything that one account recorded, also what holds no longer."""
    nu_geldig = {f.volgnummer for f in geldend(feiten)}
    return [feit(f, geldt=f.volgnummer in nu_geldig) for f in feiten]


def feit(gevonden: Teamfeit, *, geldt: bool) -> schemas.FeitSchema:
    """One fact; ``geldt`` says whether it holds now."""
    return schemas.FeitSchema(
        volgnummer=gevonden.volgnummer,
        soort=gevonden.soort,
        wat=gevonden.wat,
        dag=gevonden.dag,
        toelichting=gevonden.toelichting,
        vastgelegd_op=gevonden.vastgelegd_op,
        trekt_in=gevonden.trekt_in,
        reden=gevonden.reden,
        geldt=geldt,
    )


def meedenker(gevonden: Meedenker, *, op: datetime) -> schemas.MeedenkerSchema:
    """One request; ``op`` (aware) is the moment at which its access is judged."""
    return schemas.MeedenkerSchema(
        traject=gevonden.traject,
        volgnummer=gevonden.volgnummer,
        account=gevonden.account,
        van=gevonden.van,
        tot=gevonden.tot,
        vraag=gevonden.vraag,
        door=gevonden.door,
        beeindigd_op=gevonden.beeindigd_op,
        mag_nu=mag_meedenken(gevonden, op),
    )


def meedenkbeeld(beeld: Meedenkbeeld) -> schemas.MeedenkbeeldSchema:
    """A traject as whoever thinks along sees it."""
    return schemas.MeedenkbeeldSchema(
        traject=beeld.traject,
        soort=beeld.soort,
        fase=FaseSchema(code=beeld.fase.code, label=beeld.fase.label),
        contactmomenten=[
            schemas.MeedenkcontactSchema(
                moment=contact.moment,
                soort=contact.soort,
                deelnemers=list(contact.deelnemers),
                duur_minuten=contact.duur_minuten,
                aanwezig=contact.aanwezig,
            )
            for contact in beeld.contactmomenten
        ],
        afspraken=[
            schemas.MeedenkafspraakSchema(
                wat=afspraak.wat,
                wie=afspraak.wie,
                voor_datum=afspraak.voor_datum,
                is_open=afspraak.is_open,
            )
            for afspraak in beeld.afspraken
        ],
    )


def feedback(gevonden: Feedback) -> schemas.FeedbackSchema:
    """Feedback for the two whom it concerns."""
    return schemas.FeedbackSchema(
        nummer=gevonden.nummer,
        van=gevonden.van,
        aan=gevonden.aan,
        tekst=gevonden.tekst,
        gegeven_op=gevonden.gegeven_op,
    )
