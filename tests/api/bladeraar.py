"""Somebody at a browser, without one: what the tests of pages share."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from modellen.voorstel.repository import VoorstelRepository

STEL_VOOR = "/klanten/K-1001/stel-voor/V-1"
VOORSTELLEN = "/klanten/K-1001/voorstellen"
JA = {"antwoord": "ja", "dag": "2026-11-20"}


class Bladeraar:
    """Somebody at a browser: cookie, and the code of the form that is sent."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def lees(self, adres: str) -> str:
        antwoord = self.client.get(adres)
        assert antwoord.status_code == 200, (adres, antwoord.status_code, antwoord.text[:600])
        return antwoord.text

    def verstuur(self, adres: str, **velden: object):
        code = re.search(r'name="formuliercode" value="(\w+)"', self.lees("/uitleg"))
        assert code
        return self.client.post(adres, data={"formuliercode": code[1], **velden})

    def leg_vast(self, adres: str, **velden: object) -> None:
        antwoord = self.verstuur(adres, **velden)
        assert antwoord.status_code == 303, antwoord.text

    def stel_voor(self, **velden: object) -> str:
        """Propose V-1 to K-1001; gives the address of the forms of the proposal."""
        antwoord = self.verstuur(STEL_VOOR, **(JA | {"gezien": "0"} | velden))
        assert antwoord.status_code == 303, antwoord.text
        nummer = re.search(r"net=(\d+)", antwoord.headers["location"])
        assert nummer
        return f"{VOORSTELLEN}/{nummer[1]}"


def verborgen(pagina: str) -> dict[str, str]:
    """The hidden fields of a page."""
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', pagina))


def verlopen(wereld, klant: str = "K-1001"):
    with wereld.opslag.lezen() as session:
        return VoorstelRepository(session).list_(klant=klant, met_redenen=True)
