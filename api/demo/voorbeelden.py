"""Two example documents for the documentation, from stories with a fixed day and klant.

The same code and the same content always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from types import MappingProxyType

from api.demo.papier import stel_papier_op
from api.demo.teller import Dossier, Papier, Vertelling, vertel
from api.demo.verhalen import lees_werkrichtingen
from api.rapport.rapport import Namen, Rapport, maak_rapport
from modellen.assessment.model import Bevinding, RealLifeAssessment
from modellen.documenten.model import Document, DocumentCode, Handtekening, Uitgave, Wijze
from modellen.documenten.opstellen import vingerafdruk
from modellen.normen.norm import standaardnormen
from modellen.traject.model import Deelnemer, Traject
from modellen.traject.soorten import trajectsoorten
from modellen.waarden import KlantNummer, OrganisatieCode

_DAG = date(2026, 11, 23)
_KLANT = KlantNummer("K-2041")
_OPDRACHTGEVER = "Gemeente Voorbeeld"
_NAMEN: Mapping[Deelnemer, str] = MappingProxyType(
    {
        Deelnemer.KLANT: "Sanne Bakker",
        Deelnemer.JOBCOACH: "Anna de Wit",
        Deelnemer.OPDRACHTGEVER: "Peter Hoekstra",
        Deelnemer.ACCORDEUR: "Yara Benali",
    }
)
_ACCOUNTS = {"coach": "coach.anna", "teamleider": "teamleider", "accordeur": "accordeur.yara"}
_ASSESSMENT = RealLifeAssessment(
    klant=_KLANT,
    datum=_DAG - timedelta(days=30),
    locatie="thuis",
    kwaliteiten=frozenset({Bevinding.PRAKTISCH, Bevinding.DOORZETTER}),
)


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """Which story gives the document, and how long ago it began."""

    soort: str
    lijn: str
    dagen: int
    document: DocumentCode


_VOORBEELDEN = (
    Voorbeeld("opstapbaan", "naar_contract", 20, DocumentCode.TRAJECTPLAN),
    Voorbeeld("toeleiding", "naar_collegas", 138, DocumentCode.URENSTAAT),
)


@cache
def maak_voorbeelden() -> Mapping[str, Rapport]:
    """The examples by the name of their file, as whoever pays reads them, signed by everybody."""
    return MappingProxyType({v.document.value: _maak(v) for v in _VOORBEELDEN})


def _maak(voorbeeld: Voorbeeld) -> Rapport:
    dossier = vertel(
        Random(voorbeeld.document.value),
        vertelling(voorbeeld.soort, voorbeeld.lijn, dagen=voorbeeld.dagen),
    )
    papier = next(p for p in dossier.papieren if p.soort is voorbeeld.document)
    document = _stel_op(dossier, papier)
    trajectsoort = trajectsoorten()[voorbeeld.soort]
    documentsoort = trajectsoort.find_document(papier.soort)
    assert documentsoort is not None
    return maak_rapport(
        document,
        traject=dossier.traject,
        soort=documentsoort,
        trajectsoort=trajectsoort,
        namen=Namen(
            organisatie="Opstap Noord",
            klant=_NAMEN[Deelnemer.KLANT],
            opdrachtgever=_OPDRACHTGEVER,
            jobcoach=_NAMEN[Deelnemer.JOBCOACH],
            opgemaakt_door=_NAMEN[Deelnemer.JOBCOACH],
        ),
        handtekeningen=_handtekeningen(papier, document),
    )


def _stel_op(dossier: Dossier, papier: Papier) -> Document:
    opgesteld = stel_papier_op(dossier, papier, assessment=_ASSESSMENT, test=None)
    return Document(
        traject=dossier.traject.nummer,
        nummer=dossier.papieren.index(papier) + 1,
        soort=papier.soort,
        versie=1,
        uitgave=Uitgave.OPDRACHTGEVER,
        inhoud=opgesteld.open_,
        opgemaakt_op=papier.op,
        opgemaakt_door=_ACCOUNTS["coach"],
        gebeurtenissen=papier.gebeurtenissen,
        vingerafdruk=vingerafdruk(opgesteld.open_),
        periode=papier.periode,
    )


def _handtekeningen(papier: Papier, document: Document) -> tuple[Handtekening, ...]:
    return tuple(
        Handtekening(
            traject=document.traject,
            nummer=document.nummer,
            rol=rol,
            naam=_NAMEN[rol],
            wijze=Wijze.OP_PAPIER if rol is Deelnemer.KLANT else Wijze.DIGITAAL,
            getekend_op=op,
            door=_ACCOUNTS["coach"],
            vingerafdruk=document.vingerafdruk,
        )
        for rol, op in papier.handtekeningen
    )


def vertelling(soort: str, lijn: str, *, dagen: int) -> Vertelling:
    """A story of an invented klant that began so many days before a fixed day."""
    werk = lees_werkrichtingen()[0]
    woorden = {
        "bedrijf": "Hoveniersbedrijf Groenewoude-Smit",
        "bedrijfsnummer": "W-131",
        "ander_bedrijf": "Landgoedbeheer Esdoornveld",
        "ander_bedrijfsnummer": "W-136",
        "regio": "Zwolle en omgeving",
        "branche": werk.branches[0],
        "financier": "gemeente",
        "beslisser": "klantmanager",
    }
    return Vertelling(
        traject=Traject(
            nummer="T-2041",
            klant=_KLANT,
            soort=soort,
            organisatie=OrganisatieCode("opstap-noord"),
            opdrachtgever=_OPDRACHTGEVER,
            coach=_ACCOUNTS["coach"],
        ),
        soort=trajectsoorten()[soort],
        lijn=lijn,
        begin=_DAG - timedelta(days=dagen),
        tot=_DAG,
        woorden=dict(werk.woorden) | woorden | _ACCOUNTS,
        accounts=_ACCOUNTS,
        normen=standaardnormen().voor(_OPDRACHTGEVER),
    )
