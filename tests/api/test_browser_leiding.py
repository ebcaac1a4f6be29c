"""Who pays signs a plan, and a teamleider reads figures, in a real browser, with axe on each page.

On desktop and phone, with and without JavaScript, up to what the record holds.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from api.toegang.documenten import maak_document
from api.toegang.ondertekenen import Ondertekening, teken_document
from modellen.documenten.model import Wijze
from modellen.documenten.repository import DocumentRepository
from modellen.gebruiker.model import Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.klant.repository import KlantRepository
from modellen.traject.model import Deelnemer
from modellen.traject.repository import TrajectRepository
from modellen.waarden import OrganisatieCode
from tests.api.browser import SCHERMEN, Site, bekijk, meld_aan, open_venster
from tests.api.leidwereld import vertel_verhaal


def _plan_dat_wacht(site: Site, nummer: str) -> str:
    """A trajectplan of the gemeente of the demo that klant and coach signed; gives the traject."""
    account = next(a for a in site.demo.accounts if a.rol is Rol.OPDRACHTGEVER)
    with site.samenstelling.opslag.schrijven() as session:
        coach = next(
            g
            for g in GebruikerRepository(session).list_(organisatie=account.organisatie)
            if g.rol is Rol.JOBCOACH
        )
        trajecten = TrajectRepository(session)
        if trajecten.find(nummer) is not None:
            return nummer
        klant = KlantRepository(session).list_(coach=coach.account)[0].nummer
        dossier = vertel_verhaal(
            nummer, klant, coach.account, "opstapbaan", "naar_contract", 11,
            opdrachtgever=account.opdrachtgever or "", organisatie=account.organisatie,
        )  # fmt: skip
        trajecten.create(dossier.traject, door="test")
        stappen = [g for g in dossier.gebeurtenissen if g.stap != "handtekening"]
        trajecten.voeg_vele_toe({nummer: stappen})
    maak_document(site.samenstelling, coach, nummer, "trajectplan")
    op_papier = Ondertekening(Deelnemer.KLANT, "Verzonnen Klant", Wijze.OP_PAPIER)
    for wie in (op_papier, Ondertekening()):
        teken_document(site.samenstelling, coach, nummer, 1, wie)
    return nummer


@pytest.mark.parametrize(("formaat", "javascript"), [("scherm", True), ("telefoon", False)])
def test_een_opdrachtgever_tekent_een_trajectplan(
    chromium: Browser, site: Site, formaat: str, javascript: bool
) -> None:
    nummer = _plan_dat_wacht(site, "T-7701" if javascript else "T-7702")
    page = open_venster(chromium, formaat, java_script_enabled=javascript).new_page()

    def zie(naam: str) -> None:
        bekijk(page, naam, formaat, javascript=javascript)

    meld_aan(page, site, Rol.OPDRACHTGEVER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw trajecten")
    zie("opdracht")
    page.locator(f"section[aria-labelledby=wacht] a[href*='{nummer}']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trajectplan")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies of u akkoord bent")
    zie("opdracht-document")
    page.get_by_label("Ja, ik onderteken").check()
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("status")).to_contain_text("Uw handtekening is vastgelegd")
    zie("opdracht-traject")
    page.goto(f"{site.adres}/opdracht/cijfers")
    zie("opdracht-cijfers")
    with site.samenstelling.opslag.lezen() as session:
        rollen = {h.rol for h in DocumentRepository(session).handtekeningen(nummer)}
        laatste = TrajectRepository(session).stand(nummer).gebeurtenissen[-1]
    assert rollen == {Deelnemer.KLANT, Deelnemer.JOBCOACH, Deelnemer.OPDRACHTGEVER}
    assert (laatste.stap, laatste.gegevens["rol"]) == ("handtekening", "casemanager")


@pytest.mark.parametrize("formaat", list(SCHERMEN))
def test_een_teamleider_leest_cijfers_en_een_beheerder_ziet_hoe_het_staat(
    chromium: Browser, site: Site, formaat: str
) -> None:
    page = open_venster(chromium, formaat).new_page()
    meld_aan(page, site, Rol.TEAMLEIDER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Team")
    bekijk(page, "team", formaat)
    for naam, bestand in (("Aandacht", "team-aandacht"), ("Eerlijkheid", "team-eerlijkheid"),
                          ("Collega's", "team-collegas"), ("Cijfers", "team-cijfers")):  # fmt: skip
        page.get_by_label("Over het team").get_by_role("link", name=naam).click()
        bekijk(page, bestand, formaat)
    page.get_by_label("Jaar").select_option("2026")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator(".onder-titel")).to_contain_text("Hele organisatie · 2026")
    with site.samenstelling.opslag.lezen() as session:
        lopend = TrajectRepository(session).list_(
            organisatie=OrganisatieCode("opstap-noord"), is_open=True
        )
    cellen = page.locator("td[data-label=Lopend]").all_inner_texts()
    geteld = sum(int(deel) for cel in cellen for deel in cel.split() if deel.isdigit())
    assert geteld == len(lopend)
    page.get_by_role("button", name="Uitloggen").click()
    meld_aan(page, site, Rol.BEHEERDER)
    bekijk(page, "beheer", formaat)
    for adres in ("imports", "normen/ops.intake", "modellen", "nachten"):
        page.goto(f"{site.adres}/beheer/{adres}")
        bekijk(page, f"beheer-{adres.partition('/')[0]}", formaat)
