"""Stores the trajecten of the demo: events, what was said, and documents with signatures.

A dossier is never overwritten, not even that of a demo: a trajectory that exists already is left
as it is, whatever the seed and the day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.demo.klanten import DemoKlant
from api.demo.lezen import lees_accounts
from api.demo.papier import stel_papier_op
from api.demo.teller import Dossier, Papier
from api.demo.verhalen import get_contact
from modellen.contact.repository import ContactmomentRepository, GespreksinhoudRepository
from modellen.documenten.model import Document, Handtekening, Wijze
from modellen.documenten.repository import DocumentRepository
from modellen.traject.model import Deelnemer, Traject
from modellen.traject.repository import TrajectRepository

_LEEST_ALLES = (Deelnemer.KLANT, Deelnemer.JOBCOACH)


@dataclass(frozen=True, slots=True)
class _Tekenaar:
    """Who signs in a role; without ``account`` it is on paper."""

    naam: str
    account: str | None


def bewaar_dossiers(
    session: Session,
    dossiers: Sequence[Dossier],
    klanten: Sequence[DemoKlant],
    *,
    accounts: frozenset[str],
    door: str,
) -> bool:
    """Store what is not there yet, in this session; tell whether that is anything.

    Args:
        accounts: whoever can sign in signs digitally, others on paper.
    """
    trajecten = TrajectRepository(session)
    nieuw = [d for d in dossiers if trajecten.find(d.traject.nummer) is None]
    for dossier in nieuw:
        trajecten.create(dossier.traject, door=door)
    trajecten.voeg_vele_toe({d.traject.nummer: d.gebeurtenissen for d in nieuw})
    per_nummer = {klant.klant.nummer: klant for klant in klanten}
    for dossier in nieuw:
        _bewaar_gesprekken(session, dossier)
        klant = per_nummer[dossier.traject.klant]
        _bewaar_papieren(session, dossier, klant, _tekenaars(dossier.traject, klant, accounts))
    return bool(nieuw)


def _bewaar_gesprekken(session: Session, dossier: Dossier) -> None:
    momenten = {c.nummer: c for c in ContactmomentRepository(session).list_(dossier.traject.nummer)}
    gesprekken = GespreksinhoudRepository(session)
    for gezegd in dossier.gesprekken:
        coach = dossier.gebeurtenissen[gezegd.nummer - 1].door
        gesprekken.create(momenten[gezegd.nummer], tekst=gezegd.tekst, door=coach, op=gezegd.op)


def _bewaar_papieren(
    session: Session, dossier: Dossier, klant: DemoKlant, tekenaars: Mapping[Deelnemer, _Tekenaar]
) -> None:
    """What is not complete cannot be signed, and is only kept where the story says so."""
    repository = DocumentRepository(session)
    for papier in dossier.papieren:
        opgesteld = stel_papier_op(dossier, papier, assessment=klant.assessment, test=klant.test)
        if not opgesteld.open_.is_volledig and not papier.mag_onvolledig:
            continue
        document = repository.create(
            dossier.traject.nummer,
            papier.soort,
            opgesteld,
            periode=papier.periode,
            gebeurtenissen=papier.gebeurtenissen,
            door=_coach(dossier.traject),
            op=papier.op,
        )
        for handtekening in _handtekeningen(papier, document, dossier.traject, tekenaars):
            repository.teken(handtekening)


def _handtekeningen(
    papier: Papier,
    document: Document,
    traject: Traject,
    tekenaars: Mapping[Deelnemer, _Tekenaar],
) -> list[Handtekening]:
    """What somebody signed on paper, the coach has seen."""
    return [
        Handtekening(
            traject=traject.nummer,
            nummer=document.nummer,
            rol=rol,
            naam=tekenaars[rol].naam,
            wijze=Wijze.DIGITAAL if tekenaars[rol].account else Wijze.OP_PAPIER,
            getekend_op=op,
            door=tekenaars[rol].account or _coach(traject),
            vingerafdruk=document.vingerafdruk,
            vingerafdruk_besloten=(document.vingerafdruk_besloten if rol in _LEEST_ALLES else None),
        )
        for rol, op in papier.handtekeningen
    ]


def _tekenaars(
    traject: Traject, klant: DemoKlant, accounts: frozenset[str]
) -> dict[Deelnemer, _Tekenaar]:
    gelezen = lees_accounts()
    coach = next(_Tekenaar(n, a) for a, n, *_ in gelezen["account"] if a == traject.coach)
    accordeur = next(
        _Tekenaar(naam, account)
        for account, naam, rol, organisatie, _ in gelezen["account"]
        if (rol, organisatie) == ("accordeur", traject.organisatie)
    )
    contact = next(
        (
            _Tekenaar(naam, account)
            for account, naam, organisatie, opdrachtgever in gelezen["contactpersoon"]
            if (organisatie, opdrachtgever) == (traject.organisatie, traject.opdrachtgever)
        ),
        _Tekenaar(get_contact(traject.opdrachtgever), None),
    )
    eigen = str(traject.klant) if traject.klant in accounts else None
    return {
        Deelnemer.KLANT: _Tekenaar(klant.identiteit.volledige_naam, eigen),
        Deelnemer.JOBCOACH: coach,
        Deelnemer.ACCORDEUR: accordeur,
        Deelnemer.OPDRACHTGEVER: contact,
    }


def _coach(traject: Traject) -> str:
    if traject.coach is None:
        raise ValueError(f"{traject.nummer} has no coach")
    return traject.coach
