"""The re-check keeps answers by what they rest on, and never gives another one for it."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from matching.constraints import CONSTRAINTS, Omgeving, beoordeel_paar
from matching.nacht import controle
from matching.nacht.controle import LEEST, Controle, faalt_op, laagste, namen_van
from matching.oordeel import Uitkomst
from tests.matching.paren import grensparen, willekeurige_profielen, willekeurige_werken


def test_een_constraint_die_niet_zegt_wat_hij_leest_wordt_geweigerd(monkeypatch, omgeving):
    zonder = {naam: gelezen for naam, gelezen in LEEST.items() if naam != "uren"}
    monkeypatch.setattr(controle, "LEEST", zonder)
    with pytest.raises(ValueError, match="LEEST"):
        Controle(omgeving)


@pytest.mark.parametrize("zaad", range(3))
def test_bewaarde_antwoorden_zijn_die_van_het_paar_zelf(omgeving: Omgeving, zaad: int):
    """All pairs of many records through one set of kept answers: a missed field would show."""
    rng = Random(zaad)
    profielen, werken = willekeurige_profielen(rng, 50), willekeurige_werken(rng, 50)
    op_de_grens = grensparen(rng, 20)
    profielen, werken = profielen + op_de_grens[0], werken + op_de_grens[1]
    keurt = Controle(omgeving)
    klanten = [(p, keurt.sleutels_van_klant(p)) for p in profielen]
    banen = [(w, keurt.sleutels_van_werk(w)) for w in werken]
    for profiel, van_klant in klanten:
        for werk, van_werk in banen:
            antwoorden = keurt.oordeel(van_klant, van_werk)
            verwacht = beoordeel_paar(profiel, werk, omgeving)
            assert tuple(a.oordeel for a in antwoorden) == verwacht.oordelen
            assert laagste(antwoorden) is verwacht.uitkomst


def test_vol_geheugen_verandert_geen_antwoord(monkeypatch, omgeving: Omgeving):
    monkeypatch.setattr(controle, "MEESTE_BEWAARD", 3)
    rng = Random(5)
    keurt = Controle(omgeving)
    for profiel in willekeurige_profielen(rng, 20):
        for werk in willekeurige_werken(rng, 20):
            antwoorden = keurt.oordeel(
                keurt.sleutels_van_klant(profiel), keurt.sleutels_van_werk(werk)
            )
            assert [a.oordeel.constraint for a in antwoorden] == [c.naam for c in CONSTRAINTS]
            verwacht = beoordeel_paar(profiel, werk, omgeving)
            assert faalt_op(antwoorden) == [
                o.constraint for o in verwacht.oordelen if o.uitkomst == 0
            ]


@pytest.mark.parametrize("zaad", range(3))
def test_vele_paren_ineens_krijgen_de_uitkomst_van_elk_paar_zelf(omgeving: Omgeving, zaad: int):
    """In parts with growing sets of records, so that every table grows while it is in use."""
    rng = Random(10 + zaad)
    profielen, werken = willekeurige_profielen(rng, 50), willekeurige_werken(rng, 50)
    op_de_grens = grensparen(rng, 30)
    profielen, werken = profielen + op_de_grens[0], werken + op_de_grens[1]
    keurt = Controle(omgeving)
    gezien: set[tuple[str, int]] = set()
    for tot in (5, 30, len(profielen)):
        paren = [(p, w) for p in profielen[:tot] for w in werken[:tot]]
        van_klant = {id(p): keurt.sleutels_van_klant(p) for p in profielen[:tot]}
        van_werk = {id(w): keurt.sleutels_van_werk(w) for w in werken[:tot]}
        uitkomsten = keurt.uitkomsten(
            np.array(list(van_klant.values()), dtype=np.int32),
            np.array(list(van_werk.values()), dtype=np.int32),
            np.repeat(np.arange(tot, dtype=np.int32), tot)[: len(paren)],
            np.tile(np.arange(tot, dtype=np.int32), tot)[: len(paren)],
        )
        for kolom, (profiel, werk) in zip(uitkomsten.T, paren, strict=True):
            verwacht = beoordeel_paar(profiel, werk, omgeving)
            assert kolom.tolist() == [int(o.uitkomst) for o in verwacht.oordelen]
            assert namen_van(kolom) == [o.constraint for o in verwacht.oordelen_met(Uitkomst(0))]
            gezien |= {(o.constraint, int(o.uitkomst)) for o in verwacht.oordelen}
    assert {(n, u) for n in ("reistijd", "belastbaarheid") for u in (0, 1, 2)} <= gezien


def test_zonder_paren_is_er_geen_uitkomst(omgeving: Omgeving):
    leeg = np.empty((0, len(CONSTRAINTS)), dtype=np.int32)
    assert Controle(omgeving).uitkomsten(leeg, leeg, *[leeg[:, 0]] * 2).shape == (
        len(CONSTRAINTS),
        0,
    )
