"""Documents in one session: versions, signatures and refusals are added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.orm import Session

from modellen.documenten.model import (
    AlGetekend,
    AlGeweigerd,
    Document,
    DocumentCode,
    DocumentIntussenOpgemaakt,
    Handtekening,
    Inhoud,
    Periode,
    Uitgave,
    Weigering,
    Wijze,
)
from modellen.documenten.opstellen import (
    Opgesteld,
    inhoud_naar_json,
    inhoud_van_json,
    vingerafdruk,
    voeg_samen,
)
from modellen.documenten.tables import (
    DocumentRij,
    DocumentVertrouwelijkRij,
    HandtekeningRij,
    WeigeringRij,
)
from modellen.fouten import NietGevonden
from modellen.opslag.base import in_delen
from modellen.opslag.bewaar import RIJEN_PER_KEER, nieuwe_rij, voeg_toe
from modellen.traject.model import Deelnemer

_document = DocumentRij.tabel()
_besloten = DocumentVertrouwelijkRij.tabel()
_handtekening = HandtekeningRij.tabel()
_weigering = WeigeringRij.tabel()
_ZELFDE = and_(_besloten.c.traject == _document.c.traject, _besloten.c.nummer == _document.c.nummer)


@dataclass(frozen=True, slots=True)
class _Nieuwste:
    """The newest version of one kind: fingerprints of its open and of its confidential part."""

    nummer: int
    versie: int
    afdrukken: tuple[str, str]


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
        afdrukken = (vingerafdruk(opgesteld.open_), vingerafdruk(opgesteld.besloten))
        nieuwste = self._find_nieuwste(traject, soort, periode)
        if nieuwste is not None and nieuwste.afdrukken == afdrukken:
            return self.get(traject, nieuwste.nummer, uitgave=Uitgave.DOSSIER)
        nieuw = Document(
            traject=traject,
            nummer=self._volgend_nummer(traject),
            soort=soort,
            versie=nieuwste.versie + 1 if nieuwste else 1,
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
        return self._lees([_document.c.traject == traject], uitgave)

    def get(self, traject: str, nummer: int, *, uitgave: Uitgave) -> Document:
        """One version; raises ``NietGevonden``."""
        waar = [_document.c.traject == traject, _document.c.nummer == nummer]
        for document in self._lees(waar, uitgave):
            return document
        raise NietGevonden(soort="document", nummer=f"{traject}/{nummer}")

    # --- signatures ------------------------------------------------------------------------------

    def teken(self, handtekening: Handtekening) -> None:
        """Add a signature.

        Raises:
            NietGevonden: when there is no such version.
            AlGetekend: when this role has signed it.
        """
        traject, nummer = handtekening.traject, handtekening.nummer
        self.get(traject, nummer, uitgave=Uitgave.OPDRACHTGEVER)
        al_getekend = AlGetekend(handtekening.rol)
        if any(h.rol is handtekening.rol for h in self.handtekeningen(traject, nummer)):
            raise al_getekend
        rij = _handtekening_naar_rij(handtekening)
        rijen = [nieuwe_rij(_handtekening, rij, door=handtekening.door)]
        voeg_toe(self._session, (_handtekening, rijen), bij_botsing=al_getekend)

    def handtekeningen(self, traject: str, nummer: int | None = None) -> tuple[Handtekening, ...]:
        """Signatures of one version (or all of a trajectory), in the order of signing."""
        vraag = select(*HandtekeningRij.inhoud()).where(_handtekening.c.traject == traject)
        if nummer is not None:
            vraag = vraag.where(_handtekening.c.nummer == nummer)
        vraag = vraag.order_by(_handtekening.c.getekend_op, _handtekening.c.rol)
        return tuple(handtekening_van_rij(rij) for rij in self._session.execute(vraag))

    # --- refusals --------------------------------------------------------------------------------

    def weiger(self, weigering: Weigering) -> None:
        """Add a refusal.

        Raises:
            NietGevonden: when there is no such version.
            AlGetekend, AlGeweigerd: when this role has answered already.
        """
        traject, nummer, rol = weigering.traject, weigering.nummer, weigering.rol
        self.get(traject, nummer, uitgave=Uitgave.OPDRACHTGEVER)
        if any(h.rol is rol for h in self.handtekeningen(traject, nummer)):
            raise AlGetekend(rol)
        if any(w.rol is rol for w in self.weigeringen(traject, nummer)):
            raise AlGeweigerd(rol)
        rijen = [nieuwe_rij(_weigering, _weigering_naar_rij(weigering), door=weigering.door)]
        voeg_toe(self._session, (_weigering, rijen), bij_botsing=AlGeweigerd(rol))

    def weigeringen(self, traject: str, nummer: int | None = None) -> tuple[Weigering, ...]:
        """Refusals of one version (or all of a trajectory), in the order of refusing."""
        vraag = select(*WeigeringRij.inhoud()).where(_weigering.c.traject == traject)
        if nummer is not None:
            vraag = vraag.where(_weigering.c.nummer == nummer)
        vraag = vraag.order_by(_weigering.c.geweigerd_op, _weigering.c.rol)
        return tuple(weigering_van_rij(rij) for rij in self._session.execute(vraag))

    # --- of many trajectories --------------------------------------------------------------------

    def wachten_op(
        self, trajecten: Select[Any], soorten: Iterable[DocumentCode], rol: Deelnemer
    ) -> tuple[Document, ...]:
        """The newest version of each of these kinds that ``rol`` has not signed, open part alone.

        ``trajecten`` is the question for the numbers of the trajectories that it is about.
        Whether others have to sign first, and whether it is complete, is up to the caller.
        """
        kolom, nieuwer = _document.c, _document.alias("nieuwer")
        achterhaald = select(1).where(
            nieuwer.c.traject == kolom.traject,
            nieuwer.c.soort == kolom.soort,
            nieuwer.c.periode_van.is_not_distinct_from(kolom.periode_van),
            nieuwer.c.periode_tot.is_not_distinct_from(kolom.periode_tot),
            nieuwer.c.nummer > kolom.nummer,
        )
        getekend = select(1).where(
            _handtekening.c.traject == kolom.traject,
            _handtekening.c.nummer == kolom.nummer,
            _handtekening.c.rol == rol.value,
        )
        waar = [
            kolom.soort.in_(sorted(soort.value for soort in soorten)),
            ~achterhaald.exists(),
            ~getekend.exists(),
            kolom.traject.in_(trajecten),
        ]
        return self._lees(waar, Uitgave.OPDRACHTGEVER)

    def rollen_die_tekenden(
        self, trajecten: Iterable[str]
    ) -> Mapping[tuple[str, int], frozenset[Deelnemer]]:
        """By trajectory and number of a version: which roles signed it."""
        kolom = _handtekening.c
        vraag = select(kolom.traject, kolom.nummer, kolom.rol)
        gevonden: dict[tuple[str, int], frozenset[Deelnemer]] = {}
        for deel in in_delen(sorted(set(trajecten)), RIJEN_PER_KEER):
            for traject, nummer, rol in self._session.execute(vraag.where(kolom.traject.in_(deel))):
                eerder = gevonden.get((traject, nummer), frozenset())
                gevonden[traject, nummer] = eerder | {Deelnemer(rol)}
        return gevonden

    def geweigerd_op(
        self, trajecten: Iterable[str], rol: Deelnemer
    ) -> Mapping[tuple[str, int], datetime]:
        """By trajectory and number of a version: when this role said no to it."""
        kolom = _weigering.c
        vraag = select(kolom.traject, kolom.nummer, kolom.geweigerd_op)
        gevonden: dict[tuple[str, int], datetime] = {}
        for deel in in_delen(sorted(set(trajecten)), RIJEN_PER_KEER):
            hier = vraag.where(kolom.rol == rol.value, kolom.traject.in_(deel))
            gevonden |= {(t, n): op for t, n, op in self._session.execute(hier)}
        return gevonden

    # --- inside ----------------------------------------------------------------------------------

    def _volgend_nummer(self, traject: str) -> int:
        vraag = select(func.max(_document.c.nummer)).where(_document.c.traject == traject)
        return int(self._session.execute(vraag).scalar() or 0) + 1

    def _find_nieuwste(
        self, traject: str, soort: DocumentCode, periode: Periode | None
    ) -> _Nieuwste | None:
        """The newest version of a kind over a period, without what it says."""
        kolom = _document.c
        vraag = (
            select(kolom.nummer, kolom.versie, kolom.vingerafdruk, _besloten.c.vingerafdruk)
            .join_from(_document, _besloten, _ZELFDE)
            .where(
                kolom.traject == traject,
                kolom.soort == soort.value,
                kolom.periode_van.is_not_distinct_from(periode.van if periode else None),
                kolom.periode_tot.is_not_distinct_from(periode.tot_en_met if periode else None),
            )
            .order_by(kolom.nummer.desc())
            .limit(1)
        )
        for nummer, versie, open_, besloten in self._session.execute(vraag):
            return _Nieuwste(nummer, versie, (open_, besloten))
        return None

    def _lees(self, waar: list[ColumnElement[bool]], uitgave: Uitgave) -> tuple[Document, ...]:
        vraag = (
            select(*DocumentRij.inhoud())
            .where(*waar)
            .order_by(_document.c.traject, _document.c.nummer)
        )
        rijen = self._session.execute(vraag).all()
        besloten = self._lees_besloten(waar) if uitgave is Uitgave.DOSSIER else {}
        return tuple(document_van_rij(rij, uitgave, besloten.get(rij.nummer)) for rij in rijen)

    def _lees_besloten(self, waar: list[ColumnElement[bool]]) -> dict[int, tuple[Inhoud, str]]:
        kolom = _besloten.c
        vraag = (
            select(kolom.nummer, kolom.delen, kolom.vingerafdruk)
            .join_from(_besloten, _document, _ZELFDE)
            .where(*waar)
        )
        return {
            nummer: (inhoud_van_json(delen), afdruk)
            for nummer, delen, afdruk in self._session.execute(vraag)
        }

    def _voeg_in(self, document: Document, opgesteld: Opgesteld) -> None:
        door = document.opgemaakt_door
        besloten = {
            "traject": document.traject,
            "nummer": document.nummer,
            "delen": inhoud_naar_json(opgesteld.besloten),
            "vingerafdruk": document.vingerafdruk_besloten,
        }
        rij = _document_naar_rij(document, opgesteld.open_)
        voeg_toe(
            self._session,
            (_document, [nieuwe_rij(_document, rij, door=door)]),
            (_besloten, [nieuwe_rij(_besloten, besloten, door=door)]),
            bij_botsing=DocumentIntussenOpgemaakt(),
        )


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


def _weigering_naar_rij(weigering: Weigering) -> dict[str, Any]:
    return {
        "traject": weigering.traject,
        "nummer": weigering.nummer,
        "rol": weigering.rol.value,
        "reden": weigering.reden,
        "geweigerd_op": weigering.geweigerd_op,
        "door": weigering.door,
    }


def weigering_van_rij(rij: Row[Any]) -> Weigering:
    """One refusal of a row."""
    return Weigering(
        traject=rij.traject,
        nummer=rij.nummer,
        rol=Deelnemer(rij.rol),
        reden=rij.reden,
        geweigerd_op=rij.geweigerd_op,
        door=rij.door,
    )
