"""Questions to go on with: open, without steering, never about illness; offered when vague."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.assessment.model import Leefgebied
from modellen.traject.doorvragen import DOORVRAGEN, VAGE_ZINNEN, is_vaag, vragen_bij, waarom_vaag

VRAGEN = [(gebied, vraag) for gebied, vragen in DOORVRAGEN.items() for vraag in vragen]
OPEN = re.compile(r"^(?:Op |Met )?(?:hoe|wat|welke?|waar|wanneer|wie)\b", re.IGNORECASE)
STUREND = re.compile(r"\b(?:toch|niet waar|vind je niet|waarom|zou je niet|moet je niet)\b", re.I)
MEDISCH = re.compile(
    r"\b(?:ziek\w*|klacht\w*|pijn\w*|arts\w*|dokter\w*|diagnose\w*|behandel\w*|medicijn\w*"
    r"|therap\w*|psych\w*|handicap\w*|beperking\w*|oorzaak)\b",
    re.IGNORECASE,
)


@pytest.mark.regel("SP2-30")
class TestVragen:
    def test_elk_leefgebied_heeft_drie_tot_vijf_eigen_vragen(self):
        assert set(DOORVRAGEN) == set(Leefgebied)
        assert all(3 <= len(vragen) <= 5 for vragen in DOORVRAGEN.values())
        assert len({vraag for _, vraag in VRAGEN}) == len(VRAGEN)

    @pytest.mark.parametrize(("gebied", "vraag"), VRAGEN, ids=[vraag for _, vraag in VRAGEN])
    def test_elke_vraag_is_open_stuurt_niet_en_gaat_niet_over_ziekte(self, gebied, vraag: str):
        assert OPEN.match(vraag), vraag
        assert vraag.endswith("?")
        assert STUREND.search(vraag) is None
        assert MEDISCH.search(vraag) is None

    def test_over_gezondheid_gaat_het_om_wat_kan_en_wat_helpt_op_het_werk(self):
        for vraag in DOORVRAGEN[Leefgebied.GEZONDHEID]:
            assert re.search(r"\bwerk", vraag), vraag


@pytest.mark.regel("SP2-30")
class TestVaag:
    @pytest.mark.parametrize(
        "antwoord",
        [
            *("", "  ", "...", "mwah", "Gaat wel.", "Weet niet", "tja", "Prima hoor", "Oké"),
            *("Ja hoor, gaat wel", "Ik weet het niet", "Het gaat eigenlijk best wel goed"),
            *("Dat valt wel mee.", "Maakt me niet uit!", "Lasser", *VAGE_ZINNEN),
        ],
    )
    def test_een_vaag_antwoord_krijgt_vragen_en_een_reden(self, antwoord: str):
        assert is_vaag(antwoord)
        reden = waarom_vaag(antwoord)
        assert reden is not None
        assert reden.endswith(".")
        assert vragen_bij(Leefgebied.WERK, antwoord) == DOORVRAGEN[Leefgebied.WERK]

    @pytest.mark.parametrize(
        "antwoord",
        [
            "Ik werkte tien jaar als lasser bij een werf.",
            "8 uur per dag",
            "Ik weet niet of ik 's avonds kan werken, want mijn zoon is dan thuis.",
            "Het gaat wel, maar ik mis mijn collega's van de winkel.",
        ],
    )
    def test_een_antwoord_dat_iets_vertelt_krijgt_geen_vragen(self, antwoord: str):
        assert waarom_vaag(antwoord) is None
        assert vragen_bij(Leefgebied.WERK, antwoord) == ()

    @given(st.text(max_size=80))
    def test_leestekens_en_spaties_maken_geen_verschil(self, antwoord: str):
        assert is_vaag(antwoord) == (waarom_vaag(antwoord) is not None)
        assert is_vaag(f"  {antwoord}!") == is_vaag(antwoord)
