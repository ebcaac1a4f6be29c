"""The Klantprofiel: every sentence has a source, and what may not rank never becomes text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.assessment.model import (
    Bevinding,
    Leefgebied,
    RealLifeAssessment,
    RlaConclusies,
    Termijn,
)
from modellen.belastbaarheid.fml import FML, FmlSoort
from modellen.belastbaarheid.model import leeg
from modellen.beroepskeuze.model import Beroepskeuzetest, Competentie, CompetentieScore, Riasec
from modellen.klant.model import Klant, Wens, WensSoort, Werkervaring
from modellen.klantprofiel.afkeer import Gekeerd, splits_afkeer
from modellen.klantprofiel.bouw import INTERESSE_VANAF, STERK_VANAF, bouw_klantprofiel
from modellen.klantprofiel.model import Klantprofiel, ProfielZin, ZinSoort
from modellen.klantprofiel.werktekst import Gelezen, lees_werktekst
from modellen.klantprofiel.zeef import zeef_tekst
from modellen.klantprofiel.zeefwoorden import Reden
from modellen.kwalificatie import Branche, Certificaat
from modellen.waarden import Postcode
from tests.builders import (
    een_assessment,
    een_belastbaarheid,
    een_beroepskeuzetest,
    een_klant,
    een_klantprofiel,
)

MERK = "xqzmerk"
"""In no word that may be said; where it turns up, something leaked."""

TEKSTEN = st.sampled_from(
    [
        "Ik wil tuinman worden.",
        "Planten water geven. Ik heb rugklachten. Buiten zijn.",
        "Ik ben ziek geweest",
        "",
        "Inpakken;\nsorteren",
        "Mijn kinderen gaan voor. Ik wil lassen!",
        "Ik wil inpakken, want ik word gauw duizelig, en planten verzorgen.",
        "Het is wat het is.",
    ]
)
WENSEN = st.lists(st.builds(Wens, st.sampled_from(WensSoort), TEKSTEN), max_size=4).map(tuple)
ERVARINGEN = st.lists(
    st.builds(
        Werkervaring,
        functie=st.sampled_from(["hovenier", "inpakker", ""]),
        taken=TEKSTEN,
        branche=st.none() | st.sampled_from(Branche),
        jaren=st.none() | st.floats(0, 40),
        recent=st.none() | st.booleans(),
        wil_terug=st.none() | st.booleans(),
    ),
    max_size=3,
).map(tuple)
TESTEN = st.none() | st.builds(
    Beroepskeuzetest,
    klant=st.just("K-1001"),
    datum=st.just(date(2026, 1, 1)),
    riasec=st.none() | st.builds(Riasec, *[st.floats(0, 1)] * 6),
    competenties=st.lists(
        st.builds(CompetentieScore, st.sampled_from(Competentie), st.integers(1, 5)),
        max_size=4,
        unique_by=lambda score: score.competentie,
    ).map(tuple),
)
ASSESSMENTS = st.none() | st.builds(
    een_assessment, kwaliteiten=st.frozensets(st.sampled_from(Bevinding), max_size=3)
)
KLANTEN = st.builds(
    een_klant,
    wensen=WENSEN,
    werkervaring=ERVARINGEN,
    certificaten=st.none() | st.frozensets(st.sampled_from(Certificaat), max_size=3),
)


def _zoek_op(pad: str, dossier: dict[str, Any]) -> Any:
    """What stands at ``klant.wensen[0].tekst``; fails when there is no such field.

    The last step into a set or a list of scores names the member.
    """
    naam, *stappen = pad.split(".")
    waarde = dossier[naam]
    for stap in stappen:
        lid = re.fullmatch(r"(\w+)\[(\d+)\]", stap)
        if lid:
            waarde = getattr(waarde, lid.group(1))[int(lid.group(2))]
        elif isinstance(waarde, frozenset):
            [waarde] = [w for w in waarde if w == stap]
        elif isinstance(waarde, tuple):
            [waarde] = [w for w in waarde if w.competentie == stap]
        else:
            waarde = getattr(waarde, stap)
    return waarde


def _zegt_dat(zin: ProfielZin, waarde: Any) -> bool:
    """Does the value at the path hold, or mean, this sentence?"""
    match zin.soort:
        case ZinSoort.WENS | ZinSoort.ERVARING:
            return zin.tekst in waarde
        case ZinSoort.KWALITEIT:
            return zin.tekst == waarde.zin
        case ZinSoort.KWALIFICATIE:
            return waarde.label in zin.tekst
        case ZinSoort.INTERESSE:
            return INTERESSE_VANAF <= waarde <= 1
        case ZinSoort.COMPETENTIE:
            return waarde.sterkte >= STERK_VANAF


def _gelezen(veld: str, tekst: str) -> list[Gelezen]:
    return lees_werktekst(tekst, is_functie=veld.endswith(".functie"))


# --- what never becomes text ---------------------------------------------------------------------


def test_liever_niet_komt_niet_in_de_tekst():
    klant = een_klant(
        wensen=(Wens(WensSoort.LIEVER_NIET, "schoonmaken"), Wens(WensSoort.BEROEP, "tuinman")),
        werkervaring=(),
    )
    assert een_klantprofiel(klant).tekst == "tuinman"


@pytest.mark.parametrize(("wil_terug", "blijft"), [(True, True), (None, True), (False, False)])
def test_een_baan_die_iemand_niet_terug_wil_komt_niet_in_de_tekst(
    wil_terug: bool | None, blijft: bool
):
    baan = Werkervaring("boekhouder", "facturen boeken", wil_terug=wil_terug)
    tekst = een_klantprofiel(een_klant(wensen=(), werkervaring=(baan,))).tekst
    assert tekst == ("boekhouder\nfacturen boeken" if blijft else "")


def test_een_geweerde_zin_staat_in_de_melding_met_haar_veld_en_zonder_haar_tekst():
    wens = Wens(WensSoort.TAAK, "Ik wil inpakken. Door mijn artrose kan ik niet lang staan.")
    profiel = een_klantprofiel(een_klant(wensen=(wens,), werkervaring=()))
    assert profiel.tekst == "Ik wil inpakken."
    [weggelaten] = profiel.weggelaten
    assert (weggelaten.veld, weggelaten.reden) == ("klant.wensen[0].tekst", Reden.GEZONDHEID)
    assert "artrose" not in repr(weggelaten)


def test_ook_functie_en_taken_gaan_door_de_zeef():
    baan = Werkervaring("inpakker, ziek uit dienst", "dozen vullen. Ik was vaak afwezig.")
    profiel = een_klantprofiel(een_klant(wensen=(), werkervaring=(baan,)))
    assert profiel.tekst == "inpakker\ndozen vullen."
    assert [z.veld for z in profiel.weggelaten] == [
        "klant.werkervaring[0].functie",
        "klant.werkervaring[0].taken",
    ]


def test_van_een_zin_over_werk_en_iets_anders_blijft_het_werk_en_komt_er_een_melding():
    wens = Wens(WensSoort.TAAK, "Ik wil tuinen onderhouden, want binnen word ik zenuwachtig.")
    profiel = een_klantprofiel(een_klant(wensen=(wens,), werkervaring=()))
    assert profiel.tekst == "Ik wil tuinen onderhouden"
    [weggelaten] = profiel.weggelaten
    assert (weggelaten.veld, weggelaten.reden) == ("klant.wensen[0].tekst", Reden.GEEN_WERK)


def _gemerkte_klant() -> Klant:
    return een_klant(
        f"K-{MERK}",
        organisatie=MERK,
        coach=MERK,
        postcode=Postcode(3811, "XQ"),
        uitgesloten_werkgevers=frozenset({MERK}),
        uitgesloten_branches=frozenset({Branche.RECYCLING}),
        wensen=(Wens(WensSoort.LIEVER_NIET, MERK), Wens(WensSoort.TAAK, "Bloemen schikken.")),
        werkervaring=(Werkervaring(MERK, MERK, wil_terug=False),),
    )


def _gemerkt_assessment() -> RealLifeAssessment:
    return een_assessment(
        datum=date(1987, 6, 5),
        locatie=MERK,
        verslag=dict.fromkeys(Leefgebied, MERK),
        conclusies=RlaConclusies(True, True, MERK, MERK, Termijn.LANGER),
    )


def test_merktekens_in_verboden_velden_komen_er_niet_uit():
    profiel = een_klantprofiel(
        _gemerkte_klant(),
        assessment=_gemerkt_assessment(),
        test=een_beroepskeuzetest(datum=date(1987, 6, 5)),
    )
    assert "Bloemen schikken." in profiel.tekst
    zinnen_en_meldingen = repr(profiel.zinnen) + repr(profiel.weggelaten)
    for verboden in (MERK, "3811", "XQ", "recycling", "1987", "-06-05", "langer"):
        assert verboden not in zinnen_en_meldingen


@given(KLANTEN, TESTEN, ASSESSMENTS)
def test_wat_verboden_is_verandert_geen_letter_van_de_tekst(
    klant: Klant, test: Beroepskeuzetest | None, assessment: RealLifeAssessment | None
):
    gewoon = bouw_klantprofiel(klant, leeg(klant.nummer), assessment=assessment, test=test)
    beperkt = een_belastbaarheid(
        afwijkingen={
            i.code: i.hoogste_niveau
            if i.soort is FmlSoort.SCHAAL
            else frozenset(o.code for o in i.opties)
            for i in FML
        },
        datum=date(1987, 6, 5),
    )
    merk = _gemerkte_klant()
    gemerkt = replace(
        klant,
        nummer=merk.nummer,
        organisatie=merk.organisatie,
        coach=merk.coach,
        postcode=merk.postcode,
        uitgesloten_werkgevers=merk.uitgesloten_werkgevers,
        uitgesloten_branches=merk.uitgesloten_branches,
        wensen=(*klant.wensen, merk.wensen[0]),
        werkervaring=(*klant.werkervaring, *merk.werkervaring),
    )
    anders = bouw_klantprofiel(
        gemerkt,
        beperkt,
        assessment=assessment
        and replace(_gemerkt_assessment(), kwaliteiten=assessment.kwaliteiten),
        test=test and replace(test, datum=date(1987, 6, 5)),
    )
    assert anders.zinnen == gewoon.zinnen
    assert anders.weggelaten == gewoon.weggelaten


# --- every sentence has a source -----------------------------------------------------------------


@given(KLANTEN, TESTEN, ASSESSMENTS)
def test_elke_zin_staat_in_het_veld_waar_zij_naar_wijst(
    klant: Klant, test: Beroepskeuzetest | None, assessment: RealLifeAssessment | None
):
    profiel = bouw_klantprofiel(klant, leeg(klant.nummer), assessment=assessment, test=test)
    dossier = {"klant": klant, "beroepskeuzetest": test, "assessment": assessment}
    for zin in profiel.zinnen:
        assert _zegt_dat(zin, _zoek_op(zin.veld, dossier)), zin
    for weggelaten in profiel.weggelaten:
        gevonden = _gelezen(weggelaten.veld, _zoek_op(weggelaten.veld, dossier))
        assert weggelaten.reden in {zin.reden for zin in gevonden} | {Reden.ACHTERGELATEN}


@given(KLANTEN)
def test_geen_toegelaten_zin_gaat_verloren_en_geen_geweerde_komt_erin(klant: Klant):
    profiel = bouw_klantprofiel(klant, leeg(klant.nummer))
    velden = [("tekst", w.tekst) for w in klant.wensen if w.soort is not WensSoort.LIEVER_NIET]
    for ervaring in klant.werkervaring:
        if ervaring.wil_terug is not False:
            velden += [("werk.functie", ervaring.functie), ("werk.taken", ervaring.taken)]
    verwacht, redenen = [], []
    for veld, tekst in velden:
        for zin in _gelezen(veld, tekst):
            # Of a wish, what it turns away from is cut as well; of work, nothing more.
            gekeerd = [
                splits_afkeer(deel, verband=tekst) if veld == "tekst" else Gekeerd((deel,), ())
                for deel in zin.blijft
            ]
            verwacht += [deel for g in gekeerd for deel in g.naar]
            achter = Reden.ACHTERGELATEN if any(g.van for g in gekeerd) else None
            redenen.append(zin.reden or achter)
    assert [z.reden for z in profiel.weggelaten] == [reden for reden in redenen if reden]
    vrij = [z.tekst for z in profiel.zinnen if z.soort in (ZinSoort.WENS, ZinSoort.ERVARING)]
    assert vrij == verwacht


def test_de_eigen_zinnen_van_het_profiel_gaan_zelf_door_de_zeef():
    # A sentence of ours about health or home would be the same leak.
    profiel = een_klantprofiel(
        een_klant(certificaten=frozenset(Certificaat)),
        assessment=een_assessment(kwaliteiten=frozenset(Bevinding)),
        test=een_beroepskeuzetest(
            riasec=Riasec(1, 1, 1, 1, 1, 1),
            competenties=tuple(CompetentieScore(c, 5) for c in Competentie),
        ),
    )
    assert {zin.soort for zin in profiel.zinnen} == set(ZinSoort)
    assert [z for z in profiel.zinnen if zeef_tekst(z.tekst) != [(z.tekst, None)]] == []


# --- the thresholds ------------------------------------------------------------------------------


def _interesses(profiel: Klantprofiel) -> list[str]:
    return [z.veld for z in profiel.zinnen if z.soort is ZinSoort.INTERESSE]


def test_een_interesse_telt_vanaf_de_grens():
    onder = INTERESSE_VANAF - 0.01
    test = een_beroepskeuzetest(riasec=Riasec(INTERESSE_VANAF, onder, 0, 0, 0, 1))
    assert _interesses(een_klantprofiel(test=test)) == [
        "beroepskeuzetest.riasec.realistisch",
        "beroepskeuzetest.riasec.conventioneel",
    ]


@pytest.mark.parametrize("sterkte", [1, 2, 3, 4, 5])
def test_alleen_een_sterke_competentie_komt_in_de_tekst(sterkte: int):
    scores = (CompetentieScore(Competentie.REKENEN, sterkte),)
    tekst = een_klantprofiel(test=een_beroepskeuzetest(competenties=scores)).tekst
    assert ("rekenen" in tekst) == (sterkte >= STERK_VANAF)


def test_zonder_test_en_assessment_is_er_een_profiel_met_onbekende_interesse():
    profiel = een_klantprofiel(een_klant(wensen=(), werkervaring=(), certificaten=None))
    assert (profiel.tekst, profiel.zinnen, profiel.riasec) == ("", (), None)
    assert profiel.nummer == "K-1001"
