"""What a klant reads is plain Dutch (B1): short sentences, no system words, no bare short forms.

The measure is our own: at most 15 words in a sentence on average and never more than 20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from modellen.traject.doorvragen import DOORVRAGEN
from modellen.traject.model import Deelnemer, Trajectsoort
from modellen.traject.soorten import trajectsoorten
from modellen.traject.uitlegwoorden import leg_woorden_uit, uitlegwoorden

GEMIDDELD, HOOGSTENS = 15, 20
SOORTEN = tuple(trajectsoorten().values())
MET_UITLEG = frozenset(
    (
        *("aanmelding", "verwijzing", "driegesprek", "intakegesprek", "trajectplan"),
        *("handtekening", "rla", "beroepskeuzetest", "workshop", "klantevaluatie", "afsluiten"),
        *("proefplaatsing_aangevraagd", "proefplaatsing_toegekend", "proefplaatsing_gestart"),
        *("proefplaatsing_afgewezen", "proefplaatsing_gestopt", "nazorg_werknemer"),
        *("nazorg_afgerond", "screening_conclusie", "dossierscreening"),
    )
)
"""Steps in which the klant has a part without doing them himself."""
SYSTEEMWOORDEN = re.compile(
    r"\b(?:systeem|gebeurtenis\w*|registr\w+|vastleg\w*|vastgelegd|status|veld(?:en)?|poort(?:en)?"
    r"|klok(?:ken)?|invoer\w*|record|code|gegevens|conform|inzake|middels|teneinde|betreffende"
    r"|dient|dienen|hieromtrent|alsmede)\b",
    re.IGNORECASE,
)
JARGON = {
    "aanbodversterking": r"aanbodversterking",
    "arbeidsdeskundige": r"arbeidsdeskundigen?",
    "arbeidsovereenkomst": r"arbeidsovereenkomst(?:en)?",
    "arbeidsvoorwaarden": r"arbeidsvoorwaarden",
    "banenafspraak": r"banenafspraak",
    "beëindigingsrapportage": r"beëindigingsrapportage",
    "belastbaarheid": r"belastbaarheid",
    "belemmering": r"belemmering(?:en)?",
    "bemiddeling": r"bemiddeling|bemiddelbaar",
    "beroepskeuzetest": r"beroepskeuzetest(?:en|s)?",
    "branche": r"branches?",
    "casemanager": r"casemanagers?",
    "competentie": r"competenties?",
    "consulent": r"consulenten|consulent",
    "contactmoment": r"contactmoment(?:en)?",
    "dossierscreening": r"dossierscreening(?:en)?",
    "driegesprek": r"driegesprek(?:ken)?",
    "eerste ziektedag": r"eerste ziektedag",
    "eerstejaarsevaluatie": r"eerstejaarsevaluaties?",
    "eindrapportage": r"eindrapportage",
    "empowerment": r"empowerment",
    "financier": r"financiers?",
    "inleen": r"inleen(?:vergoeding)?|inlenen",
    "instrument": r"instrument(?:en)?",
    "intake": r"intake(?:gesprek(?:ken)?)?",
    "intakerapportage": r"intakerapportages?",
    "IOP": r"IOP",
    "jobcoach": r"jobcoach(?:es)?",
    "jobcoaching": r"jobcoaching",
    "jobcoachportaal": r"jobcoachportaal",
    "jobfinding": r"jobfinding",
    "Kamer van Koophandel": r"Kamer van Koophandel|KvK",
    "klantmanager": r"klantmanagers?",
    "kwalificatie": r"kwalificaties?",
    "kwalificatiebaan": r"kwalificatieba(?:an|nen)",
    "leefgebied": r"leefgebied(?:en)?",
    "licentie": r"licentie",
    "loondoorbetaling": r"loondoorbetaling",
    "loonkostensubsidie": r"loonkostensubsidie|LKS",
    "loonwaarde": r"loonwaarde",
    "maatregel": r"maatregel(?:en)?",
    "match": r"match",
    "mindset": r"mindset",
    "nazorg": r"nazorg",
    "opdrachtgever": r"opdrachtgevers?",
    "opstapbaan": r"opstapba(?:an|nen)",
    "Participatiewet": r"Participatiewet",
    "plaatsing": r"plaatsing(?:en)?|geplaatst",
    "proefplaatsing": r"proefplaatsing(?:en)?",
    "proeftijd": r"proeftijd",
    "re-integratie": r"re-integratie",
    "real-life assessment": r"real-life assessment",
    "SDW": r"SDW|SDWork",
    "sociale activering": r"sociale activering",
    "spelregels": r"spelregels",
    "spoor 1": r"spoor 1",
    "spoor 2": r"spoor 2|tweede spoor",
    "totaalbeeld": r"totaalbeeld",
    "trajectplan": r"trajectplan(?:nen)?",
    "UWV": r"UWV",
    "vaststellingsovereenkomst": r"vaststellingsovereenkomst(?:en)?",
    "verlenging": r"verlenging",
    "verliesverwerking": r"verliesverwerking",
    "vervolgbegeleiding": r"vervolgbegeleiding",
    "verzuimcoördinator": r"verzuimcoördinator(?:en)?",
    "voortgangsrapportage": r"voortgangsrapportages?",
    "voortraject": r"voortraject(?:en)?",
    "WIA": r"WIA",
    "Work-2-Gether": r"Work-2-Gether",
    "workshop": r"workshops?",
}
"""Words of the trade that nobody has to know, with the forms in which they may stand somewhere."""


def _klantteksten(soort: Trajectsoort) -> Iterator[tuple[str, str]]:
    """Everything of a type that is written to the klant, with where it stands."""
    yield f"{soort.code}: belofte", soort.belofte
    yield from ((f"{soort.code}: fase {f.code}", f.uitleg) for f in soort.fasen)
    yield from ((f"{soort.code}: stap {s.code}", s.uitleg) for s in soort.stappen if s.uitleg)


TEKSTEN = (
    *(paar for soort in SOORTEN for paar in _klantteksten(soort)),
    *((f"woord {w.woord}", w.uitleg) for w in uitlegwoorden().values()),
    *((f"vraag {g}", vraag) for g, vragen in DOORVRAGEN.items() for vraag in vragen),
)


def _labels(soort: Trajectsoort) -> Iterator[str]:
    """What a klant may meet as a name: of phases, steps, fields, results and deadlines."""
    yield from (soort.naam, *soort.deelnemers.values())
    for fase in soort.fasen:
        yield from (fase.label, fase.kort)
    for stap in soort.stappen:
        yield stap.label
        yield from (veld.label for veld in stap.velden)
    yield from (resultaat.label for resultaat in soort.resultaten)
    yield from (klok.wat for klok in soort.klokken)


def _zinnen(tekst: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", tekst.strip())


def _lengte(zin: str) -> int:
    return len(re.findall(r"[\w'-]+", zin))


@pytest.mark.regel("WNH-05")
@pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.code)
def test_elke_fase_van_elke_soort_legt_zichzelf_uit(soort: Trajectsoort):
    zonder = [f.code for f in soort.fasen if not (f.kort and f.uitleg)]
    assert zonder == []
    for fase in soort.fasen:
        assert 2 <= len(_zinnen(fase.uitleg)) <= 4, fase.uitleg
        assert len(fase.kort.split()) <= 8, fase.kort
        assert re.search(r"\bu\b|\buw\b", fase.uitleg, re.IGNORECASE), fase.uitleg


@pytest.mark.regel("WNH-05")
@pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.code)
def test_elke_fase_zegt_wanneer_zij_klaar_is(soort: Trajectsoort):
    assert [f.code for f in soort.fasen if "is klaar" not in f.uitleg] == []


@pytest.mark.regel("WNH-45")
@pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.code)
def test_elke_stap_die_de_klant_meemaakt_legt_zichzelf_uit(soort: Trajectsoort):
    betreft = [s for s in soort.stappen if s.wie is Deelnemer.KLANT or s.code in MET_UITLEG]
    assert [s.code for s in betreft if not s.uitleg] == []


@pytest.mark.regel("KWB-35")
@pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.code)
def test_elke_soort_zegt_wat_er_te_halen_is(soort: Trajectsoort):
    assert 2 <= len(_zinnen(soort.belofte)) <= 4
    assert "baan" in soort.belofte or "contract" in soort.belofte


@pytest.mark.regel("KWB-35")
def test_de_kwalificatiebaan_belooft_voortraject_baan_met_subsidie_en_zicht_op_gewoon_werk():
    belofte = trajectsoorten()["kwalificatiebaan"].belofte
    delen = [belofte.index(d) for d in ("voortraject", "loonkostensubsidie", "gewone baan")]
    assert delen == sorted(delen)


@pytest.mark.parametrize(("waar", "tekst"), TEKSTEN, ids=[waar for waar, _ in TEKSTEN])
def test_wat_de_klant_leest_is_kort_en_gewoon(waar: str, tekst: str):
    lengtes = [_lengte(zin) for zin in _zinnen(tekst)]
    assert max(lengtes) <= HOOGSTENS, tekst
    assert sum(lengtes) / len(lengtes) <= GEMIDDELD, tekst
    assert tekst.endswith((".", "?")), tekst
    assert SYSTEEMWOORDEN.search(tekst) is None, tekst


@pytest.mark.regel("WNH-06")
@pytest.mark.parametrize("soort", SOORTEN, ids=lambda s: s.code)
def test_elk_vakwoord_in_een_naam_of_uitleg_is_uitgelegd(soort: Trajectsoort):
    for tekst in (*_labels(soort), *(t for _, t in _klantteksten(soort))):
        uitgelegd = {w.woord for w in leg_woorden_uit(tekst)}
        for woord, vormen in JARGON.items():
            if re.search(rf"(?<![\w-])(?:{vormen})(?!\w)", tekst, re.IGNORECASE):
                assert woord in uitgelegd, (woord, tekst)


@pytest.mark.regel("WNH-06")
def test_geen_afkorting_staat_er_zonder_uitleg():
    namen = [naam for soort in SOORTEN for naam in _labels(soort)]
    for tekst in (*namen, *(tekst for _, tekst in TEKSTEN)):
        for afkorting in re.findall(r"\b[A-Z]{2,}\b", tekst):
            assert leg_woorden_uit(afkorting), (afkorting, tekst)
