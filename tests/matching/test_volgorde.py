"""What the champion may do to a list: another order of the same rows, with why; nothing else."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from matching import dienst as module
from matching.constraints import Omgeving, beoordeel_paar
from matching.dienst import Matchdienst
from matching.leren.kampioen import VASTE_SCORE, Kampioenlezer
from matching.leren.kenmerken import KENMERKSET, NAMEN, wens_van
from matching.leren.modelmap import MODEL
from matching.leren.register import Register
from matching.leren.verkenning import Verkenning
from matching.oordeel import Uitkomst
from matching.uitleg import Publiek, leg_uit
from modellen.klant.repository import KlantRepository
from modellen.voorstel.lijst import Plaatsbron
from tests.builders import ORGANISATIE, VANDAAG
from tests.matching.kampioen import DAG, NAAM, maak_kampioen, voorbeeldmodel
from tests.matching.nacht.wereld import vul

VEEL = Verkenning(vanaf=3, deel=0.5)


@pytest.fixture
def wereld(opslag):
    vul(opslag, klanten=12, vacatures=150)
    return opslag


@pytest.fixture
def maak(wereld, taalmodel, tmp_path):
    def dienst(**keus) -> Matchdienst:
        return Matchdienst(wereld, taalmodel=taalmodel, indexmap=tmp_path / "index", **keus)

    return dienst


@pytest.fixture
def rankers(tmp_path):
    maak_kampioen(tmp_path / "rankers")
    return tmp_path / "rankers"


def klanten(wereld) -> list[str]:
    with wereld.lezen() as sessie:
        return [k.nummer for k in KlantRepository(sessie).list_()]


def met_keus(wereld, dienst) -> str:
    """The first klant for whom there is much to choose from."""
    return next(
        klant
        for klant in klanten(wereld)
        if len(dienst.shortlist(klant, vandaag=VANDAAG).matches) == 20
    )


def nummers(lijst) -> list[str]:
    return [match.werk.nummer for match in lijst.matches]


def getallen(bytes_: bytes) -> np.ndarray:
    return np.frombuffer(bytes_, dtype=np.float32)


# --- a champion that is not there, or damaged ---------------------------------------------------


def test_zonder_kampioen_telt_de_vaste_score_en_staat_er_geen_kans(maak, wereld, tmp_path):
    met_lege_map = maak(rankermap=tmp_path / "leeg")
    for klant in klanten(wereld):
        gewoon = maak().shortlist(klant, vandaag=VANDAAG)
        assert met_lege_map.shortlist(klant, vandaag=VANDAAG) == gewoon
        assert gewoon.versies.ranker == VASTE_SCORE
        assert all(match.kans is None for match in gewoon.matches)
        assert gewoon.pool.scores == gewoon.pool.basis
        assert set(gewoon.keuzes) <= {(Plaatsbron.RANKING, 1.0)}


def test_een_beschadigde_kampioen_telt_niet_mee(maak, wereld, rankers):
    klant = klanten(wereld)[0]
    verwacht = maak().shortlist(klant, vandaag=VANDAAG)
    bestand = rankers / NAAM / MODEL
    bestand.write_text(bestand.read_text() + " ")
    assert maak(rankermap=rankers).shortlist(klant, vandaag=VANDAAG) == verwacht


def test_een_draaiende_dienst_ziet_een_promotie_en_de_weg_terug(maak, wereld, tmp_path):
    dienst, klant = maak(rankermap=tmp_path / "rankers"), klanten(wereld)[0]

    def ranker() -> str:
        return dienst.shortlist(klant, vandaag=VANDAAG).versies.ranker

    assert ranker() == VASTE_SCORE
    maak_kampioen(tmp_path / "rankers")
    assert ranker() == NAAM
    Register(tmp_path / "rankers").terug(dag=DAG)
    assert ranker() == VASTE_SCORE


def test_de_kampioen_wordt_een_keer_gelezen(rankers):
    lezer = Kampioenlezer(rankers)
    assert lezer.nu() is lezer.nu() is not None
    assert lezer.lees(VASTE_SCORE) is None


# --- what it may and may not do -----------------------------------------------------------------


def test_de_kampioen_zet_dezelfde_rijen_op_volgorde_van_kans_maal_wens(maak, wereld, rankers):
    vast, geleerd = maak(), maak(rankermap=rankers)
    anders = 0
    for klant in klanten(wereld):
        was = vast.shortlist(klant, vandaag=VANDAAG, aantal=150)
        wordt = geleerd.shortlist(klant, vandaag=VANDAAG, aantal=150)
        assert sorted(nummers(was)) == sorted(nummers(wordt))
        assert was.telling == wordt.telling
        per_nummer = {match.werk.nummer: match for match in was.matches}
        for match in wordt.matches:
            eerder = per_nummer[match.werk.nummer]
            assert (match.score, match.bijdragen) == (eerder.score, eerder.bijdragen)
            assert match.oordeel == eerder.oordeel
        gain = [match.kans.gain for match in wordt.matches]
        assert gain == sorted(gain, reverse=True)
        assert all(0.0 <= g <= 1.0 for g in gain)
        anders += nummers(was) != nummers(wordt)
    assert anders > 3


def test_de_pool_zegt_waarop_gerangschikt_is_en_wat_daarbij_bekend_was(maak, wereld, rankers):
    model = voorbeeldmodel()
    dienst = maak(rankermap=rankers)
    for klant in klanten(wereld):
        lijst = dienst.shortlist(klant, vandaag=VANDAAG)
        pool = lijst.pool
        if not pool.nummers:
            continue
        assert (pool.namen, pool.kenmerkset) == (NAMEN, KENMERKSET)
        kenmerken = getallen(pool.kenmerken).reshape(-1, len(NAMEN)).astype(np.float64)
        eigen = kenmerken[:, [NAMEN.index(naam) for naam in model.namen]]
        basis = getallen(pool.basis).astype(np.float64)
        gain = model.gain(eigen, basis, wens_van(kenmerken))
        assert getallen(pool.scores) == pytest.approx(gain, rel=1e-4)
        assert nummers(lijst) == list(pool.nummers[: len(lijst.matches)])
        vast = maak().shortlist(klant, vandaag=VANDAAG, aantal=150).pool
        los = dict(zip(vast.nummers, getallen(vast.basis).tolist(), strict=True))
        assert basis == pytest.approx([los[n] for n in pool.nummers])


def test_waarom_noemt_de_plaats_en_de_kans_uit_de_lijst(maak, wereld, rankers):
    dienst = maak(rankermap=rankers)
    for klant in klanten(wereld)[:4]:
        lijst = dienst.shortlist(klant, vandaag=VANDAAG)
        for plaats, match in enumerate(lijst.matches, start=1):
            waarom = dienst.waarom(klant, match.werk.nummer, vandaag=VANDAAG)
            assert waarom.plaats == plaats
            assert waarom.match.kans.gain == pytest.approx(match.kans.gain)


def test_ook_kandidaten_staan_op_kans_maal_wens(maak, wereld, rankers):
    dienst, gezien = maak(rankermap=rankers), 0
    for nummer in nummers(dienst.shortlist(met_keus(wereld, dienst), vandaag=VANDAAG)):
        lijst = dienst.kandidaten(nummer, organisatie=ORGANISATIE, vandaag=VANDAAG)
        gain = [match.kans.gain for match in lijst.matches]
        assert gain == sorted(gain, reverse=True)
        gezien += len(gain)
    assert gezien > 10


def test_met_mensen_wordt_niet_verkend(maak, wereld, rankers):
    gewoon, verkent = maak(rankermap=rankers), maak(rankermap=rankers, verkenning=VEEL)
    for nummer in nummers(gewoon.shortlist(met_keus(wereld, gewoon), vandaag=VANDAAG))[:3]:
        vraag = {"organisatie": ORGANISATIE, "vandaag": VANDAAG, "aantal": 3}
        assert verkent.kandidaten(nummer, **vraag) == gewoon.kandidaten(nummer, **vraag)


def test_een_accountmanager_leest_geen_kans_want_die_rust_ook_op_grenzen(maak, wereld, rankers):
    match = maak(rankermap=rankers).shortlist(klanten(wereld)[0], vandaag=VANDAAG).matches[0]
    assert leg_uit(match, publiek=Publiek.ACCOUNTMANAGER).kans is None


def test_gewoon_maal_alle_delen_is_de_opbrengst(maak, wereld, rankers):
    for klant in klanten(wereld)[:4]:
        for match in maak(rankermap=rankers).shortlist(klant, vandaag=VANDAAG).matches:
            woorden = leg_uit(match, publiek=Publiek.COACH).kans
            maal = woorden.gewoon * np.prod([deel.factor for deel in woorden.delen])
            assert maal == pytest.approx(match.kans.gain, rel=1e-9)
            assert ("te weinig gegevens" in woorden.kans) == (match.kans.kans is None)


# --- exploration --------------------------------------------------------------------------------


def test_verkenning_blijft_van_de_eerste_plaatsen_af_en_toont_alleen_wat_mag(
    maak, wereld, rankers, omgeving: Omgeving
):
    gewoon, verkent = maak(rankermap=rankers), maak(rankermap=rankers, verkenning=VEEL)
    verkend = 0
    for klant in klanten(wereld):
        was = gewoon.shortlist(klant, vandaag=VANDAAG, aantal=10)
        lijst = verkent.shortlist(klant, vandaag=VANDAAG, aantal=10)
        assert nummers(lijst)[:3] == nummers(was)[:3]
        assert len(set(nummers(lijst))) == len(lijst.matches) == len(was.matches)
        for match, (bron, kans) in zip(lijst.matches, lijst.keuzes, strict=True):
            assert beoordeel_paar(match.profiel, match.werk, omgeving).uitkomst is not (
                Uitkomst.ONGESCHIKT
            )
            assert match.werk.nummer in lijst.pool.nummers
            assert (bron is Plaatsbron.VERKENNING) == (match.werk.nummer not in nummers(was))
            assert 0.0 < kans <= 1.0
            verkend += bron is Plaatsbron.VERKENNING
        assert verkent.shortlist(klant, vandaag=VANDAAG, aantal=10) == lijst
    assert verkend > 10


def test_ideeen_komen_ook_vooraan_en_ook_als_verkennen_uit_staat(maak, wereld):
    dienst, vooraan = maak(verkenning=Verkenning(deel=0.0)), 0
    for klant in klanten(wereld):
        lijst = dienst.shortlist(klant, vandaag=VANDAAG, aantal=10, ideeen=True)
        vooraan += any(bron is Plaatsbron.VERKENNING for bron, _ in lijst.keuzes[:3])
    assert vooraan > 0


def test_wat_de_controle_weigert_maakt_plaats_voor_de_volgende(maak, wereld, monkeypatch, rankers):
    dienst = maak(rankermap=rankers, verkenning=VEEL)
    klant = met_keus(wereld, dienst)
    alle = nummers(maak(rankermap=rankers).shortlist(klant, vandaag=VANDAAG, aantal=100))
    weg = set(Random(2).sample(alle[:12], 4))
    echt = module.Matchdienst._gecontroleerd

    def streng(zelf, nummer, *rest):
        return None if nummer in weg else echt(zelf, nummer, *rest)

    monkeypatch.setattr(module.Matchdienst, "_gecontroleerd", streng)
    lijst = dienst.shortlist(klant, vandaag=VANDAAG, aantal=10)
    assert not weg & set(nummers(lijst))
    assert len(lijst.matches) == min(10, len(alle) - len(weg))
    assert lijst.telling.tegengehouden > 0
    assert len(lijst.keuzes) == len(lijst.matches)
