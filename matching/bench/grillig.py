"""Records with everything that is rare: unknown, empty, on a limit, abroad, expired, of one tenant.

The synthetic records of the benchmark are smooth: they look like a country. Here each field of such
a record is kept, or replaced by something from a small palette. A palette is small on purpose:
combinations repeat, so that tables are really used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any, TypeVar

from matching.bench.klantdeel import maak_klanten
from matching.bench.land import Land
from matching.bench.opzet import VANDAAG, ZAAD
from matching.bench.records import list_klanten, list_vacatures
from matching.bench.soortwerk import Soortwerk
from matching.bench.werkdeel import maak_werk
from matching.bench.wijzigingen import Begin, Mens
from matching.taal.laden import Taalmodel
from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from modellen.belastbaarheid.model import Belastbaarheid, Itemoordeel
from modellen.dagdelen import ALLE_DAGDELEN, KANTOORTIJDEN, Dagdelen
from modellen.klant.model import MAX_REISMINUTEN, KlantStatus
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.plaats.plaats import standaard_register
from modellen.waarden import KlantNummer, OrganisatieCode, Postcode, UrenPerWeek, WerkNummer
from vacatures.belasting.model import BOVEN_NORMAAL, Belasting, BelastingBron, Belastingitem
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.vacature.model import Vacature, VacatureStatus

ORGANISATIES = tuple(OrganisatieCode(f"org-{n}") for n in ("noord", "zuid", "west"))
WERKGEVERS = tuple(WerkNummer(f"W-{n}") for n in range(1, 5))

_GISTEREN, _MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)
_UREN = (None, None, 0.0, 8.0, 10.0, 16.0, 20.0, 24.0, 32.0, 36.0, 40.0)
_BUITENLAND = (("BE", "Geel"), ("BE", None), ("DE", None), ("FR", "Elders"), ("NL", None))
_NIET_IN_TABEL = (1000, 3810)
_VOORBEELDEN = 2000

_RUIM_WERK: dict[str, Any] = {
    "branche": Branche.OVERIG,
    "uren": UrenPerWeek(16.0, 24.0),
    "dagdelen": KANTOORTIJDEN,
    "eisen": Eisen(Opleidingsniveau.GEEN, Taalniveau.A0, frozenset(), frozenset()),
    "belasting": Belasting.van_items(
        Belastingitem(i.code, niveau=i.hoogste_niveau)
        if i.soort is FmlSoort.SCHAAL
        else Belastingitem(i.code, opties=frozenset())
        for i in FML
    ),
}
_RUIME_KLANT: dict[str, Any] = {
    "vervoer": {Vervoermiddel.AUTO: 120},
    "uren": UrenPerWeek(8.0, 40.0),
    "dagdelen": ALLE_DAGDELEN,
    "taalniveau": Taalniveau.C2,
    "opleiding": Opleidingsniveau.WO,
    "rijbewijzen": frozenset(Rijbewijs),
    "certificaten": frozenset(Certificaat),
    "uitgesloten_branches": frozenset(),
}
_NORMAAL = {
    i.code: Itemoordeel(i.code, niveau=0)
    if i.soort is FmlSoort.SCHAAL
    else Itemoordeel(i.code, opties=frozenset())
    for i in FML
}

T = TypeVar("T")


def maak_voorbeelden(taalmodel: Taalmodel) -> Begin:
    """The smooth records that everything else is made of."""
    register = standaard_register()
    land = Land.van(register)
    soort = Soortwerk.van(taalmodel, register, zaad=ZAAD)
    werk = maak_werk(_VOORBEELDEN, soort=soort, land=land, zaad=ZAAD)
    klanten = maak_klanten(
        _VOORBEELDEN, soort=soort, land=land, vandaag=VANDAAG.toordinal(), zaad=ZAAD
    )
    return Begin(
        tuple(list_vacatures(werk, soort=soort, register=register)),
        tuple(list_klanten(klanten, soort=soort, register=register)),
    )


@dataclass(frozen=True, slots=True)
class Palet:
    """What the records of one world have to choose from.

    ``afwijking`` is the chance that a field is not as in the smooth record, ``ruim`` that a record
    fits nearly everything: eleven independent throws of the dice would hardly ever.
    """

    rng: Random
    bron: Begin
    afwijking: float
    ruim: float
    pc4s: tuple[int, ...]
    belastingen: tuple[Belasting, ...]
    grenzen: tuple[Belastbaarheid, ...]

    @classmethod
    def trek(cls, rng: Random, bron: Begin) -> Palet:
        """A palette for one world: places near each other and far, and a few loads and limits."""
        pc4s = [v.plek.pc4 for v in rng.sample(bron.vacatures, 60) if v.plek.pc4]
        midden = rng.choice(pc4s)
        pc4s = sorted(pc4s, key=lambda pc4: abs(pc4 - midden))[: rng.choice((4, 12, 40))]
        return cls(
            rng=rng,
            bron=bron,
            afwijking=rng.choice((0.03, 0.15, 0.4)),
            ruim=rng.choice((0.1, 0.4, 0.7)),
            pc4s=tuple(pc4s),
            belastingen=tuple(
                grillige_belasting(rng, v.belasting) for v in rng.sample(bron.vacatures, 12)
            ),
            grenzen=tuple(grillige_grenzen(rng, kan) for _, kan in rng.sample(bron.mensen, 12)),
        )

    def vacature(self, i: int) -> Vacature:
        """Vacature ``V-i``."""
        rng, gewoon = self.rng, self.rng.choice(self.bron.vacatures)
        if rng.random() < self.ruim:
            gewoon = replace(gewoon, status=VacatureStatus.OPEN, zichtbaar_voor=None, **_RUIM_WERK)
        nummer = WerkNummer(f"V-{i}")
        plek = Werkplek(pc4=rng.choice(self.pc4s))
        return replace(
            gewoon,
            nummer=nummer,
            bron_id=nummer,
            werkgever=self._soms(None, lambda: rng.choice(WERKGEVERS)),
            branche=self._soms(gewoon.branche, lambda: rng.choice((None, *Branche))),
            plek=self._soms(plek, lambda: self._rare_plek()),
            uren=self._soms(gewoon.uren, lambda: rare_uren(rng)),
            dagdelen=self._soms(gewoon.dagdelen, lambda: rare_dagdelen(rng)),
            eisen=self._soms(gewoon.eisen, lambda: self._rare_eisen()),
            belasting=self._soms(gewoon.belasting, lambda: rng.choice(self.belastingen)),
            sluit_op=self._soms(None, lambda: rng.choice((_GISTEREN, VANDAAG, _MORGEN))),
            status=self._soms(VacatureStatus.OPEN, lambda: rng.choice(tuple(VacatureStatus))),
            zichtbaar_voor=self._soms(None, lambda: frozenset(_greep(rng, ORGANISATIES))),
        )

    def mens(self, i: int) -> Mens:
        """Klant ``K-i`` with a belastbaarheid."""
        rng = self.rng
        gewoon, kan = rng.choice(self.bron.mensen)
        if rng.random() < self.ruim:
            gewoon, kan = replace(gewoon, **_RUIME_KLANT), replace(kan, oordelen=_NORMAAL)
        nummer = KlantNummer(f"K-{i}")
        thuis: Postcode | None = Postcode(rng.choice(self.pc4s))

        def papieren(soort: Sequence[T]) -> Callable[[], frozenset[T] | None]:
            return lambda: rng.choice((None, frozenset(_greep(rng, soort))))

        klant = replace(
            gewoon,
            nummer=nummer,
            organisatie=rng.choice(ORGANISATIES),
            status=self._soms(KlantStatus.ACTIEF, lambda: rng.choice(tuple(KlantStatus))),
            postcode=self._soms(thuis, self._rare_postcode),
            vervoer=self._soms(gewoon.vervoer, lambda: raar_vervoer(rng)),
            uren=self._soms(gewoon.uren, lambda: rare_uren(rng)),
            dagdelen=self._soms(gewoon.dagdelen, lambda: rare_dagdelen(rng)),
            taalniveau=self._soms(gewoon.taalniveau, lambda: rng.choice((None, *Taalniveau))),
            opleiding=self._soms(gewoon.opleiding, lambda: rng.choice((None, *Opleidingsniveau))),
            rijbewijzen=self._soms(gewoon.rijbewijzen, papieren(tuple(Rijbewijs))),
            certificaten=self._soms(gewoon.certificaten, papieren(tuple(Certificaat))),
            uitgesloten_branches=self._soms(
                gewoon.uitgesloten_branches, lambda: frozenset(_greep(rng, tuple(Branche)[:6]))
            ),
            uitgesloten_werkgevers=self._soms(
                frozenset(), lambda: frozenset(_greep(rng, WERKGEVERS))
            ),
        )
        kan = self._soms(kan, lambda: rng.choice(self.grenzen))
        return klant, replace(kan, klant=nummer)

    def _soms(self, gewoon: T, maak: Callable[[], T]) -> T:
        return maak() if self.rng.random() < self.afwijking else gewoon

    def _rare_plek(self) -> Werkplek:
        rng = self.rng
        land, plaatsnaam = rng.choice(_BUITENLAND)
        return rng.choice(
            (
                Werkplek(),
                Werkplek(pc4=rng.choice(_NIET_IN_TABEL)),
                Werkplek(plaatsnaam=plaatsnaam, land=land),
                rng.choice(self.bron.vacatures).plek,
            )
        )

    def _rare_postcode(self) -> Postcode | None:
        ergens = self.rng.choice(self.bron.mensen)[0].postcode
        return self.rng.choice((None, Postcode(self.rng.choice(_NIET_IN_TABEL)), ergens))

    def _rare_eisen(self) -> Eisen:
        rng = self.rng
        return Eisen(
            opleiding=rng.choice((None, *Opleidingsniveau)),
            taal=rng.choice((None, *Taalniveau)),
            rijbewijzen=rng.choice((None, frozenset(_greep(rng, tuple(Rijbewijs), hoogstens=2)))),
            certificaten=rng.choice(
                (None, frozenset(_greep(rng, tuple(Certificaat), hoogstens=2)))
            ),
        )


def rare_uren(rng: Random) -> UrenPerWeek:
    """Either end may be unknown; both may be the same."""
    laag, hoog = rng.choice(_UREN), rng.choice(_UREN)
    if laag is not None and hoog is not None:
        laag, hoog = min(laag, hoog), max(laag, hoog)
    return UrenPerWeek(laag, hoog)


def rare_dagdelen(rng: Random) -> Dagdelen | None:
    """Unknown, none, all, office hours, or a scatter."""
    scatter = Dagdelen(rng.getrandbits(28) & rng.getrandbits(28))
    return rng.choice((None, Dagdelen(), ALLE_DAGDELEN, KANTOORTIJDEN, scatter))


def raar_vervoer(rng: Random) -> dict[Vervoermiddel, int]:
    """No way to travel, or limits at both ends."""
    grenzen = (1, 20, 45, 100, MAX_REISMINUTEN)
    return {middel: rng.choice(grenzen) for middel in _greep(rng, tuple(Vervoermiddel))}


def grillige_belasting(rng: Random, gewoon: Belasting) -> Belasting:
    """Items left out, estimated, or at the ends of their scale."""
    weg, anders = rng.choice((0.0, 0.3, 1.0)), rng.choice((0.0, 0.1, 0.4))
    items = {c: i for c, i in gewoon.items.items() if rng.random() >= weg}
    for fml_item in FML:
        if rng.random() < anders:
            niveau, opties = _waarde(rng, fml_item, laagste=BOVEN_NORMAAL)
            bron = rng.choice((BelastingBron.WERKGEVER, BelastingBron.GESCHAT))
            items[fml_item.code] = Belastingitem(
                fml_item.code, niveau=niveau, opties=opties, bron=bron
            )
    return Belasting.van_items(items.values())


def grillige_grenzen(rng: Random, gewoon: Belastbaarheid) -> Belastbaarheid:
    """Items left out, at the ends of their scale, and valid until about today."""
    weg, anders = rng.choice((0.0, 0.3, 1.0)), rng.choice((0.0, 0.03, 0.3))
    oordelen = {c: o for c, o in gewoon.oordelen.items() if rng.random() >= weg}
    for fml_item in FML:
        if rng.random() < anders:
            niveau, opties = _waarde(rng, fml_item, laagste=0)
            tot = rng.choice((None, None, _GISTEREN, VANDAAG, _MORGEN))
            oordelen[fml_item.code] = Itemoordeel(
                fml_item.code, niveau=niveau, opties=opties, geldig_tot=tot
            )
    return Belastbaarheid.van_oordelen(gewoon.klant, oordelen.values())


def _waarde(
    rng: Random, fml_item: FmlItem, *, laagste: int
) -> tuple[int | None, frozenset[str] | None]:
    if fml_item.soort is FmlSoort.SCHAAL:
        return rng.choice((laagste, 0, 1, fml_item.hoogste_niveau)), None
    return None, frozenset(_greep(rng, [optie.code for optie in fml_item.opties]))


def _greep(rng: Random, uit: Sequence[T], *, hoogstens: int | None = None) -> list[T]:
    """Some of these, possibly none, possibly all."""
    return rng.sample(list(uit), rng.randint(0, min(len(uit), hoogstens or len(uit))))
