"""Linking a text to an occupation: when it says so, when it does not know, and with which model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from matching.beroep.groepsvectoren import MEEGELEVERD, find_groepsvectoren
from matching.beroep.ijking import DREMPEL, Ijking, ijk, read_ijktitels
from matching.beroep.koppelaar import Beroepskoppelaar, Beroepstekst
from matching.beroep.meten import meet
from matching.taal.laden import Taalmodel
from vacatures.beroep.isco import find_isco, list_isco


class ToevalModel:
    """A model that knows nothing: every text has a vector of its own, far from all others."""

    naam, versie, dimensie = "toeval", "0" * 16, 64

    def encode(self, teksten: Sequence[str]) -> npt.NDArray[np.float32]:
        rijen = [self._vector(tekst) for tekst in teksten]
        return np.array(rijen, dtype=np.float32).reshape(len(teksten), self.dimensie)

    def _vector(self, tekst: str) -> npt.NDArray[np.float32]:
        zaad = int(hashlib.sha256(tekst.encode()).hexdigest()[:8], 16)
        vector = np.random.default_rng(zaad).standard_normal(self.dimensie)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


@pytest.fixture(scope="module")
def koppelaar(taalmodel: Taalmodel) -> Beroepskoppelaar:
    return Beroepskoppelaar(taalmodel, find_groepsvectoren(taalmodel.versie, MEEGELEVERD))


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst", ["", "  ", "!!!", "xqzw", "Werken bij ons team", "Open sollicitatie", "Weekendhulp"]
)
def test_een_tekst_zonder_beroep_geeft_weet_ik_niet(koppelaar: Beroepskoppelaar, tekst: str):
    antwoord = koppelaar.koppel([Beroepstekst(tekst)])[0]
    assert antwoord.zeker is None
    assert antwoord.voorstellen[0].zekerheid < DREMPEL


def test_een_model_dat_niets_weet_zegt_weet_ik_niet():
    zonder_kennis = Beroepskoppelaar(ToevalModel())
    vragen = [Beroepstekst(f"functie {i}") for i in range(50)]
    assert [a.zeker for a in zonder_kennis.koppel(vragen)] == [None] * 50


def test_niets_vragen_geeft_niets(koppelaar: Beroepskoppelaar):
    assert koppelaar.koppel([]) == []


# --- answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titel", "isco", "brc"),
    [
        ("Heftruckchauffeur", "8344", "1215"),
        ("heftruk chauffeur", "8344", "1215"),
        ("Schoonmaakster (m/v/x)", "9112", "1121"),
        ("Vrachtwagenchauffeur CE nacht", "8332", "1214"),
        ("Leerling dakdekker", "7121", "0733"),
        ("Tandartsassistente", "3251", "1034"),
    ],
)
def test_een_gewone_functienaam_krijgt_zijn_beroep(
    koppelaar: Beroepskoppelaar, titel: str, isco: str, brc: str
):
    zeker = koppelaar.koppel([Beroepstekst(titel)])[0].zeker
    assert zeker is not None
    assert (zeker.groep.code, zeker.groep.brc) == (isco, brc)


def test_een_eigen_titel_wijst_naar_zijn_eigen_groep(koppelaar: Beroepskoppelaar):
    paren = [(titel, groep.code) for groep in list_isco() for titel in groep.titels]
    antwoorden = koppelaar.koppel([Beroepstekst(titel) for titel, _ in paren])
    fout = [
        titel
        for (titel, code), antwoord in zip(paren, antwoorden, strict=True)
        if antwoord.voorstellen[0].groep.code != code
    ]
    assert len(fout) <= 0.01 * len(paren), fout


def test_wie_twijfelt_leest_de_omschrijving(koppelaar: Beroepskoppelaar):
    titel = "Kom jij bij ons werken?"
    tekst = "Je bent heftruckchauffeur in ons magazijn en rijdt met heftruck en reachtruck."
    zonder, met = koppelaar.koppel([Beroepstekst(titel), Beroepstekst(titel, tekst)])
    assert zonder.zeker is None
    assert met.voorstellen[0].groep.code == "8344"


def test_een_zekere_titel_wordt_niet_anders_door_reclame(koppelaar: Beroepskoppelaar):
    reclame = "Wij zijn een leuk team van ervaren artsen, advocaten en directeuren."
    zonder, met = koppelaar.koppel(
        [Beroepstekst("Glazenwasser"), Beroepstekst("Glazenwasser", reclame)]
    )
    assert zonder == met


def test_zekerheden_dalen_en_zijn_samen_hoogstens_een(koppelaar: Beroepskoppelaar):
    vragen = [Beroepstekst(t.titel) for t in read_ijktitels()]
    for antwoord in koppelaar.koppel(vragen, aantal=436):
        zekerheden = [v.zekerheid for v in antwoord.voorstellen]
        assert zekerheden == sorted(zekerheden, reverse=True)
        assert sum(zekerheden) <= 1.01
        per_brc = dict(antwoord.brc)
        beste = antwoord.voorstellen[0]
        assert per_brc[beste.groep.brc] >= beste.zekerheid - 1e-4


def test_aantal_en_samen_of_apart_maken_geen_verschil(koppelaar: Beroepskoppelaar):
    vragen = [Beroepstekst(f"{naam} {i}") for i, naam in enumerate(["kok", "kapper", "bakker"])]
    samen = koppelaar.koppel(vragen, aantal=2)
    assert [len(a.voorstellen) for a in samen] == [2, 2, 2]
    apart = [koppelaar.koppel([vraag], aantal=1)[0] for vraag in vragen]
    for een, ander in zip(samen, apart, strict=True):
        assert een.voorstellen[0].groep == ander.voorstellen[0].groep
        assert een.voorstellen[0].zekerheid == pytest.approx(
            ander.voorstellen[0].zekerheid, abs=1e-3
        )


# --- certainty -----------------------------------------------------------------------------------


def test_boven_de_drempel_klopt_het_op_de_eigen_titels_minstens_negen_van_de_tien_keer(
    koppelaar: Beroepskoppelaar,
):
    meting = meet(koppelaar, read_ijktitels())
    assert meting.juist >= 0.90
    assert meting.dekking >= 0.75


def test_ijktitels_noemen_alleen_groepen_die_bestaan():
    titels = read_ijktitels()
    assert len(titels) == len({t.titel for t in titels}) >= 200
    assert [t.titel for t in titels if any(find_isco(code) is None for code in t.isco)] == []


def test_ijking_maakt_zeker_wat_altijd_goed_is_en_onzeker_wat_nooit_goed_is():
    codes = ("0001", "0002")
    scores = np.array([[0.9, 0.1], [0.1, 0.9], [0.2, 0.1], [0.1, 0.2]] * 10, dtype=np.float32)
    goed = [frozenset({"0001"}), frozenset({"0002"}), frozenset(), frozenset()] * 10
    kansen = ijk(scores, goed, codes).get_kansen(scores[:4])
    assert kansen[0, 0] > 0.9
    assert kansen[1, 1] > 0.9
    assert kansen[2:].max() < 0.5


def test_een_score_gelijk_aan_geen_deelt_de_zekerheid():
    kansen = Ijking(temperatuur=0.1, geen=0.5).get_kansen(np.array([[0.5]], dtype=np.float32))
    assert kansen[0, 0] == pytest.approx(0.5)
