"""The model card: README.md in the model folder, written from what training recorded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TRAINING_BESTAND = "training.json"
KAART_BESTAND = "README.md"

_KOP = """\
---
language: nl
library_name: sentence-transformers
tags: [sentence-similarity, job-matching]
---
# Opstap n-gram language model

A static model for Dutch occupations and work. A text becomes one vector; the inner product of
two vectors says how alike the work is. It belongs to Opstap and is loaded by
`matching.taal.laad_taalmodel()`, or with
`SentenceTransformer(folder, trust_remote_code=True)` where the package `matching` is installed.

## Data

{labels} names of {beroepen} occupations and their ISCO-08 groups, with the Dutch descriptions,
from ESCO (fingerprint of the files: `{esco_vingerafdruk}`). This service uses the ESCO
classification of the European Commission. Beside it {eigen_namen} names and {eigen_zinnen}
sentences of our own for the same occupations, as people and vacancies say it
(`matching/taal/woordenlijst`, fingerprint `{woordenlijst_vingerafdruk}`). No text of ESCO is in
this folder, only weights, the character n-grams and the single words that they belong to. No data
about people was used. The queries and annotations of MELO were not used for training; a name of
ours that happens to be a query of MELO and no name in ESCO was taken out.

## Method

Words are described by themselves, by their 2-, 3- and 4-character n-grams, and in titles by the
last four to seven letters of the head word ({kenmerken} features that occur in at least
{min_teksten} names). {begin} Then {stappen} steps of symmetric InfoNCE over batches of {batch}
occupations bring names, description sentences and group names of one occupation together
(temperature {temperatuur}, {uitval} feature drop-out){waakt}. {woorden} words have a weight of
their own: smooth inverse frequency times a learned gate. The {dimensie} directions in which the
names differ most are kept, in int8 with a scale per feature. Seed {seed}; all settings are in
`training.json`.

"""

_MET_LERAAR = """\
Their vectors start from a ridge regression
to multilingual-e5-small (4 bits) beside a random projection."""
_ZONDER_LERAAR = "Their vectors start from a random projection (no teacher)."

_SCORES = """\
## Scores

MELO nld: {vragen} job titles against {elementen} ESCO names, one vector per text. This
model was trained on the names that it ranks here, so the figures are not like for like with
those of models that never saw them.

| | MRR | mAP | MRR, title is literally a name | MRR, other titles | MRR per occupation |
|---|---|---|---|---|---|
{rijen}

"Smoothed": the index vector of a name also holds the other names and the description of its
occupation, is longer for the preferred name and shorter for a name that resembles many others
(`matching.taal.glad`). What is asked keeps its plain vector. How much of each was chosen with these
scores in view, among settings that were good on names held out of training: expect slightly less.

{omschrijvingen}Hard triples written for this project (`oordelen/paren.jsonl`), right of all:

| kind | right | of |
|---|---|---|
{paren}

Still often wrong (fewer than three in four right): {moeilijk}.

{profielen}{beroepen}Speed on {draden} (texts per second): titles {titels_koud:,.0f} cold and
{titels_warm:,.0f} warm, 150-word texts {lang_koud:,.0f} cold
and {lang_warm:,.0f} warm.{transformer}

"""

_GEEN_SCORES = "## Scores\n\nNot measured.\n\n"

_GRENZEN = """\
## Limits

- It knows words, not word order or negation: "niet tillen" is close to "tillen".
- Job titles whose wording is not in ESCO are found much less often (see the table).
- Long texts are a weighted sum of their words; what a text is mostly about wins, also when
  that is the recruiter's prose, or work that somebody wants to leave.
- It is Dutch. English words are only known as far as names of occupations use them.
- A high similarity is a reason to look, never a reason to place or to exclude anybody.
"""


#: From this share of its triples on a kind counts as handled.
_GOED_GENOEG = 0.75


def write_kaart(map_: Path, *, scores: dict[str, Any] | None, draden: str = "one thread") -> None:
    """Write the card of the model in `map_`; `scores` is what `bench.bench` gives."""
    training = json.loads((map_ / TRAINING_BESTAND).read_text(encoding="utf-8"))
    begin = _MET_LERAAR if training["leraar"] else _ZONDER_LERAAR
    waakt = ", while the likenesses between texts stay near the teacher's"
    kop = _KOP.format(
        **{**training["recept"], **training, "begin": begin},
        waakt=waakt if training["leraar"] else "",
    )
    midden = _GEEN_SCORES if scores is None else _get_scores(scores, draden)
    (map_ / KAART_BESTAND).write_text(kop + midden + _GRENZEN, encoding="utf-8")


def _get_scores(scores: dict[str, Any], draden: str) -> str:
    rijen = [("this model", scores["scores"])]
    if "scores_glad" in scores:
        rijen.append(("this model, names smoothed", scores["scores_glad"]))
    for zaad in scores.get("zaden", ()):
        rijen.append((f"seed {zaad['zaad']}", zaad["scores"]))
        rijen.append((f"seed {zaad['zaad']}, names smoothed", zaad["scores_glad"]))
    rijen.append(("char TF-IDF (1-3), same run", scores["tfidf"]))
    paren = scores["paren"].items()
    return _SCORES.format(
        **scores["melo"],
        **scores["snelheid"],
        rijen="\n".join(f"| {naam} | {_get_cellen(getallen)} |" for naam, getallen in rijen),
        omschrijvingen=_get_omschrijvingen(scores.get("zaden", ())),
        paren="\n".join(f"| {soort} | {s['goed']} | {s['aantal']} |" for soort, s in paren),
        moeilijk=_get_moeilijk(scores["paren"]),
        profielen=_get_profielen(scores.get("profielen", {})),
        beroepen=_get_beroepen(scores.get("beroepen")),
        transformer=_get_transformer(scores.get("snelheid_transformer")),
        draden=draden,
    )


def _get_omschrijvingen(zaden: Sequence[dict[str, Any]]) -> str:
    if not zaden:
        return ""
    delen = [zaad["omschrijvingen"] for zaad in zaden]
    mrr = ", ".join(f"{deel['mrr']:.3f}" for deel in delen)
    zonder = ", ".join(f"{deel['mrr_zonder_aanhef']:.3f}" for deel in delen)
    return (
        "Long text, per seed: the first forty words of a description that training did not have\n"
        f"find their occupation with MRR {mrr}; without their first three words {zonder}.\n"
        "Most descriptions open with the name of the occupation in the plural, so the first\n"
        "figure is mainly about finding that name, the second about the work itself.\n\n"
    )


def _get_moeilijk(paren: dict[str, dict[str, int]]) -> str:
    moeilijk = [soort for soort, s in paren.items() if s["goed"] < _GOED_GENOEG * s["aantal"]]
    return ", ".join(moeilijk) or "none"


def _get_profielen(profielen: dict[str, dict[str, dict[str, float]]]) -> str:
    if not profielen:
        return ""
    delen = sorted(next(iter(profielen.values())))
    rijen = [
        "| {} | {} |".format(
            naam,
            " | ".join(f"{s[d]['ndcg']:.3f} ± {s[d]['standaardfout']:.3f}" for d in delen),
        )
        for naam, s in profielen.items()
    ]
    kop = f"| nDCG@10 | {' | '.join(delen)} |\n|---|{'---|' * len(delen)}\n"
    return (
        "Whole profiles against whole vacancies (`oordelen/`, judged before measuring; ± is the\n"
        "standard error over profiles). `opstap` takes both apart as the product does, the\n"
        "other rows read each as one plain text.\n\n" + kop + "\n".join(rijen) + "\n\n"
    )


def _get_beroepen(score: dict[str, Any] | None) -> str:
    if score is None:
        return ""
    return (
        f"Linking {score['aantal']} real job titles to ISCO-08: {score['dekking']:.2f} get an "
        f"answer,\n{score['juistBovenDrempel']:.3f} of those are right.\n\n"
    )


def _get_transformer(tempo: dict[str, float] | None) -> str:
    if tempo is None:
        return ""
    return (
        "\nIn the same run multilingual-e5-small (4 bits, two threads): "
        f"{tempo['titels']:,.0f} titles and {tempo['lang']:,.1f} 150-word texts."
    )


def _get_cellen(scores: dict[str, float | None]) -> str:
    kolommen = ("mrr", "map", "mrr_letterlijk", "mrr_anders", "mrr_concept")
    getallen = (scores[kolom] for kolom in kolommen)
    return " | ".join("-" if getal is None else f"{getal:.3f}" for getal in getallen)
