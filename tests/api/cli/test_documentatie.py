"""The reference pages are what the code says."""

from __future__ import annotations

from api import documentatie


def test_bladzijden_lopen_niet_achter_op_de_code():
    achter = documentatie.find_achterstand()
    assert not achter, f"run `make docs`:\n{chr(10).join(achter.values())}"


def test_bladzijde_die_achterloopt_wordt_genoemd_met_het_verschil(tmp_path):
    documentatie.schrijf(tmp_path)
    assert documentatie.find_achterstand(tmp_path) == {}
    bladzijde = tmp_path / "referentie" / "ranking.md"
    bladzijde.write_text(bladzijde.read_text(encoding="utf-8").replace("0.50", "0.60"))
    (tmp_path / "referentie" / "fml.md").unlink()
    (tmp_path / "voorbeelden" / "urenstaat.pdf").write_bytes(b"an older version")
    achter = documentatie.find_achterstand(tmp_path)
    assert set(achter) == {
        "referentie/ranking.md",
        "referentie/fml.md",
        "voorbeelden/urenstaat.pdf",
    }
    assert "+| `gelijkenis`" in achter["referentie/ranking.md"]


def test_breedte_van_de_hulp_hangt_niet_af_van_het_scherm(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    smal = documentatie.maak_opdrachten()
    monkeypatch.setenv("COLUMNS", "200")
    assert documentatie.maak_opdrachten() == smal
