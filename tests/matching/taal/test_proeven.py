from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from matching.taal import laad_taalmodel
from matching.taal.gegevens import read_beroepenlijst
from matching.taal.proeven import (
    ParenScore,
    measure_omschrijvingen,
    measure_paren,
    split_omschrijvingen,
)
from modellen.fouten import OpstapFout


class Beginletter:
    """Texts are alike when they begin with the same letter."""

    naam, versie, dimensie = "beginletter", "0", 26

    def encode(self, teksten: Sequence[str]) -> np.ndarray:
        return np.eye(26, dtype=np.float32)[[ord(tekst[0].lower()) - 97 for tekst in teksten]]


def test_bestand_zonder_drietallen_wordt_geweigerd(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"anker": "kok"}\n', encoding="utf-8")
    with pytest.raises(OpstapFout) as gevangen:
        measure_paren(laad_taalmodel(), tmp_path / "p.jsonl")
    assert gevangen.value.code == "taalmodel_geen_paren"


def test_gelijkspel_is_fout(tmp_path: Path) -> None:
    regels = (
        '{"soort": "s", "anker": "kok", "goed": "kok", "fout": "bakker"}\n'
        '{"soort": "s", "anker": "kok", "goed": "kok", "fout": "klerk"}\n'
    )
    (tmp_path / "p.jsonl").write_text(regels, encoding="utf-8")
    assert measure_paren(Beginletter(), tmp_path / "p.jsonl") == {"s": ParenScore(2, 1)}


def test_omschrijvingen_van_een_op_de_vijf_beroepen_blijven_apart(mini_esco: Path) -> None:
    lijst = read_beroepenlijst(mini_esco)
    proef = split_omschrijvingen(lijst, seed=1)
    apart = {code for code, _ in proef.vragen}
    assert len(apart) == len(lijst.beroepen) // 5
    assert {b.code for b in proef.training.beroepen if not b.omschrijving} == apart
    # Names stay: it is the description that training must not see.
    assert proef.training.label_teksten() == lijst.label_teksten()
    assert proef == split_omschrijvingen(lijst, seed=1)


def test_omschrijving_die_met_de_naam_begint_wordt_gevonden(mini_esco: Path) -> None:
    proef = split_omschrijvingen(read_beroepenlijst(mini_esco), seed=1)
    namen = [b.labels for b in proef.training.beroepen if not b.omschrijving]
    verwacht = np.mean(
        [float(tekst[0].lower() in {naam[0] for naam in labels})
         for (_, tekst), labels in zip(proef.vragen, namen, strict=True)]
    )  # fmt: skip
    assert measure_omschrijvingen(proef, Beginletter()).mrr >= verwacht
