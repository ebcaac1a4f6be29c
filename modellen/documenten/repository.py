"""Documents in one session: versions and signatures are added, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from modellen.documenten.model import (
    AlGetekend,
    Document,
    DocumentCode,
    DocumentIntussenOpgemaakt,
    Handtekening,
    Inhoud,
    Periode,
    Uitgave,
    Wijze,
)
from modellen.documenten.opstellen import (
    Opgesteld,
    inhoud_naar_json,
    inhoud_van_json,
    vingerafdruk,
    voeg_samen,
)
from modellen.documenten.tables import DocumentRij, DocumentVertrouwelijkRij, HandtekeningRij
from modellen.fouten import NietGevonden
from modellen.opslag.base import nu
from modellen.opslag.bewaar import inhoud_hash
from modellen.traject.model import Deelnemer

_document = DocumentRij.tabel()
_besloten = DocumentVertrouwelijkRij.tabel()
_handtekening = HandtekeningRij.tabel()


class DocumentRepository:
    """Versions of documents of trajectories. Whoever asks for a dossier edition has the right."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def create(
        self,
        traject: str,
        soort: DocumentCode,
        opgesteld: Opgesteld,
        *,
        periode: Periode | None = None,
        gebeurtenissen: int,
        door: str,
        op: datetime,
    ) -> Document:
        """Keep a version; when it says the same as the newest one, that one is given back.

        Raises:
            DocumentIntussenOpgemaakt: somebody else was just before.
            OpstapFout: when a text cannot be stored.
        """
        eerder = [
            d
            for d in self.list_(traject, uitgave=Uitgave.DOSSIER)
            if d.soort is soort and d.periode == periode
        ]
        afdrukken = (vingerafdruk(opgesteld.open_), vingerafdruk(opgesteld.besloten))
        if eerder and (eerder[-1].vingerafdruk, eerder[-1].vingerafdruk_besloten) == afdrukken:
            return eerder[-1]
        nieuw = Document(
            traject=traject,
            nummer=self._volgend_nummer(traject),
            soort=soort,
            versie=len(eerder) + 1,
            uitgave=Uitgave.DOSSIER,
            inhoud=opgesteld.heel,
            opgemaakt_op=op,
            opgemaakt_door=door,
            gebeurtenissen=gebeurtenissen,
            vingerafdruk=afdrukken[0],
            vingerafdruk_besloten=afdrukken[1],
            periode=periode,
        )
        self._voeg_in(nieuw, opgesteld)
        return nieuw

    def list_(self, traject: str, *, uitgave: Uitgave) -> tuple[Document, ...]:
        """Every version of a trajectory, in the order of drawing up."""
        vraag = (
            select(*DocumentRij.inhoud())
            .where(_document.c.traject == traject)
            .order_by(_document.c.nummer)
        )
        rijen = self._session.execute(vraag).all()
        besloten = self._lees_besloten(traject) if uitgave is Uitgave.DOSSIER else {}
        return tuple(document_van_rij(rij, uitgave, besloten.get(rij.nummer)) for rij in rijen)

    def get(self, traject: str, nummer: int, *, uitgave: Uitgave) -> Document:
        """One version; raises ``NietGevonden``."""
        for document in self.list_(traject, uitgave=uitgave):
            if document.nummer == nummer:
                return document
        raise NietGevonden(soort="document", nummer=f"{traject}/{nummer}")

    # --- signatures ------------------------------------------------------------------------------

    def teken(self, handtekening: Handtekening) -> None:
        """Add a signature.

        Raises:
            NietGevonden: when there is no such version.
            AlGetekend: when this role has signed it.
        """
        self.get(handtekening.traject, handtekening.nummer, uitgave=Uitgave.OPDRACHTGEVER)
        if any(
            h.rol is handtekening.rol
            for h in self.handtekeningen(handtekening.traject, handtekening.nummer)
        ):
            raise AlGetekend(handtekening.rol)
        rij = _handtekening_naar_rij(handtekening)
        inhoud_hash(_handtekening.name, rij)
        try:
            with self._session.begin_nested():
                self._session.execute(insert(_handtekening), rij | _beheer(handtekening.door))
        except IntegrityError as fout:
            raise AlGetekend(handtekening.rol) from fout

    def handtekeningen(self, traject: str, nummer: int | None = None) -> tuple[Handtekening, ...]:
        """Signatures of one version (or all of a trajectory), in the order of signing."""
        vraag = select(*HandtekeningRij.inhoud()).where(_handtekening.c.traject == traject)
        if nummer is not None:
            vraag = vraag.where(_handtekening.c.nummer == nummer)
        vraag = vraag.order_by(_handtekening.c.getekend_op, _handtekening.c.rol)
        return tuple(handtekening_van_rij(rij) for rij in self._session.execute(vraag))

    # --- inside ----------------------------------------------------------------------------------

    def _volgend_nummer(self, traject: str) -> int:
        vraag = select(func.max(_document.c.nummer)).where(_document.c.traject == traject)
        return int(self._session.execute(vraag).scalar() or 0) + 1

    def _lees_besloten(self, traject: str) -> dict[int, tuple[Inhoud, str]]:
        vraag = select(_besloten.c.nummer, _besloten.c.delen, _besloten.c.vingerafdruk).where(
            _besloten.c.traject == traject
        )
        return {
            nummer: (inhoud_van_json(inhoud), afdruk)
            for nummer, inhoud, afdruk in self._session.execute(vraag)
        }

    def _voeg_in(self, document: Document, opgesteld: Opgesteld) -> None:
        rij = _document_naar_rij(document, opgesteld.open_)
        besloten = {
            "traject": document.traject,
            "nummer": document.nummer,
            "delen": inhoud_naar_json(opgesteld.besloten),
            "vingerafdruk": document.vingerafdruk_besloten,
        }
        inhoud_hash(_document.name, rij)  # refuses a text that no database keeps
        inhoud_hash(_besloten.name, besloten)
        beheer = _beheer(document.opgemaakt_door)
        try:
            with self._session.begin_nested():
                self._session.execute(insert(_document), rij | beheer)
                self._session.execute(insert(_besloten), besloten | beheer)
        except IntegrityError as fout:
            raise DocumentIntussenOpgemaakt() from fout


def _document_naar_rij(document: Document, open_: Inhoud) -> dict[str, Any]:
    periode = document.periode
    return {
        "traject": document.traject,
        "nummer": document.nummer,
        "soort": document.soort.value,
        "versie": document.versie,
        "periode_van": periode.van if periode else None,
        "periode_tot": periode.tot_en_met if periode else None,
        "delen": inhoud_naar_json(open_),
        "vingerafdruk": document.vingerafdruk,
        "gebeurtenissen": document.gebeurtenissen,
        "opgemaakt_op": document.opgemaakt_op,
        "opgemaakt_door": document.opgemaakt_door,
    }


def document_van_rij(
    rij: Row[Any], uitgave: Uitgave, besloten: tuple[Inhoud, str] | None
) -> Document:
    """One version of a row, with the confidential part when it was read."""
    open_ = inhoud_van_json(rij.delen)
    return Document(
        traject=rij.traject,
        nummer=rij.nummer,
        soort=DocumentCode(rij.soort),
        versie=rij.versie,
        uitgave=uitgave,
        inhoud=voeg_samen(open_, besloten[0]) if besloten else open_,
        opgemaakt_op=rij.opgemaakt_op,
        opgemaakt_door=rij.opgemaakt_door,
        gebeurtenissen=rij.gebeurtenissen,
        vingerafdruk=rij.vingerafdruk,
        vingerafdruk_besloten=besloten[1] if besloten else None,
        periode=Periode(rij.periode_van, rij.periode_tot) if rij.periode_van else None,
    )


def _handtekening_naar_rij(handtekening: Handtekening) -> dict[str, Any]:
    return {
        "traject": handtekening.traject,
        "nummer": handtekening.nummer,
        "rol": handtekening.rol.value,
        "naam": handtekening.naam,
        "wijze": handtekening.wijze.value,
        "getekend_op": handtekening.getekend_op,
        "door": handtekening.door,
        "vingerafdruk": handtekening.vingerafdruk,
        "vingerafdruk_besloten": handtekening.vingerafdruk_besloten,
    }


def handtekening_van_rij(rij: Row[Any]) -> Handtekening:
    """One signature of a row."""
    return Handtekening(
        traject=rij.traject,
        nummer=rij.nummer,
        rol=Deelnemer(rij.rol),
        naam=rij.naam,
        wijze=Wijze(rij.wijze),
        getekend_op=rij.getekend_op,
        door=rij.door,
        vingerafdruk=rij.vingerafdruk,
        vingerafdruk_besloten=rij.vingerafdruk_besloten,
    )


def _beheer(door: str) -> dict[str, Any]:
    moment = nu()
    return {"aangemaakt_op": moment, "gewijzigd_op": moment, "gewijzigd_door": door}
