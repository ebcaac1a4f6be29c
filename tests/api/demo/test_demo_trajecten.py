"""The trajecten of the demo: told through the gates, in every phase, and few of them late."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from api.demo.klanten import bouw_klanten
from api.demo.maken import bouw_demo
from api.demo.teller import Dossier, vertel, werkdag
from api.demo.toeval import bron
from api.demo.trajecten import bouw_trajecten
from api.demo.verhalen import lees_caseload, lees_verhalen
from api.demo.voorbeelden import vertelling
from api.demo.werkgevers import bouw_werkgevers
from modellen.documenten.model import DocumentCode
from modellen.gebruiker.model import Rol
from modellen.normen.duur import dag_van
from modellen.normen.norm import standaardnormen
from modellen.traject.klokken import Deadline, DeadlineStatus, agenda
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand
from modellen.traject.vastleggen import leg_vast
from tests.builders import VANDAAG

HARDE_DAGEN = (*(VANDAAG + timedelta(days=i) for i in range(7)), date(2028, 2, 29))
"""Every day of the week, and a day that most years do not have."""


@pytest.fixture(scope="module")
def standen(demo) -> list[Stand]:
    return [Stand(d.traject, d.gebeurtenissen) for d in demo.trajecten]


def _trajecten(seed: int, vandaag: date) -> tuple[Dossier, ...]:
    werkgevers = bouw_werkgevers(bron(seed, "werkgevers"))
    klanten = bouw_klanten(bron(seed, "klanten"), werkgevers, vandaag=vandaag)
    eerste = [k.klant.nummer for k in klanten if k.klant.status.value == "actief"][:2]
    return bouw_trajecten(
        bron(seed, "trajecten"), klanten, werkgevers, met_account=eerste, vandaag=vandaag
    )


def _open_deadlines(standen: list[Stand], vandaag: date) -> tuple[Deadline, ...]:
    return agenda(
        [stand for stand in standen if not stand.is_afgesloten],
        soorten=trajectsoorten(),
        normboek=standaardnormen(),
        nu=datetime.combine(vandaag, time(11), UTC),
    )


class TestPoorten:
    def test_elke_gebeurtenis_van_elk_verhaal_komt_nog_eens_door_de_poorten(self, demo):
        for dossier in demo.trajecten:
            stand = Stand(dossier.traject)
            normen = standaardnormen().voor(dossier.traject.opdrachtgever)
            for gebeurtenis in dossier.gebeurtenissen:
                soort = trajectsoorten()[dossier.traject.soort]
                stand = leg_vast(soort, stand, gebeurtenis, normen=normen)
            assert stand.gebeurtenissen == dossier.gebeurtenissen

    @pytest.mark.parametrize("vandaag", HARDE_DAGEN, ids=str)
    def test_elk_zaad_en_elke_dag_geven_verhalen_die_kloppen(self, vandaag):
        # A refusal would stop here.
        for dossier in _trajecten(vandaag.day, vandaag):
            dagen = [dag_van(g.moment) for g in dossier.gebeurtenissen]
            assert dagen == sorted(dagen)
            assert all(dag < vandaag and werkdag(dag) == dag for dag in dagen)

    def test_elke_lijn_loopt_tot_het_eind(self):
        for soort in trajectsoorten().values():
            for lijn, hoofdstukken in lees_verhalen(soort.code).lijnen.items():
                dossier = vertel(Random(1), vertelling(soort.code, lijn, dagen=800))
                verteld = {g.stap for g in dossier.gebeurtenissen}
                staat_er = {rij.stap for h in hoofdstukken for rij in h.rijen}
                assert staat_er - verteld <= {"gesprek", "document", "tekent"}

    def test_elke_plek_van_de_caseload_heeft_een_lijn(self):
        for plek in lees_caseload():
            assert plek.lijn in lees_verhalen(plek.soort).lijnen


class TestHerhaalbaar:
    def test_zelfde_zaad_en_dag_geven_dezelfde_dossiers(self, demo):
        assert bouw_demo(vandaag=VANDAAG).trajecten == demo.trajecten

    def test_ander_zaad_geeft_dezelfde_nummers_bij_andere_klanten(self, demo):
        ander = _trajecten(7, VANDAAG)
        assert [d.traject.nummer for d in ander] == [d.traject.nummer for d in demo.trajecten]
        assert [d.traject.klant for d in ander] != [d.traject.klant for d in demo.trajecten]


class TestCaseload:
    def test_de_meeste_klanten_zitten_in_een_traject_en_een_kwam_terug(self, demo):
        per_klant = Counter(d.traject.klant for d in demo.trajecten)
        assert len(per_klant) >= 60
        assert sorted(per_klant.values())[-2:] == [1, 2]

    def test_elk_soort_en_elke_fase_komt_voor(self, standen):
        bereikt = {
            (s.traject.soort, s.fase(trajectsoorten()[s.traject.soort]).code) for s in standen
        }
        bestaat = {(s.code, f.code) for s in trajectsoorten().values() for f in s.fasen}
        assert bestaat - bereikt == set()

    def test_elk_soort_is_met_verschillende_resultaten_afgesloten(self, standen):
        dicht = {
            (s.traject.soort, s.waarde("afsluiten", "resultaat"))
            for s in standen
            if s.is_afgesloten
        }
        assert len(dicht) >= 8
        assert {soort for soort, _ in dicht} == set(trajectsoorten())

    @pytest.mark.parametrize("vandaag", HARDE_DAGEN, ids=str)
    def test_er_is_iets_te_laat_maar_hoogstens_bij_vijftien_procent(self, vandaag):
        standen = [Stand(d.traject, d.gebeurtenissen) for d in _trajecten(vandaag.day, vandaag)]
        gevonden = _open_deadlines(standen, vandaag)
        te_laat = {d.traject for d in gevonden if d.status is DeadlineStatus.TE_LAAT}
        open_ = sum(not stand.is_afgesloten for stand in standen)
        assert 4 <= len(te_laat) <= 0.15 * open_

    def test_wie_kan_aanmelden_heeft_een_traject_of_betaalt_er(self, demo):
        klanten = {d.traject.klant for d in demo.trajecten}
        betalers = {d.traject.opdrachtgever for d in demo.trajecten}
        for account in demo.accounts:
            if account.rol is Rol.KLANT:
                assert account.account in klanten
            if account.rol is Rol.OPDRACHTGEVER:
                assert account.opdrachtgever in betalers

    def test_afspraken_zijn_besproken_gedaan_niet_gedaan_en_open(self, standen):
        besproken = [g for s in standen for g in s.alle("afspraak_besproken")]
        gedaan = Counter(g.gegevens["gedaan"] for g in besproken)
        assert gedaan[True] > gedaan[False] > 0
        assert sum(len(s.alle("afspraak")) for s in standen) > len(besproken)

    def test_van_een_deel_van_de_gesprekken_staat_opgeschreven_wat_er_gezegd_is(self, demo):
        gesprekken = sum(
            g.stap == "contactmoment" for d in demo.trajecten for g in d.gebeurtenissen
        )
        opgeschreven = sum(len(d.gesprekken) for d in demo.trajecten)
        assert gesprekken // 3 <= opgeschreven < gesprekken

    def test_elke_soort_document_wordt_ergens_opgemaakt(self, demo):
        assert {p.soort for d in demo.trajecten for p in d.papieren} == set(DocumentCode)
