"""Accounts: closed roles, and never a password."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from modellen.fouten import OngeldigeWaarde
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.waarden import KlantNummer
from tests.builders import een_gebruiker


def test_een_onbekende_rol_bestaat_niet():
    with pytest.raises(ValueError, match="directeur"):
        Rol("directeur")


def test_een_gebruiker_geeft_zichzelf_geen_andere_rol():
    with pytest.raises(FrozenInstanceError):
        een_gebruiker().rol = Rol.BEHEERDER  # type: ignore[misc]


def test_een_gebruiker_heeft_een_hash_en_geen_wachtwoord():
    velden = {veld.name for veld in fields(Gebruiker)}
    assert "wachtwoord_hash" in velden
    assert "wachtwoord" not in velden


def test_elke_rol_heeft_een_eigen_nederlandse_naam():
    labels = [rol.label for rol in Rol]
    assert len(set(labels)) == len(labels)
    assert Rol.OPDRACHTGEVER.label == "contactpersoon opdrachtgever"
    assert Rol.JOBCOACH.label == "jobcoach"


def test_een_nieuwe_gebruiker_is_actief():
    assert een_gebruiker().is_actief


@pytest.mark.parametrize(
    ("rol", "velden"),
    [
        (Rol.JOBCOACH, {"opdrachtgever": "gemeente"}),
        (Rol.KLANT, {"opdrachtgever": "gemeente"}),
        (Rol.OPDRACHTGEVER, {"klant": KlantNummer("K-1")}),
        (Rol.TEAMLEIDER, {"klant": KlantNummer("K-1")}),
    ],
)
def test_alleen_de_eigen_rol_hoort_bij_een_opdrachtgever_of_klant(rol, velden):
    with pytest.raises(OngeldigeWaarde) as fout:
        een_gebruiker(rol=rol, **velden)
    assert fout.value.veld in velden


def test_een_account_hoort_bij_niemand_tot_het_gekoppeld_is():
    for rol in Rol:
        gebruiker = een_gebruiker(rol=rol)
        assert (gebruiker.opdrachtgever, gebruiker.klant) == (None, None)
