"""What the night changed for the own caseload, and who needs somebody to look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request, Response

from api.bootstrap import Samenstelling
from api.toegang import nacht
from api.toegang.aandacht import tel_aandacht
from api.toegang.aanvraag import DeSamenstelling, HetZicht
from api.toegang.bewaking import voor
from api.toegang.nacht import Klantverschillen
from api.toegang.zicht import Zicht
from api.web.paginas import maak_router
from api.web.sjablonen import toon
from api.web.voorstel.voorstelbeeld import werktitel
from matching.nacht.samenvatting import MagereLijst
from matching.nacht.verschil import Verschil, VerschilSoort
from modellen.gebruiker.model import Rol
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.werk import Werk

router = maak_router()

GOED = 5
"""New work at this place of a list or higher is worth a line in the morning."""


@dataclass(frozen=True, slots=True)
class Nieuwregel:
    """New work high on the list of a klant."""

    klant: KlantNummer
    naam: str
    werk: str
    titel: str
    plaats: int


@dataclass(frozen=True, slots=True)
class Klantregel:
    """A klant, a sentence, and what one can do."""

    klant: KlantNummer
    naam: str
    zin: str
    volgende_stap: str = ""


@dataclass(frozen=True, slots=True)
class Vannacht:
    """What changed.

    Attributes:
        nieuw: best places first. mager: emptiest first.
        verschillen: of every klant whose list changed, the sentences about it.
    """

    nieuw: tuple[Nieuwregel, ...]
    mager: tuple[Klantregel, ...]
    verschillen: tuple[tuple[Klantregel, tuple[tuple[str, str, str], ...]], ...]


def lees_vannacht(
    zicht: Zicht, samenstelling: Samenstelling, namen: Mapping[KlantNummer, str]
) -> Vannacht:
    """Of the own caseload; empty before the first night."""
    verschillen = nacht.verschillen_van_caseload(samenstelling, zicht.gebruiker)
    mager = nacht.magere_lijsten_van_caseload(samenstelling, zicht.gebruiker)
    werk = zicht.werk_van({WerkNummer(v.ander) for _, regels in verschillen for v, _ in regels})
    return Vannacht(
        nieuw=_nieuw(verschillen, namen, werk),
        mager=tuple(_magere(m, namen) for m in mager),
        verschillen=tuple(_verschillen(v, namen, werk) for v in verschillen),
    )


def lees_aandacht(
    zicht: Zicht, samenstelling: Samenstelling, namen: Mapping[KlantNummer, str]
) -> tuple[Klantregel, ...] | None:
    """Klanten of the own caseload whom somebody should look at; ``None`` = being counted."""
    geteld = tel_aandacht(samenstelling, zicht.gebruiker)
    if geteld is None:
        return None
    return tuple(
        Klantregel(
            regel.klant,
            namen.get(regel.klant, regel.klant),
            regel.reden,
            regel.soort.volgende_stap,
        )
        for regel in geteld.waarde
    )


@router.get("/vannacht")
@voor(Rol.JOBCOACH)
def get_vannacht(request: Request, zicht: HetZicht, samenstelling: DeSamenstelling) -> Response:
    """Everything that changed, by klant."""
    namen = namen_van(zicht)
    return toon(request, "coach/vannacht.html", nacht=lees_vannacht(zicht, samenstelling, namen))


@router.get("/aandacht")
@voor(Rol.JOBCOACH)
def get_aandacht(request: Request, zicht: HetZicht, samenstelling: DeSamenstelling) -> Response:
    """Every klant whom somebody should look at, with why and what one can do."""
    regels = lees_aandacht(zicht, samenstelling, namen_van(zicht))
    return toon(request, "coach/aandacht.html", regels=regels)


def namen_van(zicht: Zicht) -> Mapping[KlantNummer, str]:
    """Full names of the klanten within sight."""
    return {n: i.volledige_naam for n, i in zicht.namen(zicht.list_klanten()).items()}


def _nieuw(
    verschillen: Sequence[Klantverschillen],
    namen: Mapping[KlantNummer, str],
    werk: Mapping[WerkNummer, Werk],
) -> tuple[Nieuwregel, ...]:
    regels = [
        Nieuwregel(
            klant.nummer,
            namen.get(klant.nummer, klant.nummer),
            verschil.ander,
            _titel(verschil, werk),
            verschil.naar,
        )
        for klant, per_klant in verschillen
        for verschil, _ in per_klant
        if verschil.soort is VerschilSoort.NIEUW
        and verschil.naar is not None
        and verschil.naar <= GOED
    ]
    return tuple(sorted(regels, key=lambda r: (r.plaats, r.klant)))


def _magere(mager: MagereLijst, namen: Mapping[KlantNummer, str]) -> Klantregel:
    return Klantregel(mager.klant, namen.get(mager.klant, mager.klant), mager.zin)


def _verschillen(
    van: Klantverschillen, namen: Mapping[KlantNummer, str], werk: Mapping[WerkNummer, Werk]
) -> tuple[Klantregel, tuple[tuple[str, str, str], ...]]:
    klant, regels = van
    aantal = "1 verandering" if len(regels) == 1 else f"{len(regels)} veranderingen"
    kop = Klantregel(klant.nummer, namen.get(klant.nummer, klant.nummer), aantal)
    return kop, tuple((v.ander, _titel(v, werk), zin) for v, zin in regels)


def _titel(verschil: Verschil, werk: Mapping[WerkNummer, Werk]) -> str:
    return werktitel(werk.get(WerkNummer(verschil.ander)), verschil.ander)
