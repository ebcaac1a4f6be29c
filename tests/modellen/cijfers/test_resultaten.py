"""Results: what is never mixed, what is never counted twice, and who comes back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellen.cijfers.maat import Aandeel
from modellen.cijfers.overzicht import Groepscijfers
from modellen.cijfers.resultaten import Soorttelling
from modellen.normen.norm import standaardnormen
from modellen.tellen import Tijdvak
from modellen.traject.model import INGETROKKEN, Gebeurtenis, Telt
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand
from tests.modellen.cijfers.gevallen import (
    KWALIFICATIEBAAN,
    NU,
    TOELEIDING,
    cijfers,
    een_traject,
    gesloten,
    slot,
)
from tests.modellen.traject.verhaal import moment

WERK, ADVIES, GESTOPT = "werk_binnen_3_maanden", "advies_na_6_maanden", "voortijdig_gestopt"
JAAR_2026 = Tijdvak.jaar(2026)


def _een_soort(*paren, tijdvak=JAAR_2026) -> Soorttelling:
    (soort,) = cijfers(*paren, tijdvak=tijdvak).groep.soorten
    return soort


class TestGesloten:
    def test_naar_werk_staat_altijd_apart(self):
        paren = [gesloten(n, WERK) for n in range(1, 5)]
        paren += [gesloten(n, ADVIES) for n in range(5, 8)]
        paren += [gesloten(n, GESTOPT) for n in range(8, 13)]
        soort = _een_soort(*paren)
        assert soort.per_telt(Telt.NAAR_WERK) == Aandeel(4, 12)
        assert soort.per_telt(Telt.CONTRACTUEEL) == Aandeel(3, 12)
        assert soort.per_telt(Telt.GEEN_RESULTAAT) == Aandeel(5, 12)

    def test_er_bestaat_geen_percentage_van_alles_wat_goed_afliep(self):
        namen = {f.name for f in fields(Soorttelling)} | set(dir(Soorttelling))
        for woord in ("succes", "geslaagd", "totaal", "score", "gemiddeld"):
            assert not [naam for naam in namen if woord in naam]

    def test_lijst_is_gesloten_en_noemt_ook_wat_niet_voorkwam(self):
        soort = _een_soort(gesloten(1, WERK))
        assert [r.code for r in soort.resultaten] == [r.code for r in KWALIFICATIEBAAN.resultaten]
        assert {r.code: r.aantal for r in soort.resultaten if r.aantal} == {WERK: 1}
        assert all(r.label for r in soort.resultaten)

    def test_resultaat_dat_de_soort_niet_kent_raakt_niet_zoek(self):
        soort = _een_soort(gesloten(1, "oude_naam"), gesloten(2, WERK))
        assert (soort.onbekend_resultaat, soort.afgesloten) == (1, 2)
        assert soort.per_telt(Telt.NAAR_WERK) == Aandeel(1, 2)

    def test_ingetrokken_afsluiting_telt_als_lopend(self):
        soort, stand = gesloten(1, WERK)
        terug = Gebeurtenis(3, INGETROKKEN, NU, "coach-1", NU, {}, 2, "Te vroeg.")
        telling = _een_soort((soort, stand.met(terug)))
        assert (telling.afgesloten, telling.lopend) == (0, 1)

    def test_van_twee_keer_lezen_telt_de_laatste(self):
        soort, stand = gesloten(1, WERK)
        eerder = (soort, Stand(stand.traject, stand.gebeurtenissen[:1]))
        for paren in ((eerder, (soort, stand)), ((soort, stand), eerder)):
            assert _een_soort(*paren).afgesloten == 1


class TestTijdvak:
    def test_lopend_gesloten_en_erbuiten(self):
        telling = _een_soort(
            gesloten(1, WERK, begin="2025-11-01", op="2026-01-01"),
            gesloten(2, WERK, op="2026-12-31"),
            gesloten(3, WERK, op="2027-01-01"),  # ran when the year ended
            gesloten(4, WERK, begin="2025-01-01", op="2025-12-31"),  # over before it
            een_traject(KWALIFICATIEBAAN, 5, ("2026-12-31", "verwijzing")),
            een_traject(KWALIFICATIEBAAN, 6, ("2027-01-01", "verwijzing")),  # after it
        )
        assert (telling.afgesloten, telling.lopend) == (2, 2)

    def test_dag_is_de_nederlandse_dag(self):
        # 31 December 23:30 in UTC is 1 January in the Netherlands.
        _, stand = gesloten(1, WERK)
        laat = moment("2027-01-01 00:30")
        eerste = Gebeurtenis(2, "afsluiten", laat, "c", laat, {"resultaat": WERK})
        telling = _een_soort((KWALIFICATIEBAAN, Stand(stand.traject, (stand.geldend[0], eerste))))
        assert (telling.afgesloten, telling.lopend) == (0, 1)

    def test_traject_zonder_gebeurtenis_is_nog_niet_begonnen(self):
        leeg = een_traject(KWALIFICATIEBAAN, 1)
        assert cijfers(leeg).groep.soorten[0].niet_begonnen == 1
        assert _een_soort(leeg).niet_begonnen == 0, "nobody knows since when it waits"


CODES = [(soort, r.code) for soort in trajectsoorten().values() for r in soort.resultaten]
DAGEN = st.dates(date(2025, 1, 1), date(2027, 6, 1))


@st.composite
def trajecten(draw):
    """Up to 15 trajectories of a few klanten: closed, running, or without any event."""
    paren = []
    for nummer in range(draw(st.integers(0, 15))):
        soort, resultaat = draw(st.sampled_from(CODES))
        begin, einde = sorted((draw(DAGEN), draw(DAGEN)))
        stappen = [(begin.isoformat(), "aanmelding"), slot(einde.isoformat(), resultaat)]
        over = stappen[: draw(st.integers(0, 2))]
        paren.append(een_traject(soort, nummer, *over, klant=draw(st.integers(1, 8))))
    return paren


@settings(max_examples=40, deadline=None)
@given(trajecten(), st.randoms(use_true_random=False), DAGEN, DAGEN)
def test_elk_traject_telt_een_keer_en_de_volgorde_maakt_niet_uit(paren, toeval, een, ander):
    tijdvak = Tijdvak(*sorted((een, ander)))
    eerst = cijfers(*paren, tijdvak=tijdvak)
    dubbel = [*paren, *paren]
    toeval.shuffle(dubbel)
    assert cijfers(*dubbel, tijdvak=tijdvak) == eerst

    ooit = cijfers(*paren).groep
    assert ooit.trajecten == len(paren), "without a period nothing falls outside it"
    assert eerst.groep.trajecten <= len(paren)
    for soort in eerst.groep.soorten:
        assert sum(r.aantal for r in soort.resultaten) == soort.afgesloten
        assert sum(soort.per_telt(telt).aantal for telt in Telt) == soort.afgesloten
    loopt = sum(s.afgesloten + s.lopend for s in eerst.groep.soorten)
    for factor in eerst.factoren.factoren:
        assert factor.aanwezig + factor.ontbreekt + factor.nog_niet == loopt
    assert eerst.factoren.alle.van == eerst.maatregelen.trajecten == loopt


@settings(max_examples=25, deadline=None)
@given(trajecten())
def test_jaren_samen_zijn_alles(paren):
    per_jaar = [cijfers(*paren, tijdvak=Tijdvak.jaar(j)).groep for j in (2025, 2026, 2027)]
    ooit = cijfers(*paren).groep
    samen = [sum(s.afgesloten for s in g.soorten) for g in per_jaar]
    assert sum(samen) == sum(s.afgesloten for s in ooit.soorten)


@pytest.mark.regel("OPS-73")
class TestTerugkeer:
    def _terug(self, *paren, tijdvak=JAAR_2026):
        return cijfers(*paren, tijdvak=tijdvak).groep.terugkeer

    def test_wie_binnen_het_venster_opnieuw_begint_komt_terug(self):
        # Placed on 2 March 2026; the window is 12 months, so up to and including 2 March 2027.
        for begin, aantal in (("2027-03-02", 1), ("2027-03-03", 0), ("2026-03-02 13:00", 1)):
            weer = een_traject(TOELEIDING, 2, (begin, "aanmelding"), klant=1)
            assert self._terug(gesloten(1, WERK), weer).terug == Aandeel(aantal, 1)

    def test_traject_dat_al_liep_is_geen_terugkeer(self):
        ernaast = een_traject(TOELEIDING, 2, ("2026-03-02 11:00", "aanmelding"), klant=1)
        assert self._terug(gesloten(1, WERK), ernaast).terug == Aandeel(0, 1)

    def test_traject_is_geen_terugkeer_van_zichzelf(self):
        in_een_keer = een_traject(KWALIFICATIEBAAN, 1, slot("2026-03-02", WERK))
        assert self._terug(in_een_keer).terug == Aandeel(0, 1)

    def test_nieuw_traject_van_een_ander_is_geen_terugkeer(self):
        ander = een_traject(TOELEIDING, 2, ("2026-05-01", "aanmelding"))
        assert self._terug(gesloten(1, WERK), ander).terug == Aandeel(0, 1)

    @pytest.mark.parametrize("resultaat", [ADVIES, GESTOPT])
    def test_zonder_plaatsing_is_er_niets_om_van_terug_te_komen(self, resultaat):
        weer = een_traject(TOELEIDING, 2, ("2026-05-01", "aanmelding"), klant=1)
        assert self._terug(gesloten(1, resultaat), weer).terug == Aandeel(0, 0)

    def test_klant_telt_een_keer_vanaf_de_eerste_plaatsing(self):
        weer = gesloten(2, WERK, begin="2026-04-01", op="2026-06-01", klant=1)
        nog_eens = een_traject(TOELEIDING, 3, ("2026-07-01", "aanmelding"), klant=1)
        assert self._terug(gesloten(1, WERK), weer, nog_eens).terug == Aandeel(1, 1)

    def test_zolang_het_venster_loopt_telt_niemand_mee_ook_wie_al_terug_is(self):
        # Today is 15 June 2027. Closed on 15 June 2026: the window ends today and is not over.
        nieuw = gesloten(1, WERK, op="2026-06-15")
        weer = een_traject(TOELEIDING, 2, ("2026-07-01", "aanmelding"), klant=1)
        gevonden = self._terug(nieuw, weer, gesloten(3, WERK, op="2026-06-14"))
        assert (gevonden.terug, gevonden.venster_loopt) == (Aandeel(0, 1), 1)

    def test_venster_is_een_norm(self):
        norm = standaardnormen().normen_op("gemeente", NU.date()).duur("ops.terugkeer")
        assert self._terug().venster == norm
        assert str(norm) == "12 maanden"


def test_groepscijfers_kennen_geen_klant():
    assert not [f.name for f in fields(Groepscijfers) if "klant" in f.name]
