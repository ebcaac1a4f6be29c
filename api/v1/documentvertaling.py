"""From documents in the domain to the documents of /v1."""

from __future__ import annotations

from api.toegang.documenten import Gelezen, Overzicht
from api.v1 import documentschemas as schemas
from modellen.documenten.model import Documentsoort, Inhoud, Onderdeel
from modellen.documenten.opstellen import inhoud_naar_json
from modellen.traject.model import Trajectsoort


def lijst(overzicht: Overzicht) -> schemas.DocumentLijst:
    """Versions without what they say, and the kinds of the type."""
    return schemas.DocumentLijst(
        documenten=[kort(gelezen) for gelezen in overzicht.documenten],
        soorten=[_keuze(overzicht.soort, d) for d in overzicht.soort.documenten],
    )


def kort(gelezen: Gelezen) -> schemas.DocumentKort:
    """A version in a list."""
    document, periode = gelezen.document, gelezen.document.periode
    return schemas.DocumentKort(
        nummer=document.nummer,
        soort=document.soort,
        titel=document.soort.label,
        versie=document.versie,
        van=periode.van if periode else None,
        tot_en_met=periode.tot_en_met if periode else None,
        opgemaakt_op=document.opgemaakt_op,
        uitgave=document.uitgave,
        is_volledig=document.inhoud.is_volledig,
        ontbreekt=[deel.titel for deel in document.inhoud.ontbrekend],
        weggelaten_zinnen=document.inhoud.weggelaten,
        vingerafdruk=document.vingerafdruk,
        handtekeningen=[
            schemas.HandtekeningSchema(
                rol=h.rol,
                rol_naam=gelezen.soort.deelnemer(h.rol),
                naam=h.naam,
                wijze=h.wijze,
                getekend_op=h.getekend_op,
            )
            for h in gelezen.handtekeningen
        ],
        tekent_nog=[gelezen.soort.deelnemer(rol) for rol in gelezen.tekent_nog],
        weigeringen=[
            schemas.WeigeringSchema(
                rol=w.rol,
                rol_naam=gelezen.soort.deelnemer(w.rol),
                reden=w.reden,
                geweigerd_op=w.geweigerd_op,
            )
            for w in gelezen.weigeringen
        ],
    )


def vol(gelezen: Gelezen) -> schemas.DocumentVol:
    """A version with what it says."""
    delen = gelezen.document.inhoud.delen
    return schemas.DocumentVol(**dict(kort(gelezen)), delen=[_deel(deel) for deel in delen])


def _deel(deel: Onderdeel) -> schemas.OnderdeelSchema:
    ruw = inhoud_naar_json(Inhoud((deel,)))["delen"][0]
    return schemas.OnderdeelSchema.model_validate(ruw)


def _keuze(soort: Trajectsoort, document: Documentsoort) -> schemas.DocumentKeuze:
    return schemas.DocumentKeuze(
        soort=document.code,
        titel=document.code.label,
        heeft_periode=document.heeft_periode,
        voor_opdrachtgever=document.voor_opdrachtgever,
        ondertekenaars=[soort.deelnemer(o.rol) for o in document.ondertekenaars],
    )
