"""What a wish turns away from is cut; what it turns towards stays, letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.belastbaarheid.model import leeg
from modellen.klant.model import Wens, WensSoort, Werkervaring
from modellen.klantprofiel.afkeer import splits_afkeer
from modellen.klantprofiel.bouw import bouw_klantprofiel
from modellen.klantprofiel.zeefwoorden import Reden
from tests.builders import een_klant


@pytest.mark.parametrize(
    ("wens", "naar", "van"),
    [
        (
            "Ik heb twintig jaar gemetseld, nu wil ik koken.",
            ("nu wil ik koken.",),
            ("Ik heb twintig jaar gemetseld",),
        ),
        (
            "Weg uit het callcenter, het liefst tussen de dieren.",
            ("het liefst tussen de dieren.",),
            ("Weg uit het callcenter",),
        ),
        (
            "Accountmanager was ik lang genoeg, ik wil tuinen aanleggen.",
            ("ik wil tuinen aanleggen.",),
            ("Accountmanager was ik lang genoeg",),
        ),
        (
            "Ik wil uit de keuken, graag met planten werken.",
            ("graag met planten werken.",),
            ("Ik wil uit de keuken",),
        ),
        (
            "Werken in de bouw, niet in een winkel.",
            ("Werken in de bouw",),
            ("niet in een winkel.",),
        ),
        (
            "Met planten werken in plaats van met pallets.",
            ("Met planten werken",),
            ("in plaats van met pallets.",),
        ),
        (
            "Ik ben klaar met lassen, slijpen en boren.",
            (),
            ("Ik ben klaar met lassen", "slijpen en boren."),
        ),
        (
            "Na tien jaar winkel wil ik naar buiten.",
            ("wil ik naar buiten.",),
            ("tien jaar winkel",),
        ),
    ],
)
def test_wat_iemand_achter_zich_laat_wordt_eraf_gesneden(
    wens: str, naar: tuple[str, ...], van: tuple[str, ...]
):
    gekeerd = splits_afkeer(wens)
    assert gekeerd.naar == naar
    assert gekeerd.van == van


@pytest.mark.parametrize(
    "wens",
    [
        "Ik wil snoeien; maaien mag ook.",
        "Ik heb tien jaar gemetseld en dat wil ik blijven doen.",
        "Snoeien of spitten maakt niet uit.",
        "Niet alleen koken maar ook bakken.",
        "Weer naaien, dat is mijn vak.",
        "",
    ],
)
def test_een_wens_die_nergens_van_weg_wil_blijft_zoals_hij_is(wens: str):
    assert splits_afkeer(wens).naar == (wens,)
    assert splits_afkeer(wens).van == ()


@given(st.text(max_size=120), st.sampled_from(["", " nu wil ik iets anders", " geen winkel meer"]))
def test_elk_deel_is_een_letterlijk_stuk_van_de_wens(begin: str, slot: str):
    wens = begin + slot
    gekeerd = splits_afkeer(wens)
    for deel in (*gekeerd.naar, *gekeerd.van):
        assert deel in wens


def test_een_lange_tekst_zonder_einde_kost_geen_seconden():
    assert splits_afkeer("na " * 3000 + "jaar").van is not None


def _profiel(*wensen: Wens, **velden: object):
    klant = een_klant(wensen=wensen, werkervaring=velden.pop("werkervaring", ()), **velden)
    return bouw_klantprofiel(klant, leeg(klant.nummer))


def test_van_wat_afvalt_blijft_alleen_een_soort_werk_over():
    wens = Wens(WensSoort.TAAK, "Ik heb twintig jaar schoongemaakt, nu wil ik koken.")
    profiel = _profiel(wens)
    assert "schoon" not in profiel.tekst
    assert [g.werksoort for g in profiel.geweigerd] == ["schoonmaken"]
    assert profiel.geweigerd[0].veld == "klant.wensen[0].tekst"
    assert [w.reden for w in profiel.weggelaten] == [Reden.ACHTERGELATEN]


def test_liever_niet_wordt_nooit_tekst_en_wel_een_soort_werk():
    profiel = _profiel(Wens(WensSoort.LIEVER_NIET, "Geen schoonmaak meer."))
    assert profiel.zinnen == ()
    assert [g.werksoort for g in profiel.geweigerd] == ["schoonmaken"]


def test_werk_dat_iemand_niet_terug_wil_is_een_geweigerde_soort():
    profiel = _profiel(werkervaring=(Werkervaring("lasser", wil_terug=False),))
    assert [(g.werksoort, g.veld) for g in profiel.geweigerd] == [
        ("metaal", "klant.werkervaring[0].functie")
    ]


@pytest.mark.parametrize(
    "tekst",
    [
        "Niet tillen, want ik heb een versleten rug.",
        "Geen zorg meer sinds mijn burn-out.",
        "Ik slaap bij vrienden op de bank.",
        "Ik ben al een half jaar afhankelijk van de gemeente.",
        "Niet bij mijn moeder in de winkel.",
    ],
)
def test_wat_de_zeef_weert_wordt_ook_geen_soort_werk(tekst: str):
    profiel = _profiel(Wens(WensSoort.LIEVER_NIET, tekst))
    genoemd = {g.werksoort for g in profiel.geweigerd}
    assert genoemd <= {"verzorgen en verplegen"}, genoemd
