"""The team: what it offers, who knows what, who thinks along, and feedback between two people."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from api.toegang import team
from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.bewaking import voor, voor_aangemelden
from api.v1 import teamschemas as schemas
from api.v1 import teamvertaling as vertalen
from api.v1.routering import maak_router
from api.v1.trajecten import PROBLEEM_409, Nummer
from modellen.gebruiker.model import Rol
from modellen.team.aanbod import aanbod
from modellen.team.model import COLLEGA_ROLLEN, FEEDBACK_ROLLEN, NieuwFeit

router = maak_router("Team")

Volgnummer = Annotated[int, Path(ge=1, le=2**31 - 1, description="Volgorde, vanaf 1.")]
Feitnummer = Annotated[int, Path(ge=1, le=2**31 - 1, description="Volgnummer van uw feit.")]
Code = Annotated[str, Path(max_length=64, description="Code van de feedback.")]

# --- what there is, and who knows it --------------------------------------------------------------


@router.get("/team/aanbod", summary="Trajecten en instrumenten")
@voor_aangemelden
def list_aanbod() -> list[schemas.ProductSchema]:
    """Wat het is, waarvoor, en wie erover beslist; ook voor de klant om te kiezen."""
    return [vertalen.product(product) for product in aanbod().values()]


@router.get("/team/collegas", summary="Wie weet wat")
@voor(*COLLEGA_ROLLEN)
def list_collegas(sessie: DeSessie, samenstelling: DeSamenstelling) -> list[schemas.CollegaSchema]:
    """Collega's van uw organisatie met de producten, trainingen en kwaliteiten die zij noemen."""
    return [
        vertalen.collega(collega, feiten)
        for collega, feiten in team.list_collegas(samenstelling, sessie.gebruiker)
    ]


@router.get("/team/overzicht", summary="Wat het team nog mist")
@voor(*COLLEGA_ROLLEN)
def get_overzicht(sessie: DeSessie, samenstelling: DeSamenstelling) -> schemas.TeamoverzichtSchema:
    """Van de vier succesfactoren die over het team gaan; van feedback telt niets mee."""
    return vertalen.teamoverzicht(team.get_teamfeiten(samenstelling, sessie.gebruiker))


@router.get("/team/feiten", summary="Uw eigen feiten")
@voor(*COLLEGA_ROLLEN)
def list_feiten(sessie: DeSessie, samenstelling: DeSamenstelling) -> list[schemas.FeitSchema]:
    """Alles wat u ooit vastlegde, ook wat niet meer geldt."""
    return vertalen.eigen_feiten(team.list_eigen_feiten(samenstelling, sessie.gebruiker))


@router.post("/team/feiten", status_code=201, summary="Een feit over uzelf vastleggen")
@voor(*COLLEGA_ROLLEN)
def create_feit(
    verzoek: schemas.NieuwFeitSchema, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.FeitSchema:
    """Dat u een product kent, een training deed, ergens goed in bent of bij intervisie was."""
    nieuw = NieuwFeit(verzoek.soort, verzoek.wat, verzoek.dag, verzoek.toelichting)
    feit = team.leg_feit_vast(samenstelling, sessie.gebruiker, nieuw)
    return vertalen.feit(feit, geldt=True)


@router.post("/team/feiten/{nummer}/intrekking", status_code=201, summary="Een feit intrekken")
@voor(*COLLEGA_ROLLEN)
def create_intrekking(
    nummer: Feitnummer,
    verzoek: schemas.Intrekking,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.FeitSchema:
    """Wat er stond blijft staan, met de reden waarom het niet meer geldt."""
    feit = team.trek_eigen_feit_in(samenstelling, sessie.gebruiker, nummer, reden=verzoek.reden)
    return vertalen.feit(feit, geldt=False)


# --- thinking along -------------------------------------------------------------------------------


@router.get("/trajecten/{nummer}/meedenkers", summary="Wie meedenkt of meedacht")
@voor(Rol.JOBCOACH, Rol.TEAMLEIDER)
def list_meedenkers(
    nummer: Nummer, sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.MeedenkerSchema]:
    """Ook wie geen toegang meer heeft."""
    gevonden = team.list_meedenkers(samenstelling, sessie.gebruiker, nummer)
    return [vertalen.meedenker(m, op=samenstelling.klok()) for m in gevonden]


@router.post(
    "/trajecten/{nummer}/meedenkers",
    status_code=201,
    summary="Een collega vragen",
    responses=PROBLEEM_409,
)
@voor(Rol.JOBCOACH)
def create_meedenker(
    nummer: Nummer,
    verzoek: schemas.NieuweMeedenker,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
) -> schemas.MeedenkerSchema:
    """De collega ziet fase, contactmomenten en afspraken, en alleen tussen de twee dagen.

    Kent het traject de stap `collega_betrokken`, dan wordt die meteen vastgelegd, met uw vraag.
    """
    gevraagd = team.vraag_meedenker(
        samenstelling,
        sessie.gebruiker,
        nummer,
        account=verzoek.account,
        van=verzoek.van,
        tot=verzoek.tot,
        vraag=verzoek.vraag,
    )
    return vertalen.meedenker(gevraagd, op=samenstelling.klok())


@router.delete("/trajecten/{nummer}/meedenkers/{volgnummer}", summary="Het meedenken beëindigen")
@voor(Rol.JOBCOACH)
def delete_meedenker(
    nummer: Nummer, volgnummer: Volgnummer, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.MeedenkerSchema:
    """De toegang stopt meteen; dat er is meegedacht blijft te zien."""
    gestopt = team.beeindig_meedenker(samenstelling, sessie.gebruiker, nummer, volgnummer)
    return vertalen.meedenker(gestopt, op=samenstelling.klok())


@router.get("/team/meedenken", summary="Waar u nu meedenkt")
@voor(Rol.JOBCOACH)
def list_meedenken(
    sessie: DeSessie, samenstelling: DeSamenstelling
) -> list[schemas.MeedenkerSchema]:
    """Met de vraag van uw collega."""
    gevonden = team.list_meedenken(samenstelling, sessie.gebruiker)
    return [vertalen.meedenker(m, op=samenstelling.klok()) for m in gevonden]


@router.get("/team/meedenken/{nummer}", summary="Een traject waar u meedenkt")
@voor(Rol.JOBCOACH)
def get_meedenken(
    nummer: Nummer, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.MeedenkbeeldSchema:
    """Fase, contactmomenten en afspraken. De eigen coach ziet hier wat een collega zou zien."""
    beeld = team.get_meedenkbeeld(samenstelling, sessie.gebruiker, nummer)
    return vertalen.meedenkbeeld(beeld)


# --- feedback -------------------------------------------------------------------------------------


@router.get("/team/feedback", summary="Feedback die u gaf en kreeg")
@voor(*FEEDBACK_ROLLEN)
def list_feedback(sessie: DeSessie, samenstelling: DeSamenstelling) -> list[schemas.FeedbackSchema]:
    """Alleen u en de ander lezen dit; een teamleider niet."""
    gevonden = team.list_feedback(samenstelling, sessie.gebruiker)
    return [vertalen.feedback(feedback) for feedback in gevonden]


@router.post("/team/feedback", status_code=201, summary="Een collega feedback geven")
@voor(*FEEDBACK_ROLLEN)
def create_feedback(
    verzoek: schemas.NieuweFeedback, sessie: DeSessie, samenstelling: DeSamenstelling
) -> schemas.FeedbackSchema:
    """Buiten elk dossier, zonder cijfers, en nergens opgeteld."""
    gegeven = team.geef_feedback(
        samenstelling, sessie.gebruiker, aan=verzoek.aan, tekst=verzoek.tekst
    )
    return vertalen.feedback(gegeven)


@router.delete("/team/feedback/{nummer}", status_code=204, summary="Feedback weggooien")
@voor(*FEEDBACK_ROLLEN)
def delete_feedback(nummer: Code, sessie: DeSessie, samenstelling: DeSamenstelling) -> None:
    """Voor beiden tegelijk; wie haar gaf en wie haar kreeg kunnen dat allebei."""
    team.delete_feedback(samenstelling, sessie.gebruiker, nummer)
