"""What changed and why: the surest reason first, and no line without a reason."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matching.nacht.verschil import (
    VERSCHOVEN_VANAF,
    Nu,
    Regelstand,
    Verschil,
    VerschilSoort,
    Waarom,
    Wijzigingen,
    vergelijk,
)
from matching.ranking.bijdrage import Bijdrage

NUMMERS = [f"V-{i}" for i in range(12)]
DAAR = Nu(bestaat=True, faalt_op=(), plaats=31)
NIETS_GEWIJZIGD = Wijzigingen()


def lijst(nummers: list[str], score: float = 0.5) -> dict[str, Regelstand]:
    return {n: Regelstand(i, score) for i, n in enumerate(nummers, start=1)}


def verschil(oud, nieuw, *, wijzigingen=NIETS_GEWIJZIGD, nu=DAAR) -> list[Verschil]:
    return vergelijk(oud, nieuw, wijzigingen=wijzigingen, waar_nu=lambda _: nu)


def test_gelijke_lijsten_verschillen_niet():
    assert verschil(lijst(NUMMERS), lijst(NUMMERS)) == []


def test_een_kleine_verschuiving_is_geen_regel():
    assert verschil(lijst(["a", "b", "c"]), lijst(["c", "b", "a"])) == []


class TestWeg:
    def test_werk_dat_er_niet_meer_is(self):
        [weg] = verschil(lijst(["a"]), {}, nu=Nu(bestaat=False, faalt_op=(), plaats=None))
        assert (weg.soort, weg.waarom, weg.van, weg.naar) == (
            VerschilSoort.WEG, Waarom.ANDER_WEG, 1, None,
        )  # fmt: skip

    def test_een_constraint_die_nu_faalt_gaat_boven_de_plaats(self):
        [weg] = verschil(lijst(["a"]), {}, nu=Nu(bestaat=True, faalt_op=("uren",), plaats=None))
        assert (weg.waarom, weg.wat) == (Waarom.VALT_AF, ("uren",))

    def test_wie_verdrongen_is_heeft_nog_een_plaats(self):
        [weg] = verschil(lijst(["a"]), {})
        assert (weg.waarom, weg.naar) == (Waarom.VERDRONGEN, 31)


class TestNieuwEnVerschoven:
    def test_reden_van_een_nieuwe_regel_is_de_zekerste(self):
        alles = Wijzigingen(frozenset("a"), frozenset("ab"), zelf=True)
        gevonden = verschil({}, lijst(["a", "b", "c"]), wijzigingen=alles)
        assert [v.waarom for v in gevonden] == [
            Waarom.ANDER_NIEUW, Waarom.ANDER_GEWIJZIGD, Waarom.ZELF_GEWIJZIGD,
        ]  # fmt: skip
        assert verschil({}, lijst(["a"]))[0].waarom is Waarom.RANGLIJST

    def test_een_andere_score_noemt_het_deel_dat_het_meest_veranderde(self):
        def stand(plaats: int, reistijd: float) -> Regelstand:
            delen = (Bijdrage("reistijd", reistijd, 0.5, True), Bijdrage("uren", 0.4, 0.5, True))
            return Regelstand(plaats, sum(d.effect for d in delen), delen)

        [verschoven] = verschil({"a": stand(9, 0.1)}, {"a": stand(2, 0.9)})
        assert (verschoven.waarom, verschoven.wat) == (Waarom.SCORE, ("reistijd",))

    def test_een_gelijke_score_ligt_aan_de_rest(self):
        [verschoven] = verschil({"a": Regelstand(9, 0.5)}, {"a": Regelstand(2, 0.5)})
        assert verschoven.waarom is Waarom.RANGLIJST


@given(st.permutations(NUMMERS), st.permutations(NUMMERS), st.integers(0, 12), st.integers(0, 12))
def test_elke_regel_van_beide_lijsten_wordt_een_keer_verklaard(oud, nieuw, n, m):
    was, is_ = lijst(oud[:n]), lijst(nieuw[:m])
    gevonden = verschil(was, is_)
    assert len({v.ander for v in gevonden}) == len(gevonden)
    per_soort = {s: {v.ander for v in gevonden if v.soort is s} for s in VerschilSoort}
    assert per_soort[VerschilSoort.WEG] == set(was) - set(is_)
    assert per_soort[VerschilSoort.NIEUW] == set(is_) - set(was)
    assert per_soort[VerschilSoort.VERSCHOVEN] == {
        x for x in was.keys() & is_.keys()
        if abs(was[x].plaats - is_[x].plaats) >= VERSCHOVEN_VANAF
    }  # fmt: skip
    assert [Verschil.van_document(v.als_document()) for v in gevonden] == gevonden
