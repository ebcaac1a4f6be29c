"""The estimate of a load: its interval, its origin, and that a person always wins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.belastbaarheid.fml import FmlSoort, item
from modellen.fouten import OngeldigeWaarde
from vacatures.belasting.model import (
    Belasting,
    BelastingBron,
    Belastingitem,
    Schatting,
    SchattingUit,
)
from vacatures.belasting.schatten import schat_belasting, vernieuw_schatting
from vacatures.beroep.isco import list_isco

GESCHAT = BelastingBron.GESCHAT
BEROEP, TEKST = SchattingUit.BEROEP, SchattingUit.TEKST

ZINNEN = (
    "Je tilt dozen tot 25 kg.", "Er is geen tilwerk.", "Je werkt 's nachts.", "Geen klantcontact.",
    "Je werkt in weer en wind.", "Veel klantcontact en deadlines.", "Rijbewijs niet nodig.",
    "Je zit achter de computer.", "De sfeer is goed.",
)  # fmt: skip
teksten = st.lists(st.sampled_from(ZINNEN), max_size=5).map(" ".join)
beroepen = st.none() | st.sampled_from([groep.code for groep in list_isco()])


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "velden",
    [
        {"code": "IV-13", "niveau": 1, "schatting": Schatting(BEROEP, zwaarst=2, lichtst=3)},
        {"code": "IV-13", "niveau": 1, "schatting": Schatting(BEROEP, zwaarst=0)},
        {"code": "IV-13", "niveau": 1, "schatting": Schatting(BEROEP, zwaarst=-2, lichtst=3)},
        {"code": "IV-13", "niveau": 1, "schatting": Schatting(BEROEP, zwaarst=0, lichtst=9)},
        {"code": "IV-13", "niveau": 1, "schatting": Schatting(BEROEP, mogelijk=frozenset())},
        {"code": "I-8", "opties": frozenset({"deadlines"}), "schatting": Schatting(BEROEP)},
        {
            "code": "I-8",
            "opties": frozenset({"deadlines"}),
            "schatting": Schatting(BEROEP, mogelijk=frozenset()),
        },
        {
            "code": "I-8",
            "opties": frozenset(),
            "schatting": Schatting(BEROEP, mogelijk=frozenset({"vliegen"})),
        },
    ],
)
def test_een_band_die_niet_om_de_waarde_ligt_wordt_geweigerd(velden):
    with pytest.raises(OngeldigeWaarde):
        Belastingitem(**velden, bron=GESCHAT)


@pytest.mark.parametrize("bron", [b for b in BelastingBron if b is not GESCHAT])
def test_wat_een_mens_zegt_heeft_geen_band(bron: BelastingBron):
    with pytest.raises(OngeldigeWaarde):
        Belastingitem("IV-13", 1, bron=bron, schatting=Schatting(BEROEP, zwaarst=0, lichtst=2))


def test_bevestigen_wat_niet_geschat_is_wordt_geweigerd():
    belasting = Belasting.van_items([Belastingitem("IV-13", 1)])
    for codes in (["IV-13"], ["IV-14"], ["XX"]):
        with pytest.raises(OngeldigeWaarde, match="geen schatting"):
            belasting.bevestig(BelastingBron.ACCOUNTMANAGER, codes)
    with pytest.raises(OngeldigeWaarde, match="door een mens"):
        schat_belasting("9112", "").bevestig(GESCHAT)


# --- from the occupation -------------------------------------------------------------------------


@pytest.mark.parametrize("isco", [None, "", "0000", "9999", "6310"])
def test_zonder_cijfers_over_het_beroep_is_er_geen_schatting(isco: str | None):
    assert schat_belasting(isco, "").is_onbekend


@given(beroepen, teksten)
def test_elke_schatting_heeft_een_band_een_herkomst_en_past_op_de_fml(isco, tekst):
    for gevraagd in schat_belasting(isco, tekst).items.values():
        assert gevraagd.is_geschat
        band = gevraagd.schatting
        assert band is not None
        assert band.uit in (BEROEP, TEKST)
        if item(gevraagd.code).soort is FmlSoort.SCHAAL:
            assert -1 <= band.zwaarst <= gevraagd.niveau <= band.lichtst
        else:
            assert gevraagd.opties <= band.mogelijk


@pytest.mark.parametrize(
    ("zwaar", "licht", "code"),
    [
        ("9333", "4110", "IV-13"),  # loaders lift, clerks do not
        ("4110", "9112", "IV-4"),  # clerks type, cleaners do not
        ("8332", "4110", "II-11"),  # drivers drive
        ("5321", "9333", "II-6"),  # carers deal with feelings
        ("7212", "4222", "III-6"),  # welders have noise
    ],
)
def test_het_zwaardere_beroep_vraagt_meer(zwaar: str, licht: str, code: str):
    meer, minder = (schat_belasting(isco, "").items[code].niveau for isco in (zwaar, licht))
    assert meer < minder  # a low level is heavy


def test_opties_komen_uit_het_beroep():
    zorg = schat_belasting("5321", "").items["II-12"]
    assert "zorgcontact" in zorg.opties
    kantoor = schat_belasting("4110", "").items["IV-3"]
    assert kantoor.opties == {"toetsenbord_muis"}


# --- raised and lowered by the text --------------------------------------------------------------


def test_de_tekst_verzwaart_en_zegt_dat_zij_het_was():
    uit_beroep = schat_belasting("4110", "").items["IV-13"]
    met_tekst = schat_belasting("4110", "Je tilt dozen tot 25 kg.").items["IV-13"]
    assert uit_beroep.niveau is not None
    assert met_tekst.niveau == -1 < uit_beroep.niveau
    assert met_tekst.schatting == Schatting(TEKST, zwaarst=-1, lichtst=uit_beroep.niveau)


def test_de_tekst_verlicht_maar_de_band_blijft_tot_aan_het_beroep():
    uit_beroep = schat_belasting("9333", "").items["IV-13"]
    met_tekst = schat_belasting("9333", "Je hoeft niet te tillen.").items["IV-13"]
    assert (uit_beroep.niveau, met_tekst.niveau) == (0, 3)
    assert met_tekst.schatting == Schatting(TEKST, zwaarst=0, lichtst=3)


def test_een_ontkende_optie_gaat_weg_maar_blijft_mogelijk():
    met = schat_belasting("5223", "").items["II-12"]
    zonder = schat_belasting("5223", "Er is geen klantcontact.").items["II-12"]
    assert met.opties - zonder.opties == {"klantcontact"}
    assert "klantcontact" in zonder.schatting.mogelijk


def test_wat_genoemd_en_ontkend_wordt_komt_voor():
    tekst = "Je tilt dozen. In de kantine hoef je niet te tillen."
    assert schat_belasting(None, tekst).items["IV-13"].niveau == 0


def test_de_tekst_vult_aan_wat_geen_beroep_zegt():
    items = schat_belasting(None, "Je draait nachtdiensten.").items
    assert set(items) == {"VI-1"}
    assert items["VI-1"].schatting.uit is TEKST


# --- people --------------------------------------------------------------------------------------


def test_wat_een_mens_zei_blijft_en_de_rest_wordt_opnieuw_geschat():
    gezegd = Belastingitem("IV-13", 2, bron=BelastingBron.WERKGEVER)
    oud = Belasting.van_items([gezegd, *schat_belasting("9333", "").items.values()])
    nieuw = vernieuw_schatting(oud, isco="4110", tekst="")
    assert nieuw.items["IV-13"] == gezegd
    rest = {code: i for code, i in nieuw.items.items() if code != "IV-13"}
    verwacht = dict(schat_belasting("4110", "").items)
    del verwacht["IV-13"]
    assert rest == verwacht


def test_een_schatting_van_elders_blijft_staan():
    elders = Belastingitem("IV-13", 1, bron=GESCHAT)
    nieuw = vernieuw_schatting(Belasting.van_items([elders]), isco="9333", tekst="")
    assert nieuw.items["IV-13"] == elders


@given(beroepen, teksten)
def test_opnieuw_schatten_verandert_niets(isco, tekst):
    eerst = vernieuw_schatting(Belasting(), isco=isco, tekst=tekst)
    assert vernieuw_schatting(eerst, isco=isco, tekst=tekst) == eerst


def test_bevestigen_houdt_de_waarde_en_verliest_de_band():
    geschat = schat_belasting("9333", "")
    bevestigd = geschat.bevestig(BelastingBron.ACCOUNTMANAGER, ["IV-13"])
    assert bevestigd.items["IV-13"] == replace(
        geschat.items["IV-13"], bron=BelastingBron.ACCOUNTMANAGER, schatting=None
    )
    assert bevestigd.items["IV-14"] == geschat.items["IV-14"]
    alles = geschat.bevestig(BelastingBron.ACCOUNTMANAGER)
    assert not any(i.is_geschat for i in alles.items.values())
    assert vernieuw_schatting(alles, isco="4110", tekst="") == Belasting.van_items(
        [*schat_belasting("4110", "").items.values(), *alles.items.values()]
    )
