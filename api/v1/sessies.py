"""Signing in and out for machines."""

from __future__ import annotations

from api.toegang.aanvraag import DeSessie, DeSessies
from api.toegang.bewaking import mag_eerst, openbaar, voor_aangemelden
from api.v1.routering import maak_router
from api.v1.schemas import Aanmeldverzoek, NieuweSessie

router = maak_router("Sessies")


@router.post("/sessies", status_code=201, summary="Aanmelden")
@openbaar
def create_sessie(verzoek: Aanmeldverzoek, sessies: DeSessies) -> NieuweSessie:
    """Geeft een token voor twaalf uur. Na vijf fouten is het account een kwartier dicht.

    Heeft het account een tweede stap, dan is zonder `code` het antwoord 401 met `code_nodig`.
    """
    aanmelding = sessies.meld_aan(verzoek.account, verzoek.wachtwoord, verzoek.code)
    return NieuweSessie(
        token=aanmelding.token,
        verloopt_op=aanmelding.verloopt_op,
        account=aanmelding.gebruiker.account,
        rol=aanmelding.gebruiker.rol,
    )


@router.delete("/sessies/huidige", status_code=204, summary="Afmelden")
@voor_aangemelden
@mag_eerst
def delete_sessie(sessie: DeSessie, sessies: DeSessies) -> None:
    """Het token werkt daarna niet meer."""
    sessies.meld_af(sessie)
