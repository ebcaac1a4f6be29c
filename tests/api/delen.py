"""What K-1001 lets the employer of V-1 know, through the pages: what tests of it share."""

from __future__ import annotations

import re

from api.bootstrap import Samenstelling
from modellen.toestemming.repository import ToestemmingRepository
from tests.api.bladeraar import VOORSTELLEN, Bladeraar, verborgen
from tests.api.wereld import NAMEN

DELEN = "/mijn/werk/1/delen"
TOESTEMMING, VRIJGAVE = f"{VOORSTELLEN}/1/toestemming", f"{VOORSTELLEN}/1/vrijgave"
WERKVOORSTELLEN = "/werk/V-1/voorstellen"
NAAM = " ".join(NAMEN["K-1001"])
WAT_IEMAND_KAN = "verzamelen en inpakken"


def toestemmingen(wereld: Samenstelling, bij: str = "V-1"):
    with wereld.opslag.lezen() as session:
        return ToestemmingRepository(session).alle("K-1001", bij)


def deel(klant: Bladeraar, mag: str = "ja", adres: str = DELEN, **velden: object):
    pagina = klant.lees(adres)
    gelezen = {naam: verborgen(pagina)[naam] for naam in ("gezien", "kaart")}
    gekozen = [code for code, _ in regels(pagina, aan=True)]
    return klant.verstuur(adres, mag=mag, **(gelezen | {"zin": gekozen} | velden))


def regels(pagina: str, *, aan: bool = False) -> list[tuple[str, str]]:
    """Code and text of the lines of the card on a page; with ``aan`` those that stay on it."""
    vinkje = " checked" if aan else "(?: checked)?"
    return re.findall(rf'name="zin" value="(\w+)"{vinkje}>([^<]+)<', pagina)


def geef_vrij(coach: Bladeraar, besluit: str = "vrij", gezien: str = "1"):
    return coach.verstuur(VRIJGAVE, besluit=besluit, gezien=gezien)
