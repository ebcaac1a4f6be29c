"""Bench leren: the figures say what they claim, for rankers of which the answer is known."""

from __future__ import annotations

import json
import tarfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest

from matching.bench.leren import poort as bench_poort
from matching.bench.leren.beeld import maak_beeld
from matching.bench.leren.buiten import DOELEN, meet_buiten
from matching.bench.leren.echt import (
    MATEN,
    Bron,
    als_leergegevens,
    lees_rijen,
    maak_keuzes,
    meet_keuzes,
    per_keuze,
    zoek_archief,
)
from matching.bench.leren.ijking import ijkfout, meet_ijking
from matching.bench.leren.meten import Bouwstenen, Omvang, meet_leren
from matching.bench.leren.opzet import Oordeel, maak_proef, tel_punten, voeg_samen
from matching.bench.leren.pagina import maak_pagina
from matching.bench.leren.plafond import maak_plafond
from matching.bench.leren.poort import Poging
from matching.bench.leren.schade import hussel_uitslagen, keer_om, lek_soms, lek_toekomst
from matching.bench.leren.tijd import meet_tijd
from matching.bench.leren.uitslag import beoordeel_mikpunten, maak_samenvatting
from matching.bench.leren.winst import Vast, meet_winst, spreiding
from matching.leren.gegevens import WACHTTIJD, Fase
from matching.leren.kenmerken import KENMERKEN
from matching.leren.kenmerken import NAMEN as GEREGISTREERD
from matching.ranking import COMPONENTEN, STANDAARD_GEWICHTEN
from matching.simulatie.kijk import NAMEN

pytestmark = pytest.mark.xdist_group("bench")
DAG = np.timedelta64(1, "D")


@pytest.fixture(scope="module", autouse=True)
def _klein_plafond():
    """A coarse ceiling: where it lies exactly does not matter here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("matching.bench.leren.plafond._KLANTEN", 200)
        patch.setattr("matching.bench.leren.plafond._BOMEN", 60)
        yield


@pytest.fixture(scope="module")
def proef():
    return maak_proef("gewoon", 1, 300, klanten=120)


class _Weet:
    """Says a chance that was made up beforehand: a plain function of the features."""

    def __init__(self, teken=1.0, marge=0.02):
        self.teken, self.marge = teken, marge

    def kans(self, kenmerken, basis, wens):
        kans = 0.5 * np.clip(basis, 0.0, 1.0) ** 3
        return kans, np.maximum(kans - self.marge, 0.0), np.minimum(kans + self.marge, 1.0)

    def gain(self, kenmerken, basis, wens):
        return self.teken * basis


def _leer_vast(gegevens, dag):
    return Vast()


def _leer_averechts(gegevens, dag):
    return _Weet(teken=-1.0)


def _laat_door(kampioen, uitdager, gegevens):
    return Oordeel(bevordert=True)


def _laat_niet_door(kampioen, uitdager, gegevens):
    return Oordeel(bevordert=False, redenen=("nooit",))


def test_de_score_van_de_vaste_gewichten_is_die_van_de_ranking():
    """Same weights and, for what is unknown, the same values as the components say."""
    rng = np.random.default_rng(0)
    kenmerken = rng.random((50, len(NAMEN)))
    verwacht = sum(
        gewicht * kenmerken[:, NAMEN.index(naam)] for naam, gewicht in STANDAARD_GEWICHTEN.items()
    )
    assert np.allclose(tel_punten(kenmerken)[0], verwacht)
    leeg = tel_punten(np.full((1, len(NAMEN)), np.nan))[0]
    half = {c.naam for c in COMPONENTEN if "0,5" in c.bij_onbekend}
    assert leeg == pytest.approx(0.5 * sum(STANDAARD_GEWICHTEN[n] for n in half))


def test_de_wereld_toont_precies_de_geregistreerde_kenmerken_binnen_hun_bereik(proef):
    assert NAMEN == GEREGISTREERD
    for kenmerk, kolom in zip(KENMERKEN, proef.gegevens.kenmerken.T, strict=True):
        laag, hoog = kenmerk.bereik
        assert laag <= np.nanmin(kolom) <= np.nanmax(kolom) <= hoog, kenmerk.naam


def test_op_de_dag_van_leren_is_er_niets_van_later(proef):
    bekend = proef.bekend_op_dag
    assert bekend.is_afgelopen.sum() >= proef.bekend
    assert proef.gegevens.tot(proef.dag - DAG).is_afgelopen.sum() < proef.bekend
    assert bekend.moment.max() <= proef.dag
    assert bekend.bekend_op.max() <= proef.dag
    assert (proef.gegevens.bereikt[: len(bekend)] >= bekend.bereikt).all()
    loopt = ~bekend.is_afgelopen
    assert loopt.any(), "nothing is censored: the day is too late to be a test"


def test_ieder_zaad_en_iedere_grootte_heeft_genoeg_bekende_voorstellen():
    for naam in ("scheef", "keuze"):
        assert maak_proef(naam, 2, 250, klanten=1).bekend_op_dag.is_afgelopen.sum() >= 200


def test_fasen_worden_meestal_bekend_binnen_de_wachttijd(proef):
    """The ranker's rule of when a step may be counted fits what organisations here write down."""
    g = proef.gegevens
    for fase, dagen in WACHTTIJD.items():
        op, sinds = g.fase_op[:, fase], g.fase_op[:, fase - 1]
        bereikt = np.isfinite(op)
        assert np.mean((op - sinds)[bereikt] <= np.timedelta64(dagen, "D")) > 0.85, fase


def test_wie_niet_leert_wint_niets(proef):
    (winst,) = meet_winst("gewoon", 1, (300,), _leer_vast, None)
    assert winst.naar_gain == winst.prior
    assert winst.tegen_prior == winst.opbrengst_tegen_prior == 0.0


def test_het_plafond_ligt_tussen_prior_en_orakel():
    plafond = maak_plafond("scheef", 2)
    (winst,) = meet_winst("scheef", 1, (300,), _leer_averechts, plafond)
    assert winst.naar_gain < winst.prior < winst.plafond < winst.orakel
    assert winst.deel < 0
    assert winst.deel_van_orakel > winst.deel


def test_in_ruis_wordt_een_slechte_volgorde_aan_de_wensen_herkend():
    (winst,) = meet_winst("ruis", 0, (200,), _leer_averechts, None)
    assert winst.tegen_prior == pytest.approx(0.0, abs=1e-9)
    assert winst.opbrengst_tegen_prior < -0.05


def test_ijkfout_is_nul_als_kansen_uitkomen_en_anders_de_afstand():
    rng = np.random.default_rng(0)
    kans = rng.random(2_000)
    gewicht = rng.random(2_000)
    assert ijkfout(kans, kans, gewicht)[0] == pytest.approx(0.0)
    assert ijkfout(kans, kans + 0.07, gewicht)[0] == pytest.approx(0.07)
    bak = np.digitize(kans, np.quantile(kans, np.linspace(0, 1, 11)[1:-1]))
    fout, per_bak = ijkfout(kans, kans**2, np.ones(2_000))
    traag = np.mean([abs(kans[bak == b].mean() - (kans**2)[bak == b].mean()) for b in range(10)])
    assert fout == pytest.approx(traag, rel=0.02)
    assert len(per_bak) == 10


def test_dekking_telt_intervallen_die_de_waarheid_bevatten():
    def meet(marge):
        return meet_ijking("ruis", 0, 200, lambda g, d: _Weet(marge=marge), None)

    assert meet(1.0).dekking == meet(1.0).dekking_alle == 1.0
    smal = meet(0.01)
    assert 0.0 < smal.dekking < 0.5
    assert smal.breedte == pytest.approx(0.02)


def test_gehusselde_uitslagen_zijn_dezelfde_uitslagen_bij_een_ander(proef):
    g = proef.bekend_op_dag
    kapot = hussel_uitslagen(g, np.random.default_rng(0))
    assert kapot.bekend_op.max() <= g.peildag
    # Only what would have become known after the day is lost on the way.
    assert 0.85 * g.bereikt.mean() < kapot.bereikt.mean() <= g.bereikt.mean()
    assert (kapot.bereikt != g.bereikt).mean() > 0.2
    assert np.array_equal(kapot.kenmerken, g.kenmerken, equal_nan=True)


def test_een_lek_vertelt_wat_er_van_kwam_en_een_omkering_keert_een_kenmerk_om(proef):
    g = proef.bekend_op_dag
    rng = np.random.default_rng(0)
    kolom = g.namen.index("werkgever_plaatst")
    lek = lek_toekomst(g, rng).kenmerken[:, kolom]
    assert (
        np.corrcoef(lek, g.bereikt)[0, 1]
        > 0.7
        > np.corrcoef(g.kenmerken[:, kolom], g.bereikt)[0, 1]
    )
    half = lek_soms(g, rng).kenmerken[:, kolom]
    assert 0.1 < np.corrcoef(half, g.bereikt)[0, 1] < np.corrcoef(lek, g.bereikt)[0, 1]
    assert 0.5 < (half == g.kenmerken[:, kolom]).mean() < 0.8
    om = keer_om(g, rng, "riasec").kenmerken[:, g.namen.index("riasec")]
    recht = g.kenmerken[:, g.namen.index("riasec")]
    assert np.array_equal(np.isnan(om), np.isnan(recht))
    bekend = ~np.isnan(om)
    assert np.corrcoef(om[bekend], recht[bekend])[0, 1] == pytest.approx(-1.0)


def test_samengevoegde_logboeken_houden_elke_rij_en_hun_lijsten_uit_elkaar(proef):
    g = proef.gegevens
    samen = voeg_samen([g, g])
    assert len(samen) == 2 * len(g)
    assert len(np.unique(samen.lijst)) == 2 * len(np.unique(g.lijst))
    assert samen.is_afgelopen.sum() == 2 * g.is_afgelopen.sum()
    assert np.bincount(samen.bereikt).tolist() == (2 * np.bincount(g.bereikt)).tolist()


def test_de_poort_wordt_geteld_zoals_hij_antwoordt():
    """A gate that lets all through, and one that lets nothing through, with known rankers."""

    def leer(gegevens, dag):
        return _Weet(teken=1.0 if len(gegevens) > 250 else -1.0)

    beter = bench_poort.probeer_beter(1, 700, leer, _laat_niet_door)
    assert [p.bevordert for p in beter] == [False]
    assert all(p.uitdager > 1.05 * p.kampioen for p in beter)
    kapot = bench_poort.probeer_beschadigd(6, 400, leer, _laat_door)
    assert {p.soort for p in kapot} == set(bench_poort.SCHADEN)
    assert all(p.bevordert for p in kapot)


def test_kampioen_en_uitdager_worden_beoordeeld_op_later_dan_zij_leerden():
    gezien = {}

    def leer(gegevens, dag):
        gezien["geleerd"] = max(gezien.get("geleerd", gegevens.moment[0]), gegevens.peildag)
        return Vast()

    def poort(kampioen, uitdager, gegevens):
        gezien["beoordeeld"] = gegevens.moment.min()
        return Oordeel(bevordert=False)

    bench_poort.probeer_beschadigd(1, 300, leer, poort)
    assert gezien["geleerd"] < gezien["beoordeeld"]


def _ips(log, model):
    """Inverse propensities from the definition, with a normal interval over lists."""
    raak = log.keus == log.doel
    som = np.where(raak, log.beloning / log.kans, 0.0).sum(axis=1)
    midden, half = 100 * som.mean(), 196 * som.std() / np.sqrt(len(som))
    return {"ips": (midden, midden - half, midden + half)}


def test_buiten_beleid_is_de_waarheid_te_vinden_waar_het_logboek_steun_geeft():
    metingen = [m for z in range(2) for m in meet_buiten("gewoon", z, 500, _leer_vast, _ips)]
    zonder = [m for m in metingen if m.doel == DOELEN[0]]
    assert all(m.steun == 1.0 for m in zonder)
    assert any(m.is_gedekt for m in zonder)
    (ver,) = (
        m for m in meet_buiten("gewoon", 0, 200, _leer_averechts, _ips) if m.doel == DOELEN[1]
    )
    assert ver.steun < 0.9


def test_tijd_wordt_gemeten_op_precies_zoveel_voorstellen(monkeypatch):
    gezien = []

    def leer(gegevens, dag):
        gezien.append(len(gegevens))
        return Vast()

    monkeypatch.setattr("matching.bench.leren.tijd._PER_DEEL", 400)
    tijd = meet_tijd(700, leer)
    assert gezien == [700] == [tijd.voorstellen]
    assert tijd.leren_s >= 0
    assert 0 < tijd.rangschikken_ms < 1_000


@pytest.fixture(scope="module")
def uitslag():
    omvang = Omvang(
        zaden=1, werelden=("scheef", "raak"), groottes=(200,), geijkt_na=200, buiten_na=300,
        plafond=1, pogingen=0, voorstellen=0, echt=False,
    )  # fmt: skip
    bouwstenen = Bouwstenen(_leer_vast, _laat_niet_door, _ips)
    meting = meet_leren(bouwstenen, omvang, processen=1)
    return replace(meting, pogingen=(_poging("gelekte toekomst", False), _poging("beter", False)))


def _poging(soort, bevordert):
    return Poging(soort, "gewoon", 0, 8.0, 9.0, bevordert=bevordert, redenen=())


def test_een_hele_meting_is_een_json_document_met_spreiding(uitslag):
    samen = maak_samenvatting(uitslag)
    for document in (samen, uitslag.als_dict()):
        assert json.loads(json.dumps(document)).keys() == document.keys()
    assert [(r["wereld"], r["zaden"]) for r in samen["winst"]] == [("scheef", 1), ("raak", 1)]
    assert set(samen["winst"][0]["deel"]) == set(spreiding([1.0]))
    assert "deel" not in samen["winst"][1]


def test_wat_niet_gehaald_is_staat_er_zo(uitslag):
    gehaald = beoordeel_mikpunten(uitslag)
    assert gehaald["scheef: 25% na 200"] is False
    assert gehaald["raak: tegen_prior na 200"] is True
    assert gehaald["scheef: ijkfout"] is False
    assert gehaald["poort, gelekte toekomst"] is True
    assert gehaald["poort, beter"] is False
    erger = replace(uitslag, pogingen=(_poging("gelekte toekomst", True),))
    assert beoordeel_mikpunten(erger)["poort, gelekte toekomst"] is False


def test_de_pagina_noemt_elke_wereld_en_elk_deel(uitslag):
    pagina = maak_pagina(uitslag)
    for tekst in ("`scheef`", "`raak`", "## What is gained", "## Calibration after 200 known"):
        assert tekst in pagina
    assert "## Off-policy" in pagina
    assert "## Time" not in pagina
    assert "is not installed" in pagina


def test_het_beeld_heeft_een_vlak_voor_alles_wat_gemeten_is(uitslag):
    meting = meet_keuzes(maak_keuzes(list(_rijen(300)), BRON), "proef", 0)
    alles = ElementTree.fromstring(maak_beeld(replace(uitslag, echt=(meting,))))
    tekst = " ".join(element.text or "" for element in alles.iter())
    for vlak in ("Gap closed", "Chance as stated", "90 % intervals", "Off-policy",
                 "Challengers", "real people"):  # fmt: skip
        assert vlak in tekst
    zonder = maak_beeld(replace(uitslag, pogingen=()))
    assert "Challengers" not in zonder
    assert "real people" not in zonder
    breed, hoog = (float(alles.attrib[maat]) for maat in ("width", "height"))
    for punt in alles.iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 <= float(punt.attrib["cx"]) <= breed
        assert 0 <= float(punt.attrib["cy"]) <= hoog


# --- choices of real people ----------------------------------------------------------------------

MERKEN = ("duur", "goedkoop", "geliefd")
BRON = Bron("proef", "Proef", MERKEN, ("price", "disp"))


def _rijen(n, seed=0):
    """People who take what they love or what is on display, and never look at the price."""
    rng = np.random.default_rng(seed)
    for i in range(n):
        disp = rng.integers(0, 2, 3)
        nut = np.array([0.0, 0.3, 1.5]) + 1.5 * disp + rng.gumbel(size=3)
        yield {
            "id": str(i // 4),
            "choice": MERKEN[int(nut.argmax())],
            **{f"price.{m}": str(p + rng.random()) for m, p in zip(MERKEN, (9, 2, 5), strict=True)},
            **{f"disp.{m}": str(d) for m, d in zip(MERKEN, disp, strict=True)},
        }


def test_zonder_het_pakket_zijn_er_geen_echte_keuzes(monkeypatch):
    monkeypatch.setattr("matching.bench.leren.echt.PAKKET", "bestaat_niet_hier")
    assert zoek_archief() is None


def test_een_bestand_wordt_uit_het_archief_gelezen_en_de_rest_niet(tmp_path):
    archief = tmp_path / "resources.tar.gz"
    with tarfile.open(archief, "w:gz") as tar:
        for naam, inhoud in (("Proef", "id,choice\n1,duur\n"), ("Anders", "x\n1\n")):
            lid = tarfile.TarInfo(f"resources/rdata/csv/Ecdat/{naam}.csv")
            lid.size = len(inhoud)
            tar.addfile(lid, BytesIO(inhoud.encode()))
    assert lees_rijen(archief, ["Proef"]) == {"Proef": [{"id": "1", "choice": "duur"}]}


def test_een_gekozen_alternatief_duurt_en_wat_niet_gekozen_is_eindigt():
    keuzes = maak_keuzes(list(_rijen(40)), BRON)
    gegevens = als_leergegevens(keuzes, np.arange(10, 40))
    raak = (gegevens.bereikt == Fase.DUURZAAM).reshape(30, 3)
    assert raak.argmax(axis=1).tolist() == keuzes.gekozen[10:].tolist()
    assert (raak.sum(axis=1) == 1).all()
    assert gegevens.einde.reshape(30, 3).sum(axis=1).tolist() == [2] * 30
    assert gegevens.is_afgelopen.all()
    duurste = keuzes.prijs[10:].argmax(axis=1)
    assert (gegevens.basis.reshape(30, 3).argmin(axis=1) == duurste).all()


def test_plaatsen_worden_gedeeld_als_de_punten_gelijk_zijn():
    punten = np.array([[3.0, 2.0, 1.0], [1.0, 1.0, 1.0]])
    ndcg, mrr, eerste = per_keuze(punten, np.array([1, 0]))
    assert ndcg == pytest.approx([1 / np.log2(3), (1 + 1 / np.log2(3) + 0.5) / 3])
    assert mrr == pytest.approx([1 / 2, (1 + 1 / 2 + 1 / 3) / 3])
    assert eerste == pytest.approx([0.0, 1 / 3])


def test_wie_geleerd_heeft_wint_van_de_goedkoopste_op_mensen_van_wie_niet_geleerd_is():
    keuzes = maak_keuzes(list(_rijen(900)), BRON)
    meting = meet_keuzes(keuzes, "proef", 0)
    assert meting.geleerd + meting.geoordeeld == 900
    assert meting.geleerd % 4 == meting.geoordeeld % 4 == 0, "a person is in both parts"
    for maat in MATEN:
        assert meting.ranker[maat] > meting.meest_gekozen[maat] > meting.goedkoopst[maat]
        midden, laag, hoog = meting.winst[maat]
        assert 0 < laag < midden < hoog
        assert midden == pytest.approx(meting.ranker[maat] - meting.goedkoopst[maat])
    niets = replace(keuzes, gekozen=np.random.default_rng(5).integers(0, 3, 900))
    toeval = meet_keuzes(niets, "toeval", 0)
    assert toeval.winst["ndcg"][1] < 0.02


def test_echte_keuzes_staan_op_de_pagina_met_de_laagste_ondergrens(uitslag):
    meting = meet_keuzes(maak_keuzes(list(_rijen(300)), BRON), "proef", 0)
    slechter = replace(meting, winst=dict.fromkeys(MATEN, (0.01, -0.01, 0.03)))
    beide = replace(uitslag, echt=(meting, slechter))
    assert "| proef | 300 |" in maak_pagina(beide)
    assert "(-0.010)" in maak_pagina(beide)
    sleutel = "echt, proef: beter dan de goedkoopste"
    assert beoordeel_mikpunten(beide)[sleutel] is False
    assert beoordeel_mikpunten(replace(uitslag, echt=(meting,)))[sleutel] is True
    assert json.loads(json.dumps(maak_samenvatting(beide)))["echt"][0]["bron"] == "proef"
