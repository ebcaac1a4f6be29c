"""Measuring a language model on what its training could not have seen, and on hard triples."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from matching.taal.gegevens import Beroepenlijst
from matching.taal.laden import Taalmodel
from modellen.fouten import OpstapFout

#: The hard triples that belong to this project.
PAREN_BESTAND = Path(__file__).parent / "oordelen" / "paren.jsonl"

_DEEL_APART = 5
_VRAAG_WOORDEN = 40
_ZONDER_AANHEF = 3


@dataclass(frozen=True, slots=True)
class OmschrijvingProef:
    """The description test: find an occupation by the opening of its description.

    training: the vocabulary without the descriptions of one in five occupations.
    vragen: (ESCO code, first forty words of the description that was left out).
    """

    training: Beroepenlijst
    vragen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OmschrijvingScores:
    """Mean reciprocal rank of the right occupation's best name, 0-1.

    mrr_zonder_aanhef leaves the first three words out: a description tends to begin with the
    occupation's name in the plural.
    """

    vragen: int
    mrr: float
    mrr_zonder_aanhef: float


@dataclass(frozen=True, slots=True)
class ParenScore:
    """Of one kind of triples: how many there are, and how many the model has right."""

    aantal: int
    goed: int


def split_omschrijvingen(lijst: Beroepenlijst, *, seed: int) -> OmschrijvingProef:
    """Keep the descriptions of one in five occupations apart."""
    rng = np.random.default_rng([seed, 11])
    aantal = max(1, len(lijst.beroepen) // _DEEL_APART)
    apart = {lijst.beroepen[i].code for i in rng.permutation(len(lijst.beroepen))[:aantal]}
    vragen = tuple(
        (b.code, " ".join(b.omschrijving.split()[:_VRAAG_WOORDEN]))
        for b in lijst.beroepen
        if b.code in apart and b.omschrijving
    )
    beroepen = tuple(replace(b, omschrijving="") if b.code in apart else b for b in lijst.beroepen)
    return OmschrijvingProef(replace(lijst, beroepen=beroepen), vragen)


def measure_omschrijvingen(proef: OmschrijvingProef, model: Taalmodel) -> OmschrijvingScores:
    """Rank the plain vectors of all names for every description that was left out."""
    zonder = [" ".join(tekst.split()[_ZONDER_AANHEF:]) for _, tekst in proef.vragen]
    return OmschrijvingScores(
        vragen=len(proef.vragen),
        mrr=_get_mrr(proef, model, [tekst for _, tekst in proef.vragen]),
        mrr_zonder_aanhef=_get_mrr(proef, model, zonder),
    )


def _get_mrr(proef: OmschrijvingProef, model: Taalmodel, teksten: list[str]) -> float:
    paren = [(label, b.code) for b in proef.training.beroepen for label in b.labels]
    codes = np.array([code for _, code in paren])
    scores = model.encode(teksten) @ model.encode([label for label, _ in paren]).T
    wederkerig = [
        1 / (1 + int((rij > rij[codes == code].max()).sum()))
        for rij, (code, _) in zip(scores, proef.vragen, strict=True)
    ]
    return float(np.mean(wederkerig))


def measure_paren(model: Taalmodel, bestand: Path = PAREN_BESTAND) -> dict[str, ParenScore]:
    """Per kind: is `goed` closer to `anker` than `fout` is? A draw is wrong.

    Raises `OpstapFout` (`taalmodel_geen_paren`) if the file is not a list of triples.
    """
    try:
        rijen = [json.loads(regel) for regel in bestand.read_text(encoding="utf-8").splitlines()]
        velden = [(r["soort"], r["anker"], r["goed"], r["fout"]) for r in rijen]
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise OpstapFout(
            code="taalmodel_geen_paren",
            melding=f"Het bestand {bestand.name} is geen lijst met drietallen.",
            volgende_stap="Installeer Opstap opnieuw.",
        ) from fout
    anker, goed, mis = (model.encode([rij[i] for rij in velden]) for i in (1, 2, 3))
    is_goed = (anker * goed).sum(axis=1) > (anker * mis).sum(axis=1)
    soorten = np.array([rij[0] for rij in velden])
    return {
        soort: ParenScore(int((soorten == soort).sum()), int(is_goed[soorten == soort].sum()))
        for soort in dict.fromkeys(soorten.tolist())
    }
