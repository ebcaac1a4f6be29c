"""An opening in running text: what it says comes with its words, what it does not stays unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellen.dagdelen import Dagdelen
from modellen.kwalificatie import Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from modellen.plaats.plaats import standaard_register
from modellen.waarden import UrenPerWeek
from vacatures.belasting.aanwijzingen import lees_aanwijzingen
from vacatures.importeren.lopende_tekst import Lezing, lees_lopende_tekst
from vacatures.importeren.velden.weektekst import vind_weektekst
from vacatures.kenmerken import Contractvorm, Eisen, Werkplek

MAIL = """Magazijnmedewerker
Wij zoeken een magazijnmedewerker voor 24 tot 32 uur per week in Amersfoort.
Je werkt maandag t/m vrijdag van 8.00 tot 12.30 uur. Je tilt dozen tot 12 kg.
Een tijdelijk contract met uitzicht op vast. Heftruckcertificaat en rijbewijs B zijn nodig.
MBO 2 is genoeg. Je spreekt goed Nederlands (B1). Twee plaatsen.
Reageren kan tot 15 december 2026."""

FORMULIER = """Functie: Schoonmaker kantoren
Werkgever: Frisse Hal BV
Plaats: Breda
Uren: 12-16
Werktijden: ma-vr avond
Contract: oproep
Opleiding: geen
Rijbewijs: geen"""


def lees(tekst: str) -> Lezing:
    return lees_lopende_tekst(tekst, register=standaard_register())


@pytest.mark.parametrize("tekst", ["", " \n ", "<p></p>"])
def test_zonder_woorden_is_er_geen_vacature(tekst):
    gelezen = lees(tekst)
    assert gelezen.vacature is None
    assert [m.veld for m in gelezen.meldingen] == ["titel"]


def test_wat_er_niet_staat_blijft_onbekend():
    vacature = lees("Hulp in de keuken gezocht.").vacature
    assert vacature is not None
    assert vacature.titel == "Hulp in de keuken"
    assert (vacature.uren, vacature.dagdelen) == (UrenPerWeek(), None)
    assert (vacature.contractvorm, vacature.posities, vacature.sluit_op) == (None, None, None)
    assert (vacature.plek, vacature.eisen, vacature.isco) == (Werkplek(), Eisen(), None)


@pytest.mark.parametrize(
    ("tekst", "veld"),
    [
        ("Kok gezocht voor 24 uur per week, of 36 uur per week.", "uren"),
        ("Kok gezocht, vast contract of tijdelijk contract.", "contractvorm"),
        ("Kok gezocht in Breda of in Utrecht.", "plek"),
        ("Kok gezocht voor maandag en dinsdag.", "dagdelen"),
        ("Kok gezocht voor de ochtenden.", "dagdelen"),
    ],
)
def test_wat_op_twee_manieren_te_lezen_is_blijft_onbekend(tekst, veld):
    leeg = {"uren": UrenPerWeek(), "plek": Werkplek()}.get(veld)
    assert getattr(lees(tekst).vacature, veld) == leeg


def test_een_wens_of_belofte_van_de_werkgever_is_geen_eis():
    tekst = "Kok gezocht. Rijbewijs B is een pre. Een opleiding mbo 3 krijg je van ons aangeboden."
    assert lees(tekst).vacature.eisen == Eisen()


def test_een_mail_wordt_begrepen_met_de_woorden_waar_het_staat():
    gelezen = lees(MAIL)
    vacature = gelezen.vacature
    assert vacature is not None
    assert vacature.titel == "Magazijnmedewerker"
    assert vacature.uren == UrenPerWeek(24, 32)
    assert vacature.dagdelen == Dagdelen.lees("ma-vr ochtend")
    assert vacature.contractvorm is Contractvorm.TIJDELIJK
    assert (vacature.plek.plaatsnaam, vacature.posities) == ("Amersfoort", 2)
    assert vacature.sluit_op == date(2026, 12, 15)
    assert vacature.eisen == Eisen(
        opleiding=Opleidingsniveau.MBO2,
        taal=Taalniveau.B1,
        rijbewijzen=frozenset({Rijbewijs.B}),
        certificaten=frozenset({Certificaat.HEFTRUCK}),
    )
    assert gelezen.citaten["uren"] == "24 tot 32 uur per week"
    assert gelezen.citaten["plaats"] == "in Amersfoort"
    assert gelezen.citaten["contractvorm"] == "tijdelijk contract"
    assert all(citaat in " ".join(MAIL.split()) for citaat in gelezen.citaten.values())


def test_regels_met_een_kop_worden_gelezen_als_kolommen_van_een_bestand():
    gelezen = lees(FORMULIER)
    vacature = gelezen.vacature
    assert vacature is not None
    assert (vacature.titel, vacature.werkgever_naam) == ("Schoonmaker kantoren", "Frisse Hal BV")
    assert vacature.uren == UrenPerWeek(12, 16)
    assert vacature.dagdelen == Dagdelen.lees("ma-vr avond")
    assert vacature.contractvorm is Contractvorm.OPROEP
    assert vacature.eisen.opleiding is Opleidingsniveau.GEEN
    assert vacature.eisen.rijbewijzen == frozenset()
    assert gelezen.citaten["uren"] == "Uren: 12-16"


def test_een_kop_met_iets_onleesbaars_wordt_genoemd():
    gelezen = lees("Functie: Kok\nUren: naar behoefte")
    assert [m.veld for m in gelezen.meldingen] == ["uren"]
    assert gelezen.vacature.uren.is_onbekend


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("ma-vr van 9.00 tot 17.00 uur", "ma,di,wo,do,vr ochtend,middag"),
        ("Elke zaterdag en zondag van 22:00 tot 6:00 uur", "za,zo avond,nacht"),
        ("doordeweeks, vroege dienst", "ma,di,wo,do,vr ochtend"),
        ("tijdens kantooruren", "kantoortijden"),
        ("in het weekend, 's avonds", "za,zo avond"),
    ],
)
def test_dagen_en_tijden_worden_dagdelen(tekst, waarde):
    assert vind_weektekst(tekst).waarde == waarde


@pytest.mark.parametrize("tekst", ["24-32 uur per week op maandag", "Doe je mee? Zo ja, bel.", ""])
def test_te_weinig_zegt_niets_over_de_week(tekst):
    assert vind_weektekst(tekst) is None


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_elke_tekst_wordt_gelezen_zonder_fout_en_citeert_alleen_zichzelf(tekst):
    gelezen = lees(tekst)
    assert set(gelezen.velden) <= set(gelezen.citaten) | {"omvang"}


def test_een_aanwijzing_over_zwaarte_draagt_haar_woorden():
    citaten = {a.item: a.citaat for a in lees_aanwijzingen("Je tilt dozen tot 12 kg. Geen lawaai.")}
    assert citaten["IV-13"] == "tilt dozen tot 12 kg"
    assert citaten["III-6"] == "Geen lawaai"
