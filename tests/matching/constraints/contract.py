"""What every constraint promises, as a base class: subclass it and name the constraint.

A subclass says what is stricter and what is unknown for it, adds the cases that are its own, and
judges them with ``oordeel``, which compares the slow and the fast path on the way. A constraint
in the register without such a subclass fails ``test_contract.py``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from matching.constraints import CONSTRAINT_PER_NAAM, CONSTRAINTS, Constraint
from matching.kolommen import KlantKolommen, Kolommen, WerkKolommen
from matching.oordeel import Oordeel, Uitkomst
from matching.uitleg.zinnen import alle_codes
from modellen.belastbaarheid.model import leeg
from modellen.klant.model import Klant
from modellen.klantprofiel.model import Klantprofiel
from modellen.waarden import KlantNummer, UrenPerWeek, WerkNummer
from tests.builders import ORGANISATIE, een_klantprofiel
from tests.matching.paren import (
    een_omgeving,
    grensparen,
    klant_kolommen,
    profielen,
    snelle_uitkomst,
    werk_kolommen,
    werken,
    willekeurige_profielen,
    willekeurige_werken,
)
from tests.matching.verruiming import VERRUIMINGEN, Paar, Verruiming
from vacatures.belasting.model import Belasting
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.werk import Werk, WerkSoort

AANTAL = 300
GRENS = 60
"""So many of the pairs have a journey that lies on a limit."""


@cache
def _paren() -> tuple[tuple[Klantprofiel, ...], tuple[Werk, ...]]:
    rng = Random(20261122)
    klanten, werken = grensparen(rng, GRENS)
    klanten += willekeurige_profielen(rng, AANTAL - GRENS)
    werken += willekeurige_werken(rng, AANTAL - GRENS)
    return tuple(klanten), tuple(werken)


@cache
def _kolommen() -> tuple[KlantKolommen, WerkKolommen]:
    """Columns of the pairs that cannot be written to: a constraint only reads."""
    klanten, werken = _paren()
    kolommen = klant_kolommen(klanten), werk_kolommen(werken)
    for deel in kolommen:
        _alleen_lezen(deel)
    return kolommen


def _alleen_lezen(kolommen: Kolommen) -> None:
    for kolom in kolommen.als_dict().values():
        kolom.setflags(write=False)


@cache
def _oordelen(constraint: Constraint) -> list[Oordeel]:
    omgeving = een_omgeving()
    return [constraint.oordeel(p, w, omgeving) for p, w in zip(*_paren(), strict=True)]


def met_rommel(kolommen: Kolommen, *, behalve: tuple[str, ...]) -> Kolommen:
    """The same rows with nonsense in every other column."""
    rng = np.random.default_rng(13)
    rommel = {}
    for naam, kolom in kolommen.als_dict().items():
        if naam not in behalve:
            los = rng.integers(-100, 100, kolom.shape)
            rommel[naam] = (los > 0 if kolom.dtype.kind == "b" else los).astype(kolom.dtype)
    return replace(kolommen, **rommel)


def onbekende_klant() -> Klantprofiel:
    """Somebody of whom only the number and the organisation are known."""
    klant = Klant(KlantNummer("K-0"), ORGANISATIE, "coach.anna")
    return een_klantprofiel(klant, belastbaarheid=leeg(klant.nummer))


def onbekend_werk() -> Werk:
    """Work of which only the number and the title are known."""
    return Werk(
        soort=WerkSoort.VACATURE,
        nummer=WerkNummer("V-0"),
        titel="Medewerker",
        taken="",
        werkgever=None,
        werkgever_naam=None,
        branche=None,
        isco=None,
        plek=Werkplek(),
        uren=UrenPerWeek(),
        dagdelen=None,
        eisen=Eisen(),
        belasting=Belasting(),
        sluit_op=None,
        is_actief=True,
        zichtbaar_voor=None,
    )


@cache
def _verruimd(verruiming: Verruiming) -> tuple[tuple[int, Paar], ...]:
    """The pairs that can be made wider so, each with its number in ``_paren``."""
    rng = Random(verruiming.__name__)
    ruimer = ((rij, verruiming(rng, paar)) for rij, paar in enumerate(zip(*_paren(), strict=True)))
    return tuple((rij, paar) for rij, paar in ruimer if paar is not None)


class ConstraintContract:
    """Inherit, set ``naam`` and ``verruimingen``.

    ``verruimingen`` name what makes this constraint less strict, on either side: each of them must
    raise an outcome somewhere, and no way at all of being stricter may raise one.
    ``alles_onbekend`` is set where unknown is not an aandachtspunt; the docstring says why.
    """

    naam: str
    verruimingen: tuple[Verruiming, ...]
    alles_onbekend = Uitkomst.AANDACHTSPUNT
    is_gevoelig = False
    bepaalt_aanbod = False

    @property
    def constraint(self) -> Constraint:
        return CONSTRAINT_PER_NAAM[self.naam]

    def oordeel(self, profiel: Klantprofiel, werk: Werk) -> Oordeel:
        """Judge one pair in both ways; they must agree."""
        oordeel = self.constraint.oordeel(profiel, werk, een_omgeving())
        assert snelle_uitkomst(self.constraint, profiel, werk) == oordeel.uitkomst
        return oordeel

    def oordelen(self) -> list[Oordeel]:
        """The slow path on all random pairs."""
        return _oordelen(self.constraint)

    # --- what it says of itself

    def test_staat_een_keer_in_het_register(self):
        assert [c.naam for c in CONSTRAINTS].count(self.naam) == 1

    def test_heeft_uitleg_een_titel_en_een_versie(self):
        assert (type(self.constraint).__doc__ or "").strip()
        assert self.constraint.titel.strip()
        assert type(self.constraint.versie) is int
        assert self.constraint.versie >= 1

    def test_zegt_of_hij_op_gezondheid_rust_en_of_hij_het_aanbod_bepaalt(self):
        assert self.constraint.is_gevoelig == self.is_gevoelig
        assert self.constraint.bepaalt_aanbod == self.bepaalt_aanbod

    # --- nothing, and nothing known

    def test_lege_invoer_geeft_lege_uitvoer(self):
        klanten, werken = _kolommen()
        geen = np.array([], dtype=np.intp)
        for k, w in (
            (klanten.neem(geen), werken.neem(geen)),
            (klanten.neem(slice(0, 1)), werken.neem(geen)),
            (klanten.neem(geen), werken.neem(slice(0, 1))),
            (klant_kolommen([]), werk_kolommen([])),
        ):
            uit = self.constraint.uitkomsten(k, w, een_omgeving())
            assert uit.shape == (0,)
            assert uit.dtype == np.int8

    def test_alles_onbekend_sluit_niemand_uit(self):
        oordeel = self.oordeel(onbekende_klant(), onbekend_werk())
        assert oordeel.uitkomst is self.alles_onbekend
        assert oordeel.uitkomst is not Uitkomst.ONGESCHIKT

    def test_zegt_wat_er_gebeurt_als_er_iets_ontbreekt(self):
        """Unknown passes only where the docstring knows of no aandachtspunt, or says when."""
        _, kop, ontbreekt = (type(self.constraint).__doc__ or "").partition("Missing data:")
        assert kop
        if self.alles_onbekend is Uitkomst.AANDACHTSPUNT:
            assert "aandachtspunt" in ontbreekt
        else:
            assert "aandachtspunt" not in ontbreekt or "aandachtspunt when" in ontbreekt

    # --- stricter

    @pytest.mark.parametrize("verruiming", VERRUIMINGEN, ids=lambda v: v.__name__)
    def test_wie_strenger_is_krijgt_geen_betere_uitkomst(self, verruiming: Verruiming):
        omgeving, gewonnen = een_omgeving(), 0
        for rij, ruimer in _verruimd(verruiming):
            streng = self.oordelen()[rij].uitkomst
            ruim = self.constraint.oordeel(*ruimer, omgeving).uitkomst
            assert streng <= ruim, ruimer
            gewonnen += streng < ruim
        assert gewonnen or verruiming not in self.verruimingen

    # --- rows

    def test_langzaam_en_snel_zijn_het_over_elk_paar_eens(self):
        snel = self.constraint.uitkomsten(*_kolommen(), een_omgeving())
        assert snel.shape == (AANTAL,)
        assert snel.dtype == np.int8
        np.testing.assert_array_equal(snel, [o.uitkomst for o in self.oordelen()])

    def test_langzaam_en_snel_zijn_het_eens_waar_gezocht_wordt(self):
        @settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
        @given(profielen(), werken())
        def zoek(profiel: Klantprofiel, werk: Werk) -> None:
            self.oordeel(profiel, werk)

        zoek()

    def test_tweemaal_vragen_geeft_tweemaal_hetzelfde(self):
        een, ander = (self.constraint.uitkomsten(*_kolommen(), een_omgeving()) for _ in range(2))
        np.testing.assert_array_equal(een, ander)
        assert _oordelen.__wrapped__(self.constraint) == self.oordelen()

    def test_de_volgorde_van_de_rijen_verandert_geen_uitkomst(self):
        klanten, werken = _kolommen()
        geschud = np.random.default_rng(7).permutation(AANTAL)
        np.testing.assert_array_equal(
            self.constraint.uitkomsten(klanten.neem(geschud), werken.neem(geschud), een_omgeving()),
            self.constraint.uitkomsten(klanten, werken, een_omgeving())[geschud],
        )

    @pytest.mark.parametrize("rij", [0, GRENS, AANTAL - 1])
    def test_een_tegen_velen_is_gelijk_aan_losse_paren(self, rij: int):
        klanten, werken = _kolommen()
        steeds = np.full(AANTAL, rij)
        deze = slice(rij, rij + 1)
        for een_k, een_w, alle_k, alle_w in (
            (klanten.neem(deze), werken, klanten.neem(steeds), werken),
            (klanten, werken.neem(deze), klanten, werken.neem(steeds)),
        ):
            np.testing.assert_array_equal(
                self.constraint.uitkomsten(een_k, een_w, een_omgeving()),
                self.constraint.uitkomsten(alle_k, alle_w, een_omgeving()),
            )

    # --- columns

    def test_zegt_welke_kolommen_hij_leest_en_leest_geen_andere(self):
        klanten, werken = _kolommen()
        rommel_k = met_rommel(klanten, behalve=self.constraint.leest_klant)
        rommel_w = met_rommel(werken, behalve=self.constraint.leest_werk)
        np.testing.assert_array_equal(
            self.constraint.uitkomsten(rommel_k, rommel_w, een_omgeving()),
            self.constraint.uitkomsten(klanten, werken, een_omgeving()),
        )

    def test_leest_van_elke_kant_kolommen_van_een_groep(self):
        for kolommen, leest in (
            (KlantKolommen, self.constraint.leest_klant),
            (WerkKolommen, self.constraint.leest_werk),
        ):
            assert len({kolommen.get_groep(veld) for veld in leest}) == 1

    def test_voorbereid_werk_geeft_dezelfde_uitkomsten(self):
        klanten, werken = _kolommen()
        voorbereid = self.constraint.bereid_voor(werken)
        if voorbereid is None:
            return
        for rij in range(0, AANTAL, 10):
            klant = klanten.neem(slice(rij, rij + 1))
            np.testing.assert_array_equal(
                voorbereid.uitkomsten(klant, een_omgeving()),
                self.constraint.uitkomsten(klant, werken, een_omgeving()),
            )

    def test_wie_alles_toelaat_krijgt_bij_elk_werk_geschikt(self):
        klanten, werken = _kolommen()
        for rij in range(AANTAL):
            klant = klanten.neem(slice(rij, rij + 1))
            if self.constraint.laat_alles_toe(klant):
                uit = self.constraint.uitkomsten(klant, werken, een_omgeving())
                assert (uit == Uitkomst.GESCHIKT).all()

    # --- reasons

    def test_elk_oordeel_heeft_een_reden_en_is_de_laagste_van_zijn_redenen(self):
        for oordeel in self.oordelen():
            assert oordeel.constraint == self.naam
            assert oordeel.redenen
            assert oordeel.uitkomst is min(reden.uitkomst for reden in oordeel.redenen)

    def test_een_aandachtspunt_zegt_wie_het_weet_en_iets_zekers_vraagt_niets(self):
        for reden in {r for o in self.oordelen() for r in map(_zonder_gegevens, o.redenen)}:
            _, uitkomst, vraag_aan = reden
            if uitkomst is Uitkomst.AANDACHTSPUNT:
                assert vraag_aan in {"werkgever", "klant"}, reden
            else:
                assert vraag_aan is None, reden

    def test_elke_reden_heeft_een_zin_in_de_catalogus(self):
        assert {reden.code for o in self.oordelen() for reden in o.redenen} <= alle_codes()


def _zonder_gegevens(reden: object) -> tuple[str, Uitkomst, str | None]:
    return (reden.code, reden.uitkomst, reden.vraag_aan)  # type: ignore[attr-defined]
