"""The synthetic data as records in a store, so that a whole night can be run on them.

The columns that the index makes of these records are the synthetic columns again (a test says so),
except for what records cannot hold: an employer is named here and not linked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from matching.bench.klantdeel import Klantdeel
from matching.bench.soortwerk import LASTEN, Soortwerk
from matching.bench.werkdeel import Werkdeel
from matching.kolommen import GEBIEDEN, NOOIT, ONBEKEND, KlantKolommen, WerkKolommen
from modellen.belastbaarheid.fml import FML, FmlSoort
from modellen.belastbaarheid.model import Belastbaarheid, Itemoordeel
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.dagdelen import Dagdelen
from modellen.klant.model import Klant, Wens, WensSoort
from modellen.klant.repository import KlantRepository
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import Plaatsregister
from modellen.waarden import KlantNummer, OrganisatieCode, Postcode, UrenPerWeek, WerkNummer
from vacatures.belasting.model import Belasting, BelastingBron, Belastingitem
from vacatures.beroep.isco import get_isco
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.vacature.repository import VacatureRepository

_DOOR = "bench"
_OPLEIDING = {niveau.rang: niveau for niveau in reversed(Opleidingsniveau)}
_TAAL = tuple(Taalniveau)
_BRANCHE = tuple(Branche)


def vul_opslag(
    opslag: Opslag,
    werk: Werkdeel,
    klanten: Klantdeel,
    *,
    soort: Soortwerk,
    register: Plaatsregister,
) -> None:
    """Write all of it in two transactions; the store has its tables already."""
    with opslag.schrijven() as sessie:
        VacatureRepository(sessie).save_all(
            list_vacatures(werk, soort=soort, register=register), door=_DOOR
        )
    paren = list(list_klanten(klanten, soort=soort, register=register))
    with opslag.schrijven() as sessie:
        KlantRepository(sessie).save_all((klant for klant, _ in paren), door=_DOOR)
        BelastbaarheidRepository(sessie).save_all((kan for _, kan in paren), door=_DOOR)


def list_vacatures(
    werk: Werkdeel, *, soort: Soortwerk, register: Plaatsregister
) -> Iterator[Vacature]:
    """The vacatures in order, with a title and tasks of their occupation."""
    kolommen = werk.kolommen
    bekend: dict[bytes, Belasting] = {}
    for i, nummer in enumerate(kolommen.nummer.tolist()):
        groep = get_isco(soort.codes[werk.beroep[i]])
        titels = groep.titels or (groep.naam,)
        sleutel = kolommen.belasting[i].tobytes() + kolommen.geschat[i].tobytes()
        if sleutel not in bekend:
            bekend[sleutel] = _belasting(kolommen, i)
        yield Vacature(
            nummer=WerkNummer(nummer),
            bron=_DOOR,
            bron_id=nummer,
            titel=titels[i % len(titels)],
            taken=f"{groep.naam}. {LASTEN[i % len(LASTEN)]}",
            werkgever_naam=f"Werkgever {kolommen.werkgever[i]}",
            branche=_kies(_BRANCHE, kolommen.branche[i]),
            isco=groep.code,
            plek=_plek(werk, i, register),
            uren=_uren(kolommen, i),
            dagdelen=_dagdelen(kolommen.dagdelen[i]),
            eisen=_eisen(kolommen, i),
            belasting=bekend[sleutel],
            status=VacatureStatus.OPEN if kolommen.actief[i] else VacatureStatus.VERVULD,
            zichtbaar_voor=None if kolommen.voor_allen[i] else _organisaties(werk.eigen[i]),
        )


def list_klanten(
    klanten: Klantdeel, *, soort: Soortwerk, register: Plaatsregister
) -> Iterator[tuple[Klant, Belastbaarheid]]:
    """The klanten in order, each wishing for the occupations that its vector was made of."""
    kolommen = klanten.kolommen
    for i, nummer in enumerate(kolommen.nummer.tolist()):
        thuis = int(klanten.thuis[i])
        klant = Klant(
            nummer=KlantNummer(nummer),
            organisatie=OrganisatieCode(f"org-{klanten.organisatie[i]}"),
            coach=f"coach.{i % 500}",
            postcode=None if thuis < 0 else Postcode(register.plaatsen[thuis].pc4),
            vervoer={
                middel: int(grens)
                for middel, grens in zip(Vervoermiddel, kolommen.vervoer[i], strict=True)
                if grens
            },
            uren=_uren(kolommen, i),
            dagdelen=_dagdelen(kolommen.dagdelen[i]),
            taalniveau=_kies(_TAAL, kolommen.taal[i]),
            opleiding=_kies(_OPLEIDING, kolommen.opleiding[i]),
            rijbewijzen=_uit_masker(tuple(Rijbewijs), kolommen.rijbewijzen[i]),
            certificaten=_uit_masker(tuple(Certificaat), kolommen.certificaten[i]),
            wensen=_wensen(klanten, i, soort),
            uitgesloten_branches=_uit_masker(_BRANCHE, kolommen.zonder_branches[i]) or frozenset(),
        )
        yield klant, _belastbaarheid(kolommen, i)


def _wensen(klanten: Klantdeel, i: int, soort: Soortwerk) -> tuple[Wens, ...]:
    namen = dict.fromkeys(get_isco(soort.codes[beroep]).naam for beroep in klanten.wens[i])
    return tuple(Wens(WensSoort.BEROEP, naam) for naam in namen)


def _belasting(kolommen: WerkKolommen, i: int) -> Belasting:
    items = []
    for item in FML:
        waarde = int(kolommen.belasting[i, item.index])
        if waarde == ONBEKEND:
            continue
        geschat = kolommen.geschat[i, item.index]
        items.append(
            Belastingitem(
                code=item.code,
                bron=BelastingBron.GESCHAT if geschat else BelastingBron.WERKGEVER,
                **_waarde(item.index, waarde),
            )
        )
    return Belasting.van_items(items)


def _belastbaarheid(kolommen: KlantKolommen, i: int) -> Belastbaarheid:
    tot = int(kolommen.fml_tot[i, 0])
    oordelen = [
        Itemoordeel(
            code=item.code,
            geldig_tot=None if tot == NOOIT else date.fromordinal(tot),
            **_waarde(item.index, int(kolommen.fml[i, item.index])),
        )
        for item in FML
        if kolommen.fml[i, item.index] != ONBEKEND
    ]
    return Belastbaarheid.van_oordelen(KlantNummer(str(kolommen.nummer[i])), oordelen)


def _waarde(index: int, waarde: int) -> dict[str, Any]:
    if FML[index].soort is FmlSoort.SCHAAL:
        return {"niveau": waarde}
    return {"opties": FML[index].masker_als_opties(waarde)}


def _plek(werk: Werkdeel, i: int, register: Plaatsregister) -> Werkplek:
    gebied = int(werk.kolommen.gebied[i])
    if gebied:
        return Werkplek(land=GEBIEDEN[gebied])
    plek = int(werk.plek[i])
    return Werkplek(pc4=None if plek < 0 else register.plaatsen[plek].pc4)


def _uren(kolommen: WerkKolommen | KlantKolommen, i: int) -> UrenPerWeek:
    laag, hoog = float(kolommen.uren_min[i]), float(kolommen.uren_max[i])
    return UrenPerWeek(*(None if np.isnan(uren) else uren for uren in (laag, hoog)))


def _dagdelen(bits: int) -> Dagdelen | None:
    return None if bits == ONBEKEND else Dagdelen(int(bits))


def _eisen(kolommen: WerkKolommen, i: int) -> Eisen:
    return Eisen(
        opleiding=_kies(_OPLEIDING, kolommen.eis_opleiding[i]),
        taal=_kies(_TAAL, kolommen.eis_taal[i]),
        rijbewijzen=_uit_masker(tuple(Rijbewijs), kolommen.eis_rijbewijzen[i]),
        certificaten=_uit_masker(tuple(Certificaat), kolommen.eis_certificaten[i]),
    )


def _organisaties(nummer: int) -> frozenset[OrganisatieCode]:
    return frozenset({OrganisatieCode(f"org-{nummer}")})


def _kies(lijst: Any, plaats: int) -> Any:
    return None if plaats == ONBEKEND else lijst[int(plaats)]


def _uit_masker(lijst: tuple[Any, ...], masker: int) -> frozenset[Any] | None:
    if masker == ONBEKEND:
        return None
    return frozenset(een for i, een in enumerate(lijst) if int(masker) >> i & 1)
