"""The klant's own proposals in words to the klant: what happened, and what he can still answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.toegang.deelstand import Deelstand
from api.toegang.eigenwerk import EigenWerk
from api.web.voorstel.voorstelbeeld import in_maanden, waar
from modellen.toestemming.bekend import Bekendheid
from modellen.voorstel.model import Verloop, Voorstelgebeurtenis, Voorstelsoort
from modellen.voorstel.mogelijk import mogelijke_soorten
from modellen.voorstel.redenen import Klantantwoord, Voorstelreden, Weigeraar

_S, _R, _A = Voorstelsoort, Voorstelreden, Klantantwoord

REDENEN: Mapping[Voorstelreden, str] = {
    _R.TE_VER: "Het is te ver weg",
    _R.TE_ZWAAR: "Het werk is te zwaar voor mij",
    _R.UREN_TE_VEEL: "Het zijn te veel uren",
    _R.UREN_TE_WEINIG: "Het zijn te weinig uren",
    _R.DAGDELEN: "Ik kan niet op deze tijden",
    _R.WIL_WERK_NIET: "Ik wil dit soort werk niet",
    _R.WIL_BRANCHE_NIET: "Ik wil niet in deze branche werken",
    _R.WIL_WERKGEVER_NIET: "Ik wil niet bij dit bedrijf werken",
    _R.LOON: "Het loon is te laag",
    _R.ANDER_WERK: "Ik heb ander werk gevonden",
    _R.NOG_NIET_TOE: "Het is nog te vroeg voor mij",
    _R.BETER_PASSEND: "Er is werk dat beter bij mij past",
    _R.ANDERS: "Een andere reden, of liever niet zeggen",
}
"""Why not, as the klant says it; a test holds that none is missing."""

_GEBEURD = {
    _S.VOORGESTELD: "Uw coach vond dit werk voor u",
    _S.GESPREK: "Er was een gesprek met het bedrijf",
    _S.PROEFPLAATSING: "U begon op proef",
    _S.INLEEN: "U begon met werken",
    _S.LOONKOSTENSUBSIDIE: "U begon met werken",
    _S.ARBEIDSOVEREENKOMST: "U begon met werken",
    _S.UITVAL: "Het werk stopte",
}
_ANTWOORD = {_A.JA: "U zei ja", _A.DENKT_NA: "U denkt erover na"}

_DELEN = {
    Bekendheid.VOORBIJ: "Dit is voorbij. Het bedrijf ziet niets meer van u.",
    Bekendheid.KLANT_ZEGT_NOG_NIETS: "Het bedrijf weet nog niets van u.",
    Bekendheid.TOESTEMMING_ONTBREEKT: "Het bedrijf weet nog niets van u. Dat kiest u zelf.",
    Bekendheid.TOESTEMMING_NEE: "Het bedrijf mag niets van u weten. Dat koos u.",
    Bekendheid.COACH_AAN_ZET: "U zei ja. Nu kijkt uw coach nog. Het bedrijf weet nog niets.",
    Bekendheid.BEKEND: "Het bedrijf mag uw naam weten, en wat op uw kaart staat.",
}


@dataclass(frozen=True, slots=True)
class Klantregel:
    """One thing that happened. ``wie``: who wrote it down, when that was not the klant."""

    zin: str
    dag: date
    wie: str = ""


@dataclass(frozen=True, slots=True)
class Werkbeeld:
    """One proposal on the klant's pages.

    Attributes:
        antwoorden: what can be answered besides no, as code and words.
        kan_nee: a no is possible. delen: what the employer knows now.
        vraagt: whether an answer is waited for. kan_delen: the klant can choose about sharing.
        moet_delen: he said yes to the work, and chose nothing about sharing yet.
        deelt: his last word on this employer is a yes.
        gezien: how many events there are.
    """

    nummer: int
    titel: str
    waar: str
    taken: str
    waarom: tuple[str, ...]
    regels: tuple[Klantregel, ...]
    laatste: str
    antwoorden: tuple[tuple[str, str], ...]
    kan_nee: bool
    vraagt: bool
    loopt: bool
    kan_delen: bool
    moet_delen: bool
    deelt: bool
    delen: str
    werkgever: str
    gezien: int


def werkbeeld(eigen: EigenWerk, namen: Mapping[str, str], *, zelf: str, op: datetime) -> Werkbeeld:
    """One proposal for its klant.

    Args:
        namen: of colleagues by account. zelf: account of the klant. op: this moment (aware).
    """
    stand = eigen.stand
    verloop, werk = stand.verloop, stand.werk
    kan = mogelijke_soorten(verloop, op) if verloop.einde is None and werk is not None else ()
    regels = klantregels(verloop.geldend, namen, zelf=zelf)
    return Werkbeeld(
        nummer=verloop.voorstel.nummer,
        titel=werk.titel if werk else "Werk dat er niet meer is",
        waar=waar(werk),
        taken=werk.taken if werk else "",
        waarom=eigen.waarom,
        regels=regels,
        laatste=regels[-1].zin if regels else "",
        antwoorden=_antwoorden(verloop) if _S.ANTWOORD in kan else (),
        kan_nee=_S.GEWEIGERD in kan,
        vraagt=_S.ANTWOORD in kan and verloop.antwoord is not _A.JA and not _is_verder(verloop),
        loopt=verloop.einde is None,
        kan_delen=_kan_delen(stand),
        moet_delen=stand.bekendheid is Bekendheid.TOESTEMMING_ONTBREEKT,
        deelt=stand.toestemming is not None and stand.toestemming.mag,
        delen=_DELEN[stand.bekendheid],
        werkgever=stand.werkgever,
        gezien=len(verloop.gebeurtenissen),
    )


def klantregels(
    gebeurd: Sequence[Voorstelgebeurtenis], namen: Mapping[str, str], *, zelf: str
) -> tuple[Klantregel, ...]:
    """Events as lines; what a coach only looked at is not among them."""
    return tuple(
        Klantregel(_zin(g), g.dag, "" if g.door == zelf else namen.get(g.door, g.door))
        for g in gebeurd
        if g.soort not in (_S.BEKEKEN, _S.INGETROKKEN)
    )


def _zin(gebeurtenis: Voorstelgebeurtenis) -> str:
    soort, reden = gebeurtenis.soort, gebeurtenis.reden
    antwoord = _ANTWOORD.get(gebeurtenis.antwoord) if gebeurtenis.antwoord else None
    if soort is _S.GEWEIGERD:
        return _nee(gebeurtenis.weigeraar, reden)
    if soort is _S.NOG_AAN_HET_WERK:
        return f"U werkte er na {in_maanden(gebeurtenis.maanden or 0)} nog"
    if soort is _S.UREN:
        return f"U werkt {gebeurtenis.uren or 0:g} uur per week".replace(".", ",")
    if soort is _S.ANTWOORD:
        return antwoord or "U gaf antwoord"
    zin = _GEBEURD.get(soort, "Er gebeurde iets")
    if soort is _S.VOORGESTELD and antwoord:
        return f"{zin}. {antwoord}"
    return f"{zin}: {reden.label.lower()}" if reden else zin


def _nee(wie: Weigeraar | None, reden: Voorstelreden | None) -> str:
    if wie is Weigeraar.KLANT:
        waarom = REDENEN.get(reden) if reden else None
        return f"U zei nee: {waarom.lower()}" if waarom else "U zei nee"
    waarom = reden.label.lower() if reden else ""
    wie_zei = "Uw coach raadde het af" if wie is Weigeraar.COACH else "Het bedrijf zei nee"
    return f"{wie_zei}: {waarom}" if waarom else wie_zei


def _antwoorden(verloop: Verloop) -> tuple[tuple[str, str], ...]:
    """What the klant did not say last."""
    woorden = ((_A.JA, "Ja, dit wil ik"), (_A.DENKT_NA, "Ik denk nog na"))
    return tuple((a.value, tekst) for a, tekst in woorden if verloop.antwoord is not a)


def _is_verder(verloop: Verloop) -> bool:
    """Past the klant's answer: there was a talk, or more."""
    eerst = (_S.BEKEKEN, _S.VOORGESTELD, _S.ANTWOORD)
    return any(g.soort not in eerst for g in verloop.geldend)


def _kan_delen(stand: Deelstand) -> bool:
    """Who said yes chooses; who let something be shared can always take that back."""
    if stand.werk is None:
        return False
    mocht = stand.toestemming is not None and stand.toestemming.mag
    return mocht or (stand.verloop.einde is None and stand.verloop.antwoord is _A.JA)
