from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.taal import MODEL_MAP, laad_taalmodel
from matching.taal.gewichten import read_gewichten
from matching.taal.kenmerken import HAAKJES_GEWICHT, get_kenmerken
from matching.taal.licht import LichtTaalmodel

TEKSTEN = [
    "Medewerker groenvoorziening",
    "Docent Engels (2e graads)",
    "ik werk graag buiten met planten",
    "Coördinator C++ / C#",
    "",
]


def slow_encode(map_: Path, woorden: list[tuple[str, float]]) -> np.ndarray:
    """The definition, word by word and feature by feature, in double precision."""
    gewichten = read_gewichten(map_)
    rij_van = dict(zip(gewichten.kenmerken, gewichten.rijen.astype(np.float64), strict=True))
    gewicht_van = dict(zip(gewichten.woorden, gewichten.woordgewichten.tolist(), strict=True))
    som = np.zeros(gewichten.dimensie)
    for woord, factor in woorden:
        for kenmerk in get_kenmerken(woord):
            if kenmerk in rij_van:
                som += factor * gewicht_van.get(woord, 1.0) * rij_van[kenmerk]
    return som / np.linalg.norm(som)


def test_vector_is_de_gewogen_som_van_de_kenmerken(model: LichtTaalmodel) -> None:
    verwacht = slow_encode(
        MODEL_MAP,
        [
            ("docent", 1),
            ("engels", 1),
            ("2e", HAAKJES_GEWICHT),
            ("graads", HAAKJES_GEWICHT),
            ("^engels", 1),
        ],
    )
    assert np.allclose(model.encode(["Docent Engels (2e graads)"])[0], verwacht, atol=1e-6)


def test_geen_teksten_geeft_geen_rijen(model: LichtTaalmodel) -> None:
    vectoren = model.encode([])
    assert vectoren.shape == (0, model.dimensie)
    assert vectoren.dtype == np.float32


@pytest.mark.parametrize("tekst", ["", "   \n\t", "\x00", "😀🌱", "日本語", "()", "-- , ."])
def test_tekst_zonder_woorden_krijgt_de_nulvector(model: LichtTaalmodel, tekst: str) -> None:
    assert not model.encode([tekst]).any()


@pytest.mark.parametrize("tekst", ["kok\x00", "😀 kok 😀", "KOK!", "\ud800kok"])
def test_vreemde_tekens_om_een_woord_veranderen_niets(model: LichtTaalmodel, tekst: str) -> None:
    assert np.array_equal(model.encode([tekst]), model.encode(["kok"]))


def test_tekst_van_een_megabyte_lukt_binnen_enkele_seconden(model: LichtTaalmodel) -> None:
    zin = "Zij snoeien bomen en struiken in het park. "
    begin = time.perf_counter()
    lang = model.encode([zin * (1_000_000 // len(zin))])
    # The same words in the same proportions point the same way.
    assert float((lang @ model.encode([zin * 2]).T)[0, 0]) == pytest.approx(1, abs=1e-4)
    assert time.perf_counter() - begin < 10


@given(st.lists(st.text(), max_size=5))
def test_elke_vector_heeft_lengte_een_of_nul(model: LichtTaalmodel, teksten: list[str]) -> None:
    vectoren = model.encode(teksten)
    assert vectoren.shape == (len(teksten), model.dimensie)
    lengtes = np.linalg.norm(vectoren, axis=1)
    assert np.all((lengtes == 0) | (np.abs(lengtes - 1) < 1e-5))


@given(st.lists(st.text(alphabet="abk (é)"), min_size=1, max_size=5))
def test_vector_hangt_niet_af_van_de_andere_teksten(
    model: LichtTaalmodel, teksten: list[str]
) -> None:
    samen = model.encode(teksten)
    apart = np.concatenate([model.encode([tekst]) for tekst in teksten])
    assert np.array_equal(samen, apart)


def test_twee_keer_laden_geeft_dezelfde_vectoren_en_versie(model: LichtTaalmodel) -> None:
    ander = laad_taalmodel()
    assert np.array_equal(ander.encode(TEKSTEN), model.encode(TEKSTEN))
    assert ander.versie == model.versie


def test_volle_cache_verandert_geen_vector(model: LichtTaalmodel) -> None:
    klein = LichtTaalmodel(read_gewichten(MODEL_MAP), naam="klein", versie="-", cache_woorden=1)
    teksten = [" ".join(f"woord{i}" for i in range(j, j + 3000)) for j in range(0, 12_000, 1500)]
    assert np.allclose(klein.encode(teksten), model.encode(teksten), atol=1e-6)


def test_draden_storen_elkaar_niet() -> None:
    deelbaar = LichtTaalmodel(read_gewichten(MODEL_MAP), naam="d", versie="-", cache_woorden=1)
    lijsten = [[f"hulp{i * j} magazijn{j}" for j in range(400)] for i in range(1, 25)]
    with ThreadPoolExecutor(8) as draden:
        samen = list(draden.map(deelbaar.encode, lijsten))
    alleen = laad_taalmodel()
    for uit_draad, lijst in zip(samen, lijsten, strict=True):
        assert np.allclose(uit_draad, alleen.encode(lijst), atol=1e-6)


def test_laden_duurt_minder_dan_een_seconde() -> None:
    def duur() -> float:
        begin = time.perf_counter()
        laad_taalmodel().encode(["kok"])
        return time.perf_counter() - begin

    # The best of three: other work on the machine is not what is measured.
    assert min(duur() for _ in range(3)) < 1


def test_lichte_weg_laadt_geen_torch() -> None:
    code = (
        "import sys; from matching.taal import laad_taalmodel; "
        "laad_taalmodel().encode(['kok']); "
        "zwaar = {'torch', 'sentence_transformers', 'sklearn'} & set(sys.modules); "
        "print(sorted(zwaar))"
    )
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (klaar.stdout, klaar.stderr) == ("[]\n", "")


@pytest.mark.slow
def test_snelheid_haalt_de_norm(model: LichtTaalmodel) -> None:
    titels = [f"medewerker {soort} niveau {i}" for i in range(2500) for soort in ("groen", "zorg")]
    lang = [" ".join([*titels[i : i + 38]]) for i in range(500)]

    def tempo(teksten: list[str]) -> float:
        # Processor time: what others do on the machine does not count.
        begin = time.process_time()
        model.encode(teksten)
        return len(teksten) / (time.process_time() - begin)

    assert len(lang[0].split()) >= 150
    assert max(tempo(titels) for _ in range(4)) >= 10_000
    assert max(tempo(lang) for _ in range(4)) >= 2_000


@pytest.mark.parametrize(
    ("vraag", "dichtbij", "ver"),
    [
        ("ik werk graag buiten met planten", "medewerker groenvoorziening", "receptionist"),
        ("ik werk graag buiten met planten", "medewerker groenvoorziening", "klerk"),
        ("ik zorg graag voor oude mensen", "verzorgende ouderenzorg", "magazijnmedewerker"),
        ("verpleegster", "verpleegkundige", "verkoopster"),
        ("magazijnmedwerker", "magazijnmedewerker", "boekhoudmedewerker"),
        ("schoonmaak medewerker", "schoonmaakmedewerker", "medewerker administratie"),
        ("chauffeur rijbewijs c", "vrachtwagenchauffeur", "kok"),
    ],
)
def test_wat_op_elkaar_lijkt_ligt_dichterbij(
    model: LichtTaalmodel, vraag: str, dichtbij: str, ver: str
) -> None:
    v, goed, fout = model.encode([vraag, dichtbij, ver])
    assert v @ goed > v @ fout
