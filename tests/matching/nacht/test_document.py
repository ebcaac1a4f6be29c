"""What is stored comes back whole, and what rests on health stands in the other document."""

from __future__ import annotations

import json
from random import Random

from matching.constraints import CONSTRAINT_PER_NAAM, Omgeving, beoordeel_paar
from matching.nacht.document import Lijstschrijver, lees_regels, schrijf_oordeel
from matching.ranking.bijdrage import Bijdrage
from modellen.nacht.repository import Klantlijst
from modellen.waarden import KlantNummer
from tests.matching.paren import willekeurige_profielen, willekeurige_werken

DELEN = (Bijdrage("gelijkenis", 0.25, 0.5, True), Bijdrage("marge", 0.5, 0.1, False))


def test_een_lijst_komt_geheel_terug_en_gevoelig_staat_apart(omgeving: Omgeving):
    rng = Random(4)
    for profiel in willekeurige_profielen(rng, 25):
        schrijver, verwacht = Lijstschrijver(), []
        for werk in willekeurige_werken(rng, 12):
            oordeel = beoordeel_paar(profiel, werk, omgeving)
            oordelen = [(o.constraint, schrijf_oordeel(o)) for o in oordeel.oordelen]
            schrijver.voeg_toe(werk.nummer, 0.123456789, oordeel.uitkomst, oordelen, DELEN)
            verwacht.append(oordeel)
        gewoon, gevoelig = (json.loads(tekst) for tekst in schrijver.documenten())
        for naam, *_ in gewoon["oordelen"]:
            assert not CONSTRAINT_PER_NAAM[naam].is_gevoelig
        for naam, *_ in gevoelig["oordelen"]:
            assert CONSTRAINT_PER_NAAM[naam].is_gevoelig
        regels = lees_regels(Klantlijst(KlantNummer("K-1"), {}, gewoon, gevoelig, []))
        assert [r.oordelen for r in regels] == [o.oordelen for o in verwacht]
        assert [r.uitkomst for r in regels] == [o.uitkomst for o in verwacht]
        assert [r.werk for r in regels] == [o.werk for o in verwacht]
        assert all(r.bijdragen == DELEN and r.score == 0.123456789 for r in regels)


def test_een_lege_lijst_is_ook_een_lijst():
    gewoon, gevoelig = (json.loads(tekst) for tekst in Lijstschrijver().documenten())
    assert lees_regels(Klantlijst(KlantNummer("K-1"), {}, gewoon, gevoelig, [])) == []
