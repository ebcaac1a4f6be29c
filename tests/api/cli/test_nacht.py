"""`nacht`: refusals first, then what people and machines read."""

from __future__ import annotations

from modellen.nacht.slot import neem_nachtslot
from modellen.opslag.engine import Opslag
from tests.api.cli.conftest import ACHTERNAAM, Draai


class TestNacht:
    def test_twee_rondes_tegelijk_is_een_fout_met_volgende_stap(self, draai: Draai, gevuld):
        opslag = Opslag(f"sqlite:///{gevuld / 'opstap.sqlite3'}")
        with neem_nachtslot(opslag, door="test"):
            afloop = draai("nacht", "--data", str(gevuld), "--json")
        opslag.sluit()
        assert afloop.status == 2
        assert afloop.document["fout"]["code"] == "nacht_bezig"

    def test_een_ronde_telt_lijsten_en_zegt_hoe_lang_zij_duurde(self, draai: Draai, gevuld):
        afloop = draai("nacht", "--data", str(gevuld), "--json")
        assert (afloop.status, afloop.fout) == (0, "")
        document = afloop.document
        assert (document["nacht"], document["hervat"], document["tegengehouden"]) == (1, False, 0)
        assert document["klanten"] >= 1
        assert document["regelsPerKlant"] >= 1
        assert set(document["seconden"]) >= {"index", "klanten", "werk", "schrijven"}

    def test_scherm_noemt_geen_naam(self, draai: Draai, gevuld):
        afloop = draai("nacht", "--data", str(gevuld))
        assert afloop.status == 0
        assert "klanten hebben samen" in " ".join(afloop.uit.split())
        assert ACHTERNAAM not in afloop.uit


class TestLezen:
    def test_samenvatting_voor_de_eerste_nacht_is_een_fout(self, draai: Draai, gevuld):
        afloop = draai("nacht", "--samenvatting", "--data", str(gevuld))
        assert afloop.status == 2
        assert "opstap nacht" in afloop.fout

    def test_samenvatting_noemt_klant_en_oorzaak_zonder_naam(self, draai: Draai, gevuld):
        draai("nacht", "--data", str(gevuld))
        document = draai("nacht", "--samenvatting", "--data", str(gevuld), "--json").document
        klanten = {m["klant"]: m for m in document["magereLijsten"]}
        assert klanten["K-1001"]["oorzaak"] == "belastbaarheid"
        scherm = draai("nacht", "--samenvatting", "--verschillen", "--data", str(gevuld))
        assert scherm.status == 0
        assert "K-1001" in scherm.uit
        assert "is belastbaarheid de enige reden" in " ".join(scherm.uit.split())
        assert ACHTERNAAM not in scherm.uit
