"""A run over time: lists and their probabilities, proposals, congestion, and late knowledge."""

from __future__ import annotations

import numpy as np
import pytest

from matching.simulatie import WERELDEN, Proefbank, speel
from matching.simulatie.coaches import TOP, Verkenning, maak_lijsten
from matching.simulatie.gevolg import NOOIT, trek_gevolg
from matching.simulatie.kijk import NAMEN
from matching.simulatie.tijdlijn import Markt

NAT = np.datetime64("NaT", "D")


def test_de_kansen_per_plaats_tellen_op_tot_een_en_kloppen_met_hoe_vaak():
    """One klant with 16 openings, shown 40,000 times: counted against said."""
    keer, keus, echt = 40_000, 40, 16
    rng = np.random.default_rng(1)
    mag = np.zeros((keer, keus), dtype=bool)
    mag[:, :echt] = True
    punten = np.tile(rng.permutation(keus).astype(float), (keer, 1))
    verkenning = Verkenning(vanaf=3, deel=0.3, ideeen=0.0)
    lijsten = maak_lijsten(rng, punten, mag, verkenning)
    assert (lijsten.keus < echt).all()
    assert all(len(set(rij)) == TOP for rij in lijsten.keus[:500])
    orde = np.argsort(-punten[0, :echt])
    for plaats in range(TOP):
        gezegd = np.zeros(echt)
        gezegd[lijsten.keus[:, plaats]] = lijsten.kans[:, plaats]
        geteld = np.bincount(lijsten.keus[:, plaats], minlength=echt) / keer
        assert gezegd.sum() == pytest.approx(1.0)
        assert np.allclose(gezegd, geteld, atol=0.012)
        if plaats < 3:
            assert geteld[orde[plaats]] == 1.0


def test_op_de_eerste_plaatsen_wordt_alleen_verkend_als_de_coach_ideeen_vraagt(run):
    getoond = run("gewoon").logboek.getoond
    eerste = getoond.kans[:, :3]
    zonder = (eerste == 1.0).all(axis=1)
    assert 0.8 < zonder.mean() < 0.97
    assert np.isin(np.round(eerste[~zonder].max(axis=1), 6), (0.7,)).mean() > 0.9


def test_wat_getoond_werd_is_wat_er_in_het_logboek_staat(run, naam):
    logboek = run(naam).logboek
    getoond = logboek.getoond
    lijst, plaats = np.nonzero(getoond.voorgesteld >= 0)
    rij = getoond.voorgesteld[lijst, plaats]
    assert np.array_equal(rij, np.arange(len(logboek)))
    assert np.array_equal(logboek.lijst, lijst)
    assert np.array_equal(logboek.plaats, plaats)
    assert np.array_equal(logboek.kans_getoond, getoond.kans[lijst, plaats])
    kolom = getoond.keus[lijst, plaats]
    assert getoond.mag[lijst, kolom].all()
    assert np.array_equal(logboek.basis, getoond.basis[lijst, kolom])
    zelfde = np.isclose(logboek.kenmerken, getoond.kenmerken[lijst, kolom], atol=1e-6)
    assert (zelfde | np.isnan(logboek.kenmerken)).all()


def test_coaches_kijken_vooral_bovenaan(run, naam):
    voorgesteld = (run(naam).logboek.getoond.voorgesteld >= 0).mean(axis=0)
    assert voorgesteld[:3].mean() > 2 * voorgesteld[7:].mean() > 0


def test_in_keuze_kiezen_coaches_op_wat_niemand_anders_ziet(bank):
    """Selection on what is hidden: the klant's own liking, which no feature holds."""

    def gemiddelde_klik(wereld):
        proef = bank(wereld)
        keus = proef.beste_lijsten(lambda k, b, w: b)
        voorstel = proef.coaches.kans_op_voorstel(np.take_along_axis(proef.ronde.zin, keus, axis=1))
        return np.average(
            np.take_along_axis(proef.ronde.paren.klik, keus, axis=1), weights=voorstel
        )

    assert gemiddelde_klik("keuze") > 1.6 * gemiddelde_klik("gewoon") > 0


def test_niets_is_bekend_voor_het_gebeurde_en_niets_twee_keer(run, naam):
    logboek = run(naam).logboek
    assert np.array_equal(logboek.fase_op[:, 0], logboek.moment)
    assert (np.diff(logboek.moment) >= np.timedelta64(0)).all()
    for fase in range(1, 6):
        eerder, nu = logboek.fase_op[:, fase - 1], logboek.fase_op[:, fase]
        bereikt = ~np.isnat(nu)
        assert (nu[bereikt] >= eerder[bereikt]).all()
    assert not (~np.isnat(logboek.einde_op) & logboek.duurzaam).any()
    duur = (logboek.fase_op[:, 5] - logboek.moment)[logboek.duurzaam]
    assert (duur > np.timedelta64(182, "D")).all()
    laatste = np.fmax.reduce(logboek.fase_op, axis=1)
    klaar = ~np.isnat(logboek.einde_op)
    assert (logboek.einde_op >= laatste)[klaar].all()


def test_weigering_is_eerder_bekend_dan_een_duurzame_plaatsing(run):
    """Why the last months of a log look worse than they are."""
    logboek = run("gewoon").logboek
    wacht = logboek.afgelopen_op - logboek.moment
    klaar = ~np.isnat(logboek.afgelopen_op)
    geweigerd = np.isnat(logboek.fase_op[:, 1]) & klaar
    assert np.median(wacht[geweigerd]) < np.timedelta64(35, "D")
    assert np.median(wacht[logboek.duurzaam]) > np.timedelta64(200, "D")


def test_de_uitslagen_volgen_de_ware_kansen():
    rng = np.random.default_rng(5)
    stappen = rng.uniform(0.5, 0.95, (6, 30_000))
    gevolg = trek_gevolg(rng, stappen, 10.0)
    verwacht = np.array([1.0, *np.cumprod(stappen, axis=0)[1:].mean(axis=1)])
    # A few are never written down, each from a random step on.
    vergeten = 1.0 - 0.03 * np.arange(6) / 5
    assert gevolg.is_gebleven.mean() == pytest.approx(stappen.prod(axis=0).mean(), abs=0.01)
    assert gevolg.is_gebleven[gevolg.fase_op[:, 5] < NOOIT].all()
    assert np.allclose((gevolg.fase_op < NOOIT).mean(axis=0), verwacht * vergeten, atol=0.012)


def test_dag_met_zoveel_bekend_is_de_eerste_zulke_dag(run):
    logboek = run("gewoon").logboek
    dag = logboek.dag_met(200)
    assert (logboek.afgelopen_op <= dag).sum() >= 200
    assert (logboek.afgelopen_op <= dag - np.timedelta64(1, "D")).sum() < 200
    with pytest.raises(ValueError, match="fully known"):
        logboek.dag_met(len(logboek) + 1)


def test_een_volle_opening_wordt_niet_meer_voorgesteld(oordeel):
    markt = Markt(WERELDEN["gewoon"], zaad=2, tegelijk=60, dagen=100, oordeel=oordeel)
    open_ = markt.open_op(0.0)
    vol = open_[markt.openingen.plaatsen[open_] == 1][:5]
    markt.stel_voor(vol, np.full(5, 20.0))
    markt.verstrijk(14.0)
    assert np.isin(vol, markt.open_op(0.0)).all()
    markt.verstrijk(21.0)
    assert not np.isin(vol, markt.open_op(0.0)).any()


def test_druk_van_eigen_voorstellen_zakt_weer(oordeel):
    markt = Markt(WERELDEN["gewoon"], zaad=2, tegelijk=60, dagen=100, oordeel=oordeel)
    markt.stel_voor(np.array([3, 3, 4]), np.full(3, NOOIT))
    assert markt.druk[[3, 4, 5]].tolist() == [2.0, 1.0, 0.0]
    markt.verstrijk(7.0)
    assert markt.druk[3] == pytest.approx(1.6)


def test_wie_iedereen_hetzelfde_voorstelt_verdringt_zichzelf(oordeel):
    """Congestion for real: popular openings lose value under a policy that crowds them."""

    def waarde(lijsten_per_week, zaad):
        run = speel(
            WERELDEN["gewoon"],
            zaad=zaad,
            oordeel=oordeel,
            lijsten_per_week=lijsten_per_week,
            weken=16,
            beleid=lambda k, b, w: np.nan_to_num(k[:, NAMEN.index("werkgever_plaatst")]),
        )
        return run.waarde

    # 300 openings at a time in both: only the number of klanten differs. Few klanten are few
    # lists, and their worth hangs on chance: so the mean of several markets.
    rustig = np.mean([waarde(4.0, zaad) for zaad in range(12)])
    druk = np.mean([waarde(50.0, zaad) for zaad in range(2)])
    assert druk < 0.9 * rustig


def test_een_beleid_mag_het_bureau_zelf_laten_draaien(oordeel):
    """What is shown follows the policy; a good one is worth more than a bad one."""
    bank = {}
    for teken in (1.0, -1.0):
        run = speel(
            WERELDEN["gewoon"],
            zaad=1,
            oordeel=oordeel,
            lijsten_per_week=6.0,
            weken=16,
            beleid=lambda k, b, w, t=teken: t * b,
        )
        bank[teken] = run.waarde
    assert bank[1.0] > 1.8 * bank[-1.0]


def test_lijstwaarde_telt_wat_coaches_er_echt_van_voorstellen(oordeel):
    """The value of lists that the world states, against many draws of what coaches propose."""
    run = speel(WERELDEN["gewoon"], zaad=4, oordeel=oordeel, lijsten_per_week=4.0, weken=20)
    bank = Proefbank.van(run, 400)
    keus = bank.beste_lijsten(lambda k, b, w: b)
    zin = np.take_along_axis(bank.ronde.zin, keus, axis=1)
    kans = np.take_along_axis(bank.kans, keus, axis=1)
    rng = np.random.default_rng(0)
    voorstel = bank.coaches.kans_op_voorstel(zin)
    trekking = [((rng.random(zin.shape) < voorstel) * kans).sum(axis=1) for _ in range(300)]
    assert bank.waarde_van_lijsten(keus) == pytest.approx(100 * np.mean(trekking), rel=0.03)


def test_twee_proefbanken_van_een_run_zijn_gelijk(run):
    een, twee = (Proefbank.van(run("scheef"), 50) for _ in range(2))
    assert np.array_equal(een.kans, twee.kans)


def test_de_samenvatting_is_te_tekenen(bank, naam):
    beeld = bank(naam).samenvatting()
    assert len(beeld["per_tiende"]) == 10
    assert len(beeld["stappen"]) == 6
    assert beeld["prior"] <= beeld["orakel"] + 1e-9


def test_de_waarde_van_de_getoonde_lijsten_is_die_van_het_logboek(run, naam):
    """Off-policy truth, asked of what was really shown: the log's own value, but for chance."""
    tijdlijn = run(naam)
    per_lijst, per_voorstel = tijdlijn.waarde_van_lijsten(tijdlijn.logboek.getoond.keus)
    lijsten = len(tijdlijn.logboek.getoond.dag)
    assert per_voorstel == pytest.approx(tijdlijn.waarde, rel=0.08)
    assert per_lijst == pytest.approx(100 * tijdlijn.logboek.ware_kans.sum() / lijsten, rel=0.1)


def test_wegen_naar_de_kans_van_tonen_vindt_de_waarde_van_ander_beleid(run):
    """Why the log keeps that probability: inverse weights, written here from the definition.

    The target shows the same lists in which places are drawn anew with less exploration.
    """
    tijdlijn = run("gewoon", 5, 40.0, 60)
    logboek, getoond = tijdlijn.logboek, tijdlijn.logboek.getoond
    beste = np.argsort(np.where(getoond.mag, -getoond.basis, np.inf), axis=1, kind="stable")
    beste = beste[:, :TOP]
    # Of a place that may explore, the share that it really gave to the best is at least .7.
    op_plek = beste[logboek.lijst, logboek.plaats]
    kolom = getoond.keus[logboek.lijst, logboek.plaats]
    gewicht = np.where(op_plek == kolom, 1.0 / logboek.kans_getoond, 0.0)
    geschat = 100 * (gewicht * logboek.ware_kans).sum() / len(getoond.dag)
    assert geschat == pytest.approx(tijdlijn.waarde_van_lijsten(beste)[0], rel=0.05)
