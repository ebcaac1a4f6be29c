"""What the team can offer: every traject and instrument, with what it is and what it is for.

Data in our own words (``aanbod.toml``). A klant who chooses and a colleague who explains read the
same sentences; every choice of an instrument in a step refers to one of these (SUC-01).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from modellen.fouten import NietGevonden, OpstapFout

_TEKSTEN = ("naam", "wat", "waarvoor", "wie_beslist")
_LIJSTEN = ("regels", "stappen", "keuzes")


class ProductSoort(StrEnum):
    """The shelf on which a product lies."""

    TRAJECT = "traject"
    INZICHT = "inzicht"
    WORKSHOP = "workshop"
    BEGELEIDING = "begeleiding"
    LEREN = "leren"
    WERKGEVER = "werkgever"


@dataclass(frozen=True, slots=True)
class Product:
    """A traject or an instrument, in words for klant and colleague.

    Attributes:
        wat: what it is. waarvoor: what it is good for. wie_beslist: who says yes.
        regels: ids in the rule register; ``wet``: the law behind it. At least one of the two.
        stappen: codes of the steps in which it is used.
        keuzes: choices of a step that mean this product, as ``"stap.veld.keuze"``.
    """

    code: str
    soort: ProductSoort
    naam: str
    wat: str
    waarvoor: str
    wie_beslist: str
    regels: tuple[str, ...] = ()
    wet: str | None = None
    stappen: tuple[str, ...] = ()
    keuzes: tuple[str, ...] = ()


class AanbodOnleesbaar(OpstapFout):
    """An entry of the list is incomplete or unknown; a mistake of whoever edited the file."""

    def __init__(self, *, code: str, wat: str) -> None:
        super().__init__(
            code="aanbod_onleesbaar",
            melding=f"In het aanbod klopt {code} niet: {wat}.",
            volgende_stap="Verbeter aanbod.toml.",
        )


def lees_aanbod(gegevens: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Product]:
    """Products by code, in the order of the file.

    Raises:
        AanbodOnleesbaar: a text is missing, a key or kind is unknown, there is no source, or two
            products claim one choice.
    """
    producten = {code: _lees(code, tabel) for code, tabel in gegevens.items()}
    bezet: dict[str, str] = {}
    for product in producten.values():
        for keuze in product.keuzes:
            if bezet.setdefault(keuze, product.code) != product.code:
                raise AanbodOnleesbaar(code=product.code, wat=f"{keuze} staat ook elders")
    return MappingProxyType(producten)


@cache
def aanbod() -> Mapping[str, Product]:
    """All products by code."""
    tekst = files("modellen.team").joinpath("aanbod.toml").read_text(encoding="utf-8")
    return lees_aanbod(tomllib.loads(tekst))


def get_product(code: str) -> Product:
    """The product with this code; raises ``NietGevonden``."""
    product = aanbod().get(code)
    if product is None:
        raise NietGevonden(soort="product", nummer=code)
    return product


def find_product_bij(stap: str, veld: str, keuze: str) -> Product | None:
    """What a choice of a step means, or ``None`` when it is no product."""
    return _per_keuze().get(f"{stap}.{veld}.{keuze}")


@cache
def _per_keuze() -> Mapping[str, Product]:
    return {keuze: product for product in aanbod().values() for keuze in product.keuzes}


def _lees(code: str, tabel: Mapping[str, Any]) -> Product:
    onbekend = set(tabel) - {"soort", "wet", *_TEKSTEN, *_LIJSTEN}
    if onbekend:
        raise AanbodOnleesbaar(code=code, wat=f"{min(onbekend)} is onbekend")
    if tabel.get("soort") not in set(ProductSoort):
        raise AanbodOnleesbaar(code=code, wat="soort ontbreekt of is onbekend")
    if leeg := [naam for naam in _TEKSTEN if not str(tabel.get(naam, "")).strip()]:
        raise AanbodOnleesbaar(code=code, wat=f"{leeg[0]} ontbreekt")
    if not tabel.get("regels") and not tabel.get("wet"):
        raise AanbodOnleesbaar(code=code, wat="regels en wet ontbreken allebei")
    velden: dict[str, Any] = {naam: tabel[naam] for naam in _TEKSTEN}
    velden |= {naam: tuple(tabel.get(naam, ())) for naam in _LIJSTEN}
    return Product(code=code, soort=ProductSoort(tabel["soort"]), wet=tabel.get("wet"), **velden)
