"""Another age, sex, origin, name, family or benefit: the same lists, scores, nights and features.

Two stores hold the same klanten, apart from everything that nobody may rank on; all of that differs
for every one of them. What comes out must be equal to the last bit.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matching.dienst import Matchdienst
from matching.leren.gegevens import Leergegevens
from matching.leren.lezen import lees_leergegevens
from matching.taal.laden import Taalmodel
from modellen.eerlijkheid.model import Geslacht, Groepsgegevens, Herkomst, Leeftijdsband
from modellen.eerlijkheid.repository import GroepsgegevensRepository
from modellen.gebruiker.model import Rol
from modellen.klant.model import Identiteit, Klant, Wens, WensSoort
from modellen.klant.repository import KlantRepository
from modellen.opslag.engine import Opslag
from modellen.voorstel.lijst import GetoondeLijst, GetoondePlaats, Lijstsoort
from modellen.voorstel.lijst_repository import LijstRepository
from modellen.voorstel.model import Voorstelgebeurtenis, Voorstelsoort
from modellen.voorstel.repository import VoorstelRepository
from modellen.waarden import Postcode, WerkNummer
from tests.builders import VANDAAG
from tests.huis.project import REPO, list_modules
from tests.matching.nacht.wereld import inhoud, matchdienst, nachtdienst, vul
from vacatures.werk_repository import WerkRepository

NU = datetime.combine(VANDAAG, time(9), UTC)
KLANTEN, VACATURES, REGELS = 14, 34, 8


@dataclass(frozen=True, slots=True)
class Mens:
    """What one store says of all its klanten, and the other one otherwise."""

    voornaam: str
    achternaam: str
    letters: str
    leeftijd: Leeftijdsband
    geslacht: Geslacht
    herkomst: Herkomst
    zinnen: tuple[str, ...]


MENSEN = (
    Mens(
        *("Fatima", "el Idrissi", "AB"),
        *(Leeftijdsband.VANAF_55, Geslacht.VROUW, Herkomst.BUITEN_EUROPA),
        (
            "Ik ben een vrouw van 61 jaar.",
            "Ik ben geboren in Marokko.",
            "Ik ben alleenstaande moeder.",
            "Ik heb een WIA-uitkering.",
        ),
    ),
    Mens(
        *("Kevin", "Jansen", "ZX"),
        *(Leeftijdsband.TOT_27, Geslacht.MAN, Herkomst.NEDERLAND),
        (
            "Ik ben een man van 23 jaar.",
            "Ik ben geboren in Breda.",
            "Ik ben getrouwd en heb vijf kinderen.",
            "Ik zit in de bijstand.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Wereld:
    """One of the two stores, with all that the machinery makes of it."""

    klanten: tuple[Klant, ...]
    shortlists: list[Any]
    kandidaten: list[Any]
    nacht: Any
    leergegevens: Leergegevens


@pytest.fixture(scope="module")
def werelden(
    _sqlite_sjabloon: Path, tmp_path_factory: pytest.TempPathFactory, taalmodel: Taalmodel
) -> tuple[Wereld, Wereld]:
    uit = []
    for mens in MENSEN:
        map_ = tmp_path_factory.mktemp("wereld")
        opslag = Opslag(f"sqlite:///{shutil.copy(_sqlite_sjabloon, map_ / 'opstap.sqlite3')}")
        vul(opslag, klanten=KLANTEN, vacatures=VACATURES)
        _kleed_aan(opslag, mens)
        uit.append(_draai(opslag, taalmodel, map_))
        opslag.sluit()
    return uit[0], uit[1]


def _kleed_aan(opslag: Opslag, mens: Mens) -> None:
    with opslag.schrijven() as sessie:
        klanten = KlantRepository(sessie)
        for klant in klanten.list_():
            gezegd = tuple(Wens(WensSoort.BEROEP, zin) for zin in mens.zinnen)
            postcode = klant.postcode and Postcode(klant.postcode.cijfers, mens.letters)
            klanten.save(
                replace(klant, wensen=(*klant.wensen, *gezegd), postcode=postcode), door="test"
            )
            identiteit = Identiteit(klant.nummer, mens.voornaam, mens.achternaam)
            klanten.save_identiteit(identiteit, door="test")
            groepen = Groepsgegevens(klant.nummer, mens.leeftijd, mens.geslacht, mens.herkomst)
            GroepsgegevensRepository(sessie).save_all([groepen], door="test")


def _draai(opslag: Opslag, taalmodel: Taalmodel, map_: Path) -> Wereld:
    dienst = matchdienst(opslag, taalmodel, map_ / "index")
    with opslag.lezen() as sessie:
        klanten = KlantRepository(sessie).list_()
    shortlists = [_shortlist(dienst, opslag, klant) for klant in klanten]
    organisaties = sorted({klant.organisatie for klant in klanten})
    kandidaten = [
        _beeld(dienst.kandidaten(werk, organisatie=code, vandaag=VANDAAG, aantal=REGELS))
        for code in organisaties
        for werk in sorted({regel[0] for lijst in shortlists for regel in lijst[0]})[:6]
        if _is_zichtbaar(opslag, werk, code)
    ]
    nacht = nachtdienst(opslag, taalmodel, map_ / "nacht").draai(vandaag=VANDAAG)
    with opslag.lezen() as sessie:
        leergegevens = lees_leergegevens(sessie, VANDAAG)
    return Wereld(
        tuple(klanten), shortlists, kandidaten, inhoud(opslag, nacht.nacht.nummer), leergegevens
    )


def _is_zichtbaar(opslag: Opslag, werk: str, code: Any) -> bool:
    with opslag.lezen() as sessie:
        gevonden = WerkRepository(sessie).find(WerkNummer(werk))
    return gevonden is not None and gevonden.is_zichtbaar_voor(code)


def _beeld(lijst: Any) -> tuple[Any, ...]:
    """Everything that an answer says, without the records of the klanten themselves."""
    regels = [
        (
            match.werk.nummer,
            match.profiel.nummer,
            match.score,
            match.oordeel,
            match.bijdragen,
            dict(match.reistijden),
        )
        for match in lijst.matches
    ]
    return regels, lijst.telling, lijst.pool, lijst.keuzes


def _shortlist(dienst: Matchdienst, opslag: Opslag, klant: Klant) -> tuple[Any, ...]:
    """The list of one klant, kept as shown, with a proposal of its first line."""
    lijst = dienst.shortlist(klant.nummer, vandaag=VANDAAG, aantal=REGELS)
    if lijst.matches:
        _stel_voor(opslag, klant, lijst)
    return _beeld(lijst)


def _stel_voor(opslag: Opslag, klant: Klant, lijst: Any) -> None:
    rij = {nummer: i for i, nummer in enumerate(lijst.pool.nummers)}
    nummers = [match.werk.nummer for match in lijst.matches]
    getoond = GetoondeLijst(
        soort=Lijstsoort.SHORTLIST,
        onderwerp=klant.nummer,
        organisatie=klant.organisatie,
        gebruiker=klant.coach,
        rol=Rol.JOBCOACH,
        getoond_op=NU,
        dag=VANDAAG,
        versies={"ranking": lijst.versies.ranking},
        beschouwd=lijst.telling.beschouwd,
        passend=lijst.telling.kandidaat_rijen,
        pool=lijst.pool,
        plaatsen=tuple(GetoondePlaats(n, rij[n]) for n in nummers),
    )
    with opslag.schrijven() as sessie:
        voorstellen = VoorstelRepository(sessie)
        hier = voorstellen.begin(
            klant.nummer,
            WerkNummer(nummers[0]),
            organisatie=klant.organisatie,
            lijst=LijstRepository(sessie).leg_vast(getoond),
            op=NU,
            door="test",
        )
        voorgesteld = Voorstelgebeurtenis(1, Voorstelsoort.VOORGESTELD, VANDAAG, NU, "test")
        voorstellen.voeg_toe(hier, voorgesteld)


def test_de_proef_zelf_verschilt_bij_iedereen_en_geeft_lijsten(werelden):
    een, ander = werelden
    for klant, tegenhanger in zip(een.klanten, ander.klanten, strict=True):
        assert klant.nummer == tegenhanger.nummer
        assert klant != tegenhanger
    assert sum(bool(lijst[0]) for lijst in een.shortlists) >= KLANTEN // 2
    assert een.kandidaten
    assert all(een.nacht.values())
    assert len(een.leergegevens) >= KLANTEN // 2


def test_elke_klant_krijgt_dezelfde_lijst_met_dezelfde_scores_en_kenmerken(werelden):
    een, ander = werelden
    assert een.shortlists == ander.shortlists


def test_elk_werk_krijgt_dezelfde_kandidaten(werelden):
    een, ander = werelden
    assert een.kandidaten == ander.kandidaten


def test_de_nacht_schrijft_dezelfde_regels(werelden):
    een, ander = werelden
    assert een.nacht == ander.nacht


def test_er_is_hetzelfde_van_te_leren(werelden):
    een, ander = (w.leergegevens for w in werelden)
    for veld in fields(Leergegevens):
        np.testing.assert_array_equal(getattr(een, veld.name), getattr(ander, veld.name))


def test_een_wens_die_wel_over_werk_gaat_verandert_de_lijst(
    werelden, sqlite_url: str, tmp_path: Path, taalmodel: Taalmodel
):
    """So that equality above is not that of a ranking that reads nothing."""
    opslag = Opslag(sqlite_url)
    vul(opslag, klanten=KLANTEN, vacatures=VACATURES)
    _kleed_aan(opslag, replace(MENSEN[0], zinnen=("Ik wil timmerman worden in de bouw.",)))
    anders = _draai(opslag, taalmodel, tmp_path)
    opslag.sluit()
    assert anders.shortlists != werelden[0].shortlists


def test_alleen_invoer_en_verslag_noemen_de_groepen_ook_niet_in_een_eigen_vraag():
    """What imports them, import-linter guards; this finds a query as text as well."""
    noemt = re.compile(r"modellen\.eerlijkheid|(?:from|join|into|update) groepsgegevens\b", re.I)
    gevonden = {
        str(pad)
        for pad in list_modules()
        if noemt.search((REPO / pad).read_text(encoding="utf-8"))
        and not str(pad).startswith("modellen/eerlijkheid/")
    }
    assert gevonden == {"vacatures/importeren/groepsgegevens.py", "api/toegang/eerlijkheid.py"}
