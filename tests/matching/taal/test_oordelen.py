"""The judged set is well formed, large enough, and says nothing that may not rank."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from matching.taal import MODEL_MAP
from modellen.beroepskeuze.model import Competentie
from modellen.klantprofiel.zeef import zeef_tekst
from modellen.kwalificatie import Branche

MAP = MODEL_MAP.parent / "oordelen"
BESTANDEN = ("profielen", "vacatures", "oordelen", "paren")
VELDEN: dict[str, dict[str, type]] = {
    "profielen": {
        "id": str,
        "deel": str,
        "wensen": list,
        "liever_niet": list,
        "werkervaring": list,
        "opleiding": str,
        "interesses": list,
        "kwaliteiten": list,
        "competenties": list,
    },
    "vacatures": {
        "id": str,
        "titel": str,
        "omschrijving": str,
        "branche": str,
        "taken": list,
        "eisen": list,
    },
    "oordelen": {"profiel": str, "vacature": str, "graad": int, "reden": str},
    "paren": {"soort": str, "anker": str, "goed": str, "fout": str},
}
SOORTEN = {
    "tikfout",
    "samenstelling",
    "vlaams",
    "mvx",
    "valse_vriend",
    "afkorting",
    "engels",
    "alledaags",
    "lang_kort",
    "weg_van",
}
# What an employer may not ask; work with people of whom it holds is another matter.
VERBODEN_EIS = re.compile(
    r"\b(leeftijd\w*|\d+ jaar (oud|jong)|jong(e|er|ere)?|jongeman|nationaliteit|afkomst|herkomst"
    r"|moedertaal|geloof|christelijke?|moslim|zwanger|kinderwens|alleenstaand|gezondheid"
    r"|fit|belastbaar|ziektebeeld|verzuim|uitkering)\b",
    re.IGNORECASE,
)


def _rijen(naam: str) -> list[dict[str, Any]]:
    regels = (MAP / f"{naam}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(regel) for regel in regels]


ALLES = {naam: _rijen(naam) for naam in BESTANDEN}
PROFIELEN, VACATURES, OORDELEN, PAREN = (ALLES[naam] for naam in BESTANDEN)


def _profielteksten() -> Iterator[tuple[str, str]]:
    for profiel in PROFIELEN:
        for veld in ("wensen", "liever_niet", "interesses", "kwaliteiten"):
            yield from ((profiel["id"], tekst) for tekst in profiel[veld])
        yield profiel["id"], profiel["opleiding"]
        for werk in profiel["werkervaring"]:
            yield from ((profiel["id"], werk[veld]) for veld in ("functie", "taken"))


def _zonder_herhaling(waarden: list[Any]) -> bool:
    return len(waarden) == len(set(waarden))


def test_geen_profiel_noemt_wat_niet_mag_wegen():
    geraakt = [
        (nummer, zin, reden)
        for nummer, tekst in _profielteksten()
        for zin, reden in zeef_tekst(tekst)
        if reden is not None
    ]
    assert geraakt == []


def test_geen_vacature_vraagt_wat_niet_gevraagd_mag_worden():
    teksten = [
        (v["id"], tekst)
        for v in VACATURES
        for tekst in (v["titel"], v["omschrijving"], *v["taken"], *v["eisen"])
    ]
    assert [(nummer, m[0]) for nummer, t in teksten if (m := VERBODEN_EIS.search(t))] == []


@pytest.mark.parametrize("naam", BESTANDEN)
def test_elke_rij_heeft_precies_de_velden_van_haar_bestand(naam):
    for rij in ALLES[naam]:
        assert {veld: type(waarde) for veld, waarde in rij.items()} == VELDEN[naam], rij


@pytest.mark.parametrize("naam", BESTANDEN)
def test_geen_tekst_is_leeg_of_staat_los_in_witruimte(naam):
    for rij in ALLES[naam]:
        for waarde in rij.values():
            teksten = waarde if isinstance(waarde, list) else [waarde]
            for tekst in (t for t in teksten if isinstance(t, str)):
                assert tekst, rij
                assert tekst == tekst.strip(), rij


def test_werkervaring_heeft_functie_taken_en_jaren():
    for werk in (werk for p in PROFIELEN for werk in p["werkervaring"]):
        assert set(werk) == {"functie", "taken", "jaren"}
        assert werk["functie"]
        assert werk["taken"]
        assert 0 < werk["jaren"] <= 50


def test_gesloten_lijsten_zijn_die_van_het_project():
    assert {c for p in PROFIELEN for c in p["competenties"]} <= {c.value for c in Competentie}
    assert {v["branche"] for v in VACATURES} <= {b.value for b in Branche}
    assert {p["deel"] for p in PROFIELEN} == {"ontwikkel", "toets"}
    assert {o["graad"] for o in OORDELEN} == {0, 1, 2, 3}
    assert {p["soort"] for p in PAREN} == SOORTEN


def test_nummers_zijn_uniek_en_oordelen_verwijzen_ernaar():
    profielen = [p["id"] for p in PROFIELEN]
    vacatures = [v["id"] for v in VACATURES]
    assert _zonder_herhaling(profielen)
    assert _zonder_herhaling(vacatures)
    assert {o["profiel"] for o in OORDELEN} == set(profielen)
    assert {o["vacature"] for o in OORDELEN} <= set(vacatures)


def test_niets_staat_er_twee_keer_in():
    assert _zonder_herhaling([(o["profiel"], o["vacature"]) for o in OORDELEN])
    assert _zonder_herhaling([v["titel"].casefold() for v in VACATURES])
    assert _zonder_herhaling([v["omschrijving"].casefold() for v in VACATURES])
    assert _zonder_herhaling([wens.casefold() for p in PROFIELEN for wens in p["wensen"]])
    assert _zonder_herhaling([(p["soort"], p["anker"].casefold()) for p in PAREN])
    for paar in PAREN:
        assert _zonder_herhaling([paar[veld].casefold() for veld in ("anker", "goed", "fout")])


def test_de_set_is_groot_genoeg():
    assert len(PROFIELEN) >= 24
    assert len(VACATURES) >= 100
    assert len(PAREN) >= 300
    assert min(Counter(paar["soort"] for paar in PAREN).values()) >= 30


@pytest.mark.parametrize("profiel", [p["id"] for p in PROFIELEN])
def test_elk_profiel_heeft_goede_en_verleidelijk_slechte_vacatures(profiel):
    aantal = Counter(o["graad"] for o in OORDELEN if o["profiel"] == profiel)
    assert aantal[3] >= 1
    assert aantal[3] + aantal[2] >= 2
    assert aantal[0] >= 2
    assert 5 <= aantal[3] + aantal[2] + aantal[1] <= 16


def test_een_derde_van_de_profielen_is_om_te_toetsen():
    aantal = Counter(profiel["deel"] for profiel in PROFIELEN)
    assert aantal["ontwikkel"] == 2 * aantal["toets"]


def test_vacatures_zijn_kort_en_lang():
    woorden = [len(vacature["omschrijving"].split()) for vacature in VACATURES]
    assert max(woorden) <= 220
    assert sum(15 <= n <= 40 for n in woorden) >= 10
    assert sum(n >= 60 for n in woorden) >= 60


def test_lange_ankers_zijn_zinnen_en_korte_antwoorden_titels():
    for paar in (paar for paar in PAREN if paar["soort"] == "lang_kort"):
        assert len(paar["anker"].split()) >= 10
        assert max(len(paar[veld].split()) for veld in ("goed", "fout")) <= 4


def test_de_tekst_over_de_set_noemt_de_juiste_aantallen():
    uitleg = (MAP / "README.md").read_text(encoding="utf-8")
    genoemd = dict(re.findall(r"\| `(\w+)\.jsonl` \| (\d+) \|", uitleg))
    assert genoemd == {naam: str(len(rijen)) for naam, rijen in ALLES.items()}
    assert {soort for soort in SOORTEN if f"| `{soort}` |" in uitleg} == SOORTEN
