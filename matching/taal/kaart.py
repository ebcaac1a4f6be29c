"""The model card: README.md in the model folder, written from what training recorded."""

from __future__ import annotations

import json
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
classification of the European Commission. No text of ESCO is in this folder, only weights, the
character n-grams and the single words that they belong to. No data about people was used. The
queries and annotations of MELO were not used for training.

## Method

Words are described by themselves and by their 2-, 3- and 4-character n-grams ({kenmerken}
features that occur in at least {min_teksten} names). {begin} Then
{stappen} steps of symmetric InfoNCE over batches of {batch} occupations bring names, description
sentences and group names of one occupation together (temperature {temperatuur}, {uitval} feature
drop-out). {woorden} words have a weight of their own: smooth inverse frequency times a learned
gate. The {dimensie} directions in which the names differ most are kept, in int8 with a scale per
feature. Seed {seed}; all settings are in `training.json`.

"""

_MET_LERAAR = """\
Their vectors start from a ridge regression
to multilingual-e5-small (4 bits) beside a random projection."""
_ZONDER_LERAAR = "Their vectors start from a random projection (no teacher)."

_SCORES = """\
## Scores

MELO nld: {vragen} job titles against {elementen} ESCO names, one plain vector per text. This
model was trained on the names that it ranks here, so the figures are not like for like with
those of models that never saw them.

| | MRR | mAP | MRR, title is literally a name | MRR, other titles | MRR per occupation |
|---|---|---|---|---|---|
| this model | {scores} |
| char TF-IDF (1-3), same run | {tfidf} |

Speed on {draden} (texts per second): titles {titels_koud:,.0f} cold and {titels_warm:,.0f} warm,
150-word texts {lang_koud:,.0f} cold and {lang_warm:,.0f} warm.

"""

_GEEN_SCORES = "## Scores\n\nNot measured.\n\n"

_GRENZEN = """\
## Limits

- It knows words, not word order or negation: "niet tillen" is close to "tillen".
- Job titles whose wording is not in ESCO are found much less often (see the table).
- Long texts are a weighted sum of their words; what a text is mostly about wins, also when
  that is the recruiter's prose, or work that somebody wants to leave.
- It is Dutch. English words are only known as far as Dutch occupation names use them.
- A high similarity is a reason to look, never a reason to place or to exclude anybody.
"""


def write_kaart(map_: Path, *, scores: dict[str, Any] | None, draden: str = "one thread") -> None:
    """Write the card of the model in `map_`; `scores` is what `meten.bench` gives."""
    training = json.loads((map_ / TRAINING_BESTAND).read_text(encoding="utf-8"))
    begin = _MET_LERAAR if training["leraar"] else _ZONDER_LERAAR
    kop = _KOP.format(**{**training["recept"], **training, "begin": begin})
    midden = _GEEN_SCORES if scores is None else _get_scores(scores, draden)
    (map_ / KAART_BESTAND).write_text(kop + midden + _GRENZEN, encoding="utf-8")


def _get_scores(scores: dict[str, Any], draden: str) -> str:
    return _SCORES.format(
        **scores["melo"],
        **scores["snelheid"],
        scores=_get_cellen(scores["scores"]),
        tfidf=_get_cellen(scores["tfidf"]),
        draden=draden,
    )


def _get_cellen(scores: dict[str, float | None]) -> str:
    kolommen = ("mrr", "map", "mrr_letterlijk", "mrr_anders", "mrr_concept")
    getallen = (scores[kolom] for kolom in kolommen)
    return " | ".join("-" if getal is None else f"{getal:.3f}" for getal in getallen)
