"""One run of every measurement of the language model, ready for JSON: ``opstap taal bench``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from matching.beroep.dienst import Beroepsdienst
from matching.beroep.meten import LAATSTE_DEEL, meet, read_oordelen
from matching.taal.gegevens import (
    EIGEN_WOORDEN,
    Beroepenlijst,
    read_beroepenlijst,
    read_woordenlijst,
)
from matching.taal.laden import Taalmodel
from matching.taal.licht import LichtTaalmodel
from matching.taal.meten import (
    MeloTaak,
    measure_glad,
    measure_model,
    measure_speed,
    measure_tfidf,
    measure_transformer,
    read_melo,
)
from matching.taal.meten_profielen import bench_profielen
from matching.taal.proeven import measure_omschrijvingen, measure_paren, split_omschrijvingen
from matching.taal.recept import Recept, Voortgang


@dataclass(frozen=True, slots=True)
class Meetbronnen:
    """Where the measurements get their data.

    melo: folder of the MELO task. esco: folder of the ESCO download, None to leave out what
    needs descriptions. titels: the list of real titles of which a part was judged, None to
    leave out occupation linking. woordenlijsten, leraar: what training gets besides, see
    `trainen.train`. met_e5: also time the transformer, and run it over the
    judged profiles (minutes).
    """

    melo: Path
    esco: Path | None = None
    titels: Path | None = None
    met_e5: bool = False
    woordenlijsten: tuple[Path, ...] = (EIGEN_WOORDEN,)
    leraar: Path | None = None


def bench(
    bronnen: Meetbronnen,
    laad: Callable[[], Taalmodel],
    *,
    zaden: Sequence[int] = (),
    recept: Recept | None = None,
    voortgang: Voortgang = lambda fase, gedaan, totaal: None,
) -> dict[str, Any]:
    """The model that `laad` gives, the yardstick, speed, and one training per seed in `zaden`.

    A model that is trained for a seed misses the descriptions of one in five occupations, so
    that the same model can be asked for them; it is rounded as a shipped one is.
    """
    taak = read_melo(bronnen.melo)
    lijst = None if bronnen.esco is None else read_beroepenlijst(bronnen.esco)
    model = laad()
    meting: dict[str, Any] = {
        "model": {"naam": model.naam, "versie": model.versie, "dimensie": model.dimensie},
        "melo": {"vragen": len(taak.vragen), "elementen": len(taak.elementen)},
        **_get_scores(taak, model, lijst),
        "tfidf": asdict(measure_tfidf(taak)),
        "paren": {soort: asdict(score) for soort, score in measure_paren(model).items()},
        "snelheid": asdict(measure_speed(laad, taak.elementen)),
    }
    if bronnen.met_e5 and (transformer := measure_transformer(taak.elementen)) is not None:
        meting["snelheid_transformer"] = asdict(transformer)
    meting["profielen"] = {
        naam: {deel: asdict(score) for deel, score in per_deel.items()}
        for naam, per_deel in bench_profielen(laad, met_e5=bronnen.met_e5).items()
    }
    if bronnen.titels is not None:
        meting["beroepen"] = _bench_beroepen(model, bronnen.titels)
    if lijst is not None:
        meting["zaden"] = [
            _bench_zaad(
                taak, lijst, bronnen, replace(recept or Recept(), seed=zaad), voortgang=voortgang
            )
            for zaad in zaden
        ]
    return meting


def _get_scores(taak: MeloTaak, model: Taalmodel, lijst: Beroepenlijst | None) -> dict[str, Any]:
    scores: dict[str, Any] = {"scores": asdict(measure_model(taak, model))}
    if lijst is not None:
        scores["scores_glad"] = asdict(measure_glad(taak, model, lijst))
    return scores


def _bench_beroepen(model: Taalmodel, titels: Path) -> dict[str, Any]:
    """Occupation linking on the titles that were judged after our own were finished."""
    koppelaar = Beroepsdienst(model).koppelaar
    return meet(koppelaar, read_oordelen(titels, deel=LAATSTE_DEEL)).als_document()


def _bench_zaad(
    taak: MeloTaak,
    lijst: Beroepenlijst,
    bronnen: Meetbronnen,
    recept: Recept,
    *,
    voortgang: Voortgang,
) -> dict[str, Any]:
    from matching.taal.gewichten import rond_af
    from matching.taal.trainen import Bronnen, get_gewichten

    proef = split_omschrijvingen(lijst, seed=recept.seed)
    woorden = read_woordenlijst(bronnen.woordenlijsten, lijst)
    training = Bronnen(proef.training, woorden, bronnen.leraar)
    gewichten = rond_af(get_gewichten(training, recept, voortgang=voortgang))
    model = LichtTaalmodel(gewichten, naam=f"zaad {recept.seed}", versie="")
    return {
        "zaad": recept.seed,
        **_get_scores(taak, model, lijst),
        "omschrijvingen": asdict(measure_omschrijvingen(proef, model)),
    }
