"""The page of an auditor: who read or wrote what, and whether the log is whole.

The question is sent as a form and stands in no address: it names accounts. To look is a line in
the log as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Form, Request, Response
from pydantic import BaseModel

from api.toegang.aanvraag import DeSamenstelling, DeSessie
from api.toegang.audit import tel_keten, zoek_in_log
from api.toegang.bewaking import voor
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.velden import lees_dag, lees_getal
from modellen.audit.model import Auditregel, Auditvraag, Gegevenssoort, Handeling
from modellen.gebruiker.model import Rol
from modellen.normen.duur import begin_van_dag, einde_van_dag
from modellen.waarden import KlantNummer, OrganisatieCode

router = maak_router()

SOORTEN = {
    Gegevenssoort.OVERZICHT: "een lijst van klanten",
    Gegevenssoort.PROFIEL: "wie de klant is, en wat die kan en wil",
    Gegevenssoort.TRAJECT: "het traject",
    Gegevenssoort.VERTROUWELIJK: "wat is besproken",
    Gegevenssoort.DOCUMENT: "documenten",
    Gegevenssoort.VOORSTEL: "voorstellen",
    Gegevenssoort.KANDIDAAT: "kandidaten zonder naam",
    Gegevenssoort.AUDITLOG: "dit logboek",
}
HANDELINGEN = {Handeling.LEZEN: "gelezen", Handeling.SCHRIJVEN: "geschreven"}


class Vraaginvoer(BaseModel):
    """What somebody looks for, as text. ``voor``: go on below this number."""

    van: str = ""
    tot: str = ""
    account: str = ""
    soort: str = ""
    handeling: str = ""
    klant: str = ""
    voor: str = ""

    def lees(self, organisatie: OrganisatieCode) -> tuple[Auditvraag, dict[str, str]]:
        """The question, and a message for each field that cannot be read."""
        fouten: dict[str, str] = {}
        dagen = {veld: lees_dag(getattr(self, veld)) for veld in ("van", "tot")}
        for veld, dag in dagen.items():
            if dag is None and getattr(self, veld).strip():
                fouten[veld] = "Vul een dag in, zoals 23-11-2026, of laat dit leeg."
        van, tot = dagen["van"], dagen["tot"]
        if van and tot and tot < van:
            fouten["tot"] = "De laatste dag ligt voor de eerste."
        vraag = Auditvraag(
            organisatie=organisatie,
            van=begin_van_dag(van) if van else None,
            tot=einde_van_dag(tot) if tot else None,
            account=self.account.strip() or None,
            handeling=next((h for h in Handeling if h.value == self.handeling), None),
            soort=next((s for s in Gegevenssoort if s.value == self.soort), None),
            klant=KlantNummer(self.klant.strip()) if self.klant.strip() else None,
            voor=lees_getal(self.voor),
        )
        return vraag, fouten


@dataclass(frozen=True, slots=True)
class Logregel:
    """One line in words."""

    regel: Auditregel
    naam: str
    rol: str
    wat: str


@router.get("/audit")
@voor(Rol.AUDITOR)
def get_log(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """The newest lines."""
    return _toon(request, sessie, samenstelling, Vraaginvoer())


@router.post("/audit")
@voor(Rol.AUDITOR)
def post_log(
    request: Request,
    sessie: DeSessie,
    samenstelling: DeSamenstelling,
    invoer: Annotated[Vraaginvoer, Form()],
) -> Response:
    """The lines that somebody looks for."""
    return _toon(request, sessie, samenstelling, invoer)


@router.get("/audit/keten")
@voor(Rol.AUDITOR, Rol.BEHEERDER)
def get_keten(request: Request, sessie: DeSessie, samenstelling: DeSamenstelling) -> Response:
    """Whether every line is still as it was written."""
    geteld = tel_keten(samenstelling, sessie.gebruiker)
    return toon(
        request,
        "beheer/audit_keten.html",
        stand=geteld.waarde if geteld else None,
        geteld_op=geteld.op if geteld else None,
    )


def _toon(
    request: Request, sessie: DeSessie, samenstelling: DeSamenstelling, invoer: Vraaginvoer
) -> Response:
    vraag, fouten = invoer.lees(sessie.gebruiker.organisatie)
    pagina = None if fouten else zoek_in_log(samenstelling, sessie.gebruiker, vraag)
    namen = pagina.namen if pagina else {}
    return toon(
        request,
        "beheer/audit.html",
        http_status=400 if fouten else 200,
        invoer=invoer,
        fouten=fouten,
        van_is_dag=lees_dag(invoer.van) is not None,
        tot_is_dag=lees_dag(invoer.tot) is not None,
        soorten=[(s.value, woorden) for s, woorden in SOORTEN.items()],
        handelingen=[(h.value, woorden) for h, woorden in HANDELINGEN.items()],
        regels=[_regel(r, namen.get(r.wie.account, "")) for r in pagina.regels] if pagina else [],
        verder=pagina.regels[-1].volgnummer if pagina and pagina.is_meer else None,
    )


def _regel(regel: Auditregel, naam: str) -> Logregel:
    wat = f"{SOORTEN[regel.inzage.soort]}, {HANDELINGEN[regel.inzage.handeling]}"
    return Logregel(regel, naam or "account bestaat niet meer", regel.wie.rol.label, wat)
