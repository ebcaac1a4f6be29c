"""The parts of the first ranking. Each is 0 to 1, each says what it does with missing data.

A component works on broadcast columns, in both directions alike. Nothing personal is here:
no age, sex, origin, family, benefit, absence or full postcode exists in the columns.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from matching.constraints import CONSTRAINTS
from matching.constraints.basis import Omgeving
from matching.constraints.belastbaarheid import BEOORDEELDE_ITEMS
from matching.constraints.tijden import geldige_fml
from matching.kolommen import IS_SCHAAL, ONBEKEND, KlantKolommen, WerkKolommen
from matching.oordeel import Uitkomst
from modellen.belastbaarheid.fml import FML
from modellen.kwalificatie import Vervoermiddel

Waarden = npt.NDArray[np.float64]
Bekend = npt.NDArray[np.bool_]
Waardering = tuple[Waarden, Bekend]
"""Values float64 [r] in 0..1, and per row whether the value rests on known data."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """Everything a component may read about r broadcast rows.

    ``gelijkenis``: float32 [r], inner product of the vectors of ``representatie``.
    ``uitkomsten``: int8 [constraints, r].
    """

    klant: KlantKolommen
    werk: WerkKolommen
    gelijkenis: npt.NDArray[np.float32]
    uitkomsten: npt.NDArray[np.int8]
    omgeving: Omgeving

    def __len__(self) -> int:
        return len(self.gelijkenis)


class Component(ABC):
    """One additive part of the score.

    ``pluspunt`` is the sentence said of a match whose value reaches ``sterk_vanaf``.
    ``leest_klant`` and ``leest_werk`` name every column it reads, of each side those of one group;
    both are empty for a component that reads the similarity or the outcomes of the row itself.
    """

    naam: ClassVar[str]
    titel: ClassVar[str]
    betekenis: ClassVar[str]
    bij_onbekend: ClassVar[str]
    pluspunt: ClassVar[str]
    sterk_vanaf: ClassVar[float] = 0.75
    is_gevoelig: ClassVar[bool] = False
    leest_klant: ClassVar[tuple[str, ...]]
    leest_werk: ClassVar[tuple[str, ...]]

    @abstractmethod
    def waarden(self, vraag: Vraag) -> Waardering:
        """Values float64 [r] in 0..1, and per row whether the value rests on known data."""


TOEVALLIG = 0.10
"""Similarity that half of all pairs of a klant and a werk reach by chance (median .106 over 72
fictional klanten x 1,328 fictional and real werken with the shipped model)."""

TREFFEND = 0.70
"""Similarity of a werk that is what somebody asks for (best of a klant: median .69, same pairs)."""


class Gelijkenis(Component):
    """value = (similarity - TOEVALLIG) / (TREFFEND - TOEVALLIG), between 0 and 1.

    The similarity of unrelated records is not 0 and that of related ones is not 1; without this
    stretch the other parts would decide what wish and work should.
    """

    naam = "gelijkenis"
    titel = "Lijkt op wens en ervaring"
    leest_klant = ()
    leest_werk = ()
    betekenis = (
        "Hoe sterk het werk lijkt op wensen, ervaring en interesses: de tekst, het soort werk en "
        "de sector. Werk dat de klant liever niet doet, telt minder."
    )
    bij_onbekend = "Zonder profieltekst of werktekst: 0."
    pluspunt = "Het werk lijkt sterk op wat de klant wil of kan."
    sterk_vanaf = 0.65

    def waarden(self, vraag: Vraag) -> Waardering:
        """Values and known."""
        gelijkenis = vraag.gelijkenis.astype(np.float64)
        waarde = np.clip((gelijkenis - TOEVALLIG) / (TREFFEND - TOEVALLIG), 0.0, 1.0)
        return waarde, vraag.gelijkenis != 0.0


class RiasecPast(Component):
    """value = (1 + Pearson correlation of the six scores) / 2.

    Source: correlation of profiles as a measure of congruence, as in Tracey and Rounds.
    """

    naam = "riasec"
    titel = "Past bij interesses"
    leest_klant = ("riasec",)
    leest_werk = ("riasec",)
    betekenis = "Hoe goed het beroep past bij de uitkomst van de beroepskeuzetest."
    bij_onbekend = "Zonder test of beroep: 0,5."
    pluspunt = "Het beroep past goed bij de interesses van de klant."
    sterk_vanaf = 0.8

    def waarden(self, vraag: Vraag) -> Waardering:
        """Values and known."""
        a = _gecentreerd(vraag.klant.riasec)
        b = _gecentreerd(vraag.werk.riasec)
        noemer = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
        teller = (a * b).sum(axis=1)
        bekend = np.isfinite(noemer) & (noemer > 0)
        with np.errstate(invalid="ignore", divide="ignore"):
            waarde = (1.0 + np.clip(teller / noemer, -1.0, 1.0)) / 2.0
        return np.where(bekend, waarde, 0.5), bekend


class ReistijdKort(Component):
    """value = 1 - minutes / limit of the klant's best mode, between 0 and 1."""

    naam = "reistijd"
    titel = "Korte reistijd"
    leest_klant = ("lat", "lon", "vervoer")
    leest_werk = ("lat", "lon")
    betekenis = "Hoeveel van de reistijd die de klant aankan, overblijft."
    bij_onbekend = "Zonder postcode, vervoer of werkplek: 0."
    pluspunt = "Het werk is dichtbij."
    sterk_vanaf = 0.6

    def waarden(self, vraag: Vraag) -> Waardering:
        """Values and known."""
        beste = np.full(len(vraag), -np.inf)
        for i, middel in enumerate(Vervoermiddel):
            grens = vraag.klant.vervoer[:, i].astype(np.float64)
            if not grens.any():
                continue
            minuten = vraag.omgeving.reistijd.minuten(
                van_lat=vraag.klant.lat,
                van_lon=vraag.klant.lon,
                naar_lat=vraag.werk.lat,
                naar_lon=vraag.werk.lon,
                middel=middel,
            )
            with np.errstate(divide="ignore", invalid="ignore"):
                over = np.where(grens > 0, 1.0 - minuten / grens, -np.inf)
            beste = np.fmax(beste, over)
        bekend = np.isfinite(beste)
        return np.where(bekend, np.clip(beste, 0.0, 1.0), 0.0), bekend


class UrenPassen(Component):
    """value = share of the smaller band of hours that lies in the other one.

    Bands of one number count as one hour wide, so that 24 in 20-32 gives 1. Of a job with one
    known end the value is 1 when that end lies in the klant's band, else unknown.
    """

    naam = "uren"
    titel = "Uren passen"
    leest_klant = ("uren_min", "uren_max")
    leest_werk = ("uren_min", "uren_max")
    betekenis = "Hoeveel van de uren van het werk binnen de wens van de klant vallen."
    bij_onbekend = "Als uren onbekend zijn: 0,5."
    pluspunt = "De uren passen goed."
    sterk_vanaf = 1.1  # never said: the constraint on hours says it with the figures

    def waarden(self, vraag: Vraag) -> Waardering:
        """Values and known."""
        k_laag, k_hoog = vraag.klant.uren_min, vraag.klant.uren_max
        w_laag, w_hoog = vraag.werk.uren_min, vraag.werk.uren_max
        samen = np.minimum(k_hoog, w_hoog) - np.maximum(k_laag, w_laag) + 1.0
        kleinste = np.minimum(k_hoog - k_laag, w_hoog - w_laag) + 1.0
        waarde = np.clip(samen / kleinste, 0.0, 1.0)
        een_kant = np.where(np.isnan(w_laag), w_hoog, w_laag)
        waarde = np.where(
            np.isnan(waarde) & (k_laag <= een_kant) & (een_kant <= k_hoog), 1.0, waarde
        )
        bekend = np.isfinite(waarde)
        return np.where(bekend, waarde, 0.5), np.broadcast_to(bekend, (len(vraag),))


_WEEGT = np.array([i in BEOORDEELDE_ITEMS for i in FML]) & IS_SCHAAL
_HOOGSTE = np.array([max(i.hoogste_niveau, 1) for i in FML], dtype=np.float64)[_WEEGT]


class Marge(Component):
    """value = mean over the limited items of (1 + slack) / 2, slack = (b - k) / highest level.

    Counts the ordered items on which the klant is limited. An item that the job does not state,
    or of which there is only an estimate, counts 0: what is not known to be light is not light.
    """

    naam = "marge"
    titel = "Ruimte in belastbaarheid"
    leest_klant = ("fml", "fml_tot")
    leest_werk = ("belasting", "geschat")
    betekenis = "Hoeveel ruimte het werk laat op de punten waarop de klant beperkt is."
    bij_onbekend = "Niet alles beoordeeld en geen beperking bekend: 0,5. Nergens beperkt: 1."
    pluspunt = "Waar de klant beperkt is, vraagt het werk minder dan de klant aankan."
    sterk_vanaf = 0.6
    is_gevoelig = True

    def waarden(self, vraag: Vraag) -> Waardering:
        """Values and known; known means that at least one limited item could be compared."""
        kan = geldige_fml(vraag.klant, vraag.omgeving.vandaag.toordinal())[:, _WEEGT]
        zonder_beperking = np.where((kan != ONBEKEND).all(axis=1), 1.0, 0.5)
        telt_mee = (kan > 0).any(axis=0)  # for one klant: only the limited items
        kan, hoogste = kan[:, telt_mee], _HOOGSTE[telt_mee]
        eis = vraag.werk.belasting[:, _WEEGT][:, telt_mee]
        geschat = vraag.werk.geschat[:, _WEEGT][:, telt_mee]
        beperkt = kan > 0
        te_vergelijken = beperkt & (eis != ONBEKEND) & ~geschat
        ruimte = np.where(te_vergelijken, (1.0 + (eis - kan) / hoogste) / 2.0, 0.0).clip(0.0, 1.0)
        aantal = beperkt.sum(axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            waarde = np.where(aantal > 0, ruimte.sum(axis=1) / aantal, zonder_beperking)
        bekend = te_vergelijken.any(axis=1)
        return np.broadcast_to(waarde, (len(vraag),)), np.broadcast_to(bekend, (len(vraag),))


class Zekerheid(Component):
    """value = share of the constraints, besides offer and tenant, that are plainly suitable."""

    naam = "zekerheid"
    titel = "Hoe zeker"
    leest_klant = ()
    leest_werk = ()
    betekenis = "Welk deel van de harde punten al zeker past, zonder openstaande vraag."
    bij_onbekend = "Elke open vraag verlaagt dit deel."
    pluspunt = "Bijna alles is al nagegaan."
    sterk_vanaf = 0.85

    def waarden(self, vraag: Vraag) -> Waardering:
        """Values and known."""
        eigen = [i for i, c in enumerate(CONSTRAINTS) if not c.bepaalt_aanbod]
        zeker = vraag.uitkomsten[eigen] == Uitkomst.GESCHIKT
        return zeker.mean(axis=0), np.ones(len(vraag), dtype=bool)


def _gecentreerd(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    breed = scores.astype(np.float64)
    gemiddeld: npt.NDArray[np.float64] = breed.mean(axis=1, keepdims=True)
    return breed - gemiddeld


COMPONENTEN: tuple[Component, ...] = (
    Gelijkenis(),
    RiasecPast(),
    ReistijdKort(),
    UrenPassen(),
    Marge(),
    Zekerheid(),
)
