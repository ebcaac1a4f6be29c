"""The trajectory types, found by themselves: a new type is a new file here with ``SOORT``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from modellen.fouten import NietGevonden
from modellen.traject.model import Trajectsoort


@cache
def trajectsoorten() -> Mapping[str, Trajectsoort]:
    """All types by code, in alphabetical order of their files."""
    gevonden: dict[str, Trajectsoort] = {}
    for module in iter_modules(__path__):
        if not module.name.startswith("_"):
            soort: Trajectsoort = import_module(f"{__name__}.{module.name}").SOORT
            gevonden[soort.code] = soort
    return MappingProxyType(gevonden)


def get_soort(code: str) -> Trajectsoort:
    """The type with this code; raises ``NietGevonden``."""
    soort = trajectsoorten().get(code)
    if soort is None:
        raise NietGevonden(soort="trajectsoort", nummer=code)
    return soort
