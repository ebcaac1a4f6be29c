"""What may happen to a proposal now, and what somebody should do next.

No rule of its own: whether something is possible is asked of ``leg_vast`` itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from modellen.fouten import OpstapFout
from modellen.normen.duur import dag_van
from modellen.voorstel.model import (
    MAANDEN,
    PLAATSINGEN,
    Verloop,
    Voorstelgebeurtenis,
    Voorstelsoort,
    maanden_later,
)
from modellen.voorstel.redenen import Klantantwoord, Voorstelreden, Weigeraar
from modellen.voorstel.vastleggen import leg_vast
from modellen.voorstel.voortgang import find_te_vragen

GEDULD = timedelta(days=7)
"""After so long without news somebody asks (own choice: a week, as a coach plans)."""

_S = Voorstelsoort
_PROEF: dict[Voorstelsoort, tuple[dict[str, Any], ...]] = {
    _S.ANTWOORD: ({"antwoord": Klantantwoord.JA},),
    _S.GEWEIGERD: ({"weigeraar": Weigeraar.KLANT, "reden": Voorstelreden.ANDERS},),
    _S.UITVAL: ({"reden": Voorstelreden.ANDERS},),
    _S.UREN: ({"uren": 1.0},),
    _S.NOG_AAN_HET_WERK: tuple({"maanden": maanden} for maanden in MAANDEN),
}
"""The least that an event of a kind needs, in every way that the rules tell apart."""


def mogelijke_soorten(verloop: Verloop, op: datetime) -> tuple[Voorstelsoort, ...]:
    """Kinds of event that could be recorded at this moment (aware) as of that Dutch day."""
    return tuple(
        soort
        for soort in Voorstelsoort
        if soort is not _S.INGETROKKEN and any(_kan(verloop, soort, op, v) for v in _velden(soort))
    )


def mogelijke_maanden(verloop: Verloop, op: datetime) -> tuple[int, ...]:
    """After how many months the klant can be said to be still at work, at this moment."""
    soort = _S.NOG_AAN_HET_WERK
    return tuple(v["maanden"] for v in _velden(soort) if _kan(verloop, soort, op, v))


def _velden(soort: Voorstelsoort) -> tuple[dict[str, Any], ...]:
    return _PROEF.get(soort, ({},))


def _kan(verloop: Verloop, soort: Voorstelsoort, op: datetime, velden: dict[str, Any]) -> bool:
    nummer = len(verloop.gebeurtenissen) + 1
    proef = Voorstelgebeurtenis(nummer, soort, dag_van(op), op, door="", **velden)
    try:
        leg_vast(verloop, proef)
    except OpstapFout:
        return False
    return True


class Actie(StrEnum):
    """What somebody should do next with a proposal that runs."""

    VOORSTELLEN = "voorstellen"
    KLANT_VRAGEN = "klant_vragen"
    GESPREK_REGELEN = "gesprek_regelen"
    BESLUIT_VRAGEN = "besluit_vragen"
    NA_PROEF_VRAGEN = "na_proef_vragen"
    BEGIN_AFWACHTEN = "begin_afwachten"
    NOG_WERK_VRAGEN = "nog_werk_vragen"


@dataclass(frozen=True, slots=True)
class Vervolg:
    """What comes next. ``vanaf``: the day from which it is due. maanden: of NOG_WERK_VRAGEN."""

    actie: Actie
    vanaf: date
    maanden: int | None = None


def find_vervolg(verloop: Verloop, vandaag: date) -> Vervolg | None:
    """What somebody should do next, ``None`` = nothing: it ended, or it lasted."""
    geldend = verloop.geldend
    if not geldend or verloop.einde is not None:
        return None
    werk = [g.dag for g in geldend if g.soort in PLAATSINGEN]
    if werk:
        return _na_begin(verloop, min(werk), vandaag)
    laatste = geldend[-1]
    if laatste.antwoord in _NOG_GEEN_JA:
        return Vervolg(Actie.KLANT_VRAGEN, laatste.dag + GEDULD)
    # Who said yes himself waits for his coach, and nobody needs to wait for that.
    geduld = timedelta() if laatste.soort is _S.ANTWOORD else GEDULD
    stap = [g.soort for g in geldend if g.soort is not _S.ANTWOORD][-1:]
    actie = _NA.get(stap[0], Actie.NA_PROEF_VRAGEN) if stap else Actie.VOORSTELLEN
    return Vervolg(actie, laatste.dag + geduld)


_NOG_GEEN_JA = (Klantantwoord.DENKT_NA, Klantantwoord.ANTWOORDT_ZELF)
_NA = {
    _S.BEKEKEN: Actie.VOORSTELLEN,
    _S.VOORGESTELD: Actie.GESPREK_REGELEN,
    _S.GESPREK: Actie.BESLUIT_VRAGEN,
}


def _na_begin(verloop: Verloop, begin: date, vandaag: date) -> Vervolg | None:
    if begin > vandaag:
        return Vervolg(Actie.BEGIN_AFWACHTEN, begin)
    vraag = find_te_vragen(verloop, vandaag)
    if vraag is not None:
        return Vervolg(Actie.NOG_WERK_VRAGEN, vraag.vanaf, vraag.maanden)
    bekend = max((g.maanden or 0 for g in verloop.geldend), default=0)
    for maanden in MAANDEN:
        if maanden > bekend:
            return Vervolg(Actie.NOG_WERK_VRAGEN, maanden_later(begin, maanden), maanden)
    return None
