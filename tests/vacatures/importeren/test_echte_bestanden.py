"""The real files load without a mapping file; what does not load says why."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from vacatures.importeren import importeer_vacatures

VANDAAG = date(2026, 11, 22)


@pytest.fixture
def lees_echt(gedeeld, opslag, tmp_path):
    def _lees(naam):
        return importeer_vacatures(
            opslag, gedeeld / "data" / naam, door="test", vandaag=VANDAAG, afgekeurd_map=tmp_path
        )

    return _lees


@pytest.mark.parametrize(
    ("naam", "rijen", "minstens"),
    [
        ("vacatures/vacatures_volledig.jsonl", 116, 116),
        ("vacatures/adzuna_titels.csv", 500, 497),  # three rows stand in it twice
        ("vacatures/ggz.csv", 68, 68),
        ("vacatures/onderwijs.csv", 65, 55),
        ("vum/AccreditatieVacature_unie.json", 485, 402),
    ],
)
def test_echt_bestand_laadt_zonder_mapping_en_tweede_keer_zonder_wijziging(
    lees_echt, naam, rijen, minstens
):
    eerste, tweede = lees_echt(naam), lees_echt(naam)
    assert eerste.gelezen == rijen == eerste.nieuw + eerste.dubbel + eerste.afgekeurd
    assert eerste.nieuw >= minstens
    assert (tweede.nieuw, tweede.gewijzigd) == (0, 0)


def test_vdab_ligt_in_belgie_en_banken_in_nederland(lees_echt, bewaard):
    lees_echt("vacatures/vacatures_volledig.jsonl")
    landen = Counter((v.bron, v.plek.land) for v in bewaard() if v.plek.plaatsnaam)
    assert {paar for paar in landen if paar[0] == "vdab"} == {("vdab", "BE")}
    assert {paar for paar in landen if paar[0] == "banken.nl"} == {("banken.nl", "NL")}
    namen = [v.werkgever_naam for v in bewaard() if v.werkgever_naam]
    assert not any("Meer info" in naam or "website" in naam for naam in namen)


def test_vum_zonder_naam_en_zonder_omschrijving_wordt_afgekeurd(lees_echt):
    rapport = lees_echt("vum/AccreditatieVacature_unie.json")
    assert {m.veld for m in rapport.fouten} == {"titel"}


def test_onderwijs_staat_weer_onder_de_goede_namen(lees_echt, bewaard):
    lees_echt("vacatures/onderwijs.csv")
    vacatures = bewaard()
    assert all(v.plek.pc4 and v.sluit_op and v.geplaatst_op < v.sluit_op for v in vacatures)
    assert not any(teken in v.titel for v in vacatures for teken in ("://", "Vast"))
