"""Training the n-gram model from an ESCO download.

Needs torch and sentence-transformers; the teacher is optional. On one thread it takes
four to five minutes, and about half an hour more the first time that the teacher is asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Normalize
from threadpoolctl import threadpool_limits

from matching.taal.begin import LeraarGroep, get_beginrijen
from matching.taal.contrast import Leraar, train_contrast
from matching.taal.functiewoorden import FUNCTIEWOORDEN
from matching.taal.gegevens import (
    EIGEN_WOORDEN,
    Beroepenlijst,
    Woordenlijst,
    read_beroepenlijst,
    read_woordenlijst,
)
from matching.taal.gewichten import Gewichten
from matching.taal.kaart import TRAINING_BESTAND, write_kaart
from matching.taal.korpus import Korpus, bouw_korpus, get_sif
from matching.taal.leraar import get_leraar_vectoren
from matching.taal.module import NgramModule
from matching.taal.recept import Recept, Voortgang
from matching.taal.voorbeelden import Voorbeelden
from modellen.fouten import OpstapFout


def _stil(fase: str, gedaan: int, totaal: int) -> None:
    """Progress callback that shows nothing."""


@dataclass(frozen=True, slots=True)
class Bronnen:
    """What is trained on.

    lijst: the ESCO vocabulary. woorden: how people say it. leraar_bestand: where the teacher's
    vectors are kept (read, completed and written); None trains without a teacher.
    """

    lijst: Beroepenlijst
    woorden: Woordenlijst
    leraar_bestand: Path | None


def train(
    esco_map: Path,
    doel: Path,
    *,
    recept: Recept | None = None,
    leraar_bestand: Path | None = None,
    woordenlijsten: Sequence[Path] = (EIGEN_WOORDEN,),
    voortgang: Voortgang = _stil,
) -> Path:
    """Train on the ESCO download in `esco_map` and write a model folder to `doel`.

    leraar_bestand: where the teacher's vectors are kept (read, completed and written);
        None trains without a teacher.
    woordenlijsten: further names and sentences; see `gegevens.read_woordenlijst`.
    voortgang: called with (stage, done, total).

    Reads nothing but the two ESCO files, `woordenlijsten` and `leraar_bestand`. The same data,
    recipe and machine give the same files, bit for bit. Raises `OpstapFout` for a wrong folder or
    file, a `doel` that is in use, or a teacher that is not installed.
    """
    recept = recept or Recept()
    _check_doel(doel)
    lijst = read_beroepenlijst(esco_map)
    woorden = read_woordenlijst(woordenlijsten, lijst)
    bronnen = Bronnen(lijst, woorden, leraar_bestand)
    gewichten = get_gewichten(bronnen, recept, voortgang=voortgang)
    _write_map(gewichten, doel)
    training = {
        "recept": asdict(recept),
        "leraar": leraar_bestand is not None,
        "esco_vingerafdruk": lijst.vingerafdruk,
        "beroepen": len(lijst.beroepen),
        "labels": len(lijst.label_teksten()),
        "eigen_namen": len(woorden.naam_teksten()),
        "eigen_zinnen": len(woorden.zin_teksten()),
        "woordenlijst_vingerafdruk": woorden.vingerafdruk,
        "kenmerken": len(gewichten.kenmerken),
        "woorden": len(gewichten.woorden),
    }
    tekst = json.dumps(training, indent=2, sort_keys=True)
    (doel / TRAINING_BESTAND).write_text(tekst + "\n", encoding="utf-8")
    write_kaart(doel, scores=None)
    return doel


def get_gewichten(bronnen: Bronnen, recept: Recept, *, voortgang: Voortgang = _stil) -> Gewichten:
    """The weights that training on `bronnen` gives, not yet rounded."""
    with _draden(recept.draden):
        return _train(bronnen, recept, voortgang)


def _train(bronnen: Bronnen, recept: Recept, voortgang: Voortgang) -> Gewichten:
    lijst = bronnen.lijst
    groepen: tuple[LeraarGroep, ...] = ()
    if bronnen.leraar_bestand is not None:
        groepen = _get_leraar_groepen(bronnen, recept, bronnen.leraar_bestand, voortgang)
    leraar_teksten = (tekst for groep in groepen for tekst in groep.teksten)
    korpus = bouw_korpus(lijst, recept, woorden=bronnen.woorden, extra=leraar_teksten)
    rijen = get_beginrijen(korpus, groepen, recept, voortgang=voortgang)
    rng = np.random.default_rng([recept.seed, 2])
    voorbeelden = Voorbeelden(lijst, korpus, recept, rng, woorden=bronnen.woorden)
    leraar = Leraar(korpus, groepen, recept) if groepen else None
    rijen, woordgewichten = train_contrast(
        korpus, rijen, voorbeelden, recept, leraar=leraar, voortgang=voortgang
    )
    rijen = _verklein(korpus, rijen, woordgewichten, lijst.label_teksten(), recept.dimensie)
    return _maak_gewichten(korpus, rijen, woordgewichten, recept)


def _get_leraar_groepen(
    bronnen: Bronnen, recept: Recept, bestand: Path, voortgang: Voortgang
) -> tuple[LeraarGroep, ...]:
    lijst, woorden = bronnen.lijst, bronnen.woorden
    namen = dict.fromkeys((*lijst.label_teksten(), *woorden.naam_teksten()))
    zinnen = dict.fromkeys((*lijst.zin_teksten(), *woorden.zin_teksten()))
    soorten = (
        (tuple(namen), recept.aandeel_namen),
        (tuple(zinnen), recept.aandeel_zinnen),
        (lijst.opening_teksten(recept.opening_woorden), recept.aandeel_openingen),
        (lijst.woord_teksten(), recept.aandeel_woorden),
    )
    return tuple(
        LeraarGroep(
            teksten,
            get_leraar_vectoren(teksten, bestand=bestand, voortgang=voortgang),
            aandeel,
        )
        for teksten, aandeel in soorten
        if teksten
    )


def _verklein(
    korpus: Korpus,
    rijen: npt.NDArray[np.float32],
    woordgewichten: npt.NDArray[np.float32],
    labels: tuple[str, ...],
    dimensie: int,
) -> npt.NDArray[np.float32]:
    """Turn the rows to the `dimensie` directions in which the labels differ most (SVD)."""
    woorden = (korpus.woord_kenmerken @ rijen) * woordgewichten[:, None]
    vectoren = korpus.get_matrix(labels) @ woorden
    lengte = np.linalg.norm(vectoren, axis=1, keepdims=True)
    vectoren = vectoren / np.maximum(lengte, 1e-12)
    _, richtingen = np.linalg.eigh(vectoren.T.astype(np.float64) @ vectoren)
    # eigh gives the smallest first.
    beste = richtingen[:, ::-1][:, :dimensie].astype(np.float32)
    return np.asarray(rijen @ beste, dtype=np.float32)


def _maak_gewichten(
    korpus: Korpus,
    rijen: npt.NDArray[np.float32],
    woordgewichten: npt.NDArray[np.float32],
    recept: Recept,
) -> Gewichten:
    # Function words that the training texts lack must not weigh as much as a rare noun.
    functiewoorden = sorted(FUNCTIEWOORDEN)
    sif = get_sif(functiewoorden, np.zeros(len(functiewoorden)), recept)
    gewicht_van = dict(zip(functiewoorden, sif.tolist(), strict=True))
    vaak = np.flatnonzero(korpus.aantallen >= recept.min_woord_aantal)
    gewicht_van |= {korpus.woorden[i]: float(woordgewichten[i]) for i in vaak}
    woorden = tuple(sorted(gewicht_van))
    return Gewichten(
        kenmerken=korpus.kenmerken,
        rijen=rijen * korpus.wortel_idf[:, None],
        woorden=woorden,
        woordgewichten=np.array([gewicht_van[w] for w in woorden], dtype=np.float32),
    )


def _write_map(gewichten: Gewichten, doel: Path) -> None:
    model = SentenceTransformer(modules=[NgramModule(gewichten), Normalize()], device="cpu")
    model.save(str(doel), create_model_card=False)


def _check_doel(doel: Path) -> None:
    if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
        raise OpstapFout(
            code="taalmodel_doel_bezet",
            melding=f"De map {doel} bestaat al en is niet leeg.",
            volgende_stap="Kies een nieuwe map voor het model.",
        )


@contextmanager
def _draden(aantal: int) -> Iterator[None]:
    """Fix the number of threads: it decides the order of sums, so the last bits."""
    vorig = torch.get_num_threads()
    torch.set_num_threads(aantal)
    try:
        with threadpool_limits(aantal):
            yield
    finally:
        torch.set_num_threads(vorig)
