"""What the team knows about itself: statements that stay, access that ends, feedback for two."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Rol
from modellen.team.aanbod import aanbod
from modellen.team.meedenken import Meedenkbeeld, meedenkbeeld
from modellen.team.model import (
    FEEDBACK_ROLLEN,
    MEEST_DAGEN_MEEDENKEN,
    Feedback,
    Feitsoort,
    Meedenker,
    NieuwFeit,
    Teamfeit,
    controleer_feedback,
    controleer_meedenker,
    geldend,
    mag_meedenken,
    trek_feit_in,
    voeg_feit_toe,
)
from modellen.team.teamfeiten import teamfeiten
from modellen.traject.model import Gebeurtenis, Traject
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand
from modellen.waarden import KlantNummer
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_gebruiker

OP = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAG = date(2026, 11, 23)
ANNA = een_gebruiker("coach.anna")
BRAM = een_gebruiker("coach.bram")
MEEDENKER = Meedenker(
    "T-1", 1, "coach.bram", DAG, DAG + timedelta(days=6), "Hoe?", "coach.anna", OP
)
PRODUCTEN = tuple(aanbod())


def kent(code: str) -> NieuwFeit:
    return NieuwFeit(Feitsoort.PRODUCTKENNIS, code, DAG)


def na_elkaar(account: str, *nieuw: NieuwFeit) -> list[Teamfeit]:
    feiten: list[Teamfeit] = []
    for feit in nieuw:
        feiten.append(voeg_feit_toe(feiten, account, feit, op=OP))
    return feiten


class TestFeitGeweigerd:
    @pytest.mark.regel("SUC-01")
    def test_kennis_van_een_product_dat_niet_in_het_aanbod_staat(self):
        with pytest.raises(NietGevonden, match="toverstaf"):
            voeg_feit_toe([], "coach.anna", kent("toverstaf"), op=OP)

    @pytest.mark.parametrize(
        ("nieuw", "veld"),
        [
            (NieuwFeit(Feitsoort.TRAINING, " ", DAG), "wat"),
            (NieuwFeit(Feitsoort.KWALITEIT, "Schulden", DAG), "toelichting"),
            (NieuwFeit(Feitsoort.KWALITEIT, "Schulden", DAG, " "), "toelichting"),
            (NieuwFeit(Feitsoort.TRAINING, "Gastheer", DAG + timedelta(days=1)), "dag"),
        ],
    )
    def test_leeg_of_in_de_toekomst(self, nieuw, veld):
        with pytest.raises(OngeldigeWaarde) as fout:
            voeg_feit_toe([], "coach.anna", nieuw, op=OP)
        assert fout.value.veld == veld

    def test_wat_er_al_staat(self):
        eerst = na_elkaar("coach.anna", kent("nazorg"))
        with pytest.raises(OngeldigeWaarde, match="al"):
            voeg_feit_toe(eerst, "coach.anna", kent("nazorg"), op=OP)

    def test_intrekken_van_niets_van_wat_al_weg_is_of_zonder_reden(self):
        feiten = na_elkaar("coach.anna", kent("nazorg"))
        with pytest.raises(NietGevonden):
            trek_feit_in(feiten, "coach.anna", 2, reden="x", op=OP)
        with pytest.raises(OngeldigeWaarde, match="reden"):
            trek_feit_in(feiten, "coach.anna", 1, reden=" ", op=OP)
        feiten.append(trek_feit_in(feiten, "coach.anna", 1, reden="Is veranderd.", op=OP))
        for volgnummer in (1, 2):  # a withdrawal is no fact to withdraw either
            with pytest.raises(NietGevonden):
                trek_feit_in(feiten, "coach.anna", volgnummer, reden="x", op=OP)


class TestFeit:
    @pytest.mark.regel("SUC-02")
    def test_dezelfde_training_mag_later_nog_eens(self):
        training = NieuwFeit(Feitsoort.TRAINING, "Gastheerschap", DAG)
        feiten = na_elkaar("coach.anna", replace(training, dag=date(2020, 1, 8)), training)
        assert [f.dag for f in geldend(feiten)] == [date(2020, 1, 8), DAG]

    def test_ingetrokken_feit_kan_opnieuw_en_alles_blijft_staan(self):
        feiten = na_elkaar("coach.anna", kent("nazorg"))
        feiten.append(trek_feit_in(feiten, "coach.anna", 1, reden="Is veranderd.", op=OP))
        assert geldend(feiten) == ()
        feiten.append(voeg_feit_toe(feiten, "coach.anna", kent("nazorg"), op=OP))
        assert [f.volgnummer for f in geldend(feiten)] == [3]
        assert [f.volgnummer for f in feiten] == [1, 2, 3]

    @given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), max_size=25))
    def test_elke_reeks_houdt_alles_en_geldt_een_keer(self, stappen):
        feiten: list[Teamfeit] = []
        verwacht: dict[str, int] = {}
        for is_nieuw, plek in stappen:
            code = PRODUCTEN[plek]
            if is_nieuw and code not in verwacht:
                feiten.append(voeg_feit_toe(feiten, "a", kent(code), op=OP))
                verwacht[code] = len(feiten)
            elif not is_nieuw and code in verwacht:
                oud = verwacht.pop(code)
                feiten.append(trek_feit_in(feiten, "a", oud, reden="x", op=OP))
        assert {f.wat: f.volgnummer for f in geldend(feiten)} == verwacht
        assert [f.volgnummer for f in feiten] == list(range(1, len(feiten) + 1))

    def test_intrekken_bij_de_een_raakt_de_ander_niet(self):
        anna, bram = (na_elkaar(a, kent("nazorg")) for a in ("coach.anna", "coach.bram"))
        anna.append(trek_feit_in(anna, "coach.anna", 1, reden="x", op=OP))
        assert [f.account for f in geldend([*anna, *bram])] == ["coach.bram"]


class TestTeamfeiten:
    def test_een_leeg_team_heeft_niets(self):
        leeg = teamfeiten([], collegas=[], producten=PRODUCTEN)
        assert set(leeg.per_regel.values()) == {False}

    @pytest.mark.regel("SUC-01")
    def test_een_product_dat_een_collega_niet_kent_is_niet_alles_kennen(self):
        anna = na_elkaar("a", *map(kent, PRODUCTEN))
        bram = na_elkaar("b", *map(kent, PRODUCTEN[1:]))
        team = teamfeiten([*anna, *bram], collegas=["b", "a"], producten=PRODUCTEN)
        assert team.collegas == ("a", "b")
        assert dict(team.kent_niet) == {"b": (PRODUCTEN[0],)}
        assert not team.kent_alle_producten
        bram.append(voeg_feit_toe(bram, "b", kent(PRODUCTEN[0]), op=OP))
        heel = teamfeiten([*anna, *bram], collegas=["a", "b"], producten=PRODUCTEN)
        assert heel.kent_alle_producten

    @pytest.mark.regel("SUC-02", "SUC-16")
    def test_training_en_kwaliteit_zijn_van_iedereen_of_ontbreken(self):
        anna = na_elkaar(
            "a",
            NieuwFeit(Feitsoort.TRAINING, "Gastheerschap", DAG),
            NieuwFeit(Feitsoort.KWALITEIT, "Schulden", DAG, "Bij beslag op loon."),
        )
        samen = teamfeiten(anna, collegas=["a", "b"], producten=())
        assert (samen.is_gastvrij, samen.kent_elkaar) == (False, False)
        assert (samen.zonder_training, samen.zonder_kwaliteit) == (("b",), ("b",))
        alleen = teamfeiten(anna, collegas=["a"], producten=())
        assert (alleen.is_gastvrij, alleen.kent_elkaar) == (True, True)

    def test_wie_weg_is_telt_niet_meer(self):
        weg = na_elkaar("oud", NieuwFeit(Feitsoort.INTERVISIE, "Teamdag", DAG))
        assert teamfeiten(weg, collegas=["a"], producten=()).laatste_intervisie is None

    @pytest.mark.regel("SUC-17")
    def test_van_feedback_weet_het_team_alleen_dat_het_samenkwam(self):
        vroeg, laat = date(2026, 3, 2), date(2026, 9, 1)
        teamdag = NieuwFeit(Feitsoort.INTERVISIE, "Teamdag", laat)
        anna = na_elkaar("a", teamdag, replace(teamdag, dag=vroeg))
        team = teamfeiten(anna, collegas=["a"], producten=())
        assert team.laatste_intervisie == laat
        assert team.geeft_feedback
        anna.append(trek_feit_in(anna, "a", 1, reden="Ging niet door.", op=OP))
        assert teamfeiten(anna, collegas=["a"], producten=()).laatste_intervisie == vroeg


@pytest.mark.regel("SUC-16")
class TestMeedenken:
    @pytest.mark.parametrize(
        ("moment", "mag"),
        [
            # 23 November begins and 29 November ends at midnight in Amsterdam, an hour before UTC.
            ("2026-11-22T22:59:59+00:00", False),
            ("2026-11-22T23:00:00+00:00", True),
            ("2026-11-29T22:59:59+00:00", True),
            ("2026-11-29T23:00:00+00:00", False),
        ],
    )
    def test_alleen_op_de_afgesproken_nederlandse_dagen(self, moment, mag):
        assert mag_meedenken(MEEDENKER, datetime.fromisoformat(moment)) is mag

    def test_niet_meer_vanaf_het_moment_van_beeindigen(self):
        gestopt = replace(MEEDENKER, beeindigd_op=OP)
        assert mag_meedenken(gestopt, OP - timedelta(seconds=1))
        assert not mag_meedenken(gestopt, OP)

    @pytest.mark.parametrize(
        "collega",
        [
            ANNA,
            replace(BRAM, organisatie=ANDERE_ORGANISATIE),
            replace(BRAM, is_actief=False),
            *(replace(BRAM, rol=rol) for rol in Rol if rol is not Rol.JOBCOACH),
        ],
    )
    def test_wie_niet_gevraagd_kan_worden(self, collega):
        with pytest.raises(OngeldigeWaarde) as fout:
            controleer_meedenker(MEEDENKER, collega, ANNA)
        assert fout.value.veld == "account"

    @pytest.mark.parametrize(
        ("anders", "veld"),
        [
            ({"tot": DAG - timedelta(days=1)}, "tot"),
            ({"tot": DAG + timedelta(days=MEEST_DAGEN_MEEDENKEN)}, "tot"),
            ({"van": DAG - timedelta(days=9), "tot": DAG - timedelta(days=1)}, "tot"),
            ({"vraag": " "}, "vraag"),
        ],
    )
    def test_zonder_grens_of_zonder_vraag(self, anders, veld):
        with pytest.raises(OngeldigeWaarde) as fout:
            controleer_meedenker(replace(MEEDENKER, **anders), BRAM, ANNA)
        assert fout.value.veld == veld

    def test_een_maand_kan(self):
        laatste = DAG + timedelta(days=MEEST_DAGEN_MEEDENKEN - 1)
        controleer_meedenker(replace(MEEDENKER, tot=laatste), BRAM, ANNA)


@pytest.mark.regel("SUC-16")
class TestMeedenkbeeld:
    SOORT = trajectsoorten()["opstapbaan"]
    GEHEIM = "paarse olifant"

    def stand(self) -> Stand:
        traject = Traject("T-1", KlantNummer("K-77"), "opstapbaan", ORGANISATIE, "gem.noord")
        stappen = (
            ("aanmelding", {"bron": "gemeente"}),
            ("contactmoment", {"soort": "telefoon", "aanwezig": True, "duur_minuten": 20}),
            ("behoefte", {"wat_heb_jij_nodig": self.GEHEIM}),
            ("afspraak", {"wat": "Cv nalopen", "voor_datum": "2026-12-01"}),
            ("afspraak", {"wat": "Bellen", "wie": "jobcoach", "voor_datum": "2026-12-02"}),
            ("afspraak_besproken", {"afspraak": 4, "gedaan": False, "motivatie": self.GEHEIM}),
        )
        return Stand(
            traject,
            tuple(
                Gebeurtenis(n, stap, OP + timedelta(hours=n), "coach.anna", OP, gegevens)
                for n, (stap, gegevens) in enumerate(stappen, 1)
            ),
        )

    def test_toont_fase_contactmomenten_en_afspraken(self):
        beeld = meedenkbeeld(self.stand(), self.SOORT)
        assert beeld.fase in self.SOORT.fasen
        assert [(c.soort, c.duur_minuten) for c in beeld.contactmomenten] == [("telefoon", 20.0)]
        assert [(a.wat, a.wie, a.is_open) for a in beeld.afspraken] == [
            ("Cv nalopen", "klant", False),
            ("Bellen", "jobcoach", True),
        ]

    def test_zegt_niets_vertrouwelijks_en_niet_om_wie_het_gaat(self):
        # Even when somebody reads the trajectory with everything in it.
        beeld = repr(meedenkbeeld(self.stand(), self.SOORT))
        assert self.GEHEIM not in beeld
        assert "K-77" not in beeld
        assert "gem.noord" not in beeld
        namen = {veld.name for veld in fields(Meedenkbeeld)}
        assert namen == {"traject", "soort", "fase", "contactmomenten", "afspraken"}


@pytest.mark.regel("SUC-17")
class TestFeedback:
    FEEDBACK = Feedback("f1", "coach.anna", "coach.bram", "Je luistert goed.", OP)

    def test_heeft_geen_plaats_voor_een_cijfer_of_een_klant(self):
        velden = {veld.name: veld.type for veld in fields(Feedback)}
        assert velden == {
            "nummer": "str", "van": "str", "aan": "str", "tekst": "str", "gegeven_op": "datetime",
        }  # fmt: skip

    @pytest.mark.parametrize("tekst", ["", " \n", "Ik geef je een 8.", "Over K-1042.", "Top: ٨"])
    def test_leeg_of_met_een_cijfer_wordt_geweigerd(self, tekst):
        with pytest.raises(OngeldigeWaarde) as fout:
            controleer_feedback(replace(self.FEEDBACK, tekst=tekst), ANNA, BRAM)
        assert fout.value.veld == "tekst"

    @pytest.mark.parametrize(
        "ontvanger",
        [
            ANNA,
            replace(BRAM, organisatie=ANDERE_ORGANISATIE),
            replace(BRAM, is_actief=False),
            *(replace(BRAM, rol=rol) for rol in Rol if rol not in FEEDBACK_ROLLEN),
        ],
    )
    def test_alleen_tussen_collegas(self, ontvanger):
        with pytest.raises(OngeldigeWaarde) as fout:
            controleer_feedback(self.FEEDBACK, ANNA, ontvanger)
        assert fout.value.veld == "aan"

    def test_teamleider_geeft_en_krijgt_geen_feedback(self):
        assert Rol.TEAMLEIDER not in FEEDBACK_ROLLEN
        with pytest.raises(OngeldigeWaarde):
            controleer_feedback(self.FEEDBACK, replace(ANNA, rol=Rol.TEAMLEIDER), BRAM)
