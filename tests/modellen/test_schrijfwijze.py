"""Dates and numbers as people in the Netherlands write them."""

from __future__ import annotations

from datetime import date

from modellen.schrijfwijze import datum, datum_kort, duizend, getal, keuze
from modellen.traject.model import VeldSoort
from modellen.traject.soorten import trajectsoorten


def test_een_datum_staat_voluit_of_kort():
    assert datum(date(2026, 3, 1)) == "1 maart 2026"
    assert datum_kort(date(2026, 3, 1)) == "1 mrt 2026"
    assert datum_kort(date(2026, 11, 22)) == "22 nov 2026"


def test_een_getal_heeft_een_komma_en_duizend_een_punt():
    assert getal(0.625) == "0,62"
    assert getal(1.0, 1) == "1,0"
    assert duizend(1234567) == "1.234.567"


def test_een_keuze_staat_in_woorden():
    assert keuze("niet_verschenen") == "niet verschenen"
    assert keuze("met_collegas_verder") == "met collega's verder"
    assert keuze("training_houding_ritme") == "training in houding en werkritme"
    assert keuze("beroepsorientatie") == "beroepsoriëntatie"


def test_geen_keuze_van_een_soort_traject_toont_een_streepje_of_een_afkorting():
    soorten = (VeldSoort.KEUZE, VeldSoort.KEUZES)
    codes = {
        str(code)
        for soort in trajectsoorten().values()
        for stap in soort.stappen
        for veld in stap.velden
        if veld.soort in soorten and stap.code != "afsluiten"  # a result has a label of its own
        for code in veld.keuzes
    }
    afkortingen = {"lks", "sa", "rla", "uwv", "sdw", "iop", "wia", "ict"}
    for code in codes:
        assert "_" not in keuze(code)
        assert not afkortingen & set(keuze(code).split())
