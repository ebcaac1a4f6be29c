"""What matching never sees: where and with whom somebody lives, a gap in the CV, the family, and
how long somebody has a benefit. Canaries go into every place that could hold them; the sentences,
the columns, the vector and the score stay the same to the last bit.
"""

from __future__ import annotations

import ast
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_type_hints

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from matching.antwoord import Match
from matching.constraints import Omgeving, beoordeel_paar
from matching.dienst import Matchdienst
from matching.kolommen import KlantKolommen
from matching.oordeel import Uitkomst
from matching.ranking.componenten import Vraag
from matching.representatie import profielvectoren
from matching.taal.laden import Taalmodel
from modellen.assessment.model import Leefgebied, RealLifeAssessment, RlaConclusies, Termijn
from modellen.assessment.repository import AssessmentRepository
from modellen.belastbaarheid.model import Itemoordeel
from modellen.belastbaarheid.repository import BelastbaarheidRepository
from modellen.klant.model import Klant, Wens, WensSoort, Werkervaring
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Vervoermiddel
from modellen.opslag.engine import Opslag
from modellen.plaats.plaats import standaard_register
from tests.builders import (
    ORGANISATIE,
    VANDAAG,
    een_assessment,
    een_belastbaarheid,
    een_klant,
    een_klantprofiel,
    een_vacature,
    een_werk,
)
from tests.huis.project import REPO
from vacatures.vacature.repository import VacatureRepository

WOONSITUATIE = (
    "Ik woon alleen in een flat.",
    "Ik woon nog bij mijn ouders.",
    "Wij wonen met zes mensen op drie kamers.",
    "Boven een winkel woon ik nu.",
    "Wij wonen nu met vijf mensen in een huis.",
    "Ik slaap nu bij vrienden op de bank.",
    "Mijn buurt is onrustig.",
)
GAT = (
    "Er zit een gat van vier jaar in mijn cv.",
    "Van 2015 tot 2021 heb ik niet gewerkt.",
    "Daarna was ik lang thuis.",
    "Ik heb al jaren geen baan gehad.",
    "Tussen deze banen zat een lange tijd niets.",
)
GEZIN = (
    "Ik ben alleenstaande moeder van twee jonge kinderen.",
    "Mijn zoontje gaat naar de opvang.",
    "Ik heb geen oppas op woensdag.",
    "Mijn man werkt ook.",
    "Ik zorg voor mijn gezin.",
)
UITKERING = (
    "Ik heb nu zes maanden een uitkering.",
    "Al drie jaar zit ik in de bijstand.",
    "Mijn WW loopt bijna af.",
    "Ik ben al een half jaar afhankelijk van de gemeente.",
    "Ik ben langdurig werkloos.",
)
ALLES = (*WOONSITUATIE, *GAT, *GEZIN, *UITKERING)

VERBODEN = ("woon", "huis", "adres", "gezin", "kind", "ouder", "partner", "burgerlijk", "huwelijk",
            "uitkering", "bijstand", "werkloos", "leeftijd", "geboorte", "geslacht", "gat", "gap",
            "verzuim", "afwezig", "nationaliteit", "herkomst", "leefgebied", "verslag", "sinds",
            "netwerk", "financien", "naam")  # fmt: skip
"""Parts of field names that would hold it."""


def _gelijk_tot_de_laatste_bit(
    taalmodel: Taalmodel, een: Klantprofiel, ander: Klantprofiel
) -> None:
    assert een.zinnen == ander.zinnen
    assert een.riasec == ander.riasec
    register = standaard_register()
    links, rechts = (KlantKolommen.van([p], register).als_dict() for p in (een, ander))
    for naam, kolom in links.items():
        assert kolom.tobytes() == rechts[naam].tobytes(), naam
    vectoren = [profielvectoren(taalmodel, [p]) for p in (een, ander)]
    assert vectoren[0].tobytes() == vectoren[1].tobytes()
    assert np.linalg.norm(vectoren[0]) > 0


def _met(klant: Klant, zin: str) -> Klant:
    """The same klant, who also says this, wherever something can be said."""
    wensen = tuple(replace(w, tekst=f"{w.tekst} {zin}") for w in klant.wensen)
    werk = tuple(replace(e, taken=f"{e.taken}. {zin}") for e in klant.werkervaring)
    return replace(
        klant,
        wensen=(*wensen, Wens(WensSoort.OMGEVING, zin), Wens(WensSoort.LIEVER_NIET, zin)),
        werkervaring=werk,
    )


def _gewoon(klant: Klant) -> Klant:
    """The same klant who says nothing more; the full stop is there in both."""
    werk = tuple(replace(e, taken=f"{e.taken}.") for e in klant.werkervaring)
    return replace(klant, werkervaring=werk)


def _vol(zin: str, **anders: Any) -> RealLifeAssessment:
    """An assessment that says it in every leefgebied and every open text."""
    return een_assessment(
        datum=date(1987, 6, 5),
        locatie=zin,
        verslag=dict.fromkeys(Leefgebied, zin),
        conclusies=RlaConclusies(False, False, zin, zin, Termijn.LANGER),
        **anders,
    )


# --- there is no place for it ---------------------------------------------------------------------


def _velden(model: type, gezien: set[type]) -> Iterator[tuple[type, str, Any]]:
    """Every field of a dataclass and of the dataclasses in it."""
    if model in gezien or not is_dataclass(model):
        return
    gezien.add(model)
    soorten = get_type_hints(model)
    for veld in fields(model):
        yield model, veld.name, soorten[veld.name]
        for deel in _delen(soorten[veld.name]):
            yield from _velden(deel, gezien)


def _delen(soort: Any) -> Iterator[type]:
    if isinstance(soort, type) and not isinstance(soort, types.GenericAlias):
        yield soort
    for deel in get_args(soort):
        yield from _delen(deel)


@pytest.mark.regel("OPS-90", "OPS-91", "KWB-14", "SUC-22")
@pytest.mark.parametrize("model", [Klantprofiel, KlantKolommen, Vraag])
def test_geen_veld_dat_matching_leest_gaat_over_huis_gezin_uitkering_of_gaten(model: type):
    gevonden = list(_velden(model, set()))
    assert len(gevonden) >= 18
    for eigenaar, naam, _ in gevonden:
        # Companies have names too; of the person there is a number only.
        if eigenaar.__module__.startswith(
            ("vacatures", "modellen.plaats", "modellen.belastbaarheid")
        ):
            continue
        fout = [deel for deel in VERBODEN if deel in naam.split("_")]
        assert not fout, f"{eigenaar.__name__}.{naam}"


@pytest.mark.regel("OPS-91", "SUC-22")
def test_van_werkervaring_en_klant_is_geen_datum_bekend():
    met_datum = {
        (eigenaar, naam)
        for eigenaar, naam, soort in _velden(Klantprofiel, set())
        if date in set(_delen(soort))
    }
    # Of a judgement on work capacity a date is needed: it expires.
    assert met_datum == {(Itemoordeel, "datum"), (Itemoordeel, "geldig_tot")}


@pytest.mark.regel("OPS-90", "KWB-14", "SUC-22")
def test_matching_kent_het_dossier_niet_en_van_het_assessment_alleen_de_kwaliteiten():
    dicht = ("modellen.traject", "modellen.contact", "modellen.normen", "modellen.regels")
    dicht += ("modellen.team", "modellen.documenten", "modellen.cijfers", "modellen.gebruiker")
    for map_ in ("matching", "vacatures", "modellen/klantprofiel", "modellen/klant"):
        for pad in sorted((REPO / map_).rglob("*.py")):
            boom = ast.parse(pad.read_text(encoding="utf-8"))
            namen = {str(k.module) for k in ast.walk(boom) if isinstance(k, ast.ImportFrom)}
            namen |= {a.name for k in ast.walk(boom) if isinstance(k, ast.Import) for a in k.names}
            assert not [n for n in namen if n.startswith(dicht)], pad
            assert map_ == "modellen/klantprofiel" or not [n for n in namen if "assessment" in n]
    bouw = ast.parse((REPO / "modellen/klantprofiel/bouw.py").read_text(encoding="utf-8"))
    gelezen = {
        knoop.attr
        for knoop in ast.walk(bouw)
        if isinstance(knoop, ast.Attribute)
        and isinstance(knoop.value, ast.Name)
        and knoop.value.id == "assessment"
    }
    assert gelezen == {"kwaliteiten"}


# --- canaries -------------------------------------------------------------------------------------


@pytest.mark.regel("OPS-90", "SUC-22", "KWB-14", "OPS-91")
@pytest.mark.parametrize("zin", ALLES)
def test_wat_in_het_assessment_staat_verandert_geen_bit(taalmodel: Taalmodel, zin: str):
    een = een_klantprofiel(assessment=een_assessment())
    _gelijk_tot_de_laatste_bit(taalmodel, een, een_klantprofiel(assessment=_vol(zin)))


@pytest.mark.regel("OPS-90")
@pytest.mark.parametrize("zin", WOONSITUATIE)
def test_wat_de_klant_over_wonen_zegt_verandert_geen_bit(taalmodel: Taalmodel, zin: str):
    een, ander = _gewoon(een_klant()), _met(een_klant(), zin)
    _gelijk_tot_de_laatste_bit(taalmodel, een_klantprofiel(een), een_klantprofiel(ander))


@pytest.mark.regel("OPS-91")
@pytest.mark.parametrize("zin", GAT)
def test_wat_de_klant_over_een_gat_zegt_verandert_geen_bit(taalmodel: Taalmodel, zin: str):
    een, ander = _gewoon(een_klant()), _met(een_klant(), zin)
    _gelijk_tot_de_laatste_bit(taalmodel, een_klantprofiel(een), een_klantprofiel(ander))


@pytest.mark.regel("KWB-14")
@pytest.mark.parametrize("zin", GEZIN)
def test_wat_de_klant_over_zijn_gezin_zegt_verandert_geen_bit(taalmodel: Taalmodel, zin: str):
    een, ander = _gewoon(een_klant()), _met(een_klant(), zin)
    _gelijk_tot_de_laatste_bit(taalmodel, een_klantprofiel(een), een_klantprofiel(ander))


@pytest.mark.regel("SUC-22")
@pytest.mark.parametrize("zin", UITKERING)
def test_wat_de_klant_over_zijn_uitkering_zegt_verandert_geen_bit(taalmodel: Taalmodel, zin: str):
    een, ander = _gewoon(een_klant()), _met(een_klant(), zin)
    _gelijk_tot_de_laatste_bit(taalmodel, een_klantprofiel(een), een_klantprofiel(ander))


@pytest.mark.regel("OPS-91")
@given(
    jaren=st.lists(st.none() | st.floats(0, 40), min_size=2, max_size=2),
    recent=st.lists(st.none() | st.booleans(), min_size=2, max_size=2),
)
def test_hoe_lang_geleden_en_hoe_lang_iemand_werkte_verandert_geen_bit(
    taalmodel: Taalmodel, jaren: list[float | None], recent: list[bool | None]
):
    banen = (Werkervaring("hovenier", "snoeien"), Werkervaring("inpakker", "dozen vullen"))
    gevuld = tuple(
        replace(b, jaren=j, recent=r) for b, j, r in zip(banen, jaren, recent, strict=True)
    )
    een, ander = (een_klantprofiel(een_klant(werkervaring=w)) for w in (banen, gevuld))
    _gelijk_tot_de_laatste_bit(taalmodel, een, ander)


@pytest.fixture
def twee_klanten(opslag: Opslag) -> Opslag:
    """The same person twice; of the second everything is recorded that may not count."""
    tweede = _gewoon(een_klant("K-2"))
    for zin in ALLES:
        tweede = replace(tweede, wensen=(*tweede.wensen, Wens(WensSoort.OMGEVING, zin)))
        tweede = replace(
            tweede,
            werkervaring=tuple(
                replace(e, taken=f"{e.taken} {zin}", recent=False, jaren=0.1)
                for e in tweede.werkervaring
            ),
        )
    with opslag.schrijven() as session:
        for klant, assessment in (
            (_gewoon(een_klant("K-1")), een_assessment("K-1")),
            (tweede, replace(_vol(" ".join(ALLES)), klant=tweede.nummer)),
        ):
            KlantRepository(session).save(klant, door="test")
            BelastbaarheidRepository(session).save(een_belastbaarheid(klant.nummer), door="test")
            AssessmentRepository(session).save(assessment, door="test")
        for nummer in range(1, 6):
            vacature = een_vacature(f"V-{nummer}", titel=f"Medewerker {nummer}")
            VacatureRepository(session).save(vacature, door="test")
    return opslag


def _telt(match: Match) -> tuple[object, ...]:
    return match.werk.nummer, match.score, match.bijdragen, match.reistijden


@pytest.mark.regel("OPS-90", "OPS-91", "KWB-14", "SUC-22")
def test_de_hele_dienst_geeft_dezelfde_score_tot_de_laatste_bit(
    twee_klanten: Opslag, dienst: Matchdienst
):
    een, ander = (dienst.shortlist(k, vandaag=VANDAAG) for k in ("K-1", "K-2"))
    assert len(een.matches) == 5
    assert [_telt(m) for m in een.matches] == [_telt(m) for m in ander.matches]
    kandidaten = dienst.kandidaten("V-1", organisatie=ORGANISATIE, vandaag=VANDAAG).matches
    assert len({m.score for m in kandidaten}) == 1
    assert [m.profiel.nummer for m in kandidaten] == ["K-1", "K-2"]


@pytest.mark.regel("OPS-90", "SUC-22")
def test_geen_vraag_aan_de_opslag_raakt_het_trajectdossier(
    twee_klanten: Opslag, dienst: Matchdienst
):
    vragen: list[str] = []
    event.listen(
        twee_klanten.engine,
        "before_cursor_execute",
        lambda conn, cursor, vraag, *rest: vragen.append(vraag.lower()),
    )
    dienst.shortlist("K-2", vandaag=VANDAAG)
    dienst.waarom("K-2", "V-1", vandaag=VANDAAG)
    assert any("klant" in vraag for vraag in vragen)
    for tabel in ("traject", "gespreksinhoud", "identiteit"):
        assert not [vraag for vraag in vragen if tabel in vraag]


# --- what does count of it ------------------------------------------------------------------------


@pytest.mark.regel("KWB-14")
@pytest.mark.parametrize(
    ("ruim", "grens"),
    [
        ({"uren": (16, 40)}, {"uren": (8, 12)}),
        ({"dagdelen": "ma-vr ochtend,middag"}, {"dagdelen": "ma-vr ochtend"}),
        ({"vervoer": {Vervoermiddel.FIETS: 60}}, {"vervoer": {Vervoermiddel.FIETS: 5}}),
    ],
)
def test_zorg_voor_kinderen_telt_als_grens_aan_uren_tijden_en_reizen(
    omgeving: Omgeving, ruim: dict[str, Any], grens: dict[str, Any]
):
    werk = een_werk(uren=(24, 32), dagdelen="ma-vr middag", plek="Amersfoort 3823")
    belastbaarheid = een_belastbaarheid()

    def uitkomst(velden: dict[str, Any]) -> Uitkomst:
        klant = een_klant(**velden)
        profiel = een_klantprofiel(klant, belastbaarheid=belastbaarheid)
        return beoordeel_paar(profiel, werk, omgeving).uitkomst

    assert uitkomst(ruim) is not Uitkomst.ONGESCHIKT
    assert uitkomst(grens) is Uitkomst.ONGESCHIKT
