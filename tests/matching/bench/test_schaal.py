"""The cost model: it says when it knows too little, and finds back what it was made from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matching.bench.schaal import MINSTENS, Kostenmodel, maak_schaalpagina
from matching.bench.uitslag import Geheelmeting, Uitslag

ECHT = Kostenmodel(
    vast=4.0, per_werk=1e-4, per_klant=0.012, per_paar=8e-8, schrijven=0.001, afwijking=0.0
)


def _nacht(klanten: int, werk: int, werkers: int) -> Geheelmeting:
    return Geheelmeting(
        klanten=klanten,
        werk=werk,
        werkers=werkers,
        dask=False,
        dag=0,
        seconden=1.0,
        cpu_hier_s=klanten * ECHT.schrijven,
        cpu_werkers_s=ECHT.werkers_s(klanten, werk, werkers),
        delen={},
        geheugen_mb=1000.0,
        regels_klanten=20 * klanten,
        regels_werk=10 * werk,
        tegengehouden=0,
        opslag_mb=klanten / 25,
    )


NACHTEN = tuple(
    _nacht(*maat)
    for maat in (
        (1_000, 20_000, 1), (1_000, 100_000, 2), (5_000, 20_000, 2),
        (10_000, 100_000, 2), (10_000, 100_000, 1),
    )
)  # fmt: skip


def test_met_te_weinig_nachten_zegt_de_pagina_dat():
    for nachten in ((), NACHTEN[: MINSTENS - 1], [replace(n, dag=1) for n in NACHTEN]):
        pagina = maak_schaalpagina(Uitslag(geheel=tuple(nachten)))
        assert f"Fewer than {MINSTENS} nights" in pagina
        assert "Netherlands" not in pagina


def test_model_vindt_de_kosten_terug_waaruit_de_nachten_bestaan():
    model = Kostenmodel.van(NACHTEN)
    for naam in ("vast", "per_werk", "per_klant", "per_paar", "schrijven"):
        assert getattr(model, naam) == pytest.approx(getattr(ECHT, naam), rel=1e-3)
    assert model.afwijking < 1e-6


def test_een_nacht_die_afwijkt_staat_als_afwijking_in_de_pagina():
    anders = replace(NACHTEN[0], cpu_werkers_s=2 * NACHTEN[0].cpu_werkers_s)
    assert Kostenmodel.van((*NACHTEN[1:], anders)).afwijking > 0.1


def test_de_rekensom_op_de_pagina_klopt():
    pagina = maak_schaalpagina(Uitslag(geheel=NACHTEN))
    seconden = ECHT.werkers_s(400_000, 400_000, 16)
    assert f"= {seconden:,.0f} s, over 16 cores" in pagina
    assert f"| {seconden / 3600:,.1f} |" in pagina
