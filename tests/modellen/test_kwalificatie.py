"""Closed lists: stable codes, Dutch labels, an order that is right and room for every bit."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

import pytest

from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)

LIJSTEN = [Taalniveau, Opleidingsniveau, Rijbewijs, Certificaat, Vervoermiddel, Branche]


@pytest.mark.parametrize("lijst", LIJSTEN, ids=lambda lijst: lijst.__name__)
def test_elke_waarde_is_een_stabiele_code(lijst: type[StrEnum]):
    for waarde in lijst:
        assert waarde.value.isascii()
        assert waarde.value.isidentifier()
        assert lijst(waarde.value) is waarde


@pytest.mark.parametrize("lijst", LIJSTEN, ids=lambda lijst: lijst.__name__)
def test_een_onbekende_code_wordt_geweigerd(lijst: type[StrEnum]):
    with pytest.raises(ValueError, match="onzin"):
        lijst("onzin")


@pytest.mark.parametrize("lijst", [x for x in LIJSTEN if hasattr(x, "label")])
def test_elk_label_is_eigen_en_zonder_liggend_streepje(lijst: type[StrEnum]):
    labels = [waarde.label for waarde in lijst]  # type: ignore[attr-defined]
    assert len(set(labels)) == len(labels)
    assert all(label and "_" not in label for label in labels)


def test_bits_passen_in_hun_kolom():
    assert len(Rijbewijs) < 32
    assert len(Branche) <= 32
    assert len(Certificaat) < 64


def test_taalniveaus_klimmen_van_a0_tot_c2():
    assert [niveau.rang for niveau in Taalniveau] == list(range(7))
    assert Taalniveau("b1").label == "B1"


@pytest.mark.parametrize(
    ("lager", "hoger"),
    list(pairwise(o for o in Opleidingsniveau if o.value not in ("mbo1", "havo_vwo"))),
)
def test_elke_opleiding_staat_boven_de_vorige(lager: Opleidingsniveau, hoger: Opleidingsniveau):
    assert lager.rang < hoger.rang


def test_havo_en_mbo4_staan_gelijk_en_vmbo_en_mbo1_ook():
    assert Opleidingsniveau.HAVO_VWO.rang == Opleidingsniveau.MBO4.rang
    assert Opleidingsniveau.VMBO.rang == Opleidingsniveau.MBO1.rang


@pytest.mark.parametrize(
    ("houder", "rijdt_ook"),
    [
        *[
            ("B", "AM"),
            ("BE", "B"),
            ("C", "C1"),
            ("C", "B"),
            ("CE", "C"),
            ("CE", "BE"),
            ("D", "D1"),
        ],
        *[("D", "B"), ("DE", "D"), ("A", "A2"), ("A2", "A1"), ("A1", "AM"), ("T", "AM")],
    ],
)
def test_een_zwaarder_rijbewijs_omvat_het_lichtere(houder: str, rijdt_ook: str):
    assert Rijbewijs(rijdt_ook) in Rijbewijs(houder).omvat


@pytest.mark.parametrize(
    ("houder", "niet"),
    [
        *[("AM", "B"), ("B", "BE"), ("B", "C"), ("B", "A1"), ("C1", "C"), ("C", "CE"), ("C", "D")],
        *[("D", "C"), ("C", "A"), ("B", "T"), ("T", "B"), ("CE", "D")],
    ],
)
def test_een_rijbewijs_omvat_geen_andere_soort(houder: str, niet: str):
    assert Rijbewijs(niet) not in Rijbewijs(houder).omvat


@pytest.mark.parametrize("stuk", [*Rijbewijs, *Certificaat])
def test_omvang_is_gesloten_en_bevat_zichzelf(stuk: Rijbewijs | Certificaat):
    assert stuk in stuk.omvat
    assert all(ander.omvat <= stuk.omvat for ander in stuk.omvat)


def test_alleen_vca_vol_bewijst_een_ander_certificaat():
    assert Certificaat.VCA_VOL.omvat == {Certificaat.VCA_VOL, Certificaat.VCA_BASIS}
    assert Certificaat.VCA_BASIS.omvat == {Certificaat.VCA_BASIS}
    assert [c for c in Certificaat if len(c.omvat) > 1] == [Certificaat.VCA_VOL]


def test_vervoer_leest_als_het_einde_van_een_zin():
    assert [middel.label.split()[0] for middel in Vervoermiddel] == ["te", "met", "met", "met"]
