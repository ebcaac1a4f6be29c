"""Versions and signatures on both databases: added, never changed, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from modellen.documenten.model import (
    AlGetekend,
    Document,
    DocumentCode,
    Handtekening,
    Uitgave,
    Wijze,
)
from modellen.documenten.opstellen import stel_op
from modellen.documenten.repository import DocumentRepository
from modellen.fouten import NietGevonden, OpstapFout
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.traject.model import Deelnemer
from modellen.traject.repository import TrajectRepository
from tests.builders import een_klant
from tests.modellen.documenten.proefdocument import (
    OP,
    RAPPORT,
    SOORT,
    TRAJECT,
    bronnen,
    een_verhaal,
)
from tests.modellen.opslag.databank import verse_opslag


@pytest.fixture
def opslag(database_url: str) -> Iterator[Opslag]:
    with verse_opslag(database_url) as verse:
        with verse.schrijven() as session:
            KlantRepository(session).save(een_klant("K-1"), door="test")
            TrajectRepository(session, soorten={SOORT.code: SOORT}).create(TRAJECT, door="test")
        yield verse


@pytest.fixture
def session(opslag: Opslag) -> Iterator[Session]:
    with opslag.schrijven() as session:
        yield session


def maak(session: Session, onderwerp: str = "werk zoeken") -> Document:
    open_, heel = bronnen(*een_verhaal(onderwerp))
    return DocumentRepository(session).create(
        "T-1",
        DocumentCode.EINDRAPPORTAGE,
        stel_op(RAPPORT, open_=open_.stand, heel=heel),
        gebeurtenissen=2,
        door="coach.bram",
        op=OP,
    )


def handtekening(document: Document, rol: Deelnemer = Deelnemer.KLANT) -> Handtekening:
    return Handtekening(
        traject="T-1",
        nummer=document.nummer,
        rol=rol,
        naam="Anna Voorbeeld",
        wijze=Wijze.OP_PAPIER,
        getekend_op=OP,
        door="coach.bram",
        vingerafdruk=document.vingerafdruk,
        vingerafdruk_besloten=document.vingerafdruk_besloten,
    )


def test_een_document_dat_er_niet_is_wordt_niet_gevonden_en_niet_getekend(session):
    with pytest.raises(NietGevonden):
        DocumentRepository(session).get("T-1", 1, uitgave=Uitgave.DOSSIER)
    with pytest.raises(NietGevonden):
        DocumentRepository(session).teken(replace(handtekening(maak(session)), nummer=7))


def test_een_rol_tekent_een_versie_maar_een_keer(session):
    documenten = DocumentRepository(session)
    document = maak(session)
    documenten.teken(handtekening(document))

    with pytest.raises(AlGetekend):
        documenten.teken(handtekening(document))
    documenten.teken(handtekening(document, Deelnemer.JOBCOACH))
    assert {h.rol for h in documenten.handtekeningen("T-1", 1)} == {
        Deelnemer.KLANT,
        Deelnemer.JOBCOACH,
    }


@pytest.mark.parametrize("tabel", ["document", "document_vertrouwelijk", "handtekening"])
@pytest.mark.parametrize("opdracht", ["UPDATE {} SET gewijzigd_door = 'x'", "DELETE FROM {}"])
def test_de_database_weigert_elke_wijziging(opslag, tabel, opdracht):
    with opslag.schrijven() as session:
        DocumentRepository(session).teken(handtekening(maak(session)))
    with pytest.raises(DBAPIError), opslag.schrijven() as session:
        session.execute(text(opdracht.format(tabel)))
    with opslag.lezen() as session:
        assert len(DocumentRepository(session).handtekeningen("T-1")) == 1


def test_een_tekst_die_geen_database_bewaart_wordt_geweigerd_en_laat_niets_achter(session):
    with pytest.raises(OpstapFout):
        maak(session, "werk\x00zoeken")
    assert DocumentRepository(session).list_("T-1", uitgave=Uitgave.DOSSIER) == ()


def test_wat_hetzelfde_zegt_is_geen_nieuwe_versie(session):
    assert maak(session) == maak(session)


def test_wat_anders_is_komt_als_versie_twee_naast_de_eerste(session):
    eerste, tweede = maak(session), maak(session, "solliciteren")

    assert (tweede.nummer, tweede.versie) == (2, 2)
    assert DocumentRepository(session).list_("T-1", uitgave=Uitgave.DOSSIER) == (eerste, tweede)


def test_de_uitgave_voor_de_opdrachtgever_leest_het_vertrouwelijke_deel_niet(session):
    maak(session)
    gelezen = DocumentRepository(session).get("T-1", 1, uitgave=Uitgave.OPDRACHTGEVER)

    assert gelezen.vingerafdruk_besloten is None
    assert [d.is_afgeschermd for d in gelezen.inhoud.delen] == [False, False, True, False]
    assert "Ging goed." not in repr(gelezen)


def test_een_versie_komt_terug_zoals_zij_werd_opgemaakt(opslag):
    with opslag.schrijven() as session:
        gemaakt = maak(session)
    with opslag.lezen() as session:
        assert DocumentRepository(session).get("T-1", 1, uitgave=Uitgave.DOSSIER) == gemaakt
