"""What the sources ask of a document: refusals (a part named as missing) first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from modellen.documenten.model import (
    Document,
    Feiten,
    Inhoud,
    Lijst,
    Onderdeel,
    Periode,
    Tabel,
)
from modellen.traject.model import Deelnemer
from modellen.traject.soorten import trajectsoorten
from tests.modellen.documenten.levensverhalen import GEDEELD, met_gedeelde, stel_document_op
from tests.modellen.traject.opstapbaan_verhaal import tot
from tests.modellen.traject.toeleiding_verhaal import met_jobcoach, met_vervolg
from tests.modellen.traject.verhaal import Verhaal

MET_PLAN = [s.code for s in trajectsoorten().values() if s.find_document("trajectplan")]


def inhoud(v: Verhaal, code: str, periode: Periode | None = None) -> Inhoud:
    soort = v.soort.find_document(code)
    assert soort is not None
    return stel_document_op(v, soort, periode=periode).open_


def deel(v: Verhaal, document: str, code: str, *, periode: Periode | None = None) -> Onderdeel:
    return next(d for d in inhoud(v, document, periode).delen if d.code == code)


@pytest.mark.regel("OPS-16")
def test_het_trajectplan_heeft_een_vast_deel_met_alle_spelregels():
    assert deel(tot("gesproken"), "trajectplan", "spelregels").ontbreekt
    (lijst,) = deel(tot("ondertekend"), "trajectplan", "spelregels").blokken
    assert isinstance(lijst, Lijst)
    assert len(lijst.punten) == 5


@pytest.mark.regel("OPS-15", "OPS-16")
def test_het_trajectplan_is_een_afspraak_die_drie_partijen_tekenen():
    soort = tot("gesproken").soort.find_document("trajectplan")
    assert soort is not None
    assert [o.rol for o in soort.ondertekenaars] == [
        Deelnemer.KLANT,
        Deelnemer.JOBCOACH,
        Deelnemer.OPDRACHTGEVER,
    ]
    stand = tot("ondertekend").stand
    plan = stand.laatste("trajectplan")
    assert plan is not None
    for ondertekenaar, rol in zip(
        soort.ondertekenaars, ("klant", "jobcoach", "casemanager"), strict=True
    ):
        assert ondertekenaar.stap is not None
        assert ondertekenaar.stap(stand) == (
            "handtekening",
            {"rol": rol, "trajectplan": plan.volgnummer},
        )


@pytest.mark.regel("OPS-19")
@pytest.mark.parametrize("wie", ["klant", "jobcoach", "casemanager"])
def test_wie_in_het_plan_niet_te_bereiken_is_maakt_het_onvolledig(wie: str):
    plan: dict[str, Any] = {f"bereikbaar_{wie}": None}
    v = tot("gesproken").doe("trajectplan", **plan)
    assert deel(v, "trajectplan", "bereikbaarheid").ontbreekt


@pytest.mark.regel("OPS-19")
def test_het_plan_zegt_hoe_en_wanneer_ieder_te_bereiken_is():
    (feiten,) = deel(tot("ondertekend"), "trajectplan", "bereikbaarheid").blokken
    assert isinstance(feiten, Feiten)
    assert [wie for wie, _ in feiten.regels] == ["Klant", "Jobcoach", "Casemanager"]
    assert all(hoe for _, hoe in feiten.regels)


@pytest.mark.regel("SUC-12", "SUC-30")
@pytest.mark.parametrize("soort", MET_PLAN)
def test_elk_trajectplan_heeft_de_grenzen_en_vraagt_de_klant_om_ja(soort: str):
    documentsoort = trajectsoorten()[soort].find_document("trajectplan")
    assert documentsoort is not None
    (kader,) = (d for d in documentsoort.delen if d.code == "kader")
    assert kader.is_verplicht


@pytest.mark.regel("SUC-12", "SUC-30")
def test_zonder_bevestigd_kader_is_het_plan_onvolledig_en_daarna_staan_de_grenzen_er():
    v = tot("ondertekend")
    assert deel(v, "trajectplan", "kader").ontbreekt
    grenzen, bevestigd = deel(met_gedeelde(v), "trajectplan", "kader").blokken
    assert isinstance(grenzen, Lijst)
    assert len(grenzen.punten) >= 4
    assert isinstance(bevestigd, Feiten)
    assert ("Eigen plannen passen", "ja") in bevestigd.regels


@pytest.mark.regel("SUC-30")
def test_wie_zijn_plannen_niet_aanpaste_staat_zo_in_het_plan():
    v = tot("ondertekend")
    v.stap("kader", **dict(GEDEELD)["kader"] | {"klant_paste_prioriteiten_aan": False})
    _, bevestigd = deel(v, "trajectplan", "kader").blokken
    assert isinstance(bevestigd, Feiten)
    assert ("Eigen plannen passen", "nee") in bevestigd.regels


@pytest.mark.regel("WNH-12")
def test_wat_uwv_of_gemeente_vraagt_staat_in_de_documenten_van_de_toeleiding():
    """Grants, hours with percentage and ceiling, wage value, and what was not achieved and why."""
    v = met_vervolg()
    delen = {
        (code, d.code)
        for code in ("urenstaat", "voortgangsrapportage", "eindrapportage")
        for d in inhoud(v, code).delen
    }
    assert {
        ("urenstaat", "toekenning"),
        ("urenstaat", "uren"),
        ("voortgangsrapportage", "contactmomenten"),
        ("eindrapportage", "verantwoording"),
        ("eindrapportage", "plaatsing"),
    } <= delen


@pytest.mark.regel("WNH-12", "WNH-09")
def test_een_eindrapportage_zonder_verantwoording_noemt_dat_die_ontbreekt():
    assert deel(met_vervolg(), "eindrapportage", "verantwoording").ontbreekt


def test_een_document_kent_geen_namen():
    velden = set(Document.__dataclass_fields__) | set(Inhoud.__dataclass_fields__)
    assert not {veld for veld in velden if "naam" in veld}


@pytest.mark.regel("WNH-29", "WNH-33")
def test_een_urenstaat_over_een_latere_periode_noemt_de_toekenning_van_eerder():
    v = (
        met_jobcoach()
        .op("2026-03-17")
        .doe("uren_geregistreerd", periode_van="2026-03-09", periode_tot="2026-03-16")
    )
    maart = Periode(date(2026, 3, 9), date(2026, 3, 31))
    toegekend = deel(v, "urenstaat", "toekenning", periode=maart)
    assert not toegekend.ontbreekt
    (tabel,) = toegekend.blokken
    assert isinstance(tabel, Tabel)
    assert tabel.rijen == (("Proefplaatsing", "2 mrt 2026", "1 mei 2026", "10 procent"),)
    mei = Periode(date(2026, 5, 2), date(2026, 5, 31))
    assert deel(v, "urenstaat", "toekenning", periode=mei).ontbreekt


def test_in_een_tabel_staan_dagen_kort_en_getallen_rechts():
    v = met_jobcoach().doe(
        "contactmoment",
        soort="gesprek",
        duur_minuten=45,
        deelnemers=["klant", "jobcoach"],
        aanwezig=True,
    )
    (tabel,) = deel(v, "voortgangsrapportage", "contactmomenten").blokken
    assert isinstance(tabel, Tabel)
    assert tabel.rijen == (("2 mrt 2026", "gesprek", "45", "kandidaat, jobcoach", "ja"),)
    assert tabel.rechts == (2,)
    assert tabel.totaal == ("Samen", "1 keer", "45", "", "")


def test_conclusies_van_het_assessment_staan_in_woorden_in_het_rapport():
    (feiten,) = deel(met_gedeelde(tot("in_opstapbaan")), "rla_rapport", "conclusies").blokken
    assert isinstance(feiten, Feiten)
    assert ("e. Op welke termijn", "binnen zes maanden") in feiten.regels
