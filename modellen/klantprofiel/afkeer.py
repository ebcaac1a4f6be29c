"""Tells in a wish what somebody turns towards from what somebody leaves behind.

"Vijfentwintig jaar schoongemaakt, nu iets met mensen": similarity would find cleaning. What is left
behind never becomes profile text; of it only the kinds of work are kept, as refused work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from modellen.klantprofiel.herkenning import zonder_vaste_wendingen
from modellen.klantprofiel.zeef import normaliseer
from modellen.klantprofiel.zinsdelen import splits_zinsdelen, zonder_randen

_WIL = r"(?:wil|zou|zoek|ga|kies|ben|moet|mag|heb ik nu)"
_RUIL = re.compile(r"\b(?:in plaats van|i\.?p\.?v\.?)\s.*$", re.I)
_NA_JAREN = re.compile(rf"\b(?:na|al) [^,]*?\bja(?:ar|ren)\b.*?(?=\b{_WIL}\b|[,;:]|$)", re.I)
_ACHTER_DE_RUG = re.compile(
    r"\b(?:(?:klaar|gestopt|stoppen|stop|opgehouden|ophouden|uitgekeken) (?:met|op)|genoeg van"
    r"|beu|spuugzat|(?:weg|af) (?:uit|van|bij)|(?:wil|moet|ga) uit (?:de|het|mijn)"
    r"|lang genoeg|nooit meer|liever niet|liever geen)\b"
)
_ONTKENNING = re.compile(r"\b(?:geen|niet|nooit|niks|niets)\b")
_WEIGERING = re.compile(
    r"\b(?:liever|nooit|niet|geen|niks|niets|terug|opnieuw|meer|nee,? dank je)\b", re.I
)
_VROEGER = re.compile(
    r"\b(?:ik (?:heb|was|deed|werkte|stond|zat)|heb ik|was ik|altijd|jarenlang|vroeger)\b"
    r"(?=.*\b(?:jaar|jaren|jarenlang|vroeger|lang|altijd)\b)"
)
_OMSLAG = re.compile(
    r"\b(?:nu (?:wil|zoek|zou|iets|liever|graag|is)|iets anders|ander werk|voortaan"
    r"|tijd voor|maar nu)\b"
)
_KEERT = re.compile(r"\b(?:wil|zoek|graag|(?:aller)?liefst|liever (?!niet|geen)|maar|nu|dus)\b")
"""Ends an enumeration of what is left behind ("klaar met bellen, netwerken en deals sluiten")."""


@dataclass(frozen=True, slots=True)
class Gekeerd:
    """A piece of a wish after the cut; every part is a literal part of it."""

    naar: tuple[str, ...]
    van: tuple[str, ...]


def splits_afkeer(tekst: str, *, verband: str | None = None) -> Gekeerd:
    """Cut what is left behind out of ``tekst``.

    ``verband``: the whole wish, of which ``tekst`` is a part. The past only counts as left behind
    when the wish itself turns ("nu wil ik ...").
    """
    is_omslag = _OMSLAG.search(normaliseer(verband or tekst)) is not None
    naar: list[str] = []
    van: list[str] = []
    loopt = ""
    is_opsomming = False
    for deel in splits_zinsdelen(tekst):
        kaal = normaliseer(deel)
        is_opsomming = not _KEERT.search(kaal) and (
            is_opsomming or _ACHTER_DE_RUG.search(kaal) is not None
        )
        heel, weg = ([], [deel]) if is_opsomming else _snij(deel, is_omslag=is_omslag)
        van += weg
        if not weg:
            loopt += deel
            continue
        naar += [loopt, *heel]
        loopt = ""
    if not van:
        return Gekeerd((tekst,), ())
    naar.append(loopt)
    return Gekeerd(tuple(_met_inhoud(naar)), tuple(_met_inhoud(van)))


def zonder_ontkenning(tekst: str) -> str:
    """The text without its denials: what a refusal is about."""
    return _WEIGERING.sub(" ", tekst)


def _snij(deel: str, *, is_omslag: bool) -> tuple[list[str], list[str]]:
    """What of one clause is kept and what is left behind."""
    kaal = zonder_vaste_wendingen(normaliseer(deel))
    if _ACHTER_DE_RUG.search(kaal) or _ONTKENNING.search(kaal):
        return [], [deel]
    if is_omslag and _VROEGER.search(kaal):
        return [], [deel]
    for patroon in (_RUIL, _NA_JAREN):
        if treffer := patroon.search(deel):
            return [deel[: treffer.start()], deel[treffer.end() :]], [treffer.group()]
    return [deel], []


def _met_inhoud(delen: list[str]) -> Iterator[str]:
    for deel in delen:
        if re.search(r"\w", kern := zonder_randen(deel)):
            yield kern
