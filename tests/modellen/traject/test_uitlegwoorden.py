"""Words of the trade: found whole, in every form, once, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.traject.uitlegwoorden import lees_uitlegwoorden, leg_woorden_uit, uitlegwoorden

VORMEN = [
    (vorm, woord.woord)
    for woord in uitlegwoorden().values()
    for vorm in (woord.woord, *woord.vormen)
]


def woorden(*teksten: str) -> list[str]:
    return [woord.woord for woord in leg_woorden_uit(*teksten)]


class TestGeweigerd:
    @pytest.mark.parametrize(
        ("tekst", "gebrek"),
        [
            ("[a]\nvormen = ['b']", "uitleg"),
            ("[a]\nuitleg = 'Zonder punt'", "uitleg"),
            (f"[a]\nuitleg = '{'x' * 200}.'", "uitleg"),
            ("[a]\nuitleg = 'Goed.'\nbron = 'x'", "unknown key bron"),
            ("[a]\nuitleg = 'Goed.'\n[b]\nuitleg = 'Goed.'\nvormen = ['A', 'a']", "form of a"),
            ("[a]\nuitleg = 'Goed.'\n[b]\nuitleg = 'Goed.'\nvormen = ['a']", "form of a"),
        ],
    )
    def test_een_woord_dat_niet_klopt_wordt_niet_gelezen(self, tekst: str, gebrek: str):
        with pytest.raises(ValueError, match=gebrek):
            lees_uitlegwoorden(tekst)

    @pytest.mark.parametrize(
        "tekst", ["", "gewoon praten", "sa", "wia", "Een matchbox.", "hertraject", "intakeur"]
    )
    def test_een_stuk_van_een_woord_is_dat_woord_niet(self, tekst: str):
        assert woorden(tekst) == []


@pytest.mark.regel("WNH-06")
class TestGevonden:
    @pytest.mark.parametrize(("vorm", "woord"), VORMEN, ids=[vorm for vorm, _ in VORMEN])
    def test_elke_vorm_wordt_gevonden_ook_midden_in_een_zin(self, vorm: str, woord: str):
        assert woorden(vorm) == [woord]
        assert woorden(f"Dit is {vorm}, en niet meer.") == [woord]

    def test_meervoud_en_hoofdletter_zijn_hetzelfde_woord(self):
        assert woorden("Proefplaatsingen en een proefplaatsing") == ["proefplaatsing"]

    def test_een_afkorting_met_streepje_of_bezitsvorm_telt(self):
        assert woorden("De LKS-periode bij UWV's loket") == ["loonkostensubsidie", "UWV"]

    def test_het_langste_woord_telt(self):
        assert woorden("Je trajectplan") == ["trajectplan"]
        assert woorden("Het real-life assessment") == ["real-life assessment"]

    def test_woorden_staan_in_de_volgorde_van_lezen(self):
        assert woorden("Eerst nazorg,", "dan intake en nazorg.") == ["nazorg", "intake"]

    @given(st.lists(st.sampled_from([vorm for vorm, _ in VORMEN]), max_size=6))
    def test_elk_woord_staat_er_hoogstens_een_keer(self, vormen: list[str]):
        gevonden = woorden(" ; ".join(vormen))
        assert len(gevonden) == len(set(gevonden))
        per_vorm = dict(VORMEN)
        assert gevonden == list(dict.fromkeys(per_vorm[vorm] for vorm in vormen))
