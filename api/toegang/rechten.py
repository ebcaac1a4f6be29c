"""The table of rights: every route, the roles that get in, and what of a dossier comes out.

Nothing is kept beside the code. Roles come from the decorator of the route. Kinds of data come from
the calls that leave a line in the audit log: the source of a route is followed through the modules
of ``api`` to every ``Gegevenssoort`` that it can note, as far as the matrix gives it to the role.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

from api.toegang.bewaking import BewaakteRoute, Toegang
from api.toegang.matrix import MAG_ZIEN
from api.toegang.zicht import Zicht
from modellen.audit.model import Gegevenssoort
from modellen.gebruiker.model import Rol

KAMER = "api."
"""Below this room nobody knows who asks, and nothing is noted."""


@dataclass(frozen=True, slots=True)
class Recht:
    """One route with one method.

    Attributes:
        gegevens: every kind of data of a dossier that it can give; empty = none.
    """

    methode: str
    pad: str
    toegang: Toegang
    gegevens: frozenset[Gegevenssoort]

    def voor(self, rol: Rol) -> frozenset[Gegevenssoort] | None:
        """What a role can get out of it, ``None`` = it does not get in."""
        if not self.toegang.is_openbaar and rol not in self.toegang.rollen:
            return None
        return self.gegevens & MAG_ZIEN[rol]


def rechten(routes: Iterable[object]) -> list[Recht]:
    """The table of these routes, by address and method."""
    return sorted(
        (
            Recht(methode, route.path, route.toegang, vind_gegevens(route.endpoint))
            for route in routes
            if isinstance(route, BewaakteRoute)
            for methode in route.methods or ()
        ),
        key=lambda recht: (recht.pad, recht.methode),
    )


def vind_gegevens(endpoint: Callable[..., Any]) -> frozenset[Gegevenssoort]:
    """Every kind of data that this function can note, itself or through what it calls in ``api``.

    Calls on a variable or attribute with another name than ``zicht`` are not followed; a test calls
    every route and compares.
    """
    te_lezen, gezien = [inspect.unwrap(endpoint)], set()
    gevonden: set[Gegevenssoort] = set()
    while te_lezen:
        functie = te_lezen.pop()
        if functie in gezien or not isinstance(functie, FunctionType):
            continue
        gezien.add(functie)
        soorten, roept = _lees(functie)
        gevonden |= soorten
        te_lezen.extend(roept)
    return frozenset(gevonden)


@cache
def _lees(
    functie: FunctionType,
) -> tuple[frozenset[Gegevenssoort], tuple[Callable[..., Any], ...]]:
    boom = ast.parse(textwrap.dedent(inspect.getsource(functie)))
    soorten = frozenset(
        Gegevenssoort[knoop.attr]
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Attribute)
        and isinstance(knoop.value, ast.Name)
        and knoop.value.id == Gegevenssoort.__name__
    )
    return soorten, tuple(_geroepen(functie, boom))


def _geroepen(functie: FunctionType, boom: ast.AST) -> Iterator[Callable[..., Any]]:
    is_van_zicht = functie.__qualname__.startswith(f"{Zicht.__name__}.")
    for knoop in ast.walk(boom):
        match knoop:
            case ast.Attribute(value=waarde, attr=naam) if _is_zicht(waarde, zelf=is_van_zicht):
                yield from _functies(getattr(Zicht, naam, None))
            case ast.Attribute(value=ast.Name(id=module), attr=naam):
                houder = functie.__globals__.get(module)
                if inspect.ismodule(houder):
                    yield from _functies(getattr(houder, naam, None))
            case ast.Name(id=naam):
                yield from _functies(functie.__globals__.get(naam))


def _is_zicht(knoop: ast.AST, *, zelf: bool) -> bool:
    match knoop:
        case ast.Name(id="zicht"):
            return True
        case ast.Name(id="self"):
            return zelf
        case ast.Call(func=ast.Name(id="Zicht" | "_zicht")):
            return True
    return False


def _functies(ding: object) -> Iterator[Callable[..., Any]]:
    """The functions of ``api`` in what a name stands for; ``Zicht`` goes by its methods."""
    if ding is Zicht or not getattr(ding, "__module__", "").startswith(KAMER):
        return
    leden = vars(ding).values() if inspect.isclass(ding) else (ding,)
    for lid in leden:
        functie = inspect.unwrap(lid) if isinstance(lid, FunctionType) else None
        # What a dataclass makes for itself has no source.
        if functie is not None and not functie.__code__.co_filename.startswith("<"):
            yield functie
