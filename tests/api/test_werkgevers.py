"""Employers on the pages: contact, what an employer wants of it, and who sees which."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sqlalchemy import event

from modellen.gebruiker.repository import GebruikerRepository
from modellen.waarden import WerkNummer
from tests.api.bladeraar import Bladeraar
from tests.api.conftest import Aanmelder
from tests.api.test_openingen import VERRE_AM
from tests.api.wereld import ACCOUNTMANAGER, COACH, TEAMLEIDER
from tests.builders import ANDERE_ORGANISATIE, ORGANISATIE, een_netwerkplek, een_werkgever
from vacatures.netwerkplek.repository import NetwerkplekRepository
from vacatures.werkgever.repository import WerkgeverRepository
from vacatures.werkgevercontact.model import Contactuitkomst, Werkgevercontact, geldende
from vacatures.werkgevercontact.repository import WerkgevercontactRepository

CONTACT = "/werkgevers/W-1/contact"
BELLEN = {
    "dag": "2026-11-20", "soort": "telefoon", "onderwerp": "vacature", "uitkomst": "besproken",
}  # fmt: skip


FOUTEN = (
    ({"dag": ""}, "Vul een dag in"),
    ({"dag": "2026-11-24"}, "komt nog"),
    ({"soort": "duif"}, "Kies hoe"),
    ({"uitkomst": ""}, "Kies wat"),
    ({"afspraak": "Terugbellen"}, "Een afspraak heeft"),
    ({"afspraak_op": "2026-11-01"}, "voor het contact"),
    ({"notitie": "Zij heeft last van haar rug."}, "gezondheid"),
    ({"corrigeert": "1", "wat": "anders"}, None),
)
"""A field as somebody may fill it, and what the page then says; ``None`` = it is not there."""


@pytest.fixture
def am(blader) -> Bladeraar:
    return blader(ACCOUNTMANAGER)


def contacten(wereld, organisatie=ORGANISATIE) -> tuple[Werkgevercontact, ...]:
    with wereld.opslag.lezen() as session:
        return WerkgevercontactRepository(session, organisatie).alle("W-1")


class TestWeigeringen:
    def test_een_werkgever_van_een_ander_bestaat_niet(self, eigen_wereld, am):
        with eigen_wereld.opslag.schrijven() as session:
            elders = een_werkgever("W-7", zichtbaar_voor=frozenset({ANDERE_ORGANISATIE}))
            WerkgeverRepository(session).save(elders, door="test")
        for pad in ("/werkgevers/W-7", "/werkgevers/W-7/contact", "/werkgevers/V-1"):
            assert am.client.get(pad).status_code == 404, pad
        assert am.verstuur("/werkgevers/W-7/contact", **BELLEN).status_code == 404
        assert am.verstuur("/werkgevers/W-7", per_maand="1", reden="x").status_code == 404
        assert "W-7" not in am.lees("/werkgevers")

    def test_contact_van_een_andere_organisatie_is_hier_niet_te_zien(
        self, eigen_wereld, am, blader
    ):
        with eigen_wereld.opslag.schrijven() as session:
            gebruikers = GebruikerRepository(session)
            gebruiker = replace(
                gebruikers.get(ACCOUNTMANAGER), account=VERRE_AM, organisatie=ANDERE_ORGANISATIE
            )
            gebruikers.save(gebruiker, door="test")
        blader(VERRE_AM).leg_vast(CONTACT, **BELLEN, met="Joyce", notitie="Bel na tien uur.")
        assert len(contacten(eigen_wereld, ANDERE_ORGANISATIE)) == 1
        pagina = am.lees("/werkgevers/W-1")
        assert "Joyce" not in pagina
        assert "0 van 4" in pagina
        assert am.client.get(f"{CONTACT}?verbeter=1").status_code == 404

    def test_wat_niet_klopt_wordt_niet_vastgelegd_en_blijft_staan(self, eigen_wereld, am):
        for velden, melding in FOUTEN:
            antwoord = am.verstuur(CONTACT, **(BELLEN | {"met": "Joyce"} | velden))
            assert antwoord.status_code == (400 if melding else 404), velden
            if melding:
                assert melding in antwoord.text
                assert 'value="Joyce"' in antwoord.text
        assert contacten(eigen_wereld) == ()

    def test_een_coach_spreekt_geen_budget_af(self, blader):
        assert blader(COACH).verstuur("/werkgevers/W-1", per_maand="9").status_code == 403


class TestContact:
    def test_een_contact_staat_er_en_telt_ook_van_een_coach(
        self,
        eigen_wereld,
        am,
        blader,
    ):
        am.leg_vast(CONTACT, **BELLEN, met="Joyce", afspraak="Langskomen", afspraak_op="2026-11-30")
        blader(COACH).leg_vast(CONTACT, **BELLEN, gezien="1")
        (een, ander) = contacten(eigen_wereld)
        assert (een.door, een.met, een.uitkomst) == (
            ACCOUNTMANAGER, "Joyce", Contactuitkomst.BESPROKEN,
        )  # fmt: skip
        assert ander.door == COACH
        pagina = blader(TEAMLEIDER).lees("/werkgevers/W-1")
        for woord in ("2 van 4", "Joyce", "Langskomen"):
            assert woord in pagina
        assert "Langskomen" in am.lees("/markt")

    def test_over_het_budget_wordt_eerst_gezegd_en_dan_niet_geweigerd(
        self,
        eigen_wereld,
        am,
    ):
        budget = {"per_maand": "1", "reden": "Zei de chef.", "gezien": "0"}
        am.leg_vast("/werkgevers/W-1", **budget)
        assert am.verstuur("/werkgevers/W-1", **budget).status_code == 400
        am.leg_vast(CONTACT, **BELLEN)
        assert "is op" in am.lees("/werkgevers/W-1")
        assert "budget op (1 van 1)" in am.lees("/werkgevers")
        op = am.verstuur(CONTACT, **BELLEN, gezien="1")
        assert op.status_code == 409
        assert "Het contactbudget van november 2026 is op" in op.text
        assert len(contacten(eigen_wereld)) == 1
        gewaarschuwd = re.search(r'name="gewaarschuwd" value="([^"]+)"', am.lees(CONTACT))[1]
        am.leg_vast(CONTACT, **BELLEN, gezien="1", gewaarschuwd=gewaarschuwd)
        assert len(contacten(eigen_wereld)) == 2
        assert "2 van 1" in am.lees("/werkgevers/W-1")
        vorige = {**BELLEN, "dag": "2026-10-20", "gezien": "2"}
        ander = am.verstuur(CONTACT, **vorige, gewaarschuwd=gewaarschuwd)
        assert ander.status_code == 303, "another month has a budget of its own"

    def test_twee_collegas_tegelijk_zien_elkaars_contact_eerst(self, eigen_wereld, am):
        am.leg_vast(CONTACT, **BELLEN, gezien="0")
        botst = am.verstuur(CONTACT, **BELLEN, gezien="0", met="Henk")
        assert botst.status_code == 409
        assert "Dit kwam er intussen bij" in botst.text
        assert 'value="Henk"' in botst.text
        gezien = re.search(r'name="gezien" value="(\d+)"', botst.text)[1]
        am.leg_vast(CONTACT, **BELLEN, gezien=gezien)
        assert len(contacten(eigen_wereld)) == 2

    def test_verbeteren_en_weghalen_laten_staan_wat_er_stond(self, eigen_wereld, am):
        am.leg_vast(CONTACT, **BELLEN)
        assert "verbeteren" in am.lees(f"{CONTACT}?verbeter=1")
        anders = BELLEN | {"soort": "bezoek", "corrigeert": "1", "wat": "anders", "gezien": "1"}
        am.leg_vast(CONTACT, **anders)
        am.leg_vast(CONTACT, **(BELLEN | {"corrigeert": "2", "wat": "weg", "gezien": "2"}))
        alle = contacten(eigen_wereld)
        assert (len(alle), geldende(alle)) == (3, ())

    def test_na_opnieuw_inloggen_is_er_niets_vastgelegd(self, eigen_wereld, am):
        antwoord = am.verstuur(CONTACT, **BELLEN, met="Joyce", hervat="ja")
        assert antwoord.status_code == 200
        assert 'value="Joyce"' in antwoord.text
        assert contacten(eigen_wereld) == ()


class TestLijst:
    def test_zoeken_op_naam_plaats_branche_en_netwerk(self, als: Aanmelder):
        bladeraar = Bladeraar(als(COACH))
        for vraag in ("zoek=eemkade", "zoek=amersfoort", "branche=groothandel", "wie=netwerk"):
            assert "W-1" in bladeraar.lees(f"/werkgevers?{vraag}"), vraag
        for vraag in ("zoek=zzz", "branche=zorg", "branche=onzin&zoek=zzz", "pagina=9"):
            assert "/werkgevers/W-1" not in bladeraar.lees(f"/werkgevers?{vraag}"), vraag

    def test_meer_werkgevers_kosten_niet_meer_vragen(self, eigen_wereld, am):
        def vragen() -> int:
            gesteld: list[str] = []

            def tel(_v: object, _c: object, opdracht: str, *_rest: object) -> None:
                gesteld.append(opdracht)

            event.listen(eigen_wereld.opslag.engine, "before_cursor_execute", tel)
            for pad in ("/werkgevers", "/markt"):
                am.lees(pad)
            event.remove(eigen_wereld.opslag.engine, "before_cursor_execute", tel)
            return len(gesteld)

        een = vragen()
        with eigen_wereld.opslag.schrijven() as session:
            nummers = [WerkNummer(f"W-{i}") for i in range(10, 34)]
            WerkgeverRepository(session).save_all(
                [een_werkgever(n, naam=f"Bedrijf {n}") for n in nummers], door="test"
            )
            NetwerkplekRepository(session).save_all(
                [een_netwerkplek(f"N-{n}", werkgever=n) for n in nummers], door="test"
            )
        assert vragen() == een
