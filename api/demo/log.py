"""Stores the proposals of the demo, once: a log is never overwritten, not even that of a demo."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.demo.aanvaardingen import aanvaard_punten
from api.demo.delen import deel_met_werkgever
from api.demo.openingen import neem_demo_openingen_op
from api.demo.toeval import bron
from api.demo.voorstellen import REGELS, Verteld, vertel_voorstellen
from matching.antwoord import Shortlist
from modellen.klant.model import Klant
from modellen.klant.repository import KlantRepository
from modellen.traject.repository import TrajectRepository
from modellen.voorstel.lijst_repository import LijstRepository
from modellen.voorstel.repository import VoorstelRepository
from modellen.voorstel.wijziging_repository import WijzigingRepository
from vacatures.voorstel.afleiden import leid_wijzigingen_af
from vacatures.werk import WerkSoort
from vacatures.werk_repository import WerkRepository
from vacatures.werkgever.repository import WerkgeverRepository


def maak_voorstellen(samenstelling: Samenstelling, dossiers: frozenset[str], *, seed: int) -> int:
    """Tell and keep what was proposed to the klanten of the demo; gives how many proposals.

    Klanten who have a proposal already get no other one.

    Args:
        dossiers: numbers of the trajecten of the demo, which are stored.
    """
    vandaag = samenstelling.kalender()

    def ranglijst(klant: Klant) -> Shortlist:
        return samenstelling.matchdienst.shortlist(
            klant.nummer, vandaag=vandaag, aantal=REGELS, soorten=frozenset(WerkSoort)
        )

    with samenstelling.opslag.lezen() as session:
        al = {v.voorstel.klant for v in VoorstelRepository(session).list_()}
        klanten = {klant.nummer: klant for klant in KlantRepository(session).list_()}
        standen = TrajectRepository(session).standen(nummers=sorted(dossiers))
        werkgevers: dict[str, str] = {}
        for werkgever in WerkgeverRepository(session).list_():
            werkgevers[werkgever.naam] = werkgever.nummer
        for _, werk in WerkRepository(session).gewijzigd_na(0):
            if werk.werkgever is not None:
                werkgevers[werk.nummer] = werk.werkgever
    verteld = vertel_voorstellen(
        bron(seed, "voorstellen"),
        [
            (klanten[stand.traject.klant], stand)
            for _, stand in sorted(standen.items())
            if stand.traject.klant not in al
        ],
        ranglijst,
        werkgevers=werkgevers,
        vandaag=vandaag,
    )
    with samenstelling.opslag.schrijven() as session:
        for een in verteld:
            _bewaar(session, een)
        aanvaard_punten(samenstelling, session, verteld)
    neem_demo_openingen_op(samenstelling)
    return len(verteld)


def _bewaar(session: Session, verteld: Verteld) -> None:
    lijst = LijstRepository(session).leg_vast(verteld.lijst) if verteld.lijst else None
    voorstellen = VoorstelRepository(session)
    verloop = voorstellen.begin(
        verteld.klant.nummer,
        verteld.werk,
        organisatie=verteld.klant.organisatie,
        lijst=lijst,
        op=verteld.begonnen_op,
        door=verteld.klant.coach,
    )
    for gebeurtenis in verteld.gebeurtenissen:
        verloop = voorstellen.voeg_toe(verloop, gebeurtenis)
        if verteld.werk_gezien is not None:
            gevolgen = leid_wijzigingen_af(gebeurtenis, verteld.klant, verteld.werk_gezien)
            WijzigingRepository(session).create(verloop, gebeurtenis, gevolgen)
    deel_met_werkgever(session, verloop)
