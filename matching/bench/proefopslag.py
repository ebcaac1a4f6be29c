"""A throw-away store with synthetic records, for measurements that need a real one."""

from __future__ import annotations

from pathlib import Path

from matching.bench.klantdeel import maak_klanten
from matching.bench.land import Land
from matching.bench.opzet import VANDAAG, ZAAD
from matching.bench.records import vul_opslag
from matching.bench.soortwerk import Soortwerk
from matching.bench.werkdeel import maak_werk
from matching.taal.laden import Taalmodel
from modellen.opslag.engine import Opslag
from modellen.opslag.migratie import migreer
from modellen.plaats.plaats import standaard_register


def maak_proefopslag(map_: Path, taalmodel: Taalmodel, *, aantal: int, klanten: int) -> str:
    """Make a SQLite store in this folder and fill it.

    Args:
        aantal: vacatures.

    Returns:
        its address.
    """
    url = f"sqlite:///{map_ / 'proef.sqlite3'}"
    register = standaard_register()
    land = Land.van(register)
    soort = Soortwerk.van(taalmodel, register, zaad=ZAAD)
    werk = maak_werk(aantal, soort=soort, land=land, zaad=ZAAD)
    mensen = maak_klanten(klanten, soort=soort, land=land, vandaag=VANDAAG.toordinal(), zaad=ZAAD)
    opslag = Opslag(url)
    migreer(opslag)
    vul_opslag(opslag, werk, mensen, soort=soort, register=register)
    opslag.sluit()
    return url
