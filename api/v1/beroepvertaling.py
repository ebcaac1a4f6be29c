"""From occupations and load to what /v1 answers. No rule lives here."""

from __future__ import annotations

from api.v1.beroepschemas import (
    BelastingSchema,
    BeroepenSchema,
    BeroepVanVacature,
    GevraagdSchema,
    LijstberoepSchema,
    VoorstelSchema,
)
from matching.beroep.dienst import Beroepsvondst
from matching.beroep.ijking import DREMPEL
from matching.beroep.koppelaar import Voorstel
from matching.beroep.lijsten import Lijstberoep
from modellen.belastbaarheid.fml import FmlSoort, item
from vacatures.belasting.model import BOVEN_NORMAAL, Belasting, Belastingitem
from vacatures.beroep.brc import get_brc
from vacatures.beroep.isco import find_isco
from vacatures.beroep.model import Beroepskoppeling

_TOONBAAR = 0.01
"""Proposals with less certainty than this only look like an answer."""


def beroepen(vondst: Beroepsvondst, *, model: str) -> BeroepenSchema:
    """The answer on one text."""
    antwoord = vondst.antwoord
    zeker, brc = antwoord.zeker, antwoord.zekere_brc
    return BeroepenSchema(
        isco=zeker.groep.code if zeker else None,
        brc=brc[0] if brc else None,
        zekerheid=antwoord.voorstellen[0].zekerheid,
        zin=_zin(zeker, brc),
        drempel=DREMPEL,
        model=model,
        esco=_lijstberoep(vondst.esco),
        competentnl=_lijstberoep(vondst.competentnl),
        voorstellen=[_voorstel(v) for v in antwoord.voorstellen if v.zekerheid >= _TOONBAAR],
    )


def van_vacature(koppeling: Beroepskoppeling) -> BeroepVanVacature:
    """The occupation of a vacature."""
    groep = find_isco(koppeling.isco)
    return BeroepVanVacature(
        vacature=koppeling.vacature,
        isco=koppeling.isco,
        naam=groep.naam if groep else None,
        brc=koppeling.brc,
        zekerheid=koppeling.zekerheid,
        bron=koppeling.bron,
        volgens=koppeling.bron.label,
        model=koppeling.model,
        esco=koppeling.esco,
        competentnl=koppeling.competentnl,
    )


def belasting(werk: str, gevraagd: Belasting) -> BelastingSchema:
    """What a werk asks, in order of the FML."""
    items = sorted(gevraagd.items.values(), key=lambda i: item(i.code).index)
    return BelastingSchema(
        werk=werk,
        geschat=sum(i.is_geschat for i in items),
        onderdelen=[_gevraagd(i) for i in items],
    )


def _zin(zeker: Voorstel | None, brc: tuple[str, float] | None) -> str:
    if zeker is not None:
        groep = zeker.groep
        return f"Dit is het beroep {groep.code}: {groep.naam} (zekerheid {zeker.zekerheid:.0%})."
    if brc is not None:
        naam = get_brc(brc[0]).naam
        return f"Het precieze beroep weet ik niet. De groep is {naam} (zekerheid {brc[1]:.0%})."
    return "Weet ik niet. Kies zelf een beroep, of geef een functienaam."


def _voorstel(voorstel: Voorstel) -> VoorstelSchema:
    groep = voorstel.groep
    return VoorstelSchema(
        isco=groep.code,
        naam=groep.naam,
        brc=groep.brc,
        brc_naam=groep.brc_groep.naam,
        zekerheid=voorstel.zekerheid,
    )


def _lijstberoep(beroep: Lijstberoep | None) -> LijstberoepSchema | None:
    return None if beroep is None else LijstberoepSchema(code=beroep.code, naam=beroep.naam)


def _gevraagd(gevraagd: Belastingitem) -> GevraagdSchema:
    band = gevraagd.schatting
    return GevraagdSchema(
        code=gevraagd.code,
        naam=item(gevraagd.code).naam,
        niveau=gevraagd.niveau,
        opties=_codes(gevraagd.opties),
        eis=_eis(gevraagd),
        bron=gevraagd.bron,
        uit=band.uit if band else None,
        zwaarst=band.zwaarst if band else None,
        lichtst=band.lichtst if band else None,
        mogelijk=_codes(band.mogelijk) if band else None,
    )


def _codes(opties: frozenset[str] | None) -> list[str] | None:
    return None if opties is None else sorted(opties)


def _eis(gevraagd: Belastingitem) -> list[str]:
    fml_item = item(gevraagd.code)
    if fml_item.soort is not FmlSoort.SCHAAL:
        return [o.eis for o in fml_item.opties if o.code in (gevraagd.opties or ())]
    niveau = gevraagd.niveau or 0
    if niveau == BOVEN_NORMAAL:
        return [f"meer dan: {fml_item.get_niveau(0).eis}"]
    return [fml_item.get_niveau(niveau).eis]
