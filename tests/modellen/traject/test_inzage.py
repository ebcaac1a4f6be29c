"""What others than the coach may know: never what was said, never somebody else's answers."""

from __future__ import annotations

import pytest

from modellen.contact.model import contactmomenten
from modellen.traject.gedeeld import open_afspraken
from modellen.traject.inzage import (
    afspraken,
    eigen_antwoorden,
    gebeurd_voor_opdrachtgever,
    resultaat_van,
)
from modellen.traject.model import Trajectsoort
from modellen.traject.soorten import trajectsoorten
from tests.modellen.traject.opstapbaan_verhaal import tot
from tests.modellen.traject.tweede_spoor_verhaal import in_uitvoering, via_dossier, via_screening

SOORTEN = list(trajectsoorten().values())


class TestOpdrachtgever:
    @pytest.mark.regel("SP2-97", "SP2-79")
    @pytest.mark.parametrize("verhaal", [via_dossier, via_screening, in_uitvoering])
    def test_geen_enkel_veld_en_geen_reden_komt_mee(self, verhaal):
        v = verhaal().doe("wijziging")
        v.verbeter(v.nummer("wijziging"), waarom="De kandidaat vertelde meer.")
        gebeurd = gebeurd_voor_opdrachtgever(v.soort, v.stand)
        assert gebeurd
        assert all(not g.gegevens and g.reden is None for g in gebeurd)

    @pytest.mark.regel("SP2-95", "SP2-97", "SP2-79")
    def test_gesprek_module_en_verslag_van_de_kandidaat_blijven_weg(self):
        v = in_uitvoering().doe("contactmoment").doe("maandverslag").doe("netwerkkaart")
        v.doe("module_verliesverwerking").doe("inzichtgesprek").doe("wijziging")
        gezien = {g.stap for g in gebeurd_voor_opdrachtgever(v.soort, v.stand)}
        assert {"intakerapportage", "wijziging"} <= gezien
        eigen = {s.code for s in v.soort.stappen if s.wie == "opdrachtgever"}
        assert gezien <= eigen | set(v.soort.voor_opdrachtgever)
        assert not gezien & {"maandverslag", "netwerkkaart", "inzichtgesprek", "contactmoment"}
        assert len(contactmomenten(v.stand)) == 1, "talks are read as contactmoment"

    @pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.code)
    def test_elke_soort_opent_alleen_stappen_die_zij_heeft(self, soort: Trajectsoort):
        assert soort.voor_opdrachtgever
        assert set(soort.voor_opdrachtgever) <= {stap.code for stap in soort.stappen}

    def test_wat_is_ingetrokken_is_er_niet(self):
        v = in_uitvoering().doe("wijziging")
        v.trek_in(v.nummer("wijziging"))
        assert "wijziging" not in {g.stap for g in gebeurd_voor_opdrachtgever(v.soort, v.stand)}


class TestKlant:
    def test_open_afspraak_heeft_geen_uitkomst(self):
        v = tot("in_opstapbaan").doe("afspraak")
        (afspraak,) = afspraken(v.stand)
        assert (afspraak.besproken, afspraak.gedaan) == (None, None)
        assert (afspraak.gemaakt,) == open_afspraken(v.stand)

    def test_besproken_afspraak_zegt_wat_ervan_kwam(self):
        v = tot("in_opstapbaan").doe("afspraak")
        eerste = v.nummer("afspraak")
        v.doe("afspraak").doe("afspraak_besproken", afspraak=eerste)
        besproken, open_ = afspraken(v.stand)
        assert (besproken.gemaakt.volgnummer, besproken.gedaan) == (eerste, True)
        assert open_.besproken is None
        assert (open_.gemaakt,) == open_afspraken(v.stand)

    def test_verbeterde_afspraak_houdt_haar_uitkomst(self):
        v = tot("in_opstapbaan").doe("afspraak")
        v.doe("afspraak_besproken", afspraak=v.nummer("afspraak"))
        v.verbeter(v.nummer("afspraak"), wat="Drie bedrijven bellen")
        (afspraak,) = afspraken(v.stand)
        assert (afspraak.gedaan, afspraak.gemaakt.gegevens["wat"]) == (
            True,
            "Drie bedrijven bellen",
        )

    def test_eigen_antwoorden_zijn_alleen_de_vertrouwelijke_velden(self):
        v = tot("aangemeld").doe("stopverzoek", "klantevaluatie")
        antwoord = eigen_antwoorden(v.soort, v.stand)[-1]
        assert {veld.code for veld, _ in antwoord.velden} == {"wat_vond_je", "tips"}
        assert all(veld.is_vertrouwelijk for veld, _ in antwoord.velden)

    def test_verbeterd_antwoord_staat_er_een_keer(self):
        v = tot("aangemeld").doe("stopverzoek", "klantevaluatie")
        v.verbeter(v.nummer("klantevaluatie"), tips="Nooit meer bellen.")
        waarden = [w for a in eigen_antwoorden(v.soort, v.stand) for _, w in a.velden]
        assert "Nooit meer bellen." in waarden
        assert "Vaker bellen." not in waarden


def test_resultaat_is_er_pas_na_de_afsluiting():
    v = tot("aangemeld").doe("stopverzoek", "klantevaluatie")
    assert resultaat_van(v.soort, v.stand) is None
    v.doe("afsluiten")
    resultaat = resultaat_van(v.soort, v.stand)
    assert resultaat is not None
    assert resultaat.code == "gestopt"
