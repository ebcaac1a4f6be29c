"""Drawing up: nothing confidential in the open part, nothing missing without being named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.documenten.model import Alinea, Feiten, Lijst, Tabel
from modellen.documenten.opstellen import (
    WEGGELATEN,
    inhoud_naar_json,
    inhoud_van_json,
    stel_op,
    vingerafdruk,
)
from tests.modellen.documenten.proefdocument import RAPPORT, bronnen, een_verhaal
from tests.modellen.traject.proefsoort import een_gebeurtenis

GEHEIM = "Zevenblad heeft schulden bij de buurman"


def opgesteld(*gebeurtenissen):
    open_, heel = bronnen(*gebeurtenissen)
    return stel_op(RAPPORT, open_=open_.stand, heel=heel)


def test_een_vertrouwelijk_veld_staat_nooit_in_het_open_deel():
    gemaakt = opgesteld(*een_verhaal(verhaal=GEHEIM))

    assert GEHEIM not in json.dumps(inhoud_naar_json(gemaakt.open_))
    assert GEHEIM in json.dumps(inhoud_naar_json(gemaakt.heel))


def test_een_bouwer_die_zich_vergist_krijgt_het_vertrouwelijke_veld_ook_niet():
    """The open record does not hold it, whatever a part asks for."""
    open_, _ = bronnen(*een_verhaal(verhaal=GEHEIM))

    assert open_.cel(open_.stand.geldend[1], "verhaal") is None


def test_een_deel_dat_ontbreekt_wordt_genoemd_met_wat_te_doen():
    gemaakt = opgesteld(een_gebeurtenis(1, "aanmelding", bron="gemeente"))

    assert not gemaakt.open_.is_volledig
    assert [(d.code, d.ontbreekt) for d in gemaakt.open_.ontbrekend] == [
        ("gesprekken", "Er is nog geen gesprek."),
        ("verhaal", "Schrijf het verhaal."),
    ]


def test_een_vertrouwelijk_deel_is_voor_een_ander_alleen_een_titel():
    deel = opgesteld(*een_verhaal()).open_.delen[2]

    assert (deel.titel, deel.blokken, deel.is_afgeschermd) == ("Verhaal", (), True)


def test_samen_staan_alle_delen_op_hun_plaats():
    gemaakt = opgesteld(*een_verhaal())

    assert [d.code for d in gemaakt.heel.delen] == ["begin", "gesprekken", "verhaal", "extra"]
    assert gemaakt.heel.delen[2].blokken == (Alinea("Ging goed."),)


@pytest.mark.parametrize(
    "zin",
    [
        "Hij kan niet tillen door zijn rug.",
        "Ze is zwanger.",
        "Hij slikt medicijnen.",
        "Mijn depressie speelt op.",
    ],
)
def test_een_zin_over_gezondheid_of_prive_gaat_niet_naar_buiten_en_blijft_bij_de_coach(zin):
    gemaakt = opgesteld(*een_verhaal(onderwerp=f"We zochten werk in de tuin. {zin}"))
    open_tekst = json.dumps(inhoud_naar_json(gemaakt.open_), ensure_ascii=False)

    assert zin not in open_tekst
    assert WEGGELATEN in open_tekst
    assert "We zochten werk in de tuin." in open_tekst
    assert gemaakt.open_.weggelaten == 1
    assert gemaakt.heel.delen[-1].blokken == (Lijst((zin,)),)


def test_waarden_staan_er_zoals_een_mens_ze_schrijft():
    gemaakt = opgesteld(*een_verhaal())

    assert gemaakt.open_.delen[0].blokken == (Feiten((("Bron", "gemeente"),)),)
    tabel = gemaakt.open_.delen[1].blokken[0]
    assert isinstance(tabel, Tabel)
    assert tabel.kop == ("Datum", "Onderwerp", "Duur")
    assert tabel.rijen[0][1:] == ("werk zoeken", "1,50")


@given(
    onderwerp=st.text(min_size=1).filter(str.strip), verhaal=st.text(min_size=1).filter(str.strip)
)
def test_een_versie_komt_uit_json_terug_zoals_zij_was(onderwerp, verhaal):
    gemaakt = opgesteld(*een_verhaal(onderwerp, verhaal))

    for inhoud in (gemaakt.open_, gemaakt.besloten):
        terug = inhoud_van_json(json.loads(json.dumps(inhoud_naar_json(inhoud))))
        assert terug == inhoud
        assert vingerafdruk(terug) == vingerafdruk(inhoud)


def test_de_vingerafdruk_verandert_met_elke_letter():
    assert vingerafdruk(opgesteld(*een_verhaal("werk")).open_) != vingerafdruk(
        opgesteld(*een_verhaal("werk.")).open_
    )
