"""A klant leaves single lines off the card: refusals first, then who reads what."""

from __future__ import annotations

import pytest

from api.toegang.pseudoniem import pseudoniem
from modellen.waarden import KlantNummer, WerkNummer
from tests.api.bladeraar import VOORSTELLEN, Bladeraar
from tests.api.delen import (
    DELEN,
    NAAM,
    TOESTEMMING,
    WAT_IEMAND_KAN,
    WERKVOORSTELLEN,
    deel,
    geef_vrij,
    regels,
    toestemmingen,
)
from tests.api.wereld import ACCOUNTMANAGER, COACH, GEHEIM, KLANTACCOUNT, TEAMLEIDER

KANDIDATEN = "/werk/V-1/kandidaten"


def code(werk: str) -> str:
    """Under which K-1001 is known at this werk."""
    return pseudoniem(GEHEIM.encode(), KlantNummer("K-1001"), WerkNummer(werk))


def zonder(pagina: str, *woorden: str) -> list[str]:
    """Codes of all lines but those with one of these words in it."""
    return [code for code, tekst in regels(pagina) if not any(w in tekst for w in woorden)]


class TestWeglaten:
    """One line of the card after another can be left off, by the klant or for him in a talk."""

    @pytest.fixture
    def klant(self, eigen_wereld, blader) -> Bladeraar:
        blader(COACH).stel_voor()
        return blader(KLANTACCOUNT)

    def test_wat_niet_op_de_kaart_staat_komt_er_ook_niet_op(self, eigen_wereld, klant):
        zin = [*zonder(klant.lees(DELEN), WAT_IEMAND_KAN), "verzonnen", "Ik kan alles."]
        assert deel(klant, zin=zin).status_code == 303
        (ja,) = toestemmingen(eigen_wereld)
        assert {r.code for r in ja.kaart.regels} == set(zin[:-2])
        assert len(ja.weggelaten) == 1

    def test_een_kaart_die_veranderde_vraagt_opnieuw_en_bewaart_niets(self, eigen_wereld, klant):
        zin = zonder(klant.lees(DELEN), WAT_IEMAND_KAN)
        antwoord = deel(klant, zin=zin, kaart="0" * 16)
        assert antwoord.status_code == 409
        assert [code for code, _ in regels(antwoord.text, aan=True)] == zin
        assert toestemmingen(eigen_wereld) == []

    def test_alles_staat_aan_tot_de_klant_iets_weghaalt_en_dat_blijft_zo(self, klant):
        pagina = klant.lees(DELEN)
        assert regels(pagina, aan=True) == regels(pagina)
        assert len(regels(pagina)) > 2
        zin = zonder(pagina, WAT_IEMAND_KAN)
        assert deel(klant, zin=zin).status_code == 303
        daarna = klant.lees(DELEN)
        assert [code for code, _ in regels(daarna, aan=True)] == zin
        assert "U liet 1 zin weg." in daarna
        # A no keeps the choice for a next time.
        assert deel(klant, mag="nee").status_code == 303
        assert [code for code, _ in regels(klant.lees(DELEN), aan=True)] == zin

    def test_wat_niemand_aanvinkte_wordt_niet_gedeeld(self, eigen_wereld, klant):
        assert deel(klant, zin=[]).status_code == 303
        (ja,) = toestemmingen(eigen_wereld)
        assert (ja.kaart.kan, ja.kaart.uren, ja.kaart.wanneer) == ((), "", "")

    def test_de_werkgever_leest_alleen_wat_bleef_en_niet_dat_er_iets_weg_is(self, blader, klant):
        coach = blader(COACH)
        pagina = klant.lees(DELEN)
        weg = [tekst for _, tekst in regels(pagina) if WAT_IEMAND_KAN in tekst or "uur" in tekst]
        assert len(weg) == 2
        assert deel(klant, zin=zonder(pagina, *weg)).status_code == 303
        assert "De klant liet 2 zinnen weg van de kaart." in coach.lees(VOORSTELLEN)
        assert geef_vrij(coach).status_code == 303
        for account in (ACCOUNTMANAGER, TEAMLEIDER):
            kijker = blader(account)
            voorstellen = kijker.lees(WERKVOORSTELLEN)
            _, _, rest = kijker.lees(KANDIDATEN).partition(f"Kandidaat {code('V-1')}</h2>")
            kaart, _, _ = rest.partition("Kandidaat ")
            assert kaart
            assert NAAM in voorstellen
            assert "werkgeverskaart" in voorstellen
            for gelezen in (voorstellen, kaart):
                assert "wegg" not in gelezen
                assert "liet" not in gelezen
                for tekst in weg:
                    assert tekst.lower() not in gelezen.lower()

    def test_ook_over_v1_staat_er_bij_deze_werkgever_niets_van(self, schrijver, klant):
        manager = schrijver(ACCOUNTMANAGER)

        def lees(werk: str) -> str:
            kaarten = manager.get(f"/v1/werk/{werk}/kandidaten").json()["kandidaten"]
            (deze,) = (k for k in kaarten if k["code"] == code(werk))
            return str(deze)

        assert WAT_IEMAND_KAN in lees("V-1")
        zin = zonder(klant.lees(DELEN), WAT_IEMAND_KAN)
        assert deel(klant, zin=zin).status_code == 303
        assert WAT_IEMAND_KAN not in lees("V-1")
        assert WAT_IEMAND_KAN in lees("N-1"), "it was left off for one employer"

    def test_een_coach_zet_niet_terug_wat_de_klant_zelf_wegliet(self, eigen_wereld, blader, klant):
        coach = blader(COACH)
        assert deel(klant, zin=zonder(klant.lees(DELEN), WAT_IEMAND_KAN)).status_code == 303
        pagina = coach.lees(TOESTEMMING)
        alles = {"zin": zonder(pagina), "dag": "2026-11-23"}
        antwoord = deel(coach, adres=TOESTEMMING, **alles)
        assert antwoord.status_code == 409
        assert "zelf anders" in antwoord.text
        # What the klant left off is off in the form of the coach: nothing comes back by itself.
        assert deel(coach, adres=TOESTEMMING, dag="2026-11-23").status_code == 303
        eerste, tweede = toestemmingen(eigen_wereld)
        assert eerste.kaart == tweede.kaart
        assert eerste.weggelaten == tweede.weggelaten

    def test_in_een_gesprek_laat_de_klant_ook_weg(self, eigen_wereld, blader, klant):
        coach = blader(COACH)
        zin = zonder(coach.lees(TOESTEMMING), "uur")
        fout = deel(coach, adres=TOESTEMMING, zin=zin, dag="ooit")
        assert [code for code, _ in regels(fout.text, aan=True)] == zin
        assert deel(coach, adres=TOESTEMMING, zin=zin, dag="2026-11-23").status_code == 303
        (ja,) = toestemmingen(eigen_wereld)
        assert (ja.kaart.uren, len(ja.weggelaten)) == ("", 1)
        assert "U liet 1 zin weg." in klant.lees(DELEN)
