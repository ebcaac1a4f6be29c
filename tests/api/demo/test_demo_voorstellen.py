"""The proposals of the demo: possible, the same every time, and those of the dossiers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from api.demo.maken import Demodata, bouw_demo
from api.demo.toeval import bron
from api.demo.voorstellen import REGELS, Verteld, vertel_voorstellen
from api.toegang.getoond import pool_van
from matching.antwoord import Match, Pad, Shortlist, Telling, Versies
from matching.oordeel import Paaroordeel
from modellen.klant.model import Klant
from modellen.kwalificatie import Vervoermiddel
from modellen.normen.duur import dag_van
from modellen.traject.stand import Stand
from modellen.voorstel.model import PLAATSINGEN, Verloop, Voorstelsoort
from modellen.voorstel.vastleggen import leg_vast
from tests.builders import een_klantprofiel, een_werk
from tests.modellen.voorstel.opzet import een_voorstel

VANDAAG = date(2026, 11, 23)
PLAATSINGSDAGEN = {
    "plaatsing_met_lks": "ingangsdatum",
    "plaatsing_zonder_lks": "ingangsdatum",
    "regulier_contract": "begin",
    "inleen": "begin",
    "arbeidsovereenkomst": "begin",
    "plaatsing": "begindatum",
}


@pytest.fixture(scope="module")
def demo() -> Demodata:
    return bouw_demo(vandaag=VANDAAG)


@pytest.fixture(scope="module")
def matches() -> tuple[Match, ...]:
    profiel = een_klantprofiel()
    return tuple(
        Match(
            profiel=profiel,
            werk=een_werk(f"V-{i}", belasting={"IV-13": 1}),
            oordeel=Paaroordeel(profiel.nummer, een_werk(f"V-{i}").nummer, ()),
            score=0.9 - 0.01 * i,
            bijdragen=(),
            reistijden={Vervoermiddel.FIETS: 25},
        )
        for i in range(REGELS + 20)
    )


def vertel(demo: Demodata, matches, *, vandaag: date = VANDAAG) -> list[Verteld]:
    klanten = {k.klant.nummer: k.klant for k in demo.klanten}
    pool = pool_van([(m.werk.nummer, m) for m in matches])
    telling = Telling(30, 30, 0, 0, {}, {}, REGELS, REGELS, Pad.EXACT_ALLE)
    versies = Versies("t", "r", "vaste-score", "a", 1)

    def ranglijst(klant: Klant) -> Shortlist:
        return Shortlist(matches[:REGELS], telling, vandaag, versies, pool, (), klant.nummer)

    namen = {w.naam: w.nummer for w in demo.werkgevers}
    # Some of the work is with the werkgevers of the stories.
    van_werk = {f"V-{REGELS + i}": w.nummer for i, w in enumerate(demo.werkgevers[:20])}
    return vertel_voorstellen(
        bron(1, "voorstellen"),
        [(klanten[d.traject.klant], Stand(d.traject, d.gebeurtenissen)) for d in demo.trajecten],
        ranglijst,
        werkgevers=namen | van_werk,
        vandaag=vandaag,
    )


@pytest.fixture(scope="module")
def verteld(demo, matches) -> list[Verteld]:
    return vertel(demo, matches)


@pytest.mark.parametrize("later", [0, 1, 2, 5, 6])
def test_elke_gebeurtenis_komt_door_de_regels_en_is_voorbij(demo, matches, later):
    vandaag = VANDAAG + timedelta(days=later)
    for een in vertel(demo, matches, vandaag=vandaag):
        hier = Verloop(een_voorstel())
        for gebeurtenis in een.gebeurtenissen:
            hier = leg_vast(hier, gebeurtenis)
            assert dag_van(gebeurtenis.vastgelegd_op) < vandaag
            assert gebeurtenis.vastgelegd_op.weekday() < 5
        if een.lijst is not None:
            assert een.lijst.getoond_op < een.begonnen_op
            assert een.werk in {p.nummer for p in een.lijst.plaatsen}
            assert len(een.lijst.plaatsen) == REGELS


def test_zelfde_zaad_geeft_dezelfde_voorstellen(demo, matches, verteld):
    assert vertel(demo, matches) == verteld


def test_plaatsingen_zijn_die_van_de_dossiers(demo, verteld):
    in_dossiers = sorted(
        (d.traject.klant, g.gegevens[PLAATSINGSDAGEN[g.stap]])
        for d in demo.trajecten
        for g in d.gebeurtenissen
        if g.stap in PLAATSINGSDAGEN
        and date.fromisoformat(str(g.gegevens[PLAATSINGSDAGEN[g.stap]])) < VANDAAG
    )
    in_log = sorted(
        (v.klant.nummer, g.dag.isoformat())
        for v in verteld
        for g in v.gebeurtenissen
        if g.soort in PLAATSINGEN
    )
    ontbreekt = set(in_dossiers) - set(in_log)
    # What began in the weekend before today is recorded today, so not yet.
    assert all(date.fromisoformat(str(dag)) >= VANDAAG - timedelta(days=3) for _, dag in ontbreekt)
    assert set(in_log) <= set(in_dossiers)
    assert len(in_log) >= 12


def test_bijna_elke_klant_kreeg_een_voorstel_en_er_is_van_alles_gebeurd(verteld):
    assert len({v.klant.nummer for v in verteld}) >= 58
    gezien = {g.soort for v in verteld for g in v.gebeurtenissen}
    assert set(Voorstelsoort) - gezien <= {Voorstelsoort.BEKEKEN, Voorstelsoort.INGETROKKEN}
    assert any(v.gebeurtenissen[-1].soort is Voorstelsoort.VOORGESTELD for v in verteld)


def test_zonder_ranglijst_blijven_alleen_de_plaatsingen(demo, matches):
    over = vertel(demo, matches[:0])
    assert over
    assert all(v.lijst is None for v in over)
