"""Records and deadlines: what is missing counts, and nobody's answer goes outside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from modellen.cijfers.dossiers import Tevredenheid
from modellen.cijfers.maat import Aandeel
from modellen.cijfers.overzicht import voor_opdrachtgever
from modellen.normen.norm import standaardnormen
from modellen.tellen import Tijdvak
from modellen.traject.model import Gebeurtenis
from modellen.traject.soorten import get_soort
from modellen.traject.soorten.kwalificatiebaan import SOORT as KWALIFICATIEBAAN
from modellen.traject.stand import Stand
from modellen.traject.succesfactoren import GEEN_TEAM, SUCCESFACTOREN, Aanwezigheid, succesfactoren
from tests.modellen.cijfers.gevallen import (
    NU,
    TOELEIDING,
    Paar,
    Stap,
    cijfers,
    een_traject,
    gesloten,
    slot,
)
from tests.modellen.traject.kwalificatiebaan_verhaal import in_nazorg
from tests.modellen.traject.opstapbaan_verhaal import tot as opstapbaan_tot
from tests.modellen.traject.tweede_spoor_verhaal import in_uitvoering

SPOOR2 = get_soort("tweede_spoor")
GEMELD: Stap = ("2026-02-02 10:00", "wijziging_gemeld")


def _spoor2(nummer: int, *stappen: Stap, **anders) -> Paar:
    return een_traject(SPOOR2, nummer, ("2026-02-02 09:00", "wijziging"), *stappen, **anders)


def _klok(teamcijfers, code: str):
    return next(t for t in teamcijfers.groep.termijnen if t.klok == code)


class TestTermijnen:
    def test_wat_nog_openstaat_en_te_laat_is_telt_als_ontbreekt(self):
        # A change goes to the opdrachtgever on the same working day.
        klok = _klok(
            cijfers(
                _spoor2(1, GEMELD),
                _spoor2(2, ("2026-02-03 10:00", "wijziging_gemeld")),
                _spoor2(3),
                _spoor2(4, slot("2026-03-01", "SP2-R9")),
            ),
            "melding_wijziging",
        )
        assert (klok.op_tijd, klok.te_laat, klok.ontbreekt) == (1, 1, 2)
        assert klok.gehaald == Aandeel(1, 4)
        assert (klok.regel, klok.wie) == ("SP2-96", "adviseur")

    def test_termijn_die_nog_loopt_telt_niet_ook_niet_als_hij_gehaald_is(self):
        vandaag: Stap = ("2027-06-15 09:00", "wijziging")
        gemeld: Stap = ("2027-06-15 10:00", "wijziging_gemeld")
        paren = (een_traject(SPOOR2, 1, vandaag, gemeld), een_traject(SPOOR2, 2, vandaag))
        assert _klok(cijfers(*paren), "melding_wijziging").gehaald == Aandeel(0, 0)

    def test_tijdvak_kijkt_naar_de_uiterste_dag(self):
        team = cijfers(_spoor2(1, GEMELD), tijdvak=Tijdvak.jaar(2027))
        assert _klok(team, "melding_wijziging").gehaald == Aandeel(0, 0)

    def test_elke_klok_van_de_soort_staat_er(self):
        termijnen = cijfers(_spoor2(1)).groep.termijnen
        assert [t.klok for t in termijnen] == [k.code for k in SPOOR2.klokken]

    @pytest.mark.parametrize(("dag", "op_tijd"), [("2026-09-01", True), ("2026-12-01", False)])
    def test_wat_ten_minste_zo_lang_duurt_is_op_tijd_als_het_kort_daarna_gebeurt(
        self, dag: str, *, op_tijd: bool
    ):
        # Nazorg takes at least three months, and closing it earlier is refused.
        v = in_nazorg().op(dag).doe("nazorg_afgerond")
        klok = _klok(cijfers((v.soort, v.stand)), "nazorg")
        assert (klok.op_tijd, klok.te_laat) == (int(op_tijd), int(not op_tijd))


@pytest.mark.regel("SP2-18")
class TestDossier:
    def test_volledig_is_alles_wat_gevraagd_is_ook_als_het_laat_kwam(self):
        (dossier,) = cijfers(
            _spoor2(1, GEMELD),
            _spoor2(2, ("2026-02-09", "wijziging_gemeld")),
            _spoor2(3),
            een_traject(SPOOR2, 4, ("2026-02-02", "voorlichting")),  # nothing was asked for
        ).groep.dossiers
        assert dossier.volledig == Aandeel(2, 3)

    def test_contactmoment_hoort_op_zijn_eigen_dag_geregistreerd_te_zijn(self):
        avond: Stap = ("2026-02-02 23:30", "contactmoment")
        gesprek = een_traject(
            SPOOR2,
            1,
            ("2026-02-01", "voorlichting"),
            avond,
            avond,
            # 23:59 and 00:00 on the Dutch clock.
            vastgelegd={
                2: datetime(2026, 2, 2, 22, 59, tzinfo=UTC),
                3: datetime(2026, 2, 2, 23, 0, tzinfo=UTC),
            },
        )
        assert cijfers(gesprek).groep.dossiers[0].zelfde_dag == Aandeel(1, 2)

    def test_latere_verbetering_maakt_een_contactmoment_niet_laat(self):
        soort, stand = een_traject(SPOOR2, 1, ("2026-02-02", "contactmoment"))
        eerste = stand.geldend[0]
        later = eerste.vastgelegd_op + timedelta(days=9)
        beter = Gebeurtenis(2, "contactmoment", eerste.moment, "c", later, {}, 1, "Duur.")
        assert cijfers((soort, stand.met(beter))).groep.dossiers[0].zelfde_dag == Aandeel(1, 1)

    def test_tevredenheid_van_beide_kanten_en_wie_niet_gevraagd_is(self):
        def zegt(wie: str, *, ja: bool) -> Stap:
            return "2026-03-01", "tevredenheid", {"wie": wie, "is_tevreden": ja}

        einde = slot("2026-03-02", "SP2-R9")
        (dossier,) = cijfers(
            een_traject(SPOOR2, 1, zegt("kandidaat", ja=False), zegt("kandidaat", ja=True), einde),
            een_traject(SPOOR2, 2, zegt("kandidaat", ja=False), einde),
            een_traject(SPOOR2, 3, zegt("opdrachtgever", ja=True), einde),
            een_traject(SPOOR2, 4, zegt("opdrachtgever", ja=False)),  # still runs
        ).groep.dossiers
        assert dossier.tevredenheid == (
            Tevredenheid("kandidaat", 2, Aandeel(1, 2), 1),
            Tevredenheid("opdrachtgever", 1, Aandeel(1, 1), 2),
        )

    def test_tijdvak_telt_gesprekken_en_antwoorden_van_die_dagen(self):
        ja: Stap = ("2026-03-01", "tevredenheid", {"wie": "kandidaat", "is_tevreden": True})
        traject = een_traject(
            SPOOR2, 1, ("2026-02-02", "contactmoment"), ja, slot("2026-03-02", "SP2-R9")
        )
        for jaar, aantal in ((2025, 0), (2026, 1), (2027, 0)):
            (dossier,) = cijfers(traject, tijdvak=Tijdvak.jaar(jaar)).groep.dossiers
            assert dossier.zelfde_dag == Aandeel(aantal, aantal)
            assert dossier.tevredenheid[0] == Tevredenheid(
                "kandidaat", aantal, Aandeel(aantal, aantal), 0
            )

    def test_vier_partijen_van_de_toeleiding_komen_uit_de_soort_zelf(self):
        ja: Stap = ("2026-03-01", "tevredenheid", {"wie": "werkgever", "tevreden": True})
        (dossier,) = cijfers(
            een_traject(TOELEIDING, 1, ja, slot("2026-03-02", "niet_behaald"))
        ).groep.dossiers
        assert [(t.wie, t.gevraagd) for t in dossier.tevredenheid] == [
            ("kandidaat", 0),
            ("werkgever", 1),
            ("financier", 0),
            ("jobcoach", 0),
        ]

    def test_echt_verhaal_van_spoor_2(self):
        v = in_uitvoering()
        (dossier,) = cijfers((v.soort, v.stand)).groep.dossiers
        assert dossier.volledig == Aandeel(0, 1), "nobody recorded a contact for a year"


class TestOpdrachtgever:
    def _spoor2_met_antwoord(self, nummer: int, opdrachtgever: str) -> Paar:
        ja: Stap = ("2026-03-01", "tevredenheid", {"wie": "kandidaat", "is_tevreden": True})
        einde = slot("2026-03-02", "SP2-R9")
        return een_traject(SPOOR2, nummer, ja, einde, opdrachtgever=opdrachtgever)

    def _cijfers(self, paren: list[Paar], naam: str):
        return voor_opdrachtgever(paren, naam, normboek=standaardnormen(), nu=NU)

    def test_trajecten_van_een_ander_tellen_nergens_mee(self):
        paren = [self._spoor2_met_antwoord(n, "bakker") for n in range(1, 4)]
        paren += [self._spoor2_met_antwoord(n, "slager") for n in range(4, 30)]
        bakker = self._cijfers(paren, "bakker")
        assert bakker == self._cijfers(paren[:3], "bakker")
        assert (bakker.trajecten, bakker.opdrachtgever) == (3, "bakker")
        assert self._cijfers(paren, "niemand").soorten == ()

    @pytest.mark.parametrize(("aantal", "tevreden"), [(9, None), (10, Aandeel(10, 10))])
    def test_antwoord_van_minder_dan_tien_mensen_blijft_binnen(self, aantal, tevreden):
        paren = [self._spoor2_met_antwoord(n, "bakker") for n in range(1, aantal + 1)]
        kandidaat = self._cijfers(paren, "bakker").dossiers[0].tevredenheid[0]
        assert kandidaat == Tevredenheid("kandidaat", aantal, tevreden, 0)

    @pytest.mark.parametrize("aantal", [9, 10])
    def test_duur_van_minder_dan_tien_mensen_blijft_binnen(self, aantal):
        lks: Stap = ("2026-03-01", "plaatsing_met_lks", {"ingangsdatum": "2026-03-01"})
        klaar: Stap = ("2026-03-31", "lks_beeindigd", {"ingangsdatum": "2026-03-31"})
        halfjaar = {"ingangsdatum": "2026-01-01", "einddatum": "2026-07-01", "percentage": 10}
        coach: Stap = ("2026-01-01", "vervolg_toegekend", halfjaar)
        einde = slot("2026-03-02", "definitieve_plaatsing")
        paren = [een_traject(KWALIFICATIEBAAN, n, lks, klaar) for n in range(aantal)]
        paren += [een_traject(TOELEIDING, 100 + n, coach, einde) for n in range(aantal)]
        buiten = self._cijfers(paren, "gemeente")
        binnen = cijfers(*paren).groep
        duren = (buiten.subsidie.afgelopen, buiten.jobcoaching.per_telt[0][1])
        assert [d.aantal for d in duren] == [aantal, aantal], "the count is always shown"
        assert [d.maanden is None for d in duren] == [aantal < 10] * 2
        assert binnen.subsidie.afgelopen.maanden is not None

    def test_er_gaat_geen_nummer_van_een_klant_of_traject_mee(self):
        buiten = repr(self._cijfers([self._spoor2_met_antwoord(7701, "bakker")], "bakker"))
        assert "7701" not in buiten
        assert "coach-1" not in buiten


class TestFactoren:
    def _team(self):
        v = opstapbaan_tot("met_mindset")
        v.doe("contactmoment", "klantevaluatie")
        return v, cijfers((v.soort, v.stand), gesloten(50, "voortijdig_gestopt", op="2025-12-01"))

    @pytest.mark.regel("SUC-19")
    def test_per_factor_staat_wie_hem_heeft_mist_of_nog_niet(self):
        v, team = self._team()
        verhaal = succesfactoren(v.stand, GEEN_TEAM)
        assert [f.regel for f in team.factoren.factoren] == [f.regel for f in SUCCESFACTOREN]
        assert len(team.factoren.factoren) == 18
        for factor in team.factoren.factoren:
            gezien = verhaal[factor.regel]
            assert factor.aanwezig >= (gezien is Aanwezigheid.AANWEZIG)
            assert factor.aanwezig + factor.ontbreekt + factor.nog_niet == 2
        assert team.factoren.alle == Aandeel(0, 2)

    @pytest.mark.regel("SUC-26")
    def test_maatregel_is_een_cijfer_van_de_organisatie(self):
        maatregel: Stap = ("2026-02-01", "maatregel")
        team = cijfers(
            een_traject(KWALIFICATIEBAAN, 1, maatregel, maatregel),
            een_traject(KWALIFICATIEBAAN, 2, ("2026-02-01", "verwijzing")),
        )
        assert (team.maatregelen.aantal, team.maatregelen.trajecten) == (2, 2)
        assert "maatregel" not in repr(team.groep), "not for an opdrachtgever"
        assert "K-1" not in repr(team.maatregelen)
        volgend_jaar = cijfers(
            een_traject(KWALIFICATIEBAAN, 1, maatregel), tijdvak=Tijdvak.jaar(2027)
        )
        assert volgend_jaar.maatregelen.aantal == 0


def test_traject_zonder_gebeurtenissen_geeft_geen_fout():
    leeg = (SPOOR2, Stand(een_traject(SPOOR2, 1)[1].traject))
    assert cijfers(leeg).groep.trajecten == 1
    assert cijfers().groep.soorten == ()
