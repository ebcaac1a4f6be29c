"""The fast ranking is the straightforward one: same rows, same outcomes, same order, same counts.

The reference judges every constraint on every row (``tests/matching/rechttoe.py``). Vectors hold
small whole numbers here, so that inner products are exact however they are summed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.antwoord import Pad
from matching.constraints import CONSTRAINTS
from matching.kolommen import KlantKolommen, WerkKolommen, code_hash
from matching.rangschikken import Alleen, Rangschikking, rangschik
from matching.ranking import Ranking
from matching.zoekindex import segment as segmentmodule
from matching.zoekindex import tegenover as tegenovermodule
from matching.zoekindex.stand import Stand
from modellen.kwalificatie import Vervoermiddel
from modellen.waarden import KlantNummer, WerkNummer
from tests.builders import ORGANISATIE, VANDAAG
from tests.matching.paren import (
    een_omgeving,
    klant_kolommen,
    profielen,
    werk_kolommen,
    werken,
    willekeurige_profielen,
    willekeurige_werken,
)
from tests.matching.rechttoe import Rechttoe, rangschik_rechttoe
from vacatures.werk import WerkSoort

SOORTEN = np.array([0, 1])
BREEDTE = 8


def _vectoren(rng: np.random.Generator, aantal: int) -> npt.NDArray[np.float32]:
    """Sixteenths, so that every sum of products is exact in float32."""
    return (rng.integers(-4, 5, (aantal, BREEDTE)) / 16).astype(np.float32)


def _in_stukken(kolommen, vectoren, rng: np.random.Generator, stukken: int) -> Stand:
    """The rows as a state with a history: a base, later parts, and old rows that were replaced."""
    grenzen = np.sort(rng.integers(0, len(kolommen) + 1, stukken))
    delen = np.split(np.arange(len(kolommen)), grenzen)
    eerst = np.concatenate([delen[0], rng.permutation(len(kolommen))[: len(kolommen) // 3]])
    eerst = np.unique(eerst)
    # What is replaced later said something else before.
    stand = Stand.van(kolommen.neem(eerst), vectoren[eerst], 0)
    verward = _verward(kolommen.neem(eerst), rng)
    stand = stand.met(verward, vectoren[eerst][::-1], 1)
    stand = stand.met(kolommen.neem(eerst), vectoren[eerst], 2)
    for i, deel in enumerate(delen[1:]):
        stand = stand.met(kolommen.neem(deel), vectoren[deel], 3 + i)
    return stand


def _verward(kolommen, rng: np.random.Generator):
    """The same numbers with the columns of other rows."""
    return replace(kolommen.neem(rng.permutation(len(kolommen))), nummer=kolommen.nummer)


def _gelijk(snel: Rangschikking, langzaam: Rechttoe, alle_nummers: list[str]) -> None:
    assert len(snel) == len(langzaam.nummers)
    assert snel.nummers(0, len(snel)) == langzaam.nummers
    for plaats, nummer in enumerate(langzaam.nummers):
        assert snel.score(plaats) == pytest.approx(langzaam.scores.totaal[plaats], abs=1e-12)
        bijdragen = snel.bijdragen(plaats)
        np.testing.assert_allclose(
            [b.waarde for b in bijdragen], langzaam.scores.waarden[:, plaats], atol=1e-12
        )
        assert [b.is_bekend for b in bijdragen] == langzaam.scores.bekend[:, plaats].tolist()
        assert snel.uitkomsten(plaats).tolist() == langzaam.van_gerangschikt[:, plaats].tolist()
        assert snel.find_plaats(nummer) == plaats
    for nummer in set(alle_nummers) - set(langzaam.nummers):
        assert snel.find_plaats(nummer) is None
    telling = snel.telling(gevraagd=0, getoond=0, tegengehouden=0)
    assert telling == langzaam.telling(telling.pad)


def _vergelijk_werk(
    klant: KlantKolommen, werk: WerkKolommen, rng: np.random.Generator, stukken: int = 0
) -> Rangschikking:
    vector, vectoren = _vectoren(rng, 1)[0], _vectoren(rng, len(werk))
    stand = _in_stukken(werk, vectoren, rng, stukken) if stukken else Stand.van(werk, vectoren, 1)
    hetzelfde = {"vector": vector, "omgeving": een_omgeving(), "ranking": Ranking()}
    snel = rangschik(stand, klant, alleen=Alleen("soort", SOORTEN), **hetzelfde)
    meedoen = np.isin(werk.soort, SOORTEN)
    langzaam = rangschik_rechttoe(klant, werk, vectoren=vectoren, meedoen=meedoen, **hetzelfde)
    _gelijk(snel, langzaam, werk.nummer.tolist())
    return snel


def _vergelijk_klanten(
    klanten: KlantKolommen, werk: WerkKolommen, rng: np.random.Generator, stukken: int = 0
) -> Rangschikking:
    vector, vectoren = _vectoren(rng, 1)[0], _vectoren(rng, len(klanten))
    stand = (
        _in_stukken(klanten, vectoren, rng, stukken) if stukken else Stand.van(klanten, vectoren, 1)
    )
    hash_ = code_hash(ORGANISATIE)
    hetzelfde = {"vector": vector, "omgeving": een_omgeving(), "ranking": Ranking()}
    snel = rangschik(stand, werk, alleen=Alleen("organisatie", np.array([hash_])), **hetzelfde)
    langzaam = rangschik_rechttoe(
        klanten, werk, vectoren=vectoren, meedoen=klanten.organisatie == hash_, **hetzelfde
    )
    _gelijk(snel, langzaam, klanten.nummer.tolist())
    return snel


class TestGelijkAanRechttoe:
    @pytest.mark.parametrize("zaad", range(6))
    def test_werk_voor_een_klant_in_een_groot_segment(self, zaad: int):
        """Rows come back with other rows' columns, so that combinations repeat."""
        rng, willekeur = np.random.default_rng(zaad), Random(zaad)
        bron = werk_kolommen(willekeurige_werken(willekeur, 300))
        delen = [bron.neem(rng.integers(0, 300, 1500)) for _ in bron.GROEPEN]
        velden = {
            naam: deel.als_dict()[naam]
            for groep, deel in zip(bron.GROEPEN, delen, strict=True)
            for naam in groep
        }
        nummers = np.array([f"V-{i}" for i in rng.permutation(1500)])
        werk = WerkKolommen(nummer=nummers, **velden)
        for profiel in willekeurige_profielen(willekeur, 8):
            _vergelijk_werk(klant_kolommen([profiel]), werk, rng)

    @pytest.mark.parametrize("zaad", range(4))
    def test_na_wijzigingen_zijn_beide_kanten_nog_gelijk(self, zaad: int, monkeypatch):
        monkeypatch.setattr(segmentmodule, "KLEIN", 40)
        rng, willekeur = np.random.default_rng(zaad), Random(zaad)
        klanten = klant_kolommen(willekeurige_profielen(willekeur, 120))
        werk = werk_kolommen(willekeurige_werken(willekeur, 240))
        for i in range(3):
            _vergelijk_werk(klanten.neem(slice(i, i + 1)), werk, rng, stukken=1 + 2 * i)
            _vergelijk_klanten(klanten, werk.neem(slice(i, i + 1)), rng, stukken=1 + 2 * i)

    def test_vele_vragen_aan_een_stand_storen_elkaar_niet(self, monkeypatch):
        """What one question leaves behind may serve the next one, and never mislead it."""
        monkeypatch.setattr(segmentmodule, "KLEIN", 40)
        monkeypatch.setattr(tegenovermodule, "_HOOGSTENS_EERDER", 5)
        rng, willekeur = np.random.default_rng(3), Random(3)
        werk = werk_kolommen(willekeurige_werken(willekeur, 150)).neem(rng.integers(0, 150, 400))
        werk = replace(werk, nummer=np.array([f"V-{i}" for i in range(400)]))
        vectoren = _vectoren(rng, 400)
        stand = _in_stukken(werk, vectoren, rng, 2)
        profielen = willekeurige_profielen(willekeur, 40)
        for profiel in [*profielen, *profielen[:10]]:
            dagen = timedelta(days=int(rng.integers(-1, 2)))
            omgeving = replace(een_omgeving(), vandaag=VANDAAG + dagen)
            soorten = rng.permutation(len(WerkSoort))[: rng.integers(1, 3)]
            klant = klant_kolommen([profiel])
            hetzelfde = {"vector": vectoren[0], "omgeving": omgeving, "ranking": Ranking()}
            snel = rangschik(stand, klant, alleen=Alleen("soort", soorten), **hetzelfde)
            meedoen = np.isin(werk.soort, soorten)
            langzaam = rangschik_rechttoe(
                klant, werk, vectoren=vectoren, meedoen=meedoen, **hetzelfde
            )
            _gelijk(snel, langzaam, werk.nummer.tolist())

    @settings(max_examples=60, deadline=None)
    @given(
        klanten=st.lists(profielen(), min_size=1, max_size=6),
        jobs=st.lists(werken(), min_size=1, max_size=12),
        zaad=st.integers(0, 2**32 - 1),
        klein=st.sampled_from((1, 6, 1000)),
        stukken=st.integers(0, 3),
    )
    def test_elk_stel_rijen_in_elke_verdeling_over_segmenten(
        self, klanten, jobs, zaad, klein, stukken
    ):
        rng = np.random.default_rng(zaad)
        klanten = [
            replace(k, klant=replace(k.klant, nummer=KlantNummer(f"K-{i}")))
            for i, k in enumerate(klanten * 3)
        ]
        jobs = [replace(w, nummer=WerkNummer(f"V-{i}")) for i, w in enumerate(jobs * 3)]
        kolommen_k, kolommen_w = klant_kolommen(klanten), werk_kolommen(jobs)
        with pytest.MonkeyPatch.context() as anders:
            anders.setattr(segmentmodule, "KLEIN", klein)
            _vergelijk_werk(kolommen_k.neem(slice(0, 1)), kolommen_w, rng, stukken)
            _vergelijk_klanten(kolommen_k, kolommen_w.neem(slice(0, 1)), rng, stukken)


class TestPad:
    def test_wie_een_huis_en_vervoer_heeft_kijkt_alleen_binnen_bereik(self, monkeypatch):
        monkeypatch.setattr(segmentmodule, "KLEIN", 1)
        rng, willekeur = np.random.default_rng(1), Random(1)
        (profiel,) = willekeurige_profielen(willekeur, 1)
        thuis = replace(profiel.klant, vervoer={Vervoermiddel.FIETS: 20})
        werk = werk_kolommen(list(willekeurige_werken(willekeur, 60)) * 3)
        werk = replace(werk, nummer=np.array([f"V-{i}" for i in range(180)]))
        snel = _vergelijk_werk(klant_kolommen([replace(profiel, klant=thuis)]), werk, rng)
        assert snel.pad is Pad.EXACT_BLOKKEN
        zwervend = replace(profiel.klant, vervoer={})
        snel = _vergelijk_werk(klant_kolommen([replace(profiel, klant=zwervend)]), werk, rng)
        assert snel.pad is Pad.EXACT_ALLE


def test_soorten_waar_de_vraag_niet_over_gaat_tellen_niet_mee():
    rng = np.random.default_rng(5)
    werk = werk_kolommen(willekeurige_werken(Random(5), 50))
    klant = klant_kolommen(willekeurige_profielen(Random(5), 1))
    beschouwd = 0
    for soort in range(len(WerkSoort)):
        snel = rangschik(
            Stand.van(werk, _vectoren(rng, 50), 1),
            klant,
            vector=_vectoren(rng, 1)[0],
            alleen=Alleen("soort", np.array([soort])),
            omgeving=een_omgeving(),
            ranking=Ranking(),
        )
        beschouwd += snel.telling(gevraagd=0, getoond=0, tegengehouden=0).beschouwd
    assert beschouwd <= 50
    assert len(CONSTRAINTS) < 16  # two bytes hold the bits of a row
