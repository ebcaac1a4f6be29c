"""Near-duplicates: the same job, posted on several boards or more than once.

A coach should see a job once, and must never lose one that is different. So two vacancies are
one job only when nothing they both state differs: same place, same employer (or unstated), same
hours, dagdelen and contract form, same shift, level, licence and number words in the title, and
then a title and a text that are alike. No pair is compared that does not share a bucket, so the
time grows with the number of vacancies and not with its square.

Text is compared as sets of three-word shingles: MinHash (A. Broder, On the resemblance and
containment of documents, 1997) with banding finds the candidates, exact Jaccard decides.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from modellen.waarden import WerkNummer
from vacatures.vacature.model import Vacature

if TYPE_CHECKING:
    from datasketch import MinHash

_PERMUTATIES = 32
_RIJEN_PER_BAND = 4
"""8 bands of 4: texts with Jaccard 0.6 share a band with probability 0.67, with 0.8 0.99."""

_SHINGLE = 3
_BASIS = np.uint32(2654435761)
"""Odd multiplier of the polynomial (D. Knuth, The Art of Computer Programming 3, 6.4)."""

_MIN_WOORDEN = 20
"""A shorter text says too little to recognise a job by."""

_MAX_WOORDEN = 600
_GELIJKE_TEKST = 0.8
_VERWANTE_TEKST = 0.5
_GELIJKE_TITEL = 90.0
_VERWANTE_TITEL = 75.0
_MAX_PER_BAK = 20
"""Clusters in one bucket that a vacancy is compared with."""

# Words that make a different job of the same title.
_ONDERSCHEID = re.compile(
    r"\b(?:dag|nacht|avond|ochtend|middag|weekend|vroege?|late?|ploegen?|\dploegen)(?:dienst|ploeg"
    r"|shift)?(?:en)?\b|\b(?:junior|medior|senior|sr|jr|leerling|stage|stagiaire?|trainee|hoofd"
    r"|assistent|allround|meewerkend|zelfstandig|nachtdienst|avonddienst|ervaren|starter|zzp"
    r"|freelance|tijdelijk|vast|bijbaan|vakantie\w*|vervang\w*|inval\w*|student\w*)\b"
    r"|\b(?:ce|c|be|b|d|i{1,3}|iv|v)\b|\d+"
)
_RUIS = re.compile(
    r"\b(?:m ?v(?: ?x)?|v ?m|h ?f|gezocht|vacature|regio|per direct|nieuw|wij zoeken)\b"
)
_UREN = re.compile(r"\d+(?:[.,]\d+)?(?:\s*(?:-|tot|/)\s*\d+(?:[.,]\d+)?)?\s*(?:uur|uren|u|fte)\b")
_RECHTSVORM = re.compile(r"\b(?:bv|nv|vof|b v|n v|holding|nederland|groep|group)\b")


_Shingles = npt.NDArray[np.uint32]
"""Hashes of the three-word shingles of a text, sorted and unique."""


@dataclass(frozen=True, slots=True, eq=False)
class _Kaart:
    """What is compared of one vacancy; kept small, because all of them are in memory."""

    vacature: Vacature
    plaats: str
    werkgever: str
    titel: str
    onderscheid: frozenset[str]
    shingles: _Shingles

    @property
    def sleutel(self) -> tuple[Hashable, ...]:
        """What has to be equal before anything else is looked at."""
        return (self.plaats, self.onderscheid)


def cluster_vacatures(vacatures: Iterable[Vacature]) -> dict[WerkNummer, WerkNummer]:
    """For every vacancy that is not alone: the number of the one that stands for the job.

    The outcome does not depend on the order of the input. Give open vacancies only: a closed one
    never stands for an open one.
    """
    kaarten = [_maak_kaart(v) for v in sorted(vacatures, key=lambda v: v.nummer)]
    clusters = _Clusters()
    for kaart in kaarten:
        clusters.plaats(kaart)
    hoofden: dict[WerkNummer, WerkNummer] = {}
    for leden in clusters.alle():
        if len(leden) > 1:
            hoofd = kies_hoofd([kaart.vacature for kaart in leden]).nummer
            hoofden |= {kaart.vacature.nummer: hoofd for kaart in leden}
    return dict(sorted(hoofden.items()))


def kies_hoofd(vacatures: Iterable[Vacature]) -> Vacature:
    """The best source: most complete, then most recent, then the lowest number.

    Only those that close last are eligible: nobody may look for an open job behind a closed one.
    Without any closing date all are eligible; one without is taken to close with the others.
    """
    leden = list(vacatures)
    laatst = max((v.sluit_op for v in leden if v.sluit_op is not None), default=None)
    keuze = [v for v in leden if v.sluit_op == laatst]
    return min(
        keuze,
        key=lambda v: (
            -_volledigheid(v),
            -(v.geplaatst_op.toordinal() if v.geplaatst_op else 0),
            v.nummer,
        ),
    )


def _volledigheid(v: Vacature) -> float:
    """Number of known fields; a text counts up to three, by its length."""
    bekend = (
        v.werkgever_naam, v.branche, v.isco, v.plek.pc4 or v.plek.plaatsnaam, v.dagdelen,
        v.contractvorm, v.posities, v.eisen.opleiding, v.eisen.taal, v.eisen.rijbewijzen,
        v.eisen.certificaten, v.geplaatst_op, v.sluit_op, v.url,
    )  # fmt: skip
    uren = not v.uren.is_onbekend
    return sum(w is not None for w in bekend) + uren + min(len(v.taken) / 500, 3.0)


class _Clusters:
    """Clusters under construction; a new vacancy joins only when it fits all members."""

    def __init__(self) -> None:
        self._leden: list[list[_Kaart]] = []
        self._bakken: dict[tuple[Hashable, ...], list[int]] = {}

    def alle(self) -> Iterator[list[_Kaart]]:
        yield from self._leden

    def plaats(self, kaart: _Kaart) -> None:
        bakken = list(_bakken(kaart))
        kandidaten = dict.fromkeys(
            nummer for bak in bakken for nummer in self._bakken.get(bak, [])[-_MAX_PER_BAK:]
        )
        past = [n for n in sorted(kandidaten) if self._past(kaart, self._leden[n])]
        if past:
            nummer = past[0]
            self._leden[nummer].append(kaart)
        else:
            nummer = len(self._leden)
            self._leden.append([kaart])
        for bak in bakken:
            lijst = self._bakken.setdefault(bak, [])
            if not lijst or nummer not in lijst[-_MAX_PER_BAK:]:
                lijst.append(nummer)

    def _past(self, kaart: _Kaart, leden: list[_Kaart]) -> bool:
        # The first and the last members show all there is to see in a long row of reposts.
        return all(_is_zelfde(kaart, lid) for lid in (*leden[:5], *leden[5:][-3:]))


def _bakken(kaart: _Kaart) -> Iterator[tuple[Hashable, ...]]:
    """Buckets: the title with the employer, and the bands of the text."""
    yield ("titel", *kaart.sleutel, kaart.titel, kaart.werkgever)
    if len(kaart.shingles) >= _MIN_WOORDEN:
        handtekening = _handtekening(kaart.shingles)
        for begin in range(0, _PERMUTATIES, _RIJEN_PER_BAND):
            band = handtekening[begin : begin + _RIJEN_PER_BAND]
            yield ("tekst", *kaart.sleutel, begin, band.tobytes())


_SCHEMA: Final = "affine32"


@cache
def _lege() -> MinHash:
    # Brings scipy along, which takes longer to load than the site: only who compares needs it.
    from datasketch import MinHash

    return MinHash(num_perm=_PERMUTATIES, seed=1, scheme=_SCHEMA)


def _handtekening(shingles: _Shingles) -> npt.NDArray[np.uint32]:
    lege = _lege()
    schets = type(lege)(
        num_perm=_PERMUTATIES,
        permutations=lege.permutations,  # made once: they cost more than a short text
        hashfunc=int,
        seed=1,
        scheme=_SCHEMA,
    )
    schets.update_batch(shingles.tolist())
    waarden: npt.NDArray[np.uint32] = schets.hashvalues
    return waarden


def _is_zelfde(een: _Kaart, ander: _Kaart) -> bool:
    """One job? Nothing that both state may differ, and enough must be alike."""
    if een.sleutel != ander.sleutel or _spreekt_tegen(een.vacature, ander.vacature):
        return False
    beide_werkgever = bool(een.werkgever and ander.werkgever)
    if beide_werkgever and fuzz.ratio(een.werkgever, ander.werkgever) < _GELIJKE_TITEL:
        return False
    titel = fuzz.token_sort_ratio(een.titel, ander.titel)
    beide_tekst = min(len(een.shingles), len(ander.shingles)) >= _MIN_WOORDEN
    if beide_tekst:
        tekst = _jaccard(een.shingles, ander.shingles)
        if tekst >= _GELIJKE_TEKST:
            return titel >= _VERWANTE_TITEL and (bool(een.plaats) or beide_werkgever)
        return (
            tekst >= _VERWANTE_TEKST
            and titel >= _GELIJKE_TITEL
            and beide_werkgever
            and bool(een.plaats)
        )
    # Without two texts only the very same title, employer and place will do.
    return een.titel == ander.titel and beide_werkgever and bool(een.plaats)


def _spreekt_tegen(een: Vacature, ander: Vacature) -> bool:
    """True when both state something and it differs."""
    paren = (
        (
            None if een.uren.is_onbekend else een.uren,
            None if ander.uren.is_onbekend else ander.uren,
        ),
        (een.dagdelen, ander.dagdelen),
        (een.contractvorm, ander.contractvorm),
        (een.eisen.rijbewijzen, ander.eisen.rijbewijzen),
        (een.zichtbaar_voor, ander.zichtbaar_voor),
    )
    if een.zichtbaar_voor != ander.zichtbaar_voor:
        return True
    return any(a is not None and b is not None and a != b for a, b in paren)


def _jaccard(een: _Shingles, ander: _Shingles) -> float:
    samen = len(np.intersect1d(een, ander, assume_unique=True))
    return samen / (len(een) + len(ander) - samen)


def _maak_shingles(tekst: str) -> _Shingles:
    """One number per run of three words: a polynomial of the checksums of the words."""
    woorden = tekst.split()[:_MAX_WOORDEN]
    if len(woorden) < _SHINGLE:
        return np.empty(0, dtype=np.uint32)
    sommen = np.array([zlib.crc32(woord.encode()) for woord in woorden], dtype=np.uint32)
    aantal = len(woorden) - _SHINGLE + 1
    uit = np.zeros(aantal, dtype=np.uint32)
    for plek in range(_SHINGLE):
        uit = uit * _BASIS + sommen[plek : plek + aantal]
    return np.unique(uit)


def _maak_kaart(vacature: Vacature) -> _Kaart:
    plaats = _plaatssleutel(vacature)
    titel = _RUIS.sub(" ", _UREN.sub(" ", _plat(vacature.titel)))
    onderscheid = frozenset(_ONDERSCHEID.findall(titel))
    woorden = [w for w in titel.split() if w != plaats and not w.isdigit()]
    return _Kaart(
        vacature=vacature,
        plaats=plaats,
        werkgever=" ".join(_RECHTSVORM.sub(" ", _plat(vacature.werkgever_naam or "")).split()),
        titel=" ".join(woorden),
        onderscheid=onderscheid,
        shingles=_maak_shingles(_plat(vacature.taken)),
    )


def _plaatssleutel(vacature: Vacature) -> str:
    """The postcode of the place; abroad its name; empty when the place is unknown.

    One board gives a postcode and another a place name: a name stands for the middle of its
    place, so both would differ. Then the name is used, of which the source gives the first part.
    """
    naam = re.split(r"[,(]", vacature.plek.plaatsnaam or "")[0]
    return _plat(naam).replace(" ", "") or str(vacature.plek.pc4 or "")


def _plat(tekst: str) -> str:
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plat).split())
