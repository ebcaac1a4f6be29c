"""What is printed of a version, apart from how."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rapport.rapport import Namen, Rapport, alineas, raster, regels
from modellen.documenten.model import Onderdeel, Tabel, Uitgave, Vrij, Wijze
from modellen.traject.model import Deelnemer
from tests.api.rapport.voorbeeld import (
    ALLES,
    TEKENAARS,
    UREN,
    een_document,
    een_handtekening,
    een_rapport,
)

DOCUMENT = een_document(*ALLES)


def _kop(rapport: Rapport) -> dict[str, str]:
    return dict(rapport.kop)


def test_document_van_een_ander_traject_wordt_geweigerd():
    with pytest.raises(ValueError, match="another trajectory"):
        een_rapport(replace(DOCUMENT, traject="T-9"))


@pytest.mark.parametrize(
    "anders", [{"nummer": 4}, {"traject": "T-9"}, {"vingerafdruk": "0" * 64}], ids=str
)
def test_handtekening_op_iets_anders_wordt_geweigerd(anders):
    with pytest.raises(ValueError, match="another version"):
        een_rapport(DOCUMENT, een_handtekening(DOCUMENT, Deelnemer.KLANT, **anders))


def test_wat_ontbreekt_staat_op_zijn_plaats_en_bovenaan():
    rapport = een_rapport(DOCUMENT)
    assert rapport.ontbrekend == ("Planning: leg de datum van de evaluatie vast.",)
    assert [d.titel for d in rapport.delen if d.ontbreekt] == ["Planning"]


def test_een_deel_dat_mag_ontbreken_en_er_niet_is_laat_geen_spoor_na():
    assert "Niet van toepassing" not in [deel.titel for deel in een_rapport(DOCUMENT).delen]


def test_een_afgeschermd_deel_geeft_zijn_blokken_niet_prijs_ook_als_zij_er_zijn():
    deel = Onderdeel("x", "Gesprek", (UREN,), is_afgeschermd=True)
    assert een_rapport(een_document(deel)).delen[0].blokken == ()


@pytest.mark.parametrize(
    ("aantal", "status"),
    [
        (0, "Concept: nog niet ondertekend"),
        (1, "Concept: 1 van 3 handtekeningen gezet"),
        (
            3,
            "Ondertekend door Naam van klant (klant), Naam van jobcoach (jobcoach) en "
            "Naam van opdrachtgever (casemanager)",
        ),
    ],
)
def test_status_zegt_wie_er_tekende(aantal, status):
    gezet = [een_handtekening(DOCUMENT, rol) for rol in TEKENAARS[:aantal]]
    rapport = een_rapport(DOCUMENT, *gezet)
    assert rapport.status == status
    assert rapport.is_concept == (aantal < 3)


def test_wat_niemand_tekent_is_geen_concept():
    rapport = een_rapport(DOCUMENT, tekenaars=())
    assert (rapport.status, rapport.is_concept, rapport.ondertekening) == ("", False, ())


def test_elke_tekenaar_heeft_een_regel_in_de_volgorde_van_het_document():
    getekend = een_handtekening(DOCUMENT, Deelnemer.OPDRACHTGEVER, wijze=Wijze.OP_PAPIER)
    ernaast = een_handtekening(DOCUMENT, Deelnemer.WERKGEVER)
    regels_ = een_rapport(DOCUMENT, ernaast, getekend).ondertekening
    assert [(r.rol, r.is_gezet) for r in regels_] == [
        ("Klant", False),
        ("Jobcoach", False),
        ("Casemanager", True),
        ("Werkgever", True),
    ]
    assert regels_[2].wijze == "op papier ondertekend"


def test_een_handtekening_om_een_minuut_voor_middernacht_houdt_haar_dag():
    # 21.59 UTC is 23.59 in Amsterdam in summer time.
    moment = datetime(2026, 8, 31, 21, 59, tzinfo=UTC)
    gezet = een_handtekening(DOCUMENT, Deelnemer.KLANT, getekend_op=moment)
    assert een_rapport(DOCUMENT, gezet).ondertekening[0].op == "31 augustus 2026, 23:59 uur"


def test_wie_geen_namen_mag_zien_krijgt_nummers():
    kop = _kop(een_rapport(DOCUMENT, namen=Namen(organisatie="opstap-noord")))
    assert kop == {
        "Klant": "K-1001",
        "Periode": "1 oktober 2026 tot en met 30 november 2026",
        "Opgemaakt": "20 november 2026",
        "Kenmerk": "T-2041-3, versie 2",
        "Uitgave": "Voor de opdrachtgever",
    }


def test_het_dossier_zegt_op_elk_blad_dat_het_vertrouwelijk_is():
    rapport = een_rapport(een_document(*ALLES, uitgave=Uitgave.DOSSIER))
    assert rapport.uitgave == "Vertrouwelijk: voor klant en jobcoach"


def test_voet_noemt_soort_kenmerk_versie_en_zestien_tekens_van_de_vingerafdruk():
    begin = DOCUMENT.vingerafdruk[:16]
    assert een_rapport(DOCUMENT).voettekst == (
        f"Trajectplan T-2041-3, versie 2 · vingerafdruk {begin}"
    )


# --- text -----------------------------------------------------------------------------------------


def test_een_lege_regel_scheidt_alineas_en_een_regeleinde_blijft():
    assert alineas("een\r\ntwee\n \n\n drie ") == (("een", "twee"), ("drie",))


@pytest.mark.parametrize("tekst", ["", " \n\t", "\x00\u202e"])
def test_tekst_zonder_tekst_is_niets(tekst):
    assert alineas(tekst) == ()


@pytest.mark.parametrize(
    ("tekst", "gedrukt"),
    [
        ("a\x00\x07b\x1b[31m", "ab[31m"),
        ("saldo \u202e001\u202c euro", "saldo 001 euro"),
        ("los\ud800 stuk", "los stuk"),
        ("caf\u0065\u0301", "caf\u00e9"),
        ("een\ttwee   drie", "een twee drie"),
        ("12\u00a0uur", "12\u00a0uur"),
    ],
)
def test_tekens_die_geen_tekst_zijn_vallen_weg(tekst, gedrukt):
    assert regels(Vrij(tekst)) == (gedrukt,)


@given(st.text(max_size=200))
def test_schoonmaken_is_na_een_keer_klaar(tekst):
    eerste = regels(tekst)
    assert regels("\n".join(eerste)) == eerste
    assert all(regel and "\n" not in regel for regel in eerste)


# --- tables ---------------------------------------------------------------------------------------

_cellen = st.lists(st.text(max_size=30), max_size=6).map(tuple)


@given(_cellen, st.lists(_cellen, max_size=4).map(tuple), st.none() | _cellen)
def test_elke_rij_van_een_raster_is_even_lang_en_het_blad_is_vol(kop, rijen, totaal):
    rooster = raster(Tabel(kop, rijen, totaal=totaal))
    alle = [rij for rij in (rooster.kop, *rooster.rijen, rooster.totaal) if rij]
    assert {len(rij) for rij in alle} <= {rooster.kolommen}
    assert rooster.kolommen == 0 or sum(rooster.breedtes) == pytest.approx(1)


def test_een_kolom_met_tekst_krijgt_meer_ruimte_dan_een_met_getallen():
    datum, activiteit, uren = raster(UREN).breedtes
    assert activiteit > datum > uren
