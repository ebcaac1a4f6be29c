"""The vacature: refused without a title, unknown where nothing is known, open to its last day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from modellen.fouten import OngeldigeWaarde
from modellen.waarden import UrenPerWeek, WerkNummer
from tests.builders import VANDAAG, een_vacature
from vacatures.belasting.model import Belasting
from vacatures.kenmerken import Eisen, Werkplek
from vacatures.vacature.model import Vacature, VacatureStatus

GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)


@pytest.mark.parametrize("titel", ["", " ", "\n\t"])
def test_een_vacature_zonder_titel_wordt_geweigerd(titel: str):
    with pytest.raises(OngeldigeWaarde) as fout:
        een_vacature("V-9", titel=titel)
    assert fout.value.veld == "titel"
    assert "V-9" in fout.value.melding


@pytest.mark.parametrize("posities", [0, -1])
def test_minder_dan_een_plaats_wordt_geweigerd(posities: int):
    with pytest.raises(OngeldigeWaarde, match="plaatsen"):
        een_vacature(posities=posities)


@pytest.mark.parametrize("isco", ["", "933", "93333", "93a3", "9 33", "C9333", "٩٣٣٣"])
def test_een_beroepscode_heeft_vier_cijfers(isco: str):
    with pytest.raises(OngeldigeWaarde) as fout:
        een_vacature(isco=isco)
    assert fout.value.veld == "isco"


def test_van_een_kale_vacature_is_alles_onbekend():
    kaal = Vacature(WerkNummer("V-1"), "eigen", "1", "Inpakker")
    assert (kaal.uren, kaal.eisen, kaal.belasting) == (UrenPerWeek(), Eisen(), Belasting())
    assert (kaal.plek, kaal.dagdelen, kaal.posities) == (Werkplek(), None, None)
    assert kaal.is_open(VANDAAG)


@pytest.mark.parametrize(
    ("sluit_op", "is_open"), [(None, True), (MORGEN, True), (VANDAAG, True), (GISTEREN, False)]
)
def test_een_vacature_is_open_tot_en_met_haar_laatste_dag(sluit_op: date | None, is_open: bool):
    assert een_vacature(sluit_op=sluit_op).is_open(VANDAAG) == is_open


@pytest.mark.parametrize("status", VacatureStatus)
def test_alleen_de_status_open_is_open(status: VacatureStatus):
    assert een_vacature(status=status).is_open(VANDAAG) == (status is VacatureStatus.OPEN)
