"""Item 4: choices that real people made, of which nobody here knows more than what they chose.

Three public sets come inside the package ``pydataset`` (extra ``bench``), from R's Ecdat: which of
six cars 4,654 households in California would buy, asked on paper (McFadden and Train 2000), and
which ketchup (2,798 times, 300 households; Jain, Vilcassim and Chintagunta 1994) and which crackers
(3,292 times, 136 households; Paap and Franses 2000) were bought at a till. No work and no klanten:
they show that the ranking code itself learns what real people choose, from data of another shape.

A choice set is a list, an alternative a row, and what was chosen "lasted". The fixed score puts the
cheapest first. Who is in the part that is learnt from is not in the part that is judged. Rows are
read out of the package's archive and go nowhere; the package itself is never imported.
"""

from __future__ import annotations

import csv
import io
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matching.bench.leren.opzet import Getallen
from matching.leren.gegevens import NOG_NIET, WACHTTIJD, Fase, Leergegevens
from matching.leren.leer import leer

Gehelen = npt.NDArray[np.int64]

PAKKET = "pydataset"
_ARCHIEF = "resources.tar.gz"
_MAP = "resources/rdata/csv/Ecdat"
_BEGIN = np.datetime64("2024-01-01", "D")
_DAGEN = 700
_LEERDEEL = 2 / 3
_TREKKINGEN = 1_000
MATEN = ("ndcg", "mrr", "eerste")


@dataclass(frozen=True, slots=True)
class Bron:
    """One set. getallen: columns per alternative, the first is the price; soorten: columns of
    words per alternative; van_merk: columns are named ``getal.alternative`` and the alternative
    itself is a kind. wie: column that says who chose, empty when everybody chose once."""

    naam: str
    bestand: str
    alternatieven: tuple[str, ...]
    getallen: tuple[str, ...]
    soorten: tuple[str, ...] = ()
    van_merk: bool = True
    wie: str = "id"


BRONNEN = (
    Bron(
        naam="auto's",
        bestand="Car",
        alternatieven=("1", "2", "3", "4", "5", "6"),
        getallen=(
            "price", "range", "acc", "speed", "pollution", "size", "space", "cost", "station",
        ),
        soorten=("type", "fuel"),
        van_merk=False,
        wie="",
    ),
    Bron(
        naam="ketchup",
        bestand="Catsup",
        alternatieven=("heinz41", "heinz32", "heinz28", "hunts32"),
        getallen=("price", "disp", "feat"),
    ),
    Bron(
        naam="crackers",
        bestand="Cracker",
        alternatieven=("sunshine", "kleebler", "nabisco", "private"),
        getallen=("price", "disp", "feat"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Keuzes:
    """s choices out of a alternatives. kenmerken: float64 [s, a, f], numbers as they differ from
    the mean of their choice set, and kinds as 0 or 1. prijs: [s, a]. gekozen: int64 [s].
    soort: int64 [s, a], which kind; wie: int64 [s]."""

    namen: tuple[str, ...]
    kenmerken: Getallen
    prijs: Getallen
    gekozen: Gehelen
    soort: Gehelen
    wie: Gehelen


@dataclass(frozen=True, slots=True)
class Echtmeting:
    """One ranking of one set on people that it did not learn from.

    Attributes:
        bron, zaad: which set, and which people were kept apart.
        geleerd, geoordeeld: choices.
        ranker, goedkoopst, meest_gekozen: per measure (nDCG, MRR, share of which the first was
            chosen); of the ranker, of the fixed score, and of the kind that was chosen most.
        winst: ranker minus cheapest per measure with a 90 % bootstrap interval over people, and
            winst_op_meest the same against the most chosen.
    """

    bron: str
    zaad: int
    geleerd: int
    geoordeeld: int
    ranker: Mapping[str, float]
    goedkoopst: Mapping[str, float]
    meest_gekozen: Mapping[str, float]
    winst: Mapping[str, tuple[float, float, float]]
    winst_op_meest: Mapping[str, tuple[float, float, float]]

    def als_dict(self) -> dict[str, object]:
        """Plain data, for JSON."""
        return asdict(self)


def zoek_archief() -> Path | None:
    """Where the sets are, ``None`` when the package is not installed."""
    gevonden = find_spec(PAKKET)
    if gevonden is None or gevonden.origin is None:
        return None
    archief = Path(gevonden.origin).with_name(_ARCHIEF)
    return archief if archief.is_file() else None


def meet_echt(archief: Path, zaden: int) -> list[Echtmeting]:
    """Every set, with ``zaden`` different parts of its people kept apart."""
    rijen = lees_rijen(archief, [bron.bestand for bron in BRONNEN])
    uit = []
    for bron in BRONNEN:
        keuzes = maak_keuzes(rijen[bron.bestand], bron)
        uit += [meet_keuzes(keuzes, bron.naam, zaad) for zaad in range(zaden)]
    return uit


def lees_rijen(archief: Path, bestanden: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """Rows of these files of the archive, by file."""
    zoek = {f"{_MAP}/{naam}.csv": naam for naam in bestanden}
    uit: dict[str, list[dict[str, str]]] = {}
    with tarfile.open(archief) as tar:
        for lid in tar:
            inhoud = tar.extractfile(lid) if lid.name in zoek else None
            if inhoud is not None:
                tekst = io.TextIOWrapper(inhoud, encoding="utf-8")
                uit[zoek[lid.name]] = list(csv.DictReader(tekst))
    return uit


def maak_keuzes(rijen: Sequence[Mapping[str, str]], bron: Bron) -> Keuzes:
    """The rows of a file as numbers."""
    getallen = np.stack([_kolommen(rijen, bron, g).astype(np.float64) for g in bron.getallen], 2)
    if bron.van_merk:
        woorden = [np.broadcast_to(np.array(bron.alternatieven), getallen.shape[:2])]
    else:
        woorden = [_kolommen(rijen, bron, s) for s in bron.soorten]
    vlaggen = {f"is_{w}": deel == w for deel in woorden for w in np.unique(deel).tolist()}
    soort = np.char.add(woorden[0], woorden[-1])
    keus = [r["choice"].removeprefix("choice") for r in rijen]
    wie = np.array([r[bron.wie] if bron.wie else str(i) for i, r in enumerate(rijen)])
    naast = getallen - getallen.mean(axis=1, keepdims=True)
    return Keuzes(
        namen=(*bron.getallen, *vlaggen),
        kenmerken=np.concatenate([naast, np.stack(list(vlaggen.values()), axis=2)], axis=2),
        prijs=getallen[:, :, 0],
        gekozen=np.array([bron.alternatieven.index(k) for k in keus], dtype=np.int64),
        soort=np.unique(soort, return_inverse=True)[1].reshape(soort.shape).astype(np.int64),
        wie=np.unique(wie, return_inverse=True)[1].astype(np.int64),
    )


def _kolommen(rijen: Sequence[Mapping[str, str]], bron: Bron, veld: str) -> npt.NDArray[np.str_]:
    """One field of every alternative, [s, a]."""
    punt = "." if bron.van_merk else ""
    return np.array([[r[f"{veld}{punt}{a}"] for a in bron.alternatieven] for r in rijen])


def meet_keuzes(keuzes: Keuzes, naam: str, zaad: int) -> Echtmeting:
    """Learn from two thirds of the people, and rank what the others chose from."""
    rng = np.random.default_rng(zaad)
    mensen = rng.permutation(int(keuzes.wie.max()) + 1)
    leert = np.isin(keuzes.wie, mensen[: int(_LEERDEEL * len(mensen))])
    gegevens = als_leergegevens(keuzes, rng.permutation(np.flatnonzero(leert)))
    model = leer(gegevens, gegevens.peildag, {"price": -1, "cost": -1})
    hier = np.flatnonzero(~leert)
    x = keuzes.kenmerken[hier].reshape(-1, len(keuzes.namen))
    basis = _basis(keuzes.prijs)[hier]
    gain = model.gain(x, basis.ravel(), np.ones(basis.size)).reshape(basis.shape)
    gekozen = keuzes.gekozen[hier]
    per_soort = np.bincount(keuzes.soort[leert, keuzes.gekozen[leert]], minlength=99)
    aangeboden = np.bincount(keuzes.soort[leert].ravel(), minlength=99)
    meest = (per_soort / np.maximum(aangeboden, 1))[keuzes.soort[hier]]
    cijfers = [per_keuze(punten, gekozen) for punten in (gain, basis, meest)]
    wie = keuzes.wie[hier]
    return Echtmeting(
        bron=naam,
        zaad=zaad,
        geleerd=int(leert.sum()),
        geoordeeld=len(hier),
        ranker=_gemiddeld(cijfers[0]),
        goedkoopst=_gemiddeld(cijfers[1]),
        meest_gekozen=_gemiddeld(cijfers[2]),
        winst=_verschil(cijfers[0], cijfers[1], wie, rng),
        winst_op_meest=_verschil(cijfers[0], cijfers[2], wie, rng),
    )


def als_leergegevens(keuzes: Keuzes, situaties: Gehelen) -> Leergegevens:
    """These choices, one a day or more, as proposals of which everything is known.

    All that was not chosen ended at once; what was chosen went all the way.
    """
    a = keuzes.prijs.shape[1]
    n = len(situaties)
    lijst = np.repeat(np.arange(n), a)
    dag = _BEGIN + (lijst * _DAGEN // max(n, 1)).astype("timedelta64[D]")
    raak = (keuzes.gekozen[situaties][:, None] == np.arange(a)).ravel()
    stappen = np.cumsum([0, *([7] * (len(Fase) - 1))]).astype("timedelta64[D]")
    fase_op = dag[:, None] + stappen[None, :]
    fase_op[~raak, 1:] = NOG_NIET
    alles = np.timedelta64(sum(WACHTTIJD.values()), "D")
    return Leergegevens(
        namen=keuzes.namen,
        kenmerken=keuzes.kenmerken[situaties].reshape(n * a, -1),
        basis=_basis(keuzes.prijs)[situaties].ravel(),
        wens=np.ones(n * a),
        lijst=lijst,
        plaats=np.tile(np.arange(a, dtype=np.int16), n),
        kans_getoond=np.ones(n * a),
        moment=dag,
        fase_op=fase_op,
        einde_op=np.where(raak, NOG_NIET, dag + np.timedelta64(7, "D")),
        peildag=dag.max() + alles,
    )


def per_keuze(punten: Getallen, gekozen: Gehelen) -> Getallen:
    """nDCG, MRR and whether the first was chosen, float64 [3, s]; ties share their places."""
    eigen = np.take_along_axis(punten, gekozen[:, None], axis=1)
    hoger = (punten > eigen).sum(axis=1)
    gelijk = (punten == eigen).sum(axis=1)
    plaatsen = np.arange(1, punten.shape[1] + 1)
    telt = (plaatsen > hoger[:, None]) & (plaatsen <= (hoger + gelijk)[:, None])
    waarden = np.stack([1.0 / np.log2(plaatsen + 1.0), 1.0 / plaatsen, plaatsen == 1])
    return np.asarray((waarden[:, None, :] * telt).sum(axis=2) / gelijk)


def _basis(prijs: Getallen) -> Getallen:
    """1 for the cheapest of all choice sets and 0 for the dearest, [s, a]."""
    return np.asarray((prijs.max() - prijs) / (prijs.max() - prijs.min()))


def _gemiddeld(cijfers: Getallen) -> dict[str, float]:
    return dict(zip(MATEN, cijfers.mean(axis=1).tolist(), strict=True))


def _verschil(
    een: Getallen, ander: Getallen, wie: Gehelen, rng: np.random.Generator
) -> dict[str, tuple[float, float, float]]:
    """Mean difference with a 90 % interval: whole people are drawn again (bootstrap)."""
    _, mens = np.unique(wie, return_inverse=True)
    aantal = np.bincount(mens).astype(np.float64)
    som = np.stack([np.bincount(mens, rij) for rij in een - ander])
    keer = rng.multinomial(len(aantal), np.full(len(aantal), 1.0 / len(aantal)), _TREKKINGEN)
    getrokken = (som @ keer.T) / (keer @ aantal)
    laag, hoog = np.quantile(getrokken, [0.05, 0.95], axis=1)
    midden = (een - ander).mean(axis=1)
    return {
        maat: (float(m), float(a), float(b))
        for maat, m, a, b in zip(MATEN, midden, laag, hoog, strict=True)
    }
