"""Accounts: closed roles, and never a password."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from modellen.gebruiker.model import Gebruiker, Rol
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
