"""Judges every answer of a live run by the records as they were while the question ran.

Three ways, none of which asks the index: the order of commits says whether an answer missed
something, the plain constraints say whether each row may be there, and of a sample the whole list
is made anew from records by asking every constraint for every row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from matching.bench.live import (
    MAATREGEL_S,
    Gekregen,
    Geschreven,
    Livemeting,
    Verloop,
    kwantielen_ms,
)
from matching.bench.opzet import TOP, get_omgeving
from matching.bench.rechtdoor import Rechtdoor, rangschik_rechtdoor
from matching.bench.wijzigingen import Mens
from matching.constraints import CONSTRAINTS
from matching.kolommen import KlantKolommen, Kolommen, WerkKolommen
from matching.oordeel import Uitkomst
from matching.representatie import profielvectoren, werkvectoren
from matching.taal.laden import laad_taalmodel
from matching.zoekindex.tegenover import Kant
from modellen.klantprofiel.bouw import bouw_klantprofiel
from modellen.klantprofiel.model import Klantprofiel
from vacatures.vacature.model import Vacature
from vacatures.werk import werk_van_vacature

NAREKENEN = 40
"""Answers of which the whole list is made anew."""

SPELING = 1e-4
"""Scores may differ so much: texts are encoded in other batches the second time."""

R = TypeVar("R", Vacature, Mens)
K = TypeVar("K", bound=Kolommen)


@dataclass(slots=True)
class Geschiedenis(Generic[R]):
    """Every version of every record, with the transaction that wrote it (-1: was there before)."""

    versies: dict[str, list[tuple[int, R]]] = field(default_factory=dict)

    def schrijf(self, nummer: str, partij: int, record: R) -> None:
        """Add a version; transactions come in order."""
        self.versies.setdefault(nummer, []).append((partij, record))

    def geldig(self, nummer: str, van: int, tot: int) -> list[R]:
        """The version after transaction ``van``, and those that came until ``tot``, included."""
        alle = self.versies.get(nummer, [])
        eerste = max(bisect_right(alle, van, key=lambda versie: versie[0]) - 1, 0)
        return [record for partij, record in alle[eerste:] if partij <= tot]

    def op(self, partij: int) -> dict[str, R]:
        """Everything as it was after this transaction."""
        records = {}
        for nummer, alle in self.versies.items():
            plaats = bisect_right(alle, partij, key=lambda versie: versie[0])
            if plaats:
                records[nummer] = alle[plaats - 1][1]
        return records

    def alle(self) -> list[R]:
        """Every version of every record."""
        return [record for alle in self.versies.values() for _, record in alle]

    def gewijzigd(self, van: int, tot: int) -> set[str]:
        """Numbers that a transaction after ``van``, up to and including ``tot``, wrote."""
        return {
            nummer
            for nummer, alle in self.versies.items()
            if any(van < partij <= tot for partij, _ in alle)
        }


def beoordeel_live(
    verloop: Verloop, *, seconden: float, per_seconde: float, draden: int
) -> Livemeting:
    """All figures of a run."""
    controle = _Livecontrole(verloop)
    geschreven, gekregen = verloop.geschreven, verloop.gekregen
    duur = [g.eind - g.begin for g in gekregen]
    zoek, vindbaar = kwantielen_ms(duur), kwantielen_ms(controle.vindbaar())
    te_laat = [controle.gemist(antwoord) for antwoord in gekregen]
    fout, verboden = controle.fouten()
    nagerekend = gekregen[:: max(1, len(gekregen) // NAREKENEN)]
    wijzigingen = sum(g.aantal for g in geschreven)
    looptijd = max(geschreven[-1].eind - geschreven[0].begin, seconden) if geschreven else seconden
    return Livemeting(
        vacatures=len(verloop.begin.vacatures),
        klanten=len(verloop.begin.mensen),
        seconden=seconden,
        draden=draden,
        per_partij=verloop.per_partij,
        gevraagd_per_seconde=per_seconde,
        wijzigingen=wijzigingen,
        per_seconde=round(wijzigingen / looptijd, 1),
        schrijf_cpu=round(verloop.schrijf_cpu, 3),
        zoek_cpu=round(verloop.zoek_cpu, 3),
        vragen=len(gekregen),
        vragen_per_seconde=round(len(gekregen) / seconden, 1),
        zoek_p50_ms=zoek[0],
        zoek_p95_ms=zoek[1],
        zoek_max_ms=zoek[2],
        vindbaar_p50_ms=vindbaar[0],
        vindbaar_p95_ms=vindbaar[1],
        vindbaar_max_ms=vindbaar[2],
        rijen=sum(len(g.rijen) for g in gekregen),
        fout_oordeel=fout,
        verboden=verboden,
        verouderd=sum(t > 0 for t in te_laat),
        verouderd_lang=sum(t > MAATREGEL_S for t in te_laat),
        kort=sum(_is_kort(antwoord) for antwoord in gekregen),
        lijsten_nagerekend=len(nagerekend),
        lijsten_anders=sum(controle.is_anders(antwoord) for antwoord in nagerekend),
        index_klopt=all(o.klopt for o in verloop.controle.values()),
    )


def _is_kort(antwoord: Gekregen) -> bool:
    """Fewer rows than asked for, and than there were."""
    verwacht = min(TOP, antwoord.kandidaat_rijen - antwoord.tegengehouden)
    telt_op = antwoord.kandidaat_rijen + antwoord.ongeschikt == antwoord.beschouwd
    return len(antwoord.rijen) < verwacht or not telt_op


@dataclass(frozen=True, slots=True)
class _Rijen(Generic[R, K]):
    """Versions of records by ``id``, as rows of columns and vectors (float32 [n, d])."""

    plaats: Mapping[int, int]
    kolommen: K
    vectoren: npt.NDArray[np.float32]

    def neem(self, records: Iterable[R]) -> tuple[K, npt.NDArray[np.float32]]:
        """The rows of these versions."""
        rijen = np.array([self.plaats[id(record)] for record in records], dtype=np.intp)
        return self.kolommen.neem(rijen), self.vectoren[rijen]


class _Livecontrole:
    """Holds answers against what was written."""

    def __init__(self, verloop: Verloop) -> None:
        self._verloop = verloop
        self._werk: Geschiedenis[Vacature] = Geschiedenis()
        self._mens: Geschiedenis[Mens] = Geschiedenis()
        for vacature in verloop.begin.vacatures:
            self._werk.schrijf(vacature.nummer, -1, vacature)
        for mens in verloop.begin.mensen:
            self._mens.schrijf(mens[0].nummer, -1, mens)
        stroom = verloop.wijzigingen()
        for i in range(len(verloop.geschreven)):
            partij = stroom.volgende()
            for nummer, vacature in partij.vacatures.items():
                self._werk.schrijf(nummer, i, vacature)
            for klant, mens in partij.mensen.items():
                self._mens.schrijf(klant, i, mens)
        self._begin = [g.begin for g in verloop.geschreven]
        self._eind = [g.eind for g in verloop.geschreven]
        self._profielen: dict[int, Klantprofiel] = {}
        self._omgeving = get_omgeving()

    def vindbaar(self) -> list[float]:
        """Of each transaction: seconds from its commit until the first answer that knows it."""
        uit: list[float] = []
        for kant in (True, False):
            antwoorden = sorted(
                (a for a in self._verloop.gekregen if a.is_shortlist == kant), key=lambda a: a.eind
            )
            hoogste = list(accumulate((a.stand for a in antwoorden), max))
            vorige = -1
            for g in self._verloop.geschreven:
                nummer = _nummer(g, is_shortlist=kant)
                plaats = bisect_right(hoogste, nummer - 1)
                if nummer != vorige and plaats < len(antwoorden):
                    uit.append(max(antwoorden[plaats].eind - g.eind, 0.0))
                vorige = nummer
        return uit

    def gemist(self, antwoord: Gekregen) -> float:
        """For how long, before the question began, a change was there that the answer missed."""
        i = self._partij(antwoord) + 1
        stand = antwoord.stand
        while i < len(self._eind) and self._eind[i] <= antwoord.begin:
            if _nummer(self._verloop.geschreven[i], is_shortlist=antwoord.is_shortlist) > stand:
                return antwoord.begin - self._eind[i]
            i += 1
        return 0.0

    def fouten(self) -> tuple[int, int]:
        """Rows with a verdict of no version, and rows that are unsuitable."""
        fout = verboden = 0
        for antwoord in self._verloop.gekregen:
            for nummer, uitkomsten in antwoord.rijen:
                verboden += min(uitkomsten) == Uitkomst.ONGESCHIKT
                fout += uitkomsten not in self._mogelijk(antwoord, nummer)
        return fout, verboden

    def _mogelijk(self, antwoord: Gekregen, nummer: str) -> Iterator[tuple[int, ...]]:
        """What the plain constraints say of each pair of versions that were valid meanwhile."""
        van, tot = self._venster(antwoord)
        klant, werk = antwoord.vraag, nummer
        if not antwoord.is_shortlist:
            klant, werk = werk, klant
        for mens in self._mens.geldig(klant, van, tot):
            profiel = self._profiel(mens)
            for vacature in self._werk.geldig(werk, van, tot):
                gevraagd = werk_van_vacature(vacature)
                yield tuple(
                    int(c.oordeel(profiel, gevraagd, self._omgeving).uitkomst) for c in CONSTRAINTS
                )

    def is_anders(self, antwoord: Gekregen) -> bool:
        """Whether a list made anew from all records of that moment has other rows."""
        stand = self._partij(antwoord)
        van, tot = self._venster(antwoord)
        tot = max(tot, stand)
        for lijst in self._nagerekend(antwoord, stand, van, tot):
            # What changed after the index was read, the re-check may have taken out or let in.
            los = (self._werk if antwoord.is_shortlist else self._mens).gewijzigd(stand, tot)
            if _past(lijst, [nummer for nummer, _ in antwoord.rijen], los) and (
                len(lijst.nummers) == antwoord.kandidaat_rijen
                and lijst.beschouwd == antwoord.beschouwd
            ):
                return False
        return True

    def _nagerekend(
        self, antwoord: Gekregen, stand: int, van: int, tot: int
    ) -> Iterator[Rechtdoor]:
        """The list for each version of who asked."""
        werken, mensen = self._als_rijen
        if antwoord.is_shortlist:
            kolommen, vectoren = werken.neem(self._werk.op(stand).values())
            for mens in self._mens.geldig(antwoord.vraag, van, tot):
                een, vector = mensen.neem([mens])
                gelijkenis = vectoren @ vector[0]
                yield rangschik_rechtdoor(
                    een, kolommen, gelijkenis, kant=Kant.WERK, omgeving=self._omgeving
                )
            return
        eigen = [m for m in self._mens.op(stand).values() if _hoort_bij(m, antwoord)]
        klanten, vectoren = mensen.neem(eigen)
        for vacature in self._werk.geldig(antwoord.vraag, van, tot):
            een_werk, vector = werken.neem([vacature])
            gelijkenis = vectoren @ vector[0]
            yield rangschik_rechtdoor(
                klanten, een_werk, gelijkenis, kant=Kant.KLANT, omgeving=self._omgeving
            )

    @cached_property
    def _als_rijen(
        self,
    ) -> tuple[_Rijen[Vacature, WerkKolommen], _Rijen[Mens, KlantKolommen]]:
        """Every version of every record as columns and vector."""
        taalmodel, register = laad_taalmodel(), self._omgeving.register
        vacatures, mensen = self._werk.alle(), self._mens.alle()
        werken = [werk_van_vacature(v) for v in vacatures]
        profielen = [self._profiel(m) for m in mensen]
        return (
            _Rijen(
                {id(v): i for i, v in enumerate(vacatures)},
                WerkKolommen.van(werken, register),
                werkvectoren(taalmodel, werken),
            ),
            _Rijen(
                {id(m): i for i, m in enumerate(mensen)},
                KlantKolommen.van(profielen, register),
                profielvectoren(taalmodel, profielen),
            ),
        )

    def _profiel(self, mens: Mens) -> Klantprofiel:
        if id(mens) not in self._profielen:  # the history keeps every one of them
            self._profielen[id(mens)] = bouw_klantprofiel(mens[0], belastbaarheid=mens[1])
        return self._profielen[id(mens)]

    def _partij(self, antwoord: Gekregen) -> int:
        """The last transaction that is in the state that was searched."""
        nummers = self._nummers[antwoord.is_shortlist]
        return bisect_right(nummers, antwoord.stand) - 1

    @cached_property
    def _nummers(self) -> Mapping[bool, Sequence[int]]:
        return {
            kant: [_nummer(g, is_shortlist=kant) for g in self._verloop.geschreven]
            for kant in (True, False)
        }

    def _venster(self, antwoord: Gekregen) -> tuple[int, int]:
        """The last transaction that was surely seen, and the last that may have been."""
        van = bisect_right(self._eind, antwoord.begin) - 1
        return van, bisect_right(self._begin, antwoord.eind) - 1


def _hoort_bij(mens: Mens, antwoord: Gekregen) -> bool:
    return mens[0].organisatie == antwoord.organisatie


def _nummer(g: Geschreven, *, is_shortlist: bool) -> int:
    return g.werk if is_shortlist else g.klant


def _past(lijst: Rechtdoor, rijen: list[str], los: set[str]) -> bool:
    """Whether these rows are the best of the list, but for those that may have changed."""
    scores = dict(zip(lijst.nummers, lijst.scores.tolist(), strict=True))
    vast = [nummer for nummer in rijen if nummer not in los]
    if any(nummer not in scores for nummer in vast):
        return False
    gekozen = [scores[nummer] for nummer in vast]
    if any(b > a + SPELING for a, b in pairwise(gekozen)):
        return False
    laagste = min(gekozen, default=-np.inf) if len(rijen) >= TOP else -np.inf
    horen = {n for n, score in scores.items() if score > laagste + SPELING and n not in los}
    return horen <= set(rijen)
