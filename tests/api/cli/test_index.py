"""`index`: refusals first; a difference is named by number, with what to do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sqlalchemy import delete

from modellen.opslag.engine import Opslag
from tests.api.cli.conftest import ACHTERNAAM, Draai
from vacatures.vacature.tables import VacatureRij


def _maak(draai: Draai, map_: Path) -> None:
    assert draai("shortlist", "K-1001", "--data", str(map_)).status == 0


class TestControleer:
    def test_een_rij_die_anders_is_geeft_status_een_nummer_en_raad(self, draai: Draai, gevuld):
        _maak(draai, gevuld)
        (pad,) = gevuld.glob("index/werk-*/0/uren_max.npy")
        nummers = np.load(pad.with_name("nummer.npy"))
        np.save(pad, np.where(nummers == "V-1", 77.0, np.load(pad)))
        afloop = draai("index", "controleer", "--data", str(gevuld), "--json")
        assert afloop.status == 1
        assert not afloop.document["klopt"]
        assert afloop.document["stromen"]["werk"]["anders"] == ["V-1"]
        assert str(gevuld / "index") in afloop.document["watNu"]
        scherm = draai("index", "controleer", "--data", str(gevuld))
        assert scherm.status == 1
        woorden = " ".join(scherm.uit.split())
        assert "Staat anders in de index: V-1." in woorden
        assert "Stop de dienst" in woorden

    def test_wat_buiten_opstap_om_is_gewist_valt_op(self, draai: Draai, gevuld):
        _maak(draai, gevuld)
        opslag = Opslag(f"sqlite:///{gevuld / 'opstap.sqlite3'}")
        with opslag.schrijven() as sessie:
            tabel = VacatureRij.tabel()
            sessie.execute(delete(tabel).where(tabel.c.nummer == "V-2"))
        opslag.sluit()
        document = draai("index", "controleer", "--data", str(gevuld), "--json").document
        assert document["stromen"]["werk"]["teVeel"] == ["V-2"]
        assert document["stromen"]["klant"]["klopt"]

    def test_de_raad_helpt(self, draai: Draai, gevuld):
        self.test_wat_buiten_opstap_om_is_gewist_valt_op(draai, gevuld)
        for pad in sorted((gevuld / "index").rglob("*"), reverse=True):
            pad.unlink() if pad.is_file() else pad.rmdir()
        assert draai("index", "controleer", "--data", str(gevuld)).status == 0

    def test_een_index_die_klopt_telt_beide_kanten_zonder_namen(self, draai: Draai, gevuld):
        afloop = draai("index", "controleer", "--data", str(gevuld))
        assert (afloop.status, afloop.fout) == (0, "")
        woorden = " ".join(afloop.uit.split())
        assert "Werk: 4 vergeleken, de index klopt." in woorden
        assert "Klanten: 3 vergeleken, de index klopt." in woorden
        assert ACHTERNAAM not in afloop.uit


def test_verdicht_zegt_wat_er_van_werd(draai: Draai, gevuld):
    document = draai("index", "verdicht", "--data", str(gevuld), "--json").document
    assert document == {"rijen": 4, "segmentenVoor": 1, "segmenten": 1}
