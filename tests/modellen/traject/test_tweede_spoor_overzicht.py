"""What a tweede spoor shows of itself: remarks, progress, the opdrachtgever's view, UWV."""

from __future__ import annotations

from datetime import date

import pytest

from modellen.normen.norm import standaardnormen
from modellen.traject.soorten._tweede_spoor_overzicht import (
    dagen_tot_uitstroom,
    feiten_voor_uwv,
    ontbrekende_sollicitatiedelen,
    opmerkingen,
    per_pijler,
    te_laat_vastgelegd,
    tevreden,
    uren_per_week,
)
from tests.modellen.traject.tweede_spoor_verhaal import (
    Spoor2,
    aangemeld,
    in_uitvoering,
)

NORMEN = standaardnormen().normen_op("gemeente", date(2026, 3, 1))


def _opmerkingen(v: Spoor2, vandaag: str) -> set[str]:
    return {s.regel for s in opmerkingen(v.stand, NORMEN, vandaag=date.fromisoformat(vandaag))}


@pytest.mark.regel("SP2-35")
@pytest.mark.parametrize(("dagdelen", "is_teveel"), [(4, False), (4.5, True)])
def test_meer_dan_vier_dagdelen_is_een_opmerking_en_geen_weigering(dagdelen, is_teveel):
    v = aangemeld().doe("start_screening").doe("rla").doe("screening_conclusie", dagdelen=dagdelen)
    assert ("SP2-35" in _opmerkingen(v, "2026-01-12")) is is_teveel


def test_na_de_uitgang_vraagt_niemand_om_inzet_of_rapport():
    v = in_uitvoering().doe("plaatsing")
    assert not _opmerkingen(v, "2026-09-01")
    v.doe("terug_naar_uitvoering")
    assert _opmerkingen(v, "2026-09-01") == {"SP2-75", "SP2-93"}


@pytest.mark.regel("SP2-93", "SP2-47")
def test_voortgangsrapportage_komt_zo_vaak_als_het_plan_zegt():
    """Every six weeks from 23 February: 6 April, and from a report on 1 April: 13 May."""
    v = in_uitvoering()
    assert "SP2-93" not in _opmerkingen(v, "2026-04-06")
    assert "SP2-93" in _opmerkingen(v, "2026-04-07")
    v.op("2026-04-01").doe("voortgangsrapportage")
    assert "SP2-93" not in _opmerkingen(v, "2026-05-13")
    assert "SP2-93" in _opmerkingen(v, "2026-05-14")


@pytest.mark.regel("SP2-75", "SP2-98")
def test_inzet_is_het_gemiddelde_over_vier_weken():
    v = in_uitvoering()
    for dag, uren in (("2026-03-03", 3), ("2026-03-10", 2.5), ("2026-03-24", 2.5)):
        v.op(dag).doe("opdracht", uren=uren)
    assert uren_per_week(v.stand, NORMEN, vandaag=date(2026, 3, 30)) == (3 + 2.5 + 2.5) / 4
    assert "SP2-75" not in _opmerkingen(v, "2026-03-30")
    # On 31 March the hours of 3 March lie four weeks back and no longer count.
    assert uren_per_week(v.stand, NORMEN, vandaag=date(2026, 3, 31)) == (2.5 + 2.5) / 4
    assert "SP2-75" in _opmerkingen(v, "2026-03-31")


@pytest.mark.regel("SP2-75")
def test_in_de_eerste_vier_weken_is_er_geen_oordeel_over_inzet():
    assert "SP2-75" not in _opmerkingen(in_uitvoering(), "2026-03-22")
    assert "SP2-75" in _opmerkingen(in_uitvoering(), "2026-03-23")


@pytest.mark.regel("SP2-94")
def test_contact_dat_een_dag_later_wordt_vastgelegd_valt_op():
    v = in_uitvoering().op("2026-03-28 23:30").doe("contactmoment")
    assert te_laat_vastgelegd(v.stand, NORMEN) == ()
    v.laatst = v.laatst.replace(day=29, hour=0, minute=5)
    v.op("2026-03-28 23:45").doe("contactmoment")
    (laat,) = te_laat_vastgelegd(v.stand, NORMEN)
    assert laat.volgnummer == v.nummer("contactmoment")
    assert "SP2-94" in _opmerkingen(v, "2026-03-29")


@pytest.mark.regel("SP2-94")
def test_verbetering_achteraf_maakt_een_contact_niet_te_laat():
    v = in_uitvoering().op("2026-03-02 15:00").doe("contactmoment").op("2026-03-05 10:00")
    v.verbeter(v.nummer("contactmoment"), duur_minuten=60)
    assert te_laat_vastgelegd(v.stand, NORMEN) == ()


@pytest.mark.regel("SP2-59")
def test_elke_poging_telt_bij_zijn_pijler():
    v = in_uitvoering().doe("bemiddeling").doe("bemiddeling").doe("netwerkkaart")
    v.doe("bemiddeling", pijler="netwerk_kandidaat")
    assert per_pijler(v.stand) == {
        "eigen_netwerk": 2,
        "netwerk_kandidaat": 1,
        "koude_acquisitie": 0,
        "openbare_bronnen": 0,
    }


@pytest.mark.regel("SP2-56")
def test_sollicitatiebegeleiding_heeft_vijf_delen():
    v = in_uitvoering().doe("vacatures_besproken")
    assert len(ontbrekende_sollicitatiedelen(v.stand)) == 5
    v.doe("module_sollicitatiebegeleiding", onderdelen=["presenteren", "netwerken"])
    assert ontbrekende_sollicitatiedelen(v.stand) == (
        "gesprek_voorbereiden",
        "bezwaren",
        "vacatures_vinden",
    )


@pytest.mark.regel("SP2-99")
def test_uitstroom_telt_vanaf_de_aanmelding():
    v = in_uitvoering()
    assert dagen_tot_uitstroom(v.stand) is None
    v.op("2026-06-01").doe("plaatsing")
    assert dagen_tot_uitstroom(v.stand) == (date(2026, 6, 1) - date(2026, 1, 12)).days
    v.doe("terug_naar_uitvoering")
    assert dagen_tot_uitstroom(v.stand) is None


@pytest.mark.regel("SP2-18")
def test_tevredenheid_is_onbekend_tot_ernaar_is_gevraagd():
    v = in_uitvoering().doe("tevredenheid", is_tevreden=False)
    assert tevreden(v.stand) == {"kandidaat": False, "opdrachtgever": None}


@pytest.mark.regel("SP2-85")
def test_dossier_voor_uwv_bevat_feiten_en_de_kijk_van_de_kandidaat():
    v = in_uitvoering().doe("contactmoment").doe("opdracht").doe("afwezigheid")
    v.doe("inzichtgesprek").doe("afwijkend_gedrag").doe("uwv_dossier")
    dossier = feiten_voor_uwv(v.stand)
    assert [g.stap for g in dossier] == [
        "opdracht",
        "afwezigheid",
        "inzichtgesprek",
        "afwijkend_gedrag",
        "uwv_dossier",
    ]
    assert dossier[2].gegevens == {}
    assert dossier[3].gegevens["reactie_kandidaat"]
    assert dossier[4].gegevens["zienswijze_kandidaat"]
